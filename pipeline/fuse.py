"""fuse: any domain's claims from a CSV file in, one resolved value for each object and attribute out."""

import csv
import re
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from pipeline import csvfile
from pipeline.durable import locked, seal
from pipeline.errors import ConfigError
from pipeline.fusion.claims import Claims, Coded, Outcome, resolve_claims
from pipeline.fusion.values import Flags, Integers
from pipeline.partitions import MANIFEST
from pipeline.settings import Settings
from pipeline.tables import ARROW_TYPES, Column

COLUMNS = ("source", "object", "attribute", "value")
OPTIONAL = ("period", "unit")
FIGURE = re.compile(r"[-+]?[\d.,]+%?")  # a value that no spreadsheet runs, though it begins with a sign
FUSED = (
    Column("object", "text", "What the claims are about.", None, None, None),
    Column("attribute", "text", "What is claimed of it.", None, None, None),
    Column("period", "text", "For what time.", None, None, None),
    Column("unit", "text", "In what unit.", None, None, None),
    Column(
        "value", "text", "The resolved value, in its most frequent spelling; empty: none is claimed.", None, None, None
    ),
    Column("confidence", "number", "Estimated probability that the value is right.", None, 0, 1),
    Column("n_sources", "integer", "Sources that say it.", None, 0, None),
    Column("n_witnesses", "integer", "Sources that say it, copies counted once.", None, 0, None),
    Column("policy", "text", "What decided: trust-weighted, or vote.", ("vote", "trust-weighted"), None, None),
    Column("latest", "boolean", "Whether this is the latest period with a value.", None, None, None),
)
SOURCE_ACCURACY = (
    Column("source", "text", "Who claims.", None, None, None),
    Column("attribute", "text", "What is claimed.", None, None, None),
    Column("accuracy", "number", "Estimated share of the source's claims that are right.", None, 0, 1),
    Column(
        "copies_of", "text", "The source that this one repeats, or shares another definition with.", None, None, None
    ),
)


def fuse_file(claims: Path, out: Path, settings: Settings, tolerance: str | None = None) -> dict[str, int]:
    """Write fused and source_accuracy of CLAIMS to OUT, as CSV and Parquet; returns how many rows of each.

    The order of claims plays no part. `settings.policy` vote or trust-weighted insists on one; any other leaves the
    choice to the data. Raises ConfigError where CLAIMS or `tolerance` cannot be read, or OUT holds the tables of a run.
    """
    if (out / MANIFEST).exists() or (out / ".stages" / "survey").exists():
        raise ConfigError("holds the tables of `concord all`", file=out, remedy="choose another -o")
    names, read = read_claims(claims)
    outcome = resolve_claims(read, tolerance, settings.policy)
    tables = {"fused": list_values(read, names, outcome), "source_accuracy": list_sources(read, outcome)}
    with locked(out):
        new = out / ".stages" / "fuse.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        for (name, table), columns in zip(tables.items(), (FUSED, SOURCE_ACCURACY), strict=True):
            write_table(new, name, table, columns)
        for name in seal(new):
            (new / name).replace(out / name)
        new.rmdir()
    return {name: len(table) for name, table in tables.items()}


# -- reading -----------------------------------------------------------------------------------------------------------


