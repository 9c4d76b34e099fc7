"""mutating: the small faults that a module can be given, each with a name that outlives a change of lines.

A fault swaps a comparison, an arithmetic or a logical operator, negates a condition, changes a whole number by one,
turns a truth value round, or drops what a function returns: a `bool` is turned round, too. Hints, decorators, texts and
patterns are left alone.
"""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
TELLING = 16  # characters of code around a fault that say where it is


class Mutant(NamedTuple):
    """One fault of a module: the number of its place, its line, the function it is in, and its name."""

    number: int
    line: int
    function: str | None  # qualified name of the outermost function; None for what runs when the module is loaded
    name: str  # "function: code => code with the fault", numbered where that is found again


def list_mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its syntax tree."""
    tree = ast.parse(source)
    holders = {id(part): node for node in ast.walk(tree) for part in ast.iter_child_nodes(node)}
    times: Counter[str] = Counter()
    found: list[Mutant] = []
    for number, (node, fault) in enumerate(find_places(tree)):
        shown = telling_part(node, holders)
        function = function_name(node, holders)
        name = f"{function or 'module'}: {say(shown)} => {say(shown, node, fault)}"
        times[name] += 1
        name = name if times[name] == 1 else f"{name} #{times[name]}"
        found.append(Mutant(number, getattr(node, "lineno", 0), function, name))
    return found


def make_mutant(source: str, number: int) -> ast.Module:
    """The module's tree with one of its faults."""
    tree = ast.parse(source)
    node, fault = list(find_places(tree))[number]
    put_fault(node, fault)
    return ast.fix_missing_locations(tree)


def find_places(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every node that can be given a fault, with the kind of fault."""
    hints: set[int] = set()
    answers: set[int] = set()  # what functions return that say yes or no
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool":
            answers |= {id(part) for part in ast.walk(node)}
        beside = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for part in (*beside, *getattr(node, "decorator_list", ())):
            hints |= {id(inner) for inner in ast.walk(part or ast.Pass())}
    for node in ast.walk(tree):
        if id(node) in hints:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield node, "compare"
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
            yield node, "operator"
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, "negate"
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            yield node, "constant"
        elif isinstance(node, ast.Return) and ast.unparse(node) not in ("return", "return None"):
            yield node, "answer" if id(node) in answers else "return"


def put_fault(node: ast.AST, fault: str) -> None:
    """Change the node."""
    if fault == "compare" and isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()
    elif fault == "operator" and isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()
    elif fault == "negate" and isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif fault == "constant" and isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
    elif isinstance(node, ast.Return):
        turned = fault == "answer" and node.value is not None
        node.value = ast.UnaryOp(ast.Not(), node.value) if turned and node.value else ast.Constant(None)


def telling_part(node: ast.AST, holders: dict[int, ast.AST]) -> ast.AST:
    """The smallest code around a node that is long enough to be found again; a statement at most."""
    while not isinstance(node, ast.stmt) and len(say(node)) < TELLING:
        node = holders[id(node)]
    return node


def function_name(node: ast.AST, holders: dict[int, ast.AST]) -> str | None:
    """Qualified name of the outermost function whose body holds a node; None for what no call runs, as a default."""
    names: list[str] = []
    while not isinstance(node, ast.Module):
        holder = holders[id(node)]
        if isinstance(holder, ast.FunctionDef) and isinstance(node, ast.stmt):
            names = [holder.name]
        elif isinstance(holder, ast.ClassDef) and names:
            names.insert(0, holder.name)
        node = holder
    return ".".join(names) or None


def say(shown: ast.AST, node: ast.AST | None = None, fault: str = "") -> str:
    """Code in one line, of a compound statement its head; with a fault in one of its nodes, if one is given."""
    if node is not None:
        number = list(map(id, ast.walk(shown))).index(id(node))
        shown = copy.deepcopy(shown)
        put_fault(list(ast.walk(shown))[number], fault)
    return ast.unparse(shown).partition("\n")[0]
