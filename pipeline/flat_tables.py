"""flat_tables: tables whose lines lost what parted their cells: "Nevada $78,460 $90,950", "Cook$36,000$28,000".

A row is known by the figures it ends with, as many as the rows beside it have; the line over the rows is their head
where it can be parted into as many cells: at a word that opens labels ("State"), between a small and a capital letter
that touch, or where the words over each column begin.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.broken_rows import read_broken_rows
from pipeline.cell_lines import read_cell_lines
from pipeline.coded_rows import read_coded_rows
from pipeline.flat_cells import FIGURE, NONE, SIGN
from pipeline.flat_heads import LOWER, counts_steps, head_rows, is_measure
from pipeline.glued_rows import read_glued_rows
from pipeline.inline_tables import read_inline_rows
from pipeline.named_columns import read_named_columns
from pipeline.spans import Line, Span, marker_length, stripped
from pipeline.worded_columns import read_worded_columns

_VALUE = re.compile(rf"{NONE.pattern}|{FIGURE.pattern}")
_NOTE = re.compile(
    r"\(\d{1,2}\)|\b(?:10|25|50|75|90)(?:\s?%|th\b)"
)  # figures that are none: marks of notes, percentiles
_MONEY = re.compile(rf"[≥≤<>~+]?\s?{SIGN}")
_STATE = re.compile(r"[A-Z]{1,2}(?=\$)")
_COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+")
_RANK = re.compile(r"\d{1,2}\.?\s?(?=[A-Z])")
_SENTENCE = re.compile(r"[.!?:;]$|,\s*$|[$£€₹]\s?\d|\b(?!(?:10|25|50|75|90)%)\d+%")
_COUNTS = re.compile(r"(?<![\d/])(?!(?:(?:19|20)\d\d)+$)\d[\d.,]*$")
_LOWER = re.compile(rf"\s*(?:{LOWER.pattern})(?:\s+(?:{LOWER.pattern}))+\s*", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:level|grade|step|band|point|year|tier|group|class|stage|scale|zone|type|category)\s*$", re.I
)
MOST_ROW, MOST_PIECE, MOST_LABEL, MOST_COLUMNS = 120, 40, 60, 6  # characters; figures
MOST_HEADS, MOST_PIECES = 7, 2  # lines of a head, and of a label before the last one
_LEAST, _LEAST_FIGURES = 2, 3  # rows, and figures of a row under heads in several lines
_HALF_WINDOW = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?$")
_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\d")
_BAR = re.compile(r"\s*\|\s*")
_RULING = re.compile(r"(?=.*-.*\|)[\s|:-]+")

Rows = list[tuple[int, tuple[Span, ...]]]


def read_flat_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, its heads first; [] where none begins at the line."""
    return (
        _barred(text, lines, first)
        or read_broken_rows(text, lines, first)
        or read_cell_lines(text, lines, first)
        or read_inline_rows(text, lines, first)
        or read_coded_rows(text, lines, first)
        or read_worded_columns(text, lines, first)
        or read_named_columns(text, lines, first)
        or _headed(text, lines, first)
        or read_glued_rows(text, lines, first)
    )


