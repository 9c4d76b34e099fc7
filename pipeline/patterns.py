"""patterns: the pack's cue patterns compiled to a tree of words, and cues found in a line as offsets.

A pattern is a row of words, matched without regard to case:

    need~            the word and its regular endings: need, needs, needed, needing
    salary|wage~     any of several
    annual?          may be missing
    *3               up to three words of any kind
    <money>          a quantity of that dimension: money, percent, duration, pace, bare, year

A quantity counts as one word. No pattern is open-ended, so that matching time is linear in the text.
"""

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import prod
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import ConfigError
from pipeline.packs import load
from pipeline.plain import common
from pipeline.quantities import Quantity
from pipeline.tokens import split

PLACEHOLDERS = {name: f"q{name}q" for name in ("money", "percent", "duration", "pace", "bare", "year")}
MOST_PHRASES = 400  # a pattern that spells out to more is refused: it should be several patterns
VOWELS = "aeiou"
BREAKS = frozenset(",;:.()|")
ASIDES = {"(": ")", ",": ","}
MOST_ASIDE = 6  # tokens, its marks among them
ASIDE_WORDS = frozenset(  # between commas, one of these makes an aside: "prospects, she added, are excellent"
    [
        "said",
        "says",
        "added",
        "adds",
        "notes",
        "however",
        "though",
        "therefore",
        "overall",
        "fact",
        "contrast",
        "general",
    ]
)
_LONG_RUN = re.compile(r"\S{100,}")  # no word of ours; spaCy takes time by the square of a run of punctuation


class CueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meaning and the ways to say it. `cue` is the class, `value` the word that rules see."""

    id: str
    cue: str
    patterns: list[str]
    value: str = ""
    match: list[str] = []
    no_match: list[str] = []


class CueRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `cues.toml`."""

    cue: list[CueRule]


class Cue(msgspec.Struct, frozen=True):
    """A pattern that matched: class, value, and the span in the document."""

    cue: str
    value: str
    start: int
    end: int
    rule: str


@lru_cache(maxsize=8)
def cue_finder(packs: tuple[Path, ...]) -> "CueFinder":
    """The compiled cues of a set of packs, made once a process."""
    return CueFinder(load(packs, "cues.toml", CueRules).cue, packs[0] / "cues.toml")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Phrases in order with the most words that may lie before each: `segments[0]` has none before it."""

    rule: str
    segments: tuple[int, ...]
    gaps: tuple[int, ...]


_Node = dict[str, Any]  # a tree of phrases: word → node, and at _ENDS the segments whose phrase ends there
_ENDS = ""  # no word
_Words = tuple[str, ...]
_Choices = tuple[tuple[_Words, ...], ...]  # one after the other; of each any; no words where it may be missing


class CueFinder:
    """Finds cues in lines: a walk over the words finds every phrase, and phrases of a pattern are joined over its gaps.

    (A Matcher with the same patterns and optional wildcards takes hundreds of times the tokenizer's time: run
    `python -m benchmarks.matcher_gaps`.)
    """

    def __init__(self, rules: Sequence[CueRule], file: Path) -> None:
        """Compile `rules`. Raises ConfigError where a pattern cannot be read or spells out to too many phrases."""
        self.rules = {rule.id: rule for rule in rules}
        self._first: dict[int, list[_Pattern]] = {}  # patterns with gaps, by their first segment
        self._alone: dict[int, list[str]] = {}  # rules of patterns that are one segment
        known: dict[_Choices, int] = {}
        for rule in rules:
            for text in rule.patterns:
                pattern = _compile(text, rule.id, file, known)
                if len(pattern.segments) == 1:
                    self._alone.setdefault(pattern.segments[0], []).append(rule.id)
                else:
                    self._first.setdefault(pattern.segments[0], []).append(pattern)
        self._phrases: _Node = {}
        for choices, segment in known.items():
            for node in _grow(self._phrases, choices):
                node.setdefault(_ENDS, []).append(segment)

    def find(self, text: str, offset: int, quantities: Sequence[Quantity]) -> list[Cue]:
        """Cues of one line, by place; of overlapping ones of a class the longest. Offsets are `offset` + place.

        `quantities` are those of the line; each is seen as one word of its dimension.
        """
        shown, starts, shifts = mask(common(text), quantities)
        shown = _STOP.sub(";", shown) if "D." in shown else shown
        tokens = split(_LONG_RUN.sub(_blank_run, shown))
        at = self._segments(tokens.words)
        most: dict[tuple[str, int, int], int] = {}  # words matched by a rule from one token to another
        for segment, spans in at.items():
            for name in self._alone.get(segment, ()):
                for first, last in spans:
                    key = (name, first, last)
                    most[key] = max(last - first, most.get(key, 0))
            for pattern in self._first.get(segment, ()):
                if pattern.segments[-1] not in at:
                    continue  # most patterns whose first words stand in a line
                for first, last, words in _join(pattern, at, tokens.words):
                    key = (pattern.rule, first, last)
                    most[key] = max(words, most.get(key, 0))
        ranked = []
        for (name, first, last), words in most.items():
            begin = offset + _unmask(tokens.starts[first], starts, shifts, quantities, False)
            end = offset + _unmask(tokens.ends[last - 1], starts, shifts, quantities, True)
            ranked.append((begin - end, -words, begin, name))
        ranked.sort()
        return self._longest(ranked)

    def _longest(self, ranked: Sequence[tuple[int, int, int, str]]) -> list[Cue]:
        """Of cues of one class that overlap the first, by place.

        They come the longest first, then with the most words matched: less its length, less its words, start, rule.
        """
        kept: list[Cue] = []
        taken: dict[str, list[tuple[int, int]]] = {}
        for less, _, start, name in ranked:
            rule, end = self.rules[name], start - less
            spans = taken.setdefault(rule.cue, [])
            for first, last in spans:
                if first < end and start < last:
                    break
            else:
                spans.append((start, end))
                kept.append(Cue(rule.cue, rule.value, start, end, name))
        kept.sort(key=attrgetter("start", "end", "cue", "value"))
        return kept

    def _segments(self, words: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
        """Where each segment's phrases stand, as first token and the one behind the last."""
        at: dict[int, list[tuple[int, int]]] = {}
        for first, word in enumerate(words):
            node = self._phrases.get(word)
            last = first + 1
            while node:
                for segment in node.get(_ENDS, ()):
                    at.setdefault(segment, []).append((first, last))
                node = node.get(words[last]) if last < len(words) else None
                last += 1
        return at


