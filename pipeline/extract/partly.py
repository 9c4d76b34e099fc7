"""partly: figures that are about some of those at work, or about several occupations counted together.

"2 in 5 worked fewer than 35 hours"; "cooks and waiters together held 81,400 jobs"; "one in three plans to retire".
"""

import re

from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.context import Context
from pipeline.extract.subject import Subject
from pipeline.quantities import Quantity
from pipeline.spans import Span

_MOST_PART = 50  # percent; what more than half of the workers do is told of the occupation
_FAR = 60  # characters between a share of people and what they do
_END = re.compile(r"[.;:,()]")
_AND = r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&|plus|as\s+well\s+as|along\s+with)\s+)(?:the\s+)?"
_NAME_BEHIND = re.compile(rf"{_AND}(?P<name>[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){{0,2}})", re.IGNORECASE)
_NAME_BEFORE = re.compile(rf"(?P<name>[a-z][\w'’-]*){_AND}$", re.IGNORECASE)


_ONE_IN = re.compile(r"\w{1,12}\s(?:in|(?:out\s)?of)\s[^\n]{1,30}", re.IGNORECASE)


def why_partial(text: str, context: Context, quantity: Quantity, attribute: str, subject: Subject) -> str | None:
    """Why a figure is not one of the occupation by itself; None where nothing says so."""
    body = context.body
    if context.statement.cells:
        return None
    if attribute == "work_schedule" and body.of("does_work") and _is_of_a_part(text, context, quantity):
        return "of_some_workers"
    if attribute == "employment" and _is_joint(text, context, quantity, subject):
        return "of_several_together"
    if attribute == "employment_change" and quantity.dimension == "percent" and _is_planned(text, context, quantity):
        return "of_what_some_plan"
    if attribute == "employment_change" and quantity.dimension == "percent" and _is_of_jobless(text, context, quantity):
        return "of_those_without_work"
    if attribute == "employment_change" and _ONE_IN.fullmatch(text, *quantity.core):
        return "of_some_workers"  # "1 in 8 women"
    return None


_JOBLESS = re.compile(r"\b(?:unemployment|jobless(?:ness)?|vacancy)\s+rates?\b", re.IGNORECASE)
_EMPLOYED = re.compile(r"\b(?:employment|jobs|openings|numbers?)\b", re.IGNORECASE)


def _is_of_jobless(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a rate of those without work is what a sentence spoke of last: "…, below the average of 5.8%"."""
    start = sentence_of(text, context.body, quantity).start
    rates = list(_JOBLESS.finditer(text, start, quantity.start))
    return bool(rates) and _EMPLOYED.search(text, rates[-1].end(), quantity.start) is None


def _is_of_a_part(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a share of at most half of the people works the hours: before them, or "… worked by 1 in 4"."""
    for share in context.body.figures:
        if share.dimension != "percent" or share.value is None or share.value > _MOST_PART:
            continue
        first, last = (share, quantity) if share.end <= quantity.start else (quantity, share)
        gap = Span(first.end, last.start)
        if gap.end - gap.start > _FAR or _END.search(text, *gap):
            continue
        works = any(gap.start <= cue.start and cue.end <= gap.end for cue in context.body.of("does_work"))
        if works and (first is share or text[gap.start : gap.end].rstrip().endswith("by")):
            return True
    return False


def _is_joint(text: str, context: Context, quantity: Quantity, subject: Subject) -> bool:
    """Whether a count is of the occupation and another one: a word adds them up, or both stand right behind it."""
    part = clause(text, context.body, quantity)
    if subject.own is None:
        return False
    summed = any(part.start <= cue.start < part.end for cue in context.body.of("together"))
    if not summed:
        part = Span(quantity.end, min(part.end, quantity.end + _FAR))
    for own in subject.own.finditer(text, *part):
        behind = _NAME_BEHIND.match(text, own.end(), part.end)
        if not summed and (text[quantity.end : own.start()].strip() or (behind and behind[0].startswith(","))):
            return False  # "5,300 full-time bakers"; "at 5,300 workers, bakers are a small occupation"
        before = _NAME_BEFORE.search(text, max(part.start, own.start() - _FAR), own.start())
        words = behind["name"].split() if behind else []
        names = [" ".join(words[: n + 1]) for n in range(len(words))] + ([before["name"]] if before else [])
        if any(subject.namer.names_person(name) and not subject.is_own(name) for name in names):
            return True
    return False


def _is_planned(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a share is of people who plan something: no count of jobs changes by it."""
    plans = [cue for cue in context.body.of("plans") if quantity.end <= cue.start <= quantity.end + _FAR]
    behind = min((f.start for f in context.body.figures if f.start > quantity.start), default=context.body.span.end)
    return any(cue.start < behind and _is_subject(text, quantity.end, cue.start) for cue in plans)


# "7% as builders plan to build": another sentence begins before who plans.
_OTHER_PART = re.compile(
    r"[.;:,()]|\b(?:as|because|since|while|when|if|growth|increase|rise|in|by|over|from|between|and|but)\b",
    re.IGNORECASE,
)


def _is_subject(text: str, start: int, end: int) -> bool:
    return not _OTHER_PART.search(text, start, end)


_AMONG = re.compile(r"\s+(?:is\s+|being\s+)?(?:among\s+(?:them|these)|included)\b")  # "Some states, Utah among them, …"
# "Prospects are fair, above all in the big cities": where most so, and so everywhere.
_MOST_SO = re.compile(
    r"\b(?:above\s+all|especially|particularly|notably|not\s+least|even)\s+(?:so\s+)?(?:in|at|around|for|among)\s+(?:the\s+)?$"
)


def is_example(text: str, word: Span, named: Span) -> bool:
    """Whether a place or group beside a word is but one of those it holds for, or where it holds most."""
    if _AMONG.match(text, named.end):
        return True
    return named.start > word.end and _MOST_SO.search(text, word.end, named.start) is not None
