import re

import pytest

from pipeline import packs
from pipeline.occupations import RULES, OccupationRules, find_occupation, load_namer, name_pattern
from pipeline.settings import Settings

PACKS = Settings().packs
NAMER = load_namer(PACKS)


@pytest.mark.parametrize("rule", packs.load(PACKS, RULES, OccupationRules).title, ids=lambda rule: rule.id)
def test_each_rule_keeps_its_examples(rule: object) -> None:
    for text, name in rule.yes.items():  # type: ignore[attr-defined]
        match = re.match(rule.pattern, text, re.IGNORECASE)  # type: ignore[attr-defined]
        assert match is not None
        assert match.group("name") == name


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Medical Secretaries", "medical-secretary"),
        ("How to become a sheet metal worker in Ohio", "sheet-metal-worker"),
        ("SHEET METAL WORKER: job profile", "sheet-metal-worker"),
        ("Nurse practitioners: pay, outlook and more", "nurse-practitioner"),
        ("What do flight engineers do?", "flight-engineer"),
        ("Cooks and Bakers", "cook-and-baker"),
        ("Sales representatives", "sales-representative"),
        ("Policewomen", "policewoman"),
        ("Actress (film)", "actress"),
        ("Aircraft Mechanic Salary | Paysite", "aircraft-mechanic"),
        ("Baker vs. cook: which is better?", None),
        ("10 best jobs for teachers", None),
        ("Similar titles", None),
    ],
)
def test_titles_name_the_occupation(title: str, slug: str | None) -> None:
    found = find_occupation(NAMER, None, title, [], "", list)
    assert (found.occupation_id if found else None) == slug


def test_what_is_configured_wins() -> None:
    found = find_occupation(NAMER, "Bakers", "Florist", [], "", list)
    assert found is not None
    assert (found.occupation_id, found.name, found.basis) == ("baker", "Baker", "sources.toml")


def test_sentences_tell_where_no_title_does() -> None:
    sentences = ["Pastry cooks bake cakes.", "As a pastry cook you rise early.", "The oven is hot."]
    text = " ".join(sentences)
    spans = [(text.index(s), text.index(s) + len(s)) for s in sentences]
    found = find_occupation(NAMER, None, None, [], text, lambda: spans)
    assert found is not None
    assert found.occupation_id == "pastry-cook"


def test_a_name_is_found_in_every_form() -> None:
    pattern = name_pattern(NAMER, NAMER.make("customer care representatives", "title"))
    assert pattern is not None
    for text in ("Customer care reps", "a customer care representative's day", "representatives"):
        assert pattern.search(text)
