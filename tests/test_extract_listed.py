"""Tables that say what their rows are: employers, or occupations, which the page's sentences name, too."""

import pytest
from extract_help import case, told

EMPLOYERS = """The largest employers of bakers were as follows:

| Restaurants and other eating places | 31% |
|---|---|
| Merchant wholesalers, nondurable goods | 17 |
| Government, excluding public education and hospitals | 12 |
| Elementary and secondary schools; local | 9 |
| Elementary and secondary schools; private | 4 |
| Self-employed workers | 3 |
"""
PAYERS = """Median annual wages for bakers in the leading industries were:

| Food services and drinking places | $38,110 |
|---|---|
| Junior colleges; state | 37,450 |
| Promoters of events, and agents and managers | 36,020 |
| Kitchen and shop equipment and supplies merchant wholesalers | 35,900 |
| Insurance agencies and brokerages | 35,870 |
"""
TITLES = """| Occupational title | SOC code | Employment, 2031 | Projected employment, 2041 |
|---|---|---|---|
| Bakers and millers | — | 9,300 | 9,100 |
| Bakers | 11-2022 | 7,200 | 7,150 |
| Millers, except grain | 51-2011 | 2,100 | 1,950 |
"""
CALLED = """Median annual wages, May 2031

| Wood stove fitters | $41,200 |
|---|---|
| Total, all occupations | $49,500 |

| Occupational title | SOC code | Employment, 2031 | Projected employment, 2041 |
|---|---|---|---|
| Wood stove fitters | 11-2022 | 9,300 | 9,100 |

"""
ENGINEERS = """Median annual wages, May 2031

| Dairy engineers | $91,200 |
|---|---|
| Engineers | $81,200 |
| Total, all occupations | $49,500 |
"""
GROUPS = """Percent change in employment, projected 2031-41

| Retail sales workers | 6% |
|---|---|
| Total, all occupations | 4% |
| Bakers | 2% |
| Machine setters, tenders, and other food processing workers | -1% |
"""
BOTH = """Bakers held about 7,200 jobs in 2031. Millers, except grain held about 2,100 jobs in 2031.

The median annual wage for bakers was $31,400 in May 2031. The lowest 10 percent earned less than $24,200.

Overall employment of bakers and millers is projected to decline 2 percent from 2031 to 2041.

"""


def share(percent: int, industry: str) -> str:
    return f"employment_share.share_of_occupation {percent} percent @{industry}"


def counts(scope: str, now: int, then: int) -> tuple[str, str]:
    return f"employment.count {now} jobs{scope} 2031", f"employment.count {then} jobs{scope} 2041"


