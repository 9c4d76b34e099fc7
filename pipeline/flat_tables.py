"""flat_tables: tables whose lines lost what parted their cells: "Nevada $78,460 $90,950", "Cook$36,000$28,000".

A row is known by the figures it ends with, as many as the rows beside it have; the line over the rows is their head
where it can be parted into as many cells: at a word that opens labels ("State"), between a small and a capital letter
that touch, or where the words over each column begin.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pipeline.flat_heads import cut_heads
from pipeline.glued_rows import read_glued_rows
from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

_NUMBER = (
    r"(?:\d{1,3}(?:[ \u00a0]\d{3})+,\d\d(?!\d)|\d{1,3}(?:,\s?\d{2,3})+(?:\.\d{1,2}(?!\d))?|\d+(?:\.\d{1,2}(?!\d))?)"
)
_SIGN = (  # "CNA$37,000" is paid to a CNA
    rf"(?:(?:(?<![A-Za-z])(?:US|AU|NZ|CA|C|A|S))?[$£€₹₦₱]|(?!\w*[$£€₹₦₱]){MARK}|(?<=[a-z0-9)])R(?=\d\d))\s?"
)
_UNIT = r"(?:\s?%|[kK]\b|\s(?:lakhs?|LPA)\b|\s?(?:/|per\s)\s?(?:hour|hr|day|week|month|year|annum)\b)?"
_FIGURE = re.compile(
    rf"(?:[≥≤<>~+–-]\s?)?(?:{_SIGN}|(?<![\d.,])|(?<=,\d{{3}})){_NUMBER}{_UNIT}"
    rf"(?:\s?(?:[-–—]|to\b)\s?(?:{_SIGN})?{_NUMBER}{_UNIT})?\+?"
)
# What stands in a cell instead of a figure.
_NONE = re.compile(r"(?<!\S)(?:N/?[AD]|n/?a|-+ ?NA ?-+|\(\d{1,2}\)|[*#]{1,2}|[-–—]{1,2})(?!\S)")
_VALUE = re.compile(rf"{_NONE.pattern}|{_FIGURE.pattern}")
_NOTE = re.compile(r"\(\d{1,2}\)|\b(?:10|25|50|75|90)\s?%")  # figures that are none: marks of notes, percentiles
# What a column of a head in several lines is of.
_MEASURES = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|pay|earnings|employment|jobs|RSE|mean|median|percentile|quotient|openings)\b|\d\d%",
    re.I,
)
_MONEY = re.compile(rf"[≥≤<>~+]?\s?{_SIGN}")
_STATE = re.compile(r"[A-Z]{1,2}(?=\$)")
_COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+")
_RANKS = re.compile(r"rank|#|no\.?|s/?n", re.IGNORECASE)
_RANK = re.compile(r"\d{1,2}\.?\s?(?=[A-Z])")
_SENTENCE = re.compile(r"[.!?:;]$|,\s*$|[$£€₹]\s?\d|\b(?!(?:10|25|50|75|90)%)\d+%")
_COUNTS = re.compile(r"(?<!\d)(?!(?:(?:19|20)\d\d)+$)\d[\d.,]*$")
# How the head over the labels begins.
_LABELS = (
    "Job [Tt]itle", "Job [Ll]evel", "Job [Rr]ole", "Job [Pp]rofile", "Job", "Experience [Ll]evel", "Career [Ss]tage",
    "Years of [Ee]xperience", "Experience", "Level", "Grade", "State", "Province", "Territory", "Region", "City",
    "Town", "Location", "Metro(?:politan)? [Aa]rea", "County", "Area", "Country", "Industry", "Sector",
    "Employer(?: [Tt]ype)?", "Occupation", "Role", "Position", "Profession", "Title", "Percentile", "Year", "Category",
    "Components?", "Trade", "Field", "Special(?:ity|ty)", "Setting", "Stage", "Rank",
)  # fmt: skip
_OPENS_ALONE = re.compile(rf"(?:Rank\s?)?(?P<head>{'|'.join(_LABELS)})")
_OPENS = re.compile(rf"{_OPENS_ALONE.pattern}(?=\s?[A-Z(]|\s?(?:19|20)\d\d)")
_TOUCH = re.compile(
    r"(?<=[a-z)%])(?=[A-Z])|(?<=[A-Za-z)])(?=(?:19|20)\d\d(?!\d{3}))|(?<=\d\d\d\d)(?=(?:[A-Z]|(?:19|20)\d\d))"
)
MOST_ROW, MOST_PIECE, MOST_LABEL, MOST_COLUMNS = 120, 40, 60, 6  # characters; figures
MOST_HEADS, MOST_PIECES = 7, 2  # lines of a head, and of a label before the last one
_CELL_FIGURE = re.compile(rf"(?:[Aa]bout |[Aa]pprox(?:\.|imately)? )?{_FIGURE.pattern}(?:\s?\([^()]{{1,30}}\))?")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?")
_INLINE_FIGURE = re.compile(rf"(?!{_YEARS.pattern}$)[+-]?{_FIGURE.pattern}")
_LEAST, _LEAST_FIGURES = 2, 3  # rows, and figures of a row under heads in several lines
_MOST_CELLS = 120
_BAR = re.compile(r"\s*\|\s*")
_RULING = re.compile(r"(?=.*-.*\|)[\s|:-]+")


def read_flat_rows(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The lines of such a table by number with their cells, its head first; [] where none begins at the line."""
    return (
        _barred(text, lines, first)
        or _upright(text, lines, first)
        or _inline(text, lines, first)
        or _headed(text, lines, first)
        or read_glued_rows(text, lines, first)
    )


