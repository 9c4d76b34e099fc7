"""places: towns, regions and states that a sentence, a title or a label names, also where no lexicon knows them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.context import Passage
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.periods import MONTHS
from pipeline.quantities import Quantity
from pipeline.spans import Span

# A name behind "in" that no lexicon knows: "in Tulsa", "in Port Elizabeth", "on the Gulf Coast".
_IN_NAME = re.compile(
    r"\b(?:(?:[Ii]n|[Aa]cross|[Aa]round|[Nn]ear)\s+(?:the\s+)?|[Oo]n\s+the\s+)"
    r"(?P<name>[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+){0,2}(?:\s+of\s+[A-Z][a-z'’-]+)?(?:,\s+[A-Z]{2}\b)?)(?!\.?\s*\d|\w)"
)

# "At the bottom is El Paso, where welders make …"
_WHERE_THEY = re.compile(
    r"\b(?:is|are|comes?|was|by|than)\s+(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){0,2}),\s+where\s(?=[^.;]{3,80}[$£€₹])"
)
SURVEY = re.compile(  # "In Jobly's 2024 survey": who tells it, no place
    r"['’]s?\s+(?:(?:19|20)\d\d\s+)?(?:[a-z-]+\s+){0,2}?(?:sample|survey|study|poll|dataset|database|data|figures|numbers|report)\b"
)

# A place in a title, heading or caption: "PAY IN ADA COUNTY - MAY 2024", "Plumbers in Tulsa, OK", "Pay in Lagos".
_HEAD_PLACE = re.compile(
    r"(?:(?P<in>\b(?:[Ii]n|IN|[Aa]round|[Nn]ear))\s+(?:(?i:the)\s+)?"
    r"|\b(?i:for|of)\s+(?:(?i:the)\s+)?|[,:|(–—-]\s*|^|(?<=\n)|(?<=\*\*))(?:(?i:greater)\s+)?"
    r"(?P<name>(?!(?:in|for|of|the|and|by)\b)[A-Z][\w'’.]*"
    r"(?:[ –/-]{1,3}?(?:of\s)?(?!(?i:in|for|of|the|and|by|area|region|metro|metropolitan)\b)[A-Z][\w'’.]*){0,4}?)"
    r"(?P<told>\s+(?i:(?P<county>nonmetropolitan\s+area|county|borough|parish|province|district)\b|(?:(?:metropolitan|metro)\s)?(?:area|region)\b|metro\b)"
    r"|,\s(?P<state>[A-Z]{2}(?:[–-][A-Z]{2}){0,3})(?!\w))?"
    r"(?=\s*$|\s*[,:;|()?!–—*]|\s+-\s|\s+(?i:in|by|for|is|are|wages?|pay|salar(?:y|ies)|and)\b|\s+\(?(?:19|20)\d\d)"
)

# "Mountain region" is a name as it stands; "Fox Valley region" has one without.
_REGION = re.compile(r"(?i:(?<!valley)(?<!river)(?<!coast)(?<!bay)(?<!lakes) region\b)")
_WORKS_IN = re.compile(
    r"\b(?:salar(?:y|ies)|pay|wages?|earn(?:s|ings)?|make|paid|jobs?|careers?|employment|work|works|working|outlook|prospects)"
    r"(?:\s+(?:levels?|rates?|figures|numbers|growth|ranges?))?\W+$",
    re.IGNORECASE,
)

_PART = re.compile(
    r"\b(?P<part>outside(?:\s+of)?|rest\s+of|inner|outer|central|rural|regional|metropolitan"
    r"|(?-i:(?:north|south|mid)[- ]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?"
    r"|(?:[NnSs]o[ru]th|[EeWw][ae]st)[- ]central))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)

# "specialised in Computer Engineering", "works in Intensive Care": a field of study or a ward, no place.
_FIELD = re.compile(
    r"(?:[a-z]{4}ing|olog(?:y|ies)|[a-z]{3}ics|graphy|therapy|science|sciences|studies|law|medicine|design|education|administration"
    r"|management|accountancy|finance|commerce|arts|care|unit|units|department|ward|theatre|pay|salary|wages?|allowances?)$"
)

# "Metro areas such as Ames, Eau Claire and Fargo": names of the kind that the word before says.
_SUCH_AS = re.compile(
    r"\b(?:cities|towns|areas|regions|metros|states|markets|counties|provinces|places|locations|hubs|centres|centers)\s+"
    r"(?:such\s+as|like|including|are)\s+(?P<names>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}"
    r"(?:(?:,\s+(?:and\s+)?|\s+and\s+)[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}){0,6})"
)

_BEFORE_OWN = re.compile(
    r"(?:^|(?<=[.;:,]\s)|\b(?:and|but|while|for|of|pay)\s)(?P<name>[A-Z][a-z'’-]{2,}(?:\s[A-Z][a-z'’-]+)?)\s$"
)


_BEFORE_OWN_IN_HEAD = re.compile(
    r"(?:^|(?<=[.;:,]\s)|\b(?:[Tt]he|[Aa]n?)\s)(?P<name>(?!(?:The|An?)\s)[A-Z][a-z'’-]{2,}(?:\s[A-Z][a-z'’-]+)?)\s$"
)


# "a Certificate III in Tiling", "with a diploma in Visual Merchandising": what it is in is no place.
_PAPER_IN = re.compile(
    r"\b(?:certificates?(?:\s+(?:[IV]{1,3}|\d))?|certification|diplomas?|degrees?|bachelor(?:['’]?s)?|master(?:['’]?s)?"
    r"|doctorate|NVQ|BTEC|qualifications?|apprenticeships?|course|training|[BM]\.?(?:Sc|A|Tech|Com))\s+$",
    re.IGNORECASE,
)


class FoundName(NamedTuple):
    """A name that a pattern found, and where it stands in the document."""

    words: str
    span: Span


def find_names(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[FoundName]:
    """The names of a pattern in `text[start:end]`, read alone: "^" is where it starts."""
    matches = pattern.finditer(text[start:end])
    return [FoundName(m["name"], Span(start + m.start("name"), start + m.end("name"))) for m in matches]


def first_name(pattern: re.Pattern[str], text: str, body: Passage, quantity: Quantity) -> FoundName | None:
    """The first name of a pattern in a sentence, before a figure."""
    return next(iter(find_names(pattern, text, body.span.start, quantity.start)), None)


def named_places(text: str, body: Passage, subject: Subject) -> list[Cue]:
    """Capitalised names behind "in" that no other cue or period covers, as places."""
    found = []
    for match in _IN_NAME.finditer(text, *body.span):
        start, end = match.span("name")
        name = match.group("name")
        owned = name[-2:] in ("'s", "’s")  # "In Tulsa's hotels"
        end, name = (end - 2, name[:-2]) if owned else (end, name)
        if SURVEY.match(text, end) or _PAPER_IN.search(text, max(body.span.start, match.start() - 40), match.start()):
            continue
        if is_free(body, start, end) and is_place(name, subject):
            region = _REGION.match(text, end, body.span.end)
            end, name = (region.end(), name + region.group()) if region else (end, name)  # "in the Mountain region"
            town = name.split(",")[0]  # "Tulsa, OK" is the Tulsa of its country
            found.append(Cue("geography", slug(town), start, end, "scope.geography.named"))
    for match in _WHERE_THEY.finditer(text, *body.span):
        if is_free(body, *match.span("name")) and is_place(match["name"], subject):
            found.append(Cue("geography", slug(match["name"]), *match.span("name"), "scope.geography.named"))
    found += _before_own(text, body, subject, _BEFORE_OWN)
    for such in _SUCH_AS.finditer(text, *body.span):
        for part in re.finditer(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}", such["names"]):
            start, end = such.start("names") + part.start(), such.start("names") + part.end()
            if is_free(body, start, end) and is_place(part.group(), subject):
                found.append(Cue("geography", slug(part.group()), start, end, "scope.geography.named"))
    return found


def _before_own(text: str, passage: Passage, subject: Subject, pattern: re.Pattern[str]) -> list[Cue]:
    """The towns right before the occupation's name: "Tulsa machinists did better at …", "A Tulsa Machinist's Guide"."""
    found = []
    for own in subject.own.finditer(text, *passage.span) if subject.own else ():
        before = pattern.search(text, max(passage.span.start, own.start() - 40), own.start())
        if before and is_free(passage, *before.span("name")) and is_town(text, before["name"], subject):
            found.append(Cue("geography", slug(before["name"]), *before.span("name"), "scope.geography.named"))
    return found


