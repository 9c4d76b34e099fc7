"""Lines that were broken to a width are read as paragraphs; others stay as they are."""

import pytest
from extract_help import extract
from hypothesis import given
from hypothesis import strategies as st

from pipeline.paragraphs import unwrap

WRAPPED = """Glaziers
cut and fit glass. About one in nine worked for themselves in 2019, and the
median wage was $44,630 a year. The highest 10 percent earned more than
$83,240, while those who had just begun were paid about half of that.
"""
BULLETS = """What they do

  * Measure openings and mark the glass that is to be cut on the bench or
    at the place where it goes
  * Seal the joints
"""


NUMBERED = """ 1. Glaziers
 2.
 3. What they earn
 4.
 5. In 2019 glaziers who worked all year had median pay of
 6. $640 a week.  The best paid tenth were paid more than
 7. $1,110 last year.
 8.
 9. Related work
"""


def flat(text: str) -> list[str]:
    return [" ".join(line.split()) for line in unwrap(text).split("\n") if line.strip()]


def test_a_paragraph_is_one_line() -> None:
    assert len(flat(WRAPPED)) == 2
    assert "2019, and the median wage was $44,630 a year. The highest" in flat(WRAPPED)[1]
    assert flat(WRAPPED)[1].endswith(
        "earned more than $83,240, while those who had just begun were paid about half of that."
    )


def test_an_item_goes_on_where_it_is_indented() -> None:
    assert flat(BULLETS)[1:] == [
        "* Measure openings and mark the glass that is to be cut on the bench or at the place where it goes",
        "* Seal the joints",
    ]


def test_line_ends_of_windows_keep_every_offset() -> None:
    text = WRAPPED.replace("\n", "\r\n")
    assert len(unwrap(text)) == len(text)
    assert "and the  median wage" in unwrap(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nature of the Work\nGlaziers cut glass to size and set it into frames of every kind.\n",
        "Fit panes in steel and timber frames on site\nOrder stock from the merchant and check it in\nDrive the van\n",
        "Median pay of glaziers in the whole country, a year\t$44,630\nMean pay of glaziers, by the year\t$49,120\n",
        "Where glaziers find work, by the trade in which they do  \nBuilding and roofing\n",
        '"education": "High school diploma or equivalent credential",\n"training": "apprenticeship",\n',
        "tasks[0]: Cut and fit every kind of glass for homes and shops, and\ntasks[1]: seal the joints\n",
        "| occupation and where it is found most often | pay a year |\n| glazier, in the building trades | $44,630 |\n",
        "They earn:\n- more in towns, where the work is, and in the winter when glass\n- breaks in storms\n",
    ],
)
def test_lines_that_were_not_broken_to_a_width_stay(text: str) -> None:
    assert unwrap(text) == text


def test_text_of_our_own_making_stays() -> None:
    assert unwrap(WRAPPED, "text/html") == WRAPPED
    assert unwrap(WRAPPED, "application/pdf") != WRAPPED


@given(st.text(alphabet=st.sampled_from("ab ,.$1\n\r\t*-:"), max_size=400))
def test_only_line_ends_change_and_all_into_spaces(text: str) -> None:
    made = unwrap(text)
    assert len(made) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, made, strict=True))


def test_a_claim_is_read_across_the_break_and_quoted_as_it_stands() -> None:
    found = extract("Glaziers\n\nPay\n\n" + WRAPPED)
    p90 = [claim for claim in found["claims"] if claim["statistic"] == "p90"]
    assert [(claim["value"], claim["evidence"]) for claim in p90] == [(83240, "more than\n$83,240")]


def test_the_numbers_of_lines_are_no_list() -> None:
    assert flat(NUMBERED)[2] == (
        "In 2019 glaziers who worked all year had median pay of $640 a week. "
        "The best paid tenth were paid more than $1,110 last year."
    )
    counted = "".join(f"{n}. Measure the opening, and cut the glass that is to go into it.\n" for n in range(1, 12))
    assert unwrap(counted) == counted
