"""words: claims whose value is a category, and cells that say there is no figure."""

import re
from collections.abc import Sequence

from pipeline.extract.binding import binding, own_part
from pipeline.extract.claim_periods import set_period
from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.context import LABEL, VERB, Context, Passage, is_keyed, is_sentence
from pipeline.extract.credentials import ASKED, is_of_credential
from pipeline.extract.doers import jobs_in, to_work_in, working_in
from pipeline.extract.draft import Draft
from pipeline.extract.figures import set_scope
from pipeline.extract.levels import posts_of_level
from pipeline.extract.licences import OF_CLASS, names_step, only_there, weigh_licence
from pipeline.extract.not_pay import outside_name
from pipeline.extract.origins import set_attribution
from pipeline.extract.outlooks import goes_with_figure, is_of_others, is_of_pay, is_referred_to
from pipeline.extract.partly import is_example
from pipeline.extract.personal import is_of_one_person
from pipeline.extract.promises import find_promise, missing_claim
from pipeline.extract.rules import CategoryRule, ClaimRules, PromiseRule
from pipeline.extract.scopes import find_scope
from pipeline.extract.shares import share_of_holders
from pipeline.extract.steps import (
    IN_PLACE,
    asks_for_course,
    each_of,
    is_no_award,
    is_one_way,
    is_step,
    lists_course,
    names_again,
    names_page,
)
from pipeline.extract.subject import Subject
from pipeline.extract.wages import head_statistic
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

HALF = 50  # percent; what more than half of the workers have is prevalent
_TWO_YEARS = re.compile(r"\b(?:two|2)[- ]years?\s+$", re.IGNORECASE)  # "a two-year degree": no bachelor's


def read_categories(text: str, context: Context, subject: Subject, rules: ClaimRules) -> list[Draft]:
    """Claims of a statement whose value is a word of a closed list."""
    drafts = []
    key = context.heads[0] if is_keyed(text, context) else None
    for rule in rules.category:
        if rule.cue not in context.body.kinds:
            continue
        keyed = key is not None and bool(key.of(*rule.head))
        if context.statement.section["kind"] in rule.not_sections and not keyed and not _requires(context, rule):
            continue
        spoken = [cue for cue in context.body.of(rule.cue) if _speaks(text, context, cue, rule, subject)]
        for cue in each_of(text, spoken, rule.either):
            draft = _draft(text, context, cue, rule, subject, rules)
            if not (rule.bound and _is_loose(text, context, draft, rule)):
                drafts.append(draft)
    drafts += _read_cell(text, context, subject, rules)
    told = [draft for draft in drafts if not names_step(text, draft)]  # "Register with the board. You must be …"
    said = {(draft.attribute, draft.category) for draft in told}
    return _distinct([*told, *(d for d in drafts if d not in told and (d.attribute, d.category) not in said)])


OPENS_WITHIN = 12  # characters of a sentence that opens with what is asked


def _requires(context: Context, rule: CategoryRule) -> bool:
    """Whether a sentence among duties says what is asked: "Typically requires an associate degree."."""
    statement = context.statement
    if statement.section["kind"] != "duties" or statement.kind != "sentence" or statement.keys:
        return False
    asked = context.body.of(rule.statistic_cue) if rule.statistic_cue else []
    opening = min((c.start for c in (*asked, *context.body.of(rule.cue))), default=statement.end)
    return bool(asked) and opening - statement.start <= OPENS_WITHIN


def _is_loose(text: str, context: Context, draft: Draft, rule: CategoryRule) -> bool:
    """Whether a sentence names a category and nothing says how binding it is: "the degree follows two years later"."""
    told = "statistic" not in draft.defaults or draft.statistic != rule.statistic
    return not told and is_sentence(text, context) and not is_keyed(text, context)


