"""cells: the readings of one question and period, what is chosen among them, and which period is the headline's."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.dating import is_projected, vintage_years
from pipeline.reconcile.workspace import Key, Node, Workspace, time_order
from pipeline.relating import find_agreeing
from pipeline.resolution import AUTHORITIES, Choice, Vote, choose_reading
from pipeline.timeline import Period, is_same_period


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

    def dissent(self, work: Workspace) -> int:
        """How many origins say something else and nothing that agrees."""
        supporting = {find_origin(self.nodes[place], work) for place in self.choice.supporters}
        return len({find_origin(self.nodes[place], work) for place in self.choice.why_lost} - supporting)


def find_origin(node: Node, work: Workspace) -> Key:
    """The origin of a reading's document for its attribute."""
    return work.origins.origin((node.question.occupation_id, node.question.attribute, node.document_id))


def common_unit(nodes: Sequence[Node]) -> str | None:
    """The unit of the row: the preferred one of the family where a claim has it, else the first claim's."""
    prefer = nodes[0].reading.measure.prefer
    units = [node.reading.unit for node in nodes]
    return prefer if prefer in units else next((unit for unit in units if unit is not None), None)


def resolve_periods(nodes: Sequence[Node], work: Workspace) -> list[Cell]:
    """The cells of a question from early to late, the undated one last. Never a value across periods."""
    cells = []
    for period, group in group_periods(nodes, work):
        group.sort(key=lambda node: node.order)
        known = [node for node in group if node.placed.period is not None]
        ends = bool(known) and all(is_end(node, work) for node in known)
        cells.append(Cell(period, tuple(group), resolve(group, work), ends))
    return sorted(cells, key=lambda cell: (cell_order(cell, work), cell.nodes[0].order))


def group_periods(nodes: Sequence[Node], work: Workspace) -> list[tuple[Period | None, list[Node]]]:
    """A question's readings by the period that they stand under; those without any together."""
    groups: list[tuple[Period | None, list[Node]]] = []
    told = told_periods(nodes, work)
    placed = [(period_of(node, told, work), node) for node in nodes]
    for period, node in sorted(placed, key=lambda pair: -len(pair[0].text) if pair[0] else 0):  # 2016-05 before 2016
        group = next((group for known, group in groups if matches(known, period)), None)
        if group is None:
            groups.append((period, group := []))
        group.append(node)
    return groups


def told_periods(nodes: Sequence[Node], work: Workspace) -> dict[Key, list[Node]]:
    """The readings that years are known or guessed of, by origin and reading: guessed ones first, the narrowest last.

    Known ones follow from early to late, so that the last that fits tells most.
    """
    told: dict[Key, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (node.placed.period is not None, -guessed_years(node))):
        if node.placed.years is not None:
            told[origin_reading(node, work)].append(node)
    return told


def guessed_years(node: Node) -> int:
    """How many years a guessed interval holds beyond its first; 0 for a known period."""
    years = node.placed.years
    return years[1] - years[0] if years is not None and node.placed.period is None else 0


def origin_reading(node: Node, work: Workspace) -> Key:
    """What a copy and its source have in common: the origin and the reading."""
    return find_origin(node, work), node.reading.key


def period_of(node: Node, told: Mapping[Key, Sequence[Node]], work: Workspace) -> Period | None:
    """The period a reading stands under: known, else its document's interval where the attribute changes with time.

    Where its origin says the same of a known period within the interval, it is the same statement, without its year;
    where of a narrower interval, it was made in that one.
    """
    interval, years = node.placed.interval, node.placed.years
    if node.placed.period is not None or node.question.attribute in work.rules.time.timeless:
        return node.placed.period
    for other in reversed(told.get(origin_reading(node, work), ())):
        first, last = other.placed.years or (0, 0)
        if interval is not None and years is not None and years[0] <= last and first <= years[1]:
            return other.placed.period or other.placed.interval
    return interval


def matches(known: Period | None, period: Period | None) -> bool:
    """Whether two periods are one cell; none is one with none alone."""
    return (known is None) == (period is None) and (known is None or period is None or is_same_period(known, period))


def cell_order(cell: Cell, work: Workspace) -> Key:
    """Sorts cells from early to late."""
    known = [node for node in cell.nodes if node.placed.period is not None]
    return min(time_order(node, work.rules) for node in known or cell.nodes) if cell.period else (9999, 9999, 99, "")


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