def _headed(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The head and the rows that end with figures, of a table whose head begins at a line."""
    if first + _LEAST >= len(lines) or max(len(line.text) for line in lines[first : first + 2]) > MOST_ROW:
        return []
    if not _may_head(lines[first]):
        return []
    size = _head_lines(text, lines, first)
    for last in (first, first + size - 1) if size > 1 else (first,):
        head = stripped(text, lines[first].start, lines[last].end)
        found = _under_head(text, lines, head, last + 1)
        if found:
            return found
    return []


def _head_lines(text: str, lines: Sequence[Line], first: int) -> int:
    """Over how many lines a head goes that no later one of them opens: up to a row with several figures; 1 if none."""
    for number in range(first + 1, min(first + MOST_HEADS + 1, len(lines))):
        line = lines[number]
        if text.count("\n", lines[number - 1].end, line.start) > 1 or len(line.text) > MOST_ROW:
            return 1
        figures = len(_FIGURE.findall(_NOTE.sub("", line.text)))
        if figures >= _LEAST_FIGURES:
            alone = stripped(text, lines[number - 1].start, lines[number - 1].end)
            return 1 if _may_head(lines[number - 1]) and _under_head(text, lines, alone, number) else number - first
        if figures or len(line.text) > MOST_PIECE or marker_length(line.text) or _SENTENCE.search(line.text.strip()):
            return 1
    return 1


def _under_head(text: str, lines: Sequence[Line], head: Span, first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The head and the rows from a line on, where the head can be parted into as many cells as these have."""
    tails = list(islice(_tails(text, lines, first), _LEAST + 1))  # the rest where these are rows
    several = "\n" in text[slice(*head)]
    alone = len(tails) == 1 and (several or _comes_again(text, lines, head, tails[0][0] + 1))
    if len(tails) < _LEAST and not alone:
        return []
    most = min(len(tails[0][2]), MOST_COLUMNS)
    for columns in range(most, 0 if not several else 2, -1):
        heads = part_head(text, head, columns)
        if heads is None or (several and not all(_MEASURES.search(text, *cell) for cell in heads[1:])):
            continue
        rows = []
        for number, label, tail in _tails(text, lines, first):
            cells = _row(text, label, tail, columns)
            if cells is None and several and len(tail) == columns and label.start == tail[0].start:
                cells = (Span(label.start, label.start), *tail)  # a row of figures alone, one for each head
            if cells is None:
                break
            rows.append((number, cells))
        if len(rows) >= (1 if alone else _LEAST):
            return [(first - 1, heads), *rows]
    return []


def _comes_again(text: str, lines: Sequence[Line], head: Span, number: int) -> bool:
    """Whether a line ends with the words of a head: the row between stands apart, as the whole country's does."""
    if number >= len(lines):
        return False
    return text[slice(*head)].count(" ") > 0 and lines[number].text.rstrip().endswith(" " + text[slice(*head)])


def _barred(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows of a table that has bars between its cells alone: "II | Manager | $48,170"."""
    rows: list[tuple[int, tuple[Span, ...]]] = []
    for number in range(first, len(lines)):
        line = stripped(text, lines[number].start, lines[number].end)
        if rows and _RULING.fullmatch(text, *line):
            continue  # the line under a Markdown head
        edges = [line.start, *(i for m in _BAR.finditer(text, *line) for i in m.span()), line.end]
        if len(edges) == 2 or line.end - line.start > 2 * MOST_ROW or (rows and len(rows[0][1]) != len(edges) // 2):
            break
        cells = tuple(stripped(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
        if any(_FIGURE.match(text, *cell) for cell in cells[1:]) != bool(rows):
            break  # figures in every row but the head
        rows.append((number, cells))
    return rows if len(rows) > _LEAST else []


def _upright(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows of a table that has each cell on a line of its own, the last of a row a figure, under known heads."""
    if not _OPENS_ALONE.fullmatch(lines[first].text.strip()):
        return []
    cells = [stripped(text, line.start, line.end) for line in lines[first : first + _MOST_CELLS]]
    for columns in range(2, 6):
        heads = cells[:columns]
        if len(heads) < columns or _CELL_FIGURE.fullmatch(text, *heads[-1]) or not _are_short(text, heads):
            return []
        rows = [(first + columns - 1, tuple(heads))]
        for start in range(columns, len(cells) - columns + 1, columns):
            row = cells[start : start + columns]
            words = text[row[0].start : row[0].end]
            if not (_are_short(text, row) and _CELL_FIGURE.fullmatch(text, *row[-1]) and words[0].isalnum()):
                break
            if _CELL_FIGURE.fullmatch(text, *row[0]):
                break
            rows.append((first + start + columns - 1, tuple(row)))
        if len(rows) > _LEAST:
            return rows
    return []


def _inline(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows of a table that stands in one line: "Year 2012 2022 Jobs 4,100 4,600 Openings 310 290".

    Its head is a word that opens labels and years, as many as each label has figures; or a head that is said twice.
    """
    line = stripped(text, lines[first].start, lines[first].end)
    if not _OPENS.match(text, *line) or text[line.end - 1] in ".!?:":
        return []
    words = [Span(*match.span()) for match in re.finditer(r"\S+", text[line.start : line.end])]
    words = [Span(a + line.start, b + line.start) for a, b in words]
    figures = [number for number, word in enumerate(words) if _INLINE_FIGURE.fullmatch(text, *word)]
    years = [number for number, word in enumerate(words) if _YEARS.fullmatch(text, *word)]
    if len(figures) <= _LEAST:
        return []
    twice = next((n for n in range(2, figures[0] // 2 + 1) if _same(text, words[:n], words[n : 2 * n])), 0)
    ahead = [number for number in years if number < figures[0]]
    if twice:
        start, heads = 2 * twice, [Span(words[0].start, words[0].end), Span(words[1].start, words[twice - 1].end)]
    elif len(ahead) > 1 and ahead == list(range(ahead[0], ahead[-1] + 1)):
        start, heads = ahead[-1] + 1, [Span(words[0].start, words[ahead[0] - 1].end), *(words[n] for n in ahead)]
    else:
        return []
    rows = [(first, tuple(heads))]
    while start < len(words):
        at = next((n for n in figures if n > start), len(words))
        row = words[at : at + len(heads) - 1]
        if at + len(heads) - 1 > len(words) or at - start > 8 or not set(range(at, at + len(row))) <= set(figures):
            return []
        rows.append((first, (Span(words[start].start, words[at - 1].end), *row)))
        start = at + len(row)
    return rows if len(rows) > _LEAST else []


def _same(text: str, some: Sequence[Span], others: Sequence[Span]) -> bool:
    return [text[slice(*word)] for word in some] == [text[slice(*word)] for word in others]


def _are_short(text: str, cells: Sequence[Span]) -> bool:
    return all(cell.end - cell.start <= 60 and text[cell.end - 1] not in ".!?:;" for cell in cells)


def _may_head(line: Line) -> bool:
    words = line.text.strip()
    return (
        2 < len(words) <= MOST_ROW
        and words[0].isupper()
        and not _COUNTS.search(words)
        and not (marker_length(line.text) or "\t" in words or "|" in words or _SENTENCE.search(words))
    )


def _tails(text: str, lines: Sequence[Line], first: int) -> Iterator[tuple[int, Span, list[Span]]]:
    """The rows from a line on: the number of the last line of each, all of its text, and the figures it ends with.

    A label may be broken over lines: the next goes on in small letters or brackets, or has the figures alone.
    """
    begun: list[Span] = []
    for number in range(first, len(lines)):
        span = stripped(text, lines[number].start, lines[number].end)
        words = text[span.start : span.end]
        apart = text.count("\n", lines[number - 1].end, lines[number].start) > 1 and number > first
        if apart or len(words) > MOST_ROW or "\t" in words or "|" in words or marker_length(lines[number].text):
            return
        tail: list[Span] = []
        end = span.end
        for match in reversed([*_VALUE.finditer(text, *span)]):
            if text[match.end() : end].strip():
                break
            tail.insert(0, Span(*match.span()))
            end = match.start()
        if len(tail) > 1 and text[tail[0].start] in "-–—" and not _NONE.fullmatch(text, *tail[1]):
            del tail[0]  # "Mumbai – ₹6.9 LPA"
        goes_on = not words or words[0].islower() or words[0] in "(&" or (tail and tail[0].start == span.start)
        if begun and not goes_on:
            return
        if tail:
            yield number, Span(begun[0].start if begun else span.start, span.end), tail
            begun = []
        elif len(begun) == MOST_PIECES or not words or words[-1] in ".:;!?" or len(words) > MOST_LABEL:
            return
        else:
            begun.append(span)


def _row(text: str, span: Span, tail: Sequence[Span], columns: int) -> tuple[Span, ...] | None:
    """The label and figures of a row; a row of figures alone has its first one ("10%") as its label."""
    if len(tail) < columns:
        return None
    figures = tuple(tail[-columns:])
    others = [value for value in tail[:-columns] if not _NONE.fullmatch(text, *value)]  # "(2)" is the label's
    state = _STATE.match(text, figures[0].start) if text[span.start : figures[0].start].endswith(", ") else None
    figures = (
        (Span(state.end(), figures[0].end), *figures[1:]) if state else figures
    )  # "Boise, ID" and "Eureka, CA$41,000"
    label = stripped(text, span.start, figures[0].start)
    rank = _RANK.match(text, *label)
    if rank and len(tail) == columns:
        label = Span(rank.end(), label.end)
    bare = not any(c.isalpha() for c in text[label.start : label.end])
    nothing = all(_NONE.fullmatch(text, *figure) for figure in figures)
    glued = figures[0].start == label.end and text[label.end - 1 : label.end].isalpha()
    counted = _COUNTED.match(text, *figures[0]) or (columns > 1 and _MONEY.match(text, *figures[1]))
    known = not (nothing and bare)
    if glued and not (_MONEY.match(text, *figures[0]) or counted):  # "Ohio1,240$31,200", no "B2"
        known = False
    if label.end <= label.start or len(others) > bare or (bare and columns < 2) or not known:
        return None
    return (label, *figures)


def part_head(text: str, head: Span, columns: int) -> tuple[Span, ...] | None:
    """The cells of a head over a column of labels and so many of figures; the first may be empty."""
    opens = _OPENS.match(text, *head)
    label = Span(*opens.span("head")) if opens else Span(head.start, head.start)
    rest = stripped(text, label.end, head.end)
    if columns == 1 and opens:
        return (label, rest)
    parts = _touching(text, rest)
    if opens and len(parts) == columns + 1 and _RANKS.fullmatch(text, *label):
        return tuple(parts)
    if len(parts) == columns + 2 and _RANKS.fullmatch(text, *parts[0]):
        return tuple(parts[1:])
    if len(parts) == columns > 1:
        return (label, *parts)
    if not opens and len(parts) == columns + 1 and parts[0].end - parts[0].start <= 30:
        return tuple(parts)
    cut = cut_heads(text, head, columns) if len(parts) == 1 else None
    if cut and columns == 1 and not (cut[0].end > cut[0].start and _MEASURES.search(text, *cut[1])):
        return None  # "Firm size Median pay", no "Main Industries"
    return cut


def _touching(text: str, rest: Span) -> list[Span]:
    cuts = [rest.start, *(m.start() for m in _TOUCH.finditer(text, *rest) if m.start() > rest.start), rest.end]
    return [stripped(text, a, b) for a, b in pairwise(cuts)]
