"""markup: HTML to text that keeps headings, rows, list items and the place of boilerplate (docs/derived_text.md)."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipeline.markup.depth import level_blocks
from pipeline.markup.hidden import drop_hidden, is_toggle, opened_panes
from pipeline.markup.rows import find_rows, labelled_item
from pipeline.markup.tables import BLOCKS, apart, inline_text, is_layout, table_lines

NAVIGATION, CONTENT = "⟦navigation⟧", "⟦content⟧"  # lines around boilerplate; segment reads them, people may

_DROPPED = (
    "script, style, template, noscript, svg, iframe, object, canvas, audio, video, select, datalist, math, "
    "h1 .noprint, h2 .noprint, h3 .noprint, h4 .noprint, input, textarea"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOILERPLATE_TAGS = frozenset(["nav", "footer", "aside", "header", "form", "button"])
_BOILERPLATE_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "menu", "tablist"])
_BOILERPLATE_NAMES = re.compile(
    r"(?<![a-z])(?:breadcrumbs?|navbar|navigation|nav|cookies?|gdpr|consent|pager|pagination|social|share|sharing"
    r"|skip|skiplink|newsletter|subscribe|advert|advertisement|ads|topbar|footer|sitemap|toc|comments|comment-list|commentlist|disqus)(?![a-z])"
)
_ADVERT_NAMES = re.compile(r"(?<![a-z-])(?:ad|ads|adbox|advert|advertisement|sponsored|promo|banner-ad)(?![a-z-])")
# A box beside the text that tells the facts of the page, by its name or its heading.
_FACTS = re.compile(
    r"(?<![a-z])(?:(?:quick|key|fast|basic|career|job|occupation)[-_ ]?"
    r"(?:facts|stats|statistics|figures|info|data|numbers)"
    r"|facts?|factbox|infobox|glance|snapshot|stats|scorecard|in[-_ ](?:brief|numbers))(?![a-z])"
)
_SPACES = re.compile(r"\s+")
_MODIFIED = re.compile(r'"dateModified"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?$")
_NOTED = re.compile(r"\d{1,2}(?:,\s?\d{1,2}){0,3}")
_POWER = re.compile(r"(?:^|[\s\d(])(?:[kcm]?m|ft|feet|in|yd|mi|miles|met(?:re|er)s?|[a-z]|10)$", re.IGNORECASE)  # "m²"
_TABS = re.compile(r"(?<![a-z])(?:tabs?|tablist)(?![a-z])")
DEEPEST_ITEM = 10  # lists within lists are set in so far and no further
SHORT_DEFINITION = 100  # a definition of at most so many characters stands in a row with its term


@dataclass
class Page:
    """An HTML page as text, and what its head says about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    modified: str | None = None  # YYYY-MM-DD
    depth: int = 0  # how deep its elements are nested
    language: str | None = None  # as the page tags it: en-SG


@dataclass
class Writer:
    """The lines written so far; `inline` collects the running block."""

    lines: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    prefix: str = ""
    kind: str = ""  # of the line before
    away: bool = False  # within boilerplate, as the lines written so far say
    table: int = 0  # the element around the rows written last
    rows: dict[int, str] = field(default_factory=dict)  # elements that are rows, by their id
    panes: dict[str, str] = field(default_factory=dict)  # the labels of the tabs that open panes, by the pane's id

    def write(self, text: str, kind: str, boilerplate: bool) -> None:
        """Write one line: a blank one before it, but between rows, between items and after a broken line."""
        text = _SPACES.sub(" ", text).strip() if kind not in {"row", "pre"} else text
        if not text:
            return
        if boilerplate != self.away:
            self.lines.append("")
            self.lines.append(NAVIGATION if boilerplate else CONTENT)
            self.away, self.kind = boilerplate, "marker"
        together = kind == self.kind and kind in {"item", "row", "pre"}
        if not (together or self.kind == "broken" or (self.kind == "caption" and kind == "row")):
            self.lines.append("")
        if kind == "item":
            text = self.prefix + text
        self.lines.append(text)
        self.kind = kind

    def flush(self, boilerplate: bool, kind: str = "block") -> None:
        """End the running block."""
        if self.inline:
            text = "".join(self.inline)
            self.inline.clear()
            self.write(text, "item" if self.prefix and kind == "block" else kind, boilerplate)
            if self.prefix and self.kind == "item":
                self.prefix = ""


