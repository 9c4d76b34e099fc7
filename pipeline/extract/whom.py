"""whom: another occupation that a pronoun means, that one is told how to become, or that the sentence before is of."""

import re

from msgspec.structs import replace

from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.context import Context, Passage
from pipeline.extract.others import find_other_occupation
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity
from pipeline.spans import Span

_PRONOUN = re.compile(
    r"\b(?:whose|their|these\s+workers['’])\s+(?:own\s+)?(?:total\s+|average\s+|mean\s+|median\s+|typical\s+|annual\s+|hourly\s+|overall\s+){0,3}"
    r"(?:employment|numbers?|jobs|ranks|pay|wages?|salar(?:y|ies)|earnings|outlook|median|mean|average)\b"
)
_WORD = r"(?!(?:with|under|of|for|as|to|by|in|at|on|and|or|than|together|along)\b)[a-z][a-z'’-]+"
# "It counts them with medical records specialists", "a median of $101,190 for management analysts".
_NAMED = re.compile(
    r"\b(?:with|under|of|for|among|as|to|by|tracks?|counts?|covers?|reports?)\s+(?:the\s+|all\s+|(?:about\s+|some\s+)?\d[\d,.]*\s+)?"
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,4}}s)(?=[,;]|\s+(?:in|and|whose|who|at|on)\b)"
)
# "… is not a veterinary technician, who needs a license", "they start as a helper, for which no degree is asked": what
# the clause behind says is of the last one named.
_WHO = re.compile(
    rf"\b(?:an?|the)\s+(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}),\s+(?:(?:for\s+which|where)\s+(?=no\b|you\b)\w+|who\s+(?:\w+\s+)?"
    r"(?:needs?|must|has|earns?|makes?|gets?|requires?|holds?|is|can|may|will|usually|typically))\b(?=[^.;]*$)"
)
FAR = 160  # characters between a pronoun and the name it stands for


