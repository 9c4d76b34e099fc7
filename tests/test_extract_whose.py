"""Whose a figure or a word is: whom the sentence before names, the part that stands behind it, and no one else."""

from typing import Any

import pytest
from extract_help import case, read, told

WHOSE = [
    # the lowest tenth of those whom the sentence before is about
    case("The median wage of tile setters was $44,100 in May 2019. The top 10 percent earned more than $81,000.",
         "wage.median 44100 USD/year @other_occupation:tile-setter 2019-05",
         "wage.p90 81000 USD/year @other_occupation:tile-setter 2019-05"),
    case("The median wage for bakers and millers was $31,200. The bottom tenth made up to $22,000.",
         "wage.median 31200 USD/year @other_occupation:baker-and-miller",
         "wage.p10 22000 USD/year @other_occupation:baker-and-miller"),
    case("The median wage for bakers was $31,200. The lowest 10 percent earned less than $22,000.",
         "wage.median 31200 USD/year", "wage.p10 22000 USD/year"),
    case("Pay for cooks varies. The lowest 10 percent of bakers earned less than $22,000.", "wage.p10 22000 USD/year"),
    case("About 1,200 openings for pastry chefs are projected each year.",
         "openings.mean ~1200 jobs/year @other_occupation:pastry-chef", kind="outlook"),
    # a name that no lexicon knows, among industries that one does
    case("Bakers got $15 an hour in supermarkets, $17 in grocery stores and $19 in funeral homes.",
         "wage.level 15 USD/hour @industry:supermarkets", "wage.level 17 USD/hour @industry:grocery-stores",
         "wage.level 19 USD/hour @industry:funeral-homes"),
    case("They made $41,000 in banks and $46,000 in cash.", "wage.level 41000 USD/year @industry:banks",
         "wage.level 46000 USD/year"),
    case("In public and private hospitals the median was $43,520.",
         "wage.median 43520 USD/year @industry:public-and-private-hospitals"),
    # towns with their states, and a comma before the next place
    case("Towns such as Fargo, Utah, where the mean was $41,000, and Ames, Iowa, where it was $42,500, pay well.",
         "wage.mean 41000 USD/year @geography:fargo", "wage.mean 42500 USD/year @geography:ames"),
    case("In Maine the average is $41,000, in Vermont it’s only $39,000.",
         "wage.mean 41000 USD/year @geography:maine", "wage.mean 39000 USD/year @geography:vermont"),
    # where shifts are worked; what is said of another thing is no part of it
    case("Shifts of eight hours are common in hospitals.", "work_schedule.level shift @industry:hospitals",
         kind="schedule"),
    case("At truck stops and in large fleets, shifts are the rule.",
         "work_schedule.level shift @industry:truck-stops-and-large-fleets", kind="schedule"),
    case("Many work part time, and shifts are common in hospitals.", "work_schedule.level part_time",
         "work_schedule.level shift @industry:hospitals", kind="schedule"),
    case("Most full-time bakers begin at 3 a.m.", kind="schedule"),
    case("Most bakers are full-time.", "work_schedule.typical full_time", kind="schedule"),
    # how long a course takes, said of it farther off, or twice
    case("The bread program is 300 hours long and takes about ten weeks, or five months at night.",
         "training_duration.level ~10 weeks @programme:bread-program",
         "training_duration.level 5 months @programme:bread-program", kind="training"),
    case("Courses are given by guilds, colleges and private academies all over the state, and they last two years.",
         "training_duration.level 2 years @programme:course", kind="training"),
    case("Apprenticeships are run by guilds, and they last three years.", "training_duration.level 3 years",
         kind="training"),
    case("You need ten weeks of bread school, or two years as an apprentice.",
         "training_duration.level 10 weeks @programme:bread-school", "training_duration.level 2 years",
         kind="training"),
    # a gap that a scrape left in a sum
    case("Bakers earned $41, 300 according to the survey.", "wage.level 41300 USD/year"),
    case("The mean in Fargo was $41, 300, and that of Ames $42, 700.", "wage.mean 41300 USD/year @geography:fargo",
         "wage.mean 42700 USD/year @geography:ames"),
]  # fmt: skip

