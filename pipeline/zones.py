"""zones: lines that are no part of what a document says: navigation, advertisements, sample letters."""

import re
from collections.abc import Sequence

from pipeline.gates import any_gate
from pipeline.marks import Mark
from pipeline.markup import CONTENT, NAVIGATION
from pipeline.section_rules import Lexicon, normalise_heading
from pipeline.spans import NO_COUNT

PASSAGE = 60  # characters from which a line with the end of a sentence is running text
LONGEST_LINE = 200  # of navigation in the midst of a text
LETTER_LINES = 80  # a letter without a close ends with its block by then
SPOKEN = 4  # words of a short line that is a sentence
MOST_LINES = 12  # of a block that is an advertisement as a whole
MOST_HEADS, LEAST_ROWS = 6, 3  # short lines, each apart, over a text; lines of a table
WORDS = 4  # spaces of a line that is a passage of a letter
SIGNS = 2  # signs of an advertisement that a passage needs

_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
_MARKED = re.compile(rf"\s{{0,3}}#{{1,6}}\s{NO_COUNT}")
# A line over a place for adverts, which a scrape leaves empty: what comes next is the page again, unless it sells.
_PLACE = re.compile(
    r"(?i)\W*(?:advertisements?|sponsored(?: links?| content)?|promoted(?: links?)?|ads?(?: by \w+)?)\W*"
)
_OFFERS = re.compile(r"[\d:!]")  # "Send money home: 3% back", which is no heading
# "Latest job: Baker, Ayr. £13 an hour", and the same in a cell of its own
_LABELLED = re.compile(r"\W{0,4}(?P<label>[A-Za-z][^:\t\d]{3,40}?)\**(?::|\t).*[$£€₹\d]")
_PAYS = re.compile(r"(?:Wage|Salary|Pay|Rate): ?[$£€₹R]")  # in a cell of a vacancy
_WRITER = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
_OUTRIGHT = re.compile(r"(?i)^\W*(?:sponsored|advertisement|promoted)\b|\(advertisement\)")


def mark_zones(marks: Sequence[Mark], lexicon: Lexicon) -> None:
    """Set the zone of every line that is boilerplate, an advertisement or a sample letter."""
    _mark_wrapped(marks)
    _mark_front(marks, lexicon)
    _mark_end(marks, lexicon)
    for number, mark in enumerate(marks):
        plain = mark.zone is None and not mark.row and not mark.item and len(mark.bare) <= LONGEST_LINE
        if plain and number + 1 < len(marks) and not marks[number + 1].gap and mark.gap and len(mark.bare) < PASSAGE:
            plain = lexicon.heading_kind(normalise_heading(mark.bare)) is None  # a heading ends of itself
        if plain and any_gate(lexicon.navigation, mark.bare) and not _MARKED.match(mark.text):
            mark.zone = "navigation"
        if mark.zone is None and _is_vacancy(mark, lexicon):
            mark.zone = "advertisement"
    _mark_advertisements(marks, lexicon)
    _mark_letters(marks, lexicon)


def _is_vacancy(mark: Mark, lexicon: Lexicon) -> bool:
    """Whether a line is one vacancy with its pay: by the label before it, or as a row that sells."""
    if len(mark.bare) > LONGEST_LINE:
        return False
    labelled = _LABELLED.match(mark.bare)
    if labelled and lexicon.heading_kind(normalise_heading(labelled["label"])) == "advertisement":
        return True
    return mark.row and _PAYS.search(mark.bare) is not None and lexicon.sells(mark.bare) >= SIGNS


def is_passage(mark: Mark) -> bool:
    """Whether a line is running text, an item or a row."""
    return mark.item or mark.row or (len(mark.bare) > PASSAGE and bool(_SENTENCE.search(mark.bare[-9:])))


def _navigates(mark: Mark, lexicon: Lexicon) -> bool:
    """Whether a line is plainly navigation by its words."""
    return not mark.flat and len(mark.bare) <= LONGEST_LINE and any_gate(lexicon.navigation, mark.bare)


def _mark_wrapped(marks: Sequence[Mark]) -> None:
    """What stands between the lines that ingest put round boilerplate, these lines with it."""
    within = False
    for mark in marks:
        if mark.bare == NAVIGATION:
            within = True
        if within or mark.bare == CONTENT:
            mark.zone = "navigation"
        if mark.bare == CONTENT:
            within = False


def _mark_front(marks: Sequence[Mark], lexicon: Lexicon) -> None:
    """Lines before the first heading or passage, up to the last one that is plainly navigation."""
    last = first = -1
    for number, mark in enumerate(marks[:80]):
        if mark.zone is not None:
            continue
        plain = _navigates(mark, lexicon)
        if not plain and (is_passage(mark) or _MARKED.match(mark.text) or mark.bare.startswith("**")):
            break
        kind = None if plain or not number else lexicon.heading_kind(normalise_heading(mark.bare[:LONGEST_LINE]))
        if kind not in {None, "navigation", "advertisement", "related_occupations"} and last < number - 1:
            break
        if plain:
            first = number if first < 0 else first
            last = number
    if last < 0:
        return
    start = next((i for i in range(first) if len(marks[i].bare) > PASSAGE), first)
    for mark in marks[start : last + 1]:
        mark.zone = mark.zone or "navigation"


