"""scatter: the rows of one partition of documents laid out by occupation, so that each can be fetched alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import tables
from pipeline.ids import combined_hash, content_hash
from pipeline.settings import Settings

INDEX = "index.json"  # occupation, number of documents and content hash of each batch, in order
OF_OCCUPATION = ("claims", "mentions", "occupations")
OF_DOCUMENT = ("documents", "sections", "numbers")
SCATTERED = (*OF_OCCUPATION, *OF_DOCUMENT, "sources")
PLACE = "place"  # a column that says where a row stood in its partition


def scatter_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:  # noqa: ARG001 - as every stage
    """`inputs` are the segment, extract and ingest partition. Write a file a table with a batch an occupation.

    A document goes wherever it, one of its claims or one of its mentions belongs, with its sections, numbers and
    source; one that extract rejected goes nowhere. What has no occupation is under "".
    """
    found = {name: tables.read_table(inputs, name) for name in SCATTERED}
    rejected = tables.read_table(inputs[1:2], "rejects")["document_id"]
    documents = tables.read_table(inputs[:1], "documents")
    found["documents"] = documents.filter(pc.invert(pc.is_in(documents["document_id"], rejected.combine_chunks())))
    members = find_members(found)
    sources = dict(zip(*(documents[name].to_pylist() for name in ("document_id", "source_id")), strict=True))
    placed = {
        name: one_batch(table.append_column(PLACE, pa.array(range(len(table)), pa.int32())))
        for name, table in found.items()
    }
    at = {name: find_places(batch.column(key_of(name))) for name, batch in placed.items()}
    writers = {name: pa.ipc.new_file(output / f"{name}.arrow", placed[name].schema) for name in SCATTERED}
    index = []
    for occupation in sorted(members):
        ids, own = members[occupation], {sources[i] for i in members[occupation]}
        digests = []
        for name, whole in placed.items():
            values = {occupation or None} if name in OF_OCCUPATION else own if name == "sources" else ids
            places = sorted(place for value in values for place in at[name].get(value, ()))
            batch = whole.take(pa.array(places, pa.int64()))
            writers[name].write_batch(batch)
            digests.append(content_hash(batch.drop_columns([PLACE]).serialize()))  # places shift with the others
        index.append([occupation, len(ids), combined_hash(digests)])
    for writer in writers.values():
        writer.close()
    (output / INDEX).write_text(json.dumps(index), "utf-8")


def find_members(found: dict[str, pa.Table]) -> dict[str, set[str]]:
    """The documents that belong to each occupation."""
    members: dict[str, set[str]] = {}
    known = set(found["documents"]["document_id"].to_pylist())
    for name in ("documents", "claims", "mentions"):
        columns = (found[name][column].to_pylist() for column in ("occupation_id", "document_id"))
        for occupation, document in zip(*columns, strict=True):
            if document in known:
                members.setdefault(occupation or "", set()).add(document)
    return members


def key_of(name: str) -> str:
    """The column of a table by which its rows go to an occupation."""
    return "occupation_id" if name in OF_OCCUPATION else "source_id" if name == "sources" else "document_id"


def find_places(column: pa.Array) -> dict[str | None, list[int]]:
    """The rows of each value of a column."""
    places: dict[str | None, list[int]] = {}
    for place, value in enumerate(column.to_pylist()):
        places.setdefault(value, []).append(place)
    return places


def one_batch(table: pa.Table) -> pa.RecordBatch:
    """A small table as one batch, also where it is empty."""
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)
