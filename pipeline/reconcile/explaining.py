"""explaining: one plain sentence for each comparison, with both quotes, and the tests on its periods and origins."""

from functools import cache

from pipeline import wording
from pipeline.comparing import Facts
from pipeline.dating import is_projected
from pipeline.reconcile.workspace import Node, Workspace
from pipeline.reconcile_rules import SIDED
from pipeline.tables import Row

SET_APART = frozenset({"change_over_time", "undated_consistent", "undated_unresolved", "contradiction"})
STATISTICS = {"p10": "10th percentile", "p25": "25th percentile", "p75": "75th percentile", "p90": "90th percentile"}
GENERAL = "general figure"  # one whose statistic is not said


@cache
def attribute_phrase(attribute: str, statistic: str | None) -> str:
    """What is claimed, inside a sentence: `median pay`, `projected change in jobs`, `10th percentile pay`."""
    label = wording.figure_label(attribute, statistic)
    if "," not in label:
        return label
    name = STATISTICS.get(statistic or "", "" if statistic == "level" else wording.word("statistic", statistic))
    return f"{name} {wording.word('attribute', attribute)}".strip()


def period_phrase(node: Node) -> str:
    """A period for people, with its basis where it was inferred."""
    placed = node.placed
    if placed.period is not None:
        when = wording.format_period(placed.period.text)
        return when if placed.basis == "stated" else f"{when} by {placed.basis}"
    return f"undated, about {wording.format_period(placed.interval.text)}" if placed.interval else "undated"


def source_phrase(document: Row) -> str:
    """Who says it: the publisher, else the path."""
    name: str = document["publisher"] or document["path"]
    return name


def scope_phrase(scope_type: str | None, scope_id: str | None) -> str:
    """A scope for people; figures that a page gives of several others at once name none of them."""
    if scope_type == scope_id == "several":
        return "several others"
    return (scope_id or scope_type or "the whole occupation").replace("-", " ").replace("_", " ")


def change_phrase(a: Node, b: Node, differences: Row) -> str:
    """How a value changed, after "changed": in percent, real as well where money is compared; else from and to."""
    nominal, real = differences["difference_percent"], differences["real_difference_percent"]
    points = a.reading.unit == "percent"
    if nominal is None or points:
        return f" from {a.reading.text} to {b.reading.text}"
    return f" by {nominal:+.1f}%" + (f", {real:+.1f}% in constant money" if real is not None else "")


def node_phrases(node: Node, side: str, work: Workspace) -> Row:
    """What an explanation says of one side, by placeholder."""
    quote, source = f"“{node.claim['evidence']}”", source_phrase(work.documents[node.document_id])
    period = period_phrase(node)
    return {
        side: f"{quote} ({source}, {period})",
        f"quote_{side}": quote,
        f"source_{side}": source,
        f"period_{side}": period,
        f"statistic_{side}": statistic_phrase(node, work),
        f"scope_{side}": part_phrase(node, work),
        f"country_{side}": work.places.name(node.claim) or "a country that is not known",
        f"counted_{side}": work.counted.get(node.claim["claim_id"], ""),
    }


def part_phrase(node: Node, work: Workspace) -> str:
    """What part of the occupation a reading is about, and where it is abroad: `part time (United Kingdom)`."""
    claim = node.claim
    said = claim["scope"] if claim["scope_type"] == "geography" else None
    part = said or scope_phrase(claim["scope_type"], claim["scope_id"])
    country = work.places.name(claim)
    return f"{part} ({country})" if country and not said else part


def statistic_phrase(node: Node, work: Workspace) -> str:
    """Which statistic a figure is, and of what part of the occupation: `median for grocery stores`."""
    statistic = node.claim["statistic"]
    name = STATISTICS.get(statistic) or (
        GENERAL if statistic in (None, "level") else wording.word("statistic", statistic)
    )
    return f"{name} for {part_phrase(node, work)}" if node.question.scope_type else name


def choose_sentence(kind: str, a: Node, b: Node, work: Workspace) -> str:
    """The key of the pair's sentence: its kind, or a closer word for what sets the two apart."""
    counted = [work.counted.get(node.claim["claim_id"]) for node in (a, b)]
    countries = [None if n.claim["scope_type"] == "geography" else work.places.name(n.claim) for n in (a, b)]
    if kind in SET_APART and None not in counted and counted[0] != counted[1]:
        return "two_counts"
    if kind == "different_scope" and None not in countries and countries[0] != countries[1]:
        return "two_countries"
    if kind in ("change_over_time", "contradiction") and are_two_forecasts(a, b, work):
        return "two_forecasts" if kind == "change_over_time" else "rival_forecasts"
    return kind


def are_two_forecasts(a: Node, b: Node, work: Workspace) -> bool:
    """Whether two readings are projections of two sources that nothing shows to be one."""
    if not (is_projected(a.claim, work.rules) and is_projected(b.claim, work.rules)):
        return False
    first, second = (source_phrase(work.documents[node.document_id]) for node in (a, b))
    question = a.question
    one = work.origins.is_one(question.occupation_id, question.attribute, a.document_id, b.document_id)
    return first != second and not one


def explain_pair(kind: str, a: Node, b: Node, phrases: Row, differences: Row, work: Workspace) -> str:
    """The sentence of the kind's template in the pack; `phrases` of both sides."""
    fields = {
        **phrases,
        "attribute": attribute_phrase(a.question.attribute, a.question.statistic),
        "change": change_phrase(a, b, differences),
    }
    sentence = work.rules.explain[choose_sentence(kind, a, b, work)].format_map(fields)
    return sentence[0].upper() + sentence[1:]


def explain_promise(claim: Row, work: Workspace) -> str:
    """The sentence for a figure that was promised and not given."""
    fields = dict.fromkeys(("b", "change", *(f"{name}_{side}" for name in SIDED for side in "ab")), "")
    fields |= {
        "a": f"“{claim['evidence']}”",
        "quote_a": f"“{claim['evidence']}”",
        "source_a": source_phrase(work.documents[claim["document_id"]]),
        "period_a": wording.format_period(claim["period"]),
        "statistic_a": claim["statistic"] or "",
        "scope_a": scope_phrase(claim["scope_type"], claim["scope_id"]),
        "attribute": attribute_phrase(claim["attribute"], claim["statistic"]),
    }
    return work.rules.explain["missing"].format_map(fields)


def pair_tests(a: Node, b: Node, phrases: Row, facts: Facts, work: Workspace) -> list[str]:
    """What was found of the pair's periods and origins."""
    first, second = phrases["period_a"], phrases["period_b"]
    if facts.both_dated:
        tests = [f"period: {first} is {second}" if facts.same_period else f"period: {first} before {second}"]
    else:
        tests = [f"period: {first} and {second}" + (", in different years" if facts.elsewhere else "")]
    if facts.two_documents and facts.one_witness and facts.close:
        question = a.question
        proof = work.origins.explain(question.occupation_id, question.attribute, a.document_id, b.document_id)
        tests.append(f"one witness: {proof}")
    return tests
