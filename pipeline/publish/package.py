"""package: datapackage.json (Frictionless Data Package v2) and DICTIONARY.md, both made from the declared tables."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import csvfile
from pipeline.tables import Column, Table, tables

PROFILE = "https://datapackage.org/profiles/2.0/"
TYPES = {"text": "string", "list": "array"}  # the other types have the same name there


def describe_field(column: Column, required: bool) -> dict[str, Any]:
    """A column as a Table Schema field."""
    constraints: dict[str, Any] = {}
    if required:
        constraints["required"] = True
    if column.values is not None:
        constraints["enum"] = list(column.values)
    for name, limit in (("minimum", column.minimum), ("maximum", column.maximum)):
        if limit is not None:
            constraints[name] = limit
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.type, column.type),
        "description": column.description,
    }
    return {**field, "constraints": constraints} if constraints else field


def describe_schema(table: Table) -> dict[str, Any]:
    """A table as a Table Schema. A key with a column that may be empty is a unique key: a primary key may not be."""
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [describe_field(column, column.name in table.required) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        whole = all(column in table.required for column in table.key)
        schema |= {"primaryKey": list(table.key)} if whole else {"uniqueKeys": [list(table.key)]}
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": target, "fields": [tables()[target].key[0]]}}
            for column, target in table.foreign.items()
        ]
    return schema


def describe_resource(table: Table, digest: str, size: int) -> dict[str, Any]:
    """A table's CSV file as a resource with its hash, size and schema."""
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{PROFILE}tabledialect.json", "lineTerminator": "\n"},
        "description": table.description,
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": describe_schema(table),
    }


def write_package(digests: Mapping[str, tuple[str, int]], path: Path) -> None:
    """Write `datapackage.json` for tables by name, with the hash and size of their CSV files."""
    package = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "concord",
        "title": "What the documents claim, where they agree, where they differ and why",
        "description": "Tables written by Concord. Each is there as Parquet too. In text cells, one leading ' is a "
        "guard against spreadsheets: take it off to get the text.",
        "resources": [describe_resource(table, *digests[name]) for name, table in tables().items()],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", "utf-8", newline="\n")


def describe_cells(column: Column) -> str:
    """What a cell of the column may hold, as one phrase."""
    if column.values is not None:
        return "one of " + ", ".join(f"`{value}`" for value in column.values)
    if column.minimum is not None:
        upper = "" if column.maximum is None else f" to {column.maximum:g}"
        return f"{column.type}, {column.minimum:g}{upper or ' or more'}"
    return "list of texts" if column.type == "list" else column.type


def dictionary() -> str:
    """Every table, its key and every column, as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Each table is there as `NAME.parquet` and `NAME.csv`. An empty cell is null. Offsets count code points of",
        "`text/<document_id>.txt`, half-open: the words are `text[start:end]`. In CSV a list is a JSON array, and a",
        "text that a spreadsheet would run as a formula (it starts with `= + - @`, a tab, a line end or a full-width",
        "form of these), that starts with `'`, or that is empty has one `'` in front; take it off to get the text.",
        "Only columns marked *guarded* can have it, and Parquet never does.",
    ]
    for table in tables().values():
        key = ", ".join(f"`{column}`" for column in table.key) or "none"
        lines += ["", f"## {table.name}", "", table.description, "", f"Key: {key}.", ""]
        lines += ["| column | cells | filled | in CSV | meaning |", "|---|---|---|---|---|"]
        for column in table.columns:
            target = table.foreign.get(column.name)
            meaning = column.description + (f" Points to `{target}`." if target else "")
            filled = "always" if column.name in table.required else ""
            guard = "guarded" if csvfile.guarded(column) else ""
            cells = [f"`{column.name}`", describe_cells(column), filled, guard, meaning]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    lines += [
        "",
        "## reconciled_wide",
        "",
        "The table `reconciled` as a person reads it: a row for each of its rows, a column for each publisher, in the",
        "cell what that publisher's documents say, newest first, the period in brackets and whether it is inferred.",
        "One file an occupation in `wide/`, and `reconciled_wide` where there is one occupation. Any cell and heading",
        "may be guarded.",
    ]
    return "\n".join(lines) + "\n"


def write_dictionary(path: Path) -> None:
    """Write `DICTIONARY.md`."""
    path.write_text(dictionary(), "utf-8", newline="\n")
