"""Tables whose lines lost what parted their cells: rows, heads and labels, and what is no table."""

from typing import Any

import pytest
from extract_help import case, extract, section, told

from pipeline.layout.grids import read_grid
from pipeline.marks import read_marks
from pipeline.spans import lines

SPACED = """Iowa United States
2019 Employment 1,240 48,300
2029 Employment 1,310 52,700
Percent change 6% 9%
"""
GLUED = """TownPay per yearPay per hour
Elko, NV$41,730$20.06
Nampa, ID$38,905$18.70
"""
RANKED = """RankStateAverage Baker SalaryCost Index
1Vermont$39,400114
2Idaho$33,10092
"""
YEARS = """Grade202220232024
Baker£11.10£11.60£12.05
Oven Hand£12.40£12.95£13.50
"""
RETURNING = """Lowest Pay Median Pay Highest Pay
By the hour $12.10 $16.32 $24.01
By the year $25,170 $33,950 $49,940
"""
ONE = """Province Average Monthly Pay (ZAR)
Limpopo 9,120
Free State 9,480
"""
BARRED = """No. | Post | Pay a month
1 | Baker | €2,310
2 | Head baker | €2,890
"""
UPRIGHT = """City

Years of service

Pay (INR)

Kochi

0-3 years

INR 2.4 LPA

Madurai

4-6 years

INR 2.1 LPA
"""
INLINE = "Measure 2011 2021 Jobs held 4,100 4,600 Openings each year 310 290 Median pay $28,150 $31,940\n"
TWICE = "Trade 2019 Mean Pay Trade 2019 Mean Pay Millers $40,240 Oven hands $23,610 Cake decorators $26,220\n"
BROKEN = """Trade | SCHOOLING | 2012 MEDIAN PAY |
---|---|---|
Millers |
Two terms | $42,480 |
Oven hands |
None | $24,720 |
"""
RULED = """Stage |
Pay a month |
Pay an hour |
---|---|---|
Starter |
$2,150 - $2,400 |
$12.40 - $13.85 |
Master baker |
$3,900 - $4,600 |
$22.50 - $26.55 |
"""
CROWDED = """| Jobs | Needs ||||
Code | Name | 2019 Base | 2029 Proj. | Schooling |
51-3011 |
\t   Bakers |
\t   1,240 | 1,310 | None |
51-3021 |
\t   Butchers |
\t   880 | 845 | None |
"""
HEADS_IN_PIECES = """Jobs (1) | Jobs RSE (2) |
Median hourly pay |
Median yearly pay |
---|---|---|---|
4,310 | 2.2 % | $ 17.44 | $ 36,280 |
"""
NAMED = """Job title

JobMean PayRange
CNA$33,000$27,000-$39,000
Ward Clerk$36,500$30,000-$44,000
"""
GROUPED = """Town | Pay | Posts |
---|---|---|
North |
Elko | $41,730 | 120 |
South |
Yuma | $38,905 | 95 |
"""
PIECES = """Jobs (1) Jobs
RSE (2)
Median hourly
pay
Median annual
pay (3)
4,310 2.2 % $17.44 $36,280
"""
LADDER = """Percentile 10% 25% 50%
(Median)
75% 90%
Pay an hour (2) $9.10 $11.25 $13.60 $16.85 $20.15
Pay a year $18,930 $23,400 $28,290 $35,050 $41,910
"""
WRAPPED = """TradePay a weekPay from 1 May 2023
Oven handR1980.50R2104.25
Master baker
(all shifts)
R2750.00R2913.40
"""
EMPTY = """Canton Low Middle High
Uri 21.10 26.40 34.95
Zug N/A N/A N/A
Jura 20.85 25.15 -
"""
AGAIN = """Low Median High
United States 20.15 25.80 36.10
Canton/ Region Low Median High
Uri 21.10 26.40 34.95
Jura 20.85 25.15 31.70
"""
REMARKED = """StagePostService (years)PayMean payNotes
StarterOven Hand0-2£19,500 – £21,000£20,250Most come straight from school, some from a course.
MidBaker3-6£22,400 -£26,100£24,300
SeniorHead Baker7+£28,000 – £33,500£30,900+Runs a shift.
"""
CODED = """Post codeTradeLengthCourse fee
651101Oven Builder2 YEARSR21,500 Per Year
671305Mill Fitter3 YEARSR24,800 Per Year
"""


