"""flat_bars: tables whose cells have bars between them, before them or behind them, in no form that is Markdown."""

import re
from collections.abc import Iterator, Sequence

from pipeline.layout.flat_cells import FIGURE
from pipeline.layout.flat_lines import MOST_LINE, Cell, cut_tail
from pipeline.spans import Line, Span, stripped

_BAR = re.compile(r"\s*\|\s*")
_PARTED = re.compile(r" +\| +")
_BEFORE = re.compile(r"\s*\|\s*(?=[^|]*\w)(?=[^|]+$)")
_RULING = re.compile(r"(?=.*-.*\|)[\s|:-]+")
_PARTS = re.compile(r"[\s|]*\||(?=.*--.*\|)[\s|:-]+")  # a line between rows
_CLAUSE = re.compile(
    r"\|?\s?\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[).]?\s?\|\s?(?P<words>[\"“‘']?[A-Z][^|]{12,600}[.:;])\s?\|?"
)
_MOST_LINES = 3000  # of one table
_FIGURE = re.compile(rf"{FIGURE.pattern}|\.\d\d|\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?:[.,]\d\d)?")
_LEAST, _MOST_COLUMNS = 2, 8
_MOST_WORDS = 80  # characters of a cell of words

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


def read_barred(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of such a table that begins at a line, its head first; [] where none begins."""
    if "|" not in lines[first].text:
        return _bars_alone(text, lines, first) if first + 1 < len(lines) and _is_bar(lines[first + 1]) else []
    return _bars_between(text, lines, first) or _bars_behind(text, lines, first) or _words_between(text, lines, first)


def cut_barred(text: str, line: Line, step: int) -> tuple[Cell, ...]:
    """The cell of a line that has one bar, before it: "|Region"; () of any other line."""
    bar = _BEFORE.match(line.text)
    return cut_tail(text, Line(line.start + bar.end(), line.text[bar.end() :].rstrip(". ")), step) if bar else ()


def _bars_between(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of a table that has bars between its cells alone: "II | Manager | $48,170"."""
    rows: Rows = []
    for number in range(first, len(lines)):
        line = stripped(text, lines[number].start, lines[number].end)
        if rows and _RULING.fullmatch(text, *line):
            continue  # the line under a Markdown head
        edges = [line.start, *(i for m in _BAR.finditer(text, *line) for i in m.span()), line.end]
        if len(edges) == 2 or line.end - line.start > 2 * MOST_LINE or (rows and len(rows[0][1]) != len(edges) // 2):
            break
        cells = tuple(stripped(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
        if any(FIGURE.match(text, *cell) for cell in cells[1:]) != bool(rows):
            break  # figures in every row but the head
        rows.append((number, cells))
    return rows if len(rows) > _LEAST else []


def _words_between(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of a table with bars between short cells, some of words alone: "Demand | High" under "Stream | Any"."""
    rows: Rows = []
    for number in range(first, len(lines)):
        line = stripped(text, lines[number].start, lines[number].end)
        if rows and text.count("\n", lines[rows[-1][0]].end, line.start) > 1:
            break
        edges = [line.start, *(i for m in _PARTED.finditer(text, *line) for i in m.span()), line.end]
        cells = tuple(stripped(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
        if not 1 < len(cells) <= _MOST_COLUMNS or (rows and len(rows[0][1]) != len(cells)):
            break
        if any(not 0 < cell.end - cell.start <= _MOST_WORDS for cell in cells):
            break
        rows.append((number, cells))
    told = rows and (
        len(rows[0][1]) == _LEAST or any(c.isdigit() for _, r in rows for c in text[r[0].start : r[-1].end])
    )
    return rows if told and len(rows) > _LEAST else []  # else it is a menu


def _is_bar(line: Line) -> bool:
    return line.text.strip() == "|"


def _bars_alone(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of a table with a cell to each line and a bar on the line behind it; how wide, its figures tell."""
    rows: Rows = []
    cells: list[Span] = []
    columns = 0
    for number, cell in _barred_cells(text, lines, first):
        cells.append(cell)
        figure = _FIGURE.fullmatch(text, *cell) is not None
        if not columns and figure:
            columns = len(cells) - 2  # the heads, a label, and its first figure
            if columns < _LEAST:
                return []
            rows, cells = [(number - 1, tuple(cells[:columns]))], cells[columns:]
        elif len(cells) > 2 * _MOST_COLUMNS or (columns and figure and len(cells) == 1):
            break
        if len(cells) == columns > 0:
            if not any(_FIGURE.fullmatch(text, *one) for one in cells[1:]):
                break
            rows.append((number, tuple(cells)))
            cells = []
    return rows if len(rows) > _LEAST else []


def _barred_cells(text: str, lines: Sequence[Line], first: int) -> Iterator[tuple[int, Span]]:
    """The cells that have a bar on the line behind them, each with the number of that line; empty between two bars."""
    cell: Span | None = None
    for number in range(first, len(lines)):
        span = stripped(text, lines[number].start, lines[number].end)
        if _is_bar(lines[number]):
            yield number, cell or Span(span.start, span.start)
            cell = None
        elif span.end > span.start:
            if cell is not None:
                return
            cell = span


def _bars_behind(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of a table with a cell to each line and a bar behind it: "10% |".

    Where a line of bars or a ruling ends each row, those are its rows; else each begins with words before figures.
    """
    groups = _groups_behind(text, lines, first)
    if len(groups) > 1 and len({len(group) for group in groups}) == 1 and len(groups[0]) >= _LEAST:
        return [(group[-1][0], tuple(cell for _, cell in group)) for group in groups]
    every = [pair for group in groups for pair in group]
    figures = [_FIGURE.fullmatch(text, *cell) is not None for _, cell in every]
    begin = figures.index(True) - 1 if True in figures[1:] else 0
    size = next((n for n, figure in enumerate(figures[begin + 1 :], 1) if not figure), len(figures) - begin)
    if begin < _LEAST or not _LEAST <= size <= _MOST_COLUMNS:
        return []
    heads = _heads_behind(groups, every[begin][0], size)
    rows: Rows = []
    for at in range(begin, len(every) - size + 1, size):
        if figures[at] or not any(figures[at + 1 : at + size]):
            break
        rows.append((every[at + size - 1][0], tuple(cell for _, cell in every[at : at + size])))
    return [*((every[begin - 1][0], row) for row in heads), *rows] if heads and len(rows) >= _LEAST else []


def _groups_behind(text: str, lines: Sequence[Line], first: int) -> list[list[tuple[int, Span]]]:
    """The cells that have a bar behind each, by the lines of bars alone or rulings between them."""
    groups: list[list[tuple[int, Span]]] = [[]]
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        words = lines[number].text.strip()
        if not words:
            continue
        if _PARTS.fullmatch(words):
            groups.append([])
        elif words.endswith("|") and words.count("|") == 1:
            start = lines[number].start
            groups[-1].append((number, stripped(text, start, start + lines[number].text.rindex("|"))))
        else:
            break
    return [group for group in groups if group]


def _heads_behind(groups: Sequence[Sequence[tuple[int, Span]]], begin: int, size: int) -> list[Cells]:
    """The heads over the rows that begin at a line: one for each column, or some that span those under them."""
    over = [[cell for number, cell in group if number < begin] for group in groups]
    *above, lower = [cells for cells in over if cells]
    if len(lower) == size or (len(lower) == size - 1 and not above):
        return [(Span(lower[0].start, lower[0].start), *lower)[-size:]]
    if not above and len(lower) > size:  # nothing parts them
        above, lower = [lower[: 1 - size]], lower[1 - size :]
    upper = above[-1] if above else []
    spanning = len(upper) - 1
    if len(lower) != size - 1 or spanning < 1 or len(lower) % spanning:
        return []
    wide = len(lower) // spanning
    spans = [cell for head in upper[1:] for cell in (head, *[Span(head.end, head.end)] * (wide - 1))]
    return [(upper[0], *spans), (Span(lower[0].start, lower[0].start), *lower)]


def read_clause(text: str, line: Span) -> Span | None:
    """The words of a numbered clause that stands in a row of its own: "(2) | The rates are these: |"; else None."""
    match = _CLAUSE.fullmatch(text, *line) if "|" in text[slice(*line)] else None
    return Span(*match.span("words")) if match else None
