"""What must not be said: plain sentences on which rules for pay, places, names and dates once fired too widely."""

from typing import Any

import pytest
from extract_help import case, told

SUMS = [
    # a sum in brackets before a run of others has no place in the run
    case("In Utah, Iowa and Ohio ($41,000) bakers earn $51,000, $52,000, and $53,000.",
         "wage.level 41000 USD/year @geography:iowa+ohio+utah", "wage.level 51000 USD/year @geography:utah",
         "wage.level 52000 USD/year @geography:iowa", "wage.level 53000 USD/year @geography:ohio"),
    # the hours of a week say what a sum is paid for where nothing else does, and the sum is that of a week
    case("Grade\tAnnual salary (37-hour week)\nJunior\t$51,000",
         "wage.level 51000 USD/year @level:junior"),
    case("Grade\tPay, 40-hour week\nJunior\t$51,000", "wage.level 51000 USD/year @level:junior"),
    case("Grade\tPay, 40-hour week\nJunior\t$851.00", "wage.level 851 USD/week @level:junior"),
    case("Grade\tHourly rate, 40-hour week\nJunior\t$21.00", "wage.level 21 USD/hour @level:junior"),
    # a commission may be a body; a wage, bonus or fee with a capital is none
    case("In 2023 the National Minimum Wage was $7.30 an hour."),
    case("They may claim the Overtime Bonus of $2,100 a year."),
    case("Bakers at the Public Service Commission get R31,400 a month.", "wage.level 31400 ZAR/month", country="ZA"),
    # a median of each year is one, however it got there
    case("The median wage was $31,000 in 2014, increasing to $38,000 in 2021.",
         "wage.median 31000 USD/year 2014", "wage.median 38000 USD/year 2021"),
    case("The median wage is $31,000, increasing to $38,000 with time.",
         "wage.median 31000 USD/year", "wage.level 38000 USD/year"),
]  # fmt: skip
WHOSE = [
    case("One survey of bakers reported a median of $31,200 a year.", "wage.median 31200 USD/year"),
    case("One bakers' union says the median is $31,200 a year.", "wage.median 31200 USD/year"),
    case("One baker in Ohio reported that bakers earn $31,200 a year.", "wage.level 31200 USD/year @geography:ohio"),
    case("One baker, who gave no name, said the pay was $31,200 a year."),
    case("The average for all households is $71,300.", "wage.mean 71300 USD/year @all_occupations:all-occupations"),
    case("The average for all adults was $41,300.", "wage.mean 41300 USD/year @all_occupations:all-occupations"),
    case("The average for all bakers was $41,300.", "wage.mean 41300 USD/year"),
    case("The average national wage is $61,000, and bakers start at $36,000.",
         "wage.mean 61000 USD/year @all_occupations:all-occupations", "wage.starting 36000 USD/year"),
    case("The average national salary is $38,000, and beginners start at $31,000.",
         "wage.mean 38000 USD/year", "wage.starting 31000 USD/year"),
    case("In the South West Bakers earn £25,100 a year.", "wage.level 25100 GBP/year @geography:south-west",
         country="GB"),
    case("## Baker pay in Ohio\nRail workers come first. The median is $33,100 a year.",
         "wage.median 33100 USD/year @geography:ohio"),
    case("Train drivers in Texas Train companies aside, bakers earn $33,100 a year.",
         "wage.level 33100 USD/year @geography:texas"),
    case("Bakers in job training services earn $31,100.", "wage.level 31100 USD/year @industry:job-training-services"),
    case("Under the Clerks Award 2020 bakers get $26.10 an hour.", "wage.level 26.1 USD/hour"),
    case("The determination of 2021 gives bakers $26.10 an hour.", "wage.level 26.1 USD/hour"),
    case("Occupational title\tMedian pay\nHat and cap bakers\t$43,100", "wage.median 43100 USD/year"),
    case("Workplace\tPay\nBakers\t$33,100\nHotels\t$35,200\nSchools\t$37,300", "wage.level 33100 USD/year",
         "wage.level 35200 USD/year @industry:hotels", "wage.level 37300 USD/year @industry:schools"),
]  # fmt: skip
ASKED = [
    case("Some bakers are likely to need two years of experience.", "experience.required 2 years"),
    case("Virginia state licenses needed: none required", "licence.level not_required @geography:virginia"),
]


@pytest.mark.parametrize(("text", "claims", "options"), [*SUMS, *WHOSE])
def test_pay_of_others_and_of_another_time_is_told_apart(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ASKED)
def test_what_is_likely_is_not_preferred(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "training", **options}) == claims


@pytest.mark.parametrize(
    ("occupation", "text", "other"),
    [
        ("Software Engineer", "DevOps engineers earn $121,000 a year.", "devops-engineer"),
        ("Software Developer", "The average WordPress developer earns $61,000 a year.", "wordpress-developer"),
        ("Dental Assistant", "Occupational title\tMedian pay\nMedical assistants\t$43,100", "medical-assistant"),
        ("Software Engineer", "Occupational title\tMedian pay\nCivil engineers\t$93,100", "civil-engineer"),
    ],
)
def test_who_shares_only_the_last_word_of_a_name_is_another(occupation: str, text: str, other: str) -> None:
    (claim,) = told(text, {"occupation": occupation})
    assert claim.endswith(f"@other_occupation:{other}")
