"""ranges: one measure, or two that belong together, as a reading: a value, or low and high."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.plain import Line, Span
from pipeline.quantities.measures import Measure
from pipeline.quantities.unit_rules import Words

_LINK = re.compile(
    r"\+?(?:/-)?(?: ?\((?:the )?(?:low(?:est|er)?|min(?:imum)?|start(?:ing|er)?|entry(?:[- ]level)?|bottom)"
    r"(?: (?:end|salary|pay|wage|level|average))?\))?"
    r"(?:-? ?(?P<dash>--?|~|\.\.\.?|…) ?|,? ?(?P<either>±|\+/-|\+-|plus(?: or |/)minus) ?"
    r"|-?[ -] ?(?P<word>(?:all the way )?(?:up )?to|through|thru|and|or|up to|until|at)[ -] ?"
    r"(?P<about>(?:about|around|approximately|roughly|nearly|almost|perhaps|close to|an estimated"
    r"|(?P<above>over|more than|well over|upwards of)|(?P<most>as (?:much|many|high) as|a (?:high|top|peak|maximum) of)"
    r") )?(?:an? )?(?:the )?(?:(?:very )?(?:low|lower|mid|middle|high|upper)[- ])?\+?)"
)
MOST_TURNED = 4  # times more than the low end is no high end that comes first
LEAST_OF_RANGE = 20  # times less than the high end is no low end
_LONGEST_LINK = 45
_LONGEST_NAME = 15  # characters of a word whose number is no figure
_PART = "(?:(?:(?:very )?(?:low|lower|mid|middle|high|upper))[- ])"  # of a ten: "between the mid-$40s and …"
_BETWEEN = re.compile(
    r"\b(?:between|from|in the (?:region|range) of)(?: (?:about|around|approximately|roughly|an?|the|ages?))? ?"
    rf"{_PART}?$"
)
# "between $1,150 and $1,399 a week ($59,800 and $72,799 a year)": the range again, for another time.
_AGAIN = re.compile(r"\bbetween [^()]{3,60}\((?:or |about |around )?$")
_FROM = re.compile(r"\b(?:between|from|ranges?|ranging)(?: (?:about|around|approximately|roughly|just|an?|the))* ?$")
# "lifts the minimum wage from $14 to $19", "pay rose over two years from about $28 to $31": what it was and what it is
# now; but pay that rises from $28 to $31 has both ends, and so has what those earn who went to college.
RAISED_FROM = re.compile(
    r"\b(?:(?:lift|rais|hik|bump|boost|push|bring|mov)(?:e|es|ed|s|ing)?\b(?:\s+(?!to\b)[\w'’-]+){1,7}"
    r"|(?:minimum|maximum|median|mean|average|floor|ceiling)(?:\s+[\w'’-]+){0,4}?\s+(?:goes|rises)"
    r"|(?P<past>(?:rose|risen|grew|grown|increased|climbed|jumped|crept|inched|edged|went|gone|moved|fell|fallen|dropped|declined|slipped)\b"
    r"(?:(?!\b(?:earn|mak|rang|receiv|paid|pay(?:s|ing)\b))[^.;:$£€₹]){0,60}?))\s+from\s+(?:(?:about|just|some|around|only|an?|the)\s+){0,3}$",
    re.IGNORECASE,
)
RAISED_REACH = 120  # characters before a sum within which a verb of raising stands
_RANGES = re.compile(
    r"\b(?:between|(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))(?: from| of| between)?)(?: about| around)? ?$"
)
_EXACT = {("years", "months"): 12, ("weeks", "days"): 7, ("hours", "minutes"): 60, ("minutes", "seconds"): 60}
_AND = ("", "and", "&")  # between the parts of one sum: "3 years and 6 months", "2 hours, 30 minutes"
_HOURS_REACH = 40  # "hours" said so near makes "38 to 40 a week" hours a week


class Reading(NamedTuple):
    """A figure at `text[start:end]`: `value`, or `low` and `high`; `tokens` are the spans of its numbers."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    tokens: tuple[Span, ...]


class _Shared(NamedTuple):
    """The unit two measures share ("" for none, or money), and what a unit of each counts in it."""

    unit: str
    of_a: float = 1
    of_b: float = 1


