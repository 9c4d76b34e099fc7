"""statements: what one origin says of a question and period, whatever the units and however many pages repeat it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reconcile.cells import common_unit, find_origin, group_periods
from pipeline.reconcile.workspace import Key, Node, Workspace, time_order
from pipeline.relating import relate_readings


@dataclass(frozen=True, slots=True)
class Statement:
    """Readings of one origin and period that say the same. The first one, of its source, stands for all.

    A page that gives pay by the hour and by the year says one thing, and so does each copy of it: what differs from
    the statement differs from it once.
    """

    nodes: tuple[Node, ...]

    @property
    def lead(self) -> Node:
        """The reading that stands for all."""
        return self.nodes[0]

    @property
    def own(self) -> list[Node]:
        """What the leading reading's document says, in each of its units."""
        return [node for node in self.nodes if node.document_id == self.lead.document_id]


def gather_statements(nodes: Sequence[Node], work: Workspace) -> list[Statement]:
    """The statements of one question, from early to late."""
    if not nodes:
        return []
    unit = common_unit(nodes)
    statements = []
    for _, group in group_periods(nodes, work):
        origins: dict[Key, list[Node]] = defaultdict(list)
        for node in group:
            origins[find_origin(node, work)].append(node)
        for own in origins.values():
            statements += [
                Statement(tuple(sorted(same, key=lambda node: lead_order(node, unit, work))))
                for same in join_units(own, unit, work)
            ]
    return sorted(statements, key=lambda statement: (time_order(statement.lead, work.rules), statement.lead.order))


def lead_order(node: Node, unit: str | None, work: Workspace) -> Key:
    """Sorts the readings of a statement: its source's, then dated ones, those in the row's unit, in path order."""
    question, document = node.question, work.documents[node.document_id]
    is_source = (question.occupation_id, question.attribute, node.document_id) in work.origins.sources
    primary = work.authorities.get(document["source_id"]) == "primary"
    return (not is_source, not primary, node.placed.period is None, node.reading.unit != unit, node.order)


def join_units(nodes: Sequence[Node], unit: str | None, work: Workspace) -> list[list[Node]]:
    """Readings of one origin and period by what they say; figures of other units join the one they are made from."""
    same: dict[Key, list[Node]] = defaultdict(list)
    for node in nodes:
        same[node.reading.key].append(node)
    told = [group for group in same.values() if group[0].reading.unit == unit]
    others = [group for group in same.values() if group[0].reading.unit != unit]
    if not told or not others:
        return [*told, *others]
    told.sort(key=lambda group: (group[0].reading.low, group[0].reading.high))
    places = [group[0].reading.low for group in told]
    left: list[list[Node]] = []
    for group in others:
        at = bisect_left(places, group[0].reading.low)
        near = [known for known in told[max(at - 1, 0) : at + 1] if is_converted(known[0], group[0], work)]
        if near:
            near[0].extend(group)
        else:
            left.append(group)
    return [*told, *left]


def is_converted(a: Node, b: Node, work: Workspace) -> bool:
    """Whether one figure is the other in another unit."""
    relation = relate_readings(a.reading, b.reading, False, work.rules)
    return relation.derived and (relation.same_reading or relation.within_rounding)


def meet(a: Statement, b: Statement, unit: str | None) -> tuple[Node, Node]:
    """A reading of each, of its leading document, in one unit where they share one: the row's before others."""
    if a.lead.reading.unit == b.lead.reading.unit == unit:
        return a.lead, b.lead
    first, second = ({node.reading.unit: node for node in reversed(side.own)} for side in (a, b))
    shared = [name for name in first if name in second]
    if not shared:
        return a.lead, b.lead
    name = unit if unit in shared else next(node.reading.unit for node in a.own if node.reading.unit in shared)
    return first[name], second[name]
