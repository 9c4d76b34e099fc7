"""Who employs or pays those whom a figure is about: employers named by two words, the first and last of a list."""

import pytest
from extract_help import case, extract, told

PAYING = [
    case("School districts pay $55,260 a year.", "wage.level 55260 USD/year @industry:school-districts"),
    case("State agencies pay $21 an hour.", "wage.level 21 USD/hour @industry:state-agencies"),
    case("In staffing agencies the pay is $21 an hour.", "wage.level 21 USD/hour @industry:staffing-agencies"),
    case("City councils start at $41,000.", "wage.starting 41000 USD/year @industry:city-councils"),
    case("Bakers at state agencies earn $41,000.", "wage.level 41000 USD/year @industry:state-agencies"),
    case("Landscaping services paid a median of $13.50.", "wage.median 13.5 USD/hour @industry:landscaping-services"),
    case("Most agencies pay $21 an hour.", "wage.level 21 USD/hour"),
    case("Larger firms pay $52,000 a year.", "wage.level 52000 USD/year"),
    case("Work pays $20 an hour.", "wage.level 20 USD/hour"),
    case(
        "Home care agencies are ahead, with an average of $69,800, while school districts come last with $55,260.",
        "wage.mean 55260 USD/year @industry:school-districts",
        "wage.mean 69800 USD/year @industry:home-care-agencies",
    ),
    case(
        "Hotels come out on top with a median of $41,200 a year; canteens bring up the rear at $29,900.",
        "wage.median 29900 USD/year @industry:canteens",
        "wage.median 41200 USD/year @industry:hotels",
    ),
    case(
        "Bakers at tech companies make $36,000, while those in banking make $29,000.",
        "wage.level 29000 USD/year @industry:banking",
        "wage.level 36000 USD/year @industry:tech-companies",
    ),
]

EMPLOYING = [
    case(
        "Food manufacturing is the largest employer, at a share of 24 percent. Paper manufacturing employs 9 percent.",
        "employment_share.share_of_occupation 24 percent @industry:food-manufacturing",
        "employment_share.share_of_occupation 9 percent @industry:paper-manufacturing",
        kind="employment",
    ),
    case(
        "The largest employer is retail trade, with 24 percent of all bakers.",
        "employment_share.share_of_occupation 24 percent @industry:retail-trade",
        kind="employment",
    ),
    case(
        "Nearly 60 percent of bakers work for catering, brewing and wedding firms.",
        "employment_share.share_of_occupation ~60 percent @industry:catering-brewing-and-wedding-firms",
        kind="employment",
    ),
    case(
        "In 2023 Minnesota employers had about 7,920 bakers on their payrolls.",
        "employment.count ~7920 jobs @geography:minnesota 2023",
        kind="employment",
    ),
    case("Some 38 percent of the bakers now at work in Minnesota have a certificate.", kind="employment"),
    case(
        "There will be keen competition for jobs in universities.",
        "job_prospects.projected competitive @industry:universities",
        kind="outlook",
    ),
    case(
        "There will be keen competition for jobs in most cities.", "job_prospects.projected competitive", kind="outlook"
    ),
]

PEOPLE = [
    case("The average salary of members was $94,700.", "wage.mean 94700 USD/year @population:members"),
    case("Our graduates earn $45,000 on average.", "wage.mean 45000 USD/year @population:graduates"),
    case("New graduates start at $31,000 a year.", "wage.starting 31000 USD/year"),
    case("“The first one paid $31 an hour, and I took it.”"),
    case("The first year pays $31 an hour.", "wage.level 31 USD/hour"),
    case("Butchers need no license.", "licence.level not_required @other_occupation:butcher", kind="licensing"),
    case("Bakers need no license.", "licence.level not_required", kind="licensing"),
]

PRICES = [
    case("Get a demo of DoughBook from $99 a month."),
    case("Plans start at $49 per month."),
    case("Start your trial for $19 per month."),
    case("Bakers start at $2,900 per month.", "wage.starting 2900 USD/month"),
    case("Average cash bonus: $3,000 per year"),
    case("Average salary with bonus: $43,000 per year", "wage.mean 43000 USD/year"),
]

ASKED = [
    case("Some will take an associate degree.", "education.sometimes associate", kind="education"),
    case("Most cities ask for a high school diploma.", "education.typical high_school", kind="education"),
    case("An internship isn't a must but helps.", kind="education"),
    case("Students complete an internship of 240 hours.", kind="education"),
    case("Bakers complete an internship.", "training.typical internship_residency", kind="education"),
    case("- CBB: you need one year of experience with a master's degree.", kind="education", heading="Certification"),
    case("- CBB: you need one year of experience.", "experience.required 1 years", kind="education", heading="School"),
]


