"""pay_changes: percentages by which pay changed, which are no change of employment."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context, Passage
from pipeline.quantities import Quantity
from pipeline.spans import Span

BEFORE = 300  # characters before a figure within which pay is said to be raised
_PLAIN_CHANGE = re.compile(r"(?:%|percent(?:age)?|annual|yearly)?\s*change\s*(?:%|\(%\))?", re.IGNORECASE)


# "lifts the pay of aides by 6 percent this fall"
_RAISES_PAY = re.compile(
    r"\b(?:(?:lift|boost)(?:s|ed|ing)?|(?:rais|increas)(?:e|es|ed|ing)|cut(?:s|ting)?|up(?:s|ped|ping)?)"
    r"\s+(?:(?:the|their|its|starting)\s+)?(?P<pay>pay|wages?|salar(?:y|ies))\b(?=[^;]{0,200}$)",
    re.IGNORECASE,
)
# "Salaries across on-farm positions were up by 14%"
_PAY_ROSE = re.compile(
    r"\b(?:pay|wages?|salar(?:y|ies)|earnings)\b(?:,?\s+(?:across|for|in|of)\s+[\w'’ -]{3,40}?)?,?"
    r"\s+(?:(?:is|are|was|were|has|have|had)\s+)?(?:been\s+)?(?:up|ris(?:en|ing)|rose|increas(?:ed|ing)|grew|grown|climbed|jumped)"
    r"\s+(?:by\s+)?(?:an?\s+(?:[\w]+\s+){0,2}(?:average|median|total)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_IN_PAY = re.compile(
    r"\s+(?:increase|rise|jump|growth|hike|raise|bump)\s+in\s+(?:their\s+)?(?:pay|salar(?:y|ies)|wages?|earnings|income)\b",
    re.IGNORECASE,
)
_RAISE = re.compile(r",?\s+to\s+(?:an?\s+(?:average|median|mean)\s+of\s+|the\s+range\s+of\s+|between\s+)?[$£€₹]")
_OF_JOBS = frozenset(("employment_subject", "employment_head", "jobs_change", "projected"))


def changes_pay(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether it is pay that changed by a percentage, as its column, its sentence, or the sum it leads to says."""
    return (
        _is_under_pay(text, context, quantity)
        or _is_behind_pay(text, context, quantity)
        or _is_of_level(context.body, quantity)
        or _IN_PAY.match(text, quantity.end, context.body.span.end) is not None
        or _PAY_ROSE.search(text, max(context.body.span.start, quantity.start - BEFORE), quantity.start) is not None
        or _RAISE.match(text, quantity.end, context.body.span.end) is not None
    )


def _is_behind_pay(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a sum, or raised pay, stands before in the sentence, with no word of jobs between.

    "£560 a week, a fall of 2 per cent"; but "they raise pay to find people, and employment will grow by 6 percent".
    """
    body = context.body
    sums = [f.end for f in body.figures if f.dimension == "money" and f.end <= quantity.start]
    if sums and not context.statement.cells:
        said = _said_within(body, Span(max(sums), clause(text, body, quantity).end))
        if "growth" in said and not said & _OF_JOBS:
            return True
    raised = _RAISES_PAY.search(text, max(body.span.start, quantity.start - BEFORE), quantity.start)
    return raised is not None and not _said_within(body, Span(raised.end("pay"), quantity.start)) & _OF_JOBS


def _is_of_level(body: Passage, quantity: Quantity) -> bool:
    """Whether pay grows for those of a level: "the scale is steep, with mid-career cooks seeing an 18% increase"."""
    levels = [cue for cue in body.of("level") if cue.end <= quantity.start]
    paid = [cue for cue in body.of("pay") if cue.start < quantity.start]
    return bool(levels and paid) and not _said_within(body, body.span) & (_OF_JOBS - {"employment_head"})


def _said_within(body: Passage, span: Span) -> set[str]:
    """The classes of the cues that begin within a span."""
    return {cue.cue for cue in body.cues if span.start <= cue.start < span.end}


def _is_under_pay(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a percentage stands under "% change" in a row of sums without counts."""
    column = context.column(quantity)
    if not column or not any(_PLAIN_CHANGE.fullmatch(text, *head.span) for head in column):
        return False
    return any(figure.dimension == "money" for figure in context.body.figures) and not any(
        head.of("employment_head", "openings", "jobs_change")
        for heads in context.cell_columns
        for head in heads
        if head not in column
    )
