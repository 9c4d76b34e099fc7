"""flat_rows: rows and heads of a table that lost its cells, found by the kinds of cells that come again.

A row is so many cells of the same kinds (words, figure, year) as the row behind it has, on one line or over several;
what stands before the first row are the heads. Of all ways to read the lines,
the one that explains most cells is taken.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.flat_cells import NONE, SIGN
from pipeline.flat_heads import LOWER, counts_steps, head_rows, is_label_head, is_measure, part_head, tier_heads
from pipeline.flat_lines import MOST_HEADS, Cell, CutLine
from pipeline.spans import Span

MOST_COLUMNS, LEAST = 8, 2  # cells of a row; rows
_MOST_LABELS, _LEAST_ALONE = 3, 3  # lines of a row before its first figure; figures of a row that stands alone
_EQUAL = ({"figure", "year"}, {"figure", "share"}, {"words", "share"})  # kinds that may stand in one column
_SUM = re.compile(rf"{SIGN}\d")
_GOES_ON = re.compile(r"[a-z(&]")
PARTED = re.compile(r"(?<=[a-z)%])(?=[A-Z]|\d{4})|\S\s{2,}\S")  # what parts heads in a line
_SKIPPED = 3  # cells that a row which is not understood takes off a reading

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]
Kinds = tuple[str, ...]


class _Shape(NamedTuple):
    """The row that a table begins with: its line, the kinds of its cells, on how many lines they stand."""

    begin: int
    kinds: Kinds
    size: int


def read_best(text: str, lines: Sequence[CutLine]) -> Rows:
    """The heads and rows of the table whose head begins with the first of the lines; [] where none does."""
    ahead = next((n for n, line in enumerate(lines) if any(cell.kind in ("figure", "none") for cell in line.cells)), 0)
    if not 0 < ahead <= MOST_HEADS:
        return []
    begins = range(ahead, max(ahead - _MOST_LABELS - 1, 0), -1)
    readings = [_read(text, lines, shape) for begin in begins for shape in _shapes(lines, begin)]
    return max(readings, key=lambda reading: reading[0], default=(0, []))[1]


def _shapes(lines: Sequence[CutLine], begin: int) -> Iterator[_Shape]:
    """The rows that may begin with a line."""
    cells: list[Cell] = []
    for number in range(begin, min(begin + MOST_COLUMNS, len(lines))):
        cells += lines[number].cells
        kinds = tuple(cell.kind for cell in cells)
        if len(kinds) > MOST_COLUMNS:
            return
        if len(kinds) > 1 and ("figure" in kinds[1:] or "none" in kinds[1:]):
            yield _Shape(begin, kinds, number - begin + 1)
            if kinds[:2] == ("words", "none"):  # "Annual pay (2) $31,200": the note is the label's
                yield _Shape(begin, (kinds[0], *kinds[2:]), number - begin + 1)


def _read(text: str, lines: Sequence[CutLine], shape: _Shape) -> tuple[int, Rows]:
    """The heads and rows of one shape, and how many cells they explain; none where they are no table."""
    if shape.size == 1 and any(line.apart for line in lines[1 : shape.begin]):
        return 0, []
    for heads in _heads(text, lines, shape):
        several = shape.begin > 1 and shape.size == 1
        measured = all(is_measure(text, cell) for cell in heads[0][1:] if cell.end > cell.start)
        if several and (not measured or len(heads[0]) <= LEAST):
            continue
        rows, stop, skipped = _walk(text, lines, shape, heads[0], measured)
        alone = stop == len(lines) or lines[stop].cells[-1].kind == "words"
        several = several or "words" not in shape.kinds
        if len(rows) < LEAST and not (rows and alone and (several or _comes_again(text, lines, stop))):
            continue
        number = lines[shape.begin - 1].number
        explained = sum(cell.end > cell.start for _, row in rows for cell in row)
        return explained - _SKIPPED * skipped, [*((number, head) for head in heads), *rows]
    return 0, []


def _comes_again(text: str, lines: Sequence[CutLine], stop: int) -> bool:
    """Whether a line ends with the words of the head: the row between stands apart, as the whole country's does."""
    words = text[lines[0].cells[0].span.start : lines[0].cells[-1].span.end]
    return stop < len(lines) and " " in words and text[slice(*lines[stop].cells[-1].span)].endswith(" " + words)


