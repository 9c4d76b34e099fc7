"""plain: a copy of a line, character for character, over which patterns can be simple; and patterns out of words."""

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

Span = tuple[int, int]  # half-open offsets in a line

# How a currency is marked before its figure, for the layout of lines alone: which one it is says `units.toml`.
MARK = (
    r"(?:(?:(?<![A-Za-z])(?:US|AU|NZ|CA|CDN|HK|NT|TT|EC|[ACSRJN]))?[$£€₹₦₱₵¥]|\b(?:USD|GBP|EUR|AUD|CAD|NZD|INR|ZAR|SGD|PHP|KES|NGN|AED|QAR|SAR|MYR|PKR|LKR|BDT|CNY|RMB|JPY|CHF"
    r"|Rs|RS|Php|K[Ss][Hh]s?|Shs?|Dhs?|Tk|RM|QR|SR|R|N|P)\.?)"
)


class Line(NamedTuple):
    """A line of text and its plain copy, offset for offset."""

    text: str
    plain: str


_SPACES: dict[str, str] = dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " ")
_RAISED = dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹⁰", " ")  # the mark of a note at a word: "Openings¹"
_COMMON = str.maketrans({**_SPACES, **_RAISED, **dict.fromkeys("ʼ´", "'")})
_ALIKE = str.maketrans(
    {
        **_SPACES,
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("’‘ʼ´`", "'"),
        "％": "%",
        "٪": "%",
        "＄": "$",
        "￡": "£",
        "⁄": "/",
        "／": "/",
        "．": ".",
        "٫": ".",
        "，": ",",
        "٬": ",",
    }
)
_BETWEEN = str.maketrans(dict.fromkeys("-,.;:()[]/'\"“”„«»‹›!?&*|…", " "))


_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def plain_copy(text: str) -> str:
    """The text in small letters, with one kind of digit, dash, space and apostrophe; offsets stay as they are."""
    if text.isascii():
        return text.lower()
    alike = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text.translate(_ALIKE))
    lowered = alike.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in alike)  # a small "İ" is two letters


# Markdown's emphasis, asterisks that point at a note, and links: "**$5**", "_five_ years", "$5*", "[5 weeks](/pay)"
_EMPHASIS = (
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"
)
# The figure of a note at a word: "Openings3", "Salary1,4"; but "level3", "covid19".
_NOTED = re.compile(r"[a-z]{4}\d")
_NAMED_BY_NUMBER = "level", "grade", "class", "stage", "group", "phase", "point", "covid", "scale", "range"
_NOTE = (
    "".join(
        rf"(?<!{word})" for word in (*_NAMED_BY_NUMBER, "band", "step", "tier", "type", "unit", "year", "form", "html")
    )
    + r"(?<=[a-z]{4})\d{1,2}(?:,\s?\d{1,2}){0,3}(?!\s\d{3}(?!\d))(?=\s|$|[|)])"
)
_NOTES = re.compile(rf"{_NOTE}|{_EMPHASIS}")
_MARKS = re.compile(_EMPHASIS)
_LINKS = re.compile(  # before the emphasis: an address has underscores
    rf"\[(?=[^\[\]]{{1,200}}\]\([^()\s])|\]\([^()\s]{{1,300}}(?:\([^()\s]{{0,100}}\)[^()\s]{{0,100}})?\)|{_EMPHASIS}"
)


def without_marks(text: str) -> tuple[str, Callable[[int, int], Span]] | None:
    """The text without marks of emphasis and of links, and what turns a span of it into one of the text.

    None where none stand.
    """
    linked, noted = "](" in text, _NOTED.search(text) is not None
    if not ("*" in text or "_" in text or linked or noted):
        return None
    pieces, starts, shifts, last, length = [], [0], [0], 0, 0
    for match in (_LINKS if linked else _NOTES if noted else _MARKS).finditer(text):
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        starts.append(length)
        shifts.append(last - length)
    if not pieces:
        return None

    def back(start: int, end: int) -> Span:
        return (
            start + shifts[bisect.bisect_right(starts, start) - 1],
            end + shifts[bisect.bisect_right(starts, max(start, end - 1)) - 1],
        )

    return "".join([*pieces, text[last:]]), back


def common(text: str) -> str:
    """The text with one kind of space, rare apostrophes as the common one, no raised marks; offsets stay."""
    return text if text.isascii() else text.translate(_COMMON)


def spoken_words(plain: str) -> list[str]:
    """The words of a plain copy without the punctuation between them: a quick look at what a line may hold."""
    return plain.translate(_BETWEEN).split()


def squeezed(words: str) -> str:
    """The words in small letters with one space between them: the key of every table of words."""
    return " ".join(words.lower().split())


def any_of(words: Iterable[str], space: str = " {1,2}") -> str:
    """A pattern for any of the words, the longest that fits first; a space in a word is `space` in the pattern.

    It is a tree of first letters, so that a place where no word begins costs one look at one character.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(tree, space)


_Tree = dict[str, "_Tree"]  # a node: letter → node, and "" where a word may end


def _pattern(node: _Tree, space: str) -> str:
    parts = [(space if c == " " else re.escape(c)) + _pattern(node[c], space) for c in sorted(node) if c]
    if not parts:
        return ""
    if "" in node:
        return f"(?:{'|'.join(parts)})?"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
