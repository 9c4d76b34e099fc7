"""measures: a number with the currency, multiplier, unit and rate that stand right at it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.periods import Period
from pipeline.plain import Line, Span, spoken_words
from pipeline.quantities.digits import leads_point
from pipeline.quantities.numerals import read_numeral
from pipeline.quantities.shares import Numeral
from pipeline.quantities.unit_rules import Words

_LENGTHS = ("second", "minute", "hour", "day", "week", "month", "year", "decade")  # shortest first
_LETTERS_OF_MONEY = frozenset("mblt")  # as small letters these multiply nothing but money
_SUM_OF_ITS_OWN = re.compile(r" [0-9][0-9.,]*(?: ?\$| dollars?\b| cents?\b)")
_SUM_BEFORE = re.compile(r"(?:[$£€] ?[0-9][0-9,]{0,8}|[0-9] (?:dollars?|pounds?|euros?))(?: and|,)? $")  # "$5 and 50c"
_LARGE = 1e6  # millions of pounds are money, not weight
_TENS = re.compile(r"(?P<k>k)?'?s(?![\w'])(?! of\b)")  # "the low $40s", "$50,000s", "£30ks", but "$10s of millions"
_COUNTS_OF_FIGURES = (4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
_FIGURES = re.compile(r"[ -]figures?(?![a-z]| (?:below|above|in|on|show)\b)")  # "the five figures below" are five
_FOUR_DIGITS = re.compile(r"[0-9]{1,3}(?:,? ?[0-9]{3})+(?![0-9])|[0-9]{4,}|[0-9.]+ ?(?:k|m|million|lakhs?)\b")


class Measure(NamedTuple):
    """A number as written at `text[start:end]`: one end of a range, or a quantity of its own.

    `value` = `said` × `scale`, negative where a minus stands before it. At most one of `currency` (ISO 4217) and
    `unit` is set; `rate` is what a sum is paid for. `weak`: a bare "one"; `article`: "a year"; `subunit`: cents.
    `spread`: how far up a sum goes that is told by its ten ("the $40s") or by its length ("six figures").
    """

    start: int
    end: int
    value: float
    said: float
    scale: float
    currency: str
    unit: str
    rate: str
    tokens: tuple[Span, ...]
    weak: bool
    article: bool
    subunit: bool = False
    spread: float = 0.0


class _Amount(NamedTuple):
    """A number and the multiplier behind it, up to `end`; `word` is the multiplier as written."""

    end: int
    said: float
    scale: float
    word: str


def read_measures(
    words: Words, line: Line, periods: Sequence[Period], country: str | None, worded: bool
) -> Iterator[Measure]:
    """Every number of the line that counts something, left to right; what is inside a period is left to it.

    `worded` False promises that no number is written in words.
    """
    anchor = words.anchor if worded else words.digit_anchor
    at = floor = dated = 0  # where the last quantity and the last period ended
    ahead = iter(periods)
    period = next(ahead, None)
    while match := anchor.search(line.plain, at):
        start = match.start()
        while period is not None and period.end <= start:
            floor, dated, period = max(floor, period.end), period.end, next(ahead, None)
        if period is not None and period.start <= start:
            at = floor = dated = period.end
            continue
        paid = currency_before(words, line, floor, start - leads_point(line.plain, start), country)
        numeral, at = read_numeral(words, line, start, floor, paid is not None)
        if numeral is None:
            continue
        if numeral.unit:  # a share is no sum of money: "$one in eight"
            paid = None
        begin = _sign(line.plain, paid[0] if paid else numeral.start, numeral.start, floor, floor == dated)
        measure = _dress(words, line, numeral, begin, paid[1] if paid else "", country)
        if measure:
            at = floor = measure.end
            yield measure


def currency_before(words: Words, line: Line, floor: int, at: int, country: str | None) -> tuple[int, str] | None:
    """Where the currency right before `at` begins, and its code; a dash or a space may stand between."""
    end = at
    if end > floor and line.plain[end - 1] == "-":
        end -= 1
    if end > floor and line.plain[end - 1] == " ":
        end -= 1
    if end == floor or line.text[end - 1] not in words.symbol_ends:
        return None
    for length in words.symbol_lengths[line.text[end - 1]]:
        if length > end - floor:
            continue
        symbol = line.text[end - length : end]
        if not symbol.isascii():  # "US $" with a hard space
            symbol = "".join(" " if letter.isspace() else letter for letter in symbol)
        code = words.currency_in(symbol.lower(), words.symbols.get(symbol, ""), country)
        start = end - length
        dash = start > 0 and line.plain[start - 1] == "-"
        behind_dash = dash and (
            floor == start - 1 or line.plain[start - 2 : start - 1] == " "
        )  # "NZ$35-NZ$52", "-NZ$5"
        if symbol in words.only_large and not _FOUR_DIGITS.match(line.plain, at):
            continue
        if code and (start == 0 or behind_dash or _stands_alone(symbol, line.plain[start - 1])):
            return start, code
    return None


def _stands_alone(symbol: str, before: str) -> bool:
    """Whether letters of a currency are no end of a word: "R350", but not "HR 350" or "for 350"."""
    if len(symbol) == 1 and symbol.isalpha():
        return before in " (\t:;-/|~>\"'"
    return not (symbol[0].isalpha() and (before.isalnum() or before in "-'&."))


def _dress(
    words: Words, line: Line, numeral: Numeral, begin: tuple[int, float], currency: str, country: str | None
) -> Measure | None:
    """The number with all that stands behind it, `begin` being where it starts with currency and minus, and its sign.

    None where a letter that is no unit hangs on it ("3D", "180ml").
    """
    plain, tokens, (start, sign) = line.plain, numeral.tokens, begin
    bare = Measure(start, numeral.end, sign * numeral.value, sign * numeral.value / numeral.scale, numeral.scale,
                   currency, numeral.unit, "", tokens, numeral.weak and sign > 0, not tokens)  # fmt: skip
    if numeral.unit or plain[numeral.end : numeral.end + 1] not in words.tail_starts:
        return bare
    if currency:
        rough = _tens(words, plain, bare) if plain[numeral.end] in "ks'" else None
    else:
        rough = _figures(plain, bare) if bare.value in _COUNTS_OF_FIGURES else None
    if rough:
        return rough
    amount = _amount(words, line, numeral, bool(currency))
    lakhs = words.lakh_rate.match(plain, numeral.end)
    if lakhs:
        return bare._replace(
            end=lakhs.end(), value=round(bare.value * 1e5, 6), scale=1e5, currency=currency or "INR", rate="year"
        )
    measure = bare._replace(end=amount.end, said=sign * amount.said, scale=amount.scale)
    named = _currency_after(words, line, start, amount, currency, country)
    if named:
        measure = measure._replace(currency=named[0], end=named[1], subunit=named[2])
    elif not currency:
        measure = _with_unit(words, plain, measure)
        if measure.unit in words.times and sign < 0:  # a dash before "5 years" is a list's
            measure = measure._replace(start=numeral.start, said=-measure.said)
    rate, end = (words.pay_rate_at if measure.currency else words.rate_at)(plain, measure.end)
    if rate and not (measure.currency or measure.unit):  # "3.5 lakh per annum"
        code = words.rules.multiplier_currencies.get(amount.word, "")
        measure = measure._replace(currency=words.currency_in(amount.word, code, country))
    if measure.end == numeral.end and not rate and (plain[measure.end].isalpha() or plain[measure.end] == "_"):
        ish = plain.startswith("ish", measure.end) and words.after_word.match(plain, measure.end)  # "$60,000ish"
        return measure if ish else None
    measure = measure._replace(value=round(measure.said * measure.scale / (100 if measure.subunit else 1), 6))
    return measure._replace(rate=rate, end=end) if measure.currency else measure


def _tens(words: Words, plain: str, bare: Measure) -> Measure | None:
    """A sum told by its ten, as the whole ten: "in the low $40s" is 40,000 to 49,999, or 40 to 49 where hours are paid.

    None where nothing says that the number is one.
    """
    match = _TENS.match(plain, bare.end)
    if match is None:
        return None
    rate, end = words.rate_at(plain, match.end())
    value = bare.value * 1000 if match["k"] or (bare.value < 100 and "hour" not in plain) else bare.value
    ten = 10 if value < 100 else 10_000
    if value % ten or not ten < value < 10 * ten:
        return None
    scale = 1000 if ten > 10 and bare.value < 100 else 1
    return bare._replace(end=end, value=value, said=value / scale, scale=scale, rate=rate, spread=ten - 1)


def _figures(plain: str, bare: Measure) -> Measure | None:
    """A sum told by how many figures it has: "a six-figure salary" is 100,000 to 999,999; None for another number."""
    match = _FIGURES.match(plain, bare.end)
    if match is None or plain.endswith(("these ", "those ", "following "), 0, bare.start):
        return None
    least = 10.0 ** (bare.value - 1)
    return bare._replace(end=match.end(), value=least, said=least, spread=9 * least - 1)


def _sign(plain: str, start: int, digits: int, floor: int, dated: bool) -> tuple[int, float]:
    """Where the number begins with its minus, and -1 or 1.

    A dash behind a number or a word is none; behind a period it is ("2024-34 -5%"): `dated` says one ends at `floor`.
    """
    if digits > start and plain[digits - 1] == "-":
        return start, -1.0
    for word in ("minus ", "negative "):
        if (
            plain.endswith(word, floor, start)
            and not plain[max(0, start - len(word) - 1) : start - len(word)].isalpha()
            and not plain.endswith("plus or ", floor, start - len(word))
        ):
            return start - len(word), -1.0
    if start <= floor or plain[start - 1] != "-":
        return start, 1.0
    before = plain[max(0, start - 3) : start - 1]
    behind_number = before[-1:] == " " and before.strip()[-1:] in tuple("0123456789%")
    if before == "" or (before[-1] in " \t(:;|,=" and (dated or not behind_number)):
        return start - 1, -1.0
    return start, 1.0


def _amount(words: Words, line: Line, numeral: Numeral, paid: bool) -> _Amount:
    """The number with the multiplier behind it; a letter touches the figure, or stands beside a currency."""
    said, scale, end = numeral.value / numeral.scale, numeral.scale, numeral.end
    match = words.scale.match(line.plain, end)
    if match is None:
        return _Amount(end, said, scale, "")
    if match["paid"]:
        if not (paid or words.rate_at(line.plain, match.end())[0]):
            return _Amount(end, said, scale, "")
        return _Amount(match.end(), said, scale * words.rules.sum_multipliers[match["paid"]], match["paid"])
    large = line.text[match.end() - 1].isupper()
    if match["letter"] in _LETTERS_OF_MONEY and not (paid or large or words.counted.match(line.plain, match.end())):
        return _Amount(end, said, scale, "")
    if match["apart"] and not (paid and (large or match["apart"] == "k")):  # "₹ 4 L", "$45 k"
        return _Amount(end, said, scale, "")
    word = match["word"] or match["letter"] or match["spaced"] or match["apart"]
    end, more = match.end(), words.and_fraction.match(line.plain, match.end())
    if more and more["d"] and more["n"]:  # "two million and a half"
        count = 1 if more["n"] in ("a", "an") else words.rules.number_words[more["n"]]
        said, end = said + count / words.fractions[more["d"]], more.end()
    return _Amount(end, said, scale * words.rules.multipliers[word], word)


def _currency_after(
    words: Words, line: Line, start: int, amount: _Amount, currency: str, country: str | None
) -> tuple[str, int, bool] | None:
    """The currency named behind the figure, the offset behind it, and whether it is a hundredth of one.

    "40,000 USD", "$40,000 (AUD)", "half a million dollars", "50 cents".
    """
    cents = None if currency else words.subunit.match(line.plain, amount.end)
    if cents:
        whole = words.rules.subunits[cents["w"]]
        return words.currency_in("$", whole, country) if whole == "USD" else whole, cents.end(), True
    letter = None if currency else words.rules.subunit_letters.get(line.plain[amount.end : amount.end + 1])
    if letter and _is_subunit(words, line.plain, start, amount.end + 1):
        return words.currency_in("$", letter, country) if letter == "USD" else letter, amount.end + 1, True
    match = words.currency_word.match(line.plain, amount.end)
    if match is None:
        return None
    word, said, end = " ".join(match["w"].split()), line.text[match.start("w") : match.end("w")], match.end()
    bracket = "(" in match.group()
    code = words.codes.get(said) or words.money_words.get(word)
    if said not in words.codes:
        code = words.currency_in(word, code or "", country)
    if not code or (bracket and not (currency and said in words.codes)):
        return None
    leads = said in words.codes or word.startswith("rs")
    if currency and leads and line.plain[end : end + 2].lstrip(". ")[:1].isdigit():
        return None  # "AUD 55,000–AUD 65,000", "Rs 20,000-Rs 30,000": the second one leads the next sum
    if word == "$" and (currency or line.plain[amount.end] == "-" or _leads_sum(line.plain, amount.end, end)):
        return None
    if word in words.also_weights and not _is_money(words, line, start, end, amount.scale, country):
        return None
    if not bracket and line.plain[end - 1] == ")":
        end -= 1
    if word in ("dollars", "dollar", "bucks", "$"):
        code = currency or code
    elif currency not in ("", "USD", "INR") and said not in words.codes:
        code = currency
    return code, end, False


def _is_subunit(words: Words, plain: str, start: int, end: int) -> bool:
    """Whether the letter before `end` is one of a hundredth: a rate behind it ("85p an hour"), or a sum before."""
    if plain[end : end + 1].isalnum():
        return False
    return words.rate_at(plain, end)[0] != "" or _SUM_BEFORE.search(plain, max(0, start - 24), start) is not None


def _leads_sum(plain: str, start: int, end: int) -> bool:
    """Whether the dollar sign behind a number stands before the next one: "1 $10 bill", but not "10 $ 30 $"."""
    if not plain[end : end + 2].lstrip()[:1].isdigit():
        return False
    apart = plain[start] == " " and plain[end] == " "
    return not (apart and _SUM_OF_ITS_OWN.match(plain, end))


def _is_money(words: Words, line: Line, start: int, end: int, scale: float, country: str | None) -> bool:
    """Whether pounds are money here: a rate follows, the document is British, or a word of pay stands before."""
    if country == "GB" or scale >= _LARGE or words.rate.match(line.plain, end):
        return True
    return not words.money_cues.isdisjoint(spoken_words(line.plain[max(0, start - 60) : start]))


def _with_unit(words: Words, plain: str, measure: Measure) -> Measure:
    """The measure with the unit at its end; with "and a half" behind a unit of time, or a rate that makes it a pace."""
    named = words.unit_at(plain, measure.end)
    if named is None:
        return measure
    unit, end = named
    derived = words.rules.derived_units.get(unit)
    if derived:
        return measure._replace(unit=derived.unit, scale=measure.scale * derived.times, end=end)
    if unit not in words.times:
        return measure._replace(unit=unit, end=end)
    half = words.and_fraction.match(plain, end)
    if half and half["d"] == "half" and measure.said == int(measure.said):
        return measure._replace(unit=unit, end=half.end(), said=measure.said + 0.5)
    rate, behind = words.rate_at(plain, end)
    if rate and _LENGTHS.index(rate) > _LENGTHS.index(unit.rstrip("s")):
        return measure._replace(unit=f"{unit}/{rate}", end=behind)
    return measure._replace(unit=unit, end=end)
