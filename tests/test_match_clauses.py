"""match.wording and match.clauses: stems, phrases, and where a mention is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.clauses import split_clauses
from pipeline.match.rules import load_rules
from pipeline.match.wording import Wording, stem_word
from pipeline.settings import Settings

RULES = load_rules(Settings())
DUTY, SKILL = Wording(RULES, "duty"), Wording(RULES, "skill")


def spans(text: str, kind: str = "duty") -> list[str]:
    return [text[clause.start : clause.end] for clause in split_clauses(text, kind, DUTY if kind == "duty" else SKILL)]


@pytest.mark.parametrize(
    "forms",
    [
        "install installs installed installing installation", "organise organizing organization",
        "plan plans planned planning",
        "evaluate evaluated evaluating evaluation", "study studies studied studying", "assess assesses assessment",
        "carry carries carried carrying", "mathematics maths", "write wrote written",
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem_word(form, RULES.lemmas) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["building build", "station state", "patient patience", "new news", "ship show"])
def test_other_words_keep_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem_word(one, RULES.lemmas) != stem_word(other, RULES.lemmas)


def test_the_longest_phrase_of_the_thesaurus_is_one_term() -> None:
    tokens = DUTY.tokens("Fill out the forms")
    assert [" ".join(t.form for t in tokens[term.first : term.last]) for term in DUTY.terms(tokens)] == [
        "fill out",
        "forms",
    ]


def test_coordinated_objects_share_their_verb() -> None:
    clauses = split_clauses("process orders, returns and exchanges", "duty", DUTY)
    assert [clause.label for clause in clauses[1:]] == ["process orders", "process returns", "process exchanges"]
    verb = DUTY.stem("process")
    assert all(verb in {word.name for word in clause.words} for clause in clauses)
    assert [clause.main for clause in clauses] == [True, False, False, False]


def test_verbs_open_clauses_of_their_own() -> None:
    assert spans("Greet guests and collect payments")[1:] == ["Greet guests", "collect payments"]


def test_two_verbs_with_one_object_are_one_clause() -> None:
    assert spans("Clean and adjust valves") == ["Clean and adjust valves"]


def test_a_condition_belongs_to_what_follows() -> None:
    assert "If a part is broken, repair machines" in spans("If a part is broken, repair machines and notify owners")


def test_words_of_a_tail_weigh_less() -> None:
    words = {word.written: word.factor for word in split_clauses("Cut boards using saws", "duty", DUTY)[0].words}
    assert words["saws"] < words["boards"] == 1


def test_a_skill_is_its_name_and_the_rest_supports_it() -> None:
    clause = split_clauses("Stamina. Most of the day is spent on ladders.", "skill", SKILL)[0]
    assert clause.label == "Stamina"
    assert [word.factor for word in clause.words][:2] == [1.0, RULES.factors.support]


def test_names_are_not_split_and_lose_their_brackets() -> None:
    clauses = split_clauses("Word and sheet software (Blank, Plain)", "tool", DUTY)
    assert [clause.label for clause in clauses] == ["Word and sheet software"]


@given(st.text(max_size=120))
def test_clauses_lie_inside_the_text_and_inside_their_parents(text: str) -> None:
    clauses = split_clauses(text, "duty", DUTY)
    assert 1 <= len(clauses) <= RULES.candidates.clauses
    for clause in clauses:
        assert 0 <= clause.start <= clause.end <= len(text)
        if clause.parent >= 0:
            assert clauses[clause.parent].start <= clause.start
            assert clause.end <= clauses[clause.parent].end
