"""tiles: figures with what they measure under each, of which a scrape left lines: no line of them is a heading."""

import re
from collections.abc import Sequence
from typing import Protocol

from pipeline.plain import MARK
from pipeline.spans import REFERENCES

FIGURE = re.compile(
    rf"{MARK}\s?\d|\d\s?(?:LPA|lakhs?|crores?)\b|\d%|^\W*\d[\d,.]*\s*$"
    r"|\d{1,3},\d{3}|^\d[\d,.]*\s?[-–]\s?\d"
    r"|^\d[\d,.]*(?: to \d[\d,.]*)? (?:hours?|an?|per)\b|^[A-Z]{1,3}\$?\s?\d"
)
COUNT = re.compile(r"[$£€₹]?\d[\d.,]*(?:[-–]\d[\d.,]*)?[KMk%]?(?: (?:percent|per cent|hours|weeks|months|years))?$")
SENTENCE_END = re.compile(
    rf"[.!;,][\"'”’)\]]?{REFERENCES}$|[a-z]\*{{1,3}}$|(?:\bof|\band|\bthe|\bto|\ba|\bor|(?<!ing )(?<!get )\bin|\bfor)$"
)
SPOKEN = 4  # words of a short sentence
LEAST = 3  # tiles that stand one under the other, each a block of its own


class TileLine(Protocol):
    """A line as the search for headings sees it."""

    gap: bool
    item: bool
    row: bool
    zone: str | None

    @property
    def bare(self) -> str:
        """The words without marks."""


def looks_like_label(words: str) -> bool:
    """Whether a line could say what a figure measures: short, no figure itself, no sentence."""
    return (
        len(words) <= 60
        and not FIGURE.search(words)
        and not SENTENCE_END.search(words)
        and words[-1] not in ":?"
        and ": " not in words
    )


def is_tile(block: Sequence[TileLine], fewest: int = 4) -> bool:
    """Whether a block holds figures with what they measure under each: lines by turns, none of them a heading."""
    if len(block) < fewest or len(block) % 2 or any(mark.item or mark.row or mark.zone for mark in block):
        return False
    if any(mark.bare.startswith("#") for mark in block) or any(_is_sentence(mark.bare) for mark in block[::2]):
        return False
    if fewest == 2 and not (looks_like_label(block[1].bare) and len(block[0].bare) <= 40):
        return False
    figures = [bool(FIGURE.search(mark.bare) or COUNT.match(mark.bare)) for mark in block]
    return all(figures[::2]) and not any(len(mark.bare.split()) < 2 for mark in block[1::2])


def _is_sentence(words: str) -> bool:
    """Whether a line is a short sentence with a figure in it: "A baker earns £29,000 a year."."""
    return words.endswith(".") and len(words.split()) >= SPOKEN


def stacked_tiles(marks: Sequence[TileLine]) -> set[int]:
    """The lines of runs of blocks of two, most of them a figure over its label: "62%" over "Full-time share"."""
    found: set[int] = set()
    run: list[int] = []
    for number in range(len(marks) + 1):
        if number < len(marks) and _is_block(marks, number):
            run.append(number)
        elif number == len(marks) or not (run and number == run[-1] + 1):
            figures = [n for n in run if COUNT.match(marks[n].bare) or FIGURE.search(marks[n].bare)]
            if len(run) >= LEAST and 3 * len(figures) >= 2 * len(run):
                found.update(line for n in run for line in (n, n + 1))
            run = []
    return found


def _is_block(marks: Sequence[TileLine], number: int) -> bool:
    """Whether a block of two short lines begins at a line, the second of which could be a label."""
    block = marks[number : number + 2]
    if len(block) < 2 or not (block[0].gap or number == 0) or block[1].gap:
        return False
    if number + 2 < len(marks) and not marks[number + 2].gap:
        return False
    plain = not any(mark.item or mark.row or mark.zone for mark in block)
    return plain and len(block[0].bare) <= 40 and looks_like_label(block[1].bare)
