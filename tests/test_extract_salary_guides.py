"""Salary guides and job profiles abroad: levels beside years, lakhs, shares of all, and what others earn."""

from typing import Any

import pytest
from extract_help import case, extract, told

IE = {"occupation": "Glazier", "kind": "pay", "country": "IE"}
IN = {"occupation": "Glazier", "kind": "pay", "country": "IN"}
EDU = {"occupation": "Glazier", "kind": "education", "country": "GB"}
OUT = {"occupation": "Glazier", "kind": "outlook", "country": "GB"}
CASES = [
    # years beside a level in a row's label measure nothing
    case("Level\tSalary in €\nGlazier (5+ years)\t52,000\nGlazier (2-5 years)\t41,000",
         "wage.level 52000 EUR/year @level:5-years", "wage.level 41000 EUR/year @level:2-5-years", **IE),
    case("Level\tSalary\nSenior glazier, 5+ years\t€52,000\nForeman, over 10 years\t€60,000",
         "wage.level 52000 EUR/year @level:senior", "wage.level 60000 EUR/year @level:foreman", **IE),
    # the level behind the occupation's name
    case("€42,100 - €63,900 (12 points)", "wage.level 42100..63900 EUR/year @level:staff-grade",
         heading="Glazier, Staff Grade", **IE),
    case("€74,600", "wage.level 74600 EUR/year @level:chief", heading="Glazier, Chief", **IE),
    case("€31,000", "wage.level 31000 EUR/year", heading="Glazier: What They Make", **IE),
    # lakhs named over a column
    case("Experience\tSalary (in LPA)\n0-2 years\t2.2\n3-5 years\t4 - 6",
         "wage.level 220000 INR/year @level:0-2-years", "wage.level 400000..600000 INR/year @level:3-5-years", **IN),
    case("Particulars\tDetails\nAverage salary\tINR 4.2 LPA\nQualification\t10+2 in any stream",
         "wage.mean 420000 INR/year", "education.typical high_school", **IN),
    # whose pay an average is not
    case("In Cork the average has reached €38,900, and foremen with a crew can expect €45,000 or more.",
         "wage.mean 38900 EUR/year @geography:cork", "wage.level >=45000 EUR/year @geography:cork", **IE),
    case("The median is €36,000 and those on towers could make €60,000.",
         "wage.median 36000 EUR/year", "wage.level 60000 EUR/year", **IE),
    case("Glaziers average €37,000, and foremen average €44,000.",
         "wage.mean 37000 EUR/year", "wage.mean 44000 EUR/year @level:foreman", **IE),
    case("Glaziers average €30,000, and the quickest earn €40,000 a year.",
         "wage.mean 30000 EUR/year", "wage.mean 40000 EUR/year", **IE),
    case("Glaziers with good contacts earn €50,000 a year.", "wage.level 50000 EUR/year", **IE),
    case("Glaziers with the council earn €32,000 a year.", "wage.level 32000 EUR/year @industry:council", **IE),
    case("Head glaziers earn upwards of €44,000, and site managers between €48,000 and €51,000.",
         "wage.level >44000 EUR/year @level:head",
         "wage.level 48000..51000 EUR/year @other_occupation:site-manager", **IE),
    case("Glaziers earn €30 an hour, and anywhere between €60,000 and €90,000 a year.",
         "wage.level 30 EUR/hour", "wage.level 60000..90000 EUR/year", **IE),
    case("FENSA-registered glaziers earn €41,000 a year.",
         "wage.level 41000 EUR/year @worker_class:fensa-registered", **IE),
    case("As a rough guide, pay is €15.90 an hour.", "wage.level 15.9 EUR/hour", **IE),
    case("NSW $72,000, VIC $70,500 and WA $75,000.", "wage.level 72000 AUD/year @geography:new-south-wales",
         "wage.level 70500 AUD/year @geography:victoria", "wage.level 75000 AUD/year @geography:western-australia",
         heading="Pay by state", occupation="Glazier", country="AU"),
    case("The minimum salary is R180 000 and the maximum R456 000 per year.", "wage.level 180000 ZAR/year",
         "wage.level <=456000 ZAR/year", heading="Pay per month", occupation="Glazier", country="ZA"),
    case("In a poll 58% said they earned up to €40,000, and only 9% more than €50,000.", **IE),
    case("Agency rates averaged €16.90 an hour.", "wage.mean 16.9 EUR/hour @worker_class:agency", **IE),
    case("Average salary: R18 500 per month\nLowest: R9 000 per month\nHighest: R32 000 per month",
         "wage.mean 18500 ZAR/month", "wage.level 9000 ZAR/month", "wage.level 32000 ZAR/month",
         heading="Glazier salary", occupation="Glazier", country="ZA"),
    case("The lowest 10% earn less than R6 000 per month.", "wage.p10 6000 ZAR/month",
         occupation="Glazier", country="ZA"),
    case("Glaziers in PSUs get Rs 50,000 per month.", "wage.level 50000 INR/month @industry:psus", **IN),
    # pay by the piece, and by the year of an apprenticeship
    case("They are paid by the pane, at €1.80 to €2.60 each.", **IE),
    case("Glaziers get €3 a brick.", **IE),
    case("Apprentices get €260 a week in their first year and €520 in their fourth.",
         "wage.level 260 EUR/week @level:first-year-apprentice",
         "wage.level 520 EUR/week @level:fourth-year-apprentice", **IE),
    # what the market has to do with pay
    case("Glaziers make €46,300 a year.", "wage.level 46300 EUR/year", heading="The market in brief", **IE),
    case("The glass market is worth €46 million a year.", **IE),
    # other jobs and their pay
    case("Chemist   €36k - €70k\nTiler   €34k - €41k",
         "wage.level 36000..70000 EUR/year @other_occupation:chemist",
         "wage.level 34000..41000 EUR/year @other_occupation:tiler",
         heading="Related careers", occupation="Glazier", kind="related_occupations", country="IE"),
    case("Chemist: from €36,000", heading="You might also like",
         occupation="Glazier", kind="related_occupations", country="IE"),
    # prospects
    case("The employment outlook will be very good for glaziers.", "job_prospects.projected very_good", **OUT),
    case("", "job_prospects.projected good", heading="What are the chances of getting a job? Good", **OUT),
    case("Job prospects are not very good.", **OUT),
    case("The share aged 55 and over was 9%.", **OUT),
    case("NOC 72401 - Glaziers", **OUT),
    case("Average age: 32\nAnnual employment growth: 4,300", heading="How many glaziers are there?", **OUT),
    case("Top industries: Construction 18%, Other services 11%",
         "employment_share.share_of_occupation 18 percent @industry:construction",
         "employment_share.share_of_occupation 11 percent @industry:other-services", **OUT),
    # requirements
    case("You won't need any formal qualifications for this.", "education.required no_formal_credential", **EDU),
    case("Grade 12 with mathematics is needed (N2 preferred).", "education.required high_school", **EDU),
    case("You must hold a certificate of competence to work above 5 metres.", "licence.level required", **EDU),
    case("Someone who has worked in the trade for five years may sit the test.", **EDU),
    case("Course duration: 12 months", "training_duration.level 12 months @programme:course", **EDU),
    case("Course length: 1 year (diploma)", "training_duration.level 1 years @programme:diploma", **EDU),
    case("Registration with the Glass Board is voluntary.", "licence.level not_required", **EDU),
    case("A degree in glass is a must.", "education.required bachelor", **EDU),
    case("It takes two years to complete the diploma, or three to four years for a degree.",
         "training_duration.level 2 years @programme:diploma", **EDU),
    case("It takes one year for the certificate.", "training_duration.level 1 years @programme:certificate", **EDU),
    case("36-48 months · from €1,200", "training_duration.level 36..48 months @programme:certificate-iii",
         heading="Certificate III in Glazing", **EDU),
    case("3 years · full time · €30,000", heading="Bachelor of Glass", **EDU),
    # hours
    case("Full-time hours are 38 per week.", "work_schedule.level 38 hours/week @worker_class:full-time",
         occupation="Glazier", kind="schedule", country="GB"),
    case("Shift work: Yes", "work_schedule.level shift", occupation="Glazier", kind="schedule", country="GB"),
    case("The usual week is 37 hours, and two days at home are the norm.", "work_schedule.typical 37 hours/week",
         occupation="Glazier", kind="schedule", country="GB"),
    case("The week is 40 hours, in four 10-hour days.", "work_schedule.level 40 hours/week",
         occupation="Glazier", kind="schedule", country="GB"),
    case("They work 24-hour shifts, 56 hours a week.", "work_schedule.level 56 hours/week",
         "work_schedule.level shift", occupation="Glazier", kind="schedule", country="GB"),
    # shares
    case("State\tGlaziers\tAll jobs\nNew South Wales\t29.7%\t31.3%",
         "employment_share.share_of_occupation 29.7 percent @geography:new-south-wales",
         heading="Where they work", occupation="Glazier", kind="employers", country="AU"),
    case("  - They mainly work in these industries:\n      Retail trade (NAICS 44): 24%\n      Construction: 13%",
         "employment_share.share_of_occupation 24 percent @industry:retail-trade",
         "employment_share.share_of_occupation 13 percent @industry:construction", **OUT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_salary_guides_and_profiles_make_these_claims(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_line_that_is_cut_where_a_page_s_opening_ends_gives_it_no_place() -> None:
    filler = "Glaziers cut panes and fit them.\n\n" * 16
    pay = "Salaries vary: in Scotland the average is £31,500 a year, in Wales less.\n\nGlaziers get £30,000 a year.\n"
    assert 530 < len(filler) < 560
    claims = extract(filler + pay, "Glazier", country="GB", title="Glazier job profile")["claims"]
    assert [claim["scope_id"] for claim in claims] == ["scotland", None]
