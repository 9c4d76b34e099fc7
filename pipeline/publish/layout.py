"""layout: which file each part of an occupation's report stands in: one page for all, or a page a part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
}  # panel of an id, by the word before its hash


@dataclass(frozen=True)
class Layout:
    """The files of one occupation. `stem`: name of its first page without `.html`; `split`: whether each panel and
    each document's text has a file of its own; `pages`: on which page of conflicts a comparison stands, from 1.

    No id holds two hyphens in a row, so that no part of one occupation takes the name of another occupation's page.
    """

    stem: str
    split: bool = False
    pages: Mapping[str, int] = field(default_factory=dict)

    def file(self, panel: str = "overview", document_id: str | None = None, page: int = 1) -> str:
        """The file of a panel or of a later page of it, or in the panel of sources that of a document."""
        if not self.split or panel == "overview":
            return f"{self.stem}.html"
        return f"{self.stem}--{document_id or panel}{f'-{page}' if page > 1 else ''}.html"

    def panel(self, panel: str) -> str:
        """The address of a panel, from any page of the occupation."""
        return self.file(panel) if self.split else f"#{panel}"

    def to(self, target: str, document_id: str | None = None) -> str:
        """The address of a row, comparison or concept by its id; of a place in a text, which names its document."""
        if not self.split:
            return f"#{target}"
        panel = "sources" if document_id else HOMES.get(target.partition("-")[0], "overview")
        return f"{self.file(panel, document_id, self.pages.get(target, 1))}#{target}"

    def claim(self, claim: Row) -> str:
        """The address of a claim's words in its document."""
        return self.to(claim["claim_id"], claim["document_id"])


def name_stem(occupation_id: str | None) -> str:
    """The stem of an occupation's pages where there are several: its id, unless the first page has that name."""
    if occupation_id is None:
        return "unknown-occupation"
    return f"{occupation_id}--page" if occupation_id == FIRST else occupation_id
