"""Readings: intervals in a common unit, printed precision, words for people."""

import math

import pytest
from builders import claim

from pipeline.comparability import find_measure, find_question
from pipeline.readings import printed_half, read_claim, significant_digits
from pipeline.reconcile_rules import load_rules
from pipeline.settings import Settings

RULES = load_rules(Settings())


@pytest.mark.parametrize(
    ("evidence", "value", "comparator", "unit", "half"),
    [
        ("$16.23 an hour", 16.23, "=", "USD/hour", 0.005),
        ("$33,750", 33750, "=", "USD/year", 5),
        ("$33,755", 33755, "=", "USD/year", 0.5),
        ("$32,300", 32300, "=", "USD/year", 50),
        ("$30,000", 30000, "=", "USD/year", 500),
        ("about $30,000", 30000, "~", "USD/year", 500),
        ("2,000,000", 2000000, "=", "jobs", 50000),
        ("about 1.9 million", 1900000, "~", "jobs", 50000),
        ("roughly 3 million", 3000000, "~", "jobs", 150000),
        ("two million", 2000000, "=", "jobs", 50000),
        ("5%", 5, "=", "percent", 0.5),
        ("4.5 percent", 4.5, "=", "percent", 0.05),
        ("30 percent", 30, "=", "percent", 0.5),
        ("in 2002, $26,240", 26240, "=", "USD/year", 5),  # another number stands first
    ],
)
def test_printed_half(evidence: str, value: float, comparator: str, unit: str, half: float) -> None:
    assert printed_half(evidence, value, comparator, unit, RULES.tolerance)[0] == pytest.approx(half)


def test_one_in_eight_leaves_less_than_the_way_to_one_in_nine() -> None:
    half, _ = printed_half("1 in 8", 12.5, "=", "percent", RULES.tolerance)
    assert 100 / 9 < 12.5 - half < 12.5


@pytest.mark.parametrize(("value", "digits"), [(5, 1), (33750, 4), (16.23, 4), (1900000, 2), (361700, 4), (12.5, 3)])
def test_significant_digits(value: float, digits: int) -> None:
    assert significant_digits(value) == digits


@pytest.mark.parametrize(
    ("what", "reading", "low", "high", "text"),
    [
        ("wage.median", "16.23 USD/hour", 33758.4, 33758.4, "16.23 USD/hour"),
        ("wage.p90", ">=239200 USD/year", 239200, math.inf, "at least 239,200 USD/year"),
        ("employment_share.share_of_occupation", "<30 percent", -math.inf, 30, "less than 30 percent"),
        ("training_duration.typical", "2..4 weeks", 2, 4, "2-4 weeks"),
        ("training_duration.typical", "1 months", 4.348214, 4.348214, "1 months"),
        ("training_duration.typical", "several weeks", 2, 10, "several weeks"),
        ("training_duration.typical", ">=several weeks", 2, math.inf, "at least several weeks"),
        ("experience.required", "6 months", 0.5, 0.5, "6 months"),
        ("experience.required", "less_than_5_years", 0, 5, "less than 5 years"),
        ("wage.median", "2000 EUR/month", 24000, 24000, "2,000 EUR/month"),
    ],
)
def test_read_claim(what: str, reading: str, low: float, high: float, text: str) -> None:
    read = read_claim(claim("a.txt", what, reading), RULES)
    assert (read.low, read.high) == (pytest.approx(low), pytest.approx(high))
    assert read.text == text


def test_about_and_exactly_are_one_reading_but_a_bound_is_another() -> None:
    keys = [read_claim(claim("a.txt", "wage.median", f"{c}30000 USD/year"), RULES).key for c in ("", "~", ">")]
    assert keys[0] == keys[1] != keys[2]


def test_currencies_are_families_of_their_own() -> None:
    families = {find_measure("wage", unit, None, RULES).family for unit in ("USD/hour", "USD/year", "EUR/year")}
    assert families == {"pay:USD", "pay:EUR"}


def test_months_of_training_and_of_experience_are_counted_in_different_units() -> None:
    assert find_measure("training_duration", "months", None, RULES).prefer == "weeks"
    assert find_measure("experience", "months", None, RULES).prefer == "years"
    assert find_measure("work_schedule", "hours/week", None, RULES).prefer == "hours/week"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("retail", "retail-trade", True),
        ("the-retail-industry", "retail-trade", True),
        ("retail-trade", "wholesale-trade", False),
        ("finance", "finance-and-insurance", False),
        ("management-of-companies-and-enterprises", "management-of-enterprises", False),
        ("insurance-companies", "insurance-industry", False),  # neither is a known name
    ],
)
def test_industries_are_one_across_spellings(a: str, b: str, same: bool) -> None:
    questions = [find_question(claim("x", f"wage.median@industry:{name}", "1 USD/year"), RULES) for name in (a, b)]
    assert (questions[0] == questions[1]) is same


def test_an_unknown_scope_keeps_its_name() -> None:
    row = claim("x", "wage.median@industry:management-of-companies-and-enterprises", "1 USD/year")
    assert find_question(row, RULES).scope_id == row["scope_id"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("wage.median", "1 USD/year"), ("wage.mean", "1 USD/year")),
        (("wage.median", "1 USD/year"), ("wage.median", "1 EUR/year")),
        (("wage.median", "1 USD/year"), ("wage.median@all_occupations", "1 USD/year")),
        (("wage.median@industry:retail", "1 USD/year"), ("wage.median@geography:retail", "1 USD/year")),
        (("education.required", "bachelor"), ("education.preferred", "bachelor")),
        (("work_schedule.typical", "full_time"), ("work_schedule.typical", "shift")),
        (("employment_change.projected", "5 percent"), ("employment_change.projected", "5 jobs")),
    ],
)
def test_these_are_not_compared(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert find_question(claim("x", *a), RULES) != find_question(claim("x", *b), RULES)


def test_required_typical_and_prevalent_education_are_one_question() -> None:
    names = ("required", "typical", "prevalent")
    assert len({find_question(claim("x", f"education.{name}", "bachelor"), RULES) for name in names}) == 1