def render_page(html: str) -> Page:
    """An HTML document as text, with what its head says."""
    leveled, depth = level_blocks(html)
    try:
        tree = LexborHTMLParser(leveled)
    except SelectolaxError:
        raise MemoryError from None  # any text is HTML to a browser's parser; it stops for want of memory alone
    page = _read_head(tree)
    lifted = drop_hidden(tree)
    for node in tree.css(_DROPPED):
        node.decompose()
    _bracket_notes(tree)
    if tree.body is None:
        return page
    boilerplate = _find_boilerplate(tree) | lifted
    writer = Writer(rows=find_rows(tree, boilerplate), panes=_pane_labels(tree))
    page.depth = max(depth, _walk(tree.body, writer, boilerplate))
    page.text = "\n".join(writer.lines).strip("\n") + "\n" if writer.lines else ""
    return page


def _read_head(tree: LexborHTMLParser) -> Page:
    """What the head of the page says about it; the text is empty yet."""
    page = Page("")
    if (root := tree.css_first("html[lang]")) is not None:
        page.language = root.attributes.get("lang")
    if (title := tree.css_first("title")) is not None:
        page.title = _SPACES.sub(" ", title.text()).strip() or None
    named: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        named.setdefault(key.lower(), _SPACES.sub(" ", attributes.get("content") or "").strip())
    page.publisher = named.get("og:site_name") or named.get("application-name") or None
    link = tree.css_first('link[rel="canonical"][href]')
    url = (link.attributes.get("href") if link is not None else None) or named.get("og:url")
    page.url = url if url and re.match(r"https?://\S+$", url) else None
    for key in (
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "datemodified",
        "dcterms.modified",
        "date",
    ):
        if match := re.match(r"\d{4}-\d{2}-\d{2}", named.get(key, "")):
            page.modified = match.group()
            break
    else:
        for script in tree.css('script[type="application/ld+json"]'):
            if match := _MODIFIED.search(script.text()):
                page.modified = match.group(1)
                break
    return page


def _bracket_notes(tree: LexborHTMLParser) -> None:
    """Write the marks of notes in brackets, lest they be read with the word or number that they stand at."""
    for node in tree.css("sup"):
        mark, before = (node.text() or "").strip(), node.prev
        said = (before.text_content or "") if before is not None and before.tag == "-text" else ""
        if _NOTED.fullmatch(mark) and not _POWER.search(said):
            node.replace_with(f"[{mark}]")


def _pane_labels(tree: LexborHTMLParser) -> dict[str, str]:
    """The labels of tabs by the id of the pane that each opens, where the pane has no heading of its own."""
    found = {}
    for name, link in opened_panes(tree).items():
        parent = link.parent if link.attributes.get("role") != "tab" else link
        names = ""
        while parent is not None and not _TABS.search(names):
            names = f"{parent.attributes.get('role') or ''} {parent.attributes.get('class') or ''}".lower()
            parent = parent.parent
        label = inline_text(link, " ")
        if _TABS.search(names) and label and len(label) <= SHORT_DEFINITION:
            found[name] = label
    return found


def _find_boilerplate(tree: LexborHTMLParser) -> set[int]:
    """The elements that go round the text of a page, by tag, role and name."""
    found = set()
    for node in tree.css("nav, footer, aside, header, form, button, [role], [class], [id]"):
        tag, attributes = node.tag, node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        role = attributes.get("role")
        if tag in _BOILERPLATE_TAGS or role in _BOILERPLATE_ROLES:
            known = True
        elif tag in {"div", "section", "ul", "ol", "span", "a"}:
            known = bool(_BOILERPLATE_NAMES.search(names)) or (
                tag == "ul" and bool({"tabs", "menu"} & set(names.split()))
            )
        else:
            known = False
        if tag in {"div", "section", "ul", "aside"} and _ADVERT_NAMES.search(names) and node.css_first("h1") is None:
            found.add(node.mem_id)
        if known and not _holds_content(node, tag, role):
            found.add(node.mem_id)
    return found


