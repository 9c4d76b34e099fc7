"""runs: a run from one set of documents to another in copies of this process, and what it leaves in OUT."""

import mmap
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from pipeline.durable import locked
from pipeline.match import stage as match_stage
from pipeline.match.rules import load_rules
from pipeline.match.wording import Wording
from pipeline.partitions import MADE_FROM
from pipeline.publish import UNSTABLE
from pipeline.run import Run, run_all
from pipeline.settings import Settings
from pipeline.tables import vocabularies

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("article.txt", "bullet_profile.txt", "summary.txt")
SOURCES = '[[source]]\npath = "*.txt"\nlicence = "CC0-1.0"\ncountry = "US"\n'
EVENTS = frozenset(["open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "shutil.copyfile"])
STAGES = (*MADE_FROM, "publish", "move")  # of which each writes files of its own
Files = dict[str, bytes]
_WORDS: dict[str, Wording] = {}  # of the pack, by kind of mention


def make_raws(folder: Path) -> tuple[Path, Path]:
    """Two sets of documents: some of the sample's; the same with one taken away, one changed and a broken one more."""
    former, new = folder / "former", folder / "new"
    for raw in (former, new):
        raw.mkdir()
        for name in DOCUMENTS:
            shutil.copyfile(ROOT / "raw" / name, raw / name)
        (raw / "sources.toml").write_text(SOURCES, "utf-8")
    (new / "article.txt").unlink()
    text = (new / "summary.txt").read_text("utf-8")
    (new / "summary.txt").write_text(text.replace("2", "3"), "utf-8")
    (new / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    return former, new


def load_words() -> None:
    """Read the words of the pack once for all copies of this process."""
    for kind in vocabularies()["mention_kind"]:
        _WORDS.setdefault(kind, Wording(load_rules(Settings()), kind))


def read_output(out: Path) -> Files:
    """What OUT shows: every file whose bytes are promised, so without the stages' own and the record of the run."""
    paths = {path.relative_to(out): path for path in out.rglob("*") if path.is_file()}
    apart = (*UNSTABLE, "run.json")
    return {
        name.as_posix(): path.read_bytes()
        for name, path in paths.items()
        if name.parts[0] != ".stages" and name.as_posix() not in apart
    }


def run_over(raw: Path, out: Path, report: Callable[[str], None] = lambda _: None) -> None:
    """A whole run, as the command does it."""
    with locked(out):
        run_all(Run(out, Settings()), raw, report)


def in_child(work: Callable[[], None], synced: bool = False) -> int:
    """The process number of a copy of this process that does the work and ends.

    Unless `synced`, it waits for no disk: what a process has written outlives it, however it ends; what is brought to
    the disk outlives the power, which nobody cuts here.
    """
    child = os.fork()
    if child:
        return child
    code = 1
    if _WORDS:
        match_stage.Wording = lambda _, kind: _WORDS[kind]  # type: ignore[misc,assignment]
        match_stage.load_rules = lambda _: _WORDS["duty"].rules
    if not synced:
        os.fsync = lambda _: None  # type: ignore[assignment]
    try:
        work()
        code = 0
    finally:
        os._exit(code)


class Place:
    """Which stage a run in another process is at, through memory that both see."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 32)

    def set(self, stage: str) -> None:
        """Say it: in the run."""
        self._shared[:] = stage.encode().ljust(32)

    def get(self) -> str:
        """Hear it: in any process."""
        return bytes(self._shared).decode().strip()

    def follow(self, event: str, details: tuple[object, ...]) -> None:
        """Keep up with a stage within a command, by the files that it writes."""
        if not is_writing(event, details):
            return  # what is read is a former stage's
        said = str(details)
        if "publishing.json" in said or (event == "os.rename" and "publish.new/" in said):
            self.set("move")
        elif (found := re.search(r"\.stages/(\w+)", said)) and found[1] in STAGES and self.get() != "move":
            self.set(found[1])


def is_writing(event: str, details: tuple[object, ...]) -> bool:
    """Whether a call on files changes anything."""
    return event != "open" or (isinstance(details[2], int) and bool(details[2] & (os.O_WRONLY | os.O_RDWR)))


def watch_events(place: Place, heard: Callable[[str, tuple[object, ...]], None]) -> None:
    """Have every system call on files that Python knows of heard before it is made, from now to this process's end."""

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event in EVENTS:
            place.follow(event, details)
            heard(event, details)

    sys.addaudithook(watch)
