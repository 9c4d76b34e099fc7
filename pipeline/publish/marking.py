"""marking: a document's text cut into pieces, each knowing the claims, mentions and numbers it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.tables import Row

FAMILIES = {  # attributes that share a colour
    "wage": "pay",
    "employment": "jobs",
    "employment_change": "jobs",
    "employment_outlook": "jobs",
    "job_prospects": "jobs",
    "openings": "jobs",
    "employment_share": "jobs",
    "education": "entry",
    "experience": "entry",
    "training": "entry",
    "training_duration": "entry",
    "licence": "entry",
}


@dataclass(frozen=True)
class Piece:
    """Characters that carry the same marks; `anchors` are the claims and mentions that start here."""

    text: str
    claims: tuple[Row, ...]
    mentions: tuple[Row, ...]
    number: Row | None
    anchors: tuple[str, ...]
    heading: bool

    @property
    def family(self) -> str:
        """The colour of its claims: pay, jobs, entry, other; empty for none."""
        return FAMILIES.get(self.claims[0]["attribute"], "other") if self.claims else ""


@dataclass(frozen=True)
class Passage:
    """A section with its pieces in order."""

    section: Row
    pieces: list[Piece]


def mark_passages(
    text: str, sections: Sequence[Row], claims: Sequence[Row], mentions: Sequence[Row], numbers: Sequence[Row]
) -> list[Passage]:
    """The text by section; laid end to end the pieces are the text again. `numbers` are those left out."""
    headings = [{"start": s["heading_start"], "end": s["heading_end"]} for s in sections if s.get("heading")]
    marks = [*claims, *mentions, *numbers, *headings]
    cuts = sorted({0, len(text), *(min(m[end], len(text)) for m in [*marks, *sections] for end in ("start", "end"))})
    starts = {cut: i for i, cut in enumerate(cuts)}
    covering: list[list[tuple[str, Row]]] = [[] for _ in cuts]
    for kind, rows in (("claim", claims), ("mention", mentions), ("number", numbers), ("heading", headings)):
        for row in rows:
            for i in range(starts[min(row["start"], len(text))], starts[min(row["end"], len(text))]):
                covering[i].append((kind, row))
    pieces = [_piece(text, start, end, covering[i]) for i, (start, end) in enumerate(pairwise(cuts))]
    ends = [
        (section, starts[min(section["start"], len(text))], starts[min(section["end"], len(text))])
        for section in sections
    ]
    return [Passage(section, pieces[first:last]) for section, first, last in ends]


def _piece(text: str, start: int, end: int, covering: Sequence[tuple[str, Row]]) -> Piece:
    claims = tuple(row for kind, row in covering if kind == "claim")
    mentions = tuple(row for kind, row in covering if kind == "mention")
    number = next((row for kind, row in covering if kind == "number"), None)
    anchors = [row["claim_id"] for row in claims if row["start"] == start]
    anchors += [row["mention_id"] for row in mentions if row["start"] == start]
    if number is not None and number["start"] == start:
        anchors.append(f"number-{number['document_id']}-{start}")
    heading = any(kind == "heading" for kind, _ in covering)
    return Piece(text[start:end], claims, mentions, number, tuple(anchors), heading)


def quote_sentence(text: str | None, claim: Row, room: int = 160) -> tuple[str, str, str]:
    """The claim's sentence before, in and after its evidence, at most `room` characters each side, cut at a space."""
    if text is None:
        return "", claim["evidence"], ""
    before = text[claim["sentence_start"] : claim["start"]]
    after = text[claim["end"] : claim["sentence_end"]]
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return before, text[claim["start"] : claim["end"]], after
