"""suite: every measurement beside peers, one after the other, into benchmarks/results.json and docs/benchmarks.md.

    python -m benchmarks.suite [NAME ...] [--full]

Each measurement runs in a process of its own, so that its memory is its own. What a name measures is told by the module
of that name. `--full` takes the sizes of a large machine: hours. The page is written anew from all that is in
results.json, also where only some were measured; each entry keeps the machine and the command.
"""

import argparse
import json
import multiprocessing
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, show
from benchmarks.page import write_page

ROOT = Path(__file__).parents[1]
FIRST = "the first run"
RESULTS = Path(__file__).with_name("results.json")


def extraction(full: bool) -> list[Figure]:
    """Text to claims beside the tokenizer; quantities beside quantulum3 and Recognizers-Text."""
    from benchmarks.extraction import FOLDERS, measure

    return measure(FOLDERS, 5 if full else 3, 300 if full else 100)


def scraping(full: bool) -> list[Figure]:
    """Pages to tables beside a BeautifulSoup script that pulls 14 columns of the same pages."""
    from benchmarks.scraping import measure

    return measure(1000 if full else 100, 3, "html.parser")


def cpu(full: bool) -> list[Figure]:
    """Whole commands beside the import of spaCy and its tokenizer over the same text."""
    from benchmarks.corpus import write_corpus
    from benchmarks.cpu import measure

    with tempfile.TemporaryDirectory() as folder:
        raw = write_corpus(Path(folder), 2000 if full else 300, html=0)
        return measure([raw.rename(raw.with_name("the generated corpus"))], 3)


def growth(full: bool) -> list[Figure]:
    """CPU and memory of a run as the number of documents grows."""
    from benchmarks.growth import measure

    found = measure([100, 1000, 5000, 20_000, 100_000] if full else [100, 300, 1000], Path(tempfile.gettempdir()))
    runs = [Figure(f"{run['documents']} documents", run["cpu_seconds"], mib=run["memory_mb"]) for run in found["runs"]]
    return [*runs, Figure("CPU grows with documents", note=f"to the power of {found['exponent']}")]


def rerun(full: bool) -> list[Figure]:
    """A second run beside the first, each with the bytes of a clean one."""
    from benchmarks.rerun import CHANGES, measure

    found = measure(5000 if full else 1000, Path(tempfile.gettempdir()))
    first = found["full"]["cpu_seconds"]
    runs = [Figure(f"first run, {found['documents']} documents", first, 1.0, FIRST, found["full"]["memory_mb"])]
    for name in CHANGES:
        run = found[name]
        runs.append(Figure(name, run["cpu_seconds"], run["cpu_seconds"] / first, FIRST, run["memory_mb"]))
    return [*runs, Figure("files that differ from a clean run", note=str(len(found["differences"])))]


def executors(full: bool) -> list[Figure]:
    """The same corpus in one process, in two, and by two threads of a Dask worker over TCP."""
    from benchmarks.executors import measure

    return measure(20_000 if full else 500)


def linking(full: bool) -> list[Figure]:
    """Task statements put together, beside sparse_dot_topn, rapidfuzz cdist and Splink."""
    from benchmarks.linking import measure

    return measure(18_000, [20_000, 60_000, *([200_000] if full else [])])


def truth(full: bool) -> list[Figure]:
    """Values resolved from many sources, beside a majority vote in pandas."""
    from benchmarks.truth import measure_volume

    return [figure for per_item in (3, 20, 200) for figure in measure_volume(1_000_000 if full else 200_000, per_item)]


MEASURES: dict[str, Callable[[bool], list[Figure]]] = {
    measure.__name__: measure for measure in (extraction, cpu, scraping, linking, truth, growth, rerun, executors)
}


def machine() -> str:
    """What the figures were measured on: nothing that names the machine itself."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system, python = platform.system(), platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {system} {platform.machine()}, Python {python}"


def run_measure(name: str, full: bool) -> dict[str, Any]:
    """The entry of results.json for one measurement, made in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        figures = pool.submit(MEASURES[name], full).result()
    print(f"\n{name}: {MEASURES[name].__doc__}\n{show(figures)}", flush=True)
    return {
        "what": MEASURES[name].__doc__,
        "command": f"python -m benchmarks.suite {name}" + (" --full" if full else ""),
        "machine": machine(),
        "figures": [{key: value for key, value in asdict(figure).items() if value} for figure in figures],
    }


def main() -> None:
    """Measure, keep and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(MEASURES)}; all without one")
    parser.add_argument("--full", action="store_true", help="the sizes of a large machine")
    given = parser.parse_args()
    if unknown := sorted(set(given.names) - set(MEASURES)):
        parser.error(f"no measurement is called {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    for name in given.names or MEASURES:
        results[name] = run_measure(name, given.full)
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    write_page(results, list(MEASURES), ROOT / "docs")
    print("\nwritten: benchmarks/results.json and docs/benchmarks.md", file=sys.stderr)


if __name__ == "__main__":
    main()
