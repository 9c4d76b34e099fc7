"""scopes: the part of an occupation that a figure is about: an industry, a place, a class or level of workers."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, Passage, bind, clause, is_keyed
from pipeline.extract.named import asking, elliptic, fronted, named_industries, named_places, workers_meant
from pipeline.extract.others import (
    SEEKERS,
    Scope,
    Subject,
    find_other_occupation,
    find_others,
    is_person_label,
    is_whole,
)
from pipeline.extract.programmes import find_programme
from pipeline.extract.rules import SCOPE_TYPES, ClaimRules
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_PLACE_BEFORE = re.compile(
    r"(?:[—–-]\s?|\b(?:in|across|of|for|from|throughout|within|around|outside)\s+"
    r"(?:(?:the|parts of|central|greater|most of)\s+)?|[(,&/]\s?|\band\s+)$",
    re.IGNORECASE,
)


_INDUSTRY_BEFORE = re.compile(
    r"\b(?:in|for|by|within|at|as|and|or|from|with)\s+(?:the\s+|a\s+|an\s+)?$|[(,]\s?$", re.IGNORECASE
)


_LEFT_GAP = re.compile(
    r"[\s,]*(?:per\s+\w+|an?\s+(?:year|hour|month|week)|annually|hourly)?[\s,(]*"
    r"(?:(?:in|for|among|by|at|within|as|are|were|is|work|worked|working|was|of|with)\s+)*"
    r"(?:the\s+|a\s+|an\s+|them\s+)?$",
    re.IGNORECASE,
)
# Labels of rows that name what is measured, not of whom.
_GENERIC = re.compile(
    r"\b(?:total|overall|national(?:ly)?|all|united states|country|range|average|annual(?:ly)?|hourly|monthly|weekly"
    r"|yearly|salary|salaries|pay|wages?|earnings|per (?:year|hour|week|month)|base|typical|figure|amount|value|low"
    r"|high|minimum|maximum|mid|median|mean|percentile|rate|compensation|income|jobs?|employment|growth|number|current"
    r"|projected|percent|change|outlook|openings?|\d+(?:th|st|nd|rd))\b",
    re.IGNORECASE,
)


def _labelled(passage: Passage, head: Passage, label: str, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """The scope that a row's label, or the head of its column, names by a known word; type "" for the own country."""
    for kind in SCOPE_TYPES:
        cues = [cue for cue in passage.of(kind) if kind in allowed]
        if any(cue.value in subject.country for cue in cues):
            return Scope("", "", "", passage.span)
        if not cues or ((cues[0].end - cues[0].start) * 2 <= len(label) and kind not in ("geography", "level")):
            continue
        if passage is head and kind == "industry":
            return Scope(kind, "", cues[0].value if _covers(cues[0], head) else slug(label), head.span)
        return Scope(kind, "", cues[0].value, Span(cues[0].start, cues[0].end))
    return None


def _sibling_place(text: str, context: Context, quantity: Quantity) -> Scope | None:
    """The place a column's head names that no lexicon knows, where the heads beside it are known places."""
    own = context.columns.get(quantity.start, ())
    beside = [head for heads in context.cell_columns[1:] for head in heads[:1]]
    if not own or own[0].cues or own[0].figures or sum(bool(head.of("geography")) for head in beside) < 2:
        return None
    name = text[slice(*own[0].span)]
    return Scope("geography", "", slug(name), own[0].span) if name[:1].isupper() else None


_FIRST_COLUMN = {
    "industry": r"industr|sector|employer",
    "geography": r"state|province|region|area|city|location|country|territory",
    "level": r"level|stage|experience|grade|seniority|years",
    "other_occupation": r"occupation|job title|career|role",
    "worker_class": r"type|status|class",
}


_COORDINATED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&)\s)\s*")


