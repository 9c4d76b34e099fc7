"""Sentences, cards and tables in the habits of publishers of Britain, Ireland, Australia and New Zealand."""

from typing import Any

import pytest
from extract_help import case, read, told

from pipeline.layout.cards import labels_follow

APPRENTICES = [
    case("Apprentice bakers earn £6.80 an hour in their first year, £9.10 in the second year and £12.40 in the third.",
         "wage.level 6.8 GBP/hour @level:first-year-apprentice",
         "wage.level 9.1 GBP/hour @level:second-year-apprentice",
         "wage.level 12.4 GBP/hour @level:third-year-apprentice", country="GB"),
    case("An apprenticeship pays €7.10 an hour in year one, €8.90 in year two.",
         "wage.level 7.1 EUR/hour @level:first-year-apprentice",
         "wage.level 8.9 EUR/hour @level:second-year-apprentice",
         country="IE"),
    case("First years get $412.50 a week and second years $498.10.",
         "wage.level 412.5 AUD/week @level:first-year-apprentice",
         "wage.level 498.1 AUD/week @level:second-year-apprentice",
         country="AU", heading="What an apprentice is paid"),
    case("Apprentices spend their first year at college. A baker earns £29,000 a year.",
         "wage.level 29000 GBP/year", country="GB"),
    case("| Year of the apprenticeship | Weekly |\n|---|---|\n| 1st | $410 |\n| 2nd | $495 |",
         "wage.level 410 AUD/week @level:first-year-apprentice",
         "wage.level 495 AUD/week @level:second-year-apprentice",
         country="AU"),
    case("| | Weekly |\n|---|---|\n| Year 1 | €510 |\n| Year 2 | €590 |",
         "wage.level 510 EUR/week @level:year-1", "wage.level 590 EUR/week @level:year-2", country="IE"),
]  # fmt: skip

DATES = [
    case("Rates effective Monday 6 January 2025 are £17.20 an hour.",
         "wage.level 17.2 GBP/hour 2025-01-06/..", country="GB"),
    case("A baker is on £25,100 a year.", "wage.level 25100 GBP/year", country="GB",
         heading="Bakers appointed on or after 1 October 2014"),
    case("A baker is on £25,100 a year.", "wage.level 25100 GBP/year 2014-10-01/..", country="GB",
         heading="Rates from 1 October 2014"),
]  # fmt: skip

SUMS = [
    case("Rates are £17.20 an hour for a baker (£33,540 a year), £18.95 an hour for a senior baker (£36,953).",
         "wage.level 17.2 GBP/hour", "wage.level 33540 GBP/year", "wage.level 18.95 GBP/hour @level:senior",
         "wage.level 36953 GBP/year @level:senior", country="GB"),
    case("Once you have the diploma:\n- Annual salary: £36,000", "wage.level 36000 GBP/year @level:qualified",
         heading="Qualified baker", country="GB"),
    case("On average bakers earn between $1 150 and $1 399 per week ($59 800 and $72 799 per year).",
         "wage.mean 1150..1399 AUD/week", "wage.mean 59800..72799 AUD/year", country="AU"),
    case("Freelance bakers are paid by the day, at £140 to £190.",
         "wage.level 140..190 GBP/day @worker_class:freelance", country="GB"),
    case("Bakers in Leeds get a further £2,100 a year on top of basic pay.", country="GB"),
    case("Bakers in Sligo are paid a full €4,000 less.", country="IE"),
    case("A baker earns £24,000 a year. Once they have run a shift it goes up to £31,000.",
         "wage.level 24000 GBP/year", "wage.level 31000 GBP/year", country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), APPRENTICES + DATES + SUMS)
def test_pay(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == sorted(claims)


ORIGINS = [
    ("The median baker is on £29,800 (Small Mill Survey 2023).", "Small Mill Survey"),
    ("The average baker earned £31,000 last year, according to a survey by food recruiter Slate & Rye.", "Slate & Rye"),
    ("The average baker earned £31,000 last year, according to workers in Leeds.", None),
]


@pytest.mark.parametrize(("text", "who"), ORIGINS)
def test_whom_a_figure_is_from(text: str, who: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text, country="GB")] == [who]


FOLLOWED = [
    ("Florist", ["£21k - £38k", "Typical salary", "40 – 46", "Hours per week", "Florists sell flowers."], True),
    ("Your pay could be", ["$51K", "Lower", "$56K to $69K", "Most common", "$84K", "Upper"], True),
    ("Typical salary", ["£21k", "Hours per week", "40", "Related jobs", "Gardener"], False),
    ("Salary", ["£30k", "Hours", "40"], False),
]


@pytest.mark.parametrize(("above", "lines", "follow"), FOLLOWED)
def test_whether_labels_stand_under_their_figures(above: str, lines: list[str], follow: bool) -> None:
    assert labels_follow(above, lines) is follow


def test_a_card_of_figures_before_their_labels() -> None:
    text = "Florist\n\n£21k - £38k\n\nTypical salary\n\n40 – 46\n\nHours per week\n\nFlorists sell flowers.\n"
    assert told(text, {"occupation": "Florist", "country": "GB", "kind": "title"}) == [
        "wage.level 21000..38000 GBP/year", "work_schedule.level 40..46 hours/week",
    ]  # fmt: skip


SHARES = [
    case("One in two bakers is a woman. They live in Victoria (27%) and Tasmania (23%).",
         "employment_share.share_of_occupation 23 percent @geography:tasmania",
         "employment_share.share_of_occupation 27 percent @geography:victoria", country="AU", kind="employment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), SHARES)
def test_shares(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == sorted(claims)
