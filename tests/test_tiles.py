"""Tiles: figures over their labels, of which a scrape left blocks of two lines; no line of them is a heading."""

import pytest

from pipeline.marks import read_marks
from pipeline.tiles import stacked_tiles

STACKED = (
    "£1,920\nWeekly pay\n\nStrong\nFuture growth\n\n62%\nFull-time share\n\n39 hours\nFull-time week\n\n36 years\nAge\n"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (STACKED, 10),
        (f"Millers\n\n{STACKED}\nMillers grind grain.\n", 10),
        ("62%\nFull-time share\n\n39 hours\nAverage full-time week\n", 0),  # two may be anything
        ("Pay\nGood\n\nHours\nLong\n\nOutlook\nFair\n", 0),  # no figures
        ("62%\nFull-time share.\n\n39 hours\nThe week is long.\n\n12%\nThat is all.\n", 0),
    ],
)
def test_stacked_tiles_are_found(text: str, lines: int) -> None:
    assert len(stacked_tiles(read_marks(text))) == lines