def _walk(text: str, lines: Sequence[CutLine], shape: _Shape, heads: Cells, measured: bool) -> tuple[Rows, int, int]:
    """The rows, the line behind them, and how many rows between them are not understood.

    A line of words between two rows is a row of its own: it stands over those behind it.
    """
    at, last, skipped = shape.begin, shape.begin + shape.size, 0
    spaced = shape.size > 1 or (last < len(lines) and lines[shape.begin].apart and lines[last].apart)
    grouped = shape.size > 1 or (len(heads) > LEAST and measured)
    rows: Rows = []
    while at < len(lines) and (spaced or not rows or not lines[at].apart):
        row = _gather(text, lines, at, shape)
        if row is None and rows and grouped and _stands_over(text, lines, at, shape, len(heads)):
            label = lines[at].cells[0].span
            row = at + 1, (label, *(Span(label.end, label.end) for _ in heads[1:]))
        if row is None and len(rows) >= LEAST and (placed := _place(text, lines, at, rows, shape)):
            row, skipped = (at + 1, placed), skipped + 1
        if row is None:
            break
        at, cells = row
        cells = (Span(cells[0].start, cells[0].start), *cells) if len(cells) < len(heads) else cells
        rows.append((lines[at - 1].number, cells))
    return rows, at, skipped


def _place(text: str, lines: Sequence[CutLine], at: int, rows: Rows, shape: _Shape) -> Cells | None:
    """The row of a line that has fewer figures than the others, each under the only column that it may be of."""
    cells = lines[at].cells
    label = [n for n, kind in enumerate(shape.kinds) if kind == "words"] == [0] and cells[0].kind == "words"
    if shape.size > 1 or not label or not 1 < len(cells) < len(shape.kinds):
        return None
    looks = [_look(text, cell) for cell in rows[-1][1]]
    ways = [
        places
        for places in combinations(range(1, len(looks)), len(cells) - 1)
        if all(looks[n] == _look(text, cell.span) for n, cell in zip(places, cells[1:], strict=True))
    ]
    if len(ways) != 1:
        return None
    placed = [_empty(cells[0].span)] * len(looks)
    for n, cell in zip((0, *ways[0]), cells, strict=True):
        placed[n] = cell.span
    return tuple(placed)


def _stands_over(text: str, lines: Sequence[CutLine], at: int, shape: _Shape, columns: int) -> bool:
    """Whether a line of words is followed by a row, and is no head of another table."""
    cells = lines[at].cells
    if len(cells) > 1 or cells[0].kind != "words" or _gather(text, lines, at + 1, shape) is None:
        return False
    return shape.size > 1 or not (is_measure(text, cells[0].span) or head_rows(text, [cells[0].span], columns - 1))


def _gather(text: str, lines: Sequence[CutLine], at: int, shape: _Shape) -> tuple[int, Cells] | None:
    """The row that begins with a line, and the number behind it; its cells may stand on several lines.

    Words go on from line to line where the next begins small or in brackets.
    """
    cells: list[Cell] = []
    for number in range(at, min(at + len(shape.kinds) + 1, len(lines))):
        own = lines[number].cells
        if number > at and shape.size == 1 and lines[number].apart:
            return None
        goes_on = cells and own[0].kind == cells[-1].kind == "words" and _GOES_ON.match(text, own[0].span.start)
        if goes_on and shape.size == 1:
            cells[-1] = Cell(Span(cells[-1].span.start, own[0].span.end), "words")
            own = own[1:]
        cells += own
        if shape.size == 1 and len(cells) == len(shape.kinds) - 1 > LEAST and shape.kinds[-1] == "words":
            cells.append(Cell(_empty(cells[-1].span), "words"))  # no remark
        if len(cells) >= len(shape.kinds):
            break
    while len(cells) > len(shape.kinds) and [cell.kind for cell in cells[:2]] == ["words", "none"]:
        cells = [Cell(Span(cells[0].span.start, cells[1].span.end), "words"), *cells[2:]]  # "(2)" is the label's
    if not _alike(shape.kinds, [cell.kind for cell in cells]):
        return None
    return number + 1, tuple(cell.span for cell in cells)


