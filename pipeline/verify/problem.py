"""problem: what a check found wrong, and the published tables it looks at."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.settings import Settings
from pipeline.tables import Row, tables

RERUN = "run `concord all` again"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is not as it must be: table (or file), the row's id, what is wrong, and what to do."""

    table: str
    row: str
    what: str
    remedy: str = RERUN

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.table}{f' {self.row}' if self.row else ''}: {self.what}; {self.remedy}"


def row_id(table: str, row: Row) -> str:
    """The row's key as one text."""
    return " ".join("" if row[column] is None else str(row[column]) for column in tables()[table].key)


class Folder:
    """A published folder, its tables read once; a table that cannot be read counts as empty here."""

    def __init__(self, out: Path, settings: Settings) -> None:
        self.out, self.settings = out, settings
        self._rows: dict[str, list[Row]] = {}
        self._texts: dict[str, str | None] = {}

    def rows(self, table: str) -> list[Row]:
        """The rows of a table in published order."""
        if table not in self._rows:
            try:
                self._rows[table] = pq.read_table(self.out / f"{table}.parquet").to_pylist()
            except (OSError, pa.ArrowException):
                self._rows[table] = []
            names = set(tables()[table].names)
            if self._rows[table] and not names <= self._rows[table][0].keys():
                self._rows[table] = []
        return self._rows[table]

    def by_key(self, table: str) -> dict[Any, Row]:
        """Rows by the first column of their key."""
        column = tables()[table].key[0]
        return {row[column]: row for row in self.rows(table)}

    @cached_property
    def without_texts(self) -> bool:
        """Whether the folder was published with its texts left out: there are none, and the manifest lists none."""
        try:
            listed = json.loads((self.out / "manifest.json").read_text("utf-8"))["files"]
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return not (self.out / "text").exists() and not any(name.startswith("text/") for name in listed)

    @cached_property
    def claims(self) -> dict[str, Row]:
        """Claims by id."""
        return self.by_key("claims")

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Documents by id."""
        return self.by_key("documents")

    def text(self, document_id: str) -> str | None:
        """A document's published text; None where there is none or it is not UTF-8."""
        if document_id not in self._texts:
            path = self.out / "text" / f"{document_id}.txt"
            try:
                self._texts = {document_id: path.read_bytes().decode("utf-8", "surrogatepass")}  # one at a time
            except (OSError, UnicodeDecodeError):
                self._texts = {document_id: None}
        return self._texts[document_id]


Check = Callable[[Folder], Iterator[Problem]]
