"""everybody: figures that are about all occupations together, or about a looser population."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import sentence_of
from pipeline.extract.context import Context, Passage, is_keyed
from pipeline.extract.subject import Scope, Subject
from pipeline.gates import Gate, any_gate
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_WORKERS = Gate(r"\b(?:occupations|jobs|workers|careers|professions)\b")
_SUPERLATIVE = re.compile(r"\b(?:highest|lowest|most|best|among|middle|top|bottom)\b[^.;]{0,24}\bof\s+$", re.IGNORECASE)

_AVERAGE_OF = re.compile(
    r"(?:\s+(?:in|across|throughout)\s+(?:the|this)\s+[a-z]+)?\s+(?:of|at)\s+(?:about\s+|around\s+|roughly\s+|just\s+)?"
)
_BRACKET = re.compile(r"[\w ,]{0,25}\(\s*(?:which is |of |about |at )?")


_PART_OF = re.compile(r"\s+of\s+")  # "82% of all jobs were in hospitals": all jobs of the occupation
_OF_A_KIND = re.compile(  # "the average for all coders was $57,900"
    r"(?<=\ball)\s+(?P<who>(?:[a-z-]+\s+){0,2}?[a-z-]+s)\s+(?:is|are|was|were|stands?|stood)\b", re.IGNORECASE
)
_LIES_IN = re.compile(r"\s+(?:is|are|was|were)\s+(?:found\s+|located\s+)?(?:in|with|at|within)\b")


def find_others(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """All occupations together, or a looser population: named at the figure or in its row's head."""
    body, head = context.body, context.heads[0] if context.heads else None
    every = [c for c in body.of("all_occupations") if not _SUPERLATIVE.search(text, body.span.start, c.start)]
    last = sentence_of(text, body, quantity).end  # "$20 an hour. This puts a beginner above the national average."
    every = [c for c in every if c.start < last and not (_is_aside(text, c, body) or _is_of_own(text, c, subject))]
    if quantity.dimension == "money":  # nobody says "national average" of the growth of one occupation
        every = [c for c in every if not _is_own_average(text, c, body, subject)]
        every = [c for c in every if not _is_beyond(text, c, quantity)]
    else:
        every = [c for c in every if not _is_beaten(text, c, quantity, body)]
    every = [c for c in every if not _KEEPS_PACE.search(text, max(body.span.start, c.start - 45), c.start)]
    every = [c for c in every if not (_PART_OF.fullmatch(text, quantity.end, c.start) and _LIES_IN.match(text, c.end))]
    before = [c for c in every if c.end <= quantity.start]
    bracketed = [c for c in before if _BRACKET.fullmatch(text, c.end, quantity.start) or _leads(text, c, quantity)]
    outlook = [c for c in body.of("outlook") if not any(e.start <= c.start and c.end <= e.end for e in every)]
    within = any(o.start <= quantity.start and quantity.end <= o.end for o in outlook)  # "than the 4-percent average"
    within = within or quantity.dimension == "money"  # "below the average industrial wage of €45,000"
    free = [cue for cue in every if within or not any(_is_compared(text, o, cue) for o in outlook)]
    found = next(iter(bracketed), None) or _nearest(quantity, free, body)
    if found is None and head and (is_keyed(text, context) or context.statement.cells or _names_all(text, head)):
        cues = (cue for passage in [head, *context.column(quantity)] for cue in passage.of("all_occupations"))
        cues = (c for c in cues if quantity.dimension != "money" or _names_group(text, c, head))
        found = next((cue for cue in cues if not _OF_OWN.match(text, cue.end)), None)
    if found:
        return Scope("all_occupations", "", "all-occupations", Span(found.start, found.end))
    people = _nearest(quantity, body.of("population"), body)
    if people is None:
        return None
    words = re.search(r"\bin\s+(?!.*\bin\s)(?:the\s+)?", text[people.start : people.end])
    span = Span(people.start + (words.end() if words else 0), people.end)
    return Scope("population", "", slug(text[span.start : span.end]), span)


_GROWTH_OF = re.compile(r"\s+(?:(?!and\b)[a-z-]+\s+){0,4}?(?:for|of|across|among)\s+")


