"""context: a statement with its quantities and cues, those of the heads over it, and which cue belongs to which."""

import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extract.readable import readable
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.patterns import Cue, CueFinder
from pipeline.periods import THEN
from pipeline.plain import without_marks
from pipeline.quantities import Quantity, parse_quantities, place
from pipeline.spans import REFERENCES, Span, stripped
from pipeline.statements import LEADS, Statement

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
    course: tuple[str, Span] | None = None  # of a length in a card: the kind of its course, "" for a degree
    rank: tuple[str, Span] | None = None  # the level that the card names in whose row or key a figure stands
    listed: str = ""  # what the labels of its table are, where the table says so: employers or occupations
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
        self.courses: dict[Span, tuple[str, Span]] = {}  # the courses whose lengths cards give, by label
        self.ranked: dict[Span, tuple[str, Span]] = {}  # the levels of cards, by the label of each row or key
        self.listed: dict[Span, str] = {}  # what labels of tables are, where their tables say so
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

    def _is_code(self, statement: Statement, cell: int) -> bool:
        """Whether a cell stands under the head of a column of codes: "SOC code" over "11-2022"."""
        over = statement.columns[cell][:1] if cell < len(statement.columns) else ()
        return any(CODE.search(self.text, *head) for head in over)

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
                course=self.courses.get(statement.heads[0]) if statement.keys else None,
            )
        cells = [self.read(cell) for n, cell in enumerate(statement.cells[1:], 1) if not self._is_code(statement, n)]
        body = Passage(
            Span(statement.start, statement.end),
            tuple(quantity for cell in cells for quantity in cell.quantities),
            tuple(cue for cell in cells for cue in cell.cues),
            frozenset().union(*(cell.kinds for cell in cells)),
        )
        first = statement.columns[0] if statement.columns else None
        label_column = self.read(first[0]) if first else None
        columns = tuple(tuple(self.read(head) for head in column) for column in statement.columns)
        listed = self.listed.get(statement.cells[0], "")
        label = self.read(statement.cells[0])
        over = (_of_name(label) if listed else label, *heads)
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
            course=self.courses.get(statement.cells[0]),
            listed=listed,
        )


CODE = re.compile(r"\b(?:SOC|NOC|ANZSCO|ISCO|OSCA|O\*NET(?:-SOC)?|occupation(?:al)?)\s+code\b", re.IGNORECASE)
_NAMING = (*SCOPE_TYPES, "all_occupations", "population")  # cues that name a part, and do not tell what is counted


def _of_name(label: Passage) -> Passage:
    """A label that names an employer or an occupation, whose other words say nothing: "Retail sales workers"."""
    cues = tuple(cue for cue in label.of(*_NAMING) if cue.cue != "level")
    return Passage(label.span, label.quantities, cues, frozenset(cue.cue for cue in cues))


_OTHER_END = re.compile(
    r"\b(?:other\s+(?:end|side|hand)|by\s+contrast|in\s+contrast|conversely|lowest|worst|least|bottom|fewest)\b",
    re.IGNORECASE,
)
_ONE_END = re.compile(r"\b(?:highest|best|most|top|higher|better|well)\b", re.IGNORECASE)
SENTENCE_END = re.compile(
    rf"(?<!approx)(?<!\b[SM]t)(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)[.!?][*_]{{0,3}}{REFERENCES}\s+(?=[A-Z])"
)
LONGEST_LEAD = 200  # characters of a sentence that leads in a list


def _is_of_all(passage: Passage) -> bool:
    """Whether words name a mean or a median, and no part of those who are paid: "the bottom tenth"."""
    return any(cue.value in ("mean", "median") for cue in passage.of("wage_statistic"))


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of a line begins, before `end`."""
    return max((match.end() for match in SENTENCE_END.finditer(text, start, end) if match.end() < end), default=start)


def is_keyed(text: str, context: Context) -> bool:
    """Whether the statement's first head is a key: "Tulsa: $49,100"."""
    if context.statement.keys:
        return True
    end, start = context.heads[0].span.end if context.heads else 0, context.statement.start
    between = text[end:start]
    near = 0 < start - end <= 6 or between.strip(" *_") == ":"  # "Education:            None"
    return bool(context.heads) and near and not any(mark in between for mark in "\r\n")


LABEL = 8  # words; what is longer, and no cell, is a sentence
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
