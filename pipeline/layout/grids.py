"""grids: a table of a text as rows with the heads over each cell, its captions above and below, and its notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.cells import (
    CLOSE,
    MOST_CAPTION,
    has_figure,
    is_barred,
    note_mark,
    open_head,
    place_cells,
    read_pair,
    split_cells,
    split_notes,
    two_columns,
)
from pipeline.layout.flat_bars import read_clause
from pipeline.layout.flat_tables import read_flat_rows
from pipeline.layout.folded_rows import fold_rows, spread_heads
from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

MOST_NOTE = 500
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"#?\d{1,3}[.)]?|[IVX]{1,4}|\d\d-\d{4}(?:\.\d\d)?")  # "3.", and codes: "13-2052"
# How the head over such a column begins; another head belongs to the column behind it.
_COUNTED = re.compile(
    r"(?:rank|no\b|number|#|s\.?\s?/?no?\b|sr\b|sl\b|pos|scale|grade|level|step|band|(?:soc |occ |ofo )?code|soc|$)",
    re.IGNORECASE,
)
_CODES = re.compile(r"\b(?:code|number|no)\b", re.IGNORECASE)
_SUM = re.compile(rf"{MARK}\s?\d|\d\s?%")
_NOTE = re.compile(
    r"(?:notes?|sources?|(?:all )?figures|numbers|amounts|data|in (?:thousands|millions|lakh|€|£|\$))\b", re.IGNORECASE
)
_PROSE = re.compile(
    r"\b(?:is|are|was|were|has|have|can|may|will|must|need|earn|earns|make|you|they|we)\b", re.IGNORECASE
)
# The head over the labels names what the whole table measures: "Employment (thousands)", "Median pay, May 2023".
_CORNER = re.compile(
    r"\b(?:pay|wages?|salar(?:y|ies)|earnings|employment|jobs|openings|median|mean|average)\b|[$£€₹]", re.I
)
_LARGE = re.compile(rf"{MARK}\s?\d|\d{{1,3}}(?:,\d{{3}})+\b|\d{{5,}}\b")
_TILE = re.compile(
    rf"(?:{MARK}|[A-Z]{{1,3}})?\s?[+-]?\d[\d,.]*\s?(?:%|[kKmM]\b|million|lakh|LPA)?(?:\s?(?:[-–]|to)\s?\D?\d[\d,.]*[kK%]?)?\+?"
    r"(?:\s?(?:/|per |an? )\s?(?:hour|hr|year|yr|month|week|annum))?"
)
_RULING = re.compile(r"\s*[-=_–—]{3,}(?:[\s+]+[-=_–—]{2,})*\s*")
_PART = re.compile(r"\S+(?: \S+)*")
LEAST_INDENT = 8  # spaces before the head of a column, over no labels
_HEADS = 3  # rows of heads that a table may begin with


@dataclass(frozen=True)
class GridRow:
    """One row: its cells, the label first; the heads over each cell; what stands over the row, nearest first."""

    cells: tuple[Span, ...]
    columns: tuple[tuple[Span, ...], ...]
    heads: tuple[Span, ...] = ()
    is_head: bool = False
    is_tile: bool = False  # a figure, and behind it what it measures
    is_second: bool = False  # its label is that of the row above


@dataclass(frozen=True)
class Grid:
    """A table: its rows, the captions and notes under it, and the number of the line behind it."""

    rows: tuple[GridRow, ...]
    below: tuple[Span, ...]
    stop: int


def read_grid(text: str, lines: Sequence[Line], first: int) -> Grid | None:
    """The table that begins at a line, or None where that line is no row."""
    raw = _gather(text, lines, first)
    if not any(len(cells) > 1 for _, cells in raw) and not _is_over_tabs(lines, first):
        raw = read_flat_rows(text, lines, first) or raw
    if not raw:
        return None
    stop = raw[-1][0] + 1
    ruled = max((lines[number].text.strip(" |").count("|") + 1 for number, cells in raw if not cells), default=0)
    heads = next((place for place, (_, cells) in enumerate(raw) if not cells), 0)
    rows = open_head(text, fold_rows(spread_heads(text, [cells for _, cells in raw if cells]), ruled, heads))
    notes, below = _read_below(text, lines, stop, rows)
    return Grid(tuple(_label_rows(text, rows, notes)), below, stop)


def _is_over_tabs(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without tabs stands over one with: a table's caption, no head of words set apart by spaces."""
    below = lines[number + 1 : number + 2]
    return "\t" not in lines[number].text and any("\t" in line.text for line in below)


