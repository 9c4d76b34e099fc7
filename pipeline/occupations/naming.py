"""naming: the name of an occupation in a title or a sentence, and one form and id for all ways of writing it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline import ids, packs
from pipeline.gates import Gate, fold
from pipeline.regexes import Pattern

RULES = "occupations.toml"
MOST_WORDS = 7  # of an occupation's name
MOST_JOINED = 12  # of one that joins several: `Bookkeeping, Accounting, and Auditing Clerks`


_BODIES = ("branch", "board", "committee", "council", "cabinet")
# "Some employers train paralegals on the job": whom they train is no one who does it.
_IDIOM = re.compile(r"\AAs a (?:rough |general |very )*(?:guide|pointer)(?: only)?,?\s+")  # who is no guide
_EMPLOYS = re.compile(
    r"(?:[Mm]any|[Mm]ost|[Ss]ome|[Aa]\sfew|[Ll]arger?|[Ss]maller)\s+(?:employers|companies|firms|shops|agencies|organi[sz]ations)\s+"
    r"(?:\w+ly\s+)?(?:train|hire|employ|recruit|seek|take\s+on|pay)\s"
)


class TitleRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern with the name of an occupation as `name`."""

    id: str
    pattern: Pattern
    person: bool = False  # whether the name must be one of a person at work
    yes: dict[str, str] = {}


class OccupationRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of occupations.toml."""

    title: tuple[TitleRule, ...] = ()
    trailers: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    several: tuple[Pattern, ...] = ()
    endings: Pattern = Pattern("(?!)")
    not_persons: tuple[str, ...] = ()
    not_names: tuple[Pattern, ...] = ()
    persons: tuple[str, ...] = ()
    weak_heads: tuple[str, ...] = ()
    bare_heads: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()  # standings that are part of no occupation's name
    person_cues: tuple[Pattern, ...] = ()
    record_keys: tuple[str, ...] = ()
    record_keys_of_persons: tuple[str, ...] = ()
    invariable: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    small_words: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    ranked_names: tuple[str, ...] = ()
    not_adverbs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    magazines: tuple[str, ...] = ()
    same_as: tuple[Pattern, ...] = ()
    fields: dict[str, str] = {}
    irregular: dict[str, str] = {}
    short_heads: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    collectives: dict[str, str] = {}
    closed: dict[str, str] = {}  # names that some write in two words: "fire fighter" is a firefighter


@dataclass(frozen=True)
class Occupation:
    """An occupation: `occupation_id` is the slug of the singular name; `basis` is where it was read."""

    occupation_id: str
    name: str
    aliases: tuple[str, ...]
    basis: str


_APART = re.compile(r"\s+[|–—·•/]\s+|\s+-\s+|\s*:\s+|\s*\?\s*|:$|,\s+(?=(?i:salary|pay|duties|job|skills))")
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_JOINED = re.compile(r",|\b(?:and|or)\b|&")
_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z0-9].*$|(?<=[a-z]s)\s+of\s+the\s+[A-Z][a-z]+$")  # "Bakers of the Harbor"
_YEAR = re.compile(r"\(?(?:19|20)\d{2}(?:[-–/]\d{2,4})?\)?,?")
_KEYED = re.compile(r"[A-Z][\w /&'-]{2,40}:\s+(?=[A-Z])")
_BESIDE_SITE = re.compile(r"\s+[|–—·•]\s+")  # "Baker pay | JobFinder"
_NUMBER = re.compile(r"\W*\d{1,3}[.)]{1,2}(?=[A-Z])")  # "3.Plumber ($80,000)"
_NTH_YEAR = re.compile(
    r"(?i)(?:first|second|third|fourth|fifth|final|[1-5](?:st|nd|rd|th))[- ]years?\s+(?:apprentice\s+)?(?=\S)"
)
_CAMEL = re.compile(r"[a-z][A-Z]")  # "JobFinder", no finder of jobs
_STATE_BEHIND = re.compile(r",\s[A-Z]{2}\b")
_APART_BY = re.compile(r",|\s[–—-]{1,2}\s|\*\*")
_WORD = re.compile(r"[^\W_][\w'’./&-]*")


def _stands_for(short: str, words: Sequence[str]) -> bool:
    """Whether a word in capitals is made of the first letters of the words behind it."""
    letters = "".join(word[0] for word in words)
    return 1 < len(short) <= 5 and short.isupper() and letters.upper().startswith(short.rstrip("S"))


_STATES_DO = ("license", "licence", "certify", "regulate", "require", "register")  # verbs that open no name


class OccupationNamer:
    """Reads names of occupations by the rules of the packs."""

    def __init__(self, rules: OccupationRules) -> None:
        self.rules = rules
        self.patterns = [(re.compile(rule.pattern, re.IGNORECASE), rule.person) for rule in rules.title]
        self._several = Gate("|".join(f"(?:{p})" for p in rules.several) or r"(?!)")
        self.ending = re.compile(rf".*{rules.endings}$", re.IGNORECASE)
        self.trailers, self.leaders = frozenset(rules.trailers), frozenset(rules.leaders)
        self.persons = frozenset(rules.persons)
        lands = (word.lower() for word in (*rules.peoples, *rules.places) if " " not in word)
        self.not_persons = frozenset([*rules.not_persons, *lands])
        things = "|".join(rules.not_names) or r"(?!)"
        self.not_name, self.thing = re.compile(rf"(?:{things})$"), re.compile(rf"(?:{things})\b", re.IGNORECASE)
        self.weak_heads, self.ranks = frozenset(rules.weak_heads), frozenset(rules.ranks)
        self.bare_heads = frozenset(rules.bare_heads)
        self.standings, self.passing = frozenset((*rules.standings, *rules.passing)), frozenset(rules.passing)
        self.function_words = frozenset(rules.function_words)
        self.determiners, self.invariable = frozenset(rules.determiners), frozenset(rules.invariable)
        self.ranked_names = frozenset([*rules.ranked_names, *rules.abbreviations.values()])
        places = "|".join(map(re.escape, rules.places)) or "(?!)"
        opened = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in rules.closed) or "(?!)"
        self._open = re.compile(rf"(?<![\w-])(?:{opened})(?![\w-])")
        self.place = re.compile(rf"(?:{places})(?:['’]s)?\s+(?=\S)", re.IGNORECASE)
        self.peoples = frozenset(rules.peoples)
        self.acronyms = {word.lower(): word for word in rules.acronyms}
        self.singular = lru_cache(maxsize=10_000)(self._singular)  # the labels and names of a page come again and again
        self.is_person = lru_cache(maxsize=10_000)(self._is_person)

    def find_several(self, text: str) -> re.Match[str] | None:
        """The words by which a title is about several occupations."""
        return self._several.search(text, fold(text))

    def _singular(self, name: str) -> str:
        """A name in lower-case singular: the head noun, and the one before an `and`, lose their plural."""
        text = re.sub(r"\s+", " ", name.replace("’", "'").strip(" .,:;*\"'")).lower()
        text = self.rules.abbreviations.get(text) or self.rules.abbreviations.get(text.removesuffix("s"), text)
        text = self.rules.collectives.get(text, text).replace(" & ", " and ")
        words = text.split(" ")
        words = [word.removesuffix("'s") if i + 1 < len(words) else word for i, word in enumerate(words)]
        for i, word in enumerate(words[:-1]):
            if words[i + 1] in {"and", "or", "&"} and self.is_person(word):
                words[i] = self._singular_word(word)
        last = self._head(words)
        if {"and", "or", "&"} & set(words[: last + 1]):  # "cutters, trimmers, and finishers"
            for i, word in enumerate(words[:last]):
                if word.endswith(",") and self.is_person(word[:-1]):
                    words[i] = self._singular_word(word[:-1]) + ","
        words[last] = self._singular_word(words[last])
        if "/" in words[last]:  # "hairdressers/barbers"
            words[last] = "/".join(self._singular_word(part) for part in words[last].split("/"))
        single = " ".join(word.removesuffix("'s") if i == last else word for i, word in enumerate(words))
        return self._open.sub(lambda match: self.rules.closed[match[0].replace("-", " ")], single)

    def _head(self, words: Sequence[str]) -> int:
        """The place of the head noun of a name: the last word, or the one before `of` (`director of nursing`)."""
        for i, word in enumerate(words[1:-1], start=1):
            if word.lower() in {"of", "for", "de"} and self.is_person(words[i - 1]):
                return i - 1
        return len(words) - 1

    def _singular_word(self, word: str) -> str:
        """The singular of one noun."""
        first, hyphen, last = word.rpartition("-")
        if last in self.rules.irregular:
            return first + hyphen + self.rules.irregular[last]  # "nurse-midwives"
        if word.endswith(("women", "men")) and len(word) > 4:
            return word[:-2] + "an"
        if word in self.invariable or not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
            return word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes", "zes")):
            return word[:-2]
        return word[:-1]

    def _is_person(self, word: str) -> bool:
        """Whether a noun, singular or plural, names a person at work."""
        single = self._singular_word(word.lower())
        if single in self.persons or single.rpartition("-")[2] in self.persons:  # "nurse-midwife"
            return True
        return (
            single not in self.not_persons and word.lower() not in self.not_persons and bool(self.ending.match(single))
        )

    def is_short_name(self, word: str) -> bool:
        """Whether a word is a common short form of a whole name: `rn`, `lvns`."""
        return word in self.rules.abbreviations or (word.endswith("s") and word[:-1] in self.rules.abbreviations)

    def persons_of_fields(self, title: str) -> Iterator[str]:
        """Who works in the fields that a title names, in the singular: `Physiotherapy`, a physiotherapist."""
        taken: list[str] = []
        for word in re.findall(r"[^\W\d_][\w'’-]*|[^\w\s]", BRACKETS.sub("", title).lower()):
            ends = word in self.trailers and not (taken and word in self.rules.fields)  # "social work"
            if ends or word in self.function_words or word in self.leaders or not word[0].isalpha():
                taken = []
                continue
            taken.append(word)
            for ending, noun in self.rules.fields.items():
                if word.endswith(ending) and self.is_person(person := word.removesuffix(ending) + noun):
                    yield " ".join([*taken[:-1], person])

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
        single = self.singular(BRACKETS.sub("", name))
        first, _, rest = single.partition(" ")
        single = rest if first in self.passing and self.names_person(rest) else single
        slug = ids.slug(single)
        if not slug:
            return None
        return Occupation(slug, self.label(single), tuple(sorted(set(aliases))), basis)

    def name_in_title(self, title: str, sure: bool = False) -> str | None:
        """The name a title or heading holds: by a pattern, else what is left of it, if that names a person at work.

        `sure`: a pattern alone is enough, as in "How to become a …".
        """
        text = BRACKETS.sub("", re.sub(r"\s+", " ", title.replace("’", "'")).strip(" *#_"))
        if not text:
            return None
        if several := self.find_several(text):
            name = self.trimmed(text[: several.start()]) if several.group().lower().startswith("jobs ") else None
            return name if name and self.names_person(name) else self._name_beside_several(text)  # "Baker jobs and pay"
        for said in dict.fromkeys((text, _BESIDE_SITE.split(text)[0])):
            for pattern, person in self.patterns:
                if match := pattern.match(said):
                    name = self.trimmed(match.group("name"))
                    sure_name = name and (self.names_person(name) or (not person and self.may_name(name)))
                    if found := name if sure_name else self._leading_person(match.group("name")):
                        return found
        if sure or (text.endswith(".") and text.count(" ") > MOST_JOINED):
            return None  # a sentence
        for part in _APART.split(text):
            name = self.trimmed(part or "")
            if name and self.names_person(name) and not ("," in name and " and " not in name.lower()):
                return name
            for piece in (part or "").split(",") if "," in (part or "") else ():
                name = self.trimmed(piece)
                if name and self.names_person(name):
                    return name
        return None

    def _name_beside_several(self, text: str) -> str | None:
        """The one name beside a list's: "Pharmacist | Best Health Care Jobs"."""
        parts = [
            part for part in _APART.split(text) if part and not self.find_several(part) and not _JOINED.search(part)
        ]
        names = [name for part in parts if (name := self.trimmed(part)) and self.names_person(name)]
        return names[0] if len(names) == 1 else None

    def _leading_person(self, text: str) -> str | None:
        """The name that a phrase begins with, as in `flight instructor worth it`."""
        words = text.split()
        ends = [i for i, word in enumerate(words[:MOST_WORDS], start=1) if self.is_person(word.strip(".,;'’"))]
        while len(ends) > 1 and ends[1] == ends[0] + 1:
            ends = ends[1:]  # "physical therapist assistant"
        name = self.trimmed(" ".join(words[: ends[0]])) if ends else None
        return name if name and self.names_person(name) else None

    def trimmed(self, text: str) -> str | None:
        """A name without the words of a title that stand round it; None where it is too long or repeats itself."""
        words = _NTH_YEAR.sub("", _PLACE.sub("", text.strip(" .,:;!?*\"'"))).split()
        while len(words) > 1 and words[0].lower() in self.leaders and words[1].lower() not in ("and", "&"):
            words = words[1:]  # but "Career and technical education teachers"
        if place := self.place.match(" ".join(words)):
            words = words[len(place.group().split()) :]  # "Texas electrician"
        while words and (words[-1].lower().strip(",:()") in self.trailers or _YEAR.fullmatch(words[-1])):
            words = words[:-1]
        if len(words) > 2 and _stands_for(words[0], words[1:]):
            words = words[1:]  # "LPN Licensed Practical Nurses"
        joined = sum(word.lower() in {"and", "&"} or word.endswith(",") for word in words)
        repeats = not joined and len({word.lower() for word in words}) < len(words)
        if joined == 1 and words[-1].lower() == words[0].lower().removesuffix("s"):
            words = words[:1]  # "Electricians and electrician apprentices"
        if not words or len(words) > (MOST_JOINED if joined else MOST_WORDS) or repeats:
            return None
        return " ".join(words).removesuffix("'s").strip(" ,:")

    def names_person(self, name: str) -> bool:
        """Whether a phrase names a person at work: its head noun does, and no word of it is one of grammar."""
        words = [word.lower().strip(".,") for word in name.split()]
        if not words:
            return False
        capitals = {  # "IT manager", "911 dispatcher"
            w.lower() for w in name.split() if w in self.rules.acronyms and (w[0].isdigit() or not name.isupper())
        }
        whole = " ".join(words)
        if (
            words[-1] in self.rules.abbreviations
            or whole in self.rules.abbreviations
            or whole in self.rules.collectives
        ):
            return True
        head = self._head(words)
        others = (i for i in range(1, len(words)) if words[i - 1 : i + 1] == ["and", "other"])
        joints = {head + 1, *others}
        inner = [word for i, word in enumerate(words) if word not in {"and", "or", "&"} and i not in joints]
        if words[head : head + 2] == ["doctor", "of"]:
            return False  # a degree
        if self.not_name.search(whole):
            return False
        if words[0] in {"and", "or", "&"} or _CAMEL.search(name.split()[head]):
            return False
        if any(word in self.function_words or not word[:1].isalpha() for word in inner if word not in capitals):
            return False
        weak = head > 0 and self._singular_word(words[head]) in self.weak_heads
        return weak or self.is_person(words[head])

    def may_name(self, name: str) -> bool:
        """Whether a phrase in the place of a name could be one: no word of grammar, and no noun that names no trade."""
        words = [word.lower() for word in name.split()]
        return not self.function_words.intersection(words) and words[-1] not in self.not_persons

    def without_standing(self, name: str) -> str | None:
        """A name without how far somebody is in it, as in `first-year apprentice roofer`; None without rest."""
        words = name.split()
        while words and words[0].lower() in self.standings:
            words = words[1:]
        return " ".join(words) or None

    def opening_names(self, text: str, spans: Sequence[tuple[int, int]]) -> Counter[str]:
        """How often sentences open with each name: `Bakers make …`, `As a baker you …`."""
        counts: Counter[str] = Counter()
        for start, end in spans:
            if name := self._opening_name(text[start : min(end, start + 90)]):
                counts[name] += 1
        return counts

    def _opening_name(self, sentence: str) -> str | None:
        sentence = _IDIOM.sub("", sentence)
        if _EMPLOYS.match(sentence):
            return None
        key = _KEYED.match(sentence)  # "Qualifications: Welders are …"
        if key and any(self.is_person(word) for word in key.group().rstrip(": ").split()[:-1]):
            key = None  # "Project managers fare better: …"
        marker = _NUMBER.match(sentence)
        matches = list(_WORD.finditer(sentence, key.end() if key else marker.end() if marker else 0))[:9]
        while matches and (matches[0].group().lower() in self.determiners or matches[0].group()[0].isdigit()):
            matches = matches[1:]
        words = [match.group().replace("’", "'").rstrip(".") for match in matches]
        taken: list[str] = []
        for number, word in enumerate(words[:6]):
            lower = word.lower()
            if lower in self.function_words:
                return None
            if taken and _APART_BY.search(sentence, matches[number - 1].end(), matches[number].start()):
                taken = []  # "Either way, a plumber has to …", "SALEM, Ore. - Plumbers …"
            if word[0].isdigit():
                taken = []  # "Attachment 2 Boilermakers"
                continue
            if taken and lower in _STATES_DO and taken[-1].endswith("s") and not taken[-1].endswith("ss"):
                return None  # "Most states license bakers"
            if taken and lower in ("a", "an", "the"):
                return None  # "Paylens puts the average plasterer's wage at …"
            adverb = lower.endswith("ly") and lower not in self.rules.not_adverbs and number + 1 < len(words)
            if not taken and (lower in self.determiners or (adverb and words[number + 1].lower() in self.determiners)):
                continue  # "Generally a designer works 45 hours"
            if _CAMEL.search(word) and not self.is_person(" ".join(words[number + 1 : number + 2])):
                return None  # "PayHarbor says": a site; but "DevOps engineers", "JavaScript developers"
            taken.append(lower.removesuffix("'s").removesuffix("'"))
            if (self.is_person(taken[-1]) or self.is_short_name(taken[-1])) and not (
                len(words) > number + 1
                and self.is_person(words[number + 1])
                and not (self.is_short_name(lower) and lower.endswith("s"))  # "RNs judge how a patient is doing"
            ):
                state = _STATE_BEHIND.match(sentence, matches[number].end())  # "Homer, AK is far ahead"
                degree = lower == "doctor" and (words[number + 1 : number + 2] == ["of"] or taken[0] == "juris")
                body = words[number + 1 : number + 2] and words[number + 1].lower() in _BODIES  # "Executive branch"
                return None if state or degree or body else self.singular(" ".join(taken))
        return None


@lru_cache(maxsize=1024)
@lru_cache(maxsize=8)
def load_namer(folders: tuple[Path, ...]) -> OccupationNamer:
    """The occupation rules of the packs. Raises ConfigError naming file and line."""
    return OccupationNamer(packs.load(folders, RULES, OccupationRules))
