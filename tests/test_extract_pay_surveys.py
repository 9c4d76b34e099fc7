"""Pages of pay surveys: ranges whose ends are named in brackets, cards of low, average and high, bands of years."""

import pytest
from corpus_help import Outcome
from extract_help import extract

from pipeline.tables import Row

RANGES = [
    ("Pay runs from $41,200 (lowest) to $79,900 (highest) a year.", "$41,200 (lowest) to $79,900", "level"),
    ("Pay goes from £19,400 (lowest average) to £41,000 (highest).", "£19,400 (lowest average) to £41,000", "level"),
    ("Tilers earn €24,100 (minimum wage) to €44,900 a year.", "€24,100 (minimum wage) to €44,900 a year", "level"),
    ("On average they earn between $38,000 and $44,000 a year.", "$38,000 and $44,000 a year", "mean"),
    ("The average is $39,500 a year. It goes from $31,000 to $55,000.", "$31,000 to $55,000", "level"),
]  # fmt: skip
BANDS = [
    ("With between three and six years of experience it climbs to $48,300 a year.", "between-three-and-six-years"),
    ("A tiler with three to six years of experience gets $48,300 a year.", "three-to-six-years"),
    ("Those with between 2 and 4 years of experience make $39,900 a year.", "between-2-and-4-years"),
]
CARDS = "<table><tr><td>{}</td><td>{}</td><td>{}</td></tr></table>"
PAGE = """<html><body><h1>Tiler Average Salary in Canada</h1><h2>How much does a tiler make?</h2>{}
<h2>Tiler salary comparison by years of experience</h2>
<table><caption>Tiler average salary change by experience in Canada</caption>
<tr><td>0 - 3 Years</td><td></td><td>41,300 CAD</td></tr>
<tr><td>3 - 7 Years</td><td>+19%</td><td>49,100 CAD</td></tr></table>
<h2>Tiler salary comparison by city</h2>
<table><tr><th>City</th><th>Average Salary</th></tr><tr><td>Ottawa</td><td>50,600 CAD</td></tr>
<tr><td>Regina</td><td>47,700 CAD</td></tr></table>
<h2>Tiler compared with other jobs</h2>
<table><tr><th>Job</th><th>Average Salary</th></tr><tr><td>Roofer</td><td>44,500 CAD</td></tr></table></body></html>"""


def _pay(claims: list[Row]) -> list[Row]:
    return [claim for claim in claims if claim["attribute"] == "wage"]


@pytest.mark.parametrize(("sentence", "evidence", "statistic"), RANGES)
def test_a_range_with_names_at_its_ends_is_one_figure(sentence: str, evidence: str, statistic: str) -> None:
    claims = _pay(extract(sentence, "Tiler")["claims"])
    assert [claim["statistic"] for claim in claims if claim["evidence"] == evidence] == [statistic]


@pytest.mark.parametrize(("sentence", "level"), BANDS)
def test_bands_of_years_keep_their_between(sentence: str, level: str) -> None:
    assert [claim["scope_id"] for claim in _pay(extract(sentence, "Tiler")["claims"])] == [level]


def test_a_survey_page(tmp_path) -> None:  # type: ignore[no-untyped-def]
    raw = tmp_path / "raw"
    raw.mkdir()
    cards = CARDS.format("33,000 CAD<br>Low", "47,900 CAD<br>Average", "68,200 CAD<br>High")
    (raw / "tiler.html").write_text(PAGE.format(cards))
    claims = _pay(Outcome(raw, tmp_path / "out").rows("extract", "claims"))
    told = {(claim["value"], claim["statistic"], claim["scope_type"], claim["scope_id"]) for claim in claims}
    assert told >= {
        (47900, "mean", None, None),
        (68200, "level", None, None),
        (41300, "mean", "level", "0-3-years"),
        (49100, "mean", "level", "3-7-years"),
        (50600, "mean", "geography", "ottawa"),
        (47700, "mean", "geography", "regina"),
        (44500, "mean", "other_occupation", "roofer"),
    }
    assert not any(claim["value"] == 68200 and claim["statistic"] == "mean" for claim in claims)
