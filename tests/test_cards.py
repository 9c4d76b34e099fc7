"""Cards that set figures and labels by turns: which label is whose."""

import pytest
from extract_help import told

from pipeline.layout.cards import read_card
from pipeline.spans import lines


def pairs(text: str) -> list[tuple[str, str]] | None:
    card = read_card(text, list(lines(text)), 0)
    return None if card is None else [(text[slice(*figure)], text[slice(*label)]) for figure, label in card[0]]


def test_labels_stand_under_figures() -> None:
    assert pairs("$17.20\n\nLow\n\n$25.10\n\nMedian\n\n$34.00\n\nHigh\n") == [
        ("$17.20", "Low"), ("$25.10", "Median"), ("$34.00", "High"),
    ]  # fmt: skip


def test_labels_stand_over_figures() -> None:
    assert pairs("Minimum\n£21,000\nMaximum\n£38,500\nSee also") == [("£21,000", "Minimum"), ("£38,500", "Maximum")]


@pytest.mark.parametrize("text", ["$17.20\nLow\n", "Low\nMedian\n$3\n", "$3\n$4\nLow\nHigh\n", "Pay is low\n$4\n"])
def test_what_goes_not_by_turns_is_no_card(text: str) -> None:
    assert pairs(text) is None


def test_a_card_under_a_heading_is_claimed_by_its_labels() -> None:
    text = "$17.20\n\nLow\n\n$25.10\n\nMedian\n\n$34.00\n\nHigh\n"
    assert told(text, {"heading": "Hourly pay", "country": "CA"}) == [
        "wage.level 17.2 CAD/hour", "wage.level 34 CAD/hour", "wage.median 25.1 CAD/hour",
    ]  # fmt: skip


def test_the_median_over_a_card_is_not_its_low_and_high() -> None:
    text = "$24.00\n$18.10\nLow\n$39.75\nHigh\n"
    assert told(text, {"heading": "Median hourly wage", "country": "CA"}) == [
        "wage.level 18.1 CAD/hour", "wage.level 39.75 CAD/hour", "wage.median 24 CAD/hour",
    ]  # fmt: skip
