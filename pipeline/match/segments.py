"""segments: the stretches of a duty between commas, stops and coordinators, before they are read as clauses."""

import re
from typing import NamedTuple

from pipeline.match.wording import Token, Wording

_BREAK = re.compile(r"[,;:.!?•|]|\s[–—-]\s|\s/\s")
_HARD = frozenset(";:.!?•|")


class Segment(NamedTuple):
    """What stands between two coordinators or breaks: `tokens[first:last]`.

    `hard`: it begins behind a full stop or the like; `mark`: behind any mark; `opening`: it is part of a condition that
    opens a sentence ("If a coat or a bag is lost, …").
    """

    first: int
    last: int
    hard: bool
    mark: bool = False
    opening: bool = False


def cut_segments(text: str, tokens: list[Token], wording: Wording) -> list[Segment]:
    """The tokens cut at commas, stops and coordinators, but for "two or three"."""
    found, first, hard, comma = [], 0, True, True
    for i, token in enumerate(tokens):
        gap = text[tokens[i - 1].end : token.start] if i else ""
        mark = _BREAK.search(gap)
        joins = token.form in wording.coordinators or ("&" in gap)
        if i > first and (mark or (joins and not _counts(tokens, i, wording))):
            found.append(Segment(first, i, hard, comma))
            first, hard, comma = i, bool(mark and mark.group() in _HARD), bool(mark)
        if token.form in wording.coordinators and i == first:
            first = i + 1
    if first < len(tokens):
        found.append(Segment(first, len(tokens), hard, comma))
    return _with_openings(tokens, found, wording)


def _counts(tokens: list[Token], i: int, wording: Wording) -> bool:
    """Whether the word at `i` stands between two numbers."""
    return 0 < i < len(tokens) - 1 and wording.is_number(tokens[i - 1].form) and wording.is_number(tokens[i + 1].form)


def _with_openings(tokens: list[Token], segments: list[Segment], wording: Wording) -> list[Segment]:
    """The segments, those marked that are a condition in front of what is done: all up to the next comma."""
    found = list(segments)
    for n, segment in enumerate(segments[:-1]):
        if not segment.hard or tokens[segment.first].form not in wording.openers or segments[n + 1].hard:
            continue
        last = next((m for m in range(n + 1, len(segments)) if segments[m].mark), n + 1)
        for m in range(n, n + 1 if segments[last].hard else last):
            found[m] = segments[m]._replace(opening=True)
    return found
