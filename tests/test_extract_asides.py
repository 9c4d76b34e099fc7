"""What career pages say beside their figures: ends of pay, what people answered, what a paper adds, who wrote it."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

PAY = [
    case("Bakers earn $124,300 a year on average, with a low of $92,000 and a high of $171,000.",
         "wage.level 171000 USD/year", "wage.level 92000 USD/year", "wage.mean 124300 USD/year"),
    case("In high schools bakers earn $38,000 a year.", "wage.level 38000 USD/year @industry:high-schools"),
    case("The median nurse makes about $88,000, the median cook about $42,000.",
         "wage.median ~42000 USD/year @other_occupation:cook", "wage.median ~88000 USD/year @other_occupation:nurse"),
    case("The median baker earns $44,000 a year.", "wage.median 44000 USD/year"),
    case("A 6% match on a $100,000 salary is worth a lot to bakers."),
]  # fmt: skip

SHARES = [
    case("63% of bakery owners said that certified bakers make fewer mistakes."),
    case("The certificate adds 5-10% in hotels."),
    case("Bakers who never move lag behind by about 15%."),
    case("About 15% of bakers work in hotels.", "employment_share.share_of_occupation ~15 percent @industry:hotels"),
]

PAPERS = [
    case("A licence is often required.", "licence.level sometimes"),
    case("A licence is always required.", "licence.level required"),
    case("Certification by the guild is voluntary."),
    case("A degree is not a hard requirement at smaller firms."),
    case("A bachelor's degree is a hard requirement.", "education.required bachelor"),
    case("A master's degree adds roughly $8,000 a year."),
    case("A residency is an advantage."),
    case("Home > Articles > Baker"),
]


@pytest.mark.parametrize(("text", "claims", "options"), PAY)
def test_ends_of_pay_and_other_names_are_what_they_say(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SHARES)
def test_answers_and_gains_are_no_shares(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "employment", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), PAPERS)
def test_papers_are_asked_for_as_firmly_as_said(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "qualifications", **options}) == claims


@pytest.mark.parametrize(
    ("question", "claims"),
    [("Does certification expire?", []), ("Do licensed bakers earn more?", []),
     ("Is a license required?", ["licence.level required"])],
)  # fmt: skip
def test_yes_answers_whether_a_licence_is_needed(question: str, claims: list[str]) -> None:
    assert told("Yes.", {"kind": "faq", "heading": question}) == claims


def test_the_colon_of_a_heading_leads_in_what_it_does() -> None:
    text = "Requirements:\n\n- Doctor of Baking (DB) degree from a good school\n"
    made = section("qualifications", 0, len(text), "Requirements")
    assert [say(claim) for claim in extract(text, sections=[made])["claims"]] == [
        "education.required doctoral_or_professional"
    ]


ORIGINS = [
    ("Payline puts the average baker's wage at $34.80 per hour.", ["Payline"]),
    ("Texas reports an average of $41,000 a year.", [None]),
    ("- Bread Pay Survey: reports an average salary of $48,500.", ["Bread Pay Survey"]),
    ("- ABS (Australian Bureau of Statistics): Median pay for bakers is $54,000 a year.", ["ABS"]),
    ("- Ohio: an average salary of $48,500.", [None]),
    ("The average is $41,000, according to data from job boards such as Jobsy and Payline.", ["Jobsy and Payline"]),
    ("The average salary is $41,340, a survey by the recruiter Corrib Bread shows.", ["Corrib Bread"]),
    ("The Bureau of Labor Statistics counts bakers apart. It reported a median wage of $32,780.",
     ["Bureau of Labor Statistics"]),
    ("According to Glassdoor the average is $57,400 a year; Indeed reports $59,100 and ZipRecruiter $55,800.",
     ["Glassdoor", "Indeed", "ZipRecruiter"]),
    ("Indeed, bakers earn $41,000 a year.", [None]),
    ("It pays $41,000 a year.", [None]),
    ("The US Department of Labor's Bureau of Labor Statistics (BLS) says bakers earn a median of $32,780.",
     ["US Department of Labor's Bureau of Labor Statistics"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "origins"), ORIGINS)
def test_an_origin_is_named_as_the_page_names_it(text: str, origins: list[str | None]) -> None:
    assert [claim["attributed_to"] for claim in extract(text)["claims"]] == origins


TOLD_BESIDE = [
    case("Typical pay: $64,000–$98,000 (median $73,000)", "wage.level 64000..98000 USD/year",
         "wage.median 73000 USD/year"),
    case("Bakers earn $40,500 a year (range: $31,000 to $52,000).", "wage.level 31000..52000 USD/year",
         "wage.level 40500 USD/year"),
    case("Total pay above $100,000 is not unusual.", "wage.level >100000 USD/year @level:principal",
         heading="Principal (15+ years)"),
    case("Level Years Salary\nJunior / Helper 0-2 years $24,000\nPrincipal / Head of shop 15+ years $59,000",
         "wage.level 24000 USD/year @level:junior", "wage.level 59000 USD/year @level:principal"),
    case("We offer a diploma in baking. The course lasts 6 months.",
         "training_duration.level 6 months @programme:diploma", kind="training"),
    case("The course lasts 6 months.", "training_duration.level 6 months @programme:course", kind="training"),
    case("Many employers prefer candidates who have a postsecondary certificate.",
         "education.preferred postsecondary_nondegree", kind="qualifications"),
    case("Most bakers have a high school diploma.", "education.prevalent high_school", kind="qualifications"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), TOLD_BESIDE)
def test_what_stands_beside_tells_whose_or_which(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_who_gives_a_figure_is_no_occupation_and_no_place() -> None:
    text = "PayScale puts the average at $52,000, while Indeed says it is $56,000 and ZipRecruiter $55,800."
    assert [claim["scope_type"] for claim in extract(text)["claims"]] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "towns"),
    [("The best are San Jose, CA ($45,100), Boston, MA ($43,900), and Reno, NV ($42,300).",
      ["san-jose", "boston", "reno"]),
     ("The best are Austin, Texas ($45,100) and Boston, Massachusetts ($43,900).", ["austin", "boston"]),
     ("The best are Ohio ($45,100), Utah ($43,900) and New York ($42,300).", ["ohio", "utah", "new-york"])],
)  # fmt: skip
def test_a_town_of_its_state_before_a_sum_in_brackets_goes_by_its_own_name(text: str, towns: list[str]) -> None:
    assert [claim["scope_id"] for claim in extract(text)["claims"]] == towns
