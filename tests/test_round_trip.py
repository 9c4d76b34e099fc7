"""Any row of any table comes back from CSV and from Parquet as it was."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.csvfile import format_batch, format_list, read_csv, write_line
from pipeline.tables import Column, Row, read_rows, read_table, tables, write_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "None", "NA", "null", "NaN", "=1+1", "'", "''x", " a ", 'a"b', "a,b", "a\r\nb", "\ufeff", "-1", "1e5", "true"]
)


def cells(column: Column, required: bool) -> st.SearchStrategy[object]:
    """Whatever a column may hold."""
    low, high = column.minimum, column.maximum
    if column.values is not None:
        found: st.SearchStrategy[object] = st.sampled_from(column.values)
    elif column.type == "integer":
        least, most = -(2**63) if low is None else int(low), 2**63 - 1 if high is None else int(high)
        found = st.integers(least, most)
    elif column.type == "number":
        found = st.floats(low, high, allow_nan=False, allow_infinity=False).map(lambda x: x or 0.0)
    elif column.type == "boolean":
        found = st.booleans()
    elif column.type == "list":
        return st.lists(TEXTS, max_size=3)
    else:
        found = TEXTS
    return found if required else st.none() | found


@pytest.mark.parametrize("name", tables())
def test_rows_come_back(name: str) -> None:
    table = tables()[name]
    row = st.fixed_dictionaries({c.name: cells(c, c.name in table.required) for c in table.columns})

    @given(st.lists(row, max_size=4))
    @settings(max_examples=12, deadline=None)
    def check(rows: list[Row]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_rows(Path(folder), name, rows)
            assert read_rows([Path(folder)], name) == rows
            path = Path(folder) / f"{name}.csv"
            with path.open("wb") as file:
                write_line(file, table.names)
                file.write(format_batch(name, read_table([Path(folder)], name)))
            assert read_csv(path, name) == rows

    check()


@given(st.lists(st.text()))
def test_a_list_is_written_as_json_writes_it(texts: list[str]) -> None:
    assert format_list(texts) == json.dumps(texts, ensure_ascii=False)
