"""Tests of diff: rows added, removed and changed, by key."""

import published_sample as sample
import pytest

from pipeline.diff import diff, format_changes
from pipeline.errors import StateError
from pipeline.publish import publish_tables
from pipeline.settings import Settings
from pipeline.tables import write_rows


def publish(root, claims, decisions=()):
    stages = sample.build_stages(root)
    write_rows(stages / "extract" / "0000", "claims", claims)
    write_rows(stages / "reconcile" / "0000", "decisions_applied", decisions)
    publish_tables(sample.laid_out(stages), root / "out", Settings())
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
    assert text[1] == f"changed  claims {first['claim_id']}: value 26240.0 → 26250.0; comparator '=' → '~'"


def test_rows_without_a_key_are_counted(tmp_path):
    line = {"target_table": "claims", "target_id": "x", "action": "accept", "state": "stale", "state_reason": "gone"}
    changes = diff(publish(tmp_path / "a", sample.CLAIMS, [line]), publish(tmp_path / "b", sample.CLAIMS, [line, line]))
    assert [(c["table"], c["change"]) for c in changes] == [("decisions_applied", "added")]


def test_a_folder_without_tables_is_an_error(tmp_path):
    with pytest.raises(StateError, match="is missing or cannot be read"):
        diff(tmp_path, tmp_path)
