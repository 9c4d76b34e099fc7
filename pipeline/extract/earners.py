"""earners: who stands right before a sum as the one that earns it, where that is not the occupation itself."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import clause
from pipeline.extract.context import Passage
from pipeline.extract.name_words import without_measure
from pipeline.extract.named import ELLIPSIS
from pipeline.extract.subject import Scope, Subject
from pipeline.gates import Gate, fold
from pipeline.ids import slug
from pipeline.occupations import OccupationNamer
from pipeline.quantities import Quantity
from pipeline.spans import Span

_BESIDE = ("behind", "above", "below", "ahead", "beside", "alongside")  # "just behind bricklayers, who earn …"
MOST_MODIFIERS = 3  # words before the noun of a name

_WHO = re.compile(r",?\s+who\b")
_PREPOSITION = re.compile(r"\b(?:in|at|by|of|on|for)\b")
_BEHIND = re.compile(r"\b(?:behind|above|below|ahead)\b")
# ", a sous chef on £29,000": a name with a preposition alone before its figure.
_ALONE_ON = re.compile(
    r"(?:[,;]|\band|\bwhile|\bbut)\s+(?:and\s+)?(?:(?:just|well|far|not\s+far)\s+)?(?:(?:behind|above|below|ahead\s+of)\s+)?(?:an?\s+|the\s+)?(?P<name>[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,3}?),?\s+"
    r"(?:on|at|from|with|around|some|nearly|only|just)\s+$"
)
# "…, among them train guards, on £41,000": one of those whom a sentence lists, before the first figure.
_AMONG = re.compile(
    r"\b(?:among\s+them|including|such\s+as)\s+(?:the\s+|an?\s+)?(?P<name>[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,3}?),?\s+"
    r"(?:on|at|with)\s+$"
)
# "you could become a site supervisor on up to £52,000", "some start as an arborist, on £22,000", "become a warden (£9".
_BECOMES = re.compile(
    r"\b(?:(?:become|becoming|became|as|into|to)\s+an?|becom(?:e|ing))\s+"
    r"(?P<name>(?!an?\s)[A-Za-z][\w'’-]*(?:\s[A-Za-z][\w'’-]*){0,3}?)"
    r"(?:,?\s+(?:on|at|earning|with\s+an?\s+(?:[a-z]+\s+){0,2}(?:pay|salary|wage|package)(?:\s+of)?"
    r"|(?:and|who|where\s+you)\s+(?:can\s+|may\s+|usually\s+)?(?:earns?|gets?|makes?)"
    r"|(?:which|a\s+(?:post|job|role|position)\s+that)\s+(?:\w+ly\s+|can\s+)?(?:pays?|starts?\s+(?:on|at|from))"
    r"|where\s+(?:the\s+)?(?:(?:average|median|mean|typical|usual|annual)\s+){0,2}(?:pay|salary|wage|earnings|figure)\s+(?:is|are|was|rises\s+to))\s+"
    r"(?:(?:about|around|some|over|nearly|up|to|from|between|just)\s+){0,2}|\s\()$"
)
_EARNS = Gate(
    r"(?P<words>(?:[\w'’-]+[ \t]+){0,4}[\w'’-]+)(?:,?\s+who)?"
    r"(?:\s+(?:can|may|will|would|should|could|might|usually|often|typically|generally|also|currently|now|then|only|still))*"
    r"(?:\s+(?:earn|make|get|average|receive|start|command|made|got|take\s+home|(?:have|has|had)(?=\s+(?:an?|the\s+(?:highest|best|lowest|top))\s+(?:average|median|mean)\b)|(?:is|are|was|were)\s+paid|(?:come|came)s?\s+in)(?:s|d|ed)?\b"
    r"|,?\s+(?:with|on)(?=\s+an?\s+(?:average|median|mean)\b))"
    r"(?:,?\s+(?:on|at|from|with|an?|the|highest|best|lowest|top|median|mean|average|salary|pay|wage|earnings|of|sitting|standing|as\s+much\s+as|just|some"
    r"|only|even|up|to|between)){0,7}\s*$",
)


_JOINED = re.compile(r"\b(?:for|of)\s+[a-z][\w'’ -]{2,40}\s+and\s+$")  # "the median for cooks and bakers at $30,000"


def find_earner(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """Another occupation that stands right before a sum: alone, or with a verb of pay."""
    if quantity.dimension != "money":
        return None
    return (
        _alone(text, body, quantity, subject)
        or _becoming(text, body, quantity, subject)
        or _paid(text, body, quantity, subject)
        or _part_of(text, body, quantity, subject)
        or _earning(text, body, quantity, subject)
    )


def _alone(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """Who stands alone before a figure, where one of its kind stands before: "…, master bakers $31, helpers $14"."""
    before = [f for f in body.figures if f.end <= quantity.start and f.dimension == quantity.dimension]
    if not before:
        among = _AMONG.search(text, body.span.start, quantity.start)
        alone = _ALONE_ON.search(text, body.span.start, quantity.start)
        joined = alone and _JOINED.search(text, body.span.start, alone.start("name"))
        return _other(among or (None if joined else alone), subject)
    match = ELLIPSIS.search(text, before[-1].end, quantity.start)
    if match and any(said.search(text, match.start(), match.end("name")) for said in (_PREPOSITION, _BEHIND)):
        match = None  # "in offices of physicians $131,200"
    match = match or _ALONE_ON.search(text, before[-1].end, quantity.start)
    if match is None:
        return None
    name, span = without_measure(subject.namer.singular(match.group("name"))), Span(*match.span("name"))
    first, last = name.split()[0], name.split()[-1]
    if not subject.namer.names_person(name) or last in subject.people or first in subject.not_scopes:
        return None
    if not subject.is_own(name):
        return Scope("other_occupation", "", slug(name), span)
    known = subject.labels.get(first)
    return Scope(known[0], "", known[1], span) if known else None


def _becoming(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that a sentence says one may become, with what it pays."""
    return _other(_BECOMES.search(text, clause(text, body, quantity).start, quantity.start), subject)


