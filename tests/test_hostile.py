"""A document that means harm, from RAW to the report: harmless in report and CSV, unaltered in Parquet and text."""

import csv
import re

import pyarrow.parquet as pq
import pytest
from conftest import run_over
from report_reader import Reader, lost_links

from pipeline import csvfile

DUTIES = [
    "<script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '=HYPERLINK("#a","Click here") sorts letters',
    "+1 answers the telephone",
    "-2 answers the door",
    "@SUM(A1:A9) sorts letters",
    "Files \u202egnp.exe\u202c for clients",
    "Answers\u200b let\u2060ters\ufeff of clients",
    "Sorts {{ 7 * 7 }} {% for x in y %} parcels",
]
TEXT = (
    "Mail Clerks\n\nPay\n\nThe median annual wage of mail clerks \u202ewas\u202c $31,240 in May 2020.\n\nDuties\n\n"
    + "".join(f"• {duty}\n" for duty in DUTIES)
)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    raw = tmp_path_factory.mktemp("hostile") / "raw"
    raw.mkdir()
    (raw / "=cmd.txt").write_bytes(TEXT.encode())
    (raw / "sources.toml").write_text(
        '[[source]]\npath = "=cmd.txt"\npublisher = "=2+5 <b>Bold</b> \u202eeB"\n', "utf-8"
    )
    return run_over(raw, raw.parent / "out")


def test_parquet_and_text_hold_what_stands_there(out):
    (document,) = pq.ParquetFile(out / "documents.parquet").read().to_pylist()
    assert document["path"] == "=cmd.txt" and document["publisher"] == "=2+5 <b>Bold</b> \u202eeB"
    assert (out / "text" / f"{document['document_id']}.txt").read_bytes() == TEXT.encode()
    mentions = pq.ParquetFile(out / "mentions.parquet").read().to_pylist()
    assert len(mentions) >= 6
    assert all(row["text"] == TEXT[row["start"] : row["end"]] for row in mentions)
    assert {duty[0] for duty in DUTIES} & {row["text"][0] for row in mentions} >= {"<", "=", "+"}


def test_no_cell_of_csv_is_a_formula_and_each_reads_back(out):
    guarded = 0
    for path in [*out.glob("*.csv"), *out.glob("wide/*.csv"), *out.glob("review/*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            for cell in (cell for cells in csv.reader(file) for cell in cells):
                number = re.fullmatch(r"-?\d+(\.\d+)?", cell) or cell == "="
                assert number or not cell.startswith(tuple(csvfile.FORMULA_STARTS)), (path.name, cell)
                guarded += cell.startswith("'=")
    assert guarded > 5
    assert (
        csvfile.read_csv(out / "mentions.csv", "mentions")
        == pq.ParquetFile(out / "mentions.parquet").read().to_pylist()
    )


def test_the_report_shows_it_and_runs_nothing(out):
    html = (out / "report" / "index.html").read_text("utf-8")
    page = Reader(html)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not {"img", "textarea"} & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not re.search("[\u202a-\u202e\u2060-\u2069\u200b\ufeff]", html)
    shown = "".join(page.texts["body"])
    for duty in (
        DUTIES[0],
        DUTIES[2],
        "{{ 7 * 7 }}",
        "‹U+202E›gnp.exe‹U+202C›",
        "Answers‹U+200B› let‹U+2060›ters‹U+FEFF›",
    ):
        assert duty in shown, duty
    assert "=2+5 <b>Bold</b> ‹U+202E›eB" in shown and "<b>Bold</b>" not in html
    assert lost_links(out / "report") == []
