"""segment: sections that tile each text, each with its kind, and the occupation each document is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import ids, tables
from pipeline.headings import PLAIN_LEVEL, TITLE_LEVEL, Heading, HeadingFinder
from pipeline.marks import Mark, read_marks
from pipeline.occupations import (
    Occupation,
    OccupationNamer,
    find_aliases,
    find_occupation,
    find_soc_code,
    load_namer,
    name_pattern,
)
from pipeline.paragraphs import unwrap
from pipeline.section_rules import Lexicon, load_lexicon, normalise_heading
from pipeline.settings import Settings
from pipeline.spans import marker_length, read_part, sentences
from pipeline.titles import ADDRESS, BYLINE, better_title, choose_title, without_trail
from pipeline.zones import is_passage, mark_zones

OVER = frozenset(["title", "navigation", "advertisement"])  # what may stand over a page's text
OPENING = 120  # characters of a passage that opens one
STICKY = frozenset(["related_occupations", "sample_document", "faq", "advertisement", "navigation"])
WHOLE = frozenset([*STICKY, "summary", "title", "references", "titles", "how_to_apply"])  # never cut by content
CHILDREN: dict[str, frozenset[str | None]] = {  # what an empty heading may hold as subsections; None: of no kind
    "duties": frozenset(["duties", "schedule", "tools"]),
    "skills": frozenset(["skills", "tools"]),
    "qualifications": frozenset(["qualifications", "education", "training", "skills", "tools"]),
    "education": frozenset(["education", "training"]),
    "pay": frozenset(["pay", None]),
}
MOST_ALIASES = 60
MANY_SECTIONS = 10_000  # worth telling the reader
LONG_LINE = 120  # characters; a longer line is running text, however it ends


@dataclass
class Section:
    """A section while it is built; `base` is the section whose heading it stands under."""

    start: int
    kind: str
    kind_basis: str
    level: int
    parent: int | None
    heading: Heading | None = None
    base: int | None = None
    empty: bool = True  # nothing but its heading so far


@dataclass(frozen=True)
class Segmented:
    """What segment found in one document."""

    sections: list[Section]
    occupation: Occupation | None
    title: str | None
    soc_code: str | None


def segment_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Write documents (now with their occupation), occupations and sections of one partition."""
    lexicon, namer = load_lexicon(settings.packs), load_namer(settings.packs)
    documents, sections = [], []
    occupations: dict[str, tables.Row] = {}
    for row in tables.read_rows(inputs, "documents"):
        whole = tables.read_text(inputs, row["document_id"])
        text = read_part(whole)
        places = (row["path"], row["url"])
        found = segment_text(unwrap(text, row["media_type"]), row["occupation"], row["title"], lexicon, namer, places)
        occupation = found.occupation
        if len(found.sections) > MANY_SECTIONS:
            row["warnings"].append(f"is cut into {len(found.sections)} sections")
        if len(text) < len(whole):
            found.sections.append(Section(len(text), "other", "content", 0, None))
        documents.append(
            {
                **row,
                "title": found.title,
                "occupation_id": occupation.occupation_id if occupation else None,
                "occupation": occupation.name if occupation else None,
            }
        )
        sections.extend(section_rows(row["document_id"], found.sections, len(whole)))
        if occupation:
            _unite_occupation(occupations, occupation, found.soc_code)
    tables.write_rows(output, "documents", documents)
    tables.write_rows(output, "occupations", [occupations[key] for key in sorted(occupations)])
    tables.write_rows(output, "sections", sections)


