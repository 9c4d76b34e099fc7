"""worker: the process that a pool gives tasks to, one at a time over pipes."""

import os
import pickle
import resource
import signal
import struct
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from pipeline.engine.task import Limits, Lost, attempt_task, collecting_seldom

GRACE = 10  # CPU seconds after which the kernel ends a process that heeds no signal
PR_SET_PDEATHSIG = 1


def serve() -> None:
    """Take pickled pairs of task and limits from standard input, answer with what became of each, until it closes.

    What a stage prints goes to standard error; the answers' pipe is ours alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us, and says what there is to say
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    _die_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with collecting_seldom():
        while (message := read_frame(sys.stdin.buffer)) is not None:
            task, limits = message
            _limit_cpu(limits)
            outcome = attempt_task(task, limits)
            try:
                write_frame(answers, (outcome,))
            except BrokenPipeError:
                os._exit(1)  # the parent is gone, and nobody is left to tell
            if isinstance(outcome, Lost):
                return  # memory may be in pieces; a fresh process is cheap


def read_frame(stream: BinaryIO) -> Any:
    """The next message; None where the other end is gone."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = struct.unpack("<Q", head)[0]
    body = stream.read(size)
    return pickle.loads(body) if len(body) == size else None  # noqa: S301 - from our own process


def write_frame(stream: BinaryIO, message: object) -> None:
    """Send a message; an error that cannot travel goes as its text."""
    try:
        body = pickle.dumps(message)
        pickle.loads(body)  # noqa: S301 - our own; some errors pickle and do not come back
    except Exception:
        body = pickle.dumps((RuntimeError(repr(message)),))
    stream.write(struct.pack("<Q", len(body)) + body)
    stream.flush()


def _limit_cpu(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + limits.seconds) + GRACE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _die_with_parent() -> None:
    """A killed parent takes its workers along where the system can, so that none writes into the next run's folders."""
    with suppress(Exception):
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
