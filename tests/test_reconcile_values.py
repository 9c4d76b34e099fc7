"""The reconciled rows: status, value, period, witnesses and note of planted cases."""

from pathlib import Path

import pytest
from builders import claim, document, empty_row
from reconcile_help import run

from pipeline.ids import content_id
from pipeline.settings import Settings


def test_headline_is_never_the_end_of_a_projection(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "employment.count", "2784500 jobs", "2016", start=1),
        claim("a.txt", "employment.count", "2920800 jobs", "2026", start=2),
        claim("a.txt", "employment_change.projected", "5 percent", "2016/2026", start=3),
    ]
    row = run(tmp_path, claims).one("reconciled", attribute="employment")
    assert (row["value"], row["period"]) == (2784500, "2016")


def test_copies_do_not_outvote_and_the_loser_is_kept(tmp_path: Path) -> None:
    figures = {"a.txt": (33750, 55310), "b.txt": (33750, 55310), "c.txt": (38170, 56380), "d.txt": (38170, 57770)}
    claims = [
        claim(path, f"wage.{name}", f"{value} USD/year", "2018-05", start=i)
        for path, pair in figures.items()
        for i, (name, value) in enumerate(zip(("median", "p90"), pair))
    ]
    result = run(tmp_path, claims)
    row = result.one("reconciled", statistic="median")
    assert (row["value"], row["status"], row["n_witnesses"]) == (38170, "contradicted", 3)
    period = result.one("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert period["n_witnesses"] == 2
    assert period["why_lost"] == ["1 against 2 votes"] * 2
    assert len(period["rivals"]) == 2


def test_only_hourly_pay_is_reconciled_in_hours(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "wage.median", "16.23 USD/hour", "2018")]).one("reconciled")
    assert (row["unit"], row["value"]) == ("USD/hour", 16.23)


def test_a_period_with_hourly_pay_alone_is_computed_for_the_annual_row(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "31000 USD/year", "2016"),
        claim("b.txt", "wage.median", "16.23 USD/hour", "2018"),
    ]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["unit"], row["value"], row["note"]) == ("USD/year", 33758.4, "computed from $16.23 an hour")


def test_promise_alone_is_a_missing_row(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "wage.median", "missing", evidence="Salary:")]).one("reconciled")
    assert (row["status"], row["value"], row["note"]) == ("missing", None, "promised and not given in a.txt")


def test_a_promise_of_several_others_reads_so(tmp_path: Path) -> None:
    promise = claim(
        "a.txt", "wage.median@several:several", "missing", evidence="The figures are medians:", scope="The figures"
    )
    result = run(tmp_path, [promise])
    row = result.one("reconciled")
    assert (row["status"], row["scope"], row["scope_id"]) == ("missing", "several others", "several")
    assert row["note"] == "promised for several others and not given in a.txt"
    assert "median pay of several others" in result.one("comparisons")["explanation"]
    assert result.one("coverage", attribute="wage")["state"] == "silent"


def test_rows_that_differ_in_an_aspect_alone_say_which(tmp_path: Path) -> None:
    claims = [claim("a.txt", "work_schedule.typical", word, start=i) for i, word in enumerate(("full_time", "shift"))]
    rows = run(tmp_path, claims).rows("reconciled")
    assert [(row["category"], row["aspect"]) for row in rows] == [("full_time", None), ("shift", "shift")]
    keys = ("occupation_id", "attribute", "statistic", "unit", "scope_type", "scope_id", "aspect")
    assert all(row["reconciled_id"] == content_id("rec", *(row[key] for key in keys)) for row in rows)


def test_a_reading_without_a_number_is_told_in_the_note(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "training_duration.typical", "several months")]).one("reconciled")
    assert row["note"] == "said without a number: several months"


@pytest.mark.parametrize(
    ("window", "note"),
    [
        ("1931/1941", "the percent bands behind the outlook words of 1931/1941 are not known"),
        ("2026", None),
    ],
)
def test_outlook_words_of_a_window_whose_bands_are_not_known_are_told(
    tmp_path: Path, window: str, note: str | None
) -> None:
    said = claim("a.txt", "employment_outlook.projected", "faster_than_average", window)
    assert run(tmp_path, [said]).one("reconciled")["note"] == note


