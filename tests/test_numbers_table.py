"""Every number of a text ends as a claim, as part of one, or left out with a reason from a fixed list."""

from pathlib import Path

import floors
import pytest
from corpus_help import Outcome, unlisted_digits
from extract_help import extract, section
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables import Row

REASONS = {
    "in_sample_document",
    "in_navigation",
    "in_advertisement",
    "list_marker",
    "phone_number",
    "address_or_code",
    "time_of_day",
    "ordinal",
    "year_of_no_claim",
    "part_of_a_name",
    "sum_is_not_pay",
    "sum_of_no_known_rate",
    "share_of_something_else",
    "duration_of_something_else",
    "pace_of_something_else",
    "counts_something_else",
    "statistic_or_scope_unknown",
    "no_quantity",
}


def numbers(text: str, kind: str = "pay") -> dict[str, tuple[str, str | None]]:
    """Each number of a small document with its disposition and reason; of equal ones the last."""
    return {row["text"]: (row["disposition"], row["reason"]) for row in extract(text, kind=kind)["numbers"]}


CASES = [
    ("The median wage was $26,240 in 2002.", "26,240", ("claim", None)),
    ("The median wage was $26,240 in 2002.", "2002", ("part_of_claim", None)),
    ("The lowest 10 percent earned less than $17,230.", "10", ("part_of_claim", None)),
    ("The middle 50 percent earned between $20,960 and $33,540.", "50", ("part_of_claim", None)),
    ("Call (555) 201-3344 today.", "201", ("left_out", "phone_number")),
    ("It was the 1st shop of its kind.", "1", ("left_out", "ordinal")),
    ("Bakers start at 4 a.m. daily.", "4", ("left_out", "time_of_day")),
    ("The code is 51-3011.00 in the list.", "51", ("left_out", "address_or_code")),
    ("Founded in 1987 by its owner.", "1987", ("left_out", "year_of_no_claim")),
    ("FINRA Series 7 is an exam.", "7", ("left_out", "part_of_a_name")),
    ("The building is worth $400,000.", "400,000", ("left_out", "sum_is_not_pay")),
    ("It takes 12 eggs to begin.", "12", ("left_out", "counts_something_else")),
    ("Bread keeps for 3 days at most.", "3", ("left_out", "duration_of_something_else")),
]


@pytest.mark.parametrize(("text", "number", "ends"), CASES)
def test_a_number_ends_as_claim_part_or_left_out_with_a_reason(
    text: str, number: str, ends: tuple[str, str | None]
) -> None:
    assert numbers(text)[number] == ends


@pytest.mark.parametrize("kind", ["sample_document", "navigation", "advertisement"])
def test_a_number_of_a_silent_section_is_left_out_for_that(kind: str) -> None:
    assert numbers("The median wage was $26,240.", kind) == {"26,240": ("left_out", f"in_{kind}")}


def test_a_number_in_words_is_listed_too() -> None:
    assert numbers("Training lasts two to four weeks.", "training")["two"] == ("claim", None)


def test_the_claim_named_is_one_of_the_document_s() -> None:
    made = extract("In 2002 the median was $26,240; call 555-201-3344.")
    ids = {claim["claim_id"] for claim in made["claims"]}
    assert len(ids) == 1
    for row in made["numbers"]:
        assert (row["claim_id"] in ids) == (row["disposition"] != "left_out")


def faults(text: str, rows: list[Row], claims: list[Row]) -> list[str]:
    """What is wrong with the numbers of one text."""
    wrong = [f"not listed: {digits}" for digits in unlisted_digits(text, rows) if digits.isascii()]
    ids, last = {claim["claim_id"] for claim in claims}, 0
    for row in rows:
        left = row["disposition"] == "left_out"
        if row["text"] != text[row["start"] : row["end"]] or row["start"] < last:
            wrong.append(f"does not replay: {row['text']}")
        if left != (row["reason"] is not None) or left != (row["claim_id"] is None):
            wrong.append(f"reason and claim do not fit: {row}")
        if left and row["reason"] not in REASONS:
            wrong.append(f"unknown reason: {row['reason']}")
        if not left and row["claim_id"] not in ids:
            wrong.append(f"of a claim that is not there: {row['text']}")
        last = row["end"]
    return wrong


WORDS = st.sampled_from(
    [
        "$26,240",
        "5%",
        "in 2002",
        "1 in 8",
        "two to four weeks",
        "555-201-3344",
        "(813)",
        "1st",
        "40+ WPM",
        "£15–£19/hr",
        "median wage",
        "employment",
        "grow",
        "training",
        "the lowest 10 percent",
        "earned",
        "jobs",
        "\n",
        "\n- ",
        "\t",
        ".",
        "24/7",
        "Series 7",
        "12",
        "1.9 million",
        "½",
        "²",
        "10²",
        "1,2,3",
        "7-8",
        "v2.0",
        "http://a.b/3",
        "3 a.m.",
        ":",
    ]
)


@pytest.mark.parametrize("text", ["٣ jobs", "वेतन ₹४०,००० है"])
def test_digits_of_other_scripts_are_listed(text: str) -> None:
    assert unlisted_digits(text, extract(text)["numbers"]) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=20), st.sampled_from(["pay", "outlook", "navigation", "other"]))
def test_every_number_of_any_text_has_a_disposition(words: list[str], kind: str) -> None:
    text = " ".join(words)
    made = extract(text, sections=[section(kind, 0, len(text))])
    assert faults(text, made["numbers"], made["claims"]) == []


def test_every_number_of_the_sample_corpus_has_a_disposition(tmp_path: Path) -> None:

    outcome = Outcome(floors.CORPORA["raw"][0], tmp_path / "out")
    for document_id, text in outcome.texts().items():
        rows = outcome.rows("extract", "numbers", document_id=document_id)
        assert faults(text, rows, outcome.rows("extract", "claims", document_id=document_id)) == []
