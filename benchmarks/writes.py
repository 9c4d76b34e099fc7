"""writes: every call of a run that changes a file, each made to fail once, and what the run says and leaves.

    python -m benchmarks.writes [--inner 1] [--stay 20] [--calls PATTERN] [--record]

A library of C (`failing.c`, which needs gcc) is laid before the system's own, so that the calls of Arrow, DuckDB and
SQLite are counted like Python's: open for writing, write, sync, truncate, mkdir, rename, link, unlink, rmdir, below
OUT. OUT holds the output of one set of documents; the command runs over another set in a copy of this process, which
must make the calls and the bytes of a process of its own. It stops before each stage, and copies of it go on from there
with one call failing, each over its own copy of OUT. Every call fails alone, with ENOSPC, EIO, EROFS, EACCES and EDQUOT
in turn; of many writes in a row to one file the first, the last and each `--inner`-th. From each `--stay`-th of them
on, all calls fail with ENOSPC, but for removing. `--calls` chooses those whose name and path a pattern is found in.

The command must end with code 4 and one line, or do without the call; then OUT must hold the former output or the new
one, byte for byte, or a move that the next command ends with the new one; and the next run must give the bytes of a run
that nobody disturbed (made once for each state of OUT that is met). Exit code 1 where a promise is broken.
"""

import argparse
import ctypes
import errno
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from itertools import groupby, pairwise
from pathlib import Path

from benchmarks.recording import record
from benchmarks.runs import ROOT, in_child, load_words, make_raws, read_output, run_over
from benchmarks.walking import Walk
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
        self.said = folder / "said"
        self.counts: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.sound: set[str] = set()  # states of OUT from which the next run is known to end well
        self.faults: list[str] = []
        self.before: list[int] = []  # how many calls the run makes before each of its stops
        self.out = self.lay(self.outs[0])
        walk = self.walk()
        while walk.stops():
            self.before.append(self.told.seen)
            walk.go_on()
        self.writes = [line.partition(" ") for line in list_calls(self.told)]
        self.differing = self.compare()

    def lay(self, source: Path) -> Path:
        """OUT anew as it was: its files under second names, for a run replaces whole files and changes none."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(source, out, copy_function=link_file)
        return out

    def walk(self) -> Walk:
        """A run whose calls are counted."""
        self.library.failing_arm(ctypes.c_long(0), 0, 0)
        walk = Walk(self.work, self.turn)
        self.library.failing_disarm()
        return walk

    def work(self) -> None:
        """The command, as it ends."""
        sys.argv = ["concord", "all", str(self.raws[1]), "-o", str(self.out), "--quiet"]
        try:
            command()
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(int(end.code or 0))

    def turn(self, number: int, error: int, stays: int) -> None:
        """Have the call of this number from here fail, and keep what the command says."""
        with self.said.open("w") as stream:
            os.dup2(stream.fileno(), 2)
        self.library.failing_arm(ctypes.c_long(number), error, stays)

    def compare(self) -> int:
        """By how many calls a process of its own differs from a copy of this one; the bytes must be the same."""
        out, answer = self.lay(self.outs[0]), self.folder / "answer"
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

    def fail_all(self, chosen: Sequence[int], stay: int) -> None:
        """Have each of the calls fail; from each `stay`-th on all after it, too."""
        saved = self.folder / "saved"
        self.lay(self.outs[0])
        walk, tried = self.walk(), 0
        for first, last in pairwise([*self.before, len(self.writes)]):
            walk.stops()
            shutil.copytree(self.out, saved, copy_function=link_file)
            state = hash_state(saved)
            for number in (number for number in chosen if first < number <= last):
                tried += 1
                self.fail(walk, saved, number, first, ERRORS[tried % len(ERRORS)])
                if tried % stay == 0:
                    self.fail(walk, saved, number, first, errno.ENOSPC, stays=True)
            print(f"{tried:5} {dict(self.counts)}", flush=True)
            self.lay(saved)
            if hash_state(saved) != state:
                self.faults.append(f"a file is changed where it stands, in calls {first + 1} to {last}")
            shutil.rmtree(saved)
            walk.go_on()
        walk.stops()
        if read_output(self.out) != self.new:
            self.faults.append("the run that stopped gives other bytes")

    def fail(self, walk: Walk, saved: Path, number: int, first: int, error: int, stays: bool = False) -> None:
        """Have one call fail, or it and all after it; judge what the command says and leaves."""
        out = self.lay(saved)
        code = walk.send(number - first, error, int(stays))
        said = self.said.read_text("utf-8", "replace")
        if not self.told.failed:  # runs differ by a call or two
            self.counts["the run made less calls"] += 1
            return
        call = self.told.first.decode("utf-8", "replace").replace(str(self.folder), "")
        self.counts["failures"] += 1
        self.calls[call.partition(" ")[0]] += 1
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
            self.faults.append(f"call {number} ({call}), {kind}: {'; '.join(broken)}")
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
    """One file under two names; SQLite's, which is changed where it is, as a copy, and the lock, which may be held."""
    if source.endswith(("/known.sqlite", "/lock")):
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
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    preload()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="writes-") as folder:
        campaign = Campaign(Path(folder))
        chosen = campaign.choose(given.inner, given.calls)
        print(f"a run makes {len(campaign.writes)} calls that change files; {len(chosen)} are to fail", flush=True)
        campaign.fail_all(chosen, given.stay)
        if read_output(campaign.outs[0]) != campaign.former:
            campaign.faults.append("a file of the former output was changed where it stands")
    shutil.rmtree(Path(os.environ["LD_PRELOAD"]).parent)
    for name, count in campaign.counts.items():
        print(f"{count:5} {name}")
    print(campaign.result())
    if given.record:
        record("writes that fail", campaign.result())
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
