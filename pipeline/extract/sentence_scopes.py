"""sentence_scopes: the part of an occupation that a sentence names as whose its figure is."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import (
    bind,
    clause,
    is_apart,
    is_of_longer_name,
    sentence_of,
)
from pipeline.extract.context import Passage
from pipeline.extract.cue_scopes import as_scope, is_scope
from pipeline.extract.doers import asking, earning_in, having, paying
from pipeline.extract.grouped import joined_places, ranked_levels, respective, singled_from, unbracketed
from pipeline.extract.levels import told_levels
from pipeline.extract.named import (
    BAND,
    banded,
    best_paying,
    bracketed,
    elliptic,
    fronted,
    listed_behind,
    named_industries,
)
from pipeline.extract.places import cities_for_states, named_places, whole_place
from pipeline.extract.row_scopes import COUNTRY, STATE
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.whom import is_left_behind
from pipeline.extract.year_levels import years_before
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_LEFT_GAP = re.compile(
    r"(?:\s+(?:workers|people|employees|jobs|positions|of\s+(?:them|these|those)(?:\s+workers)?"
    r"|of\s+(?:all\s+|the\s+)?[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}(?=\s+(?:works?|live|are|were)\s+in\s))(?=\s))?[\s,]*(?:per\s+\w+|an?\s+(?:year|hour|month|week)|annually|hourly)?[\s,(]*"
    r"(?:(?:if|when|where)\s+(?:you|they)(?:['’]re)?\s+)?"
    r"(?:(?:in|for|among|by|at|within|as|are|were|is|work|worked|working|live|lived|living|based|was|of|with)\s+)*"
    r"(?:(?:those|people|staff|anyone|someone)\s+(?:who\s+(?:are|is|have|has)\s+)?"
    r"(?:(?:highly|well)[- ]\w+\s+(?:and|or)\s+)?)?"
    r"(?:the\s+|a\s+|an\s+|them\s+)?(?:inner\s+|outer\s+|central\s+|greater\s+)?$",
    re.IGNORECASE,
)


_AND = re.compile(r"\b(?:and|or|&)\s+(?:the\s+)?$")


def stated(text: str, body: Passage, quantity: Quantity, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Scopes named in the sentence: the one that stands at the figure, else by the order of the sentence."""
    listed = bracketed(text, body, quantity)
    if listed is not None and listed.cue in allowed:
        return as_scope(text, listed, subject)
    ahead = _OF_THE_NATION.search(text, max(body.span.start, quantity.start - 60), quantity.start)
    ahead = ahead or _NATION_IS.search(text, max(body.span.start, quantity.start - 60), quantity.start)
    if "geography" in allowed and (ahead or _NATIONS.match(text, quantity.end, body.span.end)):
        return Scope("", "", COUNTRY, Span(quantity.start, quantity.end))
    of_state = _STATEWIDE.match(text, quantity.end, body.span.end) or (
        quantity.dimension in ("money", "percent", "bare")
        and _STATES_OWN.search(text[max(body.span.start, quantity.start - 120) : quantity.start])
    )
    if "geography" in allowed and of_state:
        return Scope("", "", STATE, Span(quantity.start, quantity.end))
    found: list[Scope] = []
    national: Scope | None = None
    last = min(clause(text, body, quantity).end, sentence_of(text, body, quantity).end)
    for kind in [kind for kind in allowed if kind in SCOPE_TYPES]:
        cues = _cues_of(kind, text, body, quantity, subject)
        cues = [cue for cue in cues if cue.start < last]
        cue = respective(text, body, quantity, cues) if len(cues) > 1 else None
        if cue is not None:
            return as_scope(text, cue, subject)
        cue = _at_left(text, body, quantity, cues)
        alone = elliptic(text, body, quantity, subject) if cue is None and quantity.dimension != "duration" else None
        if alone is not None and alone.cue == "geography" and alone.value in subject.country:
            return Scope("", "", COUNTRY, Span(alone.start, alone.end))
        if alone is not None and alone.cue in allowed:
            return as_scope(text, alone, subject)
        cue = cue or _bound(text, body, quantity, cues)
        if cue and cue.cue == "geography" and cue.value in subject.country:  # "Nationwide the average is …, in Texas …"
            national = Scope("", "", COUNTRY, Span(cue.start, cue.end))
        elif cue:
            places = kind == "geography" and not whole_place(text, cue, subject)
            beside = [c for c in body.of("geography") if _AND.search(text, max(body.span.start, c.start - 8), c.start)]
            parts = [c for c in {*cues, *beside} if c.value not in subject.country]
            found.append((joined_places(text, cue, parts) if places else None) or as_scope(text, cue, subject))
    if national is not None and not any(scope.type == "level" for scope in found):
        return national
    found = [scope for scope in found if not is_left_behind(text, body, quantity, scope.span, subject)]
    if not found:
        first = (
            listed_behind(text, body, quantity, subject)
            or best_paying(text, body, quantity)
            or (fronted(text, body, quantity, subject) if quantity.dimension != "duration" else None)
            or earning_in(text, body, quantity, subject)
            or asking(text, body, quantity, subject)
            or paying(text, body, quantity, subject)
            or having(text, body, quantity, subject)
        )
        return as_scope(text, first, subject) if first is not None and first.cue in allowed else None
    touching = [s for s in found if text[s.span.end : quantity.start].strip() == "(" and s.span.end < quantity.start]
    if touching:
        return touching[-1]  # "Retail trade (8%), self-employed (11%)"
    reached = next((s for s in found if s.type == "level" and s.span.start >= quantity.end), None)
    if reached is not None and found[0].type == "worker_class" and _is_left_of_sum(body, quantity, found[0]):
        return reached  # "Apprentices earn £12,000, rising to £24,000 once qualified"
    between = [f.end for f in body.figures if found[0].span.end < f.start < quantity.start and f.unit == quantity.unit]
    later = paying(text, body, quantity, subject) if between and quantity.dimension == "money" else None
    if later is not None and later.cue == "geography" and later.start > between[-1]:
        return as_scope(text, later, subject)  # "In Mobile it is $25,070, and Memphis offers $24,880"
    opening = max(
        clause(text, body, quantity).start, sentence_of(text, body, quantity).start
    )  # what the clause itself names goes before what one before it does
    found.sort(key=lambda scope: (scope.span.start < opening, _rank(text, scope, quantity)))
    if found[0].span.start < opening:  # "Bakers in retail make $30,000, while those in banking make $40,000"
        own = earning_in(text, body, quantity, subject) or paying(text, body, quantity, subject)
        if own is not None and own.start >= opening and own.cue in allowed:
            return as_scope(text, own, subject)
    return found[0]


