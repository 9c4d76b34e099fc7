"""rules: the shape of mentions.toml, and its rules compiled once for each set of packs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline import packs
from pipeline.gates import Gate
from pipeline.regexes import Pattern


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern with its id and examples that it must (`yes`) and must not (`no`) match."""

    id: str
    pattern: Pattern = Pattern()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class KindRule(Rule, frozen=True, forbid_unknown_fields=True):
    """What follows or matches is of this kind of mention; "" claims nothing. No sections: all that are read."""

    kind: str = ""
    sections: tuple[str, ...] = ()


class GuardRule(Rule, frozen=True, forbid_unknown_fields=True):
    """An item that matches is no mention of these kinds."""

    kinds: tuple[str, ...] = ()


class OpeningRule(Rule, frozen=True, forbid_unknown_fields=True):
    """Behind it stand duties whose verbs have this form: base or ing."""

    form: str = "base"


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Single patterns that the code names."""

    auxiliary: Pattern = Pattern()
    modal: Pattern = Pattern()
    kept_states: Pattern = Pattern()
    pronouns: Pattern = Pattern()
    skill_cue: Pattern = Pattern()
    skill_bar: Pattern = Pattern()
    ability: Pattern = Pattern()
    tool_example: Pattern = Pattern()
    industry_figure: Pattern = Pattern()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed word lists, in lower case."""

    skill_modifiers: tuple[str, ...] = ()
    skill_nouns: tuple[str, ...] = ()
    skill_shared: tuple[str, ...] = ()
    skill_phrases: tuple[str, ...] = ()
    tool_nouns: tuple[str, ...] = ()
    occupation_nouns: tuple[str, ...] = ()
    occupation_endings: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    quantifiers: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    non_workers: tuple[str, ...] = ()
    no_verbs: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    enders: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    noun_verbs: tuple[str, ...] = ()
    series_nouns: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    object_openers: tuple[str, ...] = ()
    back_references: tuple[str, ...] = ()
    ing_nouns: tuple[str, ...] = ()


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of work in their base form, apart by white space; a later pack adds a list of its own under `more`."""

    base: str = ""
    more: tuple[str, ...] = ()


class MentionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file mentions.toml; a pack laid over another one may hold any part of it."""

    silent: tuple[str, ...] = ()
    duty_prose: tuple[str, ...] = ()
    skill_prose: tuple[str, ...] = ()
    lists: dict[str, str] = msgspec.field(default_factory=dict)
    label: tuple[KindRule, ...] = ()
    lead_in: tuple[KindRule, ...] = ()
    not_item: tuple[GuardRule, ...] = ()
    item: tuple[KindRule, ...] = ()
    series: tuple[KindRule, ...] = ()
    name: tuple[KindRule, ...] = ()
    opening: tuple[OpeningRule, ...] = ()
    phrases: Phrases = Phrases()
    words: Words = Words()
    verbs: Verbs = Verbs()


@dataclass(frozen=True)
class Matcher:
    """A rule that names a kind, with its pattern compiled."""

    id: str
    kind: str
    gate: Gate
    sections: frozenset[str]

    def reads(self, section_kind: str) -> bool:
        """Whether the rule is for sections of this kind."""
        return not self.sections or section_kind in self.sections


@dataclass(frozen=True, eq=False)  # one for each set of packs, told apart by identity, so that it can key a cache
class MentionRules:
    """mentions.toml compiled. `verbs` holds the verbs by form: base, s, ing."""

    file: MentionFile
    labels: tuple[Matcher, ...]
    lead_ins: tuple[Matcher, ...]
    items: tuple[Matcher, ...]
    series: tuple[Matcher, ...]
    names: tuple[Matcher, ...]
    guards: dict[str, tuple[Gate, ...]]
    openings: tuple[tuple[Gate, str], ...]
    phrases: dict[str, re.Pattern[str]]
    words: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]
    hash: str


@lru_cache(maxsize=4)
def load_mention_rules(folders: tuple[Path, ...]) -> MentionRules:
    """The mention rules of all packs together, compiled."""
    file = packs.load(folders, "mentions.toml", MentionFile)
    kinds = {kind for guard in file.not_item for kind in guard.kinds}
    words = {name: frozenset(getattr(file.words, name)) for name in Words.__struct_fields__}
    return MentionRules(
        file=file,
        labels=_matchers(file.label),
        lead_ins=_matchers(file.lead_in),
        items=_matchers(file.item),
        series=_matchers(file.series),
        names=_matchers(file.name),
        guards={kind: tuple(Gate(g.pattern) for g in file.not_item if kind in g.kinds) for kind in sorted(kinds)},
        openings=tuple((Gate(rule.pattern), rule.form) for rule in file.opening),
        phrases={name: re.compile(getattr(file.phrases, name), re.IGNORECASE) for name in Phrases.__struct_fields__},
        words=words,
        verbs=inflect_verbs([*file.verbs.base.split(), *file.verbs.more], words["ing_nouns"]),
        hash=packs.pack_hash(folders)[:8],
    )


def inflect_verbs(base: list[str], ing_nouns: frozenset[str]) -> dict[str, frozenset[str]]:
    """The verbs by form: base, s (`carries`, `washes`), ing (`carrying`, `making`, `planning`), nouns left out."""
    third, ing = set(), set()
    for verb in base:
        consonant_y = re.search(r"[^aeiou]y$", verb)
        sibilant = re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", verb)
        third.add(verb[:-1] + "ies" if consonant_y else verb + "es" if sibilant else verb + "s")
        ing.add(verb + "ing")
        if re.search(r"[^eoy]e$", verb):
            ing.add(verb[:-1] + "ing")
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb):
            ing.add(verb + verb[-1] + "ing")
    return {"base": frozenset(base), "s": frozenset(third), "ing": frozenset(ing - ing_nouns)}


def _matchers(rules: tuple[KindRule, ...]) -> tuple[Matcher, ...]:
    return tuple(Matcher(r.id, r.kind, Gate(r.pattern), frozenset(r.sections)) for r in rules)
