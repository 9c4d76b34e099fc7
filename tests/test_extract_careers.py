"""Claims of pages as US career sites and salary lists set them: cards in a line, lists by place, who earns what."""

from typing import Any

import pytest
from extract_help import case, extract, read, section, told

CARDS = [
    case(
        "Median pay $41,120 $19.77/hr Top 10%: $58,400",
        "wage.median 41120 USD/year",
        "wage.median 19.77 USD/hour",
        "wage.p90 58400 USD/year",
        kind="summary",
    ),
    case("10th $24,300 90th $58,400", "wage.p10 24300 USD/year", "wage.p90 58400 USD/year"),
    case("Employment (2023) 218,300", "employment.count 218300 jobs 2023", kind="summary"),
    case(
        "Job outlook 5.2% +11,400 jobs (2023–2033)",
        "employment_change.projected 5.2 percent 2023/2033",
        "employment_change.projected 11400 jobs 2023/2033",
        kind="outlook",
    ),
    case("$21/hour\nAverage\n\n$43,700/year\nMedian", "wage.mean 21 USD/hour", "wage.median 43700 USD/year"),
    case(
        "Salary near you\n\nSalem, Ore.\nSalary: $39,100\n\nBoston\nSalary: $47,600\n",
        "wage.level 39100 USD/year @geography:salem",
        "wage.level 47600 USD/year @geography:boston",
    ),
    case(
        "- Baker pay Ohio — $33,900 mean annual wage; 7,410 employed.",
        "wage.mean 33900 USD/year @geography:ohio",
        "employment.count 7410 jobs @geography:ohio",
    ),
]

FACTS = [  # a handbook's quick facts, whose lines lost what parted key and value
    case(
        "2017 Median Pay $29,120 per year\n$14 per hour\n"
        "Typical Entry-Level Education High school diploma or equivalent\n"
        "Work Experience in a Related Occupation None\nOn-the-job Training Long-term on-the-job training\n"
        "Number of Jobs, 2016 184,300\nJob Outlook, 2016-26 8% (As fast as average)\nEmployment Change, 2016-26 14,900",
        "wage.median 29120 USD/year 2017",
        "wage.median 14 USD/hour 2017",
        "education.typical high_school",
        "experience.required none",
        "training.typical long_term_on_the_job",
        "employment.count 184300 jobs 2016",
        "employment_change.projected 8 percent 2016/2026",
        "employment_outlook.projected as_fast_as_average 2016/2026",
        "employment_change.projected 14900 jobs 2016/2026",
        kind="summary",
    ),
    case("Work Experience in a Related Occupation See How to Become One", kind="summary"),
    case("Licensing State licensing required to sell bread", "licence.level required", kind="summary"),
    case("Required Education Bachelor's degree in baking", "education.required bachelor", kind="summary"),
    case(
        "They typically need a graduate degree and a licence for promotion to senior posts.",
        "licence.level required",
        kind="education",
    ),
    case(
        "Starting salary offers for candidates with bachelor's degrees average about $36,000 per year.",
        "wage.starting ~36000 USD/year",
    ),
    case("The lowest 10% of earners might start around $19,000 a year.", "wage.p10 ~19000 USD/year"),
    case("This means half of the bakers in the country earn more than this, and half earn less.", kind="employment"),
    case(
        "State | 2020 Mean Annual Salary | Average House Value 2021 |\n---|---|---|\nOhio | $31,000 | $167,810 |",
        "wage.mean 31000 USD/year @geography:ohio 2020",
    ),
    case(
        "Employment will grow by 6% from 2022 to 2032, keeping pace with the national average for all occupations.",
        "employment_change.projected 6 percent 2022/2032",
        kind="outlook",
    ),
]

