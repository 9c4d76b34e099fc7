"""fusion: the value of each item from claims of many sources: learnt accuracy, near values, copies, and when to vote.

A probabilistic vote. Sources have an accuracy, overall and for each attribute, learnt from how far they agree with what
is believed (Yin et al. 2008, TruthFinder; Dong et al. 2009, Accu), drawn towards the mean of all where claims are few.
False values are as likely as they are popular (Dong et al. 2012, PopAccu). Near values support each other (AccuSim).
What copies say counts once. Where learnt accuracies foretell held-out claims no better, plain majority decides.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from pipeline.fusion.agreement import presume_cliques
from pipeline.fusion.clusters import Links
from pipeline.fusion.copies import Ballots, Copies, contested, find_copies, independent
from pipeline.fusion.values import Flags, Floats, Integers, sort_codes, tally

TURNS = 30  # of expectation-maximisation at most
STILL = 1e-4  # change of accuracy at which it has come to rest
SUPPORT = 0.5  # of a near cluster's votes that count for its neighbour, times their similarity
START, START_CLAIMS = 0.8, 10.0  # accuracy of an unknown source, and how many claims that opinion is worth
DOUBT = (2.0, 200.0)  # claims that the mean of all is worth beside a source's own: bounds of what is learnt
LEAST, MOST = 0.05, 0.98  # accuracies stay within: no source is beyond doubt, or wrong for certain
VARIETY, VARIETY_PAIRS = 4.0, 10.0  # how varied errors are before any are seen, and how many pairs that is worth
MEANS_CLAIMS = 20  # of a source about an attribute, before it may be said to mean another thing
SURE = 2.5  # standard errors by which a finer weighing must foretell better
SETTLED = 4  # turns after which variety is held
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
    variety: Floats  # of each attribute's errors


@dataclass(frozen=True)
class Verdict:
    """The outcome: for each cluster a probability and a score, each cell's accuracy and origin."""

    belief: Floats
    score: Floats
    tie: Floats  # score by accuracy learnt for each attribute: decides between equal scores
    trusted: Flags  # of each attribute: learnt accuracies were used
    accuracy: Floats
    copies: Copies


def decide(board: Board, ballots: Ballots, copies: Copies | None = None, policy: str = "") -> Verdict:
    """Weigh the clusters of every item. `copies` where they are known; `policy` vote or trust-weighted to insist."""
    found = copies
    if found is None:
        found = presume(board, ballots)  # a clique must not vouch for itself
        for level in (VOTE, CELL):
            model = learn(board, ballots, discount(ballots, found), level)
            found = find_copies(ballots, model.belief, board.cell_source, model.accuracy)
    weight = discount(ballots, found)
    strict = learn(board, ballots, weight, CELL)
    weight = weight * heard(board, ballots, strict)
    models = [learn(board, ballots, weight, level) for level in (VOTE, SOURCE, CELL)]
    chosen = choose_levels(board, ballots, weight, found, models, policy)
    levels = chosen[board.attribute[board.item]]
    belief = np.choose(levels, [model.belief for model in models])
    score = np.choose(levels, [model.score for model in models])
    return Verdict(belief, score, models[CELL].score, chosen != VOTE, strict.accuracy, found)


def presume(board: Board, ballots: Ballots) -> Copies:
    """The families to begin with: cells of sources that agree beyond what one accuracy each explains."""
    alone = independent(len(board.cell_source))
    used = contested(ballots, len(board.item))
    if not used.any():
        return alone
    sources = int(board.cell_source.max()) + 1
    source = board.cell_source[ballots.cell[used]]
    clique = presume_cliques(source, ballots.cluster[used], ballots.item[used], sources)
    family = clique[board.cell_source] * np.int64(board.cell_attribute.max() + 1) + board.cell_attribute
    return Copies(sort_codes(family), alone.original)


