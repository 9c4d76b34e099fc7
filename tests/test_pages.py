"""docs/: what the pages show works, the notebook runs, and the site builds without a broken link."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from page_runner import fits, read_steps, run_page

NOTEBOOK = ROOT / "docs/tutorial.ipynb"
PAGES = [
    page
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if any(step.kind != "file" for step in read_steps(page))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_is_so(page: Path, tmp_path: Path, sample_out: Path) -> None:
    assert run_page(page, tmp_path, sample_out) == []


def test_tutorial_and_each_howto_are_among_them() -> None:
    named = {*(ROOT / "docs/howto").glob("*.md"), ROOT / "docs/tutorial.md", ROOT / "README.md"}
    assert named <= set(PAGES)


@pytest.mark.parametrize(
    ("shown", "printed", "so"),
    [
        ("a\n…\nd", "a\nb\nc\nd\n", True),
        ("a\n…\nd", "a\nd\n", True),
        ("a …", "a b\n", True),
        ("a …", "a b\nc\n", False),
        ("a.", "ab\n", False),
        ("…", "", True),
    ],
)
def test_how_a_page_is_compared(shown: str, printed: str, so: bool) -> None:
    assert fits(shown, printed) == so


def test_the_notebook_holds_no_output() -> None:
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 5
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"] is not None] == []


def test_the_notebook_runs(tmp_path: Path, sample_out: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "outputs").symlink_to(sample_out)
    shutil.copyfile(NOTEBOOK, tmp_path / "docs/tutorial.ipynb")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "IPYTHONDIR": str(tmp_path),
        "JUPYTER_RUNTIME_DIR": str(tmp_path),
    }
    run = [
        sys.executable,
        "-c",
        "from nbclient.cli import main; main()",
        "tutorial.ipynb",
        "--inplace",
        "--timeout=120",
    ]
    done = subprocess.run(run, cwd=tmp_path / "docs", env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    cells = json.loads((tmp_path / "docs/tutorial.ipynb").read_text("utf-8"))["cells"]
    said = json.dumps([cell["outputs"] for cell in cells if cell["cell_type"] == "code"], ensure_ascii=False)
    for words in ("2016-05", "32300.0", "in constant money", ">>$26,240<<", "<svg", "left_out"):
        assert words in said


def test_the_site_builds_strictly_and_needs_no_network(tmp_path: Path) -> None:
    strict = ["-q", "-W", "--keep-going", "-n", "-b", "html", "-d", str(tmp_path / "trees"), "-c", "docs"]
    command = [sys.executable, "-m", "sphinx", *strict, ".", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert {"tutorial.html", "commands.html", "tables.html"} <= {page.name for page in pages}
    for page in pages:
        text = page.read_text("utf-8")
        loads = re.findall(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=\"(?:https?:)?//[^>]*>", text)
        assert loads == [], page


def test_the_site_stops_at_a_broken_link(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for name in ("README.md", "outputs/README.md", "LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    page = tmp_path / "docs/tutorial.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md)\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-n",
        "-b",
        "dummy",
        "-c",
        "docs",
        ".",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1 and "nowhere.md" in done.stderr
