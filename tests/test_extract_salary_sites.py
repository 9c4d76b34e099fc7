"""test_extract_salary_sites: what large salary sites and job boards print: tiles and parts of the workers."""

from typing import Any

import pytest
from extract_help import case, told

ITEMS = [
    case("• Average salary\n$36,270/year\n\n• Hourly pay\n$17.44\n\n• Experience\n1-2 years preferred",
         "wage.mean 36270 USD/year", "wage.level 17.44 USD/hour", "experience.preferred 1..2 years", kind="summary"),
    case("- **Education**\n  No formal education required\n- **Job growth**\n  7% (2023-2033)",
         "education.required no_formal_credential", "employment_change.projected 7 percent 2023/2033", kind="summary"),
    case("• Median pay\n$41,200 a year", "wage.level 41200 USD/year", kind="summary"),  # one alone is no list of labels
    case("• Ovens that bakers work at\n450 degrees\n\n• Loaves baked\n1,200 a night", kind="duties"),
]  # fmt: skip
GLUED = [
    case("$57,418Avg. Base Salary (USD)", "wage.mean 57418 USD/year"),
    case("$24.10Median hourly wage", "wage.median 24.1 USD/hour"),
    case("$121K/yr Median Total Pay", "wage.median 121000 USD/year"),
    case("$450Ovens for sale"),
]
PARTS = [
    case("Degree\tAverage Salary\nAssociate's Degree\t$40,574\nBachelor's Degree\t$41,905",
         "wage.mean 40574 USD/year @worker_class:associates-degree",
         "wage.mean 41905 USD/year @worker_class:bachelors-degree",
         heading="Baker pay by education in the United States"),
    case("Industry\tAverage Salary\nEducation\t$52,190\nGovernment\t$50,604",
         "wage.mean 52190 USD/year @industry:education", "wage.mean 50604 USD/year @industry:government"),
    case("Company type\tPercentages\nPrivate\t74%\nEducation\t13%",
         "employment_share.share_of_occupation 13 percent @industry:education",
         "employment_share.share_of_occupation 74 percent @industry:private", kind="employers",
         heading="Baker jobs by employment sector"),
    case("Male income\n$47,305\nFemale income\n$44,467", "wage.level 47305 USD/year @population:male",
         "wage.level 44467 USD/year @population:female"),
    case("Gender\tShare\tAverage pay\nMale\t83.4%\t$58,012\nFemale\t16.1%\t$54,220",
         "wage.mean 58012 USD/year @population:male", "wage.mean 54220 USD/year @population:female"),
    case("City\tCompared with the nation\tAverage pay\nSeattle\t19%\t$68,327\nMemphis\t-5%\t$54,547",
         "wage.mean 68327 USD/year @geography:seattle", "wage.mean 54547 USD/year @geography:memphis"),
]  # fmt: skip
ASKED = [
    case("Typically requires an associate degree.", "education.typical associate"),
    case("A high school diploma is required, and three to five years of wholesale bakery experience is typical.",
         "education.required high_school", "experience.typical 3..5 years"),
    case("They run one shift: they assign bakers to ovens. A high school diploma is required.",
         "education.required high_school"),
    case("Advise students on what a bachelor's degree requires."),
    case("Teach pastry courses at the community college that grants the associate degree."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*ITEMS, *GLUED])
def test_a_label_and_its_value_are_read_together(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), PARTS)
def test_a_row_is_of_the_part_that_its_label_names(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ASKED)
def test_what_is_asked_for_is_told_among_the_duties_too(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "duties", **options}) == claims
