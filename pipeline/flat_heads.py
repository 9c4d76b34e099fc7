"""flat_heads: the words over a table that lost its cells, cut where the head of each column begins.

"State Median Pay Bottom 10% Top 10%" over three figures: of all cuts, the one whose parts look most like heads.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.spans import Span

MOST_WORDS = 24
MOST_IN_HEAD = 7  # words of one head
MOST_COST = 1.5  # of a head: with more words that name nothing measured it is none
_TWO_WORDS = (
    r"United (?:States|Kingdom)|(?:New|North|South|West|Rhode|Puerto|British|Nova|Prince|Western|Northern) [A-Z]\w+"
)
_WORD = re.compile(rf"(?:{_TWO_WORDS})(?!\S)|\([^)]*\)|\S+")
_PLACE = re.compile(rf"{_TWO_WORDS}|[A-Z][\w.'-]*")
_MEASURE = re.compile(  # what a column measures
    r"wages?|salary|salaries|pay|earnings|income|compensation|ctc|remuneration|amount|range|percentile|employment|jobs|index"
    r"|workers|employees|openings|growth|change|rate|quotient|package|stipend|lpa|rse",
    re.IGNORECASE,
)
_KIND = re.compile(  # of which kind what it measures is; may stand alone
    r"annual(?:ly|ized)?|yearly|hourly|monthly|weekly|daily|average|avg\.?|mean|median|typical|approx(?:imate|\.)?|estimated|base|gross"
    r"|net|basic|starting|entry(?:-level)?|experienced|mid(?:-career)?|min(?:imum)?\.?|max(?:imum)?\.?|low(?:est)?|high(?:est)?|top"
    r"|bottom|total|projected|current|percent(?:age)?|number|(?:10|25|50|75|90)(?:th|%)|%|(?:19|20)\d\d|adjusted|early-career"
    r"|late-career|lower|upper|quartile|quarter|decile|[$£€₹#]",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"per|an?|of|hour|year|month|week|annum|living|\(.*\)", re.IGNORECASE)  # what ends a head
_OF_LABELS = re.compile(
    r"state|city|location|area|region|province|county|metro|industry|sector|employer|occupation|job|title|role|position|level"
    r"|experience|percentile|grade|rank|company|country|town|designation|profile|specialty|setting|degree|qualification|years?"
    r"|name|category|size|type|gender|firm|\(.*\)|of|the|and|/",
    re.IGNORECASE,
)


def cut_heads(text: str, head: Span, columns: int) -> tuple[Span, ...] | None:
    """The head over the labels and those over so many columns; the first may be empty. None where no cut fits."""
    words = [Span(*match.span()) for match in _WORD.finditer(text, *head)]
    if not columns <= len(words) <= MOST_WORDS:
        return None
    cuts = _cuts(tuple(text[slice(*word)] for word in words), columns)
    if cuts is None:
        return None
    label = Span(words[0].start, words[cuts[0] - 1].end if cuts[0] else words[0].start)
    return (label, *(Span(words[a].start, words[b - 1].end) for a, b in pairwise(cuts)))


@lru_cache(maxsize=1000)  # the rows of a page come with the same line before them, or with none that can be cut
def _cuts(words: tuple[str, ...], columns: int) -> tuple[int, ...] | None:
    """Where the head over the labels ends, and each of the others: numbers of words. None where no cut fits."""
    known = [_Word(word) for word in words]
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}  # parts made, words used → cost, where each ends
    for end in range(len(words) - columns + 1):
        if (cost := _label_cost(known[:end])) is not None:
            best[0, end] = cost, (end,)
    for part in range(1, columns + 1):
        for end in range(part, len(words) + 1):
            starts = [start for start in range(max(part - 1, end - MOST_IN_HEAD), end) if (part - 1, start) in best]
            costs = ((best[part - 1, start], _head_cost(known[start:end])) for start in starts)
            fitting = [(before + cost, (*cuts, end)) for (before, cuts), cost in costs if cost]
            if fitting:
                best[part, end] = min(fitting)
    cost, cuts = best.get((columns, len(words)), (math.inf, ()))
    return cuts if cost <= MOST_COST * columns + 2 else None


class _Word:
    """What a word of a head may be."""

    __slots__ = ("behind", "kind", "labels", "measure", "place")

    def __init__(self, said: str) -> None:
        self.measure, self.kind, self.behind, self.labels, self.place = (
            pattern.fullmatch(said) is not None for pattern in (_MEASURE, _KIND, _BEHIND, _OF_LABELS, _PLACE)
        )


def _label_cost(words: Sequence[_Word]) -> float | None:
    """How unlike a head over labels the words are; None where they measure something."""
    if any(word.kind for word in words) or any(word.measure for word in words[:-1]):
        return None
    return sum(0.8 for word in words if not word.labels) if words else 1.5


def _head_cost(words: Sequence[_Word]) -> float | None:
    """How unlike the head of a column the words are, above 0; None where they are none.

    A column is of a measure, of a kind alone ("Median"), or of a place. A kind behind a measure begins the next head.
    """
    first = next((number for number, word in enumerate(words) if word.measure), None)
    if first is None and not any(word.kind for word in words):
        return 0.7 * len(words) ** 2 if all(word.place for word in words) and len(words) <= 3 else None
    others = sum(1 for word in words if not (word.measure or word.kind or word.behind))
    late = 0 if first is None else sum(1 for word in words[first + 1 :] if word.kind)
    behind = words[0].behind  # "(2)" and "per hour" begin no head
    return (0.6 if first is None else 0.0) + 2 * (late + behind) + 0.7 * others + 0.05 * len(words) ** 2
