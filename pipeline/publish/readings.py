"""readings: the published tables of one occupation, joined into what each source says, when, and in which words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline import wording
from pipeline.publish.shelf import Shelf
from pipeline.tables import Row, tables

EVERY = "*"  # no occupation has this id
PROMISED = ("occupation_id", "attribute", "statistic")
PREFERRED_BASES = ("series", "edition", "document")  # of several inferred periods, the one that rests on figures


@dataclass(frozen=True)
class Reading:
    """One claim as a reader sees it; `rival` where the reconciled row chose another value."""

    claim: Row
    words: str
    period: str | None
    basis: str  # stated, document, series, edition; empty where undated
    rival: bool

    @property
    def when(self) -> str:
        """The period in words; `undated` where there is none."""
        return wording.format_period(self.period)

    @property
    def inferred(self) -> bool:
        """Whether the period is inferred, not stated."""
        return self.basis not in ("", "stated")

    @property
    def brackets(self) -> str:
        """The period as the wide table writes it: EDTF, and whether it is inferred."""
        return f"{self.period or 'undated'}{', inferred' if self.inferred else ''}"


class Published:
    """The rows that belong to one occupation, to none that could be told (None), or all, taken when first asked for."""

    def __init__(self, shelf: Shelf, occupation_id: str | None = EVERY) -> None:
        self.shelf, self.occupation_id = shelf, occupation_id

    def select(self, table: str, column: str | None = None, values: Iterable[Any] = ()) -> list[Row]:
        """Rows of a table in published order, those whose `column` is among `values` where one is given."""
        return self.shelf.rows(table) if column is None else self.shelf.find(table, column, values)

    def of_occupation(self, table: str) -> list[Row]:
        """Rows of a table that has a column for its occupation."""
        if self.occupation_id == EVERY or "occupation_id" not in tables()[table].names:
            return self.select(table)
        return self.select(table, "occupation_id", [self.occupation_id])

    @cached_property
    def reconciled(self) -> list[Row]:
        """The reconciled rows."""
        return self.of_occupation("reconciled")

    @cached_property
    def claims(self) -> dict[str, Row]:
        """Claims by id: the occupation's own, and those its reconciled rows rest on."""
        own = self.of_occupation("claims")
        known = {claim["claim_id"] for claim in own}
        cited = {i for row in self.reconciled for i in [*row["claim_ids"], *row["rival_claim_ids"]]} - known
        return {claim["claim_id"]: claim for claim in [*own, *self.select("claims", "claim_id", cited)]}

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Documents by id, in path order: those of the occupation and those that claim something of it."""
        rows = self.select("documents")
        if self.occupation_id == EVERY:
            return {row["document_id"]: row for row in rows}
        about = {claim["document_id"] for claim in self.claims.values()}
        about |= {mention["document_id"] for mention in self.of_occupation("mentions")}
        about |= {
            row["document_id"] for row in rows if self.occupation_id and row["occupation_id"] == self.occupation_id
        }
        mine = [row for row in rows if row["document_id"] in about]
        return {row["document_id"]: row for row in mine}

    @cached_property
    def all_datings(self) -> dict[str, list[Row]]:
        """Every inferred period of a claim that states none, the one that rests on figures first."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.select("datings", "claim_id", self.claims):
            found[row["claim_id"]].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: PREFERRED_BASES.index(row["basis"]))
        return found

    @cached_property
    def datings(self) -> dict[str, Row]:
        """The inferred period of a claim that states none."""
        return {claim_id: rows[0] for claim_id, rows in self.all_datings.items()}

    @cached_property
    def columns(self) -> dict[str, str]:
        """Heading by source_id, in path order of the documents: the publisher, told apart where two share a name.

        Where none is known it is the document's path; such a source has just one document.
        """
        names = {row["source_id"]: row["publisher"] or row["path"] for row in self.documents.values()}
        shared = {name for name in names.values() if list(names.values()).count(name) > 1}
        return {source: f"{name} ({source})" if name in shared else name for source, name in names.items()}

    def read_claim(self, claim: Row, rival: bool = False) -> Reading:
        """A claim with its period, stated or inferred."""
        period, basis = claim["period"], "stated" if claim["period"] else ""
        if not period and claim["claim_id"] in self.datings:
            dating = self.datings[claim["claim_id"]]
            period, basis = dating["period"], dating["basis"]
        return Reading(claim, wording.format_reading(claim), period, basis, rival)

    def headline(self, row: Row) -> str:
        """What a reconciled row says, in words; one without a figure says what its first claim says: "few weeks"."""
        said = row["status"] == "missing" or any(row[name] is not None for name in ("value", "low", "high", "category"))
        claim = None if said else next((self.claims[name] for name in row["claim_ids"] if name in self.claims), None)
        return wording.format_reading(claim or row)

    @cached_property
    def _promises(self) -> dict[tuple[Any, ...], list[Row]]:
        """Figures that a document promises and does not give, by what they would be."""
        found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for claim in self.claims.values():
            if claim["status"] == "declared_missing":
                found[tuple(claim[name] for name in PROMISED)].append(claim)
        return found

    def by_source(self, row: Row) -> dict[str, list[Reading]]:
        """What each source says in a reconciled row: newest period first, undated last; equal readings once each."""
        cells: dict[str, list[Reading]] = defaultdict(list)
        for ids, rival in ((row["claim_ids"], False), (row["rival_claim_ids"], True)):
            for claim_id in ids:
                claim = self.claims.get(claim_id)
                document = self.documents.get(claim["document_id"]) if claim else None
                if claim and document:
                    cells[document["source_id"]].append(self.read_claim(claim, rival))
        for claim in self._promises[tuple(row[name] for name in PROMISED)]:
            asked = claim["scope_type"] in (None, row["scope_type"]) and wording.is_noted(claim["path"], row["note"])
            if asked and claim["claim_id"] not in row["claim_ids"] and claim["document_id"] in self.documents:
                cells[self.documents[claim["document_id"]]["source_id"]].append(self.read_claim(claim))
        return {source: newest_first(readings) for source, readings in cells.items()}


def newest_first(readings: list[Reading]) -> list[Reading]:
    """Readings by the end of their period, latest first; one for each distinct text and period."""
    ordered = sorted(readings, key=lambda reading: (reading.claim["path"], reading.claim["start"]))
    ordered.sort(key=lambda reading: period_end(reading.period), reverse=True)
    distinct = {(reading.words, reading.period): reading for reading in reversed(ordered)}
    return [reading for reading in ordered if distinct[reading.words, reading.period] is reading]


def period_end(period: str | None) -> str:
    """The last point of an EDTF period, for sorting; empty for none."""
    return (period or "").split("/")[-1].replace("..", "9999")
