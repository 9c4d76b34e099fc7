"""figures: which quantities are claims, and with what statistic, unit, scope and period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.context import Context, Passage, bind, clause, distance
from pipeline.extract.draft import Draft
from pipeline.extract.rules import ClaimRules, FigureRule
from pipeline.extract.scopes import Scope, Subject, find_scope, set_attribution, set_period
from pipeline.ids import slug
from pipeline.patterns import Cue
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
PERCENTILES = {10: "p10", 25: "p25", 50: "median", 75: "p75", 90: "p90"}
_TENTH = {"tenth": 10.0, "decile": 10.0, "quarter": 25.0, "quartile": 25.0, "earners": 10.0, "earner": 10.0}
REASONS = {  # why a quantity that no rule takes is left out
    "money": "sum_is_not_pay", "percent": "share_of_something_else", "duration": "duration_of_something_else",
    "pace": "pace_of_something_else", "bare": "counts_something_else", "year": "year_of_no_claim",
}  # fmt: skip
STARTERS = ("entry", "graduate", "newly-qualified", "qualified", "junior", "trainee")
_PIECE = re.compile(
    r"\s*(?:(?:per|each|/)\s*(?!hour|hr|day|week|wk|month|mo|year|yr|annum|pay|shift|fortnight)[a-z]{2,}"
    r"|(?:a|an)\s+(?:page|mile|piece|visit|cut|word|shot|gig|lesson|session|head|unit|item|call|square|client|job|set)\b)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:to|and|or|through|[-–—‒−])\s*", re.IGNORECASE)
_HEAD_PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b", re.IGNORECASE)
_HEAD_MONEY = re.compile(r"(?P<currency>US\$|A\$|AU\$|C\$|NZ\$|\$|£|€|₹|\b(?:USD|AUD|CAD|NZD|GBP|EUR|INR|ZAR)\b)")


@dataclass
class Sheet:
    """What the rows of a document's tables have shown so far: the unit of each column of each table."""

    units: dict[tuple[int, int], tuple[str, Span]]


def read_figures(
    text: str, context: Context, subject: Subject, rules: ClaimRules, sheet: Sheet
) -> tuple[list[Draft], dict[Span, str]]:
    """Claims of a statement's quantities; and for each number span left out, why.

    A number that is part of a claim (the 10 of "lowest 10 percent") has the reason "".
    """
    drafts: list[Draft] = []
    left: dict[Span, str] = {}
    inside = _inside_cues(context)
    for quantity in _merge_vague(text, context.body.figures):
        numbers = [Span(*number) for number in quantity.numbers]
        if quantity.start in inside:
            left.update(dict.fromkeys(numbers, ""))
            continue
        figure = _as_money(text, context, quantity, sheet)
        rule, reason = choose_rule(text, context, figure, rules, subject.own)
        made = _claims(text, context, figure, rule, subject, rules) if rule else []
        drafts += made
        if not made:
            left.update(dict.fromkeys(numbers, reason or "statistic_or_scope_unknown"))
    return drafts, left


def _merge_vague(text: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """ "A few weeks to several months" is one amount, of at least a few weeks."""
    merged: list[Quantity] = []
    for quantity in figures:
        last = merged[-1] if merged else None
        if (
            last
            and last.quantifier
            and quantity.quantifier
            and text[last.end : quantity.start].strip().lower() in ("to", "or", "-", "–")
        ):
            core = (last.core[0], quantity.core[1])
            merged[-1] = replace(
                last, start=core[0], end=core[1], text=text[core[0] : core[1]], comparator=">=", core=core
            )
        else:
            merged.append(quantity)
    return merged


def _inside_cues(context: Context) -> set[int]:
    """Starts of quantities that are words of a statistic: the 10 of "the lowest 10 percent"."""
    cues = [cue for cue in context.body.of("wage_statistic") if cue.value in ("lowest", "highest", "middle")]
    cues += context.body.of("wage_share")
    found = set()
    for cue in cues:
        for quantity in context.body.figures:
            if cue.start <= quantity.start and quantity.end <= cue.end and quantity.dimension == "percent":
                found.add(quantity.start)
    if not any(figure.dimension == "money" for figure in context.body.figures) and not context.heads:
        return set()
    return found


def _as_money(text: str, context: Context, quantity: Quantity, sheet: Sheet) -> Quantity:
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


# -- which rule ----------------------------------------------------------------------------------------------------------


def choose_rule(
    text: str, context: Context, quantity: Quantity, rules: ClaimRules, own: re.Pattern[str] | None
) -> tuple[FigureRule | None, str]:
    """The first rule whose conditions hold, or None and why the figure is left out."""
    for rule in rules.figure:
        if quantity.dimension not in rule.dimensions or (rule.units and quantity.unit not in rule.units):
            continue
        size = quantity.value if quantity.value is not None else quantity.high
        if size is not None and (
            (rule.least is not None and size < rule.least) or (rule.most is not None and size > rule.most)
        ):
            continue
        verdict = _holds(text, context, quantity, rule, own)
        if verdict == "":
            return rule, ""
    return None, REASONS[quantity.dimension]


_NO_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:occupations|careers|employers|companies|schools|programs|programmes|industries|titles"
    r"|businesses|colleges|courses)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:people|workers|employees|professionals|practitioners|persons)\b", re.IGNORECASE
)


