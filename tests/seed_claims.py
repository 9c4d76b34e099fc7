"""seed_claims: what five profiles of one occupation claim, as figures; the shared fixture of the reconcile tests."""

from builders import claim, document

from pipeline.tables import Row

BULLETS, BOOK, ARTICLE, SUMMARY, POSTING = (
    "a_bullets.txt",
    "b_book.txt",
    "c_article.txt",
    "d_summary.txt",
    "e_posting.txt",
)
LOOSE = "population:customer-service-roles"
INDUSTRIES = {
    "grocery-stores": 17230, "business-support-services": 21130, "electronic-shopping": 21530,
    "employment-services": 22510, "depository-credit-intermediation": 24850,
    "nondepository-credit-intermediation": 25600, "management-of-companies": 27990,
    "agencies-and-brokerages": 28270, "insurance-carriers": 28560, "wired-telecommunications-carriers": 38980,
}  # fmt: skip


def seed_documents() -> list[Row]:
    """The five documents; one names its vintage."""
    return [
        document(BULLETS),
        document(BOOK, vintage_start="2004", vintage_end="2005"),
        document(ARTICLE),
        document(SUMMARY),
        document(POSTING),
    ]


def seed_claims() -> list[Row]:
    """All claims, in document order."""
    return [*bullets(), *book(), *article(), *summary(), *posting()]


def bullets() -> list[Row]:
    """A profile of bullet points with empty figure headings."""
    return [
        claim(BULLETS, "employment.count", "missing", "2020", evidence="2020 Employment", start=5),
        claim(BULLETS, "employment.count", "missing", "2030", evidence="2030 Projected Employment", start=6),
        claim(BULLETS, "employment_outlook.projected", "little_or_no_change", evidence="little growth", start=7),
        claim(BULLETS, "openings.mean", "361700 jobs/year", evidence="361,700", start=8),
        claim(BULLETS, "education.prevalent", "high_school", start=9),
        claim(BULLETS, "education.sometimes", "bachelor", start=10),
        claim(BULLETS, "training_duration.typical", "2..4 weeks", evidence="two to four weeks", start=11),
    ]


def book() -> list[Row]:
    """A long handbook of 2004 with figures of 2002."""
    wages = {"median": 26240, "p25": 20960, "p75": 33540, "p10": 17230, "p90": 42990}
    pay = [
        claim(BOOK, f"wage.{name}", f"{figure} USD/year", "2002", evidence=f"${figure:,}", start=50 + place)
        for place, (name, figure) in enumerate(wages.items())
    ]
    table = [
        claim(
            BOOK, f"wage.median@industry:{name}", f"{figure} USD/year", "2002", evidence=f"{figure:,}", start=70 + place
        )
        for place, (name, figure) in enumerate(INDUSTRIES.items())
    ]
    return [
        claim(BOOK, "employment.count", "~1900000 jobs", "2002", evidence="about 1.9 million", start=10),
        claim(
            BOOK,
            "employment_share.share_of_occupation@industry:retail-trade",
            "12.5 percent",
            evidence="1 in 8",
            start=11,
        ),
        claim(BOOK, "education.required", "high_school", start=12),
        claim(BOOK, "training_duration.typical", ">=several weeks", evidence="at least several weeks", start=13),
        claim(BOOK, "employment_outlook.projected", "faster_than_average", "../2012", start=14),
        *pay,
        *table,
    ]


def article() -> list[Row]:
    """A short article with pay by the year and by the hour."""
    pay = [("median", 33750, 16.23), ("p90", 55310, 26.59), ("p10", 22140, 10.65)]
    wages = [
        claim(ARTICLE, f"wage.{name}", reading, evidence=evidence, start=20 + 2 * place + side)
        for place, (name, annual, hourly) in enumerate(pay)
        for side, (reading, evidence) in enumerate(
            [(f"{annual} USD/year", f"${annual:,} a year"), (f"{hourly} USD/hour", f"${hourly} an hour")]
        )
    ]
    return [
        *wages,
        claim(ARTICLE, "education.required", "high_school", start=30),
        claim(
            ARTICLE, "employment_change.projected", "5 percent", "2016/2026", evidence="5%", start=31,
            attributed_to="Bureau of Labor Statistics",
        ),
        claim(
            ARTICLE, "employment_outlook.projected", "as_fast_as_average", "2016/2026", start=32,
            attributed_to="Bureau of Labor Statistics",
        ),
        claim(ARTICLE, "wage.median@other_occupation", "missing", evidence="their median annual salaries", start=40),
    ]  # fmt: skip


def summary() -> list[Row]:
    """A summary page."""
    return [
        claim(SUMMARY, "education.typical", "high_school", start=1),
        claim(SUMMARY, "training.typical", "short_term_on_the_job", start=2),
        claim(SUMMARY, "training_duration.typical", "2..3 weeks", evidence="2 to 3 weeks", start=3),
        claim(SUMMARY, "employment_change.projected", "5 percent", "2016/2026", evidence="5%", start=4),
        claim(SUMMARY, "employment_outlook.projected", "as_fast_as_average", "2016/2026", start=5),
        claim(
            SUMMARY,
            "employment_change.projected@all_occupations",
            "7 percent",
            "2016/2026",
            evidence="7 percent",
            start=6,
        ),
        claim(SUMMARY, "wage.median", "32300 USD/year", evidence="$32,300 per year", start=7),
        claim(SUMMARY, "wage.median", "15.53 USD/hour", evidence="$15.53 per hour", start=8),
    ]


def posting() -> list[Row]:
    """A job description with an outlook."""
    return [
        claim(POSTING, "education.typical", "high_school", start=1),
        claim(POSTING, "education.required", "high_school", start=2),
        claim(POSTING, "education.preferred", "bachelor", start=3),
        claim(POSTING, "experience.typical", "0..2 years", evidence="0-2 years", start=4),
        claim(POSTING, "experience.preferred", "1..3 years", evidence="1-3 years", start=5),
        claim(POSTING, "typing_speed.required", ">=40 words/minute", evidence="40+ WPM", start=6),
        claim(POSTING, f"employment.count@{LOOSE}", "~3000000 jobs", evidence="roughly 3 million", start=7),
        claim(POSTING, "employment_outlook.projected", "decline", "../2032", start=8, attributed_to="BLS"),
        claim(POSTING, "employment_outlook.projected", "decline", "../2032", start=9, attributed_to="BLS"),
    ]  # fmt: skip
