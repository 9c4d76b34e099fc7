"""gather: everything that belongs to a range of occupations, fetched from where scatter has laid it."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline import tables
from pipeline.group.scatter import INDEX, PLACE
from pipeline.settings import Settings

RANGE = "range.json"  # the occupations of a range; what has none is under ""
TABLES = ("documents", "sections", "numbers", "claims", "mentions")
UNITED = ("occupations", "sources")


def group_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:  # noqa: ARG001 - as every stage
    """`inputs` are the range, then pairs of a scatter and an ingest partition. Rows come in the order of documents."""
    wanted = set(json.loads((inputs[0] / RANGE).read_text("utf-8")))
    pairs = list(zip(inputs[1::2], inputs[2::2], strict=True))
    for name in (*TABLES, *UNITED):
        fetched = [one for scattered, _ in pairs for one in fetch_rows(scattered, name, wanted)]
        if name in UNITED:
            tables.write_rows(output, name, unite_all(name, fetched))
        else:
            schema = tables.arrow_schema(name)
            whole = pa.concat_tables(fetched).select(schema.names) if fetched else schema.empty_table()
            tables.write_part_file(output, name, whole.cast(schema))
    for scattered, ingested in pairs:
        for table in fetch_rows(scattered, "documents", wanted):
            for document_id in table["document_id"].to_pylist():
                link_text(ingested, output, document_id)


def fetch_rows(scattered: Path, name: str, wanted: set[str]) -> Iterator[pa.Table]:
    """The rows of a table that belong to the wanted occupations, each once and in the order of their partition."""
    index = json.loads((scattered / INDEX).read_text("utf-8"))
    with (
        pa.memory_map(str(scattered / f"{name}.arrow")) as source,
        pa.ipc.open_file(source, options=tables.READ_OPTIONS) as file,
    ):
        batches = [file.get_batch(i) for i, (occupation, *_) in enumerate(index) if occupation in wanted]
        if batches:
            table = pa.Table.from_batches(batches)
            places = table[PLACE].to_pylist()
            first = {place: i for i, place in reversed(list(enumerate(places)))}
            yield table.take(pa.array([first[place] for place in sorted(first)], pa.int64()))


def unite_all(name: str, fetched: Sequence[pa.Table]) -> list[tables.Row]:
    """Rows of the same key as one row, in order of keys."""
    key = tables.tables()[name].key[0]
    found: dict[str, tables.Row] = {}
    for table in fetched:
        for row in table.drop_columns([PLACE]).to_pylist():
            found[row[key]] = tables.unite_rows(name, found.get(row[key], row), row)
    return [found[value] for value in sorted(found)]


def link_text(source: Path, output: Path, document_id: str) -> None:
    """The document's text under a second name where the file system can, else a copy."""
    path = source / "text" / f"{document_id}.txt"
    target = output / "text" / path.name
    target.parent.mkdir(exist_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
