"""bare_sums: sums that a sentence on pay names without a currency: "a monthly salary of 25,000", "up to 12 lakhs"."""

import re

from msgspec.structs import replace

from pipeline.extract.context import Context
from pipeline.quantities import Quantity
from pipeline.spans import Span

LEAST_SUM = 1000  # of a figure without currency that may be pay, unless it is told in lakhs
REACH = 110  # characters before a figure within which a sentence says that it is pay

_NOUN = r"\b(?:salar(?:y|ies)|pay|wages?|stipends?|remuneration|earnings|incomes?|packages?|pay\s?scales?|CTC)\b"
_LINK = (
    r"(?:is|are|was|were|of|from|at|between|to|as|upto|about|around|approximately|approx\.?|nearly|roughly|over"
    r"|under|least"
    r"|most|than|reach(?:es|ing)?|averag(?:es|ing)|exceeds?|high|low|only|just|almost|comes|be|being)"
)
_VERB = r"\b(?:earn(?:s|ed|ing)?|make|makes|paid|draws?|drawing|gets?|receives?|expect)\b"
# "The monthly salary of a baker starts from 56,100 and can increase up to", "a salary of".
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


def with_home_currency(
    text: str, context: Context, quantity: Quantity, home: str | None
) -> tuple[Quantity, Span] | None:
    """A bare figure of a sentence on pay as a sum of the page's country, and the words that say it is pay.

    None where the country is not known, something is counted ("a survey of 1,200 bakers"), or no pay is spoken of.
    """
    if home is None or quantity.dimension != "bare" or context.statement.cells or not quantity.numbers:
        return None
    start, end = quantity.core
    lakhs = _LAKHS.search(text, start, end) is not None
    size = quantity.value if quantity.value is not None else quantity.low or 0
    if size < LEAST_SUM:
        return None
    rate = _RATE.match(text, end, context.body.span.end)
    last = rate.end() if rate else end
    if not _ENDS.match(text, last, context.body.span.end):
        return None
    before = text[max(context.body.span.start, start - REACH) : start]
    said = _OF_PAY.search(before) or (_EARNS.search(before) if rate or lakhs else None)
    if said is None or _NO_PAY.search(before, said.start()):
        return None
    word = next((word for word in rate.group("time", "said") if word), "").lower().replace(".", "") if rate else ""
    unit = f"{home}/{_TIMES.get(word, word.removesuffix('ly'))}" if word else home
    place = start - len(before)
    span = Span(place + said.start(), place + said.end())
    return replace(quantity, unit=unit, end=max(quantity.end, last)), span
