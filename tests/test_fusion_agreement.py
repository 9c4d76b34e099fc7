"""fusion_agreement: a clique of copiers that outvotes the rest is seen; sources that are merely good are not one."""

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.truth import World, fuse_world, right_rows
from pipeline.fusion.agreement import presume_cliques


def draw(skills: list[float], copied: dict[int, tuple[int, float]], items: int, seed: int) -> np.ndarray:
    """What each source says of each item, 0 the truth; a copier takes what its original says that often."""
    rng = np.random.default_rng(seed)
    said = np.array([np.where(rng.random(items) < skill, 0, rng.integers(1, 8, items)) for skill in skills])
    for copier, (original, share) in copied.items():
        said[copier] = np.where(rng.random(items) < share, said[original], said[copier])
    return said


def presumed(said: np.ndarray) -> list[int]:
    """The families of the sources."""
    source = np.repeat(np.arange(len(said)), said.shape[1])
    item = np.tile(np.arange(said.shape[1]), len(said))
    return presume_cliques(source, item * 10 + said.ravel(), item, len(said)).tolist()


def test_a_clique_of_half_the_sources_is_presumed() -> None:
    said = draw([0.7, 0.6, 0.5, 0.6, 0.7, 0.6, 0.6, 0.6], {5: (4, 0.85), 6: (4, 0.85), 7: (4, 0.85)}, 400, 1)
    families = presumed(said)
    assert len(set(families[4:])) == 1
    assert len(set(families)) == 5


def test_sources_of_any_skill_are_apart() -> None:
    for seed in range(10):
        skills = np.random.default_rng(seed).uniform(0.3, 1.0, 9).tolist()
        assert len(set(presumed(draw(skills, {}, 400, seed)))) == 9


def test_three_sources_or_few_items_presume_nothing() -> None:
    assert presumed(draw([0.5, 0.5, 0.5], {1: (0, 1.0), 2: (0, 1.0)}, 400, 1)) == [0, 1, 2]
    assert presumed(draw([0.5] * 5, {1: (0, 1.0), 2: (0, 1.0)}, 19, 1)) == [0, 1, 2, 3, 4]


def as_world(said: np.ndarray) -> World:
    """Claims of one attribute, values as words that no two items share."""
    rows = [
        (f"source {s + 1}", f"object {i}", "status", f"w{i}x{value}", f"w{i}x{value}")
        for s, line in enumerate(said)
        for i, value in enumerate(line.tolist())
    ]
    claims = pd.DataFrame(rows, columns=["source", "object", "attribute", "value", "meaning"])
    truth = {(f"object {i}", "status"): f"w{i}x0" for i in range(said.shape[1])}
    return World(claims, truth, {}, {})


def test_a_clique_that_wins_every_vote_is_named_and_outvoted(tmp_path: Path) -> None:
    world = as_world(draw([0.75, 0.8, 0.7, 0.75, 0.5, 0.5, 0.5, 0.5], {5: (4, 0.9), 6: (4, 0.9), 7: (4, 0.9)}, 500, 2))
    fused, sources = fuse_world(world, tmp_path)
    named = set(sources.loc[sources["copies_of"].notna(), "source"]) | set(sources["copies_of"].dropna())
    assert named == {"source 5", "source 6", "source 7", "source 8"}
    assert right_rows(world, fused).mean() > 0.9


def test_two_good_sources_on_hard_items_are_no_copies(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    hard = rng.random(400) < 0.5
    said = np.array(
        [
            np.where(rng.random(400) < np.where(hard, skill, 0.97), 0, rng.integers(1, 8, 400))
            for skill in (0.9, 0.9, 0.35, 0.35, 0.35, 0.35, 0.35)
        ]
    )
    fused, sources = fuse_world(as_world(said), tmp_path)
    assert sources["copies_of"].isna().all()
    assert right_rows(as_world(said), fused).mean() > 0.9
