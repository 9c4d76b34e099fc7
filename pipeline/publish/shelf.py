"""shelf: the published tables, each read once, and their rows found by what a column holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.tables import Row, read_file


class Shelf:
    """The tables of a published folder; a column that rows are asked for by is gone through once."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._tables: dict[str, pa.Table] = {}
        self._places: dict[tuple[str, str], dict[Any, list[int]]] = {}

    def table(self, name: str) -> pa.Table:
        """A whole table."""
        if name not in self._tables:
            self._tables[name] = read_file(self.output / f"{name}.parquet").combine_chunks()
        return self._tables[name]

    def rows(self, name: str) -> list[Row]:
        """Every row of a table in published order."""
        rows: list[Row] = self.table(name).to_pylist()
        return rows

    def find(self, name: str, column: str, values: Iterable[Any]) -> list[Row]:
        """The rows of a table whose column holds one of the values, in published order."""
        places = self._place(name, column)
        table = self.table(name)
        found = sorted(place for value in set(values) for place in places.get(value, ()))
        return [row for first, length in runs(found) for row in table.slice(first, length).to_pylist()]

    def _place(self, name: str, column: str) -> dict[Any, list[int]]:
        if (name, column) not in self._places:
            places: dict[Any, list[int]] = defaultdict(list)
            for i, value in enumerate(self.table(name)[column].to_pylist()):
                places[value].append(i)
            self._places[name, column] = places
        return self._places[name, column]


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as runs without a gap: the first of each, and its length."""
    first, length = 0, 0
    for number in numbers:
        if length and number == first + length:
            length += 1
            continue
        if length:
            yield first, length
        first, length = number, 1
    if length:
        yield first, length
