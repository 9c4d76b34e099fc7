"""values: printed values as numbers, times and plain names, a whole column at once.

Every function takes distinct texts, so that a value claimed a thousand times is read once. Regular expressions run in
Arrow (RE2); nothing here knows what a column is about.
"""

import re
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NOTHING = ("", "-", "--", "–", "—", "?", "n/a", "na", "n.a.", "nan", "null", "none", "nil", "unknown", "not available")
DAY = 1440  # minutes
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ABOUT = r"(?:about|approx(?:imately|\.)?|around|circa|ca\.?|nearly|roughly|[~≈±])?\s*"
CURRENCY = r"(?:[$€£¥₹]|(?:us|ca|au|nz)\$|usd|eur|gbp|cad|aud|chf|jpy)?\s*"
DIGITS = r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \x{2009}\x{202f}']\d{3})+|\d+)?(?P<decimals>[.]\d+)?"
SCALE = r"\s*(?P<scale>thousand|million|billion|trillion|mio|mn|mm|bn|tn|[kmbt])?\b"
UNIT = r"\s*(?P<unit>%|percent|pct|°\s?[cfk]?|[a-z°/²³$€£]{1,12}(?:\s[a-z/]{1,10})?)?"
NUMBER = rf"^{ABOUT}(?P<minus>[-−–(])?\+?\s*{CURRENCY}(?P<sign>[-−–])?{DIGITS}(?:{SCALE})?{UNIT}\s*\.?\)?$"
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6}
SCALES |= {"b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12}
CLOCK = r"(?:^|[^\d:])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s*(?P<half>[ap])?\.?m?"
ISO = r"(?:^|\D)(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:\D|$)"
SLASHED = (
    r"(?:^|[^\d/])(?:(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?)(?:[^\d/]|$)"  # 1/12, 1/12/2011
)
DOTTED = r"(?:^|\D)(?P<first>\d{1,2})[.-](?P<second>\d{1,2})[.-](?P<year>\d{4}|\d{2})(?:\D|$)"
NAMED = (
    rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:[,\s]+(?P<year>[12]\d{{3}}))?"
)
REVERSED = (
    rf"(?:^|[^\d:])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
    r"(?:[,\s-]+(?P<year>[12]\d{3}))?"
)
TIME_WORDS = (
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|at|"
    r"[ap]\.?m\.?|t|z|utc|gmt|[ecmp][sd]?t|noon|midnight"
)


@dataclass(frozen=True)
class Numbers:
    """Figures of distinct texts, NaN where a text is none, and half of one unit of the last digit printed."""

    value: Floats
    half: Floats
    year_like: Flags  # four digits, 1000 to 2199, nothing else: a year or a label, where 1 % means nothing


@dataclass(frozen=True)
class Times:
    """Clock times and dates of distinct texts; -1 where a part is not printed."""

    clock: Floats  # minutes after midnight
    year: Integers
    first: Integers  # month, or what stands first in 1/2/2011
    second: Integers  # day, or what stands second
    ordered: Flags  # True: first is known to be the month
    dated: Flags


def tally(codes: Integers, weights: Floats | None = None, count: int = 0) -> Floats:
    """The sum of weights (1 each) for every code from 0 on, for `count` codes at least."""
    return np.bincount(codes, weights, count).astype(np.float64, copy=False)


def sort_codes(keys: npt.NDArray[Any]) -> Integers:
    """The rank of each key among the distinct ones."""
    return np.unique(keys, return_inverse=True)[1].astype(np.int64, copy=False)


def clean_texts(texts: pa.Array) -> pa.Array:
    """The texts in lower case, outer space off, typographic spaces plain."""
    plain = pc.replace_substring_regex(pc.utf8_lower(texts), r"[\s\x{a0}\x{2009}\x{202f}]+", " ")
    return pc.utf8_trim_whitespace(plain)


def are_nothing(cleaned: pa.Array) -> Flags:
    """Where a text says that there is no value."""
    return cast(Flags, pc.is_in(cleaned, pa.array(NOTHING)).to_numpy(zero_copy_only=False))


