"""Tests of verify: the sample passes, and each way of spoiling it is named."""

import json
import shutil
from contextlib import suppress
from itertools import product
from pathlib import Path

import duckdb
import published_sample as sample
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import csvfile
from pipeline.errors import StateError
from pipeline.packs import pack_hash
from pipeline.partitions import MANIFEST
from pipeline.publish.consolidate import unite, write_csv, write_parquet
from pipeline.publish.database import write_database
from pipeline.settings import Settings
from pipeline.tables import Row, tables, to_arrow
from pipeline.verify import Problem, verify
from pipeline.verify.reconciled import conversion


@pytest.fixture(autouse=True)
def rules_of_the_sample(monkeypatch):
    monkeypatch.setattr("pipeline.verify.claims.pack_hash", lambda packs: f"{sample.VERSION}{'0' * 56}")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("verify")
    sample.publish(root)
    sample.write_raw(root)
    return root


@pytest.fixture
def root(made, tmp_path):
    shutil.copytree(made, tmp_path / "copy")
    return tmp_path / "copy"


def edit(out: Path, table: str, row: int, **cells: object) -> None:
    """Change cells of a row in Parquet and CSV alike, and list the new hashes."""
    rows: list[Row] = pq.read_table(out / f"{table}.parquet").to_pylist()
    rows[row] |= cells
    rewrite(out, table, rows)


def rewrite(out: Path, table: str, rows: list[Row]) -> None:
    """Write a table anew, and list the new hashes."""
    for write, kind in ((write_parquet, "parquet"), (write_csv, "csv")):
        write(unite(lambda: [to_arrow(table, rows)], table), table, out / f"{table}.{kind}")
    (out / "concord.duckdb").unlink()
    with suppress(duckdb.ConstraintException):  # what breaks a key stays out of the database
        write_database({name: out / f"{name}.parquet" for name in tables()}, out / "concord.duckdb")
    sample.write_manifest(out)


def check(root: Path) -> list[Problem]:
    return verify(root / "out", root / "raw", Settings())


def test_the_sample_passes_with_and_without_raw(made):
    assert check(made) == []
    assert verify(made / "out", None, Settings()) == []


def test_a_folder_without_texts_passes(tmp_path):
    out = sample.publish(tmp_path, Settings(keep_text=False))
    assert verify(out, sample.write_raw(tmp_path), Settings()) == []


SPOILT = [
    ("documents", 0, {"bytes": 1}, "documents", "bytes of a.txt"),
    ("documents", 0, {"sha256": "00"}, "documents", "sha256 of a.txt"),
    ("documents", 0, {"text_sha256": "00"}, "documents", "text_sha256 differs"),
    ("documents", 0, {"characters": 170}, "documents", "171 characters"),
    ("documents", 0, {"source_id": "source-x"}, "documents", "source_id source-x is not in sources"),
    ("documents", 1, {"paths": ["c.txt"]}, "documents", "c.txt is not in"),
    ("sections", 1, {"start": 9}, "sections", "starts at 9, not at 8"),
    ("sections", 1, {"heading": "Paid"}, "sections", "heading is not what stands"),
    ("sections", 6, {"end": 166}, "sections", "end at 166 of 167"),
    ("sections", 1, {"section_id": "sec-0"}, "claims", "is not in sections"),
    ("claims", 0, {"evidence": "$26,241"}, "claims", "evidence is not what stands"),
    ("claims", 0, {"value": 26241.0}, "claims", "are not what its evidence"),
    ("claims", 0, {"value": None, "low": 1.0, "high": 26240.0}, "claims", "are not what its evidence"),
    ("claims", 0, {"attribute": "employment"}, "claims", "claim_id is not the hash"),
    ("claims", 0, {"attributed_to": "BLS"}, "claims", "attributed_to: no span"),
    ("claims", 0, {"scope_type": "industry"}, "claims", "scope_type: no span"),
    ("claims", 0, {"category": "decline"}, "claims", "more than one of value"),
    ("claims", 0, {"sentence_end": 52}, "claims", "outside its sentence"),
    ("claims", 0, {"publisher": "Other"}, "claims", "not its document's"),
    ("claims", 0, {"status": "asserted_undated"}, "claims", "counts as undated"),
    ("claims", 0, {"rule_id": "wage.median"}, "claims", "does not end with the version"),
    ("claims", 0, {"rule_id": "wage.median@00000000"}, "claims", "other rules"),
    ("claim_spans", 0, {"end": 4000}, "claim_spans", None),
    ("claim_spans", 0, {"role": "attribution"}, "claims", "no span and no named default"),
    ("numbers", 1, {"text": "2003"}, "numbers", "text is not what stands"),
    ("numbers", 1, {"start": 60}, "numbers", "'2002' has no row"),
    ("numbers", 1, {"claim_id": None}, "numbers", "none is named"),
    ("numbers", 2, {"reason": None}, "numbers", "with no reason"),
    ("mentions", 2, {"text": "Answer calls"}, "mentions", "text is not what stands"),
    ("mentions", 2, {"start": 0, "end": 14}, "mentions", "outside its section"),
    ("mentions", 2, {"kind": "tool"}, "mentions", "mention_id is not the hash"),
    ("sections", 2, {"ordinal": 7}, "sections", "section_id is not the hash"),
    ("matches", 0, {"match_id": "match-0"}, "matches", "match_id is not the hash"),
    ("concepts", 0, {"concept_id": "concept-0"}, "concepts", "concept_id is not the hash"),
    ("comparisons", 0, {"comparison_id": "cmp-0"}, "comparisons", "comparison_id is not the hash"),
    ("matches", 0, {"clause_a_end": 900}, "matches", "clause a is not in its mention"),
    ("concepts", 0, {"n_mentions": 3}, "concepts", "n_mentions"),
    ("concepts", 0, {"n_documents": 1}, "concepts", "n_documents"),
    ("concept_members", 0, {"clause_start": 0}, "concept_members", "clause is not in the mention"),
    ("comparisons", 0, {"evidence_b": "$1"}, "comparisons", "evidence_b is not its claim's"),
    ("comparisons", 0, {"difference": 1.0}, "comparisons", "not b less a"),
    ("comparisons", 0, {"difference_percent": 1.0}, "comparisons", "not b less a"),
    ("comparisons", 0, {"kind": "agreement"}, "conflicts", "holds a row of kind agreement"),
    ("comparisons", 1, {"kind": "contradiction"}, "conflicts", "lacks a row of kind contradiction"),
    ("conflicts", 0, {"explanation": "?"}, "conflicts", "not the row in comparisons"),
    ("reconciled", 0, {"value": 33751.0}, "reconciled", "none of its claims'"),
    ("reconciled", 0, {"claim_ids": ["claim-0"]}, "reconciled", "claim-0 is not in claims"),
    ("reconciled", 0, {"rival_claim_ids": [sample.CLAIMS[1]["claim_id"]]}, "reconciled", "its own rival"),
    ("reconciled", 0, {"highest": 30000.0}, "reconciled", "outside lowest and highest"),
    ("reconciled_periods", 0, {"value": 1.0}, "reconciled_periods", "none of its claims'"),
    ("reconciled_periods", 0, {"claim_ids": ["claim-0"]}, "reconciled_periods", "not one of its reconciled row"),
    ("reconciled_periods", 0, {"rivals": ["x"]}, "reconciled_periods", "not every rival"),
    ("coverage", 0, {"document_id": "doc-0"}, "coverage", "doc-0 is not in documents"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "cells", "where", "what"), SPOILT)
def test_a_spoilt_cell_is_named(root, table, row, cells, where, what):
    edit(root / "out", table, row, **cells)
    problems = check(root)
    if what is None:
        where, what = "claims", "lies outside the document"
    assert [p for p in problems if p.table == where and what in p.what], problems


def test_a_row_that_stands_twice_or_nowhere_is_named(root):
    rows = pq.read_table(root / "out" / "claims.parquet").to_pylist()
    rewrite(root / "out", "claims", [*rows, rows[0]])
    assert Problem("claims", rows[0]["claim_id"], "the key stands there twice") in check(root)
    rewrite(root / "out", "claims", rows[1:])
    assert [p for p in check(root) if p.table == "claim_spans" and "is not in claims" in p.what]


def test_a_dropped_number_is_named(root):
    rows = pq.read_table(root / "out" / "numbers.parquet").to_pylist()
    rewrite(root / "out", "numbers", rows[:-1])
    (problem,) = check(root)
    assert problem.table == "numbers" and "has no row" in problem.what


def test_a_named_default_stands_for_a_span(root):
    spans = pq.read_table(root / "out" / "claim_spans.parquet").to_pylist()
    first = sample.CLAIMS[0]["claim_id"]
    rewrite(root / "out", "claim_spans", [s for s in spans if (s["claim_id"], s["role"]) != (first, "unit")])
    assert [p.what for p in check(root)] == ["unit: no span and no named default says where from"]
    edit(root / "out", "claims", 0, rule_id=f"wage.median+default:unit@{sample.VERSION}")
    assert check(root) == []


def test_a_value_that_a_person_set_needs_no_claim(root):
    edit(root / "out", "reconciled", 0, value=33000.0)
    assert [p.what for p in check(root)] == ["its value is none of its claims'"]
    decision = {"target_table": "reconciled", "target_id": sample.reconciled()[0][0]["reconciled_id"], "action": "set"}
    rewrite(root / "out", "decisions_applied", [{**decision, "state": "applied", "state_reason": "the words stand"}])
    assert check(root) == []


