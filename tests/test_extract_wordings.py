"""Wordings of other countries' pages: what must be done, what stands instead, whose turn it is, awards and licences."""

from typing import Any

import pytest
from extract_help import case, extract, told

MUST = [
    case("A baker has to complete a course of study at degree level.", "education.required bachelor", kind="education"),
    case("Most bakers come into the trade with a degree in food science.", "education.prevalent bachelor",
         kind="qualifications"),
    case("The way in is a trade certificate.", "education.required postsecondary_nondegree", kind="education"),
    case("Applicants must be graduates of a recognised university.", "education.required bachelor",
         kind="qualifications", country="IN"),
    case("You need a Bachelor of Baking (BBak), a four-year professional degree.", "education.required bachelor",
         kind="education"),
    case("You need an associate degree, or a first degree.", "education.required associate",
         "education.required bachelor", kind="education"),
]  # fmt: skip

INSTEAD = [
    case("Up to two years of experience can be made up for by a portfolio of cakes.", kind="qualifications"),
    case("Two years of experience must be shown.", "experience.required 2 years", kind="qualifications"),
    case("People with a degree in something else can take a conversion course, usually of one year, at master's level.",
         kind="qualifications"),
    case("Graduates of another field may take a two-year master's course instead.", kind="education"),
    case("In the final year you do an internship in a large bakery.", kind="education"),
    case("Join the bakers who pick up shifts through our app.", kind="schedule"),
    case("Most bakers work shifts and pick up speed.", "work_schedule.typical shift", kind="schedule"),
]  # fmt: skip

LICENCES = [
    case("Bakers cannot practise without it.", "licence.level required", kind="training"),
    case("Working without registration is against the law.", "licence.level required", kind="training"),
    case("It is against the law to spray without a licence.", "licence.level required", kind="training"),
    case("Working without a break is against the law.", kind="training"),
    case("Bakers must be licensed if they handle raw milk.", "licence.level sometimes", kind="training"),
    case("You must be licensed if you want to be a baker.", "licence.level required", kind="training"),
]  # fmt: skip

LENGTHS = [
    case("The way in is a college diploma from a program of the Council for Accreditation of Baking Programs, which "
         "takes two years.", "education.required postsecondary_nondegree",
         "training_duration.level 2 years @programme:diploma",
         kind="education"),
    case("A degree does not make a master baker. Graduates go on to training with an employer, which takes two years.",
         "training_duration.level 2 years", kind="qualifications"),
    case("You need a degree in baking. It takes three years full time, or five years beside a job.",
         "education.required bachelor", kind="qualifications"),
    case("From the first day in the bakehouse to working alone takes about nine months.",
         "training_duration.level ~9 months", kind="training"),
]  # fmt: skip

WHOSE = [
    case("Millers earn €39,000 a year, grocers come in at €35,000, and porters on the quays earn €31,000.",
         "wage.level 31000 EUR/year @other_occupation:porter", "wage.level 35000 EUR/year @other_occupation:grocer",
         "wage.level 39000 EUR/year @other_occupation:miller", country="IE"),
    case("Those who bake for caterers in the west make €31,000 a year.", "wage.level 31000 EUR/year", country="IE"),
    case("Bakers in hotels earn €31,000 a year.", "wage.level 31000 EUR/year @industry:hotels", country="IE"),
    case("You may become a Kitchen Inspector, with a starting pay of €41,000 a year.",
         "wage.starting 41000 EUR/year @other_occupation:kitchen-inspector", country="IE"),
    case("They start as a kitchen porter, for which no qualifications are needed.",
         "education.required no_formal_credential @other_occupation:kitchen-porter", kind="education"),
    case("Average salary range of female bakers – INR 1,52,000 to INR 2,38,000",
         "wage.mean 152000..238000 INR/year @population:female", country="IN"),
    case("Female bakers earn $31,000 a year, while male bakers earn $33,000.",
         "wage.level 31000 USD/year @population:female", "wage.level 33000 USD/year @population:male"),
    case("Male and female bakers earn $31,000 a year.", "wage.level 31000 USD/year"),
    case("Women hold 41 percent of the jobs in bakeries.", kind="employment"),
]  # fmt: skip

PLACES = [
    case("The Maritimes lie between $37,000 and $53,000 a year.",
         "wage.level 37000..53000 CAD/year @geography:maritimes", country="CA"),
    case("In the northern territories, expect $46,000 a year.",
         "wage.level 46000 CAD/year @geography:northern-territories", country="CA"),
    case("Salaries lie between $37,000 and $53,000 a year.", "wage.level 37000..53000 CAD/year", country="CA"),
    case("There are around 23,000 bakers in Great Britain.", "employment.count ~23000 jobs @geography:great-britain",
         country="GB", kind="employment"),
    case("There are around 23,000 bakers in the UK.", "employment.count ~23000 jobs", country="GB", kind="employment"),
]  # fmt: skip

