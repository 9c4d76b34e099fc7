"""dating: the period of a claim that states none, from its document's dates, a reference series or an edition."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.readings import number_text, read_claim, reading_text, significant_digits, unit_text
from pipeline.reconcile_rules import Rules
from pipeline.relating import relate_figures
from pipeline.series import Cell, Edition, References
from pipeline.tables import Row
from pipeline.timeline import stated_period, years_described

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Match:
    """A reference period whose published figures are the ones looked for: `matched` of `offered`."""

    period: str
    series: str
    matched: int
    offered: int
    tests: tuple[str, ...]


def cell_of(claim: Row) -> Cell:
    """Which cell of a reference series a claim could be."""
    return claim["attribute"], claim["statistic"], claim["unit"]


def is_undated(claim: Row) -> bool:
    """Whether it asserts something and states no period."""
    return claim["status"] != "declared_missing" and stated_period(claim) is None


def is_exact_figure(claim: Row) -> bool:
    """Whether it is one exact figure of the whole occupation: only such figures are looked for in a series."""
    return claim["value"] is not None and claim["scope_type"] is None and (claim["comparator"] or "=") == "="


def date_document(document: Row, claims: Iterable[Row], rules: Rules) -> Match | None:
    """The interval of years the document's undated statements can be about (EDTF); None where nothing is dated.

    Each dated statement says when the document was made: a projection or figure from year Y was in print from Y + 1 to
    Y + 3. What they all allow, together with the document's vintage, is the edition; its figures are a year or two
    older, and no older than the newest figure it dates. Where statements exclude each other, the latest one counts.
    """
    lag, back = rules.time.published_after, rules.time.figures_before
    years = sorted(statement_years(claims, rules))
    vintage = vintage_years(document)
    made = common_years([(year + lag.low, year + lag.high) for year in years])
    tests = [f"states figures or projections from {', '.join(map(str, years))}"] if years else []
    if vintage is not None:
        tests.append(f"vintage {vintage[0]} to {vintage[1]}")
    if vintage is not None and made is not None and max(vintage[0], made[0]) <= min(vintage[1], made[1]):
        made = (max(vintage[0], made[0]), min(vintage[1], made[1]))
    elif vintage is not None:
        made, years = vintage, []
    if made is None:
        return None
    last = min(made[1], years[-1] + lag.high - back.low) if years else made[1]
    first = max(made[0] - back.high, years[-1] if years else 0)
    tests.append(f"so it was made {made[0]} to {made[1]} and its undated figures are of {first} to {last}")
    period = str(first) if first == last else f"{first}/{last}"
    return Match(period, "", 0, 0, tuple(tests))


def statement_years(claims: Iterable[Row], rules: Rules) -> set[int]:
    """Years from which a document's dated statements speak: base years of projections, years of figures."""
    stated = [(c, p) for c in claims if c["status"] != "declared_missing" and (p := stated_period(c)) is not None]
    ends = {period.end for claim, period in stated if is_projected(claim, rules) and period.kind != "point"}
    years = set()
    for claim, period in stated:
        projected = is_projected(claim, rules)
        if projected or period.last not in ends:
            years.add(years_described(period, projected, rules.time.projection_span)[1])
    return years


def is_projected(claim: Row, rules: Rules) -> bool:
    """Whether the claim is about the future, so that its window starts when it was made."""
    return f"{claim['attribute']}.{claim['statistic']}" in rules.time.projected


def vintage_years(document: Row) -> tuple[int, int] | None:
    """First and last year the edition can have been made, as `documents` says."""
    edges = [_YEAR.search(document[name] or "") for name in ("vintage_start", "vintage_end")]
    years = [int(edge[0]) for edge in edges if edge]
    return (min(years), max(years)) if years else None


