"""truth: how near `concord fuse` comes to a planted truth, beside a majority vote.

    python -m benchmarks.truth --seeds 30
    python -m benchmarks.truth --claims 1000000

Sources have planted accuracies; some copy another, some mean another thing by an attribute (a constant offset), popular
errors make ties, claims are missing, and spellings differ. The majority vote is given the meaning of each spelling
(`$1,234` is `1234`), and of equal votes the mean of what they would score, so that it is the best a vote could do.
"""

import argparse
import csv
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.figures import Figure, beside, show
from pipeline.fuse import fuse_file
from pipeline.settings import Settings

ATTRIBUTES = ("price", "arrival", "author", "status")
FIRST = ("Ada", "Ben", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luca")
LAST = ("Adler", "Baker", "Costa", "Dvorak", "Evans", "Fischer", "Gomez", "Hansen", "Ito", "Jansen", "Keller", "Lopez")
STATUS = ("open", "closed", "on hold", "cancelled", "pending", "sold out", "in review", "archived", "new", "void")
JITTER = {"price": 0.001, "arrival": 1}  # how far right claims lie apart: of the price; minutes


@dataclass(frozen=True)
class Plan:
    """How a world is drawn; `draw_plan` draws one from a seed."""

    sources: int = 12
    objects: int = 200
    low: float = 0.4  # planted accuracies lie between low and high
    high: float = 0.95
    copiers: int = 0
    copied: float = 0.9
    definitions: int = 0
    missing: float = 0.3
    popular: float = 0.3  # of the errors that fall on one popular false value


@dataclass(frozen=True)
class World:
    """Claims as rows of source, object, attribute, value, with the meaning of each; the truth; what was planted."""

    claims: pd.DataFrame
    truth: Mapping[tuple[str, str], str]
    accuracy: Mapping[tuple[str, str], float]
    copies: Mapping[str, str]


def draw_plan(seed: int) -> Plan:
    """A plan of any difficulty: sources alike or far apart, with and without copiers and definitions."""
    rng = np.random.default_rng(seed)
    low = float(rng.uniform(0.25, 0.75))
    return Plan(
        sources=int(rng.integers(8, 22)),
        objects=int(rng.integers(200, 500)),
        low=low,
        high=float(rng.uniform(max(low, 0.6), 0.97)),
        copiers=int(rng.integers(0, 4)),
        copied=float(rng.uniform(0.8, 1.0)),
        definitions=int(rng.integers(0, 3)),
        missing=float(rng.uniform(0.05, 0.6)),
        popular=float(rng.uniform(0.0, 0.7)),
    )


def make_world(plan: Plan, seed: int) -> World:
    """A world drawn from the plan: the same for the same seed."""
    rng = np.random.default_rng([seed, 7])
    originals = plan.sources - plan.copiers
    names = [f"source {i + 1}" for i in range(plan.sources)]
    skill = rng.uniform(plan.low, plan.high, originals)
    copies = {names[originals + k]: names[int(rng.integers(originals))] for k in range(plan.copiers)}
    offsets = {(int(rng.integers(originals)), ATTRIBUTES[k % 2]) for k in range(plan.definitions)}
    rows, truth, right, tried = [], {}, {}, {}
    for number in range(plan.objects):
        for attribute in ATTRIBUTES:
            thing = f"object {number + 1}"
            pool = draw_values(attribute, rng)
            truth[thing, attribute] = pool[0]
            said: dict[str, tuple[str, str]] = {}
            for i, name in enumerate(names):
                if rng.random() < plan.missing:
                    continue
                if i >= originals and copies[name] in said and rng.random() < plan.copied:
                    said[name] = said[copies[name]]
                else:
                    own = skill[i] if i < originals else (plan.low + plan.high) / 2
                    meaning = draw_claim(pool, own, plan.popular, rng)
                    shift = (i, attribute) in offsets
                    if shift:
                        meaning = f"{float(pool[0]) * 1.07:.2f}" if attribute == "price" else str(int(pool[0]) + 45)
                    said[name] = (meaning, spell(attribute, meaning, name, rng))
                key = (name, attribute)
                tried[key] = tried.get(key, 0) + 1
                right[key] = right.get(key, 0) + (said[name][0] == pool[0])
                rows.append((name, thing, attribute, said[name][1], said[name][0]))
    claims = pd.DataFrame(rows, columns=["source", "object", "attribute", "value", "meaning"])
    order = rng.permutation(len(claims))
    planted = {key: right[key] / tried[key] for key in tried}
    return World(claims.iloc[order].reset_index(drop=True), truth, planted, copies)


def draw_values(attribute: str, rng: np.random.Generator) -> list[str]:
    """The true value of an item, its popular error, then seven further errors, all distinct."""
    if attribute == "price":
        base = float(rng.lognormal(6, 1.5)) + 5
        return [f"{base * factor:.2f}" for factor in (1, *np.cumprod(rng.uniform(1.08, 1.6, 8)))]
    if attribute == "arrival":
        return [str(600 + int(rng.integers(0, 60)) + int(step)) for step in (0, *np.cumsum(rng.integers(20, 60, 8)))]
    if attribute == "author":
        chosen = rng.choice(len(FIRST) * len(LAST), 9, replace=False)
        return [f"{FIRST[k % 12]} {LAST[k // 12]}" for k in chosen]
    return [STATUS[k] for k in rng.permutation(len(STATUS))[:9]]


def draw_claim(pool: list[str], skill: float, popular: float, rng: np.random.Generator) -> str:
    """The true value with probability `skill`, else an error."""
    if rng.random() < skill:
        return pool[0]
    return pool[1] if rng.random() < popular else pool[int(rng.integers(1, len(pool)))]


def spell(attribute: str, meaning: str, source: str, rng: np.random.Generator) -> str:
    """The meaning as the source prints it, figures a little off at times."""
    style = int(source.split()[1]) % 3
    if attribute == "price":
        figure = float(meaning) * (1 + JITTER["price"] * rng.standard_normal() * (rng.random() < 0.5))
        return (f"${figure:,.2f}", f"{figure:.2f}", f"USD {figure:.1f}")[style]
    if attribute == "arrival":
        minute = int(meaning) + JITTER["arrival"] * int(rng.integers(-1, 2)) * int(rng.random() < 0.5)
        hour, rest = divmod(minute % 1440, 60)
        short = f"{(hour - 1) % 12 + 1}:{rest:02d}"
        return (
            f"{hour:02d}:{rest:02d}",
            short + ("p" if hour >= 12 else "a"),
            f"{short} {'PM' if hour >= 12 else 'AM'}",
        )[style]
    if attribute == "author":
        first, last = meaning.split()
        return (meaning, f"{last}, {first}", f"{first[0]}. {last}" if len(first) > 4 else meaning.upper())[style]
    return (meaning, meaning.title(), meaning.replace(" ", "-"))[style]


# -- measures ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """Shares of items resolved rightly by us and by majority, the calibration error, and copiers found of planted."""

    fused: float
    majority: float
    chance: float  # standard error of fused - majority: what the fall of votes that are nearly equal moves it by
    error: float
    found: int
    planted: int
    wrongly: int


def majority_hits(world: World) -> pd.Series:
    """For each object and attribute what a majority vote over meanings is expected to score, ties drawn."""
    keys = ["object", "attribute"]
    votes = world.claims.groupby([*keys, "meaning"]).size().rename("n").reset_index()
    best = votes[votes["n"] == votes.groupby(keys)["n"].transform("max")]
    truth = pd.Series(world.truth).rename_axis(keys).rename("truth").reset_index()
    best = best.merge(truth, on=keys)
    hits: pd.Series = (best["meaning"] == best["truth"]).groupby([best["object"], best["attribute"]]).mean()
    return hits


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Naeini et al. 2015)."""
    where = np.minimum((confidence * bins).astype(int), bins - 1)
    total = 0.0
    for number in np.unique(where):
        inside = where == number
        total += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(total)


def fuse_world(world: World, folder: Path, policy: str = "authority") -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables fused and source_accuracy of the world's claims."""
    world.claims.drop(columns="meaning").to_csv(folder / "claims.csv", index=False)
    fuse_file(folder / "claims.csv", folder / "out", Settings(policy=policy))
    return (
        pd.read_parquet(folder / "out" / "fused.parquet"),
        pd.read_parquet(folder / "out" / "source_accuracy.parquet"),
    )