def _other(match: re.Match[str] | None, subject: Subject) -> Scope | None:
    """The other occupation that is the `name` of a match, if it is one."""
    name = subject.namer.singular(match["name"]) if match else ""
    if match is None or not subject.namer.names_person(name) or subject.is_own(name):
        return None
    known = name.split()[-1] in subject.people
    return None if known else Scope("other_occupation", "", slug(name), Span(*match.span("name")))


# "Mill County pays its jailers $16.20": whom a sum is paid to.
_PAYS_WHOM = re.compile(
    r"\bpa(?:y|ys|id|ying)\s+(?:(?:its|their|our|the|most|new|all|some|an?)\s+)?(?P<name>[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3}?)\s+"
    r"(?:(?:an?|median|mean|average|of|salary|wage|up|to|about|around|only|just|some|at|least|from|between)\s+){0,5}$"
)


# "The top 10% of brokers earned $176,080": those a part of whom a sum is paid to.
_PART_OF = re.compile(
    r"\b(?:top|bottom|highest|lowest|best|upper|lower)(?:[ -](?:paid|earning))?\s+[\w.]+(?:\s?%|\s+per\s?cent)?"
    r"\s+of\s+(?:all\s+|the\s+)?"
    r"(?P<name>[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3}?)\s+(?:can\s+|may\s+|will\s+)?(?:earn|ma[dk]e|receive|get|got|(?:are|were)\s+paid)(?:s|d|ed)?\s+"
    r"[^.;$£€₹]{0,40}$"
)


