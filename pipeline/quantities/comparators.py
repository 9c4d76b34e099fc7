"""comparators: the words right before a place in a line that compare what follows."""

import re

from pipeline.quantities.unit_rules import Words

_REACH, _LONGEST = 45, 6  # characters looked back, and words in the longest phrase
_SYMBOLS = frozenset("<>=~≈≥≤")
# "shall not work more than 45 hours": what must not be exceeded.
_DENIED = re.compile(
    r"(?:\b(?:shall|must|may|can|will|should|do|does|need) ?not|n't|\bnever) (?:be )?[a-z]{2,12} (?:for )?$"
)
# "up to an impressive £90,000"
_PRAISE = re.compile(
    r" an? (?:impressive|whopping|staggering|hefty|massive|huge|handsome|respectable|healthy|incredible|generous)$"
)
_ADDS = re.compile(r"\badd(?:s|ed|ing)? $")
_TURNED = {">": "<=", "<": ">="}
_OPENING = frozenset("([{\"“”„‘’«»‹›'-*|/,;")


def comparator_before(words: Words, plain: str, floor: int, start: int) -> tuple[int, str] | None:
    """Where the comparator words right before `start` begin, and their sign; None where none stand there.

    The longest phrase wins ("no more than" over "more than"). Never looks back past `floor`.
    """
    low = max(floor, start - _REACH)
    end = start
    while end > low and plain[end - 1] in " :":
        end -= 1
    praise = _PRAISE.search(plain, low, end)
    end = praise.start() if praise else end
    if end == low:
        return None
    if plain[end - 1] in _SYMBOLS:
        lengths = (n for n in (3, 2, 1) if end - n >= low and plain[end - n : end] in words.before)
        return next(((end - n, words.before[plain[end - n : end]]) for n in lengths), None)
    return _phrase_before(words, plain, low, end)


def _phrase_before(words: Words, plain: str, low: int, end: int) -> tuple[int, str] | None:
    found, space = None, end
    for count in range(_LONGEST):
        space = plain.rfind(" ", low, space)
        begin = max(space + 1, low)
        while begin < end and plain[begin] in _OPENING:
            begin += 1
        phrase = plain[begin:end]
        if count == 0 and phrase not in words.before_last:
            return None
        sums = phrase.startswith("up to") and _ADDS.search(plain, low, begin)  # "adds up to some 500" bounds nothing
        if phrase in words.before and not sums and (begin == 0 or not plain[begin - 1].isalnum()):
            found = begin, words.before[phrase]
        if space <= low:
            break
    if found and found[1] in _TURNED and _DENIED.search(plain, max(0, found[0] - _REACH), found[0]):
        return found[0], _TURNED[found[1]]
    return found
