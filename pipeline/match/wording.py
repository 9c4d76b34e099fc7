"""wording: words with their offsets, their stems, and the thesaurus's phrases found among them."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.match.rules import MatchRules, load_rules
from pipeline.settings import Settings

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
PHRASE_REACH = 4  # so many words behind a verb may stand what completes its phrase
_VOWEL = re.compile(r"[aeiouy]")
NAMED_SKILLS = ("skill", "credential")  # kinds that read the thesaurus's skills as well


class Token(NamedTuple):
    """One word of a text, `text[start:end]`."""

    start: int
    end: int
    form: str  # as written, in small letters
    stem: str
    joined: bool = False  # half of a hyphened compound


class Term(NamedTuple):
    """What counts as one word: a stem, or the stems of a thesaurus phrase joined by blanks."""

    name: str
    first: int  # tokens[first:last] are its words
    last: int


def stem_word(form: str, lemmas: dict[str, str]) -> str:
    """The stem of a word in small letters; `lemmas` says which forms count as another word.

    It only has to be the same for the forms of one word ("installs", "installing", "installation": `instal`), not
    readable. British spellings fall together with American ones.
    """
    word = form.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = lemmas.get(word, word)
    if lemmas.get(word) == word or len(word) <= 3 or not word.isascii():
        return _ended(word)
    for ending, kept in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("zes", "z")):
        if word.endswith(ending) and len(word) > 4:
            word = word[: -len(ending)] + kept
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    word = lemmas.get(word, word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 2 and _VOWEL.search(base):
            if base.endswith("i"):
                base = base[:-1] + "y"
            elif base.endswith(("at", "iz", "bl")) and base[-3:-2] not in ("e", "o"):
                base += "e"
            word = lemmas.get(base + "e", lemmas.get(base, base))
            break
    return _ended(_without_derivation(word))


_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("iser", "izer"), ("our", "or"))
_DERIVED = (  # ending, what stays of it, how long the rest must be
    ("ization", "iz", 3), ("ation", "", 4), ("ator", "ator", 2), ("ion", "", 5), ("ment", "", 5), ("ness", "", 4),
    ("ance", "", 5), ("ate", "", 4), ("ly", "", 4), ("ity", "", 5),
)  # fmt: skip


def _without_derivation(word: str) -> str:
    for british, american in _SPELLINGS:
        if word.endswith(british) and len(word) > len(british) + 2:
            word = word.removesuffix(british) + american
            break
    for ending, kept, least in _DERIVED:
        base = word.removesuffix(ending)
        if base != word and len(base) >= least and (ending != "ion" or base[-1] in "st"):
            return base + kept
    return word


def _ended(word: str) -> str:
    """Without the letters that come and go at a word's end: a silent e, a doubled consonant, y against i."""
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 2 and word[-1] == "y" else word


