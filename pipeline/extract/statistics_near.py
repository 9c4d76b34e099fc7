"""statistics_near: which of the sums beside each other has a statistic that their sentence names."""

import re
from collections.abc import Sequence

from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

RANKS = ("p10", "p25", "p75", "p90")

# "is Rs 8 lakh and can go up to Rs 50 lakh", "$45,000, ranging from …": no longer the average that was named.
_BEYOND = re.compile(
    r"\b(?:rang(?:e|es|ing)|(?:go|goes|going|rise|rises|rising|climb\w*|reach\w*|increas\w+|grow\w*|mov(?:es|ing)|progress\w*)"
    r"\s+(?:up\s+)?(?:(?:incrementally|annually|gradually|steadily|quickly|yearly|(?:by|in|over|with|through|after)\s[^.;,$£€₹\d]{3,40}?),?\s+)?to|up\s+to"
    r"|(?:with\s+|(?<=,\s))(?:most|many|the\s+majority)\s+(?:of\s+them\s+)?(?:earning|making|getting|paid|between|falling)"
    r"|as\s+(?:much|high|low|little)\s+as|an?\s+(?:low|high|minimum|maximum)\s+of|exceed\w*|reach(?:es|ing)?|tops?(?:\s+out)?|clears?)\b",
    re.IGNORECASE,
)


def touching(text: str, quantity: Quantity, cues: Sequence[Cue], figures: Sequence[Quantity]) -> Cue | None:
    """A statistic right behind a sum: "$38 an hour, resulting in a $83,290 mean annual wage"."""
    after = [cue for cue in cues if 0 < cue.start - quantity.end <= 2 and text[quantity.end : cue.start].strip() == ""]
    if not after or after[0].value not in ("mean", "median"):
        return None
    before = [cue for cue in cues if cue.end <= quantity.start]
    if (
        before
        and before[-1].value in (*RANKS, "median")
        and not any(before[-1].end <= f.start < quantity.start for f in figures)
    ):
        return None  # "those in the 90th percentile earn $41,000 a year on average"
    following = [f.start for f in figures if f.start > after[0].end]
    own = following and len(text[after[0].end : min(following)].split()) <= 1  # "$42,000 mean $45,000"
    return None if own else after[0]


_LEADS_TO = re.compile(
    r"(?:\s+[a-z]+){0,3}?(?:\s+(?:of|is|was|at|being|making|earning|receiving|getting|taking\s+home)|:)\s+(?:(?:about|around|roughly|nearly|approximately|over|just)\s+){0,2}",
    re.IGNORECASE,
)


def is_of_next(text: str, quantity: Quantity, cue: Cue, figures: Sequence[Quantity]) -> bool:
    """Whether a statistic behind a sum leads to the next one: "from $35,000 to $46,000, with a median wage of $19"."""
    following = next((f for f in figures if f.start >= cue.end), None) if cue.start >= quantity.end else None
    if following is None:
        return False
    aside = _OPENS.search(text, quantity.end, cue.start) and ")" not in text[cue.end : following.start]
    return bool(aside) or _LEADS_TO.fullmatch(text, cue.end, following.start) is not None


_OPENS = re.compile(r"\([^()]{0,20}$")  # "$64,000-$158,000 (median $93,000)"
_NO_BREAK = re.compile(r"(?:(?!\b(?:and|while|but|although)\b)[^.;,\d])*", re.IGNORECASE)
_EARNED_A = re.compile(
    r"[^.;]*?\b(?:earn|make|made|draw|drew|receive|get|got|had|have)\w*\s+an?\s+(?:(?!and\b|while\b|but\b)[^.;])*$",
    re.IGNORECASE,
)


_OF_PAY = re.compile(r"\s+(?:(?:annual|yearly|monthly|hourly|base|gross)\s+)?")


def average_range(text: str, cues: Sequence[Cue], chosen: Cue | None) -> Cue | None:
    """The average or median that a range of pay is called: "Average salary range of chemists: …"."""
    if chosen is None or chosen.value != "level":
        return chosen
    means = (c for c in cues if c.value in ("mean", "median") and c.end <= chosen.start)
    return next((mean for mean in means if _OF_PAY.fullmatch(text, mean.end, chosen.start)), chosen)


