"""serial: tasks one after the other in this process."""

from collections.abc import Iterable, Iterator

from pipeline.engine.task import Limits, Outcome, Task, attempt_task


class Serial:
    """Starts nothing: five documents are done before a pool has begun. A document that kills takes us with it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._dropped = False

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        """What became of each task, in order."""
        self._dropped = False
        for number, task in tasks:
            yield number, attempt_task(task, self.limits.of(task))
            if self._dropped:
                return

    def drop(self, above: int) -> None:  # noqa: ARG002 - what comes before has ended
        """Begin no more tasks."""
        self._dropped = True

    def close(self) -> None:
        """Nothing to end."""
