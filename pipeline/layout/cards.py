"""cards: figures of a card that set their labels ("Low", "Median") on lines of their own, above or below them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.layout.cells import bare, has_figure
from pipeline.layout.grids import is_figure, is_tile
from pipeline.layout.keys import is_word_key
from pipeline.layout.label_rows import BOUND
from pipeline.plain import MARK
from pipeline.spans import Line, Span, marker_length, stripped

_FIGURE = re.compile(
    rf"(?:{MARK}|[A-Z]{{1,3}})?\s?\d[\d,.]*\s?(?:[kKmMLT]\b|lakhs?|LPA|million)?"
    rf"(?:\s?(?:[-–—]|to)\s?(?:{MARK})?\s?\d[\d,.]*\s?[kK]?)?(?:\s?/\s?(?:hr|yr|hour|year|month|week))?\+?"
)
_BOUND = re.compile(
    r"(?:low(?:e(?:r|st))?|upper|most common|high(?:e(?:r|st))?|min(?:imum)?|max(?:imum)?"
    r"|median|average|mean|mid(?:dle)?|typical|starter|experienced"
    r"|(?:entry|mid|middle|senior)[- ]level|(?:10|25|50|75|90)th percentile|(?:10|25|75|90)\s?%)"
    r"(?: (?:pay|salary|wage|earnings))?:?",
    re.IGNORECASE,
)
_TOUCHING = re.compile(r"(?:Low|High|Min(?:imum)?|Max(?:imum)?|Median|Average|Mean)(?=[A-Z$£€₹\d])")
_TILE_START = re.compile(
    rf"(?<!\S)(?P<figure>(?!(?:19|20)\d\d\s)(?:{MARK}\s?)?\d[\d,.]*%?)\s+(?=[A-Z][a-z]+(?:\s+[A-Z(]|\s+(?:in|of|who|per)\b|$))"
)
# "$57,418Avg. Base Salary (USD)": a figure and its label that lost what stood between them.
_GLUED_TILE = re.compile(
    rf"(?P<figure>{MARK}\s?\d[\d,.]*+[kK]?+)(?P<label>(?=[A-Z][a-z][^\d:;!?]*(?i:pay|salary|wages?|earnings|income)\b)[A-Z][^\d:;!?]{{3,50}})"
)
LONGEST_TURN = 40  # characters of a figure or label of a card
MOST_KEY = 40  # characters of a key on a line of its own, and of its value
MOST_VALUE = 60  # characters of the value under an item that is a label
_ITEM_KEYS = frozenset(("Education", "Training", "Schedule", "Work schedule", "License"))  # whose value is in words
LONGEST = 30  # characters of a line of such a card
MOST_TURNS = 24  # lines of a card of figures and labels that are looked at


MOST_SAID = 90  # characters of a line that breaks off before the sum: "Chefs with a year's experience usually earn"
# How such a line ends.
EARNS = re.compile(r"\b(?:earns?|makes?|gets?|paid|starts?\s+(?:on|at|from))\W*$")


class Card(NamedTuple):
    """Each figure of a card with its label, the line behind the card, and the caption of a next one that touches it."""

    pairs: list[tuple[Span, Span]]
    stop: int
    caption: Span | None


def read_card(text: str, body: Sequence[Line], first: int) -> Card | None:
    """The card that begins at a line, or None where none does.

    Lines go by turns. What comes first tells which label is whose: "$21.00 / Low / $30.00 / Median", or
    "Low / $21.00 / Median / $30.00". One pair alone is no card. Behind a figure that stands alone, labels may touch
    what follows: "$21.00 / Low$30.00 / MedianYearly pay".
    """
    if len(body[first].text) > LONGEST + 20 or not _kind(body[first].text.strip()):
        return None
    run: list[tuple[str, Span, int]] = []
    caption = None
    for kind, span, number in _pieces(text, body, first):
        if not kind or (run and run[-1][0] == kind):
            caption = span if kind == "caption" else None
            break
        if kind == "caption":
            caption = span
            break
        run.append((kind, span, number))
    run = run[: len(run) // 2 * 2]
    if len(run) < 4:
        return None
    swap = run[0][0] == "label"
    pairs = [(b[1], a[1]) if swap else (a[1], b[1]) for a, b in zip(run[::2], run[1::2], strict=True)]
    return Card(pairs, run[-1][2] + 1, caption)


def _pieces(text: str, body: Sequence[Line], first: int) -> Iterator[tuple[str, Span, int]]:
    """The lines that hold anything, as figure, label or "", with their place and number; what touches is parted."""
    alone = False
    for number in range(first, len(body)):
        span = stripped(text, body[number].start, body[number].end)
        if span.end == span.start:
            continue
        kind = _kind(text[span.start : span.end])
        alone = alone or (number == first and kind == "figure")
        touching = _TOUCHING.match(text, *span) if alone and not kind else None
        if touching is None:
            yield kind, span, number
            continue
        rest = Span(touching.end(), span.end)
        yield "label", Span(*touching.span()), number
        yield "figure" if _FIGURE.fullmatch(text, *rest) else "caption", rest, number


def _kind(line: str) -> str:
    if not 0 < len(line) <= LONGEST:
        return ""
    return "figure" if _FIGURE.fullmatch(line) else "label" if _BOUND.fullmatch(line) else ""


def joined_tiles(text: str, span: Span) -> list[tuple[Span, Span]]:
    """The figures and labels of a line that joins them: "41,000 Jobs in 2006 2,000 Openings a Year"; else []."""
    if not text[span.start].isdigit() and not re.match(MARK, text[span.start : span.start + 4]):
        return []
    if (glued := _GLUED_TILE.fullmatch(text, *span)) is not None:
        return [(Span(*glued.span("figure")), Span(*glued.span("label")))]
    starts = list(_TILE_START.finditer(text, *span))
    if len(starts) < 2 or starts[0].start("figure") != span.start or text[span.end - 1] in ".!?:;,":
        return []
    ends = [*(match.start("figure") for match in starts[1:]), span.end]
    return [
        (Span(*match.span("figure")), stripped(text, match.end(), end)) for match, end in zip(starts, ends, strict=True)
    ]


def is_bound(line: str) -> bool:
    """Whether a line is the label of a figure of such a card: "Low", "Median pay"."""
    return _BOUND.fullmatch(line) is not None


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


_RATE = re.compile(
    r"[$£€]\s?\d[\d,.]*\s?(?:\+\s?)?(?:/\s?|per\s+|an?\s+)(?:hour|hr|year|yr|month|week)\.?", re.IGNORECASE
)
_PAY_LINE = re.compile(r"[^.!?]{0,40}\b(?:[Pp]ay|[Ss]alary|[Ww]age)\b[^.!?]{0,30}[$£€]\s?\d[^.!?]{0,30}")


_PAY_LABEL = re.compile(r"[^.!?$£€]{0,40}\b(?:[Pp]ay|[Ss]alary|[Ww]ages?|[Ee]arnings)\b[^.!?$£€]{0,30}")


def _item_above(text: str, body: Sequence[Line], i: int) -> Span | None:
    """The item of a list that is a label of pay, over what stands in deeper under it: "• Starting salary"."""
    above = next((one for one in reversed(body[max(0, i - 3) : i]) if one.text.strip()), None)
    size = marker_length(above.text) if above is not None else 0
    if above is None or not size or len(body[i].text) - len(body[i].text.lstrip()) < size:
        return None
    label = stripped(text, above.start + size, above.end)
    return label if _PAY_LABEL.fullmatch(text, *label) else None


def pay_above(text: str, body: Sequence[Line], i: int) -> Span | None:
    """The line of pay right over one that gives the same for another time: "$39.53 per hour".

    Or the label of an empty cell, over the pay that a scrape put on the lines behind it: "2023 Median Pay\t".
    """
    line = stripped(text, body[i].start, body[i].end)
    if i == 0 or not _RATE.fullmatch(text, *line):
        return None
    if item := _item_above(text, body, i):
        return item
    first = i - 1
    while first > 0 and _RATE.fullmatch(text, *stripped(text, body[first].start, body[first].end)):
        first -= 1
    above = stripped(text, body[first].start, body[first].end)
    if body[first].text.rstrip(" ").endswith("\t") or first < i - 1:
        return above if _PAY_LABEL.fullmatch(text, *above) else None
    return above if _PAY_LINE.fullmatch(text, *above) else None


_BAR = re.compile(
    r"\d{1,2}(?:\.\d)?% of (?:all )?(?:jobs|salaries|postings|listings|workers|earners|people)", re.IGNORECASE
)


def _is_bar(text: str, body: Sequence[Line], i: int) -> bool:
    """Whether a line is a bar of a chart: a sum over how many have it, "$25,000 / 4% of jobs"."""
    line = stripped(text, body[i].start, body[i].end)
    if not _FIGURE.fullmatch(text, *line):
        return False
    behind = next((one for one in body[i + 1 : i + 3] if one.text.strip()), None)
    return behind is not None and _BAR.fullmatch(text, *stripped(text, behind.start, behind.end)) is not None


_NO_DATA = re.compile(r"\bno (?:data|information)\b|\bnot available\b", re.IGNORECASE)  # labels no figure
# "Below National Avg", under a figure: how it compares, and the label of none.
_COMPARES = re.compile(
    r"(?:above|below|under|over|near|vs\.?|versus|higher than|lower than)\s[^.:;\d]{0,30}"
    r"\b(?:avg\.?|average|national|median|mean|state)",
    re.IGNORECASE,
)


def compares(text: str, body: Sequence[Line], i: int) -> bool:
    """Whether a line says how the figure on the line above it compares, and nothing more, or is a bar of a chart."""
    if _is_bar(text, body, i):
        return True
    line = stripped(text, body[i].start, body[i].end)
    above = stripped(text, body[i - 1].start, body[i - 1].end) if i else line
    return _COMPARES.fullmatch(text, *line) is not None and _FIGURE.fullmatch(text, *above) is not None


def label_below(text: str, body: Sequence[Line], i: int, marker: int = 0) -> Span | None:
    """The line that says what the figure on the line above it measures, in a card that sets the figure first."""
    if i + 1 >= len(body):
        return None
    line, label = (stripped(text, body[n].start, body[n].end) for n in (i, i + 1))
    line = Span(line.start + marker, line.end)
    after = stripped(text, body[i + 2].start, body[i + 2].end) if i + 2 < len(body) else None
    if marker and not (body[i + 1].text[:1].isspace() and text.count("\n", line.end, label.start) == 1):
        return None  # the label of an item is set in, right under it
    if marker and after is not None and marker_length(body[i + 2].text):
        after = None  # the next item
    if after and text.count("\n", line.end, label.start) > 1 == text.count("\n", label.end, after.start):
        return None  # a blank line parts it from the figure, and none from what comes
    if not marker and i == 0 and ends_in_figure(text, body):
        return None  # the heading over them says what the first measures
    if not marker and EARNS.search(text[max(0, line.start - MOST_SAID) : line.start]):
        return None  # the line above breaks off before it
    if (
        not is_tile(text, line, label)
        or _NO_DATA.search(text, *label)
        or (after is not None and is_word_key(text[slice(*label)]))
        or _COMPARES.fullmatch(text, *label)
        or "\t" in body[i + 1].text
        or marker_length(body[i + 1].text)
    ):
        return None
    taken = (
        after is not None
        and has_figure(text, after)
        and (i + 3 >= len(body) or not is_tile(text, after, stripped(text, body[i + 3].start, body[i + 3].end)))
    )
    return None if taken and after is not None and after.end - after.start <= 40 else label


def value_below(text: str, body: Sequence[Line], i: int) -> tuple[Span, Span] | None:
    """The label of an item and the line under it with its value: "• Job growth / 7% (2023-2033)".

    None where it is none, or stands alone: the item before or behind it is a label over one line, too.
    """
    pair = _item_pair(text, body, i)
    if pair is None:
        return None
    near = (n for n in (*range(i - 1, max(i - 5, -1), -1), *range(i + 2, min(i + 5, len(body)))))
    items = [n for n in near if marker_length(body[n].text.strip())]
    beside = (next((n for n in items if n < i), i), next((n for n in items if n > i), i))
    return pair if any(n != i and _item_pair(text, body, n) for n in beside) else None


def _item_pair(text: str, body: Sequence[Line], i: int) -> tuple[Span, Span] | None:
    """An item of a few words and the one line right under it: a figure, or the words that such a label asks for."""
    line = stripped(text, body[i].start, body[i].end)
    marker = marker_length(text[slice(*line)])
    if not marker or i + 1 >= len(body):
        return None
    label = bare(text, Span(line.start + marker, line.end))
    name = text[slice(*label)].rstrip(" :")
    value = stripped(text, body[i + 1].start, body[i + 1].end)
    words = text[slice(*value)]
    if not words or marker_length(words) or text.count("\n", line.end, value.start) != 1:
        return None
    following = next((n for n in range(i + 2, len(body)) if body[n].text.strip()), None)
    apart = following is None or text.count("\n", value.end, body[following].start) > 1
    if not apart and following is not None and not marker_length(body[following].text.strip()):
        return None  # the second line of an item that goes on
    plain = _STEPS.sub("", re.sub(r"\b(?:19|20)\d\d\b", "", name))
    named = 2 < len(name) <= MOST_KEY and name[0].isupper() and not re.search(r"[\d.,;!?]", plain)
    asks = is_word_key(name) or name in _ITEM_KEYS
    valued = (has_figure(text, value) or asks) and len(words) <= MOST_VALUE and words[-1] not in ".:;,?!"
    return (label, value) if named and valued else None


# Digits that a key may have: "Entry level (0-2 years)", "Grade 5", "10+ years".
_STEPS = re.compile(
    r"\d+(?:\s?(?:-|–|to)\s?\d+)?\+?\s*(?:years?|yrs?)\b|\b(?:level|grade|band|step|tier|year|class)\s\d+\b",
    re.IGNORECASE,
)


_ABOUT = re.compile(rf"{BOUND}\s+")


def is_key_line(text: str, body: Sequence[Line], i: int) -> bool:
    """Whether a line is the key of a card whose value, a figure, stands on the next: "Typical range" over "$45K"."""
    words = body[i].text.strip()
    breaks_off = len(words) <= MOST_SAID and EARNS.search(words) is not None
    if (len(words) > MOST_KEY and not breaks_off) or _NO_DATA.search(words):
        return False
    following = next((line for line in body[i + 1 : i + 3] if line.text.strip()), None)
    if following is None or marker_length(following.text):
        return False
    if is_word_key(words):
        said = following.text.strip()
        opens = said[:1].isupper() or said[:1].isdigit()
        return len(said) <= MOST_KEY and opens and said[-1] not in ".:?" and not is_word_key(said)
    years = re.sub(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b", "", words)  # "Jobs (2024)" is a key
    digits = any(c.isdigit() for c in _STEPS.sub("", years))
    if len(words) <= 2 or words[-1] in ".,;:!?" or digits:
        return False
    value = stripped(text, following.start, following.end)
    about = _ABOUT.match(text, *value)
    figure = Span(about.end(), value.end) if about else value
    if not has_figure(text, figure) or value.end - value.start > MOST_KEY or "\t" in following.text:
        return False
    behind = (line.text.strip() for line in body[i + 1 : i + 1 + MOST_TURNS])
    return not labels_follow(words, [line for line in behind if line])


# What the label of a figure says that it measures.
MEASURE = re.compile(
    r"\b(?:pay|wages?|salar(?:y|ies)|earn\w*|income|hours|weeks?|jobs|openings|employ(?:ed|ees|ment)|workers|growth|share)\b",
    re.IGNORECASE,
)


def labels_follow(above: str, following: Sequence[str]) -> bool:
    """Whether each figure of a run of them has its label on the line under it, so that the line above is none.

    "Florist / £21k / Typical salary / 38 / Hours a week": figures and labels go by turns, twice or more, and a label
    ends them that says what it measures or is the end of a range, which the line above does not.
    """
    turns = 0
    for words in following[:MOST_TURNS]:
        span = Span(0, len(words))
        is_label = len(words) <= LONGEST_TURN and not has_figure(words, span) and words[-1:] not in tuple(".:?!")
        if not (is_label if turns % 2 else is_figure(words, span)):
            break
        turns += 1
    if turns < 4 or turns % 2:
        return False
    labels = following[1:turns:2]
    if all(is_bound(label) for label in labels):
        return not is_bound(above)
    return bool(MEASURE.search(labels[-1])) and not MEASURE.search(above)
