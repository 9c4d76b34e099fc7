"""finding: which occupation a document is about, by what it says in its titles, records, headings and sentences."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from pipeline.occupations.naming import BRACKETS, MOST_WORDS, Occupation, OccupationNamer
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
    mentions_of,
    row_labels,
    spoken_names,
    takes_apart,
)
from pipeline.occupations.synonyms import name_before, names_beside, names_of_title, synonym_pairs, unite_synonyms
from pipeline.spans import marker_length

FEWEST_SPACES = 3  # in a sentence that opens with a name; less is the name alone, in a list
PASSING = 6  # times as often a bare name comes up that a fuller one, said in passing, does not take over

_ACRONYM = re.compile(r"\(([A-Z]{2,6})s?\)")
_KNOWN_AS = re.compile(r"(?i)\b(?:also (?:known|called|referred to)(?: as)?|alternative titles for this job include"
                       r"|alternate[_ ]titles|other titles)\s?:?\s+(?P<names>[^.\n]{3,200})")  # fmt: skip
_SOC = re.compile(r"(?<![\d-])(\d{2}-\d{4})(?:\.\d{2})?(?![\d-])")
_CODED = re.compile(
    r"^[#*\s]{0,6}(?:(?:SOC|O\*NET)[\w* -]{0,12}:?\s)?\d{2}-\d{4}(?:\.\d{2})?\s?[:–—-]?\s+"
    r"(?P<name>[A-Z][^|\t\n\d$]{3,90}?)[*\s]*$",
    re.MULTILINE,
)
_KEYED = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:\[\d+\]\.)?[\"'*]{0,3}(?P<key>[A-Za-z][\w .-]{1,30}?)[\"'*]{0,3}[ \t]?"
    r"(?P<by>[:=]|\t)[ \t]?[\"'*]{0,3}(?P<name>[^\":|=\t\n{}\[\]<>]{3,60}?)[\"'*]{0,3}[ \t]*[,;]?[ \t]*\r?$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\"(?P<key>[A-Za-z][\w .-]{1,30})\"\s?(?P<by>:)\s?\"(?P<name>[^\"\n]{3,60})\"")
_CAPITALS = re.compile(r"[A-Z][\w-]*(?:,?\s+(?:and\s+|&\s+|or\s+)?[A-Z][\w-]*)*(?=,?\s+[a-z])")
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
    if title and (name := namer.name_in_title(title)):
        if takes_apart(namer, title, name, heads, text) or has_kinds(namer, name, text):
            return None
        name = _named_instead(namer, name, heads, text) or _fuller_name(namer, name, text, 1)
        return namer.make(without_qualifier(namer, name, text[:SEARCHED]), "title")
    if title and namer.several.search(title):
        return _by_field(namer, [title], text, 1 / DOMINANCE) or _below_several(namer, heads, text)
    if title and (name := _title_of_a_person(namer, title, text)):
        return namer.make(name, "title")
    if (
        begin_parts(namer, heads, text)
        or are_siblings(namer, heads, text)
        or are_siblings(namer, list(row_labels(text)), text, 1)
    ):
        return None
    found = _by_field(namer, [title or "", *heads[:12]], text)
    if found is None and any(
        (name := namer.name_in_title(head)) and has_kinds(namer, name, text) for head in heads[:FEWEST_SIBLINGS]
    ):
        return None
    if found is None and (found := _by_heading(namer, heads, text)) and is_one_of_many(namer, found.name, text):
        return None
    return (
        found
        or _by_phrase(namer, [title or "", *heads[:3]], text)
        or _by_sentences(namer, heads, text, spans())
        or _by_place(namer, places, text)
    )


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
        if name is None or namer.several.search(name):
            continue
        if namer.names_person(name) or (key in sure and match.group("by") != "\t" and namer.may_name(name)):
            before = part[: match.start("key")]
            depth = sum(before.count(mark) for mark in "{[") - sum(before.count(mark) for mark in "}]")
            found.append((depth if json else len(before) - len(before.rstrip(" \t")), name))
    outermost = min((depth for depth, _ in found), default=0)
    return [name for depth, name in found if depth == outermost]


def _name_of_code(namer: OccupationNamer, text: str) -> str | None:
    """The name on the line of the one code that a text holds: `51-3011 Bakers`."""
    lines = list(_CODED.finditer(text)) if find_soc_code(text) else []
    name = namer.trimmed(BRACKETS.sub("", lines[0]["name"])) if len(lines) == 1 else None
    return name if name and namer.names_person(name) else None


def _title_of_a_person(namer: OccupationNamer, title: str, text: str) -> str | None:
    """A title whose noun the rules don't know, where the text speaks of it as of a person: `become a poet`."""
    name = namer.trimmed(re.split(r"\s[|–—-]\s|[:,(]", title.strip("*#_ "), maxsplit=1)[0])
    if name is None or len(name.split()) > MOST_MODIFIERS or not namer.may_name(name):
        return None
    one = namer.singular(name)
    for cue in namer.rules.person_cues:
        if re.search(cue.replace("{one}", re.escape(one)), text[:SEARCHED], re.IGNORECASE):
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
        others = max((count for name, count in spoken.items() if name != person), default=0)
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
        if (name := namer.name_in_title(head)) and mentions_of(namer, name, text) >= FEWEST_SIBLINGS:
            return None if is_one_of_many(namer, name, text, 1) else namer.make(name, f"heading: {head[:80]}")
    return None


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


