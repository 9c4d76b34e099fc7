"""pairs: which readings are compared, and the table `comparisons`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.comparability import Question
from pipeline.comparing import NEEDS_REVIEW, Facts, choose_kind
from pipeline.ids import content_id
from pipeline.reconcile.explaining import explain_pair, explain_promise, pair_tests, scope_phrase
from pipeline.reconcile.linking import link_bands
from pipeline.reconcile.measuring import difference_cells, side_cells
from pipeline.reconcile.workspace import Key, Node, Workspace, reading_key, represent, time_order
from pipeline.relating import ValueRelation, relate_readings
from pipeline.tables import Row
from pipeline.timeline import is_same_period

WHOLE_GROUP = 40  # in a group of more readings not every pair is compared
REACH = 20
CROSS = ("unit", "statistic", "scope")


def compare_claims(work: Workspace) -> list[Row]:
    """The table `comparisons` in natural order: promises, pairs of one question, and pairs that look alike."""
    found: list[tuple[Key, Row]] = []
    for claim in work.promises:
        order = (claim["path"], claim["start"], claim["end"], claim["claim_id"])
        found.append(((*promise_order(claim, work), (), order), promise_row(claim, work)))
    for question, nodes in work.nodes.items():
        for a, b in choose_pairs(nodes):
            several = f"{question.attribute}.{question.statistic}" in work.rules.time.several_hold
            relation = relate_readings(a.reading, b.reading, several, work.rules)
            facts = pair_facts(a, b, relation, work)
            repeated = not facts.two_documents and facts.same_reading and not facts.derived and not facts.other_period
            if not repeated:
                found.append((pair_order(a, b, work), pair_row(a, b, facts, relation, work)))
    for a, b in choose_lookalikes(work):
        relation = ValueRelation(tests=lookalike_tests(a, b))
        found.append((pair_order(a, b, work), pair_row(a, b, pair_facts(a, b, relation, work), relation, work)))
    for word, figure, relation in link_bands(work):
        a, b = sorted((word, figure), key=lambda node: (time_order(node, work.rules), node.order))
        facts = pair_facts(a, b, relation, work, linked=True)
        row = {**pair_row(a, b, facts, relation, work), "attribute": word.question.attribute}
        found.append((pair_order(word, figure, work), row))
    return [row for _, row in sorted(found, key=lambda entry: entry[0])]


def choose_pairs(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """The pairs of a group in time order, earlier first; in a large one a number of pairs linear in its readings.

    There, equal readings of one period are compared with the first of them, and that one with the `REACH` distinct
    readings that follow it: readings of one period stand together, so that what differs within it is still met.
    """
    if len(nodes) <= WHOLE_GROUP:
        yield from combinations(nodes, 2)
        return
    first: dict[Key, Node] = {}
    for node in nodes:
        known = first.setdefault(reading_key(node), node)
        if known is not node:
            yield known, node
    yield from neighbours(list(first.values()))


def neighbours(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Every pair of a few nodes; of many, each with the `REACH` that follow it."""
    reach = REACH if len(nodes) > WHOLE_GROUP else len(nodes)
    for place, node in enumerate(nodes):
        yield from ((node, other) for other in nodes[place + 1 : place + 1 + reach])


def choose_lookalikes(work: Workspace) -> Iterator[tuple[Node, Node]]:
    """Pairs of one attribute but different questions: figures equal within rounding, and readings that are each their
    document's only one. Equal readings of one question and period are represented by the first.
    """
    groups: dict[tuple[str | None, str], list[Node]] = defaultdict(list)
    for question in sorted(work.nodes, key=work.question_order):
        groups[question.occupation_id, question.attribute].extend(work.nodes[question])
    for nodes in groups.values():
        pairs: dict[tuple[Key, Key], tuple[Node, Node]] = {}
        for a, b in [*equal_figures(represent(nodes)), *only_readings(nodes)]:
            if a.question != b.question and a.question.aspect == b.question.aspect:
                first, second = sorted((a, b), key=lambda node: (time_order(node, work.rules), node.order))
                pairs.setdefault((first.order, second.order), (first, second))
        yield from pairs.values()


