"""corpus_pages: one invented document as plain text or as a handbook's page, with the claims it makes."""

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.corpus import Facts

Truth = dict[str, Any]
UNSCOPED = {"scope_type": None, "scope_id": None}


def wage_row(facts: "Facts", statistic: str, value: float, unit: str = "USD/year") -> Truth:
    """The gold row of a wage."""
    return {"attribute": "wage", "statistic": statistic, "value": value, "unit": unit, "period": f"{facts.year}-05",
            "evidence": f"${value:,.0f}" if unit == "USD/year" else f"${value:,.2f}", **UNSCOPED}  # fmt: skip


def other_rows(facts: "Facts", phrases: dict[str, Any]) -> dict[str, list[Truth]]:
    """The gold rows of what is not pay, by what tells them."""
    window = f"{facts.year}/{facts.year + 10}"
    return {
        "employment": [{"attribute": "employment", "statistic": "count", "value": facts.jobs,
                        "period": str(facts.year), "evidence": f"{facts.jobs:,}"}],
        "growth": [{"attribute": "employment_change", "statistic": "projected", "value": facts.growth,
                    "unit": "percent", "period": window, "evidence": f"{facts.growth} percent"},
                   {"attribute": "employment_outlook", "category": facts.outlook, "period": window,
                    "evidence": phrases["outlook"][facts.outlook]}],
        "openings": [{"attribute": "openings", "value": facts.openings, "evidence": f"{facts.openings:,}"}],
        "education": [{"attribute": "education", "category": facts.degree, "statistic": "typical",
                       "evidence": phrases["education"][facts.degree].split(" ", 1)[1]}],
    }  # fmt: skip


def fill(facts: "Facts", phrases: dict[str, Any], rng: random.Random, name: str) -> str:
    """One of the sentences of a name with the occupation's figures."""
    sentence: str = rng.choice(phrases["sentences"][name])
    return sentence.format(
        p=facts.people, P=facts.people[0].upper() + facts.people[1:], one=facts.one, year=facts.year,
        end=facts.year + 10, wage=f"${facts.median:,}", p10=f"${facts.p10:,}", p90=f"${facts.p90:,}",
        jobs=f"{facts.jobs:,}", growth=facts.growth, openings=f"{facts.openings:,}",
        outlook=phrases["outlook"][facts.outlook] + " for all occupations",
        degree=phrases["education"][facts.degree],
    )  # fmt: skip


def choose_duties(facts: "Facts", phrases: dict[str, Any], rng: random.Random) -> list[str]:
    """Some of the occupation's duties, each in one of its wordings."""
    chosen = rng.sample(facts.duties, rng.randrange(3, len(facts.duties)))
    words = [rng.choice(phrases["duties"][duty]) for duty in chosen]
    return [word[0].upper() + word[1:] for word in words]


def write_text(facts: "Facts", phrases: dict[str, Any], rng: random.Random) -> tuple[str, list[Truth]]:
    """A page of plain text that tells some of the facts, and the gold rows of what it tells."""
    others = other_rows(facts, phrases)
    told = sorted(rng.sample(sorted(others), rng.randrange(2, 5)))
    title = facts.people.title()
    pay = [fill(facts, phrases, rng, "wage")]
    truth = [wage_row(facts, "median", facts.median)]
    if rng.random() < 0.6:
        pay.append(fill(facts, phrases, rng, "tails"))
        truth += [wage_row(facts, "p10", facts.p10), wage_row(facts, "p90", facts.p90)]
    noise = rng.sample(phrases["noise"], 5)
    parts = [title, " ".join(noise[:2]), f"What {title} Do"]
    parts.append("\n".join(f"- {duty}" for duty in choose_duties(facts, phrases, rng)))
    parts += [noise[2], "Pay", " ".join([*pay, noise[3]])]
    for heading, names in (("Job Outlook", ("employment", "growth", "openings")), ("Education", ("education",))):
        sentences = [fill(facts, phrases, rng, name) for name in names if name in told]
        if sentences:
            parts += [heading, " ".join([*sentences, noise[4]])]
    parts.append(f"Published by {rng.choice(phrases['publishers'])}")
    return "\n\n".join(parts) + "\n", truth + [row for name in told for row in others[name]]