def _is_people(text: str, context: Context, quantity: Quantity, own: re.Pattern[str] | None) -> bool:
    """Whether the figure counts people of the occupation: "There were 14,280 florists", "287,500 people drove"."""
    if quantity.start - context.body.span.start > 40 and context.statement.section["kind"] not in (
        "employment",
        "outlook",
        "summary",
        "title",
    ):
        return False
    named = own.search(text, quantity.end, min(context.body.span.end, quantity.end + 60)) if own else None
    return bool(_PEOPLE.match(text, quantity.end, context.body.span.end)) or bool(
        named and named.start() - quantity.end <= 25
    )


def _holds(text: str, context: Context, quantity: Quantity, rule: FigureRule, own: re.Pattern[str] | None) -> str:
    """Empty where the rule's conditions hold, else what is amiss."""
    heads = context.over(quantity)
    close = heads[: 3 if context.statement.cells else 2]
    if rule.unless_head and any(
        head.of(*rule.unless_head) for head in (close if context.statement.cells else close[:1])
    ):
        return "head"
    if "money" in rule.dimensions and _PIECE.match(text, quantity.end):
        return "piece_rate"
    if rule.unit == "jobs" and _NO_PEOPLE.match(text, quantity.end, context.body.span.end):
        return "counts_other_things"
    part = clause(text, context.body, quantity)
    near = [cue for cue in context.body.of(*rule.near) if part.start <= cue.start < part.end]
    speaks = [distance(quantity, cue) for cue in near]
    if rule.counts_people and _is_people(text, context, quantity, own):
        speaks.append(0)
    speaks += [0 for cue in context.body.of(*rule.covered) if cue.start <= quantity.start and quantity.end <= cue.end]
    if rule.rate and "/" in quantity.unit:
        speaks.append(0)
    if not speaks and rule.head and any(head.of(*rule.head) for head in close):
        speaks.append(0 if context.statement.cells else 30)
    if not speaks and context.statement.section["kind"] in rule.sections:
        speaks.append(40)
    if not speaks and near == [] and rule.near:
        speaks += [distance(quantity, cue) + 10 for cue in context.body.of(*rule.near)]
    if not speaks:
        return "no_cue"
    against = [distance(quantity, cue) for cue in context.body.of(*rule.without) if part.start <= cue.start < part.end]
    against += [5 for head in close[:1] for _ in head.of(*rule.without) if not head.of(*rule.head, *rule.near)]
    if against and min(against) <= min(speaks):
        return "other_subject"
    return ""


# -- what is claimed -----------------------------------------------------------------------------------------------------


def _claims(
    text: str,
    context: Context,
    quantity: Quantity,
    rule: FigureRule,
    subject: Subject,
    rules: ClaimRules,
) -> list[Draft]:
    draft = Draft(
        rule.attribute, rule.statistic, Span(quantity.start, quantity.end), Span(context.statement.start, context.statement.end),
        context.statement.section["section_id"], rule.id, quantity.value, quantity.low, quantity.high, None, quantity.quantifier,
        quantity.comparator, rule.unit or quantity.unit, occupation_id=subject.occupation_id,
    )  # fmt: skip
    scope = (
        find_scope(text, context, quantity, rule.scopes, subject, rules)
        if rule.attribute not in ("typing_speed",)
        else None
    )
    if rule.attribute == "employment_share":
        scope = _share_scope(text, context, quantity, scope, draft, subject)
        if scope is None:
            return []
    _set_scope(text, draft, scope)
    set_period(draft, text, context, quantity, rule.periods or ["point"], deep=bool(rule.periods))
    set_attribution(draft, text, draft.sentence, rules)
    if rule.attribute == "wage":
        return _wage(text, context, quantity, draft, rules)
    _set_statistic(text, context, quantity, rule, draft)
    _set_unit(context, quantity, rule, draft)
    if rule.attribute == "employment_change":
        _set_direction(context, quantity, draft)
    return [draft]


