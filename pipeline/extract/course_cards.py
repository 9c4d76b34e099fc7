"""course_cards: cards of labels and values about a course: what it leads to, or its name, tells whose its length is."""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.ranked_cards import labelled
from pipeline.ids import slug
from pipeline.spans import Span
from pipeline.statements import Statement

_AWARD = re.compile(
    r"(?:(?:credential|award|qualification|certification|outcome)s?(?: (?:awarded|earned|type|level|gained))?"
    r"|(?:program(?:me)?|course|degree) (?:type|level|outcome)|type of (?:award|program(?:me)?|course))",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:(?:average|typical|usual|standard|total|expected|minimum) )?"
    r"(?:(?:program(?:me)?|course|training|study|class) )?(?:length|duration|time)"
    r"(?: of (?:the )?(?:program(?:me)?|course|study|training))?"
    r"|(?:time|months|weeks) to (?:complete|finish)|how long",
    re.IGNORECASE,
)
_KIND = re.compile(r"\b(?P<kind>certificate|diploma|bootcamp)\b", re.IGNORECASE)
_DEGREE = re.compile(r"\b(?:degree|bachelor|associate|master|doctor)|\b[BAM]\.?(?:A|S|Sc|AS|Ed)\b", re.IGNORECASE)
_ON_THE_JOB = re.compile(r"\bapprentice", re.IGNORECASE)
_NOTES = re.compile(r"\([^()]*\)")

Course = tuple[str, Span]  # the kind of a course, "" for a degree, and the words that name it


def find_courses(text: str, statements: Sequence[Statement]) -> dict[Span, Course]:
    """What each length in a card of a course is the length of, by the span of its label.

    "Credential: Diploma" beside "Program length (day): 12 months" makes it a diploma's; so does a heading "Diploma in
    Baking" over "Duration: 12 months". A degree's length is no claim.
    """
    found: dict[Span, Course] = {}
    for _, card in groupby(statements, key=_card):
        stated = list(card)
        pairs = [pair for statement in stated if (pair := labelled(text, statement)) is not None]
        lengths = [label for label, _, _ in pairs if _LENGTH.fullmatch(_plain(text, label))]
        if not lengths or any(_ON_THE_JOB.search(text, *head) for head in stated[0].heads[:2]):
            continue  # an apprenticeship's length is its own, whatever it leads to
        awards = [value for label, value, _ in pairs if _AWARD.fullmatch(_plain(text, label))]
        over = stated[0].heads[1:2] if stated[0].keys == 1 else ()
        kinds = (_kind(text, place) for place in (*(awards if len(awards) == 1 else ()), *over))
        kind = next((kind for kind in kinds if kind is not None), None)
        found |= dict.fromkeys(lengths, kind) if kind is not None else {}
    return found


def _card(statement: Statement) -> tuple[object, ...]:
    return (statement.section["section_id"], statement.heads[1:], statement.table)


def _plain(text: str, label: Span) -> str:
    return _NOTES.sub("", text[slice(*label)]).strip(" :*•-")


def _kind(text: str, award: Span) -> Course | None:
    """The kind of course that an award is of; None where the words name none."""
    if _DEGREE.search(text, *award):
        return "", award
    match = _KIND.search(text, *award)
    return (slug(match["kind"]), Span(*match.span("kind"))) if match else None