def part_of_place(text: str, cue: Cue) -> Span | None:
    """The part of a known place that is meant, where words right before it say so: "inner London", "outside Dublin"."""
    part = _PART.search(text, max(0, cue.start - 24), cue.start) if cue.cue == "geography" else None
    return Span(part.start("part"), cue.end) if part else None


# Words that make a town's name of a known one: "Colorado Springs", "Kansas City", "Ontario County".
_TOWN = re.compile(
    r" (?:Springs|City|Falls|Beach|Rapids|Valley|Coast|County|Heights|Park|Island|Bay|Lakes?|Harbou?r|Hills|Grove"
    r"|Creek|River|Metro|Township|Village|Point|Mills|Station|Junction)\b"
)
_METRO = re.compile(
    r"(?:[–-][A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?){1,4}"
    r"(?=\s(?:[Mm]etro|[Aa]rea|[Ee]conomic|[Rr]egion|MSA)|,\s[A-Z]{2}\b|,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s\(|\s*[.;)]|$)"
)
_METRO_AHEAD = re.compile(r"(?<!\S)(?P<word>(?:[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?[–-]){1,3})$")
REST_OF_STATE = re.compile(
    r",? (?:[A-Z]\w+ )?[Nn]on-?[Mm]etropolitan [Aa]rea\b"
)  # the rest of a state: its whole name is meant
_REST_AHEAD = re.compile(r"(?<!\S)(?P<word>(?!In |For |The )(?:[A-Z][\w.'’-]* (?:of )?(?:the )?){1,4})$")

