"""A difference between two origins is one row, in however many units and copies it is said; nothing of it is lost."""

from itertools import combinations
from pathlib import Path

import pytest
from builders import claim, document
from reconcile_help import run

from pipeline.tables import Row

UNITS = ("87360 USD/year", "42 USD/hour")


def pay(path: str, readings: tuple[str, ...], period: str | None = "2023", **cells: object) -> list[Row]:
    return [claim(path, "wage.median", reading, period, start=i, **cells) for i, reading in enumerate(readings)]


@pytest.mark.parametrize(
    ("others", "evidence"),
    [
        (("83200 USD/year", "40 USD/hour"), ("87360 USD/year", "83200 USD/year")),  # in the row's unit
        (("40 USD/hour",), ("42 USD/hour", "40 USD/hour")),  # in the one unit that both have
        (("1600 USD/week",), ("87360 USD/year", "1600 USD/week")),  # in none
    ],
)
def test_two_units_are_one_difference(tmp_path: Path, others: tuple[str, ...], evidence: tuple[str, str]) -> None:
    result = run(tmp_path, pay("a.txt", UNITS) + pay("b.txt", others))
    (row,) = result.rows("conflicts")
    assert (row["kind"], row["evidence_a"], row["evidence_b"]) == ("contradiction", *evidence)
    told = [test for test in row["tests"] if test.startswith("the same difference")]
    said = {claim["claim_id"] for claim in pay("a.txt", UNITS) + pay("b.txt", others)}
    assert len(told) == len(said) - 2
    named = {row["claim_a"], row["claim_b"], *(test.partition("(")[2].rstrip(")") for test in told)}
    assert named == said  # every claim is named in the row
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
    (row,) = result.rows("conflicts")
    assert (row["path_a"], row["path_b"]) == ("a.txt", "d.txt")
    assert [test.partition(" (")[0] for test in row["tests"][-2:]] == [
        f"the same difference: 87,360 USD/year in {name}.txt" for name in "bc"
    ]
    assert result.kinds(statistic_a="median").count("copied_agreement") == 3  # each two of three
    assert result.one("reconciled", statistic="median")["status"] == "contradicted"


def test_the_source_stands_for_its_copies(tmp_path: Path) -> None:
    documents = [document("b.txt", publisher="The Bureau"), document("a.txt", upstream="The Bureau")]
    rows = run(tmp_path, copies("a.txt", "b.txt") + pay("c.txt", ("83200 USD/year",)), documents).rows("conflicts")
    assert [(row["path_a"], row["path_b"]) for row in rows] == [("b.txt", "c.txt")]


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
    assert [(row["kind"], row["path_a"], row["path_b"]) for row in rows] == [("contradiction", "a.txt", "c.txt")]


def test_accepting_any_of_the_readings_settles_the_difference(tmp_path: Path) -> None:
    claims = pay("a.txt", UNITS) + pay("b.txt", ("83200 USD/year", "40 USD/hour"))
    line = f"claims,{claims[1]['claim_id']},42 USD/hour,accept,,,a reader,2024,checked\n"
    (row,) = run(tmp_path, claims, decisions=line).rows("conflicts")
    assert not row["needs_review"]


def test_many_copies_are_counted_beyond_a_few(tmp_path: Path) -> None:
    claims = copies(*(f"{i:02}.txt" for i in range(12))) + pay("z.txt", ("83200 USD/year",))
    (row,) = run(tmp_path, claims).rows("conflicts")
    assert row["tests"][-1] == "the same difference: 6 further readings"


def test_a_large_group_compares_each_copy_with_its_source_alone(tmp_path: Path) -> None:
    claims = copies(*(f"{i:02}.txt" for i in range(40))) + pay("z.txt", ("83200 USD/year",))
    result = run(tmp_path, claims)
    assert result.kinds(statistic_a="median").count("copied_agreement") == 39
    assert [(row["path_a"], row["path_b"]) for row in result.rows("conflicts")] == [("00.txt", "z.txt")]
    assert result.one("reconciled", statistic="median")["note"].count("not listed") == 0
