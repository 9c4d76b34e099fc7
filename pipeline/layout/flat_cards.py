"""flat_cards: cards that a scrape left as lines, one after another: "Tulsa, OK", "$23.10 per hour", "97 pay reports".

Each has a label, then lines that look alike from card to card but for their numbers. How many lines a card has, the
second card shows.
"""

import re
from collections.abc import Sequence

from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

_LINES = range(2, 6)  # of a card
_MOST, _LEAST, _LEAST_PAIRS = 60, 2, 3  # cards looked at; cards; cards of a label and one line
_LABEL, _VALUE = range(2, 61), range(1, 61)  # characters
_NUMBER = re.compile(r"\d[\d.,]*")
_RATE = re.compile(
    r"\b(?:hour|hr|day|week|month|year|yr|annum)\b"
)  # one card may pay by the hour, the next by the year
_PERCENTILE = re.compile(r"(?:10|25|50|75|90)\s?%")
_FIGURE = re.compile(rf"{MARK}\s?\d|\d\s?%|\d{{1,3}},\d{{3}}|\d\.\d\d\b|\d\s?[kK]\b")
_GLUED = re.compile(rf"[a-z](?:{MARK})\s?\d")  # "Minimum$23.75": the label of the figure above, and the next
_BOUND = re.compile(
    r"(?:10|25|50|75|90)(?:th)?(?:\s?%|\s?percentile)?|low(?:est)?|high(?:est)?|median|mean|average|min(?:imum)?|max(?:imum)?",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\b(?:pay|wages?|salary|salaries|earnings|income|hours|jobs|openings|growth)\b", re.IGNORECASE)
_ENDS = tuple(".:?!;,")

Rows = list[tuple[int, tuple[Span, ...]]]


def read_cards(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The cards that begin at a line, each as its last line, its label and its values; [] where none do."""
    if first + 3 >= len(lines) or not _NUMBER.search(lines[first + 1].text) or _label(text, lines[first]) is None:
        return []
    for size in _LINES:
        rows = _of_size(text, lines, first, size)
        if len(rows) >= (_LEAST_PAIRS if size == 2 else _LEAST):
            return rows
    return []


def _of_size(text: str, lines: Sequence[Line], first: int, size: int) -> Rows:
    """The cards of so many lines, as long as they look like the first."""
    rows: Rows = []
    wanted: list[str] = []
    seen: set[str] = set()
    for start in range(first, min(first + _MOST * size, len(lines) - size + 1), size):
        label = _label(text, lines[start])
        values = [stripped(text, line.start, line.end) for line in lines[start + 1 : start + size]]
        shapes = [_shape(text, value) for value in values]
        if label is None or (wanted and shapes != wanted) or text[slice(*label)] in seen:
            break
        if size == 2 and _MEASURE.search(text, *label):
            break  # a key, and its value
        if not wanted and not (all(shapes) and any(_FIGURE.search(text, *value) for value in values)):
            break
        before = lines[start - 1] if not wanted and start else None
        if before is not None and _shape(text, stripped(text, before.start, before.end)) == shapes[-1]:
            break  # a figure stands before the label: these go by turns, the figure first
        wanted = shapes
        if _shape(text, label) in wanted:
            break
        seen.add(text[slice(*label)])
        rows.append((start + size - 1, (label, *values)))
    after = lines[rows[-1][0] + 1].text.strip() if size == 2 and rows and rows[-1][0] + 1 < len(lines) else ""
    return [] if _BOUND.fullmatch(after) else rows  # "$33,118 / 10th / $40,906 / 25th": each label is under its figure


def _label(text: str, line: Line) -> Span | None:
    """A line that may be a card's label, without its marker: words, or a percentile."""
    span = stripped(text, line.start + marker_length(line.text), line.end)
    said = text[slice(*span)]
    if len(said) not in _LABEL or said.endswith(_ENDS) or "\t" in said or "|" in said:
        return None
    if _PERCENTILE.fullmatch(said):
        return span
    return span if (said[0].isupper() or said[0].isdigit()) and not _FIGURE.search(said) else None


def _shape(text: str, value: Span) -> str:
    """A value without its numbers, in lower case; "" where it is none: a sentence, or cells of a row."""
    said = text[slice(*value)]
    if (
        len(said) not in _VALUE
        or said.endswith(_ENDS)
        or "\t" in said
        or "|" in said
        or ": " in said
        or marker_length(said)
    ):
        return ""  # a key and its value, and an item, are read by themselves
    if _GLUED.search(said):
        return ""
    return _RATE.sub("@", _NUMBER.sub("#", said).lower()) if _NUMBER.search(said) else ""
