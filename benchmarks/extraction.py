"""extraction: what reading claims costs beside the tokenizer alone, and quantities beside two peers.

    python -m benchmarks.extraction [FOLDER ...] [--rounds 5] [--lines 300]

Text to claims: the lines of every document of the folders go through `spacy.blank("en")` alone, and the same documents
through segmentation and extraction. Each measurement runs in a process forked from one that has loaded everything and
has read another document, so no round finds what an earlier one left in a cache. Rounds are interleaved; CPU time of
the process counts, the median of the rounds is told, and its ratio to the tokenizer's. (A tokenizer that has read the
lines before has every word in its cache, which a corpus of new documents gives it only in part.)

Quantities: the first LINES lines with a digit, read by Concord, quantulum3 and Recognizers-Text (extra `bench`); then
how many of the figures of tests/cases/quantities.jsonl each finds: value and unit of each end of each quantity, rates
left aside. The cases are our own and Concord's tests demand them, so its share there is no estimate for other text.
"""

import argparse
import json
import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import spacy

from benchmarks.figures import Figure, beside, show
from pipeline.durable import locked
from pipeline.extract import extract_document
from pipeline.quantities import parse_quantities
from pipeline.run import Run, parts, run_stage
from pipeline.segment import segment_part
from pipeline.settings import Settings
from pipeline.spans import lines
from pipeline.tables import Row, read_rows, read_text

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "raw", *(ROOT / "tests" / "development" / name for name in ("seen", "seen2", "seen3"))]
CASES = ROOT / "tests" / "cases" / "quantities.jsonl"
Value = tuple[float, str]
Finder = Callable[[str], list[Value]]

QUANTULUM = {"percentage": "percent", "dimensionless": "", "dollar": "USD", "pound sterling": "GBP", "euro": "EUR",
             "rupee": "INR", "rand": "ZAR", "yen": "JPY", "cent": "USD/100"}  # fmt: skip
RECOGNIZERS = {"Dollar": "USD", "United States dollar": "USD", "Australian dollar": "AUD", "Canadian dollar": "CAD",
               "New Zealand dollar": "NZD", "Pound": "GBP", "British pound": "GBP", "Euro": "EUR", "Cent": "USD/100",
               "Rupee": "INR", "Indian rupee": "INR", "South African rand": "ZAR", "Japanese yen": "JPY"}  # fmt: skip
SPANS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "TH": "hours", "TM": "minutes", "TS": "seconds"}


class Corpus:
    """Documents read once as far as their sections: what extraction starts from."""

    def __init__(self, raw: Path, out: Path) -> None:
        """Ingest and segment the documents of a folder."""
        self.run = Run(out, Settings())
        with locked(out):
            for stage in ("ingest", "segment"):
                run_stage(self.run, stage, raw if stage == "ingest" else None)
        self.parts = list(zip(parts(self.run, "segment"), parts(self.run, "ingest"), strict=True))
        self.work = [job for pair in self.parts for job in documents(pair)]

    def segment(self) -> None:
        """The segment stage over the texts."""
        for _, ingested in self.parts:
            with tempfile.TemporaryDirectory() as folder:
                segment_part([ingested], Path(folder), Settings())

    def extract(self) -> None:
        """Every claim, number and mention of every document."""
        for text, document, sections, known in self.work:
            extract_document(text, document, sections, known, Settings())


