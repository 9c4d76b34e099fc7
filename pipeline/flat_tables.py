"""flat_tables: tables whose lines lost what parted their cells: "Nevada $78,460 $90,950", "Cook$36,000$28,000".

The lines are cut into cells in each way that their look allows; of what can be read then, that is a table which
explains most cells.
"""

import re
from collections.abc import Sequence

from pipeline.coded_rows import read_coded_rows
from pipeline.flat_bars import cut_barred, read_barred
from pipeline.flat_cells import cell_kind
from pipeline.flat_lines import MOST_LINE, Cutter, cut_counted, cut_lines, cut_tail, cut_touching
from pipeline.flat_reading import read_best
from pipeline.flat_runs import cut_run
from pipeline.named_columns import read_named_columns
from pipeline.spans import Line, Span, marker_length
from pipeline.worded_columns import read_worded_columns

_SENTENCE = re.compile(r"[.!?:;]$|,\s*$|[$£€₹]\s?\d|\b(?!(?:10|25|50|75|90)%)\d+%")
_COUNTS = re.compile(r"(?<![\d/])(?!(?:(?:19|20)\d\d)+$)\d[\d.,]*$")
_TOUCHES = re.compile(r"(?<=[a-z)%+])(?=[A-Z])")
_NOTE = re.compile(r"\s?\(\d{1,2}\)$")  # "Employment (1)"
_FIRST_LINES, _MOST_LINES = 32, 1200  # of one table

Rows = list[tuple[int, tuple[Span, ...]]]


def read_flat_rows(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The lines of such a table by number with their cells, its heads first; [] where none begins at the line."""
    return (
        read_barred(text, lines, first)
        or read_coded_rows(text, lines, first)
        or read_worded_columns(text, lines, first)
        or read_named_columns(text, lines, first)
        or _in_one_line(text, lines, first)
        or _over_lines(text, lines, first)
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
    ways: list[Cutter] = []
    line = lines[first].text
    if "|" in line:
        ways = [cut_barred]
    elif _may_head(line) or cell_kind(line) in ("words", "year", "share"):
        ways = [cut_tail, cut_touching] if len(_TOUCHES.findall(line)) > 1 else [cut_tail, cut_counted]
    known = [[*cut_lines(text, lines, first, cut, _FIRST_LINES)] for cut in ways]
    known = [one for n, one in enumerate(known) if one not in known[:n]]
    readings = [read_best(text, one) for one in known]
    best = max(range(len(readings)), key=lambda n: readings[n][0], default=0)
    if not readings or len(known[best]) < _FIRST_LINES or not readings[best][1]:
        return readings[best][1] if readings else []
    return read_best(text, [*cut_lines(text, lines, first, ways[best], _MOST_LINES)])[1]


def _may_head(line: str) -> bool:
    """Whether a line may be the head of a table, by its first and last characters."""
    words = line.strip()
    return (
        2 < len(words) <= MOST_LINE
        and words[0].isupper()
        and not _COUNTS.search(words)
        and not (marker_length(line) or "\t" in words or _SENTENCE.search(words))
    )
