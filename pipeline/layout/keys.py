"""keys: the keys of cards and records: "Tulsa: $49,100", "Total Employment41,420", "Minimum Education Level" alone."""

import re

from pipeline.layout.label_rows import VERB
from pipeline.plain import MARK
from pipeline.spans import Span

_KEY = re.compile(
    r"(?:\*{1,2}|_{1,2})?(?P<key>(?:%\s)?[\w(\[](?:[^\t|:;!?.]|\.(?!(?<=[a-z]{3}\.)\s+[A-Z])){0,90}?(?:\s?\([^()]{0,60}\))?)"
    rf"\s?(?:\*{{1,2}}|_{{1,2}})?:(?:\*{{1,2}}|_{{1,2}})?[-–—]?(?:[^\S\r\n]+(?=\S)|(?={MARK}\s?\d)|(?<=[a-z]:)(?=[A-Z\d]))"
)
_RATED = re.compile(
    r"\s(?:is|are)\s(?:\w+ly\s)?(?:rated|ranked|graded|classed)(?:\sas)?$"
)  # "Prospects are rated: Fair"
_DIGIT = re.compile(r"\d")
_JOINT = re.compile(r"\s+[|•·]\s+")
# "Total jobs: 4,180Median pay: $39,240Usual training: none": where the next key begins, nothing before it.
# "Graduate: 32k–38k Senior: 65k–85k" has a figure on both sides of it, and a space.
_RUN_ON = re.compile(
    r"(?<=[\da-z%)])(?=[A-Z][a-z]+(?:[ /'’-][A-Za-z]+){0,6}(?: \d\d and (?:over|under))?:\s)"
    rf"|(?<=\d[kK%\d])\s+(?=[A-Z][a-z]+(?:[ /'’-][A-Za-z]+){{0,3}}:\s(?:{MARK})?\s?\d)"
)
# "Cook: $17.80 an hour. Head cook: $24.10 an hour.": a key and its figure as a sentence each.
_KEYED_FIGURE = rf"[A-Z][^.:;|!?\t]{{2,50}}:\s+(?:{MARK}\s?)?\d[^:;|!?\t]{{0,50}}?"
_KEYED_SENTENCES = re.compile(rf"{_KEYED_FIGURE}(?:[.;]\s+{_KEYED_FIGURE}){{1,30}}[.;]?\s*")
_NEXT_KEYED = re.compile(rf"[.;]\s+(?={_KEYED_FIGURE}(?:[.;]|$))")
_LABEL = re.compile(r"[A-Z][A-Za-z .,'’()-]{1,40}")
_DASHED = re.compile(r"(?P<label>[A-Z][A-Za-z .,'’()]{1,40}?)\s+[-–—]\s+(?=\w)")  # before a line's first key
SUM = re.compile(rf"{MARK}\s?\d")  # "Median pay $57,440 Top 10%: $78,800": no key, but a card in one line
# A label and its figure that lost what stood between them: "Total Employment771,420", "Median Hourly Wage$21".
_GLUED = re.compile(
    r"(?P<key>[A-Z][A-Za-z]+(?:[ ,/&-]{1,2}(?:[A-Za-z]+|(?:19|20)\d\d)){0,6}?"
    r"(?:(?<=[a-z])|,?\s\(?(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\)?))"  # "Projected Growth 2014 - 202411.8%"
    rf"(?=(?:{MARK}\s?\d[\d,.]*[KkM]?|\d{{1,3}}(?:,\d{{3}})+|[+-]?\d{{1,3}}(?:\.\d+)?\s?%)\W*$)"
)
# Quick facts whose line lost what parted key and value: "Number of Jobs, 2014 281,400", "Job Outlook Below Average".
_QUICK = re.compile(
    r"(?P<key>(?:(?:Typical|Minimum|Required)\s+)?(?:Entry-[Ll]evel\s+)?[Ee]ducation(?:\s+(?:[Ll]evel|[Rr]equired))?"
    r"(?=\s*(?:No\s+formal|High[\s-]+[Ss]chool|Some\s+[Cc]ollege|Postsecondary|Associate|Bachelor|Master|Doctora)[^.:;]{0,40}$)"
    r"|(?:(?:Related|Prior)\s+)?(?:Work\s+)?Experience(?:\s+(?:Required|Needed))?"
    r"(?=\s*(?:None|Less\s+than\s+5|5\s+years\s+or)\b[^.:;]{0,30}$)"
    r"|Experience\s+[Ii]n\s+[Aa]\s+Related\s+Occupation(?=\s*(?:None|Less\s+than\s+5|5\s+years\s+or)\b[^.:;]{0,30}$)"
    r"|(?:Typical\s+)?(?:(?:On-[Tt]he-)?[Jj]ob\s+)?[Tt]raining(?=\s*(?:None|Short-term|Moderate-term|Long-term|Apprenticeship|Internship)\b[^.:;]{0,30}$)"
    r"|(?:(?:Job|Employment)\s+)?Outlook(?=\s*(?:Below|Above|Average|As\s+fast)\b[^.:;]{0,40}$)"
    r"|(?:10[- ]Year\s+|Job\s+|Employment\s+|Projected\s+)Growth"
    r"(?=\s*(?:Below|Above|Average|Much|Faster|Slower|About|As\s+fast|Little|Declin\w+)\b[^.:;]{0,40}$)"
    r"|(?:Typical\s+)?Entry-[Ll]evel\s+[Ee]ducation|Required\s+[Ee]ducation|Education\s+[Rr]equired|Degree\s+(?:[Rr]equired|[Ll]evel)"
    r"|(?:Related\s+)?Work\s+Experience\s+in\s+a\s+Related\s+Occupation|On-the-[Jj]ob\s+[Tt]raining|Licensing|Licensure(?:\s+Requirements)?"
    r"|(?:Employment|Job)\s+Prospects|Certification\s+(?:or|and|/)\s+Licens(?:ing|ure)"
    r"|(?:Job\s+|Employment\s+)?Outlook(?=\s+(?:Much|Faster|Slower|About|As|Average|Little|Declin\w+)\b)"
    r"|Number\s+of\s+Jobs,?\s+(?:19|20)\d\d|Employment\s+Change,?\s+(?:19|20)\d\d\s?[-–]\s?\d{2,4})"
    r"(?:\*?\s+(?=[A-Z\d-])|(?<=[a-z])(?=[A-Z]))"
)
# Keys whose value, in words, stands on the next line: "Minimum Education Level" over "Master's Degree".
_WORD_KEY = re.compile(
    r"(?:(?:Minimum|Typical|Required|Usual|Entry-[Ll]evel)\s+)+Education(?:al)?(?:\s+(?:Level|Required|Requirements?))?"
    r"|Education\s+(?:Level|Required)|(?:(?:Work|Typical|Required|Minimum|Related)\s+)?[Ee]xperience(?:\s+(?:Level|Required|Needed))?|On-the-[Jj]ob\s+[Tt]raining"
    r"|(?:Certification\s+(?:or|and|/)\s+)?Licens(?:ing|ure)|(?:Employment|Job)\s+Prospects|(?:Job\s+|Employment\s+)?Outlook"
)

