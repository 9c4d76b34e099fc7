"""comparators: the words right before a place in a line that compare what follows."""

from pipeline.unit_rules import Words

_REACH, _LONGEST = 45, 6  # characters looked back, and words in the longest phrase
_SYMBOLS = frozenset("<>=~≈≥≤")
_OPENING = frozenset("([{\"“”„‘’«»‹›'-*|/,;")


def comparator_before(words: Words, plain: str, floor: int, start: int) -> tuple[int, str] | None:
    """Where the comparator words right before `start` begin, and their sign; None where none stand there.

    The longest phrase wins ("no more than" over "more than"). Never looks back past `floor`.
    """
    low = max(floor, start - _REACH)
    end = start
    while end > low and plain[end - 1] in " :":
        end -= 1
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
        if phrase in words.before and (begin == 0 or not plain[begin - 1].isalnum()):
            found = begin, words.before[phrase]
        if space <= low:
            break
    return found
