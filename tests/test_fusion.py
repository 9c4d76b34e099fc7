"""fusion: properties of the resolved values, planted truths found again, never below majority, calibrated."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.truth import ATTRIBUTES, Plan, draw_plan, fuse_world, make_world, score_world
from pipeline.fuse import fuse_file
from pipeline.settings import Settings

Claim = tuple[str, str, str, str]


def fused(folder: Path, claims: list[Claim]) -> dict[tuple[str, str], str]:
    """The value of each object and attribute."""
    pd.DataFrame(claims, columns=["source", "object", "attribute", "value"]).to_csv(folder / "c.csv", index=False)
    fuse_file(folder / "c.csv", folder / "out", Settings())
    rows = pd.read_parquet(folder / "out" / "fused.parquet")
    return dict(zip(zip(rows["object"], rows["attribute"]), rows["value"]))


VALUES = st.sampled_from(["10", "10.0", "11", "250", "$10", "red", "Red", "7:05p", "19:05", "Doe, J.", "John Doe"])
CLAIMS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz"), st.sampled_from("pq"), VALUES), min_size=1
)
RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(CLAIMS, st.randoms(use_true_random=False))
@RELAXED
def test_row_order_does_not_matter(tmp_path: Path, claims: list[Claim], random: "np.random.Generator") -> None:
    first = fused(tmp_path, claims)
    again = list(claims)
    random.shuffle(again)
    assert fused(tmp_path, again + claims[:2]) == first  # nor does saying a thing twice


@given(CLAIMS)
@RELAXED
def test_a_value_is_one_of_those_claimed_and_a_unanimous_one_stays(tmp_path: Path, claims: list[Claim]) -> None:
    said: dict[tuple[str, str], set[str]] = {}
    for _, thing, attribute, value in claims:
        said.setdefault((thing, attribute), set()).add(value)
    found = fused(tmp_path, claims)
    assert found.keys() == said.keys()
    assert all(value in said[item] for item, value in found.items())


def test_a_tie_goes_the_same_way_whatever_the_sources_are_called(tmp_path: Path) -> None:
    for one, two in (("a", "b"), ("b", "a")):
        assert fused(tmp_path, [(one, "x", "p", "red"), (two, "x", "p", "blue")]) == {("x", "p"): "blue"}


@pytest.mark.parametrize("seed", range(4))
def test_an_exact_double_of_a_source_changes_no_value(tmp_path: Path, seed: int) -> None:
    world = make_world(Plan(sources=7, objects=60, low=0.45, high=0.9), seed)
    before, _ = fuse_world(world, tmp_path)
    worst = min(
        sorted({name for name, _ in world.accuracy}), key=lambda s: sum(world.accuracy[s, a] for a in ATTRIBUTES)
    )
    double = world.claims[world.claims["source"] == worst].assign(source="source 99")
    doubled = type(world)(pd.concat([world.claims, double]), world.truth, world.accuracy, {"source 99": worst})
    after, sources = fuse_world(doubled, tmp_path)
    assert before["value"].tolist() == after["value"].tolist()
    assert before["n_witnesses"].tolist() == after["n_witnesses"].tolist()
    assert set(sources.loc[sources["source"].isin([worst, "source 99"]), "copies_of"].dropna()) <= {worst, "source 99"}


def test_planted_accuracies_and_copiers_are_found(tmp_path: Path) -> None:
    world = make_world(Plan(sources=12, objects=300, copiers=2, copied=0.95), 3)
    _, sources = fuse_world(world, tmp_path)
    planted = np.array([world.accuracy[key] for key in zip(sources["source"], sources["attribute"])])
    assert np.abs(planted - sources["accuracy"]).mean() < 0.03
    score = score_world(world, tmp_path)
    assert (score.found, score.wrongly) == (2, 0)


def test_two_sources_of_another_definition_are_one_witness(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    claims: list[Claim] = []
    for number in range(60):
        value = int(rng.integers(1000, 9000))
        for source in "abcdefg":
            claims.append((source, f"o{number}", "price", str(value + 700 if source in "fg" else value)))
            if source in "abcde" and rng.random() < 0.4:
                claims.pop()
    found = fused(tmp_path, claims)
    sources = pd.read_parquet(tmp_path / "out" / "source_accuracy.parquet").set_index("source")
    assert sources.loc["f", "copies_of"] == "g" or sources.loc["g", "copies_of"] == "f"
    assert sources.loc[list("abcde"), "copies_of"].isna().all()
    assert max(sources.loc[list("fg"), "accuracy"]) < min(sources.loc[list("abcde"), "accuracy"])
    assert len(found) == 60


def test_never_below_majority_and_calibrated_over_thirty_seeds(tmp_path: Path) -> None:
    scores = []
    for seed in range(30):
        plan = draw_plan(seed)
        scores.append(score_world(make_world(plan, seed), tmp_path))
        assert scores[-1].fused >= scores[-1].majority, seed
    assert np.mean([score.fused - score.majority for score in scores]) > 0.01
    assert np.mean([score.error for score in scores]) <= 0.05
    planted = sum(score.planted for score in scores)
    assert sum(score.found for score in scores) >= 0.95 * planted > 0
    assert sum(score.wrongly for score in scores) <= 0.02 * planted