ASKED = [
    case("To take the board exam, you need two years of experience.", kind="qualifications"),
    case("For the master exam you need a high school diploma.", kind="qualifications"),
    case("For this job you need two years of experience.", "experience.required 2 years", kind="qualifications"),
    case("Shops like to see two years of experience.", "experience.preferred 2 years", kind="qualifications"),
    case("A few will hire you with a high school diploma.", "education.sometimes high_school", kind="qualifications"),
    case("A trade school is not a must.", kind="qualifications"),
    case("1. **Earn a bachelor's degree.** It can be in any subject.", "education.required bachelor",
         kind="education"),
    case("You must be licensed under the Bread Act: pass a test with 75% or better.", "licence.level required",
         kind="qualifications"),
    case("You'll need patience, a van and a license.", "licence.level required", kind="qualifications"),
    case("You need patience, a van and a loan.", kind="qualifications"),
    case("State rules say that whoever handles gas must carry a certificate.", "licence.level required",
         kind="qualifications"),
    case("A degree is not a hard requirement at small shops.", kind="qualifications"),
    case("Completion of a one-year internship is an advantage.", kind="qualifications"),
    case("A two-year apprenticeship is required.", "training.typical apprenticeship",
         "training_duration.required 2 years", kind="qualifications"),
    case("A trade license is often required.", "licence.level sometimes", kind="qualifications"),
    case("A trade license is required, and overtime is often required, too.", "licence.level required",
         kind="qualifications"),
    case("Most states require bakers to be certified.", "licence.level sometimes", kind="qualifications"),
    case("Certification: usually required by employers", kind="qualifications"),
    case("License: Required in most states", "licence.level sometimes", kind="qualifications"),
    case("State license (required in about half of states)", "licence.level sometimes", kind="qualifications"),
    case("Finish the state training program within one year of hire.", kind="training"),
    case("It took me twelve years to get there.", kind="training"),
    case("4,500 baking jobs would open up by 2018.", kind="employment"),
    case("Our school requires you to be registered for class.", kind="qualifications"),
    case("Step 2: Finish high school.", "education.required high_school", kind="qualifications"),
    case("Complete an apprenticeship or a certificate program.", kind="qualifications"),
    case("They ask for a high school diploma and train you for two years.", "training_duration.level 2 years",
         kind="training"),
    case("Next, look for an apprenticeship.", "training.typical apprenticeship", kind="qualifications"),
    case("Have a look at our apprenticeship page.", kind="qualifications"),
    case("Those who bake under Section 608 certification are few.", kind="employment"),
    # how all jobs grow, and a fall that is only named again
    case("That compares with average growth of 3% across all occupations.",
         "employment_change.projected 3 percent @all_occupations:all-occupations", kind="outlook"),
    case("Bakers can look forward to average growth.", "employment_outlook.projected as_fast_as_average",
         kind="outlook"),
    case("Experts put the decline of jobs down to robots.", kind="outlook"),
    case("Employment of bakers is expected to decline.", "employment_outlook.projected decline", kind="outlook"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*WHOSE, *ASKED])
def test_a_figure_is_of_whom_its_words_say(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_name_cut_short_is_the_occupation_and_one_with_a_short_end_is_not() -> None:
    text = "Physios must be registered. Physios earn $71,000 a year."
    assert all(claim["scope_type"] is None for claim in read(text, occupation="Physiotherapist", kind="summary"))
    nurses = read("Nurses earn $71,000 a year.", occupation="Nurseryman")
    assert [claim["scope_id"] for claim in nurses] == ["nurse"]


@pytest.mark.parametrize("post", ["Farm manager", "Farm assistant"])
def test_what_stands_under_another_posts_heading_is_that_posts(post: str) -> None:
    text = "$48,000 to $55,000\n\nA diploma in farming is required."
    assert told(text, {"occupation": "Herd manager", "heading": post, "kind": "advancement"}) == [
        f"education.required postsecondary_nondegree @other_occupation:{post.lower().replace(' ', '-')}",
        f"wage.level 48000..55000 USD/year @other_occupation:{post.lower().replace(' ', '-')}",
    ]


@pytest.mark.parametrize(
    ("occupation", "text", "claim"),
    [
        ("Driver", "School drivers earn $21 an hour.", "wage.level 21 USD/hour @other_occupation:school-driver"),
        ("Nurse", "School nurses earn $51,000 a year.", "wage.level 51000 USD/year @other_occupation:school-nurse"),
        ("Nurse", "State nurses earn $51,000 a year.", "wage.level 51000 USD/year"),
    ],
)  # fmt: skip
def test_where_one_works_may_make_another_occupation(occupation: str, text: str, claim: str) -> None:
    assert told(text, {"occupation": occupation}) == [claim]


@pytest.mark.parametrize(
    ("occupation", "text", "claims"),
    [
        ("Forensic accountant", "Partners can earn over $120,000.", ["wage.level >120000 USD/year @level:partner"]),
        ("Solicitor", "A partner may make $120,000 a year.", ["wage.level 120000 USD/year @level:partner"]),
        ("Forensic accountant", "While seniors earn $60,000, partners earn $200,000.",
         ["wage.level 200000 USD/year @level:partner", "wage.level 60000 USD/year @level:senior"]),
        ("Forensic accountant", "The school partners with firms that pay $60,000.", ["wage.level 60000 USD/year"]),
        ("Baker", "Starting salaries for trainees are about $23,000.",
         ["wage.starting ~23000 USD/year @level:trainee"]),
        ("Baker", "Senior bakers earn $43,000, far over starting pay.", ["wage.level 43000 USD/year @level:senior"]),
        ("Baker", "| Self-employed bakers can charge | $80–$120 per hour |", []),
        ("Baker", "| Self-employed bakers can earn | $80–$120 per hour |",
         ["wage.level 80..120 USD/hour @worker_class:self-employed"]),
    ],
)  # fmt: skip
def test_posts_and_starters_are_levels_and_a_charge_is_no_pay(occupation: str, text: str, claims: list[str]) -> None:
    assert told(text, {"occupation": occupation}) == claims
