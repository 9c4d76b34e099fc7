"""extract_help: a small document built by hand, and the claims that extraction reads in it."""

from typing import Any

import pytest
from builders import empty_row

from pipeline.extract import extract_document
from pipeline.ids import slug
from pipeline.settings import Settings
from pipeline.tables import Row

SHOWN = ("attribute", "statistic", "value", "low", "high", "category", "quantifier", "unit", "scope_type", "scope_id",
         "period", "status", "comparator", "attributed_to", "evidence", "occupation_id")  # fmt: skip


def section(kind: str, start: int, end: int, heading: str | None = None, number: int = 0, **cells: Any) -> Row:
    """A section row; its heading, if any, is the text at its start."""
    return {
        **empty_row("sections"),
        "section_id": f"sec-{number}",
        "document_id": "doc-1",
        "ordinal": number,
        "level": 1,
        "heading": heading,
        "heading_start": None if heading is None else start,
        "heading_end": None if heading is None else start + len(heading),
        "kind": kind,
        "kind_basis": "content" if heading is None else "heading",
        "start": start,
        "end": end,
        **cells,
    }


def extract(
    text: str,
    occupation: str | None = "Baker",
    kind: str = "pay",
    heading: str | None = None,
    country: str | None = "US",
    sections: list[Row] | None = None,
    aliases: tuple[str, ...] = (),
    title: str | None = None,
) -> dict[str, list[Row]]:
    """Every table that extraction makes of a document of one section, or of the `sections` given.

    `occupation` None is a page about several. With a `heading` the section starts with that line, put before `text`.
    """
    whole = text if heading is None else f"{heading}\n{text}"
    known = None
    if occupation:
        known = {"occupation_id": slug(occupation), "occupation": occupation, "aliases": list(aliases)}
    document = {
        **empty_row("documents"),
        "document_id": "doc-1",
        "text_sha256": "ab",
        "path": "a.txt",
        "media_type": "text/plain",
        "publisher": "A",
        "title": title,
        "country": country,
        "occupation_id": known["occupation_id"] if known else None,
        "occupation": occupation,
    }
    rows = sections if sections is not None else [section(kind, 0, len(whole), heading)]
    return extract_document(whole, document, rows, known, Settings())


def read(
    text: str,
    occupation: str | None = "Baker",
    kind: str = "pay",
    heading: str | None = None,
    country: str | None = "US",
    attribute: str | None = None,
) -> list[Row]:
    """The claims of a small document, of one attribute where it is named."""
    claims = extract(text, occupation, kind, heading, country)["claims"]
    return [claim for claim in claims if attribute in (None, claim["attribute"])]


def say(claim: Row) -> str:
    """A claim in a line, as the cases write it: `wage.median 26240 USD/year @industry:retail-trade 2002`."""
    figure = claim["quantifier"] or claim["category"]
    if claim["value"] is not None:
        figure = f"{claim['value']:.6g}" if claim["value"] < 1000 else f"{claim['value']:.0f}"
    elif claim["low"] is not None:
        figure = (
            f"{claim['low']:g}..{claim['high']:g}"
            if claim["high"] < 1e6
            else f"{claim['low']:.0f}..{claim['high']:.0f}"
        )
    elif claim["status"] == "declared_missing":
        figure = "missing"
    sign = "" if claim["comparator"] in ("=", None) else claim["comparator"]
    parts = [f"{claim['attribute']}.{claim['statistic']}", f"{sign}{figure}", claim["unit"]]
    if claim["scope_type"]:
        parts.append(f"@{claim['scope_type']}:{claim['scope_id']}")
    return " ".join(part for part in [*parts, claim["period"]] if part)


def case(text: str, *claims: str, fault: str = "", **options: Any) -> Any:
    """A case: a document and every claim it makes as `say` tells it, sorted; `fault` is why it fails today."""
    marks = [pytest.mark.xfail(strict=True, reason=fault)] if fault else []
    return pytest.param(text, sorted(claims), options, id=" ".join(text.split())[:60], marks=marks)


def told(text: str, options: dict[str, Any]) -> list[str]:
    """Every claim of a document as `say` tells it, sorted."""
    return sorted(say(claim) for claim in read(text, **options))