CASES = [
    case(EMPLOYERS, share(31, "industry:restaurants-and-other-eating-places"),
         share(17, "industry:merchant-wholesalers-nondurable-goods"), share(12, "industry:government"),
         share(9, "industry:elementary-and-secondary-schools-local"),
         share(4, "industry:elementary-and-secondary-schools-private"), share(3, "worker_class:self-employed"),
         kind="employers"),
    case(PAYERS, "wage.median 38110 USD/year @industry:food-services-and-drinking-places",
         "wage.median 37450 USD/year @industry:junior-colleges-state",
         "wage.median 36020 USD/year @industry:promoters-of-events-and-agents-and-managers",
         "wage.median 35900 USD/year"
         " @industry:kitchen-and-shop-equipment-and-supplies-merchant-wholesalers",
         "wage.median 35870 USD/year @industry:insurance-agencies-and-brokerages"),
    case(TITLES, *counts("", 9300, 9100), *counts(" @other_occupation:baker", 7200, 7150),
         *counts(" @other_occupation:miller-except-grain", 2100, 1950), occupation="Baker and miller", kind="outlook"),
    case(GROUPS, "employment_change.projected 6 percent @other_occupation:retail-sales-worker 2031/2041",
         "employment_change.projected 4 percent @all_occupations:all-occupations 2031/2041",
         "employment_change.projected 2 percent 2031/2041", "employment_change.projected -1 percent"
         " @other_occupation:machine-setter-tenders-and-other-food-processing-worker 2031/2041", kind="outlook"),
    case(BOTH + TITLES, "employment.count ~7200 jobs @other_occupation:baker 2031",
         "employment.count ~2100 jobs @other_occupation:miller-except-grain 2031",
         "wage.median 31400 USD/year @other_occupation:baker 2031-05",
         "wage.p10 24200 USD/year @other_occupation:baker 2031-05",
         "employment_change.projected -2 percent 2031/2041",
         *counts("", 9300, 9100), *counts(" @other_occupation:baker", 7200, 7150),
         *counts(" @other_occupation:miller-except-grain", 2100, 1950), occupation="Baker and miller", kind="outlook"),
    case("Bakers, school held about 2,100 jobs in 2031.\n\n| Occupational title | Employment, 2031 |\n|---|---|\n"
         "| Bakers | 9,300 |\n| Bakers, school | 2,100 |\n| Bakers, hotel | 7,200 |\n",
         "employment.count ~2100 jobs @other_occupation:school-baker 2031", "employment.count 9300 jobs 2031",
         "employment.count 2100 jobs @other_occupation:school-baker 2031",
         "employment.count 7200 jobs @other_occupation:hotel-baker 2031", kind="outlook"),
    case("Millers typically need a master's degree. Bakers and millers usually need a bachelor's degree.\n\n" + TITLES,
         "education.typical master @other_occupation:miller-except-grain", "education.typical bachelor",
         *counts("", 9300, 9100), *counts(" @other_occupation:baker", 7200, 7150),
         *counts(" @other_occupation:miller-except-grain", 2100, 1950), occupation="Baker and miller",
         kind="education"),
    # the one row of such a table is the page's own, as officially called
    case("Wood stove fitters usually need a high school diploma.\n\n" + CALLED, "education.typical high_school",
         *counts("", 9300, 9100), "wage.median 41200 USD/year 2031-05",
         "wage.median 49500 USD/year @all_occupations:all-occupations 2031-05", occupation="Stove fitter",
         kind="education"),
    case(CALLED, *counts(" @other_occupation:wood-stove-fitter", 9300, 9100),
         "wage.median 41200 USD/year @other_occupation:wood-stove-fitter 2031-05",
         "wage.median 49500 USD/year @all_occupations:all-occupations 2031-05", occupation="Pipe layer", kind="pay"),
    # "Engineers" beside all occupations are those of every kind
    case(ENGINEERS, "wage.median 91200 USD/year 2031-05",
         "wage.median 81200 USD/year @other_occupation:engineer 2031-05",
         "wage.median 49500 USD/year @all_occupations:all-occupations 2031-05", occupation="Dairy engineer"),
    case("Although most bakers need no license, millers must have one.\n\n" + TITLES, "licence.level not_required",
         *counts("", 9300, 9100), *counts(" @other_occupation:baker", 7200, 7150),
         *counts(" @other_occupation:miller-except-grain", 2100, 1950), occupation="Baker and miller",
         kind="education"),
    case("Some states require millers to be licensed.\n\n" + TITLES,
         "licence.level sometimes @other_occupation:miller-except-grain",
         *counts("", 9300, 9100), *counts(" @other_occupation:baker", 7200, 7150),
         *counts(" @other_occupation:miller-except-grain", 2100, 1950), occupation="Baker and miller",
         kind="education"),
    # "Occupation" over labels says less: some may be levels
    case("| Occupation | Median pay |\n|---|---|\n| Senior baker | $41,200 |\n| Baker | $31,200 |\n",
         "wage.median 41200 USD/year @level:senior", "wage.median 31200 USD/year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_a_table_says_what_its_rows_are(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, options) == claims


NAMES = [
    case("Employment of sales tax clerks is projected to grow 4 percent from 2031 to 2041.",
         "employment_change.projected 4 percent 2031/2041", occupation="Sales Tax Clerk",
         heading="Sales tax clerks: outlook", kind="outlook"),
    case("School food counselors held about 16,200 jobs in 2031.", "employment.count ~16200 jobs 2031",
         occupation="School food counselor", kind="employment"),
    case("The survey of bakeries reached a school and 16,200 bakers.", kind="employment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), NAMES)
def test_words_of_the_name_say_nothing_else(text: str, claims: list[str], options: dict[str, str]) -> None:
    assert told(text, options) == claims
