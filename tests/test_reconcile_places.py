"""Pages of several countries, counts of people and of jobs, two forecasters: what a difference is put down to."""

from pathlib import Path

import pytest
from builders import claim, document
from conftest import run_over
from reconcile_help import run

from pipeline.tables import read_rows

JOBS = "employment.count"


def home(*paths: str) -> list[dict[str, object]]:
    return [document(path, country="US") for path in paths]


def abroad(path: str = "z.txt") -> dict[str, object]:
    return document(path, country="GB")


def test_figures_of_two_countries_differ_in_place(tmp_path: Path) -> None:
    claims = [claim("a.txt", JOBS, "221600 jobs", "2023"), claim("z.txt", JOBS, "8500 jobs", "2023")]
    result = run(tmp_path, claims, [*home("a.txt"), abroad()])
    row = result.one("comparisons")
    assert row["kind"] == "different_scope"
    assert "are of two countries, United States and United Kingdom" in row["explanation"]
    assert result.rows("conflicts") == []
    rows = result.rows("reconciled")
    assert [(r["scope_type"], r["scope"], r["scope_id"], r["value"], r["status"]) for r in rows] == [
        (None, None, None, 221600, "single_source"),
        ("geography", "United Kingdom", "united-kingdom", 8500, "single_source"),
    ]


def test_most_documents_say_where_home_is_and_an_unknown_country_is_home(tmp_path: Path) -> None:
    claims = [claim(path, JOBS, "221600 jobs", "2023") for path in ("b.txt", "c.txt", "d.txt")]
    claims.append(claim("a.txt", JOBS, "8500 jobs", "2023"))
    documents = [abroad("a.txt"), *home("b.txt", "c.txt"), document("d.txt")]
    whole, part = run(tmp_path, claims, documents).rows("reconciled")
    assert (whole["scope_id"], whole["n_documents"]) == (None, 3)
    assert (part["scope_id"], part["n_documents"]) == ("united-kingdom", 1)


def test_what_a_page_says_of_another_country_meets_the_pages_of_that_country(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", JOBS, "221600 jobs", "2023"),
        claim("b.txt", f"{JOBS}@geography:united-kingdom", "9100 jobs", "2023"),
        claim("z.txt", JOBS, "8500 jobs", "2023", start=5),
        claim("z.txt", f"{JOBS}@geography:united-states", "221600 jobs", "2023"),
    ]
    result = run(tmp_path, claims, [*home("a.txt", "b.txt"), abroad()])
    kinds = {(row["path_a"], row["path_b"]): row["kind"] for row in result.rows("comparisons")}
    assert kinds["a.txt", "z.txt"] == "agreement"
    assert kinds["b.txt", "z.txt"] == "contradiction"
    assert result.one("reconciled", scope_type=None)["scope"] is None


def test_a_page_that_tells_of_another_country_is_not_said_to_be_of_its_own(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", f"{JOBS}@geography:united-kingdom", "9100 jobs", "2023"),
        claim("z.txt", f"{JOBS}@worker_class:full-time", "9100 jobs", "2023"),
        claim("b.txt", "wage.median", "50000 USD/year", "2023"),
    ]
    row = run(tmp_path, claims, [*home("a.txt", "b.txt"), abroad()]).one("comparisons")
    assert row["kind"] == "different_scope"
    assert "is about united kingdom" in row["explanation"]
    assert "two countries" not in row["explanation"]


@pytest.mark.parametrize(("code", "name"), [("TT", "Trinidad and Tobago"), ("XK", "XK"), ("NZ", "New Zealand")])
def test_a_country_is_named_as_people_write_it(tmp_path: Path, code: str, name: str) -> None:
    claims = [claim(path, JOBS, f"{n} jobs", "2023") for path, n in (("a.txt", 2216), ("z.txt", 850))]
    result = run(tmp_path, claims, [*home("a.txt"), document("z.txt", country=code)])
    assert result.one("reconciled", scope_type="geography")["scope"] == name


