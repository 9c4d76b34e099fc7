"""kills: runs ended by SIGKILL in every stage and at any moment, and what they leave behind.

    python -m benchmarks.kills [--kills 200] [--cold 10] [--seed 1] [--record]

OUT holds the output of one set of documents; a run over another set is killed. Half of the kills fall after a random
time. The other half fall right before a system call that opens, makes, renames or removes a file: in each stage in
turn, before a random one of its calls. Both in copies of this process, which has all rules loaded; `--cold` more fall
on the command itself with two jobs. After each kill OUT must hold the former output or the new one, byte for byte, or a
move that the next command ends with the new one (counted apart); and the next run must give the bytes of a run that
nobody disturbed. Prints a line for each kill; `--record` keeps the result for docs/reliability.md. Exit code 1 where a
promise is broken.
"""

import argparse
import json
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

from benchmarks.recording import record
from benchmarks.runs import (
    ROOT,
    STAGES,
    Place,
    in_child,
    load_words,
    make_raws,
    read_output,
    run_over,
    watch_events,
)
from pipeline.engine import TRY
from pipeline.partitions import MADE_FROM
from pipeline.run import PUBLISHING, make_readable


def list_events(work: Callable[[Callable[[str], None]], None]) -> list[str]:
    """For each system call on files that the work makes and Python knows of, the stage it falls into.

    The work is given what it is to tell the names of its stages.
    """
    read, write = os.pipe()

    def counted() -> None:
        place, seen = Place(), list[str]()
        watch_events(place, lambda *_: seen.append(place.get()))
        work(place.set)
        with os.fdopen(write, "w") as answer:
            json.dump(seen, answer)

    child = in_child(counted)
    os.close(write)
    with os.fdopen(read) as answer:
        found: list[str] = json.load(answer)
    os.waitpid(child, 0)
    return found


def die_at(place: Place, number: int, pattern: str = "") -> None:
    """End this process by SIGKILL right before its call of that number, of those that fit the pattern."""
    left = [number]

    def heard(event: str, details: tuple[object, ...]) -> None:
        if re.search(pattern, f"{event} {details}"):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    watch_events(place, heard)


def stage_under_way(out: Path) -> str:
    """Which stage a killed run was at, by what it left."""
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
        load_words()
        self.folder, self.place = folder, Place()
        self.raws = make_raws(folder)
        self.outs: list[Path] = []
        for raw in self.raws:
            self.outs.append(folder / f"{raw.name}.out")
            run_over(raw, self.outs[-1])
        self.former, self.new = map(read_output, self.outs)
        out, begun = self.start(), time.perf_counter()
        code = os.waitpid(in_child(lambda: run_over(self.raws[1], out)), 0)[1]
        self.seconds = time.perf_counter() - begun
        out = self.start()
        self.events = list_events(lambda report: run_over(self.raws[1], out, report))
        self.counts: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.faults: list[str] = [] if code == 0 else ["an undisturbed run fails"]

    def start(self) -> Path:
        """A new copy of the former output."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(self.outs[0], out)
        return out

    def kill(self, draw: random.Random, by_time: bool, stage: str | None = None) -> None:
        """One kill, and the run after it: after a random time, or before a random call of a stage."""
        out = self.start()
        raw = self.raws[1]
        if by_time:

            def watched() -> None:
                watch_events(self.place, lambda *_: None)
                run_over(raw, out, self.place.set)

            self.place.set("start")
            child = in_child(watched)
            time.sleep(draw.uniform(0, self.seconds))
            os.kill(child, signal.SIGKILL)
            self.judge(out, os.WIFSIGNALED(os.waitpid(child, 0)[1]))
        else:
            stage = stage or draw.choice(STAGES)
            own = [number for number, name in enumerate(self.events, 1) if name == stage]
            self.judge(out, self.kill_at(draw.choice(own), out))

    def kill_at(self, number: int, out: Path, pattern: str = "") -> bool:
        """Kill a run right before its call of this number, of those that fit the pattern; whether it made so many."""

        def doomed() -> None:
            die_at(self.place, number, pattern)
            run_over(self.raws[1], out, self.place.set)

        self.place.set("start")
        return os.WIFSIGNALED(os.waitpid(in_child(doomed), 0)[1])

    def kill_command(self, draw: random.Random) -> None:
        """The same with the command itself, its workers and all."""
        out = self.start()
        command = [sys.executable, "-m", "pipeline", "all", str(self.raws[1]), "-o", str(out), "--quiet", "--jobs", "2"]
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
            time.sleep(draw.uniform(0, 2 * self.seconds + 3))
            process.kill()
            killed = process.wait() == -signal.SIGKILL
        self.place.set(f"command, {stage_under_way(out)}")
        self.judge(out, killed)

    def judge(self, out: Path, killed: bool) -> None:
        """Look at OUT, run again, look again."""
        if not killed:
            self.counts["finished before the kill"] += 1
            return
        number, stage, broken = self.counts["kills"], self.place.get(), len(self.faults)
        self.counts["kills"] += 1
        self.stages[stage] += 1
        found = read_output(out)
        if found in (self.former, self.new):
            left = "former output" if found == self.former else "new output"
        elif stage_under_way(out) == "move":
            left = "a move to be ended"
            make_readable(out)
            if read_output(out) != self.new:
                self.faults.append(f"kill {number} at {stage}: the move did not end with the new output")
        else:
            left = "torn output"
            self.faults.append(f"kill {number} at {stage}: torn output")
        self.counts[left] += 1
        status = os.waitpid(in_child(lambda: run_over(self.raws[1], out)), 0)[1]
        if status or read_output(out) != self.new:
            self.counts["other bytes after the next run"] += 1
            self.faults.append(f"kill {number} at {stage}: the next run gives other bytes")
        if over := sorted(path.name for path in (out / ".stages").iterdir() if path.suffix in (".new", ".old")):
            self.faults.append(f"kill {number} at {stage}: {over} is left over")
        verdict = "; ".join(self.faults[broken:]) or "the next run gives the same bytes"
        print(f"{number + 1:5} {stage:20} {left:20} {verdict}", flush=True)

    def result(self) -> str:
        """What came of it all, in a line."""
        at = ", ".join(f"{name} {self.stages[name]}" for name in sorted(self.stages, key=_order))
        torn, other = self.counts["torn output"], self.counts["other bytes after the next run"]
        return f"{self.counts['kills']} kills: {torn} torn outputs, {other} other bytes after the next run ({at})"


def _order(stage: str) -> tuple[bool, int, str]:
    """Stages in their order, kills of the command itself last."""
    return stage.startswith("command"), STAGES.index(stage) if stage in STAGES else -1, stage


def main() -> int:
    """Kill, judge, print; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--cold", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    draw = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        campaign = Campaign(Path(folder))
        print(f"a run takes {campaign.seconds:.2f} s and makes {len(campaign.events)} calls on files", flush=True)
        while campaign.counts["kills"] < given.kills:
            done = campaign.counts["kills"]
            campaign.kill(draw, done % 2 == 0, STAGES[done // 2 % len(STAGES)])
        while campaign.counts["kills"] < given.kills + given.cold:
            campaign.kill_command(draw)
    for name, count in campaign.counts.items():
        print(f"{count:5} {name}")
    print(campaign.result())
    print(f"broken promises: {len(campaign.faults)}", *campaign.faults, sep="\n  ")
    if given.record:
        record("kills", campaign.result())
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
