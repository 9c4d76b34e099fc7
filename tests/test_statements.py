"""Sentences, items and rows of a document, and what stands over each."""

from typing import Any

import pytest
from extract_help import section
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout.cells import split_cells
from pipeline.spans import Span
from pipeline.statements import Statement, read_statements


def statements(text: str, heading: str | None = None, kind: str = "pay") -> list[Statement]:
    """The statements of a document of one section, whose heading (if any) is its first line."""
    return list(read_statements(text, [section(kind, 0, len(text), heading)]))


def said(text: str, **options: Any) -> list[str]:
    return [text[s.start : s.end] for s in statements(text, **options)]


def heads(text: str, statement: Statement) -> list[str]:
    return [text[head.start : head.end] for head in statement.heads]


def columns(text: str, statement: Statement) -> list[str]:
    """The heads over each cell, nearest first, joined by a slash."""
    return ["/".join(text[head.start : head.end] for head in column) for column in statement.columns]


# -- sentences --


def test_a_line_is_cut_into_sentences() -> None:
    text = "Bakers earn $15. Pay is good in the U.S. Bureau tables.\n\nIt varies by state."
    found = statements(text)
    assert next(text[s.start : s.end] for s in found) == "Bakers earn $15."
    assert {s.kind for s in found} == {"sentence"}
    assert said(text)[-1] == "It varies by state."


@pytest.mark.parametrize(
    "text",
    [
        "Jobs will grow 5 percent. That's as fast as the average.",
        "Jobs will grow 5 percent. This is faster than the average.",
        "In 2002 the median was $24,100. The lowest 10 percent earned less than $17,230.",
        "The median was $24,100. The middle 50 percent earned between $19,200 and $30,300.",
        "The median was $24,100. Those in the top 10 percent earned more.",
    ],
)
def test_a_sentence_that_points_back_or_continues_is_joined(text: str) -> None:
    assert said(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Jobs will grow 5 percent. Pay is as fast as the average.",
        "The median was $24,100. The lowest shelf holds bread.",
        "That is as fast as the average.\nThe lowest 10 percent earned $9.",
    ],
)
def test_other_sentences_stay_apart(text: str) -> None:
    assert len(said(text)) == 2


def test_headings_are_heads_and_no_statements() -> None:
    text = "Median pay, 2023\n$34,950 a year\n"
    (only,) = statements(text, heading="Median pay, 2023")
    assert (text[only.start : only.end], heads(text, only)) == ("$34,950 a year", ["Median pay, 2023"])


def test_headings_of_parents_follow_the_nearest() -> None:
    text = "Pay\nOhio\n$15 an hour\n"
    outer = section("pay", 0, 4, "Pay", number=0)
    inner = section("pay", 4, len(text), "Ohio", number=1, parent_section_id="sec-0", level=2)
    (only,) = read_statements(text, [outer, inner])
    assert heads(text, only) == ["Ohio", "Pay"]


def test_a_circle_of_parents_ends() -> None:
    text = "Pay\n$15 an hour\n"
    (only,) = read_statements(text, [section("pay", 0, len(text), "Pay", parent_section_id="sec-0")])
    assert heads(text, only) == ["Pay"]


# -- items and keys --


@pytest.mark.parametrize("marker", ["• ", "- ", "* ", "– ", "1. ", "a) ", "\u2022\u00a0", "  • "])
def test_a_list_item_is_a_statement_without_its_marker(marker: str) -> None:
    (only,) = statements(f"{marker}Bake bread")
    assert (only.kind, said(f"{marker}Bake bread")) == ("item", ["Bake bread"])


def test_a_negative_figure_is_no_list_item() -> None:
    assert said("-2% a year") == ["-2% a year"]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Median pay: $34,950", "Median pay", "$34,950"),
        ("- Top 10%: more than $48,000", "Top 10%", "more than $48,000"),
        ("Salary (per year): $34,950", "Salary (per year)", "$34,950"),
        ("**Median pay**: $34,950", "Median pay", "$34,950"),
        ("**Median pay:** $34,950", "Median pay", "$34,950"),
        ("Hours:\t38", None, None),
    ],
)
def test_a_key_before_a_colon_is_the_head(text: str, key: str | None, value: str | None) -> None:
    (only,) = statements(text)
    if key is None:
        assert only.kind == "row"
    else:
        assert (only.kind, heads(text, only), text[only.start : only.end]) == ("item", [key], value)


