"""claim_periods: the period that a claim states."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context
from pipeline.extract.draft import Draft
from pipeline.extract.ends import ENDS, at_an_end, between_ends, taken_over
from pipeline.extract.not_dates import ASKED, EDITION, dates_others, is_of_clause_before, is_of_figure
from pipeline.extract.windows import REACHES
from pipeline.quantities import Quantity
from pipeline.spans import Span

_RIGHT_GAP = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:in|on|by|from|for|during|as of|at|\()\s*(?:the\s+)?"
    r"(?:same\s+\w+\s+(?:of|in)\s+)?",
    re.IGNORECASE,
)


# "Effective June 1, 2025", "rates from 1 July 2025": they hold from that day on.
_FROM_THEN = re.compile(r"(?:rates?\s+)?(?:effective|from|with effect from)(?:\s+on)?:?", re.IGNORECASE)  # over a day
_DATA = re.compile(r"\s+(?:data|figures|statistics|numbers|survey|estimates|report)\b")  # "from May 2021 data"
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
# "who got $28,000 in 2015, now make $33,000"
_NOW = re.compile(r"\b(?:now|today|nowadays|currently|at\s+present|(?:years?|decades?)\s+(?:later|on))\b")
_WILL = re.compile(
    r"\b(?:will\s+be|there['’]ll\s+be|are\s+expected|is\s+expected)\b"
)  # "There will be 6% more in 2031"
# "138k salaries on file, refreshed on March 18, 2024": when the page was made, not what a figure is of.
_PAGE_DATE = re.compile(
    r"\b(?:updated|refreshed|posted|published|reviewed|modified|retrieved|accessed|edited|checked)\s+(?:(?:on|at|in|as\s+of)\s+)?$",
    re.IGNORECASE,
)
# "Officers appointed on or after 1 October 2014": whose figures they are, not when they hold.
_OF_WORKERS = re.compile(
    r"\b(?:appointed|joined|joining|hired|recruited|enrolled|qualified|born)\s+(?:(?:on|in|or|since|before|after|from|by|prior\s+to)\s+){0,3}$"
    r"|\b(?:started|starting|commenced|commencing|engaged|employed|graduated|signed)\s+(?:on\s+or\s+)?(?:before|after|prior\s+to)\s+$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<!data\s)(?<!figures\s)(?<!survey\s)(?<!statistics\s)(?<!numbers\s)(?<!report\s)(?<!reports\s)(?<!estimates\s)(?<!salaries\s)"
    r"\b(?:effective|as from|from|since|starting|beginning|with effect from|in(?:to)?\s+(?:effect|force))"
    r"(?:\s+(?:on|from))?"
    r"(?:\s+(?:the\s+)?first\s+(?:full\s+)?pay\s+period\s+(?:(?:starting|beginning|commencing)\s+)?(?:on\s+or\s+)?after)?"
    r"(?:\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s+$",
    re.IGNORECASE,
)


_OF_PAGE = re.compile(
    r"\bhow\s+to\b|\bbecom(?:e|ing)\b|(?<!salary )(?<!pay )\bguide\b|\bupdated\b|\bedition\b", re.IGNORECASE
)


def set_period(
    draft: Draft, text: str, context: Context, quantity: Quantity | None, kinds: Sequence[str], deep: bool = True
) -> None:
    """Fill the period cells from the statement, else from the nearest head that states one of the right kind."""
    if draft.attribute == "employment_change" and not context.statement.cells and between_ends(draft, text, context):
        return
    jobs = draft.attribute in ("employment", "employment_change", "employment_outlook")
    passages = [
        context.body,
        *(taken_over(text, context, windows=jobs) if jobs or draft.attribute == "employment_share" else ()),
    ]
    if deep:
        passages += context.over(quantity) if quantity else list(context.heads[:1])
        passages += [context.label_column] if context.label_column else []
        passages += [] if quantity else list(context.heads[1:])
    elif context.statement.cells and context.heads:
        passages.append(context.heads[0])
    title = context.title.span if context.title else None
    dated = draft.attribute in ("wage", "employment", "employment_share") and context.statement.cells
    released = context.released if dated else None
    passages += [released] if released else []
    passages = [passage for passage in passages if passage is not context.led]
    passages = [p for p in passages if p.periods and not dates_others(text, p, context, draft.attribute)]
    for passage in passages:  # a title's year is that of what stands right under it, not of what has its own heading
        if (
            title
            and not released
            and passage.span == title
            and context.statement.section["heading_start"] not in (None, title.start)
        ):
            continue
        fitting = [p for p in passage.periods if p.period is not None and p.period.kind in kinds]
        if draft.attribute == "job_prospects":  # "short of staff since 2022, so chances are good": no time to come
            fitting = [p for p in fitting if p.period is not None and p.period.last is not None]
        fitting = [p for p in fitting if not _PAGE_DATE.search(text, max(passage.span.start, p.start - 24), p.start)]
        fitting = [p for p in fitting if not _OF_WORKERS.search(text, max(passage.span.start, p.start - 30), p.start)]
        if passage is context.body and context.statement.cells:  # "Last updated" over a date of its own
            fitting = [p for p in fitting if not any(_OF_PAGE.search(text, *h.span) for h in context.column(p)[:1])]
        if quantity and passage is context.body:
            fitting = [p for p in fitting if not _is_of_former(text, p, quantity, context)]
            fitting = [p for p in fitting if quantity.numbers or not _is_set_against(text, p, quantity)]
        if quantity and passage is context.body and draft.attribute in ASKED:
            fitting = [p for p in fitting if not is_of_figure(p, quantity, context)]
        if quantity and passage is context.body and draft.attribute == "openings":
            fitting = [p for p in fitting if not is_of_clause_before(text, p, quantity, context)]
        if draft.attribute == "wage":  # a pay year, "2024/25", is no window of a projection or an edition
            fitting = [p for p in fitting if _is_a_year(p, passage.span == title)]
        if draft.attribute == "employment":
            fitting = [p for p in fitting if _is_counted(text, p, quantity, context)]
        fitting = [p for p in fitting if not EDITION.match(text, p.end, passage.span.end)] or fitting
        if not fitting or (passage is not context.body and _OF_PAGE.search(text, *passage.span)):
            continue  # "How to become a plumber (2025 guide)" dates the page, not its figures
        chosen = _nearest_period(text, fitting, kinds, quantity if passage is context.body else None)
        if quantity and passage is context.body and _NOW.search(text, chosen.end, max(chosen.end, quantity.start)):
            continue
        period = chosen.period
        if period is None:
            continue
        draft.period, draft.period_kind = period.edtf, period.kind
        draft.period_start, draft.period_end = period.first, period.last
        if draft.attribute == "employment" and period.first is None and period.last is not None:
            draft.period, draft.period_kind = period.edtf.removeprefix("../"), "point"  # "should reach 9,150 by 2032"
            draft.period_start = period.last
        if draft.attribute == "employment_change" and period.kind == "point" and _WILL.search(text, *draft.sentence):
            draft.period, draft.period_kind, draft.period_start = f"../{period.edtf}", "open", None
        since = _SINCE.search(text, max(0, chosen.start - 60), chosen.start) or (
            quantity is not None
            and any(_FROM_THEN.fullmatch(text, *head.span) for head in context.column(quantity))
            and any(chosen in head.periods for head in context.column(quantity))
        )
        if since and _DAY.fullmatch(period.edtf) and not _DATA.match(text, chosen.end):
            draft.period, draft.period_kind, draft.period_end = f"{period.edtf}/..", "open", None
        draft.support("period", Span(chosen.start, chosen.end))
        return
    if draft.attribute == "employment" and quantity is not None and not context.statement.cells:
        at_an_end(draft, text, context, quantity)
    if draft.attribute in ("employment_change", "openings") and context.statement.cells:
        _between_counts(draft, context)
    if draft.period is None and quantity is not None and context.column(quantity):
        _of_window(draft, text, context, quantity)


def _of_window(draft: Draft, text: str, context: Context, quantity: Quantity) -> None:
    """Give figures of a table "Base | Projected | Change" the window that its caption or the title names, or an end."""
    heads = [column[0].span for column in context.cell_columns if column]
    if sum(ENDS.fullmatch(text, *head) is not None for head in heads) < 2:
        return
    over = (*context.heads, *((context.title,) if context.title else ()))
    windows = [p for head in over for p in head.periods if p.period and p.period.kind == "window"]
    period = windows[0].period if windows else None
    if period is None:
        return
    draft.support("period", Span(windows[0].start, windows[0].end))
    draft.period, draft.period_kind, draft.period_start, draft.period_end = (
        period.edtf,
        period.kind,
        period.first,
        period.last,
    )
    end = ENDS.fullmatch(text, *context.column(quantity)[0].span)
    if draft.attribute == "employment" and end is not None:
        year = period.first if end["first"] else period.last
        draft.period, draft.period_kind, draft.period_start, draft.period_end = str(year), "point", year, year


def _between_counts(draft: Draft, context: Context) -> None:
    """Give a change, or openings, the window between the years over the counts of its table.

    "Jobs 2022 | Jobs 2032 | Change".
    """
    counts = (
        column for column in context.cell_columns if any(h.of("employment_head", "projected_head") for h in column)
    )
    heads = [head for column in counts for head in column]
    points = {p.period.first: p for head in heads for p in head.periods if p.period and p.period.kind == "point"}
    if len(points) == 2 and None not in points:
        first, last = sorted(year for year in points if year is not None)
        draft.period, draft.period_kind, draft.period_start, draft.period_end = f"{first}/{last}", "window", first, last
        draft.support("period", Span(points[last].start, points[last].end))


def _is_a_year(place: Quantity, in_title: bool) -> bool:
    """Whether a period is a point in time, or a year that spans two, outside of a document's title."""
    period = place.period
    if period is None or period.kind == "point":
        return period is not None
    return not in_title and period.first is not None and period.last is not None and period.last - period.first <= 1


