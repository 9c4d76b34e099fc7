"""Ordinary pages of many countries: prices that are no pay, sums in thousands, and numbers that count no jobs."""

from typing import Any

import pytest
from extract_help import case, told

PAY = {"occupation": "Tiler", "kind": "pay", "country": "GB"}
OUT = {"occupation": "Tiler", "kind": "outlook", "country": "GB"}
CARE = {"occupation": "Care worker", "kind": "outlook", "heading": "Is there a demand for care workers?"}
EDU = {"occupation": "Tiler", "kind": "education", "country": "GB"}
CASES = [
    # what clients are charged is a price, whoever charges it
    case("Freelance tilers charge £35 to £50 an hour, or about £260 for a day's work.", **PAY),
    case("Self-employed tilers charge by the room, or ask £180 a day.", **PAY),
    case("Those with a van of their own charge up to £300 a day.", **PAY),
    case("Self-employed tilers make £240 a day.", "wage.level 240 GBP/day @worker_class:self-employed", **PAY),
    case("The tiler in charge of a site makes £41,000 a year.", "wage.level 41000 GBP/year", **PAY),
    # what pay was before, and what it is since
    case("The average pay of a tiler went up to £29,300 in 2017 from £28,450 in 2016.",
         "wage.mean 29300 GBP/year 2017", "wage.mean 28450 GBP/year 2016", **PAY),
    case("Median pay rose to £31,000 in 2022 from £29,500 a year earlier.", "wage.median 31000 GBP/year 2022", **PAY),
    case("A good tiler can earn up to £45,000, from £23,000 at the start.",
         "wage.level <=45000 GBP/year", "wage.level >=23000 GBP/year", **PAY),
    case("Pay goes up to £38,000 for tilers in London.", "wage.level <=38000 GBP/year @geography:london", **PAY),
    # people who are no tilers at work
    case("The trade puts its shortfall at 8,000.", **OUT),
    case("These figures rest on 412 people who told us what they earn.", **OUT),
    case("Some 2,600 tilers were out of work in the spring.", **OUT),
    case("The 900 tilers looking for work in Leeds know it.", **OUT),
    case("Around 31,000 tilers are in work.", "employment.count ~31000 jobs", **OUT),
    case("Caseloads of more than 60 are common.", **CARE),
    case("There were 41,200 in 2021.", "employment.count 41200 jobs 2021", **CARE),
    # how many are needed a year
    case("About 240 jobs in this trade will come up each year.", "openings.mean ~240 jobs/year", **OUT),
    case("House builders will need roughly 1,900 new tilers every year.", "openings.mean ~1900 jobs/year", **OUT),
    case("Some 700 new tilers are needed each year.", "openings.mean ~700 jobs/year", **OUT),
    case("The colleges need 700 new students each year.", **OUT),
    case("A busy yard needs 700 new crates each year.", **OUT),
    # rows of other occupations, and labels of two parts
    case("Job\tAverage UK salary\nPlasterer\t£31,400\nStone mason\t£33,900",
         "wage.mean 31400 GBP/year @other_occupation:plasterer",
         "wage.mean 33900 GBP/year @other_occupation:stone-mason", **PAY),
    case("Experience\tAverage UK salary\nJunior\t£23,400", "wage.mean 23400 GBP/year @level:junior", **PAY),
    case("Measure\tTilers\tAll occupations\nMedian pay\t£29,920\t£31,700", "wage.median 29920 GBP/year",
         "wage.median 31700 GBP/year @all_occupations:all-occupations", **PAY),
    case("Job\tAverage pay\nNight care worker\t£24,400\nSenior care worker\t£25,900\nCare worker\t£22,800",
         "wage.mean 24400 GBP/year @other_occupation:night-care-worker",
         "wage.mean 25900 GBP/year @level:senior", "wage.mean 22800 GBP/year",
         occupation="Care worker", country="GB"),
    case("Industry\tShare of tilers (%)\nPublic administration and safety\t12\nConstruction\t71",
         "employment_share.share_of_occupation 12 percent @industry:public-administration-and-safety",
         "employment_share.share_of_occupation 71 percent @industry:construction", **OUT),
    case("Region\tEmployed\nVancouver Island / Coast\t610\nOttawa / Gatineau\t1,540",
         "employment.count 610 jobs @geography:vancouver-island-coast",
         "employment.count 1540 jobs @geography:ottawa-gatineau", **OUT),
    # thousands that a heading names, and the figures of the kind behind the first
    case("Plasterer's mate: 21 - 26\nTiler: 27.5 - 41\nHours: 39 - 41", "wage.level 27500..41000 EUR/year",
         "wage.level 21000..26000 EUR/year", "work_schedule.level 39..41 hours/week",
         heading="Salary (€000s)", occupation="Tiler", country="IE"),
    case("Level\tPay in £000 a year\nJunior\t22 - 25\nSenior\t34 - 40",
         "wage.level 22000..25000 GBP/year @level:junior", "wage.level 34000..40000 GBP/year @level:senior", **PAY),
    # levels by their own names
    case("Stage\tAverage pay\nEarly career\t£24,000\nLate career\t£36,000",
         "wage.mean 24000 GBP/year @level:early-career", "wage.mean 36000 GBP/year @level:late-career", **PAY),
    case("By the third year, apprentices are on £9 to £11 an hour.",
         "wage.level 9..11 GBP/hour @level:third-year-apprentice", **PAY),
    case("In the second year apprentices get £8 an hour, and in the third £9.50.",
         "wage.level 8 GBP/hour @level:second-year-apprentice",
         "wage.level 9.5 GBP/hour @level:third-year-apprentice", **PAY),
    case("Pay to start: £12 an hour", "wage.starting 12 GBP/hour", **PAY),
    case("Newly licensed tilers face keen competition for their first job.",
         "job_prospects.projected competitive @level:newly-licensed", **OUT),
    case("Qualified tilers should have good prospects.", "job_prospects.projected good", **OUT),
    # whose the ends of a range are, and whom a word means
    case("Tilers earn anything between £20,000 and £42,000, from those who have just qualified to those with a firm.",
         "wage.level 20000..42000 GBP/year", **PAY),
    case("Junior tilers earn £20,000 to £22,000 in their first year.",
         "wage.level 20000..22000 GBP/year @level:junior", **PAY),
    case("For anybody who sticks with it, job prospects are excellent.", "job_prospects.projected excellent", **OUT),
    case("Casual tilers earn £16 an hour, as they get a loading of 25% in place of leave.",
         "wage.level 16 GBP/hour @worker_class:casual", **PAY),
    # what is left after taxes, and examples
    case("Stage\tYearly pay\tTake-home pay\nJunior\t£22,000\t£18,900",
         "wage.level 22000 GBP/year @level:junior", **PAY),
    case("Example for a salary of £30,000:", **PAY),
    case("You take home: £24,700", **PAY),
    case("With overtime tilers can take home £36,000.", "wage.level 36000 GBP/year", **PAY),
    case("Tilers make £31,200 a year, which is £1,300 (+4%) higher than the average.",
         "wage.level 31200 GBP/year", **PAY),
    # compared with those of all workers
    case("Most work full-time (88%, much higher than the average of 64%).",
         "employment_share.share_of_occupation 88 percent @worker_class:full-time",
         "employment_share.share_of_occupation 64 percent @all_occupations:all-occupations", **OUT),
    case("Full-time workers spend around 43 hours per week at work (compared to the average of 44 hours).",
         "work_schedule.level ~43 hours/week @worker_class:full-time",
         "work_schedule.level 44 hours/week @all_occupations:all-occupations", **OUT),
    case("For tilers working full-time, average weekly hours are 41.5 (compared to 41.1 for all occupations).",
         "work_schedule.level 41.5 hours/week @worker_class:full-time",
         "work_schedule.level 41.1 hours/week @all_occupations:all-occupations", **OUT),
    case("Employment in this large trade (24,300 in May 2014) rose slightly.", "employment.count 24300 jobs 2014-05",
         **OUT),
    case("Annual employment growth is 640 workers a year.", **OUT),
    case("34% of tilers live in Ontario, 29% in Quebec and 20% in Alberta.",
         "employment_share.share_of_occupation 34 percent @geography:ontario",
         "employment_share.share_of_occupation 29 percent @geography:quebec",
         "employment_share.share_of_occupation 20 percent @geography:alberta", **OUT),
    case("No formal qualifications are needed but most employers prefer a trade certificate.",
         "education.required no_formal_credential", "education.preferred postsecondary_nondegree", **EDU),
    # one person's way
    case("Eighteen months later he signed on for an apprenticeship.", **EDU),
    # a course's length under its name; a degree's is no claim
    case("Average duration: 20 weeks", "training_duration.level 20 weeks @programme:diploma",
         heading="Diploma in Tiling", occupation="Tiler", kind="education"),
    case("Duration: 3 years", heading="Bachelor of Design", occupation="Tiler", kind="education"),
    # what only sounds like a demand
    case("Good money without a degree", **EDU),
    case("We can tell you which Grade 12 courses you need.", **EDU),
    case("Shift work is common, since many depots have to run at night.", "work_schedule.level shift",
         occupation="Tiler", kind="schedule"),
    case("Shift work is usual, because the ovens never cool.", "work_schedule.typical shift",
         occupation="Tiler", kind="schedule"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_sentences(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_what_a_caption_dates_ends_with_the_tables_source() -> None:
    table = "London    £31,270\nScotland    £27,390\n\nSource: Survey of trades, provisional\n\n"
    text = table + "Beginners get less at first. Newly qualified tilers start on about £21,500."
    assert told(text, {"occupation": "Tiler", "country": "GB", "heading": "Average pay by region, 2016"})[-1:] == [
        "wage.starting ~21500 GBP/year @level:newly-qualified"
    ]


def test_figures_behind_a_sum_in_thousands_are_of_its_kind() -> None:
    text = "€27 - 48\n\nRelated information:\nPlasterer: 30 - 46\nMost days a week: 6\n"
    options = {"occupation": "Tiler", "country": "IE", "heading": "Salary range (thousands per year)*"}
    assert told(text, options) == [
        "wage.level 27000..48000 EUR/year",
        "wage.level 30000..46000 EUR/year @other_occupation:plasterer",
    ]


@pytest.mark.parametrize("name", ["Tilers", "Wall tilers", "Renderers", "Fibre renderers"])
def test_the_head_of_each_part_of_a_name_is_the_occupations_own(name: str) -> None:
    options = {"occupation": "Wall tiler and fibre renderer", "country": "GB"}
    assert told(f"{name} earn £31,000 a year.", options) == ["wage.level 31000 GBP/year"]
    assert told("Roofers earn £31,000 a year.", options) == ["wage.level 31000 GBP/year @other_occupation:roofer"]
