"""page: docs/benchmarks.md and its charts, from benchmarks/results.json."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import leather

HEAD = """# Benchmarks

`make bench` measures Concord beside others' programs on one machine, in one run, and writes this page. CPU is that of
the whole process tree, in seconds; ratios hold better than seconds from one machine to another. Peers come from
`requirements/bench.txt`; one that is not installed has no line. A longer bar is more CPU.
"""


def write_page(results: dict[str, Any], names: Sequence[str], docs: Path) -> None:
    """The page in `docs`, with a chart for every measurement that has ratios."""
    parts = [HEAD]
    for name in names:
        if name not in results:
            continue
        entry = results[name]
        parts.append(f"## {entry['what'].rstrip('.')}\n\n`{entry['command']}`, on {entry['machine']}.\n")
        for number, group in enumerate(by_peer(entry["figures"])):
            image = f"benchmarks/{name}-{number}.svg"
            draw_bars(group, docs / image)
            parts.append(f"![CPU beside {group[0]['to']}]({image})\n")
        parts.append(write_table(entry["figures"]))
    (docs / "benchmarks.md").write_text("\n".join(parts), "utf-8")


def by_peer(figures: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The figures that have a ratio, those to one peer together, in their order."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for figure in figures:
        if "ratio" in figure:
            groups.setdefault(figure["to"], []).append(figure)
    return list(groups.values())


def write_table(figures: Sequence[dict[str, Any]]) -> str:
    """A table in Markdown; columns that no figure fills are left out."""
    columns = {
        "what": lambda figure: figure["what"],
        "CPU s": lambda figure: f"{figure['seconds']:.2f}" if "seconds" in figure else "",
        "ratio": lambda figure: f"{figure['ratio']:.2f} x {figure['to']}" if "ratio" in figure else "",
        "MiB": lambda figure: f"{figure['mib']:.0f}" if "mib" in figure else "",
        "note": lambda figure: figure.get("note", ""),
    }
    rows = [[cell(figure) for cell in columns.values()] for figure in figures]
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    lines = [[name for number, name in enumerate(columns) if number in used], ["---"] * len(used)]
    lines += [[row[number] for number in used] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def draw_bars(figures: Sequence[dict[str, Any]], path: Path) -> None:
    """A bar for each figure, as long as its ratio."""
    chart = leather.Chart()
    chart.add_bars([(round(figure["ratio"], 2), figure["what"]) for figure in figures])
    chart.add_x_axis(name=f"CPU, times that of {figures[0]['to']}")
    path.parent.mkdir(exist_ok=True)
    chart.to_svg(str(path), width=720, height=90 + 34 * len(figures))
