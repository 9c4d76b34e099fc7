"""related: whose figures those are that stand in a section on other occupations."""

import re
from itertools import takewhile

from pipeline.extract.context import Context
from pipeline.extract.name_words import past_adverb
from pipeline.extract.others import NO_NAME
from pipeline.extract.row_scopes import UNKNOWN
from pipeline.extract.rules import ClaimRules
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.spans import Span

_NAME = re.compile(r"\s*([A-Z][A-Za-z,'’ /-]{2,70}?)\s*(?=[:(\t$£€\d–—]|\s-\s|$)")
_SENTENCE = re.compile(
    r"\b(?:an?|with|that|is|are|was|were|earns?|makes?|average|median|typical|salary|pays?"
    r"|rate|growth|number|degree|level|years|takes?|requires?|while|it|has|have)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:hourly|weekly|monthly|annual(?:ly)?|yearly)", re.IGNORECASE)  # over columns of ranks
_MARK = re.compile(r"(?:[#*_ \t]*(?:\d{1,2}[.)]\s+)?)*")  # "### 2. ", before the name in a heading
LONGEST_HEADING = 60


# Over what others are paid; "You might also like" stands over links.
_OTHERS_PAID = re.compile(
    r"\b(?:careers?|jobs?|occupations?|roles?|professions?|trades?|positions?|salar(?:y|ies)|pay)\b", re.IGNORECASE
)
_SHORT_NAME = re.compile(r"[A-Z][A-Za-z'’/-]*(?:\s[A-Za-z'’/&-]+){0,4}\s?:?")


def is_paid_elsewhere(text: str, context: Context, rules: ClaimRules) -> bool:
    """Whether a sum stands behind a name alone in a section on other jobs: "Baker  €24k - €31k"."""
    section, label = context.statement.section, context.heads[0].span
    if section["kind"] not in rules.other_sections or text[context.body.span.end - 1] == "?":
        return False
    return bool(_OTHERS_PAID.search(section["heading"] or "")) and _SHORT_NAME.fullmatch(text, *label) is not None


def find_related(text: str, context: Context, subject: Subject, rules: ClaimRules) -> Scope | None:
    """The other occupation that a label or the sentence itself names in a section on such occupations."""
    section = context.statement.section
    if section["kind"] not in rules.other_sections:
        return None
    spans = takewhile(lambda place: place.start != section["heading_start"], (over.span for over in context.heads))
    for place in [*spans, context.body.span]:
        place = past_adverb(text, place)
        said = next(iter(subject.namer.opening_names(text, [(place.start, place.end)])), None)
        if said and subject.is_own(said):
            continue
        if said:
            end = min(place.end, place.start + len(said) + 1)
            return Scope("other_occupation", "", slug(said), Span(place.start, end))
        match = _NAME.match(text, place.start, place.end)
        plain = match is not None and not (
            match.group(1).split()[0].lower() in subject.namer.function_words
            or _SENTENCE.search(match.group(1))
            or NO_NAME.search(match.group(1).lower())
            or _RATE.fullmatch(match.group(1))
        )
        if match and plain and not subject.is_own(match.group(1)):
            return Scope("other_occupation", "", slug(subject.namer.singular(match.group(1))), Span(*match.span(1)))
    return None


_PAY_LABEL = re.compile(
    r"(?:avg\.?|average|median|mean|typical)?\s*(?:annual\s+)?(?:salary|pay|wage|earnings)\s*:?", re.IGNORECASE
)
_ON_OTHERS = re.compile(r"(?:related|similar|other)\s+(?:careers|jobs|occupations|roles)\b", re.IGNORECASE)


def _names_nobody(text: str, context: Context, subject: Subject) -> bool:
    """Whether a label of pay alone stands in a list of other careers whose names are lost: "Avg. salary: $66k"."""
    section = context.statement.section
    label = context.heads[0].span if context.heads else context.body.span
    if not _ON_OTHERS.match(section["heading"] or "") or _PAY_LABEL.fullmatch(text, *label) is None:
        return False
    over = takewhile(lambda head: head.span.start != section["heading_start"], context.heads[1:])
    return not any(subject.namer.names_person(text[slice(*head.span)]) for head in over)


def headed_other(text: str, context: Context, subject: Subject, rules: ClaimRules) -> Scope | None:
    """The occupation that heads its part of such a section: "1. Pastry chef", under "Similar jobs"."""
    section = context.statement.section
    start, end = section["heading_start"], section["heading_end"]
    if section["kind"] in rules.other_sections and _names_nobody(text, context, subject):
        return Scope(UNKNOWN, "", "", context.heads[0].span)
    inherited = section["kind"] in rules.other_sections and section["kind_basis"] == "inherited"
    if not inherited or start is None or end - start > LONGEST_HEADING:
        return None
    mark = _MARK.match(text, start, end)
    span = Span(mark.end() if mark else start, end)
    name = text[slice(*span)].strip("*#_: ")
    if not subject.namer.names_person(name) or NO_NAME.search(name.lower()) or subject.is_own(name):
        return None
    return Scope("other_occupation", "", slug(subject.namer.singular(name)), span)
