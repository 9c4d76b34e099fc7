"""programmes: the course whose length a duration is: "the certificate takes 9 months", "10 weeks of basic training"."""

import re

from pipeline.extract.context import Passage, clause
from pipeline.extract.others import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity
from pipeline.spans import Span

_COURSE = re.compile(
    r"\b(?P<award>certificate|diploma)\s+(?:program(?:me)?|course)s?\b"
    r"|(?P<word>\b(?:certificate|diploma|program(?:me)?|course|bootcamp|academy|type rating)s?"
    r"(?P<grade>\s[IVX]{1,4}\b)?)"
    r"|\b(?P<name>PGCE|PGDE|CDL)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<word>[A-Za-z][a-z'’-]*)\s+$")
_LASTS = re.compile(
    r"\b(?:take|takes|took|last|lasts|lasting|run|runs|of|is|are|requires?|completed?\s+in|in|within|adds?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s*(?:long\s*)?(?:(?!(?:of|for|in|to|at|and|or|as|by|on)\b)[A-Za-z-]+\s+){0,2}"
)  # "two-year PCP program"
_ON_THE_JOB = re.compile(
    r"\b(?:apprentice(?:ship)?|internship|residency|traineeship)\s+(?:program|course)", re.IGNORECASE
)
_OF_NAMED = re.compile(
    r"\s+(?:of|through|in|at)\s+(?P<name>(?:[A-Z][a-z]+\s+){1,4}Training"
    r"|(?!(?:high|secondary|primary|law|medical|graduate)\b)[a-z-]+\s+school)\b"
)  # "10 weeks of Basic Combat Training", "a year of cosmetology school"


_OF_KIND = re.compile(r"\b(certificate|diploma)s?\s+(?:program(?:me)?|course)s?$", re.IGNORECASE)
# A key that names a course or an award, by a word or as a short form: "Certificate III: 12 months", "EMR: 3 weeks".
_KEY = re.compile(
    r"(?=.*\b(?i:certificate|diploma|degree|bachelor|associate|master|NVQ|level \d|class [A-Z0-9])"
    r"|[A-Z]{2,6}(?:/[A-Z]{2,6})?\W*$)"
    r"(?P<name>[A-Z].{1,50}?)\s*:?\s*$"
)


def keyed_programme(text: str, key: Span) -> Scope | None:
    """The course that the key before a duration names, or None."""
    match = _KEY.fullmatch(text, *key)
    if match is None:
        return None
    name = _OF_KIND.sub(r"\1", match.group("name"))  # "Certificate programs" are the programme "certificate"
    return Scope("programme", "", slug(name), Span(*match.span("name")))


def find_programme(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The course that takes or lasts as long as the duration says, or is of so many months."""
    named = _OF_NAMED.match(text, quantity.end, body.span.end)
    if named:
        return Scope("programme", "", slug(named.group("name")), Span(*named.span("name")))
    part = clause(text, body, quantity)
    first, last = max(part.start, quantity.start - 90), min(part.end, quantity.end + 40)
    found = [match for match in _COURSE.finditer(text, first, last) if _has_length(text, match, quantity)]
    found = [match for match in found if not _ON_THE_JOB.search(text, max(first, match.start() - 24), match.end())]
    if not found:
        return None
    match = min(found, key=lambda m: abs(m.start() - quantity.start))
    award = match.group("award") or match.group().lower().startswith(("certificate", "diploma", "bootcamp"))
    if award:  # of whatever subject: "a certificate program in dental assisting"
        words = (match.group("award") or match.group()).removesuffix("s")
        return Scope("programme", "", slug(words), Span(*match.span()))
    span = Span(_first_word(text, body, match.start(), subject), match.end())
    return Scope("programme", "", slug(text[span.start : span.end].removesuffix("s")), span)


def _first_word(text: str, body: Passage, start: int, subject: Subject) -> int:
    """Where a course's name starts: up to three words before, none of them an article, a verb or the like."""
    for _ in range(3):
        before = _BEFORE.search(text, max(body.span.start, start - 30), start)
        word = before.group("word").lower() if before else ""
        if before is None or word in subject.not_kinds or any(f.start <= before.start() < f.end for f in body.figures):
            break
        start = before.start()
    return start


def _has_length(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    before = match.end() <= quantity.start
    gap = text[match.end() : quantity.start] if before else text[quantity.end : match.start()]
    return bool(_LASTS.search(gap)) if before else gap == "-" or bool(_KIND.fullmatch(gap))
