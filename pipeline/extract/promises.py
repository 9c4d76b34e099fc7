"""promises: figures that a heading, a lead-in or a cell promises and the document does not give."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.draft import Draft
from pipeline.extract.rules import ClaimRules, PromiseRule
from pipeline.extract.subject import Subject
from pipeline.periods import parse_periods
from pipeline.spans import Span
from pipeline.statements import Statement
from pipeline.tables import Row


def find_promise(text: str, span: Span, rules: ClaimRules) -> tuple[PromiseRule | None, Span | None]:
    """The first rule whose words stand in the span, and where."""
    for rule, pattern in zip(rules.promise, _compiled(tuple(rule.pattern for rule in rules.promise))):
        match = pattern.search(text, span.start, span.end)
        if match:
            return rule, Span(*match.span())
    return None, None


@lru_cache(maxsize=8)
def _compiled(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


_SUM = re.compile(r"[$£€₹₦]\s?\d|\b(?:Rs\.?|R|RM|KSh|Ksh|PHP|SGD)\s?\d{2}")
GIVEN = 200  # characters behind a line that promises a figure, in which it may be given


def read_promises(
    text: str,
    sections: Sequence[Row],
    statements: Sequence[Statement],
    claimed: Sequence[Draft],
    subject: Subject,
    rules: ClaimRules,
) -> list[Draft]:
    """Figures that a heading or a lead-in promises and the document does not give there.

    A heading with nothing under it ("2030 Projected Employment"); a line that leads in, with no row or item behind it.
    """
    places: list[tuple[Span, Row]] = []
    parents = {section["parent_section_id"] for section in sections}
    listed = False  # among headings with nothing under them, which a menu of links begins
    for section in sections:
        start = section["start"] if section["heading_end"] is None else section["heading_end"]
        empty = not text[start : section["end"]].strip(" \t\r\n:.-–—•*#")
        listed = empty and (listed or section["kind"] in rules.silent_sections)
        if listed:
            continue
        if section["heading_start"] is None or section["kind"] in rules.silent_sections:
            continue
        if empty and section["section_id"] not in parents:
            places.append((Span(section["heading_start"], section["heading_end"]), section))
    for i, statement in enumerate(statements):
        if statement.cells or statement.section["kind"] in rules.silent_sections:
            continue
        words = text[statement.start : statement.end]
        following = statements[i + 1] if i + 1 < len(statements) else None
        alone = following is None or (
            following.section["section_id"] != statement.section["section_id"]
            and following.section["heading_start"] is not None  # a cut by content may part a table from its lead
        )
        if words.rstrip().endswith(":") and alone and len(words) < 300:
            places.append((Span(statement.start, statement.end), statement.section))
    drafts = []
    for span, section in places:
        if any(span.start <= draft.evidence.start < span.end for draft in claimed):
            continue
        if _SUM.search(text, *span):  # a heading, or a line taken for one, that gives its figure itself
            continue
        rule, said = find_promise(text, span, rules)
        if rule and section["kind"] == "title" and any(d.attribute == rule.attribute for d in claimed):
            continue  # a page that is called after what stands farther down
        near = range(span.end, span.end + GIVEN)
        if rule and said and not any(d.attribute == rule.attribute and d.evidence.start in near for d in claimed):
            drafts.append(missing_claim(text, span, section, rule, said, subject, rules))
    return drafts


def missing_claim(
    text: str, span: Span, section: Row, rule: PromiseRule, words: Span, subject: Subject, rules: ClaimRules
) -> Draft:
    """The claim of a figure that is not there: declared missing."""
    draft = Draft(
        rule.attribute,
        rule.statistic,
        span,
        span,
        section["section_id"],
        rule.id,
        comparator=None,
        occupation_id=subject.occupation_id,
        missing=True,
    )
    draft.support("statistic", words)
    periods = parse_periods(text[span.start : span.end])
    if periods:
        period = periods[0]
        draft.period, draft.period_kind, draft.period_start, draft.period_end = (
            period.edtf,
            period.kind,
            period.first,
            period.last,
        )
        draft.support("period", Span(span.start + period.start, span.start + period.end))
    if section["kind"] in rules.other_sections:
        draft.scope_type, draft.scope, draft.scope_id = "several", text[span.start : span.end], "several"
        draft.support("scope", span)
    return draft
