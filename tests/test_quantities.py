"""Tests of quantities: cases in cases/quantities.jsonl and quantity_edges.jsonl, and what holds for any line."""

import itertools
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from linear import assert_linear, spent
from rewriting import in_words

from pipeline.errors import ConfigError
from pipeline.quantities import Quantity, compiled, find_numbers, parse_quantities
from pipeline.settings import OWN_PACK

CASES = [
    json.loads(line)
    for name in ("quantities", "quantity_edges")  # the benchmarks count the first alone
    for line in (Path(__file__).parent / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines()
]
PIECES = [
    "$", "US$", "£", "R", "Rs. ", "₹", "€", "5", "20", "33,750", "15 000", "1.234,56", "½", ".5", "2016",
    "12,34,567", "'", "one", "two", "twenty-five", "a hundred", "half", "a third", "million", "K", "lakh",
    " percent", "%", " per cent", " years", "-year", " hours", " a week", " per hour", "/yr", " an hour", " LPA",
    " WPM", "-", "–", " - ", " to ", " and ", " or ", "between ", "about ", "more than ", "up to ", " or more", "+",
    "±", " of ", " in ", " ", "\u00a0", "\u202f", "\t", "(", ")", ", ", ". ", "a year", "several weeks", "st", "x",
    "İ", "–$", "minus ", " cents", " dollars", "/", ":", "#", "May ", "1/2",
]  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
DASHES = "-–—−‑"
SPACES = " \u00a0\u2009\u202f"


def read(text: str) -> list[tuple[object, ...]]:
    """What a line says, without places."""
    return [(q.value, q.low, q.high, q.comparator, q.unit, q.quantifier) for q in parse_quantities(text)]


def as_case(quantity: Quantity) -> dict[str, object]:
    """A quantity in the shape of the case file."""
    if quantity.quantifier:
        number: dict[str, object] = {"quantifier": quantity.quantifier}
    elif quantity.value is None:
        number = {"low": quantity.low, "high": quantity.high}
    else:
        number = {"value": quantity.value}
    return {"text": quantity.text, **number, "comparator": quantity.comparator, "unit": quantity.unit}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [])
        for case in CASES
    ],
)
def test_case(case: dict) -> None:
    assert [as_case(quantity) for quantity in parse_quantities(case["text"])] == case["expected"]


def test_a_line_with_marks_of_emphasis_keeps_its_places() -> None:
    text = "*$40,000* a **year** in *May 2018*"
    sum_, year = parse_quantities(text)
    assert (sum_.text, sum_.value, sum_.unit) == ("$40,000* a **year", 40_000, "USD/year")
    assert text[slice(*sum_.core)] == sum_.text and [text[slice(*span)] for span in sum_.numbers] == ["40,000"]
    assert year.period is not None and (text[year.period.start : year.period.end], year.period.edtf) == (
        "May 2018",
        "2018-05",
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (".5 percent", [".5"]),
        ("five and a half years", ["five and a half"]),
        ("5½ years", ["5", "½"]),
        ("5 1/2 years", ["5", "1", "2"]),
        ("two to five years", ["two", "five"]),
        ("two (2) years", ["two", "2"]),
        ("half a million jobs", ["half"]),
    ],
)
def test_the_numbers_of_a_quantity_are_its_own_words(text: str, numbers: list[str]) -> None:
    (quantity,) = parse_quantities(text)
    assert [text[slice(*span)] for span in quantity.numbers] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("one or two of them", ["two"]), ("ten of 12", ["ten", "12"]), ("someone", []), ("twenty-one", ["twenty-one"])],
)
def test_numbers_are_counted_from_two_on(text: str, numbers: list[str]) -> None:
    assert [text[slice(*span)] for span in find_numbers(text)] == numbers


def test_cases_are_many_and_hold_negative_ones() -> None:
    assert len(CASES) >= 200
    assert sum(not case["expected"] for case in CASES) >= 20


@given(LINES)
@example("İ $5 to $10")
@example("10 -5%")
@example("half a third of 1/2 year")
@example("for several weeks to several months")
def test_offsets_replay_in_order_without_overlap(line: str) -> None:
    end = 0
    for quantity in parse_quantities(line):
        assert quantity.text == line[quantity.start : quantity.end]
        assert end <= quantity.start < quantity.end <= len(line)
        end = quantity.end
        assert quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end
        assert all(quantity.start <= a < b <= quantity.end for a, b in quantity.numbers)


@given(LINES)
def test_a_reading_has_one_shape(line: str) -> None:
    for quantity in parse_quantities(line):
        shape = (quantity.value is not None, quantity.low is not None, quantity.quantifier is not None)
        assert sum(shape) == 1
        assert (quantity.low is None) == (quantity.high is None)
        assert quantity.low is None or quantity.high is None or quantity.low < quantity.high
        assert quantity.comparator in ("=", "~", "<", "<=", ">", ">=")
        assert quantity.low is None or quantity.comparator in ("=", "~")


