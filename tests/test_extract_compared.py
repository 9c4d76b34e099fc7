"""What a sum is set against, ends of pay without a share of their own, and other things that only sound like claims."""

from typing import Any

import pytest
from extract_help import case, read, told

AGAINST = [  # a sum above the average is not the average
    case("Bakers earn $43,700, above the national average.", "wage.level 43700 USD/year"),
    case("At $43,700 a year, bakers make less than the average for all jobs.", "wage.level 43700 USD/year"),
    case("Bakers take home $43,700 a year, which is higher than the average for all occupations.",
         "wage.level 43700 USD/year"),
    case("The median of $43,700 is below the national median for all jobs.", "wage.median 43700 USD/year"),
    case("In Ohio, bakers average $43,700, below the average for all other occupations in the state of $61,200.",
         "wage.mean 43700 USD/year @geography:ohio", "wage.mean 61200 USD/year @all_occupations:all-occupations"),
    case("Ohio pays bakers $43,700, above the national average of $38,900.",
         "wage.level 43700 USD/year @geography:ohio", "wage.mean 38900 USD/year"),
    case("The national average for all jobs is $48,000; bakers make $43,700.",
         "wage.mean 48000 USD/year @all_occupations:all-occupations", "wage.level 43700 USD/year"),
]  # fmt: skip

ENDS = [  # whose part of all who are paid is said of the other end alone
    case("The lowest-paid 10 percent made less than $21,400, and the best-paid more than $66,800.",
         "wage.p10 21400 USD/year", "wage.p90 66800 USD/year"),
    case("The lowest-paid tenth took home $21,400; the highest paid made more than $66,800.",
         "wage.p10 21400 USD/year", "wage.p90 66800 USD/year"),
    case("The bottom 10 percent earn $21,400 and the top more than $66,800.",
         "wage.p10 21400 USD/year", "wage.p90 66800 USD/year"),
    case("Bakers make $30,000, with the highest 10% making above $44,240 and the lowest 10% making under $23,880.",
         "wage.level 30000 USD/year", "wage.p90 44240 USD/year", "wage.p10 23880 USD/year"),
    case("The higher 10% of earners are above $66,800.", "wage.p90 66800 USD/year"),
    case("On average, bakers made $43,700; the highest-paid bakers made $66,800 or more.",
         "wage.mean 43700 USD/year", "wage.level >=66800 USD/year"),
    case("The lowest paid earned $21,400 and the highest paid $66,800.",
         "wage.level 21400 USD/year", "wage.level 66800 USD/year"),
]  # fmt: skip

TURNED = [  # the high end first
    case("These states pay salaries ranging from $52,300-$44,100.", "wage.level 44100..52300 USD/year"),
    case("They pay between $52,300 and $44,100 a year.", "wage.level 44100..52300 USD/year"),
    case("Pay is in the range of $52,300 - $44,100.", "wage.level 44100..52300 USD/year"),
    case("You could earn anywhere from $27,300 all the way up to $63,900 per year.",
         "wage.level 27300..63900 USD/year"),
]  # fmt: skip

SITES = [  # the full stop of a site's name ends nothing
    ("The average salary is $39,900 (source: Jobly.com).", "Jobly.com"),
    ("According to Paylens.co.uk, bakers earn $39,900 a year.", "Paylens.co.uk"),
    ("According to the U.S Board of Ovens, bakers earn $39,900 a year.", "U.S Board of Ovens"),
    ("Bakers earn $39,900 a year, according to Jobly. Some earn more.", "Jobly"),
    ("Records report the average baker's salary to be $39,900.", None),
]

