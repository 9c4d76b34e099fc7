"""claims: claims as codes in, one resolved row for each item and one for each source and attribute out."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from pipeline.fusion import Board, Verdict, decide, witnesses
from pipeline.fusion.clusters import (
    RANKS,
    Links,
    cluster_facts,
    join_links,
    link_figures,
    link_names,
    merge_pairs,
    rank_pairs,
)
from pipeline.fusion.copies import Ballots, Copies
from pipeline.fusion.figures import Facts, Figures, read_figures
from pipeline.fusion.tolerance import infer_tolerances
from pipeline.fusion.values import Floats, Integers, are_nothing, clean_texts, sort_codes, tally


@dataclass(frozen=True)
class Coded:
    """A column: for each row a code, and the text behind each code, in the order in which rows are to stand."""

    codes: Integers
    texts: pa.Array


@dataclass(frozen=True)
class Claims:
    """Columns of claims; `scope` are those that with object and attribute make an item: period, unit."""

    source: Coded
    object: Coded
    attribute: Coded
    value: Coded
    scope: tuple[Coded, ...] = ()


@dataclass(frozen=True)
class Items:
    """Items in order, each with its codes: object, attribute, then those of the scope."""

    codes: tuple[Integers, ...]
    of_claim: Integers


@dataclass(frozen=True)
class Outcome:
    """Rows of items, in order (value -1: nothing was claimed), and rows of sources by attribute."""

    items: Items
    value: Integers
    confidence: Floats
    n_sources: Integers
    n_witnesses: Integers
    trusted: Integers
    cell_source: Integers
    cell_attribute: Integers
    accuracy: Floats
    copies_of: Integers  # a code of source, or -1


@dataclass(frozen=True)
class Table:
    """Distinct claims that say something, sorted by item, value and source, and the facts that they make."""

    item: Integers
    fact: Integers
    source: Integers
    facts: Facts


def pair_codes(first: Integers, second: Integers) -> Integers:
    """A code for each pair, in the order of the pairs. Codes stay below the number of rows, so that products fit."""
    keys = first * np.int64(second.max(initial=0) + 1) + second
    return sort_codes(keys)


def find_items(claims: Claims) -> Items:
    """The items of all claims, in the order of their codes."""
    columns = (claims.object, claims.attribute, *claims.scope)
    item = columns[0].codes
    for column in columns[1:]:
        item = pair_codes(item, column.codes)
    _, first = np.unique(item, return_index=True)
    return Items(tuple(column.codes[first] for column in columns), item)


def tabulate(claims: Claims, items: Items) -> Table:
    """The distinct claims that say something; a claim repeated by its source counts once."""
    says = ~are_nothing(clean_texts(claims.value.texts))[claims.value.codes]
    item, value, source = items.of_claim[says], claims.value.codes[says], claims.source.codes[says]
    fact = pair_codes(item, value)
    key = fact * np.int64(len(claims.source.texts) + 1) + source
    _, first = np.unique(key, return_index=True)
    item, value, source, fact = item[first], value[first], source[first], fact[first]
    head = np.flatnonzero(np.r_[True, fact[1:] != fact[:-1]])[: len(fact)]
    weight = tally(fact)
    return Table(item, fact, source, Facts(item[head], value[head], items.codes[1][item[head]], weight))


def resolve_claims(claims: Claims, tolerance: str | None = None, policy: str = "") -> Outcome:
    """One value for each item of which anything is claimed; the same for any order of rows.

    Claims are clustered twice where copies are found: what copies say must not decide which figures are near.
    Raises ConfigError where `tolerance` cannot be read.
    """
    items = find_items(claims)
    table = tabulate(claims, items)
    if not len(table.item):
        return no_outcome(items)
    attributes = len(claims.attribute.texts)
    pairs = table.source * np.int64(attributes) + items.codes[1][table.item]
    found, cell = np.unique(pairs, return_inverse=True)
    cells = (found // attributes, found % attributes)
    figures = read_figures(table.facts, claims.value.texts, attributes)
    names = claims.attribute.texts.to_pylist()
    copies: Copies | None = None
    facts = table.facts
    for _ in range(2):
        tolerances = infer_tolerances(facts, figures, names, tolerance)
        label, reach = cluster_facts(facts, figures, tolerances)
        cluster, links = settle_clusters(facts, figures, label, reach)
        ballots = cast_ballots(table, cluster, cell)
        board = Board(first_of(cluster, facts.item), items.codes[1], *cells, links)
        verdict = decide(board, ballots, copies, policy)
        if copies is not None or not (verdict.copies.original >= 0).any():
            break
        copies = verdict.copies
        facts = replace(facts, weight=count_witnesses(table.fact, cell, copies))
    return choose_values(items, table, figures, cluster, cell, board, ballots, verdict)


def no_outcome(items: Items) -> Outcome:
    """Every item without a value."""
    count, none = len(items.codes[0]), np.zeros(0, dtype=np.int64)
    zero = np.zeros(count, dtype=np.int64)
    return Outcome(items, zero - 1, np.zeros(count), zero, zero, zero, none, none, np.zeros(0), none)


def first_of(group: Integers, values: Integers) -> Integers:
    """The value that each group's members share."""
    found = np.zeros(int(group.max()) + 1, dtype=np.int64)
    found[group] = values
    return found