def _holds_content(node: LexborNode, tag: str | None, role: str | None) -> bool:
    """Whether an element named like boilerplate holds what the page is about."""
    if node.css_first("h1, main") is not None:
        return True
    if tag == "nav" or role in {"navigation", "search"}:
        return False
    if tag == "header":
        return node.parent is not None and node.parent.tag in {"article", "main", "section"}
    if tag == "button":
        return (node.text() or "").strip().endswith("?") or is_toggle(node)
    if tag == "footer":
        return False
    return node.css_first("article, h2 ~ p, h3 ~ p, table tr + tr") is not None or _tells_facts(node)


def _tells_facts(node: LexborNode) -> bool:
    """Whether a box beside the text is one of facts: so named, or a list of terms; and no list of links."""
    if node.css_first("li > a:only-child, dd > a:only-child") is not None:
        return False
    if node.css_first("dt ~ dt") is not None:
        return True
    head = node.css_first("h2, h3, h4, h5, strong, b, p")
    names = " ".join(node.attributes.get(name) or "" for name in ("class", "id", "aria-label"))
    said = f"{names} {inline_text(head, ' ')[:SHORT_DEFINITION] if head is not None else ''}"
    return bool(_FACTS.search(said.lower())) and any(c.isdigit() for c in node.text() or "")


def _walk(body: LexborNode, writer: Writer, boilerplate: set[int]) -> int:
    """Write what stands in the body, in document order, without recursion (pages nest ten thousand deep).

    Returns how deep the elements that were entered are nested.
    """
    node: LexborNode | None = body
    away: list[int] = []  # boilerplate elements we are in
    depth = 0  # lists we are in
    level = deepest = 0  # elements we are in
    while node is not None:
        tag = node.tag
        enter = True
        if tag == "-text":
            writer.inline.append(apart(writer.inline, node.text_content or ""))
        elif tag in BLOCKS or tag in {"br", "button"} or node.mem_id in boilerplate or node.mem_id in writer.rows:
            writer.flush(bool(away))
            if node.mem_id in boilerplate:
                away.append(node.mem_id)
            if tag in {"ul", "ol", "menu"}:
                depth += 1
            enter = _enter_block(node, tag or "", writer, bool(away), depth)
        if enter and tag != "-text" and (child := node.child) is not None:
            node = child
            level += 1
            deepest = max(deepest, level)
            continue
        while node is not None:
            if node.tag in BLOCKS or node.tag == "button" or node.mem_id in boilerplate or node.mem_id in writer.rows:
                writer.flush(bool(away))
                if away and away[-1] == node.mem_id:
                    away.pop()
                if node.tag in {"ul", "ol", "menu"}:
                    depth -= 1
                elif node.tag == "li":
                    writer.prefix = ""
            if node.mem_id == body.mem_id:
                node = None
                break
            if (following := node.next) is not None:
                node = following
                break
            node = node.parent
            level -= 1
    return deepest


