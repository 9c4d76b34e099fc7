"""regexes: open repeats get an end, repeats around repeats are refused, and no pattern of ours runs for long."""

import importlib
import re
import signal
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.occupations import load_namer
from pipeline.occupations.synonyms import SEARCHED, synonym_pairs
from pipeline.packs import convert
from pipeline.regexes import FEW, MOST, Pattern, read_pattern
from pipeline.settings import OWN_PACK
from pipeline.spans import LONGEST_LINE


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: Pattern = Pattern()


@pytest.mark.parametrize(
    ("text", "bounded"),
    [
        (r"pay\s+of\w*", rf"pay\s{{1,{MOST}}}of\w{{0,{MOST}}}"),
        (r"a+?b*+", rf"a{{1,{MOST}}}?b{{0,{MOST}}}+"),
        (r"\d{2,}|\d{2,5}", rf"\d{{2,{MOST}}}|\d{{2,5}}"),
        (r"[*+]\*\+(?:a|b)?", r"[*+]\*\+(?:a|b)?"),
        (r"[^]*]+", rf"[^]*]{{1,{MOST}}}"),
        (r"(?P<name>a+) {one}s", rf"(?P<name>a{{1,{MOST}}}) {{one}}s"),
        (r"(?:\w+ ){0,4}(?i:x)*(?=y+)(?<!a)", rf"(?:\w{{1,{MOST}}} ){{0,4}}(?i:x){{0,{MOST}}}(?=y{{1,{MOST}}})(?<!a)"),
    ],
)
def test_open_repeats_get_an_end(text: str, bounded: str) -> None:
    assert read_pattern(text) == bounded


@pytest.mark.parametrize(
    "text", [r"(\w+\s?)*", r"(?:a*)+", r"((a|b)+c){2,}", r"(?:(?:x{2,9})y){11}", r"(?:a+|b){0,20}"]
)
def test_a_repeat_around_a_repeat_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="stands around another one"):
        read_pattern(text)


@pytest.mark.parametrize("text", ["(", "[a", "*a", r"(?<=a+)b", 5, None])
def test_what_is_no_pattern_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match=r"no regular expression|Expected `str`"):
        read_pattern(text)


@pytest.mark.fault("pack", "pattern")
@pytest.mark.parametrize("text", [r"(\\w+\\s?)*x", "("])
def test_a_pack_with_such_a_pattern_is_refused_by_file_and_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(f'\n\npattern = "{text}"\n')
    with pytest.raises(ConfigError) as caught:
        convert(tomllib.loads(path.read_text()), Rules, path)
    assert str(path) in str(caught.value) and caught.value.place == "line 3"


@given(st.text(alphabet="ab()|[]*+?{}1,2\\.^$-:=!<P>", max_size=12))
def test_a_bounded_pattern_finds_what_the_open_one_finds(text: str) -> None:
    try:
        bounded = read_pattern(text)
    except ValueError:
        return
    for sample in ("", "a", "ab", "aab", "abab", "(a)", "a+b", "1a,2b", "{1,2}"):
        assert [m.span() for m in re.finditer(bounded, sample)] == [m.span() for m in re.finditer(text, sample)]


def own_patterns() -> Iterator[Any]:
    """Every text of the pack that reads like a pattern of more than words, by file and place."""

    def walk(data: Any, place: str) -> Iterator[tuple[str, str]]:
        pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, value in pairs:
            yield from walk(value, f"{place}.{key}")
        if isinstance(data, str) and re.search(r"\\[bswdW]|\(\?|\]\{|\)[?*+]", data):
            yield place, data

    for path in sorted(OWN_PACK.glob("*.toml")):
        for place, text in walk(tomllib.loads(path.read_text("utf-8")), path.stem):
            if not re.search(r"\.(?:yes|no|match|no_match)\.", place):
                yield pytest.param(text, id=place)


def adversaries(pattern: str, length: int) -> list[str]:
    """Texts of this length: the words of the pattern over and over, and what its repeats feed on."""
    words = re.findall(r"[a-z]{2,}", re.sub(r"\\[a-zA-Z]|\(\?<?[a-zA-Z]+", " ", pattern))
    pieces = [
        "a",
        " ",
        "a ",
        "1",
        "1 ",
        "$1",
        ", ",
        "- ",
        "a, ",
        "(",
        "A a ",
        "a.",
        "1.",
        "A. ",
        "1,",
        "a-",
        "\t",
        "* ",
    ]
    pieces += [f"{word} " for word in words[:3]]
    if words:
        pieces.append(" ".join(words[:8]) + " ")
    return [(piece * length)[:length] for piece in pieces]


@pytest.mark.fault("pattern")
@pytest.mark.parametrize("text", list(own_patterns()))
def test_no_pattern_of_the_pack_runs_for_long(text: str) -> None:
    run_within_seconds(re.compile(read_pattern(text), re.IGNORECASE), LONGEST_LINE)


def program_patterns() -> Iterator[Any]:
    """Every pattern that a module of the program keeps, by module and name."""
    for path in sorted(OWN_PACK.parents[1].rglob("*.py")):
        parts = path.relative_to(OWN_PACK.parents[2]).with_suffix("").parts
        if path.name != "__main__.py":
            module = importlib.import_module(".".join(part for part in parts if part != "__init__"))
            for name, value in sorted(vars(module).items()):
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield pytest.param(value, id=f"{module.__name__}.{name}")


@pytest.mark.fault("pattern")
@pytest.mark.parametrize("pattern", list(program_patterns()))
def test_no_pattern_of_the_program_runs_for_long(pattern: re.Pattern[str]) -> None:
    run_within_seconds(pattern, LONGEST_LINE // 4)


@pytest.mark.fault("pattern")
@pytest.mark.parametrize("piece", [" ", "\u00a0", "\t", "\n", "\r\n", " (a) ", ", ", "also ", "a, "])
def test_names_given_for_one_job_are_looked_for_in_bounded_time(piece: str) -> None:
    """Their pattern is built of the pack's cues when it is needed, so that no module keeps it."""
    namer = load_namer((OWN_PACK,))
    with within_seconds(repr(piece)):
        assert synonym_pairs(namer, "Bakers" + piece * SEARCHED + "also called dough makers") == []


def run_within_seconds(pattern: re.Pattern[str], length: int) -> None:
    """Search a score of hostile lines."""
    with within_seconds(pattern.pattern):
        for line in adversaries(pattern.pattern, length):
            pattern.search(line)


@contextmanager
def within_seconds(what: str) -> Iterator[None]:
    """Ten CPU seconds: a guard against hours, hundreds of times what is needed."""

    def give_up(*_: object) -> None:
        raise TimeoutError(what)

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def test_there_are_patterns_to_look_at() -> None:
    assert len(list(own_patterns())) > 100 and FEW < MOST
