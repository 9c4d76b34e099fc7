"""same_text: files of other bytes whose text another file has, character for character: only one of them is read.

Claims and mentions are named by the text that they stand in. One page saved twice with another script in it, or in two
encodings, says nothing twice: the first path is read, the others are rejects that name it, as a copy of the same bytes
is a second path of one document.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from pipeline.durable import write_whole
from pipeline.errors import InputError
from pipeline.ingest import Survey, reject_row
from pipeline.tables import part_file, read_part_file

NAME = "same_text.json"  # in .stages: the texts that several files had, by the files' hashes
Texts = dict[str, str]  # the hash of a file and that of its text


def read_known(stages: Path, identity: str) -> Texts:
    """What former runs of the same code and choices found; {} where it is not known, and is found out again."""
    try:
        listed = json.loads((stages / NAME).read_text("utf-8"))
        return dict(listed["texts"]) if listed["identity"] == identity else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def leave_out(survey: Survey, texts: Texts) -> None:
    """Let a file be a reject of the survey where one before it in path order has the same text."""
    first: dict[str, str] = {}
    kept = []
    for entry in survey.files:
        text = texts.get(entry.sha256)
        other = first.setdefault(text, entry.paths[0]) if text is not None else entry.paths[0]
        if other == entry.paths[0]:
            kept.append(entry)
            continue
        problem = f"has the text of {other}, character for character, in other bytes"
        same = InputError(problem, reason="same_text", remedy="nothing is lost; keep one of the files")
        survey.rejects += [reject_row(path, entry.document_id, same) for path in entry.paths]
    survey.files[:] = kept
    survey.rejects.sort(key=lambda row: row["path"])


def find_same(folders: Iterable[Path]) -> Texts:
    """The files of ingest's partitions that have a text in common; SQLite holds what memory need not."""
    with closing(sqlite3.connect("")) as store:
        store.execute("CREATE TABLE texts (file, text)")
        for folder in folders:
            rows = read_part_file(part_file(folder, "documents")).select(["sha256", "text_sha256"])
            store.executemany(
                "INSERT INTO texts VALUES (?, ?)", zip(*(rows[i].to_pylist() for i in (0, 1)), strict=True)
            )
        store.execute("CREATE INDEX by_text ON texts (text)")
        several = "SELECT text FROM texts GROUP BY text HAVING count(*) > 1"
        return dict(store.execute(f"SELECT file, text FROM texts WHERE text IN ({several})"))  # noqa: S608


def keep_known(stages: Path, identity: str, texts: Texts) -> None:
    """Write the list for the next run."""
    write_whole(stages / NAME, {"identity": identity, "texts": dict(sorted(texts.items()))})
