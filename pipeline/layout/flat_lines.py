"""flat_lines: the lines of a table that lost its cells, each cut into the cells that its look shows.

A line is cut where figures end it ("Great Falls $31,870 $30,210"), where its cells touch ("MidCook2-4£21,000Nights"),
or, where a whole table stands in it, where figures follow words and words figures.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout.flat_cells import FIGURE, NONE, NOTE_MARK, SIGN, YEARS, cell_kind
from pipeline.periods import MONTHS
from pipeline.spans import Line, Span, marker_length, stripped

MOST_LINE, MOST_ROW, MOST_GLUED = 120, 180, 400  # characters; a row that ends in a figure may have a longer label
LEAST_STEPS = 2  # lines that must count on for the first to be the first step
MOST_HEADS, LEAST_DIGITS = 12, 3  # lines; digits that a comma parts from the next three at most
_UNIT = re.compile(r"\d\s(?:years?|months?|weeks?|days?|hours?|hrs?|jobs|people|workers|openings|employees|points)\b")
_COUNT = re.compile(rf"{NONE.pattern}|(?:(?<!\w)[+-])?{FIGURE.pattern}(?:(?<=\d){_UNIT.pattern[2:]})?")
_VALUE = re.compile(rf"{NONE.pattern}|(?:(?<!\w)[+-])?{FIGURE.pattern}")
_PER = re.compile(r"\b(?:per|of|to|by|about|or|and|in)\s?$", re.IGNORECASE)  # "Jobs per 1,000" has no figure
_MONEY = re.compile(rf"[≥≤<>~+]?\s?{SIGN}")
_STATE = re.compile(r"[A-Z]{1,2}(?=\$)")
_COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+")
_RANK = re.compile(r"\d{1,3}\.?\s?(?=[A-Z])")
LEAST_RANKED = 2  # cells of a row behind the number that ranks it
_NUMBER_OF = r"\b(?:level|grade|step|band|point|year|tier|group|class|stage|scale|zone|type|category)"
_NUMBERED = re.compile(rf"{_NUMBER_OF}\s*$", re.IGNORECASE)
_STEP = re.compile(rf"{_NUMBER_OF}\s(?P<step>\d{{1,2}})$", re.IGNORECASE)
_STEPPED = re.compile(rf"{_NUMBER_OF}\s(?P<figure>\d{{2,5}},\d{{3}}(?:\.\d\d)?)$", re.IGNORECASE)  # "Level 7138,000"
_NO_WORDS = re.compile(rf":\s|{SIGN}\d")  # a key and its value
_SMALL = re.compile(r"\d{1,2}(?:\.\d)?")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.?,?\s$", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_HALF_WINDOW = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?$")
_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\d")
_TOUCH = re.compile(
    r"(?<=[a-z)%+])(?=[A-Z])|(?<=[a-z)])(?=\d)|(?<=\d)(?=[A-Z][a-z])"
    r"|(?<=[a-z\d)%+])(?=[$£€₹]\s?\d)|(?<=[\w)%+])(?=R\s?\d[\d,])|(?<=[a-z])(?=%\s?[A-Z])"
    r"|(?<=[IVX])(?=[A-HJ-UW-Z]{1,2}\s\d)"  # "Clerk IISG 6"
    r"|(?<=,\d{3})(?=\d|N/?A\b)"  # the number ends with its thousands: "11,5007,000"
)
_SUM = re.compile(rf"{SIGN}\d|\d{{1,3}},\d{{3}}")
_NEXT = re.compile(rf" ?(?P<value>{_VALUE.pattern})")
_COMPARES = re.compile(r"(?:above|below|higher|lower|more|less|over|under|up|down)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;](?:\s|$)|[$£€₹]\s?\d")  # what no cell of words has in it
_OPENS_FIGURE = re.compile(r"\W{0,2}R?\s?\d")
_ENDS_OF_RANGE = re.compile(
    r"-?[$£€₹R]?\s?(?P<low>\d[\d,]*(?:\.\d+)?)(?=-[$£€₹R]?\s?(?P<high>\d[\d,]*(?:\.\d+)?)(?:-|$))"
)


class Cell(NamedTuple):
    """A cell of a line and what it is: "figure", "none", "year", "share" or "words"."""

    span: Span
    kind: str


class CutLine(NamedTuple):
    """A line by its number, its cells, and whether an empty line stands before it."""

    number: int
    cells: tuple[Cell, ...]
    apart: bool


Cutter = Callable[[str, Line, int], tuple[Cell, ...]]  # and the number that the next step of a scale has


def cut_lines(text: str, lines: Sequence[Line], first: int, cut: Cutter, most: int) -> Iterator[CutLine]:
    """The lines from one on that hold anything, up to one that can be of no table.

    No more are cut than a head may have before one has a figure, and so many from that one on.
    """
    left, figures, step = MOST_HEADS, False, 1
    for number in range(first, len(lines)):
        start, words = lines[number]
        if not words.strip():
            continue
        cells = _cut_at(cut, start, words, step if _counts_on(lines, number, step) else 0)
        if not figures and any(cell.kind in ("figure", "none") for cell in cells):
            left, figures = most, True
        if not cells or not left:
            return
        left -= 1
        stepped = _STEP.search(text, *cells[0].span)
        step = int(stepped["step"]) + 1 if stepped else step
        yield CutLine(number, cells, number > first and text.count("\n", lines[number - 1].end, start) > 1)


def _counts_on(lines: Sequence[Line], number: int, step: int) -> bool:
    """Whether a line and the next end with figures that the numbers of steps may touch, each a number on."""
    if not lines[number].text.rstrip()[-1:].isdigit():
        return False
    run = (_STEPPED.search(line.text) for line in lines[number : number + (LEAST_STEPS if step == 1 else 1)])
    return all(match is not None and match["figure"].startswith(str(step + n)) for n, match in enumerate(run))


def has_words_behind(known: Sequence[CutLine]) -> bool:
    """Whether cut lines have words behind a figure: several, for "About 16,400 openings a year" alone is no row."""
    return sum(len(line.cells) > 2 and line.cells[-1].kind == "words" for line in known) > 1


def has_counts(lines: Sequence[Line], known: Sequence[CutLine]) -> bool:
    """Whether a figure of cut lines has the word of what it counts behind it."""
    return any(_UNIT.search(lines[line.number].text) for line in known)


@lru_cache(maxsize=4096)  # a line is asked for again from each line before it, for headings and for tables
def _cut_at(cut: Cutter, start: int, words: str, step: int) -> tuple[Cell, ...]:
    """The cells of a line that begins at a place."""
    return tuple(Cell(Span(a + start, b + start), kind) for (a, b), kind in cut(words, Line(0, words), step))


def cut_tail(text: str, line: Line, step: int, value: re.Pattern[str] = _VALUE) -> tuple[Cell, ...]:
    """The label and the figures that a line ends with, or the line as one cell; () where it is of no table."""
    span = stripped(text, line.start, line.end)
    words = text[slice(*span)]
    if len(words) > (MOST_ROW if words[-1:].isdigit() else MOST_LINE) or "\t" in words or "|" in words:
        return ()
    kind = cell_kind(line.text)
    tail = [] if kind not in ("", "words") else _step_apart(text, span, step) or _tail(text, span, value)
    if not tail or tail[0] == span:
        return (Cell(span, kind or "words"),) if kind not in ("", "words") or _may_be_words(line.text) else ()
    rank = _RANK.match(text, *span)
    item = marker_length(line.text) and not (rank and _SUM.match(text, *tail[0]))  # "1. Odisha Rs. 16600/-"
    if tail[0].start > span.start and (item or text[span.start : tail[0].start].rstrip()[-1] == ":"):
        return ()
    label = stripped(text, rank.end() if rank and rank.end() < tail[0].start else span.start, tail[0].start)
    if label.end > label.start and not _may_label(text, label, tail):
        return (Cell(span, "words"),) if kind else ()
    state = _STATE.match(text, tail[0].start) if text[label.start : tail[0].start].endswith(", ") else None
    if state:  # "Boise, ID" and "Eureka, CA$41,000"; "Minot, ND$41,000" has no missing figure
        label, tail[0] = Span(label.start, state.end()), Span(state.end(), tail[0].end)
        tail = tail[tail[0].end == tail[0].start :]
    figures = tuple(Cell(one, _value_kind(text[slice(*one)])) for one in tail)
    return (Cell(label, "words"), *figures) if label.end > label.start else figures


@lru_cache(maxsize=4096)  # each other way to cut a line begins with this one
def _cut_known(text: str, line: Line, step: int) -> tuple[Cell, ...]:
    return cut_tail(text, line, step)


def cut_counted(text: str, line: Line, step: int) -> tuple[Cell, ...]:
    """The cells as `cut_tail` cuts them, the figures with the word of what they count: "Glazing 3 years R21,500"."""
    cells = cut_tail(text, line, step, _COUNT) if _UNIT.search(line.text) else ()
    return cells if cells and cells[0].kind == "words" else _cut_known(text, line, step)


def cut_worded(text: str, line: Line, step: int) -> tuple[Cell, ...]:
    """The label, the figures and the words behind them: "2 Tucson $47,650 -7% university, homes"; else as `cut_tail`.

    A share that the words compare with is theirs: "6% below".
    """
    cells = _cut_known(text, line, step)
    if cells and cells[-1].kind != "words":
        return cells
    span = stripped(text, line.start, line.end)
    opens = next((m for m in _VALUE.finditer(text, *span) if _SUM.match(text, *m.span())), None)
    if opens is None or span.end - span.start > MOST_LINE or marker_length(line.text) or "|" in line.text:
        return cells
    figures = [Span(*opens.span())]
    while (more := _NEXT.match(text, figures[-1].end, span.end)) is not None:
        figures.append(Span(*more.span("value")))
    words = stripped(text, figures[-1].end, span.end)
    if len(figures) > 1 and _COMPARES.match(text, *words) and text[figures[-1].end - 1] == "%":
        words = Span(figures.pop().start, words.end)
    rank = _RANK.match(text, *span)
    label = stripped(text, rank.end() if rank else span.start, figures[0].start)
    if not (label.start < label.end < figures[0].start and text[words.start - 1] == " ") or _ENDS.search(text, *words):
        return cells
    return (Cell(label, "words"), *(Cell(one, _value_kind(text[slice(*one)])) for one in figures), Cell(words, "words"))


def _value_kind(words: str) -> str:
    kind = cell_kind(words)
    return kind if kind in ("none", "year", "share") else "figure"


def _step_apart(text: str, span: Span, step: int) -> list[Span]:
    """The figure that the number of a step touches: "Level 7138,000" behind Level 6 is 138,000."""
    match = _STEPPED.search(text, *span)
    if match is None or not (step or match["figure"].index(",") > LEAST_DIGITS or match.start() == span.start):
        return []
    for size in ([len(str(step))] if step else []) + [1, 2]:
        rest = match["figure"][size:]
        if 0 < rest.index(",") <= LEAST_DIGITS and rest[0] != "0":
            return [Span(match.start("figure") + size, span.end)]
    return []


def _may_be_words(line: str) -> bool:
    """Whether a line without figures at its end may be of a table's head: no sentence, no item."""
    if _NO_WORDS.search(line) or marker_length(line) or not any(c.isalnum() for c in line):
        return False
    return cell_kind(line) == "words" or line.rstrip()[-1] not in ".:;!?,"


