"""executors: one corpus read by each executor: this process, two processes, and a Dask cluster over TCP.

    python -m benchmarks.executors [--documents 500]

CPU is that of the command with its workers; Dask's worker is no child of the command, and none is told there. Time is
the clock's, so that two workers show what they gain only on a machine with nothing else to do. Dask's scheduler and
worker are processes of their own, started and ended here.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.figures import Figure, show
from benchmarks.growth import ROOT, Measured, run_concord
from benchmarks.rerun import find_differences

ONE, DASK, HOST = "one process", "Dask, two threads of a worker", "127.0.0.1"


@contextmanager
def dask_nodes(folder: Path, threads: int) -> Iterator[str]:
    """A scheduler and a worker on this machine's loopback; gives the scheduler's address."""
    file = folder / "scheduler.json"
    nodes = [start_node("scheduler", "--host", HOST, "--port", "0", "--no-dashboard", "--scheduler-file", str(file))]
    try:
        while not (file.is_file() and file.read_text("utf-8").rstrip().endswith("}")):  # it may be half written
            time.sleep(0.1)
        address: str = json.loads(file.read_text("utf-8"))["address"]
        place = ("--host", HOST, "--local-directory", str(folder))
        nodes.append(start_node("worker", address, "--nthreads", str(threads), "--no-nanny", "--no-dashboard", *place))
        yield address
    finally:
        for node in reversed(nodes):
            node.terminate()
            node.wait()


def start_node(kind: str, *options: str) -> "subprocess.Popen[bytes]":
    """A Dask scheduler or worker as a process of its own."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(documents: int) -> list[Figure]:
    """Clock and CPU of each executor, and whether all gave the same bytes."""
    with tempfile.TemporaryDirectory(prefix="executors-") as name:
        folder = Path(name)
        raw = write_corpus(folder, documents)
        runs: dict[str, Measured] = {ONE: run_concord(raw, folder / "one")}
        runs["two processes"] = run_concord(raw, folder / "two", 2)
        with dask_nodes(folder, 2) as address:
            runs[DASK] = run_concord(raw, folder / "dask", 2, ["--engine", "dask", "--scheduler", address])
        wrong = [out for out in ("two", "dask") if find_differences(folder / "one", folder / out)]
    first = runs[ONE]["seconds"]
    figures = [
        Figure(
            what,
            None if what == DASK else run["cpu_seconds"],
            note=f"{run['seconds']:.1f} s by the clock, {first / run['seconds']:.2f} times as fast as one process",
        )
        for what, run in runs.items()
    ]
    told = "none" if not wrong else ", ".join(wrong)
    return [Figure(f"{documents} documents"), *figures, Figure("outputs that differ from the first", note=told)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    print(show(measure(parser.parse_args().documents)))


if __name__ == "__main__":
    main()
