"""column_scopes: the part of an occupation, or the other occupation, that the column of a row's figure is about."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, Passage
from pipeline.extract.row_levels import STEP
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity

REGION = re.compile(
    r"(?!(?:Largest|Smallest|Top|Best|Highest|Lowest|Main|Your|This|Local)\b)"
    r"(?:[A-Z][\w'’.]*[, –-]{1,3}){1,5}(?:(?:and (?:[A-Z][\w'’.]*[ –-]){1,3})?Counties|Region|Area|MSA|Metro|County"
    r"|Parish|Borough|District|Province|Peninsula|Valley|City|area|region|metro|county)"
)
ZONE = re.compile(  # parts of a country by letter, number or as the rest of it: "Area B", "Zone 2", "Other districts"
    r"(?:Area|Zone|Region|District|Territory)\s(?:[A-Z]\d?|\d{1,2}|[IVX]{1,4})"
    r"|(?:(?:All )?[Oo]ther|[Rr]emaining|[Rr]ural|[Uu]rban|[Mm]etropolitan|[Oo]utlying|[Cc]ountry|[Rr]emote)"
    r" (?:areas|regions|districts|towns|provinces|zones|places|locations|municipalities)"
    r"|Rest of (?:the )?(?:[Cc]ountry|[Pp]rovince|[Ss]tate|[A-Z]\w+(?: [A-Z]\w+)?)|Elsewhere"
)
_CITY = re.compile(
    r"(?:Tier[ -]\d|[A-Z][\w'’-]*)(?: [A-Z][\w'’-]*){0,2} (?:[Cc]ity|[Cc]ities)"
)  # over a column: "X city"


def has_places(context: Context) -> bool:
    """Whether two columns or more of a table are places."""
    heads = [heads[0] for heads in context.cell_columns[1:] if heads]
    return sum(any(covers(cue, head) for cue in head.of("geography")) for head in heads) > 1


_ASIDE = re.compile(r"\([^()]*\)")  # "Helper (Rs.)"


def other_column(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The other occupation that a column is of, in a table that sets some side by side: "Plumber | Pipefitter"."""
    own = context.column(quantity)
    if not own or subject.occupation_id is None:
        return None
    heads = (_ASIDE.sub("", text[slice(*over[0].span)]) for over in context.cell_columns[1:] if over)
    named = [subject.namer.singular(head.strip()) for head in heads]
    name = subject.namer.singular(_ASIDE.sub("", text[slice(*own[0].span)]).strip())
    stem, _, noun = subject.occupation_id.rpartition("-")
    short = noun in named and noun in subject.people  # "Worker | Helper", of crèche workers
    selves = (subject.occupation_id, *subject.names, *([noun] if short else []))
    if len(named) < 2 or not any(slug(beside) in selves for beside in named) or slug(name) in selves:
        return None
    first, last = name.split()[0], name.split()[-1]
    if first in subject.labels or last in subject.people or not subject.namer.names_person(name):
        return None
    return Scope("other_occupation", "", f"{stem}-{slug(name)}" if short and stem else slug(name), own[0].span)


def column_scope(text: str, context: Context, quantity: Quantity, allowed: Sequence[str]) -> Scope | None:
    """The scope of a column whose head is a step of a scale, or a place that stands beside known places."""
    own = context.column(quantity)
    if not own:
        return None
    name = text[slice(*own[0].span)]
    if "level" in allowed and STEP.fullmatch(name.strip()):
        return Scope("level", "", slug(name), own[0].span)
    zoned = [over for over in own if ZONE.fullmatch(text, *over.span)] if "geography" in allowed else []
    if zoned:  # perhaps over "per hour" and "per week"
        return Scope("geography", "", slug(text[slice(*zoned[0].span)]), zoned[0].span)
    if "geography" in allowed and _CITY.fullmatch(name.strip()):
        return Scope("geography", "", slug(name), own[0].span)
    beside = [head for heads in context.cell_columns[1:] for head in heads[:1]]
    alike = [REGION.fullmatch(text, *head.span) for head in beside]
    if "geography" in allowed and len(alike) > 1 and all(alike):  # "X City | Y City"
        return Scope("geography", "", slug(name), own[0].span)
    if "geography" not in allowed or own[0].cues or own[0].figures or not any(h.of("geography") for h in beside):
        return None
    return Scope("geography", "", slug(name), own[0].span) if name[:1].isupper() else None


def covers(cue: Cue, head: Passage) -> bool:
    """Whether a cue is most of a head."""
    return (cue.end - cue.start) >= 0.6 * (head.span.end - head.span.start)
