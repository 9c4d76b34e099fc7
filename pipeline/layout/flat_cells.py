"""flat_cells: what a piece of a line is where a table lost its cells: a figure, a mark for none, a year, or words."""

import re
from functools import lru_cache

from pipeline.layout.cells import PERCENTILE
from pipeline.plain import MARK
from pipeline.spans import marker_length

_NUMBER = (
    r"(?:(?:(?<=[R€])|(?<=[R€]\s))\d{1,3}(?:[ \u00a0]\d{3})+(?:\.\d\d(?!\d)|(?![\d,.]))"
    r"|\d{1,3}(?:[ \u00a0]\d{3})+,\d\d(?!\d)"
    r"|\d{1,3}(?:,\s?\d{2,3})+(?:\.\d{1,2}(?!\d))?|\d+(?:\.\d{1,2}(?!\d))?)"
)
SIGN = (  # "CNA$37,000" is paid to a CNA
    rf"(?:(?:(?<![A-Za-z])(?:US|AU|NZ|CA|C|A|S))?[$£€₹₦₱]|(?!\w*[$£€₹₦₱]){MARK}|(?<=[a-z0-9)])R(?=\d\d|\d,\d))\s?"
)
_UNIT = (
    r"(?:\s?%|/-|(?:st|nd|rd|th)(?=\s*$)|[kK]\b|\s(?:lakhs?|lacs?|LPA|L)\b"
    r"|\s?(?:/|per\s|an?\s|a\s)\s?(?:hour|hr|day|week|month|year|yr|annum)(?![a-z]))?"
)
FIGURE = re.compile(
    rf"(?:[≥≤<>~+–-]\s?)?(?:{SIGN}|(?<![\d.,])|(?<=,\d{{3}})){_NUMBER}{_UNIT}"
    rf"(?:(?!\s[-–—]\d|(?<=[a-z])[-–—]\d[\d.]*\s?%)"  # "880 -2%" and "$30.76/hr-1.8%" are two
    rf"\s?(?:[-–—]|to\b)\s?(?:{SIGN})?{_NUMBER}{_UNIT})?\+?"
)
NOTE_MARK = re.compile(r"\((?:\d{1,2}|[A-Za-z])\)")  # in a cell instead of a figure
# What stands in a cell instead of a figure.
NONE = re.compile(
    r"(?<=[a-z)])N/A(?=N/A|[$£€₹]|$)|(?<=N/A)N/A(?=N/A|[$£€₹]|$)|(?<=\d)N/A$"  # "Modoc CountyN/AN/A"
    r"|(?<=[^\S\n])\([A-Za-z]\)(?=\s{2}|\s[($\d]|\s*$)"
    r"|(?<!\S)(?:N/?[AD](?=[$£€₹]|N/A)|(?:N/?[AD]|n/?a|-+ ?NA ?-+|\(\d{1,2}\)|[*#]{1,2}|[-–—]{1,2})(?!\S))",
    re.MULTILINE,
)
YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_CELL_FIGURE = re.compile(
    rf"(?:(?:[Aa]bout|[Aa]pprox(?:\.|imately)?|[Uu]p to|[Ff]rom|[Oo]ver) )?{FIGURE.pattern}"
    r"(?:\s?\([^()]{1,30}\))?[*†]?"
)
_NOTED_YEAR = re.compile(rf"(?:[A-Z][a-z]{{2,8}}\s)?{YEARS.pattern}[*†]?")
_SUM = re.compile(rf"{SIGN}\d")
_SHORT = re.compile(  # "Assoc.", "Postsec. cert.": words cut short end no sentence
    r"(?:\S+ ){0,3}(?:assoc|bach|mast|doct|prof|cert|dipl?|deg|equiv|postsec|voc|tech|appren|exper?|req|mod"
    r"|yrs?|mos?|wks?|hrs?)\.",
    re.IGNORECASE,
)
LONGEST = 60  # characters of a cell in words


@lru_cache(maxsize=4096)
def cell_kind(line: str) -> str:
    """What a line is as a cell of its own: "figure", "none", "year", "words", or "" where it can be none.

    "10%" alone is "share": a figure, or a percentile in a head or label.
    """
    cell = line.strip()
    if not 0 < len(cell) <= LONGEST or "\t" in cell or "|" in cell:
        return ""
    if NONE.fullmatch(cell):
        return "none"
    if _NOTED_YEAR.fullmatch(cell):
        return "year"
    if (rank := PERCENTILE.fullmatch(cell)) and rank["unit"]:
        return "share" if cell[-1] == "%" else "words"
    if _CELL_FIGURE.fullmatch(cell):
        return "figure"
    if _SUM.search(cell):
        return ""  # "Head baker₹19L"
    sentence = cell[-1] in ".!?:;" and not (cell.endswith(("etc.", "No.", "Avg.", "est.")) or _SHORT.fullmatch(cell))
    return "" if sentence or marker_length(line) or not any(c.isalnum() for c in cell) else "words"
