"""texts: documents against their raw files and texts; sections, numbers and mentions against the text."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.ids import content_hash, content_id, document_id
from pipeline.manifest import FILE_NAME, facts_for, load_manifest
from pipeline.quantities import find_numbers
from pipeline.spans import read_end, read_part
from pipeline.tables import Row
from pipeline.verify.problem import Folder, Problem


def check_raw(folder: Folder, raw: Path) -> Iterator[Problem]:
    """Hash, size and id of each document, recomputed from every raw file that it is said to be."""
    for document in folder.rows("documents"):
        for path in document["paths"]:
            file = raw / path
            if not file.is_file():
                yield Problem(
                    "documents", document["document_id"], f"{path} is not in {raw}", "give the RAW it came from"
                )
                continue
            data = file.read_bytes()
            made = {"sha256": content_hash(data), "bytes": len(data), "document_id": document_id(data)}
            for column, value in made.items():
                if document[column] != value:
                    yield Problem("documents", document["document_id"], f"{column} of {path} is {value}")


def check_configured(folder: Folder, raw: Path) -> Iterator[Problem]:
    """What `sources.toml` of RAW says of each document stands in its row, and nothing that it no longer says."""
    sources = load_manifest(raw)
    for document in folder.rows("documents"):
        facts = facts_for(sources, document["paths"])
        said: dict[str, str] = {
            column: facts[column] for column in ("publisher", "upstream", "url", "country") if column in facts
        }
        if "vintage" in facts:
            start, _, end = facts["vintage"].partition("/")
            said |= {"vintage_start": start.strip("."), "vintage_end": (end or start).strip(".")}
        for basis, key in (("publisher_basis", "publisher"), ("vintage_basis", "vintage")):
            if (document[basis] == FILE_NAME) != (key in facts):
                said[basis] = FILE_NAME if key in facts else "not the basis"
        for column, fact in said.items():
            if (document[column] or "") != fact:
                what = f"{column} is {document[column] or 'empty'}, and by {FILE_NAME} in {raw} it is {fact}"
                yield Problem("documents", document["document_id"], what, "give the RAW it came from, or run again")


def check_texts(folder: Folder) -> Iterator[Problem]:
    """Hash and length of each published text; where the run was told to leave texts out, there is nothing to check."""
    if folder.without_texts:
        return
    for document in folder.rows("documents"):
        name = document["document_id"]
        path = folder.out / "text" / f"{name}.txt"
        if not path.is_file():
            yield Problem("documents", name, f"text/{path.name} is missing")
            continue
        text = folder.text(name)
        if content_hash(path.read_bytes()) != document["text_sha256"]:
            yield Problem("documents", name, f"text/{path.name} is not the text that was read: text_sha256 differs")
        if text is None:
            yield Problem("documents", name, f"text/{path.name} is not UTF-8")
        elif len(text) != document["characters"]:
            yield Problem("documents", name, f"text/{path.name} has {len(text)} characters")


def by_document(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows grouped by document, order kept."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["document_id"]].append(row)
    return grouped


def check_sections(folder: Folder) -> Iterator[Problem]:
    """Each document's sections tile its text, and each heading stands where it is said to."""
    grouped = by_document(folder.rows("sections"))
    for name, document in folder.documents.items():
        text, expected = folder.text(name), 0
        for section in sorted(grouped[name], key=lambda row: (row["start"], row["ordinal"])):
            parts = (name, section["ordinal"], section["start"], section["end"])
            if content_id("sec", *parts) != section["section_id"]:
                yield Problem("sections", section["section_id"], "section_id is not the hash of its parts")
            if section["start"] != expected:
                yield Problem("sections", section["section_id"], f"starts at {section['start']}, not at {expected}")
            expected = section["end"]
            start, end = section["heading_start"], section["heading_end"]
            if start is None or text is None:
                continue
            if not section["start"] <= start <= end <= section["end"]:
                yield Problem("sections", section["section_id"], "its heading stands outside it")
            if text[start:end] != section["heading"]:
                yield Problem("sections", section["section_id"], "heading is not what stands in the text")
        end = None if text is None else read_end(text)
        ends = {(section["start"], section["end"]) for section in grouped[name]}
        if text is not None and end != len(text) and (end, len(text)) not in ends:
            yield Problem("sections", name, f"what lies behind {end}, where reading ends, is no section of its own")
        if expected != document["characters"]:
            yield Problem("sections", name, f"the sections end at {expected} of {document['characters']} characters")


def check_numbers(folder: Folder) -> Iterator[Problem]:
    """Every number in what is read of a text has a row that says what became of it, and no row is of something else."""
    grouped = by_document(folder.rows("numbers"))
    for name in folder.documents:
        text = folder.text(name)
        rows = {(row["start"], row["end"]): row for row in grouped[name]}
        for (start, end), row in rows.items():
            place = f"{name} {start} {end}"
            if text is not None and text[start:end] != row["text"]:
                yield Problem("numbers", place, "text is not what stands there")
            if row["disposition"] == "left_out" and not row["reason"]:
                yield Problem("numbers", place, "is left out with no reason")
            if row["disposition"] != "left_out" and row["claim_id"] is None:
                yield Problem("numbers", place, "belongs to a claim, and none is named")
        if text is None:
            continue
        found = set(find_numbers(read_part(text), folder.settings.packs))
        for start, end in sorted(found - rows.keys()):
            yield Problem("numbers", f"{name} {start} {end}", f"the number {text[start:end]!r} has no row")
        for start, end in sorted(rows.keys() - found):
            yield Problem("numbers", f"{name} {start} {end}", "no number stands there")


def check_mentions(folder: Folder) -> Iterator[Problem]:
    """Each mention's words are `text[start:end]`, in the section it names."""
    sections = folder.by_key("sections")
    for row in folder.rows("mentions"):
        text = folder.text(row["document_id"])
        if text is not None and text[row["start"] : row["end"]] != row["text"]:
            yield Problem("mentions", row["mention_id"], "text is not what stands there")
        document = folder.documents.get(row["document_id"])
        parts = (document and document["text_sha256"], row["start"], row["end"], row["kind"])
        if document and content_id("mention", *parts) != row["mention_id"]:
            yield Problem("mentions", row["mention_id"], "mention_id is not the hash of its parts")
        if outside_section(row, sections):
            yield Problem("mentions", row["mention_id"], "stands outside its section")


def outside_section(row: Row, sections: dict[str, Row]) -> bool:
    """Whether a span lies outside the section it names; a section that is missing is another check's affair."""
    section = sections.get(row["section_id"])
    if section is None:
        return False
    inside = bool(section["start"] <= row["start"] <= row["end"] <= section["end"])
    return section["document_id"] != row["document_id"] or not inside
