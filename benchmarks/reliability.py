"""reliability: docs/reliability.md out of tests/faults.toml, the tests that name its faults, and a run of them.

    python -m benchmarks.reliability [--jobs 2]

Runs every test marked with `@pytest.mark.fault(...)` and writes the page: for each fault what Concord promises, the
tests that bring it about, and whether they held. Exit code 1 where one failed or a fault has no test.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
HEAD = """# What can go wrong, and what happens then

Made by `python -m benchmarks.reliability` from `tests/faults.toml`, the tests that bring each fault about, and a run of
them; a test fails where this page is not what they say. What is measured rather than tested stands at
its end.
"""
CAMPAIGNS = ROOT / "tests" / "campaigns.md"

Faults = dict[str, tuple[str, str, str]]  # by id: title of its group, fault, promise


def read_faults() -> Faults:
    """Every fault of tests/faults.toml in its order."""
    groups = tomllib.loads((ROOT / "tests/faults.toml").read_text("utf-8"))
    return {
        name: (group["title"], *entry) for group in groups.values() for name, entry in group.items() if name != "title"
    }


def find_tests() -> dict[str, list[str]]:
    """By fault the tests that name it, as `file::function`, in the order of files and lines."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for name in named_faults(function):
                    tests = found.setdefault(name, [])
                    test = f"{path.name}::{function.name}"
                    tests += [] if test in tests else [test]
    return found


def named_faults(function: ast.FunctionDef) -> Iterator[str]:
    """The faults that the decorators of a test name."""
    for decorator in function.decorator_list:
        for node in ast.walk(decorator):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.fault":
                yield from (str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))


def run_tests(jobs: int) -> tuple[dict[str, list[str]], int]:
    """By `file::function` the outcomes of its cases, and how many there were."""
    with tempfile.TemporaryDirectory(prefix="reliability-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-m", "fault", f"-n{jobs}", f"--junitxml={report}", "tests"]
        subprocess.run(command, cwd=ROOT, check=False)
        cases: dict[str, list[str]] = {}
        for case in ET.parse(report).iter("testcase"):
            outcome = next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "held")
            file = f"{case.attrib['classname'].rpartition('.')[2]}.py"
            cases.setdefault(f"{file}::{case.attrib['name'].partition('[')[0]}", []).append(outcome)
    return cases, sum(map(len, cases.values()))


def write_page(faults: Faults, tests: dict[str, list[str]], outcomes: dict[str, list[str]]) -> str:
    """The page; without outcomes every result is left open."""
    lines, group = [HEAD], ""
    for name, (title, fault, promise) in faults.items():
        if title != group:
            lines += [f"\n## {title}\n", "| fault | promise | tests | result |", "|---|---|---|---|"]
            group = title
        cases = [case for test in tests.get(name, []) for case in outcomes.get(test, [])]
        result = f"{cases.count('held')} of {len(cases)} held" if cases else "not run"
        shown = "<br>".join(f"`{test}`" for test in tests.get(name, []))
        lines.append(f"| {fault} | {promise} | {shown} | {result} |")
    return "\n".join(lines) + "\n\n" + CAMPAIGNS.read_text("utf-8")


def strip_results(page: str) -> list[str]:
    """The page's lines without the result of each row, to compare it with what the tests say now."""
    return [line.rpartition(" | ")[0] if line.startswith("| ") else line for line in page.splitlines()]


def main() -> int:
    """Run the tests, write the page; 1 where a promise is broken or untested."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    given: Any = parser.parse_args()
    faults, tests = read_faults(), find_tests()
    outcomes, count = run_tests(given.jobs)
    PAGE.write_text(write_page(faults, tests, outcomes), "utf-8")
    broken = sorted(test for test, cases in outcomes.items() if set(cases) - {"held"})
    untested = sorted(faults.keys() - tests.keys())
    print(f"{len(faults)} faults, {count} cases; not held: {broken or 'none'}; untested: {untested or 'none'}")
    return 1 if broken or untested else 0


if __name__ == "__main__":
    sys.exit(main())