def _by_phrase(namer: OccupationNamer, lines: Sequence[str], text: str) -> Occupation | None:
    """The one person whom a line at the head speaks of, if the text does so most: `Why nurses quit`."""
    counts = _unite_short_forms(Counter(spoken_names(namer, text)))
    for line in lines:
        named = {" ".join(phrase) for phrase in person_phrases(namer, line)}
        name = named.pop() if len(named) == 1 else ""
        others = max((count for other, count in counts.items() if other != name), default=0)
        if counts[name] > FEWEST_MENTIONS and counts[name] >= DOMINANCE * others:
            return namer.make(name, f"heading: {line.strip('#* ')[:80]}")
    return None


def _by_heading(namer: OccupationNamer, heads: Sequence[str], text: str) -> Occupation | None:
    """The occupation that a line at the head names and the text speaks of, or a later heading says outright."""
    for head in heads[:12]:
        if (name := namer.name_in_title(head)) and (
            _is_spoken_of(namer, name, text) or _stands_alone(namer, name, heads[:3], text)
        ):
            return namer.make(_fuller_name(namer, name, text), f"heading: {head.strip('#* ')[:80]}")
    for head in heads[12:]:
        if name := namer.name_in_title(head, sure=True):
            return namer.make(name, f"heading: {head.strip('#* ')[:80]}")
    return None


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
    return fuller[0] if len(fuller) == 1 and most * spoken[fuller[0]] >= spoken[one] else name


def _by_sentences(
    namer: OccupationNamer, heads: Sequence[str], text: str, spans: Sequence[tuple[int, int]]
) -> Occupation | None:
    """The occupation that sentences open with more than with any other, else the one the text speaks of most."""
    told = [(start, end) for start, end in spans if text.count(" ", start, end) >= FEWEST_SPACES]
    running = [span for span in told if not _is_item(text, span[0])]
    if running and (name := _joined_name(namer, text[slice(*running[0])])) and _is_spoken_of(namer, name, text):
        return namer.make(name, "text: begins with it")
    opening: Counter[str] = Counter()
    for name, count in namer.opening_names(text, running).items():
        if (plain := without_rank(namer, name)) and " or " not in plain:
            opening[plain] += count
    first = namer.opening_names(text, running[:1])  # what the text begins with need not be said again
    spoken: Counter[str] = Counter()
    for part in [*(text[start:end] for start, end in told), *heads]:
        spoken.update(" ".join(phrase) for phrase in person_phrases(namer, part))
    pairs = synonym_pairs(namer, text)
    opening, spoken = unite_synonyms(opening, pairs), unite_synonyms(spoken, pairs)
    for counts, words in ((opening, "sentences open with it"), (opening + spoken, "mentions")):
        ranked = _unite_short_forms(counts).most_common(2)
        most = ranked[0][1] if ranked else 0
        begun = next((name for name in first if counts[name] >= FEWEST_MENTIONS), None)
        if begun and begun == ranked[0][0] and len(ranked) > 1 and most > ranked[1][1] and words == "mentions":
            return namer.make(begun, f"text: begins with it, {counts[begun]} mentions")
        once = bool(ranked) and ranked[0][0] not in first and _times_said(ranked[0][0], spoken) == 1
        if most >= FEWEST_MENTIONS and not once and (len(ranked) == 1 or most >= DOMINANCE * ranked[1][1]):
            return namer.make(ranked[0][0], f"text: {most} {words}")
    return None


def _joined_name(namer: OccupationNamer, sentence: str) -> str | None:
    """The name of several trades in capitals that a sentence opens with: `Boiler and Pipe Mechanics and Fitters`."""
    run = _CAPITALS.match(sentence)
    name = namer.name_in_title(run.group().strip(" ,")) if run else None
    return name if name and AND.search(name) and namer.names_person(name) else None


def _is_item(text: str, start: int) -> bool:
    """Whether a sentence stands in a list item: "Signal crane operators" there is an order, no subject."""
    line = text.rfind("\n", 0, start) + 1
    return marker_length(text[line : start + 1]) > 0


def _by_place(namer: OccupationNamer, places: Sequence[str | None], text: str) -> Occupation | None:
    """The occupation that the document's path or address names, if the text speaks of it too."""
    for place in places:
        slug = re.split(r"[?#]", place or "")[0].rstrip("/").rsplit("/", 1)[-1]
        words = re.sub(r"[\W_]+", " ", re.sub(r"\.\w{1,5}(?:\.gz)?$", "", slug)).strip(" 0123456789")
        name = namer.name_in_title(words)
        if name and namer.names_person(name) and mentions_of(namer, name, text):
            return namer.make(name, f"path: {slug[:80]}")
    return None


def _unite_short_forms(counts: Counter[str]) -> Counter[str]:
    """The counts, with those of a bare head noun added to its fuller name: the most frequent one that ends with it.

    Where no fuller name leads the others, they are kinds of the bare one, which gets theirs: primary and secondary
    teachers of a page about teachers.
    """
    united = Counter(counts)
    for name, count in counts.items():
        fuller = sorted((other for other in counts if other.endswith(f" {name}")), key=lambda other: -counts[other])
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


def _times_said(name: str, spoken: Counter[str]) -> int:
    """How often a name is said, its short form and its kinds among it."""
    kinds = sum(count for other, count in spoken.items() if other.endswith(f" {name}"))
    return max(_unite_short_forms(spoken)[name], spoken[name] + kinds)


def _is_spoken_of(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a name from a heading comes up again in the text: a caption or a byline does not."""
    return mentions_of(namer, name, text) >= 2


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


def find_soc_code(text: str) -> str | None:
    """The occupation's code, where the text holds exactly one."""
    codes = {match.group(1) for match in _SOC.finditer(text)}
    return codes.pop() if len(codes) == 1 else None
