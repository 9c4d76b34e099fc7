"""industries: the whole name of an industry that a known word is part of."""

import re

from pipeline.extract.subject import Subject
from pipeline.patterns import Cue
from pipeline.spans import Span

# "in food manufacturing": the words between the preposition and the known name belong to it.
MOST_WORDS = 100  # characters before a known industry that may belong to its name
NARROWS = re.compile(
    r"\b(?:in|for|by|within|at|(?:sector|industry)\s+(?:for\s+[a-z -]{3,40}?\s)?(?:is|was)"
    r"|(?:first|second|third|fourth|fifth|next|then|last)\b[a-z ]{0,30}?\s(?:is|was|comes?|came))"
    r"\s+(?:the\s+|a\s+|an\s+)?"
    r"(?P<words>(?:(?!(?:who|that|which|whose|in|for|by|at|within|employed|working|is|was|are|were)\b)"
    r"[a-z]+(?:, (?=[a-z]+(?: [a-z]+)?,? and )|, (?=and )| |-)){1,6})$",
    re.IGNORECASE,
)
# "Public sector undertakings", "retail chains": the noun for those who employ people behind what they do.
_LONGER = re.compile(r"\s+(?P<noun>[a-z]{4,}s)\b")
# "Designers in advertising and public relations had": both names are one where what they have follows.
_JOINED = re.compile(
    r"\s+and\s+(?P<rest>(?!(?:in|at|for|with|by|on|the|an?|other|some|many|most|those|earn(?:s|ed)?|ma[dk]es?|gets?|got|had|ha[sv]e?|average[sd]?|draws?|started)\b)[a-z][a-z-]*(?:\s[a-z][a-z-]*){0,2}?)"
    r"(?=\s+(?:(?:can|may|will|usually|typically|often)\s+)?(?:earn|ma[dk]e|get|got|had|have|average|receive|draw|start)\w{0,2}\b)"
)
# "Real estate brokers and agents", "construction managers and workers": people, and no industry.
_AND_PEOPLE = re.compile(r"\s+and\s+(?:[a-z]+\s+)?(?:agents|managers|clerks|assistants|workers)\b")
_NEXT_WORD = re.compile(r"\s+[a-z]+s(?=\s)")
_BEHIND_IN = re.compile(r"\b(?:in|at)\s+(?:the\s+)?$")


def names_people(text: str, cue: Cue, end: int) -> bool:
    """Whether the words behind a known industry make a name of people of it: "real estate brokers and agents"."""
    word = _NEXT_WORD.match(text, cue.end, end)
    return word is not None and _AND_PEOPLE.match(text, word.end(), end) is not None


def whole_industry(text: str, cue: Cue, subject: Subject) -> Span | None:
    """The longer name of which a known industry is a part; None where its own words are all."""
    if cue.cue != "industry" or cue.rule.endswith(".named"):
        return None  # a name found by its last word is whole
    wider = NARROWS.search(text, max(0, cue.start - MOST_WORDS), cue.start)
    if wider and wider.group("words").split()[0] not in subject.not_kinds:
        return Span(wider.start("words"), cue.end)
    longer = _LONGER.match(text, cue.end) if cue.rule.startswith("scope.industry.") else None
    if longer and subject.employs(longer["noun"]) and not _AND_PEOPLE.match(text, longer.end()):
        return Span(cue.start, longer.end())  # "public sector undertakings"
    joined = _JOINED.match(text, cue.end) if _BEHIND_IN.search(text, max(0, cue.start - 8), cue.start) else None
    if joined and not subject.namer.names_person(subject.namer.singular(joined["rest"])):
        return Span(cue.start, joined.end())
    return None
