"""shared_text: passages of many words in a row that two documents have in common."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x9E3779B97F4A7C15)  # an odd 64-bit constant; collisions are checked word by word

AROUND = 400  # characters on either side of a place: some sixty words


@dataclass(frozen=True, slots=True)
class Passage:
    """`words` words in a row that stand in both documents, as offsets into each text."""

    document_a: str
    document_b: str
    words: int
    start_a: int
    end_a: int
    start_b: int
    end_b: int


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words in small letters as numbers, and where each starts and ends."""

    numbers: list[int]
    starts: list[int]
    ends: list[int]


def find_passages(texts: Mapping[str, str], least: int) -> list[Passage]:
    """Every passage of at least `least` words that a document shares with an earlier one, in the order of `texts`.

    Words are compared without case and punctuation. Of the documents that hold the same run, each is compared with the
    first one only, so that a thousand copies cost a thousand comparisons. Linear in the length of the texts: runs of
    half the length are looked up at every word, and stored at every half length, so that none is missed.
    """
    half = max(least // 2, 1)
    vocabulary: dict[str, int] = {}
    words = {name: _number_words(text, vocabulary) for name, text in texts.items()}
    stored: dict[int, tuple[str, int]] = {}
    found: list[Passage] = []
    for name, own in words.items():
        reached: dict[str, int] = {}  # per earlier document: how far into this one the last passage goes
        runs = hash_runs(own.numbers, half)
        for place, run in enumerate(runs):
            other, there = stored.get(run, ("", 0))
            if not other or place < reached.get(other, 0):
                continue
            start_a, start_b, count = extend_run(words[other].numbers, own.numbers, there, place)
            if count >= least:
                a, last_a, last_b = words[other], start_a + count - 1, start_b + count - 1
                spans = (a.starts[start_a], a.ends[last_a], own.starts[start_b], own.ends[last_b])
                found.append(Passage(other, name, count, *spans))
                reached[other] = start_b + count
        for place in range(0, len(runs), half):
            stored.setdefault(runs[place], (name, place))
    return found


def hash_runs(numbers: list[int], length: int) -> list[int]:
    """A 64-bit hash of every run of `length` words, by the place of its first word."""
    count = len(numbers) - length + 1
    if count <= 0:
        return []
    values = np.array(numbers, dtype=np.uint64) * _BASE
    total: npt.NDArray[np.uint64] = np.zeros(count, dtype=np.uint64)
    for step in range(length):
        total = total * _BASE + (values[step : step + count] ^ (values[step : step + count] >> np.uint64(29)))
    hashes: list[int] = total.tolist()
    return hashes


def extend_run(a: list[int], b: list[int], place_a: int, place_b: int) -> tuple[int, int, int]:
    """The longest common run through two places: where it starts in both, and how many words it has, 0 for none."""
    start_a, start_b, end_a, end_b = place_a, place_b, place_a, place_b
    while end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b]:
        end_a, end_b = end_a + 1, end_b + 1
    while start_a and start_b and a[start_a - 1] == b[start_b - 1]:
        start_a, start_b = start_a - 1, start_b - 1
    return start_a, start_b, end_a - start_a


def count_shared_words(a: str, start_a: int, b: str, start_b: int) -> int:
    """How many words in a row two texts share around one place in each, looked for up to `AROUND` characters away."""
    vocabulary: dict[str, int] = {}
    first, second = (
        _number_words(t[max(at - AROUND, 0) : at + AROUND], vocabulary) for t, at in ((a, start_a), (b, start_b))
    )
    place, other = bisect_left(first.starts, min(start_a, AROUND)), bisect_left(second.starts, min(start_b, AROUND))
    if first.numbers[place : place + 1] != second.numbers[other : other + 1]:
        return 0
    return extend_run(first.numbers, second.numbers, place, other)[2]


def _number_words(text: str, vocabulary: dict[str, int]) -> _Words:
    matches = list(_WORD.finditer(text))
    numbers = [vocabulary.setdefault(match.group().lower(), len(vocabulary) + 1) for match in matches]
    return _Words(numbers, [match.start() for match in matches], [match.end() for match in matches])
