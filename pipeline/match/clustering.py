"""clustering: clauses of several documents grouped by average linkage, then moved to where they fit better."""

import heapq
from collections.abc import Sequence
from typing import NamedTuple


class Node(NamedTuple):
    """A clause as clustering sees it. `rivals` are the clauses of its mention that overlap it.

    `source` is the list that names a thing once, `document` where that list stands; empty: the list itself.
    """

    mention: int
    source: str
    rivals: tuple[int, ...]
    document: str = ""


class Edge(NamedTuple):
    """A scored pair of nodes."""

    left: int
    right: int
    score: float


class Groups(NamedTuple):
    """`members[g]` are the nodes of group g, sorted; `of` maps a node to its group."""

    members: dict[int, list[int]]
    of: dict[int, int]


class Limits(NamedTuple):
    """Least average score of two groups that join, what a pair without an edge counts, and what makes a repeat.

    Groups of one document alone join from an average of `again` on. A clause moves to another group where its scores,
    each less `worth`, add up to more than where it stands.
    """

    linkage: float
    unseen: float
    repeat: float
    worth: float
    again: float = 0.0


class Decided(NamedTuple):
    """What a person decided: nodes that are the same, and mentions (the lesser first) that share no group."""

    joined: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


NOTHING = Decided()


def group_nodes(nodes: Sequence[Node], edges: Sequence[Edge], limits: Limits, decided: Decided = NOTHING) -> Groups:
    """Groups of two nodes or more: average linkage over the edges, then moves; the order of `edges` plays no part.

    Pairs that a person joined come first, whatever their score; mentions that a person parted never meet.

    Two groups join while the mean of their pairs' scores is at least `limits.linkage`, best first, a pair without an
    edge counting `limits.unseen`. A group holds a mention once, and two mentions of one source only where they are true
    repeats (`limits.repeat`). A node whose rival was grouped stays alone, so each part of a mention is in one group at
    most. What joined early may have joined the wrong group: `_move_nodes` mends that.
    """
    linkage, unseen, repeat, _, again = limits
    scores: dict[int, dict[int, float]] = {node: {} for pair in decided.joined for node in pair}
    for edge in edges:
        scores.setdefault(edge.left, {})[edge.right] = edge.score
        scores.setdefault(edge.right, {})[edge.left] = edge.score
    members = {node: [node] for node in sorted(scores)}
    sums = {node: dict(near) for node, near in scores.items()}  # group → group → sum of the edges between
    counts = {node: dict.fromkeys(near, 1) for node, near in scores.items()}
    of = {node: node for node in members}
    dead: set[int] = set()
    for left, right in sorted(decided.joined):
        a, b = of[left], of[right]
        if a != b and not _parted(nodes, members[a], members[b], decided.apart):
            _join(members, sums, counts, of, a, b)
            dead.update(_rivals(nodes, members, of, members[a]))
    heap = [(-_mean(sums, counts, members, a, b, unseen), a, b) for a in sorted(sums) for b in sums[a] if a < b]
    heap = [entry for entry in heap if -entry[0] >= linkage]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a] or a in dead or b in dead:
            continue
        if -negative != _mean(sums, counts, members, a, b, unseen):
            continue
        if not _may_join(nodes, scores, members[a], members[b], repeat):
            continue
        if -negative < again and _one_document(nodes, members[a] + members[b]):
            continue
        if _parted(nodes, members[a], members[b], decided.apart):
            continue
        _join(members, sums, counts, of, a, b)
        dead.update(_rivals(nodes, members, of, members[a]))
        for c in sums[a]:
            mean = _mean(sums, counts, members, a, c, unseen)
            if mean >= linkage:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c)))
    grouped = {group: nodes_of for group, nodes_of in members.items() if len(nodes_of) > 1}
    _move_nodes(nodes, scores, grouped, limits, decided)
    grouped = {group: sorted(nodes_of) for group, nodes_of in sorted(grouped.items()) if len(nodes_of) > 1}
    return Groups(grouped, {node: group for group, nodes_of in grouped.items() for node in nodes_of})


PASSES = 3  # after so many rounds of moves hardly a node moves any more


