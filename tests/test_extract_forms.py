"""Forms in which salary sites and agencies give figures: levels over columns, percentiles in two lines, long labels."""

from typing import Any

import pytest
from extract_help import case, told

PERCENTILES = "{}\t{}\t{}\nHourly wage\t$15.10\t$31.40\n"
LEVELS = (
    "Average pay of bakers by state:\n\nState\n{}\n{}\nOhio$41,200$66,100\nUtah$40,100$63,900\nU.S.$43,000$69,500\n"
)
MILLS = "Average yearly pay by industry:\n\n- {}: $61,300\n- Bakeries: $39,100\n"
LONG = "Dairy and Bakery Machinery (except Electric Ovens and Proofing Cabinets) Repair and Maintenance for Food Plants"

HEADS = [
    case(PERCENTILES.format("Percentile", low, high), "wage.median 31.4 USD/hour", "wage.p10 15.1 USD/hour")
    for low, high in [
        ("10%", "50%; (Median)"), ("10th; percentile", "50th; percentile; (median)"), ("10% percentile", "50%"),
        ("10th", "50th (median)"),
    ]
]  # fmt: skip
RUNGS = [
    case(LEVELS.format(low, high),
         "wage.mean 40100 USD/year @geography:utah", "wage.mean 41200 USD/year @geography:ohio",
         f"wage.mean 43000 USD/year @level:{one}", "wage.mean 63900 USD/year @geography:utah",
         "wage.mean 66100 USD/year @geography:ohio", f"wage.mean 69500 USD/year @level:{two}")
    for low, high, one, two in [
        ("ENTRY (<2 years)", "SENIOR (4-7 years)", "entry", "senior"),
        ("Entry-Level", "Senior-Level", "entry", "senior"),
        ("Junior (0-2 yrs)", "Experienced (8+ yrs)", "junior", "experienced"),
    ]
]  # fmt: skip
DEALERS = [
    case(MILLS.format(name), "wage.mean 39100 USD/year @industry:bakeries",
         f"wage.mean 61300 USD/year @industry:{name.lower().replace(', ', '-').replace(' ', '-')}")
    for name in ("Bakery Equipment and Supplies Wholesalers", "Investment banks", "Catering Equipment Rental")
]  # fmt: skip
DUES = [case(f"{label}: $300") for label in ("Uniform and tools", "Fees at nursing schools", "Tools for repair")]
TIERS = [
    case(f"Area\t{wide}\n{heads}\nOhio\t20.00\t33.00\t45.00\nUtah\t24.00\t36.45\t48.00\n", *claims)
    for wide, heads, claims in [
        ("Wages ($/hour)", "10%\tMedian\t90%",
         ["wage.median 33 USD/hour @geography:ohio", "wage.median 36.45 USD/hour @geography:utah",
          "wage.p10 20 USD/hour @geography:ohio", "wage.p10 24 USD/hour @geography:utah",
          "wage.p90 45 USD/hour @geography:ohio", "wage.p90 48 USD/hour @geography:utah"]),
    ]
] + [
    case("Town\tYearly pay\tHourly pay\nMean\tTop 10%\tMean\tTop 10%\n"
         "Dayton\t$41,000\t$63,000\t$20.10\t$31.20\nAkron\t$40,000\t$61,000\t$19.90\t$30.10\n",
         *(f"wage.{name} @geography:{town}" for name, town in [
             ("mean 19.9 USD/hour", "akron"), ("mean 20.1 USD/hour", "dayton"), ("mean 40000 USD/year", "akron"),
             ("mean 41000 USD/year", "dayton"), ("p90 30.1 USD/hour", "akron"), ("p90 31.2 USD/hour", "dayton"),
             ("p90 61000 USD/year", "akron"), ("p90 63000 USD/year", "dayton")])),
]  # fmt: skip
NOTED = [
    case("The Bureau reports a mean of $41,360 per year.2 Bakers in Ohio get $39,000 a year.1",
         "wage.level 39000 USD/year @geography:ohio", "wage.mean 41360 USD/year"),
]  # fmt: skip
SENTENCES = [
    case("Bakers in the top 10th percentile make $61,300 a year.", "wage.p90 61300 USD/year"),
    case("The highest 25th percentile makes $51,300 a year.", "wage.p75 51300 USD/year"),
    case("The bottom 10th percentile makes $21,300 a year.", "wage.p10 21300 USD/year"),
    case("Entry Hourly Wage: $14.10\nMedian Hourly Wage: $17.20", "wage.median 17.2 USD/hour",
         "wage.starting 14.1 USD/hour"),
    case("Those in the 90% percentile earn more than $51,300 a year.", "wage.p90 51300 USD/year"),
    case("A baker in the 25% percentile makes $30,100 a year.", "wage.p25 30100 USD/year"),
    case("The top paying industry for bakers was grocery wholesalers, which paid a median of $44,100 a year.",
         "wage.median 44100 USD/year @industry:grocery-wholesalers"),
    case("A sole trader baker can expect an annual salary of $41,000.",
         "wage.level 41000 USD/year @worker_class:self-employed"),
    case("- Second-year professionals: $38,000 a year\n- Third-year staff: $41,000 a year",
         "wage.level 38000 USD/year @level:second-year", "wage.level 41000 USD/year @level:third-year"),
]  # fmt: skip
ROWS = [
    case("Town\tAverage hourly pay\nOxford\t£13.60\nStratford (London)\t£14.10\n",
         "wage.mean 13.6 GBP/hour @geography:oxford", "wage.mean 14.1 GBP/hour @geography:stratford", country="GB"),
    case("Industry\tPercent of industry employment\nBakeries\t31.40\nGrocers\t2.10\n",
         "employment_share.share_of_place 2.1 percent @industry:grocers",
         "employment_share.share_of_place 31.4 percent @industry:bakeries", kind="employment"),
    case(f"Industry Employment Annual mean wage\nBread and Tortilla Mills 25,140 $31,270\n{LONG} 17,520 $32,350\n",
         "employment.count 17520 jobs @industry:dairy-and-bakery-machinery-repair-and-maintenance-for-food-plants",
         "employment.count 25140 jobs @industry:bread-and-tortilla-mills",
         "wage.mean 31270 USD/year @industry:bread-and-tortilla-mills",
         "wage.mean 32350 USD/year @industry:dairy-and-bakery-machinery-repair-and-maintenance-for-food-plants"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*HEADS, *RUNGS, *ROWS, *TIERS])
