"""typing: how well the differences between two readings are typed, on pairs whose kind is known.

    python -m benchmarks.typing [FILE.jsonl ...] [--reference SERIES.csv] [--misses]

Each line of a file is a pair (tests/development/pairs/README.md): `kind`, claims `a` and `b`, and the documents with
their vintages and `other_claims`. All pairs go through the reconcile stage at once, each as an occupation of its own.
A pair for which the stage writes no comparison counts as `none`. Intervals are Wilson's, at 95 percent.
"""

import argparse
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ids import content_id
from pipeline.reconcile import reconcile_part
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, tables, vocabularies, write_rows, write_text

WRITTEN = Path("tests/development/pairs/written.jsonl")
SERIES = Path(__file__).parent / "series" / "oews_national_extract.csv"  # for pairs that a series dates
NONE = "none"
Pair = Mapping[str, Any]


@dataclass(frozen=True)
class Typed:
    """What the stage made of one pair."""

    pair: Pair
    kind: str  # as found; `none` where no comparison was written
    row: Row | None

    @property
    def gold(self) -> str:
        """The label."""
        kind: str = self.pair["kind"]
        return kind


def read_pairs(paths: Iterable[Path]) -> list[Pair]:
    """The pairs of the files, in their order."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def type_pairs(pairs: Sequence[Pair], settings: Settings) -> list[Typed]:
    """Each pair with the kind that the reconcile stage gives it, in order."""
    with tempfile.TemporaryDirectory(prefix="typing.") as name:
        folder = Path(name)
        ids = [write_pair_text(folder / "in", pair) for pair in pairs]
        write_tables(folder / "in", pairs, ids)
        reconcile_part([folder / "in"], folder / "out", settings)
        found = {frozenset((row["claim_a"], row["claim_b"])): row for row in read_rows([folder / "out"], "comparisons")}
    typed = []
    for pair, places in zip(pairs, ids):
        sides = [claim_id(pair, pair[side], places) if pair[side] else None for side in "ab"]
        row = found.get(frozenset(sides))
        typed.append(Typed(pair, row["kind"] if row else NONE, row))
    return typed


def write_pair_text(folder: Path, pair: Pair) -> dict[str, int]:
    """Write the text of each document of a pair, a sentence a line; where each sentence starts."""
    places: dict[str, int] = {}
    for document in pair["documents"]:
        text = ""
        for claim in claims_of(pair, document):
            key = f"{document['document_id']}/{claim['sentence']}"
            if key not in places:
                places[key] = len(text)
                text += claim["sentence"] + "\n"
        write_text(folder, document_key(pair, document["document_id"]), text)
    return places


def claims_of(pair: Pair, document: Pair) -> list[Pair]:
    """The claims of one document of a pair: what it says besides, then the sides of the pair."""
    sides = [pair[side] for side in "ab" if pair[side] and pair[side]["document"] == document["document_id"]]
    return [*document.get("other_claims", []), *sides]


def document_key(pair: Pair, document: str) -> str:
    """A document's id among those of all pairs."""
    return content_id("doc", pair["id"], document)


def claim_id(pair: Pair, claim: Pair, places: Mapping[str, int]) -> str:
    """A claim's id: its document, place and what it answers."""
    identity = [claim.get(name) for name in ("document", "attribute", "statistic", "unit", "scope_id", "evidence")]
    start = places[f"{claim['document']}/{claim['sentence']}"]
    return content_id("clm", pair["id"], str(start), *(str(part) for part in identity))


def claim_row(pair: Pair, claim: Pair, places: Mapping[str, int], document: Pair) -> Row:
    """A claim of a pair as a row of `claims`."""
    start = places[f"{claim['document']}/{claim['sentence']}"]
    at = start + max(claim["sentence"].find(claim["evidence"]), 0)
    names = tables()["claims"].names
    return {
        **{name: cell for name, cell in claim.items() if name in names},
        "claim_id": claim_id(pair, claim, places),
        "document_id": document_key(pair, claim["document"]),
        "section_id": content_id("sec", pair["id"], claim["document"], claim["attribute"]),
        "occupation_id": pair["id"],
        "start": at,
        "end": at + len(claim["evidence"]),
        "sentence_start": start,
        "sentence_end": start + len(claim["sentence"]),
        "rule_id": "benchmark",
        "path": f"{pair['id']}/{claim['document']}.txt",
        "publisher": document["publisher"],
    }