LISTS = [
    case(
        "The industries that employed the most bakers were as follows:\n- Hospitals (11 percent)\n"
        "- Hotels and other travel accommodation (9 percent)\n- Stores: grocery and convenience (30 percent)",
        "employment_share.share_of_occupation 11 percent @industry:hospitals",
        "employment_share.share_of_occupation 9 percent @industry:hotels-and-other-travel-accommodation",
        "employment_share.share_of_occupation 30 percent @industry:stores-grocery-and-convenience",
        kind="employment",
    ),
    case(
        "- $31,700\n  Average Salary\n- 4.4%\n  Job Growth Rate",
        "wage.mean 31700 USD/year",
        "employment_change.projected 4.4 percent",
        kind="summary",
    ),
    case(
        "Best-paying cities:\n- Fargo ($37,520)\n- San Jose ($46,000)",
        "wage.level 37520 USD/year @geography:fargo",
        "wage.level 46000 USD/year @geography:san-jose",
    ),
    case(
        "The top industry was grocery stores, where the median pay was $36,840. It is followed by hotels ($35,200), "
        "mills of flour, sugar and malt ($34,520) and hospitals ($33,140).",
        "wage.median 36840 USD/year @industry:grocery-stores",
        "wage.median 35200 USD/year @industry:hotels",
        "wage.median 34520 USD/year @industry:mills-of-flour-sugar-and-malt",
        "wage.median 33140 USD/year @industry:hospitals",
    ),
    case(
        "Percentile | 10% | 25% | 50% (Median) | 75% | 90% |\n---|---|---|---|---|---|\n"
        "Hourly wage | $11.10 | $13.20 | $15.40 | $18.90 | $22.70 |",
        "wage.p10 11.1 USD/hour",
        "wage.p25 13.2 USD/hour",
        "wage.median 15.4 USD/hour",
        "wage.p75 18.9 USD/hour",
        "wage.p90 22.7 USD/hour",
    ),
    case(
        "31% of bakers in the United States worked for grocery stores.",
        "employment_share.share_of_occupation 31 percent @industry:grocery-stores",
        kind="employment",
    ),
]

PLACES = [
    case(
        "- Kansas City, MO: $31,000\n- Boise, Idaho: $33,000\n- Fargo-Moorhead, ND-MN: $34,000\n"
        "- Washington, DC: $45,000",
        "wage.level 31000 USD/year @geography:kansas-city",
        "wage.level 33000 USD/year @geography:boise",
        "wage.level 34000 USD/year @geography:fargo-moorhead",
        "wage.level 45000 USD/year @geography:district-of-columbia",
    ),
    case(
        "In Eugene, Oregon, bakers earn $37,800 a year.",
        "wage.level 37800 USD/year @geography:eugene",
    ),
    case(
        "Bakers in Utah, Iowa and Maine earn $31,000, $32,000 and $36,000, respectively.",
        "wage.level 31000 USD/year @geography:utah",
        "wage.level 32000 USD/year @geography:iowa",
        "wage.level 36000 USD/year @geography:maine",
    ),
    case(
        "In well-paying states like Alaska and Vermont, bakers earn over $42,000 a year.",
        "wage.level >42000 USD/year @geography:alaska+vermont",
    ),
    case(
        "The median wage was $38,400 in large cities, while in small towns it was $30,100.",
        "wage.median 38400 USD/year @geography:large-cities",
        "wage.median 30100 USD/year @geography:small-towns",
    ),
    case(
        "Here is the average starting pay for bakers by state:\n\n"
        "State | Average Starting Pay |\n---|---|\nTexas | $27,300 |",
        "wage.starting 27300 USD/year @geography:texas",
    ),
]