def _gather(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The lines of the table by number with their cells; () for the ruling of a Markdown table."""
    found: list[tuple[int, tuple[Span, ...]]] = []
    head: tuple[int, tuple[Span, ...]] | None = None  # the widest row so far, for rows set with spaces
    figures = False
    for number in range(first, len(lines)):
        gap = number > first and _blank_between(text, lines, number)
        if read_clause(text, stripped(text, lines[number].start, lines[number].end)) is not None:
            break
        cells = None if figures else _spaced_head(text, lines, number)
        cells = _cells(text, lines, number) if cells is None else cells
        if found and not gap and _RULING.fullmatch(lines[number].text):
            continue
        if cells is None and head is not None and not gap:
            cells = read_pair(text, lines[number])  # a row with empty cells, in a table set with spaces
        if cells is None:
            lone = found and not gap and number + 1 < len(lines) and not _blank_between(text, lines, number + 1)
            if not lone or not _is_lone(lines, number):
                break
            found.append((number, (stripped(text, lines[number].start, lines[number].end),)))
            continue
        if gap and figures and cells and not any(has_figure(text, cell) for cell in cells[1:]):
            break  # the heads of the next table
        if gap and figures and cells and len(cells) == 2 < len(found[0][1]) and "\t" in lines[number].text:
            break  # the labels and values of a card
        spaced = "\t" not in lines[number].text and not is_barred(lines[number].text.strip())
        if cells and spaced:
            if head is None or len(cells) > len(head[1]):
                if gap and head is not None:
                    break
                head = number, cells
            elif len(cells) < len(head[1]):
                cells = place_cells(lines[number], cells, lines[head[0]], head[1])
        if cells == () and figures and _heads_next(text, found):
            return found[:-1]  # the row before is the head of another table
        if cells and found and len(cells) == len(found[0][1]) - 1 and _opens_empty(lines, number, found[0][0]):
            cells = (Span(cells[0].start, cells[0].start), *cells)
        figures = figures or any(has_figure(text, cell) for cell in cells[1:])
        found.append((number, cells))
    return found


def _heads_next(text: str, found: Sequence[tuple[int, tuple[Span, ...]]]) -> bool:
    """Whether the last row over a second ruling is a head, without a figure, of a table that follows on the spot."""
    ruled = any(not cells for _, cells in found[:-1])
    return ruled and len(found[-1][1]) > 1 and not any(has_figure(text, cell) for cell in found[-1][1])


def _spaced_head(text: str, lines: Sequence[Line], number: int) -> tuple[Span, ...] | None:
    """The cells of a line that is set in, over the columns of the rows below it, where it has one for each figure."""
    indent = " " * LEAST_INDENT
    if not lines[number].text.startswith(indent):
        return None
    under = (line for line in lines[number + 1 : number + 4] if not _RULING.fullmatch(line.text))
    below = next((line for line in under if not line.text.startswith(indent)), None)
    if below is None or "\t" in below.text or "|" in below.text:
        return None
    if text.count("\n", lines[number].end, below.start) > _HEADS + 2:
        return None
    cells = split_cells(text, stripped(text, below.start, below.end))
    parts = list(_PART.finditer(lines[number].text))
    if cells is None or len(cells) < 3 or len(parts) != len(cells) - 1:
        return None
    made = [Span(lines[number].start, lines[number].start)]
    for part, cell in zip(parts, cells[1:], strict=True):
        start, end = cell.start - below.start, cell.end - below.start
        if part.end() < start - CLOSE or part.start() > end + CLOSE:
            return None
        made.append(Span(lines[number].start + part.start(), lines[number].start + part.end()))
    return tuple(made)


def _opens_empty(lines: Sequence[Line], number: int, first: int) -> bool:
    """Whether a row's first bar parts an empty cell from the next: those of its table begin with no bar."""
    return lines[number].text.lstrip().startswith("|") and not lines[first].text.lstrip().startswith("|")


def _cells(text: str, lines: Sequence[Line], number: int) -> tuple[Span, ...] | None:
    line = lines[number]
    span = stripped(text, line.start, line.end)
    if "\t" in line.text and not is_barred(line.text.strip()):
        span = Span(line.start, line.end)  # an empty first or last cell is a cell
    cells = split_cells(text, span)
    return cells if cells is not None else two_columns(text, lines, number)


def _is_lone(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without cells stands between rows of one table: a row with nothing but its label."""
    line = lines[number].text.strip()
    if len(line) > MOST_CAPTION // 2 or line.endswith((".", ":")) or marker_length(lines[number].text):
        return False
    return all("\t" in lines[beside].text for beside in (number - 1, number + 1))


def _blank_between(text: str, lines: Sequence[Line], number: int) -> bool:
    between = text[lines[number - 1].end : lines[number].start].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") > 1


def _label_rows(text: str, rows: Sequence[tuple[Span, ...]], notes: dict[str, Span]) -> list[GridRow]:
    """The rows with heads over their cells; labels that a row takes over from the one above stand over it."""
    header: tuple[tuple[Span, ...], ...] = ()
    made: list[GridRow] = []
    title: tuple[Span, ...] = ()
    group: Span | None = None
    above: Span | None = None  # the first cell of the last row that has one
    body = heads = 0
    for number, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.end > cell.start]
        if not filled:
            continue
        over = (*title, *((group,) if group is not None else ()))
        if len(filled) == 1 and len(cells) > 1 and filled[0] == cells[0] and not has_figure(text, cells[0]):
            if not header and not body:
                title = (*title, cells[0])
            elif number + 1 < len(rows):
                group = cells[0]
            made.append(GridRow(cells, tuple(() for _ in cells)))
            continue
        if not header and len(cells) == 2 and has_figure(text, cells[0]) and is_tile(text, *cells):
            body += 1
            made.append(GridRow(cells, ((), ()), over, is_tile=True))  # "218,100 | jobs in 2023"
            continue
        no_figure = len(cells) > 1 and not any(has_figure(text, cell) for cell in cells[1:])
        no_figure = no_figure or (number == 0 and _is_over_sums(text, rows))
        if body == 0 and no_figure and heads < _HEADS and (not header or cells[0].start == cells[0].end):
            if not (number == 0 and _spans_lost(text, rows)):
                header, heads = _stack(header, cells), heads + 1
            # A card of words alone ("Education | Bachelor's degree") opens like a table with a head: a row, too.
            made.append(GridRow(cells, tuple(() for _ in cells), over, is_head=True))
            continue
        if body and _heads_again(text, cells, header):  # the next table, of another place, right under the last one
            header = _stack((), cells)
            made.append(GridRow(cells, tuple(() for _ in cells), over, is_head=True))
            continue
        body += 1
        columns = tuple(header[i] if i < len(header) else () for i in range(len(cells)))
        corner = header[0][:1] if header and header[0] and _CORNER.search(text, *header[0][0]) else ()
        if (
            header and _LARGE.match(text, *cells[0]) and not _is_code(text, cells[0], columns[0])
        ):  # a row without a label: its first cell is a figure, too
            cells, columns = (Span(cells[0].start, cells[0].start), *cells), ((), *columns)
        second = _goes_on(text, cells, above)
        if second and above is not None:
            cells, taken = (above, *cells[1:]), None
        else:
            cells, columns, taken = _take_label(text, cells, columns, above)
        above = taken or (cells[0] if cells[0].end > cells[0].start else above)
        marked = tuple(_with_notes(text, column, notes) for column in columns)
        own = note_mark(text, cells[0]) if notes else None
        label_note = (notes[own],) if own in notes else ()
        heads_over = (*label_note, *((taken,) if taken else ()), *corner, *over)
        made.append(GridRow(cells, marked, heads_over, is_second=second))
    return made


def _heads_again(text: str, cells: tuple[Span, ...], header: tuple[tuple[Span, ...], ...]) -> bool:
    """Whether a row repeats the heads of its table, that over the labels aside."""
    pairs = list(zip(cells, header, strict=True))[1:] if len(cells) == len(header) > 2 else []
    return bool(pairs) and all(over and text[slice(*cell)] == text[slice(*over[0])] for cell, over in pairs)


def _is_over_sums(text: str, rows: Sequence[tuple[Span, ...]]) -> bool:
    """Whether the first row names what the sums of each column are for: "Site | 37 hours | 40 hours"."""
    first, *others = rows
    words = (text[slice(*cell)] for cell in first[1:])
    if len(first) < 3 or len(others) < 2 or not all(any(c.isalpha() for c in word) for word in words):
        return False
    return not any(_SUM.search(text, *cell) for cell in first) and all(
        len(cells) == len(first) and all(_SUM.match(text, *cell) for cell in cells[1:]) for cells in others
    )


def _spans_lost(text: str, rows: Sequence[tuple[Span, ...]]) -> bool:
    """Whether the first heads span columns that nobody can tell: crowded to the left, over heads for every column."""
    if len(rows) < 3 or len({len(cells) for cells in rows[:3]}) > 1:
        return False
    filled = [[cell.end > cell.start for cell in cells] for cells in rows[:2]]
    crowded = filled[0] == sorted(filled[0], reverse=True) and filled[0][:2] == [True, True] and not filled[0][-2]
    return crowded and all(filled[1]) and not any(has_figure(text, cell) for cell in rows[1])


def is_tile(text: str, value: Span, label: Span) -> bool:
    """Whether a line is a figure and the next one says what it measures: "$16.80" over "median hourly wage, 2023"."""
    return is_figure(text, value) and _is_words(text, label)


def is_figure(text: str, span: Span) -> bool:
    """Whether a span is a figure and its rate, and nothing more."""
    return _TILE.fullmatch(text, *span) is not None


def _is_words(text: str, span: Span) -> bool:
    """Whether a span is a short label: words without a figure other than years."""
    words = text[span.start : span.end]
    plain = re.sub(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b|\b\d{1,2}(?:th|st|nd|rd)\b|\[\d{1,2}\]$", "", words)
    return (
        2 < len(words) <= 70
        and words[0].isalpha()
        and not any(c.isdigit() for c in plain)
        and words[-1] not in ".:?!;,"
    )


def _take_label(
    text: str, cells: tuple[Span, ...], columns: tuple[tuple[Span, ...], ...], above: Span | None
) -> tuple[tuple[Span, ...], tuple[tuple[Span, ...], ...], Span | None]:
    """The row without a first cell that labels several rows (empty, or a year before a label), and that label.

    A first cell that only numbers the rows labels nothing.
    """
    if len(cells) < 3 or cells[1].end == cells[1].start or has_figure(text, cells[1]):
        return cells, columns, None
    first = cells[0]
    if first.end == first.start and above is not None:
        return cells[1:], columns[1:], above
    if _YEAR.fullmatch(text, first.start, first.end):
        return cells[1:], columns[1:], first
    if _is_code(text, first, columns[0]) or _ORDINAL.fullmatch(text, *first):
        counted = not columns[0] or _COUNTED.match(text, *columns[0][0])  # else the head has no cell over the numbers
        return cells[1:], columns[1:] if counted else columns[:-1], None
    return cells, columns, None


def _goes_on(text: str, cells: tuple[Span, ...], above: Span | None) -> bool:
    """Whether a row has figures and no label, as the second of the one above: "Cooks | $31,200" over " | $15.00"."""
    filled = [cell for cell in cells[1:] if cell.end > cell.start]
    unlabelled = above is not None and cells[0].end == cells[0].start and len(filled) > (1 if len(cells) > 2 else 0)
    return unlabelled and sum(has_figure(text, cell) for cell in filled) * 2 > len(filled)


def _is_code(text: str, cell: Span, heads: tuple[Span, ...]) -> bool:
    return text[slice(*cell)].isdigit() and any(_CODES.search(text, *head) for head in heads)


def _with_notes(text: str, heads: tuple[Span, ...], notes: dict[str, Span]) -> tuple[Span, ...]:
    """The heads of a column, each with the note behind it that its mark points to."""
    found: list[Span] = []
    for head in heads:
        mark = note_mark(text, head) if notes else None
        found += [head, notes[mark]] if mark in notes else [head]
    return tuple(found)


def _stack(above: tuple[tuple[Span, ...], ...], cells: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """The heads of columns with one more row of them; an empty cell stands under the head to its left (it is wide)."""
    wide: list[tuple[Span, ...]] = []
    for i in range(max(len(above), len(cells))):
        left = above[:1] if i == 1 else tuple(heads for heads in above[1:i] if heads)  # that of labels is over two
        over = (above[i] if i < len(above) else ()) or (left[-1] if left else ())
        own = (cells[i],) if i < len(cells) and cells[i].end > cells[i].start else ()
        wide.append((*own, *over))
    return tuple(wide)


def _read_below(
    text: str, lines: Sequence[Line], stop: int, rows: Sequence[tuple[Span, ...]]
) -> tuple[dict[str, Span], tuple[Span, ...]]:
    """The notes under a table by their marks, and the lines under it that are about all of it."""
    marks = {mark for cells in rows for cell in cells if (mark := note_mark(text, cell))}
    notes: dict[str, Span] = {}
    below: list[Span] = []
    for number in range(stop, min(stop + 6, len(lines))):
        line = lines[number]
        span = stripped(text, line.start, line.end)
        words = text[span.start : span.end]
        if len(words) > MOST_NOTE or _cells(text, lines, number) is not None:
            break
        found, rest = split_notes(text, span, marks)
        starred = number == stop and not found and re.match(r"[*†‡]\s?\w", words) is not None  # the caption's own note
        right_under = number == stop and _is_caption_below(text, lines, number, span)
        if not (found or starred or right_under or (_NOTE.match(words) and not below)):
            break
        notes = {**found, **notes}
        below += rest
    return notes, tuple(span for span in below if span.end > span.start)


def _is_caption_below(text: str, lines: Sequence[Line], number: int, span: Span) -> bool:
    """Whether the line right under a table is its caption: no sentence, no key, and no caption of a next table."""
    words = text[span.start : span.end]
    if (
        not any(c.isalnum() for c in words)
        or len(words) > MOST_CAPTION
        or words.endswith((":", "?", "!"))
        or marker_length(lines[number].text)
    ):
        return False
    after = number + 1 < len(lines)
    if after and (_cells(text, lines, number + 1) is not None or read_flat_rows(text, lines, number + 1)):
        return False
    if (
        after
        and _blank_between(text, lines, number)
        and not (_NOTE.match(words) or words[0] == "(" or _DATED.search(words))
    ):
        return False  # the heading of what comes next
    if words.startswith(("⟦", "#", "**")) or re.match(r"[^:]{2,40}:\s", words) or re.search(r"\S\s{2,}[+-]?\d", words):
        return bool(_NOTE.match(words))
    return bool(_NOTE.match(words)) or not (words.endswith(".") or _SUM.search(words) or _PROSE.search(words))
