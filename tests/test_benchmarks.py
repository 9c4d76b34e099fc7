"""benchmarks: a handbook page says what its truth tells, the scraper finds it, the page shows what was measured."""

import html
import random
import re
from pathlib import Path

from benchmarks.corpus import PHRASES, make_facts
from benchmarks.corpus_handbook import write_handbook
from benchmarks.figures import Figure, beside, show
from benchmarks.page import write_page
from benchmarks.scraping import COLUMNS, scrape, scraped_right, write_pages


def test_a_handbook_page_says_its_truth_and_the_scraper_finds_every_column() -> None:
    page, truth = write_handbook(make_facts(7, 1), PHRASES, random.Random(7))
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    assert all(row["evidence"] in text or row["evidence"].lower() in text for row in truth)
    assert set(scrape(page, "html.parser")) == set(COLUMNS)


def test_the_scraper_is_scored_against_the_truth(tmp_path: Path) -> None:
    truth = write_pages(tmp_path, 2)
    rows = {path.name: scrape(path.read_text("utf-8"), "html.parser") for path in tmp_path.iterdir()}
    lines = [",".join(["path", *COLUMNS])]
    lines += [",".join(f'"{cell}"' for cell in [name, *(row[key] for key in COLUMNS)]) for name, row in rows.items()]
    assert scraped_right("\n".join(lines), truth) == 1
    assert scraped_right("\n".join(lines).replace('"$', '"$1'), truth) < 0.7


def test_the_page_shows_every_figure_with_its_ratio_and_a_chart(tmp_path: Path) -> None:
    figures = beside({"ours": 3.0, "theirs": 1.5}, "theirs")
    assert "2.00 x theirs" in show([*figures, Figure("a count", note="of 3")])
    entry = {
        "what": "A thing beside theirs.",
        "command": "python -m benchmarks.suite thing",
        "machine": "2 cores",
        "figures": [{"what": f.what, "seconds": f.seconds, "ratio": f.ratio, "to": f.to} for f in figures],
    }
    write_page({"thing": entry}, ["thing", "not measured"], tmp_path)
    written = (tmp_path / "benchmarks.md").read_text("utf-8")
    assert "| ours | 3.00 | 2.00 x theirs |" in written and "python -m benchmarks.suite thing" in written
    assert "theirs" in (tmp_path / "benchmarks" / "thing-0.svg").read_text("utf-8")
