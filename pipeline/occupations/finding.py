"""finding: which occupation a document is about, by what it says in its titles, records, headings and sentences."""

import re
from collections.abc import Callable, Sequence

from pipeline.gates import fold
from pipeline.occupations.naming import BRACKETS, Occupation, OccupationNamer
from pipeline.occupations.phrases import MOST_MODIFIERS, person_phrases, without_rank
from pipeline.occupations.qualifying import without_qualifier
from pipeline.occupations.several import (
    AND,
    DOMINANCE,
    FEWEST_MENTIONS,
    FEWEST_SIBLINGS,
    SEARCHED,
    are_siblings,
    begin_parts,
    has_kinds,
    is_one_of_many,
    item_labels,
    lists_others,
    mentions_of,
    pays_many,
    row_labels,
    sets_against,
    spoken_names,
    takes_apart,
)
from pipeline.occupations.speaking import PASSING, by_phrase, by_sentences

_SOC = re.compile(r"(\d(?<![\d-]\d)\d-\d{4})(?:\.\d{2})?(?![\d-])")  # a digit first: `re` skips to it
_CODED = re.compile(
    r"^[#*\s]{0,6}(?:(?:SOC|O\*NET)[\w* -]{0,12}:?\s)?\d{2}-\d{4}(?:\.\d{2})?\s?[:–—-]?\s+"
    r"(?P<name>[A-Z][^|\t\n\d$]{3,90}?)[*\s]*$",
    re.MULTILINE,
)
# "Bakers (51-3011)", "Bakers - SOC 51-3011", "Bakers (51-3011) in Ohio"
_CODED_BEHIND = re.compile(
    r"^[#*\s]{0,6}(?P<name>[A-Z][^|\t\n\d$:]{3,90}?)\s?[(,–—-]?\s?(?:(?:SOC|O\*NET)[A-Za-z* -]{0,12}:?\s)?"
    r"(?<![\d-])\d{2}-\d{4}(?:\.\d{2})?\)?(?:\sin\s[A-Z][A-Za-z. -]{2,40})?[*\s]*$",
    re.MULTILINE,
)
_KEYED = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:\[\d+\]\.)?[\"'*]{0,3}(?P<key>[A-Za-z][\w .-]{1,30}?)[\"'*]{0,3}[ \t]?"
    r"(?P<by>[:=]|\t)[ \t]?[\"'*]{0,3}(?P<name>[^\":|=\t\n{}\[\]<>]{3,60}?)[\"'*]{0,3}[ \t]*[,;]?[ \t]*\r?$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\"(?P<key>[A-Za-z][\w .-]{1,30})\"\s?(?P<by>:)\s?\"(?P<name>[^\"\n]{3,60})\"")
