"""cache: what a partition was made from, as one key; and which files of RAW are still as they were when hashed."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path
from time import time_ns

from pipeline import __version__
from pipeline.ids import combined_hash, content_hash
from pipeline.packs import pack_hash
from pipeline.settings import Settings

PACKAGE = Path(__file__).parent
LIBRARIES = ("spacy", "pyarrow", "numpy", "scipy", "rapidfuzz", "sparse-dot-topn", "selectolax", "pypdfium2",
             "python-docx", "jinja2")  # fmt: skip
TICK = 2_000_000_000  # ns: the coarsest clock that a file system keeps its times by
Reader = Callable[[Path], tuple[int, str]]  # gives size and SHA-256 of a file
KEY_CHARACTERS = 32  # of a partition's folder name: 128 bits


@cache
def code_hash() -> str:
    """One hash over our own sources and rules, the Python and the libraries whose results are written."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.parent.name != "__pycache__" and path.is_file())
    own = (part for path in files for part in (str(path.relative_to(PACKAGE)), content_hash(path.read_bytes())))
    libraries = (f"{name} {metadata.version(name)}" for name in LIBRARIES)
    return combined_hash([__version__, sys.version, *own, *libraries])


def identity(settings: Settings) -> str:
    """A hash of the code, the packs and every choice that changes what is written."""
    references = [content_hash(path.read_bytes()) for path in settings.references]
    choices = [settings.policy, str(settings.keep_text), *references]
    return combined_hash([code_hash(), pack_hash(settings.packs), *choices])


def task_key(function: str, made_with: str, inputs: Iterable[str]) -> str:
    """The name of what a stage function makes of inputs with these content hashes."""
    return combined_hash([function, made_with, *inputs])[:KEY_CHARACTERS]


class KnownFiles:
    """The hashes of files that have not changed since they were read, by their state in the file system.

    Size, inode and both times must be those of the last run. The change time cannot be set back by a program, so that
    only a write in the same tick of the clock as the reading could go unseen: a file whose times lie less than two
    seconds before its reading is read again, as git does. `rehash` trusts nothing.
    """

    def __init__(self, path: Path, rehash: bool = False) -> None:
        self.rehash = rehash
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = OFF")  # lost, it is made again
        columns = "path TEXT PRIMARY KEY, state TEXT, read_at INTEGER, size INTEGER, sha256 TEXT, seen INTEGER"
        self._connection.execute(f"CREATE TABLE IF NOT EXISTS files ({columns})")
        self._connection.execute("UPDATE files SET seen = 0 WHERE seen")

    def find(self, path: Path, now: os.stat_result) -> tuple[int, str] | None:
        """Size and SHA-256 of a file in its present state, or None where it must be read."""
        query = "SELECT state, read_at, size, sha256 FROM files WHERE path = ?"
        row = None if self.rehash else self._connection.execute(query, (str(path),)).fetchone()
        if row is None or row[0] != _state(now) or max(now.st_mtime_ns, now.st_ctime_ns) > row[1] - TICK:
            return None
        self._connection.execute("UPDATE files SET seen = 1 WHERE path = ?", (str(path),))
        return row[2], row[3]

    def keep(self, path: Path, state: os.stat_result, read_at: int, size: int, sha256: str) -> None:
        """Remember a file that was in this state before it was read at that time (ns)."""
        row = (str(path), _state(state), read_at, size, sha256)
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, 1)", row)

    def close(self) -> None:
        """Forget the files that were not met this time."""
        try:
            self._connection.execute("DELETE FROM files WHERE NOT seen")
            self._connection.commit()
        finally:
            self._connection.close()


@contextmanager
def known_files(path: Path, rehash: bool = False) -> Iterator[Callable[[Path, Reader], tuple[int, str]]]:
    """A call that gives a file's size and hash, reading it with the reader given unless it is known.

    A store that cannot be read or written is thrown away: what it held is found out again.
    """
    known: KnownFiles | None = None
    broken = False

    def look_up(file: Path, read: Reader) -> tuple[int, str]:
        nonlocal broken
        if known is not None and not broken:
            try:
                return hash_known(known, file, read)
            except sqlite3.Error:
                broken = True
        return read(file)

    try:
        known = KnownFiles(path, rehash)
    except sqlite3.Error:
        broken = True
    try:
        yield look_up
    finally:
        try:
            if known is not None:
                known.close()
        except sqlite3.Error:
            broken = True
        if broken:
            path.unlink(missing_ok=True)


def hash_known(known: KnownFiles, path: Path, read: Reader) -> tuple[int, str]:
    """Size and SHA-256 of a file, read by `read` unless it is known."""
    try:
        state, now = path.stat(), time_ns()
    except OSError:
        return read(path)  # which says what is wrong
    found = known.find(path, state)
    if found is None:
        found = read(path)
        known.keep(path, state, now, *found)
    return found


def _state(found: os.stat_result) -> str:
    return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
