"""scopes: the part of an occupation that a figure is about: an industry, a place, a class or level of workers."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import clause
from pipeline.extract.companies import is_paid_by_firm, is_under_firms
from pipeline.extract.context import Context, Passage, is_keyed
from pipeline.extract.credentials import papers_over
from pipeline.extract.cue_scopes import as_scope, is_scope
from pipeline.extract.doers import own_people, those_who, workers_meant
from pipeline.extract.earners import find_earner
from pipeline.extract.everybody import find_others
from pipeline.extract.grouped import ranked_levels
from pipeline.extract.head_scopes import asked_scope, employer_head
from pipeline.extract.levels import step_over
from pipeline.extract.listed import said_part
from pipeline.extract.others import (
    KEY_BEFORE,
    NUMBER,
    SEEKERS,
    find_other_occupation,
    named_behind,
    opening_other,
    with_papers,
)
from pipeline.extract.places import cities_for_states, city_labelled, head_places, is_placed, named_places
from pipeline.extract.pointing import place_before
from pipeline.extract.posts import is_post
from pipeline.extract.programmes import find_course
from pipeline.extract.related import find_related, headed_other
from pipeline.extract.row_scopes import COUNTRY, STATE, UNKNOWN, row_scope, whose_pay
from pipeline.extract.rules import PAGE, SCOPE_TYPES, ClaimRules
from pipeline.extract.sentence_scopes import stated
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.tellers import names_teller
from pipeline.extract.whom import whom_abbreviated, whom_before, whom_for, whom_meant, whom_to_become
from pipeline.extract.year_levels import band_before, learner_year
from pipeline.ids import slug
from pipeline.layout.cards import EARNS
from pipeline.layout.grids import is_figure
from pipeline.quantities import Quantity
from pipeline.spans import Span
from pipeline.statements import LOCATED


def find_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope of one figure; None where it is about the whole occupation."""
    others = find_others(text, context, quantity, subject)
    if others and others.type == "all_occupations" and quantity.dimension == "money":
        others = named_behind(text, quantity, context.body, subject) or others  # "an average of $31,220 for cooks"
    others = others or headed_other(text, context, subject, rules)
    if others:
        return others
    own_key = context.statement.keys and _names_own(text, context.heads[0], subject)  # "Florist: $14.10"
    alone = quantity.dimension == "money" and is_figure(text, context.body.span) and not own_key
    if alone and is_under_firms(text, context):
        return Scope(UNKNOWN, "", "", context.body.span)  # "$21.40 per hour" in the card of a company
    if quantity.dimension == "bare" and _OF_ALL.search(text, context.body.span.start, quantity.start):
        return None
    programme = find_course(text, context, quantity, subject) if "programme" in allowed else None
    if programme:
        return programme
    if context.statement.cells or is_keyed(text, context):
        papers = papers_over(text, context, quantity) if "worker_class" in allowed else None
        row = papers or row_scope(text, context, quantity, allowed, subject, rules)
        if row is not None and (row.type or row.id == COUNTRY):
            return row if row.type else None
        if row is not None and row.id == STATE:
            return _state_over(text, context, quantity, subject) or Scope(UNKNOWN, "", STATE, row.span)
        if row is not None:
            return _over(text, context, quantity, allowed, subject)
        if context.rank and "level" in allowed and (quantity.dimension == "money" or not quantity.numbers):
            return Scope("level", "", *context.rank)
    seekers = SEEKERS.match(text, context.body.span.start, context.body.span.end)
    if seekers and "population" in allowed:
        span = Span(*seekers.span("who"))
        return Scope("population", "", slug(text[span.start : span.end]), span)
    theirs = own_people(text, context.body, quantity) if "level" in allowed else None
    if theirs:
        return theirs
    band = band_before(text, context.body, quantity) if "level" in allowed and quantity.dimension == "money" else None
    if band:
        return band
    year = learner_year(text, context.body, quantity, context.heads[:2]) if "level" in allowed else None
    if year:
        return Scope("level", "", year.value, Span(year.start, year.end))
    own = subject.own is not None and _OF_OWN.match(text, quantity.end, context.body.span.end)
    own = own and subject.own is not None and subject.own.match(text, own.end(), context.body.span.end)
    part = said_part(text, context, quantity, subject)
    if part:
        return part
    named = find_earner(text, context.body, quantity, subject) if not own else None
    if named is not None and _is_of_offices(context.body, named.span):
        named = None
    if named is not None and named.id in subject.siblings:
        named, allowed = None, [kind for kind in allowed if kind in ("geography", PAGE)]  # whose turn it is; but where?
    if named is not None and names_teller(text, named.span, tuple(rules.organisations)):
        named = None
    climbs = "level" in allowed and named is not None and is_post(named.id.replace("-", " "), subject)
    if named and not climbs and (named.type in allowed or named.type == "other_occupation"):
        return named
    other = None
    if not own:
        meant = whom_abbreviated(text, context, quantity, subject) or whom_meant(text, context, quantity, subject)
        meant = meant or whom_to_become(text, context, quantity, subject)
        meant = meant or whom_for(text, context, quantity, subject) or find_related(text, context, subject, rules)
        other = meant or find_other_occupation(text, context, quantity, subject)
    if other is not None and _is_of_offices(context.body, other.span):
        other = None
    titled = [head for head in context.heads[1:3] if other is not None and head.span == other.span]
    if titled and "level" in allowed and _is_rank(text, titled[0], subject):
        other = None  # "Lead cook" over its pay, beside "Senior cook"
    if other is not None and other.id in subject.siblings:
        other, allowed = None, [kind for kind in allowed if kind in ("geography", PAGE)]
    if other is not None and names_teller(text, other.span, tuple(rules.organisations)):
        other = None
    climbs = "level" in allowed and other is not None and is_post(other.id.replace("-", " "), subject)
    if other and other.id.endswith(f"-{subject.occupation_id}"):  # "Tulsa machinists"
        climbs = climbs or any(cue.start == other.span.start for cue in named_places(text, context.body, subject))
    if other and not climbs:
        return with_papers(other, subject) or other
    class_of_hours = _class_of_hours(text, context) if "worker_class" in allowed and is_hours(quantity) else None
    if class_of_hours or is_hours(quantity):
        allowed = [kind for kind in allowed if kind != "worker_class"]
    if class_of_hours:
        return class_of_hours
    if is_paid_by_firm(text, context.body, quantity, subject):
        return Scope(UNKNOWN, "", "", Span(quantity.start, quantity.end))
    opens = clause(text, context.body, quantity).start
    some = those_who(text, context.body, quantity, subject) if "level" in allowed else None
    years = some and any(some.span.start <= figure.start < some.span.end for figure in context.body.figures)
    if some and not years and context.body.span.start < opens <= some.span.start:
        return some  # "New bakers start on …, whereas those with a name of their own make …"
    group = workers_meant(text, context.body, quantity, subject) if "geography" in allowed else None
    found = group or stated(text, context.body, quantity, allowed, subject)
    if found and found.type and names_teller(text, found.span, tuple(rules.organisations)):
        found = None  # "Indeed says it is $56,000"
    if found and found.id == STATE:
        return _state_over(text, context, quantity, subject)
    if found:
        return found if found.type else None
    there = place_before(text, context, quantity, subject) if "geography" in allowed else None
    if there:
        return there
    who = those_who(text, context.body, quantity, subject) if "level" in allowed else None
    if who:
        return who
    if context.before is not None and quantity.dimension == "money":
        taken = _subject_before(text, context.before, allowed, subject)
        if taken:
            return taken
    return whom_before(text, context, subject) or _over(text, context, quantity, allowed, subject)


