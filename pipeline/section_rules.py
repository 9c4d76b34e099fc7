"""section_rules: the shape of sections.toml, and what its rules say of a heading or a passage."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline import packs
from pipeline.gates import Gate, fold
from pipeline.regexes import Pattern

RULES = "sections.toml"
LONGEST_CUE = 600  # characters of a passage that cues are looked for in: what it is about stands at its beginning
CONTENT_SCORE = 3  # a passage must reach this, and more than its section's own kind, to be a section of its own
STRONG_SCORE = 5  # the same for the first passage under a heading, which names its matter


class HeadingRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern that tells the kind of a section by its heading."""

    id: str
    kind: str
    pattern: Pattern
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class CueRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern that tells what a passage speaks of."""

    id: str
    kind: str
    pattern: Pattern
    weight: int = 1
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class ValueRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern of short lines that are values of a card, never headings."""

    id: str
    pattern: Pattern


class Family(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"others": "with"}):
    """Kinds that a section of one kind may speak of without being cut."""

    kind: str
    others: tuple[str, ...]


class Boilerplate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Patterns of lines that go round the text, sell something, or open and close a sample letter."""

    navigation: tuple[Pattern, ...] = ()
    advertisement: tuple[Pattern, ...] = ()
    salutations: tuple[Pattern, ...] = ()
    greetings: tuple[Pattern, ...] = ()
    applying: tuple[Pattern, ...] = ()
    closings: tuple[Pattern, ...] = ()
    signatures: tuple[Pattern, ...] = ()
    resume_headings: Pattern = Pattern()
    contents_headings: Pattern = Pattern()
    story_headings: Pattern = Pattern()


class SectionRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of sections.toml."""

    heading: tuple[HeadingRule, ...] = ()
    cue: tuple[CueRule, ...] = ()
    value: tuple[ValueRule, ...] = ()
    family: tuple[Family, ...] = ()
    labels: tuple[str, ...] = ()
    boilerplate: Boilerplate = Boilerplate()


class Lexicon:
    """The rules of all packs, compiled once for a process."""

    def __init__(self, rules: SectionRules) -> None:
        self.headings = [(rule.kind, Gate(rule.pattern)) for rule in rules.heading]
        self.cues = [(rule.kind, rule.weight, Gate(rule.pattern)) for rule in rules.cue]
        self.families = {family.kind: frozenset(family.others) for family in rules.family}
        self.labels = frozenset(rules.labels)
        self.value = _union(tuple(rule.pattern for rule in rules.value))
        plate = rules.boilerplate
        self.navigation = [Gate(pattern) for pattern in plate.navigation]
        self.advertisement = [Gate(pattern) for pattern in plate.advertisement]
        self.salutations = [Gate(pattern) for pattern in plate.salutations]
        self.greetings = [Gate(pattern) for pattern in plate.greetings]
        self.applying = [Gate(pattern) for pattern in plate.applying]
        self.closings = [Gate(pattern) for pattern in (*plate.closings, *plate.signatures)]
        self.contents_heading = re.compile(plate.contents_headings or r"(?!)", re.IGNORECASE)
        self.story_heading = re.compile(plate.story_headings or r"(?!)", re.IGNORECASE)
        self.resume_heading = re.compile(plate.resume_headings or r"(?!)", re.IGNORECASE)
        self._kinds: dict[str, str | None] = {}

    def heading_kind(self, normalised: str) -> str | None:
        """The kind a normalised heading names; None where it says nothing."""
        if normalised not in self._kinds:
            folded = fold(normalised)
            found = next((kind for kind, gate in self.headings if gate.search(normalised, folded)), None)
            if len(self._kinds) > 50_000:
                self._kinds.clear()
            self._kinds[normalised] = found
        return self._kinds[normalised]

    def content_kind(self, passage: str, kind: str, current: str, first: bool) -> str | None:
        """The kind a passage speaks of: `current` unless it clearly is another, or `kind`, its heading's, again.

        None where it says nothing. The first passage under a heading must say more to be another matter.
        """
        text = passage[:LONGEST_CUE]
        folded = fold(text)
        scores: dict[str, int] = {}
        for cue_kind, weight, gate in self.cues:
            if gate.search(text, folded):
                scores[cue_kind] = scores.get(cue_kind, 0) + weight
        if not scores:
            return None
        best = max(scores, key=lambda name: (scores[name], name))
        allied = self.families.get(current, frozenset()) if current == kind else frozenset()
        own = max((scores[name] for name in scores if name in allied or name == current), default=0)
        stays = best == current or best in allied or scores[best] < (STRONG_SCORE if first else CONTENT_SCORE)
        if stays or scores[best] < own + (1 if current == kind else 2):
            return current if own else None
        return best

    def sells(self, passage: str) -> int:
        """How many signs of an advertisement a passage bears."""
        text = passage[:LONGEST_CUE]
        folded = fold(text)
        return sum(1 for gate in self.advertisement if gate.search(text, folded))


def _union(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for several; one that matches nothing for none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=8)
def load_lexicon(folders: tuple[Path, ...]) -> Lexicon:
    """The section rules of the packs. Raises ConfigError naming file and line."""
    return Lexicon(packs.load(folders, RULES, SectionRules))


_MARKS = re.compile(r"^(?:#{1,6}\s+|\*\*|__|>\s*)+|(?:\*\*|__|\s#+)+$")
_NUMBER = re.compile(
    r"^(?:(?:step|part|section|chapter)\s\d{1,2}\s?[:.)–-]?\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):]\s*|[ivx]{1,4}[.)]\s+|q\s?[:.]\s*)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t]{1,20}")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def normalise_heading(heading: str, names: re.Pattern[str] | None = None) -> str:
    """A heading in the form that the rules match: lower case, no marks, no number; the occupation is `x`."""
    text = _plain_heading(heading)
    if names is not None:
        text = names.sub("x", text)
    return _SPACES.sub(" ", text).strip(" *\"'?")


@lru_cache(maxsize=8192)
def _plain_heading(heading: str) -> str:
    """A heading in lower case without marks and number: headings of one document, and of many, come again."""
    text = _MARKS.sub("", heading.strip().translate(_QUOTES)).strip()
    return _MARKS.sub("", _NUMBER.sub("", text)).strip().rstrip(":").rstrip("… ").lower().replace("&", "and")
