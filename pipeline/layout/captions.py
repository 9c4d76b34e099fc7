"""captions: lines over tables, lists and cards that say what all of these are about."""

import re
from collections.abc import Sequence
from itertools import islice

from pipeline.layout.cards import MEASURE, is_bound, is_key_line, label_below, read_card
from pipeline.layout.cells import MOST_CAPTION, has_figure
from pipeline.layout.grids import is_figure
from pipeline.layout.keys import read_key
from pipeline.layout.label_rows import LABEL_FIGURE, VERB, read_label_row
from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

DATE = re.compile(r"\b(?:\d{1,2}\s+)?(?:19|20)\d\d\b")
_DATED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b"
)
_ALL_DATE = re.compile(
    r"\(?(?:(?:as )?(?:at|of|in) )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?"
    r"(?: (?:census|data|figures|survey|estimates?))?\)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()\d]{3,70}\)$")
_PERCENTILE = re.compile(r"\b(?:10|25|50|75|90)th\b")
_OPENS = re.compile(r"[A-Z]|(?:10|25|50|75|90)th ")
_STATE = re.compile(r",\s[A-Z][\w.]{1,6}\.$")  # "San Jose, Calif."
_OTHER = re.compile(r"[\d|\t$£€₹:;]")
_BEHIND = re.compile(r"\([^()]{4,80}\)|(?:% |Per ?cent|Percentage|Share|Figures|Source|In )[^.!?]{3,90}", re.IGNORECASE)
_DASHED_PAIR = re.compile(rf"[A-Z][^$£€₹\d:!?|]{{1,60}}\s+[–—-]\s+{MARK}\s?\d[^!?]{{0,60}}")
# "ENTRY LEVEL", "Senior Baker" over "Education: High school diploma": the card of a level.
_OF_LEVEL = re.compile(
    r"(?:entry|mid|middle|senior|intermediate|advanced)[- ](?:level|career)\b|(?:junior|senior)\s", re.IGNORECASE
)
LONGEST_NAME, LONGEST_VALUE = 70, 60  # characters of a line over a run of pairs, and of a pair


def is_caption(text: str, line: Span) -> bool:
    """Whether the line over a table is its caption: short, and no sentence with figures of its own."""
    words = text[line.start : line.end]
    return (
        len(words) <= MOST_CAPTION
        and not (words.endswith(".") and re.search(r"\d", DATE.sub("", words)))
        and not re.search(rf"{MARK}\s?\d|\d%", words)
    )


_COUNTED = re.compile(r"(?!(?:19|20)\d\d\b)\d[\d,.]*[KkMm]?\+?\s+[a-z]")  # "7,900 annual job openings"


def captions_labels(text: str, line: Span) -> bool:
    """Whether the line over a list of labels and figures is its caption, no such pair itself."""
    pair = LABEL_FIGURE.fullmatch(text, *line) or _COUNTED.match(text, *line)
    keyed = read_key(text, line)
    said = keyed is not None and keyed.end() < line.end  # "Education: High school diploma"
    return is_caption(text, line) and pair is None and not said


def opens_run(text: str, body: Sequence[Line], i: int) -> Span | None:
    """The caption of the labels and figures right under it, if a line is one: "Average pay (2024)", "San Jose, Calif.".

    It is short, no sentence, has no figure but a date, and the next line begins a run of pairs: "Entry: £21,000", a
    label over its figure, or figures and labels by turns.
    """
    span = stripped(text, body[i].start, body[i].end)
    marker = marker_length(text[slice(*span)])
    span = Span(span.start + marker, span.end)
    words = _ASIDE.sub("", text[slice(*span)])
    closed = words[-1:] in tuple(".,;:!?") and not _STATE.search(words)
    if not 2 < len(words) <= LONGEST_NAME or not _OPENS.match(words) or closed:
        return None
    if _OTHER.search(_PERCENTILE.sub("", _DATED.sub("", words))) or VERB.search(f" {words} "):
        return None
    below = next((n for n in range(i + 1, min(i + 3, len(body))) if body[n].text.strip()), None)
    if below is None or (marker and not marker_length(body[below].text)):
        return None
    figure = is_figure(text, stripped(text, body[below].start, body[below].end))
    if figure and MEASURE.search(words) and is_key_line(text, body, i):
        return None  # "Number of Jobs, 2022" over "45,200", whatever labels come by turns
    if _OF_LEVEL.match(words) and _is_keyed(text, body[below]):
        return span
    return span if _is_pair(text, body, below) and not (is_bound(words) and not marker) else None


def _is_keyed(text: str, line: Line) -> bool:
    """Whether a line is a key and a short value, in words or figures."""
    span = stripped(text, line.start, line.end)
    keyed = read_key(text, span)
    return keyed is not None and 0 < span.end - keyed.end() <= LONGEST_VALUE


def bound_behind(text: str, body: Sequence[Line], i: int, key: Span) -> tuple[Span, int] | None:
    """The label under a figure that has a key over it, and its line: "Tulsa, OK / $56,806 / Average salary"."""
    label = None if is_bound(text[slice(*key)]) else label_below(text, body, i)
    return (label, i + 1) if label is not None and is_bound(text[slice(*label)]) else None


def caption_behind(text: str, body: Sequence[Line], i: int) -> Span | None:
    """The line under the labels and figures that a line opens, where it says what they are: "(% of jobs, 2016)"."""
    rows = 0
    for line in islice(body, i + 1, None):
        span = stripped(text, line.start, line.end)
        if span.end == span.start:
            continue
        if read_label_row(text, span) is None:
            return span if rows and _BEHIND.fullmatch(text, *span) else None
        rows += 1
    return None


def date_behind(text: str, body: Sequence[Line], i: int) -> tuple[Span, int] | None:
    """The line behind a figure that only says of when it is, and its number: "14,700" over "February 2024"."""
    behind = [n for n in range(i + 1, min(i + 5, len(body))) if body[n].text.strip()]
    if not behind or not _ALL_DATE.fullmatch(body[behind[0]].text.strip()):
        return None
    if len(behind) > 1 and has_figure(text, stripped(text, body[behind[1]].start, body[behind[1]].end)):
        return None  # the key of the next figure
    return stripped(text, body[behind[0]].start, body[behind[0]].end), behind[0]


def blank_behind(text: str, body: Sequence[Line], i: int) -> bool:
    """Whether a blank line stands behind a line."""
    return i + 1 < len(body) and text.count("\n", body[i].end, body[i + 1].start) > 1


def _is_pair(text: str, body: Sequence[Line], i: int) -> bool:
    """Whether a line, or it and the next, are a label and its figure."""
    span = stripped(text, body[i].start, body[i].end)
    span = Span(span.start + marker_length(text[slice(*span)]), span.end)
    keyed = read_key(text, span)
    if keyed is not None:
        value = text[keyed.end() : span.end]
        return len(value) <= LONGEST_VALUE and any(c.isdigit() for c in value)
    if read_label_row(text, span) is not None or _DASHED_PAIR.fullmatch(text, *span):
        return True
    if marker_length(body[i].text):
        return False
    return is_key_line(text, body, i) or (not is_bound(text[slice(*span)]) and read_card(text, body, i) is not None)
