"""Reference series: the pack's, the statistics office's file as downloaded, and what is wrong with others."""

import csv
import re
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import ConfigError
from pipeline.reconcile_rules import load_rules
from pipeline.series import find_code, load_references, title_key
from pipeline.settings import Settings

RULES = load_rules(Settings())
MEDIAN, P10 = ("wage", "median", "USD/year"), ("wage", "p10", "USD/year")
OFFICE = """OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,H_MEDIAN,A_MEDIAN,A_PCT10,A_PCT90
51-3011,Bakers,detailed,"185,610",1.1,13.36,"27,780",12.75,"26,520","19,240","40,490"
11-1011,Chief Executives,detailed,"195,530",0.9,96.22,"200,140",91.15,"189,600","68,360",#
27-2011,Actors,detailed,"43,470",5.9,29.34,*,17.54,*,*,*
"""


def test_the_packs_series_hold_wages_editions_bands_and_prices() -> None:
    references = load_references(Settings(), RULES)
    assert references.periods["43-4051"]["2018-05"][MEDIAN] == 33750
    assert references.prices[2002] == 179.9
    assert [
        e.figures[("openings", "mean", "jobs/year")] for e in references.editions["43-4051"] if e.start == 2020
    ] == [361700]
    assert any(b.start == 2012 and b.category == "as_fast_as_average" and b.low == 8 for b in references.bands)


def test_the_offices_file_is_read_as_downloaded(tmp_path: Path) -> None:
    path = tmp_path / "national_M2018_dl.csv"
    path.write_text("\ufeff" + OFFICE, "utf-8")
    references = load_references(Settings(references=(path,)), RULES)
    assert references.periods["51-3011"]["2018-05"][MEDIAN] == 26520
    assert references.periods["51-3011"]["2018-05"][("employment", "count", "jobs")] == 185610
    assert P10 in references.periods["11-1011"]["2018-05"]
    assert ("wage", "p90", "USD/year") not in references.periods["11-1011"]["2018-05"]  # "#": a bound, no figure
    assert MEDIAN not in references.periods["27-2011"]["2018-05"]
    assert find_code(references, None, ["baker"]) == "51-3011"


def test_rows_of_one_industry_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "all_M2019.csv"
    path.write_text("NAICS,OCC_CODE,OCC_TITLE,A_MEDIAN\n000000,51-3011,Bakers,27700\n445110,51-3011,Bakers,27000\n")
    periods = load_references(Settings(references=(path,)), RULES).periods["51-3011"]
    assert periods["2019-05"][MEDIAN] == 27700


def test_a_tall_file_with_a_year_column(tmp_path: Path) -> None:
    path = tmp_path / "tall.csv"
    path.write_text("soc,title,year,a_median\n51-3011,Bakers,2016,25090\n51-3011,Bakers,2002,21030\n")
    periods = load_references(Settings(references=(path,)), RULES).periods["51-3011"]
    assert {period: cells[MEDIAN] for period, cells in periods.items()} == {"2016-05": 25090, "2002": 21030}


def test_a_workbook_reads_as_its_csv(tmp_path: Path) -> None:
    table = list(csv.reader(OFFICE.splitlines()))
    book = openpyxl.Workbook()
    book.active.append([])
    for row in table:
        book.active.append([float(cell.replace(",", "")) if re.fullmatch(r"[\d.,]+", cell) else cell for cell in row])
    book.create_sheet("Field Descriptions").append(["Field", "Description"])
    book.save(tmp_path / "national_M2018_dl.xlsx")
    (tmp_path / "national_M2018_dl.csv").write_text(OFFICE)
    read = [
        load_references(Settings(references=(tmp_path / f"national_M2018_dl{suffix}",)), RULES).periods
        for suffix in (".csv", ".xlsx")
    ]
    assert read[0] == read[1]
    assert "2018-05" in read[0]["51-3011"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", "PK", "is no readable workbook.*save it as CSV"),
        ("national.zip", "PK", "is a packed file.*unpack it"),
        ("wages.csv", OFFICE, "the year of its figures cannot be told"),
        ("M2018.csv", "A_MEDIAN,TITLE\n1,x\n", "cannot be read as a series"),
        ("other.csv", "name,value\nx,1\n", "is no reference series"),
        ("latin.csv", b"soc,a_median\n\xe9,1\n", "is not UTF-8 CSV"),
    ],
)
def test_errors_name_the_file_and_the_remedy(tmp_path: Path, name: str, content: str | bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=problem) as caught:
        load_references(Settings(references=(path,)), RULES)
    assert name in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_references(Settings(references=(tmp_path / "no.csv",)), RULES)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Customer Service Representatives", "customer-service-representative"),
        ("Secretaries and Administrative Assistants", "secretary-and-administrative-assistant"),
        ("Waiters and Waitresses", "waiter-and-waitress"),
        ("Cashiers", "Cashier"),
    ],
)
def test_titles_are_found_in_singular_and_plural(a: str, b: str) -> None:
    assert title_key(a) == title_key(b)


def test_different_titles_stay_different() -> None:
    assert title_key("Cooks, Restaurant") != title_key("Cooks, Fast Food")
