"""What the first pages of a search say by the way: bounds, whose the figure is, degrees that nobody asks for."""

from typing import Any

import pytest
from extract_help import case, extract, told

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
    # whom a page has it from
    case(
        "The jobs of bakers should grow by 3 percent through 2028, as forecast by the Labour Office.",
        "employment_change.projected 3 percent ../2028",
        **OUT,
    ),
    # growth in other words
    case(
        "Job growth is expected to be much greater than average.",
        "employment_outlook.projected much_faster_than_average",
        **OUT,
    ),
    case(
        "Bakers gain 14,000 jobs, an increase that is larger than average.",
        "employment_change.projected 14000 jobs",
        "employment_outlook.projected faster_than_average",
        **OUT,
    ),
    # what is counted is no job
    case("About 5,500 jobs advertised for bakers were in Ohio.", **JOBS),
    case("There are over 2,200 active bakery apprenticeships in the country.", **JOBS),
    case("A study found a 15% shortage of bakers available for work.", **JOBS),
    case("The rules for a master's plumber's license vary.", attribute="education", **EDU),
    case("Pay is better in posts that require an advanced degree.", **EDU),
    # down a list of industries
    case(
        "The top industry was nursing homes, where the median salary was $66,800. This is followed by home care"
        " services ($63,200), offices of physical, occupational and speech therapists ($57,500), hospitals ($57,100)"
        " and then offices of physicians ($55,400).",
        "wage.median 66800 USD/year @industry:nursing-homes",
        "wage.median 63200 USD/year @industry:home-care-services",
        "wage.median 57500 USD/year @industry:offices-of-physical-occupational-and-speech-therapists-and-audiologists",
        "wage.median 57100 USD/year @industry:hospitals",
        "wage.median 55400 USD/year @industry:offices-of-physicians",
        **PAY,
    ),
    # who is no other occupation
    case("Top-performing bakers earn $50,000.", "wage.level 50000 USD/year", **PAY),
    # labels as people write them, and what their values are
    case("On-the-job training: Apprenticeship", "training.typical apprenticeship", kind="title"),
    case("Entry-level education: High-school diploma or equivalent", "education.typical high_school", kind="title"),
    case("Most bakers have a high-school education.", "education.prevalent high_school", **EDU),
    case("High-school students tour the plant.", **EDU),
    # who must be licensed, and who only wants to be
    case("If you're looking to get your baking license, you've chosen well.", **EDU),
    case("Certain employers may require two languages or certification.", **EDU),
    case("It is the one exam required for licensure.", **EDU),
    case("In many states, getting licensed is a necessity to bake.", "licence.level sometimes", **EDU),
    case("In some states, only licensed bakers may sell bread.", "licence.level sometimes", **EDU),
    case("To bake, individuals need to be licensed within their state.", "licence.level required", **EDU),
    # degrees by the way
    case("Experienced bakers with degrees often see more doors open.", **EDU),
    case("After completion of a 4-year degree, someone who wants this should pass the exam.", **EDU),
    case("There are over 7,000 private baking practices in the country.", **JOBS),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_what_a_page_says_by_the_way(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_whom_a_page_has_it_from_is_named_without_an_apostrophe() -> None:
    said = {
        "According to the Bureau of Bread' (BOB) handbook, bakers earned a median of $33,000.": "Bureau of Bread",
        "According to the Bakers' Union, the average is $33,000 a year.": "Bakers' Union",
        "According to jobly.com, the average baker earns $33,000 a year.": "jobly.com",
        "Bakers earn $33,000 a year according to the website office.gov.": "office.gov",
        "Growth of 3 percent has been forecast by the Labour Office for bakers.": "Labour Office",
    }
    for text, teller in said.items():
        assert [claim["attributed_to"] for claim in extract(text, kind="outlook")["claims"]] == [teller]


def test_the_figure_of_a_note_is_no_part_of_a_head() -> None:
    text = "Occupation | Average Annual Openings3 | 10-Year Job Growth2,3 | Average Salary1\n---|---|---|---|\n"
    assert told(text + "Bakers | 33,000 | 8% | $36,650 |\n", {"kind": "summary"}) == [
        "employment_change.projected 8 percent",
        "openings.mean 33000 jobs/year",
        "wage.mean 36650 USD/year",
    ]


def test_a_share_of_a_column_of_schooling_is_none() -> None:
    text = "Occupation | Typical education | Jobs\n---|---|---|\nBakers | High school diploma (52%) | 36,600 |\n"
    said = told(text, {"kind": "employment"})
    assert said == ["education.typical high_school", "employment.count 36600 jobs"]


def test_truckers_are_truck_drivers() -> None:
    text = "In comparison, in West Virginia, truckers earned a median of $38,500."
    assert told(text, {"occupation": "Truck driver"}) == ["wage.median 38500 USD/year @geography:west-virginia"]
    assert [one for one in told(text, {"occupation": "Farmer"}) if "trucker" in one]


def test_keys_without_a_colon_are_parted_from_their_values() -> None:
    text = (
        "Baker: A Quick Look\n\nMedian Salary $35,330 per year\nEntry-level education High-school diploma\n"
        "On-the-job training Short-term\nNumber of positions (U.S.) 147,100\n"
    )
    assert told(text, {"kind": "title"}) == [
        "education.typical high_school",
        "employment.count 147100 jobs",
        "training.typical short_term_on_the_job",
        "wage.median 35330 USD/year",
    ]


def test_a_level_over_keys_in_words_is_that_of_the_pay_below_them() -> None:
    text = (
        "ENTRY LEVEL\nEducation: High school diploma\nSalary Range: $27,600–$31,300\n"
        "MID LEVEL\nExperience: 3–5 years of baking\nSalary Range: $35,000–$41,000\n"
        "\nSenior Baker\nLanguages: one\nSalary Range: $44,000–$52,000\n"
    )
    assert [one for one in told(text, {"kind": "pay"}) if one.startswith("wage")] == [
        "wage.level 27600..31300 USD/year @level:entry",
        "wage.level 35000..41000 USD/year @level:mid",
        "wage.level 44000..52000 USD/year @level:senior",
    ]
