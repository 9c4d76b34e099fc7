"""scraping: pages to tables beside a scraper: `concord all`, and a BeautifulSoup script that pulls 14 columns.

    python -m benchmarks.scraping [--pages 100] [--rounds 3] [--parser html.parser]

Handbook pages of invented occupations (`corpus_handbook`: 20 kB of text in 80 kB of markup each) are read by both in
fresh processes that find bytecode kept, by turns; the CPU time of a process with its children counts, the median of
the rounds is told. Both are asked for the same facts of the pages, and how many each has right is told too: the scraper
knows where they stand.
With `--scrape FOLDER` this file is the scraper itself: FOLDER's pages to CSV on standard output.
"""

import argparse
import csv
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.corpus import PHRASES, make_facts
from benchmarks.corpus_handbook import write_handbook
from benchmarks.cpu import keep_bytecode, spend
from benchmarks.figures import Figure, beside, show

SCRAPER = "BeautifulSoup, 14 columns"
COLUMNS = ("title", "code", "pay_year", "pay_hour", "education", "experience", "training", "jobs", "growth", "outlook",
           "change", "p10", "p90", "openings")  # fmt: skip
FIGURES = {("wage", "median", "USD/year"): "pay_year", ("wage", "median", "USD/hour"): "pay_hour",
           ("wage", "p10", "USD/year"): "p10", ("wage", "p90", "USD/year"): "p90", ("employment", None, None): "jobs",
           ("employment_change", "projected", "percent"): "growth",
           ("employment_change", "projected", "jobs"): "change", ("openings", None, None): "openings"}  # fmt: skip
QUICK = {"Education": "education", "Experience": "experience", "Training": "training", "Number of Jobs": "jobs",
         "Employment Change": "change"}  # fmt: skip


def scrape(text: str, parser: str) -> dict[str, str]:
    """The 14 columns of a page, as a scraper's writer would pull them from where they stand."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, parser)
    row = {"title": soup.h1.get_text(strip=True)}
    for line in soup.find("div", id="tab-1").find("table").find_all("tr"):
        if not line.th or not line.td:
            continue
        name, cell = line.th.get_text(" ", strip=True), line.td.get_text(" ", strip=True)
        for words, column in QUICK.items():
            if words in name:
                row[column] = cell
        if "Median Pay" in name:
            row["pay_year"], row["pay_hour"] = re.findall(r"\$[\d,.]+\d", cell)
        if "Job Outlook" in name:
            row["growth"], row["outlook"] = re.match(r"(-?\d+)% \((.*)\)", cell).groups()
    pay = soup.find("div", id="tab-5").get_text(" ", strip=True)
    row["p10"] = re.search(r"less than (\$[\d,]+)", pay)[1]
    row["p90"] = re.search(r"more than (\$[\d,]+)", pay)[1]
    outlook = soup.find("div", id="tab-6")
    row["openings"] = re.search(r"bout ([\d,]+) openings", outlook.get_text(" ", strip=True))[1]
    row["code"] = outlook.find("table").find("tbody").find_all("td")[1].get_text(strip=True)
    return row


def scrape_folder(folder: Path, parser: str) -> None:
    """A CSV row for each page of a folder."""
    writer = csv.DictWriter(sys.stdout, ("path", *COLUMNS))
    writer.writeheader()
    for path in sorted(folder.glob("*.html")):
        writer.writerow({"path": path.name, **scrape(path.read_text("utf-8"), parser)})


def write_pages(folder: Path, count: int) -> list[dict[str, Any]]:
    """The pages in FOLDER; the gold rows of all."""
    truth = []
    for number in range(count):
        page, rows = write_handbook(make_facts(number, 1), PHRASES, random.Random(f"page {number}"))
        name = f"{number:05d}.html"
        (folder / name).write_text(page, "utf-8")
        truth += [{**row, "path": name} for row in rows]
    return truth


def scraped_right(printed: str, truth: Sequence[dict[str, Any]]) -> float:
    """The share of the figures in the truth that the scraper has in their column."""
    rows = {row["path"]: row for row in csv.DictReader(printed.splitlines())}
    hits = asked = 0
    for row in truth:
        key = (row["attribute"], row.get("statistic"), row.get("unit"))
        column = FIGURES.get(key) or FIGURES.get((row["attribute"], None, None))
        if "value" in row and column:
            asked += 1
            hits += float(rows[row["path"]][column].lstrip("$").replace(",", "")) == row["value"]
    return hits / asked


def claimed_right(out: Path, truth: Path) -> float:
    """The share of the truth that stands in the claims, every column right."""
    scores = json.loads(spend(("-m", "pipeline", "evaluate", truth, out, "--json"))[1])
    found: float = scores["all"]["recall"]
    return found


def measure(pages: int, rounds: int, parser: str) -> list[Figure]:
    """What both spend, and the shares of facts that each has right."""
    spent: dict[str, list[float]] = {"concord": [], "scraper": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw, gold = folder / "raw", folder / "truth.jsonl"
        raw.mkdir()
        truth = write_pages(raw, pages)
        gold.write_text("".join(json.dumps(row) + "\n" for row in truth), "utf-8")
        printed, own = "", keep_bytecode(folder / "bytecode")
        for number in range(rounds):
            out = folder / f"out{number}"
            spent["concord"].append(spend(("-m", "pipeline", "all", raw, "-o", out, "--quiet"), own)[0])
            seconds, printed = spend(("-m", "benchmarks.scraping", "--scrape", raw, "--parser", parser), own)
            spent["scraper"].append(seconds)
        seconds = {SCRAPER if key == "scraper" else "concord all": median(times) for key, times in spent.items()}
        size = sum(path.stat().st_size for path in raw.iterdir()) / 1e6
        mine, theirs = claimed_right(out, gold), scraped_right(printed, truth)
        return [
            Figure(f"{pages} pages", note=f"{size:.1f} MB of markup"),
            *beside(seconds, SCRAPER),
            Figure("of the facts, right", note=f"Concord {mine:.3f}, the scraper {theirs:.3f}"),
        ]


def main() -> None:
    """Measure and print; or scrape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--parser", default="html.parser", help="that BeautifulSoup uses: html.parser or lxml")
    parser.add_argument("--scrape", type=Path, help="print the columns of this folder's pages instead")
    given = parser.parse_args()
    if given.scrape:
        scrape_folder(given.scrape, given.parser)
        return
    print(show(measure(given.pages, given.rounds, given.parser)))


if __name__ == "__main__":
    main()
