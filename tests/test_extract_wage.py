"""Pay as publishers of many countries write it: sentences, cards, rows; and sums that are no pay."""

from typing import Any

import pytest
from extract_help import case, read, say, told

SENTENCES = [
    # the statistic, by any name
    case("The median annual wage for bakers was $34,950 in May 2023.", "wage.median 34950 USD/year 2023-05"),
    case("Median hourly earnings of bakers were $9.75 in May 2004.", "wage.median 9.75 USD/hour 2004-05"),
    case("The average salary for a baker is $36,200 per year.", "wage.mean 36200 USD/year"),
    case("On average, bakers earn $17.40 an hour.", "wage.mean 17.4 USD/hour"),
    case("The mean annual wage in 2019 was $31,420.", "wage.mean 31420 USD/year 2019"),
    case(
        "The lowest 10 percent earned less than $24,110, and the highest 10 percent earned more than $48,310.",
        "wage.p10 24110 USD/year",
        "wage.p90 48310 USD/year",
    ),
    case(
        "The middle 50 percent earned between $8.10 and $12.90 an hour.",
        "wage.p25 8.1 USD/hour",
        "wage.p75 12.9 USD/hour",
    ),
    case("The top 10% make over $49,000 a year.", "wage.p90 49000 USD/year"),
    case("Bakers at the 25th percentile made $28,640 annually.", "wage.p25 28640 USD/year"),
    case("The 75th percentile wage is $40,120 a year.", "wage.p75 40120 USD/year"),
    case("Half of all bakers earned more than $34,000 a year and half earned less.", "wage.median 34000 USD/year"),
    case("The best-paid tenth of bakers took home more than $52,700 in 2022.", "wage.p90 52700 USD/year 2022"),
    case("In 2021, the median pay of bakers stood at $14.28 per hour.", "wage.median 14.28 USD/hour 2021"),
    case(
        "The median was $30,100 and the mean was $32,450 in 2018.",
        "wage.median 30100 USD/year 2018",
        "wage.mean 32450 USD/year 2018",
    ),
    # what it is paid for
    case("Bakers earn around $650 per week before tax.", "wage.level ~650 USD/week"),
    case("A baker takes home roughly $2,900 a month.", "wage.level ~2900 USD/month"),
    case("Pay is $140 a day.", "wage.level 140 USD/day"),
    case("Wages run from $15 to $22/hr.", "wage.level 15..22 USD/hour"),
    case("Median pay: $16.80/hour ($34,950/year)", "wage.median 16.8 USD/hour", "wage.median 34950 USD/year"),
    case("Salaries are between $30K and $45K annually.", "wage.level 30000..45000 USD/year"),
    # other countries
    case(
        "Starting salaries are typically £19,000 to £22,000 a year.",
        "wage.starting 19000..22000 GBP/year",
        country="GB",
    ),
    case(
        "Experienced bakers can earn up to £32,000 p.a.", "wage.level <=32000 GBP/year @level:experienced", country="GB"
    ),
    case("Bakers in London earn about £26,500 a year.", "wage.level ~26500 GBP/year @geography:london", country="GB"),
    case(
        "The median full-time wage is A$1,150 per week.",
        "wage.median 1150 AUD/week @worker_class:full-time",
        country="AU",
    ),
    case("Bakers usually earn $56,000 to $62,000 per year.", "wage.level 56000..62000 AUD/year", country="AU"),
    case(
        "Apprentice bakers usually earn between $23 and $26 an hour.",
        "wage.level 23..26 NZD/hour @worker_class:apprentice",
        country="NZ",
    ),
    case(
        "Bakers in Canada usually earn between C$16.00/hour and C$24.50/hour.",
        "wage.level 16..24.5 CAD/hour",
        country="CA",
    ),
    case("The average pay of a baker is R9,800 per month.", "wage.mean 9800 ZAR/month", country="ZA"),
    case("A baker earns an average of ₹2.4 lakh per annum.", "wage.mean 240000 INR/year", country="IN"),
    case(
        "Freshers can expect Rs. 12,000 to Rs. 18,000 per month.", "wage.starting 12000..18000 INR/month", country="IN"
    ),
    case("Bakers in Ireland earn €27,000 to €33,000 a year.", "wage.level 27000..33000 EUR/year", country="IE"),
    case("Typical pay is 31,000 GBP per year.", "wage.level 31000 GBP/year", country="GB"),
    case("Bakers earn EUR 2 150 per month.", "wage.level 2150 EUR/month", country="IE"),
    # who
    case(
        "Bakers in Alaska earned a median of $44,020 a year in 2023.",
        "wage.median 44020 USD/year @geography:alaska 2023",
    ),
    case("In retail trade the median annual wage was $33,900.", "wage.median 33900 USD/year @industry:retail-trade"),
    case(
        "Bakers in food manufacturing earned a median of $36,050.",
        "wage.median 36050 USD/year @industry:food-manufacturing",
        fault="an industry that no pack lists: unscoped",
    ),
    case("Senior bakers earn $48,000 a year.", "wage.level 48000 USD/year @level:senior"),
    case("Self-employed bakers make about $40,000 a year.", "wage.level ~40000 USD/year @worker_class:self-employed"),
    case("New bakers start at $13.50 an hour.", "wage.starting 13.5 USD/hour"),
    case(
        "Starting pay is $14 an hour, rising to $21 an hour with experience.",
        "wage.starting 14 USD/hour",
        "wage.level 21 USD/hour @level:experienced",
    ),
    case(
        "The median annual wage for all occupations was $48,060.",
        "wage.median 48060 USD/year @all_occupations:all-occupations",
    ),
    case("Butchers earned a median of $37,230 a year.", "wage.median 37230 USD/year @other_occupation:butcher"),
    case(
        "Bakers earned $34,950 at the median, while the median for all workers was $48,060.",
        "wage.median 34950 USD/year",
        "wage.median 48060 USD/year @all_occupations:all-occupations",
    ),
    # comparators and dashes
    case("Bakers earn at least $15 an hour.", "wage.level >=15 USD/hour"),
    case("Master bakers can earn $70,000 or more per year.", "wage.level >=70000 USD/year"),
    case("Pay: $33,750–$55,310 per year", "wage.level 33750..55310 USD/year"),
    case("Pay: $ 15 — $ 19 per hour", "wage.level 15..19 USD/hour"),
    case("Salary (2022): $35,100", "wage.level 35100 USD/year 2022"),
    case("The pay of bakers is nearly $36,000 a year.", "wage.level ~36000 USD/year"),
]

