"""Official career services: their tables, what they ask for, and the words that explain a label."""

from typing import Any

import pytest
from extract_help import case, told

JOB_BANK = "Bakers (NOC 63202) mostly work in shops.\n\n"
TABLES = [
    case(JOB_BANK + "| Area | Low ($/hour) | Median ($/hour) | High ($/hour) |\n|---|---|---|---|\n"
         "| Manitoba | 16.00 | 19.40 | 24.00 |",
         "wage.p10 16 CAD/hour @geography:manitoba", "wage.median 19.4 CAD/hour @geography:manitoba",
         "wage.p90 24 CAD/hour @geography:manitoba", country="CA"),
    case("| Area | Low ($/hour) | High ($/hour) |\n|---|---|---|\n| Manitoba | 16.00 | 24.00 |",
         "wage.level 16 CAD/hour @geography:manitoba", "wage.level 24 CAD/hour @geography:manitoba", country="CA"),
    case("| Occupation | Typical education | Median pay |\n|---|---|---|\n"
         "| Butchers | High school diploma or equivalent | $38,300 |",
         "education.typical high_school @other_occupation:butcher",
         "wage.median 38300 USD/year @other_occupation:butcher", kind="related_occupations", heading="Similar jobs"),
    case("| Occupation | Education required |\n|---|---|\n| Butchers | Associate degree |",
         "education.required associate @other_occupation:butcher", kind="related_occupations", heading="Similar jobs"),
    case("| Pay goes by | Range |\n|---|---|\n| Salary, which depends on years of service | $24,300 - $61,000 |",
         "wage.level 24300..61000 USD/year"),
]  # fmt: skip

ASKED = [
    case("Completion of a two- to three-year apprenticeship program for bakers is usually required.",
         "training.typical apprenticeship", "training_duration.typical 2..3 years", kind="qualifications"),
    case("Certification for industrial and artisan bakers is compulsory in Quebec.",
         "licence.level required @geography:quebec", kind="qualifications", country="CA"),
    case("Certification for artisan bakers is voluntary.", kind="qualifications", country="CA"),
    case("Employers usually require Year 12.", "education.typical high_school", kind="education", country="AU"),
    case("The oven needs 12 years to pay for itself.", kind="education", country="AU"),
]  # fmt: skip

YEARS = [
    case("An apprentice in the first year gets $540.10 a week, and $981.40 a week in the final year.",
         "wage.level 540.1 AUD/week @level:first-year-apprentice",
         "wage.level 981.4 AUD/week @level:final-year-apprentice", country="AU"),
    case("In the first year apprentices get $540 a week, in the second year $610 a week.",
         "wage.level 540 AUD/week @level:first-year-apprentice",
         "wage.level 610 AUD/week @level:second-year-apprentice", country="AU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*TABLES, *ASKED, *YEARS])
def test_official_pages_are_read_as_they_are_meant(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
