"""cue_scopes: when words that a cue knows stand as a scope, and the scope that they name."""

import re

from pipeline.extract.clauses import BESIDES, CAREER_IN, EXCEPT, concession
from pipeline.extract.companies import is_in_firm
from pipeline.extract.context import Passage
from pipeline.extract.grouped import is_singled_out
from pipeline.extract.industries import MOST_WORDS, NARROWS, names_people, whole_industry
from pipeline.extract.levels import GROWS, OF_TRAINING
from pipeline.extract.places import AHEAD, REST_OF_STATE, part_of_place, whole_place
from pipeline.extract.posts import names_post
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.year_levels import years_said
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.spans import Span

_PLACE_BEFORE = re.compile(
    r"(?:[—–-]\s?|\b(?:in|across|of|for|from|throughout|within|around|outside|like|such\s+as|including|call"
    r"|followed\s+by|is|are|was|were|comes?|than)\s+"
    r"(?:(?:the|parts of|central|greater|most of|inner|outer|rural|regional"
    r"|(?:the\s+)?rest\s+of(?:\s+the)?)\s+)?|[(,&/]\s?|\b(?:and|but|while|whereas|though)\s+(?:the\s+)?|^#?\d{1,3}[.:)]\s+)$",
    re.IGNORECASE,
)

_INDUSTRY_BEFORE = re.compile(
    r"\b(?:in|for|by|within|at|as|and|or|from|with|is|was|are|were|then)\s+(?:the\s+|a\s+|an\s+)?$|[(,]\s?$",
    re.IGNORECASE,
)

# "Minnesota employers had", "In May 2023 Ohio had": what a sentence opens with, but for its date.
_OPENING = re.compile(
    r"(?:(?:in|by|as\s+of|during|since)\s+(?:[a-z]+\s+)?(?:19|20)\d\d,?\s+)?(?:the\s+)?", re.IGNORECASE
)
# "Baker salary Florida — $40,530", "Ohio's $38,200": a label, whatever stands before
_LABELS = re.compile(r"(?:\s*[—–:-]\s*|['’]s\s)[$£€₹]\s?\d")


def in_own_name(text: str, cue: Cue, passage: Passage, subject: Subject) -> bool:
    """Whether a word is part of the occupation's own name: "chartered" of a chartered accountant."""
    own = subject.own.finditer(text, *passage.span) if subject.own else ()
    return any(name.start() <= cue.start and cue.end <= name.end() for name in own)


def is_scope(text: str, cue: Cue, passage: Passage, subject: Subject, in_head: bool) -> bool:
    """Whether the words stand as a scope: a place behind a preposition, an industry likewise."""
    if in_own_name(text, cue, passage, subject):
        return False
    before = text[max(passage.span.start, cue.start - 48) : cue.start]
    besides = BESIDES.search(before) if cue.cue in ("geography", "industry") and not in_head else None
    if besides and (besides[0].lower().startswith(EXCEPT) or not text.startswith(", where", cue.end)):
        return False
    ahead = AHEAD.search(before) if cue.cue == "geography" else None
    before = before[: ahead.start()] if ahead else before
    if cue.cue == "geography":
        if cue.value in subject.country:
            return not in_head and cue.value == "national"
        if is_in_firm(text, cue.start, cue.end):
            return False
        if REST_OF_STATE.match(text, cue.end, passage.span.end):
            return True
        labels = _LABELS.match(text, cue.end, passage.span.end) is not None
        people = subject.own and subject.own.match(text, min(cue.end + 1, passage.span.end), passage.span.end)
        if is_singled_out(text, cue):
            return False
        free = in_head or labels or people is not None
        opens = _OPENING.fullmatch(text, passage.span.start, cue.start) is not None
        return free or opens or bool(_PLACE_BEFORE.search(before))
    if cue.cue == "industry":
        if _FAMILY.match(text, cue.end, passage.span.end) or _TELLERS.match(text, cue.end, passage.span.end):
            return False
        if names_people(text, cue, passage.span.end):
            return False
        if in_head and _SAYS.match(text, cue.end, passage.span.end):
            return False
        if not in_head and cue.end <= concession(text, passage.span.start, passage.span.end):
            return False
        if not in_head and CAREER_IN.search(text, max(passage.span.start, cue.start - 70), cue.start):
            return False
        narrows = NARROWS.search(text, max(passage.span.start, cue.start - MOST_WORDS), cue.start)
        first = narrows["words"].split()[0] if narrows else ""
        narrowed = bool(first) and (first == "public" or first not in subject.not_scopes | subject.not_kinds)
        opens = _OPENING.fullmatch(text, passage.span.start, cue.start) is not None
        opens = opens or _RANKED_AS.match(text, cue.end, passage.span.end) is not None
        led = _INDUSTRY_BEFORE.search(before) or (_LED.match(text, cue.start) and not _LEARNT.search(before))
        return in_head or opens or narrowed or bool(led)
    if cue.cue == "worker_class" and _AS_IF.search(before) and _OF_WORK.match(text, cue.end, passage.span.end):
        return False
    if (
        cue.cue == "worker_class"
        and not in_head
        and _COUNTED_IN.search(text, max(passage.span.start, cue.start - 60), cue.start)
    ):
        return False
    if cue.cue == "level" and not in_head and names_post(text, cue, passage.span, subject):
        return False
    if cue.cue == "level" and not in_head and _BEARER.match(text, cue.end, passage.span.end):
        return False
    if cue.cue != "level" or (subject.own and subject.own.match(text, min(cue.end + 1, passage.span.end))):
        return True  # "newly qualified secondary school teachers"
    return not (GROWS.search(before) or OF_TRAINING.match(text, cue.end, passage.span.end))


