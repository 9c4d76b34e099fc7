"""pieces: what all printed partitions hold, found by the name of the file that it is a piece of.

The list is kept by SQLite in a file of its own kind that it spills to the disk, so that memory does not grow with it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from pipeline.publish.packed import Piece, list_pieces
from pipeline.tables import READ_OPTIONS

WHOLE = ("report", "wide")  # folders whose files are one piece each


class Pieces:
    """The pieces of packed folders, in the order of the folders."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Read the folders' indexes."""
        self._list = sqlite3.connect("")
        self._list.execute("CREATE TABLE pieces (name TEXT, folder TEXT, start, length, size, sha256 TEXT)")
        for folder in folders:
            self._list.executemany("INSERT INTO pieces VALUES (?, ?, ?, ?, ?, ?)", list_pieces(folder))
        self._list.execute("CREATE INDEX names ON pieces (name)")

    def of(self, name: str) -> Iterator[Piece]:
        """The pieces of one file in order."""
        return map(Piece._make, self._list.execute("SELECT * FROM pieces WHERE name = ? ORDER BY rowid", (name,)))

    def hashes(self, name: str) -> list[str]:
        """The hashes of a file's pieces: all that its bytes depend on beside our own code."""
        return [piece.sha256 for piece in self.of(name)]

    def tables(self, name: str) -> Iterator[pa.Table]:
        """The rows of a declared table, piece by piece."""
        for piece in self.of(f"{name}.arrow"):
            with pa.ipc.open_stream(piece.read(), options=READ_OPTIONS) as stream:
                yield stream.read_all()

    def whole(self, folder: str) -> Iterator[Piece]:
        """The files of a folder that are one piece each."""
        query = "SELECT * FROM pieces WHERE name > ? AND name < ? ORDER BY name"
        return map(Piece._make, self._list.execute(query, (f"{folder}/", f"{folder}0")))  # 0 follows / in order