def segment_text(
    text: str,
    configured: str | None,
    title: str | None,
    lexicon: Lexicon,
    namer: OccupationNamer,
    places: Sequence[str | None] = (),
) -> Segmented:
    """The sections, the occupation and the title of one document's text; `places` are its path and url."""
    marks = read_marks(text)
    mark_zones(marks, lexicon)
    title = choose_title(marks, title, lexicon, namer.name_in_title, namer.find_several)
    heads = [
        mark.bare for mark in marks if mark.zone is None and not mark.row and not mark.item and len(mark.bare) <= 120
    ]
    heads = [head for head in heads if not head.endswith((".", ",", ";")) and not BYLINE.match(head)]
    heads = [without_trail(head, heads[:6]) for head in heads if not ADDRESS.fullmatch(head)]
    occupation = find_occupation(namer, configured, title, heads, text, lambda: _sentence_spans(text, marks), places)
    names = name_pattern(namer, occupation)
    if title is None and occupation and occupation.basis.endswith("record's title"):
        title = occupation.name
    title = better_title(title, heads, names, lexicon)
    finder = HeadingFinder(marks, lexicon, names, namer.names_person)
    sections = SectionBuilder(marks, finder, lexicon).build(title)
    if occupation:
        aliases = find_aliases(namer, occupation, text, _listed_titles(text, sections, len(text)), title)
        occupation = replace(occupation, aliases=aliases[:MOST_ALIASES])
    return Segmented(sections, occupation, title, find_soc_code(text) if occupation else None)


