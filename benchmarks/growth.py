"""growth: CPU and memory of a run as the number of documents grows.

    python -m benchmarks.growth --sizes 100 1000 5000 [--jobs 1] [--folder /tmp] [--skewed]

For each size, that many documents of `benchmarks.corpus` are read by `concord all` into an empty folder. CPU is that of
the command and its workers, user and system; memory the largest resident set among them. The exponent is the slope of
log CPU over log documents by least squares. With `--skewed` all documents are about one occupation. One process on an
idle machine; 100,000 documents need an hour and 20 GB.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import OF_ONE, write_corpus

ROOT = Path(__file__).parents[1]
Measured = dict[str, Any]
# Run in a process of its own, whose children are this command and its workers alone.
WATCH = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 << (20 if sys.platform == "darwin" else 10)
print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, time.perf_counter() - began]))
"""


def run_concord(raw: Path, out: Path, jobs: int = 1, options: Sequence[str] = ()) -> Measured:
    """CPU seconds of the command and its workers, memory of the largest in MB, and seconds by the clock.

    Raises RuntimeError where the command fails.
    """
    command = [sys.executable, "-m", "pipeline", "all", str(raw), "-o", str(out), "--quiet", "--jobs", str(jobs)]
    command += options
    watched = [sys.executable, "-c", WATCH, *command]
    answer = subprocess.run(watched, cwd=ROOT, capture_output=True, text=True, check=True)
    code, cpu, memory, clock = json.loads(answer.stdout)
    if code not in (0, 3):
        raise RuntimeError(f"concord all ended with {code}: {answer.stderr}")
    return {"cpu_seconds": round(cpu, 2), "memory_mb": round(memory), "seconds": round(clock, 2)}


def fit_exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of log seconds over log sizes; NaN for fewer than two sizes."""
    x, y = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - middle_x) ** 2 for a in x)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / spread if spread else math.nan


def measure(sizes: Sequence[int], folder: Path, jobs: int = 1, skewed: bool = False) -> Measured:
    """For each size its CPU and memory, and the exponent over all."""
    runs = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="growth-", dir=folder) as place:
            raw = write_corpus(Path(place), size, largest=size if skewed else OF_ONE)
            runs.append({"documents": size, **run_concord(raw, Path(place) / "out", jobs)})
            print(runs[-1], file=sys.stderr, flush=True)
    exponent = fit_exponent(sizes, [run["cpu_seconds"] for run in runs])
    return {"jobs": jobs, "runs": runs, "exponent": round(exponent, 3)}


def main() -> None:
    """Measure as told on the command line, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--skewed", action="store_true", help="all documents about one occupation")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    found = measure(options.sizes, options.folder, options.jobs, options.skewed)
    print(f"{'documents':>10} {'CPU s':>9} {'ms each':>8} {'MB':>6}")
    for run in found["runs"]:
        each = 1000 * run["cpu_seconds"] / run["documents"]
        print(f"{run['documents']:>10} {run['cpu_seconds']:>9.1f} {each:>8.1f} {run['memory_mb']:>6}")
    print(f"CPU grows with documents to the power of {found['exponent']}")


if __name__ == "__main__":
    main()
