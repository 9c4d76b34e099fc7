"""columns: the unit of bare figures in the columns of a table."""

import re
from dataclasses import dataclass, replace

from pipeline.extract.context import Context, Passage
from pipeline.quantities import Quantity
from pipeline.spans import Span

COUNTS = ("employment_head", "projected_head", "openings", "jobs_change")  # heads over figures that are no sums


SYMBOLS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
}


_HEAD_PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b", re.IGNORECASE)


_HEAD_MONEY = re.compile(r"(?P<currency>US\$|A\$|AU\$|C\$|NZ\$|\$|£|€|₹|\b(?:USD|AUD|CAD|NZD|GBP|EUR|INR|ZAR)\b)")


@dataclass
class Sheet:
    """What the rows of a document's tables have shown so far: the unit of each column of each table."""

    dollar: str  # the currency that "$" means in this document
    units: dict[tuple[int, int], tuple[str, Span]]


def with_unit(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> tuple[Quantity, Span | None]:
    """A bare figure of a table with the unit of its column's head or first figure, and where that unit stands."""
    statement = context.statement
    if not statement.cells:
        return _keyed_unit(text, context, quantity, sheet)
    column = next((i for i, cell in enumerate(statement.cells) if cell.start <= quantity.start < cell.end), 0)
    key = (statement.table, column)
    if quantity.dimension in ("money", "percent"):
        span = Span(quantity.start, quantity.numbers[0][0]) if quantity.numbers else Span(*quantity.core)
        sheet.units.setdefault(key, (quantity.unit, span if span.end > span.start else Span(*quantity.core)))
        return quantity, None
    if quantity.dimension != "bare":
        return quantity, None
    heads = context.columns.get(quantity.start, ())
    if not any(_HEAD_PERCENT.search(text, *head.span) for head in heads) and (
        any(head.of(*COUNTS) for head in heads) or _counts(context.heads[0])
    ):
        return quantity, None
    if key not in sheet.units:
        found = next(filter(None, (_unit_of(text, over, sheet.dollar) for over in context.over(quantity)[:4])), None)
        if found is None:
            return quantity, None
        sheet.units[key] = found
    unit, span = sheet.units[key]
    return replace(quantity, unit=unit), span


def _keyed_unit(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> tuple[Quantity, Span | None]:
    """A bare sum behind a key of pay ("median: 26.44") in the currency that the record names elsewhere."""
    heads = context.heads
    alone = not text[context.body.span.start : quantity.start].strip() and quantity.end == context.body.span.end
    if quantity.dimension != "bare" or not alone or not heads or any(head.of(*COUNTS) for head in heads[:1]):
        return quantity, None
    if not any(head.of("pay") for head in heads[:3]):
        return quantity, None
    found = next(filter(None, (_unit_of(text, head, sheet.dollar) for head in heads)), None)
    return (replace(quantity, unit=found[0]), found[1]) if found else (quantity, None)


def _unit_of(text: str, head: Passage, dollar: str) -> tuple[str, Span] | None:
    """The unit that a head names for the figures under it: "Share (%)", "Wage ($/hour)"."""
    percent = _HEAD_PERCENT.search(text, *head.span)
    if percent and not head.figures:
        return "percent", Span(*percent.span())
    named = _HEAD_MONEY.search(text, *head.span)
    if named and not any(figure.dimension == "money" for figure in head.figures):
        symbol = named.group("currency")
        return dollar if symbol == "$" else SYMBOLS.get(symbol, symbol), Span(*named.span())
    return None


def _counts(head: Passage) -> bool:
    """Whether a row's label says that its figure is a count, not where the word is part of an industry's name."""
    if head.of("projected_head", "openings", "jobs_change"):
        return True
    length = head.span.end - head.span.start - sum(period.end - period.start for period in head.periods)
    named = [
        cue for cue in head.of("employment_head") if not any(i.start <= cue.start < i.end for i in head.of("industry"))
    ]
    return any((cue.end - cue.start) >= 0.6 * (length - 3) for cue in named)
