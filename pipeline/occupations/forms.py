"""forms: patterns for all the ways to write the name of an occupation: plurals, short forms of its head noun."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.occupations.naming import Occupation, OccupationNamer


def name_pattern(namer: OccupationNamer, occupation: Occupation | None) -> re.Pattern[str] | None:
    """A pattern for the occupation by its name, singular or plural, short forms of its head noun among them."""
    if occupation is None:
        return None
    words = occupation.name.lower().split(" ")
    heads = _forms(namer, words[-1], occupation.name.lower())
    body = rf"(?:{_lead(words, 's')})?(?:{heads})" if len(words) > 1 else rf"(?:{heads})"
    return re.compile(rf"\b{body}(?:'s|')?(?!\w)", re.IGNORECASE)


def short_names(namer: OccupationNamer, names: Sequence[str], text: str) -> Iterator[str]:
    """The names that the text's short forms of some are read as: `surgical technician`, where it has "surgical techs".

    Only where the text does not speak of those whose names these are.
    """
    pairs = [(name.lower(), short, full) for name in names for short, full in namer.rules.short_heads.items()]
    pairs = [pair for pair in pairs if pair[0].endswith(pair[2])]
    lower = text.lower() if pairs else ""
    for name, short, full in pairs:
        for said in {name.removesuffix(full), ""}:
            read = namer.singular(f"{said}{short}")
            if read not in lower and re.search(rf"\b{re.escape(said + short)}\b", lower):
                yield read


def forms_pattern(namer: OccupationNamer, singular: str) -> str:
    """A pattern, without groups, for a whole name, singular or plural, and its short forms: LPNs."""
    words = singular.split(" ")
    short = [re.escape(short) for short, full in namer.rules.abbreviations.items() if full == singular]
    lead = _lead(words, "s-")
    return "|".join([rf"{lead}(?:{_forms(namer, words[-1], words[-1])})", *(rf"{word}s?" for word in short)])


def _lead(words: Sequence[str], gap: str) -> str:
    """The words before a head noun, those joined to it singular or plural: "controllers & finance ", "barbers, "."""
    return "".join(f"{_joined(word, after)}[\\{gap}]" for word, after in pairwise(words))


def _joined(word: str, after: str) -> str:
    if word == "and":
        return "(?:and|&)"
    listed = word.endswith(",")
    plural = "s?" if listed or after == "and" else ""
    return re.escape(word.removesuffix(",")) + plural + ("," if listed else "")


def _forms(namer: OccupationNamer, head: str, name: str) -> str:
    """The ways to write a head noun, and the abbreviations of a whole name, longest first."""
    found = {head, *_plurals(head), *(short for short, full in namer.rules.irregular.items() if full == head)}
    found |= {short for short, full in namer.rules.short_heads.items() if full == head}
    shorter = (namer.rules.abbreviations, namer.rules.collectives)
    found |= {short for names in shorter for short, full in names.items() if full == name}
    opened = next((way for way, closed in namer.rules.closed.items() if closed == head), None)
    found |= {opened, *_plurals(opened)} if opened else set()
    forms = (re.escape(form).replace(r"\ ", r"[\s-]") for form in found)
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _plurals(head: str) -> Iterator[str]:
    yield head + "s"
    if "/" in head:  # "hairdresser/barber"
        yield "/".join(part + "s" for part in head.split("/"))
    if head.endswith("y"):
        yield head[:-1] + "ies"
    if head.endswith("man"):
        yield head[:-2] + "en"
    if head.endswith(("ss", "ch", "sh", "x")):
        yield head + "es"