def read_claims(path: Path) -> tuple[list[str], Claims]:
    """The names of the optional columns that are there, and the claims. Raises ConfigError with the place."""
    header = read_header(path)
    texts = pa.dictionary(pa.int32(), pa.string())
    try:
        table = pa_csv.read_csv(
            path,
            read_options=pa_csv.ReadOptions(use_threads=False),  # only then do errors name the row
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(column_types=dict.fromkeys(header, texts), strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        problem = f"cannot be read: {str(error).removeprefix('CSV parse error: ')}"
        raise ConfigError(problem, file=path, remedy="save it as CSV in UTF-8, cells with commas quoted") from None
    table = table.unify_dictionaries().combine_chunks()
    scope = [name for name in OPTIONAL if name in header]
    coded = {name: code_column(table.column(name), name) for name in (*COLUMNS, *scope)}
    for name in COLUMNS[:3]:
        check_filled(path, name, coded[name])
    source, thing, attribute, value = (coded[name] for name in COLUMNS)
    return scope, Claims(source, thing, attribute, value, tuple(coded[name] for name in scope))


def read_header(path: Path) -> list[str]:
    """The column names of a CSV file. Raises ConfigError where one is missing, unknown or stands twice."""
    if not path.is_file():
        raise ConfigError("there is no such file", file=path, remedy="give a CSV file of claims")
    try:
        with path.open("rb") as file:
            header = next(csv.reader([file.readline().decode("utf-8-sig")]), [])
    except UnicodeDecodeError:
        raise ConfigError("is not UTF-8 text", file=path, place="line 1", remedy="save it as CSV in UTF-8") from None
    csvfile.check_header(path, header, COLUMNS, OPTIONAL)
    return header


def code_column(column: pa.ChunkedArray, name: str) -> Coded:
    """A column of dictionary texts as codes in natural order (values: in plain order), outer space off."""
    if not len(column):
        return Coded(np.zeros(0, dtype=np.int64), pa.array([], pa.string()))
    chunk = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = pc.utf8_trim_whitespace(chunk.dictionary).dictionary_encode()
    texts = encoded.dictionary
    order = pc.array_sort_indices(texts).to_numpy() if name == "value" else natural_order(texts.to_pylist(), name)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    codes = rank[encoded.indices.to_numpy()][chunk.indices.to_numpy()]
    return Coded(codes, texts.take(pa.array(order)))


def natural_order(texts: list[str], name: str) -> Integers:
    """Where the texts stand when numbers in them are compared as numbers; windows of time go by their end."""

    def key(i: int) -> tuple[str, str]:
        text = texts[i].rpartition("/")[2] if name == "period" else texts[i]
        return re.sub(r"\d+", lambda number: number[0].lstrip("0").zfill(20), text), texts[i]

    return np.array(sorted(range(len(texts)), key=key), dtype=np.int64)


def check_filled(path: Path, name: str, column: Coded) -> None:
    """Raises ConfigError with the row where a cell is empty that must not be."""
    empty = pc.index(column.texts, "").as_py() if len(column.texts) else -1
    if empty >= 0:
        row = int(np.argmax(column.codes == empty)) + 1
        raise ConfigError(
            "is empty", file=path, place=f"row {row}, column {name}", remedy="fill it or leave the row out"
        )


# -- writing -----------------------------------------------------------------------------------------------------------


def list_values(claims: Claims, names: list[str], outcome: Outcome) -> pa.Table:
    """The rows of `fused`; with periods, a row for each, the latest marked."""
    keys = dict(zip(("object", "attribute", *names), outcome.items.codes, strict=True))
    coded = dict(zip(keys, (claims.object, claims.attribute, *claims.scope), strict=True))
    columns = {name: none_for_empty(coded[name].texts.take(pa.array(codes))) for name, codes in keys.items()}
    found = outcome.value >= 0
    texts = claims.value.texts if len(claims.value.texts) else pa.array([""])
    columns["value"] = texts.take(pa.array(np.maximum(outcome.value, 0), mask=~found))
    columns["confidence"] = pa.array(outcome.confidence)
    columns["n_sources"], columns["n_witnesses"] = pa.array(outcome.n_sources), pa.array(outcome.n_witnesses)
    words = pa.array(["vote", "trust-weighted"])
    columns["policy"] = words.take(pa.array(outcome.trusted, mask=~found))
    if "period" in keys:
        columns["latest"] = pa.array(mark_latest(keys, found))
    return pa.table({column.name: columns[column.name] for column in FUSED if column.name in columns})


def mark_latest(keys: dict[str, Integers], found: Flags) -> Flags:
    """Whether each row has the last period with a value of its object, attribute and unit."""
    others = [keys[name] for name in ("object", "attribute", "unit") if name in keys]
    order = np.lexsort((keys["period"], found, *reversed(others)))
    last = np.ones(len(order), dtype=bool)
    last[:-1] = np.any([part[order][1:] != part[order][:-1] for part in others], axis=0)
    latest = np.zeros(len(order), dtype=bool)
    latest[order] = last
    marked: Flags = latest & found
    return marked


def list_sources(claims: Claims, outcome: Outcome) -> pa.Table:
    """The rows of `source_accuracy`."""
    return pa.table(
        {
            "source": claims.source.texts.take(pa.array(outcome.cell_source)),
            "attribute": claims.attribute.texts.take(pa.array(outcome.cell_attribute)),
            "accuracy": pa.array(outcome.accuracy),
            "copies_of": claims.source.texts.take(pa.array(outcome.copies_of, mask=outcome.copies_of < 0)),
        }
    )


def none_for_empty(texts: pa.Array) -> pa.Array:
    """The texts, null where they are empty."""
    return pc.if_else(pc.equal(texts, ""), None, texts)


def write_table(folder: Path, name: str, table: pa.Table, declared: tuple[Column, ...]) -> None:
    """Write `folder/name.csv` and `.parquet`."""
    columns = [column for column in declared if column.name in table.column_names]
    schema = pa.schema([pa.field(column.name, ARROW_TYPES[column.type]) for column in columns])
    table = table.select([column.name for column in columns]).cast(schema)
    pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    cells = [format_column(column, table.column(column.name).to_pylist()) for column in columns]
    with (folder / f"{name}.csv").open("wb") as file:
        csvfile.write_line(file, table.column_names)
        file.writelines((",".join(map(csvfile.quote_cell, line)) + "\n").encode() for line in zip(*cells, strict=True))


def format_column(column: Column, cells: list[object]) -> list[str]:
    """A column's cells for CSV; of resolved values, figures stay as they are and other texts are guarded."""
    written = csvfile.format_cells(column, cells)
    if column.name != "value":
        return written
    return [str(raw) if raw is not None and FIGURE.fullmatch(str(raw)) else cell for raw, cell in zip(cells, written)]
