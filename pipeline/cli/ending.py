"""ending: leaves with an exit code, and with the last word on standard error if there is one."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

EXIT_CODES = {
    0: "done",
    1: "a check failed, two things differ, or a stage is missing or stale",
    2: "usage or configuration: nothing is wrong with the documents",
    3: "done, but a file was rejected: see rejects.csv",
    4: "the machine refused: disk, permission, memory",
    5: "another run is writing to the output folder",
    130: "interrupted",
}


AGAIN = 0.01  # seconds after which an interrupt that was dropped comes again


@contextmanager
def interrupts_kept() -> Iterator[None]:
    """Have an interrupt come again that the interpreter drops.

    Where one falls into a callback of the interpreter, as at the end of an import, nothing can be raised: Python prints
    it and goes on.
    """
    hook, handler = sys.unraisablehook, signal.signal(signal.SIGALRM, signal.default_int_handler)

    def raise_again(dropped: "sys.UnraisableHookArgs") -> None:
        if issubclass(dropped.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            hook(dropped)

    sys.unraisablehook = raise_again
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


def stop(code: int, message: str = "") -> NoReturn:
    """Say it and leave, also where nobody reads standard output any more."""
    if message:
        click.echo(message, err=True)
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open("/dev/null", "w")  # noqa: PTH123, SIM115 - what is left in it would fail again at exit
    sys.exit(code)
