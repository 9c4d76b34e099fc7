"""Places that a page's title, a heading or a sentence gives, and the counts of people that stand at them."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

TITLES = [
    ("Bakers in Chattanooga, TN", "chattanooga"),
    ("Baker Salary in Cedar Rapids: What to Expect", "cedar-rapids"),
    ("How Much Do Bakers Make in Ghent?", "ghent"),
    ("Bakers in Lubbock, Texas", "lubbock"),
    ("Baker pay - Greater Manchester", "greater-manchester"),
    ("BAKER PAY IN THE FOX VALLEY REGION, 2024", "fox-valley"),
    ("Bakers in Ada County", "ada-county"),
    ("Bakers in Oregon", "oregon"),
    ("Baker Pay in Northeastern Ohio", "northeastern-ohio"),
    ("Baker Pay in Northwest Oregon nonmetropolitan area, Oregon", "northwest-oregon-nonmetropolitan-area"),
    ("Bakers in Coastal Plain Georgia nonmetropolitan area", "coastal-plain-georgia-nonmetropolitan-area"),
    ("Bakers in the United States", None),
    ("Careers in Confectionery", None),
    ("Working in Groups", None),
]


def under_title(title: str, text: str, headed: bool = True) -> list[str]:
    """The claims of a text in a section of its own under a title that is a heading or a line."""
    whole = f"{title}\n{text}"
    end = len(title) + 1
    first = section("title", 0, end, title if headed else None)
    rows = [first, section("pay", end, len(whole), number=1)]
    found = extract(whole, sections=rows, title=title)["claims"]
    return [say(claim) for claim in found]


@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize(("title", "place"), TITLES)
def test_the_place_in_a_title_is_that_of_the_page(title: str, place: str | None, headed: bool) -> None:
    scope = f" @geography:{place}" if place else ""
    assert under_title(title, "Bakers of confectionery work in groups. They earn $31,200 a year.", headed) == [
        f"wage.level 31200 USD/year{scope}"
    ]


PLACED = [
    ("The number of bakers is expected to grow 9 percent.", "employment_change.projected 9 percent @geography:oregon"),
    ("Nationwide bakers average $33,000 a year.", "wage.mean 33000 USD/year"),
    ("A high school diploma is required.", "education.required high_school"),
    ("In Bend bakers average $33,000 a year.", "wage.mean 33000 USD/year @geography:bend"),
]


@pytest.mark.parametrize(("text", "claim"), PLACED)
def test_what_names_another_place_or_the_nation_is_not_of_the_title(text: str, claim: str) -> None:
    assert under_title("Bakers in Oregon", text) == [claim]


COUNTED = [
    case(
        "Ohio employs the most bakers (9,310), followed by Iowa (8,870) and Utah (4,020).",
        "employment.count 9310 jobs @geography:ohio",
        "employment.count 8870 jobs @geography:iowa",
        "employment.count 4020 jobs @geography:utah",
    ),
    case(
        "There are about 3,400 bakers in Alabama and 1,950 in Maine.",
        "employment.count ~3400 jobs @geography:alabama",
        "employment.count 1950 jobs @geography:maine",
    ),
    case(
        "Texas has 6,870 bakers; Wyoming has just 1,110.",
        "employment.count 6870 jobs @geography:texas",
        "employment.count 1110 jobs @geography:wyoming",
    ),
    case("Ohio has the most bakers, 7,400 in all.", "employment.count 7400 jobs @geography:ohio"),
    case("Bakers made 3,400 loaves in Ohio."),
    case("Most bakers know the 2,300 recipes of Escoffier (1,110 of them for bread)."),
]

WHOSE = [
    case(
        "In Boise the average is $44,310 a year, compared with a national average of $42,960.",
        "wage.mean 44310 USD/year @geography:boise",
        "wage.mean 42960 USD/year",
    ),
    case(
        "In Boise the average is $44,310 a year, compared with $42,960 statewide.",
        "wage.mean 44310 USD/year @geography:boise",
        "wage.mean 42960 USD/year",
    ),
    case(
        "The federal government pays bakers $58,900 a year, while hotel kitchens pay $43,120.",
        "wage.level 58900 USD/year @industry:federal-government",
        "wage.level 43120 USD/year @industry:hotel-kitchens",
    ),
    case(
        "A butcher makes $50,840 a year, a bit more than the $47,540 of a baker.",
        "wage.level 50840 USD/year @other_occupation:butcher",
        "wage.level 47540 USD/year",
    ),
    case("Oklahoma City: $49,500 a year", "wage.level 49500 USD/year @geography:oklahoma-city"),
    case("Across Italy bakers earn $30,000 a year.", "wage.level 30000 USD/year @geography:italy"),
]


@pytest.mark.parametrize(("text", "claims", "options"), [*COUNTED, *WHOSE])
def test_whose_a_figure_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


COLUMNS = [
    case(
        "| | Baker | Staff baker | Pastry cook |\n|---|---|---|---|\n| Average weekly pay | $912 | $840 | $710 |",
        "wage.mean 912 USD/week",
        "wage.mean 840 USD/week @other_occupation:staff-baker",
        "wage.mean 710 USD/week @other_occupation:pastry-cook",
    ),
    case(
        "| Grade | Yearly |\n|---|---|\n| Baker, development | $30,115 |\n| Baker, competent | $38,540 |",
        "wage.level 30115 USD/year @level:development",
        "wage.level 38540 USD/year @level:competent",
    ),
    case(
        "| Title | 25th percentile |\n|---|---|\n| Baker (0-3 years) | $39,750 |\n| Baker (4-6 years) | $50,500 |",
        "wage.p25 39750 USD/year @level:0-3-years",
        "wage.p25 50500 USD/year @level:4-6-years",
    ),
    case("Those with experience of up to 2 years: $32,000 a year", "wage.level 32000 USD/year @level:up-to-2-years"),
    case(
        "National: $33,280 a year\nHumber: $31,410 a year\n\nThere are few ovens in the Humber.",
        "wage.level 33280 USD/year",
        "wage.level 31410 USD/year @geography:humber",
    ),
    case("Private hospitals pay bakers $51,000 a year.", "wage.level 51000 USD/year @industry:private-hospitals"),
    case(
        "Nearly 40% of bakers work as freelancers.",
        "employment_share.share_of_occupation ~40 percent @worker_class:freelance",
    ),
    case(
        "Top sector: Arts and Recreation, 88%",
        "employment_share.share_of_occupation 88 percent @industry:arts-and-recreation",
        kind="employment",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), COLUMNS)
def test_whose_a_cell_or_label_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


CARRIED = [
    case(
        "- Average pay: $41,000 a year\n- Metros with the highest average pay:\n  - Bend-Redmond, OR ($61,060)\n"
        "  - Duluth, MN-WI ($57,310)",
        "wage.mean 41000 USD/year",
        "wage.mean 61060 USD/year @geography:bend-redmond",
        "wage.mean 57310 USD/year @geography:duluth",
    ),
    case(
        "- #1: New Jersey (average annual wage: $36,210; employment: 1,940)\n"
        "- #2: Ohio (average annual wage: $35,770; employment: 2,310)",
        "wage.mean 36210 USD/year @geography:new-jersey",
        "employment.count 1940 jobs @geography:new-jersey",
        "wage.mean 35770 USD/year @geography:ohio",
        "employment.count 2310 jobs @geography:ohio",
    ),
    case(
        "Location: Birmingham\nRange: £22,000 - £30,000 a year\nLocation: Truro\nRange: £21,000 - £25,000 a year",
        "wage.level 22000..30000 GBP/year @geography:birmingham",
        "wage.level 21000..25000 GBP/year @geography:truro",
        country="GB",
    ),
    case(
        "| Area | Median |\n|---|---|\n| Canada | $21.00 |\n| Wood Buffalo–Cold Lake Region | $24.10 |",
        "wage.median 21 CAD/hour",
        "wage.median 24.1 CAD/hour @geography:wood-buffalo-cold-lake-region",
        country="CA",
    ),
    case("A baker in the HSE starts on €36,900 a year.", "wage.starting 36900 EUR/year @industry:hse", country="IE"),
    case("Bakers in hotel cellars may earn $28 an hour.", "wage.level 28 USD/hour @industry:hotel-cellars"),
    case("Bakers in their first year earn $18 an hour.", "wage.level 18 USD/hour"),
    case("Bakers in the highest-paid tenth earn $38 an hour.", "wage.p90 38 USD/hour"),
    case(
        "Tulsa has the most ovens. Tulsa bakers did a bit better at $23.85 an hour.",
        "wage.level 23.85 USD/hour @geography:tulsa",
    ),
    case(
        "Hotels employ 38 percent of Oklahoma's bakers.",
        "employment_share.share_of_occupation 38 percent @industry:hotels",
    ),
    case(
        "Pay averages $21 an hour in Toledo and nationally $22.60.",
        "wage.mean 21 USD/hour @geography:toledo",
        "wage.mean 22.6 USD/hour",
    ),
    case("NHS or private?\n\nYou must be registered.", "licence.level required", kind="qualifications"),
    case(
        "| City | Pay | vs. state |\n|---|---|---|\n| Lima | $31,000 | +3% |",
        "wage.level 31000 USD/year @geography:lima",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), CARRIED)
def test_what_stands_over_a_figure_or_at_its_subject_is_whose_it_is(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


TURNS = [
    case(
        "Bakers earn $41,000 a year.\n\nButchers earn $45,000 a year.\n\n"
        "In Texas, bakers average $54,050 a year and butchers $47,800.",
        "wage.level 41000 USD/year",
        "wage.level 45000 USD/year",
        "wage.mean 54050 USD/year @geography:texas",
        "wage.mean 47800 USD/year @geography:texas",
        occupation=None,
    ),
    case(
        "| Grade | Full-time | Casual |\n|---|---|---|\n| Baker grade 1 | $24.49 an hour | $30.61 an hour |",
        "wage.level 24.49 AUD/hour @level:grade-1",
        "wage.level 30.61 AUD/hour @worker_class:casual",
        country="AU",
    ),
    case(
        "| | X City | Y City |\n|---|---|---|\n| Basic pay a month | $2,400 | $2,100 |",
        "wage.level 2400 USD/month @geography:x-city",
        "wage.level 2100 USD/month @geography:y-city",
    ),
    case(
        "Bakers who fly with an airline earn $50 an hour.",
        "wage.level 50 USD/hour @population:bakers-who-fly-with-an-airline",
    ),
    case("Bakers who took part earn $50 an hour.", "wage.level 50 USD/hour"),
    case("The national average salary for bakers is $37,240 a year.", "wage.mean 37240 USD/year"),
    case(
        "About 2,800 bakers work in England and Wales.",
        "employment.count ~2800 jobs @geography:england-and-wales",
        kind="employment",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), TURNS)
def test_occupations_in_turn_and_parts_by_what_they_do(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == sorted(claims)


LABELLED = [
    case(
        "Iowa - Jobs: 1,300 · Average hourly wage: $16.10\nUtah - Jobs: 1,450 · Average hourly wage: $16.90",
        "employment.count 1300 jobs @geography:iowa",
        "wage.mean 16.1 USD/hour @geography:iowa",
        "employment.count 1450 jobs @geography:utah",
        "wage.mean 16.9 USD/hour @geography:utah",
    ),
    case(
        "Iowa • Jobs: 1,300 • Average hourly wage: $16.10",
        "employment.count 1300 jobs @geography:iowa",
        "wage.mean 16.1 USD/hour @geography:iowa",
    ),
    case(
        "Jobs: 1,300 • Average hourly wage: $16.10",
        "employment.count 1300 jobs",
        "wage.mean 16.1 USD/hour",
    ),
    case(
        "State | Median pay\nNSW | $71,200\nWA | $74,300",
        "wage.median 71200 AUD/year @geography:new-south-wales",
        "wage.median 74300 AUD/year @geography:western-australia",
        country="AU",
    ),
    case(
        "State | Median pay\nWA | $71,200\nME | $54,300",
        "wage.median 71200 USD/year @geography:washington",
        "wage.median 54300 USD/year @geography:maine",
    ),
    case(
        "In the Piedmont region, bakers earn a median of $36,700 a year.",
        "wage.median 36700 USD/year @geography:piedmont-region",
    ),
    case(
        "| Employer | Share of bakers |\n|---|---|\n| Hotels | 40% |",
        "employment_share.share_of_occupation 40 percent @industry:hotels",
        kind="employment",
    ),
    case(
        "Hunters earn a median of $30,100 a year. Fishers earn a median of $32,400 a year.",
        "wage.median 30100 USD/year",
        "wage.median 32400 USD/year",
        occupation="Fisher and hunter",
    ),
    case(
        "Senior bakers (10+ years):\n- Annual salary: $50,000\n\nJunior bakers:\n- Annual salary: $31,000",
        "wage.level 50000 USD/year @level:senior",
        "wage.level 31000 USD/year @level:junior",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), LABELLED)
def test_labels_of_lines_codes_and_regions(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert sorted(told(text, options)) == sorted(claims)


STANDINGS = [
    case("Level 2 bakers may earn $44,000 a year.", "wage.level 44000 USD/year @level:level-2"),
    case("Once qualified, you are on Band 4, £24,780 a year.", "wage.level 24780 GBP/year @level:band-4", country="GB"),
    case("Bakers start in Band 4 on £25,150 a year.", "wage.starting 25150 GBP/year", country="GB"),
    case("Highly skilled bakers make $40 an hour.", "wage.level 40 USD/hour @level:highly-skilled"),
    case("- Part-qualified: £35,000 a year", "wage.level 35000 GBP/year @level:part-qualified", country="GB"),
    case(
        "Captive agents earn $31,000 a year.",
        "wage.level 31000 USD/year @worker_class:captive",
        occupation="Insurance agent",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), STANDINGS)
def test_bands_and_standings_at_the_name_or_the_sum(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(
    ("opening", "scope"),
    [
        ("Baker wages by trade\nNebraska\n\n", " @geography:nebraska"),
        ("Baker wages by trade\nNebraska bakeries\n\n", ""),  # a line with more than a place's name
        ("Bread and its makers\nNebraska\n\n", ""),  # a page that does not say it is on pay
    ],
)
def test_a_line_of_a_place_alone_over_a_page_on_pay_is_its_place(opening: str, scope: str) -> None:
    text = f"{opening}Bakers earn $31,200 a year."
    rows = [section("title", 0, len(opening)), section("pay", len(opening), len(text), number=1)]
    found = extract(text, sections=rows, title=None)["claims"]
    assert [say(claim) for claim in found] == [f"wage.level 31200 USD/year{scope}"]
