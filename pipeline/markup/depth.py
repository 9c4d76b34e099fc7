"""depth: keeps a page from nesting so deeply that a parser of HTML takes a time that grows with the square.

A browser's rules have the parser look through the open elements at every block ("is a paragraph open?"), so a megabyte
of lists within lists takes minutes. Blocks below a depth that no writer reaches become line breaks; their text stays.
"""

import re

DEEPEST = 2_000  # blocks within blocks
# Blocks that nothing ends but their own end: a "<p>", "<li>", "<td>" or "<h2>" is ended by the next one.
_BLOCK = re.compile(
    r"<(?P<end>/?)(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer"
    r"|header|hgroup|main|menu|nav|ol|pre|search|section|summary|table|ul)(?=[\s/>])",
    re.IGNORECASE,
)


def level_blocks(html: str) -> tuple[str, int]:
    """The page with the blocks below DEEPEST as line breaks, and how deep its blocks are nested as written."""
    if html.count("<") <= DEEPEST:
        return html, 0
    parts: list[str] = []
    depth = deepest = done = 0
    for match in _BLOCK.finditer(html):
        ends = bool(match["end"])
        if not ends:
            depth += 1
            deepest = max(deepest, depth)
        if depth > DEEPEST:
            parts += [html[done : match.start()], "<br"]
            done = match.end()
        if ends:
            depth = max(depth - 1, 0)
    return "".join([*parts, html[done:]]), deepest
