"""relating: how two readings of one question relate in value, with the tests that were run."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.readings import Reading, number_text, unit_text
from pipeline.reconcile_rules import Rules

EDGE = 1e-9  # float noise in products of unit factors, relative


@dataclass(frozen=True, slots=True)
class ValueRelation:
    """At most one of the flags but `derived` says how near two readings are; none means other values."""

    derived: bool = False
    same_reading: bool = False
    within_rounding: bool = False
    inside: bool = False
    tests: tuple[str, ...] = ()


def relate_readings(a: Reading, b: Reading, several_hold: bool, rules: Rules) -> ValueRelation:
    """How two readings of one family relate: the same, within rounding, one inside the other, or other values."""
    if a.is_category or b.is_category:
        return relate_categories(a, b, several_hold, rules)
    derived = a.unit != b.unit and a.unit is not None and b.unit is not None
    if a.key == b.key or (derived and is_figures(a, b) and near(a.low, b.low, 0)):
        same = "same reading" if not derived else derivation(a, b, 0.0)
        return ValueRelation(derived, True, False, False, (same,))
    figures = relate_figures(a, b, derived)
    if figures.within_rounding or is_figures(a, b):
        return figures
    inside = relate_ranges(a, b)
    apart = f"neither of {a.text} and {b.text} lies inside the other"
    return ValueRelation(derived, False, False, inside is not None, (*figures.tests, inside or apart))


def relate_categories(a: Reading, b: Reading, several_hold: bool, rules: Rules) -> ValueRelation:
    """The same word, a word that covers the other, or two that may hold at once; else other values."""
    if a.key == b.key:
        return ValueRelation(same_reading=True, tests=("same category",))
    for entry in rules.broader:
        for broad, narrow in ((a, b), (b, a)):
            if entry.id == broad.category and narrow.category in entry.narrower:
                return ValueRelation(inside=True, tests=(f"{narrow.text} is one case of {broad.text}",))
    if several_hold:
        return ValueRelation(inside=True, tests=("several of these may hold at once",))
    return ValueRelation(tests=(f"categories: {a.text} and {b.text}",))


def relate_figures(a: Reading, b: Reading, derived: bool) -> ValueRelation:
    """Whether two figures, or both ends of two ranges, are equal within what their printing leaves open."""
    if not (is_figures(a, b) or is_ranges(a, b)):
        return ValueRelation(derived)
    allowed = derived_tolerance(a, b) if derived else max(a.half, b.half)
    gap = max(abs(a.low - b.low), abs(a.high - b.high))
    close = gap <= allowed + EDGE * max(abs(a.high), abs(b.high))
    if derived:
        return ValueRelation(True, False, close, False, (derivation(a, b, allowed),))
    verb = "within" if close else "not within"
    text = f"difference {number_text(gap)}, {verb} {number_text(allowed)} of rounding"
    return ValueRelation(False, False, close, False, (text,))


def derived_tolerance(a: Reading, b: Reading) -> float:
    """What two figures in different units may differ by: half a printed unit of each, in the preferred unit.

    Half a cent an hour is 10.40 a year, and annual pay rounded to 10 adds 5: 15.40 together. Families of coarse units
    cap it at a share of the figure.
    """
    allowed = a.derived_half + b.derived_half
    percent = a.measure.derived_percent
    return allowed if percent is None else min(allowed, max(abs(a.high), abs(b.high)) * percent / 100)


def derivation(a: Reading, b: Reading, allowed: float) -> str:
    """`15.53 USD/hour × 2080 = 32,302.4 USD/year, within 15.4 of 32,300`: from the unit with the larger factor."""
    large, small = sorted((a, b), key=lambda reading: reading.measure.factor)
    prefer = unit_text(small.measure.prefer)
    verb = "within" if abs(small.low - large.low) <= allowed + EDGE * abs(large.low) else "not within"
    text = f"{small.text} × {number_text(small.measure.factor)} = {number_text(small.low)}{prefer}"
    if large.measure.factor != 1:
        return f"{text}, {large.text} × {number_text(large.measure.factor)} = {number_text(large.low)}{prefer}"
    return f"{text}, {verb} {number_text(allowed)} of {number_text(large.low)}"


def relate_ranges(a: Reading, b: Reading) -> str | None:
    """Why two readings are compatible: one lies in the other, or they overlap and one is vague or both are bounds."""
    for inner, outer in ((a, b), (b, a)):
        edge = outer.half if outer.is_bound or inner.is_figure else 0.0
        if outer.low - edge <= inner.low and inner.high <= outer.high + edge:
            return f"{inner.text} lies inside {outer.text}"
    low, high = max(a.low, b.low), min(a.high, b.high)
    overlap = low < high or (low == high and not (a.is_strict or b.is_strict))  # "over 30" and "under 30" do not
    if overlap and (a.is_vague or b.is_vague or (a.is_bound and b.is_bound)):
        return f"{a.text} and {b.text} overlap"
    return None


def is_figures(a: Reading, b: Reading) -> bool:
    """Whether both are single figures."""
    return a.is_figure and b.is_figure


def is_ranges(a: Reading, b: Reading) -> bool:
    """Whether both are closed ranges that were stated in figures."""
    closed = all(math.isfinite(end) for end in (a.low, a.high, b.low, b.high))
    return closed and not (a.is_figure or b.is_figure or a.is_vague or b.is_vague or a.category or b.category)


def near(a: float, b: float, allowed: float) -> bool:
    """Whether two figures are equal within `allowed` and float noise."""
    return abs(a - b) <= allowed + EDGE * max(abs(a), abs(b))


def find_agreeing(readings: Mapping[int, Reading], several_hold: bool, rules: Rules) -> dict[int, set[int]]:
    """For each of one question's readings those that say the same, are within rounding or inside, itself included.

    Only readings whose intervals, widened by what printing leaves open, overlap are looked at: near linear for figures.
    """
    spans = {place: span_of(reading) for place, reading in readings.items()}
    order = sorted(readings, key=lambda place: (*spans[place], place))
    agreeing = {place: {place} for place in readings}
    for at, place in enumerate(order):
        for other in order[at + 1 :]:
            if spans[other][0] > spans[place][1]:
                break
            relation = relate_readings(readings[place], readings[other], several_hold, rules)
            if relation.same_reading or relation.within_rounding or relation.inside:
                agreeing[place].add(other)
                agreeing[other].add(place)
    return agreeing


def span_of(reading: Reading) -> tuple[float, float]:
    """The interval of a reading, widened by at least what could make it agree with another."""
    half = max(reading.half, reading.derived_half)
    return (
        reading.low - half - 2 * EDGE * abs(reading.low) if math.isfinite(reading.low) else -math.inf,
        reading.high + half + 2 * EDGE * abs(reading.high) if math.isfinite(reading.high) else math.inf,
    )