# Words before a known name that are part of another: "Greater Manchester", "East London", "New England".
AHEAD = re.compile(
    r"(?<!\S)(?P<word>Greater|(?:North|South|East|West)(?:[- ]?(?:[Ee]ast|[Ww]est)|[- ][Cc]entral)?(?:ern)?"
    r"|Central|Upper|Lower|Mid|Metro|New|Port|Fort|Upstate|[Mm]id(?=-))[\s-]$"
)
_COMPASS = re.compile(r"(?:North|South)(?:[ -]?(?:East|West|east|west))?")
_OF_COMPASS = re.compile(r" (?!Coast|Region|Area|Province|District|Division|Zone)[A-Z][a-z]{3,}\b")


def whole_place(text: str, cue: Cue, subject: Subject) -> Span | None:
    """The longer name that a known one is a word of: "Oklahoma City", "Greater Manchester", "South West Wales"."""
    if cue.cue != "geography":
        return None
    rest = REST_OF_STATE.match(text, cue.end)
    town = rest or _TOWN.match(text, cue.end) or _METRO.match(text, cue.end)
    if town is None and _COMPASS.fullmatch(text, cue.start, cue.end):
        part = _OF_COMPASS.match(text, cue.end)
        town = part if part and is_place(part.group().strip(), subject) else None  # no "South West Bakers"
    ahead = (_REST_AHEAD if rest else AHEAD).search(text, max(0, cue.start - (40 if rest else 16)), cue.start)
    if town is not None and ahead is None and text[cue.end : cue.end + 1] in "–-":
        ahead = _METRO_AHEAD.search(text, max(0, cue.start - 40), cue.start)
    if town is None and ahead is None:
        return None
    return Span(ahead.start("word") if ahead else cue.start, town.end() if town else cue.end)


_ANY_PLACES = re.compile(
    r"(?:different|various|other|all|top|many|several|most|each|every|\d+)\s+(?:[a-z]+\s)?"
    r"(?:states?|cit(?:y|ies)|countr(?:y|ies)|areas?|regions?|places?|settings?|count(?:y|ies)|industr(?:y|ies)|locations?)",
    re.IGNORECASE,
)


def head_places(text: str, head: Passage, subject: Subject) -> list[Cue]:
    """Towns, counties and regions that a title, heading or caption names and no lexicon knows.

    A state or a word such as "area" behind it tells a place; else a name behind "in" is one where the occupation or its
    pay stands before, and no word of it is written small anywhere on the page: "Careers in Nursing" names none.
    """
    found = []
    for match in _HEAD_PLACE.finditer(text, *head.span):
        start, end = match.span("name")
        region = _REGION.match(text, end, head.span.end)
        end = match.end("county") if match["county"] else region.end() if region else end
        name = text[start:end]
        if not is_free(head, start, end) or not is_place(match["name"], subject) or _is_post(name, subject):
            continue
        if _ANY_PLACES.fullmatch(name):
            continue  # "Baker pay in Different States"
        before = Span(head.span.start, match.start())
        if match["told"] or (match["in"] and _leads(text, before, subject) and is_proper(text, name)):
            found.append(Cue("geography", slug(name), start, end, "scope.geography.named"))
    return [*found, *_before_own(text, head, subject, _BEFORE_OWN_IN_HEAD)]


