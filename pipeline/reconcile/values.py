"""values: the tables `reconciled` and `reconciled_periods`: one row a question, and one for each of its periods."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.comparability import Question, find_measure, find_question
from pipeline.comparing import DISPUTED
from pipeline.dating import is_projected, vintage_years
from pipeline.decisions import apply_decisions
from pipeline.ids import content_id
from pipeline.reconcile.explaining import scope_phrase
from pipeline.reconcile.measuring import finite
from pipeline.reconcile.workspace import Key, Node, Workspace, time_order
from pipeline.relating import find_agreeing
from pipeline.resolution import AUTHORITIES, Choice, Vote, choose_reading
from pipeline.tables import Row, vocabularies
from pipeline.timeline import Period, is_same_period

PERIOD_BASES = vocabularies()["period_basis"]
Kinds = dict[Question, set[str]]  # of the pairs of a question's readings


@dataclass(frozen=True, slots=True)
class Cell:
    """The readings of one question and period, and the chosen one."""

    period: Period | None
    nodes: tuple[Node, ...]
    choice: Choice
    is_end: bool  # the end of a projection: never the headline

    @property
    def chosen(self) -> Node | None:
        """The node whose reading was chosen."""
        return None if self.choice.reading is None else self.nodes[self.choice.reading]

    @property
    def last_year(self) -> int | None:
        """The last year that its readings describe, where their period is known; None for a mere interval."""
        return max((n.placed.years[1] for n in self.nodes if n.placed.period and n.placed.years), default=None)

    @property
    def supporting_claims(self) -> list[str]:
        """Claims whose reading agrees with the chosen one."""
        return [claim["claim_id"] for place in self.choice.supporters for claim in self.nodes[place].claims]


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
    own = find_question(claim, work.rules)
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


def common_unit(nodes: Sequence[Node]) -> str | None:
    """The unit of the row: the preferred one of the family where a claim has it, else the first claim's."""
    prefer = nodes[0].reading.measure.prefer
    units = [node.reading.unit for node in nodes]
    return prefer if prefer in units else next((unit for unit in units if unit is not None), None)


def resolve_periods(nodes: Sequence[Node], work: Workspace) -> list[Cell]:
    """The cells of a question from early to late, the undated one last. Never a value across periods."""
    groups: list[tuple[Period | None, list[Node]]] = []
    told = told_periods(nodes, work)
    placed = [(period_of(node, told, work), node) for node in nodes]
    for period, node in sorted(placed, key=lambda pair: -len(pair[0].text) if pair[0] else 0):  # 2016-05 before 2016
        group = next((group for known, group in groups if matches(known, period)), None)
        if group is None:
            groups.append((period, group := []))
        group.append(node)
    cells = []
    for period, group in groups:
        group.sort(key=lambda node: node.order)
        known = [node for node in group if node.placed.period is not None]
        ends = bool(known) and all(is_end(node, work) for node in known)
        cells.append(Cell(period, tuple(group), resolve(group, work), ends))
    return sorted(cells, key=lambda cell: (cell_order(cell, work), cell.nodes[0].order))


