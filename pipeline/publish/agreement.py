"""agreement: how often two sources say the same, and which documents have one origin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline import wording
from pipeline.tables import Row

AMOUNTS_TO = {  # what a kind of comparison amounts to between two sources; kinds not named here say nothing
    "derived_agreement": "agree",
    "copied_agreement": "agree",
    "agreement": "agree",
    "unchanged": "agree",
    "rounding": "agree",
    "compatible": "agree",
    "change_over_time": "period",
    "undated_consistent": "period",
    "undated_unresolved": "conflict",
    "internal_inconsistency": "conflict",
    "contradiction": "conflict",
}
AMOUNTS = ("agree", "period", "conflict")


@dataclass(frozen=True)
class Meeting:
    """Two sources' comparisons: how many amount to what, and the first of each."""

    counts: Counter[str]
    first: dict[str, str]

    @property
    def gravest(self) -> str:
        """The gravest that occurs; empty where they never speak of the same."""
        return next((amount for amount in reversed(AMOUNTS) if self.counts[amount]), "")

    @property
    def total(self) -> int:
        """How many comparisons there are."""
        return self.counts.total()


@dataclass(frozen=True)
class Origin:
    """Documents shown to be one witness for some attributes, and the proof."""

    documents: tuple[str, ...]
    attributes: tuple[str, ...]
    proof: str
    figures: tuple[str, ...]


def count_meetings(comparisons: Iterable[Row], sources: Mapping[str, str]) -> dict[tuple[str, str], Meeting]:
    """Comparisons by pair of sources, both ways round. `sources`: document to source."""
    found: dict[tuple[str, str], Meeting] = defaultdict(lambda: Meeting(Counter(), {}))
    for row in comparisons:
        amount = AMOUNTS_TO.get(row["kind"])
        pair = [sources.get(row[f"document_{end}"]) for end in "ab"]
        if amount is None or pair[0] is None or pair[1] is None:
            continue
        for key in {(pair[0], pair[1]), (pair[1], pair[0])}:
            found[key].counts[amount] += 1
            found[key].first.setdefault(amount, row["comparison_id"])
    return dict(found)


def list_origins(witnesses: Sequence[Row]) -> list[Origin]:
    """Groups of documents with one origin; attributes that the same documents share on the same proof in one row."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in witnesses:
        groups[row["witness_id"]].append(row)
    attributes: dict[tuple[tuple[str, ...], str, tuple[str, ...]], list[str]] = defaultdict(list)
    for rows in groups.values():
        figures = tuple(sorted({figure for row in rows for figure in row["shared_figures"]}))
        key = tuple(row["document_id"] for row in rows), tell_proof(rows), figures
        attributes[key].append(rows[0]["attribute"])
    return [
        Origin(documents, tuple(dict.fromkeys(names)), proof, figures)
        for (documents, proof, figures), names in attributes.items()
    ]


def tell_proof(rows: Sequence[Row]) -> str:
    """Why documents count as one witness: the proofs in words, with the edition or the length of the passage."""
    words = max((row["shared_words"] or 0 for row in rows), default=0)
    editions = sorted({row["edition"] for row in rows if row["edition"]})
    said = []
    for basis in dict.fromkeys(row["basis"] for row in rows):
        text = wording.word("witness_basis", basis)
        if basis == "text":
            text += f" ({words} words in a row)"
        elif basis == "figures" and editions:
            text += f" ({', '.join(wording.format_period(edition) for edition in editions)})"
        said.append(text)
    return "; ".join(said)