def discount(ballots: Ballots, copies: Copies) -> Floats:
    """What each ballot weighs: the members of a family that agree on a cluster share one vote."""
    witness = witnesses(ballots, copies)
    return ballots.share / tally(witness)[witness]


def witnesses(ballots: Ballots, copies: Copies) -> Integers:
    """A number for each ballot, equal for members of one family that agree."""
    keys = ballots.cluster * np.int64(len(copies.family)) + copies.family[ballots.cell]
    return sort_codes(keys)


# -- learning ----------------------------------------------------------------------------------------------------------


def learn(board: Board, ballots: Ballots, weight: Floats, level: int) -> Model:
    """Accuracies and beliefs that bear each other out, by expectation-maximisation from a vote."""
    accuracy = np.full(len(board.cell_source), START)
    variety = np.full(int(board.attribute.max()) + 1, VARIETY)
    crowd = weigh_crowd(board, ballots, weight, variety)
    for turn in range(TURNS):
        belief, score = weigh(board, ballots, weight, accuracy, crowd)
        if turn < SETTLED:
            variety = estimate_variety(board, crowd, belief)
            crowd = weigh_crowd(board, ballots, weight, variety)
        fresh = estimate_accuracy(board, ballots, weight, belief, level)
        moved = np.abs(fresh - accuracy).max(initial=0.0)
        accuracy = fresh
        if turn >= SETTLED and moved < STILL:
            break
    belief, score = weigh(board, ballots, weight, accuracy, crowd)
    return Model(belief, score, accuracy, variety)


def heard(board: Board, ballots: Ballots, model: Model) -> Flags:
    """Whether each ballot's cell is better than a guess: one that means another thing errs in a way of its own,
    which says nothing of how alike the others' errors are.

    Few claims prove nothing; and where most of an attribute's claims were guesses, none would mean another thing.
    """
    claims = tally(ballots.cell, ballots.share, len(board.cell_source))
    guess = (model.accuracy <= 1 / (model.variety[board.cell_attribute] + 2)) & (claims >= MEANS_CLAIMS)
    attributes = int(board.attribute.max()) + 1
    mute = tally(board.cell_attribute, claims * guess, attributes)
    mostly = 2 * mute > tally(board.cell_attribute, claims, attributes)
    found: Flags = ~guess | mostly[board.cell_attribute]
    return found[ballots.cell]


@dataclass(frozen=True)
class Crowd:
    """How claims fall on clusters, and what that says if a cluster is true (`own`), or none of its item (`none`)."""

    count: Floats  # claims of each cluster, copies counted once
    total: Floats  # claims of each item
    own: Floats
    none: Floats
    floor: Floats  # of each attribute: log-odds of an accuracy no better than a guess


def weigh_crowd(board: Board, ballots: Ballots, weight: Floats, variety: Floats) -> Crowd:
    """Log-likelihood of how false claims fall on rivals.

    A false claim repeats an error with the share it has among the item's errors so far, or makes a new one: a Chinese
    restaurant process, the marginal form of PopAccu. A popular error is then no surprise, and does not explain itself.
    """
    count = tally(ballots.cluster, weight, len(board.item))
    total = tally(board.item, count, len(board.attribute))
    many = variety[board.attribute]
    own = -gammaln(np.maximum(count, 1)) - gammaln((many + total)[board.item] - count)
    return Crowd(count, total, own, np.log(many) - gammaln(many + total), -np.log(variety + 1))


def estimate_variety(board: Board, crowd: Crowd, belief: Floats) -> Floats:
    """For each attribute how varied its errors are: of two errors on an item, 1 / (1 + variety) are the same."""
    count, total = crowd.count, crowd.total
    rest = total[board.item] - count
    alike = (1 - belief) * count * np.maximum(count - 1, 0)
    none = np.maximum(1 - tally(board.item, belief, len(total)), 0)
    pairs = tally(board.item, belief * rest * np.maximum(rest - 1, 0), len(total))
    pairs += none * total * np.maximum(total - 1, 0)
    alike_all = tally(board.attribute[board.item], alike)
    pairs_all = tally(board.attribute, pairs)
    same = (alike_all + VARIETY_PAIRS / (1 + VARIETY)) / (pairs_all + VARIETY_PAIRS)
    found: Floats = np.clip(1 / same - 1, 0.25, 100.0)
    return found


