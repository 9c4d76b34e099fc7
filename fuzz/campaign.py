"""campaign: runs the targets over inputs grown from seeds, and counts the executions.

    python -m fuzz.campaign [--runs 1000000] [--seed 1] [--target NAME]
    python -m fuzz.campaign --atheris [--seconds 300] [--target NAME]

Inputs are pieces of seeds and words that the grammars know, joined, cut, doubled and damaged at random. With
`--atheris` (`pip install --require-hashes -r requirements/fuzz.txt`) coverage guides them instead, for so many seconds
in all. `--record` keeps the result for docs/reliability.md. An input that breaks
a promise or takes more than 5 CPU seconds is kept in `tests/cases/fuzz/<target>/` and ends the campaign with exit 1;
tests/test_fuzz.py runs the kept ones ever after.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.recording import record
from fuzz.targets import BETWEEN, TARGETS

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "cases" / "fuzz"
SHARES = {
    "quantities": 0.45,
    "periods": 0.2,
    "splitting": 0.19,
    "decoding": 0.07,
    "segment": 0.03,
    "ingest": 0.03,
    "extract": 0.0297,
    "whole": 0.0003,
}
SECONDS = 5
WORDS = (
    "$ \xa3 \u20ac \u20b9 US$ 1 9 12 33,750 16.23 2016 2016-26 2018-05 10% 1 in 8 percent per an hour a year "
    "/hr annually week month to - \u2013 \u2014 and or between from through until since by more than less "
    "about roughly nearly at least up twenty hundred thousand million lakh crore half a third quarter dozen "
    "several few years months May June Q3 FY 2019-20 fiscal first last 1st 22nd \xbd \xbe +/- \xb1 ( ) [ ] { "
    "} < > & ; : , . ! ? ' \" * ** # ## \u2022 - | \t \n \r\n \r \u2028 \x85 \x00 \ufeff \u200b \u202e "
    "\U0001f600 \U0001d11e \xe9 \u0130 \xdf \ufb01 \u0663 \uff13 \xb2 <p> </p> <table> <tr> <td> <li> <b> "
    "<h2> <div <!-- --> &amp; &#x41; &#xD800; Duties Pay Skills Bakers bake bread U.S. Mr. e.g. median wage"
)
PIECES = WORDS.split(" ")


def seeds() -> list[bytes]:
    """Lines of the sample documents, and the inputs that were kept."""
    found = [
        line.encode() for path in sorted((ROOT / "raw").glob("*.txt")) for line in path.read_text("utf-8").split("\n")
    ]
    return [*filter(None, found), *(path.read_bytes() for path in sorted(KEPT.rglob("*.bin")))]


def grow(draw: random.Random, pool: list[bytes]) -> bytes:
    """An input: some pieces, then some damage."""
    parts = []
    for _ in range(draw.choice((1, 2, 3, 5, 8, 16))):
        if draw.random() < 0.6:
            parts.append(draw.choice(PIECES).encode())
            parts.append(b" " if draw.random() < 0.7 else b"")
        else:
            seed = draw.choice(pool)
            start = draw.randrange(len(seed))
            parts.append(seed[start : start + draw.randint(1, 60)])
    data = bytearray(b"".join(parts))
    for _ in range(draw.choice((0, 0, 1, 2))):
        at = draw.randrange(len(data) + 1)
        act = draw.randrange(4)
        if act == 0:
            data[at:at] = bytes([draw.randrange(256)])
        elif act == 1:
            del data[at : at + draw.randint(1, 8)]
        elif act == 2:
            data[at:at] = data[at : at + draw.randint(1, 16)] * draw.randint(1, 4)
        elif at < len(data):
            data[at] ^= 1 << draw.randrange(8)
    return bytes(data)


def grow_documents(draw: random.Random, pool: list[bytes]) -> bytes:
    """Some documents of grown lines, one after the other."""
    ends = (b"\n", b"\n\n", b" ")
    documents = (
        b"".join(part for _ in range(draw.randint(1, 60)) for part in (grow(draw, pool), draw.choice(ends)))
        for _ in range(draw.randint(1, 5))
    )
    return BETWEEN.join(documents)


def try_one(name: str, data: bytes) -> str | None:
    """What is wrong with a target's answer to an input, if anything is."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        TARGETS[name](data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def keep(name: str, data: bytes) -> Path:
    """The input as a file for tests/test_fuzz.py."""
    path = KEPT / name / f"{sha256(data).hexdigest()[:12]}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def give_up(*_: object) -> None:
    """Called when an input has used up its CPU seconds."""
    raise TimeoutError(f"takes more than {SECONDS} CPU seconds")


def guided(name: str, seconds: int) -> tuple[int, bool]:
    """How many inputs atheris grew by the coverage of a target in that time, and whether all of them held.

    In a process of its own, for the fuzzer ends the one it runs in. What it grows stays in a folder that goes; an input
    that breaks something is kept.
    """
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(seed[:400])
        (KEPT / name).mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={seconds}", "-max_len=400", f"-timeout={4 * SECONDS}", "-print_final_stats=1"]
        command = [sys.executable, "-m", "fuzz.guided", name, *limits, f"-artifact_prefix={KEPT / name}/", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    runs = re.findall(r"number_of_executed_units:\s+(\d+)", done.stderr)
    held = done.returncode == 0 and bool(runs)
    if not held:
        print(done.stderr[-2000:], flush=True)
    return int(runs[-1]) if runs else 0, held


def run_guided(names: list[str], seconds: int) -> tuple[int, int]:
    """How many inputs were grown, and how many targets broke."""
    total = faults = 0
    for name in names:
        runs, held = guided(name, max(seconds // len(names), 1))
        total, faults = total + runs, faults + (not held)
        print(f"{name}: {runs} executions guided by coverage{'' if held else ', BROKEN'}", flush=True)
    return total, faults


def run_grown(names: list[str], runs: int, seed: int) -> tuple[int, int]:
    """How many inputs were run, and how many broke something; twenty are enough."""
    signal.signal(signal.SIGVTALRM, give_up)
    pool, total, faults = seeds(), 0, 0
    for name in names:
        draw, begun = random.Random(f"{seed} {name}"), time.process_time()
        share = runs if len(names) == 1 else int(runs * SHARES[name])
        for _ in range(share):
            data = grow_documents(draw, pool) if name == "whole" else grow(draw, pool)
            if problem := try_one(name, data):
                faults += 1
                print(f"{keep(name, data)}: {problem[:300]}", flush=True)
                if faults >= 20:
                    return total, faults
        total += share
        print(f"{name}: {share} executions in {time.process_time() - begun:.0f} CPU seconds", flush=True)
    return total, faults


def main() -> int:
    """Run the campaign; 1 where an input broke something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=list(TARGETS))
    parser.add_argument("--atheris", action="store_true", help="guided by coverage")
    parser.add_argument("--seconds", type=int, default=300, help="of --atheris, by the clock")
    parser.add_argument("--record", action="store_true")
    given: Any = parser.parse_args()
    names = [given.target] if given.target else list(SHARES)
    if given.atheris:
        total, faults = run_guided(names, given.seconds)
    else:
        total, faults = run_grown(names, given.runs, given.seed)
    result = f"{total} executions, {faults} faults"
    print(result)
    if given.record:
        record("fuzzing guided by coverage" if given.atheris else "fuzzing", result)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
