"""How handbooks tell of the way in: licences once held, degrees named again, schemes of training, and asides."""

import pytest
from extract_help import case, read, told

LICENCES = [
    case("State licenses for bakers must be renewed every 2 to 3 years."),
    case("Bakers complete courses each year to renew their license."),
    case("States usually require licensed bakers to carry insurance."),
    case("Bakers who receive a license are listed by the board."),
    case("Agreements let bakers licensed in one state get a license in another state."),
    case("If state certification is required, a short course may be needed."),
    case("All states have an alternative route to certification or licensure."),
    case("Bakers might need a food license.", "licence.level sometimes"),
    case("Bakers must have a license from the state.", "licence.level required"),
    case("Some of the baking schools are registered with the guild."),
    case("Those who already have a CDL finish sooner."),
    case("Teachers prepare pupils for a job that requires a license."),
    case("Bakers must obtain and maintain a license.", "licence.level required"),
    case("All bakers must hold a license that expires after five years.", "licence.level required"),
    case("Applicants for jobs must obtain a license.", "licence.level required"),
    case("Get more information on registration."),
    # what gets one, what it costs, where it counts, and how its rules differ: none of it asks for one
    case("Licensing requirements vary by state, but a test is usual."),
    case("Qualifications for a license differ and vary from state to state."),
    case("Licensing varies by state.", "licence.level sometimes"),
    case("Every state requires bakers to be licensed; requirements vary by state.", "licence.level required"),
    case("A fee is required to apply for a license."),
    case("Bakers must be licensed and take a course for license renewal.", "licence.level required"),
    case("Bakers must be licensed and pay fees for the license.", "licence.level required"),
    case("The state requires bakery schools to be accredited."),
    case("Bakers must pay a fee and obtain a license.", "licence.level required"),
    case("Bakers must have graduated from a state-licensed baking or confectionery school."),
    case("Bakers must be licensed and attend a culinary school.", "licence.level required"),
    case(
        "Some states require crane operators to be licensed.",
        "licence.level sometimes @other_occupation:crane-operator",
    ),
    case("Some states require bakers to be licensed.", "licence.level sometimes"),
    case("All states require bakers to be licensed.", "licence.level required", occupation="Bread and pastry baker"),
    case("A few courses may be required for license renewal."),
    case("Most states recognize licensure from other states."),
    case("Baking in two states requires multiple licenses."),
    case("States may deny a required license to somebody fined elsewhere."),
    case("Experienced bakers may obtain a Master Baker license.", "licence.level sometimes"),
    case("Bakers may not sell bread until they obtain a state license.", "licence.level required"),
    case(
        "Those who teach in private hotels are not required to be licensed.",
        "licence.level not_required @industry:private-hotels",
    ),
]
DEGREES = [
    # each part of a sentence asks for its own
    case(
        "Although a diploma is typically required, some shops prefer bakers with a bachelor's degree.",
        "education.typical postsecondary_nondegree",
        "education.preferred bachelor",
    ),
    case(
        "Although no formal educational credential is typically required, most bakers have a high school diploma.",
        "education.typical no_formal_credential",
        "education.prevalent high_school",
    ),
    case("A Juris Doctor (J.D.) degree is typically required.", "education.typical doctoral_or_professional"),
    case("A Juris Doctor degree is needed.", "education.required doctoral_or_professional"),
    case("A bachelor's degree (master's preferred) is required.", "education.preferred master"),
    case("Most companies require their bakers to have a high school diploma.", "education.typical high_school"),
    case("Most bakers have a high school diploma.", "education.prevalent high_school"),
    case("Bakers typically have no requirements for schooling.", "education.typical no_formal_credential"),
    case("A formal educational credential is typically not needed.", "education.typical no_formal_credential"),
    # fields, programs and papers of others
    case("Bachelor's degree fields commonly include food science."),
    case("A bachelor's degree may be in any subject."),
    case("Bachelor's degree baking programs often consist of classes and work in a kitchen."),
    case("Associate's degree programs generally require two years of study."),
    case("To qualify with an associate's degree, bakers must finish a school of the guild."),
    case("Most short routes are for people who already have a bachelor's degree."),
    case("Applicants to baking programs typically need a high school diploma."),
    case("Applicants should have a high school diploma.", "education.required high_school"),
    case("With completion of a bachelor's degree, some bakers are required to lead others."),
    case("Firms usually reward MBA holders with better posts."),
    case("No formal education is required beyond a high school diploma.", "education.required high_school"),
    case("PhD holders are preferred.", "education.preferred doctoral_or_professional"),
    case("Hotels prefer candidates who already have a bachelor's degree.", "education.preferred bachelor"),
    case("Trainees must be at least 18 years old with a GED.", "education.required high_school"),
    case("Bakers need a 70-degree field of view."),
    case("Baking programs typically require a bachelor's degree."),
    case("Students need a bachelor's degree in any subject to enter baking or similar programs."),
    case("Most colleges have other names for their programs, such as Master of Bread Studies."),
    case("They need a master's degree to enter the field.", "education.required master"),
    case(
        "Some states require bakers to take a course. In other states, there are no formal educational requirements.",
        "education.sometimes no_formal_credential",
    ),
    # of whom it is asked
    case(
        "Some employers require wedding cake designers to have a bachelor's degree.",
        "education.sometimes bachelor @other_occupation:wedding-cake-designer",
    ),
    case("Some employers require bakers to have a bachelor's degree.", "education.sometimes bachelor"),
    case("Most employers require applicants to have a high school diploma.", "education.typical high_school"),
    case("Bakers must have a Doctor of Baking (D.B.) degree.", "education.required doctoral_or_professional"),
    case("Bakers typically need a master's degree. The field of degree matters less.", "education.typical master"),
    case("Many began as research associates or in a similar job."),
    case(
        "Bakers need an associate or bachelor's degree.", "education.required associate", "education.required bachelor"
    ),
    case("Bachelor's degree programs usually include chemistry."),
    case("Bakers must complete a Ph.D. program.", "education.required doctoral_or_professional"),
    case("Anyone moving into the field will need a bachelor's degree.", "education.required bachelor"),
    case("Drivers must not go over 55 mph."),
    case("Applicants to the graduate program typically have a bachelor's degree."),
    case("The residency often culminates in a master's degree."),
    case("The job requires some skill but not necessarily a college degree."),
    case(
        "Although a diploma in baking is the most common, bakers may choose to earn a master's degree.",
        "education.prevalent postsecondary_nondegree",
        "education.sometimes master",
    ),
    case(
        "Bakers typically need a high school diploma and may be asked to pass a hygiene test.",
        "education.typical high_school",
    ),
]
LENGTHS = [
    case("It takes 4 years of undergraduate study and 2 years of graduate school."),
    case("DPT programs typically last 3 years."),
    case(
        "In general, U.S. baking programs typically take 2 years.",
        "training_duration.typical 2 years @programme:baking-program",
    ),
    case("U.S. programs take 2 years.", "training_duration.level 2 years @programme:program"),
    case("Some colleges teach baking within a 2- or 4-year science degree."),
    case("Associate of science degrees also typically take 2 years to complete."),
    case("Baking programs typically take 9 months.", "training_duration.typical 9 months @programme:baking-program"),
]
SCHEMES = [
    case("Most bakers learn through an apprenticeship.", "training.typical apprenticeship"),
    case("Some unions sponsor apprenticeship programs."),
    case("Residencies typically last a year and add to what bakers know."),
    case("Bakers who have completed a residency choose their own hours."),
    case("Hotels prefer applicants who have completed an internship.", "training.typical internship_residency"),
    case("Shops run courses of their own, which are not recognized apprenticeship programs."),
    case("Most programs take 1 year or less to complete.", "training_duration.level <=1 years @programme:program"),
    case("Bakers in search of a higher post may opt to complete a residency."),
    case("Some colleges offer 5-year programs that lead to both a bachelor's and a master's degree."),
    case("Bakers with a diploma may not need additional work experience."),
    case("Bakers must complete two months of fieldwork experience."),
    case("Bakers need two years of fieldwork experience.", "experience.required 2 years"),
    case("Apprenticeship programs generally combine classes and work."),
    case("Those who complete an apprenticeship may open a shop."),
    case("Applicants have priority over those without experience."),
    case("People without experience are welcome.", "experience.required none"),
]  # fmt: skip


