"""restated: a sum that says another one again for another time is of the same kind, and of the same workers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.draft import Draft

# How many times the pay of the shorter time the pay of the longer one is.
TIMES = {
    ("hour", "day"): (7, 8.5),
    ("hour", "week"): (34, 42),
    ("hour", "month"): (145, 182),
    ("hour", "year"): (1700, 2200),
    ("day", "week"): (4.9, 5.1),
    ("day", "month"): (19, 23),
    ("week", "month"): (4.2, 4.5),
    ("week", "year"): (50, 52.5),
    ("month", "year"): (11.95, 12.05),
}
FARTHEST = 160  # characters between a sum and where it is said again
# "That's $23 an hour": a sentence that cannot stand alone.
_GOES_ON = re.compile(r"(?:That|This|It|Which|Or|So|Over\s+(?:a|the)\s+(?:full\s+)?(?:year|month|week))\b")
_AGAIN = re.compile(
    r"\b(?:or|that['’]s|that\s+(?:is|makes)|which|works?\s+out|equal\w*|equivalent|i\.e\.|breaks?\s+down|amounts?|comes?\s+to|translat\w+)\b|[(/=|]|^[\s\d.,]*$",
    re.IGNORECASE,
)


# "Connecticut pays best, a mean of $55,410. Nevada is second at $49,230": of the same kind, down a list.
_NEXT = re.compile(
    r"[.;,]\s[^.;]*\b(?:second|third|fourth|fifth|next|followed\s+by|followed\s+closely|then\s+comes?|behind(?!\s+(?:them|him|her|you|the|it)\b)|by\s+comparison|in\s+comparison|runners?-up|close\s+behind)\b",
    re.IGNORECASE,
)

# "followed by hotels ($35,200), caterers ($34,100) and then canteens ($33,900)": the next item of a list.
_ITEM = re.compile(r"\s?\)(?:[,;]|\s+and)\s+(?:(?:and|then)\s+){0,2}[^()$£€.;:]{3,90}\s\(")

# "In Leeds the average is £560 a week. In Hull it is £521": what the one before is of.
_IT_IS = re.compile(
    r"[.;,]\s[^.;\n]*\b(?:it|that|the\s+figure)\s+(?:is|was|stood\s+at)\s+(?:(?:about|around|only|just|some|nearly|over)\s+)?$",
    re.IGNORECASE,
)


def take_restated(text: str, drafts: Sequence[Draft]) -> None:
    """Give a sum that no word describes the statistic and the scope of the one beside it that it says again."""
    sums = sorted((draft for draft in drafts if draft.attribute == "wage"), key=lambda draft: draft.evidence)
    for first, second in pairwise(sums):
        gap = text[first.evidence.end : second.evidence.start]
        if first.occupation_id != second.occupation_id or len(gap) > FARTHEST:
            continue
        if not (_is_same_pay(first, second) and _AGAIN.search(gap)):
            taken = first.statistic in ("mean", "median") and (
                _NEXT.search(gap) or _ITEM.fullmatch(gap) or (first.unit == second.unit and _IT_IS.search(gap))
            )
            if "statistic" in second.defaults and taken and second.low is None:
                _take_statistic(second, first)
            continue
        for one, other in ((first, second), (second, first)):
            if (
                "statistic" in other.defaults
                and "statistic" not in one.defaults
                and one.scope_id in (other.scope_id, None)
            ):
                _take_statistic(other, one)
        alone = second.sentence == first.sentence or _GOES_ON.match(text, second.sentence.start)
        if alone and first.period and not second.period:
            second.period, second.period_kind = first.period, first.period_kind
            second.period_start, second.period_end = first.period_start, first.period_end
            second.spans += [pair for pair in first.spans if pair[0] == "period"]
        if alone and first.scope_id and not second.scope_id and first.statistic == second.statistic:
            second.scope_type, second.scope, second.scope_id = first.scope_type, first.scope, first.scope_id
            second.spans += [pair for pair in first.spans if pair[0] == "scope"]


def _take_statistic(taker: Draft, giver: Draft) -> None:
    taker.statistic = giver.statistic
    taker.defaults.discard("statistic")
    taker.spans += [pair for pair in giver.spans if pair[0] == "statistic"]


def _is_same_pay(one: Draft, other: Draft) -> bool:
    """Whether two sums are the same pay for two times: "$20.52 … $42,690"."""
    (currency, _, rate), (currency2, _, rate2) = ((d.unit or "").partition("/") for d in (one, other))
    if currency != currency2 or one.missing or other.missing:
        return False
    sizes = {rate: one.value or one.low, rate2: other.value or other.low}
    for (short, long), (least, most) in TIMES.items():
        low, high = sizes.get(short), sizes.get(long)
        if low and high:
            return least <= high / low <= most
    return False
