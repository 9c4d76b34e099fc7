"""phrases: the noun phrases of running text that name a person at work."""

import re
from collections.abc import Iterator

from pipeline.occupations.naming import OccupationNamer

MOST_MODIFIERS = 3  # words before the head noun of a name in running text

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d[\d.,]*|[^\w\s]|\n")


def without_rank(namer: OccupationNamer, name: str) -> str | None:
    """A name without the words of rank before it (`senior`, `newly qualified`); None where nothing else is left."""
    words = name.split()
    while words and namer.singular(" ".join(words)) not in namer.ranked_names and _is_rank(namer, words[0]):
        words = words[1:]
    return " ".join(words) or None


def _is_rank(namer: OccupationNamer, word: str) -> bool:
    """Whether a word before a name tells a rank, or how much of one: `senior`, `highly`."""
    adverb = word.endswith("ly") and word not in namer.rules.not_adverbs
    return word in namer.ranks or word in namer.determiners or adverb or namer.singular(word) in namer.ranks


def person_phrases(namer: OccupationNamer, text: str) -> Iterator[list[str]]:
    """Each noun phrase that names a person at work, singular, with the modifiers between its left limit and its head.

    A word of grammar, a number or a mark limits it: `the air traffic controller`, `4,300 quantity surveyors`. One with
    more than three modifiers has no sure limit and counts by its head alone.
    """
    words = [match.group().replace("’", "'") for match in _TOKEN.finditer(text)]
    taken: list[str] = []
    for number, word in enumerate(words):
        lower = word.lower().removesuffix("'s").removesuffix("'")
        limits = not taken and lower in {"and", "or"}
        limits = limits or (lower == "job" and words[max(0, number - 2) : number] == ["on", "the"])
        if limits or not lower[:1].isalpha() or lower in namer.function_words or lower in namer.determiners:
            taken = []
            continue
        taken.append(lower)
        after = words[number + 1].lower() if number + 1 < len(words) else ""
        if namer.is_short_name(lower):
            taken = []
            yield namer.singular(lower).split()
        elif namer.is_person(lower) and not namer.is_person(after):
            plain = without_rank(namer, " ".join(taken))
            taken = []
            if plain:
                phrase = namer.singular(plain).split()
                yield phrase if len(phrase) <= MOST_MODIFIERS + 1 else phrase[-1:]
