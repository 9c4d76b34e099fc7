"""making: claims and documents of one planted pair, in sentences of many phrasings."""

import random
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.printing import print_figure

HERE = Path(__file__).parent
PHRASES: dict[str, Any] = tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))
EDITIONS = ((2006, 2016), (2012, 2022), (2014, 2024), (2016, 2026), (2018, 2028), (2024, 2034))
Claim = dict[str, Any]


@dataclass
class Maker:
    """Makes one pair: its occupation, its documents, and the claims they hold."""

    rng: random.Random
    occupation: str = ""
    vintages: dict[str, str | None] = field(default_factory=dict)
    others: dict[str, list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.occupation = self.rng.choice(sorted(PHRASES["occupations"]))

    def say(self, document: str, attribute: str, statistic: str, when: str | None = None, **cells: Any) -> Claim:
        """A claim of a document in a sentence of its own; `evidence` in `cells`, or as the value is printed."""
        evidence = cells.pop("evidence", None) or print_figure(self.rng, cells)
        missing = evidence in PHRASES["absent"]["words"]
        sentence = self.rng.choice(PHRASES["sentences"]["missing" if missing else attribute]).format(
            e=evidence, p=PHRASES["occupations"][self.occupation], one=self.occupation, s=statistic,
            S=statistic.capitalize(), a=attribute.replace("_", " "), when=self.when(when),
            scope=cells.get("scope") or "part time",
        )  # fmt: skip
        self.vintages.setdefault(document, None)
        return {
            "document": document, "attribute": attribute, "statistic": statistic, "comparator": "=", "unit": None,
            "scope_type": None, "scope": None, "scope_id": None, **dated(when),
            "status": "declared_missing" if missing else "asserted" if when else "asserted_undated",
            "evidence": evidence, "sentence": sentence[0].upper() + sentence[1:], **cells,
        }  # fmt: skip

    def when(self, period: str | None) -> str:
        """A period in words, with the space before it."""
        if period is None:
            return ""
        first, _, last = period.partition("/")
        kind = "open" if first == ".." else "window" if last else "month" if "-" in period else "point"
        years = {"y": first[:4], "a": first[:4], "b": last[:4], "c": last[2:4]}
        return str(self.rng.choice(PHRASES["when"][kind])).format(**years)

    def figure(self, attribute: str, unit: str) -> float:
        """A true value with no zeros at its end that could be rounding."""
        if attribute == "wage":
            annual = self.rng.randrange(2200, 15000) * 10 + 0.0
            while annual % 100 == 0:
                annual += 10
            return annual if unit.endswith("/year") else round(annual / 2080, 2)
        if unit == "percent":
            return float(self.rng.choice([n for n in range(-12, 25) if n]))
        if unit == "words/minute":
            return float(self.rng.randrange(30, 75))
        jobs = self.rng.randrange(2000, 30000) * 100 + self.rng.choice([100, 200, 300, 400, 600, 700, 800, 900])
        return float(jobs if unit == "jobs" else jobs // 1000 * 100 + 70)

    def period(self, attribute: str) -> str:
        """A period such as the attribute has."""
        start, end = self.rng.choice(EDITIONS)
        if attribute in ("employment_change", "employment_outlook", "job_prospects", "openings"):
            return f"{start}/{end}"
        return f"{start}-05" if attribute == "wage" and self.rng.random() < 0.4 else str(start)

    def later(self, period: str) -> str:
        """Another, later period of the same shape."""
        gap = self.rng.choice([2, 3, 5, 8])
        return "/".join(str(int(year[:4]) + gap) + year[4:] for year in period.split("/"))

    def documents(self, one: bool = False) -> tuple[str, str]:
        """The ids of the two documents of the pair, or of one twice."""
        return ("d1", "d1") if one else ("d1", "d2")

    def add(self, *claims: Claim) -> None:
        """What the documents say besides."""
        for claim in claims:
            self.others.setdefault(claim["document"], []).append(claim)

    def pair(self, kind: str, number: int, why: str, a: Claim, b: Claim | None) -> Claim:
        """The line of the file."""
        publishers = self.rng.sample(PHRASES["publishers"], 2)
        documents = [
            {"document_id": name, "publisher": publisher, "vintage": self.vintages[name]}
            | ({"other_claims": self.others[name]} if name in self.others else {})
            for name, publisher in zip(sorted(self.vintages), publishers)
        ]
        name = f"planted-{kind.replace('_', '-')}-{number:03}"
        return {"id": name, "kind": kind, "occupation_id": self.occupation, "why": why, "a": a, "b": b,
                "documents": documents}  # fmt: skip


def dated(period: str | None) -> Claim:
    """The period cells of an EDTF text."""
    if period is None:
        return dict.fromkeys(("period", "period_start", "period_end", "period_kind"))
    first, _, last = period.partition("/")
    years = [int(year[:4]) if year not in ("", "..") else None for year in (first, last or first)]
    kind = "point" if not last else "window" if None not in years else "open"
    return {"period": period, "period_start": years[0], "period_end": years[1], "period_kind": kind}


def rounded(value: float, digits: int) -> float:
    """A figure to so many significant digits."""
    return float(f"{value:.{digits}g}")