def _speaks(text: str, context: Context, cue: Cue, rule: CategoryRule, subject: Subject) -> bool:
    body = context.body
    against = body.of(*rule.without)
    if rule.attribute == "licence":  # "a driving licence with category C1"
        against = [c for c in against if not OF_CLASS.match(text, c.end, body.span.end)]
    shared = share_of_holders(text, context, cue) if rule.attribute == "education" else None
    if shared is not None:
        if shared <= HALF:
            return False
        against = []
    if rule.attribute == "education" and context.statement.cells and context.heads[0].of(*rule.head):
        lengths = [
            f.start for f in body.figures if f.dimension == "duration"
        ]  # "Education | Degree in baking (2 years)"
        against = [c for c in against if not any(c.start <= start < c.end for start in lengths)]
    if any((c.start < cue.end and cue.start < c.end) or _touches(text, cue, c) for c in against):
        return False
    if any(c.start <= cue.start and cue.end <= c.end for c in body.of("all_occupations")):
        return False  # "the average growth rate for all occupations" says nothing of this one
    own = own_part(text, clause(text, body, _as_quantity(cue, text)), _as_quantity(cue, text))
    forbids = [c for c in body.of(*rule.without_near) if own.start <= c.start < own.end]
    if forbids or any(over.of(*rule.without_near) for over in context.heads[:1]):
        return False
    if text[body.span.end - 1] == "?" and not is_keyed(text, context):
        return False  # a question says nothing
    if rule.attribute == "education" and names_page(text, context):
        return False  # "How to Become a Baker: Degree Requirements"
    if rule.attribute in ASKED and is_of_credential(text, context, subject):
        return False
    if rule.opens and re.search(r"\w", text[body.span.start : cue.start]):
        return False
    placed = rule.opens and IN_PLACE.fullmatch(text, cue.end, body.span.end) is not None
    if rule.keyed and not (context.statement.cells or is_keyed(text, context) or _answers(text, context) or placed):
        return False
    part = clause(text, body, _as_quantity(cue, text))
    figures = [q for q in body.figures if q.dimension in rule.unless_figure and part.start <= q.start < part.end]
    figures = [q for q in figures if not _OF_STATES.match(text, q.end)]  # "in half of the states"
    heads_rows = len(context.statement.cells) > 2 and not any(context.cell_columns)  # the head of a table of words
    if rule.cue == "licence" and heads_rows and context.body.of("licence_head"):
        return False  # "State | License required | Renewal"
    if any(q.start < cue.end or ":" not in text[cue.end : q.start] for q in figures):
        return False  # but "You must be licensed: pass the test with 75%"
    if rule.attribute == "work_schedule" and _is_of_some(text, body, cue, subject):
        return False
    if rule.cue == "outlook" and (
        is_of_others(text, body, cue) or is_referred_to(text, body, cue) or is_of_pay(text, body, cue)
    ):
        return False
    if rule.cue == "outlook" and cue.value == "decline" and goes_with_figure(text, body, cue):
        return False
    needed = rule.needs.get(cue.value, [])
    if needed and not body.of(*needed) and not any(h.of(*needed) for h in context.heads[:1]):
        return False
    if not _is_asserted(text, context, cue, rule):
        return False
    if rule.attribute == "education" and (
        lists_course(text, context, cue)
        or is_one_way(text, cue)
        or is_no_award(text, cue)
        or names_again(text, context, cue)
        or asks_for_course(text, context)
    ):
        return False
    if is_of_one_person(text, context, _as_quantity(cue, text), rule.attribute, subject):
        return False
    if context.statement.section["kind"] in rule.sections:
        return True
    near = [c for c in body.of(*rule.near) if (c.start, c.end) != (cue.start, cue.end) or rule.near == [rule.cue]]
    heads = (*context.column(_as_quantity(cue, text)), *context.heads[: 1 if rule.keyed else 2])
    return bool(near) or any(outside_name(text, head.of(*rule.head), head.span, subject.own) for head in heads)


