"""outlooks: words of growth that say no outlook of the occupation: a figure's verb, others' growth, a known fall."""

import re

from pipeline.extract.context import Passage
from pipeline.patterns import Cue

_BY = re.compile(r"^(?:\s\w+)?,?\s+by\s*$")  # "shrink slightly, by about 1%"


def goes_with_figure(text: str, body: Passage, cue: Cue) -> bool:
    """Whether a decline is the verb or noun of a figure ("decline 5 percent", "a 6% decline"), no word of its own.

    "-5% (Decline)" and "Declining, -6%" say both.
    """
    verb = any(
        0 <= q.start - cue.end <= 24 and (_BY.search(gap := text[cue.end : q.start]) or not re.search("[,(]", gap))
        for q in body.figures
    )
    behind = [q for q in body.figures if q.dimension == "percent" and q.end < cue.start]
    return verb or any(text[q.end : cue.start].strip() == "" for q in behind)


_OF_FIGURE = re.compile(
    r"\s+(?:rate\s+)?of\s+(?:about\s+)?\d[\d.]*\s?(?:%|percent|per\s+cent)\s+(?:for|across|of|in)\s+"
)


# "Most work full-time (88%, much higher than the average of 64%)": what share of them, no outlook.
_OF_SHARE = re.compile(
    r"\b(?:full[- ]time|part[- ]time|self-employed|casual(?:ly)?)\s?(?:\(|,\s|at\s)[^()\s]{1,9}"
    r"(?:\s?(?:%|per\s?cent))?,?\s$",
    re.IGNORECASE,
)


def is_of_others(text: str, body: Passage, cue: Cue) -> bool:
    """Whether a band is that of all jobs, said with its figure: "average growth of 4 percent for all occupations".

    Or that of a share of those at work.
    """
    if _OF_SHARE.search(text, max(body.span.start, cue.start - 40), cue.start):
        return True
    figure = _OF_FIGURE.match(text, cue.end, body.span.end)
    return figure is not None and any(figure.end() - 5 <= c.start <= figure.end() for c in body.of("all_occupations"))


def is_of_pay(text: str, body: Passage, cue: Cue) -> bool:
    """Whether a band ranks the sum before it: "at $48,300, above the national figure but below the average here"."""
    if _GROWS.search(text, cue.start, cue.end):
        return False
    before = [q for q in body.figures if q.end <= cue.start]
    if not before or before[-1].dimension != "money":
        return False
    return not any(before[-1].end <= c.start < cue.end for c in body.of("growth"))


_GROWS = re.compile(r"\b(?:grow\w*|rates?|pace|rapidly|quick\w*|fast\w*|slow\w*|increase)\b", re.IGNORECASE)

# "puts the decrease down to", "Despite the falling numbers": a fall told before is named again, and not foreseen.
_NAMED_AGAIN = re.compile(
    r"(?:\b(?:attribut|explain|blam|caus|reflect|offset|despite|behind|because\s+of|due\s+to|puts?|part\s+of)\w*\s+)"
    r"(?:the|this|that|these|such)\s+(?:projected\s+|expected\s+|predicted\s+|overall\s+)?$",
    re.IGNORECASE,
)


def is_referred_to(text: str, body: Passage, cue: Cue) -> bool:
    """Whether a fall is only named again as what is known of."""
    before = max(body.span.start, cue.start - 40)
    return cue.value == "decline" and _NAMED_AGAIN.search(text, before, cue.start) is not None