def test_a_time_is_no_key() -> None:
    assert said("Shops open at 5:30 a.m. on weekdays") == ["Shops open at 5:30 a.m. on weekdays"]


def test_a_line_that_leads_in_stands_over_its_items() -> None:
    text = (
        "Median earnings in 2002 are shown below:\n\n- Bakeries $21,000\n- Groceries $22,000\n\nOther work pays less.\n"
    )
    found = statements(text)
    lead = "Median earnings in 2002 are shown below:"
    assert [heads(text, s) for s in found] == [[], [lead], [lead], []]


# -- rows --


def test_rows_of_tabs_have_their_label_cells_columns_and_heads() -> None:
    text = "Pay\nState\tMedian\tMean\nOhio\t$15\t$16\nTexas\t$14\t$15\n"
    head, first, second = statements(text, heading="Pay")
    assert columns(text, head) == ["", "", ""]
    assert [text[c.start : c.end] for c in first.cells] == ["Ohio", "$15", "$16"]
    assert columns(text, first) == ["State", "Median", "Mean"]
    assert heads(text, second) == ["Pay"]
    assert first.table == second.table >= 0


def test_a_caption_over_a_table_is_a_head() -> None:
    text = "Median annual wages of bakers, May 2023\nState\tWage\nOhio\t$34,000\n"
    row = statements(text)[-1]
    assert heads(text, row) == ["Median annual wages of bakers, May 2023"]


def test_a_sentence_with_figures_is_no_caption() -> None:
    text = "Bakers earned $34,950 in 2023.\nState\tWage\nOhio\t$34,000\n"
    assert heads(text, statements(text)[-1]) == []


def test_a_first_row_with_figures_is_no_head() -> None:
    text = "Ohio\t$15\nTexas\t$14\n"
    assert [columns(text, s) for s in statements(text)] == [["", ""], ["", ""]]


def test_a_year_and_an_ordinal_may_head_a_column() -> None:
    text = "Item\t2023\t10th percentile\nWage\t$15\t$11\n"
    _, row = statements(text)
    assert columns(text, row) == ["Item", "2023", "10th percentile"]


def test_a_markdown_table_loses_its_ruling_and_its_outer_bars() -> None:
    text = "| State | Wage |\n|:---|---:|\n| Ohio | $15 |\n"
    _, row = statements(text)
    assert [text[c.start : c.end] for c in row.cells] == ["Ohio", "$15"]
    assert columns(text, row) == ["State", "Wage"]


def test_heads_in_two_rows_are_stacked_and_a_wide_one_spans_the_empty_cells_beside_it() -> None:
    text = "State\tHourly\t\tJobs\n\tMedian\tMean\t2023\nOhio\t$15\t$16\t7,310\n"
    row = statements(text)[-1]
    assert columns(text, row) == ["State", "Median/Hourly", "Mean/Hourly", "2023/Jobs"]


def test_a_card_of_words_alone_is_rows() -> None:
    text = "Education\tBachelor's degree\nTraining\tNone\n"
    assert [[text[c.start : c.end] for c in s.cells] for s in statements(text)] == [
        ["Education", "Bachelor's degree"],
        ["Training", "None"],
    ]


TWO_TABLES = "State\tWage\nOhio\t$15\n\nNow the jobs.\n\nState\tJobs\nOhio\t15,000\n"


def test_two_tables_have_two_numbers() -> None:
    rows = [s for s in statements(TWO_TABLES) if s.kind == "row"]
    assert len({row.table for row in rows}) == 2


@pytest.mark.parametrize("text", [TWO_TABLES, "- one item\n\nState\tJobs\nOhio\t15,000\n"])
def test_a_table_behind_a_table_or_a_list_has_its_heads(text: str) -> None:
    assert columns(text, statements(text)[-1]) == ["State", "Jobs"]


