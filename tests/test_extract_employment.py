"""Jobs, growth, openings and shares of employment, as publishers write them; and counts of other things."""

from typing import Any

import pytest
from extract_help import case, read, say, told

SENTENCES = [
    # counts
    case("Bakers held about 185,300 jobs in 2020.", "employment.count ~185300 jobs 2020"),
    case("There were 14,280 bakers in Australia in 2021.", "employment.count 14280 jobs 2021", country="AU"),
    case("Roughly 42,000 people work as bakers.", "employment.count ~42000 jobs"),
    case("The occupation employed 1.2 million workers in 2019.", "employment.count 1200000 jobs 2019"),
    case("Total employment of bakers was 218,000 in 2022.", "employment.count 218000 jobs 2022"),
    case("Some 9,500 bakers were employed in Ohio in 2023.", "employment.count ~9500 jobs @geography:ohio 2023"),
    case(
        "Bakers held 1.9 million jobs in 2002, of which 60,000 were part time.",
        "employment.count 1900000 jobs 2002",
        "employment.count 60000 jobs @worker_class:part-time 2002",
        fault="no claim of the part; part time is read as a schedule of 2002",
    ),
    # change
    case(  # the two ends of a window, said apart
        "There were 52,300 jobs in 2012 and 51,000 in 2014, a decrease of 2.5%. In 2012, employment was forecast to"
        " grow by 15.4% by 2022, to 64,200 jobs.",
        "employment.count 52300 jobs 2012",
        "employment.count 51000 jobs 2014",
        "employment_change.observed -2.5 percent 2012/2014",
        "employment_change.projected 15.4 percent 2012/2022",
        "employment.count 64200 jobs 2022",
    ),
    case(
        "Around 640 bakers were employed in 2024, a rise of 22% since 2020.",
        "employment.count ~640 jobs 2024",
        "employment_change.observed 22 percent 2020/2024",
    ),
    case(
        "Employment of bakers is projected to grow 6 percent from 2023 to 2033.",
        "employment_change.projected 6 percent 2023/2033",
    ),
    case(
        "Employment is projected to decline 5% from 2022 to 2032.", "employment_change.projected -5 percent 2022/2032"
    ),
    case(
        "The number of jobs is expected to shrink by 4 per cent between 2024 and 2034.",
        "employment_change.projected -4 percent 2024/2034",
    ),
    case("Job growth, 2016–26: 5%", "employment_change.projected 5 percent 2016/2026"),
    case("Employment will rise 8 percent through 2030.", "employment_change.projected 8 percent ../2030"),
    case("Employment of bakers grew 3.5% between 2011 and 2016.", "employment_change.observed 3.5 percent 2011/2016"),
    case("Employment fell 12 percent over the past five years.", "employment_change.observed -12 percent"),
    case(
        "Employment is projected to grow 6 percent from 2023 to 2033, faster than the average for all occupations.",
        "employment_change.projected 6 percent 2023/2033",
        "employment_outlook.projected faster_than_average 2023/2033",
    ),
    case(
        "The average growth rate for all occupations is 4 percent.",
        "employment_change.projected 4 percent @all_occupations:all-occupations",
    ),
    case(
        "About 12,400 new jobs for bakers are expected from 2023 to 2033.",
        "employment_change.projected ~12400 jobs 2023/2033",
    ),
    case("Employment is expected to fall by 3,100 jobs by 2034.", "employment_change.projected -3100 jobs ../2034"),
    case(
        "Employment of bakers is projected to show 0 percent growth from 2023 to 2033.",
        "employment_change.projected 0 percent 2023/2033",
    ),
    case(
        "Employment of cooks is projected to grow 15 percent.",
        "employment_change.projected 15 percent @other_occupation:cook",
    ),
    case(
        "Employment in food manufacturing will grow 4 percent.",
        "employment_change.projected 4 percent @industry:food-manufacturing",
    ),
    # openings
    case(
        "About 28,900 openings for bakers are projected each year, on average, over the decade.",
        "openings.mean ~28900 jobs/year",
    ),
    case("There are an average of 361,700 job openings annually.", "openings.mean 361700 jobs/year"),
    case("Around 1,900 vacancies are expected a year from 2024 to 2029.", "openings.mean ~1900 jobs/year 2024/2029"),
    # outlook and prospects in words
    case(
        "Employment is expected to grow much faster than the average.",
        "employment_outlook.projected much_faster_than_average",
    ),
    case(
        "Employment of bakers is expected to grow about as fast as average through 2014.",
        "employment_outlook.projected as_fast_as_average ../2014",
    ),
    case(
        "Little or no change in employment is projected from 2019 to 2029.",
        "employment_outlook.projected little_or_no_change 2019/2029",
    ),
    case(
        "Employment will grow more slowly than the average for all occupations.",
        "employment_outlook.projected slower_than_average",
    ),
    case("Employment of bakers is projected to decline over the next decade.", "employment_outlook.projected decline"),
    case("Job prospects should be excellent.", "job_prospects.projected excellent"),
    case("Applicants will face keen competition for jobs.", "job_prospects.projected competitive"),
    case("Good job opportunities are expected for bakers.", "job_prospects.projected good"),
]

