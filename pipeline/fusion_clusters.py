"""fusion_clusters: what agrees with what: figures of facts, a tolerance from the data, clusters, and near clusters.

A fact is one distinct value of one item (an object's attribute, of a period and unit). Facts stand sorted by item.
"""

import re
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pipeline.errors import ConfigError
from pipeline.fusion_values import (
    DAY,
    Flags,
    Floats,
    Integers,
    Numbers,
    Times,
    abbreviates,
    clean_texts,
    day_numbers,
    name_keys,
    read_numbers,
    read_times,
)

TYPED = 0.8  # of an attribute's claims that must read as figures, or as times, for it to be of that type
COARSE = 0.05  # of a figure: what its printed precision may leave open at most ("2 million" says little)
SPREAD = 10.0  # where an attribute's figures span more than this factor, a tolerance is a share, not an amount
NEAR_SHARE, NEAR_MINUTES = 0.01, 10.0  # the usual tolerances (Li et al. 2013), taken where differences pile up within
MOST_SHARE, MOST_MINUTES = 0.05, 30.0  # no inferred tolerance is wider
PILE = 1 / 3  # of the differences that must lie within a usual tolerance
ASHMAN = 2.0  # two heaps of differences are apart from this distance on (Ashman et al. 1994)
REACH = 4.0  # support between clusters ends at this many tolerances
RANKS = 6  # clusters of one item that are compared as names, the most claimed ones
ROUNDS = 24  # leaders of one item that are looked for; what is left then stands alone
NUMBER, TIME, NAME = range(3)


@dataclass(frozen=True)
class Facts:
    """Distinct values of items: each with its item, value code, attribute code, and the weight of its claims."""

    item: Integers
    value: Integers
    attribute: Integers
    weight: Floats


@dataclass(frozen=True)
class Figures:
    """What facts say: a figure (minutes for times; NaN for names), half of its last digit, and the types found."""

    figure: Floats
    half: Floats
    year_like: Flags
    kind: Integers  # of each attribute: NUMBER, TIME or NAME
    words: pa.Array  # keys of each value, words as they stand
    key: Integers  # a code of each value's sorted words


@dataclass(frozen=True)
class Tolerance:
    """An amount (minutes for times) or a share of the figure within which two figures are one."""

    amount: float = 0.0
    share: float = 0.0


@dataclass(frozen=True)
class Links:
    """Clusters of one item that are near each other, with a similarity in 0..1; each pair stands once."""

    left: Integers
    right: Integers
    similarity: Floats


# -- figures -----------------------------------------------------------------------------------------------------------


def read_figures(facts: Facts, texts: pa.Array, count: int) -> Figures:
    """The figures of facts whose value codes index `texts`; `count` attributes get the type that most values bear out.

    A date without a year takes the commonest year of its attribute, a clock time without a date the day that brings it
    nearest to the dated claims of its item. 1/2/2011 is read month first unless a figure above 12 speaks against it.
    """
    cleaned = clean_texts(texts)
    numbers = read_numbers(cleaned)
    is_number = ~np.isnan(numbers.value)
    total = np.maximum(np.bincount(facts.attribute, facts.weight, count), 1e-9)
    numeric = np.bincount(facts.attribute, facts.weight * is_number[facts.value], count) / total
    kind = np.where(numeric >= TYPED, NUMBER, NAME)
    figure = np.where((kind == NUMBER)[facts.attribute], numbers.value[facts.value], np.nan)
    half = np.where(np.isnan(figure), 0.0, np.minimum(numbers.half[facts.value], COARSE * np.abs(figure)))
    maybe = np.zeros(len(texts), dtype=bool)
    maybe[facts.value[kind[facts.attribute] == NAME]] = True
    maybe &= pc.match_substring_regex(cleaned, r"\d").to_numpy(zero_copy_only=False)
    if maybe.any():
        kind, figure = add_times(facts, cleaned, maybe, kind, figure, total)
    named = np.zeros(len(texts), dtype=bool)
    named[facts.value[np.isnan(figure)]] = True
    words, key = read_names(cleaned, named)
    return Figures(figure, half, numbers.year_like[facts.value], kind, words, key)