WORDS = [
    case("Most part-time jobs are held by students.", kind="schedule"),
    case("Full-time employees get a pension.", kind="schedule"),
    case("The field grows twice as fast as the average for all occupations.",
         "employment_outlook.projected much_faster_than_average", kind="outlook"),
    case("Jobs should grow two times faster than the average.", "employment_outlook.projected much_faster_than_average",
         kind="outlook"),
    case("The current average baker salary is $36,200.", "wage.mean 36200 USD/year"),
    case("Bakers are paid $1,720 biweekly."),
    case("That makes $3,400 a month or about $1,570 bi-weekly.", "wage.level 3400 USD/month"),
    case("Part-time positions are available.", "work_schedule.level part_time", kind="schedule"),
    case("Only 4 states currently require certification of bakers.", "licence.level sometimes", kind="training"),
    case("Job growth is expected to outpace the average for all other occupations.",
         "employment_outlook.projected faster_than_average", kind="outlook"),
    case("Benefits can increase the total pay by 31.5%."),
    case("You'll need an associate degree and to get licensed in your state.", "education.required associate",
         "licence.level required", kind="training"),
    case("To work here, become licensed by the state.", "licence.level required", kind="training"),
    case("Clinical practice is a standard component of a baking degree.", kind="education"),
    case("Finally prospective bakers earn $31,400.", "wage.level 31400 USD/year"),
    case("The field will add a large number of new jobs, some 12,300, by 2031.",
         "employment_change.projected ~12300 jobs ../2031", kind="outlook"),
    case("With growth of 25%, this is a sound way to advance your career in the healthcare industry.",
         "employment_change.projected 25 percent", kind="outlook"),
    case("Bakers learn on the job over several months.", "training_duration.level several months", kind="training"),
    case("Bakers across America earn $33,000 a year.", "wage.level 33000 USD/year"),
    case("Bakers in Latin America earn $9,000 a year.", "wage.level 9000 USD/year @geography:latin-america"),
]  # fmt: skip

ASIDE = [  # what a sentence says beside its claim
    case("Although much of the work in manufacturing is done by robots, prospects for bakers are good.",
         "job_prospects.projected good", kind="outlook"),
    case("Prospects are good through 2006, according to the Board's 1998-99 Handbook.",
         "job_prospects.projected good ../2006", kind="outlook"),
    case("The 2024 Salary Guide puts the median at $50,000.", "wage.median 50000 USD/year 2024"),
    case("Two of every three baking jobs are found in the various sectors of manufacturing.",
         "employment_share.share_of_occupation 66.6667 percent @industry:manufacturing", kind="employment"),
    case("Nearly two out of five bakers were employed in six states: Texas, Ohio, Maine, Utah, Iowa and Idaho.",
         "employment_share.share_of_occupation ~40 percent @geography:six-states", kind="employment"),
    case("Total Bakers: About 431,200 bakers are employed in the country.", "employment.count ~431200 jobs",
         kind="employment"),
    case("Hospitals employ 40 percent of all bakers in the United States.",
         "employment_share.share_of_occupation 40 percent @industry:hospitals", kind="employment"),
    case("Local government employs 77% of the bakers in the country.",
         "employment_share.share_of_occupation 77 percent @industry:local-government", kind="employment"),
    case("Many employers require a bachelor's degree.", "education.sometimes bachelor", kind="education"),
    case("Some federal agencies and city departments require a college degree.", "education.sometimes bachelor",
         kind="education"),
    case("In most states, continuing education is required to maintain licensure.", kind="training"),
    case("Higher-than-average expected job growth (17% from 2012-2022)",
         "employment_change.projected 17 percent 2012/2022",
         "employment_outlook.projected faster_than_average 2012/2022", kind="outlook"),
    case("In 2021, there were 491 baking program completions.", kind="employment"),
    case("When you are done, you may be eligible to apply for a baker licence.", kind="training"),
    case("The standard apprenticeship is a four-year program.", "training_duration.level 4 years", kind="training"),
    case("Traineeships take twelve months to complete.However, bakers must stay in the trade for 4 years.",
         "experience.required 4 years", "training_duration.level 12 months", kind="training"),
]  # fmt: skip

