"""records: the rows of a reference file by column name, from CSV or from a workbook."""

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.errors import ConfigError

Record = dict[str, str]

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TITLE_LINES = 20  # how far down a sheet the line of column names is looked for


def read_records(path: Path) -> list[Record]:
    """The rows by column name in small letters, all cells as texts. Raises ConfigError that names the file."""
    if path.suffix.lower() == ".zip":
        raise ConfigError("is a packed file", file=path, remedy="unpack it and give the CSV or workbook that it holds")
    return list(_read(path, path.stat().st_mtime_ns if path.is_file() else 0))


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> tuple[Record, ...]:
    if not path.is_file():
        raise ConfigError("there is no such file", file=path, remedy="check the path")
    return tuple(read_sheet(path) if path.suffix.lower() in WORKBOOKS else read_csv(path))


def read_csv(path: Path) -> list[Record]:
    """The rows of a UTF-8 CSV file; lines that begin with # are notes."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return name_cells(csv.reader(line for line in file if not line.startswith("#")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"is not UTF-8 CSV: {error}", file=path, remedy="save it as CSV (UTF-8)") from None


def read_sheet(path: Path) -> list[Record]:
    """The rows of a workbook's first sheet that holds any, under its first line of several names."""
    from python_calamine import CalamineError, CalamineWorkbook  # only where a workbook is given

    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                rows = [[format_cell(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
                head = next((i for i, row in enumerate(rows[:TITLE_LINES]) if sum(map(bool, row)) > 1), None)
                if head is not None:
                    return name_cells(rows[head:])
    except (CalamineError, OSError) as error:
        raise ConfigError(f"is no readable workbook: {error}", file=path, remedy="save it as CSV (UTF-8)") from None
    return []


def format_cell(cell: object) -> str:
    """A cell as CSV would show it: a whole number without its point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def name_cells(rows: Iterable[Sequence[str]]) -> list[Record]:
    """Rows as records: the first gives the names; empty rows are none."""
    lines = iter(rows)
    header = [name.strip().lower() for name in next(lines, [])]
    return [
        {name: cell.strip() for name, cell in zip(header, cells)}
        for cells in lines
        if any(cell.strip() for cell in cells)
    ]
