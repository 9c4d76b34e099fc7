"""workspace: the stage's input, sorted, with every claim's reading, period and question, and who copies whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.comparability import Question
from pipeline.dating import Match, date_by_edition, date_by_series, date_document, is_projected, is_undated
from pipeline.decisions import Decisions, apply_decisions, read_decisions
from pipeline.errors import StateError
from pipeline.independence import Origins, find_origins, list_witnesses
from pipeline.readings import Reading, read_claim
from pipeline.reconcile.places import Places, find_counted, find_places
from pipeline.reconcile_rules import Rules, load_rules
from pipeline.series import References, find_code, load_references
from pipeline.settings import Settings
from pipeline.shared_text import Passage, find_passages
from pipeline.spans import read_part
from pipeline.tables import Row, read_rows, read_text, vocabulary_rank
from pipeline.timeline import Period, parse_period, period_rank, stated_period, years_described

Key = tuple[object, ...]
ATTRIBUTES, STATISTICS, SCOPE_TYPES = map(vocabulary_rank, ("attribute", "statistic", "scope_type"))
BASES = ("document", "series", "edition")  # as in the vocabulary of datings


@dataclass(frozen=True, slots=True)
class Placed:
    """When a claim holds. `period` is known (stated, or dated by series or edition); `years` may be a mere interval."""

    period: Period | None
    interval: Period | None  # by the document's own dates alone
    basis: str | None
    years: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Node:
    """One reading of one document for one period: equal claims of a document are one node, the first stands for it."""

    claims: tuple[Row, ...]
    question: Question
    reading: Reading
    placed: Placed
    order: Key  # of documents, then place in the text

    @property
    def claim(self) -> Row:
        """The claim that stands for the node."""
        return self.claims[0]

    @property
    def document_id(self) -> str:
        """The document that says it."""
        document: str = self.claims[0]["document_id"]
        return document


@dataclass
class Workspace:
    """Everything the stage works on; rows in natural order."""

    inputs: Sequence[Path]
    settings: Settings
    rules: Rules
    references: References
    documents: dict[str, Row]
    occupations: dict[str, Row]
    authorities: dict[str, str]
    claims: list[Row]
    promises: list[Row]  # declared missing
    datings: list[Row]
    placed: dict[str, Placed]
    nodes: dict[Question, list[Node]]
    passages: list[Passage]
    origins: Origins
    decisions: Decisions
    accepted: set[str]
    places: Places
    counted: dict[str, str]  # what a claim counts, where its sentence says so
    unlisted: dict[Question, tuple[int, int]] = field(default_factory=dict)  # pairs that are not compared, of how many
    sides: dict[tuple[str, str], tuple[Row, Row]] = field(default_factory=dict)  # cells and phrases already made

    @cached_property
    def projection_ends(self) -> dict[str, set[int]]:
        """For each document the last years of its projections."""
        ends: dict[str, set[int]] = defaultdict(set)
        for claim in self.claims:
            period = stated_period(claim)
            if period is not None and period.kind != "point" and is_projected(claim, self.rules):
                ends[claim["document_id"]].add(period.last)
        return dict(ends)

    @cached_property
    def document_order(self) -> dict[str, int]:
        """Position of each document in path order."""
        return {document_id: place for place, document_id in enumerate(self.documents)}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The question that each asserted claim answers."""
        return {c["claim_id"]: question for question, nodes in self.nodes.items() for n in nodes for c in n.claims}

    @cached_property
    def _scopes(self) -> dict[Key, list[Node]]:
        scopes: dict[Key, list[Node]] = defaultdict(list)
        for q in sorted(self.nodes, key=self.question_order):
            scopes[q.occupation_id, q.attribute, q.scope_type, q.scope_id].extend(self.nodes[q])
        return dict(scopes)

    def find_nodes(self, *scope: str | None) -> list[Node]:
        """The readings of an occupation, attribute, scope type and scope, of any statistic and unit."""
        return self._scopes.get(scope, [])

    def witnesses(self) -> list[Row]:
        """The table `witnesses`."""
        return list_witnesses(self.origins, self.document_order, ATTRIBUTES)

    @cached_property
    def _labels(self) -> dict[str | None, str | None]:
        titles = {d["occupation_id"]: d["occupation"] for d in reversed(self.documents.values()) if d["occupation"]}
        return {**titles, **{name: row["occupation"] for name, row in self.occupations.items()}}

    def occupation_label(self, occupation_id: str | None) -> str | None:
        """The occupation's title."""
        return None if occupation_id is None else self._labels.get(occupation_id, occupation_id)

    def question_order(self, question: Question) -> Key:
        """Sorts questions: occupation, attribute and statistic in vocabulary order, scope (none first), unit."""
        return (
            question.occupation_id or "",
            ATTRIBUTES[question.attribute],
            STATISTICS[question.statistic],
            -1 if question.scope_type is None else SCOPE_TYPES[question.scope_type],
            question.scope_id or "",
            question.family,
            question.aspect,
        )