@lru_cache(maxsize=1024)
def dimension_of(unit: str) -> str:
    """`money`, `percent`, `duration`, `pace` (a unit over time), `year` or `bare`."""
    if unit in ("", "percent", "year"):
        return unit or "bare"
    head, _, rate = unit.partition("/")
    if len(head) == 3 and head.isupper():
        return "money"
    return "pace" if rate else "duration"


def read_single(words: Words, line: Line, a: Measure) -> Reading:
    """One measure as a reading; "38 a week" is hours a week where the line says hours shortly before."""
    unit, end = _unit_name(a.currency, a.rate, a.unit), a.end
    if not unit and not a.weak:
        unit, end = _hours(words, line, a.start, end)
    if a.spread:
        return Reading(a.start, end, None, a.value, a.value + a.spread, "=", unit, a.tokens)
    return Reading(a.start, end, a.value, None, None, "=", unit, a.tokens)


def read_pair(words: Words, line: Line, a: Measure, b: Measure) -> Reading | None:
    """The two as one reading: parts of one sum, or a range with low below high; None where they are apart."""
    if b.start - a.end > _LONGEST_LINK:
        return None
    gap, tokens = line.plain[a.end : b.start], a.tokens + b.tokens
    together = _read_sum(line, a, b) if gap.strip(" ,") in _AND else None
    if together:
        return together
    link = _LINK.fullmatch(gap)
    if link is None:
        return None
    word = link["word"] or ("±" if link["either"] else "-")
    if b.currency and not a.currency and words.numbered.search(line.plain, max(0, a.start - _LONGEST_NAME), a.start):
        return None  # "Year 1 – $15.90": the number of a level, and its sum
    if link["above"] and (word != "to" or not _FROM.search(line.plain, max(0, a.start - 30), a.start)):
        return None  # "from $40,000 to over $90,000" is a range, "less than $20,000 to more than $80,000" two bounds
    paid = word == "to" and bool(a.currency or b.currency)
    if paid and a.start and RAISED_FROM.search(line.plain, max(0, a.start - RAISED_REACH), a.start):
        return None
    shared = _shared_unit(a, b, word)
    if shared is None or not _is_range(line, a, b, word, shared.unit):
        return None
    low, high = _bounds(a, b, word, shared)
    if b.spread and a.value in range(1, 10) and not a.currency:  # "five to six figures"
        low = 10.0 ** (a.value - 1)
    high += b.spread
    turned = low > high > low / MOST_TURNED and bool(a.currency and b.currency) and _is_turned(line, a, word)
    if turned or high < low < 0:  # "-3 to -5 percent"
        low, high = high, low
    if not low < high:
        return None
    unit, end = _whole_unit(words, line, a, b, shared.unit)
    sign = "~" if link["about"] and not (link["above"] or link["most"]) else "="
    return Reading(a.start, end, None, low, high, sign, unit, tokens)


def _is_turned(line: Line, a: Measure, word: str) -> bool:
    """Whether a range may say its high end first: "$48,600-$41,200", "ranging from $48,600 to $41,200"."""
    return word == "-" or _RANGES.search(line.plain, max(0, a.start - 30), a.start) is not None


def _read_sum(line: Line, a: Measure, b: Measure) -> Reading | None:
    """Two measures that are parts of one: dollars and cents, years and months, "3 lakh 50 thousand"; or None."""
    value: float | None
    value, unit = a.value + b.value, _unit_name(a.currency, b.rate, a.unit)
    if a.currency and b.subunit and not (a.subunit or a.rate):  # cents are a hundredth of many a currency
        value = value if a.currency == b.currency or b.currency == "USD" else None
    elif a.currency and _is_change(line, a, b):
        value = a.value + b.value / 100
    elif (a.unit, b.unit) in _EXACT and not (a.value % 1 or b.weak) and 0 < b.value < _EXACT[a.unit, b.unit]:
        value = (
            None
            if _BETWEEN.search(line.plain, max(0, a.start - 30), a.start)
            else a.value + b.value / _EXACT[a.unit, b.unit]
        )
    elif a.scale > b.scale > 1 and abs(b.value) < a.scale and not (a.unit or b.unit or a.rate):
        same = b.start == a.end + 1 and (not b.currency or b.currency == a.currency or not a.currency)
        value, unit = value if same else None, _unit_name(a.currency or b.currency, b.rate, "")
    else:
        value = None
    return (
        None if value is None else Reading(a.start, b.end, round(value, 6), None, None, "=", unit, a.tokens + b.tokens)
    )


