"""page_runner: does what a page of the documentation shows: writes its files, runs its commands, compares the output.

- "`raw/page.txt`:" over a fenced block is a file.
- A `console` block is a session: `$ ` before a command, then what it prints; `…` stands for anything. Where nothing is
  shown, only success is asked for.
- A `python` block is a program; a `text` block right below it is what it prints.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT

FENCE = re.compile(r"(?:`([\w./-]+)`:\n\n)?^```(\w+)\n(.*?)^```$\n*", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(
    r"(git clone|cd concord|source|make (test|docs|bench|help)|soffice|dask)\b|.* --engine "
)  # elsewhere, or long


class Step(NamedTuple):
    """A file to write, or a command to run with what it prints; `line` is where it stands on the page."""

    kind: str  # file, shell, python
    name: str
    text: str
    shown: str | None
    line: int


def read_steps(page: Path) -> Iterator[Step]:
    """What a page asks for, from top to bottom."""
    text = page.read_text("utf-8")
    last: Step | None = None
    for match in FENCE.finditer(text):
        name, language, body = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        if last is not None:
            close = text[: match.start()].endswith("```\n\n") and language == "text" and name is None
            yield last._replace(shown=body) if close else last
            last = None
        if name is not None:
            yield Step("file", name, body, None, line)
        elif language == "console":
            for command in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                first, _, shown = command.partition("\n")
                yield Step("shell", first, first, shown or None, line)
        elif language == "python":
            last = Step("python", "", body, None, line)
    if last is not None:
        yield last


def furnish(folder: Path, outputs: Path) -> dict[str, str]:
    """A folder as a reader has it after `make all`, and an environment in which `concord` and `make` work there."""
    shutil.copytree(ROOT / "raw", folder / "raw")
    shutil.copytree(outputs, folder / "outputs")
    (folder / "bin").mkdir()
    for name, words in {
        "concord": f"{sys.executable} -m pipeline",
        "python": sys.executable,
        "make": f"{shutil.which('make')} -f {ROOT}/Makefile -o .venv/.run BIN={folder}/bin",
    }.items():
        (folder / "bin" / name).write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        (folder / "bin" / name).chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    return {**kept, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}


def run_page(page: Path, folder: Path, outputs: Path) -> list[str]:
    """What does not go as the page says, a line for each."""
    environment = furnish(folder, outputs)
    faults = []
    for step in read_steps(page):
        place = f"{page.relative_to(ROOT)}, line {step.line}: {step.name}"
        if step.kind == "file":
            (folder / step.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.name).write_text(step.text, "utf-8")
            continue
        if step.kind == "shell" and NOT_RUN.match(step.text):
            continue
        command = ["bash", "-c", step.text.replace(".venv/bin/", "")]
        if step.kind == "python":
            command = [sys.executable, "-c", step.text]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
        if done.returncode:
            faults.append(f"{place}: exit {done.returncode}: {done.stderr[-400:]}")
        elif step.shown is not None and not fits(step.shown, done.stdout):
            faults.append(f"{place} prints\n{done.stdout}")
    return faults


def fits(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed; `…` alone on a line stands for any lines, in a line for any text."""
    lines = shown.rstrip("\n").splitlines()
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in lines)
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None
