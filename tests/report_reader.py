"""What a page of the report holds, and which of its links lead nowhere."""

from html.parser import HTMLParser
from pathlib import Path


class Reader(HTMLParser):
    """Collects tags with attributes, and the text of each element kind that matters here."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts.setdefault(tag, []).append(data)

    @property
    def ids(self) -> list[str]:
        """The id of every element that has one."""
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def lost_links(folder: Path) -> list[str]:
    """Links of any page of a report that lead to no page or no place of it, and ids that stand twice on a page."""
    pages = {path.name: Reader(path.read_text("utf-8")) for path in folder.glob("*.html")}
    lost = [f"{name}: {i} twice" for name, page in pages.items() for i in set(page.ids) if page.ids.count(i) > 1]
    known = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        for href in [attrs["href"] or "" for tag, attrs in page.tags if tag == "a" and "href" in attrs]:
            file, _, target = href.partition("#")
            if (file or name) not in known or (target and target not in known[file or name]):
                lost.append(f"{name}: {href}")
    return lost
