"""wide: the reconciled table as a person reads it, a column a source and the period in brackets."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import wording
from pipeline.csvfile import format_line, guard_text, read_cells, unguard_text
from pipeline.publish.readings import Published
from pipeline.publish.shelf import Shelf
from pipeline.tables import Row

LEADING = ("occupation", "attribute", "statistic", "unit", "scope", "aspect", "status", "headline", "period")
UNKNOWN = "unknown-occupation"  # file name for rows whose occupation could not be told


def list_wide(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Name and content of `wide/<occupation_id>.csv` for each occupation."""
    for occupation_id in dict.fromkeys(shelf.table("reconciled")["occupation_id"].to_pylist()):
        table = build_wide(Published(shelf, occupation_id), occupation_id)
        yield f"wide/{occupation_id or UNKNOWN}.csv", format_csv(table)


def write_only(wide: Path, parquet: Path) -> None:
    """Write the CSV file of the only occupation as Parquet too."""
    names, *lines = read_cells(wide)
    rows = [[unguard_text(cell) if cell else None for cell in line] for line in lines]
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    headings = map(unguard_text, names)
    arrays = [pa.array(cells, pa.string()) for cells in columns]
    pq.write_table(pa.table(arrays, names=list(headings)), parquet, compression="zstd")


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
        columns["headline"].append(published.headline(row) + tell_computed(row, published.claims))
        cells = published.by_source(row)
        for source, heading in headings.items():
            said = [f"{reading.words} ({reading.brackets})" for reading in cells.get(source, [])]
            columns[heading].append("; ".join(said) or None)
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})


def tell_computed(row: Row, claims: Mapping[str, Row]) -> str:
    """From which reading a headline was computed that no claim says in its unit; nothing where one does."""
    figure = any(row[name] is not None for name in ("value", "low", "high"))
    said = [claims[name] for name in row["claim_ids"] if name in claims]
    if not figure or not said or any(claim["unit"] in (row["unit"], None) for claim in said):
        return ""
    return f" (computed from {wording.format_reading(said[0])})"


def format_csv(table: pa.Table) -> bytes:
    """The table as CSV, every text guarded, headings too."""
    lines = (["" if cell is None else guard_text(cell) for cell in cells] for cells in _records(table))
    return "".join(map(format_line, lines)).encode()


def _records(table: pa.Table) -> Iterator[list[str | None]]:
    yield list(table.column_names)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        yield list(row)
