"""worded_columns: tables whose last column is prose that runs over lines, a cell or a line of it on each line.

"Bakers", "14,200", "-310", "-2", "Slow decline. Work before", "dawn puts many off.", "Butchers", …: a row is a line
over as many figures as the rows beside it have; what follows is prose up to the next such line.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.layout.flat_cells import cell_kind
from pipeline.layout.flat_heads import LOWER, is_label_head, is_measure
from pipeline.spans import Line, Span, marker_length, stripped

_MOST_HEADS, _MOST_FIGURES, _MOST_PROSE = 12, 8, 20  # lines
_LEAST_FIGURES, _LEAST_ROWS = 2, 2
_WRAPPED = re.compile(r"[,/&–-]$|\b(?:of|in|and|for|per|the)$", re.IGNORECASE)  # ends a line whose head goes on

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


def read_worded_columns(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of such a table by the number of their last line, heads first; [] where none begins at the line."""
    if cell_kind(lines[first].text) != "words" or not is_label_head(
        text, stripped(text, lines[first].start, lines[first].end)
    ):
        return []
    begin = next((n for n in range(first + 3, min(first + _MOST_HEADS, len(lines))) if _figures(lines, n)), None)
    if begin is None:
        return []
    columns = _figures(lines, begin)
    heads = _heads(text, lines[first:begin], columns + 2) if columns >= _LEAST_FIGURES else []
    if not heads or not all(is_measure(text, head) for head in heads[0][1:-1] if head.end > head.start):
        return []
    rows = list(_rows(text, lines, begin, columns))
    worded = sum(cells[-1].end > cells[-1].start for _, cells in rows)
    return (
        [*((begin - 1, head) for head in heads), *rows] if len(rows) >= _LEAST_ROWS and 2 * worded > len(rows) else []
    )


def _figures(lines: Sequence[Line], number: int) -> int:
    """How many lines of figures stand right under a line of words, which is their label."""
    if cell_kind(lines[number].text) != "words":
        return 0
    count = 0
    while count < _MOST_FIGURES and number + count + 1 < len(lines):
        if cell_kind(lines[number + count + 1].text) not in ("figure", "none"):
            break
        count += 1
    return count


def _heads(text: str, lines: Sequence[Line], columns: int) -> list[Cells]:
    """The heads of so many columns: those that go on over a line joined, "Number, Percent" under the one before."""
    heads: list[Span] = []
    for line in lines:
        span = stripped(text, line.start, line.end)
        if heads and (_WRAPPED.search(text[slice(*heads[-1])]) or text[span.start].islower()):
            heads[-1] = Span(heads[-1].start, span.end)
        else:
            heads.append(span)
    lower = [place for place, head in enumerate(heads) if LOWER.fullmatch(text, *head)]
    if not lower:
        return [tuple(heads)] if len(heads) == columns else []
    begin, stop = lower[0], lower[-1] + 1
    if begin < 2 or stop - begin != len(lower) or len(lower) < 2 or len(heads) != columns + 1:
        return []
    wide = heads[begin - 1]
    empty = Span(wide.end, wide.end)
    upper = (*heads[:begin], *[empty] * (len(lower) - 1), *heads[stop:])
    under = [Span(head.end, head.end) for head in upper]
    under[begin - 1 : stop - 1] = heads[begin:stop]
    return [upper, tuple(under)]


def _rows(text: str, lines: Sequence[Line], begin: int, columns: int) -> Iterator[tuple[int, Cells]]:
    """The rows from a line on, each with its label, its figures, and the prose behind them, empty where it has none."""
    at = begin
    while at < len(lines) and _figures(lines, at) == columns:
        cells = [stripped(text, line.start, line.end) for line in lines[at : at + columns + 1]]
        prose = stop = at + columns + 1
        while stop < len(lines) and stop - prose < _MOST_PROSE and not _figures(lines, stop):
            apart = text.count("\n", lines[stop - 1].end, lines[stop].start) > 1
            if (apart and stop > prose) or marker_length(lines[stop].text):
                break
            stop += 1
        told = stripped(text, lines[prose].start, lines[stop - 1].end) if stop > prose else Span(*[cells[-1].end] * 2)
        yield stop - 1, (*cells, told)
        at = stop
