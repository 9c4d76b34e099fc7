"""name_words: what words at a name do to it: they stand for it in short, or say how long its bearers have served."""

import re
from collections.abc import Sequence

# Words before a name that say how long those have served who bear it.
SERVED = re.compile(r"[\w-]+-(?:year|contract|season|tour|term)\s|(?:newly|freshly|recently)[ -][a-z]+\s")

_MEASURE = re.compile(r"(?:average|median|mean|typical)\s+")


def without_measure(name: str) -> str:
    """A name without the measure of pay before it, which makes no other occupation: "median nurse", "typical cook"."""
    return _MEASURE.sub("", name, count=1) if _MEASURE.match(name) else name


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a short form stands for words: "pv" for photovoltaic, "hr" for human resources."""
    letters, starts = iter("".join(words)), {word[0] for word in words if word}
    return 2 <= len(short) <= 3 and short[0] in starts and all(letter in letters for letter in short)
