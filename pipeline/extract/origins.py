"""origins: whom a claim names as its origin."""

import re
from functools import lru_cache

from pipeline.extract.draft import Draft
from pipeline.extract.rules import ClaimRules
from pipeline.extract.tellers import giver, spelled_out, told_by, with_owner
from pipeline.gates import Gate, fold
from pipeline.periods import MONTHS
from pipeline.spans import Span

# What a name goes on with: the full stop of "Jobly.com" is a part of it.
_REST = r"(?:[^,;.()\n]|\.(?=(?:com|org|net|gov|edu|io|co|uk|au|nz|za|ca|ie|in)\b))"
_ACCORDING = Gate(
    r"\b(?:according to|as per|going by|as (?:reported|stated|noted|shown|published|given) by|(?<=\()source|is what"
    r"|(?:says?|said|finds|found|shows?|by)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}(?:survey|study|report|poll|review|census|analysis)\s+(?:by|from|of)"
    r"|reported by|published by|(?:forecast(?:ed)?|predicted|projected) by|estimates? (?:by|from)|source:"
    r"|according\s+to\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}(?:survey|study|report|poll|analysis|figures|estimates)\s+(?:by|from|of|that|which)"
    r"|(?:disclosed|released|provided|compiled|collected|gathered) by"
    r"|(?:data|figures|statistics|numbers) (?:by|from)|(?-i:(?<![$£€\d] )[Pp]er(?=\s+the\s[A-Z])))\s+(?:the\s+)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:19|20)\d\d\s+)?"
    r"(?-i:(?!(?:in|at|on|of|from|for|and|or|who|that|to|with|by|than|as)\b)[a-z-]+\s+){0,3}"
    r"(?:(?:[a-z]+\s+){0,2}(?:such\s+as|like|including)\s+)?"
    r"(?P<who>(?:(?:19|20)\d\d\s+)?(?:U\.\s?S\.?\s+|U\.K\.?\s+)?"
    rf"(?:(?-i:[A-Z]){_REST}{{1,70}}(?:\bU\.S\.[^,;.()\n]{{1,60}})?|[a-z][\w-]{{2,30}}\.(?:com|org|net|gov|edu|io|ca|ie)\b))",
)
# "The Trades Pay Review found that …": a name of several words, and a verb of saying.
_WHO = rf"(?P<who>(?-i:[A-Z]){_REST}{{1,60}})"
# "…, says the Trades Report." and "…, the Trades Board says."; "At the 2018 Census 1,180 people …".
_AFTER = re.compile(
    rf",\s+(?:says|said|reports|reported|finds|found|estimates|notes)\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}?{_WHO}(?=[.,;]|$)"
    rf"|,\s+an?\s+(?:[a-z]+\s+){{0,2}}?(?:survey|study|report|poll|review)\s+(?:by|from|of)\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}?"
    rf"(?P<asked>(?-i:[A-Z])[^,;.()\n]{{1,60}}?)\s+(?:shows?|says|said|finds|found|suggests|reveals)\s*(?=[.,;]|$)"
    rf"|,\s+(?:the\s+)?(?P<told>(?-i:[A-Z])[^,;.()\n]{{1,60}}?)(?:\s+\([A-Z]+\))?\s+(?:data|figures|numbers)\s+(?:say|show|suggest|indicate)\s*(?=[.,;]|$)"
    rf"|,\s+(?:the\s+)?(?P<last>(?:U\.[SK]\.\s+)?(?-i:[A-Z])[^,;.()\n]{{1,60}}?)\s+(?:says|said|reports|reported|estimates|estimated|projects|shows?|reveals|finds)\s*(?=[.,;]|$)"
    r"|,\s+as\s+(?:the\s+)?(?P<shown>(?-i:[A-Z])[^,;.()\n]{1,60}?)\s+(?:shows?|says?|said|reports?|reported|puts?|has|had|gave|found)\b"
    r"|\((?P<survey>[A-Z][\w&'’-]*(?:\s+[\w&'’-]+){0,6}?\s(?:Survey|Census|Study|Review|Index|Barometer|Report))(?:,?\s+(?:19|20)\d\d(?:[/–-]\d{1,4})?)?\)"
    r"|\b[Ii]n\s+(?P<owner>(?!The\b)[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,4})['’]s?\s+(?:(?:19|20)\d\d\s+)?(?:own\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:sample|survey|study|poll|dataset|database|data|figures|numbers)\b"
    r"|\b[Oo]n\s+(?P<on>[A-Z][\w&-]*(?:\.(?:com|org|net))?(?:\s[A-Z][\w&-]*)?),\s+[^.;,$£€₹]{2,60}?\s(?:self-)?(?:report|list|show|say|post)(?:s|ed)?\b"
    r"|\b[Aa]t\s+the\s+(?P<census>(?:(?:19|20)\d\d\s+)?Census)\b"
)
_VERB = (
    r"(?:(?:also|now|further|currently|even)\s+)?(?:(?:is|are)\s+(?:projecting|expecting|forecasting|predicting|estimating)"
    r"|found|finds|notes(?:\s+that)?|noted\s+that|projects?|projected|expects?|expected|reports?|reported|estimates?|estimated|predict(?:s|ed)?|puts?|forecast(?:s|ed)?|says"
    r"|indicates?|anticipates?|foresees?|has\s+it\s+that|lists|gives|sees|states\s+that|pegs|quotes|calculates?|cites|shows"
    r"|rates(?=\s+(?:(?:the|its|their)\s+)?(?:job|prospects|demand|employment|future|chances|outlook|occupation|it)\b))\b"
)
# What may stand before who says it: "In May 2013, the BLS put …", "The job site PayPeer lists …".
_FRONTED = r"(?:(?:In|As\s+of|For|At|On|By)\s[^,.;]{2,30},\s+)?"
_SITE = r"(?:[Tt]he\s+)?(?:[A-Za-z-]+\s+){0,2}?(?:web\s?site|site|portal|platform|job\s+board|recruiter|agency)\s+"
_SAYS = re.compile(
    rf"{_FRONTED}(?:{_SITE}(?P<site>[A-Z][\w&-]*(?:[ .][A-Z][\w&-]*|\.[a-z]+){{0,4}})|(?:The\s+|the\s+)?"
    r"(?P<who>(?!(?:The|Despite|Given|With|Although|While|Because|Under|As|In)\b)[A-Z][\w&.-]*"
    r"(?:\s+(?:[A-Z][\w&.-]*|of|for|and|the)){1,7}|[A-Z]{2,6}"
    r"|[A-Z][a-z]+[A-Z]\w+|[A-Z]\w+\.(?:com|org|net|ca|in|ie|co\.\w\w|com\.au)))"
    r"(?:['’]s?\s+(?:(?:19|20)\d\d\s+)?(?:[a-z-]+\s+){0,2}?(?:survey|study|report|census|review|poll|data|figures))?"
    rf"(?:\s+\([A-Z]+\))?\s+{_VERB}"
    r"|(?:A|An|The|One|Their|Another)\s+(?:[\w-]+\s+){0,4}(?:survey|study|poll|report|review|census|analysis),?\s+(?:by|from|of)\s+(?:the\s+)?"
    r"(?P<by>[A-Z][^,;.()\n]{1,60}?)(?:,\s[a-z][^,;.]{2,30})?,?\s+(?:found|finds|shows?|showed|suggests?|put|puts|reports?|reported|says|gives|has\s+it\s+that)\b"
)


