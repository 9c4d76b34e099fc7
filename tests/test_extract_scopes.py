"""Scopes that sentences name in passing: places and industries no lexicon knows, levels, populations."""

from typing import Any

import pytest
from extract_help import case, extract, read, say, section, told

FRONTED = [
    case("In the Gulf a baker averages $38,000 a year.", "wage.mean 38000 USD/year @geography:gulf"),
    case("In insurance the pay is better, about $21 an hour.", "wage.level ~21 USD/hour @industry:insurance"),
    case(
        "In the public service they start at about $19,900 a year.",
        "wage.starting ~19900 USD/year @industry:public-service",
    ),
    case("In general the pay is about $21 an hour.", "wage.level ~21 USD/hour"),
    case("In summer the pay is about $21 an hour.", "wage.level ~21 USD/hour"),
    case("On average the pay is $21 an hour.", "wage.mean 21 USD/hour"),
    case("In Northland job prospects are good.", "job_prospects.projected good @geography:northland", kind="outlook"),
    case("At the bottom of the scale the pay is $14 an hour.", "wage.level 14 USD/hour"),
    case(
        "Bakers average $54,300 a year; in patent law the figure is $66,900.",
        "wage.mean 54300 USD/year",
        "wage.mean 66900 USD/year @industry:patent-law",
    ),
]

ELLIPTIC = [
    case(
        "Hospitals employ 38 percent of bakers, canteens another 34 percent.",
        "employment_share.share_of_occupation 38 percent @industry:hospitals",
        "employment_share.share_of_occupation 34 percent @industry:canteens",
    ),
    case(
        "In Dublin it was €76,500 a year, in Munster €66,000 and in Connacht €63,250.",
        "wage.level 76500 EUR/year @geography:dublin",
        "wage.level 66000 EUR/year @geography:munster",
        "wage.level 63250 EUR/year @geography:connacht",
        country="GB",
    ),
    case(
        "The median was $49,620 a year, or $23.86 an hour.",
        "wage.median 49620 USD/year",
        "wage.median 23.86 USD/hour",
    ),
    case(
        "Nationwide the average is $82,140 a year, and in Texas it is $38.20 per hour.",
        "wage.mean 82140 USD/year",
        "wage.mean 38.2 USD/hour @geography:texas",
    ),
]

LEVELS = [
    case("A journeyman makes $38.75 an hour.", "wage.level 38.75 USD/hour @level:journeyman"),
    case("Specialist bakers get $37,340 to $44,960 a year.", "wage.level 37340..44960 USD/year @level:specialist"),
    case("Part-timers get $14.10 an hour.", "wage.level 14.1 USD/hour @worker_class:part-time"),
    case("Foremen earn $45.65 an hour.", "wage.level 45.65 USD/hour @level:foreman"),
    case("A butcher makes $38.75 an hour.", "wage.level 38.75 USD/hour @other_occupation:butcher"),
]

OTHERS = [
    case(
        "About 38,400 fishing and hunting workers held jobs in 2022, at a median of $36,750 a year.",
        "employment.count ~38400 jobs @population:fishing-and-hunting-workers 2022",
        "wage.median 36750 USD/year @population:fishing-and-hunting-workers 2022",
        kind="employment",
    ),
    case(
        "Full-time bakers earn $1,285 a week, compared with $1,600 across all occupations.",
        "wage.level 1285 USD/week @worker_class:full-time",
        "wage.level 1600 USD/week @all_occupations:all-occupations",
    ),
    case(
        "Employment is projected to climb 9 percent, much faster than the 4-percent average for all occupations.",
        "employment_change.projected 9 percent",
        "employment_change.projected 4 percent @all_occupations:all-occupations",
        "employment_outlook.projected much_faster_than_average",
        kind="outlook",
    ),
    case(
        "Most contractors prefer an applicant with a postsecondary certificate.",
        "education.preferred postsecondary_nondegree",
        kind="education",
    ),
]


