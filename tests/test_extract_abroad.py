"""Sentences and cards in the habits of publishers outside the United States."""

from typing import Any

import pytest
from extract_help import case, told

AUSTRALIA = [
    case(
        "• $1,115 Weekly Pay\n• 34,600 workers Employment Size\n• 61% Full-Time Full-Time Share\n"
        "• 43 hours Average full-time",
        "wage.level 1115 AUD/week",
        "employment.count 34600 jobs",
        "employment_share.share_of_occupation 61 percent @worker_class:full-time",
        "work_schedule.level 43 hours/week @worker_class:full-time",
        country="AU",
        kind="summary",
    ),
    case(
        "Numbers are expected to grow from 34,600 in 2019 to 38,200 by 2024.",
        "employment.count 34600 jobs 2019",
        "employment.count 38200 jobs 2024",
        country="AU",
        kind="outlook",
    ),
    case(
        "There are likely to be around 21,000 job openings over 5 years (that's about 4,200 a year).",
        "openings.mean ~4200 jobs/year",
        country="AU",
        kind="outlook",
    ),
    case("The number of workers is likely to grow from 34,600 to 38,200.", country="AU", kind="outlook"),
    case("Many bakers work full-time (61%, less than the average of 66%).",
         "employment_share.share_of_occupation 61 percent @worker_class:full-time",
         "employment_share.share_of_occupation 66 percent @all_occupations:all-occupations",
         country="AU", kind="schedule"),
]  # fmt: skip

BRITAIN = [
    case("37 to 41 a week", "work_schedule.level 37..41 hours/week",
         heading="Working hours", kind="schedule", country="GB"),
    case("There will be 2.6% more baker jobs in 2029.", "employment_change.projected 2.6 percent ../2029",
         kind="outlook", country="GB"),
    case("Bakers on nights get a 15% uplift of their pay.", country="GB", kind="employment"),
    case("Pay rose by 4% over the past year.", country="GB", kind="outlook"),
    case("A baker starts on £21,000 a year and goes up to £27,000.",
         "wage.starting 21000 GBP/year", "wage.level <=27000 GBP/year", country="GB"),
    case("£31,500 a year, according to the Office for Baking Statistics.", "wage.level 31500 GBP/year", country="GB"),
    case("The average salary for a pastry cook is £24,100 a year.",
         "wage.mean 24100 GBP/year @other_occupation:pastry-cook", country="GB"),
    case("The Bakers, Confectioners and Millers Board report shows there were 4,310 bakers in 2023.",
         "employment.count 4310 jobs 2023", country="GB", kind="employment"),
    case("Over the past 5 years bakers working as owners did well.", kind="qualifications", country="GB"),
]  # fmt: skip

CANADA = [
    case("Place\tJob prospects\nQuebec\tGood Good\nNunavut\tUndetermined Undetermined",
         "job_prospects.projected good @geography:quebec",
         "job_prospects.projected missing @geography:nunavut", country="CA", kind="outlook"),
    case("208", heading="3-year job openings", country="CA", kind="outlook"),
]  # fmt: skip

INDIA = [
    case("₹7L - ₹19L/yr", "wage.level 700000..1900000 INR/year", heading="Base pay range", country="IN"),
    case("Rs.3,50,000/- to Rs.5,00,000/- per annum is the salary.", "wage.level 350000..500000 INR/year", country="IN"),
    case("The average additional cash compensation is ₹1,40,000.", country="IN"),
]  # fmt: skip

LEVELS = [
    case("$48K-$52K per year", "wage.level 48000..52000 NZD/year @level:senior",
         heading="Senior bakers usually earn", country="NZ"),
    case("Job title\tSalary (ZAR a month)\nEntry-Level Baker\t8,000\nMid-Career Baker\t12,500",
         "wage.level 8000 ZAR/month @level:entry", "wage.level 12500 ZAR/month @level:mid", country="ZA"),
    case("- Entry-Level Bakers (0–2 years): AUD 45,000–AUD 52,000 per annum",
         "wage.level 45000..52000 AUD/year @level:entry", country="AU"),
]  # fmt: skip


OTHERS = [
    case("Sous bakers earn €35,000 a year, journeyman bakers €41,000.",
         "wage.level 35000 EUR/year @other_occupation:sous-baker", "wage.level 41000 EUR/year @level:journeyman",
         country="IE"),
    case("Foremen earn R25,000 a month, millers R23,000 and helper millers R12,000.",
         "wage.level 25000 ZAR/month @level:foreman", "wage.level 23000 ZAR/month @other_occupation:miller",
         "wage.level 12000 ZAR/month @other_occupation:helper-miller", country="ZA"),
    case("While Pastry Cooks earn £25,000 a year, bakers are paid £24,000 a year.",
         "wage.level 25000 GBP/year @other_occupation:pastry-cook", "wage.level 24000 GBP/year", country="GB"),
    case("Junior bakers (less than three years experience) earn R8,000 a month.",
         "wage.level 8000 ZAR/month @level:junior", country="ZA"),
    case("Bakers get R15,400 a month. In Durban they get R14,900.",
         "wage.level 15400 ZAR/month", "wage.level 14900 ZAR/month @geography:durban", country="ZA"),
    case("The pay of one specialised in Food Engineering is ₹4.10 LPA.", "wage.level 410000 INR/year", country="IN"),
    case("A baker gets €31,000 a year, below the average industrial wage of €45,000 a year.",
         "wage.level 31000 EUR/year", "wage.mean 45000 EUR/year @all_occupations:all-occupations", country="IE"),
]  # fmt: skip