SHARES = [
    case(
        "About 1 out of 7 bakers work part time.",
        "employment_share.share_of_occupation ~14.2857 percent @worker_class:part-time",
    ),
    case(
        "More than 1 in 4 bakers worked in food manufacturing.",
        "employment_share.share_of_occupation >25 percent @industry:food-manufacturing",
    ),
    case(
        "Nearly one in eight bakers is self-employed.",
        "employment_share.share_of_occupation ~12.5 percent @worker_class:self-employed",
    ),
    case(
        "Grocery stores employ 30 percent of bakers.",
        "employment_share.share_of_occupation 30 percent @industry:grocery-stores",
    ),
    case(
        "A third of bakers are employed in retail trade.",
        "employment_share.share_of_occupation 33.3333 percent @industry:retail-trade",
    ),
    case(
        "Half of all bakers work in California, Texas and New York.",
        "employment_share.share_of_occupation 50 percent @geography:california+new-york+texas",
    ),
    case(
        "Bakers make up over 2 percent of total employment in Vermont.",
        "employment_share.share_of_place >2 percent @geography:vermont",
    ),
    case(
        "Around 40% of bakers work full-time.",
        "employment_share.share_of_occupation ~40 percent @worker_class:full-time",
    ),
]

TABLES = [
    case(
        "employment.2022: 218000\nemployment.2032_projected: 229500\n",
        "employment.count 218000 jobs 2022",
        "employment.count 229500 jobs 2032",
        kind="employment",
    ),
    case(
        "Current Employment\t218,000\nProjected Growth (2022-2032)\t5.3%\nAnnual Openings\t29,100\n",
        "employment.count 218000 jobs",
        "employment_change.projected 5.3 percent 2022/2032",
        "openings.mean 29100 jobs/year",
    ),
    case("Future growth: Strong\nWorkforce size: 14,280\n", "employment.count 14280 jobs", country="AU"),
    case(
        "Outlook (Ontario): Good\nOutlook (Quebec): Limited\n",
        "job_prospects.projected good @geography:ontario",
        "job_prospects.projected limited @geography:quebec",
        country="CA",
    ),
    case(
        "Jobs, 2023\t231,600\nOutlook, 2023-33\t6% (Faster than average)\nEmployment Change, 2023-33\t14,200\n",
        "employment.count 231600 jobs 2023",
        "employment_change.projected 6 percent 2023/2033",
        "employment_outlook.projected faster_than_average 2023/2033",
        "employment_change.projected 14200 jobs 2023/2033",
    ),
    case(
        "Employment, 2022: 218,000\nProjected employment, 2032: 229,500\n",
        "employment.count 218000 jobs 2022",
        "employment.count 229500 jobs 2032",
        kind="employment",
    ),
    case(
        "Industry\tPercent of jobs\nRetail bakeries\t32%\nGrocery stores\t27\n",
        "employment_share.share_of_occupation 32 percent @industry:retail-bakeries",
        "employment_share.share_of_occupation 27 percent @industry:grocery-stores",
        kind="employers",
    ),
    case(
        "The largest employers were as follows:\n\nBakeries and tortilla manufacturing 30%\nGrocery stores 27%\n",
        "employment_share.share_of_occupation 30 percent @industry:bakeries-and-tortilla-manufacturing",
        "employment_share.share_of_occupation 27 percent @industry:grocery-stores",
        kind="employers",
    ),
    case(
        "Bakers\t6%\nFood processing workers\t2%\nTotal, all occupations\t4%\n",
        "employment_change.projected 6 percent 2023/2033",
        "employment_change.projected 2 percent @other_occupation:food-processing-worker 2023/2033",
        "employment_change.projected 4 percent @all_occupations:all-occupations 2023/2033",
        heading="Percent change in employment, projected 2023-33",
    ),
    case("Projected annual openings: 28,900", "openings.mean 28900 jobs/year"),
    case(
        "Self-employed: 8%",
        "employment_share.share_of_occupation 8 percent @worker_class:self-employed",
        kind="employment",
    ),
    case(
        "Employment by state\n\nState\tEmployment\nOhio\t7,310\nTexas\t12,040\n",
        "employment.count 7310 jobs @geography:ohio",
        "employment.count 12040 jobs @geography:texas",
        kind="employment",
    ),
]

