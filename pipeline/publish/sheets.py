"""sheets: the rows of tables as cells of a workbook, put into the sheets of one that holds their heads only.

A cell a call, as xlsxwriter takes them, is most of what publishing costs. The rows are written here as it writes them
(ECMA-376 part 1, 18.3.1.73: texts stand in their cells); all else of the file is its own.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.tables import Column, Table

CELL = 32_767  # characters that a cell holds at most
CUT = " […]"
BATCH = 4096  # rows held at a time
_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_")  # what already looks like an escape
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_END = b"</sheetData>"


@dataclass(frozen=True)
class Sheet:
    """The rows of a Parquet file that a sheet shows: its first ones. `leading` columns stand before the others."""

    path: Path
    table: Table | None
    rows: int
    leading: tuple[str, ...] = ()

    @cached_property
    def names(self) -> list[str]:
        """The names of its columns."""
        names = pq.read_schema(self.path).names
        return [*self.leading, *(name for name in names if name not in self.leading)]

    def columns(self) -> Iterator[list[list[str | float | None]]]:
        """What its cells show, a batch of rows at a time, column by column."""
        declared = {column.name: column for column in self.table.columns} if self.table else {}
        left = self.rows
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(min(BATCH, max(left, 1))):
                shown = batch.slice(0, left).select(self.names)
                left -= shown.num_rows
                pairs = zip(self.names, shown.columns, strict=True)
                yield [format_cells(declared.get(name), cells.to_pylist()) for name, cells in pairs]
                if not left:
                    return

    def lines(self) -> Iterator[str]:
        """Its rows as they stand in the file, from the second line on."""
        letters = [name_column(place) for place in range(len(self.names))]
        number = 1
        for columns in self.columns():
            for cells in zip(*map(write_cells, columns), strict=True):
                number += 1
                written = (f'<c r="{at}{number}"{cell}' for at, cell in zip(letters, cells, strict=True) if cell)
                yield f'<row r="{number}">{"".join(written)}</row>'


def fill_sheets(empty: ZipFile, path: Path, sheets: Mapping[str, Sheet]) -> None:
    """Write the workbook with the rows of its sheets, which are named by where they lie in it."""
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for entry in empty.infolist():
            data = empty.read(entry)
            sheet = sheets.get(entry.filename)
            if sheet is None or not sheet.rows:
                book.writestr(entry, data)
                continue
            whole = f"A1:{name_column(len(sheet.names) - 1)}{sheet.rows + 1}"
            before, _, after = re.sub(rb'(?<=<dimension ref=")[^"]*', whole.encode(), data, count=1).partition(_END)
            with book.open(entry, "w") as file:
                file.write(before)
                for line in sheet.lines():
                    file.write(line.encode())
                file.write(_END + after)


def write_cells(cells: list[str | float | None]) -> list[str]:
    """What follows the place of each cell of a column; one that comes again is written once and looked up."""
    written = {cell: write_cell(cell) for cell in set(cells)}
    return [written[cell] for cell in cells]


def write_cell(cell: str | float | None) -> str:
    """What follows the place of a cell in the file; nothing for an empty one."""
    if cell is None or cell == "":
        return ""
    if not isinstance(cell, str):
        return f"><v>{cell:.16G}</v></c>"
    text = _ESCAPED.sub(lambda found: f"_x005F{found.group()}", cell)
    text = _CONTROLS.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def format_cells(column: Column | None, cells: list[Any]) -> list[str | float | None]:
    """A column's cells as the workbook holds them; one that comes again is formatted once, lists aside."""
    if column is not None and column.type == "list":
        return [format_cell(column, cell) for cell in cells]
    shown = {cell: format_cell(column, cell) for cell in set(cells)}
    return [shown[cell] for cell in cells]


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


def name_column(place: int) -> str:
    """The letters of a column, counted from 0: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
