"""link: the texts of any CSV list matched into concepts, as `match` does it with the mentions of documents."""

import csv
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.durable import locked, seal
from pipeline.errors import ConfigError
from pipeline.match import link_items
from pipeline.partitions import MANIFEST
from pipeline.settings import Settings
from pipeline.tables import Row, tables, to_arrow, vocabularies

COLUMNS = ("item_id", "source", "kind", "text")
OPTIONAL = ("block",)
WRITTEN = {  # each table written, with its columns as declared for mentions and as they are called here
    "matches": {"mention_a": "item_a", "mention_b": "item_b"},
    "concepts": {"occupation_id": "block", "n_mentions": "n_items", "n_documents": "n_sources"},
    "concept_members": {"mention_id": "item_id", "document_id": "source"},
}
LEFT_OUT = frozenset(["n_witnesses"])  # a list says nothing of who copied whom


def link_file(items: Path, out: Path, settings: Settings) -> dict[str, int]:
    """Write matches, concepts and concept_members of ITEMS to OUT, as CSV and Parquet; returns how many rows of each.

    The order of items plays no part. Raises ConfigError where ITEMS cannot be read, with line and column, or where OUT
    holds the tables of a run.
    """
    if (out / MANIFEST).exists() or (out / ".stages" / "survey").exists():
        raise ConfigError("holds the tables of `concord all`", file=out, remedy="choose another -o")
    matches, concepts, members = link_items(list(read_items(items)), settings)
    with locked(out):
        new = out / ".stages" / "link.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        for name, rows in zip(WRITTEN, (matches, concepts, members), strict=True):
            write_table(new, name, rows)
        for name in seal(new):
            (new / name).replace(out / name)
        new.rmdir()
    return dict(zip(WRITTEN, map(len, (matches, concepts, members)), strict=True))


def read_items(path: Path) -> Iterator[Row]:
    """The items of a CSV file as `link_items` wants them. Raises ConfigError with line and column."""
    seen: dict[str, int] = {}
    kinds = vocabularies()["mention_kind"]
    records = read_records(path)
    line, header = next(records, (1, []))
    csvfile.check_header(path, header, COLUMNS, OPTIONAL)
    for line, cells in records:
        place = f"line {line}"
        if len(cells) != len(header):
            problem = f"has {len(cells)} cells where the header has {len(header)}"
            raise ConfigError(problem, file=path, place=place, remedy="quote cells that hold commas or line ends")
        item = dict(zip(header, cells, strict=True))
        for column in ("item_id", "source"):
            if not item[column].strip():
                remedy = "say who lists it" if column == "source" else "give each item its own id"
                raise ConfigError("is empty", file=path, place=f"{place}, column {column}", remedy=remedy)
        if item["kind"] not in kinds:
            place, remedy = f"{place}, column kind", f"use one of {', '.join(kinds)}"
            raise ConfigError(f"{item['kind']!r} is no kind", file=path, place=place, remedy=remedy)
        if item["item_id"] in seen:
            problem = f"the id {item['item_id']!r} stands in line {seen[item['item_id']]} too"
            place = f"{place}, column item_id"
            raise ConfigError(problem, file=path, place=place, remedy="give each item its own id")
        seen[item["item_id"]] = line
        yield dict(item)


def read_records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file with the lines they begin in; empty lines and a byte order mark are left out.

    Raises ConfigError where it is not UTF-8 or not CSV.
    """
    csv.field_size_limit(sys.maxsize)
    if not path.is_file():
        raise ConfigError("there is no such file", file=path, remedy="give a CSV file of items")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        line = 1
        try:
            for cells in reader:
                if cells:
                    yield line, cells
                line = reader.line_num + 1
        except (csv.Error, UnicodeDecodeError) as error:
            problem, remedy = f"cannot be read: {error}", "save it as CSV in UTF-8"
            raise ConfigError(problem, file=path, place=f"line {line}", remedy=remedy) from None


def write_table(folder: Path, name: str, rows: list[Row]) -> None:
    """Write `folder/name.csv` and `.parquet` with the columns as they are called here, checked as declared."""
    columns = [column for column in tables()[name].columns if column.name not in LEFT_OUT]
    called = {column.name: WRITTEN[name].get(column.name, column.name) for column in columns}
    declared = [{column: row[own] for column, own in called.items()} for row in rows]
    table = to_arrow(name, declared).select(list(called))
    pq.write_table(renamed(table, list(called.values())), folder / f"{name}.parquet", compression="zstd")
    cells = [csvfile.format_cells(column, table.column(column.name).to_pylist()) for column in columns]
    with (folder / f"{name}.csv").open("wb") as file:
        csvfile.write_line(file, list(called.values()))
        for line in zip(*cells, strict=True):
            csvfile.write_line(file, list(line))


def renamed(table: pa.Table, names: list[str]) -> pa.Table:
    """The table under other column names, which columns may be null kept."""
    fields = [field.with_name(name) for field, name in zip(table.schema, names, strict=True)]
    return table.rename_columns(names).cast(pa.schema(fields))
