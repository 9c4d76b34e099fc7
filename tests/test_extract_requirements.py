"""Education, experience, training, licence, hours and typing, as publishers of many countries write them."""

from typing import Any

import pytest
from extract_help import case, extract, read, told

EDUCATION = [
    case(
        "A diploma in baking is required, and a bachelor's degree is preferred.",
        "education.preferred bachelor",
        "education.required postsecondary_nondegree",
    ),
    case("An honours degree (Level 8) is required.", "education.required bachelor", country="IE"),
    case("A high school diploma or GED is required.", "education.required high_school"),
    case("You don't need any qualification.", "education.required no_formal_credential", country="NZ"),
    case("There are no specific requirements.", "education.required no_formal_credential", country="NZ"),
    case("You need 10+2 with Science.", "education.required high_school", country="IN"),
    case("Bakers must hold a Doctor of Food Science degree.", "education.required doctoral_or_professional"),
    case("You need a leaving certificate to get into the course.", country="IE"),
    case("Qualifications required: none", "education.required no_formal_credential"),
    case(
        "To be hired, bakers need a high school diploma, which they can earn at night.",
        "education.required high_school",
        kind="work_environment",
    ),
    case("The ovens run at 230 degrees.", kind="education"),
    case("Bakers typically need a high school diploma or equivalent.", "education.typical high_school"),
    case("A bachelor's degree is required.", "education.required bachelor"),
    case("Applicants must have a master's degree.", "education.required master"),
    case("A high school diploma is the most common requirement.", "education.prevalent high_school"),
    case("An associate's degree is preferred.", "education.preferred associate"),
    case("Some bakers have a bachelor's degree.", "education.sometimes bachelor"),
    case("Most bakers have a high school diploma.", "education.prevalent high_school"),
    case("No formal educational credential is typically needed.", "education.typical no_formal_credential"),
    case("You need a Certificate III in Retail Baking.", "education.required postsecondary_nondegree", country="AU"),
    case("There are no set entry requirements.", "education.required no_formal_credential", country="GB"),
    case("Applicants need a doctoral degree.", "education.required doctoral_or_professional"),
    case("A matric certificate is required.", "education.required high_school", country="ZA"),
    case(
        "Employers usually require a postsecondary certificate in baking.", "education.typical postsecondary_nondegree"
    ),
    case("Typical entry-level education: Bachelor's degree", "education.typical bachelor"),
    case("High school courses in chemistry are helpful."),
    case("The work calls for a high degree of care."),
    case("Typical education\tHigh school diploma or equivalent\n", "education.typical high_school"),
    case("Education: None", "education.typical no_formal_credential"),
    case("B.Tech graduates are preferred.", "education.preferred bachelor", country="IN"),
]

EXPERIENCE = [
    case("Experience required: None", "experience.required none"),
    case("A minimum of three years in a similar role", "experience.required >=3 years"),
    case(
        "Listed companies require 5 years or more of experience.",
        "experience.required 5_years_or_more @industry:listed-companies",
    ),
    case("Experience: Less than 5 years preferred", "experience.preferred less_than_5_years"),
    case("At least 2 years of experience is required.", "experience.required >=2 years"),
    case("Employers look for 1 to 3 years of experience.", "experience.preferred 1..3 years"),
    case("0–2 years of experience for entry-level positions", "experience.required 0..2 years @level:entry"),
    case(
        "Candidates with 3-5 years' experience are preferred.",
        "experience.preferred 3..5 years",
    ),
    case("No previous experience is required.", "experience.required none"),
    case("Work experience in a related occupation: None", "experience.required none"),
    case("Work experience in a related occupation\tLess than 5 years\n", "experience.required less_than_5_years"),
    case("Minimum five years' experience as a baker.", "experience.required >=5 years"),
    case("The firm has 40 years of experience in baking."),
    case("The bakery was founded 25 years ago."),
]

TRAINING = [
    case("You complete a two-year baking program.", "training_duration.level 2 years @programme:baking-program"),
    case("Boot camp in Ohio lasts ten weeks.", "training_duration.level 10 weeks @programme:boot-camp"),
    case("“C” school takes about 7 weeks.", "training_duration.level ~7 weeks @programme:c-school"),
    case("A pastry diploma takes nine months.", "training_duration.level 9 months @programme:diploma"),
    case(
        "Complete a four-year apprenticeship program.",
        "training_duration.level 4 years",
        "training.typical apprenticeship",
        kind="training",
    ),
    case(
        "The oven course takes 14 months.",
        "training_duration.level 14 months @programme:oven-course",
        kind="qualifications",
        heading="Requirements",
    ),
    case(
        "Certificate programs usually last 9 to 11 months.",
        "training_duration.typical 9..11 months @programme:certificate",
    ),
    case("The pastry course lasts six weeks.", "training_duration.level 6 weeks @programme:pastry-course"),
    case(
        "Candidates spend 8 weeks of Basic Kitchen Training.",
        "training_duration.level 8 weeks @programme:basic-kitchen-training",
        kind="training",
    ),
    case("There is no on-the-job training to speak of.", "training.typical none"),
    case("Learning the job takes about two years.", "training_duration.level ~2 years"),
    case(
        "Bakers serve an apprenticeship. The apprenticeship takes two years.",
        "training.typical apprenticeship",
        "training_duration.level 2 years",
    ),
    case("Training usually lasts 2 to 4 weeks.", "training_duration.typical 2..4 weeks"),
    case("Bakers receive three months of on-the-job training.", "training_duration.level 3 months"),
    case("An apprenticeship takes three to four years.", "training_duration.level 3..4 years"),
    case("Training lasts at least several weeks.", "training_duration.level >=several weeks"),
    case("Bakers usually get short-term on-the-job training.", "training.typical short_term_on_the_job"),
    case("On-the-job training\tLong-term on-the-job training\n", "training.typical long_term_on_the_job"),
    case("On-the-job training: None", "training.typical none"),
    case("Most bakers learn through an apprenticeship.", "training.typical apprenticeship"),
    case(
        "Those who work in food manufacturing may need several months of training.",
        "training_duration.level several months @industry:food-manufacturing",
    ),
    case("Training often takes up to 12 months.", "training_duration.level <=12 months"),
    case("Bread must cool for 2 hours."),
    case("The warranty lasts 2 years.", kind="other"),
]

