"""choosing: which readings are compared: every pair of a question in a small group, a linear number in a large one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.reconcile.workspace import Key, Node, Workspace, reading_key, represent, time_order
from pipeline.reconcile_rules import Compare


def choose_pairs(nodes: Sequence[Node], bounds: Compare) -> Iterator[tuple[Node, Node]]:
    """The pairs of a question's readings in time order, earlier first: all of a small group.

    In a group of more than `whole_group`, equal readings of one period are compared with the first of them, and the
    distinct readings that stand for them as `spread_pairs` says.
    """
    if len(nodes) <= bounds.whole_group:
        yield from combinations(nodes, 2)
        return
    first: dict[Key, Node] = {}
    said: Counter[Key] = Counter()
    for node in nodes:
        key = reading_key(node)
        said[key] += 1
        known = first.setdefault(key, node)
        if known is not node:
            yield known, node
    yield from spread_pairs(list(first.values()), [said[key] for key in first], bounds)


def spread_pairs(nodes: Sequence[Node], said: Sequence[int], bounds: Compare) -> Iterator[tuple[Node, Node]]:
    """Pairs of distinct readings (`said`: by how many documents): all of a few; of many, three kinds.

    Each with the reading of its period that most documents say, so that every dissent is met; those leading readings
    with one another; and each with the `reach` readings that follow it.
    """
    if len(nodes) <= bounds.whole_group:
        yield from combinations(nodes, 2)
        return
    periods: dict[str | None, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        periods[node.placed.period.text if node.placed.period else None].append(place)
    leaders = [max(places, key=lambda place: (said[place], -place)) for places in periods.values()]
    pairs = {
        (min(leader, place), max(leader, place))
        for leader, places in zip(leaders, periods.values())
        for place in places
        if place != leader
    }
    pairs.update(neighbours(sorted(leaders), bounds))
    pairs.update((place, other) for place in range(len(nodes)) for other in range(place + 1, place + 1 + bounds.reach))
    yield from ((nodes[a], nodes[b]) for a, b in sorted(pairs) if b < len(nodes))


def neighbours(places: Sequence[int], bounds: Compare) -> Iterator[tuple[int, int]]:
    """Every pair of a few places; of many, each with the `reach` that follow it."""
    reach = bounds.reach if len(places) > bounds.whole_group else len(places)
    for at, place in enumerate(places):
        yield from ((place, other) for other in places[at + 1 : at + 1 + reach])


def choose_lookalikes(nodes: Sequence[Node], work: Workspace) -> Iterator[tuple[Node, Node]]:
    """Pairs of one attribute's readings that answer different questions and look alike.

    Figures equal within rounding, and readings that are each their document's only one. Equal readings of one question
    and period are represented by the first. `nodes` in the order of their questions.
    """
    bounds = work.rules.compare
    pairs: dict[tuple[Key, Key], tuple[Node, Node]] = {}
    for a, b in [*equal_figures(represent(nodes), bounds), *only_readings(nodes, bounds)]:
        first, second = sorted((a, b), key=lambda node: (time_order(node, work.rules), node.order))
        pairs.setdefault((first.order, second.order), (first, second))
    yield from pairs.values()


def are_lookalikes(a: Node, b: Node) -> bool:
    """Whether two readings answer different questions that a reader might take for one."""
    return a.question != b.question and a.question.aspect == b.question.aspect


def equal_figures(nodes: Sequence[Node], bounds: Compare) -> Iterator[tuple[Node, Node]]:
    """Pairs of figures that are equal within rounding, whatever they are figures of; of many, `reach` each."""
    figures = sorted((node for node in nodes if node.reading.is_figure), key=lambda node: node.reading.low)
    most = bounds.reach if len(figures) > bounds.whole_group else len(figures)
    widest = max((f.reading.derived_half / max(abs(f.reading.low), 1.0) for f in figures), default=0.0)
    for place, a in enumerate(figures):
        found = 0
        for b in figures[place + 1 :]:
            gap = b.reading.low - a.reading.low
            if found == most or gap > max(a.reading.derived_half, widest * max(abs(b.reading.low), 1.0)):
                break
            if gap <= max(a.reading.derived_half, b.reading.derived_half) and are_lookalikes(a, b):
                found += 1
                yield a, b


def only_readings(nodes: Sequence[Node], bounds: Compare) -> Iterator[tuple[Node, Node]]:
    """Pairs of look-alikes that are each the only reading of their document."""
    by_document: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_document[node.document_id].append(node)
    alone = represent([own[0] for own in by_document.values() if len(own) == 1])
    pairs = ((alone[a], alone[b]) for a, b in neighbours(range(len(alone)), bounds))
    yield from ((a, b) for a, b in pairs if are_lookalikes(a, b))