def _is_left_of_sum(body: Passage, quantity: Quantity, scope: Scope) -> bool:
    """Whether another figure of the same kind stands between a scope and this one."""
    figures = (f for f in body.figures if f.dimension == quantity.dimension)
    return any(scope.span.end <= f.start and f.end <= quantity.start for f in figures)


_ORDER = ("geography", "worker_class", "level", "industry")
_OF_SHARES = ("geography", "industry", "worker_class", "level")


def _rank(text: str, scope: Scope, quantity: Quantity) -> int:
    """Which of several kinds of scope a figure is of: of pay a level before an industry, but for a mere grade."""
    order = _ORDER if quantity.dimension == "money" else _OF_SHARES
    graded = scope.type == "level" and BAND.fullmatch(text, *scope.span)
    return len(order) if graded or scope.type not in order else order.index(scope.type)


def _is_within(cue: Cue, body: Passage) -> bool:
    """Whether a level's longer words hold those of a class: "a second-year apprentice"."""
    levels = body.of("level") if cue.cue == "worker_class" else ()
    return any(level.start <= cue.start and cue.end <= level.end for level in levels)


def _cues_of(kind: str, text: str, body: Passage, quantity: Quantity, subject: Subject) -> list[Cue]:
    """The words of a sentence that name a scope of one kind, by place."""
    cues = [cue for cue in body.of(kind) if is_scope(text, cue, body, subject, in_head=False)]
    cues = [cue for cue in cues if not (_is_within(cue, body) or is_of_longer_name(text, cue, body))]
    if kind == "geography":  # "They make $35,000, especially in Ohio, where they make $40,000"
        cues = [c for c in cues if c.start < quantity.end or (singled_from(text, c) or 0) < quantity.end]
    counted = quantity.dimension == "bare" and bool(quantity.numbers)
    if kind == "industry" and (counted or quantity.dimension in ("money", "percent")):
        named = named_industries(text, body)
        if counted:  # "about 12,000, most of them in the hotel industry"
            named = [c for c in named if "," not in text[quantity.end : c.start]]
        cues = sorted([*cues, *named], key=lambda cue: cue.start)
        cues = [a for a, b in zip(cues, [*cues[1:], None]) if b is None or not _is_of_name(text, a, b, subject)]
    if kind == "industry":  # "grow 11 percent as towns build and utilities cut lines"
        cues = [
            c
            for c in cues
            if c.start < quantity.end
            or not (_JOINS.search(text, max(body.span.start, c.start - 12), c.start) or is_apart(text, quantity, c))
        ]
    if kind == "industry" and quantity.dimension == "duration":
        cues = [cue for cue in cues if not _FIELD.search(text, body.span.start, cue.start)]
    if kind in ("level", "worker_class"):
        cues = unbracketed(text, cues) if len(cues) > 1 else cues
        ranked = [cue for cue in ranked_levels(text, body, subject) if cue.cue == kind]
        cues = sorted([*cues, *ranked], key=lambda cue: cue.start)
    if kind in ("level", "worker_class") and quantity.low is not None and _FROM_TO.match(text, quantity.end):
        cues = [cue for cue in cues if cue.start < quantity.end]
    if kind in ("level", "worker_class") and quantity.dimension == "money":
        known = [*cues, *(banded(text, body) if kind == "level" else ())]
        told = [cue for cue in told_levels(text, body, subject, known) if cue.cue == kind]
        cues = sorted([*cues, *told], key=lambda cue: cue.start)
    if kind == "level" and len(cues) > 1:  # "Entry-level designers (0-2 years experience)"
        cues = [c for c in cues if c.value != "experienced" or text[c.start - 1 : c.start] != "("]
        cues = [a for a, b in zip(cues, [*cues[1:], None]) if not _ranks_behind(a, b, quantity, body)]
    if kind == "level" and quantity.dimension == "money":
        bands = banded(text, body)  # one band beside "newly qualified" or "start" says the same again
        banding = not cues and not any(cue.value == "starting" for cue in body.of("wage_statistic"))
        touching = [band for band in bands if _touches(text, band, quantity, subject)]
        said = bands if banding or len(bands) > 1 else touching
        cues = sorted([*cues, *said], key=lambda cue: cue.start)
        cues = cues if quantity.low is None else [c for c in cues if not _ENDS.match(text, quantity.end, c.start)]
        years = years_before(text, body, quantity)
        if years and any(_WITH.fullmatch(text, c.end, years.start) for c in cues):
            years = None  # "master bakers with 10+ years of experience"
        if years and not any(c.start < quantity.start and c.end > years.start for c in cues):
            return [years]
    if kind == "geography" and quantity.dimension == "money":
        cues = sorted([*cues, *named_places(text, body, subject)], key=lambda cue: cue.start)
    if kind == "geography" and cues:
        cues = cities_for_states(text, body, cues, subject)
    return cues


