"""frames: published tables as pandas frames."""

from pathlib import Path

import pytest

import pipeline
from pipeline.errors import ConfigError, StateError
from pipeline.tables import write_rows

ROW = {"source_id": "source-1", "publisher": "Harbour Guides", "authority": "primary", "url": None, "licence": None}


def test_a_table_is_a_frame_with_its_columns_and_nulls(tmp_path: Path) -> None:
    write_rows(tmp_path, "sources", [ROW])
    frame = pipeline.read_frame("sources", tmp_path)
    assert list(frame.columns) == ["source_id", "publisher", "authority", "url", "licence"]
    assert frame.loc[0, "publisher"] == "Harbour Guides"
    assert frame["url"].isna().all()


def test_numbers_keep_their_nulls(tmp_path: Path) -> None:
    row = {"document_id": "doc-1", "start": 3, "end": 5, "text": "12", "disposition": "left_out", "reason": "ordinal"}
    write_rows(tmp_path, "numbers", [row])
    frame = pipeline.read_frame("numbers", str(tmp_path))
    assert str(frame["start"].dtype) == "Int64"
    assert frame["claim_id"].isna().all()


def test_what_is_no_table_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no table wages"):
        pipeline.read_frame("wages", tmp_path)
    with pytest.raises(StateError, match="concord all"):
        pipeline.read_frame("claims", tmp_path)
    with pytest.raises(AttributeError):
        _ = pipeline.nothing