def _is_compared(text: str, outlook: Cue, cue: Cue) -> bool:
    """Whether all occupations are what a band is set against: "much faster than the average growth for all careers"."""
    overlaps = outlook.start < cue.end and cue.start < outlook.end
    return overlaps or _GROWTH_OF.fullmatch(text, outlook.end, max(outlook.end, cue.start)) is not None


_COMPARED = re.compile(
    r"\b(?:than|above|below|against|versus|vs\.?|exceed\w*|beat\w*|over|under|(?:compared|relative)\s+(?:to|with)|to|with|of|from|near|match\w*)"
    r"\s+(?:the\s+|(?-i:(?:[A-Z]\w+\s){0,2}[A-Z]\w+)['’]s\s+)?(?:current\s+|u\.s\.\s+)?$",
    re.IGNORECASE,
)

_BEYOND = re.compile(
    r"\b(?:than|above|below|exceed\w*|beat\w*|under|surpass\w*|top(?:s|ping)|outpac\w*|match\w*)\s+(?:that\s+of\s+)?(?:the\s+|a\s+)?[^.;$£€₹]{0,45}$",
    re.IGNORECASE,
)
_KEEPS_PACE = re.compile(
    r"\b(?:keeping|keeps?|kept)\s+(?:pace|up)\s+with\s+(?:the\s+)?(?:national\s+|overall\s+)?$", re.IGNORECASE
)

_AGAINST = ("above ", "below ", "than ", "to ", "with ", "against ", "versus ")  # "below the UK average wage"
_OF_OWN = re.compile(r"\s+(?:for|of|paid\s+to)\s+(?:an?\s+|the\s+)?(?=[a-z])")


# A label of pay over a sum: of the row's or the heading's occupation, in the nation.
_NATIONS_PAY = re.compile(
    r"(?:national\s+average|(?:average|mean|median|typical)\s+national\s+(?:salary|wage|income|earnings)"
    r"|overall\s+average\s+(?:\w+\s+)?(?:salary|wage|pay|income|earnings))(?!\s+(?:for|of|across)\b)",
    re.IGNORECASE,
)
_PAY_LABEL = re.compile(r"(?:average|mean|median|typical)\s+[\w.]+\s+(?:salary|wage|income|earnings)", re.IGNORECASE)


def _names_group(text: str, cue: Cue, label: Passage) -> bool:
    """Whether words over a sum say whose it is: no "National average", nor "Average UK salary" over a row's."""
    over = not label.span.start <= cue.start < label.span.end
    return not (_NATIONS_PAY.match(text, cue.start) or (over and _PAY_LABEL.fullmatch(text, cue.start, cue.end)))


# "Average national salary: $61,000" is the occupation's; "the average national wage in Ghana" everybody's.
_OF_NATION = re.compile(r"(?:average|mean|median|typical) national (?:salary|wage|income|earnings)")
_IN_COUNTRY = re.compile(r"\s+(?:in|across)\s+(?:the\s+)?[A-Z]|\s+(?:for|of)\s+(?:all|every)\b")
_SET_AGAINST = re.compile(
    r"\b(?:while|whereas|so|which\s+(?:puts|means|makes|is)|by\s+(?:comparison|contrast)|in\s+comparison|compar\w+|(?:more|less|lower|higher)\s+than)\b",
    re.IGNORECASE,
)


def _is_own_average(text: str, cue: Cue, body: Passage, subject: Subject) -> bool:
    """Whether "national average" is that of the occupation: "the national average wage of a welder is $48,940".

    What is compared with it tells: the pay of a place with that of the nation, that of all welders with all workers'.
    """
    said = text[cue.start : cue.end].lower()
    if _OF_NATION.fullmatch(said) and not _IN_COUNTRY.match(text, cue.end, body.span.end):
        return not _is_compared_with(text, cue, body, subject) or _is_local(cue, body, subject.country)
    if not said.endswith(("national average", "national average of", "median", "overall average")):
        own = _OF_OWN.match(text, cue.end, body.span.end) is not None  # "the average UK salary for a baker"
        return own or (said.startswith(_AGAINST) and _is_local(cue, body, subject.country))
    compared = said not in ("national average", "overall average") or _is_compared_with(text, cue, body, subject)
    return not compared or _is_local(cue, body, subject.country)