LICENCE = [
    case("You do not have to be registered to bake at home.", "licence.level not_required"),
    case("Bakers must be on the register.", "licence.level required"),
    case("No one may sell bread without a licence from the council.", "licence.level required"),
    case("A food handling licence (FHL) is required before you start.", "licence.level required"),
    case("Registration, however, is compulsory.", "licence.level required"),
    case("Membership of the Guild is mandatory.", "licence.level required"),
    case("Licence: none required in most towns, though some ask for one", "licence.level not_required"),
    case("License: Required in some states", "licence.level sometimes"),
    case("Registration: compulsory", "licence.level required"),
    case("A licence is required.", "licence.level required", country="GB"),
    case("Bakers may need a state license.", "licence.level sometimes"),
    case("No license is required.", "licence.level not_required"),
    case("Some states require bakers to be licensed.", "licence.level sometimes"),
    case("Licence: Not required", "licence.level not_required", kind="summary"),
    case("A driver's license is helpful."),
    case("FINRA Series 6 or 7 may be asked for."),
]

SCHEDULE = [
    case("Schedule: Full time", "work_schedule.level full_time"),
    case("The position can be full-time or part-time.", "work_schedule.level full_or_part_time", kind="pay"),
    case("The average full-time baker is 41 years old."),
    case("Six or seven of them a week, and 60-pound sacks."),
    case("The standard week is 38 hours.", "work_schedule.typical 38 hours/week"),
    case("Most bakers work full time.", "work_schedule.typical full_time"),
    case("Some bakers work part time.", "work_schedule.level part_time"),
    case("Bakers work 38 hours a week.", "work_schedule.level 38 hours/week"),
    case("Typical hours (a week)\t40 to 42 variable\n", "work_schedule.typical 40..42 hours/week", country="GB"),
    case("A 40-hour week is standard.", "work_schedule.level 40 hours/week"),
    case("The standard week is 40 hours.", "work_schedule.typical 40 hours/week"),
    case("Bakers often work shifts.", "work_schedule.level shift"),
    case("Shops are open 24 hours a day."),
    case("The traditional 9-to-5 day does not apply."),
    case("Bakers start at 4 a.m."),
]

TYPING = [
    case("Typing: 40+ WPM for chat roles", "typing_speed.required >=40 words/minute"),
    case("Must type 55 words per minute.", "typing_speed.required 55 words/minute"),
    case("Ability to type at least 60 wpm", "typing_speed.required >=60 words/minute"),
    case("The mixer turns at 40 rpm."),
]


@pytest.mark.parametrize(("text", "claims", "options"), EDUCATION)
def test_education(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "education", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), EXPERIENCE)
def test_experience(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "qualifications", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), TRAINING)
def test_training(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "training", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), LICENCE)
def test_licence(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "qualifications", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SCHEDULE)
def test_schedule(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "schedule", **options}) == claims


@pytest.mark.parametrize(("text", "claims", "options"), TYPING)
def test_typing(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "skills", **options}) == claims


def test_two_requirements_of_one_line_keep_their_own_statistic() -> None:
    text = "High school diploma required; associate or bachelor's degree preferred for complex roles"
    claims = read(text, kind="education")
    assert {(c["statistic"], c["category"]) for c in claims} == {
        ("required", "high_school"),
        ("preferred", "associate"),
        ("preferred", "bachelor"),
    }


def test_every_cell_of_a_requirement_has_a_span_or_a_named_default() -> None:
    tables = extract("Bakers in retail trade usually need 1 to 3 years of experience.", kind="qualifications")
    (claim,) = tables["claims"]
    roles = {row["role"] for row in tables["claim_spans"] if row["claim_id"] == claim["claim_id"]}
    named = {part.removeprefix("default:") for part in claim["rule_id"].split("@")[0].split("+")[1:]}
    filled = {"value", "statistic", "unit"} | ({"scope"} if claim["scope_type"] else set())
    assert filled <= roles | named
