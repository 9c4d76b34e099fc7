"""files: the published files against the manifest, the declared schema, their CSV twins, keys and foreign keys."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.errors import StateError
from pipeline.ids import content_hash
from pipeline.tables import arrow_schema, check_column, tables
from pipeline.verify.problem import Folder, Problem, row_id


def check_manifest(folder: Folder) -> Iterator[Problem]:
    """Every file the manifest lists is there with the hash it gives, and every table is listed."""
    path = folder.out / "manifest.json"
    try:
        listed = json.loads(path.read_text("utf-8"))["files"]
        hashes = {name: entry["sha256"] if isinstance(entry, dict) else str(entry) for name, entry in listed.items()}
    except FileNotFoundError:
        yield Problem("manifest.json", "", "is missing: the run did not finish")
        return
    except (ValueError, KeyError, AttributeError, TypeError):
        yield Problem("manifest.json", "", "is no manifest")
        return
    for name in [f"{table}.{kind}" for table in tables() for kind in ("parquet", "csv")]:
        if name not in hashes:
            yield Problem("manifest.json", name, "is not listed")
    for name, expected in sorted(hashes.items()):
        file = folder.out / name
        if not file.is_file():
            yield Problem("manifest.json", name, "is listed and not there")
        elif content_hash(file.read_bytes()) != expected.removeprefix("sha256:"):
            yield Problem("manifest.json", name, "the file is not the one that was published: its hash differs")


def check_schema(folder: Folder) -> Iterator[Problem]:
    """Every declared table is there as Parquet with its columns, types, vocabularies and ranges."""
    for name, table in tables().items():
        path = folder.out / f"{name}.parquet"
        try:
            found = pq.read_table(path)
        except FileNotFoundError:
            yield Problem(name, "", "the Parquet file is missing")
            continue
        except (OSError, pa.ArrowException) as error:
            yield Problem(name, "", f"the Parquet file cannot be read: {str(error).splitlines()[0]}")
            continue
        if not found.schema.equals(arrow_schema(name)):
            yield Problem(name, "", "its columns or their types are not as declared")
            continue
        for column in table.columns:
            try:
                check_column(name, column, column.name in table.required, found.column(column.name))
            except StateError as error:
                yield Problem(name, "", error.problem)


def check_csv(folder: Folder) -> Iterator[Problem]:
    """Every CSV file says, cell by cell, what its Parquet twin says."""
    for name in tables():
        path = folder.out / f"{name}.csv"
        if not path.is_file():
            yield Problem(name, "", "the CSV file is missing")
            continue
        try:
            yield from _compare_csv(folder, name, path)
        except StateError as error:
            yield Problem(name, error.place, f"the CSV file cannot be read: {error.problem}")


def _compare_csv(folder: Folder, name: str, path: Path) -> Iterator[Problem]:
    for row, other in zip_longest(folder.rows(name), csvfile.iterate_csv(path, name)):
        if row is None or other is None:
            yield Problem(name, row_id(name, row or other), f"stands only in the {'Parquet' if row else 'CSV'} file")
        elif row != other:
            column = next(column for column in row if row[column] != other[column])
            yield Problem(name, row_id(name, row), f"{column} differs between Parquet and CSV")


def check_keys(folder: Folder) -> Iterator[Problem]:
    """Keys are unique, and every reference leads to a row."""
    for name, table in tables().items():
        seen: set[str] = set()
        for row in folder.rows(name):
            key = row_id(name, row)
            if table.key and key in seen:
                yield Problem(name, key, "the key stands there twice")
            seen.add(key)
    for name, table in tables().items():
        for column, target in table.foreign.items():
            known = folder.by_key(target).keys()
            for row in folder.rows(name):
                if row[column] is not None and row[column] not in known:
                    yield Problem(name, row_id(name, row), f"{column} {row[column]} is not in {target}")
