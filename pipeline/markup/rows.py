"""rows: rows that a page sets with nested elements instead of a table: labels and values, cards, grids."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.markup.tables import BLOCKS, inline_text

MOST_CELLS = 8
LONGEST_CELL = 100  # characters; a longer cell is a passage
FEWEST_ROWS = 2
LARGEST = 24  # elements in a row
_PARENTS = frozenset(["div", "ul", "ol", "section", "article", "dl", "main", "body", "li"])
_ROW_TAGS = frozenset(["div", "li", "section", "article", "tr", "a", "span", "dl"])
_LEAVES = frozenset(
    ["div", "span", "p", "strong", "b", "em", "i", "dt", "dd", "small", "time", "data", "label", "h3", "h4", "h5", "h6"]
)
_LABEL = re.compile(
    r"(?<![a-z])(?:label|key|term|name|title|caption|heading|head|field|metric|measure|stat-name)(?![a-z])"
)
_VALUE = re.compile(
    r"(?<![a-z])(?:value|val|data|number|num|figure|amount|stat|text|content|desc|description|result|answer)(?![a-z])"
)
_WORD = re.compile(r"\w")
_ROLE = re.compile(r"(?<![a-z])(?:row|tr|cell|td|col|column)(?![a-z])")
_STOP = re.compile(r"[.!?…][\"”’)]?$")
_HEADINGS = frozenset(["h3", "h4", "h5", "h6"])
_DIGIT = re.compile(r"\d")
SHORT_VALUE = 60  # characters of a value in words, among cards of figures


@dataclass
class _Part:
    """An element with what it holds: its element children with words, how many elements and characters in all."""

    node: LexborNode
    children: list["_Part"] = field(default_factory=list)
    size: int = 0
    characters: int = 0
    own_words: bool = False  # words stand beside its children
    skipped: bool = False
    blocks: int = 0  # block elements in it

    @property
    def id(self) -> int:
        """The element's id."""
        return self.node.mem_id

    @property
    def tag(self) -> str:
        """The element's tag."""
        return self.node.tag or ""

    @property
    def names(self) -> str:
        """Its class and role in lower case."""
        attributes = self.node.attributes
        return f"{attributes.get('class') or ''} {attributes.get('role') or ''}".lower().strip()


def find_rows(tree: LexborHTMLParser, skipped: set[int]) -> dict[int, str]:
    """The elements that are rows, each with its line, cells apart by tabs; "" for those whose text an earlier one has.

    Rows stand side by side under one parent with as many cells each, or name their parts label and value. What stands
    in `skipped` (boilerplate) is no row.
    """
    rows: dict[int, str] = {}
    for parent in _survey(tree.body, skipped) if tree.body is not None else ():
        if parent.skipped or parent.id in rows or parent.tag not in _PARENTS:
            continue
        if len(parent.children) >= 2 * FEWEST_ROWS and not parent.own_words:
            rows.update(_alternating(parent.children))
        groups: dict[tuple[str, int], list[tuple[_Part, list[str]]]] = {}
        for child in parent.children:
            if child.tag in _ROW_TAGS and child.id not in rows and not child.skipped:
                cells = _cells(child)
                if cells is not None:
                    groups.setdefault((child.tag, len(cells)), []).append((child, cells))
        for members in map(_without_sections, groups.values()):
            if members and _are_rows(members):
                rows.update({part.id: "\t".join(cells) for part, cells in members})
    return rows


def _survey(body: LexborNode, skipped: set[int]) -> list[_Part]:
    """Every element of a page, outer ones first, with what it holds; read in one pass, for pages nest deeply."""
    top = _Part(body)
    parts, open_parts = [top], [top]
    node = body.child
    while node is not None:
        outer = open_parts[-1]
        if node.tag == "-text":
            words = (node.text_content or "").strip()
            outer.characters += len(words)
            outer.own_words = outer.own_words or _WORD.search(words) is not None
        elif not (node.tag or "-").startswith("-"):
            part = _Part(node, skipped=outer.skipped or node.mem_id in skipped)
            parts.append(part)
            open_parts.append(part)
            if node.child is not None:
                node = node.child
                continue
            _close(open_parts)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == body.mem_id:
                return parts
            _close(open_parts)
        node = node.next if node is not None else None
    return parts


def _close(open_parts: list[_Part]) -> None:
    """End the innermost element and add what it holds to the one around it."""
    part = open_parts.pop()
    outer = open_parts[-1]
    outer.size += part.size + 1
    outer.characters += part.characters
    outer.blocks += part.blocks + (part.tag in BLOCKS)
    if part.characters:
        outer.children.append(part)


def _are_rows(members: Sequence[tuple[_Part, list[str]]]) -> bool:
    """Whether elements with as many cells each are the rows of a table or card."""
    if all(_names_parts(part) for part, _ in members):
        return True
    if len(members) < FEWEST_ROWS:
        return False
    last = [cells[-1] for _, cells in members]
    if sum(bool(_STOP.search(text)) for text in last) * 3 > len(last):
        return False  # steps, tips and quotes
    figures = sum(any(character.isdigit() for character in "".join(cells)) for _, cells in members)
    named = all(_ROLE.search(part.names) or any(_ROLE.search(c.names) for c in part.children) for part, _ in members)
    return named or figures * 2 >= len(members)


