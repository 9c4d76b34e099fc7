"""engine: every task is run, errors come back whole, and the number of jobs changes nothing."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.engine import Task, run_task, run_tasks
from pipeline.errors import ConfigError, InputError
from pipeline.settings import Settings


def copy_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage: the input's text and the policy."""
    (output / "copy.txt").write_text(inputs[0].read_text() + settings.policy)


def fail_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that cannot read its input."""
    raise InputError("cannot be read", reason="odd", file=inputs[0], place="line 3", remedy="mend it")


def die_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage whose process the machine kills."""
    os.kill(os.getpid(), signal.SIGKILL)


def tasks(folder: Path, function: str, count: int) -> list[Task]:
    for i in range(count):
        (folder / f"{i}.txt").write_text(str(i))
    settings = Settings(policy="latest")
    return [
        Task(f"{__name__}:{function}", (folder / f"{i}.txt",), folder / "out" / f"{i}", settings) for i in range(count)
    ]


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_every_task_writes_to_its_own_folder(tmp_path: Path, jobs: int) -> None:
    run_tasks(tasks(tmp_path, "copy_part", 3), jobs)
    assert [(tmp_path / f"out/{i}/copy.txt").read_text() for i in range(3)] == ["0latest", "1latest", "2latest"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_back_with_all_its_parts(tmp_path: Path, jobs: int) -> None:
    made = [*tasks(tmp_path, "copy_part", 1), *tasks(tmp_path, "fail_part", 3)[1:]]
    with pytest.raises(InputError) as caught:
        run_tasks(made, jobs)
    assert str(caught.value) == f"{tmp_path}/1.txt, line 3: cannot be read; mend it"
    assert caught.value.code == 3


def test_what_has_not_begun_is_dropped_after_an_error(tmp_path: Path) -> None:
    made = [*tasks(tmp_path, "fail_part", 1), *tasks(tmp_path, "copy_part", 40)[1:]]
    with pytest.raises(InputError):
        run_tasks(made, 2)
    assert len(list((tmp_path / "out").glob("*/copy.txt"))) < 39


def test_a_killed_worker_is_the_machine_refusing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="a worker was killed"):
        run_tasks(tasks(tmp_path, "die_part", 2), 2)


def test_no_jobs_and_no_tasks(tmp_path: Path) -> None:
    run_tasks([], 4)
    with pytest.raises(ConfigError, match="--jobs is 0; give 1 or more"):
        run_tasks([], 0)


def test_an_output_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    task = tasks(tmp_path, "copy_part", 1)[0]
    assert run_task(task) == task.output
    with pytest.raises(FileExistsError):
        run_task(task)
