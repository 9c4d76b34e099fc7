"""packed: many pieces of files in one file, so that a partition of a thousand pages is two files on the disk.

What is published is copied out of it, never linked: who edits a page in OUT leaves the cache as it was.
"""

import json
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pyarrow as pa

from pipeline.ids import content_hash

INDEX, DATA = "packed.json", "packed.data"
CODEC = "zstd"


class Piece(NamedTuple):
    """A piece of a file: where it lies packed, its length there and unpacked, and the hash of what it holds."""

    name: str
    folder: str
    start: int
    length: int
    size: int
    sha256: str

    def read(self) -> bytes:
        """What it holds."""
        with FileIO(f"{self.folder}/{DATA}") as file:  # a buffer and a path for each piece take longer than reading it
            file.seek(self.start)
            data: bytes = pa.decompress(file.read(self.length), self.size, CODEC, asbytes=True)
        return data


class Packer:
    """Packs pieces into a folder in the order in which they are added; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Open the file of data."""
        self.folder = folder
        self._entries: list[tuple[str, int, int, int, str]] = []
        self._file = (folder / DATA).open("wb")

    def add(self, name: str, data: bytes) -> None:
        """Add a piece of the file of that name; pieces of one name are laid end to end. Nothing is no piece."""
        if data:
            packed = pa.compress(data, CODEC, asbytes=True)
            self._entries.append((name, self._file.tell(), len(packed), len(data), content_hash(data)))
            self._file.write(packed)

    def __enter__(self) -> "Packer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            (self.folder / INDEX).write_text(json.dumps(self._entries), "utf-8")


def list_pieces(folder: Path) -> Iterator[Piece]:
    """The pieces of a packed folder in order."""
    for name, start, length, size, digest in json.loads((folder / INDEX).read_text("utf-8")):
        yield Piece(name, str(folder), start, length, size, digest)
