"""going_on: what a sentence on pay takes over from the one before: that a sum is pay, its rate, its level."""

import re

from pipeline.extract.context import Context, is_sentence
from pipeline.extract.draft import Draft
from pipeline.extract.named import BAND
from pipeline.extract.rules import ClaimRules, FigureRule
from pipeline.extract.subject import Scope
from pipeline.quantities import Quantity
from pipeline.spans import Span

ALIKE = 2.5  # times as much, or as little, as the sum before may one be that goes on from it
# "In July this will rise to", "It goes up to": of whoever the sum before was.
_RISES = re.compile(
    r"(?:(?:In|From|On|By)\s[\w ]{3,25},?\s)?(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Tt]hey)\s"
    r"(?:(?:will|would|should|is\sdue\sto|are\sdue\sto|then|also)\s){0,2}(?:rises?|goes|go|increases?|climbs?|moves?)\s(?:up\s)?to\s"
)
# "($68,000 from 1 April.)": the sum before, as it is from then on.
_FROM_THEN = re.compile(r"\s+(?:from|since|as\s+(?:of|from|at)|until|before|after)\b[^()]*\.?\)")
CARRIED = ("level", "worker_class")
AVERAGES = ("mean", "median")


def last_pay(text: str, context: Context, quantity: Quantity, last: Draft | None) -> Draft | None:
    """The claim of pay before a sum in its paragraph, where the two are alike in currency and size."""
    if last is None or quantity.dimension != "money" or context.statement.cells or context.statement.keys:
        return None
    apart = "\n" in text[last.evidence.end : quantity.start]
    if (
        last.evidence.end > context.body.span.start
    ):  # "Here it is $25.00, there ($24.50)", under a sentence that says more
        apart = apart or bool(context.body.of("pay", "rate", "wage_statistic")) or "/" not in (last.unit or "")
        apart = apart or text[context.body.span.end - 1] not in ".!?"
    size, before = quantity.value or quantity.high or 0, last.value or last.high or 0
    if apart or (last.unit or "").partition("/")[0] != quantity.unit.partition("/")[0] or not before:
        return None
    return last if before / ALIKE < size < before * ALIKE else None


def rule_going_on(text: str, context: Context, last: Draft, rules: ClaimRules) -> FigureRule | None:
    """The rule of the claim before, where a sentence says of whom a sum is and not what else it may be for."""
    rule = next((rule for rule in rules.figure if rule.id == last.rule), None)
    if rule is None or not is_sentence(text, context) or context.body.of(*rule.without, "not_pay_item"):
        return None  # "By step 6 it is $24.68"
    said = context.body.of(*CARRIED) or BAND.search(text, *context.body.span)
    return rule if said else None


# "Over a year this works out to around $67,080": the sum before, for another time.
_WORKS_OUT = re.compile(
    r"(?:Over\s+(?:a|the)\s+(?:full\s+)?(?:year|month|week),?\s+)?(?:[Tt]hat|[Tt]his|[Ii]t|[Ww]hich)\s+"
    r"(?:works?\s+out|comes?|amounts|equates|translates|adds\s+up|is\s+equal|is\s+equivalent)\s+(?:to|at|into)\b"
)


def rule_restating(
    text: str, context: Context, quantity: Quantity, last: Draft | None, rules: ClaimRules
) -> FigureRule | None:
    """The rule of the claim before, where a sentence says that sum again and nothing else of it."""
    if last is None or quantity.dimension != "money" or context.statement.cells or context.statement.keys:
        return None
    apart = last.evidence.end > context.body.span.start or "\n" in text[last.evidence.end : quantity.start]
    if apart or not _WORKS_OUT.match(text, context.body.span.start, quantity.start):
        return None
    return next((rule for rule in rules.figure if rule.id == last.rule), None)


def is_plain_pay(draft: Draft) -> bool:
    """Whether a claim is of pay as such, no end of it: what a sentence behind it may go on from."""
    return draft.attribute == "wage" and draft.statistic in ("level", "typical", "starting", *AVERAGES)


def take_over(made: list[Draft], last: Draft, averaged: bool) -> None:
    """Give claims the unit of the one before, where nothing says what they are paid for, and its mean or median."""
    for draft in made:
        if draft.attribute != "wage":
            continue
        if "unit" in draft.defaults and "/" in (last.unit or ""):
            draft.unit = last.unit
            draft.support("unit", last.evidence)
        if averaged and draft.low is None and draft.statistic == "level" and last.statistic in AVERAGES:
            draft.statistic = last.statistic
            draft.support("statistic", last.evidence)


def carried_scope(text: str, context: Context, quantity: Quantity, last: Draft) -> Scope | None:
    """The level of the sum before, where a sentence says only what it rises to, or in brackets what it is from then."""
    start = context.body.span.start
    rises = _RISES.match(text, start, quantity.end)
    aside = text[start] == "(" and quantity.start == start + 1 and _FROM_THEN.match(text, quantity.end)
    if not (rises or aside) or last.scope_type not in CARRIED or (rises and rises.end() > quantity.end):
        return None
    place = next((span for role, span in last.spans if role == "scope"), Span(*last.evidence))
    return Scope(last.scope_type, last.scope or "", last.scope_id or "", place)
