"""copies: which sources repeat each other, from rare values that they share and others contradict.

Bayesian, after Dong et al. 2009 (Integrating conflicting data: the role of source dependence): a pair of sources either
works apart, or one takes a value from the other with probability COPIED. Sharing a value that loses is likely only for
copies, the more so the rarer it is; each difference speaks for work apart. Only contested items count, and accuracy is
that on contested items, so that easy items prove nothing. Two sources that mean another thing by an attribute and so
differ from the others by the same amount share rare values too, and count as one witness of it.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from pipeline.fusion.values import Flags, Floats, Integers, sort_codes, tally

COPIED = 0.8  # of a copier's values that are taken over
PRIOR = 0.1  # that a pair of sources depends, before anything is seen; less among many sources
CLEAR = 1.0  # log-odds above which a pair counts as dependent
TRUE_MOST = 2.0  # log-odds that values shared with the winners may add: agreeing with the truth proves little
LEAST_SHARED = 1.5  # losing values that a pair must share: one alone is no proof
WORK = 60_000_000  # pairs of claims looked at in one go; of larger data, every k-th item is


@dataclass(frozen=True)
class Ballots:
    """One claim of one source for one cluster of agreeing values; cells are sources by attribute."""

    cluster: Integers
    item: Integers
    cell: Integers
    share: Floats  # 1, or less where a source says several things of one item


@dataclass(frozen=True)
class Copies:
    """Families of cells that count as one witness where they agree, and for each cell its likeliest original, or -1."""

    family: Integers
    original: Integers


def independent(cells: int) -> Copies:
    """Every cell on its own."""
    return Copies(np.arange(cells), np.full(cells, -1))


def find_copies(ballots: Ballots, belief: Floats, cell_source: Integers, accuracy: Floats) -> Copies:
    """Families among cells, given each cluster's probability (`belief`) and each cell's accuracy.

    A pair of cells is dependent on its own evidence, or, with less of it, where its sources depend over all attributes.
    The original of a dependent pair is the more accurate, then the one with more claims, then the first.
    """
    cells = len(cell_source)
    used = contested(ballots, len(belief))
    suspects = find_suspects(ballots, used, belief, cell_source)
    met = np.count_nonzero(tally(cell_source[ballots.cell[used]]) > 1)
    used &= suspects[ballots.cell]
    if not used.any():
        return independent(cells)
    pairs = weigh_pairs(ballots, used, belief, accuracy)
    if not len(pairs.left):
        return independent(cells)
    one, two = cell_source[pairs.left], cell_source[pairs.right]
    _, pair = np.unique(np.minimum(one, two) * np.int64(cells + 1) + np.maximum(one, two), return_inverse=True)
    whole = tally(pair, pairs.evidence)[pair]
    mass = tally(pair, pairs.false)[pair]
    prior = np.log(min(PRIOR, 1 / (met + 1)))
    related = (prior + whole > CLEAR) & (mass >= LEAST_SHARED)
    alone = (prior + pairs.evidence > CLEAR) & (pairs.false >= LEAST_SHARED)
    dependent = np.where(related, pairs.evidence > 0, alone)
    left, right = pairs.left[dependent], pairs.right[dependent]
    graph = sparse.coo_array((np.ones(len(left)), (left, right)), shape=(cells, cells))
    family = connected_components(graph, directed=False)[1].astype(np.int64)
    return Copies(family, find_originals(ballots, left, right, pairs.evidence[dependent], cell_source, accuracy))


def contested(ballots: Ballots, clusters: int) -> Flags:
    """The ballots of items with rival values, of every k-th such item where all would be too much work."""
    first = np.full(ballots.item.max() + 1, clusters)
    last = np.full(ballots.item.max() + 1, -1)
    np.minimum.at(first, ballots.item, ballots.cluster)
    np.maximum.at(last, ballots.item, ballots.cluster)
    rival = first < last
    sizes = tally(ballots.item).astype(np.float64) * rival
    step = int(np.ceil((sizes**2).sum() / WORK)) or 1
    kept = rival & (np.cumsum(rival) % step == 0)
    used: Flags = kept[ballots.item]
    return used


def find_suspects(ballots: Ballots, used: Flags, belief: Floats, cell_source: Integers) -> Flags:
    """The cells of sources that share enough losing values with another source to be looked at."""
    sources = int(cell_source.max()) + 1
    lost = used & (belief[ballots.cluster] < 0.5)
    suspects = np.zeros(sources, dtype=bool)
    if lost.any():
        cluster, source = sort_codes(ballots.cluster[lost]), cell_source[ballots.cell[lost]]
        doubt = np.sqrt(1 - belief[ballots.cluster[lost]])
        says = sparse.csr_array(
            (ballots.share[lost] * doubt, (source, cluster)), shape=(sources, int(cluster.max()) + 1)
        )
        shared = sparse.triu(says @ says.T, k=1, format="coo")
        enough = shared.data >= LEAST_SHARED
        suspects[shared.row[enough]] = suspects[shared.col[enough]] = True
    found: Flags = suspects[cell_source]
    return found


@dataclass(frozen=True)
class Pairs:
    """Pairs of cells that meet on contested items: log-likelihood ratio of copying, and losing values shared."""

    left: Integers
    right: Integers
    evidence: Floats
    false: Floats


def weigh_pairs(ballots: Ballots, used: Flags, belief: Floats, accuracy: Floats) -> Pairs:
    """The evidence of every pair of cells that share at least one value, through sparse products."""
    cells = len(accuracy)
    cluster, item, cell = (part[used] for part in (ballots.cluster, ballots.item, ballots.cell))
    share = ballots.share[used]
    _, where = np.unique(cluster, return_inverse=True)
    truth = belief[cluster]
    clusters = int(where.max()) + 1
    votes = tally(where, share, clusters)
    true = np.zeros(clusters)
    true[where] = truth
    errors = tally(item, share * (1 - truth))
    of_item = np.zeros(clusters, dtype=np.int64)
    of_item[where] = item
    others = np.maximum(votes - 2, 0)
    popular = np.clip((others + 0.5) / (np.maximum(errors[of_item] - 2 * (1 - true), others) + 1), 0.02, 1.0)
    says = sparse.csr_array((share, (cell, where)), shape=(cells, clusters))
    losing = np.where(true < 0.5, 1 - true, 0.0)  # a doubt about a winner is no losing value shared
    shared_true = upper(says @ sparse.diags_array(1 - losing), says)
    shared_false = upper(says @ sparse.diags_array(losing), says)
    rarity = upper(says @ sparse.diags_array(losing * -np.log(popular)), says)
    meets = sparse.csr_array((share, (cell, sort_codes(item))), shape=(cells, int(item.max()) + 1))
    left, right = (shared_true + shared_false).nonzero()
    hits, misses, rare = (as_values(matrix, left, right) for matrix in (shared_true, shared_false, rarity))
    common = as_values(upper(meets, meets), left, right)
    tries = tally(cell, share, cells)
    right_here = (tally(cell, share * truth, cells) + 2 * accuracy) / (tries + 2)
    skill = np.clip((right_here[left] + right_here[right]) / 2, 0.02, 0.99)
    from_true = np.minimum(hits * np.log(COPIED / skill + 1 - COPIED), TRUE_MOST)
    from_false = misses * np.log(COPIED / (1 - skill)) + rare
    apart = np.maximum(common - hits - misses, 0) * np.log(1 - COPIED)
    return Pairs(left.astype(np.int64), right.astype(np.int64), from_true + from_false + apart, misses)


def upper(one: sparse.csr_array, two: sparse.csr_array) -> sparse.csr_array:
    """Products of rows of one with later rows of the other."""
    return sparse.triu(one @ two.T, k=1, format="csr")


def as_values(matrix: sparse.csr_array, rows: Integers, columns: Integers) -> Floats:
    """The cells of a sparse matrix at the places given, 0 where it has none."""
    if not len(rows):  # SciPy would give a sparse array
        return np.zeros(0)
    found: Floats = np.asarray(matrix[rows, columns]).ravel()
    return found


def find_originals(
    ballots: Ballots, left: Integers, right: Integers, evidence: Floats, cell_source: Integers, accuracy: Floats
) -> Integers:
    """For each cell the cell it most likely takes from, -1 where it is in no dependent pair or is the original."""
    original = np.full(len(accuracy), -1)
    tries = tally(ballots.cell, ballots.share, len(accuracy))
    claims = np.maximum(tally(cell_source, tries), 1e-9)
    skill = np.round(tally(cell_source, tries * accuracy) / claims, 6)
    order = np.lexsort((np.arange(len(skill)), -claims, -skill))  # sources, the most original first
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    rank = rank[cell_source]
    swap = rank[right] < rank[left]
    source, copier = np.where(swap, right, left), np.where(swap, left, right)
    order = np.lexsort((rank[source], -np.round(evidence, 6), copier))
    mine, first = np.unique(copier[order], return_index=True)
    original[mine] = source[order][first]
    return original
