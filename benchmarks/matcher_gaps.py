"""matcher_gaps: what finding the pack's cues costs, beside spaCy's Matcher with the same patterns.

    python -m benchmarks.matcher_gaps [FOLDER of .txt]

Three ways over the same masked lines, each timed in this process after a first round: the tokenizer alone; the
tokens and `patterns.CueFinder`, a tree of phrases that are joined over gaps; the tokenizer and a Matcher in
which `need~` is a list of forms, `word?` an optional token and `*3` three optional wildcards. The best of several
rounds counts. Prints seconds, MB of text a second, and how many times the tokenizer's time each takes.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import spacy
from spacy.matcher import Matcher

from pipeline.packs import load
from pipeline.patterns import PLACEHOLDERS, CueFinder, CueRule, CueRules, inflect, mask
from pipeline.quantities import Quantity, parse_quantities
from pipeline.settings import Settings
from pipeline.spans import lines

RAW = Path(__file__).parents[1] / "raw"


def token_patterns(pattern: str, nlp: Any) -> list[list[dict[str, Any]]]:
    """A pattern of cues.toml as token patterns of a Matcher: one for each choice of forms with several tokens."""
    found: list[list[dict[str, Any]]] = [[]]
    for item in pattern.split():
        if gap := re.fullmatch(r"\*(\d)", item):
            found = [[*row, *({"OP": "?"} for _ in range(int(gap.group(1))))] for row in found]
            continue
        optional = {"OP": "?"} if item.endswith("?") and len(item) > 1 else {}
        forms = [
            PLACEHOLDERS.get(form.strip("<>"), form)
            for word in item.removesuffix("?").split("|")
            for form in inflect(word)
        ]
        rows = [[token.lower_ for token in nlp.tokenizer(form.replace("_", " "))] for form in forms]
        single = [row[0] for row in rows if len(row) == 1]
        choices = [[{"LOWER": {"IN": single}, **optional}]] if single else []
        choices += [[{"LOWER": word, **optional} for word in row] for row in rows if len(row) > 1]
        found = [[*row, *choice] for row in found for choice in choices]
    return found


def build_matcher(rules: Sequence[CueRule], nlp: Any) -> Matcher:
    """The rules as a Matcher."""
    matcher = Matcher(nlp.vocab, validate=False)
    for rule in rules:
        matcher.add(rule.id, [row for pattern in rule.patterns for row in token_patterns(pattern, nlp)])
    return matcher


def best_time(work: Callable[[], object], rounds: int) -> float:
    """The shortest of several rounds in seconds, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=RAW)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    packs = Settings().packs
    rules = load(packs, "cues.toml", CueRules).cue
    texts = [path.read_text("utf-8") for path in sorted(given.folder.glob("*.txt"))]
    read: list[tuple[str, Sequence[Quantity]]] = [
        (line.text, parse_quantities(line.text, packs)) for text in texts for line in lines(text)
    ]
    size = sum(len(text.encode()) for text in texts)
    nlp, finder = spacy.blank("en"), CueFinder(rules, packs[0] / "cues.toml")
    matcher = build_matcher(rules, nlp)

    def tokenize() -> None:
        for text, quantities in read:
            nlp.tokenizer(mask(text, quantities)[0])

    def find() -> None:
        for text, quantities in read:
            finder.find(text, 0, quantities)

    def match() -> None:
        for text, quantities in read:
            matcher(nlp.tokenizer(mask(text, quantities)[0]))

    print(f"{len(texts)} texts, {size} bytes, {len(read)} lines, {len(rules)} rules")
    alone = best_time(tokenize, given.rounds)
    for name, work in (("tokenizer", tokenize), ("CueFinder", find), ("Matcher", match)):
        seconds = alone if work is tokenize else best_time(work, given.rounds)
        print(f"{name:10} {seconds:8.3f} s {size / seconds / 1e6:8.3f} MB/s {seconds / alone:8.1f} times the tokenizer")


if __name__ == "__main__":
    main()
