"""__main__: the command line; the only place that parses arguments and prints."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from time import perf_counter
from typing import Any, NoReturn

import click

from pipeline import __version__

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
POLICIES = ("authority", "latest", "vote", "trust-weighted")
SHOWN = 50  # problems that verify prints; --json prints all


class _InOrder(click.Group):
    """Commands in the order they are used, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """As ever, but a reader that went away is an interruption; click would make it exit code 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _stop(130, "")


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="concord")
def cli() -> None:
    """Read documents that describe the same thing; say what each claims, where they differ and why.

    \b
    Example:
      concord all raw -o outputs       read raw/, write every table and the report
      concord explain claim-1f2e       where a claim comes from, and what became of it
      concord verify outputs raw       recompute every hash, offset, quote and value

    Exit codes: 0 done; 1 a check failed or two things differ; 2 usage or configuration; 3 done, but a file was
    rejected; 4 the machine refused (disk, permission); 5 the output folder is in use; 130 interrupted.
    """


# -- options that commands share ---------------------------------------------------------------------------------------


def _example(*lines: str) -> str:
    """The end of a command's help."""
    return "\n".join(["\b", "Example:", *(f"  {line}" for line in lines)])


def _out(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-o", "--out", type=FOLDER, default=Path("outputs"), show_default=True, help="Where tables are written."
    )(function)


