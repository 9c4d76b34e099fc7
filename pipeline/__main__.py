"""__main__: the command line; the only place that parses arguments and prints."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from pipeline import __version__
from pipeline.cli.ending import EXIT_CODES, interrupts_kept, stop
from pipeline.cli.help import Commands, example
from pipeline.cli.options import FILE, FOLDER, json_option, out_option, pack_options, stage_options
from pipeline.cli.telling import say_json, say_plan, say_summary

SHOWN = 50  # problems that verify prints; --json prints all

ABOUT = """Read documents that describe the same thing; say what each claims, where they differ and why.

\b
Examples:
  concord all raw -o outputs      read raw/, write every table and the report
  concord explain claim-1f2e      where a claim comes from, what became of it
  concord verify outputs raw      recompute every hash, offset, quote, value

\b
Exit codes:
""" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES.items())


@click.group(
    cls=Commands, help=ABOUT, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(__version__, prog_name="concord")
def cli() -> None:
    """The group; its help is ABOUT."""


# -- the pipeline ------------------------------------------------------------------------------------------------------


@cli.command(
    "all",
    short_help="Read documents, write every table and the report.",
    epilog=example("concord all raw -o outputs --jobs 2", "concord all raw --dry-run"),
)
@click.argument("raw", type=FOLDER)
@out_option
@click.option("--dry-run", is_flag=True, help="Say what would be read, and do nothing.")
@stage_options
def all_stages(
    raw: Path, out: Path, dry_run: bool, settings: Any, engine: Any, rehash: bool, quiet: bool, as_json: bool
) -> None:
    """Read the documents in RAW and write every table and the report to OUT.

    Names of stages and, on a terminal, progress go to standard error; what came out goes to standard output. OUT must
    not lie in RAW, nor RAW in it.
    """
    from pipeline import run, summary
    from pipeline.cli.progress import watch
    from pipeline.durable import locked

    run.check_folders(raw, out)
    if dry_run:
        say_plan(raw, settings, as_json)
        return
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), perf_counter()
    with locked(out), engine() as workers:
        work = run.Run(out, settings, watch(workers, quiet or as_json), rehash)
        run.run_all(work, raw, lambda stage: None if quiet or as_json else click.echo(f"{stage} …", err=True))
        written = summary.summarise(work)
        summary.write_record(work, written, started, perf_counter() - clock)
    if as_json:
        say_json(written)
    elif not quiet:
        say_summary(written)
    sys.exit(3 if written["rows"]["rejects"] else 0)


def _stage_command(stage: str, text: str) -> None:
    first = stage == "ingest"
    shown = example("concord ingest raw -o outputs" if first else f"concord {stage} outputs")

    @cli.command(stage, help=text, epilog=shown)
    @click.argument("folder", type=FOLDER, required=first, metavar="RAW" if first else "[OUT]")
    @out_option
    @stage_options
    @click.pass_context
    def command(
        ctx: click.Context,
        folder: Path | None,
        out: Path,
        settings: Any,
        engine: Any,
        rehash: bool,
        quiet: bool,
        as_json: bool,
    ) -> None:
        from pipeline import run, summary
        from pipeline.cli.progress import watch
        from pipeline.durable import locked

        target = out if first else _one_folder(ctx, folder, out)
        raw = folder if first else None
        if raw is not None:
            run.check_folders(raw, out)
        else:
            run.check_begun(target)
        started, clock = datetime.now(UTC).isoformat(timespec="seconds"), perf_counter()
        with locked(target), engine() as workers:
            work = run.Run(target, settings, watch(workers, quiet or as_json), rehash)
            run.run_stage(work, stage, raw)
            rows = summary.count_rows(work, stage)
            if stage == "publish":
                summary.write_record(work, summary.summarise(work), started, perf_counter() - clock)
        if as_json:
            say_json({"stage": stage, "out": str(target), "rows": rows})
        elif not quiet:
            click.echo(f"{stage} done: {target}", err=True)
        sys.exit(3 if rows.get("rejects") else 0)


def _one_folder(ctx: click.Context, folder: Path | None, out: Path) -> Path:
    """OUT, given as an argument or with -o. Raises UsageError where both are given and differ."""
    given = ctx.get_parameter_source("out") is click.core.ParameterSource.COMMANDLINE
    if folder is not None and given and folder != out:
        raise click.UsageError(f"two output folders are given, {folder} and {out}", ctx)
    return folder or out


AFTER = "\n\nReads what the stages before it left in OUT. Where that has changed since, it says what to run first."
for _name, _text in {
    "ingest": "Find, decode and register the documents in RAW.\n\nWrites documents, sources, rejects and texts. Each "
    "stage can be run again alone; the next one refuses to read what is stale.",
    "segment": f"Cut each text into sections and tell its occupation.{AFTER} Writes sections and occupations.",
    "extract": f"Read claims, numbers and mentions.{AFTER} Writes claims, claim_spans, numbers and mentions.",
    "match": f"Put what several documents say into concepts.{AFTER} Writes matches, concepts and concept_members.",
    "reconcile": f"Date, compare and resolve the claims.{AFTER} Writes datings, witnesses, comparisons, conflicts, "
    "reconciled and its periods, and coverage.",
    "publish": f"Write tables, dictionary, data package and report.{AFTER} Writes everything that stands in OUT.",
}.items():
    _stage_command(_name, _text)


# -- what reads an output folder ---------------------------------------------------------------------------------------


@cli.command(epilog=example("concord verify outputs raw"))
@click.argument("out", type=FOLDER)
@click.argument("raw", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@json_option("Print the problems as JSON, all of them.")
@pack_options
def verify(out: Path, raw: Path | None, as_json: bool, packs: tuple[Path, ...]) -> None:
    """Recompute every hash, offset, quote, value, id and key in OUT.

    With RAW it begins with the documents themselves. Give the packs that OUT was made with. Prints a line for each
    problem; exit 1 if there is any.
    """
    from dataclasses import asdict

    from pipeline.run import check_published
    from pipeline.settings import Settings
    from pipeline.verify import verify as check

    check_published(out)
    problems = check(out, raw, Settings(packs))
    if as_json:
        say_json([asdict(problem) for problem in problems])
    else:
        for problem in problems[:SHOWN]:
            click.echo(str(problem))
        more = f"; the first {SHOWN} are shown, --json shows all" if len(problems) > SHOWN else ""
        click.echo(f"problems: {len(problems)}{more}" if problems else f"{out}: verified")
    sys.exit(1 if problems else 0)


@cli.command(
    short_help="Say where a row comes from, and what became of it.",
    epilog=example("concord explain rec-7f3a", "concord explain doc-1f2e -o outputs --json"),
)
@click.argument("row_id", metavar="ID")
@out_option
@json_option("Print the table, the row and the text as JSON.")
def explain(row_id: str, out: Path, as_json: bool) -> None:
    """Say where a row comes from, down to the characters, and what became of it.

    ID is that of a claim, mention, match, comparison, reconciled row, concept or document. Its beginning will do, as
    long as no other id begins like it.
    """
    from pipeline.explain import explain as tell
    from pipeline.explain import find_row
    from pipeline.run import make_readable

    make_readable(out)
    if as_json:
        table, row = find_row(out, row_id)
        say_json({"table": table, "row": row, "text": tell(out, row_id)})
    else:
        click.echo(tell(out, row_id), nl=False)


@cli.command(epilog=example("concord diff outputs outputs.new", "concord diff outputs outputs.new --csv changes.csv"))
@click.argument("out_a", type=FOLDER)
@click.argument("out_b", type=FOLDER)
@json_option("Print the differences as JSON.")
@click.option("--csv", "table", type=FILE, help="Also write them to a CSV file, a line for each cell.")
def diff(out_a: Path, out_b: Path, as_json: bool, table: Path | None) -> None:
    """Say what changed from OUT_A to OUT_B, row by row.

    A line for each row that was added, removed or changed; exit 1 if there is any.
    """
    from pipeline.diff import diff as compare
    from pipeline.diff import format_changes, write_changes
    from pipeline.run import make_readable

    make_readable(out_a)
    make_readable(out_b)
    changes = compare(out_a, out_b)
    if table is not None:
        write_changes(changes, table)
    if as_json:
        say_json(changes)
    else:
        click.echo(format_changes(changes), nl=False)
        click.echo(f"differences: {len(changes)}" if changes else "no differences")
    sys.exit(1 if changes else 0)


@cli.command(epilog=example("concord evaluate tests/golden/raw.jsonl outputs --misses"))
@click.argument("gold", type=FILE)
@click.argument("out", type=FOLDER)
@json_option("Print the scores as JSON.")
@click.option("--misses", is_flag=True, help="List what was missed and what is false.")
def evaluate(gold: Path, out: Path, as_json: bool, misses: bool) -> None:
    """Score the claims in OUT against rows that a person wrote.

    GOLD holds JSON lines with path and any columns of claims.
    """
    from pipeline.evaluate import evaluate as score
    from pipeline.evaluate import tell
    from pipeline.run import check_published

    check_published(out)
    scores = score(gold, out)
    if as_json:
        say_json(scores)
    else:
        click.echo(tell(scores, misses))


# -- parts of the pipeline over other input ----------------------------------------------------------------------------


@cli.command(
    epilog=example("concord quantities notes.txt", 'echo "about 1 in 8 of 361,700 jobs" | concord quantities -')
)
@click.argument("source", metavar="FILE|-", type=click.File(encoding="utf-8"))
@pack_options
def quantities(source: Any, packs: tuple[Path, ...]) -> None:
    """Print every quantity of a text as a JSON line.

    With text, start, end, value, low, high, comparator and unit. Each line of the input is a text of its own, and
    offsets count in it; `-` is standard input.
    """
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


@cli.command(epilog=example("concord link items.csv -o linked"))
@click.argument("items", type=FILE)
@out_option
@pack_options
@json_option("Print the row counts as JSON.")
def link(items: Path, out: Path, packs: tuple[Path, ...], as_json: bool) -> None:
    """Match the texts of a CSV file into concepts.

    ITEMS has the columns item_id, source (who lists it), kind (duty, skill, tool, title, related_occupation, industry
    or credential), text and perhaps block: only items of one block and kind are compared. Writes matches, concepts and
    concept_members to OUT as CSV and Parquet; OUT must not hold the tables of `concord all`.
    """
    from pipeline.link import link_file
    from pipeline.settings import Settings

    counts = link_file(items, out, Settings(packs))
    _say_counts(counts, as_json)


@cli.command(epilog=example("concord fuse claims.csv -o fused --tolerance 1%"))
@click.argument("claims", type=FILE)
@out_option
@click.option(
    "--tolerance",
    metavar="TEXT",
    help="How far apart two values may lie and still agree: 1%, 10min, 0.5, or one for each attribute "
    "(price=1%,arrival=10min). Without it, inferred from the data.",
)
@click.option(
    "--policy",
    type=click.Choice(["auto", "vote", "trust-weighted"]),
    metavar="NAME",
    default="auto",
    show_default=True,
    help="How a value is chosen: by vote, by trust, or (auto) by trust where the data tells sources apart.",
)
@json_option("Print the row counts as JSON.")
def fuse(claims: Path, out: Path, tolerance: str | None, policy: str, as_json: bool) -> None:
    """Resolve the claims of a CSV file, of any field.

    CLAIMS has the columns source, object, attribute, value and perhaps period and unit. Writes fused (the value of
    each object and attribute, its confidence, how many independent sources stand behind it) and source_accuracy (how
    often each source is right, and whom it copies) to OUT as CSV and Parquet.
    """
    from pipeline.fuse import fuse_file
    from pipeline.settings import Settings

    counts = fuse_file(claims, out, Settings(policy=policy), tolerance)
    _say_counts(counts, as_json)


def _say_counts(counts: dict[str, int], as_json: bool) -> None:
    if as_json:
        say_json(counts)
    else:
        click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


# -- errors ------------------------------------------------------------------------------------------------------------


def main() -> None:
    """Run the command line; every error that a user can bring about is one line on standard error."""
    from pipeline.errors import ConcordError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # the same bytes in every locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with interrupts_kept():
            cli(standalone_mode=False, prog_name="concord")
            sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        exec("")  # noqa: S102 - clears CPython's mark of an interrupt inside an exec, which would end `-m` by the signal
        stop(130, "interrupted")
    except click.exceptions.NoArgsIsHelpError as error:
        stop(2, error.format_message())
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "concord"
        stop(2, f"concord: {error.format_message().rstrip('.')}; see `{path} --help`")
    except ConcordError as error:
        stop(error.code, f"concord: {error}")
    except BrokenPipeError:
        stop(130)
    except MemoryError:
        stop(4, "concord: the machine has no memory left; give fewer --jobs or smaller documents")
    except OSError as error:
        problem = f"{error.filename or 'the machine'}: {error.strerror or error}"
        stop(4, f"concord: {problem}; check disk space and permissions")


if __name__ == "__main__":
    main()