def _tail(text: str, span: Span, value: re.Pattern[str]) -> list[Span]:
    """The figures that a line ends with, without the number that a label ends with: "Level 1"."""
    tail: list[Span] = []
    end = span.end
    for match in reversed([*value.finditer(text, *span)]):
        if text[match.end() : end].strip():
            break
        tail.insert(0, Span(*match.span()))
        end = match.start()
    if len(tail) > 1 and text[tail[0].start] in "-–—" and not NONE.fullmatch(text, *tail[1]):
        del tail[0]  # "Mumbai – ₹6.9 LPA"
    if tail and _SMALL.fullmatch(text, *tail[0]) and _NUMBERED.search(text, span.start, tail[0].start):
        del tail[0]
    if tail and (text[max(tail[0].start - 1, span.start)] == "/" or _is_dated(text, span.start, tail[-1])):
        return []  # a date
    if tail and _ORDINAL.fullmatch(text, *tail[0]):
        return []  # "75th 90th" are heads; a rank ends the figures of a row
    if (
        len(tail) == 1
        and tail[0] != span
        and (NOTE_MARK.fullmatch(text, *tail[0]) or _PER.search(text, span.start, end))
    ):
        return []
    return tail


def _is_dated(text: str, start: int, last: Span) -> bool:
    """Whether the last figure of a line is the year of a date: "Table 2. Juniors, rates from 1 July 2024"."""
    return YEARS.fullmatch(text, *last) is not None and _MONTH.search(text, start, last.start) is not None


