"""context: a statement with its quantities and cues, those of the heads over it, and which cue belongs to which."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extract.readable import readable
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.patterns import Cue, CueFinder
from pipeline.periods import MONTHS, THEN
from pipeline.plain import without_marks
from pipeline.quantities import Quantity, parse_quantities, place
from pipeline.spans import REFERENCES, Span, lines, stripped
from pipeline.statements import LEADS, Statement
from pipeline.tables import Row

MOST_READ = 4000  # characters of a statement that are read; more without a sentence end is no prose
LONGEST_KEPT = 500  # characters of a line whose reading is kept for the next document
_PRONOUN = re.compile(r"(?:They|These\s+workers|He|She)\b")


@lru_cache(maxsize=4096)
def _read_line(
    line: str, finder: CueFinder, packs: tuple[Path, ...], country: str | None
) -> tuple[list[Quantity], list[Cue]]:
    """The quantities and cues of a line; labels, headings and notices stand in many documents."""
    clean, back = without_marks(line) or (line, None)
    quantities = parse_quantities(clean, packs, country)
    cues = [cue for cue in finder.find(clean, 0, quantities) if cue.value or cue.cue not in SCOPE_TYPES]
    if back:
        quantities = [place(quantity, line, back) for quantity in quantities]
        spans = [back(cue.start, cue.end) for cue in cues]
        cues = [replace(cue, start=start, end=end) for cue, (start, end) in zip(cues, spans)]
    return quantities, cues


class Passage(Struct, frozen=True):
    """A stretch of the document, read: offsets are the document's."""

    span: Span
    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]
    kinds: frozenset[str]  # the classes of its cues

    def of(self, *classes: str) -> list[Cue]:
        """Cues of these classes, by place."""
        return [] if self.kinds.isdisjoint(classes) else [cue for cue in self.cues if cue.cue in classes]

    @property
    def periods(self) -> list[Quantity]:
        """Calendar years, months and windows."""
        return [quantity for quantity in self.quantities if quantity.period is not None]

    @property
    def figures(self) -> list[Quantity]:
        """Quantities that are no calendar years."""
        return [quantity for quantity in self.quantities if quantity.period is None]


class Context(Struct, frozen=True):
    """A statement read, with its heads nearest first: for a row the row's head cell, then lead-in and headings.

    `cell_columns` are the heads over each cell, the label's first.
    """

    statement: Statement
    body: Passage
    heads: tuple[Passage, ...]
    label_column: Passage | None = None  # the head over the labels of the rows
    title: Passage | None = None
    page: tuple[Passage, ...] = ()  # the document's title, and what opens it: the place in them is that of the page
    cell_columns: tuple[tuple[Passage, ...], ...] = ()  # the heads over each cell, the label's first
    before: Passage | None = None  # the sentence before, where this one only says "they"
    prior: Passage | None = None  # the sentence before in the same paragraph
    released: Passage | None = None  # what says of when all tables of the document are
    ladder: frozenset[Span] = frozenset()  # the labels of the document's lists of pay by level
    rank: tuple[str, Span] | None = None  # the level that the card names in whose row or key a figure stands
    led: Passage | None = None  # what a lead-in that says of no statistic takes over: the words before it

    def cell_heads(self, cell: int) -> list[Passage]:
        """The heads over the cell of a number, nearest first."""
        return [*(self.cell_columns[cell] if cell < len(self.cell_columns) else ()), *self.heads]

    def column(self, quantity: Quantity) -> tuple[Passage, ...]:
        """The heads over the cell that a quantity stands in, nearest first."""
        cells = self.statement.cells
        last = bisect_right(cells, quantity.start, key=lambda cell: cell.start) - 1  # a row may have thousands
        inside = 0 < last < len(self.cell_columns) and quantity.start < max(cells[last].end, cells[last].start + 1)
        return self.cell_columns[last] if inside else ()

    def over(self, quantity: Quantity) -> list[Passage]:
        """The heads over one quantity, nearest first: its column's, then those of the statement."""
        return [*self.column(quantity), *self.heads]


