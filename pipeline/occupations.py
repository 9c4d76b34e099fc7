"""occupations: which occupation a document is about, under one name and id for every way of writing it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline import ids, packs

RULES = "occupations.toml"
MOST_WORDS = 7  # of an occupation's name
FEWEST_MENTIONS = 2  # sentences that must open with a name for the text alone to tell the occupation


class TitleRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern with the name of an occupation as `name`."""

    id: str
    pattern: str
    yes: dict[str, str] = {}


class OccupationRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of occupations.toml."""

    title: tuple[TitleRule, ...] = ()
    trailers: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    endings: str = "(?!)"
    not_persons: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    invariable: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    small_words: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    irregular: dict[str, str] = {}
    abbreviations: dict[str, str] = {}


@dataclass(frozen=True)
class Occupation:
    """An occupation: `occupation_id` is the slug of the singular name; `basis` is where it was read."""

    occupation_id: str
    name: str
    aliases: tuple[str, ...]
    basis: str


_APART = re.compile(r"\s+[|–—·•/]\s+|\s+-\s+|\s*:\s+|\s*\?\s*|:$|,\s+(?=(?i:salary|pay|duties|job|skills))")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z0-9].*$")
_WORD = re.compile(r"[^\W_][\w'’./&-]*")
_ACRONYM = re.compile(r"\(([A-Z]{2,6})s?\)")
_KNOWN_AS = re.compile(r"(?i)\b(?:also (?:known|called|referred to)(?: as)?|alternative titles for this job include"
                       r"|alternate[_ ]titles|other titles)\s?:?\s+(?P<names>[^.\n]{3,200})")  # fmt: skip
_SOC = re.compile(r"(?<![\d-])(\d{2}-\d{4})(?:\.\d{2})?(?![\d-])")


class OccupationNamer:
    """Reads names of occupations by the rules of the packs."""

    def __init__(self, rules: OccupationRules) -> None:
        self.rules = rules
        self.patterns = [re.compile(rule.pattern, re.IGNORECASE) for rule in rules.title]
        self.several = re.compile("|".join(f"(?:{p})" for p in rules.several) or r"(?!)", re.IGNORECASE)
        self.ending = re.compile(rf".*{rules.endings}$", re.IGNORECASE)
        self.trailers, self.leaders = frozenset(rules.trailers), frozenset(rules.leaders)
        self.persons, self.not_persons = frozenset(rules.persons), frozenset(rules.not_persons)
        self.function_words = frozenset(rules.function_words)
        self.determiners, self.invariable = frozenset(rules.determiners), frozenset(rules.invariable)
        self.acronyms = {word.lower(): word for word in rules.acronyms}

    def singular(self, name: str) -> str:
        """A name in lower-case singular: the head noun, and the one before an `and`, lose their plural."""
        text = re.sub(r"\s+", " ", name.replace("’", "'").strip(" .,:;*\"'")).lower()
        text = self.rules.abbreviations.get(text, text)
        words = text.split(" ")
        for i, word in enumerate(words[:-1]):
            if words[i + 1] in {"and", "or", "&"} and self.is_person(word):
                words[i] = self._singular_word(word)
        words[-1] = self._singular_word(words[-1])
        return " ".join(word.removesuffix("'s") if i == len(words) - 1 else word for i, word in enumerate(words))

    def _singular_word(self, word: str) -> str:
        """The singular of one noun."""
        if word in self.rules.irregular:
            return self.rules.irregular[word]
        if word.endswith(("women", "men")) and len(word) > 4:
            return word[:-2] + "an"
        if word in self.invariable or not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
            return word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes", "zes")):
            return word[:-2]
        return word[:-1]

    def is_person(self, word: str) -> bool:
        """Whether a noun, singular or plural, names a person at work."""
        single = self._singular_word(word.lower())
        if single in self.persons:
            return True
        return (
            single not in self.not_persons and word.lower() not in self.not_persons and bool(self.ending.match(single))
        )

    def label(self, singular: str) -> str:
        """A singular name as a person reads it: capitals but for small words, acronyms in full."""
        small = self.rules.small_words
        return " ".join(
            self.acronyms.get(word)
            or (word if word in small and i else "-".join(p[:1].upper() + p[1:] for p in word.split("-")))
            for i, word in enumerate(singular.split(" "))
        )

    def make(self, name: str, basis: str, aliases: Sequence[str] = ()) -> Occupation | None:
        """The occupation of a name; None where nothing is left of it."""
        single = self.singular(_BRACKETS.sub("", name))
        slug = ids.slug(single)
        if not slug:
            return None
        return Occupation(slug, self.label(single), tuple(sorted(set(aliases))), basis)

    def name_in_title(self, title: str, sure: bool = False) -> str | None:
        """The name a title or heading holds: by a pattern, else what is left of it, if that names a person at work.

        `sure`: a pattern alone is enough, as in "How to become a …".
        """
        text = _BRACKETS.sub("", re.sub(r"\s+", " ", title.replace("’", "'")).strip(" *#_"))
        if self.several.search(text) or not text:
            return None
        for pattern in self.patterns:
            if match := pattern.match(text):
                name = self._trimmed(match.group("name"))
                if name and (self._names_person(name) or name.split()[-1].lower() not in self.not_persons):
                    return name
                return None
        if sure:
            return None
        for part in _APART.split(text):
            name = self._trimmed(part or "")
            if name and self._names_person(name):
                return name
        return None

    def _trimmed(self, text: str) -> str | None:
        """A name without the words of a title that stand round it; None where it is too long or repeats itself."""
        words = _PLACE.sub("", text.strip(" .,:;!?*\"'")).split()
        while words and words[0].lower() in self.leaders and len(words) > 1:
            words = words[1:]
        while words and words[-1].lower().strip(",:") in self.trailers:
            words = words[:-1]
        if (
            not words
            or len(words) > MOST_WORDS
            or len({word.lower() for word in words}) < len(words) - words.count("and")
        ):
            return None
        return " ".join(words).removesuffix("'s").strip(" ,:")

    def _names_person(self, name: str) -> bool:
        """Whether a phrase names a person at work: its last word does, and no word of it is one of grammar."""
        words = [word.lower().strip(".,") for word in name.split()]
        inner = [word for word in words if word not in {"and", "or", "&"}]
        if any(word in self.function_words or not word[:1].isalpha() for word in inner):
            return False
        last = words[-1]
        return last in self.rules.abbreviations or name.lower() in self.rules.abbreviations or self.is_person(last)

    def opening_names(self, text: str, spans: Sequence[tuple[int, int]]) -> Counter[str]:
        """How often sentences open with each name: `Bakers make …`, `As a baker you …`."""
        counts: Counter[str] = Counter()
        for start, end in spans:
            if name := self._opening_name(text[start : min(end, start + 90)]):
                counts[name] += 1
        return counts

    def _opening_name(self, sentence: str) -> str | None:
        words = [match.group().replace("’", "'") for match in _WORD.finditer(sentence)][:9]
        while words and words[0].lower() in self.determiners:
            words = words[1:]
        taken: list[str] = []
        for word in words[:6]:
            lower = word.lower()
            if lower in self.function_words:
                return None
            taken.append(lower.removesuffix("'s").removesuffix("'"))
            if self.is_person(taken[-1]) and not (len(words) > len(taken) and self.is_person(words[len(taken)])):
                return self.singular(" ".join(taken))
        return None


def find_occupation(
    namer: OccupationNamer,
    configured: str | None,
    title: str | None,
    heads: Sequence[str],
    text: str,
    spans: Callable[[], Sequence[tuple[int, int]]],
) -> Occupation | None:
    """The occupation a document is about: as configured, by its title, a heading, or the sentences; None for several.

    `heads` are its heading-like lines in order, `spans` gives its sentences, where they are needed.
    """
    if configured:
        return namer.make(configured, "sources.toml")
    records = [name for head in heads[:60] if (name := _record_name(head))]
    if len({namer.singular(name) for name in records}) > 1:
        return None
    if records:
        return namer.make(records[0], "text: a record's title")
    if title:
        if namer.several.search(title):
            return None
        if name := namer.name_in_title(title):
            return namer.make(name, "title")
    for head in heads[:12]:
        if (name := namer.name_in_title(head)) and _is_spoken_of(namer, name, text):
            return namer.make(name, f"heading: {head.strip('#* ')[:80]}")
    for head in heads[12:]:
        if name := namer.name_in_title(head, sure=True):
            return namer.make(name, f"heading: {head.strip('#* ')[:80]}")
    counts = namer.opening_names(text, spans())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    if ranked and ranked[0][1] >= FEWEST_MENTIONS and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return namer.make(ranked[0][0], f"text: {ranked[0][1]} sentences open with it")
    return None


def _record_name(line: str) -> str | None:
    """The name a record's line `title: …` gives."""
    match = re.match(r"(?i)^(?:\[\d+\]\.)?(?:title|occupation|job ?title)\s?:\s?(?P<name>[^:|]{3,60})$", line.strip())
    return match.group("name") if match and match.group("name")[:1].isupper() else None