def _headed(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The head and the rows that end with figures, of a table whose head begins at a line."""
    if first + _LEAST >= len(lines) or max(len(line.text) for line in lines[first : first + 2]) > MOST_ROW:
        return []
    if not _may_head(lines[first]):
        return []
    size = _head_lines(text, lines, first)
    return _under_head(text, lines, first, first) or (
        _under_head(text, lines, first, first + size - 1) if size > 1 else []
    )


def _head_lines(text: str, lines: Sequence[Line], first: int) -> int:
    """Over how many lines a head goes that no later one of them opens: up to a row with several figures; 1 if none."""
    for number in range(first + 1, min(first + MOST_HEADS + 1, len(lines))):
        line = lines[number]
        if _is_apart(text, lines, number) or len(line.text) > MOST_ROW:
            return 1
        if _LOWER.fullmatch(line.text):
            continue
        figures = len(FIGURE.findall(_NOTE.sub("", line.text)))
        if figures >= _LEAST_FIGURES:
            above = number - 1
            opens = above > first and _may_head(lines[above]) and _under_head(text, lines, above, above)
            return 1 if opens else number - first
        if figures or len(line.text) > MOST_PIECE or marker_length(line.text) or _SENTENCE.search(line.text.strip()):
            return 1
    return 1


def _under_head(text: str, lines: Sequence[Line], begin: int, end: int) -> Rows:
    """The head and the rows behind it, where the head's lines can be parted into as many cells as these have."""
    tail = next((tail for _, _, tail in islice(_tails(text, lines, end + 1), 2) if tail), None)
    if tail is None:
        return []
    heads = [stripped(text, line.start, line.end) for line in lines[begin : end + 1]]
    several = end > begin
    most = min(len(tail), MOST_COLUMNS)
    for columns in range(most, 0 if not several else 1, -1):
        parted = head_rows(text, heads, columns)
        measured = parted and all(is_measure(text, cell) for cell in parted[0][1:] if cell.end > cell.start)
        if not parted or (several and not measured):
            continue
        rows, whole = _read_rows(text, lines, end + 1, parted[0], several, bool(measured))
        again = len(rows) == 1 and _comes_again(text, lines, heads[0], rows[0][0] + 1)
        if len(rows) >= _LEAST or again or (rows and several and whole):
            return [*((end, head) for head in parted), *rows]
    return []


def _read_rows(
    text: str, lines: Sequence[Line], first: int, heads: Sequence[Span], several: bool, measured: bool
) -> tuple[Rows, bool]:
    """The rows from a line on that have so many figures, and whether no other row follows them.

    Under heads of several lines a row may have figures alone; under heads that all measure something a line of words
    may stand over rows.
    """
    rows: Rows = []
    whole, columns = True, len(heads) - 1
    steps = counts_steps(text, heads[0])
    for number, label, tail in _tails(text, lines, first):
        cells = _row(text, label, tail, columns, steps) if tail else None
        if not tail and columns > 1 and measured and not (is_measure(text, label) or head_rows(text, [label], columns)):
            cells = (label, *(Span(label.end, label.end) for _ in range(columns)))
        if cells is None and several and len(tail) == columns and label.start == tail[0].start:
            cells = (Span(label.start, label.start), *tail)  # a row of figures alone, one for each head
        if cells is None:
            whole = not tail
            break
        rows.append((number, cells))
    while rows and rows[-1][1][-1].end == rows[-1][1][-1].start:
        rows.pop()  # a line of words over rows of another table
    return rows, whole


def _comes_again(text: str, lines: Sequence[Line], head: Span, number: int) -> bool:
    """Whether a line ends with the words of a head: the row between stands apart, as the whole country's does."""
    if number >= len(lines):
        return False
    return text[slice(*head)].count(" ") > 0 and lines[number].text.rstrip().endswith(" " + text[slice(*head)])


def _barred(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows of a table that has bars between its cells alone: "II | Manager | $48,170"."""
    rows: list[tuple[int, tuple[Span, ...]]] = []
    for number in range(first, len(lines)):
        line = stripped(text, lines[number].start, lines[number].end)
        if rows and _RULING.fullmatch(text, *line):
            continue  # the line under a Markdown head
        edges = [line.start, *(i for m in _BAR.finditer(text, *line) for i in m.span()), line.end]
        if len(edges) == 2 or line.end - line.start > 2 * MOST_ROW or (rows and len(rows[0][1]) != len(edges) // 2):
            break
        cells = tuple(stripped(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
        if any(FIGURE.match(text, *cell) for cell in cells[1:]) != bool(rows):
            break  # figures in every row but the head
        rows.append((number, cells))
    return rows if len(rows) > _LEAST else []


def _may_head(line: Line) -> bool:
    words = line.text.strip()
    return (
        2 < len(words) <= MOST_ROW
        and words[0].isupper()
        and not _COUNTS.search(words)
        and not (marker_length(line.text) or "\t" in words or "|" in words or _SENTENCE.search(words))
    )


def _tails(text: str, lines: Sequence[Line], first: int) -> Iterator[tuple[int, Span, list[Span]]]:
    """The rows from a line on: the number of the last line of each, all of its text, and the figures it ends with.

    A label may be broken over lines: the next goes on in small letters or brackets, or has the figures alone. Before
    any other row a line of words stands over the rows behind it, and comes without figures.
    """
    begun: list[Span] = []
    spaced = first + 1 < len(lines) and _is_apart(text, lines, first) and _is_apart(text, lines, first + 1)
    for number in range(first, len(lines)):
        span = stripped(text, lines[number].start, lines[number].end)
        words = text[span.start : span.end]
        if number > first and not spaced and _is_apart(text, lines, number):
            return
        if len(words) > MOST_ROW or "\t" in words or "|" in words or marker_length(lines[number].text):
            return
        tail = _tail(text, span)
        goes_on = not words or words[0].islower() or words[0] in "(&" or (tail and tail[0].start == span.start)
        if begun and not goes_on:
            if len(begun) > 1 or not tail:
                return
            yield number - 1, begun.pop(), []
        if tail:
            yield number, Span(begun[0].start if begun else span.start, span.end), tail
            begun = []
        elif len(begun) == MOST_PIECES or not words or words[-1] in ".:;!?" or len(words) > MOST_LABEL:
            return
        else:
            begun.append(span)


def _is_apart(text: str, lines: Sequence[Line], number: int) -> bool:
    """Whether an empty line stands before a line."""
    return number > 0 and text.count("\n", lines[number - 1].end, lines[number].start) > 1


def _tail(text: str, span: Span) -> list[Span]:
    """The figures that a line ends with."""
    tail: list[Span] = []
    end = span.end
    for match in reversed([*_VALUE.finditer(text, *span)]):
        if text[match.end() : end].strip():
            break
        tail.insert(0, Span(*match.span()))
        end = match.start()
    if len(tail) > 1 and text[tail[0].start] in "-–—" and not NONE.fullmatch(text, *tail[1]):
        del tail[0]  # "Mumbai – ₹6.9 LPA"
    return tail


def _row(text: str, span: Span, tail: Sequence[Span], columns: int, steps: bool) -> tuple[Span, ...] | None:
    """The label and figures of a row; a row of figures alone has its first one ("10%", or a step) as its label."""
    if len(tail) < columns:
        return None
    figures = tuple(tail[-columns:])
    others = [value for value in tail[:-columns] if not NONE.fullmatch(text, *value)]  # "(2)" is the label's
    state = _STATE.match(text, figures[0].start) if text[span.start : figures[0].start].endswith(", ") else None
    figures = (
        (Span(state.end(), figures[0].end), *figures[1:]) if state else figures
    )  # "Boise, ID" and "Eureka, CA$41,000"
    label = stripped(text, span.start, figures[0].start)
    rank = _RANK.match(text, *label)
    if rank and len(tail) == columns:
        label = Span(rank.end(), label.end)
    bare = not any(c.isalpha() for c in text[label.start : label.end])
    nothing = all(NONE.fullmatch(text, *figure) for figure in figures)
    glued = figures[0].start == label.end and text[label.end - 1 : label.end].isalpha()
    counted = _COUNTED.match(text, *figures[0]) or (columns > 1 and _MONEY.match(text, *figures[1]))
    known = not (nothing and bare)
    if glued and not (_MONEY.match(text, *figures[0]) or counted):  # "Ohio1,240$31,200", no "B2"
        known = False
    numbered = len(others) == 1 and _NUMBERED.search(text[span.start : others[0].start]) is not None  # "Level 1.1"
    if _HALF_WINDOW.search(text[span.start : figures[0].start]) and _GLUED_YEAR.match(text, figures[0].start):
        return None  # "Employment Change 2014 - 20242,200"
    if label.end <= label.start or (len(others) > bare and not numbered) or not known:
        return None
    if bare and columns < 2 and not steps:
        return None
    return (label, *figures)
