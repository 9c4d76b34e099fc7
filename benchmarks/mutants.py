"""mutants: small faults put into the code one at a time, and how many of them its tests notice.

    python -m benchmarks.mutants [AREA ...] [--sample 200] [--seed 1] [--least 85] [--show NAME] [--write]

`mutants.toml` says which modules and tests make up an area, and names the mutants that do what the program does, with
the reason. A sample drawn at random from the others of each area is tested by `mutant_tests`; a mutant is killed where
a test fails, or the tests take three times the CPU of a run without fault and some seconds. No module is changed on the
disk. `--write` puts the results into docs/testing.md and keeps them for docs/reliability.md. Exit code 1 where less
than `--least` percent of an area are killed.
"""

import argparse
import random
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

from benchmarks.mutant_tests import Fault, find_callers, load_libraries, run_anew, run_exchanged
from benchmarks.mutating import Mutant, list_mutants, make_mutant
from benchmarks.recording import record

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "testing.md"
MARK = "<!-- written by python -m benchmarks.mutants --write -->\n"


class Area(NamedTuple):
    """Modules that are judged together, their tests, and by module the names of mutants that change nothing."""

    name: str
    rooms: tuple[str, ...]
    tests: tuple[str, ...]
    equivalent: dict[str, set[str]]


class Result(NamedTuple):
    """How many mutants were killed, of how many tried, of how many there are, and how many change nothing."""

    killed: int
    tried: int
    count: int
    equivalent: int


def read_areas() -> list[Area]:
    """The areas of mutants.toml."""
    told = tomllib.loads((ROOT / "benchmarks" / "mutants.toml").read_text("utf-8"))
    areas = []
    for name, area in told.items():
        equivalent: dict[str, set[str]] = {}
        for entry in area.get("equivalent", []):
            equivalent.setdefault(entry["room"], set()).update(entry["mutants"])
        areas.append(Area(name, tuple(area["rooms"]), tuple(area["tests"]), equivalent))
    return areas


def choose_mutants(area: Area, sample: int, seed: int) -> tuple[list[tuple[str, Mutant]], int, int]:
    """The mutants to test in order, how many there are, and how many of those are named as equivalent."""
    every: list[tuple[str, Mutant]] = []
    equal = 0
    for room in area.rooms:
        mutants = list_mutants((ROOT / "pipeline" / f"{room}.py").read_text("utf-8"))
        known = area.equivalent.get(room, set())
        unknown = known - {mutant.name for mutant in mutants}
        if unknown:
            raise SystemExit(f"mutants.toml, {room}: no such mutant: {sorted(unknown)[0]}")
        equal += len(known)
        every += [(room, mutant) for mutant in mutants if mutant.name not in known]
    chosen = sorted(random.Random(seed).sample(range(len(every)), min(sample, len(every))))
    return [every[place] for place in chosen], len(every) + equal, equal


def make_fault(room: str, mutant: Mutant) -> Fault:
    """The compiled module of a mutant."""
    path = ROOT / "pipeline" / f"{room}.py"
    return Fault(room, compile(make_mutant(path.read_text("utf-8"), mutant.number), str(path), "exec"), mutant.function)


def try_area(area: Area, sample: int, seed: int, folder: Path) -> Result:
    """Test a sample of an area's mutants, and print those that live."""
    chosen, count, equal = choose_mutants(area, sample, seed)
    callers, seconds = find_callers(area.rooms, area.tests, folder)
    limit = int(3 * seconds) + 5
    early = set(callers[""])
    quick: list[tuple[int, Fault, list[str]]] = []
    codes: dict[int, int] = {}
    used = seconds
    for number, (room, mutant) in enumerate(chosen):
        fault, name = make_fault(room, mutant), f"{room}:{mutant.function}"
        if mutant.function is not None and name not in early:
            quick.append((number, fault, callers.get(name, [])))
            continue
        codes[number], taken = run_anew(area.tests, fault, folder, limit)
        used += taken
    found, taken = run_exchanged(area.tests, [(fault, tests) for _, fault, tests in quick], folder, limit)
    codes |= {number: code for (number, _, _), code in zip(quick, found, strict=True)}
    for number, (room, mutant) in enumerate(chosen):
        if codes[number] == 0:
            print(f"  lives: {room}.py, line {mutant.line}, {mutant.name}")
    killed = sum(code != 0 for code in codes.values())
    print(f"{area.name}: {killed} of {len(chosen)} killed in {used + taken:.0f} CPU seconds", flush=True)
    return Result(killed, len(chosen), count, equal)


def write_page(page: str, areas: list[Area], results: dict[str, Result], how: str) -> str:
    """The page with the table of results behind its mark; an area that was not tried keeps its row."""
    head, _, table = page.partition(MARK)
    rows = {line.split(" | ")[0].strip("| "): line for line in table.splitlines() if line.endswith(" |")}
    for area in areas:
        if area.name in results:
            killed, tried, count, equal = results[area.name]
            share = f"{killed} of {tried} ({100 * killed / tried:.1f}%)"
            rooms = " ".join(f"`{room}`" for room in area.rooms)
            command = f"`python -m benchmarks.mutants {area.name} {how}`"
            rows[area.name] = f"| {area.name} | {rooms} | {share} | {count} | {equal} | {command} |"
    lines = ["| area | rooms | killed | all | equivalent | made by |", "|---|---|---|---|---|---|"]
    lines += [rows[area.name] for area in areas if area.name in rows]
    return head + MARK + "\n" + "\n".join(lines) + "\n"


def show_mutant(areas: list[Area], name: str, folder: Path) -> int:
    """Run one mutant and let its tests speak."""
    for area in areas:
        for room, mutant in choose_mutants(area, sys.maxsize, 0)[0]:
            if mutant.name == name:
                return run_anew(area.tests, make_fault(room, mutant), folder, 600, shown=True)[0]
    raise SystemExit(f"no such mutant: {name}")


def main() -> int:
    """Draw, test, print; 1 where too many live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("area", nargs="*")
    parser.add_argument("--sample", type=int, default=200, help="mutants of an area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=85)
    parser.add_argument("--show", help="run the mutant of this name alone, and print what its tests say")
    parser.add_argument("--write", action="store_true", help="put the results into docs/testing.md")
    given = parser.parse_args()
    every = read_areas()
    areas = [area for area in every if not given.area or area.name in given.area]
    load_libraries()
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        folder = Path(place)
        if given.show:
            return show_mutant(areas, given.show, folder)
        results = {area.name: try_area(area, given.sample, given.seed, folder) for area in areas}
    for name, (killed, tried, count, equal) in results.items():
        print(f"{name}: {killed} of {tried} killed ({100 * killed / tried:.1f}%), of {count}, {equal} equivalent")
    if given.write:
        how = f"--sample {given.sample} --seed {given.seed} --write"
        PAGE.write_text(write_page(PAGE.read_text("utf-8"), every, results, how), "utf-8")
        shares = (
            f"{name} {killed} of {tried} ({100 * killed / tried:.1f}%)" for name, (killed, tried, *_) in results.items()
        )
        record("mutants", f"killed: {', '.join(shares)}")
    return 0 if all(100 * found.killed >= given.least * found.tried for found in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
