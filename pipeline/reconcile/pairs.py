"""pairs: which readings are compared, and the table `comparisons`."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.comparability import Question
from pipeline.comparing import CONFLICTS, NEEDS_REVIEW, SAME_AS, Facts, choose_kind
from pipeline.ids import content_id
from pipeline.reconcile.cells import common_unit
from pipeline.reconcile.choosing import choose_lookalikes, choose_pairs
from pipeline.reconcile.explaining import explain_pair, explain_promise, node_phrases, pair_tests, scope_phrase
from pipeline.reconcile.linking import link_bands
from pipeline.reconcile.measuring import difference_cells, side_cells
from pipeline.reconcile.statements import gather_statements, meet
from pipeline.reconcile.workspace import ATTRIBUTES, Key, Node, Workspace, time_order
from pipeline.relating import ValueRelation, relate_readings
from pipeline.tables import Row
from pipeline.timeline import is_same_period

CROSS = ("unit", "statistic", "scope")


@dataclass(frozen=True, slots=True)
class Met:
    """Two readings, the earlier first, how they relate, and the pair that tells the same difference before it."""

    a: Node
    b: Node
    relation: ValueRelation
    facts: Facts
    repeats: str | None = None  # its comparison_id


def compare_claims(work: Workspace) -> Iterator[list[Row]]:
    """The table `comparisons` in natural order, one occupation's attribute after the other.

    Promises, pairs of one question, pairs that look alike, and words with the figures they are bands of. Notes in
    `work.unlisted` how many pairs of a large group are not listed.
    """
    groups: dict[tuple[str | None, str], list[Question]] = defaultdict(list)
    promises: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for claim in work.promises:
        promises[claim["occupation_id"], claim["attribute"]].append(claim)
    for question in sorted(work.nodes, key=work.question_order):
        groups[question.occupation_id, question.attribute].append(question)
    for key in sorted({*groups, *promises}, key=lambda key: (key[0] or "", ATTRIBUTES[key[1]])):
        found = [(promise_order(claim, work), promise_row(claim, work)) for claim in promises[key]]
        for met in choose_comparisons(groups[key], work):
            found.append((pair_order(met.a, met.b, work), pair_row(met, work)))
        for a, b, relation in link_bands(groups[key], work):
            first, second = sorted((a, b), key=lambda node: (time_order(node, work.rules), node.order))
            facts = pair_facts(first, second, relation, work, linked=True)
            row = pair_row(Met(first, second, relation, facts), work)
            found.append((pair_order(a, b, work), {**row, "attribute": key[1]}))
        found.sort(key=lambda entry: entry[0])
        work.sides.clear()
        yield [row for _, row in found]


def choose_comparisons(questions: Sequence[Question], work: Workspace) -> Iterator[Met]:
    """The pairs of one attribute's questions: those of each question, then those that look alike."""
    for question in questions:
        for met in compare_question(question, work):
            facts = met.facts
            if facts.two_documents or not facts.same_reading or facts.derived or facts.other_period:
                yield met
    for a, b in choose_lookalikes([node for question in questions for node in work.nodes[question]], work):
        relation = ValueRelation(tests=lookalike_tests(a, b))
        yield Met(a, b, relation, pair_facts(a, b, relation, work))


def compare_question(question: Question, work: Workspace) -> Iterator[Met]:
    """The pairs of one question's readings; one that tells a difference again says which pair told it."""
    nodes = work.nodes[question]
    pairs = {frozenset((a.order, b.order)): (a, b) for a, b in choose_pairs(nodes, work.rules.compare)}
    every = math.comb(len(nodes), 2)
    work.unlisted[question] = every - len(pairs), every
    met = {key: meet_readings(a, b, work) for key, (a, b) in pairs.items()}
    unit = common_unit(nodes)
    said_in = {node.order: said for said in gather_statements(nodes, work) for node in said.nodes}
    for found in met.values():
        first, second = said_in[found.a.order], said_in[found.b.order]
        if first is second or found.facts.equal:
            yield found
            continue
        lead = met.get(frozenset(node.order for node in meet(first, second, unit)), found)
        repeats = lead is not found and is_told(choose_kind(found.facts), choose_kind(lead.facts))
        yield replace(found, repeats=pair_id(lead)) if repeats else found


def is_told(kind: str, lead: str) -> bool:
    """Whether a reader of the leading row's kind misses nothing of a row that sets the same statements side by side."""
    return lead in CONFLICTS and (lead in NEEDS_REVIEW or kind not in NEEDS_REVIEW)


def meet_readings(a: Node, b: Node, work: Workspace) -> Met:
    """Two readings of one question, the earlier first, and how they relate."""
    a, b = sorted((a, b), key=lambda node: (time_order(node, work.rules), node.order))
    several = f"{a.question.attribute}.{a.question.statistic}" in work.rules.time.several_hold
    relation = relate_readings(a.reading, b.reading, several, work.rules)
    return Met(a, b, relation, pair_facts(a, b, relation, work))


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
    return (*work.question_order(from_claim), (), (claim["path"], claim["start"], claim["end"], claim["claim_id"]))


def pair_id(met: Met) -> str:
    """The id of the row."""
    return content_id("cmp", met.a.claim["claim_id"], met.b.claim["claim_id"])


def pair_row(met: Met, work: Workspace) -> Row:
    """One row of `comparisons`; `a` is the earlier reading."""
    a, b, facts = met.a, met.b, met.facts
    kind = choose_kind(facts)
    differences = difference_cells(a, b, facts, work)
    cells_a, phrases_a = describe_side(a, "a", work)
    cells_b, phrases_b = describe_side(b, "b", work)
    phrases = phrases_a | phrases_b
    tests = [
        *met.relation.tests,
        *pair_tests(a, b, phrases, facts, work),
        *([SAME_AS + met.repeats] if met.repeats else []),
    ]
    accepted = {claim["claim_id"] for node in (a, b) for claim in node.claims} & work.accepted
    return {
        "comparison_id": pair_id(met),
        "occupation_id": a.question.occupation_id,
        "occupation": work.occupation_label(a.question.occupation_id),
        "attribute": a.question.attribute,
        "kind": kind,
        **cells_a,
        **cells_b,
        **differences,
        "tests": tests,
        "needs_review": kind in NEEDS_REVIEW and not accepted,
        "explanation": explain_pair(kind, a, b, phrases, differences, work),
    }


def describe_side(node: Node, side: str, work: Workspace) -> tuple[Row, Row]:
    """The cells and phrases of one side, made once for all pairs the reading is in."""
    key = (node.claim["claim_id"], side)
    if key not in work.sides:
        work.sides[key] = side_cells(node, side), node_phrases(node, side, work)
    return work.sides[key]


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
