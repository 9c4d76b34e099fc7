"""doers: who asks for, has or pays what a figure says, as the subject of its sentence; a wider group it counts."""

import re
from collections.abc import Sequence

from pipeline.extract.clauses import clause
from pipeline.extract.context import Passage
from pipeline.extract.named import LETTERS, named_industries
from pipeline.extract.places import FoundName, find_names, first_name, is_free, is_place, names_own
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

# "Listed companies require 5 years of experience": who asks for it is the part of the occupation it holds for.
_ASKS = re.compile(
    r"(?:^|(?<=[.;,]\s)|\band\s+)(?P<name>(?:[A-Za-z][a-z-]*\s+){1,2}(?i:compan(?:y|ies)|firms|hospitals|clubs|hotels|banks|schools"
    r"|agencies|airlines|carriers|studios|clinics|laboratories|stores|restaurants|plants|services|authorities|councils"
    r"|consultancies|contractors|practices|universities|factories|mills|breweries|brokerages|museums|galleries))\s+"
    r"(?:\w+\s+)?(?:requires?|prefers?|asks?\s+for|expects?|wants?|looks?\s+for|insists?\s+on)\b"
)
# "Hamilton has 2,100 bakers": the place that has them, as the subject.
_HAS = re.compile(
    r"(?:^|(?<=[.;]\s)|,\s+(?:and|while)\s+)(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){0,2})\s+(?:has|had|employs?|employed|counts?)\s+"
    r"(?:\w+\s+){0,2}$"
)
# "Airlines paid the most, a median of $93,180": who pays is the part of the occupation that is paid so.
_PAYS = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?<=,\s)(?:and|while|but|whereas)\s+)(?:The\s+|the\s+)?"
    r"(?P<name>(?!(?:and|while|but|whereas)\b)"
    r"(?:(?!(?:Besides|Sometimes|Nowadays|Always|Perhaps)\b)[A-Z][a-z]+s,\s(?=[\w -]{3,40}\sand\s))?"
    r"[A-Z]?[\w&-]+(?:\s+(?:and\s+|of\s+)?[A-Za-z][\w&-]*){0,4}?s)(?:,\s+(?:where|which|who|whose)\s[^,.;]{3,80},)?\s+(?:also\s+|usually\s+)?"
    r"(?:(?:employ(?:ed)?|hire[ds]?|had|have)\s+[^.;,$£€₹]{3,70}?\s+and\s+(?=paid|pay|offer))?"
    r"(?:(?:paid|pay|offer|offered|advertise|(?:start|started|begin)(?=\s+(?:at|from|on|around)\s))\b(?!\s+(?:is|are|was|rises?|rose|for|per|attention|by)\b)"
    r"|(?:come|came|sit|rank|follow|lead|top|trail|bring\s+up)\b"
    r"|(?:are|were)\s+(?:well\s+|far\s+)?(?:ahead|behind|first|second|third|next|last|(?:at|in)\s+(?:the\s+)?(?:top|bottom|lead|front|back|rear)\b))"
)
# "The South East pays most (£31,000)": the place that pays, as the subject.
_PLACE_PAYS = re.compile(
    r"(?:^|(?<=[.;:]\s)|(?:while|and|but|whereas)\s)(?:The\s+|the\s+)?(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){0,2})\s+(?:also\s+)?"
    r"(?:pays|paid|offers|offered|tops|leads|ranks|comes|came)\b"
)

# "The Maritimes lie between $37,000 and …", "Nova Scotia sits at …": a name that no sentence's beginning writes large.
_PLACE_LIES = re.compile(
    r"(?:^|(?<=[.;:]\s)|,\s+(?:while|and|but|whereas)\s)(?:(?:[Tt]he\s+)(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+)?"
    r"(?:\s(?:provinces|states|counties|islands|regions?|territories|coast))?)"
    r"|(?P<named>[A-Z][a-z'’-]+\s[A-Z][a-z'’-]+))\s+(?:lie|sit|stand|run|range|fall|average|come)s?\s+"
    r"(?:(?:in|out|close\s+behind|next|behind|just|somewhat|a\s+little)\s+)?(?:between|at|around|about|from|near|on|with|[$£€₹])"
)
# "The mean for testing laboratories is $61,200": those who pay it, behind what is averaged.
_AVERAGED = re.compile(
    r"\b(?:mean|median|average|typical)(?:\s+(?:annual|yearly|hourly))?(?:\s+(?:pay|wage|salary|figure|rate|income))?\s+(?:for|at|among)\s+(?:the\s+)?"
    r"(?P<name>[a-z][\w&'’-]*(?:\s(?:and\s|of\s)?[a-z][\w&'’-]*){0,5}?s)\s+(?:is|was|comes?\s+to|came\s+to|(?:stands?|stood)\s+at|reach(?:es|ed)|sits?\s+at)\b"
)
_ONE_PAYS = re.compile(r"\s+(?:also\s+)?(?:pays|offers|tops|leads|ranks|comes)\b")
_WORKERS = re.compile(
    r"\s+(?P<who>(?:[a-z][a-z-]+,?\s+(?:and\s+)?){1,4}(?:workers|professionals|occupations|staff|personnel|roles))\b"
)


