"""quantities: every figure of a line with value or range, comparator and unit, as offsets.

The grammar of a quantity, each part but the number optional:

    comparator  currency  NUMBER  multiplier  unit-or-currency  rate  comparator-after

and of a range: quantity, `to` | `-` | `and` | `or` | `±`, quantity. How each part is written stands in the pack's
`units.toml`; this module knows only the order of the parts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline.packs import load
from pipeline.periods import Period, parse_periods
from pipeline.settings import OWN_PACK


class UnitRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `units.toml`; its comments say what each table holds."""

    currencies: dict[str, str]
    currency_words: dict[str, str]
    country_dollars: dict[str, str]
    multipliers: dict[str, float]
    units: dict[str, list[str]]
    rates: dict[str, list[str]]
    lakh_rates: dict[str, str]
    comparators: dict[str, list[str]]
    comparators_after: dict[str, list[str]]
    number_words: dict[str, int]
    fraction_words: dict[str, int]
    quantifiers: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Quantity:
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
    core: tuple[int, int] = (0, 0)
    numbers: tuple[tuple[int, int], ...] = ()
    period: Period | None = None

    @property
    def dimension(self) -> str:
        """`money`, `percent`, `duration`, `pace` (a unit over time), `year` or `bare`."""
        if self.unit == "" or self.unit in ("percent", "year"):
            return self.unit or "bare"
        head, _, rate = self.unit.partition("/")
        if len(head) == 3 and head.isupper():
            return "money"
        return "pace" if rate else "duration"


@dataclass(frozen=True, slots=True)
class _Atom:
    """A number with what stands right at it: one end of a range, or a quantity of its own."""

    start: int
    end: int
    value: float
    currency: str
    unit: str
    rate: str
    scale: float  # the multiplier that was written, 1 where none was
    numbers: tuple[tuple[int, int], ...]
    compact: bool = False  # a range may share what follows it


_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"  # 33,750  1,234.50
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)"  # 15 000 with a hard or thin space
    r"|\d{1,3}(?: \d{3})+(?![\d,.]*\d)"  # 15 000 with a plain one
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"  # 15'000
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.234,56
    r"|\d+(?:\.\d+)?"
    r"|\.\d+"
)
_VULGAR = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
_DASHES = "-–—‒−‐‑"
_NUMBER_TOKEN = re.compile(rf"{_DIGITS}|[{''.join(_VULGAR)}]")


def find_numbers(text: str, packs: tuple[Path, ...] = (OWN_PACK,)) -> list[tuple[int, int]]:
    """Spans of every number written in digits, and of every cardinal number word from two on, in a text."""
    grammar = compiled(packs)
    spans = [match.span() for match in _NUMBER_TOKEN.finditer(text)]
    spans += [match.span() for match in grammar.cardinal.finditer(text)]
    return sorted(spans)


def parse_quantities(text: str, packs: tuple[Path, ...] = (OWN_PACK,), country: str | None = None) -> list[Quantity]:
    """Every quantity of one line of text, left to right, none overlapping.

    `country` (ISO 3166) says what a plain `$` means. Calendar years and windows come out with unit `year`.
    """
    grammar = compiled(packs)
    if not grammar.gate.search(text):
        return []
    periods = parse_periods(text)
    atoms = grammar.atoms(text, periods, country)
    found = [*grammar.join(text, atoms), *(_calendar(text, period) for period in periods)]
    found += grammar.vague(text, found)
    return sorted(found, key=lambda quantity: quantity.start)


def _calendar(text: str, period: Period) -> Quantity:
    numbers = tuple(m.span() for m in re.compile(r"\d+").finditer(text, period.start, period.end))
    window = period.kind == "window"
    year = period.first if period.first is not None else period.last
    return Quantity(
        period.start,
        period.end,
        text[period.start : period.end],
        None if window else float(year or 0),
        float(period.first or 0) if window else None,
        float(period.last or 0) if window else None,
        "=",
        "year",
        core=(period.start, period.end),
        numbers=numbers,
        period=period,
    )


@lru_cache(maxsize=8)
def compiled(packs: tuple[Path, ...]) -> "Grammar":
    """The grammar of a set of packs, compiled once a process."""
    return Grammar(load(packs, "units.toml", UnitRules))