def _set_scope(text: str, draft: Draft, scope: Scope | None) -> None:
    if scope is None:
        return
    draft.scope_type, draft.scope_id = scope.type, scope.id
    draft.scope = text[scope.span.start : scope.span.end]
    draft.support("scope", scope.span)
    if scope.type == "population":
        draft.scope_id = slug(draft.scope)


def _set_statistic(text: str, context: Context, quantity: Quantity, rule: FigureRule, draft: Draft) -> None:
    """The statistic that a cue of the rule's class names, else the rule's own."""
    draft.support("statistic", None)
    if rule.statistic_cue:
        cue = binding(text, context.body, quantity) or next(
            (c for h in context.over(quantity)[:2] for c in h.of("requirement")), None
        )
        allowed = {"experience": ("required", "typical", "preferred"), "training_duration": ("typical", "required")}[
            rule.attribute
        ]
        if cue and cue.value in allowed:
            draft.statistic = cue.value
            draft.defaults.discard("statistic")
            draft.support("statistic", Span(cue.start, cue.end))


def binding(text: str, body: Passage, figure: Quantity) -> Cue | None:
    """How binding a requirement is: the weightiest word of its clause that no other figure stands before.

    "0-2 years, or 1-3 years preferred" prefers the second only.
    """
    part = clause(text, body, figure)
    near = [cue for cue in body.of("requirement") if part.start <= cue.start < part.end]
    between = [q.start for q in body.figures if q.start > figure.end and q.dimension == figure.dimension]
    near = [cue for cue in near if not any(figure.end <= start < cue.start for start in between)]
    order = ("preferred", "prevalent", "sometimes", "typical", "required")
    return min(near, key=lambda cue: (order.index(cue.value), abs(cue.start - figure.start)), default=None)


def _set_unit(context: Context, quantity: Quantity, rule: FigureRule, draft: Draft) -> None:
    if quantity.unit:
        draft.support("unit", Span(*quantity.core))
        if rule.unit in ("", quantity.unit):
            return
    cue = next(
        (cue for cue in context.body.of(*rule.covered) if cue.start <= quantity.start and quantity.end <= cue.end), None
    )
    near = next(iter(context.body.of(*rule.near)), None) if rule.unit != quantity.unit else None
    head = next((cue for passage in context.over(quantity) for cue in passage.of(*rule.head)), None)
    chosen = cue or near or head
    draft.support("unit", Span(chosen.start, chosen.end) if chosen else None)


def _set_direction(context: Context, quantity: Quantity, draft: Draft) -> None:
    """A fall is negative; a change that has happened is observed."""
    cues = context.body.of("growth")
    cue = min(cues, key=lambda c: (distance(quantity, c), c.start), default=None)
    if cue is None or cue.value != "down":
        down = [c for c in cues if c.value == "down" and distance(quantity, c) < 40]
        cue = (
            down[0]
            if down
            and (cue is None or (cue.value == "up" and distance(quantity, cue) > distance(quantity, down[0]) - 12))
            else cue
        )
    if cue and cue.value == "down" and (quantity.value or quantity.low or 0) > 0:
        draft.value = -quantity.value if quantity.value is not None else None
        if quantity.low is not None and quantity.high is not None:
            draft.low, draft.high = -quantity.high, -quantity.low
        draft.support("value", Span(cue.start, cue.end))
    if context.body.of("observed") and not context.body.of("projected"):
        seen = context.body.of("observed")[0]
        draft.statistic = "observed"
        draft.defaults.discard("statistic")
        draft.support("statistic", Span(seen.start, seen.end))


# -- shares --------------------------------------------------------------------------------------------------------------

