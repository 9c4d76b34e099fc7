"""headings: which lines of a text are headings, how deep, and of what kind.

A heading is marked (`#`, underlined, bold, a `Q:`), or it is told by its place and look: a short line without the end
of a sentence, with text after it. A short line whose words the pack knows needs less of a place than any other.
Cards in two lines (`Typical education` over its value) are a heading and its content, one level deeper than the
heading above; a key and a value on one line (`Education: diploma`, or apart by a tab) are a row, and stay in their
section.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.layout.cards import labels_follow
from pipeline.layout.keys import is_quick
from pipeline.marks import Mark
from pipeline.markup import CONTENT, NAVIGATION
from pipeline.plain import MARK
from pipeline.section_rules import Lexicon, normalise_heading
from pipeline.spans import NO_COUNT, marker_length
from pipeline.tiles import COUNT, FIGURE, SENTENCE_END, is_tile, stacked_tiles

LONGEST = 100  # characters of a plain heading
MOST_WORDS = 9  # of a plain heading that the pack does not know
FIRST_WORDS = 7  # of a known heading before any running text
SHORTEST_LIST, LIST_LINE = 4, 45  # lines, and characters of each, of a block that is a list without markers
TITLE_LEVEL, PLAIN_LEVEL = 1, 2

_MARKED = re.compile(rf"\s{{0,3}}(#{{1,6}})[ \t]+{NO_COUNT}(\S.*)$")
_RULE = re.compile(r"\s{0,3}(=|-)\1{2,}\s*$")
_BOLD = re.compile(r"\s{0,3}(?:\*\*|__)([^*_\n]{2,110})(?:\*\*|__)\s*:?\s*$")
_ASKED = re.compile(r"\s{0,3}[*_]([A-Z][^*_\n]{2,110}\?)[*_](?=\s+\S)")
_RUN_IN = re.compile(r"\s{0,3}\*\*([^*\n]{2,110}[.?:])\*\*(?=\s+\S)")
_QUESTION = re.compile(r"\s{0,3}(?:Q\d{0,2}\s?[:.)])\s+(\S.{3,200})$")
_NUMBERED = re.compile(r"\s{0,3}\d{1,2}[.)]\s+[A-Z]")
# Kinds that a word of an occupation's name may be taken for: "software", "training", "pay", "equipment".
_TOPICS = frozenset(["tools", "skills", "training", "education", "pay", "employment", "duties", "schedule", "outlook"])
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s")  # that a line bears
_COUNTED = re.compile(r"^(?:#|No\.\s?)?\d{1,2}[.):]?\s+")  # the number before a name
_RANKED = re.compile(r"\s{0,3}(?:#|No\.\s?)\d{1,2}[.):]?\s+[A-Z]")  # "#3 Baker" in a list of jobs with a text each
_PAID = re.compile(rf"{MARK}\s?\d[\d,.]*\s?(?:(?:per|an?)\s|/\s?)(?:hour|day|week|month|year|annum)", re.IGNORECASE)
LABEL = 40  # characters; a longer line over a figure is no label of it
_TWO_SENTENCES = re.compile(r"(?:[a-z0-9]|[A-Z]{2})\. [A-Z]")  # "Pay is about $49,000. Is it worth it?" is running text
_LEAD_IN = re.compile(
    r"(?i)^(?:you|they|to|this|these|those|we|it|in|as|here|for|the following|if|with|when|while|at|also|most|many|some"
    r"|note|tip|a\.|a:)\b|\b(?:following|includes?|such as|do|does|are|is|to)$"
)
_ASKS = re.compile(
    r"(?i)^(?:what|how|why|when|where|who|which|is|are|do|does|can|could|will|would|should|did|am|have|has)\b"
)
_ALIGNED = re.compile(r"\S {3,}\S.*\S {3,}\S|\S {5,}\S")  # the cells of a table set with spaces
_BAR = " | "  # between the cells of a line
_STARTS = re.compile(r"[\"“'‘(]?[A-Z0-9]|#\d")
_PAIR = re.compile(r"^[^:\t]{2,50}:\s+\S|^[A-Z][A-Za-z ]{2,40}[a-z]:[A-Z\d]")


@dataclass
class Heading:
    """A line that is a heading: `start` and `end` are of its words alone; `kind` is null where they say nothing."""

    line: int
    level: int
    text: str
    start: int
    end: int
    kind: str | None
    style: str  # marked, bold, question, label, card, plain
    whole: bool = True  # False: the text goes on behind it on the same line


class HeadingFinder:
    """Finds the headings of one document; `names` matches the occupation by any of its names.

    `is_person` tells whether words are the name of some occupation.
    """

    def __init__(
        self,
        marks: Sequence[Mark],
        lexicon: Lexicon,
        names: re.Pattern[str] | None,
        is_person: Callable[[str], bool],
    ) -> None:
        self.marks, self.lexicon, self.names, self.is_person = marks, lexicon, names, is_person
        self.found: dict[int, Heading] = {}
        self.labels: set[int] = set()  # lines of figures and what they measure, by turns
        self.level = PLAIN_LEVEL  # of the last marked heading

    def find(self) -> dict[int, Heading]:
        """Headings by the number of their line."""
        self.marked = sum(1 for mark in self.marks if mark.zone is None and _MARKED.match(mark.text)) >= 2
        self._find_cards()
        self._find_tiles()
        self.begun = False
        for number, mark in enumerate(self.marks):
            free = number not in self.found and number not in self.labels
            if mark.zone is None and free and mark.bare not in (NAVIGATION, CONTENT):
                heading = self._marked(number, mark) or (None if mark.row else self._plain(number, mark))
                if heading is not None and not self._is_listed(number, mark):
                    self.found[number] = heading
                elif len(mark.bare) > LONGEST or mark.item or mark.row:
                    self.begun = True
        return dict(sorted(self.found.items()))

    def _is_listed(self, number: int, mark: Mark) -> bool:
        """Whether a line is one of the headings that a table of contents lists: in its block, right under it."""
        above = next((n for n in range(number, -1, -1) if self.marks[n].gap or n in self.found), 0)
        heading = self.found.get(above)
        if mark.gap or heading is None or heading.kind != "navigation":
            return False
        return mark.item or not any(one.item for one in self.marks[above + 1 : number])  # items behind which it ends

    def kind_of(self, words: str) -> str | None:
        """The kind the words of a heading name; "2. Software developer" names a person, and no tools."""
        kind = self.lexicon.heading_kind(normalise_heading(words, self.names))
        name = _COUNTED.sub("", words).strip("*# ")
        if kind not in _TOPICS or " " not in name or len(name) > LABEL or name[-1] in "?:":
            return kind
        known = self.lexicon.heading_kind(normalise_heading(name.split()[-1])) is not None  # "Major employers"
        return kind if known or not self.is_person(name) else None

    def _heading(self, number: int, words: str, level: int, style: str, whole: bool = True) -> Heading:
        mark = self.marks[number]
        start = mark.start + mark.text.index(words)
        return Heading(number, level, words, start, start + len(words), self.kind_of(words), style, whole)

    def _marked(self, number: int, mark: Mark) -> Heading | None:
        """A heading that is marked as one."""
        if match := _MARKED.match(mark.text):
            self.level = len(match.group(1))
            return self._heading(number, match.group(2).rstrip(" #\t") or match.group(2), self.level, "marked")
        after = self._after(number)
        ruled = after is not None and not after.gap and not mark.item and not _ALIGNED.search(mark.bare)
        if ruled and after is not None and (match := _RULE.match(after.text)):
            self.level = 1 if match.group(1) == "=" else 2
            return self._heading(number, mark.bare, self.level, "marked")
        if match := _BOLD.match(mark.text):
            words = match.group(1).strip()
            if words.endswith("?") or not (_PAIR.match(words) or FIGURE.search(words)):
                return self._heading(number, words, self.level + 1, "bold")
        if match := _QUESTION.match(mark.text):
            return self._heading(number, match.group(1).strip(), self._plain_level() + 1, "asked")
        if match := _ASKED.match(mark.text):
            return self._heading(number, match.group(1), self.level + 1, "bold", whole=False)
        if (match := _RUN_IN.match(mark.text)) and not match.group(1).endswith(":"):
            words = match.group(1).rstrip(".")
            if words.endswith("?") or self.kind_of(words):
                return self._heading(number, words, self.level + 1, "bold", whole=False)
        return None

    def _plain(self, number: int, mark: Mark) -> Heading | None:
        """A heading that only its place and look tell."""
        words = mark.bare
        if mark.item and not _NUMBERED.match(mark.text):
            return None
        if not self._looks_short(words):
            return None
        after = self._after(number)
        if after is not None and _MARKED.match(after.text):
            return None  # a line over a title, or the caption under a table
        if after is not None and after.row and (self.marked or not after.gap):
            return None  # the caption of a table
        asks = words.endswith("?") or (words.endswith(("…", "...")) and bool(_ASKS.match(words)))
        if words.endswith(":"):
            return self._label(number, mark, after)
        if mark.item or _RANKED.match(mark.text):
            return self._numbered(number, mark, after)
        if _PAIR.match(words) and not asks and not (self.kind_of(words.split(":")[0]) is None and mark.gap):
            return None
        count = len(words.split())
        kind = self.kind_of(words)
        if not self.begun and not self._may_come_first(words, kind, count):
            return None
        if words.islower() and (kind is None or not mark.gap or after is None or not after.gap):
            return None
        if self._is_in_list(number) or self._labels_figure(number) or is_quick(words) or self._is_parted(number):
            return None
        if asks and (mark.gap or count > 2) and after is not None:
            return self._heading(number, words, self._plain_level(), "question")
        if kind is not None and count <= MOST_WORDS and self._has_place(number, mark, after, known=True):
            return self._heading(number, words, self._plain_level(), "plain")
        if count > MOST_WORDS or self.marked or not self._has_place(number, mark, after, known=False):
            return None
        return self._heading(number, words, self._plain_level(), "plain")

    def _may_come_first(self, words: str, kind: str | None, count: int) -> bool:
        """Whether a line before all running text is a title or a heading, no subtitle, byline or date."""
        if self.names is not None and self.names.search(words):
            return True
        return kind not in {None, "references"} and (count <= FIRST_WORDS or words.endswith("?"))

    def _is_parted(self, number: int) -> bool:
        """Whether a line is a row of a table like one beside it: "Stream | Any" under "Career | Baker"."""
        if _BAR not in self.marks[number].bare:
            return False
        beside = (self.marks[n] for n in (number - 1, number + 1) if 0 <= n < len(self.marks))
        return any(_BAR in mark.bare for mark in beside)

    def _labels_figure(self, number: int) -> bool:
        """Whether a line says what the figure alone on the line before it measures: "$62,310" over "Median salary"."""
        before = self.marks[number - 1] if number else None
        if before is None or not COUNT.match(before.bare[marker_length(before.bare) if before.item else 0 :]):
            return False
        above = self.marks[number - 2].bare if number > 1 else ""
        after = self._after(number)
        keyed = len(above) <= LABEL and (self.kind_of(above) or self._is_known(above))
        return not (after and COUNT.match(after.bare)) and not keyed

    def _is_in_list(self, number: int) -> bool:
        """Whether a line is a member of a list without markers: short lines in one block, under its first line."""
        start = number
        while start > 0 and not self.marks[start].gap:
            start -= 1
        stop = number + 1
        while stop < len(self.marks) and not self.marks[stop].gap:
            stop += 1
        lines = [mark.bare for mark in self.marks[start:stop]]
        if number == start and not (start > 0 and (start - 1) in self.found and len(lines) > 1):
            return False
        return (
            len(lines) >= SHORTEST_LIST
            and all(
                len(line) <= LIST_LINE and not SENTENCE_END.search(line) and not FIGURE.search(line) and ":" not in line
                for line in lines
            )
            and not any(mark.row or mark.item for mark in self.marks[start:stop])
        )

    def _looks_short(self, words: str) -> bool:
        """Whether a line could be a heading by its own look."""
        return (
            2 < len(words) <= LONGEST + (60 if words.endswith("?") else 0)
            and (bool(_STARTS.match(words)) or words.islower())
            and any(character.isalpha() for character in words)
            and not SENTENCE_END.search(words)
            and (not FIGURE.search(words) or (words.endswith("?") and not _TWO_SENTENCES.search(words)))
            and not _ALIGNED.search(words)
            and not words.startswith(("[", "A:", "A."))
            and not self.lexicon.value.match(words)
            and words.count(",") <= 3
        )

    def _has_place(self, number: int, mark: Mark, after: Mark | None, known: bool) -> bool:
        """Whether a line stands where headings stand: apart from what is before it, with something after it."""
        before = self.marks[number - 1] if number else None
        if known:
            if mark.gap or before is None or (number - 1) in self.found:
                return True
            return (
                before.item
                or before.row
                or before.bare[-1:] in ".!?)"
                or (
                    not mark.bare.islower()
                    and (after is None or after.gap or len(after.bare) > len(mark.bare) or after.item or after.row)
                )
            )
        if after is None or after.zone is not None:
            return False
        capitals = mark.bare.isupper() and sum(c.isalpha() for c in mark.bare) > 3
        follows = self._is_passage(after) or (capitals and mark.gap)
        if (number - 1) in self.found and not mark.gap:
            return False
        if mark.gap:
            return follows
        ends = before is not None and (before.item or before.row or before.bare[-1:] in ".!?")
        return ends and follows and len(after.bare) > 2 * len(mark.bare) and not after.gap

    def _is_passage(self, mark: Mark) -> bool:
        """Whether a line is running text, an item or a row: what stands under a heading."""
        return mark.item or mark.row or len(mark.bare) > LONGEST or bool(re.search(r"[.!?:][\"”')]?$", mark.bare))

    def _label(self, number: int, mark: Mark, after: Mark | None) -> Heading | None:
        """A short label with a colon that opens a list or a passage."""
        words = mark.bare.rstrip(":").rstrip()
        if after is None or not words or len(words.split()) > 5:
            return None
        kind = self.kind_of(words)
        if _LEAD_IN.search(words) or (kind is None and not (after.item or (mark.gap and words.istitle()))):
            return None
        return self._heading(number, words, self._plain_level() + 1, "label")

    def _numbered(self, number: int, mark: Mark, after: Mark | None) -> Heading | None:
        """A numbered heading: no member of a list, for text stands under it."""
        before = self.marks[number - 1] if number else None
        if after is None or after.item or (before is not None and before.item and not mark.gap):
            return None
        follows = self._is_passage(after) or _PAIR.match(after.bare) is not None
        if len(mark.bare.split()) > MOST_WORDS or not follows or self._counts_on(number):
            return None
        return self._heading(number, mark.bare, self._plain_level() + 1, "plain")

    def _counts_on(self, number: int) -> bool:
        """Whether the two lines before a numbered one bear the numbers before it: the last of a list set wide."""
        lines = [self.marks[n].bare for n in range(max(0, number - 2), number + 1)]
        counted = [int(match[1]) for line in lines if (match := _NUMBER.match(line))]
        return len(counted) == 3 and counted == [*range(counted[0], counted[0] + 3)]

    def _plain_level(self) -> int:
        """The level of a plain heading: under the last marked one, where the document marks its headings."""
        return self.level + 1 if self.marked else PLAIN_LEVEL

    def _after(self, number: int) -> Mark | None:
        return self.marks[number + 1] if number + 1 < len(self.marks) else None

    def _find_cards(self) -> None:
        """Blocks of lines that are keys and values by turns: each key is a heading one level deeper."""
        number = 0
        while number < len(self.marks):
            stop = number + 1
            while stop < len(self.marks) and not self.marks[stop].gap and self.marks[stop].zone is None:
                stop += 1
            paid = [_PAID.fullmatch(mark.bare) is not None for mark in self.marks[number:stop]]
            kept = [number + n for n in range(len(paid)) if not (n and paid[n] and paid[n - 1])]  # "… per hour" below
            for first in (0, 1):  # a card may stand right under its heading
                lines = kept[first:]
                block = [self.marks[line] for line in lines]
                last = len(block) - len(block) % 2  # a label without a value may end it
                if last < len(block) and is_tile(block[1:]):
                    continue  # it is that of the figure above it, as each is
                if self._is_card(block[:last]) and (last == len(block) or self._is_label(block[last])):
                    for line in lines[::2]:
                        words = self.marks[line].bare.rstrip(":").rstrip()
                        self.found[line] = self._heading(line, words, self._plain_level() + 1, "card")
                    break
                if is_tile(block):
                    self.labels.update(lines)
                    break
            number = stop

    def _find_tiles(self) -> None:
        """Figures with what they measure under each, right behind a line that names the occupation."""
        for number, mark in enumerate(self.marks[:60]):
            if self.names is None or mark.row or mark.item or not self.names.search(mark.bare):
                continue
            stop = number + 1
            while is_tile(self.marks[stop : stop + 2], fewest=2):
                stop += 2
            if stop - number > 4:
                self.labels.update(range(number + 1, stop))
        self.labels.update(stacked_tiles(self.marks))

    def _is_label(self, mark: Mark) -> bool:
        """Whether a line is a known label of a card."""
        return self._looks_short(mark.bare) and bool(self.kind_of(mark.bare) or self._is_known(mark.bare))

    def _is_known(self, words: str) -> bool:
        return normalise_heading(words) in self.lexicon.labels

    def _is_card(self, block: Sequence[Mark]) -> bool:
        """Whether a block is a card: an even number of lines, every other one a label, half of them known."""
        if len(block) < 4 or len(block) % 2 or len(block) > 80 or block[0].zone is not None:
            return False
        if any(mark.item or mark.row or _BAR in mark.bare for mark in block):
            return False
        keys = [mark.bare for mark in block[::2]]
        if labels_follow(keys[0], [mark.bare for mark in block[1:]]):
            return False
        if not all(self._looks_short(key) and len(key.split()) <= 6 and not _PAIR.match(key) for key in keys):
            return False
        known = sum(1 for key in keys if self.kind_of(key) or self._is_known(key))
        values = [mark.bare for mark in block[1::2]]
        heads = sum(
            1 for value in values if len(value.split()) <= 4 and self._looks_short(value) and self.kind_of(value)
        )
        figures = sum(1 for value in values if FIGURE.search(value))
        return heads <= len(values) // 3 and (2 * known >= len(keys) or 2 * figures > len(keys))
