"""name_words: what words at a name do to it: they stand for it in short, or say how long its bearers have served."""

import re
from collections.abc import Sequence

from pipeline.spans import Span

# Words before a name that say how long those have served who bear it.
SERVED = re.compile(r"[\w-]+-(?:year|contract|season|tour|term)\s|(?:newly|freshly|recently)[ -][a-z]+\s")

_MEASURE = re.compile(r"(?:average|median|mean|typical)\s+")


def without_measure(name: str) -> str:
    """A name without the measure of pay before it, which makes no other occupation: "median nurse", "typical cook"."""
    return _MEASURE.sub("", name, count=1) if _MEASURE.match(name) else name


# "Art directors, the next step up for many designers, earned": what is said of a name between commas.
_SAID_OF = re.compile(
    r",\s(?:an?|the|who|whose|which|often|usually|one\s+of)\s[^,.;$£€₹]{2,80},\s+"
    r"(?=(?:(?:can|may|will|must|usually|often|typically)\s+)?(?:earn|make|made|get|got|had|have|has|need|are|were|is|was|receive|draw|average)\w{0,2}\b)"
)


def past_aside(text: str, end: int, limit: int) -> int:
    """Where the sentence goes on behind a name: past what stands between commas before its verb."""
    aside = _SAID_OF.match(text, end, limit)
    return aside.end() if aside else end


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a short form stands for words: "pv" for photovoltaic, "l&d" for labor and delivery."""
    short = short.replace("&", "")
    letters, starts = iter("".join(words)), {word[0] for word in words if word}
    return 2 <= len(short) <= 3 and short[0] in starts and all(letter in letters for letter in short)


_ADVERB = re.compile(
    r"(?:(?:While|Whereas)\s+(?=[A-Z]|an?\s)|(?:For|Among)\s+(?=[a-z])"
    r"|To\s+(?:become|be|(?:work|qualify|train|start|start\s+out|get\s+started)\s+as)\s+(?=[a-z]))(?:an?\s+|the\s+)?"
    r"|(?:The\s+)?(?:[A-Z][\w.]*\s+(?:of\s+)?){1,6}(?:\([A-Z]+\)\s+)?(?:also\s+)?"
    r"(?:reports?|reported|says|said|states|stated|estimates?|estimated|found|finds|notes|noted|shows?|showed)\s+that\s+(?=[a-z])"
    r"|(?:Across|Throughout|Around|In)\s+(?:the\s+)?[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2},?\s+(?=[a-z])"
    r"|In\s+(?:many|most|some|several|certain|all|a\s+few|other|\d{1,2}|[a-z]+(?:een|ty|ve|n|t|e|r|x))\s+(?:states|places|cities|countries|provinces|districts),?\s+(?=[a-z])"
    r"|(?:Additionally|In addition|By comparison|By contrast|For comparison|In contrast|Meanwhile|Similarly|On average"
    r"|In (?:19|20)\d\d|Nationally|However|Also|Typically|Usually|Generally|Overall),\s+"
)


def past_adverb(text: str, span: Span) -> Span:
    """The span without the words before its subject: "By contrast, "."""
    adverb = _ADVERB.match(text, span.start, span.end)
    return Span(adverb.end(), span.end) if adverb else span


def joined(own: str) -> tuple[str, ...]:
    """The ids of those that a joined one names: "pet-trainer" and "pet-groomer" of pet-trainer-and-groomer."""
    first, _, last = own.partition("-and-")
    lead = first.rpartition("-")[0]
    return (first, last, f"{lead}-{last}") if last else ()


_LISTS = re.compile(r",\s(?:[^,()]+,\s)*(?:and|&)\s")


def named_part(label: str) -> str:
    """What of a label names somebody: all of a list, else up to the comma: "Surgeons, all other"."""
    return label if _LISTS.search(label) else label.split(",")[0]
