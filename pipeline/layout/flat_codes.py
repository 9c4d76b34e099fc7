"""flat_codes: the code of a grade that a lost cell left before the title of a post: "D Oven Hand 2,500"."""

import re
from collections.abc import Sequence

from pipeline.spans import Span, stripped

_HEAD = re.compile(
    r"(?P<scale>(?:(?:job|pay|salary|post|wage)\s)?(?:group|grade|level|band|step|point|scale|tier|class|code))\s+"
    r"(?P<title>(?:job\s|post\s)?(?:designation|title|position|rank|post|role|cadre|name|occupation|description))(?!\w)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<code>(?:[A-Z]{1,4}[ -]?)?\d{1,2}[A-Za-z]?|[A-Z]\d?|[IVX]{1,4})\s+(?=[A-Z(])")
_LEAST = 2  # rows

Cells = tuple[Span, ...]
Rows = list[tuple[int, Cells]]


def part_codes(text: str, rows: Rows) -> Rows:
    """The rows with the codes of their labels as cells of their own, where the head names both and each row has one."""
    if len(rows) <= _LEAST or len(rows[0][1]) < 2:
        return rows
    number, heads = rows[0]
    whole = Span(heads[0].start, heads[1].end)
    named = _HEAD.match(text, *whole)
    if named is None or named.end() >= whole.end or any(len(cells) != len(heads) for _, cells in rows):
        return rows
    parted = [_part(text, cells) for _, cells in rows[1:]]
    if not all(parted):
        return rows
    over = (Span(*named.span("scale")), Span(*named.span("title")), stripped(text, named.end(), whole.end), *heads[2:])
    below = ((at, cells) for (at, _), cells in zip(rows[1:], parted, strict=True))
    return [(number, over), *below]


def part_numbers(text: str, rows: Rows) -> Rows:
    """The rows whose labels got back the number that touches the next cell: "Cook 1" and "11" of "Cook 111".

    All labels are the same words, and the figures behind them begin with the numbers of the rows.
    """
    body = [cells for _, cells in rows[1:]]
    if len(body) <= _LEAST or len({text[slice(*cells[0])] for cells in body}) > 1 or any(len(c) < 3 for c in body):
        return rows
    ends = [cells[1].start + len(str(number)) for number, cells in enumerate(body, start=1)]
    for number, (end, cells) in enumerate(zip(ends, body, strict=True), start=1):
        figure = text[slice(*cells[1])]
        if not (figure.isdigit() and figure.startswith(str(number)) and end < cells[1].end):
            return rows
    numbered = [(Span(c[0].start, end), Span(end, c[1].end), *c[2:]) for end, c in zip(ends, body, strict=True)]
    return [rows[0], *((at, cells) for (at, _), cells in zip(rows[1:], numbered, strict=True))]


def _part(text: str, cells: Sequence[Span]) -> Cells:
    """A row with its code apart from its title; () where its label begins with none."""
    code = _CODE.match(text, *cells[0])
    return (Span(*code.span("code")), Span(code.end(), cells[0].end), *cells[1:]) if code else ()
