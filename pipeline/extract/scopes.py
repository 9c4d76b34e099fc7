"""scopes: the part of an occupation that a figure is about: an industry, a place, a class or level of workers."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, Passage, bind, clause, is_keyed, sentence_of
from pipeline.extract.grouped import joined_places, ranked_levels, respective, unbracketed
from pipeline.extract.named import (
    asking,
    banded,
    bracketed,
    cities_for_states,
    city_labelled,
    elliptic,
    elliptic_person,
    fronted,
    having,
    head_places,
    named_industries,
    named_places,
    part_of_place,
    paying,
    workers_meant,
    years_said,
)
from pipeline.extract.others import SEEKERS, Scope, Subject, find_other_occupation, find_others, is_post, opening_other
from pipeline.extract.programmes import find_programme, keyed_programme
from pipeline.extract.row_scopes import COUNTRY, row_scope
from pipeline.extract.rules import SCOPE_TYPES, ClaimRules
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_PLACE_BEFORE = re.compile(
    r"(?:[—–-]\s?|\b(?:in|across|of|for|from|throughout|within|around|outside|like|such\s+as|including"
    r"|followed\s+by|is|are|was|were)\s+(?:(?:the|parts of|central|greater|most of|inner|outer|rural|regional"
    r"|(?:the\s+)?rest\s+of(?:\s+the)?)\s+)?|[(,&/]\s?|\band\s+)$",
    re.IGNORECASE,
)


_INDUSTRY_BEFORE = re.compile(
    r"\b(?:in|for|by|within|at|as|and|or|from|with|is|was|are|were|then)\s+(?:the\s+|a\s+|an\s+)?$|[(,]\s?$",
    re.IGNORECASE,
)


_LEFT_GAP = re.compile(
    r"[\s,]*(?:per\s+\w+|an?\s+(?:year|hour|month|week)|annually|hourly)?[\s,(]*"
    r"(?:(?:in|for|among|by|at|within|as|are|were|is|work|worked|working|was|of|with)\s+)*"
    r"(?:the\s+|a\s+|an\s+|them\s+)?$",
    re.IGNORECASE,
)


def find_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope of one figure; None where it is about the whole occupation."""
    others = find_others(text, context, quantity)
    if others:
        return others
    if quantity.dimension == "bare" and _OF_ALL.search(text, context.body.span.start, quantity.start):
        return None
    if context.statement.cells or is_keyed(text, context):
        row = row_scope(text, context, quantity, allowed, subject, rules)
        if row is not None and (row.type or row.id == COUNTRY):
            return row if row.type else None
        if row is not None:
            return _over(text, context, quantity, allowed, subject)
    seekers = SEEKERS.match(text, context.body.span.start, context.body.span.end)
    if seekers and "population" in allowed:
        span = Span(*seekers.span("who"))
        return Scope("population", "", slug(text[span.start : span.end]), span)
    band = _band(text, context.body, quantity) if "level" in allowed and quantity.dimension == "money" else None
    if band:
        return band
    programme = find_programme(text, context.body, quantity, subject) if "programme" in allowed else None
    if programme is None and "programme" in allowed and is_keyed(text, context):
        programme = keyed_programme(text, context.heads[0].span)
    if programme:
        return programme
    named = elliptic_person(text, context.body, quantity, subject)
    climbs = "level" in allowed and named is not None and is_post(named.id.replace("-", " "), subject)
    if named and not climbs and (named.type in allowed or named.type == "other_occupation"):
        return named
    other = find_other_occupation(text, context, quantity, subject, rules)
    climbs = "level" in allowed and other is not None and is_post(other.id.replace("-", " "), subject)
    if other and not climbs:
        return other
    class_of_hours = _class_of_hours(text, context) if "worker_class" in allowed and is_hours(quantity) else None
    if class_of_hours or is_hours(quantity):
        allowed = [kind for kind in allowed if kind != "worker_class"]
    if class_of_hours:
        return class_of_hours
    meant = workers_meant(text, context.body, quantity, subject) if "geography" in allowed else None
    found = meant or _stated(text, context.body, quantity, allowed, subject)
    if found:
        return found if found.type else None
    if context.before is not None and quantity.dimension == "money":
        taken = _subject_before(text, context.before, allowed, subject)
        if taken:
            return taken
    return _over(text, context, quantity, allowed, subject)