def _part_of(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation of which a part is paid a sum."""
    return _other(_PART_OF.search(text, clause(text, body, quantity).start, quantity.start), subject)


def _paid(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that somebody pays a sum."""
    return _other(_PAYS_WHOM.search(text, clause(text, body, quantity).start, quantity.start), subject)


def _earning(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """Who earns a sum by the verb before it: "compared with physicians, who earn $208,000"."""
    start = clause(text, body, quantity).start
    match = _EARNS.search(text, fold(text[start : quantity.start]), start, quantity.start)
    words = list(re.finditer(r"[\w'’-]+", match["words"])) if match and match["words"] else []
    words = _without_place(words, subject)
    namer, taken = subject.namer, len(words)
    while taken and len(words) - taken <= MOST_MODIFIERS:
        word = words[taken - 1].group().lower()
        if word in {"and", "or"} and _WHO.search(text, match.end("words") if match else 0, quantity.start):
            break  # "chefs, and poultry hangers, who made $261": the last alone
        if word in {"and", "or"}:
            if not any(f.dimension == "money" and start <= f.start < quantity.start for f in body.figures):
                return None  # the last of a list: "bakers, cooks, and confectioners earn"
            break
        if word in namer.function_words or word in namer.determiners or word in _BESIDE or not word[0].isalpha():
            break
        taken -= 1
    if match is None or taken == len(words):
        return None
    who = _WHO.match(text, match.end("words"), quantity.start) is not None  # "marketing managers, who earn"
    span = Span(match.start("words") + words[taken].start(), match.start("words") + words[-1].end())
    name = without_measure(namer.singular(text[slice(*span)]))
    last = name.split()[-1]
    if not (namer.is_person(last) or namer.is_short_name(name)) or last in subject.people or subject.is_own(name):
        return None
    if (taken == 0 and _is_cut(text, match, len(words), namer)) or any(
        cue.start < span.end and span.start < cue.end and not (who and span.start < cue.start)
        for cue in body.of("level")
    ):
        return None  # "A leading hand on the same site gets …"
    if last == (subject.occupation_id or "").split("-")[-1] and not (who and taken and len(name.split()) > 1):
        return None  # "lead developers", "in New York bakers earn"
    before = taken - (taken > 1 and words[taken - 1].group().lower() in ("the", "a", "an"))
    if before and _PREPOSITION.fullmatch(words[before - 1].group()):
        return None  # "those who work for contractors make …", "bakers at the biggest caterer get …"
    return Scope("other_occupation", "", slug(name), span)


def _is_cut(text: str, match: re.Match[str], kept: int, namer: OccupationNamer) -> bool:
    """Whether a name with a place behind it goes on before the words looked at: "(Dental) assistants in …"."""
    before = re.search(r"([\w'’-]+)\s$", text[max(0, match.start("words") - 30) : match.start("words")])
    known = before is None or before[1].lower() in namer.function_words | namer.determiners | {"and", "or"}
    return kept < len(match["words"].split()) and not known


def _without_place(words: list[re.Match[str]], subject: Subject) -> list[re.Match[str]]:
    """The words up to where those work whom they name: "general operatives on building sites"."""
    if not words or subject.namer.is_person(subject.namer.singular(words[-1].group())):
        return words
    places = [n for n, word in enumerate(words) if n and _PREPOSITION.fullmatch(word.group().lower())]
    named = [n for n in places if subject.namer.is_person(subject.namer.singular(words[n - 1].group()))]
    return words[: named[-1]] if named else words


# "New bakers usually earn", "new bakers with little experience take home"; no "New York bakers earn".
_NEW = re.compile(
    r"(?P<who>\b[Nn]ew\s+(?:[a-z][\w'’-]+\s+){0,3}?[a-z][\w'’-]+s)\s+(?:with\s+(?:[\w'’-]+\s+){1,5}?)?(?:\w+ly\s+)?"
    r"(?:(?:can|may|could|will)\s+)?(?:expect\s+to\s+)?(?:earn|make|get|receive|draw|gross|net|take\s+home|bring\s+(?:home|in))\b(?P<rest>[^.;]*)$"
)


def beginners(text: str, places: Sequence[Span], quantity: Quantity) -> Span | None:
    """Those who are new to the work, where a sum's clause or the head over it says that it is theirs."""
    for place in places:
        match = _NEW.search(
            text, place.start, min(place.end, quantity.start) if place.end > quantity.start else place.end
        )
        if match and not re.search(r"\b(?:while|whereas|but|and)\b", match.group("rest")):
            return Span(*match.span("who"))
    return None
