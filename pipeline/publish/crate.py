"""crate: `ro-crate-metadata.json`, the output folder as an RO-Crate: inputs, software, run and every file.

https://w3id.org/ro/crate/1.1. The crate names no time, so that the same inputs give the same bytes; `datePublished` is
written where SOURCE_DATE_EPOCH says which (https://reproducible-builds.org/specs/source-date-epoch/).
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.parquet as pq

from pipeline import __version__
from pipeline.errors import ConfigError
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


def write_crate(output: Path, unstable: Iterable[str] = ()) -> None:
    """Write `output/ro-crate-metadata.json` over the files that stand there; call it last.

    Files in `unstable` differ from run to run and are listed without hash and size.
    """
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    files = [name for name in files if name != NAME]
    with (output / NAME).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": "{PROFILE}/context", "@graph": [\n')
        between = ""
        for entity in describe_all(output, files, set(unstable)):
            file.write(between + json.dumps(entity, ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")


def describe_all(output: Path, files: list[str], unstable: set[str]) -> Iterator[Entity]:
    """Every entity of the crate: descriptor, root, run, software, licence, sources, inputs, files."""
    sources: dict[str, Row] = {row["source_id"]: row for row in pq.read_table(output / "sources.parquet").to_pylist()}
    yield {
        "@id": NAME, "@type": "CreativeWork", "conformsTo": {"@id": PROFILE}, "about": {"@id": "./"},
    }  # fmt: skip
    yield describe_root([*files, *LATER])
    yield {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Reconcile the documents",
        "instrument": {"@id": "#concord"},
        "object": [{"@id": name_document(row)} for row in read_documents(output)],
        "result": {"@id": "./"},
    }
    yield {"@id": "#concord", "@type": "SoftwareApplication", "name": "Concord", "softwareVersion": __version__}
    yield {
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": "Licences of the documents",
        "description": "Words quoted from a document stay under the licence of its source, named beside it here.",
    }
    for source_id, source in sources.items():
        entity = {"@id": f"#{source_id}", "@type": "Organization", "name": source["publisher"], "url": source["url"]}
        yield without_nulls(entity)
    for row in read_documents(output):
        yield describe_document(row, sources.get(row["source_id"], {}))
    for name in files:
        yield describe_file(output, name, stable=name not in unstable)
    for name, meaning in LATER.items():
        yield {"@id": name, "@type": "File", "encodingFormat": FORMATS[".json"], "description": meaning}


def describe_root(files: list[str]) -> Entity:
    """The output folder itself."""
    root: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": "What the documents claim, where they agree, where they differ and why",
        "description": "Tables written by Concord, with every cell traced to the characters it came from.",
        "license": {"@id": "#licence"},
        "mentions": {"@id": "#run"},
        "hasPart": [{"@id": quote(name)} for name in files],
    }
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        if not seconds.isdecimal():
            raise ConfigError(f"SOURCE_DATE_EPOCH is {seconds!r}", remedy="give seconds since 1970, or none")
        root["datePublished"] = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    return root


def read_documents(output: Path) -> Iterator[Row]:
    """The columns of `documents` that the crate tells."""
    columns = ["document_id", "source_id", "path", "media_type", "sha256", "bytes", "title", "url", "upstream"]
    with pq.ParquetFile(output / "documents.parquet") as file:
        for batch in file.iter_batches(4096, columns=columns):
            yield from batch.to_pylist()


def name_document(row: Row) -> str:
    """A document's id in the crate: it lies outside."""
    return f"#{row['document_id']}"


def describe_document(row: Row, source: Row) -> Entity:
    """An input with its hash, licence and publisher."""
    entity = {
        "@id": name_document(row),
        "@type": "CreativeWork",
        "name": row["title"] or row["path"],
        "identifier": row["path"],
        "encodingFormat": row["media_type"],
        "contentSize": str(row["bytes"]),
        "sha256": row["sha256"],
        "license": source.get("licence"),
        "publisher": {"@id": f"#{row['source_id']}"} if source.get("publisher") else None,
        "url": row["url"],
        "isBasedOn": row["upstream"],
    }
    return without_nulls(entity)


def describe_file(output: Path, name: str, stable: bool) -> Entity:
    """A file of the output folder, with hash and size where they are the same for every run."""
    path = output / name
    table = tables().get(path.stem) if path.suffix in (".csv", ".parquet") and path.parent == output else None
    entity: Entity = {"@id": quote(name), "@type": "File", "encodingFormat": FORMATS.get(path.suffix)}
    if table is not None:
        entity["description"] = table.description
    if stable:
        with path.open("rb") as file:
            entity["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        entity["contentSize"] = str(path.stat().st_size)
    return without_nulls(entity)


def without_nulls(entity: Entity) -> Entity:
    """The entity without what is not known."""
    return {key: value for key, value in entity.items() if value is not None}
