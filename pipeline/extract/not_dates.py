"""not_dates: dates that stand near what is claimed and are none of its own."""

import re

from pipeline.extract.context import MOST_READ, Context, Passage
from pipeline.quantities import Quantity
from pipeline.spans import Span

ASKED = ("education", "licence", "training", "experience")
_SOURCES = re.compile(r"\W{0,3}(?:Data\s)?[Ss]ources?\b")
_ROW_END = re.compile(r"(?:^|\s)(?:[$£€₹]?\d[\d,.]*\s?[%kK]?|N/?A)$")  # of a table that lost its cells

# "good prospects through 2031, according to the 2022-23 Handbook": when it was told, beside when it holds.
EDITION = re.compile(r"\s+(?:[A-Z][\w'’-]+\s+){0,3}(?:Handbook|[Ee]dition|[Rr]eport|[Gg]uide|[Ii]ssue|[Rr]elease)\b")


def dates_others(text: str, head: Passage, context: Context, attribute: str) -> bool:
    """Whether what stands over a statement dates none of it: a source line, or what a table's source ends.

    And a sentence on pay over counts of jobs: "Wage data come from the May 2023 survey."
    """
    jobs = attribute.startswith(("employment", "openings")) and head is not context.body
    told = jobs and bool(head.of("pay")) and not head.of("employment_subject", "employment_head", "openings")
    if told and text[head.span.end - 1] == ".":
        return True
    return _names_source(text, head.span, context.body.span) or _ends_before(text, head.span, context)


def _names_source(text: str, span: Span, body: Span) -> bool:
    """Whether a line says where the figures over it are from: under its table, or between that and the next one."""
    if not _SOURCES.match(text, *span):
        return False
    line = text.rfind("\n", 0, span.start) + 1
    above = text[max(0, line - MOST_READ) : line].rstrip().rpartition("\n")[2]
    return span.start >= body.start or "|" in above or "\t" in above or _ROW_END.search(above) is not None


_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while|with)\s|;\s")


def is_of_clause_before(text: str, period: Quantity, word: Quantity, context: Context) -> bool:
    """Whether a date is that of another figure's clause: "They earned $41,000 in 2023, and 3,800 openings are …".

    A span of years holds for what is said in the same breath: "… from 2023 to 2033, with 3,800 openings a year".
    """
    if period.period is None or period.period.kind != "point":
        return False
    if period.start >= word.start or not _NEXT_CLAUSE.search(text, period.end, word.start):
        return False
    others = ("money", "percent", "bare")
    return any(f.end <= period.start and f.dimension in others and f != word for f in context.body.figures)


def is_of_figure(period: Quantity, word: Quantity, context: Context) -> bool:
    """Whether a figure parts what is asked for from a date behind it: "…, and the median was $41,000 in 2020"."""
    return any(
        word.end <= f.start < period.start and f.dimension in ("money", "percent", "bare") for f in context.body.figures
    )


# "Source: ONS, provisional", alone in its line: what a table's caption dates ends there, though no heading follows.
_SOURCE_LINE = re.compile(r"(?:^|\n)[ \t*_(]{0,6}(?:Data )?[Ss]ources?:[^\n]{2,200}(?=\n)")
_FARTHEST = 4000  # characters from a caption to what stands behind its table


def _ends_before(text: str, head: Span, context: Context) -> bool:
    """Whether a table's source stands in a line of its own between a head and a sentence."""
    body = context.body.span
    if context.statement.cells or context.statement.keys:
        return False
    return head.end < body.start <= head.end + _FARTHEST and _SOURCE_LINE.search(text, head.end, body.start) is not None
