"""shares: the part of an occupation, or of a place, that a share is of."""

import re

from pipeline.extract.context import Context, is_keyed, is_sentence
from pipeline.extract.draft import Draft
from pipeline.extract.named import LETTERS
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_EMPLOYER = re.compile(
    r"(?:^\W*+|(?<=[.;,]\s)|\band\s+)(?:The\s+|the\s+)?(?P<where>[A-Z]?[\w ,&'-]{3,60}?)\s++"
    r"(?:(?:alone|also|together|now|still|currently)\s+)?"
    r"(?:employ(?:s|ed)?|has|have|had|accounts?\s+for|accounted\s+for|holds?|held|takes?|took)"
    r"(?:\s+(?:by\s+far\s+)?the\s+(?:larger|largest|bigger|biggest|greater|smaller|smallest)\s+(?:part|share|number|group)(?:\s+of\s+\w+)?"
    r"(?:,|\s+\(|\s+at|\s+with))?\s*$"
)
_LARGEST = r"(?:single\s+)?(?:largest|biggest|main|top|leading|chief|next)\s+employers?"
# "Food manufacturing is the largest employer, with a share of ", "The main employer is retail trade, with ".
_MAIN = re.compile(
    r"(?:^\W*+|(?<=[.;,]\s)|\b(?:and|while)\s+)(?:(?:The\s+|the\s+)?(?P<where>[A-Z]?[\w ,&'’-]{3,60}?)\s+"
    rf"(?:is|are|was|were)\s+(?:by\s+far\s+)?(?:the|their)\s+{_LARGEST}\b"
    rf"|(?:The|the|Their)\s+{_LARGEST}(?:\s+of\s+[\w ]{{3,40}}?)?\s+(?:is|are|was|were)\s+(?:the\s+)?"
    r"(?P<behind>[\w &'’-]{3,60}?)(?=[,(]|\s+with\b))"
    r"[^.;]{0,60}?\b(?:with|at|for|employing|holding)\s+(?:a\s+share\s+of\s+|some\s+|about\s+)?$"
)


# "… are good in the public sector, which employs ": who employs them stands before the pronoun.
_WHICH = re.compile(
    r"\b(?:in|by|at|for|with|is|are)\s+(?:the\s+)?(?P<where>[A-Za-z][\w&'’-]*(?:\s[\w&'’-]+){0,3}?),?\s+(?:which|that|who)\s+"
    r"(?:employ(?:s|ed)?|has|have|had|accounts?\s+for|accounted\s+for|holds?|held)\s*$"
)
_IN_INDUSTRY = re.compile(
    r"[^.;,()\d]{0,60}\b(?:work|works|working|are|employed|found|jobs)\s+(?:\w+\s+)?(?:in|by|for|within)\s+(?:the\s+)?[^.;,()\d]{2,50}?\s"
    r"(?:industry|industries|sector)\b"
)
_OF_PLACE = re.compile(r"\s+of\s+(?:the\s+)?(?:[A-Z][\w.]*\s?){1,3}['’]s?\s")
_MAKES_UP = re.compile(
    r"\b(?:mak(?:e|es|ing)\s+up|compris(?:e|es|ing)|account(?:s|ing)?\s+for|represent(?:s|ing)?)\s*$", re.IGNORECASE
)


_WHERE = re.compile(
    r"(?:[^.;,()]|,(?=\d{3}\b)){0,60}?\b(?:in|by|for|within|with|at)\s+"
    r"(?!(?:the\s+|this\s+)?(?:state|nation|country|province|region|county|city|area|profession|trade|field)\s+(?:are|is|work|were|was|have)\b)"
    r"(?!(?:the\s+)?(?:United\s+(?:States|Kingdom)|U\.?S\.?|U\.?K\.?)\s+(?:are|is|work|were|was|have)\b)"
    r"(?:the\s+|an?\s+)?(?P<where>[A-Za-z][^.;:()\d]{2,90}?)"
    r"(?=\s*(?:[.;:()]|,\s+(?:and|with|while|though|although|whereas|which|where|who|whose|that|either|both|often|usually|plus|such|including|chiefly|mainly|mostly|especially|particularly|in|or|another|but|an?\s+(?:group|category|sector|field|industry))\b|,\s*$|,?\s+(?:and\s+)?(?=\d)|,?\s+(?:and\s+)?(?:about|another|nearly|around|roughly|more|over)\b"
    r"|\s+and\s+(?:an?|the|some|many|few|others?)\s"
    r"|\s+(?:such as|including|in\s+(?:19|20)\d\d|establishments|were|are|while|compared)"
    r"|,\s+(?!\w+ing(?:,|\s+(?:and|or)\b))\w+ing\b|$))",
    re.IGNORECASE,
)