# "Workers12,400Median weekly pay$1,410Part-time share9%": a line of pairs that lost whatever parted them.
_TOUCHING_PAIR = re.compile(
    r"(?P<key>[A-Z][A-Za-z]{1,24}(?:[ ,/&-]{1,2}[A-Za-z]{1,24}){0,6})"
    rf"(?P<value>(?:{MARK}\s?)?(?!(?:19|20)\d\d[A-Z])\d[\d,.]{{0,14}}(?:[kKmM](?![a-z])|%)?)(?=[A-Z][a-z]|$)"
)


_TAKES = re.compile(r"(?:It|That|This|They|You)\s(?:\w+ly\s)?\w+\s.*\d|It\s(?:\w+ly\s)?(?:takes|lasts)\b")  # no key
_GOES_ON = re.compile(r"(?:they|it|he|she|you|we|some|most|who)\s[^\n]{3,200}?[.!?]\s+[A-Z]")
_EARN = re.compile(r"\s(?:make|makes|made|earn|earns|earned)\s(?:less|more|even)\b")  # "Welders make less: $41,000 …"
_ASKS = re.compile(
    r"(?:states?|provinces?|countries|[Ll]aw|[Ee]mployers)\s(?:\w+ly\s)?(?:requires?|asks?\sfor)\s\w"
    r"|(?:states|provinces|countries)\s(?:\w+ly\s)?licen[cs]e\s[a-z]+s\b"
)
_FACT = re.compile(r"(?P<key>Education(?:\s(?:or|and)\sTraining)?|Training|Experience|Licensure)\s?—\s?(?=\w)")
# "Toronto Region | Very good": a place and a word for it in a line, parted by a bar.
_BARRED = re.compile(r"(?P<key>[A-Z][^|:.\t\d]{2,60}?)\s+\|\s+(?=[A-Z][A-Za-z ]{2,24}$)")
# "Oil and gas – R33 800 pm": whose pay it is and its sum, and nothing else.
_DASHED_SUM = re.compile(
    rf"(?![^–—]{{0,60}}\b(?:[Ss]alar(?:y|ies)|[Pp]ay|[Ww]ages?|[Ee]arnings)\b)(?P<key>[A-Z][^:|.\t\d–—]{{2,60}}?)\s+[-–—]\s+(?={MARK}\s?\d[^.;:–—]{{0,40}}$)"
)