LABELS = [
    case("Prospects in this trade are rated: Fair", "job_prospects.projected fair", kind="outlook"),
    case("Around 48% work full time, with an average of 39 hours a week.",
         "employment_share.share_of_occupation ~48 percent @worker_class:full-time",
         "work_schedule.level 39 hours/week @worker_class:full-time", kind="schedule"),
    case("Bakers work full time, with an average of 39 hours a week.", "work_schedule.level 39 hours/week",
         "work_schedule.level full_time", kind="schedule"),
    case("A baker's life offers solid prospects.", kind="outlook"),
]  # fmt: skip


AGAIN = [
    case("It is an offence to practise without it.", "licence.level required", kind="training", country="IE"),
    case("The week in the HSE is 35 hours.", "work_schedule.level 35 hours/week", kind="schedule", country="IE"),
    case("Bakers with a trade certificate get about $27 an hour, and those with a diploma around $31.",
         "wage.level ~27 AUD/hour @worker_class:trade-certificate", "wage.level ~31 AUD/hour @worker_class:diploma",
         country="AU"),
    case("The average is $60,000 a year, most earning between $50,000 and $70,000.", "wage.level 50000..70000 USD/year",
         "wage.mean 60000 USD/year"),
    case("Junior bakers make $38,000 a year, whereas those with a name of their own make $75,000.",
         "wage.level 38000 USD/year @level:junior",
         "wage.level 75000 USD/year @population:those-with-a-name-of-their-own"),
    case("Cooks come in at roughly the same, and grocers at about $45,000 a year.",
         "wage.level ~45000 USD/year @other_occupation:grocer"),
    case("Pastry cooks in the same kitchens earn $27 an hour.", "wage.level 27 USD/hour @other_occupation:pastry-cook"),
    case("The Atlantic provinces lie between $38,000 and $44,000 a year.",
         "wage.level 38000..44000 CAD/year @geography:atlantic-provinces", country="CA"),
    case("Hotels employ the largest share (61%), followed by shops (17%).",
         "employment_share.share_of_occupation 17 percent @industry:shops",
         "employment_share.share_of_occupation 61 percent @industry:hotels", kind="employers"),
    case("An entry-level baker earns around $15,400 a year, a mid-career level brings in about $27,300.",
         "wage.level ~15400 USD/year @level:entry", "wage.level ~27300 USD/year @level:mid"),
    case("The hourly wage is $23.08. Alberta leads the provinces at $25.00, followed by Manitoba ($24.50).",
         "wage.level 23.08 CAD/hour", "wage.level 25 CAD/hour @geography:alberta",
         "wage.level 24.5 CAD/hour @geography:manitoba", country="CA"),
    case("Around two thirds are full-time and work 43 hours a week on average.",
         "employment_share.share_of_occupation ~66.6667 percent @worker_class:full-time",
         "work_schedule.level 43 hours/week @worker_class:full-time", kind="schedule"),
    case("| August 2023 | Victoria | Tasmania |\n|---|---|---|\n| Share of bakers (%) | 28.4 | 2.1 |",
         "employment_share.share_of_occupation 2.1 percent @geography:tasmania 2023-08",
         "employment_share.share_of_occupation 28.4 percent @geography:victoria 2023-08",
         kind="employers", heading="By state", country="AU"),
    case("In all, 78% of bakers were under 45.", kind="employment"),
    case("In the HSE, a staff grade baker is paid from €31,150 to €39,700.",
         "wage.level 31150..39700 EUR/year @level:staff-grade", country="IE"),
    case("Bakers cannot practise without being on the register.", "licence.level required", kind="training"),
    case("It's a crime to bake without registration.", "licence.level required", kind="training"),
    case("Applicants should be a graduate of any recognised university.", "education.required bachelor",
         kind="qualifications", country="IN"),
    case("Join over 4,000 bakers who find their next job here.", kind="employment"),
    case("Full-timers do 38 hours a week.", "work_schedule.level 38 hours/week @worker_class:full-time"),
    case("Numbers went up by 9% between 2013 and 2018.", "employment_change.observed 9 percent 2013/2018",
         kind="employment"),
    case("Complete a diploma in baking from a school in the city, which usually takes three years.",
         "education.required postsecondary_nondegree", "training_duration.typical 3 years @programme:diploma",
         kind="education"),
]  # fmt: skip

ALL = [*MUST, *INSTEAD, *LICENCES, *LENGTHS, *WHOSE, *PLACES, *LABELS, *AGAIN]


@pytest.mark.parametrize(("text", "claims", "given"), ALL)
def test_a_wording_is_read(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == sorted(claims)


@pytest.mark.parametrize(
    "said",
    ["A poll, by OvenLens, says", "Another survey from OvenLens gives", "A study by OvenLens, made in 2023, shows"],
)
def test_a_survey_tells_by_whom_it_is(said: str) -> None:
    (claim,) = extract(f"{said} that bakers earn $31,000 a year.", kind="pay")["claims"]
    assert claim["attributed_to"] == "OvenLens"
