"""task: one call of a stage on partition folders, how it is run, and what may become of it."""

import gc
import importlib
import os
import resource
import shutil
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, Protocol

from pipeline.durable import finish_folder
from pipeline.settings import Settings

LEAST_MEMORY = 400 * 2**20  # bytes that a worker needs for ordinary documents: `python -m benchmarks.memory`
MANY = 60  # times as long as a document's may the work on many take
YOUNG = 100_000  # objects made before Python looks for cycles among them: our rules and rows hold none, and are many
TRY = ".try-"  # in the name of a folder that is not whole yet


@dataclass(frozen=True)
class Task:
    """One call of a stage function `module:name` on partition folders; `output` is its alone.

    `by_document`: the partition's documents have nothing to do with one another, so that it can be run in pieces.
    """

    function: str
    inputs: tuple[Path, ...]
    output: Path
    settings: Settings
    stage: str = ""
    by_document: bool = False


@dataclass(frozen=True)
class Limits:
    """What a task may use before it counts as lost. CPU seconds, since on a busy machine the clock says little."""

    seconds: float = 60
    memory: int | None = None  # bytes of a process's own data; None: what the machine has

    def of(self, task: "Task") -> "Limits":
        """Those of a task: an occupation takes long where it has many documents or long lists, and none is at fault."""
        return self if task.by_document else replace(self, seconds=self.seconds * MANY)


@dataclass(frozen=True)
class Lost:
    """A task that came to nothing without an error of its own: `code` is killed, too_slow or too_large."""

    code: str


Outcome = Lost | BaseException | None  # None: done


class Executor(Protocol):
    """Runs tasks somewhere."""

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        """What became of each numbered task, as they end; tasks are begun in order."""

    def drop(self, above: int) -> None:
        """Begin no more tasks, and stop those with a higher number than this one."""

    def close(self) -> None:
        """End all workers."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Have Python look for cycles of objects less often; afterwards as before. It took a tenth of a run."""
    often = gc.get_threshold()
    gc.set_threshold(YOUNG, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


class OutOfTime(BaseException):
    """The task has used up its seconds; no `except Exception` on the way may swallow it."""


def run_task(task: Task) -> Path:
    """Run one task in this process and return its output folder, which is there whole or not at all.

    A folder that is there already is kept: another attempt at the same task has finished. The stage's module is
    imported only here.
    """
    if task.output.is_dir():
        return task.output
    module, _, name = task.function.partition(":")
    attempt = task.output.with_name(f"{task.output.name}{TRY}{os.uname().nodename}-{os.getpid()}")
    shutil.rmtree(attempt, ignore_errors=True)
    attempt.mkdir(parents=True)
    try:
        getattr(importlib.import_module(module), name)(task.inputs, attempt, task.settings)
        finish_folder(attempt)
        attempt.rename(task.output)
    except OSError:
        if not task.output.is_dir():
            raise
    finally:
        shutil.rmtree(attempt, ignore_errors=True)
    return task.output


def attempt_task(task: Task, limits: Limits) -> Outcome:
    """Run one task within its limits; an error is returned, not raised, but for an interruption."""
    try:
        importlib.import_module(task.function.partition(":")[0])  # what an import takes is not the document's
        with limited(limits):
            run_task(task)
    except OutOfTime:
        return Lost("too_slow")
    except MemoryError:
        return Lost("too_large")
    except Exception as error:
        return error
    return None


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Hold what runs within to its CPU seconds and its memory; afterwards everything is as it was.

    Time is kept by a signal, which Python and its regular expressions heed; a signal needs the main thread.
    """
    timed = threading.current_thread() is threading.main_thread()
    before = resource.getrlimit(resource.RLIMIT_DATA)
    if limits.memory is not None:
        most = limits.memory if before[1] == resource.RLIM_INFINITY else min(limits.memory, before[1])
        with suppress(ValueError, OSError):  # a system without this limit
            resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    if timed:
        former = signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    try:
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, former)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, before)


def _stop(*_: object) -> NoReturn:
    raise OutOfTime


def machine_memory() -> int:
    """Bytes of memory that this machine, or the container we run in, has."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):  # "max", or no such file
        memory = min(memory, int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")))
    return memory
