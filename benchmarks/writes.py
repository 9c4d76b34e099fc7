"""writes: every call of a run that changes a file, each made to fail once, and what the run says and leaves.

    python -m benchmarks.writes [--inner 1] [--stay 20] [--calls PATTERN] [--minutes N] [--record]

A library of C (`failing.c`, which needs gcc) is laid before the system's own, so that the calls of Arrow, DuckDB and
SQLite are counted like Python's: open for writing, write, sync, truncate, mkdir, rename, link, unlink, rmdir, below
OUT. OUT holds the output of one set of documents; the command runs over another set in copies of this process, which
must make the calls and the bytes of a process of its own. Every call fails alone, with ENOSPC, EIO, EROFS, EACCES and
EDQUOT in turn; of many writes in a row to one file the first, the last and each `--inner`-th. From each `--stay`-th of
them on, all calls fail with ENOSPC, but for removing. `--calls` chooses those whose name and path a pattern is found
in. They are taken in a shuffled order, so that what `--minutes` lets pass is a sample of all.

The command must end with code 4 and one line, or do without the call; then OUT must hold the former output or the new
one, byte for byte, or a move that the next command ends with the new one; and the next run must give the bytes of a run
that nobody disturbed (made once for each state of OUT that is met). Exit code 1 where a promise is broken.
"""

import argparse
import ctypes
import errno
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing, suppress
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from benchmarks.recording import record
from benchmarks.runs import ROOT, in_child, load_words, make_raws, read_output, run_over
from pipeline.__main__ import main as command
from pipeline.engine import TRY
from pipeline.run import make_readable

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)
REFUSED, DONE = 4, 3  # exit codes: the machine refused; done, with the broken document among the rejects


class Told(ctypes.Structure):
    """What the library counts, in memory that copies of this process share."""

    _fields_ = (
        ("seen", ctypes.c_long),
        ("failed", ctypes.c_long),
        ("first", ctypes.c_char * (2 * 4096 + 64)),
        ("length", ctypes.c_long),
        ("list", ctypes.c_char * (1 << 22)),
    )


