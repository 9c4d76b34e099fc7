"""spans: lines, markers and sentences, by their offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spans import Line, Span, lines, marker_length, sentences, stripped

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
texts = st.text(alphabet="ab A.!?(\"' \t1" + LINE_ENDS)


def test_lines_keep_their_offsets() -> None:
    assert list(lines("one\r\ntwo\n\nthree")) == [Line(0, "one"), Line(5, "two"), Line(10, "three")]
    assert [line.end for line in lines("one\ntwo")] == [3, 7]
    assert list(lines("one\ntwo\nthree", 4, 9)) == [Line(4, "two"), Line(8, "t")]
    assert list(lines("")) == []


@given(texts)
def test_lines_hold_all_but_line_ends(text: str) -> None:
    found = list(lines(text))
    assert all(text[line.start : line.end] == line.text for line in found)
    assert "".join(line.text for line in found) == "".join(c for c in text if c not in LINE_ENDS)
    assert [line.text for line in found] == [line for line in text.splitlines() if line]


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("• Answer calls", 2),
        ("  - Answer calls", 4),
        ("-2% a year", 0),
        ("3) Call back", 3),
        ("12. Call back", 4),
        ("2016 was a year", 0),
        ("1.5 million jobs", 0),
        ("3. 5 million", 0),
        ("a) Call back", 3),
        ("o Answer calls", 2),
        ("or answer calls", 0),
        ("*emphasis*", 0),
        ("Answer calls", 0),
        ("", 0),
    ],
)
def test_marker_length(line: str, length: int) -> None:
    assert marker_length(line) == length


def test_stripped() -> None:
    assert stripped("  a b \t", 0, 7) == Span(2, 5)
    assert stripped("   ", 0, 3) == Span(0, 0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They call. They write.", ["They call.", "They write."]),
        ("The U.S. Bureau says so.", ["The U.S. Bureau says so."]),
        ("It is so in the U.S. The pay is low.", ["It is so in the U.S.", "The pay is low."]),
        ("Growth is approx. 5% a year.", ["Growth is approx. 5% a year."]),
        ("Pay is Rs. 25,000 a month.", ["Pay is Rs. 25,000 a month."]),
        ("Pay rose by 3.5 percent.", ["Pay rose by 3.5 percent."]),
        ('"Why?" He knows.', ['"Why?"', "He knows."]),
        ("Who? Me! Yes.", ["Who?", "Me!", "Yes."]),
        ("In May 2016. 5 percent left.", ["In May 2016.", "5 percent left."]),
        ("see www.example.org for more", ["see www.example.org for more"]),
        ("It is $29 an hour.* First-years get $17.", ["It is $29 an hour.*", "First-years get $17."]),
        ("Pay rose in 2021.[7][8] It fell.[a] So it is.", ["Pay rose in 2021.[7][8]", "It fell.[a]", "So it is."]),
        ("Pay rose.[citation needed] It fell.", ["Pay rose.[citation needed]", "It fell."]),
        ("   ", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == wanted


@given(texts)
def test_sentences_cover_the_text(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    assert not [c for i, c in enumerate(text) if i not in covered and not c.isspace()]


def test_sentences_of_a_part_have_offsets_of_the_whole() -> None:
    text = "Head. One is here. Two is there."
    assert sentences(text, 6) == [Span(6, 18), Span(19, 32)]
    assert sentences(text, 6, 18) == [Span(6, 18)]
