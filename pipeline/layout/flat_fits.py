"""flat_fits: which heads the lines over the rows of a table are, each row of heads as wide as the table."""

import re
from collections.abc import Iterator, Sequence

from pipeline.layout.flat_cells import YEARS
from pipeline.layout.flat_heads import (
    LOWER,
    counts_steps,
    head_rows,
    is_label_head,
    is_measure,
    is_rung,
    part_head,
    tier_heads,
)
from pipeline.layout.flat_lines import CutLine
from pipeline.layout.flat_rows import LEAST, Cells, Shape, gather_row, label_row, look_of
from pipeline.spans import Span

_PARTED = re.compile(r"(?<=[a-z)%])(?=[A-Z]|\d{4})|\S\s{2,}\S")  # what parts heads in a line
_MENU = re.compile(r"\S\s{3,}\S.*\S\s{3,}\S")  # several parts in one line, where heads have a line each


def is_measured(text: str, heads: Cells, kinds: tuple[str, ...]) -> bool:
    """Whether the heads over the figures all say what is measured."""
    over = zip(heads[1:], kinds[len(kinds) - len(heads) + 1 :], strict=True)
    figures = (cell for cell, kind in over if cell.end > cell.start and kind != "words")
    return all(is_measure(text, cell) or is_rung(text, cell) for cell in figures)


def fit_heads(text: str, lines: Sequence[CutLine], shape: Shape) -> Iterator[list[Cells]]:
    """The rows of heads that the lines before the first row may be, each as wide as the table."""
    over = [Span(line.cells[0].span.start, line.cells[-1].span.end) for line in lines[: shape.begin]]
    columns = len(shape.kinds)
    parted = [cell for line in lines[: shape.begin] for cell in line.cells]
    if shape.begin == 1 and len(parted) == columns > LEAST and {cell.kind for cell in parted} <= {"words", "year"}:
        yield [tuple(cell.span for cell in parted)]
    elif shape.kinds[0] == "figure" and "words" not in shape.kinds:
        yield from _heads_of_steps(text, lines, over, shape)
    elif shape.size == 1 or (len(over) == 1 < columns - 1 and _is_split_at_label(lines, shape)):
        yield from _heads_over_lines(text, over, shape.kinds)
    elif len(over) == 1:
        alone = part_head(text, over[0], columns - 1) if _PARTED.search(text, *over[0]) else None
        if alone and is_measure(text, alone[1]):
            yield [alone]
    elif not (_PARTED.search(text, *over[-1]) and part_head(text, over[-1], columns - 1)):
        found = _heads_on_lines(text, over, columns)
        rows = _first_rows(text, lines, shape)
        if not (found and rows and _opens_row(text, lines, shape)) or _are_tiles(text, shape.kinds, rows):
            return
        menu = any(_MENU.search(text, *cell) for cell in found[0])
        if not menu and _are_measured(text, found[0], shape.kinds, rows):
            yield found


def _are_tiles(text: str, kinds: tuple[str, ...], rows: Sequence[Span]) -> bool:
    """Whether what seem rows are labels and values by turns: each has a measure right before its figure."""
    columns = len(kinds)
    inner = [n for n in range(1, columns - 1) if kinds[n] == "words" and kinds[n + 1] == "figure"]
    labels = (rows[n::columns] for n in inner)  # but "3,400 workers"
    return any(all(text[cell.start].isalpha() and is_measure(text, cell) for cell in column) for column in labels)


def _first_rows(text: str, lines: Sequence[CutLine], shape: Shape) -> Cells:
    """The cells of the first two rows, a line of words perhaps between them; () where there are not two."""
    stop = shape.begin + shape.size
    one, *others = (gather_row(text, lines, at, shape) for at in (shape.begin, stop, stop + 1))
    two = next((row for row in others if row is not None), None)
    return (*one[1], *two[1]) if one and two else ()


def _is_split_at_label(lines: Sequence[CutLine], shape: Shape) -> bool:
    """Whether a row is a label on a line and all of its figures on the next."""
    figures = lines[shape.begin + 1].cells if shape.size == LEAST else ()
    return len(figures) == len(shape.kinds) - 1 and all(cell.kind != "words" for cell in figures)


