"""publish: every declared table as Parquet and CSV, texts, wide tables, report, workbook, database, data package."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StateError
from pipeline.publish import database
from pipeline.publish.annotations import write_annotations
from pipeline.publish.consolidate import Dropped, Parts, find_files, write_table
from pipeline.publish.crate import write_crate
from pipeline.publish.leaving import find_dropped
from pipeline.publish.package import write_dictionary, write_package
from pipeline.publish.report import write_report
from pipeline.publish.wide import write_wide
from pipeline.publish.workbook import write_workbook
from pipeline.settings import Settings
from pipeline.tables import read_file, tables

UNSTABLE = (database.NAME,)  # the same in content from run to run, but not in bytes


def publish_tables(parts: Parts, output: Path, settings: Settings) -> list[str]:
    """The paths of all files written, relative to `output`, sorted.

    `parts` names the partition folders of each stage; `output` must be a fresh folder. Nothing else is read, and the
    same partitions give the same bytes, but for files in UNSTABLE.
    """
    output.mkdir(parents=True, exist_ok=True)
    dropped = find_dropped(parts)
    for table in tables():
        write_table(find_files(parts, table), table, output, dropped)
    (output / "review").mkdir()
    link_file(output / "review.csv", output / "review" / "matches.csv")
    if settings.keep_text:
        publish_texts(parts, output, dropped)
    write_wide(output)
    write_dictionary(output)
    write_package(output)
    write_report(output, settings)
    with as_system_error(output):
        write_workbook(output)
    write_annotations(output, settings.keep_text)
    with as_system_error(output):
        database.write_database(output)
    write_crate(output, UNSTABLE)
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())


def publish_texts(parts: Parts, output: Path, dropped: Dropped) -> None:
    """Put the text of each document into `output/text`. Raises StateError where a document has none."""
    lost = set(dropped["documents"][1].to_pylist()) if dropped else set()
    folder = output / "text"
    folder.mkdir()
    for segmented, ingested in zip(parts.get("segment", ()), parts.get("ingest", ()), strict=True):
        for document in read_file(segmented / "documents.parquet", ["document_id"])["document_id"].to_pylist():
            if document in lost:
                continue
            found = ingested / "text" / f"{document}.txt"
            if not found.is_file():
                raise StateError("the text is missing", file=f"text/{found.name}", remedy="run `concord all` again")
            link_file(found, folder / found.name)


def link_file(source: Path, target: Path) -> None:
    """One file under two names where the file system can, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@contextmanager
def as_system_error(output: Path) -> Iterator[None]:
    """Whatever a foreign writer says of a file that it cannot write, as the OSError it comes from."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("duckdb", "_duckdb", "xlsxwriter"):
            raise
        raise OSError(errno.EIO, f"a file cannot be written: {error}", str(output)) from None