WHO = [
    case(
        "The highest 10 percent earned a mean annual wage of $51,300 or a mean hourly wage of $24.66.",
        "wage.p90 51300 USD/year",
        "wage.p90 24.66 USD/hour",
    ),
    case(
        "The best-paid 10 percent made $51,300, while the lowest-paid made $23,800.",
        "wage.p90 51300 USD/year",
        "wage.p10 23800 USD/year",
    ),
    case(
        "Certified bakers average $19 an hour, while non-certified bakers make $16 an hour.",
        "wage.mean 19 USD/hour @worker_class:certified",
        "wage.level 16 USD/hour @worker_class:non-certified",
    ),
    case(
        "Entry level workers are paid $14.20 an hour, while experienced workers are paid $21.70 an hour.",
        "wage.level 14.2 USD/hour @level:entry",
        "wage.level 21.7 USD/hour @level:experienced",
    ),
    case("Master Baker $48,000–$60,000", "wage.level 48000..60000 USD/year @level:master"),
    case("- Licensed bakers: $38,000 a year", "wage.level 38000 USD/year"),
    case(
        "Bakers, pastry cooks, and confectioners earn a median of $34,000 a year.",
        "wage.median 34000 USD/year",
    ),
    case(
        "More than half of the country's 214,000 bakers work full time.",
        "employment.count 214000 jobs",
        "employment_share.share_of_occupation over_half percent @worker_class:full-time",
        kind="summary",
    ),
    case("Baristas earn approximately $9,400 less in 2019 than the average baker.", kind="other"),
]

AVERAGES = [
    case("The national average wage of a baker is $33,000.", "wage.mean 33000 USD/year"),
    case(
        "That is below the national average of $41,000 for all jobs.",
        "wage.mean 41000 USD/year @all_occupations:all-occupations",
    ),
    case(
        "Demand will increase 4 percent (which is the average of all occupations) by 2032, or 900 openings each year.",
        "employment_change.projected 4 percent ../2032",
        "openings.mean 900 jobs/year ../2032",
        kind="outlook",
    ),
    case(
        "From 2012 to 2022 the employment change is expected to be 4,620.",
        "employment_change.projected 4620 jobs 2012/2022",
        kind="outlook",
    ),
    case("Bakers earn about $7,000 less a year than chefs."),
]

SETTINGS = [
    case(
        "Entry-level bakers (0-2 years experience) can expect a salary from $25,000 to $30,000 a year.",
        "wage.level 25000..30000 USD/year @level:entry",
    ),
    case(
        "The median pay of bakers who worked in the field of special food services was $38,830 a year.",
        "wage.median 38830 USD/year @industry:special-food-services",
    ),
    case(
        "Bakers who worked in advertising earned $58,270 per year.", "wage.level 58270 USD/year @industry:advertising"
    ),
    case(
        "Bakers in large commercial hotels earn a median of $35,900 a year.",
        "wage.median 35900 USD/year @industry:large-commercial-hotels",
    ),
    case(
        "About 61 percent of bakers are in grocery stores, either independent or part of a chain.",
        "employment_share.share_of_occupation ~61 percent @industry:grocery-stores",
        kind="employment",
    ),
    case(
        "About 18 percent work in hospitals and a small proportion work from home.",
        "employment_share.share_of_occupation ~18 percent @industry:hospitals",
        kind="employment",
    ),
    case(
        "The best-paid bakers are:\n- Kingston, NY (average annual salary $41,400)",
        "wage.mean 41400 USD/year @geography:kingston",
    ),
    case(
        "The metro areas employing the most bakers are:\n- New York-White Plains (4,190)\n- Duluth, MN (310)",
        "employment.count 4190 jobs @geography:new-york-white-plains",
        "employment.count 310 jobs @geography:duluth",
        kind="employment",
    ),
    case("Duluth has 2.8 jobs per thousand.", kind="employment"),
    case(
        "The BLS projects a 6% decline in jobs through 2034.",
        "employment_change.projected -6 percent ../2034",
        kind="outlook",
    ),
    case(
        "This led to the creation of 9,100 jobs.",
        "employment_change.projected 9100 jobs",
        kind="outlook",
    ),
    case(
        "The median pay of bakers is $33,280 per year. That works out to $16 per hour.",
        "wage.median 33280 USD/year",
        "wage.median 16 USD/hour",
    ),
]

