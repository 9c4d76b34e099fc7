"""How handbooks tell of the way in: licences once held, degrees named again, schemes of training, and asides."""

import pytest
from extract_help import case, told

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
]
DEGREES = [
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
