"""flat_turns: tables without heads: figures and their labels by turns, and the steps of a scale.

A scrape leaves tiles and definition lists as "-", "$640", "-", "Average weekly wage.", as an item each, or glued:
"4,100", "Fitters registeredR29.50", "Average hourly rate". What comes first, figure or label, tells which is whose.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout.flat_cells import FIGURE, SIGN, YEARS, cell_kind
from pipeline.spans import Line, Span, marker_length, stripped

_BARE = re.compile(r"\s*[-*•–—+]\s*")  # a marker that lost its item
_FRONT = re.compile(rf"(?!{YEARS.pattern}[A-Z])(?P<figure>{FIGURE.pattern})(?=[A-Z][a-z])")  # "1,450Butchers employed"
_BACK = re.compile(rf"(?<=[a-z)])(?P<figure>{SIGN}\d[\d,.]*)$")  # "Fitters registeredR29.50"
_GLUE = re.compile(r"[a-z][A-Z][a-z]")  # "MaximumAnnual Pay": what follows touches the label
_DIGIT = re.compile("[0-9]")
_DATES = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)\b")
_STEP = re.compile(
    r"(?P<stem>(?:[A-Z][\w'’&/-]*\s){0,5}?(?i:step|grade|level|band|point|year|class|tier|stage|period))"
    r"\s(?P<number>\d{1,2})(?:\s\(?(?P<share>\d{1,3}\s?%)\)?)?\s?(?:[–—-]\s)?"
)
_SUM = re.compile(rf"{SIGN}\d[\d,.]*(?:\s?[-–—]\s?(?:{SIGN})?\d[\d,.]*)?(?:\s?(?:/|per|an?)\s?[a-z]{{2,5}})?")
_LEAST, _MOST, _NEAR = 2, 80, 8  # pairs; lines; lines in which the first pair stands, bare markers and empty ones too
_LABEL, _LONGEST = range(3, 71), 110  # characters; with a figure before and behind

Rows = list[tuple[int, tuple[Span, ...]]]


class Piece(NamedTuple):
    """A figure or a label: its kind, its place, the number of its line, and what parts it from the piece before."""

    kind: str
    span: Span
    number: int
    parted: str  # "glue", "gap" (an empty line), or ""


def read_turns(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The pairs that stand by turns from a line on, each as it is ordered; [] where none do.

    They are parted by bare markers, are items, are glued here and there, or have an empty line before each pair; lines
    alone are no such list: what stands over them may belong to it.
    """
    marked = _BARE.fullmatch(lines[first].text) is not None or marker_length(lines[first].text) > 0
    if not any(_DIGIT.search(line.text) for line in lines[first : first + (_NEAR if marked else 1)]):
        return []  # two labels, or as below: words come first
    pieces: list[Piece] = []
    sure = marked
    for piece in _pieces(text, lines, first):
        sure = sure or piece.parted == "glue"
        if pieces and (
            pieces[-1].kind == piece.kind or not (sure or (piece.parted == "gap") is (len(pieces) % 2 == 0))
        ):
            break
        pieces.append(piece)
        if not marked and pieces[0].kind == "words":
            return []  # "Low$23.75": what stands over it may be the figure of its label
    if pieces and pieces[0].kind == "figure" and (len(pieces) % 2 if sure else pieces[0].parted != "gap"):
        return []  # the first may belong to what stands over it
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    figures = [text[slice(*piece.span)] for piece in pieces if piece.kind == "figure"]
    if len(pairs) < _LEAST or all(a.isdigit() and b == str(int(a) + 1) for a, b in pairwise(figures)):
        return []  # numbers of chapters or ranks
    return [(b.number, (a.span, b.span)) for a, b in pairs]


def _pieces(text: str, lines: Sequence[Line], first: int) -> Iterator[Piece]:
    """The figures and labels of the lines that are marked as the first is."""
    bare = _BARE.fullmatch(lines[first].text) is not None
    item = not bare and marker_length(lines[first].text) > 0
    marked, last = False, lines[first - 1].end if first else -1
    for number in range(first, min(first + _MOST, len(lines))):
        if bare and _BARE.fullmatch(lines[number].text):
            marked = True
            continue
        size = marker_length(lines[number].text)
        span = stripped(text, lines[number].start + size, lines[number].end)
        if span.end == span.start:
            continue
        found = list(_cut(text, span))
        if not found or bool(size) != item or marked != bare:
            return
        parted = "gap" if last < 0 or text.count("\n", last, lines[number].start) > 1 else ""
        marked, last = False, lines[number].end
        for kind, piece in found:
            yield Piece(kind, piece, number, parted)
            parted = "glue"


def _cut(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The figure, the label or both that a line is, in their order; none where it is neither."""
    if cell_kind(text[slice(*span)]) == "figure":
        yield "figure", span
        return
    if span.end - span.start > _LONGEST:
        return
    front, back = _FRONT.match(text, *span), _BACK.search(text, *span)
    start, end = front.end() if front else span.start, back.start() if back else span.end
    label = Span(start, end - (text[end - 1] == "."))
    said = text[slice(*label)]
    if len(said) not in _LABEL or not said[0].isalpha() or said[-1] in ".:?!;,|":
        return
    if any(c.isdigit() for c in _DATES.sub("", said)) or "\t" in said or _GLUE.search(said):
        return
    if front:
        yield "figure", Span(*front.span())
    yield "words", label
    if back:
        yield "figure", Span(*back.span())


def read_steps(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The steps of one scale that stand from a line on, each with its sum, maybe in the next line; [] where none do."""
    rows: Rows = []
    stem, last, at = "", 0, first
    while at < len(lines):
        span = stripped(text, lines[at].start, lines[at].end)
        step = _STEP.match(text, *span)
        if step is None or int(step["number"]) <= last or (rows and step["stem"] != stem):
            break
        stem, last = step["stem"], int(step["number"])
        label, figure = Span(span.start, step.end("number")), Span(step.end(), span.end)  # "Period 2 50% $24.30"
        if figure.start >= figure.end and at + 1 < len(lines):
            at += 1
            figure = stripped(text, lines[at].start, lines[at].end)
        if not _SUM.fullmatch(text, *figure):
            break
        rows.append((at, (label, figure)))
        at += 1
    return rows if len(rows) >= _LEAST else []
