"""Tables with a cell to each line and a bar behind it, heads that span several columns, and numbered clauses."""

from typing import Any

import pytest
from extract_help import case, told

BARRED = [
    # Heads on two rows, the upper ones each over two; nothing parts the rows.
    case("(1) | No shop shall pay less than the rates set out below. |\n"
         "(2) | Minimum wages from 1 July 2021: |\n"
         "Trade |\n"
         "Zone 1 |\n"
         "Zone 2 |\n"
         "||\n"
         "per hour |\n"
         "per day |\n"
         "per hour |\n"
         "per day |\n"
         "|\n"
         "Baker |\n"
         "41.20 |\n"
         "329.60 |\n"
         "38.05 |\n"
         "304.40 |\n"
         "Miller |\n"
         "36.10 |\n"
         "288.80 |\n"
         "33.00 |\n"
         "n/s |",
         "wage.level 288.8 ZAR/day @other_occupation:miller 2021-07-01/..",
         "wage.level 304.4 ZAR/day @geography:zone-2 2021-07-01/..",
         "wage.level 329.6 ZAR/day @geography:zone-1 2021-07-01/..",
         "wage.level 33 ZAR/hour @other_occupation:miller 2021-07-01/..",
         "wage.level 36.1 ZAR/hour @other_occupation:miller 2021-07-01/..",
         "wage.level 38.05 ZAR/hour @geography:zone-2 2021-07-01/..",
         "wage.level 41.2 ZAR/hour @geography:zone-1 2021-07-01/..",
         "wage.level missing @other_occupation:miller 2021-07-01/..",
         country="ZA", kind="other"),
    # A line of bars ends each row.
    case("Town |\n"
         "Hourly pay |\n"
         "|\n"
         "Leeds |\n"
         "£12.40 |\n"
         "|\n"
         "Hull |\n"
         "£11.15 |\n"
         "|",
         "wage.level 11.15 GBP/hour @geography:hull",
         "wage.level 12.4 GBP/hour @geography:leeds",
         country="GB"),
    # One row of heads, sums with spaces.
    case("Area |\n"
         "Monthly salary 2020 |\n"
         "Monthly salary 2021 |\n"
         "George |\n"
         "R12 400.00 |\n"
         "R13 050.00 |\n"
         "Knysna |\n"
         "R11 900.00 |\n"
         "R12 300.00 |",
         "wage.level 11900 ZAR/month @geography:knysna 2020",
         "wage.level 12300 ZAR/month @geography:knysna 2021",
         "wage.level 12400 ZAR/month @geography:george 2020",
         "wage.level 13050 ZAR/month @geography:george 2021",
         country="ZA"),
    # No head: nothing says what the figures are.
    case("Leeds |\n"
         "12.40 |\n"
         "Hull |\n"
         "11.15 |",
         country="GB", kind="other"),
    case("Home |\n"
         "Recipes |\n"
         "Contact 4,100 |\n"
         "Bread in 12 steps |",
         country="GB", kind="other"),
]  # fmt: skip

CLAUSES = [
    case("(a) | A baker shall not work more than 45 hours per week. |\n"
         "(b) | Shops are inspected twice a year. |",
         "work_schedule.level <=45 hours/week",
         country="ZA", kind="other"),
    case("II | Head baker | £31,200 |\n"
         "III | Baker | £24,100 |",
         "wage.level 24100 GBP/year",
         "wage.level 31200 GBP/year @level:head",
         country="GB"),
]  # fmt: skip

ZONES = [
    case("| | Urban areas | Other areas |\n"
         "|---|---|---|\n"
         "| Pay per hour | $21.40 | $19.10 |",
         "wage.level 19.1 USD/hour @geography:other-areas",
         "wage.level 21.4 USD/hour @geography:urban-areas",
         country="NA"),
    case("| Region | Pay |\n"
         "|---|---|\n"
         "| Zone A | R310 per day |\n"
         "| Rest of the province | R270 per day |",
         "wage.level 270 ZAR/day @geography:rest-of-the-province",
         "wage.level 310 ZAR/day @geography:zone-a",
         country="ZA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), BARRED + CLAUSES + ZONES)
def test_cells_with_a_bar_behind_them_are_rows(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == claims
