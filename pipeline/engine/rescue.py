"""rescue: what is done about lost tasks: once more, then document by document, and who is at fault is rejected."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.durable import finish_folder
from pipeline.engine.pieces import join_pieces, list_documents, split_task
from pipeline.engine.task import LEAST_MEMORY, TRY, Executor, Lost, Task
from pipeline.errors import MachineError

LEAST = f"a worker needs {LEAST_MEMORY >> 20} MB and what large documents take"
REASONS = {
    "killed": ("the process that read it was killed, twice", "look for what is odd in it, or give it more memory"),
    "too_slow": ("took longer than a document may", "cut it into several files, or give --document-seconds more"),
    "too_large": ("took more memory than a worker may", "cut it into several files, or give --worker-memory more"),
}
Losses = list[tuple[Task, Lost]]


def run_rescued(tasks: Iterable[Task], executor: Executor, jobs: int = 1) -> None:
    """Run every task. A document that takes its process down, or outlasts its limits, becomes a row of `rejects`.

    The rest of its partition comes out as if it were not there. Raises the first error in the order of tasks, and
    MachineError where no document can be blamed.
    """
    fewer = "fewer --jobs, " if jobs > 1 else ""
    for task, lost in run_twice(tasks, executor):
        if not task.by_document:
            raise MachineError(
                f"{task.stage}: {REASONS[lost.code][0]}".replace("read it", "worked on it"),
                file=task.output,
                remedy=f"give {fewer}more --worker-memory ({LEAST}) or more --document-seconds",
            )
        run_singly(task, executor, fewer)


def run_singly(task: Task, executor: Executor, fewer: str) -> None:
    """Run a lost partition document by document, and put the pieces together again without those that are lost."""
    folder = task.output.with_name(f"{task.output.name}{TRY}pieces")
    shutil.rmtree(folder, ignore_errors=True)
    documents = list_documents(task)
    pieces = split_task(task, documents, folder)
    lost = {piece.output: loss for piece, loss in run_twice(pieces, executor)}
    if len(lost) == len(pieces) > 1:
        raise MachineError(
            f"{task.stage}: every one of {len(lost)} documents loses its process",
            file=documents[0]["paths"][0],
            remedy=f"give {fewer}more --worker-memory ({LEAST}), or look at what standard error says; the "
            "fault is hardly in the documents",
        )
    done: list[Path] = []
    rejects: list[dict[str, Any]] = []
    for piece, document in zip(pieces, documents, strict=True):
        if loss := lost.get(piece.output):
            reason, remedy = REASONS[loss.code]
            why = {"stage": task.stage, "code": loss.code, "reason": reason, "remedy": remedy}
            lost_document = document["document_id"]
            rejects += [{"path": path, "document_id": lost_document, **why} for path in document["paths"]]
        else:
            done.append(piece.output)
    join_pieces(done, rejects, folder / "whole")
    finish_folder(folder / "whole")
    (folder / "whole").rename(task.output)
    shutil.rmtree(folder)


def run_twice(tasks: Iterable[Task], executor: Executor) -> Losses:
    """The tasks that are lost for good, in order. One that was killed is tried again: it may have been an accident."""
    first = run_once(tasks, executor)
    again = {task.output: lost for task, lost in run_once([t for t, lost in first if lost.code == "killed"], executor)}
    found = [(task, lost if lost.code != "killed" else again.get(task.output)) for task, lost in first]
    return [(task, lost) for task, lost in found if lost is not None]


def run_once(tasks: Iterable[Task], executor: Executor) -> Losses:
    """The tasks that are lost, in order. Raises the error of the first task that has one."""
    known: dict[int, Task] = {}

    def remembered() -> Iterable[tuple[int, Task]]:
        for number, task in enumerate(tasks):
            known[number] = task
            yield number, task

    lost: dict[int, Lost] = {}
    error: tuple[int, BaseException] | None = None
    for number, outcome in executor.outcomes(remembered()):
        if isinstance(outcome, BaseException) and (error is None or number < error[0]):
            error = (number, outcome)
            executor.drop(number)
        elif isinstance(outcome, Lost):
            lost[number] = outcome
            _sweep(known[number].output)
        else:
            known.pop(number)
    if error is not None:
        raise error[1]
    return [(known[number], lost[number]) for number in sorted(lost)]


def _sweep(output: Path) -> None:
    """Remove what a dead process left of its attempt."""
    for left in output.parent.glob(f"{output.name}{TRY}*"):
        shutil.rmtree(left, ignore_errors=True)
