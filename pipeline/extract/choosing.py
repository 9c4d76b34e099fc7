"""choosing: which rule of the pack takes a quantity, or why none does."""

import re
from collections.abc import Sequence

from pipeline.extract.against import cues_against, is_elsewhere
from pipeline.extract.clauses import clause, distance, spans_figure
from pipeline.extract.context import Context, Passage, is_keyed, is_sentence, is_whole_sentence
from pipeline.extract.counting import JOBS, counts_other_things, is_listed_count, is_people, is_second_count
from pipeline.extract.ends import dated_ends, is_of_ends
from pipeline.extract.ladders import is_of_ladder
from pipeline.extract.not_pay import (
    beside_benefits,
    is_averaged,
    is_dealt_in,
    is_headed_otherwise,
    is_most,
    labels_of,
    outside_name,
)
from pipeline.extract.pay_changes import changes_pay
from pipeline.extract.programmes import is_of_degree
from pipeline.extract.related import is_paid_elsewhere
from pipeline.extract.rules import ClaimRules, FigureRule
from pipeline.layout.cells import PERCENTILE
from pipeline.layout.grids import is_figure
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.statements import LEADS

REASONS = {  # why a quantity that no rule takes is left out
    "money": "sum_is_not_pay", "percent": "share_of_something_else", "duration": "duration_of_something_else",
    "pace": "pace_of_something_else", "bare": "counts_something_else", "year": "year_of_no_claim",
}  # fmt: skip


_AGED = re.compile(r"(?:older|younger)\s", re.IGNORECASE)
_PIECE = re.compile(
    r"[ \t]*(?:(?:(?:per|each)\s+|/\s?)(?!hour|hr|day|week|wk|month|mo|year|yr|annum|pay|shift|fortnight)[a-z]{2,}"
    r"|(?:a|an)\s+(?:page|mile|piece|visit|cut|word|shot|gig|lesson|session|head|unit|item|call|square|client|job|set"
    r"|brick|bin|bucket|box|crate|tree|fleece|sheep|kilo|kilogram|load|delivery|drop|ride|trip|garment|patient|article"
    r"|photo|met(?:re|er)|foot|slice|acre|hectare)\b|(?:each|apiece)(?=\s*[.,;)])"
    r"|for\s+(?:the|an?)\s+(?:season|summer|winter|project|tour|shoot)\b)",
    re.IGNORECASE,
)


# "$45K above the national average": no pay of anybody.
_DIFFERENCE = re.compile(
    r"\s+(?:\([+−-]?\d[\d.]*\s?(?:%|percent)\)\s+)?(?:(?:a|per)\s+(?:year|hour|week|month)\s+)?(?:annually\s+)?(?:(?:more|less|higher|lower)\s+(?:in\s+(?:19|20)\d\d|an?\s+\w+|per\s+\w+|annually|each\s+\w+)\s+than|above|below|more\s+than|less\s+than|higher\s+than|lower\s+than|better\s+than|worse\s+than|ahead\s+of"
    r"|(?:over|under)\s+the(?=\s+(?:[\w'’-]+\s+){0,3}(?:average|median|mean|norm|minimum|maximum|figure|usual|typical|going|rest)\b))"
    r"\s+(?!\$|£|€|₹|\d)"
    r"|\s+(?:(?:a|per)\s+(?:year|hour|week|month)\s+)?(?:more|less|higher|lower|extra)"
    r"(?:\s+(?:an?|per|each|every)\s+(?:hour|day|week|month|year|shift))?(?=\s*(?:[.,;)]|$))"
    r"|\s+(?:(?:a|per)\s+year\s+|annual\s+|hourly\s+|pay\s+|salary\s+)?(?:difference|gap|increase|raise|boost|premium|differential)\b",
    re.IGNORECASE,
)
# "exceeds the average by $11,820", "raised pay by up to $2 an hour", "a spread of less than $4"
_BY_SO_MUCH = re.compile(
    r"\b(?:exceed|beat|top|trail|lag|outpac|outearn|surpass|out-earn|rais|increas|ris|rose|grow|grew|fell|fall|cut|boost|drop|higher|lower"
    r"|more|less|ahead|behind|differ)\w*\b[^.;]{0,80}\bby\s+(?:(?:about|around|nearly|almost|roughly|over|up\s+to|more\s+than"
    r"|as\s+much\s+as)\s+)*$"
    r"|\b(?:var(?:y|ies|ied)|differ(?:s|ed)?)\b[^.;]{0,30}\bby\s+(?:[a-z]+\s+){0,3}$"
    r"|\b(?:spread|gap|difference|differential|margin|bump|jump|drop|dip)\s+(?:(?:between|in|among)\b[^.;,$£€]{0,60}?\s)?"
    r"(?:of|is|was|comes\s+to|amounts\s+to|works\s+out\s+(?:to|at))\s+(?:(?:only|just|about|around|nearly|almost|roughly|some"
    r"|over|up\s+to|under|(?:more|less)\s+than|as\s+much\s+as|at\s+least|at\s+most)\s+)*$"
    r"|\badd(?:s|ed|ing)?\s+(?:(?:about|around|nearly|almost|roughly|over|up\s+to|another|an\s+extra|at\s+least)\s+)*$",
    re.IGNORECASE,
)
_OF_RATE = re.compile(
    r"\s+of\b(?!\s+its\b|\s+(?:\w+\s+){0,2}(?:jobs|positions|posts|employment|workforce)\b)", re.IGNORECASE
)