def weigh(board: Board, ballots: Ballots, weight: Floats, accuracy: Floats, crowd: Crowd) -> tuple[Floats, Floats]:
    """Probability and score of each cluster; what is missing to 1 in an item is that no claim is true."""
    odds = np.maximum(np.log(accuracy / (1 - accuracy)), crowd.floor[board.cell_attribute])
    votes = tally(ballots.cluster, weight * odds[ballots.cell], len(board.item))
    links = board.links
    if len(links.left):
        gain = np.maximum(votes, 0) * SUPPORT
        votes = (
            votes
            + tally(links.left, links.similarity * gain[links.right], len(votes))
            + tally(links.right, links.similarity * gain[links.left], len(votes))
        )
    score = votes + crowd.own
    starts = np.flatnonzero(np.r_[True, board.item[1:] != board.item[:-1]])
    claimed = board.item[starts]
    top = crowd.none.copy()
    top[claimed] = np.maximum(top[claimed], np.maximum.reduceat(score, starts))
    strength = np.exp(score - top[board.item])
    total = tally(board.item, strength, len(top)) + np.exp(crowd.none - top)
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
    share = np.where(weight > 0, ballots.share, 0)
    hits = tally(ballots.cell, share * truth, cells)
    tries = tally(ballots.cell, share, cells)
    alone = tally(ballots.cell, weight, cells)  # what a copy adds to the picture of all sources is little
    by_source = (tally(board.cell_source, part) for part in (hits, tries, alone))
    hits_source, tries_source, alone_source = by_source
    strength = concentration(hits_source, tries_source, alone_source, np.full(len(hits_source), mean))
    of_source = (hits_source + strength * mean) / (tries_source + strength)
    accuracy = of_source[board.cell_source]
    if level == CELL:
        base = tally(board.cell_attribute, alone * hits / np.maximum(tries, 1e-9))
        base /= np.maximum(tally(board.cell_attribute, alone), 1e-9)
        expected = shifted(accuracy, base[board.cell_attribute], mean)
        strength = concentration(hits, tries, alone, expected)
        accuracy = (hits + strength * expected) / (tries + strength)
    clipped: Floats = np.clip(accuracy, LEAST, MOST)
    return clipped


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
    above SURE standard errors.
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
        gain = tally(of, weight * lead, attributes)
        error = np.sqrt(tally(of, weight * lead**2, attributes))
        better = gain > SURE * error
        level[better] = finer
        best = np.where(better[of], gains[finer], best)
    return level


def foretell(board: Board, ballots: Ballots, weight: Floats, copies: Copies, model: Model) -> Floats:
    """Log-probability of each claim given the item's claims by other witnesses."""
    accuracy = model.accuracy[ballots.cell]
    many = model.variety[board.attribute[ballots.item]]
    count = tally(ballots.cluster, weight, len(board.item))[ballots.cluster]
    total = tally(ballots.item, weight)[ballots.item]
    witness = witnesses(ballots, copies)
    odds = np.maximum(np.log(accuracy / (1 - accuracy)), -np.log(many + 1))
    own = tally(witness, weight * odds)[witness]
    own += np.log((many + np.maximum(total - count, 0)) / np.maximum(count - 1, 1))
    belief = np.clip(model.belief[ballots.cluster], 1e-9, 1 - 1e-9)
    rest = np.log(belief / (1 - belief)) - own
    without = 1 / (1 + np.exp(-rest))
    popular = np.where(count > 1, count - 1, many / 10) / (total - 1 + many)
    found: Floats = np.log(accuracy * without + (1 - accuracy) * (1 - without) * np.clip(popular, 1e-3, 1))
    return found
