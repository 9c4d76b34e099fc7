"""numerals: the number that begins at a place in a line, in digits or in words."""

import re

from pipeline.plain import Line, Span, plain_copy
from pipeline.quantities.digits import STARTS, VULGAR, code_end, digit_token, leads_point
from pipeline.quantities.shares import Numeral, numerator, read_article, read_fraction, read_one_in, read_slashed
from pipeline.quantities.unit_rules import Words, cardinal_value

_MIXED = re.compile(rf" ?(?P<v>[{''.join(VULGAR)}])|(?:-| {{1,2}})(?P<a>[0-9]) ?/ ?(?P<b>[1-9])(?![0-9/])")
_COUPLE = re.compile(r"(?:a )?(?P<c>couple)(?: of)?(?= (?:[a-z]+s|dozen|hundred|thousand|million)\b)")
_AGAIN = re.compile(r" \((?P<d>[0-9]{1,4})\)(?=[ -])")  # "three (3) years"
_WORD = re.compile(r"[a-z]+")


def find_tokens(words: Words, text: str) -> list[Span]:
    """Spans of every number in digits, and of every number in words from two on, in a text of any length."""
    line = Line(text, plain_copy(text))
    found: list[Span] = []
    at = behind = 0  # `behind` the last number in words
    while match := words.anchor.search(line.plain, at):
        start = match.start()
        if line.plain[start] in STARTS:
            at = digit_token(line, start)[0]
            found.append((start, at))
            continue
        cardinal = None if _inside_word(line, start, behind) else words.cardinal_at(line.plain, start)
        at = cardinal.end() if cardinal else start + 1
        if cardinal:
            behind = at
            if cardinal_value(words, cardinal.group()) > 1:
                found.append((start, at))
    return found


def read_numeral(words: Words, line: Line, at: int, floor: int, paid: bool) -> tuple[Numeral | None, int]:
    """The number that begins at `at`, or None where it is a code or a word; and where to look for the next one.

    `at` must be a match of `words.anchor`; `floor` is where the last quantity ended, `paid` says that a currency stands
    right before the number.
    """
    if line.plain[at] in STARTS:
        return _read_digits(words, line, at, floor, paid)
    return _read_words(words, line, at, floor)


def _read_digits(words: Words, line: Line, at: int, floor: int, paid: bool) -> tuple[Numeral | None, int]:
    plain = line.plain
    end, value = digit_token(line, at, paid)
    if leads_point(plain, at) and plain[at:end].isdecimal():
        return Numeral(at - 1, end, float(f"0.{plain[at:end]}"), "", ((at - 1, end),)), end
    if not paid:
        code = code_end(line, at, floor)
        if code is not None:
            return None, code
        slashed = read_slashed(words, line, at)
        if slashed:
            return slashed
    tokens: tuple[Span, ...] = ((at, end),)
    mixed = _MIXED.match(plain, end) if plain[at] not in VULGAR else None
    if mixed:
        value += VULGAR[mixed["v"]] if mixed["v"] else int(mixed["a"]) / int(mixed["b"])
        tokens += (mixed.span("v"),) if mixed["v"] else (mixed.span("a"), mixed.span("b"))
        end = mixed.end()
    elif not paid and (share := read_one_in(words, line, (at, end), value)):
        return share, share.end
    return _with_fraction(words, line, Numeral(at, end, value, "", tokens))


def _read_words(words: Words, line: Line, at: int, floor: int) -> tuple[Numeral | None, int]:
    """A number in words at `at`: a fraction, a count, or "a year"."""
    if _inside_word(line, at, floor):
        return None, at + 1
    fraction = words.fraction.match(line.plain, at)
    if fraction:
        read = read_fraction(words, line, fraction)
        return read, read.end if read else fraction.end()
    couple = _COUPLE.match(line.plain, at)
    if couple:
        return Numeral(at, couple.end(), 2.0, "", (couple.span("c"),)), couple.end()
    long = words.long.match(line.plain, at)
    if long:
        return Numeral(at, long.end(), 1.0, words.rules.articles.units[long["u"] or long["whole"]], ()), long.end()
    article = words.article.match(line.plain, at)
    if article:
        return read_article(words, line, article)
    cardinal = words.cardinal_at(line.plain, at)
    if cardinal is None:
        return None, at + 1
    return _read_cardinal(words, line, at, cardinal.group())


def _read_cardinal(words: Words, line: Line, at: int, said: str) -> tuple[Numeral, int]:
    end, value = at + len(said), cardinal_value(words, said)
    share = read_one_in(words, line, (at, end), value)
    if share:
        return share, share.end
    factors = [words.factors[word] for word in _WORD.findall(said) if word in words.factors]
    scale = factors[0] if len(factors) == 1 and value % factors[0] == 0 else 1.0
    again = _AGAIN.match(line.plain, end)
    if again and float(again["d"]) == value:
        return Numeral(at, again.end(), value, "", ((at, end), again.span("d"))), again.end()
    return _with_fraction(words, line, Numeral(at, end, value, "", ((at, end),), value == 1, scale))


def _inside_word(line: Line, at: int, behind: int) -> bool:
    """Whether the letters at `at` are the end of a longer word: "phone", "at-one"; a long dash parts words.

    `behind` is where the last number ended: the three of "two-three years" is one of its own.
    """
    if at == 0 or 0 < behind == at - 1:
        return False
    before = line.plain[at - 1]
    if before == "-" and line.plain[max(0, at - 4) : at] in ("-to-", "-or-"):
        return False
    if before == "-":
        return line.text[at - 1] in "-‐‑" and line.plain[at - 2 : at - 1].isalnum()
    if before == "'":  # "‘one in eight’", but "isn'tone"
        return line.plain[at - 2 : at - 1].isalnum()
    return before.isalnum() or before == "_"


def _with_fraction(words: Words, line: Line, numeral: Numeral) -> tuple[Numeral, int]:
    """The number with "and a half" or "and three quarters" behind it, where one stands there; and its end."""
    more = words.and_fraction.match(line.plain, numeral.end)
    if more is None or (more["d"] and more["n"] is None and more["d"] != "half"):
        return numeral, numeral.end
    if more["d"] not in (None, "half") and line.plain[more.end() : more.end() + 1] == "-":
        return numeral, numeral.end  # "$22 and a third-year $28"
    first, end = numeral.tokens[0], more.end()
    tokens: tuple[Span, ...]
    if more["a"]:
        part, tokens = int(more["a"]) / int(more["b"]), (first, more.span("a"), more.span("b"))
    else:
        part = numerator(words, more["n"]) / words.fractions[more["d"]]
        tokens = (first,) if line.plain[numeral.start] in STARTS else ((first[0], end),)
    return numeral._replace(end=end, value=numeral.value + part, tokens=tokens, weak=False, scale=1.0), end
