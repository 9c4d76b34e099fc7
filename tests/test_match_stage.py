"""match: the stage over partitions of mentions, and what a person decided of a pair."""

from pathlib import Path

from pipeline import tables
from pipeline.match import match_part
from pipeline.settings import OWN_PACK, Settings
from pipeline.tables import Row

OURS = Settings()


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
        file = f"{table}.arrow"
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


def test_empty_inputs_yield_empty_tables(tmp_path: Path) -> None:
    match_part([tmp_path], tmp_path / "out", OURS)
    assert tables.read_rows([tmp_path / "out"], "concepts") == []