OUTLOOKS = [
    case("Despite declining employment, about 320 openings for bakers are projected each year.",
         "openings.mean ~320 jobs/year"),
    case("Employment of bakers is declining.", "employment_outlook.projected decline"),
    case("Employment is expected to grow faster than the average despite falling employment in retail.",
         "employment_outlook.projected faster_than_average"),
]  # fmt: skip


FINISHERS = "Painter, plasterer, and other finisher"
SCHEDULES = [
    case("Most painters, plasterers, and other finishers work full time, and many work more than 40 hours per week.",
         "work_schedule.typical full_time", "work_schedule.level >40 hours/week", occupation=FINISHERS),
    case("Bakers usually work full time and some work more than 40 hours per week.",
         "work_schedule.typical full_time", "work_schedule.level >40 hours/week"),
    case("The majority of bakers are employed part time.", "work_schedule.typical part_time"),
    case("Most bakers enjoy it, and some work full time.", "work_schedule.level full_time"),
    case("Many bakers hold a full-time job beside it."),
    case("Most bakers hold a full-time job.", "work_schedule.typical full_time"),
    case("Most bakers work full time during the school year.", "work_schedule.typical full_time"),
    case("Full-time and permanent positions are typical.", "work_schedule.typical full_time"),
    case("Students find part-time or summer jobs in a bakery."),
    case("Paid leave may be contingent upon full-time employment."),
    case("Others work as a baker part time while still in school."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), SCHEDULES)
def test_what_most_do_is_typical(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, {"kind": "schedule"} | options) == claims


def test_letters_that_small_words_spell_name_nobody() -> None:
    said = "Bakers usually need a high school diploma and training in basic life support (BLS)."
    named = "Bakers usually need a high school diploma (BLS)."
    assert [claim["attributed_to"] for text in (said, named) for claim in read(text, kind="education")] == [None, "BLS"]


@pytest.mark.parametrize(("text", "claims", "options"), OUTLOOKS)
def test_what_is_taken_for_granted_is_not_said(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, {"kind": "outlook"} | options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), LICENCES)
def test_what_is_done_with_a_licence_asks_for_none(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, {"kind": "qualifications"} | options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*DEGREES, *LENGTHS])
def test_a_degree_is_asked_for_once(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, {"kind": "education"} | options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SCHEMES)
def test_a_scheme_of_training_is_no_training_asked_for(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, {"kind": "training"} | options) == claims