_OPENS = re.compile(r"\W*(?:(?:[Mm]ost|[Mm]any|[Ss]ome|[Aa]ll|[Ff]ew|[Tt]he|[Tt]hese|[Tt]hose|[Oo]ther)\s+)?")
_JOBS = re.compile(
    r"\s(?:jobs|positions|roles|posts|employees|staff|workers)\s+(?!(?:(?:is|are)\s+)?(?:\w+\s+)?"
    r"(?:available|common|possible|offered|typical|usual|the\s+norm|rare|abound|exist))"
)


def _is_of_some(text: str, body: Passage, cue: Cue, subject: Subject) -> bool:
    """Whether a schedule says whom a sentence is about: "Most full-time bakers start at four", "Part-time jobs …"."""
    if subject.own and subject.own.match(text, cue.end + 1, body.span.end):
        return True
    opens = _OPENS.fullmatch(text, body.span.start, cue.start)
    return opens is not None and _JOBS.match(text, cue.end, body.span.end) is not None


CONCEDES = re.compile(r"(?:despite|notwithstanding)\b", re.I)


def _touches(text: str, cue: Cue, other: Cue) -> bool:
    """Whether another cue begins right behind one, in the same clause, but for what is conceded."""
    behind = 0 <= other.start - cue.end < 3 and ";" not in text[cue.end : other.start]
    return behind and not CONCEDES.match(text, other.start)


def _answers(text: str, context: Context) -> bool:
    """Whether a statement is the first under a heading that asks: "In some states." under "Do I need a license?"."""
    head = context.heads[0].span if context.heads else None
    if head is None or text[head.end - 1] != "?":
        return False
    return not re.search(r"\w", text[head.end : context.body.span.start])


_OF_STATES = re.compile(r"\s+of\s+(?:the\s+|all\s+|U\.S\.\s+)*(?:states|provinces|territories)\b")


def _is_asserted(text: str, context: Context, cue: Cue, rule: CategoryRule) -> bool:
    """Whether a sentence says its word with a cue that the rule asks for; "a light on vocational training" mentions it.

    A cell and a short item say what stands over them, as do the value of a key that asks for it, and a short sentence:
    "A degree in baking."
    """
    classes = rule.said.get(cue.value, rule.said.get("", []))
    steps = rule.attribute == "education" and is_step(text, context)
    if not classes or context.body.of(*classes) or steps:
        return True
    over = context.heads[:1]
    if rule.attribute == "training" and not context.statement.cells and not is_keyed(text, context):
        return any(head.of("training_word") for head in over)  # "an apprenticeship", one of the ways in of a list
    if not is_sentence(text, context):
        return True
    if is_keyed(text, context):
        return any(head.of(*classes, *rule.head) for head in over)
    said = text[context.statement.start : context.statement.end]
    short = len(said.split()) <= LABEL or not VERB.search(said)
    return short and any(head.of(*classes) for head in over)