def _is_spoken_of(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a name from a heading comes up again in the text: a caption or a byline does not."""
    return len(re.findall(re.escape(namer.singular(name)), text[:200_000], re.IGNORECASE)) >= 2


def find_aliases(namer: OccupationNamer, occupation: Occupation, text: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Other names for an occupation in a document: an acronym in brackets, `also known as`, a list of titles."""
    found: set[str] = set()
    singular = occupation.name.lower()
    initials = "".join(word[0] for word in re.split(r"[ -]", singular) if word not in namer.rules.small_words).upper()
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}s?\b", text):
        found.add(initials)
    for match in list(_KNOWN_AS.finditer(text))[:3]:
        parts = re.split(r"\s?[,;]\s?(?:or |and )?|\s+or\s+", match.group("names"))
        found.update(part for part in parts[:1] if len(part.split()) <= 4)
        found.update(part for part in parts[1:] if part.split() and namer.is_person(part.split()[-1]))
    found.update(titles)
    made = set()
    for name in found:
        acronyms = _ACRONYM.findall(name)
        plain = _BRACKETS.sub("", name).strip(" .•*-")
        if 1 < len(plain) <= 60 and len(plain.split()) <= MOST_WORDS:
            single = plain if plain.isupper() else namer.label(namer.singular(plain))
            made.update([single, *(acronym for acronym in acronyms if single.lower() == singular)])
    made.discard(occupation.name)
    return tuple(sorted(made))


