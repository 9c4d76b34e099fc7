"""engine_help: stages that fail in every way a stage can, and a partition of documents for them."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from builders import document

from pipeline.engine import Task
from pipeline.errors import InputError
from pipeline.settings import Settings
from pipeline.tables import read_rows, write_rows


def copy_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage: the input's text and the policy."""
    (output / "copy.txt").write_text((inputs[0] / "text").read_text() + settings.policy)


def fail_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that cannot read its input."""
    raise InputError("cannot be read", reason="odd", file=inputs[0], place="line 3", remedy="mend it")


def die_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage whose process the machine kills."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_once_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that is killed by accident: the second time it works."""
    marker = inputs[0] / "tried"
    if not marker.exists():
        marker.touch()
        die_part(inputs, output, settings)
    copy_part(inputs, output, settings)


def hang_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that never ends and uses no CPU."""
    time.sleep(1000)


def think_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that uses half a CPU second."""
    end = time.process_time() + 0.5
    while time.process_time() < end:
        pass
    copy_part(inputs, output, settings)


class TwoPartsError(Exception):
    """An error that does not come back from a pickle."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def odd_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage whose error cannot travel."""
    raise TwoPartsError("left", "right")


def print_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage that talks."""
    os.write(1, b"a word of mine\n")
    copy_part(inputs, output, settings)


def read_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """A stage over documents, some of which do harm: what they do is their title."""
    rows = read_rows(inputs, "documents")
    for row in rows:
        harm = row["title"]
        if harm == "kill":
            die_part(inputs, output, settings)
        elif harm == "spin":
            while True:
                pass
        elif harm == "fill":
            bytes(8 * 2**30)
    write_rows(output, "documents", rows)


def text_tasks(folder: Path, function: str, count: int) -> list[Task]:
    """`count` tasks, each over a folder with a file of its own."""
    for i in range(count):
        (folder / f"{i}").mkdir(exist_ok=True)
        (folder / f"{i}" / "text").write_text(str(i))
    settings = Settings(policy="latest")
    return [Task(f"{__name__}:{function}", (folder / f"{i}",), folder / "out" / f"{i}", settings) for i in range(count)]


def document_task(folder: Path, titles: dict[str, str]) -> Task:
    """A task over documents by path, with what each does for a title."""
    rows = [{**document(path), "paths": [path, f"copies/{path}"], "title": title} for path, title in titles.items()]
    write_rows(folder / "in", "documents", rows)
    return Task(f"{__name__}:read_part", (folder / "in",), folder / "out", Settings(), "extract", by_document=True)
