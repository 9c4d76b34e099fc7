"""gather: everything that belongs to a range of occupations, fetched from where scatter has laid it."""

import json
import os
import shutil
from collections.abc import Sequence
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
    fetched: dict[str, list[pa.Table]] = {name: [] for name in (*TABLES, *UNITED)}
    for scattered, ingested in pairs:
        index = json.loads((scattered / INDEX).read_text("utf-8"))
        batches = [number for number, (occupation, *_) in enumerate(index) if occupation in wanted]
        for name, found in fetched.items() if batches else ():
            found.append(fetch_rows(scattered, name, batches))
        for document_id in fetched["documents"][-1]["document_id"].to_pylist() if batches else ():
            link_text(ingested, output, document_id)
    for name, found in fetched.items():
        if name in UNITED:
            tables.write_rows(output, name, unite_all(name, found))
        else:
            schema = tables.arrow_schema(name)
            whole = pa.concat_tables(found).select(schema.names) if found else schema.empty_table()
            tables.write_part_file(output, name, whole.cast(schema))


def fetch_rows(scattered: Path, name: str, batches: Sequence[int]) -> pa.Table:
    """The rows of a table in batches of these numbers, each row once and in the order of their partition."""
    with (
        pa.memory_map(str(scattered / f"{name}.arrow")) as source,
        pa.ipc.open_file(source, options=tables.READ_OPTIONS) as file,
    ):
        table = pa.Table.from_batches([file.get_batch(number) for number in batches])
        places = table[PLACE].to_pylist()
        first = {place: i for i, place in reversed(list(enumerate(places)))}
        return table.take(pa.array([first[place] for place in sorted(first)], pa.int64()))


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
