"""walking: a run that stops before each of its stages, from where copies of it are sent on as often as one likes."""

import json
import os
import struct
from collections.abc import Callable
from typing import Any

from benchmarks.runs import in_child
from pipeline import run

STATUS = struct.Struct("i")


class Walk:
    """A run in a copy of this process. What it has done stays done, so that the next copy need not do it again.

    `work` makes the run and ends its process; `turn` is called in each copy that is sent on, with what it was sent.
    """

    def __init__(self, work: Callable[[], None], turn: Callable[..., None]) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        go_on, sent = run.run_stage, [False]

        def stop() -> None:
            if sent[0]:
                return
            os.write(answers, b"s")
            while (order := os.read(orders, 1000)) != b"on":
                if not order:
                    os._exit(1)  # who gave the orders is gone
                child = os.fork()
                if not child:
                    sent[0] = True
                    turn(*json.loads(order))
                    return
                os.write(answers, STATUS.pack(os.waitpid(child, 0)[1]))

        def stopping(*given: Any, **named: Any) -> None:
            stop()
            go_on(*given, **named)

        def walk() -> None:
            os.close(self._orders)
            os.close(self._answers)
            run.run_stage = stopping
            stop()
            work()

        self._child = in_child(walk, synced=True)
        os.close(orders)
        os.close(answers)

    def stops(self) -> bool:
        """Wait until the run stops, or is at its end."""
        if os.read(self._answers, 1):
            return True
        os.waitpid(self._child, 0)
        os.close(self._orders)
        os.close(self._answers)
        return False

    def send(self, *order: object) -> int:
        """How a copy ended that went on from here."""
        os.write(self._orders, json.dumps(order).encode())
        return os.waitstatus_to_exitcode(STATUS.unpack(os.read(self._answers, STATUS.size))[0])

    def go_on(self) -> None:
        """Let the run itself go on to its next stop."""
        os.write(self._orders, b"on")
