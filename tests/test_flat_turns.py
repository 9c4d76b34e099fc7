"""Tables without a head or with a head of words alone: figures and labels by turns, steps, words behind figures."""

from typing import Any

import pytest
from extract_help import case, extract, told

RANKED = """city median pay vs. state median what drives it
1 Duluth $41,200 +3% mills and port
2 Mankato $39,850 -1% colleges
"""
MIDDLE = """Occupation Average monthly wage (median) Range (25th to 75th percentile)
Tram driver $2,410 $2,100 to $2,880
Depot clerk (2019 figure) $2,050 $1,800 - $2,300
"""
BENEFITS = """GroupBase RateHealth & WelfarePensionOther***Total
Group I$44.10$8.95$6.02$3.11$62.18
Group II$45.40$8.95$6.02$3.11$63.48
"""
LISTED = """-
$7.25
-
What the law says you must be paid per hour.
-
$640
-
Average weekly wage in this region, all jobs.
-
$31,000+
-
Average yearly wage for a first-year apprentice.
"""
ITEMS = "- 94\n- Live vacancies across Wales\n- £34,250\n- Average advertised salary\n"


@pytest.mark.parametrize(
    ("text", "claims", "options"),
    [
        case(RANKED, "wage.median 41200 USD/year @geography:duluth", "wage.median 39850 USD/year @geography:mankato"),
        case(
            MIDDLE,
            "wage.median 2410 USD/month",
            "wage.p25 2100 USD/month",
            "wage.p75 2880 USD/month",
            "wage.median 2050 USD/month 2019",
            "wage.p25 1800 USD/month 2019",
            "wage.p75 2300 USD/month 2019",
            occupation=None,
            heading="Monthly pay",
        ),
        case(BENEFITS, "wage.level 44.1 USD/hour @level:group-i", "wage.level 45.4 USD/hour @level:group-ii"),
        case(
            LISTED,
            "wage.mean 640 USD/week @all_occupations:all-occupations",
            "wage.mean >=31000 USD/year @level:first-year-apprentice",
        ),
        case(ITEMS, "wage.mean 34250 GBP/year", country="GB"),
        case(
            "Baker Step 1\n$53,260\nBaker Step 2$55,940\n",
            "wage.level 53260 USD/year @level:step-1",
            "wage.level 55940 USD/year @level:step-2",
        ),
        case(
            "GeographyMedian Annually\nSutter and Yuba Counties$51,300\nModoc County$48,120\n",
            "wage.median 51300 USD/year @geography:sutter-and-yuba-counties",
            "wage.median 48120 USD/year @geography:modoc-county",
        ),
        case(
            "Sl. No. State Pay Scale\n1. Kerala Rs. 21700/- – Rs. 69100/-\n2. Punjab Rs. 16600/- – Rs. 52400/-\n",
            "wage.level 21700..69100 INR/month @geography:kerala",
            "wage.level 16600..52400 INR/month @geography:punjab",
            country="IN",
        ),
        case(
            "AreaJobsMedian WageProjections\n% Change 2022-2032\n"
            "Fort Hills WI-MN MSA N/AN/AN/A\nBluff Country 210$35.40/hr5.2%\n",
            "employment.count missing @geography:fort-hills",
            "wage.median missing @geography:fort-hills",
            "employment_change.projected missing @geography:fort-hills 2022/2032",
            "employment.count 210 jobs @geography:bluff-country",
            "wage.median 35.4 USD/hour @geography:bluff-country",
            "employment_change.projected 5.2 percent @geography:bluff-country 2022/2032",
        ),
        case(
            "Point Annual salary\n1 €33,172\n2 €34,060\nLSI €38,905\n",
            "wage.level 33172 EUR/year @level:point-1",
            "wage.level 34060 EUR/year @level:point-2",
            "wage.level 38905 EUR/year @level:lsi",
            country="IE",
        ),
        case(
            "Class\n|\nHourly Rate\n|\nPension\n|\nTOTAL\n|\nStep 1 (60%)\n|\n24.20\n|\n8.10\n|\n32.30\n|\n"
            "Step 2 (65%)\n|\n26.52\n|\n.85\n|\n27.37\n|\n|\n|\n|\n",
            "wage.level 24.2 USD/hour @level:step-1",
            "wage.level 26.52 USD/hour @level:step-2",
        ),
        case(
            "County trades office\n\n940\nBakers employed in the county\n\n£21,300\nMedian salary\n\nNews\n",
            "employment.count 940 jobs",
            "wage.median 21300 GBP/year",
            country="GB",
        ),
        case("12\nOvens in the shopR17,840\nMean base payWhile some get more, most do not.\n", country="ZA"),
    ],
)
def test_what_they_claim(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_place_over_a_column_is_that_of_each_post_under_it() -> None:
    rows = "JOB TITLE CORK € LIMERICK €\n\nRETAIL\n\nBuyer 45,000 - 60,000 40,000 - 52,000\n\n"
    text = f"Annual salaries\n\n{rows}Visual Merchandiser 28,000 - 34,000 26,000 - 32,000\n"
    claims = extract(text, None, country="IE")["claims"]
    assert [(c["occupation_id"], c["low"], c["scope_id"]) for c in claims] == [
        ("buyer", 45000, "cork"),
        ("buyer", 40000, "limerick"),
        ("visual-merchandiser", 28000, "cork"),
        ("visual-merchandiser", 26000, "limerick"),
    ]
