"""named: industries and places that a sentence names by where they stand, and no lexicon knows."""

import re

from pipeline.extract.context import Passage
from pipeline.extract.places import SURVEY, find_names, is_free, is_place, names_own
from pipeline.extract.rules import SCOPE_TYPES
from pipeline.extract.subject import Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity

BAND = re.compile(
    r"\b(?:(?:[Bb]and|[Ll]evel|[Gg]rade|[Tt]ier|[Ss]tep|[Pp]ay\s[Pp]oint|[Jj]ob\s[Gg]roup)\s(?:\d{1,2}[a-dA-D]?|[IVX]{1,4})"
    r"|CON(?:HESS|MESS|TISS|PSS|UASS|RAISS|POSS)\s\d{1,2}"  # of Nigeria's public service
    r"|(?:GS|GG|WG|WL|WS)-\d{1,2}|(?:Band|Grade|Step|[Jj]ob\s[Gg]roup|Rate|Group)\s[A-T]\d?)\b(?!['’.])"
    r"(?!\s+(?:NVQ|diploma|certificate|qualification|award|course|apprentice\w*|exam|licen[cs]e|or\s+(?:above|higher)|in\s+[A-Z]))"
)

# The last word of an industry that no lexicon knows.
_KIND = (
    r"(?:manufacturing"
    r"|services?|industry|sector|trade|stores?|schools?|hospitals?|facilities|agencies|companies|firms|offices|mining"
    r"|government|construction|insurance|utilities|wholesale|hotels?|restaurants?|plants?|cent(?:er|re)s?|lines"
    r"|practices?|organi[sz]ations|charities|undertakings|institutions|brokerages|law|clinics|laboratories|boards|bodies|chains|councils|authorities|universities|colleges"
    r"|airlines|distributors|municipalities|farms|mines|trusts|dealerships|consultancies|retailers|wholesalers|manufacturers|shops|studios|salons"
    r"|mills|refineries|startups|departments|labs|nurseries|ministries|districts|fleets|prisons|jails|courts|stops)"
)
_PLACES = r"(?:schools|hospitals|facilities|agencies|companies|firms|offices|stores|jails|prisons|fleets|clinics|labs)"
_AND_PLACES = rf"(?: and (?!in |at |for |by )[a-z&-]+(?: [a-z&-]+)? {_PLACES})?"
_ENDS = "|though|although|while|whereas|but|which|where|who|with"  # where another part of the sentence begins
# An industry told by its last word: "truck stops and large fleets" is one.
_IN_INDUSTRY = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ww]ithin|[Aa]t|[Ww]ork(?:s|ing)?\s+for|(?:industry|sector|employers?)\s+(?:for\s+\w+\s+)?(?:is|are|was|were)"
    r"|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Nn]ext|[Tt]hen|[Ll]ast)\b[a-z ]{0,30}?"
    r"\s(?:is|are|was|were|comes?|came))"
    r"\s+(?:the\s+|an?\s+)?(?:(?:field|area|sector|industry)\s+of\s+)?"
    r"(?P<name>(?!(?:the|an?|this|that|these|their|your|our|any|some|many|most|several|certain|few|other|both|various|by|sector|industry"
    r"|(?:employer|employment|job)(?=\s(?:sector|industry|size|type)))\b)"
    rf"[a-z][a-z&-]*(?:,? (?:and |of )?(?!(?:is|are|was|were{_ENDS})\b)[a-z&-]+){{0,4}}? {_KIND}{_AND_PLACES})\b"
)

# "In insurance the pay is better, about …": what stands first holds for the figure, where a figure's verb follows.
_FRONT = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?<=,\s)(?:and|while|whereas|but)\s+)(?:[Ii]n|[Aa]t|[Oo]n|[Ff]or|[Aa]mong|[Ww]ithin|[Aa]cross)\s+"
    r"(?P<article>the\s+|an?\s+)?(?P<name>[A-Za-z][\w&'’.-]*(?:\s+(?:and\s+|of\s+)?(?!(?:is|are|was|were)\b)[A-Za-z][\w&'’-]*){0,4}?)"
    r"(?=,\s|\s+(?:the\s+)?(?:pay|wages?|figure|average|median|mean|rates?|salar(?:y|ies)|earnings|they|it|you|we|basic"
    r"|starting|typical|job|jobs|prospects|opportunities|chances|numbers|employment|workers|employees|staff|about|around"
    r"|over|nearly|almost|some|only|just)\b|\s+[$£€₹\d])"
)

