"""layout: which file each part of an occupation's report stands in: one page for all, or a page a part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.tables import Row

FIRST = "index"  # the page that opens first
PANELS = (
    ("overview", "Overview"),
    ("figures", "Figures"),
    ("time", "Over time"),
    ("conflicts", "Conflicts"),
    ("concepts", "Duties and skills"),
    ("sources", "Sources"),
)
HOMES = {
    "rec": "figures",
    "why": "figures",
    "cmp": "conflicts",
    "concept": "concepts",
    "doc": "sources",
}  # panel of an id, by the word before its hash


@dataclass(frozen=True)
class Layout:
    """The files of one occupation. `stem`: name of its first page without `.html`; `split`: whether each panel has
    files of its own; `pages`: on which page of its panel a comparison or a document stands, from 1.

    No id holds two hyphens in a row, so that no part of one occupation takes the name of another occupation's page.
    """

    stem: str
    split: bool = False
    pages: Mapping[str, int] = field(default_factory=dict)

    def file(self, panel: str = "overview", page: int = 1) -> str:
        """The file of a panel or of a later page of it."""
        if not self.split or panel == "overview":
            return f"{self.stem}.html"
        return f"{self.stem}--{panel}{f'-{page}' if page > 1 else ''}.html"

    def count_pages(self, panel: str) -> int:
        """How many pages a panel has."""
        return self._counts.get(panel, 1)

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for target, page in self.pages.items():
            home = find_home(target)
            counts[home] = max(page, counts.get(home, 1))
        return counts

    def panel(self, panel: str) -> str:
        """The address of a panel, from any page of the occupation."""
        return self.file(panel) if self.split else f"#{panel}"

    def to(self, target: str, document_id: str | None = None) -> str:
        """The address of a row, comparison or concept by its id; of a place in a text, which names its document."""
        if not self.split:
            return f"#{target}"
        home = document_id or target
        return f"{self.file(find_home(home), self.pages.get(home, 1))}#{target}"

    def claim(self, claim: Row) -> str:
        """The address of a claim's words in its document."""
        return self.to(claim["claim_id"], claim["document_id"])


def find_home(target: str) -> str:
    """The panel that holds a row, comparison, concept or document, by its id."""
    return HOMES.get(target.partition("-")[0], "overview")


def name_stem(occupation_id: str | None) -> str:
    """The stem of an occupation's pages where there are several: its id, unless the first page has that name."""
    if occupation_id is None:
        return "unknown-occupation"
    return f"{occupation_id}--page" if occupation_id == FIRST else occupation_id