def _sentence_spans(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The sentences of the running text, boilerplate and rows aside."""
    return [
        (span.start, span.end)
        for mark in marks
        if mark.zone is None and not mark.row and (is_passage(mark) or len(mark.bare) > LONG_LINE)
        for span in sentences(text, mark.start + marker_length(mark.text), mark.end)
    ]


class SectionBuilder:
    """Builds the sections of one document from its lines, zones and headings."""

    def __init__(self, marks: Sequence[Mark], finder: HeadingFinder, lexicon: Lexicon) -> None:
        self.marks, self.finder, self.lexicon = marks, finder, lexicon
        self.sections: list[Section] = [Section(0, "title", "content", 0, None)]
        self.container: int | None = None  # an empty heading that holds the ones after it
        self.titled = False
        self.above: list[int] = []  # the headings that the text stands under, outermost first
        self.plain: Section | None = None  # the last heading that is no question

    def build(self, title: str | None) -> list[Section]:
        """The sections in order; they tile the text from 0 on."""
        headings = self.finder.find()
        zone: str | None = None
        for number, mark in enumerate(self.marks):
            heading = headings.get(number)
            if mark.zone != zone:
                if mark.zone is not None:
                    base = self._base()
                    self._open(
                        Section(
                            mark.start,
                            mark.zone,
                            "content",
                            self.sections[base].level,
                            self.sections[base].parent,
                            None,
                            base,
                        )
                    )
                elif heading is None or self._is_swallowed(heading):
                    self._resume(mark.start)
                zone = mark.zone
            if zone is not None:
                self.sections[-1].empty = False
            elif heading is not None and not self._is_swallowed(heading):
                self._start(heading, mark, number, title)
            else:
                self._continue(mark)
        return self.sections

    def _open(self, section: Section) -> None:
        """Add a section; one that starts where the last one does takes its place."""
        last = self.sections[-1]
        if last.start == section.start and last.heading is None:
            index = len(self.sections) - 1
            section.base = None if section.base == index else section.base
            section.parent = last.parent if section.parent == index else section.parent
            self.sections[-1] = section
        else:
            self.sections.append(section)
        if section.heading is not None:
            self.above.append(len(self.sections) - 1)
            if section.heading.style != "question":
                self.plain = section

    def _base(self) -> int:
        """The section whose heading the text now stands under."""
        base = self.sections[-1].base
        return len(self.sections) - 1 if base is None else base

    def _resume(self, start: int) -> None:
        """Go on under the heading that an advertisement or a menu broke into."""
        base = self._base()
        owner = self.sections[base]
        kind = "title" if owner.heading is None and owner.kind in {"navigation", "advertisement"} else owner.kind
        basis = "content" if kind == "title" else "inherited"
        parent = base if owner.heading is not None else owner.parent
        self._open(Section(start, kind, basis, owner.level, parent, None, base if kind != "title" else None))

    def _ends_list(self, owner: Section, mark: Mark) -> bool:
        """Whether running text is no more of a section, which lists what is on the page, or on other pages.

        A full passage under the menu that a page opens with is its first one.
        """
        if owner.heading is None or mark.item:
            return False
        words = normalise_heading(owner.heading.text)
        if self.lexicon.contents_heading.match(words):
            return True
        opens = len(mark.bare) >= OPENING and all(section.kind in OVER for section in self.sections)
        return mark.gap and (opens or self.lexicon.story_heading.match(words) is not None)

    def _leaves_contents(self, owner: Section, number: int) -> bool:
        """Whether a heading is no entry of the page's contents: a figure stands right under it."""
        if owner.heading is None or not self.lexicon.contents_heading.match(normalise_heading(owner.heading.text)):
            return False
        below = self.marks[number + 1 : number + 2]
        return bool(below) and re.match(r"[$£€₹]\s?\d", below[0].bare) is not None

    def _is_swallowed(self, heading: Heading) -> bool:
        """Whether a heading is part of the sample résumé it stands in, and ends nothing."""
        owner = self.sections[self._base()]
        if owner.kind != "sample_document" or owner.heading is None:
            return False
        if heading.style == "marked":
            return heading.level > owner.heading.level
        if heading.style == "bold" and owner.heading.style == "marked":
            return True
        return (
            heading.kind is None
            or bool(self.lexicon.resume_heading.match(normalise_heading(heading.text)))
            or heading.style == "label"
        )

    def _start(self, heading: Heading, mark: Mark, number: int, title: str | None) -> None:
        """Open the section of a heading."""
        level, kind, basis = heading.level, heading.kind, "heading"
        if self._is_title(heading, number, title):
            self.titled = True
            self._open(Section(mark.start, "title", "heading", TITLE_LEVEL, None, heading))
            return
        level = self._level_of(heading)
        parent = self._parent_of(level)
        owner = self.sections[parent] if parent is not None else None
        if heading.style == "asked":
            kind = "faq"
        elif (
            owner is not None
            and owner.kind in STICKY
            and owner.heading is not None
            and not (_ends(owner.kind, heading) or self._leaves_contents(owner, number))
        ):
            kind, basis = owner.kind, "heading" if owner.kind == "faq" else "inherited"
        elif kind is None:
            inherits = owner is not None and owner.kind not in {"title", "summary", "other", "navigation"}
            kind, basis = (owner.kind, "inherited") if inherits and owner is not None else ("other", "heading")
        self._open(Section(mark.start, kind, basis, level, parent, heading, None, heading.whole))

    def _is_title(self, heading: Heading, number: int, title: str | None) -> bool:
        """Whether a heading is the document's title: its first top heading, or its first line where that names it."""
        if self.titled:
            return False
        if heading.style == "marked" and heading.level == 1:
            return True
        if any(section.heading is not None for section in self.sections):
            return False
        words = normalise_heading(heading.text, self.finder.names)
        named = re.search(r"\bx\b", words) is not None
        first = all(mark.zone is not None or len(mark.bare) <= 60 for mark in self.marks[:number]) and number < 60
        return (
            first
            and heading.style in {"plain", "question", "marked"}
            and (named or (heading.kind is None and heading.text == title))
        )

    def _level_of(self, heading: Heading) -> int:
        """The level of a heading; plain ones may stand under an empty one, a question stands under its FAQ."""
        last = self.sections[-1]
        if heading.style in {"marked", "bold", "label", "card", "asked"}:
            if heading.style == "marked":
                self.container = None
            return heading.level
        faq = self.plain
        if heading.style == "question" and faq is not None and faq.kind == "faq":
            return faq.level + 1
        index = len(self.sections) - 1
        if (
            last.heading is not None
            and last.empty
            and last.level == heading.level
            and heading.kind in CHILDREN.get(last.kind, ())
        ):
            self.container = index
        elif self.container is not None and heading.kind not in CHILDREN.get(self.sections[self.container].kind, ()):
            self.container = None
        return self.sections[self.container].level + 1 if self.container is not None else heading.level

    def _parent_of(self, level: int) -> int | None:
        """The nearest section with a heading and a lesser level."""
        while self.above and self.sections[self.above[-1]].level >= level:
            self.above.pop()
        return self.above[-1] if self.above else None

    def _continue(self, mark: Mark) -> None:
        """Go on in the section, or open one where the text turns to another matter."""
        last = self.sections[-1]
        running = is_passage(mark)
        if last.kind == "title" and running:
            index = len(self.sections) - 1
            level = PLAIN_LEVEL if last.heading is not None else 0
            parent = index if last.heading is not None else None
            self._open(Section(mark.start, "summary", "content", level, parent, None, None, False))
            return
        base = self._base()
        owner = self.sections[base]
        if running and owner.kind in OVER and self._ends_list(owner, mark):
            turns = self.lexicon.content_kind(mark.bare, "summary", "summary", False)
            self._open(Section(mark.start, turns or "summary", "content", owner.level, owner.parent, None, None, False))
            return
        if running and not mark.item and not mark.row and owner.kind not in WHOLE:
            first = last.empty and last is owner and owner.kind != "other"
            kind = self.lexicon.content_kind(mark.bare, owner.kind, last.kind, first)
            if owner.kind == "other" and last.empty and kind not in {None, "other"} and last is owner:
                owner.kind, owner.kind_basis = kind or "other", "content"
            elif kind is not None and kind != last.kind:
                basis = "inherited" if kind == owner.kind else "content"
                self._open(Section(mark.start, kind, basis, owner.level + 1, base, None, base, False))
        self.sections[-1].empty = False


def _ends(kind: str, within: Heading) -> bool:
    """Whether a heading ends what its section's kind holds: "Related articles" under related jobs or questions."""
    asked = kind == "faq" and within.text.endswith("?")
    return kind in ("related_occupations", "faq") and within.kind in ("navigation", "advertisement") and not asked


def section_rows(document_id: str, sections: Sequence[Section], length: int) -> list[tables.Row]:
    """Rows of `sections`: each ends where the next one starts, the last one at the text's end."""
    rows: list[tables.Row] = []
    ends = [section.start for section in sections[1:]] + [length]
    names = [
        ids.content_id("sec", document_id, ordinal, section.start, end)
        for ordinal, (section, end) in enumerate(zip(sections, ends, strict=True))
    ]
    for ordinal, (section, end) in enumerate(zip(sections, ends, strict=True)):
        heading = section.heading
        rows.append(
            {
                "section_id": names[ordinal],
                "document_id": document_id,
                "ordinal": ordinal,
                "level": section.level,
                "parent_section_id": names[section.parent] if section.parent is not None else None,
                "heading": heading.text if heading else None,
                "heading_start": heading.start if heading else None,
                "heading_end": heading.end if heading else None,
                "kind": section.kind,
                "kind_basis": section.kind_basis,
                "start": section.start,
                "end": end,
            }
        )
    return rows


def _listed_titles(text: str, sections: Sequence[Section], length: int) -> list[str]:
    """What sections of alternative titles list: their items, or a line with commas."""
    found: list[str] = []
    ends = [section.start for section in sections[1:]] + [length]
    for section, end in zip(sections, ends, strict=True):
        if section.kind != "titles":
            continue
        start = section.heading.end if section.heading else section.start
        for line in text[start:end].splitlines():
            bare = line[marker_length(line) :].strip()
            found.extend(part.strip() for part in re.split(r",\s|;\s", bare) if not bare.endswith((".", ":")))
    return [name for name in found if name]


def _unite_occupation(known: dict[str, tables.Row], occupation: Occupation, soc_code: str | None) -> None:
    """Add an occupation, or what this document says of it to what is known of it."""
    row: tables.Row = {
        "occupation_id": occupation.occupation_id,
        "occupation": occupation.name,
        "aliases": sorted(occupation.aliases),
        "soc_code": soc_code,
        "basis": occupation.basis,
    }
    key = occupation.occupation_id
    known[key] = tables.unite_rows("occupations", known.get(key, row), row)
