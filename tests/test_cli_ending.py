"""ending: how a command leaves when nobody reads what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.mark.parametrize("lines", [1, 20_000])  # said at the end, and on the way
def test_a_reader_that_has_left_ends_the_command_quietly(tmp_path: Path, lines: int) -> None:
    (tmp_path / "lines.txt").write_text("It pays $9 an hour.\n" * lines)
    command = [sys.executable, "-m", "pipeline", "quantities", str(tmp_path / "lines.txt")]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (130, "")
