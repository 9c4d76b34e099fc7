"""Tables whose rows are occupations: codes before titles, words in cells, prose behind figures, columns named above."""

from typing import Any

import pytest
from extract_help import extract, read

from pipeline.layout.coded_rows import read_coded_rows
from pipeline.layout.grids import read_grid
from pipeline.layout.named_columns import read_named_columns
from pipeline.layout.worded_columns import read_worded_columns
from pipeline.spans import lines

READERS = (read_coded_rows, read_worded_columns, read_named_columns)
BY_CODE = """SOC code Occupation title Group Employment Location quotient Median hourly wage
00-0000 All Occupations total 61,340 1.00 $17.05
35-3023 Baristas detail 420 1.31 $13.80
51-3021 Butchers and Meat Cutters detail (3) (3) $18.25
51-3011 Bakers detail 150 0.92 (5)

(3) Held back.
(5) Too few reports.
"""
MIXED_CASE = """Occupation code Occupation title (click it) Employment Employment RSE Mean hourly wage Annual mean wage
51-3011 Bakers 2,150 3.9% $16.10 $33,490
51-3021 Butchers and Meat Cutters 880 6.0% $18.02 $37,480
"""
PROSE = """Occupation
Jobs,
2012
Change in jobs,
projected 2012-22²
Number
Percent
Outlook
Bakers
14,200
-310
-2
Slow decline expected. Work before
dawn puts many people off.
Butchers
9,400
1,130
12
About as fast as average. Keen competition is expected.
"""
NAMED = """Columns, left to right: code; class title; grade; minimum salary; maximum salary; remarks.

B014
BAKER II
G07
$31,240  $44,815

C201
MEAT CUTTER
G09
$35,060  $50,330  N

D118
FLOUR TESTER
G05
Vacant

NOTES
Nothing else is paid.
"""
WORDS = """Occupation

Jobs, 2018

Usual education

Training

Median annual pay

Food occupations

Bakers

1,240

HS

Long-term OJT

$31,200

Dietitians

310

Bach.

Intern/resid

$58,900

Legal careers

Paralegals

905

Assoc.

None

$49,750
"""


def _rows(text: str) -> list[list[str]]:
    grid = read_grid(text, [*lines(text)], 0)
    return [[text[slice(*cell)] for cell in row.cells] for row in grid.rows] if grid else []


def _told(rows: list[dict[str, Any]], *cells: str) -> list[tuple[Any, ...]]:
    return [tuple(row[cell] for cell in cells) for row in rows]


def test_rows_that_open_with_a_code_end_with_figures_under_heads_that_begin_with_capitals() -> None:
    assert _rows(BY_CODE)[0] == ["Occupation title", "Employment", "Location quotient", "Median hourly wage"]
    assert _rows(BY_CODE)[3] == ["Butchers and Meat Cutters", "(3)", "(3)", "$18.25"]


def test_heads_with_several_capitals_are_cut_at_their_words() -> None:
    heads = ["Occupation title", "Employment", "Employment RSE", "Mean hourly wage", "Annual mean wage"]
    assert _rows(MIXED_CASE)[0] == heads
    assert _rows(MIXED_CASE)[2] == ["Butchers and Meat Cutters", "880", "6.0%", "$18.02", "$37,480"]


@pytest.mark.parametrize(
    "text",
    [
        "Code Title\n51-3011 Bakers 2,150\n51-3021 Butchers 880\n",  # no figure has a head
        "SOC code Title Employment Mean hourly wage\n51-3011 Bakers 2,150 $16.10\n",  # one row
        "SOC code Title Employment Mean hourly wage\nBakers 2,150 $16.10\nButchers 880 $18.02\n",  # no codes
    ],
)
def test_what_has_no_codes_heads_or_rows_is_no_coded_table(text: str) -> None:
    assert read_coded_rows(text, [*lines(text)], 0) == []


def test_a_mark_of_a_note_is_a_missing_figure_of_its_column_where_that_has_figures() -> None:
    claims = extract(BY_CODE, None)["claims"]
    missing = [claim for claim in claims if claim["status"] == "declared_missing"]
    assert _told(missing, "occupation_id", "attribute", "evidence") == [
        ("butcher-and-meat-cutter", "employment", "(3)"),
        ("baker", "wage", "(5)"),
    ]


