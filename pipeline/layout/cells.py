"""cells: the rows of tables in a text: their cells, and the marks of notes in them.

A row is a line with tabs, a Markdown row, or a line whose columns stand two spaces apart. Two columns are a row only
where the line before or behind it has its second column at the same place.
"""

import re
from collections.abc import Sequence

from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

_RULE = re.compile(r"[\s|:+=_-]+")
_COLUMNS = re.compile(r"(?<=\S)(?: {2,}|\s*\t\s*)(?=\S)")  # columns of plain text stand two spaces apart
_BETWEEN = r"[Mm]ed(?:ium)?[ -]|[Mm]id(?:dle)?[ -]"  # "Med-low (25%)"
PERCENTILE = re.compile(  # alone in a head or label; without a unit it may be a bare number
    rf"(?:(?:(?:{_BETWEEN})?[Ll]ow(?:e(?:st|r))?|[Bb]elow [Aa]verage|[Bb]ottom|[Ee]ntry(?:[ -][Ll]evel)?"
    r"|[Ss]tarting)\s?\((?=[12]\d\D[^()]{0,12}\))"
    rf"|(?:(?:{_BETWEEN})?[Hh]igh(?:e(?:st|r))?|[Aa]bove [Aa]verage|[Uu]pper|[Ee]xperienced|[Ss]enior|[Tt]op)"
    r"\s?\((?=[79]\d\D[^()]{0,12}\))|[Mm]edian\s?\((?=50\D[^()]{0,12}\)))?"
    r"(?:(?:[Aa]nnual|[Hh]ourly|[Yy]early)\s(?=\d+(?:th|\s?%)))?"
    r"[Pp]?(?P<rank>10|25|50|75|90)(?:th)?(?:;?\s)?(?P<unit>%(?:;?\s[Pp]ercentile)?|[Pp]ercentile|pctl?\.?)?"
    r"(?:(?:;?\s)?\(?[Mm]edian\)?|\))?"
    r"(?:(?<=[%eh.l])\s(?:[Aa]nnual|[Hh]ourly|[Yy]early|[Ww]age|[Ss]alary|[Pp]ay|[Ee]arnings)s?){0,2}"
)
_MARK = re.compile(r"(?<=[A-Za-z)%€£$])\s?(?P<mark>\*{1,3}|[†‡§¹²³⁴]|\(\d\)|\[\d\]|(?<![A-Z])\d)$")
_DATED = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}/(?:\d\d)?\d\d|(?:19|20)\d\d(?:[-–—](?:19|20)?\d\d)?|\d+(?:st|nd|rd|th)|\d{1,2}-[A-Za-z]+"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b"
)
_YEAR_OF = re.compile(r"(?:19|20)\d\d(?: [A-Z][a-z]+){1,3}")  # "2014 Jobs", over a column
_LEADERS = re.compile(r"\s?(?:\.\s?){3,}$|…+$")
_DAY = re.compile(r"(?<![\d.])\d{1,2}([./])\d{1,2}\1(?:\d\d)?\d\d(?!\d)")
LEAST_WORDS = 4  # letters beside a day that make it the head of a column
MOST_CELL = 45  # characters; a longer cell between two spaces is a sentence
MOST_CAPTION = 160
CLOSE = 2  # characters that aligned columns may be apart


