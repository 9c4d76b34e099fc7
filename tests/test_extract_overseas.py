"""Sentences, labels and lists in the habits of career pages of Africa, Asia, Canada, Ireland, Britain and Australia."""

from typing import Any

import pytest
from extract_help import case, read, told

from pipeline.headings import _TWO_SENTENCES
from pipeline.periods import parse_periods

NATIONS = [
    case("Average national salary: $61,300", "wage.mean 61300 AUD/year", country="AU"),
    case("The average national salary is about $72,000, but beginners start at $51,000.",
         "wage.mean ~72000 AUD/year", "wage.starting 51000 AUD/year", country="AU"),
    case("Overall average wage (hourly) $27.15", "wage.mean 27.15 CAD/hour", country="CA"),
    case("Bakers are paid R9 800 a month, less than the average national salary of R24 300.",
         "wage.level 9800 ZAR/month", "wage.mean 24300 ZAR/month @all_occupations:all-occupations", country="ZA"),
    case("The average national wage in Kenya is KSh 48,000 a month, so bakers are badly off.",
         "wage.mean 48000 KES/month @all_occupations:all-occupations", country="KE"),
    case("Bakers earn $41,000, above the overall average of $40,000.",
         "wage.level 41000 CAD/year", "wage.mean 40000 CAD/year @all_occupations:all-occupations", country="CA"),
]  # fmt: skip

STEPS = [
    case("On appointment the salary is €31,200, rising by yearly increments to €49,800.",
         "wage.starting 31200 EUR/year", "wage.level 49800 EUR/year", country="IE"),
    case("Pay starts at €31,200 and rises over nine years to €49,800.",
         "wage.starting 31200 EUR/year", "wage.level 49800 EUR/year", country="IE"),
    case("Apprentices earn £11,400, rising to £23,000 once qualified.",
         "wage.level 11400 GBP/year @worker_class:apprentice", "wage.level 23000 GBP/year @level:qualified",
         country="GB"),
    case("Trainees are on £20,500, which goes to £27,000 when they qualify.",
         "wage.level 20500 GBP/year @level:trainee", "wage.level 27000 GBP/year @level:qualified", country="GB"),
    case("In London bakers start on £25,000 and earn £31,000 once qualified.",
         "wage.starting 25000 GBP/year @geography:london", "wage.level 31000 GBP/year @geography:london", country="GB"),
    case("Recruits get €190 a week before they move on to a starting salary of €33,700.",
         "wage.level 190 EUR/week @level:recruit", "wage.starting 33700 EUR/year @level:recruit", country="IE"),
    case("Bakers start in the low $20s an hour.", "wage.starting 20..29 NZD/hour", country="NZ"),
    case("The average is $58,000, but pay can range from $39,000 for beginners to over $90,000 in a big bakery.",
         "wage.mean 58000 AUD/year", "wage.level 39000 AUD/year @level:entry", "wage.level >90000 AUD/year",
         country="AU"),
    case("Entry-level pay is ₱14,000 a month and up to ₱26,000 for those with experience.",
         "wage.level 14000 PHP/month @level:entry", "wage.level <=26000 PHP/month @level:experienced", country="PH"),
    case("Mid-level professionals earn ₹7 lakh a year.", "wage.level 700000 INR/year @level:mid", country="IN"),
]  # fmt: skip

NAMES = [
    case("Median Chartered Surveyor Salary: £47,000", "wage.median 47000 GBP/year",
         occupation="Chartered Surveyor", country="GB"),
    case("Salaries at the main operators:\n\n- London Buses Ltd: £31k to £36k\n- Stagecoach: £29k to £33k",
         country="GB"),
    case("Place of work\nMonthly pay\nAnnual pay\nSugar mills\n₦90,000 to ₦140,000\n₦1,080,000 to ₦1,680,000\n"
         "Private hotels\n₦70,000 to ₦95,000\n₦840,000 to ₦1,140,000",
         "wage.level 90000..140000 NGN/month @industry:sugar-mills",
         "wage.level 1080000..1680000 NGN/year @industry:sugar-mills",
         "wage.level 70000..95000 NGN/month @industry:private-hotels",
         "wage.level 840000..1140000 NGN/year @industry:private-hotels", country="NG"),
    case("Bakers get a basic salary from the Public Service Commission of Sh27,400 per month.",
         "wage.level 27400 KES/month", country="KE"),
    case("They earn a salary plus commission of £9,000 a year.", country="GB"),
]  # fmt: skip

