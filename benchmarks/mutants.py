"""mutants: small faults put into the code one at a time, and how many of them its tests notice.

    python -m benchmarks.mutants [--sample 100] [--seed 1] [--least 85]

A mutant swaps a comparison, an arithmetic or a logical operator, negates a condition, changes a constant by one, or
drops what a function returns. A sample drawn at random from all mutants of a room is tested with the room's own tests,
in a copy of the program; a run that fails or takes ten times as long has killed it. Type hints, docstrings and
patterns are left alone. Exit code 1 where less than `--least` percent are killed.
"""

import argparse
import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = {
    "quantities.py": ("test_quantities.py",),
    "periods.py": ("test_periods.py", "test_quantities.py"),
    "comparing.py": ("test_comparing.py", "test_relating.py"),
    "resolution.py": ("test_resolution.py", "test_reconcile.py"),
}
SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
SECONDS = 120


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every node that can be changed, with the change's name; hints and docstrings aside."""
    hints: set[int] = set()
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            hints |= {id(part) for part in ast.walk(getattr(node, name, None) or ast.Pass())}
    for node in ast.walk(tree):
        if id(node) in hints:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield node, "compare"
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
            yield node, "operator"
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, "negate"
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            yield node, "constant"
        elif isinstance(node, ast.Return) and node.value is not None:
            yield node, "return"


def change(node: ast.AST, kind: str) -> None:
    """Put the fault in."""
    if kind == "compare" and isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()
    elif kind == "operator" and isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()
    elif kind == "negate" and isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif kind == "constant" and isinstance(node, ast.Constant):
        node.value = int(node.value) + 1  # type: ignore[arg-type]
    elif isinstance(node, ast.Return):
        node.value = ast.Constant(None)


def make_mutant(source: str, number: int) -> tuple[str, str]:
    """The source with the fault of a number in it, and where it is."""
    tree = copy.deepcopy(ast.parse(source))
    node, kind = list(places(tree))[number]
    line = getattr(node, "lineno", 0)
    change(node, kind)
    return ast.unparse(ast.fix_missing_locations(tree)), f"line {line}, {kind}"


def is_killed(copy_of: Path, tests: tuple[str, ...]) -> bool:
    """Whether the tests fail, or hang."""
    command = [sys.executable, "-m", "pytest", "-x", "-n0", "-p", "no:cacheprovider", *(f"tests/{t}" for t in tests)]
    try:
        return subprocess.run(command, cwd=copy_of, capture_output=True, timeout=SECONDS, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> int:
    """Draw, test, print; 1 where too many live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100, help="mutants of all rooms together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=85)
    given = parser.parse_args()
    draw, killed, tried = random.Random(given.seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder) / "work"
        shutil.copytree(ROOT, work, ignore=shutil.ignore_patterns(".*", "__pycache__", "outputs", "docs/_build"))
        for room, tests in ROOMS.items():
            path = work / "pipeline" / room
            source = path.read_text("utf-8")
            if is_killed(work, tests):
                print(f"{room}: its tests fail without any fault")
                return 1
            count = len(list(places(ast.parse(source))))
            chosen = sorted(draw.sample(range(count), min(count, given.sample // len(ROOMS))))
            dead = 0
            for number in chosen:
                mutant, where = make_mutant(source, number)
                path.write_text(mutant, "utf-8")
                if is_killed(work, tests):
                    dead += 1
                else:
                    print(f"  lives: {room}, {where}", flush=True)
            path.write_text(source, "utf-8")
            print(f"{room}: {dead} of {len(chosen)} killed, of {count} mutants", flush=True)
            killed, tried = killed + dead, tried + len(chosen)
    print(f"{killed} of {tried} mutants killed: {100 * killed / tried:.1f}%")
    return 0 if 100 * killed >= given.least * tried else 1


if __name__ == "__main__":
    sys.exit(main())
