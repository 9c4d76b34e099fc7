"""cell_lines: tables whose cells stand on a line each: "State", "Jobs", "Mean wage", "Ohio", "1,240", "$31,200", ...

The kinds of the lines (words, figure, year) come again with each row; so many lines make a row as their period has.
What stands before the first row, in words and years, are the heads; a line of words between two rows stands over the
rows behind it.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.flat_cells import NONE, SIGN, cell_kind
from pipeline.flat_heads import LOWER, counts_steps, is_label_head, is_measure, tier_heads
from pipeline.spans import Line, Span, stripped

_MOST_COLUMNS, _MOST_HEADS = 8, 12
_LEAST = 2  # rows
_RULING = re.compile(r"[\s|:]*-+[\s|:-]*\|[\s|:-]*")
_SUM = re.compile(rf"{SIGN}\d")
_BARRED = re.compile(r"\s*\|\s*(?=[^|]*\w)(?=[^|]+$)")
_EQUAL = ({"figure", "year"}, {"figure", "share"}, {"words", "share"})  # kinds that may stand in one column
_FIRST_LINES, _MOST_LINES = 60, 1200  # of one table

Rows = list[tuple[int, tuple[Span, ...]]]


def read_cell_lines(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, heads first; [] where none begins at the line."""
    if lines[first].text.rstrip().endswith("|"):
        return _barred(text, lines, first)
    if not _BARRED.match(lines[first].text):
        return _read_rows(text, lines, first)
    found: Rows = []
    for most in (_FIRST_LINES, _MOST_LINES):  # the rest where the first lines are a table's
        found = _read_rows(text, list(_without_bars(lines[first : first + most])), 0)
        if not found or found[-1][0] + _MOST_COLUMNS < most:
            break
    return [(first + number, row) for number, row in found]


def _read_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    kind = cell_kind(lines[first].text)
    if kind not in ("words", "year", "share"):
        return []
    numbers, kinds = _read_kinds(lines, first, 1)
    ahead = next((place for place, kind in enumerate(kinds) if kind in ("figure", "none")), len(kinds))
    if not 2 <= ahead < len(kinds):
        return []
    numbers, kinds = _read_kinds(lines, first, 2 * _MOST_COLUMNS)  # the rest where the first rows are a table's
    cells = [stripped(text, lines[number].start, lines[number].end) for number in numbers]
    for columns in range(2, _MOST_COLUMNS + 1):
        for begin, heads in _heads(text, cells, kinds, columns, ahead):
            places, every = _read_kinds(lines, first, _MOST_LINES)
            whole = [stripped(text, lines[number].start, lines[number].end) for number in places]
            rows = _rows(whole, every, begin, columns)
            if sum(1 for _, row in rows if row[1].end > row[1].start) >= _LEAST:
                return [(numbers[begin - 1], row) for row in heads] + [(places[last], row) for last, row in rows]
    return _one_row(text, numbers, cells, kinds, ahead)


def _one_row(text: str, numbers: list[int], cells: list[Span], kinds: list[str], columns: int) -> Rows:
    """Heads and as many figures behind them, one for each, of no label: "Step 1, Step 2, Step 3, $52,400, ..."."""
    alone = kinds[columns : 2 * columns + 1].count("figure") == columns == len(kinds[columns : 2 * columns])
    if columns <= _LEAST or not alone or not all(is_measure(text, c) or counts_steps(text, c) for c in cells[:columns]):
        return []
    rows = (cells[:columns], cells[columns : 2 * columns])
    return [
        (numbers[n], (Span(row[0].start, row[0].start), *row)) for n, row in zip((columns - 1, 2 * columns - 1), rows)
    ]


def _barred(text: str, lines: Sequence[Line], first: int) -> Rows:
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


