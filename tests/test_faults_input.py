"""Bad input: odd files are read as they are, doubtful ones with a warning, others rejected; the batch goes on."""

import csv
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import run_over
from hostile_files import DOUBTED, REFUSED, SPECIAL, TAKEN, about, write_files

from pipeline import csvfile, ingest, run
from pipeline.partitions import Run, list_parts, map_parts, parts
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, read_text
from pipeline.verify import verify


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder above `raw`, full of hostile files, and `out`, what a run over them all wrote."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "raw").mkdir()
    write_files(folder / "raw")
    run_over(folder / "raw", folder / "out")
    return folder


@pytest.fixture(scope="session")
def documents(hostile: Path) -> dict[str, Row]:
    return {path: row for row in read_rows([hostile / "out"], "documents") for path in row["paths"]}


@pytest.fixture(scope="session")
def rejects(hostile: Path) -> dict[str, Row]:
    return {row["path"]: row for row in read_rows([hostile / "out"], "rejects")}


def test_every_file_is_a_document_a_reject_or_ignored(
    hostile: Path, documents: dict[str, Row], rejects: dict[str, Row]
) -> None:
    read = {*TAKEN, *DOUBTED, "archive/copy.txt"}
    assert documents.keys() == read
    assert rejects.keys() == {*REFUSED, *SPECIAL}
    record = json.loads((hostile / "out/run.json").read_text("utf-8"))
    assert record["ignored"] == ["notes.xyz"]


def test_what_was_written_verifies(hostile: Path) -> None:
    assert verify(hostile / "out", hostile / "raw", Settings()) == []


@pytest.mark.fault("line_ends", "bom", "astral", "twice", "nested", "names")
@pytest.mark.parametrize("name", TAKEN)
def test_odd_files_are_read_as_they_are(hostile: Path, documents: dict[str, Row], name: str) -> None:
    row = documents[name]
    assert row["warnings"] == []
    assert row["encoding_confidence"] == 1.0
    text = read_text([hostile / "out"], row["document_id"])
    if name.endswith(".txt"):
        assert text == TAKEN[name].decode("utf-8-sig")
    assert row["characters"] == len(text)
    assert "bread" in text


@pytest.mark.fault(
    "utf16", "cp1252", "mojibake", "zero_width", "storm", "runs", "million", "long_line", "sections", "deep_tags"
)
@pytest.mark.parametrize("name", DOUBTED)
def test_doubtful_files_are_read_with_a_warning(documents: dict[str, Row], name: str) -> None:
    assert any(DOUBTED[name][1] in warning for warning in documents[name]["warnings"]), documents[name]["warnings"]


@pytest.mark.fault(
    "empty", "binary", "truncated", "encrypted", "broken_pdf", "pictures", "broken_docx", "docx_bomb", "gzip_bomb"
)
@pytest.mark.fault("special", "dangling", "outside_link", "bad_name", "entities")
@pytest.mark.parametrize("name", [*REFUSED, *SPECIAL])
def test_what_is_no_document_is_rejected(rejects: dict[str, Row], name: str) -> None:
    row = rejects[name]
    assert row["code"] == (REFUSED[name][1] if name in REFUSED else SPECIAL[name])
    assert row["stage"] == "ingest" and row["reason"] and row["remedy"]


def test_rejects_are_exit_code_3(hostile: Path, concord: Any) -> None:
    assert concord("ingest", hostile / "raw", "-o", hostile / "again", "--quiet").code == 3


@pytest.mark.fault("unreadable")
def test_a_file_that_cannot_be_opened_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is put in by hand, for root may read anything."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text(about(name))
    opened = Path.open

    def refuse(self: Path, *rest: Any, **named: Any) -> Any:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)
    out = run_over(raw, tmp_path / "out")
    assert [(row["path"], row["code"]) for row in read_rows([out], "rejects")] == [("a.txt", "unreadable")]
    assert [row["path"] for row in read_rows([out], "documents")] == ["b.txt"]


@pytest.mark.fault("unreadable")
def test_a_folder_that_cannot_be_opened_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw/shut").mkdir(parents=True)
    (tmp_path / "raw/a.txt").write_text(about("a"))
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = ingest.survey(tmp_path / "raw", Settings())
    assert [(row["path"], row["code"]) for row in found.rejects] == [("shut", "unreadable")]
    assert [entry.paths for entry in found.files] == [["a.txt"]]


@pytest.mark.fault("vanishes")
@pytest.mark.parametrize(("change", "code"), [("gone", "vanished"), ("other", "changed"), ("folder", "vanished")])
def test_a_file_that_goes_during_the_run_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, code: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text(about(name))
    plan = run.plan_survey

    def go(*given: Any) -> None:
        plan(*given)
        (raw / "a.txt").unlink()
        if change == "other":
            (raw / "a.txt").write_text("another text")
        elif change == "folder":
            (raw / "a.txt").mkdir()

    monkeypatch.setattr(run, "plan_survey", go)
    out = run_over(raw, tmp_path / "out")
    assert [(row["path"], row["code"]) for row in read_rows([out], "rejects")] == [("a.txt", code)]
    assert [row["path"] for row in read_rows([out], "documents")] == ["b.txt"]


@pytest.mark.fault("outside_link")
def test_a_file_that_turns_into_a_link_out_during_the_run_is_not_followed(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(about("a"))
    (tmp_path / "same.txt").write_text(about("a"))
    work = Run(tmp_path / "out", Settings())
    run.plan_survey(work, raw, {})
    (raw / "a.txt").unlink()
    (raw / "a.txt").symlink_to(tmp_path / "same.txt")
    map_parts(work, "ingest", "pipeline.ingest:ingest_part", [[part] for part in list_parts(work, "survey")[1:]])
    assert [row["code"] for row in read_rows(parts(work, "ingest"), "rejects")] == ["vanished"]


@pytest.mark.fault("special")
def test_a_socket_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw").mkdir()
    monkeypatch.chdir(tmp_path / "raw")  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.txt")
        found = ingest.survey(tmp_path / "raw", Settings())
    assert [(row["path"], row["code"]) for row in found.rejects] == [("s.txt", "special_file")]


@pytest.mark.fault("words_null")
def test_words_that_mean_nothing_to_programs_are_words(tmp_path: Path, concord: Any) -> None:
    words = ["None", "NA", "null", "nan", "N/A", "NULL", "True", "-", "1e5", "inf"]
    lines = [f"{source}{i},{source},skill,{word}" for i, word in enumerate(words) for source in ("a", "b")]
    (tmp_path / "items.csv").write_text("\n".join(["item_id,source,kind,text", *lines]) + "\n")
    assert concord("link", tmp_path / "items.csv", "-o", tmp_path / "out").code == 0
    labels = pq.read_table(tmp_path / "out/concepts.parquet").column("label").to_pylist()
    assert {"none", "na", "null", "nan"} <= {label.lower() for label in labels}
    with (tmp_path / "out/concepts.csv").open(encoding="utf-8", newline="") as file:
        assert [csvfile.unguard_text(row["label"]) for row in csv.DictReader(file)] == labels


@pytest.mark.fault("astral")
def test_offsets_are_code_points(hostile: Path, documents: dict[str, Row]) -> None:
    mine = documents["astral.txt"]["document_id"]
    text = read_text([hostile / "out"], mine)
    claims = [row for row in read_rows([hostile / "out"], "claims") if row["document_id"] == mine]
    assert claims and all(text[row["start"] : row["end"]] == row["evidence"] for row in claims)
    assert sys.maxunicode > 0xFFFF and text.startswith("𝄞𝄞😀")
