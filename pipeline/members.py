"""members: the members of a text that is JSON: each scalar value's place and the keys over it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.spans import Span

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
UNIT_KEYS = re.compile(r'"?(?:currency|(?:(?:pay|wage|salary|money)[ _]?)?units?)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """A scalar value, without its quotes; the keys over it, nearest first; and the units its objects name for all."""

    value: Span
    keys: tuple[Span, ...]
    units: tuple[Span, ...]


@dataclass
class _Frame:
    """An object or list that is open: the key over it, the unit it names."""

    is_object: bool
    key: Span | None
    unit: Span | None = None
    name: Span | None = None  # the key read last


def read_members(text: str) -> list[Member] | None:
    """The members of a text that is one JSON object or list, in order; None for any other text."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return None
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return list(_members(text))


def _members(text: str) -> Iterator[Member]:
    """Walk the tokens of valid JSON. A unit may stand behind the figures that it is for, so units come last."""
    frames: list[_Frame] = []
    found: list[tuple[Span, tuple[Span, ...], tuple[_Frame, ...]]] = []
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    for i, (word, start, end) in enumerate(tokens):
        frame = frames[-1] if frames else None
        if word in "{[":
            frames.append(_Frame(word == "{", frame.name if frame else None))
        elif word in "}]":
            frames.pop()
        elif word not in ":," and frame is not None:
            span = Span(start + 1, end - 1) if word[0] == '"' else Span(start, end)
            if frame.is_object and tokens[i + 1][0] == ":":
                frame.name = span
            elif span.end > span.start:
                name = frame.name if frame.is_object else None
                if name is not None and UNIT_KEYS.fullmatch(text, *name):
                    frame.unit = span
                over = [name, *(f.key for f in reversed(frames))]
                found.append((span, tuple(key for key in over if key is not None), tuple(reversed(frames))))
    for value, keys, around in found:
        yield Member(value, keys, tuple(frame.unit for frame in around if frame.unit is not None))
