"""Pay in the words of pages not seen before: what starts, what is an average of a range, what is a bonus or a gap."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

HABITS = [
    # where pay starts, and where it goes
    case("Wales pays a bit more, starting at £24,195 and going up to £27,006.",
         "wage.level 27006 GBP/year @geography:wales", "wage.starting 24195 GBP/year @geography:wales", country="GB"),
    case("Bakers have a starting salary of £24,012 and £26,738 once their training is over.",
         "wage.level 26738 GBP/year", "wage.starting 24012 GBP/year", country="GB"),
    case("Senior bakers start at £31,000.", "wage.starting 31000 GBP/year @level:senior", country="GB"),
    case("Pay starts at ₹3 LPA and can reach ₹12 LPA.", "wage.level 1200000 INR/year",
         "wage.starting 300000 INR/year", country="IN"),
    # ranges that are called average
    case("Average salary (a year): £28,500 to £43,000 (starter to experienced)",
         "wage.mean 28500..43000 GBP/year", country="GB"),
    case("The average annual salary by years is given below.\n\n1-4 years INR 3.5 lakh at INR 9 lakh\n\n"
         "5-9 years INR 5 lakh to INR 14 lakh\n", "wage.mean 350000..900000 INR/year @level:1-4-years",
         "wage.mean 500000..1400000 INR/year @level:5-9-years", country="IN"),
    case("Bakers get Php 25,400 monthly or Php 304,800 annually on average.",
         "wage.mean 25400 PHP/month", "wage.mean 304800 PHP/year", country="PH"),
    case("The median annual wage of bakers is in the low $40s.", "wage.median 40000..49999 USD/year"),
    case("Hourly pay of bakers sits in the mid-$20s.", "wage.level 20..29 USD/hour"),
    case("Typical pay is in the range of £27,600 to £32,300.", "wage.level 27600..32300 GBP/year", country="GB"),
    case("Wages in Kent are closer to £11.30 an hour.", "wage.level ~11.3 GBP/hour @geography:kent", country="GB"),
    # percentiles in a row, and shares that earn so much or less
    case("10%: $15.02, 50%: $23.12, 90%: $36.60", "wage.median 23.12 USD/hour", "wage.p10 15.02 USD/hour",
         "wage.p90 36.6 USD/hour"),
    case("10% of bakers earn $31,050 a year or less.", "wage.p10 31050 USD/year"),
    # what stands in brackets behind a sum
    case("$31,270 (entry)$48,410 (median)$81,660 (top)", "wage.level 31270 USD/year", "wage.level 81660 USD/year",
         "wage.median 48410 USD/year"),
    case("Pay is from 15,900 CAD (lowest) to 54,700 CAD (highest).", "wage.level 15900..54700 CAD/year"),
    case("Salaries are $25,000 per year (minimum salary) to $54,700 per year.", "wage.level 25000..54700 USD/year"),
    # sums side by side that no head explains, and what no one is paid
    case("Overall $20.00 $48.31 $30.79"),
    case("Overall $20.00 $41,600", "wage.level 20 USD/hour", "wage.level 41600 USD/year"),
    case("Firms of bakers take from £50,000 per year to £1 billion.", country="GB"),
    # keys that touch their sum, and heads that say that it is about so much
    case("Average Monthly Salary:R 21975", "wage.mean 21975 ZAR/month", country="ZA"),
    case("Approximate Monthly Salary: R 21 900", "wage.level ~21900 ZAR/month", country="ZA"),
    # what is paid on top, by the piece, or makes a difference
    case("Bonuses averaged £4,000."),
    case("They sell copies by the page, at $2.75 to $4."),
    case("Kent beats the national average by £2,400."),
    case("Pay in Kent is £2,400 (8.1%) better than the national average."),
    case("On top comes leave money of £600 a year."),
    case("Amount (KES) a month\nHouse allowance: 7,500\n", country="KE"),
    case("Kneading premium: $0.85 an hour\n\nLongevity: $700 a year after 12 years\n\nDay rate: $24.10 an hour",
         "wage.level 24.1 USD/hour"),
    case("Apron $4.10 a week. Knife money $6.30 a week.", heading="Allowances"),
    case("Bakers are paid $21.40 an hour. Apron money is extra.", "wage.level 21.4 USD/hour", heading="Allowances"),
    case("Agencies bill out bakers at $48 an hour."),
    case("Any single person on €36,000 keeps about €29,900.", country="IE"),
    # the same pay said again for another time is of the same kind, and of the same workers
    case("The average baker makes $41,600 a year. That works out at $20 an hour.",
         "wage.mean 20 USD/hour", "wage.mean 41600 USD/year"),
    case("Bakers in Tulsa average $41,600 a year. That is $20 an hour.",
         "wage.mean 20 USD/hour @geography:tulsa", "wage.mean 41600 USD/year @geography:tulsa"),
    case("The average baker makes $41,600 a year. Some shops start people on $14 an hour.",
         "wage.mean 41600 USD/year", "wage.starting 14 USD/hour"),
    case("Those 10 percent who earn least get under $24,960 annually, or $12 hourly.",
         "wage.p10 12 USD/hour", "wage.p10 24960 USD/year"),
    case("Ohio pays best, a mean annual wage of $41,310. Iowa is second at $39,880.",
         "wage.mean 39880 USD/year @geography:iowa", "wage.mean 41310 USD/year @geography:ohio"),
    # who has just begun, and years in the job
    case("Entry-level bakers usually start at $29,500 a year.", "wage.starting 29500 USD/year @level:entry"),
    case("Freshers start at Rs 18,000 a month.", "wage.starting 18000 INR/month", country="IN"),
    case("Recruits get €640 per week.", "wage.level 640 EUR/week @level:recruit", country="IE"),
    case("Some shops start people on $14 an hour.", "wage.starting 14 USD/hour"),
    case("A baker who has worked for more than 10 years may earn R15 000 per month.",
         "wage.level 15000 ZAR/month @level:more-than-10-years", country="ZA"),
    case("Candidates with experience of up to 2 years: Rs. 12,000 - 17,000 per month",
         "wage.level 12000..17000 INR/month @level:up-to-2-years", country="IN"),
    case("In the Gulf, salaries are around Rs. 70,000 per month.", "wage.level ~70000 INR/month @geography:gulf",
         country="IN"),
    case("| Title | Pay a year |\n|---|---|\n| Baker (0-3 years) | $29,700 |\n| Baker, competent | $33,100 |\n",
         "wage.level 29700 USD/year @level:0-3-years", "wage.level 33100 USD/year @level:competent"),
    case("Entry-level bakers may start around $15-$18/hour.", "wage.starting ~15..18 USD/hour @level:entry"),
    case("Baker shops pay trainees $21,000 to start.", "wage.starting 21000 USD/year @level:trainee"),
    # pay that is told by the month, by job groups, and from the first pay period on
    case("Bakers in job group H earn between Ksh31,270 and Ksh41,260.",
         "wage.level 31270..41260 KES/month @level:job-group-h", country="KE"),
    case("From the first full pay period after 1 July 2024 bakers are paid $27.84 an hour.",
         "wage.level 27.84 AUD/hour 2024-07-01/..", country="AU"),
    # what the customer pays, what a share of firms pays, what it was, and what comes on top
    case("Bakers with their own van quote $60 to $110 an hour to the client."),
    case("Only 4% of firms pay a baker less than €30,000 a year.", country="IE"),
    case("The average is now €40,850, up from €38,200 last year.", "wage.mean 40850 EUR/year", country="IE"),
    case("The average is now €40,850, up from €38,200 in 2019.", "wage.mean 38200 EUR/year 2019",
         "wage.mean 40850 EUR/year", country="IE"),
    case("The provincial bursary pays R48 000 for tuition.", country="ZA"),
    case("The low wage is $20.00, the median $22.00 and the high $25.00.", "wage.level 20 CAD/hour",
         "wage.level 25 CAD/hour", "wage.median 22 CAD/hour", country="CA"),
    case("Bakers with less than two years of experience made a median of $9,600; those with 16 or more years "
         "made $80,700.",
         "wage.median 80700 USD/year @level:16-or-more-years", "wage.median 9600 USD/year @level:less-than-two-years"),
    case("Pay averages $34,870 a year and tops $40,000 in Wyoming.", "wage.level >40000 USD/year @geography:wyoming",
         "wage.mean 34870 USD/year"),
    case("Pay range: $22,000–$38,000 (10th to 90th percentile)", "wage.p10 22000 USD/year", "wage.p90 38000 USD/year"),
    case("Grade 15 – Php 36,619", "wage.level 36619 PHP/month @level:grade-15", country="PH"),
    case("REQV 14: R338 106 per year", "wage.level 338106 ZAR/year @level:reqv-14", country="ZA"),
    case("NHS band 6: £37,338 to £44,962", "wage.level 37338..44962 GBP/year @level:band-6", country="GB"),
    case("Experience and pay:\n- 1–4 years: $17.05/hr\n", "wage.level 17.05 USD/hour @level:1-4-years"),
    case("Pay scale: Rs. 35,400 - 1,12,400", "wage.level 35400..112400 INR/month", country="IN"),
    case("Bakers start in Band 4 on £25,150.", "wage.starting 25150 GBP/year", country="GB"),
    case("Figures for 2014 show median pay of $37,800 a year. This works out to $18.17 an hour.",
         "wage.median 18.17 USD/hour 2014", "wage.median 37800 USD/year 2014"),
    case("New bakers start on $23,000 a year and most others earn about $31,000.",
         "wage.level ~31000 USD/year", "wage.starting 23000 USD/year"),
    case("A slow morning may bring $30."),
    case("On a $26 rate that's $18.20 to begin with."),
    case("A baker makes $31,000 on average, and one with a diploma makes upwards of $38,000.",
         "wage.level >38000 USD/year @worker_class:diploma", "wage.mean 31000 USD/year"),
    case("The pay is $24,880 to start and $33,100 at the top.", "wage.level 33100 USD/year",
         "wage.starting 24880 USD/year"),
    case("A baker can clear $64,000 a year with overtime.", "wage.level 64000 USD/year"),
    case("This translates to $48,780 a year for full-time work.", "wage.level 48780 USD/year"),
    case("Call-out: N15,000 to N24,000 per month", heading="Allowances", country="NG"),
    case("After all deductions a baker takes home £1,900 a month.", "wage.level 1900 GBP/month", country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), HABITS)
def test_pay_in_other_words(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_word_of_the_occupations_name_is_nothing_against_its_pay() -> None:
    text = "Median annual wages of budget analysts were $64,980."
    assert told(text, {"occupation": "Budget analyst"}) == ["wage.median 64980 USD/year"]


def test_a_heading_over_nothing_stands_over_the_next_of_its_kind() -> None:
    text = (
        "Average Salary\n\nSalary\n\n$59,780\n\nSalary by state\n\nNo data available in gray ones\n\n$83,140\n$38,460\n"
    )
    starts = [0, text.index("Salary\n\n$"), text.index("Salary by"), len(text)]
    heads = ["Average Salary", "Salary", "Salary by state"]
    sections = [section("pay", starts[n], starts[n + 1], head, n) for n, head in enumerate(heads)]
    assert [say(claim) for claim in extract(text, sections=sections)["claims"]] == ["wage.mean 59780 USD/year"]
