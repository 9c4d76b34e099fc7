"""builders: documents, claims and mentions from short specs, and a folder that a stage can read."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.ids import content_id
from pipeline.tables import Row, tables, write_rows, write_text
from pipeline.timeline import parse_period

OCCUPATION = "customer-service-representative"


def empty_row(table: str) -> Row:
    """A row of a table, every cell null or an empty list."""
    return {column.name: [] if column.type == "list" else None for column in tables()[table].columns}


def read_outputs(out: Path) -> dict[str, bytes]:
    """Every file below OUT whose bytes must be the same for every run of the same inputs, by its path."""
    files = ((path.relative_to(out), path) for path in out.rglob("*") if path.is_file())
    return {
        name.as_posix(): path.read_bytes()
        for name, path in files
        if name.parts[0] != ".stages" and name.as_posix() not in ("run.json", "concord.duckdb")
    }


def document(path: str, **cells: Any) -> Row:
    """A document by its path; publisher is the path's stem unless given."""
    stem = path.rpartition("/")[2].partition(".")[0]
    row = {
        **empty_row("documents"),
        "document_id": content_id("doc", path),
        "source_id": content_id("src", stem),
        "path": path,
        "paths": [path],
        "media_type": "text/plain",
        "sha256": "0" * 64,
        "bytes": 1,
        "text_sha256": "0" * 64,
        "characters": 1,
        "publisher": stem.replace("_", " ").title(),
        "occupation_id": OCCUPATION,
        "occupation": "Customer Service Representative",
    }
    return {**row, **cells}


def claim(path: str, what: str, reading: str, period: str | None = None, **cells: Any) -> Row:
    """A claim as `claim("a.txt", "wage.median", "33750 USD/year", "2018-05")`.

    `what` is attribute.statistic, optionally `@scope_type:scope_id`. A reading is a figure, `low..high` or a quantifier
    with a unit, with `~ < <= > >=` in front; a category; or `missing`.
    """
    name, _, scope = what.partition("@")
    attribute, _, statistic = name.partition(".")
    scope_type, _, scope_id = scope.partition(":")
    row = {
        **empty_row("claims"),
        "document_id": content_id("doc", path),
        "section_id": content_id("sec", path, "pay" if attribute == "wage" else "other"),
        "occupation_id": OCCUPATION,
        "attribute": attribute,
        "statistic": statistic or None,
        "scope_type": scope_type or None,
        "scope": scope_id.replace("-", " ") or None,
        "scope_id": scope_id or None,
        "evidence": cells.get("evidence", reading),
        "start": 0,
        "end": 1,
        "sentence_start": 0,
        "sentence_end": 1,
        "rule_id": "test",
        "path": path,
        **read_spec(reading),
        **read_time(period),
        **cells,
    }
    row["status"] = "declared_missing" if reading == "missing" else "asserted" if period else "asserted_undated"
    identity = [row[k] for k in ("start", "attribute", "statistic", "scope_type", "scope_id", "evidence", "period")]
    return {**row, "claim_id": cells.get("claim_id") or content_id("clm", path, reading, *identity)}


def read_spec(reading: str) -> Row:
    """The value cells of a reading."""
    if reading == "missing":
        return {}
    comparator = next((c for c in ("<=", ">=", "<", ">", "~") if reading.startswith(c)), "")
    body, _, unit = reading.removeprefix(comparator).strip().partition(" ")
    low, dots, high = body.partition("..")
    if dots:
        return {"low": float(low), "high": float(high), "comparator": comparator or "=", "unit": unit}
    if body.replace(".", "").replace("-", "").isdigit():
        return {"value": float(body), "comparator": comparator or "=", "unit": unit}
    if unit:
        return {"quantifier": body, "comparator": comparator or "=", "unit": unit}
    return {"category": body}


def read_time(period: str | None) -> Row:
    """The period cells of an EDTF text."""
    parsed = parse_period(period) if period else None
    if parsed is None:
        return {}
    return {"period": period, "period_kind": parsed.kind, "period_start": parsed.start, "period_end": parsed.end}


def write_inputs(
    folder: Path,
    claims: Sequence[Row],
    documents: Sequence[Row] = (),
    texts: Mapping[str, str] | None = None,
    shuffle: int | None = None,
    **others: Sequence[Row],
) -> Path:
    """A partition folder with claims, the documents they name, texts by path, and any other tables."""
    known = {row["path"] for row in documents}
    made = [*documents, *(document(path) for path in sorted({c["path"] for c in claims} - known))]
    rows = {"claims": list(claims), "documents": made, **{name: list(table) for name, table in others.items()}}
    for name, table in rows.items():
        if shuffle is not None:
            random.Random(shuffle).shuffle(table)
        write_rows(folder, name, table)
    for row in made:
        if texts and row["path"] in texts:
            write_text(folder, row["document_id"], texts[row["path"]])
    return folder
