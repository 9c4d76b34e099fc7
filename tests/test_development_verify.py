"""A run over each development set passes its own verification, with documents and without, texts kept or left out."""

import shutil
from pathlib import Path

import pytest
from conftest import run_over

from pipeline import run as runs
from pipeline.settings import Settings
from pipeline.tables import read_rows
from pipeline.verify import verify

DEVELOPMENT = Path(__file__).parent / "development"
SETS = ("seen", "seen2", "seen3", "seen4")


@pytest.mark.parametrize("name", SETS)
def test_what_is_read_from_pages_of_many_habits_passes(name: str, tmp_path: Path) -> None:
    out = run_over(DEVELOPMENT / name, tmp_path / "out")
    assert verify(out, DEVELOPMENT / name, Settings()) == []


FALLS = """Travel Agents

Outlook

Employment fell 12 percent between 2013 and 2023. It is projected to decline 3 to 5 percent from 2023 to 2033.
"""
SEVERAL = """Skilled trades compared

| occupation | median pay | training |
|---|---|---|
| Welder | $47,540 a year | |
| Baker | $34,950 a year | |

Job outlook of bakers

The employment of bakers is projected to grow 5 percent from 2022 to 2032.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "falls.txt").write_text(FALLS)
    return tmp_path / "raw"


def test_a_fall_is_below_zero_because_a_word_beside_it_says_so(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    claims = [row for row in read_rows([out], "claims") if row["attribute"] == "employment_change"]
    assert [(row["value"], row["low"], row["high"]) for row in claims] == [(-12, None, None), (None, -5, -3)]
    assert verify(out, raw, Settings()) == []
    shutil.rmtree(out / "text")
    assert [p.what for p in verify(out, None, Settings()) if p.table == "claims"] == []


def test_a_document_about_several_occupations_is_covered_once(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PART_MOST", 1)  # each occupation in a partition of its own
    (raw / "several.md").write_text(SEVERAL)
    out = run_over(raw, tmp_path / "out")
    occupations = {row["occupation_id"] for row in read_rows([out], "claims") if row["path"] == "several.md"}
    assert len(occupations) == 2
    covered = [row for row in read_rows([out], "coverage") if row["path"] == "several.md"]
    assert len(covered) == len({row["attribute"] for row in covered})
    stated = {row["attribute"] for row in covered if row["state"] == "stated"}
    assert {"wage", "employment_change"} <= stated