class Reader:
    """Reads passages of one document; heads are read once however many rows stand under them."""

    def __init__(self, text: str, finder: CueFinder, packs: tuple[Path, ...], country: str | None) -> None:
        self.text, self.finder, self.packs = text, finder, packs
        # where a plain "$" and "3/1/25" are read as there; who pays in euros or pounds puts the day first
        self.country = country or ("US" if "$" in text else "GB" if "€" in text or "£" in text else None)
        self._known: dict[Span, Passage] = {}
        self.title: Passage | None = None  # the document's own heading, over everything
        self.page: tuple[Passage, ...] = ()  # that, or the line that is its title, and opening lines on pay or jobs
        self.released: Passage | None = None
        self.ladder: frozenset[Span] = frozenset()  # the labels of lists of pay by level
        self.ranked: dict[Span, tuple[str, Span]] = {}  # the levels of cards, by the label of each row or key
        self._best: tuple[str, Passage] | None = None  # what names the statistic of a list of the best, by section
        self._leads: dict[Span, bool] = {}
        self._taken: dict[Span, Passage | None] = {}

    def read(self, span: Span) -> Passage:
        """The quantities and cues of `text[start:end]`."""
        if span not in self._known:
            line = readable(self.text[span.start : min(span.end, span.start + MOST_READ)])
            line = line.replace("(s)", "s  ")  # "25% of baker(s) earn less": offsets stay as they are
            read = _read_line if len(line) <= LONGEST_KEPT else _read_line.__wrapped__
            quantities, cues = read(line, self.finder, self.packs, self.country)
            self._known[span] = Passage(
                span,
                tuple(move(quantity, span.start) for quantity in quantities),
                tuple(Cue(c.cue, c.value, c.start + span.start, c.end + span.start, c.rule) for c in cues),
                frozenset([cue.cue for cue in cues]),
            )
        return self._known[span]

    def after(self, context: Context, previous: Context | None) -> Context:
        """The context with the sentence before it: as `before`, too, where it starts with a pronoun."""
        if previous is None or previous.statement.cells or context.statement.cells:
            return context
        gap = self.text[previous.body.span.end : context.body.span.start]
        if gap.strip() or "\n" in gap:
            return context
        pronoun = _PRONOUN.match(self.text, context.body.span.start)
        return replace(context, before=previous.body if pronoun else None, prior=previous.body)

    def take_title(self, sections: Sequence[Row], title: str | None = None) -> None:
        """Take the heading of the first section of kind title, or of the first one if it dates what is released.

        The page's is the document's title as it stands in the text, too: a first line is no heading of what follows.
        """
        headed = [section for section in sections if section["heading_start"] is not None]
        first = next(
            (s for s in headed[:1] if dates_figures(self.text, Span(s["heading_start"], s["heading_end"]))), None
        )
        chosen = next((s for s in headed if s["kind"] == "title"), first)
        above = [one for one in lines(self.text, 0, OPENS_WITHIN) if one.text.strip()][:MOST_ABOVE]
        released = (one for one in above if dates_figures(self.text, stripped(self.text, one.start, one.end)))
        line = next(released, above[0] if above else None)
        if chosen is None and line is not None and len(line.text) <= LONGEST_TITLE:
            begun = stripped(self.text, line.start, line.end)  # a page with no heading at all begins with its title
            plain = not headed and self.text[begun.end - 1] not in ".!"
            if plain or dates_figures(self.text, begun):
                self.title = self.read(begun)
        if chosen is not None:
            self.title = self.read(Span(chosen["heading_start"], chosen["heading_end"]))
            self.page = (self.title,)
        elif title and (start := self.text.find(title, 0, TITLE_WITHIN)) >= 0:
            self.page = (self.read(Span(start, start + len(title))),)
        opening = (Span(*match.span("line")) for match in _OPENING.finditer(self.text, 0, OPENS_WITHIN))
        taken = {section["heading_start"] for section in sections} | {page.span.start for page in self.page}
        opening = (
            line for line in opening if _ON_PAY.search(self.text, *line) and not _VALUED.search(self.text, *line)
        )
        areas = (Span(*match.span()) for match in _AREA.finditer(self.text, 0, OPENS_WITHIN))
        self.page += tuple(self.read(line) for line in (*opening, *areas) if line.start not in taken)
        self.page += self._place_above([stripped(self.text, one.start, one.end) for one in above], taken)
        self.released = self._released()

    def _place_above(self, above: Sequence[Span], taken: Collection[int]) -> tuple[Passage, ...]:
        """The line among those that open a page on pay or jobs that is a known place's name and no more: "Ohio"."""
        if not any(_ON_PAY.search(self.text, *line) for line in above):
            return ()
        short = (
            self.read(line) for line in above if line.end - line.start <= LONGEST_PLACE and line.start not in taken
        )
        return tuple(
            line for line in short if any((cue.start, cue.end) == tuple(line.span) for cue in line.of("geography"))
        )

    def _released(self) -> Passage | None:
        """The title that dates what is released, or the line of a date alone that stands under the first line."""
        if self.title is not None and dates_figures(self.text, self.title.span):
            return self.title
        opening = _DATED_UNDER.match(self.text)
        if opening is None or _OF_PAGE.search(opening["title"]):
            return None
        named = _REPORTS if opening["month"] else _ON_PAY
        return self.read(Span(*opening.span("date"))) if named.search(opening["title"]) else None

    def _lead_of(self, statement: Statement) -> Span | None:
        """The nearest head of a statement that leads in a list."""
        for head in statement.heads:
            if head not in self._leads:
                self._leads[head] = head.end - head.start <= LONGEST_LEAD and bool(LEADS.search(self.text, *head))
            if self._leads[head]:
                return head
        return None

    def _led(self, lead: Span, section: str) -> Passage | None:
        """The words before a lead-in that names no statistic: the sentence it goes on from, or an earlier lead-in."""
        if lead in self._taken:
            return self._taken[lead]
        own, before = self.read(lead), self._sentence_before(lead)
        said = own if _is_of_all(own) else before
        led = said if said is not own else None
        if said is not None:
            self._best = (section, said) if _ONE_END.search(self.text, *lead) else None
        elif self._best and self._best[0] == section and _OTHER_END.search(self.text, *lead):
            led = self._best[1]
        self._taken[lead] = led
        return led

    def _sentence_before(self, lead: Span) -> Passage | None:
        """The sentence that a lead-in goes on from in its line, where it names a statistic and gives no sum of it."""
        before = self._before(lead)
        summed = before is not None and any(figure.dimension == "money" for figure in before.figures)
        return before if before and _is_of_all(before) and not summed else None

    def _dates_before(self, lead: Span) -> Passage | None:
        """The sentence whose dates a lead-in takes over: "Over this period, the number of workers:"."""
        before = self._before(lead) if THEN.search(self.text, *lead) else None
        return before if before and before.periods and not self.read(lead).periods else None

    def _before(self, lead: Span) -> Passage | None:
        """The sentence before a lead-in in its line."""
        line = max(self.text.rfind("\n", 0, lead.start) + 1, lead.start - MOST_READ)
        begun = stripped(self.text, _last_sentence(self.text, line, lead.start), lead.start)
        return self.read(begun) if begun.start < begun.end else None

    def context(self, statement: Statement) -> Context:
        """The statement with all that stands over it."""
        heads, lead = [self.read(head) for head in statement.heads], self._lead_of(statement)
        led = self._led(lead, statement.section["section_id"]) if lead else None
        if lead and led:
            heads.insert(statement.heads.index(lead) + 1, led)
        if lead and (dated := self._dates_before(lead)):
            heads.insert(statement.heads.index(lead) + 1, dated)
        if not statement.cells:
            body = self.read(Span(statement.start, statement.end))
            return Context(
                statement,
                body,
                tuple(heads),
                None,
                self.title,
                self.page,
                released=self.released,
                led=led,
                ladder=self.ladder,
                rank=self.ranked.get(statement.heads[0]) if statement.keys else None,
            )
        cells = [self.read(cell) for cell in statement.cells[1:]]
        body = Passage(
            Span(statement.start, statement.end),
            tuple(quantity for cell in cells for quantity in cell.quantities),
            tuple(cue for cell in cells for cue in cell.cues),
            frozenset().union(*(cell.kinds for cell in cells)),
        )
        first = statement.columns[0] if statement.columns else None
        label_column = self.read(first[0]) if first else None
        columns = tuple(tuple(self.read(head) for head in column) for column in statement.columns)
        over = (self.read(statement.cells[0]), *heads)
        return Context(
            statement,
            body,
            over,
            label_column,
            self.title,
            self.page,
            columns,
            released=self.released,
            led=led,
            ladder=self.ladder,
            rank=self.ranked.get(statement.cells[0]),
        )


