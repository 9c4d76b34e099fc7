"""timelines: which figures of an occupation are drawn over time, where each reading stands, and what lies behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline import wording
from pipeline.comparability import find_measure
from pipeline.publish.readings import Published, Reading
from pipeline.readings import claimed_ends
from pipeline.reconcile_rules import Rules
from pipeline.series import References, find_code
from pipeline.tables import Row
from pipeline.timeline import Period, parse_period

DRAWN = ("wage", "employment")  # attributes whose figures have a height; projections are drawn as windows
Points = tuple[tuple[float, float], ...]  # years and figures
PROJECTED = ("employment_outlook", "employment_change", "job_prospects", "openings")  # in the order of their words


@dataclass(frozen=True)
class Mark:
    """One reading on the time line, in years: a point where both ends are one. `around`: what its document says of
    its date, where the date itself rests on figures. `worth`: how much of constant money one of its money is."""

    claim: Row
    source: str
    rank: int
    words: str
    when: str
    basis: str
    start: float
    end: float
    low: float
    high: float
    around: tuple[float, float] | None = None
    worth: float | None = None
    why: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether its date is inferred, not stated."""
        return self.basis != "stated"


@dataclass(frozen=True)
class Curve:
    """A reference series behind the readings, in the order of time."""

    name: str
    points: Points


@dataclass(frozen=True)
class TimeChart:
    """A figure over time: what is drawn, and what cannot be for want of a date."""

    key: str
    row: Row
    label: str
    unit: str
    marks: tuple[Mark, ...]
    curves: tuple[Curve, ...]
    undated: tuple[tuple[str, Reading], ...]
    base_year: int | None = None
    real_curves: tuple[Curve, ...] = ()
    constant: bool = False

    def real_words(self, mark: Mark) -> str | None:
        """A reading in constant money, both ends of a range; None where the price index does not know its year."""
        if mark.worth is None:
            return None
        currency = self.unit.partition("/")[0]
        sign = wording.wordings()["money"].get(currency, f"{currency} ")
        return " to ".join(f"{sign}{round(end * mark.worth):,}" for end in sorted({mark.low, mark.high}))

    @property
    def in_constant_money(self) -> "TimeChart | None":
        """The same in money of the base year; None where there is no price index for it."""
        if self.base_year is None:
            return None
        marks = [replace(m, low=m.low * m.worth, high=m.high * m.worth) for m in self.marks if m.worth is not None]
        return replace(self, key=f"{self.key}-real", marks=tuple(marks), curves=self.real_curves, constant=True)


@dataclass(frozen=True)
class Window:
    """What one source, or the reference series, says of one projection."""

    source: str
    rank: int | None
    start: float
    end: float
    open: bool
    when: str
    basis: str
    said: tuple[tuple[str, Row | None], ...]  # in words, and the claim; none of a series


def years(period: Period, span: int = 0) -> tuple[float, float]:
    """Where a period starts and ends on the line: a year at itself, a month after it; an open start `span` years back.

    An open end is where it starts.
    """
    month = (period.month - 1) / 12 if period.month else 0.0
    end = period.end if period.end is not None else period.start or 0
    start = period.start if period.start is not None else end - span
    return start + month, max(start, end) + month


