"""The published sample as its reader sees it: wide table, report and explanations of the pages in raw/."""

import csv
from pathlib import Path

from conftest import run_over

from pipeline.comparing import SAME_AS
from pipeline.explain import explain
from pipeline.tables import Row


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_promise_stands_in_its_source_s_own_column(sample_out: Path) -> None:
    (row,) = [
        r for r in read_csv(sample_out / "reconciled_wide.csv") if (r["attribute"], r["scope"]) == ("employment", "")
    ]
    assert row["Fairway Career Guides"] == "promised, not given (2030); promised, not given (2020)"
    assert row["Harborline Jobs"] == "about 1.9 million jobs (2002)"


def test_each_difference_of_pay_is_told_first_in_one_row(sample_out: Path) -> None:
    rows = [r for r in read_csv(sample_out / "conflicts.csv") if r["attribute"] == "wage" and r["kind"] != "missing"]
    first = [r for r in rows if SAME_AS not in r["tests"]]
    said = [(r["statistic_a"], r["document_a"], r["document_b"], r["period_a"], r["period_b"]) for r in first]
    assert len(said) == len(set(said)) == 5 < len(rows)


def test_the_report_calls_series_and_origins_by_their_names(sample_out: Path) -> None:
    report = (sample_out / "report" / "index.html").read_text("utf-8")
    assert "reference series US wage survey (OEWS)" in report and "reference series oews" not in report
    upstream = {r["attributed_to"] for r in read_csv(sample_out / "claims.csv") if r["attributed_to"]}
    named = {r["upstream"] for r in read_csv(sample_out / "documents.csv") if r["upstream"]}
    assert upstream - named, "a page names an origin for some of its figures alone"
    overview = report[report.index('id="overview"') : report.index('id="figures"')]
    assert all(name in overview for name in upstream)


def test_what_is_one_is_told_as_one(sample_out: Path) -> None:
    rows = read_csv(sample_out / "reconciled.csv")
    row = next(r for r in rows if (r["n_claims"], r["n_documents"], r["n_witnesses"]) == ("1", "1", "1"))
    assert "1 claim, 1 document, 1 independent origin;" in explain(sample_out, row["reconciled_id"])


def test_a_promise_abroad_stands_in_the_row_of_its_country(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    said = "The median annual wage of bakers was {} in May 2020."
    for name, pay in (
        ("a.txt", said.format("$35,830")),
        ("b.txt", said.format("$35,900")),
        ("e.txt", said.format("$35,950")),
        ("c.txt", "The median annual wage of bakers was:\n\nDuties\n- bake bread"),
        ("d.txt", said.format("£25,830")),
    ):
        (raw / name).write_text(f"Baker\n\nPay\n{pay}\n", "utf-8")
    (raw / "sources.toml").write_text(
        "".join(
            f'[[source]]\npath = "{path}"\ncountry = "{code}"\n'
            for path, code in (("[abe].txt", "US"), ("[cd].txt", "GB"))
        ),
        "utf-8",
    )
    rows = read_csv(run_over(raw, tmp_path / "out") / "reconciled_wide.csv")
    told = {row["scope"]: row["c.txt"] for row in rows if row["attribute"] == "wage"}
    assert told == {"": "", "United Kingdom": "promised, not given (undated)"}
