"""personal: figures that a sentence tells of one person: "I make $54 an hour", "my cousin is on £31,000"."""

import re

from pipeline.extract.clauses import sentence_of
from pipeline.extract.context import Context
from pipeline.extract.subject import Subject
from pipeline.quantities import Quantity

ATTRIBUTES = ("wage", "work_schedule", "training_duration", "experience", "education", "training")
_ENDS = re.compile(r"[?;:]")  # what is asked is answered of all: "What will I earn? $31,000."
_TOOK_IT = re.compile(
    r"[^.;?!]{0,40}?\b(?:and|but|so)\s+I\s+(?:took|accepted|turned|jumped|grabbed|signed)\b"
)  # "It paid $31, and I took it"
_ONE = re.compile(r"One\s+(?!in\b|of\b|out\b)(?:[a-z-]+\s+){0,2}?(?=[a-z])")
_TOLD = re.compile(r"\b(?:said|says|told|tells|admits|admitted|reports|reported)\b")
_OF_THEM = re.compile(r"\b(?:of|on|for|among|by)\b|['’]")
_WORD_BEFORE = re.compile(r"[\w'’-]+(?=\s$)")


def is_of_one_person(text: str, context: Context, quantity: Quantity, attribute: str, subject: Subject) -> bool:
    """Whether the last one whom a sentence names before a figure is a single person, no worker in general."""
    if attribute not in ATTRIBUTES or context.statement.cells:
        return False
    start = sentence_of(text, context.body, quantity).start
    if _tells(text, start, quantity, subject):
        return True
    named = context.body.of("one_person")
    if not named:
        return False
    before = [cue for cue in named if start <= cue.start < quantity.core[0]]
    if not before and _TOOK_IT.match(text, quantity.end, context.body.span.end):
        return True
    if not before or before[-1].value == "anyone" or _ENDS.search(text, before[-1].end, quantity.core[0]):
        return False
    last = before[-1]
    if last.value == "pronoun" and subject.own and subject.own.search(text, start, last.start):
        return False  # "A baker with ten years behind her earns …"
    if text[last.start : last.end] == "I" and _is_rank(text, start, last.start, subject):
        return False
    if any(
        cue.value != "starting" and last.end <= cue.start < quantity.end for cue in context.body.of("wage_statistic")
    ):
        return False  # "I looked it up: the average is …"
    return subject.own is None or not subject.own.search(text, last.end, quantity.core[0])


def _tells(text: str, start: int, quantity: Quantity, subject: Subject) -> bool:
    """Whether a sentence is what one of them told: "One plumber, who asked not to be named, said he took home …"."""
    one = _ONE.match(text, start, quantity.start)
    own = subject.own.search(text, one.end(), min(one.end() + 40, quantity.start)) if one and subject.own else None
    if one is None or own is None or subject.own is None or _OF_THEM.search(text, one.end(), own.end() + 1):
        return False  # "One survey of plumbers", "one plumbers' union"
    told = _TOLD.search(text, own.end(), quantity.start)
    return told is not None and not subject.own.search(text, told.end(), quantity.start)  # "… says plumbers earn $31"


def _is_rank(text: str, start: int, place: int, subject: Subject) -> bool:
    """Whether "I" is the number of a post: "Accountant I earned $41,000"."""
    word = _WORD_BEFORE.search(text, start, place)
    return word is not None and word.start() >= start and subject.namer.is_person(word.group().lower())
