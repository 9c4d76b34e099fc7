"""release: puts what publish wrote into OUT, which people may have open, and leaves alone what is as it should be."""

import errno
import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from pipeline import __version__
from pipeline.durable import emptied, locked, sync, sync_files, write_whole
from pipeline.errors import ConfigError, StateError
from pipeline.ids import combined_hash
from pipeline.partitions import MANIFEST, Run, list_parts

RECORD = "run.json"  # when, where and with what; the hashes of files whose bytes differ from run to run
PUBLISHING = "publishing.json"  # while files move into OUT: what is to be removed from it
NEW = "publish.new"  # in .stages: what is to be moved, and the list of what OUT holds then
LAID_OUT = ("survey", "ingest", "segment", "extract", "match", "reconcile", "printed", "pages")  # what is published


def publish(run: Run) -> None:
    """Write the tables, texts and report that OUT does not hold yet beside it, then put them there.

    Until a list of what is to be removed lies on the disk, the former output stands; from then on the new one does:
    where the move is cut short, `settle` ends it. Where OUT was made from the same partitions and nobody touched it
    since, nothing is done.
    """
    from pipeline.publish.outputs import NAME, read_made, stands

    found = {stage: list_parts(run, stage) for stage in LAID_OUT}
    made_from = combined_hash([run.identity, *(part.hash for parts in found.values() for part in parts)])
    former = run.stages / NAME
    if not run.rehash and stands(former, run.out, made_from):
        return
    parts = {stage: [part.folder for part in found[stage]] for stage in LAID_OUT}
    known = [former] if read_made(former) is not None and not run.rehash else []
    for listing in (*known, None):  # one that is broken is done without
        try:
            gone = write_new(run, parts, made_from, listing)
            break
        except sqlite3.Error as error:
            if listing is None:
                raise OSError(errno.EIO, f"a list of files cannot be kept: {error}", str(run.stages / NEW)) from None
    write_whole(run.stages / PUBLISHING, {"gone": gone})
    end_publishing(run.out)


def write_new(run: Run, parts: Mapping[str, Sequence[Path]], made_from: str, former: Path | None) -> list[str]:
    """Write what OUT lacks beside it; the files that it is not to hold any more. `former` lists what it holds."""
    from pipeline.publish import UNSTABLE, publish_tables
    from pipeline.publish.outputs import Outputs

    new = run.stages / NEW
    with emptied(new), closing(Outputs(new / "files", run.identity, run.out if former else None, former)) as outputs:
        publish_tables(parts, outputs, run.settings)
        outputs.write(MANIFEST, lambda path: write_manifest(path, outputs.listed(), UNSTABLE))
        if former:
            gone = list(outputs.gone())
        else:
            gone = sorted(set(published(run.out)) - {name for name, *_ in outputs.listed()})
        outputs.finish(made_from)
        sync_files(path for path in new.rglob("*") if path.is_file())
        for folder in {path.parent for path in new.rglob("*")}:
            sync(folder)
    return gone


def write_manifest(path: Path, files: Iterable[tuple[str, str, int]], unstable: Sequence[str]) -> None:
    """Write the list of hashes of all files but those that differ from run to run, a line each."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{\n "files": {')
        between = "\n"
        for name, digest, _ in files:
            if name not in unstable:
                file.write(f"{between}  {json.dumps(name, ensure_ascii=False)}: {json.dumps(digest)}")
                between = ",\n"
        file.write(f'\n }},\n "version": {json.dumps(__version__)}\n}}\n')


def make_readable(out: Path) -> None:
    """End the move of a run that was killed while it put its tables into OUT, before anybody reads them.

    Raises BusyError where that run goes on still.
    """
    if (out / ".stages" / PUBLISHING).is_file():
        with locked(out):
            settle(out)


def settle(out: Path) -> None:
    """End what a run that was killed left undone in OUT. The caller holds OUT."""
    if (out / ".stages" / PUBLISHING).is_file():
        end_publishing(out)
    else:
        shutil.rmtree(out / ".stages" / NEW, ignore_errors=True)  # what was never to be moved, or could not be removed


def end_publishing(out: Path) -> None:
    """Move what lies beside into OUT, the list of hashes last; done again, it does what is left to do."""
    from pipeline.publish.outputs import NAME

    new, path = out / ".stages" / NEW, out / ".stages" / PUBLISHING
    gone = read_gone(path, out)
    files = new / "files"
    for name in (MANIFEST, RECORD):
        if name != MANIFEST or (files / MANIFEST).is_file():
            (out / name).unlink(missing_ok=True)
    touched = set()
    for file in (path for path in files.rglob("*") if path.is_file() and path != files / MANIFEST):
        target = out / file.relative_to(files)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        touched.add(target.parent)
    for name in gone:
        (out / name).unlink(missing_ok=True)
        with suppress(OSError):  # a folder that is not empty stays; OUT itself never is
            (out / name).parent.rmdir()
    for folder in touched:
        if folder.is_dir():
            sync(folder)
    for source, target in ((files / MANIFEST, out / MANIFEST), (new / NAME, out / ".stages" / NAME)):
        if source.is_file():
            source.replace(target)
            sync(target.parent)
    path.unlink()
    shutil.rmtree(new, ignore_errors=True)


def read_gone(path: Path, out: Path) -> list[str]:
    """What is to be removed. Raises StateError where the list is not ours, or names anything outside OUT."""
    try:
        listed: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
        if listed.keys() == {"gone"} and len(inside(listed["gone"], out)) == len(listed["gone"]):
            return listed["gone"]
    except (ValueError, AttributeError, TypeError):
        pass
    raise StateError("was not written by Concord", file=path, remedy="remove it, and run `concord all` again")


def inside(names: Iterable[str], out: Path) -> list[str]:
    """Those of the names that lie in OUT, wherever links lead."""
    home = out.resolve()
    lies_in = cache(lambda folder: folder.resolve().is_relative_to(home))
    return [name for name in names if ".." not in Path(name).parts and lies_in((out / name).parent)]


def published(out: Path) -> list[str]:
    """The files that a former run put into OUT. Raises ConfigError where OUT has a manifest.json of something else."""
    path = out / MANIFEST
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        ours = inside(files, out)
        if isinstance(files, dict) and len(ours) == len(files):
            return ours
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise ConfigError("was not written by Concord", file=path, remedy="choose another -o")
