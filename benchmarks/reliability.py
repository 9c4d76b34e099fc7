"""reliability: docs/reliability.md out of tests/faults.toml, the tests that name its faults, and what was measured.

    python -m benchmarks.reliability [--jobs 2] [--fault NAME ...] [--keep-results]

Runs every test marked with `@pytest.mark.fault(...)` and writes the page: for each fault what Concord promises, the
tests that bring it about, and whether they held; then each campaign of `tests/campaigns.toml` with the command that was
given and its recorded result. `--keep-results` runs nothing and takes the results from the page as
it stands: for a change of words alone. Exit code 1 where a test failed or a fault has none.
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

from benchmarks.recording import read_results

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
HEAD = """# What can go wrong, and what happens then

Made by `python -m benchmarks.reliability` from `tests/faults.toml`, the tests that bring each fault about, and a run of
them; a test fails where this page is not what they say. What is measured rather than tested stands at
its end.
"""
CAMPAIGNS = """
## Campaigns

What takes too long for the tests. Each script ends with 1 where its promise is broken; `--record` keeps its result.

| campaign | promise | command | result |
|---|---|---|---|
"""

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


def run_tests(jobs: int, chosen: list[str]) -> tuple[dict[str, list[str]], int]:
    """By `file::function` the outcomes of its cases, and how many there were; without chosen ones all are run."""
    with tempfile.TemporaryDirectory(prefix="reliability-") as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-m",
            "fault",
            f"-n{jobs}",
            f"--junitxml={report}",
            *(chosen or ["tests"]),
        ]
        subprocess.run(command, cwd=ROOT, check=False)
        cases: dict[str, list[str]] = {}
        for case in ET.parse(report).iter("testcase"):
            outcome = next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "held")
            file = f"{case.attrib['classname'].rpartition('.')[2]}.py"
            cases.setdefault(f"{file}::{case.attrib['name'].partition('[')[0]}", []).append(outcome)
    return cases, sum(map(len, cases.values()))


def find_results(tests: dict[str, list[str]], outcomes: dict[str, list[str]]) -> dict[str, str]:
    """By fault how many cases of its tests held."""
    found = {}
    for name, named in tests.items():
        cases = [case for test in named for case in outcomes.get(test, [])]
        found[name] = f"{cases.count('held')} of {len(cases)} held"
    return found


def read_page(faults: Faults, page: str) -> dict[str, str]:
    """By fault the result that the page as it stands gives."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.endswith(" held |")]
    told = {(row[0], row[1]): row[-1] for row in rows}
    return {name: told[fault, promise] for name, (_, fault, promise) in faults.items() if (fault, promise) in told}


def write_page(faults: Faults, tests: dict[str, list[str]], results: dict[str, str]) -> str:
    """The page; without results every one is left open."""
    lines, group = [HEAD], ""
    for name, (title, fault, promise) in faults.items():
        if title != group:
            lines += [f"\n## {title}\n", "| fault | promise | tests | result |", "|---|---|---|---|"]
            group = title
        shown = "<br>".join(f"`{test}`" for test in tests.get(name, []))
        lines.append(f"| {fault} | {promise} | {shown} | {results.get(name, 'not run')} |")
    return "\n".join(lines) + "\n" + CAMPAIGNS + "".join(list_campaigns())


def list_campaigns() -> Iterator[str]:
    """A row for each campaign, with the command and the result of its last record."""
    results = read_results()
    for name, campaign in tomllib.loads((ROOT / "tests/campaigns.toml").read_text("utf-8")).items():
        found = {"command": campaign["command"], "result": "not recorded"} | results.get(name, {})
        command = found["command"].replace("|", "\\|")  # as Markdown wants it within a table
        yield f"| {name} | {campaign['promise']} | `{command}` | {found['result']} |\n"


def strip_results(page: str) -> list[str]:
    """The page's lines without the result of each row, to compare it with what the tests say now."""
    return [line.rpartition(" | ")[0] if line.startswith("| ") else line for line in page.splitlines()]


def main() -> int:
    """Run the tests, write the page; 1 where a promise is broken or untested."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--fault", action="append", help="run the tests of this one, keep the other results")
    parser.add_argument("--keep-results", action="store_true", help="run nothing")
    given: Any = parser.parse_args()
    faults, tests = read_faults(), find_tests()
    results = read_page(faults, PAGE.read_text("utf-8")) if given.keep_results or given.fault else {}
    outcomes, count = {}, 0
    if not given.keep_results:
        chosen = {f"tests/{test}" for name in given.fault or () for test in tests[name]}
        outcomes, count = run_tests(given.jobs, sorted(chosen))
        fresh = find_results(tests, outcomes)
        results |= {name: fresh[name] for name in given.fault or fresh}
    PAGE.write_text(write_page(faults, tests, results), "utf-8")
    broken = sorted(test for test, cases in outcomes.items() if set(cases) - {"held"})
    untested = sorted(faults.keys() - tests.keys())
    print(f"{len(faults)} faults, {count} cases; not held: {broken or 'none'}; untested: {untested or 'none'}")
    return 1 if broken or untested else 0


if __name__ == "__main__":
    sys.exit(main())
