"""grouping: how near the matching comes to a grouping made by hand.

    python -m benchmarks.grouping tests/development/grouping/tune.jsonl

Each line of the file is an item of `concord link` (item_id, source, kind, text, block) with `groups`, the names of the
things it says. Pairs are of items of two sources; B-cubed is the extended one, for items in several groups
(Amigó et al. 2009). `edges` are the pairs whose score reaches the threshold, `concepts` those that share a concept.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from pipeline.match import link_items
from pipeline.match.rules import load_rules
from pipeline.settings import Settings
from pipeline.tables import Row

Groups = Mapping[str, set[str]]  # the groups of each item
Pair = tuple[str, str]


def read_grouping(path: Path) -> tuple[list[Row], Groups]:
    """The items of a grouping file, and the groups of each; a group belongs to its block and kind."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    groups = {row["item_id"]: {f"{row['block']}/{row['kind']}/{group}" for group in row["groups"]} for row in rows}
    return [{key: cell for key, cell in row.items() if key != "groups"} for row in rows], groups


def grouped_pairs(groups: Groups, sources: Mapping[str, str]) -> set[Pair]:
    """The pairs of items of two sources that share a group, each in sorted order."""
    members = defaultdict(set)
    for item, own in groups.items():
        for group in own:
            members[group].add(item)
    return {
        pair
        for items in members.values()
        for pair in combinations(sorted(items), 2)
        if sources[pair[0]] != sources[pair[1]]
    }


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_pairs(found: set[Pair], gold: set[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs."""
    hits = len(found & gold)
    precision, recall = hits / max(len(found), 1), hits / max(len(gold), 1)
    return precision, recall, f1(precision, recall)


def score_bcubed(found: Groups, gold: Groups) -> tuple[float, float, float]:
    """Extended B-cubed precision, recall and F1, the mean over items."""

    def side(ours: Groups, theirs: Groups) -> float:
        members = defaultdict(set)
        for item, own in ours.items():
            for group in own:
                members[group].add(item)
        total = 0.0
        for item in sorted(ours):
            near = sorted(set().union(*(members[group] for group in ours[item])))
            total += sum(
                min(len(ours[item] & ours[other]), len(theirs[item] & theirs[other])) / len(ours[item] & ours[other])
                for other in near
            ) / len(near)
        return total / max(len(ours), 1)

    precision, recall = side(found, gold), side(gold, found)
    return precision, recall, f1(precision, recall)


def measure_grouping(items: list[Row], gold: Groups, settings: Settings) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of `edges` and `concepts` as pairs, and of `bcubed`."""
    matches, _, members = link_items(items, settings)
    sources = {item["item_id"]: item["source"] for item in items}
    same = load_rules(settings).thresholds.same
    edges = {
        (min(row["item_a"], row["item_b"]), max(row["item_a"], row["item_b"]))
        for row in matches
        if row["score"] >= same and sources[row["item_a"]] != sources[row["item_b"]]
    }
    concepts = defaultdict(set)
    for row in members:
        concepts[row["item_id"]].add(row["concept_id"])
    return {
        "edges": score_pairs(edges, grouped_pairs(gold, sources)),
        "concepts": score_pairs(grouped_pairs(concepts, sources), grouped_pairs(gold, sources)),
        "bcubed": score_bcubed(concepts, gold),
    }


def print_measures(title: str, measures: Mapping[str, tuple[float, float, float]]) -> None:
    """One line a measure."""
    for name, (precision, recall, mean) in measures.items():
        print(f"{title:32} {name:9} precision {precision:.3f}  recall {recall:.3f}  F1 {mean:.3f}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the measures of a file, or of each block and kind of it as well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--blocks", action="store_true", help="each block and kind as well")
    options = parser.parse_args(None if arguments is None else list(arguments))
    items, gold = read_grouping(options.file)
    settings = Settings()
    if options.blocks:
        for block, kind in sorted({(item["block"], item["kind"]) for item in items}):
            own = [item for item in items if (item["block"], item["kind"]) == (block, kind)]
            found = measure_grouping(own, {item["item_id"]: gold[item["item_id"]] for item in own}, settings)
            print_measures(f"{block} {kind}", found)
    print_measures("all", measure_grouping(items, gold, settings))


if __name__ == "__main__":
    main()