COSTS = [
    case("Private colleges: ₹75,000 to ₹1,90,000 per year", heading="Course fees", country="IN"),
    case("Expect ₱45,000 to ₱60,000 per year.", heading="Cost of education", country="PH"),
    case("The average salary is ₹3,60,000 per year.", "wage.mean 360000 INR/year",
         heading="Course fees and salary", country="IN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*NATIONS, *STEPS, *NAMES, *COSTS])
def test_a_sentence_makes_these_claims_and_no_other(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_pay_of_nobody_under_related_careers_is_no_claim() -> None:
    heading = "Related careers"
    assert not read("Average salary: $58k\nAverage salary: $47k", kind="related_occupations", heading=heading)


CHANGES = [
    ("Employment growth (last 5 years): 31%", "observed"),
    ("Employment growth (next 5 years): 12%", "projected"),
    ("Past growth: 9%", "observed"),
    ("Job growth, previous year: 3%", "observed"),
]


@pytest.mark.parametrize(("text", "statistic"), CHANGES)
def test_a_label_says_whether_a_change_has_been_seen(text: str, statistic: str) -> None:
    claims = read(text, country="AU", kind="outlook", attribute="employment_change")
    assert [claim["statistic"] for claim in claims] == [statistic]


def test_the_number_of_others_is_no_outlook() -> None:
    assert not read("The number of children is expected to decline.", kind="outlook", country="CA")
    assert not read("The number of graduates rose by 40% from 2005 to 2015.", kind="outlook", country="CA")
    assert not read("The craft falls under the food safety board.", kind="outlook", country="KE")
    [claim] = read("Employment of bakers is expected to decline.", kind="outlook", country="CA")
    assert claim["category"] == "decline"


@pytest.mark.parametrize(
    "text",
    [
        "Employment is expected to fall within the next decade.",
        "The number of people working in the craft will decline.",
    ],
)
def test_people_at_work_that_become_fewer_are_the_outlook(text: str) -> None:
    assert [claim["category"] for claim in read(text, kind="outlook", country="CA")] == ["decline"]


def test_a_code_of_the_occupation_keeps_no_place_from_its_outlook() -> None:
    said = "The employment outlook will be good for bakers (NOC 63202) in Manitoba for the 2024-2026 period."
    [claim] = read(said, kind="outlook", country="CA")
    assert claim["scope_id"] == "manitoba"


REQUIRED = [
    ("Bakers need a bachelor's or doctor of pastry degree.", {"bachelor", "doctoral_or_professional"}),
    ("Bakers need four GCSEs or the Welsh Baccalaureate.", {"high_school"}),
    ("Bakers need a baccalaureate in food science.", {"bachelor"}),
]


@pytest.mark.parametrize(("text", "degrees"), REQUIRED)
def test_what_is_asked_for(text: str, degrees: set[str]) -> None:
    claims = read(text, kind="education", country="GB", attribute="education")
    assert {claim["category"] for claim in claims} == degrees


def test_licensing_that_is_a_requirement_is_required() -> None:
    [claim] = read("Licensing is a requirement in each province.", kind="qualifications", country="CA")
    assert (claim["attribute"], claim["category"]) == ("licence", "required")


def test_weeks_of_each_year_are_no_length_of_training() -> None:
    said = "The apprenticeship lasts three years, with eight weeks of college each year."
    claims = read(said, kind="training", country="CA", attribute="training_duration")
    assert [claim["evidence"] for claim in claims] == ["three years"]


@pytest.mark.parametrize("text", ["Pay rose 4% over 2021 and 2022.", "It grew over 2021-22."])
def test_years_behind_over_are_a_window(text: str) -> None:
    assert [period.edtf for period in parse_periods(text)] == ["2021/2022"]


def test_a_count_behind_over_is_no_year() -> None:
    assert not parse_periods("There are over 2000 bakers.")


def test_two_sentences_are_no_heading() -> None:
    assert _TWO_SENTENCES.search("The average is $51,000 in Perth WA. Was this useful?")


PAID = [
    case("A clerk also gets an annual increment of Rs.910.", country="IN"),
    case("Danger pay from R3000 to R18000 comes on top of their salaries.", country="ZA"),
    case("Bakers earn £27,300 from an NHS trust.", "wage.level 27300 GBP/year @industry:nhs", country="GB"),
    case("Couriers get £14 an hour for carrying loaves.", "wage.level 14 GBP/hour", occupation="Courier", country="GB"),
    case("The average total compensation package is €47,000.", "wage.mean 47000 EUR/year", country="IE"),
    case("Bakers are on a salary of £26,000.", "wage.level 26000 GBP/year", country="GB"),
    case("The gross salary, including all these allowances, is about Rs. 48,250.40 per month.",
         "wage.level ~48250 INR/month", country="IN"),
    case("With an allowance of Rs. 9,300 on the Basic Pay, clerks draw a gross salary of Rs.61,400.",
         "wage.level 61400 INR/month", country="IN"),
    case("Other deductions totalling Rs. 8,120 come off the salary of Rs 44,000 a month.",
         "wage.level 44000 INR/month", country="IN"),
    case("Get up to PHP 20,000 in ten minutes!", heading="Quick cash loans", country="PH"),
    case("After ten years bakers can earn up to an impressive £90,000.",
         "wage.level <=90000 GBP/year @level:after-ten-years", country="GB"),
    case("Under the Food Award 2010 a first year full-time apprentice gets $9.12 an hour.",
         "wage.level 9.12 AUD/hour @level:first-year-apprentice", country="AU"),
    case("Looked at by sector, pay in the hotel sector is €41,500.", "wage.level 41500 EUR/year @industry:hotel",
         country="IE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), PAID)
def test_what_is_paid_and_what_only_looks_like_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_pay_that_rose_is_no_change_of_jobs() -> None:
    said = "Salaries across all positions were up by an average of 11% since 2019."
    assert not read(said, country="NZ", attribute="employment_change")
    [claim] = read("Jobs were up by 11% since 2019.", country="NZ", attribute="employment_change")
    assert claim["value"] == 11


LATER = [
    case("The mean salary is R210 300 a year, with entry-level bakers earning from R150 400.",
         "wage.mean 210300 ZAR/year", "wage.level >=150400 ZAR/year @level:entry", country="ZA"),
    case("Philippine bakers earn ₱18,000 a month.", "wage.level 18000 PHP/month", country="PH"),
    case("The minimum wage in the Philippines is about ₱610 a day.", country="PH"),
    case("The minimum wage in Kenya was KSh 15,200 a month.", country="KE"),
    case("Structure\tMonthly pay\nCONHESS 06\t₦72,000\nCONHESS 07\t₦81,000",
         "wage.level 72000 NGN/month @level:conhess-06", "wage.level 81000 NGN/month @level:conhess-07",
         country="NG"),
    case("Mid-career bakers see a 14% increase in pay.", country="ZA"),
    case("The pay scale climbs, with senior bakers seeing a 14% rise.", country="ZA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), LATER)
def test_levels_grades_and_peoples(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


BESIDE = [
    case("A starter salary is £16,500 to £18,200 but a more experienced cake and bread baker makes £23,000.",
         "wage.starting 16500..18200 GBP/year", "wage.level 23000 GBP/year @level:experienced", country="GB"),
    case("Bakers make £24,000 and senior bakers in the larger city hotels earn £33,000.",
         "wage.level 24000 GBP/year", "wage.level 33000 GBP/year @level:senior", country="GB"),
    case("The average salary is ₹4,10,000 and the average additional cash compensation is ₹30,000.",
         "wage.mean 410000 INR/year", country="IN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), BESIDE)
def test_a_level_with_a_sum_of_its_own_is_none_of_the_one_before(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims
