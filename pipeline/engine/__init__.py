"""engine: runs tasks in this process, in a pool of processes or on a cluster; the only room that names an engine."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from pipeline.engine.rescue import run_rescued
from pipeline.engine.serial import Serial
from pipeline.engine.task import LEAST_MEMORY, TRY, Executor, Limits, Task, collecting_seldom, machine_memory, run_task
from pipeline.errors import ConfigError

__all__ = ["TRY", "Engine", "Limits", "Task", "open_engine", "run_task"]

ENGINES = ("local", "dask")


@dataclass(frozen=True)
class Engine:
    """What runs tasks, and how many at a time. Made without arguments it works in this process."""

    executor: Executor = field(default_factory=Serial)
    jobs: int = 1
    name: str = "local"

    def run(self, tasks: Iterable[Task]) -> None:
        """Run every task; the first error, in the order of tasks, is raised after those before it have stopped.

        Tasks share nothing and write to folders of their own, so the outcome is the same whatever runs them. Raises
        MachineError where workers die of something that is no document's doing.
        """
        run_rescued(tasks, self.executor, self.jobs)


@contextmanager
def open_engine(
    name: str = "local",
    jobs: int = 1,
    scheduler: str | None = None,
    limits: Limits | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Engine]:
    """An engine with its workers, who end with the `with`. `tell` hears that a cluster lets us wait.

    Raises ConfigError where the choices do not fit together, MachineError where no cluster answers.
    """
    if jobs < 1:
        raise ConfigError(f"--jobs is {jobs}", remedy="give 1 or more")
    if name not in ENGINES:
        raise ConfigError(f"--engine is {name}", remedy=f"give one of {', '.join(ENGINES)}")
    if scheduler and name != "dask":
        raise ConfigError("--scheduler is given without a cluster", remedy="add --engine dask")
    limits = limits or Limits()
    if limits.memory is None and not scheduler:  # of other machines we know nothing
        limits = replace(limits, memory=machine_memory() // jobs)
    if limits.memory is not None and limits.memory < LEAST_MEMORY:
        given, least = limits.memory >> 20, LEAST_MEMORY >> 20
        remedy = "give fewer --jobs or more memory" if jobs > 1 else "give more memory"
        tell(f"a worker has {given} MB, and {least} MB is what ordinary documents take: {remedy}")
    executor: Executor
    if name == "dask":
        from pipeline.engine.cluster import Cluster

        executor = Cluster(scheduler, jobs, limits, tell=tell)
    elif jobs > 1:
        from pipeline.engine.pool import Pool

        executor = Pool(jobs, limits)
    else:
        executor = Serial(limits)
    try:
        with collecting_seldom():
            yield Engine(executor, jobs, name)
    finally:
        executor.close()
