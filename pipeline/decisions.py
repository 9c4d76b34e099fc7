"""decisions: a person's decisions.csv laid over claims, comparisons and reconciled rows, each line applied or stale."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.tables import Column, Row, tables, vocabularies
from pipeline.timeline import parse_period

NAMES = ("target_table", "target_id", "quoted_text", "action", "column", "value", "who", "when", "why")
KEYS = {
    "claims": "claim_id",
    "comparisons": "comparison_id",
    "conflicts": "comparison_id",
    "reconciled": "reconciled_id",
}
FIXED = frozenset({"document_id", "section_id", "start", "end", "evidence", "path", "publisher"})  # where, not what


@dataclass
class Decisions:
    """The lines of decisions.csv in their order, and what became of each."""

    lines: list[dict[str, str]]
    outcomes: dict[int, tuple[str, str]] = field(default_factory=dict)  # line: state, why

    def rows(self) -> list[Row]:
        """The table `decisions_applied`: a line nothing answered to is stale."""
        nobody = ("stale", "no such row in this run")
        return [
            {**{name: line[name] or None for name in NAMES}, "state": state, "state_reason": reason}
            for number, line in enumerate(self.lines)
            for state, reason in [self.outcomes.get(number, nobody)]
        ]


def read_decisions(folders: Iterable[Path]) -> Decisions:
    """The decisions of the first folder that has a decisions.csv, if any. Raises ConfigError with the line."""
    path = next((folder / "decisions.csv" for folder in folders if (folder / "decisions.csv").is_file()), None)
    if path is None:
        return Decisions([])
    try:
        return Decisions(_read_lines(path))
    except UnicodeDecodeError as error:
        raise ConfigError(f"is not UTF-8 text: {error.reason}", file=path, remedy="save it as CSV (UTF-8)") from None
    except csv.Error as error:
        raise ConfigError(f"is no CSV: {error}", file=path, remedy="save it as CSV (UTF-8)") from None


def _read_lines(path: Path) -> list[dict[str, str]]:
    lines = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        missing = [name for name in NAMES[:4] if name not in (reader.fieldnames or [])]
        unknown = [name for name in reader.fieldnames or [] if name not in NAMES]
        if missing or unknown:
            problem = f"lacks the column {missing[0]}" if missing else f"has an unknown column {unknown[0]}"
            raise ConfigError(problem, file=path, place="line 1", remedy=f"columns are {', '.join(NAMES)}")
        for record in reader:
            line = {name: (record.get(name) or "").strip() for name in NAMES}
            if line["action"] not in vocabularies()["decision_action"] or line["target_table"] not in tables():
                problem = f"{line['action'] or 'no action'} of {line['target_table'] or 'no table'} cannot be done"
                remedy = "action is accept, reject or set; target_table is a table of the output"
                raise ConfigError(problem, file=path, place=f"line {reader.line_num}", remedy=remedy)
            if None in record:
                problem = f"has more cells than the header's {len(reader.fieldnames or [])}"
                remedy = "put a cell with a comma in quotes"
                raise ConfigError(problem, file=path, place=f"line {reader.line_num}", remedy=remedy)
            if not line["target_id"]:
                remedy = "copy the id of the row from the table"
                raise ConfigError("target_id is empty", file=path, place=f"line {reader.line_num}", remedy=remedy)
            lines.append(line)
    return lines


def apply_decisions(
    decisions: Decisions, table: str, rows: Sequence[Row], quotable: Callable[[Row], str]
) -> tuple[list[Row], set[str]]:
    """The rows of a table with the decisions laid on them, rejected ones left out, and the ids that were accepted.

    A line whose quoted text no longer stands in `quotable(row)`, or whose column or value does not fit, is stale and
    changes nothing. Later lines win over earlier ones.
    """
    key = KEYS[table]
    wanted = {line["target_id"] for line in decisions.lines if KEYS.get(line["target_table"]) == key}
    touched = {row[key]: dict(row) for row in rows if row[key] in wanted}
    rejected: set[str] = set()
    accepted: set[str] = set()
    for number, line in enumerate(decisions.lines):
        row = touched.get(line["target_id"])
        if KEYS.get(line["target_table"]) != key or row is None:
            continue
        if line["target_id"] in rejected:
            decisions.outcomes[number] = ("stale", "an earlier line rejects the row")
        elif line["quoted_text"] and line["quoted_text"] not in quotable(row):
            decisions.outcomes[number] = ("stale", "the quoted text no longer stands there")
        elif line["action"] == "reject":
            rejected.add(line["target_id"])
            decisions.outcomes[number] = ("applied", f"the row was left out of everything after `{table}`")
        elif line["action"] == "accept":
            accepted.add(line["target_id"])
            decisions.outcomes[number] = ("applied", "the row wins over rules and scores")
        else:
            decisions.outcomes[number] = set_cell(table, row, line)
    return [touched.get(row[key], row) for row in rows if row[key] not in rejected], accepted


def set_cell(table: str, row: Row, line: Mapping[str, str]) -> tuple[str, str]:
    """Set one cell of a row in place: the state of the line and why. Periods bring their years with them."""
    columns = {column.name: column for column in tables()[table].columns if not column.name.endswith("_id")}
    columns = {**columns, **{c.name: c for c in tables()[table].columns if c.name in ("scope_id", "occupation_id")}}
    column = columns.get(line["column"])
    if column is None or column.name in FIXED:
        return "stale", f"column {line['column'] or '(none)'} of {table} cannot be set"
    try:
        value = parse_value(column, line["value"])
    except ValueError:
        return "stale", f"{line['value']!r} does not fit column {column.name}"
    was = row[column.name]
    row[column.name] = value
    if table == "claims" and column.name == "period":
        period = parse_period(line["value"])
        row["period_kind"] = period.kind if period else None
        row["period_start"], row["period_end"] = (period.start, period.end) if period else (None, None)
    return "applied", f"{column.name} was {'empty' if was is None else was}"


def parse_value(column: Column, text: str) -> object:
    """A text as a cell of the column; empty is null. Raises ValueError where it does not fit."""
    if not text:
        return None
    if column.values is not None and text not in column.values:
        raise ValueError(text)
    if column.name == "period" and parse_period(text) is None:
        raise ValueError(text)
    if column.type == "list":
        raise ValueError(text)
    if column.type == "boolean":
        if text.lower() not in ("true", "false"):
            raise ValueError(text)
        return text.lower() == "true"
    return int(text) if column.type == "integer" else float(text) if column.type == "number" else text


def note_matched(decisions: Decisions, table: str, rows: Sequence[Row], quotes: Mapping[str, str]) -> None:
    """Report the lines that the match stage had to apply, by what stands in its table now.

    `quotes`: the words behind each row, by its id. Where the row is not as the person wanted, the line says why.
    """
    ids = {str(row[tables()[table].key[0]]): row for row in rows}
    for number, line in enumerate(decisions.lines):
        row = ids.get(line["target_id"])
        if line["target_table"] != table or row is None:
            continue
        if line["quoted_text"] and line["quoted_text"] not in quotes.get(line["target_id"], ""):
            decisions.outcomes[number] = ("stale", "the quoted text no longer stands there")
        else:
            decisions.outcomes[number] = judge_matched(table, row, line["action"])


def judge_matched(table: str, row: Row, action: str) -> tuple[str, str]:
    """The state of a line on a row of the match stage, and why: it holds where the row is as the line wants it."""
    decision = row.get("decision")
    if action == "set":
        return "stale", f"a cell of `{table}` cannot be set: accept or reject the row"
    if action == "reject" and decision != "related":
        return "stale", "the row still stands: the match stage did not take it out"
    if action == "accept" and decision == "related":
        return "stale", "the row is still related: another line rejects what this one would join"
    return "applied", "the row is as decided"


def merge_outcomes(parts: Iterable[Sequence[Row]]) -> list[Row]:
    """One row for each line, from the `decisions_applied` of several partitions: applied wherever one applied it.

    Every partition sees all lines in the same order, and calls those stale whose rows it does not hold.
    """
    merged: list[Row] = []
    for rows in parts:
        for place, row in enumerate(rows):
            if place == len(merged):
                merged.append(row)
            elif row["state"] == "applied" or (
                merged[place]["state"] == "stale" and merged[place]["state_reason"] == "no such row in this run"
            ):
                merged[place] = row
    return merged
