"""flat_reading: of all ways to read cut lines as heads and rows, the one that explains most cells."""

from collections.abc import Iterator, Sequence

from pipeline.layout.flat_fits import fit_heads, is_measured
from pipeline.layout.flat_lines import MOST_HEADS, Cell, CutLine
from pipeline.layout.flat_rows import LEAST, Rows, Shape, alike, goes_on, walk_rows

MOST_COLUMNS = 8  # cells of a row
_MOST_LABELS = 3  # lines of a row before its first figure
_SKIPPED = 3  # cells that a row which is not understood takes off a reading


def read_best(text: str, lines: Sequence[CutLine]) -> tuple[int, Rows]:
    """The heads and rows of the table whose head begins with the first line, and how many cells they explain."""
    ahead = next((n for n, line in enumerate(lines) if any(cell.kind in ("figure", "none") for cell in line.cells)), 0)
    if not 0 < ahead <= MOST_HEADS:
        return 0, []
    begins = range(max(ahead - _MOST_LABELS, 1), ahead + 1)
    readings = [_read(text, lines, shape) for begin in begins for shape in _shapes(text, lines, begin)]
    return max(readings, key=lambda reading: reading[0], default=(0, []))


def _shapes(text: str, lines: Sequence[CutLine], begin: int) -> Iterator[Shape]:
    """The rows that may begin with a line."""
    cells: list[Cell] = []
    for number in range(begin, min(begin + MOST_COLUMNS, len(lines))):
        own = lines[number].cells
        joined = len(cells) == 1 and len(own) > 1 and goes_on(text, cells[0], own[0])
        cells += own[joined:]
        kinds = tuple(cell.kind for cell in cells)
        if len(kinds) > MOST_COLUMNS:
            return
        size = 1 if joined else number - begin + 1
        if ("figure" in kinds[1:] or "none" in kinds[1:]) and _may_come_again(lines, begin + size, kinds, size):
            yield Shape(begin, kinds, size)
            noted = kinds[:2] == ("words", "none")  # "Annual pay (2) $31,200"
            if noted and len(kinds) > LEAST:
                yield Shape(begin, (kinds[0], *kinds[2:]), size)


def _may_come_again(lines: Sequence[CutLine], stop: int, kinds: tuple[str, ...], size: int) -> bool:
    """Whether a row on several lines is followed by one of its kinds, a line of words perhaps between them."""
    if size == 1 or "words" not in kinds:
        return True
    after = [cell.kind for line in lines[stop : stop + len(kinds) + 1] for cell in line.cells]
    return alike(kinds, after[: len(kinds)]) or alike(kinds, after[1 : len(kinds) + 1])


def _read(text: str, lines: Sequence[CutLine], shape: Shape) -> tuple[int, Rows]:
    """The heads and rows of one shape, and how many cells they explain; none where they are no table."""
    parted = [line.apart for line in lines[1 : shape.begin + LEAST]]
    if shape.size == 1 and any(parted[: shape.begin - 1]) and not all(parted):
        return 0, []
    for heads in fit_heads(text, lines, shape):
        measured = is_measured(text, heads[0], shape.kinds)
        several = shape.begin > 1 and shape.size == 1
        if several and (not measured or len(heads[0]) <= LEAST):
            continue
        rows, stop, skipped = walk_rows(text, lines, shape, heads[0], measured)
        alone = stop == len(lines) or lines[stop].cells[-1].kind == "words"
        known = several or "words" not in shape.kinds or _comes_again(text, lines, stop)
        if len(rows) >= LEAST or (rows and alone and known):
            number = lines[shape.begin - 1].number
            explained = sum(cell.end > cell.start for _, row in rows for cell in row)
            return explained - _SKIPPED * skipped, [*((number, head) for head in heads), *rows]
    return 0, []


def _comes_again(text: str, lines: Sequence[CutLine], stop: int) -> bool:
    """Whether a line ends with the words of the head: the row between stands apart, as the whole country's does."""
    words = text[lines[0].cells[0].span.start : lines[0].cells[-1].span.end]
    return stop < len(lines) and " " in words and text[slice(*lines[stop].cells[-1].span)].endswith(" " + words)
