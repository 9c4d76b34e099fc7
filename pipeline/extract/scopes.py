"""scopes: whom a figure is about, its period, its origin: what surrounds a value rather than what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.context import Context, Passage, bind
from pipeline.extract.draft import Draft
from pipeline.extract.rules import SCOPE_TYPES, ClaimRules
from pipeline.ids import slug
from pipeline.occupations import OccupationNamer
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_PLACE_BEFORE = re.compile(
    r"(?:[—–-]\s?|\b(?:in|across|of|for|from|throughout|within|around|outside)\s+(?:(?:the|parts of|central|greater|most of)\s+)?|[(,&/]\s?|\band\s+)$",
    re.IGNORECASE,
)
_INDUSTRY_BEFORE = re.compile(
    r"\b(?:in|for|by|within|at|as|and|or|from|with)\s+(?:the\s+|a\s+|an\s+)?$|[(,]\s?$", re.IGNORECASE
)
_LEFT_GAP = re.compile(
    r"[\s,]*(?:per\s+\w+|an?\s+(?:year|hour|month|week)|annually|hourly)?[\s,(]*(?:(?:in|for|among|by|at|within|as|are|were|is|work|worked|working|was|of|with)\s+)*(?:the\s+|a\s+|an\s+|them\s+)?$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:total|overall|national(?:ly)?|all|united states|country|range|average|annual(?:ly)?|hourly|monthly|weekly|yearly|salary|salaries|pay|wages?|earnings|per (?:year|hour|week|month)|base|typical|figure|amount|value|low|high|minimum|maximum|mid|median|mean|percentile|rate|compensation|income|job|jobs|employment|growth|number|current|projected|percent|change|outlook|openings?|[0-9]+(?:th|st|nd|rd))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Scope:
    """Whom a figure is about: the contract's type, the words, the canonical id, and where the words stand."""

    type: str
    words: str
    id: str
    span: Span


@dataclass(frozen=True)
class Subject:
    """What a document is about: the names under which its own occupation goes, and the rules to know another's."""

    occupation_id: str | None
    own: re.Pattern[str] | None
    names: frozenset[str]  # slugs of the occupation and its aliases
    namer: OccupationNamer
    country: tuple[str, ...]  # scope ids that mean all of it
    place: Span | None = None  # where the name stands that this statement is about, on a page about several
    modifiers: frozenset[str] = frozenset()  # words for levels and worker classes, which make no other occupation
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)  # labels of rows that name a scope: type and id

    def is_own(self, name: str) -> bool:
        """Whether a name means the document's occupation: the same, an alias, or its head words ("representatives")."""
        words = self.namer.singular(name).split()
        while len(words) > 1 and words[0] in self.modifiers:
            words = words[1:]
        found, own = slug(" ".join(words)), self.occupation_id or ""
        return (
            found in self.names or own.endswith("-" + found) or (bool(own) and found.endswith("-" + own)) or not found
        )