def equal_figures(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of figures that are equal within rounding, whatever they are figures of."""
    figures = sorted((node for node in nodes if node.reading.is_figure), key=lambda node: node.reading.low)
    for place, a in enumerate(figures):
        for b in figures[place + 1 :]:
            gap = b.reading.low - a.reading.low
            if gap > max(a.reading.half, 0.05 * abs(b.reading.low)):
                break
            if gap <= max(a.reading.derived_half, b.reading.derived_half):
                yield a, b


def only_readings(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of readings of different questions that are each the only one of their document."""
    by_document: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_document[node.document_id].append(node)
    alone = represent([own[0] for own in by_document.values() if len(own) == 1])
    yield from ((a, b) for a, b in neighbours(alone) if a.question != b.question)


def pair_facts(a: Node, b: Node, relation: ValueRelation, work: Workspace, linked: bool = False) -> Facts:
    """What the kind of the pair depends on. Linked readings answer two questions that one band makes comparable."""
    period_a, period_b = a.placed.period, b.placed.period
    years_a, years_b = a.placed.years, b.placed.years
    apart = years_a is not None and years_b is not None and (years_a[1] < years_b[0] or years_b[1] < years_a[0])
    question, other = a.question, b.question
    return Facts(
        missing=False,
        same_unit=linked or question.family == other.family,
        same_statistic=linked or question.statistic == other.statistic,
        same_scope=(question.scope_type, question.scope_id) == (other.scope_type, other.scope_id),
        derived=relation.derived,
        same_reading=relation.same_reading,
        within_rounding=relation.within_rounding,
        inside=relation.inside,
        two_documents=a.document_id != b.document_id,
        one_witness=work.origins.is_one(question.occupation_id, question.attribute, a.document_id, b.document_id),
        both_dated=period_a is not None and period_b is not None,
        same_period=period_a is not None and period_b is not None and is_same_period(period_a, period_b),
        elsewhere=apart,
    )


def pair_order(a: Node, b: Node, work: Workspace) -> Key:
    """Sorts comparisons: the question of the first reading, then the readings from early to late."""
    rules = work.rules
    return (*work.question_order(a.question), (time_order(a, rules), a.order), (time_order(b, rules), b.order))


def promise_order(claim: Row, work: Workspace) -> Key:
    """Sorts a promise before the readings of its question."""
    from_claim = Question(
        claim["occupation_id"], claim["attribute"], claim["statistic"], "", "", claim["scope_type"], claim["scope_id"]
    )
    return work.question_order(from_claim)


def pair_row(a: Node, b: Node, facts: Facts, relation: ValueRelation, work: Workspace) -> Row:
    """One row of `comparisons`; `a` is the earlier reading."""
    kind = choose_kind(facts)
    differences = difference_cells(a, b, facts, work)
    tests = [*relation.tests, *pair_tests(a, b, facts, work)]
    accepted = {claim["claim_id"] for node in (a, b) for claim in node.claims} & work.accepted
    return {
        "comparison_id": content_id("cmp", a.claim["claim_id"], b.claim["claim_id"]),
        "occupation_id": a.question.occupation_id,
        "occupation": work.occupation_label(a.question.occupation_id),
        "attribute": a.question.attribute,
        "kind": kind,
        **side_cells(a, "a"),
        **side_cells(b, "b"),
        **differences,
        "tests": tests,
        "needs_review": kind in NEEDS_REVIEW and not accepted,
        "explanation": explain_pair(kind, a, b, differences, work),
    }


def promise_row(claim: Row, work: Workspace) -> Row:
    """The row of a declared_missing claim: it has no second reading."""
    return {
        "comparison_id": content_id("cmp", claim["claim_id"], None),
        "occupation_id": claim["occupation_id"],
        "occupation": work.occupation_label(claim["occupation_id"]),
        "attribute": claim["attribute"],
        "kind": "missing",
        "claim_a": claim["claim_id"],
        "claim_b": None,
        "document_a": claim["document_id"],
        "path_a": claim["path"],
        "publisher_a": claim["publisher"],
        "evidence_a": claim["evidence"],
        "evidence_b": None,
        "statistic_a": claim["statistic"],
        "unit_a": claim["unit"],
        "scope_id_a": claim["scope_id"],
        "period_a": claim["period"],
        "period_basis_a": "stated" if claim["period"] else None,
        "tests": ["promised and not given"],
        "needs_review": False,
        "explanation": explain_promise(claim, work),
    }


def lookalike_tests(a: Node, b: Node) -> tuple[str, ...]:
    """What sets two readings that look alike apart."""
    sides = [
        (
            node.question.family,
            node.question.statistic or "none",
            scope_phrase(node.question.scope_type, node.question.scope_id),
        )
        for node in (a, b)
    ]
    return tuple(f"{name}: {first} and {second}" for name, first, second in zip(CROSS, *sides) if first != second)
