"""Durations and shares that a sentence says in its own words, under headings that speak of training or years."""

import pytest
from extract_help import extract

from pipeline.tables import Row

LENGTH, SHARE, YEARS = "training_duration", "employment_share", "experience"
BECOMING, TRAINING = "How to become a tiler", "Training"
SENTENCES = [
    # what takes so long is no training
    ("Allow for the paperwork, as vetting can take 8 to 10 weeks in summer.", BECOMING, LENGTH, []),
    ("The hiring process usually takes 3 to 6 months from start to finish.", TRAINING, LENGTH, []),
    ("You will get six weeks off each year, and Fridays are short.", TRAINING, LENGTH, []),
    ("The trade suits sixteen-year-olds who would sooner work with their hands.", TRAINING, LENGTH, []),
    ("There is a 12-week paid course, four weeks of it away from home.", TRAINING, LENGTH, ["12-week"]),
    ("Earlier study can cut the course to about ten months.", TRAINING, LENGTH, []),
    ("Many leave after 25 years on the force and draw a pension.", TRAINING, LENGTH, []),
    ("Learning the trade on site takes three years.", BECOMING, LENGTH, ["three years"]),
    ("It lasts two years, with a block at college each term.", TRAINING, LENGTH, ["two years"]),
    ("You can start working in as little as ten weeks.", BECOMING, LENGTH, ["as little as ten weeks"]),
    ("10 weeks", "Length of training", LENGTH, ["10 weeks"]),
    # a degree's length, whatever pronoun it goes under
    ("You must hold a degree, such as a Bachelor of Design, which takes four years.", BECOMING, LENGTH, []),
    ("Employers ask for a master's degree. It takes two to three years.", BECOMING, LENGTH, []),
    ("A bachelor's degree helps. Most do an apprenticeship; it takes four years.", BECOMING, LENGTH, ["four years"]),
    ("Some hold a bachelor's degree. It takes two years to learn the trade.", BECOMING, LENGTH, ["two years"]),
    ("You then take the two-year Professional Master of Design.", TRAINING, LENGTH, []),
    # years that are told, not asked for
    ("A tiler with more than six years can expect a clear step up.", "Experience", YEARS, []),
    ("Two winters later he had moved, and three years on he had a van.", "Experience", YEARS, []),
    ("Three to four years as a mate or labourer on large building sites", "Experience", YEARS, ["Three to four years"]),
    ("You need three years of experience to bid for such work.", "Experience", YEARS, ["three years"]),
    # shares of something else than the occupation's jobs
    ("Employers pay at least 4% into KiwiSaver, and full-time work is the rule.", "Employment", SHARE, []),
    ("A good agent makes 2% to 3% of the price in commission.", "Employment", SHARE, []),
    ("Some 88% of those who finished our course are working in the trade.", "Employment", SHARE, []),
    ("Tiling was named in over 5% of all the jobs advertised in hotels.", "Employment", SHARE, []),
    ("In a poll 6 in 10 firms said they had jobs that nobody applied for.", "Employment", SHARE, []),
    ("Gangs lag by about 9% in hotels when they never change crews.", "Employment", SHARE, []),
    ("Housing takes 58 per cent of the trade, and hotels 9%.", "Employment", SHARE, ["58 per cent", "9%"]),
    ("About 3 in 10 tilers are freelancers.", "Employment", SHARE, ["About 3 in 10"]),
    ("Nearly 40% of the workforce works in hotels.", "Employment", SHARE, ["Nearly 40%"]),
]  # fmt: skip


def _said(sentence: str, heading: str, attribute: str) -> list[Row]:
    kind = {TRAINING: "training", BECOMING: "training", "Employment": "employment"}.get(heading, "qualifications")
    found = extract(sentence, "Tiler", kind=kind, heading=heading, country="NZ")
    return [claim for claim in found["claims"] if claim["attribute"] == attribute]


@pytest.mark.parametrize(("sentence", "heading", "attribute", "claimed"), SENTENCES)
def test_own_words(sentence: str, heading: str, attribute: str, claimed: list[str]) -> None:
    assert [claim["evidence"] for claim in _said(sentence, heading, attribute)] == claimed
