"""A person's decisions over what the stage finds."""

from pathlib import Path

from builders import claim
from reconcile_help import run


def test_a_rejected_claim_is_gone_everywhere(tmp_path: Path) -> None:
    bad = claim("b.txt", "wage.median", "38000 USD/year", "2018", evidence="$38,000")
    claims = [claim("a.txt", "wage.median", "33750 USD/year", "2018"), bad]
    result = run(tmp_path, claims, decisions=f'claims,{bad["claim_id"]},"$38,000",reject,,,me,2024,wrong year\n')
    assert result.rows("comparisons") == []
    row = result.one("reconciled")
    assert (row["value"], row["status"], row["rival_claim_ids"]) == (33750, "single_source", [])
    assert result.one("decisions_applied")["state"] == "applied"
    assert {r["state"] for r in result.rows("coverage", path="b.txt", attribute="wage")} == {"silent"}


def test_a_corrected_year_turns_a_contradiction_into_a_change(tmp_path: Path) -> None:
    bad = claim("b.txt", "wage.median", "38000 USD/year", "2018")
    claims = [claim("a.txt", "wage.median", "33750 USD/year", "2018"), bad]
    assert run(tmp_path / "1", claims).kinds() == ["contradiction"]
    decisions = f"claims,{bad['claim_id']},,set,period,2021,me,2024,misprint\n"
    assert run(tmp_path / "2", claims, decisions=decisions).kinds() == ["change_over_time"]


def test_an_accepted_claim_settles_a_contradiction(tmp_path: Path) -> None:
    good = claim("b.txt", "wage.median", "38000 USD/year", "2018")
    claims = [
        claim("a.txt", "wage.median", "33750 USD/year", "2018"),
        good,
        claim("c.txt", "wage.median", "33750 USD/year", "2018"),
    ]
    result = run(tmp_path, claims, decisions=f"claims,{good['claim_id']},,accept,,,me,2024,checked\n")
    row = result.one("reconciled")
    assert (row["value"], row["status"]) == (38000, "single_source")
    assert [r["needs_review"] for r in result.rows("comparisons", kind="contradiction")] == [False, False]


def test_decisions_on_comparisons_and_reconciled_rows(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "33750 USD/year", "2018"),
        claim("b.txt", "wage.median", "38000 USD/year", "2018"),
    ]
    plain = run(tmp_path / "1", claims)
    comparison, row = plain.one("comparisons")["comparison_id"], plain.one("reconciled")["reconciled_id"]
    lines = f"comparisons,{comparison},,set,kind,different_scope,me,,other town\n"
    lines += f"reconciled,{row},,set,value,33750,me,,checked\n"
    result = run(tmp_path / "2", claims, decisions=lines)
    assert result.kinds() == ["different_scope"]
    assert result.rows("conflicts") == []
    assert result.one("reconciled")["value"] == 33750
    assert [d["state"] for d in result.rows("decisions_applied")] == ["applied", "applied"]