def find_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope of one figure; None where it is about the whole occupation."""
    others = _others(text, context, quantity)
    if others:
        return others
    if context.statement.cells:
        row = _row_scope(text, context, quantity, allowed, subject, rules)
        if row is not None:
            return row if row.type else None
    seekers = _SEEKERS.match(text, context.body.span.start, context.body.span.end)
    if seekers and "industry" not in allowed:
        span = Span(*seekers.span("who"))
        return Scope("population", "", slug(text[span.start : span.end]), span)
    other = _other_occupation(text, context, subject, rules)
    if other:
        return other
    found = _stated(text, context.body, quantity, allowed, subject)
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
                return _scope(text, cues[0])
    return None


_SUPERLATIVE = re.compile(r"\b(?:highest|lowest|most|best|among)\b[^.;]{0,24}\bof\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"[\w ,]{0,25}\(\s*(?:which is |of |about |at )?")


# "Bilingual jobseekers may find…", "Applicants with a degree should have…": the prospects of some.
_SEEKERS = re.compile(
    r"(?P<who>(?!Job|Most|Many|All|The|These|Other|Qualified|New|Some)[A-Z][\w-]+\s+(?:job\s?seekers|applicants|candidates)"
    r"|(?:Those|Applicants|Candidates|Job\s?seekers|Workers|Graduates|People)\s+(?:with|who|willing)\b[^.;:]{3,90}?)"
    r"(?=,|\s+(?:should|will|may|can|are|have|face|often)\b)"
)


def _others(text: str, context: Context, quantity: Quantity) -> Scope | None:
    """All occupations together, or a looser population: named at the figure or in its row's head."""
    body, head = context.body, context.heads[0] if context.heads else None
    every = [c for c in body.of("all_occupations") if not _SUPERLATIVE.search(text, body.span.start, c.start)]
    bracketed = [c for c in every if c.end <= quantity.start and _BRACKET.fullmatch(text, c.end, quantity.start)]
    outlook = [c for c in body.of("outlook") if not any(e.start <= c.start and c.end <= e.end for e in every)]
    free = [cue for cue in every if not any(o.start < cue.end and cue.start < o.end for o in outlook)]
    found = next(iter(bracketed), None) or _nearest(quantity, free, body)
    if found is None and head and (context.statement.cells or head.span.end <= quantity.start):
        found = next(iter(head.of("all_occupations")), None)
    if found:
        return Scope("all_occupations", "", "all-occupations", Span(found.start, found.end))
    people = _nearest(quantity, body.of("population"), body)
    if people is None:
        return None
    words = re.search(r"\bin\s+(?!.*\bin\s)(?:the\s+)?", text[people.start : people.end])
    span = Span(people.start + (words.end() if words else 0), people.end)
    return Scope("population", "", slug(text[span.start : span.end]), span)


def _nearest(quantity: Quantity, cues: Sequence[Cue], body: Passage) -> Cue | None:
    """The cue whose nearest figure this quantity is."""
    for cue in cues:
        figures = sorted(
            body.figures,
            key=lambda f: (
                cue.start - f.end if f.end <= cue.start else f.start - cue.end + 3 if f.start >= cue.end else 0
            ),
        )
        if figures and figures[0].start == quantity.start:
            return cue
    return None


def _row_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope a row's label or column's head names; a Scope of type "" where the label says it is nobody's part."""
    head = context.heads[0]
    label = text[head.span.start : head.span.end]
    if not label.strip():
        return None
    known = subject.labels.get(label.strip().lower())
    if known and known[0] in allowed:
        return Scope(known[0], "", known[1], head.span)
    for passage in (head, *context.columns.get(quantity.start, ())):
        for kind in SCOPE_TYPES:
            cues = [cue for cue in passage.of(kind) if kind in allowed]
            if passage is head and any(cue.value in subject.country for cue in cues):
                return Scope("", "", "", head.span)
            if (cues and passage and (cues[0].end - cues[0].start) * 2 > len(label)) or (
                cues and kind in ("geography", "level")
            ):
                whole = passage is head and kind == "industry"
                return Scope(
                    kind,
                    "",
                    cues[0].value if not whole or _covers(cues[0], head) else slug(label),
                    head.span if whole else Span(cues[0].start, cues[0].end),
                )
    if _is_whole(label, subject):
        return Scope("", "", "", head.span)
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
    if context.statement.section["kind"] in rules.other_sections or label.rstrip().endswith("occupations"):
        said = "other_occupation"
    elif (said is None or said == "other_occupation") and _is_person(label, subject):
        said = "other_occupation"
    elif said == "other_occupation":
        said = None
    kind = said or ("industry" if "industry" in allowed and len(label) > 3 else "")
    return (
        Scope(kind, "", slug(subject.namer.singular(label) if kind == "other_occupation" else label), head.span)
        if kind
        else None
    )


_FIRST_COLUMN = {
    "industry": r"industr|sector|employer",
    "geography": r"state|province|region|area|city|location|country|territory",
    "level": r"level|stage|experience|grade|seniority|years",
    "other_occupation": r"occupation|job title|career|role",
    "worker_class": r"type|status|class",
}


def _covers(cue: Cue, head: Passage) -> bool:
    return (cue.end - cue.start) >= 0.6 * (head.span.end - head.span.start)


