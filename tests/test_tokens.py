"""Tokens are those of spaCy's tokenizer, whatever stands in the line."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tokens
from pipeline.tokens import Tokens, split

TOKENIZER = spacy.blank("en").tokenizer
PIECES = ["Bakers", "don't", "cannot", "Dr.", "e.g.", "U.S.", "$5,000/yr", "full-time,", "8am", "(see", "10–12", "40%."]
SPACES = [" ", "  ", "\t", " \t", "\u00a0", "   "]


def told(text: str) -> Tokens:
    """What spaCy says, without white space at the ends."""
    inner = [token for token in TOKENIZER(text) if text[: token.idx].strip() or not token.is_space]
    while inner and inner[-1].is_space:
        inner.pop()
    words = [" " if token.is_space else token.lower_ for token in inner]
    return Tokens(words, [token.idx for token in inner], [token.idx + len(token) for token in inner])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a",
        "  a  ",
        "a\tb",
        "a \t b",
        "a\u00a0b c",
        "She can't; he won't.",
        "gonna Gonna",
        "id, its; gonna: Im? who! Bakers, pay: why?",
        "İ ẞ",
        "x" * 300,
    ],
)
def test_a_line_splits_as_spacy_splits_it(text: str) -> None:
    assert split(text) == told(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(SPACES) | st.text("ab.,-9 ", max_size=4)).map("".join))
def test_any_line_splits_as_spacy_splits_it(text: str) -> None:
    assert split(text) == told(text)


def test_what_is_forgotten_is_split_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_KNOWN", 2)
    line = "Pay, in 2019: $5,000/yr; more-or-less."
    assert split(line) == split(line) == told(line)
    assert len(tokens._known) <= 3


def test_spacy_comes_without_its_commands_and_still_has_them() -> None:
    said = """
import sys
from pipeline.tokens import load_spacy, split
split("It's $5.")
assert "spacy.cli" not in sys.modules
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli import download
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", said], check=True, timeout=120)