@given(LINES)
def test_every_digit_is_in_one_number(line: str) -> None:
    spans = find_numbers(line)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    inside = {place for start, end in spans for place in range(start, end)}
    assert {match.start() for match in re.finditer("[0-9]", line)} <= inside


@given(LINES)
@example("1/21/21.234,56")
@example("twenty-five15 000")
@example("in the '90s, $60s to $80s and a six-figure sum")
def test_a_number_is_never_half_inside_a_quantity(line: str) -> None:
    for quantity in parse_quantities(line):
        for start, end in find_numbers(line):
            assert not (start < quantity.start < end or start < quantity.end < end)


@given(st.integers(2, 999_999_999), st.sampled_from(["percent", "years", "dollars", "people"]))
def test_digits_and_words_say_the_same(number: int, noun: str) -> None:
    assert read(f"It was {in_words(number)} {noun}.") == read(f"It was {number:,} {noun}.") != []


@given(
    st.integers(10, 99),
    st.integers(1, 900),
    st.sampled_from(DASHES),
    st.sampled_from(["", *SPACES]),
    st.sampled_from(["£{},000{}£{},000 a year", "{}{}{} percent", "{}{}{} hours a week", "{}{}{} months"]),
)
def test_dash_and_space_kinds_read_alike(low: int, more: int, dash: str, space: str, form: str) -> None:
    said = form.format(low, f"{space}{dash}{space}", low + more)
    found = read(said)
    assert len(found) == 1
    assert found == read(form.format(low, " to ", low + more))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(SPACES + ",'"))
def test_thousands_read_alike_however_they_are_parted(high: int, low: int, mark: str) -> None:
    assert read(f"R{high}{mark}{low:03d} a month") == [(high * 1000 + low, None, None, "=", "ZAR/month", None)]


@given(st.sampled_from([case["text"] for case in CASES if "xfail" not in case]), st.sampled_from(SPACES))
def test_any_space_is_a_space(text: str, space: str) -> None:
    other = text.replace(" ", space)
    assert [(q.start, q.end, q.unit, q.comparator) for q in parse_quantities(other)] == [
        (q.start, q.end, q.unit, q.comparator) for q in parse_quantities(text)
    ]


def test_what_stands_in_another_sentence_changes_nothing() -> None:
    before = "Cooks prepare food. "
    for case in CASES:
        if "xfail" in case or "\t" in case["text"] or not re.search("[A-Za-z]", case["text"]):
            continue
        found = parse_quantities(before + case["text"] + " They like it.")
        assert [(q.start - len(before), q.end - len(before), q.value, q.unit) for q in found] == [
            (q.start, q.end, q.value, q.unit) for q in parse_quantities(case["text"])
        ], case["text"]


@pytest.mark.parametrize(
    ("country", "unit"), [("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD"), ("US", "USD"), (None, "USD"), ("GB", "USD")]
)
def test_a_plain_dollar_is_the_countrys(country: str | None, unit: str) -> None:
    texts = ["$20 an hour", "20 dollars an hour", "50 cents an hour"]
    assert {q.unit for text in texts for q in parse_quantities(text, country=country)} == {f"{unit}/hour"}
    assert [q.unit for q in parse_quantities("US$20 an hour", country=country)] == ["USD/hour"]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("Rs. 60,000 a month", "PK", "PKR/month"),
        ("Rs. 60,000 a month", "IN", "INR/month"),
        ("Rs. 60,000 a month", None, "INR/month"),
        ("4 lakh per annum", "NP", "NPR/year"),
        ("9,000 rupees", "LK", "LKR"),
        ("18,000 pesos a month", "PH", "PHP/month"),
        ("18,000 pesos a month", "MX", "MXN/month"),
        ("Shs 700,000 a month", "UG", "UGX/month"),
        ("P6,500 a month", "BW", "BWP/month"),
        ("K6,500 a month", "ZM", "ZMW/month"),
        ("kr 39 500 a month", "NO", "NOK/month"),
        ("39.500 kr. a month", "DK", "DKK/month"),
        ("39,500 kr", None, ""),
        ("800 dinars", "KW", "KWD"),
        ("800 dinars", None, ""),
        ("17 grand a year", "GB", "GBP/year"),
        ("17 grand a year", None, ""),
        ("$17 grand a year", None, "USD/year"),
        ("75c an hour", "NZ", "NZD/hour"),
    ],
)
def test_a_shared_mark_is_the_countrys(text: str, country: str | None, unit: str) -> None:
    assert [q.unit for q in parse_quantities(text, country=country)] == [unit]


def test_pounds_are_money_in_britain() -> None:
    assert [q.unit for q in parse_quantities("It is 50 pounds.", country="GB")] == ["GBP"]
    assert [q.unit for q in parse_quantities("It is 50 pounds.")] == [""]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [("$5", "money"), ("$5 an hour", "money"), ("5%", "percent"), ("5 years", "duration"), ("5 hours a week", "pace"),
     ("60 wpm", "pace"), ("in 2016", "year"), ("5 people", "bare")],
)  # fmt: skip
def test_dimension(text: str, dimension: str) -> None:
    assert [quantity.dimension for quantity in parse_quantities(text)] == [dimension]