def _is_whole(label: str, subject: Subject) -> bool:
    """Whether a row's label is the occupation itself, not one of several that bear part of its name."""
    name = slug(subject.namer.singular(label))
    words, own = name.split("-"), (subject.occupation_id or "").split("-")
    wider = len(own) > 1 and len(words) == len(own) + 1 and words[-1] == own[-1] and set(own) <= set(words)
    return name == subject.occupation_id or name in subject.names or wider


def _is_person(label: str, subject: Subject) -> bool:
    """Whether a label names another occupation: "Surgeons, all other" on a page about physicians and surgeons."""
    words = label.split(",")[0].strip().split()
    if _is_whole(label, subject) or not 0 < len(words) <= 7:
        return False
    last = words[-1].strip(".:()").lower()
    return last == "occupations" or subject.namer.is_person(last)


def _other_occupation(text: str, context: Context, subject: Subject, rules: ClaimRules) -> Scope | None:
    """Another occupation that the sentence, its key or its section is about."""
    span = context.body.span
    section = context.statement.section
    head = context.heads[0] if context.heads else None
    if section["kind"] in rules.other_sections:
        spans = [head.span] if head and head.span.start != section["heading_start"] else []
        for place in [*spans, span]:
            said = next(iter(subject.namer.opening_names(text, [(place.start, place.end)])), None)
            if said and not subject.is_own(said):
                return Scope(
                    "other_occupation", "", slug(said), Span(place.start, min(place.end, place.start + len(said) + 1))
                )
            match = _NAME.match(text, place.start, place.end)
            if match and not subject.is_own(match.group(1)):
                return Scope("other_occupation", "", slug(subject.namer.singular(match.group(1))), Span(*match.span(1)))
    if subject.occupation_id is None:
        return None
    if (
        head
        and _is_person(text[head.span.start : head.span.end], subject)
        and head.span.start != section["heading_start"]
    ):
        return Scope(
            "other_occupation", "", slug(subject.namer.singular(text[head.span.start : head.span.end])), head.span
        )
    names = subject.namer.opening_names(text, [(span.start, span.end)])
    for name in names:
        if (
            not subject.is_own(name)
            and len(name) > 3
            and not (subject.own and subject.own.search(text, span.start, min(span.end, span.start + 90)))
        ):
            last = re.compile(re.escape(name.split()[-1][:4]), re.IGNORECASE).search(text, span.start, span.end)
            end = last.end() if last else span.start + 1
            while end < span.end and text[end].isalnum():
                end += 1
            return Scope("other_occupation", "", slug(name), Span(span.start, end))
    return None


_NAME = re.compile(r"\s*([A-Z][A-Za-z,'’ /-]{2,70}?)\s*(?=[:(\t$£€\d–—]|\s-\s|$)")


