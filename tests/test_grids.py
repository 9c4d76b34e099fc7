"""Tables of a text as wholes: their rows, captions and notes; their cells; the scales that heads name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout.cells import bare, note_mark, two_columns
from pipeline.layout.grids import Grid, read_grid
from pipeline.layout.scales import read_scale
from pipeline.spans import Span, lines


def grid(text: str) -> Grid:
    found = read_grid(text, list(lines(text)), 0)
    assert found is not None
    return found


def quotes(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_a_lone_line_between_rows_ends_no_table() -> None:
    text = "Measure\tPay\nOpenings\nMedian\t$20\n"
    assert [quotes(text, row.cells) for row in grid(text).rows][1:] == [["Openings"], ["Median", "$20"]]


def test_a_row_with_nothing_but_a_label_stands_over_the_rows_behind_it() -> None:
    text = "Place\tPay\nFull-time\t\nOhio\t$20\nPart-time\t\nOhio\t$15\n"
    assert [quotes(text, row.heads) for row in grid(text).rows if len(quotes(text, row.cells)[1]) > 1] == [
        [],
        ["Full-time"],
        ["Part-time"],
    ]


def test_an_empty_first_cell_takes_the_label_above_it() -> None:
    text = "Year\tMeasure\tPay\n2022\tLow\t$15\n\tHigh\t$25\n"
    rows = grid(text).rows[1:]
    assert [(quotes(text, row.cells), quotes(text, row.heads)) for row in rows] == [
        (["Low", "$15"], ["2022"]),
        (["High", "$25"], ["2022"]),
    ]


@pytest.mark.parametrize(
    ("under", "below"),
    [
        ("Gross pay of bakers, in pounds a year", True),
        ("Source: Flour Board, figures in thousands.", True),
        ("* Position in 2022", True),
        ("Bakers are paid by the hour.", False),
        ("Next:", False),
        ("Hours: 40 a week", False),
        ("Nobody knows why", True),
    ],
)
def test_the_line_right_under_a_table_may_be_its_caption(under: str, below: bool) -> None:
    text = f"Stage\tPay\nStart\t20,000\n\n{under}\n"
    assert (quotes(text, grid(text).below) == [under]) is below


def test_a_line_over_the_next_table_is_no_caption_of_the_last() -> None:
    text = "Stage\tPay\nStart\t20,000\n\nPay by place\nOhio\t21,000\n"
    assert grid(text).below == ()


def test_a_note_stands_over_the_column_that_its_mark_is_in() -> None:
    text = "Place\tLow1\tHigh2\nOhio\t15\t25\n1 10th percentile. 2 90th percentile. Wages of 2022.\n"
    found = grid(text)
    assert [quotes(text, column) for column in found.rows[1].columns] == [
        ["Place"],
        ["Low1", "10th percentile."],
        ["High2", "90th percentile."],
    ]
    assert quotes(text, found.below) == ["Wages of 2022."]


def test_a_row_set_with_spaces_keeps_the_columns_of_its_head() -> None:
    text = "Area         Workers     Median wage\nDayton       1,680       $22.35\nToledo                   $21.94\n"
    assert [quotes(text, row.cells) for row in grid(text).rows][2] == ["Toledo", "", "$21.94"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Entry level      £20,000\nExperienced      £30,000", ["Entry level", "£20,000"]),
        ("Entry level      £20,000\nExperienced   £30,000", None),
        ("He stopped.  Then he went on.\nAnd more prose without a gap.", None),
    ],
)
def test_two_columns_are_a_row_where_the_line_beside_is_set_so(text: str, cells: list[str] | None) -> None:
    found = two_columns(text, list(lines(text)), 0)
    assert (quotes(text, found) if found else None) == cells


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("High2", "2"),
        ("Pay (1)", "1"),
        ("Growth*", "*"),
        ("CO2", None),
        ("Band 6", "6"),
        ("Median", None),
        ("Pay†", "†"),
    ],
)
def test_the_mark_of_a_note(cell: str, mark: str | None) -> None:
    assert note_mark(cell, Span(0, len(cell))) == mark


@pytest.mark.parametrize(("cell", "inner"), [("**Good**", "Good"), ("*so* and *so*", "*so* and *so*"), ("`x`", "x")])
def test_emphasis_around_a_whole_cell_is_no_part_of_it(cell: str, inner: str) -> None:
    span = bare(cell, Span(0, len(cell)))
    assert cell[span.start : span.end] == inner


@pytest.mark.parametrize(
    ("head", "factor"),
    [
        ("Annual salary (€k)", 1e3),
        ("Jobs ('000)", 1e3),
        ("€000", 1e3),
        ("Employment in thousands", 1e3),
        ("Rs lakh per annum", 1e5),
        ("Package (LPA)", 1e5),
        ("Turnover, $ millions", 1e6),
        ("Rs crore", 1e7),
        ("from 45,000", None),
        ("10000s of things", None),
        ("Median pay", None),
    ],
)
def test_the_scale_of_a_head(head: str, factor: float | None) -> None:
    scale = read_scale(head)
    assert (scale.factor if scale else None) == factor
    assert scale is None or read_scale(head[scale.start : scale.end]) is not None  # as verify reads it again


@given(
    st.lists(
        st.sampled_from(["a\tb", "a\t$1", "\t2", "x", "| a | 1 |", "|---|---|", "1 note.", "", "a  b  3"]), max_size=9
    )
)
def test_every_table_ends_behind_its_first_line(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    read = list(lines(text))
    for number in range(len(read)):
        found = read_grid(text, read, number)
        assert found is None or number < found.stop <= len(read)


def test_a_column_of_numbers_without_a_head_leaves_the_heads_to_the_others() -> None:
    text = "Metro area | Workers | Mean wage | |\n---|---|---|---|\n1 | Ames, IA | 110 | $30,790 | |\n"
    rows = grid(text).rows
    assert [quotes(text, column) for column in rows[1].columns[:3]] == [["Metro area"], ["Workers"], ["Mean wage"]]
