"""Habits of US publishers: names in two words, keys without a colon, degrees over pay, industries ranked by pay."""

from typing import Any

import pytest
from extract_help import case, extract, say, told

OUTLOOK = {"kind": "outlook"}
EDU = {"kind": "education"}
CASES = [
    # names that some write in two words
    case("Fire fighters earned a median of $51,000.", "wage.median 51000 USD/year", occupation="Firefighter"),
    case(
        "Most fire-fighters today have a high school diploma.",
        "education.prevalent high_school",
        occupation="Firefighter",
        **EDU,
    ),
    case("Wildland fire fighters make $41,000.", "wage.level 41000 USD/year @other_occupation:wildland-firefighter"),
    case("The outlook for job growth for bakers is 5%.", "employment_change.projected 5 percent", **OUTLOOK),
    # whose figure it is
    case(
        "Set beside it, all U.S. occupations should see 14 percent growth.",
        "employment_change.projected 14 percent @all_occupations:all-occupations",
        **OUTLOOK,
    ),
    case(
        "It grows much more rapidly than the average growth for all careers, with about 5,300 new jobs.",
        "employment_outlook.projected much_faster_than_average",
        "employment_change.projected ~5300 jobs",
        **OUTLOOK,
    ),
    case(
        "There were 400 bakers working in the hotel industry in 2010.",
        "employment.count 400 jobs @industry:hotel 2010",
        **OUTLOOK,
    ),
    case(
        "There are about 12,000 bakers, most of them in the hotel industry.", "employment.count ~12000 jobs", **OUTLOOK
    ),
    case(
        "59 percent of bakers were employed by hospitals, though others found places within medical laboratories.",
        "employment_share.share_of_occupation 59 percent @industry:hospitals",
        **OUTLOOK,
    ),
    case(
        "Over 40 percent of bakers in the United States were employed by county kitchens.",
        "employment_share.share_of_occupation >40 percent @industry:county-kitchens",
        **OUTLOOK,
    ),
    case(
        "The industries with the best pay were hotels and benefit funds, with a mean of $44,200.",
        "wage.mean 44200 USD/year @industry:hotels-and-benefit-funds",
    ),
    case(
        "The highest-paying industries for bakers were hotels and benefit funds, with a mean of $44,200, and boats"
        " came to $39,100.",
        "wage.mean 44200 USD/year @industry:hotels-and-benefit-funds",
        "wage.mean 39100 USD/year",
    ),
    case("The industry is growing fast, with a mean of $41,300 a year.", "wage.mean 41300 USD/year"),
    case("The sector was competitive, with a median salary of $37,600.", "wage.median 37600 USD/year"),
    case(
        "Bakers in junior colleges averaged $38,350.",
        "wage.mean 38350 USD/year @industry:junior-colleges",
    ),
    case(
        "After working for 10-19 years, bakers earn an average of $50,490.",
        "wage.mean 50490 USD/year @level:10-19-years",
    ),
    # what a degree over pay is
    case(
        "Bachelor's Degree\n\nMedian Pay: $38,400\n\nMaster's Degree\n\nMedian Pay: $51,900",
        "wage.median 38400 USD/year @worker_class:bachelors-degree",
        "wage.median 51900 USD/year @worker_class:masters-degree",
    ),
    case("Education\n\nMedian Salary: $73,000", "wage.median 73000 USD/year"),
    case("The table gives typical salaries for bakers with bachelor's and master's degrees."),
    # which statistic
    case("The baker's median pay range is put at $15.80 per hour.", "wage.median 15.8 USD/hour"),
    case("The 75th percentile received median earnings of $41,770.", "wage.p75 41770 USD/year"),
    case("Median hourly earnings (including gratuities) were $15.36.", "wage.median 15.36 USD/hour"),
    case("The cost of a baking program can range from $10,000 to $20,000."),
    # what is no claim
    case("There are over 80 different types of bread.", **OUTLOOK),
    case("About 1,300 schools and programs teach baking.", **OUTLOOK),
    case("There are 283,315 bakery businesses, an increase of 1.3% since 2022.", **OUTLOOK),
    case("The expected number of jobs was 138,800, 21.6% lower than the 2012 projection.", **OUTLOOK),
    case("A baker with more than 45 hours per week is uncommon; 45 hours a week is unusual.", kind="schedule"),
    case("At the school the baking degree is a 24-month program.", **EDU),
    case("You must have graduated from a state-licensed baking school.", **EDU),
    # how binding it is
    case("Licensure State licensure", "licence.level required", **EDU),
    case("Most aspiring bakers complete a bachelor's degree program.", "education.prevalent bachelor", **EDU),
    case("Bakers usually require an MLIS degree.", "education.typical master", **EDU),
    case(
        "The trade had 41,300 jobs in 2012 and 52,500 in 2014, reflecting a gain of 27.1%.",
        "employment.count 41300 jobs 2012",
        "employment.count 52500 jobs 2014",
        "employment_change.observed 27.1 percent 2014",
        **OUTLOOK,
    ),
    # whom a part of whom is meant
    case(
        "The highest 10% of bakers earned $92,170, while the top 10% of brokers earned $76,080.",
        "wage.p90 92170 USD/year",
        "wage.p90 76080 USD/year @other_occupation:broker",
    ),
    case(
        "General medical and surgical hospitals also employ bakers and pay an average of $31,640 a year.",
        "wage.mean 31640 USD/year @industry:general-medical-and-surgical-hospitals",
    ),
    case("Bakers have families and pay rent of $900."),
    case(
        "A median of $51,220 was found for real estate brokers and sales agents.",
        "wage.median 51220 USD/year",
        occupation="Real Estate Agent",
    ),
    case("If the two shops evenly divide the total, each would earn $9,000."),
    case(
        "The median is $88,570, well above the $41,950 for all categories.",
        "wage.median 88570 USD/year",
        "wage.median 41950 USD/year @all_occupations:all-occupations",
    ),
    # counts, openings and shares
    case("Jobs in baking should rise to 93,000 by 2016.", "employment.count 93000 jobs 2016", **OUTLOOK),
    case("About 8,600 baker jobs are expected each year.", "openings.mean ~8600 jobs/year", **OUTLOOK),
    case("In Ohio lie 9 out of 10 highest-paying cities.", **OUTLOOK),
    case(
        "9 out of 10 bakers work in Ohio.", "employment_share.share_of_occupation 90 percent @geography:ohio", **OUTLOOK
    ),
    case("A certificate can increase earning potential by 20%.", **OUTLOOK),
    case("Employment opportunities may decrease during economic slowdowns.", **OUTLOOK),
    case("Employment may decline during the next decade.", "employment_outlook.projected decline", **OUTLOOK),
    case(
        "Baking should grow by 11%, which is average for all jobs.",
        "employment_change.projected 11 percent",
        "employment_outlook.projected as_fast_as_average",
        **OUTLOOK,
    ),
    case("Bakers make from $40,000 to $70,000.", "wage.level 40000..70000 USD/year", kind="summary"),
    case("Few are left on the minimum wage, which is $9.40 for an hour."),
    case(
        "Despite the projected decline in baking jobs, prospects for job seekers should be good.",
        "job_prospects.projected good",
        **OUTLOOK,
    ),
    # who asks, and who is paid
    case(
        "Bakers typically have a high school diploma and receive some training.", "education.typical high_school", **EDU
    ),
    case("Bakers who have a diploma start at a higher wage.", **EDU),
    case("Master's programs in baking include advanced classes.", **EDU),
    case("About half of the states require bakers to be licensed.", "licence.level sometimes", **EDU),
    case(
        "| State | License required | Fee |\n|---|---|---|\n| Ohio | No | None |\n| Utah | Yes | Small |",
        "licence.level not_required @geography:ohio",
        "licence.level required @geography:utah",
        **EDU,
    ),
    # lengths of other things
    case("As a rule apprentices must be at least 17 years or older to be taken on.", kind="training"),
    case("Bakers stay in the trade for some fourteen years.", kind="training"),
    case("School bakers work the 9 months of the school calendar.", kind="training"),
    case(
        "Bakers need one year of experience, as well as two years of postsecondary education.",
        "education.required postsecondary_nondegree",
        "experience.required 1 years",
        **EDU,
    ),
    case(
        "Most districts require applicants to have completed 2 years of college coursework or an associates degree.",
        "education.typical some_college",
        "education.typical associate",
        **EDU,
    ),
    # a semicolon within the name of an industry
    case(
        "Median hourly earnings in the industries employing the most bakers were:\n\nFood stores $17.46\n"
        "Mills; turned dough; and screw, nut, and bun manufacturing 15.87\nEmployment services 11.09\n",
        "wage.median 11.09 USD/hour @industry:employment-services",
        "wage.median 15.87 USD/hour @industry:mills-turned-dough-and-screw-nut-and-bun-manufacturing",
        "wage.median 17.46 USD/hour @industry:food-stores",
    ),
    # rows with a gap, and the row of a projection below them
    case(
        "Number of Jobs, 2013    61,400\n\n\nJob Outlook, 2013-23   12%\n\nEmployment Change, 2013-23    7,400",
        "employment.count 61400 jobs 2013",
        "employment_change.projected 12 percent 2013/2023",
        "employment_change.projected 7400 jobs 2013/2023",
        **OUTLOOK,
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_a_habit_of_us_publishers_is_read(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


ORIGINS = {
    "According to the U. S. Bureau of Labor Statistics, there were 61,400 bakers in 2013.": (
        "U. S. Bureau of Labor Statistics"
    ),
    "Due to new ovens, the BLS predicted 9 percent growth for bakers.": "BLS",
}


@pytest.mark.parametrize("text", ORIGINS)
def test_the_origin_is_named(text: str) -> None:
    assert [claim["attributed_to"] for claim in extract(text, kind="outlook")["claims"]] == [ORIGINS[text]]


def test_each_way_to_write_a_name_makes_one_occupation() -> None:
    found = extract("Book keepers earn $41,000.", "Bookkeeper")["claims"]
    assert [say(claim) for claim in found] == ["wage.level 41000 USD/year"]


def test_what_a_sentence_concedes_is_nobodys_word() -> None:
    text = "Despite the projected fall, job opportunities for bakers should be good."
    assert [claim["attributed_to"] for claim in extract(text, kind="outlook")["claims"]] == [None]


def test_a_site_named_in_small_letters_projects() -> None:
    text = "Times are good for bakers: bls.gov projects that employment will grow 19 percent."
    assert [claim["attributed_to"] for claim in extract(text, kind="outlook")["claims"]] == ["bls.gov"]
