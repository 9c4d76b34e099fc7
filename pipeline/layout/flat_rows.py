"""flat_rows: the rows of a table that lost its cells, found by the kinds of cells that come again.

A row is so many cells of the same kinds (words, figure, year) as the row behind it has, on one line or over several.
"""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.layout.flat_cells import NONE, SIGN
from pipeline.layout.flat_heads import head_rows, is_measure
from pipeline.layout.flat_lines import Cell, CutLine
from pipeline.spans import Span

LEAST = 2  # rows of a table
_EQUAL = ({"figure", "year"}, {"figure", "share"}, {"words", "share"})  # kinds that may stand in one column
_SUM = re.compile(rf"{SIGN}\d")
_GOES_ON = re.compile(r"[a-z(&]")

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


class Shape(NamedTuple):
    """The row that a table begins with: its line, the kinds of its cells, on how many lines they stand."""

    begin: int
    kinds: tuple[str, ...]
    size: int


def walk_rows(text: str, lines: Sequence[CutLine], shape: Shape, heads: Cells, measured: bool) -> tuple[Rows, int, int]:
    """The rows, the line behind them, and how many rows between them are not understood.

    A line of words between two rows is a row of its own: it stands over those behind it.
    """
    at, last, skipped = shape.begin, shape.begin + shape.size, 0
    spaced = shape.size > 1 or (last < len(lines) and lines[shape.begin].apart and lines[last].apart)
    grouped = shape.size > 1 or (len(heads) > LEAST and measured)
    rows: Rows = []
    while at < len(lines):
        if rows and _repeats(text, lines, at, shape.begin):
            at += shape.begin
        elif rows and not spaced and lines[at].apart:
            break
        row = gather_row(text, lines, at, shape)
        if row is None and rows and grouped and _stands_over(text, lines, at, shape, len(heads)):
            row = at + 1, label_row(lines[at].cells[0].span, len(heads))
        elif row is None and rows and _falls_short(lines, at, shape):
            follows = gather_row(text, lines, at + 1, shape) is not None
            placed = _place(text, lines[at].cells, rows[-1][1]) if follows or len(rows) >= LEAST else None
            skipped += 1
            if placed is None and follows:
                at += 1
                continue
            row = (at + 1, placed) if placed else None
        if row is None:
            break
        at, cells = row
        cells = (Span(cells[0].start, cells[0].start), *cells) if len(cells) < len(heads) else cells
        rows.append((lines[at - 1].number, cells))
    return rows, at, skipped


def _repeats(text: str, lines: Sequence[CutLine], at: int, size: int) -> bool:
    """Whether lines say again what the lines of the heads say."""
    said = [[text[slice(*cell.span)] for line in lines[n : n + size] for cell in line.cells] for n in (0, at)]
    return said[0] == said[1]


def _falls_short(lines: Sequence[CutLine], at: int, shape: Shape) -> bool:
    """Whether a line is a label and some of the figures of a row that should stand on one line."""
    kinds = [cell.kind for cell in lines[at].cells] if at < len(lines) else []
    labelled = shape.size == 1 and shape.kinds.count("words") == kinds.count("words") == 1
    return labelled and kinds[0] == shape.kinds[0] == "words" and 1 < len(kinds) < len(shape.kinds)


def _place(text: str, cells: Sequence[Cell], above: Cells) -> Cells | None:
    """The row of a label and some figures, each under the only column that it may be of; None where there are more."""
    looks = [look_of(text, cell) for cell in above]
    ways = [
        places
        for places in combinations(range(1, len(looks)), len(cells) - 1)
        if all(looks[n] == look_of(text, cell.span) for n, cell in zip(places, cells[1:], strict=True))
    ]
    if len(ways) != 1:
        return None
    placed = [empty(cells[0].span)] * len(looks)
    for n, cell in zip((0, *ways[0]), cells, strict=True):
        placed[n] = cell.span
    return tuple(placed)


def _stands_over(text: str, lines: Sequence[CutLine], at: int, shape: Shape, columns: int) -> bool:
    """Whether a line of words, or a year, is followed by a row, and is no head of another table."""
    cells = lines[at].cells if at < len(lines) else ()
    if len(cells) != 1 or gather_row(text, lines, at + 1, shape) is None:
        return False
    if cells[0].kind != "words" or shape.size > 1:
        return cells[0].kind == ("words" if shape.size > 1 else "year")
    return not (is_measure(text, cells[0].span) or head_rows(text, [cells[0].span], columns - 1))


def gather_row(text: str, lines: Sequence[CutLine], at: int, shape: Shape) -> tuple[int, Cells] | None:
    """The row that begins with a line, and the number behind it; its cells may stand on several lines.

    Words go on from line to line where the next begins small or in brackets.
    """
    cells: list[Cell] = []
    for number in range(at, min(at + len(shape.kinds) + 1, len(lines))):
        own = lines[number].cells
        if number > at and shape.size == 1 and lines[number].apart:
            return None
        if cells and shape.size == 1 and goes_on(text, cells[-1], own[0]):
            cells[-1] = Cell(Span(cells[-1].span.start, own[0].span.end), "words")
            own = own[1:]
        cells += own
        if shape.size == 1 and len(cells) == len(shape.kinds) - 1 >= LEAST and shape.kinds[-1] == "words":
            cells.append(Cell(empty(cells[-1].span), "words"))  # no remark
        if len(cells) >= len(shape.kinds):
            break
    while len(cells) > len(shape.kinds) and [cell.kind for cell in cells[:2]] == ["words", "none"]:
        cells = [Cell(Span(cells[0].span.start, cells[1].span.end), "words"), *cells[2:]]  # "(2)" is the label's
    kinds = [cell.kind for cell in cells]
    if shape.size == 1 and shape.kinds[0] == "figure" and kinds[:1] == ["words"]:
        kinds[0] = "figure"  # "LSI" under the points of a scale
    if not alike(shape.kinds, kinds):
        return None
    return number + 1, tuple(cell.span for cell in cells)


def goes_on(text: str, words: Cell, other: Cell) -> bool:
    """Whether the words of a line go on in the next one."""
    return words.kind == other.kind == "words" and _GOES_ON.match(text, other.span.start) is not None


def alike(shape: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the cells of a row are of the kinds that a row of its table has."""
    if len(row) != len(shape) or (row[0] != shape[0] and {row[0], shape[0]} != {"words", "share"}):
        return False
    return all(
        a == b or b == "none" or (a == "none" and b != "words") or {a, b} in _EQUAL
        for a, b in zip(shape[1:], row[1:], strict=True)
    )


def label_row(label: Span, columns: int) -> Cells:
    """A row of a label and nothing else."""
    return (label, *(empty(label) for _ in range(columns - 1)))


def empty(cell: Span) -> Span:
    """An empty cell right behind another."""
    return Span(cell.end, cell.end)


def look_of(text: str, cell: Span) -> str:
    """What a cell's figure is of by its look: a sum, a share, or a count; "" of what has none."""
    if not any(c.isdigit() for c in text[slice(*cell)]) or NONE.fullmatch(text, *cell):
        return ""
    return "sum" if _SUM.search(text, *cell) else "share" if "%" in text[slice(*cell)] else "count"