def read_numbers(cleaned: pa.Array) -> Numbers:
    """`$1,234`, `12.5%`, `(3)`, `1.2m`, `72 °f` as figures. A leading zero (`02134`) makes a label, not a figure.

    A comma before one or two last digits, without a point, is a decimal comma. The unit printed is not compared.
    """
    decimal = pc.replace_substring_regex(cleaned, r"(\d)\.(\d{3}(?:\.\d{3})*),(\d+)", r"\1\2.\3")
    decimal = pc.replace_substring_regex(decimal, r"^([^,]*\d),(\d{1,2})\b([^,\d]*)$", r"\1.\2\3")
    found = pc.extract_regex(decimal, NUMBER)
    part = {name: pc.fill_null(pc.struct_field(found, name), "") for name in ("digits", "decimals", "scale", "unit")}
    signs = pc.binary_join_element_wise(*(pc.fill_null(pc.struct_field(found, n), "") for n in ("minus", "sign")), "")
    digits = pc.replace_substring_regex(part["digits"], r"\D", "")
    bare = pc.equal(pc.binary_join_element_wise(digits, part["decimals"], ""), "")
    label = pc.and_(pc.match_substring_regex(digits, r"^0\d"), pc.equal(part["decimals"], ""))
    long = pc.greater(pc.utf8_length(digits), 15)
    wrong = pc.or_(pc.or_(pc.fill_null(pc.invert(found.is_valid()), True), bare), pc.or_(label, long))
    text = pc.if_else(wrong, "nan", pc.binary_join_element_wise("0", digits, part["decimals"], ""))
    scale = lookup(part["scale"], SCALES)
    places = pc.utf8_length(part["decimals"]).to_numpy(zero_copy_only=False).astype(float)
    half = 0.5 * 10.0 ** -np.maximum(places - 1, 0) * scale
    value = text.cast(pa.float64()).to_numpy(zero_copy_only=False) * scale
    minus = pc.not_equal(signs, "").to_numpy(zero_copy_only=False)
    year = pc.match_substring_regex(cleaned, r"^(1\d|20|21)\d\d$").to_numpy(zero_copy_only=False)
    return Numbers(np.where(minus, -value, value), half, year)


def lookup(words: pa.Array, values: dict[str, float], default: float = 1.0) -> Floats:
    """The figure of each word of a short list, `default` for any other."""
    index = pc.fill_null(pc.index_in(words, pa.array(list(values))), -1).to_numpy(zero_copy_only=False)
    found: Floats = np.array([*values.values(), default], dtype=np.float64)[index]
    return found


def whole(found: Any, name: str) -> Integers:
    """A group of an extracted struct as whole numbers, -1 where it is empty or the pattern did not match."""
    text = pc.struct_field(found, name)
    digits = pc.if_else(pc.fill_null(pc.equal(text, ""), True), "-1", text)
    return cast(Integers, digits.cast(pa.int64()).to_numpy(zero_copy_only=False))


def read_times(cleaned: pa.Array) -> Times:
    """`7:05p`, `19:05`, `dec 1 7:05 pm`, `2011-12-01t19:05`, `1/12/2011` in parts; no words beside them but weekdays.

    Time zones are not converted: sources that print one mean local time.
    """
    count = len(cleaned)
    clock, rest = read_clocks(cleaned)
    year, first, second = (np.full(count, -1, dtype=np.int64) for _ in range(3))
    ordered = np.zeros(count, dtype=bool)
    left = np.ones(count, dtype=bool)
    for pattern in (ISO, NAMED, REVERSED, SLASHED, DOTTED):
        found = pc.extract_regex(rest, pattern)
        hit = found.is_valid().to_numpy(zero_copy_only=False) & left
        if not hit.any():
            continue
        one, two = ("first", "second") if pattern in (SLASHED, DOTTED) else ("month", "day")
        named = pattern in (NAMED, REVERSED)
        months = {month: float(i + 1) for i, month in enumerate(MONTHS)}
        head = lookup(pc.struct_field(found, one), months).astype(np.int64) if named else whole(found, one)
        tail, said = whole(found, two), whole(found, "year")
        said = np.where((said >= 0) & (said < 100), said + 2000, said)
        hit &= (head >= 1) & (tail >= 1) & (head <= 31) & (tail <= 31) & (np.minimum(head, tail) <= 12)
        for own, new in ((year, said), (first, head), (second, tail)):
            own[hit] = new[hit]
        ordered |= hit & (pattern not in (SLASHED, DOTTED))
        left &= ~hit
        rest = pc.if_else(pa.array(hit), pc.replace_substring_regex(rest, pattern, " "), rest)
    stray = pc.replace_substring_regex(rest, rf"\b({TIME_WORDS})\b|\(?[-+]\d\d:?\d\d\)?", "")
    plain = pc.invert(pc.match_substring_regex(stray, r"[\p{L}\d]")).to_numpy(zero_copy_only=False)
    dated = ~left & plain
    return Times(np.where(plain, clock, np.nan), year, first, second, ordered, dated)


