"""corpus: writes documents about invented occupations, of any number, and the truth about what they claim.

    python -m benchmarks.corpus /tmp/corpus --documents 1000 --html 0.5 [--largest 20]

FOLDER/raw holds the documents, FOLDER/truth.jsonl the rows that `concord evaluate` scores against. Each occupation has
figures of its own; its documents tell some of them in wordings of their own, some from an older edition, some wrong
(conflicts), some are copies of another's text, all with sentences that say nothing. Pages in HTML are built like a
handbook's. Twenty documents are about an occupation; `--largest` has the first one have more. The same seed and number
give the same bytes, and a document's content does not depend on how many follow.
"""

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus_pages import write_page, write_text

PHRASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
OF_ONE = 20  # documents of an occupation
OLD = {"year": 2019, "factor": 0.91}
WRONG, OLDER, COPIED = 0.08, 0.25, 0.05  # shares of the documents
Truth = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """What is so of an occupation, in one edition."""

    one: str
    people: str
    year: int
    median: int
    p10: int
    p90: int
    jobs: int
    growth: int
    openings: int
    outlook: str
    degree: str
    duties: tuple[int, ...]

    @property
    def slug(self) -> str:
        """The occupation's id."""
        return self.one.replace(" ", "-")


@dataclass(frozen=True)
class Document:
    """One file: where, in which bytes, and what it claims."""

    path: str
    text: str
    truth: list[Truth]


def occupation_name(number: int) -> str:
    """The name of an occupation, different for each number; numbers without an end have a place in front."""
    fields, trades = PHRASES["fields"], PHRASES["trades"]
    number, trade = divmod(number, len(trades))
    round_, field = divmod(number, len(fields))
    name = f"{fields[field]} {trades[trade]}"
    return name if not round_ else f"{fields[round_ % len(fields)]} {name}"


def make_facts(number: int, seed: int) -> Facts:
    """The truth about one occupation."""
    rng = random.Random(f"{seed} {number}")
    one = occupation_name(number)
    median = rng.randrange(2500, 12000) * 10 + 10 * rng.randrange(1, 9)
    growth = rng.randrange(1, 22)
    outlook = "much_faster_than_average" if growth > 12 else "faster_than_average" if growth > 6 else (
        "as_fast_as_average" if growth > 3 else "slower_than_average")  # fmt: skip
    return Facts(
        one, f"{one}s", 2022, median, median * 6 // 100 * 10, median * 17 // 100 * 10,
        rng.randrange(50, 9000) * 100, growth, rng.randrange(10, 900) * 100, outlook,
        rng.choice(sorted(PHRASES["education"])), tuple(rng.sample(range(len(PHRASES["duties"])), 6)),
    )  # fmt: skip


def age(facts: Facts) -> Facts:
    """The same occupation as an older edition has it."""
    figures = {name: int(getattr(facts, name) * OLD["factor"]) // 10 * 10 for name in ("median", "p10", "p90")}
    return Facts(**{**vars(facts), **figures, "year": int(OLD["year"]), "jobs": facts.jobs * 9 // 1000 * 100 + 100})


def make_documents(count: int, html: float, seed: int, largest: int = OF_ONE) -> Iterator[Document]:
    """`count` documents: the `largest` first ones are about one occupation, and every OF_ONE after them."""
    for number in range(count):
        occupation, own = (0, number) if number < largest else divmod(number - largest, OF_ONE)
        facts = make_facts(occupation + (number >= largest), seed)
        rng = random.Random(f"{seed} {number} document")
        if own and rng.random() < COPIED:  # the text of the one before under another name
            original = next(make_one(facts, own - 1, random.Random(f"{seed} {number - 1} document"), False))
            path = f"{facts.slug}/{own:02d}-copy.txt"
            yield Document(path, original.text, [{**row, "path": path} for row in original.truth])
        else:
            yield from make_one(facts, own, rng, rng.random() < html)


def make_one(facts: Facts, own: int, rng: random.Random, page: bool) -> Iterator[Document]:
    """One document of an occupation."""
    rng.random()  # whether it is a copy, and whether a page, is decided by the first two
    told = age(facts) if rng.random() < OLDER else facts
    if rng.random() < WRONG:
        told = Facts(**{**vars(told), "median": told.median + 1230})
    write = write_page if page else write_text
    path = f"{facts.slug}/{own:02d}.{'html' if page else 'txt'}"
    text, truth = write(told, PHRASES, rng)
    yield Document(path, text, [{"path": path, **row} for row in truth])


def write_corpus(folder: Path, count: int, html: float = 0.5, seed: int = 1, largest: int = OF_ONE) -> Path:
    """FOLDER/raw and FOLDER/truth.jsonl; returns FOLDER/raw."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for document in make_documents(count, html, seed, largest):
            path = raw / document.path
            path.parent.mkdir(exist_ok=True)
            path.write_text(document.text, "utf-8")
            truth.writelines(json.dumps(row) + "\n" for row in document.truth)
    return raw


def main() -> None:
    """Write a corpus as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--html", type=float, default=0.5, help="share of pages in HTML")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=OF_ONE, help="documents of the first occupation")
    options = parser.parse_args()
    print(write_corpus(options.folder, options.documents, options.html, options.seed, options.largest))


if __name__ == "__main__":
    main()