def right_rows(world: World, fused: pd.DataFrame) -> np.ndarray:
    """Whether each row's value is a spelling of the truth."""
    meant: dict[tuple[str, str, str], set[str]] = {}
    for row in world.claims.itertuples():
        meant.setdefault((row.object, row.attribute, row.value), set()).add(row.meaning)
    return np.array(
        [world.truth[r.object, r.attribute] in meant[r.object, r.attribute, r.value] for r in fused.itertuples()]
    )


def score_world(world: World, folder: Path, policy: str = "authority") -> Score:
    """All measures of one world. A copier is found where most of its attributes name its family."""
    fused, sources = fuse_world(world, folder, policy)
    right = right_rows(world, fused)
    vote = majority_hits(world).loc[pd.MultiIndex.from_frame(fused[["object", "attribute"]])].to_numpy()
    named = sources.dropna(subset=["copies_of"]).groupby(["source", "copies_of"]).size()
    pairs = {frozenset(pair) for pair, count in named.items() if count * 2 > len(ATTRIBUTES)}
    families: dict[str, set[str]] = {}
    for copier, original in world.copies.items():
        families.setdefault(original, {original}).add(copier)
    together = {frozenset((a, b)) for family in families.values() for a in family for b in family if a != b}
    found = sum(any(copier in pair and pair in together for pair in pairs) for copier in world.copies)
    return Score(
        float(right.mean()),
        float(vote.mean()),
        float(np.sqrt(np.sum((right - vote) ** 2)) / len(right)),
        calibration_error(fused["confidence"].to_numpy(), right),
        found,
        len(world.copies),
        len(pairs - together),
    )