# "On Paylens, welders report an average of …": who tells it.
_ON_SITE = re.compile(
    r"On\s+[A-Z][\w&.-]*(?:\s[A-Z][\w&-]*)?,\s+[^.;,$£€₹]{2,60}?\s(?:self-)?(?:report|list|show|say|post)(?:s|ed)?\b"
)

_FRONT_OWN = re.compile(  # "In state reserves a ranger is on $9,800"
    r"(?:^|(?<=[.;:]\s))(?:[Ii]n|[Aa]t|[Oo]n|[Aa]cross)\s+(?P<name>[A-Za-z][\w&'’.-]*(?:\s+(?:and\s+|of\s+)?[A-Za-z][\w&'’-]*){0,3}?)\s+an?\s+$"
)

# "Gauteng employs 29% and the Western Cape 17%": the second figure has its own name and no verb.
ELLIPSIS = re.compile(
    r"(?:[,;]\s+(?:and\s+|with\s+|while\s+|but\s+|yet\s+|though\s+|whereas\s+)?|\s+(?:and|while|but|with)\s+)(?:then\s+)?"
    r"(?:(?:for\s+)?(?:those|workers|people|employees|that|it|staff)\s+)?(?:(?:in|at|for|by|with|of|on)\s+)?(?:the\s+|an?\s+)?"
    r"(?P<name>[A-Za-z][\w&'’-]*(?:\s+(?:and\s+|of\s+)?[A-Za-z][\w&'’-]*){0,3}?),?\s*"
    r"(?:(?:(?:earn|make|get|have|had|made|got)(?:ed|s)?\s+)?(?:the|a)\s+(?:figure|average|median|mean|pay|rate|total|share)\s+(?:is|was|of)"
    r"|another|a further"
    r"|just|only|it was|it is|it['’]s|they (?:get|got|earn|earned)"
    r"|(?:pays|offers|offered|reports|reported|averages|averaged|paid|pay|got|get|earn|earned|make|made|clear|gross|net|draw|is|was|are|were|for|at"
    r"|(?:comes?|came)\s+in\s+at))?(?:\s+(?:between|from))?\s*\(?$"
)

_YEAR_OF = re.compile(r"(?:first|second|third|fourth|fifth|final)-year", re.IGNORECASE)

_PAPERS = re.compile(r"(?:[a-z'’-]+\s+)?(?:certificate|diploma|degree|licence|license|qualification)s?")
_ALONE = re.compile(r"(?:in\s+)?(?P<name>[A-Za-z][\w&'’-]*(?:\s+(?:and\s+|of\s+)?[A-Za-z][\w&'’-]*){0,3}),?\s+")


def banded(text: str, body: Passage) -> list[Cue]:
    """Levels of a pay scale that a sentence names: "band 6 starts at £33,072"."""
    found = BAND.finditer(text, *body.span)
    return [Cue("level", slug(m.group()), m.start(), m.end(), "scope.level.band") for m in found]


# ", offices of dentists (" between two sums in brackets: whom the second one is of.
_BETWEEN = re.compile(
    r"(?:\)[,;]?\s*(?:and\s+|or\s+)?(?:then\s+)?(?:followed\s+by\s+|than\s+)?|\bfollowed\s+by\s+)(?:the\s+)?"
    r"(?P<name>[A-Za-z][A-Za-z,.&'’ -]{2,80}?)(?:\s+(?:do|does|did))?\s*\($"
)

# "In bakeries (", "Of all sectors, telecoms (": whom the first one is of.
_FIRST_OF = re.compile(
    r"(?:\b(?:in|are|were|is|like|as|by|for|include|includes|including)\s+(?:the\s+)?|[,:]\s+)(?P<name>[A-Za-z][A-Za-z&'’-]*(?:\s(?:and\s)?(?!(?:in|at|by|for|mainly|mostly)\b)[A-Za-z&'’-]+){0,3})\s\($"
)


