"""regexes: patterns that come from packs, checked and bounded, so that no text can make one of them run for long."""

import re
import warnings
from dataclasses import dataclass

MOST = 200  # times that an open repeat may match: more than the words between any two things of a line
FEW = 10  # a repeat of at most so many may stand around another repeat

_QUANTIFIER = re.compile(r"([*+?]|\{(\d*)(,?)(\d*)\})([?+]?)")
_GROUP = re.compile(r"\(\?P<\w+>|\(\?[a-zA-Z-]*:|\(\?<?[=!]|\(\?P=\w+\)|\(\?#[^)]*\)|\(\?[a-zA-Z]+\)|\(\?>|\(")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


class Pattern(str):
    """A regular expression whose open repeats have been given an end. `msgspec` makes it by `read_pattern`."""

    __slots__ = ()


@dataclass
class _Open:
    """A group that is being read: whether anything within it repeats more than once."""

    repeats: bool = False


def read_pattern(text: object) -> Pattern:
    """The pattern with `*` and `+` as counted repeats. Raises ValueError where it is none, or could run for long.

    A repeat around a repeat takes time by the power of the text's length, `(\\w+\\s?)*` even by an exponent; so of two
    such the outer one must end after a few.
    """
    if not isinstance(text, str):
        raise ValueError(f"Expected `str`, got `{type(text).__name__}`")
    try:
        bounded = _bound(text)
    except (ValueError, IndexError):
        _check(text)  # an error of its own comes first
        raise
    pattern = Pattern(bounded)
    _check(pattern, said=text)
    return pattern


def _check(pattern: str, said: str = "") -> None:
    """Raises ValueError where a pattern is none; where `said` is given and is none either, with its error.

    It is compiled as those who read it will compile it, so that `re` has it at hand: there are hundreds.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "possible nested set": another pattern in the Python to come
            re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        if said:
            _check(said)
        raise ValueError(f"no regular expression: {error}") from None


def _bound(text: str) -> str:
    """The text with its quantifiers rewritten. Raises ValueError at the first one around another."""
    done: list[str] = []
    groups = [_Open()]
    inside = False  # the thing before holds a repeat
    at = 0
    while at < len(text):
        if quantifier := _quantifier_at(text, at, done):
            least, most = _counts(quantifier)
            if most > FEW and inside:
                raise ValueError(
                    f"the repeat {quantifier.group()!r} at character {at + 1} stands around another one;"
                    f" write it as {{0,{FEW}}} or less"
                )
            done.append(_written(quantifier, least, most))
            groups[-1].repeats = groups[-1].repeats or most > 1 or inside
            inside = False
            at = quantifier.end()
            continue
        piece, inside = _next_piece(text, at, groups)
        done.append(piece)
        at += len(piece)
    return "".join(done)


def _next_piece(text: str, at: int, groups: list[_Open]) -> tuple[str, bool]:
    """What stands at a place, quantifiers aside, and whether it is a group that holds a repeat."""
    if text[at] == "\\":
        return text[at : at + 2], False
    if text[at] == "[" and (found := _CLASS.match(text, at)):
        return found.group(), False
    if text[at] == "(" and (found := _GROUP.match(text, at)):
        if not found.group().endswith(")"):
            groups.append(_Open())
        return found.group(), False
    if text[at] == ")":
        closed = groups.pop()
        groups[-1].repeats = groups[-1].repeats or closed.repeats
        return ")", closed.repeats
    return text[at], False


def _quantifier_at(text: str, at: int, before: list[str]) -> re.Match[str] | None:
    """The quantifier that stands at a place, if one does: `{` and `+` may also stand for themselves."""
    if text[at] not in "*+?{" or not before:
        return None
    found = _QUANTIFIER.match(text, at)
    if found is None or found.group(1) in ("{}", "{,}"):
        return None
    return found


def _counts(quantifier: re.Match[str]) -> tuple[int, int]:
    """How often a quantifier lets its thing match, at least and at most."""
    mark, low, comma, high, _ = quantifier.groups()
    if mark in "*+?":
        return (int(mark == "+"), 1 if mark == "?" else MOST)
    least = int(low or 0)
    return least, int(high) if high else max(MOST, least) if comma else least


def _written(quantifier: re.Match[str], least: int, most: int) -> str:
    """The quantifier with an end."""
    mark, _, comma, high, kind = quantifier.groups()
    return f"{{{least},{most}}}{kind}" if mark in "*+" or (comma and not high) else quantifier.group()