def _mark_end(marks: Sequence[Mark], lexicon: Lexicon) -> None:
    """Short lines at the end, where some are plainly navigation: from the first of them on, or all where most are."""
    begin = len(marks)
    while begin > 0 and not is_passage(marks[begin - 1]) and marks[begin - 1].zone is None:
        if _MARKED.match(marks[begin - 1].text) or len(marks) - begin > 80:
            break
        begin -= 1
    tail = range(begin, len(marks))
    plain = [number for number in tail if _navigates(marks[number], lexicon)]
    if not plain:
        return
    start = plain[0]
    while len(plain) >= 3 and start > begin and _says_nothing(marks[start - 1], lexicon):
        start -= 1
    known = [n for n in range(start, len(marks)) if n not in plain and not _says_nothing(marks[n], lexicon)]
    for number in range(start, known[0] if known else len(marks)):
        marks[number].zone = "navigation"


def _says_nothing(mark: Mark, lexicon: Lexicon) -> bool:
    """Whether a line is short and no sentence, and no heading that the pack knows but one of navigation."""
    if len(mark.bare) > PASSAGE or (_SENTENCE.search(mark.bare[-9:]) and len(mark.bare.split()) >= SPOKEN):
        return False
    kind = lexicon.heading_kind(normalise_heading(mark.bare))
    return kind in {None, "navigation", "advertisement", "employers"}


def _mark_advertisements(marks: Sequence[Mark], lexicon: Lexicon) -> None:
    """Blocks of lines that sell something; of a long block, where nothing parts what it holds, only what says so."""
    number = 0
    while number < len(marks):
        stop = number + 1
        while stop < len(marks) and not marks[stop].gap and not marks[stop].item:
            stop += 1
        block = marks[number:stop]
        whole = " ".join(mark.bare for mark in block)
        heading = len(block) == 1 and len(block[0].bare) <= 30
        outright = not heading and any(_OUTRIGHT.search(mark.bare) for mark in block)
        if heading and block[0].zone is None and _PLACE.fullmatch(block[0].bare) and _says(marks, stop, lexicon):
            block[0].zone = "advertisement"
        if block[0].zone is None and (outright or (not block[0].row and lexicon.sells(whole) >= SIGNS)):
            sold = (
                [m for m in block if not m.row]
                if len(block) <= MOST_LINES
                else [m for m in block if _OUTRIGHT.search(m.bare)]
            )
            for mark in sold:
                mark.zone = mark.zone or "advertisement"
        number = stop


def _says(marks: Sequence[Mark], start: int, lexicon: Lexicon) -> bool:
    """Whether running text that sells nothing stands from `start` on, or short lines and then such text or a table."""
    for heads in range(MOST_HEADS + 1):
        stop = next((n for n in range(start + 1, len(marks)) if marks[n].gap), len(marks))
        block = marks[start:stop]
        whole = " ".join(mark.bare for mark in block)
        if not block or lexicon.sells(whole):
            return False
        if len(whole) > PASSAGE and _SENTENCE.search(whole[-9:]):
            return True
        if len(block) > 1 or _OFFERS.search(whole):
            return heads > 0 and len(block) >= LEAST_ROWS and not any(mark.item for mark in block)
        start = stop
    return False


def _mark_letters(marks: Sequence[Mark], lexicon: Lexicon) -> None:
    """Letters, from the salutation to the close and the name under it."""
    number = 0
    while number < len(marks):
        bare = marks[number].bare
        outright = any_gate(lexicon.salutations, bare)
        if marks[number].zone is None and len(bare) < 80 and (outright or any_gate(lexicon.greetings, bare)):
            stop = _letter_end(marks, number, lexicon)
            letter = marks[number:stop] if outright or _is_applied(marks[number + 1 : stop], lexicon) else []
            for mark in letter:
                mark.zone = "sample_document"
            number += max(len(letter) - 1, 0)
        number += 1


def _is_applied(marks: Sequence[Mark], lexicon: Lexicon) -> bool:
    """Whether whoever writes speaks of himself in most passages, and applies: no column that answers a reader."""
    if not any(any_gate(lexicon.applying, mark.bare) for mark in marks):
        return False
    passages = [mark.bare for mark in marks if mark.bare.count(" ") >= WORDS]
    return 2 * sum(_WRITER.search(passage) is not None for passage in passages) > len(passages)


def _letter_end(marks: Sequence[Mark], start: int, lexicon: Lexicon) -> int:
    """The line after a letter that starts at a line."""
    for number in range(start + 1, min(start + LETTER_LINES, len(marks))):
        bare = marks[number].bare
        if _MARKED.match(marks[number].text):
            return number
        if len(bare) < 80 and any_gate(lexicon.closings, bare):
            stop = number + 1
            if not bare.startswith("[") and stop < len(marks) and len(marks[stop].bare) <= 50:
                follows = marks[stop].bare
                if lexicon.heading_kind(normalise_heading(follows)) is None and (not marks[stop].gap or "[" in follows):
                    stop += 1
            return stop
        kind = lexicon.heading_kind(normalise_heading(bare)) if marks[number].gap and len(bare) <= PASSAGE else None
        if kind is not None and not bare.endswith((".", ",")):
            return number
    return min(start + LETTER_LINES, len(marks))