def _may_label(text: str, label: Span, tail: Sequence[Span]) -> bool:
    """Whether words may be the label of figures: what touches a figure is no code ("B2") and no half of a window."""
    if tail[0].start > label.end or not text[label.end - 1].isalpha():
        half = _HALF_WINDOW.search(text, label.start, tail[0].start) and _GLUED_YEAR.match(text, tail[0].start)
        return not half  # "Employment Change 2014 - 20242,200"
    counted = _COUNTED.match(text, *tail[0]) or (len(tail) > 1 and _MONEY.match(text, *tail[1]))
    return bool(_MONEY.match(text, *tail[0]) or counted or NONE.fullmatch(text, *tail[0]))


def cut_touching(text: str, line: Line, step: int) -> tuple[Cell, ...]:
    """The cells of a line that touch one another; () where it is of no such table."""
    span = stripped(text, line.start, line.end)
    if span.end - span.start > MOST_GLUED or "\t" in line.text or "|" in line.text or marker_length(line.text):
        return ()
    edges = [span.start, *(match.start() for match in _TOUCH.finditer(text, *span)), span.end]
    cells = [part for a, b in pairwise(edges) for part in _part_falling(text, stripped(text, a, b))]
    if len(cells) > LEAST_RANKED and (rank := _RANK.match(text, *span)) and rank.end() == cells[1].start:
        del cells[0]
    apart = _step_apart(text[slice(*cells[0])], Span(0, cells[0].end - cells[0].start), step) if len(cells) > 1 else []
    if apart:
        begin = cells[0].start + apart[0].start
        cells[:1] = [stripped(text, cells[0].start, begin), Span(begin, cells[0].end)]
    return tuple(Cell(cell, _touching_kind(text, cell)) for cell in cells)


def _part_falling(text: str, cell: Span) -> tuple[Span, ...]:
    """The figures of what looks like a range that falls, the second below zero: "21,000-1,400"."""
    ends = _ENDS_OF_RANGE.match(text, *cell)
    low, high = (float(ends[end].replace(",", "")) for end in ("low", "high")) if ends else (0, 0)
    if ends is None or low <= high:
        return (cell,)
    return (Span(cell.start, ends.end()), *_part_falling(text, Span(ends.end(), cell.end)))


def _touching_kind(text: str, cell: Span) -> str:
    kind = cell_kind(text[slice(*cell)])
    return "figure" if kind == "figure" or _OPENS_FIGURE.match(text, *cell) else "none" if kind == "none" else "words"
