"""block: one occupation's mentions of one kind, from clauses to concepts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pipeline.ids import content_id
from pipeline.match import similarity
from pipeline.match.clauses import Clause, says_what, split_clauses
from pipeline.match.clustering import Decided, Edge, Groups, Limits, Node, group_nodes
from pipeline.match.rules import MatchRules
from pipeline.match.similarity import Floats, Ints, Scored, Vectors
from pipeline.match.wording import Wording


class Mention(NamedTuple):
    """A listed thing. `source` is the document, or the source of an item; `group` the list that names a thing once."""

    id: str
    source: str
    order: tuple[str, int, str]  # where it stands: path, offset, id
    kind: str
    block: str
    text: str
    start: int  # offset of the text in its document
    group: str = ""  # a section of a document: its summary may name again what its list names; empty: the source
    told: bool = False  # in running text, which comes back to a thing, where a list names it once


@dataclass(frozen=True)
class Block:
    """One block's clauses, scored pairs and groups. `owners[i]` is the mention of clause i."""

    mentions: Sequence[Mention]
    clauses: list[Clause]
    owners: Ints
    vectors: Vectors
    pairs: Scored  # the best pair of clauses of each two mentions that were looked at
    groups: Groups
    wording: Wording
    decided: Mapping[int, str] = field(default_factory=dict)  # a person's word on a pair: accept or reject

    @cached_property
    def _averages(self) -> dict[int, float]:
        """The mean score of the scored pairs inside each group."""
        of = self.groups.of
        sums: dict[int, list[float]] = {}
        for a, b, score in zip(self.pairs.left.tolist(), self.pairs.right.tolist(), self.pairs.score.tolist()):
            if a in of and of[a] == of.get(b):
                sums.setdefault(of[a], []).append(score)
        return {group: sum(scores) / len(scores) for group, scores in sums.items()}

    def average_score(self, clause: int) -> float:
        """The mean score of the scored pairs inside the clause's group."""
        return self._averages[self.groups.of[clause]]

    def match_id(self, pair: int) -> str:
        """The id of a pair: both mentions and both clauses."""
        return match_id(
            self.mentions, self.clauses, self.owners, int(self.pairs.left[pair]), int(self.pairs.right[pair])
        )


def match_id(mentions: Sequence[Mention], clauses: Sequence[Clause], owners: Ints, a: int, b: int) -> str:
    """The id of the pair of clauses `a` and `b`."""
    first, second = mentions[owners[a]], mentions[owners[b]]
    ends = [
        (own.id, own.start + clause.start, own.start + clause.end)
        for own, clause in ((first, clauses[a]), (second, clauses[b]))
    ]
    return content_id("match", *(part for end in ends for part in end))


def match_block(
    mentions: Sequence[Mention], rules: MatchRules, wording: Wording, decisions: Sequence[Mapping[str, str]] = ()
) -> Block:
    """The mentions of one block (sorted by their order) matched; clauses are numbered in order of mention.

    `decisions` are a person's, on rows of `matches`: an accepted pair is the same whatever its score, the mentions of
    a rejected one share no concept. Where its quoted text stands in neither mention, a decision changes nothing.
    """
    clauses: list[Clause] = []
    owners: list[int] = []
    rivals: list[tuple[int, ...]] = []
    for number, mention in enumerate(mentions):
        own = split_clauses(mention.text, mention.kind, wording)
        first = len(clauses)
        rivals += [
            tuple(first + j for j, other in enumerate(own) if j != i and clause.overlaps(other))
            for i, clause in enumerate(own)
        ]
        clauses += own
        owners += [number] * len(own)
    owner = np.array(owners, np.int64)
    lists = [f"{mention.source}\n{mention.group}" for mention in mentions]
    number_of = {name: i for i, name in enumerate(sorted(set(lists)))}
    listed = np.array([number_of[lists[i]] for i in owners], np.int64)
    vectors = similarity.build_vectors(clauses, owner, mentions[0].block, wording)
    left, right = similarity.find_candidates(vectors, rules)
    apart = owner[left] != owner[right]
    scored = similarity.score_pairs(vectors, listed, left[apart], right[apart], rules)
    decided = decided_pairs(mentions, clauses, owner, scored, decisions)
    once = [f"{own}\n{mention.id}" if mention.told else own for own, mention in zip(lists, mentions)]
    nodes = [Node(int(owner[i]), once[owner[i]], rivals[i], mentions[owner[i]].source) for i in range(len(clauses))]
    limits = rules.limits(mentions[0].kind)
    full = np.array([says_what(clause, wording) for clause in clauses], bool)
    empty = mentions[0].kind == "duty"  # "settle them" is like too much
    strength = _spoken_for(clauses, owner, scored, rules.factors.spoken, limits.related)
    likely = (strength >= limits.unseen) & ((full[scored.left] & full[scored.right]) if empty else True)
    edges = [
        Edge(a, b, s)
        for a, b, s in zip(scored.left[likely].tolist(), scored.right[likely].tolist(), strength[likely].tolist())
    ]
    groups = group_nodes(
        nodes,
        edges,
        Limits(limits.linkage, limits.unseen, limits.repeat, limits.worth, limits.again),
        Decided(
            frozenset((int(scored.left[i]), int(scored.right[i])) for i, a in decided.items() if a == "accept"),
            frozenset(
                (int(owner[scored.left[i]]), int(owner[scored.right[i]])) for i, a in decided.items() if a == "reject"
            ),
        ),
    )
    told = replace(scored, score=similarity.weigh_groups(scored, groups.of, len(clauses), rules))
    return Block(mentions, clauses, owner, vectors, told, groups, wording, decided)


def _spoken_for(clauses: Sequence[Clause], owners: Ints, pairs: Scored, spoken: float, least: float) -> Floats:
    """The score of each pair, or `spoken` times the best one of the same two mentions where its clauses overlap both.

    Only pairs of at least `least` are lent to.

    Where a part of a mention is grouped, what its other parts and the whole have in common with a third is not lost.
    """
    if not len(pairs.left):
        return pairs.score
    start, end = np.array([c.start for c in clauses]), np.array([c.end for c in clauses])
    both = owners[pairs.left] * (int(owners.max()) + 1) + owners[pairs.right]
    order = np.lexsort((-pairs.score, both))
    first = np.concatenate([[True], np.diff(both[order]) != 0])
    best = np.empty(len(both), np.int64)
    best[order] = order[first][np.cumsum(first) - 1]
    overlap = np.ones(len(both), bool)
    for ends in (pairs.left, pairs.right):
        overlap &= (start[ends] < end[ends[best]]) & (start[ends[best]] < end[ends])
    overlap &= pairs.score >= least
    lent: Floats = np.where(overlap, spoken * pairs.score[best], 0.0)
    return np.maximum(pairs.score, lent.round(6))


def decided_pairs(
    mentions: Sequence[Mention],
    clauses: Sequence[Clause],
    owners: Ints,
    pairs: Scored,
    decisions: Sequence[Mapping[str, str]],
) -> dict[int, str]:
    """What a person decided on which of the scored pairs: accept or reject. Later lines win over earlier ones."""
    if not decisions:
        return {}
    found: dict[int, str] = {}
    place = {
        match_id(mentions, clauses, owners, a, b): i
        for i, (a, b) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist()))
    }
    for line in decisions:
        i = place.get(line["target_id"])
        if i is not None and line["action"] in ("accept", "reject"):
            texts = (mentions[owners[pairs.left[i]]].text, mentions[owners[pairs.right[i]]].text)
            if line["quoted_text"] in "\n".join(texts):
                found[i] = line["action"]
    return found
