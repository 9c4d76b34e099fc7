"""match.clustering: what may stand in one group."""

import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.clustering import NOTHING, Decided, Edge, Groups, Limits, Node, group_nodes


def group(nodes: list[Node], edges: list[Edge], decided: Decided = NOTHING, worth: float = 0.5) -> Groups:
    return group_nodes(nodes, edges, Limits(linkage=0.5, unseen=0.1, repeat=0.9, worth=worth), decided)


def members(groups: Groups) -> list[list[int]]:
    return sorted(groups.members.values())


FREE = [Node(i, f"s{i}", ()) for i in range(6)]


def test_a_chain_of_pairs_is_no_group() -> None:
    assert members(group(FREE, [Edge(0, 1, 0.9), Edge(1, 2, 0.6)])) == [[0, 1]]


def test_the_average_joins_where_one_pair_is_weak() -> None:
    assert members(group(FREE, [Edge(0, 1, 0.9), Edge(1, 2, 0.7), Edge(0, 2, 0.4)])) == [[0, 1, 2]]


def test_a_source_stands_in_a_group_once_but_for_true_repeats() -> None:
    nodes = [Node(0, "a", ()), Node(1, "a", ()), Node(2, "b", ())]
    edges = [Edge(0, 2, 0.8), Edge(1, 2, 0.8)]
    assert members(group(nodes, [*edges, Edge(0, 1, 0.85)])) == [[0, 2]]
    assert members(group(nodes, [*edges, Edge(0, 1, 0.95)])) == [[0, 1, 2]]


def test_lists_of_one_document_join_only_where_they_are_nearer() -> None:
    nodes = [Node(0, "a1", (), "a"), Node(1, "a2", (), "a"), Node(2, "b", (), "b")]
    limits = Limits(linkage=0.5, unseen=0.1, repeat=0.9, worth=0.5, again=0.8)
    assert members(group_nodes(nodes, [Edge(0, 1, 0.7)], limits)) == []
    assert members(group_nodes(nodes, [Edge(0, 1, 0.8)], limits)) == [[0, 1]]
    assert members(group_nodes(nodes, [Edge(0, 1, 0.7), Edge(0, 2, 0.9), Edge(1, 2, 0.7)], limits)) == [[0, 1, 2]]


def test_a_clause_whose_rival_was_grouped_stays_alone() -> None:
    nodes = [Node(0, "a", (1,)), Node(0, "a", (0,)), Node(1, "b", ()), Node(2, "c", ())]
    assert members(group(nodes, [Edge(0, 2, 0.9), Edge(1, 3, 0.8)])) == [[0, 2]]
    free = [node._replace(rivals=()) for node in nodes]
    assert members(group(free, [Edge(0, 2, 0.9), Edge(1, 3, 0.8)])) == [[0, 2], [1, 3]]


def test_a_node_moves_to_the_group_that_it_fits_better() -> None:
    early = Edge(0, 1, 0.9)
    edges = [early, *(Edge(0, n, 0.85) for n in (2, 3, 4)), Edge(2, 3, 0.8), Edge(3, 4, 0.8), Edge(2, 4, 0.8)]
    assert members(group(FREE, edges)) == [[0, 2, 3, 4]]
    assert members(group(FREE, edges, Decided(joined=frozenset({(0, 1)})))) == [[0, 1], [2, 3, 4]]
    assert members(group(FREE, edges, Decided(apart=frozenset({(0, 3)})))) == [[0, 1], [2, 3, 4]]


def test_a_rival_moves_in_a_clause_s_place() -> None:
    nodes = [Node(0, "a", (1,)), Node(0, "a", (0,)), *(Node(n, f"s{n}", ()) for n in range(1, 5))]
    edges = [Edge(0, 2, 0.95), *(Edge(1, n, 0.9) for n in (3, 4, 5)), *(Edge(3, n, 0.92) for n in (4, 5))]
    assert members(group(nodes, [*edges, Edge(4, 5, 0.92)])) == [[1, 3, 4, 5]]


def test_what_a_person_joined_stays_joined_and_what_they_parted_never_meets() -> None:
    edges = [Edge(0, 1, 0.9), Edge(1, 2, 0.8), Edge(0, 2, 0.05)]
    assert members(group(FREE, edges, Decided(joined=frozenset({(0, 2)})))) == [[0, 1, 2]]
    assert members(group(FREE, edges, Decided(joined=frozenset({(3, 4)})))) == [[0, 1], [3, 4]]
    assert members(group(FREE, edges, Decided(apart=frozenset({(0, 1)})))) == [[1, 2]]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([0.3, 0.5, 0.7, 0.9])), max_size=15),
    st.randoms(use_true_random=False),
)
def test_the_order_of_edges_changes_nothing(raw: list[tuple[int, int, float]], chance: random.Random) -> None:
    pairs = {(min(a, b), max(a, b)): score for a, b, score in raw if a != b}
    edges = [Edge(a, b, score) for (a, b), score in pairs.items()]
    shuffled = edges[:]
    chance.shuffle(shuffled)
    assert members(group(FREE, edges)) == members(group(FREE, shuffled))
