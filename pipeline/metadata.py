"""metadata: what a document says of itself: title, publisher, edition, upstream; never a guess."""

import re
from dataclasses import dataclass

from pipeline.gates import Gate, fold
from pipeline.spans import NO_COUNT, lines, marker_length

HEAD_LINES = 12  # a publisher's name stands at the very top or the very foot
SEARCHED = 200_000  # characters at either end in which editions and sources are looked for

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s{1,3})?"
_UPDATED = Gate(
    r"\b(?:last (?:updated|modified|reviewed|revised)|updated|modified|revised|date published|published"
    r"|publication date|page updated|reviewed)(?: date)?(?: on)?\s{0,3}[:–—-]?\*{0,2}\s{0,3}(?P<date>[^\n]{4,40})",
)
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}\s{{1,3}}{_MONTH},?\s{{1,3}}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH},?\s{{1,3}}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(r"(?P<year>(?:19|20)\d{2})(?!\d)"),
)
_EDITION = Gate(r"(?:^|\s|[,(])((?:19|20)\d{2})(?:\s?[-–—/]\s?((?:19|20)?\d{2}))?\s{1,3}edition\b")
_SITE = re.compile(r"(?:www\.)?([A-Z][A-Za-z0-9-]{2,40}\.(?:org|com|net|gov|edu|info|co\.uk|org\.uk|gov\.uk|ca|com\.au"
                   r"|gov\.au|co\.nz|govt\.nz|co\.za|in|co\.in|ie|jobs|io))")  # fmt: skip
_COPYRIGHT = Gate(
    r"(?:©|\(c\)|Copyright)\s{0,3}(?:©\s{0,3})?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s{1,3})?(?:by\s)?"
    r"(?P<name>[A-Z][^\n.|©•]{2,60}?)(?:\s{1,3}\d{4}(?:\s?[-–]\s?\d{4})?)?"
    r"(?=\s{0,3}(?:[.|,•]|$|All rights))",
    re.IGNORECASE | re.MULTILINE,
)
_UPSTREAM = Gate(
    r"(?:^|[.\n]\s{0,3})(?:\*{0,2}(?:data )?sources?\*{0,2}\s?:|adapted from|reprinted from|based on data from"
    r"|data from)\*{0,2}\s{1,3}(?:the )?(?P<name>[A-Z][^\n.;]{3,90})",
)
_ABBREVIATED = re.compile(r"\bU\.\s?S\.|\bU\.\s?K\.")
_JSON_KEY = re.compile(r"\"[\w .-]{1,40}\"\s?:")
_HEADING = re.compile(rf"#{{1,6}}[ \t]+{NO_COUNT}(.*?)[ \t]*#*$")


@dataclass(frozen=True)
class Vintage:
    """When an edition was made (EDTF) and why we say so."""

    start: str | None = None
    end: str | None = None
    basis: str | None = None


def read_vintage(text: str) -> Vintage:
    """The edition a text names itself: a heading such as `2004-05 Edition`, or its `Last updated` line; else nothing.

    The dates of figures are no edition, and a copyright year is none either: it turns with the calendar.
    """
    ends = text if len(text) <= 2 * SEARCHED else f"{text[:SEARCHED]}\n{text[-SEARCHED:]}"
    if match := _EDITION.search(ends[:20_000], fold(ends[:20_000])):
        start, end = match.group(1), match.group(2)
        return Vintage(start, start[: 4 - len(end)] + end if end else start, f"text: {match.group().strip(' ,(')}")
    for match in _UPDATED.finditer(ends, fold(ends)):
        if date := read_date(match.group("date")):
            line = " ".join(match.group().split())
            return Vintage(date, date, f"text: {line[:80]}")
    return Vintage()


def read_date(text: str) -> str | None:
    """The date a text starts with, as EDTF to the precision given: `May 3, 2021` is 2021-05-03."""
    for pattern in _DATES:
        if match := pattern.match(text.strip()):
            parts = match.groupdict()
            year, month, day = parts["year"], parts.get("month"), parts.get("day")
            if not month:
                return year
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
                return None
            return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    return None


def read_publisher(text: str) -> tuple[str, str] | None:
    """The publisher a text names, and on what basis: a site's name as a line at its head, or a copyright line."""
    for number, line in enumerate(lines(text, 0, 20_000)):
        if number >= HEAD_LINES:
            break
        bare = line.text.strip().strip("*#⟦⟧ \t")
        if match := _SITE.fullmatch(bare):
            return match.group(1), f"text: {bare}"
    for part in (text[-4000:], text[:4000]):
        for match in _COPYRIGHT.finditer(part, fold(part)):
            name = " ".join(match.group("name").split()).strip(" ,-–—")
            if name[:1].isupper() and not re.match(r"(?i)all rights|copyright|the (?:author|content)", name):
                return name, f"text: {' '.join(match.group().split())[:80]}"
    return None


def read_upstream(text: str, publisher: str | None = None) -> str | None:
    """The source a text says it takes its figures from, in so many words; None where that is its own publisher."""
    found: dict[str, int] = {}
    for part in map(_without_stops, (text[:SEARCHED], text[SEARCHED:][-SEARCHED:])):
        for match in _UPSTREAM.finditer(part, fold(part)):
            name = " ".join(match.group("name").replace("\u2024", ".").split()).strip(" ,*")
            found[name] = found.get(name, 0) + 1
    best = min(found, key=lambda name: (-found[name], name), default=None)
    if best is None or (publisher and publisher.lower().removeprefix("u.s. ") in best.lower()):
        return None
    return best


def _without_stops(text: str) -> str:
    """The text with other dots in "U.S." and "U.K.", which end no sentence."""
    return _ABBREVIATED.sub(lambda m: m.group().replace(".", "\u2024"), text) if "U." in text else text


def read_title(text: str) -> str | None:
    """The title as it stands in the text: the first top heading, else the first line that reads like one."""
    first: str | None = None
    for number, line in enumerate(lines(text, 0, 50_000)):
        bare = line.text.strip()
        if match := _HEADING.match(bare):
            if bare.startswith("# "):
                return match.group(1).strip("* ") or None
            first = first or match.group(1).strip("* ")
        elif first is None and number < HEAD_LINES and _reads_like_title(bare):
            first = bare.strip("*").strip()
    return first or None


def _reads_like_title(line: str) -> bool:
    """Whether a line could be a title: short, no sentence, no item, row or marker, not only a site's name."""
    return (
        3 <= len(line) <= 120
        and line[0].isalnum() | (line[0] in '*“"')
        and not _JSON_KEY.match(line)
        and not line.endswith((".", ";", ","))
        and "\t" not in line
        and not marker_length(line)
        and not _SITE.fullmatch(line)
        and sum(character.isalpha() for character in line) >= len(line) // 2
        and " > " not in line
    )
