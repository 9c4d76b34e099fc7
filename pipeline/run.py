"""run: which stage runs on which partitions, and how its result takes the place of the former one."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.durable import locked, seal, sync, write_whole
from pipeline.engine import TRY, Engine, Task
from pipeline.errors import ConfigError, StateError
from pipeline.ids import combined_hash, content_hash
from pipeline.packs import pack_hash
from pipeline.precheck import check_choices
from pipeline.settings import Settings

STAGES = ("ingest", "segment", "extract", "match", "reconcile", "publish")
MANIFEST = "manifest.json"
BY_DOCUMENT = ("ingest", "segment", "extract")  # stages that look at one document at a time
RECORD = "run.json"  # when, where and with what; the hashes of files whose bytes differ from run to run
PUBLISHING = "publishing.json"  # while files move into OUT: what is to be moved and removed
MADE_FROM = {
    "survey": (),
    "ingest": ("survey",),
    "segment": ("ingest",),
    "extract": ("segment", "ingest"),
    "group": ("segment", "extract", "ingest"),
    "match": ("group", "survey"),
    "reconcile": ("group", "match", "survey"),
}
PART_MEAN, PART_MOST = 32, 128  # documents or occupations in a partition: on average, and at most


@dataclass(frozen=True)
class Run:
    """Where a run reads and writes, and with what choices."""

    out: Path
    settings: Settings
    engine: Engine = field(default_factory=Engine)

    @property
    def stages(self) -> Path:
        """The folder of the stages' partitions."""
        return self.out / ".stages"


def check_folders(raw: Path, out: Path) -> None:
    """Raises ConfigError where RAW is no folder, OUT is somebody else's, or one of them lies in the other.

    A run that read its own tables and texts as documents would never come to rest.
    """
    if not raw.is_dir():
        problem = "is a file, not a folder" if raw.exists() else "there is no such folder"
        raise ConfigError(problem, file=raw, remedy="give the folder that holds the documents")
    inner, outer = out.resolve(), raw.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        problem = f"the folder of documents {raw} and the output folder lie one in the other"
        raise ConfigError(problem, file=out, remedy="choose an -o outside the documents")
    published(out)


def check_begun(out: Path) -> None:
    """Raises StateError where no stage has run in OUT yet; nothing is created there."""
    if not (out / ".stages").is_dir():
        raise StateError("ingest has not run here", file=out, remedy="run `concord ingest RAW` or `concord all` first")


def make_readable(out: Path) -> None:
    """End the move of a run that was killed while it put its tables into OUT, before anybody reads them.

    Raises BusyError where that run goes on still.
    """
    if (out / ".stages" / PUBLISHING).is_file():
        with locked(out):
            settle(out)


def check_published(out: Path) -> None:
    """Raises StateError where OUT holds no tables at all; what a killed run left is made readable."""
    make_readable(out)
    if not any(out.glob("*.parquet")):
        raise StateError("holds no tables", file=out, remedy="name a folder that `concord all` wrote")


def run_all(run: Run, raw: Path, report: Callable[[str], None] = lambda _: None) -> None:
    """Every stage in order over RAW. `report` hears each stage's name as it starts."""
    for stage in STAGES:
        report(stage)
        run_stage(run, stage, raw if stage == "ingest" else None)


def run_stage(run: Run, stage: str, raw: Path | None = None) -> None:
    """Run one stage over what the stages before it left in OUT. Ingest alone needs RAW."""
    settle(run.out)
    if stage == "ingest":
        if raw is None:
            raise ConfigError("ingest needs the folder of documents", remedy="run `concord ingest RAW -o OUT`")
        check_folders(raw, run.out)
        check_choices(raw, run.settings)
        plan_survey(run, raw)
        map_parts(run, "ingest", [(part,) for part in parts(run, "survey")])
    elif stage == "segment":
        map_parts(run, "segment", [(part,) for part in parts(run, "ingest")])
    elif stage == "extract":
        map_parts(run, "extract", list(zip(parts(run, "segment"), parts(run, "ingest"), strict=True)))
    elif stage == "match":
        group_occupations(run)
        map_parts(run, "match", [(*group, run.stages / "survey") for group in ranges(run).values()])
    elif stage == "reconcile":
        shared = run.stages / "survey"
        matched = parts(run, "match")
        map_parts(
            run,
            "reconcile",
            [(*group, part, shared) for group, part in zip(ranges(run).values(), matched, strict=True)],
        )
    else:
        publish(run)


# -- partitions --------------------------------------------------------------------------------------------------------


