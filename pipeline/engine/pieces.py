"""pieces: a partition of documents as partitions of one document each, and their outputs as one partition again."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import tables
from pipeline.engine.task import Task
from pipeline.ids import DIGEST_CHARACTERS
from pipeline.tables import Row

PLAN = "files.json"  # of a partition that ingest is yet to read


def list_documents(task: Task) -> list[Row]:
    """The paths and document_id of every document of the partition, in order."""
    plan = task.inputs[0] / PLAN
    if plan.is_file():
        files = json.loads(plan.read_text("utf-8"))["files"]
        return [{"paths": file["paths"], "document_id": f"doc-{file['sha256'][:DIGEST_CHARACTERS]}"} for file in files]
    return [
        {"paths": row["paths"], "document_id": row["document_id"]}
        for row in tables.read_rows(task.inputs[:1], "documents")
    ]


def split_task(task: Task, documents: Sequence[Row], folder: Path) -> list[Task]:
    """A task for each of the documents, with inputs of its own below `folder`."""
    made = []
    for number, document in enumerate(documents):
        inputs = []
        for place, source in enumerate(task.inputs):
            target = folder / "in" / f"{number}" / f"{place}"
            target.mkdir(parents=True)
            _narrow(source, target, document["document_id"])
            inputs.append(target)
        made.append(replace(task, inputs=tuple(inputs), output=folder / "out" / f"{number}"))
    return made


def _narrow(source: Path, target: Path, document_id: str) -> None:
    """What of a partition folder belongs to one document; tables of something else are kept whole."""
    for path in sorted(source.iterdir()):
        if path.suffix == tables.PART_SUFFIX:
            rows = tables.read_rows([source], path.stem)
            kept = [row for row in rows if row.get("document_id", document_id) == document_id]
            tables.write_rows(target, path.stem, kept)
        elif path.name == PLAN:
            plan = json.loads(path.read_text("utf-8"))
            digits = document_id.removeprefix("doc-")
            files = [file for file in plan["files"] if file["sha256"].startswith(digits)]
            (target / PLAN).write_text(json.dumps({**plan, "files": files}), "utf-8")
    text = source / "text" / f"{document_id}.txt"
    if text.is_file():
        (target / "text").mkdir()
        shutil.copyfile(text, target / "text" / text.name)


def join_pieces(pieces: Sequence[Path], rejects: Sequence[Row], target: Path) -> None:
    """Lay the outputs of single documents end to end, as the stage itself would have written them together."""
    target.mkdir(parents=True)
    names = {path.stem for piece in pieces for path in piece.glob(f"*{tables.PART_SUFFIX}")}
    for name in sorted(names | {"rejects"} if rejects else names):
        rows = tables.read_rows(pieces, name)
        declared = tables.tables()[name]
        if declared.merge:
            found: dict[object, Row] = {}
            for row in rows:
                key = tuple(row[column] for column in declared.key)
                found[key] = tables.unite_rows(name, found.get(key, row), row)
            rows = [found[key] for key in sorted(found)]  # type: ignore[type-var]
        if name == "rejects":
            rows = sorted([*rows, *rejects], key=lambda row: str(row["path"]))
        tables.write_rows(target, name, rows)
    for piece in pieces:
        if (piece / "text").is_dir():
            (target / "text").mkdir(exist_ok=True)
            for path in (piece / "text").iterdir():
                path.rename(target / "text" / path.name)
