"""shelf: the tables of some partitions as they are published, each read once, and their rows found by a column."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publish.consolidate import Dropped, Parts, find_spread, read_united
from pipeline.publish.leaving import find_dropped
from pipeline.tables import Row


class Shelf:
    """The tables in partition folders by stage; a column that rows are asked for by is gone through once."""

    def __init__(self, parts: Parts, keep_text: bool = True) -> None:
        self.parts, self.keep_text = parts, keep_text
        self._tables: dict[str, pa.Table] = {}
        self._rows: dict[str, list[Row]] = {}
        self._places: dict[tuple[str, str], dict[Any, list[int]]] = {}

    def table(self, name: str) -> pa.Table:
        """A whole table."""
        if name not in self._tables:
            self._tables[name] = read_united(self.parts, name, self._dropped, self._spread).combine_chunks()
        return self._tables[name]

    @cached_property
    def _dropped(self) -> Dropped:
        return find_dropped(self.parts)

    @cached_property
    def _spread(self) -> list[str]:
        return find_spread(self.parts)

    @cached_property
    def _texts(self) -> dict[str, Path]:
        folders = self.parts.get("ingest", ()) if self.keep_text else ()
        return {path.stem: path for folder in folders for path in (folder / "text").glob("*.txt")}

    def text(self, document_id: str) -> str | None:
        """A document's text; None where texts are left out."""
        path = self._texts.get(document_id)
        return path.read_bytes().decode("utf-8", "surrogatepass") if path else None

    def rows(self, name: str) -> list[Row]:
        """Every row of a table in published order: the same rows each time, for nobody changes them."""
        if name not in self._rows:
            self._rows[name] = self.table(name).to_pylist()
        return self._rows[name]

    def find(self, name: str, column: str, values: Iterable[Any]) -> list[Row]:
        """The rows of a table whose column holds one of the values, in published order."""
        places, rows = self._place(name, column), self.rows(name)
        return [rows[i] for i in sorted(place for value in set(values) for place in places.get(value, ()))]

    def _place(self, name: str, column: str) -> dict[Any, list[int]]:
        if (name, column) not in self._places:
            places: dict[Any, list[int]] = defaultdict(list)
            for i, row in enumerate(self.rows(name)):
                places[row[column]].append(i)
            self._places[name, column] = places
        return self._places[name, column]