def preload() -> None:
    """Begin this process anew with the library before the system's own, unless it is there already."""
    if "failing.so" in os.environ.get("LD_PRELOAD", ""):
        return
    library = Path(tempfile.mkdtemp(prefix="failing-")) / "failing.so"
    source = Path(__file__).with_name("failing.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    os.environ["LD_PRELOAD"] = str(library)
    os.execv(sys.executable, [sys.executable, "-m", "benchmarks.writes", *sys.argv[1:]])


class Campaign:
    """Writes that fail and what came of them."""

    def __init__(self, folder: Path) -> None:
        load_words()
        self.folder, self.raws = folder, make_raws(folder)
        self.outs: list[Path] = []
        for raw in self.raws:
            self.outs.append(folder / f"{raw.name}.out")
            run_over(raw, self.outs[-1])
        self.former, self.new = map(read_output, self.outs)
        self.library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self.library.failing_begin.restype = ctypes.POINTER(Told)
        self.told = self.library.failing_begin(str(folder / "out").encode()).contents
        self.counts: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.sound: set[str] = set()  # states of OUT from which the next run is known to end well
        self.faults: list[str] = []
        self.run(self.start(), 0, 0, False)  # counts
        self.writes = [line.partition(" ") for line in list_calls(self.told)]
        self.differing = self.compare()

    def start(self) -> Path:
        """The former output anew: its files under second names, for a run replaces whole files and changes none."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(self.outs[0], out, copy_function=link_file)
        return out

    def compare(self) -> int:
        """By how many calls a process of its own differs from a copy of this one; the bytes must be the same."""
        out, answer = self.start(), self.folder / "answer"
        ordinary = "import sys; from benchmarks.writes import tell_calls; tell_calls(*sys.argv[1:])"
        subprocess.run([sys.executable, "-c", ordinary, self.raws[1], out, answer], cwd=ROOT, check=True)
        if read_output(out) != self.new:
            self.faults.append("a process of its own gives other bytes than a copy of this one")
        copied, own = (count_calls(calls) for calls in (map("".join, self.writes), answer.read_text().splitlines()))
        return (copied - own).total() + (own - copied).total()

    def choose(self, inner: int, pattern: str) -> list[int]:
        """The numbers of the calls that are to fail: all but most of many writes in a row to one file."""
        chosen = []
        for _, group in groupby(enumerate(self.writes, 1), key=lambda item: item[1]):
            numbers = [number for number, _ in group]
            chosen += sorted({*numbers[::inner], numbers[-1]})
        return [number for number in chosen if re.search(pattern, "".join(self.writes[number - 1]))]

    def run(self, out: Path, number: int, error: int, stays: bool) -> tuple[int, str]:
        """The exit code of the command with the call of this number failing, and what it says."""
        said = self.folder / "said"

        def failing() -> None:
            with said.open("w") as stream:
                os.dup2(stream.fileno(), 2)
            sys.argv = ["concord", "all", str(self.raws[1]), "-o", str(out), "--quiet"]
            self.library.failing_arm(ctypes.c_long(number), error, int(stays))
            try:
                command()
            except SystemExit as end:
                sys.stderr.flush()
                os._exit(int(end.code or 0))

        status = os.waitpid(in_child(failing, synced=True), 0)[1]
        return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")

    def fail(self, number: int, error: int, stays: bool = False) -> None:
        """Have one call fail, or it and all after it; judge what the command says and leaves."""
        out = self.start()
        code, said = self.run(out, number, error, stays)
        if not self.told.failed:  # runs differ by a call or two
            self.counts["the run made less calls"] += 1
            return
        first = self.told.first.decode("utf-8", "replace").replace(str(self.folder), "")
        self.counts["failures"] += 1
        self.calls[first.partition(" ")[0]] += 1
        broken = []
        lines = said.splitlines()
        if code == REFUSED:
            self.counts["refused with exit 4"] += 1
            if len(lines) != 1 or not lines[0].startswith("concord: "):
                broken.append(f"says {said[-600:]!r}")
        elif code == DONE and not lines:
            self.counts["done without the call"] += 1
        else:
            broken.append(f"ends with {code} and says {said[-600:]!r}")
        found = read_output(out)
        if found not in (self.former, self.new):
            make_readable(out)
            found = read_output(out)
            self.counts["a move to be ended"] += 1
            if found != self.new:
                broken.append("leaves a torn output")
        elif found == self.former:
            self.counts["former output"] += 1
        else:
            self.counts["new output"] += 1
        state = hash_state(out)
        if state not in self.sound:
            self.counts["states from which the next run was made"] += 1
            ended = os.waitpid(in_child(lambda: run_over(self.raws[1], out), synced=True), 0)[1]
            left = [path.name for path in (out / ".stages").iterdir() if path.suffix in (".new", ".old")]
            if ended or left or read_output(out) != self.new:
                broken.append(f"the next run gives other bytes, or leaves {left}")
            else:
                self.sound.add(state)
        if broken:
            kind = f"{errno.errorcode[error]}{' from then on' if stays else ''}"
            self.faults.append(f"call {number} ({first}), {kind}: {'; '.join(broken)}")
            print(self.faults[-1], flush=True)

    def result(self) -> str:
        """What came of it all, in a line."""
        kinds = ", ".join(f"{name} {count}" for name, count in self.calls.most_common())
        return (
            f"{self.counts['failures']} failures over the {len(self.writes)} calls of a run ({kinds}): "
            f"{self.counts['refused with exit 4']} refused with exit 4, {self.counts['done without the call']} done "
            f"without the call; {len(self.faults)} broken promises; a process of its own makes the same calls, but for "
            f"{self.differing}"
        )


def tell_calls(raw: str, out: str, answer: str) -> None:
    """Write down the calls of a run in a process that has done nothing before."""
    library = ctypes.CDLL(os.environ["LD_PRELOAD"])
    library.failing_begin.restype = ctypes.POINTER(Told)
    told = library.failing_begin(out.encode()).contents
    sys.argv = ["concord", "all", raw, "-o", out, "--quiet"]
    library.failing_arm(ctypes.c_long(0), 0, 0)
    with suppress(SystemExit):
        command()
    Path(answer).write_text("\n".join(list_calls(told)), "utf-8")


def list_calls(told: Told) -> list[str]:
    """The calls that were counted, each with its path."""
    return told.list[: told.length].decode().splitlines()


def count_calls(calls: Iterable[str]) -> Counter[str]:
    """How often each call was made, whatever process made it."""
    return Counter(re.sub(re.escape(TRY) + r"[^/]*", TRY, call) for call in calls)


def link_file(source: str, target: str) -> None:
    """One file under two names; SQLite's, which is changed where it is, as a copy."""
    if source.endswith("known.sqlite"):
        shutil.copy2(source, target)
    else:
        os.link(source, target)


def hash_state(out: Path) -> str:
    """All that the next run can see of OUT: names and bytes, and of the known files' store what it knows."""
    digest = sha256()
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        data = b""
        if path.name == "known.sqlite":
            try:
                with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
                    data = repr(sorted(store.execute("SELECT path, state, sha256 FROM files"))).encode()
            except sqlite3.Error as error:
                data = type(error).__name__.encode()
        elif path.is_file():
            data = path.read_bytes()
            if not name.startswith(".stages/"):
                data += str(path.stat().st_mtime_ns).encode()
        digest.update(f"{len(name)} {name} {path.is_dir()} {len(data)} ".encode() + data)
    return digest.hexdigest()


def main() -> int:
    """Fail, judge, print; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inner", type=int, default=1)
    parser.add_argument("--stay", type=int, default=20)
    parser.add_argument("--calls", default="")
    parser.add_argument("--minutes", type=float, default=1e9, help="by the clock, after which no more calls fail")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    preload()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="writes-") as folder:
        campaign = Campaign(Path(folder))
        chosen = campaign.choose(given.inner, given.calls)
        print(f"a run makes {len(campaign.writes)} calls that change files; {len(chosen)} are to fail", flush=True)
        random.Random(1).shuffle(chosen)
        end = time.monotonic() + 60 * given.minutes
        for i, number in enumerate(chosen, 1):
            if time.monotonic() > end:
                break
            campaign.fail(number, ERRORS[i % len(ERRORS)])
            if i % given.stay == 0:
                campaign.fail(number, errno.ENOSPC, stays=True)
            if i % 50 == 0:
                print(f"{i:5} {dict(campaign.counts)}", flush=True)
        if read_output(campaign.outs[0]) != campaign.former:
            campaign.faults.append("a file of the former output was changed where it stands")
    for name, count in campaign.counts.items():
        print(f"{count:5} {name}")
    print(campaign.result())
    if given.record:
        record("writes that fail", campaign.result())
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
