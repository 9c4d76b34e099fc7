"""writing: the tables comparisons and conflicts, too large to hold as rows, written a row group at a time."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.comparing import CONFLICTS
from pipeline.tables import PART_OPTIONS, Row, arrow_schema, part_file, to_arrow

ROWS = 16_384  # of a row group; what is written depends on the rows alone, not on how they were added


class ComparisonWriter:
    """Writes both tables from rows of `comparisons` added in their order; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Open the files; empty tables are written too."""
        folder.mkdir(parents=True, exist_ok=True)
        self.waiting: list[Row] = []
        self.opened = {table: part_file(folder, table).open("wb") for table in ("comparisons", "conflicts")}
        self.files = {
            table: pa.ipc.new_file(file, arrow_schema(table), options=PART_OPTIONS)
            for table, file in self.opened.items()
        }

    def add(self, rows: Iterable[Row]) -> None:
        """Take further rows; whole row groups are written at once."""
        self.waiting.extend(rows)
        while len(self.waiting) >= ROWS:
            self._write(self.waiting[:ROWS])
            del self.waiting[:ROWS]

    def _write(self, rows: list[Row]) -> None:
        group = to_arrow("comparisons", rows)
        grave = group.filter(pc.is_in(group["kind"], pa.array(sorted(CONFLICTS))))
        self.files["comparisons"].write_table(group)
        if grave.num_rows:
            self.files["conflicts"].write_table(grave.cast(arrow_schema("conflicts")))

    def __enter__(self) -> "ComparisonWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.waiting:
            self._write(self.waiting)
        for table, file in self.files.items():
            file.close()
            self.opened[table].close()