HEAD = 1_000  # characters at the top of a text, where the trail of a menu stands
LEAD = 2  # of these, in which a text names in full whom it is about
_PARTS = re.compile(r"\s*(?:\s[|–—•·›»>/~-]\s|::|[›»]|>+)\s*")  # of a title or a menu's trail
_KEYED_SUM = re.compile(r":\s?[$£€₹]\s?\d")  # "Base pay, lead welder: $58,940": a row of figures, no heading
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_occupation(
    namer: OccupationNamer,
    configured: str | None,
    title: str | None,
    heads: Sequence[str],
    text: str,
    spans: Callable[[], Sequence[tuple[int, int]]],
    places: Sequence[str | None] = (),
) -> Occupation | None:
    """The occupation a document is about; None where it is about several, or says nothing of it.

    In this order: as configured; a record's key; the title; a heading; the sentences, by what they open with, then by
    what they speak of most; at last the name of its file or address. `heads` are its heading-like lines in order,
    `spans` gives its sentences, where they are needed, `places` are its path and url.
    """
    if configured:
        return namer.make(configured, "sources.toml")
    records = record_names(namer, text)
    if len({namer.singular(name) for name in records}) > 1:
        return None
    if records:
        return namer.make(records[0], "text: a record's title")
    if name := _name_of_code(namer, text[:SEARCHED]):
        return namer.make(name, "text: stands behind the only code")
    named = namer.name_in_title(title) if title else None
    masthead = named if title and named and _is_masthead(namer, named, title, text) else None
    if title and (name := named) and not masthead:
        if takes_apart(namer, title, name, heads, text) or has_kinds(namer, name, text):
            return None
        name = _part_taken_up(namer, name, title, text) or _named_instead(namer, name, heads, text) or name
        name = _fuller_name(namer, without_qualifier(namer, name, text[:SEARCHED]), text, 1)
        return namer.make(_whole_noun(namer, name, text), "title")
    if name := _name_of_code(namer, text[:SEARCHED], _CODED_BEHIND):  # less sure than a title, for it may be beside it
        return namer.make(name, "text: stands before the only code")
    if any(sets_against(namer, head) for head in heads[:FEWEST_SIBLINGS]):
        return None
    if title and namer.find_several(title):
        return _by_field(namer, [title], text, 1 / DOMINANCE) or _below_several(namer, heads, text)
    if title and (name := _title_of_a_person(namer, title, text)):
        return namer.make(name, "title")
    if (
        begin_parts(namer, heads, text)
        or are_siblings(namer, heads, text)
        or lists_others(namer, heads, list(row_labels(text)), text)
        or lists_others(namer, heads, item_labels(text), text)
    ):
        return None
    found = _by_field(namer, [title or "", *heads[:12]], text)
    if found is None and any(
        (name := namer.name_in_title(head)) and has_kinds(namer, name, text) for head in heads[:FEWEST_SIBLINGS]
    ):
        return None
    if found is None and (found := _by_heading(namer, heads, text, masthead)):
        alone = found.name.lower() in {namer.singular(head.strip("#*= ")) for head in heads[:FEWEST_SIBLINGS]}
        if not (alone and _leads(namer, found.name, text)) and is_one_of_many(namer, found.name, text):
            return None
    if found is None:
        found = by_phrase(namer, [title or "", *heads[:3]], text) or by_sentences(namer, heads, text, spans())
        if found and pays_many(namer, found.name, text, spans()):
            return None
    found = found or _by_place(namer, places, text) or _by_lone_name(namer, heads[:12], text)
    if found and found.name.lower() in namer.bare_heads:
        found = namer.make(_fuller_name(namer, found.name, text), found.basis)
    return found and _in_full(namer, found, [title or "", *text[:HEAD].splitlines(), *map(_file_words, places)], text)


def record_names(namer: OccupationNamer, text: str) -> list[str]:
    """The names that records give under keys such as `title: …`, `"occupation": "…"` or `job=…`.

    Of nested records, only the outermost: what they list within are related occupations.
    """
    sure, of_persons = frozenset(namer.rules.record_keys), frozenset(namer.rules.record_keys_of_persons)
    part, found = text[:SEARCHED], []
    json = part.lstrip()[:1] in {"{", "["}
    for match in (_QUOTED if json else _KEYED).finditer(part):
        key = re.sub(r"[\W_]+", " ", _CAMEL.sub(" ", match.group("key"))).strip().lower()
        if key not in sure and key not in of_persons:
            continue
        name = namer.trimmed(BRACKETS.sub("", match.group("name")).strip())
        if name is None or namer.find_several(name):
            continue
        if namer.names_person(name) or (key in sure and match.group("by") != "\t" and namer.may_name(name)):
            before = part[: match.start("key")]
            depth = sum(before.count(mark) for mark in "{[") - sum(before.count(mark) for mark in "}]")
            found.append((depth if json else len(before) - len(before.rstrip(" \t")), name))
    outermost = min((depth for depth, _ in found), default=0)
    return [name for depth, name in found if depth == outermost]


def _name_of_code(namer: OccupationNamer, text: str, coded: re.Pattern[str] = _CODED) -> str | None:
    """The name on the line of the one code that a text holds: `51-3011 Bakers`."""
    lines = list(coded.finditer(text)) if find_soc_code(text) else []
    name = namer.trimmed(BRACKETS.sub("", lines[0]["name"])) if len(lines) == 1 else None
    return name if name and namer.names_person(name) else None


