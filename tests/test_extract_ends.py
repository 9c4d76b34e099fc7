"""The two counts of a change and their dates, windows of the sentence before, and what sources do not say."""

from typing import Any

import pytest
from extract_help import case, told

ENDS = [
    # Nobody's number grows to a range.
    case("Employment of bakers is projected to grow from 7,400 to 7,800 between 2022 and 2032.",
         "employment.count 7400 jobs 2022",
         "employment.count 7800 jobs 2032",
         kind="outlook"),
    case("The number of bakers should rise by 5%, from 7,400 in 2022 to 7,800 in 2032.",
         "employment.count 7400 jobs 2022",
         "employment.count 7800 jobs 2032",
         "employment_change.projected 5 percent 2022/2032",
         kind="outlook"),
    # The window stands in the sentence before.
    case("The projections run from May 2021 to May 2025. "
         "In that time the number of bakers will fall by 5.2%, from 8,230 to 7,800.",
         "employment.count 7800 jobs 2025-05",
         "employment.count 8230 jobs 2021-05",
         "employment_change.projected -5.2 percent 2021-05/2025-05",
         kind="outlook"),
    case("From 2022 to 2032 jobs for bakers will fall by 8%. About 300 openings a year are projected over that decade.",
         "employment_change.projected -8 percent 2022/2032",
         "openings.mean ~300 jobs/year",
         kind="outlook"),
    # Counts of other things.
    case("Bakers are wanted: the number of baking schools rose from 60 to 210 between 2012 and 2019.",
         kind="outlook"),
    case("The number of bakers is small: shops have from 12 to 20 ovens.",
         kind="outlook"),
    case("Bakers have gone up in the world, from 200 to 300 loaves a day.",
         kind="outlook"),
]  # fmt: skip

SOURCES = [
    # Where figures are from, not of when they are.
    case("| Town | Median pay |\n"
         "|---|---|\n"
         "| Leeds | £24,100 |\n"
         "| York | £23,900 |\n"
         "\n"
         "Source: Guild survey, 2021",
         "wage.median 23900 GBP/year @geography:york",
         "wage.median 24100 GBP/year @geography:leeds",
         country="GB"),
    case("| Town | Median pay, 2021 |\n"
         "|---|---|\n"
         "| Leeds | £24,100 |\n"
         "| York | £23,900 |\n"
         "\n"
         "Source: Guild survey",
         "wage.median 23900 GBP/year @geography:york 2021",
         "wage.median 24100 GBP/year @geography:leeds 2021",
         country="GB"),
]  # fmt: skip

LEFT_OVER = [
    case("| Industry | % of bakers |\n"
         "|---|---|\n"
         "| Retail | 61.2 |\n"
         "| Other industries | 8.4 |",
         kind="employers"),
]  # fmt: skip

SCHOOLING = [
    case("Formal qualifications usually aren't required.",
         "education.typical no_formal_credential",
         kind="qualifications"),
    case("A pass in the Kenya Certificate of Secondary Education.",
         "education.required high_school",
         kind="qualifications", heading="Entry requirements", country="KE"),
]  # fmt: skip

POSTS = [
    case("Number of staff in grade: 1,240",
         "employment.count 1240 jobs",
         kind="summary", country="HK"),
    case("Entry point: Point 6 (HK$21,300 per month)",
         "wage.starting 21300 HKD/month",
         kind="pay", country="HK"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), ENDS + SOURCES + LEFT_OVER + SCHOOLING + POSTS)
def test_what_a_change_leads_between_and_what_dates_a_figure(
    text: str, claims: list[str], given: dict[str, Any]
) -> None:
    assert told(text, given) == claims