def find_soc_code(text: str) -> str | None:
    """The occupation's code, where the text holds exactly one."""
    codes = {match.group(1) for match in _SOC.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def name_pattern(namer: OccupationNamer, occupation: Occupation | None) -> re.Pattern[str] | None:
    """A pattern for the occupation by its name, singular or plural, short forms of its head noun among them."""
    if occupation is None:
        return None
    words = occupation.name.lower().split(" ")
    stem, head = words[:-1], words[-1]
    heads = {head, *(short for short, full in namer.rules.irregular.items() if full == head)}
    heads |= {
        word for short, full in namer.rules.abbreviations.items() if full == occupation.name.lower() for word in [short]
    }
    plural = "|".join(
        sorted((re.escape(form) for form in heads | set(_plurals(head))), key=lambda form: (-len(form), form))
    )
    lead = r"\s".join(re.escape(word) for word in stem)
    body = rf"(?:{lead}\s)?(?:{plural})" if stem else rf"(?:{plural})"
    return re.compile(rf"\b{body}(?:'s|')?(?!\w)", re.IGNORECASE)


def _plurals(head: str) -> Iterator[str]:
    yield head + "s"
    if head.endswith("y"):
        yield head[:-1] + "ies"
    if head.endswith("man"):
        yield head[:-2] + "en"
    if head.endswith(("ss", "ch", "sh", "x")):
        yield head + "es"


@lru_cache(maxsize=8)
def load_namer(folders: tuple[Path, ...]) -> OccupationNamer:
    """The occupation rules of the packs. Raises ConfigError naming file and line."""
    return OccupationNamer(packs.load(folders, RULES, OccupationRules))
