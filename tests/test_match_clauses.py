"""match.wording and match.clauses: stems, phrases, and where a mention is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.clauses import says_what, split_clauses
from pipeline.match.rows import tidy_label
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
    assert all(verb in " ".join(word.name for word in clause.words).split(" ") for clause in clauses)
    assert [clause.main for clause in clauses] == [True, False, False, False]


def labels(text: str) -> list[str]:
    return [tidy_label(clause.label) for clause in split_clauses(text, "duty", DUTY)[1:]]


def test_what_follows_a_preposition_is_no_object() -> None:
    assert labels("Refer guests to supervisors, specialists or owners") == []
    assert labels("Install lamps, switches and panels in towers") == [
        "Install lamps",
        "Install switches",
        "Install panels",
    ]


def test_the_items_of_an_enumeration_are_objects() -> None:
    assert labels("Process requests including orders, returns and refunds") == [
        "Process requests", "Process orders", "Process returns", "Process refunds",
    ]  # fmt: skip


def test_words_that_only_qualify_a_noun_get_it() -> None:
    assert labels("Write incident, theft and damage reports") == [
        "Write incident reports", "Write theft reports", "Write damage reports",
    ]  # fmt: skip
    assert labels("Check oil, brakes and wheel nuts") == ["Check oil", "Check brakes", "Check wheel nuts"]


def test_what_stands_behind_all_objects_holds_for_each() -> None:
    first = split_clauses("Instruct guards and drivers about hygiene", "duty", DUTY)[1]
    assert {word.written: word.factor for word in first.words} == {
        "instruct": 1.0, "guards": 1.0, "hygiene": RULES.factors.shared,
    }  # fmt: skip


def test_where_it_is_done_weighs_less_than_what_it_is_done_to() -> None:
    whole = split_clauses("Polish lamps in the hall", "duty", DUTY)[0]
    assert {word.written: word.factor for word in whole.words} == {
        "polish": 1.0, "lamps": 1.0, "hall": RULES.factors.setting,
    }  # fmt: skip
    assert all(word.factor == 1.0 for word in split_clauses("Participate in meetings", "duty", DUTY)[0].words)


def test_a_verb_takes_in_what_completes_it() -> None:
    whole = split_clauses("Keep the long hall clean", "duty", DUTY)[0]
    assert [word.name for word in whole.words] == ["keep clean", "long", "hal"]
    assert split_clauses("Keep the hall of the clean house", "duty", DUTY)[0].words[0].name == "keep"


def test_a_shared_verb_makes_a_phrase_with_its_object() -> None:
    words = split_clauses("Process requests and orders", "duty", DUTY)[2].words
    assert [(word.name, word.leads) for word in words] == [("proces order", True)]


def test_a_generic_phrase_weighs_as_little_as_a_generic_word() -> None:
    assert DUTY.factor("find out") == DUTY.factor("find") == RULES.factors.common


def test_a_condition_of_two_parts_belongs_to_what_follows_it() -> None:
    assert labels("If a coat or a bag is lost, search the hall and write a report") == [
        "If a coat or a bag is lost, search the hall", "Write a report",
    ]  # fmt: skip


def test_numbers_are_no_objects_and_what_opens_a_list_is_none() -> None:
    assert labels("Look after two or three children") == []
    assert labels("Update guest details, including address, phone number and diet") == [
        "Update guest details", "Update address", "Update phone number", "Update diet",
    ]  # fmt: skip


def test_a_last_noun_is_no_verb() -> None:
    assert labels("Keep a file of the request, the steps taken, and resolution") == []


def test_a_verb_in_front_leads_and_the_same_word_behind_it_does_not() -> None:
    words = {word.written: word.leads for word in split_clauses("Wire lamps", "duty", DUTY)[0].words}
    assert words == {"wire": True, "lamps": False}
    assert not any(word.leads for word in split_clauses("Pull wire", "duty", DUTY)[0].words if word.written == "wire")


def test_a_pronoun_is_nothing_to_speak_of() -> None:
    assert not says_what(split_clauses("settle them", "duty", DUTY)[0], DUTY)
    assert says_what(split_clauses("settle claims", "duty", DUTY)[0], DUTY)
    assert says_what(split_clauses("keep records", "duty", DUTY)[0], DUTY)


def test_half_of_a_hyphened_compound_weighs_less() -> None:
    words = {word.written: word.factor for word in split_clauses("Sweep open-plan halls", "duty", DUTY)[0].words}
    assert words["plan"] == RULES.factors.hyphened
    assert words["halls"] == 1.0


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


def test_a_noun_of_a_list_opens_no_clause() -> None:
    assert labels("Keep addresses, phone numbers and notes in order") == [
        "Keep addresses", "Keep phone numbers", "Keep notes",
    ]  # fmt: skip
    assert "phone the owner" in spans("Keep addresses and phone the owner")
    assert not any(span.startswith("issue is") for span in spans("Help buyers until a question or issue is resolved"))


def test_a_series_of_infinitives_stays_together() -> None:
    assert spans("Take orders to start, stop or change supply")[0] == "Take orders to start, stop or change supply"
    assert "stop" not in {span.split()[0] for span in spans("Take orders to start, stop or change supply")}


def test_a_clause_does_not_end_in_the_word_that_opens_the_next() -> None:
    assert spans("Explain the terms of sale, when necessary")[0] == "Explain the terms of sale"


def test_a_hyphened_word_of_a_name_weighs_as_any_other_and_less_in_a_duty() -> None:
    (name,) = split_clauses("night-shift bakers", "related_occupation", Wording(RULES, "related_occupation"))
    assert {word.factor for word in name.words} == {1.0}
    duty = split_clauses("Clean the night-shift ovens", "duty", Wording(RULES, "duty"))[0]
    assert min(word.factor for word in duty.words) < 0.5
