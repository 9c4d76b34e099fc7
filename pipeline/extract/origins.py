"""origins: the period a claim states, and whom it names as its origin."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.context import Context
from pipeline.extract.draft import Draft
from pipeline.extract.ends import ENDS, at_an_end, between_ends, taken_over
from pipeline.extract.not_dates import ASKED, EDITION, dates_others, is_of_clause_before, is_of_figure
from pipeline.extract.rules import ClaimRules
from pipeline.extract.tellers import giver, spelled_out, told_by, with_owner
from pipeline.extract.windows import REACHES
from pipeline.gates import Gate, fold
from pipeline.periods import MONTHS
from pipeline.quantities import Quantity
from pipeline.spans import Span

_RIGHT_GAP = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:in|on|by|from|for|during|as of|at|\()\s*(?:the\s+)?"
    r"(?:same\s+\w+\s+(?:of|in)\s+)?",
    re.IGNORECASE,
)


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


# "Effective June 1, 2025", "rates from 1 July 2025": they hold from that day on.
_FROM_THEN = re.compile(r"(?:rates?\s+)?(?:effective|from|with effect from)(?:\s+on)?:?", re.IGNORECASE)  # over a day
_DATA = re.compile(r"\s+(?:data|figures|statistics|numbers|survey|estimates|report)\b")  # "from May 2021 data"
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_NOW = re.compile(r"\b(?:now|today|nowadays|currently|at\s+present)\b")  # "who got $28,000 in 2015, now make $33,000"
_WILL = re.compile(
    r"\b(?:will\s+be|there['’]ll\s+be|are\s+expected|is\s+expected)\b"
)  # "There will be 6% more in 2031"
# "138k salaries on file, refreshed on March 18, 2024": when the page was made, not what a figure is of.
_PAGE_DATE = re.compile(
    r"\b(?:updated|refreshed|posted|published|reviewed|modified|retrieved|accessed|edited|checked)\s+(?:(?:on|at|in|as\s+of)\s+)?$",
    re.IGNORECASE,
)
# "Officers appointed on or after 1 October 2014": whose figures they are, not when they hold.
_OF_WORKERS = re.compile(
    r"\b(?:appointed|joined|joining|hired|recruited|enrolled|qualified|born)\s+(?:(?:on|in|or|since|before|after|from|by|prior\s+to)\s+){0,3}$"
    r"|\b(?:started|starting|commenced|commencing|engaged|employed|graduated|signed)\s+(?:on\s+or\s+)?(?:before|after|prior\s+to)\s+$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<!data\s)(?<!figures\s)(?<!survey\s)(?<!statistics\s)(?<!numbers\s)(?<!report\s)(?<!reports\s)(?<!estimates\s)(?<!salaries\s)"
    r"\b(?:effective|as from|from|since|starting|beginning|with effect from|in(?:to)?\s+(?:effect|force))"
    r"(?:\s+(?:on|from))?"
    r"(?:\s+(?:the\s+)?first\s+(?:full\s+)?pay\s+period\s+(?:(?:starting|beginning|commencing)\s+)?(?:on\s+or\s+)?after)?"
    r"(?:\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s+$",
    re.IGNORECASE,
)


_OF_PAGE = re.compile(
    r"\bhow\s+to\b|\bbecom(?:e|ing)\b|(?<!salary )(?<!pay )\bguide\b|\bupdated\b|\bedition\b", re.IGNORECASE
)


def set_period(
    draft: Draft, text: str, context: Context, quantity: Quantity | None, kinds: Sequence[str], deep: bool = True
) -> None:
    """Fill the period cells from the statement, else from the nearest head that states one of the right kind."""
    if draft.attribute == "employment_change" and not context.statement.cells and between_ends(draft, text, context):
        return
    jobs = draft.attribute in ("employment", "employment_change", "employment_outlook")
    passages = [
        context.body,
        *(taken_over(text, context, windows=jobs) if jobs or draft.attribute == "employment_share" else ()),
    ]
    if deep:
        passages += context.over(quantity) if quantity else list(context.heads[:1])
        passages += [context.label_column] if context.label_column else []
        passages += [] if quantity else list(context.heads[1:])
    elif context.statement.cells and context.heads:
        passages.append(context.heads[0])
    title = context.title.span if context.title else None
    dated = draft.attribute in ("wage", "employment") and context.statement.cells
    released = context.released if dated else None
    passages += [released] if released else []
    passages = [passage for passage in passages if passage is not context.led]
    passages = [p for p in passages if p.periods and not dates_others(text, p, context, draft.attribute)]
    for passage in passages:  # a title's year is that of what stands right under it, not of what has its own heading
        if (
            title
            and not released
            and passage.span == title
            and context.statement.section["heading_start"] not in (None, title.start)
        ):
            continue
        fitting = [p for p in passage.periods if p.period is not None and p.period.kind in kinds]
        if draft.attribute == "job_prospects":  # "short of staff since 2022, so chances are good": no time to come
            fitting = [p for p in fitting if p.period is not None and p.period.last is not None]
        fitting = [p for p in fitting if not _PAGE_DATE.search(text, max(passage.span.start, p.start - 24), p.start)]
        fitting = [p for p in fitting if not _OF_WORKERS.search(text, max(passage.span.start, p.start - 30), p.start)]
        if passage is context.body and context.statement.cells:  # "Last updated" over a date of its own
            fitting = [p for p in fitting if not any(_OF_PAGE.search(text, *h.span) for h in context.column(p)[:1])]
        if quantity and passage is context.body:
            fitting = [p for p in fitting if not _is_of_former(text, p, quantity, context)]
            fitting = [p for p in fitting if quantity.numbers or not _is_set_against(text, p, quantity)]
        if quantity and passage is context.body and draft.attribute in ASKED:
            fitting = [p for p in fitting if not is_of_figure(p, quantity, context)]
        if quantity and passage is context.body and draft.attribute == "openings":
            fitting = [p for p in fitting if not is_of_clause_before(text, p, quantity, context)]
        if draft.attribute == "wage":  # a pay year, "2024/25", is no window of a projection or an edition
            fitting = [p for p in fitting if _is_a_year(p, passage.span == title)]
        if draft.attribute == "employment":
            fitting = [p for p in fitting if _is_counted(text, p, quantity, context)]
        fitting = [p for p in fitting if not EDITION.match(text, p.end, passage.span.end)] or fitting
        if not fitting or (passage is not context.body and _OF_PAGE.search(text, *passage.span)):
            continue  # "How to become a plumber (2025 guide)" dates the page, not its figures
        chosen = _nearest_period(text, fitting, kinds, quantity if passage is context.body else None)
        if quantity and passage is context.body and _NOW.search(text, chosen.end, max(chosen.end, quantity.start)):
            continue
        period = chosen.period
        if period is None:
            continue
        draft.period, draft.period_kind = period.edtf, period.kind
        draft.period_start, draft.period_end = period.first, period.last
        if draft.attribute == "employment" and period.first is None and period.last is not None:
            draft.period, draft.period_kind = period.edtf.removeprefix("../"), "point"  # "should reach 9,150 by 2032"
            draft.period_start = period.last
        if draft.attribute == "employment_change" and period.kind == "point" and _WILL.search(text, *draft.sentence):
            draft.period, draft.period_kind, draft.period_start = f"../{period.edtf}", "open", None
        since = _SINCE.search(text, max(0, chosen.start - 60), chosen.start) or (
            quantity is not None
            and any(_FROM_THEN.fullmatch(text, *head.span) for head in context.column(quantity))
            and any(chosen in head.periods for head in context.column(quantity))
        )
        if since and _DAY.fullmatch(period.edtf) and not _DATA.match(text, chosen.end):
            draft.period, draft.period_kind, draft.period_end = f"{period.edtf}/..", "open", None
        draft.support("period", Span(chosen.start, chosen.end))
        return
    if draft.attribute == "employment" and quantity is not None and not context.statement.cells:
        at_an_end(draft, text, context, quantity)
    if draft.attribute in ("employment_change", "openings") and context.statement.cells:
        _between_counts(draft, context)
    if draft.period is None and quantity is not None and context.column(quantity):
        _of_window(draft, text, context, quantity)


def _of_window(draft: Draft, text: str, context: Context, quantity: Quantity) -> None:
    """Give figures of a table "Base | Projected | Change" the window that its caption or the title names, or an end."""
    heads = [column[0].span for column in context.cell_columns if column]
    if sum(ENDS.fullmatch(text, *head) is not None for head in heads) < 2:
        return
    over = (*context.heads, *((context.title,) if context.title else ()))
    windows = [p for head in over for p in head.periods if p.period and p.period.kind == "window"]
    period = windows[0].period if windows else None
    if period is None:
        return
    draft.support("period", Span(windows[0].start, windows[0].end))
    draft.period, draft.period_kind, draft.period_start, draft.period_end = (
        period.edtf,
        period.kind,
        period.first,
        period.last,
    )
    end = ENDS.fullmatch(text, *context.column(quantity)[0].span)
    if draft.attribute == "employment" and end is not None:
        year = period.first if end["first"] else period.last
        draft.period, draft.period_kind, draft.period_start, draft.period_end = str(year), "point", year, year


def _between_counts(draft: Draft, context: Context) -> None:
    """Give a change, or openings, the window between the years over the counts of its table.

    "Jobs 2022 | Jobs 2032 | Change".
    """
    counts = (
        column for column in context.cell_columns if any(h.of("employment_head", "projected_head") for h in column)
    )
    heads = [head for column in counts for head in column]
    points = {p.period.first: p for head in heads for p in head.periods if p.period and p.period.kind == "point"}
    if len(points) == 2 and None not in points:
        first, last = sorted(year for year in points if year is not None)
        draft.period, draft.period_kind, draft.period_start, draft.period_end = f"{first}/{last}", "window", first, last
        draft.support("period", Span(points[last].start, points[last].end))


def _is_a_year(place: Quantity, in_title: bool) -> bool:
    """Whether a period is a point in time, or a year that spans two, outside of a document's title."""
    period = place.period
    if period is None or period.kind == "point":
        return period is not None
    return not in_title and period.first is not None and period.last is not None and period.last - period.first <= 1


