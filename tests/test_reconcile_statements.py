"""Of the rows that tell one difference in several units and copies, one tells it and the others name that row."""

from itertools import combinations
from pathlib import Path

import pytest
from builders import claim, document
from reconcile_help import run

from pipeline.comparing import SAME_AS
from pipeline.tables import Row

UNITS = ("87360 USD/year", "42 USD/hour")


def pay(path: str, readings: tuple[str, ...], period: str | None = "2023", **cells: object) -> list[Row]:
    return [claim(path, "wage.median", reading, period, start=i, **cells) for i, reading in enumerate(readings)]


def told(rows: list[Row]) -> list[Row]:
    """The rows that tell a difference first."""
    return [row for row in rows if not any(test.startswith(SAME_AS) for test in row["tests"])]


@pytest.mark.parametrize(
    ("others", "evidence", "pairs"),
    [
        (("83200 USD/year", "40 USD/hour"), ("87360 USD/year", "83200 USD/year"), 4),  # in the row's unit
        (("40 USD/hour",), ("42 USD/hour", "40 USD/hour"), 2),  # in the one unit that both have
        (("1600 USD/week",), ("87360 USD/year", "1600 USD/week"), 2),  # in none
    ],
)
def test_two_units_are_one_difference(
    tmp_path: Path, others: tuple[str, ...], evidence: tuple[str, str], pairs: int
) -> None:
    result = run(tmp_path, pay("a.txt", UNITS) + pay("b.txt", others))
    rows = result.rows("conflicts", kind="contradiction")
    assert len(rows) == len(result.rows("conflicts")) == pairs  # every pair is a row
    (row,) = told(rows)
    assert (row["evidence_a"], row["evidence_b"]) == evidence
    again = {row["tests"][-1] for row in rows} - {row["tests"][-1]}
    assert again == {SAME_AS + row["comparison_id"]}
    assert result.kinds().count("derived_agreement") == len(others)  # within a.txt, and within b.txt where it has two


def test_units_of_one_page_that_do_not_fit_are_two_readings(tmp_path: Path) -> None:
    result = run(tmp_path, pay("a.txt", ("87360 USD/year", "50 USD/hour")) + pay("b.txt", ("83200 USD/year",)))
    assert sorted(result.kinds()) == ["contradiction", "contradiction", "internal_inconsistency"]


def copies(*paths: str) -> list[Row]:
    figures = (("wage.median", "87360"), ("wage.p10", "61230"))
    return [
        claim(path, what, f"{figure} USD/year", "2023", start=i)
        for path in paths
        for i, (what, figure) in enumerate(figures)
    ]


def test_a_copy_repeats_no_difference_of_its_source(tmp_path: Path) -> None:
    result = run(tmp_path, copies("a.txt", "b.txt", "c.txt") + pay("d.txt", ("83200 USD/year",)))
    rows = result.rows("conflicts")
    assert [(row["path_a"], row["path_b"]) for row in rows] == [(f"{name}.txt", "d.txt") for name in "abc"]
    assert [(row["path_a"], row["path_b"]) for row in told(rows)] == [("a.txt", "d.txt")]
    assert result.kinds(statistic_a="median").count("copied_agreement") == 3  # each two of three
    assert result.one("reconciled", statistic="median")["status"] == "contradicted"


def test_the_source_stands_for_its_copies(tmp_path: Path) -> None:
    documents = [document("b.txt", publisher="The Bureau"), document("a.txt", upstream="The Bureau")]
    rows = run(tmp_path, copies("a.txt", "b.txt") + pay("c.txt", ("83200 USD/year",)), documents).rows("conflicts")
    assert [(row["path_a"], row["path_b"]) for row in told(rows)] == [("b.txt", "c.txt")]


def test_equal_readings_are_a_pair_of_each_two_documents(tmp_path: Path) -> None:
    claims = [claim(f"{name}.txt", "education.required", "bachelor") for name in "abcd"]
    pairs = {(row["path_a"], row["path_b"]) for row in run(tmp_path, claims).rows("comparisons", kind="agreement")}
    assert pairs == set(combinations(("a.txt", "b.txt", "c.txt", "d.txt"), 2))


def test_an_undated_copy_has_the_period_of_its_source(tmp_path: Path) -> None:
    claims = copies("a.txt") + [
        claim("b.txt", what, f"{figure} USD/year", start=i)
        for i, (what, figure) in enumerate((("wage.median", 87360), ("wage.p10", 61230)))
    ]
    documents = [document("b.txt", vintage_start="2023", vintage_end="2024", upstream="The Bureau")]
    documents += [document("a.txt", publisher="The Bureau")]
    rows = run(tmp_path, claims + pay("c.txt", ("83200 USD/year",)), documents).rows("conflicts")
    assert [(row["kind"], row["path_a"], row["path_b"]) for row in told(rows)] == [("contradiction", "a.txt", "c.txt")]


def test_a_large_group_compares_each_copy_with_its_source_alone(tmp_path: Path) -> None:
    claims = copies(*(f"{i:02}.txt" for i in range(40))) + pay("z.txt", ("83200 USD/year",))
    result = run(tmp_path, claims)
    assert result.kinds(statistic_a="median").count("copied_agreement") == 39
    assert [(row["path_a"], row["path_b"]) for row in result.rows("conflicts")] == [("00.txt", "z.txt")]
