"""digits: numbers written in digits, in any locale's grouping, and what begins with a digit and counts nothing."""

import re

from pipeline.periods import MONTHS
from pipeline.plain import Line

VULGAR = {
    "½": 1 / 2,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
STARTS = frozenset("0123456789") | VULGAR.keys()

_DIGITS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\.[0-9]+)?"  # 33,750  1,234.50
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # 12,34,567
    r"|(?P<spaced>[0-9]{1,3}(?: [0-9]{3}){1,4})(?![0-9])(?![.,]?[0-9]{3})(?P<cents>[.,][0-9]{1,2}(?![0-9]))?"  # 15 000
    r"|[0-9]{1,3}(?:'[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,2}(?![0-9]))?"  # 15'000, 4'250.50
    r"|(?P<dots>[0-9]{1,3}(?:\.[0-9]{3}){1,4}),(?P<comma>[0-9]{1,2})(?![0-9,])"  # 1.234,56
    r"|[0-9]+(?:\.[0-9]+)?"
)
_NOTED = re.compile(r"(?P<sum>[0-9]{1,3}(?:,[0-9]{3})+)\.[1-9]")  # "$43,640.1": a full stop and the mark of a note
_ENDS = re.compile(r"\s*$|\s+[A-Z(]|[,)]\s")  # behind such a mark; "$1,234.5 million" is a number
_DECIMAL_COMMA = re.compile(r"([0-9]{1,3}),([0-9]{1,2})(?![0-9,])")
_DOTTED = re.compile(r"[0-9]{1,3}(?P<groups>(?:\.[0-9]{3}){1,4})(?![0-9.,])")
_POINTS_GROUP = (  # beside these, points part thousands: "45.000 EUR", "DKK 38.000"
    *("€", "eur", "euro", "euros", "r$", "brl", "rp", "rp.", "idr", "₫", "vnd", "dkk", "kr", "kr.", "pln", "zł"),
    *("₺", "huf", "ron", "bgn", "isk", "clp", "cop", "ars"),
)
_BEHIND = re.compile(rf" ?(?:{'|'.join(map(re.escape, _POINTS_GROUP))})(?![a-z])")
# Behind these a comma is one of decimals: "12,5 %", "1,2 million people", "45,90 zł".
_DECIMALS_BEHIND = re.compile(
    r" ?(?:%|€|(?:eur|euros?|chf|sek|nok|dkk|kr|pln|zł|czk|kč|huf|ron|lei|bgn|brl)(?![a-z]))"
    r"| (?:million|billion|trillion|mio|mln|bn)\b"
)
_APART = re.compile(  # "N128, 000" and "Php 19, 350 monthly", but not "$19, 350 people"
    r"[0-9]{1,3}(?:, [0-9]{3})+(?:\.[0-9]{2})?(?!,? ?[0-9]|\.[0-9])"
    r"(?! (?!(?:per|an?|each|every|and|to|or|p\.?[am]|monthly|annually|yearly|weekly|hourly|daily|as|in|for|on|at|by"
    r"|but|while|which|was|were|is|are|with|than|from|before|according|annual|the)\b)[a-z])"
)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=lambda name: -len(name)))})\b"
_MONTH_BEFORE = re.compile(rf"\b(?!may ){_MONTH}\.? $|\bmay $")
_CODE = re.compile(
    rf"""(?:[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:[ ]?[ap]\.?m\b\.?)?                           # 8:30 a.m.
    | (?:0?[1-9]|1[0-2])(?:\.[0-5][0-9])?[ ]?[ap]\.?m\b\.?                                   # 9 a.m., 9.30am
    | 24/7 | 9[ -](?:to|-)[ -]5(?=[ -](?:job|day|hours|schedule|office)\b|\W*$) | 9-to-5\b
    | (?:[0-9]{{1,3}}[-.\ ]\(?)?[0-9]{{3}}\)?[-.\ ]{{1,3}}[0-9]{{3}}[-.\ ][0-9]{{4}}(?![0-9])  # (555) 123-4567
    | (?<=\+)[0-9]{{1,3}}(?:[-.\ ]\(?[0-9]{{1,5}}\)?){{2,5}}(?![0-9])                       # +44 20 7946 0958
    | (?:0[0-9]{{2,4}}|1[38]00)[ -][0-9]{{3,4}}[ -][0-9]{{3,4}}(?![0-9])                    # 0800 123 456
    | [0-9]{{3}}-(?![0-9]{{2}}[05]0)[0-9]{{4}}(?![0-9,])                                    # 555-1234, not 500-1000
    | [1-5][13579]-[0-9]{{4}}(?![0-9,])(?:\.[0-9]{{2}})? | [0-9]{{2}}-[0-9]{{4}}\.[0-9]{{2}}  # 43-4051.00
    | [0-9]{{5}}-[0-9]{{4}}(?![0-9])                                                        # a postal code
    | [0-9]{{1,7}}(?:-[0-9]{{1,7}}){{2,5}}(?![0-9])                                         # 978-1-4028-9462-6
    | [0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,4}}(?![.,]?[0-9])                                       # version 2.1.3
    | [0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-](?:[0-9]{{4}}|[0-9]{{2}})(?!\.?[0-9])                # 12/25/20
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])
    | [0-9]+(?:st|nd|rd|th)s?\b                                                             # 10th percentile
    | (?:[12]?[0-9]|3[01])[ ]{_MONTH}(?![ ]?[0-9])                                          # 5 March
    | (?<=\bno\.\ )[0-9]+ | (?<=\bno\.)[0-9]+ | (?<=№)[0-9]+ | (?<=№\ )[0-9]+                  # No. 1
    | [0-9]{{3}}\([a-z]\)                                                                   # 401(k)
    )(?!,[0-9]|[ ][0-9]{{3}}(?![0-9]))""",
    re.VERBOSE,
)


