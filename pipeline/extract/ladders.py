"""ladders: lists and tables whose labels are levels of one occupation, whatever word stands among them."""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.context import Context, Passage, Reader
from pipeline.extract.named import BAND
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity
from pipeline.spans import Span
from pipeline.statements import Statement

LEAST = 3  # labels of a list, of which two are known levels; where all are, two are enough
MOST_WORDS = 5
LEAST_A_YEAR = 10_000  # of a sum that nothing but its level tells to be pay
LONGEST = 60  # characters of a label
_SUM = re.compile(r"[$£€₹]\s?\d|\b(?:R|N|Rs\.?|INR|AED|PHP|Php|KES|Ksh|RM|USD|GBP|EUR|AUD|CAD|NZD|ZAR|SGD|S\$)\s?\d")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\*+)")


def find_ladders(text: str, statements: Sequence[Statement], reader: Reader, subject: Subject) -> frozenset[Span]:
    """The labels of lists of pay by level: three or more with sums, two or more of which tell a level."""
    labelled = [(label, one) for one in statements if (label := _label(text, one)) is not None]
    found: set[Span] = set()
    for _, run in groupby(labelled, key=lambda pair: (pair[1].section["section_id"], pair[1].heads[pair[1].keys :])):
        labels = list(dict.fromkeys(label for label, _ in run))
        told = [label for label in labels if _tells_level(text, reader.read(label), subject)]
        enough = len(labels) >= LEAST or len(told) == len(labels)
        if enough and len(told) >= 2 and 3 * len(told) >= len(labels):
            found.update(labels)
    return frozenset(found)


def _label(text: str, statement: Statement) -> Span | None:
    """The label of a row or key with a sum."""
    label = statement.cells[0] if statement.cells else statement.heads[0] if statement.keys == 1 else None
    if label is None or label.end - label.start > LONGEST:
        return None
    return label if _SUM.search(text, statement.start, statement.end) else None


def _tells_level(text: str, label: Passage, subject: Subject) -> bool:
    """Whether a label is a known level: a word of the pack, a step, or years."""
    if (
        label.of("level")
        or any(cue.value == "starting" for cue in label.of("wage_statistic"))
        or BAND.search(text, *label.span)
    ):
        return True
    words = _ASIDE.sub("", text[slice(*label.span)]).lower().split()
    known = subject.labels.get(" ".join(words)) or (subject.labels.get(words[0]) if words else None)
    return bool(known and known[0] == "level") or any(figure.unit in ("years", "months") for figure in label.figures)


def level_among(text: str, context: Context, head: Passage, subject: Subject) -> Scope | None:
    """The level that a label of such a list is, where no rule knows it: "Community service", "Specialized bakers"."""
    if head.span not in context.ladder:
        return None
    label = _ASIDE.sub("", text[slice(*head.span)]).strip(" :–—-")
    aside = head.span.start + len(label)  # "Specialized baker (5+ years)": the years say the same again
    first = subject.labels.get(label.lower().split()[0]) if label else None
    if BAND.search(label) or any(cue.start < aside for cue in head.of("level")) or (first and first[0] == "level"):
        return None
    own = subject.own.search(label) if subject.own else None
    if own is not None:
        label = label[: own.start()].strip() if own.end() == len(label) else ""
    words = label.lower().split()
    if not 0 < len(words) <= MOST_WORDS or re.search(r"[\d$£€₹/]", label) or words[0] in subject.namer.determiners:
        return None
    if head.of("worker_class", "geography", "industry", "pay", "wage_statistic", "rate", "all_occupations"):
        return None
    if own is None and any(subject.namer.is_person(subject.namer.singular(word)) for word in words):
        return None  # "Coded welder on shutdown"
    start = text.find(label, *head.span)
    return Scope("level", "", slug(label), Span(start, start + len(label))) if start >= 0 else None


def is_of_ladder(context: Context, quantity: Quantity) -> bool:
    """Whether a sum that a year's pay may be stands behind a level, in a list of levels: "Mid-career: $55,800"."""
    size = quantity.value if quantity.value is not None else quantity.low
    return context.heads[0].span in context.ladder and size is not None and size >= LEAST_A_YEAR
