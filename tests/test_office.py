"""PDF and Word documents: their text as lines, and those that cannot be read rejected with code, reason and remedy."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.ingest import ingest_part, load_manifest, plan_files, survey
from pipeline.office import render_docx, render_pdf
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, read_text

PADDING = "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a"


def make_pdf(content: str, *, encrypted: bool = False) -> bytes:
    """A PDF of one page with this content stream; `encrypted` with a password that is not known."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Filter/Standard/V 1/R 2/O<{PADDING}>/U<{PADDING[::-1]}>/P -4>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010d} 00000 n \n" for place in places
    )
    lock = f"/Encrypt 6 0 R/ID[<{PADDING[:32]}><{PADDING[:32]}>]" if encrypted else ""
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{lock}>>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


TEXT = "BT /F1 12 Tf 20 250 Td (Baker) Tj 0 -20 Td (Median pay: $34,950 a year) Tj ET"
PICTURE = "q 100 0 0 100 50 50 cm 0.5 g 0 0 1 1 re f Q"


def test_the_lines_of_a_page() -> None:
    assert render_pdf(make_pdf(TEXT)) == "Baker\nMedian pay: $34,950 a year\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(TEXT, encrypted=True), "encrypted"),
        (make_pdf(PICTURE), "no_text"),
        (make_pdf(""), "no_text"),
        (b"%PDF-1.4 and nothing more", "broken"),
        (b"", "broken"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why_and_what_helps(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        render_pdf(data)
    assert caught.value.reason == reason
    assert caught.value.remedy


def make_docx() -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Baker", 0)
    document.add_heading("Pay", 1)
    document.add_paragraph("Bakers earn $34,950 a year.")
    document.add_paragraph("Knead dough", style="List Bullet")
    document.add_paragraph().add_run("Hours").bold = True
    table = document.add_table(rows=3, cols=2)
    wide = table.cell(0, 0).merge(table.cell(0, 1))
    wide.text = "North"
    for row, texts in enumerate((("Region", "Pay"), ("Ohio", "$15")), start=1):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_headings_items_and_tables_of_a_word_document() -> None:
    text = "# Baker\n\n# Pay\n\nBakers earn $34,950 a year.\n\n• Knead dough\n\n**Hours**\n\n"
    text += "North\t\nRegion\tPay\nOhio\t$15\n"
    assert render_docx(make_docx()) == text


def locked(data: bytes) -> bytes:
    """A zip package whose entries say that they are encrypted."""
    flagged = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = flagged.find(sign)
        while place >= 0:
            flagged[place + offset] |= 1
            place = flagged.find(sign, place + 4)
    return bytes(flagged)


def other_package() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        package.writestr("content.xml", "<a/>")
    return saved.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: make_docx()[:-40], "broken"),
        (lambda: b"\xd0\xcf\x11\xe0 old", "encrypted"),
        (lambda: locked(make_docx()), "encrypted"),
        (other_package, "broken"),
    ],
)
def test_a_word_document_that_cannot_be_read_says_why(make, reason: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError) as caught:
        render_docx(make())
    assert caught.value.reason == reason
    assert caught.value.remedy


def ingest(raw: Path, out: Path) -> tuple[list[Row], list[Row]]:
    """The documents and rejects of a folder."""
    part = out / "survey"
    part.mkdir(parents=True)
    found = survey(raw, Settings())
    (part / "files.json").write_text(json.dumps(plan_files(found.files, raw, load_manifest(raw))))
    ingest_part([part], out / "ingest", Settings())
    return read_rows([out / "ingest"], "documents"), read_rows([out / "ingest"], "rejects")


@pytest.mark.parametrize("ending", ["txt", "text", "md", "markdown", "html", "htm"])
def test_a_packed_text_is_read_like_the_plain_one(tmp_path: Path, ending: str) -> None:
    (tmp_path / "raw").mkdir()
    body = "<p>Bakers earn $34,950 a year.</p>" if ending.startswith("h") else "Bakers earn $34,950 a year.\n"
    (tmp_path / f"raw/a.{ending}.gz").write_bytes(gzip.compress(body.encode()))
    documents, rejects = ingest(tmp_path / "raw", tmp_path / "out")
    assert rejects == []
    told = read_text([tmp_path / "out/ingest"], documents[0]["document_id"])
    assert told == "Bakers earn $34,950 a year.\n"


def test_documents_that_cannot_be_read_are_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(make_pdf(TEXT))
    (raw / "b.docx").write_bytes(make_docx())
    (raw / "locked.pdf").write_bytes(make_pdf(TEXT, encrypted=True))
    (raw / "picture.pdf").write_bytes(make_pdf(PICTURE))
    (raw / "cut.docx").write_bytes(make_docx()[:-40])
    documents, rejects = ingest(raw, tmp_path / "out")
    assert [row["path"] for row in documents] == ["a.pdf", "b.docx"]
    assert {row["path"]: row["code"] for row in rejects} == {
        "locked.pdf": "encrypted",
        "picture.pdf": "no_text",
        "cut.docx": "broken",
    }
    assert all(row["reason"] and row["remedy"] for row in rejects)
