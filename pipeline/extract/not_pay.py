"""not_pay: what over or beside a sum says that it is no pay: an item of benefits, a fee, what comes on top."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, Passage, is_keyed
from pipeline.extract.rules import FigureRule
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

# "$140,000 a year with overtime", "$16 an hour plus tips": pay, whatever comes on top.
_ON_TOP = re.compile(
    r"\b(?:with|plus|including|excluding|before|not\s+counting)\s+(?:(?:all|any)\s+(?:of\s+)?)?(?:the\s+|these\s+|those\s+|any\s+|their\s+|your\s+|its\s+|an?\s+)?$",
    re.IGNORECASE,
)

# "Medical Equipment and Supplies Manufacturing: $73,240", "Investment banks": what employers deal in.
_DEALT_IN = re.compile(
    r"(?:,?\s(?!(?:at|for|of|in|to|by|from|with)\b)[a-z&]+){0,6}?\s(?:manufactur(?:ing|ers)|wholesalers|dealers|retailers"
    r"|stores|banks|firms|companies|organi[sz]ations|rental|leasing|repair|shops)",
    re.IGNORECASE,
)


def is_dealt_in(text: str, head: Passage, cue: Cue) -> bool:
    """Whether a cue of a head is what the employers deal in whom it names."""
    return _DEALT_IN.fullmatch(text, cue.end, head.span.end) is not None


def is_most(head: Passage, cue: Cue) -> bool:
    """Whether a cue is most of a head: "Health", no "Health unit clerk"."""
    return 2 * (cue.end - cue.start) >= head.span.end - head.span.start


def beside_benefits(context: Context, quantity: Quantity, rule: FigureRule) -> bool:
    """Whether a sum stands under a head that says nothing of pay, beside columns of benefits: "Total", "Other"."""
    own = context.column(quantity)[:1]
    if not own or own[0].of(*rule.head, "level", "geography") or own[0].periods:
        return False
    beside = [heads[0] for heads in context.cell_columns[1:] if heads]
    return any(is_most(head, cue) for head in beside for cue in head.of(*rule.unless_column))


def outside_name(text: str, cues: Sequence[Cue], span: Span, own: re.Pattern[str] | None) -> list[Cue]:
    """The cues of a span that are no words of the occupation's name: "loan" of "How much do loan officers make?".

    A number may stand before such a word: "2,412 enrolled nurses".
    """
    named = [match.span() for match in own.finditer(text, *span)] if own and cues else []
    return [cue for cue in cues if not any(_is_of_name(text, cue, Span(*name)) for name in named)]


def _is_of_name(text: str, cue: Cue, name: Span) -> bool:
    led = cue.start < name.start < cue.end and not re.search(r"[^\W\d]", text[cue.start : name.start])
    return (name.start <= cue.start or led) and cue.end <= name.end


def is_on_top(text: str, part: Span, quantity: Quantity, cue: Cue) -> bool:
    """Whether a cue tells what comes on top of a sum: "$16 an hour plus tips", "with its allowance, it was $88,950"."""
    if cue.start >= quantity.end:
        return _ON_TOP.search(text, quantity.end, cue.start) is not None
    return text[cue.end : cue.end + 1] in (",", ")") and _ON_TOP.search(text, part.start, cue.start) is not None


def is_averaged(text: str, head: Passage, cue: Cue) -> bool:
    """Whether what a head is a statistic of is no pay: "Average cash bonus", but not "Median, with tips"."""
    last = cue.end == head.span.end and not _ON_TOP.search(text, head.span.start, cue.start)
    return last and bool(head.of("wage_statistic")) and not head.of("pay")


def labels_of(text: str, context: Context, quantity: Quantity) -> list[Passage]:
    """The label of a figure's row and the heads of its column, or its key."""
    if context.statement.cells:
        return [context.heads[0], *context.column(quantity)]
    return list(context.heads[:1]) if is_keyed(text, context) else []


def is_headed_otherwise(text: str, context: Context, rule: FigureRule, own: re.Pattern[str] | None) -> bool:
    """Whether the heading over a sum is of what is no pay: "Allowances", "What does the course cost?"."""
    for head in _nearest_heading(context):
        asks = text[head.span.end - 1] == "?" and not head.of(*rule.head, *rule.near)
        items = head.of("not_pay_item") and not head.of("pay", "wage_statistic")
        if items or (asks and outside_name(text, head.of(*rule.without), head.span, own)):
            return True
    return False


def _nearest_heading(context: Context) -> Sequence[Passage]:
    """The heading right over a sentence or a key; none where the key itself speaks of pay."""
    keys = context.statement.keys
    if context.statement.cells or any(head.of("pay", "wage_statistic") for head in context.heads[:keys]):
        return ()
    return context.heads[keys : keys + 1]
