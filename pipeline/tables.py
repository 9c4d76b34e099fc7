"""tables: the declared schema, and rows in and out of partitions and published files, checked against it."""

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import StateError

Row = dict[str, Any]  # a row by column name, as the table declares it

SCHEMA = Path(__file__).parent / "schema"
PART_SUFFIX = ".arrow"  # of the tables of a partition
# No threads: to hand them buffers as small as ours takes several times what packing and unpacking takes.
PART_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
READ_OPTIONS = pa.ipc.IpcReadOptions(use_threads=False)
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Column:
    """A column as declared: `type` is text, integer, number, boolean or list (of texts)."""

    name: str
    type: str
    description: str
    values: tuple[str, ...] | None  # the closed vocabulary, in sorting order
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class Table:
    """A table as declared. `foreign` maps a column to the table it points into."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: frozenset[str]
    foreign: dict[str, str]
    order: tuple[str, ...]
    merge: bool
    spread: bool

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]


@lru_cache(maxsize=1)
def vocabularies() -> dict[str, tuple[str, ...]]:
    """Every closed vocabulary in its sorting order."""
    return {
        name: tuple(words) for name, words in tomllib.loads((SCHEMA / "vocabularies.toml").read_text("utf-8")).items()
    }


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """Every declared table by name, in the order of the contract."""
    columns = tomllib.loads((SCHEMA / "columns.toml").read_text("utf-8"))
    declared = tomllib.loads((SCHEMA / "tables.toml").read_text("utf-8"))
    words = vocabularies()
    made = {}
    for name, own in declared.items():
        entry = {**declared[own["same_as"]], **own} if "same_as" in own else own
        renamed = entry.get("as", {})
        fields = []
        for column in entry["columns"]:
            spec = columns[renamed.get(column, column)]
            values = words[spec["vocabulary"]] if "vocabulary" in spec else None
            fields.append(
                Column(column, spec["type"], spec["description"], values, spec.get("minimum"), spec.get("maximum"))
            )
        made[name] = Table(
            name,
            entry["description"],
            tuple(fields),
            tuple(entry["key"]),
            frozenset(entry["required"]),
            entry.get("foreign", {}),
            tuple(entry.get("order", ())),
            entry.get("merge", False),
            entry.get("spread", False),
        )
    return made


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a declared table: names, types and which columns may be null."""
    declared = tables()[table]
    return pa.schema(
        [pa.field(c.name, ARROW_TYPES[c.type], nullable=c.name not in declared.required) for c in declared.columns]
    )


class _NoPandas(MetaPathFinder):
    """Says that there is no pandas."""

    def find_spec(self, name: str, *_: object) -> None:
        """Nothing for any other module."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


@cache
def spare_pandas() -> None:
    """Let Arrow make its first array, for which it looks whether pandas is there, without importing it for that.

    It is a fifth of a second that a short run would feel. Whatever needs pandas later, in Arrow too, still imports it.
    """
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, absent := _NoPandas())
        try:
            pa.array([])
        finally:
            sys.meta_path.remove(absent)


def to_arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as a checked Arrow table; missing keys are null, lists default to empty.

    Raises StateError where a cell has the wrong type, leaves its vocabulary or range, or a required one is null: that
    is a fault of ours, never of the input.
    """
    spare_pandas()
    declared, schema = tables()[table], arrow_schema(table)
    names = frozenset(declared.names)
    for row in rows:
        if unknown := row.keys() - names:
            raise StateError(
                f"column {sorted(unknown)[0]} is not declared",
                file=f"{table} table",
                remedy="this is a fault in Concord",
            )
    arrays = []
    for column, field in zip(declared.columns, schema):
        cells = [row.get(column.name) for row in rows]
        if column.type == "list":
            cells = [list(cell) if cell is not None else [] for cell in cells]
        try:
            if pa.types.is_integer(field.type) and (cut := [c for c in cells if isinstance(c, float) and c % 1]):
                raise pa.ArrowInvalid(f"{cut[0]} is no whole number")  # Arrow would cut off the fraction
            array = pa.array(cells, field.type)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise StateError(
                f"column {column.name}: {error}", file=f"{table} table", remedy="this is a fault in Concord"
            ) from None
        check_column(table, column, column.name in declared.required, array)
        arrays.append(array)
    return pa.Table.from_arrays(arrays, schema=schema)