def documents(pair: tuple[Path, Path]) -> Iterator[tuple[str, Row, list[Row], Row | None]]:
    """Text, document, sections and occupation of each document of a partition."""
    segmented, ingested = pair
    sections: dict[str, list[Row]] = {}
    for section in read_rows([segmented], "sections"):
        sections.setdefault(section["document_id"], []).append(section)
    occupations = {row["occupation_id"]: row for row in read_rows([segmented], "occupations")}
    for row in read_rows([segmented], "documents"):
        if row["document_id"] in sections:
            text = read_text([ingested], row["document_id"])
            yield text, row, sections[row["document_id"]], occupations.get(row["occupation_id"])


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of `work` in a process forked for it."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        begin = time.process_time()
        work()
        os.write(write, repr(time.process_time() - begin).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return float(said)


def interleaved(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each, all run once a round."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            seconds[name].append(cpu_seconds(work))
    return {name: median(times) for name, times in seconds.items()}


def timed(seconds: dict[str, float], base: str, size: int) -> list[Figure]:
    """A figure each, with its ratio to `base` and how much it reads a second."""
    return [replace(figure, note=f"{size / (figure.seconds or 1) / 1e6:.3f} MB/s") for figure in beside(seconds, base)]


# -- peers: each reads a line into values with units -------------------------------------------------------------------


def concord(text: str) -> list[Value]:
    """What `concord quantities` finds, one figure for each end."""
    found = []
    for quantity in parse_quantities(text):
        ends = (quantity.value, quantity.low, quantity.high)
        found += [(end, quantity.unit.partition("/")[0]) for end in ends if end is not None]
    return found


def quantulum() -> Finder:
    """quantulum3's parser; a range comes as a middle with an uncertainty."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    def find(text: str) -> list[Value]:
        found = []
        for quantity in parser.parse(text):
            name = quantity.unit.name.partition(" per ")[0]
            unit = QUANTULUM.get(name, f"{name}s")
            spread = quantity.uncertainty
            ends = [quantity.value - spread, quantity.value + spread] if spread else [quantity.value]
            found += [hundredth(float(end), unit) for end in ends]
        return found

    return find


def recognizers() -> Finder:
    """Recognizers-Text: its models for currency, percentage, number and duration."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    def find(text: str) -> list[Value]:
        said: list[tuple[Any, str]] = []
        for model in (recognize_currency, recognize_percentage, recognize_number, recognize_datetime):
            for result in model(text, "en-us"):
                told = result.resolution or {}
                if result.type_name == "datetimeV2.duration":
                    said += [duration(value["timex"]) for value in told["values"]]
                elif result.type_name == "currency":
                    said.append((told["value"], RECOGNIZERS.get(told["unit"], str(told["unit"]))))
                elif result.type_name in ("percentage", "number"):
                    said.append((told["value"].rstrip("%"), "percent" if result.type_name == "percentage" else ""))
        return [hundredth(float(value), unit) for value, unit in said if value is not None]

    return find


def duration(timex: str) -> tuple[str, str]:
    """ "P1.5Y" as a number and a unit."""
    body = timex.removeprefix("P")
    clock = body.startswith("T")
    return body.strip("TYMWDHS") or "nan", SPANS.get(("T" if clock else "") + body[-1:], timex)


def hundredth(value: float, unit: str) -> Value:
    """Cents as what they are a hundredth of."""
    return (value / 100, unit[:-4]) if unit.endswith("/100") else (value, unit)


PEERS = {"quantulum3": ("quantulum3", quantulum), "Recognizers-Text": ("recognizers_number", recognizers)}


def load_peers() -> dict[str, Finder]:
    """Concord and every peer that is installed; says which is not."""
    found: dict[str, Finder] = {"Concord": concord}
    for name, (module, load) in PEERS.items():
        if find_spec(module) is None:
            print(f"{name:34} is not installed: pip install --require-hashes -r requirements/bench.txt")
            continue
        try:
            found[name] = load()
        except ImportError as error:
            print(f"{name:34} does not work here: {error}")
    return found


def count_found(finders: dict[str, Finder]) -> list[Figure]:
    """How many figures of the cases each finds, by dimension."""
    figures = []
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    cases = [case for case in cases if "xfail" not in case]
    kinds = ("money", "percent", "duration", "bare")
    for name, find in finders.items():
        right, all_of = dict.fromkeys(kinds, 0), dict.fromkeys(kinds, 0)
        for case in cases:
            found = find(case["text"])
            for wanted in case["expected"]:
                unit = wanted["unit"].partition("/")[0]
                kind = {"percent": "percent", "": "bare"}.get(unit, "money" if unit.isupper() else "duration")
                if unit == "year":
                    continue
                for end in (wanted.get(key) for key in ("value", "low", "high")):
                    if end is not None:
                        all_of[kind] += 1
                        right[kind] += any(abs(v - end) <= 1e-6 * max(1, abs(end)) and u == unit for v, u in found)
        cells = ", ".join(f"{kind} {right[kind]}/{all_of[kind]}" for kind in kinds)
        share = sum(right.values()) / sum(all_of.values())
        figures.append(Figure(f"{name}: figures of the cases found", note=f"{share:.3f}: {cells}"))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=FOLDERS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lines", type=int, default=300)
    given = parser.parse_args()
    print(show(measure(given.folders, given.rounds, given.lines)))


def measure(folders: Sequence[Path], rounds: int, most: int) -> list[Figure]:
    """Reading beside the tokenizer, and quantities beside the peers."""
    with tempfile.TemporaryDirectory() as out:
        corpora = [Corpus(folder, Path(out) / str(i)) for i, folder in enumerate(folders)]
        texts = [job[0] for corpus in corpora for job in corpus.work]
        return [*measure_reading(corpora, rounds), *measure_quantities(texts, rounds, most)]


def measure_reading(corpora: Sequence[Corpus], rounds: int) -> list[Figure]:
    """Segmentation and extraction beside the tokenizer."""
    read = [line.text for corpus in corpora for job in corpus.work for line in lines(job[0])]
    size = sum(len(job[0].encode()) for corpus in corpora for job in corpus.work)
    nlp = spacy.blank("en")
    nlp.tokenizer("Bakers earned $5 an hour.")
    full = spacy.blank("en")
    for line in read:
        full.tokenizer(line)
    extract_document(*corpora[0].work[0], Settings())  # here rules are loaded and compiled
    corpora[0].segment()
    works: dict[str, Callable[[], object]] = {
        "tokenizer": lambda: [nlp.tokenizer(line) for line in read],
        "tokenizer, its cache full": lambda: [full.tokenizer(line) for line in read],
        "quantities of every line": lambda: [parse_quantities(line) for line in read],
        "segment stage": lambda: [corpus.segment() for corpus in corpora],
        "extraction (claims, mentions)": lambda: [corpus.extract() for corpus in corpora],
    }
    told = f"{sum(len(c.work) for c in corpora)} documents, {size} bytes, {len(read)} lines"
    return [Figure("text to claims", note=told), *timed(interleaved(works, rounds), "tokenizer", size)]


def measure_quantities(texts: Sequence[str], rounds: int, most: int) -> list[Figure]:
    """Concord's parser beside the peers': speed on lines with digits, and figures found in the cases."""
    read = [line.text for text in texts for line in lines(text) if any(map(str.isdigit, line.text))][:most]
    finders = load_peers()
    for find in finders.values():
        find("Bakers earned $5 an hour for 3 years.")  # what a peer loads with its first line is no part of reading
    works = {name: (lambda find=find: [find(line) for line in read]) for name, find in finders.items()}
    size = sum(len(line.encode()) for line in read)
    spent = timed(interleaved(works, rounds), "Concord", size)
    return [Figure("quantities", note=f"{len(read)} lines with digits"), *spent, *count_found(finders)]


if __name__ == "__main__":
    main()
