"""ingest: finds the documents of a folder, decodes them, and writes their text and what is known about them."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import ids, tables
from pipeline.countries import country_of_language, find_country, find_sure_country
from pipeline.decoding import MAX_BYTES, Decoded, decode_bytes, text_warnings, unpack_gzip
from pipeline.errors import InputError
from pipeline.manifest import FILE_NAME, Source, facts_for, from_plain, load_manifest, to_plain
from pipeline.markup import Page, render_page
from pipeline.markup.depth import DEEPEST
from pipeline.metadata import Vintage, read_publisher, read_title, read_upstream, read_vintage
from pipeline.office import render_docx, render_pdf
from pipeline.settings import Settings
from pipeline.spans import LONGEST_LINE, longest_line, read_end

__all__ = ["Survey", "SurveyEntry", "ingest_part", "load_manifest", "plan_files", "read_hash", "survey"]

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
TEXT_TYPES = frozenset(["text/plain", "text/markdown", "text/html"])
OWN_FILES = frozenset([FILE_NAME, "decisions.csv"])
CHUNK = 1024 * 1024
DEEP = 1000  # elements within elements; pages that people wrote stay below a hundred


@dataclass(frozen=True)
class SurveyEntry:
    """One distinct content: every path below RAW that holds it, in order."""

    paths: list[str]
    sha256: str
    bytes: int
    document_id: str


@dataclass
class Survey:
    """What a folder holds: documents in path order, rows of `rejects`, and what was left aside."""

    files: list[SurveyEntry] = field(default_factory=list)
    rejects: list[tables.Row] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """Every path that was met: documents, rejects and what was ignored."""
        read = [path for entry in self.files for path in entry.paths]
        return [*read, *(str(row["path"]) for row in self.rejects), *self.ignored]


def survey(
    raw: Path,
    settings: Settings,  # noqa: ARG001 - every stage takes its settings
    hash_file: Callable[[Path], tuple[int, str]] | None = None,
) -> Survey:
    """Every file below RAW, sorted: read in blocks for its hash, nothing decoded. Symlinks out of RAW are rejected.

    `hash_file` stands in for reading a file where its size and hash may be known.
    """
    found = Survey()
    root = raw.resolve()
    contents: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for path, problem in _find_files(root, root, found.ignored):
        name = path.relative_to(root).as_posix()
        try:
            if problem is not None:
                raise problem
            size, digest = (hash_file or read_hash)(path)
            contents.setdefault(digest, []).append(name)
            sizes[digest] = size
        except InputError as error:
            found.rejects.append(reject_row(name, None, error))
    for digest, names in sorted(contents.items(), key=lambda item: min(item[1])):
        document = f"doc-{digest[: ids.DIGEST_CHARACTERS]}"
        found.files.append(SurveyEntry(sorted(names), digest, sizes[digest], document))
    found.rejects.sort(key=lambda row: row["path"])
    found.ignored.sort()
    return found


def _find_files(folder: Path, root: Path, ignored: list[str]) -> Iterator[tuple[Path, InputError | None]]:
    """Files below a folder that count as documents, each with what is wrong with it at first sight, if anything."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield here, InputError(f"cannot be opened: {error.strerror}", remedy="grant the right to read it")
            continue
        for entry in entries:
            path = Path(entry.path)
            try:
                name = path.relative_to(root).as_posix()
                entry.name.encode("utf-8")
                if entry.name.startswith(".") or name in OWN_FILES:
                    ignored.append(name)
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif problem := _file_problem(entry, root):
                    yield path, problem
                elif media_type(name) is None or entry.is_dir():
                    ignored.append(name)
                else:
                    yield path, None
            except UnicodeEncodeError:
                yield path, InputError("its name is no valid text", reason="bad_name", remedy="rename it")
            except OSError as error:
                yield path, InputError(f"cannot be looked at: {error.strerror}", remedy="grant the right to read it")


def _file_problem(entry: os.DirEntry[str], root: Path) -> InputError | None:
    """What keeps a directory entry from being read, told without opening it."""
    if entry.is_symlink():
        target = Path(os.path.realpath(entry.path))
        if not target.exists():
            return InputError("is a link to nothing", reason="dangling_link", remedy="remove it or mend its target")
        if not target.is_relative_to(root):
            return InputError("is a link out of the folder", reason="outside_link", remedy="copy the file itself here")
    mode = entry.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return InputError("is no file but a pipe, socket or device", reason="special_file", remedy="remove it")
    return None


