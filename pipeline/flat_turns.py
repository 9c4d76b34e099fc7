"""flat_turns: tables without heads: figures and their labels by turns, and the steps of a scale.

A scrape leaves tiles and definition lists as "-", "$640", "-", "Average weekly wage.", as an item each, or glued:
"4,100", "Fitters registeredR29.50", "Average hourly rate". What comes first, figure or label, tells which is whose.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.flat_cells import FIGURE, SIGN, YEARS, cell_kind
from pipeline.spans import Line, Span, marker_length, stripped

_BARE = re.compile(r"\s*[-*•–—+]\s*")  # a marker that lost its item
_FRONT = re.compile(rf"(?!{YEARS.pattern}[A-Z])(?P<figure>{FIGURE.pattern})(?=[A-Z][a-z])")  # "1,450Butchers employed"
_BACK = re.compile(rf"(?<=[a-z)])(?P<figure>{SIGN}\d[\d,.]*)$")  # "Fitters registeredR29.50"
_GLUE = re.compile(r"[a-z][A-Z][a-z]")  # "MaximumAnnual Pay": what follows touches the label
_DATES = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)\b")
_STEP = re.compile(
    r"(?P<stem>(?:[A-Z][\w'’&/-]*\s){0,5}?(?i:step|grade|level|band|point|year|class|tier|stage|period))"
    r"\s(?P<number>\d{1,2})(?:\s\(?(?P<share>\d{1,3}\s?%)\)?)?\s?(?:[–—-]\s)?"
)
_SUM = re.compile(rf"{SIGN}\d[\d,.]*(?:\s?[-–—]\s?(?:{SIGN})?\d[\d,.]*)?(?:\s?(?:/|per|an?)\s?[a-z]{{2,5}})?")
_LEAST, _MOST = 2, 80  # pairs; lines
_LABEL = range(3, 71)  # characters

Rows = list[tuple[int, tuple[Span, ...]]]
Piece = tuple[str, Span, int]  # "figure" or "words", where it stands, and the number of its line


def read_turns(text: str, lines: Sequence[Line], first: int) -> Rows:
    """The pairs that stand by turns from a line on, each as it is ordered; [] where none do.

    Lines alone, with nothing between, are no such list: what stands over them may belong to it.
    """
    pieces: list[Piece] = []
    for piece in _pieces(text, lines, first):
        if pieces and pieces[-1][0] == piece[0]:
            break
        pieces.append(piece)
    if len(pieces) % 2 and pieces[0][0] == "figure":
        return []  # the first may belong to what stands over it
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    figures = [text[slice(*span)] for kind, span, _ in pieces if kind == "figure"]
    if len(pairs) < _LEAST or all(a.isdigit() and b == str(int(a) + 1) for a, b in pairwise(figures)):
        return []  # numbers of chapters or ranks
    return [(b[2], (a[1], b[1])) for a, b in pairs]


def _pieces(text: str, lines: Sequence[Line], first: int) -> Iterator[Piece]:
    """The figures and labels of the lines that are parted as the first is: by bare markers, as items, or by a glue."""
    bare = _BARE.fullmatch(lines[first].text) is not None
    item = not bare and marker_length(lines[first].text) > 0
    sure, marked = bare or item, False
    waiting: list[Piece] = []
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
        if number == first and not sure and found[0][0] == "words":
            return  # "Low$23.75": what stands over it may be the figure of its label
        marked, sure = False, sure or len(found) > 1
        waiting += [(kind, piece, number) for kind, piece in found]
        if sure:
            yield from waiting
            waiting = []
        elif len(waiting) > _LEAST:
            return


def _cut(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The figure, the label or both that a line is, in their order; none where it is neither."""
    if cell_kind(text[slice(*span)]) == "figure":
        yield "figure", span
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
