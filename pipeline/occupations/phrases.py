"""phrases: the noun phrases of running text that name a person at work."""

import re
from collections.abc import Iterator

from pipeline.occupations.naming import OccupationNamer

MOST_MODIFIERS = 3  # words before the head noun of a name in running text

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d[\d.,]*(?:st|nd|rd|th)?|[^\w\s]|\n")


def without_rank(namer: OccupationNamer, name: str) -> str | None:
    """A name without the words of rank before it (`senior`, `newly qualified`); None where nothing else is left."""
    words = name.split()
    while words and namer.singular(" ".join(words)) not in namer.ranked_names:
        if len(words) > 2 and "-".join(words[:2]) in namer.ranks:
            words = words[2:]  # "entry level", as "entry-level"
        elif _is_rank(namer, words[0]):
            words = words[1:]
        else:
            break
    return " ".join(words) or None


def first_rank(words: list[str], ranks: frozenset[str]) -> list[str]:
    """The words of a name with the first alone of two ranks that it joins: "graduate or assistant planner"."""
    joined = len(words) > 3 and words[1] in ("or", "and") and {words[0], words[2]} <= ranks
    return [words[0], *words[3:]] if joined else words


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
            if plain and not namer.not_name.search(plain):
                phrase = namer.singular(plain).split()
                yield phrase if len(phrase) <= MOST_MODIFIERS + 1 else phrase[-1:]


# "Bus drivers, transit and intercity", "Helpers, carpenters": what is driven or whom they help stands behind.
_TURNED = re.compile(
    r"(?P<name>[A-Z][\w'’-]*(?: [\w'’-]+){0,3}), (?P<of>[A-Za-z][\w'’-]*(?:,? (?:and |or )?[A-Za-z][\w'’-]*){0,4})"
)
_NO_KIND = ("all", "except", "other", "general", "including", "not", "and", "or", "nec", "etc")


def turned_round(namer: OccupationNamer, label: str) -> str | None:
    """The name of a label that sets its noun first, in order and in the singular; None where it is no such label."""
    match = _TURNED.fullmatch(label)
    if match is None or namer.singular(match["name"]) == match["name"].lower():
        return None  # "Regional economist, Work Notes": one person and where
    if not namer.names_person(match["name"]) or match["of"].split()[0].lower() in namer.function_words:
        return None
    of = match["of"].split()
    if namer.singular(match["name"]) in namer.ranks or {word.lower() for word in of} <= namer.ranks | namer.standings:
        return None  # "Professional, scientific and technical services", "Dispatcher, senior"
    if of[0].lower() in _NO_KIND or (len(of) > 1 and namer.is_person(of[-1])) or len(match["of"]) < 4:
        return None  # "Cutters, trimmers, and finishers", "Cooks, all other", "Bakers, OH"
    kind = namer.singular(match["of"]) if namer.is_person(of[-1]) else match["of"].lower()
    return f"{kind} {namer.singular(match['name'])}"