def ranked_before(text: str, cues: Sequence[Cue], chosen: Cue) -> Cue:
    """The top or bottom part whose pay is called a mean: "the highest 10 percent earned a mean wage of $93,700"."""
    whole = chosen.value in ("mean", "median")
    ranks = [cue for cue in cues if cue.value in RANKS and cue.end <= chosen.start] if whole else []
    if ranks and _NO_BREAK.fullmatch(text, ranks[-1].end, chosen.start):
        return ranks[-1]  # "Those in the 75th percentile averaged $35,000"
    starting = [cue for cue in cues if cue.value == "starting"]  # "$48,200, the average starting salary"
    first = [cue for cue in starting if cue.end <= chosen.start] if chosen.value == "mean" else []
    beside = [cue for cue in starting if 0 <= cue.start - chosen.end <= 1]
    if beside or (first and _NO_BREAK.fullmatch(text, first[-1].end, chosen.start)):
        return (beside or first)[-1]  # "Starting salary offers average $36,000"
    ranked = [cue for cue in cues if cue.value in ("lowest", "highest") and cue.end <= chosen.start]
    if chosen.value == "starting":  # "The lowest 10% of earners might start around $59,000"
        return ranked[-1] if ranked and _NO_BREAK.fullmatch(text, ranked[-1].end, chosen.start) else chosen
    return ranked[-1] if ranked and _EARNED_A.fullmatch(text, ranked[-1].end, chosen.start) else chosen


_IN_YEAR = re.compile(r"(?:\s+(?:an?|per)\s+\w+)?,?\s+in\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b")


def goes_beyond(text: str, quantity: Quantity, cue: Cue, figures: Sequence[Quantity]) -> bool:
    """Whether a sum stands behind the one that a statistic is of, as how far pay goes."""
    before = [figure for figure in figures if cue.start <= figure.start < quantity.start]
    if not before:
        return cue.end <= quantity.start and "as low as" in text[cue.end : quantity.core[0]].lower()
    if _IN_YEAR.match(text, before[-1].end) and _IN_YEAR.match(text, quantity.end):
        return False  # "The median was $30,000 in 2015, increasing to $40,000 in 2020"
    beyond = _BEYOND.search(text, before[0].end, quantity.end)
    return beyond is not None or _AND_OTHERS.search(text, before[-1].end, quantity.start) is not None


def is_of_last(text: str, quantity: Quantity, cue: Cue, figures: Sequence[Quantity]) -> bool:
    """Whether a statistic stands right behind an earlier sum, and a verb of its own before this one."""
    if cue.value == "starting":  # "doctors start on N230,000 and nurses earn about N120,000"
        between = [f for f in figures if cue.start <= f.start and f.end <= quantity.start]
        own = _EARNS.search(text, between[-1].end, quantity.start) if between else None
        return own is not None and not text[between[-1].end : own.start()].strip().startswith(("to", "or", "-", "–"))
    before = [f for f in figures if f is not quantity and f.end <= cue.start]
    touched = any(text[f.end : cue.start].strip() in ("", "on") for f in before) and cue.end <= quantity.start
    return touched and any(verb.search(text, cue.end, quantity.start) for verb in (_EARNS, _BEYOND))


_EARNS = re.compile(r"\b(?:earn|draw|make|get|take|command|pocket|receive|expect)\w*\b", re.IGNORECASE)
# "the average is £38,000, and seniors can expect £45,000": of others, and no average.
_AND_OTHERS = re.compile(
    r",?\s+and\s+(?:[\w'’-]+\s+){1,9}?(?:can|could|may|might)\s+(?:\w+ly\s+)?"
    r"(?:earn|make|get|expect|command|receive|reach|take\s+home)\b"
    r"|,\s+with\s+(?:[\w'’-]+\s+){1,6}?(?:earning|making|starting)\b",
    re.IGNORECASE,
)


def is_of_another(quantity: Quantity, cue: Cue, figures: Sequence[Quantity]) -> bool:
    """Whether another sum stands between a statistic and this one, or behind both."""
    if cue.start < quantity.start:
        return any(cue.end <= figure.start < quantity.start for figure in figures)
    return any(figure.start >= cue.end for figure in figures)


def has_own_subject(text: str, part: Span, quantity: Quantity, cue: Cue) -> bool:
    """Whether a sum's clause says itself who earns it: "the average is £30,000, whereas senior staff draw £60,000"."""
    return cue.value == "starting" or (
        cue.end <= part.start and _EARNS.search(text, part.start, quantity.start) is not None
    )
