"""denied: sums that a sentence says are not so, were of another date, or that no worker gets as pay.

"Cooks do not earn $90,000"; "$61,000, up from $59,400 a year earlier"; "takes home $39,000 after taxes".
"""

import re

from pipeline.extract.context import Passage
from pipeline.quantities import Quantity
from pipeline.spans import Span

_REACH = 60  # characters before and behind a figure that are looked at
_NOT = r"(?:\bnot|n['’]t|\bnever|\bhardly|\brarely|\bseldom|\brather than|\binstead of)\s+"
_PAYS = (
    r"(?:(?:be|being|get|getting)\s+)?(?:earn(?:s|ing)?|mak(?:e|es|ing)|get(?:s|ting)?|paid|pay(?:s|ing)?|receiv(?:e|es|ing)"
    r"|bring(?:s|ing)?\s+(?:in|home)|tak(?:e|es|ing)\s+home|start(?:s|ing)?\s+(?:on|at)|expect(?:ing)?)\s+"
)
_MORE = r"(?:(?:much|any(?:thing)?|far|well)\s+)?(?:(?:more|less)\s+than|over|above|near|close\s+to|like)\s+"
# Right before a figure. "Not less than $30" and "not uncommon to earn $90,000" say that it is so.
_DENIED = re.compile(
    rf"{_NOT}(?:(?:all|really|actually|usually|typically|necessarily|going\s+to)\s+)?"
    rf"(?:{_PAYS}(?:the\s+|an?\s+|that\s+|those\s+)?(?:{_MORE})?|(?:the|an?)\s+|)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?:up|down|rose|risen|fell|fallen|increase[ds]?|rise|fall)\s+from|(?:compared|in\s+comparison)\s+(?:with|to)|against|versus|vs\.?)"
    r"\s+(?:(?:about|just|some|around|only|the|an?)\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[^.;:$£€₹]{0,30}?\b(?:(?:a|one|the)\s+(?:year|decade)\s+(?:earlier|before|ago|prior)|last\s+year"
    r"|(?:in\s+)?the\s+(?:previous|prior|preceding|year)\s+(?:year|before|survey|edition)|previously|before\s+that)\b",
    re.IGNORECASE,
)
# "Eleven years ago I started at $27", "was paid $27 an hour ten years ago": a sum of then, beside none of now.
_AGO = re.compile(r"\b(?:years?|decades?)\s+(?:ago|back)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|nowadays|currently|at\s+present|these\s+days|since)\b|[;:]|[.!?]\s", re.IGNORECASE)
_PART = re.compile(r"[.;:,]")
# "rose from $28 to $31": what it was and what it is, no range; but pay that rises with years in the job has both ends.
_ROSE_FROM = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|climbed|jumped|crept|inched|edged|went|gone|moved|fell|fallen|dropped|declined|slipped)\b"
    r"[^.;:$£€₹]{0,60}?\bfrom\s+(?:(?:about|just|some|around|only|an?|the)\s+)*$",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\bafter[ -]tax(?:es)?\b|\bnet\s+of\s+tax|\b(?:net|take-home)\s+(?:pay|salary|income|wages?)\b", re.I
)


def why_denied(text: str, body: Passage, quantity: Quantity, dated: bool) -> str | None:
    """Why a sum of a sentence is nobody's pay at the sentence's date; None where nothing speaks against it.

    `dated`: the sentence gives the sum a date of its own.
    """
    if quantity.dimension != "money":
        return None
    start = quantity.core[0]  # the sum itself: "more than" and "from" before it are looked at
    before = text[max(body.span.start, start - _REACH) : start]
    if _DENIED.search(before):
        return "denied"
    behind = text[quantity.end : min(body.span.end, quantity.end + _REACH)]
    if (_BESIDE.search(before) and _BEFORE.match(behind)) or _is_of_then(text, body, quantity):
        return "of_an_earlier_date"
    if not dated and _is_end_of_change(text, body, quantity):
        return "of_two_dates"
    return "after_taxes" if _NET.search(before) or _NET.search(behind) else None


def _is_of_then(text: str, body: Passage, quantity: Quantity) -> bool:
    """Whether a sum is one of years ago, and no other sum is nearer to the words that say so."""
    for ago in _AGO.finditer(text, *body.span):
        first, last = sorted((Span(*ago.span()), Span(quantity.start, quantity.end)))
        apart = _NOW if first.start == ago.start() else _PART
        if any(first.end <= figure.start < last.start and figure.dimension == "money" for figure in body.figures):
            continue
        if last.start - first.end <= 2 * _REACH and not apart.search(text, first.end, last.start):
            return True
    return False


def _is_end_of_change(text: str, body: Passage, quantity: Quantity) -> bool:
    """Whether a sum, or range, is what pay rose from; or what it rose to, where its sentence names the years."""
    first = quantity
    if quantity.low is None:
        before = [f for f in body.figures if f.end <= quantity.start and f.dimension == "money"]
        if before and text[before[-1].end : quantity.start].strip().lower() == "to":
            first = before[-1]
            if not body.periods:
                return False
        elif not re.match(r"\s+to\b", text[quantity.end : body.span.end], re.IGNORECASE):
            return False
    return _ROSE_FROM.search(text, max(body.span.start, first.core[0] - 2 * _REACH), first.core[0]) is not None
