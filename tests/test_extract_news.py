"""Pages of the press: what comes on top of pay, who tells it, whom somebody pays, and lists of other stories."""

from pathlib import Path
from typing import Any

import pytest
from corpus_help import Outcome
from extract_help import case, read, told

CLAIMS = [
    case("Add $1.50 an hour before 9 a.m. Bakers make $17 an hour.", "wage.level 17 USD/hour"),
    case("Nights add $3 to $6 an hour.", kind="pay"),
    case("Bilingual bakers get $1,500 more a year.", kind="pay"),
    case(
        "Bakers make $24 an hour, and union bakers in big towns make $35 an hour.",
        "wage.level 24 USD/hour",
        "wage.level 35 USD/hour @worker_class:union",
    ),
    case("Bakers at the state's four prisons would start at $21.60 an hour.", "wage.starting 21.6 USD/hour"),
    case("Bakers in offices must get $15 an hour.", "wage.level 15 USD/hour @industry:offices"),
    case("Mill County pays its jailers $16.20 an hour.", "wage.level 16.2 USD/hour @other_occupation:jailer"),
    case("Mill County pays its bakers $16.20 an hour.", "wage.level 16.2 USD/hour @geography:mill-county"),
    case(
        "Physicians' offices were the lowest-paying, at $45,120 a year.",
        "wage.level 45120 USD/year @industry:physicians-offices",
    ),
    case("Physicians' pay is $145,120 a year.", "wage.level 145120 USD/year @other_occupation:physician"),
    case(
        "Divers earn $52,000 a year in the Gulf of Tonga.",
        "wage.level 52000 USD/year @geography:gulf-of-tonga",
        occupation="Diver",
    ),
    case("In Alaska, with its allowance, bakers earn $48,950.", "wage.level 48950 USD/year @geography:alaska"),
    case(
        "The number of bakers should grow 13 percent by 2032, against 6 percent in the nation.",
        "employment_change.projected 13 percent ../2032",
        "employment_change.projected 6 percent ../2032",
        kind="outlook",
    ),
    case("Bakers saw the largest gain, 8.1 percent, to an average of $55,240 a year.", "wage.mean 55240 USD/year"),
]


@pytest.mark.parametrize(("text", "claims", "options"), CLAIMS)
def test_what_a_story_says_of_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Bakers earned $24 an hour, says a survey of the League of Millers.", "League of Millers"),
        ("By the latest pay report of the League of Millers, bakers average $98,340 a year.", "League of Millers"),
        ("Bakers had a median wage of $49,610, the U.S. Census Bureau says.", "U.S. Census Bureau"),
        ("A baker who shows a report of the theft gets $21 an hour.", None),
    ],
)
def test_who_tells_it(text: str, origin: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text)] == [origin]


SHORT = [
    case("Those without a card earn $21,300 a year.", "wage.level 21300 USD/year @population:those-without-a-card"),
    case("Women average $78,000 a year.", "wage.mean 78000 USD/year @population:women"),
    case(
        "CFBs average $58,400 a year, RFBs $66,700.",
        "wage.mean 58400 USD/year @worker_class:cfb",
        "wage.mean 66700 USD/year @worker_class:rfb",
    ),
    case("RNs average $58,400 a year.", "wage.mean 58400 USD/year @other_occupation:registered-nurse"),
    case("Bon Air Health pays $19 an hour.", "wage.level 19 USD/hour @industry:bon-air-health"),
    case("Bon Air pays $19 an hour.", "wage.level 19 USD/hour @geography:bon-air"),
    case("Prisma Clinics now starts bakers at $18.50 an hour.", "wage.starting 18.5 USD/hour"),
    case("Clinics start at $28.50 an hour.", "wage.starting 28.5 USD/hour @industry:clinics"),
    case("Wages start at $28.50 an hour.", "wage.starting 28.5 USD/hour"),
    case(
        "Cafes pay bakers less ($46,000 to $55,000 a year) than big bakeries do ($68,000 to $94,000).",
        "wage.level 46000..55000 USD/year @industry:cafes",
        "wage.level 68000..94000 USD/year @industry:big-bakeries",
    ),
    case(
        "The apprenticeship is four years of full-time work.",
        "training_duration.level 4 years",
        "work_schedule.level full_time",
        kind="training",
    ),
    case("A GS-6 baker earns $35,880 a year.", "wage.level 35880 USD/year @level:gs-6"),
    case("The board lifts the pay of 84 bakers by 6 percent this fall.", "employment.count 84 jobs"),
    case(
        "Shops raise pay to find people, and employment of bakers is projected to grow 6 percent from 2022 to 2032.",
        "employment_change.projected 6 percent 2022/2032",
    ),
    case("The average teacher makes $61,200 a year.", "wage.mean 61200 USD/year @other_occupation:teacher"),
    case(
        "Nationwide: $28.90 an hour median, $21.00 at the 10th percentile, $41.25 at the 90th.",
        "wage.median 28.9 USD/hour",
        "wage.p10 21 USD/hour",
        "wage.p90 41.25 USD/hour",
    ),
    case(
        "In Texas, wind techs earn a median of $27.35 an hour.",
        "wage.median 27.35 USD/hour @geography:texas",
        occupation="Wind turbine technician",
    ),
    case("Low 10%   $39,970\nLow 25%   $50,010\n", "wage.p10 39970 USD/year", "wage.p25 50010 USD/year"),
]


