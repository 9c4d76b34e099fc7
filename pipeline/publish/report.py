"""report: the pages of occupations; where there is one alone, report/index.html, which needs nothing beside it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.publish.environment import make_environment, render
from pipeline.publish.layout import FIRST, PANELS, Layout, find_home, name_stem
from pipeline.publish.readings import EVERY, Published
from pipeline.publish.shelf import Shelf
from pipeline.publish.view import Page
from pipeline.reconcile_rules import load_rules
from pipeline.series import load_references
from pipeline.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment

PAIRS = 400  # comparisons of a page
CHARACTERS = 100_000  # of the texts of a page
LARGEST = 900_000  # bytes of a page; a larger one is split, so that the first page opens at once
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
    """One occupation as a single file, or where that would be too large as a file a part, and several of some."""
    context: dict[str, object] = {"page": page, "home": home, "panels": PANELS}
    layout = Layout(stem, True, lay_pages(page))
    if all(number == 1 for number in layout.pages.values()):
        single = Layout(stem)
        whole = render(environment, "page.html", layout=single, panel="", panel_name="", **context)
        if len(whole.encode()) <= LARGEST:
            return single, iter([(single.file(), whole)])
    return layout, draw_parts(environment, page, layout, context)


def lay_pages(page: Page) -> dict[str, int]:
    """On which page of its panel each comparison and each document's text stands, by its id, from 1."""
    pairs = [*page.conflicts, *page.repeated, *page.agreements]
    pages = {pair.row["comparison_id"]: i // PAIRS + 1 for i, pair in enumerate(pairs)}
    number, held = 1, 0
    for document_id, document in page.published.documents.items():
        if held and held + document["characters"] > CHARACTERS:
            number, held = number + 1, 0
        held += document["characters"]
        pages[document_id] = number
    return pages


def draw_parts(environment: "Environment", page: Page, layout: Layout, context: dict[str, object]) -> Files:
    """A file a panel; several of comparisons and of texts where there are many."""
    pairs = [(pair.row["comparison_id"], pair) for pair in [*page.conflicts, *page.repeated, *page.agreements]]
    shown: dict[tuple[str, int], list[object]] = defaultdict(list)
    for target, found in [*pairs, *page.published.documents.items()]:
        shown[find_home(target), layout.pages[target]].append(found)
    for panel, name in PANELS:
        for number in range(1, layout.count_pages(panel) + 1):
            part: dict[str, object] = {"panel": panel, "panel_name": name, "page_number": number}
            part["shown"] = shown[panel, number]
            text = render(environment, "page.html", layout=layout, **part, **context)
            yield layout.file(panel, page=number), text
