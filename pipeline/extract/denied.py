"""denied: figures that a sentence says are not so, that it sets beside its own, or that no worker gets as pay.

"Cooks do not earn $90,000"; "$61,000, up from $59,400 a year earlier"; "takes home $39,000 after taxes".
"""

import re

from pipeline.extract.context import Passage
from pipeline.quantities import Quantity

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
_NET = re.compile(
    r"\bafter[ -]tax(?:es)?\b|\bnet\s+of\s+tax|\b(?:net|take-home)\s+(?:pay|salary|income|wages?)\b", re.I
)


def why_denied(text: str, body: Passage, quantity: Quantity) -> str | None:
    """Why a sum of a sentence is nobody's pay at the sentence's date; None where nothing speaks against it."""
    if quantity.dimension != "money":
        return None
    start = quantity.core[0]  # the sum itself: "more than" and "from" before it are looked at
    before = text[max(body.span.start, start - _REACH) : start]
    if _DENIED.search(before):
        return "denied"
    behind = text[quantity.end : min(body.span.end, quantity.end + _REACH)]
    if _BESIDE.search(before) and _BEFORE.match(behind):
        return "of_an_earlier_date"
    return "after_taxes" if _NET.search(before) or _NET.search(behind) else None
