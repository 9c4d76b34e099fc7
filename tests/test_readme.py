"""README.md: its excerpt is what the command prints, and its links lead somewhere."""

import re
import subprocess
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