_NATIONAL = re.compile(r"\b[Nn]ational(?:ly)?\b(?! [A-Z])|\b[Nn]ationwide\b")
_ALL_OVER = re.compile(
    r"\W*(?:[Nn]ational(?:ly)?|[Nn]ationwide|U\.?S\.?|United States)"
    r"(?:\s+(?i:average|facts|figures|data|wages?|pay|salary|earnings|outlook|trends|statistics|employment|job|projections|estimates|and|&)){0,4}\W*"
)  # a heading over the country's figures
_NATIONS_KEY = re.compile(
    r"(?<![^\W_])(?:[Nn]ational|[Nn]ationwide|U\.?S\.?A?|us)(?![^\W_])(?! [A-Z])"
)  # "wage_us_median"
_OF_OWN = re.compile(
    r"\s+(?:(?:median|average|mean)\s+)?(?:of|for|by|that)\s+(?:an?\s+|the\s+)?"
)  # "the $47,540 of a welder"
_ORDINAL = re.compile(r"\d{1,3}[.)]\s")  # "7. Vermont", over what is said of it
_NUMBER_OF = re.compile(r"\b(?:Table|Figure|Chart|Exhibit|TABLE)\s+$")  # the number of a table is no figure


def _corner(text: str, head: Passage, subject: Subject) -> Scope | None:
    """The place that the head over a table's labels names: "Tennessee | 2022 | 2032" over the row of the occupation."""
    place = next(
        (cue for cue in head.of("geography") if 2 * (cue.end - cue.start) > head.span.end - head.span.start), None
    )
    if _NATIONAL.fullmatch(text, *head.span) or (place and place.value in subject.country):
        return Scope("", "", "", head.span)
    return Scope("geography", "", place.value, Span(place.start, place.end)) if place else None