def test_core_leaves_the_comparator_out_and_numbers_are_tokens() -> None:
    line = "It pays more than $40,000 to some."
    (quantity,) = parse_quantities(line)
    assert quantity.text == "more than $40,000"
    assert line[slice(*quantity.core)] == "$40,000"
    assert [line[slice(*span)] for span in quantity.numbers] == ["40,000"]


def test_a_period_travels_with_its_quantity() -> None:
    (quantity,) = parse_quantities("Growth from May 2016 to May 2026.")
    assert quantity.period is not None
    assert quantity.period.edtf == "2016-05/2026-05"


def test_find_numbers_reads_a_whole_text() -> None:
    text = "One of 12 cooks\nmade $1,250.50 in twenty-five days,\r\nthe 3rd of May 2018.\n"
    assert [text[a:b] for a, b in find_numbers(text)] == ["12", "1,250.50", "twenty-five", "3", "2018"]


def test_a_pack_adds_words(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text(
        '[currencies]\n"XT" = "XTS"\n[units]\nsemesters = ["semesters"]\n[comparators]\n"~" = ["ballpark"]\n'
    )
    packs = (OWN_PACK, tmp_path)
    assert read_with(packs, "XT50") == [(50, "XTS", "=")]
    assert read_with(packs, "ballpark 6 semesters") == [(6, "semesters", "~")]
    assert read_with((OWN_PACK,), "XT50") == []


def read_with(packs: tuple[Path, ...], text: str) -> list[tuple[float | None, str, str]]:
    return [(q.value, q.unit, q.comparator) for q in parse_quantities(text, packs)]


def test_an_unknown_key_names_its_line(tmp_path: Path) -> None:
    shutil.copy(OWN_PACK / "units.toml", tmp_path / "units.toml")
    with (tmp_path / "units.toml").open("a", encoding="utf-8") as file:
        file.write("\n[curencies]\nXT = 'XTS'\n")
    with pytest.raises(ConfigError, match="curencies"):
        compiled((tmp_path,))


@pytest.mark.parametrize(
    "line",
    [
        "1 " * 50_000, "$" * 100_000, "one hundred and " * 7_000, "1," * 50_000, "1-" * 50_000, "1" * 100_000,
        "111," * 25_000, "111 " * 25_000, "$1" * 50_000, "half a " * 14_000, "a year " * 14_000,
        "about " * 16_000 + "5", "one " * 25_000, "1 in " * 20_000, "minus 5 " * 12_000, "1\u00a0" * 50_000,
        "several weeks " * 7_000, "twenty-" * 14_000, "from $5 to " * 9_000, "1/" * 50_000, "1:" * 50_000,
        "1." * 50_000, " " * 100_000 + "5", "two million " * 8_000, "5 years 2016 " * 7_000,
        "one in eight of " * 6_000, "5 (" * 30_000, "İ5 " * 30_000, "a" * 100_000 + "5", "5 pounds " * 11_000,
        "5 or more " * 10_000, "**5**" * 20_000, "_5_ " * 20_000, "*" * 100_000, "1 . 2 % " * 12_000, "1e5" * 33_000,
        "80 , 000" * 12_000, "1×10^3" * 16_000, "3 years, " * 11_000, "2 hours 30 minutes " * 5_000,
        "https://" * 12_000, "the 70s " * 12_000, "2015 to May 2016 " * 6_000, "full year " * 10_000,
        "3/4 " * 25_000, "5 - year " * 11_000, "AUD $5 " * 14_000, "٣" * 100_000, "10 $ 30 $ " * 10_000,
        "three thousand million " * 4_000, "3 lakh 50 thousand " * 5_000, "a few weeks to several months " * 3_300,
        "$5 and 50c " * 9_000, "5 grand " * 12_000, "5 plus or minus " * 6_000, "25 basis points to " * 5_000,
        "12-" * 33_000, "38,50 z" * 14_000, "1'234.5" * 14_000, "ten point ninety " * 6_000,
    ],
    ids=lambda line: repr(line[:16]),
)  # fmt: skip
@pytest.mark.timed
def test_time_is_linear(line: str) -> None:
    assert_linear(lambda text: (parse_quantities(text), find_numbers(text)), line)


@pytest.mark.timed
def test_lines_without_numbers_cost_almost_nothing() -> None:
    line = "They answer questions about products and services, and pass on what they cannot settle themselves. "
    assert parse_quantities(line) == []

    def often(text: str) -> list[list[Quantity]]:
        return [parse_quantities(text) for _ in range(5_000)]

    without, with_one = spent(often, line), spent(often, line + "$5")
    assert without * 3 < with_one
