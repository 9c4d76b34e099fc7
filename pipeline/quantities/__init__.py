"""quantities: every figure of a line with value or range, comparator and unit, as offsets.

The grammar of a quantity, each part but the number optional:

    comparator  currency  NUMBER  multiplier  unit-or-currency  rate  comparator-after

and of a range: quantity, `to` | `-` | `and` | `or` | `±`, quantity. How each part is written stands in the pack's
`units.toml`. `numerals` reads a number, `measures` what stands at it, `ranges` puts two together, and this room puts
comparators around them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import msgspec

from pipeline.periods import Period, parse_periods
from pipeline.plain import Line, Span, plain_copy, spoken_words, squeezed, without_marks
from pipeline.quantities.comparators import comparator_before
from pipeline.quantities.digits import STARTS
from pipeline.quantities.measures import Measure, read_measures
from pipeline.quantities.numerals import find_tokens
from pipeline.quantities.ranges import Reading, dimension_of, read_pair, read_single
from pipeline.quantities.unit_rules import UnitRules, Words, compiled
from pipeline.settings import OWN_PACK

__all__ = ["Quantity", "UnitRules", "compiled", "find_numbers", "parse_quantities"]

_ANY_DIGIT = re.compile(f"[{''.join(sorted(STARTS))}]")
_DIGITS = re.compile("[0-9]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]{1,2000}")  # what looks like figures in an address counts nothing
_FOUR = re.compile(",[0-9]{4}")  # no grouping has so many behind a comma
_GLUED = re.compile(  # "10,0007,500": two figures of a table that touch; but "June 5,2019"
    r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{2,3}){0,4},(?!(?:19|20)[0-9]{2}(?![0-9,]))[0-9]{4,9}(?:[.,]?[0-9]){0,40}"
)
_MOVED = re.compile(r"[^.;]{0,60}(?<!\bup) to (?:about |around |nearly |over |almost )?$")  # "from $20 in 2010 to $30"
_GOES = re.compile(
    r"\b(?:(?:going|rising|climbing|moving|working)|(?:once|after|when) [^.;]{1,60}\b(?:goes|rises|climbs|moves))"
    r" (?:all the way )?$",
    re.IGNORECASE,
)
_TO = re.compile(" (?:to|or) |-")
_MOST_OF = re.compile(r" (?!(?:hours|as|is|was|this|plus|unless|across)\b)[a-z]+s\b")
_STOPS = ("", ".", ",", ")")


class Quantity(msgspec.Struct, frozen=True):
    """One quantity: `text[start:end]`, half-open code points in the line it was read from.

    Either `value` is set, or `low` and `high` are (a range), or `quantifier` is ("several weeks": no number). `unit` is
    `USD`, `USD/hour`, `percent`, `weeks`, `words/minute`, `year` for a calendar year or window, or "" for a bare
    number. `core` is the span without the comparator words, `numbers` the spans of the number tokens.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    quantifier: str | None = None
    core: Span = (0, 0)
    numbers: tuple[Span, ...] = ()
    period: Period | None = None

    @property
    def dimension(self) -> str:
        """`money`, `percent`, `duration`, `pace` (a unit over time), `year` or `bare`."""
        return dimension_of(self.unit)


def find_numbers(text: str, packs: tuple[Path, ...] = (OWN_PACK,)) -> list[Span]:
    """Spans of every number written in digits, and of every number in words from two on, left to right."""
    return find_tokens(compiled(packs), text)


def parse_quantities(text: str, packs: tuple[Path, ...] = (OWN_PACK,), country: str | None = None) -> list[Quantity]:
    """Every quantity of one line of text, left to right, none overlapping.

    `country` (ISO 3166) says what a plain `$` means. Calendar years and windows come out with unit `year`.
    """
    cleaned = without_marks(text)
    if cleaned:
        clean, back = cleaned
        return [place(quantity, text, back) for quantity in parse_quantities(clean, packs, country)]
    words = compiled(packs)
    plain = plain_copy(text)
    if "://" in plain or "www." in plain:
        plain = _ADDRESS.sub(_blank, plain)
    if _FOUR.search(plain):
        plain = _GLUED.sub(_blank, plain)
    spoken = spoken_words(plain)
    worded = not words.gate_words.isdisjoint(spoken)
    vague = not words.times.isdisjoint(spoken) and not words.vague_words.isdisjoint(spoken)
    digits = _ANY_DIGIT.search(plain) is not None
    periods = parse_periods(text, plain, country) if digits or "ties" in plain else []
    if not (digits or worded or vague or periods):
        return []
    line = Line(text, plain)
    measures = list(read_measures(words, line, periods, country, worded))
    found = join_measures(words, line, measures, periods)
    found += [_calendar(line, period) for period in periods]
    if vague:
        found += _vague(words, line, sorted((quantity.start, quantity.end) for quantity in found))
    return sorted(found, key=attrgetter("start"))


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found.group())


