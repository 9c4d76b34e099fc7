"""Percentage points, postings and figures of another subject in a sentence are no growth, share or count of jobs."""

import pytest
from extract_help import told

TEXTS = [
    "This is 21 percentage points above the average of all jobs.",
    "There are 52,340 active baker job openings in the country.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_no_claim(text: str) -> None:
    assert told(text, {"kind": "outlook", "heading": "Outlook"}) == []


def test_a_percentile_names_no_occupation() -> None:
    text = "10th Percentile Baker Salary\t$24,100\n90th Percentile Baker Salary\t$51,900\n"
    assert told(text, {"kind": "pay"}) == ["wage.p10 24100 USD/year", "wage.p90 51900 USD/year"]


def test_hours_are_of_no_industry_of_the_next_clause() -> None:
    text = "Most bakers work 38 hours a week, and shifts are common in hospitals."
    assert "work_schedule.typical 38 hours/week" in told(text, {"kind": "schedule"})


def test_postings_of_a_card_are_no_openings_of_a_year() -> None:
    text = "Baker\n210 job openings\nAverage $16.05 per hour\nCook\n840 job openings\nAverage $52,300 per year\n"
    assert not any(claim.startswith("openings") for claim in told(text, {"kind": "related_occupations"}))


def test_a_question_gives_no_sum_and_no_percentage() -> None:
    assert told("How would you deal with a 20% rise in jobs for bakers next year?", {"kind": "outlook"}) == []


def test_a_body_named_after_an_industry_is_no_scope() -> None:
    text = "Bakers must register with the Academy for Healthcare Science before they start."
    assert told(text, {"kind": "qualifications"}) == ["licence.level required"]


def test_a_degree_in_a_heading_is_no_state() -> None:
    text = "Employment of bakers is projected to grow 22% from 2024 to 2034."
    assert told(text, {"heading": "Baking Science, B.S.", "kind": "title"}) == [
        "employment_change.projected 22 percent 2024/2034"
    ]
    assert "@geography:boise" in told("Bakers earn $30,000 a year.", {"heading": "Boise, ID", "kind": "pay"})[0]
