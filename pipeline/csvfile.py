"""csvfile: rows in and out of CSV that a spreadsheet can open without running anything, and that reads back exactly.

RFC 4180 but for line ends, which are \\n; UTF-8 without a mark. Null is an empty cell, a list is a JSON array, a number
stands in its shortest form. A text that a spreadsheet would run as a formula, that starts with the guard itself, or
that is empty, gets a single quote in front; `read_csv` takes it off again.
"""

import csv
import json
import math
import re
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from pipeline.errors import ConfigError, StateError
from pipeline.tables import Column, Row, tables

GUARD = "'"
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")  # OWASP, CSV injection: with the full-width forms Excel folds
_QUOTED = re.compile('[",\r\n]|^ | $')
_ANY_QUOTED = re.compile('[",\r\n]| \0|\0 |^ | $')  # the same in cells with a zero between


def guard_text(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs; `unguard_text` gives the text back."""
    return GUARD + text if not text or text[0] in FORMULA_STARTS or text[0] == GUARD else text


def unguard_text(cell: str) -> str:
    """The text behind a cell written by `guard_text`."""
    return cell[1:] if cell.startswith(GUARD) else cell


def guarded(column: Column) -> bool:
    """Whether cells of the column may carry the guard: free texts, not words of a closed vocabulary."""
    return column.type == "text" and column.values is None


def format_number(number: float) -> str:
    """Shortest digits that read back as the same number, without exponent or trailing .0: `26240`, `16.23`."""
    if not math.isfinite(number):
        raise StateError("a figure is not finite", file="CSV", remedy="this is a fault in Concord")
    if number == 0:
        return "0"
    text = format(Decimal(repr(number)), "f")
    return text.removesuffix(".0")


def format_list(texts: list[str]) -> str:
    """Texts as a JSON array, as `json.dumps` writes it in four times the time."""
    return f"[{', '.join(map(encode_basestring, texts))}]"


def format_cells(column: Column, cells: list[object]) -> list[str]:
    """A column's cells as CSV texts, not yet quoted."""
    if column.type == "number":
        return ["" if cell is None else format_number(float(str(cell))) for cell in cells]
    if column.type == "integer":
        return ["" if cell is None else str(cell) for cell in cells]
    if column.type == "boolean":
        return ["" if cell is None else "true" if cell else "false" for cell in cells]
    if column.type == "list":
        return ["" if cell is None else format_list(cell) for cell in cells]  # type: ignore[arg-type]
    if guarded(column):
        return ["" if cell is None else guard_text(str(cell)) for cell in cells]
    return ["" if cell is None else str(cell) for cell in cells]


def quote_cell(cell: str) -> str:
    """The cell as it stands in the file: quoted where a comma, quote, line end or outer space asks for it."""
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def quote_cells(cells: list[str]) -> list[str]:
    """The cells as they stand in the file; most columns have none that needs quotes, which one look at all tells."""
    return list(map(quote_cell, cells)) if _ANY_QUOTED.search("\0".join(cells)) else cells


def format_line(cells: Iterator[str] | list[str]) -> str:
    """One record; the cells are already guarded."""
    return ",".join(map(quote_cell, cells)) + "\n"


def write_line(file: BinaryIO, cells: Iterator[str] | list[str]) -> None:
    """Append one record; the cells are already guarded."""
    file.write(format_line(cells).encode())


def format_batch(table: str, batch: pa.Table) -> bytes:
    """The rows of an Arrow table that has the declared columns as lines of the file."""
    columns = [_quoted_cells(c, batch.column(c.name)) for c in tables()[table].columns]
    return "".join([",".join(cells) + "\n" for cells in zip(*columns, strict=True)]).encode()


def _quoted_cells(column: Column, cells: pa.ChunkedArray) -> list[str]:
    """A column's cells as they stand in the file; one that comes again is written once."""
    if column.type == "list":
        return quote_cells(format_cells(column, cells.to_pylist()))
    coded = cells.combine_chunks().dictionary_encode(null_encoding="encode")
    written = quote_cells(format_cells(column, coded.dictionary.to_pylist()))
    return [written[code] for code in coded.indices.to_pylist()]


def read_cells(path: Path) -> Iterator[list[str]]:
    """Every record of a CSV file, the header first. Raises StateError with the line where it cannot be read."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            yield from reader
        except (csv.Error, UnicodeDecodeError) as error:
            place = f"line {reader.line_num + 1}"
            raise StateError(f"{error}", file=path, place=place, remedy="run `concord all` again") from None


def parse_cell(column: Column, cell: str) -> object:
    """The value behind a cell. Raises ValueError where it is none of the column's type."""
    if not cell:
        return None
    if column.type == "integer":
        return int(cell)
    if column.type == "number":
        return float(cell)
    if column.type == "boolean":
        return {"true": True, "false": False}[cell]
    if column.type == "list":
        return json.loads(cell)
    return unguard_text(cell) if guarded(column) else cell


def iterate_csv(path: Path, table: str) -> Iterator[Row]:
    """The rows of a declared table as they were before they were written. Raises StateError with the line."""
    columns = tables()[table].columns
    for number, cells in enumerate(read_cells(path)):
        if number == 0:
            if cells != [column.name for column in columns]:
                raise StateError("the header is not as declared", file=path, remedy="run `concord all` again")
            continue
        try:
            yield {column.name: parse_cell(column, cell) for column, cell in zip(columns, cells, strict=True)}
        except (ValueError, KeyError) as error:
            place = f"row {number}"
            raise StateError(f"{error}", file=path, place=place, remedy="run `concord all` again") from None


def read_csv(path: Path, table: str) -> list[Row]:
    """All rows of `iterate_csv`."""
    return list(iterate_csv(path, table))


def check_header(path: Path, header: Sequence[str], needed: Sequence[str], optional: Sequence[str]) -> None:
    """Raises ConfigError where a user's CSV file lacks a needed column, or has an unknown one or one twice."""
    remedy = f"the columns are {', '.join(needed)} and perhaps {', '.join(optional)}"
    for column in needed:
        if column not in header:
            raise ConfigError(f"has no column {column}", file=path, place="line 1", remedy=remedy)
    for i, column in enumerate(header):
        if column not in (*needed, *optional) or column in header[:i]:
            problem = "stands twice" if column in header[:i] else "is unknown"
            raise ConfigError(f"the column {column!r} {problem}", file=path, place="line 1", remedy=remedy)
