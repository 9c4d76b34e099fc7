"""Pages about several occupations: whose each figure is, by its paragraph, the line over it and its own words."""

import pytest
from extract_help import read

PARAGRAPHS = [
    (
        "Saddlers sew. At a mean of £24,100 a year it is no gold mine.\nFarriers shoe horses. Pay is £29,500 a year.\n",
        ["saddler 24100", "farrier 29500"],
    ),
    (
        "**Tilers.** Most get £200 a day.\n**Glaziers.** Pay starts at £19,000 a year.\n",
        ["tiler 200", "glazier 19000"],
    ),
    (
        "Glazier\n\nCuts and fits panes.\n\nMean hourly wage: £15\n\nTiler\n\nLays slates.\n\nMean hourly wage: £17\n",
        ["glazier 15", "tiler 17"],
    ),
    (
        "1.) Tiler\n\nThe median salary is £26,000 a year.\n\n2.) Glazier\n\nThe median salary is £27,500 a year.\n",
        ["tiler 26000", "glazier 27500"],
    ),
    ("Tilers earned £26,000 in 2019, up from £25,100 for plasterers.", ["tiler 26000", "plasterer 25100"]),
    (
        "Tile setters get $44,000 a year. Ditto for stone masons, at $46,000 a year; the setters in Ohio get $41,000.",
        ["tile-setter 44000", "stone-mason 46000", "tile-setter 41000"],
    ),
    (
        "CNA (nursing assistant)\n\nCNAs get $38,000 a year.\n\nDentist\n\nA dentist gets $90,000 a year.\n",
        ["nursing-assistant 38000", "dentist 90000"],
    ),
    (
        "Dentists get $90,000. It is $44,000 for wind turbine technicians.",
        ["dentist 90000", "wind-turbine-technician 44000"],
    ),
    ("RNs judge the case and get $70,000. Dentists get $90,000.", ["registered-nurse 70000", "dentist 90000"]),
]

OTHERS = [
    ("Gallery Guard", "- Gallery supervisor: £31,000 a year\n", "other_occupation", "gallery-supervisor"),
    ("Gallery Guard", "- Senior guard: £29,000 a year\n", "level", "senior"),
    ("Gallery Guard", "Usually a guard works 30 hours a week.", None, None),
    ("Gallery Guard", "You may become a keeper, on about £41,000 a year.", "other_occupation", "keeper"),
    ("Gallery Guard", "- Gallery guard, probationer: £21,000 a year\n", "level", "probationer"),
    ("Airline Pilot", "- Junior first officer: £39,000 a year\n", "level", "junior-first-officer"),
]


@pytest.mark.parametrize(("text", "told_of"), PARAGRAPHS, ids=[text[:30] for text, _ in PARAGRAPHS])
def test_a_figure_is_of_whom_its_paragraph_or_the_line_over_it_names(text: str, told_of: list[str]) -> None:
    claims = [claim for claim in read(text, occupation=None) if claim["attribute"] == "wage"]
    assert [f"{claim['occupation_id']} {claim['value']:.0f}" for claim in claims] == told_of
    assert {claim["scope_type"] for claim in claims} <= {None, "geography"}


@pytest.mark.parametrize(
    ("occupation", "text", "kind", "scope_id"), OTHERS, ids=[text[:30] for _, text, _, _ in OTHERS]
)
def test_a_post_with_a_name_of_its_own_is_another_occupation(
    occupation: str, text: str, kind: str | None, scope_id: str | None
) -> None:
    claims = read(text, occupation=occupation)
    assert [(claim["scope_type"], claim["scope_id"]) for claim in claims] == [(kind, scope_id)]


def test_names_that_stand_in_the_words_of_a_claim_alone_are_no_fault() -> None:
    text = "Tilers get £26,000.\nGlaziers get £27,000.\n\nMany states require tilers and glaziers to be licensed.\n"
    assert "sometimes" in [claim["category"] for claim in read(text, None, kind="qualifications")]
