"""group: hands the rows of one partition of documents to the ranges of occupations they belong to."""

import bisect
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from pipeline import tables
from pipeline.settings import Settings

BOUNDS = "bounds.json"  # the first occupation_id of each range, in order; rows without an occupation go to the first


def group_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:  # noqa: ARG001 - as every stage
    """`inputs[0]` is the segment partition. Write `output/<range>/` with what belongs to each range.

    A document goes wherever it, one of its claims or one of its mentions belongs, with its sections and its text.
    """
    bounds = next(json.loads((folder / BOUNDS).read_text("utf-8")) for folder in inputs if (folder / BOUNDS).is_file())

    def range_of(row: tables.Row) -> int:
        return max(0, bisect.bisect_right(bounds, row["occupation_id"] or "") - 1)

    split: dict[int, dict[str, list[tables.Row]]] = {}
    members: dict[int, set[str]] = {}
    for name in ("claims", "mentions"):
        for row in tables.read_rows(inputs, name):
            split.setdefault(range_of(row), {}).setdefault(name, []).append(row)
            members.setdefault(range_of(row), set()).add(row["document_id"])
    documents, sections = tables.read_rows(inputs[:1], "documents"), tables.read_rows(inputs, "sections")
    for row in documents:
        members.setdefault(range_of(row), set()).add(row["document_id"])
    for number, ids in sorted(members.items()):
        folder = output / f"{number:04d}"
        rows = split.get(number, {})
        rows["documents"] = [row for row in documents if row["document_id"] in ids]
        rows["sections"] = [row for row in sections if row["document_id"] in ids]
        for name in ("documents", "sections", "claims", "mentions"):
            tables.write_rows(folder, name, rows.get(name, []))
        for document_id in sorted(ids):
            _link_text(inputs, folder, document_id)


def _link_text(inputs: Sequence[Path], folder: Path, document_id: str) -> None:
    source = next(path for part in inputs if (path := part / "text" / f"{document_id}.txt").is_file())
    target = folder / "text" / source.name
    target.parent.mkdir(exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)