# "… the average is $58,400, though Jobly puts it at $61,200": a part of a sentence that has an origin of its own.
_OTHER_SAYS = re.compile(
    r",\s+(?:though|while|whereas|but|and)\s+(?:the\s+)?(?P<who>[A-Z][\w&.-]*(?:\s+(?:[A-Z][\w&.-]*|of|for|the)){0,7})"
    r"\s+(?:puts?|says|reports|estimates|lists|gives|shows|has|finds|found)\b[^.;]*$"
)


_END = re.compile(r"[.!?]\s+(?=[A-Z])")


def _own_sentence(text: str, sentence: Span, evidence: Span) -> Span:
    """The sentence of a statement that the evidence stands in, where the statement joins several."""
    start, end = sentence
    for match in _END.finditer(text, *sentence):
        if text[match.start() - 5 : match.start() + 1].endswith(("U.S.", "U.K.", "U. S.", " U.", "St.", "No.")):
            continue
        if match.end() <= evidence.start:
            start = match.end()
        elif match.start() >= evidence.end:
            end = match.start() + 1
            break
    return Span(start, end)


@lru_cache(maxsize=8)
def _named_origin(organisations: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of an organisation in brackets, or before what it says or projects."""
    names = "|".join(re.escape(name) for name in sorted(organisations, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\((?:Source:\s*)?(?P<a>{names})\b[^()]{{0,20}}\)|(?P<b>(?:(?:\bU\.[SK]\.|\bUS|\bUK|\bUnited\s+States)\s+|\b)(?:{names}))\b(?:\s+\([A-Z]+\))?\s+(?:{_VERB}|count(?:s|ed)\b|data\b|figures\b|projections?\b)"
    )


def _spells(text: str, bracket: int, letters: str) -> bool:
    """Whether letters in brackets are those of small words before them, and nobody's: "basic life support (BLS)"."""
    words = re.search(rf"(?:\b[a-z]+\s+){{{len(letters)}}}\Z", text[max(0, bracket - 80) : bracket])
    return words is not None and "".join(word[0] for word in words.group().split()) == letters.lower()


def set_attribution(draft: Draft, text: str, sentence: Span, rules: ClaimRules) -> None:
    """Fill `attributed_to` with whom the sentence names as the origin of what it says."""
    sentence = _own_sentence(text, sentence, draft.evidence)
    other = _OTHER_SAYS.search(text, sentence.start, draft.evidence.start)
    if other and other["who"] != draft.scope:  # "… and Ohio reports a range of $24,100 to $33,800"
        draft.attributed_to = other["who"]
        draft.support("attribution", Span(*other.span("who")))
        return
    if near := giver(text, sentence, draft.evidence.start, tuple(rules.organisations)):
        _name_origin(draft, text, near)
        return
    match = _ACCORDING.search(text, fold(text[slice(*sentence)]), *sentence)
    if match and _is_of_next_part(text, draft, sentence, match.start(), rules):
        sentence, match = Span(sentence.start, draft.evidence.end), None
    if match:
        words = re.split(
            r"['’](?:s\b(?!\s+[A-Z])|(?=\s*$|\s[a-z(]))|\s+(?:in|from|as|on|we|you|it|they)\b|\s+(?!(?:of|for|and|the|&)\s+(?:the\s+)?[A-Z])[a-z]|\s+(?=[$£€₹\d])",
            match.group("who"),
        )[0].strip()
        if words and words.lower() not in MONTHS:
            draft.attributed_to = words
            draft.support("attribution", Span(match.start("who"), match.start("who") + len(words)))
            return
    after = _AFTER.search(text, sentence.start, sentence.end)
    if after and _is_of_next_part(text, draft, sentence, after.start(), rules):
        sentence, after = Span(sentence.start, draft.evidence.end), None
    if after:
        group = next(name for name, said in after.groupdict().items() if said)
        draft.attributed_to = after.group(group)
        draft.support("attribution", Span(*after.span(group)))
        return
    named = _named_origin(tuple(rules.organisations))
    found = named.search(text, sentence.start, sentence.end) or _SAYS.match(text, sentence.start, sentence.end)
    if found and not (found.re is named and found["a"] and _spells(text, found.start(), found["a"])):
        late = found.start() > draft.evidence.end and found.re is not _ACCORDING.pattern
        if late and not found.group().startswith("("):
            return  # "… work in such roles, and the BLS projects …" names the origin of what follows
        group = next(name for name, said in found.groupdict().items() if said)
        _name_origin(
            draft, text, with_owner(text, sentence.start, spelled_out(text, sentence.start, Span(*found.span(group))))
        )
    elif (teller := told_by(text, sentence, tuple(rules.organisations))) and text[slice(*teller)] != draft.scope:
        _name_origin(draft, text, teller)  # but "Texas reports an average of $41,000"


def _name_origin(draft: Draft, text: str, place: Span) -> None:
    draft.attributed_to = text[slice(*place)]
    draft.support("attribution", place)


# "…, and one in three …": where another assertion of a sentence begins.
_NEXT_PART = re.compile(r"(?:;|,\s+(?:and|while|whereas|but|though|although|yet))\s")


def _is_of_next_part(text: str, draft: Draft, sentence: Span, place: int, rules: ClaimRules) -> bool:
    """Whether an origin is named behind the next assertion of a sentence, whose first part names its own in front."""
    if place < draft.evidence.end or not _NEXT_PART.search(text, draft.evidence.end, place):
        return False
    named = _named_origin(tuple(rules.organisations)).search(text, sentence.start, draft.evidence.start)
    return (named or _SAYS.match(text, sentence.start, draft.evidence.start)) is not None