def place(quantity: Quantity, text: str, back: Callable[[int, int], Span]) -> Quantity:
    """The quantity of a cleaned line in the line `text` that it was cleaned from."""
    start, end = back(quantity.start, quantity.end)
    period = quantity.period
    if period is not None:
        first, last = back(period.start, period.end)
        period = replace(period, start=first, end=last)
    numbers = tuple(back(*span) for span in quantity.numbers)
    core = back(*quantity.core)
    return msgspec.structs.replace(
        quantity, start=start, end=end, text=text[start:end], core=core, numbers=numbers, period=period
    )


_COMPOUND = re.compile(r"-(?!figure|digit|plus|odd|some|strong)[a-z]{3,}")  # "the five-county region" counts no jobs


def join_measures(words: Words, line: Line, measures: Sequence[Measure], periods: Sequence[Period]) -> list[Quantity]:
    """Measures as quantities: neighbours linked into ranges, comparators put on; a lone "one" is left out."""
    found: list[Quantity] = []
    ends = [*(period.end for period in periods), len(line.text) + 1]
    at = period = floor = 0
    while at < len(measures):
        first = measures[at]
        while ends[period] <= first.start:
            floor, period = max(floor, ends[period]), period + 1
        pair = read_pair(words, line, first, measures[at + 1]) if at + 1 < len(measures) else None
        at += 2 if pair else 1
        reading = _with_after(words, line, pair or read_single(words, line, first))
        if (first.weak or _COMPOUND.match(line.plain, reading.end)) and not pair and not reading.unit:
            continue
        following = measures[at] if at < len(measures) else None
        start, sign = _comparator(words, line, reading, floor, found[-1] if found else None, following)
        core_end = pair.end if pair else first.end
        found.append(Quantity(start, reading.end, line.text[start : reading.end], *reading[2:5], sign, reading.unit,
                              core=(reading.start, core_end), numbers=reading.tokens))  # fmt: skip
        floor = reading.end
    return found


def _calendar(line: Line, period: Period) -> Quantity:
    """A period as a quantity: a point or an open end as one year, a window as two."""
    span = (period.start, period.end)
    year = period.first if period.first is not None else period.last
    value: float | None = float(year or 0)
    low = high = None
    if period.kind == "window":
        value, low, high = None, float(period.first or 0), float(period.last or 0)
    start, end = span
    numbers = tuple(match.span() for match in _DIGITS.finditer(line.plain, *span))
    return Quantity(start, end, line.text[start:end], value, low, high, "=", "year", core=span, numbers=numbers,
                    period=period)  # fmt: skip


def _comparator(
    words: Words, line: Line, reading: Reading, floor: int, before: Quantity | None, following: Measure | None
) -> tuple[int, str]:
    """Where the comparator words before a reading begin, and the sign of all that compares it.

    Comparators stack ("more than about"); a bound before a range is left out, for a range has bounds of its own.
    """
    start, sign = reading.start, reading.comparator
    while said := comparator_before(words, line.plain, floor, start):
        begin, more = said
        phrase = line.plain[begin:start].strip(" :")
        if reading.low is not None and (more not in ("~", "=") or phrase.startswith("in the range")):
            break
        if (phrase == "from" and sign != "=") or not _compares(words, line, reading, begin, phrase, before, following):
            break
        sign = more if sign in ("=", "~") and more != "=" else sign
        start = begin
    return start, sign


