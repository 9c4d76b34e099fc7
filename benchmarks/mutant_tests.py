"""mutant_tests: runs tests over mutants, each in a process of its own, and only the tests that meet the fault.

Where a function is first called by a test, a mutant of it is made in a process forked when all tests were collected:
its code is exchanged, and the tests that call it run up to the first that fails. What runs when modules are loaded
(constants, rules read at once) needs them loaded anew: such a mutant gets a process with nothing of ours in it.
"""

import importlib
import importlib.abc
import importlib.machinery
import json
import os
import resource
import shutil
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
LIBRARIES = ("hypothesis", "msgspec", "numpy", "pandas", "pyarrow.parquet", "rapidfuzz", "scipy.sparse", "selectolax",
             "spacy")  # fmt: skip
OPTIONS = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov",
           "-p", "no:random_order", "--hypothesis-profile=mutants",
           "-m", "not timed"]  # fmt: skip
MEMORY = 6 * 2**30


class Fault(NamedTuple):
    """A module with a fault, compiled, and the function of the module that it is in; None where it is in none."""

    room: str
    code: CodeType
    function: str | None

    @property
    def module(self) -> str:
        """The module's name."""
        return f"pipeline.{self.room.replace('/', '.')}"


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module of ours with its fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """Ours alone; all others are found as ever."""
        return importlib.machinery.ModuleSpec(fullname, self) if fullname == self.fault.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(self.fault.code, module.__dict__)


def load_libraries() -> None:
    """What every process needs of others, so that each mutant loads only what is ours."""
    for name in LIBRARIES:
        importlib.import_module(name)
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "mutants", deadline=None, database=None, derandomize=True, max_examples=40,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    ours = [name for name in sys.modules if name.partition(".")[0] == "pipeline"]
    if ours:
        raise SystemExit(f"{ours[0]} is loaded: a mutant of it would not be met")


def fork(work: Callable[[], int], seconds: int, shown: bool = False) -> tuple[int, float]:
    """Exit code of work done in a process of its own (negative: ended by a signal), and its CPU seconds."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.alarm(20 * seconds)
            if not shown:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.dup2(nowhere, 2)
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def run_pytest(tests: Sequence[str], folder: Path, *plugins: object) -> int:
    """Exit code of the tests."""
    os.chdir(ROOT)
    paths = [f"tests/{test}" for test in tests]
    return int(pytest.main([*OPTIONS, f"--basetemp={folder / 'tests'}", *paths], list(plugins)))


def run_anew(tests: Sequence[str], fault: Fault, folder: Path, seconds: int, shown: bool = False) -> tuple[int, float]:
    """What the tests say of a fault, with every module of ours loaded anew."""

    def work() -> int:
        sys.meta_path.insert(0, Finder(fault))
        return run_pytest(tests, folder)

    return fork(work, seconds, shown)


class Watch:
    """Notes which functions of some modules each test calls, itself or in a fixture that it uses."""

    def __init__(self, rooms: Sequence[str]) -> None:
        self.files = {str(ROOT / "pipeline" / f"{room}.py"): room for room in rooms}
        self.called: dict[str, set[str]] = defaultdict(set)  # by test, fixture, or "" for what came before
        self.fixtures: dict[str, list[str]] = {}
        self.now = ""

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """Called at each call of a function."""
        room = self.files.get(frame.f_code.co_filename) if event == "call" else None
        if room:
            self.called[self.now].add(f"{room}:{frame.f_code.co_qualname.partition('.<locals>')[0]}")

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Calls made now belong to `what`."""
        before, self.now = self.now, what
        sys.setprofile(self.note)
        yield
        self.now = before
        sys.setprofile(self.note)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """A fixture may serve several tests."""
        with self.during(f"fixture {fixturedef.argname}"):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """A test."""
        self.fixtures[item.nodeid] = list(getattr(item, "fixturenames", ()))
        with self.during(item.nodeid):
            return (yield)

    def tests_by_function(self) -> dict[str, list[str]]:
        """By function the tests that call it, in their order; those of "" are called before any test."""
        found: dict[str, list[str]] = {"": sorted(self.called[""])}
        for test, fixtures in self.fixtures.items():
            names = self.called[test].union(*(self.called.get(f"fixture {name}", ()) for name in fixtures))
            for name in sorted(names):
                found.setdefault(name, []).append(test)
        return found


def find_callers(rooms: Sequence[str], tests: Sequence[str], folder: Path) -> tuple[dict[str, list[str]], float]:
    """`Watch.tests_by_function` of a run of the tests, and its CPU seconds; SystemExit where a test fails."""

    def work() -> int:
        watch = Watch(rooms)
        sys.setprofile(watch.note)
        code = run_pytest(tests, folder, watch)
        sys.setprofile(None)
        (folder / "callers.json").write_text(json.dumps(watch.tests_by_function()), "utf-8")
        return code

    code, seconds = fork(work, 900)
    if code:
        raise SystemExit(f"{', '.join(tests)}: fail without any fault (exit code {code})")
    return json.loads((folder / "callers.json").read_text("utf-8")), seconds


class Exchange:
    """In the place of the run of all tests: for each fault a fork that runs those which meet it."""

    def __init__(self, faults: Sequence[tuple[Fault, list[str]]], folder: Path, seconds: int) -> None:
        self.faults, self.folder, self.seconds = faults, folder, seconds

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork, note the exit codes."""
        items = {item.nodeid: item for item in session.items}
        for fault, tests in self.faults:

            def work(fault: Fault = fault, tests: list[str] = tests) -> int:
                put_code(fault)
                session.items = [items[test] for test in tests]
                from _pytest.main import pytest_runtestloop

                pytest_runtestloop(session)
                return int(session.testsfailed > 0)

            with (self.folder / "codes").open("a", encoding="ascii") as codes:
                print(fork(work, self.seconds)[0], file=codes)
            shutil.rmtree(self.folder / "tests", ignore_errors=True)
            (self.folder / "tests").mkdir()
        return True


def run_exchanged(
    tests: Sequence[str], faults: Sequence[tuple[Fault, list[str]]], folder: Path, seconds: int
) -> tuple[list[int], float]:
    """The exit code for each fault, given with the tests that call its function; and the CPU seconds of all."""
    (folder / "codes").write_text("", "ascii")
    code, used = fork(lambda: run_pytest(tests, folder, Exchange(faults, folder, seconds)), 36000)
    if code not in (0, 5):
        raise SystemExit(f"{', '.join(tests)}: could not be collected (exit code {code})")
    return [int(line) for line in (folder / "codes").read_text("ascii").splitlines()], used


def put_code(fault: Fault) -> None:
    """Give the function that is loaded the code with the fault, and forget what it has answered."""
    assert fault.function is not None
    found: Any = sys.modules[fault.module]
    for name in fault.function.split("."):
        found = vars(found)[name]
    while not hasattr(found, "__code__"):
        if hasattr(found, "cache_clear"):
            found.cache_clear()
        found = found.fget if isinstance(found, property) else found.__wrapped__
    found.__code__ = find_code(fault.code, fault.function)


def find_code(code: CodeType, name: str) -> CodeType:
    """The code of a function by its qualified name."""
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    for const in inner:
        if const.co_qualname == name:
            return const
    return next(find_code(const, name) for const in inner if name.startswith(f"{const.co_qualname}."))
