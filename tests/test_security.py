"""Security: no network, no foreign code, no path out of a folder, no markup or formula that runs, pinned packages."""

import ast
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import RAW, ROOT, run_over, unmeasured
from hostile_files import about

from pipeline.csvfile import FORMULA_STARTS, guard_text, read_csv, unguard_text
from pipeline.errors import StateError
from pipeline.tables import Row, read_rows

BANNED_MODULES = frozenset(
    ["pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "socket", "urllib.request", "http",
     "requests", "httpx", "ftplib", "smtplib", "telnetlib", "xml", "lxml", "code", "pty", "webbrowser"]
)  # fmt: skip
BANNED_CALLS = frozenset(["eval", "exec", "compile", "__import__", "breakpoint"])
BANNED_METHODS = {
    "os": frozenset(["system", "popen", "execv", "execve", "execvp", "spawnl", "spawnv", "startfile"]),
    "tempfile": frozenset(["mktemp"]),
    "subprocess": frozenset(["getoutput", "getstatusoutput"]),
}
ALLOWED = {  # what stands in the program for a reason, one place each
    ("__main__.py", 'exec("")'),  # of nothing; clears a mark of the interpreter after an interrupt
    ("engine/worker.py", "pickle"),  # between a run and the workers it started, over pipes that nobody else holds
    ("publish/charts.py", "xml.etree.ElementTree"),  # writes a drawing, reads nothing
}
RUN = """
import os, sys
allowed = [os.path.realpath(p) for p in sys.argv[1].split(os.pathsep)]
def watch(event, details):
    if event in ("socket.__new__", "socket.bind"):  # a package of ours tries on import whether IPv6 is there
        raise OSError("no sockets here")
    if event.startswith(("socket.", "urllib.", "http.", "os.system", "os.exec", "os.posix_spawn")):
        raise SystemExit(f"refused: {event} {details}")
    if event == "open" and isinstance(details[0], (str, bytes)) and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        path = os.path.realpath(os.fsdecode(details[0]))
        if path != os.devnull and not any(path == a or path.startswith(a + os.sep) for a in allowed):
            raise SystemExit(f"refused: write to {path}")
    if event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.symlink", "os.link"):
        moves = event in ("os.rename", "os.symlink", "os.link")
        name, at = os.fsdecode(details[1 if moves else 0]), -1 if moves or event == "shutil.rmtree" else details[-1]
        base = os.readlink(f"/proc/self/fd/{at}") if at not in (-1, None) else ""
        path = os.path.realpath(os.path.join(base, name))
        if not any(path == a or path.startswith(a + os.sep) for a in allowed):
            raise SystemExit(f"refused: {event} {path}")
sys.addaudithook(watch)
sys.argv[:] = ["concord", *sys.argv[2:]]
from pipeline.__main__ import main
main()
"""


# -- what the program holds --------------------------------------------------------------------------------------------


