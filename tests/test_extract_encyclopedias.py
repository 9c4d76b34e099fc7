"""Career encyclopedias and handbook copies: cards of quick facts, projections by area, sentences that go on, entry."""

from typing import Any

import pytest
from extract_help import case, read, told

CARDS = [
    case("Related Work Experience: None", "experience.required none", kind="other"),
    case("Prior work experience: 2 years", "experience.required 2 years", kind="other"),
    case("On-the-Job Training: Moderate-term", "training.typical moderate_term_on_the_job", kind="other"),
    case("Typical work schedule: Full time", "work_schedule.typical full_time", kind="other"),
    case("- Total, all occupations: 4%\n- Bakers: 20%",
         "employment_change.projected 4 percent @all_occupations:all-occupations 2019/2029",
         "employment_change.projected 20 percent 2019/2029", kind="outlook", heading="Projected growth 2019–2029"),
]  # fmt: skip

PROJECTIONS = [
    case("| Area (Estimated Year-Projected Year) | Estimated Employment | Projected Employment |\n|---|---|---|\n"
         "| Ohio (2010-2020) | 8,300 | 9,100 |",
         "employment.count 8300 jobs @geography:ohio 2010", "employment.count 9100 jobs @geography:ohio 2020",
         kind="outlook", heading="Projections of employment"),
    case("| Industry Title | Percent of Employment in Ohio |\n"
         "|---|---|\n| Retail Bakeries | 38.4% |\n| Hotels | 9.5% |",
         "employment_share.share_of_occupation 38.4 percent @industry:retail-bakeries",
         "employment_share.share_of_occupation 9.5 percent @industry:hotels", kind="employment"),
    case("| Annual wages | Median |\n|---|---|\n| Inland Empire | $29,100 |",
         "wage.median 29100 USD/year @geography:inland-empire"),
]  # fmt: skip

SENTENCES = [
    case("In 2004 the median salary of bakers was $25,960 a year. Most earned between $19,050 and $31,460.",
         "wage.median 25960 USD/year 2004", "wage.level 19050..31460 USD/year 2004"),
    case("Beginning bakers with some training earned about $19,000.", "wage.starting ~19000 USD/year"),
    case("The BLS counted 21,600 baker jobs in 2023.", "employment.count 21600 jobs 2023", kind="outlook"),
    case("Wages are good because more bakers are 55 or older than in other trades.", kind="outlook"),
    case("When demand for bread falls, bakers may be laid off.", kind="outlook"),
    case("The number of trainees falls short of the number of openings.", kind="outlook"),
    case("Employment of bakers falls from year to year.", "employment_outlook.projected decline", kind="outlook"),
]  # fmt: skip

ENTRY = [
    case("Entry with an HND only is not possible.", kind="education", country="GB"),
    case("Entry without a degree is sometimes possible.", kind="education", country="GB"),
    case("Any degree discipline is acceptable.", kind="education", country="GB"),
    case("Some learn the trade in two-year associate degree programs and need experience then.", kind="training"),
    case("Competition for course places is keen.", kind="education", country="GB"),
    case("An associate degree is required.", "education.required associate", kind="education"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*CARDS, *PROJECTIONS, *SENTENCES, *ENTRY])
def test_encyclopedias_are_read(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == sorted(claims)


def test_who_counts_jobs_is_their_origin() -> None:
    claims = read("The BLS counted 21,600 baker jobs in 2023 and projects growth of 9% by 2033.", kind="outlook")
    assert [claim["attributed_to"] for claim in claims] == ["BLS", "BLS"]
