"""spans: lines, list items and sentences as half-open code-point offsets into a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, code points, half-open."""

    start: int
    end: int


class Line(NamedTuple):
    """One line without its line end; `start` is its offset in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


# Characters of a text in which facts are looked for, so that no stage comes near the 60 CPU seconds of a document.
# A list of short items of this length takes 70 over all stages, and 1.2 GB where they are matched: `benchmarks.sizes`.
MOST_READ = 1_000_000
LEAST_READ = 900_000  # a better place for the cut is not looked for before
PLACES = ("\n\n", "\r\n\r\n", "\r\r", "\n", "\r", ". ", " ")  # where a long text may be cut, the best place first

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A dash is a marker only with a space behind it: "-2%" is a figure. So is a number with a dot or bracket: "3) Call…".
_MARKER = re.compile(
    r"[ \t\u00a0]*(?:[•◦▪▫●○■□‣⁃∙·➢➤►▸✓✔☑★\uf0b7]+|[-–—*+](?=[ \t])|o(?=[ \t]+[A-Z])"
    r"|\(?\d{1,2}[.)](?=[ \t]+\D|[A-Z][a-z])|[a-z]\)(?=[ \t]))[ \t\u00a0]*"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[Aa]pprox|[Aa]vg|[Dd]ept|[Ee]st|etc|[Ee]\.g|[Ii]\.e|[Ff]ig|[Gg]ov|Inc|Jr|Ltd|[Mm]in|[Mm]ax|Mr|Mrs|Ms|Dr"
    r"|[Nn]os?|Prof|Rs|[KTU]?[Ss]hs?|KSHS?|Tk|Dhs?|P[hH][pP]|NGN|INR|PKR|KES|TZS|UGX|SFr|Sr|St|U\.S|U\.K|[Vv]s|hrs?|yrs?|mos?|wks?|p\.a|p\.m|a\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_NO = re.compile(r"[Nn]o\.")
_NUMBER = re.compile(r"\s*[#\d]|\s+[A-Z]{1,3}[-\d]")
_LONGEST_ABBREVIATION = 8  # letters: "Approx"
_OPENER = re.compile(r"\s+(?:The|This|These|In|It|They|He|She|A|An|For|Most|Some|Workers)\b")
NO_COUNT = r"(?![Oo]f\s)"  # behind the marks of a heading: "# of jobs" counts them
REFERENCES = r"(?:\[(?:\d{1,3}|[a-z]{1,2}|(?:note|citation)[^\[\]\n]{0,12})\]){0,9}"  # "in 2021.[7][8] Pay"
_RAISED = r"(?:(?<=[a-z]{3}\.)\d{1,2}(?!\S))?"  # the number of a note: "$81,360 per year.2 Salaries"
_STOP = re.compile(
    rf"[.!?…]+[\"'”’)\]]*{REFERENCES}{_RAISED}(?:(?<=\.)[*†‡](?!\*))?(?=\s+[\"'“‘(\[]?[^\sa-z])"
    r"|(?<=[a-z]{3})\.(?=(?:[A-Z][a-z]+|A|I),?\s+[a-z])"  # "They bake bread.Shops sell it": a space was lost
    rf"|[.!?]+[\"'”’)\]]*{REFERENCES}{_RAISED}$"
)


# "Growth? 4 percent by 2031": a word or two that ask, and the figure that answers, are one sentence.
_ASKED = re.compile(r"\s*[A-Z][\w'’-]*(?:\s[\w'’-]+){0,2}\?")
_TOLD = re.compile(r"\s+(?:(?:About|Around|Roughly|Some|Nearly|Over|Just|A|An?\s\w+)\s+)?[$£€₹]?\d")
LONGEST_LINE = 5_000  # characters; what is longer is read in pieces, for rules look at every pair of things in a line


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of `text[start:end]` that hold any character, with every kind of line end Unicode knows.

    A line of more than LONGEST_LINE characters comes in pieces, each but the last ending with a sentence if it can,
    else with a word.
    """
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        while stop - begin > LONGEST_LINE:
            cut = _piece_end(text, begin, begin + LONGEST_LINE)
            yield Line(begin, text[begin:cut])
            begin = cut
        yield Line(begin, text[begin:stop])


def _piece_end(text: str, start: int, most: int) -> int:
    """Where to cut a line that is too long: behind the last full stop, else the last space, of the latter half."""
    half = (start + most) // 2
    for mark in (". ", " "):
        if (place := text.rfind(mark, half, most)) >= 0:
            return place + len(mark)
    return most


def longest_line(text: str) -> int:
    """How many characters the longest line has; no list of lines is made, which of 100 MB of line ends takes 800."""
    return max((match.end() - match.start() for match in _LINE.finditer(text)), default=0)


def read_end(text: str) -> int:
    """How many characters of a text are read for facts: all, or of a long one MOST_READ at most.

    A long text is cut behind a paragraph if one ends between LEAST_READ and there, else behind a line, a sentence or a
    word, so that no figure is halved.
    """
    if len(text) <= MOST_READ:
        return len(text)
    for mark in PLACES:
        if (place := text.rfind(mark, LEAST_READ, MOST_READ)) >= 0:
            return place + len(mark)
    return MOST_READ


def read_part(text: str) -> str:
    """The part of a text that is read for facts."""
    return text[: read_end(text)]


def marker_length(line: str) -> int:
    """How many characters of the line are a list marker and the space around it; 0 where it is no list item."""
    match = _MARKER.match(line)
    return match.end() if match else 0


def stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty at `start` where nothing is left."""
    part = text[start:end]
    left = part.lstrip()
    return Span(start, start) if not left else Span(end - len(left), start + len(part.rstrip()))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`, which should be one line; together they cover it but for the space between.

    A full stop ends a sentence before space and anything but a small letter, unless an abbreviation stands before it
    ("U.S. Bureau", "approx. 5%", "Rs. 25,000").
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, stop):
        last = max(begin, match.start() - _LONGEST_ABBREVIATION)
        abbreviated = match.group()[0] == "." and _ABBREVIATION.search(text, last, match.start() + 1)
        if abbreviated and _NO.fullmatch(abbreviated[0]) and not _NUMBER.match(text, match.end()):
            abbreviated = None  # "Yes and no. Nurses earn more"
        if abbreviated and match.end() < stop and not _OPENER.match(text, match.end()):
            continue
        if match.group()[0] == "?" and _ASKED.fullmatch(text, begin, match.end()) and _TOLD.match(text, match.end()):
            continue
        span = stripped(text, begin, match.end())
        if span.end > span.start:
            found.append(span)
        begin = match.end()
    span = stripped(text, begin, stop)
    if span.end > span.start:
        found.append(span)
    return found
