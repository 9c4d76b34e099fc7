"""rules: the shape of `match.toml`, what a user may change about how mentions are matched."""

import msgspec

from pipeline import packs
from pipeline.settings import Settings

# Every figure stands in Concord's own pack. The zeros here say "not given": a user's pack may give one figure alone.


class Weights(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What each test adds to the log odds that two clauses are the same."""

    bias: float = 0.0
    terms: float = 0.0
    both: float = 0.0
    characters: float = 0.0
    parted: float = 0.0
    part: float = 0.0
    nearest: float = 0.0
    together: float = 0.0
    apart: float = 0.0


class Thresholds(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Scores at which something is decided."""

    same: float = 0.0
    related: float = 0.0
    linkage: float = 0.0
    unseen: float = 0.0
    repeat: float = 0.0
    worth: float = 0.0
    again: float = 0.0
    near: float = 0.0
    cover: float = 0.0


class Lists(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Which rules of mentions.toml find mentions in running text rather than in lists."""

    prose: list[str] = []


class Names(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Scores for kinds whose mentions are names: one word more or less makes another thing of a name."""

    kinds: list[str] = []
    same: float = 0.0
    related: float = 0.0
    linkage: float = 0.0


class Factors(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a word's place and frequency make of its weight."""

    group: float = 0.0
    stem: float = 0.0
    name: float = 0.0
    frequent: float = 0.0
    common: float = 0.0
    familiar: float = 0.0
    tail: float = 0.0
    carried: float = 0.0
    spoken: float = 0.0
    inside: float = 0.0
    support: float = 0.0
    digits: float = 0.0
    several: float = 0.0
    hyphened: float = 0.0
    shared: float = 0.0
    setting: float = 0.0
    opening: float = 0.0
    rarity: float = 0.0


class Candidates(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Which pairs are looked at."""

    top: int = 0
    least: float = 0.0
    rare: int = 0
    large: int = 0
    clauses: int = 0
    top_large: int = 0
    review: int = 0


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words with a task in the sentence and no meaning of their own."""

    skipped: list[str] = []
    stop: list[str] = []
    tails: list[str] = []
    openers: list[str] = []
    coordinators: list[str] = []
    leaders: list[str] = []
    pronouns: list[str] = []
    enumerators: list[str] = []
    prepositions: list[str] = []
    adjectives: list[str] = []
    nominal: list[str] = []
    nouns: list[str] = []
    copulas: list[str] = []
    whole: list[str] = []
    places: list[str] = []
    numbers: list[str] = []


class Background(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words frequent in every occupation, in three steps."""

    common: list[str] = []
    frequent: list[str] = []
    familiar: list[str] = []


class Thesaurus(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Groups of words and phrases that mean nearly the same."""

    actions: dict[str, list[str]] = {}
    things: dict[str, list[str]] = {}
    skills: dict[str, list[str]] = {}


class Example(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Two texts that must, or must not, be judged the same; run as tests."""

    id: str
    kind: str
    a: str
    b: str
    same: bool


class MatchRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of `match.toml`."""

    weights: Weights = Weights()
    thresholds: Thresholds = Thresholds()
    names: Names = Names()
    lists: Lists = Lists()
    factors: Factors = Factors()
    candidates: Candidates = Candidates()
    words: Words = Words()
    background: Background = Background()
    lemmas: dict[str, str] = {}
    thesaurus: Thesaurus = Thesaurus()
    example: list[Example] = []

    def limits(self, kind: str) -> Thresholds:
        """The thresholds that hold for mentions of a kind."""
        if kind not in self.names.kinds:
            return self.thresholds
        own = self.names
        return msgspec.structs.replace(
            self.thresholds, same=own.same, related=own.related, linkage=own.linkage, worth=own.linkage
        )


def load_rules(settings: Settings) -> MatchRules:
    """The rules of all packs together. Raises ConfigError with file and line of what is wrong."""
    return packs.load(settings.packs, "match.toml", MatchRules)
