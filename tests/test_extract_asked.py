"""Experience and education are claims in a sentence where something says that they are asked for, and how firmly."""

from typing import Any

import pytest
from extract_help import case, told

ASKED = [
    case("Bakers need three years of experience.", "experience.required 3 years"),
    case("At least two years of experience in a workshop.", "experience.required >=2 years"),
    case("Employers prefer bakers with two years of experience.", "experience.preferred 2 years"),
    case("Candidates should have a bachelor's degree in wood science these days.", "education.required bachelor"),
    case("For the larger works a bachelor's degree is common, though not the rule.", "education.typical bachelor"),
    case("A few works will take you with a high school diploma and a love of wood.", "education.sometimes high_school"),
    case("Some mills like to see an associate degree on top of that.", "education.preferred associate"),
]
SHARED = [  # what people at work have, by share
    case("Share of bakers\n\n- 62% High school diploma\n- 30% Associate's degree\n", "education.prevalent high_school"),
]
LOOSE = [
    case("A baker with more than five years in the trade can expect a better bench."),
    case("Those who stay at the same bench lag behind after ten years on the job."),
    case("With patience and several years in the field you can reach it as well."),
    case("The writer has covered trades since 2009 and holds a bachelor's degree in history."),
    case("A postgraduate qualification isn't essential for the post of a baker today."),
    case("For example, a farrier must have served three or four years in the smithy."),
    case("On this route the teaching degree follows two terms behind the subject's own degree."),
]


@pytest.mark.parametrize(("text", "claims", "options"), ASKED + SHARED + LOOSE)
def test_what_nobody_asks_for_is_no_claim(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, {"kind": "qualifications", **options}) == claims
