"""numbers: what became of every number of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.quantities import find_numbers
from pipeline.settings import Settings
from pipeline.spans import Span
from pipeline.tables import Row

_SHAPES = {  # numbers that are told by their shape, first that fits
    "list_marker": r"(?m)^[^\S\r\n]{0,40}\(?\d{1,2}[.)]\s",
    "phone_number": r"(?<!\d)(?:\+?\d{1,2}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)",
    "address_or_code": r"(?<![\w-])\d{2}-\d{4}(?:\.\d{2})?(?![\d-])|https?://\S+|(?<!\S)\S{1,80}@\S+",
    "time_of_day": r"\b\d{1,2}-to-\d{1,2}\b|\b\d{1,2}(?::\d{2})?\s?(?:[ap]m|[ap]\.m\.)|\b24/7\b|\b\d{1,2}:\d{2}\b",
    "ordinal": r"\d(?<!\w\d)\d*(?:st|nd|rd|th)\b",
    "year_of_no_claim": r"(?<![\w$£€,.-])(?:19|20)\d\d(?![\w%]|[,.]\d)",
    "part_of_a_name": r"\b[A-Za-z]++-?\d+\w*|\b\d+\([a-z]\)|\b\d+[A-Za-z]{2,}\w*"
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
    numbers = find_numbers(text, settings.packs)
    values = sorted((claim["start"], claim["end"], claim["claim_id"]) for claim in claims)
    by_role = sorted(
        (span["start"], span["end"], span["claim_id"]) for span in spans if span["role"] not in ("occupation",)
    )
    owners, parts = list(_holders(numbers, values)), list(_holders(numbers, by_role))
    rest = [number for number, owner, part in zip(numbers, owners, parts, strict=True) if not (owner or part)]
    reasons = _reasons(text, rest, left, silent)
    rows = []
    for (start, end), owner, part in zip(numbers, owners, parts, strict=True):
        row: Row = {
            "document_id": document["document_id"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "claim_id": None,
            "reason": None,
        }
        if owner or part:
            row |= {"disposition": "claim" if owner else "part_of_claim", "claim_id": owner or part}
        else:
            row |= {"disposition": "left_out", "reason": next(reasons)}
        rows.append(row)
    return rows


def _reasons(
    text: str, numbers: Sequence[tuple[int, int]], left: dict[Span, str], silent: Sequence[Row]
) -> Iterator[str]:
    """Why each number became no claim, in a word: its section, its shape, or what was found wrong with its quantity."""
    starts = [(start, start) for start, _ in numbers]
    sections = ((section["start"], section["end"] - 1, f"in_{section['kind']}") for section in silent)
    around = _lines_around(text, numbers)
    shapes = [
        _holders(numbers, [(*match.span(), name) for a, b in around for match in pattern.finditer(text, a, b)])
        for name, pattern in _LEFT_OUT
    ]
    told = [(span.start, span.end, reason) for span, reason in left.items() if reason]
    for reasons in zip(_holders(starts, sections), *shapes, _holders(numbers, told), strict=True):
        yield next((reason for reason in reasons if reason), "no_quantity")


def _lines_around(text: str, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines that the numbers stand in, each with the one before it: "Grade" may stand over its number."""
    found: list[tuple[int, int]] = []
    for start, end in numbers:
        if found and end <= found[-1][1]:
            continue
        first = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
        last = text.find("\n", end) + 1 or len(text)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _holders(numbers: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int, str]]) -> Iterator[str | None]:
    """For each number, left to right, the first of the named spans that holds it, in the order they are given.

    One sweep over both: a text of a thousand figures and as many claims would else take a million comparisons.
    """
    waiting = sorted((start, end, rank, name) for rank, (start, end, name) in enumerate(spans))
    open_spans: list[tuple[int, int, str]] = []
    at = 0
    for start, end in numbers:
        while at < len(waiting) and waiting[at][0] <= start:
            open_spans.append((waiting[at][2], waiting[at][1], waiting[at][3]))
            at += 1
        open_spans = [span for span in open_spans if span[1] >= end]
        yield min(open_spans)[2] if open_spans else None