SUMS = [
    case("Pay can range from around $26,000 to over $50,000 a year.", "wage.level ~26000..50000 USD/year"),
    case(
        "Pay is from less than $20,000 to more than $50,000 a year.",
        "wage.level <20000 USD/year",
        "wage.level >50000 USD/year",
    ),
    case(
        "Pay usually ranges from $29,000 to $41,000, with an hourly median wage of $16.40.",
        "wage.level 29000..41000 USD/year",
        "wage.median 16.4 USD/hour",
    ),
    case("Apprentices earn 50-80% of a baker's wages.", kind="pay"),
    case("Some get overtime if they work more than 40 hours a week.", kind="schedule"),
]

WORDS = [
    case("Becoming a baker doesn't require a college degree.", kind="education"),
    case("Bakers may further their education with a bachelor's degree.", kind="education"),
    case(
        "The BLS expects employment in this trade to increase 14 percent through 2022.",
        "employment_change.projected 14 percent ../2022",
        kind="outlook",
    ),
    case(
        "The median pay in 2008 was $29,030, with top-earners taking home $43,580.",
        "wage.median 29030 USD/year 2008",
        "wage.level 43580 USD/year 2008",
    ),
    case(
        "All prospective bakers complete a programme, typically ending in a postsecondary non-degree award.",
        "education.typical postsecondary_nondegree",
        kind="education",
    ),
    case("Bakers enjoy a very competitive salary.", kind="outlook"),
    case("Their pay is significantly higher than the average national salary.", kind="outlook"),
    case("You will also need a two-year degree.", "education.required associate", kind="education"),
    case("After completing your degree, look for work.", kind="education"),
    case("Credits may transfer to a bachelor's degree program.", kind="education"),
    case("Then apply for your state's baker license.", "licence.level required", kind="education"),
    case("Here are 50 best jobs for people who rise early.", kind="summary"),
]