def _without_bars(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines up to the first that has no bar of its own before it, without these: "|Region", "|Utah", "|$31.40"."""
    for match, line in ((_BARRED.match(line.text), line) for line in lines):
        if match is None:
            return
        yield Line(line.start + match.end(), line.text[match.end() :].rstrip(". "))


def _read_kinds(lines: Sequence[Line], first: int, figures: int) -> tuple[list[int], list[str]]:
    """The lines from one on that hold a cell, by number, and their kinds: up to so many figures, and no more heads
    than a table has before the first."""
    numbers: list[int] = []
    kinds: list[str] = []
    found = 0
    for number in range(first, len(lines)):
        if not lines[number].text.strip():
            continue
        kind = cell_kind(lines[number].text)
        found += kind in ("figure", "none")
        if not kind or (not found and len(kinds) > _MOST_HEADS) or len(kinds) > _MOST_LINES:
            break
        numbers.append(number)
        kinds.append(kind)
        if found >= figures:
            break
    return numbers, kinds


def _heads(
    text: str, cells: Sequence[Span], kinds: list[str], columns: int, ahead: int
) -> list[tuple[int, list[tuple[Span, ...]]]]:
    """Where the rows may begin, each with the rows of heads before that place, for rows of so many cells."""
    found: list[tuple[int, list[tuple[Span, ...]]]] = []
    for begin in range(max(columns - 1, 2), ahead + 1):
        shape = kinds[begin : begin + columns]
        behind = (begin + columns, begin + columns + 1)  # a line of words may stand over the second row
        second = next((place for place in behind if _alike(shape, kinds[place : place + columns])), 0)
        if not second or not _opens_row(text, cells, begin, columns, shape):
            continue
        upper = begin
        while upper > 0 and LOWER.fullmatch(text, *cells[upper - 1]):
            upper -= 1
        if begin - upper > 1 and (begin - upper < columns - 1 or (upper and begin > columns)):
            corner = [] if is_label_head(text, cells[0]) else [Span(cells[0].start, cells[0].start)]
            heads = tier_heads(text, [*corner, *cells[:upper]], cells[upper:begin], columns - 1)
        elif begin == columns and is_label_head(text, cells[0]):
            heads = [tuple(cells[:begin])]
        elif begin == columns - 1 > 1:
            heads = [(Span(cells[0].start, cells[0].start), *cells[:begin])]
        elif begin == columns + 1 and is_label_head(text, cells[0]) and columns > 2:
            heads = [tuple(cells[:columns]), (cells[columns], *(_empty(cells[columns]) for _ in range(columns - 1)))]
        else:
            continue
        if heads and _are_measured(
            text, heads[0], shape, [*cells[begin : begin + columns], *cells[second : second + columns]]
        ):
            found.append((begin, heads))
    return found


def _are_measured(text: str, heads: Sequence[Span], shape: list[str], rows: Sequence[Span]) -> bool:
    """Whether the heads over figures say what is measured, most of them under a head over the labels; or the labels do.

    Two sums or more in every row need no such words: "3 star, 5 star, Cook, R8000, R9500".
    """
    columns = len(shape)
    over = [cell for cell, kind in zip(heads[1:], shape[1:], strict=True) if kind == "figure" and cell.end > cell.start]
    said = sum(is_measure(text, cell) for cell in over)
    labels = all(is_measure(text, label) for label in rows[::columns])
    looks = [_look(text, cell) for cell in rows]
    alike = all("" in (a, b) or a == b for a, b in zip(looks[1:columns], looks[columns + 1 :], strict=True))
    if not alike and (columns == 2 or not labels):
        return False
    if heads[0].end > heads[0].start:
        return 2 * said >= len(over) or labels
    paid = len(over) > 1 and all(look == "sum" for n, look in enumerate(looks) if n % columns)
    others = [kind for kind in shape[1:] if kind not in ("figure", "none")]
    return (0 < said == len(over) or paid) and others == (["words"] if shape[0] == "figure" else [])


def _look(text: str, cell: Span) -> str:
    """What a cell's figure is of by its look: a sum, a share, or a count; "" of what has none."""
    if not any(c.isdigit() for c in text[slice(*cell)]) or NONE.fullmatch(text, *cell):
        return ""
    return "sum" if _SUM.search(text, *cell) else "share" if "%" in text[slice(*cell)] else "count"


def _opens_row(text: str, cells: Sequence[Span], begin: int, columns: int, shape: Sequence[str]) -> bool:
    """Whether kinds are those of a row: a label, or the row's number and a label, and a figure behind it."""
    if shape[0] in ("words", "year", "share"):
        return "figure" in shape[1:]
    steps = begin == columns and counts_steps(text, cells[0])
    if shape[0] != "figure" or begin + columns >= len(cells) or not (steps or shape[1:2] == ["words"]):
        return False
    if "figure" not in shape[1 if steps else 2 :]:
        return False
    one, two = (text[slice(*cells[place])].rstrip(".") for place in (begin, begin + columns))
    return one.isdigit() and two.isdigit() and abs(int(two) - int(one)) == 1


def _alike(shape: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the cells of a row are of the kinds that a row of its table has."""
    if len(row) < len(shape) or (row[0] != shape[0] and {row[0], shape[0]} != {"words", "share"}):
        return False
    pairs = zip(shape[1:], row[1:], strict=False)
    return all(a == b or "none" in (a, b) or {a, b} in _EQUAL for a, b in pairs)


def _rows(cells: Sequence[Span], kinds: Sequence[str], begin: int, columns: int) -> Rows:
    """The rows from a place on, each with the place of its last cell; a line of words between two is one of its own."""
    shape, at = kinds[begin : begin + columns], begin
    found: list[tuple[int, tuple[Span, ...]]] = []
    while at < len(kinds):
        if _alike(shape, kinds[at : at + columns]):
            found.append((at + columns - 1, tuple(cells[at : at + columns])))
            at += columns
        elif kinds[at] == "words" and _alike(shape, kinds[at + 1 : at + 1 + columns]):
            found.append((at, (cells[at], *(_empty(cells[at]) for _ in range(columns - 1)))))
            at += 1
        else:
            break
    return found


def _empty(cell: Span) -> Span:
    return Span(cell.end, cell.end)
