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
SENTENCES = [
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


@pytest.mark.parametrize(("text", "claims", "options"), [*HEADS, *RUNGS, *ROWS])
def test_a_table_is_read_by_its_heads(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*DEALERS, *DUES])
def test_what_an_industry_deals_in_is_no_fee(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SENTENCES)
def test_an_item_says_whose_figure_it_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
