"""tables: rows in and out of Parquet, and everything the declared schema forbids."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline import tables
from pipeline.errors import StateError
from pipeline.publish.consolidate import write_parquet
from pipeline.tables import Row

MENTION: Row = {
    "mention_id": "mention-1",
    "document_id": "doc-1",
    "section_id": "sec-1",
    "occupation_id": None,
    "kind": "tool",
    "text": "scissors",
    "start": 3,
    "end": 11,
    "examples": ["small", "large"],
    "rule_id": "list.tools",
}


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    rows = [MENTION, {**MENTION, "mention_id": "mention-2", "occupation_id": "barber", "examples": []}]
    tables.write_rows(tmp_path / "0000", "mentions", rows)
    assert tables.read_rows([tmp_path / "0000"], "mentions") == rows


def test_missing_cells_are_null_and_missing_lists_empty() -> None:
    row = {name: cell for name, cell in MENTION.items() if name not in ("occupation_id", "examples")}
    assert tables.to_arrow("mentions", [row]).to_pylist() == [{**MENTION, "examples": []}]


def test_partitions_are_laid_end_to_end_and_lacking_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b", "a"):
        tables.write_rows(tmp_path / name, "mentions", [{**MENTION, "mention_id": name}])
    found = tables.read_rows([tmp_path / "b", tmp_path / "none", tmp_path / "a"], "mentions")
    assert [row["mention_id"] for row in found] == ["b", "a"]
    empty = tables.read_table([], "mentions")
    assert empty.num_rows == 0 and empty.schema == tables.arrow_schema("mentions")


def test_published_tables_are_read_as_those_of_partitions(tmp_path: Path) -> None:
    write_parquet([tables.to_arrow("mentions", [MENTION])], "mentions", tmp_path / "mentions.parquet")
    assert tables.read_rows([tmp_path], "mentions") == [MENTION]


def test_an_empty_table_is_written_with_its_columns(tmp_path: Path) -> None:
    tables.write_rows(tmp_path, "claims", [])
    assert tables.read_part_file(tmp_path / "claims.arrow").schema.names == tables.tables()["claims"].names


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"colour": "red"}, "column colour is not declared"),
        ({"start": "three"}, "column start: "),
        ({"start": 1.5}, "column start: 1.5 is no whole number"),
        ({"start": -1}, "column start holds a figure outside 0"),
        ({"kind": "chair"}, "column kind holds 'chair', which its vocabulary lacks"),
        ({"text": None}, "column text is empty in a row"),
    ],
)
def test_what_the_schema_forbids_is_an_error(cells: Row, problem: str) -> None:
    with pytest.raises(StateError, match=problem):
        tables.to_arrow("mentions", [{**MENTION, **cells}])


def test_a_column_is_checked_against_its_declaration() -> None:
    column = next(c for c in tables.tables()["documents"].columns if c.name == "encoding_confidence")
    tables.check_column("documents", column, False, pa.array([0.0, None, 1.0]))
    with pytest.raises(StateError, match=r"outside 0\.\.1"):
        tables.check_column("documents", column, False, pa.array([1.01]))
    with pytest.raises(StateError, match="is empty"):
        tables.check_column("documents", column, True, pa.array([0.5, None]))


@pytest.mark.parametrize("text", ["", "a\r\nb\rc\n", "\ud800 alone", "naïve 😀", "\x00\x85\u2028"])
def test_a_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    tables.write_text(tmp_path, "doc-1", text)
    assert tables.read_text([tmp_path / "none", tmp_path], "doc-1") == text


def test_a_missing_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StateError, match=r"text/doc-1.txt: the text is missing; run"):
        tables.read_text([tmp_path], "doc-1")


def test_words_are_ranked_as_declared_and_null_last() -> None:
    rank = tables.vocabulary_rank("attribute")
    assert rank["wage"] == 0 and rank["employment"] < rank["education"] < rank[None]


def test_writing_imports_no_pandas_and_frames_can_be_made_afterwards(tmp_path: Path) -> None:
    said = f"""
import sys
from pathlib import Path
from pipeline import tables
tables.write_rows(Path({str(tmp_path)!r}), "mentions", [{MENTION!r}])
assert "pandas" not in sys.modules
frame = tables.read_table([Path({str(tmp_path)!r})], "mentions").to_pandas()
assert frame.text.tolist() == ["scissors"]
import pyarrow
assert pyarrow.array(frame.text).to_pylist() == ["scissors"]
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", said], check=True, timeout=120)
