"""database: `concord.duckdb`, every table with its keys, a dictionary, and the views that analysts ask for first."""

import errno
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from pipeline.tables import Column, Table, tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "concord.duckdb"
VIEWS = Path(__file__).with_name("views.toml")
TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "list": "VARCHAR[]"}
HELD_ROWS = 250_000  # of all tables: more are read from the Parquet files, whose rows a database would only repeat
FEW_ROWS = 20_000  # of all tables
# Bytes of a block for few rows and for more: the least that DuckDB takes keeps twenty small tables at 1 MB and not 10;
# more rows are packed into larger blocks in two thirds of the time.
BLOCKS = 16_384, 131_072
OPTIONS = {"threads": "1", "memory_limit": "1GB", "autoinstall_known_extensions": "false"}


def write_database(files: Mapping[str, Path], path: Path) -> None:
    """Write `concord.duckdb` from the Parquet files of the tables.

    Its content depends on nothing else, but its bytes differ from run to run: DuckDB leaves unused bytes as they are.
    Above HELD_ROWS it holds no rows but views of the Parquet files beside it, which DuckDB finds from the folder it is
    started in, or from its setting `file_search_path`.
    """
    import duckdb  # only here: no other stage needs it

    held, block = is_held(files), BLOCKS[count_all(files) > FEW_ROWS]
    with duckdb.connect(config=OPTIONS) as connection:  # type: ignore[arg-type]
        connection.execute(f"ATTACH {quote_text(str(path))} AS concord (BLOCK_SIZE {block})")
        connection.execute("USE concord")
        folders = ",".join(sorted({str(file.parent) for file in files.values()}))
        connection.execute(f"SET file_search_path = {quote_text(folders)}")
        connection.begin()
        for name, table in tables().items():
            if held:
                connection.execute(declare_table(table))
                connection.execute(f"INSERT INTO {quote_name(name)} FROM read_parquet(?)", [str(files[name])])
            else:
                source = quote_text(f"{name}.parquet")
                connection.execute(f"CREATE VIEW {quote_name(name)} AS FROM read_parquet({source})")
        add_dictionary(connection)
        for name, view in tomllib.loads(VIEWS.read_text("utf-8")).items():
            connection.execute(f"CREATE VIEW {quote_name(name)} AS {view['sql']}")
            connection.execute(f"COMMENT ON VIEW {quote_name(name)} IS {quote_text(view['description'])}")
        connection.commit()
        connection.execute("CHECKPOINT concord")  # as the connection closes, a write that fails would be no error
    if list(path.parent.glob(f"{path.name}.*")):  # its log stays where the file could not be brought up to date
        raise OSError(errno.EIO, "the database cannot be written", str(path))


def is_held(files: Mapping[str, Path]) -> bool:
    """Whether the tables are small enough to be held in the database itself."""
    return count_all(files) <= HELD_ROWS


def count_all(files: Mapping[str, Path]) -> int:
    """How many rows the Parquet files have, by their footers."""
    return sum(int(pq.read_metadata(path).num_rows) for path in files.values())


def declare_table(table: Table) -> str:
    """The CREATE TABLE statement: types, which cells are never empty, vocabularies, and the key.

    A key of which a part may be empty cannot be declared. References are not: the dictionary names them, and a broken
    one is for `concord verify` to tell, not for the whole run to end with.
    """
    lines = [declare_column(column, column.name in table.required) for column in table.columns]
    if table.key and all(column in table.required for column in table.key):
        lines.append(f"PRIMARY KEY ({', '.join(map(quote_name, table.key))})")
    return f"CREATE TABLE {quote_name(table.name)} ({', '.join(lines)})"


def declare_column(column: Column, required: bool) -> str:
    """A column with its type and what its cells may hold."""
    parts = [quote_name(column.name), TYPES[column.type]]
    if required:
        parts.append("NOT NULL")
    if column.values is not None and column.type == "text":
        parts.append(f"CHECK ({quote_name(column.name)} IN ({', '.join(map(quote_text, column.values))}))")
    return " ".join(parts)


def add_dictionary(connection: "DuckDBPyConnection") -> None:
    """Add the table `dictionary`: what each table and column means. (A comment each costs more than all the rest.)"""
    entries = [
        (
            table.name,
            column.name,
            TYPES[column.type],
            column.description,
            table.foreign.get(column.name),
            table.description,
        )
        for table in tables().values()
        for column in table.columns
    ]
    names = ("table_name", "column_name", "type", "meaning", "points_to", "table_meaning")
    columns = ", ".join(f"unnest(${i}::VARCHAR[]) AS {name}" for i, name in enumerate(names, 1))
    connection.execute(f"CREATE TABLE dictionary AS SELECT {columns}", list(map(list, zip(*entries))))


def quote_name(name: str) -> str:
    """An identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
