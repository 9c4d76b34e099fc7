"""Tests of variation: known claims of sentences of our own must survive every way of writing the sentence.

cases/variation.jsonl holds sentences, the kind of section they stand in, and every claim they make as `say` tells it:
attribute, statistic, value or range or category, unit, comparator, scope and period. Each way of rewriting must keep
precision and recall of 0.98 over all claims of all its variants.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from extract_help import told
from rewriting import HEADINGS, REWRITES

from pipeline.markup import render_page

LEAST = 0.98
CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "variation.jsonl").read_text("utf-8").splitlines()
]
Made = tuple[str, list[str], list[str]]  # the variant, the claims it should make, and those it makes


def score(made: Iterable[Made]) -> tuple[float, float, int, list[str]]:
    """Precision, recall, number of variants, and every variant that reads otherwise."""
    right = wanted = found = variants = 0
    faults = []
    for text, want, got in made:
        variants += 1
        right += sum((Counter(want) & Counter(got)).values())
        wanted, found = wanted + len(want), found + len(got)
        if want != got:
            faults.append(f"{text!r}: wanted {want}, read {got}")
    return right / max(found, 1), right / max(wanted, 1), variants, faults


def rewritten(way: str) -> Iterable[Made]:
    """Every variant of every sentence by one way, and what it is read as."""
    for case in CASES:
        for text in dict.fromkeys(REWRITES[way](case["text"])):
            if text != case["text"]:
                read = render_page(text).text if way == "web pages" else text
                yield text, case["claims"], told(read, {"kind": case["kind"]})


def under_headings() -> Iterable[Made]:
    """Every sentence under every heading of its kind of section."""
    for case in CASES:
        for heading in HEADINGS[case["kind"]]:
            found = told(case["text"], {"kind": case["kind"], "heading": heading})
            yield f"{heading} / {case['text']}", case["claims"], found


def check(made: Iterable[Made], least_variants: int) -> None:
    precision, recall, variants, faults = score(made)
    assert variants >= least_variants
    assert min(precision, recall) >= LEAST, "\n".join([f"precision {precision:.3f}, recall {recall:.3f}", *faults])


def test_sentences_are_many_and_of_every_attribute() -> None:
    assert len(CASES) >= 150
    attributes = {claim.split(".")[0] for case in CASES for claim in case["claims"]}
    assert len(attributes) >= 13


def test_sentences_as_they_stand() -> None:
    check(((case["text"], case["claims"], told(case["text"], {"kind": case["kind"]})) for case in CASES), 150)


@pytest.mark.parametrize("way", REWRITES)
def test_claims_survive(way: str) -> None:
    check(rewritten(way), 25)


def test_claims_survive_headings() -> None:
    check(under_headings(), 600)
