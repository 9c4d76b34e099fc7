from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.manifest import check_paths, facts_for, from_plain, is_edtf, load_manifest, to_plain


def write(folder: Path, text: str) -> Path:
    (folder / "sources.toml").write_text(text, "utf-8")
    return folder


def test_the_more_specific_line_wins_key_by_key(tmp_path: Path) -> None:
    tables = load_manifest(
        write(
            tmp_path,
            '[[source]]\npath = "a/one.txt"\npublisher = "One"\n'
            '[[source]]\npath = "*.txt"\npublisher = "All"\nlicence = "CC0-1.0"\n'
            '[[source]]\npath = "a"\npublisher = "Folder"\ncountry = "GB"\n',
        )
    )
    assert facts_for(tables, ["a/one.txt"]) == {"publisher": "One", "licence": "CC0-1.0", "country": "GB"}
    assert facts_for(tables, ["b.txt"]) == {"publisher": "All", "licence": "CC0-1.0"}
    assert facts_for(from_plain(to_plain(tables)), ["a/x.md"]) == {"publisher": "Folder", "country": "GB"}


@pytest.mark.parametrize(
    ("line", "number", "word"),
    [
        ('colour = "red"', 3, "colour"),
        ('authority = "best"', 3, "authority"),
        ('vintage = "May 2018"', 3, "EDTF"),
        ("vintage = 2018", 3, "text"),
        ('country = "England"', 3, "country"),
        ('url = "example.org"', 3, "web address"),
    ],
)
def test_a_fault_names_line_and_key(tmp_path: Path, line: str, number: int, word: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_manifest(write(tmp_path, f'[[source]]\npath = "a.txt"\n{line}\n'))
    assert caught.value.place == f"line {number}"
    assert word in str(caught.value)


def test_a_path_stays_within_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="out of RAW"):
        load_manifest(write(tmp_path, '[[source]]\npath = "../x.txt"\n'))


NAMES = ["a.txt", "pay/b.txt", "pay/old/c.md", "notes.rtf", "shut"]


@pytest.mark.parametrize(
    "path", ["a.txt", "./a.txt", "pay", "pay/", "pay/old", "*.md", "pay/*", "notes.rtf", "shut/d.txt", "?.txt"]
)
def test_a_path_that_fits_a_file_or_a_folder_is_fine(tmp_path: Path, path: str) -> None:
    check_paths(tmp_path, load_manifest(write(tmp_path, f'[[source]]\npath = "{path}"\n')), NAMES)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("b.text", "'a.txt'"),
        ("pay/B.txt", "'pay/b.txt'"),
        ("pa", "'pay'"),
        ("*.pdf", "mend it"),
        ("nowhere", "mend it"),
    ],
)
def test_a_path_that_fits_nothing_names_its_line_and_what_is_near(tmp_path: Path, path: str, hint: str) -> None:
    text = f'[[source]]\npath = "a.txt"\n\n[[source]]\npublisher = "P"\npath = "{path}"\n'
    with pytest.raises(ConfigError) as caught:
        check_paths(tmp_path, load_manifest(write(tmp_path, text)), NAMES)
    assert caught.value.place == "line 6" and repr(path) in caught.value.problem
    assert hint in caught.value.remedy


def test_the_code_that_people_write_for_a_country_is_the_one_of_the_standard(tmp_path: Path) -> None:
    (table,) = load_manifest(write(tmp_path, '[[source]]\npath = "a.txt"\ncountry = "UK"\n'))
    assert table.facts == {"country": "GB"}


@pytest.mark.parametrize("text", ["2018", "2018-05", "2018-05-31", "2004/2005", "../2012", "2012~"])
def test_edtf_is_known(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", ["2018-13", "18", "2005/2004", "May 2018", "2018-05-31T00:00"])
def test_other_dates_are_not(text: str) -> None:
    assert not is_edtf(text)
