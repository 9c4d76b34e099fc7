"""publish: every declared table as Parquet and CSV, texts, wide tables, report, workbook, database, data package.

Each partition is printed once (`print_…_part`, as any stage); `publish_tables` lays the printed pieces end to end.
"""

import errno
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import copyfile

import pyarrow as pa

from pipeline.csvfile import write_line
from pipeline.errors import StateError
from pipeline.ids import content_hash
from pipeline.publish import database, workbook
from pipeline.publish.annotations import write_annotations
from pipeline.publish.consolidate import Parts, find_files, is_united, read_parquet, unite, write_csv, write_parquet
from pipeline.publish.crate import NAME as CRATE
from pipeline.publish.crate import write_crate
from pipeline.publish.outputs import Outputs
from pipeline.publish.overall import write_overall
from pipeline.publish.package import dictionary, write_dictionary, write_package
from pipeline.publish.packed import Piece
from pipeline.publish.pieces import Pieces
from pipeline.publish.printing import SEVERAL, TEXTS, print_documents, print_occupations
from pipeline.publish.report import list_only_page
from pipeline.publish.shelf import Shelf
from pipeline.publish.wide import write_only
from pipeline.settings import Settings
from pipeline.tables import read_part_file, tables

UNSTABLE = (database.NAME,)  # the same in content from run to run, but not in bytes


def print_documents_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """`inputs` are the segment, extract and ingest partition."""
    segmented, extracted, ingested = inputs
    parts = {"segment": [segmented], "extract": [extracted], "ingest": [ingested]}
    print_documents(parts, output, settings)


def print_occupations_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """`inputs` are the group, match and reconcile partition."""
    print_occupations(name_parts(inputs), output, settings, pages=True)


def print_tables_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """The same without pages, where one page shows all documents."""
    print_occupations(name_parts(inputs), output, settings, pages=False)


def name_parts(inputs: Sequence[Path]) -> Parts:
    """A range of occupations: a group partition holds what the stages before it say of them."""
    group, matched, reconciled = inputs
    return {"ingest": [group], "segment": [group], "extract": [group], "match": [matched], "reconcile": [reconciled]}


def has_several(parts: Parts) -> bool:
    """Whether the documents are about more than one occupation, so that each has a page of its own."""
    found: set[str] = set()
    for path in find_files(parts, "occupations"):
        found.update(read_part_file(path)["occupation_id"].to_pylist())
        if len(found) > 1:
            return True
    return False


def publish_tables(parts: Parts, outputs: Outputs, settings: Settings) -> None:
    """Have every file of OUT written that OUT does not hold yet.

    `parts` names the partition folders of each stage, and as `printed` and `pages` what was printed of them. The same
    partitions give the same bytes, but for files in UNSTABLE.
    """
    pieces = Pieces([*parts.get("printed", ()), *parts.get("pages", ())])
    publish_rows(parts, pieces, outputs)
    if settings.keep_text:
        publish_texts(parts, pieces, outputs)
    for folder in ("wide", "report"):
        for piece in pieces.whole(folder):
            outputs.copy(piece.name, piece.sha256, piece.read)
    publish_only(pieces, outputs)
    if has_several(parts):
        write_overall(pieces, outputs)
    else:
        shelf = Shelf(parts, settings.keep_text)
        for name, text in list_only_page(shelf, settings):
            outputs.copy(f"report/{name}", content_hash(text.encode()), text.encode)
    publish_exchange(pieces, outputs)


def publish_rows(parts: Parts, pieces: Pieces, outputs: Outputs) -> None:
    """Every table as Parquet and CSV."""
    spread = sorted({document for piece in pieces.of(SEVERAL) for document in json.loads(piece.read())})
    surveyed = [read_part_file(path) for path in find_files({"survey": parts.get("survey", ())}, "rejects")]
    for table in tables():
        publish_table(table, pieces, surveyed if table == "rejects" else [], spread, outputs)


