"""values: the tables `reconciled` and `reconciled_periods`: one row a question, and one for each of its periods."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.comparability import Question, find_measure
from pipeline.comparing import DISPUTED
from pipeline.decisions import apply_decisions
from pipeline.ids import content_id
from pipeline.reconcile.cells import Cell, common_unit, headline, resolve_periods
from pipeline.reconcile.explaining import scope_phrase
from pipeline.reconcile.measuring import finite
from pipeline.reconcile.workspace import Node, Workspace
from pipeline.tables import Row, vocabularies
from pipeline.wording import format_reading, note_promises

PERIOD_BASES = vocabularies()["period_basis"]
Kinds = dict[Question, set[str]]  # of the pairs of a question's readings


def reconcile_questions(work: Workspace, kinds: Kinds) -> tuple[list[Row], list[Row]]:
    """Both tables in natural order, a person's decisions on `reconciled` laid over."""
    promises: dict[Question, list[Row]] = defaultdict(list)
    for claim in work.promises:
        promises[promised_question(claim, work)].append(claim)
    rows: list[Row] = []
    periods: list[Row] = []
    for question in sorted({*work.nodes, *promises}, key=work.question_order):
        nodes = work.nodes.get(question, [])
        unit = common_unit(nodes) if nodes else promises[question][0]["unit"]
        reconciled_id = content_id(
            "rec", question.occupation_id, question.attribute, question.statistic, unit, *question_scope(question)
        )
        cells = resolve_periods(nodes, work)
        row = reconciled_row(question, cells, promises[question], unit, kinds.get(question, set()), work)
        rows.append({"reconciled_id": reconciled_id, **row})
        periods.extend({"reconciled_id": reconciled_id, **period_row(cell, unit, work)} for cell in cells)
    rows, _ = apply_decisions(work.decisions, "reconciled", rows, lambda row: row_quotes(row, work))
    kept = {row["reconciled_id"] for row in rows}
    return rows, [row for row in periods if row["reconciled_id"] in kept]


def collect_kinds(kinds: Kinds, comparisons: Sequence[Row], work: Workspace) -> None:
    """Note the kinds of the pairs of one question; a dispute that a person settled is left out."""
    for row in comparisons:
        question = work.questions.get(row["claim_a"])
        settled = row["kind"] in DISPUTED and not row["needs_review"]
        if question is not None and question is work.questions.get(row["claim_b"]) and not settled:
            kinds.setdefault(question, set()).add(row["kind"])


def promised_question(claim: Row, work: Workspace) -> Question:
    """The question a promise belongs to: that of claims of the same attribute, statistic and scope where there are."""
    own = work.places.ask(claim)
    if own.family:
        return own
    same = [
        question
        for question in work.nodes
        if (question.occupation_id, question.attribute, question.statistic, *question_scope(question))
        == (own.occupation_id, own.attribute, own.statistic, *question_scope(own))
    ]
    return min(same, key=work.question_order, default=own)


def question_scope(question: Question) -> tuple[str | None, str | None, str | None]:
    """What part the question is about, as the cells of its row."""
    return question.scope_type, question.scope_id, question.aspect or None


def choose_status(cells: Sequence[Cell], head: Cell | None, kinds: set[str]) -> str:
    """The first status that holds. In one cell, years explain the differences only where they explain them all."""
    nodes = [node for cell in cells for node in cell.nodes]
    if not nodes or head is None:
        return "missing"
    if kinds & DISPUTED:
        return "contradicted"
    if kinds & {"change_over_time", "undated_consistent"} and (len(cells) > 1 or "undated_unresolved" not in kinds):
        return "varies_by_period"
    if head.choice.n_witnesses >= 2:
        return "agreed"
    witnesses = {node.document_id for node in nodes}
    return "single_source" if len(witnesses) == 1 or head.chosen is not None else "undated"


def reconciled_row(
    question: Question,
    cells: Sequence[Cell],
    promises: Sequence[Row],
    unit: str | None,
    kinds: set[str],
    work: Workspace,
) -> Row:
    """One row of `reconciled` but for its id."""
    head = headline(cells)
    status = choose_status(cells, head, kinds)
    nodes = [node for cell in cells for node in cell.nodes]
    claims = [claim for node in nodes for claim in node.claims]
    behind = claims or list(promises)
    supporting = head.supporting_claims if head else [claim["claim_id"] for claim in promises]
    documents = {claim["document_id"] for claim in behind}
    bases = [node.placed.basis for node in head.nodes if node.placed.basis] if head and head.period else []
    ends = numeric_ends(nodes, unit, work)
    lowest, highest = min(ends, default=None), max(ends, default=None)
    return {
        "occupation_id": question.occupation_id,
        "occupation": work.occupation_label(question.occupation_id),
        "attribute": question.attribute,
        "statistic": question.statistic,
        "unit": unit,
        "scope_type": question.scope_type,
        "scope": scope_cell(question, behind, work),
        "scope_id": question.scope_id,
        "aspect": question.aspect or None,
        "status": status,
        **value_cells(head.chosen if head else None, unit, work),
        "comparator": head.chosen.claim["comparator"] if head and head.chosen else None,
        "period": head.period.text if head and head.period else None,
        "period_basis": min(bases, key=PERIOD_BASES.index, default=None),
        "confidence": head.choice.confidence if head else None,
        "policy": work.settings.policy,
        "n_claims": len(behind),
        "n_documents": len(documents),
        "n_witnesses": work.origins.count(question.occupation_id, question.attribute, documents),
        "lowest": lowest,
        "highest": highest,
        "spread_percent": finite(100 * (highest - lowest) / abs(lowest)) if lowest and highest is not None else None,
        "claim_ids": supporting,
        "rival_claim_ids": [claim["claim_id"] for claim in claims if claim["claim_id"] not in supporting],
        "note": row_note(question, head, promises, unit, status, work),
    }