_NATIONAL = re.compile(r"\b[Nn]ational(?:ly)?\b(?! [A-Z])|\b[Nn]ationwide\b")
_EARN = re.compile(r"\b(?:earns?|makes?|gets?|paid|starts?\s+(?:on|at|from))\W*$")  # "Senior cooks usually earn"
_NUMBER_OF = re.compile(r"\b(?:Table|Figure|Chart|Exhibit|TABLE)\s+$")  # the number of a table is no figure


def _over(text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """The scope that what stands over a figure names: a part in its nearest heads, a place in any, or in the title."""
    over = [head for head in context.over(quantity) if head.span.end - head.span.start <= 120]
    nearest = [head for head in over if not (subject.own and subject.own.search(text, *head.span))][:2]
    earning = [head for head in over[:1] if _EARN.search(text, *head.span)]
    for head in [*earning, *nearest]:
        for kind in SCOPE_TYPES:
            cues = [
                cue for cue in head.of(kind) if kind in allowed and _is_scope(text, cue, head, subject, in_head=True)
            ]
            figures = [f for f in head.figures if f.dimension != "duration" or head not in earning]
            if cues and not any(not _NUMBER_OF.search(text, head.span.start, f.start) for f in figures):
                return _scope(text, cues[0], subject)
        city = city_labelled(text, head) if "geography" in allowed else None
        if city:
            return city
    whole = any(cue.value in subject.country for cue in context.body.of("geography"))  # "… work in Australia"
    if whole or _NATIONAL.search(text, *context.body.span):
        return None
    title = context.title
    if title is not None:
        over = [head for head in over if head.span != title.span]
        over += [title] if quantity.dimension in ("money", "bare") else []
    for head in over if "geography" in allowed and (quantity.numbers or context.statement.cells) else ():
        if any(cue.value in subject.country for cue in head.of("geography")):
            return None
        places = [*head_places(text, head), *head.of("geography")]
        named = [cue for cue in places if _is_scope(text, cue, head, subject, in_head=False)]
        if named:
            return _scope(text, named[0], subject)
    return None


# "More than half of the nation's 174,100 hygienists work part time": the count is of all.
_OF_ALL = re.compile(
    r"(?:half|third|quarter|percent|%|most|many|majority|some)\s+of\s+(?:the\s+|our\s+)?(?:(?:nation|country|state)['’]s\s+)?"
    r"(?:about\s+|roughly\s+|approximately\s+|estimated\s+|nearly\s+)?$",
    re.IGNORECASE,
)
# "Full-time guards do 40 hours a week", "full-timers put in 41": whose hours they are. "Work full time" says it of all.
_HOURS_OF = re.compile(
    r"\b(?P<class>(?:full|part)[- ]?tim(?:ers?\b|e(?=\s+(?:[a-z]+\s+){0,3}(?:work|do|does|put|average|week)\b)))",
    re.IGNORECASE,
)
_AFTER_HOURS = re.compile(r"[^.;]{0,20},\s*(?P<class>(?:full|part)[- ]time)\s*\.?$", re.IGNORECASE)


def is_hours(quantity: Quantity) -> bool:
    """Whether a quantity counts hours of work, a week or at all."""
    return quantity.unit in ("hours", "hours/week")


def _class_of_hours(text: str, context: Context) -> Scope | None:
    """The full-timers or part-timers whose hours a sentence or its key gives."""
    spans = [context.body.span, *(head.span for head in context.heads[: context.statement.keys])]
    for span in spans:
        match = _HOURS_OF.search(text, *span) or _AFTER_HOURS.search(text, *span)
        before = text[max(span.start, match.start() - 12) : match.start()].lower() if match else ""
        if match and not re.search(r"\b(?:work|works|working|are|is|mostly|usually)\s+$", before):
            kind = "full-time" if match["class"][:1].lower() == "f" else "part-time"
            return Scope("worker_class", text[slice(*match.span("class"))], kind, Span(*match.span("class")))
    return None


def _subject_before(text: str, body: Passage, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Whom the sentence before is about: "Self-employed bakers earn the most. They can charge up to …"."""
    other = opening_other(text, body.span, subject)
    if other:
        return other
    cues = [
        c
        for kind in ("worker_class", "level")
        if kind in allowed
        for c in (*body.of(kind), *ranked_levels(text, body, subject))
    ]
    first = min(cues, key=lambda cue: cue.start, default=None)
    opens = first is not None and first.start - body.span.start <= 12 and _is_scope(text, first, body, subject, False)
    return _scope(text, first, subject) if first is not None and opens else None


def _band(text: str, body: Passage, quantity: Quantity) -> Scope | None:
    """The years that stand before a sum as its label: "1-4 years INR 3 lakh to INR 11 lakh"."""
    years = next((f for f in body.figures if f.start == body.span.start and f.unit in ("years", "months")), None)
    if years is None or quantity.start <= years.end or len(text[years.end : quantity.start].strip()) > 20:
        return None
    between = text[years.end : quantity.start].lower().strip(" :–—-|.\t")
    if between.removeprefix("of").strip() not in ("", "experience", "'", "’", "in", "and more", "or more"):
        return None
    return Scope("level", "", slug(text[years.start : years.end]), Span(years.start, years.end))


def _stated(text: str, body: Passage, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Scopes named in the sentence: the one that stands at the figure, else by the order of the sentence."""
    listed = bracketed(text, body, quantity)
    if listed is not None and listed.cue in allowed:
        return _scope(text, listed, subject)
    found: list[Scope] = []
    last = min(clause(text, body, quantity).end, sentence_of(text, body, quantity).end)
    for kind in [kind for kind in allowed if kind in SCOPE_TYPES]:
        cues = [cue for cue in body.of(kind) if _is_scope(text, cue, body, subject, in_head=False)]
        cues = [cue for cue in cues if not _is_within(cue, body)]
        if kind == "industry" and quantity.dimension in ("money", "percent"):
            cues = sorted([*cues, *named_industries(text, body)], key=lambda cue: cue.start)
        if kind == "industry" and quantity.dimension == "duration":
            cues = [cue for cue in cues if not _FIELD.search(text, body.span.start, cue.start)]
        if kind in ("level", "worker_class"):
            cues = unbracketed(text, cues) if len(cues) > 1 else cues
            ranked = [cue for cue in ranked_levels(text, body, subject) if cue.cue == kind]
            cues = sorted([*cues, *ranked], key=lambda cue: cue.start)
        if kind == "level" and len(cues) > 1:  # "Entry-level designers (0-2 years experience)"
            cues = [c for c in cues if c.value != "experienced" or text[c.start - 1 : c.start] != "("]
        if kind == "level" and quantity.dimension == "money":
            bands = banded(text, body)  # one band beside "newly qualified" or "start" says the same again
            banding = not cues and not any(cue.value == "starting" for cue in body.of("wage_statistic"))
            cues = sorted([*cues, *bands], key=lambda cue: cue.start) if banding or len(bands) > 1 else cues
        if kind == "geography" and quantity.dimension == "money":
            cues = sorted([*cues, *named_places(text, body, subject)], key=lambda cue: cue.start)
        if kind == "geography" and cues:
            cues = cities_for_states(text, body, cues)
        cues = [cue for cue in cues if cue.start < last]
        cue = respective(text, body, quantity, cues) if len(cues) > 1 else None
        if cue is not None:
            return _scope(text, cue, subject)
        cue = _at_left(text, body, quantity, cues)
        alone = elliptic(text, body, quantity, subject) if cue is None else None
        if alone is not None and alone.cue in allowed:
            return _scope(text, alone, subject)
        cue = cue or _bound(text, body, quantity, cues)
        if cue and cue.cue == "geography" and cue.value in subject.country:
            return Scope("", "", COUNTRY, Span(cue.start, cue.end))  # "Nationwide the average is …, and in Texas …"
        if cue:
            places = kind == "geography" and not _TOWN.match(text, cue.end) and not part_of_place(text, cue)
            found.append(joined_places(text, cue, cues) if places else _scope(text, cue, subject))
    if not found:
        first = (
            fronted(text, body, quantity, subject)
            or asking(text, body, quantity, subject)
            or paying(text, body, quantity, subject)
            or having(text, body, quantity, subject)
        )
        return _scope(text, first, subject) if first is not None and first.cue in allowed else None
    touching = [s for s in found if text[s.span.end : quantity.start].strip() == "(" and s.span.end < quantity.start]
    if touching:
        return touching[-1]  # "Retail trade (8%), self-employed (11%)"
    order = {"geography": 0, "industry": 1, "worker_class": 2, "level": 3}
    opening = clause(text, body, quantity).start  # what the clause itself names goes before what one before it does
    found.sort(key=lambda scope: (scope.span.start < opening, order.get(scope.type, 9)))
    return found[0]


_FIELD = re.compile(
    r"\bexperience\s+(?:in|with|of|working)\b[^.;]{0,60}$", re.I
)  # "five years of experience in retail"


def _is_within(cue: Cue, body: Passage) -> bool:
    """Whether a level's longer words hold those of a class: "a second-year apprentice"."""
    levels = body.of("level") if cue.cue == "worker_class" else ()
    return any(level.start <= cue.start and cue.end <= level.end for level in levels)


_OWN_FIGURE = re.compile(
    r"\s*(?:,\s*)?(?:(?:it|they|the\s+\w+)\s+)?(?:is|was|are|were|get|got|at)?\s*"
    r"|\s+\w+\s+"
    r"|\s+(?:[\w/-]+\s+){0,3}?(?:\([^()]{3,40}\)\s+)?(?:at|on)\s+(?:\w+\s+)?"
    r"|\s+(?:[\w/-]+\s+){0,3}?(?:earn|make|get|take|receive|draw|command|start|begin|rise|can|may|could|pa(?:id|ys?))\w*\b[^.;,]{0,30}",
    re.IGNORECASE,
)


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
            f is not quantity
            and f.end <= cue.start
            and _LEFT_GAP.fullmatch(text, f.end, cue.start)
            and not ("," in text[f.end : cue.start] and _OWN_FIGURE.fullmatch(text, cue.end, quantity.start))
            for f in body.figures
        )
    ]
    behind = [f for f in body.figures if f.start >= quantity.end and f.dimension == quantity.dimension]
    taken += [
        cue
        for cue in cues
        if cue.start >= quantity.end
        and any(f.start >= cue.end and _OWN_FIGURE.fullmatch(text, cue.end, f.start) for f in behind)
    ]
    figures = [f for f in body.figures if not any(c.start <= f.start and f.end <= c.end for c in cues)]
    return bind(quantity, [cue for cue in cues if cue not in taken], figures, lambda _: True)


