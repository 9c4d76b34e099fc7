"""timeline: periods as EDTF says them, whether two are the same, and which is later."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.tables import Row

_EDGE = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A point, a window, or a window with one end open; months only where a point names one."""

    text: str
    kind: str
    start: int | None
    end: int | None
    month: int | None = None

    @property
    def last(self) -> int:
        """The last year it names."""
        return self.end if self.end is not None else self.start or 0


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """The period an EDTF text names (`2002`, `2016-05`, `2016/2026`, `../2012`, `2016/..`); None where no year is."""
    if "/" in text:
        first, _, last = text.partition("/")
        low, high = _EDGE.match(first), _EDGE.match(last)
        if not (low or high):
            return None
        start, end = int(low[1]) if low else None, int(high[1]) if high else None
        return Period(text, "window" if low and high else "open", start, end)
    match = _EDGE.match(text)
    if match is None:
        return None
    return Period(text, "point", int(match[1]), int(match[1]), int(match[2]) if match[2] else None)


def stated_period(claim: Row) -> Period | None:
    """The period a claim states, from its EDTF text, else from its years; None where it states none."""
    if claim["period"] and (period := parse_period(claim["period"])):
        return period
    start, end = claim["period_start"], claim["period_end"]
    if start is None and end is None:
        return None
    kind = "open" if start is None or end is None else "point" if start == end else "window"
    return Period(claim["period"] or f"{start or '..'}/{end or '..'}", kind, start, end)


def is_same_period(a: Period, b: Period) -> bool:
    """Whether two periods are one: windows by both ends, an open one by its stated end, months where both name one."""
    if "open" in (a.kind, b.kind):
        starts = a.start is not None and a.start == b.start
        ends = a.end is not None and a.end == b.end
        if a.kind == b.kind:
            return starts or ends
        stated = a if a.kind == "open" else b
        return ends if stated.end is not None else starts
    if a.kind != b.kind or (a.start, a.end) != (b.start, b.end):
        return False
    return a.month is None or b.month is None or a.month == b.month


def years_described(period: Period, projected: bool, span: int) -> tuple[int, int]:
    """First and last year in which the statement was true or made: a projection counts from its base year."""
    start = period.start if period.start is not None else period.last - (span if projected else 0)
    end = period.end if period.end is not None else start
    return (start, start) if projected and period.kind != "point" else (start, end)


def period_rank(period: Period | None, span: int) -> tuple[int, int, int, str]:
    """Sorts periods from early to late; none last. A projection open at its start counts `span` years back."""
    if period is None:
        return (9999, 9999, 99, "")
    start = period.start if period.start is not None else period.last - span
    return (start, period.last, period.month or 0, period.text)
