"""report: the pages of occupations; where there is one alone, report/index.html, which needs nothing beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.publish.environment import make_environment, render
from pipeline.publish.layout import FIRST, PANELS, Layout, name_stem
from pipeline.publish.readings import EVERY, Published
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
Files = Iterator[tuple[str, str]]  # names and texts of pages


def list_pages(shelf: Shelf, settings: Settings) -> Iterator[tuple[Page, Layout, Files]]:
    """Each occupation that documents here are about, and what could not be told, with the files of its page.

    The settings name the reference series that are drawn behind the readings.
    """
    occupations = [(row["occupation_id"], row["occupation"]) for row in shelf.rows("occupations")]
    rules = load_rules(settings)
    references = load_references(settings, rules)
    environment = make_environment()
    for occupation_id, title in [*occupations, (None, "Occupation not told")]:
        page = Page(Published(shelf, occupation_id), title, references, rules)
        if page.published.documents:
            yield page, *draw_page(environment, page, name_stem(occupation_id), f"{FIRST}.html")


def list_only_page(shelf: Shelf, settings: Settings) -> Files:
    """The files of the one page of all documents, where they are about one occupation, or none."""
    title = next((row["occupation"] for row in shelf.rows("occupations")), "All documents")
    rules = load_rules(settings)
    page = Page(Published(shelf, EVERY), title, load_references(settings, rules), rules)
    return draw_page(make_environment(), page, FIRST, None)[1]


def draw_page(environment: "Environment", page: Page, stem: str, home: str | None) -> tuple[Layout, Files]:
    """One occupation as a single file, or where that would be too large as a file a part and a text."""
    layout = Layout(stem)
    context: dict[str, object] = {"page": page, "home": home, "panels": PANELS}
    if len(page.pairs) * PAIR_BYTES <= LARGEST:
        whole = render(environment, "page.html", layout=layout, panel="", panel_name="", **context)
        if len(whole.encode()) <= LARGEST:
            return layout, iter([(layout.file(), whole)])
    pairs = [*page.conflicts, *page.agreements]
    layout = Layout(stem, True, {pair.row["comparison_id"]: i // PAIRS + 1 for i, pair in enumerate(pairs)})
    return layout, draw_parts(environment, page, layout, context)


def draw_parts(environment: "Environment", page: Page, layout: Layout, context: dict[str, object]) -> Files:
    """A file a panel, several of conflicts, and a file a text."""
    pairs = [*page.conflicts, *page.agreements]
    for panel, name in PANELS:
        numbers = range(1, max(layout.pages.values(), default=1) + 1) if panel == "conflicts" else (1,)
        for number in numbers:
            part = {"panel": panel, "panel_name": name, "page_number": number}
            part["shown"] = pairs[(number - 1) * PAIRS : number * PAIRS]
            text = render(environment, "page.html", layout=layout, **part, **context)
            yield layout.file(panel, page=number), text
    for document_id in page.published.documents:
        text = render(environment, "text.html", layout=layout, document_id=document_id, **context)
        yield layout.file("sources", document_id), text
