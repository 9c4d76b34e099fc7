"""Gold rows against claims: who answers whom, what is a near miss, and the arithmetic of the scores."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import claim, document, write_inputs
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.evaluate import EXACT, align, differences, evaluate, fits, overlaps, read_gold, tell
from pipeline.tables import Row, tables

MEDIAN: Row = {"path": "a.txt", "attribute": "wage", "statistic": "median", "value": 26240, "unit": "USD/year"}


def found(reading: str = "26240 USD/year", what: str = "wage.median", **cells: Any) -> Row:
    return claim("a.txt", what, reading, **{"evidence": "$26,240", **cells})


def gold_file(folder: Path, *rows: Row) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    return path


# -- one row, one claim --


def test_a_row_fits_a_claim_that_says_all_it_says() -> None:
    assert fits(MEDIAN, found())
    assert fits(MEDIAN, found(period="2002"))  # a column left out is not compared
    assert not fits(MEDIAN | {"period": None}, found(period="2002"))
    assert not fits(MEDIAN | {"attribute": "openings"}, found())


@pytest.mark.parametrize(
    ("cells", "off"),
    [
        ({"value": 26241}, ["value"]),
        ({"value": 26240.0000004}, []),
        ({"value": None}, ["value"]),
        ({"unit": "usd/YEAR "}, []),
        ({"unit": "USD/hour", "statistic": "mean"}, ["statistic", "unit"]),
        ({"scope_type": "industry"}, ["scope_type"]),
        ({"scope_type": None}, []),
        ({"value": "26240"}, ["value"]),
    ],
)
def test_the_columns_in_which_they_differ_are_named(cells: Row, off: list[str]) -> None:
    assert differences(MEDIAN | cells, found()) == off


def test_every_compared_column_is_a_column_of_claims() -> None:
    assert set(EXACT) <= set(tables()["claims"].names)


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("$26,240", "about $26,240 a year", True),
        ("about $26,240 a year", "$26,240", True),
        ("$26,240", "$33,540", False),
        ("less than $17,230", "less  than\n$17,230", True),
        ("", "anything", True),
        (None, "anything", True),
        ("high school diploma or GED", "High school diploma", True),
        ("may be required", "need a state license", False),
    ],
)
def test_evidence_need_only_overlap(wanted: str | None, got: str, same: bool) -> None:
    assert overlaps({"evidence": wanted}, {"evidence": got}) is same


# -- alignment --


def test_each_claim_answers_one_row_at_most() -> None:
    pairs, missed, more = align([MEDIAN, MEDIAN], [found()])
    assert (len(pairs), len(missed), len(more)) == (1, 1, 0)
    pairs, missed, more = align([MEDIAN], [found(start=1), found(start=2)])
    assert (len(pairs), len(missed), len(more)) == (1, 0, 1)


def test_the_row_that_says_most_chooses_first() -> None:
    dated, undated = found("26240 USD/year", period="2002"), found(start=9)
    strict = MEDIAN | {"period": "2002"}
    for rows in ([MEDIAN, strict], [strict, MEDIAN]):
        pairs, missed, more = align(rows, [dated, undated])
        assert {(row.get("period"), got["period"]) for row, got in pairs} == {("2002", "2002"), (None, None)}
        assert missed == more == []


def test_of_fitting_claims_the_one_with_the_nearest_evidence_is_taken() -> None:
    near, far = found(evidence="$26,240", start=5), found(evidence="roughly $26,240 a year", start=1)
    ((_, best),), _, more = align([MEDIAN | {"evidence": "$26,240"}], [far, near])
    assert (best, more) == (near, [far])


def test_a_near_miss_is_a_miss_and_a_false_claim() -> None:
    pairs, missed, more = align([MEDIAN], [found("26241 USD/year")])
    assert (pairs, missed, len(more)) == ([], [MEDIAN], 1)


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_alignment_is_one_to_one_and_loses_nothing(wanted: list[int], got: list[int]) -> None:
    rows = [MEDIAN | {"value": value} for value in wanted]
    claims = [found(f"{value} USD/year", start=i) for i, value in enumerate(got)]
    pairs, missed, more = align(rows, claims)
    assert len(pairs) + len(missed) == len(rows)
    assert len(pairs) + len(more) == len(claims)
    assert len({c["claim_id"] for _, c in pairs} | {c["claim_id"] for c in more}) == len(claims)
    assert len(pairs) == sum(min(wanted.count(v), got.count(v)) for v in set(wanted))
    assert all(row["value"] == c["value"] for row, c in pairs)


# -- the gold file --


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not JSON"),
        ("[1]", "needs path and attribute"),
        ('{"path": "a.txt"}', "needs path and attribute"),
        ('{"attribute": "wage"}', "needs path and attribute"),
    ],
)
def test_a_bad_line_is_an_error_that_names_file_and_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(MEDIAN) + "\n\n" + line + "\n", "utf-8")
    with pytest.raises(ConfigError, match=problem) as error:
        read_gold(path)
    assert "gold.jsonl" in str(error.value) and "line 3" in str(error.value)


def test_a_gold_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        read_gold(tmp_path / "none.jsonl")


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + json.dumps(MEDIAN) + "\n   \n", "utf-8")
    assert read_gold(path) == [MEDIAN]


# -- scores --


@pytest.fixture
def scores(tmp_path: Path) -> dict[str, Any]:
    """Three right, one missed, two false over two documents; a third document has no gold."""
    claims = [
        found(start=1),
        found("5 percent", "employment_change.projected", start=2, evidence="5%"),
        found("99 USD/year", start=3, evidence="$99"),
        {**claim("b.txt", "openings.mean", "361700 jobs/year", start=4)},
        {**claim("b.txt", "wage.mean", "1 USD/hour", start=5)},
        {**claim("c.txt", "wage.mean", "7 USD/hour", start=6)},
    ]
    documents = [document(path, publisher=name) for path, name in (("a.txt", "Alpha"), ("b.txt", None), ("c.txt", "C"))]
    out = write_inputs(tmp_path / "out", claims, documents)
    gold = gold_file(
        tmp_path,
        MEDIAN,
        {"path": "a.txt", "attribute": "employment_change", "value": 5},
        {"path": "a.txt", "attribute": "licence", "category": "required"},
        {"path": "b.txt", "attribute": "openings", "value": 361700},
    )
    return evaluate(gold, out)


def test_the_scores_are_counted_over_documents_with_gold(scores: dict[str, Any]) -> None:
    assert scores["all"] == {
        "right": 3, "missed": 1, "false": 2, "precision": 0.6, "recall": 0.75, "f1": round(2 * 0.6 * 0.75 / 1.35, 4),
    }  # fmt: skip
    assert set(scores["by_path"]) == {"a.txt", "b.txt"}


def test_the_scores_are_split_by_attribute_and_publisher(scores: dict[str, Any]) -> None:
    assert scores["by_attribute"]["wage"] == {
        "right": 1, "missed": 0, "false": 2, "precision": 0.3333, "recall": 1.0, "f1": 0.5,
    }  # fmt: skip
    assert scores["by_attribute"]["licence"] == {
        "right": 0, "missed": 1, "false": 0, "precision": None, "recall": 0.0, "f1": 0.0,
    }  # fmt: skip
    assert set(scores["by_publisher"]) == {"Alpha", "b.txt"}  # without a publisher, the path stands for it


def test_misses_and_false_claims_are_quoted(scores: dict[str, Any]) -> None:
    assert [row["attribute"] for row in scores["missed"]] == ["licence"]
    assert {row["evidence"] for row in scores["false"]} >= {"$99"}
    text = tell(scores, True)
    assert "$99" in text and "missed" in text and "by publisher" in text
    assert "$99" not in tell(scores, False)
