"""durable: folders held by one process, and files that are there whole or not at all, after a power cut too."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from pipeline.errors import BusyError

AT_ONCE = 8  # files that are brought to the disk at a time
MOST_WAITING = 1000  # files that are held in a list for it
PART = "part.json"  # in a folder that is whole: the hash of every file


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold OUT for this process alone. Raises BusyError where another run holds it.

    The system lets go of the lock when the process ends, however it ends.
    """
    (out / ".stages").mkdir(parents=True, exist_ok=True)
    with (out / ".stages" / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                "another run is writing here", file=out, remedy="wait for it or choose another -o"
            ) from None
        yield


def seal(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by path; each file is on the disk when this returns."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync(path)
            continue
        with path.open("rb") as handle:
            files[path.relative_to(folder).as_posix()] = hashlib.file_digest(handle, "sha256").hexdigest()
            os.fsync(handle.fileno())
    sync(folder)
    return files


def finish_folder(folder: Path) -> None:
    """Bring a partition folder to the disk and write the hashes of its files into it."""
    write_whole(folder / PART, seal(folder))


def write_whole(path: Path, data: object) -> None:
    """Write JSON so that the file is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("w", encoding="utf-8") as handle:
            handle.write(json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
            handle.flush()
            os.fsync(handle.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    sync(path.parent)


def sync_files(paths: Iterable[Path]) -> None:
    """Bring files to the disk, some at a time: while one is waited for, the disk takes the others too."""
    waiting = iter(paths)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while some := list(islice(waiting, MOST_WAITING)):
            list(pool.map(sync, some))


def sync(path: Path) -> None:
    """Make what a file holds, or renames in a folder, last through a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def emptied(folder: Path) -> Iterator[None]:
    """An empty folder to write into; where that fails, nothing of it is left to fill the disk."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
