"""generate: writes docs/commands.md from the command line and docs/tables.md from the declared tables.

Run it with `make reference`; tests/test_readme.py says when that was forgotten.
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.__main__ import cli
from pipeline.cli.ending import EXIT_CODES
from pipeline.cli.help import SECTIONS
from pipeline.publish.package import dictionary
from pipeline.run import STAGES

DOCS = Path(__file__).parent
MADE = "<!-- Written by `make reference`; change the command line or the schema, not this page. -->"
COMMANDS_TOP = f"""# Commands

{MADE}

`concord COMMAND --help` says the same. `python -m pipeline` is the same program. In a clone it stands at
`.venv/bin/concord`, where `make all` or `make test` put it; `source .venv/bin/activate` makes it plain `concord`.

RAW is a folder of documents. OUT is an output folder, `outputs` unless given. An error is one line on standard error:
file, place, what is wrong; what to do about it. More about `--pack` is in [packs.md](packs.md), about `--engine`
in [scale.md](scale.md), about `--policy` in [resolution.md](resolution.md), about `fuse` in [fusion.md](fusion.md).

| exit code | |
|---|---|
"""
COMPLETION = """
## Completion in the shell

With `concord` on the path, once for each shell, or in its start-up file:

| shell | line |
|---|---|
| Bash 4.4 or later | `eval "$(_CONCORD_COMPLETE=bash_source concord)"` |
| Zsh | `eval "$(_CONCORD_COMPLETE=zsh_source concord)"` |
| fish | `_CONCORD_COMPLETE=fish_source concord \\| source` |

Then the tabulator completes commands, options, their words, files and folders.
"""
TABLES_TOP = """# Tables

Every table and column that Concord writes. `outputs/DICTIONARY.md` holds the same beside the tables.
"""


def write_commands() -> str:
    """The page of every command; options that the stages share stand once."""
    lines = [COMMANDS_TOP + "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()), COMPLETION]
    shared = {name for name in option_names(cli.commands["segment"]) if name != "--help"}
    for heading, names in SECTIONS.items():
        lines += [f"## {heading}", ""]
        for name in names:
            lines += describe_command(name, cli.commands[name], shared if name in ("all", *STAGES) else set())
        if "all" in names:
            own = [option for option in options(cli.commands["segment"]) if option.opts[-1] in shared]
            lines += ["### Options of `all` and the stages", "", *map(describe_option, own), ""]
    return "\n".join(lines).rstrip() + "\n"


def describe_command(name: str, command: click.Command, shared: set[str]) -> Iterator[str]:
    """Heading, help, example and own options of a command."""
    places = [
        param.make_metavar(click.Context(command)) for param in command.params if isinstance(param, click.Argument)
    ]
    yield f"### `concord {' '.join([name, *places])}`"
    yield ""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""
    yield from (f"    {line.strip()}" for line in (command.epilog or "").splitlines()[2:])
    yield ""
    own = [option for option in options(command) if option.opts[-1] not in shared]
    if own:
        yield from map(describe_option, own)
        yield ""


def options(command: click.Command) -> list[click.Option]:
    """The options of a command in the order of its help."""
    return [param for param in command.params if isinstance(param, click.Option)]


def option_names(command: click.Command) -> list[str]:
    """The long names of a command's options."""
    return [option.opts[-1] for option in options(command)]


def describe_option(option: click.Option) -> str:
    """A list item: names, placeholder, help and default."""
    names = ", ".join(f"`{name}`" for name in option.opts)
    place = "" if option.is_flag else f" {option.make_metavar(click.Context(cli))}"
    names = names[:-1] + place + "`"
    default = f" Default: {option.default}." if option.show_default else ""
    return f"- {names}: {(option.help or '').replace('  ', ' ')}{default}"


def write_tables() -> str:
    """The data dictionary as a page."""
    return TABLES_TOP.replace("# Tables\n", f"# Tables\n\n{MADE}\n") + dictionary().partition("\n")[2]


PAGES = {"commands.md": write_commands, "tables.md": write_tables}

if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).write_text(write(), "utf-8")
    sys.stdout.write(f"{', '.join(PAGES)} written\n")