def find_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope of one figure; None where it is about the whole occupation."""
    others = find_others(text, context, quantity)
    if others:
        return others
    if context.statement.cells or is_keyed(text, context):
        row = _row_scope(text, context, quantity, allowed, subject, rules)
        if row is not None:
            return row if row.type else None
    seekers = SEEKERS.match(text, context.body.span.start, context.body.span.end)
    if seekers and "population" in allowed:
        span = Span(*seekers.span("who"))
        return Scope("population", "", slug(text[span.start : span.end]), span)
    programme = find_programme(text, context.body, quantity, subject) if "programme" in allowed else None
    if programme:
        return programme
    other = find_other_occupation(text, context, subject, rules)
    if other:
        return other
    meant = workers_meant(text, context.body, quantity, subject) if "geography" in allowed else None
    found = meant or _stated(text, context.body, quantity, allowed, subject)
    if found:
        return found
    nearest = [
        head
        for head in context.over(quantity)
        if head.span.end - head.span.start <= 120 and not (subject.own and subject.own.search(text, *head.span))
    ][:2]
    for head in nearest:
        for kind in SCOPE_TYPES:
            cues = [
                cue for cue in head.of(kind) if kind in allowed and _is_scope(text, cue, head, subject, in_head=True)
            ]
            if cues and not head.figures:
                return _scope(text, cues[0], subject)
    return None


_OF_YEARS = re.compile(r"year|experience", re.IGNORECASE)
# "0-2 years", "After 5 years", "Band 6", "Year 1", "Step 3": a level told by a number.
_STEP = re.compile(
    r"(?:(?:after|with|over|under|less than|more than|up to)\s+)?\d+(?:\s?(?:-|–|to)\s?\d+)?\+?\s*(?:or more\s+)?years?"
    r"(?:['’]?\s+(?:of\s+)?(?:experience|service))?|(?:band|grade|step|year|level|tier|point|class)\s+\d+[a-z]?"
    r"|(?:first|second|third|fourth|final)[ -]year",
    re.IGNORECASE,
)


def _graded(label: str, subject: Subject) -> str | None:
    """The level that a label names by a number, or by a word before the occupation's own name ("Head chef")."""
    if _STEP.fullmatch(label.strip()):
        return slug(label)
    words = subject.namer.singular(label).split()
    known = subject.labels.get(words[0]) if len(words) > 1 else None
    own = (subject.occupation_id or "-").split("-")[-1]
    if known is None or known[0] != "level" or words[-1] != own:
        return None
    return slug(" ".join(words)) if words[0] in subject.ranks else known[1]


def _row_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope a row's label or column's head names; a Scope of type "" where the label says it is nobody's part."""
    head = context.heads[0]
    label = text[head.span.start : head.span.end].split(" (")[0]
    if not label.strip():
        return None
    of_years = context.label_column and _OF_YEARS.search(text, *context.label_column.span)
    if of_years and "level" in allowed and re.fullmatch(r"[\d\s+–-]+", label):
        return Scope("level", "", slug(label) or "0", head.span)
    known = subject.labels.get(label.strip().lower())
    if known and known[0] in allowed:
        return Scope(known[0], "", known[1], head.span)
    graded = _graded(label, subject) if "level" in allowed else None
    if graded:
        return Scope("level", "", graded, head.span)
    for passage in (head, *context.columns.get(quantity.start, ())):
        found = _labelled(passage, head, label, allowed, subject)
        if found:
            return found
    place = _sibling_place(text, context, quantity) if "geography" in allowed else None
    if place:
        return place
    if is_whole(label, subject):
        return Scope("", "", "", head.span)
    if context.statement.section["kind"] in rules.other_sections and is_person_label(label, subject):
        return Scope("other_occupation", "", slug(subject.namer.singular(label)), head.span)
    if (
        head.of(
            "pay",
            "wage_statistic",
            "rate",
            "employment_head",
            "openings",
            "jobs_change",
            "growth",
            "schedule_context",
            "projected_head",
        )
        or _GENERIC.search(label)
        or re.fullmatch(r"[\W\d]*", label)
    ):
        return None
    kinds = [cue.value for passage in context.heads[1:4] for cue in passage.of("rows")]
    first = context.label_column.span if context.label_column else None
    if first is not None:
        kinds = [
            kind
            for kind, words in _FIRST_COLUMN.items()
            if re.search(words, text[first.start : first.end], re.IGNORECASE)
        ] + kinds
    said = next((kind for kind in kinds if kind in allowed or kind == "other_occupation"), None)
    if (
        context.statement.section["kind"] in rules.other_sections
        or label.rstrip().endswith("occupations")
        or ((said is None or said == "other_occupation") and is_person_label(label, subject))
    ):
        said = "other_occupation"
    elif said == "other_occupation":
        said = None
    figure = quantity.value is not None or quantity.low is not None or quantity.quantifier is not None
    guess = figure and bool(context.statement.cells) and "industry" in allowed and len(label) > 3
    kind = said or ("industry" if guess else "")
    return (
        Scope(kind, "", slug(subject.namer.singular(label) if kind == "other_occupation" else label), head.span)
        if kind
        else None
    )


def _covers(cue: Cue, head: Passage) -> bool:
    return (cue.end - cue.start) >= 0.6 * (head.span.end - head.span.start)


