"""levels: what tells a level and stands in no lexicon: a step of a scale in a heading, a term served, a paper held."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import clause
from pipeline.extract.context import Passage
from pipeline.extract.named import BAND
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

SHORT = 6  # words of a value whose key may say that it is starting pay
LONGEST_HEAD = 80  # characters of a head that names a level and no more
_FREE = re.compile(r"\([^()]*\)|[^\w]+")
_PLAIN = re.compile(
    r"(?:nhs|pay|salary|salaries|scale|scales|rates?|of|for|the|at|on|roles?|staff|posts?|jobs?)\b", re.IGNORECASE
)

# A short line alone that says nothing of figures: another heading, though nothing marks it as one.
_ENDED = re.compile(r"\n[^\S\n]*\n[^\S\n]*[A-Z][^\n.:;!?$£€₹|*•–]{2,80}\n[^\S\n]*\n")


def _is_general(text: str, body: Passage, subject: Subject) -> bool:
    """Whether a sentence gives a mean or median of the occupation by its name, whatever level stands over it."""
    named = subject.own is not None and subject.own.search(text, *body.span) is not None
    return named and any(cue.value in ("mean", "median") for cue in body.of("wage_statistic"))


def step_over(text: str, head: Passage, body: Passage, subject: Subject) -> Scope | None:
    """The one step of a scale that a head names beside nothing but the occupation: "Cook Grade 2", "Band 6 (pay)"."""
    if head.span.end - head.span.start > LONGEST_HEAD or text[head.span.end - 1] in "?.":
        return None
    found = list(BAND.finditer(text, *head.span))
    if (
        len(found) != 1
        or text[found[0].start() - 1] == "("
        or _is_general(text, body, subject)
        or _ENDED.search(text, head.span.end, body.span.start)
    ):
        return None
    span = Span(*found[0].span())
    rest = text[head.span.start : span.start] + " " + text[span.end : head.span.end]
    rest = subject.own.sub(" ", rest) if subject.own else rest
    words = _PLAIN.sub(" ", " ".join(_FREE.sub(" ", rest).split()))
    return Scope("level", "", slug(text[slice(*span)]), span) if not words.strip() else None


# "after four years' training": no level of the worker whose pay it is.
OF_TRAINING = re.compile(
    r"['’]?\s+(?:of\s+)?(?:\w+\s+)?(?:training|study|college|school|apprenticeship|education)", re.IGNORECASE
)
# "Pay depends on years of service": what pay goes by is no level of it.
GROWS = re.compile(
    r"\b(?:increas|ris|grow|grew|var|depend|improv|based|climb|differ)\w*\s+(?:on\s+|by\s+|widely\s+)?$", re.IGNORECASE
)
# "Newly licensed teachers", "a freshly minted inspector"; but "newly released data", "pay was recently increased".
_NEWLY = re.compile(
    r"\b(?P<level>(?:newly|freshly|recently)[- ][a-z]{3,14}(?:ed|nt))\s+(?P<who>[A-Za-z]+(?:\s[a-z]+){0,2})",
    re.IGNORECASE,
)
# "First-contract observers", "twenty-year veterans": a term served, before the name of those who serve it. A term has a
# number: in "last year bakers earned" and "full-year bakers" nothing is served.
_TERM = re.compile(
    r"\b(?P<level>(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
    r"[- ](?:year|contract|season|tour|term))\s+(?P<who>[A-Za-z]+(?:\s[a-z]+){0,2})",
    re.IGNORECASE,
)
# "With an advanced trade certificate it is $30.15", "$25 once you have your licence": what has been gained by then.
_GAINED = re.compile(
    r"\b(?P<when>with|once|when|after|(?:on|upon)(?=\s+(?:complet|finish|gain|pass|registration|certification))|for\s+those\s+with)\s+"
    r"(?:(?:you|they|she|he)(?:['’](?:re|ve)|\s+(?:are|have|become|hold|gain|get|pass|complete|finish|earn))?\s+)?"
    r"(?:(?:completing|finishing|gaining|getting|passing|earning|completion\s+of)\s+)?"
    r"(?:(?:an?|the|your|their|her|his|full|this|that)\s+){0,2}(?P<what>(?:[a-z][\w'’-]*\s){0,3}?"
    r"(?:certificates?|diplomas?|degrees?|licen[cs]es?|ticket|registration|probation|academy|traineeship"
    r"|apprenticeship|exams?|residency|internship|(?:bachelor|master)['’]s(?!\s+(?:\w+\s+)?degree)|doctorate)(?:\s(?:I{1,3}V?|\d))?)\b(?!\s+(?:in|of|program|course|training))",
    re.IGNORECASE,
)
_NOT_GAINED = re.compile(r"\b(?:no|without|or|and|than|of|first|year)\b", re.IGNORECASE)


def told_levels(text: str, body: Passage, subject: Subject, known: Sequence[Cue]) -> list[Cue]:
    """The levels, and classes by what they hold, that a sentence on pay tells in words that no cue covers."""
    found = _before_whom(_TERM, "scope.level.term", text, body, subject)
    said = text[slice(*body.span)].lower()  # "a starting salary of … with a diploma"
    for match in _GAINED.finditer(text, *body.span) if "start" not in said and len(said.split()) >= SHORT else ():
        if not _NOT_GAINED.search(match["what"]):
            held = match["when"].lower().endswith("with")  # a class of workers; what comes after it is a level
            kind, name = ("worker_class", "") if held else ("level", "after-")
            found.append(Cue(kind, name + slug(match["what"]), *match.span(), "scope.level.gained"))
    if not known and not found:
        found = _before_whom(_NEWLY, "scope.level.newly", text, body, subject)
    named = [*known, *body.of("level", "worker_class", "geography", "industry")]
    return [cue for cue in found if not any(one.start < cue.end and cue.start < one.end for one in named)]


_POSTS = re.compile(r"\s+(?:positions|jobs|roles|posts|openings)\b")


_ASKED_FOR = ("experienced", "qualified")  # "Qualified bakers will find work": what is asked of all, no level


def posts_of_level(text: str, body: Passage, word: Quantity, subject: Subject) -> Scope | None:
    """The level of whom, or of the posts, that a clause speaks of before a word: "Entry-level jobs are competitive"."""
    part = clause(text, body, word)
    levels = [cue for cue in body.of("level") if part.start <= cue.start and cue.end <= word.end]
    experienced = [c for c in levels if c.value == "experienced" and text.endswith(" for ", part.start, c.start)]
    meant = [c for c in levels if c.value not in _ASKED_FOR or c in experienced]  # "Prospects for experienced bakers"
    named = [c for c in meant if subject.own and subject.own.match(text, c.end + 1)]
    cue = next((cue for cue in levels if _POSTS.match(text, cue.end) or cue in named), None)
    return Scope("level", "", cue.value, Span(cue.start, cue.end)) if cue else None


def _before_whom(pattern: re.Pattern[str], rule: str, text: str, body: Passage, subject: Subject) -> list[Cue]:
    """The levels of a pattern that stand right before those who are paid."""
    return [
        Cue("level", slug(match["level"]), *match.span("level"), rule)
        for match in pattern.finditer(text, *body.span)
        if _is_whose(text, Span(*match.span("who")), subject)
    ]


def _is_whose(text: str, who: Span, subject: Subject) -> bool:
    """Whether the words behind a level are the occupation's name, or people at large: "first-year teachers"."""
    if subject.own is not None and subject.own.match(text, who.start):
        return True
    return subject.namer.singular(text[slice(*who)].split()[0]) in subject.people
