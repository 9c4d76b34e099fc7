"""Sentences that end with references, series of keyed sentences, and those who pay an average."""

from typing import Any

import pytest
from extract_help import case, told

REFERENCED = [  # what a sentence says of its period and its source is not the next one's
    case("According to the Labour Office, bakers made a median of $30,000 in 2021.[4] The average is $33,000 a year.",
         "wage.median 30000 USD/year 2021", "wage.mean 33000 USD/year"),
    case("Bakers made a median of $30,000 in 2021.[4][b] The average is $33,000 a year.[citation needed] Some move on.",
         "wage.median 30000 USD/year 2021", "wage.mean 33000 USD/year"),
    case("Bakers made a median of $30,000[4] in 2021.", "wage.median 30000 USD/year 2021"),
]  # fmt: skip

KEYED = [  # a key and its figure as a sentence each
    case("Cook: $17.80 an hour. Florist: $15.20 an hour.",
         "wage.level 17.8 USD/hour @other_occupation:cook", "wage.level 15.2 USD/hour @other_occupation:florist"),
    case("Texas: $31,000; Ohio: $32,500; Maine: $30,100.", "wage.level 31000 USD/year @geography:texas",
         "wage.level 32500 USD/year @geography:ohio", "wage.level 30100 USD/year @geography:maine"),
    case("Note: pay is as of spring. Median: $31,000.", "wage.median 31000 USD/year"),
]  # fmt: skip

PAYING = [  # those who pay, behind what is averaged
    case("The average for testing labs is $36,000 a year.", "wage.mean 36000 USD/year @industry:testing-labs"),
    case("The median wage among private clubs stood at $38,000.", "wage.median 38000 USD/year @industry:private-clubs"),
    case("The average for the role is $31,000 a year.", "wage.mean 31000 USD/year"),
    case("The median salary for bakers is $31,000.", "wage.median 31000 USD/year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), REFERENCED)
def test_a_sentence_ends_with_its_references(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), KEYED)
def test_keyed_sentences_have_a_key_each(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), PAYING)
def test_who_pays_an_average_is_its_scope(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