class Wording:
    """Words and phrases as the rules see them, for mentions of one kind; stems are kept, so a word is worked once.

    Making one takes the stems of the whole thesaurus; kinds that read the same sections of it share one.
    """

    def __init__(self, rules: MatchRules, kind: str) -> None:
        self.rules = rules
        self._stems: dict[str, str] = {}
        self.skipped = frozenset(rules.words.skipped)
        self.stop = frozenset(rules.words.stop)
        self.coordinators = frozenset(rules.words.coordinators)
        self.tails = frozenset(rules.words.tails)
        self.openers = frozenset(rules.words.openers)
        self.pronouns = frozenset(rules.words.pronouns)
        self.leaders = frozenset(rules.words.leaders)
        self.enumerators = frozenset(rules.words.enumerators)
        self.borders = frozenset(rules.words.prepositions) | self.tails | self.enumerators
        self.numbers = frozenset(rules.words.numbers)
        self.places = frozenset(rules.words.places)
        self.whole = frozenset(rules.words.whole)
        self.copulas = frozenset(rules.words.copulas)
        self.nouns = frozenset(rules.words.nouns)
        self.hanging = (self.openers | self.coordinators) - frozenset(rules.words.prepositions)
        self.adjectives = tuple(rules.words.adjectives)
        self.nominal = tuple(rules.words.nominal)
        self._verbs = frozenset(entry for entries in rules.thesaurus.actions.values() for entry in entries)
        factors = rules.factors
        self.background = {self._name(word): factors.familiar for word in rules.background.familiar}
        self.background |= {self._name(word): factors.frequent for word in rules.background.frequent}
        self.background |= {self._name(word): factors.common for word in rules.background.common}
        sections = {"actions": rules.thesaurus.actions, "things": rules.thesaurus.things}
        if kind in NAMED_SKILLS:
            sections = {"skills": rules.thesaurus.skills, **sections}
        self.sections = tuple(sections)
        self.groups: dict[str, set[str]] = {}  # a term's groups
        self._of: dict[str, dict[str, set[str]]] = {}  # the same by section
        self._phrases: dict[str, set[tuple[str, ...]]] = {}  # by first stem
        self._longest: dict[str, int] = {}  # stems of the longest phrase, by first stem
        actions = set()
        for section, groups in sections.items():
            for group, entries in groups.items():
                for name in map(self._name, entries):
                    self._add_entry(section, f"{section}:{group}", name)
                    if section == "actions" and name:
                        actions.add(name)
        self.actions = frozenset(actions)
        self._numbers = {self.stem(word) for word in self.numbers}
        self._empty = {self.stem(word) for word in self.stop}

    def _name(self, entry: str) -> str:
        forms = map(str.lower, _WORD.findall(entry))
        return " ".join(self.stem(form) for form in forms if form not in self.skipped)

    def _add_entry(self, section: str, group: str, name: str) -> None:
        self.groups.setdefault(name, set()).add(group)
        self._of.setdefault(name, {}).setdefault(section, set()).add(group)
        stems = tuple(name.split(" "))
        if len(stems) > 1:
            self._phrases.setdefault(stems[0], set()).add(stems)
            self._longest[stems[0]] = max(self._longest.get(stems[0], 0), len(stems))

    def groups_in(self, name: str, section: str) -> list[str]:
        """The groups of a section of the thesaurus that a term stands in, sorted."""
        return sorted(self._of.get(name, {}).get(section, ()))

    def is_verb(self, token: Token) -> bool:
        """Whether a word of an action's stem is its verb: "treat" is, "treatment" is not."""
        form = token.form.removesuffix("s")
        return not form.endswith(self.nominal) or form in self._verbs

    def is_number(self, form: str) -> bool:
        """Whether a word in small letters is a number: "2", "two"."""
        return form.isdigit() or form in self.numbers

    def leads(self, term: Term, tokens: list[Token]) -> bool:
        """Whether a term of `tokens` is a verb, or a phrase that begins with one."""
        return term.name in self.actions and (term.last - term.first > 1 or self.is_verb(tokens[term.first]))

    def inside(self, name: str) -> list[str]:
        """The words of a duty's phrase that names its object ("take notes"); a skill's name is more than its words."""
        if " " not in name or "skills" in self.sections or not self.is_full(name):
            return []
        return [stem for stem in name.split(" ") if stem not in self._empty]

    def is_full(self, name: str) -> bool:
        """Whether a phrase names its own object: "keep records" does, "look after" does not."""
        return " " in name and sum(stem not in self._empty for stem in name.split(" ")) > 1

    def stem(self, form: str) -> str:
        """The stem of a word in small letters."""
        stem = self._stems.get(form)
        if stem is None:
            stem = self._stems[form] = stem_word(form, self.rules.lemmas)
        return stem

    def tokens(self, text: str) -> list[Token]:
        """The words of a text but for those that no phrase sees; hyphens part words."""
        found = []
        for match in _WORD.finditer(text):
            form = match.group().lower()
            if form not in self.skipped:
                joined = "-" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
                found.append(Token(match.start(), match.end(), form, self.stem(form), joined))
        return found

    def terms(self, tokens: list[Token]) -> list[Term]:
        """The terms of the words in order: the longest phrase of the thesaurus wins, stop words are left out."""
        found, at, stems = [], 0, [token.stem for token in tokens]
        read: set[int] = set()  # words that a verb further in front has taken in
        while at < len(stems):
            if at in read:
                at += 1
                continue
            size = min(self._longest.get(stems[at], 1), len(stems) - at)
            while size > 1 and tuple(stems[at : at + size]) not in self._phrases[stems[at]]:
                size -= 1
            if size > 1:
                found.append(Term(" ".join(stems[at : at + size]), at, at + size))
            elif tokens[at].form not in self.whole and (behind := self._completes(tokens, stems, at)):
                found.append(Term(f"{stems[at]} {stems[behind]}", at, at + 1))
                read.add(behind)
            elif tokens[at].form not in self.stop and tokens[at].form not in self.coordinators:
                found.append(Term(stems[at], at, at + 1))
            at += max(size, 1)
        return found

    def _completes(self, tokens: list[Token], stems: list[str], at: int) -> int:
        """The place of the word that makes a phrase of a verb ("keep the kitchen clean"); 0 where none does."""
        phrases = self._phrases.get(stems[at], ())
        for i in range(at + 1, min(at + 1 + PHRASE_REACH, len(stems)) if phrases else 0):
            if tokens[i].form in self.borders or tokens[i].form in self.coordinators:
                return 0
            if i > at + 1 and (stems[at], stems[i]) in phrases:
                return i
        return 0

    def factor(self, name: str) -> float:
        """What a term weighs before its frequency in the block and its place in the clause count."""
        if name.isdigit() or name in self._numbers:
            return self.rules.factors.digits
        return self.background.get(name, 1.0)


def load_wording(settings: Settings, kind: str) -> Wording:
    """The wording of the rules of all packs for mentions of a kind, made once a process."""
    return _load(settings.packs, NAMED_SKILLS[0] if kind in NAMED_SKILLS else "")


@lru_cache(maxsize=8)
def _load(packs: tuple[Path, ...], kind: str) -> Wording:
    return Wording(load_rules(Settings(packs=packs)), kind)