def test_every_flipped_byte_is_named(root):
    """The first byte of each file by itself; then the middle and the last ones of all at once, the manifest's alone."""
    files = {path: path.read_bytes() for path in (root / "out").rglob("*") if path.is_file()}
    assert len(files) > 45
    manifest, others = [root / "out" / MANIFEST], [path for path in files if path.name != MANIFEST]
    for share, flipped in (*((0, [path]) for path in files), *product((0.5, 1), (manifest, others))):
        for path in flipped:
            at = round(share * (len(files[path]) - 1))
            path.write_bytes(files[path][:at] + bytes([files[path][at] ^ 1]) + files[path][at + 1 :])
        problems = [f"{p.table} {p.row} {p.what}" for p in check(root)]
        for path in flipped:
            assert [problem for problem in problems if path.name in problem], (path, share, problems)
            path.write_bytes(files[path])


def test_a_database_that_says_something_else_is_named(root):
    with duckdb.connect(str(root / "out" / "concord.duckdb")) as connection:
        connection.execute("UPDATE claims SET value = value + 1 WHERE value = 26240")
    assert {p.what for p in check(root) if p.table == "concord.duckdb"} == {"1 rows are too many", "1 rows are missing"}
    (root / "out" / "run.json").write_text(json.dumps({"files": {"concord.duckdb": "0" * 64}}), "utf-8")
    assert [p.what.split(":")[0] for p in check(root)] == ["the file is not the one that was published"]
    (root / "out" / "concord.duckdb").unlink()
    assert [str(p) for p in check(root)] == ["concord.duckdb: is missing; run `concord all` again"]


def test_a_changed_raw_file_is_named(root):
    (root / "raw" / "a.txt").write_bytes(sample.RAW["a.txt"] + b"!")
    assert {p.what.split(" of ")[0] for p in check(root)} == {"sha256", "bytes", "document_id"}


def test_other_sources_than_those_of_the_run_are_named(root):
    told = root / "raw" / "sources.toml"
    told.write_text(
        '[[source]]\npath = "a.txt"\nupstream = "The Bureau"\nvintage = "2019-05"\ncountry = "GB"\n', "utf-8"
    )
    found = {problem.what.partition(" is ")[0] for problem in check(root)}
    assert found == {"upstream", "vintage_start", "vintage_end", "vintage_basis", "country"}
    told.unlink()
    edit(root / "out", "documents", 0, publisher_basis="sources.toml")
    (problem,) = [p for p in check(root) if p.table == "documents"]
    assert problem.what.startswith("publisher_basis is sources.toml, and by sources.toml in ")


@pytest.mark.parametrize("name", ["manifest.json", "claims.csv", "claims.parquet", f"text/{sample.IDS['a.txt']}.txt"])
def test_a_missing_file_is_named(root, name):
    (root / "out" / name).unlink()
    assert [p for p in check(root) if "missing" in p.what or "not there" in p.what]


def test_csv_and_parquet_that_differ_are_named(root):
    path = root / "out" / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("26240", "26241"), "utf-8")
    sample.write_manifest(root / "out")
    assert [str(p) for p in check(root)] == [
        f"claims {sample.CLAIMS[0]['claim_id']}: value differs between Parquet and CSV; run `concord all` again"
    ]


def test_another_schema_is_named(root):
    path = root / "out" / "witnesses.parquet"
    pq.write_table(pq.read_table(path).append_column("more", pa.array([], pa.string())), path)
    assert [p for p in check(root) if p.table == "witnesses" and "not as declared" in p.what]


def test_a_word_outside_its_vocabulary_is_named(root):
    path = root / "out" / "claims.parquet"
    table = pq.read_table(path)
    at = table.column_names.index("attribute")
    table = table.set_column(at, table.schema.field("attribute"), pa.array(["salary"] * 3))
    pq.write_table(table, path)
    assert [p for p in check(root) if p.table == "claims" and "'salary', which its vocabulary lacks" in p.what]
    assert csvfile.read_csv(root / "out" / "claims.csv", "claims")[0]["attribute"] == "wage"


def test_other_rules_than_those_at_hand_are_named(made, monkeypatch):
    monkeypatch.setattr("pipeline.verify.claims.pack_hash", pack_hash)
    (problem,) = check(made)
    assert problem.what == "were read with other rules (0badcafe)" and problem.remedy == "give the same --pack"


def test_no_folder_is_an_error(tmp_path):
    with pytest.raises(StateError, match="no such folder"):
        verify(tmp_path / "none", None, Settings())


@pytest.mark.parametrize(("unit", "wanted", "factor"), [
    ("USD/hour", "USD/year", 2080), ("USD/year", "USD/hour", 1 / 2080), ("years", "months", 12),
    ("USD/hour", "EUR/year", None), ("percent", "jobs", None), (None, None, 1), (None, "percent", None),
])  # fmt: skip
def test_units_that_follow_from_each_other(unit, wanted, factor):
    assert conversion(unit, wanted) == (None if factor is None else pytest.approx(factor))