def write_page(facts: "Facts", phrases: dict[str, Any], rng: random.Random) -> tuple[str, list[Truth]]:
    """A handbook's page in HTML: quick facts, duties, pay, outlook, similar occupations, and boilerplate around it."""
    others = other_rows(facts, phrases)
    title, hourly = facts.people.title(), round(facts.median / 2080, 2)
    facts_rows = [
        (f"{facts.year} Median Pay", f"${facts.median:,} per year<br>${hourly:,.2f} per hour"),
        ("Typical Entry-Level Education", phrases["education"][facts.degree].split(" ", 1)[1].capitalize()),
        (f"Number of Jobs, {facts.year}", f"{facts.jobs:,}"),
        (f"Job Outlook, {facts.year}-{(facts.year + 10) % 100}",
         f"{facts.growth}% ({phrases['outlook'][facts.outlook].capitalize()})"),
    ]  # fmt: skip
    quick = "\n".join(f"<tr><th>{name}</th><td>{cell}</td></tr>" for name, cell in facts_rows)
    duties = "\n".join(f"<li>{duty}</li>" for duty in choose_duties(facts, phrases, rng))
    similar, theirs = similar_table(facts, phrases, rng)
    sections = {
        "Summary": f"<table><caption>Quick Facts: {title}</caption>\n{quick}\n</table>",
        f"What {title} Do": f"<p>{rng.choice(phrases['noise'])}</p><h3>Duties</h3><ul>\n{duties}\n</ul>",
        "Pay": f"<p>{fill(facts, phrases, rng, 'wage')} {fill(facts, phrases, rng, 'tails')}</p>",
        "Job Outlook": f"<p>{fill(facts, phrases, rng, 'growth')}</p><p>{fill(facts, phrases, rng, 'openings')}</p>",
        f"How to Become a {facts.one.title()}": f"<p>{fill(facts, phrases, rng, 'education')}</p>",
        "Similar Occupations": similar,
    }
    body = "\n".join(f"<h2>{name}</h2>\n{content}" for name, content in sections.items())
    page = PAGE.format(title=title, body=body, publisher=rng.choice(phrases["publishers"]))
    year = str(facts.year)
    truth = [
        {**wage_row(facts, "median", facts.median), "period": year},
        {**wage_row(facts, "median", hourly, "USD/hour"), "period": year},
        *(wage_row(facts, name, getattr(facts, name)) for name in ("p10", "p90")),
        wage_row(facts, "median", facts.median),
        *others["employment"], *others["growth"], *others["openings"],
        {**others["education"][0], "evidence": facts_rows[1][1]}, *others["education"],
        {**others["growth"][0], "evidence": f"{facts.growth}%"},
        {**others["growth"][1], "evidence": phrases["outlook"][facts.outlook].capitalize()},
        *theirs,
    ]  # fmt: skip
    return page, truth


def similar_table(facts: "Facts", phrases: dict[str, Any], rng: random.Random) -> tuple[str, list[Truth]]:
    """Occupations that are not the page's own with their pay, and the gold rows: claims about others."""
    rows, truth = [], []
    for _ in range(3):
        one = f"{rng.choice(phrases['fields'])} {rng.choice(phrases['trades'])}"
        pay = f"${rng.randrange(2500, 12000) * 10:,}"
        rows.append(f"<tr><td>{one.title()}s</td><td>{pay}</td></tr>")
        truth.append({"attribute": "wage", "statistic": "median", "value": float(pay[1:].replace(",", "")),
                      "evidence": pay, "scope_type": "other_occupation", "period": str(facts.year)})  # fmt: skip
    head = f"<tr><th>Occupation</th><th>{facts.year} Median Pay</th></tr>"
    return f"<table>\n{head}\n" + "\n".join(rows) + "\n</table>", truth


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} : {publisher}</title>
<meta property="og:site_name" content="{publisher}"><style>nav a {{ margin: 1em }}</style>
<script>window.visits = (window.visits || 0) + 1;</script></head>
<body><header><nav><a href="/">Home</a><a href="/a-z">A to Z</a><a href="/search">Search</a><a href="/about">About</a>
</nav></header>
<main><h1>{title}</h1>
{body}
</main>
<footer><p>Write to us at any time. All rights reserved.</p><a href="#top">Back to top</a></footer></body></html>
"""
