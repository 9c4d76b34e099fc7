"""Members: JSON texts, their values with the keys over them and the units that hold for them."""

import pytest
from extract_help import extract, say

from pipeline.layout.members import read_members

TEXT = """{"title": "Baker", "pay_2023": {"unit": "GBP per year", "median": "23,400", "p90": 31000},
 "jobs": {"2022": 4100}, "tools": ["oven", "peel"], "closed": null}"""


def test_each_scalar_has_its_place_and_the_keys_over_it_nearest_first() -> None:
    members = read_members(TEXT)
    assert members is not None
    told = [[TEXT[slice(*span)] for span in (member.value, *member.keys, *member.units)] for member in members]
    assert told == [
        ["Baker", "title"],
        ["GBP per year", "unit", "pay_2023"],
        ["23,400", "median", "pay_2023", "GBP per year"],
        ["31000", "p90", "pay_2023", "GBP per year"],
        ["4100", "2022", "jobs"],
        ["oven", "tools"],
        ["peel", "tools"],
        ["null", "closed"],
    ]


def test_a_unit_holds_for_what_stands_before_it_and_below_it_but_not_beside_its_object() -> None:
    text = '[{"pay": {"low": 1, "unit": "EUR"}, "age": 2}, {"currency": "USD", "pay": {"low": 3}}]'
    members = read_members(text)
    assert members is not None
    units = {text[slice(*m.value)]: [text[slice(*unit)] for unit in m.units] for m in members}
    assert (units["1"], units["2"], units["3"]) == (["EUR"], [], ["USD"])


def test_the_label_of_a_record_in_a_list_stands_over_its_values_but_no_document_is_one() -> None:
    text = '{"title": "Baker", "pay": [{"region": "Cork", "year": 2023, "low": {"hourly": 12}}]}'
    members = read_members(text)
    assert members is not None
    told = {text[slice(*m.value)]: m for m in members}
    twelve = told["12"]
    assert twelve.label is not None
    assert text[slice(*twelve.label)] == "Cork"
    assert [text[slice(*unit)] for unit in twelve.units] == ["2023"]
    assert (told["Baker"].label, told["Cork"].label) == (None, None)


@pytest.mark.parametrize("text", ["", "Bakers bake.", '{"a": 1', '"a"', "{a: 1}", "[1, 2] and more", "[" * 100_000])
def test_any_other_text_is_no_record(text: str) -> None:
    assert read_members(text) is None


def test_quotes_and_brackets_inside_strings_are_text() -> None:
    text = '{"a": "x \\"y\\" {z}, [1]", "b": ""}'
    members = read_members(text)
    assert members is not None
    assert [text[slice(*member.value)] for member in members] == ['x \\"y\\" {z}, [1]']


def test_the_claims_of_a_record() -> None:
    claims = extract(TEXT, kind="other")["claims"]
    assert [say(claim) for claim in claims] == [
        "wage.median 23400 GBP/year 2023",
        "wage.p90 31000 GBP/year 2023",
        "employment.count 4100 jobs 2022",
    ]


def test_a_currency_named_by_a_key_of_its_own_is_that_of_the_keys_after_it() -> None:
    text = "currency: CAD\nwages_2023.hourly.median: 26.44\nwages_2023.hourly.ontario.median: 27.00\nminimum_age: 18\n"
    claims = extract(text, kind="other", country="CA")["claims"]
    assert [say(claim) for claim in claims] == [
        "wage.median 26.44 CAD/hour 2023",
        "wage.median 27 CAD/hour @geography:ontario 2023",
    ]