def _compares(
    words: Words,
    line: Line,
    reading: Reading,
    begin: int,
    phrase: str,
    before: Quantity | None,
    following: Measure | None,
) -> bool:
    """Whether the words at `begin` compare the reading, and are no other part of speech."""
    dimension = dimension_of(reading.unit)
    if phrase in words.determiners:  # "some 20,000 jobs", but "some two-year colleges"
        amount = reading.value if reading.value is not None else reading.low
        enough = dimension == "percent" or (amount or 0) >= words.rules.determiners.least  # "some 8 percent"
        return enough and "-" not in line.plain[reading.start : reading.end]
    if phrase in ("up to", "upto") and dimension == "money" and _GOES.search(line.plain, max(0, begin - 100), begin):
        return False  # "starting at £24,000 and going up to £27,000" says where pay gets to, and bounds nothing
    if phrase == "c":
        return dimension == "money"  # "c£40k", but "Vitamin C 40"
    if phrase == "from":  # "from £20,000" is a floor
        gap = line.plain[reading.end : following.start] if following and following.currency else ""
        return dimension == "money" and not _MOVED.match(gap)
    if phrase == "over" and dimension == "duration" and before is not None:  # "grow 10 percent over 10 years"
        return not (begin - before.end <= 1 and before.dimension in ("percent", "money"))
    return True


def _with_after(words: Words, line: Line, reading: Reading) -> Reading:
    """The reading with "or more", "+" and the like behind it, and the unit or rate behind those."""
    after = words.after_word.match(line.plain, reading.end)
    if after is None:
        return reading
    said, end = squeezed(after["w"]), after.end()
    sign = words.after[said]
    if line.plain[end - 1] == ")" and "(" not in after.group():
        end -= 1
    unit, behind = _unit_behind(words, line, reading.unit, end)
    if said == "at most" and _MOST_OF.match(line.plain, end):
        return reading  # "$25 an hour at most hospitals"
    is_sum = said in ("plus", "+") and behind == end and line.plain[after.start()] == " "
    if is_sum and line.plain[end : end + 1] not in _STOPS:  # "$25 plus tips"
        return reading
    if reading.low is None:
        return reading._replace(end=behind, comparator=sign, unit=unit)
    return reading._replace(end=behind, unit=unit) if said == "+" or sign == "~" else reading


def _unit_behind(words: Words, line: Line, unit: str, end: int) -> tuple[str, int]:
    """The unit of a figure with what follows its comparator: "40+ WPM", "$20+ an hour", "40 hours or more a week"."""
    named = None if unit else words.unit_at(line.plain, end)
    if named and named[0] not in words.rules.derived_units:
        unit, end = named
    if unit == "hours" or (dimension_of(unit) == "money" and "/" not in unit):
        rate, behind = words.rate_at(line.plain, end)
        if rate and not (unit == "hours" and rate == "hour"):
            return f"{unit}/{rate}", behind
    return unit, end


def _vague(words: Words, line: Line, taken: Sequence[Span]) -> list[Quantity]:
    """Amounts of time said without a number ("several weeks"), where no quantity stands yet."""
    found: list[Quantity] = []
    spans = [*taken, (len(line.text) + 1, len(line.text) + 1)]
    floor = at = 0
    for match in words.vague.finditer(line.plain):
        while spans[at][1] <= match.start():
            floor, at = spans[at][1], at + 1
        if spans[at][0] < match.end():
            continue
        if found and _TO.fullmatch(line.plain, found[-1].end, match.start()):
            core = (found[-1].core[0], match.end())  # "a few weeks to several months" is at least a few weeks
            found[-1] = msgspec.structs.replace(
                found[-1], start=core[0], end=core[1], text=line.text[slice(*core)], comparator=">=", core=core
            )
            continue
        start, sign = comparator_before(words, line.plain, floor, match.start()) or (match.start(), "=")
        if line.plain[start : match.start()].strip() == "over":  # "over several months": in their course
            start, sign = match.start(), "="
        quantifier = words.quantifiers[squeezed(match["q"])]
        found.append(Quantity(start, match.end(), line.text[start : match.end()], None, None, None, sign, match["u"],
                              quantifier=quantifier, core=match.span()))  # fmt: skip
        floor = match.end()
    return found
