"""mutating: which small faults a module can be given, and how they are named."""

import ast

import pytest

from benchmarks.mutating import list_mutants, make_mutant

SOURCE = '''
"""A module."""
LIMIT = 3

@dataclass(frozen=True)
class Box:
    @property
    def full(self, least: int = 1) -> bool:
        """Not 7."""
        return self.size > LIMIT and self.open

def pick(a: list[int]) -> int | None:
    def inner():
        return a[0]
    return inner() if a else None
'''


def faults(source: str) -> list[str]:
    return [mutant.name for mutant in list_mutants(source)]


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("x = first < second", ["x = first <= second"]),
        ("x = first is not second", ["x = first is second"]),
        ("x = first + second", ["x = first - second"]),
        ("x = first or second", ["x = first and second"]),
        ("x = not_a_number(10)", ["x = not_a_number(11)"]),
        ("x = any_of_these(True)", ["x = any_of_these(False)"]),
        ("if first:\n    pass", ["if not first:"]),
        ("while first:\n    pass", ["while not first:"]),
        ("x = 'a text 7' % 1.5", []),
        ("x: Literal[7] = y", []),
        ("def f():\n    return None", []),
    ],
)
def test_each_kind_of_fault(line: str, changed: list[str]) -> None:
    found = list_mutants(line)
    assert [ast.unparse(make_mutant(line, mutant.number)).partition("\n")[0] for mutant in found] == changed


def test_a_mutant_is_named_by_its_function_and_the_code_around_it() -> None:
    assert sorted(faults(SOURCE)) == sorted([
        "module: LIMIT = 3 => LIMIT = 4",
        "pick: return inner() if a else None => return None",
        "Box.full: return self.size > LIMIT and self.open => return not (self.size > LIMIT and self.open)",
        "pick: inner() if a else None => inner() if not a else None",
        "pick: return a[0] => return None",
        "module: self, least: int=1 => self, least: int=2",
        "Box.full: self.size > LIMIT and self.open => self.size > LIMIT or self.open",
        "Box.full: self.size > LIMIT => self.size >= LIMIT",
        "pick: return a[0] => return a[1]",
    ])  # fmt: skip


def test_what_is_found_twice_is_numbered() -> None:
    assert faults("x = some_call(1)\nx = some_call(1)") == [
        "module: x = some_call(1) => x = some_call(2)",
        "module: x = some_call(1) => x = some_call(2) #2",
    ]


def test_a_mutant_has_one_fault_and_nothing_else_is_changed() -> None:
    plain = ast.unparse(ast.parse(SOURCE)).splitlines()
    for mutant in list_mutants(SOURCE):
        lines = ast.unparse(make_mutant(SOURCE, mutant.number)).splitlines()
        assert sum(a != b for a, b in zip(plain, lines, strict=True)) == 1
