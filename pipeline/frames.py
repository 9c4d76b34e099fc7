"""frames: the tables of an output folder as pandas frames, for notebooks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.csvfile import unguard_text
from pipeline.errors import ConfigError, StateError
from pipeline.tables import arrow_schema, read_parquet, read_text, tables

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def read_frame(table: str, out: Path | str = "outputs") -> "pd.DataFrame":
    """A published table as a frame: columns as declared, numbers nullable, lists as arrays, rows in natural order.

    Raises ConfigError for a name that is no table, StateError where OUT holds no such table.
    """
    if table not in tables():
        raise ConfigError(f"there is no table {table}", file=out, remedy=f"it may be {', '.join(tables())}")
    columns = arrow_schema(table).names
    return _to_frame(_read(Path(out) / f"{table}.parquet").select(columns))


def read_frames(out: Path | str = "outputs") -> "Frames":
    """All tables of an output folder, each read when it is first asked for. Raises StateError where OUT holds none."""
    if not any(Path(out).glob("*.parquet")):
        raise StateError("holds no tables", file=out, remedy="name a folder that `concord all` wrote")
    return Frames(Path(out))


class Frames:
    """The tables of an output folder as attributes: `frames.claims`; the tabulator completes their names.

    Shown as it is, it lists the tables with their rows and what they hold.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._read: dict[str, pd.DataFrame] = {}

    def __getattr__(self, table: str) -> "pd.DataFrame":
        """The table as a frame, read once."""
        if table not in tables():
            raise AttributeError(f"there is no table {table}; it may be {', '.join(tables())}")
        return self[table]

    def __getitem__(self, table: str) -> "pd.DataFrame":
        """The same by name: `frames["claims"]`."""
        if table not in self._read:
            self._read[table] = read_frame(table, self._out)
        return self._read[table]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(tables())

    def __dir__(self) -> list[str]:
        """What the tabulator offers: tables first of all."""
        return [*tables(), "wide", "columns", "text", "explain"]

    def __repr__(self) -> str:
        """A line for each table: name, rows, what it holds."""
        width = max(map(len, tables()))
        lines = [f"{name:{width}}  {self._rows(name):>7,}  {table.description}" for name, table in tables().items()]
        return "\n".join([f"Tables of {self._out}, each as .name:", *lines])

    def wide(self, occupation_id: str | None = None) -> "pd.DataFrame":
        """What the sources say side by side, a row for each reconciled row, a column for each source.

        Raises ConfigError where OUT holds several occupations and none is named.
        """
        found = {path.stem: path for path in sorted((self._out / "wide").glob("*.csv"))}
        if occupation_id is None and len(found) == 1:
            occupation_id = next(iter(found))
        if occupation_id not in found:
            problem = f"there is no wide table of {occupation_id}" if occupation_id else "an occupation must be named"
            raise ConfigError(problem, file=self._out / "wide", remedy=f"it may be {', '.join(found) or 'none'}")
        import pandas as pd

        frame = pd.read_csv(found[occupation_id], dtype="string", keep_default_na=False, na_values=[""])
        return frame.rename(columns=unguard_text).map(unguard_text, na_action="ignore").astype("string")

    def columns(self, table: str) -> "pd.DataFrame":
        """The columns of a table: name, type, what they mean, and which words they may hold."""
        import pandas as pd

        declared = tables()[table].columns
        return pd.DataFrame([(c.name, c.type, c.description, c.values) for c in declared]).set_axis(
            ["column", "type", "meaning", "words"], axis=1
        )

    def text(self, document_id: str) -> str:
        """The text that a document's offsets count in: `text[start:end]` is the evidence."""
        return read_text([self._out], document_id)

    def explain(self, id: str) -> None:  # noqa: A002 -- as on the command line
        """Print where a row comes from, as `concord explain` does."""
        import sys

        from pipeline.explain import explain

        sys.stdout.write(explain(self._out, id))

    def _rows(self, table: str) -> int:
        import pyarrow.parquet as pq

        path = self._out / f"{table}.parquet"
        return pq.read_metadata(path).num_rows if path.is_file() else 0


def _read(path: Path) -> "pa.Table":
    if not path.is_file():
        raise StateError("the table is not there", file=path, remedy="run `concord all` first")
    return read_parquet(path)


def _to_frame(table: "pa.Table") -> "pd.DataFrame":
    import pandas as pd

    types = {
        "int64": pd.Int64Dtype(),
        "double": pd.Float64Dtype(),
        "bool": pd.BooleanDtype(),
        "string": pd.StringDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=lambda kind: types.get(str(kind)))
    return frame
