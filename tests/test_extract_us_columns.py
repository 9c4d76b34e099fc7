"""What US career columns, blogs and salary sites say offhand: asides, comparisons, pairs of figures, empty cells."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

EDU = {"kind": "education"}
TRAINED = {"kind": "qualifications"}
OUTLOOK = {"kind": "outlook"}
CASES = [
    # a part of an industry that is left out
    case(
        "Bakers working for local governments, excluding schools and hospitals, averaged $53,280.",
        "wage.mean 53280 USD/year @industry:local-government",
    ),
    case(
        "BLS listed State Government, excluding schools and hospitals as the top paying industry, "
        "with an annual mean salary of $73,880.",
        "wage.mean 73880 USD/year @industry:state-government",
    ),
    case("In hospitals, excluding the military, bakers earn $40,000.", "wage.level 40000 USD/year @industry:hospitals"),
    case(
        "Bakers usually work in offices of physicians and made an average of $46,700.",
        "wage.mean 46700 USD/year @industry:offices-of-physicians",
    ),
    # figures by turns, each with what it is in another rate
    case(
        "Pay is lower than in Utah and Iowa, where bakers average $31.37 an hour ($65,260 a year) and "
        "$32.19 an hour ($66,960 a year), respectively.",
        "wage.mean 31.37 USD/hour @geography:utah",
        "wage.mean 65260 USD/year @geography:utah",
        "wage.mean 32.19 USD/hour @geography:iowa",
        "wage.mean 66960 USD/year @geography:iowa",
    ),
    case(
        "Pay in the Portland-Vancouver-Hillsboro, OR-WA area averages $44,100.",
        "wage.mean 44100 USD/year @geography:portland-vancouver-hillsboro",
    ),
    # whom a clause singles out
    case(
        "Bakers average $57,900, while those with entry-level experience reported a median of $39,800.",
        "wage.mean 57900 USD/year",
        "wage.median 39800 USD/year @level:entry",
    ),
    # what varies is the rule, not whether there is one
    case(
        "All states require bakers to be licensed. Licensing requirements may vary by state.",
        "licence.level required",
        **TRAINED,
    ),
    case("License fees vary from state to state.", **TRAINED),
    case("Licensure varies by state.", "licence.level sometimes", **TRAINED),
    case("Sometimes a licence is required.", "licence.level sometimes", **TRAINED),
    case("You will learn at a bakery school that is state-licensed.", **TRAINED),
    case("Bakers must be state-licensed.", "licence.level required", **TRAINED),
    # whose schooling it is
    case("Many bakery schools do not even require a high school diploma.", **EDU),
    case("Degrees in baking are extremely rare.", **EDU),
    case("While there are no strict college degree requirements, courses in math are helpful.", **EDU),
    case(
        "A master's degree is required, which takes an additional two years of college.",
        "education.required master",
        **EDU,
    ),
    case(
        "Most employers prefer applicants to have at least a bachelor's degree.", "education.preferred bachelor", **EDU
    ),
    case("Every baker needs to have graduated from high school.", "education.required high_school", **EDU),
    case("Some bakers come straight from high school.", **EDU),
    case(
        "Education for bakers starts with an undergraduate degree in any subject.", "education.typical bachelor", **EDU
    ),
    case(
        "It is most common to enter the field with a post-secondary non-degree award.",
        "education.prevalent postsecondary_nondegree",
        **EDU,
    ),
    # what a rate is set against, and what it counts
    case(
        "At 25% growth it is way above the national average for all careers.",
        "employment_change.projected 25 percent",
        **OUTLOOK,
    ),
    case(
        "Jobs should grow 14%, above the 8% average for all occupations.",
        "employment_change.projected 14 percent",
        "employment_change.projected 8 percent @all_occupations:all-occupations",
        **OUTLOOK,
    ),
    case(
        "The field will grow 5% from 2024 to 2034, adding about 4,800 jobs and making some 12,600 openings a year.",
        "employment_change.projected 5 percent 2024/2034",
        "employment_change.projected ~4800 jobs 2024/2034",
        "openings.mean ~12600 jobs/year 2024/2034",
        **OUTLOOK,
    ),
    case(
        "About 12,600 new and replacement job openings are expected each year.",
        "openings.mean ~12600 jobs/year",
        **OUTLOOK,
    ),
    case(
        "Employment is projected to have little or no increase, rising 1% from 2006 to 2016.",
        "employment_change.projected 1 percent 2006/2016",
        "employment_outlook.projected little_or_no_change 2006/2016",
        **OUTLOOK,
    ),
    case("Fewer than 200 people in the world have earned the title of Master Baker.", **OUTLOOK),
    case("Around 15,000 people hold the job title of baker.", "employment.count ~15000 jobs", **OUTLOOK),
    case(
        "Bakers held 14,000 jobs in addition to the 2,100 who were self-employed.",
        "employment.count 14000 jobs",
        "employment.count 2100 jobs @worker_class:self-employed",
        **OUTLOOK,
    ),
    case(
        "Almost 77 percent of the nation's 29,870 bakers worked in retail trade.",
        "employment.count 29870 jobs",
        "employment_share.share_of_occupation ~77 percent @industry:retail-trade",
        **OUTLOOK,
    ),
    case(
        "Roughly 60 percent of the 140,000 bakers work part time.",
        "employment.count 140000 jobs",
        "employment_share.share_of_occupation ~60 percent @worker_class:part-time",
        **OUTLOOK,
    ),
    case(
        "Growth of 9 percent means an additional 4,100 baking jobs by 2032.",
        "employment_change.projected 4100 jobs ../2032",
        "employment_change.projected 9 percent ../2032",
        **OUTLOOK,
    ),
    case("The trade will need an additional 2,000 workers a year.", **OUTLOOK),
    case("Bakers, with 68,200 workers, are near the middle of all careers.", "employment.count 68200 jobs", **OUTLOOK),
    # what nobody gets as pay, or only some do
    case("Bakers without extensive experience make $30,000 a year.", "wage.level 30000 USD/year"),
    case("Stories of bakers earning $140,000 make good reading."),
    case("Surveys of bakers put the average at $41,000.", "wage.mean 41000 USD/year"),
    case(
        "Journeymen make $50.48 an hour plus $16.97 in fringe benefits, total package $67.45.",
        "wage.level 50.48 USD/hour @level:journeyman",
    ),
    case(
        "Salaries run from $46,790 for new employees to $71,620 for those with extensive experience.",
        "wage.level 46790 USD/year @level:entry",
        "wage.level 71620 USD/year @level:experienced",
    ),
    case(
        "Ranking second for salaries were gas distributors, with an annual $83,950.",
        "wage.level 83950 USD/year @industry:gas-distributors",
    ),
    case("Big tech hubs can pay bakers over $90,000 a year.", "wage.level >90000 USD/year"),
    # whose figure it is
    case(
        "The median wage of tool and die makers was $46,900, and for bakers $31,000.",
        "wage.median 31000 USD/year",
        "wage.median 46900 USD/year @other_occupation:tool-and-die-maker",
    ),
    case(
        "By employment sector, bakers employed by federal, state, and local governments averaged $58,530.",
        "wage.mean 58530 USD/year @industry:federal-state-and-local-governments",
    ),
    case(
        "Bakers employed by educational institutions earned the lowest average salaries by employment sector, $30,930.",
        "wage.mean 30930 USD/year @industry:educational-institutions",
    ),
    case("There are more than 350 of these ovens in the United States.", **OUTLOOK),
    case("There are 12,000 of these bakers in Ohio.", "employment.count 12000 jobs @geography:ohio", **OUTLOOK),
    case(
        "Growth of 11% means about 37,000 jobs in addition to the 35,000 open positions available each year.",
        "employment_change.projected 11 percent",
        "employment_change.projected ~37000 jobs",
        "openings.mean 35000 jobs/year",
        **OUTLOOK,
    ),
    case("Licensure is also often necessary, although requirements vary.", "licence.level sometimes", **TRAINED),
    case("For simplicity's sake, the median pay is $56,000 a year.", "wage.median 56000 USD/year"),
    case("Over 8,000 bakers work for various airlines.", "employment.count >8000 jobs", **OUTLOOK),
    case(
        "Over 8,000 bakers work for regional airlines.",
        "employment.count >8000 jobs @industry:regional-airlines",
        **OUTLOOK,
    ),
    case("You can look at anywhere from $20,000  to $40,000 a year.", "wage.level 20000..40000 USD/year"),
    case(
        "The best-paying areas: San Diego-Carlsbad-San Marcos, California ($42,990)",
        "wage.level 42990 USD/year @geography:san-diego-carlsbad-san-marcos",
    ),
    case("Licensing: Requirements vary from state to state.", **TRAINED),
    case("Licensing: Varies by state", "licence.level sometimes", **TRAINED),
    # an age, and how long a programme has been known
    case("The training program is open to citizens no older than 33 years.", **TRAINED),
    case("For many years the training program carried a nickname.", **TRAINED),
    case("You train for two years, the hard way.", "training_duration.level 2 years", **TRAINED),
    # whose time it is
    case(
        "Shops want a year of experience for bakers to be considered for full-time or permanent status.",
        kind="schedule",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_what_is_said_offhand(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_an_empty_cell_lacks_the_percentile_of_its_column() -> None:
    text = "State | Median | Top 10%\n---|---|---\nOhio | $40,000 | N/A\nIowa | $41,000 | $60,000\n"
    assert "wage.p90 missing @geography:ohio" in told(text, {})


@pytest.mark.parametrize("label", ["US", "U S", "U. S.", "U.S.", "United States"])
def test_the_row_of_the_nation_has_no_scope(label: str) -> None:
    text = f"Area | Employment | Mean wage\n---|---|---\nOhio | 2,390 | $20.41/hr\n{label} | 702,400 | $21.83/hr\n"
    assert told(text, {}) == [
        "employment.count 2390 jobs @geography:ohio",
        "employment.count 702400 jobs",
        "wage.mean 20.41 USD/hour @geography:ohio",
        "wage.mean 21.83 USD/hour",
    ]


@pytest.mark.parametrize("name", ["Master's in Baking | Salary & Requirements", "How to Become a Baker: Degree Needed"])
def test_what_a_page_is_called_asks_for_no_degree(name: str) -> None:
    rows = [section("title", 0, len(name) + 1, name), section("education", len(name) + 1, len(name) + 40, number=1)]
    text = f"{name}\nBakers need a high school diploma, at least.\n"
    rows[1]["end"] = len(text)
    claims = extract(text, sections=rows, title=name)["claims"]
    assert [say(claim) for claim in claims] == ["education.required high_school"]
