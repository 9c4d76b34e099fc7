"""decisions.csv: applied, stale, wrong."""

from pathlib import Path

import pytest
from builders import claim

from pipeline.decisions import (
    Decisions,
    apply_decisions,
    judge_matched,
    merge_outcomes,
    note_matched,
    parse_value,
    read_decisions,
)  # fmt: skip
from pipeline.errors import ConfigError
from pipeline.publish.consolidate import unite
from pipeline.tables import Row, tables, to_arrow

HEADER = "target_table,target_id,quoted_text,action,column,value,who,when,why\n"
CLAIM = claim("a", "wage.median", "33750 USD/year", claim_id="clm-1", evidence="$33,750")


def decide(tmp_path: Path, *lines: str) -> Decisions:
    (tmp_path / "decisions.csv").write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
    return read_decisions([tmp_path / "none", tmp_path])


def apply(decisions: Decisions) -> tuple[list[Row], set[str], list[tuple[str, str]]]:
    rows, accepted = apply_decisions(decisions, "claims", [CLAIM], lambda row: row["evidence"])
    return rows, accepted, [(row["state"], row["state_reason"]) for row in decisions.rows()]


def test_reject_takes_the_claim_out_and_leaves_the_input_alone(tmp_path: Path) -> None:
    rows, _, states = apply(decide(tmp_path, 'claims,clm-1,"$33,750",reject,,,me,2024,wrong year'))
    assert rows == []
    assert states[0][0] == "applied"
    assert CLAIM["value"] == 33750


def test_set_corrects_a_cell_and_a_period_brings_its_years(tmp_path: Path) -> None:
    lines = ["claims,clm-1,,set,value,33760,me,,", "claims,clm-1,,set,period,2018-05,me,,"]
    (row,), _, states = apply(decide(tmp_path, *lines))
    assert (row["value"], row["period"], row["period_kind"], row["period_start"]) == (33760, "2018-05", "point", 2018)
    assert states == [("applied", "value was 33750.0"), ("applied", "period was empty")]
    assert CLAIM["period"] is None


def test_accept_marks_the_claim(tmp_path: Path) -> None:
    _, accepted, _ = apply(decide(tmp_path, "claims,clm-1,,accept,,,me,,"))
    assert accepted == {"clm-1"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('claims,clm-1,"$33,760",reject,,,,,', "the quoted text no longer stands there"),
        ("claims,clm-9,,reject,,,,,", "no such row in this run"),
        ("claims,clm-1,,set,evidence,x,,,", "column evidence of claims cannot be set"),
        ("claims,clm-1,,set,colour,x,,,", "column colour of claims cannot be set"),
        ("claims,clm-1,,set,value,much,,,", "'much' does not fit column value"),
        ("claims,clm-1,,set,statistic,modal,,,", "'modal' does not fit column statistic"),
        ("claims,clm-1,,set,period,soon,,,", "'soon' does not fit column period"),
    ],
)
def test_stale_lines_change_nothing_and_say_why(tmp_path: Path, line: str, reason: str) -> None:
    rows, _, states = apply(decide(tmp_path, line))
    assert rows == [CLAIM]
    assert states == [("stale", reason)]


def test_a_line_on_a_rejected_row_is_stale(tmp_path: Path) -> None:
    rows, _, states = apply(decide(tmp_path, "claims,clm-1,,reject,,,,,", "claims,clm-1,,set,value,1,,,"))
    assert rows == []
    assert states[1] == ("stale", "an earlier line rejects the row")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("target_table,target_id,action\n", "lacks the column quoted_text"),
        (HEADER.replace("why", "because"), "unknown column because"),
        (HEADER + "claims,clm-1,,remove,,,,,\n", "line 2: remove of claims"),
        (HEADER + "clams,clm-1,,reject,,,,,\n", "line 2: reject of clams"),
        (HEADER + "claims,clm-1,,reject,,,me,2024,no, not that\n", "line 2: has more cells than the header's 9"),
        (HEADER + "claims,,,reject,,,,,\n", "line 2: target_id is empty"),
    ],
)
def test_a_wrong_file_is_an_error_with_its_line(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "decisions.csv").write_text(content)
    with pytest.raises(ConfigError, match=problem):
        read_decisions([tmp_path])


def test_lines_on_matches_are_judged_by_what_the_match_stage_left(tmp_path: Path) -> None:
    lines = [
        f"matches,match-{n},,{action},,,,,"
        for n, action in ((1, "reject"), (2, "reject"), (3, "reject"), (2, "accept"))
    ]
    decisions = decide(tmp_path, *lines)
    rows = [{"match_id": "match-1", "decision": "related"}, {"match_id": "match-2", "decision": "same"}]
    note_matched(decisions, "matches", rows, {})
    assert [row["state"] for row in decisions.rows()] == ["applied", "stale", "stale", "applied"]


@pytest.mark.parametrize(
    ("action", "decision", "state", "reason"),
    [
        ("accept", "same", "applied", "as decided"),
        ("accept", "related", "stale", "still related"),
        ("reject", "related", "applied", "as decided"),
        ("reject", "same", "stale", "still stands"),
        ("set", "same", "stale", "cannot be set"),
    ],
)
def test_a_line_on_a_match_is_applied_only_where_the_row_is_as_it_wants(
    action: str, decision: str, state: str, reason: str
) -> None:
    told = judge_matched("matches", {"decision": decision}, action)
    assert told[0] == state
    assert reason in told[1]


def test_partitions_agree_on_one_outcome_a_line() -> None:
    nobody = {"state": "stale", "state_reason": "no such row in this run"}
    changed = {"state": "stale", "state_reason": "the quoted text no longer stands there"}
    done = {"state": "applied", "state_reason": "x"}
    assert merge_outcomes([[nobody, nobody, nobody], [done, changed, nobody], [nobody, nobody, nobody]]) == [
        done, changed, nobody,
    ]  # fmt: skip


def test_publishing_keeps_one_row_a_decision() -> None:
    line = {"target_table": "claims", "target_id": "claim-1", "action": "reject", "value": None}
    nobody = {**line, "state": "stale", "state_reason": "no such row in this run"}
    done = {**line, "state": "applied", "state_reason": "the row was left out"}
    batches = [to_arrow("decisions_applied", rows) for rows in ([nobody, nobody], [done, nobody])]
    (found,) = unite(lambda: batches, "decisions_applied")
    assert found["state"].to_pylist() == ["applied", "stale"]


@pytest.mark.parametrize(
    ("table", "column", "text", "value"),
    [
        ("claims", "value", "", None),
        ("claims", "value", "3.5", 3.5),
        ("claims", "start", "12", 12),
        ("claims", "period", "2016/2026", "2016/2026"),
        ("claims", "status", "asserted", "asserted"),
        ("comparisons", "needs_review", "TRUE", True),
        ("comparisons", "needs_review", "false", False),
    ],
)
def test_a_person_s_word_becomes_a_cell_of_its_column(table: str, column: str, text: str, value: object) -> None:
    assert parse_value(next(c for c in tables()[table].columns if c.name == column), text) == value


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("claims", "value", "much"),
        ("claims", "start", "1.5"),
        ("claims", "period", "next year"),
        ("claims", "status", "sure"),
        ("comparisons", "needs_review", "yes"),
        ("comparisons", "tests", "same reading"),
    ],
)
def test_a_word_that_does_not_fit_its_column_is_refused(table: str, column: str, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_value(next(c for c in tables()[table].columns if c.name == column), text)
