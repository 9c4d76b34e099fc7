"""engine: runs tasks one after the other or in a pool of processes; the only place that names an engine."""

import errno
import importlib
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.settings import Settings


@dataclass(frozen=True)
class Task:
    """One call of a stage function `module:name` on partition folders; `output` is its alone."""

    function: str
    inputs: tuple[Path, ...]
    output: Path
    settings: Settings


def run_task(task: Task) -> Path:
    """Run one task in this process and return its output folder; the stage's module is imported only here."""
    module, _, name = task.function.partition(":")
    task.output.mkdir(parents=True)
    getattr(importlib.import_module(module), name)(task.inputs, task.output, task.settings)
    return task.output


def _let_interrupts_end() -> None:
    """In a worker: Ctrl-C ends it without a word; the parent says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_tasks(tasks: Sequence[Task], jobs: int = 1) -> None:
    """Run every task; the first error, in the order of tasks, is raised after those under way have stopped.

    Tasks share nothing and write to folders of their own, so the outcome is the same for any number of jobs. Raises
    OSError where the machine killed a worker.
    """
    if jobs < 1:
        raise ConfigError(f"--jobs is {jobs}", remedy="give 1 or more")
    if jobs == 1 or len(tasks) < 2:
        for task in tasks:
            run_task(task)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(jobs, len(tasks)), get_context("spawn"), _let_interrupts_end) as pool:
        try:
            for future in [pool.submit(run_task, task) for task in tasks]:
                future.result()
        except BrokenProcessPool:
            raise OSError(errno.ENOMEM, "a worker was killed, perhaps for want of memory: give fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)  # what has not begun need not begin after an error or an interruption