def split_cells(text: str, span: Span) -> tuple[Span, ...] | None:
    """The cells of a row (tabs, or a Markdown row); () for the ruling under a Markdown head; None for other lines."""
    line = text[span.start : span.end]
    if "\t" in line:
        separators = [m.span() for m in re.finditer(r"\t", line)]
    elif is_barred(line):
        if _RULE.fullmatch(line):
            return ()
        separators = [m.span() for m in re.finditer(r"\|", line)]
    elif "  " not in line:
        return None
    else:
        separators = [m.span() for m in _COLUMNS.finditer(line)]
        sides = [0, *(edge for pair in separators for edge in pair), len(line)]
        lengths = [len(_LEADERS.sub("", line[a:b])) for a, b in zip(sides[::2], sides[1::2], strict=True)]
        if len(separators) < 2 or max(lengths) > MOST_CELL or marker_length(line):
            return None
    edges = [0, *(edge for pair in separators for edge in pair), len(line)]
    cells = [stripped(text, span.start + edges[i], span.start + edges[i + 1]) for i in range(0, len(edges), 2)]
    if line.startswith("|"):
        cells = cells[1:]
    if line.endswith("|") and is_barred(line):
        cells = cells[:-1]
    return tuple(bare(text, _without_leaders(text, cell)) for cell in cells)


def _without_leaders(text: str, cell: Span) -> Span:
    """A cell without the dots that lead from its label to the next: "Bakers............"."""
    words = text[cell.start : cell.end]
    if not words.endswith((".", "…")):
        return cell
    return stripped(text, cell.start, cell.start + len(_LEADERS.sub("", words)))


def is_barred(line: str) -> bool:
    """Whether a line is a Markdown row: it begins with a bar, or ends with one, or is the ruling under a head."""
    if line.startswith("|"):
        return line.count("|") >= 2
    return "|" in line and (line.endswith("|") or (_RULE.fullmatch(line) is not None and "-" in line))


_BOLD_ENDS = re.compile(r"[.:]?\*{2}\s+")  # of a heading that runs in: "**Licensing.** Ohio requires …"


def bare(text: str, span: Span) -> Span:
    """The span without the marks of emphasis around all of it, `**Good**`, or of what runs in before it."""
    for mark in ("**", "__", "`", "*", "_"):
        size = len(mark)
        inner = text[span.start + size : span.end - size]
        wraps = text.startswith(mark, span.start) and text.endswith(mark, span.start, span.end)
        if wraps and span.end - span.start > 2 * size and mark not in inner and inner.strip() == inner:
            return Span(span.start + size, span.end - size)
    ends = _BOLD_ENDS.match(text, *span)
    return Span(ends.end(), span.end) if ends else span


def two_columns(text: str, lines: Sequence[Line], number: int) -> tuple[Span, ...] | None:
    """The cells of a line with two columns set apart by spaces, where a line beside it is set so, too."""
    own = read_pair(text, lines[number])
    if own is None:
        return None
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(lines) and (other := read_pair(text, lines[beside])) is not None:
            starts = own[1].start - lines[number].start, other[1].start - lines[beside].start
            ends = own[1].end - lines[number].start, other[1].end - lines[beside].start
            if abs(starts[0] - starts[1]) < CLOSE or abs(ends[0] - ends[1]) < CLOSE:
                return own
    return None


def read_pair(text: str, line: Line) -> tuple[Span, Span] | None:
    """The two cells of a line with one gap of two spaces or more."""
    span = stripped(text, line.start, line.end)
    gaps = [match for match in _COLUMNS.finditer(text, span.start, span.end) if "\t" not in match.group()]
    if len(gaps) != 1 or marker_length(text[span.start : span.end]):
        return None
    first, second = Span(span.start, gaps[0].start()), Span(gaps[0].end(), span.end)
    return (first, second) if max(first.end - first.start, second.end - second.start) <= 2 * MOST_CELL else None


def place_cells(line: Line, cells: Sequence[Span], head_line: Line, heads: Sequence[Span]) -> tuple[Span, ...]:
    """The cells of a row set with spaces under the heads they stand under; a column with none has an empty cell."""
    if len(cells) >= len(heads):
        return tuple(cells)
    placed: list[Span] = []
    free = list(cells)
    for number, head in enumerate(heads):
        start = head.start - head_line.start
        after = heads[number + 1].start - head_line.start if number + 1 < len(heads) else 10**6
        fits = free and free[0].start - line.start < after and free[0].end - line.start > start - CLOSE
        if number == 0 or fits or (free and len(free) >= len(heads) - number):
            placed.append(free.pop(0))
        else:
            at = placed[-1].end
            placed.append(Span(at, at))
    return tuple(placed)


