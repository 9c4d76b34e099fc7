"""glued_rows: rows whose cells touch one another, words behind the figures too: "MidCook2-4£21,000 - £24,000Nights".

A row is cut where words, figures and sums touch. It is one where that makes as many cells as the head over it has.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.spans import Line, Span, marker_length, stripped

_CUT = re.compile(
    r"(?<=[a-z)%+])(?=[A-Z])|(?<=[a-z)])(?=\d)|(?<=\d)(?=[A-Z][a-z])"
    r"|(?<=[a-z\d)%+])(?=[$£€₹]\s?\d)|(?<=[\w)%+])(?=R\d\d)"
)
_FIGURE = re.compile(r"\W{0,2}R?\d")
_LEAST_CELLS, _LEAST = 3, 2
_MOST_GROUP, _MOST_HEAD, _MOST_ROW = 40, 120, 400  # characters; the last cell may be a remark


def read_glued_rows(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The lines of such a table by number with their cells, its head first; [] where none begins at the line."""
    head = _cut(text, lines[first])
    words = lines[first].text.strip()
    if len(head) < _LEAST_CELLS or len(words) > _MOST_HEAD or words[-1] in ".:;,!?" or not words[0].isupper():
        return []
    if marker_length(lines[first].text) or any(_FIGURE.match(text, *cell) for cell in head):
        return []
    rows = [(first, head)]
    alike = [True] * len(head)  # the columns in which every row so far has a figure
    for number in range(first + 1, len(lines)):
        line = lines[number]
        cells = _cut(text, line)
        if len(cells) == len(head) - 1 > _LEAST_CELLS:
            cells = (*cells, Span(cells[-1].end, cells[-1].end))
        if len(cells) == 1 and _groups(text, lines, number, len(head)):
            rows.append((number, (*cells, *[Span(cells[0].end, cells[0].end)] * (len(head) - 1))))
            continue
        apart = text.count("\n", lines[number - 1].end, line.start) > 1 and number > first + 1
        if apart or len(cells) != len(head) or len(line.text) > _MOST_ROW or "\t" in line.text:
            break
        alike = [same and _FIGURE.match(text, *cell) is not None for same, cell in zip(alike, cells, strict=True)]
        if not any(alike[1:]) or (all(alike) and len(rows) == _LEAST):
            return []  # soon, or many lines that are no rows would be read again from each of them
        rows.append((number, cells))
    return rows if len(rows) > _LEAST else []


def _groups(text: str, lines: Sequence[Line], number: int, columns: int) -> bool:
    """Whether a short line of words stands over rows that it is the label of: "Cooks" over "Trainee£21,000£10.10"."""
    words = lines[number].text.strip()
    if not words[:1].isupper() or len(words) > _MOST_GROUP or words[-1] in ".:;,!?" or any(c.isdigit() for c in words):
        return False
    return number + 1 < len(lines) and len(_cut(text, lines[number + 1])) == columns


def _cut(text: str, line: Line) -> tuple[Span, ...]:
    span = stripped(text, line.start, line.end)
    edges = [span.start, *(match.start() for match in _CUT.finditer(text, *span)), span.end]
    return tuple(stripped(text, a, b) for a, b in pairwise(edges))
