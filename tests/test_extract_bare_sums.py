"""Sums that a sentence on pay names without a currency, in the country whose page it is."""

from typing import Any

import pytest
from extract_help import case, told

SUMS = [
    case("The monthly salary of a baker starts from 18,500 and can increase up to 46,000.",
         "wage.starting 18500 INR/month", "wage.level <=46000 INR/month", country="IN"),
    case("There are posts with a monthly salary of 21,000 to 27,500.",
         "wage.level 21000..27500 ZAR/month", country="ZA"),
    case("A baker earns 3,40,000 per annum on average.", "wage.mean 340000 INR/year", country="IN"),
    case("Bakers earn between 4,500 and 7,000 per month.", "wage.level 4500..7000 AED/month", country="AE"),
    case("The starting salary is about 32,000 a month.", "wage.starting ~32000 KES/month", country="KE"),
    case("Most bakers make 33,000 to 41,000 a year.", "wage.level 33000..41000 USD/year"),
    case("Packages go up to 14 lakhs for those with a name.", "wage.level <=1400000 INR/year", country="IN"),
    case("The average income of bakers is 4.2 lakhs, according to a survey.", "wage.mean 420000 INR/year",
         country="IN"),
]  # fmt: skip

NO_SUMS = [
    case("The average salary is based on 1,250 responses.", country="IN"),
    case("A salary survey of 1,200 bakers was made.", country="IN"),
    case("The salary is good and there are about 4,500 vacancies.", country="IN"),
    case("After paying fees of 20,000 a baker earns well.", country="IN"),
    case("The loan limit is 10 lakhs.", country="IN"),
    case("The pay of around 2,500 members was raised.", country="AU"),
    case("Bakers earn respect in over 3,000 towns.", country="GB"),
]


