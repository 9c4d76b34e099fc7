"""linking: what `link` costs on many generated task statements, beside its peers on the same items, in one run.

    python -m benchmarks.linking [--items 18000] [--growth 20000 60000] [--large]

The statements have planted groups, so that the quality that the cost buys is printed too. Peers: reading the items and
sparse_dot_topn on the very matrix that `link` builds; rapidfuzz `cdist` over all pairs; Splink where it is installed.
All figures are seconds of CPU of this process and its threads; nothing here passes or fails by them.
"""

import argparse
import csv
import gc
import importlib.util
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figures import Figure, beside, show
from pipeline.match import link_items, similarity
from pipeline.match.clauses import split_clauses
from pipeline.match.rules import load_rules
from pipeline.match.wording import Wording
from pipeline.settings import Settings
from pipeline.tables import Row

VERBS = (
    ("repair", "mend", "fix"), ("inspect", "examine", "check"), ("record", "document", "log"), ("clean", "wash"),
    ("teach", "train", "instruct"), ("install", "fit", "mount"), ("buy", "purchase", "order"), ("sell", "market"),
    ("design", "devise", "draft"), ("transport", "haul", "carry"), ("operate", "run"), ("measure", "gauge"),
    ("supervise", "oversee", "direct"), ("calculate", "compute", "work out"), ("store", "put away", "stow"),
    ("answer", "respond to", "reply to"), ("schedule", "arrange", "book"), ("remove", "take out", "strip"),
)  # fmt: skip
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fin",
    "gar",
    "hol",
    "jun",
    "kel",
    "lam",
    "mer",
    "nol",
    "pan",
    "ris",
    "sol",
    "tur",
    "vex",
)
TAILS = ("using {}", "according to {} rules", "for {} users", "in {} rooms", "before {} runs", "")
SIZE = 3  # statements of a planted group


ALONE = "sparse_dot_topn, with reading"


def make_words(chance: random.Random, count: int) -> list[str]:
    """So many invented nouns, each once."""
    words: dict[str, None] = {}
    while len(words) < count:
        words.setdefault("".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 4)))))
    return list(words)


def make_statements(count: int, seed: int = 1) -> tuple[list[Row], dict[str, set[str]]]:
    """So many items in planted groups of three, each group in other words by other sources, and the groups by name.

    Nouns follow Zipf's law, as words do; as the items grow so do the nouns, by Heaps' law.
    """
    chance = random.Random(seed)
    nouns = make_words(chance, int(20 * count**0.5))
    odds = [1 / rank for rank in range(3, len(nouns) + 3)]
    items: list[Row] = []
    groups: dict[str, set[str]] = defaultdict(set)
    while len(items) < count:
        verbs, name = chance.choice(VERBS), f"g{len(groups)}"
        first, second, third = chance.choices(nouns, odds, k=3)
        for number in range(min(SIZE, count - len(items))):
            tail = chance.choice(TAILS).format(third)
            state = chance.choice(("", "worn ", "new "))
            text = f"{chance.choice(verbs).capitalize()} {state}{first} {second}s {tail}".strip()
            item = {"item_id": f"i{len(items):06}", "source": f"s{number}", "kind": "duty", "text": text}
            items.append(item)
            groups[name].add(item["item_id"])
    chance.shuffle(items)
    return items, groups