_FORMERLY = re.compile(
    r"\b(?:(?:up|down)\s+from|against|compared\s+(?:with|to)|from)\s+(?:[\w,]+\s+){0,2}$", re.IGNORECASE
)


_BASE = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:on|than|over|from|since|compared\s+(?:with|to))\s+(?:in\s+)?(?:(?:the|our|its|their)\s+)?"
)


def _is_of_former(text: str, place: Quantity, quantity: Quantity, context: Context) -> bool:
    """Whether a period is that of what a figure was before: "up from €63,000 in 2022", "6% more than in 2022"."""
    percents = [
        f.end for f in context.body.figures if f.dimension == "percent" and quantity.end <= f.start < place.start
    ]
    year = quantity.dimension in ("money", "bare") and place.period is not None and place.period.kind == "point"
    if year and percents and _BASE.fullmatch(text, percents[-1], place.start):
        return True
    before = [f for f in context.body.figures if f.end <= place.start and f.dimension == quantity.dimension]
    former = before[-1] if before else None
    if (
        former is None
        or former.start <= quantity.core[0] < former.end
        or not _RIGHT_GAP.fullmatch(text, former.end, place.start)
    ):
        return False
    return _FORMERLY.search(text, context.body.span.start, former.core[0]) is not None


_BUT = re.compile(r"(?:;|,?\s+(?:while|whereas|but|though|although|yet))\s")


