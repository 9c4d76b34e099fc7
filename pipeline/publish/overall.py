"""overall: what the first page of several occupations says of each, and their figures side by side by attribute."""

from collections import Counter
from dataclasses import dataclass

from pipeline.publish.layout import Layout
from pipeline.publish.shelf import Shelf
from pipeline.publish.view import Figure, Page
from pipeline.tables import Row, vocabularies


@dataclass(frozen=True)
class Entry:
    """One occupation in a line."""

    title: str
    address: str
    counts: Counter[str]
    statuses: list[tuple[str, int]]
    reviews: int


@dataclass(frozen=True)
class Line:
    """A figure of a whole occupation, with the address of its row."""

    occupation: str
    address: str
    figure: Figure


class Overall:
    """All occupations together, added one by one."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.entries: list[Entry] = []
        self.lines: dict[str, list[Line]] = {}
        self.reviews: list[tuple[str, str, Row]] = []
        self._shown: set[str] = set()

    def add(self, page: Page, layout: Layout) -> None:
        """Take what the first page says of an occupation."""
        statuses = [(status, len(figures)) for status, figures in page.statuses]
        self.entries.append(Entry(page.title, layout.file(), page.counts, statuses, len(page.reviews)))
        away = Layout(layout.stem, split=layout.split)
        for figure in page.figures:
            if not figure.scope:
                address = self._address(away, figure.row["reconciled_id"])
                self.lines.setdefault(figure.row["attribute"], []).append(Line(page.title, address, figure))
        for pair in page.reviews:
            self.reviews.append((page.title, self._address(away, pair.row["comparison_id"]), pair.row))
        self._shown |= page.published.documents.keys()

    @staticmethod
    def _address(layout: Layout, target: str) -> str:
        return layout.to(target) if layout.split else f"{layout.file()}{layout.to(target)}"

    @property
    def attributes(self) -> list[str]:
        """Attributes that have a page of their own."""
        return [attribute for attribute in vocabularies()["attribute"] if attribute in self.lines]

    @staticmethod
    def file(attribute: str) -> str:
        """The page of an attribute."""
        return f"all--{attribute.replace('_', '-')}.html"

    def statuses(self, attribute: str) -> list[tuple[str, int]]:
        """How many figures of an attribute have each status, the gravest first."""
        ranked = Counter((line.figure.rank, line.figure.row["status"]) for line in self.lines[attribute])
        return [(status, number) for (_, status), number in sorted(ranked.items())]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.shelf.rows("documents"))

    @property
    def elsewhere(self) -> list[Row]:
        """Documents that no occupation's page shows: nothing in them was about one."""
        return [row for row in self.shelf.rows("documents") if row["document_id"] not in self._shown]

    @property
    def rejects(self) -> list[Row]:
        """Files that could not be read."""
        return self.shelf.rows("rejects")