def _names_parts(part: _Part) -> bool:
    """Whether a row's first cell is called a label and its last one a value, or one of both so plainly."""
    inner = part if len(part.children) > 1 else part.children[0]
    first, last = inner.children[0].names, inner.children[-1].names
    return bool((_LABEL.search(first) and _VALUE.search(last)) or (_VALUE.search(first) and _LABEL.search(last)))


def _cells(part: _Part) -> list[str] | None:
    """The cells of an element that could be a row: two or more leaves with short texts, and nothing else."""
    if part.own_words or part.size > LARGEST or part.characters > MOST_CELLS * LONGEST_CELL:
        return None
    cells = part.children
    if len(cells) == 1 and cells[0].tag in {"div", "a", "span"} and not cells[0].own_words:
        cells = cells[0].children
    if not 2 <= len(cells) <= MOST_CELLS or not all(cell.tag in _LEAVES and _is_leaf(cell) for cell in cells):
        return None
    if len(cells) > 2 and _LABEL.search(cells[0].names) and cells[0].names == cells[2].names != cells[1].names:
        return None  # labels and values by turns are rows of their own
    if all(len(cell.children) > 1 and not cell.own_words for cell in cells):
        return None  # a box of cards, each of a label and a figure
    texts = [inline_text(cell.node, "; ") for cell in cells]
    if not all(texts) or any(len(text) > LONGEST_CELL for text in texts):
        return None
    return None if len(cells) != 2 and any(cell.tag in _HEADINGS for cell in cells) else texts


def _without_sections(members: list[tuple[_Part, list[str]]]) -> list[tuple[_Part, list[str]]]:
    """The members without those of a heading and its text, which are a section; among cards of figures it is a label.

    "Licensed? | In every state" stands beside "Median pay | $77,960".
    """
    plain = [(part, cells) for part, cells in members if not _is_headed(part) or any(map(_DIGIT.search, cells))]
    bare = [cells[-1] for part, cells in members if (part, cells) not in plain]
    cards = len(plain) >= FEWEST_ROWS and 2 * len(plain) >= len(members)
    return members if cards and all(len(text) <= SHORT_VALUE and not _STOP.search(text) for text in bare) else plain


def _is_headed(part: _Part) -> bool:
    """Whether a cell of an element is a heading."""
    inner = part if len(part.children) > 1 else part.children[0]
    return any(cell.tag in _HEADINGS for cell in inner.children)


def _is_leaf(part: _Part) -> bool:
    """Whether an element holds no blocks but a wrapper around its words."""
    return part.blocks <= 1 and part.node.css_first("table, ul, ol, dl, li, button") is None


def _alternating(children: Sequence[_Part]) -> dict[int, str]:
    """Rows of a grid without row elements: children called label and value by turns."""
    if len(children) % 2 or any(child.tag in {"dt", "dd"} or child.size > LARGEST for child in children):
        return {}
    labels, values = {child.names for child in children[::2]}, {child.names for child in children[1::2]}
    plain = len(labels) == len(values) == 1 and labels != values and "" not in labels | values
    if not plain or not all(_LABEL.search(name) for name in labels) or not all(_is_leaf(child) for child in children):
        return {}
    texts = [inline_text(child.node, "; ") for child in children]
    if not all(texts) or any(len(text) > LONGEST_CELL for text in texts):
        return {}
    rows: dict[int, str] = {}
    for label, value, first, second in zip(children[::2], children[1::2], texts[::2], texts[1::2], strict=True):
        rows[label.id], rows[value.id] = f"{first}\t{second}", ""
    return rows


_LABELLED = re.compile(r"[A-Z][\w &/’'-]{2,40}")
_OPENS_VALUE = re.compile(r"[$£€₹~]?\s?[A-Z0-9]")


def labelled_item(item: LexborNode) -> str | None:
    """An item whose label in bold touches its value, as a row: "**Median** $49,070"; None where its list has no such.

    Half of the list's first items, or more, are such and have a figure.
    """
    own = _label_and_value(item)
    if own is None or item.parent is None:
        return None
    items = [node for node in item.parent.iter() if node.tag == "li"][:MOST_CELLS]
    pairs = [pair for node in items if (pair := _label_and_value(node)) is not None]
    figures = sum(_DIGIT.search(value) is not None for _, value in pairs)
    return "\t".join(own) if len(pairs) == len(items) > 1 and 2 * figures >= len(items) else None


def _label_and_value(item: LexborNode) -> tuple[str, str] | None:
    """The label in bold that an item opens with, and the short value right behind it."""
    first = next((node for node in item.iter(include_text=True) if (node.text() or "").strip()), None)
    if first is None or first.tag not in {"strong", "b"} or item.css_first("p, div, ul, ol, table, br") is not None:
        return None
    label, whole = inline_text(first, " "), inline_text(item, " ")
    value = whole[len(label) :].strip()
    plain = _LABELLED.fullmatch(label) and _OPENS_VALUE.match(value) and len(value) <= SHORT_VALUE
    return (label, value) if plain and not _STOP.search(value) else None
