"""run: partitions, commits that hold through crashes, stale stages, and folders that are not to be mixed."""

import json
import shutil
from pathlib import Path

import pytest
from builders import read_outputs
from conftest import RAW, run_over
from hypothesis import given
from hypothesis import strategies as st

from pipeline import partitions, same_text
from pipeline import run as runs
from pipeline.durable import PART, locked
from pipeline.errors import BusyError, ConfigError, StateError
from pipeline.partitions import MADE_FROM, MANIFEST, Run, commit, parts
from pipeline.run import STAGES, cut, run_stage
from pipeline.settings import Settings
from pipeline.tables import read_rows
from pipeline.verify import verify

NOTE = """Bakers

Duties

Bakers mix dough and bake bread.

Pay

The median annual wage of bakers was $32,780 in May 2022.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Two short documents, about one occupation each."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "baker.txt").write_text(NOTE)
    (folder / "welder.txt").write_text(NOTE.replace("Baker", "Welder").replace("bakers", "welders"))
    return folder


# -- partitions --------------------------------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=5), max_size=400, unique=True))
def test_parts_cover_all_keys_once_in_order(keys: list[str]) -> None:
    found = cut(keys)
    assert [i for part in found for i in part] == list(range(len(keys)))
    assert all(0 < len(part) <= runs.PART_MOST for part in found)


def test_a_key_added_moves_only_the_boundaries_beside_it() -> None:
    keys = [f"doc-{i:05d}" for i in range(0, 4000, 2)]
    before = {tuple(keys[i] for i in part) for part in cut(keys)}
    more = sorted([*keys, "doc-02001"])
    after = {tuple(more[i] for i in part) for part in cut(more)}
    assert 30 < len(before) < 130 and len(before - after) <= 2


def test_a_heavy_key_ends_its_range_and_a_range_holds_no_more_than_it_may() -> None:
    keys = [f"occupation-{i:04d}" for i in range(400)]
    assert cut(keys, [40] * 400) == [range(i, i + 1) for i in range(400)]
    assert all(sum(1 for _ in part) * 10 <= 128 + 10 for part in cut(keys, [10] * 400))
    assert len(cut(keys, [2] * 400)) > len(cut(keys))


def test_where_partitions_are_cut_leaves_no_trace(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in RAW.iterdir():
        shutil.copy(path, raw)
    whole = read_outputs(run_over(raw, tmp_path / "whole"))
    monkeypatch.setattr(runs, "PART_MOST", 1)
    parted = run_over(raw, tmp_path / "parted")
    assert len(parts(Run(parted, Settings()), "extract")) == 7
    assert len(parts(Run(parted, Settings()), "match")) >= 3
    assert read_outputs(parted) == whole


# -- what a run leaves -------------------------------------------------------------------------------------------------


def test_a_run_verifies_and_its_manifest_lists_every_file(sample_out: Path) -> None:
    assert verify(sample_out, RAW, Settings()) == []
    manifest = json.loads((sample_out / MANIFEST).read_text("utf-8"))
    assert manifest["files"].keys() == read_outputs(sample_out).keys() - {MANIFEST}
    left = {path.name for path in (sample_out / ".stages").iterdir()}
    assert left == {*MADE_FROM, "known.sqlite", "lock", "published.sqlite"}


def test_the_record_names_what_the_run_was_made_with(sample_out: Path) -> None:
    record = json.loads((sample_out / "run.json").read_text("utf-8"))
    assert record["jobs"] == 1 and record["settings"]["policy"] == "authority" and record["host"]
    assert record["rows"]["documents"] == 5 and record["ignored"] == ["sources.toml"]


@pytest.mark.fault("empty_folder")
def test_an_empty_folder_is_read_as_no_documents(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    out = run_over(tmp_path / "raw", tmp_path / "out")
    rows = json.loads((out / "run.json").read_text("utf-8"))["rows"]
    assert set(rows.values()) == {0}
    assert verify(out, tmp_path / "raw", Settings()) == []


def test_the_same_file_twice_is_one_document_with_two_paths(raw: Path, tmp_path: Path) -> None:
    once = run_over(raw, tmp_path / "once")
    (raw / "archive").mkdir()
    shutil.copy(raw / "baker.txt", raw / "archive/copy.txt")
    twice = run_over(raw, tmp_path / "twice")
    documents = {row["path"]: row["paths"] for row in read_rows([twice], "documents")}
    assert documents == {"archive/copy.txt": ["archive/copy.txt", "baker.txt"], "welder.txt": ["welder.txt"]}
    ids = [{row["claim_id"] for row in read_rows([out], "claims")} for out in (once, twice)]
    assert ids[0] == ids[1] != set()


def test_a_text_in_other_bytes_is_read_once_and_the_other_file_named(raw: Path, tmp_path: Path) -> None:
    (raw / "0.html").write_text(
        "<body><script>let a = 1</script><h1>Miller</h1><p>Millers earn $30,000 a year.</p></body>"
    )
    once = run_over(raw, tmp_path / "once")
    text = (raw / "0.html").read_text()
    (raw / "b.html").write_text(text.replace("let a = 1", "let a = 2"))
    (raw / "c.txt").write_text(NOTE, encoding="utf-16")
    out = run_over(raw, tmp_path / "out")
    rejects = [(row["path"], row["code"], row["reason"].split(",")[0]) for row in read_rows([out], "rejects")]
    assert rejects == [
        ("b.html", "same_text", "has the text of 0.html"),
        ("c.txt", "same_text", "has the text of baker.txt"),
    ]
    claims = [read_rows([folder], "claims") for folder in (once, out)]
    assert [row["claim_id"] for row in claims[0]] == [row["claim_id"] for row in claims[1]] != []
    assert verify(out, raw, Settings()) == []
    first = read_outputs(out)
    assert read_outputs(run_over(raw, out)) == first  # now it is known before they are read
    (raw / "baker.txt").unlink()
    assert [row["path"] for row in read_rows([run_over(raw, out)], "rejects")] == ["b.html"]
    assert read_outputs(out) == read_outputs(run_over(raw, tmp_path / "fresh"))


@pytest.mark.parametrize("listing", ["", "[]", '{"texts": 3}', '{"identity": "other", "texts": {"a": "b"}}'])
def test_a_broken_list_of_texts_is_found_out_again(raw: Path, tmp_path: Path, listing: str) -> None:
    (raw / "c.txt").write_text(NOTE, encoding="utf-16")
    out = run_over(raw, tmp_path / "out")
    first = read_outputs(out)
    (out / ".stages" / same_text.NAME).write_text(listing)
    assert read_outputs(run_over(raw, out)) == first


def test_a_removed_document_leaves_nothing(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    former = read_outputs(out)
    (raw / "welder.txt").unlink()
    run_over(raw, out)
    assert read_outputs(out) == read_outputs(run_over(raw, tmp_path / "fresh"))
    gone = former.keys() - read_outputs(out).keys()
    assert any(name.startswith("text/") for name in gone)


def test_texts_go_when_they_are_no_longer_wanted(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    assert (out / "text").is_dir()
    run_stage(Run(out, Settings(keep_text=False)), "publish")
    assert not (out / "text").exists() and (out / "claims.csv").is_file()


def test_files_of_others_in_the_folder_stay(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    (out / "text" / "notes.txt").write_text("mine")
    (raw / "baker.txt").unlink()
    (raw / "welder.txt").unlink()
    run_over(raw, out)
    assert [path.name for path in (out / "text").iterdir()] == ["notes.txt"]


def test_a_reject_is_listed_and_the_rest_goes_on(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").touch()
    out = run_over(raw, tmp_path / "out")
    assert [(row["path"], row["code"]) for row in read_rows([out], "rejects")] == [("empty.txt", "empty")]
    assert len(read_rows([out], "documents")) == 2


# -- commits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", MADE_FROM)
def test_a_run_killed_while_a_stage_is_written_leaves_the_former_one(
    stage: str, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run_over(raw, tmp_path / "out")
    before = read_outputs(out)
    (raw / "welder.txt").unlink()

    def killed(run: Run, name: str, keys: list[str]) -> None:
        if name == stage:
            raise KeyboardInterrupt
        commit(run, name, keys)

    for module in (partitions, runs):
        monkeypatch.setattr(module, "commit", killed)
    with pytest.raises(KeyboardInterrupt):
        run_over(raw, out)
    monkeypatch.undo()
    assert read_outputs(out) == before
    for key, _ in partitions.read_manifest(Run(out, Settings()), stage)["parts"]:
        assert (out / ".stages" / stage / key / PART).is_file()
    assert read_outputs(run_over(raw, out)) == read_outputs(run_over(raw, tmp_path / "fresh"))


@pytest.mark.fault("killed")
@pytest.mark.parametrize("moved", [0, 1, 20])
def test_a_run_killed_while_tables_move_has_no_manifest_and_the_next_command_ends_the_move(
    moved: int, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run_over(raw, tmp_path / "out")
    (raw / "welder.txt").unlink()
    replace, count = Path.replace, iter(range(10_000))

    def killed(self: Path, target: Path) -> Path:
        if "publish.new" in self.parts and next(count) == moved:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        run_over(raw, out)
    monkeypatch.undo()
    assert not (out / MANIFEST).exists() and verify(out, None, Settings()) != []
    runs.make_readable(out)
    assert verify(out, None, Settings()) == []
    fresh = read_outputs(run_over(raw, tmp_path / "fresh"))
    assert read_outputs(out) == fresh and read_outputs(run_over(raw, out)) == fresh


def test_a_stage_without_manifest_counts_as_not_there(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    (out / ".stages/extract" / MANIFEST).unlink()
    with pytest.raises(StateError, match="extract has not run here; run `concord extract`"):
        run_stage(Run(out, Settings()), "match")


def test_one_process_holds_a_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(BusyError, match="another run is writing here"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


# -- stale stages ------------------------------------------------------------------------------------------------------


def test_stages_one_by_one_are_a_run(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for stage in STAGES:
        run_stage(Run(out, Settings()), stage, raw if stage == "ingest" else None)
    assert read_outputs(out) == read_outputs(run_over(raw, tmp_path / "all"))


@pytest.mark.parametrize(
    ("again", "then", "stale"),
    [
        ("ingest", "segment", None),
        ("ingest", "extract", "segment"),
        ("ingest", "match", "segment"),
        ("ingest", "reconcile", "segment"),
        ("ingest", "publish", "segment"),
        ("segment", "match", "extract"),
        ("extract", "match", None),
        ("extract", "reconcile", "match"),
        ("match", "publish", "reconcile"),
    ],
)
def test_what_was_made_from_something_else_is_stale(
    again: str, then: str, stale: str | None, raw: Path, tmp_path: Path
) -> None:
    out = run_over(raw, tmp_path / "out")
    (raw / "welder.txt").unlink()
    changed = Run(out, Settings(policy="latest"))  # other choices are other inputs to what follows
    run_stage(changed, again, raw if again == "ingest" else None)
    if stale is None:
        run_stage(changed, then)
        return
    with pytest.raises(StateError, match=f"{stale} is stale: .*; run `concord {stale}` again, or `concord all`"):
        run_stage(changed, then)


def test_a_stage_run_again_to_the_same_end_makes_nothing_stale(raw: Path, tmp_path: Path) -> None:
    out = run_over(raw, tmp_path / "out")
    run_stage(Run(out, Settings()), "ingest", raw)
    run_stage(Run(out, Settings()), "publish")


def test_a_stage_before_its_time_names_the_one_that_must_run(raw: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "out", Settings())
    with pytest.raises(StateError, match="ingest has not run here; run `concord ingest`"):
        run_stage(run, "segment")
    with pytest.raises(ConfigError, match="ingest needs the folder of documents"):
        run_stage(run, "ingest")


# -- folders -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("source", "target"), [("raw", "raw"), ("raw", "raw/out"), ("out/raw", "out"), (".", "out")])
def test_documents_and_output_are_kept_apart(tmp_path: Path, source: str, target: str) -> None:
    (tmp_path / source).mkdir(parents=True, exist_ok=True)
    with pytest.raises(ConfigError, match="lie one in the other; choose an -o outside the documents"):
        run_over(tmp_path / source, tmp_path / target)
    (tmp_path / "link").symlink_to(tmp_path / source)
    with pytest.raises(ConfigError, match="lie one in the other"):
        run_over(tmp_path / "link", tmp_path / target)


def test_names_that_only_begin_alike_are_apart(raw: Path, tmp_path: Path) -> None:
    run_over(raw, tmp_path / "raw.out")


@pytest.mark.parametrize("text", ["{}", '{"files": ["a"]}', "[]", "no json", '{"files": {"../raw/baker.txt": "00"}}'])
def test_a_manifest_of_something_else_is_left_alone(raw: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(text)
    with pytest.raises(ConfigError, match=r"manifest\.json: was not written by Concord; choose another -o"):
        run_over(raw, tmp_path / "out")
    assert (tmp_path / "out" / MANIFEST).read_text() == text and (raw / "baker.txt").is_file()