# -- volume ------------------------------------------------------------------------------------------------------------


def write_volume(path: Path, claims: int, per_item: int) -> None:
    """A large claims file of mixed kinds, rows shuffled."""
    rng = np.random.default_rng(5)
    item = np.repeat(np.arange(claims // per_item), per_item)
    source = np.tile(np.arange(per_item), claims // per_item)
    skill = rng.uniform(0.4, 0.95, per_item)[source]
    code = np.where(rng.random(len(item)) < skill, 0, rng.integers(1, 9, len(item)))
    figure = (item * 7919) % 100_000 * 3 + 1000 + code * 97
    kind = item % 4
    text = pd.Series(figure, dtype=str)
    text = text.where(kind != 1, "$" + text + ".50")
    clock = pd.Series(figure // 60 % 24, dtype=str).str.zfill(2) + ":" + pd.Series(figure % 60, dtype=str).str.zfill(2)
    text = text.where(kind != 2, clock)
    names = pd.Series(np.array(LAST)[figure % 12]) + ", " + pd.Series(np.array(FIRST)[figure // 12 % 12])
    text = text.where(kind != 3, names)
    frame = pd.DataFrame(
        {
            "source": "source " + pd.Series(source, dtype=str),
            "object": "object " + pd.Series(item // 4, dtype=str),
            "attribute": np.array(["count", "price", "departure", "author"])[kind],
            "value": text,
        }
    )
    frame.iloc[rng.permutation(len(frame))].to_csv(path, index=False)


def vote_file(path: Path, out: Path) -> None:
    """A majority vote as a pandas user would write it with care: read, count, take the first, write."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    keys = ["object", "attribute"]
    votes = frame.groupby([*keys, "value"], sort=False).size().rename("n").reset_index()
    votes = votes.sort_values("n", ascending=False, kind="stable").drop_duplicates(keys)
    votes.sort_values(keys).to_csv(out, index=False)


def measure_volume(claims: int, per_item: int) -> list[Figure]:
    """CPU of both, file to file, in this process, and the peak of memory, the generator's included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_volume(folder / "claims.csv", claims, per_item)
        start = time.process_time()
        vote_file(folder / "claims.csv", folder / "vote.csv")
        vote = time.process_time() - start
        start = time.process_time()
        counts = fuse_file(folder / "claims.csv", folder / "out", Settings())
        fuse = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    told = Figure(f"{claims} claims, {counts['fused']} items", mib=peak)
    return [told, *beside({"fuse": fuse, "majority vote, pandas": vote}, "majority vote, pandas")]


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the measures of each seed and over all, or those of volume; or write a world's claims and truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--claims", type=int, help="measure CPU and memory on so many claims instead")
    parser.add_argument("--per-item", type=int, default=20, help="claims of an item there")
    parser.add_argument("--write", type=Path, help="write claims.csv and truth.csv of the first seed here instead")
    options = parser.parse_args(None if arguments is None else list(arguments))
    if options.claims:
        print(show(measure_volume(options.claims, options.per_item)))
        return
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        world = make_world(draw_plan(options.first), options.first)
        world.claims.drop(columns="meaning").to_csv(options.write / "claims.csv", index=False)
        with (options.write / "truth.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("object", "attribute", "meaning"), *((*k, v) for k, v in world.truth.items())])
        return
    scores = []
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            scores.append(score_world(make_world(draw_plan(seed), seed), Path(folder)))
        s = scores[-1]
        print(f"seed {seed:3} fused {s.fused:.4f} majority {s.majority:.4f} gain {s.fused - s.majority:+.4f} ", end="")
        print(f"ECE {s.error:.3f} copiers {s.found}/{s.planted} others named {s.wrongly}")
    below = sum(s.fused < s.majority for s in scores)
    beyond = sum(s.fused < s.majority - 2 * s.chance for s in scores)
    mean = {name: np.mean([getattr(s, name) for s in scores]) for name in ("fused", "majority", "error")}
    print(f"mean fused {mean['fused']:.4f} majority {mean['majority']:.4f} ECE {mean['error']:.4f}; ", end="")
    print(f"worst ECE {max(s.error for s in scores):.3f}; below majority in {below} of {len(scores)}, ", end="")
    print(f"by more than two standard errors in {beyond}; ", end="")
    print(f"copiers {sum(s.found for s in scores)}/{sum(s.planted for s in scores)}, ", end="")
    print(f"others named {sum(s.wrongly for s in scores)}", file=sys.stdout)


if __name__ == "__main__":
    main()