def _draft(text: str, context: Context, cue: Cue, rule: CategoryRule, subject: Subject, rules: ClaimRules) -> Draft:
    draft = Draft(
        rule.attribute,
        rule.statistic,
        Span(cue.start, cue.end),
        Span(context.statement.start, context.statement.end),
        context.statement.section["section_id"],
        f"{rule.id}.{cue.rule}",
        category=weigh_licence(text, context, cue, subject.occupation_id) if rule.attribute == "licence" else cue.value,
        occupation_id=subject.occupation_id,
    )
    years = _TWO_YEARS.search(text, context.body.span.start, cue.start) if cue.value == "bachelor" else None
    if years and text[cue.start : cue.end].lower().startswith(("degree", "college")):
        draft.category, draft.evidence = "associate", Span(years.start(), cue.end)
    draft.support("statistic", None)
    if rule.statistic_cue:
        others = context.body.of(rule.cue)
        word = _as_quantity(cue, text)
        said = binding(text, context.body, word, list(rule.statistic_words), others)
        if said and is_step(text, context) and said.start >= sentence_of(text, context.body, word).end:
            said = None  # "Earn a bachelor's degree. It can be in any subject."
        over = (*context.column(word), *context.heads[:2])
        said = said or next((c for head in over for c in head.of("requirement")), None)
        if said and said.value in rule.statistic_words:
            draft.statistic = rule.statistic_words[said.value]
            draft.defaults.discard("statistic")
            draft.support("statistic", Span(said.start, said.end))
    if rule.attribute == "education" and share_of_holders(text, context, cue) is not None:
        draft.statistic = "prevalent"
    if rule.attribute == "education" and "statistic" in draft.defaults and is_step(text, context):
        draft.statistic = "required"
    if cue.value == "no_formal_credential" and "statistic" in draft.defaults and is_sentence(text, context):
        draft.statistic = "required"  # "You can become a baker without qualifications"
    quantity = _as_quantity(cue, text)
    held = rule.attribute != "education" or draft.statistic == "prevalent"
    allowed = (
        rule.allowed if held else []
    )  # what is asked for in one place is asked for; "in Ohio most hold …" is of Ohio
    scope = find_scope(text, context, quantity, allowed, subject, rules)
    if rule.attribute == "work_schedule" and allowed and (scope is None or scope.type == "industry"):
        scope = working_in(text, context.body, quantity, scope, subject)
    if rule.attribute == "licence" and scope is None:
        scope = to_work_in(text, context.body, quantity)
    if rule.attribute == "job_prospects" and (scope is None or is_example(text, draft.evidence, scope.span)):
        scope = posts_of_level(text, context.body, quantity, subject) or jobs_in(text, context.body, quantity, subject)
    set_scope(text, draft, scope)
    named = next((span for role, span in draft.spans if role == "scope"), None)
    listed = draft.attribute == "licence" and only_there(text, context, cue)
    shown = named is not None and is_example(text, draft.evidence, named)
    if draft.scope_type == "all_occupations" or listed or shown:
        draft.unscope()
    set_period(draft, text, context, quantity, rule.periods or ["point"], deep=bool(rule.periods))
    set_attribution(draft, text, draft.sentence, rules)
    return draft


def _as_quantity(cue: Cue, text: str) -> Quantity:
    return Quantity(cue.start, cue.end, text[cue.start : cue.end], None, None, None, "=", "", core=(cue.start, cue.end))


_MEASURED = re.compile(r"\b(?:hours|fees?|costs?|length|number)\b", re.IGNORECASE)  # of a column: "Hours | none"
_ASKING = ("licence_head", "training_head", "experience_head", "education_head", "prospects_head")


def _read_cell(text: str, context: Context, subject: Subject, rules: ClaimRules) -> list[Draft]:
    """A whole cell, item or sentence such as "None" under a head that asks for a category."""
    span = context.body.span
    cells = context.statement.cells[1:] or (span,)
    drafts = []
    for number, cell in enumerate(cells, start=1):
        over = context.cell_columns[number] if number < len(context.cell_columns) else ()
        labelled = context.statement.cells or is_keyed(text, context)
        told = bool(context.heads) and labelled and context.heads[0].of(*_ASKING)
        heads = (*over, *context.heads[: 1 if told else 2])  # "Licenses: None" under "Education"
        if any(_MEASURED.search(text, *head.span) for head in over):
            continue
        cell = _bare(text, cell)
        words = once(" ".join(text[cell.start : cell.end].lower().split()))
        for rule in rules.cell if len(words) <= 40 else ():
            if words not in rule.texts or any(passage.of(*rule.unless_head) for passage in heads):
                continue
            asked = (outside_name(text, passage.of(*rule.head), passage.span, subject.own) for passage in heads)
            head = next((cue for cues in asked for cue in cues), None)  # "Can a licensed conveyancer go to court?"
            if head:
                draft = Draft(
                    rule.attribute,
                    rule.statistic,
                    cell,
                    Span(context.statement.start, context.statement.end),
                    context.statement.section["section_id"],
                    rule.id,
                    category=rule.texts[words],
                    occupation_id=subject.occupation_id,
                )
                said = next(
                    (c for p in (*context.heads[:2], *over) for c in p.of("requirement") if rule.statistic_cue), None
                )
                if said and said.value in rule.statistic_words:
                    draft.statistic = rule.statistic_words[said.value]
                    head = said
                draft.support("statistic", Span(head.start, head.end))
                place = _as_quantity(Cue("", "", cell.start, cell.end, ""), text)
                set_scope(text, draft, find_scope(text, context, place, rule.allowed, subject, rules))
                set_period(draft, text, context, None, rule.periods or ["point"], deep=bool(rule.periods))
                drafts.append(draft)
                break
    return drafts