_STOP = re.compile(r"(?<=[a-z]D)\.(?!\w)")  # "PhD." at an end: the tokenizer leaves the stop at the word


def _grow(tree: _Node, choices: _Choices) -> Iterable[_Node]:
    """The nodes at which the phrases of `choices` end, made where they are missing."""
    nodes = {id(tree): tree}
    for forms in choices:
        reached = {}
        for node in nodes.values():
            for words in forms:
                end = node
                for word in words:
                    end = end.setdefault(word, {})
                reached[id(end)] = end
        nodes = reached
    return nodes.values()


def _compile(text: str, rule: str, file: Path, known: dict[_Choices, int]) -> _Pattern:
    """The pattern as phrases and gaps; phrases get a number in `known`, the same for the same phrases."""
    segments, gaps, words = [], [], []
    gap = 0
    for item in [*text.split(), "*0"]:
        size = re.fullmatch(r"\*(\d)", item)
        if not size:
            words.append(item)
            continue
        segments.append(known.setdefault(_choices(words, file, rule), len(known)))
        gaps.append(gap)
        gap, words = int(size.group(1)), []
    return _Pattern(rule, tuple(segments), tuple(gaps))


def _join(pattern: _Pattern, at: dict[int, list[tuple[int, int]]], said: Sequence[str]) -> list[tuple[int, int, int]]:
    """First token, last token and words matched of each place where the pattern's phrases follow within its gaps.

    No gap reaches over punctuation: what stands behind a comma is said of something else. An aside counts as nothing.
    """
    following: Sequence[tuple[int, int]]
    for segment in pattern.segments:
        if segment not in at:
            return []
    ends = [(first, last, last - first) for first, last in at[pattern.segments[0]]]
    for segment, gap in zip(pattern.segments[1:], pattern.gaps[1:]):
        following = at[segment]
        joined = [
            (first, b, words + b - a)
            for first, last, words in ends
            for a, b in following
            if last <= a <= last + gap + MOST_ASIDE and _reaches(said, last, a, gap)
        ]
        ends = joined
    return ends


