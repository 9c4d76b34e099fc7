"""Levels of pay: steps in headings, terms served, papers held, and sentences that go on from the pay before."""

from typing import Any

import pytest
from extract_help import case, told

STEPS = [
    case("The pay is $24.10 an hour.", "wage.level 24.1 USD/hour @level:grade-2", heading="Baker Grade 2"),
    case("They get between $41,000 and $46,500 a year.", "wage.level 41000..46500 USD/year @level:band-4",
         heading="Band 4"),
    case("The average baker makes $38,400 a year.", "wage.mean 38400 USD/year", heading="Baker Grade 2"),
    case("The pay is $24.10 an hour.", "wage.level 24.1 USD/hour", heading="What a level 3 diploma pays"),
    case("The pay is $24.10 an hour.", "wage.level 24.1 USD/hour", heading="Grade 2 and Grade 3 pay"),
    case("- Year 1 – $15.90 an hour\n- Year 2 – $18.70 an hour",
         "wage.level 15.9 USD/hour @level:first-year-apprentice",
         "wage.level 18.7 USD/hour @level:second-year-apprentice", heading="Apprentice pay"),
]  # fmt: skip

TOLD = [
    case("First-season bakers are paid $410 a week.", "wage.level 410 USD/week @level:first-season"),
    case("Ten-year veterans make $33.60 an hour.", "wage.level 33.6 USD/hour @level:ten-year"),
    case("A freshly licensed baker gets $21 an hour.", "wage.level 21 USD/hour @level:freshly-licensed"),
    case("Women earn $29,000 a year.", "wage.level 29000 USD/year @population:women"),
    case("Those under 25 earn $25,300 a year.", "wage.level 25300 USD/year @population:those-under-25"),
    case("Bonuses start at $5,000 a year."),
    case("Bakers with a diploma who went to college earn from $31,000 to $41,000 a year.",
         "wage.level 31000..41000 USD/year @worker_class:diploma"),
    case("Assuming full-time work, bakers earn $31,000 a year.", "wage.level 31000 USD/year"),
    case("As a baker, I know that the pay is $31,000 a year.", "wage.level 31000 USD/year"),
    case("Last year bakers earned a median of $33,800.", "wage.median 33800 USD/year"),
    case("Full-year bakers make $33.60 an hour.", "wage.level 33.6 USD/hour"),
    case("A recently published survey puts the pay of bakers at $33,800 a year.", "wage.level 33800 USD/year"),
    case("Bakers make $33.60 an hour, recently increased by the union.", "wage.level 33.6 USD/hour"),
    case("With a trade certificate the pay is $30.15 an hour.",
         "wage.level 30.15 USD/hour @worker_class:trade-certificate"),
    case("After your probation the pay goes to $27.40 an hour.", "wage.level 27.4 USD/hour @level:after-probation"),
    case("The pay is $21.50 an hour with overtime.", "wage.level 21.5 USD/hour"),
    case("The top of the scale is $31.80 an hour.", "wage.level 31.8 USD/hour @level:top"),
    case("Senior bakers in hotels earn $52,000 a year.", "wage.level 52000 USD/year @level:senior"),
]  # fmt: skip

GOING_ON = [
    case("Those who have one year on the job make $21.15 an hour.", "wage.level 21.15 USD/hour @level:one-year"),
    case("Trainee bakers earn $17.20 an hour. In July 2024 this will rise to $18.10.",
         "wage.level 17.2 USD/hour @level:trainee", "wage.level 18.1 USD/hour @level:trainee 2024-07"),
    case("A new baker is paid $19.40 an hour. By step 6 it is $24.68.",
         "wage.level 19.4 USD/hour", "wage.level 24.68 USD/hour @level:step-6"),
    case("A new baker is paid $19.40 an hour. A locker is $2.", "wage.level 19.4 USD/hour"),
    case("The average baker makes R15 400 a month. Senior ones: about R21 000.",
         "wage.level ~21000 ZAR/month @level:senior", "wage.mean 15400 ZAR/month", country="ZA"),
]  # fmt: skip

AMONG = [  # a label that nothing knows, in lists where the others are levels, and where they are not
    case("- Junior: $18 an hour\n- Senior: $26 an hour\n- Night crew: $28 an hour",
         "wage.level 18 USD/hour @level:junior",
         "wage.level 26 USD/hour @level:senior", "wage.level 28 USD/hour @level:night-crew"),
    case("- Junior baker (0-2 years): $18 an hour\n- Experienced baker (3-5 years): $22 an hour\n"
         "- Specialized baker (5+ years): $26 an hour", "wage.level 18 USD/hour @level:junior",
         "wage.level 22 USD/hour @level:experienced", "wage.level 26 USD/hour @level:specialized"),
    case("- Junior: $18 an hour\n- Senior: $26 an hour\n- Coded welder on shutdown: $38 an hour",
         "wage.level 18 USD/hour @level:junior", "wage.level 26 USD/hour @level:senior",
         "wage.level 38 USD/hour @other_occupation:coded-welder"),
    case("- Junior: $18 an hour\n- Senior: $26 an hour\n- Ohio: $21 an hour", "wage.level 18 USD/hour @level:junior",
         "wage.level 21 USD/hour @geography:ohio", "wage.level 26 USD/hour @level:senior"),
    case("- Junior: $18 an hour\n- Night crew: $28 an hour", "wage.level 18 USD/hour @level:junior",
         "wage.level 28 USD/hour"),
]  # fmt: skip


@pytest.mark.parametrize("text, claims, options", [*STEPS, *TOLD, *GOING_ON, *AMONG])
def test_pay_has_the_level_that_is_said(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == sorted(claims)
