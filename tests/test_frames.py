"""frames: published tables as pandas frames."""

from pathlib import Path

import pandas
import pytest

import pipeline
from pipeline.errors import ConfigError, StateError
from pipeline.publish.consolidate import write_parquet
from pipeline.tables import tables, to_arrow

ROW = {"source_id": "source-1", "publisher": "Harbour Guides", "authority": "primary", "url": None, "licence": None}


def test_a_table_is_a_frame_with_its_columns_and_nulls(tmp_path: Path) -> None:
    write_parquet([to_arrow("sources", [ROW])], "sources", tmp_path / "sources.parquet")
    frame = pipeline.read_frame("sources", tmp_path)
    assert list(frame.columns) == ["source_id", "publisher", "authority", "url", "licence"]
    assert frame.loc[0, "publisher"] == "Harbour Guides"
    assert frame["url"].isna().all()


def test_numbers_keep_their_nulls(tmp_path: Path) -> None:
    row = {"document_id": "doc-1", "start": 3, "end": 5, "text": "12", "disposition": "left_out", "reason": "ordinal"}
    write_parquet([to_arrow("numbers", [row])], "numbers", tmp_path / "numbers.parquet")
    frame = pipeline.read_frame("numbers", str(tmp_path))
    assert str(frame["start"].dtype) == "Int64"
    assert frame["claim_id"].isna().all()


def test_frames_of_a_folder(sample_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frames = pipeline.read_frames(sample_out)
    assert set(tables()) <= set(dir(frames)) and list(frames) == list(tables())
    assert frames.claims is frames["claims"]
    listed = repr(frames).splitlines()[1:]
    assert [line.split()[0] for line in listed] == list(tables())
    assert [int(line.split()[1]) for line in listed] == [len(frames[name]) for name in frames]
    claim = frames.claims.iloc[0]
    assert frames.text(claim["document_id"])[claim["start"] : claim["end"]] == claim["evidence"]
    assert frames.columns("claims")["column"].tolist() == frames.claims.columns.tolist()
    frames.explain(claim["claim_id"])
    assert claim["claim_id"] in capsys.readouterr().out


def test_the_wide_table_has_a_column_for_each_source(sample_out: Path) -> None:
    wide = pipeline.read_frames(sample_out).wide()
    assert wide["reconciled_id"].tolist() == pipeline.read_frame("reconciled", sample_out)["reconciled_id"].tolist()
    assert {"Harborline Jobs", "The Working Ledger"} <= set(wide.columns)
    assert wide["scope"].isna().any()


def test_the_guard_of_a_wide_table_is_taken_off(tmp_path: Path) -> None:
    write_parquet([to_arrow("sources", [ROW])], "sources", tmp_path / "sources.parquet")
    (tmp_path / "wide").mkdir()
    for name in ("baker", "cook"):
        (tmp_path / f"wide/{name}.csv").write_text(f"occupation,'=1+1\n{name},'-2\nNA,\n")
    wide = pipeline.read_frames(tmp_path).wide("cook")
    assert wide.columns.tolist() == ["occupation", "=1+1"]
    assert wide["=1+1"].tolist() == ["-2", pandas.NA] and wide["occupation"].tolist() == ["cook", "NA"]
    with pytest.raises(ConfigError, match="an occupation must be named"):
        pipeline.read_frames(tmp_path).wide()
    with pytest.raises(ConfigError, match="no wide table of clerk"):
        pipeline.read_frames(tmp_path).wide("clerk")


def test_what_is_no_table_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no table wages"):
        pipeline.read_frame("wages", tmp_path)
    with pytest.raises(StateError, match="concord all"):
        pipeline.read_frame("claims", tmp_path)
    with pytest.raises(StateError, match="holds no tables"):
        pipeline.read_frames(tmp_path)
    write_parquet([to_arrow("sources", [ROW])], "sources", tmp_path / "sources.parquet")
    with pytest.raises(AttributeError, match="no table wages; it may be sources, "):
        _ = pipeline.read_frames(tmp_path).wages
    with pytest.raises(AttributeError):
        _ = pipeline.nothing
