"""rules: the shape of claims.toml, and the pack's scopes as cues."""

from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline.packs import load
from pipeline.patterns import CueFinder, CueRule, CueRules
from pipeline.regexes import Pattern
from pipeline.spans import Span

PAGE = "page"  # stands among the kinds of scope of a claim that holds for the place of its page
SEARCHED = 200_000  # characters of a text in which the name of a wage table is looked for


class FigureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a quantity is a claim of `attribute`: its dimension fits, and one of the conditions holds.

    covered: a cue of these classes spans the quantity. near: one stands in the statement. head: one stands in the
    row's or column's head, the key, the line that leads in, or a heading. sections: the section's kind is enough. rate:
    a rate at the sum is enough. counts_people: so is a count of people or of the occupation's own name. without: a cue
    of these classes forbids it where it is nearer than what speaks for it. unless_head: so does one over it, and
    unless_column one over its column of a table. needs: one of these classes stands in the statement or over it, or the
    occupation's name does. said: one of these does. asked: one of these stands in the sentence, or one of `head` in the
    key or heading over it. placed: the place in the page's title is the scope of what names none. own_words: in a full
    sentence the section and the heads over it are not enough: "The process can take 3 to 6 months" under "How to become
    a baker".
    """

    id: str
    attribute: str
    dimensions: list[str]
    statistic: str
    units: list[str] = []
    unit: str = ""
    covered: list[str] = []
    near: list[str] = []
    head: list[str] = []
    sections: list[str] = []
    rate: bool = False
    counts_people: bool = False
    needs: list[str] = []
    without: list[str] = []
    unless_head: list[str] = []
    said: list[str] = []
    asked: list[str] = []
    unless_column: list[str] = []
    statistic_cue: str = ""
    statistic_words: dict[str, str] = {}
    scopes: list[str] = []
    placed: bool = False
    periods: list[str] = []
    categories: dict[str, str] = {}  # quantities that as a whole are a category: "less than 5 years"
    least: float | None = None
    least_in_column: float | None = None  # of a figure whose column has a cue of `head` over it
    most: float | None = None
    own_words: bool = False

    @property
    def allowed(self) -> list[str]:
        """The kinds of scope that a claim may have, and PAGE where the page's title may give it."""
        return [*self.scopes, PAGE] if self.placed else self.scopes


class CategoryRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a cue of class `cue` is a claim whose category is the cue's value."""

    id: str
    attribute: str
    cue: str
    statistic: str
    near: list[str] = []
    head: list[str] = []
    sections: list[str] = []
    not_sections: list[str] = []
    without: list[str] = []
    without_near: list[str] = []  # classes that forbid it anywhere in the statement
    said: dict[
        str, list[str]
    ] = {}  # for a category ("" for the others), classes of which one stands in a full sentence
    opens: bool = False  # only where the cue opens the value
    keyed: bool = False  # only where the head is a key on the same line, or a row's label
    statistic_cue: str = ""
    statistic_words: dict[str, str] = {}
    bound: bool = False  # in a sentence only where a statistic's cue says how binding it is
    scopes: list[str] = []
    placed: bool = False  # the place in the page's title is the scope of what names none
    periods: list[str] = []
    unless_figure: list[str] = []
    either: dict[str, str] = {}  # words that a category's name begins with: two joined by "or" are two claims
    needs: dict[str, list[str]] = {}  # for a category, classes of which one stands before it or over it

    @property
    def allowed(self) -> list[str]:
        """The kinds of scope that a claim may have, and PAGE where the page's title may give it."""
        return [*self.scopes, PAGE] if self.placed else self.scopes


class PromiseRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading or lead-in that promises a figure of `attribute`: a regular expression on its text, or cues in it."""

    id: str
    attribute: str
    statistic: str
    pattern: Pattern
    cues: list[str] = []  # classes of cues that promise the figure where a value says that there is none
    match: list[str] = []
    no_match: list[str] = []


class CellRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cell, value or item that is one of `texts`, under a head with a cue of `head` and none of `unless_head`.

    placed: the place in the page's title is the scope of what names none.
    """

    id: str
    attribute: str
    statistic: str
    head: list[str]
    texts: dict[str, str]
    unless_head: list[str] = []
    statistic_cue: str = ""
    statistic_words: dict[str, str] = {}
    scopes: list[str] = []
    placed: bool = False
    periods: list[str] = []

    @property
    def allowed(self) -> list[str]:
        """The kinds of scope that a claim may have, and PAGE where the page's title may give it."""
        return [*self.scopes, PAGE] if self.placed else self.scopes


class WageTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country's public wage table: how pages that take it over name it, and what its heads stand for."""

    named: list[str]
    ends: dict[str, str]


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds where nothing is said."""

    hourly_below: dict[str, float] = {}
    yearly_above: dict[str, float] = {}
    monthly_between: dict[str, tuple[float, float]] = {}
    wage_table: dict[str, WageTable] = {}  # by currency

    def end_named(self, text: str, head: Span, unit: str) -> str | None:
        """What a head such as "Low" stands for over sums of a unit, if a page takes over such a table."""
        table = self.wage_table.get(unit.partition("/")[0])
        words = text[head.start : head.end].partition("(")[0].strip(" :").lower()  # "Low ($/hour)"
        name = table.ends.get(words) if table else None
        return name if name and table and any(text.find(word, 0, SEARCHED) >= 0 for word in table.named) else None


class ClaimRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of claims.toml."""

    silent_sections: list[str] = []
    other_sections: list[str] = []
    no_value: list[str] = []
    organisations: list[str] = []
    counted: list[str] = []  # plural words that a count of jobs may stand before
    defaults: Defaults = Defaults()
    figure: list[FigureRule] = []
    category: list[CategoryRule] = []
    cell: list[CellRule] = []
    promise: list[PromiseRule] = []

    def scopes_of(self, attribute: str) -> list[str]:
        """The scopes that figures of an attribute may have."""
        return next((rule.allowed for rule in self.figure if rule.attribute == attribute), [])


class ScopeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scope: its type, canonical id, and how it is written.

    One without an id is none: "graduate school" tells no level. `labels` only count as the whole label of a row,
    `codes` likewise on pages of their country: {AU = "sa"}.
    """

    type: str
    id: str
    names: list[str] = []
    labels: list[str] = []
    codes: dict[str, str] = {}


class LadderRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The posts, low to high, that are levels of an occupation, under whichever of its names it goes."""

    id: str
    of: list[str]
    posts: list[str]


class ScopeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of scopes.toml."""

    scope: list[ScopeRule]
    not_scopes: list[str] = []  # "in general", "on average": words that open or end a phrase which is no scope
    opens_employers: list[str] = []  # of not_scopes, those that open a name of employers: "state agencies"
    bodies: list[str] = []  # last words of a name in capitals that is an employer's
    people: list[str] = []  # nouns for people at work that name no occupation
    own_modifiers: list[str] = []  # words before an occupation's name that make no other one of it
    demonyms: dict[str, str] = {}  # words before an occupation's name that say where: the id of the place
    ladder: list[LadderRule] = []
    employers: list[str] = []  # nouns for those who employ people
    not_kinds: list[str] = []  # "the course", "most courses": words before a course that are no part of its name


SCOPE_TYPES = ("industry", "geography", "worker_class", "level")


@lru_cache(maxsize=8)
def load_claim_rules(packs: tuple[Path, ...]) -> ClaimRules:
    """The claim rules of a set of packs."""
    return load(packs, "claims.toml", ClaimRules)


@lru_cache(maxsize=8)
def load_finder(packs: tuple[Path, ...]) -> CueFinder:
    """The cues and scopes of a set of packs in one finder, compiled once a process."""
    cues = load(packs, "cues.toml", CueRules).cue
    scopes = load(packs, "scopes.toml", ScopeRules).scope
    rules = [CueRule(f"scope.{s.type}.{s.id}", s.type, [n.replace(" ", "_") for n in s.names], s.id) for s in scopes]
    return CueFinder([*cues, *rules], packs[0] / "cues.toml")
