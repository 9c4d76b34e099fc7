"""What pages of many publishers set beside pay and jobs: names of sites, regions by compass, heads of ranks, codes."""

from typing import Any

import pytest
from extract_help import case, told

SITES = [
    case("WageLadder puts the average at $41,000 a year.", "wage.mean 41000 USD/year"),
    case("PayHarbor says bakers earn $38,100.", "wage.level 38100 USD/year"),
    case("In 2023 the average for all bakers was $37,900.", "wage.mean 37900 USD/year 2023"),
    case("The average for all workers is $49,000.", "wage.mean 49000 USD/year @all_occupations:all-occupations"),
    case("A few contractors and unions offer a 3-year apprenticeship, with paid work.",
         "training_duration.level 3 years", kind="training"),
    case("The starting salary for a baker is around $32,000 a year.", "wage.starting ~32000 USD/year",
         heading="How much do entry-level bakers make?"),
    case("Starting salaries are around $42,000 a year.", "wage.starting ~42000 USD/year @level:senior",
         heading="Senior bakers"),
]  # fmt: skip
PLACES = [
    case("In East-central Illinois bakers earn $25.12 an hour.",
         "wage.level 25.12 USD/hour @geography:east-central-illinois"),
    case("Bakers in the Mid-Atlantic make $25.12 an hour.", "wage.level 25.12 USD/hour @geography:mid-atlantic"),
    case("Bakers earn £30,000 in the South West. In South West England they earn £31,000.",
         "wage.level 30000 GBP/year @geography:south-west", "wage.level 31000 GBP/year @geography:south-west-england",
         country="GB"),
]  # fmt: skip
NO_PAY = [
    case("The first-aid allowance is $7.82 a shift, and you get $3.91 for carrying a radio."),
    case("$1.1 million paid back to members"),
    case("You may be able to get $500 a month through the Trade Boost scheme."),
    case("Our apprentices are $90,000 better off at 25 than those who go to university."),
    case("30 Baker Interview Questions", kind="outlook"),
    case("Of the Class of 2024, 22 of 23 were working in the field within six months.", kind="outlook"),
    case("2021 NOC: 32124 Bakers", kind="outlook"),
    case("It takes four years at most universities.", kind="training"),
    case("Income growth: 109%", kind="outlook"),
    case("Bakers are among the busiest of all the trade school jobs.", kind="training"),
]
LICENCES = [
    case("Four states require bakers to be licensed: California, Louisiana, Nevada and Washington.",
         "licence.level sometimes", kind="training"),
    case("Illinois requires bakers to be accredited by the state.", "licence.level required @geography:illinois",
         kind="training"),
    case("A Safe Pass card is needed on building sites.", "licence.level required", kind="training"),
    case("Most employers ask for the Leaving Certificate.", "education.typical high_school", kind="training"),
]  # fmt: skip
TABLES = [
    case("Location\tLow (10%)\tMed-low (25%)\tMedian\tMed-high (75%)\tHigh (90%)\n"
         "Ohio\t$27,960\t$32,010\t$39,230\t$43,120\t$57,450",
         "wage.p10 27960 USD/year @geography:ohio", "wage.p25 32010 USD/year @geography:ohio",
         "wage.median 39230 USD/year @geography:ohio", "wage.p75 43120 USD/year @geography:ohio",
         "wage.p90 57450 USD/year @geography:ohio"),
    case("Title\tEmployment, 2024\tProjected Employment, 2034\tChange, 2024-34 Percent\tChange, 2024-34 Numeric\n"
         "Bakers\t157,400\t166,800\t6\t9,400",
         "employment.count 157400 jobs 2024", "employment.count 166800 jobs 2034",
         "employment_change.projected 6 percent 2024/2034", "employment_change.projected 9400 jobs 2024/2034",
         kind="outlook"),
    case("2024 member survey\tMedian hourly pay\nAll members\t$24.10\nGeneral practice\t$23.00\n"
         "Specialty hospital\t$27.40\nShelter\t$21.30",
         "wage.median 24.1 USD/hour 2024", "wage.median 23 USD/hour @industry:general-practice 2024",
         "wage.median 27.4 USD/hour @industry:specialty-hospital 2024",
         "wage.median 21.3 USD/hour @industry:shelter 2024"),
    case("Grade\tRate per hour\t39-hour week\nFirst-year apprentice\t€8.32\t€324.48",
         "wage.level 8.32 EUR/hour @level:first-year-apprentice",
         "wage.level 324.48 EUR/week @level:first-year-apprentice", country="IE"),
    case("\tDay rate\nContract baker\t£220 to £300\nInterim baker\t£250 to £330",
         "wage.level 220..300 GBP/day @worker_class:contract", "wage.level 250..330 GBP/day @worker_class:interim",
         country="GB"),
]  # fmt: skip
WHOSE = [
    case("Salaries range from $24,110 (bottom 10%) to $48,300 (top 10%).", "wage.p10 24110 USD/year",
         "wage.p90 48300 USD/year"),
    case("In 2024 the pay of bakers went from $15 to $18 an hour.", "wage.level 18 USD/hour 2024"),
    case("In 2024 bakers made from $15 to $18 an hour.", "wage.level 15..18 USD/hour 2024"),
    case("The median for those in stores was $33,100, and for those in factories $36,900.",
         "wage.median 33100 USD/year @industry:stores", "wage.median 36900 USD/year @industry:factories"),
    case("The average pay of bakers in hotels is about $33,100.", "wage.mean ~33100 USD/year @industry:hotels"),
    case("The median pay for bakers in general was $33,100.", "wage.median 33100 USD/year"),
    case("Bakers make $35,000 on average, especially in Texas, where they make $40,000.",
         "wage.mean 35000 USD/year", "wage.level 40000 USD/year @geography:texas"),
    case("Illinois pays $37,314 vs. Florida's $28,854.", "wage.level 37314 USD/year @geography:illinois",
         "wage.level 28854 USD/year @geography:florida"),
    case("In 2012 bakers made $22,000; ten years later the figure was $31,000.",
         "wage.level 22000 USD/year 2012", "wage.level 31000 USD/year"),
    case("Day rates have risen from £130 to £189 since last year.", "wage.level 189 GBP/day", country="GB"),
    case("Bakers make £28,000, up from £26,000 in last year's survey.", "wage.level 28000 GBP/year", country="GB"),
    case("Bakers in hotels made $34,100, those in schools $33,900.",
         "wage.level 34100 USD/year @industry:hotels", "wage.level 33900 USD/year @industry:schools"),
    case("Bakers in schools made $34,100.", "wage.level 34100 USD/year @industry:schools"),
    case("What bakers learn in schools helps, and they make $34,100.", "wage.level 34100 USD/year"),
    case("Scottish bakers at the top of the scale get £35,226.", "wage.level 35226 GBP/year @geography:scotland",
         country="GB"),
    case("About 46,800 full-time equivalent bakers work in England.", "employment.count ~46800 jobs @geography:england",
         kind="outlook", country="GB"),
    case("Self-employed bakers made £38,000 on average last year, compared with £33,921 for those on a payroll.",
         "wage.mean 38000 GBP/year @worker_class:self-employed", "wage.mean 33921 GBP/year @worker_class:employed",
         country="GB"),
    case("One baker, who did not want to be named, said he took home £90,000.", country="GB"),
    case("Some shops now offer signing bonuses of $2,000 and starting pay of $40,000.", "wage.starting 40000 USD/year"),
    case("Bakers face a projected 6 percent loss of jobs.", "employment_change.projected -6 percent",
         kind="outlook"),
    case("Salaried bakers usually earn $45,000 to $60,000 a year.",
         "wage.level 45000..60000 USD/year @worker_class:salaried"),
    case("Hourly-paid bakers make $18.40 an hour on average.", "wage.mean 18.4 USD/hour @worker_class:hourly-paid"),
    case("Most bakers are paid hourly, at $18 an hour.", "wage.level 18 USD/hour"),
    case("Hourly employees make $18 an hour and salaried employees $45,000 a year.",
         "wage.level 18 USD/hour @worker_class:hourly-paid", "wage.level 45000 USD/year @worker_class:salaried"),
    case("In home care the average is $33,600, though you'll spend part of the day in your car.",
         "wage.mean 33600 USD/year @industry:home-care"),
    case("Some districts prefer applicants who have one to two years of teaching experience.",
         "experience.preferred 1..2 years", kind="training"),
    case("If you work in inner London you get an extra 20 per cent on your basic pay.", country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*SITES, *PLACES, *NO_PAY, *LICENCES, *TABLES, *WHOSE])
def test_what_such_pages_say_is_read(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