def _is_set_against(text: str, place: Quantity, word: Quantity) -> bool:
    """Whether a year is that of what is set against a word: "most work full time, but 1 in 4 did not in 2016"."""
    turn = _BUT.search(text, word.end, max(word.end, place.start))
    point = place.period is not None and place.period.kind == "point"
    return turn is not None and point


def _is_counted(text: str, place: Quantity, quantity: Quantity | None, context: Context) -> bool:
    """Whether a period is a point, or the year by which a count is reached: "By 2032 they should be 9,150"."""
    if place.period is None or place.period.kind == "point" or quantity is None:
        return True
    opens = place.start - context.body.span.start <= 3 or text.startswith(" Census", place.end)
    if place.period.first is None and REACHES.fullmatch(text, place.end, max(place.end, quantity.start)):
        return True
    return opens or 0 <= place.start - quantity.end <= 2


def _nearest_period(
    text: str, periods: Sequence[Quantity], kinds: Sequence[str], quantity: Quantity | None
) -> Quantity:
    best = min(kinds.index(p.period.kind) for p in periods if p.period) if kinds[0] == "window" else 0
    fitting = [p for p in periods if p.period and (kinds[0] != "window" or kinds.index(p.period.kind) == best)]
    if quantity is None or len(fitting) == 1:
        return fitting[0]
    behind = [p for p in fitting if p.start >= quantity.end]
    at_right = [p for p in behind if p.start <= quantity.end + 1 or _RIGHT_GAP.fullmatch(text, quantity.end, p.start)]
    if at_right:
        return at_right[0]
    after = [p for p in fitting if p.start >= quantity.end]
    before = [p for p in fitting if p.end <= quantity.start]
    if before and (
        not after
        or (fitting[0].start < quantity.start and quantity.start - before[-1].end <= after[0].start - quantity.end + 20)
    ):
        return before[-1]
    return after[0] if after else fitting[-1]