# "Pay increases with experience", "after four years' training": no level of the worker whose pay it is.
_GROWS = re.compile(
    r"\b(?:increas|ris|grow|grew|var|depend|improv|based|climb|differ)\w*\s+(?:on\s+|by\s+|widely\s+)?$", re.IGNORECASE
)
_OF_TRAINING = re.compile(
    r"['’]?\s+(?:of\s+)?(?:\w+\s+)?(?:training|study|college|school|apprenticeship|education)", re.IGNORECASE
)


_LABELS = re.compile(r"\s*[—–:-]\s*[$£€₹]\s?\d")  # "Baker salary Florida — $40,530": a label, whatever stands before


def _is_scope(text: str, cue: Cue, passage: Passage, subject: Subject, in_head: bool) -> bool:
    """Whether the words stand as a scope: a place behind a preposition, an industry likewise."""
    if subject.own and any(
        m.start() <= cue.start and cue.end <= m.end() for m in subject.own.finditer(text, *passage.span)
    ):
        return False  # "chartered" of a chartered accountant
    before = text[max(passage.span.start, cue.start - 24) : cue.start]
    if cue.cue == "geography":
        if cue.value in subject.country:
            return not in_head and cue.value == "national"
        labels = _LABELS.match(text, cue.end, passage.span.end) is not None
        return in_head or labels or cue.start == passage.span.start or bool(_PLACE_BEFORE.search(before))
    if cue.cue == "industry":
        narrows = _NARROWS.search(text, max(passage.span.start, cue.start - 60), cue.start)
        narrowed = narrows is not None and narrows["words"].split()[0] not in subject.not_scopes | subject.not_kinds
        return in_head or cue.start == passage.span.start or narrowed or bool(_INDUSTRY_BEFORE.search(before))
    return not (cue.cue == "level" and (_GROWS.search(before) or _OF_TRAINING.match(text, cue.end, passage.span.end)))


