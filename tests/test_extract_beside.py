"""Figures and words beside what a page says of its occupation, and claims that they are not, or not of all."""

from typing import Any

import pytest
from extract_help import case, told

SUMS = [
    case("That £2,900 annual gap comes from where the ovens stand, not from years of training."),
    case("With a year of study you could move into allied kitchen roles that pay $61,000-$88,000."),
    case(
        "The median pay for a baker was $31,000 in 2014, some $9,000 a year annually more than other workers earn.",
        "wage.median 31000 USD/year 2014",
    ),
    case("Pay ranges from $18 per hour to close to $29 per hour.", "wage.level ~18..29 USD/hour"),
    case("On a weekly basis, wages fall between $610 and $840 a week.", "wage.level 610..840 USD/week"),
]

WHO = [
    case(
        "Junior bakers earn somewhere around $24,300 while experienced bakers can make approximately $51,700.",
        "wage.level ~24300 USD/year @level:junior",
        "wage.level ~51700 USD/year @level:experienced",
        heading="What is the average salary of a baker?",
    ),
    case("New bakers with little experience take home $27,000 a year.", "wage.starting 27000 USD/year"),
    case(
        "In New York bakers earn $44,000 a year.",
        "wage.level 44000 USD/year @geography:new-york",
    ),
    case("Most bakers start their career earning $16 to $19 an hour.", "wage.starting 16..19 USD/hour"),
    case(
        "Bakers in remote areas earn $52,000 a year.",
        "wage.level 52000 USD/year @geography:remote-areas",
    ),
    case(
        "Faster-than-average job growth (17% from 2011-2021)",
        "employment_outlook.projected faster_than_average 2011/2021",
        "employment_change.projected 17 percent 2011/2021",
        kind="outlook",
    ),
]

RANKS = [
    case(
        "Those in the 75th percentile averaged $36,200 per year with those in the 90th percentile earning "
        "$43,800 per year on average.",
        "wage.p75 36200 USD/year",
        "wage.p90 43800 USD/year",
    ),
    case("The median is $31,400 a year on average.", "wage.median 31400 USD/year"),
]

PLACES = [
    case("In some southern states pay falls below $29,000.", "wage.level <29000 USD/year @geography:southern-states"),
    case("In northern states pay is $39,000 a year.", "wage.level 39000 USD/year @geography:northern-states"),
]

TIMES = [
    case("Five weeks of paid annual leave, rising to six after 4 years of service.", kind="other"),
    case(
        "Shift workers may receive up to 6 additional days of leave after 10 months of continuous shift work.",
        kind="schedule",
    ),
    case("It typically takes about 8 years to reach those posts.", kind="training"),
    case(
        "Associate courses run 2 years and include general education requirements.",
        "training_duration.level 2 years @programme:associate-course",
        kind="training",
    ),
    case(
        "The time it takes depends on the award:\n- FBC: 5 weeks\n- Certificate III: 11 months",
        "training_duration.level 5 weeks @programme:fbc",
        "training_duration.level 11 months @programme:certificate-iii",
        kind="training",
    ),
]

STUDY = [
    case("Its classes are similar to those of an associate degree in the first year.", kind="education"),
    case("Associate degree programs may cost more than a certificate.", kind="education"),
    case("The minimum requirements for a degree are usually two A levels and 5 GCSEs.", kind="education"),
    case("Without these awards, entry to an undergraduate baking degree is rare.", kind="education"),
    case("Some colleges ready students who wish to apply for a bachelor of baking.", kind="education"),
    case("The post suits a student working toward a Doctor of Food Science degree.", kind="education"),
    case("Registration may be required, as each state decides.", "licence.level sometimes", kind="education"),
    case("Promotion is difficult without formal training.", kind="training"),
]

JOBS = [
    case(
        "Growth for bakers is 21% higher than the average.",
        "employment_outlook.projected faster_than_average",
        kind="outlook",
    ),
    case("The trade expects 64,000 job openings over the decade.", kind="outlook"),
    case("Jobs for bakers will increase by 64,000 job openings over the decade.", kind="outlook"),
    case("It expects 6,400 openings a year over the decade.", "openings.mean 6400 jobs/year", kind="outlook"),
    case("The food industry will create 2 million new jobs in ten years.", kind="outlook"),
    case("The food trade expects a growth rate of 24 per cent rate per annum.", kind="outlook"),
    case("Around 81,000 people work across the food sector as a whole.", kind="employment"),
    case(
        "Ohio has grown employment by 1,300 jobs since 2019.",
        "employment_change.observed 1300 jobs @geography:ohio 2019/..",
        kind="outlook",
    ),
]


@pytest.mark.parametrize("text, claims, options", [*SUMS, *WHO, *PLACES, *RANKS, *TIMES, *STUDY, *JOBS])
def test_a_page_makes_these_claims_and_no_other(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