def cut(keys: Sequence[str]) -> list[range]:
    """Index ranges that cover `keys` in order, cut where a key's own hash says so.

    A key added or removed moves no boundary but those beside it, so that a cache keeps the other partitions.
    """
    found, first = [], 0
    for i, key in enumerate(keys):
        if int(content_hash(key.encode())[:8], 16) % PART_MEAN == 0 or i - first + 1 == PART_MOST or i == len(keys) - 1:
            found.append(range(first, i + 1))
            first = i + 1
    return found


def plan_survey(run: Run, raw: Path) -> None:
    """Look through RAW and write the plan of what is read together. Raises ConfigError before any work is begun."""
    from pipeline.ingest import plan_files, survey
    from pipeline.manifest import load_manifest

    manifest = load_manifest(raw)
    found = survey(raw, run.settings)

    def write(new: Path) -> None:
        from pipeline.tables import write_rows

        for number, part in enumerate(cut([entry.document_id for entry in found.files])):
            plan = plan_files([found.files[i] for i in part], raw.resolve(), manifest)
            (new / f"{number:04d}").mkdir()
            (new / f"{number:04d}" / "files.json").write_text(json.dumps(plan, indent=1), "utf-8")
        write_rows(new, "rejects", found.rejects)
        (new / "ignored.json").write_text(json.dumps(found.ignored, indent=1), "utf-8")
        if (raw / "decisions.csv").is_file():
            shutil.copyfile(raw / "decisions.csv", new / "decisions.csv")

    commit(run, "survey", write)


def group_occupations(run: Run) -> None:
    """Bring together what belongs to the same occupations, from every partition of documents."""
    from pipeline.group import BOUNDS
    from pipeline.tables import read_table

    known = read_table(parts(run, "segment"), "documents").column("occupation_id").to_pylist()
    ids = sorted({occupation or "" for occupation in known})
    bounds = [ids[part.start] for part in cut(ids)]

    def write(new: Path) -> None:
        (new / BOUNDS).write_text(json.dumps(bounds), "utf-8")
        inputs = zip(parts(run, "segment"), parts(run, "extract"), parts(run, "ingest"), strict=True)
        run.engine.run(
            Task("pipeline.group:group_part", (*folders, new), new / folders[0].name, run.settings, "group")
            for folders in inputs
        )

    commit(run, "group", write)


def ranges(run: Run) -> dict[str, tuple[Path, ...]]:
    """Each range of occupations with the folders that hold its rows, in the order of documents."""
    found: dict[str, list[Path]] = {}
    for part in parts(run, "group"):
        for folder in part.iterdir():
            found.setdefault(folder.name, []).append(folder)
    return {name: tuple(found[name]) for name in sorted(found, key=int)}


def parts(run: Run, stage: str) -> list[Path]:
    """The partition folders of a finished stage. Raises StateError where it did not finish or is stale."""
    check_fresh(run, stage)
    folders = (path for path in (run.stages / stage).iterdir() if path.is_dir())
    return sorted(folders, key=lambda path: int(path.name))


def check_fresh(run: Run, stage: str) -> None:
    """Raises StateError where a stage did not finish, or was made from something else than what stands there now.

    The stages it was made from are looked at first, so that the remedy names the earliest that must run again.
    """
    command = {"survey": "ingest", "group": "match"}.get(stage, stage)
    manifest = run.stages / stage / MANIFEST
    if not manifest.is_file():
        remedy = f"run `concord {command}` or `concord all` first"
        raise StateError(f"{command} has not run here", file=run.out, remedy=remedy)
    made_from = json.loads(manifest.read_text("utf-8")).get("made_from", {})
    for before in MADE_FROM[stage]:
        check_fresh(run, before)
        if made_from.get(before) != manifest_hash(run, before):
            problem = f"{command} is stale: {before} changed after it ran"
            raise StateError(problem, file=run.out, remedy=f"run `concord {command}` again, or `concord all`")


def manifest_hash(run: Run, stage: str) -> str:
    """The hash that stands for everything a finished stage wrote."""
    return content_hash((run.stages / stage / MANIFEST).read_bytes())


def map_parts(run: Run, stage: str, inputs: Sequence[tuple[Path, ...]]) -> None:
    """Run a stage's function on each partition and put the results in place together."""

    def write(new: Path) -> None:
        function = f"pipeline.{stage}:{stage}_part"
        run.engine.run(
            Task(function, folders, new / f"{i:04d}", run.settings, stage, stage in BY_DOCUMENT)
            for i, folders in enumerate(inputs)
        )

    commit(run, stage, write)


# -- commit ------------------------------------------------------------------------------------------------------------


