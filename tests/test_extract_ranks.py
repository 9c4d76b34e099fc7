"""Ranks and points of a scale that cards, lost cells and the heads of tables tell, and what stands between tables."""

from typing import Any

import pytest
from extract_help import case, told

CARDS = [
    case("Fire Inspector II\nRank |\nFI 2 |\nMonthly Pay |\n$4,100.00 |\nAnnual Pay |\n$49,200.00 |\n\n"
         "Station Commander\nRank |\nSC |\nMonthly Pay |\n$5,300.00 |\nAnnual Pay |\n$63,600.00 |",
         "wage.level 4100 USD/month @level:fire-inspector-ii", "wage.level 49200 USD/year @level:fire-inspector-ii",
         "wage.level 5300 USD/month @level:station-commander", "wage.level 63600 USD/year @level:station-commander"),
    case("Grade: 7\nMonthly pay: $3,100\n\nGrade: 8\nMonthly pay: $3,450",
         "wage.level 3100 USD/month @level:grade-7", "wage.level 3450 USD/month @level:grade-8"),
    case("Town: Leeds\nMonthly pay: $3,100", "wage.level 3100 USD/month @geography:leeds"),
]  # fmt: skip

SCALES = [
    case("Spine point | Per year\n1 | £24,100\n2 | £25,300\nLead baker | £29,900",
         "wage.level 24100 GBP/year @level:spine-point-1", "wage.level 25300 GBP/year @level:spine-point-2",
         "wage.level 29900 GBP/year @level:lead", heading="Pay scale", country="GB"),
    case("Pay point | Per year\n1 | £24,100\n2 | £25,300",
         "wage.level 24100 GBP/year @level:point-1", "wage.level 25300 GBP/year @level:point-2",
         heading="Pay scale", country="GB"),
    case("Grade Title Monthly Salary (USD)\nC Dough Assistant 2,100 – 2,400\nD Oven Hand 2,500 – 2,900\n"
         "E Shift Supervisor 3,100 – 3,600",
         "wage.level 2100..2400 USD/month @level:grade-c", "wage.level 2500..2900 USD/month @level:grade-d",
         "wage.level 3100..3600 USD/month @level:grade-e"),
]  # fmt: skip

GLUED = [
    case("City | Average\n--- | ---\n1LeedsENG | £24,100\n2CardiffWAL | £23,300",
         "wage.mean 23300 GBP/year @geography:cardiff", "wage.mean 24100 GBP/year @geography:leeds",
         heading="Pay", country="GB"),
    case("PostPay GradeRate 2023Rate 2024\nBaker 112$2,100.00$2,200.00\nBaker 213$2,300.00$2,400.00\n"
         "Baker 315$2,500.00$2,600.00",
         "wage.level 2100 USD/month @level:baker-1 2023", "wage.level 2200 USD/month @level:baker-1 2024",
         "wage.level 2300 USD/month @level:baker-2 2023", "wage.level 2400 USD/month @level:baker-2 2024",
         "wage.level 2500 USD/month @level:baker-3 2023", "wage.level 2600 USD/month @level:baker-3 2024",
         heading="Monthly pay of bakers"),
]  # fmt: skip

BETWEEN = [
    case("Table 1. Adults, rates from 1 May 2023\n\nStage\nWeekly pay\nHourly pay\n\nGrade 1\n$900.00\n$23.68\n"
         "Grade 2\n$980.00\n$25.79\n\nTable 2. Apprentices (commenced after 1 June 2015), rates from 1 May 2023\n\n"
         "Year\nWeekly pay\nHourly pay\n\n1st year\n$500.00\n$13.16\n2nd year\n$600.00\n$15.79",
         "wage.level 13.16 USD/hour @level:first-year-apprentice 2023-05-01/..",
         "wage.level 15.79 USD/hour @level:second-year-apprentice 2023-05-01/..",
         "wage.level 23.68 USD/hour @level:grade-1 2023-05-01/..",
         "wage.level 25.79 USD/hour @level:grade-2 2023-05-01/..",
         "wage.level 500 USD/week @level:first-year-apprentice 2023-05-01/..",
         "wage.level 600 USD/week @level:second-year-apprentice 2023-05-01/..",
         "wage.level 900 USD/week @level:grade-1 2023-05-01/..",
         "wage.level 980 USD/week @level:grade-2 2023-05-01/.."),
    case("Mills pay bakers an average of Kshs. 41,000 per month.", "wage.mean 41000 KES/month @industry:mills",
         country="KE"),
    case("Bakers renew their papers each year for $400."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*CARDS, *SCALES, *GLUED, *BETWEEN])
def test_a_sum_is_of_the_rank_its_card_or_table_names(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
