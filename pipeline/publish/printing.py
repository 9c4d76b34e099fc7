"""printing: what one partition adds to OUT: rows of tables as Arrow and CSV, annotations, report pages, all packed.

A partition is printed once; while it stands, publishing copies its pieces and looks at nothing else of it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from pipeline.csvfile import format_batch
from pipeline.publish.annotations import format_annotations
from pipeline.publish.consolidate import Parts, is_united, read_parts
from pipeline.publish.leaving import find_dropped
from pipeline.publish.overall import describe_page
from pipeline.publish.packed import Packer
from pipeline.publish.report import list_pages
from pipeline.publish.shelf import Shelf
from pipeline.publish.wide import list_wide
from pipeline.settings import Settings
from pipeline.tables import read_rows, tables

OF_DOCUMENTS = ("sources", "documents", "occupations", "sections", "claims", "claim_spans", "numbers", "mentions")
ROWS = 16_384  # of a piece
SEVERAL = "several.json"  # documents that other partitions may speak of
TEXTS = "texts.json"  # documents and the hashes of their texts
ELSEWHERE = "elsewhere.json"  # documents that are about nothing


def print_documents(parts: Parts, output: Path, settings: Settings) -> None:
    """Pack what a partition of documents adds: its tables, annotations, and which texts it has."""
    dropped = find_dropped(parts)
    with Packer(output) as pack:
        for table in (*OF_DOCUMENTS, "rejects"):
            pack_table(pack, table, read_parts(parts, table, dropped))
        lines = "".join(format_annotations(parts, settings.keep_text))
        # A lone surrogate beside a quote is no UTF-8; `backslashreplace` writes it as the escape that JSON has for it.
        pack.add("annotations.jsonld", lines.encode("utf-8", "backslashreplace"))
        documents = [row for found in read_parts(parts, "documents", dropped) for row in found.to_pylist()]
        pack.add(TEXTS, json.dumps([[row["document_id"], row["text_sha256"]] for row in documents]).encode())
        spoken = {
            row["document_id"] for table in ("claims", "mentions") for row in read_rows(parts.get("extract", ()), table)
        }
        silent = [row for row in documents if not row["occupation_id"] and row["document_id"] not in spoken]
        pack.add(ELSEWHERE, json.dumps([[row["path"], row["title"]] for row in silent]).encode() if silent else b"")


def print_occupations(parts: Parts, output: Path, settings: Settings, pages: bool) -> None:
    """Pack what a range of occupations adds: its tables, wide tables and, where asked for, the pages of the report."""
    shelf = Shelf(parts, settings.keep_text)
    with Packer(output) as pack:
        for table in tables():
            if table not in OF_DOCUMENTS:
                pack_table(pack, table, read_parts(parts, table, {}))
        if several := list_several(shelf):
            pack.add(SEVERAL, json.dumps(several).encode())
        for name, data in list_wide(shelf):
            pack.add(name, data)
        for page, layout, files in list_pages(shelf, settings) if pages else ():
            for name, text in files:
                pack.add(f"report/{name}", text.encode())
            for name, told in describe_page(page, layout):
                pack.add(name, json.dumps(told).encode())


def pack_table(pack: Packer, table: str, found: Iterable[pa.Table]) -> None:
    """Pack the rows of a declared table; CSV lines only where rows stay as they are."""
    for part in found:
        for rows in slices(part):
            pack.add(f"{table}.arrow", to_bytes(rows))
            if not is_united(table):
                pack.add(f"{table}.csv", format_batch(table, rows))


def slices(table: pa.Table) -> Iterator[pa.Table]:
    """The table in pieces of ROWS rows."""
    for first in range(0, table.num_rows, ROWS):
        yield table.slice(first, ROWS).combine_chunks()


def to_bytes(table: pa.Table) -> bytes:
    """A table as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def list_several(shelf: Shelf) -> list[str]:
    """Documents here that other ranges may speak of too: those that are about an occupation elsewhere, or about none.

    A document that several ranges hold is at home in one of them at most, so that another one names it.
    """
    home = {row["occupation_id"] for row in shelf.rows("occupations")}
    told = {row["document_id"] for table in ("claims", "mentions") for row in shelf.rows(table) if row["occupation_id"]}
    return [
        row["document_id"]
        for row in shelf.rows("documents")
        if row["occupation_id"] not in home and (row["occupation_id"] or row["document_id"] in told)
    ]
