"""match: the stage, `link`, what explanations say, and that nothing depends on the order of rows."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.errors import ConfigError, InputError
from pipeline.match import link_items, match_part
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


def mentions(folder: Path, order: list[int]) -> None:
    texts = ["Mend gates", "Repair gates and fences", "Paint doors"]
    documents: list[Row] = [
        {"document_id": f"doc-{i}", "source_id": "s", "path": f"{i}.txt", "paths": [f"{i}.txt"]} for i in (0, 1)
    ]
    for row in documents:
        row |= {
            "media_type": "text/plain",
            "sha256": "0",
            "bytes": 1,
            "text_sha256": "0",
            "characters": 1,
            "warnings": [],
        }
    rows = [
        {
            "mention_id": f"mention-{i}", "document_id": f"doc-{i % 2}", "section_id": "x",
            "occupation_id": "caretaker",
            "kind": "duty", "text": text, "start": 100 * i, "end": 100 * i + len(text), "examples": [], "rule_id": "r",
        }
        for i, text in enumerate(texts)
    ]  # fmt: skip
    tables.write_rows(folder, "documents", documents)
    tables.write_rows(folder, "mentions", [rows[i] for i in order])


def test_the_stage_writes_offsets_of_the_document(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    match_part([tmp_path / "in"], tmp_path / "out", OURS)
    matches = tables.read_rows([tmp_path / "out"], "matches")
    assert [(row["mention_a"], row["mention_b"]) for row in matches] == [("mention-0", "mention-1")]
    assert matches[0]["clause_a_start"] == 0
    assert matches[0]["clause_b_start"] == 100
    concepts = tables.read_rows([tmp_path / "out"], "concepts")
    assert [(row["n_mentions"], row["n_documents"], row["n_witnesses"]) for row in concepts] == [
        (2, 2, None),
        (1, 1, None),
    ]
    assert len(tables.read_rows([tmp_path / "out"], "concept_members")) == 3


def test_the_stage_writes_the_same_bytes_for_shuffled_mentions(tmp_path: Path) -> None:
    for name, order in (("one", [0, 1, 2]), ("two", [2, 0, 1])):
        mentions(tmp_path / name, order)
        match_part([tmp_path / name], tmp_path / f"{name}.out", OURS)
    for table in ("matches", "concepts", "concept_members"):
        file = f"{table}.parquet"
        assert (tmp_path / "one.out" / file).read_bytes() == (tmp_path / "two.out" / file).read_bytes()


DECISIONS = "target_table,target_id,quoted_text,action\n"


def decide(folder: Path, target: str, quoted: str, action: str) -> list[Row]:
    """The matches of the three mentions under one line of decisions.csv."""
    (folder / "survey").mkdir(exist_ok=True)
    (folder / "survey/decisions.csv").write_text(f"{DECISIONS}matches,{target},{quoted},{action}\n", "utf-8")
    match_part([folder / "in", folder / "survey"], folder / "decided", OURS)
    return tables.read_rows([folder / "decided"], "matches")


def test_a_rejected_pair_is_never_the_same(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    match_part([tmp_path / "in"], tmp_path / "out", OURS)
    (match,) = tables.read_rows([tmp_path / "out"], "matches")
    assert match["decision"] == "same"
    rows = decide(tmp_path, match["match_id"], "Mend gates", "reject")
    assert [(row["match_id"], row["decision"]) for row in rows] == [(match["match_id"], "related")]
    assert rows[0]["tests"][-1] == "rejected by a person in decisions.csv"
    assert len(tables.read_rows([tmp_path / "decided"], "concepts")) == 3


def test_an_accepted_pair_is_the_same_whatever_its_score(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    strict = Settings(packs=(OWN_PACK, tmp_path / "pack"))
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/match.toml").write_text("[thresholds]\nsame = 0.99\nlinkage = 0.99\n", "utf-8")
    match_part([tmp_path / "in"], tmp_path / "out", strict)
    (match,) = tables.read_rows([tmp_path / "out"], "matches")
    assert match["decision"] == "related"
    (tmp_path / "decisions.csv").write_text(f"{DECISIONS}matches,{match['match_id']},Mend gates,accept\n", "utf-8")
    match_part([tmp_path / "in", tmp_path], tmp_path / "decided", strict)
    (match,) = tables.read_rows([tmp_path / "decided"], "matches")
    assert match["decision"] == "same"
    assert match["tests"][-1] == "accepted by a person in decisions.csv"


def test_an_accepted_pair_that_another_line_parts_says_so(tmp_path: Path) -> None:
    lists = {"0": "Mend gates", "1": "Repair gates and fences", "2": "Fix gates"}
    mentions(tmp_path / "in", [0, 1, 2])
    rows = tables.read_rows([tmp_path / "in"], "mentions")
    documents = tables.read_rows([tmp_path / "in"], "documents")
    documents.append({**documents[0], "document_id": "doc-2", "path": "2.txt", "paths": ["2.txt"]})
    for row, (number, text) in zip(rows, lists.items()):
        row |= {"document_id": f"doc-{number}", "text": text, "end": row["start"] + len(text)}
    tables.write_rows(tmp_path / "in", "documents", documents)
    tables.write_rows(tmp_path / "in", "mentions", rows)
    match_part([tmp_path / "in"], tmp_path / "out", OURS)
    ids = {
        (row["mention_a"][-1], row["mention_b"][-1]): row["match_id"]
        for row in tables.read_rows([tmp_path / "out"], "matches")
    }
    wanted = {("0", "1"): "accept", ("0", "2"): "reject", ("1", "2"): "accept"}
    lines = [f"matches,{ids[pair]},,{action}\n" for pair, action in wanted.items()]
    (tmp_path / "decisions.csv").write_text(DECISIONS + "".join(lines), "utf-8")
    match_part([tmp_path / "in", tmp_path], tmp_path / "decided", OURS)
    found = {row["match_id"]: row for row in tables.read_rows([tmp_path / "decided"], "matches")}
    assert [found[ids[pair]]["decision"] for pair in wanted] == ["same", "related", "related"]
    assert "without effect" in found[ids["1", "2"]]["tests"][-1]
    assert "accepted by a person" in found[ids["1", "2"]]["tests"][-2]


def test_a_decision_on_words_that_are_gone_changes_nothing(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    match_part([tmp_path / "in"], tmp_path / "out", OURS)
    matches = tables.read_rows([tmp_path / "out"], "matches")
    assert decide(tmp_path, matches[0]["match_id"], "Mend fences", "reject") == matches


def test_the_review_table_holds_pairs_near_the_threshold_until_they_are_decided(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/match.toml").write_text("[thresholds]\nsame = 0.95\nrelated = 0.8\n", "utf-8")
    near = Settings(packs=(OWN_PACK, tmp_path / "pack"))
    match_part([tmp_path / "in"], tmp_path / "out", near)
    (row,) = tables.read_rows([tmp_path / "out"], "review")
    assert (row["path_a"], row["text_a"], row["path_b"], row["text_b"]) == (
        "0.txt", "Mend gates", "1.txt", "Repair gates and fences",
    )  # fmt: skip
    assert (row["target_table"], row["action"]) == ("matches", None)
    assert row["quoted_text"] in row["text_a"]
    line = f"{row['target_table']},{row['target_id']},{row['quoted_text']},accept\n"
    (tmp_path / "decisions.csv").write_text(DECISIONS + line, "utf-8")
    match_part([tmp_path / "in", tmp_path], tmp_path / "decided", near)
    assert tables.read_rows([tmp_path / "decided"], "review") == []


def test_a_label_has_a_verb_in_front_and_no_pronoun() -> None:
    lists = {"a": ["taking their orders"], "b": ["take orders for meals"], "c": ["orders are taken"]}
    _, concepts, _ = link_items(items(lists, block="server"), OURS)
    assert "Take orders for meals" in {row["label"] for row in concepts}
    assert not any("their" in row["label"] for row in concepts if row["n_items"] > 1)


def test_a_document_may_name_a_thing_in_two_sections_and_a_list_once(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    rows = tables.read_rows([tmp_path / "in"], "mentions")
    again = {**rows[0], "mention_id": "mention-9", "start": 300, "end": 310, "text": "Fix gates"}
    for section, together in (("y", True), ("x", False)):
        tables.write_rows(tmp_path / "in", "mentions", [*rows, {**again, "section_id": section}])
        match_part([tmp_path / "in"], tmp_path / section, OURS)
        members = tables.read_rows([tmp_path / section], "concept_members")
        of = {row["mention_id"]: row["concept_id"] for row in members}
        assert (of["mention-9"] == of["mention-0"]) == together


def test_running_text_may_name_a_thing_again(tmp_path: Path) -> None:
    mentions(tmp_path / "in", [0, 1, 2])
    rows = tables.read_rows([tmp_path / "in"], "mentions")
    again = {**rows[0], "mention_id": "mention-9", "start": 300, "end": 310, "text": "Fix gates"}
    for rule, together in (("mentions.duty-prose@0", True), ("mentions.duty-list@0", False)):
        tables.write_rows(tmp_path / "in", "mentions", [{**row, "rule_id": rule} for row in (*rows, again)])
        match_part([tmp_path / "in"], tmp_path / "out", OURS)
        of = {row["mention_id"]: row["concept_id"] for row in tables.read_rows([tmp_path / "out"], "concept_members")}
        assert (of["mention-9"] == of["mention-0"]) == together


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


def test_empty_inputs_yield_empty_tables(tmp_path: Path) -> None:
    match_part([tmp_path], tmp_path / "out", OURS)
    assert tables.read_rows([tmp_path / "out"], "concepts") == []