def table(text: str) -> list[list[str]]:
    """The cells of the table that a text begins with, row by row."""
    found = read_grid(text, list(lines(text)), 0)
    return [] if found is None else [[text[slice(*cell)] for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (SPACED, ["", "Iowa", "United States"], ["Percent change", "6%", "9%"]),
        (GLUED, ["Town", "Pay per year", "Pay per hour"], ["Nampa, ID", "$38,905", "$18.70"]),
        (RANKED, ["State", "Average Baker Salary", "Cost Index"], ["Idaho", "$33,100", "92"]),
        (YEARS, ["Grade", "2022", "2023", "2024"], ["Oven Hand", "£12.40", "£12.95", "£13.50"]),
        (RETURNING, ["", "Lowest Pay", "Median Pay", "Highest Pay"], ["By the year", "$25,170", "$33,950", "$49,940"]),
        (ONE, ["Province", "Average Monthly Pay (ZAR)"], ["Free State", "9,480"]),
        (BARRED, ["No.", "Post", "Pay a month"], ["Head baker", "€2,890"]),
        (INLINE.replace("Measure", "Category"), ["Category", "2011", "2021"], ["Median pay", "$28,150", "$31,940"]),
        (TWICE, ["Trade", "2019 Mean Pay"], ["Cake decorators", "$26,220"]),
        (BROKEN, ["Trade", "SCHOOLING", "2012 MEDIAN PAY"], ["Oven hands", "None", "$24,720"]),
        (RULED, ["Stage", "Pay a month", "Pay an hour"], ["Master baker", "$3,900 - $4,600", "$22.50 - $26.55"]),
        (CROWDED, ["Jobs", "Needs", "", "", ""], ["Butchers", "880", "845", "None"]),
        (
            HEADS_IN_PIECES,
            ["Jobs (1)", "Jobs RSE (2)", "Median hourly pay", "Median yearly pay"],
            ["", "4,310", "2.2 %", "$ 17.44", "$ 36,280"],
        ),
        (NAMED[11:], ["Job", "Mean Pay", "Range"], ["Ward Clerk", "$36,500", "$30,000-$44,000"]),
        (GROUPED, ["Town", "Pay", "Posts"], ["Yuma", "$38,905", "95"]),
        (
            PIECES,
            ["", "Jobs (1)", "Jobs\nRSE (2)", "Median hourly\npay", "Median annual\npay (3)"],
            ["", "4,310", "2.2 %", "$17.44", "$36,280"],
        ),
        (
            LADDER,
            ["Percentile", "10%", "25%", "50%\n(Median)", "75%", "90%"],
            ["Pay a year", "$18,930", "$23,400", "$28,290", "$35,050", "$41,910"],
        ),
        (
            WRAPPED,
            ["Trade", "Pay a week", "Pay from 1 May 2023"],
            ["Master baker\n(all shifts)", "R2750.00", "R2913.40"],
        ),
        (EMPTY.replace("Middle", "Median"), ["Canton", "Low", "Median", "High"], ["Jura", "20.85", "25.15", "-"]),
        (AGAIN, ["", "Low", "Median", "High"], ["United States", "20.15", "25.80", "36.10"]),
        (
            REMARKED,
            ["Stage", "Post", "Service (years)", "Pay", "Mean pay", "Notes"],
            ["Senior", "Head Baker", "7+", "£28,000 – £33,500", "£30,900+", "Runs a shift."],
        ),
        (CODED, ["Post code", "Trade", "Length", "Course fee"], ["Mill Fitter", "3 YEARS", "R24,800 Per Year"]),
        (
            "CityPay a yearPay an hour\nEureka, CA$41,730$20.06\nElko, NV$38,905$18.70\n",
            ["City", "Pay a year", "Pay an hour"],
            ["Elko, NV", "$38,905", "$18.70"],
        ),
        (
            "State|An hour|A year\nMaine|$17.95|$37,340\nOhio|$18.20|$37,900\n",
            ["State", "An hour", "A year"],
            ["Ohio", "$18.20", "$37,900"],
        ),
        (UPRIGHT, ["City", "Years of service", "Pay (INR)"], ["Madurai", "4-6 years", "INR 2.1 LPA"]),
    ],
)
def test_rows_and_heads_are_parted(text: str, first: list[str], last: list[str]) -> None:
    rows = table(text)
    assert (rows[0], rows[-1]) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The oven was built in 1912\nThe second came in 1934\nThe third came in 1951\n",
        "Bakers in Iowa earn $31,000\nBakers in Utah earn $33,000\nBakers in Ohio earn $34,000\n",
        "Call us today\nOffice 555 0100\nBakery 555 0199\n",
        "City bakers start early.\nDawn 4 30\nDusk 7 15\n",
        "Home | Jobs | About\nNews | Shop | Login\nHelp | Terms | Press\n",
        "State\n\nBakers work in every state of the country.\n\nPay\n\n$31,000\n",
        "Nevada $78,460\n",
        NAMED,
        "OnlineBakingClass\nJoinToday4 placesOnly\nBakers rise early.\n",
        "Welcome to Ohio\nOur jobs\npage\n4,310 2.2 % $17.44 $36,280\n",
        INLINE,
        (
            "Trade Hub\nJobs   Training   Help\nBaker in Ohio\nCode 722 - Bakers\nSummary   Wages   Jobs\nKey facts\n"
            "Median wage\n$40.00/hour\nJobs (2024-2026)\nVery good\nPeople employed (2023)\n3,140\n\nPay\n"
        ),
        "Year 2012 was good and 2013 better with 1,200 visitors, 3,400 loaves, 5,600 rolls and 7,800 buns\n",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert table(text) == []


