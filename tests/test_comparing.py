"""The decision table: every combination of its inputs has exactly one kind, in the contract's order."""

import re
from dataclasses import fields, replace
from itertools import product
from pathlib import Path

import pytest

from pipeline.comparing import CONFLICTS, PREDICATES, Facts, choose_kind
from pipeline.tables import vocabularies

NAMES = [field.name for field in fields(Facts)]
PLAIN = Facts(
    missing=False, same_unit=True, same_statistic=True, same_scope=True, derived=False, same_reading=False,
    within_rounding=False, inside=False, two_documents=True, one_witness=False, both_dated=True, same_period=True,
    elsewhere=False,
)  # fmt: skip


def test_exactly_one_kind_holds_for_every_combination_of_facts() -> None:
    for values in product((False, True), repeat=len(NAMES)):
        facts = Facts(*values)
        holding = [kind for kind, holds in PREDICATES.items() if holds(facts)]
        assert len(holding) == 1, (facts, holding)


def test_every_kind_of_the_vocabulary_has_its_predicate_in_order() -> None:
    assert tuple(PREDICATES) == vocabularies()["comparison_kind"]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("missing", {"missing": True}),
        ("derived_agreement", {"derived": True, "within_rounding": True}),
        ("derived_agreement", {"derived": True, "within_rounding": True, "both_dated": False, "one_witness": True}),
        ("unchanged", {"derived": True, "same_reading": True, "same_period": False}),
        ("different_unit", {"same_unit": False, "same_statistic": False, "same_scope": False, "same_reading": True}),
        ("different_statistic", {"same_statistic": False, "same_scope": False, "same_reading": True}),
        ("different_scope", {"same_scope": False, "same_reading": True}),
        ("copied_agreement", {"same_reading": True, "one_witness": True}),
        ("copied_agreement", {"same_reading": True, "one_witness": True, "both_dated": False}),
        ("agreement", {"same_reading": True}),
        ("agreement", {"same_reading": True, "both_dated": False}),
        ("unchanged", {"same_reading": True, "same_period": False}),
        ("unchanged", {"same_reading": True, "same_period": False, "one_witness": True}),
        ("rounding", {"within_rounding": True}),
        ("compatible", {"inside": True}),
        ("compatible", {"inside": True, "both_dated": False, "elsewhere": True}),
        ("change_over_time", {"same_period": False}),
        ("change_over_time", {"same_period": False, "inside": True}),
        ("undated_consistent", {"both_dated": False, "elsewhere": True}),
        ("undated_unresolved", {"both_dated": False}),
        ("internal_inconsistency", {"two_documents": False}),
        ("contradiction", {}),
        ("contradiction", {"one_witness": True}),
    ],
)
def test_each_row_of_the_table(kind: str, changes: dict[str, bool]) -> None:
    assert choose_kind(replace(PLAIN, **changes)) == kind


def test_conflicts_are_the_kinds_from_change_over_time_on_and_missing() -> None:
    assert {
        "missing", "change_over_time", "undated_consistent", "undated_unresolved", "internal_inconsistency",
        "contradiction",
    } == CONFLICTS  # fmt: skip


def test_the_documentation_has_a_row_for_each_kind_in_order() -> None:
    text = (Path(__file__).parents[1] / "docs" / "comparison_kinds.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \| `(\w+)` \|", text, re.MULTILINE)
    assert tuple(rows) == tuple(PREDICATES)