def _leads(text: str, before: Span, subject: Subject) -> bool:
    """Whether the words before "in" end in the occupation or its pay: "Welder salary in", "Barbers in"."""
    own = subject.own.finditer(text, *before) if subject.own else ()
    return (
        any(not text[match.end() : before.end].strip() for match in own) or _WORKS_IN.search(text, *before) is not None
    )


def _is_post(name: str, subject: Subject) -> bool:
    return subject.namer.is_person(subject.namer.singular(name).split()[-1])


def is_proper(text: str, name: str) -> bool:
    """Whether no word of a name is written small anywhere in a document."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]{3,}", name)}
    return not name.isupper() and words.isdisjoint(_small_words(text))


@lru_cache(maxsize=4)  # documents: a page of a thousand labels is looked through once
def _small_words(text: str) -> frozenset[str]:
    """The words of a document that are written small."""
    return frozenset(re.findall(r"\b[a-z]{3,}\b", text))


# "San Jose, Calif.", "Rome, GA", "Dallas-Fort Worth, TX" as a label; "Boise, Idaho" where the state is known.
_CITY = r"(?P<name>[A-Z][\w.'’]+(?:[ –-][A-Z][\w.'’]+){0,5}),\s+"

_CITY_LABEL = re.compile(  # "Nursing, B.S." is a degree
    rf"(?:In\s+)?{_CITY}(?![ABM]\.[AS]\.)(?P<state>[A-Z]{{2}}(?:[–-][A-Z]{{2}}){{0,3}}|[A-Z]\.[A-Z]\.|[A-Z][a-z]{{2,4}}\.)"
)

_CITY_BRACKET = re.compile(
    r"(?P<name>[A-Z][\w.'’]+(?:[ –-][A-Z][\w.'’]+){0,3}) \((?:[A-Z][a-z]+ )?"
)  # "Gatwick (West Sussex)"
_CITY_BEFORE = re.compile(rf"(?:\b(?:in|of|is|are|near|around|for|like|as|and|was|at)\s+|[(:]\s?|^){_CITY}$")


def city_labelled(text: str, head: Passage) -> Scope | None:
    """The city that a label or heading names with its state."""
    known = next((cue for cue in head.of("geography")), None)
    match = _CITY_LABEL.fullmatch(text, *head.span)
    plain = known is not None and all(cue.cue in SCOPE_TYPES for cue in head.cues if cue.start < known.start)
    if match is None and known is not None and plain and text[known.end : head.span.end] == ")":
        match = _CITY_BRACKET.fullmatch(text, head.span.start, known.start)
    if match is None and known is not None and known.end == head.span.end:
        match = re.compile(_CITY).fullmatch(text, head.span.start, known.start)
    if match is None or (known is not None and known.start == head.span.start and known.end > match.end("name")):
        return None
    return Scope("geography", "", slug(match["name"]), Span(*match.span("name")))


def cities_for_states(text: str, body: Passage, cues: Sequence[Cue], subject: Subject) -> list[Cue]:
    """The places, with the city alone where a state stands behind it: "Boise, Idaho"."""
    found: list[Cue] = []
    for cue in cues:
        if found and found[-1].rule.endswith(".named") and re.fullmatch(r",\s+", text[found[-1].end : cue.start]):
            continue  # the state of a city that is there already
        window = max(body.span.start, cue.start - 60)
        beside = text[cue.start - 2 : cue.start] == ", "
        city = next(iter(find_names(_CITY_BEFORE, text, window, cue.start)), None) if beside else None
        person = city is not None and subject.namer.is_person(subject.namer.singular(city.words).split()[-1])
        if city is None or person or any(c.start < city.span.end and city.span.start < c.end for c in cues):
            found.append(cue)
        else:
            found.append(Cue("geography", slug(city.words), *city.span, "scope.geography.named"))
    return found


def names_own(name: str, subject: Subject) -> bool:
    """Whether a name holds the occupation's own."""
    return subject.own is not None and subject.own.search(name) is not None


