import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hostile_files import make_docx, paragraph, text_pdf, word_xml

from pipeline import tables
from pipeline.errors import InputError
from pipeline.ingest import ingest_part, load_manifest, plan_files, survey
from pipeline.office import render_docx, render_pdf
from pipeline.settings import Settings

SETTINGS = Settings()


def ingest(raw: Path, out: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    found = survey(raw, SETTINGS)
    part = out / "survey"
    part.mkdir(parents=True)
    (part / "files.json").write_text(json.dumps(plan_files(found.files, raw, load_manifest(raw))))
    ingest_part([part], out / "ingest", SETTINGS)
    rejects = found.rejects + tables.read_rows([out / "ingest"], "rejects")
    return tables.read_rows([out / "ingest"], "documents"), rejects


def test_the_same_content_is_one_document(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "b").mkdir(parents=True)
    (raw / "b" / "x.txt").write_text("Bakers bake.")
    (raw / "z.txt").write_text("Bakers bake.")
    (raw / ".hidden.txt").write_text("no")
    (raw / "notes.xyz").write_text("no")
    found = survey(raw, SETTINGS)
    assert [entry.paths for entry in found.files] == [["b/x.txt", "z.txt"]]
    assert found.ignored == [".hidden.txt", "notes.xyz"]


def test_each_name_of_a_broken_content_is_rejected(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    for name in ("one.pdf", "sub/two.pdf"):
        (raw / name).write_bytes(b"%PDF-1.4 and nothing more")
    documents, rejects = ingest(raw, tmp_path / "out")
    assert not documents
    assert [(row["path"], row["code"]) for row in rejects] == [("one.pdf", "broken"), ("sub/two.pdf", "broken")]


def test_bad_files_are_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "good.txt").write_bytes(b"\xef\xbb\xbfBakers\r\nbake.")
    (raw / "empty.txt").touch()
    (raw / "binary.txt").write_bytes(bytes(2000))
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (raw / "broken.docx").write_bytes(b"PK nothing")
    (raw / "dangling.txt").symlink_to("nowhere.txt")
    (tmp_path / "secret.txt").write_text("secret")
    (raw / "outside.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(raw / "pipe.txt")
    (raw / "packed.txt.gz").write_bytes(gzip.compress("Pay £9".encode()))
    documents, rejects = ingest(raw, tmp_path / "out")
    assert [row["path"] for row in documents] == ["good.txt", "packed.txt.gz"]
    assert tables.read_text([tmp_path / "out" / "ingest"], documents[0]["document_id"]) == "Bakers\r\nbake."
    assert {row["path"]: row["code"] for row in rejects} == {
        "binary.txt": "binary",
        "broken.docx": "broken",
        "broken.pdf": "broken",
        "dangling.txt": "dangling_link",
        "empty.txt": "empty",
        "outside.txt": "outside_link",
        "pipe.txt": "special_file",
    }
    assert all(row["reason"] and row["remedy"] and row["stage"] == "ingest" for row in rejects)


def test_what_vanishes_is_rejected(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Bakers bake.")
    (raw / "b.txt").write_text("Florists arrange.")
    plan = plan_files(survey(raw, SETTINGS).files, raw, [])
    (raw / "a.txt").unlink()
    (raw / "b.txt").write_text("Changed.")
    (tmp_path / "files.json").write_text(json.dumps(plan))
    ingest_part([tmp_path], tmp_path / "out", SETTINGS)
    assert [row["code"] for row in tables.read_rows([tmp_path / "out"], "rejects")] == ["vanished", "changed"]


def test_metadata_has_its_basis(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Bakery.org\n\nBaker\n\nBakers bake bread.\n\nLast updated: May 3, 2021\n")
    (raw / "b.txt").write_text("Florist\n\nFlorists arrange.\n")
    (raw / "sources.toml").write_text(
        '[[source]]\npath = "b.txt"\npublisher = "P"\nvintage = "2004/2005"\nauthority = "primary"\n'
    )
    a, b = ingest(raw, tmp_path / "out")[0]
    assert (a["publisher"], a["publisher_basis"], a["vintage_start"]) == (
        "Bakery.org",
        "text: Bakery.org",
        "2021-05-03",
    )
    assert (b["publisher"], b["publisher_basis"], b["vintage_start"], b["vintage_end"]) == (
        "P",
        "sources.toml",
        "2004",
        "2005",
    )
    sources = {row["source_id"]: row["authority"] for row in tables.read_rows([tmp_path / "out" / "ingest"], "sources")}
    assert (sources[a["source_id"]], sources[b["source_id"]]) == ("dated_quoter", "primary")


def test_a_word_document_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    raw = tmp_path / "raw"
    raw.mkdir()
    document = docx.Document()
    document.add_heading("Baker", 1)
    document.add_paragraph("Bakers bake.")
    document.add_paragraph("Knead", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Pay", "$9"
    document.save(str(raw / "a.docx"))
    rows, rejects = ingest(raw, tmp_path / "out")
    assert not rejects
    text = tables.read_text([tmp_path / "out" / "ingest"], rows[0]["document_id"])
    assert text == "# Baker\n\nBakers bake.\n\n• Knead\n\nPay\t$9\n"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_word_document_is_read_or_rejected(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(make_docx(word_xml(paragraph("Bakers bake bread.") * 3)))
    for _ in range(draw.randint(1, 6)):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    try:
        assert render_docx(bytes(data))
    except InputError as error:
        assert error.reason in ("broken", "encrypted", "no_text", "bomb") and error.remedy


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_pdf_is_read_or_rejected(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(text_pdf("Bakers bake bread and mix dough."))
    for _ in range(draw.randint(1, 6)):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    try:
        assert render_pdf(bytes(data))
    except InputError as error:
        assert error.reason in ("broken", "encrypted", "no_text") and error.remedy


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "A reader in London once asked how to begin.", None),
        ("en-GB", "A reader in London once asked how to begin.", "GB"),
        ("en-GB", "A reader in Ohio once asked how to begin.", None),
        ("en-GB", "A reader asked how to begin.", "GB"),
        ("en", "London, Leeds and Glasgow have most bakers.", "GB"),
    ],
)
def test_one_name_in_passing_is_no_country(tmp_path: Path, language: str, text: str, country: str | None) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.html").write_text(f'<html lang="{language}"><h1>Bakers</h1><p>{text}</p></html>', "utf-8")
    documents, _ = ingest(raw, tmp_path / "out")
    assert [row["country"] for row in documents] == [country]
