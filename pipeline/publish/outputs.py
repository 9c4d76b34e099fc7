"""outputs: the files that OUT is to hold: those that stand there already, and those written anew beside it."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from pipeline.ids import combined_hash

NAME = "published.sqlite"  # of the list: what OUT holds, from what each file was made, and how it stood there then
COLUMNS = "name TEXT PRIMARY KEY, made_from TEXT, sha256 TEXT, bytes INTEGER, changed INTEGER"


class Outputs:
    """What is published, file by file; what OUT holds, made from the same and untouched since, is not made again.

    New files are written below `folder` and hashed once; who moves them brings them to the disk. The list
    is a table of SQLite beside it, so that memory does not grow with the number of files; `former` is the list that
    OUT was left with, if there is one.
    """

    def __init__(self, folder: Path, identity: str, out: Path | None = None, former: Path | None = None) -> None:
        """An empty list beside `folder`."""
        self.folder, self.identity, self.out = folder, identity, out
        self._list = sqlite3.connect(folder.parent / NAME)
        self._list.execute("PRAGMA synchronous = OFF")  # brought to the disk with all other files
        self._list.execute(f"CREATE TABLE files ({COLUMNS}) WITHOUT ROWID")
        self._list.execute("CREATE TABLE made (made_from TEXT)")
        self._list.execute("ATTACH ? AS former", (str(former) if former and former.is_file() else "",))
        self._list.execute(f"CREATE TABLE IF NOT EXISTS former.files ({COLUMNS}) WITHOUT ROWID")

    def build(self, name: str, made_from: Iterable[str], write: Callable[[Path], None]) -> None:
        """Have a file written, unless OUT holds what our code makes of things with these hashes."""
        key = combined_hash([self.identity, *made_from])
        if not self._stands(name, key):
            write(self.path(name))
            self._add(name, key, None)

    def copy(self, name: str, sha256: str, read: Callable[[], bytes]) -> None:
        """Have a file that is known by its hash, unless OUT holds it."""
        if not self._stands(name, sha256):
            self.path(name).write_bytes(read())
            self._add(name, sha256, sha256)

    def write(self, name: str, write: Callable[[Path], None]) -> None:
        """Have a file written in any case."""
        write(self.path(name))
        self._add(name, "", None)

    def path(self, name: str) -> Path:
        """Where a new file is written."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def find(self, name: str) -> Path:
        """Where a file of the list lies now: written anew, or in OUT. What is not on the list is nowhere yet."""
        new = self.folder / name
        return new if self.out is None or new.is_file() or not self.lists(name) else self.out / name

    def lists(self, name: str) -> bool:
        """Whether a file is on the list: OUT may hold others, which go."""
        return self._list.execute("SELECT 1 FROM main.files WHERE name = ?", (name,)).fetchone() is not None

    def digest(self, name: str) -> tuple[str, int]:
        """Hash and size of a file of the list."""
        row = self._list.execute("SELECT sha256, bytes FROM main.files WHERE name = ?", (name,)).fetchone()
        return str(row[0]), int(row[1])

    def listed(self) -> Iterator[tuple[str, str, int]]:
        """Name, hash and size of every file in the order of names."""
        return iter(self._list.execute("SELECT name, sha256, bytes FROM main.files ORDER BY name"))

    def combined(self) -> str:
        """One hash over all files so far."""
        return combined_hash(part for name, digest, _ in self.listed() for part in (name, digest))

    def gone(self) -> Iterator[str]:
        """Files that OUT holds and is not to hold any more."""
        query = "SELECT name FROM former.files EXCEPT SELECT name FROM main.files ORDER BY name"
        return (name for (name,) in self._list.execute(query))

    def finish(self, made_from: str) -> None:
        """Let the list say that OUT was made from this."""
        self._list.execute("INSERT INTO made VALUES (?)", (made_from,))
        self._list.commit()

    def close(self) -> None:
        """Let go of the list; unfinished, it is worth nothing."""
        self._list.close()

    def _stands(self, name: str, key: str) -> bool:
        """Whether OUT holds the file; then it is on the list."""
        query = "SELECT * FROM former.files WHERE name = ? AND made_from = ?"
        row = self._list.execute(query, (name, key)).fetchone() if self.out else None
        if row is None or self.out is None or state_of(self.out / name) != row[3:]:
            return False
        self._list.execute("INSERT INTO main.files VALUES (?, ?, ?, ?, ?)", row)
        return True

    def _add(self, name: str, key: str, sha256: str | None) -> None:
        """Put a file that was written on the list."""
        path = self.folder / name
        if sha256 is None:
            with path.open("rb") as handle:
                sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        self._list.execute(
            "INSERT INTO main.files VALUES (?, ?, ?, ?, ?)", (name, key, sha256, *(state_of(path) or ()))
        )


def read_made(listing: Path) -> str | None:
    """What OUT was made from, as a finished list says; None where there is none."""
    if not listing.is_file():
        return None
    try:
        with closing(sqlite3.connect(listing)) as connection:
            row = connection.execute("SELECT made_from FROM made").fetchone()
            return None if row is None else str(row[0])
    except sqlite3.Error:
        return None


def stands(listing: Path, out: Path, made_from: str) -> bool:
    """Whether OUT was made from this, and holds every file of the list as it was left there."""
    if read_made(listing) != made_from:
        return False
    try:
        with closing(sqlite3.connect(listing)) as connection:
            rows = connection.execute("SELECT name, bytes, changed FROM files")
            return all(state_of(out / name) == (size, changed) for name, size, changed in rows)
    except sqlite3.Error:
        return False


def state_of(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns
