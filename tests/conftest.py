"""conftest: the sample corpus published once a process, and the command line as a call."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from pipeline.__main__ import main
from pipeline.durable import locked
from pipeline.engine import open_engine
from pipeline.run import Run, run_all
from pipeline.settings import Settings
from pipeline.summary import summarise, write_record

ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw"


class Said(NamedTuple):
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


# How fast a machine draws examples is no property of ours.
settings.register_profile("concord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("concord")

Concord = Callable[..., Said]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what counts CPU seconds where a tracer uses them."""
    if item.get_closest_marker("timed") and sys.gettrace() is not None:
        pytest.skip("a tracer takes more time than the program")


def unmeasured() -> dict[str, str]:
    """An environment for a process that may write only what the test expects: coverage writes a file of its own."""
    return {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}


def run_over(raw: Path, out: Path, jobs: int = 1) -> Path:
    """OUT after `concord all RAW`, in this process."""
    with locked(out), open_engine(jobs=jobs) as engine:
        run = Run(out, Settings(), engine)
        run_all(run, raw)
        write_record(run, summarise(run), "2000-01-01T00:00:00+00:00", 0.0)
    return out


@pytest.fixture(scope="session")
def sample_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the sample corpus; to be read, never changed."""
    return run_over(RAW, tmp_path_factory.mktemp("sample") / "out")


@pytest.fixture
def concord(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Concord:
    """`concord("verify", out)` as its exit code and what it printed; an exception that escapes is a traceback."""

    def call(*arguments: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["concord", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call
