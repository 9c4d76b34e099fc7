"""What must be licensed: no car, no business and no answer on pay; and licences asked for in some cases only."""

import pytest
from extract_help import extract

SENTENCES = [
    ("A contractor licence is needed for any job worth more than $4,000.", ["sometimes"]),
    ("You need a trade licence for work over £2,500.", ["sometimes"]),
    ("By law a licence is required for work above 4 metres.", ["required"]),
    ("Tilers must be licensed in nine provinces.", ["sometimes"]),
    ("Tilers must be licensed in Alberta.", ["required"]),
    ("A trade licence is often required by councils.", ["sometimes"]),
    ("You will have to register for an ABN and open a bank account.", []),
    ("Applicants must hold a restricted driver licence.", []),
    ("You need a driving licence and sturdy boots.", []),
    ("Get a heavier licence and you can drive the crane.", []),
    ("Before you set foot on a site you must have a White Card.", ["required"]),
    ("On most sites you must have a CSCS card.", []),
    ("You must hold a commercial driver's license.", ["required"]),
    ("Tilers must be registered with the Tiling Board.", ["required"]),
    ("Tilers aren't required to be registered.", ["not_required"]),
    ("Nobody can tile in a hospital without a practising certificate.", ["required"]),
    ("It is a legal requirement to be registered.", ["required"]),
    ("A driver licence is essential.", []),
    ("You need a driving licence with category C1.", ["required"]),
    ("Have a full driving licence (category C1).", ["required"]),
    ("A trailer endorsement must be obtained where the vehicle has a hitch.", ["sometimes"]),
    ("To disturb nesting birds, you must hold a licence from the agency.", ["sometimes"]),
    ("A licence is needed to handle asbestos.", ["sometimes"]),
    ("To use the title, you must be registered with the council.", ["required"]),
    ("To lay tiles for pay, you must hold a licence.", ["required"]),
    ("A licence is needed to install tiles.", ["required"]),  # what the trade is
    ("Tilers must have a licence in the province where they work.", ["required"]),
    ("**Register with the Tiling Board.** You must be registered before you may work.", ["required"]),
    ("**Register with the Tiling Board.** The fee is due in May.", ["required"]),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_licences(sentence: str, said: list[str]) -> None:
    claims = extract(sentence, "Tiler", kind="qualifications", heading="Requirements", country="CA")["claims"]
    assert [claim["category"] for claim in claims if claim["attribute"] == "licence"] == said


@pytest.mark.parametrize(
    ("heading", "answer", "said"),
    [
        ("Do certified tilers earn more?", "Yes. They get about $4 more an hour.", []),
        ("Does the licence expire?", "Yes, after three years.", []),
        ("Do tilers need a licence?", "Yes. Each province has its own.", ["required"]),
        ("Can I tile without a licence?", "No.", []),
        ("Can I tile without registration?", "No. Tiling without registration is an offence.", ["required"]),
    ],
)
def test_what_a_question_asks_of_licences(heading: str, answer: str, said: list[str]) -> None:
    claims = extract(answer, "Tiler", kind="faq", heading=heading, country="CA")["claims"]
    assert [claim["category"] for claim in claims if claim["attribute"] == "licence"] == said
