"""Tests of what other programs load: the DuckDB file, the workbook, the annotations and the RO-Crate."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
import published_sample as sample
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell import Cell
from rocrate.rocrate import ROCrate

from pipeline import csvfile
from pipeline.errors import ConfigError
from pipeline.ids import content_hash
from pipeline.publish import database as databases
from pipeline.publish import sheets, workbook
from pipeline.publish.annotations import annotate, describe
from pipeline.publish.database import declare_table
from pipeline.settings import Settings
from pipeline.tables import tables
from pipeline.verify.database import check_database
from pipeline.verify.problem import Folder


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return sample.publish(tmp_path_factory.mktemp("exchange"))


@pytest.fixture
def database(out):
    with duckdb.connect(str(out / "concord.duckdb"), read_only=True) as connection:
        yield connection


# -- concord.duckdb ----------------------------------------------------------------------------------------------------


def test_the_database_holds_every_table_as_parquet_does(out, database):
    for name in tables():
        assert database.table(name).to_arrow_table().to_pylist() == pq.read_table(out / f"{name}.parquet").to_pylist()


def test_the_database_has_keys_vocabularies_and_a_dictionary(database):
    query = "SELECT table_name, constraint_type FROM duckdb_constraints()"
    kinds = set(database.execute(query).fetchall())
    assert {("claims", "PRIMARY KEY"), ("claims", "CHECK"), ("claims", "NOT NULL")} <= kinds
    (columns,) = database.execute("SELECT count(*) FROM dictionary WHERE meaning <> ''").fetchone()
    assert columns == sum(len(table.columns) for table in tables().values())


def test_a_database_of_many_rows_holds_what_one_of_few_rows_holds(out, tmp_path, monkeypatch):
    files = {name: out / f"{name}.parquet" for name in tables()}
    counts = []
    for few in (databases.FEW_ROWS, 0):
        monkeypatch.setattr(databases, "FEW_ROWS", few)
        databases.write_database(files, tmp_path / f"{few}.duckdb")
        with duckdb.connect(str(tmp_path / f"{few}.duckdb"), read_only=True) as connection:
            counts.append([connection.execute(f"FROM {name}").fetchall() for name in (*tables(), "dictionary")])
    assert counts[0] == counts[1] and counts[0][-1]


def test_a_large_table_has_no_key():
    assert "PRIMARY KEY" in declare_table(tables()["claims"])
    assert "PRIMARY KEY" not in declare_table(tables()["reconciled_periods"])  # its period may be empty


def test_a_large_database_reads_the_files_beside_it(out, tmp_path, monkeypatch):
    for path in out.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "concord.duckdb").unlink()
    monkeypatch.setattr(databases, "HELD_ROWS", 5)
    files = {name: tmp_path / f"{name}.parquet" for name in tables()}
    databases.write_database(files, tmp_path / "concord.duckdb")
    assert [problem.what for problem in check_database(Folder(tmp_path, Settings()))] == []
    monkeypatch.chdir(tmp_path)
    with duckdb.connect("concord.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM median_pay_over_time").fetchone() == (2,)


def test_the_views_answer(database):
    pay = database.execute("SELECT period, value FROM median_pay_over_time WHERE unit = 'USD/year'").fetchall()
    assert pay == [("2002", 26240.0), ("2018-05", 33750.0)]
    duties = database.execute("SELECT duty, publisher FROM duties_by_source WHERE n_documents = 2").fetchall()
    assert {publisher for _, publisher in duties} == {"Almanac", "-Bureau"}
    assert database.execute("SELECT what, id, why FROM needs_review").fetchall() is not None


# -- concord.xlsx ------------------------------------------------------------------------------------------------------


def cells(out: Path, sheet: str) -> list[list[Cell]]:
    return [list(row) for row in openpyxl.load_workbook(out / "concord.xlsx")[sheet].iter_rows()]


def test_every_sheet_has_a_frozen_head_and_a_filter_over_its_rows(out):
    book = openpyxl.load_workbook(out / "concord.xlsx")
    assert book.sheetnames == ["about", "reconciled_wide", *workbook.SHEETS]
    for name in book.sheetnames[1:]:
        rows = pq.read_metadata(out / f"{name}.parquet").num_rows
        assert book[name].freeze_panes == {"reconciled_wide": "D2", "conflicts": "C2"}.get(name, "A2")
        assert book[name].max_row == rows + 1
        assert book[name].auto_filter.ref.endswith(str(max(rows, 1) + 1))
    told = {line[0].value: (line[1].value, line[2].value) for line in cells(out, "about")[1:]}
    assert told["documents"] == (2, 2)


def test_cells_say_what_the_csv_says_and_numbers_are_numbers(out):
    for name in workbook.SHEETS:
        head, *rows = csvfile.read_cells(out / f"{name}.csv")
        found = cells(out, name)
        names = [cell.value for cell in found[0]]
        assert sorted(names) == sorted(head)
        for row, line in zip(rows, found[1:], strict=True):
            told = ["" if c.value is None else csvfile.format_number(c.value) if c.data_type == "n" else c.value
                    for c in line]  # fmt: skip
            assert dict(zip(names, told, strict=True)) == dict(zip(head, row, strict=True))
    value = next(i for i, cell in enumerate(cells(out, "reconciled")[0]) if cell.value == "value")
    assert {line[value].data_type for line in cells(out, "reconciled")[1:]} == {"n"}


def test_what_a_person_reads_first_stands_before_the_ids(out):
    names = [cell.value for cell in cells(out, "conflicts")[0]]
    assert names[:3] == ["attribute", "kind", "explanation"] and "comparison_id" in names[9:]


def test_no_cell_is_a_formula_or_a_link(out):
    book = openpyxl.load_workbook(out / "concord.xlsx")
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in every} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in every)
    texts = [cell.value for cell in every if isinstance(cell.value, str)]
    assert any(sample.FORMULA in text for text in texts) and any(sample.BIDI in text for text in texts)
    assert not any(text[0] in csvfile.FORMULA_STARTS for text in texts if len(text) > 1)  # "=" alone is a comparator


def test_a_table_longer_than_a_sheet_says_so_and_a_long_text_is_cut(out, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    monkeypatch.setattr(workbook, "FIRST_ROWS", 1)
    workbook.write_workbook(workbook.find_sheets(lambda name: out / name), tmp_path / "concord.xlsx")
    told = {line[0].value: (line[1].value, line[2].value) for line in cells(tmp_path, "about")[1:]}
    assert told["documents"] == (1, 2)
    assert len(cells(tmp_path, "documents")) == 2
    assert len(sheets.shorten("x" * 40_000)) == sheets.CELL


@given(
    st.lists(st.one_of(st.text(st.characters(codec="utf-8"), min_size=1), st.floats(-1e9, 1e9), st.integers(0, 10**9)))
)
@example(["_x0041_", " a", "a\n", "\t\r\v\x00", '<a href="b">&amp;', "\ufffe\uffff", 0.1 + 0.2])
def test_a_cell_is_written_as_xlsxwriter_writes_it(values):
    heads = BytesIO()
    with xlsxwriter.Workbook(heads, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for place, value in enumerate(values):
            (page.write_string if isinstance(value, str) else page.write_number)(0, place, value)
    with ZipFile(heads) as file:
        told = file.read("xl/worksheets/sheet1.xml").decode()
    places = [f'<c r="{sheets.name_column(place)}1"' for place in range(len(values))]
    row = "".join(place + sheets.write_cell(value) for place, value in zip(places, values, strict=True))
    assert f"{row}</row>" in told or not values


# -- annotations.jsonld ------------------------------------------------------------------------------------------------


def test_each_claim_is_an_annotation_whose_selectors_find_its_words(out):
    page = json.loads((out / "annotations.jsonld").read_text("utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    claims = pq.read_table(out / "claims.parquet").to_pylist()
    assert [item["id"] for item in page["items"]] == [f"urn:concord:{claim['claim_id']}" for claim in claims]
    for item in page["items"]:
        text = (out / item["target"]["source"]).read_bytes().decode()
        place, quote = item["target"]["selector"]
        assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"]) and quote["prefix"]
        assert text[place["end"] :].startswith(quote["suffix"])
        assert {body["type"] for body in item["body"]} == {"TextualBody"}


def test_without_texts_the_quote_stands_alone(tmp_path):
    out = sample.publish(tmp_path, settings=Settings(keep_text=False))
    for item in json.loads((out / "annotations.jsonld").read_text("utf-8"))["items"]:
        assert item["target"]["selector"][1].keys() == {"type", "exact"}


def test_a_lone_surrogate_beside_a_quote_is_an_escape(tmp_path):
    claim = dict(sample.CLAIMS[0], start=1, end=2, evidence="5")
    found = annotate({column: claim.get(column) for column in tables()["claims"].names}, "\ud8005 ")
    line = json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace")
    assert json.loads(line)["target"]["selector"][1]["prefix"] == "\ud800"


def test_an_annotation_says_what_is_claimed_in_words():
    claim = dict.fromkeys(tables()["claims"].names) | {
        "attribute": "wage", "statistic": "median", "value": 33750.0, "unit": "USD/year", "comparator": "=",
        "scope_type": "industry", "scope": "retail trade", "period": "2018-05", "status": "asserted",
    }  # fmt: skip
    assert describe(claim) == "median pay: $33,750 a year (retail trade; May 2018)"


# -- ro-crate-metadata.json --------------------------------------------------------------------------------------------


def test_a_reader_of_crates_finds_inputs_software_run_and_files(out):
    crate = ROCrate(str(out))
    run = crate.dereference("#run")
    assert crate.mainEntity is None and run.type == "CreateAction"
    assert {document["sha256"] for document in run["object"]} == {content_hash(data) for data in sample.RAW.values()}
    assert run["instrument"]["softwareVersion"]
    assert crate.root_dataset["license"].id == "#licence"
    listed = {entity.id for entity in crate.data_entities}
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert there - {"ro-crate-metadata.json"} <= listed
    assert listed - there <= {"manifest.json", "run.json"}
    for name in there - {"ro-crate-metadata.json", "concord.duckdb", "manifest.json"}:
        assert crate.dereference(name)["sha256"] == content_hash((out / name).read_bytes())


def test_the_crate_names_a_date_only_where_it_is_told_one(tmp_path, monkeypatch, out):
    assert "datePublished" not in (out / "ro-crate-metadata.json").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert ROCrate(str(sample.publish(tmp_path / "dated"))).root_dataset["datePublished"] == "2026-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        sample.publish(tmp_path / "wrong")
