"""cache: a rerun does only what changed, and comes to the bytes that a clean run comes to."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import read_outputs
from conftest import run_over

from pipeline import cache
from pipeline import run as runs
from pipeline.cache import identity, known_files, task_key
from pipeline.engine import Engine
from pipeline.engine.serial import Serial
from pipeline.engine.task import Task
from pipeline.ingest import read_hash
from pipeline.partitions import Run, parts
from pipeline.run import run_all
from pipeline.settings import OWN_PACK, Settings
from pipeline.tables import read_rows

TRADES = ("Baker", "Welder", "Plumber", "Roofer", "Tailor", "Painter", "Driver", "Cook")
PAGE = """{0}s

Duties

- {0}s plan their work
- {0}s {2}

Pay

The median annual wage of {1}s was ${3},780 in May 2022.
"""


class Counting(Serial):
    """A serial executor that writes down the stage of every task."""

    def __init__(self) -> None:
        super().__init__()
        self.stages: list[str] = []

    def outcomes(self, tasks):  # type: ignore[no-untyped-def]
        def noted():  # type: ignore[no-untyped-def]
            for number, task in tasks:
                assert isinstance(task, Task)
                self.stages.append(task.stage)
                yield number, task

        yield from super().outcomes(noted())


def rerun(raw: Path, out: Path, settings: Settings | None = None, rehash: bool = False) -> list[str]:
    """The stages of the tasks that a run had to do."""
    counting = Counting()
    run_all(Run(out, settings or Settings(), Engine(counting), rehash), raw)
    return counting.stages


def write_page(raw: Path, number: int, duty: str = "keep records") -> None:
    trade = TRADES[number % len(TRADES)]
    (raw / f"{number:03d}.txt").write_text(PAGE.format(trade, trade.lower(), duty, 30 + number))


@pytest.fixture(scope="module", autouse=True)
def small_partitions() -> Iterator[None]:
    """Partitions of four documents, so that few documents make several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "PART_MEAN", 4)
        yield


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """RAW and OUT of a run over several partitions of both kinds."""
    folder = tmp_path_factory.mktemp("base")
    (folder / "raw").mkdir()
    for number in range(24):
        write_page(folder / "raw", number)
    (folder / "raw/sources.toml").write_text('[[source]]\npath = "*.txt"\nlicence = "CC0-1.0"\n')
    run_over(folder / "raw", folder / "out")
    return folder


@pytest.fixture
def changed(base: Path, tmp_path: Path) -> Path:
    """A copy of both, so that RAW may be changed."""
    for name in ("raw", "out"):
        shutil.copytree(base / name, tmp_path / name)
    rerun(tmp_path / "raw", tmp_path / "out")  # RAW has another path now
    return tmp_path


def one_more(raw: Path) -> None:
    write_page(raw, 500)


def one_less(raw: Path) -> None:
    (raw / "017.txt").unlink()


def one_other(raw: Path) -> None:
    write_page(raw, 17, "count the stock")


def one_renamed(raw: Path) -> None:
    (raw / "017.txt").rename(raw / "zzz.txt")


def one_described(raw: Path) -> None:
    (raw / "sources.toml").write_text('[[source]]\npath = "017.txt"\npublisher = "A Guild"\nvintage = "2021"\n')


def one_decided(raw: Path) -> None:
    columns = "target_table,target_id,quoted_text,action,column,value,who,when,why"
    (raw / "decisions.csv").write_text(f"{columns}\nclaims,claim-0000000000000000,x,reject,,,me,2024-01-01,wrong\n")


@pytest.mark.parametrize("change", [one_more, one_less, one_other, one_renamed, one_described, one_decided])
def test_after_a_change_the_bytes_are_those_of_a_clean_run(changed: Path, change: Callable[[Path], None]) -> None:
    change(changed / "raw")
    done = rerun(changed / "raw", changed / "out")
    rerun(changed / "raw", changed / "clean")
    kept, clean = read_outputs(changed / "out"), read_outputs(changed / "clean")
    assert kept.keys() == clean.keys()
    assert [name for name in sorted(kept) if kept[name] != clean[name]] == []
    assert done, "something had to be done"


def test_nothing_changed_is_nothing_done(base: Path) -> None:
    before = read_outputs(base / "out")
    times = {path: path.stat().st_mtime_ns for path in (base / "out").glob("*.csv")}
    assert rerun(base / "raw", base / "out") == []
    assert read_outputs(base / "out") == before
    assert times == {path: path.stat().st_mtime_ns for path in (base / "out").glob("*.csv")}


def test_a_changed_document_touches_one_partition_a_stage(changed: Path) -> None:
    documents = len(parts(Run(changed / "out", Settings()), "extract"))
    ranges = len(parts(Run(changed / "out", Settings()), "match"))
    assert documents >= 3 and ranges >= 3
    one_other(changed / "raw")
    done = rerun(changed / "raw", changed / "out")
    assert done == ["ingest", "segment", "extract", "scatter", "group", "match", "reconcile", "printed", "pages"]


