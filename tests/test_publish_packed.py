"""Tests of packed, pieces and outputs: pieces come back under their names, and a file that stands is not made again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import content_hash
from pipeline.publish.outputs import NAME, Outputs, stands
from pipeline.publish.packed import Packer, list_pieces
from pipeline.publish.pieces import Pieces


@given(st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=50)), max_size=9))
def test_what_is_packed_comes_back_in_order(given: list[tuple[str, bytes]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        with Packer(Path(folder)) as pack:
            for name, data in given:
                pack.add(name, data)
        found = [(piece.name, piece.read()) for piece in list_pieces(Path(folder))]
        assert found == [(name, data) for name, data in given if data]
        assert all(piece.sha256 == content_hash(piece.read()) for piece in list_pieces(Path(folder)))
        for name in "abc":
            assert b"".join(piece.read() for piece in Pieces([Path(folder)]).of(name)) == b"".join(
                data for other, data in given if other == name
            )


def make(place: Path, out: Path | None, former: Path | None, **contents: str) -> tuple[list[str], list[str]]:
    """Publish files of these contents; the names of those that were written, and of those that are gone."""
    place.mkdir()
    outputs = Outputs(place / "files", "ours", out, former)
    for name, content in contents.items():
        outputs.build(name, [content], lambda path, content=content: path.write_text(content) and None)  # type: ignore[misc]
    written = sorted(path.name for path in (place / "files").iterdir()) if (place / "files").is_dir() else []
    gone = list(outputs.gone())
    outputs.finish("it")
    outputs.close()
    return written, gone


def test_a_file_that_stands_is_not_made_again(tmp_path: Path) -> None:
    assert make(tmp_path / "1", None, None, a="x", b="y", c="z") == (["a", "b", "c"], [])
    out, former = tmp_path / "1" / "files", tmp_path / "1" / NAME
    assert stands(former, out, "it") and not stands(former, out, "another")
    assert make(tmp_path / "2", out, former, a="x", b="other") == (["b"], ["c"])
    (out / "a").write_text("mine")
    assert not stands(former, out, "it")
    assert make(tmp_path / "3", out, former, a="x", b="y", c="z") == (["a"], [])


def test_what_out_holds_and_is_not_listed_is_not_found(tmp_path: Path) -> None:
    out, beside = tmp_path / "out", tmp_path / "beside" / "new"
    out.mkdir()
    beside.mkdir(parents=True)
    for name in ("stays.csv", "goes.csv"):
        (out / name).write_text(name, "utf-8")
    first = Outputs(tmp_path / "beside" / "new", "code", out)
    first.copy("stays.csv", "hash", lambda: b"stays.csv")
    assert first.find("stays.csv").is_file()
    assert not first.find("goes.csv").is_file()
    first.close()
