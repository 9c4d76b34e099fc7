"""Claims from tables, cards and records: what heads, captions, notes and keys say of the figures under them."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

PERCENTILES = """Percentile     10%        25%        50% (median)   75%        90%
Hourly wage    $11.35     $13.06     $15.40         $18.42     $22.11
"""
SCALED = """| Stage | Annual salary (€k) |
|---|---|
| Junior | 24-28 |
| Senior | 41 |
"""
BELOW = """Measure\tPay
Lower quartile\t21,100
Median\t26,900

Gross pay of bakers, in pounds a year
"""
NOTES = """Region\tLow1\tMedian\tHigh2
Canada\t15.00\t19.50\t27.00
Manitoba\t15.25\t18.10\tN/A
1 10th percentile. 2 90th percentile. Wages of 2022.
"""
SIDE_BY_SIDE = """Measure\tBakers\tAll occupations
Median weekly earnings, August 2023\t$1,080\t$1,300
Average hours a week\t42\t40
Average age (years)\t37\t40
"""
YEARS = """Year\tMeasure\tPay (£)
2022\tMedian\t24,400
\tUpper quartile\t28,000
2023\tMedian\t25,250
"""
TWO_TABLES = """Employment     Mean hourly wage
27,790         $16.92

Industry                 Hourly mean wage
Local government         $18.81
Hospitals                $17.20
"""
CASES = [
    case(
        PERCENTILES,
        "wage.p10 11.35 USD/hour",
        "wage.p25 13.06 USD/hour",
        "wage.median 15.4 USD/hour",
        "wage.p75 18.42 USD/hour",
        "wage.p90 22.11 USD/hour",
    ),
    case(SCALED, "wage.level 24000..28000 EUR/year @level:junior", "wage.level 41000 EUR/year @level:senior"),
    case(
        "Experience            Average pay (Rs lakh a year)\n0-2 years             2.2\n10 years and above    8\n",
        "wage.mean 220000 INR/year @level:0-2-years",
        "wage.mean 800000 INR/year @level:10-years-and-above",
        country="IN",
    ),
    case(
        "Monthly pay, in lakh rupees:\n\n| Rank | Pay |\n|---|---|\n| Commis | 0.2 to 0.3 |\n| Pastry lead | 0.5 |\n",
        "wage.level 20000..30000 INR/month @level:commis",
        "wage.level 50000 INR/month @level:pastry-lead",
        country="IN",
    ),
    case(BELOW, "wage.p25 21100 GBP/year", "wage.median 26900 GBP/year", country="GB"),
    case(
        NOTES,
        "wage.p10 15 CAD/hour 2022",
        "wage.median 19.5 CAD/hour 2022",
        "wage.p90 27 CAD/hour 2022",
        "wage.p10 15.25 CAD/hour @geography:manitoba 2022",
        "wage.median 18.1 CAD/hour @geography:manitoba 2022",
        "wage.p90 missing @geography:manitoba 2022",
        heading="Wages ($/hour)",
        country="CA",
    ),
    case(
        SIDE_BY_SIDE,
        "wage.median 1080 AUD/week 2023-08",
        "wage.median 1300 AUD/week @all_occupations:all-occupations 2023-08",
        "work_schedule.level 42 hours/week",
        "work_schedule.level 40 hours/week @all_occupations:all-occupations",
        country="AU",
        kind="summary",
    ),
    case(
        YEARS,
        "wage.median 24400 GBP/year 2022",
        "wage.p75 28000 GBP/year 2022",
        "wage.median 25250 GBP/year 2023",
        country="GB",
    ),
    case(
        TWO_TABLES,
        "employment.count 27790 jobs 2021",
        "wage.mean 16.92 USD/hour 2021",
        "wage.mean 18.81 USD/hour @industry:local-government 2021",
        "wage.mean 17.2 USD/hour @industry:hospitals 2021",
        heading="National estimates, 2021",
    ),
    case(  # a year is no level; a change of pay is none of jobs
        "Average baker pay over time\nYear\tAvg. salary\tHourly rate\t% change\n2024\t$41,200\t$19.81\t+2.1%\n"
        "2023\t$40,350\t$19.40\t+0.7%\n",
        "wage.mean 41200 USD/year 2024",
        "wage.mean 19.81 USD/hour 2024",
        "wage.mean 40350 USD/year 2023",
        "wage.mean 19.4 USD/hour 2023",
    ),
    case(  # inhabitants, and jobs for a thousand of them, are no jobs; few jobs under a head that says so are
        "Baker jobs by state\nState\tPopulation\tNumber of jobs\tEmployment per 1,000\nOhio\t11,785,935\t310\t26\n"
        "Alaska\t733,583\t14\t21\n",
        "employment.count 310 jobs @geography:ohio",
        "employment.count 14 jobs @geography:alaska",
        kind="employment",
    ),
    case(  # the second row of each label has none of its own; its first cell is empty
        "Level | Est. empl. | Mean wage | 10th pctl | Median |\n"
        "Junior | 1,730 | $31,400 | $27,900 | $30,800 |\n | | $15.10 | $13.41 | $14.81 |\n"
        "Senior | 640 | $44,200 | $35,000 | ** |\n | | $21.25 | $16.83 | ** |\n",
        *(
            f"wage.{pay} USD/{rate} @level:{level}"
            for level, rate, pays in (
                ("junior", "year", ("mean 31400", "p10 27900", "median 30800")),
                ("junior", "hour", ("mean 15.1", "p10 13.41", "median 14.81")),
                ("senior", "year", ("mean 44200", "p10 35000")),
                ("senior", "hour", ("mean 21.25", "p10 16.83")),
            )
            for pay in pays
        ),
        "wage.median missing @level:senior",
        "wage.median missing @level:senior",
    ),
    case(  # a head set in over its columns, and a ruling, in a table set with spaces
        "Rates of pay\n                        1 May 2023      1 May 2024\n"
        "------------------------------------------------\n"
        "Certified baker            $26.10          $27.20\n1st year apprentice        $15.70          $16.30\n"
        "Apprentice, year 2         $18.20          $18.95\n------------------------------------------------\n",
        "wage.level 26.1 CAD/hour @worker_class:certified 2023-05-01",
        "wage.level 27.2 CAD/hour @worker_class:certified 2024-05-01",
        "wage.level 15.7 CAD/hour @level:first-year-apprentice 2023-05-01",
        "wage.level 16.3 CAD/hour @level:first-year-apprentice 2024-05-01",
        "wage.level 18.2 CAD/hour @level:second-year-apprentice 2023-05-01",
        "wage.level 18.95 CAD/hour @level:second-year-apprentice 2024-05-01",
        country="CA",
    ),
    case(
        "Step A   $3,310 per month\nStep B   $3,480 per month\n",
        "wage.level 3310 USD/month @level:step-a 2022-02-07/..",
        "wage.level 3480 USD/month @level:step-b 2022-02-07/..",
        heading="SALARY (effective February 7, 2022)",
    ),
    case(  # years in the job beside the occupation's own name are a level, a band is none
        "Title\tMedian\nBaker (0-3 years)\t$31,200\nBaker (Band 4)\t$35,900\n",
        "wage.median 31200 USD/year @level:0-3-years",
        "wage.median 35900 USD/year",
    ),
    case(  # dots lead from a label to its figures, and a label may be long
        "Occupation                              Employment     Mean\n\n"
        "Bakers...............................       31,480   $16.88\n"
        "Pastry cooks of the second class and glazers          690    10.64\n",
        "employment.count 31480 jobs",
        "wage.mean 16.88 USD/hour",
        "employment.count 690 jobs @other_occupation:pastry-cooks-of-the-second-class-and-glazers",
        fault="a long label of other bakers is no occupation",
    ),
    case(  # each cell on a line of its own, with a bar behind it
        "Percentile |\n10% |\n50% Median |\n90% |\n---|\n\nHourly Wage |\n$9.61 |\n$16.32 |\n$29.52 |\n---|\n",
        "wage.p10 9.61 USD/hour",
        "wage.median 16.32 USD/hour",
        "wage.p90 29.52 USD/hour",
    ),
    case(  # and with a bar before it
        "Average hourly wage by region, 2016\n|Region\n|Average hourly wage\n|Ohio\n|$31.40\n|Regina, Sask.\n|$26.80\n",
        "wage.mean 31.4 CAD/hour @geography:ohio 2016",
        "wage.mean 26.8 CAD/hour @geography:regina 2016",
        country="CA",
    ),
    case(  # what a table of projections counts, and of when, is said by its title
        "Area Title Base Projected Change %Change Avg. Annl Openings\nOhio Bakers 4,580 4,410 -170 -3.7 380\n"
        "Utah Bakers 1,270 1,640 370 29.1 190\nPage 1 of 11\n",
        *(
            f"{claim} @geography:{place}{when}"
            for place, figures in (("ohio", (4580, 4410, -170, -3.7, 380)), ("utah", (1270, 1640, 370, 29.1, 190)))
            for claim, when in (
                (f"employment.count {figures[0]} jobs", " 2020"),
                (f"employment.count {figures[1]} jobs", " 2030"),
                (f"employment_change.projected {figures[2]} jobs", " 2020/2030"),
                (f"employment_change.projected {figures[3]} percent", " 2020/2030"),
                (f"openings.mean {figures[4]} jobs/year", " 2020/2030"),
            )
        ),
        heading="Long-term projections (2020-2030)",
        kind="outlook",
    ),
    case(  # figures without a currency are paid in that of the country
        "Area\tLow\tMedian\tHigh\nQuebec\t14.25\t18.00\t26.25\n",
        "wage.level 14.25 CAD/hour @geography:quebec",
        "wage.median 18 CAD/hour @geography:quebec",
        "wage.level 26.25 CAD/hour @geography:quebec",
        heading="Hourly wages of bakers",
        country="CA",
    ),
    case(
        "Rank\tAnnual salary as at 1.4.23\t3% increase 1.8.23\nHead\t37896\t39033\n",
        "wage.level 37896 GBP/year @level:head 2023-04-01",
        "wage.level 39033 GBP/year @level:head 2023-08-01",
        country="GB",
    ),
    case(  # steps of the occupation's own scale, from days that stand under a word
        "                   Effective      Effective\n                   May 1, 2024    May 1, 2025\n\n"
        "Baker grade 1      $24.10         $24.90\nBaker grade 2      $27.45         $28.30\n",
        "wage.level 24.1 USD/hour @level:grade-1 2024-05-01/..",
        "wage.level 24.9 USD/hour @level:grade-1 2025-05-01/..",
        "wage.level 27.45 USD/hour @level:grade-2 2024-05-01/..",
        "wage.level 28.3 USD/hour @level:grade-2 2025-05-01/..",
    ),
    case(
        "Particulars\tX city\tY city\nIn hand salary\tRs. 34,000\tRs. 31,000\n",
        "wage.level 34000 INR/month @geography:x-city",
        "wage.level 31000 INR/month @geography:y-city",
        heading="Monthly salary",
        country="IN",
    ),
    case(  # the first of two sentences leads in the table, and dates it
        "Below are the rates for a baker, from 1 July 2023. Your shop may pay more.\n\n"
        "Level\tWeekly\tHourly\nLevel 1\t$859.30\t$22.61\n",
        "wage.level 859.3 AUD/week @level:level-1 2023-07-01/..",
        "wage.level 22.61 AUD/hour @level:level-1 2023-07-01/..",
        country="AU",
    ),
    case(  # the first line of a page dates its tables, though a heading stands between
        "WAGES OF BAKERS IN OHIO, MAY 2023\n\nOffice of Figures\n\nArea\tMean wage\nAkron\t$17.20\n",
        "wage.mean 17.2 USD/hour @geography:akron 2023-05",
    ),
    case("Area\tSalary index\nQuebec\t1042\nYukon\t1310\n", country="CA"),
    case(
        "Year\tNumber of bakers\t% of population\n2021\t16,874\t0.01%\n2020\t17,233\t0.01%\n",
        "employment.count 16874 jobs 2021",
        "employment.count 17233 jobs 2020",
        heading="Baker job growth over time",
        kind="outlook",
    ),
    case(  # days, as they are written in the country
        "Rate sheet (04/06/2025 - 05/03/2026)\tPay\nBaker (hourly)\t$24.10\nSenior baker (hourly)\t$29.75\n",
        "wage.level 24.1 USD/hour 2025-04-06/2026-05-03",
        "wage.level 29.75 USD/hour @level:senior 2025-04-06/2026-05-03",
    ),
    case(
        "Employment (thousands)\t2023\t2033\nBakers\t210.4\t221.0\n",
        "employment.count 210400 jobs 2023",
        "employment.count 221000 jobs 2033",
        kind="employment",
    ),
    case("Course\tFee\nPastry diploma\t$1,400\nBread basics\t$85\n", kind="education"),
    case("Language\tShare of bakers (%)\nFrench\t24\nOther\t8\n", kind="skills"),
    # a state's letters are its name only as the whole label of a row
    case(
        "Yearly pay of bakers\n\nState\tMedian pay\nVIC\t$61,000\nQLD\t$59,500\nTAS\t$57,250\n",
        "wage.median 57250 AUD/year @geography:tasmania",
        "wage.median 59500 AUD/year @geography:queensland",
        "wage.median 61000 AUD/year @geography:victoria",
        country="AU",
    ),
    # what Canada's wage tables call low and high are percentiles; another country's site only means the ends of pay
    case(
        "Bakers (NOC 63202)\n\nHourly pay of bakers\n\nPlace\tLow\tMedian\tHigh\nManitoba\t$15.20\t$17.00\t$22.10\n",
        "wage.p10 15.2 CAD/hour @geography:manitoba",
        "wage.median 17 CAD/hour @geography:manitoba",
        "wage.p90 22.1 CAD/hour @geography:manitoba",
        country="CA",
    ),
    case(
        "Hourly pay of bakers\n\nPlace\tLow\tMedian\tHigh\nOhio\t$15.20\t$17.00\t$22.10\n",
        "wage.level 15.2 USD/hour @geography:ohio",
        "wage.median 17 USD/hour @geography:ohio",
        "wage.level 22.1 USD/hour @geography:ohio",
    ),
]
RECORDS = [
    case(
        '{"title": "Baker", "pay_2023": {"median_hourly": "$16.64", "p90_annual": "$48,710"},'
        '"openings_per_year": "about 800"}',
        "openings.mean ~800 jobs/year",
        "wage.median 16.64 USD/hour 2023",
        "wage.p90 48710 USD/year 2023",
        kind="title",
    ),
    case(
        '[{"occupation": "Baker", "salary": {"unit": "GBP per year", "starting": "18,500", "experienced": "27,000"}}]',
        "wage.starting 18500 GBP/year",
        "wage.level 27000 GBP/year @level:experienced",
        kind="title",
        country="GB",
    ),
    case(
        '{"wages": [{"region": "Ontario", "median_hourly": "$19.20"},{"region": "Quebec", "median_hourly": "$18.75"}]}',
        "wage.median 19.2 CAD/hour @geography:ontario",
        "wage.median 18.75 CAD/hour @geography:quebec",
        kind="title",
        country="CA",
    ),
    case(
        "currency: CAD\nwages_2023.hourly.10th_percentile: 15.00\nwages_2023.hourly.ontario.median: 19.00\n"
        "fees.exam: C$250",
        "wage.p10 15 CAD/hour 2023",
        "wage.median 19 CAD/hour @geography:ontario 2023",
        kind="title",
        country="CA",
    ),
    case('{"note": "paid 3 times", "images": [1, 2, 3], "checksum": "7f09a1"}', kind="title"),
]


def test_a_change_is_between_the_years_of_the_counts_beside_it() -> None:
    head = "| Area | Employed 2022 | Employed 2032 | Percent change | Numeric change |\n|---|---|---|---|---|\n"
    claims = extract(head + "| Ohio | 1,240 | 1,310 | 5.6% | 70 |\n", kind="outlook")["claims"]
    changes = {(c["unit"], c["period"]) for c in claims if c["attribute"] == "employment_change"}
    assert changes == {("percent", "2022/2032"), ("jobs", "2022/2032")}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Employment and Wages by Trade, July 2011", "2011-07"),
        ("Baker Wages (July 2011)", "2011-07"),
        ("How to become a baker, July 2011", None),
        ("Our survey of July 2011", None),
    ],
)
def test_a_title_that_dates_pay_dates_the_tables_under_every_heading(title: str, period: str | None) -> None:
    table = "| State | Mean wage |\n|---|---|\n| Ohio | $31,450 |\n\n"
    text = f"{title}\n\nWhere they work\n\n{table}A baker in Utah may earn $29,310 a year."
    under = text.index("Where")
    sections = [section("title", 0, under, title), section("pay", under, len(text), "Where they work", 1)]
    periods = {claim["scope_id"]: claim["period"] for claim in extract(text, sections=sections)["claims"]}
    assert periods == {"ohio": period, "utah": None}  # the sentence stands under a heading of its own


@pytest.mark.parametrize(("text", "claims", "options"), [*CASES, *RECORDS])
def test_tables_and_records(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


FLATTENED = [
    (
        "Point Salary a year\n3 €31,200\n4 €32,450\n5 €33,100\n",
        ["wage.level 31200 EUR/year @level:point-3", "wage.level 32450 EUR/year @level:point-4",
         "wage.level 33100 EUR/year @level:point-5"],
    ),
    (
        "Classification Step A Step B\nBaker $62,400 $65,520\nFire Engineer $70,100 $73,605\n",
        ["wage.level 62400 USD/year @level:step-a", "wage.level 65520 USD/year @level:step-b",
         "wage.level 70100 USD/year @other_occupation:fire-engineer",
         "wage.level 73605 USD/year @other_occupation:fire-engineer"],
    ),
    (
        "Classification Weekly Hourly\nLevel 1.2 €859.30 €22.61\nLevel 2.2 €889.20 €23.40\n",
        ["wage.level 22.61 EUR/hour @level:level-1-2", "wage.level 23.4 EUR/hour @level:level-2-2",
         "wage.level 859.3 EUR/week @level:level-1-2", "wage.level 889.2 EUR/week @level:level-2-2"],
    ),
    (
        "Classification\nHourly rate\nHealth\nPension\nBaker\n$33.40\n$8.20\n$6.90\nForeman\n$36.80\n$8.20\n$6.90\n",
        ["wage.level 33.4 USD/hour", "wage.level 36.8 USD/hour @level:foreman"],
    ),
    (
        "Location\nLow ($/hour)\nHigh ($/hour)\nOhio\n15.20\n24.10\nIowa\nN/A\nN/A\nUtah\n14.90\n23.30\n",
        ["wage.level 14.9 USD/hour @geography:utah",
         "wage.level 15.2 USD/hour @geography:ohio", "wage.level 23.3 USD/hour @geography:utah",
         "wage.level 24.1 USD/hour @geography:ohio", "wage.level missing @geography:iowa",
         "wage.level missing @geography:iowa"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), FLATTENED)
def test_rows_of_flattened_tables_have_their_label_and_their_head(text: str, claims: list[str]) -> None:
    assert sorted(say(claim) for claim in extract(text, heading="Pay of fitters")["claims"]) == claims


def test_changes_and_openings_are_of_the_years_over_the_counts_beside_them() -> None:
    heads = "State\nEmployment\nPercent change\nAnnual openings\n2021\n2031\n"
    text = f"{heads}Ohio\n12,300\n12,900\n5%\n1,210\nUtah\n3,100\n3,400\n10%\n330\n"
    found = extract(text, heading="Outlook")["claims"]
    assert {(row["attribute"], row["period"]) for row in found} == {
        ("employment", "2021"), ("employment", "2031"), ("employment_change", "2021/2031"), ("openings", "2021/2031"),
    }  # fmt: skip


def test_the_number_of_a_heading_hides_no_place_and_the_mark_of_a_note_is_no_figure() -> None:
    page = "Average annual wage: $38,120\nNumber of employees: 610\n"
    found = extract(page, heading="7. Vermont")["claims"]
    assert {row["scope_id"] for row in found} == {"vermont"}
    marked = "Area Name\tHourly mean wage\nOhio\t(8)\nUtah\t15.20\n"
    assert [row["value"] for row in extract(marked, heading="Wages, in dollars")["claims"]] == [15.2]


@pytest.mark.parametrize(
    ("title", "date", "period"),
    [
        ("LAKE COUNTY WAGE REPORT", "3rd Quarter 2011", "2011"),
        ("Pay of Food Trades", "2019", "2019"),
        ("Employment and Earnings Survey", "May 2012", "2012-05"),
        ("Occupational Wage Estimates", "May 2012", "2012-05"),
        ("Pay of Food Trades", "May 2012", None),
        ("Occupational Wage Estimates", "May 4, 2012", None),
        ("Wage guide", "2019", None),
    ],
)
def test_a_date_alone_under_the_title_of_a_report_dates_its_tables(title: str, date: str, period: str | None) -> None:
    table = "| State | Mean wage |\n|---|---|\n| Ohio | $31,450 |\n"
    found = extract(f"{title}\n{date}\nMade by the bureau.\n\nHow we ask\n\nBy post.\n\n{table}")["claims"]
    assert [row["period"] for row in found] == [period]


def test_who_pays_in_euros_puts_the_day_first() -> None:
    table = "Grade\tFrom 1/10/23\nGrade 1\t{}14.10 an hour\nGrade 2\t{}15.10 an hour\n"
    said = [extract(table.replace("{}", sign), country=None)["claims"][0]["period"] for sign in "€£$"]
    assert said == ["2023-10-01/..", "2023-10-01/..", "2023-01-10/.."]


@pytest.mark.parametrize(
    ("heads", "scopes"),
    [
        ("Dublin | Cork", ["geography:cork", "geography:dublin"]),
        ("0-3 years | 4-6 years", ["level:0-3-years", "level:4-6-years"]),
        ("Fee | Deposit", []),
    ],
)
def test_sums_under_places_or_years_are_pay_where_a_title_says_so(heads: str, scopes: list[str]) -> None:
    table = f"Job title\t{heads.replace(' | ', chr(9))}\nBaker\t€30,000 - €36,000\t€28,000 - €34,000\n"
    table += "Miller\t€38,000 - €46,000\t€35,000 - €42,000\n"
    text = f"Bakery Salary Guide\n\nIndustry\n\n{table}"
    cut = text.index("Industry")
    sections = [
        section("title", 0, cut, "Bakery Salary Guide"),
        section("employers", cut, len(text), "Industry", 1, parent_section_id="sec-0"),
    ]
    claims = extract(text, "Baker", country="IE", sections=sections)["claims"]
    assert sorted({say(claim).split("@")[1] for claim in claims if "miller" not in say(claim)}) == scopes


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Pay beats the national median of $48,060.", ["wage.median 48060 USD/year @all_occupations:all-occupations"]),
        ("In Ohio they earn less than the national median of $45,000.", ["wage.median 45000 USD/year"]),
        ("The national median is $35,000.", ["wage.median 35000 USD/year"]),
    ],
)  # fmt: skip
def test_a_national_median_that_pay_is_set_against_is_everybodys(text: str, claims: list[str]) -> None:
    assert told(text, {}) == claims


def test_a_column_of_where_is_of_employers_where_the_heading_says_so() -> None:
    table = "Where\tAverage salary\nUniversities\t$43,240\nAnimal shelters\t$33,510"
    assert told(table, {"heading": "Baker salary by employer type"}) == [
        "wage.mean 33510 USD/year @industry:animal-shelters",
        "wage.mean 43240 USD/year @industry:universities",
    ]


def test_a_place_over_the_column_does_not_make_the_pay_of_others_the_pages_own() -> None:
    table = "Occupation\tMedian hourly wage (Idaho)\nElectricians\t$28.41\nBakers\t$17.96"
    assert told(table, {}) == [
        "wage.median 17.96 USD/hour @geography:idaho",
        "wage.median 28.41 USD/hour @other_occupation:electrician",
    ]
