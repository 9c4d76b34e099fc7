"""Habits of ordinary US pages: joined degrees, bosses with a licence, notes under tables, boxes."""

from typing import Any

import pytest
from extract_help import case, extract, say, told

EDU = {"kind": "education"}
CASES = [
    # two degrees in one breath
    case(
        "Bakers need a bachelor's or a master's degree in baking.",
        "education.required bachelor",
        "education.required master",
        **EDU,
    ),
    case(
        "Most bakers have an associate degree or a certificate.",
        "education.prevalent associate",
        "education.prevalent postsecondary_nondegree",
        **EDU,
    ),
    case(
        "Bakers typically enter the trade with a certificate or an associate's degree.",
        "education.typical associate",
        "education.typical postsecondary_nondegree",
        **EDU,
    ),
    case(
        "Many bakers hold a master's or doctoral degree.",
        "education.prevalent doctoral_or_professional",
        "education.prevalent master",
        **EDU,
    ),
    case("A bachelor's degree or equivalent experience is required.", "education.required bachelor", **EDU),
    case("Bakers need a bachelor's degree and three aprons.", "education.required bachelor", **EDU),
    case("Admission requirements: a high school diploma or GED and two letters.", **EDU),
    # whose licence it is
    case("You must work four years under a licensed baker before the exam.", kind="qualifications"),
    case("Trainees must log 4,000 hours under the supervision of a fully licensed baker.", kind="qualifications"),
    case(
        "All states require bakers to be licensed, which takes four years under a licensed baker.",
        "licence.level required",
        kind="qualifications",
    ),
    case("Bakers must be registered with the state board.", "licence.level required", kind="qualifications"),
    case(
        "Oregon requires bakers of wedding cakes to be certified.",
        "licence.level required @geography:oregon",
        kind="qualifications",
    ),
    case("Our hospital requires bakers to be certified.", kind="qualifications"),
    case(
        "Bakers must hold a Certificate of Kneading Proficiency from the Federal Oven Administration.",
        "licence.level required",
        kind="qualifications",
    ),
    case("Bakers must earn a certificate of completion from the college.", kind="qualifications"),
    # a step, and what its line says of it
    case(
        "Step 1: Finish high school. Most employers ask for a high school diploma or equivalent.",
        "education.typical high_school",
        kind="qualifications",
    ),
    case("Step 2: Earn a bachelor's degree. It can be in any subject.", "education.required bachelor", **EDU),
    case(
        "4. Earn a degree. Many firms prefer a master's.",
        "education.preferred master",
        "education.required bachelor",
        **EDU,
    ),
    case("Choose a good school, and do an internship before you graduate.", **EDU),
    # who shows them
    case("New hires ride with a trainer for about four weeks.", "training_duration.level ~4 weeks", kind="faq"),
    case("For the first eight weeks you work under a senior instructor.", kind="faq"),
    case("You may ride with a friend for a week to see if you like it.", kind="faq"),
    # what sums lie apart
    case("A spread of less than four dollars tells you that pay does not vary much."),
    case("The gap between the two cities is about $6,000 a year."),
    case("Certified bakers see a bump of $1 to $2 an hour."),
    case("The salary range is $28,000 to $41,000 a year.", "wage.level 28000..41000 USD/year"),
    case(
        "About 82% of all jobs were in hospitals.",
        "employment_share.share_of_occupation ~82 percent @industry:hospitals",
        kind="employment",
    ),
    case(
        "Bakers make up 4% of all jobs in Ohio.",
        "employment_share.share_of_place 4 percent @geography:ohio",
        kind="employment",
    ),
    case(
        "Twenty-two annual openings for bakers are expected in the five-county region.",
        "openings.mean 22 jobs/year",
        kind="outlook",
    ),
    case("At the national level, bakers earn a median of $37,960.", "wage.median 37960 USD/year"),
    case("Denver, Colorado \u25b221%", kind="pay", heading="Pay difference by location"),
    case("License: Required in 30+ states", "licence.level sometimes", kind="summary"),
    case(
        "In states that regulate baking, you cannot practice without a license.",
        "licence.level sometimes",
        kind="qualifications",
    ),
    case(
        "With 2,500 openings for bakers projected every year through 2033 and 9% growth, work is there.",
        "employment_change.projected 9 percent ../2033",
        "openings.mean 2500 jobs/year ../2033",
        kind="outlook",
    ),
    case("Vacancies for bakers have decreased by 12.4 percent since 2004.", kind="outlook"),
    case("After three years of full-time work you can sit for the master baker's exam.", kind="qualifications"),
    # what dates a tenth of the paid
    case(
        "About 9,600 people worked as bakers in 2024. The highest-paid 10% earn more than $93,860 a year.",
        "employment.count ~9600 jobs 2024",
        "wage.p90 93860 USD/year",
        kind="summary",
    ),
    case(
        "The median wage of bakers was $41,120 in 2024. The highest-paid 10% earned more than $93,860.",
        "wage.median 41120 USD/year 2024",
        "wage.p90 93860 USD/year 2024",
    ),
    # a number in a sentence, and what its heading tells
    case("Ovens let one crew do what two did before.", kind="outlook", heading="Change in jobs, projected 2023-33"),
    case("Our course accepts up to 90 transfer credits.", kind="qualifications", heading="Baking jobs"),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_a_habit(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(
    "note", ["*Scroll right on your phone to see all of it.*", "Swipe left to see more columns", "Tap a head to sort"]
)
def test_a_note_on_how_to_read_a_table_says_nothing_of_its_columns(note: str) -> None:
    table = "| Job | Openings a year |\n|---|---|\n| Baker | 4,700 |\n| Cook | 1,200 |\n"
    made = extract(f"{table}\n{note}\n", None, "outlook")["claims"]
    assert [say(claim) for claim in made] == ["openings.mean 4700 jobs/year", "openings.mean 1200 jobs/year"]


def test_a_line_of_a_box_without_a_label_goes_on_with_the_one_above() -> None:
    box = "2023 Median Pay\t$67,910 per year\n\t$32.65 per hour\nNumber of Jobs, 2023\t54,600\n"
    assert told(box, {"kind": "summary"}) == [
        "employment.count 54600 jobs 2023",
        "wage.median 32.65 USD/hour 2023",
        "wage.median 67910 USD/year 2023",
    ]


@pytest.mark.parametrize(
    ("heading", "over", "label", "scope"),
    [
        ("Pay by type of practice", "Type of practice", "Private firms", "industry:private-firms"),
        ("Pay by type of organization", "Type", "Universities", "industry:universities"),
        ("Pay by contract type", "Contract type", "Permanent", "worker_class:permanent"),
    ],
)
def test_what_a_type_is_of_tells_whose_pay_it_is(heading: str, over: str, label: str, scope: str) -> None:
    table = f"| {over} | Average salary |\n|---|---|\n| {label} | $97,200 |\n| Government | $61,200 |\n"
    assert f"wage.mean 97200 USD/year @{scope}" in told(table, {"heading": heading})


@pytest.mark.parametrize(
    "line",
    [
        "1. **Ohio** — $42,480",
        "- **Ohio** $42,480",
        "- *Ohio* – $42,480",
        "1. **Ohio** ($42,480)",
        "__Ohio__ - $42,480",
    ],
)
def test_a_name_in_bold_is_the_label_of_its_sum(line: str) -> None:
    assert told(f"{line}\n", {"heading": "Average pay by state"}) == ["wage.mean 42480 USD/year @geography:ohio"]


def test_heads_of_percentiles_may_say_what_they_are_of() -> None:
    table = (
        "State\t10% Annual\tAvg. Annual\tHourly 90%\nNevada\t$29,280\t$38,880\t$23.50\nUtah\t$24,310\t$34,610\t$21\n"
    )
    assert [claim for claim in told(table, {"heading": "Pay by state"}) if "nevada" in claim] == [
        "wage.mean 38880 USD/year @geography:nevada",
        "wage.p10 29280 USD/year @geography:nevada",
        "wage.p90 23.5 USD/hour @geography:nevada",
    ]
    assert not any("share" in claim for claim in told(table, {"heading": "Pay by state"}))


def test_the_head_over_the_labels_may_be_the_place_of_a_table() -> None:
    heads = "2022 Employment\t2032 Employment\tPercent Change\tAnnual Job Openings¹"
    text = (
        "Wage data come from the May 2023 survey.\n\n"
        f"National\t{heads}\nBakers\t42,800\t45,000\t5%\t3,700\nTennessee\t{heads}\nBakers\t1,290\t1,480\t15%\t140\n"
        "¹Annual job openings are those due to growth and net replacement.\n"
    )
    assert told(text, {"kind": "outlook"}) == [
        "employment.count 1290 jobs @geography:tennessee 2022",
        "employment.count 1480 jobs @geography:tennessee 2032",
        "employment.count 42800 jobs 2022",
        "employment.count 45000 jobs 2032",
        "employment_change.projected 15 percent @geography:tennessee 2022/2032",
        "employment_change.projected 5 percent 2022/2032",
        "openings.mean 140 jobs/year @geography:tennessee 2022/2032",
        "openings.mean 3700 jobs/year 2022/2032",
    ]


def test_pay_behind_an_empty_cell_is_that_of_its_label() -> None:
    box = "2023 Median Pay \t\n$63,940 per year\n$30.74 per hour\nNumber of Jobs, 2023 \t19,600\n"
    assert told(box, {"kind": "summary"}) == [
        "employment.count 19600 jobs 2023",
        "wage.median 30.74 USD/hour 2023",
        "wage.median 63940 USD/year 2023",
    ]


def test_a_head_that_lost_its_width_stands_over_each_of_its_parts() -> None:
    table = (
        "Occupational Title\tSOC Code\tEmployment, 2023\tProjected Employment, 2033\tChange, 2023-33\tMore\n"
        "Percent\tNumeric\nBakers\t51-3011\t19,600\t19,700\t1\t100\tGet data\n"
    )
    assert told(table, {"kind": "outlook"}) == [
        "employment.count 19600 jobs 2023",
        "employment.count 19700 jobs 2033",
        "employment_change.projected 1 percent 2023/2033",
        "employment_change.projected 100 jobs 2023/2033",
    ]


def test_what_is_asked_for_may_name_its_length_in_a_table() -> None:
    table = (
        "Requirement\tDetails\nEducation\tAssociate degree in baking (2 years)\nProgram\tDiploma in icing (2 years)\n"
    )
    assert "education.required associate" in told(table, {"kind": "qualifications", "heading": "Requirements"})


def test_what_all_occupations_earn_is_nobodys_on_a_page_about_several() -> None:
    text = "Bakers earn $30,000 a year, and the median for all occupations was $49,500.\n\nCooks earn $31,000 a year.\n"
    made = {claim["value"]: claim["occupation_id"] for claim in extract(text, None)["claims"]}
    assert made[49500.0] is None
