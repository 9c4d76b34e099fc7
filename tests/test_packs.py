"""packs: later rules over earlier ones, and errors that name file, line and key."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.packs import check_pack, convert, load, merge, pack_hash, read_toml


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    words: list[str] = []
    weight: float = 1.0


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: list[Rule] = []
    limits: dict[str, float] = {}


BASE = """
[[rule]]
id = "one"
words = ["a"]

[[rule]]
id = "two"
weight = 2.5

[limits]
most = 9
"""


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("base", "mine"):
        (tmp_path / name).mkdir()
    (tmp_path / "base" / "rules.toml").write_text(BASE)
    return tmp_path / "base", tmp_path / "mine"


def test_a_later_pack_adds_and_overrides(packs: tuple[Path, Path]) -> None:
    text = '[[rule]]\nid = "two"\nwords = ["b"]\n[[rule]]\nid = "three"\n[limits]\nmost = 3\nleast = 1\n'
    (packs[1] / "rules.toml").write_text(text)
    rules = load(packs, "rules.toml", Rules)
    assert rules.rule == [Rule("one", ["a"]), Rule("two", ["b"], 2.5), Rule("three")]
    assert rules.limits == {"most": 3, "least": 1}


def test_a_later_pack_may_leave_a_file_out(packs: tuple[Path, Path]) -> None:
    assert load(packs, "rules.toml", Rules) == load(packs[:1], "rules.toml", Rules)


def test_plain_lists_grow_by_what_is_new_and_nothing_is_changed() -> None:
    base, over = {"a": ["x", "y"]}, {"a": ["y", "z"], "b": 1}
    assert merge(base, over) == {"a": ["x", "y", "z"], "b": 1}
    assert base == {"a": ["x", "y"]} and over == {"a": ["y", "z"], "b": 1}


plain = st.recursive(
    st.one_of(st.integers(), st.text(max_size=3)),
    lambda inner: st.dictionaries(st.text(max_size=2), inner, max_size=3) | st.lists(st.integers(), max_size=3),
    max_leaves=8,
)


@given(plain)
def test_a_pack_over_itself_changes_nothing(data: object) -> None:
    assert merge(data, data) == data


@given(st.dictionaries(st.text(max_size=2), plain, max_size=3))
def test_an_empty_pack_changes_nothing(data: dict[str, object]) -> None:
    assert merge(data, {}) == data


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('[[rule]]\nid = "one"\n\n[[rule]]\nid = "two"\nwieght = 2\n', 6, "wieght"),
        ('[[rule]]\nid = "one"\n[[rule]]\nid = "two"\nweight = "2"\n', 5, "Expected `float`"),
        ('[[rule]]\nid = "one"\nwords = "a"\n', 3, "Expected `array`"),
        ("\n[limit]\nmost = 9\n", 2, "limit"),
    ],
)
def test_an_error_names_file_and_line(packs: tuple[Path, Path], text: str, line: int, problem: str) -> None:
    path = packs[1] / "rules.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(packs, "rules.toml", Rules)
    said = str(caught.value)
    assert problem in said and "see docs/packs.md" in said
    assert said.startswith(f"{path}, line {line}: ")


FREE_KEYS = '[limits]\nleast = 1\nmost = "9"\n'


def test_an_error_under_free_keys_names_what_was_expected(packs: tuple[Path, Path]) -> None:
    (packs[1] / "rules.toml").write_text(FREE_KEYS)
    with pytest.raises(ConfigError, match=r"Expected `float`.*see docs/packs\.md"):
        load(packs, "rules.toml", Rules)


@pytest.mark.xfail(strict=True, reason="of a table with free keys only the table's first line is told")
def test_an_error_under_free_keys_names_its_line(packs: tuple[Path, Path]) -> None:
    path = packs[1] / "rules.toml"
    path.write_text(FREE_KEYS)
    with pytest.raises(ConfigError) as caught:
        load(packs, "rules.toml", Rules)
    assert str(caught.value).startswith(f"{path}, line 3: ")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"[[rule]\n", "is not valid TOML: .*line 1"),
        (b"id = 'a'\nid = 'b'\n", "is not valid TOML: .*line 2"),
        (b"id = '\xff'\n", "byte 6: is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_toml_is_an_error(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "rules.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=problem):
        read_toml(tmp_path / "rules.toml")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        read_toml(tmp_path / "rules.toml")
    with pytest.raises(ConfigError, match=r"no pack has a file rules\.toml"):
        load((tmp_path,), "rules.toml", Rules)


def test_a_number_is_not_taken_for_a_text(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[[rule]]\nid = 7\n")
    with pytest.raises(ConfigError, match="Expected `str`, got `int`"):
        convert(read_toml(tmp_path / "rules.toml"), Rules, tmp_path / "rules.toml")


def test_a_pack_folder_is_looked_at_before_it_is_used(packs: tuple[Path, Path]) -> None:
    known = frozenset(["rules.toml"])
    check_pack(packs[0], known)
    (packs[0] / "README.md").touch()
    check_pack(packs[0], known)
    (packs[0] / "ruls.toml").touch()
    with pytest.raises(ConfigError, match=r"ruls\.toml: no rule file has this name; it may be rules\.toml"):
        check_pack(packs[0], known)
    with pytest.raises(ConfigError, match="there is no such pack folder"):
        check_pack(packs[0] / "rules.toml", known)


def test_the_hash_of_packs_is_of_names_contents_and_order(tmp_path: Path) -> None:
    """Each in folders of its own: a process hashes a pack once."""

    def hashed(name: str, *files: dict[str, str]) -> str:
        folders = tuple(tmp_path / name / str(i) for i in range(len(files)))
        for folder, contents in zip(folders, files, strict=True):
            folder.mkdir(parents=True)
            for path, text in contents.items():
                (folder / path).write_text(text)
        return pack_hash(folders)

    one, other = {"a.toml": "a = 1\n"}, {"b.toml": "b = 1\n"}
    first = hashed("first", one, other)
    assert hashed("again", one, other) == first
    changed = [hashed("content", {"a.toml": "a = 2\n"}, other), hashed("name", {"c.toml": "a = 1\n"}, other)]
    changed += [hashed("order", other, one), hashed("fewer", one)]
    assert len({first, *changed}) == 5