def _heads_over_lines(text: str, over: Sequence[Span], kinds: tuple[str, ...]) -> Iterator[list[Cells]]:
    """Heads over rows on a line each: those of a line, perhaps over a label of rows; of all lines."""
    columns, worded = len(kinds), kinds[-1] == "words"
    if len(over) <= LEAST and (alone := head_rows(text, over[:1], columns - 1, worded)):
        if len(over) == 1:
            yield alone
            return
        if columns > LEAST and is_measured(text, alone[0], kinds) and _labels_rows(text, over[1], columns):
            yield [*alone, label_row(over[1], columns)]
            return
    if (
        len(over) > 1
        and not _is_head(text, over[-1], columns)
        and (heads := head_rows(text, over, columns - 1, worded))
    ):
        yield heads


def _labels_rows(text: str, line: Span, columns: int) -> bool:
    """Whether a line between heads and rows is the label of these: no head, and no label that goes on in the next."""
    if text[line.end - 1] == ",":
        return False
    return YEARS.fullmatch(text, *line) is not None or not (
        is_measure(text, line) or head_rows(text, [line], columns - 1)
    )


def _is_head(text: str, line: Span, columns: int) -> bool:
    """Whether a line alone is the head of a table, so that those above it are none of it."""
    lower = all(LOWER.fullmatch(word) for word in text[slice(*line)].split())
    return not lower and bool(head_rows(text, [line], columns - 1))


def _heads_of_steps(text: str, lines: Sequence[CutLine], over: Sequence[Span], shape: Shape) -> Iterator[list[Cells]]:
    """Heads over rows of figures alone: those of a scale's points, or as many as a row has figures."""
    columns = len(shape.kinds)
    labelled = head_rows(text, over, columns - 1)
    corner = labelled[0][0] if labelled else Span(0, 0)
    steps = corner.end > corner.start and counts_steps(text, corner) and _counts_up(text, lines, shape)
    if steps or (corner.end > corner.start and shape.size == 1 and columns > LEAST):
        yield labelled
    elif (
        shape.size == 1
        and len(over) > 1
        and not _is_head(text, over[-1], columns)
        and (heads := head_rows(text, over, columns))
    ):
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
        return [tuple(cells[:columns]), label_row(cells[columns], columns)]
    return []


def _opens_row(text: str, lines: Sequence[CutLine], shape: Shape) -> bool:
    """Whether kinds are those of a row: a label, or the row's number and a label, and a figure behind it."""
    if shape.kinds[0] != "figure":
        return True
    if shape.kinds[1] != "words" or "figure" not in shape.kinds[2:]:
        return False
    return _counts_up(text, lines, shape)


def _counts_up(text: str, lines: Sequence[CutLine], shape: Shape) -> bool:
    """Whether the first two rows begin with numbers that follow each other."""
    at = (shape.begin, shape.begin + shape.size)
    one, two = (text[slice(*lines[n].cells[0].span)].rstrip(".") if n < len(lines) else "" for n in at)
    return one.isdigit() and two.isdigit() and abs(int(two) - int(one)) == 1


def _are_measured(text: str, heads: Cells, kinds: tuple[str, ...], rows: Sequence[Span]) -> bool:
    """Whether the heads over figures say what is measured, most of them under a head over the labels; or the labels do.

    Two sums or more in every row need no such words: "3 star, 5 star, Cook, R8000, R9500".
    """
    columns = len(kinds)
    over = [cell for cell, kind in zip(heads[1:], kinds[1:], strict=True) if kind == "figure" and cell.end > cell.start]
    said = sum(is_measure(text, cell) for cell in over)
    labels = all(is_measure(text, label) for label in rows[::columns])
    looks = [look_of(text, cell) for cell in rows]
    alike = all("" in (a, b) or a == b for a, b in zip(looks[1:columns], looks[columns + 1 :], strict=True))
    if not alike and (columns == LEAST or not labels):
        return False
    if heads[0].end > heads[0].start:
        return 2 * said >= len(over) or labels
    paid = len(over) > 1 and all(look == "sum" for n, look in enumerate(looks) if n % columns)
    others = [kind for kind in kinds[1:] if kind not in ("figure", "none")]
    return (0 < said == len(over) or paid) and others == (["words"] if kinds[0] == "figure" else [])
