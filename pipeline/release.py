"""release: puts what publish wrote into OUT, which people may have open, and leaves alone what is as it should be."""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.durable import emptied, locked, seal, sync, write_whole
from pipeline.errors import ConfigError, StateError
from pipeline.ids import combined_hash
from pipeline.partitions import MANIFEST, Run, check_fresh, list_parts

RECORD = "run.json"  # when, where and with what; the hashes of files whose bytes differ from run to run
PUBLISHING = "publishing.json"  # while files move into OUT: what is to be moved and removed
PUBLISHED = "published.json"  # what OUT was made from, and how its files stood in the file system then
LAID_OUT = ("survey", "ingest", "segment", "extract", "match", "reconcile")  # stages whose tables are published


def publish(run: Run) -> None:
    """Write the tables, texts and report beside, then put them into OUT.

    Until a list of what is to be moved lies on the disk, the former output stands; from then on the new one does:
    where the move is cut short, `settle` ends it. Files of the former run that this one does not write are removed.
    Where OUT was made from the same partitions and nobody touched it since, nothing is done.
    """
    from pipeline.publish import UNSTABLE, publish_tables

    check_fresh(run, "reconcile")
    found = {stage: list_parts(run, stage) for stage in LAID_OUT}
    made_from = combined_hash([run.identity, *(part.hash for parts in found.values() for part in parts)])
    if not run.rehash and stands(run, made_from):
        return
    new = run.stages / "publish.new"
    laid_out = {stage: [part.folder for part in parts] for stage, parts in found.items()}
    with emptied(new):
        publish_tables(laid_out, new, run.settings)
        files = seal(new)
        listed = {name: digest for name, digest in files.items() if name not in UNSTABLE}
    gone = sorted(set(published(run.out)) - set(files))
    move = {"files": sorted(files), "gone": gone, "manifest": {"version": __version__, "files": listed}}
    write_whole(run.stages / PUBLISHING, move)
    end_publishing(run.out)
    write_whole(run.stages / PUBLISHED, {"made_from": made_from, "files": states(run.out, [*files, MANIFEST])})


def stands(run: Run, made_from: str) -> bool:
    """Whether OUT holds just what these stages make, by the files' sizes and times."""
    try:
        before: dict[str, Any] = json.loads((run.stages / PUBLISHED).read_text("utf-8"))
        return bool(before["made_from"] == made_from and before["files"] == states(run.out, before["files"]))
    except (OSError, ValueError, KeyError):
        return False


def states(out: Path, names: "list[str] | dict[str, Any]") -> dict[str, list[int]]:
    """Size and time of change of files in OUT. Raises OSError where one is not there."""
    found = {name: (out / name).stat() for name in names}
    return {name: [state.st_size, state.st_mtime_ns] for name, state in found.items()}


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