def has_figure(text: str, cell: Span) -> bool:
    """Whether a cell starts with a figure that is no year: "Employment, 2024" and "10th percentile" head columns."""
    if PERCENTILE.fullmatch(text, cell.start, cell.end):
        return False
    if _DAY.search(text, *cell) and sum(c.isalpha() for c in text[slice(*cell)]) > LEAST_WORDS:
        return False  # "3% increase 1.8.23"
    if _YEAR_OF.fullmatch(text, *cell):
        return False
    words = _DATED.sub("", text[cell.start : cell.end])
    return bool(re.match(rf"[^\w$£€₹]{{0,3}}(?:{MARK}|[A-Z]{{1,3}})?\s?-?\d", words.strip()))


def note_mark(text: str, cell: Span) -> str | None:
    """The mark of a note that a head or label ends with: the `2` of "High2", `*`, `(1)`; None where it has none."""
    match = _MARK.search(text, cell.start, cell.end)
    return match.group("mark").strip("()[]") if match else None


def open_head(text: str, rows: list[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """The rows, the first with an empty cell before it where it has a head for each figure and none over the labels."""
    if len(rows) < 3 or len(rows[0]) < 2 or any(has_figure(text, cell) for cell in rows[0]):
        return rows
    if len(rows) > 3 and len(rows[0]) <= len(rows[1]) == len(rows[2]) - 1:
        return _open_tiers(text, rows)
    wide = len(rows[0]) + 1
    if any(len(cells) != wide or not all(has_figure(text, cell) for cell in cells[1:]) for cells in rows[1:]):
        return rows
    return [(Span(rows[0][0].start, rows[0][0].start), *rows[0]), *rows[1:]]


def _open_tiers(text: str, rows: list[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """The rows, heads that span columns spread over them and an empty cell before those below, where all are as wide.

    "Area | Wages" over "Low | Median | High": a scrape leaves out the cells that the first row's span.
    """
    (label, *wide), below, *body = rows
    if not wide or {len(body[0]), len(body[1])} != {len(below) + 1}:
        return rows
    if not all(cell.end > cell.start and not has_figure(text, cell) for cell in below):
        return rows
    if not all(has_figure(text, cell) for cell in body[0][1:]):
        return rows
    heads = (Span(below[0].start, below[0].start), *below)
    size, odd = divmod(len(below), len(wide))
    if odd:  # nobody can tell what each of them spans
        return [heads, *body]
    spread = [Span(head.end if n else head.start, head.end) for head in wide for n in range(size)]
    return [(label, *spread), heads, *body]


def split_notes(text: str, span: Span, marks: set[str]) -> tuple[dict[str, Span], list[Span]]:
    """The notes of a line by mark ("1 10th percentile. 2 90th percentile. Wages of 2022."), and what has no mark."""
    known = "|".join(re.escape(mark) for mark in sorted(marks, key=lambda mark: (-len(mark), mark)))
    signs = (
        list(re.finditer(rf"(?:^|(?<=[.;]\s))\W?(?P<mark>{known})[\])]?[.:]?\s+(?=\S)", text[span.start : span.end]))
        if marks
        else []
    )
    notes: dict[str, Span] = {}
    rest: list[Span] = []
    if not signs or signs[0].start() > 0:
        rest.append(Span(span.start, span.start + signs[0].start() if signs else span.end))
    for sign, after in zip(signs, [*signs[1:], None]):
        start, end = span.start + sign.end(), span.start + after.start() if after else span.end
        stop = re.compile(r"[.;]\s+(?=[A-Z])").search(text, start, end)
        cut = stop.start() + 1 if stop and not after else end
        notes.setdefault(sign.group("mark"), stripped(text, start, cut))
        if cut < end:
            rest.append(stripped(text, cut, end))
    return notes, rest
