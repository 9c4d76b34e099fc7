"""figures: which quantities are claims, and with what statistic, unit, scope and period."""

import re

from msgspec.structs import replace

from pipeline.extract.binding import binding, length_said
from pipeline.extract.choosing import choose_rule
from pipeline.extract.claim_periods import set_period
from pipeline.extract.clauses import clause, distance
from pipeline.extract.columns import Sheet, with_unit
from pipeline.extract.context import Context, is_sentence
from pipeline.extract.credentials import ASKED, is_of_credential
from pipeline.extract.denied import why_denied
from pipeline.extract.draft import Draft
from pipeline.extract.ends import figures_of
from pipeline.extract.going_on import carried_scope, is_plain_pay, last_pay, rule_going_on, rule_restating, take_over
from pipeline.extract.origins import set_attribution
from pipeline.extract.partly import why_partial
from pipeline.extract.personal import is_of_one_person
from pipeline.extract.programmes import find_course
from pipeline.extract.rates import has_no_unit
from pipeline.extract.row_scopes import UNKNOWN
from pipeline.extract.rules import ClaimRules, FigureRule
from pipeline.extract.scopes import find_scope
from pipeline.extract.shares import share_scope
from pipeline.extract.statistics_near import RANKS
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.sums import (
    is_approximate,
    is_charged,
    is_guessed,
    is_paid,
    is_unheaded,
    is_upper_end,
    labels_sum,
    plain_end,
)
from pipeline.extract.wages import wage_claims
from pipeline.extract.windows import widen
from pipeline.ids import slug
from pipeline.layout.flat_cells import NOTE_MARK
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span


def read_figures(
    text: str, context: Context, subject: Subject, rules: ClaimRules, sheet: Sheet
) -> tuple[list[Draft], dict[Span, str]]:
    """Claims of a statement's quantities; and for each number span left out, why.

    A number that is part of a claim (the 10 of "lowest 10 percent") has the reason "".
    """
    drafts: list[Draft] = []
    left: dict[Span, str] = {}
    inside = _inside_cues(context)
    notes = [cell for cell in context.statement.cells if NOTE_MARK.fullmatch(text, *cell)]
    for quantity in figures_of(text, context, subject.own):
        numbers = [Span(*number) for number in quantity.numbers]
        if quantity.start in inside:
            left.update(dict.fromkeys(numbers, ""))
            continue
        if any(note.start < quantity.start < note.end for note in notes):
            left.update(dict.fromkeys(numbers, "statistic_or_scope_unknown"))
            continue
        course = find_course(text, context, quantity, subject) if quantity.dimension == "duration" else None
        if quantity.dimension == "duration" and course is None and labels_sum(text, context, quantity):
            left.update(dict.fromkeys(numbers, ""))
            continue
        figure, units = with_unit(text, context, plain_end(text, quantity), sheet)
        rule, reason = choose_rule(text, context, figure, rules, subject.named or subject.own, course is not None)
        last = last_pay(text, context, figure, sheet.last)
        taken = rule_going_on(text, context, last, rules) if rule is None and last is not None else None
        taken = taken or (rule_restating(text, context, quantity, sheet.last, rules) if rule is None else None)
        rule = rule or taken
        made = _claims(text, context, figure, rule, subject, rules, last) if rule else []
        if made and _is_unplaced(text, context, quantity):
            made = []  # the ends of a map's scale under "Salary by state"
        if any(draft.attribute == "wage" for draft in made) and is_unheaded(text, context, quantity):
            made = []
        guessed = any(draft.attribute == "wage" and is_guessed(text, context, draft) for draft in made)
        if last is not None:
            take_over(made, last, averaged=guessed or taken is not None)
        elif guessed:
            made, reason = [], "sum_of_no_known_rate"
        listed = bool(context.statement.cells or context.statement.keys)
        if any(draft.attribute == "wage" and not is_paid(draft, sheet, rules, listed) for draft in made):
            made, reason = [], "sum_of_no_known_rate"
        if made and has_no_unit(text, quantity):
            made, reason = [], "sum_of_no_known_rate"
        if any(is_charged(text, context, quantity, draft) for draft in made):
            made, reason = [], "fee_charged"
        if made and (denied := why_denied(text, context, quantity, made[0].period is not None)):
            made, reason = [], denied
        if made and is_of_one_person(text, context, quantity, made[0].attribute, subject):
            made, reason = [], "of_one_person"
        if made and made[0].attribute == "employment_change" and made[0].scope_type == "population":
            made, reason = [], "share_of_something_else"  # "Women 96%" under "Outlook"
        if made and made[0].attribute in ASKED and is_of_credential(text, context, subject):
            made, reason = [], "of_a_credential"
        if made and (part := why_partial(text, context, quantity, made[0].attribute, subject)):
            made, reason = [], part
        for draft in made:
            for unit in units:
                draft.support("unit", unit)
            if draft.attribute == "wage" and draft.comparator == "=" and is_approximate(text, context, quantity):
                draft.comparator = "~"
            if draft.attribute == "wage" and draft.comparator == "=" and is_upper_end(text, quantity):
                draft.comparator = "<="
        drafts += made
        sheet.last = next((draft for draft in reversed(made) if is_plain_pay(draft)), sheet.last)
        if not made:
            left.update(dict.fromkeys(numbers, reason or "statistic_or_scope_unknown"))
    placed = [span for draft in drafts if draft.attribute == "wage" for role, span in draft.spans if role == "scope"]
    years = [draft for draft in drafts if draft.attribute in ("experience", "training_duration")]
    told = [draft for draft in years if any(_is_in(draft.evidence, span) for span in placed)]
    left.update({draft.evidence: "" for draft in told})  # "those with 16 or more years made $80,700"
    return [draft for draft in drafts if draft not in told], left