def _title_of_a_person(namer: OccupationNamer, title: str, text: str) -> str | None:
    """A title whose noun the rules don't know, where the text speaks of it as of a person: `become a poet`."""
    name = namer.trimmed(re.split(r"\s[|–—-]\s|[:,(]", title.strip("*#_ "), maxsplit=1)[0])
    if name is None or len(name.split()) > MOST_MODIFIERS or not namer.may_name(name):
        return None
    one = namer.singular(name)
    stands = not one.isascii() or one in fold(text[:SEARCHED])
    for cue in namer.rules.person_cues:
        if (stands or "{one}" not in cue) and re.search(
            cue.replace("{one}", re.escape(one)), text[:SEARCHED], re.IGNORECASE
        ):
            return name
    return None


def _by_field(
    namer: OccupationNamer, titles: Sequence[str], text: str, most_others: float = DOMINANCE
) -> Occupation | None:
    """The occupation of the field that a title names, where the text speaks of such a person and of none far more.

    `most_others`: how often any other name may come up for each time that one does.
    """
    fields = [(title, person) for title in titles for person in namer.persons_of_fields(title)]
    if not fields or any(_is_joined(namer, person, titles) for _, person in fields):
        return None
    spoken = spoken_names(namer, text)
    for title, person in fields:
        beside = (count for name, count in spoken.items() if not f" {person}".endswith(f" {name}"))
        others = max(beside, default=0)  # "drivers" are the bus drivers of a page on bus driving
        sure = title == titles[0] or spoken[person] >= FEWEST_MENTIONS or not others
        if spoken[person] and sure and spoken[person] * most_others >= others:
            return namer.make(person, f"heading: {title.strip('#* ')[:80]}")
    return None


def _is_joined(namer: OccupationNamer, person: str, heads: Sequence[str]) -> bool:
    """Whether a heading names a person beside another, as one occupation: `Interpreters and Translators`."""
    names = (namer.name_in_title(head) for head in heads if AND.search(head))
    return any(person in AND.split(namer.singular(name)) for name in names if name)


def _below_several(namer: OccupationNamer, heads: Sequence[str], text: str) -> Occupation | None:
    """The one occupation that a line right under a title such as `Top careers` names, if the text is about it most.

    None where a table of occupations names several: a heading under it is then about one of them.
    """
    if len({namer.singular(label) for label in row_labels(text) if namer.names_person(label)}) > 1:
        return None
    for head in heads[:4]:
        fewest = FEWEST_MENTIONS if namer.names_person(head.strip("#*= ")) else FEWEST_SIBLINGS
        if (name := namer.name_in_title(head)) and mentions_of(namer, name, text) >= fewest:
            return None if is_one_of_many(namer, name, text, 1) else namer.make(name, f"heading: {head[:80]}")
    return None


def _whole_noun(namer: OccupationNamer, name: str, text: str) -> str:
    """A name with its short noun as the text has it in full: `surgical tech` of surgical technologists."""
    stem = re.sub(r"(?i)\btechs?$", "", name)
    full = f"{stem}technologist"
    known = stem != name and mentions_of(namer, full, text) > mentions_of(namer, f"{stem}technician", text)
    return full if known else name


def _part_taken_up(namer: OccupationNamer, name: str, title: str, text: str) -> str | None:
    """A part of a title that the text takes up in plain words, where it does not the name that was read first."""
    if _is_taken_up(namer, name, text):
        return None
    names = (namer.trimmed(BRACKETS.sub("", part)) for part in _PARTS.split(title))
    return next((one for one in names if one and namer.names_person(one) and _is_taken_up(namer, one, text)), None)


