"""corpus_help: a folder of documents run through the stages, and what must hold of any document that was read."""

import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from pipeline.durable import locked
from pipeline.evaluate import align, read_gold
from pipeline.run import Run, parts, run_stage
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, read_text

READING = ("ingest", "segment", "extract")
WHOLE = (*READING, "match", "reconcile")
DIGITS = re.compile(r"\d+")


class Outcome:
    """The tables of a run, from its stages' partitions."""

    def __init__(self, raw: Path, out: Path, stages: tuple[str, ...] = READING) -> None:
        """Run `stages` over RAW."""
        self.run = Run(out, Settings())
        with locked(out):
            for stage in stages:
                run_stage(self.run, stage, raw if stage == "ingest" else None)

    def rows(self, stage: str, table: str, **cells: object) -> list[Row]:
        """The rows of a stage's table whose cells are these."""
        rows = read_rows(parts(self.run, stage), table)
        return [row for row in rows if all(row[name] == cell for name, cell in cells.items())]

    def texts(self) -> dict[str, str]:
        """Each document's text by its id."""
        folders = parts(self.run, "ingest")
        return {row["document_id"]: read_text(folders, row["document_id"]) for row in self.rows("ingest", "documents")}

    def paths(self) -> dict[str, str]:
        """Each document's path by its id."""
        return {row["document_id"]: row["path"] for row in self.rows("ingest", "documents")}


def score(gold: Path, claims: list[Row]) -> tuple[float, float, list[str]]:
    """Precision and recall of claims over the documents that have gold, and every miss and false claim in words."""
    wanted, told = read_gold(gold), []
    right = missed = false = 0
    for path in sorted({row["path"] for row in wanted}):
        rows = [row for row in wanted if row["path"] == path]
        pairs, less, more = align(rows, [claim for claim in claims if claim["path"] == path])
        right, missed, false = right + len(pairs), missed + len(less), false + len(more)
        told += [f"missed {path}: {brief(row)}" for row in less] + [f"false {path}: {brief(row)}" for row in more]
    return right / (right + false), right / (right + missed), told


def grouping(wanted: Mapping[str, str | None], found: Mapping[str, str | None]) -> tuple[float, float, float, int]:
    """Pairwise precision, recall and F1 of documents put under one occupation, and how many pairs belong together.

    Both are the occupation of each document by its path; null is a page about several, which is in no pair.
    """
    right, made = pairs_of(wanted), pairs_of({path: found.get(path) for path in wanted})
    both = len(right & made)
    precision, recall = both / len(made) if made else 1.0, both / len(right) if right else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else float(not right), len(right)


def pairs_of(groups: Mapping[str, str | None]) -> set[tuple[str, str]]:
    """Every two keys of one value, nulls aside."""
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] is not None and groups[a] == groups[b]}


def brief(row: Row) -> str:
    """A gold row or a claim in a line."""
    names = ("attribute", "statistic", "value", "low", "high", "category", "quantifier", "comparator", "unit",
             "scope_type", "scope_id", "period", "attributed_to", "status", "occupation_id", "evidence")  # fmt: skip
    return " ".join(f"{name}={row[name]}" for name in names if row.get(name) is not None)


def gaps_in_tiling(text: str, sections: list[Row]) -> list[tuple[int, int]]:
    """Places where the sections of a document leave a hole or overlap; none where they tile it."""
    edges = [0, *(edge for row in sections for edge in (row["start"], row["end"])), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a != b]


def unlisted_digits(text: str, numbers: list[Row]) -> list[str]:
    """Maximal runs of digits of a text that lie in no row of `numbers`."""
    spans = [(row["start"], row["end"]) for row in numbers]
    return [m.group() for m in DIGITS.finditer(text) if not any(a <= m.start() and m.end() <= b for a, b in spans)]


def wrong_quotes(texts: dict[str, str], claims: list[Row]) -> list[str]:
    """Claims whose evidence, sentence or id does not hold against the text."""
    wrong = []
    for claim in claims:
        text = texts[claim["document_id"]]
        inside = claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]
        if claim["evidence"] != text[claim["start"] : claim["end"]] or not inside:
            wrong.append(brief(claim))
    return wrong
