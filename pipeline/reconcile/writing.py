"""writing: a table too large to hold as rows, written a row group at a time."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyarrow.parquet as pq

from pipeline.tables import Row, arrow_schema, to_arrow

ROWS = 16_384  # of a row group; what is written depends on the rows alone, not on how they were added


class TableWriter:
    """Writes `folder/table.parquet` from rows added in their order; use it in a `with` statement."""

    def __init__(self, folder: Path, table: str) -> None:
        """Open the file; an empty table is written too."""
        folder.mkdir(parents=True, exist_ok=True)
        self.table = table
        self.waiting: list[Row] = []
        self.parquet = pq.ParquetWriter(folder / f"{table}.parquet", arrow_schema(table), compression="zstd")

    def add(self, rows: Iterable[Row]) -> None:
        """Take further rows; whole row groups are written at once."""
        self.waiting.extend(rows)
        while len(self.waiting) >= ROWS:
            self.parquet.write_table(to_arrow(self.table, self.waiting[:ROWS]))
            del self.waiting[:ROWS]

    def __enter__(self) -> "TableWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.waiting:
            self.parquet.write_table(to_arrow(self.table, self.waiting))
        self.parquet.close()
