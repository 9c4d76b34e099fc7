"""determinism: the same documents over twenty hash seeds, orders, jobs, engines, locales, time zones and umasks.

    python -m benchmarks.determinism [--runs 20] [--record]

Each run is a process of its own over a copy of the sample's documents made in another order with other times. Exit code
1 where a byte of a table, text or report differs from the first run's.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.recording import record
from benchmarks.runs import read_output

ROOT = Path(__file__).parents[1]
LOCALES = ("C", "tr_TR.UTF-8", "de_DE.UTF-8", "C.UTF-8")
ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns")
UMASKS = (0o022, 0o077, 0o002)
JOBS = (1, 2, 4)
DASK = 5  # every fifth run is on a cluster of this machine


def run_once(folder: Path, number: int) -> dict[str, bytes]:
    """What a run of this number wrote."""
    draw = random.Random(number)
    files = sorted((ROOT / "raw").iterdir())
    draw.shuffle(files)
    raw, out = folder / f"raw{number}", folder / f"out{number}"
    raw.mkdir()
    for path in files:
        shutil.copyfile(path, raw / path.name)
        os.utime(raw / path.name, (draw.randrange(10**9),) * 2)
    home = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON", "TZ"))}
    chosen = {
        "PYTHONHASHSEED": str(draw.randrange(2**32)),
        "LC_ALL": LOCALES[number % len(LOCALES)],
        "TZ": ZONES[number % len(ZONES)],
    }
    jobs = JOBS[number // 2 % len(JOBS)]
    command = [sys.executable, "-m", "pipeline", "all", str(raw), "-o", str(out), "--quiet", "--jobs", str(jobs)]
    command += ["--engine", "dask"] if number % DASK == DASK - 1 else []
    subprocess.run(command, cwd=ROOT, env={**home, **chosen}, umask=UMASKS[number // 3 % len(UMASKS)], check=True)
    written = read_output(out)
    shutil.rmtree(out)
    return written


def main() -> int:
    """Run, compare, print; 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="determinism-") as folder:
        first = run_once(Path(folder), 0)
        different = set()
        for number in range(1, given.runs):
            other = run_once(Path(folder), number)
            different |= {name for name in first.keys() | other.keys() if first.get(name) != other.get(name)}
            print(f"{number + 1} runs; differing: {sorted(different) or 'none'}", flush=True)
    result = f"{given.runs} runs, {given.runs // DASK} on Dask, {len(first)} files each: {len(different)} differ"
    print(result, *sorted(different))
    if given.record:
        record("determinism", result)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
