"""tolerance: within what two figures of an attribute are one: as given, else as the data show."""

import re
from dataclasses import dataclass

import numpy as np

from pipeline.errors import ConfigError
from pipeline.fusion.figures import NUMBER, TIME, Facts, Figures
from pipeline.fusion.values import DAY, Floats, Integers

SPREAD = 10.0  # where an attribute's figures span more than this factor, a tolerance is a share, not an amount
NEAR_SHARE, NEAR_MINUTES = 0.01, 10.0  # the usual tolerances (Li et al. 2013), taken where differences pile up within
MOST_SHARE, MOST_MINUTES = 0.05, 30.0  # no inferred tolerance is wider
PILE = 1 / 3  # of the differences that must lie within a usual tolerance
ASHMAN = 2.0  # two heaps of differences are apart from this distance on (Ashman et al. 1994)


@dataclass(frozen=True)
class Tolerance:
    """An amount (minutes for times) or a share of the figure within which two figures are one."""

    amount: float = 0.0
    share: float = 0.0


def parse_tolerance(text: str) -> dict[str | None, Tolerance]:
    """`1%`, `10min`, `0.5`, or `price=1%,arrival=10min` as tolerances by attribute; None is every other attribute.

    Raises ConfigError.
    """
    found: dict[str | None, Tolerance] = {}
    for part in text.split(","):
        name, given, rest = part.rpartition("=")
        match = re.fullmatch(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(%|s|sec|min|h|d)?\s*", rest)
        if not match:
            remedy = "write a figure, `1%`, `10min`, `2h`, `1d`, or `attribute=1%,other=10min`"
            raise ConfigError(f"{part.strip()!r} is no tolerance", place="--tolerance", remedy=remedy)
        factor = {"%": 0.01, "s": 1 / 60, "sec": 1 / 60, "h": 60.0, "d": float(DAY)}.get(match[2], 1.0)
        size = float(match[1]) * factor
        found[name.strip() if given else None] = Tolerance(share=size) if match[2] == "%" else Tolerance(amount=size)
    return found


def infer_tolerances(facts: Facts, figures: Figures, names: list[str], given: str | None) -> list[Tolerance]:
    """A tolerance for each attribute: as given, else from how far its facts lie from the most claimed of their item."""
    asked = parse_tolerance(given) if given else {}
    if unknown := sorted({name for name in asked if name is not None} - set(names)):
        remedy = f"the attributes are {', '.join(names[:9])}"
        raise ConfigError(f"there is no attribute {unknown[0]!r}", place="--tolerance", remedy=remedy)
    known = np.flatnonzero(~np.isnan(figures.figure))
    known = known[np.lexsort((figures.figure[known], facts.item[known], facts.attribute[known]))]
    bounds = np.searchsorted(facts.attribute[known], np.arange(len(names) + 1))
    found = []
    for code, name in enumerate(names):
        own = known[bounds[code] : bounds[code + 1]]
        wish = asked.get(name, asked.get(None))
        found.append(wish or infer_tolerance(facts, figures, own, int(figures.kind[code])))
    return found


def infer_tolerance(facts: Facts, figures: Figures, own: Integers, kind: int) -> Tolerance:
    """The tolerance of one attribute; none where its differences show no near ones apart from the far.

    Times: minutes. Numbers: an amount, or a share where the figures span more than a factor of ten. Years and labels
    of four digits get none: 1 % of a year is two decades.
    """
    if len(own) < 2 or (kind == NUMBER and np.mean(figures.year_like[own]) > 0.5):
        return Tolerance()
    item, figure, weight = facts.item[own], figures.figure[own], facts.weight[own]
    head = np.r_[True, item[1:] != item[:-1]]
    starts, group = np.flatnonzero(head), np.cumsum(head) - 1
    sizes = np.diff(np.r_[starts, len(own)])
    top = np.maximum.reduceat(weight, starts)
    first = np.lexsort((figure, -weight, group))[starts]
    middle = starts + sizes // 2
    leader = np.where((top > np.minimum.reduceat(weight, starts)), figure[first], figure[middle])
    distance = np.abs(figure - leader[group])
    if kind == TIME:
        near = find_near(distance, weight, NEAR_MINUTES, MOST_MINUTES, 12 * NEAR_MINUTES)
        return Tolerance(amount=near)
    sizes_of = np.abs(leader[leader != 0])
    if not len(sizes_of):
        return Tolerance()
    low, usual, high = np.quantile(sizes_of, (0.1, 0.5, 0.9))
    shared = bool(high > SPREAD * low)
    scale = np.maximum(np.abs(leader[group]), 1e-12) if shared else np.full(len(own), usual)
    fine = np.median(figures.half[own] / scale) * 4 <= NEAR_SHARE  # 1 % must mean more than the last digit printed
    near = find_near(distance / scale, weight, NEAR_SHARE if fine else 0.0, MOST_SHARE, np.inf)
    return Tolerance(share=near) if shared else Tolerance(amount=near * float(usual))


def find_near(distance: Floats, weight: Floats, usual: float, most: float, wide: float) -> float:
    """How far the near differences reach: where their heap ends if there are two, else `usual` if they pile up in it.

    0 where neither holds. Two heaps are two normal curves over the logarithms, fitted by expectation-maximisation.
    """
    apart = (distance > 0) & (distance < wide * 1e6)
    distance, weight = distance[apart], weight[apart]
    if len(distance) < 10:
        return 0.0
    logs = np.log10(distance)
    heaps = split_heaps(logs, weight)
    if heaps is not None:
        low, width = heaps
        if 10**low <= most:
            return float(min(10 ** (low + 1.5 * width), most))
    within = distance < wide
    piled = np.sum(weight[distance <= usual]) >= PILE * np.sum(weight[within]) > 0
    return usual if piled else 0.0


def split_heaps(logs: Floats, weight: Floats) -> tuple[float, float] | None:
    """Mean and deviation of the lower of two heaps, None where the points are one."""
    counts, edges = np.histogram(logs, bins=200, weights=weight)
    points = (edges[1:] + edges[:-1]) / 2
    total = counts.sum()
    if edges[-1] - edges[0] < 1e-6:
        return None
    climb = np.cumsum(counts) / total
    mean = points[np.searchsorted(climb, (0.15, 0.85))]
    deviation = np.full(2, max((points[-1] - points[0]) / 6, 1e-3))
    share = np.array([0.5, 0.5])
    for _ in range(100):
        density = share / deviation * np.exp(-0.5 * ((points[:, None] - mean) / deviation) ** 2) + 1e-300
        belongs = density / density.sum(axis=1, keepdims=True) * counts[:, None]
        sums = np.maximum(belongs.sum(axis=0), 1e-9)
        share, mean = sums / total, (belongs * points[:, None]).sum(axis=0) / sums
        variance = (belongs * (points[:, None] - mean) ** 2).sum(axis=0) / sums
        deviation = np.sqrt(np.maximum(variance, (points[1] - points[0]) ** 2))
    apart = np.sqrt(2) * (mean[1] - mean[0]) / np.sqrt((deviation**2).sum())
    if apart <= ASHMAN or share[0] < 0.1:
        return None
    return float(mean[0]), float(deviation[0])
