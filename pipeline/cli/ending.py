"""ending: leaves with an exit code, and with the last word on standard error if there is one."""

import sys
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


def stop(code: int, message: str = "") -> NoReturn:
    """Say it and leave, also where nobody reads standard output any more."""
    if message:
        click.echo(message, err=True)
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open("/dev/null", "w")  # noqa: PTH123, SIM115 - what is left in it would fail again at exit
    sys.exit(code)
