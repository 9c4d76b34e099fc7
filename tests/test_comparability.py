"""Comparability: units of one family, names of one scope, and the question that a claim answers."""

import pytest
from builders import claim

from pipeline.comparability import Measure, canonical_name, find_measure, find_question
from pipeline.reconcile_rules import Names, load_rules
from pipeline.settings import Settings

RULES = load_rules(Settings())
NAMES = [Names("retail-trade", ["retail"]), Names("health-care", ["healthcare"])]
FILLER = ["the", "industry", "sector"]


@pytest.mark.parametrize(
    ("attribute", "unit", "category", "found"),
    [
        ("wage", "USD/hour", None, Measure("pay:USD", 2080, "USD/year", 10, None)),
        ("wage", "EUR/month", None, Measure("pay:EUR", 12, "EUR/year", 10, None)),
        ("wage", "USD/shift", None, Measure("USD/shift", 1, "USD/shift")),
        ("wage", "USD", None, Measure("USD", 1, "USD")),
        ("training_duration", "years", None, Measure("weeks", 52.17857142857143, "weeks", None, 10)),
        ("experience", "years", None, Measure("years", 1, "years", None, 10)),
        ("work_schedule", "hours/week", None, Measure("hours/week", 1, "hours/week")),
        ("experience", None, "less_than_5_years", Measure("years", 1, "years", None, 10)),
        ("education", None, "bachelor", Measure("category", 1, None)),
        ("training", None, "short_term_on_the_job", Measure("category", 1, None)),
        ("wage", None, None, Measure("", 1, None)),
    ],
)
def test_the_family_of_a_unit(attribute: str, unit: str | None, category: str | None, found: Measure) -> None:
    assert find_measure(attribute, unit, category, RULES) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (None, None),
        ("", None),
        ("retail", "retail-trade"),
        ("Retail Trade", "retail-trade"),
        ("the retail industry", "retail-trade"),
        ("retail trade sector", "retail-trade"),
        ("the industry", "the-industry"),
        ("the", "the"),
        ("the steel industry", "the-steel-industry"),
        ("healthcare + the retail sector", "health-care+retail-trade"),
        ("retail + healthcare + retail-trade", "health-care+retail-trade"),
        ("Bed & Breakfast", "bed-and-breakfast"),
        ("東京", "東京"),
        ("Ё  МОСКВА", "ё москва"),
    ],
)
def test_the_name_of_a_scope(text: str | None, name: str | None) -> None:
    assert canonical_name(text, NAMES, FILLER) == name


def test_a_question_has_the_cells_of_its_row() -> None:
    row = claim("x", "education.required@industry:the-retail-industry", "bachelor")
    found = find_question(row, RULES)
    assert (found.occupation_id, found.attribute, found.statistic) == (row["occupation_id"], "education", "typical")
    assert (found.scope_type, found.scope_id, found.family, found.aspect) == (
        "industry", "retail-trade", "category", "",
    )  # fmt: skip


def test_statistics_of_another_attribute_are_not_read_together() -> None:
    names = {
        find_question(claim("x", f"experience.{name}", "2 years"), RULES).statistic for name in ("required", "typical")
    }
    assert names == {"required", "typical"}


def test_a_scope_without_an_id_is_known_by_its_words() -> None:
    row = claim("x", "wage.median@industry:retail", "1 USD/year")
    assert find_question({**row, "scope_id": None, "scope": "the retail industry"}, RULES) == find_question(row, RULES)


def test_shifts_are_asked_for_apart_from_hours() -> None:
    aspects = [
        find_question(claim("x", "work_schedule.typical", word), RULES).aspect for word in ("shift", "part_time")
    ]
    assert aspects == ["shift", ""]
