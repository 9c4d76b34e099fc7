"""Dating: by the document's own dates, by a reference series, by an edition; and when each abstains."""

import csv
import random
from pathlib import Path

import pytest
from builders import claim, document

from pipeline.dating import date_by_edition, date_by_series, date_document, match_figures, stands_alone
from pipeline.reconcile_rules import load_rules
from pipeline.series import load_references
from pipeline.settings import Settings
from pipeline.tables import Row

RULES = load_rules(Settings())
REFERENCES = load_references(Settings(), RULES)
CODE = "43-4051"
GROWTH = ("employment_change.projected", "5 percent", "2016/2026")
NATIONAL = Path(__file__).parents[2] / "shared" / "reference" / "oews_national_2010_2019.csv"


def wages(**figures: float) -> list[Row]:
    names = {"hourly": ("median", "USD/hour")}
    return [
        claim("a", f"wage.{names.get(k, (k, ''))[0]}", f"{v} {names.get(k, ('', 'USD/year'))[1]}", start=i)
        for i, (k, v) in enumerate(figures.items())
    ]


def series_periods(claims: list[Row]) -> list[str | None]:
    found = date_by_series(claims, CODE, REFERENCES, RULES)
    return [found[c["claim_id"]].period if c["claim_id"] in found else None for c in claims]


def test_three_figures_of_one_may_are_dated_together() -> None:
    claims = wages(median=33750, p10=22140, p90=55310)
    found = date_by_series(claims, CODE, REFERENCES, RULES)
    assert {(m.period, m.matched, m.offered, m.series) for m in found.values()} == {("2018-05", 3, 3, "oews_43-4051")}
    assert len(found) == 3


def test_annual_and_hourly_median_are_two_figures() -> None:
    claims = wages(median=32300, hourly=15.53)
    assert series_periods(claims) == ["2016-05", "2016-05"]


@pytest.mark.parametrize("figures", [{"median": 33751, "p10": 22140, "p90": 55310}, {"median": 33750, "p90": 55320}])
def test_one_digit_off_is_no_match(figures: dict[str, float]) -> None:
    assert set(series_periods(wages(**figures))) == {None}


def test_figures_of_two_years_are_no_match_together() -> None:
    assert set(series_periods(wages(median=33750, p10=20810))) == {None}


def test_figures_of_two_sections_may_be_of_two_years() -> None:
    claims = [
        claim("a", "wage.median", "33750 USD/year", section_id="one", start=1),
        claim("a", "wage.p10", "22140 USD/year", section_id="one", start=2),
        claim("a", "wage.median", "32300 USD/year", section_id="two", start=3),
        claim("a", "wage.p10", "20810 USD/year", section_id="two", start=4),
    ]
    assert series_periods(claims) == ["2018-05", "2018-05", "2016-05", "2016-05"]


def test_a_single_figure_dates_only_where_it_stands_alone() -> None:
    assert series_periods(wages(median=33750)) == ["2018-05"]
    cell = ("wage", "median", "USD/year")
    assert stands_alone(cell, 33750, [32890, 33750, None, 34710])
    assert not stands_alone(cell, 33750, [32890, 33750, 34710, 33750])
    assert not stands_alone(cell, 33750, [32890, 33750, 33760])


def test_two_equal_periods_are_no_match() -> None:
    cell = ("wage", "median", "USD/year")
    table = {"2018-05": {cell: 10.0}, "2019-05": {cell: 10.0}}
    assert match_figures(wages(median=10), table) is None


@pytest.mark.parametrize(
    "cells",
    [
        {"scope_type": "industry", "scope_id": "retail-trade"},
        {"comparator": "~"},
        {"comparator": ">"},
        {"period": "2002", "period_kind": "point", "period_start": 2002, "period_end": 2002},
        {"status": "declared_missing"},
    ],
)
def test_only_exact_undated_figures_of_the_whole_occupation_are_looked_for(cells: Row) -> None:
    claims = [{**c, **cells} for c in wages(median=33750, p10=22140)]
    assert series_periods(claims) == [None, None]


