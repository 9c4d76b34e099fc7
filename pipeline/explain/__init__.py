"""explain: where a claim, match, comparison, reconciled row, concept or document comes from, in plain text."""

from pathlib import Path

from pipeline.explain.folder import Folder, spell_out
from pipeline.explain.reasons import (
    explain_claim,
    explain_comparison,
    explain_concept,
    explain_document,
    explain_match,
    explain_mention,
    explain_reconciled,
)
from pipeline.tables import Row

WRITERS = {
    "claims": explain_claim,
    "matches": explain_match,
    "comparisons": explain_comparison,
    "reconciled": explain_reconciled,
    "concepts": explain_concept,
    "documents": explain_document,
    "mentions": explain_mention,
}


def find_row(out: Path, id: str) -> tuple[str, Row]:  # noqa: A002 -- the command's own word
    """The table and the row of an id, or of the start of one. Raises as `explain` does."""
    return Folder(out).find(id.strip())


def explain(out: Path, id: str) -> str:  # noqa: A002 -- the command's own word
    """The explanation as lines of text. `id` may be the start of an id, as long as it is the start of no other.

    Raises ConfigError where no row or several have it, StateError where OUT has no tables.
    """
    folder = Folder(out)
    table, row = folder.find(id.strip())
    return spell_out("\n".join(WRITERS[table](folder, row)), keep="\n") + "\n"
