"""unit_rules: the words of `units.toml` as lookup tables and patterns, compiled once a process."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline.packs import load
from pipeline.plain import any_of, squeezed

_END = "(?![a-z])"
_PAST = " (?:ago|earlier|later)(?![a-z])"  # "to $5 a year earlier" is no rate
_VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_WORD = re.compile("[a-z]+")


class Money(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Codes of currencies; marks that need a large sum; words that are also something else, and words of money."""

    codes: list[str] = []
    only_large: list[str] = []
    also_weights: list[str] = []
    cues: list[str] = []
    before_rate: list[str] = []


class VagueUnits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units that a vague quantity may count."""

    names: list[str] = []


class Articles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When "a year" is a length of one year."""

    units: dict[str, str] = {}
    cues: list[str] = []
    nouns: list[str] = []


class Shares(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When "half" and "a third" are shares."""

    followers: list[str] = []
    not_after: list[str] = []


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What "1.5m" counts where it is no length."""

    nouns: list[str] = []


class Derived(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit that is read as `times` another."""

    unit: str
    times: float


class Determiners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Comparators that count only before larger values."""

    words: list[str] = []
    least: float = 0


class Numbered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words whose number is a name: "Level 3"."""

    names: list[str] = []


class UnitRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `units.toml`; its comments say what each table holds, and a later pack gives any of them."""

    currencies: dict[str, str] = {}
    currency_words: dict[str, str] = {}
    money: Money = Money()
    subunits: dict[str, str] = {}
    subunit_letters: dict[str, str] = {}
    shared_currencies: dict[str, dict[str, str]] = {}
    country_dollars: dict[str, str] = {}
    country_currencies: dict[str, str] = {}
    multipliers: dict[str, float] = {}
    sum_multipliers: dict[str, float] = {}
    counted: Counted = Counted()
    multiplier_currencies: dict[str, str] = {}
    lakh_rates: dict[str, str] = {}
    units: dict[str, list[str]] = {}
    derived_units: dict[str, Derived] = {}
    vague_units: VagueUnits = VagueUnits()
    articles: Articles = Articles()
    rates: dict[str, list[str]] = {}
    comparators: dict[str, list[str]] = {}
    determiners: Determiners = Determiners()
    comparators_after: dict[str, list[str]] = {}
    number_words: dict[str, int] = {}
    fraction_words: dict[str, int] = {}
    shares: Shares = Shares()
    quantifiers: dict[str, list[str]] = {}
    numbered: Numbered = Numbered()


def cardinal_value(words: "Words", text: str) -> float:
    """The value of a number in words that `words.cardinal` matched."""
    whole, _, decimals = text.partition(" point ")
    numbers = words.rules.number_words
    total = group = 0.0
    for word in _WORD.findall(whole):
        if word in numbers:
            group += numbers[word]
        elif word in words.factors and words.factors[word] < 1000:
            group = (group or 1) * words.factors[word]
        elif word in words.factors and total and not group:  # "three thousand million"
            total *= words.factors[word]
        elif word in words.factors:
            total, group = total + (group or 1) * words.factors[word], 0.0
    places = [numbers[word] for word in _WORD.findall(decimals)]
    digits = str(sum(places)) if places and places[0] > 9 else "".join(map(str, places))  # "point ninety-nine"
    return total + group + (float(f"0.{digits}") if digits else 0.0)


def _spaced(said: str) -> str:
    """The key of words that hyphens may join: "-an-hour", "words-per-minute"."""
    return " ".join(said.replace("-", " ").split())


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {squeezed(word): name for name, words in table.items() for word in words}


class Words:
    """Lookup tables and patterns of one set of rules; every pattern is matched against a line's plain copy."""

    def __init__(self, rules: UnitRules) -> None:
        """Compile `rules`: alternations of fixed words between bounded gaps, so all run in linear time."""
        self.rules = rules
        self.compile_tables(rules)
        self.compile_tails(rules)
        self.compile_numbers(rules)

    def unit_at(self, plain: str, end: int) -> tuple[str, int] | None:
        """The unit written at `end`, and the offset behind it; "30 - year" is "30-year" as some texts space it."""
        match = self.unit.match(plain, end) or self.apart_unit.match(plain, end)
        return (self.units.get(match["w"]) or self.units[_spaced(match["w"])], match.end()) if match else None

    def rate_at(self, plain: str, end: int) -> tuple[str, int]:
        """What a sum that ends at `end` is paid for, and the offset behind it; "" and `end` where nothing is said."""
        match = self.rate.match(plain, end)
        return (self.rates.get(match["w"]) or self.rates[_spaced(match["w"])], match.end()) if match else ("", end)

    def pay_rate_at(self, plain: str, end: int) -> tuple[str, int]:
        """As `rate_at`, of a sum: a word such as "gross" may stand before what it is paid for."""
        rate, behind = self.rate_at(plain, end)
        taxed = None if rate else self.taxed.match(plain, end)
        if taxed:
            rate, behind = self.rate_at(plain, taxed.end())
        return (rate, behind) if rate else ("", end)

    def currency_in(self, word: str, code: str, country: str | None) -> str:
        """The currency that a mark or word stands for in a document of `country`; `code` elsewhere."""
        if word in ("$", "dollars", "dollar", "bucks"):
            return self.rules.country_dollars.get(country or "", code)
        shared = self.rules.shared_currencies.get(word)
        return shared.get(country or "", code) if shared else code

    def cardinal_at(self, plain: str, at: int) -> re.Match[str] | None:
        """The number in words at `at`; the twenty of "the twenty-first century" is none."""
        match = self.cardinal.match(plain, at)
        hyphen = match is not None and plain.startswith("-", match.end())
        return None if match and hyphen and self.ordinal.match(plain, match.end()) else match

    def compile_tables(self, rules: UnitRules) -> None:
        """Words → what they stand for."""
        self.units = _by_word(rules.units)
        self.rates = _by_word(rules.rates)
        self.before = _by_word(rules.comparators)
        self.before_last = frozenset(word.rsplit(" ", 1)[-1] for word in self.before)
        self.after = _by_word(rules.comparators_after)
        self.quantifiers = _by_word(rules.quantifiers)
        by_code = {code + sign: code for code in rules.money.codes for sign in ("", "$", " $")}
        self.symbols = {**by_code, **rules.currencies}
        self.symbol_ends = frozenset(symbol[-1] for symbol in self.symbols)
        self.symbol_lengths = {
            last: sorted({len(symbol) for symbol in self.symbols if symbol[-1] == last}, reverse=True)
            for last in self.symbol_ends
        }
        named = {**{code: code for code in rules.money.codes}, **rules.currency_words}
        self.codes = {word: iso for word, iso in named.items() if len(word) == 3 and word.isupper()}
        self.money_words = {squeezed(word): iso for word, iso in named.items() if word not in self.codes}
        self.also_weights = frozenset(rules.money.also_weights)
        self.only_large = frozenset(rules.money.only_large)
        self.determiners = frozenset(rules.determiners.words)
        self.times = frozenset(rules.vague_units.names)
        self.fractions = rules.fraction_words
        self.half_followers = frozenset(rules.shares.followers) - {"and", "to", "or", "on", "by"}
        self.followers, self.not_shared = frozenset(rules.shares.followers), frozenset(rules.shares.not_after)
        self.money_cues = frozenset(rules.money.cues)
        self.article_cues = frozenset(rules.articles.cues)
        self.numbered = re.compile(rf"(?<![a-z]){any_of(rules.numbered.names)} ?$")

    def compile_tails(self, rules: UnitRules) -> None:
        """What may stand behind a number, in the order of `measures`."""
        long = [word for word in rules.multipliers if len(word) > 2]
        short = [word for word in rules.multipliers if len(word) <= 2]
        self.scale = re.compile(rf"(?:[ -]odd)?[ -]?(?P<word>{any_of(long)}){_END}|(?P<letter>{any_of(short)}){_END}"
                                rf"|[ ](?P<spaced>mn|bn|cr|mm){_END}|[ ](?P<apart>[kmbl]){_END}"
                                rf"|[ -](?P<paid>{any_of(rules.sum_multipliers)}){_END}")  # fmt: skip
        self.counted = re.compile(rf" (?:[a-z-]{{1,20}} )?(?:{any_of(rules.counted.nouns)}){_END}")
        self.lakh_rate = re.compile(rf" ?(?P<w>{any_of(map(str.lower, rules.lakh_rates))}){_END}")
        names = {word.lower() for word in (*self.codes, *self.money_words)}
        self.tail_starts = frozenset(
            {*" -/%‰(_'", *"abcdefghijklmnopqrstuvwxyz", *(name[0] for name in (*names, *rules.subunits))}
        )
        self.currency_word = re.compile(rf"[ -]?\(?(?P<w>{any_of(names)})(?![a-z0-9])\)?")
        self.subunit = re.compile(rf"[ -]?(?P<w>{any_of(rules.subunits)}){_END}")
        self.unit = re.compile(rf"[ -]?(?P<w>{any_of(self.units, '[ -]{1,2}')}){_END}")
        self.apart_unit = re.compile(rf" - (?P<w>{any_of(rules.articles.units)}){_END}")
        self.taxed = re.compile(rf" \(?{any_of(rules.money.before_rate)}{_END}\)?")
        self.rate = re.compile(rf"(?:/[-=])?[ -]?(?P<w>{any_of(self.rates, '[ -]{1,2}')}){_END}(?!{_PAST})")
        count = any_of([*rules.number_words, *rules.fraction_words])
        # "R21,500 per month (approx. R259,000 per year)": a comparator of the sum behind it.
        mark = any_of({symbol.lower() for symbol in self.symbols})
        # "$40,000 or more to $60,000" has none, "a year or less to finish" does.
        self.after_word = re.compile(
            rf"[ -]?\(?(?P<w>{any_of(self.after)})(?![a-z0-9]| than| or equal"
            rf"| to (?:about |around |over |up to )?(?:{mark} ?)?(?:[0-9]|{count}{_END})"
            rf"| (?:salary|salaries|pay|wages?|rate|earnings)\b|\.? (?:{mark} ?)?[0-9]| (?:an? )?{count}{_END})\)?"
        )

    def compile_numbers(self, rules: UnitRules) -> None:
        """Numbers in words, and the places where any number may begin."""
        self.factors = {word: factor for word, factor in rules.multipliers.items() if len(word) > 2}
        singular = [word for word in rules.fraction_words if word not in ("half", "quarter") and not word.endswith("s")]
        self.ordinal = re.compile(rf"-{any_of(['first', *singular])}{_END}")
        self.cardinal = re.compile(_cardinal(rules.number_words, self.factors))
        fractions, small = (
            any_of(rules.fraction_words),
            [w for w, value in rules.number_words.items() if 0 < value < 10],
        )
        self.fraction = re.compile(rf"(?:(?P<n>an?|{any_of(small)})[ -]{{1,2}})?(?P<d>{fractions}){_END}")
        wholes = [*rules.articles.units, "percent", "per cent", "percentage point", *self.factors]
        self.of_whole = re.compile(rf"(?:(?P<of> of)? {{1,2}}(?:an?|one|1))?(?:-| {{1,2}})(?={any_of(wholes)}{_END})")
        self.large = re.compile(
            rf"[ -](?:{any_of(w for w, f in self.factors.items() if f >= 1e6)}){_END}"
        )  # "a quarter million"
        self.and_fraction = re.compile(
            rf"[ -]and[ -](?:(?:(?P<n>an?|{any_of(small)})[ -])?(?P<d>{fractions}){_END}"
            r"|(?P<a>[0-9])/(?P<b>[1-9]))(?! of)"
        )
        spans = any_of(rules.articles.units)
        nouns = rf" (?:[a-z-]{{1,20}} ){{0,2}}(?:{any_of(rules.articles.nouns)})"
        self.article = re.compile(
            rf"an?(?:other)? (?:full |whole |single |calendar )?(?P<u>{spans})(?![a-z])(?!'(?!s{nouns}))"
            rf"(?P<half> and (?:a )?half{_END})?"
        )
        self.long = re.compile(  # "a yearlong course", "year-long training", "full-day workshops", "all week"
            rf"(?P<u>{spans})-?long{_END}|(?:full|whole|all)[ -](?P<whole>{spans})(?![a-z'-]| round| long)"
        )
        self.article_of = re.compile(rf"(?: of|'s){nouns}")  # "a year of training", "a year's training"
        scales = any_of([*self.factors, *rules.fraction_words, "couple"])
        gate = [*rules.number_words, *rules.fraction_words]
        self.anchor = re.compile(
            rf"[0-9{_VULGAR}]|(?:{any_of(gate)}){_END}"
            rf"|an?(?:other)?[ -](?=(?:{scales}|(?:full |whole |single |calendar )?(?:{spans})){_END})|couple of "
            rf"|(?:{spans})-?long{_END}|(?:full|whole|all)[ -](?={spans})"
        )
        self.digit_anchor = re.compile(rf"[0-9{_VULGAR}]")
        spans_long = [f"{unit}long" for unit in rules.articles.units]
        self.gate_words = frozenset([*gate, *(w for w in self.factors), *rules.articles.units, *spans_long, "couple"])
        counted = any_of(rules.vague_units.names)
        self.vague_words = frozenset(word.split()[-1] for word in self.quantifiers) | {"handful", "number"}
        self.vague = re.compile(
            rf"(?<![\w-])(?P<q>{any_of(self.quantifiers)}) (?:more |short |or more |to several )?(?P<u>{counted}){_END}"
        )


_GAP = "(?: {1,3}|-)"
_HALF = f"{_GAP}(?:half|halves|thirds|quarters|fourths|fifths|eighths|tenths)"


def _cardinal(numbers: dict[str, int], factors: Iterable[str]) -> str:
    """The pattern of a number in words up to "two million, three hundred thousand and five point two"."""

    def words(low: int, high: int) -> str:
        return any_of(word for word, value in numbers.items() if low <= value <= high) + _END

    unit, tens = words(1, 9), words(20, 90)
    small = f"(?:{tens}(?:(?:{_GAP}| - ){unit})?|{words(10, 19)}|{unit}|{words(0, 0)})"
    hundreds = f"{_GAP}hundreds?{_END}(?:{_GAP}(?:(?:and|&){_GAP})?{small})?"
    below = f"(?:{small}(?:{hundreds})?|an?{hundreds})"
    scale = f"{_GAP}{any_of(word for word in factors if not word.startswith('hundred'))}{_END}"
    more = f"(?:{_GAP}(?:(?:and|&){_GAP})?{below}(?!{_HALF})|, {small}{hundreds})"
    point = f" point(?:(?: {words(0, 9)}){{1,4}}| {tens}(?:{_GAP}{unit})?| {words(10, 19)})"
    return f"(?:{below}|an?(?={scale}))(?:(?:{scale}){{1,2}}{more}?){{0,3}}(?P<point>{point})?"


@lru_cache(maxsize=8)
def compiled(packs: tuple[Path, ...]) -> Words:
    """The words of a set of packs, compiled once a process. Raises ConfigError as `packs.load` does."""
    return Words(load(packs, "units.toml", UnitRules))