def find_dangers(source: str) -> list[str]:
    """What in a module could run foreign code or open a connection."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if is_banned(alias.name)]
        elif isinstance(node, ast.ImportFrom) and node.module and is_banned(node.module):
            found.append(node.module)
        elif isinstance(node, ast.Call):
            text = ast.unparse(node)
            if isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
                found.append(text.replace("'", '"'))
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                found += [text] if node.func.attr in BANNED_METHODS.get(node.func.value.id, ()) else []
            if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
                found.append(text)
    return found


def is_banned(module: str) -> bool:
    """Whether a module or one it is part of is banned."""
    parts = module.split(".")
    return any(".".join(parts[: i + 1]) in BANNED_MODULES for i in range(len(parts)))


@pytest.mark.fault("code", "network", "entities")
def test_nothing_in_the_program_runs_foreign_code_or_opens_a_connection() -> None:
    package = ROOT / "pipeline"
    found = {
        (path.relative_to(package).as_posix(), danger)
        for path in package.rglob("*.py")
        for danger in find_dangers(path.read_text("utf-8"))
    }
    assert found - ALLOWED == set()


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from xml.etree import ElementTree",
        "eval('1')",
        "exec(text)",
        "import os\nos.system('ls')",
        "import subprocess\nsubprocess.run('ls', shell=True)",
        "import urllib.request",
        "from http.client import HTTPConnection",
    ],
)
def test_each_danger_is_seen(source: str) -> None:
    assert find_dangers(source)


@pytest.mark.fault("hashes")
def test_every_dependency_is_pinned_with_its_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        logical = path.read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in logical.splitlines() if line.strip() and not line.startswith(("#", "--"))]
        assert lines, path
        loose = [line for line in lines if not re.match(r"[\w.\[\]-]+==[\w.+!]+\s.*--hash=sha256:[0-9a-f]{64}", line)]
        assert loose == [], path
    assert "--require-hashes" in (ROOT / "Makefile").read_text("utf-8")


# -- what it does ------------------------------------------------------------------------------------------------------


def watched(*arguments: object, allowed: Path) -> subprocess.CompletedProcess[str]:
    """A command in a process that ends at any socket, shell, or write outside the folder."""
    command = [sys.executable, "-c", RUN, str(allowed), *map(str, arguments)]
    environment = {**unmeasured(), "TMPDIR": str(allowed)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.fault("network", "escape")
def test_every_command_works_with_sockets_refused_and_writes_where_it_should(tmp_path: Path, sample_out: Path) -> None:
    claim = read_rows([sample_out], "claims")[0]["claim_id"]
    (tmp_path / "items.csv").write_text("item_id,source,kind,text\n1,a,tool,brush\n2,b,tool,brush\n")
    (tmp_path / "claims.csv").write_text("source,object,attribute,value\na,x,size,1\nb,x,size,2\nc,x,size,1\n")
    (tmp_path / "lines.txt").write_text("about $9 an hour\n")
    commands: list[tuple[tuple[object, ...], int]] = [
        (("all", RAW, "-o", tmp_path / "out", "--quiet"), 0),
        (("verify", tmp_path / "out", RAW), 0),
        (("explain", claim, "-o", tmp_path / "out"), 0),
        (("diff", tmp_path / "out", sample_out), 0),
        (("evaluate", ROOT / "tests/golden/raw.jsonl", tmp_path / "out"), 0),
        (("quantities", tmp_path / "lines.txt"), 0),
        (("link", tmp_path / "items.csv", "-o", tmp_path / "linked"), 0),
        (("fuse", tmp_path / "claims.csv", "-o", tmp_path / "fused"), 0),
    ]
    for arguments, code in commands:
        done = watched(*arguments, allowed=tmp_path)
        assert (done.returncode, "refused" in done.stderr) == (code, False), (arguments, done.stderr[-500:])


@pytest.mark.fault("network", "escape")
def test_the_watch_sees_a_connection_and_a_stray_write(tmp_path: Path) -> None:
    probe = RUN.split("sys.argv[:]")[0]
    for act in (
        "import socket; socket.getaddrinfo('localhost', 1)",
        "open('/tmp/stray-write', 'w')",
        "os.mkdir('/tmp/stray-folder')",
    ):
        done = subprocess.run([sys.executable, "-c", probe + act, str(tmp_path)], capture_output=True, check=False)
        assert b"refused" in done.stderr


@pytest.mark.fault("escape")
def test_names_that_documents_choose_stay_in_the_folder(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, occupation in (("a.txt", "../../../etc/passwd"), ("b.txt", "/root/.profile"), ("c.txt", "x" * 400)):
        (raw / name).write_text(about(name))
        with (raw / "sources.toml").open("a") as file:
            file.write(f'[[source]]\npath = "{name}"\noccupation = "{occupation}"\n')
    before = set(tmp_path.rglob("*"))
    out = run_over(raw, tmp_path / "out")
    made = set(tmp_path.rglob("*")) - before
    assert all(path.resolve().is_relative_to(out) for path in made)
    assert len(read_rows([out], "documents")) == 3
    assert all(re.fullmatch(r"[a-z0-9-]{1,100}", row["occupation_id"]) for row in read_rows([out], "occupations"))


@pytest.mark.fault("escape")
def test_a_list_of_files_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(about("a"))
    (tmp_path / "mine.txt").write_text("mine")
    out = run_over(tmp_path / "raw", tmp_path / "out")
    for name in ("../mine.txt", str(tmp_path / "mine.txt")):
        for move in ({"gone": [name]}, {"gone": name}, {"files": []}):
            (out / ".stages/publishing.json").write_text(json.dumps(move))
            with pytest.raises(StateError, match="was not written by Concord; remove it"):
                run_over(tmp_path / "raw", out)
            assert (tmp_path / "mine.txt").read_text() == "mine"


EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">'


@pytest.mark.fault("html", "formula")
def test_what_a_document_says_runs_nowhere(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / EVIL.replace("/", "∕")[:80]).mkdir(parents=True)
    text = (
        about("evil").replace("Bakers\n", f"Bakers {EVIL}\n", 1)
        + f"\nSkills\n\n• =cmd|' /C calc'!A0\n• @SUM(A1)\n• {EVIL}\n"
    )
    (next(raw.iterdir()) / "a.txt").write_text(text)
    (raw / "sources.toml").write_text(f"[[source]]\npath = '*.txt'\npublisher = '''=1+1{EVIL}'''\n")
    out = run_over(raw, tmp_path / "out")
    for page in (out / "report").glob("*.html"):
        html = page.read_text("utf-8")
        assert "<script>alert" not in html and "<img src=x" not in html and 'href="javascript' not in html
        assert "Content-Security-Policy" in html and "default-src 'none'" in html
    for path in out.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = {cell for row in csv.reader(file) for cell in row if cell != "="}  # "=": a word of a vocabulary
        assert [cell for cell in cells if cell[:1] in ("=", "@")] == [], path
    rows: list[Row] = read_rows([out], "documents")
    assert rows[0]["publisher"].startswith("=1+1") and read_csv(out / "documents.csv", "documents") == rows


@pytest.mark.fault("formula")
@pytest.mark.parametrize("start", sorted(FORMULA_STARTS | {"'"}))
def test_each_start_of_a_formula_is_guarded_and_comes_back(start: str) -> None:
    text = f"{start}1+1"
    assert guard_text(text)[0] == "'" and unguard_text(guard_text(text)) == text