SITES = [
    case("£24,500\n\nStarter\n\nto\n\n£43,000\n\nExperienced", "wage.starting 24500 GBP/year",
         "wage.level 43000 GBP/year @level:experienced", heading="Average salary (a year)", country="GB"),
    case("Course fees for a baking diploma are between INR 50,000 and INR 2 lakh.", country="IN"),
    case("Company\tAverage salary\nBig Loaf\tINR 4.9 LPA\nOven Co\tINR 4.7 LPA", country="IN"),
    case("Degree courses take three or four years full time.", kind="qualifications", country="GB"),
    case("A degree apprenticeship is also available.", kind="qualifications", country="GB"),
]  # fmt: skip

PLACES = [
    case("Range\tRest of Wales\tCardiff Fringe\tLondon\nMinimum salary\t£24,000\t£25,100\t£29,500",
         "wage.level 24000 GBP/year @geography:rest-of-wales", "wage.level 25100 GBP/year @geography:cardiff-fringe",
         "wage.level 29500 GBP/year @geography:london", country="GB"),
    case("About 9,000 bakers work in Australia.", "employment.count ~9000 jobs", heading="Baker courses in Tasmania",
         country="AU", kind="employment"),
]  # fmt: skip


EUROPE = [
    case("A baker earns an average of CHF 6,100 gross and about CHF 5,050 net per month.",
         "wage.mean 6100 CHF/month", "wage.mean ~5050 CHF/month", country="CH"),
    case("The pay lies between 2,300 to 2,700 euros gross in the month.", "wage.level 2300..2700 EUR/month",
         country="DE"),
    case("Bakers get €2,900 (before tax) a month. In Germany they get €3,050 net a month.",
         "wage.level 2900 EUR/month", "wage.level 3050 EUR/month @geography:germany", country="AT"),
    case("Canton\tPay a month\nTessin\tCHF 5,600\nWaadt\tCHF 5,900", "wage.level 5600 CHF/month @geography:tessin",
         "wage.level 5900 CHF/month @geography:waadt", country="CH"),
    case("A baker earns AED 60,000 ($16,300, £13,000) per year.", "wage.level 60000 AED/year",
         "wage.level 16300 USD/year",
         "wage.level 13000 GBP/year", country="AE"),
    case("Bakers near Port Harcourt earn N90,000 a month.", "wage.level 90000 NGN/month @geography:port-harcourt",
         country="NG"),
    case("In Canada bakers make C$41,000 a year, and in Ireland €33,000 a year.",
         "wage.level 41000 CAD/year @geography:canada", "wage.level 33000 EUR/year @geography:ireland",
         heading="How bakers fare, wherever they have set up shop, from the first loaf of the night to the last cake "
         "of the day, in towns and villages, in good years and in bad ones", country=None),
    case("Bakers in Ireland make €33,000 a year, in Canada C$41,000 a year.", "wage.level 33000 EUR/year",
         "wage.level 41000 CAD/year @geography:canada", heading="Baking in Ireland and Canada", country=None),
]  # fmt: skip

ALBERTA = [
    case("Outlook below avg", "employment_outlook.projected slower_than_average", kind="summary", country="CA"),
    case("Bakers are expected to have a below-average annual growth of 1.4% from 2019 to 2023.",
         "employment_outlook.projected slower_than_average 2019/2023", kind="employment", country="CA"),
    case("23 new positions are forecasted to be created within this group each year.", "openings.mean 23 jobs/year",
         kind="employment", country="CA"),
    case("In Alberta, 64% of bakers work in the Manufacturing industry.",
         "employment_share.share_of_occupation 64 percent @industry:manufacturing", kind="employment", country="CA"),
    case("The job outlook for bakers is good in Ontario.", "job_prospects.projected good @geography:ontario",
         country="CA"),
    case("25% of Baker(s) are earning less than 28,100 CAD a year while 75% of them are earning more than 28,100 CAD.",
         "wage.p25 28100 CAD/year", "wage.p25 28100 CAD/year", country="CA"),
    case("The median is 31,000 CAD a year, which means that half (50%) of people working as bakers are earning less "
         "than 31,000 CAD while the other half are earning more than 31,000 CAD.", "wage.median 31000 CAD/year",
         "wage.median 31000 CAD/year", "wage.median 31000 CAD/year", country="CA"),
]  # fmt: skip


POSTS = [
    case("Position | Monthly salary (Ksh) |\nBaker III | 35,910 |\nBaker I | 53,270 |\nSenior Baker | 68,440 |",
         "wage.level 35910 KES/month @level:baker-iii", "wage.level 53270 KES/month @level:baker-i",
         "wage.level 68440 KES/month @level:senior", country="KE"),
    case("Entry level (0 – 2 years):\n\n- Government Ministries: N78,000 – N95,000 a month\n"
         "- Private Firms: N60,000 a month",
         "wage.level 78000..95000 NGN/month @industry:government-ministries",
         "wage.level 60000 NGN/month @industry:private-firms", heading="Salaries by experience level", country="NG"),
    case("With about 4,600 registered bakers for 200 million people, the job prospects remain excellent.",
         "employment.count ~4600 jobs", "job_prospects.projected excellent", kind="employment", country="NG"),
    case("- Obtain a B.Sc in Baking.\n- Get a high school diploma first.", "education.required bachelor",
         "education.required high_school", heading="How to become a baker", kind="other", country="NG"),
    case("The bachelor's degree takes four years.", kind="qualifications", country="NG"),
    case("No particular school certificate is required by law.", kind="qualifications", country="DE"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [*POSTS, *ALBERTA, *AUSTRALIA, *BRITAIN, *CANADA, *EUROPE, *INDIA, *LEVELS, *OTHERS, *PLACES, *SITES],
)
def test_habits_of_publishers_abroad(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
