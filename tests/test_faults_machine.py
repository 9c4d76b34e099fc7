"""Faults of the machine: writes that fail, kills, full disks, two runs at once; the output is the former or the new."""

import errno
import importlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from builders import read_outputs
from conftest import RAW, ROOT, Concord, run_over, unmeasured
from hostile_files import about

from benchmarks.kills import Campaign, list_events, stage_under_way
from benchmarks.runs import EVENTS, in_child
from pipeline import durable, tables
from pipeline.durable import locked
from pipeline.run import Run, make_readable, run_stage
from pipeline.settings import Settings
from pipeline.tables import read_rows
from pipeline.verify import verify

SAMPLE = 12  # of the calls that write in a run, and a third as many of those that put the new files in place


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """Two sets of documents, their outputs, and how many calls on files a run makes."""
    return Campaign(tmp_path_factory.mktemp("campaign"))


@pytest.mark.fault("killed")
@pytest.mark.parametrize("seed", range(8))
def test_a_run_killed_before_any_call_on_files_leaves_a_whole_output(campaign: Campaign, seed: int) -> None:
    campaign.kill(random.Random(seed), by_time=False)
    assert campaign.faults == []


@pytest.mark.fault("killed")
def test_a_run_killed_at_any_time_leaves_a_whole_output(campaign: Campaign) -> None:
    for seed in range(3):
        campaign.kill(random.Random(seed), by_time=True)
    assert campaign.faults == []


@pytest.mark.fault("killed")
@pytest.mark.parametrize("number", [0, 1, 20, 40])
def test_a_run_killed_while_it_moves_its_files_is_ended_by_the_next_command(
    campaign: Campaign, concord: Concord, number: int
) -> None:
    """The list of what is to be moved takes its place, and the files follow it."""
    out = campaign.start()
    assert campaign.kill_at(number or 1, out, "rename.*publish.new/" if number else r"rename.*publishing\.json")
    assert stage_under_way(out) == ("move" if number else "publish")
    code = concord("verify", out, campaign.raws[bool(number)]).code
    assert (code, read_outputs(out)) == (0, campaign.new if number else campaign.former)


# -- writes that fail --------------------------------------------------------------------------------------------------


class Failing:
    """Makes the call of a number fail as a full disk does: every opening, making, renaming, removing, every sync and
    every table written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = self.seen = 0
        self.on = False
        sys.addaudithook(lambda event, details: self.count(event, details) if self.on else None)
        for place, name in ((os, "fsync"), (durable.os, "fsync"), (pq, "write_table")):
            monkeypatch.setattr(place, name, self.counted(getattr(place, name)))

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if self.on:
                self.count("write", given)
            return function(*given, **named)

        return call

    def count(self, event: str, details: Any) -> None:
        if event not in EVENTS and event != "write":
            return
        if event == "open" and not (isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        self.seen += 1
        if self.seen == self.left:
            self.on = False
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def run(self, work: Callable[[], object], number: int = 0) -> int:
        """Do the work with the call of this number failing; how many calls there were."""
        self.left, self.seen, self.on = number, 0, True
        try:
            work()
        finally:
            self.on = False
        return self.seen


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    made = Failing(monkeypatch)
    yield made
    made.on = False


@pytest.mark.fault("disk_full")
def test_a_write_that_fails_leaves_a_whole_output(tmp_path: Path, failing: Failing, campaign: Campaign) -> None:
    """A sample of all writes, the last ones among them, where the new files take their places."""
    _, raw = campaign.raws
    calls = failing.run(lambda: run_over(raw, shutil.copytree(campaign.outs[0], tmp_path / "count")))
    draw = random.Random(1)
    moving = range(calls - 2 * len(campaign.new), calls)
    tried = sorted({*draw.sample(range(1, calls), SAMPLE), *draw.sample(moving, SAMPLE // 3)})
    for number in tried:
        out = shutil.copytree(campaign.outs[0], tmp_path / "out")
        try:
            failing.run(lambda out=out: run_over(raw, out), number)  # type: ignore[misc]
        except OSError as error:
            assert error.errno == errno.ENOSPC or os.strerror(errno.ENOSPC) in str(error)
        make_readable(out)
        assert read_outputs(out) in (campaign.former, campaign.new), number
        run_over(raw, out)
        assert read_outputs(out) == campaign.new, number
        shutil.rmtree(out)


@pytest.mark.fault("disk_full")
def test_a_full_disk_is_exit_4_with_what_to_do(tmp_path: Path) -> None:
    """Files may grow to 20,000 bytes, for Arrow's own writes, too, which no hook of Python sees."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "import pipeline.__main__ as m\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, -1)); sys.argv[0] = 'concord'; m.main()"
    )
    raw = Path(shutil.copytree(RAW, tmp_path / "raw"))
    out = run_over(raw, tmp_path / "out")
    before = read_outputs(out)
    (raw / "note.txt").write_text("Baker\n\nBakers earn $31,000 a year.\n")  # a run with nothing to do writes nothing
    command = [sys.executable, "-c", code, "all", str(raw), "-o", str(out), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, env=unmeasured(), capture_output=True, text=True, check=False)
    assert done.returncode == 4 and "File too large" in done.stderr and len(done.stderr.splitlines()) == 1
    assert read_outputs(out) == before
    assert not list((out / ".stages").glob("*.new"))


def test_a_file_that_cannot_be_written_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    (tmp_path / "run.json").write_text("former")
    monkeypatch.setattr(durable.os, "fsync", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        durable.write_whole(tmp_path / "run.json", {})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"run.json": "former"}


