"""Parts of an occupation told by what a table is of, a noun behind an industry, or where a schedule holds."""

from typing import Any

import pytest
from extract_help import case, told

BY_WHAT = [
    case("- Pastry Pro: $48,200 per year\n- CB: $44,100 per year",
         "wage.mean 44100 USD/year @worker_class:cb", "wage.mean 48200 USD/year @worker_class:pastry-pro",
         heading="Average salary by certification"),
    case("Skill | Average salary\nCake design | $41,000\nBread science | $44,500",
         "wage.mean 41000 USD/year @worker_class:cake-design", "wage.mean 44500 USD/year @worker_class:bread-science",
         heading="Skills and pay"),
    case("Specialty | Average salary\nSourdough | $41,000\nViennoiserie | $44,500",
         "wage.mean 41000 USD/year @worker_class:sourdough", "wage.mean 44500 USD/year @worker_class:viennoiserie",
         heading="Pay"),
    case("Patience: 5\nA baker earns $40,000 a year.", "wage.level 40000 USD/year", heading="Skills you need"),
    case("The cost of living differs, and pay with it:\n\nCity | Average salary\nLeeds | £24,500\nYork | £23,100",
         "wage.mean 23100 GBP/year @geography:york", "wage.mean 24500 GBP/year @geography:leeds", country="GB"),
    case("City | Cost of living\nLeeds | £24,500\nYork | £23,100", country="GB"),
]  # fmt: skip

EMPLOYERS = [
    case("Retail chains pay an average of $31,000.", "wage.mean 31000 USD/year @industry:retail-chains"),
    case("The average in health care facilities is $38,000.",
         "wage.mean 38000 USD/year @industry:health-care-facilities"),
    case("In the hospitality industry bakers earn $38,000.", "wage.level 38000 USD/year @industry:hospitality"),
    case("In retail bakers earn $38,000 a year.", "wage.level 38000 USD/year @industry:retail"),
    case("- Food & Beverage: $51,000\n- Travel and Tourism: $44,000",
         "wage.level 44000 USD/year @industry:travel-and-tourism",
         "wage.level 51000 USD/year @industry:food-and-beverage", heading="Salary by industry"),
]  # fmt: skip

SCHEDULES = [
    case("In hotels, bakers usually work shifts.", "work_schedule.typical shift @industry:hotels"),
    case("Bakers work night shifts in large plants.", "work_schedule.level shift @industry:large-plants"),
    case("Those employed by mills often work weekend shifts.", "work_schedule.level shift @industry:mills"),
    case("Bakers in supermarkets may do shifts.", "work_schedule.level shift @industry:supermarkets"),
    case("Shifts of 12 hours are common in hospitals.", "work_schedule.level shift @industry:hospitals"),
    case("Bakers work shifts in a hot room.", "work_schedule.level shift"),
    case("Bakers can work in hospitals, hotels or shops, and often work shifts.", "work_schedule.level shift"),
    case("Most bakers in stores work full time.", "work_schedule.typical full_time"),
]

FIRMS = [
    case("Some of the airlines and what they pay:\n\n- Jetline: $21,500\n- Air Erie: $24,000"),
    case("Company | Average salary\nHovel & Sons | £21,400\nDoughco | £25,100", country="GB"),
    case("Company Secretary Salary by city\n\nLeeds: £24,500\nYork: £23,100",
         "wage.level 23100 GBP/year @geography:york", "wage.level 24500 GBP/year @geography:leeds", country="GB"),
    case("Flour Mills Ltd pays its bakers an average of $46,000 a year. Green Bank pays $41,000."),
    case("Texas pays its bakers $41,000 a year, and Doughco pays its bakers $52,000 a year.",
         "wage.level 41000 USD/year @geography:texas"),
    case("Mill County pays its bakers $41,000 a year.", "wage.level 41000 USD/year @geography:mill-county"),
    case("The Forest Service pays its bakers $41,000 a year.", "wage.level 41000 USD/year @industry:forest-service"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), FIRMS)
def test_what_one_company_pays_is_no_industrys_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*BY_WHAT, *EMPLOYERS])
def test_a_label_is_what_its_table_or_noun_says_it_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), SCHEDULES)
def test_shifts_are_of_the_industry_their_clause_names(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "work_environment", **options}) == claims


@pytest.mark.parametrize("said", ["The outlook is bright.", "Job prospects remain strong.", "A bright future awaits."])
def test_growth_words_that_no_band_says_are_no_prospects(said: str) -> None:
    assert told(said, {"kind": "outlook"}) == []
