"""Tables that lost what parted their cells: glued rows, rows a single space apart, a cell to each line, bars inside."""

import pytest
from extract_help import extract, say

from pipeline.layout.flat_tables import read_flat_rows
from pipeline.spans import lines

FLAT = [  # the lines, and their cells between bars
    ("TrackMedian PayRange", "Fitter$41,250$30,100-$52,000", "CNA$205,000$175,000-$260,000",
     "Track|Median Pay|Range", "Fitter|$41,250|$30,100-$52,000", "CNA|$205,000|$175,000-$260,000"),
    ("RankDistrictMean Cook PayPrice Index", "1Salto$36,000148", "2New Ross$16,50095",
     "District|Mean Cook Pay|Price Index", "Salto|$36,000|148", "New Ross|$16,500|95"),
    ("Location 10% Median 90%", "United States $21,000 $25,000 $40,000", "Ohio $20,000 $24,000 $41,000",
     "Location|10%|Median|90%", "United States|$21,000|$25,000|$40,000", "Ohio|$20,000|$24,000|$41,000"),
    ("State Jobs Hourly Mean Wage Annual Mean Wage", "Ohio 1,230 $12.38 $25,750", "Iowa 930 $11.00 $22,880",
     "State|Jobs|Hourly Mean Wage|Annual Mean Wage", "Ohio|1,230|$12.38|$25,750", "Iowa|930|$11.00|$22,880"),
    ("Grade20242025", "Guard≥ $2,600≥ $2,810", "Senior guard≥ $2,900≥ $3,110",
     "Grade|2024|2025", "Guard|≥ $2,600|≥ $2,810", "Senior guard|≥ $2,900|≥ $3,110"),
    ("YearMean PayChange", "2021\n$31,200\n2.1%", "2020\n$30,560\nN/A",
     "Year|Mean Pay|Change", "2021|$31,200|2.1%", "2020|$30,560|N/A"),
    ("Cook pay:CityJobs (1)Mean pay (2)", "Toledo140$ 31,200", "Akron90$ 29,8502 more rows",
     "City|Jobs|Mean pay", "Toledo|140|$ 31,200", "Akron|90|$ 29,850"),
    ("Lowest Pay Median Pay Highest Pay", "Hourly Wage $12.38 $18.75 $26.29", "Annual Salary $25,740 $39,000 $54,680",
     "|Lowest Pay|Median Pay|Highest Pay", "Hourly Wage|$12.38|$18.75|$26.29", "Annual Salary|$25,740|$39,000|$54,680"),
    ("Job Title Approximate Monthly Salary (ZAR)", "Entry-Level Chef 14,380", "Head Chef 28,900",
     "Job Title|Approximate Monthly Salary (ZAR)", "Entry-Level Chef|14,380", "Head Chef|28,900"),
]  # fmt: skip
NO_TABLES = [
    ("In 2016 they paid 40,000", "In 2017 they paid 50,000", "In 2018 they paid 60,000"),
    ("Bakers like their work.", "Ohio $20,000 $24,000", "Iowa $21,000 $25,000"),
    ("State Average Salary", "Ohio $20,000"),
    ("OurBakers", "Ohio", "1,240", "$20,000", "We bake in Ohio and nowhere else."),
    ("StateOf the ArtOhio12Bakers14",),
]


def cells(said: tuple[str, ...]) -> list[str]:
    text = "\n".join(said)
    return ["|".join(text[a:b] for a, b in row) for _, row in read_flat_rows(text, list(lines(text)), 0)]


@pytest.mark.parametrize("said", FLAT)
def test_rows_are_cut_where_their_figures_begin(said: tuple[str, ...]) -> None:
    lines_of_it = ("".join(said[:3]),) if "more rows" in said[2] else said[:3]
    assert cells(lines_of_it) == list(said[3:])


@pytest.mark.parametrize("said", NO_TABLES)
def test_other_lines_with_figures_are_no_table(said: tuple[str, ...]) -> None:
    assert cells(said) == []


PAGES = [
    (
        "State Median Pay Bottom 10% Top 10%\nOhio $34,050 $24,960 $42,700\nIowa $30,160 $21,390 $44,300\n",
        [
            "wage.median 30160 USD/year @geography:iowa",
            "wage.median 34050 USD/year @geography:ohio",
            "wage.p10 21390 USD/year @geography:iowa",
            "wage.p10 24960 USD/year @geography:ohio",
            "wage.p90 42700 USD/year @geography:ohio",
            "wage.p90 44300 USD/year @geography:iowa",
        ],
    ),
    (
        "AreaMedian PayMean Pay\nSalem\n$34,050$35,210\nGreat Falls\nN/A$31,870\n",
        [
            "wage.mean 31870 USD/year @geography:great-falls",
            "wage.mean 35210 USD/year @geography:salem",
            "wage.median 34050 USD/year @geography:salem",
            "wage.median missing @geography:great-falls",
        ],
    ),
    (
        "10%$24,260\n\n50%$33,180Median\n\n90%$47,910\n",
        ["wage.median 33180 USD/year", "wage.p10 24260 USD/year", "wage.p90 47910 USD/year"],
    ),
    (
        "RankStateAverage Baker PayCost of Living Index\n1Ohio$34,00098\n2Iowa$30,100102\n",
        ["wage.mean 30100 USD/year @geography:iowa", "wage.mean 34000 USD/year @geography:ohio"],
    ),
    (
        "StateAnnual WageHourly Wage\nTexas$54,170$26.05\nUtah$44,170$21.24\n",
        [
            "wage.level 21.24 USD/hour @geography:utah", "wage.level 26.05 USD/hour @geography:texas",
            "wage.level 44170 USD/year @geography:utah", "wage.level 54170 USD/year @geography:texas",
        ],
    ),
    (
        "City\n\nAverage Salary (INR)\n\nBengaluru\n\nINR 6.4 LPA\n\nJaipur\n\nINR 3.9 LPA\n",
        ["wage.mean 390000 INR/year @geography:jaipur", "wage.mean 640000 INR/year @geography:bengaluru"],
    ),
    (
        "No. | Item | Amount (KES) a month |\n1 | Basic salary | 35,900.00 |\n2 | House allowance | 7,500.00 |\n",
        ["wage.level 35900 KES/month"],
    ),
    ("Grade | Post | Basic per month\nII | Manager | ₹48,170\nIII | Senior Manager | ₹63,840\n", [
        "wage.level 48170 INR/month @level:manager", "wage.level 63840 INR/month @level:senior-manager"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), PAGES)
def test_figures_of_such_tables_keep_what_stands_over_them(text: str, claims: list[str]) -> None:
    assert sorted(say(claim) for claim in extract(text, heading="What they earn")["claims"]) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Pay by stage\n\nLearnerR6,400 - R8,100 pm\nQualifiedR15,200 - R21,000 pm\n",
            ["wage.level 15200..21000 ZAR/month @level:qualified", "wage.level 6400..8100 ZAR/month @level:learner"],
        ),
        (
            "Warden pay\n\nWarden Step 2$55,840\nWarden Step 3$58,020\n",
            ["wage.level 55840 USD/year @level:step-2", "wage.level 58020 USD/year @level:step-3"],
        ),
    ],
)
def test_a_label_that_touches_its_sum_is_a_row(text: str, claims: list[str]) -> None:
    assert sorted(say(claim) for claim in extract(text, heading="What they earn")["claims"]) == claims
