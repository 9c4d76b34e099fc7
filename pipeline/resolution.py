"""resolution: chooses one reading among rivals of one question and period, and says why the others lost."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reconcile_rules import Confidence
from pipeline.tables import vocabularies

AUTHORITIES = vocabularies()["authority"]  # nearest to the figures first


@dataclass(frozen=True, slots=True)
class Vote:
    """What one document says: an index into the readings, with what its vote weighs."""

    reading: int
    document: str
    witness: str  # documents of one witness have one vote together
    vintage: int  # last year the edition can have been made; 0 where unknown
    authority: str
    basis: str  # of the period: stated, series, edition, document, none
    accepted: bool  # a person decided for it
    is_source: bool = False  # the primary source, or the one that its copies name


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen reading (None: abstained), its witnesses, and for each other reading why it lost."""

    reading: int | None
    supporters: tuple[int, ...]  # readings that agree with the chosen one, itself included
    n_witnesses: int
    confidence: float
    why_lost: dict[int, str]
    tests: tuple[str, ...]


Agrees = Callable[[int, int], bool]


def choose_reading(
    votes: Sequence[Vote],
    agrees: Agrees,
    rank: Callable[[int], tuple[float, ...]],
    policy: str,
    weights: Confidence,
    is_vague: Callable[[int], bool] = lambda _: False,
) -> Choice:
    """One reading of one period by the policy, or none where it cannot tell.

    A person's accepted readings come first. Then each witness has one vote, that of its source, else of its latest
    vintage. `latest` keeps the latest vintage, `authority` the nearest sources; `vote` and what the others leave is
    counted: a reading has the votes of all that agree with it within tolerance, and the most votes win.
    `trust-weighted` counts each vote by its log-odds of being right. Equal votes of readings that don't agree: no
    choice. Among readings that agree, `rank` (smallest first) chooses. A vague reading agrees with much, so it gives
    way to a figure that it agrees with.
    """
    why: dict[int, str] = {}
    kept, tests = narrow_votes(votes, policy, why)
    counts = count_votes(kept, agrees, policy, weights)
    best = max(counts.values())
    leaders = sorted((reading for reading, count in counts.items() if count == best), key=rank)
    distinct: list[int] = []
    for reading in sorted(counts, key=rank):
        if not any(agrees(reading, other) for other in distinct):  # one vote is told once, in whatever units it is said
            distinct.append(reading)
    tests.append(f"votes: {', '.join(f'{counts[reading]:g}' for reading in distinct)}")
    readings = sorted({vote.reading for vote in votes})
    if any(not agrees(leaders[0], other) for other in leaders[1:]):
        lost = {reading: why.get(reading, "equal votes, no choice") for reading in readings}
        return Choice(None, (), 0, 0.0, lost, (*tests, "equal votes for readings that differ: no choice"))
    leader = leaders[0]
    if is_vague(leader):
        leader = find_figure(leader, counts, agrees, rank, is_vague)
    supporters = tuple(r for r in readings if r == leader or agrees(leader, r))
    lost = {
        reading: why.get(reading) or f"{counts[reading]:g} against {best:g} votes"
        for reading in readings
        if reading not in supporters
    }
    backing = [vote for vote in votes if vote.reading in supporters]
    rivals = [vote for vote in votes if vote.reading not in supporters]
    witnesses = len({vote.witness for vote in backing})
    return Choice(leader, supporters, witnesses, score_confidence(backing, rivals, weights), lost, tuple(tests))


def find_figure(
    leader: int,
    counts: Mapping[int, float],
    agrees: Agrees,
    rank: Callable[[int], tuple[float, ...]],
    is_vague: Callable[[int], bool],
) -> int:
    """The reading with a figure and the most votes that a vague one agrees with; itself where those differ."""
    told = [reading for reading in counts if not is_vague(reading) and agrees(leader, reading)]
    most = max((counts[reading] for reading in told), default=0.0)
    first, *others = sorted((reading for reading in told if counts[reading] == most), key=rank) or [leader]
    return first if all(agrees(first, other) for other in others) else leader