def publish_table(table: str, pieces: Pieces, first: list[pa.Table], spread: list[str], outputs: Outputs) -> None:
    """One table: its rows as they come, `first` before those of the pieces, or united where several speak of one."""
    parquet, lines = f"{table}.parquet", f"{table}.csv"
    made_from = [*pieces.hashes(f"{table}.arrow"), *(str(batch.to_pylist()) for batch in first)]

    def batches() -> Iterator[pa.Table]:
        yield from first
        yield from pieces.tables(table)

    if is_united(table) or (tables()[table].spread and spread):
        made_from += spread if tables()[table].spread else []
        outputs.build(parquet, made_from, lambda path: write_parquet(unite(batches, table, spread), table, path))
        outputs.build(lines, made_from, lambda path: write_csv(read_parquet(outputs.find(parquet)), table, path))
    else:
        outputs.build(parquet, made_from, lambda path: write_parquet(batches(), table, path))
        outputs.build(lines, pieces.hashes(lines), lambda path: join_csv(pieces.of(lines), table, path))


def publish_texts(parts: Parts, pieces: Pieces, outputs: Outputs) -> None:
    """The text of each document. Raises StateError where a document has none that OUT lacks."""
    for piece, ingested in zip(pieces.of(TEXTS), parts.get("ingest", ()), strict=True):  # a list each
        for document_id, digest in json.loads(piece.read()):
            name = f"text/{document_id}.txt"
            outputs.copy(name, digest, partial(read_text, ingested, name))


def read_text(folder: Path, name: str) -> bytes:
    """A document's text from its partition of ingest. Raises StateError where it has none."""
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        raise StateError("the text is missing", file=name, remedy="run `concord all` again") from None


def publish_only(pieces: Pieces, outputs: Outputs) -> None:
    """The wide table of the only occupation beside the other tables."""
    wide = list(islice(pieces.whole("wide"), 2))
    if len(wide) == 1:
        outputs.copy("reconciled_wide.csv", wide[0].sha256, wide[0].read)
        csv_file = outputs.find("reconciled_wide.csv")
        outputs.build("reconciled_wide.parquet", [wide[0].sha256], lambda path: write_only(csv_file, path))


def publish_exchange(pieces: Pieces, outputs: Outputs) -> None:
    """What other programs read: the package and its dictionary, annotations, workbook, database, crate."""
    csv = {table: outputs.digest(f"{table}.csv") for table in tables()}
    parquet = {table: outputs.find(f"{table}.parquet") for table in tables()}
    hashes = [outputs.digest(path.name)[0] for path in parquet.values()]
    outputs.build("DICTIONARY.md", [dictionary()], write_dictionary)
    outputs.build("datapackage.json", [digest for digest, _ in csv.values()], lambda path: write_package(csv, path))
    review = outputs.find("review.csv")
    outputs.build("review/matches.csv", [csv["review"][0]], lambda path: copy_file(review, path))
    claims = "annotations.jsonld"
    outputs.build(claims, pieces.hashes(claims), lambda path: write_annotations(read_all(pieces.of(claims)), path))
    with as_system_error(outputs.folder):
        sheets = workbook.find_sheets(outputs.find)
        made_from = [outputs.digest(path.name)[0] for path in sheets.values()]
        outputs.build(workbook.NAME, made_from, lambda path: workbook.write_workbook(sheets, path))
        made_from = hashes if database.is_held(parquet) else ["views"]
        outputs.build(database.NAME, made_from, lambda path: database.write_database(parquet, path))
    outputs.build(CRATE, [outputs.combined(), *hashes], lambda path: write_crate(outputs, path, UNSTABLE))


def copy_file(source: Path, target: Path) -> None:
    """The same file a second time."""
    copyfile(source, target)


def join_csv(pieces: Iterable[Piece], table: str, path: Path) -> None:
    """Lay the lines of a table end to end below its header."""
    with path.open("wb") as file:
        write_line(file, tables()[table].names)
        for data in read_all(pieces):
            file.write(data)


def read_all(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """What each piece holds."""
    return (piece.read() for piece in pieces)


@contextmanager
def as_system_error(output: Path) -> Iterator[None]:
    """Whatever a foreign writer says of a file that it cannot write, as the OSError it comes from."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("duckdb", "_duckdb", "xlsxwriter"):
            raise
        raise OSError(errno.EIO, f"a file cannot be written: {error}", str(output)) from None