def add_times(
    facts: Facts, cleaned: pa.Array, maybe: Flags, kind: Integers, figure: Floats, total: Floats
) -> tuple[Integers, Floats]:
    """Types and figures with the attributes of times among those that are not numbers."""
    some = read_times(cleaned.filter(pa.array(maybe)))
    place = np.cumsum(maybe) - 1
    fits = np.zeros(len(maybe), dtype=bool)
    fits[maybe] = ~np.isnan(some.clock) | some.dated
    share = np.bincount(facts.attribute, facts.weight * fits[facts.value], len(kind)) / total
    kind = np.where((kind == NAME) & (share >= TYPED), TIME, kind)
    chosen = np.flatnonzero(fits[facts.value] & (kind == TIME)[facts.attribute])
    if len(chosen):
        at = place[facts.value[chosen]]
        own = Times(*(getattr(some, name)[at] for name in ("clock", "year", "first", "second", "ordered", "dated")))
        figure = figure.copy()
        figure[chosen] = minutes(own, facts.item[chosen], facts.attribute[chosen], facts.weight[chosen])
    return kind, figure


def minutes(times: Times, item: Integers, attribute: Integers, weight: Floats) -> Floats:
    """Minutes since 1970 of facts sorted by item; where nothing of an attribute is dated, minutes around midnight."""
    clear = times.dated & ~times.ordered
    days_first = np.bincount(attribute, weight * (clear & (times.first > 12)), attribute.max() + 1)
    months_first = np.bincount(attribute, weight * (clear & (times.second > 12)), attribute.max() + 1)
    turned = clear & ((times.first > 12) | ((days_first > months_first)[attribute] & (times.second <= 12)))
    month, day = np.where(turned, times.second, times.first), np.where(turned, times.first, times.second)
    said = times.year >= 0
    usual = np.full(attribute.max() + 1, 2000)
    for code in np.unique(attribute[said]):
        mine = said & (attribute == code)
        usual[code] = np.bincount(times.year[mine], weight[mine]).argmax()
    year = np.where(said, times.year, usual[attribute])
    days = np.where(times.dated, day_numbers(year, np.clip(month, 1, 12), day), 0.0)
    clock = np.nan_to_num(times.clock)
    full = days * DAY + clock
    starts = np.flatnonzero(np.r_[True, item[1:] != item[:-1]])
    group = np.cumsum(np.r_[True, item[1:] != item[:-1]]) - 1
    rank = np.lexsort((clock, -weight, ~times.dated, group))  # in each item: dated first, then the most claimed
    anchor = full[rank[starts]][group]
    return np.where(times.dated, full, anchor + (clock - anchor + DAY / 2) % DAY - DAY / 2)


def read_names(cleaned: pa.Array, named: Flags) -> tuple[pa.Array, Integers]:
    """The words of each text that is `named` (else null), and a code of them in sorting order."""
    where = np.flatnonzero(named)
    words, keys = name_keys(cleaned.take(pa.array(where)))
    code = np.full(len(cleaned), -1, dtype=np.int64)
    if len(where):
        code[where] = pa.array(keys, pa.string()).dictionary_encode().indices.to_numpy()
    spot = np.where(named, np.cumsum(named) - 1, 0)
    return pa.array(words, pa.string()).take(pa.array(spot, mask=~named)), code


# -- tolerance ---------------------------------------------------------------------------------------------------------


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


# -- clusters ----------------------------------------------------------------------------------------------------------


def cluster_facts(facts: Facts, figures: Figures, tolerances: list[Tolerance]) -> tuple[Integers, Floats]:
    """A label for each fact, equal where facts of one item agree, and the tolerance of each fact.

    Figures: the most claimed figure leads, all within its tolerance or printed precision join it, and so on with what
    is left (the buckets of Li et al. 2013, without their fixed edges). Names: equal words in any order.
    """
    amount = np.array([tolerance.amount for tolerance in tolerances])[facts.attribute]
    share = np.array([tolerance.share for tolerance in tolerances])[facts.attribute]
    figure = figures.figure
    reach = np.where(np.isnan(figure), 0.0, np.maximum(amount, share * np.abs(np.nan_to_num(figure))))
    label = np.where(np.isnan(figure), -1 - figures.key[facts.value], 0)
    left = np.flatnonzero(~np.isnan(figure))
    left = left[np.lexsort((figure[left], facts.item[left]))]
    width = np.maximum(reach, figures.half) + 1e-9 * np.abs(np.nan_to_num(figure))
    near = np.zeros(len(figure))
    near[left] = count_near(facts.item[left], figure[left], width[left], facts.weight[left])
    for turn in range(1, ROUNDS + 1):
        if not len(left):
            break
        item = facts.item[left]
        starts = np.flatnonzero(np.r_[True, item[1:] != item[:-1]])
        group = np.cumsum(np.r_[True, item[1:] != item[:-1]]) - 1
        order = np.lexsort((figure[left], -facts.weight[left], -near[left], group))
        leader = left[order[starts]][group]
        joins = np.abs(figure[left] - figure[leader]) <= np.maximum(width[left], width[leader])
        label[left[joins]] = turn
        left = left[~joins]
    label[left] = ROUNDS + 1 + np.arange(len(left))
    return label, reach


