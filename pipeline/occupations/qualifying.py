"""qualifying: the words before a name in a title that are none of it: a place, a people, a body that certifies."""

import re

from pipeline.occupations.naming import OccupationNamer

MOST_LETTERS = 6  # of a body's or certificate's letters before a name: `RICS quantity surveyor`
TRAILS = frozenset({"Home", "HOME", "Careers", "Jobs", "Menu"})  # what the trail of a menu begins with


def without_qualifier(namer: OccupationNamer, name: str, text: str) -> str:
    """A title's name without what the text leaves off before it: `Irish vet nurse` where it speaks of vet nurses.

    Only a word that may be no part of a name goes: a place's or people's, a possessor's, a body's letters, a standing
    (`graduate teacher`), a menu's trail; and only where the rest names a person at work and stands without it as often
    as with it.
    """
    words = name.split()
    for taken in range(1, min(4, len(words))):
        before, rest = words[:taken], " ".join(words[taken:])
        if not namer.names_person(rest):
            continue
        if _qualifies(namer, before, words[taken:], text) or _is_trail(namer, name, before, rest, text):
            full = count_mentions(namer, name, text)
            if count_mentions(namer, rest, text) >= 2 * full:
                return rest
    return name


def _qualifies(namer: OccupationNamer, before: list[str], rest: list[str], text: str) -> bool:
    """Whether some words before a name are of the kinds that qualify it."""
    phrase = " ".join(before)
    if (
        all(word.lower() in namer.standings or word.lower() in {"and", "or", "journeyman"} for word in before)
        and namer.singular(f"{phrase} {rest[-1]}") not in namer.ranked_names
    ):
        return True
    if not all(word[:1].isupper() for word in before) or " ".join([phrase, *rest]).isupper():
        return False
    owner = re.sub(r"'s$|(?<=s)'$", "", phrase)
    owns = owner != phrase and len(before) == 1 and not namer.is_person(owner)
    letters = before[0].isupper() and before[0].isalpha() and 2 <= len(before[0]) <= MOST_LETTERS
    return (
        owner.lower() in namer.peoples
        or re.search(rf"\b(?:in|across|around|throughout)\s+(?:the\s+)?{re.escape(owner)}\b(?!\s+[A-Z])", text)
        is not None
        or owns
        or (letters and len(before) == 1 and len(rest) > 1)
    )


def _is_trail(namer: OccupationNamer, name: str, before: list[str], rest: str, text: str) -> bool:
    """Whether words before a name are the way to its page, never said with it in the text: `Home Careers Baker`."""
    whole = namer.singular(name)
    return before[0] in TRAILS and whole not in text and namer.singular(rest) in text.lower().replace(whole, "")


def count_mentions(namer: OccupationNamer, name: str, text: str) -> int:
    """How often a text has a name, singular or plural."""
    stem = re.sub(r"(\w)(?=\\ (?:and|or)\\ )", r"\1(?:e?s)?", re.escape(namer.singular(name)))  # "aides and attendants"
    stem = stem[:-1] + "(?:y|ie)" if stem.endswith("y") else re.sub("man$", "m[ae]n", stem)
    return len(re.findall(stem, text, re.IGNORECASE))