def read_clocks(cleaned: pa.Array) -> tuple[Floats, pa.Array]:
    """Minutes after midnight (NaN where no clock time is printed), and the texts without it."""
    found = pc.extract_regex(cleaned, CLOCK)
    hour, minute, second = (whole(found, name) for name in ("hour", "minute", "second"))
    half = pc.fill_null(pc.struct_field(found, "half"), "")
    afternoon, morning = (pc.equal(half, letter).to_numpy(zero_copy_only=False) for letter in "pa")
    halved = (afternoon | morning) & (hour <= 12)
    clock = np.where(halved, hour % 12 + 12 * afternoon, hour) * 60.0 + minute + np.maximum(second, 0) / 60
    valid = (hour >= 0) & (hour <= 24)
    return np.where(valid, clock, np.nan), pc.replace_substring_regex(cleaned, CLOCK, " ")


def day_numbers(year: Integers, month: Integers, day: Integers) -> Floats:
    """Days since 1970-01-01 of dates, vectorised; days beyond a month's end run into the next."""
    start = (year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (month - 1).astype("timedelta64[M]")
    return cast(Floats, (start.astype("datetime64[D]").astype(np.int64) + day - 1).astype(np.float64))


def name_keys(cleaned: pa.Array) -> tuple[list[str], list[str]]:
    """Two keys of each text: its words as they stand, and in sorting order, so that `Last, First` is `First Last`.

    Accents, punctuation and `and` fall away; `+` and `#` stay, since C, C++ and C# differ. A text of signs alone is its
    own key.
    """
    plain = pc.replace_substring_regex(pc.utf8_normalize(cleaned, "NFKD"), r"\p{M}+|['’.](\p{L}\b)?", r"\1")
    plain = pc.utf8_trim_whitespace(pc.replace_substring_regex(plain, r"[^\p{L}\p{N}+#]+|\band\b", " "))
    plain = pc.if_else(pc.equal(plain, ""), cleaned, plain)
    words = plain.to_pylist()
    return words, [" ".join(sorted(text.split())) if " " in text else text for text in words]


def abbreviates(short: str, long: str) -> bool:
    """Whether one name is the other with words cut short or first letters for all: `j smith`, `univ of texas`, `nyc`.

    Words that stand in both count once; each word left over must begin a word left over in the other, in order. Extra
    single letters (a middle initial) do not matter where two words are shared.
    """
    ours, theirs = short.split(), long.split()
    if len(ours) == 1 and len(theirs) > 1:
        return len(short) > 1 and short == "".join(word[0] for word in theirs if word not in ("of", "the"))
    shared = [word for word in ours if word in theirs and len(word) > 1]
    left, other = ([word for word in words if word not in shared] for words in (ours, theirs))
    if len(shared) > 1 and not (left and other):
        return all(len(word) == 1 and not word.isdigit() for word in [*left, *other])
    return (
        bool(shared)
        and len(left) == len(other)
        and not any(re.search(r"\d", word) for word in [*left, *other])
        and all(a.startswith(b) or b.startswith(a) for a, b in zip(left, other, strict=True))
    )
