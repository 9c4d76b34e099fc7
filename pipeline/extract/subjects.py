"""subjects: which occupation each statement is about, on a page that is about several."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.context import Context
from pipeline.extract.others import Subject
from pipeline.ids import slug
from pipeline.spans import Span
from pipeline.statements import Statement

_RECORD = re.compile(r"(?:\[\d+\]\.)?(?:occupation|title|job[ _]?title|career|name|profession)$", re.IGNORECASE)


_CUT = re.compile(r"[;]|,\s+(?:while|whereas|but|and|compared)\b|\s+(?:while|whereas)\s")  # another clause begins
_OF_A = re.compile(r"[^.;,]{0,40}\b(?:of|for)\s+(?:an?\s+|the\s+)?|\s+to\s+become\s+(?:an?\s+)?", re.IGNORECASE)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)  # "Bookkeeper vs Accountant: key differences"
_AFTER_COLON = re.compile(r"[:|?].*$")
_NUMBERED = re.compile(r"^(?:#?\d{1,3}[.):]|No\. \d{1,3})\s+")


class Tracker:
    """Follows a document statement by statement; on a page about one occupation it changes nothing.

    On a page about several, a statement is about the occupation that stands over its column, else the one its sentence
    names, the record it belongs to, or the nearest heading. Claims that no name can be found for keep none.
    """

    def __init__(self, text: str, subject: Subject, statements: Sequence[Statement]) -> None:
        self.text, self.whole = text, subject
        self.record: Span | None = None
        self.names: dict[str, str] = {} if subject.occupation_id else self._collect(statements)
        several = sorted(self.names, key=lambda name: (-len(name), name))
        self.known = re.compile(rf"\b(?:{'|'.join(map(re.escape, several))})s?\b", re.IGNORECASE) if several else None

    def _collect(self, statements: Sequence[Statement]) -> dict[str, str]:
        """Every name of an occupation that a heading or the head of a column holds: singular words → id."""
        found: dict[str, str] = {}
        spans = {head for statement in statements for column in statement.columns[1:] for head in column}
        spans |= {head for statement in statements for head in statement.heads}
        spans |= {statement.cells[0] for statement in statements if statement.cells}
        for span in sorted(spans):
            name = self.name(span)
            if name:
                found[name] = slug(name)
            for part in _VERSUS.split(_AFTER_COLON.sub("", self.text[span.start : min(span.end, span.start + 90)]))[:3]:
                read = self.whole.namer.trimmed(part) if _VERSUS.search(self.text, *span) else None
                if read and self.whole.namer.names_person(read):
                    single = self.whole.namer.singular(read)
                    found[single] = slug(single)
        return found

    def name(self, span: Span) -> str | None:
        """The occupation a short span names whole, in the singular."""
        words = _NUMBERED.sub("", self.text[span.start : span.end].strip(" #*|:"))
        if not words or len(words) > 70:
            return None
        namer = self.whole.namer
        read = namer.name_in_title(words)
        return namer.singular(read) if read and namer.is_person(read.split()[-1]) else None

    def subject(self, context: Context) -> Subject:
        """The subject of one statement."""
        if self.whole.occupation_id is not None:
            return self.whole
        statement = context.statement
        head = statement.heads[0] if statement.heads else None
        if head and _RECORD.search(self.text, head.start, head.end):
            self.record = Span(statement.start, statement.end)
        for span in self._candidates(context):
            name = self.name(span)
            if name:
                return self._about(name, span)
        return self.whole

    def _candidates(self, context: Context) -> list[Span]:
        statement = context.statement
        columns = [head for column in statement.columns[1:] for head in column if self.name(head)]
        found = columns[:1] if len(columns) == 1 else []
        sentence = self.text[statement.start : statement.end].lower()
        for name in sorted(self.names, key=lambda n: (-len(n), n)):
            at = sentence.find(name)
            if at >= 0 and not statement.cells:
                found.append(Span(statement.start + at, statement.start + at + len(name)))
                break
        found += statement.cells[:1]
        found += [self.record] if self.record else []
        return [*found, *statement.heads]

    def _about(self, name: str, span: Span) -> Subject:
        pattern = re.compile(rf"\b{re.escape(name)}s?\b", re.IGNORECASE)
        return replace(self.whole, occupation_id=slug(name), own=pattern, names=frozenset({slug(name)}), place=span)

    def of_words(self, statement: Statement, evidence: Span) -> Subject | None:
        """The subject that the words at a figure name, in a sentence about several.

        The name before it in its clause, unless one follows right behind it: "the $46,615 salary of a bookkeeper".
        """
        if self.known is None or statement.cells:
            return None
        found = list(self.known.finditer(self.text, statement.start, statement.end))
        if len({self._id(match) for match in found}) < 2:
            return None
        behind = [m for m in found if m.start() >= evidence.end]
        before = [m for m in found if m.end() <= evidence.start]
        cut = list(_CUT.finditer(self.text, statement.start, evidence.start))
        own = [m for m in before if not cut or m.start() >= cut[-1].end()]
        if behind and _OF_A.fullmatch(self.text, evidence.end, behind[0].start()):
            own = [behind[0]]
        chosen = own[-1] if own else behind[0] if behind else before[-1]
        return self._about(self._name(chosen), Span(*chosen.span()))

    def _name(self, match: re.Match[str]) -> str:
        said = match.group().lower()
        return said if said in self.names else said.removesuffix("s")

    def _id(self, match: re.Match[str]) -> str:
        return self.names[self._name(match)]

    def of_column(self, heads: Sequence[Span]) -> Subject | None:
        """The subject that the heads of a column name, on a page that compares occupations side by side."""
        for head in heads if self.whole.occupation_id is None else ():
            if name := self.name(head):
                return self._about(name, head)
        return None
