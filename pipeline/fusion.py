"""fusion: the value of each item from claims of many sources: learnt accuracy, near values, copies, and when to vote.

A probabilistic vote. Sources have an accuracy, overall and for each attribute, learnt from how far they agree with what
is believed (Yin et al. 2008, TruthFinder; Dong et al. 2009, Accu), drawn towards the mean of all where claims are few.
False values are as likely as they are popular (Dong et al. 2012, PopAccu). Near values support each other (AccuSim).
What copies say counts once. Where learnt accuracies foretell held-out claims no better, plain majority decides.
"""

from dataclasses import dataclass

import numpy as np

from pipeline.fusion_clusters import Links
from pipeline.fusion_copies import Ballots, Copies, find_copies, independent
from pipeline.fusion_values import Flags, Floats, Integers

TURNS = 30  # of expectation-maximisation at most
STILL = 1e-4  # change of accuracy at which it has come to rest
SUPPORT = 0.5  # of a near cluster's votes that count for its neighbour, times their similarity
START, START_CLAIMS = 0.8, 10.0  # accuracy of an unknown source, and how many claims that opinion is worth
DOUBT = (2.0, 200.0)  # claims that the mean of all is worth beside a source's own: bounds of what is learnt
LEAST, MOST = 0.05, 0.98  # accuracies stay within: no source is beyond doubt, or wrong for certain
COPY_TURNS = 2
VOTE, SOURCE, CELL = range(3)  # one accuracy for all, one a source, one a source and attribute


@dataclass(frozen=True)
class Board:
    """The clusters to choose from, sorted by item; items of attributes; cells of sources; near clusters."""

    item: Integers  # of each cluster
    attribute: Integers  # of each item
    cell_source: Integers
    cell_attribute: Integers
    links: Links


@dataclass(frozen=True)
class Model:
    """What one way of weighing sources believes."""

    belief: Floats  # probability of each cluster
    score: Floats  # of each cluster, before it is a probability
    accuracy: Floats  # of each cell


@dataclass(frozen=True)
class Verdict:
    """The outcome: for each cluster a probability and a score, each cell's accuracy and origin, weights of ballots."""

    belief: Floats
    score: Floats
    trusted: Flags  # of each attribute: learnt accuracies were used
    accuracy: Floats
    copies: Copies
    weight: Floats


def decide(board: Board, ballots: Ballots, copies: Copies | None = None, policy: str = "") -> Verdict:
    """Weigh the clusters of every item. `copies` where they are known; `policy` vote or trust-weighted to insist."""
    found = copies
    if found is None:
        found = independent(len(board.cell_source))
        for _ in range(COPY_TURNS):
            model = learn(board, ballots, discount(board, ballots, found), CELL)
            found = find_copies(ballots, model.belief, board.cell_source, model.accuracy)
    weight = discount(board, ballots, found)
    models = [learn(board, ballots, weight, level) for level in (VOTE, SOURCE, CELL)]
    chosen = choose_levels(board, ballots, weight, found, models, policy)
    level = chosen[board.attribute[board.item]]
    belief = np.choose(level, [model.belief for model in models])
    score = np.choose(level, [model.score for model in models])
    return Verdict(belief, score, chosen != VOTE, models[CELL].accuracy, found, weight)


def discount(board: Board, ballots: Ballots, copies: Copies) -> Floats:
    """What each ballot weighs: the members of a family that agree on a cluster share one vote."""
    witness = witnesses(ballots, copies)
    return ballots.share / np.bincount(witness)[witness]


def witnesses(ballots: Ballots, copies: Copies) -> Integers:
    """A number for each ballot, equal for members of one family that agree."""
    keys = ballots.cluster * np.int64(len(copies.family)) + copies.family[ballots.cell]
    return np.unique(keys, return_inverse=True)[1].astype(np.int64)


# -- learning ----------------------------------------------------------------------------------------------------------


def learn(board: Board, ballots: Ballots, weight: Floats, level: int) -> Model:
    """Accuracies and beliefs that bear each other out, by expectation-maximisation from a vote."""
    popular = popularity(board, ballots, weight)
    accuracy = np.full(len(board.cell_source), START)
    for _ in range(TURNS):
        belief, score = weigh(board, ballots, weight, accuracy, popular)
        fresh = estimate_accuracy(board, ballots, weight, belief, level)
        moved = np.abs(fresh - accuracy).max(initial=0.0)
        accuracy = fresh
        if moved < STILL:
            break
    belief, score = weigh(board, ballots, weight, accuracy, popular)
    return Model(belief, score, accuracy)


def xlogx(x: Floats) -> Floats:
    """x ln x, 0 at 0."""
    return np.where(x > 1e-12, x * np.log(np.maximum(x, 1e-12)), 0.0)


def popularity(board: Board, ballots: Ballots, weight: Floats) -> tuple[Floats, Floats]:
    """Log-likelihood of how false claims fall on rivals: where a cluster is true, and where none is (by item).

    A false claim picks a rival with the rival's share of the claims (PopAccu), so that a popular error is no surprise.
    """
    count = np.bincount(ballots.cluster, weight, len(board.item))
    total = np.bincount(board.item, count)
    spread = np.bincount(board.item, xlogx(count))
    own = spread[board.item] - xlogx(count) - xlogx(np.maximum(total[board.item] - count, 0))
    return own, spread - xlogx(total)


