"""plain: a copy of a line, character for character, over which patterns can be simple; and patterns out of words."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

Span = tuple[int, int]  # half-open offsets in a line


class Line(NamedTuple):
    """A line of text and its plain copy, offset for offset."""

    text: str
    plain: str


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
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
_BETWEEN = str.maketrans(dict.fromkeys("-,.;:()[]/'\"“”!?&*|…", " "))


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
