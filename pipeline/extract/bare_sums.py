"""bare_sums: sums that a sentence on pay names without a currency: "a monthly salary of 25,000", "up to 12 lakhs"."""

import re

from msgspec.structs import replace

from pipeline.extract.context import Context
from pipeline.quantities import Quantity
from pipeline.spans import Span

LEAST_SUM = 1000  # of a figure without currency that may be pay, unless it is told in lakhs
MOST_WORDS = 9  # of a label of pay
REACH = 110  # characters before a figure within which a sentence says that it is pay

_NOUN = r"\b(?:salar(?:y|ies)|pay|wages?|stipends?|remuneration|earnings|incomes?|packages?|pay\s?scales?|CTC)\b"
_LINK = (
    r"(?:is|are|was|were|of|from|at|between|to|as|upto|about|around|approximately|approx\.?|nearly|roughly|over"
    r"|under|least"
    r"|most|than|reach(?:es|ing)?|averag(?:es|ing)|exceeds?|high|low|only|just|almost|comes|be|being)"
)
_VERB = r"\b(?:earn(?:s|ed|ing)?|make|makes|paid|draws?|drawing|gets?|receives?|expect)\b"
# "A baker's monthly salary begins at 18,500 and goes up to", "a salary of".
_OF_PAY = re.compile(rf"{_NOUN}(?:[^.;:$£€₹]|(?<=\d)\.(?=\d)){{0,80}}\b{_LINK}\s+(?:an?\s+)?$", re.IGNORECASE)
# "Bakers earn between", "freshers are paid about": enough where the figure says what time it is for, or lakhs.
_EARNS = re.compile(rf"{_VERB}\s+(?:an?\s+average\s+of\s+)?(?:{_LINK}\s+){{0,3}}$", re.IGNORECASE)
_LAKHS = re.compile(r"\b(?:lakhs?|lacs?|crores?)\W*$", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\s*/\s*|\s+(?:per|an?|each|every)\s+)(?P<time>hour|day|week|month|year|annum)\b"
    r"|\s+(?P<said>hourly|daily|weekly|monthly|yearly|annually|p\.?a\b\.?|p\.?m\b\.?)",
    re.IGNORECASE,
)
_TIMES = {"annum": "year", "annually": "year", "daily": "day", "pa": "year", "pm": "month"}
# What may stand behind a sum; "25,000 bakers" counts them.
_ENDS = re.compile(
    r"\s*(?:[.,;)–—-]|$|\n|\s(?:and|or|but|while|to|up\s?to|depending|based|as|for|on|in|at|with|when|after|if|plus|which|where"
    r"|excluding|including|before|according|during|once|over|whereas|though|because|due|basis)\b)",
    re.IGNORECASE,
)
_NO_PAY = re.compile(r"\b(?:fees?|loans?|tuition|investment|turnover|revenue|bond|deduct\w*|scholarships?)\b", re.I)
# "Salary by experience": a heading over levels and what each is paid.
_PAY_OF = re.compile(
    rf"\W*(?:[A-Za-z]+\s+){{0,4}}?{_NOUN}(?:\s+(?:range|ranges|scale))?(?:\s+(?:by|at|per)\b|\W*$)", re.IGNORECASE
)
# "Annual package", "Starting basic pay": a label of what is paid, and one of what comes on top of it.
_LABEL = re.compile(
    r"\b(?:(?:annual|monthly|yearly|basic|starting|gross|net|total|average|minimum|maximum|initial|in-?\s?hand|take-?\s?home)\b"
    rf".{{0,30}}?{_NOUN}|total\s+compensation)|{_NOUN}\W*$",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"\b(?:allowances?|deductions?|increments?|tax|rent|accommodation|bonus(?:es)?|benefits|number|jobs|workers|index)\b",
    re.IGNORECASE,
)


def with_home_currency(
    text: str, context: Context, quantity: Quantity, home: str | None
) -> tuple[Quantity, Span] | None:
    """A bare figure of a sentence on pay, or behind a label of it, as a sum of the page's country, and what says so.

    None where the country is not known, something is counted ("a survey of 1,200 bakers"), or no pay is spoken of.
    """
    if home is None or quantity.dimension != "bare" or not quantity.numbers:
        return None
    start, end = quantity.core
    size = quantity.value if quantity.value is not None else quantity.low or 0
    if size < LEAST_SUM:
        return None
    rate = _RATE.match(text, end, context.body.span.end)
    last = rate.end() if rate else end
    if not _ENDS.match(text, last, context.body.span.end):
        return None
    plain = rate is None and _LAKHS.search(text, start, end) is None
    said = _label(text, context, quantity, plain) or _words_before(text, context, start, plain)
    if said is None:
        return None
    word = next((word for word in rate.group("time", "said") if word), "").lower().replace(".", "") if rate else ""
    unit = f"{home}/{_TIMES.get(word, word.removesuffix('ly'))}" if word else home
    return replace(quantity, unit=unit, end=max(quantity.end, last)), said


def _words_before(text: str, context: Context, start: int, plain: bool) -> Span | None:
    """The words of a sentence before a figure that say it is pay; a `plain` one has neither a rate nor lakhs."""
    if context.statement.cells:
        return None
    before = text[max(context.body.span.start, start - REACH) : start]
    said = _OF_PAY.search(before) or (None if plain else _EARNS.search(before))
    if said is None or _NO_PAY.search(before, said.start()):
        return None
    return Span(start - len(before) + said.start(), start - len(before) + said.end())


def _label(text: str, context: Context, quantity: Quantity, plain: bool) -> Span | None:
    """The label or key of pay before a figure that stands alone behind it; a `plain` one needs a row of a table."""
    alone = len(context.body.figures) == 1  # "Basic pay | 7,640 | 14,435": of two editions, or of what not
    if not context.heads or (plain and not alone):
        return None
    if plain and not context.statement.cells:
        return _of_level(text, context, quantity)
    cell = next(
        (cell for cell in context.statement.cells if cell.start <= quantity.start < cell.end), context.body.span
    )
    if text[cell.start : quantity.start].strip():
        return None
    label = context.heads[0].span
    over = (label, *(head.span for head in context.column(quantity)))
    if any(_NO_LABEL.search(text, *span) for span in over) or len(text[slice(*label)].split()) > MOST_WORDS:
        return None
    return Span(*label) if _LABEL.search(text, *label) else None


def _of_level(text: str, context: Context, quantity: Quantity) -> Span | None:
    """The heading of pay over a level and its figure: "Salary by experience", "Senior (6+ years): 80,000 - 95,000"."""
    if context.statement.keys != 1 or len(context.heads) < 2 or text[quantity.end : context.body.span.end].strip():
        return None
    key, head = context.heads[:2]
    ranked = key.of("level") and not _NO_LABEL.search(text, *key.span)
    return Span(*head.span) if ranked and _PAY_OF.match(text, *head.span) else None
