"""pointing: the place that a sentence means by "there" or "the state", which the sentence before it names."""

import re

from pipeline.extract.clauses import sentence_of
from pipeline.extract.context import Context
from pipeline.extract.cue_scopes import as_scope
from pipeline.extract.subject import Scope, Subject
from pipeline.quantities import Quantity

_THERE = re.compile(
    r"\b(?:in|across|throughout)\s+(?:the|that|this)\s+(?:state|province|city|county|region|area)\b(?![’'-])"
    r"|\b(?:work\w{0,3}|jobs?|pay|paid|employ\w{0,4}|wages?|salar(?:y|ies)|earn\w{0,4}|make|made|hir\w{1,3})\s+there\b",
    re.IGNORECASE,
)


def place_before(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The one place that the sentence before names, where the figure's own sentence points back to it."""
    if context.prior is None or not _THERE.search(text, *sentence_of(text, context.body, quantity)):
        return None
    own = [cue for cue in context.body.of("geography") if cue.value not in subject.country]
    named = [cue for cue in context.prior.of("geography") if cue.value not in subject.country]
    if own or len({cue.value for cue in named}) != 1:
        return None
    return as_scope(text, named[0], subject)