def narrow_votes(votes: Sequence[Vote], policy: str, why: dict[int, str]) -> tuple[list[Vote], list[str]]:
    """The votes that count under the policy, and the tests that were run; `why` gains the readings that fall out."""
    accepted = [vote for vote in votes if vote.accepted]
    if accepted:
        return keep(accepted, votes, why, "a person accepted another reading"), ["accepted by a decision"]
    kept = one_vote_each(votes, why)
    if policy == "latest":
        newest = max(vote.vintage for vote in kept)
        return keep([v for v in kept if v.vintage == newest], kept, why, "an older vintage"), ["latest vintage"]
    if policy == "authority":
        best = min((vote.authority for vote in kept), key=AUTHORITIES.index)
        kept = keep([vote for vote in kept if vote.authority == best], kept, why, f"authority below {best}")
        return kept, [f"nearest authority: {best}"]
    return kept, [f"policy: {policy}"]


def one_vote_each(votes: Sequence[Vote], why: dict[int, str]) -> list[Vote]:
    """The votes of each witness's source, else of its latest vintage; why other readings of it lost is noted.

    A copy that was printed later knows no more than its source.
    """
    groups: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        groups[vote.witness].append(vote)
    kept = []
    for group in groups.values():
        sources = [vote for vote in group if vote.is_source]
        group = keep(sources, group, why, "a copy that differs from its source") if sources else group
        newest = max(vote.vintage for vote in group)
        kept.extend(keep([v for v in group if v.vintage == newest], group, why, "an older vintage of the same witness"))
    return kept


def keep(chosen: list[Vote], votes: Sequence[Vote], why: dict[int, str], reason: str) -> list[Vote]:
    """`chosen`; readings of `votes` that are left without a vote are noted with the reason."""
    left = {vote.reading for vote in chosen}
    for vote in votes:
        if vote.reading not in left:
            why.setdefault(vote.reading, reason)
    return chosen


def count_votes(votes: Sequence[Vote], agrees: Agrees, policy: str, weights: Confidence) -> dict[int, float]:
    """For each reading the votes of the witnesses that say it or agree with it; a witness counts once a reading."""
    trusted = policy == "trust-weighted"
    said: dict[int, dict[str, float]] = defaultdict(dict)
    for vote in votes:
        own = said[vote.reading]
        own[vote.witness] = max(log_odds(vote, weights) if trusted else 1.0, own.get(vote.witness, 0.0))
    counts: dict[int, float] = {}
    for reading in sorted(said):
        best = dict(said[reading])
        for other, own in said.items():
            if other != reading and agrees(reading, other):
                for witness, weight in own.items():
                    best[witness] = max(weight, best.get(witness, 0.0))
        counts[reading] = round(sum(sorted(best.values())), 6)
    return counts


def log_odds(vote: Vote, weights: Confidence) -> float:
    """Log-odds that one vote is right: its authority's probability times its period basis's."""
    probability = weights.authority[vote.authority] * weights.basis[vote.basis]
    return math.log(probability / (1 - probability))


def score_confidence(backing: Sequence[Vote], rivals: Sequence[Vote], weights: Confidence) -> float:
    """Probability that the reading is right, 6 places: logistic of the witnesses' log-odds less the rivals'.

    Calibrated by the pack's table.

    Monotone: a further witness, a nearer source or a firmer period never lowers it, a further rival never raises it. A
    witness counts once, by its best vote, and as a rival only where it doesn't back the reading.
    """
    sides: list[dict[str, float]] = [{}, {}]
    for side, votes in zip(sides, (backing, rivals)):
        for vote in votes:
            side[vote.witness] = max(log_odds(vote, weights), side.get(vote.witness, 0.0))
    against = [odds for witness, odds in sides[1].items() if witness not in sides[0]]
    total = sum(sorted(sides[0].values())) - sum(sorted(against))
    return round(calibrate(min(max(1 / (1 + math.exp(-total)), weights.least), weights.most), weights), 6)


def calibrate(score: float, weights: Confidence) -> float:
    """The share of readings with such a score that is right: linear between the pack's points, never falling."""
    points = weights.points
    if not points:
        return score
    for (low, share), (high, next_share) in pairwise(points):
        if score <= high:
            return share + (next_share - share) * max(score - low, 0.0) / (high - low)
    return points[-1][1]
