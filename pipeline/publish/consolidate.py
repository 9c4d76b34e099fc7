"""consolidate: the rows of a table from many partitions, laid end to end into one Parquet and one CSV file."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.decisions import merge_outcomes
from pipeline.tables import Row, Table, arrow_schema, part_file, read_part_file, tables, to_arrow, unite_rows

ROWS = 16_384  # rows of a row group: fixed, so that where partitions are cut leaves no trace in the bytes
STAGES = {
    "sources": ("ingest",),
    "documents": ("segment",),
    "occupations": ("segment",),
    "sections": ("segment",),
    "claims": ("extract",),
    "claim_spans": ("extract",),
    "numbers": ("extract",),
    "mentions": ("extract",),
    "matches": ("match",),
    "review": ("match",),
    "concept_members": ("match",),
    "rejects": ("survey", "ingest", "segment", "extract", "match", "reconcile"),
}
DEFAULT_STAGES = ("reconcile",)
Parts = Mapping[str, Sequence[Path]]  # the partition folders of each stage, in natural order
Dropped = Mapping[str, tuple[str, pa.Array]]  # by table a column, and the values whose rows are left out
Batches = Callable[[], Iterable[pa.Table]]  # the rows of a table as they come from its partitions, each time anew


def find_files(parts: Parts, table: str) -> list[Path]:
    """Where the rows of a table lie, in the order in which they are laid end to end."""
    folders = (part for stage in STAGES.get(table, DEFAULT_STAGES) for part in parts.get(stage, ()))
    return [path for part in folders if (path := part_file(part, table)).is_file()]


def find_spread(parts: Parts) -> list[str]:
    """Documents that several partitions tell the coverage of."""
    files = find_files(parts, "coverage")
    named = (read_part_file(path)["document_id"].unique().to_pylist() for path in files[1:] and files)
    return [name for name, count in Counter(name for names in named for name in names).items() if count > 1]


def read_parts(parts: Parts, table: str, dropped: Dropped) -> Iterator[pa.Table]:
    """The rows of a table partition by partition, without those to be dropped."""
    for path in find_files(parts, table):
        rows = read_part_file(path)
        if table in dropped:
            column, values = dropped[table]
            rows = rows.filter(pc.invert(pc.is_in(rows[column], values)))
        yield rows


def read_united(parts: Parts, table: str, dropped: Dropped, spread: Sequence[str] = ()) -> pa.Table:
    """A whole table as it is published."""
    found = list(unite(lambda: read_parts(parts, table, dropped), table, spread))
    return pa.concat_tables(found) if found else arrow_schema(table).empty_table()


def write_parquet(batches: Iterable[pa.Table], table: str, path: Path) -> None:
    """Write the rows; memory holds one row group at a time."""
    schema = arrow_schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        for group in _groups(batches, schema):
            file.write_table(group, row_group_size=ROWS)


def read_parquet(path: Path) -> Iterator[pa.Table]:
    """The rows of a file that was written, a row group at a time."""
    with pq.ParquetFile(path) as file:
        yield from map(file.read_row_group, range(file.num_row_groups))


def write_csv(batches: Iterable[pa.Table], table: str, path: Path) -> None:
    """The same as CSV."""
    with path.open("wb") as file:
        csvfile.write_line(file, tables()[table].names)
        for batch in batches:
            file.write(csvfile.format_batch(table, batch))


def _groups(batches: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of the batches in order, in tables of ROWS rows; only the last is shorter."""
    waiting: list[pa.Table] = []
    rows = 0
    for batch in batches:
        waiting.append(batch if batch.schema.equals(schema) else batch.select(schema.names).cast(schema))
        rows += batch.num_rows
        while rows >= ROWS:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, ROWS).combine_chunks()
            waiting, rows = [whole.slice(ROWS)], rows - ROWS
    if rows:
        yield pa.concat_tables(waiting).combine_chunks()


def is_united(table: str) -> bool:
    """Whether rows of several partitions are one row: of each source, occupation, rejected file and decision."""
    return tables()[table].merge or table in ("rejects", "decisions_applied")


def unite(batches: Batches, table: str, spread: Sequence[str] = ()) -> Iterator[pa.Table]:
    """The rows as they are published. `spread` names the documents that several partitions may speak of.

    Memory holds the rows of those documents, or the lines of decisions.csv, and a batch.
    """
    declared = tables()[table]
    if table == "decisions_applied":
        if rows := merge_outcomes(batch.to_pylist() for batch in batches()):
            yield to_arrow(table, rows)
    elif is_united(table):
        yield from _unite_keys(batches(), declared)
    elif declared.spread and len(spread):
        yield from _unite_spread(batches, declared, pa.array(spread, pa.string()))
    else:
        yield from batches()


def _unite_keys(batches: Iterable[pa.Table], declared: Table) -> Iterator[pa.Table]:
    """Rows of a key as one row, sorted by the declared order and then the key: by SQLite, which spills to the disk."""
    by = [*declared.order, *(column for column in declared.key if column not in declared.order)]
    names, marks = ", ".join(f"key{i}" for i in range(len(by))), ", ".join("?" * len(by))
    where = " AND ".join(f"key{i} = ?" for i in range(len(by)))
    with closing(sqlite3.connect("")) as store:
        store.execute(f"CREATE TABLE united ({names}, row TEXT, PRIMARY KEY ({names})) WITHOUT ROWID")
        for batch in batches:
            for row in batch.to_pylist():
                key = [str(row[column]) for column in by]
                known = store.execute(f"SELECT row FROM united WHERE {where}", key).fetchone()  # noqa: S608
                united = unite_rows(declared.name, json.loads(known[0]) if known else row, row)
                store.execute(f"INSERT OR REPLACE INTO united VALUES ({marks}, ?)", [*key, json.dumps(united)])  # noqa: S608
        sorted_rows = store.execute(f"SELECT row FROM united ORDER BY {names}")  # noqa: S608
        while found := sorted_rows.fetchmany(4096):
            yield to_arrow(declared.name, [json.loads(row) for (row,) in found])


def _unite_spread(batches: Batches, declared: Table, spread: pa.Array) -> Iterator[pa.Table]:
    """What several partitions say of one document is united where the first says it."""
    first = declared.key[0]
    united: dict[str, dict[tuple[Any, ...], Row]] = {}
    for batch in batches():
        for row in batch.filter(pc.is_in(batch[first], spread)).to_pylist():
            key = tuple(row[column] for column in declared.key)
            rows = united.setdefault(row[first], {})
            rows[key] = unite_rows(declared.name, rows.get(key, row), row)
    for batch in batches():
        if not pc.any(pc.is_in(batch[first], spread)).as_py():
            yield batch
            continue
        kept: list[Row] = []
        for row in batch.to_pylist():
            document = row[first]
            kept += united[document].values() if document in united else [row]
            if document in united:
                united[document] = {}  # said once
        yield to_arrow(declared.name, kept)