# "OCCUPATIONAL WAGES IN THE BOISE AREA" under "FOR RELEASE": what a page is about, though not in its first line.
_OPENING = re.compile(
    r"(?:^|(?<=\n))[#*_ \t]{0,8}(?P<line>(?=[^\n]{0,100}\b(?i:in|for|of)\s)"
    r"[^\n.?!|>•\d][^\n.?!|>•]{0,100}?)[*_ \t]*(?=\n|$)"
)
_VALUED = re.compile(r":\s*[$£€₹]?\d")  # "Jobs in Ohio: 1,240" is one of the figures
_ON_PAY = re.compile(r"\b(?:wages?|pay|salar(?:y|ies)|earnings|employment|jobs)\b", re.IGNORECASE)
# "Three Rivers nonmetropolitan area", alone in its line: the place of a page.
_AREA = re.compile(
    r"(?:^|(?<=\n))[A-Z][\w'’.,/ –-]{2,60} (?:non)?metropolitan (?:statistical )?(?:area|division)(?=\s*(?:\n|$))"
)
# "Pay and employment by trade, May 2012", "May 2012 wage estimates by trade": the month of all figures under it.
_MONTH = rf"(?i:{'|'.join(MONTHS)})"
_ENDS_DATED = re.compile(rf"[,:(–—-]\s{{0,9}}{_MONTH}\.?,?\s{{1,9}}(?:19|20)\d\d\)?\Z")
_ENDS_EFFECTIVE = re.compile(rf"\b(?i:effective|from|as of)\s{_MONTH}\s\d{{1,2}},?\s(?:19|20)\d\d\Z")
_OPENS_DATED = re.compile(rf"{_MONTH}\.?,?\s{{1,9}}(?:19|20)\d\d\s")
_PAID = re.compile(r"\b(?:wages?|pay|earnings|salar(?:y|ies)|employment)\b", re.IGNORECASE)
_RATED = re.compile(r"\b(?:rates?|pay|wages?|salar(?:y|ies))\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:estimates|statistics|survey|data|figures|tables?)\b", re.IGNORECASE)
# "HARBOUR COUNTY WAGES" over "3rd quarter 2011": the date alone in the line under what the page is called.
_DATED_UNDER = re.compile(
    r"\s{0,9}[#*_ ]{0,6}(?P<title>[^\n?|]{6,120}?)[*_ ]{0,6}\n\s{0,9}[#*_(]{0,4}(?P<date>(?i:(?P<month>"
    rf"{'|'.join(MONTHS)})\.?,?\s+|(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth|q[1-4])\s+(?:quarter,?\s+)?(?:of\s+)?)?"
    r"(?:19|20)\d\d)[)*_ ]*(?=\n|$)"
)
_REPORTS = re.compile(
    r"\b(?:wages?|pay|salar(?:y|ies)|earnings|employment)\s+(?:report|survey|estimates|statistics|data|bulletin|rates|scales?)\b",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"\bhow\b|\bguide\b|\bblog\b|\bnews\b|\bnewsletter\b", re.IGNORECASE)
