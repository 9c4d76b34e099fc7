"""rates: what a sum is paid for: an hour, a month, a year."""

import re

from pipeline.extract.clauses import bind
from pipeline.extract.context import Context, is_sentence
from pipeline.extract.draft import Draft
from pipeline.extract.rules import ClaimRules
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

WIDEST = 5  # times its low end that the high end of a month's pay is, at the most
# "$1,720 biweekly": paid for a time that the contract has no unit for.
_OTHER_TERM = re.compile(
    r"\s*(?:bi-?\s?weekly|fortnightly|(?:per|a|each|every)\s+fortnight|every\s+(?:two|2|other)\s+weeks?|semi-?monthly"
    r"|twice\s+a\s+month|quarterly|per\s+quarter)\b",
    re.IGNORECASE,
)

_WORKING_WEEK = re.compile(r"\b\d\d(?:\.\d+)?[- ](?:hour|hr)s?[- ]week\b", re.IGNORECASE)  # over a column of sums


def has_no_unit(text: str, quantity: Quantity) -> bool:
    """Whether a sum is paid by the fortnight or the quarter."""
    return quantity.dimension == "money" and _OTHER_TERM.match(text, quantity.core[1]) is not None


def set_rate(text: str, context: Context, quantity: Quantity, draft: Draft, rules: ClaimRules) -> None:
    """What the sum is paid for: said at the sum, in the sentence, over it, or told by its size."""
    draft.support("unit", Span(*quantity.core))
    if "/" in quantity.unit:
        return
    size = quantity.value if quantity.value is not None else quantity.high or 0
    figures = [figure for figure in context.body.figures if figure.dimension == "money" and "/" not in figure.unit] or [
        quantity
    ]
    cues = [
        bind(quantity, context.body.of("rate"), figures, lambda cue: _plausible(cue.value, size, quantity.unit, rules))
    ]
    weeks = [w for h in context.column(quantity)[:1] if (w := _WORKING_WEEK.search(text, *h.span)) and not h.of("rate")]
    week = bool(size) and _plausible("week", size, quantity.unit, rules)  # no salary for a year of such weeks
    cues += [Cue("rate", "week", *found.span(), "rate.week") for found in weeks if week]
    cues += [
        cue
        for head in context.over(quantity)
        for cue in head.of("rate")
        if _plausible(cue.value, size, quantity.unit, rules) and not _is_no_months(cue, size, quantity.unit, rules)
    ]
    rated = [f for f in context.body.figures if f.unit.startswith(f"{quantity.unit}/") and f is not quantity]
    like = min(rated, key=lambda f: abs(f.start - quantity.start), default=None)
    if like is not None and not (size and 0.2 < (like.value or like.high or 0) / size < 5):
        like = None
    chosen = _behind_bracket(text, context, quantity) or next((cue for cue in cues if cue), None)
    beside = like is not None and cues[0] is None and is_sentence(text, context)  # nearer than a heading's "per month"
    if chosen and not (beside and chosen in cues):
        draft.unit = f"{quantity.unit}/{chosen.value}"
        draft.support("unit", Span(chosen.start, chosen.end))
        return
    if like is not None:
        draft.unit = like.unit  # "$1,285 a week, compared with $1,600 across all occupations"
        draft.support("unit", Span(*like.core))
        return
    wide = (
        quantity.low is not None and (quantity.high or 0) > WIDEST * quantity.low
    )  # no grade's: "R19,000 to R410,000"
    least_said = (
        quantity.low if quantity.low is not None and not wide else size
    )  # "Rs. 35,400 - 1,12,400" starts at a month's pay
    hourly, yearly = rules.defaults.hourly_below.get(quantity.unit), rules.defaults.yearly_above.get(quantity.unit)
    if hourly is not None and size < hourly:
        draft.unit = f"{quantity.unit}/hour"
    elif yearly is not None and least_said > yearly:
        draft.unit = f"{quantity.unit}/year"
    elif quantity.unit in rules.defaults.monthly_between and not (
        is_sentence(text, context)
        and not any(p.of("pay", "wage_statistic") for p in (context.body, *context.heads[:1]))
    ):
        least, most = rules.defaults.monthly_between[quantity.unit]
        if least <= least_said <= most:
            draft.unit = f"{quantity.unit}/month"
    draft.support("unit", None)


# "AED 168,000 ($45,700, £36,000) per year": what all of them are paid for stands behind the bracket.
_BRACKET = re.compile(r"(?:\s*\([^()\n]{1,60}|[^()\n]{0,60})\)\s*")


def _behind_bracket(text: str, context: Context, quantity: Quantity) -> Cue | None:
    """The rate right behind the bracket at a sum, or around it."""
    cues = context.body.of("rate")
    match = _BRACKET.match(text, quantity.end, context.body.span.end) if cues else None
    return next((cue for cue in cues if match and cue.start == match.end()), None)


def _plausible(rate: str, size: float, currency: str, rules: ClaimRules) -> bool:
    """Whether a sum of this size can be paid for that time: "$16.23" is no annual salary."""
    hourly, yearly = rules.defaults.hourly_below.get(currency), rules.defaults.yearly_above.get(currency)
    if rate == "year":
        return hourly is None or size >= hourly
    return rate not in ("hour", "day", "week") or yearly is None or size < yearly


def _is_no_months(cue: Cue, size: float, currency: str, rules: ClaimRules) -> bool:
    """Whether a sum is too much for the month of a head: Rs 50 lakh under "Monthly salary of an accountant"."""
    _, most = rules.defaults.monthly_between.get(currency, (0, 0))
    return cue.value == "month" and 0 < 10 * most < size
