"""consolidate: the partitions of a stage laid end to end into one Parquet and one CSV file a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.decisions import merge_outcomes
from pipeline.tables import Row, Table, arrow_schema, read_file, tables, to_arrow, unite_rows

ROWS = 65_536  # rows of a row group: fixed, so that where partitions are cut leaves no trace in the bytes
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


def find_files(parts: Parts, table: str) -> list[Path]:
    """Where the rows of a table lie, in the order in which they are laid end to end."""
    folders = (part for stage in STAGES.get(table, DEFAULT_STAGES) for part in parts.get(stage, ()))
    return [path for part in folders if (path := part / f"{table}.parquet").is_file()]


def write_table(files: Sequence[Path], table: str, output: Path, dropped: Dropped | None = None) -> int:
    """Write `output/table.parquet` and `.csv` without the rows to be dropped; the number of rows.

    Memory holds one row group at a time, except for tables whose rows are united or sorted across partitions, which
    are small: a row for each source, occupation, rejected file or decision.
    """
    declared, schema, count = tables()[table], arrow_schema(table), 0
    with (
        pq.ParquetWriter(output / f"{table}.parquet", schema, compression="zstd") as parquet,
        (output / f"{table}.csv").open("wb") as csv_file,
    ):
        csvfile.write_line(csv_file, declared.names)
        batches = _whole(files, declared) if is_small(declared) else _batches(files, declared)
        kept = drop_rows(batches, (dropped or {}).get(table))
        for group in kept if is_small(declared) else _groups(kept, schema):
            parquet.write_table(group, row_group_size=ROWS)
            csvfile.write_batch(csv_file, table, group)
            count += group.num_rows
    return count


def drop_rows(batches: Iterable[Any], dropped: tuple[str, pa.Array] | None) -> Iterator[Any]:
    """The tables or batches without the rows whose value in a column is one of these."""
    for batch in batches:
        yield batch.filter(pc.invert(pc.is_in(batch[dropped[0]], dropped[1]))) if dropped else batch


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of the batches in order, in tables of ROWS rows; only the last is shorter."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        waiting.append(batch.cast(schema))
        rows += batch.num_rows
        while rows >= ROWS:
            whole = pa.Table.from_batches(waiting, schema)
            yield whole.slice(0, ROWS).combine_chunks()
            rest = whole.slice(ROWS).combine_chunks()
            waiting, rows = rest.to_batches(), rest.num_rows
    if rows:
        yield pa.Table.from_batches(waiting, schema).combine_chunks()


def _batches(files: Sequence[Path], declared: Table) -> Iterator[pa.RecordBatch]:
    """The rows of the files in order; what several partitions say of one document is united where the first says it."""
    united = _unite_spread(files, declared) if declared.spread else {}
    for path in files:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(ROWS, use_threads=False):
                first = batch.column(declared.key[0])
                if not united or not pc.any(pc.is_in(first, pa.array(list(united)))).as_py():
                    yield batch
                    continue
                rows: list[Row] = []
                for row in batch.to_pylist():
                    document = row[declared.key[0]]
                    rows += united[document].values() if document in united else [row]
                    if document in united:
                        united[document] = {}  # said once
                yield from to_arrow(declared.name, rows).to_batches()


def _unite_spread(files: Sequence[Path], declared: Table) -> dict[str, dict[tuple[Any, ...], Row]]:
    """The rows of each document that stands in several files, by document and key: those about several occupations."""
    first = declared.key[0]
    counts = Counter(name for path in files for name in pc.unique(read_file(path, [first])[first]).to_pylist())
    spread = pa.array([name for name, count in counts.items() if count > 1], pa.string())
    found: dict[str, dict[tuple[Any, ...], Row]] = {}
    for path in files if len(spread) else ():
        table = read_file(path)
        for row in table.filter(pc.is_in(table[first], spread)).to_pylist():
            key = tuple(row[column] for column in declared.key)
            rows = found.setdefault(row[first], {})
            rows[key] = unite_rows(declared.name, rows.get(key, row), row)
    return found


def is_small(declared: Table) -> bool:
    """Whether the rows of a table are put together across partitions, in memory."""
    return declared.merge or declared.name in ("rejects", "decisions_applied")


def _whole(files: Sequence[Path], declared: Table) -> Iterator[pa.Table]:
    """All rows as one table: each line of decisions.csv once, as the partition says that holds its row."""
    if declared.name != "decisions_applied":
        yield from _united(files, declared)
    elif rows := merge_outcomes([read_file(path).to_pylist() for path in files]):
        yield to_arrow(declared.name, rows)


def _united(files: Sequence[Path], declared: Table) -> Iterator[pa.Table]:
    """One table: rows of a key as one row, sorted by the declared order and then the key."""
    found: dict[tuple[Any, ...], Row] = {}
    for path in files:
        for row in read_file(path).to_pylist():
            key = tuple(row[column] for column in declared.key)
            found[key] = unite_rows(declared.name, found.get(key, row), row)
    by = [*declared.order, *(column for column in declared.key if column not in declared.order)]
    rows = sorted(found.values(), key=lambda row: [str(row[column]) for column in by])
    if rows:
        yield to_arrow(declared.name, rows)