def scope_cell(question: Question, claims: Sequence[Row], work: Workspace) -> str | None:
    """A row's scope as its first claim says it, with the country of one that is abroad."""
    if question.scope_type is None or question.scope_id == "several":
        return scope_phrase("several", "several") if question.scope_type else None
    first = claims[0]
    said: str | None = first["scope"]
    abroad = work.places.abroad(first)
    if abroad is None or first["scope_type"] == question.scope_type == "geography":
        return said
    country = work.places.name(first)
    return f"{said}, {country}" if said else country


def value_cells(node: Node | None, unit: str | None, work: Workspace) -> Row:
    """value, low, high and category of a reading, in the unit of the row."""
    if node is None:
        return dict.fromkeys(("value", "low", "high", "category"))
    claim, factor = node.claim, 1.0
    if claim["unit"] not in (unit, None):
        factor = node.reading.measure.factor / find_measure(claim["attribute"], unit, None, work.rules).factor
    ends = {name: claim[name] for name in ("value", "low", "high")}
    cells = {name: finite(end * factor) if end is not None else None for name, end in ends.items()}
    return {**cells, "category": claim["category"]}


def numeric_ends(nodes: Sequence[Node], unit: str | None, work: Workspace) -> list[float]:
    """All figures and stated ends of ranges in the row's unit, of every period."""
    cells = [value_cells(node, unit, work) for node in nodes]
    return [cell[name] for cell in cells for name in ("value", "low", "high") if cell[name] is not None]


def row_note(
    question: Question, head: Cell | None, promises: Sequence[Row], unit: str | None, status: str, work: Workspace
) -> str | None:
    """What a reader should know of a row, in sentences; None for nothing."""
    notes = [
        entry.note
        for entry in work.rules.together
        if (entry.attribute, entry.name) == (question.attribute, question.statistic)
    ]
    if head is not None and head.chosen is None:
        notes.append("the readings of this period differ and none has more votes: no value was chosen")
    elif head is not None and head.chosen is not None and head.chosen.reading.unit not in (unit, None):
        notes.append(f"computed from {format_reading(head.chosen.claim)}")
    elif head is not None and head.chosen is not None and head.chosen.reading.is_vague:
        notes.append(f"said without a number: {head.chosen.reading.text}")
    if head is not None and status == "agreed" and (dissent := head.dissent(work)):
        asked = head.choice.n_witnesses + dissent
        notes.append(f"{dissent} of {asked} independent sources {'says' if dissent == 1 else 'say'} otherwise")
    if head is not None and head.period is not None and head.last_year is None:
        notes.append("the period is an interval inferred from the document's own dates")
    if question.attribute == "employment_outlook" and head is not None and head.chosen is not None:
        window = head.chosen.placed.period
        known = {(band.start, band.end) for band in work.references.bands}
        if window is not None and window.kind == "window" and (window.start, window.end) not in known:
            notes.append(f"the percent bands behind the outlook words of {window.text} are not known")
    unlisted, every = work.unlisted.get(question, (0, 0))
    if unlisted:
        notes.append(f"{unlisted:,} of {every:,} pairs of its readings are not listed")
    if promises:
        paths = sorted({claim["path"] for claim in promises})
        others = "for several others " if question.scope_type == "several" else ""
        notes.append(note_promises(paths, others))
    return "; ".join(note for note in notes if note) or None


def period_row(cell: Cell, unit: str | None, work: Workspace) -> Row:
    """One row of `reconciled_periods` but for its id."""
    lost = sorted(cell.choice.why_lost)
    return {
        "period": cell.period.text if cell.period else None,
        **value_cells(cell.chosen, unit, work),
        "n_witnesses": cell.choice.n_witnesses,
        "confidence": cell.choice.confidence,
        "claim_ids": cell.supporting_claims,
        "rivals": [f"{format_reading(claim)} ({claim['claim_id']})" for claim in (cell.nodes[n].claim for n in lost)],
        "why_lost": [cell.choice.why_lost[place] for place in lost],
        "tests": list(cell.choice.tests),
    }


def row_quotes(row: Row, work: Workspace) -> str:
    """The words a decision on a reconciled row may quote: the evidence of its claims."""
    evidence = {claim["claim_id"]: claim["evidence"] for claim in work.claims}
    return "\n".join(evidence.get(claim_id, "") for claim_id in [*row["claim_ids"], *row["rival_claim_ids"]])
