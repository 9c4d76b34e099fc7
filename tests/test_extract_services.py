"""Sentences and lines as careers services, job sites, recruiters and colleges of the Commonwealth and Ireland write."""

from typing import Any

import pytest
from extract_help import case, told

VACANCIES = [  # how many adverts a site has is no count of jobs
    case("88 baker jobs are posted at the moment.", kind="summary"),
    case("There are 342 baker jobs advertised right now.", kind="summary"),
    case("[Browse 64 baker jobs](/jobs?role=baker) or [talk to one](/mentor).", kind="summary"),
    case("Jobs on Jobline right now: 312", kind="summary"),
    case("Active job listings: 1,245", kind="summary"),
    case("Live jobs: 211", kind="summary"),
    case("There are 12,300 baker jobs in the province.", "employment.count 12300 jobs", kind="summary"),
]

LINKS = [
    case(
        "About 64% of bakers work [full time](/ft).",
        "employment_share.share_of_occupation ~64 percent @worker_class:full-time",
    ),
    case("[Bakers](/bakers) earn $24,000 a year on [average](/a).", "wage.mean 24000 USD/year"),
    case("You need a [high school diploma](/hs_d) to be a baker.", "education.required high_school"),
]


@pytest.mark.parametrize(("text", "claims", "given"), VACANCIES + LINKS)
def test_lines(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == claims