class Timelines:
    """The time lines of one occupation."""

    def __init__(self, published: Published, references: References, rules: Rules) -> None:
        self.published, self.references, self.rules = published, references, rules
        self.code = self._code()

    def _code(self) -> str | None:
        rows = self.published.of_occupation("occupations")
        if len(rows) != 1:
            return None
        row = rows[0]
        return find_code(self.references, row["soc_code"], [row["occupation_id"], row["occupation"], *row["aliases"]])

    def charts(self) -> list[TimeChart]:
        """Pay and employment of the whole occupation: each figure with two dated readings or a series behind it."""
        rows = [row for row in self.published.reconciled if row["attribute"] in DRAWN and not row["scope_type"]]
        found = [chart for row in rows if (chart := self._chart(row)) and (len(chart.marks) > 1 or chart.curves)]
        several = [chart for chart in found if len({(m.source, m.when) for m in chart.marks}) > 1]
        return several or found[:1]

    def _chart(self, row: Row) -> TimeChart | None:
        marks, undated = [], []
        for rank, source, reading in self._readings(row):
            mark = self._mark(rank, source, reading)
            if mark is None:
                undated.append((source, reading))
            else:
                marks.append(mark)
        if not marks:
            return None
        marks.sort(key=lambda mark: (mark.start, mark.rank))
        base_year = self._base_year(row["unit"], marks)
        key = f"over-{row['attribute']}-{row['statistic'] or 'value'}-{(row['unit'] or '').replace('/', '-').lower()}"
        label = wording.figure_label(row["attribute"], row["statistic"])
        curves = self._curves(row, min(mark.start for mark in marks), max(mark.end for mark in marks))
        drawn = tuple(replace(mark, worth=self._worth(mark.end, base_year)) for mark in marks)
        real = tuple(found for curve in curves if (found := self._deflate(curve, base_year)).points)
        return TimeChart(key, row, label, row["unit"] or "", drawn, curves, tuple(undated), base_year, real)

    def _readings(self, row: Row) -> Iterable[tuple[int, str, Reading]]:
        cells = self.published.by_source(row)
        for rank, (source, name) in enumerate(self.published.columns.items()):
            for reading in cells.get(source, ()):
                yield rank, name, reading

    def _mark(self, rank: int, source: str, reading: Reading) -> Mark | None:
        """Where a reading stands; None where it has no date or no height."""
        claim = reading.claim
        period = parse_period(reading.period or "")
        factor = find_measure(claim["attribute"], claim["unit"], None, self.rules).factor
        low, high = (end * factor for end in claimed_ends(claim, self.rules))
        if period is None or claim["status"] == "declared_missing" or not abs(low) + abs(high) < float("inf"):
            return None
        start, end = years(period)
        dated = [d for d in self.published.all_datings.get(claim["claim_id"], ()) if reading.inferred]
        around = next((years(p) for d in dated if d["basis"] == "document" and (p := parse_period(d["period"]))), None)
        why = tuple(test for d in dated if d["basis"] == reading.basis for test in d["tests"])
        return Mark(
            claim, source, rank, reading.words, reading.when, reading.basis, start, end, low, high, around, None, why
        )

    # -- what lies behind ----------------------------------------------------------------------------------------------

    def _curves(self, row: Row, first: float, last: float) -> tuple[Curve, ...]:
        """The reference figures of the row from a little before its first reading to a little after its last."""
        cell = (row["attribute"], row["statistic"], row["unit"])
        found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for text, figures in self.references.periods.get(self.code or "", {}).items():
            period = parse_period(text)
            if period and cell in figures:
                found[self.references.names[self.code or "", text]].append((years(period)[0], figures[cell]))
        for edition in self.references.editions.get(self.code or "", ()):
            if cell in edition.figures:
                found[edition.series].append((float(edition.start), edition.figures[cell]))
        near = {name: [p for p in sorted(points) if first - 3 <= p[0] <= last + 3] for name, points in found.items()}
        return tuple(Curve(name_series(name), tuple(points)) for name, points in sorted(near.items()) if points)

    def _base_year(self, unit: str | None, marks: Sequence[Mark]) -> int | None:
        """The newest year of the readings that the price index knows; None where none of it applies."""
        known = [int(mark.end) for mark in marks if int(mark.end) in self.references.prices]
        return max(known) if known and (unit or "").startswith(f"{self.rules.series.prices_currency}/") else None

    def _worth(self, year: float, base_year: int | None) -> float | None:
        """How much money of the base year one of a year is; None where the index knows one of them not."""
        prices = self.references.prices
        return prices[base_year] / prices[int(year)] if base_year is not None and int(year) in prices else None

    def _deflate(self, curve: Curve, base_year: int | None) -> Curve:
        """The points of a curve whose years the index knows, in money of the base year."""
        worth = [(year, figure, self._worth(year, base_year)) for year, figure in curve.points]
        return replace(curve, points=tuple((year, figure * w) for year, figure, w in worth if w is not None))

    # -- projections ---------------------------------------------------------------------------------------------------

    def windows(self) -> list[Window]:
        """What each source says of each projection, the earliest first; the series' own editions among them."""
        rows = [row for row in self.published.reconciled if row["attribute"] in PROJECTED and not row["scope_type"]]
        rows.sort(key=lambda row: PROJECTED.index(row["attribute"]))
        said: dict[tuple[int, str, Period], list[tuple[str, Reading]]] = defaultdict(list)
        for row in rows:
            for rank, source, reading in self._readings(row):
                period = parse_period(reading.period or "")
                if period and period.kind != "point" and reading.claim["status"] != "declared_missing":
                    said[rank, source, period].append((outlook_words(reading.claim), reading))
        found = [self._window(*key, readings) for key, readings in said.items()]
        return sorted([*found, *self._editions(found)], key=lambda w: (w.end, w.start, w.rank is None, w.rank or 0))

    def _window(self, rank: int, source: str, period: Period, readings: Sequence[tuple[str, Reading]]) -> Window:
        start, end = years(period, self.rules.time.projection_span)
        said = tuple((words, reading.claim) for words, reading in readings)
        basis = "stated" if any(r.basis == "stated" for _, r in readings) else readings[0][1].basis
        return Window(source, rank, start, end, period.kind == "open", wording.format_period(period.text), basis, said)

    def _editions(self, found: Sequence[Window]) -> list[Window]:
        """The series' editions that end with a projection which a source speaks of."""
        ends = {window.end for window in found}
        windows = []
        for edition in self.references.editions.get(self.code or "", ()):
            if edition.end in ends:
                words = [wording.word("category", edition.category)] if edition.category else []
                words += [
                    outlook_words({"attribute": attribute, "value": value, "unit": unit})
                    for (attribute, _, unit), value in edition.figures.items()
                    if attribute in PROJECTED
                ]
                when = wording.format_period(f"{edition.start}/{edition.end}")
                said = tuple((word, None) for word in words)
                windows.append(
                    Window(name_series(edition.series), None, edition.start, edition.end, False, when, "", said)
                )
        return windows


def name_series(name: str) -> str:
    """A reference series for people; the name of its file where it is a user's own."""
    return wording.wordings()["series"].get(name, name)


def outlook_words(claim: Row) -> str:
    """A projection in words that stand alone: `5%`, `as fast as average`, `prospects good`, `900 openings a year`."""
    words = wording.format_reading(claim)
    if claim["attribute"] == "job_prospects":
        return f"prospects {words}"
    return words.replace(" jobs a year", " openings a year") if claim["attribute"] == "openings" else words
