"""The five real documents: every expected claim, nothing from letters and adverts, and how they are reconciled.

The documents are third parties' and lie beside the project; where they don't, these tests are skipped. Here are figures
alone, no sentence of theirs.
"""

import itertools
import shutil
from pathlib import Path

import pytest
from corpus_help import WHOLE, Outcome, brief, gaps_in_tiling, unlisted_digits, wrong_quotes

from pipeline.evaluate import align, read_gold
from pipeline.tables import Row

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = read_gold(Path(__file__).parent / "golden" / "seeds.jsonl")
BULLETS, BOOK, ARTICLE, SUMMARY, POSTING = sorted({row["path"] for row in GOLD})
RAW = ROOT / "raw"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not here (../shared/seeds)")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return Outcome(SEEDS, tmp_path_factory.mktemp("seeds") / "out", WHOLE)


# -- claims --


@needs_seeds
@pytest.mark.parametrize("path", [BULLETS, BOOK, ARTICLE, SUMMARY, POSTING])
def test_every_expected_claim_is_found(seeds: Outcome, path: str) -> None:
    wanted = [row for row in GOLD if row["path"] == path]
    _, missed, more = align(wanted, seeds.rows("extract", "claims", path=path))
    assert [brief(row) for row in missed] == [], f"not expected: {[brief(row) for row in more]}"


@needs_seeds
@pytest.mark.parametrize("path", [BULLETS, BOOK, ARTICLE, SUMMARY, POSTING])
def test_no_figure_is_claimed_that_is_not_expected(seeds: Outcome, path: str) -> None:
    wanted = [row for row in GOLD if row["path"] == path]
    _, _, more = align(wanted, seeds.rows("extract", "claims", path=path))
    assert [brief(claim) for claim in more if claim["category"] is None] == []


LEFT_OUT = {
    POSTING: {50_000.0, 78.0, 4.7, 5.0, 12.0, 2020.0, 2030.0, 6.0, 7.0},  # letter, licences, the AI window
    BOOK: {813.0, *map(float, range(1, 12)), 9.0, 24.0},  # adverts, the pager, 9-to-5, round the clock
    BULLETS: {1.0, 24.0, 2020.0, 2030.0},  # the first job; headings of figures that are not given
}


@needs_seeds
@pytest.mark.parametrize("path", sorted(LEFT_OUT))
def test_nothing_is_claimed_of_numbers_that_say_nothing_of_the_occupation(seeds: Outcome, path: str) -> None:
    claims = seeds.rows("extract", "claims", path=path)
    values = {claim[name] for claim in claims for name in ("value", "low", "high")}
    expected = {row.get(name) for row in GOLD if row["path"] == path for name in ("value", "low", "high")}
    assert values & (LEFT_OUT[path] - expected) == set()


@needs_seeds
def test_nothing_is_claimed_in_letters_adverts_and_navigation(seeds: Outcome) -> None:
    silent = [
        row
        for row in seeds.rows("segment", "sections")
        if row["kind"] in ("sample_document", "navigation", "advertisement")
    ]
    assert {row["kind"] for row in silent} >= {"sample_document"}
    claims = seeds.rows("extract", "claims")
    assert not [
        c
        for c in claims
        for s in silent
        if c["document_id"] == s["document_id"] and s["start"] <= c["start"] < s["end"]
    ]


@needs_seeds
def test_the_letter_s_numbers_are_listed_with_their_reason(seeds: Outcome) -> None:
    paths = seeds.paths()
    reasons = {
        row["text"]: (row["disposition"], row["reason"])
        for row in seeds.rows("extract", "numbers")
        if paths[row["document_id"]] == POSTING
    }
    for number in ("50,000", "4.7", "78"):
        assert reasons[number] == ("left_out", "in_sample_document")


# -- what holds of every text --


@needs_seeds
def test_every_evidence_is_the_text_at_its_offsets(seeds: Outcome) -> None:
    claims = seeds.rows("extract", "claims")
    assert len(claims) >= len(GOLD)
    assert wrong_quotes(seeds.texts(), claims) == []


@needs_seeds
def test_sections_tile_every_text(seeds: Outcome) -> None:
    for document_id, text in seeds.texts().items():
        assert gaps_in_tiling(text, seeds.rows("segment", "sections", document_id=document_id)) == []


@needs_seeds
def test_every_number_of_every_text_is_listed(seeds: Outcome) -> None:
    for document_id, text in seeds.texts().items():
        assert unlisted_digits(text, seeds.rows("extract", "numbers", document_id=document_id)) == []


@needs_seeds
def test_all_five_are_about_one_occupation(seeds: Outcome) -> None:
    assert {row["occupation_id"] for row in seeds.rows("segment", "documents")} == {"customer-service-representative"}


# -- reconciled --

CHANGES = [  # value and period of one edition and the next, and the change in percent
    (26240, "2002", 32300, "2016-05", 23.09),
    (26240, "2002", 33750, "2018-05", 28.62),
    (32300, "2016-05", 33750, "2018-05", 4.49),
]


