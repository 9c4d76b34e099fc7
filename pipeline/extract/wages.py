"""wages: the statistic of a sum."""

import re
from collections.abc import Sequence

from pipeline.extract.bare_sums import LEAST_SUM
from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.columns import END_OF_RANGE, range_around
from pipeline.extract.context import Context
from pipeline.extract.draft import Draft
from pipeline.extract.earners import beginners
from pipeline.extract.range_ends import (
    ELLIPTIC,
    bind_sum,
    is_beside,
    is_end_in_cell,
    paired_ends,
    part_of,
    share_beside,
    split_ends,
)
from pipeline.extract.rates import set_rate
from pipeline.extract.rules import ClaimRules
from pipeline.extract.statistics_near import (
    RANKS,
    average_range,
    goes_beyond,
    has_own_subject,
    is_of_another,
    is_of_last,
    is_of_next,
    ranked_before,
    touching,
)
from pipeline.layout.cells import PERCENTILE
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span
from pipeline.statements import LEADS
from pipeline.tables import vocabulary_rank

PERCENTILES = {10: "p10", 25: "p25", 50: "median", 75: "p75", 90: "p90"}


STARTERS = ("graduate", "qualified")  # who has just begun, as all who start have
BEGINNERS = ("newly-qualified",)  # who has just begun: starting pay, and a part of those who work


_PERCENTILE_LABEL = re.compile(r"\s*(\d{2})(?:th)?\s*%?\s*")


