"""broken_rows: rows under one line of heads that broke apart at each label, or ran together in one line.

"YearMedian PayChange" over "2021", "$44,450", "-2.1%", or "StateJobsMean wageOhio480$51,340Utah90$44,870" alone.
"""

import re
from collections.abc import Sequence

from pipeline.flat_cells import FIGURE, NONE, YEARS
from pipeline.flat_heads import OPENS, is_measure, part_head
from pipeline.spans import Line, Span, stripped

_VALUE = re.compile(rf"{NONE.pattern}|[+-]?{FIGURE.pattern}")
_GLUED = re.compile(r"(?<=[a-z)])(?=[A-Z])")
_CAPTION = re.compile(r"[^:]{3,90}:\s*(?=[A-Z])")
_LABEL = r"[A-Z][A-Za-z.'’ –-]{1,40}?(?:, [A-Z]{2})?"
_COUNT = r"\s?[$£€₹]?\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?%?"
_ENDS = r"(?![,.]?\d(?!\d* more row))"  # "47,1501 more row"
_MORE = re.compile(r"(?:\d+ more rows?)?\W*")
_NOTE = re.compile(r"\s?\(\d{1,2}\)$")
_MOST_COLUMNS, _MOST_LABEL, _MOST_LINE, _LEAST = 5, 60, 1500, 2

Rows = list[tuple[int, tuple[Span, ...]]]


def read_broken_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, its head first; [] where none begins at the line."""
    head = stripped(text, lines[first].start, lines[first].end)
    if head.end - head.start > _MOST_LINE or not _GLUED.search(text, *head):
        return []
    return _run_together(text, first, head) or _apart(text, lines, first, head)


def _apart(text: str, lines: Sequence[Line], first: int, head: Span) -> Rows:
    """Rows of a label in one line and its figures in the next ones, as many as the head has columns."""
    rows: Rows = []
    spread = False
    number, columns = first + 1, 0
    heads: tuple[Span, ...] | None = None
    while number < len(lines):
        label = stripped(text, lines[number].start, lines[number].end)
        figures: list[Span] = []
        last = number
        for last in range(number + 1, min(number + 1 + (columns or _MOST_COLUMNS), len(lines))):
            if text.count("\n", lines[last - 1].end, lines[last].start) > 1 or (columns and len(figures) >= columns):
                break
            values = _only_figures(text, stripped(text, lines[last].start, lines[last].end))
            if not values:
                break
            figures += values
        else:
            last += 1
        if not figures or not _may_label(text, label) or (columns and len(figures) != columns):
            break
        if heads is None:
            columns = len(figures)
            heads = part_head(text, head, columns) if 1 < columns <= _MOST_COLUMNS else None
            if heads is None or not is_measure(text, heads[1]):
                return []
            rows.append((first, _unnoted(text, heads)))
        spread = spread or last - number > 2
        rows.append((last - 1, (label, *figures)))
        number = last
    return rows if spread and len(rows) > _LEAST else []


def _only_figures(text: str, span: Span) -> list[Span]:
    """The figures of a line that has no other words; [] of a year alone, which is a label."""
    if span.end <= span.start or YEARS.fullmatch(text, *span):
        return []
    values = [Span(*match.span()) for match in _VALUE.finditer(text, *span)]
    return values if not _VALUE.sub("", text[slice(*span)]).strip() else []


def _may_label(text: str, label: Span) -> bool:
    words = text[slice(*label)]
    return 0 < len(words) <= _MOST_LABEL and (YEARS.fullmatch(words) is not None or words[0].isupper())


def _run_together(text: str, number: int, line: Span) -> Rows:
    """Head and rows that stand in one line without a space between them; a caption before a colon is none of it."""
    caption = _CAPTION.match(text, *line)
    line = Span(caption.end(), line.end) if caption else line
    if not OPENS.match(text, *line):
        return []
    for columns in range(1, _MOST_COLUMNS):
        row = re.compile(rf"(?P<label>{_LABEL})" + f"({_COUNT}{_ENDS})" * columns)
        for glue in _GLUED.finditer(text, *line):
            rows, end = _chain(text, row, glue.start(), line.end)
            if len(rows) < _LEAST or not _MORE.fullmatch(text, end, line.end):
                continue
            heads = part_head(text, Span(line.start, glue.start()), columns)
            if heads and all(is_measure(text, cell) for cell in heads[1:]):
                return [(number, _unnoted(text, heads)), *((number, cells) for cells in rows)]
    return []


def _unnoted(text: str, heads: Sequence[Span]) -> tuple[Span, ...]:
    """Heads without the marks of notes: "Employment (1)"."""
    return tuple(Span(a, note.start() if (note := _NOTE.search(text, a, b)) else b) for a, b in heads)


def _chain(text: str, row: re.Pattern[str], start: int, end: int) -> tuple[list[tuple[Span, ...]], int]:
    """The rows that follow one another from a place on, and where they end."""
    rows: list[tuple[Span, ...]] = []
    while match := row.match(text, start, end):
        groups = range(1, (row.groups or 0) + 1)
        rows.append(tuple(stripped(text, *match.span(group)) for group in groups))
        start = match.end()
    return rows, start