def load_workspace(inputs: Sequence[Path], settings: Settings) -> Workspace:
    """Read all tables, sort them, lay the decisions on the claims, date them, and find copies."""
    rules = load_rules(settings)
    references = load_references(settings, rules)
    documents = {row["document_id"]: row for row in sorted(read_rows(inputs, "documents"), key=lambda row: row["path"])}
    occupations = {row["occupation_id"]: row for row in read_rows(inputs, "occupations")}
    decisions = read_decisions(inputs)
    texts = read_texts(inputs, documents)
    claims, accepted = apply_decisions(
        decisions, "claims", sort_claims(read_rows(inputs, "claims"), documents), lambda row: quotable(row, texts)
    )
    datings, placed = date_claims(claims, documents, occupations, references, rules)
    asserted = [claim for claim in claims if claim["status"] != "declared_missing"]
    passages = find_passages(texts, rules.witness.words)
    places = find_places(claims, documents, rules, settings.packs)
    known = {claim_id: place.period.text for claim_id, place in placed.items() if place.period is not None}
    return Workspace(
        inputs,
        settings,
        rules,
        references,
        documents,
        occupations,
        {row["source_id"]: row["authority"] for row in read_rows(inputs, "sources")},
        claims,
        [claim for claim in claims if claim["status"] == "declared_missing"],
        datings,
        placed,
        collect_nodes(asserted, placed, documents, places),
        passages,
        find_origins(claims, documents, known, passages, rules, texts),
        decisions,
        accepted,
        places,
        find_counted(asserted, texts, rules),
    )


def sort_claims(claims: Sequence[Row], documents: dict[str, Row]) -> list[Row]:
    """Claims of known documents in natural order; the same claim read twice counts once."""
    unique = {claim["claim_id"]: claim for claim in claims if claim["document_id"] in documents}
    return sorted(
        unique.values(),
        key=lambda c: (
            documents[c["document_id"]]["path"],
            c["start"],
            c["end"],
            ATTRIBUTES[c["attribute"]],
            STATISTICS[c["statistic"]],
            c["scope_id"] or "",
            c["claim_id"],
        ),
    )


def read_texts(inputs: Sequence[Path], documents: dict[str, Row]) -> dict[str, str]:
    """What is read of the documents' texts, in path order; those that were not kept are left out."""
    texts = {}
    for document_id in documents:
        try:
            texts[document_id] = read_part(read_text(inputs, document_id))
        except StateError:
            continue
    return texts


def quotable(claim: Row, texts: dict[str, str]) -> str:
    """The words a decision on a claim may quote: its sentence, else its evidence."""
    text = texts.get(claim["document_id"], "")
    return f"{claim['evidence']}\n{text[claim['sentence_start'] : claim['sentence_end']]}"


