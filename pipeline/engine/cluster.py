"""cluster: tasks handed to a Dask scheduler; each of its workers runs them in watched processes of its own."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.engine.pool import WALL, Pool
from pipeline.engine.task import Limits, Lost, Outcome, Task, machine_memory
from pipeline.errors import ConfigError, MachineError
from pipeline.settings import OWN_PACK

if TYPE_CHECKING:
    from distributed import Future

CONNECT = 60  # seconds until the scheduler answers, and as many until it has a worker
TELL = 3  # seconds of waiting after which somebody is told
AHEAD = 256  # tasks that the scheduler knows of at a time, so that neither it nor we hold a list of all
_LOCAL = threading.local()  # in a Dask worker: the pool of one of its threads


class Cluster:
    """A scheduler at an address, or one of our own on this machine. The folders must be seen by every worker.

    Dask moves tasks from a worker that died to another one by itself; that a document kills its process is noticed by
    the pool inside the worker, which stays alive. Where nothing ends for `patience` seconds, somebody is told.
    """

    def __init__(
        self,
        address: str | None,
        jobs: int,
        limits: Limits,
        patience: float | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise ConfigError(
                "--engine dask needs the package distributed", remedy="run `pip install 'concord[dask]'`"
            ) from None
        self.limits, self.address = limits, address or "a cluster on this machine"
        self.patience = patience or 2 * WALL * limits.seconds
        self._own: Any = None
        self.client: Any = None
        self._futures: dict[str, tuple[int, Future[Any]]] = {}
        self._last: int | None = None
        if address is not None:
            check_address(address)
        else:
            self._own = LocalCluster(
                n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
            )
        with self._awaited("no scheduler answers", "start it, and check --scheduler", tell):
            self.client = Client(self._own or address, timeout=CONNECT, set_as_default=False)
        with self._awaited("the scheduler has no worker", "start a worker at this address", tell):
            self.client.wait_for_workers(1, timeout=CONNECT)
        self._check_versions()

    @contextmanager
    def _awaited(self, problem: str, remedy: str, tell: Callable[[str], None]) -> Iterator[None]:
        """What is done within waits for others: somebody is told after a while; MachineError where nobody comes."""
        waiting = threading.Timer(TELL, tell, [f"{self.address}: {problem} yet; waiting up to {CONNECT} seconds …"])
        waiting.daemon = True
        waiting.start()
        try:
            yield
        except (OSError, ValueError, TimeoutError) as error:
            self.close()
            raise MachineError(
                f"{problem}: {str(error).splitlines()[0] if str(error) else 'too late'}",
                file=self.address,
                remedy=remedy,
            ) from None
        finally:
            waiting.cancel()

    def _check_versions(self) -> None:
        """Raises ConfigError where a worker runs another Concord: its rows would be of another kind."""
        for worker, version in self.client.run(_own_version).items():
            if version != _own_version():
                raise ConfigError(
                    f"the worker {worker} has Concord {version}, we are {_own_version()}",
                    file=self.address,
                    remedy="install the same version everywhere",
                )

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        """What became of each task, as they end."""
        self._last = None
        waiting, ended = iter(tasks), SimpleQueue["Future[Any]"]()
        try:
            while True:
                if self._last is None and len(self._futures) < AHEAD and (some := list(islice(waiting, AHEAD))):
                    self._give(some, ended)
                if not self._futures:
                    return
                future = self._next(ended)
                if future.key in self._futures:  # it was not dropped meanwhile
                    number, _ = self._futures.pop(future.key)
                    yield number, _outcome(future)
        finally:
            self._cancel(-1)

    def drop(self, above: int) -> None:
        """Begin no more tasks, and stop those with a higher number than this one."""
        self._last = above
        self._cancel(above)

    def close(self) -> None:
        """Leave the scheduler; end it where it is ours."""
        if self.client is not None:
            self.client.close()
        if self._own is not None:
            self._own.close()

    def _give(self, some: list[tuple[int, Task]], ended: "SimpleQueue[Future[Any]]") -> None:
        futures = self.client.map(
            run_remote, [task for _, task in some], limits=self.limits, own=OWN_PACK, pure=False, priority=-some[0][0]
        )
        for (number, _), future in zip(some, futures, strict=True):
            self._futures[future.key] = (number, future)
            future.add_done_callback(ended.put)

    def _next(self, ended: "SimpleQueue[Future[Any]]") -> "Future[Any]":
        try:
            return ended.get(timeout=self.patience)
        except Empty:
            count = len(self.client.scheduler_info(n_workers=-1)["workers"])
            raise MachineError(
                f"nothing has ended for {self.patience:.0f} seconds; {count} workers are connected",
                file=self.address,
                remedy="look at the scheduler's and the workers' logs, then run again: what is done is kept",
            ) from None

    def _cancel(self, above: int) -> None:
        gone = [future for number, future in self._futures.values() if number > above]
        self.client.cancel(gone, force=True)
        for future in gone:
            del self._futures[future.key]


def check_address(address: str) -> None:
    """Raises ConfigError where this is no address of a scheduler; Dask would try it for minutes."""
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend

    try:
        scheme, place = parse_address(address)
        get_backend(scheme)
        parse_host_port(place)
    except ValueError as error:
        remedy = "give an address such as tcp://10.0.0.1:8786"
        raise ConfigError(f"--scheduler {address} is no address: {error}", remedy=remedy) from None


def _outcome(future: "Future[Any]") -> Outcome:
    """What a future ended with. A worker that dies with the task again and again takes it along."""
    from distributed import KilledWorker

    error = future.exception() if future.status == "error" else None
    if isinstance(error, KilledWorker):
        return Lost("killed")
    return error if error is not None else future.result()  # type: ignore[no-any-return]


def run_remote(task: Task, limits: Limits, own: Path) -> Outcome:
    """In a Dask worker: run a task in a process of its own, kept for the next; what became of it.

    `own` is where the client's built-in pack lies; here it lies where this installation has it.
    """
    packs = tuple(OWN_PACK if pack == own else pack for pack in task.settings.packs)
    if limits.memory is None:
        limits = replace(limits, memory=machine_memory())
    if not hasattr(_LOCAL, "pool"):
        _LOCAL.pool = Pool(1, limits)
    pool: Pool = _LOCAL.pool
    pool.limits = limits
    moved = replace(task, settings=replace(task.settings, packs=packs))
    ((_, outcome),) = pool.outcomes([(0, moved)])
    return outcome


def _own_version() -> str:
    return __version__
