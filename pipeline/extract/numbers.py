"""numbers: what became of every number of a text."""

import re
from collections.abc import Sequence

from pipeline.quantities import find_numbers
from pipeline.settings import Settings
from pipeline.spans import Span
from pipeline.tables import Row

_SHAPES = {  # numbers that are told by their shape, first that fits
    "list_marker": r"(?m)^\s*\(?\d{1,2}[.)]\s",
    "phone_number": r"(?<!\d)(?:\+?\d{1,2}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)",
    "address_or_code": r"(?<![\w-])\d{2}-\d{4}(?:\.\d{2})?(?![\d-])|https?://\S+|\S+@\S+",
    "time_of_day": r"\b\d{1,2}-to-\d{1,2}\b|\b\d{1,2}(?::\d{2})?\s?(?:[ap]m|[ap]\.m\.)|\b24/7\b|\b\d{1,2}:\d{2}\b",
    "ordinal": r"\b\d+(?:st|nd|rd|th)\b",
    "year_of_no_claim": r"(?<![\w$£€,.-])(?:19|20)\d\d(?![\w%]|[,.]\d)",
    "part_of_a_name": r"\b[A-Za-z]+-?\d+\w*|\b\d+\([a-z]\)|\b\d+[A-Za-z]{2,}\w*"
    r"|(?:Series|Level|Form|Windows|Class|Grade|Section|Part|Chapter|Step|Version|Office)\s\d+",
}
_LEFT_OUT = [(name, re.compile(shape, re.IGNORECASE)) for name, shape in _SHAPES.items()]


def account(
    text: str,
    document: Row,
    claims: Sequence[Row],
    spans: Sequence[Row],
    left: dict[Span, str],
    silent: Sequence[Row],
    settings: Settings,
) -> list[Row]:
    """A row for every number of the text: a claim's value, a part of a claim, or left out with the reason."""
    values = sorted((claim["start"], claim["end"], claim["claim_id"]) for claim in claims)
    by_role = sorted(
        (span["start"], span["end"], span["claim_id"]) for span in spans if span["role"] not in ("occupation",)
    )
    shapes = [(name, match.span()) for name, pattern in _LEFT_OUT for match in pattern.finditer(text)]
    rows = []
    for start, end in find_numbers(text, settings.packs):
        row: Row = {
            "document_id": document["document_id"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "claim_id": None,
            "reason": None,
        }
        owner = next((claim for a, b, claim in values if a <= start and end <= b), None)
        part = next((claim for a, b, claim in by_role if a <= start and end <= b), None) if owner is None else None
        if owner or part:
            row |= {"disposition": "claim" if owner else "part_of_claim", "claim_id": owner or part}
        else:
            row |= {"disposition": "left_out", "reason": reason_for(start, end, left, shapes, silent)}
        rows.append(row)
    return rows


def reason_for(
    start: int, end: int, left: dict[Span, str], shapes: Sequence[tuple[str, tuple[int, int]]], silent: Sequence[Row]
) -> str:
    """Why a number became no claim, in a word."""
    for section in silent:
        if section["start"] <= start < section["end"]:
            return f"in_{section['kind']}"
    shape = next((name for name, (a, b) in shapes if a <= start and end <= b), None)
    if shape:
        return shape
    return next(
        (reason for span, reason in left.items() if span.start <= start and end <= span.end and reason), "no_quantity"
    )