_PEOPLE = re.compile(r"(?:an|ish|ese|ine)$")  # "Philippine", "South African": whose, and no place


def is_place(name: str, subject: Subject) -> bool:
    """Whether a capitalised name may be a place's: no field of study, month or word that names no part."""
    words = name.lower().split()
    return (
        not _FIELD.search(words[-1])
        and not (name.lower() in subject.namer.peoples and _PEOPLE.search(name))
        and words[0].strip(",") not in subject.not_scopes
        and (words[-1] not in subject.not_scopes or (len(words) > 1 and name.split()[-1][0].isupper()))
        and words[0] not in MONTHS
        and not names_own(name, subject)
    )


def is_town(text: str, name: str, subject: Subject) -> bool:
    """Whether a capitalised word right before the occupation's name is a place: a name that stands elsewhere, too."""
    alone = rf"\b{re.escape(name)}\b(?!\s+(?:{subject.own.pattern if subject.own else ''}))"
    known = name.lower() in subject.modifiers | subject.own_modifiers | subject.not_scopes | subject.namer.standings
    often = len(re.findall(alone, text, re.IGNORECASE)) > 0
    return not known and often and is_place(name, subject) and is_proper(text, name) and not _is_post(name, subject)


_PLACED = re.compile(
    r"\b(?:in|across|around|near|of)\s+(?:the\s+)?([A-Z][a-z'’-]+(?:[ -][A-Z][a-z'’-]+){0,3})\b(?!\s+[A-Z])"
)


def is_placed(text: str, name: str, subject: Subject) -> bool:
    """Whether a label that no lexicon knows is a place elsewhere in the document: "Humber", of "jobs in the Humber"."""
    if not re.fullmatch(r"[A-Z][a-z'’-]+(?:[ -][A-Z][a-z'’-]+){0,3}", name) or not is_place(name, subject):
        return False
    return name in _placed_names(text) and is_proper(text, name) and not _is_post(name, subject)


_KEY_LINE = (
    r"[^\S\n]*(?:[-*•·]\s+|\d{1,2}[.)]\s+)?\**(?P<key>[A-Z][A-Za-z'’. -]{2,30}?)\**\s?"
    r"(?:[:–—-]|\t|\s\s|\s?\|)\**\s*\**[$£€₹]\s?\d[^\n]{0,90}"
)
_LINE_BEHIND = re.compile(rf"[^\n]*\n\s*{_KEY_LINE}(?:\n|$)")
_LINE_BEFORE = re.compile(rf"(?:^|\n){_KEY_LINE}\n\s*[^\w\n]*$")
_PART_AHEAD = re.compile(r"^(?:(?:north|south)(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central|upstate)\s")
_TOWN_NAME = re.compile(r"[A-Z][a-z'’.]+(?:[ -][A-Z][a-z'’.]+){0,2}")
LONGEST_LINE = 120  # characters of a line of a list of places


def beside_places(text: str, label: Span, subject: Subject) -> bool:
    """Whether a label in a list of sums stands beside that of a known place: "Charlotte: $86,900" under "Boston: …"."""
    if not _TOWN_NAME.fullmatch(text, *label) or not is_place(text[slice(*label)], subject):
        return False
    before = _LINE_BEFORE.search(text[max(0, label.start - LONGEST_LINE) : label.start])
    behind = _LINE_BEHIND.match(text, label.end, min(len(text), label.end + 2 * LONGEST_LINE))
    keys = [line["key"].strip().lower() for line in (before, behind) if line is not None]
    return any(key in subject.places or _PART_AHEAD.sub("", key) in subject.places for key in keys)


@lru_cache(maxsize=4)
def _placed_names(text: str) -> frozenset[str]:
    """The names in a document that something is said to be in."""
    return frozenset(_PLACED.findall(text))


def is_free(body: Passage, start: int, end: int) -> bool:
    """Whether no scope, group or period of the passage takes this stretch already."""
    return not any(a < end and start < b for a, b in _taken(body))


def _taken(body: Passage) -> Iterator[tuple[int, int]]:
    for cue in body.cues:
        if cue.cue in (*SCOPE_TYPES, "all_occupations", "population"):
            yield cue.start, cue.end
    for period in body.periods:
        yield period.start, period.end