# "in food manufacturing": the words between the preposition and the known name belong to it.
_NARROWS = re.compile(r"\b(?:in|for|by|within|at)\s+(?:the\s+|a\s+|an\s+)?(?P<words>(?:[a-z]+[ -]){1,5})$")


# Words that make a town's name of a known one: "Colorado Springs", "Kansas City", "Ontario County".
_TOWN = re.compile(
    r" (?:Springs|City|Falls|Beach|Rapids|Valley|Coast|County|Heights|Park|Island|Bay|Lakes?|Harbou?r|Hills|Grove"
    r"|Creek|River|Metro|Township|Village|Point|Mills|Station|Junction)\b"
)


_LONGER = re.compile(
    r"\s+(?:undertakings|companies|firms|hospitals|schools|services|agencies|organi[sz]ations|institutions|employers|facilities|bodies)\b"
)


def _scope(text: str, cue: Cue, subject: Subject) -> Scope:
    known = cue.cue == "industry" and not cue.rule.endswith(".named")  # a name found by its last word is whole
    wider = _NARROWS.search(text, max(0, cue.start - 60), cue.start) if known else None
    if wider and wider.group("words").split()[0] not in subject.not_kinds:
        span = Span(wider.start("words"), cue.end)
        return Scope(cue.cue, "", slug(text[span.start : span.end]), span)
    part = part_of_place(text, cue)
    if part is not None:
        return Scope(cue.cue, "", slug(re.sub(r"\b(?:of|the)\b", " ", text[slice(*part)])), part)
    town = _TOWN.match(text, cue.end) if cue.cue == "geography" else None
    if town:
        span = Span(cue.start, town.end())
        return Scope(cue.cue, "", slug(text[span.start : span.end]), span)
    longer = _LONGER.match(text, cue.end) if cue.cue == "industry" and cue.rule.startswith("scope.industry.") else None
    if longer and not cue.rule.endswith(".named"):
        span = Span(cue.start, longer.end())  # "public sector undertakings"
        return Scope(cue.cue, "", slug(text[span.start : span.end]), span)
    band = years_said(text, cue) if cue.cue == "level" else None
    if band is not None:
        return Scope("level", "", slug(text[slice(*band)]), band)
    return Scope(cue.cue, text[cue.start : cue.end], cue.value, Span(cue.start, cue.end))
