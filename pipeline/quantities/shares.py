"""shares: parts of a whole ("1 in 8", "two-thirds", "half a million"), and "a year" as one."""

import re
from typing import NamedTuple

from pipeline.plain import Line, Span
from pipeline.quantities.comparators import comparator_before
from pipeline.quantities.digits import digit_token
from pipeline.quantities.unit_rules import Words, cardinal_value

_LINK = re.compile(r" (?P<link>in|out of(?: the| these| those)?|of)(?P<every> every| each)? (?:a )?")
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})?(?![0-9]|[.,/:-][0-9])|hundred\b")
_NOT_SHARED = re.compile(r"[ -]?(?:stars?|points?|marks|years|weeks|months|days|hours|minutes|percent|per cent|%)")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_OF = re.compile(r" of\b")
_AS_MANY = re.compile(r" (?:as|again) (?:many|much|likely|often|long|large|big|high|fast|expensive|common)\b")
_WORD = re.compile(r"[a-z]+")
_LAST_WORD = re.compile(r"[a-z.:-]+ ?$")
_SPAN = r"(?:hour|day|week|month|year)s?"
_AFTER_ARTICLE = re.compile(rf"-long\b| or (?:two|three|more|so|less|longer)\b| to (?:an?|[\w-]+) {_SPAN}\b")
_BEFORE_ARTICLE = re.compile(rf"\b{_SPAN} (?:to|or) $")  # "six months to a year"
_PAST = (" ago", " in ", " later", " earlier")  # "a year ago" is a time, no length
_ENDS = re.compile(r" ?(?:[.,;)]|$)| or ")
_COUNTED = re.compile(
    r"\b(?:times|once|twice|hours|days|weeks|months|shifts|%|percent|[0-9]) in $"
)  # "twice in a week"
_ALONE = re.compile(r"^[ (]*-?$")
_TO_FRACTION = re.compile(r" (?:to|or) (?:about |nearly |roughly )?")  # "a quarter to a third of"
_BY = re.compile(r"\bby $")
_LARGEST_PLAIN = 1899  # a larger whole without a comma is a year: "1 in 2016"


class Numeral(NamedTuple):
    """A number at `text[start:end]`; `tokens` are the spans of its parts that `find_numbers` would give, or more.

    `unit` is "", `percent` for a share such as "1 in 8", or a unit of time for "a year". `weak` marks a "one", which
    may be a pronoun; `scale` is the multiplier that is part of `value` ("fifteen thousand"), which a range may share.
    """

    start: int
    end: int
    value: float
    unit: str
    tokens: tuple[Span, ...]
    weak: bool = False
    scale: float = 1.0


def numerator(words: Words, word: str | None) -> float:
    """How many parts: 1 for "a", "an" or nothing."""
    return 1.0 if word is None or word in ("a", "an") else float(words.rules.number_words[word])


def read_one_in(words: Words, line: Line, span: Span, value: float) -> Numeral | None:
    """ "1 in 8", "7 out of 10", "one of every five" as percent, where `value` stands at `span`; None where it is none.

    "One of five" is a share only where a comparator says so; "4 out of 5 stars" and "2 in 3 years" are none.
    """
    link = _LINK.match(line.plain, span[1])
    if link is None or value < 1 or value != int(value):
        return None
    if link["link"] == "of" and not (link["every"] or comparator_before(words, line.plain, 0, span[0])):
        return None
    whole = _WHOLE.match(line.plain, link.end()) or words.cardinal.match(line.plain, link.end())
    if whole is None or _NOT_SHARED.match(line.plain, whole.end()) or words.scale.match(line.plain, whole.end()):
        return None
    said = whole.group()
    if said[0].isdigit() and digit_token(line, whole.start())[0] != whole.end():
        return None
    count = float(said.replace(",", "")) if said[0].isdigit() else cardinal_value(words, said)
    if (
        value >= count
        or (count > _LARGEST_PLAIN and "," not in said)
        or line.plain[whole.end() : whole.end() + 1].isalpha()
    ):
        return None
    return Numeral(span[0], whole.end(), round(100 * value / count, 6), "percent", (span, whole.span()))