def date_claims(
    claims: Sequence[Row],
    documents: dict[str, Row],
    occupations: dict[str, Row],
    references: References,
    rules: Rules,
) -> tuple[list[Row], dict[str, Placed]]:
    """The table `datings`, and when each asserted claim holds: as stated, else by series, edition, document."""
    matches: dict[str, dict[str, Match]] = {basis: {} for basis in BASES}
    by_document: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        by_document[claim["document_id"]].append(claim)
    for document_id, own in by_document.items():
        interval = date_document(documents[document_id], own, rules)
        if interval is not None:
            matches["document"].update({claim["claim_id"]: interval for claim in own if is_undated(claim)})
        for occupation_id in sorted({claim["occupation_id"] for claim in own if claim["occupation_id"]}):
            row = occupations.get(occupation_id, {})
            titles = [occupation_id, row.get("occupation"), *(row.get("aliases") or [])]
            code = find_code(references, row.get("soc_code"), titles)
            about = [claim for claim in own if claim["occupation_id"] == occupation_id]
            matches["series"].update(date_by_series(about, code, references, rules))
            matches["edition"].update(date_by_edition(about, references.editions.get(code or "", []), rules))
    rows = [
        dating_row(claim["claim_id"], basis, matches[basis][claim["claim_id"]])
        for claim in claims
        for basis in BASES
        if claim["claim_id"] in matches[basis]
    ]
    asserted = [claim for claim in claims if claim["status"] != "declared_missing"]
    return rows, {claim["claim_id"]: place_claim(claim, matches, rules) for claim in asserted}


def dating_row(claim_id: str, basis: str, match: Match) -> Row:
    """One row of `datings`."""
    period = parse_period(match.period)
    counted = basis != "document"
    return {
        "claim_id": claim_id,
        "period": match.period,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "basis": basis,
        "series": match.series if counted else None,
        "figures_matched": match.matched if counted else None,
        "figures_offered": match.offered if counted else None,
        "tests": list(match.tests),
    }


def place_claim(claim: Row, matches: dict[str, dict[str, Match]], rules: Rules) -> Placed:
    """When a claim holds, and how it is known."""
    period, basis = stated_period(claim), "stated"
    for inferred in ("series", "edition"):
        if period is None and (match := matches[inferred].get(claim["claim_id"])):
            period, basis = parse_period(match.period), inferred
    if period is not None:
        years = years_described(period, is_projected(claim, rules), rules.time.projection_span)
        return Placed(period, None, basis, years)
    match = matches["document"].get(claim["claim_id"])
    interval = parse_period(match.period) if match else None
    if interval is None:
        return Placed(None, None, None, None)
    return Placed(None, interval, "document", (interval.start or interval.last, interval.last))


def collect_nodes(
    claims: Sequence[Row], placed: dict[str, Placed], documents: dict[str, Row], places: Places
) -> dict[Question, list[Node]]:
    """Nodes by question, in natural order: claims of one document with equal reading and period are one."""
    rules = places.rules
    groups: dict[tuple[Question, str, Key, str | None], list[Row]] = defaultdict(list)
    for claim in claims:
        period = placed[claim["claim_id"]].period
        key = (
            places.ask(claim),
            claim["document_id"],
            read_claim(claim, rules).key,
            period.text if period else None,
        )
        groups[key].append(claim)
    nodes: dict[Question, list[Node]] = defaultdict(list)
    for (question, document_id, _, _), group in groups.items():
        first = group[0]
        order = (documents[document_id]["path"], first["start"], first["end"], first["claim_id"])
        nodes[question].append(Node(tuple(group), question, read_claim(first, rules), placed[first["claim_id"]], order))
    for group_nodes in nodes.values():
        group_nodes.sort(key=lambda node: (time_order(node, rules), node.order))
    return dict(nodes)


def time_order(node: Node, rules: Rules) -> Key:
    """Sorts nodes from early to late; those of no known time last."""
    return period_rank(node.placed.period or node.placed.interval, rules.time.projection_span)


def reading_key(node: Node) -> Key:
    """What makes two nodes the same reading of the same question and known period."""
    period = node.placed.period
    return node.question, node.reading.key, period.text if period else None


def represent(nodes: Sequence[Node]) -> list[Node]:
    """The first node of each question, reading and period."""
    first: dict[Key, Node] = {}
    for node in nodes:
        first.setdefault(reading_key(node), node)
    return list(first.values())
