"""sums: which sums nobody can say to be pay, and what the words right at a sum change."""

import re

from msgspec.structs import replace

from pipeline.extract.columns import Sheet
from pipeline.extract.context import Context, is_sentence
from pipeline.extract.draft import Draft
from pipeline.extract.not_pay import labels_of
from pipeline.extract.rules import ClaimRules
from pipeline.extract.year_levels import years_before
from pipeline.quantities import Quantity

_REACH = 60  # characters before a sum that say from where it moved
HOURS_A_YEAR = (1700, 2300)  # how many times an hour's pay a year's is


def is_unheaded(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a sum stands right beside another with no word between, and no head says which is which.

    Pay an hour and a year tell themselves.
    """
    if any(context.column(quantity)):
        return False
    sums = [figure for figure in context.body.figures if figure.dimension == "money"]
    beside = [
        other
        for other in sums
        if other is not quantity
        and not text[min(quantity.end, other.end) : max(quantity.start, other.start)].strip(" \t|")
    ]
    sizes = sorted((f.value or f.high or 0) for f in [*beside, quantity])
    pair = len(beside) == 1 and sizes[0] and HOURS_A_YEAR[0] < sizes[-1] / sizes[0] < HOURS_A_YEAR[1]
    return bool(beside) and not pair


# "up from €58,200", "went up to £28,190 in 2016 from £27,420": what a sum was before, and what it is now.
_DATED = r"(?:\s+(?:in|by|for)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|\s+(?:last|this)\s+year|\s+now)"
_SUM = r"(?:[A-Z]{0,3}[$£€₹]|[A-Z]{1,3})\s?\d[\d.,]*\d(?:\s?(?:k|m|million|lakh))?(?:\s+(?:an?|per)\s+\w+)?"
_VERB = (
    r"\b(?:rose|risen|rising|rises?|increas\w+|grew|grown|climbed|fell|fallen|dropp?\w*|jump\w*|improve\w*|went|moved)"
)
_TO = rf"to\s+(?:(?:about|around|nearly|some|just|over)\s+)?{_SUM}"
_ROSE = re.compile(
    rf"(?:{_VERB}(?:\s+(?:up|down))?|\b(?:up|down))\s+$"
    rf"|(?:{_VERB}(?:\s+(?:up|down))?\s+{_TO}{_DATED}?|\b(?:up|down)\s+{_TO}{_DATED}),?\s+$",
    re.IGNORECASE,
)
_WENT = re.compile(r"\b(?:went|gone|climbed|crept|edged|inched|moved|shot|jumped)\s+$", re.IGNORECASE)
_BEFORE = re.compile(rf"{_DATED},?\s+from\s+(?:(?:about|around|some)\s+)?[^\s\d]{{0,4}}\d")

# "from $31,000 for the bottom 10 percent to $70,000": the lower end of a range, and no bound.
_RUNS_TO = re.compile(
    r"\s+(?:(?:an?|per)\s+\w+\s+)?(?:for|in|at|among)\s+[^.;:,$£€\d]{2,40}(?:\d+(?:\s?%|\s+percent|th\s+percentile)?[^.;:,$£€\d]{0,30})?"
    r"\s+to\s+(?:(?:over|more\s+than|about|around|nearly|up\s+to|as\s+much\s+as)\s+)?[$£€]\s?\d"
)


def plain_end(text: str, quantity: Quantity) -> Quantity:
    """The quantity without the "from" or "up to" that says what it was before a change, or is since: no bound."""
    words = text[quantity.start : quantity.core[0]].lower()
    if quantity.comparator == ">=" and words.startswith("from "):
        was = _ROSE.search(text, max(0, quantity.start - _REACH), quantity.start)
        was = was or _RUNS_TO.match(text, quantity.end)
    elif quantity.comparator == "<=" and words.startswith("up to "):
        was = _WENT.search(text, max(0, quantity.start - _REACH), quantity.start)
        was = was or _BEFORE.match(text, quantity.end)
    else:
        return quantity
    return replace(quantity, start=quantity.core[0], comparator="=") if was else quantity


def is_guessed(text: str, context: Context, draft: Draft) -> bool:
    """Whether a sentence says neither that a sum is pay nor for what time: "A slow lunch may bring $40"."""
    if not {"unit", "statistic"} <= draft.defaults or not (draft.unit or "").endswith("/hour"):
        return False  # a sum that may be a year's is seldom anything but pay
    if context.statement.cells or context.statement.keys:
        return False
    return is_sentence(text, context) and not context.body.of("pay", "rate", "wage_statistic")


_APPROXIMATE = re.compile(r"\bapprox(?:\.|imate(?:ly)?\b)", re.IGNORECASE)


def is_approximate(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether the head over a figure of a table, or its key, says that it is about so much: "Amount (approx.)"."""
    heads = (
        [*context.column(quantity), *context.heads[:1]]
        if context.statement.cells
        else context.heads[: context.statement.keys]
    )
    return any(_APPROXIMATE.search(text, *head.span) for head in heads)


_LEAST_PAY_AND = re.compile(
    r"\bbetween\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?(?:minimum(?:\s+(?:wage|rate))?|start(?:ing)?\s+rate)\s+and\s+$",
    re.IGNORECASE,
)


def is_upper_end(text: str, quantity: Quantity) -> bool:
    """Whether a sum is the upper end of a range whose lower one has no figure: "between the minimum wage and $18"."""
    return _LEAST_PAY_AND.search(text, max(0, quantity.start - 60), quantity.start) is not None


MOST_PAY = 100_000  # times what an hour's pay is below


ALIKE = 3  # times as much, or as little, as the last sum may one be that is paid for the same time


_SHORT = ("month", "week", "fortnight", "day")  # what sums between an hour's pay and a year's are paid for


def is_paid(draft: Draft, sheet: Sheet, rules: ClaimRules, listed: bool) -> bool:
    """Whether a sum has a rate, if only that of the one before it: "R15,400 a month in Cape Town … Durban: R14,900".

    `listed`: it is the value of a key or a row's; only such a one takes over dollars, pounds or euros a month.
    """
    unit, size = draft.unit or "", draft.value or draft.high or 0
    currency = unit.partition("/")[0]
    if size > MOST_PAY * rules.defaults.hourly_below.get(currency, float("inf")):
        return False  # "£50,000 per year to £1 billion" is what firms turn over
    if "/" in unit:
        if draft.evidence not in (span for _, _, span in sheet.paid.values()):
            sheet.paid[currency] = (unit, size, draft.evidence)
        return True
    unit, last, place = sheet.paid.get(currency, ("", 0.0, draft.evidence))
    if not unit or not size or not last / ALIKE < size < last * ALIKE:
        return False
    if currency in rules.defaults.hourly_below and not (listed and unit.endswith(_SHORT)):
        return False  # "$3,000" between sums a year may be anything
    draft.unit = unit
    draft.support("unit", place)
    return True


_STAGE = re.compile(r"[\w -]{3,40}\([^()]{3,40}\)\s?:")


def labels_sum(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether years at the start of a line are the label of the sum behind them: "1-4 years INR 3 lakh"."""
    if _STAGE.fullmatch(text, *context.body.span) and context.body.of("level"):
        return True  # "Entry level (0-2 years):", over what is paid there
    following = next((f for f in context.body.figures if f.start >= quantity.end), None)
    if following is None or following.dimension != "money":
        return False
    years = years_before(text, context.body, following)
    if years is not None and years.start <= quantity.start:
        return True  # "someone who has done it for five to ten years gets $40,000"
    if quantity.start != context.body.span.start:
        return False
    return not text[quantity.end : following.start].strip(" :–—-|.\t")


_CHARGES = re.compile(
    r"\b(?:(?:can|may|could|usually|typically|often)\s+charge|charges?(?:\s+(?:of|from|between|around|about))?\s*:?$)"
)


def is_charged(text: str, context: Context, quantity: Quantity, draft: Draft) -> bool:
    """Whether a sum is a price that clients pay: no pay, also where those charge it who work for themselves."""
    if draft.attribute != "wage":
        return False
    if any(_CHARGES.search(text, *head.span) for head in labels_of(text, context, quantity)):
        return True
    charged = (cue for cue in context.body.of("charged") if text[cue.start - 3 : cue.start] not in ("in ", "of "))
    return any(cue.start <= quantity.core[0] < cue.end for cue in charged)