_OTHER_END = re.compile(
    r"\b(?:other\s+(?:end|side|hand)|by\s+contrast|in\s+contrast|conversely|lowest|worst|least|bottom|fewest)\b",
    re.IGNORECASE,
)
_ONE_END = re.compile(r"\b(?:highest|best|most|top|higher|better|well)\b", re.IGNORECASE)
SENTENCE_END = re.compile(rf"[.!?][*_]{{0,3}}{REFERENCES}\s+(?=[A-Z])")
LONGEST_LEAD = 200  # characters of a sentence that leads in a list


def _is_of_all(passage: Passage) -> bool:
    """Whether words name a mean or a median, and no part of those who are paid: "the bottom tenth"."""
    return any(cue.value in ("mean", "median") for cue in passage.of("wage_statistic"))


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of a line begins, before `end`."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, start, end) if match.end() < end]
    return ends[-1] if ends else start


def dates_figures(text: str, title: Span) -> bool:
    """Whether a title says of which month the pay or employment is that stands under it, whatever its headings."""
    if title.end - title.start > LONGEST_TITLE:
        return False
    for ending, word in ((_ENDS_DATED, _PAID), (_ENDS_EFFECTIVE, _RATED)):
        dated = ending.search(text, *title)
        if dated and word.search(text, title.start, dated.start()):
            return True
    opening = _OPENS_DATED.match(text, *title)
    return (
        opening is not None
        and text[title.end - 1] not in ".:!?"
        and all(word.search(text, opening.end(), title.end) for word in (_PAID, _COUNTED))
    )


