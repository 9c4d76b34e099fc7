"""Pages of colleges and pay sites: certificates asked for, outlooks of a province, what most earn."""

import pytest
from extract_help import extract

from pipeline.tables import Row


def _of(attribute: str, text: str, kind: str = "pay", heading: str | None = None) -> list[Row]:
    claims = extract(text, "Tiler", kind=kind, heading=heading, country="CA")["claims"]
    return [claim for claim in claims if claim["attribute"] == attribute]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Most provinces ask for a certificate from an accredited tiling program.", ["postsecondary_nondegree"]),
        ("You need a diploma from a recognised college to apply.", ["postsecondary_nondegree"]),
        ("You need a certificate from an insurer to enter the site.", []),
    ],
)
def test_certificates_from_a_school(sentence: str, said: list[str]) -> None:
    assert [claim["category"] for claim in _of("education", sentence, "education", "Education")] == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The job outlook in the region is very good for the next three years.", [("very_good", None)]),
        ("Sites have been short of hands since 2021, so job prospects are good.", [("good", None)]),
        ("Job prospects are good from 2024 to 2028.", [("good", "2024/2028")]),
    ],
)
def test_prospects_are_of_times_to_come(sentence: str, said: list[tuple[str, str | None]]) -> None:
    found = _of("job_prospects", sentence, "schedule", "Start your career")
    assert [(claim["category"], claim["period"]) for claim in found] == said


@pytest.mark.parametrize(
    ("sentence", "statistics"),
    [
        ("The average wage is $33.10 an hour, with most earning between $26 and $41 an hour.", ["mean", "level"]),
        ("The average wage is $33.10 an hour, with the majority paid between $26 and $41.", ["mean", "level"]),
        ("The average wage is between $26 and $41 an hour.", ["mean"]),
    ],
)
def test_what_most_earn_is_no_average(sentence: str, statistics: list[str]) -> None:
    assert [claim["statistic"] for claim in _of("wage", sentence)] == statistics


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Employment growth will be close to that of all occupations.", ["as_fast_as_average"]),
        ("Wages are close to those of all occupations.", []),
    ],
)
def test_growth_like_that_of_all(sentence: str, said: list[str]) -> None:
    assert [c["category"] for c in _of("employment_outlook", sentence, "outlook", "Outlook")] == said
