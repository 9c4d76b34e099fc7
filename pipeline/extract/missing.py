"""missing: cells and values that say that there is no figure, read as what stands beside them is about."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.claim_periods import set_period
from pipeline.extract.columns import MEASURE, RATE
from pipeline.extract.context import CODE, Context
from pipeline.extract.draft import Draft
from pipeline.extract.figures import set_scope
from pipeline.extract.rules import ClaimRules
from pipeline.extract.scopes import find_scope
from pipeline.extract.subject import Subject
from pipeline.extract.wages import head_statistic
from pipeline.extract.words import once
from pipeline.layout.flat_cells import NOTE_MARK
from pipeline.quantities import Quantity
from pipeline.spans import Span
from pipeline.statements import Statement


def read_missing(
    text: str, read: Sequence[tuple[Context, Subject]], drafts: Sequence[Draft], rules: ClaimRules
) -> list[tuple[Draft, Context, Subject]]:
    """Claims that a figure is missing, with their contexts: each cell or value such as "n/a" beside claims of one kind.

    What is missing in a cell is told by the claims of its column, where they agree, else by those of its row; what is
    missing behind a key, by the values of the other keys of its section.
    """
    claimed = {draft.evidence.start for draft in drafts if draft.missing}
    by_place: dict[tuple[object, ...], list[Draft]] = {}
    gaps: list[tuple[int, int, Span]] = []  # statement, cell (0: the whole of it), span
    starts = sorted(drafts, key=lambda draft: draft.evidence.start)
    places = [draft.evidence.start for draft in starts]
    for number, (context, _) in enumerate(read):
        statement = context.statement
        cells = list(enumerate(statement.cells))[1:] or [(0, Span(statement.start, statement.end))]
        for column, cell in cells if statement.cells or statement.keys else ():
            found = starts[bisect_left(places, cell.start) : bisect_left(places, cell.end)]
            for place in _places(statement, number, column):
                by_place.setdefault(place, []).extend(draft for draft in found if not draft.missing)
            words = once(text[cell.start : cell.end].strip(" .").lower())
            said = not {words, words.strip("-–— ")}.isdisjoint(rules.no_value)
            said = said or (column > 0 and NOTE_MARK.fullmatch(words) is not None and f"\n{words} " in text)
            if said and cell.start not in claimed:
                gaps.append((number, column, cell))
    made = []
    for number, column, cell in gaps:
        context, about = read[number]
        groups = [by_place.get(place, []) for place in _places(context.statement, number, column)]
        kinds = ({(d.attribute, d.statistic) for d in groups[0]}, {d.attribute for d in groups[-1]})
        if NOTE_MARK.fullmatch(text, *cell):
            groups = groups[:1]  # of a column of figures: one without claims is of what nobody reads
        beside = groups[0] if len(kinds[0]) == 1 else groups[-1] if len(kinds[1]) == 1 else []
        if beside is not groups[0] and any(draft.category for draft in beside):
            beside = []  # "Alabama | No | N/A" under "State | License required | Renewal"
        over = context.cell_columns[column] if column < len(context.cell_columns) else ()
        other = (
            beside
            and beside[0].attribute == "wage"
            and any(MEASURE.search(RATE.sub(" ", text[slice(*head.span)])) for head in over)
        )
        coded = any(CODE.search(text, *head.span) for head in over[:1])
        if beside and not (other or coded):
            made.append((_missing(text, context, column, cell, beside[0], about, rules), context, about))
    return made


def _places(statement: Statement, number: int, column: int) -> tuple[tuple[object, ...], ...]:
    """What stands beside a cell: its column and its row; beside the value of a key: those of its section."""
    if statement.cells:
        return ("column", statement.table, column), ("row", number)
    return (("section", statement.section["section_id"]),)


def _missing(
    text: str, context: Context, column: int, cell: Span, like: Draft, subject: Subject, rules: ClaimRules
) -> Draft:
    """The claim that the cell's figure is missing, of the attribute of `like`."""
    place = Quantity(cell.start, cell.end, text[cell.start : cell.end], None, None, None, "=", "")
    draft = replace(
        like, evidence=cell, sentence=Span(context.statement.start, context.statement.end), rule="cell.absent",
        section_id=context.statement.section["section_id"], value=None, low=None, high=None, quantifier=None,
        category=None, unit=None, comparator=None, scope_type=None, scope=None, scope_id=None, period=None,
        period_kind=None, period_start=None, period_end=None, attributed_to=None, missing=True, spans=[],
        defaults=set(),
    )  # fmt: skip
    named = head_statistic(text, context, column) if draft.attribute == "wage" else None
    if named is not None:
        draft.statistic = named[0]
        draft.support("statistic", named[1])
    else:
        draft.support("statistic", like.evidence)
    allowed = [rule.allowed for rule in rules.figure if rule.attribute == like.attribute]
    allowed += [rule.allowed for rule in rules.cell if rule.attribute == like.attribute]
    set_scope(text, draft, find_scope(text, context, place, allowed[0] if allowed else (), subject, rules))
    set_period(draft, text, context, place, ["point", "window", "open"], deep=True)
    return draft
