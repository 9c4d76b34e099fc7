"""coded_rows: rows of a list of occupations that lost its cells: "29-1051 Pharmacists detail 210 4.3% $62.40 $60.15".

A row opens with its code and ends with as many figures as the rows beside it; the line over the rows is their head.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.layout.flat_cells import NONE
from pipeline.layout.flat_heads import cut_heads
from pipeline.spans import Line, Span, stripped

_CODE = re.compile(r"(?P<code>\d\d-\d{4}(?:\.\d\d)?|\d{4,6}(?:\.\d{1,2})?)\s+(?=[A-Z])")
# What opens such a head, up to the columns of figures: "SOC code Occupation title (a note) Level".
_OPENS = re.compile(
    r"(?:(?:SOC|NOC|OCC|O\*NET(?:-SOC)?|Occupation(?:al)?)\s+)?[Cc]ode\s+"
    r"(?P<label>(?:(?:SOC|NOC|Occupation(?:al)?|Job)\s+)?(?:[Tt]itle|[Oo]ccupation|[Nn]ame))(?:\s+\([^)]*\))?"
    r"(?P<kind>\s+(?:Level|Group|Type))?\s+"
)
_VALUE = re.compile(r"[^\w\s(]{0,3}\d[\d,.]*%?\*{0,2}")
_WORD = re.compile(r"\([^)]*\)|\S+")
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_MOST_ROW, _MOST_HEAD = 240, 400  # characters

Rows = list[tuple[int, tuple[Span, ...]]]


def read_coded_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, its head first; [] where none begins at the line."""
    line = stripped(text, lines[first].start, lines[first].end)
    opens = _OPENS.match(text, *line) if line.end - line.start <= _MOST_HEAD else None
    if opens is None:
        return []
    rows: Rows = []
    for number, cells in _coded(text, lines, first + 1, opens["kind"] is not None):
        if rows and len(cells) != len(rows[0][1]):
            break
        rows.append((number, cells))
    columns = len(rows[0][1]) - 1 if rows else 0
    if len(rows) < _LEAST_ROWS or columns < _LEAST_COLUMNS:
        return []
    rest = Span(opens.end(), line.end)
    heads = _capitals(text, rest, columns) or _cut(text, Span(opens.start("label"), line.end), rest.start, columns)
    return [(first, (Span(*opens.span("label")), *heads)), *rows] if heads else []


def _coded(text: str, lines: Sequence[Line], first: int, kind: bool) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """The rows from a line on: the title, without the code and the word of its kind, and the figures behind it."""
    for number in range(first, len(lines)):
        span = stripped(text, lines[number].start, lines[number].end)
        code = _CODE.match(text, *span) if span.end - span.start <= _MOST_ROW else None
        if code is None:
            return
        words = [Span(*match.span()) for match in _WORD.finditer(text, code.end(), span.end)]
        values = 0
        while values < len(words) and _is_value(text, words[-values - 1]):
            values += 1
        named = words[: len(words) - values - (kind and text[slice(*words[-values - 1])].islower())] if values else []
        if not named:
            return
        yield number, (Span(named[0].start, named[-1].end), *words[-values:])


def _is_value(text: str, word: Span) -> bool:
    return _VALUE.fullmatch(text, *word) is not None or NONE.fullmatch(text, *word) is not None


def _capitals(text: str, head: Span, columns: int) -> tuple[Span, ...]:
    """The heads where each of them begins with a capital, and no other word does; () where these are not as many."""
    capital = [match.start() for match in _WORD.finditer(text, *head) if match[0][0].isupper()]
    if len(capital) != columns or capital[0] != head.start:
        return ()
    return tuple(stripped(text, a, b) for a, b in pairwise([*capital, head.end]))


def _cut(text: str, head: Span, first: int, columns: int) -> tuple[Span, ...]:
    """The heads as their words let them be cut, the label's with them; () where no cut fits or parts it elsewhere."""
    cut = cut_heads(text, head, columns)
    return cut[1:] if cut and cut[1].start == first else ()
