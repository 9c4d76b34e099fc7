"""view: everything one page of the report shows, joined and in order, with no markup in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline import wording
from pipeline.comparing import SAME_AS
from pipeline.publish.agreement import AMOUNTS_TO, Meeting, Origin, count_meetings, list_origins
from pipeline.publish.concepts import Concept, list_concepts
from pipeline.publish.marking import Passage, mark_passages, quote_sentence
from pipeline.publish.readings import EVERY, PREFERRED_BASES, Published, Reading
from pipeline.publish.timelines import TimeChart, Timelines, Window
from pipeline.reconcile_rules import Rules
from pipeline.series import References
from pipeline.spans import read_part
from pipeline.tables import Row, vocabularies

STATUS_ORDER = ("contradicted", "varies_by_period", "agreed", "single_source", "undated", "missing")


@dataclass(frozen=True)
class Side:
    """One reading of a comparison, in its sentence."""

    publisher: str
    words: str
    when: str
    basis: str
    claim_id: str
    document_id: str
    quote: tuple[str, str, str]


@dataclass(frozen=True)
class Pair:
    """A comparison, and whether it is among the conflicts."""

    row: Row
    label: str
    scope: str
    conflict: bool

    @property
    def repeats(self) -> str | None:
        """The row that tells the same difference first: in another unit, or of the source of a copy."""
        return next((test.removeprefix(SAME_AS) for test in self.row["tests"] if test.startswith(SAME_AS)), None)


@dataclass(frozen=True)
class Figure:
    """A reconciled row with what each source says, and the comparisons that say why the sources differ."""

    row: Row
    label: str
    scope: str
    words: str
    when: str
    cells: dict[str, list[Reading]]
    periods: list[Row]
    differences: list[Row]

    @property
    def rank(self) -> int:
        """Place of its status among all, the gravest first."""
        return STATUS_ORDER.index(self.row["status"])


class Page:
    """One occupation's page, or that of all documents where `published` has no occupation."""

    def __init__(self, published: Published, title: str, references: References, rules: Rules) -> None:
        self.published, self.title = published, title
        self.timelines = Timelines(published, references, rules)

    @cached_property
    def texts(self) -> dict[str, str]:
        """What is read of the texts, by document; nothing of a document whose text is left out."""
        found = ((name, self.published.shelf.text(name)) for name in self.published.documents)
        return {name: read_part(text) for name, text in found if text is not None}

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
                self.published.headline(row),
                wording.format_period(row["period"]),
                self.published.by_source(row),
                periods[row["reconciled_id"]],
                self._differences[row["reconciled_id"]],
            )
            for row in self.published.reconciled
        ]

    @cached_property
    def figure_of(self) -> dict[str, str]:
        """The reconciled row a claim stands in."""
        return {
            claim_id: row["reconciled_id"]
            for row in reversed(self.published.reconciled)
            for claim_id in [*row["claim_ids"], *row["rival_claim_ids"]]
        }

    @cached_property
    def _differences(self) -> dict[str, list[Row]]:
        """The comparisons of one reconciled row whose readings differ; one for two documents and their periods.

        A page that gives pay by the hour and by the year differs from another twice, for one and the same reason.
        """
        found: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
        for row in self.published.of_occupation("comparisons"):
            ends = {self.figure_of.get(row["claim_a"]), self.figure_of.get(row["claim_b"])}
            if AMOUNTS_TO.get(row["kind"], "agree") != "agree" and len(ends) == 1 and (end := ends.pop()):
                reason = tuple(row[name] for name in ("kind", "document_a", "document_b", "period_a", "period_b"))
                found[end].setdefault(reason, row)
        return defaultdict(list, {end: list(rows.values()) for end, rows in found.items()})

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
        listed = {row["comparison_id"] for row in self.published.of_occupation("conflicts")}
        return [self._pair(row, row["comparison_id"] in listed) for row in self.published.of_occupation("comparisons")]

    @cached_property
    def conflicts(self) -> list[Pair]:
        """The comparisons of `conflicts`, each difference once, the gravest kind first, then in published order."""
        rank = {kind: i for i, kind in enumerate(reversed(vocabularies()["comparison_kind"]))}
        return sorted(
            (pair for pair in self.pairs if pair.conflict and not pair.repeats),
            key=lambda pair: (not pair.row["needs_review"], rank[pair.row["kind"]]),
        )

    @cached_property
    def repeated(self) -> list[Pair]:
        """The comparisons of `conflicts` that tell a difference again, in published order."""
        return [pair for pair in self.pairs if pair.conflict and pair.repeats]

    @cached_property
    def agreements(self) -> list[Pair]:
        """The comparisons that are no conflict."""
        return [pair for pair in self.pairs if not pair.conflict]

    @cached_property
    def reviews(self) -> list[Pair]:
        """The comparisons that a person should look at."""
        return [pair for pair in self.pairs if pair.row["needs_review"] and not pair.repeats]

    def _pair(self, row: Row, conflict: bool) -> Pair:
        claim = self.published.claims.get(row["claim_a"]) or {}
        label = wording.figure_label(row["attribute"], row["statistic_a"])
        return Pair(row, label, wording.format_scope(claim), conflict)

    def sides(self, pair: Pair) -> list[Side]:
        """Both readings of a comparison; one only where a document promises a figure and gives none."""
        return [self._side(pair.row, end) for end in "ab" if pair.row[f"claim_{end}"]]

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
            row[f"document_{end}"],
            quote,
        )

    @cached_property
    def mentions(self) -> dict[str, Row]:
        """Mentions by id."""
        return {row["mention_id"]: row for row in self.published.of_occupation("mentions")}

    @cached_property
    def concepts(self) -> list[tuple[str, list[Concept]]]:
        """Concepts by kind, the most widely named first."""
        return list_concepts(self.published, self.mentions)

    @cached_property
    def concept_of(self) -> dict[str, str]:
        """The concept a mention stands in."""
        return {
            mention["mention_id"]: concept.row["concept_id"]
            for _, concepts in reversed(self.concepts)
            for concept in reversed(concepts)
            for cell in concept.cells.values()
            for mention in cell
        }

    @cached_property
    def numbers(self) -> dict[str, list[Row]]:
        """Every number by document."""
        return group_rows(self.published.select("numbers", "document_id", self.published.documents))

    def left_out(self, document_id: str) -> list[Row]:
        """The document's numbers that became no claim."""
        return [row for row in self.numbers[document_id] if row["disposition"] == "left_out"]

    @cached_property
    def claims_of(self) -> dict[str, list[Row]]:
        """Claims by document, in text order."""
        return group_rows(self.published.claims.values())

    @cached_property
    def mentions_of(self) -> dict[str, list[Row]]:
        """Mentions by document, in text order."""
        return group_rows(self.mentions.values())

    def passages(self, document_id: str) -> list[Passage]:
        """The document's text by section with its marks; nothing where the text is left out."""
        if document_id not in self.texts:
            return []
        sections = self.published.select("sections", "document_id", [document_id])
        mine = self.claims_of[document_id], self.mentions_of[document_id], self.left_out(document_id)
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
    def charts(self) -> list[TimeChart]:
        """Figures over time."""
        return self.timelines.charts()

    @cached_property
    def windows(self) -> list[Window]:
        """Projections over time."""
        return self.timelines.windows()

    @cached_property
    def meetings(self) -> dict[tuple[str, str], Meeting]:
        """How two sources stand to each other, both ways round."""
        sources = {row["document_id"]: row["source_id"] for row in self.published.documents.values()}
        return count_meetings((pair.row for pair in self.pairs), sources)

    @property
    def gravest_meetings(self) -> list[tuple[tuple[str, str], Meeting]]:
        """Each pair of sources once: those with most conflicts first, then with most comparisons."""
        once = [(pair, met) for pair, met in self.meetings.items() if pair[0] <= pair[1]]
        return sorted(once, key=lambda entry: (-entry[1].counts["conflict"], -entry[1].total, entry[0]))

    @cached_property
    def origins(self) -> list[Origin]:
        """Documents with one origin."""
        return list_origins(self.published.select("witnesses", "document_id", self.published.documents))

    @cached_property
    def inferred_years(self) -> dict[str, str]:
        """The period that most of a document's undated figures are of, where figures show it; else what it allows."""
        found: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
        for claim_id, dating in self.published.datings.items():
            firmness = PREFERRED_BASES.index(dating["basis"])
            found[self.published.claims[claim_id]["document_id"]][firmness, dating["period"]] += 1
        return {
            document: min(periods, key=lambda known: (known[0], -periods[known], known[1]))[1]
            for document, periods in found.items()
        }

    @cached_property
    def drawn_on(self) -> dict[str, list[str]]:
        """Whom each document names as the origin of its figures: for all of it, else for some."""
        named: dict[str, dict[str, None]] = defaultdict(dict)
        for document_id, document in self.published.documents.items():
            said = [claim["attributed_to"] for claim in self.claims_of[document_id]]
            named[document_id].update(dict.fromkeys(filter(None, [document["upstream"], *said])))
        return {document_id: list(names) for document_id, names in named.items()}

    @property
    def warned(self) -> list[Row]:
        """Documents with remarks on how they were read."""
        return [row for row in self.published.documents.values() if row["warnings"]]

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
        """Files that could not be read, on the page of all documents."""
        return self.published.select("rejects") if self.published.occupation_id == EVERY else []

    @cached_property
    def stale(self) -> list[Row]:
        """Decisions that no longer hold, on the page of all documents."""
        rows = self.published.select("decisions_applied") if self.published.occupation_id == EVERY else []
        return [row for row in rows if row["state"] == "stale"]


def group_rows(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by document, in the order given; nothing for a document that has none."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["document_id"]].append(row)
    return grouped
