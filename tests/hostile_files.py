"""hostile_files: documents that are odd, doubtful or no documents at all, each made from a short recipe."""

import gzip
import io
import os
import zipfile
from pathlib import Path

BREAD = (
    "Bakers\n\nDuties\n\nBakers mix dough and bake bread.\n\nPay\n\n"
    "The median wage of bakers was $32,780 in May 2022.\n"
)
LINE = " of bread and put them on the shelves of the shop" + ", then others on those of another one" * 2 + "."


def about(name: str) -> str:
    """A text of its own for each file, so that no two are the same document."""
    return BREAD + f"\nThis is the page called {name}.\n"


def make_pdf(content: bytes = b"", *, encrypted: bool = False, pages: int = 1) -> bytes:
    """A whole PDF whose pages draw `content`; encrypted with a password that nobody knows."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources << /Font << /F1 3 0 R >> >>"
            + f" /Contents {5 + 2 * i} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    trailer = b"/Root 1 0 R"
    if encrypted:
        secret = b"<" + b"5a" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + secret + b" /U " + secret + b" >>")
        identity = b"<" + b"11" * 16 + b">"
        trailer += b" /Encrypt %d 0 R /ID [%s %s]" % (len(objects), identity, identity)
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


def text_pdf(words: str) -> bytes:
    return make_pdf(b"BT /F1 12 Tf 20 200 Td (%s) Tj ET" % words.encode("ascii"))


def make_docx(document: str, **parts: bytes) -> bytes:
    """A Word package with the XML given as its main document, and further files."""
    package = io.BytesIO()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(name, data)
    return package.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_xml(body: str, prologue: str = "") -> str:
    return f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'laugh'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
)
SECRET = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>"

TAKEN: dict[str, bytes] = {  # read as they are, without a warning
    "crlf.txt": about("crlf").replace("\n", "\r\n").encode(),
    "cr.txt": about("cr").replace("\n", "\r").encode(),
    "separators.txt": about("separators").replace("\n", "\u2028").encode(),
    "bom.txt": b"\xef\xbb\xbf" + about("bom").encode(),
    "astral.txt": ("𝄞𝄞😀 " + about("astral")).encode(),
    "words.txt": (about("words") + "\nSkills\n\n• None\n• NA\n• null\n• nan\n• N/A\n").encode(),
    "deep/er/nested.txt": about("nested").encode(),
    "odd names/ a b .txt": about("spaces").encode(),
    "odd names/new\nline.txt": about("new line").encode(),
    "odd names/-rf.txt": about("dash").encode(),
    "odd names/=1+1.txt": about("formula").encode(),
    "odd names/<b>&amp;.txt": about("markup").encode(),
    "odd names/ünï 中 😀.txt": about("letters").encode(),
    "odd names/quote'\".txt": about("quotes").encode(),
    "odd names/[x]*?.txt": about("glob").encode(),
    "odd names/%2e%2e%2f.txt": about("percent").encode(),
    "odd names/" + "n" * 240 + ".txt": about("long").encode(),
    "odd names/UPPER.TXT": about("upper").encode(),
    "page.html": f"<h1>Bakers</h1><p>{about('page')}</p>".encode(),
    "page.pdf": text_pdf("Bakers bake bread and mix dough."),
    "packed.txt.gz": gzip.compress(about("packed").encode()),
}
DOUBTED: dict[str, tuple[bytes, str]] = {  # read, with a warning that holds these words
    "utf16.txt": (about("utf-16").encode("utf-16"), "utf-16-le"),
    "utf16be.txt": (about("utf-16, no mark").encode("utf-16-be"), "read as UTF-16"),
    "cp1252.txt": (about("café £").encode("cp1252"), "read as cp1252"),
    "mojibake.txt": (about("cafÃ© itâ€™s").encode(), "wrong decoding"),
    "zero_width.txt": (about("a\u200bb").encode(), "zero-width"),
    "bidi.txt": (about("a\u202eb\u202c").encode(), "bidirectional"),
    "storm.txt": (about("a" + "\u0301" * 50).encode(), "combining marks"),
    "punctuation.txt": (about("!?" * 20_000).encode(), "without a space"),
    "emoji.txt": (about("😀" * 20_000).encode(), "without a space"),
    "long_line.txt": ((about("line") + "Bakers bake bread. " * 2000).encode(), "in pieces"),
    "million.txt": (
        (about("million") + "\n".join(f"Bakers bake {i} loaves{LINE}" for i in range(9_000))).encode(),
        "long",
    ),
    "sections.txt": ("".join(f"# Duties\n\nBakers bake loaf {i}.\n\n" for i in range(10_100)).encode(), "sections"),
    "nested.html": (("<div>" * 10_000 + "<p>Bakers bake bread.</p>" + "</div>" * 10_000).encode(), "deep"),
    "replaced.txt": (about("caf\ufffd").encode(), "replacement characters"),
}
REFUSED: dict[str, tuple[bytes, str]] = {  # not read; the code in `rejects`
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "no_text"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 60, "binary"),
    "zeros.txt": (b"Pay\0 bakers\0 bread\0" * 100, "binary"),
    "cut.txt": ("Cafés bake bread for £".encode()[:-1], "truncated"),
    "cut16.txt": ("Bakers".encode("utf-16")[:-1], "truncated"),
    "broken.pdf": (b"%PDF-1.4 and nothing more", "broken"),
    "half.pdf": (text_pdf("Bakers bake bread.")[:150], "broken"),
    "encrypted.pdf": (make_pdf(encrypted=True), "encrypted"),
    "pictures.pdf": (make_pdf(b"0 0 100 100 re f"), "no_text"),
    "pages.pdf": (make_pdf(pages=2001), "too_long"),
    "broken.docx": (b"PK nothing", "broken"),
    "half.docx": (make_docx(word_xml(paragraph("Bakers bake.")))[:-40], "broken"),
    "no_xml.docx": (make_docx("<w:document"), "broken"),
    "other.docx": (make_docx("<html/>"), "broken"),
    "laughs.docx": (make_docx(word_xml(paragraph("&j;"), LAUGHS + "]>")), "broken"),
    "entity.docx": (make_docx(word_xml(paragraph("&a;"), SECRET + "]>")), "no_text"),
    "bomb.docx": (make_docx(word_xml(paragraph("x" * 40_000_000))), "bomb"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted"),
    "bomb.txt.gz": (gzip.compress(b"bread " * 4_000_000), "bomb"),
    "cut.txt.gz": (gzip.compress(about("cut").encode())[:-12], "broken"),
    "not.txt.gz": (about("not packed").encode(), "broken"),
    "empty.txt.gz": (gzip.compress(b""), "no_text"),
}


def write_files(raw: Path) -> None:
    """Put all of them below a folder, with a pipe, a device and links that lead nowhere or out."""
    files = {**TAKEN, **{name: data for group in (DOUBTED, REFUSED) for name, (data, _) in group.items()}}
    for name, data in files.items():
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_bytes(data)
    (raw / "archive").mkdir()
    (raw / "archive/copy.txt").write_bytes(TAKEN["crlf.txt"])
    (raw / "no documents").mkdir()
    (raw / "notes.xyz").write_text("of no known kind")
    (raw.parent / "secret.txt").write_text("secret")
    (raw / "outside.txt").symlink_to(raw.parent / "secret.txt")
    (raw / "dangling.txt").symlink_to("nowhere.txt")
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(raw / "pipe.txt")
    with open(os.fsencode(raw) + b"/bad\xff.txt", "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(about("bad name").encode())


SPECIAL = {  # what `write_files` makes beside the files, by its name in `rejects`
    "outside.txt": "outside_link",
    "dangling.txt": "dangling_link",
    "loop.txt": "dangling_link",
    "device.txt": "outside_link",
    "pipe.txt": "special_file",
    "bad\\xff.txt": "bad_name",
}
