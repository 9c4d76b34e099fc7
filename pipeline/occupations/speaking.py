"""speaking: the occupation that the sentences of a text open with, or speak of most."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.occupations.naming import Occupation, OccupationNamer
from pipeline.occupations.phrases import person_phrases, without_rank
from pipeline.occupations.qualifying import count_mentions
from pipeline.occupations.several import (
    AND,
    DOMINANCE,
    FEWEST_MENTIONS,
    FEWEST_SIBLINGS,
    mentions_of,
    spoken_names,
    things_of,
)
from pipeline.occupations.synonyms import synonym_pairs, unite_synonyms
from pipeline.spans import marker_length

FEWEST_SPACES = 3  # in a sentence that opens with a name; less is the name alone, in a list
SHORTEST_NOUN = 5  # letters of a noun that may close a name in one word with it
PASSING = 6  # times as often a bare name comes up that a fuller one, said in passing, does not take over

_CAPITALS = re.compile(r"[A-Z][\w-]*(?:,?\s+(?:and\s+|&\s+|or\s+)?[A-Z][\w-]*)*(?=,?\s+[a-z])")


def by_phrase(namer: OccupationNamer, lines: Sequence[str], text: str) -> Occupation | None:
    """The one person whom a line at the head speaks of, if the text does so most: `Why nurses quit`."""
    counts = _unite_short_forms(Counter(spoken_names(namer, text)))
    for line in lines:
        named = {" ".join(phrase) for phrase in person_phrases(namer, line)}
        name = named.pop() if len(named) == 1 else ""
        others = max((count for other, count in counts.items() if other != name), default=0)
        if counts[name] > FEWEST_MENTIONS and counts[name] >= DOMINANCE * others:
            people, _, plain = name.partition(" ")  # "Western boilermakers" on a page about boilermakers
            bare = people in namer.peoples and namer.names_person(plain)
            return namer.make(plain if bare else name, f"heading: {line.strip('#* ')[:80]}")
    return None


def by_sentences(
    namer: OccupationNamer, heads: Sequence[str], text: str, spans: Sequence[tuple[int, int]]
) -> Occupation | None:
    """The occupation that sentences open with more than with any other, else the one the text speaks of most."""
    told = [(start, end) for start, end in spans if text.count(" ", start, end) >= FEWEST_SPACES]
    running = [span for span in told if not _is_item(text, span[0])]
    if (
        running
        and (name := _joined_name(namer, text[slice(*running[0])]))
        and mentions_of(namer, name, text) >= FEWEST_MENTIONS
    ):
        return namer.make(name, "text: begins with it")
    opening: Counter[str] = Counter()
    for name, count in namer.opening_names(text, running).items():
        if (plain := without_rank(namer, name)) and " or " not in plain and plain not in things_of(namer, text):
            opening[plain] += count
    first = namer.opening_names(text, running[:1])  # what the text begins with need not be said again
    spoken: Counter[str] = Counter()
    for part in [*(text[start:end] for start, end in told), *heads]:
        spoken.update(" ".join(phrase) for phrase in person_phrases(namer, part))
    for thing in things_of(namer, text):
        spoken.pop(thing, None)
    pairs = synonym_pairs(namer, text)
    opening, spoken = unite_synonyms(opening, pairs), unite_synonyms(spoken, pairs)
    if _tells_of_two(spoken, opening):
        return None
    for counts, words in ((opening, "sentences open with it"), (opening + spoken, "mentions")):
        ranked = _unite_short_forms(counts).most_common(2)
        most = ranked[0][1] if ranked else 0
        begun = next((name for name in first if counts[name] >= FEWEST_MENTIONS), None)
        if begun and begun == ranked[0][0] and len(ranked) > 1 and most > ranked[1][1] and words == "mentions":
            return namer.make(begun, f"text: begins with it, {counts[begun]} mentions")
        once = bool(ranked) and ranked[0][0] not in first and _times_said(ranked[0][0], spoken) == 1
        others = {name.split()[-1] for name in spoken} - ({ranked[0][0].split()[-1]} if ranked else set())
        said = max(most, _times_said(ranked[0][0], spoken)) if ranked else 0
        few = FEWEST_MENTIONS + (len(others) > FEWEST_SIBLINGS)
        if len(others) >= FEWEST_SIBLINGS and FEWEST_MENTIONS <= said <= few and ranked[0][0] not in first:
            return None  # one of many, each of whom the text names in passing
        if most >= FEWEST_MENTIONS and not once and (len(ranked) == 1 or most >= DOMINANCE * ranked[1][1]):
            return namer.make(_without_place(namer, ranked[0][0], text), f"text: {most} {words}")
    return None


def _without_place(namer: OccupationNamer, name: str, text: str) -> str:
    """A name without the place that a sentence sets before it, said more often without: `In Dublin solicitors get`."""
    first, _, rest = name.partition(" ")
    place = rf"\b[Ii]n\s+{re.escape(first.capitalize())}\s+{re.escape(rest[:3])}"
    placed = bool(rest) and re.search(place, text) is not None
    often = placed and count_mentions(namer, rest, text) > 2 * count_mentions(namer, name, text)
    return rest if often and namer.names_person(rest) else name


def _tells_of_two(spoken: Counter[str], opening: Counter[str]) -> bool:
    """Whether sentences open with two names, neither a short form of the other, and the text speaks of both alike."""
    ranked = [name for name, _ in _unite_short_forms(spoken).most_common(2)]
    if len(ranked) < 2 or ranked[0].endswith(f" {ranked[1]}") or ranked[1].endswith(f" {ranked[0]}"):
        return False
    first, second = (spoken[name] for name in ranked)
    return all(opening[name] for name in ranked) and second > FEWEST_MENTIONS and first < DOMINANCE * second


def _joined_name(namer: OccupationNamer, sentence: str) -> str | None:
    """The name of several trades in capitals that a sentence opens with: `Boiler and Pipe Mechanics and Fitters`."""
    run = _CAPITALS.match(sentence)
    name = namer.name_in_title(run.group().strip(" ,")) if run else None
    return name if name and AND.search(name) and namer.names_person(name) else None


def _is_item(text: str, start: int) -> bool:
    """Whether a sentence stands in a list item: "Signal crane operators" there is an order, no subject."""
    line = text.rfind("\n", 0, start) + 1
    return marker_length(text[line : start + 1]) > 0


def _unite_short_forms(counts: Counter[str]) -> Counter[str]:
    """The counts, with those of a bare head noun added to its fuller name: the most frequent one that ends with it.

    Where no fuller name leads the others, they are kinds of the bare one, which gets theirs: primary and secondary
    teachers of a page about teachers.
    """
    united = Counter(counts)
    for name, count in counts.items():
        fuller = sorted((other for other in counts if _is_fuller(other, name)), key=lambda other: -counts[other])
        if not fuller:
            continue
        best, rest = fuller[0], sum(counts[other] for other in fuller[1:])
        leads = counts[best] > rest
        if (leads and 2 <= counts[best] >= count / 2) or (leads and " " not in name and count < PASSING * counts[best]):
            united[best] += united.pop(name, count)
        elif not leads and " " not in name and count >= FEWEST_MENTIONS:
            for other in fuller:
                united[name] += united.pop(other, 0)
    return united


def _is_fuller(other: str, name: str) -> bool:
    """Whether a name is another with words before it, or in one word with it: `zookeeper`, `keeper`."""
    return other.endswith(f" {name}") or (other != name and len(name) >= SHORTEST_NOUN and other.endswith(name))


def _times_said(name: str, spoken: Counter[str]) -> int:
    """How often a name is said, its short form and its kinds among it."""
    kinds = sum(count for other, count in spoken.items() if other.endswith(f" {name}"))
    return max(_unite_short_forms(spoken)[name], spoken[name] + kinds)