def _is_of_own(text: str, cue: Cue, subject: Subject) -> bool:
    """Whether all those that a cue ends before are of the page's own occupation, or called by its last word."""
    kind = _OF_A_KIND.match(text, cue.end)
    who = subject.namer.singular(kind["who"]) if kind else ""
    noun = (subject.occupation_id or "").split("-")[-1]
    return bool(kind) and (subject.is_own(who) or (who.split()[-1] == noun and noun not in subject.people))


def _is_compared_with(text: str, cue: Cue, body: Passage, subject: Subject) -> bool:
    """Whether something is set against what a cue names, before it or behind its sum."""
    sums = [figure.start for figure in body.figures if figure.start >= cue.end and figure.dimension == "money"]
    own = subject.own.search(text, body.span.start, sums[1]) if len(sums) > 1 and subject.own else None
    if own and own.start() > sums[0]:
        return True  # "The average national wage is $60,000, and bakers earn $35,000"
    if _COMPARED.search(text, max(body.span.start, cue.start - 30), cue.start):
        return True
    if any(part.end <= cue.start for part in body.of("industry")):
        return False  # "the hotel sector leads with a median national salary of €41,500, while …"
    return _SET_AGAINST.search(text, cue.end, body.span.end) is not None


def _is_local(cue: Cue, body: Passage, country: Sequence[str]) -> bool:
    """Whether what is set against the nation's pay is that of a place."""
    return any(c.value not in country and c.end <= cue.start for c in body.of("geography"))


def _is_beyond(text: str, cue: Cue, quantity: Quantity) -> bool:
    """Whether a sum is set against all workers' behind it: "they make $43,700, above the average of all jobs"."""
    return cue.start >= quantity.end and _BEYOND.search(text, quantity.end, cue.end) is not None


def _is_beaten(text: str, cue: Cue, quantity: Quantity, body: Passage) -> bool:
    """Whether a rate is set against everybody's, which has no figure: "25%, way above the average of all careers"."""
    if any(figure.start >= quantity.end and figure.dimension == quantity.dimension for figure in body.figures):
        return False
    return _is_beyond(text, cue, quantity)


def _leads(text: str, cue: Cue, quantity: Quantity) -> bool:
    """Whether a cue goes on to a figure: "much higher than the average of 64%", "all jobs in the state of $68,510"."""
    if text.endswith(" of", cue.start, cue.end):
        return not text[cue.end : quantity.start].strip()
    return _AVERAGE_OF.fullmatch(text, cue.end, quantity.start) is not None


def _is_aside(text: str, cue: Cue, body: Passage) -> bool:
    """Whether a cue stands in brackets without a figure of its own: "4 percent (which is the average of all jobs)"."""
    start, end = text.rfind("(", body.span.start, cue.start), text.find(")", cue.end, body.span.end)
    if start < 0 or end < 0 or text.rfind(")", start, cue.start) > 0:
        return False
    return not any(start < figure.start < end for figure in body.figures)


def _names_all(text: str, head: Passage) -> bool:
    """Whether a heading says outright that all workers are meant: "All occupations", but no "National average"."""
    return any_gate((_WORKERS,), text[slice(*head.span)])


def _nearest(quantity: Quantity, cues: Sequence[Cue], body: Passage) -> Cue | None:
    """The cue whose nearest figure this quantity is."""
    for cue in cues:
        figure = min(body.figures, key=lambda f: (_gap(cue, f), f.start), default=None)
        if figure is not None and figure.start == quantity.start:
            return cue
    return None


def _gap(cue: Cue, figure: Quantity) -> int:
    """Characters between a cue and a figure; one that follows is a little farther, unless right behind "average of"."""
    if 0 <= figure.start - cue.end <= 2:
        return -1  # "national average 5%", "national average: 5%"
    if figure.end <= cue.start:
        return cue.start - figure.end
    return figure.start - cue.end + 3 if figure.start >= cue.end else 0
