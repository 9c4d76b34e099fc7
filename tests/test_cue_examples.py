"""Every rule of the pack is tried on its own examples: one test a rule, cues, scopes and promises."""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import pytest

from pipeline.extract.rules import PromiseRule, ScopeRule, ScopeRules, load_claim_rules, load_finder
from pipeline.packs import load
from pipeline.patterns import CueRule, CueRules
from pipeline.quantities import parse_quantities
from pipeline.settings import OWN_PACK
from pipeline.tables import vocabularies

PACKS = (OWN_PACK,)
CUES = load(PACKS, "cues.toml", CueRules).cue
SCOPES = load(PACKS, "scopes.toml", ScopeRules).scope
RULES = load_claim_rules(PACKS)


def each(rules: Sequence[Any], name: Callable[[Any], str] = attrgetter("id")) -> list[Any]:
    """The rules as parameters by name."""
    return [pytest.param(rule, id=name(rule)) for rule in rules]


def fired(text: str) -> set[str]:
    """The ids of the rules whose cue is found in a line, alone or beside others."""
    return {cue.rule for cue in load_finder(PACKS).find(text, 0, parse_quantities(text))}


@pytest.mark.parametrize("rule", each(CUES))
def test_a_cue_matches_its_examples_and_not_its_counterexamples(rule: CueRule) -> None:
    assert rule.match, "a rule needs an example that it must match"
    assert rule.no_match, "a rule needs an example that it must not match"
    assert [text for text in rule.match if rule.id not in fired(text)] == []
    assert [text for text in rule.no_match if rule.id in fired(text)] == []


@pytest.mark.parametrize("rule", each(RULES.promise))
def test_a_promise_matches_its_examples_and_not_its_counterexamples(rule: PromiseRule) -> None:
    pattern = re.compile(rule.pattern, re.IGNORECASE)
    assert rule.match and rule.no_match
    assert [text for text in rule.match if not pattern.search(text)] == []
    assert [text for text in rule.no_match if pattern.search(text)] == []


@pytest.mark.parametrize("rule", each(SCOPES, lambda rule: f"{rule.type}.{rule.id}"))
def test_a_scope_is_found_by_each_of_its_names(rule: ScopeRule) -> None:
    wanted = f"scope.{rule.type}.{rule.id}"
    spoken = [name.replace("<duration>", "5 years") for name in rule.names]
    assert [name for name in spoken if wanted not in fired(name)] == []


def test_rules_have_ids_of_their_own() -> None:
    for rules in (CUES, RULES.figure, RULES.category, RULES.cell, RULES.promise):
        ids = [rule.id for rule in rules]
        assert sorted(set(ids)) == sorted(ids)
    pairs = [(scope.type, scope.id) for scope in SCOPES]
    assert sorted(set(pairs)) == sorted(pairs)


def test_a_scope_s_name_belongs_to_one_scope_of_its_type() -> None:
    owner: dict[tuple[str, str], str] = {}
    for scope in SCOPES:
        for name in scope.names:
            assert owner.setdefault((scope.type, name.lower()), scope.id) == scope.id


def test_claim_rules_speak_only_of_cues_that_exist() -> None:
    known = {rule.cue for rule in CUES} | {"industry", "geography", "worker_class", "level"}
    for rule in (*RULES.figure, *RULES.category):
        assert {*rule.near, *rule.head, *rule.without} <= known, rule.id
    for rule in RULES.figure:
        assert {*rule.covered, *rule.unless_head} <= known, rule.id
    for rule in RULES.category:
        assert rule.cue in known, rule.id
    for rule in RULES.cell:
        assert set(rule.head) <= known, rule.id


def test_claim_rules_write_only_words_of_the_contract() -> None:
    words = vocabularies()
    for rule in (*RULES.figure, *RULES.category, *RULES.cell, *RULES.promise):
        assert rule.attribute in words["attribute"], rule.id
        assert rule.statistic in words["statistic"], rule.id
    for rule in (*RULES.figure, *RULES.category):
        assert set(rule.sections) <= set(words["section_kind"]), rule.id
        assert set(rule.scopes) <= set(words["scope_type"]), rule.id
        assert set(rule.periods) <= set(words["period_kind"]), rule.id
    categories = {rule.cue for rule in RULES.category}
    assert {rule.value for rule in CUES if rule.cue in categories} <= set(words["category"])
    assert {word for rule in RULES.cell for word in rule.texts.values()} <= set(words["category"])