def asking(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The industry that asks for the years a figure names, as the subject of the sentence: "sports clubs prefer …"."""
    if quantity.dimension != "duration":
        return None
    name = first_name(_ASKS, text, body, quantity)
    if name is None or subject.names_no_part(name.words.split()) or names_own(name.words, subject):
        return None
    return _known_industry(body, name) or Cue("industry", slug(name.words), *name.span, "")


def _known_industry(body: Passage, name: FoundName) -> Cue | None:
    """The industry of the pack that a name holds."""
    known = (c for c in body.of("industry") if c.start >= name.span.start and c.end <= name.span.end)
    return next((c for c in known if c.end - c.start > 0.6 * (name.span.end - name.span.start)), None)


_SEVERAL = re.compile(r"(?<=s)\s+(?:employ|have|hold)\b")


def having(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The place that has the people a figure counts, as the subject of the sentence."""
    if quantity.dimension not in ("bare", "percent"):
        return None
    name = first_name(_HAS, text, body, quantity)
    if name is None or not is_free(body, *name.span) or not is_place(name.words, subject):
        return None
    if _SEVERAL.match(text, name.span[1]):
        return None  # "Breweries employ 36 percent": no place
    return (
        None if subject.namer.is_person(name.words.split()[-1]) else Cue("geography", slug(name.words), *name.span, "")
    )


def paying(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """The industry that pays a sum, as the subject of the sentence: "The EU institutions offer …"."""
    if quantity.dimension != "money":
        return None
    place = first_name(_PLACE_PAYS, text, body, quantity)
    if place is not None and is_free(body, *place.span) and is_place(place.words, subject):
        person = subject.namer.is_person(subject.namer.singular(place.words).split()[-1])
        plural = place.words.endswith("s") and not _ONE_PAYS.match(
            text, place.span.end
        )  # "Memphis offers", "Banks paid"
        if not person and place.words.split()[-1].lower() in subject.bodies:
            return Cue("industry", slug(place.words), *place.span, "")
        if not person and not plural:
            return Cue("geography", slug(place.words), *place.span, "")
    lies = _PLACE_LIES.search(text[body.span.start : quantity.start])
    if lies is not None:
        kind = "name" if lies["name"] else "named"
        span = Span(*(body.span.start + end for end in lies.span(kind)))
        free = is_free(body, *span) and not any(c.start < span.end and span.start < c.end for c in body.of("pay"))
        noun = subject.namer.singular(lies[kind].split()[-1])
        body_of = noun in subject.employers or noun in subject.bodies or subject.namer.is_person(noun)
        proper = re.sub(r"\s[a-z]+$", "", lies[kind])  # "the Atlantic provinces"
        if free and is_place(proper, subject) and not body_of:
            return Cue("geography", slug(lies[kind]), *span, "")
    begin = max((f.end for f in body.figures if f.end <= quantity.start), default=body.span.start)
    averaged = find_names(_AVERAGED, text, begin, quantity.start)
    averaged = [name for name in averaged if subject.employs(name.words)]
    names = averaged or find_names(_PAYS, text, body.span.start, quantity.start)
    if not names:
        return None
    name = names[-1]
    words = name.words.lower().split()
    if subject.names_no_part(words) or names_own(name.words, subject):
        return None
    if subject.namer.is_person(words[-1]) and not subject.employs(name.words):
        return None
    if subject.posts is not None and subject.posts.fullmatch(name.words):
        return None  # "while partners earn more", which is no trade
    if any(c.start < name.span.end and name.span.start < c.end for c in body.of("pay", "wage_statistic")):
        return None  # "Wages start at …"
    return _known_industry(body, name) or Cue("industry", slug(name.words), *name.span, "")


# "A staff nurse in the HSE starts on …", "Bakers in hotel kitchens may earn …": where those are who earn a sum.
_EARN = (
    r"(?:\s+(?:can|may|might|will|would|should|must|could|usually|often|typically|generally|also|currently|now|only|still))*\s+"
    r"(?:earn|make|made|get|got|average|receive|report|start|take\s+home|command|(?:is|are|was|were)\s+(?:paid|on)|had|have)(?:s|d|ed)?\b"
)
_IN = (
    r"(?!\s+with\s+(?:an?\s+|the\s+)?(?:[\w'’-]+\s+){0,3}?(?:certificat|diploma|degree|licen[cs]e|bachelor|master['’]"
    r"|doctorate|qualification|credential|registration))"  # "employees with a certificate"
    r"\s+(?:who\s+work\s+|working\s+|employed\s+)?(?:in|at|for|with|by)\s+(?:the\s+|an?\s+)?"
    r"(?P<name>[A-Za-z][\w&'’-]*(?:\s(?:and\s|of\s)?(?!(?:can|may|might|will|would|should|must|could|is|are|was|were)\b)[\w&'’-]+){0,4}?)"
)
_AMOUNTS = (
    r"\s+(?:is|was|are|were|stood\s+at|came\s+to)\s+(?:(?:about|around|roughly|nearly|just\s+\w+)\s+)?(?:[$£€₹]|R\d)"
)
_OWN_IN = re.compile(rf"{_IN}(?={_EARN}|{_AMOUNTS})")  # "the median for those in stores was $33,100"
# "Jobs for bakers in hotel kitchens are expected to grow": where the work grows of which a figure tells.
_GROW_IN = re.compile(
    rf"{_IN}(?=\s+(?:(?:is|are)\s+(?:expected|projected|predicted|forecast|likely|set|due|estimated)|(?:will|should|could)\s"
    r"+(?:grow|rise|increase|decline|fall|shrink|drop|expand))\b)"
)
# "Bakers in supermarkets often work shifts": where those are who work so.
_WORK_IN = re.compile(
    rf"{_IN}(?=(?:\s+(?:can|may|might|will|must|usually|often|typically|generally|also|sometimes))*\s+(?:work|do|have|need|are)\b)"
)
# "Those who work in consultancies are paid …": no name, but who else is at work there?
_THOSE = re.compile(
    r"\b(?:[Tt]hose|[Ww]orkers|[Pp]eople|[Ss]taff|[Ee]mployees)\b(?=\s+(?:who|working|employed|in|at|with|for|by)\b)"
)


def earning_in(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Cue | None:
    """Where the occupation works whose pay or growth a sentence gives, right behind its name and before the verb."""
    grows = quantity.dimension == "percent" and bool(body.of("growth"))
    if subject.own is None or not (grows or quantity.dimension == "money"):
        return None
    who = (
        *_THOSE.finditer(text, body.span.start, quantity.start),
        *subject.own.finditer(text, body.span.start, quantity.start),
    )
    return _named_in(_GROW_IN if grows else _OWN_IN, text, body, who, quantity, subject)


def working_in(text: str, body: Passage, schedule: Quantity, found: Scope | None, subject: Subject) -> Scope | None:
    """The industry in which those work whose schedule a clause gives: "In hotels …", "Those in mills work shifts".

    None where it lists several: "They work in hospitals, schools and hotels, often in shifts". `found`: known so far.
    """
    part = clause(text, body, schedule)
    who = [*_THOSE.finditer(text, part.start, schedule.start)]
    who += subject.own.finditer(text, part.start, schedule.start) if subject.own else ()
    cue = _named_in(_WORK_IN, text, body, who, schedule, subject)
    if cue is None and found is None:
        known = [c for c in body.of("industry") if _IN_BEFORE.search(text, part.start, c.start)]
        named = [c for c in (*named_industries(text, body), *known) if part.start <= c.start and c.end <= part.end]
        cue = min(named, key=lambda c: (c.start, -c.end), default=None)
    if cue is not None and cue.cue == "industry":
        found = Scope("industry", "", cue.value, Span(cue.start, cue.end))
    return None if found and _LISTED.match(text, found.span.end, part.end) else found


_HOLDING = (" with ", " with the ", " with a ", " with an ")  # before the short form of a credential
_TO_WORK = re.compile(
    r"\b(?:to|for)\s+(?:work(?:ing)?|teach(?:ing)?|practi[cs](?:e|ing)|employment|jobs|posts|positions)\s+(?:in|at|for)\s+(?:the\s+|an?\s+)?$"
    r"|\bThose\s+who\s+(?:work|teach|practi[cs]e|serve)\s+(?:in|at|for)\s+(?:the\s+|an?\s+)?$"
)


def to_work_in(text: str, body: Passage, word: Quantity) -> Scope | None:
    """The industry that something is asked for work in: "a license for work in public schools"."""
    part = clause(text, body, word)
    named = [c for c in (*body.of("industry"), *named_industries(text, body)) if part.start <= c.start < part.end]
    cue = next((c for c in named if _TO_WORK.search(text, part.start, c.start)), None)
    if cue is None or _ELSEWHERE.match(text, cue.end, part.end):
        return None
    return Scope("industry", "", cue.value, Span(cue.start, cue.end))


# "keen competition for jobs in universities": whose jobs a word of prospects is said of.
_JOBS_IN = re.compile(
    r"\b(?:jobs|positions|posts|places|openings|opportunities)\s+(?:in|at|with)\s+(?:the\s+)?(?P<name>[a-z][\w&'’-]*(?:\s[a-z][\w&'’-]*){0,3})"
    r"(?=[.,;]|\s+(?:is|are|will|should|remains?)\b|$)"
)


def jobs_in(text: str, body: Passage, word: Quantity, subject: Subject) -> Scope | None:
    """The employers whose jobs a clause tells the prospects of."""
    part = clause(text, body, word)
    match = _JOBS_IN.search(text, part.start, part.end)
    if match is None or _LISTED.match(text, match.end(), part.end) or subject.names_no_part(match["name"].split()):
        return None
    if not subject.employs(match["name"].split()[-1]):
        return None
    name = FoundName(match["name"], Span(*match.span("name")))
    known = _known_industry(body, name)
    return Scope("industry", "", known.value if known else slug(name.words), name.span)


_ELSEWHERE = re.compile(r",?\s+(?:or|and)\s")  # "to work in the NHS or on the high street"
_LISTED = re.compile(r",\s+[\w-]+(?:\s[\w-]+)?(?:,|\s+(?:and|or)\s)")
_IN_BEFORE = re.compile(r"\b(?:in|at|for)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


def _named_in(
    pattern: re.Pattern[str],
    text: str,
    body: Passage,
    who: Sequence[re.Match[str]],
    quantity: Quantity,
    subject: Subject,
) -> Cue | None:
    """The last place or industry that a pattern finds right behind the names of workers, before a quantity ends."""
    found = None
    for own in sorted(who, key=lambda match: match.start()):
        match = pattern.match(text, own.end(), quantity.end)
        if match is None:
            continue
        name, span = match["name"], Span(*match.span("name"))
        words = name.lower().split()
        ranked = any(c.start < span.end and span.start < c.end for c in body.of("wage_statistic"))
        known = _known_industry(body, FoundName(name, span))  # "employed by state governments"
        if known is not None and is_free(body, *span):
            found = known
            continue
        if _WITH.search(text, own.end(), span.start) and not _may_employ(words[-1], name, subject):
            continue  # "Bakers with good contacts earn"
        if ranked or not is_free(body, *span) or subject.names_no_part(words) or names_own(name, subject):
            continue  # "in the highest-paid tenth"
        if name.isupper() and text.endswith(_HOLDING, own.end(), span.start):
            found = Cue("worker_class", slug(name), *span, "")  # "Bakers with the CMB earn"
        elif name[0].isupper() and not (name.isupper() or LETTERS.fullmatch(name)):
            found = Cue("geography", slug(name), *span, "") if is_place(name, subject) else found
        elif not subject.namer.is_person(subject.namer.singular(words[-1])):
            found = Cue("industry", slug(name), *span, "")
    return found


_WITH = re.compile(r"\bwith\s(?:the\s|an?\s)?\Z")


def _may_employ(noun: str, name: str, subject: Subject) -> bool:
    """Whether one can be with somebody as one's employer: a noun of the pack, a body, letters, a place."""
    return subject.employs(noun) or subject.namer.singular(noun) in subject.bodies or name[0].isupper()


# "Bakers who fly with an airline earn …"
_OWN_WHO = re.compile(
    rf"\s+(?:who|that)\s+(?!(?:took|take|answer|respond|repl|were\s+asked|has|have|had|do|does|is|are|was|were|finish|complet|pass)\w*\b)"
    rf"(?P<what>(?:[a-z][\w'’-]*\s+){{1,7}}?[\w'’-]+)(?={_EARN})"
)


# "Our 2023 graduates started at", "The average salary of members": people of whoever publishes the page.
_OWN_PEOPLE = re.compile(
    r"\b(?:[Oo]ur\s+(?:(?:19|20)\d\d\s+|recent\s+|own\s+|former\s+)?(?P<ours>graduates|alumni|members)"
    r"|(?P<of>[Gg]raduates|[Aa]lumni|[Mm]embers)\s+(?:of|from)\s+(?:our|this|the)\s"
    r"|\b(?:salary|pay|wage|income|earnings)\s+(?:of|for|among)\s+(?:our\s+)?(?P<paid>members|alumni))\b"
)


def own_people(text: str, body: Passage, quantity: Quantity) -> Scope | None:
    """Those of a school's or a body's own people whose pay a clause tells, as a population."""
    if quantity.dimension != "money":
        return None
    match = _OWN_PEOPLE.search(text, clause(text, body, quantity).start, quantity.start)
    if match is None:
        return None
    kind = match.lastgroup or "of"
    return Scope("population", "", match[kind].lower(), Span(*match.span(kind)))


# "Women, who are 11 percent of them, average …", "those without, $79,400": some of them, by what is said of them.
_SOME = re.compile(
    r"(?:^|(?<=[.;,]\s)(?:and\s+|while\s+|whereas\s+|but\s+)?)(?P<who>(?i:women|men)(?=\b)"
    r"|(?i:those|workers|people|members|respondents|employees)\s+(?:with|without|under|over|aged|holding)\b(?:\s+[\w'’-]+){0,6}?)"
    rf"(?:,\s[^,.;]{{3,60}},?)?(?:\s+in\s+(?:the|our|this)\s+(?:survey|study|poll|sample))?"
    rf"(?:(?={_EARN})|,?\s*(?:at\s+)?$)"
)


SEX_WITHIN = 24  # characters before the occupation's name in which "female" and "the male" stand
_SEX = re.compile(r"(?<![\w-])(?<!and )(?<!or )(?P<who>(?i:female|male|women|men))\s+$")  # "of female insurance clerks"
_LETTERS = re.compile(
    rf"(?:^|(?<=[.;,]\s)(?:and\s+|while\s+|but\s+)?)(?P<who>{LETTERS.pattern})(?={_EARN})"
)  # "CRTs average"


def _some(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The workers whom a clause singles out by their sex, age or papers, as a population or a class."""
    start = body.span.start
    said = text[start : quantity.start]  # read alone: "^" is where the sentence begins
    for match in _LETTERS.finditer(said):
        if not subject.namer.is_short_name(match["who"].lower()) and not subject.is_own(match["who"]):
            first, last = match.span("who")
            return Scope("worker_class", "", slug(match["who"][:-1]), Span(start + first, start + last))
    found = list(_SOME.finditer(said))
    figures = [figure.start - start for figure in body.figures if figure.start < quantity.start]
    found = [match for match in found if not any(match.end() <= figure for figure in figures)]
    if not found:
        return None
    first, last = found[-1].span("who")
    if any(start + first < cue.start and cue.end <= start + last for cue in body.of("level")):
        return None  # "those with entry-level experience": of that level
    return Scope("population", "", slug(found[-1]["who"]), Span(start + first, start + last))


def those_who(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The part of the occupation that a relative clause right before a verb of pay names, as a population."""
    if quantity.dimension != "money" or subject.own is None:
        return None
    for own in subject.own.finditer(text, body.span.start, quantity.start):
        match = _OWN_WHO.match(text, own.end(), quantity.start)
        if match and not any(f.start < match.end() and own.end() < f.end for f in body.figures):
            span = Span(own.start(), match.end())
            return Scope("population", "", slug(text[slice(*span)]), span)
        sex = _SEX.search(text, max(body.span.start, own.start() - SEX_WITHIN), own.start())
        if sex and not any(f.dimension == "money" and own.end() <= f.start < quantity.start for f in body.figures):
            return Scope("population", "", sex["who"].lower(), Span(*sex.span("who")))
    return _some(text, body, quantity, subject)


def workers_meant(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """A wider group that a sentence counts: "About 38,400 fishing and hunting workers held jobs"."""
    for figure in body.figures:
        match = _WORKERS.match(text, figure.end, body.span.end) if figure.dimension == "bare" else None
        if match is None or figure.start > quantity.start or (figure.value or 0) < 100:
            continue
        words = match.group("who").split()
        known = {word for word in words[:-1] if word.strip(",") not in subject.not_scopes}
        if known and not (subject.own and subject.own.search(match.group("who"))) and not _shares_word(words, subject):
            return Scope("population", "", slug(match.group("who")), Span(*match.span("who")))
    return None


def _shares_word(words: Sequence[str], subject: Subject) -> bool:
    own = set((subject.occupation_id or "").split("-"))
    return any(subject.namer.singular(word.strip(",")) in own for word in words)