# "Contract staff get $9 an hour, and 1 in 5 works part time": the class behind is whom the share is of.
_WORKS = re.compile(
    r"(?:\sof\s[^.;,$£€\d]{0,30}\d[\d,]*)?[^.;,$£€\d]{0,60}\b(?:(?:works?|worked|working|are|is|were|was)\s+(?:on\s+)?(?:an?\s+)?)?"
)
_WORK_FOR = re.compile(r"\b(?:work(?:s|ed)?|are|were|is|employed)\s+(?:for|in|by|at|employed\s+by)\s+(?:the\s+)?")
# "Private hospitals" are not all hospitals.
_NARROWER = re.compile(
    r"\b(?:public|private|government|state|federal|provincial|county|district|rural|urban|mission|teaching|community"
    r"|independent|specialist|general|military|veterans|children['’]s|psychiatric|voluntary)\s+(?:(?:and|or|&)\s+)?$",
    re.IGNORECASE,
)
REST = ("other", "others", "all-other", "rest", "remainder", "elsewhere")  # what is left over is no part by name
_REST_OF = re.compile(
    r"(?:all-)?other-(?:industr(?:y|ies)|sectors?|states?|regions?|areas|employers|settings|provinces)"
)


_SEXES = ("men", "women", "male", "female", "males", "females")  # whose share says where nobody works
_OF_THEM = re.compile(
    r"(?:all|these|those|them|us|jobs?|positions?|posts?|roles?|workers?|people|employees|staff|workforce|employment"
    r"|profession|trade|occupation|total|members|practitioners|professionals|respondents)",
    re.IGNORECASE,
)


_AT_WORK = re.compile(
    r"(?:\s+of\s+(?:them|these|those))?\s+(?:who\s+)?(?:works?|worked|are\s+employed|were\s+employed)\s+(?:in|for|by|at)\s+(?:the\s+)?"
)


