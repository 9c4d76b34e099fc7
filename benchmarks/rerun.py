"""rerun: what a second run costs where nothing changed, one document changed, one was added, one was removed.

    python -m benchmarks.rerun --documents 5000 [--jobs 1] [--each] [--folder /tmp]

The changes come one after the other over the same OUT. At the end, or after every change with `--each`, a run into an
empty folder must give the same bytes, file by file. Shares are of the first run's CPU, workers counted.
"""

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.growth import Measured, run_concord
from pipeline.publish import UNSTABLE

APART = (*UNSTABLE, "run.json")  # files whose bytes are not promised


def change_one(raw: Path) -> None:
    """Another first figure of money in the document in the middle."""
    path = list_documents(raw)[len(list_documents(raw)) // 2]
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"\$(\d)", lambda found: f"${int(found[1]) % 9 + 1}", text, count=1), "utf-8")


def add_one(raw: Path) -> None:
    """One more document of an occupation a third of the way: another's text with a sentence more."""
    path = list_documents(raw)[len(list_documents(raw)) // 3]
    (path.parent / "99-more.txt").write_text(f"{path.read_text('utf-8')}\nThey also keep the archive.\n", "utf-8")


def remove_one(raw: Path) -> None:
    """One document less, two thirds of the way."""
    list_documents(raw)[2 * len(list_documents(raw)) // 3].unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "unchanged": lambda _: None,
    "one changed": change_one,
    "one added": add_one,
    "one removed": remove_one,
}


def list_documents(raw: Path) -> list[Path]:
    """The documents in path order."""
    return sorted(path for path in raw.rglob("*") if path.is_file())


def find_differences(out: Path, clean: Path) -> list[str]:
    """Files that are not the same in both folders."""
    one, other = (hash_files(folder) for folder in (out, clean))
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def hash_files(out: Path) -> dict[str, str]:
    """The hash of each published file whose bytes are promised."""
    found = {}
    for path in out.rglob("*"):
        name = path.relative_to(out)
        if path.is_file() and name.parts[0] != ".stages" and name.as_posix() not in APART:
            with path.open("rb") as file:
                found[name.as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def measure(documents: int, folder: Path, jobs: int = 1, each: bool = False) -> Measured:
    """CPU of the first run and of the run after each change, their shares of it, and what differs from clean runs."""
    with tempfile.TemporaryDirectory(prefix="rerun-", dir=folder) as place:
        raw, out, clean = write_corpus(Path(place), documents), Path(place) / "out", Path(place) / "clean"
        full = run_concord(raw, out, jobs)
        found: Measured = {"documents": documents, "jobs": jobs, "full": full, "differences": []}
        for name, change in CHANGES.items():
            change(raw)
            again = run_concord(raw, out, jobs)
            found[name] = {**again, "share": round(again["cpu_seconds"] / full["cpu_seconds"], 4)}
            print(name, found[name], file=sys.stderr, flush=True)
            if each or name == "one removed":
                shutil.rmtree(clean, ignore_errors=True)
                run_concord(raw, clean, jobs)
                found["differences"] += find_differences(out, clean)
    return found


def main() -> int:
    """Measure as told on the command line, and print a table; 1 where a run differs from a clean one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--each", action="store_true", help="compare after every change, not only at the end")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    found = measure(options.documents, options.folder, options.jobs, options.each)
    print(f"{'':12} {'CPU s':>9} {'share':>7} {'MB':>6}")
    for name in ("full", *CHANGES):
        run = found[name]
        print(f"{name:12} {run['cpu_seconds']:>9.2f} {run.get('share', 1):>7.2%} {run['memory_mb']:>6}")
    print("the same bytes as a clean run" if not found["differences"] else f"differs: {found['differences'][:10]}")
    return 1 if found["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
