"""workbook: `concord.xlsx`, the reconciled tables as sheets with frozen heads and filters."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.publish.sheets import Sheet, fill_sheets
from pipeline.tables import tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = "concord.xlsx"
SHEETS = (
    "reconciled", "reconciled_periods", "conflicts", "reconciled_concepts", "coverage", "documents", "sources",
    "rejects",
)  # fmt: skip
WIDE = "reconciled_wide"
LEADING = {  # what a person reads first; the ids follow
    "conflicts": ("attribute", "kind", "explanation", "publisher_a", "reading_a", "period_a",
                  "publisher_b", "reading_b", "period_b"),
}  # fmt: skip
HELD = {"conflicts": 2, WIDE: 3}  # columns that stay in sight
MOST_ROWS = 20_000  # of all sheets: where the tables have more, each sheet shows its first FIRST_ROWS
FIRST_ROWS = 1000
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
    counts = {name: pq.read_metadata(file).num_rows for name, file in files.items()}
    sheets = {
        name: Sheet(file, tables().get(name), min(counts[name], most), LEADING.get(name, ()))
        for name, file in files.items()
    }
    heads = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with Workbook(heads, options) as book:
        book.set_properties({"title": "Concord", "created": datetime(1980, 1, 1)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        about = book.add_worksheet("about")
        about.set_column(0, 0, 24)
        about.set_column(1, 2, 12)
        about.set_column(3, 3, 100)
        about.write_row(0, 0, ["sheet", "rows", "of", "meaning"], head)
        for line, (name, sheet) in enumerate(sheets.items(), 1):
            write_head(book.add_worksheet(name), sheet, head, HELD.get(name, 0))
            about.write_row(line, 0, [name, sheet.rows, counts[name], describe(name)])
        about.freeze_panes(1, 0)
    named = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets.values(), 2)}
    with ZipFile(heads) as empty:
        fill_sheets(empty, path, named)


def describe(name: str) -> str:
    """What a sheet holds."""
    wide = "The reconciled table as a person reads it: a column for each source, the period in brackets."
    return wide if name == WIDE else tables()[name].description


def write_head(page: "Worksheet", sheet: Sheet, look: Any, held: int) -> None:
    """Write a sheet's frozen head with filters; `held` columns stay in sight too.

    Its columns are as wide as what they show first, within bounds.
    """
    names = sheet.names
    page.write_row(0, 0, [csvfile.guard_text(name) for name in names], look)
    none: list[list[str | float | None]] = [[] for _ in names]
    first = next(replace(sheet, rows=min(sheet.rows, WIDTHS[1] - 1)).columns(), none)
    for place, (name, cells) in enumerate(zip(names, first, strict=True)):
        width = max((len(str(cell or "")) for cell in cells), default=0)
        page.set_column(place, place, min(max(width + 2, len(name) + 2, WIDTHS[0]), WIDTHS[1]))
    page.freeze_panes(1, held)
    page.autofilter(0, 0, max(sheet.rows, 1), len(names) - 1)
