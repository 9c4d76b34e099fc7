"""packs: loads rules kept as data, later packs over earlier ones, and names file and line of what is wrong."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from pipeline.errors import ConfigError
from pipeline.ids import combined_hash, content_hash
from pipeline.regexes import Pattern, read_pattern

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises ConfigError with file and line."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError("there is no such file", file=path, remedy="check the path") from None
    except UnicodeDecodeError as error:
        raise ConfigError(
            "is not UTF-8 text", file=path, place=f"byte {error.start}", remedy="save it as UTF-8"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", file=path, remedy="mend the line it names") from None


def convert(data: object, kind: type[T], path: Path) -> T:
    """Plain TOML data as a value of `kind` (msgspec structs). Raises ConfigError with file, line and key."""
    try:
        return msgspec.convert(data, kind, strict=True, dec_hook=_decode)
    except msgspec.ValidationError as error:
        problem, _, where = str(error).partition(" - at `")
        line = _line_of(path.read_text("utf-8"), where.rstrip("`"), problem)
        raise ConfigError(
            problem, file=path, place=f"line {line}", remedy="see docs/packs.md for what is allowed"
        ) from None


def _decode(kind: type, value: object) -> object:
    """The value of a field that msgspec does not know. Raises ValueError, which msgspec places."""
    if kind is Pattern:
        return read_pattern(value)
    raise NotImplementedError(kind)


def load(packs: tuple[Path, ...], name: str, kind: type[T]) -> T:
    """The rules `name` (such as `sections.toml`) of all packs together, checked against `kind`.

    Tables merge key by key; lists of tables merge by their `id`; plain lists grow by what is new; anything else is
    replaced by the later pack. Each pack is checked alone first, so that an error names its own file and line.
    """
    key = (packs, name, kind)
    if key not in _LOADED:
        _LOADED[key] = _load(packs, name, kind)
    return cast(T, _LOADED[key])


_LOADED: dict[tuple[tuple[Path, ...], str, type], object] = {}  # one entry a rule file and process


def _load(packs: tuple[Path, ...], name: str, kind: type[T]) -> T:
    paths = [path for pack in packs if (path := pack / name).is_file()]
    merged: dict[str, Any] = {}
    for path in paths:
        data = read_toml(path)
        rules = convert(data, kind, path)
        merged = merge(merged, data)
    if not merged:
        raise ConfigError(f"no pack has a file {name}", file=packs[0], remedy="the first pack must be complete")
    return rules if len(paths) == 1 else convert(merged, kind, paths[-1])


def merge(base: Any, over: Any) -> Any:
    """`over` laid on `base`, both plain TOML data; neither is changed."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {
            key: merge(base[key], over[key]) if key in base and key in over else {**base, **over}[key]
            for key in [*base, *(key for key in over if key not in base)]
        }
    if isinstance(base, list) and isinstance(over, list):
        if base and isinstance(base[0], dict) and "id" in base[0]:
            later = {item["id"]: item for item in over}
            known = {item["id"] for item in base}
            return [merge(item, later[item["id"]]) if item["id"] in later else item for item in base] + [
                item for item in over if item["id"] not in known
            ]
        return base + [item for item in over if item not in base]
    return over


@lru_cache(maxsize=8)
def pack_hash(packs: tuple[Path, ...]) -> str:
    """One hash over every file of every pack: part of each rule's provenance."""
    files = [(pack, path) for pack in packs for path in sorted(pack.rglob("*")) if path.is_file()]
    return combined_hash(
        part for pack, path in files for part in (path.relative_to(pack).as_posix(), content_hash(path.read_bytes()))
    )


def check_pack(pack: Path, known: frozenset[str]) -> None:
    """Raises ConfigError where a pack folder is missing or holds a file that nothing reads."""
    if not pack.is_dir():
        raise ConfigError("there is no such pack folder", file=pack, remedy="give --pack a folder of .toml files")
    for path in sorted(pack.glob("*.toml")):
        if path.name not in known:
            raise ConfigError("no rule file has this name", file=path, remedy=f"it may be {', '.join(sorted(known))}")


def _line_of(text: str, where: str, problem: str) -> int:
    """The line a msgspec path such as `$.rule[3].needs` stands in; 1 where it cannot be told."""
    unknown = re.search(r"unknown field `([^`]+)`", problem)
    keys = re.findall(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]", where)
    names = [key for key, _ in keys if key] + ([unknown.group(1)] if unknown else [])
    index = next((int(number) for _, number in keys if number), 0)
    lines = text.splitlines()
    start = 0
    if names:
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[+\s*\"?{re.escape(names[0])}\"?[\].\s]", line)]
        if heads:
            start = heads[min(index, len(heads) - 1)]
    for i in range(start, len(lines)):
        if len(names) > 0 and re.match(rf"\s*\[*\s*\"?{re.escape(names[-1])}\"?\s*[\]=.]", lines[i]):
            return i + 1
    return start + 1
