"""columns: the unit and scale of bare figures in tables and records, as the heads over them name it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from pipeline.extract.bare_sums import with_home_currency
from pipeline.extract.context import Context, Passage
from pipeline.extract.draft import Draft
from pipeline.layout.scales import Scale, read_scale
from pipeline.packs import load
from pipeline.quantities import Quantity
from pipeline.quantities.unit_rules import UnitRules
from pipeline.spans import Span

COUNTS = ("employment_head", "projected_head", "openings", "jobs_change")  # heads over figures that are no sums
PAY = ("pay", "wage_statistic", "rate")
MOST_WORDS = 3  # beside a figure make its cell a remark
_WORD = re.compile(r"[A-Za-z]{3,}")
LEAST_SUM = 1000  # of a bare figure without cents that may be pay
SOON = 200  # characters behind a sum within which a figure may be of its kind
ALIKE_SCALED = 4  # times as much, or as little, as a sum in thousands may be one that names neither
ALIKE = 1.3  # how many times the sum beside it one of another date may be
_CENTS = re.compile(r"\d\.\d\d$")
_INDEX = re.compile(r"\bindex\b|\bratio\b|\bquotient\b|\brank\b", re.IGNORECASE)
REACH = 6  # heads over a figure that may name its unit
_HEAD_PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b", re.IGNORECASE)
# What is measured where no sum is: "Average age (years)", "Hours a week". A rate ("€ a year") is no measure.
RATE = re.compile(
    r"(?:\b(?:per|a|an|each)\s+|/\s?)(?:hour|hr|day|week|month|year|annum)\b|\bhourly|\bweekly", re.IGNORECASE
)
MEASURE = re.compile(
    r"(?<!\d\s)(?<!\d)\b(?:hours?|weeks?|years?|months?|days?|age|number|jobs|openings|vacancies|employment"
    r"|count|rank|score|positions|share|growth|change|rate of|women|men|female|male|headcount|places|duration|length"
    r"|licen[cs]es?|degrees?|training|education)\b"
    r"|^\W*(?:workers|people|employees|employed)\b",
    re.IGNORECASE,
)
END_OF_RANGE = re.compile(
    r"(?:low|high|min|max)(?:est|imum)?(?:\s+(?:pay|salary|wage|earnings))?(?:\s*\([^()\d]{1,12}\))?:?", re.IGNORECASE
)  # over a column: the lowest or highest sum of what stands over the table
_SUM = re.compile(
    r"\b(?:(?:hourly|daily|weekly|monthly) rates?|pay|paid|wages?|salar(?:y|ies)|earnings?|income|remuneration"
    r"|compensation)\b",
    re.IGNORECASE,
)


_THOUSANDS = re.compile(r"\d\s?[kK]\b")
_MIDDLE = re.compile(r"mid(?:-?point|dle)?(?:\s+(?:pay|salary|rate))?:?", re.IGNORECASE)


def range_around(text: str, context: Context, head: Passage) -> Passage | None:
    """The head beside "midpoint" over the lowest or highest pay of a grade: its middle is what it pays, no median."""
    if not _MIDDLE.fullmatch(text, *head.span):
        return None
    beside = (heads[0] for heads in context.cell_columns if heads)
    return next((one for one in beside if END_OF_RANGE.fullmatch(text, *one.span)), None)


@dataclass
class Sheet:
    """What the rows of a document's tables have shown so far: the unit of each column of each table."""

    dollar: str  # the currency that "$" means in this document
    packs: tuple[Path, ...]
    own: str | None = None  # the currency of the document's country, where that is known
    units: dict[tuple[int, int], tuple[str, Span]] = field(default_factory=dict)
    paid: dict[str, tuple[str, float, Span]] = field(default_factory=dict)  # of a currency, the last sum with a rate
    last: Draft | None = None  # the last claim of pay
    scaled: tuple[Scale, int] | None = None  # what a head multiplied the last sum by, and where that sum stands


