"""diff: what changed between two published folders, row by row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.errors import StateError
from pipeline.tables import Row, Table, tables

LABELS = (
    "publisher", "path", "occupation", "label", "heading", "attribute", "statistic", "scope", "period", "evidence",
    "value", "category", "text", "reading_a", "reading_b", "kind",
)  # fmt: skip
LONGEST = 60  # characters of a label


def diff(out_a: Path, out_b: Path) -> list[Row]:
    """Rows that are added, removed or changed in `out_b`, by table in contract order, then as they stand there.

    Each has `table`, `key` (of a table without one: every cell), `change` (added | removed | changed) and `columns`:
    for a changed row the cells that differ, as [before, after]; else the row itself. Raises StateError where a folder
    lacks a table.
    """
    return [change for table in tables().values() for change in compare_table(table, out_a, out_b)]


def compare_table(table: Table, out_a: Path, out_b: Path) -> Iterator[Row]:
    """The changes of one table."""
    before, after = (_by_key(table, _read(out, table.name)) for out in (out_a, out_b))
    for key, row in before.items():
        if key not in after:
            yield {"table": table.name, "key": " ".join(map(str, key)), "change": "removed", "columns": row}
    for key, row in after.items():
        if key not in before:
            yield {"table": table.name, "key": " ".join(map(str, key)), "change": "added", "columns": row}
        elif before[key] != row:
            cells = {c: [before[key][c], row[c]] for c in table.names if before[key][c] != row[c]}
            yield {"table": table.name, "key": " ".join(map(str, key)), "change": "changed", "columns": cells}


def label_change(change: Row) -> str:
    """What a person knows an added or removed row by: its publisher, path, figure; "" where nothing says it."""
    columns = change["columns"] if change["change"] != "changed" else {}
    words = (columns.get(name) for name in LABELS)
    return ", ".join(" ".join(str(word).split())[:LONGEST] for word in words if word not in (None, "", []))


def format_changes(changes: list[Row]) -> str:
    """The changes as text, a line each."""
    lines = []
    for change in changes:
        line = f"{change['change']:8} {change['table']} {change['key']}".rstrip()
        if label := label_change(change):
            line += f": {label}"
        if change["change"] == "changed":
            line += ": " + "; ".join(f"{c} {old!r} → {new!r}" for c, (old, new) in change["columns"].items())
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def write_changes(changes: list[Row], path: Path) -> None:
    """Write the changes as CSV, a line for each cell: table, key, change, column, before, after; texts guarded."""
    with path.open("wb") as file:
        csvfile.write_line(file, ["table", "key", "change", "column", "before", "after"])
        for change in changes:
            for column, cell in change["columns"].items():
                before, after = {"changed": cell, "added": [None, cell], "removed": [cell, None]}[change["change"]]
                if before != after:
                    said = [change["table"], change["key"], change["change"], column, _show(before), _show(after)]
                    csvfile.write_line(file, [csvfile.guard_text(text) if text else "" for text in said])


def _show(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, list):
        return json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, bool):
        return str(cell).lower()
    return csvfile.format_number(cell) if isinstance(cell, float) else str(cell)


def _read(out: Path, table: str) -> list[Row]:
    try:
        rows: list[Row] = pq.read_table(out / f"{table}.parquet").to_pylist()
    except (OSError, pa.ArrowException):
        problem = f"the table {table} is missing or cannot be read"
        raise StateError(problem, file=out, remedy="name a folder that `concord all` wrote") from None
    return rows


def _by_key(table: Table, rows: list[Row]) -> dict[tuple[Any, ...], Row]:
    """Rows by key; without a key by every cell, and by how often the row has come before."""
    keyed: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row.get(column) for column in table.key or table.names)
        while key in keyed:
            key = (*key, "again")
        keyed[key] = row
    return keyed
