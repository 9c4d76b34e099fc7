"""database: `concord.duckdb` against the Parquet files it was made from, and against its hash in `run.json`."""

import json
from collections.abc import Iterator

from pipeline.ids import content_hash
from pipeline.tables import tables
from pipeline.verify.problem import Folder, Problem

NAME = "concord.duckdb"
OPTIONS = {"threads": "1", "autoinstall_known_extensions": "false"}


def check_database(folder: Folder) -> Iterator[Problem]:
    """The database is the file that was written, and holds the rows of every Parquet file and no others."""
    path = folder.out / NAME
    if not path.is_file():
        yield Problem(NAME, "", "is missing")
        return
    expected = recorded_hash(folder)
    if expected is not None and content_hash(path.read_bytes()) != expected:
        yield Problem(NAME, "", "the file is not the one that was published: its hash differs")
        return
    import duckdb

    try:
        with duckdb.connect(str(path), read_only=True, config=OPTIONS) as connection:  # type: ignore[arg-type]
            beside = str(folder.out).replace("'", "''")  # a large one holds views of the files beside it
            connection.execute(f"SET file_search_path = '{beside}'")
            for name in tables():
                source = str(folder.out / f"{name}.parquet")
                query = "SELECT count(*) FROM ({} EXCEPT ALL {})"
                ours, theirs = f'FROM "{name}"', "FROM read_parquet($path)"
                for what, first, second in (("too many", ours, theirs), ("missing", theirs, ours)):
                    (rows,) = connection.execute(query.format(first, second), {"path": source}).fetchone() or (0,)
                    if rows:
                        yield Problem(NAME, name, f"{rows} rows are {what}")
    except duckdb.Error as error:
        yield Problem(NAME, "", f"cannot be read: {str(error).splitlines()[0]}")


def recorded_hash(folder: Folder) -> str | None:
    """The hash that the last run gave; None where none is on record."""
    try:
        found = json.loads((folder.out / "run.json").read_text("utf-8"))["files"][NAME]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(found)