def _packs(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--pack`, handed on as the whole row of packs, each of them looked at first."""

    @click.option(
        "--pack",
        "packs",
        type=FOLDER,
        multiple=True,
        help="Folder of rules laid over the built-in ones; may be repeated.",
    )
    @wraps(function)
    def wrapped(packs: tuple[Path, ...], **rest: Any) -> None:
        from pipeline.packs import check_pack
        from pipeline.settings import OWN_PACK

        known = frozenset(path.name for path in OWN_PACK.glob("*.toml"))
        for pack in packs:
            check_pack(pack, known)
        function(packs=(OWN_PACK, *packs), **rest)

    return wrapped


def _engine(function: Callable[..., Any]) -> Callable[..., Any]:
    """What works and within which limits, handed on as `engine`: a call that opens it."""

    @click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to work in.")
    @click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        show_default=True,
        help="Processes of this machine, or a Dask cluster.",
    )
    @click.option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, such as tcp://10.0.0.1:8786.")
    @click.option(
        "--document-seconds",
        type=click.FloatRange(0, min_open=True),
        default=60,
        show_default=True,
        help="CPU seconds after which a document is rejected.",
    )
    @click.option(
        "--worker-memory",
        type=click.IntRange(64),
        metavar="MB",
        help="Memory of a process; a document that needs more is rejected.  [default: the machine's by --jobs]",
    )
    @wraps(function)
    def wrapped(
        jobs: int,
        engine: str,
        scheduler: str | None,
        document_seconds: float,
        worker_memory: int | None,
        **rest: Any,
    ) -> None:
        from pipeline.engine import Limits, open_engine

        limits = Limits(document_seconds, worker_memory * 2**20 if worker_memory else None)
        function(engine=partial(open_engine, engine, jobs, scheduler, limits), **rest)

    return wrapped


def _choices(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stages share, handed on as `settings` and `engine`, with `quiet` and `as_json`."""

    @_engine
    @_packs
    @click.option(
        "--reference",
        "references",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        multiple=True,
        help="Reference series (CSV or .xlsx) to date figures with; may be repeated.",
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
        from pipeline.settings import Settings

        function(settings=Settings(packs, references, policy, not no_text), **rest)

    return wrapped


# -- the pipeline ------------------------------------------------------------------------------------------------------


@cli.command("all", epilog=_example("concord all raw -o outputs --jobs 2", "concord all raw --dry-run"))
@click.argument("raw", type=FOLDER)
@_out
@click.option("--dry-run", is_flag=True, help="Say what would be read, and do nothing.")
@_choices
def all_stages(raw: Path, out: Path, dry_run: bool, settings: Any, engine: Any, quiet: bool, as_json: bool) -> None:
    """Read the documents in RAW and write every table and the report to OUT."""
    from pipeline import run, summary
    from pipeline.durable import locked

    run.check_folders(raw, out)
    if dry_run:
        _say_plan(raw, settings, as_json)
        return
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), perf_counter()
    with locked(out), engine() as workers:
        work = run.Run(out, settings, workers)
        run.run_all(work, raw, lambda stage: None if quiet or as_json else click.echo(f"{stage} …", err=True))
        written = summary.summarise(work)
        summary.write_record(work, written, started, perf_counter() - clock)
    if as_json:
        click.echo(json.dumps(written, indent=1, ensure_ascii=False))
    elif not quiet:
        _say_summary(written)
    sys.exit(3 if written["rows"]["rejects"] else 0)


def _say_plan(raw: Path, settings: Any, as_json: bool) -> None:
    from pipeline.ingest import survey
    from pipeline.manifest import load_manifest

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


def _say_summary(summary: dict[str, Any]) -> None:
    rows, out = summary["rows"], summary["out"]
    statuses = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in summary["reconciled_status"].items())
    counts = ", ".join(f"{rows[name]} {name}" for name in ("documents", "claims", "mentions", "concepts"))
    click.echo(counts)
    click.echo(f"{rows['reconciled']} reconciled rows: {statuses or 'none'}; {rows['conflicts']} rows in conflicts")
    if rows["rejects"]:
        click.echo(f"rejected files: {rows['rejects']}; see {out}/rejects.csv")
    click.echo(f"Look next at {out}/report/index.html, {out}/reconciled_wide.csv and {out}/conflicts.csv")


def _stage_command(stage: str, text: str) -> None:
    first = stage == "ingest"
    example = _example("concord ingest raw -o outputs") if first else _example(f"concord {stage} outputs")

    @cli.command(stage, help=text, epilog=example)
    @click.argument("folder", type=FOLDER, required=first, metavar="RAW" if first else "[OUT]")
    @_out
    @_choices
    @click.pass_context
    def command(
        ctx: click.Context,
        folder: Path | None,
        out: Path,
        settings: Any,
        engine: Any,
        quiet: bool,
        as_json: bool,
    ) -> None:
        from pipeline import run, summary
        from pipeline.durable import locked

        target = out if first else _one_folder(ctx, folder, out)
        raw = folder if first else None
        if raw is not None:
            run.check_folders(raw, out)
        else:
            run.check_begun(target)
        started, clock = datetime.now(UTC).isoformat(timespec="seconds"), perf_counter()
        with locked(target), engine() as workers:
            work = run.Run(target, settings, workers)
            run.run_stage(work, stage, raw)
            rows = summary.count_rows(work, stage)
            if stage == "publish":
                summary.write_record(work, summary.summarise(work), started, perf_counter() - clock)
        if as_json:
            click.echo(json.dumps({"stage": stage, "out": str(target), "rows": rows}, indent=1, ensure_ascii=False))
        elif not quiet:
            click.echo(f"{stage} done: {target}", err=True)
        sys.exit(3 if rows.get("rejects") else 0)


def _one_folder(ctx: click.Context, folder: Path | None, out: Path) -> Path:
    """OUT, given as an argument or with -o. Raises UsageError where both are given and differ."""
    given = ctx.get_parameter_source("out") is click.core.ParameterSource.COMMANDLINE
    if folder is not None and given and folder != out:
        raise click.UsageError(f"two output folders are given, {folder} and {out}", ctx)
    return folder or out


for _name, _text in {
    "ingest": "Find, decode and register the documents in RAW.",
    "segment": "Cut each text into sections and tell its occupation.",
    "extract": "Read claims, numbers and mentions.",
    "match": "Put what several documents say into concepts.",
    "reconcile": "Date, compare and resolve the claims.",
    "publish": "Write tables, dictionary, data package and report.",
}.items():
    _stage_command(_name, _text)


# -- what reads an output folder ---------------------------------------------------------------------------------------


@cli.command(epilog=_example("concord verify outputs raw"))
@click.argument("out", type=FOLDER)
@click.argument("raw", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON, all of them.")
@_packs
def verify(out: Path, raw: Path | None, as_json: bool, packs: tuple[Path, ...]) -> None:
    """Recompute every hash, offset, quote, value and id in OUT; with RAW, from the documents themselves.

    Give the packs that OUT was made with.
    """
    from dataclasses import asdict

    from pipeline.run import check_published
    from pipeline.settings import Settings
    from pipeline.verify import verify as check

    check_published(out)
    problems = check(out, raw, Settings(packs))
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in problems], indent=1, ensure_ascii=False))
    else:
        for problem in problems[:SHOWN]:
            click.echo(str(problem))
        more = f"; the first {SHOWN} are shown, --json shows all" if len(problems) > SHOWN else ""
        click.echo(f"problems: {len(problems)}{more}" if problems else f"{out}: verified")
    sys.exit(1 if problems else 0)


@cli.command(epilog=_example("concord explain rec-7f3a", "concord explain doc-1f2e -o outputs"))
@click.argument("row_id", metavar="ID")
@_out
def explain(row_id: str, out: Path) -> None:
    """Say where a claim, mention, match, comparison, reconciled row, concept or document comes from.

    ID may be the beginning of an id, as long as it is the beginning of no other.
    """
    from pipeline.explain import explain as tell

    click.echo(tell(out, row_id), nl=False)


@cli.command(epilog=_example("concord diff outputs outputs.new"))
@click.argument("out_a", type=FOLDER)
@click.argument("out_b", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff(out_a: Path, out_b: Path, as_json: bool) -> None:
    """Say what changed from OUT_A to OUT_B, row by row."""
    from pipeline.diff import diff as compare
    from pipeline.diff import format_changes

    changes = compare(out_a, out_b)
    if as_json:
        click.echo(json.dumps(changes, indent=1, ensure_ascii=False))
    else:
        click.echo(format_changes(changes), nl=False)
        click.echo(f"differences: {len(changes)}" if changes else "no differences")
    sys.exit(1 if changes else 0)


@cli.command(epilog=_example("concord evaluate tests/golden/raw.jsonl outputs --misses"))
@click.argument("gold", type=FILE)
@click.argument("out", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--misses", is_flag=True, help="List what was missed and what is false.")
def evaluate(gold: Path, out: Path, as_json: bool, misses: bool) -> None:
    """Score the claims in OUT against gold rows: path and any columns of claims, as JSON lines."""
    from pipeline.evaluate import evaluate as score
    from pipeline.evaluate import tell
    from pipeline.run import check_published

    check_published(out)
    scores = score(gold, out)
    click.echo(json.dumps(scores, indent=1, ensure_ascii=False) if as_json else tell(scores, misses))


# -- parts of the pipeline over other input ----------------------------------------------------------------------------


@cli.command(
    epilog=_example("concord quantities notes.txt", 'echo "about 1 in 8 of 361,700 jobs" | concord quantities -')
)
@click.argument("source", metavar="FILE|-", type=click.File(encoding="utf-8"))
@_packs
def quantities(source: Any, packs: tuple[Path, ...]) -> None:
    """Print every quantity as a JSON line; each line of the input is a text of its own."""
    from pipeline.quantities import parse_quantities

    for line in _lines(source):
        for quantity in parse_quantities(line, packs):
            fields = ("text", "start", "end", "value", "low", "high", "comparator", "unit")
            click.echo(json.dumps({name: getattr(quantity, name) for name in fields}, ensure_ascii=False))


def _lines(source: Any) -> Iterator[str]:
    """The lines of a text file without their ends. Raises ConfigError where one is not UTF-8."""
    from pipeline.errors import ConfigError

    try:
        for line in source:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        problem, remedy = f"is not UTF-8 text: {error.reason}", "save it as UTF-8"
        raise ConfigError(problem, file=source.name, remedy=remedy) from None


@cli.command(epilog=_example("concord link items.csv -o linked"))
@click.argument("items", type=FILE)
@_out
@_packs
def link(items: Path, out: Path, packs: tuple[Path, ...]) -> None:
    """Match the texts of ITEMS, a CSV file of item_id, source, kind, text and perhaps block, into concepts."""
    from pipeline.link import link_file
    from pipeline.settings import Settings

    counts = link_file(items, out, Settings(packs))
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


@cli.command(epilog=_example("concord fuse claims.csv -o fused --tolerance 1%"))
@click.argument("claims", type=FILE)
@_out
@click.option("--tolerance", help="1%, 10min, 0.5, or price=1%,arrival=10min; else inferred from the data.")
@click.option(
    "--policy",
    type=click.Choice(["auto", "vote", "trust-weighted"]),
    default="auto",
    show_default=True,
    help="How a value is chosen: by trust where the data tells sources apart, else by vote.",
)
def fuse(claims: Path, out: Path, tolerance: str | None, policy: str) -> None:
    """Resolve CLAIMS, a CSV file of source, object, attribute, value, and perhaps period and unit."""
    from pipeline.fuse import fuse_file
    from pipeline.settings import Settings

    counts = fuse_file(claims, out, Settings(policy=policy), tolerance)
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


# -- errors ------------------------------------------------------------------------------------------------------------


def main() -> None:
    """Run the command line; every error that a user can bring about is one line on standard error."""
    from pipeline.errors import ConcordError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # the same bytes in every locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(standalone_mode=False, prog_name="concord")
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        exec("")  # noqa: S102 - clears CPython's mark of an interrupt inside an exec, which would end `-m` by the signal
        _stop(130, "interrupted")
    except click.exceptions.NoArgsIsHelpError as error:
        _stop(2, error.format_message())
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "concord"
        _stop(2, f"concord: {error.format_message().rstrip('.')}; see `{path} --help`")
    except ConcordError as error:
        _stop(error.code, f"concord: {error}")
    except BrokenPipeError:
        _stop(130, "")
    except MemoryError:
        _stop(4, "concord: the machine has no memory left; give fewer --jobs or smaller documents")
    except OSError as error:
        problem = f"{error.filename or 'the machine'}: {error.strerror or error}"
        _stop(4, f"concord: {problem}; check disk space and permissions")


def _stop(code: int, message: str) -> NoReturn:
    """Say it and leave, also where nobody reads standard output any more."""
    if message:
        click.echo(message, err=True)
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open("/dev/null", "w")  # noqa: PTH123, SIM115 - what is left in it would fail again at exit
    sys.exit(code)


if __name__ == "__main__":
    main()
