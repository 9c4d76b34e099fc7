"""scales: what a head or note multiplies the figures under it by: "€000", "Rs lakh per annum", "in thousands"."""

import re
from typing import NamedTuple

_SCALES = {
    1e3: r"\bthousands?\b|(?<![\d.,])['’‘`]?000s?\b|[$£€₹]\s?[kK]\b|\(\s?[kK]\s?\)"
    r"|\b(?:Rs|USD|EUR|GBP|AUD|CAD|NZD)\s?[kK]\b",
    1e5: r"\b(?:lakhs?|lacs?|lpa|LPA)\b",
    1e6: r"\bmillions?\b|[$£€₹]\s?[mM]\b",
    1e7: r"\bcrores?\b",
}  # fmt: skip
_SCALE = re.compile("|".join(f"(?P<s{number}>{words})" for number, words in enumerate(_SCALES.values())))
_FACTORS = tuple(_SCALES)


class Scale(NamedTuple):
    """A factor and where the words that name it stand."""

    factor: float
    start: int
    end: int


def read_scale(text: str, start: int = 0, end: int | None = None) -> Scale | None:
    """The factor that a head names; None where it names none. A figure ("€45,000") is no factor."""
    match = _SCALE.search(text, start, len(text) if end is None else end)
    return Scale(_FACTORS[int((match.lastgroup or "s0")[1:])], *match.span()) if match else None
