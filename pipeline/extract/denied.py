"""denied: sums that a sentence says are not so, were of another date, are supposed, or that no worker gets as pay.

"Cooks do not earn $90,000"; "$61,000, up from $59,400 a year earlier"; "takes home $39,000 after taxes". The words are
the pack's: a cue of class `untrue` spans a figure, and its value is the reason.
"""

import re

from pipeline.extract.context import Context, Passage, is_sentence
from pipeline.quantities import Quantity
from pipeline.quantities.ranges import RAISED_FROM, RAISED_REACH
from pipeline.spans import Span

_REACH = 60  # characters before and behind a figure within which its sentence says that it is after taxes
_FAR = 120  # characters between a figure and "years ago"
_SUPPOSED_REACH = 300  # characters before a figure within which it is said to be supposed
_QUOTED = re.compile(r"(?:\s\w+){0,2}[!.,]?[\"”]")  # '"$90,000!" in an ad', no cell of a row of text
_RANKED = ("lowest", "highest")  # "if you were in the top 10%": where one stands, and no example
_PART = re.compile(r"[.;:,]")
_OTHER_SENTENCE = re.compile(r"[;:]|[.!?]\s")
_ON_A = re.compile(r"\b[Oo]n an? (?:[$£€₹]|$)")  # "On a $41,000 salary you would keep …"
_TO = re.compile(r"\s+to\b", re.IGNORECASE)


def why_denied(text: str, context: Context, quantity: Quantity, dated: bool) -> str | None:
    """Why a figure of a sentence is nobody's at the sentence's date; None where nothing speaks against it.

    `dated`: the sentence gives the figure a date of its own.
    """
    body = context.body
    quoted = is_sentence(text, context) and not context.statement.keys and text[quantity.core[0] - 1] in '"“'
    if quoted and _QUOTED.match(text, quantity.end):
        return "not_said_of_all"
    for cue in body.of("untrue"):  # but "from £230 to £289 since last year"
        if cue.start <= quantity.core[0] < cue.end and " since " not in text[cue.start : cue.end]:
            return cue.value
    if quantity.dimension != "money":
        return None
    if _is_supposed(text, context, quantity):
        return "difference_or_example"
    if _is_of_then(text, body, quantity):
        return "of_an_earlier_date"
    if (not dated or _is_first_of_one_date(text, body, quantity)) and _is_end_of_change(text, body, quantity):
        return "of_two_dates"
    labelled = context.statement.cells or context.statement.keys
    if labelled and any(head.of("after_taxes_label") for head in (context.heads[0], *context.column(quantity))):
        return "after_taxes"  # "You take home: £24,771"
    first, last = quantity.core[0] - _REACH, quantity.end + _REACH
    return "after_taxes" if any(first <= cue.start and cue.end <= last for cue in body.of("after_taxes")) else None


def _is_supposed(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a sum is that of an example, which is supposed before it."""
    supposed = [c for c in context.body.of("supposed") if 0 <= quantity.start - c.start <= _SUPPOSED_REACH]
    ranked = [c for c in context.body.of("wage_statistic") if c.value in _RANKED and c.start < quantity.start]
    if any(not any(cue.start < rank.start for rank in ranked) for cue in supposed):
        return True
    return _ON_A.search(text, context.body.span.start, quantity.start) is not None


def _is_of_then(text: str, body: Passage, quantity: Quantity) -> bool:
    """Whether a sum is one of years ago, and no other sum is nearer to the words that say so."""
    told = body.of("time_told")
    for ago in told:
        if ago.value != "ago":
            continue
        first, last = sorted((Span(ago.start, ago.end), Span(quantity.start, quantity.end)))
        if any(first.end <= figure.start < last.start and figure.dimension == "money" for figure in body.figures):
            continue
        behind = first.start == ago.start
        if behind and any(cue.value == "now" and first.end <= cue.start < last.start for cue in told):
            continue
        apart = _OTHER_SENTENCE if behind else _PART
        if last.start - first.end <= _FAR and not apart.search(text, first.end, last.start):
            return True
    return False


def _is_first_of_one_date(text: str, body: Passage, quantity: Quantity) -> bool:
    """Whether the only date of a sentence is that of the sum behind this one: "In 2024 it went from $15 to $18"."""
    return len(body.periods) == 1 and _TO.match(text, quantity.end, body.span.end) is not None


def _is_end_of_change(text: str, body: Passage, quantity: Quantity) -> bool:
    """Whether a sum is what pay rose from; or what it rose to, where its sentence names the years."""
    first = quantity
    before = [f for f in body.figures if f.end <= quantity.start and f.dimension == "money"]
    if before and text[before[-1].end : quantity.start].strip().lower() == "to":
        first = before[-1]
        if not body.periods:
            return False
    elif not _TO.match(text, quantity.end, body.span.end):
        return False
    raised = RAISED_FROM.search(text, max(body.span.start, first.core[0] - RAISED_REACH), first.core[0])
    return raised is not None and raised["past"] is not None