def told_periods(nodes: Sequence[Node], work: Workspace) -> dict[Key, list[Node]]:
    """The readings whose period is known, by origin and reading, from early to late."""
    told: dict[Key, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.placed.period is not None:
            told[origin_reading(node, work)].append(node)
    return told


def origin_reading(node: Node, work: Workspace) -> Key:
    """What a copy and its source have in common: the origin and the reading."""
    question = node.question
    return work.origins.origin((question.occupation_id, question.attribute, node.document_id)), node.reading.key


def period_of(node: Node, told: Mapping[Key, Sequence[Node]], work: Workspace) -> Period | None:
    """The period a reading stands under: known, else its document's interval where the attribute changes with time.

    Where its origin says the same of a known period within the interval, it is the same statement, without its year.
    """
    interval, years = node.placed.interval, node.placed.years
    if node.placed.period is not None or node.question.attribute in work.rules.time.timeless:
        return node.placed.period
    for other in reversed(told.get(origin_reading(node, work), ())):
        first, last = other.placed.years or (0, 0)
        if interval is not None and years is not None and years[0] <= last and first <= years[1]:
            return other.placed.period
    return interval


def matches(known: Period | None, period: Period | None) -> bool:
    """Whether two periods are one cell; none is one with none alone."""
    return (known is None) == (period is None) and (known is None or period is None or is_same_period(known, period))


def cell_order(cell: Cell, work: Workspace) -> Key:
    """Sorts cells from early to late."""
    return min(time_order(node, work.rules) for node in cell.nodes) if cell.period else (9999, 9999, 99, "")


def is_end(node: Node, work: Workspace) -> bool:
    """Whether a figure is of the year in which a projection of its own document ends."""
    period = node.placed.period
    if period is None or period.kind != "point" or is_projected(node.claim, work.rules):
        return False
    return node.question.attribute == "employment" and period.last in work.projection_ends.get(node.document_id, ())


def resolve(nodes: Sequence[Node], work: Workspace) -> Choice:
    """The choice among the readings of one period."""
    question = nodes[0].question
    several = f"{question.attribute}.{question.statistic}" in work.rules.time.several_hold
    classes: dict[object, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        classes[node.reading.key].append(place)
    first = {place: places[0] for places in classes.values() for place in places}
    agreeing = find_agreeing({place: nodes[place].reading for place in first.values()}, several, work.rules)

    votes = [make_vote(node, first[place], work) for place, node in enumerate(nodes)]
    unit = common_unit(nodes)

    def rank(place: int) -> tuple[float, ...]:
        reading = nodes[place].reading
        width = reading.high - reading.low
        return (reading.unit != unit, reading.is_vague, -len(classes[reading.key]), width, reading.half, place)

    choice = choose_reading(
        votes,
        lambda a, b: b in agreeing[a],
        rank,
        work.settings.policy,
        work.rules.confidence,
        lambda place: nodes[place].reading.is_vague,
    )
    return spread_classes(choice, classes, nodes)


def spread_classes(choice: Choice, classes: dict[object, list[int]], nodes: Sequence[Node]) -> Choice:
    """The choice with every node of a supporting or lost reading listed, not its first alone."""
    supporters = sorted(place for first in choice.supporters for place in classes[nodes[first].reading.key])
    lost = {place: why for first, why in choice.why_lost.items() for place in classes[nodes[first].reading.key]}
    return Choice(choice.reading, tuple(supporters), choice.n_witnesses, choice.confidence, lost, choice.tests)


def make_vote(node: Node, reading: int, work: Workspace) -> Vote:
    """A node's vote: its witness, vintage, authority and the basis of its period."""
    document = work.documents[node.document_id]
    vintage = vintage_years(document)
    question = node.question
    place = (question.occupation_id, question.attribute, node.document_id)
    dated = "dated_quoter" if node.placed.basis == "stated" else "undated_quoter"
    authority = work.authorities.get(document["source_id"]) or dated
    return Vote(
        reading,
        node.document_id,
        str(work.origins.origin(place)),
        vintage[1] if vintage else 0,
        authority,
        node.placed.basis or "none",
        any(claim["claim_id"] in work.accepted for claim in node.claims),
        authority == AUTHORITIES[0] or place in work.origins.sources,
    )


def headline(cells: Sequence[Cell]) -> Cell | None:
    """The latest period that is not a projection's end; the undated cell only where there is no dated one.

    An interval that is only inferred is later than a known period where it begins after it.
    """
    dated = [cell for cell in cells if cell.period is not None and not cell.is_end]
    known = [cell for cell in dated if cell.last_year is not None]
    if known and not begins_after(dated[-1], known[-1]):
        return known[-1]
    undated = [cell for cell in cells if cell.period is None]
    ends = [cell for cell in cells if cell.is_end]
    return (dated or undated or ends)[-1] if cells else None


def begins_after(cell: Cell, known: Cell) -> bool:
    """Whether a cell's period begins after the last year that another one describes."""
    start = cell.period.start if cell.period else None
    return start is not None and known.last_year is not None and start > known.last_year


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
        "scope": scope_phrase("several", "several") if question.scope_id == "several" else behind[0]["scope"],
        "scope_id": question.scope_id,
        "aspect": question.aspect or None,
        "status": choose_status(cells, head, kinds),
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
        "note": row_note(question, head, promises, unit, work),
    }


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
    question: Question, head: Cell | None, promises: Sequence[Row], unit: str | None, work: Workspace
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
        notes.append(f"computed from {head.chosen.reading.text}")
    elif head is not None and head.chosen is not None and head.chosen.reading.is_vague:
        notes.append(f"said without a number: {head.chosen.reading.text}")
    if head is not None and head.period is not None and head.last_year is None:
        notes.append("the period is an interval inferred from the document's own dates")
    if question.attribute == "employment_outlook" and head is not None and head.chosen is not None:
        window = head.chosen.placed.period
        known = {(band.start, band.end) for band in work.references.bands}
        if window is not None and window.kind == "window" and (window.start, window.end) not in known:
            notes.append(f"the percent bands behind the outlook words of {window.text} are not known")
    if work.unlisted.get(question):
        every = math.comb(len(work.nodes[question]), 2)
        notes.append(f"{work.unlisted[question]:,} of {every:,} pairs of its readings are not listed")
    if promises:
        paths = sorted({claim["path"] for claim in promises})
        others = "for several others " if question.scope_type == "several" else ""
        notes.append(f"promised {others}and not given in {', '.join(paths)}")
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
        "rivals": [f"{cell.nodes[place].reading.text} ({cell.nodes[place].claim['claim_id']})" for place in lost],
        "why_lost": [cell.choice.why_lost[place] for place in lost],
        "tests": list(cell.choice.tests),
    }


def row_quotes(row: Row, work: Workspace) -> str:
    """The words a decision on a reconciled row may quote: the evidence of its claims."""
    evidence = {claim["claim_id"]: claim["evidence"] for claim in work.claims}
    return "\n".join(evidence.get(claim_id, "") for claim_id in [*row["claim_ids"], *row["rival_claim_ids"]])
