"""row_levels: the level that the label of a row or key names."""

import re

from pipeline.extract.context import Context, Passage
from pipeline.extract.named import BAND
from pipeline.extract.others import is_person_label, is_whole
from pipeline.extract.posts import is_post
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.year_levels import LEARNS, nth_year
from pipeline.ids import slug
from pipeline.spans import Span

_RUNG = re.compile(r"\s*[,–—:-]\s+(?P<rung>[A-Za-z][a-z]+(?: [a-z]+)?)\s*")
_CODE = re.compile(r"[A-Z]{2,7}[ -]?\d{1,2}")
OF_YEARS = re.compile(r"year|experience", re.IGNORECASE)
# "Senior baker (5+ years)", "Senior baker, 5+ years"
BESIDE_NAME = re.compile(
    r"\s\(|(?<=[a-z]),\s(?=(?:\d|(?:over|under|up\sto|(?:more|less)\sthan)\s)[^,()]{0,24}\b(?:years?|yrs?)\b)"
)
# "0-2 years", "After 5 years", "Band 6", "Year 1", "Step 3": a level told by a number.
STEP = re.compile(
    r"(?:(?:after|with|over|under|less than|more than|up to)\s+)?\d+(?:\s?(?:-|–|to)\s?\d+)?\+?\s*(?:or more\s+)?"
    r"(?:years?|months?)"
    r"(?:\s+(?:and|or) (?:above|over|more))?(?:['’]?\s+(?:of\s+)?(?:experience|service|exp\b\.?))?"
    r"|(?:band|grade|step|year|level|tier|point|class|stage|period|(?:job\s+|pay\s+)?group|pay\s+(?:band|point|level|scale))"
    r"\s+(?:\d+(?:\.\d+)?[a-z]?|[ivx]{1,4}|[a-z]\d?)"
    r"|(?:first|second|third|fourth|final)[ -]year(?:\s+apprentices?)?",
    re.IGNORECASE,
)
_YEARS_BEHIND = re.compile(r"\s\d+(?:\s?(?:-|–|to)\s?\d+)?\+?\s+years?\s*$", re.IGNORECASE)
_RANKS = re.compile(
    r"\brank|\bpost\b|\bgrade|\b(?P<jobs>job|career)\s+levels?\b|\b(?P<scale>point|step|band|tier|job group)s?\s*$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]{1,4}|\d")
# Over the numbers of a scale, with the word that tells it from others: "Point", "Spine point", "Job group".
_SCALE = re.compile(
    r"(?:\b(?!(?:pay|salary|wage|scale|the|your|and|or|of|by|per)\b)(?P<which>[a-z]+) )?"
    r"\b(?P<of>point|step|grade|level|band|tier|class|(?<=job )group)s?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}[a-z]?|[ivx]{1,4}|[a-z]", re.IGNORECASE)
# "1st year", "Second year": of what, the heads say, if not the label: "Third-year apprentice", "Apprentice - year 2".
_YEAR_OF = re.compile(
    r"(?P<whose>apprentices?[ ,(–-]+)?(?:(?P<n>[1-6](?:st|nd|rd|th)|first|second|third|fourth|fifth|final)[ -]"
    r"(?:years?|yrs?)|(?:years?|yrs?) (?P<m>[1-6]))\)?(?P<who> apprentices?)?"
    r"(?: (?:professionals?|workers?|employees?|hires?|staff))?",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"(?:year\s)?(?P<nth>[1-6](?:st|nd|rd|th)?|first|second|third|fourth|fifth|final)(?:\s+year)?", re.IGNORECASE
)


def part_said(head: Passage, label: str, aside: str, subject: Subject) -> Scope | None:
    """The level that stands behind the occupation's own name: "Paralegal (0-3 years)", "Firefighter, competent"."""
    name, _, behind = label.partition(", ")
    rest = subject.own.sub("", label, count=1).strip(" ,–-") if subject.own else ""
    if rest != label and STEP.fullmatch(rest):
        return Scope("level", "", slug(rest), head.span)  # "Cook grade 3"
    if rest != label and _ROMAN.fullmatch(rest) and is_whole(label.removesuffix(rest).strip(), subject):
        return Scope("level", "", slug(label), head.span)  # "Cook II", "Cook 2"
    if STEP.fullmatch(aside) and OF_YEARS.search(aside) and is_whole(label, subject) and not head.of("level"):
        return Scope("level", "", slug(aside.replace("–", "-")), head.span)
    known = subject.labels.get(behind.strip().lower()) or subject.labels.get(aside.strip().lower())
    if known and is_whole(name, subject):
        return Scope(known[0], "", known[1], head.span)
    return None


