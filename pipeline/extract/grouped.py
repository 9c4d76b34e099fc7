"""grouped: names that stand together: levels before the occupation, places in one breath, figures by turns."""

import re
from collections.abc import Sequence
from typing import TypeVar

from pipeline.extract.context import Passage
from pipeline.extract.places import part_of_place
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_COORDINATED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&)\s)\s*(?:the\s+)?")


_RANK_AND = re.compile(r"(?<![\w-])(?P<rank>[A-Za-z-]+)\s(?:or|and)\s[A-Za-z]+\s+$")


def unbracketed(text: str, cues: Sequence[Cue]) -> list[Cue]:
    """The cues without those that a bracket adds to the one before: "junior bakers (under three years' experience)"."""
    kept: list[Cue] = []
    for cue in cues:
        gap = text[kept[-1].end : cue.start] if kept else ""
        if not ("(" in gap and ")" not in gap and len(gap) <= 40):
            kept.append(cue)
    return kept


_RANK_BEHIND = re.compile(r"\s?[,–-]\s(?P<rank>[A-Z][a-z]+)\s?:?\Z")


def ranked_levels(text: str, body: Passage, subject: Subject) -> list[Cue]:
    """Levels told by a word at the occupation's own name: "Specialist therapists", "Engineer, Chief"."""
    found = []
    for match in subject.own.finditer(text, *body.span) if subject.own else ():
        before = re.search(r"(?<![\w-])([A-Za-z]+)\s+$", text[max(body.span.start, match.start() - 20) : match.start()])
        joined = before and _RANK_AND.search(text[max(body.span.start, match.start() - 50) : match.start()])
        second = (
            joined and joined["rank"].lower() in subject.modifiers | subject.ranks
        )  # "Graduate or assistant bakers"
        if before and before.group(1).lower() in subject.ranks and not second:
            start = match.start() - len(before.group())
            rank = before.group(1).lower()
            found.append(Cue(subject.labels[rank][0], rank, start, start + len(rank), ""))
        behind = _RANK_BEHIND.match(text, match.end(), body.span.end)
        if behind and behind["rank"].lower() in subject.ranks:
            rank = behind["rank"].lower()
            found.append(Cue(subject.labels[rank][0], rank, *behind.span("rank"), ""))
    for match in subject.posts.finditer(text, *body.span) if subject.posts else ():
        if text.startswith(" with ", match.end()) and not match.group().istitle():
            continue  # "the school partners with firms"
        post = slug(subject.namer.singular(match.group()))
        found.append(Cue("level", post, *match.span(), ""))
    return sorted(found, key=lambda cue: cue.start)


def joined_places(text: str, cue: Cue, cues: Sequence[Cue]) -> Scope | None:
    """The places named in one breath with `cue` ("California, Texas and New York") as one scope; None for it alone."""
    group = [cue]
    for other in sorted(cues, key=lambda c: c.start):
        if other.start > group[-1].end and _COORDINATED.fullmatch(text, group[-1].end, _place(text, other).start):
            group.append(other)
    for other in sorted(cues, key=lambda c: -c.start):
        if other.end < group[0].start and _COORDINATED.fullmatch(text, other.end, _place(text, group[0]).start):
            group.insert(0, other)
    if len(group) < 2:
        return None
    parts = {c: part_of_place(text, c) for c in group}
    ids = "+".join(sorted({slug(text[slice(*part)]) if (part := parts[c]) else c.value for c in group}))
    return Scope("geography", "", ids, Span(_place(text, group[0]).start, group[-1].end))


def _place(text: str, cue: Cue) -> Span:
    """Where a place's name stands, with the word that says which part of it is meant: "outer London"."""
    return part_of_place(text, cue) or Span(cue.start, cue.end)


Part = TypeVar("Part", Cue, Quantity)
_ASIDE = re.compile(r"\s\([^()]{1,40}\)")  # what a figure is in another rate


def respective(text: str, body: Passage, quantity: Quantity, cues: Sequence[Cue]) -> Cue | None:
    """The name in the place of a figure's own: "Utah and Iowa pay $40,000 and $41,000, respectively"."""
    same = [f for f in body.figures if f.dimension == quantity.dimension]
    if text[quantity.start - 1 : quantity.start] == "(":  # "$31.37 ($65,260 a year) and $32.19 ($66,960 a year)"
        quantity = next((f for f in reversed(same) if f.end <= quantity.start), quantity)
    figures = _run(text, [f for f in same if text[f.start - 1 : f.start] != "("], quantity)
    if quantity not in figures:
        return None  # "Utah, Iowa and Ohio ($40,000) pay …"
    if len(figures) < 3 and "respectively" not in text[quantity.end : body.span.end]:
        return None
    before = [cue for cue in cues if cue.end <= figures[0].start]
    names = _run(text, before, before[-1]) if before else []
    return names[figures.index(quantity)] if len(names) == len(figures) > 1 else None


def _run(text: str, parts: Sequence[Part], one: Part) -> list[Part]:
    """The parts that stand in one breath with `one`: "$40,000, $41,000 and $42,000"."""
    run: list[Part] = []
    for part in parts:
        aside = _ASIDE.match(text, run[-1].end, part.start) if run and isinstance(part, Quantity) else None
        if run and not _COORDINATED.fullmatch(text, aside.end() if aside else run[-1].end, part.start):
            if one in run:
                break
            run = []
        run.append(part)
    return run


# "Prospects are good, above all in Ohio": so they are everywhere; but "…, especially in Ohio, where they make $50,100".
_ABOVE_ALL = re.compile(
    r"\b(?:above all|especially|particularly|notably|in particular|most of all)(?:,| so)?"
    r"\s+(?:in|around|across)\s+(?:the\s+)?(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,\s|\s+and\s+)(?:in\s+)?(?:the\s+)?){0,3}$",
    re.IGNORECASE,
)
_TOLD_THERE = re.compile(r",?\s+(?:where|which|at|with)\b|\s*[(:—–-]")


def is_singled_out(text: str, cue: Cue) -> bool:
    """Whether a place is only one where what a sentence says of all holds most, and nothing is told of it alone."""
    return singled_from(text, cue) is not None and _TOLD_THERE.match(text, cue.end) is None


def singled_from(text: str, cue: Cue) -> int | None:
    """Where the words begin that single a place out, None where none do: what stands before them is of all."""
    led = _ABOVE_ALL.search(text, max(0, cue.start - 90), cue.start)
    return led.start() if led else None