NO_PAY = [
    case("The median is $45,000 above the national average."),
    case("For example, if a journeyman makes $35 an hour, you start at 40% of that."),
    case("Benefits are worth another $21.00 per hour."),
    case("Dues are $41 a month."),
    case("Freelancers bill by the page, at $4.25 for the original and $1.10 for a copy."),
    case("Colleges pay $1,500 for each trainee."),
    case("uniform_allowance: $450 per year"),
    case("Good seasons have been worth $60,000."),
]

SENTENCES = [
    case(
        "The average is about $5,800 a month, whereas senior bakers draw $14,000 a month.",
        "wage.level 14000 USD/month @level:senior",
        "wage.mean ~5800 USD/month",
    ),
    case(
        "On average a baker earns $18,500 a year. In mining it is between $28,000 and $35,000 a year.",
        "wage.level 28000..35000 USD/year @industry:mining",
        "wage.mean 18500 USD/year",
    ),
    case(
        "Apprentices are paid $19.75 an hour at first; journey workers make $33.10 an hour.",
        "wage.level 19.75 USD/hour @worker_class:apprentice",
        "wage.level 33.1 USD/hour @level:journey-worker",
    ),
    case(
        "The median was $115,250 a year, and half of them earned between $97,140 and $160,530 a year.",
        "wage.median 115250 USD/year",
        "wage.p25 97140 USD/year",
        "wage.p75 160530 USD/year",
    ),
    case(
        "You could clear more than $45,000 a year, and a call-out is charged at $85 to $150.",
        "wage.level >45000 USD/year",
    ),
    case("Airlines paid the most, a median of $93,180 a year.", "wage.median 93180 USD/year @industry:airlines"),
    case("You pay for a licence every year ($271)."),
]

FAR_ENDS = [
    case(
        "The average salary is $90,000 a year and can go up to $250,000.",
        "wage.mean 90000 USD/year",
        "wage.level <=250000 USD/year",
    ),
    case(
        "In 2021 the median hourly wage was $38.17, resulting in a $83,290 mean annual wage.",
        "wage.median 38.17 USD/hour 2021",
        "wage.mean 83290 USD/year 2021",
    ),
    case("The highest salary of a baker is $99,000 a year.", "wage.level 99000 USD/year"),
    case("1-4 years: $30,000 to $41,000 a year", "wage.level 30000..41000 USD/year @level:1-4-years"),
    case("Pay increases with experience, to about $61,000 a year.", "wage.level ~61000 USD/year"),
]

