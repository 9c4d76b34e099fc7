"""clusters: facts that agree as clusters, and clusters that are near each other."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pipeline.fusion.figures import Facts, Figures
from pipeline.fusion.tolerance import Tolerance
from pipeline.fusion.values import Flags, Floats, Integers, abbreviates, tally

REACH = 4.0  # support between clusters ends at this many tolerances
RANKS = 6  # clusters of one item that are compared as names, the most claimed ones
ROUNDS = 24  # leaders of one item that are looked for; what is left then stands alone


@dataclass(frozen=True)
class Links:
    """Clusters of one item that are near each other, with a similarity in 0..1; each pair stands once."""

    left: Integers
    right: Integers
    similarity: Floats


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
    choices = tally(light, count=count)
    target = np.arange(count)
    alone = choices[light] == 1
    target[light[alone]] = heavy[alone]
    for _ in range(RANKS):
        target = target[target]
    return target


def join_links(first: Links, second: Links) -> Links:
    """Both lists as one."""
    names = ("left", "right", "similarity")
    return Links(*(np.concatenate([getattr(links, name) for links in (first, second)]) for name in names))