def _is_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


_BY_PART = re.compile(
    r"\bby\s+(?:state|province|region|city|country|county|industry|employer|experience)\b|\bstate-by-state\b", re.I
)


def _is_unplaced(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a figure stands alone in its line under a heading that says it is of a part, and no one says which."""
    if context.statement.cells or context.statement.keys or not context.heads:
        return False
    alone = not re.search(
        r"\w", text[context.body.span.start : quantity.start] + text[quantity.end : context.body.span.end]
    )
    return alone and _BY_PART.search(text, *context.heads[0].span) is not None


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


def _claims(
    text: str,
    context: Context,
    quantity: Quantity,
    rule: FigureRule,
    subject: Subject,
    rules: ClaimRules,
    last: Draft | None,
) -> list[Draft]:
    draft = Draft(
        rule.attribute,
        rule.statistic,
        Span(quantity.start, quantity.end),
        Span(context.statement.start, context.statement.end),
        context.statement.section["section_id"],
        rule.id,
        quantity.value,
        quantity.low,
        quantity.high,
        None,
        quantity.quantifier,
        quantity.comparator,
        rule.unit or quantity.unit,
        occupation_id=subject.occupation_id,
    )
    scope = find_scope(text, context, quantity, rule.allowed, subject, rules)
    if rule.attribute == "employment_share" and _is_over_half(text, quantity):
        draft.value, draft.quantifier, draft.comparator = None, "over_half", "="
    if rule.attribute == "employment_share":
        scope = share_scope(text, context, quantity, scope, draft, subject)
        if scope is None:
            return []
    if scope is not None and scope.type == UNKNOWN:
        return []
    if rule.attribute == "experience" and scope is None:
        scope = _level_asked(text, context, quantity)
    carried = carried_scope(text, context, quantity, last) if last is not None else None
    if carried is not None and (scope is None or scope.span.end <= context.body.span.start):
        scope = carried
    set_scope(text, draft, scope)
    set_period(draft, text, context, quantity, rule.periods or ["point"], deep=bool(rule.periods))
    set_attribution(draft, text, draft.sentence, rules)
    if rule.attribute == "wage":
        claims = wage_claims(text, context, quantity, draft, rules)
        for claim in claims:
            _unscope_rank(text, context, claim)
        return claims
    _set_statistic(text, context, quantity, rule, draft)
    _set_unit(context, quantity, rule, draft)
    if rule.attribute == "employment_change":
        _set_direction(text, context, quantity, draft)
        widen(draft, text, context.body, quantity)
    category = rule.categories.get(" ".join(text[quantity.start : quantity.end].lower().split()))
    if category:
        draft.category, draft.value, draft.low, draft.high = category, None, None, None
        draft.comparator, draft.unit = "=", None
    return [draft]


def _unscope_rank(text: str, context: Context, claim: Draft) -> None:
    """Take the level from a percentile that says it again: "Entry level (10th percentile)" is of all.

    So is "the 25th percentile ($59,320) is typical of juniors", and the last of "the median is $77,070, with
    entry-level bakers at $45,970 and the top 10% at $128,640".
    """
    places = {role: span for role, span in claim.spans if role in ("scope", "statistic")}
    if claim.scope_type != "level" or claim.statistic not in RANKS or len(places) < 2:
        return
    level, rank, sum_ = places["scope"], places["statistic"], claim.evidence
    labelled = context.statement.cells or context.statement.keys
    head = context.heads[0].span if context.heads and labelled else None
    again = head is not None and all(_is_in(place, head) for place in places.values())
    told = level.start >= sum_.end and rank.end <= sum_.start and text[rank.end : sum_.start].strip() == "("
    sums = [figure.start for figure in context.body.figures if figure.dimension == "money"]
    first = any(start < level.start for start in sums) and any(level.end <= start < rank.start for start in sums)
    if again or told or first:
        claim.unscope()


# "The mining industry" is mining, "2-5 years of experience" are years; the private sector is no "private".
_LAST_WORD = {
    "industry": re.compile(
        r"(?<!^private)(?<!^public)(?<!^voluntary)(?<!^third)(?<!^state)-(?:industry|industries|sector)$"
    ),
    "level": re.compile(
        r"(?<=years)-(?:of-)?(?:\w+-)?(?:experience|service|exp)$|(?<=months)-(?:of-)?(?:experience|service|exp)$"
    ),
}


def _level_asked(text: str, context: Context, quantity: Quantity) -> Scope | None:
    """The level that years of experience are asked for, where a word names it: "Senior posts need three years"."""
    part = clause(text, context.body, quantity)
    named = [c for c in context.body.of("level") if part.start <= c.start < part.end and c.value != "experienced"]
    level = min(named, key=lambda cue: (distance(quantity, cue), cue.start), default=None)
    return Scope("level", "", level.value, Span(level.start, level.end)) if level else None


def set_scope(text: str, draft: Draft, scope: Scope | None) -> None:
    """Fill the scope cells; a claim of the whole occupation keeps them empty."""
    if scope is None:
        return
    rest = _LAST_WORD.get(scope.type)
    draft.scope_type, draft.scope_id = scope.type, rest.sub("", scope.id) if rest else scope.id
    draft.scope = text[scope.span.start : scope.span.end].replace("\n", " ")  # a label broken over lines
    draft.support("scope", scope.span)
    if scope.type == "population":
        draft.scope_id = slug(draft.scope)


def _set_statistic(text: str, context: Context, quantity: Quantity, rule: FigureRule, draft: Draft) -> None:
    """The statistic that a cue of the rule's class names, else the rule's own."""
    draft.support("statistic", None)
    if rule.statistic_cue:
        over = context.over(quantity)[:2]
        if rule.attribute == "training_duration":  # a course under "Requirements" lasts as long as it lasts
            labelled = not is_sentence(text, context)
            over = [
                head
                for head in over
                if labelled and (head.of("training_head", "training_word") or text[head.span.end - 1] == ":")
            ]
            cue = length_said(text, context.body, quantity)
        else:
            cue = binding(text, context.body, quantity, list(rule.statistic_words))
            cue = cue or (_wished(text, context, quantity) if "preferred" in rule.statistic_words else None)
        cue = cue or next((c for h in over for c in h.of("requirement")), None)
        if cue and cue.value in rule.statistic_words:
            draft.statistic = rule.statistic_words[cue.value]
            draft.defaults.discard("statistic")
            draft.support("statistic", Span(cue.start, cue.end))


_WISH = re.compile(r"\b(?:prefer|favou?r|likes?\b)", re.IGNORECASE)


def _wished(text: str, context: Context, quantity: Quantity) -> Cue | None:
    """What some prefer: "Some districts prefer applicants who have two years of experience"."""
    cue = binding(text, context.body, quantity, ["sometimes"])
    return replace(cue, value="preferred") if cue and _WISH.search(text, cue.start, cue.end) else None


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


def _is_over_half(text: str, quantity: Quantity) -> bool:
    """Whether the words say "over half": a vague quantity, no 50 percent."""
    said = text[quantity.start : quantity.end].lower()
    return quantity.comparator in (">", ">=") and quantity.value == 50 and said.endswith("half")


def _set_direction(text: str, context: Context, quantity: Quantity, draft: Draft) -> None:
    """A fall is negative; a change that has happened is observed."""
    cues = context.body.of("growth")
    cue = min(cues, key=lambda c: (distance(quantity, c), c.start), default=None)
    if cue is None or cue.value != "down":
        down = [c for c in cues if c.value == "down" and distance(quantity, c) < 40]
        touching = next((c for c in down if 0 <= c.start - quantity.end <= 1), None)  # "a projected 6 percent loss"
        if touching is not None:
            cue = touching
        elif down and (
            cue is None or (cue.value == "up" and distance(quantity, cue) > distance(quantity, down[0]) - 12)
        ):
            cue = down[0]
    if cue and cue.value == "down" and (quantity.value or quantity.low or 0) > 0:
        draft.value = -quantity.value if quantity.value is not None else None
        if quantity.low is not None and quantity.high is not None:
            draft.low, draft.high = -quantity.high, -quantity.low
        draft.support("value", Span(cue.start, cue.end))
    labels = context.heads[: max(context.statement.keys, bool(context.statement.cells))]
    said = (context.body, *labels, *context.column(quantity))  # "Growth, last 5 years: 12%"
    told: list[Cue] = next((cues for passage in said if (cues := passage.of("observed", "projected"))), [])
    if len({cue.cue for cue in told}) > 1:  # "to grow 4%, after it grew 7% …": what the sum's own part says
        part = clause(text, context.body, quantity)
        told = [cue for cue in told if part.start <= cue.start < part.end] or told
    if told and all(cue.cue == "observed" for cue in told):
        seen = told[0]
        draft.statistic = "observed"
        draft.defaults.discard("statistic")
        draft.support("statistic", Span(seen.start, seen.end))