NOTHING = [
    case("The bakery serves 300 customers a day."),
    case("The ovens reach 450 degrees."),
    case("The plant has 12 branches and 4 warehouses."),
    case("There are few six-figure jobs for bakers."),
    case("Call 1-800-555-0144 for a list of jobs."),
    case("(813) Jobs Found > Baker", kind="other", fault="a count of adverts is read as employment"),
    case("The unemployment rate was 4 percent in 2023."),
    case("Staff turnover reached 30 percent."),
    case("The satisfaction score rose to 78%.", kind="other"),
    case("Prices rose 6 percent in 2022."),
    case("Wages of bakers rose 3 percent last year."),
    case("About 40 percent of bread is thrown away."),
    case("Read chapter 7 of the handbook, pages 210 to 214."),
    case("Demand for bread will remain strong over the next 10 years."),
]


@pytest.mark.parametrize(("text", "claims", "options"), SENTENCES)
def test_employment_in_a_sentence(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "outlook", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SHARES)
def test_a_share_names_the_part_it_is_of(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "employment", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), TABLES)
def test_employment_in_rows_and_cards(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "outlook", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), NOTHING)
def test_a_count_of_something_else_is_no_claim(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "outlook", **options}) == claims


def test_people_of_a_looser_population_are_scoped() -> None:
    (claim,) = read("Roughly 3 million people in the U.S. work in food preparation roles.", kind="outlook")
    assert (claim["value"], claim["scope_type"], claim["scope_id"]) == (
        3_000_000,
        "population",
        "food-preparation-roles",
    )


@pytest.mark.xfail(strict=True, reason="no claim of a vague share")
def test_a_vague_share_has_a_quantifier_and_no_number() -> None:
    (claim,) = read("The majority of bakers work in grocery stores.", kind="employment")
    assert (claim["attribute"], claim["quantifier"], claim["value"]) == ("employment_share", "over_half", None)
    assert (claim["scope_type"], claim["scope_id"]) == ("industry", "grocery-stores")


@pytest.mark.parametrize("heading", ["2020 Employment", "2030 Projected Employment"])
def test_an_empty_figure_heading_is_declared_missing(heading: str) -> None:
    (claim,) = read("", heading=heading, kind="employment")
    assert (say(claim), claim["status"]) == (f"employment.count missing {heading[:4]}", "declared_missing")


def test_next_decade_states_no_period() -> None:
    (claim,) = read("Employment is projected to grow 6 percent over the next decade.", kind="outlook")
    assert (claim["period"], claim["status"]) == (None, "asserted_undated")


def test_the_year_of_another_sentence_is_not_the_period() -> None:
    claims = read("Figures are for 2019. Bakers held 185,300 jobs.", kind="employment")
    assert [(claim["value"], claim["period"]) for claim in claims] == [(185300, None)]


@pytest.mark.parametrize(
    "text",
    [
        "About 2,150 bakers will graduate in 2025.",
        "The country needs 4,800 more bakers.",
        "She leads 120 people.",
        "A large museum may hold 8 million objects.",
        "When somebody dials 112 or 10177, a baker answers.",
        "Pay starts at 40% of the scale and climbs to 90%.",
        "The average age is 33, under the all-jobs average of 40.",
    ],
)
def test_people_who_are_not_at_work_are_no_jobs(text: str) -> None:
    assert read(text, kind="employment") == []


def test_the_count_of_another_year_is_a_count() -> None:
    claims = read("There were about 102,400 bakers in 2023, against 86,900 in 2018.", kind="employment")
    assert [say(claim) for claim in claims] == [
        "employment.count ~102400 jobs 2023",
        "employment.count 86900 jobs 2018",
    ]


def test_who_is_self_employed_is_a_share_under_any_heading() -> None:
    (claim,) = read("Two in five bakers are self-employed.", kind="outlook", heading="Outlook and growth")
    assert say(claim) == "employment_share.share_of_occupation 40 percent @worker_class:self-employed"


@pytest.mark.parametrize("text", ["82 per cent of bakers are women.", "Roughly 85 percent of beginners drop out."])
def test_a_share_by_sex_or_of_learners_is_none(text: str) -> None:
    assert read(text, kind="employment") == []


def test_openings_in_all_are_not_openings_a_year() -> None:
    assert read("Between 2022 and 2031 new job openings are expected to total 10,300.", kind="outlook") == []
