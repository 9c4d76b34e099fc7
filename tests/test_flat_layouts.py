"""Layouts in which a text scrape leaves a table, and prose full of figures that is none: `cases/flat_tables.jsonl`."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout.flat_tables import read_flat_rows
from pipeline.spans import lines

CASES_FILE = Path(__file__).parent / "cases" / "flat_tables.jsonl"
CASES = [json.loads(line) for line in CASES_FILE.read_text("utf-8").splitlines()]


def rows_of(text: str) -> list[str]:
    """The rows of the first table of a text, with bars between cells."""
    every = list(lines(text))
    found = next((rows for first in range(len(every)) if (rows := read_flat_rows(text, every, first))), [])
    return ["|".join(" ".join(text[a:b].split()) for a, b in row) for _, row in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['layout']}: {case['text'][:30]}")
def test_a_table_is_read_in_each_of_its_layouts_and_prose_is_none(case: dict[str, object]) -> None:
    assert rows_of(str(case["text"])) == case["rows"]


PIECES = ["Jobs", "State", " ", "\n", "\n\n", "9", "$8,100", "(2)", "N/A", "4%", "2012", "b", "|", ","]


@given(st.lists(st.sampled_from(PIECES)))
def test_every_table_goes_forward_and_its_rows_are_as_wide_as_its_head(pieces: list[str]) -> None:
    text = "".join(pieces)
    every = list(lines(text))
    for first in range(len(every)):
        rows = read_flat_rows(text, every, first)
        assert [number for number, _ in rows] == sorted(number for number, _ in rows)
        assert len({len(row) for _, row in rows}) <= 1
        assert all(first <= number < len(every) for number, _ in rows)
