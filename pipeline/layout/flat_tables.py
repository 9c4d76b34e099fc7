"""flat_tables: tables whose lines lost what parted their cells: "Nevada $78,460 $90,950", "Cook$36,000$28,000".

The lines are cut into cells in each way that their look allows; of what can be read then, that is a table which
explains most cells.
"""

import re
from collections.abc import Sequence

from pipeline.layout.coded_rows import read_coded_rows
from pipeline.layout.flat_bars import cut_barred, read_barred
from pipeline.layout.flat_cards import read_cards
from pipeline.layout.flat_cells import cell_kind
from pipeline.layout.flat_codes import part_codes, part_numbers
from pipeline.layout.flat_heads import opens_small
from pipeline.layout.flat_lines import (
    MOST_HEADS,
    MOST_LINE,
    Cutter,
    cut_counted,
    cut_lines,
    cut_tail,
    cut_touching,
    cut_worded,
    has_counts,
    has_words_behind,
)
from pipeline.layout.flat_reading import MOST_COLUMNS, read_best
from pipeline.layout.flat_runs import cut_run
from pipeline.layout.flat_turns import read_steps, read_turns
from pipeline.layout.named_columns import read_named_columns
from pipeline.layout.worded_columns import read_worded_columns
from pipeline.spans import Line, Span, marker_length

_SENTENCE = re.compile(r"[.!?:;]$|,\s*$|[$£€₹]\s?\d|\b(?!(?:10|25|50|75|90)%)\d+%")
_COUNTS = re.compile(r"(?<![\d/])(?!(?:(?:19|20)\d\d)+$)\d[\d.,]*$")
_TOUCHES = re.compile(r"(?<=[a-z)%+])(?=[A-Z])|(?<=\d{4})(?=[A-Z][a-z])|(?<=[a-z])(?=%\s?[A-Z])")
_NOTE = re.compile(r"\s?\(\d{1,2}\)$")  # "Employment (1)"
_DIGIT = re.compile("[0-9]")
_KEYED = re.compile(r"\s*[A-Z][^:|\t\d]{1,40}:\s")
_FIRST_LINES, _MOST_LINES = 2 * MOST_COLUMNS + 1, 1200  # of one table, from its first figure on

Rows = list[tuple[int, tuple[Span, ...]]]


def read_flat_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, its heads first; [] where none begins at the line."""
    return (
        read_barred(text, lines, first)
        or read_cards(text, lines, first)
        or read_turns(text, lines, first)
        or read_steps(text, lines, first)
        or read_coded_rows(text, lines, first)
        or read_worded_columns(text, lines, first)
        or read_named_columns(text, lines, first)
        or _in_one_line(text, lines, first)
        or part_numbers(text, part_codes(text, _over_lines(text, lines, first)))
    )


def _in_one_line(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of a table that stands in one line, all with its number."""
    cut = cut_run(text, lines[first])
    rows = [cells for _, cells in read_best(text, cut)[1]] if cut else []
    if not rows or len(rows) != len(cut):
        return []
    heads = tuple(Span(a, note.start() if (note := _NOTE.search(text, a, b)) else b) for a, b in rows[0])
    return [(first, cells) for cells in (heads, *rows[1:])]


def _over_lines(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The rows of the table that explains most cells, of all ways to cut its lines."""
    line = lines[first].text
    if first + 1 < len(lines) and _KEYED.match(lines[first + 1].text):
        return []  # a caption over keys and values
    if "|" in line:
        ways: list[Cutter] = [cut_barred]
    elif (_may_head(line) or cell_kind(line) in ("words", "year", "share")) and _has_figure_ahead(lines, first):
        ways = [cut_tail, cut_touching] if len(_TOUCHES.findall(line)) > 1 else [cut_tail, cut_counted, cut_worded]
    else:
        return []
    found: Rows = []
    best, way = 0, ways[0]
    for cut in ways:
        known = [*cut_lines(text, lines, first, cut, _FIRST_LINES)]
        if (cut is cut_counted and not has_counts(lines, known)) or (cut is cut_worded and not has_words_behind(known)):
            continue
        score, rows = read_best(text, known)
        if score > best:
            best, found, way = score, rows, cut
    if not found or found[-1][0] + 2 * MOST_COLUMNS < known[-1].number:
        return found
    return read_best(text, [*cut_lines(text, lines, first, way, _MOST_LINES)])[1]


def _has_figure_ahead(lines: Sequence[Line], first: int) -> bool:
    """Whether a line from one on has a digit, of as many as heads and a first row without figures take."""
    left = 2 * MOST_HEADS
    for number in range(first, len(lines)):
        words = lines[number].text
        if _DIGIT.search(words):
            return True
        left -= not words.isspace()
        if not left:
            return False
    return False


def _may_head(line: str) -> bool:
    """Whether a line may be the head of a table, by its first and last characters."""
    words = line.strip()
    return (
        2 < len(words) <= MOST_LINE
        and words[0].isalpha()
        and not _COUNTS.search(words)
        and not (marker_length(line) or "\t" in words or _SENTENCE.search(words))
        and (words[0].isupper() or (words[0].islower() and opens_small(words, Span(0, len(words)))))
    )