def test_a_table_is_read_by_its_heads(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*DEALERS, *DUES])
def test_what_an_industry_deals_in_is_no_fee(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*NOTED, *SENTENCES])
def test_an_item_says_whose_figure_it_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_two_hyphens_part_a_place_from_its_pay() -> None:
    text = "1. Ohio -- $18.54/hour\n2. New York--$19.56/hour\n3. Utah-- $20.10/hour\n"
    said = told(text, {"heading": "Average hourly wage of bakers by state"})
    places = {"new-york": "19.56", "ohio": "18.54", "utah": "20.1"}
    assert said == sorted(f"wage.mean {pay} USD/hour @geography:{place}" for place, pay in places.items())


def test_heads_that_span_nobody_knows_what_are_left_for_those_below_them() -> None:
    table = (
        "Occupation      Number    Basic Wage    Gross Wage\n"
        "                Covered   Median ($)    25th Percentile ($)   Median ($)   75th Percentile ($)\n"
        "Baker           118       4,310  3,700  4,420  5,655\n"
        "Cook            402       6,275  4,800  6,390  9,120\n"
        "Butcher         96        4,685  3,910  4,740  5,830\n"
    )
    claims = told(table, {"heading": "Monthly wages", "country": "SG"})
    assert {claim.split()[0] for claim in claims} == {"wage.median", "wage.p25", "wage.p75"}
    assert "wage.p75 5655 SGD/month" in claims
