"""What the first pages of a search say by the way: bounds, whose the figure is, degrees that nobody asks for."""

from typing import Any

import pytest
from extract_help import case, told

PAY = {"kind": "pay"}
EDU = {"kind": "education"}
OUT = {"kind": "outlook"}
JOBS = {"kind": "employment"}
CASES = [
    # a median that is bounded stays bounded; a tenth's cut-off does not
    case("Bakers have a median wage of over $41,000 per year.", "wage.median >41000 USD/year", **PAY),
    case("The median for bakers comes to more than $19 an hour.", "wage.median >19 USD/hour", **PAY),
    case("The 90th percentile is more than $63,000.", "wage.p90 63000 USD/year", **PAY),
    # which tenth a range runs from and to
    case(
        "Pay ran from less than $13.20 ($27,460 a year) for the lowest paid 10 percent to more than $30.25 an hour"
        " ($62,920 a year) for the highest paid 10 percent.",
        "wage.p10 13.2 USD/hour",
        "wage.p10 27460 USD/year",
        "wage.p90 30.25 USD/hour",
        "wage.p90 62920 USD/year",
        **PAY,
    ),
    case(
        "Salaries range from $31,500 for the bottom 10 percent to $70,200 for the top 10 percent.",
        "wage.p10 31500 USD/year",
        "wage.p90 70200 USD/year",
        **PAY,
    ),
    case("The top 10% of bakers earn as much as $71,300 a year.", "wage.p90 71300 USD/year", **PAY),
    case(
        "If you were among the top 10% you would have earned $31.40 or more an hour.",
        "wage.p90 >=31.4 USD/hour",
        **PAY,
    ),
    # by how much pay differs
    case("Baker pay varies by nearly $18,000 from one state to the next.", **PAY),
    case("Salaries differ by as much as $9,000 between cities.", **PAY),
    case("Wages vary by employer, from $30,000 to $44,000.", "wage.level 30000..44000 USD/year", **PAY),
    # the sentence behind says whom it compares with
    case(
        "Bakers start on about $17 per hour. That puts a beginner above the national average for all jobs.",
        "wage.starting ~17 USD/hour",
        **PAY,
    ),
    # degrees that nobody asks for
    case("No advanced degrees or diplomas are required.", **EDU),
    case("Study beyond the bachelor's degree is required for research posts.", **EDU),
    case("Bakers with advanced degrees, mainly those who also have experience, should do best.", **EDU),
    case("Several schools offer training for this career through certificate and associate degree programs.", **EDU),
    case("Get a quick look at the requirements, such as duties, degree programs and exams.", **EDU),
    case("Read about the education requirements, salary and degree options for bakers.", **EDU),
    case("Degree-completion programs for working bakers are often shorter.", **EDU),
    case("Bakers need a bachelor's degree from an accredited program.", "education.required bachelor", **EDU),
    case("You must complete a degree in baking science at the very least.", "education.required bachelor", **EDU),
    case(
        "Some jobs call for a master's degree or a Ph.D.",
        "education.sometimes master",
        "education.sometimes doctoral_or_professional",
        **EDU,
    ),
    case("Bakers must hold a Ph.D. in baking.", "education.required doctoral_or_professional", **EDU),
    case("Bakers need a PhD.", "education.required doctoral_or_professional", **EDU),
    case("Bakers need a B.S. in chemistry.", "education.required bachelor", **EDU),
    # years of age and of certificates
    case("Entrants to an apprenticeship must be at least 18-years-old.", kind="training"),
    case(
        "A certificate takes 6-18 months, offering you more experience and better pay.",
        "training_duration.level 6..18 months @programme:certificate",
        **EDU,
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_what_a_page_says_by_the_way(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