_FORMERLY = re.compile(
    r"\b(?:(?:up|down)\s+from|against|compared\s+(?:with|to)|from)\s+(?:[\w,]+\s+){0,2}$", re.IGNORECASE
)


_BASE = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:on|than|over|from|since|compared\s+(?:with|to))\s+(?:in\s+)?(?:(?:the|our|its|their)\s+)?"
)


def _is_of_former(text: str, place: Quantity, quantity: Quantity, context: Context) -> bool:
    """Whether a period is that of what a figure was before: "up from €63,000 in 2022", "6% more than in 2022"."""
    percents = [
        f.end for f in context.body.figures if f.dimension == "percent" and quantity.end <= f.start < place.start
    ]
    year = quantity.dimension in ("money", "bare") and place.period is not None and place.period.kind == "point"
    if year and percents and _BASE.fullmatch(text, percents[-1], place.start):
        return True
    before = [f for f in context.body.figures if f.end <= place.start and f.dimension == quantity.dimension]
    former = before[-1] if before else None
    if (
        former is None
        or former.start <= quantity.core[0] < former.end
        or not _RIGHT_GAP.fullmatch(text, former.end, place.start)
    ):
        return False
    return _FORMERLY.search(text, context.body.span.start, former.core[0]) is not None


_BUT = re.compile(r"(?:;|,?\s+(?:while|whereas|but|though|although|yet))\s")