def _is_of_workers(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a share is of those at work in an industry, which stands behind it, whatever place is named before."""
    if _IN_INDUSTRY.match(text, quantity.end):
        return True
    works = _AT_WORK.match(text, quantity.end, context.body.span.end)
    return works is not None and any(cue.start == works.end() for cue in context.body.of("industry"))


# "Half the job is paperwork": a part of the work, not of those who do it.
_PART_OF_WORK = re.compile(
    r"\s+(?:of\s+)?(?:the|your|my|this|our|her|his|their)\s+(?:job|work|day|week|time|year|battle)\b"
)


def _is_of_things(text: str, quantity: Quantity, subject: Subject) -> bool:
    """Whether a share is of what is neither jobs nor people at work: "earns 1% to 2% of the loan"."""
    after = text[quantity.end : quantity.end + 80]
    if _PART_OF_WORK.match(after):
        return True
    match = re.match(r"\s+of\s+(?P<words>[\w'’& -]+)", after)
    words = match["words"].split()[:6] if match else []
    if not words or (subject.own and subject.own.search(after)):
        return False
    return not any(
        _OF_THEM.fullmatch(word) or LETTERS.fullmatch(word) or subject.namer.is_person(subject.namer.singular(word))
        for word in words
    )


def _is_whole(text: str, known: Cue, span: Span, subject: Subject) -> bool:
    """Whether a known industry is what a name means: "the larger hospitals", but not "paper manufacturing"."""
    before = text[span.start : known.start].split()
    narrows = any(word.lower() not in subject.not_scopes and word[:1].islower() for word in before[-1:])
    opens = span.start == 0 or text[max(0, span.start - 2) : span.start] in (". ", "; ")
    narrows = narrows or (len(before) == 1 and opens and before[0].lower() not in subject.not_scopes)
    whole = (known.end - known.start) * 2 > span.end - span.start
    joined = _ANOTHER.match(text, known.end, span.end) or _NARROWER.search(text, span.start, known.start)
    return whole and not narrows and not joined


def _is_of_all_there(context: Context, scope: Scope | None) -> bool:
    """Whether a share of all workers stands in a row that is no class of them: of a state, under "All jobs"."""
    if scope is None or scope.type != "all_occupations" or not context.statement.cells:
        return False
    return scope.span.end <= context.statement.start and not context.heads[0].of("worker_class")


def share_scope(
    text: str, context: Context, quantity: Quantity, scope: Scope | None, draft: Draft, subject: Subject
) -> Scope | None:
    """The part of the occupation (or of a place) that a share is of; None where none is named."""
    terms = text.endswith("two quarters", quantity.start, quantity.end)  # "takes two quarters, full time"
    sexes = scope is not None and scope.type == "population" and scope.id in _SEXES
    if terms or sexes or _is_of_things(text, quantity, subject) or _is_of_all_there(context, scope):
        return None
    classes = [cue for cue in context.body.of("worker_class") if _WORKS.fullmatch(text, quantity.end, cue.start)]
    apart = classes and scope and "," in text[classes[0].end : max(classes[0].end, scope.span.start)]
    if classes and (scope is None or scope.type == "geography" or apart or scope.span.end <= quantity.start):
        return Scope("worker_class", "", classes[0].value, Span(classes[0].start, classes[0].end))
    if (
        scope
        and scope.type == "worker_class"
        and any(
            f.dimension == "percent" and f.end <= scope.span.start < scope.span.end <= quantity.start - 3
            for f in context.body.figures
        )
    ):
        scope = None  # "62 percent are self-employed, and another 11 percent work for museums"
    behind = [cue for cue in context.body.of("share_of_place") if cue.end > quantity.start]
    place = next(
        (cue for cues in (behind, *(h.of("share_of_place") for h in context.column(quantity))) for cue in cues), None
    )
    if scope and scope.type == "geography" and scope.span.start > quantity.end and _OF_PLACE.match(text, quantity.end):
        scope = None  # "Plants employ 38 percent of Ohio's machinists"
    if (
        scope
        and scope.type == "geography"
        and scope.span.end <= quantity.start
        and _is_of_workers(text, context, quantity)
    ):
        scope = None  # "In Alberta, 79% of glaziers work in the construction industry"
    if scope and scope.type == "other_occupation" and _goes_on(text, context, quantity, scope):
        scope = None  # "9 percent work for cities, and another 6 percent for insurance carriers"
    if (
        scope and scope.type in ("worker_class", "geography", "all_occupations", "population", "other_occupation")
    ) or context.statement.cells:
        found = scope
    else:
        found = None
        keyed = _keyed_industry(text, context, quantity)
        if keyed is not None:
            return keyed
        employs = _EMPLOYS.search(
            text, context.body.span.start, quantity.start
        )  # "Hospitals employ 40% … in the country"
        match = None if employs else _WHERE.match(text, quantity.end, context.body.span.end)
        offset = 0 if match else context.body.span.start
        before = text[offset : quantity.start]
        match = match or _MAIN.search(before) or _WHICH.search(before) or _EMPLOYER.search(before)
        if match:
            name = "where" if match["where"] else "behind"
            span = Span(match.start(name) + offset, match.end(name) + offset)
            verb = _WORK_FOR.search(text, *span)  # "in the United States worked for law firms"
            span = Span(verb.end(), span.end) if verb else span
            parts = _PARTS.match(text, *span)  # "in the various sectors of manufacturing"
            span = Span(parts.end(), span.end) if parts else span
            known = next((c for c in context.body.of("industry") if span.start <= c.start < span.end), None)
            whole = known is not None and _is_whole(text, known, span, subject)
            kind = "geography" if known is None and _names_regions(text, context, span) else "industry"
            found = Scope(kind, "", known.value if known and whole else slug(text[slice(*span)]), span)
        found = found or scope
    if found is not None and found.type == "geography" and (place or _own_makes_up(text, context, quantity, subject)):
        draft.statistic = "share_of_place"
    if (
        found is not None
        and found.type == "industry"
        and any(head.of("share_of_industry") for head in context.column(quantity))
    ):
        draft.statistic = "share_of_place"  # of the industry's own workers
    if found is not None and found.type == "all_occupations" and _OF_ALL.match(text, quantity.end):
        return _place_of_all(text, context, quantity, draft, subject)
    return None if found is not None and (found.id in REST or _REST_OF.fullmatch(found.id)) else found


_EMPLOYS = re.compile(r"\bemploy(?:s|ed|ing)?\s+$", re.IGNORECASE)
_PARTS = re.compile(
    r"(?:(?:various|different|many|several|diverse)\s+)?(?:sectors|areas|branches|parts|fields)\s+of\s+(?:the\s+)?"
)
_PLACES = re.compile(r"(?:[\w-]+\s+){1,3}(?:states|provinces|territories|countries|regions|cities|counties)")
_REGION = re.compile(r"[A-Z].*\s(?:[Rr]egion|[Pp]rovince|[Cc]ounty|[Dd]istrict)", re.DOTALL)
_REGIONS = re.compile(r"\b(?:regions|provinces|states|counties|areas|cities)\s*:$")


def _names_regions(text: str, context: Context, span: Span) -> bool:
    """Whether a name is a region's: by its last word, or under "in the following regions:"."""
    led = any(_REGIONS.search(text[slice(*head.span)]) for head in context.heads[:2])
    named = text[span.start].isupper() and (led or _REGION.fullmatch(text, *span) is not None)
    return named or _PLACES.fullmatch(text, *span) is not None


_ANOTHER = re.compile(r"\s+(?:and|or|&)\s+[a-z]")  # "insurance carriers and banks" is one name
_EMPLOYED = re.compile(r"\b(?:work(?:s|ed|ing)?|employed)\s+(?:for|by|in|at)\b")
_FOR = re.compile(r"\s+(?:are\s+)?(?:for|by|with)\s+(?:the\s+|an?\s+)?")


def _goes_on(text: str, context: Context, quantity: Quantity, scope: Scope) -> bool:
    """Whether a share names its employers in short, as the one before: "9 percent work for …, 6 percent for"."""
    before = [f.end for f in context.body.figures if f.dimension == "percent" and f.end <= quantity.start]
    short = _FOR.fullmatch(text, quantity.end, max(quantity.end, scope.span.start)) is not None
    return bool(before) and short and _EMPLOYED.search(text, before[-1], quantity.start) is not None


_INDUSTRY_KEY = re.compile(r"\b(?:industr(?:y|ies)|sectors?|employers?)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?P<where>[A-Z][\w&'’-]*(?:,?\s(?:and\s)?[\w&'’-]+){0,7}?)\s*[,(:–—-]?\s*")


def _keyed_industry(text: str, context: Context, quantity: Quantity) -> Scope | None:
    """The industry before a share under a key that asks for one: "Main employing industry: Retail Trade, 88%"."""
    if not is_keyed(text, context) or not _INDUSTRY_KEY.search(text, *context.heads[0].span):
        return None
    match = _NAMED.fullmatch(text, context.body.span.start, quantity.start)
    return Scope("industry", "", slug(match["where"]), Span(*match.span("where"))) if match else None


_OF_ALL = re.compile(r"\s+of\s+(?:all|total|the\s+total)\b")
# "welders account for 0.5% of all jobs in Dayton"; "In New York designers make up 0.2 percent of all jobs".
_PLACE = re.compile(r"\b[Ii]n\s+(?:the\s+)?(?P<where>[A-Z][\w.'’-]+(?:\s+(?:of\s+)?[A-Z][\w.'’-]+){0,3})")


def _place_of_all(text: str, context: Context, quantity: Quantity, draft: Draft, subject: Subject) -> Scope | None:
    """The place whose jobs the occupation is a share of; None where none is named: all jobs are no part of one."""
    behind = _PLACE.search(text, quantity.end, context.body.span.end)
    match = behind or _PLACE.match(text, context.body.span.start, quantity.start)
    if match is None or not _own_makes_up(text, context, quantity, subject):
        return None
    draft.statistic = "share_of_place"
    return Scope("geography", "", slug(match["where"]), Span(*match.span("where")))


def _own_makes_up(text: str, context: Context, quantity: Quantity, subject: Subject) -> bool:
    """Whether the occupation is what makes up the share: "in New York designers make up 0.2 percent of all jobs"."""
    before = text[context.body.span.start : quantity.start]
    verb = _MAKES_UP.search(before)
    if verb and re.search(r"\b(?:it|they|which|who|these workers)\s+$", before[: verb.start()]):
        return True
    own = list(subject.own.finditer(before)) if subject.own and verb else []
    return bool(own and verb and verb.start() - own[-1].end() <= 12)


# "Associate's degree (or other 2-year degree) = 62%"
_EQUALS = re.compile(r"\s*(?:\([^()]*\)\s*|\)\s*)?[=:]\s*")


def share_of_holders(text: str, context: Context, cue: Cue) -> float | None:
    """The percentage of the workers who have an education as their highest, where a sentence or a list says it."""
    held = [c for c in context.body.of("held_by_share") if c.start < cue.start and cue.end <= c.end]
    listed = not held and not is_sentence(text, context)  # "30% Associate's degree"
    shares = [q for q in context.body.figures if q.dimension == "percent" and q.end <= cue.start]
    if listed:
        shares = [q for q in shares if not text[q.end : cue.start].strip()]
        behind = (q for q in context.body.figures if q.dimension == "percent" and q.start >= cue.end)
        shares = shares or [q for q in behind if _EQUALS.fullmatch(text, cue.end, q.start)]
    return shares[-1].value if shares and (held or listed) else None
