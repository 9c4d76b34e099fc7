"""counting: whom or what a bare number counts: those at work, or something else."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context, Passage
from pipeline.extract.rules import ClaimRules
from pipeline.periods import follows_law
from pipeline.quantities import Quantity

_PLURAL = re.compile(
    r"\s+(?:of\s+(?:these|those|such)\s+)?(?:(?:new|additional|extra)\s+)?(?P<noun>[a-z]{3,}s)\b(?!['’])"
)

_FAR_NAME = re.compile(r"[,;.:(]|\b(?:an?|or|for|to|per|by|with|from|each)\b")

_NO_PEOPLE = re.compile(
    r"\s+(?:[\w&-]+\s+){0,4}?(?:occupations|careers|employers|companies|schools|programs|programmes|industries|titles"
    r"|businesses|colleges|courses)\b|\s+(?:states|provinces|countries|cities)\b",
    re.IGNORECASE,
)

_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:people|workers|employees|professionals|practitioners|persons)\b", re.IGNORECASE
)

_IN_YEAR = re.compile(r"\s+in\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b")

_AND_COUNT = re.compile(
    r"(?:\b(?:19|20)\d\d|[a-z]{3}),?\s+(?:and|against|compared\s+(?:with|to)|up\s+from|down\s+from|from|to)\s*$"
)

JOBS = re.compile(r"\s+(?:new\s+|employed\s+)?(?:jobs|positions|workers)\b", re.IGNORECASE)

# "is likely to grow from 143,100 to 157,700": what it was and what it will be, no range.
_GROWS_FROM = re.compile(
    r"\b(?:grow|rise|rose|increas|climb|fall|fell|drop|declin|shrink)\w*\s+from\s+$", re.IGNORECASE
)

# "Texas (", "Wyoming has just ", "Ohio with ": a place right before the number of those who work there.
_PLACE_HAS = re.compile(
    r"[A-Z][\w.'’-]+(?:,\s[A-Z]{2})?(?:\s*(?P<open>\()|\s+(?:has|had|with|employs|employed|at)\s+|,\s+(?:where|which|with|though\s+it\s+has)\s+)"
    r"(?:(?:just|only|about|some|around|nearly|over|almost|roughly|approximately)\s+)*$"
)

_IN_PLACE = re.compile(
    r"\s+(?P<who>(?:of\s+(?:these|them|the)\s+)?(?:workers|people|professionals|practitioners|employees)\s+)?(?:work(?:ing)?\s+)?in\s+(?:the\s+)?[A-Z]"
)

_IN_ALL = re.compile(r"\s+(?:in\s+all\b|of\s+(?:these|those)\s+(?:workers|people|professionals)\b)")

_NO_NOUN = re.compile(r"\s*(?:$|[.,;)]|(?:and|while|but)\b)")

_COUNTS_WORK = re.compile(
    r"\b(?:most|highest|largest|fewest|biggest|numbers?|employ\w*|jobs|works?|workers|working)\b", re.IGNORECASE
)

_FIGURES = re.compile(r"figures?$", re.IGNORECASE)

# "EPA Section 608 certification": the number of a thing, no count.
_NUMBERED = re.compile(r"\b(?:(?:Section|Part|Title|Article|Rule|Chapter|Form|Route|Unit|Local|Regulation)\s+)$")

_CODE = re.compile(r"\d{4,6}")  # "Social workers (4152)": what a classification calls them, without a comma

_NUMBER_OF = re.compile(r"(?:number|no\.?|count)\s+of\s+", re.IGNORECASE)


def is_second_count(text: str, context: Context, quantity: Quantity, own: re.Pattern[str] | None) -> bool:
    """Whether a number is the count of another year: "102,400 bakers in 2023, against 86,900 in 2018"."""
    if quantity.dimension != "bare" or not _IN_YEAR.match(text, quantity.end):
        return False
    before = [f for f in context.body.figures if f.end <= quantity.start and f.dimension == "bare"]
    if not before or not _AND_COUNT.search(text[before[-1].end : quantity.start]):
        return False
    return JOBS.match(text, before[-1].end) is not None or is_people(text, context, before[-1], own)


def is_listed_count(text: str, body: Passage, quantity: Quantity, own: re.Pattern[str] | None) -> bool:
    """Whether a number counts those at work in a place that stands at it: "Ohio employs the most (17,400)".

    The sentence says that it is about how many there are; a noun of its own is one for people at work.
    """
    if quantity.dimension != "bare" or own is None:
        return False
    beside = _PLACE_HAS.search(text, max(body.span.start, quantity.start - 60), quantity.start)
    behind = _IN_PLACE.match(text, quantity.end, body.span.end)
    named = own.search(text, body.span.start, quantity.start)
    if named and (behind or (beside and _NO_NOUN.match(text, quantity.end, body.span.end))):
        before = (f for f in body.figures if f.end <= quantity.start and f.dimension == "bare")
        if any(own.search(text, f.end, min(f.end + 60, quantity.start)) for f in before):
            return True  # "3,400 welders in Ohio and 1,950 in Iowa", "… 3,400 welders; Iowa has just 1,950"
    if _COUNTS_WORK.search(text, *body.span) is None:
        return False
    if named and _IN_ALL.match(text, quantity.end, body.span.end):
        return True  # "Ohio has the most welders, 17,400 in all"
    opened = text[quantity.core[0] - 1 : quantity.core[0]] == "(" and text[quantity.end : quantity.end + 1] in ",);"
    if opened and _CODE.fullmatch(text, *quantity.core):
        return False
    if opened and ((beside and beside["open"]) or (named and text[named.end() : quantity.core[0]].strip() == "(")):
        return True
    return bool(behind and behind["who"])  # "1,640 workers in Utah"


def counts_other_things(
    text: str, context: Context, quantity: Quantity, rules: ClaimRules, own: re.Pattern[str] | None
) -> bool:
    """Whether the noun behind a number is neither jobs nor people nor the occupation: "8 million objects"."""
    end = context.body.span.end
    before = text[max(context.body.span.start, quantity.start - 20) : quantity.start]
    if _NUMBERED.search(before) or follows_law(before.lower(), len(before)):
        return True  # "Under the Clerks Award 2020 bakers get $26 an hour"
    if quantity.low is not None and _FIGURES.search(text, quantity.end - 8, quantity.end):
        return True  # "a six-figure job" is one job
    if quantity.low is not None and _GROWS_FROM.search(
        text, max(context.body.span.start, quantity.start - 24), quantity.start
    ):
        return True
    if _NO_PEOPLE.match(text, quantity.end, end):
        return True
    noun = _PLURAL.match(text, quantity.end, end)
    if noun is None or noun.group("noun").lower() in rules.counted:
        return False
    return own is None or own.search(text, quantity.end, min(end, quantity.end + 60)) is None


def is_people(text: str, context: Context, quantity: Quantity, own: re.Pattern[str] | None) -> bool:
    """Whether the figure counts people of the occupation: "There were 14,280 florists", "287,500 people drove"."""
    labels = context.heads[:1] if context.statement.cells or context.statement.keys else ()
    for head in (*context.column(quantity), *labels) if own else ():
        counted = _NUMBER_OF.match(text, *head.span)
        if counted and own and own.fullmatch(text, counted.end(), head.span.end):
            return True  # under "Number of bus drivers", or behind it
    begins = clause(text, context.body, quantity).start  # "…, but Ohio has the most jobs, with about 21,600 bakers"
    begins = begins if _COUNTS_WORK.search(text, begins, max(begins, quantity.start)) else context.body.span.start
    if quantity.start - begins > 40 and context.statement.section["kind"] not in (
        "employment",
        "outlook",
        "summary",
        "title",
    ):
        return False
    named = own.search(text, quantity.end, min(context.body.span.end, quantity.end + 60)) if own else None
    return bool(_PEOPLE.match(text, quantity.end, context.body.span.end)) or bool(
        named and named.start() - quantity.end <= 25 and not _FAR_NAME.search(text, quantity.end, named.start())
    )
