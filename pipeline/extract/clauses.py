"""clauses: the part of a statement that a figure stands in, and which word beside it is its own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from pipeline.extract.context import SENTENCE_END, Passage
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_BREAK = re.compile(
    r";|,\s+and\s+(?=(?:about\s|nearly\s|some\s|over\s|around\s)?\d|in\s+(?:about\s|nearly\s|roughly\s)?(?:half|a\s+third|most|some)\b)|,\s+(?:while|whereas|but|although|however|though|yet)\b|\s+(?:while|whereas|although)\s|,\s+(?:after\s+which|followed\s+by)\b"
)
# "…, except in hotels", "… are good, especially in the North": what a figure is not of, or not of alone.
BESIDES = re.compile(
    r"\b(?:except|excepting|apart\s+from|aside\s+from|other\s+than|especially|particularly|above\s+all|notably)"
    r"(?:\s+(?:those|for|in|at|of|the|an?|who|work|working|outside|large|larger|big))*\s+$"
    r"|\b(?:states|provinces)\s+(?:and|plus|as\s+well\s+as|including)\s+(?:the\s+)?$"  # "all states and the District"
    r"|\b(?:except|other\s+than|apart\s+from)\s+(?:for\s+|in\s+)?(?:\w+(?:\s\w+)?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+))+$"
    r"|\b(?:every|each|any)\s+(?:state|province)\s+but\s+$"
    r"|\b(?:excluding|not\s+(?:including|counting))\s+(?:the\s+)?(?:(?:\w+\s)?\w+(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+))*$",
    re.IGNORECASE,
)
EXCEPT = ("except", "apart", "aside", "other", "excluding", "not ")  # of these, what leaves a place out
# "a way to advance your career in the health care industry": what one goes into, not whose figure it is.
CAREER_IN = re.compile(
    r"\b(?:careers?|interest(?:ed)?|passion(?:ate)?|future|foothold|foot|start(?:ed)?|succeed(?:ing)?|break(?:ing)?|enter(?:ing)?"
    r"|opportunit(?:y|ies)(?:\s+(?:to|for)(?:\s+[a-z-]+){1,2})?)"
    r"\s+(?:in|into|for|about)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)


def clause(text: str, body: Passage, quantity: Quantity) -> Span:
    """The part of a statement that a quantity stands in, cut at semicolons and at `while`, `whereas`, `but`."""
    breaks = _breaks(text, *body.span)
    before = bisect_right(breaks, quantity.start, key=lambda span: span.end)
    after = bisect_left(breaks, quantity.end, key=lambda span: span.start)
    start = breaks[before - 1].end if before else body.span.start
    return Span(start, breaks[after].start if after < len(breaks) else body.span.end)


@lru_cache(maxsize=8)  # every figure of a statement asks for the same
def _breaks(text: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in _BREAK.finditer(text, start, end)]


_CONCEDES = re.compile(r"\W*(?:Although|Though|Even\s+though|While|Whereas)\b[^,;$£€₹\d]{5,120},")


@lru_cache(maxsize=8)  # every industry of a sentence asks for the same
def concession(text: str, start: int, end: int) -> int:
    """Where a clause ends that a sentence opens with and takes back: "Although plants need fewer hands, …"."""
    opens = _CONCEDES.match(text, start, end)
    return opens.end() if opens else start


def sentence_of(text: str, body: Passage, quantity: Quantity) -> Span:
    """The sentence that a quantity stands in, of a statement that joins several ("… The lowest tenth earned …")."""
    start, end = body.span
    for match in SENTENCE_END.finditer(text, *body.span):
        if match.end() <= quantity.start and not any(f.start < match.end() <= f.end for f in body.figures):
            start = match.end()
        elif match.start() >= quantity.end:
            end = match.start()
            break
    return Span(start, end)


def bind(
    quantity: Quantity, cues: Sequence[Cue], figures: Sequence[Quantity], fits: Callable[[Cue], bool]
) -> Cue | None:
    """The cue that belongs to a quantity among those of its statement.

    Writers say either what and then how much ("the median was $1, the mean $2") or how much and then what ("$1 for
    the median, $2 for the mean"). Which one is told by what comes first; a cue said before the figures holds until the
    next.
    """
    fitting = [cue for cue in cues if fits(cue)]
    if not fitting:
        return None
    first = min((figure.start for figure in figures), default=quantity.start)
    if fitting[0].start < first:
        before = [cue for cue in fitting if cue.start < quantity.end]
        return before[-1] if before else None
    following = [figure.start for figure in figures if figure.start > quantity.start]
    limit = min(following, default=10**12)
    after = [cue for cue in fitting if cue.end > quantity.start and cue.start < limit]
    if after:
        return after[0]
    before = [cue for cue in fitting if cue.start < quantity.start]
    return before[-1] if before else None


def distance(quantity: Quantity, cue: Cue) -> int:
    """Characters between a quantity and a cue; what follows counts as a little farther than what comes before."""
    if cue.end <= quantity.start:
        return quantity.start - cue.end
    if cue.start >= quantity.end:
        return cue.start - quantity.end + 12
    return 0


def spans_figure(body: Passage, cue: Cue, quantity: Quantity) -> bool:
    """Whether a cue spans a figure, and counts no other with its last words: "4,800 jobs and 12,600 openings"."""
    if not (cue.start <= quantity.start and quantity.end <= cue.end):
        return False
    if quantity.dimension != "bare" or cue.start < quantity.start:
        return True
    return not any(f.dimension == "bare" and quantity.end <= f.start and f.end <= cue.end for f in body.figures)


def of_other_figure(body: Passage, quantity: Quantity, cue: Cue) -> bool:
    """Whether a cue holds another figure than this one: the 24 of "24-hour shifts, 56 hours a week"."""
    inside = [f.start for f in body.figures if cue.start <= f.start < cue.end]
    return bool(inside) and quantity.start not in inside


_AND = re.compile(r",\s+(?:and|but|while|though)\s")


def is_apart(text: str, pace: Quantity, cue: Cue) -> bool:
    """Whether a cue behind a pace of work is another clause's: "38 hours, and shifts are common in hospitals"."""
    return pace.dimension == "pace" and _AND.search(text, pace.end, cue.start) is not None


_GOES_ON = re.compile(r"\s(?!And\b|Or\b)[A-Z][a-z]")


def is_of_longer_name(text: str, cue: Cue, passage: Passage) -> bool:
    """Whether an industry's word is part of a name that goes on: "the Academy for Healthcare Science"."""
    named = cue.cue == "industry" and text[cue.start].isupper()
    return named and _GOES_ON.match(text, cue.end, passage.span.end) is not None
