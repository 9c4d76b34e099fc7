"""titles: the line of a page that names it: no menu, no section's heading, no byline."""

import re
from collections.abc import Callable, Sequence

from pipeline.marks import Mark
from pipeline.periods import MONTHS
from pipeline.section_rules import Lexicon, normalise_heading

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
# "By Ann Baker, Staff Writer", "Updated March 2026": who wrote a page and when, not whom it is about.
BYLINE = re.compile(
    r"(?:(?:written|posted|reviewed|edited|published|photo|image) )?by:? (?:(?-i:[A-Z]\W?[\w.])|the (?:staff|edit))"
    r"|(?:(?:author|image|photo|picture|source)s?(?: credit)?|credits?):"
    rf"|(?:last )?(?:updated|modified|published|posted|reviewed)\b.{{0,20}}\b(?:{'|'.join(MONTHS)}|\d)"
    rf"|posted\b|(?:{'|'.join(MONTHS)})\.? \d{{1,2}},? (?:19|20)\d\d$"
    r"|(?:skip to|back to|\d+ min(?:ute)?s? read|create an? \w+ account|explore \w+$|find \w+ \w+$)",
    re.IGNORECASE,
)
FIRST_LINES = 20  # short lines among which the title of a page stands that begins with cards
SHORTEST_TITLE = 8  # characters of a line that ends the trail of a menu before it


def choose_title(
    marks: Sequence[Mark],
    title: str | None,
    lexicon: Lexicon,
    names: Callable[[str], object] = lambda _: None,
    lists: Callable[[str], object] = lambda _: None,
) -> str | None:
    """The title, unless it was read off navigation or is a section's heading: then the first line that is neither.

    The first line of all may read like a section's heading where it `names` an occupation: "Baker pay: what we found",
    and any where it `lists` several: "8 top jobs without a degree".
    """
    bare = [mark.bare.strip("#* ") for mark in marks if mark.zone is None and not mark.row and not mark.item][:6]
    away = {mark.bare.strip("#* ") for mark in marks if mark.zone == "navigation"} - set(bare)
    plain = title and any(c.isalpha() for c in title) and not ADDRESS.fullmatch(title) and not BYLINE.match(title)
    if title and plain and title.strip("#* ") not in away:
        return without_trail(title, bare)
    told = (line for line in bare if len(line) <= 120 and any(c.isalpha() for c in line))
    said = (line for line in told if not line.endswith((".", ";", ",")))
    lines = (line for line in said if not (line.startswith('"') or BYLINE.match(line) or ADDRESS.fullmatch(line)))
    free = (
        line
        for number, line in enumerate(lines)
        if lexicon.heading_kind(normalise_heading(line)) is None
        or (number == 0 and ":" in line and names(line))
        or lists(line)
    )
    found = next(free, None)
    return without_trail(found, bare) if found else None


def without_trail(title: str, lines: Sequence[str]) -> str:
    """A title without the menu's trail before it: `Home Jobs Baker: pay` over `Baker: pay`."""
    ends = (line for line in lines if len(line) >= SHORTEST_TITLE and title.endswith(f" {line}"))
    return next(ends, title) if title.startswith("Home ") else title


def better_title(
    title: str | None, heads: Sequence[str], names: re.Pattern[str] | None, lexicon: Lexicon
) -> str | None:
    """The title, unless it says nothing of the occupation and a line at the head names it; no section's heading."""
    if names is None or (title is not None and names.search(title)):
        return title
    carded = title is None or lexicon.heading_kind(normalise_heading(title)) is not None
    first = heads[:FIRST_LINES] if carded else heads[:8]
    named = next((head.strip("#* ") for head in first if names.search(head) and len(head) <= 100), None)
    if named is not None and (names.fullmatch(named) or lexicon.heading_kind(normalise_heading(named, names)) is None):
        return named
    return None if carded else title
