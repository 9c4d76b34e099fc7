"""several: whether a page is about several occupations rather than one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.occupations.naming import MOST_WORDS, OccupationNamer
from pipeline.occupations.phrases import person_phrases, without_rank
from pipeline.occupations.qualifying import count_mentions

FEWEST_MENTIONS = 2  # sentences that must open with a name, or speak of it, for the text alone to tell the occupation
DOMINANCE = 1.5  # times as often as the next name must the first one come up
FEWEST_SIBLINGS = 3  # headings that each name another occupation, for a page to be about several
LEAD_OF_ROWS = 3  # times as often as the next one speaks a text of the one whose table lists others
SEARCHED = 200_000  # characters in which names are counted

AND = re.compile(r",?\s+and\s+|,\s+|\s+&\s+")
VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
OR = re.compile(r"\s+or\s+")
_LABEL_HEAD = re.compile(
    r"(?i)\W*(?:occupations?|job titles?|occupation titles?|job roles?|jobs|roles?|positions?)\s*(?:\t|\||\s{2,}\S)"
)
_ROW = re.compile(r"\W*(?P<label>[A-Z][A-Za-z /&'’-]{1,50}(?:\([^()]{1,30}\))?)[\s|:–-]*[$£€₹]\s?\d")
# "3.Plumber ($80,000 to $99,000)", "- Chef: from £28,000": an item that names somebody before a sum.
_ITEM = re.compile(
    r"\W*(?:\d{1,3}[.)]{1,2}\s?)?(?P<label>[A-Z][A-Za-z /&'’-]{1,50}?)\s*[(:–—-]\s?(?:[A-Za-z]+[ :]+){0,3}[$£€₹]\s?\d"
)
_COUNTED = re.compile(r"#?\d{1,3}[.)]\s+(?=[A-Z])")
_COUNTED_LINE = re.compile(r"(?m)(?:^|(?<=\n\n))#?\d{1,3}[.)][ \t]+[A-Z][^\n.!?:]{2,60}(?=\n[ \t]*\n)")
_SUM = re.compile(r"[$£€₹]\s?\d")
_CELL_END = re.compile(r"\s*[\t|]\s*|\s{2,}")


@lru_cache(maxsize=2)  # every rule that weighs a name against others asks for the same text
def spoken_names(namer: OccupationNamer, text: str) -> Counter[str]:
    """How often the searched part of a text speaks of each person, by singular name; not to be changed."""
    lines = text[:SEARCHED].splitlines()
    spoken = Counter(" ".join(phrase) for line in lines for phrase in person_phrases(namer, line))
    for thing in things_of(namer, text):
        spoken.pop(thing, None)
    return spoken


@lru_cache(maxsize=2)
def things_of(namer: OccupationNamer, text: str) -> frozenset[str]:
    """The nouns by which a text means a thing that it names in full somewhere: "the guide", a salary guide."""
    found = namer.thing.finditer(text[:SEARCHED])
    return frozenset(namer.singular(thing.group().split()[-1]) for thing in found)


def are_siblings(namer: OccupationNamer, heads: Sequence[str], text: str, fewest: int = 2, leads: float = 2) -> bool:
    """Whether headings or labels of rows name several occupations by turns, the text speaking of none far more.

    `fewest`: how often a name must come up to count; `leads`: times as often as the next one speaks for the first.
    """
    names = {}
    for head in heads[:200]:
        bare = head.strip("#*= ")
        if len(bare.split()) <= MOST_WORDS and namer.names_person(bare):
            plain = without_rank(namer, namer.singular(bare)) or bare  # the levels of one are no siblings
            names[plain] = mentions_of(namer, plain, text)
    names = {  # "associate planner" under "planner" is one of its levels
        name: count
        for name, count in names.items()
        if count >= fewest and not any(name.endswith(f" {other}") for other in names)
    }
    if len(names) < FEWEST_SIBLINGS:
        return False
    first, second, *_ = sorted(names.values(), reverse=True)
    beside = (count for name, count in spoken_names(namer, text).items() if " " in name and name not in names)
    return max(first, *beside, 0) < leads * second  # a page about one may set others side by side


def lists_others(namer: OccupationNamer, heads: Sequence[str], labels: Sequence[str], text: str) -> bool:
    """Whether labels of rows or items name several occupations that the page is about, and not others beside its own.

    Its own is one that headings take up again and again ("What Surveyors Do"), and no label or other heading.
    """
    if not are_siblings(namer, labels, text, 1, LEAD_OF_ROWS):
        return False
    listed = {namer.singular(label.strip("#*= ")) for label in labels[:200]}
    named = {head.strip("#*= "): namer.name_in_title(head) for head in heads[:200]}
    counts = Counter(namer.singular(name) for name in named.values() if name)
    own, times = counts.most_common(1)[0] if counts else ("", 0)
    return not (times >= FEWEST_SIBLINGS and own not in listed and not listed & set(counts))


def begin_parts(namer: OccupationNamer, heads: Sequence[str], text: str) -> bool:
    """Whether two headings or more that are names of other persons each stand over prose, the text favouring none."""
    counts: dict[str, int] = {}
    counted = _COUNTED_LINE.findall(text[:SEARCHED])[:200]
    for bare in dict.fromkeys(head.strip("#*= ") for head in (*heads[:200], *counted)):
        number = _COUNTED.match(bare)  # "11. Tax preparers": what counts may name kinds, and have a caption under it
        within = r"(?:[^\n]{0,59}\n){0,5}" if number else ""
        over_prose = rf"(?m)^[^\w\n]{{0,12}}{re.escape(bare)}[^\w\n]{{0,12}}\n{within}\s{{0,40}}[^\n]{{60}}"
        name = namer.name_in_title(bare[number.end() :]) if number else bare
        person = name is not None and len(name.split()) <= MOST_WORDS and namer.names_person(name)
        if name and person and re.search(over_prose, text[:SEARCHED]):
            one = namer.singular(name)
            counts[one] = max(mentions_of(namer, part, text) for part in [one, *filter(None, AND.split(one))])
    heads_of_names = {name.split()[-1] for name in counts}
    return len(heads_of_names) > 1 and max(counts.values()) <= 2 * min(counts.values())


def row_labels(text: str) -> Iterator[str]:
    """The labels of rows under a head such as "Occupation", the figures behind them cut off."""
    lines = text[:SEARCHED].splitlines()
    for number, line in enumerate(lines):
        if _LABEL_HEAD.match(line):
            for row in lines[number + 1 : number + 40]:
                cells = _CELL_END.split(row.strip("| \t"), maxsplit=1)
                if len(cells) > 1:
                    yield cells[0].strip()
                elif any(character.isalnum() for character in row):
                    break


def sets_against(namer: OccupationNamer, line: str) -> bool:
    """Whether a line sets persons against each other: `Optician vs dispensing technician`."""
    parts = [namer.trimmed(part) for part in VERSUS.split(line)[:4]]
    return len(parts) > 1 and all(part is not None and any(person_phrases(namer, part)) for part in parts)


def item_labels(text: str) -> list[str]:
    """The labels of the items of a list that name a sum each."""
    return [match["label"] for line in text[:SEARCHED].splitlines() if (match := _ITEM.match(line))]


def takes_apart(namer: OccupationNamer, title: str, name: str, heads: Sequence[str], text: str) -> bool:
    """Whether a title lists persons, or joins names that the text never joins but gives a heading each."""
    parts = AND.split(namer.singular(name))
    listed = {" ".join(phrase) for phrase in person_phrases(namer, title)}
    if len(listed) >= FEWEST_SIBLINGS > len(parts) and len(AND.findall(title)) > 1:
        said = [one for one in listed if _said_alone(namer, one, title.lower(), text)]
        return len(said) != 1
    either = OR.split(namer.singular(name))
    if len(either) > 1 and all(namer.names_person(part) and _said_alone(namer, part, name, text) for part in either):
        return True
    bare = {namer.singular(head.strip("#*= ")) for head in heads}
    return len(parts) > 1 and len(bare.intersection(parts)) > 1 and mentions_of(namer, name, text) < FEWEST_MENTIONS


def _said_alone(namer: OccupationNamer, part: str, name: str, text: str) -> bool:
    """Whether a text speaks of a part of a joined name by itself."""
    return mentions_of(namer, part, text) > mentions_of(namer, name, text)


def has_kinds(namer: OccupationNamer, name: str, text: str) -> bool:
    """Whether a text under a bare name gives rows of figures to several persons, and tells of a kind as often.

    So a page of nurses' salaries with rows for RNs, LPNs and nurse educators; prose that names kinds is about the one.
    """
    if " " in name:
        return False
    one = namer.singular(name)
    lines = text[:SEARCHED].splitlines()
    spoken = spoken_names(namer, text)
    kinds = [count for other, count in spoken.items() if other.endswith(f" {one}")]
    labels = (match["label"] for line in lines if (match := _ROW.match(line)))
    rows = {" ".join(phrase) for label in labels for phrase in list(person_phrases(namer, label))[:1]}
    return len(rows) >= FEWEST_SIBLINGS and max(kinds, default=0) >= max(spoken[one], FEWEST_MENTIONS)


def is_one_of_many(namer: OccupationNamer, name: str, text: str, fewest: int = FEWEST_SIBLINGS - 1) -> bool:
    """Whether a text speaks of `fewest` occupations or more about as often as of the one that a line of it names."""
    spoken: Counter[str] = Counter()
    for said, times in spoken_names(namer, text).items():
        spoken[said.split()[-1]] += times
    own = set(namer.singular(name).split())
    count = max(
        mentions_of(namer, name, text), spoken[namer.singular(name).split()[-1]]
    )  # "porters" of hospital porters
    others = [n for n in spoken if n not in own and spoken[n] >= FEWEST_MENTIONS and n not in namer.ranks]
    return sum(DOMINANCE * mentions_of(namer, other, text) >= count for other in others) >= fewest


def pays_many(namer: OccupationNamer, name: str, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether sentences with a sum speak of three other persons or more, and of no fewer than of the one named."""
    head, own, others = name.lower().split()[-1], 0, set()
    for start, end in spans:
        if _SUM.search(text, start, end):
            named = {" ".join(phrase) for phrase in person_phrases(namer, text[start:end])}
            own += any(one.split()[-1] == head for one in named)
            trades = {one for one in named if " " in one and one.split()[-1] not in namer.ranks | {head}}
            others |= trades if len(trades) == len(named) == 1 else set()
    return len(others) >= max(FEWEST_SIBLINGS, own)


def mentions_of(namer: OccupationNamer, name: str, text: str) -> int:
    """How often the part of a text that is searched has a name, singular or plural."""
    return count_mentions(namer, name, text[:SEARCHED])
