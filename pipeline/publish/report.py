"""report: report/index.html, which needs nothing beside it; several occupations have a page each, or several."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.publish.environment import make_environment, render
from pipeline.publish.layout import FIRST, PANELS, Layout, name_stem
from pipeline.publish.overall import Overall
from pipeline.publish.readings import Published
from pipeline.publish.shelf import Shelf
from pipeline.publish.view import Page
from pipeline.reconcile_rules import load_rules
from pipeline.series import load_references
from pipeline.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment

PAIRS = 400  # comparisons of a page, where a report is split
LARGEST = 900_000  # bytes of a page; a larger one is split, so that the first page opens at once
PAIR_BYTES = 1000  # a comparison takes at least; more than fit a page need not be tried on one


def write_report(output: Path, settings: Settings) -> None:
    """Write `report/index.html` from the tables in `output`; a page an occupation where there are several.

    The settings name the reference series that are drawn behind the readings.
    """
    environment = make_environment()
    folder = output / "report"
    folder.mkdir()
    shelf = Shelf(output)
    rules = load_rules(settings)
    references = load_references(settings, rules)
    occupations = [(row["occupation_id"], row["occupation"]) for row in shelf.rows("occupations")]
    if len(occupations) < 2:
        title = occupations[0][1] if occupations else "All documents"
        write_occupation(environment, folder, Page(Published(shelf), title, references, rules), FIRST, None)
        return
    overall = Overall(shelf)
    for occupation_id, title in [*occupations, (None, "Occupation not told")]:
        page = Page(Published(shelf, occupation_id), title, references, rules)
        if page.published.documents:
            overall.add(page, write_occupation(environment, folder, page, name_stem(occupation_id), f"{FIRST}.html"))
    context = {"overall": overall, "home": None}
    write_page(folder / f"{FIRST}.html", render(environment, "index.html", **context))
    for attribute in overall.attributes:
        text = render(environment, "attribute.html", attribute=attribute, **context)
        write_page(folder / overall.file(attribute), text)


def write_occupation(environment: "Environment", folder: Path, page: Page, stem: str, home: str | None) -> Layout:
    """Write one occupation as a single page, or where that would be too large as a page a part and a text."""
    layout = Layout(stem)
    context = {"page": page, "home": home, "panels": PANELS}
    if len(page.pairs) * PAIR_BYTES <= LARGEST:
        whole = render(environment, "page.html", layout=layout, panel="", panel_name="", **context)
        if len(whole.encode()) <= LARGEST:
            write_page(folder / layout.file(), whole)
            return layout
    pairs = [*page.conflicts, *page.agreements]
    layout = Layout(stem, True, {pair.row["comparison_id"]: i // PAIRS + 1 for i, pair in enumerate(pairs)})
    for panel, name in PANELS:
        numbers = range(1, max(layout.pages.values(), default=1) + 1) if panel == "conflicts" else (1,)
        for number in numbers:
            part = {"panel": panel, "panel_name": name, "page_number": number}
            part["shown"] = pairs[(number - 1) * PAIRS : number * PAIRS]
            text = render(environment, "page.html", layout=layout, **part, **context)
            write_page(folder / layout.file(panel, page=number), text)
    for document_id in page.published.documents:
        text = render(environment, "text.html", layout=layout, document_id=document_id, **context)
        write_page(folder / layout.file("sources", document_id), text)
    return layout


def write_page(path: Path, text: str) -> None:
    """Write one page."""
    path.write_text(text, "utf-8", newline="\n")