def _is_change(line: Line, a: Measure, b: Measure) -> bool:
    """Whether a bare number ends a sum in words: "twenty dollars forty-three", and nothing behind it."""
    whole = not (a.value % 1 or b.value % 1) and a.scale == 1 and 10 <= b.value <= 99
    bare = not (b.currency or b.unit or b.rate or a.rate)
    return whole and bare and line.plain[a.end - 1].isalpha() and line.plain[b.end : b.end + 1] in ("", ".", ";", "!")


def _unit_name(currency: str, rate: str, unit: str) -> str:
    return (f"{currency}/{rate}" if rate else currency) if currency else unit


def _is_range(line: Line, a: Measure, b: Measure, word: str, unit: str) -> bool:
    """Whether "and" stands after "between" or "from", a bare "or" between neighbours, "at" between lakhs."""
    if word == "at":  # "INR 4 lakh at INR 6.5 lakh", as some Indian pages say it
        return bool(a.currency and b.currency) and a.scale == b.scale > 1
    if word == "and":
        again = _AGAIN.search(line.plain, max(0, a.start - 80), a.start)
        return again is not None or _BETWEEN.search(line.plain, max(0, a.start - 30), a.start) is not None
    return word != "or" or bool(unit or a.currency or b.currency) or b.value == a.value + 1


def _shared_unit(a: Measure, b: Measure, word: str) -> _Shared | None:
    """The unit of both ends, whichever says it; None where the two don't go together."""
    if a.currency or b.currency:
        return _Shared("") if _same_money(a, b, word) else None
    if a.unit == b.unit or not a.unit or b.unit.startswith(f"{a.unit}/"):
        return _Shared(b.unit)
    if not b.unit:
        return _Shared(a.unit) if word in "-±" or a.article else None
    if (a.unit, b.unit) in _EXACT:  # "1 year to 18 months"
        return _Shared(b.unit, of_a=_EXACT[a.unit, b.unit])
    if (b.unit, a.unit) in _EXACT:
        return _Shared(a.unit, of_b=_EXACT[b.unit, a.unit])
    return None


def _same_money(a: Measure, b: Measure, word: str) -> bool:
    if a.unit or b.unit or (a.rate and b.rate and a.rate != b.rate):
        return False
    if a.currency and b.currency:
        return a.currency == b.currency
    if a.currency:
        return not a.rate
    return word != "or" and (b.scale > 1 or a.value * LEAST_OF_RANGE >= b.value)  # "Grade 15 – Php 36,619" are two


def _bounds(a: Measure, b: Measure, word: str, shared: _Shared) -> tuple[float, float]:
    """Low and high; a multiplier said once serves both ends where it fits ("$45-62K", "5 to 10 million")."""
    low, high = a.value * shared.of_a, b.value * shared.of_b
    if word == "±":
        return round(low - high, 6), round(low + high, 6)
    if b.subunit and not a.currency:  # "50 to 75 cents"
        return round(low / 100, 6), high
    if a.scale == 1 and not a.unit and (b.scale < 1 or (b.scale > 1 and abs(a.said) < abs(b.said))):
        low = round(low * b.scale, 6)
    elif b.scale == 1 and a.scale > 1 and a.said < b.value < a.value:
        high = round(high * a.scale, 6)
    return low, high


def _whole_unit(words: Words, line: Line, a: Measure, b: Measure, unit: str) -> tuple[str, int]:
    """The unit of a range with the rate behind it ("Rs 25,000-40,000 pm"), and where the range ends."""
    currency, rate, end = a.currency or b.currency, b.rate or a.rate, b.end
    if currency and not rate:
        rate, end = words.pay_rate_at(line.plain, end)
    if not (currency or unit):
        return _hours(words, line, a.start, end)
    return _unit_name(currency, rate, unit), end


def _hours(words: Words, line: Line, start: int, end: int) -> tuple[str, int]:
    """`hours/week` and the offset behind "a week", where that follows a bare number and hours are said before it."""
    if "hours" not in line.plain[max(0, start - _HOURS_REACH) : start]:
        return "", end
    rate, stop = words.rate_at(line.plain, end)
    return ("hours/week", stop) if rate == "week" else ("", end)