def _is_set_against(text: str, place: Quantity, word: Quantity) -> bool:
    """Whether a year is that of what is set against a word: "most work full time, but 1 in 4 did not in 2016"."""
    turn = _BUT.search(text, word.end, max(word.end, place.start))
    point = place.period is not None and place.period.kind == "point"
    return turn is not None and point


def _is_counted(text: str, place: Quantity, quantity: Quantity | None, context: Context) -> bool:
    """Whether a period is a point, or the year by which a count is reached: "By 2032 they should be 9,150"."""
    if place.period is None or place.period.kind == "point" or quantity is None:
        return True
    opens = place.start - context.body.span.start <= 3 or text.startswith(" Census", place.end)
    if place.period.first is None and REACHES.fullmatch(text, place.end, max(place.end, quantity.start)):
        return True
    return opens or 0 <= place.start - quantity.end <= 2


def _nearest_period(
    text: str, periods: Sequence[Quantity], kinds: Sequence[str], quantity: Quantity | None
) -> Quantity:
    best = min(kinds.index(p.period.kind) for p in periods if p.period) if kinds[0] == "window" else 0
    fitting = [p for p in periods if p.period and (kinds[0] != "window" or kinds.index(p.period.kind) == best)]
    if quantity is None or len(fitting) == 1:
        return fitting[0]
    behind = [p for p in fitting if p.start >= quantity.end]
    at_right = [p for p in behind if p.start <= quantity.end + 1 or _RIGHT_GAP.fullmatch(text, quantity.end, p.start)]
    if at_right:
        return at_right[0]
    after = [p for p in fitting if p.start >= quantity.end]
    before = [p for p in fitting if p.end <= quantity.start]
    if before and (
        not after
        or (fitting[0].start < quantity.start and quantity.start - before[-1].end <= after[0].start - quantity.end + 20)
    ):
        return before[-1]
    return after[0] if after else fitting[-1]


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
    if found:
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
