"""Tests of periods: cases in cases/periods.jsonl, and what holds for any line."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from linear import assert_linear

from pipeline.periods import MONTHS, parse_periods

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "periods.jsonl").read_text("utf-8").splitlines()
]
PIECES = [
    "2016", "2026", "26", "1998", "08", "FY", "May ", "Sept. ", "12 ", "20, ", " to ", " and ", "between ", "-",
    "–", "/", "_", "since ", "through ", "Q3 ", "1990s", " jobs", "$", ", ", "\u00a0", "İ", "2010-05-12",
    "fiscal year ", " onwards", "the year ", "\t",
]  # fmt: skip
YEARS = st.integers(1900, 2089)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [])
        for case in CASES
    ],
)
def test_case(case: dict) -> None:
    found = [
        {"text": case["text"][p.start : p.end], "edtf": p.edtf, "kind": p.kind} for p in parse_periods(case["text"])
    ]
    assert found == case["expected"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("İ in May 2018 and 2016–26")
def test_spans_are_in_order_and_years_agree_with_edtf(line: str) -> None:
    end = 0
    for period in parse_periods(line):
        assert end <= period.start < period.end <= len(line)
        end = period.end
        first, last = (int(side[:4]) if side != ".." else None for side in (period.edtf.split("/") * 2)[:2])
        assert (period.first, period.last) == (first, last)
        assert (period.kind == "open") == (first is None or last is None)
        assert (period.kind == "window") == ("/" in period.edtf and period.kind != "open")
        assert first is None or last is None or first <= last


@given(
    YEARS, st.integers(1, 10), st.sampled_from(["-", "–", "—", "−", " - ", " to ", "\u00a0to\u00a0", " through ", "/"])
)
def test_a_window_reads_alike_however_it_is_linked(year: int, length: int, link: str) -> None:
    text = f"Growth, {year}{link}{year + length}, was slow."
    assert [(p.edtf, p.kind) for p in parse_periods(text)] == [(f"{year}/{year + length}", "window")]


@given(YEARS, st.integers(1, 10), st.sampled_from("–—/"))
def test_two_digits_count_within_the_century_that_follows(year: int, length: int, dash: str) -> None:
    text = f"Growth, {year}{dash}{(year + length) % 100:02d}, was slow."
    assert [p.edtf for p in parse_periods(text)] == [f"{year}/{year + length}"]


@given(YEARS, st.sampled_from(sorted(MONTHS)), st.integers(1, 28))
def test_a_date_reads_alike_in_either_order(year: int, month: str, day: int) -> None:
    name = month.capitalize()
    edtf = f"{year}-{MONTHS[month]:02d}-{day:02d}"
    for text in (f"{name} {day}, {year}", f"{day} {name} {year}", edtf):
        assert [p.edtf for p in parse_periods(text)] == [edtf]


# How a date in numbers reads where the country is not known, in the US, and in Great Britain.
@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("12/25/2020", ("2020-12-25",) * 3),
        ("25/12/2020", ("2020-12-25",) * 3),
        ("25/12/20", ("2020-12-25",) * 3),
        ("25.12.2020", ("2020-12-25",) * 3),
        ("3/4/2025", ("2025", "2025-03-04", "2025-04-03")),
        ("11/12/2021", ("2021", "2021-11-12", "2021-12-11")),
        ("3/4/25", (None, "2025-03-04", "2025-04-03")),
        ("1.4.23", (None, None, "2023-04-01")),
        ("4/4/2025", ("2025-04-04",) * 3),
        ("12/12/2021", ("2021-12-12",) * 3),
        ("12/13/2021", ("2021-12-13",) * 3),
        ("13/12/2021", ("2021-12-13",) * 3),
        ("1/31/2022", ("2022-01-31",) * 3),
        ("31/1/2022", ("2022-01-31",) * 3),
        ("2/29/2024", ("2024-02-29",) * 3),
        ("2/29/2023", ("2023",) * 3),
        ("31/4/2022", ("2022",) * 3),
        ("31/4/22", (None,) * 3),
        ("1/32/2022", ("2022",) * 3),
        ("13/14/2022", ("2022",) * 3),
        ("0/5/2022", ("2022",) * 3),
        ("5/0/2022", ("2022",) * 3),
    ],
)
def test_which_number_of_a_date_is_the_month_the_country_tells(date: str, read: tuple[str | None, ...]) -> None:
    text = f"Updated {date} by us"
    found = [parse_periods(text, country=country) for country in (None, "US", "GB")]
    assert tuple(periods[0].edtf if periods else None for periods in found) == read


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("September 31, 2020", "2020-09"),
        ("2022-02-31", "2022-02"),
        ("September 30, 2020", "2020-09-30"),
        ("29 February 2023", "2023-02"),
        ("2016 – 26", "2016"),
        ("2012 to 22", "2012"),
        ("2016/11", "2016-11"),
        ("2019/13", "2019"),
    ],
)
def test_what_is_no_day_and_no_window_is_what_is_left_of_it(text: str, edtf: str) -> None:
    assert [period.edtf for period in parse_periods(f"In {text}, they grew.")] == [edtf]


@pytest.mark.parametrize(
    "line", ["2016 " * 20_000, "2016-26 " * 12_000, "may 20, " * 12_000 + "2016", "first quarter of " * 6_000 + "2016",
             "by the end of the " * 5_000 + "2016", "FY" * 50_000, "since 2016 to " * 7_000, "2016-" * 20_000,
             "2015 to May 2016 " * 6_000, "between 2015 and Feb 2018 " * 4_000, "the 70s and the '80s " * 5_000,
             "in the early nineties " * 5_000, "1 to 2 May and " * 7_000 + "2016", "April 1 to June 30, 2016 " * 4_000,
             "Room 2016 " * 10_000, "2016 Main Oak Elm " * 6_000],
    ids=lambda line: line[:12],
)  # fmt: skip
@pytest.mark.timed
def test_time_is_linear(line: str) -> None:
    assert_linear(parse_periods, line)