def number_clusters(item: Integers, label: Integers) -> Integers:
    """Cluster numbers of facts: by item, then by their first fact."""
    _, first, back = np.unique(pair_codes(item, label - label.min()), return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[back]


def settle_clusters(facts: Facts, figures: Figures, label: Integers, reach: Floats) -> tuple[Integers, Links]:
    """The cluster of each fact, abbreviated names joined to what they stand for, and the links between clusters."""
    cluster = number_clusters(facts.item, label)
    item, weight = first_of(cluster, facts.item), tally(cluster, facts.weight)
    words = figures.words.take(pa.array(lead_values(facts, cluster)))
    named = np.flatnonzero(words.is_valid().to_numpy(zero_copy_only=False))
    left, right = rank_pairs(item[named], weight[named], RANKS)
    links, short = link_names(named[left], named[right], words)
    if short.any():
        target = merge_pairs(len(item), named[left][short], named[right][short], weight)
        merged = number_clusters(facts.item, target[cluster])
        moved = first_of(cluster, merged)
        ends = np.stack([moved[links.left], moved[links.right]])
        apart = ends[0] != ends[1]
        links = Links(ends[0][apart], ends[1][apart], links.similarity[apart])
        cluster = merged
        item = first_of(cluster, facts.item)
    lead = lead_facts(facts, cluster)
    return cluster, join_links(links, link_figures(item, figures.figure[lead], reach[lead]))


def lead_facts(facts: Facts, cluster: Integers) -> Integers:
    """The fact of each cluster that most claim, the first of equals."""
    order = np.lexsort((np.arange(len(cluster)), -facts.weight, cluster))
    return order[np.searchsorted(cluster[order], np.arange(int(cluster.max()) + 1))]


def lead_values(facts: Facts, cluster: Integers) -> Integers:
    """The value code of each cluster's leading fact."""
    return facts.value[lead_facts(facts, cluster)]


def cast_ballots(table: Table, cluster: Integers, cell: Integers) -> Ballots:
    """One ballot for each source and cluster; a source that says several things of an item splits its vote."""
    of_claim = cluster[table.fact]
    key = of_claim * np.int64(int(cell.max()) + 1) + cell
    _, first = np.unique(key, return_index=True)
    item, own = table.item[first], cell[first]
    several = pair_codes(item, own)
    return Ballots(of_claim[first], item, own, 1 / tally(several)[several])


def count_witnesses(group: Integers, cell: Integers, copies: Copies) -> Floats:
    """How many families there are in each group of claims."""
    families = np.int64(len(copies.family) + 1)
    keys = np.unique(group * families + copies.family[cell])
    return tally(keys // families, count=int(group.max()) + 1)


def choose_values(
    items: Items,
    table: Table,
    figures: Figures,
    cluster: Integers,
    cell: Integers,
    board: Board,
    ballots: Ballots,
    verdict: Verdict,
) -> Outcome:
    """The winning cluster of each item, and of it the figure with most witnesses in its most frequent spelling."""
    order = np.lexsort((np.arange(len(board.item)), -np.round(verdict.tie, 6), -np.round(verdict.score, 6), board.item))
    claimed, first = np.unique(board.item[order], return_index=True)
    winner = order[first]
    count = len(items.codes[0])
    value, confidence = np.full(count, -1), np.zeros(count)
    value[claimed] = choose_spellings(table, figures, cluster, cell, verdict)[winner]
    confidence[claimed] = np.round(verdict.belief[winner], 6)
    clusters = len(board.item)
    sources, backing = np.zeros((2, count), dtype=np.int64)
    sources[claimed] = tally(ballots.cluster, count=clusters)[winner].astype(np.int64)
    _, one = np.unique(witnesses(ballots, verdict.copies), return_index=True)
    backing[claimed] = tally(ballots.cluster[one], count=clusters)[winner].astype(np.int64)
    original = verdict.copies.original
    copies_of = np.where(original >= 0, board.cell_source[original], -1)
    return Outcome(
        items,
        value,
        confidence,
        sources,
        backing,
        verdict.trusted[items.codes[1]].astype(np.int64),
        board.cell_source,
        board.cell_attribute,
        np.round(verdict.accuracy, 6),
        copies_of,
    )


def choose_spellings(table: Table, figures: Figures, cluster: Integers, cell: Integers, verdict: Verdict) -> Integers:
    """The value code that stands for each cluster: most witnesses for the figure, then for the spelling, then trust."""
    facts = table.facts
    known = ~np.isnan(figures.figure)
    exact = sort_codes(np.where(known, figures.figure, 0.0))
    exact = np.where(known, exact, -1 - figures.key[facts.value])
    same = pair_codes(cluster, exact - exact.min())
    group = same[table.fact]
    backing = count_witnesses(group, cell, verdict.copies)[same]
    spelled = count_witnesses(table.fact, cell, verdict.copies)
    odds = np.log(verdict.accuracy / (1 - verdict.accuracy))[cell]
    family = pair_codes(group, verdict.copies.family[cell])
    trust = tally(group, odds / tally(family)[family])[same]
    order = np.lexsort((np.arange(len(cluster)), -spelled, -np.round(trust, 6), -backing, cluster))
    return facts.value[order[np.searchsorted(cluster[order], np.arange(int(cluster.max()) + 1))]]