def test_the_same_figure_in_another_unit_is_dated_with_it() -> None:
    claims = [
        *wages(median=33750, p10=22140),
        claim("a", "wage.p10", "10.65 USD/hour", start=9),  # the series has no hourly 10th percentile
        claim("a", "wage.p90", "26.59 USD/hour", start=10),
    ]
    assert series_periods(claims) == ["2018-05", "2018-05", "2018-05", None]


def edition_periods(*claims: Row) -> list[str | None]:
    found = date_by_edition(claims, REFERENCES.editions[CODE], RULES)
    return [found[c["claim_id"]].period if c["claim_id"] in found else None for c in claims]


def test_openings_name_the_edition_and_its_word_follows() -> None:
    openings = claim("a", "openings.mean", "361700 jobs/year", start=1)
    word = claim("a", "employment_outlook.projected", "little_or_no_change", start=2)
    other = claim("a", "employment_outlook.projected", "decline", start=3)
    assert edition_periods(openings, word, other) == ["2020/2030", "2020/2030", None]


def test_employment_of_an_edition_is_of_its_first_year() -> None:
    assert edition_periods(claim("a", "employment.count", "2784500 jobs")) == ["2016"]


@pytest.mark.parametrize(
    "claims",
    [
        [("employment_change.projected", "5 percent")],  # a round figure names no edition
        [("employment_outlook.projected", "decline")],
        [("employment.count", "1900000 jobs")],
        [("openings.mean", "361800 jobs/year")],
        [("openings.mean", "361700 jobs/year"), ("employment.count", "2784500 jobs")],  # two editions
    ],
)
def test_editions_abstain(claims: list[tuple[str, str]]) -> None:
    rows = [claim("a", what, reading, start=i) for i, (what, reading) in enumerate(claims)]
    assert set(edition_periods(*rows)) == {None}


@pytest.mark.parametrize(
    ("cells", "claims", "period"),
    [
        ({}, [GROWTH], "2016/2018"),
        ({}, [("employment_outlook.projected", "decline", "../2032")], "2022/2024"),
        ({}, [("wage.median", "26240 USD/year", "2002")], "2002/2004"),
        ({"vintage_start": "2004", "vintage_end": "2005"}, [("wage.median", "1 USD/year", "2002")], "2002/2004"),
        ({"vintage_start": "2018-05", "vintage_end": "2018-05"}, [], "2016/2018"),
        ({"vintage_start": "2018"}, [GROWTH], "2016/2018"),
        # statements that exclude each other: the latest counts
        ({}, [("wage.median", "1 USD/year", "2002"), GROWTH], "2016/2018"),
        # a projected employment is no statement of its year
        ({}, [GROWTH, ("employment.count", "9 jobs", "2026")], "2016/2018"),
        ({}, [("employment.count", "missing", "2020")], None),
        ({}, [], None),
    ],
)  # fmt: skip
def test_a_document_is_dated_by_its_own_statements(
    cells: Row, claims: list[tuple[str, ...]], period: str | None
) -> None:
    rows = [claim("a", *spec, start=i) for i, spec in enumerate(claims)]
    found = date_document(document("a", **cells), rows, RULES)
    assert (found.period if found else None) == period


@pytest.fixture(scope="module")
def national() -> tuple[list[dict[str, str]], object]:
    if not NATIONAL.is_file():
        pytest.skip("the national series is not here")
    with NATIONAL.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return rows, load_references(Settings(references=(NATIONAL,)), RULES)


def test_rows_of_the_national_series_without_their_year_are_dated_right(national) -> None:
    rows, references = national
    spoken = right = asked = wrong_after_change = 0
    chance = random.Random(5)
    for row in rows:
        figures = {name: row[f"a_{name}"] for name in ("median", "p10", "p90")}
        if not all(figures.values()):
            continue
        asked += 1
        claims = wages(**{name: float(figure) for name, figure in figures.items()})
        found = date_by_series(claims, row["soc"], references, RULES)
        spoken += bool(found)
        right += {match.period for match in found.values()} == {f"{row['year']}-05"}
        name = chance.choice(list(figures))
        changed = wages(**{n: float(f) + (10 if n == name else 0) for n, f in figures.items()})
        wrong_after_change += bool(date_by_series(changed, row["soc"], references, RULES))
    assert asked > 5000
    assert spoken / asked >= 0.8
    assert right / spoken >= 0.98
    assert wrong_after_change / asked <= 0.001