_POWER = re.compile(
    r"e(?P<e>[-+]?[0-9]{1,2})(?![0-9a-z.])| ?[×x] ?10(?:\^(?P<c>-?[0-9]{1,2})|(?P<s>[-+][0-9]{1,2}))(?![0-9])"
)
_PARTED = re.compile(  # "6 . 2 %" and "80 , 000", as some corpora part their words, and "6 point 2 percent"
    r"[0-9]{1,3} (?:\.|point) [0-9]{1,4}(?= ?%| (?:percent|per cent|million|billion|trillion)\b)"
    r"|[0-9]{1,3}(?: , 000)+(?![0-9])"
)


def digit_token(line: Line, at: int, money: bool = False) -> tuple[int, float]:
    """End and value of the number in digits at `at`, with a power of ten behind it ("4e14", "2.5×10^-3")."""
    end, value = _mantissa(line, at, money)
    following = line.plain[end : end + 2]
    if following[:1] in ("e", "×", "x") or following in (" ×", " x"):
        power = _POWER.match(line.plain, end)
        if power and not money:
            return power.end(), float(f"{value!r}e{int(power['e'] or power['c'] or power['s'])}")
    elif following in (" .", " ,", " p"):
        parted = _PARTED.match(line.plain, at)
        if parted:
            return parted.end(), float(parted.group().replace(" , ", "").replace("point", ".").replace(" ", ""))
    return end, value