def read_hash(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file. Raises InputError where it is empty, too large or cannot be read."""
    try:
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as file:
            while block := file.read(CHUNK):
                size += len(block)
                if size > MAX_BYTES:
                    raise _too_large(MAX_BYTES)
                digest.update(block)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", remedy="grant the right to read it") from None
    if not size:
        raise InputError("is empty", reason="empty", remedy="fetch it again or remove it")
    return size, digest.hexdigest()


def _too_large(limit: int) -> InputError:
    return InputError(f"is larger than {limit // CHUNK} MB", reason="too_large", remedy="cut it into several files")


def media_type(name: str) -> str | None:
    """The media type a name stands for; `.gz` of the text forms counts as what it packs; None where unknown."""
    lower = name.lower()
    packed = lower.endswith(".gz")
    found = MEDIA_TYPES.get(Path(lower.removesuffix(".gz")).suffix)
    return None if packed and found not in TEXT_TYPES else found


def reject_row(path: str, document_id: str | None, error: InputError) -> tables.Row:
    """The row of `rejects` for a file; a path that is no valid text is written with escapes."""
    name = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return {
        "path": name,
        "document_id": document_id,
        "stage": "ingest",
        "code": error.reason,
        "reason": error.problem,
        "remedy": error.remedy,
    }


def plan_files(entries: Sequence[SurveyEntry], raw: Path, manifest: Sequence[Source]) -> dict[str, Any]:
    """What `files.json` of a survey partition holds, as plain JSON."""
    files = [{"paths": entry.paths, "sha256": entry.sha256, "bytes": entry.bytes} for entry in entries]
    return {"raw": str(raw.resolve()), "files": files, "sources": to_plain(manifest)}


def ingest_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Write documents, sources, rejects and texts of one partition, as its `files.json` lists them."""
    plan = json.loads((inputs[0] / "files.json").read_text("utf-8"))
    raw, manifest = Path(plan["raw"]), from_plain(plan["sources"])
    documents: list[tables.Row] = []
    rejects: list[tables.Row] = []
    sources: dict[str, tables.Row] = {}
    for item in plan["files"]:
        document_id = f"doc-{item['sha256'][: ids.DIGEST_CHARACTERS]}"
        try:
            data, name = read_document(raw, item["paths"], item["sha256"])
            row, source, text = ingest_document(data, name, item["paths"], facts_for(manifest, item["paths"]), settings)
        except InputError as error:
            rejects.extend(reject_row(path, document_id, error) for path in item["paths"])
            continue
        except RecursionError:
            deep = InputError("is nested too deeply", reason="too_deep", remedy="simplify the file")
            rejects.extend(reject_row(path, document_id, deep) for path in item["paths"])
            continue
        tables.write_text(output, document_id, text)
        documents.append(row)
        key = source["source_id"]
        sources[key] = tables.unite_rows("sources", sources.get(key, source), source)
    tables.write_rows(output, "documents", documents)
    tables.write_rows(output, "sources", [sources[key] for key in sorted(sources)])
    tables.write_rows(output, "rejects", rejects)


def read_document(raw: Path, paths: Sequence[str], sha256: str) -> tuple[bytes, str]:
    """The bytes of a document from the first of its paths that still holds them, and that path.

    Raises InputError `vanished` where none does, `changed` where one holds something else by now.
    """
    changed = False
    for name in paths:
        path = raw / name
        try:
            if not Path(os.path.realpath(path)).is_relative_to(raw) or not path.is_file():
                continue
            data = path.read_bytes()
        except OSError:
            continue
        if ids.content_hash(data) == sha256:
            return data, name
        changed = True
    if changed:
        raise InputError("changed while the run went on", reason="changed", remedy="run again")
    raise InputError("is no longer there or readable", reason="vanished", remedy="run again")


def ingest_document(
    data: bytes, name: str, paths: Sequence[str], facts: dict[str, str], settings: Settings
) -> tuple[tables.Row, tables.Row, str]:
    """The row of `documents`, its row of `sources` and the text. Raises InputError where there is no text to be had."""
    kind = media_type(name) or "text/plain"
    page, decoded = render_document(data, kind, name.lower().endswith(".gz"))
    text = page.text
    warnings = list(decoded.warnings)
    if (end := read_end(text)) < len(text):
        told = f"claims, mentions and numbers are looked for in its first {end} alone"
        warnings.append(f"is {len(text)} characters long; {told}: cut it into several files to have all of it read")
    if (longest := longest_line(text)) > LONGEST_LINE:
        warnings.append(f"has a line of {longest} characters; it is read in pieces")
    if page.depth > DEEP:
        flat = f"; what is nested deeper than {DEEPEST} is read as lines" if page.depth > DEEPEST else ""
        warnings.append(f"nests elements {page.depth} deep{flat}")
    publisher, basis = _find_publisher(facts, page)
    vintage = _find_vintage(facts, page)
    document_id = ids.document_id(data)
    authority = facts.get("authority") or ("dated_quoter" if vintage.start else "undated_quoter")
    source_id = ids.content_id("source", publisher) if publisher else ids.content_id("source", None, document_id)
    row: tables.Row = {
        "document_id": document_id,
        "source_id": source_id,
        "path": paths[0],
        "paths": list(paths),
        "media_type": kind,
        "encoding": decoded.encoding,
        "encoding_confidence": decoded.confidence,
        "sha256": ids.content_hash(data),
        "bytes": len(data),
        "text_sha256": ids.content_hash(text.encode("utf-8", "surrogatepass")),
        "characters": len(text),
        "title": read_title(text) or page.title,
        "publisher": publisher,
        "publisher_basis": basis,
        "upstream": facts.get("upstream") or read_upstream(text, publisher),
        "url": facts.get("url") or page.url,
        "vintage_start": vintage.start,
        "vintage_end": vintage.end,
        "vintage_basis": vintage.basis,
        "occupation": facts.get("occupation"),  # as configured; segment makes it a title and an id
        "warnings": warnings,
    }
    row["country"] = facts.get("country") or _read_country(text, row, page.language, settings)
    source = {
        "source_id": source_id,
        "publisher": publisher,
        "authority": authority,
        "url": _site_of(row["url"]) if publisher else row["url"],
        "licence": facts.get("licence"),
    }
    return row, source, text


def _read_country(text: str, row: tables.Row, language: str | None, settings: Settings) -> str | None:
    """The country a document is surely about; a passing name that its language tag bears out is sure, too."""
    spoken = country_of_language(language, settings.packs)
    if spoken is not None and find_country(text, row["url"], settings.packs) in (None, spoken):
        return spoken
    return find_sure_country(text, row["title"], row["url"], settings.packs)


def render_document(data: bytes, kind: str, packed: bool) -> tuple[Page, Decoded]:
    """The text of a document and how it was decoded. Raises InputError."""
    if len(data) > MAX_BYTES:
        raise _too_large(MAX_BYTES)
    if packed:
        data = unpack_gzip(data)
    if kind == "application/pdf":
        text = render_pdf(data)
        return Page(text), Decoded(text, "pdf", 1.0, text_warnings(text))
    if kind == MEDIA_TYPES[".docx"]:
        text = render_docx(data)
        return Page(text), Decoded(text, "docx", 1.0, text_warnings(text))
    decoded = decode_bytes(data, _declared_encoding(data) if kind == "text/html" else None)
    page = render_page(decoded.text) if kind == "text/html" else Page(decoded.text)
    if not page.text.strip():
        raise InputError("holds no text", reason="no_text", remedy="fetch it again or remove it")
    return page, decoded


def _declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML page names in its head; used only where the bytes are not UTF-8."""
    match = re.search(rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{3,30})", data[:4096])
    return match.group(1).decode("ascii") if match else None


def _find_publisher(facts: dict[str, str], page: Page) -> tuple[str | None, str | None]:
    """The publisher and its basis: as configured, as the page's head has it, as the text names it."""
    if "publisher" in facts:
        return facts["publisher"], FILE_NAME
    if page.publisher:
        return page.publisher, "page: og:site_name"
    return read_publisher(page.text) or (None, None)


def _find_vintage(facts: dict[str, str], page: Page) -> Vintage:
    """The edition and its basis: as configured, as the text says, as the page's head says."""
    if "vintage" in facts:
        start, _, end = facts["vintage"].partition("/")
        return Vintage(start if start != ".." else None, (end or start) if end != ".." else None, FILE_NAME)
    found = read_vintage(page.text)
    if found.start is None and page.modified:
        return Vintage(page.modified, page.modified, f"page: modified {page.modified}")
    return found


def _site_of(url: str | None) -> str | None:
    """The site of an address: a source is a series, not a page."""
    return "/".join(url.split("/")[:3]) + "/" if url and url.startswith("http") else url
