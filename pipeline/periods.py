"""periods: calendar years, months, dates and windows in text, as EDTF with integer years."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.plain import plain_copy

LAST_YEAR = 2099  # of what counts as a year
_LAST_CENTURY = 60  # from here on two digits are a year of the last century

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
# "In that time": the dates of the sentence before.
THEN = re.compile(
    r"\b(?:in|over|during|within|across)\s+(?:that|this|the\s+same)\s+(?:time|period|span|window|decade|time\s?frame|years)\b"
    r"|\b(?:over|in|during|within|across)\s+(?:those|these|the\s+same)\s+(?:\w+\s+)?years\b",
    re.IGNORECASE,
)

_Y = r"(?:19|20)[0-9]{2}"
_M = rf"(?:{'|'.join(sorted(MONTHS, key=lambda name: -len(name)))})\b\.?"
_D = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_S = "(?:[ ]{1,3})"  # every space is said as a class, for the patterns below are verbose
_DECADES = {"thirties": "1930", "forties": "1940", "fifties": "1950", "sixties": "1960", "seventies": "1970",
            "eighties": "1980", "nineties": "1990", "noughties": "2000"}  # fmt: skip
_DASH = "(?:[ ]?[-/][ ]?|_)"  # an underscore in a record's key: "outlook_2023_2033"
_TO_WORD = rf"{_S}(?:to|through|thru|until|till|up{_S}to){_S}"
_TO = rf"(?:{_TO_WORD}|{_DASH})"
_FISCAL = rf"(?:(?:fy|f\.y\.|(?:(?:fiscal|financial|tax|academic|school){_S}years?)){_S}?)"
_THE_YEAR = rf"(?:{_FISCAL}|the{_S}year{_S}|mid-|early{_S}|late{_S})?"
_FROM_NOW = rf"(?:between|from){_S}(?:now|today){_S}(?:and|to|until|till|through)"
_COUNTED = """hours? hrs? minutes days weeks months usd dollars? euros pounds rupees times words? people persons jobs
    openings workers positions members employees vacancies annual_openings new_jobs job_openings students customers
    clients patients companies employers respondents participants units feet miles calls sq square lbs? kg calories
    percent per_cent % applicants nurses teachers hospitals schools locations stores pages or_more or_fewer or_less
    lakh crore thousand million billion"""  # what "2000" counts, where it is no year
_COUNTS = "|".join(_COUNTED.split()).replace("_", "[ ]")
_UNCOUNTED = rf"(?!\ ?(?:{_COUNTS})(?![a-z]))"  # behind a bare year; "May 2018 jobs" are no 2018 jobs
# "2024-34 percent change", "2024-2034 percent change"; but "12 percent in 2019 to 20 percent in 2021"
_WINDOW_END = rf"(?:(?<=[0-9]{{4}}-[0-9]{{2}})|(?<=[0-9]{{4}}-[0-9]{{4}})(?=\ percent)|{_UNCOUNTED})"

# Longest first: at one place the earliest alternative that matches wins. All is matched against the plain copy.
_PERIOD = re.compile(
    rf"""(?<![^\W_]|[$£€₹,/])(?<![0-9][-.])(?<!\b[a-z]-)(?=[0-9'a-u])(?:
      (?P<months>(?P<m1>{_M})(?:{_S}(?P<m1d>{_D}))?(?:{_TO}|(?P<mand>{_S}and{_S}))
        (?P<m2>{_M})(?:{_S}(?P<m2d>{_D}))?,?{_S}(?P<m2y>{_Y}))
    | (?P<days>(?P<d1>{_D})(?:{_S}(?:of{_S})?(?P<dm1>{_M})(?:{_TO}|(?P<dand>{_S}and{_S}))|-|{_TO_WORD}
        |(?P<dband>{_S}and{_S}))(?P<d2>{_D}){_S}(?:of{_S})?(?P<dm2>{_M}),?{_S}(?P<dmy>{_Y}))
    | (?P<dated>(?P<month>{_M}){_S}?(?:(?P<day>{_D})(?:{_TO}(?P<dayto>{_D}))?,?{_S}|of{_S}|,\ ?)?(?P<mfy>{_Y})
        (?:(?:{_TO}|{_S}and{_S})(?P<month2>{_M}){_S}(?:(?P<day2>{_D}),?{_S})?(?P<my2>{_Y}))?)
    | (?P<daymonth>(?P<day3>{_D}){_S}(?:of{_S})?(?P<month3>{_M}),?{_S}(?P<my3>{_Y})
        (?:(?:{_TO}|{_S}and{_S})(?P<day4>{_D}){_S}(?P<month4>{_M}),?{_S}(?P<my4>{_Y}))?)
    | (?P<monthshort>(?:(?<=collected\ )(?P<m6>{_M}){_S}|(?P<m7>{_M}){_S}')(?P<y6>[0-9]{{2}})(?![0-9]))
    | (?P<numeric>(?P<n1>[0-9]{{1,2}})
        (?:[/.-](?P<n2>[0-9]{{1,2}})[/.-](?P<ny>{_Y})|(?P<sep>[/.])(?P<n2s>[0-9]{{1,2}})(?P=sep)(?P<nys>[0-9]{{2}})))
    | (?P<monthyear>(?:(?P<nm>0[1-9]|1[0-2])(?:[ ]?/[ ]?|-)|(?P<nm1>[1-9])/)(?P<nmy>{_Y})
        (?:{_TO}(?P<nm2>0[1-9]|1[0-2])/(?P<nmy2>{_Y}))?)
    | (?P<date>(?P<iy>{_Y})(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>0?[1-9]|[12][0-9]|3[01])
        (?:t[0-9:.]{{2,12}}(?:z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?)
    | (?P<yearmonth>(?P<ymy>{_Y})(?:,?{_S}|[ ],[ ])(?P<ymm>{_M})(?!,?[ ]?[0-9]))
    | (?P<window>(?P<led>(?<=\bfrom\ )|(?<=\bbetween\ ))?
        {_FISCAL}?(?P<a>{_Y})(?P<many>s)?(?:(?:{_TO})|(?P<and>{_S}and{_S}))(?:the{_S}(?:year{_S})?|{_FISCAL})?
        (?P<b>{_Y}|[0-9]{{2}})(?P<decades>s)?(?![0-9,.]{{0,3}}[0-9])(?(led)|{_WINDOW_END}))
    | (?P<onward>(?P<oy>{_Y})(?:{_TO}(?:the{_S})?(?:present|now|today|date|current)
        |{_S}(?:onwards?|and{_S}(?:later|after|beyond|onwards?)|or{_S}later)|(?<=from\ [0-9]{{4}}){_S}on(?=[,;.)])))
    | (?P<edged>(?<!\bgoing\ )(?<!according\ )(?<!adjusted\ )(?<!updated\ )(?<!indexed\ )(?<!inflated\ )
        (?P<edge>{_FROM_NOW}|through|thru|until|till|up{_S}to|by|to|before|prior{_S}to|since
        |after|not?{_S}later{_S}than){_S}
        (?:(?:the{_S})?(?:end{_S}of{_S})?{_THE_YEAR}(?:years?{_S})?
        |(?P<edgemonth>{_M}){_S}(?:(?P<edgeday>{_D}),?{_S})?
        |(?<!after\ )(?<!since\ )(?<!to\ )(?:the{_S})?(?P<dayedge>{_D}){_S}(?:of{_S})?(?P<monthedge>{_M}),?{_S})
        (?P<y>{_Y}){_UNCOUNTED})
    | (?P<beside>(?P<side>pre|post)-(?P<sy>{_Y}){_UNCOUNTED})
    | (?P<backward>(?P<by>{_Y}){_S}(?:or|and){_S}earlier)
    | (?P<fiscal>{_FISCAL}'?(?:(?P<fy>{_Y})
        |(?P<fs>[0-9]{{2}})(?:(?:[-/]|{_TO}{_FISCAL}'?)(?P<fe>[0-9]{{2}}))?)(?![0-9]))
    | (?P<quarter>(?:(?:[qh][1-4]|[1-4][qh])(?:,?{_S}|[-/])?
        |(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)){_S}(?:quarter|qtr\.?|half)(?:{_S}of)?(?:{_S}the{_S}year)?
        ,?{_S}){_FISCAL}?(?P<qy>{_Y}))
    | (?P<yearquarter>(?P<yq>{_Y})[ -]?(?:[qh][1-4]|[1-4][qh]))
    | (?P<decade>(?P<d>(?:19|20)[0-9]0)'?s\b
        |(?:'|(?<=the\ )'?|(?<=the\ early\ )'?|(?<=the\ late\ )'?|(?<=the\ mid-)'?)(?P<short>[3-9]0)'?s\b(?!\ age)
        |(?:nineteen{_S}|(?<=the\ )|(?<=the\ early\ )|(?<=the\ late\ )|(?<=the\ mid-))
        (?P<worded>{"|".join(_DECADES)})\b)
    | (?P<year>{_Y}){_UNCOUNTED}
    )(?![^\W_¹²³⁴-⁹]|%|[.,][0-9]|[-_][0-9]|[+]|:[0-9])""",
    re.VERBOSE,
)
_REACH = 64  # no period begins further before its first year than "from January 31st, to the end of the fiscal year"
_GATE = re.compile(
    rf"(?:19|20)[0-9]{{2}}|[0-9][/.][0-9]{{1,2}}[/.][0-9]|fy|"
    rf"collected |'[0-9]{{2}}(?![0-9s])|[3-9]0'?s\b|(?:{'|'.join(_DECADES)})\b"
)
_COUNT_BEFORE = re.compile(
    r"(?:[$£€₹¥]|\b(?:usd|aud|cad|nzd|gbp|eur|inr|zar|rs|rs\.|r|more than|less than|fewer than|at least|at most|over"
    r"|nearly|almost|approximately|roughly|some|an estimated|(?<!in )(?<!since )about)) ?$"
)
_NAMED_BY = """suite ste room rm building bldg box route rte highway hwy page pages p pp ext extension cfr section
    sections sec apt form iso version §"""  # before what is no year: "Suite 2020", "pp. 2010-15", "29 CFR 1926"
_NAMED = frozenset(_NAMED_BY.split())
_LAW = re.compile(r"\b(?:acts?|regulations|ordinance|statute|award|determination)(?:,? \(?|,? of )$")
_STREET = re.compile(  # behind a house number, in the text itself: "1910 Main Street", "2020 K Street NW"
    r" (?:[A-Z][\w.'’-]{0,20} ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Parkway|Pkwy)\b"
)
_OF_A_YEAR = re.compile(  # no house's number: "a 2021 Wall Street Journal survey"
    r"\b(?:in|of|since|by|until|through|from|to|during|and|the|before|after|for|an?|this|its|their|our) $",
    re.IGNORECASE,
)
_PAID_BEHIND = re.compile(r"(?: (?:a|an|per|each) |/)(?:hour|hr|day|week|wk|month|mo|year|yr|annum)\b")
_HIGHER_BEHIND = re.compile(r"(?: to | ?- ?)(?:2[1-9]|[3-9][0-9])[0-9]{2}(?![0-9])")  # "2000 to 2500"
_AND_YEAR = re.compile(rf"{_S}and{_S}{_Y}(?![0-9])")
_LINKED = re.compile(rf"{_TO}|(?P<and>{_S}and{_S})")
_UNTIL = ("to ", "through ", "thru ", "until ", "till ", "up to ")
_OPENED = re.compile(rf"\b(?:between|from|of|over)(?:{_S}(?:{_FISCAL}|the{_S}years?{_S}))?{_S}?$")


@dataclass(frozen=True, slots=True)
class Period:
    """`text[start:end]` as a period: EDTF, point | window | open, and the first and last year where they are closed."""

    start: int
    end: int
    edtf: str
    kind: str
    first: int | None
    last: int | None


def parse_periods(text: str, plain: str | None = None, country: str | None = None) -> list[Period]:
    """Every period in one line of text, left to right, none overlapping.

    "2016-26", "2016 to 2026" and "FY 2019-20" are windows, and "2010 and 2015" after "between"; "through 2032",
    "between now and 2031" and "by 2030" end an open window; "May 2018" is the point 2018-05; "over the next decade" is
    none, nor is "2000 jobs". "3/4/2025" is a day of March in the US and of April in any other `country`; its year alone
    where that is not known.
    """
    plain = plain_copy(text) if plain is None else plain
    found: list[Period] = []
    at = 0
    while (year := _GATE.search(plain, at)) and (match := _PERIOD.search(plain, max(at, year.start() - _REACH))):
        period = _read(match, text, country)
        at = match.start() + 4 if period is None else period.end
        if period is not None and not (_is_count(plain, match, period) or _is_name(text, plain, match, period)):
            joined = _join(plain, found[-1], period) if found else None
            if joined:
                found[-1] = joined
            else:
                found.append(period)
    return found


def _join(plain: str, a: Period, b: Period) -> Period | None:
    """Two neighbours as one window, where they are its ends: "between 2015 and Feb 2018", "2016 to May 2018"."""
    begins = b.kind == "open" and b.first is not None  # "since 2019"
    years = _is_one_year(a) and _is_one_year(b)  # "2018-19 to 2022-23"
    if ((a.kind != "point" or b.kind == "window") and not years) or begins or b.start - a.end > 12:
        return None
    link = _LINKED.fullmatch(plain, a.end, b.start)
    if b.kind == "open":
        linked = plain.startswith(_UNTIL, b.start) and plain[a.end : b.start].isspace()
    elif link and link["and"]:
        linked = _is_opened(plain, a.start)
    else:
        linked = link is not None
    first, last = (str(a.first), str(b.last)) if years else (a.edtf, b.edtf.removeprefix("../"))
    if not linked or not a.edtf < last:
        return None
    return Period(a.start, b.end, f"{first}/{last}", "window", a.first, b.last)


def _is_one_year(period: Period) -> bool:
    """Whether a window is one fiscal or school year: "2018-19"."""
    return period.kind == "window" and len(period.edtf) == 9 and period.last == (period.first or 0) + 1


def _is_opened(plain: str, start: int) -> bool:
    """Whether "between", "from" or "of" stands right before, so that "and" joins the ends of a window."""
    return _OPENED.search(plain, max(0, start - _REACH), start) is not None


def _is_count(plain: str, match: re.Match[str], period: Period) -> bool:
    """Whether a lone "2000" is an amount: money, a rate behind it, or compared ("more than 2000")."""
    if match.lastgroup not in ("year", "window", "onward"):
        return False
    over = plain.endswith("over ", 0, period.start) and (period.kind == "window" or _AND_YEAR.match(plain, period.end))
    if not over and _COUNT_BEFORE.search(plain, max(0, period.start - 16), period.start):
        return True  # but "over 2021 and 2022"
    if _HIGHER_BEHIND.match(plain, period.end) and not plain.endswith(("in ", "of "), 0, period.start):
        return True
    return _PAID_BEHIND.match(plain, period.end) is not None


def follows_law(plain: str, start: int) -> bool:
    """Whether a number is of the name of a law or an award: "the Nurses Act, 1971"; `plain` is in small letters."""
    return _LAW.search(plain, max(0, start - 20), start) is not None


def _is_name(text: str, plain: str, match: re.Match[str], period: Period) -> bool:
    """Whether a year or two are the name of a room, page, rule or house: "Suite 2020", "1910 Main Street"."""
    if match.lastgroup not in ("year", "window"):
        return False
    before = plain[max(0, period.start - 12) : period.start].rstrip(" .").rpartition(" ")[2]
    called = before[:1] == "+" and before[1:].isdecimal()  # "+44 1998 …"
    if before in _NAMED or called or follows_law(plain, period.start):
        return True
    street = text[period.end + 1 : period.end + 2].isupper() and _STREET.match(text, period.end)
    return bool(street) and not _OF_A_YEAR.search(plain, max(0, period.start - 8), period.start)


def _read(match: re.Match[str], text: str, country: str | None) -> Period | None:
    """The period of a match, by the alternative that matched; None where it is none after all."""
    if match.lastgroup == "numeric":
        return _read_numeric(match, country)
    if match.lastgroup == "window":
        return _read_window(match, hyphen=text[match.end("a")] == "-")
    if match.lastgroup == "yearmonth" and text.startswith("may", match.start("ymm")):
        return _point(match, match["ymy"], end=match.end("ymy"))  # "what 2030 may bring"
    return _READERS[match.lastgroup or ""](match)


def _read_months(match: re.Match[str]) -> Period | None:
    """ "April 1 to June 30, 2023"; with "and" only behind "between" or "from"."""
    if match["mand"] and not _is_opened(match.string, match.start()):
        return None
    first, last, year = match["m1"], match["m2"], match["m2y"]
    return _window(match, _month(_begins(year, first, last), first, match["m1d"]), _month(year, last, match["m2d"]))


def _read_days(match: re.Match[str]) -> Period | None:
    """ "1 April to 30 June 2023" and "12-16 May 2023"; with "and" only behind "between" or "from"."""
    if (match["dand"] or match["dband"]) and not _is_opened(match.string, match.start()):
        return None
    year, last = match["dmy"], match["dm2"]
    first = match["dm1"] or last
    return _window(match, _month(_begins(year, first, last), first, match["d1"]), _month(year, last, match["d2"]))


def _begins(year: str, first: str, last: str) -> str:
    """The year in which a window of months begins that ends in `year`: "1 July to 30 June 2023" in 2022."""
    return str(int(year) - (MONTHS[first.rstrip(".")] > MONTHS[last.rstrip(".")]))


def _read_dated(match: re.Match[str]) -> Period | None:
    first = _month(match["mfy"], match["month"], match["day"])
    if match["dayto"] and not match["my2"]:
        return _window(match, first, _month(match["mfy"], match["month"], match["dayto"])) or _point(match, first)
    if match["my2"]:
        return _window(match, first, _month(match["my2"], match["month2"], match["day2"]))
    return _point(match, first)


def _read_daymonth(match: re.Match[str]) -> Period | None:
    first = _month(match["my3"], match["month3"], match["day3"])
    if match["my4"]:
        return _window(match, first, _month(match["my4"], match["month4"], match["day4"]))
    return _point(match, first)


def _read_monthyear(match: re.Match[str]) -> Period | None:
    first = f"{match['nmy']}-{match['nm'] or '0' + match['nm1']}"
    return _window(match, first, f"{match['nmy2']}-{match['nm2']}") if match["nmy2"] else _point(match, first)


def _read_numeric(match: re.Match[str], country: str | None) -> Period | None:
    """The day of "25/12/2020" and "12/25/20"; which of two small numbers is the month, the country tells."""
    if match["sep"] == "." and country in (None, "US"):
        return None  # "version 2.1.10"; "1.4.23" is a day where days are written so
    a, b, year = int(match["n1"]), int(match["n2"] or match["n2s"]), match["ny"] or f"20{match['nys']}"
    days = {(month, day) for month, day in ((a, b), (b, a)) if _is_day(year, month, day)}
    if len(days) == 2 and country is not None:
        days = {(a, b) if country == "US" else (b, a)}
    if len(days) == 1:
        ((month, day),) = days
        return _point(match, f"{year}-{month:02d}-{day:02d}")
    return _point(match, year) if match["ny"] else None


def _read_window(match: re.Match[str], hyphen: bool) -> Period:
    """Two years; the first alone where the two make no window.

    Two digits count within the century and touch their dash; "2018-05" is a month unless 05 could end a window.
    """
    a, b = match["a"], match["b"]
    first = _point(match, a, end=match.end("a"))
    if match["and"] and not _is_opened(match.string, match.start()):
        return (_window(match, a, str(int(a) + 9), end=match.end("a") + 1) if match["many"] else None) or first
    if len(b) == 2:
        if hyphen and 1 <= int(b) <= min(12, int(a[2:])):
            return _point(match, f"{a}-{b}")
        link = match.string[match.end("a") : match.start("b")]
        if link not in ("-", "_") and link.strip() != "/":
            return first
        years = str(int(a[:2]) + (int(b) < int(a[2:]))) + b
        if int(years) > LAST_YEAR:  # "2016/11" is a month
            return _point(match, f"{a}-{b}") if 1 <= int(b) <= 12 else first
        b = years
    return _window(match, a, str(int(b) + 9) if match["decades"] else b) or first


def _read_edged(match: re.Match[str]) -> Period | None:
    """An open window; "to 2026" ends one, "since 2010" begins one."""
    number = int(match["y"])
    month, day = match["edgemonth"] or match["monthedge"], match["edgeday"] or match["dayedge"]
    year = _month(match["y"], month, day) if month else match["y"]
    if match["edge"] in ("since", "after"):
        return Period(match.start(), match.end(), f"{year}/..", "open", number, None)
    return Period(match.start(), match.end(), f"../{year}", "open", None, number)


def _read_onward(match: re.Match[str]) -> Period | None:
    return Period(match.start(), match.end(), f"{match['oy']}/..", "open", int(match["oy"]), None)


def _read_beside(match: re.Match[str]) -> Period | None:
    year = int(match["sy"])
    if match["side"] == "pre":
        return Period(match.start(), match.end(), f"../{year}", "open", None, year)
    return Period(match.start(), match.end(), f"{year}/..", "open", year, None)


def _read_fiscal(match: re.Match[str]) -> Period | None:
    if match["fy"]:
        return _point(match, match["fy"])
    start = _of_two(match["fs"])
    end = _of_two(match["fe"]) if match["fe"] else ""
    return _window(match, start, end) if end > start else _point(match, start)


def _of_two(digits: str) -> str:
    """The year of two digits: "24" is 2024, "98" is 1998."""
    return ("19" if int(digits) >= _LAST_CENTURY else "20") + digits


def _read_decade(match: re.Match[str]) -> Period | None:
    first = match["d"] or (f"19{match['short']}" if match["short"] else _DECADES[match["worded"]])
    return _window(match, first, str(int(first) + 9))


_READERS: dict[str, Callable[[re.Match[str]], Period | None]] = {
    "months": _read_months,
    "days": _read_days,
    "dated": _read_dated,
    "daymonth": _read_daymonth,
    "monthyear": _read_monthyear,
    "monthshort": lambda match: _point(match, _month(_of_two(match["y6"]), match["m6"] or match["m7"], None)),
    "date": lambda match: _point(match, _day(match["iy"], int(match["im"]), int(match["id"]))),
    "yearmonth": lambda match: _point(match, _month(match["ymy"], match["ymm"], None)),
    "onward": _read_onward,
    "beside": _read_beside,
    "backward": lambda match: Period(match.start(), match.end(), f"../{match['by']}", "open", None, int(match["by"])),
    "edged": _read_edged,
    "fiscal": _read_fiscal,
    "quarter": lambda match: _point(match, match["qy"]),
    "yearquarter": lambda match: _point(match, match["yq"]),
    "decade": _read_decade,
    "year": lambda match: _point(match, match["year"]),
}


def _month(year: str, month: str, day: str | None) -> str:
    """The EDTF of a month or a day, `day` with or without its ending; of "September 31" that of the month."""
    return _day(year, MONTHS[month.rstrip(".")], int(day.rstrip("sthrnd")) if day else 0)


def _day(year: str, month: int, day: int) -> str:
    """The EDTF of a day, or of its month where that has no such day."""
    return f"{year}-{month:02d}" + (f"-{day:02d}" if _is_day(year, month, day) else "")


def _is_day(year: str, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(year), month)[1]


def _point(match: re.Match[str], edtf: str, end: int | None = None) -> Period:
    return Period(match.start(), match.end() if end is None else end, edtf, "point", int(edtf[:4]), int(edtf[:4]))


def _window(match: re.Match[str], a: str, b: str, end: int | None = None) -> Period | None:
    stop = match.end() if end is None else end
    return Period(match.start(), stop, f"{a}/{b}", "window", int(a[:4]), int(b[:4])) if a < b else None
