"""Tests of publish: tables, CSV, package, wide tables."""

import csv
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import published_sample as sample
import pyarrow.parquet as pq
import pytest
from builders import claim, empty_row, read_outputs
from hypothesis import given
from hypothesis import strategies as st

from pipeline import csvfile
from pipeline.errors import StateError
from pipeline.publish import UNSTABLE, consolidate
from pipeline.publish.consolidate import unite, write_csv, write_parquet
from pipeline.publish.wide import LEADING, tell_computed
from pipeline.settings import Settings
from pipeline.tables import tables, to_arrow, unite_rows, write_rows


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return sample.publish(tmp_path_factory.mktemp("publish"))


def test_every_declared_table_stands_there_twice_and_says_the_same(out):
    for name in tables():
        rows = pq.read_table(out / f"{name}.parquet").to_pylist()
        assert csvfile.read_csv(out / f"{name}.csv", name) == rows
    assert len(pq.read_table(out / "claims.parquet")) == 3


def test_a_headline_that_no_source_prints_says_what_it_was_computed_from():
    hourly, annual = claim("a", "wage.mean", "20.5 USD/hour"), claim("a", "wage.mean", "42640 USD/year")
    claims = {row["claim_id"]: row for row in (hourly, annual)}
    row = {**empty_row("reconciled"), "unit": "USD/year", "value": 42640.0, "claim_ids": [hourly["claim_id"]]}
    assert tell_computed(row, claims) == " (computed from $20.50 an hour)"
    assert not tell_computed({**row, "claim_ids": list(claims)}, claims)
    assert not tell_computed({**row, "value": None}, claims)


def test_returns_what_it_wrote(tmp_path):
    stages = sample.build_stages(tmp_path)
    written = sample.publish_tables(sample.laid_out(stages), tmp_path / "out", Settings())
    assert written == sorted([*read_outputs(tmp_path / "out"), *UNSTABLE])
    assert {"report/index.html", "wide/clerk.csv", "datapackage.json", "DICTIONARY.md"} <= set(written)


def test_where_partitions_are_cut_leaves_no_trace(tmp_path, out):
    assert read_outputs(sample.publish(tmp_path, split=True)) == read_outputs(out)


def test_row_groups_do_not_follow_partitions(tmp_path, monkeypatch):
    monkeypatch.setattr(consolidate, "ROWS", 4)
    rows = [{"claim_id": f"claim-{i}", "role": "value", "start": i, "end": i + 1} for i in range(10)]
    for cuts in ([0, 10], [0, 1, 7, 10]):
        batches = [to_arrow("claim_spans", rows[first:last]) for first, last in pairwise(cuts)]
        write_parquet(batches, "claim_spans", tmp_path / f"{len(cuts)}.parquet")
    one, several = (tmp_path / f"{cuts}.parquet" for cuts in (2, 4))
    assert one.read_bytes() == several.read_bytes()
    assert pq.ParquetFile(several).num_row_groups == 3
    assert pq.read_table(several).to_pylist() == rows


def test_rows_of_one_occupation_from_two_partitions_are_united(tmp_path, out):
    (row,) = pq.read_table(sample.publish(tmp_path, split=True) / "occupations.parquet").to_pylist()
    assert row["aliases"] == ["Clerk", "Clerks"]


def test_which_partition_comes_first_makes_no_difference() -> None:
    one = {"source_id": "s", "publisher": "B", "authority": "dated_quoter", "url": None, "licence": "CC0-1.0"}
    other = {"source_id": "s", "publisher": "B", "authority": "primary", "url": "https://example.org", "licence": None}
    united = unite_rows("sources", one, other)
    assert united == unite_rows("sources", other, one)
    assert (united["authority"], united["url"], united["licence"]) == ("primary", "https://example.org", "CC0-1.0")


def test_rejects_of_the_survey_are_published(tmp_path):
    stages = sample.build_stages(tmp_path)
    reject = {"path": "b.zip", "stage": "ingest", "code": "type", "reason": "An archive", "remedy": "Unpack it"}
    write_rows(stages / "survey", "rejects", [reject])
    sample.publish_tables(sample.laid_out(stages), tmp_path / "out", Settings())
    assert pq.read_table(tmp_path / "out" / "rejects.parquet")["path"].to_pylist() == ["b.zip", "z.bin"]