def _over(text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """The scope that what stands over a figure names: a part in its nearest heads, a place in any, or in the title."""
    if context.label_column and "geography" in allowed and (corner := _corner(text, context.label_column, subject)):
        return corner if corner.type else None
    over = [head for head in context.over(quantity) if head.span.end - head.span.start <= 120]
    over = [head for head in over if not KEY_BEFORE.match(text, *head.span)]
    near = 2 + len(context.column(quantity))  # a row's label, and what it takes over from the one above
    near += len(over) > 1 and context.statement.keys > 0  # a key, what leads in, and the heading
    bare = not _names_own(text, context.body, subject)
    keys = context.heads[: context.statement.keys]  # "Average wage for union bakers" names a part, a heading the page
    ranked = [h for h in over if h in keys or (bare and _is_rank(text, h, subject))]
    ranked += [h for h in over if step_over(text, h, context.body, subject)]
    nearest = [h for h in over if h in ranked or not _names_own(text, h, subject)][:near]
    earning = [head for head in over[:1] if EARNS.search(text, *head.span)]  # "Senior cooks usually earn"
    whole = any(cue.value in subject.country for cue in context.body.of("geography"))  # "… work in Australia"
    whole = whole or _NATIONAL.search(text, *context.body.span) is not None
    if whole:
        allowed = [kind for kind in allowed if kind != "geography"]
    classed = (
        _class_over(text, context, over, allowed, subject) if quantity.dimension == "money" and not whole else None
    )
    if classed:
        return classed
    for head in [*earning, *nearest]:
        if _ALL_OVER.fullmatch(text, *head.span) or (head in keys and _NATIONS_KEY.search(text, *head.span)):
            return None
        known = subject.labels.get(_ASIDE.sub("", text[slice(*head.span)]).strip().lower())
        whose = whose_pay(text[slice(*head.span)], head, allowed, subject)
        if whose:
            return whose
        if known and known[0] == "level" and "level" in allowed:  # "Development", over the keys of a card
            return Scope(known[0], "", known[1], head.span)
        employer = (
            employer_head(text, head, subject) if quantity.dimension == "money" and "industry" in allowed else None
        )
        if employer:
            return employer
        ranks = ranked_levels(text, head, subject) if head in keys or head in ranked else []
        for kind in SCOPE_TYPES:
            asked = (
                kind != "geography" and text[head.span.end - 1] == "?"
            )  # "NHS or private?" says of none what follows
            cues = [
                cue
                for cue in (*head.of(kind), *(rank for rank in ranks if rank.cue == kind))
                if kind in allowed and not asked and is_scope(text, cue, head, subject, in_head=True)
            ]
            figures = [f for f in head.figures if f.dimension != "duration" or head not in earning]
            figures = [f for f in figures if f.start > head.span.start or not _ORDINAL.match(text, f.start)]
            figures = [
                f for f in figures if f.dimension != "duration" or text[f.start - 1] != "("
            ]  # "Senior (6+ years)"
            if cues and not any(not _NUMBER_OF.search(text, head.span.start, f.start) for f in figures):
                return as_scope(text, cues[0], subject)
        step = (
            step_over(text, head, context.body, subject)
            if "level" in allowed and quantity.dimension == "money"
            else None
        )
        if step:
            return step
        located = LOCATED.fullmatch(text, *head.span) if "geography" in allowed else None
        if located:
            return Scope("geography", "", slug(located["name"]), Span(*located.span("name")))
        city = city_labelled(text, head) if "geography" in allowed else None
        if city:
            return city
        if "geography" in allowed and is_placed(text, text[slice(*head.span)], subject):
            return Scope("geography", "", slug(text[slice(*head.span)]), head.span)
    answered = asked_scope(text, context, allowed, subject)
    if answered or whole:
        return answered
    if context.page:
        over = [head for head in over if head.span != context.page[0].span]
        over += context.page if PAGE in allowed else ()
    said = quantity.numbers or context.statement.cells or PAGE in allowed
    for head in over if "geography" in allowed and said else ():
        if any(cue.value in subject.country for cue in head.of("geography")):
            return None
        places = cities_for_states(text, head, [*head_places(text, head, subject), *head.of("geography")], subject)
        named = [cue for cue in places if is_scope(text, cue, head, subject, in_head=False)]
        if named:
            return as_scope(text, named[0], subject)
    return None


_BECOMING = re.compile(r"\bbecom(?:e|ing)\b", re.IGNORECASE)


def _class_over(
    text: str, context: Context, over: Sequence[Passage], allowed: Sequence[str], subject: Subject
) -> Scope | None:
    """The class of workers that a heading names right before the occupation: "What do self-employed bakers earn?".

    Only the heading of a sentence or list: the page's title is of all who do the work, and a row has a label.
    """
    title = {page.span for page in context.page}
    if subject.own is None or context.statement.cells:
        return None
    for head in over[: context.statement.keys + 2]:
        if head.span in title or _BECOMING.search(text, *head.span):
            continue
        own = subject.own.search(text, *head.span)
        ends = own.start() - 1 if own else -1
        kinds = [kind for kind in ("worker_class", "level") if kind in allowed]
        cue = next((cue for cue in head.of(*kinds) if cue.end == ends), None)
        if cue is not None and not any(head.of(kind) for kind in ("geography", "industry")):
            return as_scope(text, cue, subject)
    return None


_ASIDE = re.compile(r"\([^()]*\)")


def _names_own(text: str, head: Passage, subject: Subject) -> bool:
    return subject.own is not None and subject.own.search(text, *head.span) is not None


def _is_rank(text: str, head: Passage, subject: Subject) -> bool:
    """Whether a head is the occupation's name at some level alone: "Senior cooks (6+ years):", "Cook, Senior"."""
    levels = head.of("level") or [cue for cue in ranked_levels(text, head, subject) if cue.cue == "level"]
    if len(levels) != 1 or subject.own is None:
        return False
    start, end = levels[0].start, levels[0].end
    beside = NUMBER.sub("", f"{text[head.span.start : start]} {text[end : head.span.end]}")
    return not slug(_ASIDE.sub(" ", subject.own.sub(" ", beside)))


def _state_over(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The state or province that the page or what stands over a figure names."""
    for head in [*context.over(quantity), *context.page]:
        for cue in head.of("geography"):
            if cue.value not in subject.country:
                return as_scope(text, cue, subject)
    return None


# "More than half of the nation's 174,100 hygienists work part time": the count is of all.
_OF_ALL = re.compile(
    r"(?:half|third|quarter|percent|%|most|many|majority|some)\s+of\s+(?:the\s+|our\s+)?(?:(?:nation|country|state)['’]s\s+)?"
    r"(?:about\s+|roughly\s+|approximately\s+|estimated\s+|nearly\s+)?$",
    re.IGNORECASE,
)
# "Full-time guards do 40 hours a week", "full-timers put in 41": whose hours they are. "Work full time" says it of all.
_HOURS_OF = re.compile(
    r"\b(?P<class>(?:full|part)[- ]?tim(?:ers?\b|e(?=\s+(?:is|means)\s"
    r"|\s+(?:[A-Za-z]+\s+){0,5}(?:works?\b(?!\s*[,.;)]|$)|do|does|put|spend|average|week|expect)\b"
    r"|\s+[a-z]+s\s+(?:[a-z]+ly\s+|often\s+)?[a-z]+\s+(?:about\s+|around\s+|between\s+)?\d)))",
    re.IGNORECASE,
)
_IS_HOURS = re.compile(
    r"(?P<class>(?:Full|Part)[- ]time)\s+(?:hours\s+)?(?:is|are|means)\s"
)  # "Full-time is 38 hours a week"
# "Around 48% work full time, with an average of 39 hours a week": theirs.
_SHARE_HOURS = re.compile(
    r"(?:%|\bper\s?cent|\bpercent|\bout\s+of\s+\d+|\b(?:half|thirds?|quarters?))[^.;,]{0,40}?\s(?:work|are|have\s+a)\s+"
    r"(?P<class>(?:full|part)[- ]time)(?:\s+(?:jobs?|posts?|positions?))?,?\s+"
    r"(?:and\s+(?:they\s+|those\s+who\s+do\s+)?(?:work|put\s+in|average)|with|at|for|averaging|putting\s+in)\s(?:[a-z]+\s+){0,4}\d"
    r"|\b(?:who\s+(?:work|are)|working)\s+(?P<worked>(?:full|part)[- ]time)\b(?=[^.;,]{0,60}\s\d)",
    re.IGNORECASE,
)
_LABEL_HOURS = re.compile(
    r"(?:[Aa]verage\s+)?(?P<class>(?:full|part|Full|Part)[- ]time)(?:\s+(?:hours|workers|staff))?:?"
)
_AFTER_HOURS = re.compile(
    r"[^.;]{0,20}(?:,|\bhours\s+(?:a\s+week\s+)?[Aa]verage)\s*(?P<class>(?:full|part)[- ]time)\s*\.?$", re.IGNORECASE
)


def is_hours(quantity: Quantity) -> bool:
    """Whether a quantity counts hours of work, a week or at all."""
    return quantity.unit in ("hours", "hours/week")


def _class_of_hours(text: str, context: Context) -> Scope | None:
    """The full-timers or part-timers whose hours a sentence or its key gives."""
    share = _SHARE_HOURS.search(text, *context.body.span)
    if share:
        said = "class" if share["class"] else "worked"
        kind = "full-time" if share[said][:1].lower() == "f" else "part-time"
        return Scope("worker_class", share[said], kind, Span(*share.span(said)))
    spans = [context.body.span, *(head.span for head in context.heads[: context.statement.keys])]
    for span in spans:
        match = (
            _HOURS_OF.search(text, *span)
            or _IS_HOURS.match(text, *span)
            or _AFTER_HOURS.search(text, *span)
            or _LABEL_HOURS.fullmatch(text, *span)
        )
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
    opens = first is not None and first.start - body.span.start <= 12 and is_scope(text, first, body, subject, False)
    return as_scope(text, first, subject) if first is not None and opens else None


def _is_of_offices(body: Passage, name: Span) -> bool:
    """Whether a name is the end of an industry's: "offices of physical and speech therapists"."""
    return any(cue.start < name.start and name.end <= cue.end for cue in body.of("industry"))
