"""annotations: `annotations.jsonld`, each claim as a W3C Web Annotation on the text that it was read from.

https://www.w3.org/TR/annotation-model/: a body that says what is claimed, a target with a TextPositionSelector (code
points of the document's text, half-open) and a TextQuoteSelector.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline import wording
from pipeline.publish.consolidate import Parts, find_files
from pipeline.tables import Row, read_part_file, read_text

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BETWEEN = ",\n"
AROUND = 32  # characters before and after the quote that tell it from others
COLUMNS = (
    "claim_id", "document_id", "attribute", "statistic", "value", "low", "high", "category", "quantifier", "comparator",
    "unit", "scope_type", "scope", "period", "evidence", "start", "end", "status",
)  # fmt: skip


def format_annotations(parts: Parts, keep_text: bool) -> Iterator[str]:
    """The annotations of partitions, a line for each claim in the order of claims, with a comma between any two.

    Where texts are left out, the quote stands without the words around it.
    """
    between = ""
    for claim, text in read_claims(parts, keep_text):
        yield between + json.dumps(annotate(claim, text), ensure_ascii=False)
        between = BETWEEN


def write_annotations(pieces: Iterable[bytes], path: Path) -> None:
    """Write `annotations.jsonld`: an annotation page of what `format_annotations` made of each partition."""
    head = {"@context": CONTEXT, "id": NAME, "type": "AnnotationPage"}
    with path.open("wb") as file:
        file.write((json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [').encode())
        between = b"\n"
        for piece in pieces:
            file.write(between + piece)
            between = BETWEEN.encode()
        file.write(b"\n]}\n")


def read_claims(parts: Parts, keep_text: bool) -> Iterator[tuple[Row, str | None]]:
    """Every claim with the text of its document; claims stand sorted by document, so one text is held at a time."""
    current, text = None, None
    for path in find_files(parts, "claims"):
        for claim in read_part_file(path).select(COLUMNS).to_pylist():
            if keep_text and claim["document_id"] != current:
                current = claim["document_id"]
                text = read_text(parts.get("ingest", ()), current)
            yield claim, text


def annotate(claim: Row, text: str | None) -> dict[str, Any]:
    """A claim as an annotation: tagged with its attribute, described by its reading."""
    start, end = claim["start"], claim["end"]
    quote = {"type": "TextQuoteSelector", "exact": claim["evidence"]}
    if text is not None:
        quote |= {"prefix": text[max(start - AROUND, 0) : start], "suffix": text[end : end + AROUND]}
    return {
        "id": f"urn:concord:{claim['claim_id']}",
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": claim["attribute"]},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": describe(claim)},
        ],
        "target": {
            "source": f"text/{claim['document_id']}.txt",
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
        },
    }


def describe(claim: Row) -> str:
    """What the claim says, in one line: `median pay: $33,750 a year (retail trade; May 2018)`."""
    label = wording.figure_label(claim["attribute"], claim["statistic"])
    period = wording.format_period(claim["period"]) if claim["period"] else ""
    limits = "; ".join(part for part in (wording.format_scope(claim), period) if part)
    return f"{label}: {wording.format_reading(claim)}" + (f" ({limits})" if limits else "")