@pytest.mark.skipif(shutil.which("gcc") is None, reason="the library that makes calls fail is built by gcc")
def test_a_write_of_the_database_that_fails_leaves_a_whole_output() -> None:
    """A part of the campaign: every call that changes the file of DuckDB, whose writes no hook of Python sees."""
    options = ["--calls", "duckdb", "--inner", "1000", "--stay", "1000"]
    command = [sys.executable, "-m", "benchmarks.writes", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"(\d+) failures over", done.stdout)[1]) >= 10  # type: ignore[index]


@pytest.mark.fault("read_only")
def test_an_output_that_may_not_be_written_is_exit_4(
    tmp_path: Path, concord: Concord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's refusal is put in by hand, for root may write anywhere."""
    out = run_over(RAW, tmp_path / "out")
    before = read_outputs(out)

    def refuse(self: Path, *_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", refuse)
        said = concord("all", RAW, "-o", out, "--quiet")
    assert said.code == 4 and "Read-only file system" in said.err and "permissions" in said.err
    assert read_outputs(out) == before


# -- two at once, clocks -----------------------------------------------------------------------------------------------


@pytest.mark.fault("two_runs")
def test_the_second_run_says_so_and_leaves(tmp_path: Path, concord: Concord) -> None:
    out = run_over(RAW, tmp_path / "out")
    before = read_outputs(out)
    with locked(out):
        for command in (("all", RAW, "-o", out), ("extract", out), ("publish", out)):
            said = concord(*command, "--quiet")
            assert said.code == 5 and "another run is writing here" in said.err
    assert read_outputs(out) == before
    assert concord("publish", out, "--quiet").code == 0


@pytest.mark.fault("two_runs")
def test_of_two_runs_at_one_time_one_does_the_work(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "all", str(RAW), "-o", str(tmp_path / "out"), "--quiet"]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    codes = sorted(run.wait() for run in runs)
    for run in runs:
        assert run.stderr is not None
        run.stderr.close()
    assert codes in ([0, 5], [0, 0])  # [0, 0]: one began when the other had finished
    assert read_outputs(tmp_path / "out") == read_outputs(run_over(RAW, tmp_path / "alone"))


@pytest.mark.fault("clock")
@pytest.mark.parametrize("jump", [-(10**9), 10**9, 4 * 10**9])
def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    raw = shutil.copytree(RAW, tmp_path / "raw")
    out = run_over(raw, tmp_path / "out")
    before = read_outputs(out)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    for path in (*raw.iterdir(), *(out / ".stages").rglob("*")):
        os.utime(path, (max(now() + jump, 0),) * 2)
    run_stage(Run(out, Settings()), "publish")
    run_over(raw, out)
    assert read_outputs(out) == before


# -- memory, time, workers ---------------------------------------------------------------------------------------------


@pytest.mark.fault("memory")
def test_a_document_without_memory_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(about("a"))
    (raw / "b.html").write_text("<p>" + "Bakers bake bread. <b>" * 3_000_000)
    limits = ("--worker-memory", 400, "--jobs", 2, "--quiet")
    code = "import sys; sys.argv[0] = 'concord'; from pipeline.__main__ import main; main()"
    command = [sys.executable, "-c", code, "all", str(raw), "-o", str(tmp_path / "out"), *map(str, limits)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert [(row["path"], row["code"]) for row in read_rows([tmp_path / "out"], "rejects")] == [("b.html", "too_large")]
    assert [row["path"] for row in read_rows([tmp_path / "out"], "documents")] == ["a.txt"]


@pytest.mark.fault("limits")
@pytest.mark.parametrize("stage", ["segment:segment_text", "extract:extract_document"])
def test_a_document_that_a_later_stage_rejects_stands_in_rejects_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """The memory is refused by hand. All else is as if it had not been there, and verifies."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("bakers", "more bakers", "welders"):
        (raw / f"{name}.txt").write_text(about(name).replace("akers", "elders") if name == "welders" else about(name))
    module = importlib.import_module(f"pipeline.{stage.partition(':')[0]}")
    work = getattr(module, stage.partition(":")[2])

    def refuse(text: str, *rest: Any) -> Any:
        if "called welders" in text:
            raise MemoryError
        return work(text, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(module, stage.partition(":")[2], refuse)
        out = run_over(raw, tmp_path / "out")
    (reject,) = read_rows([out], "rejects")
    assert (reject["path"], reject["code"], reject["stage"]) == ("welders.txt", "too_large", stage.partition(":")[0])
    assert verify(out, raw, Settings()) == []
    (raw / "welders.txt").unlink()
    without = run_over(raw, tmp_path / "without")
    assert [row["path"] for row in read_rows([without], "documents")] == ["bakers.txt", "more bakers.txt"]
    for name in tables.tables().keys() - {"rejects"}:
        assert read_rows([out], name) == read_rows([without], name), name
    assert {path.name for path in (out / "text").iterdir()} == {path.name for path in (without / "text").iterdir()}


def test_counting_calls_sees_them(tmp_path: Path) -> None:
    def work(report: Callable[[str], None]) -> None:
        report("ingest")
        (tmp_path / "a").mkdir()
        (tmp_path / ".stages/survey").mkdir(parents=True)

    assert set(list_events(work)) == {"ingest", "survey"}
    assert os.waitpid(in_child(lambda: (tmp_path / "b").mkdir()), 0)[1] == 0 and (tmp_path / "b").is_dir()
