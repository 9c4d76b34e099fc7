"""hidden: takes out of a page what its readers don't see; what a tab or button opens is only folded, and stays."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDING = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])|clip\s*:\s*rect\(\s*(?:0|1px)"
)
_HIDDEN_STYLE = re.compile(_HIDING, re.IGNORECASE)
_SHEET_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SELECTOR = re.compile(r"\s*(?:[a-z][a-z0-9]*)?[.#][\w-]+\s*", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    [
        "hidden", "hide", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
        "invisible", "element-invisible", "element-hidden", "is-hidden", "u-hidden", "d-none", "offscreen",
        "off-screen", "govuk-visually-hidden", "a11y-hidden", "assistive-text", "show-for-sr", "print-only",
        "u-visually-hidden",
    ]
)  # fmt: skip
_DIALOG = re.compile(r"(?<![a-z])(?:modal|dialog|popup|pop-up|overlay|lightbox)(?![a-z])")
_TOGGLE = re.compile(r"(?<![a-z])(?:accordion|accordeon|toggle|toggler|collapsible|expander|expandable|faq-question)")
_LINKS = 'a[href^="#"], [aria-controls], [data-target], [data-bs-target], label[for]'
_TARGETS = ("href", "aria-controls", "data-target", "data-bs-target", "for")


def drop_hidden(tree: LexborHTMLParser) -> set[int]:
    """Drop hidden elements. Returns those that stay, as boilerplate, for the sake of a title in them."""
    opened = opened_panes(tree)
    lifted = set()
    styled = _sheet_hidden(tree)
    for node in tree.css("[hidden], [style], [class], [aria-hidden], dialog"):
        if not (_is_hidden(node) or node.mem_id in styled):
            continue
        attributes, tag = node.attributes, node.tag
        folded = attributes.get("id") in opened or attributes.get("role") == "tabpanel" or _is_behind_toggle(node)
        if folded or tag in {"h1", "body", "main", "html"}:
            continue
        if node.css_first("h1") is not None:
            lifted.add(node.mem_id)
        elif tag is not None and node.parent is not None:
            node.decompose()
    return lifted


def opened_panes(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """The ids that a link, tab or button of the page opens, with the first element that does."""
    opened: dict[str, LexborNode] = {}
    for link in tree.css(_LINKS):
        for key in _TARGETS:
            for name in (link.attributes.get(key) or "").replace("#", " ").split():
                opened.setdefault(name, link)
    return opened


def is_toggle(node: LexborNode) -> bool:
    """Whether an element folds and unfolds what stands behind it: the head of an accordion's pane."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('data-toggle') or ''}".lower()
    return "aria-expanded" in attributes or bool(_TOGGLE.search(names)) or "collapse" in names.split()


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element is hidden by its own attributes."""
    attributes = node.attributes
    names = (attributes.get("class") or "").lower()
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return True
    if not _HIDDEN_CLASSES.isdisjoint(names.split()):
        return not any(re.fullmatch(r"d-(?:sm|md|lg|xl|xxl)-(?!none).*", name) for name in names.split())
    if node.tag == "dialog":
        return "open" not in attributes
    dialog = attributes.get("role") in {"dialog", "alertdialog"} or bool(_DIALOG.search(names))
    return attributes.get("aria-hidden") == "true" and dialog


def _sheet_hidden(tree: LexborHTMLParser) -> set[int]:
    """The elements that a plain rule of the page's own style sheets hides; what only print or a small screen hides
    is seen."""
    found: set[int] = set()
    for sheet in tree.css("style"):
        rules = _AT_BLOCK.sub(" ", re.sub(r"/\*.*?\*/", " ", sheet.text() or "", flags=re.DOTALL))
        for match in _SHEET_RULE.finditer(rules):
            if not _HIDDEN_STYLE.search(match.group(2)):
                continue
            for selector in match.group(1).split(","):
                if _SELECTOR.fullmatch(selector):
                    found.update(node.mem_id for node in tree.css(selector.strip()))
    return found


def _is_behind_toggle(node: LexborNode) -> bool:
    """Whether the element stands right behind a button or heading that unfolds it."""
    before = node.prev
    while before is not None and (before.tag or "").startswith("-"):
        before = before.prev
    if before is None:
        return False
    return before.tag in {"button", "summary"} or is_toggle(before) or before.css_first("[aria-expanded]") is not None