BEFORE = 300  # characters before a figure within which it is said to be a difference
FAR = 30  # characters; a word farther from a sum with a rate does not say what the sum is for


def choose_rule(
    text: str, context: Context, quantity: Quantity, rules: ClaimRules, own: re.Pattern[str] | None, course: bool
) -> tuple[FigureRule | None, str]:
    """The first rule whose conditions hold, or None and why a figure is left out. `course`: it is a course's length."""
    asks = text[context.body.span.end - 1] == "?" and is_sentence(text, context) and not is_keyed(text, context)
    if asks and quantity.dimension in ("money", "percent", "bare"):
        return None, REASONS[quantity.dimension]  # "How would you deal with a 20% rise?" says nothing
    for rule in rules.figure:
        if quantity.dimension not in rule.dimensions or (rule.units and quantity.unit not in rule.units):
            continue
        size = quantity.value if quantity.value is not None else quantity.high
        if size is not None and quantity.unit == "months" and "years" in rule.units:
            size /= 12
        least = _least(text, context, quantity, rule)
        if size is not None and ((least is not None and size < least) or (rule.most is not None and size > rule.most)):
            continue
        verdict = _holds(text, context, quantity, rule, rules, own, course and rule.attribute == "training_duration")
        if verdict == "":
            return rule, ""
    return None, REASONS[quantity.dimension]


def _least(text: str, context: Context, quantity: Quantity, rule: FigureRule) -> float | None:
    """The least that a figure may be: less under a head that says what it counts, but "(8)" is the mark of a note."""
    headed = any(head.of(*rule.head) for head in context.column(quantity)[:1])
    marked = text[quantity.start - 1 : quantity.start] == "("
    return rule.least_in_column if rule.least_in_column is not None and headed and not marked else rule.least


def _said_against(head: Passage, rule: FigureRule) -> list[Cue]:
    """The cues of a head that speak against a rule: "Course fees", but not "Course fees and salary"."""
    cues = head.of(*rule.unless_head)
    return [cue for cue in cues if cue.cue != "cost_head"] if head.of("pay") else cues


_OF_AGE = re.compile(r"(?:\s+or\s+(?:more|over))?(?:-|\s+)(?:old|of\s+age)\b")  # "at least 18 years old"
_DECIMALS = re.compile(r"\.\d+$")
_RISES_TO = re.compile(r"(?<!compared)(?<!relative) to $")  # "a rise to 4%", but "compared to 4% for all jobs"


