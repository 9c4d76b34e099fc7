"""aliases: the other names that a document gives its occupation."""

import re
from collections.abc import Sequence

from pipeline.occupations.naming import BRACKETS, MOST_WORDS, Occupation, OccupationNamer
from pipeline.occupations.synonyms import name_before, names_beside, names_of_title, synonym_pairs

_ACRONYM = re.compile(r"\(([A-Z]{2,6})s?\)")
_KNOWN_AS = re.compile(r"(?i)\b(?:also (?:known|called|referred to)(?: as)?|alternative titles for this job include"
                       r"|alternate[_ ]titles|other titles)\s?:?\s+(?P<names>[^.\n]{3,200})")  # fmt: skip


def find_aliases(
    namer: OccupationNamer, occupation: Occupation, text: str, titles: Sequence[str], title: str | None = None
) -> tuple[str, ...]:
    """Other names for an occupation in a document: an acronym in brackets, `also known as`, a list of titles."""
    found: set[str] = set()
    singular = occupation.name.lower()
    initials = "".join(
        word[0] for word in re.findall(r"[^ -]+", singular) if word not in namer.rules.small_words
    ).upper()
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}s?\b", text):
        found.add(initials)
    for match in list(_KNOWN_AS.finditer(text))[:3]:
        subject = name_before(namer, text[max(0, match.start() - 80) : match.start()].rstrip(" ,(—–-"))
        if subject and not singular.endswith(subject):
            continue  # "Cooks, also known as …" on a page about bakers
        parts = re.split(r"\s?[,;]\s?(?:or\s+|and\s+)?|\s+or\s+", match.group("names"))
        found.update(
            part for part in parts[:1] if len(part.split()) <= 4 and not part.startswith(("a ", "an ", "the "))
        )
        found.update(part for part in parts[1:] if part.split() and namer.is_person(part.split()[-1]))
    found.update(titles)
    found.update(names_beside(namer, singular, [*synonym_pairs(namer, text), *names_of_title(namer, title)]))
    made = set()
    for name in found:
        acronyms = _ACRONYM.findall(name)
        plain = re.sub(r"^(?:or|and) ", "", BRACKETS.sub("", name).strip(" .•*-"))
        if 1 < len(plain) <= 60 and len(plain.split()) <= MOST_WORDS:
            single = plain if plain.isupper() else namer.label(namer.singular(plain))
            made.update([single, *(acronym for acronym in acronyms if single.lower() == singular)])
    made.discard(occupation.name)
    return tuple(sorted(made))