def test_texts_are_published_as_read_or_not_at_all(tmp_path, out):
    for path, document_id in sample.IDS.items():
        assert (out / "text" / f"{document_id}.txt").read_bytes() == sample.RAW[path]
    bare = sample.publish(tmp_path, Settings(keep_text=False))
    assert not (bare / "text").exists()
    report = (bare / "report" / "index.html").read_text("utf-8")
    assert "$26,240" in report and "annual earnings of clerks" not in report
    assert "annual earnings of clerks" in (out / "report" / "index.html").read_text("utf-8")


def test_a_missing_text_is_an_error(tmp_path):
    stages = sample.build_stages(tmp_path)
    shutil.rmtree(stages / "ingest" / "0000" / "text")
    with pytest.raises(StateError, match="the text is missing"):
        sample.publish_tables(sample.laid_out(stages), tmp_path / "out", Settings())


# -- CSV -------------------------------------------------------------------------------------------------------------


def test_no_text_cell_starts_a_formula(out):
    dangerous = tuple(csvfile.FORMULA_STARTS)
    checked = 0
    for path in [*out.glob("*.csv"), *out.glob("wide/*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            for cells in csv.reader(file):
                for cell in cells:
                    assert not cell.startswith(dangerous) or cell == "=" or re.fullmatch(r"-?\d+(\.\d+)?", cell), cell
                    checked += cell.startswith("'")
    assert checked >= 5  # the formula, +1, 'tis and a publisher's name, in several tables


def test_numbers_are_short_and_never_guarded(tmp_path):
    assert [csvfile.format_number(n) for n in (26240.0, 16.23, -5.0, 0.0, -0.0, 1e-7, 1e21, 0.1 + 0.2)] == [
        "26240", "16.23", "-5", "0", "0", "0.0000001", "1" + "0" * 21, "0.30000000000000004",
    ]  # fmt: skip
    with pytest.raises(StateError):
        csvfile.format_number(float("nan"))


@given(st.text())
def test_the_guard_comes_off_again(text):
    cell = csvfile.guard_text(text)
    assert csvfile.unguard_text(cell) == text
    assert cell and cell[0] not in csvfile.FORMULA_STARTS


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(number):
    text = csvfile.format_number(number)
    assert float(text) == number and "e" not in text and not text.endswith(".0")


NASTY = [
    "",
    "'",
    "''",
    "=1",
    "a\rb",
    "a\nb",
    'say "x"',
    "a,b",
    " lead",
    "trail ",
    "\ttab",
    "＝1",
    "\x00",
    "\u2028",
    "NaN",
    "null",
]


def test_nasty_texts_read_back_exactly(tmp_path):
    rejects = [
        {"path": f"{i}{text}", "stage": "ingest", "code": text, "reason": text, "remedy": text, "document_id": None}
        for i, text in enumerate(NASTY)
    ]
    write_csv(unite(lambda: [to_arrow("rejects", rejects)], "rejects"), "rejects", tmp_path / "rejects.csv")
    back = {row["path"]: row for row in csvfile.read_csv(tmp_path / "rejects.csv", "rejects")}
    assert back == {row["path"]: row for row in rejects}
    assert b"\r\n" not in (tmp_path / "rejects.csv").read_bytes()


@pytest.mark.parametrize(("spoil", "place"), [
    (lambda s: s.replace("claim_id", "claim", 1), "header"),
    (lambda s: s.replace(",50,", ",fifty,", 1), "row"),
    (lambda s: s + "only one cell\n", "row 4"),
])  # fmt: skip
def test_a_csv_that_is_not_as_declared_is_named(tmp_path, out, spoil, place):
    path = tmp_path / "claims.csv"
    path.write_text(spoil((out / "claims.csv").read_text("utf-8")), "utf-8")
    with pytest.raises(StateError, match=place):
        csvfile.read_csv(path, "claims")


# -- package ---------------------------------------------------------------------------------------------------------


def validate(path: Path):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        return Package(str(path)).validate()


@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid_and_notices_what_is_not(tmp_path, out):
    report = validate(out / "datapackage.json")
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    shutil.copytree(out, tmp_path / "spoilt")
    path = tmp_path / "spoilt" / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("wage,median", "wages,median").replace("doc-0b", "doc-ff"), "utf-8")
    found = {kind for (kind,) in validate(tmp_path / "spoilt" / "datapackage.json").flatten(["type"])}
    assert {"constraint-error", "foreign-key", "hash-count"} <= found


def test_the_package_carries_the_declared_schema(out):
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(tables())
    claims = resources["claims"]["schema"]
    fields = {field["name"]: field for field in claims["fields"]}
    assert claims["primaryKey"] == ["claim_id"] and claims["missingValues"] == [""]
    assert {"fields": ["section_id"], "reference": {"resource": "sections", "fields": ["section_id"]}} in claims[
        "foreignKeys"
    ]
    assert fields["comparator"]["constraints"]["enum"] == ["=", "~", "<", "<=", ">", ">="]
    assert fields["start"] == {
        "name": "start", "type": "integer", "description": fields["start"]["description"],
        "constraints": {"required": True, "minimum": 0},
    }  # fmt: skip
    assert resources["reconciled_periods"]["schema"]["uniqueKeys"] == [["reconciled_id", "period"]]
    assert all(field["description"] for resource in resources.values() for field in resource["schema"]["fields"])


def test_the_dictionary_names_every_column(out):
    text = (out / "DICTIONARY.md").read_text("utf-8")
    for name, table in tables().items():
        part = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            (line,) = [line for line in part.splitlines() if line.startswith(f"| `{column.name}` ")]
            assert column.description in line and ("guarded" in line) == csvfile.guarded(column)


# -- wide ------------------------------------------------------------------------------------------------------------


def test_wide_puts_each_source_in_a_column_with_the_period_in_brackets(out):
    (row,) = pq.read_table(out / "reconciled_wide.parquet").to_pylist()
    assert list(row) == [*LEADING, "Almanac", "-Bureau", "reconciled_id"]
    assert row["Almanac"] == "$26,240 a year (2002)"
    assert row["-Bureau"] == "$33,750 a year (2018-05); $16.23 an hour (2018-05)"
    assert (out / "wide" / "clerk.csv").read_bytes() == (out / "reconciled_wide.csv").read_bytes()
    assert "'-Bureau" in (out / "reconciled_wide.csv").read_text("utf-8").splitlines()[0]


def test_a_source_without_a_publisher_is_headed_by_its_path_and_a_shared_name_is_told_apart(tmp_path):
    stages = sample.build_stages(tmp_path)
    first, second = sample.documents()
    for i, (names, headings) in enumerate((
        ((None, "Almanac"), ["a.txt", "Almanac"]),
        (("Almanac", "Almanac"), ["Almanac (source-a)", "Almanac (source-b)"]),
        (("status", None), ["status (source-a)", "b.txt"]),
    )):  # fmt: skip
        rows = [{**first, "publisher": names[0]}, {**second, "publisher": names[1]}]
        write_rows(stages / "segment" / "0000", "documents", rows)
        sample.publish_tables(sample.laid_out(stages), tmp_path / f"out{i}", Settings())
        assert (
            pq.read_table(tmp_path / f"out{i}" / "reconciled_wide.parquet").column_names[len(LEADING) :][:2] == headings
        )


def test_several_occupations_have_a_file_each(tmp_path):
    stages = sample.build_stages(tmp_path)
    rows, _ = sample.reconciled()
    other = {**rows[0], "reconciled_id": "rec-other", "occupation_id": "typist", "occupation": "Typist"}
    write_rows(stages / "reconcile" / "0000", "reconciled", [*rows, other])
    occupations = [{"occupation_id": i, "occupation": i.title(), "aliases": []} for i in ("clerk", "typist")]
    write_rows(stages / "segment" / "0000", "occupations", occupations)
    written = sample.publish_tables(sample.laid_out(stages), tmp_path / "out", Settings())
    assert [name for name in written if "wide" in name] == ["wide/clerk.csv", "wide/typist.csv"]
    assert [name for name in written if "report" in name] == [
        "report/all--wage.html",
        "report/clerk.html",
        "report/index.html",
        "report/typist.html",
    ]
    index = (tmp_path / "out" / "report" / "index.html").read_text("utf-8")
    assert 'href="clerk.html"' in index and 'href="typist.html"' in index


def test_an_empty_run_publishes_empty_tables(tmp_path):
    (tmp_path / ".stages").mkdir()
    sample.publish_tables(sample.laid_out(tmp_path / ".stages"), tmp_path / "out", Settings())
    assert all(len(pq.read_table(tmp_path / "out" / f"{name}.parquet")) == 0 for name in tables())
    assert "No figure was found" in (tmp_path / "out" / "report" / "index.html").read_text("utf-8")
