"""columns: the unit of bare figures in the columns of a table."""

import re
from dataclasses import dataclass, replace

from pipeline.extract.context import Context, Passage
from pipeline.quantities import Quantity
from pipeline.spans import Span

COUNTS = ("employment_head", "projected_head", "openings", "jobs_change")  # heads over figures that are no sums


SYMBOLS = {
    "$": "USD",
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

    units: dict[tuple[int, int], tuple[str, Span]]


def with_unit(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> Quantity:
    """A bare figure of a column of sums, with the currency of the column's first sum or head."""
    statement = context.statement
    if not statement.cells:
        return quantity
    column = next((i for i, cell in enumerate(statement.cells) if cell.start <= quantity.start < cell.end), 0)
    key = (statement.table, column)
    if quantity.dimension in ("money", "percent"):
        span = Span(quantity.start, quantity.numbers[0][0]) if quantity.numbers else Span(*quantity.core)
        sheet.units.setdefault(key, (quantity.unit, span if span.end > span.start else Span(*quantity.core)))
        return quantity
    column_head = context.columns.get(quantity.start, ())
    if quantity.dimension != "bare" or any(head.of(*COUNTS) for head in column_head) or _counts(context.heads[0]):
        return quantity
    if key in sheet.units:
        return replace(quantity, unit=sheet.units[key][0])
    for over in context.over(quantity)[:4]:
        percent = _HEAD_PERCENT.search(text, over.span.start, over.span.end)
        if percent and not over.figures:
            sheet.units[key] = ("percent", Span(*percent.span()))
            return replace(quantity, unit="percent")
        named = _HEAD_MONEY.search(text, over.span.start, over.span.end)
        if named and not any(figure.dimension == "money" for figure in over.figures):
            symbol = named.group("currency")
            sheet.units[key] = (SYMBOLS.get(symbol, symbol), Span(*named.span()))
            return replace(quantity, unit=sheet.units[key][0])
    return quantity


def _counts(head: Passage) -> bool:
    """Whether a row's label says that its figure is a count, not where the word is part of an industry's name."""
    if head.of("projected_head", "openings", "jobs_change"):
        return True
    length = head.span.end - head.span.start - sum(period.end - period.start for period in head.periods)
    named = [
        cue for cue in head.of("employment_head") if not any(i.start <= cue.start < i.end for i in head.of("industry"))
    ]
    return any((cue.end - cue.start) >= 0.6 * (length - 3) for cue in named)
