"""Sentences and lines as careers services, job sites, recruiters and colleges of the Commonwealth and Ireland write."""

from typing import Any

import pytest
from extract_help import case, extract, read, section, told

VACANCIES = [  # how many adverts a site has is no count of jobs
    case("88 baker jobs are posted at the moment.", kind="summary"),
    case("There are 342 baker jobs advertised right now.", kind="summary"),
    case("[Browse 64 baker jobs](/jobs?role=baker) or [talk to one](/mentor).", kind="summary"),
    case("Jobs on Jobline right now: 312", kind="summary"),
    case("Active job listings: 1,245", kind="summary"),
    case("Live jobs: 211", kind="summary"),
    case("There are 12,300 baker jobs in the province.", "employment.count 12300 jobs", kind="summary"),
]

LINKS = [
    case(
        "About 64% of bakers work [full time](/ft).",
        "employment_share.share_of_occupation ~64 percent @worker_class:full-time",
    ),
    case("[Bakers](/bakers) earn $24,000 a year on [average](/a).", "wage.mean 24000 USD/year"),
    case("You need a [high school diploma](/hs_d) to be a baker.", "education.required high_school"),
]  # fmt: skip

PAYERS = [  # who pays is the part of the occupation that is paid so
    case("Specialist subcontractors pay €72,000 on average.",
         "wage.mean 72000 EUR/year @industry:specialist-subcontractors", country="IE"),
    case("Main contractors pay bakers €74,500 on average.",
         "wage.mean 74500 EUR/year @industry:main-contractors", country="IE"),
    case("School boards, where bakers work beside the cook, pay $26 to $34 an hour.",
         "wage.level 26..34 CAD/hour @industry:school-boards", country="CA"),
    case("Good employers pay £30,000.", "wage.level 30000 GBP/year", country="GB"),
    case("Night shifts pay £15 an hour.", "wage.level 15 GBP/hour", country="GB"),
    case("You could start as a kitchen porter, which pays £19,000 a year.",
         "wage.level 19000 GBP/year @other_occupation:kitchen-porter", country="GB"),
    case("Some become a shift leader, which usually pays £28,000.",
         "wage.level 28000 GBP/year @other_occupation:shift-leader", country="GB"),
    case("You start as a baker, which pays £24,000 a year.", "wage.level 24000 GBP/year", country="GB"),
]  # fmt: skip

NO_PAY = [
    case("Shops have opened ever since the ten-dollar-a-day plan was announced.", country="CA"),
    case("A house and firewood are common, and the survey puts the lot at about $6,000 a year.", country="NZ"),
]

ABOUT_THE_WORK = [
    case("Several colleges offer one, and some now run it part-time for adults.", kind="qualifications"),
    case("The certificate takes 10 months, part-time, while you work.",
         "training_duration.level 10 months @programme:certificate", kind="training"),
    case("They see thirty or forty people on a busy morning.", kind="summary"),
    case("Bakers look after 30 people at a time.", kind="summary"),
    case("About 200 people work as bakers in Sligo.",
         "employment.count ~200 jobs @geography:sligo", kind="summary", country="IE"),
    case("Here we have trained bakers for more than fifteen years.", kind="training"),
    case("Add a couple of months for registration.", kind="training"),
    case("Employers usually want three to four years on a dairy farm.",
         "experience.typical 3..4 years", kind="qualifications"),
    case("You need five years behind the wheel.", "experience.required 5 years", kind="qualifications"),
    case("About 80 percent of positions come with accommodation.", kind="employment"),
    case("Around 56% of bakers work in the South Island.",
         "employment_share.share_of_occupation ~56 percent @geography:south-island", kind="employment", country="NZ"),
    case("82% of bakers have a full-time job, and those who do put in 42 hours a week.",
         "employment_share.share_of_occupation 82 percent @worker_class:full-time",
         "work_schedule.level 42 hours/week @worker_class:full-time", kind="schedule"),
    case("Bakers who work full-time average 42 hours a week.",
         "work_schedule.level 42 hours/week @worker_class:full-time", kind="schedule"),
    case("Full-time bakers typically bake 30 to 35 hours a week.",
         "work_schedule.typical 30..35 hours/week @worker_class:full-time", kind="schedule"),
    case("Bakers usually work full time, 40 hours a week.",
         "work_schedule.typical 40 hours/week", "work_schedule.typical full_time", kind="schedule"),
]  # fmt: skip