@pytest.mark.parametrize(("text", "claims", "options"), [*SUMS, *NO_SUMS])
def test_a_bare_sum_is_pay_where_its_sentence_says_so(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


ALL_WORKERS = [
    case("What bakers bring home is above New Zealand's national average of $58,700 a year.",
         "wage.mean 58700 NZD/year @all_occupations:all-occupations", country="NZ"),
    case("That compares with Ireland's average salary of €46,500.",
         "wage.mean 46500 EUR/year @all_occupations:all-occupations", country="IE"),
    case("For comparison, the average hourly wage in Canada is $34.10.",
         "wage.mean 34.1 CAD/hour @all_occupations:all-occupations", country="CA"),
    case("By comparison, the median wage of cooks is $19 an hour.", "wage.median 19 CAD/hour @other_occupation:cook",
         country="CA"),
    case("The national average salary for a baker is $45,000.", "wage.mean 45000 CAD/year", country="CA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), ALL_WORKERS)
def test_a_countrys_average_set_beside_is_all_workers(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


ITEMS = [
    case("  • Starting salary\n\n    £17,600 + per year", "wage.starting >=17600 GBP/year", country="GB",
         kind="summary"),
    case("  • Shop size\n\n    £17,600 + per year", "wage.level >=17600 GBP/year", country="GB", kind="pay"),
    case("Bakers who work for themselves can earn between £19 and £34 an hour.",
         "wage.level 19..34 GBP/hour @worker_class:self-employed", country="GB", heading="Income guide"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), ITEMS)
def test_items_over_pay_and_guides_to_income(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


LEVELS = [
    case("- Entry-level (0–2 years): 240000 - 430000\n- Senior-level (6+ years): 790000 - 1400000",
         "wage.level 240000..430000 NGN/month @level:entry", "wage.level 790000..1400000 NGN/month @level:senior",
         country="NG", heading="Salary by Experience"),
    case("- Junior: 240000\n- Senior: 79000", country="NG", heading="Number of bakers by level", kind="other"),
    case("Trained bakers can earn in the region of £29,000 and £34,000.", "wage.level ~29000..34000 GBP/year",
         country="GB"),
    case("Pay is in the region of £29,000, and £34,000 in London.", "wage.level ~29000 GBP/year",
         "wage.level 34000 GBP/year @geography:london", country="GB"),
    case("A knowledgeable baker can make up to $30 per hour.", "wage.level <=30 CAD/hour", country="CA"),
    case("- Lagos:\n  - Average: ₦140,000 a month\n- Abuja:\n  - Average: ₦115,000 a month",
         "wage.mean 115000 NGN/month @geography:abuja", "wage.mean 140000 NGN/month @geography:lagos", country="NG",
         heading="Salary by location"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), LEVELS)
def test_bare_sums_of_levels_and_regions_of_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


LABELS = [
    case("Component | Amount\nStarting Basic Pay | 26,350\nDearness Allowances | 15,900",
         "wage.starting 26350 INR/month", country="IN"),
    case("Total Compensation (Annually)\n\n6.5 lakhs to 11.2 lakhs", "wage.level 650000..1120000 INR/year",
         country="IN"),
    case("Component | Old | New\nBasic Pay | 7,150 | 13,950", country="IN"),
    case("Annual Package: 7 Lakh", "wage.level 700000 INR/year", country="IN"),
    case("Average salary: 24,000 per month", "wage.mean 24000 INR/month", country="IN"),
    case("Salary: based on 25,000 replies", country="IN"),
    case("House rent allowance: 9,000 per month", country="IN"),
    case("Bakers earn Rs 41,000-Rs 48,000 per month.", "wage.level 41000..48000 INR/month", country="IN"),
    case("Bakers earn SG$3,100 to SG$4,400 a month.", "wage.level 3100..4400 SGD/month", country="SG"),
    case("Bakers are paid around $3,300 to $4,700, depending on the shop.", "wage.level ~3300..4700 SGD/month",
         country="SG"),
    case("Senior bakers make S$64,000 - 72,000.", "wage.level 64000..72000 SGD/year @level:senior", country="SG"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), LABELS)
def test_labels_of_pay_and_sums_of_singapore(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


WHOSE = [
    case("Job opportunities for experienced bakers are good.", "job_prospects.projected good @level:experienced",
         kind="outlook"),
    case("Prospects for qualified bakers are good.", "job_prospects.projected good", kind="outlook"),
    case("Advancing to supervisor may require a master's degree in baking.", kind="qualifications"),
    case("You can expect £19,300 to £22,100 as an unqualified baker or £24,200 to £36,500 as a qualified baker.",
         "wage.level 19300..22100 GBP/year @level:unqualified", "wage.level 24200..36500 GBP/year @level:qualified",
         country="GB"),
    case("Bakers can earn up to $98,000 a year, with opportunities for extra money in rich industries such as "
         "mining.", "wage.level <=98000 AUD/year", country="AU"),
    case("A baker in Wales earns £22,900 a year (or £27,800 if you work in inner London).",
         "wage.level 22900 GBP/year @geography:wales", "wage.level 27800 GBP/year @geography:inner-london",
         country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), WHOSE)
def test_whose_pay_and_prospects(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


STANDING = [
    case("The salary for newly appointed bakers is £27,400 a year.", "wage.level 27400 GBP/year @level:newly-appointed",
         country="GB"),
    case("It goes as high as Ksh. 92,000 a month for highly specialized bakers.",
         "wage.level <=92000 KES/month @level:highly-specialized", country="KE"),
    case("On completion of 2 years' service the salary is £29,100.", "wage.level 29100 GBP/year @level:2-years",
         country="GB"),
    case("Bakers who work in the Intensive Care Unit earn a basic salary of Ksh 71,000.", "wage.level 71000 KES/month",
         country="KE"),
    case("On average, bakers earn from as low as Ksh 23,000 to as high as Ksh 50,000.",
         "wage.level 23000..50000 KES/month", country="KE"),
    case("On average, bakers earn Ksh 31,000 a month.", "wage.mean 31000 KES/month", country="KE"),
    case("Bakers earn R21,300 per month (approx. R256,000 per year), according to Paywise.",
         "wage.level 21300 ZAR/month", "wage.level ~256000 ZAR/year", country="ZA"),
    case("Bakers earn R21,300 per month (approx.).", "wage.level ~21300 ZAR/month", country="ZA"),
    case("The National Living Wage for adults from 21 on is £11.90 an hour.", country="GB"),
    case("The Bakers Association recommends $95 an hour.", country="CA"),
    case("Bakers start at the city minimum wage but can then earn $22 an hour.", "wage.level 22 USD/hour"),
    case("Bakers earn a $50,000 salary and may leave early on Fridays.", "wage.level 50000 USD/year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), STANDING)
def test_how_long_and_how_well_they_have_done_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


ASKED = [
    case(
        "Only bakers listed on the Irish Register of Bakers can legally practise.",
        "licence.level required",
        country="IE",
    ),
    case("Have a current Annual Practising Certificate.", "licence.level required", country="NZ"),
    case("Complete and register through the Baking Board of New Zealand.", "licence.level required", country="NZ"),
    case("Only a few bakers are listed in the guide.", country="IE"),
    case("Registration or licensing may also be required.", "licence.level sometimes", country="AU"),
    case("You get on a degree course with 4 Highers.", country="GB"),
    case("Analysts foresee 3.4% industry growth by then.", country="CA"),
]


@pytest.mark.parametrize(("text", "claims", "options"), ASKED)
def test_registers_and_certificates_of_practice(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {**options, "kind": "qualifications"}) == claims


HOURS = [
    case("Average earnings reflect full-time roles alone."),
    case("Bakers earn more with overtime or shift work allowances."),
    case("In a full-time position, bakers usually work between 37 and 41 hours per week.",
         "work_schedule.typical 37..41 hours/week"),
    case("Qualifying takes 9 years, the last of them with 4 years part-time studies.",
         "training_duration.level 9 years"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), HOURS)
def test_allowances_and_positions_are_no_schedule(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {**options, "kind": "schedule"}) == claims


OTHERS = [
    case("The initial baker salary is Rs 21,100 per month.", "wage.starting 21100 INR/month", country="IN"),
    case("Applicants need at least ten years of formal schooling.", country="IE", kind="training"),
    case("Bakers (4152)", country="CA", kind="summary"),
    case("It can go up to Rs 50 lakhs.", "wage.level <=5000000 INR/year", country="IN",
         heading="Monthly salary of a baker"),
    case("Ohio employs the most bakers (4,152).", "employment.count 4152 jobs @geography:ohio", kind="employment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), OTHERS)
def test_first_pay_schooling_codes_and_months(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
