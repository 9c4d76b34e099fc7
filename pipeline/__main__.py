"""__main__: the command line; the only place that parses arguments and prints."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pipeline import __version__

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
POLICIES = ("authority", "latest", "vote", "trust-weighted")


class _Formatted(click.Group):
    """Commands in the order they are used, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Formatted, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="concord")
def cli() -> None:
    """Read documents that describe the same thing; say what each claims, where they differ and why.

    \b
    concord all raw -o outputs       read raw/, write every table and the report
    concord explain claim-1f2e…      where a claim comes from, and what became of it
    concord verify outputs raw       recompute every hash, offset, quote and value

    Exit codes: 0 done; 1 a check failed or two things differ; 2 usage or configuration; 3 done, but a file was
    rejected; 4 the machine refused (disk, permission); 5 the output folder is in use; 130 interrupted.
    """


def _out(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-o", "--out", type=FOLDER, default=Path("outputs"), show_default=True, help="Where tables are written."
    )(function)


def _choices(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stages share, handed on as one `settings`, with `jobs`, `quiet` and `as_json`."""

    @click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to work in.")
    @click.option(
        "--pack",
        "packs",
        type=FOLDER,
        multiple=True,
        help="Folder of rules laid over the built-in ones; may be repeated.",
    )
    @click.option(
        "--reference",
        "references",
        type=FILE,
        multiple=True,
        help="Reference series (CSV) to date figures with; may be repeated.",
    )
    @click.option(
        "--policy",
        type=click.Choice(POLICIES),
        default=POLICIES[0],
        show_default=True,
        help="How a value is chosen among rivals.",
    )
    @click.option("--no-text", is_flag=True, help="Write no third-party text beyond the evidence.")
    @click.option("--quiet", is_flag=True, help="Print errors alone.")
    @click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
    @wraps(function)
    def wrapped(packs: tuple[Path, ...], references: tuple[Path, ...], policy: str, no_text: bool, **rest: Any) -> None:
        from pipeline.packs import check_pack
        from pipeline.settings import OWN_PACK, Settings

        known = frozenset(path.name for path in OWN_PACK.glob("*.toml"))
        for pack in packs:
            check_pack(pack, known)
        function(settings=Settings((OWN_PACK, *packs), references, policy, not no_text), **rest)

    return wrapped


@cli.command("all")
@click.argument("raw", type=FOLDER)
@_out
@click.option("--dry-run", is_flag=True, help="Say what would be read, and do nothing.")
@_choices
def all_stages(raw: Path, out: Path, dry_run: bool, settings: Any, jobs: int, quiet: bool, as_json: bool) -> None:
    """Read the documents in RAW and write every table and the report to OUT."""
    from datetime import UTC, datetime
    from time import perf_counter

    from pipeline import run

    if dry_run:
        _say_plan(raw, settings, as_json)
        return
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), perf_counter()
    work = run.Run(out, settings, jobs)
    with run.locked(out):
        summary = run.run_all(work, raw, lambda stage: None if quiet or as_json else click.echo(f"{stage} …", err=True))
        run.write_record(work, summary, started, perf_counter() - clock)
    _say_summary(summary, quiet, as_json)
    sys.exit(3 if summary["rows"]["rejects"] else 0)


def _say_plan(raw: Path, settings: Any, as_json: bool) -> None:
    from pipeline.errors import ConfigError
    from pipeline.ingest import survey
    from pipeline.manifest import load_manifest

    if not raw.is_dir():
        raise ConfigError("there is no such folder", file=raw, remedy="give the folder that holds the documents")
    load_manifest(raw)
    found = survey(raw, settings)
    plan = {
        "read": [path for entry in found.files for path in entry.paths],
        "reject": [row["path"] for row in found.rejects],
        "ignore": found.ignored,
    }
    if as_json:
        click.echo(json.dumps(plan, indent=1, ensure_ascii=False))
        return
    for verb, paths in plan.items():
        for path in paths:
            click.echo(f"{verb}\t{path}")


def _say_summary(summary: dict[str, Any], quiet: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(summary, indent=1, ensure_ascii=False))
    if quiet or as_json:
        return
    rows, out = summary["rows"], summary["out"]
    statuses = ", ".join(
        f"{count} {status.replace('_', ' ')}" for status, count in summary["reconciled_status"].items()
    )
    click.echo(
        f"{rows['documents']} documents, {rows['claims']} claims, {rows['mentions']} mentions, {rows['concepts']} concepts"
    )
    click.echo(f"{rows['reconciled']} reconciled rows: {statuses or 'none'}; {rows['conflicts']} rows in conflicts")
    if rows["rejects"]:
        click.echo(f"{rows['rejects']} files were rejected: see {out}/rejects.csv")
    click.echo(f"Look next at {out}/report/index.html, {out}/reconciled_wide.csv and {out}/conflicts.csv")


def _stage_command(stage: str, text: str) -> None:
    @cli.command(stage, help=text)
    @click.argument("folder", type=FOLDER, required=stage == "ingest", metavar="RAW" if stage == "ingest" else "[OUT]")
    @_out
    @_choices
    def command(folder: Path | None, out: Path, settings: Any, jobs: int, quiet: bool, as_json: bool) -> None:  # noqa: ARG001
        from pipeline import run

        target = out if stage == "ingest" else folder or out
        with run.locked(target):
            run.run_stage(run.Run(target, settings, jobs), stage, folder if stage == "ingest" else None)
        if not quiet:
            click.echo(f"{stage} done: {target}", err=True)


for _name, _text in {
    "ingest": "Find, decode and register the documents in RAW.",
    "segment": "Cut each text into sections and tell its occupation.",
    "extract": "Read claims, numbers and mentions.",
    "match": "Put what several documents say into concepts.",
    "reconcile": "Date, compare and resolve the claims.",
    "publish": "Write tables, dictionary, data package and report.",
}.items():
    _stage_command(_name, _text)


@cli.command()
@click.argument("out", type=FOLDER)
@click.argument("raw", type=FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--pack", "packs", type=FOLDER, multiple=True, help="The packs OUT was made with.")
def verify(out: Path, raw: Path | None, as_json: bool, packs: tuple[Path, ...]) -> None:
    """Recompute every hash, offset, quote, value and id in OUT; with RAW, from the documents themselves."""
    from dataclasses import asdict

    from pipeline.settings import OWN_PACK, Settings
    from pipeline.verify import verify as check

    problems = check(out, raw, Settings((OWN_PACK, *packs)))
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in problems], indent=1, ensure_ascii=False))
    else:
        for problem in problems[:50]:
            click.echo(str(problem))
        more = f" (the first 50 are shown, {len(problems)} in all)" if len(problems) > 50 else ""
        click.echo(f"{len(problems)} problems{more}" if problems else f"{out}: verified")
    sys.exit(1 if problems else 0)


@cli.command()
@click.argument("row_id", metavar="ID")
@_out
def explain(row_id: str, out: Path) -> None:
    """Say where a claim, match, comparison, reconciled row, concept or document comes from."""
    from pipeline.explain import explain as tell

    click.echo(tell(out, row_id))


@cli.command()
@click.argument("out_a", type=FOLDER)
@click.argument("out_b", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff(out_a: Path, out_b: Path, as_json: bool) -> None:
    """Say what changed between two output folders, row by row."""
    from pipeline.diff import diff as compare

    changes = compare(out_a, out_b)
    if as_json:
        click.echo(json.dumps(changes, indent=1, ensure_ascii=False, default=str))
    else:
        for change in changes:
            click.echo("\t".join("" if value is None else str(value) for value in change.values()))
        click.echo(f"{len(changes)} differences" if changes else "no differences")
    sys.exit(1 if changes else 0)


@cli.command()
@click.argument("gold", type=FILE)
@click.argument("out", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--misses", is_flag=True, help="List what was missed and what is false.")
def evaluate(gold: Path, out: Path, as_json: bool, misses: bool) -> None:
    """Score the claims in OUT against gold rows: path and any columns of claims, as JSON lines."""
    from pipeline.evaluate import evaluate as score
    from pipeline.evaluate import tell

    scores = score(gold, out)
    click.echo(json.dumps(scores, indent=1, ensure_ascii=False) if as_json else tell(scores, misses))


@cli.command()
@click.argument("source", metavar="FILE|-", type=click.File(encoding="utf-8"))
@click.option("--pack", "packs", type=FOLDER, multiple=True, help="Folder of rules laid over the built-in ones.")
def quantities(source: Any, packs: tuple[Path, ...]) -> None:
    """Print every quantity as a JSON line; each line of the input is a text of its own."""
    from pipeline.quantities import parse_quantities
    from pipeline.settings import OWN_PACK

    for line in source:
        for quantity in parse_quantities(line.rstrip("\r\n"), (OWN_PACK, *packs)):
            fields = ("text", "start", "end", "value", "low", "high", "comparator", "unit")
            click.echo(json.dumps({name: getattr(quantity, name) for name in fields}, ensure_ascii=False))


@cli.command()
@click.argument("items", type=FILE)
@_out
@click.option("--pack", "packs", type=FOLDER, multiple=True, help="Folder of rules laid over the built-in ones.")
def link(items: Path, out: Path, packs: tuple[Path, ...]) -> None:
    """Match the texts of ITEMS.csv (item_id, source, kind, text, optional block) into concepts."""
    from pipeline.link import link_file
    from pipeline.settings import OWN_PACK, Settings

    counts = link_file(items, out, Settings((OWN_PACK, *packs)))
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


def main() -> None:
    """Run the command line; every error of ours is one line on standard error."""
    from pipeline.errors import ConcordError

    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except ConcordError as error:
        click.echo(f"concord: {error}", err=True)
        sys.exit(error.code)
    except OSError as error:
        click.echo(
            f"concord: {error.filename or 'the machine'}: {error.strerror or error}; check disk space and permissions",
            err=True,
        )
        sys.exit(4)


if __name__ == "__main__":
    main()