OVER = [  # what stands over a figure names its place
    case(
        "The mean wage is $16.10 an hour.",
        "wage.mean 16.1 USD/hour @geography:pike-county",
        heading="Wages of bakers, Pike County",
    ),
    case("The mean wage is $16.10 an hour.", "wage.mean 16.1 USD/hour @geography:ohio", heading="Baker pay in Ohio"),
    case(
        "The national mean wage is $16.10 an hour.",
        "wage.mean 16.1 USD/hour",
        heading="Baker pay in Ohio",
    ),
    case("A licence is required.", "licence.level required", heading="Baker licences in Ohio", kind="qualifications"),
]

PARTS = [
    case(
        "Bakers in inner London earn £31,000 a year and those outside London £26,500.",
        "wage.level 31000 GBP/year @geography:inner-london",
        "wage.level 26500 GBP/year @geography:outside-london",
        country="GB",
    ),
    case(
        "In the rest of England the pay is £26,100 a year.",
        "wage.level 26100 GBP/year @geography:rest-england",
        country="GB",
    ),
    case(
        "Median pay in Cork is €38,000 a year, against €35,500 in the rest of the country.",
        "wage.median 38000 EUR/year @geography:cork",
        "wage.median 35500 EUR/year @geography:rest-of-country",
        country="IE",
    ),
    case(
        "Band 4 bakers get £24,000 a year, and band 5 goes up to £29,400.",
        "wage.level 24000 GBP/year @level:band-4",
        "wage.level <=29400 GBP/year @level:band-5",
        country="GB",
    ),
    case(
        "A junior baker earns R9,000 a month, a mid-level baker earns about R14,200.",
        "wage.level 9000 ZAR/month @level:junior",
        "wage.level ~14200 ZAR/month @level:mid",
        country="ZA",
    ),
    case(
        "They earn $1,320 a week (below the average of $1,515).",
        "wage.level 1320 AUD/week",
        "wage.mean 1515 AUD/week @all_occupations:all-occupations",
        country="AU",
    ),
    case("£22,000 to £30,500 a year", "wage.level 22000..30500 GBP/year", heading="Average salary", country="GB"),
]


@pytest.mark.parametrize(("text", "claims", "options"), [*OVER, *PARTS])
def test_places_and_bands_that_text_or_heading_names(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), FRONTED)
def test_what_opens_a_sentence_is_the_scope_of_its_figure(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), ELLIPTIC)
def test_each_figure_of_a_series_has_its_own_name(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), LEVELS)
def test_a_rank_is_a_level_and_no_other_occupation(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), OTHERS)
def test_figures_of_others_are_scoped(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


BANDS = [
    case(
        "Bakers with 1 to 4 years of experience earn $30,000 a year, those with five to nine years $36,000 a year, and "
        "bakers with 20 years or more under their belt $50,000 a year.",
        "wage.level 30000 USD/year @level:1-to-4-years",
        "wage.level 36000 USD/year @level:five-to-nine-years",
        "wage.level 50000 USD/year @level:20-years-or-more",
    ),
    case("With 8+ years, one earns $90,000 a year.", "wage.level 90000 USD/year @level:8-years"),
    case("After five years a baker is on $42,000 a year.", "wage.level 42000 USD/year @level:after-five-years"),
    case("With years of experience bakers earn $51,000 a year.", "wage.level 51000 USD/year @level:experienced"),
    case("After a decade bakers earn $51,000 a year.", "wage.level 51000 USD/year @level:experienced"),
]

PARTS = [
    case(
        "Contract bakers are paid $9 to $12 an hour, and about 1 in 5 bakers works part time.",
        "wage.level 9..12 USD/hour @worker_class:contract",
        "employment_share.share_of_occupation ~20 percent @worker_class:part-time",
    ),
    case(
        "Most employers ask for three to five years of experience in retail, publishing or catering.",
        "experience.typical 3..5 years",
        kind="qualifications",
    ),
    case(
        "Industrial mills require two years of experience.",
        "experience.required 2 years @industry:industrial-mills",
        kind="qualifications",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), BANDS)
def test_years_in_the_job_are_a_level_as_said(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), PARTS)
def test_a_figure_is_of_the_part_its_own_words_name(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Nationally a baker averages $38,000, going by May 2023 Census Bureau data.", "Census Bureau"),
        ("As per the Institute bakers earn $33,000 a year.", "Institute"),
        ("According to Flour Board numbers, bakers earn $33,000 a year.", "Flour Board"),
        ("A pay survey by the League of Millers found that bakers get $33,000 a year.", "League of Millers"),
        ("OVB says that bakers earn $33,000 a year.", "OVB"),
        ("The BLS is also reported on; it reported that bakers earn $33,000 a year.", None),
        ("The BLS reported that bakers earn $33,000 a year.", "BLS"),
        ("The BLS also expects bakers to earn $33,000 a year.", "BLS"),
        ("OK, bakers say they earn $33,000 a year.", None),
        ("Bakers earn $38,000 a year, as Guild scales show.", "Guild scales"),
        ("Pay of $38,000 a year is what the Guild of Millers projects for bakers.", "Guild of Millers"),
        ("The Millers' Office (MO) has it that bakers earn $33,000 a year.", None),
        ("The Office for Millers (OM) has it that bakers earn $33,000 a year.", "Office for Millers"),
        ("Bakers earn $33,000 a year (source Statistics Office).", "Statistics Office"),
        ("Going by the numbers, a baker earns $33,000 a year.", None),
    ],
)
def test_whom_a_sentence_names_as_the_origin(text: str, origin: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text)] == [origin]


