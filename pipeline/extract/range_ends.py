"""range_ends: ends of pay: those that are statistics of their own, "(median – top 10%)", or named low and high."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.clauses import bind
from pipeline.extract.context import Context, Passage
from pipeline.extract.draft import Draft
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_LINK = re.compile(r"\s*(?:to|and|or|through|[-–—‒−])\s*", re.IGNORECASE)
# "(median – top 10%)", "Gross, 10th to 90th percentile" over ranges: what their ends are.
_PAIR = re.compile(
    r"(?<![\w$£€.-])(?P<low>median|10th|25th|bottom 10%|lowest 10%)(?: percentile)?\s?(?:to|[-–—])\s?(?:the\s)?"
    r"(?P<high>median|75th|90th|top 10%|highest 10%)(?: percentiles?)?(?![\w%])",
    re.IGNORECASE,
)
_END_NAMES = {"median": "median", "10th": "p10", "25th": "p25", "75th": "p75", "90th": "p90"}


def paired_ends(text: str, context: Context, quantity: Quantity) -> tuple[Span, str, str] | None:
    """The two statistics that a head or lead-in names as the ends of its ranges, and where; None where none does."""
    for head in (*context.column(quantity), *context.heads[:3]):
        match = _PAIR.search(text, *head.span)
        if match:
            low, high = (_END_NAMES.get(match[end].lower()) for end in ("low", "high"))
            return Span(*match.span()), low or "p10", high or "p90"
    return None


def split_ends(text: str, quantity: Quantity, draft: Draft, lower: str, upper: str) -> list[Draft]:
    """The two ends of a range as two percentiles."""
    if quantity.low is None or len(quantity.numbers) < 2:
        return []
    first, second = quantity.numbers[0], quantity.numbers[-1]
    link = _LINK.match(text, first[1], second[0])
    spans = (Span(quantity.core[0], first[1]), Span(link.end() if link else second[0], quantity.core[1]))
    ends = []
    for name, value, span in ((lower, quantity.low, spans[0]), (upper, quantity.high, spans[1])):
        ends.append(
            replace(
                draft,
                statistic=name,
                value=value,
                low=None,
                high=None,
                evidence=span,
                spans=list(draft.spans),
                defaults=set(draft.defaults),
            )
        )
    return ends


_HIGHEST = re.compile(r"\s?\((?:the )?(?:high|top|max)\w*[ )](?:average|mean|median)?", re.IGNORECASE)
_ENDS_CELL = re.compile(r"\b(?:low|high|min|max)(?:est|imum)?(?: (?:salary|pay|wage))?$", re.IGNORECASE)


def is_end_in_cell(text: str, quantity: Quantity, cell: Span) -> bool:
    """Whether a cell says itself that its sum is the lowest or highest one: "88,400 CAD High"."""
    return _ENDS_CELL.search(text, quantity.end, cell.end) is not None


def is_beside(text: str, context: Context, quantity: Quantity, cell: Span | None, cue: Cue) -> bool:
    """Whether a statistic is another cell's, or in the names of a range's ends: "$37,900 (lowest average) to …"."""
    if cell is not None and _is_of_other_cell(context, cell, cue):
        return True
    if quantity.low is None:
        return False
    highest = _HIGHEST.match(text, quantity.end)
    return quantity.core[0] < cue.start < (highest.end() if highest else quantity.core[1])


def _is_of_other_cell(context: Context, own: Span, cue: Cue) -> bool:
    """Whether a word stands in another cell, at a sum of that cell's own: "$61,200 average | $88,400 high"."""
    if own.start <= cue.start < own.end:
        return False
    cell = next((cell for cell in context.statement.cells if cell.start <= cue.start < cell.end), None)
    figures = (f for f in context.body.figures if f.dimension in ("money", "bare"))
    return cell is not None and any(cell.start <= figure.start < cell.end for figure in figures)


_OTHERWISE = re.compile(
    r",?\s*(?:or|i\.e\.|that is|which is|\()\s*(?:about|around|roughly|nearly|approximately)?\s*", re.IGNORECASE
)


def bind_sum(text: str, quantity: Quantity, cues: Sequence[Cue], figures: Sequence[Quantity]) -> Cue | None:
    """The statistic of a sum among the cues of its sentence; of the same sum for another time where it has none."""
    cue = bind(quantity, cues, _without_same(text, quantity, figures), lambda _: True)
    same = _same_otherwise(text, quantity, figures) if cue is None else None
    return cue if same is None else bind(same, cues, figures, lambda _: True)


_IN_BRACKETS = re.compile(r"\s?\((?:(?:or|about|around|roughly)\s+){0,2}")


def _without_same(text: str, quantity: Quantity, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """The figures but for the one in brackets behind a sum: "less than $13 ($27,000 a year) for the lowest tenth"."""
    following = next((figure for figure in figures if figure.start >= quantity.end), None)
    if following is None or not _IN_BRACKETS.fullmatch(text, quantity.end, following.start):
        return figures
    alike = following.unit.partition("/")[2] != quantity.unit.partition("/")[2]
    return [figure for figure in figures if figure is not following] if alike else figures


def _same_otherwise(text: str, quantity: Quantity, figures: Sequence[Quantity]) -> Quantity | None:
    """The sum right behind one that says the same for another time: "$2,100 monthly or $25,200 annually on average"."""
    following = next((figure for figure in figures if figure.start >= quantity.end), None)
    if following is None or not _OTHERWISE.fullmatch(text, quantity.end, following.start):
        return None
    rates = {figure.unit.partition("/")[2] for figure in (quantity, following)}
    return following if len(rates) == 2 and "" not in rates else None


_TENTH = {"tenth": 10.0, "decile": 10.0, "quarter": 25.0, "quartile": 25.0, "earners": 10.0, "earner": 10.0}
ELLIPTIC = re.compile(r"-(?:paid|earning)\b|\b(?:highest|best|top|lowest|worst) paid\b|\btop\s", re.IGNORECASE)


def part_of(text: str, cue: Cue) -> float | None:
    """The percentage that a word says: 10 of "the lowest-paid tenth"."""
    said = text[cue.start : cue.end].lower().split()
    return next((share for word, share in _TENTH.items() if word in said), None)


def share_beside(text: str, body: Passage) -> float | None:
    """The percentage of another top or bottom part of the sentence."""
    ranked = [cue for cue in body.of("wage_statistic") if cue.value in ("lowest", "highest")]
    figures = [q for q in body.figures if q.dimension == "percent"]
    shares = [q.value for q in figures if any(c.start <= q.start < c.end for c in ranked)]
    shares += [part for cue in ranked if (part := part_of(text, cue)) is not None]
    return shares[0] if shares else None