ASKED = {"kind": "qualifications", "country": "IN"}
OUTLOOK = {"kind": "outlook", "heading": "Outlook", "country": "CA"}
SHARES = [  # under a heading on what is to come, of those who work part of the year, and of the sexes
    case("70% of bakers work all year, while 30% work only part of the year, compared to 63% and 37% respectively.",
         **OUTLOOK),
    case("Women 96% compared to 48% for all occupations", **OUTLOOK),
    case("- Women 96%", **OUTLOOK),
    case("96% are women.", **OUTLOOK),
    case("Employment will grow 9%.", "employment_change.projected 9 percent", **OUTLOOK),
]  # fmt: skip
SCHOOLING = [
    case("Sign on as an apprentice for three to four years.", "training_duration.level 3..4 years", **ASKED),
    case("You need an M.Arch to teach.", "education.required master", **ASKED),
    case("A BPT is required.", "education.required bachelor", **ASKED),
    case("Under the Nurses Act 2011 bakers must be registered.", "licence.level required", **ASKED),
    case("The title is protected under the Bakers Act, 1972, and bakers earn INR 5 LPA.",
         "wage.level 500000 INR/year", **ASKED),
    case("The learnership takes two years, one for each level.", "training_duration.level 2 years",
         kind="training", country="ZA"),
    case("The apprenticeship is 3 years (three 12-month periods).", "training_duration.level 3 years", kind="training"),
    case("Employment is expected to have an annual average growth of 1.9% from 2021 to 2025.", kind="outlook"),
    case("Qualified tradespeople earn €30 an hour.", "wage.level 30 EUR/hour @level:qualified", country="IE"),
    case("Job Title\tAverage Annual Salary (INR)\nCook\t4,10,000\nPattern Maker\t3,25,000",
         "wage.mean 325000 INR/year @other_occupation:pattern-maker",
         "wage.mean 410000 INR/year @other_occupation:cook", country="IN"),
    case("Level | Monthly salary\nLearner | R4 500 – R6 000\nSenior | R17 000 – R19 800",
         "wage.level 17000..19800 ZAR/month @level:senior", "wage.level 4500..6000 ZAR/month @level:learner",
         country="ZA"),
    case("Many employers prefer candidates with a Masters, particularly one with fieldwork.",
         "education.preferred master", **ASKED),
    case("You need Grade 12 with mathematics, English and preferably a science.",
         "education.required high_school", **ASKED),
    case("A college diploma is enough to register, although a degree may help if you want to move into management.",
         "education.required postsecondary_nondegree", **ASKED),
    case("A diploma is sometimes enough if the portfolio is strong.",
         "education.sometimes postsecondary_nondegree", **ASKED),
    case("Sometimes a diploma is enough.", "education.sometimes postsecondary_nondegree", **ASKED),
    case("A high school diploma is often enough.", "education.typical high_school", **ASKED),
    case("| | |\n|---|---|\n| Average salary | R12 400 per month |\n| Minimum requirement | Grade 12 |",
         "education.required high_school", "wage.mean 12400 ZAR/month", kind="summary", country="ZA"),
    case("In monthly terms, that is about ₹40,000 per month.", "wage.level ~40000 INR/month", country="IN"),
    case("**Register with the Food Council.** You must be registered before you may work.",
         "licence.level required", **ASKED),
]  # fmt: skip


@pytest.mark.parametrize("course", ["University", "College", "Degree apprenticeship"])
def test_what_a_course_asks_is_not_what_the_work_asks(course: str) -> None:
    text = f"{course}\nEntry requirements\nYou'll usually need:\n- 5 GCSEs at grades 9 to 4\n"
    middle = text.index("Entry")
    sections = [
        section("training", 0, middle, course, 0),
        section("qualifications", middle, len(text), "Entry requirements", 1, parent_section_id="sec-0", level=2),
    ]
    assert [c["category"] for c in extract(text, sections=sections)["claims"]] == []
    sections[1]["parent_section_id"] = None
    assert [c["category"] for c in extract(text, sections=sections)["claims"]] == ["high_school"]


def test_who_rates_prospects_is_their_origin() -> None:
    [claim] = read("The Skills Planning Unit rates job prospects for bakers as good until 2027.", kind="outlook")
    assert (claim["attributed_to"], claim["category"]) == ("Skills Planning Unit", "good")


@pytest.mark.parametrize(
    ("text", "claims", "given"), VACANCIES + LINKS + PAYERS + NO_PAY + ABOUT_THE_WORK + SCHOOLING + SHARES
)
def test_lines(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == claims
