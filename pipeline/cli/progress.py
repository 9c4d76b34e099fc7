"""progress: a bar on a terminal for each stage that has several tasks; elsewhere nothing."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from pipeline.engine import Engine
from pipeline.engine.task import Executor, Outcome, Task


class Watched:
    """An executor whose tasks are counted on a terminal's standard error as they end."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        """What became of each task, as they end."""
        known = list(tasks)  # a task is a few paths, and a bar wants to know how many there are
        label = f"{known[0][1].stage:>9}" if known else ""
        with click.progressbar(length=len(known), label=label, file=sys.stderr, hidden=len(known) < 2) as bar:
            for outcome in self.executor.outcomes(known):
                bar.update(1)
                yield outcome

    def drop(self, above: int) -> None:
        """Begin no more tasks, and stop those with a higher number than this one."""
        self.executor.drop(above)

    def close(self) -> None:
        """End all workers."""
        self.executor.close()


def watch(engine: Engine, quiet: bool) -> Engine:
    """The engine, with bars where a person looks on."""
    if quiet or not sys.stderr.isatty():
        return engine
    return replace(engine, executor=Watched(engine.executor))
