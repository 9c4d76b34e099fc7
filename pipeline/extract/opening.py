"""opening: what opens a page: its title, the month of its figures and the place they are of."""

import re
from collections.abc import Collection, Sequence

from pipeline.extract.context import Passage, Reader
from pipeline.periods import MONTHS
from pipeline.spans import Span, lines, stripped
from pipeline.tables import Row

# "OCCUPATIONAL WAGES IN THE BOISE AREA" under "FOR RELEASE": what a page is about, though not in its first line.
_OPENING = re.compile(
    r"(?:^|(?<=\n))[#*_ \t]{0,8}(?P<line>(?=[^\n]{0,100}\b(?i:in|for|of)\s)"
    r"[^\n.?!|>•\d][^\n.?!|>•]{0,100}?)[*_ \t]*(?=\n|$)"
)
_WHERE = re.compile(r" (?:in|for) (?:the )?(?:[A-Z][\w.'’-]*,? ?(?:of |and |the )?){1,5}")
_VALUED = re.compile(r":\s*[$£€₹]?\d")  # "Jobs in Ohio: 1,240" is one of the figures
_ON_PAY = re.compile(r"\b(?:wages?|pay|salar(?:y|ies)|earnings|employment|jobs)\b", re.IGNORECASE)
# "Three Rivers nonmetropolitan area", alone in its line: the place of a page.
_AREA = re.compile(
    r"(?:^|(?<=\n))(?P<key>[*_ ]{0,3}(?:(?:Selected |Geographic )?[Aa]rea|Region|State)(?: [Nn]ame)?[*_]{0,2}:[*_ ]+)?"
    r"(?P<place>[A-Z][\w'’.,/ –-]{2,60}?(?(key)| (?:non)?metropolitan (?:statistical )?(?:area|division)))\s*(?=\n|$)"
)
# "Pay and employment by trade, May 2012", "May 2012 wage estimates by trade": the month of all figures under it.
_MONTH = rf"(?i:{'|'.join(MONTHS)})"
_ENDS_DATED = re.compile(rf"[,:(–—-]\s{{0,9}}{_MONTH}\.?,?\s{{1,9}}(?:19|20)\d\d\)?\Z")
_ENDS_EFFECTIVE = re.compile(rf"\b(?i:effective|from|as of)\s{_MONTH}\s\d{{1,2}},?\s(?:19|20)\d\d\Z")
_OPENS_DATED = re.compile(rf"{_MONTH}\.?,?\s{{1,9}}(?:19|20)\d\d\s")
_PAID = re.compile(r"\b(?:wages?|pay|earnings|salar(?:y|ies)|employment)\b", re.IGNORECASE)
_RATED = re.compile(r"\b(?:rates?|pay|wages?|salar(?:y|ies))\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:estimates|statistics|survey|data|figures|tables?)\b", re.IGNORECASE)
# "HARBOUR COUNTY WAGES" over "3rd quarter 2011": the date alone in the line under what the page is called.
_DATED_UNDER = re.compile(
    r"\s{0,9}[#*_ ]{0,6}(?P<title>[^\n?|]{6,120}?)[*_ ]{0,6}\n\s{0,9}[#*_(]{0,4}(?P<date>(?i:(?P<month>"
    rf"{'|'.join(MONTHS)})\.?,?\s+|(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth|q[1-4])\s+(?:quarter,?\s+)?(?:of\s+)?)?"
    r"(?:19|20)\d\d)[)*_ ]*(?=\n|$)"
)
_REPORTS = re.compile(
    r"\b(?:wages?|pay|salar(?:y|ies)|earnings|employment)\s+(?:report|survey|estimates|statistics|data|bulletin|rates|scales?)\b",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"\bhow\b|\bguide\b|\bblog\b|\bnews\b|\bnewsletter\b", re.IGNORECASE)
LONGEST_PLACE = 40  # characters of a line that is a place's name
OPENS_WITHIN = 600  # characters in which a page says what it is about
MOST_ABOVE = 4  # lines that a title may be one of
TITLE_WITHIN = 3000  # characters of a document in which its title is looked for
LONGEST_TITLE = 120  # characters of one that dates figures


