"""docs/: pages made from code are up to date, and every command on a page is one that Concord has."""

import re
import runpy
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.__main__ import cli

PAGES = [
    ROOT / "README.md",
    ROOT / "outputs/README.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent.name != "decisions"),
]
MADE = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]


def test_every_command_and_option_stands_on_the_page_of_commands() -> None:
    text = MADE["commands.md"]()
    for name, command in cli.commands.items():
        assert f"### `concord {name}" in text
        missing = [name for param in command.params for name in param.opts if name[0] == "-" and f"`{name}" not in text]
        assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_on_a_page_are_there_with_their_options(page: Path) -> None:
    for line in re.findall(
        r"(?:^    |`|^)(?:\$ )?(?:\.venv/bin/)?concord ([^`\n#|;>&]+)", page.read_text("utf-8"), re.MULTILINE
    ):
        name, *words = line.split()
        if name in ("COMMAND", "--version"):
            continue
        assert name in cli.commands, line
        known = {spelling for param in cli.commands[name].params for spelling in param.opts} | {"--help"}
        given = [word.strip("[]").partition("=")[0] for word in words if word.strip("[").startswith("-")]
        assert set(given) - {"-"} <= known, line
