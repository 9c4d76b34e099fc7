"""ends: the two counts that a change leads between, and their dates: "from 4,100 to 4,600 between 2021 and 2031"."""

import re
from itertools import pairwise

from msgspec.structs import replace

from pipeline.extract.context import Context, Passage
from pipeline.extract.draft import Draft
from pipeline.periods import THEN
from pipeline.quantities import Quantity
from pipeline.spans import Span

_REACH = 6  # characters from a count to the year that dates it: " in 2022"
_BETWEEN = re.compile(
    r"(?:\s+(?:jobs|workers|people|positions|employees))?(?:,?\s+(?:in|by|at)\s+(?:[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d)?,?\s+to\s+"
)
_BEHIND = re.compile(
    r"\s*(?:[.,;)]|$)|\s+(?:jobs|workers|people|positions|employees|in|by|between|over|during|from|within|through)\b(?!\s+(?:each|a|per)\b)"
)
_COUNTED = re.compile(r"\b(?:employment|numbers|jobs|workforce|ranks|employed)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber\s+of\s+(?:(?:the|all|people|workers|jobs|those)\s+){0,2}", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:gr[eo]w|ris(?:e|ing)|rose|fall|fell|increas|decreas|declin|drop|expand|shr[iu]nk|climb|go(?:es|ing)?\b|went|up\b|down\b|change)",
    re.IGNORECASE,
)
# "In that time …": of the window that the sentence before names.

_THAT_YEAR = re.compile(r"\b(?:that(?:\s+same)?|the\s+same)\s+year\b", re.IGNORECASE)


def ends_of_change(text: str, body: Passage, own: re.Pattern[str] | None) -> tuple[Quantity, ...]:
    """The counts before and after a change of how many there are; () where a sentence gives no such two.

    A range behind "from" is two of them: nobody's number grows to a range.
    """
    bare = [figure for figure in body.figures if figure.dimension == "bare" and figure.numbers]
    pairs = [(figure, *_parted(figure)) for figure in bare if figure.low is not None and len(figure.numbers) > 1]
    pairs += [(first, first, last) for first, last in pairwise(bare) if _BETWEEN.fullmatch(text, first.end, last.start)]
    for whole, first, last in pairs:
        led = text[max(body.span.start, whole.start - 6) : whole.core[0]].lower().endswith("from ")
        if (
            led
            and _is_of_work(text, Span(body.span.start, first.start), own)
            and _MOVES.search(text, body.span.start, first.start)
            and _BEHIND.match(text, last.end)
        ):
            return first, last
    return ()


def _is_of_work(text: str, before: Span, own: re.Pattern[str] | None) -> bool:
    """Whether what stands before a change says that it is of those at work, not of "the number of schools"."""
    number = _NUMBER_OF.search(text, *before)
    if number is not None:
        people = not text[number.end() - 3 : number.end()].strip().endswith("of")
        return people or own is None or own.match(text, number.end(), before.end) is not None
    if _COUNTED.search(text, *before):
        return True
    return own is not None and own.search(text, *before) is not None


def _parted(figure: Quantity) -> tuple[Quantity, Quantity]:
    """The two ends of a range, each as a figure of its own."""
    (first, last), ends = (figure.numbers[0], figure.numbers[-1]), (figure.low, figure.high)
    one, two = (
        replace(
            figure, start=a, end=b, core=(a, b), numbers=((a, b),), value=value, low=None, high=None, comparator="="
        )
        for (a, b), value in zip((first, last), ends, strict=True)
    )
    return one, two


def dated_ends(text: str, context: Context, own: re.Pattern[str] | None) -> tuple[Quantity, ...]:
    """The counts of a change whose window is said; () of one that says nothing of when."""
    ends = () if context.statement.cells else ends_of_change(text, context.body, own)
    dated = ends and (_window_around(text, context) is not None or len(_years_behind(text, context)) == len(ends))
    return ends if dated else ()


