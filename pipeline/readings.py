"""readings: what a claim says as an interval in a common unit, with what its printed precision leaves open."""

import math
import re
from dataclasses import dataclass

from pipeline.comparability import Measure, find_measure
from pipeline.reconcile_rules import Rules, Tolerance
from pipeline.tables import Row

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?|\.\d+)\s*([a-z]+\b)?", re.IGNORECASE)
WORDS = {"<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least ", "~": "about "}


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim's reading. `low` and `high` bound it in the preferred unit, infinite where it is open.

    `half` is what the printed figure leaves open on either side, in the same unit; `derived_half` the same where one
    figure was computed from the other, when zeros at the end are digits.
    """

    key: tuple[object, ...]
    low: float
    high: float
    half: float
    derived_half: float
    unit: str | None
    measure: Measure
    category: str | None
    is_figure: bool
    is_vague: bool
    is_bound: bool
    text: str

    @property
    def is_strict(self) -> bool:
        """Whether it is a bound that the figure itself does not meet: the key ends in the comparator."""
        return self.key[-1] in ("<", ">")

    @property
    def is_category(self) -> bool:
        """Whether it is a word that is no band of a figure."""
        return self.measure.family == "category"


def read_claim(claim: Row, rules: Rules) -> Reading:
    """The reading of an asserted claim."""
    measure = find_measure(claim["attribute"], claim["unit"], claim["category"], rules)
    comparator = claim["comparator"] or "="
    low, high = claimed_ends(claim, rules)
    value = claim["value"]
    is_figure = value is not None and comparator in "=~"
    half, strict = 0.0, 0.0
    ends = [end for end in (value, claim["low"], claim["high"]) if end is not None]
    if ends:
        half, guessed = printed_half(claim["evidence"], max(ends, key=abs), comparator, claim["unit"], rules.tolerance)
        exact = guessed and comparator != "~"  # zeros of "about $34,000" are rounding, those of "$34,000" may be digits
        strict = min(half, (measure.derived_step or 1.0) / 2) if exact else half
    if comparator in (">", ">="):
        high = math.inf
    elif comparator in ("<", "<="):
        low = -math.inf
    key = tuple(claim[name] for name in ("category", "quantifier", "value", "low", "high", "unit"))
    return Reading(
        (*key, None if comparator in "=~" else comparator),
        low * measure.factor,
        high * measure.factor,
        half * measure.factor,
        strict * measure.factor,
        claim["unit"],
        measure,
        claim["category"],
        is_figure,
        claim["quantifier"] is not None,
        comparator in ("<", "<=", ">", ">="),
        reading_text(claim),
    )


def claimed_ends(claim: Row, rules: Rules) -> tuple[float, float]:
    """The ends a claim names itself, in its own unit; a word's band or a vague quantity's range; else all numbers."""
    if claim["value"] is not None:
        return claim["value"], claim["value"]
    if claim["low"] is not None or claim["high"] is not None:
        return (
            claim["low"] if claim["low"] is not None else -math.inf,
            claim["high"] if claim["high"] is not None else math.inf,
        )
    if claim["quantifier"] is not None and claim["quantifier"] in rules.quantifiers:
        span = rules.quantifiers[claim["quantifier"]]
        return span.low, span.high
    own = (claim["attribute"], claim["attribute"], claim["category"])
    band = next((b for b in rules.band if (b.attribute, b.of, b.category) == own), None)
    return (band.low, band.high) if band else (-math.inf, math.inf)


def printed_half(
    evidence: str, value: float, comparator: str, unit: str | None, rules: Tolerance
) -> tuple[float, bool]:
    """Half a unit of the last printed digit, in the claim's unit, and whether zeros at its end were taken as rounding.

    `16.23` leaves 0.005, `1.9 million` 50,000, `5 percent` 0.5, `33,750` 5; `1 in 8` leaves what is nearer to it than
    to 1 in 9. A figure written in words, or not found in the evidence, is taken as written in digits.
    """
    if unit == "percent" and re.search(rules.ratio, evidence, re.IGNORECASE) and "percent" not in evidence and value:
        return value * 0.5 / (100 / value + 0.5), False
    for match in _NUMBER.finditer(evidence):
        digits = match[1].replace(",", "")
        scale = rules.scales.get((match[2] or "").lower(), 1.0)
        if not math.isclose(float(digits) * scale, abs(value), rel_tol=1e-9):
            continue
        decimals = len(digits.partition(".")[2])
        if scale > 1:
            return min(0.5 * scale / 10**decimals, abs(value) * rules.about_percent / 100), False
        if decimals:
            return 0.5 / 10**decimals, False
    return _whole_half(value, comparator, rules)


def _whole_half(value: float, comparator: str, rules: Tolerance) -> tuple[float, bool]:
    if not float(value).is_integer():
        return 0.5 / 10 ** min(len(repr(float(value)).partition(".")[2]), 2), False
    digits = str(abs(int(value)))
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - rules.significant)
    if abs(value) < rules.zeros_from or zeros <= 0:
        return 0.5, False
    share = rules.about_percent if comparator == "~" else rules.exact_percent
    return min(0.5 * 10**zeros, abs(value) * share / 100), True


def significant_digits(value: float) -> int:
    """How many digits of a figure carry information: 33,750 has four, 5 one, 16.23 four."""
    text = f"{abs(value):.6f}".rstrip("0").rstrip(".") if not float(value).is_integer() else str(abs(int(value)))
    digits = text.replace(".", "").lstrip("0")
    return len(digits if "." in text else digits.rstrip("0"))


def number_text(value: float, unit: str | None = None) -> str:
    """A figure with thousands separated; two decimals for hourly pay, two at most for percent ("1 in 3"), else six."""
    if unit is not None and unit.endswith("/hour") and len(unit) > 5:
        return f"{value:,.2f}"
    if unit == "percent" and abs(value) >= 0.01:
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def unit_text(unit: str | None) -> str:
    """The unit after a figure, with a space before it; nothing for none."""
    return f" {unit}" if unit else ""


def reading_text(claim: Row) -> str:
    """A reading for people: `about 1,900,000 jobs`, `2-4 weeks`, `faster than average`, `several weeks`."""
    unit = claim["unit"]
    word = WORDS.get(claim["comparator"] or "=", "")
    if claim["value"] is not None:
        return f"{word}{number_text(claim['value'], unit)}{unit_text(unit)}"
    if claim["low"] is not None or claim["high"] is not None:
        ends = [number_text(end, unit) if end is not None else "…" for end in (claim["low"], claim["high"])]
        return f"{word}{'-'.join(ends)}{unit_text(unit)}"
    if claim["quantifier"] is not None:
        return f"{word}{claim['quantifier'].replace('_', ' ')}{unit_text(unit)}"
    return (claim["category"] or "nothing").replace("_", " ")
