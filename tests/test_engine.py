"""engine: every task is run, errors come back whole, what kills is rejected by name, and jobs change nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_help import document_task, text_tasks

from pipeline.engine import Engine, Limits, Task, open_engine, pool, run_task
from pipeline.engine.task import LEAST_MEMORY, TRY
from pipeline.errors import ConfigError, InputError, MachineError
from pipeline.tables import read_rows


def outputs(folder: Path) -> list[str]:
    return [path.read_text() for path in sorted((folder / "out").glob("*/copy.txt"))]


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_every_task_writes_to_its_own_folder(tmp_path: Path, jobs: int) -> None:
    with open_engine(jobs=jobs) as engine:
        engine.run(text_tasks(tmp_path, "copy_part", 3))
    assert outputs(tmp_path) == ["0latest", "1latest", "2latest"]


def test_workers_are_kept_for_the_next_tasks(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with open_engine(jobs=2) as engine:
        engine.run(text_tasks(tmp_path / "a", "copy_part", 4))
        first = {worker.process.pid for worker in engine.executor._idle}  # type: ignore[attr-defined]
        engine.run(text_tasks(tmp_path / "b", "copy_part", 4))
        assert first == {worker.process.pid for worker in engine.executor._idle}  # type: ignore[attr-defined]
    assert len(outputs(tmp_path / "b")) == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_back_with_all_its_parts(tmp_path: Path, jobs: int) -> None:
    made = [*text_tasks(tmp_path, "copy_part", 1), *text_tasks(tmp_path, "fail_part", 3)[1:]]
    with open_engine(jobs=jobs) as engine, pytest.raises(InputError) as caught:
        engine.run(made)
    assert str(caught.value) == f"{tmp_path}/1, line 3: cannot be read; mend it"
    assert caught.value.code == 3


def test_after_an_error_what_has_not_begun_is_dropped_and_what_comes_later_is_stopped(tmp_path: Path) -> None:
    made = [*text_tasks(tmp_path, "fail_part", 1), *text_tasks(tmp_path, "hang_part", 40)[1:]]
    begun = []

    def given() -> Iterator[Task]:
        for task in made:
            begun.append(task)
            yield task

    with open_engine(jobs=2) as engine, pytest.raises(InputError):
        engine.run(given())
    assert len(begun) == 2, "the other worker hangs, so that only the error can end the wait"
    assert not outputs(tmp_path)


def test_the_error_raised_is_the_first_in_the_order_of_tasks(tmp_path: Path) -> None:
    copies, failures = text_tasks(tmp_path, "copy_part", 4), text_tasks(tmp_path, "fail_part", 4)
    with open_engine(jobs=3) as engine, pytest.raises(InputError, match="/1, line 3"):
        engine.run([copies[0], failures[1], failures[2], failures[3]])


@pytest.mark.fault("worker")
def test_a_killed_worker_is_replaced_and_its_task_tried_again(tmp_path: Path) -> None:
    with open_engine(jobs=2) as engine:
        engine.run(text_tasks(tmp_path, "die_once_part", 3))
    assert outputs(tmp_path) == ["0latest", "1latest", "2latest"]


def test_too_little_memory_for_a_worker_is_said_before_any_work() -> None:
    said: list[str] = []
    for megabytes in (100, 4000):
        with open_engine(jobs=2, limits=Limits(memory=megabytes << 20), tell=said.append):
            pass
    assert [line.partition(":")[0] for line in said] == [
        f"a worker has 100 MB, and {LEAST_MEMORY >> 20} MB is what ordinary documents take"
    ]


def test_a_worker_killed_for_no_documents_sake_is_the_machine_refusing(tmp_path: Path) -> None:
    with open_engine(jobs=2) as engine, pytest.raises(MachineError, match=r"was killed, twice; give fewer --jobs"):
        engine.run(text_tasks(tmp_path, "die_part", 2))


def test_who_works_alone_is_not_told_to_give_fewer_jobs() -> None:
    said: list[str] = []
    with open_engine(jobs=1, limits=Limits(memory=100 << 20), tell=said.append):
        pass
    assert len(said) == 1 and said[0].endswith(": give more memory")


@pytest.mark.fault("limits")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_single_documents_work_may_take_longer_than_one(tmp_path: Path, jobs: int) -> None:
    """A range of occupations is matched: nobody can be rejected for it, and a long list may take its time."""
    with open_engine(jobs=jobs, limits=Limits(0.1)) as engine:
        engine.run(text_tasks(tmp_path, "think_part", 2))
    assert outputs(tmp_path) == ["0latest", "1latest"]


@pytest.mark.fault("limits", "memory", "worker")
@pytest.mark.parametrize(
    ("jobs", "harm", "code"),
    [
        (2, "kill", "killed"),
        (2, "spin", "too_slow"),
        (2, "fill", "too_large"),
        (1, "spin", "too_slow"),
        (1, "fill", "too_large"),
    ],
)
def test_a_document_that_does_harm_is_rejected_by_name(tmp_path: Path, jobs: int, harm: str, code: str) -> None:
    task = document_task(tmp_path, {"a.txt": "", "b.txt": harm, "c.txt": ""})
    with open_engine(jobs=jobs, limits=Limits(2, 2**30)) as engine:
        engine.run([task])
    assert [row["path"] for row in read_rows([task.output], "documents")] == ["a.txt", "c.txt"]
    rejects = read_rows([task.output], "rejects")  # every name of the file is told
    assert [(row["path"], row["stage"], row["code"]) for row in rejects] == [
        ("b.txt", "extract", code), ("copies/b.txt", "extract", code)
    ]  # fmt: skip
    assert all(row["reason"] and row["remedy"] for row in rejects)
    assert not list(tmp_path.glob(f"*{TRY}*"))


def test_a_worker_that_hangs_without_using_cpu_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "START", 0)
    with open_engine(jobs=2, limits=Limits(0.001)) as engine, pytest.raises(MachineError, match="took longer"):
        engine.run(text_tasks(tmp_path, "hang_part", 1))


def test_documents_that_all_lose_their_process_are_not_to_blame(tmp_path: Path) -> None:
    task = document_task(tmp_path, {"a.txt": "kill", "b.txt": "kill"})
    with open_engine(jobs=2) as engine, pytest.raises(MachineError, match=r"every one of 2 documents .* hardly in the"):
        engine.run([task])


def test_pieces_put_together_are_the_partition(tmp_path: Path) -> None:
    task = document_task(tmp_path, {"b.txt": "", "a.txt": "", "c.txt": ""})
    Engine().run([task])
    whole = {path.name: path.read_bytes() for path in task.output.iterdir()}
    (tmp_path / "more").mkdir()
    harmed = document_task(tmp_path / "more", {"b.txt": "", "a.txt": "", "bad.txt": "spin", "c.txt": ""})
    with open_engine(limits=Limits(1)) as engine:
        engine.run([harmed])
    pieces = {path.name: path.read_bytes() for path in harmed.output.iterdir()}
    assert pieces.pop("rejects.arrow")
    listed = [json.loads(files.pop("part.json")) for files in (pieces, whole)]
    assert listed[0].pop("rejects.arrow")
    assert listed[0] == listed[1] and pieces == whole


def test_choices_that_do_not_fit() -> None:
    for choice, message in (
        ({"jobs": 0}, "--jobs is 0; give 1 or more"),
        ({"name": "slurm"}, "--engine is slurm; give one of local, dask"),
        ({"scheduler": "tcp://127.0.0.1:1"}, "--scheduler is given without a cluster; add --engine dask"),
    ):
        with pytest.raises(ConfigError, match=message), open_engine(**choice):  # type: ignore[arg-type]
            pass


def test_no_tasks() -> None:
    for jobs in (1, 4):
        with open_engine(jobs=jobs) as engine:
            engine.run([])


def test_an_output_that_is_there_is_kept_and_half_an_output_never_is(tmp_path: Path) -> None:
    task, failing = text_tasks(tmp_path, "copy_part", 1)[0], text_tasks(tmp_path, "fail_part", 2)[1]
    assert run_task(task) == task.output
    (task.output / "mine").touch()
    assert run_task(task) == task.output and (task.output / "mine").is_file()
    with pytest.raises(InputError):
        run_task(failing)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0"]
