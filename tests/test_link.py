"""link: a user's list in, concepts out, and an error for each way the list can be wrong."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.durable import locked
from pipeline.errors import BusyError, ConfigError
from pipeline.link import link_file, read_items
from pipeline.settings import Settings

HEADER = "item_id,source,kind,text,block\n"
LINES = [
    "a1,a,duty,Repair worn gates and hinges,caretaker\n",
    'b1,b,duty,"Repair worn gates, hinges",caretaker\n',
    "a2,a,duty,Paint walls,caretaker\n",
    "b2,b,tool,Brush,caretaker\n",
]


def items(folder: Path, text: str | bytes) -> Path:
    path = folder / "items.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_items_become_concepts(tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts = link_file(items(tmp_path, HEADER + "".join(LINES)), out, Settings())
    members = pq.read_table(out / "concept_members.parquet").to_pylist()
    concepts = {row["concept_id"]: row for row in pq.read_table(out / "concepts.parquet").to_pylist()}
    matches = pq.read_table(out / "matches.parquet").to_pylist()
    assert counts == {"matches": len(matches), "concepts": 3, "concept_members": len(members)}
    together = {row["item_id"]: row["concept_id"] for row in members}
    assert together["a1"] == together["b1"] and len({together["a1"], together["a2"], together["b2"]}) == 3
    shared = concepts[together["a1"]]
    assert (shared["block"], shared["kind"], shared["n_items"], shared["n_sources"]) == ("caretaker", "duty", 2, 2)
    assert [(m["item_a"], m["item_b"], m["decision"]) for m in matches if m["decision"] == "same"] == [
        ("a1", "b1", "same")
    ]


@pytest.mark.parametrize("name", ["matches", "concepts", "concept_members"])
def test_csv_says_what_parquet_says(tmp_path: Path, name: str) -> None:
    link_file(items(tmp_path, HEADER + "".join(LINES)), tmp_path / "out", Settings())
    table = pq.read_table(tmp_path / "out" / f"{name}.parquet")
    with (tmp_path / "out" / f"{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == table.column_names
    assert not {"mention_id", "mention_a", "document_id", "n_witnesses"} & set(table.column_names)
    for row, other in zip(rows, table.to_pylist(), strict=True):
        for column, cell in other.items():
            assert isinstance(cell, list) or row[column] == ("" if cell is None else str(cell).removesuffix(".0"))


def test_the_order_of_items_and_a_second_run_change_nothing(tmp_path: Path) -> None:
    written = []
    for order in (LINES, LINES[::-1], LINES):
        link_file(
            items(tmp_path, "\ufeff" + HEADER + "\r\n".join(line.strip() for line in order)),
            tmp_path / "out",
            Settings(),
        )
        written.append({path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()})
    assert len(written[0]) == 6 and written[0] == written[1] == written[2]


def test_no_items_are_no_concepts(tmp_path: Path) -> None:
    counts = link_file(items(tmp_path, HEADER), tmp_path / "out", Settings())
    assert set(counts.values()) == {0} and (tmp_path / "out" / "concepts.csv").read_text().startswith(
        "concept_id,block"
    )


def test_block_may_be_left_out_and_a_text_may_hold_line_ends(tmp_path: Path) -> None:
    path = items(tmp_path, 'kind,text,source,item_id\ntool,"two\nlines",s,1\n\ntool,=1+1,s,2\n')
    assert [row["text"] for row in read_items(path)] == ["two\nlines", "=1+1"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: has no column item_id; the columns are item_id, source, kind, text and perhaps block"),
        ("item_id,source,kind\n", "line 1: has no column text; "),
        (HEADER.replace("block", "blok"), "line 1: the column 'blok' is unknown; "),
        ("item_id,source,kind,text,text\n", "line 1: the column 'text' stands twice; "),
        (HEADER + LINES[0] + "x,y\n", "line 3: has 2 cells where the header has 5; quote cells"),
        (HEADER + " ,s,duty,t,\n", "line 2, column item_id: is empty; "),
        (HEADER + '\n"1","",duty,t,\n', "line 3, column source: is empty; "),
        (HEADER + '1,s,duty,"a\nb",\n2,s,Duty,t,\n', "line 4, column kind: 'Duty' is no kind; use one of duty, "),
        (HEADER + LINES[0] + LINES[1] + LINES[0], "line 4, column item_id: the id 'a1' stands in line 2 too; "),
        (HEADER + '1,s,duty,"open\n', "line 2: cannot be read: unexpected end of data; "),
        (HEADER.encode() + b"1,s,duty,\xff,\n", "cannot be read: 'utf-8' codec can't decode"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_column(tmp_path: Path, text: str | bytes, problem: str) -> None:
    path = items(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        link_file(path, tmp_path / "out", Settings())
    assert str(caught.value).startswith(f"{path}, ") and problem in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        link_file(tmp_path / "items.csv", tmp_path / "out", Settings())


def test_the_tables_of_a_run_are_not_written_over(tmp_path: Path, sample_out: Path) -> None:
    before = (sample_out / "matches.csv").read_bytes()
    with pytest.raises(ConfigError, match="holds the tables of `concord all`; choose another -o"):
        link_file(items(tmp_path, HEADER + "".join(LINES)), sample_out, Settings())
    assert (sample_out / "matches.csv").read_bytes() == before


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(BusyError):
        link_file(items(tmp_path, HEADER), tmp_path / "out", Settings())
