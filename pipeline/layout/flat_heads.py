"""flat_heads: the words over a table that lost its cells, cut where the head of each column begins.

"State Median Pay Bottom 10% Top 10%" over three figures: of all cuts, the one whose parts look most like heads.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from pipeline.layout.flat_cells import YEARS
from pipeline.spans import Span, stripped

MOST_WORDS = 24
MOST_IN_HEAD = 7  # words of one head
MOST_CALLED = 4  # words by which a list of two columns is called, where none is of its labels
MOST_COST = 1.5  # of a head: with more words that name nothing measured it is none
_TWO_WORDS = (
    r"United (?:States|Kingdom)|(?:New|North|South|West|Rhode|Puerto|British|Nova|Prince|Western|Northern) [A-Z]\w+"
)
_WORD = re.compile(rf"(?:{_TWO_WORDS})(?!\S)|\([^)]*\)|\S+")
_PLACE = re.compile(rf"{_TWO_WORDS}|[A-Z][\w.'-]*")
_MEASURE = re.compile(  # what a column measures
    r"wages?|salary|salaries|pay|earnings|income|compensation|ctc|remuneration|amount|range|percentile|employment|jobs|index|base|projected"
    r"|workers|employees|openings|growth|%?change|rate|quotient|package|stipend|lpa|rse|length|duration|hours|density|fees?|ote",
    re.IGNORECASE,
)
_KIND = re.compile(  # of which kind what it measures is; may stand alone
    r"annual(?:ly|ized)?|annl\.?|yearly|hourly|monthly|weekly|daily|average|avg\.?|mean|median|typical|approx(?:imate|\.)?|estimated|base"
    r"|gross|net|basic|starting|entry(?:-level)?|experienced|mid(?:-career)?|min(?:imum)?\.?|max(?:imum)?\.?|low(?:est)?|high(?:est)?|top"
    r"|bottom|total|projected|current|percent(?:age)?|number|(?:10|25|50|75|90)(?:th|%)|%|(?:19|20)\d\d|adjusted|early-career"
    r"|late-career|lower|upper|quartile|quarter|decile|#",
    re.IGNORECASE,
)
_RANKED = re.compile(  # of which a column has one alone
    r"average|avg\.?|mean|median|starting|entry(?:-level)?|experienced|min(?:imum)?\.?|max(?:imum)?\.?|low(?:est)?|high(?:est)?"
    r"|top|bottom|(?:10|25|75|90)(?:th|%)|(?:19|20)\d\d",  # the 50th is the median
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"per|an?|of|hour|year|month|week|annum|living|thousand|1,000|\(.*\)|[$£€₹]", re.IGNORECASE
)  # what ends a head
_OF_LABELS = re.compile(
    r"(?:state|city|location|area|region|province|county|metro|industry|sector|employer|occupation|job|title|role|position|level"
    r"|experience|percentile|grade|rank|company|country|town|designation|profile|specialty|setting|degree|qualification|year"
    r"|community|classification|point|step|band|scale|stage|trade|district|parish|group|department|service|measure"
    r"|name|category|size|type|gender|firm|place|site|career|craft|post|zone|age|union|bank|ministry)s?|\(.*\)|of|the|and|/",
    re.IGNORECASE,
)

_LEADS = frozenset(("in", "of", "for", "the", "and", "by", "to", "from", "at"))
_VERSUS = re.compile(r"(?:vs|versus|against|compared|relative)\.?", re.IGNORECASE)  # opens the head of a comparison
_WORDED = re.compile(r"what|why|how|where|main|notes?|remarks?|comments?", re.IGNORECASE)  # and that of words
_MOST_COMPARED = 6  # words of such a head
_RANKS = re.compile(r"rank|#|no\.?|s/?n|s[lr]?\.?/?(?:no\.?)?", re.IGNORECASE)
_RUNG = re.compile(  # a head over the pay of a level: "ENTRY (<2 years)", "Mid-level"
    r"(?:(?:entry|junior|mid(?:dle)?|intermediate|experienced|senior|lead|principal|supervisor|expert|master)"
    r"(?:[ -](?:level|career))?)?\s?(?:\([^()]*\d[^()]*(?:years?|yrs?)\b[^()]*\))?",
    re.IGNORECASE,
)
# What a column of a head in several lines is of.
MEASURES = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|pay|earnings|employment|jobs|RSE|mean|median|percentile|quotient|openings)\b|\d\d%",
    re.I,
)
# How the head over the labels begins.
_LABELS = (
    "Job [Tt]itle", "Job [Ll]evel", "Job [Gg]r(?:ade|oup)", "Job [Rr]ole", "Job [Pp]rofile", "Job",
    "Experience [Ll]evel", "Career [Ss]tage",
    "Years of [Ee]xperience", "Experience", "Level", "Grade", "State", "Province", "Territory", "Region", "City",
    "Town", "Location", "Metro(?:politan)? [Aa]rea", "County", "Area", "Country", "Industry", "Sector",
    "Employer(?: [Tt]ype)?", "Occupation", "Role", "Position", "Profession", "Title", "Percentile", "Year", "Category",
    "Components?", "Trade", "Field", "Special(?:ity|ty)", "Setting", "Stage", "Rank", "Classification", "Designation",
    "Community", "(?:Pay |Scale |Salary )?[Pp]oint", "Band", "Step", "District", "Parish", "Type", "Group", "Period",
)  # fmt: skip
_MONEY = re.compile(r"[$£€₹](?!\s?\d)")
_STEPS = re.compile(r"(?:(?:pay|scale|salary|spine)\s)?(?:point|step|grade|level|band|scale|year)s?", re.IGNORECASE)
OPENS_ALONE = re.compile(rf"(?:Rank\s?)?(?P<head>{'|'.join(_LABELS)})")
OPENS = re.compile(rf"{OPENS_ALONE.pattern}(?=\s{{0,3}}[A-Z(]|\s?(?:19|20)\d\d)")
# What is counted or paid in each of several years, unlike its change.
LOWER = re.compile(rf"(?:{YEARS.pattern}|Number|Numeric|Percent|%|#)[*†]?", re.IGNORECASE)  # heads under wide ones
_COUNTED = re.compile(
    r"^(?!.*\b(?:change|growth|openings|percent)\b).*\b(?:employment|jobs|wages?|pay|salary|workers|number|earnings)\b",
    re.I,
)
_SPACED = re.compile(r"\S+(?:[ \t\n]\S+)*(?=\s{2,}|$)|\S+(?: \S+)*$")  # heads two spaces apart
_TOUCH = re.compile(
    r"(?<=[a-z)%*])(?<!\s%)(?=[A-Z])|(?<=[a-z)])(?=\d{1,2}-[A-Z])|(?<=[a-z)])(?=(?:10|25|50|75|90)(?:th|%))|(?<=[A-Za-z)])(?=(?:19|20)\d\d(?!\d{3}))|(?<=\d\d\d\d)(?=(?:[A-Z]|(?:19|20)\d\d))"
)


def cut_heads(text: str, head: Span, columns: int, worded: bool = False) -> tuple[Span, ...] | None:
    """The head over the labels and those over so many columns; the first may be empty. None where no cut fits.

    `worded`: the last column is of words, and its head measures nothing: "What drives it".
    """
    words = [Span(*match.span()) for match in _WORD.finditer(text, *head)]
    if not columns <= len(words) <= MOST_WORDS:
        return None
    cuts = _cuts(tuple(text[slice(*word)] for word in words), columns, worded)
    if cuts is None:
        return None
    first = 0  # "Sl. No. State", "rank city" over rows without their numbers
    while first < cuts[0] - 1 and _RANKS.fullmatch(text, *words[first]):
        first += 1
    short = columns == 1 and cuts[0] and len(words) <= MOST_CALLED and _MEASURE.fullmatch(text, *words[-1])
    if short and not any(_OF_LABELS.fullmatch(text, *word) for word in words[first : cuts[0]]):
        return None  # "Apprenticeship wages" over years and sums is what the list is called
    label = Span(words[first].start, words[cuts[0] - 1].end) if cuts[0] else Span(head.start, head.start)
    return (label, *(Span(words[a].start, words[b - 1].end) for a, b in pairwise(cuts)))


@lru_cache(maxsize=1000)  # the rows of a page come with the same line before them, or with none that can be cut
def _cuts(words: tuple[str, ...], columns: int, worded: bool) -> tuple[int, ...] | None:
    """Where the head over the labels ends, and each of the others: numbers of words. None where no cut fits."""
    known = [_word(word) for word in words]
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}  # parts made, words used → cost, where each ends
    for end in range(worded, len(words) - columns + 1):
        if (cost := _label_cost(known[:end])) is not None:
            best[0, end] = cost, (end,)
    for part in range(1, columns + 1):
        cost_of = _words_cost if worded and part == columns else _head_cost
        for end in range(part, len(words) + 1):
            starts = [start for start in range(max(part - 1, end - MOST_IN_HEAD), end) if (part - 1, start) in best]
            costs = ((best[part - 1, start], cost_of(known[start:end])) for start in starts)
            fitting = [(before + cost, (*cuts, end)) for (before, cuts), cost in costs if cost]
            if fitting:
                best[part, end] = min(fitting)
    cost, cuts = best.get((columns, len(words)), (math.inf, ()))
    return cuts if cost <= MOST_COST * columns + 2 else None


class _Word:
    """What a word of a head may be."""

    __slots__ = (
        "behind",
        "kind",
        "labels",
        "leads",
        "measure",
        "place",
        "ranked",
        "share",
        "steps",
        "versus",
        "worded",
    )

    def __init__(self, said: str) -> None:
        said = said.rstrip("*†‡,:")
        self.measure, self.kind, self.behind, self.labels, self.place, self.ranked = (
            pattern.fullmatch(said) is not None for pattern in (_MEASURE, _KIND, _BEHIND, _OF_LABELS, _PLACE, _RANKED)
        )
        self.leads, self.share = said in _LEADS, said.endswith("%")
        self.worded = _WORDED.fullmatch(said) is not None
        self.versus = _VERSUS.fullmatch(said) is not None
        self.steps = _STEPS.fullmatch(said) is not None
        self.labels = self.labels or all(_OF_LABELS.fullmatch(part) for part in said.split("/"))


@lru_cache(maxsize=4096)  # heads are tried over and over, in few words
def _word(said: str) -> _Word:
    return _Word(said)


def _label_cost(words: Sequence[_Word]) -> float | None:
    """How unlike a head over labels the words are; None where they measure something."""
    if any(word.kind for word in words) or any(word.measure for word in words[:-1]):
        return None
    return sum(0.8 for word in words if not word.labels) if words else 1.5


def _head_cost(words: Sequence[_Word]) -> float | None:
    """How unlike the head of a column the words are, above 0; None where they are none.

    A column is of a measure, of a kind alone ("Median"), or of a place. A kind behind a measure begins the next head,
    and a word such as "vs." always does.
    """
    if any(word.versus for word in words[1:]):
        return None
    if words[0].versus:
        last = next((n for n, word in enumerate(words) if word.kind or word.measure), len(words)) + 1
        return 0.4 + 0.1 * len(words) + max(len(words) - last, 0) if 1 < len(words) <= _MOST_COMPARED else None
    told = [word.measure and not word.kind for word in words]  # "Projected" alone is a head, too
    if not any(told):
        told = [word.measure for word in words]
    first = told.index(True) if any(told) else None
    if first is None and not any(word.kind for word in words):
        if len(words) == 2 and words[0].steps:
            return 0.5  # "Step A"
        words = words[:-1] if len(words) > 1 and words[-1].behind else words
        named = all(word.place and (not word.labels or word.steps) for word in words)
        return 0.7 * len(words) ** 2 if named and len(words) <= 3 else None
    others = sum(1 for word in words if not (word.measure or word.kind or word.behind))
    late = 0 if first is None else sum(1 for word in words[first + 1 :] if word.kind)
    behind = words[0].behind + words[-1].leads  # "(2)" and "per hour" begin no head, "Average pay in" ends none
    pairs = sum(word.ranked and after.ranked and after.share for word, after in pairwise(words))  # "Top 25%"
    twice = max(sum(word.ranked for word in words) - 1 - pairs, 0)
    return (0.6 if first is None else 0.0) + 2 * (late + behind) + 0.7 * (others + twice) + 0.05 * len(words) ** 2


def _words_cost(words: Sequence[_Word]) -> float | None:
    """How unlike the head of a column of words the words are, above 0; None where they are none."""
    if words[0].behind or words[-1].leads:
        return None
    known = 0.1 if words[0].worded else 0.3
    return known * (len(words) + 1) + sum(1.0 for word in words if word.measure or word.kind)


def head_rows(text: str, lines: Sequence[Span], columns: int, worded: bool = False) -> list[tuple[Span, ...]]:
    """The rows of heads over a column of labels and so many of figures, from the lines over a table; [] where none fit.

    A last line of years, or of "Number Percent", stands under heads that span as many columns.
    """
    below = [Span(*match.span()) for match in _WORD.finditer(text, *lines[-1])]
    if len(lines) > 1 and len(below) > 1 and all(LOWER.fullmatch(text, *word) for word in below):
        above = (_part_lines(text, lines[:-1], columns - len(below) + n) for n in range(1, len(below) // 2 + 1))
        tiers = (tier_heads(text, heads, below, columns) for heads in above if heads)
        return next((rows for rows in tiers if rows), [])
    heads = _part_lines(text, lines, columns, worded)
    return [heads] if heads else []


def _part_lines(text: str, lines: Sequence[Span], columns: int, worded: bool = False) -> tuple[Span, ...] | None:
    """The heads of lines: each line one, where they are as many and look like it, or all of them parted."""
    if len(lines) == columns + 1 > 2 and is_label_head(text, lines[0]) and _are_heads(text, lines[1:]):
        return tuple(lines)
    if len(lines) == columns > 1 and not is_label_head(text, lines[0]) and _are_heads(text, lines):
        return (Span(lines[0].start, lines[0].start), *lines)
    return part_head(text, Span(lines[0].start, lines[-1].end), columns, worded)


def _are_heads(text: str, lines: Sequence[Span]) -> bool:
    """Whether each line is one head: words of its own that measure something, and no measure before a kind."""
    costs = (_head_cost([_word(match.group()) for match in _WORD.finditer(text, *line)]) for line in lines)
    return all(cost is not None and cost < MOST_COST for cost in costs)


def tier_heads(text: str, above: Sequence[Span], below: Sequence[Span], columns: int) -> list[tuple[Span, ...]]:
    """Two rows of heads, each as wide as the table; [] where the upper ones can't span so many.

    The first upper one, perhaps empty, is over the labels. Those that count something span years, those that change
    span "Number" and "Percent": "Area, Employment, Change, Openings" over "2022, 2032, Number, Percent".
    """
    heads = list(above[1:])
    spanning = len(heads) - (columns - len(below))
    if not 1 <= spanning <= len(heads) or len(below) % spanning:
        return []
    size = len(below) // spanning
    groups = [below[n : n + size] for n in range(0, len(below), size)]
    if any(len({YEARS.fullmatch(text, *word) is None for word in group}) > 1 for group in groups):
        return []
    wide = max(combinations(range(len(heads)), spanning), key=lambda some: _fits(text, heads, some, groups))
    upper, lower = [above[0]], [Span(above[0].end, above[0].end)]
    for number, head in enumerate(heads):
        span = groups[wide.index(number)] if number in wide else [Span(head.end, head.end)]
        upper += [head, *(Span(head.end, head.end) for _ in span[1:])]
        lower += span
    return [tuple(upper), tuple(lower)]


def _fits(text: str, heads: Sequence[Span], some: Sequence[int], groups: Sequence[Sequence[Span]]) -> int:
    """How many of the heads that would span what stands under them say so."""
    return sum(
        _COUNTED.search(text, *heads[number]) is not None
        if YEARS.fullmatch(text, *group[0])
        else "change" in text[slice(*heads[number])].lower()
        for number, group in zip(some, groups, strict=True)
    )


def is_label_head(text: str, cell: Span) -> bool:
    """Whether words may stand over the labels of a table: "State", "Years in the job", "Apprentice stage"."""
    if OPENS_ALONE.fullmatch(text, *cell):
        return True
    words = [_word(said) for said in text[slice(*cell)].split()]
    named = (words[0].labels or words[-1].labels) and not words[0].behind  # "per year" ends a head
    return named and not any(word.measure or word.kind for word in words)


def counts_steps(text: str, cell: Span) -> bool:
    """Whether a head stands over the numbers of a scale, or is one: "Point", "Grade", "Step 2"."""
    return _STEPS.fullmatch(text[slice(*cell)].rstrip("0123456789 ")) is not None


def is_measure(text: str, cell: Span) -> bool:
    """Whether words say what a column or row measures or compares, of which year, or in which money: "Galway €"."""
    if MEASURES.search(text, *cell) or YEARS.search(text, *cell) or _MONEY.search(text, *cell):
        return True
    return any(word.measure or word.kind or word.versus for word in map(_Word, text[slice(*cell)].split()))


def is_rung(text: str, cell: Span) -> bool:
    """Whether words are the head over the pay of a level, or of so many years."""
    return _RUNG.fullmatch(text, *cell) is not None


def opens_small(text: str, head: Span) -> bool:
    """Whether a line that begins small may be a head: over labels first, then over what is measured."""
    words = [_word(said) for said in text[slice(*head)].split()]
    return len(words) <= MOST_WORDS and words[0].labels and any(word.measure or word.kind for word in words[1:])


def ends_head(text: str, word: Span) -> bool:
    """Whether a word may be the last of a head."""
    known = _word(text[slice(*word)])
    return known.measure or known.kind or (known.behind and not text[slice(*word)].islower())


def part_head(text: str, head: Span, columns: int, worded: bool = False) -> tuple[Span, ...] | None:
    """The cells of a head over a column of labels and so many of figures; the first may be empty."""
    spaced = [Span(*match.span()) for match in _SPACED.finditer(text, *head)]
    if len(spaced) == columns > 1 or (len(spaced) == columns + 1 and is_label_head(text, spaced[0])):
        return (*([Span(head.start, head.start)] if len(spaced) == columns else []), *spaced)
    opens = OPENS.match(text, *head)
    label = Span(*opens.span("head")) if opens else Span(head.start, head.start)
    rest = stripped(text, label.end, head.end)
    if columns == 1 and opens:
        return (label, rest)
    parts = _touching(text, rest)
    if opens and len(parts) == columns + 1 and _RANKS.fullmatch(text, *label):
        return tuple(parts)
    if len(parts) == columns + 2 and _RANKS.fullmatch(text, *parts[0]):
        return tuple(parts[1:])
    if len(parts) == columns > 1:
        return (label, *parts)
    if not opens and len(parts) == columns + 1 and parts[0].end - parts[0].start <= 30:
        return tuple(parts)
    cut = cut_heads(text, head, columns, worded) if len(parts) == 1 else None
    if cut and columns == 1 and not (cut[0].end > cut[0].start and MEASURES.search(text, *cut[1])):
        return None  # "Firm size Median pay", no "Main Industries"
    return cut


def _touching(text: str, rest: Span) -> list[Span]:
    cuts = [rest.start, *(m.start() for m in _TOUCH.finditer(text, *rest) if m.start() > rest.start), rest.end]
    return [stripped(text, a, b) for a, b in pairwise(cuts)]
