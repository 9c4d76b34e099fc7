"""weighing: fits the weights of match.toml to groupings made by hand, and says how they do on occupations left out.

    python -m benchmarks.weighing tests/development/grouping/tune*.jsonl

The weights are those of a logistic regression: what each test of two clauses adds to the log odds that their items
share a group. An item's best pair of clauses stands for it, so fitting and choosing pairs take turns. `left out` is
the F1 of pairs of an occupation and kind under weights and a threshold fitted to all other occupations.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.grouping import read_grouping
from pipeline.match.block import Mention, match_block
from pipeline.match.rules import MatchRules, load_rules
from pipeline.match.wording import Wording
from pipeline.settings import Settings

TESTS = ("terms", "both", "characters", "parted", "part", "nearest")
ROUNDS = 4
THRESHOLDS = np.linspace(-2.5, 1.5, 33)  # log odds
Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    """The pairs of clauses of one occupation and kind, and how many pairs of its items share a group."""

    block: str
    tests: Floats  # pairs × tests
    same: NDArray[np.bool_]
    items: NDArray[np.int64]  # number of the pair of items
    gold: int


def read_pairs(path: Path, rules: MatchRules) -> list[Pairs]:
    """The scored pairs of each block and kind of a grouping file."""
    items, groups = read_grouping(path)
    found = []
    for block, kind in sorted({(item["block"], item["kind"]) for item in items}):
        own = sorted(
            (item["source"], item["item_id"], item["text"])
            for item in items
            if (item["block"], item["kind"]) == (block, kind)
        )
        mentions = [Mention(name, source, (source, 0, name), kind, block, text, 0) for source, name, text in own]
        matched = match_block(mentions, rules, Wording(rules, kind))
        a, b = matched.owners[matched.pairs.left], matched.owners[matched.pairs.right]
        apart = np.array([mentions[i].source != mentions[j].source for i, j in zip(a, b)], bool)
        tests = np.stack([matched.pairs.tests[test] for test in TESTS], axis=1)
        shared = np.array([bool(groups[mentions[i].id] & groups[mentions[j].id]) for i, j in zip(a, b)], bool)
        gold = sum(
            mentions[i].source != mentions[j].source and bool(groups[mentions[i].id] & groups[mentions[j].id])
            for i in range(len(mentions))
            for j in range(i)
        )
        found.append(Pairs(block, tests[apart], shared[apart], (a * len(mentions) + b)[apart], gold))
    return found


def choose_best(pairs: Pairs, weights: Floats) -> NDArray[np.int64]:
    """Of each two items the pair of clauses with the highest odds."""
    order = np.lexsort((-(pairs.tests @ weights[1:]), pairs.items))
    first = np.concatenate([[True], np.diff(pairs.items[order]) != 0]) if len(order) else np.zeros(0, bool)
    chosen: NDArray[np.int64] = order[first]
    return chosen


def fit_weights(blocks: Sequence[Pairs], start: Floats) -> Floats:
    """Bias and weights of the tests, beginning with `start`."""
    weights = start
    for _ in range(ROUNDS):
        chosen = [choose_best(block, weights) for block in blocks]
        tests = np.concatenate([block.tests[own] for block, own in zip(blocks, chosen)])
        same = np.concatenate([block.same[own] for block, own in zip(blocks, chosen)]).astype(np.float64)
        middle, spread = tests.mean(axis=0), tests.std(axis=0) + 1e-9
        table = np.column_stack([np.ones(len(tests)), (tests - middle) / spread])

        def loss(at: Floats, table: Floats = table, same: Floats = same) -> tuple[float, Floats]:
            odds = table @ at
            penalty = np.concatenate([[0.0], at[1:]])
            slope: Floats = table.T @ (1 / (1 + np.exp(-odds)) - same) + penalty
            return float(np.logaddexp(0, odds).sum() - odds @ same + penalty @ penalty / 2), slope

        fitted = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
        scaled = fitted[1:] / spread
        weights = np.concatenate([[fitted[0] - scaled @ middle], scaled])
    return weights


def count_hits(blocks: Sequence[Pairs], weights: Floats, threshold: float) -> tuple[int, int, int]:
    """Right pairs, pairs found, pairs there are."""
    hits = found = 0
    for block in blocks:
        own = choose_best(block, weights)
        over = weights[0] + block.tests[own] @ weights[1:] >= threshold
        hits, found = hits + int((over & block.same[own]).sum()), found + int(over.sum())
    return hits, found, sum(block.gold for block in blocks)


def f1(hits: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / max(found + gold, 1)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the weights fitted to all files, and F1 of each occupation under weights fitted to the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args(None if arguments is None else list(arguments))
    rules = load_rules(Settings())
    start = np.array([rules.weights.bias, *(getattr(rules.weights, test) for test in TESTS)])
    blocks = [pairs for path in options.files for pairs in read_pairs(path, rules)]
    total = np.zeros(3, np.int64)
    for name in sorted({block.block for block in blocks}):
        others = [block for block in blocks if block.block != name]
        weights = fit_weights(others, start)
        threshold = max(THRESHOLDS, key=lambda at: f1(*count_hits(others, weights, at)))
        counts = count_hits([block for block in blocks if block.block == name], weights, threshold)
        total += counts
        print(f"left out {name:32} F1 {f1(*counts):.3f}")
    print(f"left out {'all':32} F1 {f1(*total.tolist()):.3f}")
    for test, weight in zip(("bias", *TESTS), fit_weights(blocks, start)):
        print(f"{test} = {weight:.2f}")


if __name__ == "__main__":
    main()
