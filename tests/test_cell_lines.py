"""Tables whose cells stand on a line each, and tables that stand in one line with their heads."""

import pytest
from extract_help import extract, say

from pipeline.layout.flat_cells import cell_kind
from pipeline.layout.flat_tables import read_flat_rows
from pipeline.spans import lines


def table(said: str) -> list[str]:
    text = said.replace(" / ", "\n")
    every = list(lines(text))
    for first in range(len(every)):
        if rows := read_flat_rows(text, every, first):
            return ["|".join(" ".join(text[a:b].split()) for a, b in row) for _, row in rows]
    return []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("$31,200", "figure"), ("1,240", "figure"), ("about 4%", "figure"), ("Rs 3.1 lakh", "figure"), ("-2", "figure"),
        ("(8)", "none"), ("N/A", "none"), ("--", "none"), ("2022", "year"), ("May 2023", "year"), ("2022-32", "year"),
        ("Ohio", "words"), ("10th percentile", "words"), ("Grade 5", "words"), ("Jobs\t310", ""), ("Bakers bake.", ""),
        ("- a list item", ""), ("Baker₹19L", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_cell_is_told_by_its_look(said: str, kind: str) -> None:
    assert cell_kind(said) == kind


TABLES = [
    ("State / Jobs / Mean wage / Ohio / 1,240 / $31,200 / Utah / 310 / $29,900",
     ["State|Jobs|Mean wage", "Ohio|1,240|$31,200", "Utah|310|$29,900"]),
    ("Jobs / Mean wage / Ohio / 1,240 / $31,200 / Utah / (8) / $29,900 / About us",
     ["|Jobs|Mean wage", "Ohio|1,240|$31,200", "Utah|(8)|$29,900"]),
    ("Rank / City / Median pay / 1 / Lyon / €28,100 / 2 / Nice / €27,400",
     ["Rank|City|Median pay", "1|Lyon|€28,100", "2|Nice|€27,400"]),
    ("Grade / Point / Salary / Band B / 4 / £19,100 / Band B / 5 / £19,600 / Band C / 6 / £20,400",
     ["Grade|Point|Salary", "Band B|4|£19,100", "Band B|5|£19,600", "Band C|6|£20,400"]),
    ("Area / Jobs / Median pay / Maine / 210 / $30,100 / Islands / Sark / 20 / $25,100 / Herm / 10 / $24,900",
     ["Area|Jobs|Median pay", "Maine|210|$30,100", "Islands||", "Sark|20|$25,100", "Herm|10|$24,900"]),
    ("Area / Employment / Percent change / 2022 / 2032 / Ohio / 1,240 / 1,300 / 5% / Utah / 310 / 341 / 10%",
     ["Area|Employment||Percent change", "|2022|2032|", "Ohio|1,240|1,300|5%", "Utah|310|341|10%"]),
    ("Year / Average pay / 2021 / £22,100 / 2022 / £23,000 / 2023 / £24,300",
     ["Year|Average pay", "2021|£22,100", "2022|£23,000", "2023|£24,300"]),
    ("May 1, 2024        May 1, 2025 / Fitter  $41.20  $42.60 / Foreman  $45.30  $46.90",
     ["|May 1, 2024|May 1, 2025", "Fitter|$41.20|$42.60", "Foreman|$45.30|$46.90"]),
    ("Percentile | / 10% | / Median | / ---| / Pay an hour | / $9.10 | / $13.60 | / ---|",
     ["Percentile|10%|Median", "Pay an hour|$9.10|$13.60"]),
    ("3 star / 5 star / Head cook / R18 000 / R22 500 / Cook / R9 000 / R10 500",
     ["|3 star|5 star", "Head cook|R18 000|R22 500", "Cook|R9 000|R10 500"]),
    ("Area Employment Change Openings / 2020 2030 Number Percent / East 310 362 52 16% 15 / West 210 231 21 9% 8",
     ["Area|Employment||Change||Openings", "|2020|2030|Number|Percent|", "East|310|362|52|16%|15",
      "West|210|231|21|9%|8"]),
    ("Step 1 / Step 2 / Step 3 / $52,400 / $55,520 / $58,796 / Benefits",
     ["|Step 1|Step 2|Step 3", "|$52,400|$55,520|$58,796"]),
    ("Percentile 10th 50th / Median / 75th 90th / Hourly $9.10 $13.60 $16.85 $20.15 / Annual $18,930 $28,290 $35,050 $41,910",  # noqa: E501
     ["Percentile|10th|50th Median|75th|90th", "Hourly|$9.10|$13.60|$16.85|$20.15",
      "Annual|$18,930|$28,290|$35,050|$41,910"]),
    ("Rank State Mean annual pay 1 Ohio $31,200 2 New York $30,400 3 Utah $29,900",
     ["State|Mean annual pay", "Ohio|$31,200", "New York|$30,400", "Utah|$29,900"]),
    ("City Low Average pay High Lyon €21,000 €28,100 €33,000 Nice €20,500 €27,400 €32,100",
     ["City|Low|Average pay|High", "Lyon|€21,000|€28,100|€33,000", "Nice|€20,500|€27,400|€32,100"]),
    (("County Employment Percent / Change / Projected / Yearly / Openings* / 2023 2033 / "
     "Kent 1,500 1,560 4% 170 / Essex 900 880 -2% 90"),
     ["County|Employment||Percent Change|Projected Yearly Openings*", "|2023|2033||",
      "Kent|1,500|1,560|4%|170", "Essex|900|880|-2%|90"]),
    (("Area Name Entry wage Mean wage / Statewide 15.20 20.40 / "
     "Cities / Akron 15.00 20.10 / Rest of the state / South 13.90 18.40"),
     ["Area Name|Entry wage|Mean wage", "Statewide|15.20|20.40", "Cities||", "Akron|15.00|20.10", "Rest of the state||",
      "South|13.90|18.40"]),
]  # fmt: skip
NONE = [
    "Good / 3-year openings / 386 / Median wage / $17.50 / $14.25 / Low / $23.60 / High",
    (
        "About / Salary / Source: the guild / Weekly / £462 / Entry / £788 / "
        "Experienced / Monthly / £2,000 / Entry / £3,415"
    ),
    "State Ohio has 12 bakers, Utah 14 and Maine 20",
    "Bakers / Millers / Cooks",
    "per year / Job growth / Decline / -2% (2024-2034) / Annual openings / 900",
    "Overview / Pay and numbers here / Employed / 14,700 / February 2024 / Median pay / $1,842 / May 2023",
]


@pytest.mark.parametrize(("said", "rows"), TABLES)
def test_lines_become_rows_by_the_period_of_their_kinds(said: str, rows: list[str]) -> None:
    assert table(said) == rows


@pytest.mark.parametrize("said", NONE)
def test_cards_and_lists_are_no_such_table(said: str) -> None:
    assert table(said) == []


def test_each_cell_has_its_label_and_its_head() -> None:
    text = "State\n\nJobs\n\nHourly mean wage\n\nOhio\n\n1,240\n\n$15.20\n\nUtah\n\n(8)\n\n$14.10\n"
    assert sorted(say(claim) for claim in extract(text, heading="What bakers earn")["claims"]) == [
        "employment.count 1240 jobs @geography:ohio",
        "wage.mean 14.1 USD/hour @geography:utah",
        "wage.mean 15.2 USD/hour @geography:ohio",
    ]
