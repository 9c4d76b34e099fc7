"""memory: the least memory that a worker needs, found by giving it less and less.

    python -m benchmarks.memory [--documents 100] [--pages 40] [--step 20]

Two corpora, short documents of `benchmarks.corpus` and handbook pages of `benchmarks.scraping`, are read by `concord
all --worker-memory MB --jobs 2` with ever less memory, down to where a document is rejected or the command fails. What
is told is the last size at which everything was read, and beside it the resident memory of the largest process of a run
without that limit. The limit is on a process's own data (RLIMIT_DATA), of which resident memory is a part.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.growth import run_concord
from benchmarks.scraping import write_pages
from pipeline.tables import read_rows

MOST = 1024  # MB: where the search begins


def reads_all(raw: Path, out: Path, megabytes: int) -> bool:
    """Whether a run with workers of this size ends well and rejects nothing."""
    try:
        run_concord(raw, out, 2, ["--worker-memory", str(megabytes)])
    except RuntimeError:
        return False
    return not read_rows([out], "rejects")


def find_least(raw: Path, folder: Path, step: int) -> int:
    """The least size, in steps, at which a run reads everything; what works works with more, too."""
    fails, works = 0, MOST // step
    while works - fails > 1:
        tried = (fails + works) // 2
        if reads_all(raw, folder / f"{tried}", tried * step):
            works = tried
        else:
            fails = tried
    return works * step


def main() -> None:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--step", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        pages = Path(name) / "pages"
        pages.mkdir()
        write_pages(pages, given.pages)
        kinds = {
            f"{given.documents} short documents": write_corpus(Path(name) / "texts", given.documents),
            f"{given.pages} handbook pages": pages,
        }
        for number, (what, raw) in enumerate(kinds.items()):
            folder = Path(name) / f"{number}"
            folder.mkdir()
            resident = run_concord(raw, folder / "free", 2)["memory_mb"]
            print(f"{what}: {find_least(raw, folder, given.step)} MB; resident without a limit {resident} MB")


if __name__ == "__main__":
    main()