@needs_seeds
@pytest.mark.parametrize(("first", "when", "second", "then", "percent"), CHANGES)
def test_the_median_changes_over_time(
    seeds: Outcome, first: int, when: str, second: int, then: str, percent: float
) -> None:
    (row,) = [
        row
        for row in seeds.rows("reconcile", "comparisons", attribute="wage", kind="change_over_time")
        if f"{first:,}" in row["evidence_a"] and f"{second:,}" in row["evidence_b"]
    ]
    assert (row["statistic_a"], row["statistic_b"]) == ("median", "median")
    assert (row["period_a"], row["period_b"]) == (when, then)
    assert row["difference"] == second - first
    assert row["difference_percent"] == pytest.approx(percent, abs=0.01)
    assert f"{first:,}" in row["reading_a"] and f"{second:,}" in row["reading_b"]


@needs_seeds
def test_the_median_s_reconciled_row_varies_by_period_and_has_each_in_a_row(seeds: Outcome) -> None:
    (row,) = seeds.rows(
        "reconcile",
        "reconciled",
        attribute="wage",
        statistic="median",
        unit="USD/year",
        scope_type=None,
        status="varies_by_period",
    )
    assert (row["value"], row["period"], row["n_documents"]) == (33750, "2018-05", 3)
    periods = seeds.rows("reconcile", "reconciled_periods", reconciled_id=row["reconciled_id"])
    assert {(p["period"], p["value"]) for p in periods} == {("2002", 26240), ("2016-05", 32300), ("2018-05", 33750)}


@needs_seeds
@pytest.mark.parametrize(("figure", "period"), [("32,300", "2016-05"), ("33,750", "2018-05")])
def test_an_undated_median_stays_undated_and_is_dated_beside(seeds: Outcome, figure: str, period: str) -> None:
    (claim,) = [c for c in seeds.rows("extract", "claims", attribute="wage") if figure in c["evidence"]]
    assert (claim["period"], claim["status"]) == (None, "asserted_undated")
    dated = seeds.rows("reconcile", "datings", claim_id=claim["claim_id"], basis="series")
    assert [row["period"] for row in dated] == [period]


PAIRS = [("33,750", "16.23"), ("55,310", "26.59"), ("22,140", "10.65"), ("32,300", "15.53")]


@needs_seeds
def test_hourly_and_annual_pay_are_four_derived_agreements(seeds: Outcome) -> None:
    found = {
        frozenset(figure for pair in PAIRS for figure in pair if figure in row["evidence_a"] + row["evidence_b"])
        for row in seeds.rows("reconcile", "comparisons", kind="derived_agreement")
    }
    assert found == {frozenset(pair) for pair in PAIRS}


@needs_seeds
def test_the_outlook_changes_over_time(seeds: Outcome) -> None:
    rows = seeds.rows("reconcile", "comparisons", attribute="employment_outlook", kind="change_over_time")
    assert {row["reading_a"] for row in rows} | {row["reading_b"] for row in rows} >= {
        "faster than average",
        "as fast as average",
        "decline",
    }


@needs_seeds
def test_nothing_of_pay_employment_or_outlook_is_a_contradiction(seeds: Outcome) -> None:
    watched = ("wage", "employment", "employment_outlook", "employment_change", "openings", "job_prospects")
    wrong = [
        (row["attribute"], row["kind"], row["evidence_a"], row["evidence_b"])
        for row in seeds.rows("reconcile", "comparisons")
        if row["attribute"] in watched and row["kind"] in ("contradiction", "internal_inconsistency")
    ]
    assert wrong == []
    assert not [r for r in seeds.rows("reconcile", "reconciled", status="contradicted") if r["attribute"] in watched]


@needs_seeds
def test_both_promised_counts_are_missing(seeds: Outcome) -> None:
    rows = seeds.rows("reconcile", "comparisons", attribute="employment", kind="missing")
    assert sorted(row["period_a"] for row in rows) == ["2020", "2030"]


# -- a contradiction that is planted --

PLANTED = """Customer Service Representatives

Pay
In 2002, the median annual earnings of customer service representatives were $31,480.
"""


def contradictions(outcome: Outcome) -> list[Row]:
    return outcome.rows("reconcile", "comparisons", kind="contradiction", attribute="wage")


def test_a_planted_contradiction_is_found(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    (raw / "zz_planted.txt").write_text(PLANTED, "utf-8")
    outcome = Outcome(raw, tmp_path / "out", WHOLE)
    found = contradictions(outcome)
    assert [(row["path_a"], row["evidence_a"], row["path_b"], row["evidence_b"]) for row in found] == [
        ("handbook.txt", "$26,240", "zz_planted.txt", "$31,480")
    ]
    assert found[0]["period_a"] == found[0]["period_b"] == "2002"
    (row,) = outcome.rows(
        "reconcile", "reconciled", attribute="wage", statistic="median", scope_type=None, status="contradicted"
    )
    periods = outcome.rows("reconcile", "reconciled_periods", reconciled_id=row["reconciled_id"], period="2002")
    assert all(p["rivals"] for p in periods)


def test_without_the_planted_document_there_is_none(tmp_path: Path) -> None:
    assert contradictions(Outcome(RAW, tmp_path / "out", WHOLE)) == []


def test_the_golden_rows_hold_no_sentence() -> None:
    words = itertools.chain.from_iterable((row.get("evidence") or "").split() for row in GOLD)
    assert max(len((row.get("evidence") or "").split()) for row in GOLD) <= 4
    assert all(len(word) <= 10 for word in words)