def count_near(item: Integers, figure: Floats, width: Floats, weight: Floats) -> Floats:
    """For facts sorted by item and figure: the weight of all that lie within each one's width."""
    near = weight.copy()
    at = np.arange(len(item) - 1)
    for step in range(1, 64):
        at = at[at + step < len(item)]
        gap = figure[at + step] - figure[at]
        close = (item[at + step] == item[at]) & (gap <= np.maximum(width[at], width[at + step]))
        at = at[close]
        if not len(at):
            break
        near[at] += weight[at + step]
        near[at + step] += weight[at]
    return np.round(near, 6)


# -- near clusters -----------------------------------------------------------------------------------------------------


def rank_pairs(item: Integers, weight: Floats, most: int) -> tuple[Integers, Integers]:
    """Pairs of clusters of one item, of the `most` that weigh most; clusters stand sorted by item."""
    order = np.lexsort((np.arange(len(item)), -weight, item))
    rank = np.arange(len(item)) - np.searchsorted(item, item)
    kept = order[rank < most]
    pairs = []
    for step in range(1, most):
        same = np.flatnonzero(item[kept[step:]] == item[kept[:-step]])
        pairs.append(np.stack([kept[same], kept[same + step]]))
    left, right = np.concatenate(pairs, axis=1) if pairs else np.zeros((2, 0), dtype=np.int64)
    return left, right


def link_figures(item: Integers, figure: Floats, reach: Floats) -> Links:
    """Clusters of figures next to each other, less alike the further apart, not at all beyond four tolerances."""
    known = np.flatnonzero(~np.isnan(figure) & (reach > 0))
    known = known[np.lexsort((figure[known], item[known]))]
    left, right = known[:-1], known[1:]
    gap = np.abs(figure[right] - figure[left]) / np.maximum(reach[left], reach[right])
    close = (item[left] == item[right]) & (gap < REACH)
    return Links(left[close], right[close], 1 - gap[close] / REACH)


def link_names(left: Integers, right: Integers, words: pa.Array) -> tuple[Links, Flags]:
    """Pairs of clusters whose names are alike, and which of them are one name abbreviated.

    `words` holds each cluster's name. Alike: few letters differ (above 80 of 100), or one holds all words of the
    other (half as alike). Names in which different digits stand are never alike.
    """
    if not len(left):
        return Links(left, right, np.zeros(0)), np.zeros(0, dtype=bool)
    ours, theirs = words.take(pa.array(left)), words.take(pa.array(right))
    pairs = pa.table({"a": ours, "b": theirs})
    code = (
        pairs.column("a").combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64) * len(left)
        + pairs.column("b").combine_chunks().dictionary_encode().indices.to_numpy()
    )
    _, first, back = np.unique(code, return_index=True, return_inverse=True)
    a, b = ours.take(pa.array(first)), theirs.take(pa.array(first))
    digits = (pc.replace_substring_regex(side, r"\D+", " ") for side in (a, b))
    same = pc.equal(*map(pc.utf8_trim_whitespace, digits)).to_numpy(zero_copy_only=False)
    queries, choices = a.to_pylist(), b.to_pylist()
    letters = cpdist(queries, choices, scorer=fuzz.ratio, dtype=np.float32).astype(float)
    holds = cpdist(queries, choices, scorer=fuzz.token_set_ratio, score_cutoff=99.5, dtype=np.float32) > 0
    likeness = np.maximum(np.clip((letters - 80) / 20, 0, 1), 0.5 * holds) * same
    short = np.array([abbreviates(x, y) or abbreviates(y, x) for x, y in zip(queries, choices, strict=True)])
    kept = (likeness > 0)[back]
    links = Links(left[kept], right[kept], np.round(likeness, 6)[back][kept])
    return links, short[back]


def merge_pairs(count: int, left: Integers, right: Integers, weight: Floats) -> Integers:
    """For each of `count` clusters the one it joins: the heavier of its pairs, unless two of them are in question."""
    swap = weight[right] > weight[left]
    heavy, light = np.where(swap, right, left), np.where(swap, left, right)
    choices = np.bincount(light, minlength=count)
    target = np.arange(count)
    alone = choices[light] == 1
    target[light[alone]] = heavy[alone]
    for _ in range(RANKS):
        target = target[target]
    return target


def joined(first: Links, second: Links) -> Links:
    """Both lists as one."""
    return replace(
        first,
        left=np.r_[first.left, second.left],
        right=np.r_[first.right, second.right],
        similarity=np.r_[first.similarity, second.similarity],
    )


__all__ = ["Facts", "Figures", "Links", "Numbers", "Tolerance"]
