"""ranked_cards: cards of labels and values that name a rank in one of them: their sums are those of that rank."""

import re
from collections.abc import Sequence

from pipeline.extract.others import is_whole
from pipeline.extract.subject import Subject
from pipeline.ids import slug
from pipeline.layout.flat_heads import is_measure
from pipeline.spans import Span
from pipeline.statements import Statement

_RANK = re.compile(
    r"(?:(?:job|pay|salary|career|experience)\s)?(?:rank|grade|level|band|step|tier|cadre|job group)", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w.'’/&()-]*(?:\s[\w.'’/&()-]+){0,5}")
_CODE = re.compile(r"\d{1,2}[A-Za-z]?|[IVX]{1,4}|[A-Z]\d?")
_NUMERAL = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4})$")
_WORD = re.compile(r"[A-Za-z]{3}")
LONGEST = 60  # characters of a card's name

Rank = tuple[str, Span]  # the id of a level, and the words that name it


def find_ranked(text: str, statements: Sequence[Statement], subject: Subject) -> dict[Span, Rank]:
    """The level of every labelled value behind the rank of its card, by the span of the label.

    The rank is the card's own name, where one stands over it ("Station Commander" over "Rank | SC"), else
    the value: "Grade: 7".
    """
    found: dict[Span, Rank] = {}
    card: tuple[object, ...] = ()
    rank: Rank | None = None
    for statement in statements:
        pair = labelled(text, statement)
        if pair is None:
            card, rank = (), None
            continue
        label, value, over = pair
        if card != (over, statement.section["section_id"]):
            card, rank = (over, statement.section["section_id"]), None
        if _is_rank(text, label):
            if is_measure(text, value):
                card, rank = (), None  # "Grade | Monthly pay", over a table
                continue
            rank = _name(text, over, subject) or _value(text, label, value)
        elif rank is not None:
            found[label] = rank
    return found


def _is_rank(text: str, label: Span) -> bool:
    return _RANK.fullmatch(text[slice(*label)].strip(" :*")) is not None


def labelled(text: str, statement: Statement) -> tuple[Span, Span, tuple[Span, ...]] | None:
    """The label, the value and the heads of a row of two cells, or of a key; None of anything else.

    A card that opens with its rank looks like a table under "Rank | SC".
    """
    if len(statement.cells) == 2:
        over = next((column[0] for column in statement.columns[:1] if column), None)
        plain = over is None or _is_rank(text, over)
        return (statement.cells[0], statement.cells[1], statement.heads) if plain else None
    if statement.keys == 1 and not statement.cells:
        return statement.heads[0], Span(statement.start, statement.end), statement.heads[1:]
    return None


def _name(text: str, over: Sequence[Span], subject: Subject) -> Rank | None:
    """The level that a card is named after, a noun for people; None where the occupation itself stands over it."""
    name = over[0] if over else None
    if name is None or name.end - name.start > LONGEST or not _NAME.fullmatch(text, *name):
        return None
    words = _NUMERAL.sub("", text[slice(*name)]).lower().split()
    person = words and (subject.namer.is_person(words[-1]) or subject.namer.is_person(words[0]))
    return (slug(text[slice(*name)]), name) if person and not is_whole(text[slice(*name)], subject) else None


def _value(text: str, label: Span, value: Span) -> Rank | None:
    """The level that the value names: "Sergeant II", or with its label: "Grade 7"."""
    said = text[slice(*value)].strip()
    if _CODE.fullmatch(said):
        return (slug(f"{text[slice(*label)]} {said}"), value)
    return (slug(said), value) if _NAME.fullmatch(said) and _WORD.search(said) else None