def _enter_block(node: LexborNode, tag: str, writer: Writer, away: bool, depth: int) -> bool:
    """Write an element that is written as a whole; returns whether its children are still to be walked."""
    if writer.kind == "broken" and tag != "br":
        writer.kind = "block"
    if (line := writer.rows.get(node.mem_id)) is not None:
        writer.prefix = ""
        around = node.parent.mem_id if node.parent is not None else 0
        if writer.kind == "row" and writer.table != around:
            writer.kind = "block"
        writer.table = around
        if line:
            writer.write(line, "row", away)
        return False
    if (label := writer.panes.get(node.attributes.get("id") or "")) and not _opens_with_heading(node):
        writer.write(f"**{label}**", "heading", away)
    if tag in _HEADINGS:
        text = inline_text(node, " ")
        if text:
            lone_title = tag == "h1"
            writer.write(f"{'#' * _HEADINGS[tag]} {text}", "heading", away and not lone_title)
        return False
    if tag == "br":
        writer.kind = "broken" if writer.kind in {"block", "item"} else ""
    elif tag == "li" and (row := labelled_item(node)) is not None:
        writer.write(row, "row", away)
        return False
    elif tag == "li":
        writer.prefix = "  " * (min(depth, DEEPEST_ITEM) - 1) + "• "
    elif tag == "p":
        return not _write_bold(node, writer, away)
    elif tag == "summary" or (tag == "button" and is_toggle(node) and not away):
        return not _write_fold(node, writer, away)
    elif tag == "pre":
        for line in (node.text() or "").splitlines():
            writer.write(line.rstrip(), "pre", away)
        return False
    elif tag == "dt":
        return not _write_definition(node, writer, away)
    elif tag == "table" and not is_layout(node):
        if writer.kind == "row":
            writer.kind = "block"  # an empty line parts tables
        writer.table = node.mem_id
        if (caption := node.css_first("caption")) is not None:
            writer.write(inline_text(caption, " "), "caption", away)
        for line in table_lines(node):
            writer.write(line, "row", away)
        return False
    return True


def _write_bold(node: LexborNode, writer: Writer, away: bool) -> bool:
    """Write a paragraph that is nothing but bold as `**…**`: a heading in all but name."""
    child = node.child
    while child is not None and child.tag == "-text" and not (child.text_content or "").strip():
        child = child.next
    if child is None or child.tag not in {"strong", "b"}:
        return False
    bold, whole = inline_text(child, " "), inline_text(node, " ")
    if not bold or bold != whole or len(bold) > SHORT_DEFINITION or node.css_first("br") is not None:
        return False
    writer.write(f"**{bold}**", "heading", away)
    return True


def _write_fold(node: LexborNode, writer: Writer, away: bool) -> bool:
    """Write the head of a pane that folds as `**…**`, unless it is a heading or a whole sentence."""
    text = inline_text(node, " ")
    if not 2 < len(text) <= SHORT_DEFINITION or node.css_first("h1, h2, h3, h4, h5, h6") is not None:
        return False
    if _SENTENCE_END.search(text) and not text.endswith("?"):
        return False
    writer.write(f"**{text}**", "heading", away)
    return True


def _opens_with_heading(node: LexborNode) -> bool:
    """Whether the first words of a pane are a heading."""
    first = node.css_first("h1, h2, h3, h4, h5, h6")
    return first is not None and (node.text() or "").strip().startswith((first.text() or "").strip())


def _write_definition(node: LexborNode, writer: Writer, away: bool) -> bool:
    """Write a term and its short definition as one row; a long one stays a line of its own."""
    term = inline_text(node, " ")
    definitions = []
    following = node.next
    while following is not None and following.tag in {"dd", "-text", "-comment"}:
        if following.tag == "dd":
            if following.css_first("table, ul, ol, dl, h1, h2, h3, h4, h5, h6") is not None:
                return False
            definitions.append(following)
        following = following.next
    texts = [text for definition in definitions if (text := inline_text(definition, "; "))]
    whole = "; ".join(texts)
    if not term or not whole or len(whole) > SHORT_DEFINITION or _SENTENCE_END.search(whole):
        return False
    for definition in definitions:
        while (child := definition.child) is not None:
            child.decompose() if child.tag != "-text" else child.remove()
    around = node.parent.mem_id if node.parent is not None else 0
    outer = node.parent.parent.mem_id if node.parent is not None and node.parent.parent is not None else 0
    if writer.kind == "row" and writer.table not in {around, outer}:
        writer.kind = "block"
    writer.table = outer if node.parent is not None and node.parent.tag == "div" else around
    writer.write(f"{term}\t{whole}", "row", away)
    return True