def dates_figures(text: str, title: Span) -> bool:
    """Whether a title says of which month the pay or employment is that stands under it, whatever its headings."""
    if title.end - title.start > LONGEST_TITLE:
        return False
    for ending, word in ((_ENDS_DATED, _PAID), (_ENDS_EFFECTIVE, _RATED)):
        dated = ending.search(text, *title)
        if dated and word.search(text, title.start, dated.start()):
            return True
    opening = _OPENS_DATED.match(text, *title)
    return (
        opening is not None
        and text[title.end - 1] not in ".:!?"
        and all(word.search(text, opening.end(), title.end) for word in (_PAID, _COUNTED))
    )


def take_title(
    reader: Reader, sections: Sequence[Row], title: str | None = None, own: re.Pattern[str] | None = None
) -> None:
    """Take the heading of the first section of kind title, or of the first one if it dates what is released.

    The page's is the document's title as it stands in the text, too: a first line is no heading of what follows.
    `own` finds the occupation's names.
    """
    text = reader.text
    headed = [section for section in sections if section["heading_start"] is not None]
    first = next((s for s in headed[:1] if dates_figures(text, Span(s["heading_start"], s["heading_end"]))), None)
    chosen = next((s for s in headed if s["kind"] == "title"), first)
    above = [one for one in lines(text, 0, OPENS_WITHIN) if one.text.strip()][:MOST_ABOVE]
    released = (one for one in above if dates_figures(text, stripped(text, one.start, one.end)))
    line = next(released, above[0] if above else None)
    if chosen is None and line is not None and len(line.text) <= LONGEST_TITLE:
        begun = stripped(text, line.start, line.end)  # a page with no heading at all begins with its title
        plain = not headed and text[begun.end - 1] not in ".!"
        if plain or dates_figures(text, begun):
            reader.title = reader.read(begun)
    if chosen is not None:
        reader.title = reader.read(Span(chosen["heading_start"], chosen["heading_end"]))
        reader.page = (reader.title,)
    elif title and (start := text.find(title, 0, TITLE_WITHIN)) >= 0:
        reader.page = (reader.read(Span(start, start + len(title))),)
    last = text.find("\n", OPENS_WITHIN)  # whole lines: "Pay: in Scotland it is …" is no place where it is cut
    last = len(text) if last < 0 else last
    opening = (Span(*match.span("line")) for match in _OPENING.finditer(text, 0, last))
    taken = {section["heading_start"] for section in sections} | {page.span.start for page in reader.page}
    opening = (
        line
        for line in opening
        if (_ON_PAY.search(text, *line) or _is_place_of(text, line, own)) and not _VALUED.search(text, *line)
    )
    areas = (Span(*match.span("place")) for match in _AREA.finditer(text, 0, last))
    reader.page += tuple(reader.read(line) for line in (*opening, *areas) if line.start not in taken)
    reader.page += _place_above(reader, [stripped(text, one.start, one.end) for one in above], taken)
    reader.released = _released(reader)


def _is_place_of(text: str, line: Span, own: re.Pattern[str] | None) -> bool:
    """Whether a line is the occupation's name and where, no more: "Plumbers in Ohio"."""
    name = own.match(text, *line) if own is not None else None
    return name is not None and _WHERE.fullmatch(text, name.end(), line.end) is not None


def _place_above(reader: Reader, above: Sequence[Span], taken: Collection[int]) -> tuple[Passage, ...]:
    """The line among those that open a page on pay or jobs that is a known place's name and no more: "Ohio"."""
    if not any(_ON_PAY.search(reader.text, *line) for line in above):
        return ()
    short = (reader.read(line) for line in above if line.end - line.start <= LONGEST_PLACE and line.start not in taken)
    return tuple(
        line for line in short if any((cue.start, cue.end) == tuple(line.span) for cue in line.of("geography"))
    )


def _released(reader: Reader) -> Passage | None:
    """The title that dates what is released, or the line of a date alone that stands under the first line."""
    if reader.title is not None and dates_figures(reader.text, reader.title.span):
        return reader.title
    opening = _DATED_UNDER.match(reader.text)
    if opening is None or _OF_PAGE.search(opening["title"]):
        return None
    named = _REPORTS if opening["month"] else _ON_PAY
    return reader.read(Span(*opening.span("date"))) if named.search(opening["title"]) else None
