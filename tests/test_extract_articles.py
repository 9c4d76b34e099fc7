"""Career articles and guides: levels of pay in lists, others named beside the one a page is about, and cards."""

from typing import Any

import pytest
from extract_help import case, told

LADDERS = [  # a list of levels is one of pay, where the sums are a year's
    case("- Early career: $41,300\n- Mid-career: $52,800\n- Late career: $61,000",
         "wage.level 41300 USD/year @level:entry", "wage.level 52800 USD/year @level:mid",
         "wage.level 61000 USD/year @level:senior", kind="other", heading="How it adds up"),
    case("Junior: £24,000\nSenior: £38,000", "wage.level 24000 GBP/year @level:junior",
         "wage.level 38000 GBP/year @level:senior", kind="other", heading="At a glance", country="GB"),
    case("Junior: £12\nSenior: £10\nFamily: £30", kind="other", heading="Day tickets", country="GB"),
    case("- Early career: $41,300\n- Mid-career: $52,800\n- Late career: $61,000", kind="education", heading="Tuition"),
    case("Senior: £38,000", kind="other", heading="At a glance", country="GB"),
]  # fmt: skip

OTHERS = [
    case("Employment of painters, plasterers, and paperhangers is projected to grow 6 percent.",
         "employment_change.projected 6 percent @other_occupation:painter-plasterer-and-paperhanger"),
    case("Employment of bakers, pastry cooks, and butchers is projected to grow 6 percent.",
         "employment_change.projected 6 percent"),
    case("The Bureau of Labor Statistics reports that cooks made a median of $31,000.",
         "wage.median 31000 USD/year @other_occupation:cook"),
    case("Glassdoor says that bakers make $34,000.", "wage.level 34000 USD/year"),
    case("Growth of 5% (for all pastry cooks)",
         "employment_change.projected 5 percent @other_occupation:pastry-cook", kind="outlook"),
    case("Only a few jobs pay more, among them pastry chefs, on £31,000, and hotel managers, on £44,000.",
         "wage.level 31000 GBP/year @other_occupation:pastry-chef",
         "wage.level 44000 GBP/year @other_occupation:hotel-manager", country="GB"),
    case("Bakers get more in some places, such as hotels, with $50,000.", "wage.level 50000 USD/year"),
    case("Shift differentials of $2 to $4 an hour are usual."),
    case("That adds up to some 500 new jobs.", "employment_change.projected ~500 jobs"),
    case("Bakers can make up to $50,000.", "wage.level <=50000 USD/year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), LADDERS)
def test_a_list_of_levels_with_a_years_sums_is_one_of_pay(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), OTHERS)
def test_others_are_told_apart_by_what_stands_beside_them(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims
