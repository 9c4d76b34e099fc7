"""What one person tells of one person is no claim of the occupation; what is said of anybody is one."""

import pytest
from extract_help import extract

PERSONAL = [
    "Today I make $54 an hour in Seattle.",
    "My friend in Alabama earns about $52,000.",
    "My first job paid $61,200, and my second $74,000.",
    "One in Sydney says she gets $34 an hour.",
    "A guy in my class quit and is happier on $45,000 a year.",
    "He was at $62,000 a year when he retired.",
    "I was paid $150 a day for the time that training took.",
    "Our guest was on $17 an hour.",
]
SAID_OF_ALL = [
    ("I know that tilers earn $52,000 a year.", "$52,000 a year"),
    ("I looked it up: tilers earn $52,000 a year.", "$52,000 a year"),
    ("My survey says the median is $52,000 a year.", "$52,000 a year"),
    ("What will I earn? $52,000 a year.", "$52,000 a year"),
    ("He or she may earn $52,000 a year.", "$52,000 a year"),
    ("A tiler with ten years behind her earns $52,000 a year.", "$52,000 a year"),
    ("She told us that owners pay $31 an hour.", "$31 an hour"),
    ("Tiler I earned $41,000 a year on average.", "$41,000 a year"),
    ("I tell my trainees that they start on $31 an hour.", "$31 an hour"),
]


@pytest.mark.parametrize("sentence", PERSONAL)
def test_one_person_s_pay_is_no_claim(sentence: str) -> None:
    found = extract(sentence, occupation="Tiler")
    assert found["claims"] == []
    assert "of_one_person" in {row["reason"] for row in found["numbers"]}


@pytest.mark.parametrize(("sentence", "evidence"), SAID_OF_ALL)
def test_what_is_said_of_anybody_is_a_claim(sentence: str, evidence: str) -> None:
    found = [claim["evidence"] for claim in extract(sentence, occupation="Tiler")["claims"]]
    assert found == [evidence]


@pytest.mark.parametrize(
    ("sentence", "degrees"),
    [
        ("I have a master's degree in tiling.", []),
        ("She has a master's degree, but you need a high school diploma.", ["high_school"]),
    ],
)
def test_one_person_s_degree_is_no_claim(sentence: str, degrees: list[str]) -> None:
    claims = extract(sentence, occupation="Tiler", kind="education")["claims"]
    assert [claim["category"] for claim in claims if claim["attribute"] == "education"] == degrees
