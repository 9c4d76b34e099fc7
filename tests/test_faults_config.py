"""Bad configuration: refused before any work, exit 2, with file, place, key and what is allowed."""

from pathlib import Path

import pytest
from conftest import Concord
from hostile_files import about

HEADER = "target_table,target_id,quoted_text,action,column,value"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(about("a"))
    return tmp_path / "raw"


def refuse(concord: Concord, raw: Path, *words: str, options: tuple[object, ...] = ()) -> None:
    """All refuses, and so do ingest and a dry run; nothing is read or written, and the line holds the words."""
    out = raw.parent / "out"
    for call in (("all", raw, "-o", out), ("ingest", raw, "-o", out), ("all", raw, "-o", out, "--dry-run")):
        said = concord(*call, *options)
        assert said.code == 2
        line = said.err.splitlines()[-1]
        assert line.startswith("concord: ") and all(word in line for word in words), line
        assert not list(out.glob("*.csv")) and not (out / ".stages/survey").exists()


@pytest.mark.fault("sources_toml")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[source]]\npath = "a.txt"\ncolour = "red"\n', ("line 3", "`colour`", "allowed are path, publisher")),
        ('[[source]]\npath = "a.txt"\nauthority = "best"\n', ("line 3", "authority", "primary")),
        ('[[source]]\npath = "../b.txt"\n', ("line 2", "`path`", "relative")),
        ('[[source]]\npath = "nothere.txt"\n', ("line 2", "no file fits the path 'nothere.txt'", "take the table out")),
        ('[[source]]\npublisher = "P"\n', ("line 1", "`path` is missing")),
        ("[[source]\n", ("not valid TOML", "line 1")),
        ('[[source]]\npath = "a.txt"\nvintage = 2018\n', ("line 3", "`vintage`", "quotes")),
        ('[paths]\na = "b"\n', ("line 1", "`paths`", "[[source]]")),
        ('path = "\xff'.encode("latin-1"), ("not UTF-8", "save it as UTF-8")),
    ],
)
def test_sources_toml(concord: Concord, raw: Path, text: str | bytes, words: tuple[str, ...]) -> None:
    (raw / "sources.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    refuse(concord, raw, "sources.toml", *words)


@pytest.mark.fault("sources_toml")
def test_a_faulty_choice_is_told_before_any_stage_is_named(concord: Concord, raw: Path) -> None:
    (raw / "sources.toml").write_text('[[source]]\npath = "a.txt"\ncolour = "red"\n')
    assert concord("all", raw, "-o", raw.parent / "out").err.startswith("concord: ")


@pytest.mark.fault("decisions")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("target_table,target_id\n", ("line 1", "lacks the column quoted_text", "columns are")),
        (f"{HEADER},colour\n", ("line 1", "unknown column colour", "columns are")),
        (f"{HEADER}\nclaims,c-1,,drop,,\n", ("line 2", "drop", "accept, reject or set")),
        (f"{HEADER}\npeople,c-1,,reject,,\n", ("line 2", "people", "target_table")),
        (f"{HEADER}\nclaims,,,reject,,\n", ("line 2", "target_id is empty")),
        (f"{HEADER}\nclaims,c-1,a,b,c,d,e,f\n", ("line 2",)),
        (f'{HEADER}\nclaims,"c-1"x,,reject,,\n', ("is no CSV",)),
        (f"{HEADER}\nclaims,\xe9,,reject,,\n".encode("latin-1"), ("not UTF-8", "save it as")),
    ],
)
def test_decisions(concord: Concord, raw: Path, text: str | bytes, words: tuple[str, ...]) -> None:
    (raw / "decisions.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    refuse(concord, raw, "decisions.csv", *words)


@pytest.mark.fault("pack")
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sections.toml", '[[heading]]\nid = "x"\nkind = "pay"\npatern = "x"\n', ("line 4", "patern", "docs/packs.md")),
        ("sections.toml", '[[heading]]\nid = "x"\nkind = "pay"\npattern = "(a+)+"\n', ("line 4", "around another")),
        ("claims.toml", '[[promise]]\nid = "x"\nattribute = "wage"\nstatistic = "mean"\npattern = "["\n', ("line 5",)),
        ("mentions.toml", '[[item]]\nid = "x"\npattern = 5\n', ("line 3", "`str`")),
        ("cues.toml", '[[cue]]\nid = "x"\ncue = "y"\npatterns = ["<weight> a"]\n', ("cue x", "it may be money")),
        ("units.toml", "[[unit]\n", ("not valid TOML",)),
        ("match.toml", 'colour = "red"\n', ("line 1", "colour")),
        ("reconcile.toml", '[series]\nfiles = ["none.csv"]\n', ("none.csv", "series.files")),
        ("reconcile.toml", '[series]\nfiles = ["../none.csv"]\n', ("'../none.csv'", "reconcile.toml")),
        ("colours.toml", "", ("no rule file has this name", "claims.toml, ")),
    ],
)
def test_packs(concord: Concord, raw: Path, tmp_path: Path, name: str, text: str, words: tuple[str, ...]) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / name).write_text(text)
    refuse(concord, raw, *words, options=("--pack", tmp_path / "pack"))


@pytest.mark.fault("pack")
def test_a_pack_that_is_not_there(concord: Concord, raw: Path, tmp_path: Path) -> None:
    refuse(concord, raw, "no such pack folder", options=("--pack", tmp_path / "none"))


@pytest.mark.fault("reference")
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "name,value\nx,1\n", ("line 1", "no reference series", "it needs")),
        ("a.csv", "year,cpi_u\n2018,251\n2019,many\n", ("row 2", "many")),
        ("a.csv", "cpi_u\n251\n", ("line 1", "no column 'year'")),
        ("a.csv", "soc,a_median\n\xe9,1\n".encode("latin-1"), ("not UTF-8", "save it")),
        ("wages.csv", "occ_code,a_median\n51-3011,30000\n", ("year", "name it like")),
    ],
)
def test_reference_files(
    concord: Concord, raw: Path, tmp_path: Path, name: str, text: str | bytes, words: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    refuse(concord, raw, name, *words, options=("--reference", tmp_path / name))


@pytest.mark.fault("folders")
def test_a_folder_of_documents_that_is_not_there(concord: Concord, raw: Path) -> None:
    said = concord("all", raw.parent / "none", "-o", raw.parent / "out")
    assert said.code == 2 and "no such folder" in said.err and not (raw.parent / "out").exists()
