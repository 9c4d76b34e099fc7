"""conf: how Sphinx makes a site of the Markdown pages; `make docs` runs it, strict about links and offline."""

import re

project = "Concord"
author = copyright = ""  # noqa: A001 - Sphinx's own name
html_show_copyright = html_show_sphinx = False
extensions = ["myst_parser"]
root_doc = "docs/README"
include_patterns = ["README.md", "outputs/README.md", "docs/**.md"]
exclude_patterns = [".*", "site"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "alabaster"
html_title = "Concord"
html_copy_source = False
html_theme_options = {
    "description": "What documents claim, where they differ, and why",
    "page_width": "70rem",
    "sidebar_width": "17rem",
    "font_family": "system-ui, sans-serif",
    "head_font_family": "system-ui, sans-serif",
    "fixed_sidebar": True,
}


def list_pages(app, docname, source):  # noqa: ARG001 - Sphinx calls it so
    """Give the index a hidden table of contents: the pages that it links to, under its own headings.

    So that one list serves readers on GitHub and the site.
    """
    if docname != root_doc:
        return
    for section in re.split(r"^## ", source[0], flags=re.MULTILINE)[1:]:
        pages = [link.removesuffix(".md") for link in re.findall(r"\]\(([\w/.-]+\.md)\)", section)]
        source[0] += (
            f"\n```{{toctree}}\n:hidden:\n:caption: {section.partition(chr(10))[0]}\n\n" + "\n".join(pages) + "\n```\n"
        )
    source[0] += "\n```{toctree}\n:hidden:\n\n../README\n../outputs/README\n```\n"


def setup(app):
    """Hook the list of pages in."""
    app.connect("source-read", list_pages)
