"""periods: calendar years, months, dates and windows in text, as EDTF with integer years."""

import re
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1900, 2099  # what counts as a year when four digits stand alone

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip

_DASH = r"\s?(?:[-–—‒−]|/)\s?"
_YEAR = r"(?:19|20)\d\d"
_FISCAL = r"(?:(?:FY|F\.Y\.|fiscal\s+years?|financial\s+years?|tax\s+years?|academic\s+years?|school\s+years?)\s*)"
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=lambda name: -len(name))) + r")\.?"
_LINK = r"\s+(?:to|through|thru|until|till|and|up\s+to)\s+"
_QUARTER = r"(?:Q[1-4]|(?:first|second|third|fourth|last)\s+quarter(?:\s+of)?)"

# Longest first: at one place the earliest alternative that matches wins.
_PERIOD = re.compile(
    rf"""(?<![\w$£€₹.,/-])(?:
      (?P<dated>(?P<month>{_MONTH})\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|of\s+|,\s*)?(?P<mfy>(?:19|20)\d\d)
        (?:(?:{_LINK}|{_DASH})(?P<month2>{_MONTH})\s+(?P<my2>(?:19|20)\d\d))?)
    | (?P<daymonth>(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month3>{_MONTH}),?\s+(?P<my3>(?:19|20)\d\d))
    | (?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>0[1-9]|1[0-2])(?:-(?P<id>[0-2]\d|3[01]))?(?![\d%-]))
    | (?P<window>(?:{_FISCAL})?(?P<a>(?:19|20)\d\d)(?:(?:{_LINK})(?:the\s+year\s+|{_FISCAL})?|{_DASH})
        (?P<b>(?:19|20)\d\d|\d\d(?![\d,.]*\d|\s?%)))
    | (?P<tofrom>(?P<edge>through|thru|until|till|up\s+to|by|to|before|since|after)\s+
        (?:(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:years?\s+|{_FISCAL})?|(?P<edgemonth>{_MONTH})\s+)(?P<y>(?:19|20)\d\d))
    | (?P<fiscal>{_FISCAL}'?(?P<fy>(?:19|20)\d\d|\d\d))
    | (?P<quarter>{_QUARTER}\s+(?P<qy>(?:19|20)\d\d))
    | (?P<decade>(?P<d>(?:19|20)\d0)s)
    | (?P<year>(?:19|20)\d\d)
    )(?![\w%]|[.,]\d|,\d{{3}}|\s?(?:%|percent\b|per\s+cent\b|hours?\b|hrs?\b|USD\b|dollars?\b|times\b|words?\b|people\b
        |jobs\b|openings\b|workers\b|positions\b|members\b|employees\b|vacancies\b|annual\s+openings\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_GATE = re.compile(r"(?:19|20)\d\d|\bFY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """`text[start:end]` as a period: EDTF, point | window | open, and the first and last year where they are closed."""

    start: int
    end: int
    edtf: str
    kind: str
    first: int | None
    last: int | None


def parse_periods(text: str) -> list[Period]:
    """Every period in one line of text, left to right, none overlapping.

    "2016-26", "2016 to 2026" and "FY 2019-20" are windows; "through 2032" and "by 2030" end an open window;
    "May 2018" is the point 2018-05; "over the next decade" is none.
    """
    if not _GATE.search(text):
        return []
    found = []
    for match in _PERIOD.finditer(text):
        period = _read(match)
        if period is not None:
            found.append(period)
    return found


def _read(match: re.Match[str]) -> Period | None:
    part = match.groupdict()
    start, end = match.span()
    if part["dated"]:
        first = _month(part["mfy"], part["month"], part["day"])
        if part["my2"]:
            return _window(start, end, first, _month(part["my2"], part["month2"], None))
        return _point(start, end, first)
    if part["daymonth"]:
        return _point(start, end, _month(part["my3"], part["month3"], part["day3"]))
    if part["iso"]:
        return _point(start, end, "-".join(piece for piece in (part["iy"], part["im"], part["id"]) if piece))
    if part["window"]:
        a, b = part["a"], part["b"]
        if len(b) == 2:
            b = str(int(a[:2]) + (int(b) < int(a[2:]))) + b
        return _window(start, end, a, b) if int(a) < int(b) <= LAST_YEAR + 10 else None
    if part["tofrom"]:
        year = part["y"] if not part["edgemonth"] else _month(part["y"], part["edgemonth"], None)
        after = part["edge"].lower() in ("since", "after")
        number = int(part["y"])
        return Period(
            start,
            end,
            f"{year}/.." if after else f"../{year}",
            "open",
            number if after else None,
            None if after else number,
        )
    if part["fiscal"]:
        fiscal = part["fy"] if len(part["fy"]) == 4 else f"20{part['fy']}"
        return _point(start, end, fiscal)
    if part["quarter"]:
        return _point(start, end, part["qy"])
    if part["decade"]:
        decade = int(part["d"])
        return _window(start, end, str(decade), str(decade + 9))
    return _point(start, end, part["year"])


def _month(year: str, month: str, day: str | None) -> str:
    stem = f"{year}-{MONTHS[month.lower().rstrip('.')]:02d}"
    return f"{stem}-{int(day):02d}" if day and 1 <= int(day) <= 31 else stem


def _point(start: int, end: int, edtf: str) -> Period:
    return Period(start, end, edtf, "point", int(edtf[:4]), int(edtf[:4]))


def _window(start: int, end: int, a: str, b: str) -> Period:
    return Period(start, end, f"{a}/{b}", "window", int(a[:4]), int(b[:4]))


def edtf_years(edtf: str) -> tuple[int | None, int | None]:
    """First and last year of an EDTF period as Concord writes them; None at an open end.

    Raises ValueError for anything else.
    """
    first, slash, last = edtf.partition("/")
    ends = [_SIDE.fullmatch(side) for side in (first, last if slash else first)]
    if None in ends or edtf in ("..", "../.."):
        raise ValueError(f"{edtf!r} is no period such as 2002, 2016-05, 2016/2026 or ../2012")
    years = [int(end.group(1)) if end and end.group(1) else None for end in ends]
    return years[0], years[1]


_SIDE = re.compile(r"(\d{4})(?:-\d\d){0,2}|\.\.")
