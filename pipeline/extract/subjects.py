"""subjects: which occupation each statement is about, on a page that is about several."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.context import Context
from pipeline.extract.subject import Subject
from pipeline.ids import slug
from pipeline.layout.cards import EARNS
from pipeline.occupations import OccupationNamer, forms_pattern, spoken_names, things_of, turned_round, without_rank
from pipeline.spans import Span
from pipeline.statements import Statement
from pipeline.tables import Row

_RECORD = re.compile(r"(?:\[\d+\]\.)?(?:occupation|title|job[ _]?title|career|name|profession)$", re.IGNORECASE)
_CUT = re.compile(r"[;]|,\s+(?:while|whereas|but|and|compared)\b|\s+(?:while|whereas)\s")  # another clause begins
_OF_A = re.compile(r"[^.;,]{0,40}\b(?:of|for)\s+(?:an?\s+|the\s+)?|\s+to\s+become\s+(?:an?\s+)?", re.IGNORECASE)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)  # "Bookkeeper vs Accountant: key differences"
_AFTER_COLON = re.compile(r"[:|?].*$")
_NUMBERED = re.compile(r"^(?:#?\d{1,3}[.):]{1,2}|#\d{1,3}|No\. \d{1,3}[.):]?)(?:\s+|(?=[A-Z][a-z]))")
# "Like florists, they …", "under a registered nurse": somebody beside the one that a sentence is about.
_BESIDE = re.compile(
    r"\b(?:than|like|unlike|with|under|by|from|alongside|between|help|helps|assist|assists|from|similar\s+to|as\s+well\s+as)"
    r"\s+(?:an?\s+|the\s+|other\s+|most\s+)?$",
    re.IGNORECASE,
)
_BEFORE_SUM = re.compile(
    r"(?:\d{1,3}[.)]{1,2}\s?)?(?P<label>[A-Z][^$£€₹\d:;.(]{2,60}?)\s*(?:[:–—-]|\((?:[a-z]+[ :]+){0,3})?\s*[$£€₹]\s?\d"
)
# "ditto for wind turbine technicians": a name of several words behind a word of grammar.
_NAMED = re.compile(  # "$54,050 a year and butchers": a rate opens no name
    r"\b(?:for|of|among|by|than|to|as|an?|(?<!\bat\s)the)\s+(?P<name>(?!(?:year|hour|week|month|day)\b)(?:[a-z][\w-]+\s){1,3}[a-z][\w-]+)\b"
)
# "…, and registered nurses with experience can get between": somebody right before a verb of pay.
_EARNER = re.compile(
    r"\b(?:and|while|but|for|that|than)\s+(?:an?\s+)?(?P<name>(?:[a-z][\w-]+\s+){1,3}?)(?:with\s+(?:\w+\s+){1,2})?"
    r"(?:(?:can|may|will|usually|often|typically|generally|also)\s+)?(?:earn|get|make|start|receive|(?:are|is|were|was)\s+paid)"
)
_OF_THEM = re.compile(r"\s+(?:They|Their|These\s+workers)\b")
# What may stand before a name that its sentence opens with: "* **", "2. Most", "A".
_OPENS = re.compile(r"(?:^|[.!?]\s+)[\W\d]*(?:(?:an?|the|most|many|all)\s+)?$", re.IGNORECASE)
_OTHERS = ("all_occupations", "other_occupation", "population")
_OFTEN = 4  # times that a page about several must speak of a name for it to be one of them without a figure
_PARAGRAPH = 1_500  # characters of a paragraph in which a name reaches
_LONGEST_NAME = 70
_WHOLE = r"(?!\w|['’]s?\s+(?:licen[cs]es?|degrees?|certificates?|helpers?|assistants?)\b)"  # "a bus driver's licence"
_SPELT = re.compile(r"\b(?P<short>[A-Z]{2,5})s?\s\((?P<name>[a-z]+(?: [a-z]+){1,4})\)")
_PAPERS = re.compile(r"['’]s?\s+(?:licen[cs]es?|degrees?|certificates?)\b")
_LINE = re.compile(r"(?m)^(?:[#* \t]{0,6}#?\d{1,3}[.):]{1,2}[ \t]*)?[^\n.!?$£€₹]{3,60}$")
_FIGURE = re.compile(r"\d")
_AFTER_COUNT = re.compile(r"^.*\d\S*\s+|^nearly\s+|^almost\s+")  # "Nearly 21,300 bailiffs"


@lru_cache(maxsize=2048)
def _whole_name(namer: OccupationNamer, name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms_pattern(namer, name)})(?!\w)", re.IGNORECASE)


class Tracker:
    """Follows a document statement by statement; on a page about one occupation it changes nothing.

    On a page about several, a statement is about the occupation that stands over its column, else the one its sentence
    names, the record it belongs to, or the nearest heading. Claims that no name can be found for keep none.
    """

    def __init__(
        self, text: str, subject: Subject, statements: Sequence[Statement], sections: Sequence[Row] = ()
    ) -> None:
        self.text, self.whole = text, subject
        self.record: Span | None = None
        self.things = frozenset() if subject.occupation_id else things_of(subject.namer, text)
        self.names: dict[str, str] = {} if subject.occupation_id else self._collect(statements, sections)
        self.lines = list(self._bare_lines({s["heading_start"] for s in sections})) if self.names else []
        self.whole = replace(self.whole, siblings=frozenset(self.names.values()))
        self.ordered = sorted(self.names, key=lambda name: (-len(name), name))
        forms = "|".join(f"({forms_pattern(subject.namer, name)})" for name in self.ordered)
        self.known = re.compile(rf"(?<![\w-])(?:{forms}){_WHOLE}", re.IGNORECASE) if forms else None

    def _collect(self, statements: Sequence[Statement], sections: Sequence[Row]) -> dict[str, str]:
        """Every name of an occupation that a heading, a row, a column or a sentence begins with: singular → id."""
        found: dict[str, str] = {}
        spans = {head for statement in statements for column in statement.columns[1:] for head in column}
        spans |= {head for statement in statements for head in statement.heads}
        spans |= {Span(s["heading_start"], s["heading_end"]) for s in sections if s["heading_start"] is not None}
        spans |= {statement.cells[0] for statement in statements if statement.cells}
        short = (Span(s.start, s.end) for s in statements if s.end - s.start <= _LONGEST_NAME and not s.cells)
        spans |= {span for span in short if not _FIGURE.search(self.text, *span)}
        for span in sorted(spans):
            name = self.name(span)
            if name:
                found[name] = slug(name)
            for part in _VERSUS.split(_AFTER_COLON.sub("", self.text[span.start : min(span.end, span.start + 90)]))[:3]:
                read = self.whole.namer.trimmed(part) if _VERSUS.search(self.text, *span) else None
                if read and self.whole.namer.names_person(read):
                    single = self.whole.namer.singular(read)
                    found[single] = slug(single)
        found |= {label[0]: slug(label[0]) for s in statements if (label := self._label(s))}
        opened = {name for s in statements for name in (*self._opening(s), *self._named(s))}
        spoken = spoken_names(self.whole.namer, self.text)
        opened = {self._without_level(name, spoken) for name in opened}
        most = max(spoken.values(), default=0)
        opened |= {name for name, count in spoken.items() if count >= max(_OFTEN, most / 2) and self._is_trade(name)}
        found |= {
            name: slug(name)
            for name in sorted(opened)
            if not any(other.endswith(f" {name}") for other in (*found, *opened))
        }
        return self._short_forms(found) | found | self._spelt_out(found)

    def _without_level(self, name: str, spoken: Mapping[str, int]) -> str:
        """A name without the level before it, where the page speaks of it without: "senior executive assistants"."""
        level, _, plain = name.partition(" ")
        known = level in self.whole.modifiers and level in self.whole.namer.ranks
        return plain if known and spoken.get(plain, 0) and " " in plain else name

    def _spelt_out(self, found: dict[str, str]) -> dict[str, str]:
        """The names whose letters the page itself spells out otherwise than is common: "CNA (nursing assistant)"."""
        own: dict[str, str] = {}
        for match in _SPELT.finditer(self.text, 0, _PARAGRAPH):
            name, common = (self.whole.namer.singular(match[part]) for part in ("name", "short"))
            if common in found and common != name and self.whole.namer.names_person(name):
                own |= {common: slug(name), name: slug(name)}
        return own

    def _short_forms(self, found: dict[str, str]) -> dict[str, str]:
        """The nouns that stand for one name only: "the technicians" where no others are named than wind technicians."""
        fuller: dict[str, set[str]] = {}
        for name, occupation_id in found.items():
            if " " in name:
                fuller.setdefault(name.split()[-1], set()).add(occupation_id)
        return {noun: ids.pop() for noun, ids in fuller.items() if len(ids) == 1 and self._is_trade(noun)}

    def _named(self, statement: Statement) -> Iterator[str]:
        """The names of several words that a sentence with a figure has behind a word of grammar."""
        if statement.cells or not _FIGURE.search(self.text, statement.start, statement.end):
            return
        for match in _NAMED.finditer(self.text, statement.start, statement.end):
            words, namer = match["name"].split(), self.whole.namer
            last = next((n for n, word in enumerate(words) if namer.is_person(word)), 0)
            name = without_rank(namer, namer.singular(" ".join(words[: last + 1]))) or ""
            known = " " in name and name.split()[0] not in namer.determiners
            if known and namer.names_person(name) and self._is_trade(name):
                yield name

    def _bare_lines(self, headings: set[int | None]) -> Iterator[tuple[str, Span]]:
        """The lines that are the name of one of the page's occupations and nothing more, headings of sections aside."""
        for match in _LINE.finditer(self.text):
            span = Span(*match.span())
            name = self.name(span) if span.start not in headings else None
            said = _NUMBERED.sub("", match.group()).strip(" #*|:")
            whole = turned_round(self.whole.namer, said) or self.whole.namer.singular(said)
            if name in self.names and whole == name:
                yield name, span

    def _opening(self, statement: Statement) -> Iterator[str]:
        """The name that a sentence with a figure opens with, without standings: "Apprentice roofers get £6".

        Or one before a sentence of them: "Roofers need a head for heights. They …".
        """
        line = self.text.rfind("\n", 0, statement.start) + 1
        leads = not self.text[line : statement.start].strip(
            " *-•·–—\t"
        )  # a paragraph's figures are of whom it opens with
        end = self.text.find("\n", statement.end) if leads else statement.end
        most = statement.end + _PARAGRAPH
        told = _FIGURE.search(self.text, statement.start, min(end, most) if end >= 0 else most)
        if statement.cells or not (told or _OF_THEM.match(self.text, statement.end)):
            return
        if label := self._label(statement):
            yield label[0]
            return
        namer = self.whole.namer
        starts = [statement.start, *(cut.end() for cut in _CUT.finditer(self.text, statement.start, statement.end))]
        starts += [m.start("name") for m in _EARNER.finditer(self.text, statement.start, statement.end)]
        for name in namer.opening_names(self.text, [(start, statement.end) for start in starts]):
            plain = namer.without_standing(_AFTER_COUNT.sub("", name))
            if _PAPERS.search(self.text, statement.start, min(statement.end, statement.start + _LONGEST_NAME)):
                continue  # "A commercial driver's license is required"
            if plain and self._is_trade(plain):
                yield plain

    def _is_trade(self, name: str) -> bool:
        """Whether a name, singular, is no rank and no word for people at large."""
        return name.split()[-1] not in self.whole.people and name not in self.whole.namer.ranks | self.things

    def name(self, span: Span) -> str | None:
        """The occupation a short span names whole, in the singular."""
        words = _NUMBERED.sub("", self.text[span.start : span.end].strip(" *|:")).strip(" #*|:")  # "#3 Baker"
        words = _NUMBERED.sub("", words)  # "## 3. Baker"
        if not words or len(words) > _LONGEST_NAME:
            return None
        namer = self.whole.namer
        read = turned_round(namer, words) or namer.name_in_title(words)
        plain = namer.without_standing(namer.singular(read)) if read and namer.names_person(read) else None
        name = plain and namer.singular(plain)  # "would-be EMT"
        return None if name in self.whole.people or name in namer.ranks else name

    def subject(self, context: Context) -> Subject:
        """The subject of one statement."""
        if self.whole.occupation_id is not None:
            return self.whole
        statement = context.statement
        head = statement.heads[0] if statement.heads else None
        if head and _RECORD.search(self.text, head.start, head.end):
            self.record = Span(statement.start, statement.end)
        for name, span in self._candidates(context):
            return self._about(name, span)
        return self.whole

    def _candidates(self, context: Context) -> Iterator[tuple[str, Span]]:
        """The names that a statement may be about, with where they stand, the likeliest first."""
        statement = context.statement
        columns = [(name, head) for column in statement.columns[1:] for head in column if (name := self.name(head))]
        yield from columns[:1] if len(columns) == 1 else []
        yield from [label] if (label := self._label(statement)) else []
        said = [] if statement.cells else self._said(Span(statement.start, statement.end))
        yield from ((name, span) for name, span in said if not _BESIDE.search(self.text, statement.start, span.start))
        if context.before is not None:  # "They …": whom the sentence before is about
            yield from self._said(context.before.span)
        yield from [] if statement.cells else self._opened(statement)
        over = [*statement.cells[:1], *([self.record] if self.record else [])]
        yield from ((name, span) for span in over if (name := self.name(span)))
        yield from self._above(statement)
        yield from said

    def _above(self, statement: Statement) -> list[tuple[str, Span]]:
        """The names in the heads over a statement, or in a line that is nearer; none of what stands below it."""
        heads = [(name, span) for span in statement.heads if (name := self.name(span) or self._earning(span))]
        heads = [head for head in heads if head[1].start <= statement.start] or heads
        near = bisect_left(self.lines, statement.start, key=lambda line: line[1].start) - 1
        line = self.lines[near] if near >= 0 else None
        nearer = line is not None and not any(span.start > line[1].start for _, span in heads)
        return [line, *heads] if line is not None and nearer else heads

    def _earning(self, span: Span) -> str | None:
        """The known name that a line opens with which breaks off before a sum: "Junior bakers usually earn"."""
        said = self._said(span) if EARNS.search(self.text, *span) else []
        return said[0][0] if said else None

    def _opened(self, statement: Statement) -> Iterator[tuple[str, Span]]:
        """The name that a sentence before in the same paragraph opens with; the only one there, where none opens."""
        start = max(self.text.rfind("\n", 0, statement.start) + 1, statement.start - _PARAGRAPH)
        said = self._said(Span(start, statement.start))
        opens = [(name, span) for name, span in said if _OPENS.search(self.text, start, span.start)]
        yield from opens[-1:] if opens else said[:1] if len({name for name, _ in said}) == 1 else []

    def _label(self, statement: Statement) -> tuple[str, Span] | None:
        """The name that stands before the sum of a list item, and nothing else: "Baristas and bar staff £11"."""
        match = _BEFORE_SUM.match(self.text, statement.start, statement.end) if statement.kind == "item" else None
        name = self.name(Span(*match.span("label"))) if match else None
        return (name, Span(*match.span("label"))) if match and name else None

    def _said(self, span: Span) -> list[tuple[str, Span]]:
        """The known names in a stretch of text, in order."""
        found = self.known.finditer(self.text, *span) if self.known else ()
        return [(self.ordered[(match.lastindex or 1) - 1], Span(*match.span())) for match in found]

    def _about(self, name: str, span: Span) -> Subject:
        pattern = _whole_name(self.whole.namer, name)
        own = self.names.get(name, slug(name))
        return replace(self.whole, occupation_id=own, own=pattern, names=frozenset({own, slug(name)}), place=span)

    def named(self, occupation_id: str | None, place: Span) -> Subject:
        """The subject that a claim's own words name, on a page about several: it is another's than its sentence's."""
        known = self.names.get((occupation_id or "").replace("-", " "), occupation_id)
        return replace(self.whole, occupation_id=known, place=place)

    def of_words(self, statement: Statement, evidence: Span) -> Subject | None:
        """The subject that the words at a figure name, in a sentence about several.

        The name before it in its clause, unless one follows right behind it: "the $46,615 salary of a bookkeeper".
        """
        found = [] if statement.cells else self._said(Span(statement.start, statement.end))
        if len({name for name, _ in found}) < 2:
            return None
        behind = [(name, span) for name, span in found if span.start >= evidence.end]
        before = [(name, span) for name, span in found if span.end <= evidence.start]
        cut = list(_CUT.finditer(self.text, statement.start, evidence.start))
        own = [(name, span) for name, span in before if not cut or span.start >= cut[-1].end()]
        if behind and _OF_A.fullmatch(self.text, evidence.end, behind[0][1].start):
            own = [behind[0]]
        if not (behind or before):
            return None  # "Many states require tilers and glaziers to be licensed": all in the evidence
        return self._about(*(own[-1] if own else behind[0] if behind else before[-1]))

    def is_nobodys(self, occupation_id: str | None, scope_type: str | None) -> bool:
        """Whether a claim of a page about several names none of them, nor whom else it is about."""
        return bool(self.names) and occupation_id is None and scope_type not in _OTHERS

    def of_column(self, heads: Sequence[Span]) -> Subject | None:
        """The subject that the heads of a column name, on a page that compares occupations side by side."""
        for head in heads if self.whole.occupation_id is None else ():
            if name := self.name(head):
                return self._about(name, head)
        return None
