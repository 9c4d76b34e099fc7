"""Long documents: kept whole; facts are looked for in their first part, and where it ends is told everywhere."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import run_over
from hostile_files import BREAD
from hypothesis import given
from hypothesis import strategies as st

from pipeline import decoding, spans
from pipeline.explain import explain
from pipeline.settings import Settings
from pipeline.spans import longest_line, read_end, read_part
from pipeline.tables import Row, read_rows, read_text
from pipeline.verify import verify

HEAD = (
    "Bakers\n\nDuties\n\n- Mix dough\n- Bake bread\n\n"
    "Pay\n\nThe median annual wage of bakers was $32,780 in May 2022.\n\n"
)
REST = (
    "Education\n\nBakers need a high school diploma. In 2021 the median wage was $29,750.\n\nDuties\n\n- Sell cakes\n"
)
LIMIT = len(HEAD) + 9  # in the middle of the next heading
COLUMNS = {
    "claims": ("attribute", "statistic", "value", "category", "period", "start", "end", "evidence"),
    "mentions": ("kind", "start", "end", "text"),
    "numbers": ("start", "end", "text", "disposition", "reason"),
}
MB = 2**20


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "MOST_READ", LIMIT)
    monkeypatch.setattr(spans, "LEAST_READ", LIMIT - 20)


def run_text(folder: Path, text: str) -> Path:
    """OUT of a run over one text."""
    (folder / "raw").mkdir(parents=True)
    (folder / "raw/long.txt").write_bytes(text.encode())
    return run_over(folder / "raw", folder / "out")


def facts(out: Path, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in COLUMNS[table]) for row in read_rows([out], table)]


@pytest.mark.parametrize("table", COLUMNS)
def test_what_is_read_of_a_long_text_is_what_is_read_of_its_head(tmp_path: Path, short: None, table: str) -> None:
    whole, head = run_text(tmp_path / "whole", HEAD + REST), run_text(tmp_path / "head", HEAD)
    assert facts(whole, table) == facts(head, table) != []


def test_a_long_text_is_kept_whole_and_where_reading_ends_is_told(tmp_path: Path, short: None) -> None:
    out = run_text(tmp_path, HEAD + REST)
    (document,) = read_rows([out], "documents")
    assert read_text([out], document["document_id"]) == HEAD + REST
    sections = read_rows([out], "sections")
    assert (sections[-1]["kind"], sections[-1]["start"], sections[-1]["end"]) == ("other", len(HEAD), len(HEAD + REST))
    (warning,) = document["warnings"]
    assert f"in its first {len(HEAD)} alone" in warning
    told = explain(out, document["document_id"])
    assert warning in told and f"other, by content [{len(HEAD)}:{len(HEAD + REST)}]" in told
    page = (out / "report/index.html").read_text("utf-8")
    assert f"Nothing is read from here on, character {len(HEAD)};" in page
    assert "Bake bread" in page and "Sell cakes" not in page
    assert verify(out, tmp_path / "raw", Settings()) == []


def test_verify_knows_where_reading_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = run_text(tmp_path, HEAD + REST)
    assert verify(out, None, Settings()) == []
    monkeypatch.setattr(spans, "MOST_READ", LIMIT)
    monkeypatch.setattr(spans, "LEAST_READ", LIMIT - 20)
    said = [problem.what for problem in verify(out, None, Settings())]
    assert f"what lies behind {len(HEAD)}, where reading ends, is no section of its own" in said
    assert "no number stands there" in said


def test_a_text_without_facts_in_its_head_is_read(tmp_path: Path, short: None) -> None:
    out = run_text(tmp_path, "\n" * LIMIT + HEAD)
    assert [row["kind"] for row in read_rows([out], "sections")] == ["title", "other"]
    assert facts(out, "claims") == facts(out, "numbers") == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a. b c\nd\n\n" + "e f. g\nh", "a. b c\nd\n\n"),
        ("ab cd\r\n\r\nb c. d\r\ne f g h i", "ab cd\r\n\r\n"),
        ("a. b c d\ne. f g h i j", "a. b c d\n"),
        ("a b c d. 5 000 f g h i", "a b c d. "),
        ("abcde fg 50,000,000 hij", "abcde fg "),
        ("abcdefghijklmnopqrstuv", "abcdefghijklmnop"),
        ("a short text\n", "a short text\n"),
    ],
)
def test_a_long_text_is_cut_at_the_best_place(monkeypatch: pytest.MonkeyPatch, text: str, read: str) -> None:
    monkeypatch.setattr(spans, "MOST_READ", 16)
    monkeypatch.setattr(spans, "LEAST_READ", 4)
    assert read_part(text) == read


@given(st.text(alphabet="ab. \n\r1"))
def test_the_part_that_is_read_is_the_beginning_and_never_too_long(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spans, "MOST_READ", 10)
        patch.setattr(spans, "LEAST_READ", 5)
        end = read_end(text)
        assert end == len(text) <= 10 or 5 < end <= 10 < len(text)
        assert read_part(text) == text[:end] and read_end(text[:end]) == end


@given(st.text(alphabet="ab\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
def test_the_longest_line(text: str) -> None:
    assert longest_line(text) == max(map(len, text.splitlines()), default=0)


@given(st.text(alphabet="ab \n\u00a0", max_size=60))
def test_long_runs_are_found_across_pieces(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "CHUNK", 7)
        patch.setattr(decoding, "LONGEST_RUN", 4)
        told = any("without a space between" in note for note in decoding.text_warnings(text))
    assert told == any(len(run) >= 4 for run in text.split())


@pytest.mark.fault("text_100mb", "line_20mb", "million")
def test_texts_of_full_size_are_taken_with_a_warning(tmp_path: Path) -> None:
    """Texts of few facts, for the sake of time; `python -m benchmarks.sizes` measures others."""
    raw = tmp_path / "raw"
    raw.mkdir()
    paragraph = "Loaves of bread are baked in the early morning and sold while they are warm. " * 13 + "\n"
    for name, piece, size in (("text.txt", paragraph, 100 * MB), ("line.txt", "Bread ", 20 * MB)):
        with (raw / name).open("w") as file:
            file.write(BREAD)
            file.writelines(piece * (MB // len(piece) + 1) for _ in range(size // MB))
    (raw / "page.txt").write_text(BREAD)
    out = run_over(raw, tmp_path / "out")
    rows: dict[str, Row] = {row["path"]: row for row in read_rows([out], "documents")}
    assert rows.keys() == {"text.txt", "line.txt", "page.txt"} and not read_rows([out], "rejects")
    assert rows["text.txt"]["bytes"] >= 100 * MB and rows["line.txt"]["bytes"] >= 20 * MB
    for name, row in rows.items():
        told = [warning for warning in row["warnings"] if "characters long" in warning]
        assert len(told) == (name != "page.txt")
        assert (out / "text" / f"{row['document_id']}.txt").stat().st_size == row["bytes"]
    sums = {row["path"] for row in read_rows([out], "claims") if row["value"] == 32780}
    assert sums == rows.keys()
    shutil.rmtree(tmp_path)  # half a gigabyte, which pytest would keep