def _alike(shape: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the cells of a row are of the kinds that a row of its table has."""
    if len(row) != len(shape) or (row[0] != shape[0] and {row[0], shape[0]} != {"words", "share"}):
        return False
    return all(a == b or "none" in (a, b) or {a, b} in _EQUAL for a, b in zip(shape[1:], row[1:], strict=True))


def _heads(text: str, lines: Sequence[CutLine], shape: _Shape) -> Iterator[list[Cells]]:
    """The rows of heads that the lines before the first row may be, each as wide as the table."""
    over = [Span(line.cells[0].span.start, line.cells[-1].span.end) for line in lines[: shape.begin]]
    columns = len(shape.kinds)
    parted = [cell for line in lines[: shape.begin] for cell in line.cells]
    if shape.begin == 1 and len(parted) == columns > LEAST and {cell.kind for cell in parted} <= {"words", "year"}:
        yield [tuple(cell.span for cell in parted)]
    elif shape.kinds[0] == "figure" and "words" not in shape.kinds:
        yield from _heads_of_steps(text, lines, over, shape)
    elif shape.size == 1:
        yield from _heads_over_lines(text, over, columns)
    elif len(over) == 1:
        alone = part_head(text, over[0], columns - 1) if PARTED.search(text, *over[0]) else None
        if alone and is_measure(text, alone[1]):
            yield [alone]
    elif not (PARTED.search(text, *over[-1]) and part_head(text, over[-1], columns - 1)):
        row = _gather(text, lines, shape.begin, shape)
        behind = next((n for n in (0, 1) if _gather(text, lines, shape.begin + shape.size + n, shape)), None)
        if row is None or behind is None or not _opens_row(text, lines, shape):
            return
        second = _gather(text, lines, shape.begin + shape.size + behind, shape)
        found = _heads_on_lines(text, over, columns)
        if found and second and _are_measured(text, found[0], shape.kinds, [*row[1], *second[1]]):
            yield found


def _heads_over_lines(text: str, over: Sequence[Span], columns: int) -> Iterator[list[Cells]]:
    """Heads over rows that end with figures: those of a line, perhaps over a label of rows; of all lines."""
    alone = head_rows(text, over[:1], columns - 1) if len(over) <= LEAST else []
    if alone and len(over) > 1:
        over_rows = not (is_measure(text, over[1]) or head_rows(text, over[1:], columns - 1))
        measured = columns > LEAST and all(is_measure(text, cell) for cell in alone[0][1:] if cell.end > cell.start)
        alone = [*alone, (over[1], *(_empty(over[1]) for _ in range(columns - 1)))] if over_rows and measured else []
    if alone:
        yield alone
    elif (
        len(over) > 1 and not head_rows(text, over[-1:], columns - 1) and (heads := head_rows(text, over, columns - 1))
    ):
        yield heads


def _heads_of_steps(text: str, lines: Sequence[CutLine], over: Sequence[Span], shape: _Shape) -> Iterator[list[Cells]]:
    """Heads over rows of figures alone: those of a scale's points, or as many as a row has figures."""
    columns = len(shape.kinds)
    labelled = head_rows(text, over, columns - 1)
    corner = labelled[0][0] if labelled else Span(0, 0)
    steps = corner.end > corner.start and counts_steps(text, corner) and _counts_up(text, lines, shape)
    if steps or (corner.end > corner.start and shape.size == 1 and columns > LEAST):
        yield labelled
    elif shape.size == 1 and len(over) > 1 and (heads := head_rows(text, over, columns)):
        yield heads
    elif (
        shape.size > 1
        and len(over) == columns > LEAST
        and all(is_measure(text, head) or counts_steps(text, head) for head in over)
    ):
        yield [(Span(over[0].start, over[0].start), *over)]


def _heads_on_lines(text: str, cells: Sequence[Span], columns: int) -> list[Cells]:
    """The rows of heads that stand on a line each; [] where they are not as many as the columns."""
    begin = upper = len(cells)
    while upper > 0 and LOWER.fullmatch(text, *cells[upper - 1]):
        upper -= 1
    labelled = is_label_head(text, cells[0])
    corner = Span(cells[0].start, cells[0].start)
    if begin - upper > 1 and (begin - upper < columns - 1 or (upper and begin > columns)):
        return tier_heads(text, [*([] if labelled else [corner]), *cells[:upper]], cells[upper:], columns - 1)
    if begin == columns and labelled:
        return [tuple(cells)]
    if begin == columns - 1 > 1:
        return [(corner, *cells)]
    if begin == columns + 1 and labelled and columns > 2:
        return [tuple(cells[:columns]), (cells[columns], *(_empty(cells[columns]) for _ in range(columns - 1)))]
    return []


def _empty(cell: Span) -> Span:
    return Span(cell.end, cell.end)


def _opens_row(text: str, lines: Sequence[CutLine], shape: _Shape) -> bool:
    """Whether kinds are those of a row: a label, or the row's number and a label, and a figure behind it."""
    if shape.kinds[0] != "figure":
        return True
    if shape.kinds[1] != "words" or "figure" not in shape.kinds[2:]:
        return False
    return _counts_up(text, lines, shape)


def _counts_up(text: str, lines: Sequence[CutLine], shape: _Shape) -> bool:
    """Whether the first two rows begin with numbers that follow each other."""
    at = (shape.begin, shape.begin + shape.size)
    one, two = (text[slice(*lines[n].cells[0].span)].rstrip(".") if n < len(lines) else "" for n in at)
    return one.isdigit() and two.isdigit() and abs(int(two) - int(one)) == 1


def _are_measured(text: str, heads: Cells, kinds: Kinds, rows: Sequence[Span]) -> bool:
    """Whether the heads over figures say what is measured, most of them under a head over the labels; or the labels do.

    Two sums or more in every row need no such words: "3 star, 5 star, Cook, R8000, R9500".
    """
    columns = len(kinds)
    over = [cell for cell, kind in zip(heads[1:], kinds[1:], strict=True) if kind == "figure" and cell.end > cell.start]
    said = sum(is_measure(text, cell) for cell in over)
    labels = all(is_measure(text, label) for label in rows[::columns])
    looks = [_look(text, cell) for cell in rows]
    alike = all("" in (a, b) or a == b for a, b in zip(looks[1:columns], looks[columns + 1 :], strict=True))
    if not alike and (columns == LEAST or not labels):
        return False
    if heads[0].end > heads[0].start:
        return 2 * said >= len(over) or labels
    paid = len(over) > 1 and all(look == "sum" for n, look in enumerate(looks) if n % columns)
    others = [kind for kind in kinds[1:] if kind not in ("figure", "none")]
    return (0 < said == len(over) or paid) and others == (["words"] if kinds[0] == "figure" else [])


def _look(text: str, cell: Span) -> str:
    """What a cell's figure is of by its look: a sum, a share, or a count; "" of what has none."""
    if not any(c.isdigit() for c in text[slice(*cell)]) or NONE.fullmatch(text, *cell):
        return ""
    return "sum" if _SUM.search(text, *cell) else "share" if "%" in text[slice(*cell)] else "count"
