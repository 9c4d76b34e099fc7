"""Career encyclopedias and handbook copies: cards of quick facts, projections by area, sentences that go on, entry."""

from typing import Any

import pytest
from extract_help import case, read, told

CARDS = [
    case("Related Work Experience: None", "experience.required none", kind="other"),
    case("Prior work experience: 2 years", "experience.required 2 years", kind="other"),
    case("On-the-Job Training: Moderate-term", "training.typical moderate_term_on_the_job", kind="other"),
    case("Typical work schedule: Full time", "work_schedule.typical full_time", kind="other"),
    case("- Total, all occupations: 4%\n- Bakers: 20%",
         "employment_change.projected 4 percent @all_occupations:all-occupations 2019/2029",
         "employment_change.projected 20 percent 2019/2029", kind="outlook", heading="Projected growth 2019–2029"),
]  # fmt: skip

PROJECTIONS = [
    case("| Area (Estimated Year-Projected Year) | Estimated Employment | Projected Employment |\n|---|---|---|\n"
         "| Ohio (2010-2020) | 8,300 | 9,100 |",
         "employment.count 8300 jobs @geography:ohio 2010", "employment.count 9100 jobs @geography:ohio 2020",
         kind="outlook", heading="Projections of employment"),
    case("| Industry Title | Percent of Employment in Ohio |\n"
         "|---|---|\n| Retail Bakeries | 38.4% |\n| Hotels | 9.5% |",
         "employment_share.share_of_occupation 38.4 percent @industry:retail-bakeries",
         "employment_share.share_of_occupation 9.5 percent @industry:hotels", kind="employment"),
    case("| Annual wages | Median |\n|---|---|\n| Inland Empire | $29,100 |",
         "wage.median 29100 USD/year @geography:inland-empire"),
]  # fmt: skip

SENTENCES = [
    case("In 2004 the median salary of bakers was $25,960 a year. Most earned between $19,050 and $31,460.",
         "wage.median 25960 USD/year 2004", "wage.level 19050..31460 USD/year 2004"),
    case("Beginning bakers with some training earned about $19,000.", "wage.starting ~19000 USD/year"),
    case("The BLS counted 21,600 baker jobs in 2023.", "employment.count 21600 jobs 2023", kind="outlook"),
    case("Wages are good because more bakers are 55 or older than in other trades.", kind="outlook"),
    case("When demand for bread falls, bakers may be laid off.", kind="outlook"),
    case("The number of trainees falls short of the number of openings.", kind="outlook"),
    case("Employment of bakers falls from year to year.", "employment_outlook.projected decline", kind="outlook"),
]  # fmt: skip

ENTRY = [
    case("Entry with an HND only is not possible.", kind="education", country="GB"),
    case("Entry without a degree is sometimes possible.", kind="education", country="GB"),
    case("Any degree discipline is acceptable.", kind="education", country="GB"),
    case("Some learn the trade in two-year associate degree programs and need experience then.", kind="training"),
    case("Competition for course places is keen.", kind="education", country="GB"),
    case("An associate degree is required.", "education.required associate", kind="education"),
]  # fmt: skip


POSTS = [
    case("Baker\nApproximately $37,000 to $42,000\n\nSenior Baker\nApproximately $44,000 or above",
         "wage.level ~37000..42000 USD/year", "wage.level >=44000 USD/year @level:senior"),
    case("Starting salaries: £19,500 - £22,000 (salary data collected June 06).",
         "wage.starting 19500..22000 GBP/year 2006-06", country="GB"),
    case("In May '98 the average was £14,000.", "wage.mean 14000 GBP/year 1998-05", country="GB"),
]  # fmt: skip

PLACES = [
    case("Those employed by state governments earned $33,310 on average.",
         "wage.mean 33310 USD/year @industry:state-government"),
    case("Hotels pay the most, at $41,000 on average; corner shops come in at $29,300.",
         "wage.mean 41000 USD/year @industry:hotels", "wage.mean 29300 USD/year @industry:corner-shops"),
    case("Employers usually look for one year of experience, except in hotels.", "experience.typical 1 years",
         kind="qualifications"),
    case("Job prospects are very good, especially in Ohio.", "job_prospects.projected very_good", kind="outlook"),
    case("- Repair and maintenance: 5%",
         "employment_share.share_of_occupation 5 percent @industry:repair-and-maintenance",
         kind="employers", heading="Where do bakers work?"),
    case("| Sector | Share of bakers |\n|---|---|\n| National institutions | 15% |",
         "employment_share.share_of_occupation 15 percent @industry:national-institutions", kind="employers"),
]  # fmt: skip

