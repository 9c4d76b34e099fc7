"""What stands beside sums and rates: cover, those without work, the same for a year."""

from pathlib import Path

import pytest
from corpus_help import Outcome
from extract_help import extract

from pipeline.tables import Row

SENTENCES = [
    ("A tiler is paid $1,180 a week ($61,360 a year).", ["$1,180 a week", "$61,360 a year"]),
    ("You will want at least $10 million of public liability cover.", []),
    ("Hospital tilers can salary-package up to $9,010 a year.", []),
    ("The salary package is $92,000 a year.", ["$92,000 a year"]),
]
ENDS = [
    ("Apprentice tilers earn between the minimum wage and $19 an hour.", "<="),
    ("Helpers usually earn between minimum wage and $18.50 an hour.", "<="),
    ("Tilers usually earn between $19 and $31 an hour.", "="),
    ("Tilers earn the minimum wage and $19 an hour on Sundays.", "="),
]
AGAIN = [
    ("The median pay is $1,310 a week. Over a year this works out to around $68,120.", 68120),
    ("On average tilers get £640 a week. That comes to £33,280.", 33280),
]


def _pay(text: str, country: str = "AU") -> list[Row]:
    claims = extract(text, "Tiler", country=country)["claims"]
    return [claim for claim in claims if claim["attribute"] == "wage"]


@pytest.mark.parametrize(("sentence", "claimed"), SENTENCES)
def test_sums_that_are_pay(sentence: str, claimed: list[str]) -> None:
    assert [claim["evidence"] for claim in _pay(sentence)] == claimed


@pytest.mark.parametrize(("sentence", "comparator"), ENDS)
def test_a_range_with_one_figure(sentence: str, comparator: str) -> None:
    assert [claim["comparator"] for claim in _pay(sentence)] == [comparator]


@pytest.mark.parametrize(("sentences", "value"), AGAIN)
def test_the_sum_before_for_a_year(sentences: str, value: float) -> None:
    first, second = _pay(sentences)
    assert (second["value"], second["statistic"], second["unit"][-5:]) == (value, first["statistic"], "/year")


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("The unemployment rate fell to 2.6% in 2019, below the national average of 5.9%.", []),
        ("The vacancy rate rose by 4% last year.", []),
        ("The unemployment rate is low, and employment is expected to grow by 7%.", ["7%"]),
    ],
)
def test_rates_of_those_without_work(sentence: str, claimed: list[str]) -> None:
    claims = extract(sentence, "Tiler", kind="outlook", heading="Outlook", country="CA")["claims"]
    assert [claim["evidence"] for claim in claims if claim["attribute"] == "employment_change"] == claimed


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("Part-time work is often possible.", []),
        ("Part-time posts are common.", ["part_time"]),
        ("Full-time and part-time jobs are available.", ["full_or_part_time"]),
        ("Be prepared to work weekends and nights.", []),
        ("Most tilers work full time.", ["full_time"]),
        ("Tilers work shifts on large sites.", ["shift"]),
    ],
)
def test_hours_that_are_worked(sentence: str, claimed: list[str]) -> None:
    claims = extract(sentence, "Tiler", kind="schedule", heading="Hours", country="CA")["claims"]
    assert [claim["category"] for claim in claims if claim["attribute"] == "work_schedule"] == claimed


def test_a_page_that_sets_two_countries_side_by_side(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "tilers.txt").write_text(
        "Tilers in Canada and Ireland: who is paid more?\n\n"
        "Pay for tilers in Canada\n\nIn Canada tilers earn CAD 58,000 a year on average. Canada has many sites, and "
        "Canada needs tilers.\n\n"
        "Pay for tilers in Ireland\n\nIn Ireland tilers earn EUR 44,000 a year on average. Ireland is smaller, but "
        "Ireland builds. Tilers in Ireland work hard.\n"
    )
    claims = [c for c in Outcome(raw, tmp_path / "out").rows("extract", "claims") if c["attribute"] == "wage"]
    assert [(claim["value"], claim["scope_id"]) for claim in claims] == [(58000, "canada"), (44000, "ireland")]