def test_undated_rivals_without_a_winner_are_undated(tmp_path: Path) -> None:
    claims = [claim("a.txt", "wage.median", "41234 USD/year"), claim("b.txt", "wage.median", "33751 USD/year")]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["status"], row["value"], row["period"]) == ("undated", None, None)


def test_authority_of_the_sources_table_decides(tmp_path: Path) -> None:
    claims = [claim(p, "wage.median", f"{v} USD/year", "2018") for p, v in (("a", 33750), ("b", 38170), ("c", 38170))]
    documents = [document(path) for path in "abc"]
    sources = [
        {
            **empty_row("sources"),
            "source_id": d["source_id"],
            "authority": "primary" if d["path"] == "a" else "dated_quoter",
        }
        for d in documents
    ]
    assert run(tmp_path / "1", claims, documents, sources=sources).one("reconciled")["value"] == 33750
    vote = run(tmp_path / "2", claims, documents, Settings(policy="vote"), sources=sources).one("reconciled")
    assert (vote["value"], vote["policy"]) == (38170, "vote")


def test_two_independent_documents_agree_and_one_is_a_single_source(tmp_path: Path) -> None:
    claims = [claim(f"{name}.txt", "wage.median", "33750 USD/year", "2018") for name in "ab"]
    row = run(tmp_path / "2", claims).one("reconciled")
    assert (row["status"], row["n_documents"], row["n_witnesses"]) == ("agreed", 2, 2)
    row = run(tmp_path / "1", claims[:1]).one("reconciled")
    assert (row["status"], row["n_documents"], row["n_witnesses"]) == ("single_source", 1, 1)


# -- which period is the headline's --


def edition(path: str, year: int) -> dict[str, object]:
    """A document made in a year, so that its undated figures are of that year or the two before."""
    return document(path, vintage_start=f"{year}-01", vintage_end=f"{year}-12")


def test_a_guessed_interval_is_no_later_than_a_stated_month_inside_it(tmp_path: Path) -> None:
    stated = claim("a.txt", "wage.median", "51230 USD/year", "2019-05")
    vague = claim("b.txt", "wage.median", "49990 USD/year")
    row = run(tmp_path / "1", [stated, vague], [edition("a.txt", 2020), edition("b.txt", 2021)]).one("reconciled")
    assert (row["value"], row["period"], row["period_basis"], row["note"]) == (51230, "2019-05", "stated", None)
    later = run(tmp_path / "2", [stated, vague], [edition("a.txt", 2020), edition("b.txt", 2026)]).one("reconciled")
    assert (later["value"], later["period_basis"]) == (49990, "document")


def test_a_copy_without_its_year_stands_beside_its_source(tmp_path: Path) -> None:
    figures = (("median", 51230), ("p90", 87650))
    claims = [claim("a.txt", f"wage.{s}", f"{v} USD/year", "2019-05", start=v) for s, v in figures]
    claims += [claim("b.txt", f"wage.{s}", f"{v} USD/year", start=v) for s, v in figures]
    claims.append(claim("c.txt", "wage.median", "49990 USD/year"))
    result = run(tmp_path, claims, [edition(f"{name}.txt", 2021) for name in "abc"])
    row = result.one("reconciled", statistic="median")
    assert (row["value"], row["period"], row["n_documents"], row["n_witnesses"]) == (51230, "2019-05", 3, 2)
    periods = result.rows("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert [(cell["value"], len(cell["claim_ids"])) for cell in periods] == [(51230, 2), (49990, 1)]


def test_a_copy_of_a_wider_interval_stands_in_that_of_its_source(tmp_path: Path) -> None:
    figures = (("median", 51230), ("p90", 87650))
    claims = [claim(f"{p}.txt", f"wage.{s}", f"{v} USD/year", start=v) for p in "ab" for s, v in figures]
    made = {"a.txt": ("2021", "2021"), "b.txt": ("2021", "2023")}
    documents = [document(path, vintage_start=start, vintage_end=end) for path, (start, end) in made.items()]
    result = run(tmp_path, claims, documents)
    row = result.one("reconciled", statistic="median")
    assert (row["period"], len(row["claim_ids"])) == ("2019/2021", 2)
    assert len(result.rows("reconciled_periods", reconciled_id=row["reconciled_id"])) == 1


def test_jobs_repeated_without_a_year_are_no_headline_where_they_end_a_projection(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "employment.count", "61380 jobs", "2019", start=1),
        claim("a.txt", "employment.count", "70120 jobs", "2029", start=2),
        claim("a.txt", "employment_change.projected", "14 percent", "2019/2029", start=3),
        claim("a.txt", "employment.count", "70120 jobs", start=4),
    ]
    row = run(tmp_path, claims, [document("a.txt", vintage_start="2030", vintage_end="2030")])
    assert row.one("reconciled", attribute="employment")["value"] == 61380