# "San Jose, CA ($45,100)", "Austin, Texas (an average of $45,100)": the town of its state before a sum in brackets.
_TOWN = re.compile(
    r"(?P<town>[A-Z][\w'’.]*(?:[ -][A-Z][\w'’.]*){0,6}), "
    r"(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) \([a-z ]{0,30}$"
)
LONGEST_TOWN = 90  # characters before a sum in which its town is named
_ARTICLE = re.compile(
    r"(?:an?|for|to|because|as|if|than)\s", re.IGNORECASE
)  # "£17.20 an hour for a cook (£33,540 a year)" names no part


def bracketed(text: str, body: Passage, quantity: Quantity) -> Cue | None:
    """The place or industry that stands before a sum in brackets, where another such sum stands before it."""
    if quantity.dimension not in ("money", "percent", "bare"):
        return None
    town = _TOWN.search(text[max(body.span.start, quantity.start - LONGEST_TOWN) : quantity.start])
    if town is not None:
        place = quantity.start - len(town.string) + town.start("town")
        end = place + len(town["town"])
        states = [cue for cue in body.of("geography") if end < cue.start < quantity.start]
        if town["state"].isupper() or states:
            return Cue("geography", slug(town["town"]), place, end, "")
    if text[quantity.start - 1 : quantity.start] != "(":
        return None
    same = [f for f in body.figures if f.dimension == quantity.dimension]
    before = [f for f in same if f.end < quantity.start and text[f.start - 1 : f.start] == "("]
    after = [f for f in same if f.start > quantity.end and text[f.start - 1] == "("]
    match = _BETWEEN.search(text, before[-1].end, quantity.start) if before else None
    if not before and after and text[quantity.end : after[0].start].find(")") >= 0:
        match = _FIRST_OF.search(text, body.span.start, quantity.start)
    if match is None or len(match["name"].split()) > 12 or _ARTICLE.match(match["name"]):
        return None
    start, end = match.span("name")
    for cue in body.cues:
        whole = cue.cue == "geography" or 2 * (cue.end - cue.start) > end - start
        if cue.cue in SCOPE_TYPES and cue.end == end and whole:
            return cue
        if cue.cue == "geography" and start < cue.start < cue.end < end and text[start].islower():
            return cue  # "and those in Ohio come last ("
    kind = "geography" if match["name"][0].isupper() else "industry"
    return Cue(kind, slug(match["name"]), start, end, "")


def named_industries(text: str, body: Passage) -> list[Cue]:
    """Industries behind "in" that no cue covers."""
    found = []
    for match in _IN_INDUSTRY.finditer(text, *body.span):
        start, end = match.span("name")
        if is_free(body, start, end):
            found.append(Cue("industry", slug(match.group("name")), start, end, "scope.industry.named"))
    return found


# "$68,240 in dealerships, $66,450 in banks and $58,810 in credit unions": what no lexicon knows among what it does.
_IN_BEHIND = re.compile(
    r"\s+(?:(?:an?|per)\s+(?:hour|day|week|month|year)\s+)?(?:in|at|for|with)\s+(?:the\s+)?"
    r"(?P<name>[a-z][a-z&'’-]*(?:\s(?:and\s)?[a-z][a-z&'’-]*){0,3}?)(?=\s*(?:[.;,)]|$)|\s+and\s+[$£€₹\d])"
)


FAR = 200  # characters before a sum within which another one is set beside it
# "…, against €93,100 in life assurance and €96,450 in reinsurance": sums that are set beside that of another industry.
_BESIDE = re.compile(
    r"[$£€₹][^;:]{3,80}?,?\s(?:against|compared\s+(?:with|to)|versus)\s+(?:[^;:]{3,60}\s(?:and|or)\s+)?$"
)
_SET_BESIDE = re.compile(r"[^;:$£€₹]{0,60}?,?\s(?:against|compared\s+(?:with|to)|versus)\s+[$£€₹]")


# "The industries with the best pay were hotels and benefit funds, with a mean of $44,200"; what is told of an
# industry without a rank is no name of one: "The industry is growing, with a median of $50,000".
_BEST_PAYS = re.compile(
    r"\b(?:(?:best|highest|top|most)\b[^.;,$£€₹]{0,40}\s)?(?:industr(?:y|ies)|sectors?|employers?|settings?)\b"
    r"[^.;,$£€₹]{0,50}\s(?:is|are|was|were)\s+(?:the\s+)?"
    r"(?P<name>[a-z][a-z'’-]*(?:,?\s(?:and\s)?[a-z'’-]+){0,8}?),?\s+(?:with|at|where|which|paying|averaging)\s"
)
_BEST = re.compile(r"\b(?:best|highest|top|most)\b", re.IGNORECASE)
_SIGN = re.compile(r"[$£€₹]")