# "The manager Nadia Osman, 34, said", "supervisor Tom Reilly says": who speaks, and no level of who is paid.
_BEARER = re.compile(
    r"\s+[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){1,3}(?:,\s[^,;]{1,40},)?\s+(?:said|says|told|added|explained|of|at)\b"
)
# "Construction and extraction occupations": a family of occupations, whatever industry they work in.
_FAMILY = re.compile(r"(?:(?:,? and|,| &) [a-z]+){0,3} (?:occupations|careers)\b", re.IGNORECASE)
# "BLS listed state governments, excluding schools, as the best paying industry": the industry, whatever stands before.
_RANKED_AS = re.compile(
    r"(?:,?\s\(?excluding\s[\w ,]{3,50}?\)?)?,?\s+as\s+(?:the|its|their)\s+"
    r"(?:top|best|highest|most|lowest|worst)[\w -]{0,20}?\s(?:industry|sector|employer|setting)\b"
)
_LED = re.compile(r"(?:in|for|working for)\s")  # of a name that is an industry only so: "in schools"
_LEARNT = re.compile(
    r"\b(?:learn\w*|train\w*|taught|stud(?:y|ied)|courses?|program(?:me)?s?|classes)\s+$", re.IGNORECASE
)
# "What the government says": who tells it, not whose it is.
_SAYS = re.compile(
    r"(?:['’]s)?\s+(?:says?|said|reports?|data|statistics|figures|numbers|estimates|survey)\b", re.IGNORECASE
)
# "Government economists project a rise": who tells it.
_TELLERS = re.compile(r"\s+(?:economists|forecasters|statisticians|forecasts|projections|statistics|figures|data)\b")
# "$48,780 a year for full-time work": how a sum is reckoned, not of whom.
_AS_IF = re.compile(r"\b(?:for|at|assuming|on)\s+(?:an?\s+)?$", re.IGNORECASE)
# "All workers, including part-year and part-time ones, earned …": a part of those meant, or none of them.
_COUNTED_IN = re.compile(
    r"\b(?:including|excluding|counting|leaving\s+out|except(?:\s+for)?|as\s+well\s+as|regardless\s+of|not\s+only|whether)\s+"
    r"(?:(?:both|the|all|any|for)\s+)?(?:[\w-]+(?:\s+workers)?,?\s+(?:and|or)\s+|[\w-]+,\s+){0,3}(?:those\s+(?:who\s+)?(?:work(?:ing)?|on)\s+)?$",
    re.IGNORECASE,
)
_OF_WORK = re.compile(r"\s+(?:work|hours|employment|schedule|basis|week)\b")


def as_scope(text: str, cue: Cue, subject: Subject) -> Scope:
    """The scope that some words name, with what stands at them and belongs to the name."""
    whole = whole_industry(text, cue, subject)
    if whole is not None:
        return Scope(cue.cue, "", slug(text[slice(*whole)]), whole)
    part = part_of_place(text, cue)
    if part is not None:
        return Scope(cue.cue, "", slug(re.sub(r"\b(?:of|the)\b", " ", text[slice(*part)])), part)
    longer_name = whole_place(text, cue, subject)
    if longer_name is not None:
        return Scope(cue.cue, "", slug(text[slice(*longer_name)]), longer_name)
    band = years_said(text, cue) if cue.cue == "level" else None
    if band is not None:
        return Scope("level", "", slug(text[slice(*band)]), band)
    return Scope(cue.cue, text[cue.start : cue.end], cue.value, Span(cue.start, cue.end))