_EMPLOYER = re.compile(
    r"(?:^|(?<=[.;,]\s)|\band\s+)(?:The\s+|the\s+)?(?P<where>[A-Z]?[\w ,&'-]{3,60}?)\s+(?:employ(?:s|ed)?|has|have|had|accounts?\s+for|accounted\s+for|holds?|held)\s*$"
)
_MAKES_UP = re.compile(
    r"\b(?:mak(?:e|es|ing)\s+up|compris(?:e|es|ing)|account(?:s|ing)?\s+for|represent(?:s|ing)?)\s*$", re.IGNORECASE
)
_WHERE = re.compile(
    r"[^.;,()]{0,60}?\b(?:in|by|for|within|with|at)\s+(?:the\s+|an?\s+)?(?P<where>[A-Za-z][^.;:()\d]{2,90}?)(?=\s*(?:[.;:()]|,\s+(?:and|with|while|which|where|such|including|chiefly|mainly|mostly|especially|particularly|in|or|another|but)\b|,\s*$|,?\s+(?:and\s+)?(?:about|another|nearly|around|roughly|more|over)\b"
    r"|\s+(?:such as|including|in\s+(?:19|20)\d\d|establishments|were|are|while|compared)|,\s+\w+ing\b|$))",
    re.IGNORECASE,
)


def _share_scope(
    text: str, context: Context, quantity: Quantity, scope: Scope | None, draft: Draft, subject: Subject
) -> Scope | None:
    """The part of the occupation (or of a place) that a share is of; None where none is named."""
    place = next((cue for cue in context.body.of("share_of_place") if cue.end > quantity.start), None)
    if (
        scope and scope.type in ("worker_class", "geography", "all_occupations", "population", "other_occupation")
    ) or context.statement.cells:
        found = scope
    else:
        found = None
        match = _WHERE.match(text, quantity.end, context.body.span.end) or _EMPLOYER.search(
            text, context.body.span.start, quantity.start
        )
        if match:
            span = Span(*match.span("where"))
            known = next((c for c in context.body.of("industry") if span.start <= c.start < span.end), None)
            found = Scope(
                "industry",
                "",
                known.value
                if known and (known.end - known.start) * 2 > span.end - span.start
                else slug(match.group("where")),
                span,
            )
        found = found or scope
    if found is not None and found.type == "geography" and (place or _own_makes_up(text, context, quantity, subject)):
        draft.statistic = "share_of_place"
    return found


def _own_makes_up(text: str, context: Context, quantity: Quantity, subject: Subject) -> bool:
    """Whether the occupation is what makes up the share: "in New York designers make up 0.2 percent of all jobs"."""
    before = text[context.body.span.start : quantity.start]
    verb = _MAKES_UP.search(before)
    if verb and re.search(r"\b(?:it|they|which|who|these workers)\s+$", before[: verb.start()]):
        return True
    own = list(subject.own.finditer(before)) if subject.own and verb else []
    return bool(own and verb and verb.start() - own[-1].end() <= 12)


# -- pay -----------------------------------------------------------------------------------------------------------------


def _wage(text: str, context: Context, quantity: Quantity, draft: Draft, rules: ClaimRules) -> list[Draft]:
    """Claims of a sum: its statistic and what it is paid for; a middle range is two percentiles."""
    _set_rate(context, quantity, draft, rules)
    figures = [figure for figure in context.body.figures if figure.dimension == "money"] or [quantity]
    cue = bind(quantity, context.body.of("wage_statistic"), figures, lambda _: True)
    shares = context.body.of("wage_share")
    if cue is None or cue.value not in ("lowest", "highest", "middle"):
        cue = next((c for c in context.body.of("wage_share") if c.start <= quantity.start < c.end), cue)
    elif (
        not any(c.start <= quantity.start < c.end and c.start < cue.end and cue.start < c.end for c in shares)
        and shares
    ):
        cue = next((c for c in shares if c.start <= quantity.start < c.end), cue)
    source = context.body
    if cue is None and context.statement.cells:
        labelled = _PERCENTILE_LABEL.fullmatch(text, *context.heads[0].span)
        if labelled and any(
            "percentile" in text[h.span.start : h.span.end].lower() for h in context.heads[1:4] + _first_column(context)
        ):
            draft.statistic = PERCENTILES.get(int(labelled.group(1)), draft.statistic)
            draft.support("statistic", context.heads[0].span)
            return [draft]
    for head in context.over(quantity) if cue is None else ():
        cues = head.of("wage_statistic")
        if cues:
            cue, source = cues[0], head
            break
    if cue is None:
        draft.support("statistic", None)
        return [draft]
    draft.support("statistic", Span(cue.start, cue.end))
    if cue.value == "middle":
        return _middle(text, quantity, draft)
    if cue.value in ("lowest", "highest", "share_earning"):
        share = next(
            (q.value for q in source.figures if cue.start <= q.start < cue.end and q.dimension == "percent"), None
        )
        share = (
            share
            if share is not None
            else next((v for w, v in _TENTH.items() if text[cue.start : cue.end].lower().endswith(w)), None)
        )
        low = cue.value == "lowest" or (cue.value == "share_earning" and quantity.comparator in ("<", "<="))
        name = PERCENTILES.get(round(share if low else 100 - share)) if share is not None else None
        if name is None:
            return []
        draft.statistic = name
        if quantity.comparator in ("<", ">"):
            draft.comparator = "="
    else:
        draft.statistic = cue.value
        if draft.statistic == "starting" and draft.scope_type == "level":
            _start_or_level(draft)
        if draft.statistic in PERCENTILES.values() and quantity.comparator in ("<", ">"):
            draft.comparator = "="
    return [draft]