def test_the_place_and_month_of_the_lines_that_open_a_page_hold_for_its_rows() -> None:
    opening = (
        "A site of the state\n\nMay 2016 Pay and Employment Estimates by Area\n\nSand Hills nonmetropolitan area\n\n"
    )
    claims = extract(opening + BY_CODE, None)["claims"]
    told = _told([c for c in claims if c["evidence"] in ("61,340", "420", "$13.80")], "scope_id", "period")
    assert sorted(told) == [
        ("all-occupations", "2016-05"),
        ("sand-hills-nonmetropolitan-area", "2016-05"),
        ("sand-hills-nonmetropolitan-area", "2016-05"),
    ]


def test_prose_behind_figures_goes_on_to_the_next_label() -> None:
    rows = _rows(PROSE)
    assert rows[0] == ["Occupation", "Jobs,\n2012", "Change in jobs,\nprojected 2012-22²", "", "Outlook"]
    assert rows[1][2:4] == ["Number", "Percent"]
    assert rows[2][4].endswith("puts many people off.") and rows[3][0] == "Butchers"


def test_each_row_with_prose_is_its_own_occupations() -> None:
    claims = extract(PROSE, None, kind="outlook")["claims"]
    change = [c for c in claims if c["attribute"] == "employment_change"]
    assert _told(change, "occupation_id", "value", "unit", "period") == [
        ("baker", -310, "jobs", "2012/2022"),
        ("baker", -2, "percent", "2012/2022"),
        ("butcher", 1130, "jobs", "2012/2022"),
        ("butcher", 12, "percent", "2012/2022"),
    ]


def test_records_stand_under_the_columns_that_a_sentence_names() -> None:
    rows = _rows(NAMED)
    assert rows[0] == ["class title", "grade", "minimum salary", "maximum salary", "remarks"]
    assert rows[1:] == [
        ["BAKER II", "G07", "$31,240", "$44,815", ""],
        ["MEAT CUTTER", "G09", "$35,060", "$50,330", "N"],
        ["FLOUR TESTER", "G05", "Vacant", "", ""],
    ]


def test_a_sentence_that_names_columns_over_no_records_is_no_head() -> None:
    assert _rows("Columns: code; title; grade; pay.\n\nAsk at the office for the list.\n") == []


def test_words_cut_short_are_cells_and_a_family_of_occupations_is_no_industry() -> None:
    claims = extract(WORDS, None)["claims"]
    words = [c for c in claims if c["category"]]
    assert sorted(_told(words, "occupation_id", "attribute", "category")) == [
        ("baker", "education", "high_school"),
        ("baker", "training", "long_term_on_the_job"),
        ("dietitian", "education", "bachelor"),
        ("dietitian", "training", "internship_residency"),
        ("paralegal", "education", "associate"),
        ("paralegal", "training", "none"),
    ]
    assert {c["scope_id"] for c in claims} == {None}


def test_a_raised_mark_behind_a_year_is_a_note() -> None:
    claims = read("Bakers held 900 jobs in 2014².\n", kind="outlook", attribute="employment")
    assert [claim["period"] for claim in claims] == ["2014"]


@pytest.mark.parametrize("text", ["\n \n\t\n", "Occupation\n\n", "Occupation\nJobs\nBakers\n12\n", "Columns: \n"])
def test_lines_of_little_are_no_such_table(text: str) -> None:
    every = [*lines(text)]
    assert [reader(text, every, n) for n in range(len(every)) for reader in READERS] == [[]] * 3 * len(every)


GRADES = """Office of Personnel Management
Wage schedule, annual rates effective October 1, 2011

Columns: title; grade; minimum salary; midpoint; maximum salary.

MEAT CUTTER
G09
35,060  42,695  50,330

FLOUR TESTER
G05
28,400  NA  39,900
"""


def test_the_middle_of_a_grades_range_is_no_median_and_rates_hold_from_the_day_they_are_effective() -> None:
    claims = extract(GRADES, None)["claims"]
    told = _told(claims, "occupation_id", "statistic", "value", "unit", "period", "status")
    since = "2011-10-01/.."
    assert sorted(told, key=str) == sorted(
        [
            *(("meat-cutter", "level", x, "USD/year", since, "asserted") for x in (35060, 42695, 50330)),
            *(("flour-tester", "level", x, "USD/year", since, "asserted") for x in (28400, 39900)),
            ("flour-tester", "level", None, None, since, "declared_missing"),
        ],
        key=str,
    )
