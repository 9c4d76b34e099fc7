"""ending: the exit code of a command, and how it leaves when it is interrupted or nobody reads what it says."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import RAW, ROOT, Concord

from pipeline.durable import locked

CONCORD = [sys.executable, "-m", "pipeline"]


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Commands that may be interrupted: what a shell starts in the background ignores it, and so do its children."""
    kept = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, kept)


def test_exit_3_where_a_file_is_rejected(concord: Concord, tmp_path: Path) -> None:
    raw, out = shutil.copytree(RAW, tmp_path / "raw"), tmp_path / "out"
    (raw / "empty.txt").touch()
    said = concord("all", raw, "-o", out)
    assert said.code == 3 and f"rejected files: 1; see {out}/rejects.csv" in said.out
    assert concord("ingest", raw, "-o", out).code == 3
    assert concord("segment", out).code == 0
    assert concord("verify", out, raw).code == 0


@pytest.mark.parametrize(("strict", "code"), [("0", 0), ("1", 2)])
def test_make_warns_of_rejects_or_fails(tmp_path: Path, strict: str, code: int) -> None:
    raw = shutil.copytree(RAW, tmp_path / "raw dir")
    (raw / "empty.txt").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    made = ["make", "-o", ".venv/.run", "all", f"RAW={raw}", f"OUT={tmp_path / 'out'}", f"STRICT={strict}"]
    done = subprocess.run(made, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert ("warning: some files were rejected" in done.stderr) == (strict == "0")
    assert strict == "0" or "Error 3" in done.stderr


def test_exit_4_where_the_disk_is_full(concord: Concord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "rename", full)
    said = concord("all", RAW, "-o", tmp_path / "out", "--quiet")
    assert said.code == 4 and re.fullmatch(r"concord: .*: No space left on device; check disk space .*\n", said.err)


def test_exit_4_where_there_is_no_memory(concord: Concord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def large(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pipeline.run.run_all", large)
    assert concord("all", RAW, "-o", tmp_path / "out")[::2] == (
        4,
        "concord: the machine has no memory left; give fewer --jobs or smaller documents\n",
    )


def test_exit_5_where_the_folder_is_in_use(concord: Concord, sample_out: Path) -> None:
    with locked(sample_out):
        for arguments in (("all", RAW, "-o", sample_out), ("extract", sample_out)):
            said = concord(*arguments)
            assert said.code == 5 and said.err.startswith(f"concord: {sample_out}: another run is writing here; wait")


def test_exit_130_where_it_is_interrupted(tmp_path: Path) -> None:
    command = [*CONCORD, "all", str(RAW), "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "ingest …\n"
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130 and rest.endswith("interrupted\n") and "Traceback" not in rest


def test_exit_130_where_an_import_is_interrupted(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(
        "from pipeline import __main__ as line\n"
        "line.cli.invoke = lambda *_: exec('raise KeyboardInterrupt')\n"  # as where a dataclass is made
        "line.main()\n"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    command = [sys.executable, "-m", "interrupted", "all", "raw"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 130 and done.stderr.endswith("interrupted\n") and "Traceback" not in done.stderr


def test_exit_130_where_an_interrupt_falls_into_a_callback(tmp_path: Path) -> None:
    """Python drops it there: that happened at the end of an import once in a hundred interrupts of the first second."""
    (tmp_path / "dropped.py").write_text(
        "import signal, time, weakref\n"
        "from pipeline import __main__ as line\n"
        "class Lock: pass\n"
        "def invoke(*_):\n"
        "    lock = Lock()\n"
        "    held = weakref.ref(lock, lambda _: signal.raise_signal(signal.SIGINT))\n"
        "    del lock\n"
        "    time.sleep(30)\n"
        "line.cli.invoke = invoke\n"
        "line.main()\n"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    command = [sys.executable, "-m", "dropped", "all", "raw"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (130, "interrupted")


def test_exit_130_where_nobody_reads_on() -> None:
    command = [*CONCORD, "quantities", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"5 percent of 100 jobs\n" * 200)
        process.stdin.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (130, b"")


@pytest.mark.parametrize("lines", [1, 20_000])  # said at the end, and on the way
def test_a_reader_that_has_left_ends_the_command_quietly(tmp_path: Path, lines: int) -> None:
    (tmp_path / "lines.txt").write_text("It pays $9 an hour.\n" * lines)
    command = [sys.executable, "-m", "pipeline", "quantities", str(tmp_path / "lines.txt")]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (130, "")
