"""view: everything one page of the report shows, joined and in order, with no markup in it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from pipeline import wording
from pipeline.publish.marking import Passage, mark_passages, quote_sentence
from pipeline.publish.readings import Published, Reading
from pipeline.tables import Row, vocabularies

STATUS_ORDER = ("contradicted", "varies_by_period", "agreed", "single_source", "undated", "missing")
SHOWN_KINDS = ("contradiction", "internal_inconsistency", "undated_unresolved")  # what needs a person most


@dataclass(frozen=True)
class Side:
    """One reading of a comparison, in its sentence."""

    publisher: str
    words: str
    when: str
    basis: str
    claim_id: str
    quote: tuple[str, str, str]


@dataclass(frozen=True)
class Pair:
    """A comparison; one side only where a document promises a figure and gives none."""

    row: Row
    label: str
    scope: str
    sides: list[Side]


@dataclass(frozen=True)
class Figure:
    """A reconciled row with what each source says."""

    row: Row
    label: str
    scope: str
    words: str
    when: str
    cells: dict[str, list[Reading]]
    periods: list[Row]


@dataclass(frozen=True)
class Concept:
    """A duty, skill or the like, with each source's own words."""

    row: Row
    cells: dict[str, list[Row]]  # mentions by source


class Page:
    """One occupation's page, or that of all documents where `published` has no occupation."""

    def __init__(self, published: Published, title: str) -> None:
        self.published, self.title = published, title

    @cached_property
    def texts(self) -> dict[str, str]:
        """Published texts by document; none of a document whose text is left out."""
        found = {}
        for document_id in self.published.documents:
            path = self.published.shelf.output / "text" / f"{document_id}.txt"
            if path.is_file():
                found[document_id] = path.read_bytes().decode("utf-8", "surrogatepass")
        return found

    @cached_property
    def sources(self) -> dict[str, str]:
        """Column headings by source."""
        return self.published.columns

    @cached_property
    def figures(self) -> list[Figure]:
        """Reconciled rows in published order."""
        ids = [row["reconciled_id"] for row in self.published.reconciled]
        periods: dict[str, list[Row]] = defaultdict(list)
        for row in self.published.select("reconciled_periods", "reconciled_id", ids):
            periods[row["reconciled_id"]].append(row)
        return [
            Figure(
                row,
                wording.figure_label(row["attribute"], row["statistic"]),
                wording.format_scope(row),
                wording.format_reading(row),
                wording.format_period(row["period"]),
                self.published.by_source(row),
                periods[row["reconciled_id"]],
            )
            for row in self.published.reconciled
        ]

    @cached_property
    def figure_of(self) -> dict[str, str]:
        """The reconciled row a claim stands in."""
        return {
            claim_id: figure.row["reconciled_id"]
            for figure in reversed(self.figures)
            for claim_id in [*figure.row["claim_ids"], *figure.row["rival_claim_ids"]]
        }

    @property
    def statuses(self) -> list[tuple[str, list[Figure]]]:
        """Figures by status, what needs eyes first."""
        grouped = defaultdict(list)
        for figure in self.figures:
            grouped[figure.row["status"]].append(figure)
        return [(status, grouped[status]) for status in STATUS_ORDER if grouped[status]]

    @property
    def headlines(self) -> list[Figure]:
        """Figures of the whole occupation that two documents or more speak of."""
        return [f for f in self.figures if not f.row["scope_type"] and f.row["n_documents"] > 1]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every comparison in published order."""
        return [self._pair(row) for row in self.published.of_occupation("comparisons")]

    @property
    def conflicts(self) -> list[Pair]:
        """The comparisons of `conflicts`, the gravest kind first, then in published order."""
        listed = {row["comparison_id"] for row in self.published.of_occupation("conflicts")}
        rank = {kind: i for i, kind in enumerate(reversed(vocabularies()["comparison_kind"]))}
        return sorted(
            (pair for pair in self.pairs if pair.row["comparison_id"] in listed),
            key=lambda pair: (not pair.row["needs_review"], rank[pair.row["kind"]]),
        )

    @property
    def agreements(self) -> list[Pair]:
        """The comparisons that are no conflict."""
        listed = {pair.row["comparison_id"] for pair in self.conflicts}
        return [pair for pair in self.pairs if pair.row["comparison_id"] not in listed]

    @property
    def reviews(self) -> list[Pair]:
        """The comparisons that a person should look at."""
        return [pair for pair in self.pairs if pair.row["needs_review"]]

    def _pair(self, row: Row) -> Pair:
        claim = self.published.claims.get(row["claim_a"]) or {}
        label = wording.figure_label(row["attribute"], row["statistic_a"])
        sides = [self._side(row, end) for end in "ab" if row[f"claim_{end}"]]
        return Pair(row, label, wording.format_scope(claim), sides)

    def _side(self, row: Row, end: str) -> Side:
        claim = self.published.claims.get(row[f"claim_{end}"])
        evidence = row[f"evidence_{end}"] or ""
        quote = quote_sentence(self.texts.get(claim["document_id"]), claim) if claim else ("", evidence, "")
        return Side(
            row[f"publisher_{end}"] or row[f"path_{end}"] or "",
            wording.format_reading(claim) if claim else row[f"reading_{end}"] or "",
            wording.format_period(row[f"period_{end}"]),
            row[f"period_basis_{end}"] or "",
            row[f"claim_{end}"],
            quote,
        )

    @cached_property
    def mentions(self) -> dict[str, Row]:
        """Mentions by id."""
        return {row["mention_id"]: row for row in self.published.of_occupation("mentions")}

    @cached_property
    def concepts(self) -> list[tuple[str, list[Concept]]]:
        """Concepts by kind, the most widely named first."""
        rows = self.published.of_occupation("reconciled_concepts")
        members = defaultdict(list)
        for member in self.published.select("concept_members", "concept_id", [row["concept_id"] for row in rows]):
            members[member["concept_id"]].append(member)
        grouped: dict[str, list[Concept]] = defaultdict(list)
        for row in rows:
            cells: dict[str, list[Row]] = defaultdict(list)
            for member in members[row["concept_id"]]:
                mention = self.mentions.get(member["mention_id"])
                document = self.published.documents.get(member["document_id"])
                if mention and document:
                    cells[document["source_id"]].append(
                        {**mention, "score": member["score"], "words": self._clause(member, mention)}
                    )
            grouped[row["kind"]].append(Concept(row, cells))
        for kind in grouped:
            grouped[kind].sort(key=lambda concept: -concept.row["n_documents"])
        return [(kind, grouped[kind]) for kind in vocabularies()["mention_kind"] if grouped[kind]]

    def _clause(self, member: Row, mention: Row) -> str:
        """The member's own words: its clause of the mention."""
        first, last = member["clause_start"] - mention["start"], member["clause_end"] - mention["start"]
        words: str = mention["text"][max(first, 0) : last] if last > 0 else ""
        return words.strip() or mention["text"]

    @cached_property
    def numbers(self) -> dict[str, list[Row]]:
        """Every number by document."""
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self.published.select("numbers", "document_id", self.published.documents):
            grouped[row["document_id"]].append(row)
        return grouped

    def left_out(self, document_id: str) -> list[Row]:
        """The document's numbers that became no claim."""
        return [row for row in self.numbers[document_id] if row["disposition"] == "left_out"]

    def claims_of(self, document_id: str) -> list[Row]:
        """The document's claims in text order."""
        return [claim for claim in self.published.claims.values() if claim["document_id"] == document_id]

    def mentions_of(self, document_id: str) -> list[Row]:
        """The document's mentions in text order."""
        return [mention for mention in self.mentions.values() if mention["document_id"] == document_id]

    def passages(self, document_id: str) -> list[Passage]:
        """The document's text by section with its marks; nothing where the text is left out."""
        if document_id not in self.texts:
            return []
        sections = self.published.select("sections", "document_id", [document_id])
        mine = self.claims_of(document_id), self.mentions_of(document_id), self.left_out(document_id)
        return mark_passages(self.texts[document_id], sections, *mine)

    @cached_property
    def coverage(self) -> list[tuple[str, dict[str, str]]]:
        """For each attribute any document speaks of, the state by document."""
        grouped: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.published.select("coverage", "document_id", self.published.documents):
            grouped[row["attribute"]][row["document_id"]] = row["state"]
        spoken = {a: states for a, states in grouped.items() if set(states.values()) != {"silent"}}
        return [(attribute, spoken[attribute]) for attribute in vocabularies()["attribute"] if attribute in spoken]

    @cached_property
    def counts(self) -> Counter[str]:
        """How much there is of each thing, for the summary line."""
        return Counter(
            documents=len(self.published.documents),
            claims=len(self.published.claims),
            mentions=len(self.mentions),
            comparisons=len(self.pairs),
            figures=len(self.figures),
        )

    @cached_property
    def rejects(self) -> list[Row]:
        """Files that could not be read."""
        return self.published.select("rejects")

    @cached_property
    def stale(self) -> list[Row]:
        """Decisions that no longer hold."""
        return [row for row in self.published.select("decisions_applied") if row["state"] == "stale"]
