"""match: `link`, what explanations say, and that nothing depends on the order of rows."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigError, InputError
from pipeline.match import link_items
from pipeline.match.rules import Example, load_rules
from pipeline.settings import OWN_PACK, Settings
from pipeline.tables import Row

OURS = Settings()
LISTS = {
    "a": ["Repair worn gates and hinges", "Keep records of each visit", "Greet visitors, sort letters and order paper"],
    "b": ["Mend broken gates", "Document every visit", "Order paper for the office"],
    "c": ["Paint walls", "Write down what happened at each visit", "Welcome visitors"],
}


def items(lists: dict[str, list[str]] = LISTS, kind: str = "duty", block: str = "caretaker") -> list[Row]:
    return [
        {"item_id": f"{source}{i}", "source": source, "kind": kind, "text": text, "block": block}
        for source, texts in lists.items()
        for i, text in enumerate(texts)
    ]


def together(members: list[Row]) -> set[frozenset[str]]:
    concepts: dict[str, set[str]] = {}
    for row in members:
        concepts.setdefault(row["concept_id"], set()).add(row["item_id"])
    return {frozenset(ids) for ids in concepts.values()}


def test_paraphrases_share_a_concept_and_others_stay_alone() -> None:
    _, _, members = link_items(items(), OURS)
    assert frozenset({"a0", "b0"}) in together(members)
    assert frozenset({"c0"}) in together(members)


def test_a_compound_item_belongs_to_a_concept_through_each_clause() -> None:
    _, _, members = link_items(items(), OURS)
    own = [row for row in members if row["item_id"] == "a2"]
    spans = {LISTS["a"][2][row["clause_start"] : row["clause_end"]] for row in own}
    assert {"Greet visitors", "order paper"} <= spans
    assert {frozenset({"a2", "c2"}), frozenset({"a2", "b2"})} <= together(members)


def test_a_clause_is_in_one_concept_and_a_list_once_in_a_concept() -> None:
    _, _, members = link_items(items(), OURS)
    taken: dict[str, list[range]] = {}
    for row in members:
        span = range(row["clause_start"], row["clause_end"])
        for other in taken.setdefault(row["item_id"], []):
            assert set(span).isdisjoint(other)
        taken[row["item_id"]].append(span)
    sources = [(row["concept_id"], row["source"]) for row in members]
    assert len(set(sources)) == len(sources)


def test_true_repeats_of_one_list_share_a_concept() -> None:
    _, concepts, members = link_items(items({"a": ["Sharpen saws", "sharpen saws."], "b": ["Sharpening saws"]}), OURS)
    assert together(members) == {frozenset({"a0", "a1", "b0"})}
    assert (concepts[0]["n_items"], concepts[0]["n_sources"]) == (3, 2)


def test_kinds_and_blocks_are_kept_apart() -> None:
    same = (
        items({"a": ["Patience"]}, "skill")
        + items({"b": ["Patience"]}, "tool")
        + items({"c": ["Patience"]}, "skill", "x")
    )
    matches, concepts, _ = link_items(same, OURS)
    assert not matches
    assert len(concepts) == 3


def test_a_match_says_why() -> None:
    matches, _, _ = link_items(
        items({"a": ["Refer guests to a supervisor"], "b": ["Escalate guests to the manager"]}), OURS
    )
    told = " / ".join(matches[0]["tests"])
    assert "refer = escalate" in told
    assert "supervisor = manager" in told
    limit = load_rules(OURS).thresholds.same
    assert f"score {matches[0]['score']:.2f} ≥ {limit:.2f} same" in told
    assert matches[0]["decision"] == "same"


def test_same_says_that_two_items_share_a_concept_and_related_that_they_do_not() -> None:
    lines = Path("tests/development/grouping/tune.jsonl").read_text("utf-8").splitlines()
    matches, _, members = link_items([json.loads(line) for line in lines], OURS)
    shared = {pair for ids in together(members) for pair in ((a, b) for a in ids for b in ids)}
    decided = {(row["item_a"], row["item_b"]): row["decision"] for row in matches}
    assert {"same", "related"} == set(decided.values())
    for pair, decision in decided.items():
        assert (decision == "same") == (pair in shared)
    assert all(row["score"] == round(row["score"], 6) for row in matches)


def test_what_a_match_says_last_never_contradicts_its_decision() -> None:
    lines = Path("tests/development/grouping/tune.jsonl").read_text("utf-8").splitlines()
    matches, _, _ = link_items([json.loads(line) for line in lines], OURS)
    same = load_rules(OURS).thresholds.same
    assert any(row["decision"] == "same" and row["score"] < same for row in matches)
    for row in matches:
        if row["decision"] == "same" and row["score"] < same:
            assert "the same by their group" in row["tests"][-1]
        elif row["decision"] == "same":
            assert "≥" in row["tests"][-1]
        elif row["score"] >= load_rules(OURS).limits(row["kind"]).same:
            assert row["tests"][-1].startswith("kept apart")
        else:
            assert "<" in row["tests"][-1]


def test_the_label_is_the_shortest_member_that_covers_the_others() -> None:
    _, concepts, _ = link_items(
        items(
            {
                "a": ["repair pumps."],
                "b": ["Repair pumps inside old buildings"],
                "c": ["Repairing the pumps quickly"],
            }
        ),
        OURS,
    )
    assert [row["label"] for row in concepts] == ["Repair pumps"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Repair old pumps, such as hand pumps", "Repair old pumps"),
        ("Note down visits, including who came", "Note down visits"),
        ("Such pumps are mended", "Such pumps are mended"),
    ],
)
def test_a_label_ends_where_examples_begin(text: str, label: str) -> None:
    _, concepts, _ = link_items(items({"a": [text]}), OURS)
    assert [row["label"] for row in concepts] == [label]


@given(st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_rows_changes_nothing(chance: random.Random) -> None:
    shuffled = items()
    chance.shuffle(shuffled)
    assert link_items(shuffled, OURS) == link_items(items(), OURS)


@given(st.lists(st.text(max_size=60), max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_text_yields_spans_inside_it_and_a_concept(texts: list[str]) -> None:
    rows = [{"item_id": str(i), "source": str(i % 3), "kind": "duty", "text": text} for i, text in enumerate(texts)]
    _, concepts, members = link_items(rows, OURS)
    assert {row["item_id"] for row in members} == {row["item_id"] for row in rows}
    assert {row["concept_id"] for row in members} == {row["concept_id"] for row in concepts}
    for row in members:
        assert 0 <= row["clause_start"] <= row["clause_end"] <= len(texts[int(row["item_id"])])


def test_no_items_yield_no_rows() -> None:
    assert link_items([], OURS) == ([], [], [])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": None}, "has no text"),
        ({"source": " "}, "has no source"),
        ({"kind": "chore"}, "is no kind"),
        ({}, "twice"),
    ],
)
def test_wrong_items_are_named(change: Row, said: str) -> None:
    good = items()
    with pytest.raises(InputError, match=said):
        link_items([*good, {**good[0], **change}], OURS)


def test_a_pack_of_the_user_adds_a_group(tmp_path: Path) -> None:
    pair = items({"a": ["Blorf doors"], "b": ["Snazzle doors"]})
    (tmp_path / "match.toml").write_text('[thesaurus.actions]\nblorf = ["blorf", "snazzle"]\n', "utf-8")
    alone, _, _ = link_items(pair, OURS)
    added, _, _ = link_items(pair, Settings(packs=(OWN_PACK, tmp_path)))
    assert added[0]["score"] > alone[0]["score"] + 0.1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[thresholds]\nsame = 0.1\n", "related"),
        ("[weights]\nterms = -1.0\n", "weight"),
        ("[weights]\nword = 1\n", "word"),
    ],
)
def test_a_wrong_pack_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "match.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=said):
        link_items(items(), Settings(packs=(OWN_PACK, tmp_path)))


@pytest.mark.parametrize("example", load_rules(OURS).example, ids=lambda example: example.id)
def test_the_examples_of_the_pack(example: Example) -> None:
    rows = items({"a": [example.a], "b": [example.b]}, example.kind, "")
    _, _, members = link_items(rows, OURS)
    assert (frozenset({"a0", "b0"}) in together(members)) == example.same


def test_a_label_has_a_verb_in_front_and_no_pronoun() -> None:
    lists = {"a": ["taking their orders"], "b": ["take orders for meals"], "c": ["orders are taken"]}
    _, concepts, _ = link_items(items(lists, block="server"), OURS)
    assert "Take orders for meals" in {row["label"] for row in concepts}
    assert not any("their" in row["label"] for row in concepts if row["n_items"] > 1)


def test_the_grouping_has_a_say_in_the_score(tmp_path: Path) -> None:
    (tmp_path / "match.toml").write_text("[weights]\ntogether = 0.0\napart = 0.0\n")
    lists = {"a": ["Mend gates", "Paint doors"], "b": ["Repair gates", "Repair old wooden gates"], "c": ["Fix gates"]}
    bare = {row["match_id"]: row for row in link_items(items(lists), Settings(packs=(*OURS.packs, tmp_path)))[0]}
    told = {row["match_id"]: row for row in link_items(items(lists), OURS)[0]}
    both = sorted(told.keys() & bare.keys())
    assert {told[name]["decision"] for name in both} == {"same", "related"}
    for name in both:
        change = float(told[name]["score"]) - float(bare[name]["score"])
        assert change > 0 if told[name]["decision"] == "same" else change < 0


def test_verbs_that_say_other_things_speak_against_a_pair() -> None:
    def score(a: str, b: str) -> float:
        lists = {"a": [a, "Paint walls"], "b": [b, "Sharpen saws"]}
        rows = link_items(items(lists), OURS)[0]
        return max((float(row["score"]) for row in rows if (row["item_a"], row["item_b"]) == ("a0", "b0")), default=0.0)

    assert score("Inspect old gates", "Check old gates") > score("Inspect old gates", "Sell old gates")