def read_slashed(words: Words, line: Line, at: int) -> tuple[Numeral | None, int] | None:
    """ "1/3 of" as a share, "1/2 hour" as a number, "5/12" as nothing; None where no slash stands there."""
    match = _SLASHED.match(line.plain, at)
    if match is None or digit_token(line, match.start(2))[0] != match.end(2):
        return None
    a, b, (start, end) = int(match[1]), int(match[2]), match.span()
    tokens = (match.span(1), match.span(2))
    if not 0 < a < b <= 100:
        return None, end
    if _ALONE.search(line.plain, 0, start) and not line.plain[end:].strip():
        return Numeral(start, end, a / b, "", tokens), end
    if words.unit.match(line.plain, end):
        return Numeral(start, end, a / b, "", tokens), end
    if _OF.match(line.plain, end) or comparator_before(words, line.plain, 0, start):
        return Numeral(start, end, round(100 * a / b, 6), "percent", tokens), end
    return None, end


def read_fraction(words: Words, line: Line, match: re.Match[str]) -> Numeral | None:
    """What `words.fraction` matched as a share ("half of") or a number ("half a million"); None for an ordinal."""
    n, d, (start, end) = match["n"], match["d"], match.span()
    count, many = numerator(words, n), d.endswith("s")
    if many is not (count > 1) or count >= words.fractions[d]:  # "two third", "thirds", "two halves"
        return None
    part, tokens = count / words.fractions[d], ((start, end),)
    last = _LAST_WORD.search(line.plain, max(0, start - 16), start)
    if last and last.group().strip() in words.not_shared:
        return None
    whole = words.of_whole.match(line.plain, end)
    if whole and (
        d == "half" or many or ((whole["of"] or words.large.match(line.plain, end)) and (n or d == "quarter"))
    ):
        return Numeral(start, whole.end(), part, "", tokens)
    alone = _ALONE.search(line.plain, 0, start) and not line.plain[end:].strip()
    if not alone and not _is_share(words, line.plain, match, many):
        return None
    return Numeral(start, end, round(100 * part, 6), "percent", tokens)


def _is_share(words: Words, plain: str, match: re.Match[str], many: bool) -> bool:
    """Whether the fraction is a share of something: "half of", "two-thirds", "about a third", not "a third party"."""
    n, half, end = match["n"], match["d"] == "half", match.end()
    link = _TO_FRACTION.match(plain, end)
    if link and words.fraction.match(plain, link.end()) and (n or half or match["d"] == "quarter"):
        return True
    if many or (n == "one" and plain[match.end("n")] == "-"):
        return plain[end : end + 1] != "-"
    if _OF.match(plain, end) and (n or half):
        return True
    follower = _WORD.match(plain, end + 1) if plain[end : end + 1] == " " else None
    word = follower.group() if follower else ""
    if word in ("as", "again") and _AS_MANY.match(plain, end):
        return False  # "half as many" is a ratio
    if half and word in words.half_followers:
        return True
    ends = plain[end : end + 1] in ("", ".", ",", ";", ")", ":", "\t") or word in words.followers
    if not ends or not (n or half or match["d"] == "quarter"):
        return False
    if (n and n not in ("a", "an")) or _BY.search(plain, max(0, match.start() - 4), match.start()):
        return True
    return comparator_before(words, plain, 0, match.start()) is not None


def read_article(words: Words, line: Line, match: re.Match[str]) -> tuple[Numeral | None, int]:
    """What `words.article` matched as one unit of time, where it is plain that a length is meant; and its end.

    "Takes a year", "about a year", "a year and a half", "a year of training", but not "$20 a year" or "once a year".
    """
    plain, start, end = line.plain, match.start(), match.end("u")
    unit = words.rules.articles.units[match["u"]]
    if match["half"]:
        return Numeral(start, match.end(), 1.5, unit, ()), match.end()
    last = _LAST_WORD.search(plain, max(0, start - 16), start)
    plainly = (
        _AFTER_ARTICLE.match(plain, end) is not None
        or (last is not None and last.group().strip() in words.article_cues)
        or words.article_of.match(plain, end) is not None
        or _BEFORE_ARTICLE.search(plain, max(0, start - 12), start) is not None
        or comparator_before(words, plain, 0, start) is not None
        or (plain.endswith("in ", 0, start) and _ENDS.match(plain, end) and not _COUNTED.search(plain, 0, start))
    )
    if not plainly or plain.startswith(_PAST, end):
        return None, end
    stop = end + len("-long") if plain.startswith("-long", end) else end
    return Numeral(start, stop, 1.0, unit, ()), stop