LENGTHS = [
    case("Most learn on the job in three to six months.", "training_duration.level 3..6 months", kind="training"),
    case("They learn beside someone with experience for six months.", "training_duration.level 6 months",
         kind="training"),
    case("They learn the trade in 2-year associate degree programs.", kind="training"),
    case("Certification is voluntary and calls for three years in the trade.", kind="qualifications"),
    case("Credit hours: 30", kind="training"),
    case("Apprentices work full time under a master baker.", kind="training"),
    case("Those who work part time seldom get them.", kind="schedule"),
]  # fmt: skip

JOINED = [
    case("Graduate: 32k–38k   Senior: 65k–85k", "wage.level 32000..38000 EUR/year @level:graduate",
         "wage.level 65000..85000 EUR/year @level:senior", country="IE", heading="Salary ranges"),
    case("Salary: 45k", "wage.level 45000 EUR/year", country="IE", kind="other"),
    case("Followers: 45k", country="IE", kind="other"),
    case("Confectioners make less: a median of $34,890 in 2015. Grocers earned $30,590.",
         "wage.level 30590 USD/year @other_occupation:grocer",
         "wage.median 34890 USD/year @other_occupation:confectioner 2015"),
    case("Certification: None is required.", "licence.level not_required", kind="other"),
    case("Bakers do not need a formal educational credential.", "education.required no_formal_credential",
         kind="education"),
]  # fmt: skip

TABLES = [
    case("| Title | Employment, 2008 | Number | Percent |\n"
         "|  |  | Change, 2008-18 | Change, 2008-18 |\n"
         "|---|---|---|---|\n"
         "| Bakers | 54,100 | 4,200 | 8 |", "employment.count 54100 jobs 2008",
         "employment_change.projected 4200 jobs 2008/2018", "employment_change.projected 8 percent 2008/2018",
         kind="outlook"),
    case("Earnings in the industries that pay most were: federal government, $56,080; law offices, $41,460.",
         "wage.level 41460 USD/year @industry:law-offices", "wage.level 56080 USD/year @industry:federal-government"),
    case("Advancement Prospects: Good", kind="other"),
    case("Employment Prospects: Good", "job_prospects.projected good", kind="other"),
    case("Certificate programs vary in length.", kind="education"),
    case("Education or Training—Bachelor's degree preferred\nExperience—One to two years",
         "education.preferred bachelor",
         "experience.required 1..2 years", kind="qualifications"),
    case("Federal executive branch ($117,300) and hospitals ($76,200) pay the highest average salaries.",
         "wage.level 117300 USD/year @industry:federal-executive-branch",
         "wage.mean 76200 USD/year @industry:hospitals"),
    case("Many employers train dispatchers on the job; a high school diploma is required.",
         "education.required high_school", kind="education"),
    case("In 2006 there were 238,000 bakers, 7 out of 10 of them in hotels.", "employment.count 238000 jobs 2006",
         "employment_share.share_of_occupation 70 percent @industry:hotels 2006", kind="employment"),
]  # fmt: skip

LICENCES = [
    case("Ohio is the only state that requires a license to bake.",
         "licence.level required @geography:ohio", kind="qualifications"),
    case("Texas is one of the few states that require bakers to be certified.",
         "licence.level required @geography:texas", kind="qualifications"),
    case("A few states require bakers to be certified.", "licence.level sometimes", kind="qualifications"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [*CARDS, *PROJECTIONS, *SENTENCES, *ENTRY, *POSTS, *PLACES, *LENGTHS, *JOINED, *TABLES, *LICENCES],
)
def test_encyclopedias_are_read(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == sorted(claims)


def test_who_counts_jobs_is_their_origin() -> None:
    claims = read("The BLS counted 21,600 baker jobs in 2023 and projects growth of 9% by 2033.", kind="outlook")
    assert [claim["attributed_to"] for claim in claims] == ["BLS", "BLS"]