@pytest.mark.parametrize(
    "text, claims, options", [*CARDS, *FACTS, *LISTS, *PLACES, *AVERAGES, *SETTINGS, *WHO, *SUMS, *WORDS]
)
def test_a_page_makes_these_claims_and_no_other(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_the_year_of_a_guide_dates_no_figure() -> None:
    heading = "How to Become a Baker (2025 Guide)"
    assert told("The median wage is $34,000 a year.", {"heading": heading, "kind": "title"}) == [
        "wage.median 34000 USD/year"
    ]


TWO = [
    (
        "An usher earns a median of $27,610 a year, which is lower than the $38,400 median salary of a florist.",
        ["usher 27610", "florist 38400"],
    ),
    ("While ushers make $13 an hour, florists make $18 an hour.", ["usher 13", "florist 18"]),
    ("Florists earn $38,400 a year. This is more than ushers ($27,610 a year).", ["florist 38400", "usher 27610"]),
    (
        "| | Usher | Florist |\n|---|---|---|\n| Yearly salary | $27,610 | $38,400 |",
        ["usher 27610", "florist 38400"],
    ),
]


@pytest.mark.parametrize(("text", "told_of"), TWO, ids=[text[:30] for text, _ in TWO])
def test_a_page_that_compares_two_occupations_gives_each_its_figures(text: str, told_of: list[str]) -> None:
    claims = read(text, occupation=None, heading="Usher vs. Florist: Key Differences")
    assert [f"{claim['occupation_id']} {claim['value']:.0f}" for claim in claims] == told_of
    assert {claim["scope_type"] for claim in claims} == {None}


def test_the_name_over_a_card_of_keys_says_whose_figures_they_are() -> None:
    cards = "Pastry Cook\nWage: $19.40 an hour\nGrowth: 6%\n\nButcher\nWage: $21 an hour\n"
    claims = read(cards, kind="related_occupations", heading="Explore other careers")
    assert {claim["scope_type"] for claim in claims} == {"other_occupation"}
    assert [claim["scope_id"] for claim in claims] == ["pastry-cook", "pastry-cook", "butcher"]


SEVERAL = [
    (
        "The courts hire all sorts. Court reporters earned a median of $60,000; bailiffs were paid $48,000.",
        ["court-reporter 60000", "bailiff 48000"],
    ),
    (
        "- First-year apprentice bricklayers: £7 an hour\n- Trainee roofers: £260 a week\n- Apprentice plasterers: £6",
        ["bricklayer 7 first-year-apprentice", "roofer 260 trainee", "plasterer 6 apprentice"],
    ),
    (
        "A time-served bricklayer earns £18 an hour on average; a plasterer about £16.",
        ["bricklayer 18", "plasterer 16"],
    ),
    (
        "Bailiffs keep order. They earn a median of $48,000. Unlike judges, bailiffs need no law. Judges get $99,000.",
        ["bailiff 48000", "judge 99000"],
    ),
    ("Roofers earn £28,000.\n\nThe median pay of those in the trade at large was £31,000.", ["roofer 28000"]),
]


@pytest.mark.parametrize(("text", "told_of"), SEVERAL, ids=[text[:30] for text, _ in SEVERAL])
def test_sentences_of_a_page_about_several_name_whose_figures_they_give(text: str, told_of: list[str]) -> None:
    claims = [claim for claim in read(text, occupation=None) if claim["attribute"] == "wage"]
    said = [f"{claim['occupation_id']} {claim['value']:.0f} {claim['scope_id'] or ''}".strip() for claim in claims]
    assert said == told_of


def test_a_figure_of_nobody_that_a_page_about_several_names_is_no_claim() -> None:
    rows = extract("Staff at the hall earn $20,000.\nUshers earn $27,000. Florists earn $38,000.", occupation=None)
    assert [claim["occupation_id"] for claim in rows["claims"]] == ["usher", "florist"]
    assert [number["reason"] for number in rows["numbers"]] == ["of_no_named_occupation", None, None]


LADDERS = [
    ("Police Officer", "It is £37,000 for sergeant; and £53,000 for chief inspector.", ["sergeant", "chief-inspector"]),
    ("Police Officer", "A constable has a salary that climbs to £46,410.", ["constable"]),
    (
        "Police Officer",
        "- Superintendent: £70,000 a year\n- Dog handler: £31,000 a year\n",
        ["superintendent", "dog-handler"],
    ),
    ("Solicitor", "A partner at a large firm may earn £100,000 a year.", ["partner"]),
    ("Solicitor", "Barristers earn £60,000 a year.", ["barrister"]),
    ("Hairdresser", "A second year apprentice gets £9.50 an hour.", ["second-year-apprentice"]),
    ("Teaching Assistant", "SEN assistants, for instance, get around £13.55 per hour.", ["sen-assistant"]),
    ("Plumber", "Plumbers, pipefitters, and steamfitters earn £30,000 a year.", [None]),
]


@pytest.mark.parametrize(("occupation", "text", "scopes"), LADDERS, ids=[text[:30] for _, text, _ in LADDERS])
def test_posts_on_the_ladder_of_an_occupation_are_levels_of_it(
    occupation: str, text: str, scopes: list[str | None]
) -> None:
    claims = read(text, occupation=occupation, country="GB")
    assert [claim["scope_id"] for claim in claims] == scopes
    others = {"dog-handler", "barrister", "sen-assistant", None}
    posts = [claim for claim in claims if claim["scope_id"] not in others]
    assert {claim["scope_type"] for claim in posts} <= {"level"}


def test_the_label_of_an_item_names_all_that_it_joins() -> None:
    claims = read("- Controllers & finance managers £52,000\n- Baristas and bar staff £21,000\n", occupation=None)
    assert [claim["occupation_id"] for claim in claims] == ["controller-and-finance-manager", "barista-and-bar-staff"]
    assert {claim["scope_type"] for claim in claims} == {None}


OTHERS = [
    ("Budget Analyst", "Wage and salary budget analysts had a median of $64,980 a year.", [(None, None)]),
    ("Clerk", "Court records clerks earn $35,000 a year.", [("other_occupation", "court-records-clerk")]),
    ("Surveyor", "Project managers fare better: $47,000 a month.", [("other_occupation", "project-manager")]),
    ("Registered Nurse", "| Role | Median pay |\n|---|---|\n| CNA | $37,000 a year |", [("other_occupation", None)]),
]


@pytest.mark.parametrize(("occupation", "text", "scopes"), OTHERS, ids=[text[:30] for _, text, _ in OTHERS])
def test_a_figure_of_another_occupation_is_never_unscoped(
    occupation: str, text: str, scopes: list[tuple[str | None, str | None]]
) -> None:
    claims = read(text, occupation=occupation)
    assert [(claim["scope_type"], claim["scope_id"]) for claim in claims] == [
        (kind, name or ("certified-nursing-assistant" if kind else None)) for kind, name in scopes
    ]


EARNERS = [
    ("Registered Nurse", "Licensed practical nurses earned $48,070.", "licensed-practical-nurse"),
    ("Registered Nurse", "While a CNA makes $30,310 a year, an RN makes twice that.", "certified-nursing-assistant"),
    ("Registered Nurse", "Compared with physicians, who earn $208,000, nurses earn less.", "physician"),
    ("Registered Nurse", "A nurse who becomes a nurse anesthetist can earn $195,610.", "nurse-anesthetist"),
    ("Registered Nurse", "For medical assistants, the median pay is $37,190.", "medical-assistant"),
    ("Chef", "A commis starts on $19,000, a sous chef on $29,000.", "sous-chef"),
    ("Software Developer", "Engineering managers make $165,000.", "engineering-manager"),
    ("Software Developer", "Those who work for contractors make $95,000.", None),
    ("Teacher", "Head teachers of primary schools get $62,272.", "head-teacher"),
    ("Teacher", "Most teachers, like nurses, are paid $62,272.", None),
]


@pytest.mark.parametrize(("occupation", "text", "other"), EARNERS, ids=[text[:30] for _, text, _ in EARNERS])
def test_who_earns_a_sum_stands_right_before_it(occupation: str, text: str, other: str | None) -> None:
    claims = [claim for claim in read(text, occupation=occupation) if claim["attribute"] == "wage"]
    assert claims[-1]["scope_id"] == other


def test_a_post_that_is_named_whole_is_no_level_of_itself() -> None:
    rows = "| Role | Median pay |\n|---|---|\n| Nurse manager | $108,000 a year |\n| Nurse educator | $83,000 a year |"
    claims = read(rows, occupation=None)
    assert [(claim["occupation_id"], claim["scope_id"]) for claim in claims] == [
        ("nurse-manager", None),
        ("nurse-educator", None),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("LPNs need a certificate, while nurse practitioners must hold a master's degree.", ["nurse-practitioner"]),
        ("To become a nurse educator you need a doctoral degree.", ["nurse-educator"]),
        ("To become a registered nurse you need an associate degree.", [None]),
    ],
)
def test_a_requirement_is_of_whom_its_own_clause_names(text: str, others: list[str | None]) -> None:
    claims = read(text, occupation="Registered Nurse", kind="education", attribute="education")
    assert [claim["scope_id"] for claim in claims][-1:] == others


def test_a_number_with_a_hash_is_no_part_of_the_name_in_a_heading() -> None:
    text = "#1 Usher\nAverage pay: $27,000 a year\n\n#2 Florist\nAverage pay: $38,000 a year\n"
    second = text.index("#2")
    sections = [
        section("other", 0, second, "#1 Usher"),
        section("other", second, len(text), "#2 Florist", 1),
    ]
    rows = extract(text, occupation=None, sections=sections)["claims"]
    assert [(row["occupation_id"], row["value"]) for row in rows] == [("usher", 27000), ("florist", 38000)]
