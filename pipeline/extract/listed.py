"""listed: what the rows of a table are of where the table says so, employers or occupations, and the occupations named.

Such a label names one whatever its words say elsewhere: "Merchant wholesalers, durable goods" are no other occupation
among employers, and "Retail sales workers" no sales.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.context import Context, Passage, Reader
from pipeline.extract.others import is_whole
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.occupations import OccupationNamer, turned_round
from pipeline.quantities import Quantity
from pipeline.spans import Span
from pipeline.statements import Statement

EMPLOYERS, OCCUPATIONS = "employers", "occupations"
_EMPLOYERS = re.compile(
    r"\b(?:largest|biggest|main|major|leading|top)\s+(?:employers|(?:employing\s+)?industries)\b", re.IGNORECASE
)
_OCCUPATIONS = re.compile(r"\bdetailed occupations\b|^(?:detailed )?occupational titles?$", re.IGNORECASE)
_ALL = re.compile(r"(?:total,? )?(?:for )?all occupations(?:,? total)?", re.IGNORECASE)
_NO_PART = re.compile(
    r"(?:all|total|overall|average|mean|median|national\w*|nation|united states)\b", re.IGNORECASE
)  # of the jobs, or a name of none
# "…; local" beside "…; private"
_SECTOR = re.compile(r"[;,]\s*(?P<sector>(?:local|state|private|public)(?:\sand\s(?:local|private))?)$", re.IGNORECASE)
_NARROWED = re.compile(r"(?:except|all other|including|other than|not)\b", re.IGNORECASE)
_WORKPLACE = re.compile(
    r"\b(?:hospitals?|clinics?|practices?|schools|colleges|universities|agenc(?:y|ies)|firms?|compan(?:y|ies)"
    r"|cent(?:er|re)s?|offices?|laborator(?:y|ies)|government|shelters?|hotels?|restaurants?|banks?|charit(?:y|ies)"
    r"|non-?profits?|consultanc(?:y|ies)|manufactur(?:ing|ers)|retail(?:ers)?|shops?|homes?)$",
    re.IGNORECASE,
)
_NAMED_ONE = re.compile(r"\d|[:$£€₹]|\S \S*[A-Z]")  # "Lakeland Clinic" is one of them
FEWEST_PLACES = 2  # of a table whose rows are kinds of employers
LONGEST_KIND = 5  # words
LONGEST_TITLE = 70
LONGEST = 160  # characters of a label

# What stands right before the name of whom a figure is: the opening of a sentence, or "of" and the like.
_BEFORE_NAME = re.compile(
    r"(?:^|[.!?:;]\s+|,\s+(?:but|while|whereas)\s+|\b(?:of|for|by|among|employs?|employed|require|requires)\s+)"
    r"(?:(?:the|all|most|many|some|in general,?|typically,?|usually,?|however,)\s+){0,2}$",
    re.IGNORECASE,
)
# "Although most millers need no diploma, bakers …": the name behind what is conceded of others.
_CONCEDED = re.compile(r"\W*(?:Although|Though|While|Whereas)\b[^.;:]+,\s+(?:(?:the|all|most|many|some)\s+)?")
_GOES_ON = re.compile(
    r"(?:,\s(?!which|who|where|and\s(?:is|are|has|have)\b)|\s(?:and|or)\s)[a-z]"
)  # the first of several
FAR = 60  # characters before a name that say whether its sentence is about it


def find_listed(text: str, statements: Sequence[Statement]) -> dict[Span, str]:
    """What each label of a table is, by its span, where the table says it of all of them."""
    found: dict[Span, str] = {}
    untold: list[list[Span]] = []
    rows = (one for one in statements if one.cells and one.table >= 0)
    for _, run in groupby(rows, key=lambda one: (one.section["section_id"], one.table)):
        table = list(run)
        labels = [
            one.cells[0] for one in table if len(one.cells) > 1 and one.cells[0].end - one.cells[0].start < LONGEST
        ]
        kind = _kind(text, table, labels)
        found |= dict.fromkeys(labels, kind) if kind else {}
        untold += [labels] if kind is None and len(labels) > 1 else []
    named = {text[slice(*label)] for label, kind in found.items() if kind == OCCUPATIONS}
    for labels in untold if named else ():  # a table of those whom another one lists
        if all(text[slice(*label)] in named for label in labels):
            found |= dict.fromkeys(labels, OCCUPATIONS)
    return found


def _kind(text: str, table: Sequence[Statement], labels: Sequence[Span]) -> str | None:
    """What the lead of a table, the head over its labels, or a row of all occupations says that its rows are."""
    last = table[-1]
    lead = text[slice(*last.heads[0])] if last.heads else ""
    corner = text[slice(*last.columns[0][0])] if last.columns and last.columns[0] else ""
    if _EMPLOYERS.search(lead):
        return EMPLOYERS
    if _OCCUPATIONS.search(corner) or _OCCUPATIONS.search(lead):
        return OCCUPATIONS
    said = [text[slice(*label)].strip() for label in labels]
    if any(_ALL.fullmatch(label) for label in said):
        return OCCUPATIONS
    parts = [label for label in said if not (_NO_PART.match(label) or _NAMED_ONE.search(label))]
    places = sum(_WORKPLACE.search(label) is not None for label in parts)
    kinds = places >= FEWEST_PLACES and 2 * places >= len(parts) and 2 * len(parts) > len(said)
    return EMPLOYERS if kinds and all(len(label.split()) <= LONGEST_KIND for label in parts) else None


def with_parts(text: str, subject: Subject, reader: Reader, statements: Sequence[Statement]) -> Subject:
    """The subject under the title of its page, and with the occupations that a table of detailed ones lists."""
    if subject.occupation_id is None or subject.own is None:
        return subject
    subject = _as_titled(text, subject, reader.title)
    detailed: dict[str, str] = {}
    labels: set[str] = set()
    for one in statements:
        if one.cells and reader.listed.get(one.cells[0]) == OCCUPATIONS and _is_detailed(text, one):
            label = text[slice(*one.cells[0])].strip()
            labels.add(label)
            if not (_is_own(text, label, reader.title, subject) or _ALL.fullmatch(label)):
                detailed[label.lower()] = listed_id(subject.namer, label)
    if len(detailed) < 2:
        return _as_called(subject, labels.pop()) if detailed and len(labels) == 1 else subject
    detailed = _short_names(subject, detailed) | detailed
    names = sorted(detailed, key=lambda name: (-len(name), name))
    parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    longer = [re.escape(name) for name in names if subject.own and subject.own.match(name)]  # "bus drivers, school"
    named = re.compile("|".join([*longer, *([subject.own.pattern] if subject.own else []), parts.pattern]), re.I)
    return replace(subject, parts=parts, part_ids=detailed, named=named)


def _short_names(subject: Subject, detailed: dict[str, str]) -> dict[str, str]:
    """What goes before the comma in names that list several people or leave some out: "airline pilots, copilots, and".

    None that two names share, nor the page's own.
    """
    found: dict[str, set[str]] = {}
    for name, own_id in detailed.items():
        head, comma, rest = name.partition(", ")
        last = subject.namer.singular(name).split()[-1]
        lists = " and " in f" {rest}" and subject.namer.is_person(last)
        if comma and (lists or rest.startswith("except ")) and subject.namer.names_person(subject.namer.singular(head)):
            found.setdefault(head, set()).add(own_id)
    return {
        head: ids.pop() for head, ids in found.items() if len(ids) == 1 and not is_whole(head, subject, listed=True)
    }


def _as_titled(text: str, subject: Subject, title: Passage | None) -> Subject:
    """The subject under the whole title of its page, too, where that adds to its name: "Painters, construction"."""
    titled = text[slice(*title.span)].strip(" #") if title else ""
    begun = subject.own.match(titled) if subject.own else None
    if subject.own is None or begun is None or not titled.startswith(", ", begun.end()) or len(titled) > LONGEST_TITLE:
        return subject
    return replace(subject, own=re.compile(rf"\b{re.escape(titled)}(?!\w)|{subject.own.pattern}", re.IGNORECASE))


_WORD = re.compile(r"[a-z]{4,}")


def _as_called(subject: Subject, label: str) -> Subject:
    """The subject under the one name of a table of occupations, too: its own, as officially called.

    A name without its last word is a wider group's, as are "Food processing workers" on a page about kitchen workers;
    one that shares that word alone is another's, as are "Medical assistants" on a page about dental assistants.
    """
    own_words = (subject.occupation_id or "").split("-")
    shared = {subject.namer.singular(word) for word in _WORD.findall(label.lower())}.intersection(own_words)
    if (
        subject.own is None
        or own_words[-1] not in shared
        or shared <= subject.people
        or len(shared) < min(2, len(own_words))
    ):
        return subject
    names = {slug(subject.namer.singular(label)), listed_id(subject.namer, label)}
    own = re.compile(rf"\b{re.escape(label)}(?!\w)|{subject.own.pattern}", re.IGNORECASE)
    return replace(subject, names=subject.names | names, own=own)


def _is_own(text: str, label: str, title: Passage | None, subject: Subject) -> bool:
    """Whether a label is the page's own occupation, by its name or as the title of the page has it."""
    titled = title is not None and text[slice(*title.span)].strip(" #").lower() == label.lower()
    return titled or is_whole(label, subject, listed=True)


