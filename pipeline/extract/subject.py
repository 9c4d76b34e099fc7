"""subject: what a document is about, under which names, and whom else a figure of it may be about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.name_words import SERVED, abbreviates, joined
from pipeline.ids import slug
from pipeline.occupations import OccupationNamer, first_rank
from pipeline.spans import Span

LEAST_SHORT, MOST_CUT = 3, 6  # letters of a name cut short, and the fewest that are cut off it


@dataclass(frozen=True)
class Scope:
    """Whom a figure is about: the contract's type, the words, the canonical id, and where the words stand."""

    type: str
    words: str
    id: str
    span: Span


@dataclass(frozen=True)
class Subject:
    """What a document is about: the names under which its own occupation goes, and the rules to know another's."""

    occupation_id: str | None
    own: re.Pattern[str] | None
    names: frozenset[str]  # slugs of the occupation and its aliases
    namer: OccupationNamer
    country: tuple[str, ...]  # scope ids that mean all of it
    place: Span | None = None  # where the name stands that this statement is about, on a page about several
    modifiers: frozenset[str] = frozenset()  # words for levels and worker classes, which make no other occupation
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)  # labels of rows that name a scope: type and id
    not_scopes: frozenset[str] = frozenset()  # words that open a phrase such as "in general", which is no scope
    people: frozenset[str] = frozenset()  # nouns for people at work that name no occupation: "professionals"
    own_modifiers: frozenset[str] = frozenset()  # words before a name that make no other occupation: "solo drivers"
    ranks: frozenset[str] = frozenset()  # labels that are a level before the occupation's own name: "Head chef"
    not_kinds: frozenset[str] = frozenset()  # words before "course" that are no part of its name
    places: frozenset[str] = frozenset()  # names of places, which make no other occupation of a name: "Texas nurses"
    posts: re.Pattern[str] | None = None  # the posts of its ladder, which are levels: "sergeant" of police officers
    bodies: frozenset[str] = frozenset()  # last words of the names of employers: "the Forest Service"
    employers: frozenset[str] = frozenset()  # nouns for those who employ people
    opens_employers: frozenset[str] = frozenset()  # those of not_scopes that open a name of theirs: "state agencies"
    demonyms: dict[str, str] = field(default_factory=dict)  # ids of places by the adjective: "Scottish teachers"
    siblings: frozenset[str] = frozenset()  # ids of all occupations that a page about several is about
    parts: re.Pattern[str] | None = None  # the detailed occupations that a table of the page lists
    part_ids: dict[str, str] = field(default_factory=dict)  # their ids, by name in small letters
    named: re.Pattern[str] | None = None  # its own name or one of these

    def employs(self, name: str) -> bool:
        """Whether the last word of a name is a noun for those who employ people: "Private firms"."""
        return self.namer.singular(name).rsplit(" ", 1)[-1] in self.employers

    def names_no_part(self, words: Sequence[str]) -> bool:
        """Whether a phrase is known to name no part of the occupation: "most cities", but not "state agencies"."""
        first, last = words[0].lower().strip(","), words[-1].lower()
        if len(words) > 1 and (self.employs(last) or last.removesuffix("s") in self.employers):
            return first in self.not_scopes and first not in self.opens_employers
        return first in self.not_scopes or last in self.not_scopes

    def is_own(self, name: str) -> bool:
        """Whether a name means the document's occupation: the same, an alias, or its head words ("representatives")."""
        words = self.namer.singular(name).split()
        if " ".join(words) in self.modifiers:
            return True  # "part-timers", "a sergeant": a class or level, no other occupation
        words = first_rank(words, self.modifiers | self.ranks)
        if " ".join(words) in self.namer.ranked_names:  # "head teachers" are no teachers of a rank
            return slug(" ".join(words)) in (self.occupation_id, *self.names, *joined(self.occupation_id or ""))
        known = self.modifiers | self.own_modifiers | self.namer.standings | {"all"}
        while len(words) > 1 and (words[0] in known or (len(words) > 2 and " ".join(words[:2]) in known)):
            two = len(words) > 2 and " ".join(words[:2]) in known
            words = words[2 if two else 1 :]  # "senior cooks", "highly skilled cooks", "staff grade cooks"
        if len(words) > 1 and (served := SERVED.match(" ".join(words))):
            words = words[len(served.group().split()) :]  # "first-season cooks", "freshly licensed cooks"
        if slug(" ".join(words)) not in self.names:
            size = next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in self.places), 0)
            words = words[size:]
        found, own = slug(" ".join(words)), self.occupation_id or ""
        if len(found) >= LEAST_SHORT and "-" not in own and own[:-MOST_CUT].startswith(found):
            return True  # "vets" of veterinarians, no "nurses" of nurserymen
        parts = (own, *own.split("-and-"))  # "fishers" and "hunters" of fishers and game hunters
        if found in self.names or not found or any(f"-{part}".endswith(f"-{found}") for part in parts):
            return True
        if own and found.endswith("-" + own):  # "bus drivers" of drivers; "sous chefs" are no chefs at large
            extra = words[: -own.count("-") - 1]
            plain = known | self.ranks | (self.not_scopes - self.opens_employers) | self.namer.function_words
            return not set(extra) - plain  # "school nurses" are no nurses at large
        if found.removesuffix("er") == own.removesuffix("-driver").split("-")[-1] or (
            found.endswith("-driver") and own.removesuffix("er") == found.removesuffix("-driver").split("-")[-1]
        ):
            return True  # "truckers" of truck drivers
        *stem, head = own.split("-")
        if 1 < len(words) <= len(stem) and words[-1] == head and set(words[:-1]) < set(stem):
            return True  # "wind technicians" of wind turbine technicians
        return len(words) == 2 and words[1] == head and abbreviates(words[0], stem)
