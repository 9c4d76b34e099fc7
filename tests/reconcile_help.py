"""reconcile_help: the stage run over claims from short specs, and the tables that it wrote."""

from pathlib import Path

from builders import write_inputs

from pipeline.reconcile import reconcile_part
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows

OUTPUTS = (
    "datings", "witnesses", "comparisons", "conflicts", "reconciled", "reconciled_periods", "concepts",
    "reconciled_concepts", "coverage", "decisions_applied",
)  # fmt: skip


class Result:
    """The tables that one run wrote."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def rows(self, table: str, **cells: object) -> list[Row]:
        rows = read_rows([self.output], table)
        return [row for row in rows if all(row[name] == cell for name, cell in cells.items())]

    def kinds(self, **cells: object) -> list[str]:
        return [row["kind"] for row in self.rows("comparisons", **cells)]

    def one(self, table: str, **cells: object) -> Row:
        (row,) = self.rows(table, **cells)
        return row


def run(
    folder: Path, claims: list[Row], documents: list[Row] = (), settings: Settings | None = None, **others
) -> Result:
    """What the stage makes of claims, of documents beside them, and of lines of `decisions.csv`."""
    decisions = others.pop("decisions", None)
    source = write_inputs(folder / "in", claims, documents, **others)
    if decisions is not None:
        header = "target_table,target_id,quoted_text,action,column,value,who,when,why\n"
        (source / "decisions.csv").write_text(header + decisions, "utf-8")
    reconcile_part([source], folder / "out", settings or Settings())
    return Result(folder / "out")
