"""Periods: parsing, sameness, order."""

import pytest

from pipeline.timeline import is_same_period, parse_period, period_rank, years_described


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "month"),
    [
        ("2002", "point", 2002, 2002, None),
        ("2016-05", "point", 2016, 2016, 5),
        ("2016/2026", "window", 2016, 2026, None),
        ("../2012", "open", None, 2012, None),
        ("2016/..", "open", 2016, None, None),
        ("2018-10/2019-03", "window", 2018, 2019, None),
    ],
)
def test_parse_period(text: str, kind: str, start: int | None, end: int | None, month: int | None) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.kind, period.start, period.end, period.month) == (kind, start, end, month)


@pytest.mark.parametrize("text", ["soon", "../..", "", "May"])
def test_no_period_is_read_where_no_year_stands(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2016", "2016-05", True),
        ("2016-05", "2016-11", False),
        ("2016", "2017", False),
        ("2016/2026", "2016/2026", True),
        ("2016/2026", "2014/2026", False),  # windows are the same only if both ends are
        ("../2026", "2016/2026", True),  # an open one compares its stated end
        ("../2026", "../2026", True),
        ("../2026", "2016/2028", False),
        ("2016/..", "2016/2026", True),
        ("2016/..", "../2016", False),
        ("2016", "2016/2026", False),
        ("../2012", "2012", True),
    ],
)
def test_is_same_period(a: str, b: str, same: bool) -> None:
    first, second = parse_period(a), parse_period(b)
    assert first and second
    assert is_same_period(first, second) is same
    assert is_same_period(second, first) is same


def test_periods_sort_by_what_they_describe() -> None:
    texts = ["../2012", "2016/2026", "2018-05", "2018-11", "2020/2030", "../2032"]
    ranks = [period_rank(parse_period(text), 10) for text in texts]
    assert ranks == sorted(ranks)
    assert period_rank(None, 10) > ranks[-1]


def test_a_projection_counts_from_its_base_year() -> None:
    window, opened = parse_period("2016/2026"), parse_period("../2012")
    assert window and opened
    assert years_described(window, True, 10) == (2016, 2016)
    assert years_described(window, False, 10) == (2016, 2026)
    assert years_described(opened, True, 10) == (2002, 2002)
    assert years_described(opened, False, 10) == (2012, 2012)