_PERCENTILE_LABEL = re.compile(r"\s*(\d{2})(?:th)?\s*%?\s*")


def _first_column(context: Context) -> tuple[Passage, ...]:
    """The head over the labels of a table's rows."""
    return tuple(passage for passage in [context.label_column] if passage)


def _start_or_level(draft: Draft) -> None:
    """ "New graduates start at" names no level; "rising to … for experienced staff" is no starting pay."""
    if draft.scope_id in STARTERS:
        draft.unscope()
    else:
        draft.statistic = "level"
        draft.spans = [(role, span) for role, span in draft.spans if role != "statistic"]
        draft.support("statistic", None)


def _middle(text: str, quantity: Quantity, draft: Draft) -> list[Draft]:
    """The ends of "the middle 50 percent earned between … and …" as the 25th and 75th percentile."""
    if quantity.low is None or len(quantity.numbers) < 2:
        return []
    first, second = quantity.numbers[0], quantity.numbers[-1]
    link = _LINK.match(text, first[1], second[0])
    spans = (Span(quantity.core[0], first[1]), Span(link.end() if link else second[0], quantity.core[1]))
    ends = []
    for name, value, span in (("p25", quantity.low, spans[0]), ("p75", quantity.high, spans[1])):
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


def _set_rate(context: Context, quantity: Quantity, draft: Draft, rules: ClaimRules) -> None:
    """What the sum is paid for: said at the sum, in the sentence, over it, or told by its size."""
    draft.support("unit", Span(*quantity.core))
    if "/" in quantity.unit:
        return
    size = quantity.value if quantity.value is not None else quantity.high or 0
    figures = [figure for figure in context.body.figures if figure.dimension == "money" and "/" not in figure.unit] or [
        quantity
    ]
    cues = [
        bind(quantity, context.body.of("rate"), figures, lambda cue: _plausible(cue.value, size, quantity.unit, rules))
    ]
    cues += [
        cue
        for head in context.over(quantity)
        for cue in head.of("rate")
        if _plausible(cue.value, size, quantity.unit, rules)
    ]
    chosen = next((cue for cue in cues if cue), None)
    if chosen:
        draft.unit = f"{quantity.unit}/{chosen.value}"
        draft.support("unit", Span(chosen.start, chosen.end))
        return
    hourly, yearly = rules.defaults.hourly_below.get(quantity.unit), rules.defaults.yearly_above.get(quantity.unit)
    if hourly is not None and size < hourly:
        draft.unit = f"{quantity.unit}/hour"
    elif yearly is not None and size > yearly:
        draft.unit = f"{quantity.unit}/year"
    draft.support("unit", None)


def _plausible(rate: str, size: float, currency: str, rules: ClaimRules) -> bool:
    """Whether a sum of this size can be paid for that time: "$16.23" is no annual salary."""
    hourly, yearly = rules.defaults.hourly_below.get(currency), rules.defaults.yearly_above.get(currency)
    if rate == "year":
        return hourly is None or size >= hourly
    return rate != "hour" or yearly is None or size < yearly


def number_spans(figures: Sequence[Quantity]) -> list[Span]:
    """The number tokens of quantities."""
    return [Span(*number) for quantity in figures for number in quantity.numbers]
