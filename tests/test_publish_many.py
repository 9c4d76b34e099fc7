"""341 documents: however they spread over occupations, the first page stays small and every link leads somewhere."""

import published_sample as sample
import pytest
from report_reader import lost_links

from pipeline.settings import Settings
from pipeline.tables import write_rows, write_text

DOCUMENTS = 341
TEXT = (
    "Pay\nThe median pay is $33,750 a year.\n" + "They answer letters, sort parcels and keep the books in order. " * 60
)


def build_many(root, occupations):
    """Stages of 341 documents, a claim and a duty each, and 900 comparisons, most of them for a person."""
    stages = root / ".stages"
    names = [f"clerk-{i:03}" for i in range(occupations)]
    document, claim, row = sample.documents()[0], sample.CLAIMS[0], sample.reconciled()[0][0]
    about = {f"doc-{i:016x}": names[i % occupations] for i in range(DOCUMENTS)}
    documents = [
        {**document, "document_id": d, "source_id": f"source-{d}", "path": f"{d}.txt", "paths": [f"{d}.txt"],
         "publisher": f"Publisher of {d}", "occupation_id": o, "occupation": o.title(), "characters": len(TEXT)}
        for d, o in about.items()
    ]  # fmt: skip
    spans = {"start": 22, "end": 36, "sentence_start": 4, "sentence_end": 37}
    claims = [
        {**claim, **spans, "claim_id": f"claim-{d}", "document_id": d, "section_id": f"sec-{d}", "occupation_id": o,
         "path": f"{d}.txt", "publisher": f"Publisher of {d}", "value": 20_000.0 + i}
        for i, (d, o) in enumerate(about.items())
    ]  # fmt: skip
    section = {**sample.sections()[0], "parent_section_id": None, "start": 0, "end": len(TEXT), "heading_end": 3}
    sections = [{**section, "section_id": f"sec-{d}", "document_id": d} for d in about]
    pairs = [(a, b) for i, a in enumerate(claims) for b in claims[i + 1 :] if a["occupation_id"] == b["occupation_id"]]
    comparisons = [
        {**sample.comparison(a, b, "contradiction", 1.0), "occupation_id": a["occupation_id"], "needs_review": True}
        for a, b in pairs[:900]
    ]
    reconciled = [
        {**row, "reconciled_id": f"rec-{o}", "occupation_id": o, "occupation": o.title(), "status": "contradicted",
         "claim_ids": [c["claim_id"] for c in claims if c["occupation_id"] == o], "rival_claim_ids": []}
        for o in names
    ]  # fmt: skip
    coverage = [
        {"document_id": d, "path": f"{d}.txt", "publisher": None, "attribute": a, "state": "stated"}
        for d in about
        for a in ("wage", "employment", "education", "openings")
    ]
    tables = {
        "ingest": {"documents": documents, "rejects": []},
        "segment": {
            "documents": documents,
            "sections": sections,
            "occupations": [{"occupation_id": o, "occupation": o.title(), "aliases": []} for o in names],
        },
        "extract": {"claims": claims, "mentions": [], "numbers": [], "claim_spans": []},
        "match": {"matches": [], "concept_members": []},
        "reconcile": {"reconciled": reconciled, "comparisons": comparisons, "coverage": coverage},
    }
    tables["reconcile"]["conflicts"] = comparisons
    for stage, found in tables.items():
        for table, rows in found.items():
            write_rows(stages / stage / "0000", table, rows)
    for d in about:
        write_text(stages / "ingest" / "0000", d, TEXT)
    return stages


@pytest.mark.parametrize("occupations", [1, 12, 341])
def test_the_first_page_of_341_documents_is_under_a_megabyte(tmp_path, occupations):
    sample.publish_tables(sample.laid_out(build_many(tmp_path, occupations)), tmp_path / "out", Settings())
    folder = tmp_path / "out" / "report"
    pages = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert pages["index.html"] < 1_000_000
    assert max(pages.values()) < 2_500_000
    assert lost_links(folder) == []
    text = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert text.count("They answer letters, sort parcels") >= DOCUMENTS
    assert all(f'id="claim-doc-{i:016x}"' in text for i in range(DOCUMENTS))
