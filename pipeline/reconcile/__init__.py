"""reconcile: dates the claims, finds copies, types every difference, and chooses a value for each question."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.decisions import apply_decisions
from pipeline.reconcile.concepts import count_concept_witnesses, list_reconciled_concepts, report_match_decisions
from pipeline.reconcile.coverage import list_coverage
from pipeline.reconcile.pairs import compare_claims
from pipeline.reconcile.values import Kinds, collect_kinds, reconcile_questions
from pipeline.reconcile.workspace import Workspace, load_workspace
from pipeline.reconcile.writing import ComparisonWriter
from pipeline.settings import Settings
from pipeline.tables import write_rows


def reconcile_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Write datings, witnesses, comparisons, conflicts, reconciled…, concepts, coverage and decisions_applied.

    A pure function of the tables and texts in `inputs` and of `settings`; rows in natural order whatever the order of
    the input's rows. Claims are never changed: a decision on a claim works on a copy.
    """
    work = load_workspace(inputs, settings)
    kinds = write_comparisons(work, output)
    reconciled, periods = reconcile_questions(work, kinds)
    concepts = count_concept_witnesses(work)
    report_match_decisions(work)
    write_rows(output, "datings", work.datings)
    write_rows(output, "witnesses", work.witnesses())
    write_rows(output, "reconciled", reconciled)
    write_rows(output, "reconciled_periods", periods)
    write_rows(output, "concepts", concepts)
    write_rows(output, "reconciled_concepts", list_reconciled_concepts(work, concepts))
    write_rows(output, "coverage", list_coverage(work))
    write_rows(output, "decisions_applied", work.decisions.rows())


def write_comparisons(work: Workspace, output: Path) -> Kinds:
    """Write comparisons and conflicts, a person's decisions laid over them; the kinds that each claim is in."""
    kinds: Kinds = {}
    with ComparisonWriter(output) as writer:
        for found in compare_claims(work):
            rows, reviewed = apply_decisions(
                work.decisions, "comparisons", found, lambda row: f"{row['evidence_a']}\n{row['evidence_b'] or ''}"
            )
            rows = [{**row, "needs_review": False} if row["comparison_id"] in reviewed else row for row in rows]
            collect_kinds(kinds, rows, work)
            writer.add(rows)
    return kinds