def test_a_changed_rule_does_everything_again(base: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "reconcile.toml").write_text("[witness]\nwords = 39\n")
    settings = Settings(packs=(OWN_PACK, pack))
    shutil.copytree(base / "out", tmp_path / "out")
    assert "reconcile" in rerun(base / "raw", tmp_path / "out", settings)
    assert rerun(base / "raw", tmp_path / "out", settings) == []
    (pack / "reconcile.toml").write_text("[witness]\nwords = 38\n")
    cache.pack_hash.cache_clear()
    assert "reconcile" in rerun(base / "raw", tmp_path / "out", settings)
    rerun(base / "raw", tmp_path / "clean", settings)
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "clean")


def test_other_code_makes_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity(Settings())
    monkeypatch.setattr(cache, "code_hash", lambda: "other")
    assert identity(Settings()) != before
    assert identity(Settings(policy="latest")) != identity(Settings())
    keys = {task_key("a:f", "x", ["1", "2"]), task_key("a:g", "x", ["1", "2"]), task_key("a:f", "x", ["12"])}
    assert len(keys) == 3


def test_what_is_kept_of_compiled_files_is_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template's bytecode appears with the first report: the second run must not take that for other code."""
    (tmp_path / "room.py").write_text("x = 1")
    (tmp_path / "templates" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    fresh = cache.code_hash.__wrapped__
    before = fresh()
    (tmp_path / "templates" / "__pycache__" / "page.cache").write_bytes(b"compiled")
    assert fresh() == before
    (tmp_path / "templates" / "page.html").write_text("page")
    assert fresh() != before


def test_what_somebody_did_to_the_output_is_put_right(changed: Path) -> None:
    before = read_outputs(changed / "out")
    (changed / "out" / "claims.csv").write_text("mine")
    (changed / "out" / "documents.csv").unlink()
    assert rerun(changed / "raw", changed / "out") == []
    assert read_outputs(changed / "out") == before


def test_only_what_changed_is_written(changed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (changed / "out" / "report").iterdir()}
    one_other(changed / "raw")
    rerun(changed / "raw", changed / "out")
    written = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert written == {"welder.html", "index.html"} | {name for name in written if name.startswith("all--")}


def test_who_edits_a_page_or_a_text_harms_no_cache(changed: Path) -> None:
    before = read_outputs(changed / "out")
    for path in (changed / "out" / "report" / "welder.html", next((changed / "out" / "text").iterdir())):
        path.write_text("mine")  # in place: a link would lead into the cache
    assert rerun(changed / "raw", changed / "out") == []
    assert read_outputs(changed / "out") == before


@pytest.mark.parametrize("spoil", [b"", b"no database", None])
def test_without_a_list_of_what_it_holds_the_output_comes_out_the_same(changed: Path, spoil: bytes | None) -> None:
    listing = changed / "out" / ".stages" / "published.sqlite"
    if spoil is None:
        listing.unlink()
    else:
        listing.write_bytes(spoil)
    one_less(changed / "raw")
    rerun(changed / "raw", changed / "out")
    rerun(changed / "raw", changed / "clean")
    assert read_outputs(changed / "out") == read_outputs(changed / "clean")


def test_the_cache_is_no_larger_than_one_run(changed: Path) -> None:
    one_other(changed / "raw")
    rerun(changed / "raw", changed / "out")
    run = Run(changed / "out", Settings())
    for stage in ("survey", "ingest", "extract", "group", "reconcile"):
        there = {path for path in (run.stages / stage).iterdir() if path.is_dir()}
        assert there == set(parts(run, stage))


def test_a_removed_document_is_in_no_table(changed: Path) -> None:
    one_less(changed / "raw")
    rerun(changed / "raw", changed / "out")
    for table in ("documents", "claims", "mentions", "coverage"):
        assert "017.txt" not in {row.get("path") for row in read_rows([changed / "out"], table)}


# -- files that are known ----------------------------------------------------------------------------------------------


def reads(store: Path, path: Path, rehash: bool = False) -> int:
    """How often a file had to be read."""
    count = 0

    def read(path: Path) -> tuple[int, str]:
        nonlocal count
        count += 1
        return read_hash(path)

    with known_files(store, rehash) as look_up:
        assert look_up(path, read) == read_hash(path)
    return count


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was written well before it is read."""
    path = tmp_path / "a.txt"
    path.write_text("one")
    monkeypatch.setattr(cache, "TICK", -10_000_000_000)
    return path


def test_a_file_is_read_once(old: Path, tmp_path: Path) -> None:
    assert [reads(tmp_path / "known", old) for _ in range(3)] == [1, 0, 0]
    assert reads(tmp_path / "known", old, rehash=True) == 1


def test_a_file_written_in_the_tick_of_its_reading_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    assert [reads(tmp_path / "known", path) for _ in range(3)] == [1, 1, 1]


def test_other_bytes_of_the_same_size_and_time_are_seen(old: Path, tmp_path: Path) -> None:
    state = old.stat()
    assert reads(tmp_path / "known", old) == 1
    old.write_text("two")
    os.utime(old, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert reads(tmp_path / "known", old) == 1


def test_a_broken_store_is_made_anew(old: Path, tmp_path: Path) -> None:
    (tmp_path / "known").write_bytes(b"no database" * 100)
    assert [reads(tmp_path / "known", old) for _ in range(3)] == [1, 1, 0]
