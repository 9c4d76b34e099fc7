"""Scopes told away from the figure: by a heading, the line before, the head of a table, the other half of a name."""

from typing import Any

import pytest
from extract_help import case, read, told

HEADED = [
    case("- Town: £21 – £24 per hour\n- Village: £17 – £19 per hour",
         "wage.level 17..19 GBP/hour @worker_class:freelance", "wage.level 21..24 GBP/hour @worker_class:freelance",
         heading="What do freelance bakers make?", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year @level:senior", heading="Senior bakers", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year", heading="Becoming a senior baker", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year @industry:tea-shops", heading="Tea shops", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year", heading="Careers centre", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year", heading="After high school", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year", heading="Setting up a shop", country="GB"),
    case("Pay is £26,500 a year.", "wage.level 26500 GBP/year", heading="Sector", country="GB"),
    case("Across the UK as a whole, bakers had median pay of £26,500 a year.", "wage.median 26500 GBP/year",
         heading="Trainee bakers", country="GB"),
]  # fmt: skip

PLACES = [
    case("In central Manchester bakers average £29,300 a year.",
         "wage.mean 29300 GBP/year @geography:central-manchester", country="GB"),
    case("In inner Sydney and the Gold Coast pay is $31 an hour.",
         "wage.level 31 AUD/hour @geography:gold-coast+inner-sydney", country="AU"),
    case("| Centre | Pay |\n|---|---|\n| Lanark (South Lanarkshire) | £23,100 a year |\n"
         "| Ely (Cambridgeshire) | £24,000 a year |",
         "wage.level 23100 GBP/year @geography:lanark", "wage.level 24000 GBP/year @geography:ely", country="GB"),
]  # fmt: skip

RANKS = [
    case("Graduate or assistant bakers get £22,000 to £25,000 a year.",
         "wage.level 22000..25000 GBP/year @level:graduate", country="GB"),
    case("Bakers in the NHS are paid £24,100 a year; for bakers who work in the NHS it is £12 an hour.",
         "wage.level 24100 GBP/year @industry:nhs", "wage.level 12 GBP/hour @industry:nhs", country="GB"),
    case("Employed bakers and patissiers earn £14 an hour.", "wage.level 14 GBP/hour @worker_class:employed",
         occupation="Baker and patissier", country="GB"),
]  # fmt: skip

CHANGES = [
    case("The average wage was £560 per week, a fall of 2 per cent.", "wage.mean 560 GBP/week", country="GB"),
    case("Bakers are paid £560 per week, an increase of 6 per cent on 2022.", "wage.level 560 GBP/week", country="GB"),
    case("Bakers earn £27,000 a year, and jobs should rise by 4 per cent.",
         "employment_change.projected 4 percent", "wage.level 27000 GBP/year", country="GB", kind="outlook"),
    case("Annual change: +3.1%", country="GB", kind="outlook"),
]  # fmt: skip

DATES = [
    case("A new rate of €12.35 an hour will come into effect on 1 January 2023.",
         "wage.level 12.35 EUR/hour 2023-01-01/..", country="IE"),
    case("The minimum rate is €12.90 an hour on 1 December 2023 and €13.40 an hour on 1 December 2024.",
         "wage.level 12.9 EUR/hour 2023-12-01", "wage.level 13.4 EUR/hour 2024-12-01", country="IE"),
]  # fmt: skip

AGAIN = [
    case("In Derby the average wage is £560 a week. In Hull it is £521 a week.",
         "wage.mean 521 GBP/week @geography:hull", "wage.mean 560 GBP/week @geography:derby", country="GB"),
    case("Bakers average £14 an hour. Over a year that makes around £28,000.",
         "wage.mean 14 GBP/hour", "wage.mean ~28000 GBP/year", country="GB"),
    case("When you start as a baker you can be paid £22,000 a year.", "wage.starting 22000 GBP/year", country="GB"),
    case("Pay hovers around the £28,000 mark.", "wage.level ~28000 GBP/year", country="GB"),
    case("Councils pay bakers $70,000 to $82,000 for the season.", country="AU"),
]  # fmt: skip

HEADS = [
    case("Town | 36 hours | 40 hours |\n---|---|---|\nDerby | £26,000 | £28,900 |\nTruro | £25,100 | £27,900 |",
         "wage.level 25100 GBP/year @geography:truro", "wage.level 26000 GBP/year @geography:derby",
         "wage.level 27900 GBP/year @geography:truro", "wage.level 28900 GBP/year @geography:derby", country="GB",
         heading="Pay by town"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), HEADED + PLACES + RANKS + CHANGES + DATES + AGAIN + HEADS)
def test_scopes_told_away_from_the_figure(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == sorted(claims)


def test_a_line_that_breaks_off_before_a_sum_is_about_whom_it_names() -> None:
    text = (
        "Bakers\n\nBakers with two to four years' practice behind them usually earn\n$61K-$70K per year\n\n"
        "Millers\n\nMillers grind corn for bakers and for farms.\n\nMillers usually earn\n$50K-$58K per year\n"
    )
    rows = read(text, occupation=None, country="NZ")
    assert [(row["occupation_id"], row["low"]) for row in rows] == [("baker", 61000), ("miller", 50000)]
