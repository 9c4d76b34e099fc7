"""report: report/index.html, a page that needs nothing beside it; several occupations have a page each."""

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import wording
from pipeline.publish.readings import Published
from pipeline.publish.shelf import Shelf
from pipeline.publish.view import Page

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
# Characters that could reorder, hide or break what stands around them: shown by their number instead.
_HIDDEN = [*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x61C, 0x180E, *range(0x200B, 0x2010)]
_HIDDEN += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
VISIBLE = {code: f"‹U+{code:04X}›" for code in _HIDDEN}


def show_hidden(text: str) -> str:
    """The text with control, bidi, zero-width and lone surrogate characters spelt out as `‹U+202E›`."""
    shown = text.translate(VISIBLE)
    return "".join(f"‹U+{ord(c):04X}›" if 0xD800 <= ord(c) < 0xE000 else c for c in shown)


def write_report(output: Path) -> None:
    """Write `report/index.html` from the tables in `output`; a page an occupation where there are several."""
    environment = make_environment()
    (output / "report").mkdir()
    shelf = Shelf(output)
    everything = Published(shelf)
    occupations = everything.select("occupations")
    if len(occupations) < 2:
        title = occupations[0]["occupation"] if occupations else "All documents"
        render(environment, "page.html", output / "report" / "index.html", page=Page(everything, title), home=None)
        return
    pages = []
    for row in occupations:
        page = Page(Published(shelf, row["occupation_id"]), row["occupation"])
        if page.published.documents:
            name = f"{row['occupation_id']}.html"
            render(environment, "page.html", output / "report" / name, page=page, home="index.html")
            pages.append({"name": name, "title": page.title, "counts": page.counts, "statuses": page.statuses})
    context = {"pages": pages, "rejects": everything.select("rejects")}
    render(environment, "index.html", output / "report" / "index.html", **context)


def make_environment() -> "Environment":
    """Templates that escape everything and spell out hidden characters; an unknown name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        if isinstance(value, Markup):
            return value
        return "" if value is None else show_hidden(str(value))

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = ((TEMPLATES / name).read_text("utf-8") for name in ("report.css", "report.js"))
    environment.globals.update(
        style=Markup(style),  # noqa: S704 -- our own files, not input
        script=Markup(script),  # noqa: S704
        policy=Markup(content_policy(style, script)),  # noqa: S704
        word=wording.word,
        label=wording.figure_label,
        reading=wording.format_reading,
        period=wording.format_period,
        scope_of=wording.format_scope,
        number=wording.format_figure,
    )
    return environment


def content_policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets just this style and this script run, and nothing be loaded."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def render(environment: "Environment", template: str, path: Path, **context: object) -> None:
    """Write one page."""
    path.write_text(environment.get_template(template).render(**context), "utf-8", newline="\n")