TABLES = [
    case(
        "wages_2023.annual.median: $34,950\nwages_2023.annual.p90: $48,310\n",
        "wage.median 34950 USD/year 2023",
        "wage.p90 48310 USD/year 2023",
    ),
    case("Average base salary (CAD)\t$41,200 / year\n", "wage.mean 41200 CAD/year", country="CA"),
    case(
        "Entry level salary: £17,000\nExperienced salary: £28,500\n",
        "wage.level 17000 GBP/year @level:entry",
        "wage.level 28500 GBP/year @level:experienced",
        country="GB",
    ),
    case(
        "**Weekly pay**: $1,250\n**Full-time share**: 61%\n",
        "wage.level 1250 AUD/week",
        "employment_share.share_of_occupation 61 percent @worker_class:full-time",
        country="AU",
    ),
    case(
        "How much do bakers make?\nMedian $34,950\nBest-paid 25% $40,120\nLowest-paid 25% $28,640\n",
        "wage.median 34950 USD/year",
        "wage.p75 40120 USD/year",
        "wage.p25 28640 USD/year",
        kind="summary",
    ),
    case(
        "- Pay varies by state.\n\nState\tMedian wage\tJobs\nOhio\t$15.10\t7,310\nTexas\t14.85\t12,040\n",
        "wage.median 15.1 USD/hour @geography:ohio",
        "employment.count 7310 jobs @geography:ohio",
        "wage.median 14.85 USD/hour @geography:texas",
        "employment.count 12040 jobs @geography:texas",
    ),
    case(
        "State\tMedian wage\tJobs\nOhio\t$15.10\t7,310\nTexas\t14.85\t12,040\n",
        "wage.median 15.1 USD/hour @geography:ohio",
        "employment.count 7310 jobs @geography:ohio",
        "wage.median 14.85 USD/hour @geography:texas",
        "employment.count 12040 jobs @geography:texas",
    ),
    case(
        "Industry\tMedian annual wage\nFood manufacturing\t$36,050\nGrocery stores\t34,890\n",
        "wage.median 36050 USD/year @industry:food-manufacturing",
        "wage.median 34890 USD/year @industry:grocery-stores",
    ),
    case(
        "| State | Average hourly pay |\n|---|---|\n| Ohio | $16.10 |\n| Texas | $15.85 |\n",
        "wage.mean 16.1 USD/hour @geography:ohio",
        "wage.mean 15.85 USD/hour @geography:texas",
    ),
    case(
        "Percentile\t10th percentile\tMedian\t90th percentile\nAnnual wage\t$24,110\t$34,950\t$48,310\n",
        "wage.p10 24110 USD/year",
        "wage.median 34950 USD/year",
        "wage.p90 48310 USD/year",
    ),
    case(
        "Median annual wages in 2002 by industry are shown below:\n\nBakeries $21,330\nGrocery stores 22,170\n",
        "wage.median 21330 USD/year @industry:bakeries 2002",
        "wage.median 22170 USD/year @industry:grocery-stores 2002",
    ),
    case(
        "Level\tSalary\nEntry level\t£18,500\nSenior\t£29,000\n",
        "wage.level 18500 GBP/year @level:entry",
        "wage.level 29000 GBP/year @level:senior",
        country="GB",
    ),
    case(
        "2023 Median Pay\t$34,950 per year $16.80 per hour\n",
        "wage.median 34950 USD/year 2023",
        "wage.median 16.8 USD/hour 2023",
    ),
    case(
        "Region\tLow\tMedian\tHigh\nOntario\t$16.55\t$17.60\t$24.00\n",
        "wage.level 16.55 CAD/hour @geography:ontario",
        "wage.median 17.6 CAD/hour @geography:ontario",
        "wage.level 24 CAD/hour @geography:ontario",
        country="CA",
    ),
    case(
        "- Median Annual Salary: $34,950 ($16.80/hour)\n- Bottom 10% Annual Salary: Less than $24,110 ($11.59/hour)\n",
        "wage.median 34950 USD/year",
        "wage.median 16.8 USD/hour",
        "wage.p10 24110 USD/year",
        "wage.p10 11.59 USD/hour",
    ),
    case(
        "Occupation\tMedian annual wage\nBakers\t$34,950\nButchers\t$37,230\nTotal, all occupations\t$48,060\n",
        "wage.median 34950 USD/year",
        "wage.median 37230 USD/year @other_occupation:butcher",
        "wage.median 48060 USD/year @all_occupations:all-occupations",
    ),
    case(
        "Salary: £21,000 starter to £30,000 experienced",
        "wage.starting 21000 GBP/year",
        "wage.level 30000 GBP/year @level:experienced",
        country="GB",
        kind="summary",
    ),
]