def test_years_explain_a_requirement_only_where_they_explain_all_that_differs(tmp_path: Path) -> None:
    said = {"a.txt": ("bachelor", 1997), "b.txt": ("associate", 2024), "c.txt": ("associate", 2025)}
    claims = [claim(path, "education.typical", word) for path, (word, _) in said.items()]
    documents = [edition(path, year) for path, (_, year) in said.items()]
    assert run(tmp_path / "1", claims, documents).one("reconciled")["status"] == "varies_by_period"
    claims.append(claim("d.txt", "education.typical", "bachelor"))
    row = run(tmp_path / "2", claims, [*documents, edition("d.txt", 2024)]).one("reconciled")
    assert row["status"] == "undated"
    claims.append(claim("e.txt", "education.typical", "associate"))
    row = run(tmp_path / "3", claims, [*documents, edition("d.txt", 2024), edition("e.txt", 2024)]).one("reconciled")
    assert (row["status"], row["category"]) == ("agreed", "associate")


# -- the figures of a row --


def test_a_row_tells_the_lowest_and_the_highest_reading_and_how_far_apart_they_are(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "30000 USD/year", "2016"),
        claim("b.txt", "wage.median", "33000 USD/year", "2018"),
    ]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["lowest"], row["highest"], row["spread_percent"]) == (30000, 33000, 10)


def test_words_have_no_lowest_and_no_spread(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "education.required", "bachelor")]).one("reconciled")
    assert (row["lowest"], row["highest"], row["spread_percent"]) == (None, None, None)


# -- which of the readings that agree stands for them --


def chosen(folder: Path, what: str, *readings: str) -> tuple[object, ...]:
    """The cells of the row for readings of one question, a document each."""
    claims = [claim(f"{name}.txt", what, reading, "2018") for name, reading in zip("abcdef", readings)]
    row = run(folder, claims).one("reconciled")
    assert row["n_witnesses"] == len(readings)
    return row["value"], row["low"], row["high"]


def test_the_narrower_range_stands_for_a_wider_one(tmp_path: Path) -> None:
    assert chosen(tmp_path / "1", "training_duration.typical", "1..5 weeks", "3..4 weeks") == (None, 3, 4)
    assert chosen(tmp_path / "2", "training_duration.typical", "3..4 weeks", "1..5 weeks") == (None, 3, 4)


def test_a_number_stands_for_a_word_that_covers_it(tmp_path: Path) -> None:
    assert chosen(tmp_path, "training_duration.typical", "several weeks", "2..4 weeks") == (None, 2, 4)


def test_the_reading_that_more_documents_give_stands_for_those_near_it(tmp_path: Path) -> None:
    readings = ("33750 USD/year", "34000 USD/year", "34000 USD/year")
    assert chosen(tmp_path, "wage.median", *readings) == (34000, None, None)


def test_the_finer_figure_stands_for_a_rounded_one(tmp_path: Path) -> None:
    assert chosen(tmp_path, "wage.median", "34000 USD/year", "33750 USD/year") == (33750, None, None)


def test_annual_pay_stands_for_the_hourly_pay_that_it_was_computed_from(tmp_path: Path) -> None:
    assert chosen(tmp_path, "wage.median", "15.53 USD/hour", "32300 USD/year") == (32300, None, None)