LABELLED = [
    case(
        "City-wise average pay\nKochi — Rs 2.9 LPA\nSalem – Rs 2.3 LPA\n",
        "wage.mean 290000 INR/year @geography:kochi",
        "wage.mean 230000 INR/year @geography:salem",
        country="IN",
        heading="Remuneration",
    ),
    case(
        "Kochi:- 2.9 LPA\nSalem:- 2.3 LPA\n",
        "wage.level 290000 INR/year @geography:kochi",
        "wage.level 230000 INR/year @geography:salem",
        country="IN",
        heading="Baker pay by city",
    ),
    case(
        "Here are the average incomes in the main sectors.\n\n1. Milling and malting – €37,615\n"
        "2. Wholesale; repairs – €30,118\n",
        "wage.mean 37615 EUR/year @industry:milling-and-malting",
        "wage.mean 30118 EUR/year @industry:wholesale-repairs",
        country="IE",
    ),
    case(
        "Stage\tPer day\nEmployed\t£110\nSole trader\t£160\nBusiness owner\t£190\n",
        "wage.level 110 GBP/day @worker_class:employed",
        "wage.level 160 GBP/day @worker_class:self-employed",
        "wage.level 190 GBP/day @worker_class:business-owner",
        country="GB",
    ),
    case("Employed: 16,900", "employment.count 16900 jobs"),
    case("The tea - 20 minutes", kind="outlook"),
]