def write_items(items: Iterable[Row], path: Path) -> None:
    """The items as `concord link` reads them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["item_id", "source", "kind", "text"])
        writer.writeheader()
        writer.writerows(items)


def read_items(path: Path) -> list[Row]:
    """The items of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spend(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU, of all threads, that some work took, and what it returned."""
    gc.collect()
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def build_matrix(items: Sequence[Row]) -> Any:
    """The matrix of clauses and terms that `link` multiplies with itself."""
    wording = Wording(load_rules(Settings()), "duty")
    clauses, owners = [], []
    for number, item in enumerate(items):
        own = split_clauses(item["text"], "duty", wording)
        clauses += own
        owners += [number] * len(own)
    return similarity.build_vectors(clauses, np.array(owners, np.int64), "", wording).terms


def multiply(matrix: Any, top: int) -> Any:
    """The best products of each row, by sparse_dot_topn alone."""
    from sparse_dot_topn import sp_matmul_topn

    return sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=top, threshold=0.12, n_threads=1, sort=True)


def compare_all(items: Sequence[Row], sample: int) -> float:
    """Seconds of CPU of rapidfuzz `cdist` over all pairs, reckoned from a sample of rows against all."""
    from rapidfuzz import fuzz, process

    texts = [item["text"] for item in items]
    seconds, _ = spend(lambda: process.cdist(texts[:sample], texts, scorer=fuzz.token_set_ratio, workers=1))
    return seconds * len(texts) / sample


def link_with_splink(items: Sequence[Row]) -> float | None:
    """Seconds of CPU of Splink's deduplication by edit distances, blocked on the first noun; None if not installed."""
    if importlib.util.find_spec("splink") is None:
        return None
    import pandas as pd  # both come with Splink, which is no dependency of ours
    import splink.comparison_library as cl  # type: ignore[import-not-found]
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = pd.DataFrame([{"unique_id": item["item_id"], "text": item["text"].lower()} for item in items])
    frame["head"] = [text.split()[1] for text in frame["text"]]
    rules = [block_on("head")]
    choices = SettingsCreator(
        "dedupe_only", comparisons=[cl.JaroWinklerAtThresholds("text")], blocking_rules_to_generate_predictions=rules
    )

    def work() -> Any:
        linker = Linker(DuckDBAPI().register(frame), choices, log_level=None)
        return linker.inference.predict(0.5).as_pandas_dataframe()

    return spend(work)[0]


def score_groups(members: Iterable[Row], groups: dict[str, set[str]]) -> tuple[float, float]:
    """Precision and recall of the pairs of items that share a concept."""
    concepts = defaultdict(set)
    for row in members:
        concepts[row["concept_id"]].add(row["item_id"])

    def pairs(sets: Iterable[set[str]]) -> set[tuple[str, str]]:
        return {pair for ids in sets for pair in combinations(sorted(ids), 2)}

    found, planted = pairs(concepts.values()), pairs(groups.values())
    hits = len(found & planted)
    return hits / max(len(found), 1), hits / max(len(planted), 1)


def measure_peers(count: int) -> list[Figure]:
    """What `link` and its peers spend on the same items."""
    items, groups = make_statements(count)
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.csv"
        write_items(items, path)
        reading, read = spend(lambda: read_items(path))
    linking, (_, _, members) = spend(lambda: link_items(read, settings))
    matrix = build_matrix(read)
    multiplying, _ = spend(lambda: multiply(matrix, load_rules(settings).candidates.top))
    fuzzy = compare_all(read, min(500, count))
    splink = link_with_splink(read)
    precision, recall = score_groups(members, groups)
    alone, linking = reading + multiplying, reading + linking
    seconds = {
        "link, with reading": linking,
        ALONE: alone,
        "rapidfuzz cdist, all pairs, reckoned from 500 rows": fuzzy,
        **({"Splink, blocked on the first noun": splink} if splink is not None else {}),
    }
    return [
        Figure(f"{count} items", note=f"{matrix.shape[0]} clauses, {matrix.shape[1]} terms and groups"),
        *beside(seconds, ALONE),
        Figure("planted pairs found", note=f"precision {precision:.2f}, recall {recall:.2f}"),
    ]


def measure_growth(counts: Sequence[int]) -> list[Figure]:
    """What `link` spends on growing lists, and the exponent from each to the next."""
    former: tuple[int, float] | None = None
    figures = []
    for count in counts:
        items, _ = make_statements(count)
        seconds, _ = spend(lambda items=items: link_items(items, Settings()))  # type: ignore[misc]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        grown = f"grown by n^{log(seconds / former[1]) / log(count / former[0]):.2f}" if former else ""
        figures.append(Figure(f"link of {count} items", seconds, mib=peak, note=grown))
        former = count, seconds
    return figures


def measure(count: int, counts: Sequence[int]) -> list[Figure]:
    """Both measurements; growth first, so that the memory told is that of `link` and not of a peer."""
    growth = measure_growth(counts)
    return [*measure_peers(count), *growth]


def main(arguments: Iterable[str] | None = None) -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=18_000, help="items on which the peers are compared")
    parser.add_argument("--growth", type=int, nargs="*", default=[20_000, 60_000], help="sizes of growing lists")
    parser.add_argument("--large", action="store_true", help="grow to 200,000 items as well")
    options = parser.parse_args(None if arguments is None else list(arguments))
    print(show(measure(options.items, [*options.growth, *([200_000] if options.large else [])])))


if __name__ == "__main__":
    main()
