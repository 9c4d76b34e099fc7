"""concepts: how many independent sources name a duty or skill, which list such things and don't, and in what words."""

from collections import defaultdict

from pipeline.decisions import note_matched
from pipeline.reconcile.workspace import Key, Workspace
from pipeline.tables import Row, read_rows, vocabulary_rank


def count_concept_witnesses(work: Workspace) -> list[Row]:
    """The concepts with n_witnesses filled, in natural order: occupation, kind, most documents first, first mention.

    Documents are one witness for a concept where the mentions behind it stand in a passage they share.
    """
    members = members_by_concept(work)
    mentions = {row["mention_id"]: row for row in read_rows(work.inputs, "mentions")}
    shared: dict[str, list[tuple[int, int, str, int, int]]] = defaultdict(list)
    for passage in work.passages:
        shared[passage.document_b].append(
            (passage.start_b, passage.end_b, passage.document_a, passage.start_a, passage.end_a)
        )
    rows: list[tuple[Key, Row]] = []
    kinds, order = vocabulary_rank("mention_kind"), work.document_order
    for concept in read_rows(work.inputs, "concepts"):
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for member in members[concept["concept_id"]]:
            if member["mention_id"] in mentions:
                spans[member["document_id"]].append((member["clause_start"], member["clause_end"]))
        first = min(((order.get(d, 0), min(own)) for d, own in spans.items()), default=(0, (0, 0)))
        key = (concept["occupation_id"] or "", kinds[concept["kind"]], -concept["n_documents"], first, concept["label"])
        rows.append((key, {**concept, "n_witnesses": len(spans) - count_copies(spans, shared)}))
    return [row for _, row in sorted(rows, key=lambda entry: (entry[0], entry[1]["concept_id"]))]


def members_by_concept(work: Workspace) -> dict[str, list[Row]]:
    """The members of each concept in document order, then by place."""
    order = work.document_order
    members: dict[str, list[Row]] = defaultdict(list)
    rows = [row for row in read_rows(work.inputs, "concept_members") if row["document_id"] in order]
    for row in sorted(rows, key=lambda row: (order[row["document_id"]], row["clause_start"], row["mention_id"])):
        members[row["concept_id"]].append(row)
    return members


def count_copies(
    spans: dict[str, list[tuple[int, int]]], shared: dict[str, list[tuple[int, int, str, int, int]]]
) -> int:
    """How many of the documents only repeat, in a shared passage, what an earlier one of them says."""
    copies = 0
    for document, own in spans.items():
        copied = any(
            any(start < span[1] and end > span[0] for span in own)
            and any(other_start < span[1] and other_end > span[0] for span in spans.get(other, []))
            for start, end, other, other_start, other_end in shared.get(document, [])
        )
        copies += copied
    return copies


def list_reconciled_concepts(work: Workspace, concepts: list[Row]) -> list[Row]:
    """The table `reconciled_concepts`, in the order of `concepts`."""
    members = members_by_concept(work)
    mentions = {row["mention_id"]: row for row in read_rows(work.inputs, "mentions")}
    listing: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for mention in mentions.values():
        listing[mention["occupation_id"], mention["kind"]].add(mention["document_id"])
    rows = []
    for concept in concepts:
        quotes: dict[str, str] = {}
        for member in members[concept["concept_id"]]:
            if member["mention_id"] in mentions:
                quote = quote_clause(mentions[member["mention_id"]], member)
                quotes.setdefault(member["document_id"], quote)
        others = listing[concept["occupation_id"], concept["kind"]] - quotes.keys()
        rows.append(
            {
                **{name: concept[name] for name in ("concept_id", "occupation_id", "label", "kind", "n_witnesses")},
                "occupation": work.occupation_label(concept["occupation_id"]),
                "status": "shared" if len(quotes) > 1 else "only_one",
                "n_documents": len(quotes),
                "named_by": [work.documents[document]["path"] for document in quotes],
                "not_named_by": [row["path"] for document, row in work.documents.items() if document in others],
                "quotes": list(quotes.values()),
            }
        )
    return rows


def quote_clause(mention: Row, member: Row) -> str:
    """The member's own words: its clause of the mention."""
    start, end = member["clause_start"] - mention["start"], member["clause_end"] - mention["start"]
    text: str = mention["text"]
    return text[start:end] if 0 <= start < end <= len(text) else text


def report_match_decisions(work: Workspace) -> None:
    """Say of the decisions on matches, concepts and mentions whether their rows are as the person wanted."""
    mentions = {row["mention_id"]: row["text"] for row in read_rows(work.inputs, "mentions")}
    for table in ("mentions", "matches", "concepts"):
        rows = read_rows(work.inputs, table)
        if table == "mentions":
            quotes = mentions
        elif table == "matches":
            quotes = {
                row["match_id"]: f"{mentions.get(row['mention_a'], '')}\n{mentions.get(row['mention_b'], '')}"
                for row in rows
            }
        else:
            quotes = {
                concept: "\n".join(mentions.get(member["mention_id"], "") for member in members)
                for concept, members in members_by_concept(work).items()
            }
        note_matched(work.decisions, table, rows, quotes)
