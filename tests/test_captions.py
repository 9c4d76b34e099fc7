"""Captions: which lines stand over labels and figures, and what they say of these."""

import pytest
from extract_help import case, told

from pipeline.layout.captions import opens_run
from pipeline.spans import lines


def opens(text: str) -> bool:
    return opens_run(text, list(lines(text)), 0) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Average pay (2021)\nWhole country\n£24,100\nNorth\n£22,800\n",
        "Pay in May 2019\n\nEntry: $14.20\nTop: $22.90\n",
        "Duluth, Minn.\nMedian: $18.40\n",
        "Apprentice\nPay per week£310\nPay per hour£8.10\n",
        "Workforce forecast\n2026\n1,900\n2031\n2,050\n",
        "Monthly\n$1,900\nLow\n$3,100\nHigh\n",
        "Regions\n- North: 40%\n- South: 60%\n",
    ],
)
def test_a_caption_stands_over_labels_and_figures(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "Median pay\n£24,100\n",  # a key and its figure
        "Pay is set by the board\nEntry: $14.20\n",
        "We pay by the week.\nEntry: $14.20\n",
        "Outlook: fair\nPosts: 1,900\n",  # a key itself
        "About 40 posts\nEntry: $14.20\n",
        "Bakers\nKnead dough before dawn.\n",
        "Low\n$1,900\nHigh\n$3,100\n",  # a card's own label
    ],
)
def test_other_lines_are_no_captions(text: str) -> None:
    assert not opens(text)


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [
        case(
            "Average pay (2021)\nNational\n£24,100\nStarter\n£19,300\n",
            "wage.mean 24100 GBP/year 2021",
            "wage.starting 19300 GBP/year 2021",
            country="GB",
        ),
        case(
            "Expected employment levels\n2026\n1,900\n2031\n2,050\nHow to apply\nWrite to us.\n",
            "employment.count 1900 jobs 2026",
            "employment.count 2050 jobs 2031",
            kind="outlook",
        ),
        case(
            "Employment status in 2028\n\nSelf-employed\n\n31%\n\nPart-time\n\n12%\n",
            "employment_share.share_of_occupation 31 percent @worker_class:self-employed 2028",
            "employment_share.share_of_occupation 12 percent @worker_class:part-time 2028",
            kind="employment",
        ),
        case(
            "Trainee\nSalary per year£21,400\nRate per hour£10.70\nSenior\nSalary per year£31,200\n",
            "wage.level 21400 GBP/year @level:trainee",
            "wage.level 10.7 GBP/hour @level:trainee",
            "wage.level 31200 GBP/year @level:senior",
            country="GB",
        ),
        case(
            "Weekly\n\n£390\n\nEntry level\n\n£610\n\nExperienced\n\n"
            "Monthly\n\n£1,690\n\nEntry level\n\n£2,640\n\nExperienced\n",
            "wage.level 390 GBP/week @level:entry",
            "wage.level 610 GBP/week @level:experienced",
            "wage.level 1690 GBP/month @level:entry",
            "wage.level 2640 GBP/month @level:experienced",
            heading="Salary",
            country="GB",
        ),
        case(
            "$15.10\nMinimum$21.40\nMedian$33.00\nMaximumAnnual Pay\n$19,800\nMinimum$41,300\nMedian$70,200\nMaximum\n",
            "wage.level 15.1 CAD/hour",
            "wage.median 21.4 CAD/hour",
            "wage.level 33 CAD/hour",
            "wage.level 19800 CAD/year",
            "wage.median 41300 CAD/year",
            "wage.level 70200 CAD/year",
            heading="Hourly pay",
            country="CA",
        ),
    ],
)
def test_what_a_caption_says_holds_for_all_under_it(text: str, claims: list[str], options: dict[str, object]) -> None:
    assert told(text, options) == claims


def test_a_line_under_labels_and_figures_says_what_they_are() -> None:
    text = "Main states\nOhio 24.5\nUtah 11.2\n(% share of jobs, 2019)\n"
    assert told(text, {"kind": "employment"}) == [
        "employment_share.share_of_occupation 11.2 percent @geography:utah 2019",
        "employment_share.share_of_occupation 24.5 percent @geography:ohio 2019",
    ]


def test_tiles_in_one_line_are_read_one_by_one() -> None:
    text = "12,300 Employment in 2011 13,900 Employment in 2021 (est.)\n"
    text += "$18.20 Median Hourly Wage 410 Average Openings Per Year\n"
    assert told(text, {"kind": "summary"}) == [
        "employment.count 12300 jobs 2011",
        "employment.count 13900 jobs 2021",
        "openings.mean 410 jobs/year",
        "wage.median 18.2 USD/hour",
    ]


def test_a_date_under_a_figure_is_its_own() -> None:
    text = "Employed\n14,700\nFebruary 2024\nMedian weekly pay\n$1,842\nMay 2023\nBoard\n"
    assert told(text, {"kind": "summary", "country": "AU"}) == [
        "employment.count 14700 jobs 2024-02",
        "wage.median 1842 AUD/week 2023-05",
    ]


def test_an_item_of_words_stands_over_the_items_behind_it() -> None:
    text = "- 10th percentile (one in ten earns less)\n- Utah – $36,200 per year\n"
    text += "- 90th percentile\n- Utah – $66,100 per year\n"
    assert told(text, {"heading": "Pay of bakers"}) == [
        "wage.p10 36200 USD/year @geography:utah",
        "wage.p90 66100 USD/year @geography:utah",
    ]
