"""telling: what `concord all` prints: the plan of a dry run, and at the end what came out and what to look at next."""

import json
from pathlib import Path
from typing import Any

import click

NAMED = 5  # ignored files that the summary names; run.json has all


def say_json(value: Any) -> None:
    """Print it as JSON for people and programs."""
    click.echo(json.dumps(value, indent=1, ensure_ascii=False))


def say_plan(raw: Path, settings: Any, as_json: bool) -> None:
    """Print for each file of RAW whether it would be read as a document, applied to the others, rejected or ignored."""
    from pipeline.ingest import OWN_FILES, survey
    from pipeline.manifest import check_paths, load_manifest
    from pipeline.precheck import check_choices

    check_choices(raw, settings)
    found = survey(raw, settings)
    check_paths(raw, load_manifest(raw), found.names())
    plan = {
        "read": [path for entry in found.files for path in entry.paths],
        "apply": [name for name in found.ignored if name in OWN_FILES],
        "reject": [row["path"] for row in found.rejects],
        "ignore": [name for name in found.ignored if name not in OWN_FILES],
    }
    if as_json:
        say_json(plan)
        return
    for verb, paths in plan.items():
        for path in paths:
            click.echo(f"{verb}\t{path}")


def say_summary(summary: dict[str, Any]) -> None:
    """Print what came out, and what to look at next: only what is there, and the rejects first."""
    from pipeline.ingest import OWN_FILES

    rows, out = summary["rows"], Path(summary["out"])
    statuses = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in summary["reconciled_status"].items())
    click.echo(", ".join(f"{rows[name]} {name}" for name in ("documents", "claims", "mentions", "concepts")))
    click.echo(f"{rows['reconciled']} reconciled rows: {statuses or 'none'}; {rows['conflicts']} rows in conflicts")
    if rows["rejects"]:
        click.echo(f"rejected files: {rows['rejects']}; see {out}/rejects.csv")
    if ignored := [name for name in summary["ignored"] if name not in OWN_FILES]:
        named = ", ".join([*ignored[:NAMED], *(["…"] if len(ignored) > NAMED else [])])
        click.echo(f"ignored files: {len(ignored)}, hidden or of a type that is not read: {named}")
    if not rows["documents"]:
        click.echo("no document was read: put .txt, .md, .html, .pdf or .docx files into the folder")
    wide = "reconciled_wide.csv" if (out / "reconciled_wide.csv").is_file() else "wide"
    next_ones = {
        "report/index.html": "the report: open it in a browser",
        wide: "what the sources say, side by side",
        "conflicts.csv": "where they differ, and why",
    }
    next_ones = {name: what for name, what in next_ones.items() if (out / name).exists()}
    width = max(map(len, next_ones))
    click.echo("Look next at")
    for name, what in next_ones.items():
        click.echo(f"  {out}/{name:{width}}  {what}")
