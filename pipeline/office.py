"""office: PDF and Word documents to text in the same convention as pages (docs/derived_text.md)."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError

MAX_PAGES = 2000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 200
_DOTTED = re.compile(r"\n{3,}")
_MARKS = re.compile(r"^[\uf0b7\u2022\u25cf\u25aa\u25e6\u2023\u00b7]\s*")


def render_pdf(data: bytes) -> str:
    """The text of a PDF, page after page, lines as they were set.

    Raises InputError: `encrypted`, `broken`, `no_text` (pictures only) or `too_long`.
    """
    import pypdfium2  # type: ignore[import-untyped]  # late: 30 ms that most runs don't need

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise InputError(
                "is encrypted", reason="encrypted", remedy="save a copy without a password and give that"
            ) from None
        raise InputError("is no readable PDF", reason="broken", remedy="fetch it again or print it anew") from None
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"has {len(document)} pages", reason="too_long", remedy="give the pages that matter")
        pages = [_page_text(document, number) for number in range(len(document))]
    except InputError:
        raise
    except (pypdfium2.PdfiumError, ValueError) as error:  # ValueError: text that cannot be decoded
        raise InputError(f"breaks off: {error}", reason="broken", remedy="fetch it again") from None
    finally:
        document.close()
    text = _DOTTED.sub("\n\n", "\n\n".join(page for page in pages if page))
    if not any(character.isalnum() for character in text):
        raise InputError("holds pictures and no text", reason="no_text", remedy="run text recognition over it first")
    return text + "\n"


def _page_text(document: Any, number: int) -> str:
    """The lines of one page; words that a hyphen broke over two lines are left as they stand."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        raw = text_page.get_text_range()
    finally:
        text_page.close()
        page.close()
    lines = (line.rstrip().replace("\ufffe", "-") for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(_MARKS.sub("• ", line.lstrip()) for line in lines).strip("\n")


def render_docx(data: bytes) -> str:
    """The text of a Word document: headings as '#' lines, list items as '• ' lines, table rows with tabs.

    Raises InputError: `broken`, `bomb`, `encrypted` or `no_text`.
    """
    _check_package(data)
    import docx  # late: 60 ms
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            lines.extend(_table_lines(block) if isinstance(block, Table) else _paragraph_lines(block))
    except MemoryError:
        raise
    except Exception as error:  # what a foreign reader raises over a broken package is listed nowhere
        raise InputError(
            f"is no readable Word document ({type(error).__name__})", reason="broken", remedy="save it again as .docx"
        ) from None
    text = _DOTTED.sub("\n\n", "\n".join(lines)).strip("\n")
    if not text.strip():
        raise InputError("holds no text", reason="no_text", remedy="give a document with text in it")
    return text + "\n"


def _check_package(data: bytes) -> None:
    """Raises InputError where the file is no zip package, or one that unpacks out of all proportion."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            "is encrypted, or an old .doc", reason="encrypted", remedy="save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(item.file_size for item in package.infolist())
            if unpacked > MAX_UNPACKED or (unpacked > 32 * 1024 * 1024 and unpacked > MAX_RATIO * len(data)):
                raise InputError(
                    f"unpacks to {unpacked // (1024 * 1024)} MB", reason="bomb", remedy="look at what it holds"
                )
            if "word/document.xml" not in package.namelist():
                raise InputError("is no Word document", reason="broken", remedy="save it again as .docx")
            if any(item.flag_bits & 1 for item in package.infolist()):
                raise InputError("is encrypted", reason="encrypted", remedy="save it without a password")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        raise InputError("is no whole .docx file", reason="broken", remedy="fetch it again") from None


def _paragraph_lines(paragraph: Any) -> Iterator[str]:
    """A paragraph as lines: its style tells a heading or an item; a heading has blank lines around it."""
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    text = " ".join(paragraph.text.split()) if "\n" not in paragraph.text else paragraph.text
    pieces = [" ".join(piece.split()) for piece in text.split("\n")]
    text = "\n".join(piece for piece in pieces if piece)
    if not text:
        return
    level = re.fullmatch(r"[Hh]eading ([1-6])", style)
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    if level or style == "Title":
        yield from ("", f"{'#' * (int(level.group(1)) if level else 1)} {' '.join(text.split())}", "")
    elif style.startswith("List") or numbered:
        yield f"• {_MARKS.sub('', text)}"
    elif paragraph.runs and len(text) <= 100 and all(run.bold for run in paragraph.runs if run.text.strip()):
        yield from ("", f"**{' '.join(text.split())}**", "")
    else:
        yield from ("", text, "")


def _table_lines(table: Any) -> Iterator[str]:
    """A table as rows; a cell that spans several columns is written once."""
    yield ""
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            text = "; ".join(" ".join(line.split()) for line in cell.text.split("\n") if line.strip())
            cells.append("" if id(cell._tc) in seen else text)
            seen.add(id(cell._tc))
        if any(cells):
            lone = len(cells) > 1 and not any(cells[1:])  # a cell over the whole width stays a row
            yield "\t".join(cells).rstrip("\t") + ("\t" if lone else "")
    yield ""
