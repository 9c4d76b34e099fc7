"""floors: the accuracy floors of the sample corpus and of the seen development sets, and how they are moved.

    python -m tests.floors            measured now beside the floors; exit 1 below one
    python -m tests.floors --raise    raise every floor that has room: to what is measured minus the slack
    python -m tests.floors --lower    set every floor to what is measured minus the slack, also downward

Nothing else lowers a floor: `tests/golden/floors.toml` is written here alone. The blind sets are no part of this.
"""

import argparse
import json
import math
import sys
import tempfile
import tomllib
from collections import ChainMap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus_help import Outcome, grouping, score

TESTS = Path(__file__).parent
FLOORS = TESTS / "golden" / "floors.toml"
SLACK = 0.02
CORPORA = {  # name → documents, gold
    "raw": (TESTS.parent / "raw", TESTS / "golden" / "raw.jsonl"),
    **{
        name: (TESTS / "development" / name, TESTS / "development" / name / "gold.jsonl")
        for name in ("seen", *(f"seen{number}" for number in range(2, 21)))
    },
}
POOLS = {
    "occupations": ("seen", "seen2", "seen3", "seen4"),
    "occupations_all": tuple(CORPORA),
}  # floor → corpora put together
HEAD = "# Accuracy floors, measured minus 0.02. Written by `python -m tests.floors --raise | --lower`; not by hand.\n"


def read_floors() -> dict[str, dict[str, float]]:
    """Precision and recall that each corpus must reach."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def measure(name: str, out: Path) -> tuple[dict[str, float], list[str]]:
    """Precision and recall of a corpus as it is read now, and every miss and false claim."""
    raw, gold = CORPORA[name]
    precision, recall, told = score(gold, Outcome(raw, out).rows("extract", "claims"))
    return {"precision": precision, "recall": recall}, told


def occupations(name: str, out: Path) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The occupation of each document of a corpus, as judged and as found, by corpus and path."""
    raw, _ = CORPORA[name]
    file = raw / "occupations.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.is_file() else []
    found = {f"{name}/{row['path']}": row["occupation_id"] for row in Outcome(raw, out).rows("segment", "documents")}
    return {f"{name}/{row['path']}": row["occupation_id"] for row in rows}, found


def floor_of(measured: float) -> float:
    """What is measured minus the slack, rounded down to two places."""
    return math.floor(round((measured - SLACK) * 100, 6)) / 100


def moved(
    floors: dict[str, dict[str, float]], now: dict[str, dict[str, float]], lower: bool
) -> dict[str, dict[str, float]]:
    """The floors after a measurement: never below what they were, unless `lower`."""
    return {
        name: {
            what: floor_of(value) if lower else max(floor_of(value), floors.get(name, {}).get(what, 0.0))
            for what, value in scores.items()
        }
        for name, scores in now.items()
    }


def write_floors(floors: dict[str, dict[str, float]]) -> None:
    """Write the file of floors."""
    lines = [HEAD]
    for name, scores in floors.items():
        lines += [f"\n[{name}]\n", *(f"{what} = {value:.2f}\n" for what, value in scores.items())]
    FLOORS.write_text("".join(lines), "utf-8")


def main(arguments: list[str]) -> int:
    """The command: 0 where every floor is reached or was moved, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.floors", description="accuracy floors")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--raise", action="store_true", dest="up", help="raise floors that have room")
    choice.add_argument("--lower", action="store_true", help="set floors to what is measured, also downward")
    parser.add_argument("--misses", action="store_true", help="print every miss and false claim")
    chosen = parser.parse_args(arguments)
    floors = read_floors() if FLOORS.is_file() else {}
    now: dict[str, dict[str, float]] = {}
    wanted: dict[str, dict[str, str | None]] = {}
    found: dict[str, dict[str, str | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in CORPORA:
            now[name], told = measure(name, Path(folder) / name)
            print("\n".join(told) if chosen.misses else "", end="\n" if chosen.misses else "")
            judged, read = wanted[name], found[name] = occupations(name, Path(folder) / name)
            if judged:
                _, _, f1, pairs = grouping(judged, read)
                right = sum(read.get(path) == judged[path] for path in judged)
                print(f"{name:6} occupations {right} of {len(judged)}; pairs {pairs}, F1 {f1:.4f}")
    for floor, names in POOLS.items():
        judged, read = (
            dict(ChainMap(*(wanted[name] for name in names))),
            dict(ChainMap(*(found[name] for name in names))),
        )
        now[floor] = dict(zip(("precision", "recall", "f1"), grouping(judged, read), strict=False))
    for name, scores in now.items():
        for what, value in scores.items():
            print(f"{name:6} {what:10} {value:.4f}  floor {floors.get(name, {}).get(what, 0.0):.2f}")
    if chosen.up or chosen.lower:
        write_floors(floors | moved(floors, now, chosen.lower))  # sections of other corpora stay as they are
        return 0
    below = [
        1 for name, scores in now.items() for what, value in scores.items() if value < floors.get(name, {}).get(what, 0)
    ]
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
