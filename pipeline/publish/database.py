"""database: `concord.duckdb`, every table with its keys, a dictionary, and the views that analysts ask for first."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from pipeline.tables import Column, Table, tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "concord.duckdb"
VIEWS = Path(__file__).with_name("views.toml")
TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "list": "VARCHAR[]"}
KEYED_ROWS = 1_000_000  # a larger table gets no key: its index would outgrow a laptop's memory
BLOCK = 16384  # bytes: the least that DuckDB takes; twenty small tables then need 1 MB and not 10
OPTIONS = {"threads": "1", "memory_limit": "1GB", "autoinstall_known_extensions": "false"}


def write_database(output: Path) -> None:
    """Write `output/concord.duckdb` from the Parquet files there.

    Its content depends on nothing else, but its bytes differ from run to run: DuckDB leaves unused bytes as they are.
    """
    import duckdb  # only here: no other stage needs it

    (output / NAME).unlink(missing_ok=True)
    with duckdb.connect(config=OPTIONS) as connection:  # type: ignore[arg-type]
        connection.execute(f"ATTACH {quote_text(str(output / NAME))} AS concord (BLOCK_SIZE {BLOCK})")
        connection.execute("USE concord")
        connection.begin()
        for name, table in tables().items():
            connection.execute(declare_table(table, count_rows(output, name) <= KEYED_ROWS))
            source = str(output / f"{name}.parquet")
            connection.execute(f"INSERT INTO {quote_name(name)} FROM read_parquet(?)", [source])
        add_dictionary(connection)
        for name, view in tomllib.loads(VIEWS.read_text("utf-8")).items():
            connection.execute(f"CREATE VIEW {quote_name(name)} AS {view['sql']}")
            connection.execute(f"COMMENT ON VIEW {quote_name(name)} IS {quote_text(view['description'])}")
        connection.commit()


def count_rows(output: Path, table: str) -> int:
    """How many rows the table's Parquet file has, by its footer."""
    return int(pq.read_metadata(output / f"{table}.parquet").num_rows)


def declare_table(table: Table, keyed: bool) -> str:
    """The CREATE TABLE statement: types, which cells are never empty, vocabularies, and the key.

    A key of which a part may be empty cannot be declared. References are not: the dictionary names them, and a broken
    one is for `concord verify` to tell, not for the whole run to end with.
    """
    lines = [declare_column(column, column.name in table.required) for column in table.columns]
    if keyed and table.key and all(column in table.required for column in table.key):
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
    import pyarrow as pa

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
    connection.register("entries", pa.table(dict(zip(names, map(list, zip(*entries)), strict=True))))
    connection.execute("CREATE TABLE dictionary AS FROM entries")
    connection.unregister("entries")


def quote_name(name: str) -> str:
    """An identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