@pytest.mark.parametrize(("text", "claims", "options"), LABELLED)
def test_a_label_before_a_figure_is_its_scope(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [
        case("In the Philippines a baker averages PHP 14,250 per month.", "wage.mean 14250 PHP/month", country="PH"),
        case(
            "In the Philippines a baker averages PHP 14,250 per month.",
            "wage.mean 14250 PHP/month @geography:philippines",
        ),
        case(
            "In PSU the basic pay is Rs. 30,000 per month.",
            "wage.level 30000 INR/month @industry:psu",
            country="IN",
        ),
        case(
            "Pay is best in Oregon ($43,000 average), and those in Ohio come last ($34,000).",
            "wage.mean 43000 USD/year @geography:oregon",
            "wage.mean 34000 USD/year @geography:ohio",
        ),
        case(
            "The wedding industry employs up to 12 percent of bakers.",
            "employment_share.share_of_occupation <=12 percent @industry:wedding",
            kind="employment",
        ),
    ],
)
def test_countries_employers_and_their_last_words(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


SAID = [
    case(
        "A baker who has under two years behind her earns $2,700 per month while one whose experience lies between two "
        "and five years can expect $3,000 per month.",
        "wage.level 2700 USD/month @level:under-two-years",
        "wage.level 3000 USD/month @level:between-two-and-five-years",
    ),
    case(
        "Someone who has been a baker for more than twenty years is paid $4,200 per month.",
        "wage.level 4200 USD/month @level:more-than-twenty-years",
    ),
    case("After a decade or so, a senior baker makes $44,150 per year.", "wage.level 44150 USD/year @level:senior"),
    case("In village bakeries a baker is on $1,800 per month.", "wage.level 1800 USD/month @industry:village-bakeries"),
    case("In summer a baker is on $1,800 per month.", "wage.level 1800 USD/month"),
    case(
        "Next comes Texas, with 11,870 jobs and average pay of $29,540 yearly.",
        "employment.count 11870 jobs @geography:texas",
        "wage.mean 29540 USD/year @geography:texas",
    ),
    case(
        "Of all sectors, telecoms ($24,910 - $79,360 a year) and asset management ($36,280 - $77,900 a year) pay best.",
        "wage.level 24910..79360 USD/year @industry:telecoms",
        "wage.level 36280..77900 USD/year @industry:asset-management",
    ),
    case(
        "The average US salary in 2019 was $50,378.",
        "wage.mean 50378 USD/year @all_occupations:all-occupations 2019",
    ),
    case("The average US salary for a baker was $50,378.", "wage.mean 50378 USD/year"),
    case(
        "33.4 hours Average full-time", "work_schedule.level 33.4 hours/week @worker_class:full-time", kind="schedule"
    ),
]

DATED = [
    case("There will be 6% more baker jobs in 2031.", "employment_change.projected 6 percent ../2031", kind="outlook"),
    case("Bakers get at least $100 per week from October 2010.", "wage.level >=100 USD/week 2010-10/.."),
    case("In figures from October 2010 bakers get $100 per week.", "wage.level 100 USD/week 2010-10"),
    case(
        "Bakers, who got $28,000 a year in 2015, now make $33,000 a year.",
        "wage.level 28000 USD/year 2015",
        "wage.level 33000 USD/year",
    ),
    case("According to 2019 figures bakers earned a median of $31,000 a year.", "wage.median 31000 USD/year 2019"),
    case("Bakers average $16.42 per hour, refreshed on March 18, 2024.", "wage.mean 16.42 USD/hour"),
]


@pytest.mark.parametrize(("text", "claims", "options"), SAID)
def test_whose_figure_it_is_in_other_words(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), DATED)
def test_when_a_figure_holds(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


PLACES = [
    case(
        "Oregon bakers get an annual mean of $35,710, closely followed by Washington at $35,390 a year.",
        "wage.mean 35710 USD/year @geography:oregon",
        "wage.mean 35390 USD/year @geography:washington",
    ),
    case("The bakers who call Alaska home average $32,720 a year.", "wage.mean 32720 USD/year @geography:alaska"),
    case(
        "Metro areas such as Eau Claire and Ames report mean salaries of $32,140 and $31,570 a year, respectively.",
        "wage.mean 32140 USD/year @geography:eau-claire",
        "wage.mean 31570 USD/year @geography:ames",
    ),
    case(
        "Bakers in Boston, Chicago and Denver get $40,000, $38,000 and $36,000 a year.",
        "wage.level 40000 USD/year @geography:boston",
        "wage.level 38000 USD/year @geography:chicago",
        "wage.level 36000 USD/year @geography:denver",
    ),
    case(
        "Wages in Juneau are $42,000 a year compared with a national average of $38,000 a year.",
        "wage.level 42000 USD/year @geography:juneau",
        "wage.mean 38000 USD/year",
    ),
    case(
        "In Greater Manchester bakers earn £24,400 a year.", "wage.level 24400 GBP/year @geography:greater-manchester"
    ),
    case("In New England the average is $32,000 a year.", "wage.mean 32000 USD/year @geography:new-england"),
    case("In the Bay Area, bakers earn $38,000 a year.", "wage.level 38000 USD/year @geography:bay-area"),
    case("In many areas bakers earn $38,000 a year.", "wage.level 38000 USD/year"),
    case("The South East pays most (£31,000 a year).", "wage.level 31000 GBP/year @geography:south-east"),
    case(
        "London £34,000\nRest of UK £27,200",
        "wage.level 34000 GBP/year @geography:london",
        "wage.level 27200 GBP/year @geography:rest-of-uk",
        heading="Baker pay by region",
        country="GB",
    ),
]

EMPLOYED = [
    case(
        "Bakers employed by local councils earn £27,000 a year.", "wage.level 27000 GBP/year @industry:local-councils"
    ),
    case(
        "Second for jobs comes mill, mining and quarry machinery manufacturing at a mean $37,420 a year.",
        "wage.mean 37420 USD/year @industry:mill-mining-and-quarry-machinery-manufacturing",
    ),
    case(
        "Third is wagon and sledge body manufacturing, with an average wage of $34,720 a year.",
        "wage.mean 34720 USD/year @industry:wagon-and-sledge-body-manufacturing",
    ),
    case(
        "Those working for touring opera companies get $57,410 a year.",
        "wage.level 57410 USD/year @industry:touring-opera-companies",
    ),
    case("In the north, many in retail are paid $31,200 a year.", "wage.level 31200 USD/year @industry:retail"),
    case(
        "The best-paying sector is grain product manufacturing, with a mean wage of $35,150 a year.",
        "wage.mean 35150 USD/year @industry:grain-product-manufacturing",
    ),
    case("Agency bakers are paid £18 an hour.", "wage.level 18 GBP/hour @worker_class:agency"),
    case(
        "Union bakers make $28 an hour; non-union bakers $19 an hour.",
        "wage.level 28 USD/hour @worker_class:union",
        "wage.level 19 USD/hour @worker_class:non-union",
    ),
    case(
        "Level 2 bakers earn £22,000 a year, Level 3 £26,000 a year.",
        "wage.level 22000 GBP/year @level:level-2",
        "wage.level 26000 GBP/year @level:level-3",
    ),
    case("With a Level 3 diploma bakers earn £26,000 a year.", "wage.level 26000 GBP/year"),
    case(
        "Entry level (0-2 years)\n$31,000\n\nSenior (6+ years)\n$58,000",
        "wage.level 31000 USD/year @level:entry",
        "wage.level 58000 USD/year @level:senior",
        heading="Pay by experience",
    ),
    case("1. Clearview Bakes – $58,000\n2. Crumb & Sons – $52,000", heading="Top paying companies", kind="employers"),
]


@pytest.mark.parametrize(("text", "claims", "options"), PLACES)
def test_places_in_other_words(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), EMPLOYED)
def test_employers_classes_and_levels_in_other_words(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


LADDERS = [
    case(
        "Pay for bakers from July 2023:\n\nTrainee: £17,178\nCompetent: £26,226\nShift manager: £32,000 to £34,900",
        "wage.level 17178 GBP/year @level:trainee 2023-07/..",
        "wage.level 26226 GBP/year @level:competent 2023-07/..",
        "wage.level 32000..34900 GBP/year @level:shift-manager 2023-07/..",
        country="GB",
    ),
    case(
        "Band 5 (newly qualified) £29,970 - £36,483\nBand 6 £37,338 - £44,962",
        "wage.level 29970..36483 GBP/year @level:band-5",
        "wage.level 37338..44962 GBP/year @level:band-6",
        heading="Pay bands",
        country="GB",
    ),
    case(
        "Year\tAn hour\n1st year\t$14.20\n2nd year\t$17.10",
        "wage.level 14.2 USD/hour @level:first-year-apprentice",
        "wage.level 17.1 USD/hour @level:second-year-apprentice",
        heading="Apprentice wages",
    ),
    case(
        "Pay by setting: hotels $31,710 a year; wholesale trade $27,300 a year; hospitals $26,900 a year.",
        "wage.level 31710 USD/year @industry:hotels",
        "wage.level 27300 USD/year @industry:wholesale-trade",
        "wage.level 26900 USD/year @industry:hospitals",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), LADDERS)
def test_the_rungs_of_a_list(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


LATER = [
    case("Bakers bake bread.\n\nHotel chains pay $31,000 a year.", "wage.level 31000 USD/year @industry:hotel-chains"),
    case("Bakers bake bread.\n\nHamilton has 2,100 bakers.", "employment.count 2100 jobs @geography:hamilton"),
    case("Bakers bake bread.\n\nIn insurance the pay is $21 an hour.", "wage.level 21 USD/hour @industry:insurance"),
    case(
        "Bakers bake bread.\n\n- Salem, Oregon bakers average $36,200 a year.",
        "wage.mean 36200 USD/year @geography:salem",
    ),
    case(
        "Bakers bake bread.\n\nBaker, Ohio bakers average $36,200 a year.", "wage.mean 36200 USD/year @geography:ohio"
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), LATER)
def test_a_sentence_opens_wherever_it_stands(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


LEADS = [
    case(
        "Here is what bakers make on average in each state, going by May 2021 data of the Flour Board.\n\n"
        "Maine: $31,200\n\nOhio: $36,300",
        "wage.mean 31200 USD/year @geography:maine 2021-05",
        "wage.mean 36300 USD/year @geography:ohio 2021-05",
        heading="Pay by state",
    ),
    case(
        "Here is what bakers make, from May 2021 data.\n\nMaine: $31,200\n\nBakers in towns see other sums.\n\n"
        "Ohio: $36,300",
        "wage.level 31200 USD/year @geography:maine 2021-05",
        "wage.level 36300 USD/year @geography:ohio",
        heading="Pay by state",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), LEADS)
def test_a_line_that_leads_in_a_list_dates_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


POINTING = [
    case(
        "Ohio has the most of them. About 1,310 bakers work in the state, at a mean wage of $33,400 a year.",
        "wage.mean 33400 USD/year @geography:ohio",
        "employment.count ~1310 jobs @geography:ohio",
    ),
    case(
        "Ohio and Maine are far apart. A mean wage of $33,400 a year is paid in the state.",
        "wage.mean 33400 USD/year",
    ),
    case("Ohio has the most of them.\n\nA mean of $33,400 a year is paid in the state.", "wage.mean 33400 USD/year"),
]


@pytest.mark.parametrize(("text", "claims", "options"), POINTING)
def test_the_state_is_the_one_that_the_sentence_before_names(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


BANDS = [
    case(
        "Years in the job count: with experience pay grows. Between two and six years, pay is $29,100 to $35,300.",
        "wage.level 29100..35300 USD/year @level:between-two-and-six-years",
    ),
    case("Between two and six years, pay is $29,100 to $35,300.", "wage.level 29100..35300 USD/year"),
    case(
        "Nationally, the range is $24,100 to $31,900 for bakers with less than two years of experience.",
        "wage.level 24100..31900 USD/year @level:less-than-two-years",
    ),
    case(
        "The range in the Waco area is $25,100 to $31,900, and Tyler offers a similar range of $24,800 to $30,200.",
        "wage.level 25100..31900 USD/year @geography:waco",
        "wage.level 24800..30200 USD/year @geography:tyler",
        kind="summary",
    ),
    case(
        "Texas reports a range of $25,100 to $31,900, while Ohio reports $24,800 to $30,200.",
        "wage.level 25100..31900 USD/year @geography:texas",
        "wage.level 24800..30200 USD/year @geography:ohio",
        kind="summary",
    ),
]


@pytest.mark.parametrize(("text", "claims", "options"), BANDS)
def test_ranges_are_of_whom_or_where_their_part_of_a_sentence_says(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert sorted(told(text, options)) == sorted(claims)


def test_what_comes_on_top_of_pay_is_no_pay() -> None:
    for text in (
        "Every year pay goes up 4% or about $1.30 an hour.",
        "Longevity is $5 a month for each year of service.",
        "On $38,100 you keep about as much as a cook. A one-bedroom runs $790 a month.",
    ):
        assert [one for one in told(text, {}) if "1.3 " in one or " 5 " in one or "790" in one] == []


def test_keys_that_run_on_are_read_one_by_one() -> None:
    text = "Share of women: 31%Total employment: 4,180 (6% projected growth)Median annual wage: $39,240Training: none"
    found = told(text, {})
    assert "wage.median 39240 USD/year" in found
    assert "employment.count 4180 jobs" in found
    assert "employment_change.projected 6 percent" in found


def test_two_tables_that_touch_have_heads_of_their_own() -> None:
    text = (
        "| Year | # of jobs |\n|---|---|\n| 2020 | 1,310 |\n| Year | Avg. salary | % Change |\n|---|---|---|\n"
        "| 2024 | $38,100 | +2.1% |\n| Rank | City | # of jobs | Jobs/ 1000ppl |\n|---|---|---|---|\n"
        "| 1 | Waco | 7 | 3% |"
    )
    assert sorted(told(text, {})) == sorted([
        "employment.count 1310 jobs 2020",
        "wage.mean 38100 USD/year 2024",
        "employment.count 7 jobs @geography:waco",
    ])  # fmt: skip


def test_a_change_beside_counts_is_one_of_jobs() -> None:
    text = "| State | Employment | % Change |\n|---|---|---|\n| Ohio | 1,310 | 4.1% |\n| Iowa | 620 | 2.2% |\n"
    assert "employment_change.projected 4.1 percent @geography:ohio" in told(text, {})


def test_the_ends_of_ranges_are_what_their_lead_in_calls_them() -> None:
    text = "Hourly pay of bakers (median – top 10%):\n\n- Maine: $15.10 – $19.90\n- Ohio: $14.70 – $18.80\n"
    assert sorted(told(text, {})) == sorted([
        "wage.median 15.1 USD/hour @geography:maine", "wage.p90 19.9 USD/hour @geography:maine",
        "wage.median 14.7 USD/hour @geography:ohio", "wage.p90 18.8 USD/hour @geography:ohio",
    ])  # fmt: skip
    assert told("Hourly pay of bakers (by town):\n\n- Maine: $15.10 – $19.90\n", {}) == [
        "wage.level 15.1..19.9 USD/hour @geography:maine"
    ]


def test_labels_that_set_the_noun_first_name_others() -> None:
    text = (
        "| Description | 2016 Jobs | Median Pay |\n|---|---|---|\n| Bakers | 3,410 | $14.10 |\n"
        "| Cooks, short order | 710 | $11.60 |\n"
    )
    assert sorted(told(text, {})) == sorted([
        "employment.count 3410 jobs 2016", "wage.median 14.1 USD/hour",
        "employment.count 710 jobs @other_occupation:short-order-cook 2016",
        "wage.median 11.6 USD/hour @other_occupation:short-order-cook",
    ])  # fmt: skip


def test_what_a_card_says_of_the_average_is_no_label() -> None:
    text = (
        "Median Salary\n$38,100\nBelow National Avg\nHourly Wage\n$18.30\nDollars / Hr\nWorkforce\n0.3k\nTotal Jobs\n"
    )
    sections = [section("pay", 0, len(text), "Median Salary")]
    assert [say(claim) for claim in extract(text, sections=sections)["claims"]] == [
        "wage.median 38100 USD/year", "wage.level 18.3 USD/hour", "employment.count 300 jobs"
    ]  # fmt: skip


def test_a_town_before_the_name_in_a_title_is_the_place_of_the_page() -> None:
    text = "The Waco Baker's Handbook\n\nRents in Waco are low.\n\nThe median wage of bakers is $31,200 a year."
    for name, scope in (("Waco", " @geography:waco"), ("Happy", "")):
        whole = text.replace("The Waco", f"The {name}")
        headed = [section("title", 0, len(whole), f"The {name} Baker's Handbook")]
        said = [say(claim) for claim in extract(whole, sections=headed)["claims"]]
        assert said == [f"wage.median 31200 USD/year{scope}"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bakers in the Denver-Aurora-Broomfield area average $41,020 a year.",
         ["wage.mean 41020 USD/year @geography:denver-aurora-broomfield"]),
        ("Bakers in Denver average $41,020 a year.", ["wage.mean 41020 USD/year @geography:denver"]),
        ("A cadet is paid $24,800 a year.", ["wage.level 24800 USD/year @level:cadet"]),
        ("Texas pays $31,000 a year, and Memphis offers $29,000 a year.",
         ["wage.level 29000 USD/year @geography:memphis", "wage.level 31000 USD/year @geography:texas"]),
    ],
)  # fmt: skip
def test_names_are_read_whole(text: str, claims: list[str]) -> None:
    assert sorted(told(text, {})) == claims


EMPLOYERS = "Florist Pay\n\nGarden centres\n\n- Florist: $14.10 an hour\n- Senior florist: $19 an hour\n"


def test_a_heading_that_is_a_kind_of_employer_is_the_scope_of_what_names_none() -> None:
    for heading, scope in (
        ("Garden centres", " @industry:garden-centres"),
        ("Hospitals", " @industry:hospitals"),
        ("Top companies", ""),
        ("Garden centres in brief", ""),
    ):
        text = EMPLOYERS.replace("Garden centres", heading)
        at = text.index(heading)
        sections = [section("pay", 0, at, "Florist Pay"), section("pay", at, len(text), heading, 1)]
        said = [say(claim) for claim in extract(text, "Florist", sections=sections)["claims"]]
        assert said == [f"wage.level 14.1 USD/hour{scope}", "wage.level 19 USD/hour @level:senior"]


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("How much does a junior florist make?", " @level:junior"),
        ("What do wedding planners earn?", " @other_occupation:wedding-planner"),
        ("How much is the salary of wedding planners?", " @other_occupation:wedding-planner"),
        ("How much does a florist make?", ""),
        ("What do people earn?", ""),
    ],
)
def test_an_answer_that_names_nobody_is_of_whom_its_question_asks(question: str, scope: str) -> None:
    text = f"{question}\nAbout $15.80 an hour.\n"
    sections = [section("faq", 0, len(text), question)]
    said = [say(claim) for claim in extract(text, "Florist", sections=sections)["claims"]]
    assert said == [f"wage.level ~15.8 USD/hour{scope}"]


def test_a_kind_of_the_occupation_under_job_level_is_a_level() -> None:
    text = "| Job level | 2024 |\n|---|---|\n| Indoor cleaner | $9.50 an hour |\n| Table cleaner | $9.90 an hour |\n"
    assert told(text, {"occupation": "Cleaner"}) == [
        "wage.level 9.5 USD/hour @level:indoor-cleaner 2024", "wage.level 9.9 USD/hour @level:table-cleaner 2024",
    ]  # fmt: skip


def test_a_value_of_a_list_takes_the_month_of_the_one_before() -> None:
    text = "Monthly bakers' pay by state:\n\n- Saxony: €2,280\n\nPay by experience:\n\n- Under 3 years: €2,240\n"
    assert told(text, {"country": "DE"}) == [
        "wage.level 2240 EUR/month @level:under-3-years", "wage.level 2280 EUR/month @geography:saxony",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In Tulsa's hotels a baker earns $31,000 a year.", ["wage.level 31000 USD/year @geography:tulsa"]),
        ("The manager Ada Brook, 34, said bakers were paid $31,000 a year.", ["wage.level 31000 USD/year"]),
        ("A manager is paid $51,000 a year.", ["wage.level 51000 USD/year @level:manager"]),
        ("Pay of bakers by sex:\n\n- Men: $31,000 a year\n- Women: $30,000 a year\n",
         ["wage.level 30000 USD/year @population:women", "wage.level 31000 USD/year @population:men"]),
        ("Bakers earn $15 to $19 per hour in Dunmore-Ashby.", ["wage.level 15..19 USD/hour @geography:dunmore-ashby"]),
        ("The outlook for bakers in the Ashby region is fair.", ["job_prospects.projected fair"]),
        ("Bakers have a moderate employment outlook.", ["job_prospects.projected fair"]),
    ],
)  # fmt: skip
def test_whose_it_is_stands_in_other_words(text: str, claims: list[str]) -> None:
    assert sorted(told(text, {})) == claims


def test_a_question_holds_under_the_lead_in_of_its_list() -> None:
    question = "How Much Do Self-Employed Florists Earn?"
    text = f"{question}\nHere it is:\n\n- In the north: $15 - $18 per hour\n- In town: $20 - $25 per hour\n"
    sections = [section("pay", 0, len(text), question)]
    said = [say(claim) for claim in extract(text, "Florist", sections=sections)["claims"]]
    assert "wage.level 20..25 USD/hour @worker_class:self-employed" in said


def test_whoever_is_named_at_a_place_of_work_is_no_occupation_of_the_page() -> None:
    text = "Butcher\n\nButchers at the big grocers reach $29 an hour.\n\nBaker\n\nBakers make $21 an hour.\n"
    at = text.index("Baker")
    sections = [section("other", 0, at, "Butcher"), section("other", at, len(text), "Baker", 1)]
    found = extract(text, None, sections=sections)["claims"]
    assert [claim["occupation_id"] for claim in found] == ["butcher", "baker"]
