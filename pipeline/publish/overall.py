"""overall: the first page of several occupations, and their figures side by side by attribute.

What these pages say of an occupation is written down with its own page, so that they are put together from lines. Where
there are very many, lists go on on further pages.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from pipeline.publish.environment import LIMITS, make_environment, render
from pipeline.publish.layout import FIRST, Layout
from pipeline.publish.outputs import Outputs
from pipeline.publish.pieces import Pieces
from pipeline.publish.view import STATUS_ORDER, Page
from pipeline.tables import Row, read_parquet, vocabularies

if TYPE_CHECKING:
    from jinja2 import Environment

ENTRY = "overall.json"  # of an occupation on the first page
LAST = "last/"  # before the name of what belongs to no occupation, which stands behind all others
ENTRIES, LINES = 1000, 2000  # of a page: occupations, figures
MOST = LIMITS["most_listed"]
Told = dict[str, Any]


@dataclass
class Overall:
    """All occupations together: how many there are of each thing, and the first of what a person should look at."""

    documents: int = 0
    occupations: int = 0
    reviews: list[Told] = field(default_factory=list)
    reviews_count: int = 0
    figures: dict[str, Counter[str]] = field(default_factory=dict)  # by attribute and status

    @property
    def attributes(self) -> list[str]:
        """Attributes that have a page of their own."""
        return [attribute for attribute in vocabularies()["attribute"] if attribute in self.figures]

    def statuses(self, attribute: str) -> list[tuple[str, int]]:
        """How many figures of an attribute have each status, the gravest first."""
        return sort_statuses(self.figures[attribute])

    @staticmethod
    def file(attribute: str, page: int = 1) -> str:
        """A page of an attribute."""
        return f"all--{attribute.replace('_', '-')}{f'-{page}' if page > 1 else ''}.html"

    @staticmethod
    def list_file(page: int = 1) -> str:
        """A page of the list of occupations."""
        return f"{FIRST}.html" if page == 1 else f"all--occupations-{page}.html"


def sort_statuses(counts: Counter[str]) -> list[tuple[str, int]]:
    """Statuses and their numbers, the gravest first."""
    return sorted(counts.items(), key=lambda item: STATUS_ORDER.index(item[0]))


def describe_page(page: Page, layout: Layout) -> Iterator[tuple[str, Told | list[Told]]]:
    """What the first page says of an occupation, and its figures by attribute, each under its name as a piece."""
    last = LAST if page.published.occupation_id is None else ""
    away = Layout(layout.stem, split=layout.split)

    def address(target: str) -> str:
        return away.to(target) if away.split else f"{away.file()}{away.to(target)}"

    lines: dict[str, list[Told]] = {}
    for figure in page.figures:
        if not figure.scope:
            told = {name: figure.row[name] for name in ("status", "value", "low", "period_basis", "n_documents")}
            told |= {"words": figure.words, "when": figure.when, "label": figure.label, "rank": figure.rank}
            told |= {"occupation": page.title, "address": address(figure.row["reconciled_id"])}
            told["spread"] = figure.row["spread_percent"] or 0
            lines.setdefault(figure.row["attribute"], []).append(told)
    reviews = [
        {"title": page.title, "address": address(pair.row["comparison_id"])}
        | {name: pair.row[name] for name in ("attribute", "kind", "explanation")}
        for pair in page.reviews[:MOST]
    ]
    yield (
        f"{last}{ENTRY}",
        {
            "title": page.title,
            "address": layout.file(),
            "documents": page.counts["documents"],
            "claims": page.counts["claims"],
            "statuses": [(status, len(figures)) for status, figures in page.statuses],
            "reviews_count": len(page.reviews),
            "reviews": reviews,
            "figures": {attribute: Counter(line["status"] for line in found) for attribute, found in lines.items()},
        },
    )
    for attribute, found in lines.items():
        yield f"{last}{attribute}.lines", found


def write_overall(pieces: Pieces, outputs: Outputs) -> None:
    """Write the first page and the pages of attributes, from pieces and the tables that are published already."""
    environment = make_environment()
    overall = count_all(pieces, pq.read_metadata(outputs.find("documents.parquet")).num_rows)
    last = -(-overall.occupations // ENTRIES)
    for number, entries in enumerate(cut(read_entries(pieces), ENTRIES), 1):
        context = {"entries": entries, "last_page": last, "page_number": number, **vars(overall)}
        context |= list_unread(pieces, outputs) if number == 1 else {}
        write_page(environment, "index.html", overall.list_file(number), context, overall, outputs)
    for attribute in overall.attributes:
        total = overall.figures[attribute].total()
        for number, lines in enumerate(cut(read_lines(pieces, attribute), LINES), 1):
            context = {"attribute": attribute, "lines": lines, "page_number": number, "total": total}
            context |= {"last_page": -(-total // LINES), "statuses": sort_statuses(Counter(map(_status, lines)))}
            write_page(environment, "attribute.html", overall.file(attribute, number), context, overall, outputs)


def write_page(
    environment: "Environment", template: str, name: str, context: Told, overall: Overall, outputs: Outputs
) -> None:
    """Write one page of the report, unless OUT holds a page that says the same."""

    def write(path: Path) -> None:
        text = render(environment, template, overall=overall, home=None, **context)
        path.write_text(text, "utf-8", newline="\n")

    outputs.build(f"report/{name}", [json.dumps(context)], write)


def _status(line: Told) -> str:
    status: str = line["status"]
    return status


def count_all(pieces: Pieces, documents: int) -> Overall:
    """How many there are of each thing."""
    overall = Overall(documents)
    for entry in read_entries(pieces):
        overall.occupations += 1
        overall.reviews_count += entry["reviews_count"]
        overall.reviews += entry["reviews"][: MOST - len(overall.reviews)]
        for attribute, counts in entry["figures"].items():
            overall.figures.setdefault(attribute, Counter()).update(counts)
    return overall


def list_unread(pieces: Pieces, outputs: Outputs) -> dict[str, Any]:
    """The first of the files that could not be read, decisions that no longer hold, and documents about nothing."""
    with pq.ParquetFile(outputs.find("rejects.parquet")) as file:
        rejects: list[Row] = next((batch.to_pylist() for batch in file.iter_batches(MOST)), [])
        count = file.metadata.num_rows
    decisions = read_parquet(outputs.find("decisions_applied.parquet")).to_pylist()
    elsewhere: list[list[str | None]] = []
    elsewhere_count = 0
    for piece in pieces.of("elsewhere.json"):
        found = json.loads(piece.read())
        elsewhere += found[: MOST - len(elsewhere)]
        elsewhere_count += len(found)
    return {
        "rejects": rejects,
        "rejects_count": count,
        "stale": [row for row in decisions if row["state"] == "stale"],
        "elsewhere": elsewhere,
        "elsewhere_count": elsewhere_count,
    }


def read_entries(pieces: Pieces) -> Iterator[Told]:
    """What the first page says of each occupation, by id, those of no occupation last."""
    for piece in chain(pieces.of(ENTRY), pieces.of(f"{LAST}{ENTRY}")):
        yield json.loads(piece.read())


def read_lines(pieces: Pieces, attribute: str) -> Iterator[Told]:
    """The figures of an attribute in the same order."""
    for piece in chain(pieces.of(f"{attribute}.lines"), pieces.of(f"{LAST}{attribute}.lines")):
        yield from json.loads(piece.read())


def cut(items: Iterable[Told], most: int) -> Iterator[list[Told]]:
    """The items in lists of so many; an empty one where there are none."""
    stream = iter(items)
    found = list(islice(stream, most))
    yield found
    while found := list(islice(stream, most)):
        yield found
