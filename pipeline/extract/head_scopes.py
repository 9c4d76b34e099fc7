"""head_scopes: the part of an occupation that a heading is about: a kind of employer, or whom its question asks of."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, Passage
from pipeline.extract.readable import readable
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.spans import Span

MOST_WORDS = 5  # of a heading that is the name of some employers
_WHOLES = ("sector", "industry", "government")  # singular nouns for many employers
_WORDS = re.compile(r"[A-Za-z][A-Za-z'’&, -]{2,60}")
_NO_KIND = re.compile(
    r"\b(?:top|best|leading|biggest|largest|major|popular|featured|our|find|why|paying|list)\b", re.IGNORECASE
)
# "How much is the salary of immigration officers?", "What does a swimming instructor make?"
_ASKED = re.compile(
    r"\b(?:(?:salary|pay|wages?|earnings|income)\s+(?:of|for)|(?:do|does|can|is|are|will|would))\s+(?:an?\s+|the\s+|most\s+)?"
    r"(?P<who>(?!(?:salary|pay|wages?|earnings|income|the)\b)[A-Za-z][\w'’-]*(?:\s[A-Za-z][\w'’-]*){0,4}?)"
    r"(?=\s*\?|\s+(?:earn|make|get|take|start|paid|expect|earning|making|in\s|at\s|with\s|per\s|need|have|work))"
)


def employer_head(text: str, head: Passage, subject: Subject) -> Scope | None:
    """The kind of employer whose name is all of a heading: "Thrift banks", "Hotels and resorts", "Public sector"."""
    words = readable(text[slice(*head.span)]).strip(" :*#")
    names = words.lower().split()
    if not 0 < len(names) <= MOST_WORDS or not _WORDS.fullmatch(words) or not subject.employs(words):
        return None
    one = subject.namer.singular(words) == words.lower()
    if one and not (len(names) == 2 and names[1] in _WHOLES):
        return None  # "Working from home", "After high school", "Sector"
    if names[0] in subject.not_scopes or _NO_KIND.search(words) or head.of("all_occupations", "geography"):
        return None
    known = [cue for cue in head.of("industry") if 5 * (cue.end - cue.start) >= 4 * len(words)]
    return Scope("industry", "", known[0].value if known else slug(words), head.span)


def asked_scope(text: str, context: Context, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """Whom the question over an answer asks of, where the answer names nobody: a level, or another occupation."""
    over = context.heads[context.statement.keys or bool(context.statement.cells) :][:2]
    leads = over and text[over[0].span.end - 1] == ":"  # "Here is how it breaks down:", under the question
    head = next((h for h in over[: 1 + bool(leads)] if text[h.span.end - 1] == "?"), None)
    if head is None or subject.own is None or subject.own.search(text, *context.body.span):
        return None
    for cue in head.cues:
        if cue.cue in SCOPE_TYPES[2:] and cue.cue in allowed and subject.own.match(text, cue.end + 1, head.span.end):
            return Scope(cue.cue, "", cue.value, Span(cue.start, cue.end))
    own = subject.own.search(text, *head.span)
    before = text[head.span.start : own.start()].split()[-1:] if own else []
    known = subject.labels.get(before[0].lower()) if before else None
    if own and known and known[0] in SCOPE_TYPES[2:] and known[0] in allowed:
        return Scope(known[0], "", known[1], Span(own.start() - len(before[0]) - 1, own.start() - 1))  # "travel nurses"
    asked = None if own else _ASKED.search(text, *head.span)
    name = subject.namer.singular(asked["who"]) if asked else ""
    if asked is None or not subject.namer.names_person(name) or subject.is_own(name):
        return None
    if name.split()[-1] in subject.people:
        return None
    return Scope("other_occupation", "", slug(name), Span(*asked.span("who")))