class Grammar:
    """The pack's words as compiled patterns, and the few steps that put a quantity together."""

    def __init__(self, rules: UnitRules) -> None:
        """Compile `rules`; all patterns run in linear time (alternations of fixed words between bounded gaps)."""
        self.rules = rules
        self.units = {_plain(word): unit for unit, words in rules.units.items() for word in words}
        self.rates = {_plain(word): rate for rate, words in rules.rates.items() for word in words}
        self.before = {_plain(word): sign for sign, words in rules.comparators.items() for word in words}
        self.after = {_plain(word): sign for sign, words in rules.comparators_after.items() for word in words}
        self.quantifiers = {_plain(word): name for name, words in rules.quantifiers.items() for word in words}
        self.words = {**rules.number_words, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
        cardinals = [word for word, value in rules.number_words.items() if value > 1] + ["dozen"]
        self.cardinal = re.compile(
            rf"(?<![\w-])(?:{_any(cardinals)})(?:-(?:{_any(cardinals)}))?(?![\w])", re.IGNORECASE
        )
        number_words = [*rules.number_words, "hundred", "thousand", "million", "billion", "dozen", "lakh", "crore"]
        fractions = _any(rules.fraction_words)
        self.gate = re.compile(rf"\d|[{''.join(_VULGAR)}]|\b(?:{_any([*number_words, *rules.fraction_words])})\b"
                               rf"|\b(?:{_any(self.quantifiers)})\s", re.IGNORECASE)  # fmt: skip
        self.worded = re.compile(
            rf"(?<![\w-])(?:an?\s+(?=(?:hundred|thousand|million|billion|dozen|lakh|crore)\b))?"
            rf"(?:{_any(number_words)})(?:(?:[\s-]+(?:and[\s-]+)?)(?:{_any(number_words)}))*(?![\w])",
            re.IGNORECASE,
        )
        self.fraction = re.compile(
            rf"(?<![\w-])(?:(?P<n>an?|one|two|three|four|five|six|seven|\d{{1,2}})[\s-]+)?(?P<d>{fractions})(?![\w-])"
            r"(?P<of>(?:\s+(?:an?|the|of|in)\b)?)",
            re.IGNORECASE,
        )
        self.one_in = re.compile(
            rf"(?<![\w$£€.,-])(?P<a>\d{{1,3}}|{_any(rules.number_words)})\s+(?:in|out\s+of|of)\s+(?:every\s+)?"
            rf"(?P<b>\d{{1,4}}|{_any(rules.number_words)}|hundred|a\s+hundred)(?![\w%]|[.,]\d|\s?(?:percent|per\s+cent|years|weeks|months|days|hours))",
            re.IGNORECASE,
        )
        self.digits = re.compile(
            rf"(?<![\w.,])(?:{_DIGITS})(?!(?:st|nd|rd|th)\b)(?:\s?[{''.join(_VULGAR)}]|\s\d/\d(?!\d))?|(?<![\w.,])[{''.join(_VULGAR)}]"
        )
        self.letter_digits = re.compile(_DIGITS)
        symbols = sorted(rules.currencies, key=lambda word: (-len(word), word))
        self.currency = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, symbols))})\s?(?P<minus>[{_DASHES}]?)$")
        scale_words = sorted((w for w in rules.multipliers if len(w) > 2), key=lambda word: (-len(word), word))
        scale_letters = sorted((w for w in rules.multipliers if len(w) <= 2), key=lambda word: (-len(word), word))
        self.scale = re.compile(rf"[\s-]?(?P<word>{'|'.join(scale_words)})(?![A-Za-z])|(?P<letter>{'|'.join(scale_letters)})(?![A-Za-z])"
                                rf"|\s?(?P<spaced>mn|bn|cr)(?![A-Za-z])", re.IGNORECASE)  # fmt: skip
        self.lakh_rate = re.compile(rf"\s?(?:{_any(rules.lakh_rates)})(?!\w)", re.IGNORECASE)
        self.currency_word = re.compile(rf"\s?(?:{_any(rules.currency_words)})(?!\w)", re.IGNORECASE)
        self.unit = re.compile(rf"[\s-]?(?:{_any(self.units)})(?![A-Za-z])", re.IGNORECASE)
        self.rate = re.compile(rf"\s?(?:{_any(self.rates)})(?![A-Za-z])", re.IGNORECASE)
        self.compare = re.compile(
            rf"(?<!\w)(?:{_any(self.before)})(?:\s+(?:about|approximately|around|roughly|an\s+estimated|the))?[\s:]*$",
            re.IGNORECASE,
        )
        self.compare_after = re.compile(rf"\s?(?:\(?(?:{_any(self.after)})\)?)(?!\w)", re.IGNORECASE)
        self.link = re.compile(
            rf"\s*(?:to|through|thru|and|or|[{_DASHES}~]|\.\.\.?|±|\+/-|plus\s+or\s+minus|up\s+to|/)\s*$", re.IGNORECASE
        )
        self.opener = re.compile(
            r"\b(?:between|from)\s+(?:about\s+|around\s+|approximately\s+|roughly\s+|an?\s+)?$", re.IGNORECASE
        )
        self.vague_quantity = re.compile(
            rf"(?<![\w-])(?P<q>{_any(self.quantifiers)})\s+(?:more\s+|short\s+|to\s+several\s+|or\s+more\s+)?(?P<u>weeks|months|years|days|hours)\b",
            re.IGNORECASE,
        )

    # -- atoms -------------------------------------------------------------------------------------------------------

    def atoms(self, text: str, periods: list[Period], country: str | None) -> list[_Atom]:
        """Numbers with currency, multiplier, unit and rate; those inside a period are left to it."""
        taken = [(period.start, period.end) for period in periods]
        found: list[_Atom] = []
        for start, end, value, unit, numbers in sorted(self._raw(text)):
            if any(a < end and start < b for a, b in taken):
                continue
            atom = self._dress(text, start, end, value, unit, numbers, country)
            found.append(atom)
            taken.append((atom.start, atom.end))
        return found

    def _raw(self, text: str) -> Iterable[tuple[int, int, float, str, tuple[tuple[int, int], ...]]]:
        """Numbers alone: (start, end, value, unit, number spans). "1 in 8" is 12.5 percent; "half of" is 50."""
        taken: list[tuple[int, int]] = []

        def free(start: int, end: int) -> bool:
            if any(a < end and start < b for a, b in taken):
                return False
            taken.append((start, end))
            return True

        for match in self.letter_digits.finditer(text):  # "R15 000", "USD40,000": a currency touches the figure
            if (
                match.start()
                and text[match.start() - 1].isalpha()
                and self.currency.search(text, max(0, match.start() - 6), match.start())
                and free(*match.span())
            ):
                yield *match.span(), _value(match.group(), text, match.start()), "", (match.span(),)
        for match in self.one_in.finditer(text):
            a, b = self._number(match["a"]), self._number(match["b"])
            if a is not None and b and 0 < a < b and free(*match.span()):
                yield *match.span(), round(100 * a / b, 6), "percent", (match.span("a"), match.span("b"))
        for match in self.fraction.finditer(text):
            read = self._fraction(text, match)
            if read and free(read[0], read[1]):
                yield read
        for match in self.digits.finditer(text):
            if free(*match.span()):
                yield *match.span(), _value(match.group(), text, match.start()), "", tuple(
                    token.span() for token in _NUMBER_TOKEN.finditer(text, *match.span()))  # fmt: skip
        for match in self.worded.finditer(text):
            for start, end, value in self._words(text, *match.span()):
                if free(start, end) and not (value == 1 and not self._counts(text, end)):
                    yield start, end, value, "", ((start, end),)

    def _counts(self, text: str, end: int) -> bool:
        """Whether "one" or "a" at `end` counts something we measure: "one year", "one to two years"."""
        return bool(
            self.unit.match(text, end)
            or re.compile(r"\s*(?:to|or|and\s+a\s+half|[-–—])\s", re.IGNORECASE).match(text, end)
        )

    def _number(self, word: str) -> float | None:
        plain = _plain(word).removeprefix("a ")
        return float(plain) if plain.isdigit() else float(self.words[plain]) if plain in self.words else None

    def _fraction(
        self, text: str, match: re.Match[str]
    ) -> tuple[int, int, float, str, tuple[tuple[int, int], ...]] | None:
        """A share in words: "half of", "two-thirds", "a quarter of", "half an hour". An ordinal ("third party") is none."""
        n, d, of = match["n"], _plain(match["d"]), match["of"].strip().lower()
        half = d == "half"
        numerator = 1.0 if n is None or n.lower() in ("a", "an") else self._number(n)
        if numerator is None or text[match.end() : match.end() + 1] == "-":
            return None
        ordinal = not half and (n is None or (numerator == 1 and of not in ("of", "the")))
        plural = d.endswith("s") and d != "halves" and numerator > 1
        if (
            ordinal
            or (not half and numerator > 1 and not plural)
            or (half and of == "" and not self._compared(text, match.start()))
        ):
            return None
        share = numerator / self.rules.fraction_words[d]
        start, end = match.start(), match.end("d")
        if of in ("a", "an") and self.unit.match(text, match.end()):  # half an hour
            return start, match.end(), share, "", ((start, end),)
        if share >= 1 or (half and of in ("a", "an") and self.scale.match(text, match.end())):
            return (start, match.end(), share, "", ((start, end),)) if share < 1 else None
        return start, end, round(100 * share, 6), "percent", ((start, end),)

    def _compared(self, text: str, start: int) -> bool:
        return self.compare.search(text, max(0, start - 40), start) is not None

    def _words(self, text: str, start: int, end: int) -> Iterable[tuple[int, int, float]]:
        """Numbers written in words between two offsets: "twenty-five", "one hundred and five", "two million"."""
        total = group = 0.0
        begin = last = -1
        size = ""
        for match in re.compile(r"[A-Za-z]+").finditer(text, start, end):
            word = match.group().lower()
            if word in ("a", "an"):
                begin, group, size = match.start(), 1.0, "a"
                continue
            if word == "and":
                if size not in ("hundred", "scale") and begin >= 0:
                    yield begin, last, total + group
                    begin = -1
                continue
            value = self.rules.number_words.get(word)
            if value is not None:
                kind = "tens" if value >= 20 else "unit"
                joins = begin >= 0 and (size in ("hundred", "scale") or (size == "tens" and 0 < value < 10))
                if begin >= 0 and not joins:
                    yield begin, last, total + group
                    total = group = 0.0
                    begin = -1
                if begin < 0:
                    total = group = 0.0
                    begin = match.start()
                group, size = group + value, kind
            elif begin >= 0:
                factor = self.rules.multipliers.get(word, 1.0)
                if factor >= 1000:
                    total, group, size = total + (group or 1) * factor, 0.0, "scale"
                else:
                    group, size = (group or 1) * factor, "hundred"
            else:
                continue  # "hundred" or "million" with no number before it names no amount
            last = match.end()
        if begin >= 0 and last > begin:
            yield begin, last, total + group

    def _dress(
        self,
        text: str,
        start: int,
        end: int,
        value: float,
        unit: str,
        numbers: tuple[tuple[int, int], ...],
        country: str | None,
    ) -> _Atom:
        """The number with the currency before it and the multiplier, unit, currency and rate after it."""
        currency, sign, scale, rate = "", 1.0, 1.0, ""
        before = self.currency.search(text, max(0, start - 8), start)
        if before:
            symbol = before.group().rstrip().rstrip(_DASHES).rstrip()
            currency = self._iso(symbol, country)
            sign = -1.0 if before["minus"] else 1.0
            start = before.start()
        if (
            start
            and text[start - 1] in _DASHES
            and (start == 1 or text[start - 2] in " \t(:;|\u00a0")
            and not _ends_number(text, start - 1)
        ):
            start, sign = start - 1, -1.0
        if unit == "":
            more = self.scale.match(text, end)
            if more and not (
                more["letter"]
                and more["letter"].lower() in ("m", "b", "l")
                and not currency
                and not more["letter"].isupper()
            ):
                scale = self.rules.multipliers[(more["word"] or more["letter"] or more["spaced"]).lower()]
                end = more.end()
            half = re.compile(r"\s+and\s+a\s+half(?!\w)", re.IGNORECASE).match(text, end)
            if half:
                value, end = value + 0.5, half.end()
            lakhs = self.lakh_rate.match(text, end)
            if lakhs:
                return _Atom(start, lakhs.end(), sign * value * 1e5, currency or "INR", "", "year", 1e5, numbers)
            if not currency:
                word = self.currency_word.match(text, end)
                if word:
                    currency, end = self._iso(word.group().strip(), country), word.end()
            if not currency:
                named = self.unit.match(text, end)
                if named:
                    unit, end = self.units[_plain(named.group().lstrip(" -\u00a0"))], named.end()
                    half = re.compile(r"\s+and\s+a\s+half(?!\w)", re.IGNORECASE).match(text, end)
                    if half and unit in ("years", "hours", "months", "weeks", "days"):
                        value, end = value + 0.5, half.end()
        if currency:
            extra = self.currency_word.match(text, end)  # "$40,000 USD"
            if extra:
                currency, end = (
                    self._iso(extra.group().strip(), country) if currency in ("USD", "INR") else currency,
                    extra.end(),
                )
            paid = self.rate.match(text, end)
            if paid:
                rate, end = self.rates[_plain(paid.group())], paid.end()
        return _Atom(start, end, round(sign * value * scale, 6), currency, unit, rate, scale, numbers)

    def _iso(self, symbol: str, country: str | None) -> str:
        if symbol in ("$", "dollars", "dollar") and country in self.rules.country_dollars:
            return self.rules.country_dollars[country]
        names = {**self.rules.currencies, **{_plain(word): iso for word, iso in self.rules.currency_words.items()}}
        return names.get(symbol) or names[_plain(symbol)]

    # -- ranges and comparators --------------------------------------------------------------------------------------

    def join(self, text: str, atoms: list[_Atom]) -> list[Quantity]:
        """Atoms as quantities: neighbours linked into ranges, comparators put on."""
        found: list[Quantity] = []
        i = 0
        while i < len(atoms):
            pair = self._range(text, atoms[i], atoms[i + 1]) if i + 1 < len(atoms) else None
            if pair:
                found.append(self._compare(text, pair, found))
                i += 2
            else:
                found.append(self._compare(text, _single(text, atoms[i]), found))
                i += 1
        return found

    def _range(self, text: str, a: _Atom, b: _Atom) -> Quantity | None:
        """The two as a range, or None: linked, of one currency and unit (said at either end), low below high."""
        gap = text[a.end : b.start]
        if len(gap) > 16:
            return None
        link = (
            gap.strip().lower()
            if self.link.fullmatch(gap)
            else "-"
            if gap == "" and b.value < 0 and text[b.start] in _DASHES
            else ""
        )
        if (
            not link
            or (a.rate and b.rate and a.rate != b.rate)
            or (a.currency and b.currency and a.currency != b.currency)
        ):
            return None
        if (a.currency or b.currency) and (a.unit or b.unit):
            return None
        if a.unit and b.unit and a.unit != b.unit:
            return None
        opened = self.opener.search(text, max(0, a.start - 30), a.start)
        if link == "and" and not opened:
            return None
        if link in ("or", "/") and not (b.unit or b.currency) and not a.currency:
            return None
        if link == "/" and (a.currency or a.unit != b.unit):
            return None
        if b.currency and not a.currency and link not in ("to", "-", "–", "—", "and"):
            return None
        low, high = a.value, abs(b.value) if link in _DASHES or gap == "" else b.value
        if a.scale == 1 and b.scale > 1 and low < high / b.scale * 10 and low < high:
            shared = low * b.scale
            low = shared if shared <= high or link != "or" else low
        if link in ("±", "+/-", "plus or minus"):
            low, high = a.value - b.value, a.value + b.value
        if low >= high:
            return None
        if not (a.unit or b.unit or a.currency or b.currency) and link in ("or", "/", "~"):
            return None
        currency, unit, rate, end = a.currency or b.currency, a.unit or b.unit, b.rate or a.rate, b.end
        paid = self.rate.match(text, end) if currency and not rate else None  # the rate behind "Rs 25,000-40,000 pm"
        if paid:
            rate, end = self.rates[_plain(paid.group())], paid.end()
        name = (f"{currency}/{rate}" if rate else currency) if currency else unit
        return Quantity(
            a.start,
            end,
            text[a.start : end],
            None,
            low,
            high,
            "=",
            name,
            core=(a.start, end),
            numbers=a.numbers + b.numbers,
        )

    def _compare(self, text: str, quantity: Quantity, before: list[Quantity]) -> Quantity:
        """The quantity with the comparator words on either side taken into its span."""
        floor = before[-1].end if before else 0
        sign, start, end = "=", quantity.start, quantity.end
        word = self.compare.search(text, max(floor, start - 45), start)
        if word and not (_plain(word.group()) == "from" and quantity.low is None and not quantity.unit[:3].isupper()):
            start = word.start()
            sign = self._sign(word.group())
        after = self.compare_after.match(text, end)
        if after:
            sign, end = self.after[_plain(after.group().strip().strip("()"))], after.end()
            if not quantity.unit:  # "40+ WPM", "5 or more years"
                named = self.unit.match(text, end)
                if named:
                    quantity = replace(quantity, unit=self.units[_plain(named.group().lstrip(" -\u00a0"))])
                    end = named.end()
            elif quantity.dimension == "money" and "/" not in quantity.unit:
                paid = self.rate.match(text, end)
                if paid:
                    quantity, end = (
                        replace(quantity, unit=f"{quantity.unit}/{self.rates[_plain(paid.group())]}"),
                        paid.end(),
                    )
        if quantity.low is not None and sign not in ("=", "~"):
            sign = "="
        return replace(quantity, start=start, end=end, text=text[start:end], comparator=sign, core=quantity.core)

    def _sign(self, words: str) -> str:
        plain = _plain(words.strip().rstrip(":").strip())
        while plain not in self.before and " " in plain:
            plain = plain.rsplit(" ", 1)[0]
        return self.before.get(plain, "~")

    def vague(self, text: str, found: list[Quantity]) -> list[Quantity]:
        """Amounts of time said without a number ("several weeks"), where no quantity stands yet."""
        spans = [(q.start, q.end) for q in found]
        more = []
        for match in self.vague_quantity.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in spans):
                continue
            word = self.compare.search(text, max(0, match.start() - 30), match.start())
            start = word.start() if word else match.start()
            sign = self._sign(word.group()) if word else "="
            more.append(Quantity(start, match.end(), text[start : match.end()], None, None, None, sign, match["u"].lower(),
                                 quantifier=self.quantifiers[_plain(match["q"])], core=match.span()))  # fmt: skip
        return more


