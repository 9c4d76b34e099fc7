"""flat_bars: tables whose cells have bars between them, before them or behind them, in no form that is Markdown."""

import re
from collections.abc import Iterator, Sequence

from pipeline.flat_cells import FIGURE
from pipeline.flat_lines import MOST_LINE, Cell, cut_tail
from pipeline.spans import Line, Span, stripped

_BAR = re.compile(r"\s*\|\s*")
_BEFORE = re.compile(r"\s*\|\s*(?=[^|]*\w)(?=[^|]+$)")
_RULING = re.compile(r"(?=.*-.*\|)[\s|:-]+")
_FIGURE = re.compile(rf"{FIGURE.pattern}|\.\d\d")
_LEAST, _MOST_COLUMNS = 2, 8

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


def read_barred(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of such a table that begins at a line, its head first; [] where none begins."""
    if "|" not in lines[first].text:
        return _bars_alone(text, lines, first) if first + 1 < len(lines) and _is_bar(lines[first + 1]) else []
    return _bars_between(text, lines, first) or _bars_behind(text, lines, first)


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
    """The rows of a table whose cells have a bar behind each, a ruling behind each row: "10% |", "---|"."""
    rows: Rows = []
    cells: list[Span] = []
    for number in range(first, len(lines)):
        words = lines[number].text.strip()
        if not words:
            continue
        if _RULING.fullmatch(words) and cells:
            rows.append((number, tuple(cells)))
            cells = []
        elif words.endswith("|") and words.count("|") == 1 and len(cells) < _MOST_COLUMNS:
            cells.append(stripped(text, lines[number].start, lines[number].start + lines[number].text.rindex("|")))
        else:
            break
        if len(rows) == 1 and len(rows[0][1]) < _LEAST:
            return []
    return rows if len(rows) >= _LEAST and len({len(row) for _, row in rows}) == 1 else []