def test_heads_that_span_columns_nobody_can_tell_stand_over_none() -> None:
    found = read_grid(CROWDED, list(lines(CROWDED)), 0)
    assert found is not None
    heads = [[CROWDED[slice(*head)] for head in column] for column in found.rows[-1].columns]
    assert heads == [["Name"], ["2019 Base"], ["2029 Proj."], ["Schooling"]]


def test_bare_sums_are_in_the_one_currency_that_the_page_has_paid_in() -> None:
    page = f"Bakers make CAD 25.80 an hour.\n\nHourly pay of bakers\n{AGAIN}"
    assert told(page, {}) == sorted(
        [
            "wage.level 25.8 CAD/hour",
            *("wage.level 20.15 CAD/hour", "wage.median 25.8 CAD/hour", "wage.level 36.1 CAD/hour"),
            *(f"wage.level {pay} CAD/hour @geography:uri" for pay in ("21.1", "34.95")),
            *(f"wage.level {pay} CAD/hour @geography:jura" for pay in ("20.85", "31.7")),
            "wage.median 26.4 CAD/hour @geography:uri",
            "wage.median 25.15 CAD/hour @geography:jura",
        ]
    )
    unknown = page.replace("CAD 25.80 an hour", "bread")
    assert told(unknown, {"country": None}) == []
    assert "wage.median 25.8 USD/hour" in told(unknown, {"country": "US"})


