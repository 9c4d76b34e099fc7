"""wide: the reconciled table as a person reads it, a column a source and the period in brackets."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import csvfile, wording
from pipeline.publish.readings import Published
from pipeline.publish.shelf import Shelf

LEADING = ("occupation", "attribute", "statistic", "unit", "scope", "aspect", "status", "headline", "period")
UNKNOWN = "unknown-occupation"  # file name for rows whose occupation could not be told


def write_wide(output: Path) -> None:
    """Write `wide/<occupation_id>.csv` for each occupation, and `reconciled_wide.*` where there is just one."""
    shelf = Shelf(output)
    occupations = list(dict.fromkeys(shelf.table("reconciled")["occupation_id"].to_pylist()))
    (output / "wide").mkdir()
    for occupation_id in occupations:
        table = build_wide(Published(shelf, occupation_id), occupation_id)
        write_csv(table, output / "wide" / f"{occupation_id or UNKNOWN}.csv")
        if len(occupations) == 1:
            write_csv(table, output / "reconciled_wide.csv")
            pq.write_table(table, output / "reconciled_wide.parquet", compression="zstd")


def build_wide(published: Published, occupation_id: str | None) -> pa.Table:
    """Texts only: the leading columns, one for each source, and the reconciled row's id last."""
    headings = {
        source: f"{name} ({source})" if name in (*LEADING, "reconciled_id") else name
        for source, name in published.columns.items()
    }
    columns: dict[str, list[str | None]] = {name: [] for name in (*LEADING, *headings.values(), "reconciled_id")}
    for row in published.reconciled:
        if row["occupation_id"] != occupation_id:
            continue
        for name in ("occupation", "attribute", "statistic", "unit", "aspect", "status", "reconciled_id", "period"):
            columns[name].append(row[name])
        columns["scope"].append(wording.format_scope(row) or None)
        columns["headline"].append(wording.format_reading(row))
        cells = published.by_source(row)
        for source, heading in headings.items():
            said = [f"{reading.words} ({reading.brackets})" for reading in cells.get(source, [])]
            columns[heading].append("; ".join(said) or None)
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})


def write_csv(table: pa.Table, path: Path) -> None:
    """The table as CSV, every text guarded, headings too."""
    with path.open("wb") as file:
        for cells in _records(table):
            csvfile.write_line(file, ["" if cell is None else csvfile.guard_text(cell) for cell in cells])


def _records(table: pa.Table) -> Iterator[list[str | None]]:
    yield list(table.column_names)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        yield list(row)