def _stated(text: str, body: Passage, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Scopes named in the sentence: the one that stands at the figure, else by the order of the sentence."""
    found: list[Scope] = []
    last = clause(text, body, quantity).end
    for kind in allowed:
        cues = [cue for cue in body.of(kind) if _is_scope(text, cue, body, subject, in_head=False)]
        if kind == "industry" and quantity.dimension in ("money", "percent"):
            cues = sorted([*cues, *named_industries(text, body)], key=lambda cue: cue.start)
        if kind == "level":
            cues = sorted([*cues, *_ranked(text, body, subject)], key=lambda cue: cue.start)
        if kind == "geography" and quantity.dimension == "money":
            cues = sorted([*cues, *named_places(text, body, subject)], key=lambda cue: cue.start)
        cues = [cue for cue in cues if cue.start < last]
        cue = _at_left(text, body, quantity, cues)
        alone = elliptic(text, body, quantity, subject) if cue is None else None
        if alone is not None and alone.cue in allowed:
            return _scope(text, alone, subject)
        cue = cue or _bound(text, body, quantity, cues)
        if cue and cue.cue == "geography" and cue.value in subject.country:
            return None  # "Nationwide the average is …, and in Texas it is …"
        if cue:
            found.append(_scope(text, cue, subject) if kind != "geography" else _places(text, cue, cues))
    if not found:
        first = fronted(text, body, quantity, subject) or asking(text, body, quantity, subject)
        return _scope(text, first, subject) if first is not None and first.cue in allowed else None
    order = {"geography": 0, "industry": 1, "worker_class": 2, "level": 3}
    found.sort(key=lambda scope: order.get(scope.type, 9))
    return found[0]


def _ranked(text: str, body: Passage, subject: Subject) -> list[Cue]:
    """Levels told by a word right before the occupation's own name: "Specialist therapists", "a chief engineer"."""
    found = []
    for match in subject.own.finditer(text, *body.span) if subject.own else ():
        before = re.search(r"([A-Za-z]+)\s+$", text[max(body.span.start, match.start() - 20) : match.start()])
        if before and before.group(1).lower() in subject.ranks:
            start = match.start() - len(before.group())
            found.append(Cue("level", before.group(1).lower(), start, start + len(before.group(1)), ""))
    return found


def _places(text: str, cue: Cue, cues: Sequence[Cue]) -> Scope:
    """The places named in one breath with `cue` ("California, Texas and New York") as one scope."""
    group = [cue]
    for other in sorted(cues, key=lambda c: c.start):
        if other.start > group[-1].end and _COORDINATED.fullmatch(text, group[-1].end, other.start):
            group.append(other)
    for other in sorted(cues, key=lambda c: -c.start):
        if other.end < group[0].start and _COORDINATED.fullmatch(text, other.end, group[0].start):
            group.insert(0, other)
    ids = "+".join(sorted({c.value for c in group}))
    return Scope("geography", "", ids, Span(group[0].start, group[-1].end))


_OWN_FIGURE = re.compile(r"\s*(?:,\s*)?(?:(?:it|they|the\s+\w+)\s+)?(?:is|was|are|were|get|got|at)?\s*", re.IGNORECASE)


def _at_left(text: str, body: Passage, quantity: Quantity, cues: Sequence[Cue]) -> Cue | None:
    """A scope that follows the figure with only a preposition between: "$28,000 in retail trade".

    In "in Dublin it was €76,500, in Munster €66,000" the second name has a figure of its own behind it.
    """
    following = [f.start for f in body.figures if f.start >= quantity.end and f.dimension == quantity.dimension]
    for cue in cues:
        if cue.start >= quantity.end and _LEFT_GAP.fullmatch(text, quantity.end, cue.start):
            own = any(start >= cue.end and _OWN_FIGURE.fullmatch(text, cue.end, start) for start in following)
            return None if own and "," in text[quantity.end : cue.start] else cue
    return None


def _bound(text: str, body: Passage, quantity: Quantity, cues: Sequence[Cue]) -> Cue | None:
    taken = [
        cue
        for cue in cues
        if any(
            f is not quantity and f.end <= cue.start and _LEFT_GAP.fullmatch(text, f.end, cue.start)
            for f in body.figures
        )
    ]
    return bind(quantity, [cue for cue in cues if cue not in taken], body.figures, lambda _: True)


def _is_scope(text: str, cue: Cue, passage: Passage, subject: Subject, in_head: bool) -> bool:
    """Whether the words stand as a scope: a place behind a preposition, an industry likewise."""
    before = text[max(passage.span.start, cue.start - 24) : cue.start]
    if cue.cue == "geography":
        if cue.value in subject.country:
            return not in_head and cue.value == "national"
        return in_head or cue.start == passage.span.start or bool(_PLACE_BEFORE.search(before))
    if cue.cue == "industry":
        return in_head or cue.start == passage.span.start or bool(_INDUSTRY_BEFORE.search(before))
    return True


# "in food manufacturing": the words between the preposition and the known name belong to it.
_NARROWS = re.compile(r"\b(?:in|for|by|within|at)\s+(?:the\s+|a\s+|an\s+)?(?P<words>(?:[a-z]+[ -]){1,3})$")


def _scope(text: str, cue: Cue, subject: Subject) -> Scope:
    wider = _NARROWS.search(text, max(0, cue.start - 60), cue.start) if cue.cue == "industry" else None
    if wider and wider.group("words").split()[0] not in subject.not_kinds:
        span = Span(wider.start("words"), cue.end)
        return Scope(cue.cue, "", slug(text[span.start : span.end]), span)
    return Scope(cue.cue, text[cue.start : cue.end], cue.value, Span(cue.start, cue.end))
