"""year_levels: years in the job, or of an apprenticeship, as the level of whoever a sum is paid to."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import bind
from pipeline.extract.context import Passage
from pipeline.extract.subject import Scope
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_YEARS_SAID = re.compile(
    r"(?:with\s+)?(?:experience\s+of\s+)?(?P<years>(?:after\s+)?(?:[\w-]+\s+){0,3}?[\w+–-]+\s+(?:years?|months?)(?:\s+or\s+(?:more|less|over))?)"
    r"(?:['’]?\s+(?:of\s+)?(?:\w+\s+)?(?:experience|service))?",
    re.IGNORECASE,
)


# "with experience of up to 2 years"
_YEARS_BEHIND = re.compile(
    r"\s+of\s+(?P<years>(?:(?:up|more|less|over|under|at|fewer|about|than|to|least)\s+){0,2}[\w+–-]+(?:\s+(?:to|or)\s+\w+)?\s+(?:years?|months?))\b"
)
_IN_THE_JOB = re.compile(
    r"\bexperience\b|\bbehind\s+(?:her|him|them|you)\b|\b(?:been|worked)\s+(?:\w+\s+){0,4}?for\b|\bafter\s+(?:working|practi[cs]ing|teaching|being\s+employed)\b|\b(?:in|on)\s+the\s+(?:job|field|trade|role|profession)\b"
    r"|\bunder\s+(?:their|her|his|your)\s+belts?\b|\bof\s+service\b|\byears?['’]?\s+service\b",
    re.IGNORECASE,
)
_NOT_IN_THE_JOB = re.compile(
    r"\b(?:training|study|studies|course|contract|degree|school|college|apprentice\w*|rose|risen|grew|grown|growth|increase\w*|ago|required?|requires?)\b",
    re.IGNORECASE,
)


def years_before(text: str, body: Passage, quantity: Quantity) -> Cue | None:
    """The years in the job that stand before a sum as whose it is: "one whose experience is two to five years gets"."""
    before = [f for f in body.figures if f.end <= quantity.start]
    if not before or before[-1].dimension != "duration" or before[-1].unit not in ("years", "months"):
        return None
    years = before[-1]
    start = max((f.end for f in before[:-1]), default=body.span.start)
    stop = [m.end() for m in re.finditer(r"[.;]\s", text[start : years.start])]
    said = text[start + (stop[-1] if stop else 0) : quantity.start]
    ahead = said[: len(said) - (quantity.start - years.start)]
    aside = ahead.count("(") > ahead.count(")")  # "Junior bakers (under three years' experience)"
    if aside or _NOT_IN_THE_JOB.search(said):
        return None
    if not _IN_THE_JOB.search(said) and not _opens_after(text, body, years):
        return None
    span = _whole(text, Span(years.start, years.end))
    return Cue("level", slug(text[slice(*span)]), span.start, span.end, "scope.level.years")


_BETWEEN = "between "
_OR_MORE = re.compile(r"\s+or\s+(?:more|over|less)\b")


def _whole(text: str, years: Span) -> Span:
    """Some years with the words at them that say which: "between five and ten years", "10 years or more"."""
    between = text[max(0, years.start - len(_BETWEEN)) : years.start].lower() == _BETWEEN
    more = _OR_MORE.match(text, years.end)
    return Span(years.start - len(_BETWEEN) if between else years.start, more.end() if more else years.end)


# "Between one and four years, pay is …" behind a sentence on experience: the next of several bands.
_OPENS = re.compile(
    r"(?:(?:those|workers|people)\s+)?(?:(?:between|from|with|after|at|past|beyond)\s+)?", re.IGNORECASE
)
MOST_BEFORE = 300  # characters of a paragraph in which experience was spoken of


def _opens_after(text: str, body: Passage, years: Quantity) -> bool:
    """Whether a sentence opens with some years and the words before it in its paragraph are on years in the job."""
    line = max(text.rfind("\n", 0, body.span.start), body.span.start - MOST_BEFORE, 0)
    opens = _OPENS.fullmatch(text, body.span.start, years.start) is not None and text[years.end : years.end + 1] in ", "
    return opens and _IN_THE_JOB.search(text, line, body.span.start) is not None


def years_said(text: str, cue: Cue) -> Span | None:
    """The years by which a level is told, as said: "5 to 9 years" of "with 5 to 9 years of experience"."""
    behind = _YEARS_BEHIND.match(text, cue.end) if cue.value == "experienced" else None
    if behind and text[cue.start : cue.end].lower().endswith("experience"):
        return Span(*behind.span("years"))
    match = _YEARS_SAID.fullmatch(text, cue.start, cue.end)
    said = match is not None and match["years"].lower().split()[0] not in ("years", "months")
    return _whole(text, Span(*match.span("years"))) if match and said else None


# "First years", "second-year", "in the third year", "year 2": of an apprenticeship, where the text speaks of one.
_LEARNER_YEAR = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|fifth|final|[1-6](?:st|nd|rd|th))[ -]years?"
    r"(?:[ -](?:(?:full|part)[- ]time[ -]|adult[ -]|junior[ -])?apprentices?)?"
    r"|(?:(?<=\bin\sthe\s)|(?<=\bin\stheir\s)|(?<=\bin\syour\s))(?P<short>second|third|fourth|fifth|final)"
    r"(?=\s*(?:[.,;)$£€]|and\b|as\b|$))"
    r"|year\s(?P<number>[1-6]|one|two|three|four|five|six))\b(?!\s+(?:of\s+(?:experience|trading|study|the\s+degree)|out\b))",
    re.IGNORECASE,
)
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth"}
_COUNTED = {"one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth", "six": "sixth"}
LEARNS = "apprentic"
# "And $980 a week in the final year": the year right behind a sum is its own, whatever came first.
_IN_THAT = re.compile(r"(?:\s(?:an?|per)\s\w+)?\s(?:in|for|during)\s(?:(?:the|your|their)\s)?", re.IGNORECASE)
FAR_YEAR = 60  # characters between the year of an apprenticeship and a sum of it


def nth_year(said: str) -> str:
    """The ordinal of a year in words: "first" of "1st", "one" or "First"."""
    return _ORDINALS.get(said[0], _COUNTED.get(said.lower(), said.lower()))


def learner_year(text: str, body: Passage, quantity: Quantity, heads: Sequence[Passage]) -> Cue | None:
    """The year of an apprenticeship whose pay a sum is: "€7.65 in year 1, €11.48 in year 2", "second years get $67"."""
    if quantity.dimension != "money" or not any(LEARNS in text[slice(*p.span)].lower() for p in (body, *heads)):
        return None
    found = [
        Cue("level", f"{nth_year(m['nth'] or m['number'] or m['short'])}-year-apprentice", m.start(), m.end(), "")
        for m in _LEARNER_YEAR.finditer(text, *body.span)
    ]
    sums = [figure for figure in body.figures if figure.dimension == "money"]
    behind = (cue for cue in found if cue.start > quantity.end and _IN_THAT.fullmatch(text, quantity.end, cue.start))
    year = next(behind, None) or (bind(quantity, found, sums, lambda _: True) if found else None)
    if year is None:
        return None
    between = (min(year.end, quantity.end), max(year.start, quantity.start))
    others = [c for c in body.of("level", "worker_class", "geography") if between[0] <= c.start and c.end <= between[1]]
    others = [c for c in others if not text.startswith(LEARNS, c.start)]  # "By the third year, apprentices are on £9"
    far = between[1] - between[0] > FAR_YEAR or re.search(r"[.;]\s", text[slice(*between)])
    return None if others or far else year


def band_before(text: str, body: Passage, quantity: Quantity) -> Scope | None:
    """The years that stand before a sum as its label: "2-5 years INR 4 lakh to INR 9 lakh"."""
    years = next((f for f in body.figures if f.start == body.span.start and f.unit in ("years", "months")), None)
    if years is None or quantity.start <= years.end or len(text[years.end : quantity.start].strip()) > 20:
        return None
    between = text[years.end : quantity.start].lower().strip(" :–—-|.\t")
    if between.removeprefix("of").strip() not in ("", "experience", "'", "’", "in", "and more", "or more"):
        return None
    return Scope("level", "", slug(text[years.start : years.end]), Span(years.start, years.end))
