"""flat_runs: a table that stands in one line, heads and all, cut into its rows: "Year 2012 2022 Jobs 4,100 4,600 …"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.layout.flat_cells import FIGURE, NONE, YEARS
from pipeline.layout.flat_heads import OPENS, ends_head, is_measure, part_head
from pipeline.layout.flat_lines import Cell, CutLine
from pipeline.spans import Line, Span, stripped

MOST_RUN, MOST_WORDS, LEAST_FIGURES = 1500, 8, 3  # characters; words of a label; figures
_VALUE = re.compile(rf"(?!\(){NONE.pattern}|(?:(?<!\S)[+-])?{FIGURE.pattern}")
_ORDINAL = re.compile(r"-?[a-z]")  # "10-year", "3rd"
_PERCENTILE = re.compile(r"(?:10|25|50|75|90)\s?%")
_GLUED = re.compile(r"(?<=[a-z)])(?=[A-Z])")
_CAPTION = re.compile(r"[^:]{3,90}:\s?(?=[A-Z])")
_MORE = re.compile(r"(?:(?<=[,.]\d\d\d)|\s)\d{1,2} more rows?\W*$")  # "47,1501 more row"
_RANK = re.compile(r"\d{1,3}\.?")
_WORD = re.compile(r"\S+")


def cut_run(text: str, line: Line) -> list[CutLine]:
    """The head and the rows of a line, as if each stood on a line of its own; [] where it can hold no table."""
    span = stripped(text, line.start, line.end)
    if span.end - span.start > MOST_RUN:
        return []
    glued = _GLUED.search(text, *span) is not None
    if glued:
        caption, more = _CAPTION.match(text, *span), _MORE.search(text, *span)
        span = Span(caption.end() if caption else span.start, more.start() if more else span.end)
    if not OPENS.match(text, *span) or text[span.end - 1] in ".!?:":
        return []
    rows = _break(text, _cells(text, span))
    if sum(len(row) - 1 for row in rows) < LEAST_FIGURES:
        return []
    head, label = _part_first(text, rows, glued)
    rows = [head, *([label] if label else []), *rows[1:]] if head else []
    ended = all(len(row) > 1 and len(text[slice(*row[0].span)].split()) <= MOST_WORDS for row in rows[1:])
    return [CutLine(n, tuple(row), False) for n, row in enumerate(rows)] if ended else []


def _cells(text: str, span: Span) -> Iterator[Cell]:
    """The figures of a line, and the words between them; years and percentiles alone are words."""
    every = (Span(*match.span()) for match in _VALUE.finditer(text, *span))
    found = [one for one in every if not _ORDINAL.match(text, one.end) and text[one.start - 1] != "("]
    kinds = ["year" if YEARS.fullmatch(text, *one) else "figure" for one in found]
    touches = [not text[a.end : b.start].strip() for a, b in pairwise(found)]
    begin = span.start
    for number, (one, kind) in enumerate(zip(found, kinds, strict=True)):
        beside = (number > 0 and touches[number - 1]) or (number < len(touches) and touches[number])
        if (kind == "year" or _PERCENTILE.fullmatch(text, *one)) and not beside:
            continue
        words = stripped(text, begin, one.start)
        if words.end > words.start:
            yield Cell(words, "words")
        yield Cell(one, kind)
        begin = one.end
    words = stripped(text, begin, span.end)
    if words.end > words.start:
        yield Cell(words, "words")


def _break(text: str, cells: Iterator[Cell]) -> list[list[Cell]]:
    """The cells, a new row where words follow figures; numbers that count the rows are left out."""
    rows: list[list[Cell]] = [[]]
    for cell in cells:
        if cell.kind == "words" and rows[-1] and rows[-1][-1].kind != "words":
            last = rows[-1][-1].span
            if _RANK.fullmatch(text, *last) and text[slice(*last)].rstrip(".") == str(len(rows)):
                rows[-1].pop()
            rows.append([])
        rows[-1].append(cell)
    return rows


def _part_first(text: str, rows: list[list[Cell]], glued: bool) -> tuple[list[Cell], list[Cell]]:
    """The head and the first row behind it, where the line does not part them; else the head and nothing."""
    cells = rows[0]
    if len(cells) == 1 or all(cell.kind == "year" for cell in cells[1:]):
        return cells, []
    first, columns = cells[0].span, len(cells) - 1
    words = [Span(*match.span()) for match in _WORD.finditer(text, *first)]
    said = [text[slice(*word)] for word in words]
    size = next((n for n in range(2, len(said) // 2 + 1) if said[:n] == said[n : 2 * n]), 0)
    if size and 2 * size < len(words):  # said twice: before the row of the whole country and before the others
        cut, end = words[2 * size].start, words[size - 1].end
    else:
        cut = _glue(text, first, columns) if glued else 0
        end = cut = cut or max((word.end for word in words[:-1] if ends_head(text, word)), default=0)
    if not cut:
        return [], []
    return [Cell(Span(first.start, end), "words")], [Cell(stripped(text, cut, first.end), "words"), *cells[1:]]


def _glue(text: str, first: Span, columns: int) -> int:
    """Where the label behind a head begins that touches it; 0 where no head fits."""
    for glue in reversed([match.start() for match in _GLUED.finditer(text, *first)]):
        heads = part_head(text, Span(first.start, glue), columns)
        if heads and all(is_measure(text, cell) for cell in heads[1:]):
            return glue
    return 0
