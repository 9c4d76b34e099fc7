"""members: the members of a text that is JSON: each scalar value's place and the keys over it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.spans import Span

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
UNIT_KEYS = re.compile(r'"?(?:(?:pay|wage|salary|money)[ _]?)?(?:currency|units?)"?', re.IGNORECASE)
# Keys whose value says how or when the other values of their object were measured, and of whom they are.
_HOLDS = re.compile(
    r"(?:\w+[_. -])?(?:currency|units?|frequency|basis|per|period|(?:reference[_ ])?year|as[_ ]of)", re.IGNORECASE
)
_NAMES = re.compile(
    r"region|state|province|area|location|city|level|experience[_ ]level|stage|seniority|grade|band|industry|sector"
    r"|percentile|name|label|title|job|occupation|type|measure|statistic|metric|category|group",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A scalar value, without its quotes; the keys over it, nearest first; and what its objects say of all in them.

    `units` are the values of keys such as `currency` and `year`; `label` that of a key such as `region`.
    """

    value: Span
    keys: tuple[Span, ...]
    units: tuple[Span, ...]
    label: Span | None = None


@dataclass
class _Frame:
    """An object or list: the key over it, and the values in it that hold for all of it."""

    is_object: bool
    key: Span | None
    units: list[Span] = field(default_factory=list)
    label: Span | None = None
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
                if name is not None and _HOLDS.fullmatch(text, *name):
                    frame.units.append(span)
                if name is not None and frame.label is None and len(frames) > 1 and _NAMES.fullmatch(text, *name):
                    frame.label = span if any(outer.is_object for outer in frames[:-1]) else None
                over = [name, *(f.key for f in reversed(frames))]
                found.append((span, tuple(key for key in over if key is not None), tuple(reversed(frames))))
    for value, keys, around in found:
        units = tuple(unit for frame in around for unit in frame.units if unit != value)
        label = next((frame.label for frame in around if frame.label is not None), None)
        yield Member(value, keys, units, label if label != value else None)