def _single(text: str, atom: _Atom) -> Quantity:
    name = (f"{atom.currency}/{atom.rate}" if atom.rate else atom.currency) if atom.currency else atom.unit
    return Quantity(atom.start, atom.end, text[atom.start : atom.end], atom.value, None, None, "=", name,
                    core=(atom.start, atom.end), numbers=atom.numbers)  # fmt: skip


def _ends_number(text: str, at: int) -> bool:
    """Whether a figure or a percent sign stands right before `at`: a dash there is a range, no minus."""
    return bool(re.search(r"[\d%] ?$", text[max(0, at - 2) : at]))


def _any(words: Iterable[str]) -> str:
    """The words as an alternation, longest first, each space any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _value(digits: str, text: str, start: int) -> float:
    """The value of a number token; `1.234,56` and, behind a euro sign, `35.000` are read as written in Europe."""
    whole = digits.strip()
    extra = 0.0
    if whole and whole[-1] in _VULGAR:
        extra, whole = _VULGAR[whole[-1]], whole[:-1].strip()
    mixed = re.fullmatch(r"(\d+)\s(\d)/(\d)", whole)
    if mixed and int(mixed[3]):
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    if not whole:
        return extra
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", whole):
        return float(whole.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}\.\d{3}", whole) and text[max(0, start - 2) : start].strip() == "€":
        return float(whole.replace(".", ""))
    cents = re.fullmatch(r"(.+[\u00a0\u2009\u202f]\d{3}),(\d{1,2})", whole)
    if cents:
        whole = f"{cents[1]}.{cents[2]}"
    return float(re.sub(r"[,\s'’\u00a0\u2009\u202f]", "", whole)) + extra