def _is_detailed(text: str, row: Statement) -> bool:
    heads = (*row.heads[:1], *(row.columns[0][:1] if row.columns else ()))
    return any(_OCCUPATIONS.search(text[slice(*head)]) for head in heads)


def listed_id(namer: OccupationNamer, label: str) -> str:
    """The id of an occupation as a table calls it: its name and what narrows it, the name singular."""
    name, comma, rest = label.partition(", ")
    if _NARROWED.match(rest):
        return slug(f"{namer.singular(name)} {rest}")
    turned = turned_round(namer, label) if comma and "," not in rest else None
    if turned is None and comma and not re.search(r",|\band\b", rest) and namer.names_person(namer.singular(name)):
        turned = f"{namer.singular(name)} {rest}"  # "Dentists, general"
    return slug(turned or namer.singular(label))


def listed_scope(text: str, context: Context, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """The scope of a row whose table says what its labels are; one of type "" where it is the occupation's own."""
    head = context.heads[0]
    label = text[slice(*head.span)].strip()
    own = subject.own is not None and subject.own.fullmatch(label) is not None  # all bakers, over hotels and schools
    no_part = own or head.of("worker_class") or _NO_PART.match(label)
    if context.listed == EMPLOYERS and "industry" in allowed and not no_part:
        return Scope("industry", "", _industry_id(label, head), head.span)
    if context.listed != OCCUPATIONS or not re.search(r"[A-Za-z]{3}", label):
        return None
    if _is_own(text, label, context.title, subject):
        return Scope("", "", "", head.span)
    if head.of("geography", "population"):
        return None  # "Ohio bakers" beside all occupations
    return Scope("other_occupation", "", listed_id(subject.namer, label), head.span)


def _industry_id(label: str, head: Passage) -> str:
    """The id of a known industry that a label is, else of its words; a sector tells two of a name apart."""
    named = re.split(r"\s\(|;|,\s(?:excluding|except)\b", label)[0].strip()
    known = [cue for cue in head.of("industry") if cue.start == head.span.start and cue.end - cue.start >= len(named)]
    sector = _SECTOR.search(label)
    if sector and known:
        return f"{known[0].value}-{slug(sector['sector'])}"
    return known[0].value if known else slug(label.split(" (")[0])


# "No license is asked for entry-level sailors": whom a thing is asked of, right behind it.
_BEHIND = re.compile(r"\s(?:for|of|among)\s(?:(?:the|all|most|many|some|new|entry-level)\s)*", re.IGNORECASE)


def said_part(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The detailed occupation that the words before a figure, or right behind it, are about, as a table names it."""
    if subject.parts is None or context.statement.cells:
        return None
    span, start = context.body.span, quantity.start
    link = _BEHIND.match(text, quantity.end, span.end)
    behind = subject.parts.match(text, link.end(), span.end) if link else None
    if behind and not _GOES_ON.match(text, behind.end(), span.end):
        return Scope("other_occupation", "", subject.part_ids[behind.group().lower()], Span(*behind.span()))
    inside = start if quantity.numbers else quantity.end  # "[Most states require millers to be licensed]"
    for match in reversed(list(subject.parts.finditer(text, span.start, max(span.start, inside)))):
        own = subject.own.match(text, match.start(), span.end) if subject.own else None
        if (own is not None and own.end() > match.end()) or _GOES_ON.match(text, match.end(), span.end):
            return None
        led = _BEFORE_NAME.search(text[max(span.start, match.start() - FAR) : match.start()])
        if led or _CONCEDED.fullmatch(text, span.start, match.start()):
            return Scope("other_occupation", "", subject.part_ids[match.group().lower()], Span(*match.span()))
    return None
