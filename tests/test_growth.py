"""Tests of the benchmarks of growth and reruns: the exponent, the changes, and what counts as the same output."""

from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.growth import fit_exponent
from benchmarks.rerun import CHANGES, find_differences, list_documents


@pytest.mark.parametrize("power", [0.5, 1.0, 1.3])
def test_the_exponent_of_a_power_is_the_power(power: float) -> None:
    sizes = [100, 1000, 5000]
    assert fit_exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_each_change_changes_one_document(tmp_path: Path) -> None:
    raw = write_corpus(tmp_path, 45)
    changed = {}
    for name, change in CHANGES.items():
        before = {path: path.read_bytes() for path in list_documents(raw)}
        change(raw)
        after = {path: path.read_bytes() for path in list_documents(raw)}
        changed[name] = len(before.items() ^ after.items()), len(after) - len(before)
    assert changed == {"unchanged": (0, 0), "one changed": (2, 0), "one added": (1, 1), "one removed": (1, -1)}


def test_files_that_differ_are_named_and_the_record_of_a_run_is_none(tmp_path: Path) -> None:
    for name, text in (("one", "a"), ("other", "b")):
        (tmp_path / name / ".stages").mkdir(parents=True)
        for file in ("claims.csv", "run.json", ".stages/x"):
            (tmp_path / name / file).write_text(text)
    (tmp_path / "one" / "more.csv").write_text("a")
    assert find_differences(tmp_path / "one", tmp_path / "other") == ["claims.csv", "more.csv"]