def rung_of(text: str, head: Passage, label: str, subject: Subject) -> Scope | None:
    """What stands behind the occupation's own name in a label, as a level of it: "Firefighter, competent"."""
    own = subject.own.match(label) if subject.own and subject.place is None else None
    rest = _RUNG.fullmatch(label, own.end()) if own else None
    if rest is None or head.of("geography", "industry", "worker_class"):
        return None
    start = text.find(rest["rung"], *head.span)
    return Scope("level", "", slug(rest["rung"]), Span(start, start + len(rest["rung"]))) if start >= 0 else None


def level_of(text: str, context: Context, head: Passage, label: str, subject: Subject) -> Scope | None:
    """The level that a label names: by a number, by a known word, by its table's word for ranks, or as a post."""
    of_years = context.label_column and OF_YEARS.search(text, *context.label_column.span)
    learning = of_years and LEARNS in text[slice(*context.label_column.span)].lower() if context.label_column else None
    nth = _NTH.fullmatch(label.strip()) if learning else None
    if nth:  # "1st" under "Year of apprenticeship"
        return Scope("level", "", f"{nth_year(nth['nth'])}-year-apprentice", head.span)
    if of_years and re.fullmatch(r"[\d\s+–-]+", label):
        return Scope("level", "", slug(label) or "0", head.span)
    scale = context.label_column and _SCALE.search(text, *context.label_column.span)
    if scale and _NUMBER.fullmatch(label.strip()):  # "3" under "Point"
        return Scope("level", "", slug(f"{scale['which'] or ''} {scale['of']} {label}"), head.span)
    year = _YEAR_OF.fullmatch(text[slice(*head.span)].strip()) or _YEAR_OF.fullmatch(label.strip())
    heads = (*context.heads[1:], *((context.title,) if context.title else ())) if year else ()
    learns = year and (year["whose"] or year["who"] or any(LEARNS in text[slice(*p.span)].lower() for p in heads))
    if year and (year["n"] or learns):
        name = nth_year(year["n"] or year["m"])
        return Scope("level", "", f"{name}-year" + ("-apprentice" if learns else ""), head.span)
    if STEP.fullmatch(label.strip()):
        return Scope("level", "", slug(label), head.span)
    first_of = _YEARS_BEHIND.sub("", label).split(" / ")[0].strip().lower()
    named = subject.labels.get(first_of) if first_of != label.strip().lower() else None
    if named and named[0] == "level":  # "Principal / Technical lead 15+ years"
        return Scope("level", "", named[1], head.span)
    bands = BAND.findall(label)
    if len(bands) == 1 or _CODE.fullmatch(label.strip()):  # "NHS band 6", "REQV 14"
        return Scope("level", "", slug(bands[0] if bands else label), head.span)
    if is_post(subject.namer.singular(label), subject):
        return Scope("level", "", slug(subject.namer.singular(label)), head.span)
    words = subject.namer.singular(label).split()
    own = (subject.occupation_id or "-").split("-")[-1]
    if len(words) > 2 and words[1] in ("level", "career"):
        words = [words[0], *words[2:]]  # "Entry level analyst"
    first = subject.labels.get(words[0]) if len(words) > 1 else None
    if first and first[0] == "worker_class" and is_whole(" ".join(words[1:]), subject):  # "Certified welder"
        return Scope(first[0], "", first[1], head.span)
    if (
        first
        and first[0] == "level"
        and subject.is_own(" ".join(words[1:]))
        and slug(" ".join(words[1:])) in (subject.occupation_id, *subject.names)
    ):
        return Scope("level", "", first[1], head.span)  # "Senior paramedic" on a page about paramedics
    if first and first[0] == "level" and words[-1] == own:  # "Head nurse" is a post of its own
        return Scope("level", "", slug(" ".join(words)), head.span)
    rank = context.label_column and _RANKS.search(text, *context.label_column.span)
    plain = slug(" ".join(words)) in (subject.occupation_id, *subject.names)
    if (
        rank
        and not plain
        and not head.of("level", "pay", "rate", "wage_statistic")
        and len(words) <= 4
        and (words[-1] == own if rank["jobs"] else not is_whole(label, subject))
        and (not rank["scale"] or is_person_label(label, subject))
    ):
        return Scope("level", "", slug(" ".join(words)), head.span)  # "General cleaner" under "Job level"
    return None
