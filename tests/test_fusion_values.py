"""fusion_values: printed values read as numbers, times and names, and what must not be read as one."""

import math

import pyarrow as pa
import pytest

from pipeline.fusion.values import abbreviates, are_nothing, clean_texts, name_keys, read_numbers, read_times


@pytest.mark.parametrize(
    ("text", "value", "half"),
    [
        ("$1,234", 1234, 0.5),
        ("12.5%", 12.5, 0.05),
        ("1.2M", 1_200_000, 50_000),
        ("~1.9 million", 1_900_000, 50_000),
        ("$1.2bn", 1.2e9, 5e7),
        ("(3)", -3, 0.5),
        ("−5", -5, 0.5),
        ("$-5.50", -5.5, 0.005),
        ("1.234,56", 1234.56, 0.005),
        ("12,5", 12.5, 0.05),
        ("1 234 567", 1_234_567, 0.5),
        ("72 °F", 72, 0.5),
        ("10 mph", 10, 0.5),
        (".5", 0.5, 0.05),
        ("USD 1,000", 1000, 0.5),
    ],
)
def test_a_number_is_read_with_half_its_last_digit(text: str, value: float, half: float) -> None:
    numbers = read_numbers(clean_texts(pa.array([text])))
    assert numbers.value[0] == pytest.approx(value) and numbers.half[0] == pytest.approx(half)


@pytest.mark.parametrize("text", ["02134", "B12", "abc", "1,23,4", "", "7:05p", "12345678901234567", "-", "%"])
def test_a_label_is_no_number(text: str) -> None:
    assert math.isnan(read_numbers(clean_texts(pa.array([text]))).value[0])


def test_years_are_marked() -> None:
    assert read_numbers(pa.array(["1952", "1,952", "3000"])).year_like.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("text", "clock", "date"),
    [
        ("7:05p", 1145, None),
        ("19:05", 1145, None),
        ("12:10a", 10, None),
        ("7:05:00 p.m.", 1145, None),
        ("7:05 PM Thu", 1145, None),
        ("Dec 1 7:05 PM", 1145, (-1, 12, 1)),
        ("6:55pDec 1", 1135, (-1, 12, 1)),
        ("2011-12-01T19:05:30", 1145.5, (2011, 12, 1)),
        ("12/1/11 7:05 PM (-06:00)", 1145, (2011, 12, 1)),
        ("Thu Dec 1 - 8:44am EST", 524, (-1, 12, 1)),
        ("1 December 2011", None, (2011, 12, 1)),
        ("31.12.2011", None, (2011, 31, 12)),
    ],
)
def test_a_time_is_read_in_parts(text: str, clock: float | None, date: tuple[int, int, int] | None) -> None:
    times = read_times(clean_texts(pa.array([text])))
    assert math.isnan(times.clock[0]) if clock is None else times.clock[0] == clock
    assert times.dated[0] == (date is not None)
    assert date is None or (times.year[0], times.first[0], times.second[0]) == date


@pytest.mark.parametrize("text", ["hello 7:05", "Contact Airline", "Gate 7", "3-1", "1.5", "25:10", "2011-13-32"])
def test_other_texts_are_no_times(text: str) -> None:
    times = read_times(clean_texts(pa.array([text])))
    assert math.isnan(times.clock[0]) and not times.dated[0]


def test_names_lose_case_accents_punctuation_and_order() -> None:
    keys = name_keys(
        clean_texts(pa.array(["Müller, Jan", "JAN  MULLER", "Smith & Sons", "sons and smith", "C++", "C"]))
    )[1]
    assert keys[0] == keys[1] and keys[2] == keys[3] and keys[4] != keys[5]


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("j smith", "john smith", True),
        ("john smith", "john a smith", True),
        ("j r smith", "john ronald smith", True),
        ("univ of texas", "university of texas", True),
        ("usa", "united states of america", True),
        ("nyc", "new york city", True),
        ("john b smith", "john a smith", False),
        ("jane smith", "john smith", False),
        ("flight 12", "flight 1", False),
        ("paris", "paris france", False),
    ],
)
def test_abbreviations(short: str, long: str, same: bool) -> None:
    assert abbreviates(short, long) is same


def test_words_for_nothing() -> None:
    assert (
        are_nothing(clean_texts(pa.array(["N/A", " - ", "Unknown", "0", "none so far"]))).tolist()
        == [True] * 3 + [False] * 2
    )
