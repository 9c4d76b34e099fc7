"""partitions: what stands in OUT/.stages, stage by stage, whether it is still true, and how it is replaced."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.cache import identity, task_key
from pipeline.durable import PART, emptied, finish_folder, sync, write_whole
from pipeline.engine import TRY, Engine, Task
from pipeline.errors import StateError
from pipeline.ids import content_hash
from pipeline.settings import Settings

MANIFEST = "manifest.json"
MADE_FROM = {
    "survey": (),
    "ingest": ("survey",),
    "segment": ("ingest",),
    "extract": ("segment", "ingest"),
    "scatter": ("segment", "extract", "ingest"),
    "ranges": ("scatter",),
    "group": ("ranges", "scatter", "ingest"),
    "match": ("group", "survey"),
    "reconcile": ("group", "match", "survey"),
    "printed": ("segment", "extract", "ingest"),
    "pages": ("group", "match", "reconcile"),
}
COMMANDS = {
    "survey": "ingest",
    "scatter": "match",
    "ranges": "match",
    "group": "match",
    "printed": "publish",
    "pages": "publish",
}  # that bring a stage about
BY_DOCUMENT = ("ingest", "segment", "extract")  # stages that look at one document at a time


@dataclass(frozen=True)
class Part:
    """A partition folder that is whole, and the hash of what it holds."""

    folder: Path
    hash: str


@dataclass(frozen=True)
class Run:
    """Where a run reads and writes, with what choices, and what works for it."""

    out: Path
    settings: Settings
    engine: Engine = field(default_factory=Engine)
    rehash: bool = False  # trust no file's times

    @cached_property
    def stages(self) -> Path:
        """The folder of the stages' partitions."""
        return self.out / ".stages"

    @cached_property
    def identity(self) -> str:
        """The hash of everything but the documents."""
        return identity(self.settings)


def parts(run: Run, stage: str) -> list[Path]:
    """The partition folders of a finished stage in natural order. Raises StateError where it is not there or stale."""
    return [part.folder for part in list_parts(run, stage)]


def list_parts(run: Run, stage: str) -> list[Part]:
    """The same with their hashes."""
    check_fresh(run, stage)
    folder = run.stages / stage
    return [Part(folder / key, digest) for key, digest in read_manifest(run, stage)["parts"]]


def read_manifest(run: Run, stage: str) -> dict[str, Any]:
    """What a stage's manifest holds. Raises StateError where the stage did not finish."""
    command = COMMANDS.get(stage, stage)
    try:
        manifest: dict[str, Any] = json.loads((run.stages / stage / MANIFEST).read_text("utf-8"))
        if "parts" in manifest:
            return manifest
    except (FileNotFoundError, ValueError):
        pass
    remedy = f"run `concord {command}` or `concord all` first"
    raise StateError(f"{command} has not run here", file=run.out, remedy=remedy)


def check_fresh(run: Run, stage: str) -> None:
    """Raises StateError where a stage did not finish, or was made from something else than what stands there now.

    The stages it was made from are looked at first, so that the remedy names the earliest that must run again.
    """
    made_from = read_manifest(run, stage)["made_from"]
    for before in MADE_FROM[stage]:
        check_fresh(run, before)
        if made_from.get(before) != manifest_hash(run, before):
            command = COMMANDS.get(stage, stage)
            problem = f"{command} is stale: {before} changed after it ran"
            raise StateError(problem, file=run.out, remedy=f"run `concord {command}` again, or `concord all`")


def manifest_hash(run: Run, stage: str) -> str:
    """The hash that stands for everything a finished stage wrote."""
    return content_hash((run.stages / stage / MANIFEST).read_bytes())


def map_parts(run: Run, stage: str, function: str, inputs: Iterable[Sequence[Part]]) -> None:
    """Run a stage's function on each partition that is not there yet, and put the results in place together."""
    keys: list[str] = []

    def missing() -> Iterator[Task]:
        for given in inputs:
            keys.append(task_key(function, run.identity, [part.hash for part in given]))
            output = run.stages / stage / keys[-1]
            if not output.is_dir():
                folders = tuple(part.folder for part in given)
                yield Task(function, folders, output, run.settings, stage, stage in BY_DOCUMENT)

    (run.stages / stage).mkdir(parents=True, exist_ok=True)
    run.engine.run(missing())
    commit(run, stage, keys)


def write_part(run: Run, stage: str, key: str, write: Callable[[Path], None]) -> str:
    """A partition that is written here and now, unless it is there; returns its key."""
    final = run.stages / stage / key
    if not final.is_dir():
        new = final.with_name(f"{key}{TRY}here")
        with emptied(new):
            write(new)
            finish_folder(new)
            new.rename(final)
    return key


def commit(run: Run, stage: str, keys: Sequence[str]) -> None:
    """Make these partitions the stage's result: the former one stands until the manifest names the new ones.

    Partitions that no manifest names are removed; that is all the cache keeps, so that it never outgrows one run.
    """
    folder = run.stages / stage
    folder.mkdir(parents=True, exist_ok=True)
    for before in MADE_FROM[stage]:
        check_fresh(run, before)
    made_from = {before: manifest_hash(run, before) for before in MADE_FROM[stage]}
    listed = [[key, content_hash((folder / key / PART).read_bytes())] for key in keys]
    record = {"stage": stage, "identity": run.identity, "made_from": made_from, "parts": listed}
    sync(folder)
    if not _stands(folder / MANIFEST, record):
        write_whole(folder / MANIFEST, record)
    kept = {*keys, MANIFEST}
    for path in folder.iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _stands(manifest: Path, record: dict[str, Any]) -> bool:
    try:
        return bool(json.loads(manifest.read_text("utf-8")) == record)
    except (FileNotFoundError, ValueError):
        return False
