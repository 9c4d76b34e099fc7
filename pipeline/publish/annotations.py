"""annotations: `annotations.jsonld`, each claim as a W3C Web Annotation on the text that it was read from.

https://www.w3.org/TR/annotation-model/: a body that says what is claimed, a target with a TextPositionSelector (code
points of the document's text, half-open) and a TextQuoteSelector.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline import wording
from pipeline.tables import Row

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after the quote that tell it from others
COLUMNS = (
    "claim_id", "document_id", "attribute", "statistic", "value", "low", "high", "category", "quantifier", "comparator",
    "unit", "scope_type", "scope", "period", "evidence", "start", "end", "status",
)  # fmt: skip


def write_annotations(output: Path, keep_text: bool) -> None:
    """Write `output/annotations.jsonld`: an annotation page with one line for each claim, in the order of claims.

    Where texts are left out, the quote stands without the words around it.
    """
    # A lone surrogate beside a quote is no UTF-8; `backslashreplace` writes it as the escape that JSON has for it.
    with (output / NAME).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        head = {"@context": CONTEXT, "id": NAME, "type": "AnnotationPage"}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
        between = "\n"
        for claim, text in read_claims(output, keep_text):
            file.write(between + json.dumps(annotate(claim, text), ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")


def read_claims(output: Path, keep_text: bool) -> Iterator[tuple[Row, str | None]]:
    """Every claim with the text of its document; claims stand sorted by document, so one text is held at a time."""
    current, text = None, None
    with pq.ParquetFile(output / "claims.parquet") as file:
        for batch in file.iter_batches(4096, columns=list(COLUMNS)):
            for claim in batch.to_pylist():
                if keep_text and claim["document_id"] != current:
                    current = claim["document_id"]
                    data = (output / "text" / f"{current}.txt").read_bytes()
                    text = data.decode("utf-8", "surrogatepass")
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
