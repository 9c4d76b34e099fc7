"""windows: the years a change spans, where its sentence says them apart: "142,300 in 2012 and 141,000 in 2014"."""

import re

from pipeline.extract.clauses import sentence_of
from pipeline.extract.context import Passage
from pipeline.extract.draft import Draft
from pipeline.quantities import Quantity
from pipeline.spans import Span

# "… by 2022, to 64,200 jobs": how many there are then.
REACHES = re.compile(
    r",?\s+(?:to|reaching|making|for\s+a\s+total\s+of|bringing\s+(?:it|them|the\s+(?:total|number))\s+to)\s+"
    r"(?:(?:about|around|roughly|nearly|almost|some|over|an\s+estimated)\s+)?"
    r"|,?\s+(?:it|they|that|this|employment|the\s+(?:number|total|figure))\s+(?:should|will|may|could"
    r"|(?:is|are)\s+(?:expected|projected|forecast|predicted)\s+to)\s+(?:be|reach|hit|top|total|stand\s+at|grow\s+to|rise\s+to)\s+"
    r"(?:(?:about|around|roughly|nearly|almost|some|over)\s+)?",
    re.IGNORECASE,
)
# "…, a decrease of 0.9%": the change between the counts before it.
_BETWEEN = re.compile(
    r"[,(:–—-]\s*(?:which\s+is\s+|that\s+is\s+|or\s+)?(?:an?\s+)?(?:\w+\s+)?(?:decrease|increase|rise|fall|drop|gain|loss|decline|growth|jump"
    r"|reduction|change)\s+of\s+(?:(?:about|around|roughly|nearly|almost|some|over)\s+)?$",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r"\b(?:forecast(?:ed)?|project(?:ed|s)|expect(?:ed|s)|predict(?:ed|s)|estimated|foreseen|set|due|likely)\b",
    re.IGNORECASE,
)


_WILL = re.compile(r"\b(?:will|should|is\s+to|are\s+to)\b", re.IGNORECASE)


def widen(draft: Draft, text: str, body: Passage, quantity: Quantity) -> None:
    """Make the period of a change the window of its sentence, where another year in it is its other end.

    "In 2012, it was forecast to grow by 15 percent by 2022"; "a rise of 22% since 2020" of a count of 2024; "52,300
    jobs in 2012 and 51,000 in 2014, a decrease of 2.5%", which has been seen.
    """
    here = sentence_of(text, body, quantity)
    points = [
        p
        for p in body.periods
        if p.period is not None and p.period.kind == "point" and here.start <= p.start and p.end <= quantity.start
    ]
    if not points or draft.period_kind == "window":
        return
    first, last = points[0].period, points[-1].period
    if first is None or last is None:
        return
    foreseen = _FORESEEN.search(text, points[0].end, quantity.start)
    if draft.period_kind == "open" and draft.period_start is None and draft.period_end is not None:
        if foreseen and points[0].start - here.start <= 4 and (first.first or 0) < draft.period_end:
            _set(draft, points[0], first.edtf, str(draft.period_end))
    elif draft.period_kind == "open" and draft.period_start is not None:
        if (last.first or 0) > draft.period_start:
            _set(draft, points[-1], str(draft.period_start), last.edtf)
            _observe(draft, points[-1])
    elif len(points) > 1 and first.edtf < last.edtf and _BETWEEN.search(text, points[-1].end, quantity.start):
        _set(draft, points[0], first.edtf, last.edtf)
        if not foreseen and not _WILL.search(text, here.start, quantity.start):
            _observe(draft, points[-1])


def _set(draft: Draft, end: Quantity, first: str, last: str) -> None:
    draft.period, draft.period_kind = f"{first}/{last}", "window"
    draft.period_start, draft.period_end = int(first[:4]), int(last[:4])
    draft.support("period", Span(end.start, end.end))


def _observe(draft: Draft, place: Quantity) -> None:
    draft.statistic = "observed"
    draft.defaults.discard("statistic")
    draft.support("statistic", Span(place.start, place.end))
