"""synonyms: names that a page's title or first sentences give for one job: `lorry drivers, also called HGV drivers`."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.gates import Gate, fold
from pipeline.occupations.naming import BRACKETS, OccupationNamer
from pipeline.occupations.phrases import person_phrases

SEARCHED = 2_500  # characters at the head of a text; what comes later is said of others as often
MOST_WORDS = 5  # of a name given beside another

_SPACE = re.compile(r"\s{2,}")
_ACRONYM = re.compile(r"\s*\([A-Z]{2,5}s?\)")
_NAMES = r"\s*(?:as\s+|to\s+as\s+)?[\"“'‘]?(?P<names>[^.;:?!()\n\t|—–]{3,90})"
_BEFORE = re.compile(r"(?:\s{0,2}\([^()\n]{1,40}\))?\s{0,2}[,(—–-]?\s{0,2}\Z")  # between a name and the cue behind it
_LONGEST_BEFORE = 48  # characters
_BESIDE = Gate(r",\s+or\s+(?P<names>[^.;:?!,()\n\t|—–]{3,50}),", 0)
_BRACKETED = Gate(r"\s*\((?P<names>[^()\n,;:]{3,50})\)", 0)
_APART = re.compile(r",\s*(?:or|and)?\s*|\s+(?:or|and)\s+|\s*/\s*")
_TITLE_PARTS = re.compile(r"[|–—:?/]|\s-\s|\bor\b")
_OPENS = re.compile(r"(?:^|[.!?:;\n|–—]|,\s)\s*(?:an?\s+|the\s+|as\s+)?(?:[\w'’/-]+\s+){0,5}[\w'’/-]+$", re.IGNORECASE)


def synonym_pairs(namer: OccupationNamer, text: str) -> list[tuple[str, str]]:
    """Pairs of names, singular, that the head of a text says are one job's, in order."""
    head = _ACRONYM.sub("", _SPACE.sub(_narrow, text[:SEARCHED]))
    folded = fold(head)
    found: list[tuple[int, str, str]] = []
    same_as = _same_as(namer.rules.same_as)
    for gate in (same_as, _BESIDE, _BRACKETED):
        for match in gate.finditer(head, folded):
            start = _start_before(head, match.start()) if gate is same_as else match.start()
            first = name_before(namer, head[max(0, start - 80) : start])
            if first is None:
                continue
            found.extend((start, first, name) for name in _names_in(namer, match.group("names")))
    found.extend((0, *pair) for pair in _spelt_out(namer, text[:SEARCHED]))
    return [(first, second) for _, first, second in sorted(found) if first != second]


def _start_before(head: str, cue: int) -> int:
    """Where what parts a cue from the name before it begins: an aside in brackets, a comma."""
    before = _BEFORE.search(head, max(0, cue - _LONGEST_BEFORE), cue)
    return before.start() if before else cue


@lru_cache(maxsize=8)
def _same_as(cues: tuple[str, ...]) -> Gate:
    cue = "|".join(f"(?:{pattern})" for pattern in cues) or r"(?!)"
    return Gate(rf"(?<!\w)(?:{cue}){_NAMES}")


def _narrow(space: re.Match[str]) -> str:
    """A run of white space as the one sign of it that parts the most: the patterns take their time on long runs."""
    return next((sign for sign in "\n\t" if sign in space.group()), " ")


def unite_synonyms(counts: Counter[str], pairs: list[tuple[str, str]]) -> Counter[str]:
    """The counts, with those of a second name added to the first it is given for."""
    united = Counter(counts)
    for first, second in pairs:
        if first in united and second in united:
            united[first] += united.pop(second)
    return united


def names_beside(namer: OccupationNamer, name: str, pairs: list[tuple[str, str]]) -> set[str]:
    """The names that pairs give for the same job as a name, in the singular."""
    own = {namer.singular(name)}
    while more := {n for pair in pairs if own & set(pair) for n in pair} - own:
        own |= more
    return own - {namer.singular(name)}


def names_of_title(namer: OccupationNamer, title: str | None) -> list[tuple[str, str]]:
    """Pairs of names in the parts of a title that differ before one noun: `Lorry driver or HGV driver`."""
    parts = [] if not title or namer.find_several(title) else _TITLE_PARTS.split(title)
    names = [phrases[-1] for part in parts if (phrases := [" ".join(phrase) for phrase in person_phrases(namer, part)])]
    return [(a, b) for a, b in pairwise(names) if a != b and a.split()[-1] == b.split()[-1]]


def name_before(namer: OccupationNamer, before: str) -> str | None:
    """The name that stands at the end of some words, as their sentence's subject or alone."""
    line = before.rsplit("\n", 1)[-1].rstrip(" *_\"”’'")
    opened = _OPENS.search(line)
    words = re.findall(r"[\w'’/-]+", opened.group()) if opened else []
    if not words:
        return None
    taken: list[str] = []
    for word in reversed(words):
        lower = word.lower()
        if lower in namer.function_words or lower in namer.determiners or lower in namer.trailers:
            break
        taken.insert(0, lower)
    return _checked(namer, taken)


def _names_in(namer: OccupationNamer, text: str) -> Iterator[str]:
    """The names at the start of some words: `radiology techs or rad techs`, up to the first part that is none."""
    for part in _APART.split(text):
        taken: list[str] = []
        for word in re.findall(r"[\w'’-]+", part):
            lower = word.lower()
            if not taken and (lower in namer.determiners or lower == "simply"):
                continue
            taken.append(lower)
            if namer.is_person(lower) or lower in namer.rules.abbreviations:
                break
        name = _checked(namer, taken)
        if name is None:
            return
        yield name


def _spelt_out(namer: OccupationNamer, head: str) -> Iterator[tuple[str, str]]:
    """Names whose modifiers are spelt out and shortened: `Heavy Goods Vehicle (HGV) drivers`, `HGV (…) driver`."""
    for match in re.finditer(r"\((?P<short>[A-Z]{2,5})\)\s(?P<head>[a-zA-Z]+)", head):
        if not namer.is_person(match.group("head")):
            continue
        words = re.findall(r"[A-Za-z-]+", head[max(0, match.start() - 60) : match.start()])
        letters = match.group("short").lower()
        full = words[-len(letters) :]
        if "".join(word[0].lower() for word in full) == letters:
            noun = namer.singular(match.group("head"))
            yield f"{' '.join(full).lower()} {noun}", f"{letters} {noun}"


def _checked(namer: OccupationNamer, words: list[str]) -> str | None:
    """Some words as a name, singular, if they are one: its last word names a person at work."""
    name = " ".join(words)
    if not words or len(words) > MOST_WORDS or not namer.names_person(name):
        return None
    return namer.singular(BRACKETS.sub("", name))
