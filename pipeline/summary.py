"""summary: what a run wrote, for a person to hear at the end, and for `run.json`."""

import json
import platform
from collections import Counter
from dataclasses import asdict
from typing import Any

import pyarrow.parquet as pq

from pipeline import __version__
from pipeline.durable import write_whole
from pipeline.ids import content_hash
from pipeline.packs import pack_hash
from pipeline.partitions import Run, list_parts
from pipeline.release import RECORD
from pipeline.tables import PART_SUFFIX, read_parquet, read_part_file, tables


def summarise(run: Run) -> dict[str, Any]:
    """Row counts of the published tables, statuses and rejects: what a person wants to hear at the end."""
    counts = {name: pq.read_metadata(run.out / f"{name}.parquet").num_rows for name in tables()}
    found = read_parquet(run.out / "reconciled.parquet", ["status"])["status"].value_counts().to_pylist()
    statuses = {entry["values"]: entry["counts"] for entry in found}
    ignored = json.loads((list_parts(run, "survey")[0].folder / "ignored.json").read_text("utf-8"))
    return {
        "out": str(run.out),
        "rows": counts,
        "reconciled_status": dict(sorted(statuses.items())),
        "ignored": ignored,
    }


def count_rows(run: Run, stage: str) -> dict[str, int]:
    """How many rows of each table a stage wrote; of publish, what stands in OUT."""
    if stage == "publish":
        return {path.stem: pq.read_metadata(path).num_rows for path in sorted(run.out.glob("*.parquet"))}
    folders = [run.stages / name for name in ("survey", "ingest") if stage == "ingest"] or [run.stages / stage]
    counts: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in folder.rglob(f"*{PART_SUFFIX}")):
        counts[path.stem] += read_part_file(path).num_rows
    return dict(counts)


def write_record(run: Run, summary: dict[str, Any], started: str, seconds: float) -> None:
    """Write `run.json`: when, where, with what; the only file that names time and host.

    `files` holds the hashes of files that the manifest leaves out, since their bytes differ from run to run.
    """
    from pipeline.publish import UNSTABLE

    settings = {
        name: [str(path) for path in value] if isinstance(value, tuple) else value
        for name, value in asdict(run.settings).items()
    }
    record = {
        "concord": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "host": platform.node(),
        "started": started,
        "seconds": round(seconds, 3),
        "engine": run.engine.name,
        "jobs": run.engine.jobs,
        "settings": settings,
        "pack_hash": pack_hash(run.settings.packs),
        "files": {name: content_hash((run.out / name).read_bytes()) for name in UNSTABLE},
    }
    write_whole(run.out / RECORD, record | summary)
