"""folded_rows: rows of a table that a text scrape has broken over lines, put together again.

How many cells a row has is said by the ruling under the head, or by the lines themselves: the number that most of them
add up to, one line after another. A label alone that the next line does not complete is a row of its own.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from pipeline.spans import Span

_LEAST = 3  # rows, its heads with them, that lines must add up to where no ruling says how many cells a row has
_MOST_PIECES = 6  # lines of the first row

Cells = tuple[Span, ...]


# Heads that stand over others and how: "Change, 2023-33" over "Percent | Numeric", "Wage" over "Hourly | Annual".
_SPREAD = (
    (re.compile(r"(?:percent|numeric|number|%|#)", re.IGNORECASE), re.compile(r"\b(?:change|growth)\b", re.IGNORECASE)),
    (
        re.compile(r"(?:hourly|annual|yearly)", re.IGNORECASE),
        re.compile(r"\b(?:wages?|pay|salary|earnings)\b", re.IGNORECASE),
    ),
)


def spread_heads(text: str, rows: Sequence[Cells]) -> list[Cells]:
    """The rows, a head that lost its width once over each of the heads that stand in a row of their own below it."""
    if len(rows) < 3 or not 1 < len(rows[1]) < len(rows[0]) or len(rows[2]) != len(rows[0]) + len(rows[1]) - 1:
        return list(rows)
    heads, below = rows[0], rows[1]
    for parts, whole in _SPREAD:
        wide = [number for number, head in enumerate(heads) if whole.search(text, *head)]
        if len(wide) == 1 and all(parts.fullmatch(text, *cell) for cell in below):
            at = wide[0]
            empty = [Span(head.end, head.end) for head in heads]
            over = (*heads[:at], *(heads[at] for _ in below), *heads[at + 1 :])
            return [over, (*empty[:at], *below, *empty[at + 1 :]), *rows[2:]]
    return list(rows)


def fold_rows(rows: Sequence[Cells], ruled: int, heads: int) -> list[Cells]:
    """The rows, those that stand on several lines as one.

    `ruled` is the width of the ruling under the head, or 0 where there is none, and `heads` how many rows are over it.
    """
    if ruled and heads > 1 and sum(len(cells) for cells in rows[:heads]) == ruled:
        rows = [tuple(cell for cells in rows[:heads] for cell in cells), *rows[heads:]]
    widths = [len(cells) for cells in rows]
    if not rows or min(widths) == max(widths) > 1:
        return list(rows)
    wanted = [ruled] if ruled else [max(widths), *list(accumulate(widths[:_MOST_PIECES]))[1:]]
    for wide in wanted:
        made = _fold(rows, wide)
        whole = sum(1 for cells in made if len(cells) == wide)
        if len(made) < len(rows) and (ruled or (whole >= _LEAST and all(len(c) in (1, wide) for c in made))):
            return made
    return list(rows)


def _fold(rows: Sequence[Cells], wide: int) -> list[Cells]:
    """The rows with each label alone joined to the lines behind it where these make it exactly so wide."""
    made: list[Cells] = []
    number = 0
    while number < len(rows):
        cells, stop = rows[number], number + 1
        while len(cells) < wide and stop < len(rows):
            cells, stop = (*cells, *rows[stop]), stop + 1
        label = rows[number][0]
        if len(cells) == wide and len(rows[number]) == 1 and label.end > label.start:
            made.append(cells)
            number = stop
        else:
            made.append(rows[number])
            number += 1
    return made
