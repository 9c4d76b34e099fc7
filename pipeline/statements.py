"""statements: a document's lines as sentences, list items and table rows, each with what stands over it.

What a figure means is said around it: in its sentence, in the first cell of its row, over its column, in the line that
leads in ("… in 2002 are shown below:"), in the headings. A statement carries all of these, nearest first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

from pipeline.layout.captions import (
    DATE,
    blank_behind,
    bound_behind,
    caption_behind,
    captions_labels,
    date_behind,
    is_caption,
    opens_run,
)
from pipeline.layout.cards import compares, is_key_line, joined_tiles, label_below, pay_above, read_card, value_below
from pipeline.layout.cells import bare, has_figure
from pipeline.layout.flat_bars import read_clause
from pipeline.layout.flat_heads import is_measure
from pipeline.layout.grids import Grid, is_figure, read_grid
from pipeline.layout.joined import joined_sentences
from pipeline.layout.keys import SUM, heading_said, joined_keys, read_key
from pipeline.layout.label_rows import BRACKETED, is_row, read_dashed, read_label_row
from pipeline.layout.members import UNIT_KEYS, Member, read_members
from pipeline.spans import Line, Span, lines, marker_length, sentences, stripped
from pipeline.tables import Row

# "Kingston, NY (average annual salary $81,400)"
_ASIDE = re.compile(
    r"(?P<label>[A-Z][^()$%\d:]{2,60}?)\s*\((?P<body>(?:[a-z][^()]{0,40})?[$£€₹]\s?\d[^()]{0,20})\)[.;,]?"
)
# "Location: Truro" over the keys and values of that place
LOCATED = re.compile(
    r"(?i:location|place|city|town|region|area|state|province|county):\s*(?P<name>[A-Z][\w'’.-]*(?:\s[\w'’.-]+){0,4})"
)
LEADS = re.compile(
    r":\s*$|^Here\s+(?:are|is)\b|\b(?:below|following|as follows|these)\b[^.]{0,100}[.:]?\s*$", re.IGNORECASE
)
MOST_LEAD = 80  # characters of an item that leads in others
MOST_VALUE = 8  # words of a value in a list that an item leads in
MOST_BARE = 4  # headings without a word below them that stand over what comes
BELOW = re.compile(r"(?:Below|Here) (?:are|is)\b|The (?:table|list|rates|figures) below\b")
MOST_HEAD = 300  # a longer "head" is prose, not a head


class Statement(Struct, frozen=True):
    """A sentence, item or row: `text[start:end]`, with its section and the heads over it, nearest first.

    `cells` are the spans of a row's cells, the head cell first; `columns` the spans of the heads over each, nearest
    first. A sentence has no cells.
    """

    start: int
    end: int
    kind: str  # sentence | item | row
    section: Row
    heads: tuple[Span, ...] = ()
    cells: tuple[Span, ...] = ()
    columns: tuple[tuple[Span, ...], ...] = ()
    table: int = -1  # rows of one table share a number
    keys: int = 0  # how many of the heads are the keys of a record, the nearest first


@dataclass
class _State:
    """What the lines read so far in a section leave for the next one."""

    lead: Span | None = None
    table: int = -1
    tables: int = 0
    rows: int = 0
    key: Span | None = None  # a line that is the key of the next
    tabled: bool = False  # the line before is a table's
    labelled: bool = False  # the rows of the table are labels and figures of plain text
    last: Span | None = None  # the line before, where it is no item and no row
    card: Span | None = None  # a line of its own over labels and figures: "San Jose, Calif.", "Average pay (2024)"
    behind: Span | None = None  # the line under these that is about them, too
    apart: bool = False  # a blank line parts it from them, and so perhaps these from one another
    unit: Span | None = None  # the value of a key such as "currency", for the keys after it
    dated: Span | None = None  # a line that leads in a list and says of which year it is: "…, by May 2021 data:"
    leader: Span | None = None  # an item that ends in a colon, over the labelled items behind it
    ahead: Span | None = None  # a line with a colon that ended the section before, over a table that opens this one


def read_statements(text: str, sections: Sequence[Row]) -> Iterator[Statement]:
    """Every statement of a document in order, section by section. Headings are heads, not statements."""
    by_id = {section["section_id"]: section for section in sections}
    members = read_members(text)
    if members is not None:
        yield from _record(text, sections, members)
        return
    state = _State()
    empty: list[Row] = []  # sections of headings alone, the nearest first: "Average Salary" over "Salary"
    for section in sections:
        headless = section["heading_start"] is None  # cut by content: a caption may stand before the cut
        state = _State(
            lead=state.lead if headless and not state.rows else None,
            tables=state.tables,
            last=state.last if headless else None,
            unit=state.unit,
            ahead=state.lead if state.lead and not state.rows and text[state.lead.end - 1] == ":" else None,
        )
        above = tuple(_headings(section, by_id))
        body = section["heading_end"] if section["heading_end"] is not None else section["start"]
        if empty and empty[0]["kind"] == section["kind"]:
            over = (Span(row["heading_start"], row["heading_end"]) for row in empty)
            above = tuple(dict.fromkeys((*above[:1], *over, *above[1:])))
        heading = Span(body, body) if section["heading_end"] is None else Span(section["heading_start"], body)
        if said := heading_said(text, heading, section["kind"]):
            keys, value = said
            yield Statement(*value, "item" if keys else "sentence", section, (*keys, *above[1:]), keys=len(keys))
        alone = section["heading_end"] is not None and not text[body : section["end"]].strip()
        same = empty[: MOST_BARE - 1] if empty and empty[0]["kind"] == section["kind"] else []
        empty = [section, *same] if alone else []
        yield from _section(text, section, above, list(lines(text, body, section["end"])), state)


def _record(text: str, sections: Sequence[Row], members: Sequence[Member]) -> Iterator[Statement]:
    """The members of a JSON text: each value with the keys over it, then the units that hold for all of them."""
    for member in members:
        section = next((s for s in sections if s["start"] <= member.value.start < s["end"]), None)
        if section is not None:
            label = (member.label,) if member.label is not None else ()
            heads = tuple(dict.fromkeys((*label, *member.keys, *member.units)))
            yield from _sentences(text, section, heads, member.value, "item", len(heads))


def _headings(section: Row, by_id: dict[str, Row]) -> Iterator[Span]:
    seen: set[str] = set()
    current: Row | None = section
    while current is not None and current["section_id"] not in seen:
        seen.add(current["section_id"])
        if current["heading_start"] is not None:
            yield Span(current["heading_start"], current["heading_end"])
        current = by_id.get(current["parent_section_id"] or "")


def _section(
    text: str, section: Row, headings: tuple[Span, ...], body: list[Line], state: _State
) -> Iterator[Statement]:
    skip = 0
    own = _is_of_one(text, headings, body)  # "Median pay" over "$39,100" alone
    for i, line in enumerate(body):
        if own and i == 1:
            headings = headings[1:]
        above = (state.dated, *headings) if state.dated and state.dated != state.lead else headings
        span = stripped(text, line.start, line.end)
        if span.start == span.end or i < skip or compares(text, body, i):
            continue
        blank_before = i > 0 and text.count("\n", body[i - 1].end, line.start) > 1
        if (clause := read_clause(text, span)) is not None:
            yield from _item(text, section, above, clause, state)
            state.last, state.card, state.ahead = None, None, clause if text[clause.end - 1] == ":" else None
            continue
        grid = read_grid(text, body, i)
        if grid is not None:
            skip = grid.stop
            yield from _rows(text, section, above, grid, state)
            state.card = None
            continue
        state.ahead = None
        labelled = read_label_row(text, span) if state.lead or state.card or above else None
        if state.tabled:
            state.lead, state.tabled = None, False  # the next table with nothing between is under the same lead
        if state.labelled and not labelled:
            state.table, state.lead, state.labelled = -1, None, False
        if (opened := opens_run(text, body, i)) is not None:
            state.card, state.apart = opened, blank_behind(text, body, i)
            state.behind = caption_behind(text, body, i)
        elif blank_before and not state.apart:
            state.card = None
        over = above
        if state.card is not None and state.card != span:
            over = (state.card, *((state.behind,) if state.behind else ()), *above)
        caption, state.last = state.last, span
        marker = marker_length(text[span.start : span.end])
        if marker:
            label = label_below(text, body, i, marker)
            if label is not None:
                yield Statement(span.start + marker, span.end, "item", section, (label, *over), keys=1)
                skip = i + 2
                continue
            state.last = None
            if (pair := value_below(text, body, i)) is not None:
                yield from _sentences(text, section, (pair[0], *_lead(state), *over), pair[1], "item", 1)
                skip = i + 2
                continue
            yield from _item(text, section, over, Span(span.start + marker, span.end), state)
            continue
        if state.leader is not None and not blank_before and _is_under(text, span, state.leader):
            yield from _item(text, section, over, span, state)
            continue
        state.leader = None
        if labelled and SUM.search(labelled.group("label")):
            labelled = None
        if (
            labelled
            and (state.lead or over is not above or is_row(labelled, text[slice(*above[0])] if above else ""))
            and not text[span.start : span.end].endswith(".")
        ):
            if (
                caption
                and not state.rows
                and state.lead is None
                and not blank_before
                and captions_labels(text, caption)
            ):
                state.lead = caption
            yield _labelled_row(section, over, labelled, state)
            continue
        if tiles := joined_tiles(text, span):
            for figure, name in tiles:
                yield Statement(*figure, "item", section, (name, *over), keys=1)
            continue
        if joined := joined_keys(text, span):
            for keys, value in joined:
                yield from _sentences(text, section, (*keys, *over), value, "item", len(keys))
            continue
        keyed = read_key(text, span)
        if (
            keyed
            and len(text[keyed.end() : span.end]) < MOST_HEAD
            and not text[span.start : keyed.end("key")].count(",") > 2
        ):
            key = Span(keyed.start("key"), keyed.end("key"))
            unit = (state.unit,) if state.unit else ()
            place = over[: len(over) - len(above)]
            heads = (key, *unit, *place, *_lead(state), *above)
            yield from _sentences(text, section, heads, Span(keyed.end(), span.end), "item", 1 + len(unit))
            state.lead = None
            if LOCATED.fullmatch(text, *span):
                state.card, state.apart, state.behind = span, False, None
            if UNIT_KEYS.fullmatch(text, *key):
                state.unit = Span(keyed.end(), span.end)
            continue
        if state.lead is not None and blank_before and state.rows:
            state.lead, state.rows = None, 0
        if state.key is None and (card := read_card(text, body, i)) is not None:
            for figure, name in card.pairs:
                yield Statement(*figure, "item", section, (name, *over), keys=1)
            skip, state.card = card.stop, card.caption or state.card
            continue
        if (paid := pay_above(text, body, i)) is not None:
            yield Statement(span.start, span.end, "item", section, (paid, *over), keys=1)
            continue
        if state.key is None and (label := label_below(text, body, i)) is not None:
            yield Statement(span.start, span.end, "item", section, (label, *over), keys=1)
            skip = i + 2
            continue
        if opened is None and is_key_line(text, body, i):
            state.key = span
            continue
        if state.key is not None:
            behind = date_behind(text, body, i) or bound_behind(text, body, i, state.key)
            more = (behind[0],) if behind is not None else ()
            yield from _sentences(text, section, (state.key, *more, *over), span, "item", 1)
            state.key, skip = None, behind[1] + 1 if behind is not None else skip
            continue
        if opened is None:
            state.card = None
        over = (*_lead(state), *headings) if len(text[span.start : span.end]) < 60 else headings
        if has_figure(text, span) and (dated := date_behind(text, body, i)) is not None:
            over, skip = (dated[0], *over), dated[1] + 1
        made = list(_sentences(text, section, over, span, "sentence"))
        yield from made
        last = made[-1] if made else None
        if last and text[last.end - 1] in ".:":
            leads = _leads_in(text, last) and DATE.search(text, last.start, last.end)
            sums = SUM.search(text, last.start, last.end)
            state.dated = Span(last.start, last.end) if leads and not sums else None
        begun = next((one for one in made[:-1] if BELOW.match(text, one.start, one.end)), None)
        if last and begun and not _leads_in(text, last):
            last = begun  # "Below are the rates from 1 July. Your shop may pay more."
        if last and _leads_in(text, last):
            bare = text[last.start : last.end] == ":" and headings  # the colon of a heading: that is what leads in
            state.lead, state.rows = headings[0] if bare else Span(last.start, last.end), 0
        elif last and not blank_before and state.lead is not None and not state.rows:
            state.lead = None


def _is_of_one(text: str, headings: Sequence[Span], body: Sequence[Line]) -> bool:
    """Whether a section begins with a figure and nothing more, whose measure its heading names."""
    if not headings or not is_measure(text, headings[0]):
        return False
    first = stripped(text, body[0].start, body[0].end) if len(body) > 1 else None
    return first is not None and is_figure(text, first) and read_label_row(text, first) is None


def _leads_in(text: str, sentence: Statement) -> bool:
    """Whether a sentence leads in what stands under it."""
    return LEADS.search(text[sentence.start : sentence.end]) is not None


def _is_under(text: str, span: Span, leader: Span) -> bool:
    """Whether an unmarked line is under an item that leads in: a key ("Average pay: £26,000"), or set in farther."""
    inset, words = (one.start - text.rfind("\n", 0, one.start) for one in (span, leader))
    return read_key(text, span) is not None or (inset > words and not text[span.start : span.end].endswith((".", ":")))


def _lead(state: _State) -> tuple[Span, ...]:
    return (state.lead,) if state.lead is not None else ()


def _leader(state: _State) -> tuple[Span, ...]:
    return (state.leader,) if state.leader is not None else ()


def _last_leads(text: str, span: Span) -> Span | None:
    """The last sentence of an item, which leads in those behind it: "4. Place: rents differ. These are averages:"."""
    last = [*sentences(text, *span)][-1]
    leads = last.start > span.start and last.end - last.start <= MOST_LEAD and LEADS.search(text[slice(*last)])
    return Span(last.start, last.end) if leads and not SUM.search(text, *last) else None


def _item(text: str, section: Row, above: tuple[Span, ...], span: Span, state: _State) -> Iterator[Statement]:
    """A list item; a key before a colon is its head, an item that ends in one leads in the labelled ones behind it."""
    state.rows += 1
    if text[span.end - 1] == ":" and span.end - span.start <= MOST_LEAD and not SUM.search(text, *span):
        state.leader = span
        yield from _sentences(text, section, (*_lead(state), *above), span, "item")
        return
    if text[span.end - 1] == ":" and (last := _last_leads(text, span)) is not None:
        state.leader = last
        keyed = read_key(text, span)
        keys = (Span(keyed.start("key"), keyed.end("key")),) if keyed else ()
        body = Span(keyed.end(), span.end) if keyed else span
        yield from _sentences(text, section, (*keys, *_lead(state), *above), body, "item", len(keys))
        return
    keyed = read_key(text, span)
    labelled = BRACKETED.fullmatch(text, *span) or read_dashed(text, span)
    if labelled:
        yield _labelled_row(section, above, labelled, state, _leader(state))
        state.labelled = False  # the next item is under the same lead
    elif (aside := _ASIDE.fullmatch(text, *span)) is not None:
        label, body = Span(*aside.span("label")), Span(*aside.span("body"))
        yield from _sentences(text, section, (label, *_leader(state), *_lead(state), *above), body, "item", 1)
    elif keyed:
        key = Span(keyed.start("key"), keyed.end("key"))
        if len(text[keyed.end() : span.end].split()) > MOST_VALUE:
            state.leader = None  # "3. Papers: You need a licence …", the next point of a list
        yield from _sentences(
            text, section, (key, *_leader(state), *_lead(state), *above), Span(keyed.end(), span.end), "item", 1
        )
    else:
        state.leader = None
        yield from _sentences(text, section, (*_lead(state), *above), span, "item")


def _sentences(
    text: str, section: Row, heads: tuple[Span, ...], span: Span, kind: str, keys: int = 0
) -> Iterator[Statement]:
    """The sentences of a line; one that points back or continues is joined to the one before it."""
    for sentence in joined_sentences(text, bare(text, span)):
        yield Statement(sentence.start, sentence.end, kind, section, heads, keys=keys)


def _rows(text: str, section: Row, above: tuple[Span, ...], grid: Grid, state: _State) -> Iterator[Statement]:
    """The rows of a table, under its caption, what stands under it, and the headings."""
    table, state.tables = state.tables, state.tables + 1
    caption = state.last if state.last is not None and is_caption(text, state.last) else None
    state.lead, state.ahead = state.lead or caption or state.ahead, None
    led = (caption, *_lead(state)) if caption and caption.start > _lead(state)[0].end else _lead(state)
    for row in grid.rows:
        if row.is_tile:
            over = (row.cells[1], *row.heads, *led, *grid.below, *above)
            yield Statement(*row.cells[0], "item", section, over, keys=1)
            continue
        heads = (*row.heads, *led, *grid.below, *above)
        start = row.cells[1 if row.is_second else 0].start
        yield Statement(start, row.cells[-1].end, "row", section, heads, row.cells, row.columns, table)
    state.last, state.rows, state.tabled = None, 0, True


def _labelled_row(
    section: Row, above: tuple[Span, ...], match: re.Match[str], state: _State, leader: tuple[Span, ...] = ()
) -> Statement:
    """A row of a table in plain text: a label and a figure under a line that leads in."""
    if state.rows == 0 or state.table < 0:
        state.table, state.tables = state.tables, state.tables + 1
    state.rows += 1
    state.labelled = True
    cells = (Span(*match.span("label")), Span(*match.span("figure")))
    return Statement(
        match.start("label"),
        match.end("figure"),
        "row",
        section,
        (*leader, *_lead(state), *above),
        cells,
        ((), ()),
        100_000 + (state.lead.start if state.lead else 0),
    )