NOTHING = [
    case("Tuition for the baking course is $4,800 a year.", kind="education"),
    case("The course costs £1,200 a year.", kind="education", country="GB"),
    case("Rent near the shop is $900 a month.", kind="other"),
    case("A bonus of $2,000 a year is common."),
    case("The exam fee is £250."),
    case("A loaf costs $4.50 and a cake is priced at $28."),
    case("Call us on (555) 201-3344 to learn about pay."),
    case("Bakers may receive a sign-on bonus of $2,000."),
    case("Tips can add $50 a day."),
    case("Scholarships of up to $1,500 are available."),
    case("The bakery had revenue of $2.5 million in 2022."),
    case("Bakers must be at least 18 years old."),
    case("The shop at 1250 Main Street opens at 5 a.m."),
    case("Overtime is paid at 1.5 times the rate."),
    case("A set of tools costs around $300."),
    case("Bakers are paid $0.40 per roll."),
    case("Allowances of up to $75 a week may be paid for travel."),
    case("Contact jobs@example.org or visit https://example.org/pay/2023/45000 for pay details."),
]


@pytest.mark.parametrize(("text", "claims", "options"), SENTENCES)
def test_pay_in_a_sentence(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), TABLES)
def test_pay_in_rows_and_cards(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), NOTHING)
def test_a_sum_that_is_no_pay_is_no_claim(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


EVIDENCE = [
    ("The lowest 10 percent earned less than $24,110.", ["less than $24,110"]),
    ("The middle 50 percent earned between $20,960 and $33,540.", ["$20,960", "$33,540"]),
    ("Bakers earn about £22,000 a year.", ["about £22,000 a year"]),
    ("Median pay: $16.80/hour.", ["$16.80/hour"]),
    ("Bakers earn from $15 to $19 per hour.", ["$15 to $19 per hour"]),
]


@pytest.mark.parametrize(("text", "evidence"), EVIDENCE)
def test_the_evidence_is_the_smallest_value_expression(text: str, evidence: list[str]) -> None:
    assert [claim["evidence"] for claim in read(text)] == evidence


ATTRIBUTED = [
    (
        "According to the Bureau of Labor Statistics, bakers earned a median of $34,950 in 2023.",
        "Bureau of Labor Statistics",
    ),
    ("Glassdoor reports an average salary of $37,000 a year for bakers.", "Glassdoor"),
    ("Bakers earn $16 an hour on average (PayScale).", "PayScale"),
    ("Bakers earn $16 an hour on average.", None),
    ("Bakers had a median pay of $31,200, as the Trades Board had it in 2021.", "Trades Board"),
]


@pytest.mark.parametrize(("text", "who"), ATTRIBUTED)
def test_pay_is_attributed_to_whom_the_sentence_names(text: str, who: str | None) -> None:
    (claim,) = read(text)
    assert claim["attributed_to"] == who


@pytest.mark.parametrize("kind", ["sample_document", "navigation", "advertisement"])
def test_nothing_is_claimed_in_silent_sections(kind: str) -> None:
    text = "The median annual wage for bakers was $34,950 in May 2023."
    assert read(text, kind=kind) == []
    assert len(read(text, kind="faq")) == 1


def test_a_heading_gives_statistic_period_and_rate() -> None:
    (claim,) = read("$34,950", heading="Median annual pay, 2023")
    assert (claim["statistic"], claim["unit"], claim["period"]) == ("median", "USD/year", "2023")


def test_the_dollar_is_the_country_s() -> None:
    units = {code: read("Bakers earn $45,000 a year.", country=code)[0]["unit"] for code in ("US", "AU", "CA", "NZ")}
    assert units == {"US": "USD/year", "AU": "AUD/year", "CA": "CAD/year", "NZ": "NZD/year"}


def test_rows_of_years_of_experience_are_figures_of_some() -> None:
    text = "Pay by experience\n\n| Years | Average pay (GBP) |\n|---|---|\n| 0-1 | 18,400 |\n| 10+ | 29,900 |\n"
    claims = read(text, country="GB")
    assert [(c["value"], c["unit"], c["scope_type"]) for c in claims] == [
        (18400, "GBP/year", "level"),
        (29900, "GBP/year", "level"),
    ]


def test_other_occupations_of_a_related_section_are_scoped() -> None:
    claims = read("Butcher: $37,230 a year\nCook: $34,110 a year", kind="related_occupations")
    assert [(c["scope_type"], c["scope_id"]) for c in claims] == [
        ("other_occupation", "butcher"),
        ("other_occupation", "cook"),
    ]


def test_a_page_about_several_gives_each_claim_its_occupation() -> None:
    claims = read("Occupation\tMedian annual wage\nBaker\t$34,950\nButcher\t$37,230\n", occupation=None)
    assert [(c["occupation_id"], c["value"], c["scope_type"]) for c in claims] == [
        ("baker", 34950, None),
        ("butcher", 37230, None),
    ]


PROMISES = [
    ("The figures below are median annual salaries:", "wage.median missing"),
    ("Hourly wages for each stage:", "wage.level missing"),
]


@pytest.mark.parametrize(("text", "claim"), PROMISES)
def test_a_promised_sum_that_is_not_given_is_declared_missing(text: str, claim: str) -> None:
    assert [say(found) for found in read(text)] == [claim]
    assert read(text)[0]["status"] == "declared_missing"


@pytest.mark.parametrize(("text", "claims", "options"), NO_PAY)
def test_differences_examples_and_charges_are_no_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SENTENCES)
def test_each_part_of_a_sentence_has_its_own_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), FAR_ENDS)
def test_how_far_pay_goes_is_no_average(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_they_are_those_of_the_sentence_before() -> None:
    text = "Self-employed bakers earn the most. They can make up to $90 an hour. Most bakers earn $20 an hour."
    assert [say(claim) for claim in read(text)] == [
        "wage.level <=90 USD/hour @worker_class:self-employed",
        "wage.level 20 USD/hour",
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bakers earn $21 an hour, says the Bread Report.", "Bread Report"),
        ("Bakers made $21 an hour in 2021, the Bureau of Labor Statistics says.", "Bureau of Labor Statistics"),
        ("Bakers earn $21 an hour, according to the jobs portal DoughHire.", "DoughHire"),
        (
            "According to the U.S. Bureau of Labor Statistics, bakers earn $21 an hour.",
            "U.S. Bureau of Labor Statistics",
        ),
        ("The Bread Board reports nothing. Bakers earn $21 an hour.", None),
    ],
)
def test_a_source_may_be_named_behind_the_figure(text: str, who: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Office of Loaf Statistics (OLS) says that bakers average $31,000 a year.", "Office of Loaf Statistics"),
        ("Bakers average $31,000 a year, Loaf Bureau figures show.", "Loaf Bureau"),
        ("In May 2013, the BLS put average pay for bakers at $31,000.", "BLS"),
        ("The website OvenPay puts the average baker salary at $31,000 a year.", "OvenPay"),
        ("Experience puts average pay at $31,000 a year.", None),
        ("Pay is good, though Jobly puts it at $31,000 a year.", "Jobly"),
        ("Per the Loaf Bureau, bakers average $31,000 a year.", "Loaf Bureau"),
        ("Most states require bakers to earn $31,000 a year.", None),
    ],
)
def test_who_says_it_may_stand_in_many_places(text: str, who: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text)] == [who]


LED = [
    ("Average pay hangs on the place. The best are:", "Lowest of all are:", ["mean", "mean"]),
    ("Our median salary differs by state. Here are two:", "Pay in other states:", ["median", "level"]),
    ("States with the highest mean salary:", "At the other end, pay is worst in these states:", ["mean", "mean"]),
    ("The average wage is no secret. It was $31,000 a year. Pay by state:", "Pay in the south:", ["level", "level"]),
    ("Average pay hangs on the place. Here is one:", "The allowances with the lowest pay are:", ["mean", "level"]),
]


@pytest.mark.parametrize(("first", "second", "statistics"), LED)
def test_a_lead_in_that_cannot_stand_alone_takes_over_the_statistic(
    first: str, second: str, statistics: list[str]
) -> None:
    text = f"{first}\n\n- Ohio: $31,450 a year\n\n{second}\n\n- Iowa: $28,310 a year\n"
    found = {row["scope_id"]: row["statistic"] for row in read(text, attribute="wage")}
    assert [found["ohio"], found["iowa"]] == statistics
