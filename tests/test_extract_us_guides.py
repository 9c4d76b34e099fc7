"""Guides, associations' pages and state profiles of the US: their places, tables, short names, shares and tellers."""

from typing import Any

import pytest
from extract_help import case, extract, say, told

PAY = {"kind": "pay"}
EDU = {"kind": "education"}
OUT = {"kind": "outlook"}
JOBS = {"kind": "employment"}
TECH = {"occupation": "Radiologic technologist", "kind": "pay"}
CASES = [
    # who tells it
    case(
        "On Paylens, bakers report an average base salary of $47,640, or $22.13 per hour, as of July 2024.",
        "wage.mean 47640 USD/year 2024-07",
        "wage.mean 22.13 USD/hour 2024-07",
        **PAY,
    ),
    case("On Long Island, bakers earn $51,200.", "wage.level 51200 USD/year", **PAY),
    case(
        "Government economists project a 13 percent rise in employment of bakers from 2024 to 2034.",
        "employment_change.projected 13 percent 2024/2034",
        **OUT,
    ),
    case(
        "The BLS sees an 11% increase in baker jobs between 2022 and 2032.",
        "employment_change.projected 11 percent 2022/2032",
        **OUT,
    ),
    case(
        "The office saw an 11% increase in baker jobs between 2012 and 2022.",
        "employment_change.observed 11 percent 2012/2022",
        **OUT,
    ),
    # whom a figure is of
    case(
        "As of 2022 there were 3.2 million pastry cooks in the country.",
        "employment.count 3200000 jobs @other_occupation:pastry-cook 2022",
        **JOBS,
    ),
    case("There were about 12,400 bakers employed in 2022.", "employment.count ~12400 jobs 2022", **JOBS),
    case(
        "In many states, wedding cake bakers must be certified.",
        "licence.level sometimes @other_occupation:wedding-cake-baker",
        **EDU,
    ),
    case(
        "Jobs for pastry cooks should grow 6% from 2022 to 2032, faster than the average for all occupations. "
        "That works out to about 3,100 openings every year.",
        "employment_change.projected 6 percent @other_occupation:pastry-cook 2022/2032",
        "employment_outlook.projected faster_than_average @other_occupation:pastry-cook 2022/2032",
        "openings.mean ~3100 jobs/year @other_occupation:pastry-cook 2022/2032",
        **OUT,
    ),
    case(
        "Radiologic techs make $29.11 an hour, and techs in clinics make $31.",
        "wage.level 29.11 USD/hour",
        "wage.level 31 USD/hour @industry:clinics",
        **TECH,
    ),
    case(
        "Radiologic techs make $29.11 an hour. A radiologic technician makes $21.",
        "wage.level 29.11 USD/hour @other_occupation:radiologic-technician",
        "wage.level 21 USD/hour @other_occupation:radiologic-technician",
        **TECH,
    ),
    case(
        "This job pays more than the statewide all-occupation median of $25.10 per hour.",
        "wage.median 25.1 USD/hour @all_occupations:all-occupations",
        **PAY,
    ),
    case(
        "Bakers in mid-Michigan start at $18 to $21 an hour. Bakers in Upstate New York earn $22 an hour.",
        "wage.starting 18..21 USD/hour @geography:mid-michigan",
        "wage.level 22 USD/hour @geography:upstate-new-york",
        **PAY,
    ),
    # what a sum is
    case("**$48,200** – average starting salary", "wage.starting 48200 USD/year", **PAY),
    case("Bakers reported a mean of $48,150, up 4.1 percent from our 2021 survey.", "wage.mean 48150 USD/year", **PAY),
    # shares
    case(
        "More than 70 percent of bakers in the state are employed by food stores. About 9 percent work for state and "
        "local government, and another 6 percent for insurance carriers and banks.",
        "employment_share.share_of_occupation >70 percent @industry:food-stores",
        "employment_share.share_of_occupation ~9 percent @industry:state-and-local-government",
        "employment_share.share_of_occupation 6 percent @industry:insurance-carriers-and-banks",
        **JOBS,
    ),
    case("Half the job is cleaning; the rest is in the shop.", **JOBS),
    case("Half of the jobs are in stores.", "employment_share.share_of_occupation 50 percent @industry:stores", **JOBS),
    case("Full-time bakers are offered a 401(k) with a match of 3% to 5%.", **JOBS),
    case("**93%** – graduates employed or in school within a year", **JOBS),
    # growth and openings
    case(
        "It is expected to grow at a somewhat slower rate than the statewide average growth rate through 2033.",
        "employment_outlook.projected slower_than_average ../2033",
        **OUT,
    ),
    case(
        "Bakers are expected to grow at a much faster rate than average.",
        "employment_outlook.projected much_faster_than_average",
        **OUT,
    ),
    case("About 3,500 jobs will open up each year as the old guard retires.", "openings.mean ~3500 jobs/year", **OUT),
    case(
        "From 2022 to 2032, an estimated 26,600 jobs should open up.",
        "employment_change.projected ~26600 jobs 2022/2032",
        **OUT,
    ),
    # what is asked for
    case(
        "You won't need a degree, but you will need 4 to 8 weeks of training.",
        "training_duration.level 4..8 weeks",
        **EDU,
    ),
    case("Nearly every shop wants to see a high school diploma or GED.", "education.typical high_school", **EDU),
    case("Bakeries insist on a high school diploma.", "education.required high_school", **EDU),
    case(
        "Employers prefer a bachelor's degree or a certificate in baking.",
        "education.preferred bachelor",
        "education.preferred postsecondary_nondegree",
        **EDU,
    ),
    case("Experience: None needed to start", "experience.required none", **EDU),
    case("Every member of the crew must hold an FAA certificate.", "licence.level required", **EDU),
    case(
        "A certificate takes 9 months. An associate degree (24 months) takes longer.",
        "training_duration.level 9 months @programme:certificate",
        **EDU,
    ),
    case("If a job that needs no four-year diploma sounds good, keep reading.", **EDU),
    case("While a degree isn't required, many bakers complete a certificate program.", **EDU),
    case("You can become a baker in as little as 10 weeks.", "training_duration.level >=10 weeks", **EDU),
    case(
        "Depending on the program, it takes 6 to 24 months to become a baker.",
        "training_duration.level 6..24 months",
        **EDU,
    ),
    case("Our program takes 6 months.", "training_duration.level 6 months @programme:program", **EDU),
    # beside others
    case(
        "The field is projected to grow by 7 percent, compared to 4 percent for all occupations.",
        "employment_change.projected 4 percent @all_occupations:all-occupations",
        "employment_change.projected 7 percent",
        **OUT,
    ),
    case("The job market for bakers is competitive.", "job_prospects.projected competitive", **OUT),
    case("Bakers get competitive pay.", **OUT),
    case(
        "Confectioners earn a median of $41,860, versus $34,170 for bakers.",
        "wage.median 41860 USD/year @other_occupation:confectioner",
        "wage.median 34170 USD/year",
        **PAY,
    ),
    case(
        "They are lumped in with food and sales managers, who had a median wage of $57,620 in May 2023.",
        "wage.median 57620 USD/year @other_occupation:sales-manager 2023-05",
        **PAY,
    ),
    case("Senior bakers, who earn $47,000, are few.", "wage.level 47000 USD/year @level:senior", **PAY),
    case("Payscale says $36,700.", "wage.level 36700 USD/year", **PAY),
    case(
        "The largest employers of bakers: Bakeries 31%; Grocery stores 29%",
        "employment_share.share_of_occupation 29 percent @industry:grocery-stores",
        "employment_share.share_of_occupation 31 percent @industry:bakeries",
        **JOBS,
    ),
    case(
        "Salary by setting\n\nHealth food retailers: $43,260\nOffices of dentists: $40,900\n",
        "wage.level 43260 USD/year @industry:health-food-retailers",
        "wage.level 40900 USD/year @industry:offices-of-dentists",
        **PAY,
    ),
    case(
        "Pay by rank\n10th - $37,980\n50th - $64,690\n90th percentile - $82,000\n",
        "wage.p10 37980 USD/year",
        "wage.median 64690 USD/year",
        "wage.p90 82000 USD/year",
        **PAY,
    ),
    case(
        "Number of Jobs, 2022\n45,200\nJob Outlook, 2022-32\n1% (Little or no change)\n"
        "Employment Change, 2022-32\n600\n",
        "employment.count 45200 jobs 2022",
        "employment_change.projected 1 percent 2022/2032",
        "employment_change.projected 600 jobs 2022/2032",
        "employment_outlook.projected little_or_no_change 2022/2032",
        kind="summary",
    ),
    case("Plan on 40 to 45 hours a week.", "work_schedule.level 40..45 hours/week", kind="faq"),
    case("Teachers prepare for 8 hours a week.", kind="faq"),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_claims_of_a_sentence(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_the_area_that_a_profile_names_is_the_place_of_its_figures() -> None:
    text = "Occupation profile\nBakers\nArea: Oregon\n\nPay and jobs\n\nMedian wage: $17.06 per hour\n"
    assert told(text, {"kind": "pay"}) == ["wage.median 17.06 USD/hour @geography:oregon"]


def test_a_line_of_an_area_in_prose_is_no_place() -> None:
    text = "Occupation profile\nBakers\nArea: what you will learn\n\nMedian wage: $17.06 per hour\n"
    assert told(text, {"kind": "pay"}) == ["wage.median 17.06 USD/hour"]


WAGES = """\
2024 Wage Ranges

                 10th      50th      90th
Oregon           $15.16    $17.06    $26.98
Eastern Oregon   $14.95    $16.36    $24.54
Lane             $15.31    $17.12    $25.20
Rogue Valley     (c)       (c)       (c)

(c) Data are confidential.
"""


def test_a_row_among_rows_of_places_is_a_place_and_a_letter_stands_for_no_figure() -> None:
    said = told(WAGES, {"kind": "pay"})
    assert [one for one in said if "lane" in one] == [
        "wage.median 17.12 USD/hour @geography:lane 2024",
        "wage.p10 15.31 USD/hour @geography:lane 2024",
        "wage.p90 25.2 USD/hour @geography:lane 2024",
    ]
    assert [one for one in said if "missing" in one] == [
        "wage.median missing @geography:rogue-valley 2024",
        "wage.p10 missing @geography:rogue-valley 2024",
        "wage.p90 missing @geography:rogue-valley 2024",
    ]


def test_the_change_between_two_years_of_a_table_of_jobs() -> None:
    text = "| Area | 2023 | 2033 | Change | % Change |\n|---|---|---|---|---|\n| Ohio | 1,934 | 2,051 | 117 | 6.0% |\n"
    said = told(text, {"kind": "outlook", "heading": "Employment Projections 2023-2033"})
    assert "employment_change.projected 117 jobs @geography:ohio 2023/2033" in said
    assert "employment.count 1934 jobs @geography:ohio 2023" in said


def test_ranks_in_brackets_over_a_column() -> None:
    heads = "| Area | Entry (10th) | Median | Experienced (90th) |\n|---|---|---|---|\n"
    text = f"{heads}| Ohio | $18.45 | $29.02 | $45.70 |\n"
    assert told(text, {"kind": "pay"}) == [
        "wage.median 29.02 USD/hour @geography:ohio",
        "wage.p10 18.45 USD/hour @geography:ohio",
        "wage.p90 45.7 USD/hour @geography:ohio",
    ]


def test_a_line_that_the_opening_of_a_page_cuts_names_no_place_of_it() -> None:
    lines = ["Baker salary guide", *["Bread is made by hand and by machine in many shops" for _ in range(10)]]
    opening = "\n\n".join(lines)[:535]
    best = "Illinois is the top state, with a mean wage of $41,140 for those who bake."
    text = f"{opening}\n\n{best}\n\nThe median is $34,180.\n"
    assert told(text, {"kind": "pay"}) == [
        "wage.mean 41140 USD/year @geography:illinois",
        "wage.median 34180 USD/year",
    ]


def test_a_rate_over_ranks_set_against_each_other_is_nobody() -> None:
    text = "| | Apprentice | Journeyman | Master |\n|---|---|---|---|\n| Hourly | $16 | $26 | $34 |\n"
    said = told(text, {"kind": "related_occupations", "heading": "Apprentice vs. journeyman vs. master"})
    assert [one for one in said if "other_occupation" in one] == []


def test_a_post_of_a_field_is_no_industry() -> None:
    heads = "| Role | Experience | Salary range |\n|---|---|---|\n"
    rows = "| Baker | 2–5 years | $32,000–$40,000 |\n| Director of baking | 8+ years | $95,000–$99,000 |\n"
    assert told(heads + rows, {"kind": "pay", "attribute": "wage"}) == [
        "wage.level 32000..40000 USD/year",
        "wage.level 95000..99000 USD/year @other_occupation:director-of-baking",
    ]


def test_a_source_under_a_table_without_cells_dates_no_list_below() -> None:
    table = "State\nMedian\nOhio\n$34,060\nTexas\n$36,240\nSource: Labor Office, May 2023\n"
    text = f"{table}\nBest cities\n\nAkron, OH – $46,120\n"
    claims = extract(text, kind="pay")["claims"]
    assert [say(claim) for claim in claims if claim["scope_id"] == "akron"] == [
        "wage.level 46120 USD/year @geography:akron"
    ]
