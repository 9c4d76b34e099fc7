"""sizes: files of the full sizes that docs/reliability.md names, each read or rejected, with its CPU and its memory.

    python -m benchmarks.sizes [--case NAME ...] [--record]

Each is laid beside an ordinary page and read by the command with its own limits, in a process of its own. The page must
be among the documents; the large file must be among them too, with a warning, or in `rejects` by a code that is allowed
for it; nothing else may be said, and what is written must verify. Memory is the most that the process held at a time.
Exit code 1 where it is not so.
"""

import argparse
import gzip
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hostile import WORDS, ordinary
from benchmarks.recording import record
from benchmarks.runs import ROOT, in_child
from pipeline.tables import read_rows

MB = 2**20
PAGE = "Bakers\n\nPay\n\nThe median annual wage of bakers was $32,780 in May 2022.\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def lines(size: int) -> Iterator[bytes]:
    """Numbered lines of an ordinary text, of so many bytes together."""
    block = ordinary(MB // 4).encode()
    for start in range(0, size, len(block) + 20):
        yield block + b"\n\nPart %d\n\n" % start


def items(head: str, form: str, size: int, seed: int = 1) -> Iterator[bytes]:
    """A list of so many bytes under a heading, hardly two items alike, so that each may be matched with any other."""
    draw = random.Random(seed)
    words = [*WORDS, *("".join(draw.choices("abcdefghilmnoprstu", k=draw.randint(4, 9))) for _ in range(4000))]
    verbs = re.findall(
        r"\w+", "bake check clean follow inspect keep measure mix order plan record repair sell serve train weigh"
    )
    yield f"Bakers\n\n{head}\n\n".encode()
    while size > 0:
        said = form.format(*draw.choices(verbs, k=2), *draw.choices(words, k=2))
        line = f"- {said.capitalize()}\n".encode()
        size -= len(line)
        yield line


def write_docx(path: Path) -> None:
    """A Word document of 200 kB that unpacks to 200 MB."""
    sys.path.insert(0, str(ROOT / "tests"))
    from hostile_files import make_docx, paragraph, word_xml

    path.write_bytes(make_docx(word_xml(paragraph("x" * 200 * MB))))


def write_lines(path: Path, parts: Iterator[bytes]) -> None:
    """A file of these parts."""
    with path.open("wb") as file:
        file.writelines(parts)


def write_gzip(path: Path) -> None:
    """A file of 1 MB that unpacks to 1 GB."""
    with gzip.open(path, "wb") as file:
        for _ in range(1024):
            file.write(b"bread " * (MB // 6))


# By name: the file's ending, how it is written, and the codes it may be rejected with.
CASES: dict[str, tuple[str, Callable[[Path], None], set[str]]] = {
    "a text of 100 MB": (".txt", lambda path: write_lines(path, lines(100 * MB)), set()),
    "a line of 20 MB": (
        ".txt",
        lambda path: write_lines(path, (b"Bakers bake bread. " for _ in range(MB * 20 // 19))),
        set(),
    ),
    "20 MB of distinct duties": (
        ".txt",
        lambda path: write_lines(path, items("Duties", "{0} {2} and {1} {3}", 20 * MB)),
        set(),
    ),
    "20 MB of distinct skills": (".txt", lambda path: write_lines(path, items("Skills", "{2} {3}", 20 * MB)), set()),
    "100,000 sections": (
        ".txt",
        lambda path: write_lines(path, (b"# Duties\n\nBakers bake loaf %d.\n\n" % i for i in range(100_000))),
        set(),
    ),
    "10,000 nested tags": (
        ".html",
        lambda path: write_lines(path, iter([b"<div>" * 10_000, b"<p>Bakers bake bread.</p>", b"</div>" * 10_000])),
        set(),
    ),
    "a gzip file of 1 GB": (".txt.gz", write_gzip, {"bomb"}),
    "a Word document of 200 MB": (".docx", write_docx, {"bomb"}),
}


def run_case(name: str, folder: Path) -> tuple[str, bool]:
    """What became of a large file, with figures, and whether that is allowed."""
    ending, write, codes = CASES[name]
    raw, out = folder / "raw", folder / "out"
    raw.mkdir()
    (raw / "page.txt").write_text(PAGE, "utf-8")
    os.waitpid(in_child(lambda: write(raw / f"large{ending}")), 0)  # what we hold would count as the command's memory
    size = (raw / f"large{ending}").stat().st_size
    command = [sys.executable, "-m", "pipeline", "all", str(raw), "-o", str(out), "--quiet"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        said = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    documents = {row["path"]: row for row in read_rows([out], "documents")}
    rejects = {row["path"]: row["code"] for row in read_rows([out], "rejects")}
    large = documents.get(f"large{ending}")
    if large:
        became, held = "read", bool(large["warnings"]) and process.returncode == 0
    else:
        code = rejects.get(f"large{ending}", "lost")
        became, held = f"rejected ({code})", code in codes and process.returncode == 3
    verify = [sys.executable, "-m", "pipeline", "verify", str(out), str(raw)]
    verified = subprocess.run(verify, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode == 0
    held = held and "page.txt" in documents and not said and verified
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    shutil.rmtree(out)
    return f"{name} ({size / MB:.1f} MB): {became}, {cpu:.0f} CPU seconds, {memory / MB:.0f} MB of memory", held


def main() -> int:
    """Run, print; 1 where a file is lost, rejected for another reason, or takes its neighbour along."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", choices=list(CASES), help="only this one")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    told, broken = [], []
    for name in given.case or CASES:
        with tempfile.TemporaryDirectory(prefix="sizes-") as folder:
            line, held = run_case(name, Path(folder))
        told.append(line)
        broken += [] if held else [name]
        print(f"{' ' if held else '!'} {line}", flush=True)
    if given.record:
        record("sizes", "; ".join(told) + f"; {len(broken)} broken promises")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
