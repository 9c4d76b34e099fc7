"""tellers: who tells a figure by a label before it, or by a name of one word: "Jobly: puts the average at …"."""

import re
from functools import lru_cache

from pipeline.spans import Span

_TELLS = r"(?:puts?|lists|reports?|estimates?|pegs|quotes|cites|gives|says|shows)"
_VERB = re.compile(rf"{_TELLS}\b")
FAR = 110  # characters of a line that may be a label with the marks before it
_LABEL = re.compile(
    r"(?:^|\n)[ \t]{0,8}(?:[-*•·]\s?)?(?:\*\*)?(?P<who>[A-Z][\w&’'.-]*(?:\s[\w&’'.-]+){0,5})"
    r"(?:\s\([^()\n]{2,60}\))?(?:\*\*)?:(?:\*\*)?\s*$"
)
# "Paylens puts the average baker's wage at …"; but "Experience puts a baker ahead", "Research gives an idea".
_LONE = re.compile(
    rf"(?P<who>(?!(?:This|That|These|Those|They|Data|Research|Experience|Everyone|Someone|Nobody|Industry|Demand|Which|Records|Reports?|Surveys?|Studies|Sources|Statistics|Figures|Estimates|Numbers|Employers|Workers|Most|Many|Some)\b)"
    rf"[A-Z][a-z]{{3,}})\s+{_TELLS}\s+(?:the|an?)\s+(?:\w+\s+){{0,2}}?(?:average|median|mean|typical|salary|wage|pay|rate)"
)


def told_by(text: str, sentence: Span, organisations: tuple[str, ...]) -> Span | None:
    """The name that tells a sentence: its subject, or its label if a verb of telling follows or it is a known one."""
    lone = _LONE.match(text, *sentence)
    if lone:
        return Span(*lone.span("who"))
    if _IT_TELLS.match(text, *sentence):
        return _named_before(text, sentence, organisations)
    if ":" not in text[max(0, sentence.start - 4) : sentence.start]:
        return None
    label = _LABEL.search(text, max(0, sentence.start - FAR), sentence.start)
    if label is None or not (_VERB.match(text, *sentence) or label["who"] in organisations):
        return None
    return Span(*label.span("who"))


# "It reported a median of …", "The agency also projects …": who was named last before.
_IT_TELLS = re.compile(
    r"(?:It|The\s+(?:agency|bureau|department|office))\s+(?:also\s+|further\s+)?"
    r"(?:report|estimate|project|expect|put|predict|forecast|found|list|give|say|show|count)\w{0,3}\b"
)
REACH = 400  # characters before a sentence in which is named whom "it" stands for


def _named_before(text: str, sentence: Span, organisations: tuple[str, ...]) -> Span | None:
    """The organisation named last in the sentences before one, in its paragraph."""
    start = max(text.rfind("\n\n", 0, sentence.start), sentence.start - REACH, 0)
    named = [*_naming(organisations).finditer(text, start, sentence.start)]
    return Span(*named[-1].span()) if named else None


@lru_cache(maxsize=8)
def _naming(organisations: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(organisations, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:\b(?:U\.[SK]\.|US|UK)\s+)?\b(?:{names})\b")


_OWNER = re.compile(r"(?P<owner>(?!The\b)[A-Z][\w.&]*(?:\s(?:(?:of|and|for)\s)?[A-Z][\w.&]*){1,4}['’]s\s)$")


def with_owner(text: str, start: int, name: Span) -> Span:
    """A name with the body it is part of: "the US Department of Labor's Bureau of Labor Statistics"."""
    owner = _OWNER.search(text[start : name.start])
    return Span(start + owner.start("owner"), name.end) if owner else name


NEAR = 60  # characters before a figure in which who gives that figure is named
# "…; Indeed reports $59,100 and ZipRecruiter $55,800": a figure with an origin of its own among several.
_GIVES = re.compile(r"(?:^|[;,(]\s?|\b(?:and|while|whereas|but|though)\s+)(?:the\s+)?$", re.IGNORECASE)
_AFTER_NAME = re.compile(
    rf"(?:['’]s)?\s+(?:{_TELLS}\s+)?(?:(?:it|an?|the|average|median|mean|figure|of|at|is|about|around)\s+){{0,4}}$"
)


def giver(text: str, sentence: Span, figure: int, organisations: tuple[str, ...]) -> Span | None:
    """The known organisation that stands right before a figure with nothing but a verb of telling between."""
    start = max(sentence.start, figure - NEAR)
    named = [*_naming(organisations).finditer(text, start, figure)]
    if not named or not _AFTER_NAME.fullmatch(text, named[-1].end(), figure):
        return None
    return Span(*named[-1].span()) if _GIVES.search(text[sentence.start : named[-1].start()]) else None


def names_teller(text: str, name: Span, organisations: tuple[str, ...]) -> bool:
    """Whether what looks like a name of workers is a known organisation's: "ZipRecruiter"."""
    return _naming(organisations).search(text, *name) is not None


# "the U.S. Bureau of Labor Statistics ("
_BEFORE_BRACKET = re.compile(
    r"(?P<name>(?!The\b)(?:U\.[SK]\.\s+)?[A-Z][\w&-]*(?:\s+(?:(?:of|for|and|the|on)\s+){0,2}[A-Z][\w&-]*){0,6})\s\($"
)


def spelled_out(text: str, start: int, short: Span) -> Span:
    """The name that initials in brackets stand behind, else these: "the Bureau of Labor Statistics (BLS)"."""
    named = _BEFORE_BRACKET.search(text, start, short.start) if text[short.start - 1] == "(" else None
    initials = [word[0] for word in re.findall(r"[A-Z]\w*", named["name"])] if named else []
    letters = [letter for letter in text[slice(*short)] if letter.isupper()]
    return Span(*named.span("name")) if named and len(letters) > 1 and initials[-len(letters) :] == letters else short
