"""joined: sentences that cannot stand alone, read with the one before them."""

import re

from pipeline.spans import Span, sentences

# "That's as fast as the average": a sentence that only points back is read with the one before it.
_POINTS_BACK = re.compile(
    r"(?:(?:If|In\s+case|Just\s+in\s+case|Put|Broken|By\s+the|In\s+other|Per)\b[^.,]{0,60},\s+)?"
    r"(?:That|This|Which|It)(?:['’]s|\s+is|\s+was|\s+compares|\s+represents|\s+means|\s+works\s+out|\s+equates|\s+translates|\s+amounts"
    r"|\s+comes\s+(?:out\s+)?to|\s+breaks\s+down)\b(?:[^.]|\.(?=\d)){0,120}[.!]?$",
    re.IGNORECASE,
)
# "The lowest 10 percent earned less than …": of whom, of what pay and in which year stands in the sentence before.
_OF_PAY = re.compile(
    r"(?:And\s+|While\s+)?(?:The|Those\s+in\s+the|Workers\s+in\s+the)\s+(?:lowest|highest|top|bottom|middle|best|upper|lower)"
    r"[\w -]{0,24}?(?:\d|ten\b|tenth\b|fifty\b|half\b|quarter\b|percent)"
    r"|Most(?:\s+of\s+them)?\s+(?:earn(?:ed)?|ma[dk]e|were\s+paid|are\s+paid)\s+(?:between|from)",
    re.IGNORECASE,
)
# What such a sentence takes over: "79,600 people worked as bakers in 2024" dates no pay.
_PAID = re.compile(
    r"[$£€₹]|\b(?:pay|paid|wages?|salar\w+|earn\w*|median|average|mean|make|made|compensation)\b", re.IGNORECASE
)
_CONTINUES = re.compile(
    r"In\s+(?:the\s+)?\w[\w ]{2,25}?\s(?:it|the\s+figure|that\s+figure|this)"
    r"\s+(?:is|was|comes|came|rises|rose|falls|fell)\b",
    re.IGNORECASE,
)


def joined_sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a line; one that points back or continues is joined to the one before it."""
    joined: list[Span] = []
    for sentence in sentences(text, span.start, span.end):
        back = _points_back(text, sentence, joined[-1] if joined else None)
        while back and len(joined) > 1 and not re.search(r"\d", text[joined[-1].start : joined[-1].end]):
            joined[-2:] = [Span(joined[-2].start, joined[-1].end)]  # a definition stands between
        if joined and back:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _points_back(text: str, sentence: Span, before: Span | None) -> bool:
    """Whether a sentence is read with the one before it: a share of the paid only with one that tells of pay."""
    if _POINTS_BACK.match(text, *sentence) or _CONTINUES.match(text, *sentence):
        return True
    return _OF_PAY.match(text, *sentence) is not None and (before is None or _PAID.search(text, *before) is not None)
