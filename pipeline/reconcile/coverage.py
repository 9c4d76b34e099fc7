"""coverage: what each document states, promises without giving, or leaves out."""

from pipeline.reconcile.workspace import Workspace
from pipeline.tables import Row, vocabularies

OTHERS = frozenset({"other_occupation", "all_occupations", "several"})  # they say nothing of the occupation


def list_coverage(work: Workspace) -> list[Row]:
    """Every document by every attribute; stated wins over promised, figures of other occupations don't count."""
    states: dict[tuple[str, str], str] = {}
    for claim in work.claims:
        if claim["scope_type"] in OTHERS:
            continue
        place = (claim["document_id"], claim["attribute"])
        if claim["status"] != "declared_missing":
            states[place] = "stated"
        else:
            states.setdefault(place, "declared_missing")
    return [
        {
            "document_id": document_id,
            "path": document["path"],
            "publisher": document["publisher"],
            "attribute": attribute,
            "state": states.get((document_id, attribute), "silent"),
        }
        for document_id, document in work.documents.items()
        for attribute in vocabularies()["attribute"]
    ]