def wage_claims(text: str, context: Context, quantity: Quantity, draft: Draft, rules: ClaimRules) -> list[Draft]:
    """Claims of a sum: its statistic and what it is paid for; a middle range is two percentiles."""
    set_rate(text, context, quantity, draft, rules)
    whole = _WHOLE_RANGE.match(text, quantity.end) if quantity.low is not None else None
    if whole:
        draft.unscope()
    figures = [figure for figure in context.body.figures if figure.dimension == "money"]
    figures = figures or [
        f for f in context.body.figures if f.dimension == "bare" and (f.value or f.high or 0) >= LEAST_SUM
    ]
    figures = figures or [quantity]
    said = [cue for cue in context.body.of("wage_statistic") if whole is None or cue.start >= whole.end()]
    cell = next((cell for cell in context.statement.cells if cell.start <= quantity.start < cell.end), None)
    if cell is not None and is_end_in_cell(text, quantity, cell):
        draft.support("statistic", None)
        return [draft]  # "88,400 CAD High" under "Average salary of a baker"
    said = [cue for cue in said if not is_beside(text, context, quantity, cell, cue)]
    begins = context.heads[0].span.start if context.statement.keys else context.body.span.start
    ranked = _RANK_BEFORE.search(text, begins, quantity.start)
    if ranked:
        draft.statistic = PERCENTILES[int(ranked["rank"])]
        draft.support("statistic", Span(*ranked.span("rank")))
        return [draft]
    ends = _RANK_TO_RANK.match(text, quantity.end) if quantity.low is not None else None
    if ends and len(quantity.numbers) > 1:
        draft.support("statistic", Span(*ends.span()))
        return split_ends(text, quantity, draft, PERCENTILES[int(ends["low"])], PERCENTILES[int(ends["high"])])
    paired = paired_ends(text, context, quantity) if quantity.low is not None and len(quantity.numbers) > 1 else None
    if paired:
        draft.support("statistic", paired[0])
        return split_ends(text, quantity, draft, *paired[1:])
    aside = _BRACKETED.match(text, quantity.end)
    if aside:  # "$31,270 (entry)$48,410 (median)$81,660 (top)"
        inside = [cue for cue in said if aside.start() <= cue.start < aside.end()]
        told = any(cue.end <= quantity.start and text[cue.start - 1] != "(" for cue in said)
        if inside or (_END_OF_PAY.fullmatch(aside["words"]) and not told):
            said, figures = inside, [quantity]
            if not inside:
                draft.support("statistic", None)
                return [draft]
    if draft.scope_type != "all_occupations":  # "$1,320 a week (below the average of $1,515)"
        behind = [cue for cue in context.body.of("all_occupations") if cue.start >= quantity.end]
        said = [cue for cue in said if not any(c.start <= cue.start and cue.end <= c.end for c in behind)]
    here, part = sentence_of(text, context.body, quantity), clause(text, context.body, quantity)
    own = [cue for cue in said if here.start <= cue.start < here.end]
    if own or here.start == context.body.span.start:
        said, figures = own, [figure for figure in figures if here.start <= figure.start < here.end]
    said = [cue for cue in said if cue.start < part.end and not is_of_next(text, quantity, cue, figures)]
    kept = [cue for cue in said if part.start <= cue.start < part.end or not has_own_subject(text, part, quantity, cue)]
    if len(kept) < len(said):
        said, figures = kept, [figure for figure in figures if part.start <= figure.start < part.end]
    if quantity.low is not None and not own:  # a range is no mean of the sentence before
        said = [cue for cue in said if cue.start >= here.start or cue.value not in ("mean", "median")]
    starts = _STARTS_AT.match(text, *draft.evidence) if draft.comparator == ">=" else None
    if starts:  # "starting at £24,195" says what the sum is, and bounds nothing
        draft.comparator, draft.evidence = "=", Span(*quantity.core)
        said = [cue for cue in said if not is_of_another(quantity, cue, figures)]
        if not said and (draft.scope_type != "level" or draft.scope_id == "entry"):
            draft.statistic = "starting"
            draft.support("statistic", Span(*starts.span()))
            return [draft]
    cue = touching(text, quantity, said, figures) or bind_sum(text, quantity, said, figures)
    cue = average_range(text, said, cue)
    if cue is not None and cue.value in ("mean", "median", "starting"):
        cue = ranked_before(text, said, cue)
    if cue is not None and cue.value in ("mean", "median", "starting") and goes_beyond(text, quantity, cue, figures):
        draft.support("statistic", None)
        return [draft]
    if cue is not None and cue.value in ("mean", "median", "starting") and is_of_last(text, quantity, cue, figures):
        cue = None  # "makes Ksh60,000 on average, and one with a certificate makes upwards of Ksh90,000"
    shares = context.body.of("wage_share")
    if cue is None or cue.value not in ("lowest", "highest", "middle"):
        cue = next((c for c in context.body.of("wage_share") if c.start <= quantity.start < c.end), cue)
    elif (
        not any(c.start <= quantity.start < c.end and c.start < cue.end and cue.start < c.end for c in shares)
        and shares
    ):
        cue = next((c for c in shares if c.start <= quantity.start < c.end), cue)
    source = context.body
    keys = context.heads[: context.statement.keys]
    for head in (*context.column(quantity), *keys) if cue is None else ():
        ranked = PERCENTILE.fullmatch(text, *head.span)
        if ranked:
            draft.statistic = PERCENTILES[int(ranked["rank"])]
            draft.support("statistic", head.span)
            return [draft]
    if cue is None and context.statement.cells:
        labelled = _PERCENTILE_LABEL.fullmatch(text, *context.heads[0].span)
        sure = labelled is not None and "%" in labelled.group() and int(labelled.group(1)) in PERCENTILES
        if labelled and (
            sure
            or any(
                "percentile" in text[h.span.start : h.span.end].lower()
                for h in context.heads[1:4] + tuple(filter(None, [context.label_column]))
            )
        ):
            draft.statistic = PERCENTILES.get(int(labelled.group(1)), draft.statistic)
            draft.support("statistic", context.heads[0].span)
            return [draft]
    heads = context.over(quantity)
    begun = beginners(text, [part, *(head.span for head in heads[:1])], quantity) if cue is None else None
    if begun:
        draft.statistic = "starting"
        draft.support("statistic", begun)
        return [draft]
    ranked_row = (*PERCENTILES.values(), "starting")
    if context.statement.cells and any(c.value in ranked_row for c in context.heads[0].of("wage_statistic")):
        heads = [context.heads[0], *heads]  # "10th percentile" of a row says more than "average salary" over a column
    near = (
        *context.column(quantity),
        *(context.heads[:1] if context.statement.cells or context.statement.keys or whole else ()),
        *(head for head in context.heads if LEADS.search(text, *head.span)),
    )
    for head in heads if cue is None else ():
        if head in context.column(quantity) and range_around(text, context, head):
            break
        cues = head.of("wage_statistic")
        if not cues and END_OF_RANGE.fullmatch(text, *head.span):  # "Low" under "Median hourly wage"
            if name := rules.defaults.end_named(text, head.span, quantity.unit):
                draft.statistic = name
                draft.support("statistic", head.span)
                return [draft]
            break
        bounded = quantity.low is not None or quantity.comparator not in ("=", "~")
        if draft.scope_type == "level" and _STARTER.search(text, max(0, quantity.start - 60), quantity.start):
            bounded = True  # "Average salary: £24,000 starter to £43,000 experienced"
        if draft.scope_type == "level" and context.statement.kind == "sentence" and not context.statement.keys:
            bounded = True  # "Senior bakers can earn around £40,000" under "Average salary"
        if cues and cues[0].value in ("mean", "median") and bounded and head not in near:
            continue  # a range under "Average salary", or "up to £40,000", is none
        if (
            cues
            and cues[0].value == "mean"
            and draft.scope_type == "level"
            and head is context.title
            and head not in near
        ):
            continue  # "Senior baker | 36,800" on a page that is called "Average baker salary"
        if cues:
            started = next((c for c in cues if c.value == "starting"), None)  # "Average starting salary"
            middle = next((c for c in cues if c.value == "median" and text[c.start - 1] == "("), None)
            cue, source = started or middle or cues[-1 if text[head.span.end - 1] == ":" else 0], head
            break
    if cue is None:
        draft.support("statistic", None)
        return [draft]
    draft.support("statistic", Span(cue.start, cue.end))
    if cue.value == "middle" and any(
        q.value != HALF for q in source.figures if cue.start <= q.start < cue.end and q.dimension == "percent"
    ):
        draft.support("statistic", None)  # "The middle 57% make between …" is no pair of quarters
        return [draft]
    if cue.value == "middle":
        return split_ends(text, quantity, draft, "p25", "p75")  # "the middle 50 percent"
    if cue.value in ("lowest", "highest", "share_earning"):
        share = next(
            (q.value for q in source.figures if cue.start <= q.start < cue.end and q.dimension == "percent"), None
        )
        share = share if share is not None else part_of(text, cue)
        if share is None and ELLIPTIC.search(text, cue.start, cue.end):
            share = share_beside(text, context.body)  # "The top-paid tenth earned …, while the lowest-paid earned"
        low = cue.value == "lowest" or (cue.value == "share_earning" and quantity.comparator in ("<", "<="))
        name = PERCENTILES.get(round(share if low else 100 - share)) if share is not None else None
        alone = share is None and ELLIPTIC.search(text, cue.start, cue.end)  # "the best paid, $90,000"
        if name is None and (alone or END_OF_RANGE.fullmatch(text, *source.span)):  # "Lowest: R9 000 per month"
            draft.support("statistic", None)
            return [draft]
        if name is None:
            return []
        if name == "median" and quantity.low is not None:  # "Half of them earned between $45,000 and $75,000"
            draft.support("statistic", None)
            return [draft]
        draft.statistic = name
        if _is_cut_off(text, quantity):  # "make up to $43,080"
            draft.comparator = "="
    else:
        draft.statistic = cue.value
        begins = (
            _STARTS.fullmatch(text, cue.start, quantity.core[0]) is not None or cue.start <= quantity.start < cue.end
        )
        whose = next((span for role, span in draft.spans if role == "scope"), None)
        begins = begins or (whose is not None and _STARTING_OF.fullmatch(text, cue.start, whose.start) is not None)
        if draft.statistic == "starting" and _is_next_stage(text, quantity, cue, figures):
            draft.statistic = "level"
        elif draft.statistic == "starting" and draft.scope_type == "level" and draft.scope_id not in BEGINNERS:
            over = whose is not None and not context.body.span.start <= whose.start < context.body.span.end
            if over and context.body.span.start <= cue.start < context.body.span.end:
                if draft.scope_id == "entry":  # "The starting salary is …" under "What do entry-level bakers make?"
                    draft.unscope()
            else:
                _start_or_level(draft, begins)
        halves = draft.statistic == "median" and "half" in text[here.start : here.end].lower()
        if (draft.statistic in RANKS or halves) and _is_cut_off(text, quantity):
            draft.comparator = "="
    return [draft]


