"""Cards that a scrape left as lines, one after another, and tables whose head has no cell over the labels."""

from typing import Any

import pytest
from extract_help import case, told

from pipeline.layout.flat_cards import read_cards
from pipeline.spans import lines

CITIES = "1. Tulsa, OK\n$19.10 per hour\n97 pay reports\n2. Boise, ID\n$20.35 per hour\n41 pay reports\n"
CASES = [
    case(
        f"Top paying cities for bakers\n{CITIES}",
        "wage.level 19.1 USD/hour @geography:tulsa",
        "wage.level 20.35 USD/hour @geography:boise",
    ),
    case(
        "Average base salary\n\n10%\n$24k\nMEDIAN\n$33k\n90%\n$51k\n",
        "wage.p10 24000 USD/year",
        "wage.median 33000 USD/year",
        "wage.p90 51000 USD/year",
    ),
    case(
        "Annual Salary\tMonthly Pay\tHourly Wage\n"
        "75th Percentile\t$39,000\t$3,250\t$18.75\nAverage\t$33,800\t$2,817\t$16.25\n",
        "wage.p75 39000 USD/year",
        "wage.p75 3250 USD/month",
        "wage.p75 18.75 USD/hour",
        "wage.mean 33800 USD/year",
        "wage.mean 2817 USD/month",
        "wage.mean 16.25 USD/hour",
    ),
    case(
        "Baker salary by location\nTulsa: $33,100\nBoise: $34,900\nBaker salary by company\n",
        "wage.level 33100 USD/year @geography:tulsa",
        "wage.level 34900 USD/year @geography:boise",
    ),
]
SHARES = case(
    "Hours\n42 hours a week\nStatus in 2027\nFull-time\n49%\nPart-time\n6%\nSelf-employed\n45%\n",
    "work_schedule.level 42 hours/week",
    "employment_share.share_of_occupation 49 percent @worker_class:full-time 2027",
    "employment_share.share_of_occupation 6 percent @worker_class:part-time 2027",
    "employment_share.share_of_occupation 45 percent @worker_class:self-employed 2027",
    kind="schedule",
)
NO_CARDS = [
    "Low\n$31,000\nA baker earns most at night.\nHigh\n",
    "$24,100\n10th\n$28,300\n25th\n$33,900\nMedian",
    "Minimum$15.20\nMedian$18.10\nMaximum$25.00\n",
    "Bread and rolls\nEarly shifts\nCakes\nLate shifts\n",
    "Average starting salary\n$27,000\nAverage salary after 5 years\n$33,000\nAverage salary after 10 years\n$38,000\n",
]


@pytest.mark.parametrize(("text", "claims", "options"), [*CASES, SHARES])
def test_a_card_stands_with_its_label(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "pay", **options}) == claims


@pytest.mark.parametrize("text", NO_CARDS)
def test_other_lines_are_no_cards(text: str) -> None:
    every = list(lines(text))
    assert not any(read_cards(text, every, first) for first in range(len(every)))


def test_cards_may_pay_by_different_times() -> None:
    text = "Baker\n210 postings\nAverage $16.05 per hour\nCook\n84 postings\nAverage $52,300 per year\n"
    rows = read_cards(text, list(lines(text)), 0)
    assert [[text[slice(*cell)] for cell in cells] for _, cells in rows] == [
        ["Baker", "210 postings", "Average $16.05 per hour"],
        ["Cook", "84 postings", "Average $52,300 per year"],
    ]