def _holds(
    text: str,
    context: Context,
    quantity: Quantity,
    rule: FigureRule,
    rules: ClaimRules,
    own: re.Pattern[str] | None,
    course: bool,
) -> str:
    """Empty where the rule's conditions hold, else what is amiss."""
    heads = context.over(quantity)
    close = heads[: 3 if context.statement.cells else 2]
    aside = (  # "Two in five are self-employed" under "Outlook"
        rule.attribute == "employment_share"
        and not context.statement.cells
        and bool(context.body.of("worker_class", "share"))
        and not context.body.of("growth")
    )
    every = bool(close) and bool(
        close[0].of("all_occupations")
    )  # "Total, all occupations: 4%": of what, a heading says
    over = close if context.statement.cells else close[: 1 + every]
    column = context.column(quantity)
    if "money" in rule.dimensions and any(head.of("pay", "wage_statistic") for head in column):
        over = over[: len(column) + 1]  # "Annual salary" over a column says enough, whatever leads the table in
    if rule.attribute == "employment" and any(head.of(*rule.head) for head in column[:1]):
        over = [head for head in over if head in column or head is context.heads[0] or not _is_prose(text, head)]
    shared = next((i for i, head in enumerate(over) if head.of("share_head")), len(over))  # "Share" under "Job outlook"
    over = over[: shared + 1] if "share_head" in (*rule.head, *rule.unless_head) else over
    if rule.attribute == "employment_share" and context.statement.section["kind"] == "employers":
        over = [head for head in over if head is not context.title]  # "Who hires them?" on a page of pay and outlook
    if (
        rule.unless_head
        and not aside
        and any(outside_name(text, _said_against(head, rule), head.span, own) for head in over)
    ):
        return "head"
    if quantity.dimension == "duration" and _OF_AGE.match(text, quantity.end):
        return "no_cue"
    if rule.said and not _says_beside(context, quantity, rule) and not any(head.of(*rule.said) for head in heads):
        return "no_cue"  # "Job openings: 15,680" of what time?
    if (
        rule.asked
        and is_sentence(text, context)
        and quantity.comparator != ">="
        and not context.body.of(*rule.asked)
        and not any(head.of(*rule.head, *rule.asked) for head in close)
    ):
        return "no_cue"  # "after ten years in the job": nobody asks for them
    if rule.unless_column and any(
        is_most(head, cue) or "money" not in rule.dimensions
        for head in context.column(quantity)
        for cue in head.of(*rule.unless_column)
    ):
        return "head"
    if rule.unless_column and "money" in rule.dimensions and beside_benefits(context, quantity, rule):
        return "head"
    if quantity.dimension == "percent" and _heads_percentile(text, context, quantity):
        return "ordinal"  # "State | 10% annual | 90% annual", over sums
    if "money" in rule.dimensions and _PIECE.match(text, quantity.end):
        return "piece_rate"
    if quantity.dimension == "percent" and text.endswith(("point", "points"), quantity.start, quantity.end):
        return "difference_or_example"  # "21 percentage points above the average"
    if "money" in rule.dimensions and (
        _DIFFERENCE.match(text, quantity.end, max(quantity.end, context.body.span.end))
        or _BY_SO_MUCH.search(text, max(context.body.span.start, quantity.start - BEFORE), quantity.core[0])
    ):
        return "difference_or_example"
    if (
        rule.attribute == "employment_change"
        and quantity.dimension == "percent"
        and (_OF_RATE.match(text, quantity.end) or _RISES_TO.search(text, max(0, quantity.start - 12), quantity.start))
    ):
        return "part_of_a_rate"
    if rule.attribute == "employment_change" and changes_pay(text, context, quantity):
        return "change_of_pay"
    broken = quantity.value is not None and (quantity.value % 1 or _DECIMALS.search(text, *quantity.core))
    if rule.attribute == "employment" and broken and (quantity.value or 0) < 1000:
        return "part_of_a_count"  # "31.6" in a column of shares
    if rule.attribute == "employment_share" and (
        text[quantity.start : quantity.start + 1] in "+-−"
        or text[max(0, quantity.start - 2) : quantity.start].strip()[-1:] in tuple("+−▲▼△▽↑↓⬆⬇")
        or text[max(0, quantity.start - 2) : quantity.start] in (" -", "\t-")
    ):
        return "difference"  # "+3%" of pay against the state's
    signed = quantity.dimension == "bare" and text[quantity.start - 1 : quantity.start] == "+"  # "+22,700 jobs"
    if signed and rule.attribute == "employment":
        return "change_of_a_count"
    if rule.attribute in ("training_duration", "experience") and _AGED.match(text, quantity.start):
        return "age"  # "no older than 33 years"
    bracketed = rule.attribute == "experience" and text[quantity.start - 1 : quantity.start] == "("
    if bracketed and any(figure.dimension == "money" for figure in context.body.figures):
        return "other_subject"  # "junior bakers (under three years' experience) earn R8,000"
    if rule.attribute == "training_duration" and not course and is_of_degree(text, context, quantity):
        return "other_subject"
    if rule.unit in ("jobs", "jobs/year") and counts_other_things(text, context, quantity, rules, own):
        return "counts_other_things"
    part = clause(text, context.body, quantity)
    near = [cue for cue in context.body.of(*rule.near) if part.start <= cue.start < part.end]
    speaks = [distance(quantity, cue) for cue in near]
    if rule.counts_people and (
        is_people(text, context, quantity, own)
        or is_second_count(text, context, quantity, own)
        or is_listed_count(text, context.body, quantity, own)
    ):
        speaks.append(0)
    if quantity.dimension == "bare" and rule.attribute in ("employment", "employment_change"):
        speaks += [0] if is_of_ends(text, context, quantity, rule.attribute) else []
    if quantity.dimension == "bare" and rule.attribute == "employment":
        speaks += [0] if quantity in dated_ends(text, context, own) else []
    if signed and rule.attribute == "employment_change" and JOBS.match(text, quantity.end):
        speaks.append(0)
    speaks += [12] if course else []
    speaks += [0 for cue in context.body.of(*rule.covered) if spans_figure(context.body, cue, quantity)]
    against = [
        distance(quantity, cue)
        for cue in cues_against(text, context, quantity, rule, part, own)
        if not is_elsewhere(text, context, quantity, cue)
    ]
    if rule.rate and "/" in quantity.unit and (not near or not against or min(against) > FAR):
        speaks.append(0 if not against or min(against) > FAR else 10**6)
    said = close
    if quantity.dimension == "duration":  # what a page's title is called says of no length in a sentence what it is of
        titles = {page.span for page in (context.title, *context.page) if page} if is_sentence(text, context) else ()
        said = [h for h in close if h.span not in titles and not any(f.dimension == "duration" for f in h.figures)]
    if quantity.dimension == "bare" and (context.statement.keys or is_whole_sentence(text, context)):
        keys, titles = context.statement.keys, {page.span for page in context.page}  # nor of a number what it counts
        said = [head for n, head in enumerate(said) if n < keys or head.span not in titles]
    said += _heads_beside(context, quantity) if "money" in rule.dimensions else []
    counted = rule.attribute == "work_schedule" and quantity.dimension == "bare" and is_sentence(text, context)
    own_words = rule.own_words and is_whole_sentence(text, context)
    worded = is_sentence(text, context)  # "Is there a demand for social workers?" over a sentence counts nobody
    said = [h for h in said if (outside_name(text, h.of(*rule.head), h.span, own) if worded else h.of(*rule.head))]
    if not speaks and said and not (counted or own_words):
        speaks.append(0 if context.statement.cells else 30)
    if not speaks and not own_words and context.statement.section["kind"] in rule.sections:
        speaks.append(400)  # the section alone: any word against it in the clause is enough
    if not speaks and "money" in rule.dimensions and _stands_bare(text, context, quantity):
        far = (*context.page, *context.heads[2:])  # "Colleges: $56,700" of "Baker pay by state"
        related = is_paid_elsewhere(text, context, rules)
        speaks += [40] if related or any(head.of(*rule.head) for head in far) or is_of_ladder(context, quantity) else []
    if not speaks and "money" in rule.dimensions and _is_lone_range(text, context, quantity, rules):
        speaks.append(40)
    if not speaks and near == [] and rule.near:
        speaks += [distance(quantity, cue) + 10 for cue in context.body.of(*rule.near)]
    if not speaks:
        return "no_cue"
    if "money" in rule.dimensions and any(
        head.of("not_pay_item") and not head.of("pay", "wage_statistic")
        for head in (labels_of(text, context, quantity) or [])
    ):
        return "other_subject"
    if "money" in rule.dimensions and not near and is_headed_otherwise(text, context, rule, own):
        return "other_subject"  # "Night premium: $1.25 an hour", "First aid $13.75 a week" under "Allowances"
    if rule.needs and not _is_about(text, context, rule, heads, own):
        return "other_subject"
    if context.label_column and not any(head.of(*rule.head, *rule.near) for head in close[1:]):
        against += [5 for _ in context.label_column.of(*rule.without)]  # a table of courses and what they cost
    # "Apprenticeships last three years" under "After you leave us": the sentence says enough
    says = ("training_duration", "work_schedule")
    named = rule.attribute in says or any(text.startswith("experience", cue.start) for cue in near)
    said_so = bool(near) and named and context.statement.kind == "sentence"
    label = 5 if context.statement.cells or not is_keyed(text, context) else 0  # "uniform_allowance: $450 per year"
    against += [
        label
        for head in ([] if aside or said_so else close[:1])
        for cue in outside_name(text, head.of(*rule.without), head.span, own)
        if (not head.of(*rule.head, *rule.near) and not is_dealt_in(text, head, cue)) or is_averaged(text, head, cue)
    ]
    if against and min(against) <= min(speaks):
        return "other_subject"
    return ""