def test_lines_of_a_table_are_no_headings() -> None:
    assert [mark.row for mark in read_marks(f"{ONE}\nBaking\n")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [
        case(
            SPACED,
            "employment.count 1240 jobs @geography:iowa 2019",
            "employment.count 48300 jobs 2019",
            "employment.count 1310 jobs @geography:iowa 2029",
            "employment.count 52700 jobs 2029",
            "employment_change.projected 6 percent @geography:iowa",
            "employment_change.projected 9 percent",
            kind="outlook",
            heading="Projected employment",
        ),
        case(
            GLUED,
            "wage.level 41730 USD/year @geography:elko",
            "wage.level 20.06 USD/hour @geography:elko",
            "wage.level 38905 USD/year @geography:nampa",
            "wage.level 18.7 USD/hour @geography:nampa",
        ),
        case(
            "Grade202220232024\nBaker£11.10£11.60£12.05\nSenior baker£12.40£12.95£13.50\n",
            *(f"wage.level {sum_} GBP/hour {year}" for sum_, year in (("11.1", 2022), ("11.6", 2023), ("12.05", 2024))),
            *(
                f"wage.level {sum_} GBP/hour @level:senior {year}"
                for sum_, year in (("12.4", 2022), ("12.95", 2023), ("13.5", 2024))
            ),
            country="GB",
        ),
        case(
            ONE,
            "wage.mean 9120 ZAR/month @geography:limpopo",
            "wage.mean 9480 ZAR/month @geography:free-state",
            country="ZA",
        ),
        case(
            "CityPay a year\nEureka, CA$41,730\nBarstow, CA$38,905\n",
            "wage.level 41730 USD/year @geography:eureka",
            "wage.level 38905 USD/year @geography:barstow",
        ),
        case(
            BROKEN,
            "wage.median 42480 USD/year @other_occupation:miller 2012",
            "education.typical no_formal_credential @other_occupation:oven-hand",
            "wage.median 24720 USD/year @other_occupation:oven-hand 2012",
        ),
        case(
            UPRIGHT,
            "wage.level 240000 INR/year @geography:kochi",
            "wage.level 210000 INR/year @geography:madurai",
            country="IN",
        ),
    ],
)
def test_what_they_claim(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_line_with_a_colon_leads_in_a_table_under_the_next_heading() -> None:
    table = "CityPay a year\nElko, NV$41,730\nReno, NV$38,905\n"
    text = f"According to Wage Finder, the best places in 2021:\n\nTop places\n\n{table}"
    cut = text.index("Top")
    rows = [section("summary", 0, cut), section("pay", cut, len(text), "Top places", 1)]
    claims = extract(text, sections=rows)["claims"]
    assert [(claim["scope_id"], claim["period"]) for claim in claims] == [("elko", "2021"), ("reno", "2021")]


def test_cells_between_dashes_say_that_there_is_no_figure_and_a_fee_is_no_pay() -> None:
    rows = "City | Mean Pay | Fee |\n---|---|---|\nElko | $41,730 | $310 per year |\n"
    rows += "Yuma | - NA - | $290 per year |\nMesa | N/D | N/A |\n"
    assert told(f"Pay of bakers\n\n{rows}", {}) == [
        "wage.mean 41730 USD/year @geography:elko",
        "wage.mean missing @geography:mesa",
        "wage.mean missing @geography:yuma",
    ]


def test_a_share_of_an_industry_is_of_its_workers_and_what_it_excludes_is_no_name() -> None:
    rows = "Industry | Industry employment, percent |\n---|---|\n"
    rows += "Local Government, schools excluded (own class) | 0.86 |\n"
    assert told(rows, {"heading": "Industries that employ most bakers"}) == [
        "employment_share.share_of_place 0.86 percent @industry:local-government"
    ]


@pytest.mark.parametrize("rank", ["#2 ", "#2. ", "2. ", "No. 2 ", "## 2. "])
def test_a_heading_with_its_rank_names_whom_the_text_under_it_is_about(rank: str) -> None:
    text = f"{rank}Millers\nAverage pay: $31,400 a year\n"
    whole = section("pay", 0, len(text), text.splitlines()[0])
    claims = extract(text, None, sections=[whole])["claims"]
    assert [(claim["occupation_id"], claim["value"]) for claim in claims] == [("miller", 31400)]


def test_a_head_over_one_column_is_cut_where_what_is_measured_begins() -> None:
    rows = "20 to 49 employees $31,100 – $39,200\n250 to 499 employees $33,000 – $41,700\n"
    claims = extract(f"Firm size (staff) Median Pay Range (per year)\n{rows}")["claims"]
    assert [(c["attribute"], c["statistic"], c["low"]) for c in claims] == [
        ("wage", "median", 31100),
        ("wage", "median", 33000),
    ]
    assert table("Main Employing Industries\nFarming 46.8%\nRetail 14.9%\n") == []
