"""manifest: what `sources.toml` says about the documents beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.errors import ConfigError
from pipeline.packs import read_toml
from pipeline.tables import vocabularies

FILE_NAME = "sources.toml"
KEYS = ("path", "publisher", "url", "licence", "vintage", "upstream", "authority", "occupation", "country")

_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
_EDTF = re.compile(rf"(?:{_DATE}|(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.))")
_HEAD = re.compile(r"\s*\[\[\s*source\s*\]\]")
_CODES = {"UK": "GB", "EL": "GR"}  # codes of common use, reserved in ISO 3166 for the countries that have the others


@dataclass(frozen=True)
class Source:
    """One `[[source]]` table: which paths it is for, and what it says of them; `line` is where it starts."""

    path: str
    facts: dict[str, str]
    line: int

    @property
    def pattern(self) -> str:
        """The path as `matches` takes it: relative, without the slash that may end a folder."""
        return self.path.removeprefix("./").rstrip("/")

    def matches(self, path: str) -> bool:
        """Whether the table is for a path below RAW; `*` crosses folders, a folder stands for all below it."""
        pattern = self.pattern
        return path == pattern or path.startswith(f"{pattern}/") or fnmatchcase(path, pattern)

    def rank(self) -> tuple[int, int]:
        """How specific it is: an exact path before a glob, a longer fixed part before a shorter one."""
        fixed = re.split(r"[*?\[]", self.path, maxsplit=1)[0]
        return int(fixed == self.path), len(fixed)


def load_manifest(raw: Path) -> list[Source]:
    """The tables of RAW/sources.toml in their order; none where there is no such file.

    Raises ConfigError naming file, line, key and what is allowed.
    """
    path = raw / FILE_NAME
    if not path.is_file():
        return []
    data = read_toml(path)
    text = path.read_text("utf-8").splitlines()
    for key in data:
        if key != "source":
            raise _wrong(path, text, 0, key, f"unknown key `{key}`", "only [[source]] tables are allowed")
    tables = data.get("source", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _wrong(path, text, 0, "source", "`source` is no list of tables", "write [[source]] above each")
    heads = [i for i, line in enumerate(text) if _HEAD.match(line)]
    starts = heads if len(heads) == len(tables) else [0] * len(tables)
    return [_check_table(path, text, start, table) for start, table in zip(starts, tables, strict=True)]


def _check_table(path: Path, text: list[str], start: int, table: dict[str, Any]) -> Source:
    """One table as a Source. Raises ConfigError at its first fault."""
    for key, value in table.items():
        if key not in KEYS:
            raise _wrong(path, text, start, key, f"unknown key `{key}`", f"allowed are {', '.join(KEYS)}")
        if not isinstance(value, str) or not value.strip():
            hint = 'write it in quotes, such as vintage = "2018-05"' if key == "vintage" else "write it in quotes"
            raise _wrong(path, text, start, key, f"`{key}` must be text", hint)
    if "path" not in table:
        raise _wrong(path, text, start, "source", "`path` is missing", "name a document or a glob below RAW")
    if (where := str(table["path"])).startswith(("/", "\\")) or ".." in where.replace("\\", "/").split("/"):
        raise _wrong(path, text, start, "path", "`path` leads out of RAW", "give it relative to sources.toml")
    words = vocabularies()["authority"]
    if "authority" in table and table["authority"] not in words:
        raise _wrong(path, text, start, "authority", f"unknown authority {table['authority']!r}", _allowed(words))
    if "vintage" in table and not is_edtf(table["vintage"]):
        raise _wrong(
            path,
            text,
            start,
            "vintage",
            f"vintage {table['vintage']!r} is no EDTF date or interval",
            "allowed are 2018, 2018-05, 2018-05-31, 2004/2005",
        )
    if "country" in table and not re.fullmatch(r"[A-Z]{2}", table["country"]):
        raise _wrong(path, text, start, "country", f"unknown country {table['country']!r}", "use a code such as US, GB")
    if "url" in table and not re.match(r"https?://\S+$", table["url"]):
        raise _wrong(path, text, start, "url", f"{table['url']!r} is no web address", "start it with https://")
    facts = {key: value.strip() for key, value in table.items() if key != "path"}
    if "country" in facts:
        facts["country"] = _CODES.get(facts["country"], facts["country"])
    return Source(where, facts, start + 1)


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date, or an interval whose ends are in order."""
    if not _EDTF.fullmatch(text):
        return False
    start, _, end = text.partition("/")
    return not end or ".." in (start, end) or start[:4] <= end[:4]


def facts_for(sources: Sequence[Source], paths: Sequence[str]) -> dict[str, str]:
    """What the manifest says of a document: of several tables the more specific, then the later, wins key by key."""
    found = [source for source in sources if any(source.matches(path) for path in paths)]
    facts: dict[str, str] = {}
    for source in sorted(found, key=Source.rank):  # stable: of equal rank the later one comes last
        facts.update(source.facts)
    return facts


def check_paths(raw: Path, sources: Sequence[Source], names: Sequence[str]) -> None:
    """Raises ConfigError at the first table whose path fits none of the files met below RAW.

    What the table says would be said of nothing: a slip in a name would lose it without a word.
    """
    met = set(names)  # files, and folders that cannot be opened or are left aside
    known = met | {str(parent) for name in met for parent in PurePosixPath(name).parents} - {"."}
    for source in sources:
        fits = source.pattern in known or not met.isdisjoint(map(str, PurePosixPath(source.pattern).parents))
        if not fits and not any(fnmatchcase(name, source.pattern) for name in names):
            close = get_close_matches(source.pattern, sorted(known), n=1)
            remedy = (
                f"did you mean {close[0]!r}? Mend it or take the table out"
                if close
                else "mend it or take the table out"
            )
            text = (raw / FILE_NAME).read_text("utf-8").splitlines()
            raise _wrong(
                raw / FILE_NAME, text, source.line - 1, "path", f"no file fits the path {source.path!r}", remedy
            )


def to_plain(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """The tables as plain JSON, for `files.json`."""
    return [{"path": source.path, "facts": source.facts, "line": source.line} for source in sources]


def from_plain(tables: Sequence[dict[str, Any]]) -> list[Source]:
    """The inverse of `to_plain`."""
    return [Source(table["path"], dict(table["facts"]), int(table["line"])) for table in tables]


def _allowed(words: Sequence[str]) -> str:
    return f"allowed are {', '.join(words)}"


def _wrong(path: Path, text: list[str], start: int, key: str, problem: str, remedy: str) -> ConfigError:
    """The error with the line of the key, looked for from the table's first line on."""
    lines = range(start, len(text))
    line = next((i for i in lines if re.match(rf"\s*\[*\s*\"?{re.escape(key)}\"?\s*[\]=.]", text[i])), start)
    return ConfigError(problem, file=path, place=f"line {line + 1}", remedy=remedy)
