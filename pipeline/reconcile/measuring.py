"""measuring: the cells of a comparison that hold figures: both sides, and the difference in nominal and real terms."""

import math

from pipeline.comparing import Facts
from pipeline.reconcile.workspace import Node, Workspace
from pipeline.tables import Row


def side_cells(node: Node, side: str) -> Row:
    """The cells of one side; low and high are what the reading allows, in the unit compared, empty where open."""
    claim, reading = node.claim, node.reading
    slack = reading.half if reading.is_figure else 0.0
    period = node.placed.period or node.placed.interval
    cells = {
        "claim": claim["claim_id"],
        "document": claim["document_id"],
        "path": claim["path"],
        "publisher": claim["publisher"],
        "evidence": claim["evidence"],
        "statistic": claim["statistic"],
        "unit": claim["unit"],
        "scope_id": claim["scope_id"],
        "reading": reading.text,
        "low": finite(reading.low - slack),
        "high": finite(reading.high + slack),
        "period": period.text if period else None,
        "period_basis": node.placed.basis,
    }
    return {f"{name}_{side}": cell for name, cell in cells.items()}


def difference_cells(a: Node, b: Node, facts: Facts, work: Workspace) -> Row:
    """Second less first, for two figures of one question; the real difference for money of two known years."""
    if not (facts.comparable and a.reading.is_figure and b.reading.is_figure and a.question == b.question):
        return {"difference": None, "difference_percent": None, "real_difference_percent": None}
    first, second = a.reading.low, b.reading.low
    percent = 100 * (second - first) / abs(first) if first else None
    return {
        "difference": finite(second - first),
        "difference_percent": finite(percent),
        "real_difference_percent": finite(real_percent(a, b, work)) if facts.both_dated else None,
    }


def real_percent(a: Node, b: Node, work: Workspace) -> float | None:
    """The change in constant money by the pack's price index; None for other units or years it lacks."""
    prices, currency = work.references.prices, work.rules.series.prices_currency
    if not (a.reading.unit or "").startswith(f"{currency}/") or a.placed.years is None or b.placed.years is None:
        return None
    before, after = prices.get(a.placed.years[1]), prices.get(b.placed.years[1])
    if before is None or after is None or not a.reading.low or a.placed.years[1] == b.placed.years[1]:
        return None
    return 100 * (b.reading.low / a.reading.low / (after / before) - 1)


def finite(figure: float | None) -> float | None:
    """The figure rounded to 6 places; None where it is none or infinite."""
    return round(figure, 6) if figure is not None and math.isfinite(figure) else None
