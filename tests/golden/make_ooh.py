"""make_ooh: writes ooh.jsonl, what ten pages of the Occupational Outlook Handbook say, read from their own tables.

    python tests/golden/make_ooh.py ../shared/corpus/ooh > tests/golden/ooh.jsonl

Nothing of `pipeline` is used: cells come from the page's rows, the few figures of prose from fixed turns of phrase. A
column that the page leaves open is left out: the period of a percentile, the scope of a row under an official title.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Row = dict[str, Any]
Cells = list[str]

EDUCATION = {
    "no formal educational credential": "no_formal_credential",
    "high school diploma or equivalent": "high_school",
    "some college, no degree": "some_college",
    "postsecondary nondegree award": "postsecondary_nondegree",
    "associate's degree": "associate",
    "bachelor's degree": "bachelor",
    "master's degree": "master",
    "doctoral or professional degree": "doctoral_or_professional",
}
EXPERIENCE = {"none": "none", "less than 5 years": "less_than_5_years", "5 years or more": "5_years_or_more"}
TRAINING = {
    "none": "none",
    "short-term on-the-job training": "short_term_on_the_job",
    "moderate-term on-the-job training": "moderate_term_on_the_job",
    "long-term on-the-job training": "long_term_on_the_job",
    "apprenticeship": "apprenticeship",
    "internship/residency": "internship_residency",
}
OUTLOOK = {
    "much faster than average": "much_faster_than_average",
    "faster than average": "faster_than_average",
    "as fast as average": "as_fast_as_average",
    "slower than average": "slower_than_average",
    "little or no change": "little_or_no_change",
    "decline": "decline",
}
ELSEWHERE = "see how to become one"  # a cell that points to prose
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
MONEY = r"\$[\d,.]*\d"
SELF_EMPLOYED = "Self-employed workers"
ALL = "Total, all occupations"


class Page:
    """One page: its title, tables and charts."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.tree = LexborHTMLParser(path.read_text("utf-8"))
        for node in self.tree.css("script, style"):
            node.decompose()
        self.title = squeeze(self.one("h1"))
        self.aliases = self.official_titles()

    def one(self, selector: str) -> LexborNode:
        """The only element that a selector finds."""
        found = self.tree.css(selector)
        if len(found) != 1:
            raise ValueError(f"{self.name}: {len(found)} of {selector}")
        return found[0]

    def official_titles(self) -> set[str]:
        """The one name in the projections table, where it is not the page's: the same occupation."""
        names = [row[0] for row in self.projections()]
        return {names[0].lower()} - {self.title.lower()} if len(names) == 1 else set()

    def quick_facts(self) -> dict[str, str]:
        """Label and cell of the quick-facts table."""
        return {row[0]: row[1] for row in rows(self.one("#quickfacts")) if len(row) == 2}

    def projections(self) -> list[Cells]:
        """The body of the projections table."""
        return rows(self.one("#outlook-table"), "tbody tr")

    def plain_tables(self) -> Iterator[tuple[str, list[Cells]]]:
        """Each untitled table of two columns with the paragraph that leads to it."""
        for table in self.tree.css("table.ooh-tab-table"):
            before = table.prev
            while before is not None and before.tag != "p":
                before = before.prev
            yield squeeze(before), rows(table)

    def charts(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each bar chart: its caption, and label and value of its bars."""
        for chart in self.tree.css(".ooh-chart"):
            labels = [squeeze(node) for node in chart.css("dt")]
            values = [squeeze(node) for node in chart.css("dd")]
            pairs = [(label, value) for label, value in zip(labels, values, strict=True) if label and value]
            yield squeeze(chart.css_first("p")), pairs

    def similar(self) -> tuple[Cells, list[Cells]]:
        """Head and body of the table of similar occupations."""
        table = self.one("#similar-occupations")
        return rows(table, "thead tr")[0], rows(table, "tbody tr")

    def paragraphs(self, tab: int) -> list[str]:
        """The paragraphs of a tab, those of its charts aside."""
        inside = {node.mem_id for node in self.tree.css(".ooh-chart p")}
        return [squeeze(node) for node in self.tree.css(f"#tab-{tab} p") if node.mem_id not in inside]

    def whom(self, label: str) -> Row:
        """The scope columns of a row about an occupation; none for the page's own under another title."""
        if label.lower() in self.aliases:
            return {}
        if label.lower() == self.title.lower():
            return {"scope_type": None, "scope_id": None}
        if label == ALL:
            return {"scope_type": "all_occupations", "scope": label}
        return {"scope_type": "other_occupation", "scope": label} | sure_id(label)


def squeeze(node: LexborNode | None) -> str:
    """The text of an element on one line."""
    return " ".join(node.text().split()) if node is not None else ""


def rows(table: LexborNode, selector: str = "tr") -> list[Cells]:
    """The cells of each row of a table."""
    return [[squeeze(cell) for cell in row.css("th, td")] for row in table.css(selector)]


def sure_id(label: str) -> Row:
    """The identifier of an occupation where there is but one way to write it: plain words, the last with a plain s."""
    plain = re.fullmatch(r"[A-Za-z ]+[^siu ]s", label) and not re.search(r"ies$|\band\b|occupations$", label)
    return {"scope_id": label[:-1].lower().replace(" ", "-")} if plain else {}


def number(text: str) -> float:
    """A printed number: `-17,500`, `$1.50`, `4%`."""
    found = re.fullmatch(r"\$?(-?[\d,]*\.?\d+)%?", text)
    if not found:
        raise ValueError(f"no number: {text}")
    return float(found[1].replace(",", ""))


def period(text: str) -> str | None:
    """The period that a heading or caption names: `2024–34`, `May 2024`, `2024`."""
    if found := re.search(r"\b(\d\d)(\d\d)[–-](\d\d)\b", text):
        return f"{found[1]}{found[2]}/{found[1]}{found[3]}"
    if found := re.search(rf"\b({'|'.join(MONTHS)}) (\d{{4}})\b", text):
        return f"{found[2]}-{MONTHS.index(found[1]) + 1:02}"
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return found[0] if found else None


def wage(statistic: str, text: str, rate: str, **cells: Any) -> Row:
    """A wage in dollars."""
    unit = {"annual": "USD/year", "hourly": "USD/hour", "year": "USD/year", "hour": "USD/hour"}[rate]
    return {"attribute": "wage", "statistic": statistic, "value": number(text), "comparator": "=", "unit": unit,
            "evidence": text} | cells  # fmt: skip


def change(text: str, unit: str, **cells: Any) -> Row:
    """A projected change."""
    return {"attribute": "employment_change", "statistic": "projected", "value": number(text), "comparator": "=",
            "unit": unit, "evidence": text} | cells  # fmt: skip


def jobs(text: str, value: float, **cells: Any) -> Row:
    """A number of jobs."""
    return {"attribute": "employment", "statistic": "count", "value": value, "comparator": "=", "unit": "jobs",
            "evidence": text} | cells  # fmt: skip


def category(attribute: str, words: dict[str, str], text: str, **cells: Any) -> Iterator[Row]:
    """A category, unless the cell points elsewhere."""
    if text.lower() != ELSEWHERE:
        yield {"attribute": attribute, "category": words[text.lower()], "evidence": text} | cells


WHOLE: Row = {"scope_type": None, "scope_id": None}


def read_quick_facts(page: Page) -> Iterator[Row]:
    """The table of quick facts."""
    for label, cell in page.quick_facts().items():
        when = {"period": period(label)} | WHOLE
        if label.endswith("Median Pay"):
            sign = ">=" if "equal to or greater than" in cell else "="
            for amount, rate in re.findall(rf"({MONEY}) per (year|hour)", cell):
                yield wage("median", amount, rate, **when) | {"comparator": sign}
        elif label == "Typical Entry-Level Education":
            yield from category("education", EDUCATION, cell, statistic="typical", **when)
        elif label.startswith("Work Experience"):
            yield from category("experience", EXPERIENCE, cell, **when)
        elif label.startswith("On-the-job"):
            yield from category("training", TRAINING, cell, statistic="typical", **when)
        elif label.startswith("Number of Jobs"):
            yield jobs(cell, number(cell), **when)
        elif label.startswith("Job Outlook"):
            percent, word = re.fullmatch(r"(\S+) \((.*)\)", cell).groups()  # type: ignore[union-attr]
            yield change(percent, "percent", **when)
            yield from category("employment_outlook", OUTLOOK, word, statistic="projected", **when)
        elif label.startswith("Employment Change"):
            yield change(cell, "jobs", **when)
        else:
            raise ValueError(f"{page.name}: {label}")


def read_prose(page: Page) -> Iterator[Row]:
    """The figures that every page gives in the same turns of phrase."""
    for tab in (1, 3, 5, 6):
        for text in page.paragraphs(tab):
            yield from prose(text, tab)


def prose(text: str, tab: int) -> Iterator[Row]:
    """The figures of a paragraph."""
    rate = ""
    for found in re.finditer(rf"median (annual|hourly) wage for [a-z ]+ was ({MONEY}) in (\w+ \d{{4}})", text):
        rate = found[1]
        yield wage("median", found[2], rate, period=period(found[3]), **WHOLE)
    for found in re.finditer(rf"median wage equal to or greater than ({MONEY}) per (year|hour)", text):
        yield wage("median", found[1], found[2], period=None, **WHOLE) | {"comparator": ">="}
    for name, word in (("p10", "lowest 10 percent earned less"), ("p90", "highest 10 percent earned more")):
        for found in re.finditer(rf"{word} than ({MONEY})", text):
            yield wage(name, found[1], rate, **WHOLE)
    for found in re.finditer(r" held (about )?([\d.,]+\d)( million)? jobs in (\d{4})", text):
        value = number(found[2]) * (1_000_000 if found[3] else 1)
        sign = "~" if found[1] else "="
        yield jobs((found[2] + (found[3] or "")), value, period=found[4], **WHOLE) | {"comparator": sign}
    for found in re.finditer(r"([Aa]bout )?([\d,]+) openings for [a-z ]+ are projected each year", text):
        yield {"attribute": "openings", "statistic": "mean", "value": number(found[2]), "unit": "jobs/year",
               "comparator": "~" if found[1] else "=", "period": None, "evidence": found[2]} | WHOLE  # fmt: skip
    window = re.search(r"is projected to .* from (\d{4}) to (\d{4})", text)
    if window and tab in (1, 6):
        when = {"period": f"{window[1]}/{window[2]}"} | WHOLE
        for found in re.finditer(r"(grow|decline) (\d+) percent", text):
            signed = f"-{found[2]}" if found[1] == "decline" else found[2]
            yield change(signed, "percent", **when) | {"evidence": f"{found[2]} percent"}
        for found in re.finditer(
            r"(?:as fast as|(?:much )?(?:faster|slower) than) the average|little or no change", text
        ):
            word = found[0].replace("the average", "average")
            yield from category("employment_outlook", OUTLOOK, word, statistic="projected", **when)


def read_plain_tables(page: Page) -> Iterator[Row]:
    """Wages by industry or occupation, and how the jobs are distributed."""
    for lead, table in page.plain_tables():
        sentence = re.split(r"(?<=\.) (?=[A-Z])", lead)[-1]
        when = period(sentence)
        for label, cell in table:
            if "largest employers" in sentence:
                part = {"scope_type": "worker_class", "scope_id": "self-employed"} if label == SELF_EMPLOYED else {
                    "scope_type": "industry"
                }  # fmt: skip
                yield {"attribute": "employment_share", "statistic": "share_of_occupation", "value": number(cell),
                       "comparator": "=", "unit": "percent", "scope": label, "period": when,
                       "evidence": cell} | part  # fmt: skip
            elif "detailed occupations" in sentence:
                yield jobs(cell, number(cell), period=when, **page.whom(label))
            else:
                named = re.findall(r"(?i)\b(median|mean)(?: \(average\))? (annual|hourly) wages", sentence)
                statistic, rate = named[-1]  # a sentence may first say which figure is not available
                whom = {"scope_type": "industry", "scope": label} if "industries" in sentence else page.whom(label)
                yield wage(statistic.lower(), cell, rate, period=when, **whom)


def read_charts(page: Page) -> Iterator[Row]:
    """The two charts that compare the occupation with others."""
    for caption, bars in page.charts():
        when = period(caption)
        for label, cell in bars:
            if caption.startswith("Percent change"):
                yield change(cell, "percent", period=when, **page.whom(label))
                continue
            amount = re.search(MONEY, cell)[0]  # type: ignore[index]
            sign = ">=" if "equal to or greater than" in cell else "="
            rate = re.search(r"annual|hourly", caption)[0]  # type: ignore[index]
            yield wage("median", amount, rate, period=when, **page.whom(label)) | {"comparator": sign}


def read_projections(page: Page) -> Iterator[Row]:
    """The projections table: jobs now and projected, and the change in both units."""
    head = rows(page.one("#outlook-table"), "thead tr")[0]
    now, then, window = (period(head[i]) for i in (2, 3, 4))
    for label, _, before, after, percent, count, *_ in page.projections():
        whom = page.whom(label)
        yield jobs(before, number(before), period=now, **whom)
        yield jobs(after, number(after), period=then, **whom)
        yield change(percent, "percent", period=window, **whom)
        yield change(count, "jobs", period=window, **whom)


def read_similar(page: Page) -> Iterator[Row]:
    """The table of similar occupations."""
    head, body = page.similar()
    for _, label, _, education, pay in body:
        whom = {"scope_type": "other_occupation", "scope": label} | sure_id(label)
        yield from category("education", EDUCATION, education, **whom)
        if pay.startswith("$"):  # else words: the wage is not available
            yield wage("median", pay, "year", period=period(head[4]), **whom)


def read_page(path: Path) -> list[Row]:
    """Every expected claim of a page."""
    page = Page(path)
    readers = (read_quick_facts, read_prose, read_plain_tables, read_charts, read_projections, read_similar)
    return [{"path": path.name} | row for reader in readers for row in reader(page)]


def read_folder(folder: Path) -> list[Row]:
    """Every expected claim of a folder of pages, in the order of their names."""
    return [row for path in sorted(folder.glob("*.html")) for row in read_page(path)]


if __name__ == "__main__":
    for expected in read_folder(Path(sys.argv[1])):
        print(json.dumps(expected, ensure_ascii=False))
