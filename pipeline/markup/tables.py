"""tables: HTML tables as lines, and the text of an element on one line."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "legend",
        "html",
    ]
)

LONG_CELL = 600  # a table with a longer cell is laid out with tables, and holds no data
WIDEST = 200  # columns that a colspan may claim
_SPACES = re.compile(r"\s+")


_FIGURE_END = re.compile(r"\d[%+]?$")
_LABEL_END = re.compile(r"(?:[a-z%)]|[A-Z]{4})$")


def apart(before: Sequence[str], text: str) -> str:
    """The text of a new element, a space before it where a sum would touch its label: "Median" beside "$26".

    `before` are the texts ahead of it in its line. A row of tiles, figures and labels by turns, is read as it is.
    """
    label = before[-1] if before else ""
    tiles = len(before) > 1 and _FIGURE_END.search(before[-2]) is not None and label[:1].isupper()
    return f" {text}" if text[:1] in tuple("$£€₹") and _LABEL_END.search(label) and not tiles else text


def inline_text(node: LexborNode, line_break: str) -> str:
    """The text of an element on one line; blocks within it are set apart by spaces."""
    parts: list[str] = []
    for child in node.traverse(include_text=True):
        tag = child.tag
        if tag == "-text":
            parts.append(apart(parts, child.text_content or ""))
        elif tag == "br" or (tag == "li" and line_break != " "):
            parts.append("\x00")
        elif tag in BLOCKS:
            parts.append(" ")
    pieces = (_SPACES.sub(" ", piece).strip() for piece in "".join(parts).split("\x00"))
    return line_break.join(piece for piece in pieces if piece)


def is_layout(table: LexborNode) -> bool:
    """Whether a table lays out a page: other tables or headings within it, or whole passages in its cells."""
    if table.attributes.get("role") == "presentation":
        return True
    # a table in a cell of a layout is found from itself, too, and is none for that
    if any(inner.mem_id != table.mem_id for inner in table.css("td table, td h1, td h2, td h3, td h4")):
        return True
    cells = table.css("td")
    return any(len(cell.text() or "") > LONG_CELL for cell in cells) and len(table.css("tr")) <= len(cells) <= 12


def table_lines(table: LexborNode) -> list[str]:
    """Each row of a table as one line, cells apart by tabs; what a span covers is empty, the foot comes last."""
    rows: list[list[str]] = []
    feet: list[list[str]] = []
    spans: dict[int, int] = {}  # column: rows that a rowspan still covers
    heads: list[str] = []  # of the columns, as the first row with more than one cell says
    for row in table.css("tr"):
        in_foot = row.parent is not None and row.parent.tag == "tfoot"
        cells = _row_cells(row, spans, heads)
        (feet if in_foot else rows).append(cells)
        if not heads and sum(map(bool, cells)) > 1:
            heads = cells
    width = max((len(row) for row in rows), default=0)
    filled = [any(len(row) > i and row[i] for row in rows) for i in range(width)]
    lines: list[str] = []
    last = [*rows, *feet][-1] if rows or feet else None
    for line in [*rows, *feet]:
        cells = [cell for cell, keep in zip_longest(line, filled, fillvalue="") if keep or cell]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) == 1 and sum(filled) > 1 and line is not last:
            cells.append("")  # a cell over the whole width stays a row
        if len(cells) > 0:
            lines.append("\t".join(cells))
    return lines


def _row_cells(row: LexborNode, spans: dict[int, int], heads: list[str]) -> list[str]:
    """The cells of a row by column, without the head that a cell repeats for small screens; `spans` is brought up to
    date."""
    cells: list[str] = []
    covered = {column for column, left in spans.items() if left > 0}
    for column in covered:
        spans[column] -= 1
    cell = row.child
    while cell is not None:
        if cell.tag in {"td", "th"}:
            while len(cells) in covered:
                cells.append("")
            attributes = cell.attributes
            across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
            across = max(min(across, WIDEST - len(cells)), 1)  # a row is no wider than that, whatever spans add up to
            for column in range(len(cells), len(cells) + across):
                if down > 1:
                    spans[column] = down - 1
            _drop_repeated_head(cell, heads[len(cells)] if len(cells) < len(heads) else "")
            cells.append(inline_text(cell, "; "))
            cells.extend([""] * (across - 1))
        cell = cell.next
    return cells


def _drop_repeated_head(cell: LexborNode, head: str) -> None:
    """Take the first element out of a cell where it says the head of the column again, before the value."""
    child = cell.child
    while child is not None and child.tag == "-text" and not (child.text_content or "").strip():
        child = child.next
    if child is None or child.tag == "-text" or not head or (child.tag or "-").startswith("-"):
        return
    said = inline_text(child, " ").rstrip(": ")
    if said and said == head.rstrip(": ") and len((cell.text() or "").strip()) > len(said) + 1:
        child.decompose()


def _span(value: str | None) -> int:
    """A colspan or rowspan as a sane number."""
    return min(max(int(value), 1), WIDEST) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