def common_years(spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """What all spans share; the latest one where they exclude each other; None for none."""
    if not spans:
        return None
    first, last = max(span[0] for span in spans), min(span[1] for span in spans)
    return (first, last) if first <= last else max(spans)


def date_by_series(claims: Sequence[Row], code: str | None, references: References, rules: Rules) -> dict[str, Match]:
    """Series datings of one document's undated claims about one occupation, by claim id.

    The figures of an attribute are looked for together; where that fails, those of each section. All of them that the
    series publishes for a period must be its own, to the last digit. A figure that is a dated one in another unit is
    of the same period.
    """
    table = references.periods.get(code or "", {})
    offered = [claim for claim in claims if table and is_undated(claim) and is_exact_figure(claim)]
    found: dict[str, Match] = {}
    for attribute in sorted({claim["attribute"] for claim in offered}):
        bundle = [claim for claim in offered if claim["attribute"] == attribute]
        parts = [[c for c in bundle if c["section_id"] == s] for s in sorted({c["section_id"] for c in bundle})]
        for part in [bundle] if match_figures(bundle, table) else parts:
            match = match_figures(part, table)
            if match is not None:
                series = references.names[code or "", match.period]
                match = Match(match.period, series, match.matched, match.offered, match.tests)
                held = table[match.period]
                found.update({c["claim_id"]: match for c in part if held.get(cell_of(c)) == c["value"]})
    return {**found, **date_by_unit(offered, found, rules)}


def match_figures(claims: Sequence[Row], table: Mapping[str, Mapping[Cell, float]]) -> Match | None:
    """The one period of a series that publishes all of the claims' figures; None where none or several do.

    Two values for one cell are never of one period. A single figure counts only where the series holds it once and
    the figures before and after differ from it by more than a printed unit.
    """
    figures: dict[Cell, float] = {}
    for claim in claims:
        if figures.setdefault(cell_of(claim), claim["value"]) != claim["value"]:
            return None
    candidates = []
    for period in sorted(table):
        offered = [cell for cell in figures if cell in table[period]]
        if offered and all(table[period][cell] == figures[cell] for cell in offered):
            candidates.append((len(offered), period))
    best = max((matched for matched, _ in candidates), default=0)
    periods = [period for matched, period in candidates if matched == best]
    if len(periods) != 1:
        return None
    held = {cell: figure for cell, figure in figures.items() if cell in table[periods[0]]}
    if best == 1 and not stands_alone(
        *next(iter(held.items())), [table[p].get(next(iter(held))) for p in sorted(table)]
    ):
        return None
    tests = tuple(
        f"{cell[1]} {number_text(figure, cell[2])}{unit_text(cell[2])} is the figure of {periods[0]}"
        for cell, figure in held.items()
    )
    return Match(
        periods[0], "", best, len(held), (*tests, f"{best} of {len(held)} figures match, no other period's do")
    )


def stands_alone(cell: Cell, figure: float, column: Sequence[float | None]) -> bool:
    """Whether a series column (in time order) holds the figure once, its neighbours more than a printed unit away."""
    held = [value for value in column if value is not None]
    if held.count(figure) != 1:
        return False
    place = held.index(figure)
    step = 0.01 if cell[2] is not None and cell[2].endswith("/hour") else 10.0 ** (len(str(int(figure))) - 4)
    return all(
        abs(value - figure) > max(step, 0.01) for value in held[max(place - 1, 0) : place + 2] if value != figure
    )


def date_by_unit(claims: Sequence[Row], found: Mapping[str, Match], rules: Rules) -> dict[str, Match]:
    """Datings of figures that are a dated one of the same document in another unit, within printed precision."""
    more = {}
    for claim in claims:
        for other in claims:
            match = found.get(other["claim_id"])
            alike = (claim["attribute"], claim["statistic"]) == (other["attribute"], other["statistic"])
            if match is None or not alike or claim["claim_id"] in found or claim["claim_id"] in more:
                continue
            a, b = read_claim(claim, rules), read_claim(other, rules)
            if a.measure.family == b.measure.family and (relation := relate_figures(a, b, True)).within_rounding:
                tests = (*relation.tests, *match.tests)
                more[claim["claim_id"]] = Match(match.period, match.series, match.matched, match.offered, tests)
    return more


def date_by_edition(claims: Sequence[Row], editions: Sequence[Edition], rules: Rules) -> dict[str, Match]:
    """Edition datings of one document's undated claims about one occupation, by claim id.

    An exact figure (employment, openings) that one edition alone holds names the edition; another exact figure that
    this edition has otherwise forbids it. Then every claim that repeats it is of the edition: projections of its
    window, employment of its first year.
    """
    undated = [claim for claim in claims if is_undated(claim) and claim["scope_type"] is None]
    exact = [c for c in undated if is_exact_figure(c) and significant_digits(c["value"]) >= rules.witness.digits]
    candidates = []
    for edition in editions:
        offered = [claim for claim in exact if cell_of(claim) in edition.figures]
        if offered and all(edition.figures[cell_of(claim)] == claim["value"] for claim in offered):
            candidates.append(edition)
    if len(candidates) != 1:
        return {}
    edition = candidates[0]
    offered = [c for c in undated if cell_of(c) in edition.figures or c["attribute"] == "employment_outlook"]
    agreeing = [claim for claim in offered if says_edition(claim, edition)]
    window = f"{edition.start}/{edition.end}"
    tests = tuple(f"{c['attribute'].replace('_', ' ')} {reading_text(c)} is that of {window}" for c in agreeing)
    matched = len({cell_of(claim) for claim in agreeing})
    wanted = len({cell_of(claim) for claim in offered})
    tests = (*tests, f"{matched} of {wanted} statements match, no other edition holds the figure")
    return {
        claim["claim_id"]: Match(
            str(edition.start) if claim["attribute"] == "employment" else window, edition.series, matched, wanted, tests
        )
        for claim in agreeing
    }


def says_edition(claim: Row, edition: Edition) -> bool:
    """Whether a claim repeats the edition's figure or word."""
    if claim["attribute"] == "employment_outlook":
        return claim["category"] is not None and claim["category"] == edition.category
    return is_exact_figure(claim) and edition.figures.get(cell_of(claim)) == claim["value"]