def write_tables(folder: Path, pairs: Sequence[Pair], ids: Sequence[Mapping[str, int]]) -> None:
    """Write documents, occupations and claims of all pairs as one partition."""
    documents: list[Row] = []
    claims: list[Row] = []
    occupations: list[Row] = []
    for pair, places in zip(pairs, ids):
        title = pair["occupation_id"].replace("-", " ")
        occupations.append(
            {"occupation_id": pair["id"], "occupation": title, "aliases": [], "soc_code": None, "basis": "title"}
        )
        for document in pair["documents"]:
            documents.append(document_row(pair, document))
            claims.extend(claim_row(pair, claim, places, document) for claim in claims_of(pair, document))
    for name, rows in (("documents", documents), ("occupations", occupations), ("claims", claims)):
        unique = {json.dumps(row, sort_keys=True, default=str): row for row in rows}
        write_rows(folder, name, list(unique.values()))


def document_row(pair: Pair, document: Pair) -> Row:
    """A document of a pair as a row of `documents`."""
    path = f"{pair['id']}/{document['document_id']}.txt"
    return {
        "document_id": document_key(pair, document["document_id"]),
        "source_id": content_id("src", document["publisher"]),
        "path": path,
        "paths": [path],
        "media_type": "text/plain",
        "sha256": "0" * 64,
        "bytes": 1,
        "text_sha256": "0" * 64,
        "characters": 1,
        "publisher": document["publisher"],
        "upstream": document.get("upstream"),
        "vintage_start": document["vintage"],
        "vintage_end": document["vintage"],
        "occupation_id": pair["id"],
        "occupation": pair["occupation_id"],
    }


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 percent interval of a share (Wilson 1927); 0 to 1 for none."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(middle - half, 0.0), min(middle + half, 1.0)


@dataclass(frozen=True)
class Score:
    """Counts of one kind."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def score_kinds(typed: Sequence[Typed]) -> dict[str, Score]:
    """A score for each kind that is labelled, in the order of the vocabulary."""
    right = Counter(one.gold for one in typed if one.kind == one.gold)
    found, gold = Counter(one.kind for one in typed), Counter(one.gold for one in typed)
    return {
        kind: Score(right[kind], found[kind], gold[kind])
        for kind in vocabularies()["comparison_kind"]
        if gold[kind] or found[kind]
    }


def macro_f1(scores: Mapping[str, Score]) -> float:
    """The mean of the kinds' F1."""
    return sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0


def print_scores(title: str, typed: Sequence[Typed]) -> None:
    """Macro-F1, a line a kind, and the contradictions with their intervals."""
    scores = score_kinds(typed)
    hits = sum(one.kind == one.gold for one in typed)
    print(f"{title}: {len(typed)} pairs, {hits} right, macro-F1 {macro_f1(scores):.3f}")
    for kind, score in scores.items():
        counts = f"{score.right:4} of {score.found:4} found, {score.gold:4} labelled"
        print(f"  {kind:24} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  {counts}")
    graves = scores.get("contradiction", Score(0, 0, 0))
    for name, of, share in (("recall", graves.gold, graves.recall), ("precision", graves.found, graves.precision)):
        low, high = wilson(graves.right, of)
        print(f"  contradiction {name} {share:.3f} ({low:.3f} to {high:.3f})")


def print_misses(typed: Sequence[Typed]) -> None:
    """A block for each pair that was typed otherwise than it is labelled."""
    for one in typed:
        if one.kind != one.gold:
            print(f"\n{one.pair['id']}: labelled {one.gold}, found {one.kind}: {one.pair.get('why', '')}")
            for side in "ab":
                if claim := one.pair[side]:
                    print(f"  {side} [{claim['attribute']}.{claim['statistic']} {claim['period']}] {claim['sentence']}")
            if one.row:
                print(f"  tests: {'; '.join(one.row['tests'])}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the scores of each file, and the misses where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=[WRITTEN])
    parser.add_argument("--reference", type=Path, action="append", help="a reference series, as for `concord`")
    parser.add_argument("--misses", action="store_true", help="each miss with its sentences and tests")
    options = parser.parse_args(None if arguments is None else list(arguments))
    for path in options.files:
        typed = type_pairs(read_pairs([path]), Settings(references=tuple(options.reference or [SERIES])))
        print_scores(path.name, typed)
        if options.misses:
            print_misses(typed)


if __name__ == "__main__":
    main()
