"""cards: figures of a card that set their labels ("Low", "Median") on lines of their own, above or below them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.cells import has_figure
from pipeline.plain import MARK
from pipeline.spans import Line, Span, stripped

_FIGURE = re.compile(
    rf"(?:{MARK}|[A-Z]{{1,3}})?\s?\d[\d,.]*\s?(?:[kKmMLT]\b|lakhs?|LPA|million)?(?:\s?/\s?(?:hr|yr|hour|year|month|week))?\+?"
)
_BOUND = re.compile(
    r"(?:low(?:est)?|high(?:est)?|min(?:imum)?|max(?:imum)?|median|average|mean|mid(?:dle)?|typical|starter|experienced"
    r"|entry[- ]level|(?:10|25|50|75|90)th percentile)(?: (?:pay|salary|wage|earnings))?:?",
    re.IGNORECASE,
)
LONGEST_TURN = 40  # characters of a figure or label of a card
LONGEST = 30  # characters of a line of such a card


def read_card(text: str, body: Sequence[Line], first: int) -> tuple[list[tuple[Span, Span]], int] | None:
    """Each figure with its label, from line `first` on, and the line after the last; None where no such card begins.

    Lines go by turns. What comes first tells which label is whose: "$21.00 / Low / $30.00 / Median", or
    "Low / $21.00 / Median / $30.00". One pair alone is no card.
    """
    if len(body[first].text) > LONGEST + 20 or not _kind(body[first].text.strip()):
        return None
    run: list[tuple[str, Span, int]] = []
    for kind, span, number in _short_lines(text, body, first):
        if not kind or (run and run[-1][0] == kind):
            break
        run.append((kind, span, number))
    run = run[: len(run) // 2 * 2]
    if len(run) < 4:
        return None
    swap = run[0][0] == "label"
    pairs = [(b[1], a[1]) if swap else (a[1], b[1]) for a, b in zip(run[::2], run[1::2], strict=True)]
    return pairs, run[-1][2] + 1


def _short_lines(text: str, body: Sequence[Line], first: int) -> Iterator[tuple[str, Span, int]]:
    """The lines that hold anything, as figure, label or "", with their place and number."""
    for number in range(first, len(body)):
        span = stripped(text, body[number].start, body[number].end)
        if span.end > span.start:
            yield _kind(text[span.start : span.end]), span, number


def _kind(line: str) -> str:
    if not 0 < len(line) <= LONGEST:
        return ""
    return "figure" if _FIGURE.fullmatch(line) else "label" if _BOUND.fullmatch(line) else ""


def ends_in_figure(text: str, body: Sequence[Line]) -> bool:
    """Whether figures and labels by turns begin and end with a figure: no label stands under the last."""
    turns = 0
    for line in body:
        span = stripped(text, line.start, line.end)
        if span.end > span.start:
            if has_figure(text, span) is not (turns % 2 == 0) or span.end - span.start > LONGEST_TURN:
                break
            turns += 1
    return turns > 1 and turns % 2 == 1


_RATE = re.compile(r"[$£€]\s?\d[\d,.]*\s?(?:/\s?|per\s+|an?\s+)(?:hour|hr|year|yr|month|week)\.?", re.IGNORECASE)
_PAY_LINE = re.compile(r"[^.!?]{0,40}\b(?:[Pp]ay|[Ss]alary|[Ww]age)\b[^.!?]{0,30}[$£€]\s?\d[^.!?]{0,30}")


def pay_above(text: str, body: Sequence[Line], i: int) -> Span | None:
    """The line of pay right over one that gives the same for another time: "$39.53 per hour"."""
    line = stripped(text, body[i].start, body[i].end)
    if i == 0 or not _RATE.fullmatch(text, *line):
        return None
    above = stripped(text, body[i - 1].start, body[i - 1].end)
    return above if _PAY_LINE.fullmatch(text, *above) else None
