"""Figures of prose that are of something else than the occupation's training, degrees, people at work or growth."""

from typing import Any

import pytest
from extract_help import case, told

PROSE = [
    # degrees that are asked of some, or were asked once
    case("A bachelor's degree only matters if you want to teach.", kind="education"),
    case("You need a bachelor's degree if you want to become a baker.", "education.required bachelor",
         kind="education"),
    case("You need a bachelor's degree if you want to work in research.", kind="education"),
    case("Nobody asks for a doctorate.", kind="education"),
    case("Before 2007 a master's degree was enough.", kind="education"),
    case("A bachelor's or master's degree is needed for positions that involve research.", kind="education"),
    case("A journeyman must work before the master's examination.", kind="education"),
    case("A bachelor's degree is required.", "education.required bachelor", kind="education"),
    case("Most (62 percent) hold an associate's degree as their highest degree; 33 percent a bachelor's.",
         "education.prevalent associate", kind="education"),
    case("Around two thirds hold an associate degree as their highest.", "education.prevalent associate",
         kind="education"),
    case("About 33 percent hold an associate degree as their highest.", kind="education"),
    case("In Ohio, most bakers hold an associate degree.", "education.prevalent associate @geography:ohio",
         kind="education"),
    case("Most self-employed bakers have a high school diploma.",
         "education.prevalent high_school @worker_class:self-employed", kind="education"),
    case("In Ohio you need a high school diploma.", "education.required high_school", kind="education"),
    # lengths of other things than training
    case("The trains are long, and they lost people in two years.", kind="training"),
    case("After two years you can apply to train others.", kind="training"),
    case("Apprenticeships used to last seven years.", kind="training"),
    case("Tuition has gone from $52,000 to $118,000 in ten years.", kind="training"),
    case("Training lasts two years.", "training_duration.level 2 years", kind="training"),
    # other people than those at work
    case("The guild counts 2,900 today.", kind="employment"),
    case("They spoke before 300 people.", kind="employment"),
    case("It drew 3.1 million viewers, and 612 people pay us.", kind="employment"),
    case("There are 2,900 bakers.", "employment.count 2900 jobs", kind="employment"),
    case("The number of bakers reached 240,500 in 1910 and fell to 29,000 by 1970.",
         "employment.count 240500 jobs 1910", "employment.count 29000 jobs 1970", kind="employment"),
    case("There were 45,800 bakers and cooks in 2019.", kind="employment"),
    case("At 5,300 workers, bakers make up a small occupation.", "employment.count 5300 jobs", kind="employment"),
    # growth of other things than jobs
    case("Hunting licenses have dropped by 18 percent since 1990.", kind="outlook"),
    case("The number of hunters under 30 has fallen by a third.", kind="outlook"),
    case("Some 58 percent had lost some hearing.", kind="outlook"),
    case("The number of jobs has fallen by a third.", "employment_change.observed -33.3333 percent", kind="outlook"),
    case("Employment of metalworkers of all kinds was projected to fall by 6 percent.", kind="outlook"),
    case("A third of bakers lost their jobs in the spring.", kind="employment"),
    # sums that others pay, or that the law sets
    case("The guild's members pay $60 a year in dues."),
    case("The agency bills the hospital $240 an hour."),
    case("You buy your own health plan at $1,100 a month."),
    case("At $180 an hour for 46 weeks you would gross $331,200."),
    case("For $5 a month you get two more episodes."),
    case("A learner pays $62 on a weekday and $75 at the weekend."),
    case("The federal minimum wage is $7.25 an hour."),
    case("Bakers were paid $4.35 an hour under the studio contract.", "wage.level 4.35 USD/hour"),
    case("Call pays $25 an hour to carry the phone."),
    case("Work pays $25 an hour at most hospitals.", "wage.level 25 USD/hour"),
    case("A smith got 9 shillings a week in 1786.", country="GB"),
    case("Bakers earn 900,000 shillings a month.", "wage.level 900000 UGX/month", country="UG"),
    # licences
    case("They test whether people drive safely enough to hold a full licence.", kind="summary"),
    case("All states require bakers to be licensed, and in about half of them ovens take a second paper.",
         "licence.level required", kind="education"),
    case("Federal certification is required for bakers.", "licence.level required", kind="education"),
    # the part of an occupation that the last share is of
    case("Roughly 62 percent of bakers are self-employed, and another 11 percent work for museums.",
         "employment_share.share_of_occupation ~62 percent @worker_class:self-employed",
         "employment_share.share_of_occupation 11 percent @industry:museums", kind="employment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), PROSE)
def test_what_prose_says_of_the_occupation(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