def whom_meant(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that "whose" or "their" before a figure stands for; None where it may be the page's own."""
    here = sentence_of(text, context.body, quantity)
    who = _WHO.search(text, here.start, quantity.end)
    if who and who.end("name") < quantity.start and subject.namer.names_person(subject.namer.singular(who["name"])):
        return _named_before_who(text, who, quantity, subject)
    pronouns = list(_PRONOUN.finditer(text, here.start, max(here.start, quantity.start)))
    if not pronouns or subject.own is None:
        return None
    before = Span(max(here.start, pronouns[-1].start() - FAR), pronouns[-1].start() + 6)
    names = [match for match in _NAMED.finditer(text, *before) if match.end() <= pronouns[-1].start()]
    if not names:
        return None
    start, end = names[-1].span("name")
    name = subject.namer.singular(names[-1]["name"])
    first = end if pronouns[-1].group().startswith("whose") else here.start  # "Bakers work with cooks, and their pay"
    others = [*subject.own.finditer(text, first, start), *subject.own.finditer(text, end, pronouns[-1].start())]
    if others:
        return None
    if name.split()[-1] in subject.people:  # "food preparation workers" are a group; plain "workers" are anybody
        known = len(name.split()) < 2 or name.split()[0] in subject.own_modifiers | subject.not_scopes
        return None if known else Scope("population", "", slug(names[-1]["name"]), Span(start, end))
    if subject.is_own(name) or not subject.namer.names_person(name):
        return None
    return Scope("other_occupation", "", slug(name), Span(start, end))


# "CNSs must hold a master's degree": those for whose name the letters stand, as the page spells it out elsewhere.
_LETTERS = re.compile(r"\W*(?:(?:Most|Many|Some|All|An?)\s+)?(?P<short>[A-Z]{2,6})s?\s")
_CALLED = re.compile(r"(?:called|known\s+as|referred\s+to\s+as|designated)\s*$")
LONGEST_SPELT = 90  # characters of a name before its letters in brackets


def whom_abbreviated(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that a sentence opens with by its letters; None where they are the page's own name's."""
    here = sentence_of(text, context.body, quantity)
    match = _LETTERS.match(text, here.start, max(here.start, quantity.start))
    if match is None or subject.own is None or subject.own.match(text, match.start("short")):
        return None
    short = match["short"]
    place = max(text.find(f"({short}s)"), text.find(f"({short})"))
    before = text[max(0, place - LONGEST_SPELT) : max(0, place)]
    words = before.split()[-len(short) :]
    if "".join(word[0] for word in words).upper() != short:
        return None
    name = subject.namer.singular(" ".join(words))
    spelt = before.rstrip().removesuffix(" ".join(words))
    if _CALLED.search(spelt) or subject.is_own(name) or not subject.namer.names_person(name):
        return None
    return Scope("other_occupation", "", slug(name), Span(*match.span("short")))


def _named_before_who(text: str, who: re.Match[str], quantity: Quantity, subject: Subject) -> Scope | None:
    """The occupation before ", who", unless it is the page's own or that is named again behind."""
    name = subject.namer.singular(who["name"])
    again = subject.own is None or subject.own.search(text, who.end(), quantity.start)
    return None if again or subject.is_own(name) else Scope("other_occupation", "", slug(name), Span(*who.span("name")))


# "to become an occupational therapist you need a master's degree": what is asked of another than the page's own.
_TO_BECOME = re.compile(
    r"\b[Tt]o\s+(?:become|work\s+as|qualify\s+as|train\s+as)\s+(?=an?\s|the\s|[a-z'’ -]{3,40}s\b)(?:an?\s+|the\s+)?"
)


def whom_to_become(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that a sentence asks a thing of, before it: "to become a …, you need"."""
    here = sentence_of(text, context.body, quantity)
    told = list(_TO_BECOME.finditer(text, here.start, max(here.start, quantity.start)))
    if not told:
        return _alternative(text, here, quantity, subject)
    if subject.own is None or subject.own.search(text, told[-1].end(), quantity.start):
        return None
    start = told[-1].end()
    name = next(iter(subject.namer.opening_names(text, [(start, quantity.start)])), None)
    if name and name.split()[-1] in subject.people and text[start : start + len(name)].lower() == name:
        start += len(name) + 1  # "registered professional land surveyor"
        name = next(iter(subject.namer.opening_names(text, [(start, quantity.start)])), None)
    if name is None or subject.is_own(name) or name.split()[-1] in subject.people:
        return None
    return Scope("other_occupation", "", slug(name), Span(start, start + len(name)))


# "You might also become a cook, who …; the median is $31,000": whom all that follows is about.
_MIGHT_BECOME = re.compile(
    r"\b(?:could|might|may|can|consider|want\s+to)\s+(?:also\s+|instead\s+)?"
    r"(?:becom(?:e|ing)|work(?:ing)?\s+as|train(?:ing)?\s+as|be)"
    r"\s+an?\s+(?P<name>[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3}?)"
    r"(?=\s*[,.;:(]|\s+(?:and|who|instead|with|where)\b)"
)


def _alternative(text: str, here: Span, quantity: Quantity, subject: Subject) -> Scope | None:
    """Another occupation that a sentence says one might take up, where it names the page's own nowhere behind."""
    match = _MIGHT_BECOME.search(text, here.start, max(here.start, quantity.start))
    own = match and subject.own and subject.own.search(text, match.end(), here.end)
    if match is None or own or subject.is_own(match["name"]):
        return None
    name = subject.namer.singular(match["name"])
    person = subject.namer.names_person(name) and name.split()[-1] not in subject.people
    return Scope("other_occupation", "", slug(name), Span(*match.span("name"))) if person else None


# "A doctorate is only asked for in research scientist positions": whom a thing is asked of, behind it.
_FOR_POSTS = re.compile(
    r"[^.;,:]{0,60}?\b(?:required|needed|necessary|asked\s+for|expected|essential|mandatory)\s+(?:for|in|of)\s+(?:most\s+|some\s+|many\s+|all\s+)?"
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}?)\s+(?:positions|jobs|roles|posts)\b"
)


def whom_for(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation for whose posts a sentence asks for what it names: "required for research chemist roles"."""
    match = _FOR_POSTS.match(text, quantity.end, context.body.span.end) if not quantity.numbers else None
    name = subject.namer.singular(match["name"]) if match else ""
    if match is None or not subject.namer.names_person(name) or subject.is_own(name):
        return None
    known = name.split()[-1] in subject.people | subject.modifiers
    return None if known else Scope("other_occupation", "", slug(name), Span(*match.span("name")))


def whom_before(text: str, context: Context, subject: Subject) -> Scope | None:
    """Whose openings a sentence counts that names nobody: those whose growth the sentence before it gave."""
    body, prior = context.body, context.prior
    if prior is None or not body.of("openings", "openings_count") or not body.of("yearly"):
        return None
    if subject.own is None or subject.own.search(text, *body.span):
        return None
    grown = next((f for f in prior.figures if f.dimension == "percent"), None)
    if grown is None:
        return None
    there = replace(context, body=prior, prior=None, before=None)
    meant = whom_meant(text, there, grown, subject) or find_other_occupation(text, there, grown, subject)
    return meant if meant is not None and meant.type == "other_occupation" else None


_TYPICAL = re.compile(r"\b(?:typical|average|ordinary)\s+$")


def is_left_behind(text: str, body: Passage, quantity: Quantity, scope: Span, subject: Subject) -> bool:
    """Whether a clause speaks of all again: "Bakers in Rome make $50,000, but a typical baker makes $30,000"."""
    part = clause(text, body, quantity)
    if scope.end > part.start or subject.own is None:
        return False
    named = subject.own.finditer(text, part.start, max(part.start, quantity.start))
    return any(_TYPICAL.search(text, part.start, own.start()) for own in named)
