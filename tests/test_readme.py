"""README.md and docs/: excerpts are what commands print, links lead somewhere, pages made from code are up to date."""

import re
import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_excerpt_is_what_its_command_prints(sample_out: Path, tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    excerpt = text.split("<!-- excerpt -->\n")[1].split("<!-- end of excerpt -->")[0]
    command, shown = re.sub("^    ", "", excerpt, flags=re.MULTILINE).split("\n\n", 1)
    (tmp_path / "outputs").symlink_to(sample_out)
    done = subprocess.run(command.removeprefix("$ "), shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (shown, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize(("page", "write"), runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"].items())
def test_what_is_made_from_code_is_up_to_date(page: str, write: Callable[[], str]) -> None:
    stands = (ROOT / "docs" / page).read_text("utf-8")
    assert stands == write(), f"docs/{page} is out of date: run `make reference`"


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link).resolve() for link in re.findall(r"\]\(([^)]+)\)", index.read_text("utf-8"))}
    pages = {page for end in ("md", "ipynb") for page in (ROOT / "docs").rglob(f"*.{end}")} - {index}
    assert pages - linked == set(), "name it in docs/README.md: the site's list of pages is made from there"
