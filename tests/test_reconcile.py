"""The stage as a whole: the claims of five profiles, and none."""

from pathlib import Path

import pytest
from builders import claim, document
from reconcile_help import OUTPUTS, Result, run
from seed_claims import ARTICLE, BOOK, BULLETS, POSTING, SUMMARY, seed_claims, seed_documents


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("seeds"), seed_claims(), seed_documents())


def test_median_pay_changes_over_three_periods(seeds: Result) -> None:
    row = seeds.one("reconciled", attribute="wage", statistic="median", scope_type=None)
    assert (row["status"], row["value"], row["period"], row["period_basis"]) == (
        "varies_by_period", 33750, "2018-05", "series",
    )  # fmt: skip
    periods = seeds.rows("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert [(p["period"], p["value"]) for p in periods] == [("2002", 26240), ("2016-05", 32300), ("2018-05", 33750)]
    changes = seeds.rows(
        "comparisons", kind="change_over_time", unit_a="USD/year", unit_b="USD/year", statistic_a="median"
    )
    assert [(c["period_a"], c["period_b"]) for c in changes] == [
        ("2002", "2016-05"), ("2002", "2018-05"), ("2016-05", "2018-05"),
    ]  # fmt: skip
    assert changes[0]["difference"] == 6060
    assert round(changes[0]["difference_percent"], 1) == 23.1
    assert round(changes[0]["real_difference_percent"], 1) == -7.7
    assert all(c["evidence_a"] in c["explanation"] and c["evidence_b"] in c["explanation"] for c in changes)


def test_every_explanation_holds_the_quotes(seeds: Result) -> None:
    for row in seeds.rows("comparisons"):
        assert row["evidence_a"] in row["explanation"]
        assert row["evidence_b"] is None or row["evidence_b"] in row["explanation"]
        assert "{" not in row["explanation"] and row["tests"]


def test_undated_pay_is_dated_in_datings(seeds: Result) -> None:
    values = {c["claim_id"]: c["value"] for c in seed_claims()}
    dated = {values[d["claim_id"]]: d["period"] for d in seeds.rows("datings", basis="series")}
    assert dated == {
        33750: "2018-05", 16.23: "2018-05", 22140: "2018-05", 10.65: "2018-05", 55310: "2018-05", 26.59: "2018-05",
        32300: "2016-05", 15.53: "2016-05",
    }  # fmt: skip
    by_document = {
        d["period"] for d in seeds.rows("datings", basis="document") if values[d["claim_id"]] in (33750, 32300)
    }
    assert by_document == {"2016/2018"}


def test_hourly_and_annual_pay_are_four_derived_agreements(seeds: Result) -> None:
    rows = seeds.rows("comparisons", kind="derived_agreement")
    assert sorted((row["reading_a"], row["reading_b"]) for row in rows) == [
        ("22,140 USD/year", "10.65 USD/hour"), ("32,300 USD/year", "15.53 USD/hour"),
        ("33,750 USD/year", "16.23 USD/hour"), ("55,310 USD/year", "26.59 USD/hour"),
    ]  # fmt: skip
    assert any("15.53 USD/hour × 2,080 = 32,302.4 USD/year, within 15.4 of 32,300" in row["tests"] for row in rows)


def test_outlook_changes_over_time(seeds: Result) -> None:
    row = seeds.one("reconciled", attribute="employment_outlook")
    assert (row["status"], row["category"], row["period"]) == ("varies_by_period", "decline", "../2032")
    periods = seeds.rows("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert [(p["period"], p["category"]) for p in periods] == [
        ("../2012", "faster_than_average"), ("2016/2026", "as_fast_as_average"),
        ("2020/2030", "little_or_no_change"), ("../2032", "decline"),
    ]  # fmt: skip
    assert set(seeds.kinds(attribute="employment_outlook")) == {"change_over_time", "copied_agreement"}


def test_nothing_is_called_a_contradiction(seeds: Result) -> None:
    found = set(seeds.kinds())
    assert not found & {"contradiction", "internal_inconsistency", "undated_unresolved"}
    assert "contradicted" not in {row["status"] for row in seeds.rows("reconciled")}


def test_the_grocery_median_is_no_agreement_with_the_tenth_percentile(seeds: Result) -> None:
    rows = [r for r in seeds.rows("comparisons") if r["reading_a"] == r["reading_b"] == "17,230 USD/year"]
    assert [(r["kind"], {r["statistic_a"], r["statistic_b"]}) for r in rows] == [
        ("different_statistic", {"p10", "median"})
    ]


def test_training_is_compatible_and_entry_education_agreed(seeds: Result) -> None:
    assert set(seeds.kinds(attribute="training_duration")) == {"compatible"}
    row = seeds.one("reconciled", attribute="education", statistic="typical")
    assert (row["status"], row["category"], row["n_documents"]) == ("agreed", "high_school", 5)
    assert "agreement" in seeds.kinds(attribute="education")


def test_the_two_projections_of_one_edition_are_one_witness(seeds: Result) -> None:
    rows = seeds.rows("comparisons", kind="copied_agreement")
    assert {row["attribute"] for row in rows} == {"employment_change", "employment_outlook"}
    assert all(any("one witness" in test for test in row["tests"]) for row in rows)
    row = seeds.one("reconciled", attribute="employment_change", scope_type=None)
    assert (row["n_documents"], row["n_witnesses"], row["status"]) == (2, 1, "single_source")
    assert {w["document_id"] for w in seeds.rows("witnesses", attribute="employment_change")} == {
        document(ARTICLE)["document_id"], document(SUMMARY)["document_id"],
    }  # fmt: skip


def test_promises_are_missing_and_coverage_is_whole(seeds: Result) -> None:
    missing = seeds.rows("comparisons", kind="missing")
    assert {row["evidence_a"] for row in missing} == {
        "2020 Employment", "2030 Projected Employment", "their median annual salaries",
    }  # fmt: skip
    assert all(row["claim_b"] is None for row in missing)
    assert {row["evidence_a"]: (row["period_a"], row["period_basis_a"]) for row in missing} == {
        "2020 Employment": ("2020", "stated"), "2030 Projected Employment": ("2030", "stated"),
        "their median annual salaries": (None, None),
    }  # fmt: skip
    states = {(row["path"], row["attribute"]): row["state"] for row in seeds.rows("coverage")}
    assert len(states) == 5 * 14
    assert states[BULLETS, "employment"] == "declared_missing"
    assert states[BULLETS, "wage"] == "silent"
    assert states[ARTICLE, "wage"] == "stated"
    assert states[BOOK, "employment"] == states[POSTING, "employment"] == "stated"


def test_conflicts_are_the_grave_comparisons(seeds: Result) -> None:
    grave = {
        "missing",
        "change_over_time",
        "undated_consistent",
        "undated_unresolved",
        "internal_inconsistency",
        "contradiction",
    }
    assert seeds.rows("conflicts") == [row for row in seeds.rows("comparisons") if row["kind"] in grave]


def test_the_loose_population_stays_apart(seeds: Result) -> None:
    (row,) = [r for r in seeds.rows("comparisons", attribute="employment") if r["claim_b"]]
    assert row["kind"] == "different_scope"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_input_rows_changes_nothing(seeds: Result, tmp_path: Path, seed: int) -> None:
    other = run(tmp_path, seed_claims(), seed_documents(), shuffle=seed)
    for table in OUTPUTS:
        assert (other.output / f"{table}.arrow").read_bytes() == (seeds.output / f"{table}.arrow").read_bytes(), table


def test_rows_come_in_natural_order(seeds: Result) -> None:
    attributes = [row["attribute"] for row in seeds.rows("reconciled")]
    assert list(dict.fromkeys(attributes)) == [
        "wage", "employment", "employment_change", "employment_outlook", "openings", "employment_share", "education",
        "experience", "training", "training_duration", "typing_speed",
    ]  # fmt: skip


def test_empty_input_writes_empty_tables(tmp_path: Path) -> None:
    result = run(tmp_path, [], [document("a.txt")])
    assert all(result.rows(table) == [] for table in OUTPUTS if table != "coverage")
    assert {row["state"] for row in result.rows("coverage")} == {"silent"}


def test_an_occupation_nobody_named_is_still_reconciled(tmp_path: Path) -> None:
    claims = [claim(p, "wage.median", "33750 USD/year", "2018", occupation_id=None) for p in ("a.txt", "b.txt")]
    result = run(tmp_path, claims)
    assert result.kinds() == ["agreement"]
    assert result.one("reconciled")["occupation_id"] is None
