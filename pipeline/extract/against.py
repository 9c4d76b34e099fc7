"""against: the cues of a clause that speak against reading a figure by a rule."""

import re

from pipeline.extract.clauses import of_other_figure
from pipeline.extract.context import Context
from pipeline.extract.not_pay import is_on_top, outside_name
from pipeline.extract.rules import FigureRule
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

# "the Public Service Commission pays R31,000": the name of a body, and no commission on sales.
_OF_BODY = re.compile(r"(?:\b[Tt]he|\b(?!On|In|By|Plus|With|For)[A-Z][\w'’&-]+)\s+$")
_AND = re.compile(r",?\s+and\s+(?:an?\s+|the\s+)?$")
_OF_ITS_FIGURE = ("not_hours", "not_training")  # cues that speak against the figure that they hold, and no other


def cues_against(
    text: str, context: Context, quantity: Quantity, rule: FigureRule, part: Span, own: re.Pattern[str] | None
) -> list[Cue]:
    """The cues of a clause that speak against a rule; a word of the occupation's name does not ("budget analysts")."""
    cues = [cue for cue in context.body.of(*rule.without) if part.start <= cue.start < part.end]
    cues = [cue for cue in cues if not _names_body(text, part, cue)]
    cues = [cue for cue in cues if cue.cue not in _OF_ITS_FIGURE or not of_other_figure(context.body, quantity, cue)]
    begun = [name.span() for name in own.finditer(text, *part)] if own and cues else []
    # "School counselors held about 16,000"
    cues = [cue for cue in cues if not any(start <= cue.start < end < cue.end for start, end in begun)]
    cues = [cue for cue in cues if not _is_joined(text, context, quantity, cue)]
    return [cue for cue in outside_name(text, cues, part, own) if not is_on_top(text, part, quantity, cue)]


def _names_body(text: str, part: Span, cue: Cue) -> bool:
    """Whether a commission is a body, by its capital and the name before it."""
    return text.startswith("Commission", cue.start) and _OF_BODY.search(text[part.start : cue.start]) is not None


def _is_joined(text: str, context: Context, quantity: Quantity, cue: Cue) -> bool:
    """Whether a cue has a sum of its own, and pay another: "bonuses of $15,000 and starting pay of $70,000"."""
    own = next((figure for figure in context.body.figures if figure.start >= cue.start), quantity)
    if cue.cue != "not_pay" or own.start >= quantity.start:
        return False
    named = context.body.of("pay", "wage_statistic")
    named = [pay for pay in named if own.end <= pay.start and pay.end <= quantity.start]
    return any(_AND.search(text, own.end, pay.start) for pay in named)


def is_elsewhere(text: str, context: Context, quantity: Quantity, cue: Cue) -> bool:
    """Whether a cue belongs to another figure of the kind, in a part of its own: "…, and a call-out costs £85"."""
    if cue.start <= quantity.end or not re.search(r",\s+(?:and|but|while)\b", text[quantity.end : cue.start]):
        return False
    return any(f.start >= cue.end and f.dimension == quantity.dimension for f in context.body.figures)
