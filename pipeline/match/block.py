"""block: one occupation's mentions of one kind, from clauses to concepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.match import similarity
from pipeline.match.clauses import Clause, split_clauses
from pipeline.match.clustering import Edge, Groups, Node, group_nodes
from pipeline.match.rules import MatchRules
from pipeline.match.similarity import Ints, Scored, Vectors
from pipeline.match.wording import Wording


class Mention(NamedTuple):
    """A listed thing. `source` is what may name a thing once only: the document, or the source of an item."""

    id: str
    source: str
    order: tuple[str, int, str]  # where it stands: path, offset, id
    kind: str
    block: str
    text: str
    start: int  # offset of the text in its document


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


def match_block(mentions: Sequence[Mention], rules: MatchRules, wording: Wording) -> Block:
    """The mentions of one block (sorted by their order) matched; clauses are numbered in order of mention."""
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
    number_of = {source: i for i, source in enumerate(sorted({mention.source for mention in mentions}))}
    sources = np.array([number_of[mentions[i].source] for i in owners], np.int64)
    vectors = similarity.build_vectors(clauses, owner, mentions[0].block, wording)
    left, right = similarity.find_candidates(vectors, rules)
    apart = owner[left] != owner[right]
    scored = similarity.score_pairs(vectors, sources, left[apart], right[apart], rules)
    nodes = [Node(int(owner[i]), mentions[owner[i]].source, rivals[i]) for i in range(len(clauses))]
    limits = rules.thresholds
    likely = scored.score >= limits.unseen
    edges = [
        Edge(a, b, s)
        for a, b, s in zip(scored.left[likely].tolist(), scored.right[likely].tolist(), scored.score[likely].tolist())
    ]
    groups = group_nodes(nodes, edges, limits.linkage, limits.unseen, limits.repeat)
    return Block(mentions, clauses, owner, vectors, scored, groups, wording)
