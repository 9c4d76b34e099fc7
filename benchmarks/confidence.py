"""confidence: whether a confidence of .8 is right eight times in ten, on planted questions.

    python -m benchmarks.confidence [--questions 40000] [--fit]

A planted question has one truth and one to seven documents. Each has an accuracy of its own around that of its class
(authority and basis of the period, as in the pack); four in ten errors are the question's common error (an old edition,
a misprint that travels); one document in eight copies another without a trace. The default policy chooses. `--fit`
prints a calibration table for reconcile.toml, fitted by pooling adjacent violators (Ayer et al. 1955) on seed 1; all
figures shown are of seed 2.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from pipeline.reconcile_rules import Confidence, load_rules
from pipeline.resolution import Vote, choose_reading
from pipeline.settings import Settings

SPREAD = 12.0  # of a document's accuracy around its class's: a Beta distribution of so many trials
COMMON, COPIES = 0.4, 0.125
BINS, MOST = 10, 0.99
LEAST, APART = 0.005, 0.03  # of the sample behind a point of the table, and between the scores of two
Sample = list[tuple[float, bool]]  # confidence, whether the chosen reading was the truth


def plant_votes(rng: random.Random, weights: Confidence) -> list[Vote]:
    """What the documents of one question say; reading 0 is the truth, 1 the common error."""
    votes: list[Vote] = []
    basis = rng.choice(sorted(weights.basis))
    for number in range(rng.choice([1, 1, 1, 2, 2, 3, 4, 5, 7])):
        if votes and rng.random() < COPIES:
            votes.append(replace(rng.choice(votes), document=f"d{number}", witness=f"w{number}"))
            continue
        authority = rng.choice(sorted(weights.authority))
        mean = weights.authority[authority] * weights.basis[basis]
        right = rng.random() < rng.betavariate(mean * SPREAD, (1 - mean) * SPREAD)
        reading = 0 if right else 1 if rng.random() < COMMON else number + 2
        votes.append(Vote(reading, f"d{number}", f"w{number}", 0, authority, basis, False))
    return votes


def sample_confidence(questions: int, seed: int, weights: Confidence) -> Sample:
    """Confidence and truth of the chosen readings of planted questions; abstentions are left out."""
    rng = random.Random(seed)
    sample = []
    for _ in range(questions):
        votes = plant_votes(rng, weights)
        found = choose_reading(
            votes, lambda a, b: a == b, lambda reading: (float(reading),), Settings().policy, weights
        )
        if found.reading is not None:
            sample.append((found.confidence, found.reading == 0))
    return sample


def bins_of(sample: Sample) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and count of each tenth of the scale that holds any."""
    cells: list[Sample] = [[] for _ in range(BINS)]
    for confidence, right in sample:
        cells[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        (sum(c for c, _ in cell) / len(cell), sum(r for _, r in cell) / len(cell), len(cell)) for cell in cells if cell
    ]


def calibration_error(sample: Sample) -> float:
    """The expected calibration error: the mean gap between confidence and share right, over ten bins."""
    return sum(abs(mean - share) * count for mean, share, count in bins_of(sample)) / max(len(sample), 1)


def pool_violators(sample: Sample) -> list[tuple[float, float, int]]:
    """Isotonic steps from low to high: mean confidence, share right, count."""
    tied: dict[float, list[bool]] = defaultdict(list)
    for confidence, right in sample:
        tied[confidence].append(right)
    blocks: list[tuple[float, float, int]] = []
    for confidence, rights in sorted(tied.items()):
        block = (confidence, sum(rights) / len(rights), len(rights))
        while blocks and blocks[-1][1] >= block[1]:
            score, share, count = blocks.pop()
            total = count + block[2]
            block = (
                (score * count + block[0] * block[2]) / total,
                (share * count + block[1] * block[2]) / total,
                total,
            )
        blocks.append(block)
    return blocks


def fit_points(sample: Sample) -> list[tuple[float, float]]:
    """A few points of the isotonic fit, three places: steps put together until they hold enough of the sample.

    No share is above MOST: no number of planted successes makes a real reading certain.
    """
    points: dict[float, float] = {}
    waiting: Sample = []
    steps = pool_violators(sample)
    for step, (score, share, count) in enumerate(steps):
        waiting.extend([(score, True)] * round(share * count) + [(score, False)] * (count - round(share * count)))
        mean = sum(score for score, _ in waiting) / len(waiting)
        apart = mean - max(points, default=-1.0) >= APART or step == len(steps) - 1
        if len(waiting) >= LEAST * len(sample) and apart:
            points[round(mean, 3)] = min(round(sum(right for _, right in waiting) / len(waiting), 3), MOST)
            waiting = []
    return list(points.items())


def print_sample(title: str, sample: Sequence[tuple[float, bool]]) -> None:
    """The calibration error, and a line a bin."""
    print(f"{title}: {len(sample)} chosen, expected calibration error {calibration_error(list(sample)):.3f}")
    for mean, share, count in bins_of(list(sample)):
        print(f"  confidence {mean:.3f}  right {share:.3f}  of {count}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the calibration with the pack's table and without it, or a new table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=40000)
    parser.add_argument("--fit", action="store_true", help="print a table for reconcile.toml")
    options = parser.parse_args(None if arguments is None else list(arguments))
    weights = load_rules(Settings()).confidence
    plain = msgspec.structs.replace(weights, calibrated={})
    if options.fit:
        for score, share in fit_points(sample_confidence(options.questions, 1, plain)):
            print(f'"{score:g}" = {share:g}')
        return
    print_sample("formula alone", sample_confidence(options.questions, 2, plain))
    print_sample("with the pack's table", sample_confidence(options.questions, 2, weights))


if __name__ == "__main__":
    main()
