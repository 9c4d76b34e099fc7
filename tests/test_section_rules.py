import re

import pytest

from pipeline import packs
from pipeline.section_rules import RULES, SectionRules, load_lexicon, normalise_heading
from pipeline.settings import Settings

PACKS = Settings().packs
LOADED = packs.load(PACKS, RULES, SectionRules)


@pytest.mark.parametrize("rule", [*LOADED.heading, *LOADED.cue], ids=lambda rule: rule.id)
def test_each_rule_keeps_its_examples(rule: object) -> None:
    pattern = re.compile(rule.pattern, re.IGNORECASE)  # type: ignore[attr-defined]
    assert all(pattern.search(text) for text in rule.yes)  # type: ignore[attr-defined]
    assert not any(pattern.search(text) for text in rule.no)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What the job involves", "duties"),
        ("PAY AND CONDITIONS", "pay"),
        ("## Working hours", "schedule"),
        ("Key skills:", "skills"),
        ("3. Entry requirements", "qualifications"),
        ("Job prospects", "outlook"),
        ("Alternative job titles", "titles"),
        ("Related careers", "related_occupations"),
        ("How much will I earn?", "pay"),
        ("Education & Training", "education"),
        ("WHAT IT PAYS", "pay"),
        ("How many?", "employment"),
        ("A usual week", "schedule"),
        ("Working pattern", "schedule"),
        ("Where it leads", "advancement"),
        ("Nice to have", "qualifications"),
        ("Will it last?", "outlook"),
        ("Fact file: bakers", "summary"),
        ("Encyclopedia, entry 212", None),
        ("Baker's dozen", None),
    ],
)
def test_headings_of_many_publishers(heading: str, kind: str | None) -> None:
    assert load_lexicon(PACKS).heading_kind(normalise_heading(heading)) == kind
