"""named_columns: records under a sentence that names their columns: "Columns: code; title; grade; lowest; highest."

A record stands on a line or on several with an empty line behind it; its cells are parted by two spaces, tabs or
line ends. The last columns may be empty.
"""

import re
from collections.abc import Sequence

from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

_NAMES = re.compile(
    r"(?:^|(?<=[.!] ))(?:The )?(?:[Cc]olumns|COLUMNS|[Ff]ields)"
    r"(?:,? (?:are|from left to right|left to right|in order)){0,2}\s?: "
    r"(?P<names>[^;:.]+(?:;[^;:.]+){2,}|[^,;:.]+(?:,[^,;:.]+){2,})\.?\s*$",
)
_CELL = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(rf"(?:{MARK})?\s?\d[\d,.]*%?")
_TITLE = re.compile(r"\b(?:title|occupation|job|position|class(?:ification)?|name)\b", re.IGNORECASE)
_CODE = re.compile(r"\b(?:code|no|number|id)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\S+ \S+ \S+[.!?:]$")
_MOST_CELL, _LEAST = 60, 2  # characters; records

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


def read_named_columns(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The records by the number of their last line, the names first; [] where no sentence at the line names columns."""
    line = lines[first]
    named = _NAMES.search(line.text) if "olumns" in line.text or "ields" in line.text or "OLUMNS" in line.text else None
    if named is None:
        return []
    start, said = line.start + named.start("names"), named["names"]
    names = [
        stripped(text, start + part.start(), start + part.end())
        for part in re.finditer(r"[^;]+" if ";" in said else r"[^,]+", said)
    ]
    title = next((n for n, c in enumerate(names) if _TITLE.search(text, *c) and not _CODE.search(text, *c)), None)
    if title is None:
        return []
    records = _records(text, lines, first + 1, len(names))
    figures = sum(any(_FIGURE.fullmatch(text, *cell) for cell in cells[title + 1 :]) for _, cells in records)
    if figures < _LEAST:
        return []
    # What stands before the title, such as a code, tells no more than it.
    return [(number, cells[title:]) for number, cells in [(first, tuple(names)), *records]]


def _records(text: str, lines: Sequence[Line], first: int, columns: int) -> Rows:
    """The records from a line on, each with as many cells as there are columns, the last ones empty."""
    found: Rows = []
    cells: list[Span] = []
    for number in range(first, len(lines)):
        parts = [Span(lines[number].start + a, lines[number].start + b) for a, b in _parts(lines[number].text)]
        if marker_length(lines[number].text) or any(part.end - part.start > _MOST_CELL for part in parts):
            break
        if any(_SENTENCE.search(text, *part) for part in parts):
            break
        cells += parts
        last = number + 1 == len(lines) or text.count("\n", lines[number].end, lines[number + 1].start) > 1
        if len(cells) > columns or (last and len(cells) < 2):
            break
        if last or (len(parts) >= columns - 1 and len(parts) == len(cells)):
            found.append((number, (*cells, *[Span(cells[-1].end, cells[-1].end)] * (columns - len(cells)))))
            cells = []
    return found


def _parts(line: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CELL.finditer(line.replace("\t", "  "))]