@lru_cache(maxsize=8)
def _currencies(packs: tuple[Path, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for every way a head names a currency, and the code of each way, in lower case."""
    rules = load(packs, "units.toml", UnitRules)
    named = {**{code: code for code in rules.money.codes}, **rules.currency_words, **rules.currencies}
    known = {name.lower(): code for name, code in named.items() if name not in ("R", *rules.money.only_large)}
    names = sorted(known, key=lambda name: (-len(name), name))
    worded = "|".join(re.escape(name) for name in names if name[-1].isalpha() or name[-1] == ".")
    marks = "|".join(re.escape(name) for name in names if not (name[-1].isalpha() or name[-1] == "."))
    pattern = rf"(?P<currency>{marks}|(?<![A-Za-z])(?:{worded})(?![A-Za-z])|(?<=\()R(?=\)))"
    return re.compile(pattern, re.IGNORECASE), {**known, "r": "ZAR"}


def with_unit(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> tuple[Quantity, list[Span]]:
    """A bare figure of a table or record with the unit and scale its heads name, and where they name them."""
    if quantity.dimension not in ("bare", "money", "percent") or quantity.quantifier:
        return quantity, []
    over = _heads(text, context, quantity, sheet)
    named, places = quantity, []
    if context.statement.cells:
        named, span = _column_unit(text, context, quantity, over, sheet)
        places += [span] if span else []
    elif quantity.dimension == "bare" and over:
        unit = _record_unit(text, over, sheet) or _thousands(text, context, quantity, sheet)
        unit = unit or _lakhs(text, context, over, sheet)
        if unit:
            named, places = replace(quantity, unit=unit[0]), [unit[1]]
    scale = _scale_of(text, context, named, over, sheet) if over else None
    if scale is None and not places and (alike := _as_before(text, context, quantity, over, sheet)):
        named, scale = replace(quantity, unit=alike[0]), alike[1]
    if scale is None and not places and len({*sheet.paid, sheet.own} - {None}) == 1:
        told = with_home_currency(text, context, quantity, sheet.own or next(iter(sheet.paid)))
        return (told[0], [told[1]]) if told else (named, places)
    if scale is None:
        return named, places
    if named.dimension == "money":
        sheet.scaled = scale, named.start
    low, high, value = (
        round(x * scale.factor, 6) if x is not None else None for x in (named.low, named.high, named.value)
    )
    return replace(named, low=low, high=high, value=value), [*places, Span(scale.start, scale.end)]


def _heads(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> list[Passage]:
    """The heads that may name a figure's unit: all near ones of a table; the keys of a record, or of a sum alone in
    its line the heading, and the heading over keys that scales sums: "Salary (€000s)"."""
    if context.statement.cells:
        return context.over(quantity)[:REACH]
    keys = context.statement.keys
    alone = keys == 0 and quantity.dimension == "money" and not _is_among_words(text, context, quantity)
    scaled = keys and any(
        read_scale(text, *head.span) and _unit_of(text, head, sheet) for head in context.heads[keys : keys + 1]
    )
    return list(context.heads[: keys + 1 if alone or scaled else keys])


def _is_among_words(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether anything else than a figure stands in its line."""
    body = context.body.span
    return re.search(r"\w", text[body.start : quantity.start] + text[quantity.end : body.end]) is not None


def _as_before(
    text: str, context: Context, quantity: Quantity, over: Sequence[Passage], sheet: Sheet
) -> tuple[str, Scale] | None:
    """The unit and scale of the sum before, for a like figure alone behind a key soon after it.

    "Salary range (thousands a year): €37 - 62", then "Assistant: 34 - 45".
    """
    last = sheet.last
    if quantity.dimension != "bare" or context.statement.keys != 1 or last is None or sheet.scaled is None:
        return None
    scale, place = sheet.scaled
    before, size = (last.high or last.value or 0) / scale.factor, quantity.high or quantity.value or 0
    near = last.evidence.start == place and quantity.start - last.evidence.end < SOON
    if not near or not before / ALIKE_SCALED < size < before * ALIKE_SCALED or _is_among_words(text, context, quantity):
        return None
    return None if any(_measures_else(text, head, sheet) for head in over) else (last.unit or "", scale)


def _column_unit(
    text: str, context: Context, quantity: Quantity, over: Sequence[Passage], sheet: Sheet
) -> tuple[Quantity, Span | None]:
    """A figure of a table with the unit of its column's heads, row's label, caption or first figure."""
    cells = context.statement.cells
    column = max(bisect_right(cells, quantity.start, key=lambda cell: cell.start) - 1, 0)
    column = column if quantity.start < cells[column].end else 0
    key = (context.statement.table, column)
    wordy = _is_wordy(text, cells[column], quantity)
    if quantity.dimension in ("money", "percent"):
        if wordy:
            return quantity, None  # "Union rate: $61.40 an hour" among remarks
        span = Span(quantity.start, quantity.numbers[0][0]) if quantity.numbers else Span(*quantity.core)
        dated = any(cells[column].start <= period.start < cells[column].end for period in context.body.periods)
        labelled = bool(context.listed)  # "Restaurants and other eating places" count no places
        if not dated and (
            labelled or not _measures_else(text, context.heads[0], sheet)
        ):  # "3% increase 1.8.23" is a head
            sheet.units.setdefault(key, (quantity.unit, span if span.end > span.start else Span(*quantity.core)))
        return quantity, None
    if wordy or _is_schooling(text, quantity):
        return quantity, None
    columns = context.column(quantity)
    percent = any(_HEAD_PERCENT.search(text, *head.span) for head in (*columns, context.heads[0]))
    if not percent and (any(head.of(*COUNTS) for head in columns) or _counts(context.heads[0])):
        return quantity, None
    label = () if context.listed else context.heads[:1]
    unit = next(filter(None, (_unit_of(text, head, sheet) for head in (*columns, *label))), None)
    if unit is None and any(_measures_else(text, head, sheet) for head in (*label, *columns[:1])):
        return quantity, None
    unit = unit or sheet.units.get(key) or next(filter(None, (_unit_of(text, head, sheet) for head in over)), None)
    unit = unit or _only_currency(text, columns, over, sheet) or _lakhs(text, context, over, sheet)
    if unit is None and (unit := _home_currency(text, context, quantity, over, sheet)) is not None:
        sheet.units[key] = unit
    return (replace(quantity, unit=unit[0]), unit[1]) if unit else (quantity, None)


def _is_wordy(text: str, cell: Span, quantity: Quantity) -> bool:
    """Whether a cell is a remark with a figure in it, and no figure: "2:1 and 8:6 rosters, fly-in"."""
    rest = text[cell.start : quantity.start] + " " + text[quantity.end : cell.end]
    return len(_WORD.findall(rest)) >= MOST_WORDS


def _is_schooling(text: str, quantity: Quantity) -> bool:
    """Whether a number names a year of school or a level: "Grade 12", "10+2 in any stream"."""
    before, after = text[max(0, quantity.start - 10) : quantity.start], text[quantity.end : quantity.end + 4]
    return _PLUS_TWO.match(after) is not None or _GRADE.search(before) is not None


_PLUS_TWO = re.compile(r"\s?\+\s?2\b")
_GRADE = re.compile(r"\b10\s?\+\s?$|\b(?:Grade|Class|Year|Std\.?|Standard|Level|Form|NQF)\s?$")


def _lakhs(text: str, context: Context, over: Sequence[Passage], sheet: Sheet) -> tuple[str, Span] | None:
    """The currency of figures whose head counts them in lakhs or crores of pay: "Salary (in lakhs)", "LPA"."""
    for head in over:
        scale = read_scale(text, *head.span)
        if scale is None or scale.factor not in (1e5, 1e7) or head.figures:
            continue
        yearly = text[scale.start : scale.end].lower() == "lpa"
        titles = (context.title, *context.page)
        paid = yearly or any(_SUM.search(text, *one.span) for one in over if one not in titles)
        return (sheet.own or "INR", Span(scale.start, scale.end)) if paid else None
    return None


def _only_currency(
    text: str, columns: Sequence[Passage], over: Sequence[Passage], sheet: Sheet
) -> tuple[str, Span] | None:
    """The one currency that the document has paid in so far, for bare figures under "Median" and a caption of pay."""
    measured = any(head.of("wage_statistic") or END_OF_RANGE.fullmatch(text, *head.span) for head in columns[:1])
    if not measured or not any(_SUM.search(text, *head.span) for head in over):
        return None
    if len(sheet.paid) != 1:
        return None
    ((currency, (_, _, place)),) = sheet.paid.items()
    return currency, place


def _home_currency(
    text: str, context: Context, quantity: Quantity, over: Sequence[Passage], sheet: Sheet
) -> tuple[str, Span] | None:
    """The country's own currency, for a bare figure under heads of pay on a page that has named no currency yet.

    Or under a head of a date beside such a column: "Annual salary | 1.8.23" over "31584 | 32532".
    """
    columns = context.column(quantity)
    said = text[slice(*quantity.core)]
    if not sheet.own or not columns or not (_CENTS.search(said) or (quantity.value or 0) >= LEAST_SUM):
        return None
    if set(sheet.paid) - {sheet.own}:
        return None
    if any(_INDEX.search(text, *head.span) for head in columns):
        return None
    own = _SUM.search(text, *columns[0].span)
    measured = columns[0].of("wage_statistic") or END_OF_RANGE.fullmatch(text, *columns[0].span)
    measured = measured or RATE.fullmatch(text, *columns[0].span)  # "per hour", under a caption of pay
    told = own or (next((m for head in over if (m := _SUM.search(text, *head.span))), None) if measured else None)
    around = range_around(text, context, columns[0]) if told is None else None
    told = _SUM.search(text, *around.span) if around else told
    if told is not None:
        return sheet.own, Span(*told.span())
    before = [figure for figure in context.body.figures if figure.end <= quantity.start]
    column = bisect_right(context.statement.cells, quantity.start, key=lambda cell: cell.start) - 1
    beside = sheet.units.get((context.statement.table, column - 1))
    near = before and before[-1].value and quantity.value and 1 / ALIKE < quantity.value / before[-1].value < ALIKE
    return beside if beside and near and columns[0].periods else None


def _record_unit(text: str, keys: Sequence[Passage], sheet: Sheet) -> tuple[str, Span] | None:
    """The unit of a record's figure that its keys name; a currency only where a key speaks of pay."""
    if any(_measures_else(text, key, sheet) for key in keys[:1]):
        percent = _HEAD_PERCENT.search(text, *keys[0].span)
        return ("percent", Span(*percent.span())) if percent else None
    unit = next(filter(None, (_unit_of(text, key, sheet) for key in keys)), None)
    if unit is None or unit[0] == "percent":
        return unit
    return unit if any(key.of(*PAY) or _SUM.search(text, *key.span) for key in keys) else None


def _thousands(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> tuple[str, Span] | None:
    """The country's own currency for "45k–60k" behind a key, where that or the heading over it speaks of pay."""
    if not sheet.own or not _THOUSANDS.search(text, *quantity.core):
        return None
    said = (_SUM.search(text, *head.span) for head in context.heads[: context.statement.keys + 1])
    return next(((sheet.own, Span(*match.span())) for match in said if match), None)


def _unit_of(text: str, head: Passage, sheet: Sheet) -> tuple[str, Span] | None:
    """The unit that a head names for the figures under it: "Share (%)", "Wage ($/hour)", "in pounds a year"."""
    percent = _HEAD_PERCENT.search(text, *head.span)
    if percent and not head.figures:
        return "percent", Span(*percent.span())
    pattern, codes = _currencies(sheet.packs)
    named = pattern.search(text, *head.span)
    if named and not any(figure.dimension == "money" and figure.value != 0 for figure in head.figures):
        symbol = named.group("currency").lower()
        return sheet.dollar if symbol in ("$", "dollar", "dollars") else codes[symbol], Span(*named.span())
    return None


def _measures_else(text: str, head: Passage, sheet: Sheet) -> bool:
    """Whether a label or head names a measure that is no sum: "Average hours a week", "Average age (years)"."""
    words = text[head.span.start : head.span.end]
    parts = [(cue.start, cue.end) for cue in head.of("industry", "worker_class")]  # "Employment services" counts nobody
    parts += [(f.start, f.end) for f in head.figures if f.dimension == "duration"]  # "Senior baker (5+ years)"
    for first, last in parts:
        start, end = first - head.span.start, last - head.span.start
        words = words[:start] + " " * (end - start) + words[end:]
    hours = re.search(r"\bhours\b", words, re.IGNORECASE) is not None
    words = RATE.sub(" ", words)
    said = hours or MEASURE.search(words) is not None
    return said and not _SUM.search(words) and not _currencies(sheet.packs)[0].search(words)


def _scale_of(text: str, context: Context, figure: Quantity, over: Sequence[Passage], sheet: Sheet) -> Scale | None:
    """What the nearest head that scales its figures multiplies this one by; a figure with a scale of its own has none.

    A caption's scale is for counts, unless it names a currency; one with a currency is for sums alone.
    """
    if figure.dimension not in ("bare", "money") or re.search(r"[A-Za-z]\s*$", text[slice(*figure.core)]):
        return None
    columns = len(context.column(figure)) + 1
    for number, head in enumerate(over):
        scale = read_scale(text, *head.span)
        if scale is None or any(a.start <= scale.start < a.end and a.value != 0 for a in head.figures):
            continue  # but "£000" is one
        money = _currencies(sheet.packs)[0].search(text, *head.span) or _SUM.search(text, *head.span)
        if scale.factor in (1e5, 1e7) or number < columns or not context.statement.cells:
            fits = figure.dimension == "money" or not money
        else:
            fits = bool(money) == (figure.dimension == "money")
        return scale if fits else None
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
