"""workbook: `concord.xlsx`, the reconciled tables as sheets with frozen heads and filters."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.tables import Column, Table, tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = "concord.xlsx"
SHEETS = (
    "reconciled", "reconciled_periods", "conflicts", "reconciled_concepts", "coverage", "documents", "sources",
    "rejects",
)  # fmt: skip
WIDE = "reconciled_wide"
MOST_ROWS = 20_000  # of all sheets: where the tables have more, each sheet shows its first FIRST_ROWS
FIRST_ROWS = 1000
CELL = 32_767  # characters that a cell holds at most
CUT = " […]"
WIDTHS = (8, 48)  # of columns, in characters: at least, at most


def find_sheets(find: Callable[[str], Path]) -> dict[str, Path]:
    """The Parquet file of each sheet; the wide table only where there is one."""
    files = {name: find(f"{name}.parquet") for name in (WIDE, *SHEETS)}
    return {name: path for name, path in files.items() if name != WIDE or path.is_file()}


def choose_rows(files: Mapping[str, Path]) -> int:
    """How many rows a sheet shows at most. Larger tables are read from their CSV or Parquet files."""
    rows = sum(pq.read_metadata(path).num_rows for path in files.values())
    return MOST_ROWS if rows <= MOST_ROWS else FIRST_ROWS


def write_workbook(files: Mapping[str, Path], path: Path) -> None:
    """Write `concord.xlsx` from Parquet files by sheet: the same tables give the same bytes.

    Texts that a spreadsheet would run carry the guard of the CSV files; numbers are numbers.
    """
    from xlsxwriter import Workbook  # only here: no other stage needs it

    most = choose_rows(files)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    options["constant_memory"] = True  # a row is on the disk before the next is begun
    with Workbook(path, options) as book:
        book.set_properties({"title": "Concord", "created": datetime(1980, 1, 1)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        about = book.add_worksheet("about")
        about.set_column(0, 0, 24)
        about.set_column(1, 2, 12)
        about.set_column(3, 3, 100)
        about.write_row(0, 0, ["sheet", "rows", "of", "meaning"], head)
        for line, (name, file) in enumerate(files.items(), 1):
            written = fill_sheet(book.add_worksheet(name), file, tables().get(name), head, most)
            about.write_row(line, 0, [name, written, pq.read_metadata(file).num_rows, describe(name)])
        about.freeze_panes(1, 0)


def describe(name: str) -> str:
    """What a sheet holds."""
    wide = "The reconciled table as a person reads it: a column for each source, the period in brackets."
    return wide if name == WIDE else tables()[name].description


def fill_sheet(sheet: "Worksheet", path: Path, table: Table | None, head: Any, most: int) -> int:
    """Write the rows of a Parquet file below a frozen head with filters; how many rows were written."""
    with pq.ParquetFile(path) as file:
        names = list(file.schema_arrow.names)
        columns = {column.name: column for column in table.columns} if table else {}
        widths = [len(name) for name in names]
        sheet.write_row(0, 0, [csvfile.guard_text(name) for name in names], head)
        line = 0
        for line, cells in enumerate(read_rows(file, most), 1):
            for place, (name, cell) in enumerate(zip(names, cells, strict=True)):
                shown = format_cell(columns.get(name), cell)
                if isinstance(shown, str):
                    sheet.write_string(line, place, shown)
                elif shown is not None:
                    sheet.write_number(line, place, shown)
                if line < WIDTHS[1]:
                    widths[place] = max(widths[place], len(str(shown or "")))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, WIDTHS[0]), WIDTHS[1]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(line, 1), len(names) - 1)
    return line


def read_rows(file: pq.ParquetFile, most: int) -> Iterator[tuple[Any, ...]]:
    """The first rows of the file as tuples of cells."""
    for batch in file.iter_batches(4096):
        rows = list(zip(*(column.to_pylist() for column in batch.columns), strict=True))[:most]
        most -= len(rows)
        yield from rows
        if not most:
            return


def format_cell(column: Column | None, cell: Any) -> str | float | None:
    """A cell as the workbook holds it: a number, a guarded text, or nothing."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, list):
        return shorten(json.dumps(cell, ensure_ascii=False))
    return shorten(csvfile.guard_text(cell) if column is None or csvfile.guarded(column) else cell)


def shorten(text: str) -> str:
    """The text with its end cut off where a cell cannot hold it."""
    return text if len(text) <= CELL else text[: CELL - len(CUT)] + CUT