def _move_nodes(
    nodes: Sequence[Node],
    scores: dict[int, dict[int, float]],
    members: dict[int, list[int]],
    limits: Limits,
    decided: Decided,
) -> None:
    """Move nodes, in order, to the groups where they gain most; a rival may move in a node's place. In place."""
    of = {node: group for group, nodes_of in members.items() for node in nodes_of}
    fixed = {node for pair in decided.joined for node in pair}

    def gains(node: int) -> dict[int, float]:
        """What the node adds to each group that one of its edges leads to, itself left out."""
        sums: dict[int, float] = {}
        counts: dict[int, int] = {}
        for other, score in scores[node].items():
            if (group := of.get(other)) is not None:
                sums[group] = sums.get(group, 0.0) + score
                counts[group] = counts.get(group, 0) + 1
        left = {group: len(members[group]) - (of.get(node) == group) for group in sums}
        return {
            group: round(total + limits.unseen * (left[group] - counts[group]) - limits.worth * left[group], 6)
            for group, total in sums.items()
        }

    def free(node: int, for_whom: int) -> bool:
        return node in scores and node not in of and all(r not in of or r == for_whom for r in nodes[node].rivals)

    def find_better(node: int) -> tuple[int, int] | None:
        """The node or its rival, and the group, that would gain most, if more than now."""
        home, own = of.get(node), gains(node)
        now = 0.0
        if home is not None:
            now = own.pop(home, round((limits.unseen - limits.worth) * (len(members[home]) - 1), 6))
        better = [(-value, 0, group, node) for group, value in own.items() if value > now]
        for rank, rival in enumerate(sorted(rival for rival in nodes[node].rivals if free(rival, node)), 1):
            better += [(-value, rank, group, rival) for group, value in gains(rival).items() if value > now]
        for _, _, group, who in sorted(better):
            others = [n for n in members[group] if n != node]
            if others and may_enter(who, others):
                return who, group
        return None

    def may_enter(node: int, others: list[int]) -> bool:
        parted = _parted(nodes, [node], others, decided.apart)
        parted = parted or _one_document(nodes, [node, *others])
        return not parted and _may_join(nodes, scores, [node], others, limits.repeat)

    for _ in range(PASSES):
        moved = 0
        for node in sorted(scores):
            if node in fixed or not (node in of or free(node, node)) or (better := find_better(node)) is None:
                continue
            home = of.pop(node, None)
            if home is not None:
                members[home].remove(node)
            members[better[1]].append(better[0])
            of[better[0]] = better[1]
            if home is not None and len(members[home]) == 1:
                del of[members.pop(home)[0]]
            moved += 1
        if not moved:
            break


def _rivals(
    nodes: Sequence[Node], members: dict[int, list[int]], of: dict[int, int], group: Sequence[int]
) -> list[int]:
    """The nodes that overlap one of the group's, as far as they stand alone."""
    found = [rival for node in group for rival in nodes[node].rivals]
    return [rival for rival in found if len(members.get(of.get(rival, -1), ())) == 1]


def _parted(nodes: Sequence[Node], a: list[int], b: list[int], apart: frozenset[tuple[int, int]]) -> bool:
    """Whether a person parted a mention of the one from a mention of the other."""
    if not apart:
        return False
    pairs = ((nodes[left].mention, nodes[right].mention) for left in a for right in b)
    return any((min(pair), max(pair)) in apart for pair in pairs)


def _one_document(nodes: Sequence[Node], group: Sequence[int]) -> bool:
    """Whether all of a group's nodes are of one document, in several lists of it."""
    return len({nodes[node].document or nodes[node].source for node in group}) == 1


def _mean(
    sums: dict[int, dict[int, float]],
    counts: dict[int, dict[int, int]],
    members: dict[int, list[int]],
    a: int,
    b: int,
    unseen: float,
) -> float:
    pairs = len(members[a]) * len(members[b])
    return round((sums[a][b] + unseen * (pairs - counts[a][b])) / pairs, 6)


def _may_join(
    nodes: Sequence[Node], scores: dict[int, dict[int, float]], a: list[int], b: list[int], repeat: float
) -> bool:
    """Whether no mention would stand in the group twice, and no source but for true repeats."""
    by_source: dict[str, list[int]] = {}
    for left in a:
        by_source.setdefault(nodes[left].source, []).append(left)
    for right in b:
        for left in by_source.get(nodes[right].source, ()):
            if nodes[left].mention == nodes[right].mention or scores[left].get(right, 0.0) < repeat:
                return False
    return True


def _join(
    members: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    counts: dict[int, dict[int, int]],
    of: dict[int, int],
    a: int,
    b: int,
) -> None:
    """Lay group b into group a, with the sums and counts towards all others."""
    for node in members[b]:
        of[node] = a
    members[a] += members.pop(b)
    sums_b, counts_b = sums.pop(b), counts.pop(b)
    sums[a].pop(b, None)
    counts[a].pop(b, None)
    for c, total in sums_b.items():
        if c == a:
            continue
        sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + total
        counts[a][c] = counts[c][a] = counts[a].get(c, 0) + counts_b[c]
        del sums[c][b], counts[c][b]
