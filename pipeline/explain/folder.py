"""folder: a published folder as `explain` reads it: rows by id or by column, texts, and words in their line."""

import unicodedata
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import ConfigError, StateError
from pipeline.tables import Row, tables

KINDS = ("claims", "matches", "comparisons", "reconciled", "concepts", "documents", "mentions")


class Folder:
    """The tables of OUT, read when first asked for."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._tables: dict[str, pa.Table] = {}
        self._texts: dict[str, str | None] = {}

    def table(self, name: str) -> pa.Table:
        """A table. Raises StateError where OUT has none."""
        if name not in self._tables:
            try:
                self._tables[name] = pq.read_table(self.out / f"{name}.parquet")
            except (OSError, pa.ArrowException):
                problem = f"the table {name} is missing or cannot be read"
                raise StateError(problem, file=self.out, remedy="run `concord all` first") from None
        return self._tables[name]

    def select(self, name: str, column: str, value: Any) -> list[Row]:
        """The rows of a table whose column has a value, in published order."""
        table = self.table(name)
        rows: list[Row] = table.filter(pc.equal(table[column], value)).to_pylist()
        return rows

    def row(self, name: str, row_id: str | None) -> Row | None:
        """The row with an id; None where there is none."""
        if row_id is None:
            return None
        rows = self.select(name, tables()[name].key[0], row_id)
        return rows[0] if rows else None

    def find(self, prefix: str) -> tuple[str, Row]:
        """The table and row that an id, or the start of one, names. Raises ConfigError where not exactly one does."""
        found: list[tuple[str, Row]] = []
        for name in KINDS if prefix else ():
            table = self.table(name)
            column = table[tables()[name].key[0]]
            exact = table.filter(pc.equal(column, prefix))
            near = exact if exact.num_rows else table.filter(pc.starts_with(column, prefix))
            found += [(name, row) for row in near.slice(0, 4).to_pylist()]
        if len(found) == 1:
            return found[0]
        if not found:
            kinds = "claim-, match-, cmp-, rec-, concept-, doc- or mention-"
            remedy = f"give an id from the tables of {self.out}; it starts with {kinds}"
            raise ConfigError(f"no row has the id {prefix!r}", file=self.out, remedy=remedy)
        ids = ", ".join(row[tables()[name].key[0]] for name, row in found[:4])
        raise ConfigError(f"{prefix!r} is the start of several ids", file=self.out, remedy=f"one of {ids}, …")

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Documents by id."""
        return {row["document_id"]: row for row in self.table("documents").to_pylist()}

    def text(self, document_id: str) -> str | None:
        """A document's text; None where it was left out."""
        if document_id not in self._texts:  # one at a time: a text may have 100 MB, and many words of it be asked for
            path = self.out / "text" / f"{document_id}.txt"
            self._texts = {document_id: path.read_bytes().decode("utf-8", "surrogatepass") if path.is_file() else None}
        return self._texts[document_id]

    def words(self, document_id: str, start: int, end: int) -> str:
        """What stands in a span, in quotes, on one line; nothing where the text was left out."""
        text = self.text(document_id)
        return "" if text is None else repr_line(text[start:end])

    def place(self, document_id: str, offset: int) -> str:
        """Path and line of an offset: `handbook.txt, line 12`."""
        document, text = self.documents.get(document_id), self.text(document_id)
        path = document["path"] if document else document_id
        return path if text is None else f"{path}, line {text.count(chr(10), 0, offset) + 1}"


def repr_line(text: str) -> str:
    """The text in quotes on one line, hidden characters spelt out."""
    return f'"{spell_out(text)}"'


def spell_out(text: str, keep: str = "") -> str:
    """The text with controls, bidi and zero-width characters and line ends as escapes, but for those in `keep`."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in hidden and c not in keep else c for c in text)
