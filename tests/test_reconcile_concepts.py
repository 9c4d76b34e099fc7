"""Concepts under the stage: how many independent documents name each."""

from pathlib import Path

from builders import OCCUPATION, document, empty_row
from reconcile_help import run

from pipeline.tables import Row


def mention(path: str, text: str, start: int, whole: str) -> Row:
    return {
        **empty_row("mentions"), "mention_id": f"men-{path}-{start}", "document_id": document(path)["document_id"],
        "section_id": "s", "occupation_id": OCCUPATION, "kind": "duty", "text": text, "start": whole.index(text),
        "end": whole.index(text) + len(text), "rule_id": "r",
    }  # fmt: skip


def test_concepts_count_independent_documents(tmp_path: Path) -> None:
    passage = " ".join(f"word{i}" for i in range(45)) + " answer calls daily"
    texts = {"a.txt": passage, "b.txt": f"copied: {passage}", "c.txt": "answer calls now", "d.txt": "keep records"}
    members, mentions = [], []
    for path, text in (
        ("a.txt", "answer calls"),
        ("b.txt", "answer calls"),
        ("c.txt", "answer calls"),
        ("d.txt", "keep records"),
    ):
        row = mention(path, text, 0, texts[path])
        mentions.append(row)
        concept = "concept-1" if "answer" in text else "concept-2"
        members.append(
            {"concept_id": concept, "mention_id": row["mention_id"], "document_id": row["document_id"],
             "clause_start": row["start"], "clause_end": row["end"], "score": 1.0}
        )  # fmt: skip
    concepts = [
        {**empty_row("concepts"), "concept_id": f"concept-{n}", "occupation_id": OCCUPATION, "kind": "duty",
         "label": label, "n_mentions": count, "n_documents": count}
        for n, label, count in ((1, "answer calls", 3), (2, "keep records", 1))
    ]  # fmt: skip
    documents = [document(path) for path in texts]
    result = run(tmp_path, [], documents, texts=texts, concepts=concepts, concept_members=members, mentions=mentions)
    assert [(c["concept_id"], c["n_witnesses"]) for c in result.rows("concepts")] == [
        ("concept-1", 2),
        ("concept-2", 1),
    ]
    first, second = result.rows("reconciled_concepts")
    assert (first["status"], first["n_documents"], first["n_witnesses"]) == ("shared", 3, 2)
    assert first["named_by"] == ["a.txt", "b.txt", "c.txt"]
    assert first["not_named_by"] == ["d.txt"]
    assert first["quotes"] == ["answer calls"] * 3
    assert (second["status"], second["named_by"], second["quotes"]) == ("only_one", ["d.txt"], ["keep records"])