@pytest.mark.parametrize(("text", "claims", "options"), SHORT)
def test_whose_pay_a_short_sentence_tells(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


PAY_PAGE = """# Locksmith Salary by State

## By employer
- Colleges: $56,700
- Self-employed locksmiths: $52,000

## By degree
- Associate degree: $58,200

## Tools
- Tuition: $9,000
- Firms with fewer than 50 on the books, $76,900; more than that, $96,800
"""


def test_a_bare_sum_on_a_page_that_is_called_pay(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.md").write_text(PAY_PAGE, encoding="utf-8")
    claims = Outcome(raw, tmp_path / "out").rows("extract", "claims")
    assert [(c["value"], c["scope_id"]) for c in claims] == [
        (56700, "colleges"),
        (52000, "self-employed"),
        (58200, "associate-degree"),
    ]


def test_a_field_of_work_is_no_place_and_a_label_may_count(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    text = "Careers in Dietetics\n\nPay of dietitians\nAcute care: $29.80 per hour\nNumber of dietitians: 14,200\n"
    (raw / "a.txt").write_text(text, encoding="utf-8")
    claims = Outcome(raw, tmp_path / "out").rows("extract", "claims")
    assert ("employment", 14200) in [(c["attribute"], c["value"]) for c in claims]
    assert "geography" not in [c["scope_type"] for c in claims]


def test_a_figure_at_the_head_places_nothing_else(tmp_path: Path) -> None:
    text = "Glass cutter\n\nAt a glance\nMedian pay: $45,820 a year\nJobs in Ohio: 1,240\n"
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(text, encoding="utf-8")
    claims = Outcome(raw, tmp_path / "out").rows("extract", "claims")
    assert [(c["value"], c["scope_id"]) for c in claims] == [(45820, None), (1240, "ohio")]


def test_a_page_that_tells_what_many_are_paid_is_of_none(tmp_path: Path) -> None:
    text = (
        "Starting pay goes up\n\nFile clerks will start at $31,000 a year. File clerks are in demand.\n\n"
        "Front desk coordinators can expect $24,000 a year. Customer service managers get $40,000.\n\n"
        "Medical records clerks start at $25,000 a year, and mail sorters at $22,000.\n\n"
        "Office machine repairers, who keep the copiers of a building going, start at $29,000 a year.\n"
    )
    assert read_page(tmp_path, text)[0] is None


def read_page(tmp_path: Path, text: str, name: str = "page.txt") -> tuple[str | None, list[tuple[str | None, float]]]:
    """The occupation of one page, and whose and how much each sum of its claims is."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_text(text, encoding="utf-8")
    outcome = Outcome(raw, tmp_path / "out")
    claims = [(c["occupation_id"], c["value"]) for c in outcome.rows("extract", "claims") if c["attribute"] == "wage"]
    return outcome.rows("segment", "documents")[0]["occupation_id"], claims


def test_a_dateline_is_no_part_of_a_name(tmp_path: Path) -> None:
    text = (
        "Raise heads to governor\n\nFORT HOLM - Jail cooks would start at $21 an hour under a bill.\n\n"
        "Jail cooks now start at $17 an hour."
    )
    assert read_page(tmp_path, text) == ("jail-cook", [("jail-cook", 21), ("jail-cook", 17)])


@pytest.mark.parametrize("head", ["MORE FROM THIS STATION", "Related guides", "More releases", "3 Comments"])
def test_other_stories_and_comments_tell_nothing(tmp_path: Path, head: str) -> None:
    text = "Cooks\n\nPay\n\nCooks earn $34,000 a year on average.\n\n"
    text += f"{head}\n\nTeacher pay bill dies: average is $52,000 a year\n"
    assert read_page(tmp_path, text) == ("cook", [("cook", 34000)])


def test_text_behind_a_list_of_other_stories_is_the_page_again(tmp_path: Path) -> None:
    text = (
        "Cooks\n\nPay\n\nCooks earn $34,000 a year on average.\n\nRelated stories\n\nBakers strike\n\n"
        "The best-paid cooks in the town of Holm can expect wages of $61,000 a year, and get them in most years.\n"
    )
    assert read_page(tmp_path, text) == ("cook", [("cook", 34000), ("cook", 61000)])


def test_a_salary_guide_is_no_guide(tmp_path: Path) -> None:
    text = (
        "Millbank 2006 Salary Guide: Office Staff to See Better Pay\n\n"
        "Senior file clerks will start at $37,500 a year.\n\n"
        "File clerks will start at $31,000 a year, the guide says.\n\n"
        "The guide is based on placements. Copies of the guide are free.\n\n"
        "Receptionists can expect to start at $24,000 a year.\n"
    )
    found = [("file-clerk", 37500), ("file-clerk", 31000), ("receptionist", 24000)]
    assert read_page(tmp_path, text) == (None, found)
