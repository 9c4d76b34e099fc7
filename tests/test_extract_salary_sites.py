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
    case("Some words on the bakers of the country.", heading="Baker pay"),
    case("$47,305 a year", "wage.level 47305 USD/year @population:female", heading="Female pay"),
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

CHARTS = [
    case("$31,000\n4% of jobs\n$33,500\n11% of jobs\n\nThe average pay is $32,400 a year.", "wage.mean 32400 USD/year"),
    case("New York, NY\n$71,729\nAverage salary\nTulsa, OK\n$56,806\nAverage salary",
         "wage.mean 56806 USD/year @geography:tulsa", "wage.mean 71729 USD/year @geography:new-york-city",
         heading="Baker salary by city"),
    case("$30,000\n10 %\n$38,000\nMedian\n$48,000\n90 %",
         "wage.p10 30000 USD/year", "wage.median 38000 USD/year", "wage.p90 48000 USD/year"),
    case("Lone Star Bread\n$27.10\n\nMill & Co\n$24.88", heading="Popular employer salaries for bakers"),
    case("Crumb & Sons\n3.4\n1,208 reviews\n$24.87\nper hour", kind="employers", heading="Top companies for bakers"),
]  # fmt: skip
SENTENCES = [
    case("As of Nov 6, 2025, the average pay of bakers is $41,235. By the hour, that comes to $19.82 an hour.",
         "wage.mean 41235 USD/year 2025-11-06", "wage.mean 19.82 USD/hour 2025-11-06"),
    case("The median pay of bakers was $41,600 in 2024. If you want it by the hour, it is about $20.00 an hour.",
         "wage.median 41600 USD/year 2024", "wage.median ~20 USD/hour 2024"),
    case("The best-paid make up to $58,700 (90th percentile).", "wage.p90 58700 USD/year"),
    case("The middle 57% of bakers make between $79,000 and $102,400.", "wage.level 79000..102400 USD/year"),
    case("Dublin pays bakers $4,120 (5.2%) more than the average $79,335.", "wage.mean 79335 USD/year"),
    case("Browse 12,482 baker jobs.", kind="employment"),
    case("• Hospitals (92%)\n• Hotels (5%)", "employment_share.share_of_occupation 5 percent @industry:hotels",
         "employment_share.share_of_occupation 92 percent @industry:hospitals", kind="employers",
         heading="Who hires bakers?"),
    case("Q: Where?\nA: Hospitals employ 38 percent of bakers, hotels another 34 percent.",
         "employment_share.share_of_occupation 34 percent @industry:hotels",
         "employment_share.share_of_occupation 38 percent @industry:hospitals", kind="faq", heading="Who hires?"),
    case("Women earn 94 cents for every $1 earned by men."),
    case("7 baking jobs that pay $30 an hour"),
    case("New bakers get 4 to 6 weeks of paid training.", "training_duration.level 4..6 weeks", kind="faq"),
    case("Most districts require a high school diploma.", "education.typical high_school", kind="faq"),
    case("Salary: $39,000\nState tax: $812", kind="pay", heading="How much tax do you pay on $39,000 a year?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*CHARTS, *SENTENCES])
def test_bars_companies_and_turns_of_phrase(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*ITEMS, *GLUED])
def test_a_label_and_its_value_are_read_together(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), PARTS)
def test_a_row_is_of_the_part_that_its_label_names(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ASKED)
def test_what_is_asked_for_is_told_among_the_duties_too(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "duties", **options}) == claims