def _heads_percentile(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a percentage is the head of a percentile's column, beside that of another."""
    ranks = [cell for cell in context.statement.cells[1:] if PERCENTILE.fullmatch(text, *cell)]
    return (
        len(ranks) > 1
        and not context.column(quantity)
        and any(cell.start <= quantity.start < cell.end for cell in ranks)
    )


def _is_prose(text: str, head: Passage) -> bool:
    """Whether what stands over a table is a sentence that ends, and leads nothing in."""
    return text[head.span.end - 1] == "." and not LEADS.search(text, *head.span)


def _says_beside(context: Context, quantity: Quantity, rule: FigureRule) -> bool:
    """Whether a cue that a rule asks for stands in the figure's sentence, or in its own cell of a row."""
    cell = next((c for c in context.statement.cells if c.start <= quantity.start < c.end), context.body.span)
    return any(cell.start <= cue.start < cell.end for cue in context.body.of(*rule.said))


def _stands_bare(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a sum is all that stands behind its label, under no column's head but those of places or levels."""
    cells, column = context.statement.cells, context.column(quantity)
    if not (cells or is_keyed(text, context)):
        return False
    heads = [heads[0] for heads in context.cell_columns[1:] if heads]
    parts = [h for h in heads if h.of("geography", "level") or any(f.dimension == "duration" for f in h.figures)]
    placed = len(heads) > 1 and 2 * len(parts) > len(heads)  # "Dublin | Cork", "0-3 years | 4-6 years"
    if column and not placed:
        return False
    span = next((cell for cell in cells if cell.start <= quantity.start < cell.end), context.body.span)
    around = text[span.start : quantity.start] + text[quantity.end : span.end]
    return (placed or not cells[2:]) and not re.search(r"\w", around)


def _is_lone_range(text: str, context: Context, quantity: Quantity, rules: ClaimRules) -> bool:
    """Whether a range of yearly size is all that a line says under a heading: "£48,000 to £55,000" under a post."""
    least = rules.defaults.yearly_above.get(quantity.unit.partition("/")[0])
    alone = not context.statement.cells and is_figure(text, context.body.span) and bool(context.heads)
    return alone and least is not None and quantity.low is not None and quantity.low >= least


def _is_about(
    text: str, context: Context, rule: FigureRule, heads: Sequence[Passage], own: re.Pattern[str] | None
) -> bool:
    """Whether the statement or what stands over it speaks of the rule's subject, or of the occupation by name."""
    if context.body.of(*rule.needs) or any(head.of(*rule.needs) for head in heads):
        return True
    if any(head.of("employment_head") for column in context.cell_columns for head in column):
        return True  # "Employed 2022 | Employed 2027 | Change"
    if context.statement.cells and _is_of_pay(context):
        return False  # "Year | Average pay | % change"
    labelled = bool(context.statement.keys or context.statement.cells)
    if labelled and context.statement.section["kind"] in ("employment", "outlook"):
        return True  # "Change: -4%"
    return own is not None and own.search(text, *context.body.span) is not None


def _heads_beside(context: Context, quantity: Quantity) -> list[Passage]:
    """The heads over the columns before that of a figure whose own names a date: "Annual salary | From 1.8.23"."""
    own = context.column(quantity)[:1]
    before = [
        column for column in context.cell_columns[1:] if column and own and column[0].span.end <= own[0].span.start
    ]
    return [column[0] for column in before] if own and own[0].periods else []


def _is_of_pay(context: Context) -> bool:
    """Whether the columns of a table, else its caption, name pay, and neither jobs nor what is projected."""
    columns = [head for column in context.cell_columns for head in column]
    jobs = ("employment_head", "employment_subject", "projected_head", "openings")
    if any(head.of(*jobs) for head in columns):
        return False
    if any(head.of("pay", "wage_statistic") for head in columns):
        return True
    return any(head.of("pay", "wage_statistic") and not head.of(*jobs) for head in context.heads[1:2])