def weigh(
    board: Board, ballots: Ballots, weight: Floats, accuracy: Floats, popular: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Probability and score of each cluster; what is missing to 1 in an item is that no claim is true."""
    odds = np.log(accuracy / (1 - accuracy))
    votes = np.bincount(ballots.cluster, weight * odds[ballots.cell], len(board.item))
    links = board.links
    if len(links.left):
        gain = np.maximum(votes, 0) * SUPPORT
        votes = (
            votes
            + np.bincount(links.left, links.similarity * gain[links.right], len(votes))
            + np.bincount(links.right, links.similarity * gain[links.left], len(votes))
        )
    score = votes + popular[0]
    starts = np.flatnonzero(np.r_[True, board.item[1:] != board.item[:-1]])
    top = np.maximum(np.maximum.reduceat(score, starts), popular[1])
    strength = np.exp(score - top[board.item])
    total = np.bincount(board.item, strength) + np.exp(popular[1] - top)
    return strength / total[board.item], score


def estimate_accuracy(board: Board, ballots: Ballots, weight: Floats, belief: Floats, level: int) -> Floats:
    """Each cell's share of claims believed, drawn to its source's, and that to the mean of all (hierarchical Beta).

    How strongly, is learnt from how much sources differ beyond chance, and cells of one source.
    """
    cells = len(board.cell_source)
    truth = belief[ballots.cluster]
    mean = (np.sum(weight * truth) + START * START_CLAIMS) / (weight.sum() + START_CLAIMS)
    if level == VOTE:
        return np.full(cells, np.clip(mean, LEAST, MOST))
    hits = np.bincount(ballots.cell, ballots.share * truth, cells)
    tries = np.bincount(ballots.cell, ballots.share, cells)
    alone = np.bincount(ballots.cell, weight, cells)  # what a copy adds to the picture of all sources is little
    by_source = (np.bincount(board.cell_source, part) for part in (hits, tries, alone))
    hits_source, tries_source, alone_source = by_source
    strength = concentration(hits_source, tries_source, alone_source, np.full(len(hits_source), mean))
    of_source = (hits_source + strength * mean) / (tries_source + strength)
    accuracy = of_source[board.cell_source]
    if level == CELL:
        base = np.bincount(board.cell_attribute, alone * hits / np.maximum(tries, 1e-9))
        base /= np.maximum(np.bincount(board.cell_attribute, alone), 1e-9)
        expected = shifted(accuracy, base[board.cell_attribute], mean)
        strength = concentration(hits, tries, alone, expected)
        accuracy = (hits + strength * expected) / (tries + strength)
    return np.clip(accuracy, LEAST, MOST)


def shifted(accuracy: Floats, base: Floats, mean: float) -> Floats:
    """A source's accuracy for an attribute on which all together are right at `base` instead of at `mean`: by odds."""
    one, two, three = (np.clip(part, LEAST, MOST) for part in (accuracy, base, np.array(mean)))
    odds = one / (1 - one) * (two / (1 - two)) / (three / (1 - three))
    result: Floats = odds / (1 + odds)
    return result


def concentration(hits: Floats, tries: Floats, alone: Floats, expected: Floats) -> float:
    """How many claims the expected accuracy is worth: by moments, from the variance beyond that of drawing."""
    seen = tries > 1
    if seen.sum() < 2:
        return DOUBT[0] + START_CLAIMS
    rate, middle, count = hits[seen] / tries[seen], expected[seen], tries[seen]
    share = alone[seen] / max(alone[seen].sum(), 1e-9)
    drawn = middle * (1 - middle)
    beyond = float(np.sum(share * ((rate - middle) ** 2 - drawn / count)))
    room = float(np.sum(share * drawn * (1 - 1 / count)))
    return float(np.clip(room / beyond - 1, *DOUBT)) if beyond > 0 and room > 0 else DOUBT[1]


# -- choosing how to weigh ---------------------------------------------------------------------------------------------


def choose_levels(
    board: Board, ballots: Ballots, weight: Floats, copies: Copies, models: list[Model], policy: str
) -> Integers:
    """For each attribute the level to use: VOTE unless another foretells held-out claims better by more than chance.

    Each claim is foretold from the item's other witnesses; of two levels the finer needs a gain in log-likelihood
    above one standard error.
    """
    attributes = int(board.attribute.max()) + 1
    if policy == "vote":
        return np.full(attributes, VOTE)
    gains = [foretell(board, ballots, weight, copies, model) for model in models]
    of = board.cell_attribute[ballots.cell]
    level = np.full(attributes, SOURCE if policy == "trust-weighted" else VOTE)
    best = gains[int(level[0])]
    for finer in range(int(level[0]) + 1, len(models)):
        lead = gains[finer] - best
        gain = np.bincount(of, weight * lead, attributes)
        error = np.sqrt(np.bincount(of, weight * lead**2, attributes))
        better = gain > error
        level[better] = finer
        best = np.where(better[of], gains[finer], best)
    return level


def foretell(board: Board, ballots: Ballots, weight: Floats, copies: Copies, model: Model) -> Floats:
    """Log-probability of each claim given the item's claims by other witnesses."""
    accuracy = model.accuracy[ballots.cell]
    witness = witnesses(ballots, copies)
    own = np.bincount(witness, weight * np.log(accuracy / (1 - accuracy)))[witness]
    belief = np.clip(model.belief[ballots.cluster], 1e-9, 1 - 1e-9)
    rest = np.log(belief / (1 - belief)) - own
    without = 1 / (1 + np.exp(-rest))
    count = np.bincount(ballots.cluster, weight, len(board.item))[ballots.cluster]
    total = np.bincount(ballots.item, weight)[ballots.item]
    popular = (np.maximum(count - 1, 0) + 0.5) / (np.maximum(total - 1, 0) + 1)
    found: Floats = np.log(accuracy * without + (1 - accuracy) * (1 - without) * popular)
    return found
