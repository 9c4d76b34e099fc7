"""kills: runs ended by SIGKILL at random moments, and what they leave behind.

    python -m benchmarks.kills [--kills 200] [--cold 10] [--seed 1]

OUT holds the output of one set of documents; a run over another set is killed. Half of the kills fall after a random
time, half right before a random system call that opens, makes, renames or removes a file; both in copies of this
process, which has all rules loaded. `--cold` more fall on the command itself with two jobs. After each kill OUT must
hold the former output or the new one, byte for byte, or a move that the next command ends with the new one (counted
apart); and the next run must give the bytes of a run that nobody disturbed. Exit code 1 where one of them does not.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pipeline.durable import locked
from pipeline.engine import TRY
from pipeline.partitions import MADE_FROM
from pipeline.publish import UNSTABLE
from pipeline.run import PUBLISHING, Run, make_readable, run_all
from pipeline.settings import Settings

ROOT = Path(__file__).parents[1]
EVENTS = frozenset(["open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "shutil.copyfile"])
Files = dict[str, bytes]


def make_raws(folder: Path) -> tuple[Path, Path]:
    """Two sets of documents: the sample's, and the same with one taken away, one changed and a broken one more."""
    former, new = folder / "former", folder / "new"
    for raw in (former, new):
        shutil.copytree(ROOT / "raw", raw)
    (new / "article.txt").unlink()
    text = (new / "summary.txt").read_text("utf-8")
    (new / "summary.txt").write_text(text.replace("2", "3"), "utf-8")
    (new / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    return former, new


def read_output(out: Path) -> Files:
    """What OUT shows: every file whose bytes are promised, so without the stages' own and the record of the run."""
    paths = {path.relative_to(out): path for path in out.rglob("*") if path.is_file()}
    apart = (*UNSTABLE, "run.json")
    return {
        name.as_posix(): path.read_bytes()
        for name, path in paths.items()
        if name.parts[0] != ".stages" and name.as_posix() not in apart
    }


def run_over(raw: Path, out: Path) -> None:
    """A whole run, as the command does it."""
    with locked(out):
        run_all(Run(out, Settings()), raw)


def in_child(work: Callable[[], None]) -> int:
    """The process number of a copy of this process that does the work and ends."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def count_events(work: Callable[[], None]) -> int:
    """How many system calls on files the work makes that Python knows of."""
    read, write = os.pipe()

    def counted() -> None:
        seen = Counter[str]()
        sys.addaudithook(lambda event, _: seen.update([event]) if event in EVENTS else None)
        work()
        os.write(write, str(seen.total()).encode())

    os.waitpid(in_child(counted), 0)
    os.close(write)
    with os.fdopen(read) as answer:
        return int(answer.read())


def die_at(number: int, place: str = "") -> None:
    """End this process by SIGKILL right before its call of that number, of those that fit the pattern."""
    left = [number]

    def watch(event: str, details: object) -> None:
        if event in EVENTS and re.search(place, f"{event} {details}"):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def stage_under_way(out: Path) -> str:
    """Which stage a killed run was at."""
    stages = out / ".stages"
    if (stages / PUBLISHING).is_file():
        return "move"
    if (stages / "publish.new").exists():
        return "publish"
    begun = (name for name in reversed(MADE_FROM) if any((stages / name).glob(f"*{TRY}*")))
    return next(begun, "between")


class Campaign:
    """Kills and what came of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.raws = make_raws(folder)
        self.outs: list[Path] = []
        for raw in self.raws:
            self.outs.append(folder / f"{raw.name}.out")
            run_over(raw, self.outs[-1])
        self.former, self.new = map(read_output, self.outs)
        begun = time.perf_counter()
        code = os.waitpid(in_child(lambda: run_over(self.raws[1], self.start())), 0)[1]
        self.seconds = time.perf_counter() - begun
        out = self.start()
        self.events = count_events(lambda: run_over(self.raws[1], out))
        self.counts: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.faults: list[str] = [] if code == 0 else ["an undisturbed run fails"]

    def start(self) -> Path:
        """A new copy of the former output."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(self.outs[0], out)
        return out

    def kill(self, draw: random.Random, by_time: bool) -> None:
        """One kill, and the run after it."""
        out = self.start()
        raw = self.raws[1]
        if by_time:
            child = in_child(lambda: run_over(raw, out))
            time.sleep(draw.uniform(0, self.seconds))
            os.kill(child, signal.SIGKILL)
            self.judge(out, os.WIFSIGNALED(os.waitpid(child, 0)[1]))
        else:
            self.kill_at(draw.randint(1, self.events), out)
            self.judge(out, killed=True)

    def kill_at(self, number: int, out: Path, place: str = "") -> None:
        """Kill a run right before its call of this number, of those that name the place."""

        def doomed() -> None:
            die_at(number, place)
            run_over(self.raws[1], out)

        if not os.WIFSIGNALED(os.waitpid(in_child(doomed), 0)[1]):
            self.faults.append(f"the run made less than {number} calls")

    def kill_command(self, draw: random.Random) -> None:
        """The same with the command itself, its workers and all."""
        out = self.start()
        command = [sys.executable, "-m", "pipeline", "all", str(self.raws[1]), "-o", str(out), "--quiet", "--jobs", "2"]
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
            time.sleep(draw.uniform(0, 2 * self.seconds + 3))
            process.kill()
            killed = process.wait() == -signal.SIGKILL
        self.judge(out, killed)

    def judge(self, out: Path, killed: bool) -> None:
        """Look at OUT, run again, look again."""
        if not killed:
            self.counts["finished before the kill"] += 1
            return
        number = self.counts["kills"]
        self.counts["kills"] += 1
        stage = stage_under_way(out)
        self.stages[stage] += 1
        found = read_output(out)
        if found in (self.former, self.new):
            self.counts["former output" if found == self.former else "new output"] += 1
        elif stage == "move":
            self.counts["a move to be ended"] += 1
            make_readable(out)
            if read_output(out) != self.new:
                self.faults.append(f"kill {number} at {stage}: the move did not end with the new output")
        else:
            self.faults.append(f"kill {number} at {stage}: torn output")
        status = os.waitpid(in_child(lambda: run_over(self.raws[1], out)), 0)[1]
        if status or read_output(out) != self.new:
            self.faults.append(f"kill {number} at {stage}: the next run gives other bytes")
        left = sorted(path.name for path in (out / ".stages").iterdir() if path.suffix in (".new", ".old"))
        if left:
            self.faults.append(f"kill {number} at {stage}: {left} is left over")


def main() -> int:
    """Kill, judge, print; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--cold", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        campaign = Campaign(Path(folder))
        print(f"a run takes {campaign.seconds:.2f} s and makes {campaign.events} calls on files", flush=True)
        while campaign.counts["kills"] < given.kills:
            campaign.kill(draw, by_time=campaign.counts["kills"] % 2 == 0)
        for _ in range(given.cold):
            campaign.kill_command(draw)
    for name, count in campaign.counts.items():
        print(f"{count:5} {name}")
    print("killed at: " + ", ".join(f"{name} {count}" for name, count in campaign.stages.most_common()))
    print(f"broken promises: {len(campaign.faults)}", *campaign.faults, sep="\n  ")
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
