"""engine on Dask: a scheduler and workers of their own over TCP; whatever dies, the bytes are those of one process."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import read_outputs
from conftest import RAW, ROOT, Concord
from test_determinism import end_a_partition

from pipeline.engine import cluster, open_engine
from pipeline.errors import ConfigError, MachineError

pytest.importorskip("distributed")
HOST = "127.0.0.1"


class Nodes:
    """A scheduler and workers, each a process that knows the others by address alone."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", HOST, "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        while not (self.file.exists() and self.file.read_text().rstrip().endswith("}")):  # it may be half written
            time.sleep(0.05)
        self.address = json.loads(self.file.read_text())["address"]

    def add_worker(self) -> "subprocess.Popen[bytes]":
        """One more worker, that nobody restarts."""
        options = ["--host", HOST, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        return self._start("worker", self.address, *options, "--local-directory", str(self.folder))

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        with (self.folder / f"log{len(self.processes)}").open("wb") as log:
            command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
            self.processes.append(subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log))
        return self.processes[-1]

    def close(self) -> None:
        """End them all."""
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    made = Nodes(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the sample pages, each a partition of its own."""
    folder = tmp_path_factory.mktemp("raw")
    for i in range(2):
        for path in RAW.glob("*.txt"):
            (folder / end_a_partition(f"{path.stem}-{i}")).write_bytes(path.read_bytes() + b"\n" * i)
    return folder


def start_concord(raw: Path, out: Path, *options: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pipeline", "all", str(raw), "-o", str(out), *options]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)


@pytest.mark.fault("engines")
def test_a_worker_killed_on_the_way_changes_no_byte(nodes: Nodes, raw: Path, tmp_path: Path) -> None:
    workers = [nodes.add_worker(), nodes.add_worker()]
    with start_concord(raw, tmp_path / "serial", "--quiet") as serial:
        assert serial.wait() == 0
    with start_concord(raw, tmp_path / "dask", "--engine", "dask", "--scheduler", nodes.address) as dask:
        assert dask.stderr is not None
        stage = random.choice([b"ingest", b"segment", b"extract", b"match"])
        next(line for line in dask.stderr if line.startswith(stage))
        time.sleep(random.random())
        workers[0].send_signal(signal.SIGKILL)
        said = dask.stderr.read().decode()
    assert dask.returncode == 0, said
    one, other = read_outputs(tmp_path / "serial"), read_outputs(tmp_path / "dask")
    assert one.keys() == other.keys()
    assert [name for name in sorted(one) if one[name] != other[name]] == []


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds of patience, and less until somebody is told."""
    monkeypatch.setattr(cluster, "CONNECT", 2)
    monkeypatch.setattr(cluster, "TELL", 0.2)


@pytest.mark.fault("scheduler")
def test_a_scheduler_that_does_not_answer_is_waited_for_aloud_and_named(
    hasty: None, tmp_path: Path, concord: Concord
) -> None:
    out, options = tmp_path / "out", ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    said = concord("all", RAW, "-o", out, *options)
    waiting, error = said.err.splitlines()
    assert said.code == 4
    assert waiting == "tcp://127.0.0.1:9: no scheduler answers yet; waiting up to 2 seconds …"
    assert error.startswith("concord: tcp://127.0.0.1:9: no scheduler answers: ")
    assert error.endswith("start it, and check --scheduler")
    assert len(concord("all", RAW, "-o", out, *options, "--quiet").err.splitlines()) == 1


@pytest.mark.fault("scheduler")
@pytest.mark.parametrize("address", ["nonsense:xx", "10.0.0.1", "post://10.0.0.1:8786", ""])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    with (
        pytest.raises(ConfigError, match=r"is no address: .*; give an address such as"),
        open_engine("dask", 1, address),
    ):
        pass


@pytest.mark.fault("scheduler")
def test_a_scheduler_without_a_worker_is_waited_for_aloud_and_named(hasty: None, nodes: Nodes) -> None:
    heard: list[str] = []
    wanted = f"{nodes.address}: the scheduler has no worker: .*; start a worker at this address"
    with pytest.raises(MachineError, match=wanted), open_engine("dask", scheduler=nodes.address, tell=heard.append):
        pass
    assert heard[-1:] == [f"{nodes.address}: the scheduler has no worker yet; waiting up to 2 seconds …"]


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    wanted = r"needs the package distributed; run `pip install 'concord\[dask\]'`"
    with pytest.raises(ConfigError, match=wanted), open_engine("dask"):
        pass