def _is_cut_off(text: str, quantity: Quantity) -> bool:
    """Whether the words before a percentile say where it lies: "less than", "up to", "from $24,110 (bottom 10%) to"."""
    before = text[quantity.start : quantity.core[0]].lower()
    return quantity.comparator in ("<", ">", "<=") or (quantity.comparator == ">=" and before.startswith("from "))


HALF = 50  # percent


def head_statistic(text: str, context: Context, column: int) -> tuple[str, Span] | None:
    """The statistic that the head of a wage's column or row names, and where: "10th percentile", "Top 10%"."""
    heads = context.cell_heads(column)
    if any(range_around(text, context, head) for head in heads[:1]):
        return None
    ranked = PERCENTILE.fullmatch(text, *heads[0].span) if heads else None
    if ranked:
        return PERCENTILES[int(ranked["rank"])], heads[0].span
    for head in heads:
        for cue in head.of("wage_statistic"):
            share = next((q.value for q in head.figures if cue.start <= q.start < cue.end and q.value), 0)
            rank = round(100 - share if cue.value == "highest" else share)
            name = PERCENTILES.get(rank) if cue.value in ("lowest", "highest") else cue.value
            if name is not None and name in vocabulary_rank("statistic"):
                return name, Span(cue.start, cue.end)
    return None