def test_labels_and_figures_under_a_lead_in_are_rows() -> None:
    text = "Median earnings in 2002 are shown below:\n\nBakeries $21,000\nOther food stores 22,170\nIn all $3.\n"
    rows = [s for s in statements(text) if s.kind == "row"]
    assert [[text[c.start : c.end] for c in row.cells] for row in rows] == [
        ["Bakeries", "$21,000"],
        ["Other food stores", "22,170"],
    ]
    assert heads(text, rows[0]) == ["Median earnings in 2002 are shown below:"]
    assert rows[0].table == rows[1].table


def test_a_label_and_figure_of_prose_are_no_row() -> None:
    assert {s.kind for s in statements("The price of bread is $3\n", heading=None)} == {"sentence"}


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("a\tb", ["a", "b"]),
        ("a\t\tb", ["a", "", "b"]),
        ("| a | b |", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        ("|---|---|", []),
        ("a | b", None),
        ("plain", None),
    ],
)
def test_split_cells(line: str, cells: list[str] | None) -> None:
    found = split_cells(line, Span(0, len(line)))
    assert (None if found is None else [line[c.start : c.end] for c in found]) == cells


# -- any text --

PIECES = st.sampled_from(
    [
        "Pay is $15.",
        "Median: $5",
        "- item",
        "• a: b",
        "a\tb\t3",
        "| a | 5 |",
        "|---|---|",
        "below:",
        "Stores 21,000",
        "",
        "That is so.",
        "The lowest 10 percent earned $9.",
        " \u00a0",
        "\u2028",
        "x" * 90,
        "¿Qué? ",
        "\r",
        "1. one",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=30), max_size=14).map("\n".join)


@settings(deadline=None)
@given(TEXTS, st.integers(0, 60))
def test_statements_never_overlap_and_replay(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    sections = [section("pay", 0, cut, number=0), section("outlook", cut, len(text), number=1)]
    last = 0
    for s in read_statements(text, sections):
        assert last <= s.start < s.end <= len(text)
        last = s.end
        assert s.section["start"] <= s.start and s.end <= s.section["end"]
        assert text[s.start : s.end].strip() == text[s.start : s.end] or s.kind == "row"
        assert all(0 <= head.start < head.end for head in s.heads)
        assert all(head.end <= s.start or s.end <= head.start for head in s.heads)  # a caption may stand below
        assert len(s.cells) == len(s.columns)
        assert all(a.end <= b.start for a, b in zip(s.cells, s.cells[1:]))
        assert all(s.start <= cell.start <= cell.end <= s.end for cell in s.cells)


@settings(deadline=None)
@given(TEXTS)
def test_every_character_but_white_space_and_markup_is_in_a_statement_or_over_one(text: str) -> None:
    covered = [False] * len(text)
    for s in statements(text):
        for span in (Span(s.start, s.end), *s.heads, *(head for column in s.columns for head in column)):
            covered[span.start : span.end] = [True] * (span.end - span.start)
    seen = statements(text)
    lost = [i for i, c in enumerate(text) if not covered[i] and c.isdigit()]
    lines = text.splitlines() if not seen else []
    assert not lost or all("\t" in _line(text, i) or "|" in _line(text, i) or _is_marker(text, i) for i in lost), lines


def _line(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


def _is_marker(text: str, place: int) -> bool:
    """Whether a digit is a list marker's, which is no part of its item."""
    return text[place : place + 3].lstrip("0123456789")[:1] in (".", ")")


def test_the_number_of_a_list_item_is_no_part_of_it() -> None:
    assert said("1. one\n2) two") == ["one", "two"]


@pytest.mark.parametrize(
    "line",
    ["Job prospects are very good: many shops want people.", "Good. More children stay in care: 20 hours are free."],
)
def test_a_sentence_before_a_colon_is_no_key(line: str) -> None:
    assert all(not heads(line, statement) for statement in statements(line))
