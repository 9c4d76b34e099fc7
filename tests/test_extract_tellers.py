"""Who tells a figure by a label or a name of one word, and names that are no other occupation."""

import pytest
from extract_help import extract

TOLD = [
    ("Wagely puts the average tiler's pay at $31.20 an hour.", "Wagely"),
    ("Wagely lists a median wage of $62,000 a year for tilers.", "Wagely"),
    ("- Wagely: puts the average yearly salary at $63,400.", "Wagely"),
    ("- Trade Pay Review: reports an average salary of $61,800 a year.", "Trade Pay Review"),
    ("- ABS (Australian Bureau of Statistics): the median wage is $60,900 a year.", "ABS"),
    ("The average is $62,000 a year, according to data from sites such as Wagely.", "Wagely"),
    ("By data from job boards like Wagely and HireUp, tilers earn $30 an hour on average.", "Wagely and HireUp"),
    ("Experience puts a tiler ahead: pay climbs to $38 an hour on average.", None),
    ("Starting pay: the average tiler gets $24 an hour at first.", None),
    ("This puts the average tiler on $61,000 a year.", None),
]


@pytest.mark.parametrize(("sentence", "who"), TOLD)
def test_who_tells_a_figure(sentence: str, who: str | None) -> None:
    claims = [c for c in extract(sentence, "Tiler", country="AU")["claims"] if c["attribute"] == "wage"]
    assert [claim["attributed_to"] for claim in claims] == [who]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Wagely puts the average tiler's pay at $31.20 an hour.", None),
        ("**Starting too late.** Tilers who start at forty get $24 an hour.", None),
        ("The median roofer makes $29 an hour.", "roofer"),
        ("Roofers get $28.40 an hour on average.", "roofer"),
    ],
)
def test_a_sentence_that_begins_so_is_of(sentence: str, scope: str | None) -> None:
    claims = [c for c in extract(sentence, "Tiler", country="AU")["claims"] if c["attribute"] == "wage"]
    assert [claim["scope_id"] for claim in claims if claim["scope_type"] in (None, "other_occupation")] == [scope]
