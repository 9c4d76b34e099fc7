"""packs/occupation: every rule file has its shape, and every name it uses exists."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.countries import CountryRules
from pipeline.extract.rules import ClaimRules, FigureRule, ScopeRules
from pipeline.match.rules import MatchRules
from pipeline.mentions.rules import MentionFile
from pipeline.occupations import OccupationRules
from pipeline.packs import convert, load
from pipeline.patterns import PLACEHOLDERS, CueRules
from pipeline.quantities.unit_rules import UnitRules
from pipeline.reconcile_rules import Rules
from pipeline.section_rules import SectionRules
from pipeline.settings import OWN_PACK, Settings
from pipeline.tables import vocabularies

SHAPES: dict[str, type] = {
    "claims.toml": ClaimRules,
    "countries.toml": CountryRules,
    "cues.toml": CueRules,
    "match.toml": MatchRules,
    "mentions.toml": MentionFile,
    "occupations.toml": OccupationRules,
    "reconcile.toml": Rules,
    "scopes.toml": ScopeRules,
    "sections.toml": SectionRules,
    "units.toml": UnitRules,
}
PACKS = Settings().packs
CUES = load(PACKS, "cues.toml", CueRules).cue
SCOPES = load(PACKS, "scopes.toml", ScopeRules).scope
CLAIMS = load(PACKS, "claims.toml", ClaimRules)
WORDS = vocabularies()
CLASSES = {rule.cue for rule in CUES} | {scope.type for scope in SCOPES}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((OWN_PACK / name).read_text("utf-8"))


def test_every_rule_file_is_known() -> None:
    assert {path.name for path in OWN_PACK.glob("*.toml")} == SHAPES.keys()


@pytest.mark.parametrize("name", SHAPES)
def test_a_pack_may_hold_any_part_of_a_file(name: str, tmp_path: Path) -> None:
    """A user adds one rule, and need not repeat the rest of the file."""
    if name in ("countries.toml", "cues.toml", "scopes.toml"):
        pytest.skip("the file is one list, which is what a user adds to")
    (tmp_path / name).touch()
    convert({}, SHAPES[name], tmp_path / name)


@pytest.mark.parametrize("name", SHAPES)
def test_ids_stand_once_in_a_list(name: str) -> None:
    for key, rules in read(name).items():
        if isinstance(rules, list) and rules and isinstance(rules[0], dict) and "id" in rules[0]:
            times = Counter((rule.get("type"), rule["id"]) for rule in rules)
            assert [rule for rule, n in times.items() if n > 1] == [], key


@pytest.mark.parametrize("name", SHAPES)
def test_patterns_compile(name: str) -> None:
    def walk(data: Any) -> None:
        if isinstance(data, dict):
            if isinstance(data.get("pattern"), str):
                re.compile(data["pattern"], re.IGNORECASE)
            for value in data.values():
                walk(value)
        elif isinstance(data, list):
            for value in data:
                walk(value)

    walk(read(name))


# -- cues --------------------------------------------------------------------------------------------------------------


def test_every_cue_is_asked_for_by_a_rule_or_by_name() -> None:
    """A class that nothing asks for is dead weight in the matcher."""
    asked = {word for rule in claim_rules() for words in rule_words(rule).values() for word in words}
    code = "".join(path.read_text("utf-8") for path in OWN_PACK.parents[1].rglob("*.py"))
    unused = {rule.cue for rule in CUES} - asked
    assert [name for name in sorted(unused) if not re.search(rf"[\"']{name}[\"']", code)] == []


# -- claims ------------------------------------------------------------------------------------------------------------

CUE_FIELDS = ("covered", "near", "head", "without", "unless_head", "scopes", "cue", "statistic_cue", "needs")
FIGURES = load(PACKS, "claims.toml", ClaimRules).figure


def claim_rules() -> list[Any]:
    return [*CLAIMS.figure, *CLAIMS.category, *CLAIMS.cell, *CLAIMS.promise]


def rule_words(rule: Any) -> dict[str, list[str]]:
    """The words of each field of a rule; single ones as lists, and of tables the lists they hold."""
    words: dict[str, list[str]] = {}
    for name, value in msgspec.structs.asdict(rule).items():
        if isinstance(value, dict):
            words[name] = [word for part in value.values() if isinstance(part, list) for word in part]
        elif isinstance(value, str | list) and value:
            words[name] = [value] if isinstance(value, str) else value
    return words


@pytest.mark.parametrize("rule", claim_rules(), ids=lambda rule: rule.id)
def test_a_claim_rule_uses_words_that_exist(rule: Any) -> None:
    words = rule_words(rule)
    assert set(words["attribute"]) <= set(WORDS["attribute"])
    assert {*words["statistic"], *words.get("statistics", ())} <= set(WORDS["statistic"])
    assert {*words.get("sections", ()), *words.get("not_sections", ())} <= set(WORDS["section_kind"])
    assert set(words.get("periods", ())) <= set(WORDS["period_kind"])
    assert set(words.get("dimensions", ())) <= PLACEHOLDERS.keys()
    for field in CUE_FIELDS:
        assert set(words.get(field, ())) <= CLASSES, field


def test_ids_of_claim_rules_are_told_apart_across_lists() -> None:
    ids = [rule.id for rule in claim_rules()] + [rule.id for rule in CUES]
    assert [rule for rule, n in Counter(ids).items() if n > 1] == []


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.id)
def test_a_figure_rule_has_a_condition(rule: FigureRule) -> None:
    assert rule.covered or rule.near or rule.head or rule.sections or rule.rate


def test_categories_are_of_the_vocabulary() -> None:
    cues = {rule.cue for rule in CLAIMS.category}
    values = {rule.value for rule in CUES if rule.cue in cues} | {
        value for rule in CLAIMS.cell for value in rule.texts.values()
    }
    assert values - {""} <= set(WORDS["category"]) | {"several"} | set(WORDS["statistic"])


@pytest.mark.parametrize("field", ["silent_sections", "other_sections"])
def test_named_sections_exist(field: str) -> None:
    assert set(getattr(CLAIMS, field)) <= set(WORDS["section_kind"])


# -- scopes and sections -----------------------------------------------------------------------------------------------


def test_a_scope_has_one_type_and_its_names_no_other_scope() -> None:
    assert {scope.type for scope in SCOPES} <= set(WORDS["scope_type"])
    names = Counter((scope.type, name.lower()) for scope in SCOPES for name in scope.names)
    assert [name for name, n in names.items() if n > 1] == []


def test_section_rules_name_kinds_that_exist() -> None:
    rules = load(PACKS, "sections.toml", SectionRules)
    kinds = {rule.kind for rule in (*rules.heading, *rules.cue)} | {f.kind for f in rules.family}
    assert kinds | {kind for f in rules.family for kind in f.others} <= set(WORDS["section_kind"])


def test_mention_rules_name_kinds_that_exist() -> None:
    rules = load(PACKS, "mentions.toml", MentionFile)
    kinds = {rule.kind for rule in (*rules.label, *rules.lead_in, *rules.item, *rules.series, *rules.name)}
    assert (kinds | set(rules.lists.values())) - {""} <= set(WORDS["mention_kind"])
    assert {*rules.silent, *rules.duty_prose, *rules.skill_prose, *rules.lists} <= set(WORDS["section_kind"])


def test_a_word_of_the_thesaurus_is_in_one_group_of_its_table_once() -> None:
    thesaurus = read("match.toml")["thesaurus"]
    for groups in thesaurus.values():
        assert [group for group, words in groups.items() if len(set(words)) < len(words)] == []