def _stated(text: str, body: Passage, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Scopes named in the sentence: the one that stands at the figure, else by the order of the sentence."""
    found: list[Scope] = []
    for kind in allowed:
        cues = [cue for cue in body.of(kind) if _is_scope(text, cue, body, subject, in_head=False)]
        cue = _at_left(text, quantity, cues) or _bound(text, body, quantity, cues)
        if cue:
            found.append(_scope(text, cue) if kind != "geography" else _places(text, cue, cues))
    if not found:
        return None
    order = {"geography": 0, "industry": 1, "worker_class": 2, "level": 3}
    found.sort(key=lambda scope: order.get(scope.type, 9))
    return found[0]


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


_COORDINATED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&)\s)\s*")


def _at_left(text: str, quantity: Quantity, cues: Sequence[Cue]) -> Cue | None:
    """A scope that follows the figure with only a preposition between: "$28,000 in retail trade"."""
    return next(
        (cue for cue in cues if cue.start >= quantity.end and _LEFT_GAP.fullmatch(text, quantity.end, cue.start)), None
    )


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
        return cue.value not in subject.country and (
            in_head or cue.start == passage.span.start or bool(_PLACE_BEFORE.search(before))
        )
    if cue.cue == "industry":
        return in_head or cue.start == passage.span.start or bool(_INDUSTRY_BEFORE.search(before))
    return True


def _scope(text: str, cue: Cue) -> Scope:
    return Scope(cue.cue, text[cue.start : cue.end], cue.value, Span(cue.start, cue.end))


_RIGHT_GAP = re.compile(r"\s*(?:\w+\s+){0,3}?(?:in|by|for|during|as of|at|\()\s*(?:the\s+)?", re.IGNORECASE)

# -- periods -------------------------------------------------------------------------------------------------------------


def set_period(
    draft: Draft, text: str, context: Context, quantity: Quantity | None, kinds: Sequence[str], deep: bool = True
) -> None:
    """Fill the period cells from the statement, else from the nearest head that states one of the right kind."""
    passages = [context.body]
    if deep:
        passages += context.over(quantity) if quantity else list(context.heads)
    elif context.statement.cells and context.heads:
        passages.append(context.heads[0])
    for passage in passages:
        fitting = [p for p in passage.periods if p.period is not None and p.period.kind in kinds]
        if not fitting:
            continue
        chosen = _nearest_period(text, fitting, kinds, quantity if passage is context.body else None)
        period = chosen.period
        if period is None:
            continue
        draft.period, draft.period_kind = period.edtf, period.kind
        draft.period_start, draft.period_end = period.first, period.last
        draft.support("period", Span(chosen.start, chosen.end))
        return


def _nearest_period(
    text: str, periods: Sequence[Quantity], kinds: Sequence[str], quantity: Quantity | None
) -> Quantity:
    best = min(kinds.index(p.period.kind) for p in periods if p.period) if kinds[0] == "window" else 0
    fitting = [p for p in periods if p.period and (kinds[0] != "window" or kinds.index(p.period.kind) == best)]
    if quantity is None or len(fitting) == 1:
        return fitting[0]
    at_right = [p for p in fitting if p.start >= quantity.end and _RIGHT_GAP.fullmatch(text, quantity.end, p.start)]
    if at_right:
        return at_right[0]
    after = [p for p in fitting if p.start >= quantity.end]
    before = [p for p in fitting if p.end <= quantity.start]
    if before and (
        not after
        or (fitting[0].start < quantity.start and quantity.start - before[-1].end <= after[0].start - quantity.end + 20)
    ):
        return before[-1]
    return after[0] if after else fitting[-1]


# -- attribution ---------------------------------------------------------------------------------------------------------

_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|reported by|published by|estimates? (?:by|from)|(?:data|figures|statistics) (?:by|from)|projected by|source:)\s+(?:the\s+)?(?P<who>[A-Z][^,;.()\n]{1,70}(?:\bU\.S\.[^,;.()\n]{1,60})?)",
    re.IGNORECASE,
)


def set_attribution(draft: Draft, text: str, sentence: Span, rules: ClaimRules) -> None:
    """Fill `attributed_to` with whom the sentence names as the origin of what it says."""
    match = _ACCORDING.search(text, sentence.start, sentence.end)
    if match and match.group("who")[:1].isupper():
        words = re.split(
            r"['’]s\b|\s+(?:in|for|from|as|on|which|that|and|survey|data|report|estimates|projections)\b",
            match.group("who"),
        )[0].strip()
        if words:
            draft.attributed_to = words
            draft.support("attribution", Span(match.start("who"), match.start("who") + len(words)))
            return
    names = "|".join(re.escape(name) for name in sorted(rules.organisations, key=lambda n: (-len(n), n)))
    named = re.compile(
        rf"\((?:Source:\s*)?(?P<a>{names})\b[^()]{{0,20}}\)|\b(?P<b>{names})\b(?:\s+\([A-Z]+\))?\s+(?:projects?|expects?|reports?|estimates?|predicts?|says|puts|lists|forecasts?|data|figures|projections?|anticipates?)\b"
    )
    found = named.search(text, sentence.start, sentence.end)
    if found:
        group = "a" if found.group("a") else "b"
        draft.attributed_to = found.group(group)
        draft.support("attribution", Span(*found.span(group)))
