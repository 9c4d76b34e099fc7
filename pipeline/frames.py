"""frames: the tables of an output folder as pandas frames, for notebooks."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError, StateError
from pipeline.tables import read_table, tables

if TYPE_CHECKING:
    import pandas as pd


def read_frame(table: str, out: Path | str = "outputs") -> "pd.DataFrame":
    """A published table as a frame: columns as declared, numbers nullable, lists as arrays, rows in natural order.

    Raises ConfigError for a name that is no table, StateError where OUT holds no such table.
    """
    if table not in tables():
        raise ConfigError(f"there is no table {table}", file=out, remedy=f"it may be {', '.join(tables())}")
    if not (Path(out) / f"{table}.parquet").is_file():
        raise StateError(
            "the table is not there", file=Path(out) / f"{table}.parquet", remedy="run `concord all` first"
        )
    import pandas as pd

    types = {
        "int64": pd.Int64Dtype(),
        "double": pd.Float64Dtype(),
        "bool": pd.BooleanDtype(),
        "string": pd.StringDtype(),
    }
    frame: pd.DataFrame = read_table([Path(out)], table).to_pandas(types_mapper=lambda kind: types.get(str(kind)))
    return frame