def _is_taken_up(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a text has a name without capitals: that of a firm or a site keeps them."""
    return namer.singular(name) in text[:SEARCHED]


def _leads(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a text speaks of nobody as often as of a name."""
    spoken, one = spoken_names(namer, text), namer.singular(name)
    return all(spoken[one] > count for other, count in spoken.items() if other != one)


def _by_lone_name(namer: OccupationNamer, heads: Sequence[str], text: str) -> Occupation | None:
    """The only name among the lines at the head, nothing beside it, where the text speaks of nobody more often."""
    bare = [head.strip("#*= ") for head in heads]
    names = {namer.singular(line) for line in bare if namer.names_person(line) and namer.trimmed(line) == line}
    names = {name for name in names if "," not in name and ":" not in name}
    most = max(spoken_names(namer, text).values(), default=0)
    name = names.pop() if len(names) == 1 else None
    if name is None or most > mentions_of(namer, name, text) + 1 or is_one_of_many(namer, name, text):
        return None
    return namer.make(name, f"heading: {name}")


def _in_full(namer: OccupationNamer, found: Occupation, lines: Sequence[str], text: str) -> Occupation:
    """An occupation by its fuller name, where the text calls it by its noun and one line at its head by all of it."""
    one = found.name.lower()
    if " " in one or not found.basis.startswith("text: "):
        return found
    fuller = set()
    for part in {part for line in lines for part in _PARTS.split(line)}:
        name = namer.trimmed(BRACKETS.sub("", part.strip("#*= ")))
        if not name or not namer.names_person(name) or _is_masthead(namer, name, name, text):
            continue
        if (single := namer.singular(name)).endswith(f" {one}"):
            fuller.add(single)
    return namer.make(fuller.pop(), found.basis) or found if len(fuller) == 1 else found


def _file_name(place: str | None) -> str:
    """The last part of a path or address."""
    return re.split(r"[?#]", place or "")[0].rstrip("/").rsplit("/", 1)[-1]


def _file_words(place: str | None) -> str:
    """The words of a file's or page's name."""
    name = _file_name(place)
    return re.sub(r"[\W_]+", " ", re.sub(r"\.\w{1,5}(?:\.gz)?$", "", name)).strip(" 0123456789")


def _named_instead(namer: OccupationNamer, name: str, heads: Sequence[str], text: str) -> str | None:
    """The name that a line at the head gives instead of a title that the text never takes up again, if it does."""
    if mentions_of(namer, name, text) > 1:
        return None
    for head in heads[:5]:
        other = namer.name_in_title(head)
        whole = other is not None and (other == head.strip("#* ") or " " not in name)
        if whole and other and other != name and namer.names_person(other) and mentions_of(namer, other, text) >= 2:
            return other
    return None


def _by_heading(namer: OccupationNamer, heads: Sequence[str], text: str, masthead: str | None) -> Occupation | None:
    """The occupation that a line at the head names and the text speaks of, or a later heading says outright."""
    for head in heads[:12]:
        if (
            not _KEYED_SUM.search(head)
            and (name := namer.name_in_title(head))
            and (_is_spoken_of(namer, name, text) or _stands_alone(namer, name, heads[:3], text))
            and name != masthead
            and not _is_masthead(namer, name, head, text)
        ):
            most = 1 if head.strip("#*= ") == name else PASSING  # "Librarians", who are not only those of schools
            plain = without_qualifier(namer, _fuller_name(namer, name, text, most), text[:SEARCHED])
            return namer.make(plain, f"heading: {head.strip('#* ')[:80]}")
    for head in heads[12:]:
        if (name := namer.name_in_title(head, sure=True)) and not _is_linked(namer, name, text):
            return namer.make(name, f"heading: {head.strip('#* ')[:80]}")
    return None


def _is_masthead(namer: OccupationNamer, name: str, line: str, text: str) -> bool:
    """Whether a line is a paper's or magazine's name alone, kept in capitals in a text on others: "The Ely Courier".

    A magazine may be about those whose noun it bears: "Modern Machinist", on machinists.
    """
    if line.strip("#*= ").lower().removeprefix("the ") != name.lower() or AND.search(name):
        return False
    one = namer.singular(name)
    first, noun = one.split()[0], one.split()[-1]
    magazine, paper = first in namer.rules.magazines, noun in namer.rules.papers
    if not (magazine or paper) or _is_taken_up(namer, name, text):
        return False
    if not magazine and re.search(rf"\b(?:{noun}|(?i:{noun}s))\b", text[:SEARCHED]):
        return False
    others = (n for other, n in spoken_names(namer, text).items() if other != one and (magazine or other != noun))
    return max(others, default=0) >= FEWEST_SIBLINGS * max(mentions_of(namer, name, text), 1)


def _is_linked(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a text has a name in one line only and speaks of another again and again: a link to another page."""
    one = namer.singular(name)
    others = (count for other, count in spoken_names(namer, text).items() if other != one)
    return mentions_of(namer, name, text) < FEWEST_MENTIONS and max(others, default=0) >= FEWEST_SIBLINGS


def _stands_alone(namer: OccupationNamer, name: str, heads: Sequence[str], text: str) -> bool:
    """Whether one of the first lines is a name and nothing more, and the text speaks of no other person."""
    lines = [line for line in text[:SEARCHED].splitlines() if line.strip("#* ") not in heads]
    spoken = {" ".join(phrase) for line in lines for phrase in person_phrases(namer, line)}
    return any(head.strip("#* ") == name for head in heads) and spoken <= {namer.singular(name)}


def _fuller_name(namer: OccupationNamer, name: str, text: str, most: float = PASSING) -> str:
    """A bare name in full, where the text says one fuller name with it again and again: `police officer`, `officer`.

    `most`: how often the bare name may come up for each time that the fuller one does.
    """
    if " " in name:
        return name
    one = namer.singular(name)
    spoken = spoken_names(namer, text)
    fuller = [other for other in spoken if other.endswith(f" {one}") and spoken[other] >= FEWEST_MENTIONS]
    if one in namer.bare_heads:  # "officers" tells no work: the name that leads is meant
        most = PASSING
        first = max(fuller, key=lambda other: spoken[other], default="")
        fuller = [other for other in fuller if other == first or 2 * spoken[other] > spoken[first]]
        longest = max(fuller, key=len, default="")
        if fuller and all(_is_cut_short(other, longest) for other in fuller):
            fuller = [longest]
    if len(fuller) == 1 and most * spoken[fuller[0]] >= spoken[one]:
        return fuller[0]
    return (one in namer.bare_heads and _named_at_first(namer, one, text)) or name


def _named_at_first(namer: OccupationNamer, one: str, text: str) -> str | None:
    """The one name in full, by two words or more, that the beginning of a text gives whom it then calls by the noun."""
    lines = text[: LEAD * HEAD].splitlines()
    named = {" ".join(phrase) for line in lines for phrase in person_phrases(namer, line)}
    fuller = {name for name in named if name.endswith(f" {one}") and without_rank(namer, name) == name}
    return fuller.pop() if len(fuller) == 1 else None


def _is_cut_short(name: str, full: str) -> bool:
    """Whether a name has the words of another, or how they begin: "medical lab technician"."""
    words, wholes = name.split(), full.split()
    return len(words) == len(wholes) and all(map(str.startswith, wholes, words))


def _by_place(namer: OccupationNamer, places: Sequence[str | None], text: str) -> Occupation | None:
    """The occupation that the document's path or address names, if the text speaks of it too."""
    for place in places:
        words = _file_words(place)
        name = namer.name_in_title(words)
        if name and namer.names_person(name) and mentions_of(namer, name, text):
            return namer.make(name, f"path: {_file_name(place)[:80]}")
    return None


def _is_spoken_of(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a name from a heading comes up again in the text, maybe by its noun: a caption or a byline does not."""
    times = mentions_of(namer, name, text)
    if times != 1 or " " not in name:
        return times > 1
    one = namer.singular(name).split()[-1]
    spoken = spoken_names(namer, text)
    kinds = max((count for other, count in spoken.items() if other.endswith(f" {one}")), default=0)
    return spoken[one] >= FEWEST_MENTIONS and kinds <= 1


def find_soc_code(text: str) -> str | None:
    """The occupation's code, where the text holds exactly one."""
    codes = {match.group(1) for match in _SOC.finditer(text)}
    return codes.pop() if len(codes) == 1 else None
