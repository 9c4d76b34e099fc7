"""fuse: a user's claims in, resolved values out, and an error for each way the file can be wrong."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.durable import locked
from pipeline.errors import BusyError, ConfigError
from pipeline.fuse import fuse_file, natural_order
from pipeline.settings import Settings

HEADER = "source,object,attribute,value\n"
LINES = [
    'a,item 2,price,"$1,200"\n',
    "b,item 2,price,1200.00\n",
    "c,item 2,price,-5\n",
    "a,item 10,price,7\n",
    "b,item 10,price,n/a\n",
    "a,item 2,note,=SUM(A1)\n",
    "a,item 2,gone,unknown\n",
]


def write(folder: Path, text: str | bytes, name: str = "claims.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def fuse(folder: Path, text: str, tolerance: str | None = None, policy: str = "authority") -> list[dict[str, object]]:
    fuse_file(write(folder, text), folder / "out", Settings(policy=policy), tolerance)
    rows: list[dict[str, object]] = pq.read_table(folder / "out" / "fused.parquet").to_pylist()
    return rows


def test_claims_become_values_in_natural_order(tmp_path: Path) -> None:
    rows = fuse(tmp_path, HEADER + "".join(LINES))
    assert [(row["object"], row["attribute"], row["value"]) for row in rows] == [
        ("item 2", "gone", None),
        ("item 2", "note", "=SUM(A1)"),
        ("item 2", "price", "$1,200"),
        ("item 10", "price", "7"),
    ]
    assert [(row["n_sources"], row["n_witnesses"]) for row in rows] == [(0, 0), (1, 1), (2, 2), (1, 1)]
    assert rows[0]["confidence"] == 0 and rows[0]["policy"] is None
    assert all(0 < float(str(row["confidence"])) <= 1 and row["policy"] == "vote" for row in rows[1:])


@pytest.mark.parametrize("name", ["fused", "source_accuracy"])
def test_csv_says_what_parquet_says(tmp_path: Path, name: str) -> None:
    fuse(tmp_path, HEADER + "".join(LINES) + "a,item 3,price,-12\n")
    table = pq.read_table(tmp_path / "out" / f"{name}.parquet")
    with (tmp_path / "out" / f"{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == table.column_names
    for row, other in zip(rows, table.to_pylist(), strict=True):
        for column, cell in other.items():
            plain = "" if cell is None else str(cell).removesuffix(".0")
            assert row[column] == ("'" + plain if plain.startswith("=") else plain)  # -12 is a number, and unguarded


def test_the_order_of_claims_and_a_second_run_change_nothing(tmp_path: Path) -> None:
    written = []
    for lines in (LINES, LINES[::-1], LINES[3:] + LINES[:3], LINES):
        counts = fuse_file(write(tmp_path, HEADER + "".join(lines)), tmp_path / "out", Settings())
        assert counts == {"fused": 4, "source_accuracy": 4}
        written.append({path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()})
    assert set(written[0]) == {f"{n}.{e}" for n in ("fused", "source_accuracy") for e in ("csv", "parquet")}
    assert all(files == written[0] for files in written)


def test_claims_of_other_periods_and_units_are_no_rivals(tmp_path: Path) -> None:
    text = "source,object,attribute,value,period,unit\n"
    for source in "abc":
        text += f"{source},town,people,900,2009,\n{source},town,people,1000,2010,\n"
    text += "a,town,people,7,,\na,town,area,5,2010,km2\nb,town,area,2,2010,mi2\nb,town,people,n/a,2011,\n"
    rows = fuse(tmp_path, text)
    assert [(row["attribute"], row["period"], row["unit"], row["value"], row["latest"]) for row in rows] == [
        ("area", "2010", "km2", "5", True),
        ("area", "2010", "mi2", "2", True),
        ("people", None, None, "7", False),
        ("people", "2009", None, "900", False),
        ("people", "2010", None, "1000", True),
        ("people", "2011", None, None, False),
    ]


def test_a_policy_can_be_insisted_on_and_a_tolerance_given(tmp_path: Path) -> None:
    text = HEADER + "a,x,p,100\nb,x,p,101\nc,x,p,250\nd,x,p,250\ne,x,p,102\n"
    assert fuse(tmp_path, text)[0]["value"] == "250"
    row = fuse(tmp_path, text, "3%", "trust-weighted")[0]
    assert row["n_sources"] == 3 and row["policy"] == "trust-weighted"
    assert fuse(tmp_path, text, "p=3%")[0]["n_sources"] == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source,object,value\na,b,c\n", "line 1: has no column attribute"),
        ("source,object,attribute,value,weight\n", "the column 'weight' is unknown"),
        ("source,object,attribute,value,value\n", "the column 'value' stands twice"),
        (HEADER + "a,b,c\n", "Row #2: Expected 4 columns, got 3"),
        (HEADER + "a,b,c,d\n,b,c,d\n", "row 2, column source: is empty"),
        (HEADER.encode() + b"a,b,c,\xff\n", "cannot be read"),
        (b"\xff\xfe", "is not UTF-8"),
        ("", "has no column source"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ConfigError, match=r"claims\.csv") as caught:
        fuse_file(write(tmp_path, text), tmp_path / "out", Settings())
    assert said in str(caught.value) and caught.value.remedy
    assert not (tmp_path / "out").exists()


def test_a_missing_file_a_wrong_tolerance_and_a_run_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        fuse_file(tmp_path / "none.csv", tmp_path / "out", Settings())
    path = write(tmp_path, HEADER + LINES[0])
    for wrong in ("near", "1 %%", "cost=1%"):
        with pytest.raises(ConfigError, match="tolerance"):
            fuse_file(path, tmp_path / "out", Settings(), wrong)
    with locked(tmp_path / "out"), pytest.raises(BusyError):
        fuse_file(path, tmp_path / "out", Settings())
    (tmp_path / "out" / "manifest.json").write_text("{}")
    with pytest.raises(ConfigError, match="concord all"):
        fuse_file(path, tmp_path / "out", Settings())


@pytest.mark.parametrize("text", [HEADER, "\ufeff" + HEADER + "a,b,c,\n"])
def test_nothing_claimed_is_no_error(tmp_path: Path, text: str) -> None:
    rows = fuse(tmp_path, text)
    assert [row["value"] for row in rows] == [None] * len(rows)


def test_natural_order_reads_numbers_and_ends_of_windows() -> None:
    texts = ["item 10", "item 9", "item 09", "2016/2026", "2018"]
    assert [texts[i] for i in natural_order(texts, "object")][-3:] == ["item 09", "item 9", "item 10"]
    assert natural_order(["2016/2026", "2018", "2009"], "period").tolist() == [2, 1, 0]
