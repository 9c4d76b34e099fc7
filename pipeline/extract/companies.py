"""companies: what one named company pays, which is the pay of no industry and no place."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context, Passage
from pipeline.extract.subject import Subject
from pipeline.quantities import Quantity

_NOUNS = (
    r"(?:compan(?:y|ies)|firms|recruiters?|employers|airlines|banks|brands|chains|retailers|operators|organi[sz]ations)"
)
# "Company" over the labels; "Top recruiters", "Some of the airlines and what they pay" over a list.
_LISTS = re.compile(
    r"^\W*(?:company|recruiters?)(?:\s+names?)?\W*$|\b(?:companies|recruiters)\W*$"
    r"|^popular (?:employer|company) (?:pay|salaries)\b"
    rf"|\b(?:some|top|best|leading|biggest|major|main|popular|different|various|these)\b(?:\s[\w-]+){{0,3}}\s{_NOUNS}\b",
    re.IGNORECASE,
)
_FIRMS = re.compile(
    r"(?:top|best|leading|biggest|main|some)\s+(?:paying\s+)?(?:companies|firms|recruiters|employers)\W*", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z0-9][\w&'’.-]*(?:\s+(?:of\s+|and\s+|&\s+)?[A-Z0-9][\w&'’.-]*){0,4}")
# "Acme Mills pays its bakers", "Green Bank pays $41,000"
_PAYS = re.compile(
    rf"(?:^|(?<=[.;,]\s)(?:and\s+|while\s+|but\s+)?|\b(?:and|while|but)\s+)(?P<name>{_NAME.pattern})\s+(?:also\s+)?"
    r"(?:pays|paid|offers|offered)\s+(?P<whom>its|their)?"
)
_FIRM = re.compile(
    r"\b(?:Industries|Bank|Inc\.?|Ltd\.?|Limited|Corp(?:oration)?\.?|Plc|PLC|LLC|Airlines|Airways|Motors|Foods|Stores|Co\.|Company"
    r"|Technologies|Systems|Consulting|Solutions|Pharma|Energy|Electric|Steel|Partners)$"
)
_PUBLIC = re.compile(
    r"\b(?:The|County|City|State|Province|Region|Territory|Town|Borough|Government|University|College|School|Ministry|Army|Navy)$"
)

# "London North Eastern Railway", "Transport for London", "Bank of Ireland": a place in the name of a firm.
_OF_FIRM = re.compile(
    r"[ ](?:[A-Z][\w&'’-]+[ ]){0,2}(?:Railways?|Underground|Airlines?|Airways|Motors|Telecom|Ltd|Limited|PLC|plc|Inc"
    r"|(?:Rail|Trains?|Tube|Bank)(?![ ][a-z]+s\b))\b"  # "in Texas Train drivers earn"
)
_FOR_PLACE = re.compile(r"\b(?:Transport|Bank|Network|TransLink)\s+(?:for|of)\s+$")


def is_in_firm(text: str, start: int, end: int) -> bool:
    """Whether a place is part of the name of a firm."""
    return _OF_FIRM.match(text, end) is not None or _FOR_PLACE.search(text, max(0, start - 20), start) is not None


def is_firm_listed(text: str, context: Context, label: str) -> bool:
    """Whether a label is one of the companies that its table or list is of, or the line over all of them."""
    titles = {page.span for page in context.page}  # "Salary by city, by level, top companies" is of several lists
    over = [head for n, head in enumerate(context.heads[1:3]) if n == 0 or head.span not in titles]
    heads = [context.label_column] if context.label_column else over
    named = _NAME.fullmatch(label.strip()) is not None
    return _FIRMS.fullmatch(label) is not None or (
        named and any(_LISTS.search(text[slice(*head.span)]) for head in heads)
    )


def is_under_firms(text: str, context: Context) -> bool:
    """Whether a heading over a figure lists companies: "Top companies for bakers"; the page's title is of all."""
    titles = {page.span for page in context.page}
    return any(_LISTS.search(text[slice(*head.span)]) for head in context.heads if head.span not in titles)


def is_paid_by_firm(text: str, body: Passage, quantity: Quantity, subject: Subject) -> bool:
    """Whether a company named as the subject of the clause pays a sum."""
    if quantity.dimension != "money":
        return False
    start = clause(text, body, quantity).start
    match = next(reversed(list(_PAYS.finditer(text[start : quantity.start]))), None)
    words = match["name"].lower().split() if match else []
    if match is None or match["name"].lower() in subject.places or words[0] in subject.places:
        return False
    public = words[-1] in subject.bodies or _PUBLIC.search(match["name"])  # "The Forest Service pays its rangers"
    return (len(words) > 1 and _FIRM.search(match["name"]) is not None) or (bool(match["whom"]) and not public)
