"""leaving: what goes with a document that a stage after ingest rejected: it stands in `rejects` and nowhere else."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from pipeline.publish.consolidate import Dropped, Parts
from pipeline.tables import part_file, read_part_file

LATER = ("segment", "extract")  # stages that reject a document which the stage before has written down


def find_dropped(parts: Parts) -> Dropped:
    """By table its key column and the rows that are left out; empty where no later stage rejected anything.

    With a document go its sections, and its source and occupation where nothing that stays is of them.
    """
    lost = {document for stage in LATER for (document,) in read_columns(parts, stage, "rejects", "document_id")}
    if not lost:
        return {}
    sources = _only(lost, read_columns(parts, "ingest", "documents", "document_id", "source_id"))
    occupations = _only(lost, read_columns(parts, "segment", "documents", "document_id", "occupation_id"))
    for table in ("claims", "mentions"):
        occupations -= {name for (name,) in read_columns(parts, "extract", table, "occupation_id")}
    return {
        "documents": ("document_id", _array(lost)),
        "sections": ("document_id", _array(lost)),
        "sources": ("source_id", _array(sources)),
        "occupations": ("occupation_id", _array(occupations)),
    }


def read_columns(parts: Parts, stage: str, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The cells of some columns, row by row, in the partitions of a stage."""
    for part in parts.get(stage, ()):
        path = part_file(part, table)
        if path.is_file():
            found = read_part_file(path).select(columns)
            yield from zip(*(values.to_pylist() for values in found.columns), strict=True)


def _only(lost: set[str], rows: Iterator[tuple[Any, ...]]) -> set[str]:
    """The values that lost documents have and no other one has."""
    found: tuple[set[str], set[str]] = (set(), set())
    for document, value in rows:
        if value is not None:
            found[document in lost].add(value)
    return found[True] - found[False]


def _array(values: set[str]) -> pa.Array:
    return pa.array(sorted(values), pa.string())
