"""Licences, experience and facts that stand in a line with their label, as short career pages print them."""

from typing import Any

import pytest
from extract_help import case, told

LICENCES = [
    case("Some states license bakers.", "licence.level sometimes", kind="qualifications"),
    case("Federal law requires certification before you touch the ovens.", "licence.level required",
         kind="qualifications"),
    case("Several states, Utah among them, license bakers.", "licence.level sometimes", kind="qualifications"),
    case("State oven safety officer license required before the first shift.", "licence.level required",
         kind="qualifications"),
    case("Commission: needed in most states", "licence.level sometimes", kind="qualifications"),
]  # fmt: skip

EXPERIENCE = [
    case("You normally need an associate degree and two years of experience.", "education.typical associate",
         "experience.typical 2 years", kind="qualifications"),
    case("A degree takes four years.", kind="qualifications"),
]  # fmt: skip

FACTS = [
    case("Employment Change 2014 - 20242,200", "employment_change.projected 2200 jobs 2014/2024", kind="outlook"),
    case("Projected Growth 2014 - 202411.8%", "employment_change.projected 11.8 percent 2014/2024", kind="outlook"),
    case("Experience In A Related OccupationNone", "experience.required none", kind="summary"),
    case("Entry-Level\n$55K\nMid-Level\n$72.5K\nSenior-Level\n$90,200", "wage.level 55000 USD/year @level:entry",
         "wage.level 72500 USD/year @level:mid", "wage.level 90200 USD/year @level:senior", heading="Annual salary"),
    case("The contract lifts the minimum wage of bakers from $14.10 to $19 an hour.", "wage.level 14.1 USD/hour",
         "wage.level 19 USD/hour"),
]  # fmt: skip


RANKS = [
    case("Rye bakers get $2,900 a month, and lead bakers up to $3,700 a month.", "wage.level 2900 USD/month",
         "wage.level <=3700 USD/month @level:lead", occupation="Rye Baker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*LICENCES, *EXPERIENCE, *FACTS, *RANKS])
def test_facts_of_short_pages(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