def test_a_part_abroad_is_no_part_at_home(tmp_path: Path) -> None:
    what = "wage.median@worker_class:full-time"
    claims = [claim(path, what, f"{n} USD/week", "2023") for path, n in (("a.txt", 1410), ("z.txt", 900))]
    result = run(tmp_path, claims, [*home("a.txt"), abroad()])
    assert result.kinds() == ["different_scope"]
    assert [row["scope"] for row in result.rows("reconciled")] == ["full time", "full time, United Kingdom"]


def test_one_country_or_none_changes_nothing(tmp_path: Path) -> None:
    claims = [claim("a.txt", JOBS, "221600 jobs", "2023"), claim("b.txt", JOBS, "188000 jobs", "2023")]
    for name, documents in (("one", [abroad("a.txt"), abroad("b.txt")]), ("none", [])):
        result = run(tmp_path / name, claims, documents)
        assert result.kinds() == ["contradiction"]
        assert "country" not in result.one("comparisons")["explanation"]


def counted(folder: Path, first: str, second: str) -> str:
    texts = {"a.txt": first, "b.txt": second}
    claims = [
        claim(path, JOBS, f"{figure} jobs", "2023", sentence_end=len(texts[path]))
        for path, figure in (("a.txt", 221600), ("b.txt", 188000))
    ]
    row = run(folder, claims, texts=texts).one("comparisons")
    assert row["kind"] == "contradiction"
    return str(row["explanation"])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("There were 221,600 jobs.", "A survey found 188,000 people in it.", True),
        ("There were 221,600 jobs.", "There were 188,000 positions.", False),
        ("There were 221,600 jobs.", "There were 188,000 of them.", False),
        ("There were 221,600 jobs for people.", "A survey found 188,000 people.", False),
    ],
)
def test_people_and_jobs_are_told_apart(tmp_path: Path, first: str, second: str, told: bool) -> None:
    text = counted(tmp_path, first, second)
    assert ("counts jobs and" in text and "neither is shown to be wrong" in text) == told
    assert "one of them is wrong" not in text


def test_two_forecasts_of_one_window_are_no_error(tmp_path: Path) -> None:
    claims = [claim(f"{n}.txt", "employment_change.projected", f"{n} percent", "2023/2033") for n in (5, 9)]
    row = run(tmp_path, claims).one("comparisons")
    assert (row["kind"], row["needs_review"]) == ("contradiction", True)
    assert row["explanation"].endswith("are projections of two sources over the same years, and differ.")


def test_dissent_from_an_agreed_value_is_told(tmp_path: Path) -> None:
    claims = [claim(f"{n}.txt", "education.required", "associate" if n else "bachelor") for n in range(4)]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["status"], row["category"]) == ("agreed", "associate")
    assert row["note"].endswith("1 of 4 independent sources says otherwise")


def test_one_name_in_passing_reads_a_dollar_and_parts_no_pages(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    page = "Baker\n\nPay\nThe median is {pay} an hour.\n\nJob outlook\nBakers held {jobs} jobs in 2020.\n\n{more}\n"
    us = "American bakers rise early in the United States. The U.S. has many."
    stray = "A reader in Toronto once asked how to begin."
    (raw / "a.txt").write_text(page.format(pay="$20", jobs="221,600", more=us), "utf-8")
    (raw / "b.txt").write_text(page.format(pay="$21", jobs="188,000", more=stray), "utf-8")
    out = run_over(raw, tmp_path / "out")
    countries = {row["path"]: row["country"] for row in read_rows([out], "documents")}
    assert countries == {"a.txt": "US", "b.txt": None}
    units = {row["path"]: row["unit"] for row in read_rows([out], "claims") if row["attribute"] == "wage"}
    assert units == {"a.txt": "USD/hour", "b.txt": "CAD/hour"}
    jobs = [row["kind"] for row in read_rows([out], "comparisons") if row["attribute"] == "employment"]
    assert jobs == ["contradiction"]
