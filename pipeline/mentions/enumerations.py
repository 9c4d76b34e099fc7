"""enumerations: cuts a running series of names ("A, B and C") into its members, and a tool's examples from its name."""

import re
from collections.abc import Callable
from itertools import pairwise

from pipeline.spans import Span, stripped

_JOINT = re.compile(r"(?P<semicolon>;)|(?P<comma>,)|(?P<word>\s(?:and/or|and|or|&)\s)|(?P<open>[(\[])|(?P<close>[)\]])")
_LEAD = re.compile(
    r"(?:and/or|and|or|&|the|a|an|particularly|especially|mainly|chiefly|notably|various|different|other|many|their"
    r"|such as|including|e\.g\.,?)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s.,;:]+$")
_ITEM_TAIL = re.compile(r"(?:[;,]\s+(?:and|or))?[\s.,;:]+\Z|[;,]\s+(?:and|or)\Z")
_SUCH_AS = re.compile(r",?\s+(?:such as|like|including)\s+", re.I)


def tidy(text: str, start: int, end: int) -> Span:
    """The span without space, "and", articles before it and full stop or comma behind it."""
    span = stripped(text, start, end)
    while (lead := _LEAD.match(text, span.start, span.end)) is not None and lead.end() < span.end:
        span = Span(lead.end(), span.end)
    tail = _TAIL.search(text[span.start : span.end])
    return stripped(text, span.start, span.start + tail.start()) if tail else span


def trim(text: str, start: int, end: int) -> Span:
    """The span of a list's item without space around it and ". ", ";", "; and" behind it; its first words stay."""
    tail = _ITEM_TAIL.search(text[start:end])
    return stripped(text, start, start + tail.start() if tail else end)


def split_series(text: str, start: int, end: int, whole: Callable[[str], bool], *, pairs: bool) -> list[Span]:
    """The members of a series, in order: cut at semicolons, else at commas, and at "and" where `pairs`.

    `whole` says whether a piece can be a member: "securities, commodities, and other sales agents" is one where only
    the last piece is a name of a job. Where few pieces are whole by that test, it is dropped: the names are unknown.
    Brackets are never cut.
    """
    joints = _top_joints(text, start, end)
    if any(kind == "semicolon" for _, _, kind in joints):
        parts = _cut(start, end, [(a, b) for a, b, kind in joints if kind == "semicolon"])
        return [span for part in parts for span in split_examples(text, part, whole, pairs=pairs)]
    at_commas = [tidy(text, *part) for part in _cut(start, end, [(a, b) for a, b, kind in joints if kind == "comma"])]
    known = sum(whole(text[a:b]) for a, b in at_commas if b > a)
    if len(at_commas) > 2 and known * 3 < len(at_commas):
        return [span for span in at_commas if span.end > span.start]
    found: list[Span] = []
    begin = start
    bounds = [*joints, (end, end, "end")]
    for place, (a, b, kind) in enumerate(bounds):
        if kind == "word" and not pairs:
            continue
        behind = tidy(text, b, max(b, bounds[min(place + 1, len(joints))][0]))
        if kind == "word" and not whole(text[behind.start : behind.end]):
            continue
        piece = tidy(text, begin, a)
        if piece.end > piece.start and (whole(text[piece.start : piece.end]) or kind == "end"):
            found.append(piece)
            begin = b
        elif piece.end == piece.start:
            begin = b
    return found


def split_examples(text: str, part: Span, whole: Callable[[str], bool], *, pairs: bool) -> list[Span]:
    """The members of one part of a longer series: "clerks, such as tellers and cashiers" names three."""
    match = _SUCH_AS.search(text, part.start, part.end)
    if match is None:
        return split_series(text, part.start, part.end, whole, pairs=pairs)
    head = split_series(text, part.start, match.start(), whole, pairs=pairs)
    return head + split_series(text, match.end(), part.end, whole, pairs=pairs)


def split_name(text: str, start: int, end: int, sign: re.Pattern[str]) -> tuple[Span, list[str]]:
    """A tool's name, and its examples: the names in brackets or behind `sign` ("such as", a colon)."""
    match = sign.search(text, start, end)
    if match is None or match.start() == start:
        return trim(text, start, end), []
    bracket = match.group().strip() == "("
    close = text.find(")", match.end(), end) if bracket else end
    inner = Span(match.end(), close if close >= 0 else end)
    names = [text[a:b] for a, b in split_series(text, inner.start, inner.end, lambda _: True, pairs=True)]
    return trim(text, start, match.start()), [name for name in names if name.lower() not in {"etc", "more", "others"}]


def _top_joints(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Commas, semicolons and conjunctions outside brackets: start, end, kind."""
    found: list[tuple[int, int, str]] = []
    depth = 0
    for match in _JOINT.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif depth == 0:
            found.append((match.start(), match.end(), kind))
    return found


def _cut(start: int, end: int, joints: list[tuple[int, int]]) -> list[Span]:
    """The spans between the joints."""
    edges = [(start, start), *joints, (end, end)]
    return [Span(before[1], after[0]) for before, after in pairwise(edges)]
