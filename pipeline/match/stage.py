"""stage: mentions in, and matches, concepts and their members out; or items of any list instead of mentions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import tables
from pipeline.decisions import read_decisions
from pipeline.errors import ConfigError, InputError
from pipeline.match.rules import MatchRules, load_rules
from pipeline.match.wording import load_wording
from pipeline.settings import Settings
from pipeline.tables import Row

if TYPE_CHECKING:
    from pipeline.match.block import Mention

ITEM_COLUMNS = ("item_id", "source", "kind", "text")


def match_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Write matches, review, concepts and concept_members of the mentions of a range of occupations.

    Lines of decisions.csv, which one of `inputs` may hold, win over scores. Only mentions of one occupation and one
    kind are compared. Every mention is in a concept, if only its own.
    `n_witnesses` stays null: which documents are one witness is told by reconcile.
    """
    from pipeline.match.block import Mention

    paths = {row["document_id"]: row["path"] for row in tables.read_rows(inputs, "documents")}
    rules = load_rules(settings)
    prose = frozenset(rules.lists.prose)
    mentions = [
        Mention(
            row["mention_id"],
            row["document_id"],
            (paths.get(row["document_id"], ""), row["start"], row["mention_id"]),
            row["kind"],
            row["occupation_id"] or "",
            row["text"],
            row["start"],
            row["section_id"],
            row["rule_id"].partition("@")[0] in prose,
        )
        for row in tables.read_rows(inputs, "mentions")
    ]
    lines = [line for line in read_decisions(inputs).lines if line["target_table"] == "matches"]
    matches, concepts, members = _link(mentions, settings, lines)
    tables.write_rows(output, "matches", matches)
    tables.write_rows(output, "review", list_review(matches, mentions, rules, {line["target_id"] for line in lines}))
    tables.write_rows(output, "concepts", concepts)
    tables.write_rows(output, "concept_members", members)


def list_review(
    matches: Sequence[Row], mentions: Sequence["Mention"], rules: MatchRules, decided: set[str]
) -> list[Row]:
    """The matches a person should look at, in their order: near the threshold on either side, and not decided yet."""
    known = {mention.id: mention for mention in mentions}
    rows = []
    for match in matches:
        limits = rules.limits(match["kind"])
        a, b = known[match["mention_a"]], known[match["mention_b"]]
        if match["match_id"] in decided or not limits.related <= match["score"] < 2 * limits.same - limits.related:
            continue
        rows.append(
            {
                "target_table": "matches",
                "target_id": match["match_id"],
                "quoted_text": a.text,
                "action": None,
                "path_a": a.order[0],
                "path_b": b.order[0],
                "text_a": a.text,
                "text_b": b.text,
                **{name: match[name] for name in ("kind", "score", "decision", "tests")},
            }
        )
    return rows


def link_items(items: list[Row], settings: Settings) -> tuple[list[Row], list[Row], list[Row]]:
    """Matches, concepts and members of the items of any list, as `concord link ITEMS.csv` writes them.

    Columns of an item: `item_id` (unique), `source` (who lists it; a concept holds an item of each source once, true
    repeats aside), `kind` (one of the mention kinds), `text`, and optionally `block` (only items of one block and kind
    are compared; its words weigh little, so an occupation's slug is a good block).

    Columns returned, offsets counting in the item's text:
    matches: match_id, kind, item_a, item_b, clause_a_start, clause_a_end, clause_b_start, clause_b_end, score, tests,
    decision; concepts: concept_id, block, kind, label, n_items, n_sources; members: concept_id, item_id, source,
    clause_start, clause_end, score.

    Raises InputError where a column is missing, an id is empty or stands twice, or a kind is unknown.
    """
    from pipeline.match.block import Mention

    _check_items(items)
    mentions = [
        Mention(
            str(item["item_id"]),
            str(item["source"]),
            (str(item["source"]), 0, str(item["item_id"])),
            str(item["kind"]),
            str(item.get("block") or ""),
            str(item["text"] or ""),
            0,
        )
        for item in items
    ]
    matches, concepts, members = _link(mentions, settings)
    renamed = {"mention_a": "item_a", "mention_b": "item_b", "mention_id": "item_id", "document_id": "source"}
    renamed |= {"occupation_id": "block", "n_mentions": "n_items", "n_documents": "n_sources"}

    def rename(rows: Iterable[Row]) -> list[Row]:
        return [{renamed.get(column, column): cell for column, cell in row.items()} for row in rows]

    return rename(matches), rename(concepts), rename(members)


def _check_items(items: list[Row]) -> None:
    kinds = tables.vocabularies()["mention_kind"]
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        for column in ITEM_COLUMNS:
            if item.get(column) is None or (column != "text" and not str(item[column]).strip()):
                raise InputError(
                    f"has no {column}", file="ITEMS", place=place, remedy=f"give the columns {', '.join(ITEM_COLUMNS)}"
                )
        if item["kind"] not in kinds:
            raise InputError(
                f"{item['kind']!r} is no kind", file="ITEMS", place=place, remedy=f"use one of {', '.join(kinds)}"
            )
        if str(item["item_id"]) in seen:
            raise InputError(
                f"the id {item['item_id']} stands twice", file="ITEMS", place=place, remedy="give each item its own id"
            )
        seen.add(str(item["item_id"]))


def _link(
    mentions: list["Mention"], settings: Settings, decisions: Sequence[Mapping[str, str]] = ()
) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of all blocks, in order of occupation, kind (as in the vocabulary), then where mentions stand."""
    from pipeline.match.block import match_block
    from pipeline.match.rows import concept_rows, match_rows

    rules = load_rules(settings)
    _check_rules(rules)
    matches: list[Row] = []
    concepts: list[Row] = []
    members: list[Row] = []
    for kind, own in _blocks(mentions):
        block = match_block(own, rules, load_wording(settings, kind), decisions)
        matches += match_rows(block, rules)
        of_block, in_them = concept_rows(block, rules)
        concepts += of_block
        members += in_them
    return matches, concepts, members


def _blocks(mentions: list["Mention"]) -> Iterator[tuple[str, list["Mention"]]]:
    rank = tables.vocabulary_rank("mention_kind")

    def key(mention: "Mention") -> tuple[str, int]:
        return mention.block, rank[mention.kind]

    ordered = sorted(mentions, key=lambda mention: (key(mention), mention.order))
    for _, own in groupby(ordered, key):
        block = list(own)
        yield block[0].kind, block


def _check_rules(rules: MatchRules) -> None:
    """Raises ConfigError where the figures contradict each other."""
    for place, limits in (("thresholds", rules.thresholds), ("names", rules.names)):
        if not 0 < limits.related <= limits.same <= 1:
            raise ConfigError(
                f"{place}.related must be above 0 and at most {place}.same",
                file="match.toml",
                place=f"[{place}]",
                remedy="mend the pack that sets them",
            )
    weights = rules.weights
    tests = (weights.terms, weights.both, weights.characters, weights.nearest)
    if min(tests) < 0 or sum(tests) <= 0:
        raise ConfigError(
            "a weight of likeness is below 0, or all are 0",
            file="match.toml",
            place="[weights]",
            remedy="mend the pack",
        )