def _reaches(said: Sequence[str], first: int, last: int, gap: int) -> bool:
    """Whether at most `gap` words and no punctuation lie between, but for an aside: "licence (CPL) is required"."""
    words, i = 0, first
    while i < last:
        word = said[i]
        closing = ASIDES.get(word)
        if closing:
            end = next((j for j in range(i + 1, min(last, i + MOST_ASIDE)) if said[j] == closing), None)
            if end is None or (word == "," and not any(said[j] in ASIDE_WORDS for j in range(i + 1, end))):
                return False
            i = end + 1
            continue
        if word in BREAKS:
            return False
        words, i = words + 1, i + 1
    return words <= gap


def _blank_run(run: re.Match[str]) -> str:
    """A full stop and spaces as long as the run: no cue stands in it, and none reaches over it."""
    return ".".ljust(len(run.group()))


def mask(text: str, quantities: Sequence[Quantity]) -> tuple[str, list[int], list[int]]:
    """The line with each quantity as one word; for each piece its start there, and what to add to get back."""
    pieces, starts, shifts, length, last = [], [0], [0], 0, 0
    for quantity in quantities:
        before = text[last : quantity.start]
        space = "" if not before or before[-1].isspace() else " "
        word = f"{space}{PLACEHOLDERS[quantity.dimension]}" + (
            "" if text[quantity.end : quantity.end + 1].isspace() else " "
        )
        pieces += [before, word]
        length += len(before) + len(word)
        last = quantity.end
        starts.append(length)
        shifts.append(last - length)
    pieces.append(text[last:])
    return "".join(pieces), starts, shifts


def _unmask(place: int, starts: list[int], shifts: list[int], quantities: Sequence[Quantity], is_end: bool) -> int:
    """The place in the line of a place in its masked form; inside a placeholder, the quantity's own start or end."""
    if not quantities:
        return place
    piece = bisect.bisect_right(starts, place) - 1
    original = place + shifts[piece]
    if piece < len(quantities) and original >= quantities[piece].start:
        return quantities[piece].end if is_end and original > quantities[piece].start else quantities[piece].start
    return original


def _choices(items: Sequence[str], file: Path, rule: str) -> _Choices:
    """What each of a row of pattern words may be. Raises ConfigError where all may be missing or there are too many."""
    choices: list[tuple[_Words, ...]] = []
    for item in items:
        optional = item.endswith("?") and len(item) > 1
        body = item.removesuffix("?") if optional else item
        forms = [form for word in body.split("|") for form in inflect(word)]
        written = {words: None for form in forms for words in _as_written(_named(form, file, rule))}
        choices.append((*written, ()) if optional else tuple(written))
    if prod(map(len, choices)) > MOST_PHRASES:
        problem, remedy = "spells out to too many phrases", "split it into several patterns"
        raise ConfigError(f"pattern {' '.join(items)!r} {problem}", file=file, place=f"cue {rule}", remedy=remedy)
    if all(() in forms for forms in choices):
        problem, remedy = "has a part that may match nothing", "leave out one of the question marks or gaps"
        raise ConfigError(f"a pattern {problem}", file=file, place=f"cue {rule}", remedy=remedy)
    return tuple(choices)


def _named(form: str, file: Path, rule: str) -> str:
    """A form with its underscores as spaces and each <dimension> as the word that stands for such a quantity."""
    for name in re.findall(r"<(\w*)>", form) if "<" in form else ():
        if name not in PLACEHOLDERS:
            remedy = f"it may be {', '.join(PLACEHOLDERS)}"
            raise ConfigError(f"{form!r} is no dimension", file=file, place=f"cue {rule}", remedy=remedy)
        form = form.replace(f"<{name}>", PLACEHOLDERS[name])
    return form.replace("_", " ")


@cache
def _as_written(form: str) -> tuple[_Words, ...]:
    """The words of a form as the tokenizer splits it in each case: "ph.d." is two words, "Ph.D." and "M.D." one."""
    cases = (form, form.upper(), form.title()) if "." in form else (form,)
    return tuple({tuple(split(case).words): None for case in cases})


def inflect(word: str) -> list[str]:
    """The word, and behind `~` its regular endings as a verb or noun: carry~ is carry, carries, carried, carrying."""
    if not word.endswith("~"):
        return [word]
    stem = word[:-1]
    if stem.endswith("e"):
        return [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
    if stem.endswith("y") and stem[-2] not in VOWELS:
        return [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    if stem.endswith(("s", "x", "z", "ch", "sh")):
        return [stem, stem + "es", stem + "ed", stem + "ing"]
    return [stem, stem + "s", stem + "ed", stem + "ing"]
