"""worker: what a process of the pool does with its tasks, over the pipes alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from engine_help import document_task, text_tasks

from pipeline.engine.pool import Worker, start_worker
from pipeline.engine.task import Limits, Lost, Task
from pipeline.engine.worker import read_frame, write_frame


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = start_worker()
    yield made
    made.end()


def ask(worker: Worker, task: Task, limits: Limits | None = None) -> Any:
    """What the worker answers."""
    write_frame(worker.process.stdin, (task, limits or Limits()))  # type: ignore[arg-type]
    return read_frame(worker.answers)


def leave(worker: Worker) -> int:
    """What the worker ends with when nobody will ask it any more."""
    assert worker.process.stdin is not None
    worker.process.stdin.close()
    return worker.process.wait(120)


def test_a_worker_answers_task_after_task_and_ends_when_its_parent_is_gone(tmp_path: Path, worker: Worker) -> None:
    for task in text_tasks(tmp_path, "copy_part", 3):
        assert ask(worker, task) == (None,)
        assert (task.output / "copy.txt").is_file()
    assert leave(worker) == 0


def test_a_worker_whose_parent_went_away_ends_in_silence(tmp_path: Path) -> None:
    asked = BytesIO()
    write_frame(asked, (text_tasks(tmp_path, "copy_part", 1)[0], Limits()))
    reading, writing = os.pipe()
    os.close(reading)
    code = f"import sys; sys.path[:] = {sys.path!r}; from pipeline.engine.worker import serve; serve()"
    done = subprocess.run([sys.executable, "-c", code], input=asked.getvalue(), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_worker_without_memory_answers_and_ends_by_itself(tmp_path: Path, worker: Worker) -> None:
    assert ask(worker, document_task(tmp_path, {"a.txt": "fill"}), Limits(60, 2**30)) == (Lost("too_large"),)
    assert worker.process.wait(120) == 0


def test_an_error_that_cannot_travel_comes_as_its_text(tmp_path: Path, worker: Worker) -> None:
    ((error,), after) = [ask(worker, task) for task in (*text_tasks(tmp_path, "odd_part", 1), *later(tmp_path))]
    assert isinstance(error, RuntimeError) and "TwoPartsError('left right')" in str(error)
    assert after == (None,)
    assert leave(worker) == 0


def test_what_a_stage_prints_is_no_answer(tmp_path: Path, worker: Worker) -> None:
    (task,) = text_tasks(tmp_path, "print_part", 1)
    assert ask(worker, task) == (None,)
    assert leave(worker) == 0


def later(folder: Path) -> list[Task]:
    """A task that goes well."""
    (folder / "later").mkdir()
    return text_tasks(folder / "later", "copy_part", 1)


def test_a_message_cut_short_is_none(tmp_path: Path) -> None:
    with (tmp_path / "pipe").open("wb") as out:
        write_frame(out, ("a message",))
    whole = (tmp_path / "pipe").read_bytes()
    for size in (0, 7, 8, len(whole) - 1):
        (tmp_path / "pipe").write_bytes(whole[:size])
        with (tmp_path / "pipe").open("rb") as cut:
            assert read_frame(cut) is None