def _mantissa(line: Line, at: int, money: bool) -> tuple[int, float]:
    """The number in digits at `at`, in the grouping of any locale that the text makes plain.

    "1.234,56" is read as in Europe; "35.000" and "12,5" only beside a currency (`money`) or, for the comma, a percent
    sign. Plain spaces group ("15 000") unless several columns of three digits could stand there.
    """
    plain = line.plain
    match = _DIGITS.match(plain, at)
    if match is None:
        return at + 1, VULGAR.get(plain[at], 0.0)
    end, digits = match.end(), match.group()
    if match["spaced"]:
        if not money and _is_columns(line, at, match.end("spaced")):
            end = at + digits.index(" ")
            return end, float(plain[at:end])
        return end, float(match["spaced"].replace(" ", "") + (match["cents"] or "").replace(",", "."))
    if money and plain[end : end + 2] == ", " and (apart := _APART.match(plain, at)):
        return apart.end(), float(apart.group().replace(", ", ""))
    if match["dots"]:
        return end, float(f"{match['dots'].replace('.', '')}.{match['comma']}")
    if money and (note := _NOTED.fullmatch(digits)) and _ENDS.match(line.text, end):
        return at + note.end("sum"), float(note["sum"].replace(",", ""))
    if plain[end : end + 1] == "," or "." in digits:
        return _continental(plain, at, end, money) or (end, float(digits.replace(",", "").replace("'", "")))
    return end, float(digits.replace(",", "").replace("'", ""))


def _continental(plain: str, at: int, end: int, money: bool) -> tuple[int, float] | None:
    """A decimal comma or thousands points, where what stands beside the number allows them."""
    comma = _DECIMAL_COMMA.match(plain, at)
    if comma and (money or _DECIMALS_BEHIND.match(plain, comma.end())):
        return comma.end(), float(f"{comma[1]}.{comma[2]}")
    dotted = _DOTTED.match(plain, at)
    if (
        dotted
        and (
            (money and len(dotted["groups"]) > 4)  # "$1.250.000" is told by its second point
            or plain[max(0, at - 5) : at].rstrip().endswith(_POINTS_GROUP)
            or _BEHIND.match(plain, end)
        )
    ):
        return dotted.end(), float(dotted.group().replace(".", ""))
    return None


def _is_columns(line: Line, start: int, end: int) -> bool:
    """Whether "120 130 145" may be meant rather than "1 200 000": plain spaces, three groups or more, no round end.

    "1 234 567 people" begins with a short group, ends at a word and stands behind no other number.
    """
    digits = line.text[start:end]
    behind_digit = line.plain[max(0, start - 4) : start].replace(" ", "").isdigit()
    counts = " " in digits[:3] and line.plain[end : end + 1] == " " and line.plain[end + 1 : end + 2].isalpha()
    return (
        " " in digits
        and digits.count(" ") + behind_digit > 1
        and not digits.endswith("000")
        and not (counts and not behind_digit)
    )


def leads_point(plain: str, at: int) -> bool:
    """Whether the point before `at` begins a number: ".5", but not "v.5" or "20...30"."""
    return at > 0 and plain[at - 1] == "." and (at == 1 or not (plain[at - 2].isalnum() or plain[at - 2] in "._"))


def code_end(line: Line, at: int, floor: int) -> int | None:
    """The end of the code, date, clock time, telephone number or ordinal that the digit at `at` is part of, or None.

    What stands before `floor` belongs to another quantity: "W-2" is a code, the 62 of "$45K-62K" is none.
    """
    plain = line.plain
    if _hangs_on(line, at, floor):
        return digit_token(line, at)[0]
    code = _CODE.match(plain, at)
    if code:
        return code.end()
    if plain[at - 1 : at] == " " and _MONTH_BEFORE.search(plain, max(0, at - 12), at):
        end, value = digit_token(line, at)
        auxiliary = line.text[max(0, at - 4) : at - 1] == "may"  # "they may 5", but "May 5"
        return None if value > 31 or auxiliary else end
    return None


def _hangs_on(line: Line, at: int, floor: int) -> bool:
    """Whether the digit is part of a name: "B2", "W-2", "COVID-19", "#1", "item.3", "'90s"."""
    if at == 0:
        return False
    before, earlier = line.plain[at - 1], line.plain[at - 2 : at - 1]
    if before.isalnum() or before in "_#@\\":
        return True
    if before == "-" and line.text[at - 1] in "-‐‑" and line.plain[max(0, at - 4) : at] not in ("-to-", "-or-"):
        return earlier.isalpha() and at - 1 != floor
    if before in "/:.":
        return earlier.isalnum() if before in "/." else earlier.isdigit()
    return before == "'" and line.plain[at + 2 : at + 3] == "s"