def read_key(text: str, span: Span) -> re.Match[str] | None:
    """The key that a line opens with; None where the words before its colon are a sentence."""
    quick = _QUICK.match(text, *span) or _FACT.match(text, *span)
    if quick and quick.end() < span.end:
        return quick
    keyed = (
        _colon_key(text, span)
        or _glued_key(text, span)
        or ("|" in text[span.start : span.end] and _BARRED.match(text, *span))
        or _DASHED_SUM.match(text, *span)
        or None
    )
    if keyed and _GOES_ON.match(text, keyed.end(), span.end):
        return None  # "They run one shift: they assign docks. A diploma is required."
    if keyed and keyed.group("key").count("(") > keyed.group("key").count(")"):
        return None  # "A certificate takes 6 months (fee: $450)"
    key = _RATED.sub("", keyed.group("key")) if keyed else ""
    no_key = VERB.search(key) or SUM.search(key) or _EARN.search(key) or _TAKES.match(key) or _ASKS.search(key)
    return None if no_key else keyed


def _colon_key(text: str, span: Span) -> re.Match[str] | None:
    return _KEY.match(text, *span) if text.find(":", *span) >= 0 else None


def _glued_key(text: str, span: Span) -> re.Match[str] | None:
    return _GLUED.match(text, *span) if _DIGIT.search(text, *span) else None


def is_quick(words: str) -> bool:
    """Whether a line is a quick fact: a known label and its value in words, with nothing between."""
    return _QUICK.match(words) is not None


def joined_keys(text: str, span: Span) -> list[tuple[tuple[Span, ...], Span]]:
    """The keys and values of a line that joins several: "Jobs: 38,000 | Growth: 4%"; [] where a part has no key.

    What stands before the first key is the label of all: "Iowa - Jobs: 38,000 | Growth: 4%", "Iowa | Jobs: …".
    """
    if touching := _touching_pairs(text, span):
        return touching
    joints = list(_JOINT.finditer(text, *span)) or list(_RUN_ON.finditer(text, *span))
    if not joints and _KEYED_SENTENCES.fullmatch(text, *span):
        joints = list(_NEXT_KEYED.finditer(text, *span))
    cuts = [span.start, *(edge for match in joints for edge in match.span()), span.end]
    parts = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    label: tuple[Span, ...] = ()
    if len(parts) > 2 and _LABEL.fullmatch(text, *parts[0]):
        label, parts = (parts[0],), parts[1:]
    keyed = [_colon_key(text, part) for part in parts] if len(parts) > 1 else []
    if not keyed or not all(keyed) or any(m and VERB.search(m["key"]) for m in keyed):
        return []
    read = [(Span(*m.span("key")), Span(m.end(), part.end)) for m, part in zip(keyed, parts) if m]
    dashed = None if label else _DASHED.match(text, *read[0][0])
    if dashed:  # "Iowa - Jobs"
        label, read[0] = (Span(*dashed.span("label")),), (Span(dashed.end(), read[0][0].end), read[0][1])
    return [((key, *label), value) for key, value in read]


def _touching_pairs(text: str, span: Span) -> list[tuple[tuple[Span, ...], Span]]:
    """The keys and values of a line that holds nothing else and has nothing between them; [] of any other."""
    pairs: list[tuple[tuple[Span, ...], Span]] = []
    at = span.start
    while (pair := _TOUCHING_PAIR.match(text, at, span.end)) is not None:
        pairs.append(((Span(*pair.span("key")),), Span(*pair.span("value"))))
        at = pair.end()
    return pairs if at == span.end and len(pairs) > 1 else []


def is_word_key(words: str) -> bool:
    """Whether a line is a key whose value, in words, may stand on the next."""
    return _WORD_KEY.fullmatch(words) is not None


# "PAY: $27-$42 per hour", "Pharmacists earn N310,000 monthly": a heading that says itself what is paid.
_PAYS = re.compile(
    r"(?i:\b(?:pay|paid|salar(?:y|ies)|wages?|earn(?:s|ings)?|makes?)\b)[^?]*(?:[$£€₹]\s?|\b(?:Rs\.?|Ksh|KES|N|R|Php|GHS)\s?)\d[^?]*$"
)
# "Entry level (0-2 years): $46,000-$59,000": a heading with the pay of those below it.
_PAID_LEVEL = re.compile(r"(?P<key>[A-Z][^:?$£€₹]{2,50}):\s?(?P<sum>[$£€₹]\s?\d[^:?]{0,40}?)[.\s]*")


_ANSWERED = re.compile(r"(?P<key>[A-Z][^?\n]{8,80}\?)\s(?P<answer>[A-Z][a-z]+(?:\s[a-z]+)?)\.?")


def heading_said(text: str, heading: Span, kind: str) -> tuple[tuple[Span, ...], Span] | None:
    """What a heading says itself, with the key before it: its sentence on pay, a level's pay, a question's answer."""
    answered = _ANSWERED.fullmatch(text, *heading)
    if answered:
        return (Span(*answered.span("key")),), Span(*answered.span("answer"))
    keyed = _PAID_LEVEL.fullmatch(text, *heading) if kind == "pay" else None
    if keyed:
        return (Span(*keyed.span("key")),), Span(*keyed.span("sum"))
    return ((), heading) if _PAYS.search(text, *heading) else None