LABELS = [  # a label, a dash and its sum; another's, a trainee's
    case("Mining – R31 500 pm\nOil and gas – R33 800 pm\nMunicipalities – R24 600 pm",
         "wage.level 31500 ZAR/month @industry:mining", "wage.level 33800 ZAR/month @industry:oil-and-gas",
         "wage.level 24600 ZAR/month @industry:municipalities", heading="Pay by sector", country="ZA"),
    case("Entry level - $41,000\nSenior - $70,000", "wage.level 41000 USD/year @level:entry",
         "wage.level 70000 USD/year @level:senior"),
    case("First aider – $2,900 per month", "wage.level 2900 USD/month @other_occupation:first-aider",
         kind="related_occupations", heading="Related salaries"),
    case("Interns get a stipend of $1,200 to $1,500 per month.", "wage.level 1200..1500 USD/month @level:intern"),
    case("You also get a housing stipend of $900 a month."),
    case("Hospitals employ a further 12 percent of bakers.",
         "employment_share.share_of_occupation 12 percent @industry:hospitals", kind="employers"),
    case("About 5 percent of bakers work for private contractors, who run small shops.",
         "employment_share.share_of_occupation ~5 percent @industry:private-contractors", kind="employers"),
    case("Job prospects are good, except in the big cities, where there is a shop on every corner.",
         "job_prospects.projected good", kind="outlook"),
    case("Prospects are good, above all in supermarkets and in rural areas.", "job_prospects.projected good",
         kind="outlook"),
    case("Nine in ten graduates have a job within six months.", kind="training"),
    case("It takes two years to get to the top rate of $14.05 an hour.", "wage.level 14.05 USD/hour"),
    case("There are about 28,000 seats in baking schools.", kind="education"),
    case("Employment rose from 33,900 in 2018 to 41,600 in 2023. It should grow by 13% between May 2023 and May 2028.",
         "employment.count 33900 jobs 2018", "employment.count 41600 jobs 2023",
         "employment_change.projected 13 percent 2023-05/2028-05", kind="outlook"),
    case("In the next five years 4.6% more jobs are predicted.", "employment_change.projected 4.6 percent",
         kind="outlook"),
    case("The median salary for bakers and pastry cooks at $62,140 is high. The lowest tenth earned $42,540.",
         "wage.median 62140 USD/year @other_occupation:baker-and-pastry-cook",
         "wage.p10 42540 USD/year @other_occupation:baker-and-pastry-cook"),
    case("Education:         High school diploma\nRelated experience:         None\nTraining:         Long-term",
         "education.typical high_school", "experience.required none", "training.typical long_term_on_the_job",
         kind="training", heading="Education and Training"),
    case("The 25th percentile is $41,000 and the 75th is $50,000.",
         "wage.p25 41000 USD/year", "wage.p75 50000 USD/year"),
    case("State\t25th %ile\tMedian\t75th %ile\nOhio\t$21.10\t$25.40\t$30.20", "wage.p25 21.1 USD/hour @geography:ohio",
         "wage.median 25.4 USD/hour @geography:ohio", "wage.p75 30.2 USD/hour @geography:ohio"),
    case("A trained baker gets $24.99 per hour, or $974.61 for a 39-hour week.", "wage.level 24.99 USD/hour",
         "wage.level 974.61 USD/week"),
    case("Grade\tHourly rate\tCasual hourly rate\nLevel 1\t$24.10\t$30.13", "wage.level 24.1 USD/hour @level:level-1",
         "wage.level 30.13 USD/hour @worker_class:casual"),
    case("Industry\tPercent of industry employment\tHourly mean wage\nHospitals\t2.10\t$21.10",
         "employment_share.share_of_place 2.1 percent @industry:hospitals",
         "wage.mean 21.1 USD/hour @industry:hospitals"),
    case("A $95,000 salary in Texas might leave you with less than an $80,000 salary in Ohio."),
    case("You need a graduate degree for this work.", "education.required master", kind="education"),
    case("State Bakers Employed Mean Yearly Pay Pay Rank\nNV 640 $58,210 1st\nCA 9,370 $57,940 2nd",
         "employment.count 640 jobs @geography:nevada", "wage.mean 58210 USD/year @geography:nevada",
         "employment.count 9370 jobs @geography:california", "wage.mean 57940 USD/year @geography:california"),
    case("Bakers earn $40,000 in all states other than Ohio and Iowa.", "wage.level 40000 USD/year"),
    case("All states except Alaska and Hawaii require bakers to be licensed.", "licence.level sometimes",
         kind="licence"),
    case("Every state but Idaho requires a license.", "licence.level sometimes", kind="licence"),
    case("Earnings of bakers are below average.", kind="outlook"),
    case("Most recent reports from May 2016 put pay at $52,000.", "wage.level 52000 USD/year 2016-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), AGAINST)
def test_a_sum_is_not_what_it_is_set_against(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ENDS)
def test_one_end_of_pay_takes_its_share_from_the_other(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), TURNED)
def test_a_range_may_say_its_high_end_first(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "name"), SITES)
def test_a_site_is_named_whole(text: str, name: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text)] == [name]


@pytest.mark.parametrize(("text", "claims", "options"), WORDS)
def test_what_only_sounds_like_a_claim_is_none(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ASIDE)
def test_what_stands_beside_a_claim_is_no_part_of_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), LABELS)
def test_whose_a_figure_is_stands_beside_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
