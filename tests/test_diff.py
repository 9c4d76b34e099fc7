"""Tests of diff: rows added, removed and changed, by key."""

import published_sample as sample
import pytest

from pipeline.csvfile import read_cells
from pipeline.diff import diff, format_changes, write_changes
from pipeline.errors import StateError
from pipeline.settings import Settings
from pipeline.tables import write_rows


def publish(root, claims, decisions=()):
    stages = sample.build_stages(root)
    write_rows(stages / "extract" / "0000", "claims", claims)
    write_rows(stages / "reconcile" / "0000", "decisions_applied", decisions)
    sample.publish_tables(sample.laid_out(stages), root / "out", Settings())
    return root / "out"


def test_equal_folders_do_not_differ(tmp_path):
    assert diff(publish(tmp_path / "a", sample.CLAIMS), publish(tmp_path / "b", sample.CLAIMS)) == []


def test_changes_are_named_by_table_key_and_cell(tmp_path):
    first, second, third = sample.CLAIMS
    a = publish(tmp_path / "a", [first, second])
    b = publish(tmp_path / "b", [{**first, "value": 26250.0, "comparator": "~"}, third])
    changes = diff(a, b)
    assert [(c["table"], c["key"], c["change"]) for c in changes] == [
        ("claims", second["claim_id"], "removed"),
        ("claims", first["claim_id"], "changed"),
        ("claims", third["claim_id"], "added"),
    ]
    assert changes[1]["columns"] == {"value": [26240.0, 26250.0], "comparator": ["=", "~"]}
    assert changes[0]["columns"]["evidence"] == "$33,750 a year"
    text = format_changes(changes).splitlines()
    assert text[0].startswith(f"removed  claims {second['claim_id']}: ") and text[0].endswith("$33,750 a year, 33750.0")
    assert text[1] == f"changed  claims {first['claim_id']}: value 26240.0 → 26250.0; comparator '=' → '~'"


def test_rows_without_a_key_are_counted(tmp_path):
    line = {"target_table": "claims", "target_id": "x", "action": "accept", "state": "stale", "state_reason": "gone"}
    changes = diff(publish(tmp_path / "a", sample.CLAIMS, [line]), publish(tmp_path / "b", sample.CLAIMS, [line, line]))
    assert [(c["table"], c["change"]) for c in changes] == [("decisions_applied", "added")]


def test_a_folder_without_tables_is_an_error(tmp_path):
    with pytest.raises(StateError, match="is missing or cannot be read"):
        diff(tmp_path, tmp_path)


def test_changes_as_csv_are_a_line_a_cell_and_no_formula(tmp_path):
    row = {"value": [1.0, None], "names": [[], ["a"]], "needs_review": [False, True], "evidence": ["x", "=1+1"]}
    changes = [
        {"table": "claims", "key": "claim-1", "change": "changed", "columns": row},
        {"table": "sources", "key": "s", "change": "added", "columns": {"publisher": "A, B", "url": None}},
    ]
    write_changes(changes, tmp_path / "changes.csv")
    assert list(read_cells(tmp_path / "changes.csv")) == [
        ["table", "key", "change", "column", "before", "after"],
        ["claims", "claim-1", "changed", "value", "1", ""],
        ["claims", "claim-1", "changed", "names", "[]", '["a"]'],
        ["claims", "claim-1", "changed", "needs_review", "false", "true"],
        ["claims", "claim-1", "changed", "evidence", "x", "'=1+1"],
        ["sources", "s", "added", "publisher", "", "A, B"],
    ]
