"""gates: patterns that are searched only where a text holds one of the strings they can't match without.

A pattern that ignores case is tried by `re` at every character, which takes a hundred times what looking for a few
strings does; and of the rules of a pack hardly one in ten can match a given line.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 40  # strings of a gate
_NONE = ("",)  # stands in every text
_ODD = {"İ": "i", "ı": "i", "ſ": "s"}  # letters that `re` takes for others, and `lower` doesn't
_FOLD = str.maketrans(_ODD)
_BRACES = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
_NO_WIDTH = {code.AT, code.ASSERT, code.ASSERT_NOT}


class Gate:
    """A pattern with its strings."""

    __slots__ = ("needles", "pattern")

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needles = find_needles(pattern, flags)

    def search(self, text: str, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern's `search` finds; `folded` is `fold(text[start:end])`, made once for all gates of a text."""
        for needle in self.needles:
            if needle in folded:
                return self.pattern.search(text, start, end)
        return None

    def finditer(self, text: str, folded: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """What the pattern's `finditer` finds; `folded` as for `search`."""
        for needle in self.needles:
            if needle in folded:
                return self.pattern.finditer(text, start, end)
        return iter(())


def fold(text: str) -> str:
    """The text in small letters, so that whatever matches a pattern that ignores case holds one of its strings."""
    return text.lower() if text.isascii() else text.translate(_FOLD).lower()


def any_gate(gates: Iterable[Gate], text: str) -> bool:
    """Whether any of the patterns is found in the text."""
    folded = fold(text)
    return any(gate.search(text, folded) is not None for gate in gates)


def find_needles(pattern: str, flags: int = re.IGNORECASE) -> tuple[str, ...]:
    """Strings, in small letters, one of which stands in whatever the pattern matches; `("",)` where nobody can tell."""
    return _of_sequence(_parser.parse(pattern, flags))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """The best of the strings that parts of a sequence need."""
    best: tuple[str, ...] = _NONE
    run = ""
    for kind, of in items:
        if kind in _NO_WIDTH:
            continue
        if kind is code.LITERAL and _is_plain(chr(of)):
            run += chr(of).lower()
            continue
        best, run = _better(best, (run,)), ""
        best = _better(best, _of_item(kind, of))
    return _better(best, (run,))


def _of_item(kind: Any, of: Any) -> tuple[str, ...]:
    """The strings that one thing needs which is no character of its own."""
    if kind is code.SUBPATTERN:
        return _of_sequence(of[-1])
    if kind is code.ATOMIC_GROUP:
        return _of_sequence(of)
    if kind in _BRACES:
        return _of_sequence(of[2]) if of[0] else _NONE
    if kind is code.BRANCH:
        return _united([_of_sequence(branch) for branch in of[1]])
    if kind is code.IN and all(one is code.LITERAL and _is_plain(chr(at)) for one, at in of):
        return _united([(chr(at).lower(),) for _, at in of])
    return _NONE


def _is_plain(character: str) -> bool:
    """Whether a character has no other case but that of ASCII."""
    return character.isascii() or character.lower() == character.upper() == character


def _united(each: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The strings of alternatives: all that any of them needs, without those that hold another."""
    found = sorted({needle for needles in each for needle in needles}, key=lambda needle: (len(needle), needle))
    kept: list[str] = []
    for needle in found:
        if not any(short in needle for short in kept):
            kept.append(needle)
    return tuple(kept) if len(kept) <= MOST else _NONE


def _better(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The strings that fewer texts hold: the shortest of which is longer; of as long ones the fewer."""
    return max(one, other, key=lambda needles: (min(len(needle.strip()) for needle in needles), -len(needles)))
