"""crate: `ro-crate-metadata.json`, the output folder as an RO-Crate: inputs, software, run and every file.

https://w3id.org/ro/crate/1.1. The crate names no time, so that the same inputs give the same bytes; `datePublished` is
written where SOURCE_DATE_EPOCH says which (https://reproducible-builds.org/specs/source-date-epoch/).
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import pyarrow.parquet as pq
from msgspec.json import encode

from pipeline import __version__
from pipeline.errors import ConfigError
from pipeline.publish.outputs import Outputs
from pipeline.tables import Row, tables

NAME = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/crate/1.1"
LATER = {"manifest.json": "The hash of every file, written last.", "run.json": "When and where the run was made."}
FORMATS = {
    ".csv": "text/csv", ".parquet": "application/vnd.apache.parquet", ".json": "application/json",
    ".jsonld": "application/ld+json", ".html": "text/html", ".md": "text/markdown", ".txt": "text/plain",
    ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".duckdb": "application/vnd.duckdb",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
Entity = dict[str, Any]


def write_crate(outputs: Outputs, path: Path, unstable: Iterable[str] = ()) -> None:
    """Write `ro-crate-metadata.json` over the files of the list; call it last.

    Files in `unstable` differ from run to run and are listed without hash and size. Long lists are written as they are
    read: of a hundred thousand documents none is held.
    """
    apart = set(unstable)
    about = {"@id": NAME, "@type": "CreativeWork", "conformsTo": {"@id": PROFILE}, "about": {"@id": "./"}}
    with path.open("wb") as file:
        file.write(f'{{"@context": "{PROFILE}/context", "@graph": [\n'.encode())
        file.write(encode(about) + b",\n")
        names = chain((name for name, *_ in outputs.listed()), LATER)
        write_with(file, describe_root(), "hasPart", ({"@id": quote(name)} for name in names))
        used = ({"@id": name_document(row)} for row in read_documents(outputs))
        write_with(file, describe_run(), "object", used)
        for entity in chain(describe_software(), describe_inputs(outputs)):
            file.write(encode(entity) + b",\n")
        for name, digest, size in outputs.listed():
            known = None if name in apart else (digest, size)
            file.write(encode(describe_file(name, known)) + b",\n")
        later = (
            {"@id": name, "@type": "File", "encodingFormat": FORMATS[".json"], "description": meaning}
            for name, meaning in LATER.items()
        )
        file.write(b",\n".join(map(encode, later)) + b"\n]}\n")


def write_with(file: BinaryIO, entity: Entity, key: str, items: Iterable[Entity]) -> None:
    """Write an entity with one long list of items as its last key."""
    file.write(encode(entity)[:-1] + f', "{key}": ['.encode())
    between = b""
    for item in items:
        file.write(between + encode(item))
        between = b", "
    file.write(b"]},\n")


def describe_run() -> Entity:
    """What made the folder; its `object` are the documents."""
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Reconcile the documents",
        "instrument": {"@id": "#concord"},
        "result": {"@id": "./"},
    }


def describe_software() -> Iterator[Entity]:
    """Ourselves, and what holds of words that are quoted."""
    yield {"@id": "#concord", "@type": "SoftwareApplication", "name": "Concord", "softwareVersion": __version__}
    yield {
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": "Licences of the documents",
        "description": "Words quoted from a document stay under the licence of its source, named beside it here.",
    }


def describe_inputs(outputs: Outputs) -> Iterator[Entity]:
    """The sources, and each document with what its source says of it."""
    with closing(sqlite3.connect("")) as known:  # as many as documents, where publishers are not told
        known.execute("CREATE TABLE sources (source_id TEXT PRIMARY KEY, publisher TEXT, licence TEXT)")
        for source in read_rows(outputs.find("sources.parquet"), ["source_id", "publisher", "url", "licence"]):
            row = (source["source_id"], source["publisher"], source["licence"])
            known.execute("INSERT INTO sources VALUES (?, ?, ?)", row)
            names = {"name": source["publisher"], "url": source["url"]}
            yield without_nulls({"@id": f"#{source['source_id']}", "@type": "Organization", **names})
        for document in read_documents(outputs):
            query = "SELECT publisher, licence FROM sources WHERE source_id = ?"
            publisher, licence = known.execute(query, (document["source_id"],)).fetchone() or (None, None)
            yield describe_document(document, publisher, licence)


def describe_root() -> Entity:
    """The output folder itself; its `hasPart` are the files."""
    root: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": "What the documents claim, where they agree, where they differ and why",
        "description": "Tables written by Concord, with every cell traced to the characters it came from.",
        "license": {"@id": "#licence"},
        "mentions": {"@id": "#run"},
    }
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        if not seconds.isdecimal():
            raise ConfigError(f"SOURCE_DATE_EPOCH is {seconds!r}", remedy="give seconds since 1970, or none")
        root["datePublished"] = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    return root


def read_documents(outputs: Outputs) -> Iterator[Row]:
    """The columns of `documents` that the crate tells."""
    columns = ["document_id", "source_id", "path", "media_type", "sha256", "bytes", "title", "url", "upstream"]
    return read_rows(outputs.find("documents.parquet"), columns)


def read_rows(path: Path, columns: list[str]) -> Iterator[Row]:
    """The rows of a Parquet file, some at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(4096, columns=columns):
            yield from batch.to_pylist()


def name_document(row: Row) -> str:
    """A document's id in the crate: it lies outside."""
    return f"#{row['document_id']}"


def describe_document(row: Row, publisher: str | None, licence: str | None) -> Entity:
    """An input with its hash, licence and publisher."""
    entity = {
        "@id": name_document(row),
        "@type": "CreativeWork",
        "name": row["title"] or row["path"],
        "identifier": row["path"],
        "encodingFormat": row["media_type"],
        "contentSize": str(row["bytes"]),
        "sha256": row["sha256"],
        "license": licence,
        "publisher": {"@id": f"#{row['source_id']}"} if publisher else None,
        "url": row["url"],
        "isBasedOn": row["upstream"],
    }
    return without_nulls(entity)


def describe_file(name: str, known: tuple[str, int] | None) -> Entity:
    """A file of the output folder, with hash and size where they are the same for every run."""
    stem, dot, ending = name.rpartition(".")
    table = tables().get(stem) if ending in ("csv", "parquet") else None  # one in a folder is no table's name
    entity: Entity = {"@id": quote(name), "@type": "File", "encodingFormat": FORMATS.get(dot + ending)}
    if table is not None:
        entity["description"] = table.description
    if known is not None:
        entity["sha256"], entity["contentSize"] = known[0], str(known[1])
    return without_nulls(entity)


def without_nulls(entity: Entity) -> Entity:
    """The entity without what is not known."""
    return {key: value for key, value in entity.items() if value is not None}
