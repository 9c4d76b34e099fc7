"""architecture: every room of pipeline/ stands on a floor of docs/architecture.md, and imports only what it may."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALONE = 3  # rooms of this floor meet in tables only

Imports = dict[str, set[str]]


def read_floors(document: Path) -> dict[str, int]:
    """Each room with its floor, from the table of docs/architecture.md: what its second column has in code marks."""
    rows = re.findall(r"^\| ([1-9]) \| (.*?) \|", document.read_text("utf-8"), re.MULTILINE)
    return {room: int(floor) for floor, rooms in rows for code in re.findall("`(.*?)`", rooms) for room in code.split()}


FLOOR = read_floors(ROOT / "docs/architecture.md")


def read_imports(package: Path) -> Imports:
    """Each room (a module or folder of the package) with the rooms it imports, wherever in the file it does so."""
    found: Imports = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts == ("__init__",):
            assert imported(path, package.name, parts) <= {"frames"}, "the package itself is a door to frames alone"
            continue
        found.setdefault(parts[0], set()).update(imported(path, package.name, parts) - {parts[0]})
    return found


def imported(path: Path, package: str, parts: tuple[str, ...]) -> set[str]:
    """The rooms that a file imports, and those it names in a `module:function` text for the engine."""
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith(f"{package}.")}
        elif isinstance(node, ast.ImportFrom):
            base = [package, *parts][: -node.level] if node.level else []
            module = [*base, *(node.module or "").split(".")] if node.module else base
            if module[:1] == [package]:
                rooms |= {module[1]} if module[1:] else {name.name for name in node.names}
        elif match := re.fullmatch(rf"{package}\.(\w+):\w+", text):
            rooms.add(match.group(1))
    return {room for room in rooms if not (room.startswith("__") and room != "__main__")}


def find_faults(imports: Imports, floor: dict[str, int]) -> list[str]:
    """A line for each room without a floor, and each arrow that runs up, between lone rooms, or round."""
    faults = [f"{room} stands on no floor" for room in sorted(imports.keys() - floor.keys())]
    faults += [f"{room} is on a floor and not there" for room in sorted(floor.keys() - imports.keys())]
    for room, targets in sorted(imports.items()):
        for target in sorted(targets & floor.keys() if room in floor else ()):
            if floor[target] > floor[room]:
                faults.append(f"{room} imports {target}, which stands above it")
            elif floor[target] == floor[room] == ALONE:
                faults.append(f"{room} imports {target}; they may meet in tables only")
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        faults.append(f"a cycle: {' -> '.join(error.args[1])}")
    return faults


def test_every_arrow_runs_down() -> None:
    assert find_faults(read_imports(ROOT / "pipeline"), FLOOR) == []


def test_the_document_has_four_floors() -> None:
    assert set(FLOOR.values()) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"ids.py": "from pipeline.spans import lines"}, "ids imports spans, which stands above it"),
        ({"ids.py": "def f():\n    import pipeline.spans"}, "ids imports spans, which stands above it"),
        ({"match/stage.py": "from pipeline.extract import rules"}, "match imports extract; they may meet"),
        ({"match/stage.py": "from ..extract import rules"}, "match imports extract; they may meet"),
        ({"match/stage.py": "from pipeline import extract"}, "match imports extract; they may meet"),
        ({"spans.py": "from pipeline import zones", "zones.py": "from . import spans"}, "a cycle: "),
        ({"errors.py": "TASK = 'pipeline.match:match_part'"}, "errors imports match, which stands above it"),
        ({"attic.py": ""}, "attic stands on no floor"),
    ],
)
def test_a_fault_is_seen(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    package = tmp_path / "pipeline"
    (package / "match").mkdir(parents=True)
    for room in FLOOR:
        (package / f"{room}.py").touch()
    (package / "match.py").unlink()
    (package / "match/__init__.py").write_text("from pipeline import __version__, tables")
    assert find_faults(read_imports(package), FLOOR) == []
    for name, text in files.items():
        (package / name).write_text(text)
    faults = find_faults(read_imports(package), FLOOR)
    assert len(faults) == 1 and faults[0].startswith(fault)


def test_only_the_command_line_prints_or_parses_arguments() -> None:
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        if path.name == "__main__.py" or path.parent.name == "cli":
            continue
        names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert not names & {"print", "click", "argparse"}, path
