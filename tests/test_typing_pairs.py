"""Typing differences on labelled pairs: the figures stay above their floors, and the pairs are what they say."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.confidence import Sample, calibration_error, pool_violators, sample_confidence
from benchmarks.pairs import plant_pairs
from benchmarks.typing import SERIES, WRITTEN, Typed, macro_f1, read_pairs, score_kinds, type_pairs, wilson
from pipeline.reconcile_rules import load_rules
from pipeline.settings import Settings
from pipeline.tables import vocabularies

ROOT = Path(__file__).parents[1]
FLOORS = tomllib.loads((ROOT / "tests" / "golden" / "typing_floors.toml").read_text("utf-8"))
SETTINGS = Settings(references=(SERIES,))


@pytest.fixture(scope="module", params=["written", "planted"])
def typed(request: pytest.FixtureRequest) -> tuple[str, list[Typed]]:
    pairs = read_pairs([ROOT / WRITTEN]) if request.param == "written" else plant_pairs(1, 30)
    return request.param, type_pairs(pairs, SETTINGS)


def test_the_figures_stay_above_their_floors(typed: tuple[str, list[Typed]]) -> None:
    name, found = typed
    floor, scores = FLOORS[name], score_kinds(found)
    grave = scores["contradiction"]
    misses = [f"{one.pair['id']}: {one.gold}, found {one.kind}" for one in found if one.kind != one.gold]
    assert len(found) >= floor["pairs"]
    assert grave.gold >= floor["contradictions"]
    assert macro_f1(scores) >= floor["macro_f1"], misses
    assert grave.recall >= floor["contradiction_recall"], misses
    assert grave.precision >= floor["contradiction_precision"], misses
    assert min(score.f1 for score in scores.values()) >= floor["kind_f1"], misses


def test_every_kind_is_there(typed: tuple[str, list[Typed]]) -> None:
    assert set(vocabularies()["comparison_kind"]) == {one.gold for one in typed[1]}


def test_the_earlier_reading_comes_first(typed: tuple[str, list[Typed]]) -> None:
    for one in typed[1]:
        row = one.row
        if row and row["claim_b"] and row["period_basis_a"] == row["period_basis_b"] == "stated":
            assert min(years(row["period_a"])) <= max(years(row["period_b"])), one.pair["id"]


def years(period: str) -> list[int]:
    return [int(part[:4]) for part in period.split("/") if part != ".."]


def test_no_pair_is_typed_by_what_stands_beside_it() -> None:
    """Every pair is an occupation of its own: alone it has the same kind as among all others."""
    pairs = plant_pairs(5, 1)
    together = [one.kind for one in type_pairs(pairs, SETTINGS)]
    assert [type_pairs([pair], SETTINGS)[0].kind for pair in pairs] == together


def test_planting_is_the_same_for_the_same_seed() -> None:
    assert plant_pairs(3, 2) == plant_pairs(3, 2) != plant_pairs(4, 2)


@pytest.mark.parametrize("pair", plant_pairs(7, 4), ids=lambda pair: pair["id"])
def test_evidence_stands_in_its_sentence(pair: dict) -> None:
    sides = [pair["a"], *([pair["b"]] if pair["b"] else [])]
    others = [claim for document in pair["documents"] for claim in document.get("other_claims", [])]
    assert all(claim["evidence"].lower() in claim["sentence"].lower() for claim in [*sides, *others])
    assert {claim["document"] for claim in sides} <= {document["document_id"] for document in pair["documents"]}


def test_intervals_are_wilsons() -> None:
    low, high = wilson(9, 10)
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    assert wilson(0, 0) == (0.0, 1.0)


# -- confidence --


def test_confidence_means_what_it_says_on_planted_questions() -> None:
    assert calibration_error(sample_confidence(20000, 2, load_rules(Settings()).confidence)) <= 0.03


def test_equal_scores_are_one_step_of_the_fit_and_steps_never_fall() -> None:
    sample: Sample = [(0.5, True), (0.5, False), (0.7, False), (0.7, True), (0.7, True), (0.9, False), (0.9, True)]
    steps = pool_violators(sample)
    assert [(round(share, 3), count) for _, share, count in steps] == [(0.5, 2), (0.6, 5)]
