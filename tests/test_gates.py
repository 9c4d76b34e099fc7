"""Gates find what their patterns find, and look only where one of their strings stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import packs
from pipeline.gates import Gate, any_gate, find_needles, fold
from pipeline.section_rules import RULES, SectionRules
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\bapply by\b", ("apply by",)),
        (r"\b(?:wage|salary|pay): ?[£$]\s?\d", ("pay", "wage", "salary")),
        (r"\bLicen[cs]es?\b", ("licen",)),
        (r"(?:jobs? )?found", ("found",)),  # what may be left out is not needed
        (r"(?<!no )experience(?! of)", ("experience",)),  # what stands around is no part of it
        (r"(?:ab|abc){2,3}\d", ("ab",)),
        (r"[→»]\s*$", ("»", "→")),
        (r"\w+ed\b|ing", ("ed", "ing")),
        (r"^\d+$", ("",)),
        (r"résumé", ("sum",)),  # é has another case
        (r"x*", ("",)),
    ],
)
def test_needles(pattern: str, needles: tuple[str, ...]) -> None:
    assert find_needles(pattern) == needles


@pytest.mark.parametrize("odd", ["ſkills", "SKİLLS", "skılls", "s\u212aills"])
def test_letters_that_re_takes_for_others(odd: str) -> None:
    pattern = re.compile("skills", re.IGNORECASE)
    assert pattern.search(odd) is not None
    assert Gate("skills").search(odd, fold(odd)) is not None


def patterns() -> list[str]:
    """The section rules of the pack: longer and odder than one would think of."""
    rules = packs.load(Settings().packs, RULES, SectionRules)
    plate = rules.boilerplate
    rest = (*plate.advertisement, *plate.navigation, *plate.salutations, *plate.closings)
    return [*(rule.pattern for rule in (*rules.heading, *rules.cue)), *rest]


PATTERNS = patterns()


@given(st.data())
def test_a_gate_finds_what_its_pattern_finds(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    plain = re.compile(pattern, re.IGNORECASE)
    shown = data.draw(st.from_regex(plain)) if data.draw(st.booleans()) else data.draw(st.text())
    text = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))(shown)
    start = data.draw(st.integers(0, len(text)))
    found, gate = plain.search(text, start), Gate(pattern)
    gated = gate.search(text, fold(text[start:]), start)
    assert (gated and gated.span()) == (found and found.span())
    listed = [match.span() for match in gate.finditer(text, fold(text[start:]), start)]
    assert listed == [match.span() for match in plain.finditer(text, start)]
    assert any_gate([gate], text) == (plain.search(text) is not None)


def test_most_rules_have_strings() -> None:
    blind = [pattern for pattern in PATTERNS if find_needles(pattern) == ("",)]
    assert len(blind) < len(PATTERNS) / 20, blind