def check_column(table: str, column: Column, required: bool, array: pa.Array | pa.ChunkedArray) -> None:
    """Raises StateError where a cell is null and must not be, or leaves the declared vocabulary or range."""
    problem = ""
    if required and array.null_count:
        problem = "is empty in a row"
    elif column.values is not None:
        strange = set(pc.unique(array).to_pylist()) - set(column.values) - {None}
        if strange:
            problem = f"holds {sorted(strange)[0]!r}, which its vocabulary lacks"
    elif column.minimum is not None and len(array) > array.null_count:
        limits = pc.min_max(array)
        if limits["min"].as_py() < column.minimum or (
            column.maximum is not None and limits["max"].as_py() > column.maximum
        ):
            problem = f"holds a figure outside {column.minimum}..{'' if column.maximum is None else column.maximum}"
    if problem:
        raise StateError(f"column {column.name} {problem}", file=f"{table} table", remedy="this is a fault in Concord")


def write_rows(folder: Path, table: str, rows: Sequence[Row]) -> None:
    """Write a partition's file of a table; rows in the order given. An empty table is written too."""
    folder.mkdir(parents=True, exist_ok=True)
    write_part_file(folder, table, to_arrow(table, rows))


def write_part_file(folder: Path, table: str, rows: pa.Table) -> None:
    """The same of an Arrow table.

    Between stages tables are Arrow files: of a few rows each, they are written and read in half of what Parquet takes.
    """
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, rows.schema, options=PART_OPTIONS) as file:
        file.write_table(rows)
    part_file(folder, table).write_bytes(sink.getvalue())


def part_file(folder: Path, table: str) -> Path:
    """Where a partition has a table."""
    return folder / f"{table}{PART_SUFFIX}"


def read_part_file(path: Path) -> pa.Table:
    """A partition's file of a table."""
    with pa.ipc.open_file(path.read_bytes(), options=READ_OPTIONS) as file:
        return file.read_all()


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """A published table, whole or the columns named.

    `pq.read_table` does the same through pyarrow.dataset, which imports pandas: 0.3 s that a short run would feel.
    """
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns, use_threads=False)


def read_table(folders: Iterable[Path], table: str) -> pa.Table:
    """The table of several folders, one after the other: of partitions, or of OUT. Without it a folder adds nothing."""
    schema = arrow_schema(table)
    parts = []
    for folder in folders:
        if (path := part_file(folder, table)).is_file():
            parts.append(read_part_file(path))
        elif (path := folder / f"{table}.parquet").is_file():
            parts.append(read_parquet(path).select(schema.names).cast(schema))
    return pa.concat_tables(parts) if parts else schema.empty_table()


def read_rows(folders: Iterable[Path], table: str) -> list[Row]:
    """The same as rows; lists are Python lists, nulls are None."""
    rows: list[Row] = read_table(folders, table).to_pylist()
    return rows


def unite_rows(table: str, first: Row, second: Row) -> Row:
    """Two rows of a key as one, whichever comes first: lists united and sorted, of two words the least.

    A word of a vocabulary is least where it comes first in it: of two authorities the one nearest to the figures.
    """
    united: Row = {}
    for column in tables()[table].columns:
        cells: list[Any] = [cell for row in (first, second) if (cell := row.get(column.name)) is not None]
        if column.type == "list":
            united[column.name] = sorted({item for cell in cells for item in cell})
        elif column.values is not None:
            united[column.name] = min(cells, key=column.values.index) if cells else None
        else:
            united[column.name] = min(cells) if cells else None
    return united


def write_text(folder: Path, document_id: str, text: str) -> None:
    """Write a document's text as UTF-8, line ends as they are."""
    (folder / "text").mkdir(parents=True, exist_ok=True)
    (folder / "text" / f"{document_id}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))


def read_text(folders: Iterable[Path], document_id: str) -> str:
    """A document's text from the first folder that holds it. Raises StateError where none does."""
    for folder in folders:
        path = folder / "text" / f"{document_id}.txt"
        if path.is_file():
            return path.read_bytes().decode("utf-8", "surrogatepass")
    raise StateError("the text is missing", file=f"text/{document_id}.txt", remedy="run `concord all` again")


def vocabulary_rank(vocabulary: str) -> dict[str | None, int]:
    """Position of each word in its vocabulary, for sorting; null sorts last."""
    words = vocabularies()[vocabulary]
    return {**{word: i for i, word in enumerate(words)}, None: len(words)}
