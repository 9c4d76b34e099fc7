"""label_rows: rows of plain text that are a label and its figure: "Kochi — Rs 5.9 LPA", "Care homes (12 percent)"."""

import re

from pipeline.layout.flat_cells import SIGN
from pipeline.plain import MARK
from pipeline.spans import Span

# What may stand before a figure and names nothing: "Approximately $24,000 or above".
BOUND = (
    r"(?i:about|approximately|approx\.|around|roughly|up to|over|at least|more than|above|under|less than|below|nearly)"
)
_WORK = r"work(?!\s(?:experience|history|hours?|week|schedules?|environments?|settings?|styles?|permits?)\b)"
VERB = re.compile(rf"\s(?:is|are|was|were|will|must|should|remains?|earn|{_WORK})\s", re.IGNORECASE)
# A table of plain text: a label, then one figure and nothing more.
LABEL_FIGURE = re.compile(
    r"(?P<label>[A-Z](?:[^\t:;!?]|;\s(?=[a-z])){2,90}?|[A-Z]{2}|\d{2}(?:th)?\s?(?:%|percentile))"
    r"(?:[ \t…:]|\.(?!\d)|\.\.)+"
    rf"(?P<figure>(?:{MARK}\s?)?-?(?:\d{{1,3}}(?: \d{{3}})+(?!\d)|\d[\d,.]*[kK]?) ?"
    rf"(?:(?:[-–—]|to)\s?{MARK}\s?\d[\d,.]*[kK]?)?"
    r"(?:%|\s?percent|\s?LPA)?"
    r"(?:\s?(?:/|per|an?)\s?(?:hour|hr|day|week|month|year|annum))?)\s*$"
)
# "Kochi — Rs 5.9 LPA", "Mining and quarrying – €47,615.00": a dash parts the label from a sum or a share.
_UNITS = ("%", "percent", "LPA", "lakh", "lakhs")  # behind a figure that needs no currency: "Surat – 3.9 LPA"
_FIGURE = (
    rf"(?P<figure>(?:{MARK}|[A-Z]{{3}})?"
    rf"\s?\d[\d,. ]*(?:k\b|%|\s?percent|\s?(?:LPA|lakhs?)\b)?(?:\s?(?:[-–—]|to)\s?{MARK}\s?\d[\d,.]*k?)?"
    r"(?:\s?(?:/|per|an?|a)\s?(?:hour|hr|day|week|month|year|annum))?)"
)
_BOLD = r"(?P<bold>\*\*?|__?)?"  # "**Ohio** — $42,480"
_DASHED = re.compile(
    rf"{_BOLD}(?P<label>[A-Z][^$£€₹\d:!?|*]{{1,90}}?(?:\s\d{{1,2}}[a-d]?)?)(?(bold)(?P=bold))(?:\s+[–—-]\s+|\s*--\s*){_FIGURE}"
)
# "**Ohio** $42,480": what is bold is the label of the sum behind it.
_MARKED = re.compile(rf"(?P<bold>\*\*|__)(?P<label>[A-Z][^$£€₹\d:!?|*]{{1,60}})(?P=bold)\s+(?={MARK}){_FIGURE}")
BRACKETED = re.compile(  # "Skilled nursing facilities (12 percent)"
    rf"{_BOLD}(?P<label>[A-Z][^()$%\d*]{{2,80}}?)(?(bold)(?P=bold))\s*"
    r"\((?P<figure>[$£€₹]?\s?\d[\d,.]*\s?(?:%|percent|per cent)?)\)[.;,]?"
)

# "10%$34,260", "50% $43,180 (median)", "90th percentile: $57,910".
_RANKED = re.compile(
    rf"(?P<label>[Pp]?(?:10|25|50|75|90)(?:th)?(?:\s?%|\s[Pp]ercentile)):?\s?(?P<figure>{MARK}\s?\d[\d,.]*)(?:\s?\(?[Mm]edian\)?)?"
)

# "ApprenticeR6,200 - R8,900 pm", "Deputy Step 2$55,940": a sum that touches its label.
_TOUCHING = re.compile(
    r"(?P<label>[A-Z][A-Za-z ,()/&'’-]{1,60}?(?:[a-z)]|\s\d{1,2}))(?P<figure>"
    rf"{SIGN}\d[\d,.]{{0,12}}(?:\s?[-–—]\s?(?:{SIGN}|R)?\d[\d,.]{{0,12}})?"
    r"(?:\s?(?:pm|pa|p\.a\.|p\.m\.|(?:/|per|an?)\s?(?:hour|hr|day|week|month|year|annum)))?)"
)


# What a label does not end with: another figure ("Ohio Cooks 1,240 1,310"), a word that leads on ("Page 1 of"),
# half of a window ("Change 2014 - 20242,200"), or a level without its number ("Level" of "Level 3 – $24.50").
_NO_LABEL = re.compile(
    rf"^{BOUND}$|"
    r"\s(?:of|to|by|about|and|or)$|\b(?:[Bb]and|[Gg]rade|[Gg]roup|[Ll]evel|[Pp]eriod|[Pp]oint|[Ss]tage|[Ss]tep|[Tt]ier|[Yy]ear)$|\b(?:19|20)\d\d\s?[-–]$|(?:\d[,.]\d+|\s(?!(?:19|20)\d\d$)\d{2,})%?$"
)


def read_label_row(text: str, span: Span) -> re.Match[str] | None:
    """A label and its figure alone in a line."""
    labelled = LABEL_FIGURE.fullmatch(text, *span)
    if labelled and _NO_LABEL.search(labelled["label"]):
        labelled = None
    return _RANKED.fullmatch(text, *span) or _TOUCHING.fullmatch(text, *span) or labelled or read_dashed(text, span)


def read_dashed(text: str, span: Span) -> re.Match[str] | None:
    """A label and its sum or share behind a dash; a bare number there may be anything."""
    match = _DASHED.fullmatch(text, *span) or _MARKED.fullmatch(text, *span)
    if match is None or VERB.search(match["label"]):
        return None
    counted = re.fullmatch(r"\d{1,3}(?:,\d{3})+", match["figure"].rstrip()) is not None  # "Grocers - 9,400"
    return match if counted or not match["figure"][0].isdigit() or match["figure"].endswith(_UNITS) else None


_UNIT = re.compile(r"[%A-Z$£€₹]|percent|\d,\d{3}")
_SHARES = re.compile(r"%|\bper ?cent\b|\bpercent(?:age)?\b", re.IGNORECASE)


def is_row(match: re.Match[str], heading: str = "") -> bool:
    """Whether a label and a figure under a heading alone are a row: a short label, and a unit said by either."""
    label, figure = match.group("label"), match.group("figure")
    return (
        len(label) <= 60
        and (_UNIT.search(figure) is not None or _SHARES.search(heading) is not None)
        and not re.search(r"\b(?:is|are|was|were|of|to|by|about)$", label)
    )