# "10%: $15.02, 25%: $18.22"
_RANK_BEFORE = re.compile(
    r"(?i)(?<![\d.,$£€])(?<![a-z][^\S\n])(?P<rank>10|25|50|75|90)(?:th|(?:th)?\s?(?:%|percentile))\s?[:=–—-]\s?$"
)
# "$52,000–$138,000 (10th to 90th percentile)"
_RANK_TO_RANK = re.compile(
    r"\s{0,2}[(,]?\s{0,2}(?:from\s+)?(?:the\s+)?(?P<low>10|25)th\s{0,2}(?:percentile\s+)?(?:to|and|[-–])\s{0,2}(?:the\s+)?(?P<high>75|90)th\s+percentiles?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s?\((?P<words>[A-Za-z0-9 -]{2,24})\)")
_END_OF_PAY = re.compile(
    r"(?:the )?(?:low|lowest|high|highest|top|bottom|min|minimum|max|maximum|entry|entry[- ]level|senior|experienced)"
    r"(?: (?:end|salary|pay|wage|level))?",
    re.IGNORECASE,
)
# A range from those who start to those who have done it long: of all of them.
_WHOLE_RANGE = re.compile(r"\s{0,9}\(?\s{0,9}starter\s{1,9}(?:to|[–-])\s{1,9}experienced\b", re.IGNORECASE)
_STARTS_AT = re.compile(r"(?:start|begin)\w*", re.IGNORECASE)
_STARTER = re.compile(r"\bstarter\b", re.IGNORECASE)
# "starts at about £53,140": right before the sum.
_STARTS = re.compile(
    r"(?:start|begin)(?:s|ing)?\s+(?:(?:out|off)\s+)?(?:(?:at|on|from|with|in|between|around|about|near|close\s+to)\s+)+(?:\w+\s+){0,4}"
    r"|starting\s+(?:salary|salaries|pay|wages?|rates?)\s+(?:of|at|from)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
_STARTING_OF = re.compile(r"\w+ (?:salary|salaries|pay|wages?|rates?) (?:for|of) (?:an?\s|the\s)?", re.IGNORECASE)
_STAGE = re.compile(
    r"\s+(?:at\s+(?:the\s+top|most)|once|after|when|as\s+soon\s+as|following|on\s+completi\w+|upon)\b", re.IGNORECASE
)


def _is_next_stage(text: str, quantity: Quantity, cue: Cue, figures: Sequence[Quantity]) -> bool:
    """Whether a sum is what follows starting pay: "a starting salary of £24,000 and £26,700 once you have trained"."""
    before = any(cue.start <= figure.start < quantity.start for figure in figures)
    return before and _STAGE.match(text, quantity.end) is not None


def _start_or_level(draft: Draft, started: bool) -> None:
    """ "New graduates start at" names no level; "rising to … for experienced staff" is no starting pay."""
    if draft.scope_id in STARTERS or (
        draft.scope_id == "entry" and not (draft.scope or "").lower().startswith("entry")
    ):
        draft.unscope()
    elif not started:
        draft.statistic = "level"
        draft.spans = [(role, span) for role, span in draft.spans if role != "statistic"]
        draft.support("statistic", None)
