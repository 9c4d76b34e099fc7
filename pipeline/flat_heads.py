"""flat_heads: the words over a table that lost its cells, cut where the head of each column begins.

"State Median Pay Bottom 10% Top 10%" over three figures: of all cuts, the one whose parts look most like heads.
"""

import re
from collections.abc import Sequence
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
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}  # parts made, words used → cost, where each ends
    for end in range(len(words) - columns + 1):
        if (cost := _label_cost(text, words[:end])) is not None:
            best[0, end] = cost, (end,)
    for part in range(1, columns + 1):
        for end in range(part, len(words) + 1):
            costs = (
                (start, _head_cost(text, words[start:end])) for start in range(max(part - 1, end - MOST_IN_HEAD), end)
            )
            fitting = [(best[part - 1, start], cost) for start, cost in costs if cost and (part - 1, start) in best]
            if fitting:
                best[part, end] = min((before + cost, (*cuts, end)) for (before, cuts), cost in fitting)
    if (columns, len(words)) not in best or best[columns, len(words)][0] > MOST_COST * columns + 2:
        return None
    cuts = best[columns, len(words)][1]
    label = Span(words[0].start, words[cuts[0] - 1].end if cuts[0] else words[0].start)
    return (label, *(Span(words[a].start, words[b - 1].end) for a, b in pairwise(cuts)))


def _label_cost(text: str, words: Sequence[Span]) -> float | None:
    """How unlike a head over labels the words are; None where they measure something."""
    said = [text[slice(*word)] for word in words]
    if any(_KIND.fullmatch(word) for word in said) or any(_MEASURE.fullmatch(word) for word in said[:-1]):
        return None
    return sum(0.8 for word in said if not _OF_LABELS.fullmatch(word)) if said else 1.5


def _head_cost(text: str, words: Sequence[Span]) -> float | None:
    """How unlike the head of a column the words are, above 0; None where they are none.

    A column is of a measure, of a kind alone ("Median"), or of a place. A kind behind a measure begins the next head.
    """
    said = [text[slice(*word)] for word in words]
    measures = [number for number, word in enumerate(said) if _MEASURE.fullmatch(word)]
    kinds = [number for number, word in enumerate(said) if _KIND.fullmatch(word)]
    if not (measures or kinds):
        return 0.7 * len(said) ** 2 if all(_PLACE.fullmatch(word) for word in said) and len(said) <= 3 else None
    others = [n for n, word in enumerate(said) if not (n in measures or n in kinds or _BEHIND.fullmatch(word))]
    behind = _BEHIND.fullmatch(said[0]) is not None  # "(2)" and "per hour" begin no head
    late = sum(1 for number in kinds if measures and number > measures[0])
    return (0.0 if measures else 0.6) + 2 * (late + behind) + 0.7 * len(others) + 0.05 * len(said) ** 2