def best_paying(text: str, body: Passage, quantity: Quantity) -> Cue | None:
    """The industry that a sentence names as the one that pays a sum best, which no cue covers."""
    match = _BEST_PAYS.search(text, body.span.start, quantity.start) if quantity.dimension == "money" else None
    if match is None or not body.of("pay", "wage_statistic") or not is_free(body, *match.span("name")):
        return None
    if not _BEST.search(text, match.start(), match.start("name")) or _SIGN.search(text, match.end(), quantity.start):
        return None  # "… with a mean of $114,200, and banks with $98,000"
    return Cue("industry", slug(match["name"]), *match.span("name"), "scope.industry.named")


def listed_behind(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The name behind "in" after a sum, where an industry stands so after another sum of the sentence."""
    match = _IN_BEHIND.match(text, quantity.end, body.span.end) if quantity.dimension == "money" else None
    if match is None or not is_free(body, *match.span("name")):
        return None
    industries = [*body.of("industry"), *named_industries(text, body)]
    others = (_IN_BEHIND.match(text, f.end, body.span.end) for f in body.figures if f.dimension == "money")
    spans = [other.span("name") for other in others if other is not None]
    if any(c.start < match.end("name") and match.start("name") < c.end for c in body.of("not_pay")):
        return None  # "£46,000 in tips"
    plural = match["name"].endswith("s")  # "credit unions", but "$46,000 in cash"
    known = plural and any(start <= c.start and c.end <= end for start, end in spans for c in industries)
    known = known or (len(spans) > 1 and _SET_BESIDE.match(text, quantity.end, body.span.end) is not None)
    known = known or _BESIDE.search(text, max(body.span.start, quantity.core[0] - FAR), quantity.core[0]) is not None
    return _cue(match["name"], *match.span("name"), subject, alone=True) if known else None


def fronted(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The last place or industry that opens the sentence, or a part of it, before the figure."""
    found = None
    last = min(body.span.end, quantity.start + 2)
    own = subject.own.finditer(text, body.span.start, last) if subject.own and quantity.dimension == "money" else ()
    before = [name for match in own for name in find_names(_FRONT_OWN, text, body.span.start, match.start())]
    for name in (*find_names(_FRONT, text, body.span.start, last), *before):
        told = SURVEY.match(text, name.span.end - 2) or _ON_SITE.match(text, body.span.start, quantity.start)
        if name.span.end <= quantity.start and is_free(body, *name.span) and not told:
            found = _cue(name.words, *name.span, subject) or found
    return found


def elliptic(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The name that stands alone before a figure, where a figure of its kind stands before: "…, laboratories 34%"."""
    before = [f for f in body.figures if f.end <= quantity.start and f.dimension == quantity.dimension]
    if not quantity.numbers or quantity.dimension == "duration":
        return None
    listed = (
        text[max(0, body.span.start - 3) : body.span.start].rstrip().endswith(":")
    )  # "Pay by place: hotels $31,000; …"
    more = any(f.start >= quantity.end and f.dimension == quantity.dimension for f in body.figures)
    led = text.rfind(": ", body.span.start, quantity.start) if more else -1  # "… the most: hotels, $41,000; cafés, …"
    if not before and not listed and led < 0:
        return None
    match = (
        ELLIPSIS.search(text, before[-1].end, quantity.start)
        if before
        else _ALONE.fullmatch(text, max(led + 1, body.span.start) + (led >= 0), quantity.start)
    )
    if match is None or _COMPARING.fullmatch(match["name"]):
        return None
    start, end = match.span("name")
    inside = [c for c in body.cues if c.start < end and start < c.end]
    if _PAPER.fullmatch(match["name"]) and text[match.start() : start].rstrip().endswith(("with", "with a", "with an")):
        return Cue("worker_class", slug(match["name"]), start, end, "")  # "…, those with a master's $79,850"
    for kind in ("industry", "geography"):
        known = [cue for cue in inside if cue.cue == kind]
        if known and (kind == "geography" or _covers(known[0], start, end)):
            return known[0]
    code = subject.labels.get(match["name"].lower()) if match["name"].isupper() else None
    if code and code[0] == "geography":
        return Cue("geography", code[1], start, end, "")  # "NSW $72,000, VIC $70,500"
    if _YEAR_OF.fullmatch(match.group("name")):  # "A first-year apprentice gets £6, a second-year £8"
        told = "apprentic" in text[slice(*body.span)].lower()
        return Cue("level", f"{match.group('name').lower()}-apprentice", start, end, "") if told else None
    if _PAPERS.fullmatch(match.group("name")):
        return Cue("worker_class", slug(match.group("name")), start, end, "")  # "and those with a diploma $31"
    levels = [cue for cue in inside if cue.cue == "level"] if before else []
    if levels and _is_of_those(text[levels[0].end : end], subject):
        return levels[0]  # "£31,000, with entry-level roles around £24,000 and senior ones near £40,000"
    if any(cue.cue in _MEANT for cue in inside) or match.group("name").endswith("ing"):
        return None
    if not before and match.group("name")[0].isupper():
        return None  # a line's first word, no name
    return _cue(match.group("name"), start, end, subject, alone=True)


def _is_of_those(words: str, subject: Subject) -> bool:
    """Whether the words behind a level are nothing, posts at large, or the occupation's own name."""
    left = words.strip().removeprefix("level ").removeprefix("career ")
    return left in ("", "ones", "roles", "positions", "jobs", "staff", *subject.people) or subject.is_own(left)


_COMPARING = re.compile(r"(?:versus|vs|against|compared|than|plus|minus)\b.*", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:(?:associate|bachelor|master)(?:['’]s|s)?(?: degree)?|doctorate|diploma|certificate|degree)", re.IGNORECASE
)
_OWNED = re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s\s+[a-z]")
_MEANT = (
    "wage_statistic",
    "level",
    "worker_class",
    "all_occupations",
    "population",
    "outlook",
    "growth",
    "rate",
    "requirement",
    "openings",
)


_AND_IN = re.compile(r"\b(and|or) (?:in|at|on|for|with) (?:the )?")
_PARTS_OF_COUNTRY = (
    "territories", "provinces", "states", "counties", "regions", "islands", "cities", "towns", "suburbs", "villages",
)  # fmt: skip
LETTERS = re.compile(r"[A-Z]{2,5}s")  # "RRTs"


def _cue(name: str, start: int, end: int, subject: Subject, alone: bool = False) -> Cue | None:
    """The name as a place where it is capitalised, else as an industry; None where its first word says neither."""
    name = _AND_IN.sub(r"\1 ", name)  # "At truck stops and in large fleets"
    words = name.split()
    if subject.names_no_part(words) or " the " in name:
        return None
    if name.isupper() and len(words) == 1:
        return None if alone else Cue("industry", slug(name), start, end, "")  # "In PSU the basic is …"
    if LETTERS.fullmatch(name):
        return Cue("worker_class", slug(name[:-1]), start, end, "")  # "CRTs $58,400, RRTs $66,700"
    if name[0].isupper() and len(words) > 1 and words[-1].lower() in subject.bodies:
        return Cue("industry", slug(name), start, end, "")  # "the Forest Service", no place
    if name[0].isupper() and (owned := _OWNED.match(name)):
        start, end, name = start, start + owned.end("name"), owned["name"]  # "In Penang's hotels"
    if name[0].isupper() and not (alone and len(words) == 1 and len(name) < 4):
        return Cue("geography", slug(name), start, end, "") if is_place(name, subject) else None
    if subject.posts is not None and subject.posts.fullmatch(name):
        return Cue("level", slug(subject.namer.singular(name)), start, end, "")
    if words[-1] in _PARTS_OF_COUNTRY:
        return Cue("geography", slug(name), start, end, "")  # "In the northern territories"
    if not subject.namer.is_person(subject.namer.singular(words[-1])) and not names_own(name, subject):
        return Cue("industry", slug(name), start, end, "")
    return None


def _covers(cue: Cue, start: int, end: int) -> bool:
    return (cue.end - cue.start) * 2 > end - start