HEADED = [
    case("Yes, from $1,000 to $5,000 a year.", heading="Are there grants?"),
    case("Between $1,000 and $5,000 a year.", heading="What does the course cost?"),
    case("Between $31,000 and $45,000 a year.", "wage.level 31000..45000 USD/year", heading="What is it worth?"),
    case("That depends on your state.", kind="licensing", heading="How long does it take to become licensed?"),
    case(
        "That depends on your state.", "licence.level sometimes", kind="licensing", heading="Do bakers need a license?"
    ),
    case(
        "The bureau has a median wage of $53,870 for bartenders. The lowest 10 percent earned less than $39,940.",
        "wage.median 53870 USD/year @other_occupation:bartender",
        "wage.p10 39940 USD/year @other_occupation:bartender",
    ),
    case(
        "In 2014 there were 118,900 bakers in Ohio, of whom 79 percent worked in hospitals.",
        "employment.count 118900 jobs @geography:ohio 2014",
        "employment_share.share_of_occupation 79 percent @industry:hospitals 2014",
        kind="employment",
    ),
]

COURSES = [
    case(
        "- Credential: Diploma\n- Program length (day): 12 months\n- Tuition: $17,940\n",
        "education.typical postsecondary_nondegree",
        "training_duration.level 12 months @programme:diploma",
        kind="education",
    ),
    case(
        "Complete a Bachelor of Nursing. This course usually takes three years.",
        "education.required bachelor",
        kind="education",
    ),
    case(
        "Complete a diploma in baking. This course takes one year.",
        "education.required postsecondary_nondegree",
        "training_duration.level 1 years @programme:diploma",
        kind="education",
    ),
    case("Mid-weight bakers earn $38,000.", "wage.level 38000 USD/year @level:mid-weight"),
    case("- Award: Associate degree\n- Duration: 2 years\n", "education.typical associate", kind="education"),
]


@pytest.mark.parametrize(("text", "claims", "how"), HEADED + COURSES + PAYING + EMPLOYING + PEOPLE + PRICES + ASKED)
def test_whose_a_figure_is(text: str, claims: list[str], how: dict[str, str]) -> None:
    assert sorted(told(text, how)) == sorted(claims)


def test_a_caption_dates_a_table_that_a_sentence_leads_in() -> None:
    text = "The states below paid best.\n\nTop-paying states, May 2022\nState\tAnnual mean wage\nOhio\t$100,090\n"
    assert told(text, {}) == ["wage.mean 100090 USD/year @geography:ohio 2022-05"]


def test_a_line_of_the_occupation_and_a_place_gives_the_place_of_the_page() -> None:
    text = "Home > Profiles\n\nBakers in Minnesota\n\nAt a glance\n\nMedian wage: $31.84 per hour\n"
    assert told(text, {}) == ["wage.median 31.84 USD/hour @geography:minnesota"]
    text = "Home > Profiles\n\nBakers in brief\n\nAt a glance\n\nMedian wage: $31.84 per hour\n"
    assert told(text, {}) == ["wage.median 31.84 USD/hour"]


def test_a_line_that_counts_is_no_caption_of_the_keys_under_it() -> None:
    text = "United States\n7,900 annual job openings\nEmployment 2022: 113,200\nProjected employment 2032: 110,900\n"
    assert told(text, {"kind": "outlook"}) == [
        "employment.count 110900 jobs 2032",
        "employment.count 113200 jobs 2022",
        "openings.mean 7900 jobs/year",
    ]


def test_grades_that_a_body_publishes_are_levels_whatever_it_is_called() -> None:
    text = "The State Fish Laboratory publishes its grades (salary per year):\nBaker I\t$54,300 – $66,100\n"
    text += "Baker II\t$62,700 – $79,400\nBaker III\t$74,900 – $97,200\n"
    assert [claim.split("@")[1] for claim in told(text, {})] == ["level:baker-i", "level:baker-ii", "level:baker-iii"]


@pytest.mark.parametrize(
    ("text", "claims", "how"),
    [
        case("Bakers should see 5,300 openings annually.", "openings.mean 5300 jobs/year", kind="outlook"),
        case(
            "Some 5,300 positions will need to be filled every year.", "openings.mean ~5300 jobs/year", kind="outlook"
        ),
        case(
            "They earned a median of $30,720 in 2023, and about 3,800 openings are projected each year.",
            "openings.mean ~3800 jobs/year",
            "wage.median 30720 USD/year 2023",
            kind="outlook",
        ),
        case(
            "All 50 states and the District of Columbia require bakers to be licensed.",
            "licence.level required",
            kind="licensing",
        ),
        case(
            "Bakers have to be certified by the state in which they work.", "licence.level required", kind="licensing"
        ),
    ],
)
def test_what_a_year_brings_and_the_law_asks(text: str, claims: list[str], how: dict[str, str]) -> None:
    assert told(text, how) == claims


def test_who_licenses_is_no_part_of_the_occupations_name() -> None:
    found = extract("Most states license civil bakers.\n", None, "licensing")["claims"]
    assert "states-license-civil-baker" not in {claim["occupation_id"] for claim in found}


def test_a_card_under_a_table_is_no_row_of_it() -> None:
    text = "Area\tLow\tMedian\tHigh\nCanada\t$16.00\t$18.50\t$25.00\nOntario\t$17.40\t$20.00\t$28.00\n\n"
    text += "Low\t$16.00\nMedian\t$18.50\nHigh\t$25.00\n"
    said = told(f"Hourly pay (NOC 63202)\n{text}", {"country": "CA"})
    assert sorted(claim.split()[0] for claim in said) == ["wage.median"] * 3 + ["wage.p10"] * 3 + ["wage.p90"] * 3