# "… in Juneau, compared with a national average of $48,000": the whole occupation's.
_OF_THE_NATION = re.compile(
    r"\b(?:national|nationwide|countrywide|U\.?S\.?|UK)\s+(?:average|median|mean|figure|rate)\b(?:\s+(?:\w+\s+){0,2}?(?:of|is|was|at))?"
    r"(?:\s+(?:about|around|roughly|nearly|approximately))?[\s,:(]*$"
)
_NATION_IS = re.compile(
    r"\b(?:[Ff]or|[Ii]n)\s+the\s+(?:nation|country)(?:\s+as\s+a\s+whole)?,?\s+(?:[a-z]+\s+){1,3}(?:is|was)\s+(?:(?:about|around)\s+)?$"
)
_NATIONS = re.compile(
    r"\s+(?:\(?(?:the\s+)?)(?:national|nationwide|U\.?S\.?)\s+(?:average|median|mean|figure)\b"
    r"|\s+(?:nationally|nationwide|(?:in|for|across)\s+the\s+(?:nation|country)(?:\s+as\s+a\s+whole)?)(?=\s*[,.;)])"
)
# "$42,960 statewide", "the state median of $42,960": the state's that the page is about, whatever town stands before.
_STATEWIDE = re.compile(r"\s+\(?(?:state-?wide|province-?wide|across\s+the\s+(?:state|province))\b")
_STATES_OWN = re.compile(
    r"^(?:State-?wide|Province-?wide),?\s[^.;]*$|\b(?:[Ss]tate-?wide|[Pp]rovince-?wide|(?:the\s+)(?:state|provincial)(?:['’]s)?)\s+"
    r"(?:average|median|mean|figure|rate)\b(?:\s+(?:\w+\s+){0,2}?(?:of|is|was|at))?[\s,:(]*$"
    r"|\b(?:than|above|below|exceeds?|beats?)\s+the\s+(?:average|median)(?:\s+(?:salary|pay|wage))?(?:\s+of)?\s*$"
)
_ENDS = re.compile(
    r"\s*\([^()]{0,30}\bto\s+$|\s*\($(?=[^()]{0,30}\sto\s)"
)  # "£24,000 to £43,000 (starter to experienced)"
# "£24,000 to £43,000, from those who have just qualified to those …": whose the two ends of a range are.
_FROM_TO = re.compile(r",\s(?:[^;.,]{1,40},\s)?(?:going\s|all\sthe\sway\s)?from\s(?:[\w'’-]+\s){1,12}?to\s(?=[a-z])")
_JOINS = re.compile(r"\b(?:and|as|with|then|or)\s+(?:the\s+)?$")
_WITH = re.compile(r"\s+(?:[\w-]+\s+){1,3}?(?:with|having|of)\s+(?:about\s+|over\s+|at\s+least\s+)?")
_FIELD = re.compile(
    r"\bexperience\s+(?:in|with|of|working)\b[^.;]{0,60}$", re.I
)  # "five years of experience in retail"


