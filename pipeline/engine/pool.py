"""pool: worker processes, each watched; one that dies or hangs is replaced and its task counts as lost."""

import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from typing import BinaryIO, cast

from pipeline.engine.task import Limits, Lost, Outcome, Task
from pipeline.engine.worker import read_frame, write_frame

WALL = 10  # by the clock a task may take so many times its CPU seconds: others may be using the machine
START = 30  # seconds more for a process that is yet to begin and to load the program


@dataclass
class Worker:
    """A process, and the task it is at."""

    process: "subprocess.Popen[bytes]"
    number: int = -1
    deadline: float = 0.0

    @property
    def answers(self) -> BinaryIO:
        """Where its answers come from."""
        return cast(BinaryIO, self.process.stdout)

    def end(self) -> int:
        """Kill it; the code it ended with."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what was on its way to a dead process
                cast(BinaryIO, stream).close()
        return self.process.wait()


class Pool:
    """Up to `jobs` processes, started when first needed and kept from stage to stage, so that each imports once."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self.jobs, self.limits = jobs, limits
        self._idle: list[Worker] = []
        self._busy: dict[int, Worker] = {}  # by task number
        self._last: int | None = None  # no task beyond this one matters any more
        self._selector = DefaultSelector()

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        """What became of each task, as they end. An interruption or an error in the caller ends what is under way."""
        self._last = None
        waiting = iter(tasks)
        try:
            while True:
                while self._last is None and len(self._busy) < self.jobs and (given := next(waiting, None)):
                    self._give(*given)
                if not self._busy:
                    return
                yield from self._collect()
        finally:
            for worker in list(self._busy.values()):
                self._bury(worker)

    def drop(self, above: int) -> None:
        """Begin no more tasks, and stop those with a higher number than this one."""
        self._last = above
        for worker in [worker for number, worker in self._busy.items() if number > above]:
            self._bury(worker)

    def close(self) -> None:
        """End all workers."""
        for worker in [*self._idle, *self._busy.values()]:
            worker.end()
        self._idle, self._busy = [], {}
        self._selector.close()

    def _give(self, number: int, task: Task) -> None:
        limits, start = self.limits.of(task), 0 if self._idle else START
        worker = self._idle.pop() if self._idle else start_worker()
        worker.number, worker.deadline = number, monotonic() + WALL * limits.seconds + start
        self._busy[number] = worker
        self._selector.register(worker.answers, EVENT_READ, worker)
        with suppress(BrokenPipeError):  # it died while idle: told when its answers are read
            write_frame(cast(BinaryIO, worker.process.stdin), (task, limits))

    def _collect(self) -> Iterator[tuple[int, Outcome]]:
        """Wait for the first answer, death or deadline."""
        patience = min(worker.deadline for worker in self._busy.values()) - monotonic()
        for key, _ in self._selector.select(max(patience, 0)):
            worker: Worker = key.data
            if self._busy.get(worker.number) is not worker:
                continue  # dropped meanwhile
            number = worker.number
            answer = self._answer(worker)
            yield number, answer
        for worker in list(self._busy.values()):
            if worker.deadline < monotonic():
                self._bury(worker)
                yield worker.number, Lost("too_slow")

    def _answer(self, worker: Worker) -> Outcome:
        frame = read_frame(worker.answers)
        if worker.process.poll() is None and frame is not None and not isinstance(frame[0], Lost):
            self._selector.unregister(worker.answers)
            del self._busy[worker.number]
            self._idle.append(worker)
            return cast(Outcome, frame[0])
        code = self._bury(worker)
        if frame is not None:
            return cast(Outcome, frame[0])
        return Lost("too_slow" if code == -signal.SIGXCPU else "killed")

    def _bury(self, worker: Worker) -> int:
        self._selector.unregister(worker.answers)
        del self._busy[worker.number]
        return worker.end()


def start_worker() -> Worker:
    """A new worker that finds modules where we do."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from pipeline.engine.worker import serve; serve()"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=-1)
    return Worker(process)