def commit(run: Run, stage: str, write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder beside, then put it in place: the former result stands until the new one is whole."""
    new, old, final = (run.stages / f"{stage}{end}" for end in (".new", ".old", ""))
    for before in MADE_FROM[stage]:
        check_fresh(run, before)
    made_from = {before: manifest_hash(run, before) for before in MADE_FROM[stage]}
    with emptied(new):
        write(new)
        for left in new.glob(f"*{TRY}*"):  # a process that died on a cluster, its task done by another
            shutil.rmtree(left)
        record = {"stage": stage, "identity": identity(run.settings), "made_from": made_from, "files": seal(new)}
        write_whole(new / MANIFEST, record)
    if final.exists():
        final.rename(old)
    new.rename(final)
    sync(run.stages)
    shutil.rmtree(old, ignore_errors=True)


def identity(settings: Settings) -> str:
    """A hash of the code's version, the packs and every choice that changes what is written."""
    references = [content_hash(path.read_bytes()) for path in settings.references]
    return combined_hash(
        [__version__, pack_hash(settings.packs), settings.policy, str(settings.keep_text), *references]
    )


def publish(run: Run) -> None:
    """Write the tables, texts and report beside, then put them into OUT.

    Until a list of what is to be moved lies on the disk, the former output stands; from then on the new one does:
    where the move is cut short, `settle` ends it. Files of the former run that this one does not write are removed.
    """
    from pipeline.publish import UNSTABLE, publish_tables

    check_fresh(run, "reconcile")
    new = run.stages / "publish.new"
    with emptied(new):
        publish_tables(run.stages, new, run.settings)
        files = seal(new)
        listed = {name: digest for name, digest in files.items() if name not in UNSTABLE}
    gone = sorted(set(published(run.out)) - set(files))
    move = {"files": sorted(files), "gone": gone, "manifest": {"version": __version__, "files": listed}}
    write_whole(run.stages / PUBLISHING, move)
    end_publishing(run.out)


def settle(out: Path) -> None:
    """End what a run that was killed left undone in OUT, so that every stage and the output are whole again.

    The caller holds OUT. A stage that was about to change places is the new one if that is whole, else the former one.
    """
    stages = out / ".stages"
    for old in sorted(stages.glob("*.old")):
        final, new = old.with_suffix(""), old.with_suffix(".new")
        if not final.exists():
            (new if (new / MANIFEST).is_file() else old).rename(final)
            sync(stages)
        shutil.rmtree(old, ignore_errors=True)
    if (stages / PUBLISHING).is_file():
        end_publishing(out)


def end_publishing(out: Path) -> None:
    """Move into OUT what the list names, the list of hashes last; done again, it does what is left to do."""
    new, path = out / ".stages" / "publish.new", out / ".stages" / PUBLISHING
    move = read_move(path, out)
    for name in (MANIFEST, RECORD):
        (out / name).unlink(missing_ok=True)
    for name in move["files"]:
        if (new / name).is_file():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).replace(out / name)
    for name in move["gone"]:
        (out / name).unlink(missing_ok=True)
        with suppress(OSError):  # a folder that is not empty stays; OUT itself never is
            (out / name).parent.rmdir()
    for folder in sorted({(out / name).parent for name in move["files"]}):
        sync(folder)
    write_whole(out / MANIFEST, move["manifest"])
    path.unlink()
    shutil.rmtree(new, ignore_errors=True)


def read_move(path: Path, out: Path) -> dict[str, Any]:
    """What is to be moved. Raises StateError where the list is not ours, or names anything outside OUT."""
    try:
        move: dict[str, Any] = json.loads(path.read_text("utf-8"))
        names = [*move["files"], *move["gone"]]
        if not isinstance(move["manifest"], dict):
            raise TypeError("manifest")
        if all((out / name).resolve().is_relative_to(out.resolve()) for name in names):
            return move
    except (ValueError, KeyError, TypeError):
        pass
    raise StateError("was not written by Concord", file=path, remedy="remove it, and run `concord all` again")


@contextmanager
def emptied(folder: Path) -> Iterator[None]:
    """An empty folder to write into; where that fails, nothing of it is left to fill the disk."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def published(out: Path) -> list[str]:
    """The files that a former run put into OUT. Raises ConfigError where OUT has a manifest.json of something else."""
    path = out / MANIFEST
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        ours = [name for name in files if (out / name).resolve().is_relative_to(out.resolve())]
        if files.keys() == set(ours):
            return ours
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise ConfigError("was not written by Concord", file=path, remedy="choose another -o")