def _ranks_behind(years: Cue, rank: Cue | None, quantity: Quantity, body: Passage) -> bool:
    """Whether a rank behind some years says whose a sum is: "After a decade or so a senior baker makes $44,150"."""
    if years.value != "experienced" or rank is None or rank.value == "experienced" or rank.end > quantity.start:
        return False
    return not any(years.end <= figure.start < rank.start for figure in body.figures)


_AT_BAND = re.compile(r"\s*[,:(]\s*")


def _touches(text: str, band: Cue, quantity: Quantity, subject: Subject) -> bool:
    """Whether a band stands at the occupation's name or right before a sum: "Level 1 cooks", "at Band 3, £22,840"."""
    named = subject.own is not None and subject.own.match(text, min(band.end + 1, quantity.start), quantity.start)
    return bool(named) or _AT_BAND.fullmatch(text, band.end, max(band.end, quantity.start)) is not None


_OWN_FIGURE = re.compile(
    r"\s*(?:,\s*)?(?:(?:it|they|the\s+\w+)\s+|it(?=['’]s))?(?:is|was|are|were|get|got|at|['’]s)?\s*(?:(?:just|only|about|around)\s+)?"
    r"|\s+(?!(?:and|or|but|while)\b)\w+\s+"
    r"|\s+(?:[\w/-]+\s+){0,3}?(?:\([^()]{3,40}\)\s+)?(?:at|on)\s+(?:\w+\s+)?"
    r"|\s+(?:[\w/-]+\s+){0,7}?(?:earn|make|get|take|bring|receive|draw|command|start|begin|rise|can|may|could|pa(?:id|ys?))\w*\b[^.;,]{0,30}",
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


_CODE = re.compile(r"\b(?:NOC|SOC|ANZSCO|ISCO|code)\s$")  # "pharmacists (NOC 31120)"
_APART = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|or)\s")
_NEXT_SUBJECT = re.compile(r";\s|,\s+(?:and|but|while|whereas)\s")


def _bound(text: str, body: Passage, quantity: Quantity, cues: Sequence[Cue]) -> Cue | None:
    taken = [
        cue
        for cue in cues
        if any(
            f is not quantity
            and f.dimension == quantity.dimension
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
    if not quantity.numbers and quantity.value is None:  # a word: "shifts of 8 hours are common in hospitals"
        figures = [
            f for f in body.figures if f.dimension != "duration" and not _CODE.search(text, f.start - 8, f.start)
        ]
        own = [cue for cue in cues if not _APART.search(text, quantity.end, max(quantity.end, cue.start))]
        return bind(quantity, [cue for cue in own if cue not in taken], figures, lambda _: True)
    sums = quantity.dimension == "money"  # the 5 of "Band 5 (newly qualified) £29,970" is no figure beside a sum
    figures = [f for f in body.figures if not (sums and f.dimension == "bare")]
    figures = [f for f in figures if not any(c.start <= f.start and f.end <= c.end for c in cues)]
    taken += [  # "Divers make $24 to $38 an hour, and union divers up to $75"
        cue
        for cue in cues
        if cue.start >= quantity.end
        and _NEXT_SUBJECT.search(text, quantity.end, cue.start)
        and any(f.start >= cue.end for f in behind)
    ]
    return bind(quantity, [cue for cue in cues if cue not in taken], figures, lambda _: True)


def _is_of_name(text: str, cue: Cue, longer: Cue, subject: Subject) -> bool:
    """Whether an industry is but a word in the name of the next: "in mining and farm machinery manufacturing"."""
    return as_scope(text, longer, subject).span.start <= cue.start