def is_keyed(text: str, context: Context) -> bool:
    """Whether the statement's first head is a key: "Tulsa: $49,100"."""
    if context.statement.keys:
        return True
    end, start = context.heads[0].span.end if context.heads else 0, context.statement.start
    return bool(context.heads) and 0 < start - end <= 6 and not any(mark in text[end:start] for mark in "\r\n")


LABEL = 8  # words; what is longer, and no cell, is a sentence
LONGEST_PLACE = 40  # characters of a line that is a place's name
OPENS_WITHIN = 600  # characters in which a page says what it is about
MOST_ABOVE = 4  # lines that a title may be one of
TITLE_WITHIN = 3000  # characters of a document in which its title is looked for
LONGEST_TITLE = 120  # characters of one that dates figures
SHORTEST = 4  # words of a sentence that ends in a full stop


def is_sentence(text: str, context: Context) -> bool:
    """Whether a statement says something in words of its own: no cell, and no short item or value of a key."""
    statement, said = context.statement, text[context.statement.start : context.statement.end]
    closed = statement.kind == "sentence" and said.endswith((".", "!", "?"))
    return not statement.cells and len(said.split()) > (SHORTEST - 1 if closed else LABEL)


# What makes a sentence of a row of words: "High school diploma or GED, and one year of work with the public." has none.
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|will|would|shall|should|must"
    r"|takes?|gives?|learns?|lasts?|includes?|earns?|makes?|needs?|wants?|gets?|becomes?|\w+(?:izes?|ifies))\b",
    re.IGNORECASE,
)


def is_whole_sentence(text: str, context: Context) -> bool:
    """Whether a statement is a sentence with a verb: no "3-5 years as an operator or pipefitter in a power plant"."""
    return is_sentence(text, context) and VERB.search(text, context.statement.start, context.statement.end) is not None


def figures_said(quantity: Quantity) -> bool:
    """Whether a quantity is a figure, or words for one, no category."""
    return quantity.value is not None or quantity.low is not None or quantity.quantifier is not None


def move(quantity: Quantity, offset: int) -> Quantity:
    """The quantity with its offsets moved from its line to the document."""
    if not offset:
        return quantity
    q = quantity
    core, numbers = (q.core[0] + offset, q.core[1] + offset), tuple((a + offset, b + offset) for a, b in q.numbers)
    return Quantity(q.start + offset, q.end + offset, q.text, q.value, q.low, q.high, q.comparator, q.unit,
                    q.quantifier, core, numbers, q.period)  # fmt: skip
