"""docs/packs.md: its worked example runs, and yields the tables that it shows."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, Concord

from pipeline.tables import Row, read_rows

TEXT = (ROOT / "docs/packs.md").read_text("utf-8")
FILES = dict(re.findall(r"`((?:raw|mypack)/\w+\.\w+)`:\n\n```\w+\n(.*?)```", TEXT, re.DOTALL))
SHOWN = ("attribute", "statistic", "value", "unit", "scope_id", "evidence")


def claims(out: Path) -> list[list[str]]:
    """The claims as the page shows them."""
    rows = [[row[column] for column in SHOWN] for row in read_rows([out], "claims")]
    return [["" if cell is None else str(cell).removesuffix(".0") for cell in row] for row in rows]


def concepts(out: Path) -> list[Row]:
    return [row for row in read_rows([out], "concepts") if row["n_documents"] == 2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_page_holds_a_pack_and_documents() -> None:
    assert sorted(FILES) == [
        *(f"mypack/{name}.toml" for name in ("claims", "cues", "match", "scopes", "sections")),
        "raw/groomer.txt",
        "raw/kennel.txt",
    ]


def test_without_the_pack_something_is_missed(folder: Path, concord: Concord) -> None:
    assert concord("all", folder / "raw", "-o", folder / "out", "--quiet").code == 0
    assert claims(folder / "out") == [
        ["wage", "level", "23400", "GBP/year", "", "£23,400 a year"],
        ["wage", "median", "21000", "GBP/year", "", "£21,000 a year"],
    ]
    assert concepts(folder / "out") == []


def test_with_the_pack_it_is_read_as_the_page_says(folder: Path, concord: Concord) -> None:
    said = concord("all", folder / "raw", "-o", folder / "out", "--pack", folder / "mypack", "--quiet")
    assert (said.code, said.err) == (0, "")
    table = TEXT[TEXT.index("| attribute |") :].split("\n\n")[0].splitlines()
    assert claims(folder / "out") == [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]
    assert [row["label"] for row in concepts(folder / "out")] in (["Untangle their coats"], ["Detangle their hair"])
    assert concord("verify", folder / "out", folder / "raw", "--pack", folder / "mypack").code == 0