def figures_of(text: str, context: Context, own: re.Pattern[str] | None) -> list[Quantity]:
    """The figures of a sentence, the two counts of a change in the place of the range that they look like."""
    ends = dated_ends(text, context, own)
    kept = [f for f in context.body.figures if not any(f.start <= end.start < f.end for end in ends)]
    return sorted([*kept, *ends], key=lambda figure: figure.start)


def taken_over(text: str, context: Context, windows: bool = True) -> tuple[Passage, ...]:
    """The sentence before, where this one says "in that time" of its window, or "that year" of its one year."""
    prior = context.prior
    if prior is None or context.statement.cells:
        return ()
    years = {p.period.edtf for p in prior.periods if p.period is not None and p.period.kind == "point"}
    if len(years) == 1 and _THAT_YEAR.search(text, *context.body.span):
        return (prior,)
    return (prior,) if windows and THEN.search(text, *context.body.span) else ()


def _window_around(text: str, context: Context) -> Quantity | None:
    """The window that a sentence names for a change, or the one before it where it says "in that time"."""
    for passage in (context.body, *taken_over(text, context)):
        windows = [p for p in passage.periods if p.period is not None and p.period.kind == "window"]
        if windows:
            return windows[0] if len(windows) == 1 else None
    return None


def at_an_end(draft: Draft, text: str, context: Context, quantity: Quantity) -> None:
    """Give the counts between which a change leads the first and last date of its window."""
    window = _window_around(text, context)
    ends = ends_of_change(text, context.body, None)
    at = next((n for n, end in enumerate(ends) if end.start == quantity.start), None)
    if window is None or window.period is None or at is None:
        return
    late = at == 1
    year = window.period.last if late else window.period.first
    draft.period, draft.period_kind = window.period.edtf.split("/")[late], "point"
    draft.period_start = draft.period_end = year
    draft.support("period", Span(window.start, window.end))


def _years_behind(text: str, context: Context) -> list[Quantity]:
    """The year that stands right behind each count of a change, where one does."""
    points = [p for p in context.body.periods if p.period is not None and p.period.kind == "point"]
    ends = ends_of_change(text, context.body, None)
    behind = ([p for p in points if 0 < p.start - end.end <= _REACH] for end in ends)
    return [found[0] for found in behind if found]


def between_ends(draft: Draft, text: str, context: Context) -> bool:
    """Give a change the window between the years of its counts: "by 5%, from 7,400 in 2022 to 7,800 in 2032"."""
    if any(p.period is not None and p.period.kind == "window" for p in context.body.periods):
        return False
    years = _years_behind(text, context)
    first, last = (year.period.first if year.period else None for year in years) if len(years) == 2 else (None, None)
    if first is None or last is None or first >= last:
        return False
    draft.period, draft.period_kind, draft.period_start, draft.period_end = f"{first}/{last}", "window", first, last
    draft.support("period", Span(years[1].start, years[1].end))
    return True


# Heads that say in a table of projections what is counted, with no word of jobs: "Base | Projected | Change".
ENDS = re.compile(
    r"(?:(?P<first>base|current|estimated)(?: year)?|projected|proj\.?)(?: (?:employment|jobs))?", re.IGNORECASE
)
_CHANGE = re.compile(r"(?:net |numeric |number )?change|change \(?(?:number|#)\)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?: \w+)?")


def is_of_ends(text: str, context: Context, quantity: Quantity, attribute: str) -> bool:
    """Whether a figure stands under the first or last year of a projection, or under the change between them."""
    heads = [column[0].span for column in context.cell_columns if column]
    named = sum(ENDS.fullmatch(text, *head) is not None for head in heads) >= 2
    counted = attribute != "employment" and any(head.of("employment_head", "projected_head") for head in context.heads)
    if not named and not (counted and sum(_YEAR.fullmatch(text, *head) is not None for head in heads) == 2):
        return False
    said = ENDS if attribute == "employment" else _CHANGE
    return any(said.fullmatch(text, *head.span) for head in context.column(quantity)[:1])
