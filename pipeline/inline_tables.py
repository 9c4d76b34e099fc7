"""inline_tables: tables that stand in one line, heads and all: "Year 2012 2022 Jobs 4,100 4,600 Openings 310 290"."""

import re
from collections.abc import Sequence

from pipeline.flat_cells import FIGURE, YEARS
from pipeline.flat_heads import OPENS, cut_heads, ends_head
from pipeline.spans import Line, Span, stripped

_FIGURE = re.compile(rf"(?!{YEARS.pattern}$)[+-]?{FIGURE.pattern}")
_LEAST = 2  # rows
_MOST_LABEL = 8  # words
_RANK = re.compile(r"\d{1,3}\.?")


def read_inline_rows(text: str, lines: Sequence[Line], first: int) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows of such a table with its head first, all with the number of the line; [] where the line is none.

    Its head is a word that opens labels and years, as many as each label has figures; or one that is said twice; or
    words that can be parted into as many heads as each label has figures.
    """
    line = stripped(text, lines[first].start, lines[first].end)
    if not OPENS.match(text, *line) or text[line.end - 1] in ".!?:":
        return []
    words = [Span(match.start(), match.end()) for match in re.compile(r"\S+").finditer(text, *line)]
    figures = [number for number, word in enumerate(words) if _FIGURE.fullmatch(text, *word)]
    if len(figures) <= _LEAST:
        return []
    for heads, start in (_years(text, words, figures), _twice(text, words, figures), _cut(text, words, figures)):
        rows = _rows(text, words, figures, start, len(heads) - 1) if heads else []
        if len(rows) >= _LEAST:
            return [(first, row) for row in (heads, *rows)]
    return []


Heads = tuple[tuple[Span, ...], int]  # and the word behind them


def _years(text: str, words: Sequence[Span], figures: Sequence[int]) -> Heads:
    """A word over the labels, and years."""
    years = [number for number, word in enumerate(words[: figures[0]]) if YEARS.fullmatch(text, *word)]
    if len(years) < 2 or years != list(range(years[0], years[-1] + 1)):
        return (), 0
    return (Span(words[0].start, words[years[0] - 1].end), *(words[n] for n in years)), years[-1] + 1


def _twice(text: str, words: Sequence[Span], figures: Sequence[int]) -> Heads:
    """A head that is said twice, before the row of the whole country and before the others."""
    said = [text[slice(*word)] for word in words[: figures[0]]]
    size = next((n for n in range(2, len(said) // 2 + 1) if said[:n] == said[n : 2 * n]), 0)
    return ((words[0], Span(words[1].start, words[size - 1].end)), 2 * size) if size else ((), 0)


def _cut(text: str, words: Sequence[Span], figures: Sequence[int]) -> Heads:
    """Words up to the last that ends a head, or to the first rank, parted into a head for each figure of a row."""
    ranked = _RANK.fullmatch(text, *words[figures[0]]) is not None and figures[0] + 1 not in figures
    behind = figures[1:] if ranked else figures
    end = figures[0] if ranked else max((n + 1 for n in range(figures[0]) if ends_head(text, words[n])), default=0)
    if not 0 < end < behind[0]:
        return (), 0
    columns = next(n for n in range(len(figures) + 1) if len(words) - 1 - n not in figures)
    heads = cut_heads(text, Span(words[0].start, words[end - 1].end), columns) if columns else None
    if heads and ranked:  # the head over the numbers of the rows is gone with them
        heads = (Span(words[1].start, heads[0].end), *heads[1:]) if heads[0].end > words[0].end else heads
    return (heads, end) if heads else ((), 0)


def _rows(text: str, words: Sequence[Span], figures: Sequence[int], start: int, columns: int) -> list[tuple[Span, ...]]:
    """The rows from a word on, each a label and so many figures; [] where the words are no such rows to their end."""
    known = set(figures)
    rows: list[tuple[Span, ...]] = []
    while start < len(words):
        start += start in known and _RANK.fullmatch(text, *words[start]) is not None  # the number of a row
        at = next((n for n in figures if n > start), len(words))
        row = words[at : at + columns]
        if at + columns > len(words) or at - start > _MOST_LABEL or not set(range(at, at + columns)) <= known:
            return []
        if start in known:
            return []
        rows.append((Span(words[start].start, words[at - 1].end), *row))
        start = at + columns
    return rows
