"""help: the list of commands in the order of use and in groups, and the examples at the end of each help text."""

from typing import Any

import click

from pipeline.cli.ending import stop

SECTIONS = {
    "The pipeline": ("all", "ingest", "segment", "extract", "match", "reconcile", "publish"),
    "What came out": ("verify", "explain", "diff", "evaluate"),
    "Parts of it, over input of your own": ("quantities", "link", "fuse"),
}


class Commands(click.Group):
    """Commands in the order they are used, not of the alphabet, under a heading for what they are for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command, as the sections have them."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the sections with the first line of each command's help."""
        width = max(map(len, self.commands))
        for heading, names in SECTIONS.items():
            with formatter.section(heading):
                room = formatter.width - width - 6
                rows = [(name.ljust(width), self.commands[name].get_short_help_str(room)) for name in names]
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """As ever, but a reader that went away is an interruption; click would make it exit code 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            stop(130)


def example(*lines: str) -> str:
    """The end of a command's help."""
    return "\n".join(["\b", "Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)])