def once(words: str) -> str:
    """The words without their repetition for readers of screens: "Good Good"."""
    middle = len(words) // 2
    half = words[:middle]
    return half if half and words == f"{half} {half}" else words


def _bare(text: str, span: Span) -> Span:
    """The span without full stops, marks of bold text and space around it."""
    start, end = span
    while start < end and text[end - 1] in " .*_\t":
        end -= 1
    while start < end and text[start] in " *_\t":
        start += 1
    return Span(start, end)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each thing said in a statement, the first; and one for each span and attribute."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.evidence.start, d.evidence.end, d.attribute)):
        kept.setdefault((draft.attribute, draft.statistic, draft.category, draft.scope_id), draft)
    return list(kept.values())


# -- promised and not given ------------------------------------------------------------------------------------------


def read_absent(text: str, context: Context, subject: Subject, rules: ClaimRules) -> list[Draft]:
    """Cells, values or items that say that there is no figure ("n/a") under a head that promises one."""
    statement = context.statement
    drafts = []
    for i, cell in enumerate(statement.cells[1:] or (Span(statement.start, statement.end),), start=1):
        cell = _bare(text, cell) or cell
        said = text[cell.start : cell.end]
        if once(said.lower()) not in rules.no_value:
            continue
        if not (statement.cells or statement.keys or any(c.isalnum() for c in said)):
            continue  # a marker alone
        columns = statement.columns[i] if i < len(statement.columns) else ()
        deep = 1 if columns else 3  # what stands over a table with heads is not about each column
        for head in [*columns, *(passage.span for passage in context.heads[:deep])]:
            rule, words = find_promise(text, head, rules)
            if rule is None or words is None:
                rule, words = _promised_by_cue(context, head, rules)
            if rule and words:
                place = Quantity(cell.start, cell.end, text[cell.start : cell.end], None, None, None, "=", "")
                draft = missing_claim(text, cell, statement.section, rule, words, subject, rules)
                draft.sentence = Span(statement.start, statement.end)
                _name_statistic(text, context, i, draft)
                allowed = rules.scopes_of(rule.attribute)
                set_scope(text, draft, find_scope(text, context, place, allowed, subject, rules))
                set_period(draft, text, context, place, ["point", "window", "open"])
                drafts.append(draft)
                break
    return drafts


def _promised_by_cue(context: Context, head: Span, rules: ClaimRules) -> tuple[PromiseRule | None, Span | None]:
    """The rule one of whose cues stands in a head, and where: "Pay: no data" promises a wage."""
    for passage in (*context.heads, *(p for column in context.cell_columns for p in column)):
        if passage.span == head and not passage.of("not_pay", "not_growth", "yearly_growth"):
            for rule in reversed(rules.promise):
                if cues := passage.of(*rule.cues):
                    return rule, Span(cues[0].start, cues[0].end)
    return None, None


def _name_statistic(text: str, context: Context, cell: int, draft: Draft) -> None:
    """Give a draft the statistic that the head of a wage's column or row names."""
    named = head_statistic(text, context, cell) if draft.attribute == "wage" else None
    if named is not None:
        draft.statistic = named[0]
        draft.spans = [(role, span) for role, span in draft.spans if role != "statistic"]
        draft.support("statistic", named[1])
