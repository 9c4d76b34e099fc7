"""others: figures that are about another occupation than the document's."""

import re
from collections.abc import Iterator

from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.context import Context, Passage, is_keyed
from pipeline.extract.name_words import (
    named_part,
    past_adverb,
    past_aside,
    without_measure,
)
from pipeline.extract.readable import readable
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity
from pipeline.spans import Span

# "Bilingual jobseekers may find…", "Applicants with a degree should have…": the prospects of some.
SEEKERS = re.compile(
    r"(?P<who>(?!Job|Most|Many|All|The|These|Other|Qualified|New|Some)[A-Z][\w-]+\s+(?:job\s?seekers|applicants|candidates)"
    r"|(?:Those|Applicants|Candidates|Job\s?seekers|Workers|Graduates|People)\s+(?:with|who|willing)\b[^.;:]{3,90}?)"
    r"(?=,|\s+(?:should|will|may|can|are|have|face|often)\b)"
)


# "Most contractors prefer an applicant with …": those who hire, not another occupation.
_EMPLOYS = re.compile(
    r"^(?:[\w'’-]+\s+){1,6}?(?:prefers?|requires?|wants?|expects?|looks?\s+for|hires?|asks?\s+for|seeks?|employs?|recruits?"
    r"|pays?|offers?|(?<!\bno )(?<!\ba )(?<!\bthe )(?<!\btheir )licen[cs]es?|regulates?|certif(?:y|ies))\b"
    r"(?!\s+(?:is|are|was|rises?))"
)

# "Employment of cooks is expected to grow": whom the figure is about stands behind "of".
_OF_NAME = re.compile(
    r"\b(?:[Ee]mployment|[Nn]umbers?|[Mm]edian|[Mm]ean|[Aa]verage|[Ww]ages?|[Pp]ay|[Ss]alar(?:y|ies)|[Ee]arnings|[Oo]utlook|[Jj]obs|[Oo]penings)\s+(?:of|for)"
    r"\s+(?:the\s+|an?\s+|all\s+)?"
    r"(?P<name>(?:[a-z][\w' -]{2,30},\s+){1,4}(?:[a-z][\w' -]{2,30}\s)?and\s+[a-z][\w' -]{3,60}?"
    r"(?=\s+(?:is|are|was|were|will|to|has|have)\b)|[A-Za-z][\w' -]{3,60}?)"
    r"(?=\s+(?:is|are|was|were|will|to|at|has|have|in|as|from|over|between|through|grew|rose|fell|should|stood)\b|[,.;:])"
)


def find_other_occupation(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """Another occupation that the sentence, its key or its heading is about."""
    span = context.body.span
    section = context.statement.section
    head = context.heads[0] if context.heads else None
    if subject.occupation_id is None:
        return None
    if _EMPLOYS.match(text[span.start : min(span.end, span.start + 90)]):  # "The bureau expects employment of cooks"
        return _of_named(text, context, quantity, subject) or _asked_of(text, context, quantity, subject)
    heading = head is not None and not is_keyed(text, context) and not context.statement.cells
    own = heading and head and _names_own(text, head.span, subject) and not _is_another(text, head.span, subject)
    if head and (own or NO_NAME.search(text[slice(*head.span)].lower())):
        head = _card_name(
            text, context, subject
        )  # "Salary guide", "Baker: career guide": what the page is, not of whom
    if (
        head
        and is_person_label(readable(text[head.span.start : head.span.end]), subject)
        and not text.endswith(
            "occupations", head.span.start, head.span.end
        )  # "Two large occupations" are no occupation
        and (head.span.start != section["heading_start"] or _is_another(text, head.span, subject))
        and not _says_own(text, span, head.span, subject)
    ):
        return Scope(
            "other_occupation", "", slug(subject.namer.singular(NUMBER.sub("", text[slice(*head.span)]))), head.span
        )
    behind = named_behind(text, quantity, context.body, subject)
    if behind:
        return behind
    named = _of_named(text, context, quantity, subject) or _gone_on_from(text, context, quantity, subject)
    if named:
        return named
    part = clause(text, context.body, quantity)
    if part.start > span.start and any(
        part.start <= c.start < quantity.start and c.cue in ("level", "worker_class") for c in context.body.cues
    ):
        return None  # "Entry level workers are paid $34, while experienced workers are paid $64"
    inner = opening_other(text, part, subject) if part.start > span.start else None
    if inner:
        return inner  # "…, while nurse practitioners must hold a master's degree"
    opened = opening_other(text, span, subject)
    past = past_aside(text, opened.span.end, quantity.start) if opened else 0
    if opened and _names_own(text, Span(past, max(past, quantity.start)), subject):
        return None  # "While cooks earn £25,000, bakers get £24,000"
    return opened or (opening_other(text, head.span, subject) if head and not _names_own(text, span, subject) else None)


def _of_named(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """Another occupation behind "employment of", "the median for": in the sentence, else in what it goes on from."""
    here = sentence_of(text, context.body, quantity)  # "The lowest 10 percent earned" says no more of whom
    named = [*_names_of(text, here)] or [*_names_of(text, Span(context.body.span.start, here.start))]
    before = [match for match in named if match.end() <= quantity.start]
    behind = [match for match in named if _is_right_behind(text, context.body, quantity, match)]
    of = next(iter(behind), before[-1] if before else None)
    if of is None or ("," in of["name"] and _names_own(text, Span(*of.span("name")), subject)):
        return None  # "employment of bakers, pastry cooks, and confectioners" on a page about bakers
    own = list(subject.own.finditer(text, of.end(), quantity.start)) if subject.own else []
    if own and _OF_OWN.search(text, of.end(), own[-1].start()):
        return None  # "the median for cooks was $33,000, and for bakers $31,000"
    name = of["name"].rpartition(" for ")[2].strip()  # "the outlook for job growth for bakers"
    if subject.is_own(name) or not _is_other_person(name, subject):
        return None
    return Scope("other_occupation", "", slug(subject.namer.singular(name)), Span(*of.span("name")))


_OF_OWN = re.compile(r"\b(?:for|of)\s+(?:the\s+|all\s+)?$")


# "Some employers require special librarians to have …": of whom something is asked.
_ASKED_OF = re.compile(
    r"\b(?:requires?|wants?|expects?|asks?)\s+(?P<name>[a-z][\w'’ -]{3,40}?)"
    r"\s+to\s+(?:have|hold|be|complete|earn|pass|obtain|get)\b"
)


def _asked_of(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """Another occupation of which those ask a category who are the subject of its sentence."""
    if quantity.numbers:
        return None
    here = sentence_of(text, context.body, quantity)
    asked = _ASKED_OF.search(text, here.start, quantity.end)
    found = opening_other(text, Span(*asked.span("name")), subject) if asked else None
    if found is None or found.type != "other_occupation":
        return None
    # "All states require nurses to be licensed", on a page about travel nurses: those are among them
    own = (subject.occupation_id or "").split("-")
    among = found.id.split("-")[-1] in own and subject.parts is None
    return None if among else found


_SET_AGAINST = re.compile(r"[;]|\b(?:than|to|with|above|below|against|versus|near|over|under|exceeds?)\b")


def _is_right_behind(text: str, body: Passage, quantity: Quantity, match: re.Match[str]) -> bool:
    """Whether a name behind a figure says whose it is: "$31,220 is the average for cooks"."""
    start = quantity.end
    if match.start() < start or _SET_AGAINST.search(text, start, match.start()):
        return False
    return not any(f.dimension == quantity.dimension and start <= f.start < match.start() for f in body.figures)


def _gone_on_from(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """Whose the sums are that a sentence goes on from: "$53,870 for bartenders. The lowest 10 percent earned"."""
    here = sentence_of(text, context.body, quantity)
    if quantity.dimension != "money" or here.start == context.body.span.start:
        return None
    if _names_own(text, here, subject):
        return None
    before = [f for f in context.body.figures if f.end <= here.start and f.dimension == quantity.dimension]
    return named_behind(text, before[-1], context.body, subject) if before else None


_EVERYBODY = ("occupations", "jobs", "careers", "professions", "workers")


def _names_of(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Whom "employment of" and the like name, all occupations aside: "faster than the average for all occupations"."""
    return (match for match in _OF_NAME.finditer(text, *span) if match["name"].split()[-1] not in _EVERYBODY)


def _is_another(text: str, span: Span, subject: Subject) -> bool:
    """Whether a section's heading is the name of another occupation and nothing more: "Patient Care Technician"."""
    name = NUMBER.sub("", text[span.start : span.end].strip("#*= "))
    single = subject.namer.singular(name)
    plain = name.replace(" ", "").isalpha() and name[:1].isupper() and 1 < len(name.split()) <= 5
    return (
        plain
        and subject.namer.names_person(name)
        and not subject.is_own(name)
        and single.split()[-1] not in subject.people
    )


KEY_BEFORE = re.compile(r"[A-Z][^:\n]{2,30}:\s+\S[^:\n]*\.$")  # "Role: They build stairs." over the next key of a card


def _card_name(text: str, context: Context, subject: Subject) -> Passage | None:
    """The line over a card's keys and values: "Cook" over "Wage: $20 an hour"."""
    if len(context.heads) < 2:
        return None
    over = next((head for head in context.heads[1:3] if not KEY_BEFORE.match(text, *head.span)), context.heads[1])
    section = context.statement.section
    kind = _is_another(text, over.span, subject) and not over.of("level", "worker_class")  # "2. Pastry cooks"
    inside = section["start"] <= over.span.start < section["end"]
    if is_keyed(text, context) and over.span.start != section["heading_start"]:
        return over if inside else None
    return over if inside and kind and context.heads[0].span.start >= section["start"] else None


def _says_own(text: str, span: Span, head: Span, subject: Subject) -> bool:
    """Whether a sentence under the name of a kind speaks of the whole: "the average cook", under "Pastry cooks"."""
    name = subject.namer.singular(NUMBER.sub("", text[slice(*head)]))
    kind = name.removesuffix((subject.occupation_id or "").replace("-", " ")).strip()
    if kind == name or subject.own is None:
        return False
    named = subject.own.finditer(text, *span)
    return any(not text[span.start : match.start()].lower().rstrip().endswith(kind) for match in named)


def _is_other_person(name: str, subject: Subject) -> bool:
    """Whether a name is an occupation's, not of people at large: "tool and die makers", "the number of workers"."""
    noun = name.split()[-1]
    known = subject.namer.is_person(noun) or (noun != name and subject.namer.names_person(subject.namer.singular(name)))
    return known and subject.namer.singular(noun) not in subject.people


# "The Plumbers and Drainlayers Board reports …": a body that bears a name, or what somebody has, nobody at work.
_BODY = re.compile(
    r"(?:['’]s?)?(?:,?\s+(?:and\s+|&\s+)?[A-Z][\w’'-]*){0,4}?\s+(?:Board|Association|Council|Union|Society|Institute|Federation"
    r"|Guild|Register|Award|Agreement|Commission|Office|Service|Survey|Report|Authority|Academy|Act|branch|branches|suite|committee)\b"
    r"|\s+(?:hubs?|giants?|firms|companies|start-?ups|centers|centres|scene|talent)\b"  # "Major tech hubs pay"
    r"|(?:['’]s?)?\s+(?:licen[cs]es?|certificates?)\b"  # "A commercial driver's license", "State peace officer license"
    r"|['’]s?\s+(?!(?:\w+\s+)?(?:pay|wages?|salar(?:y|ies)|earnings|income|hours|jobs?|employment|median|average|mean|starting"
    r"|annual|hourly)\b)[a-z]"  # "Physicians' offices were the lowest-paying"
)
_SUM = re.compile(r"[$£€₹]\s?\d|\bR\s?\d")
NO_NAME = re.compile(r"\b(?:salary|salaries|pay|wages?|jobs?|career|earnings|income|hours|training|quick|read)\b")
_AFTER_COUNT = re.compile(r"^.*\d\S*\s+(?:(?:the|an?|of|these|those)\s+)*")
_FOR_NAME = re.compile(r"\s+\(?(?:for|among)\s+(?:all\s+)?(?=[a-z])")


_COUNTS = re.compile(
    r"\s+(?:(?:fewer|more|new|additional|extra|other)\s+)?"
    r"(?P<whom>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})\s+(?:in|were|was|are|who|working|worked|employed|held|across|nationwide)\b"
)


def named_behind(text: str, quantity: Quantity, body: Passage, subject: Subject) -> Scope | None:
    """Another occupation right behind a figure: "7% for avionics technicians", "about 1,200 avionics technicians"."""
    if quantity.dimension == "bare":
        counts = _COUNTS.match(text, quantity.end, min(body.span.end, quantity.end + 90))
        found = opening_other(text, Span(*counts.span("whom")), subject) if counts else None
        return found if found and found.type == "other_occupation" else None
    link = _FOR_NAME.match(text, quantity.end, body.span.end) if quantity.dimension in ("money", "percent") else None
    return opening_other(text, Span(link.end(), min(body.span.end, link.end() + 60)), subject) if link else None


_STAGE = re.compile(r"[a-z]+-(?:level|career|stage)")  # "Mid-level professionals" are of a level


def opening_other(text: str, span: Span, subject: Subject) -> Scope | None:
    """Another occupation that a sentence or head opens with, or a wider group: "Enrolled nurses usually earn"."""
    span = past_adverb(text, span)  # "On average, hosts make …"
    for name in subject.namer.opening_names(text, [(span.start, span.end)]):
        # "Approximately 52,000 guards", "Effective June 1, 2025, the journeyman"
        name = without_measure(_AFTER_COUNT.sub("", name))
        if subject.is_own(name) or len(name) <= 3 or "_" in text[span.start : span.end] or NO_NAME.search(name):
            continue
        if _opens_list(text, span, subject):
            continue  # "Plumbers, pipefitters, and steamfitters learn …" on a page about plumbers
        last = re.compile(re.escape(name.split()[-1][:4]), re.IGNORECASE).search(text, span.start, span.end)
        end = last.end() if last else span.start + 1
        while end < span.end and text[end].isalnum():
            end += 1
        sum_of_theirs = _SUM.search(text, end, span.end)  # "While cooks earn £25,000, bakers get £24,000"
        limit = min(span.end, span.start + 90, sum_of_theirs.start() if sum_of_theirs else span.end)
        if _names_own(text, Span(past_aside(text, end, limit), limit), subject) or _BODY.match(text, end, span.end):
            continue
        first, head = name.split()[0], name.split()[-1]
        own_head = (subject.occupation_id or "").split("-")[-1]
        ranked = name in subject.namer.ranked_names  # "head teachers" are no level of teachers
        if first in subject.ranks and not ranked and head in (own_head, "practitioner", *subject.people):
            kind, level = subject.labels[first]
            named = slug(name) if head not in (own_head, *subject.people) else level
            return Scope(kind, "", named, Span(span.start, end))
        if first in subject.demonyms and subject.is_own(name.partition(" ")[2]):
            return Scope("geography", "", subject.demonyms[first], Span(span.start, end))
        if head in subject.people:
            known = len(name.split()) < 2 or first in subject.own_modifiers or _STAGE.fullmatch(first)
            return None if known else Scope("population", "", slug(text[span.start : end]), Span(span.start, end))
        return Scope("other_occupation", "", slug(name), Span(span.start, end))
    return None


_LISTED = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)(?P<words>[a-z][\w-]*(?:\s+[\w-]+){0,2})")
_DETERMINED = re.compile(r"(?:(?:an?|the|most|many|some|all)\s+)+", re.IGNORECASE)


def _opens_list(text: str, span: Span, subject: Subject) -> bool:
    """Whether the occupation's own name opens a sentence as the first of several."""
    start = _DETERMINED.match(text, *span)
    own = subject.own.match(text, start.end() if start else span.start, span.end) if subject.own else None
    listed = _LISTED.match(text, own.end(), span.end) if own else None
    return listed is not None and any(subject.namer.is_person(word) for word in listed["words"].split())


def _names_own(text: str, span: Span, subject: Subject) -> bool:
    return subject.own is not None and subject.own.search(text, span.start, span.end) is not None


def is_whole(label: str, subject: Subject, listed: bool = False) -> bool:
    """Whether a row's label is the occupation itself, not one of several that bear part of its name.

    `listed`: its column is one of occupations, where "Auxiliary social worker" is another than the social worker.
    """
    said = subject.namer.singular(label).split()
    if "-".join(said) == subject.occupation_id:
        return True  # "Registered nurses" on a page about them
    while len(said) > 1 and said[0] in subject.own_modifiers and said[0] not in subject.labels:
        said = said[1:]  # "Licensed electricians"
    name = slug(" ".join(said))
    words, own = name.split("-"), (subject.occupation_id or "").split("-")
    wider = not listed and len(own) > 1 and len(words) == len(own) + 1 and words[-1] == own[-1]
    wider = wider and set(own) <= set(words)
    # "Conservators" of textile conservators; in a list of occupations, "Engineers" are all of them
    noun = not listed and len(own) > 1 and "and" not in own and name == own[-1]
    return name == subject.occupation_id or name in subject.names or wider or noun


_FOR_OWN = re.compile(
    r"\b(?:for|in|among|(?:share|number|percent|proportion|employers?|types?|kinds?)\s+of)\b|%\s+of\b", re.IGNORECASE
)
NUMBER = re.compile(r"^\d{1,2}[.)]\s+")  # "2. Pastry cook"
_ASKING = re.compile(r"\?|\b(?:how|what|why|when|where|to|your|you|is|are|do|does|can|make|get)\b", re.IGNORECASE)


def is_person_label(label: str, subject: Subject, listed: bool = False) -> bool:
    """Whether a label names another occupation: "Surgeons, all other" on a page about physicians and surgeons."""
    if "_" in label or (subject.own and _FOR_OWN.search(label) and subject.own.search(label)):
        return False  # a key of a record; "Best cities for carpenters", "Share of carpenters"
    label = NUMBER.sub("", label)
    words = named_part(label).strip().split()
    if _ASKING.search(label):
        return False  # "Want to make excellent pay?", "How to become a baker"
    if (
        is_whole(label, subject, listed)
        or not 0 < len(words) <= 7
        or subject.namer.singular(label) in subject.modifiers
    ):
        return False
    last = words[-1].strip(".:()").lower()
    if len(words) > 2 and "of" in words[1:-1]:  # "Director of nursing", but "Offices of dentists"
        first = subject.namer.singular(words[words.index("of") - 1].lower())
        if first in subject.employers:
            return False
        last = first if subject.namer.is_person(first) else last
    if len(words) == 1 and subject.namer.singular(last) in subject.people:
        return False  # "Workers: 12,400" are the page's own
    known = listed and subject.namer.singular(last) in subject.namer.weak_heads  # "Pattern maker" of a list of jobs
    return known or last == "occupations" or subject.namer.is_person(last) or subject.namer.is_short_name(last)


# "CPA-qualified accountants", "CORU-registered nurses": of the occupation, by what they hold.
_PAPERS = re.compile(r"(?!newly-)(?:[a-z]+-){1,2}(?:qualified|certified|registered|accredited|licensed|trained)")


def with_papers(other: Scope, subject: Subject) -> Scope | None:
    """Those of the occupation who hold the papers that stand before its name, as a class of workers."""
    own = f"-{subject.occupation_id}"
    papers = other.id.removesuffix(own) if other.id.endswith(own) else ""
    return Scope("worker_class", "", papers, other.span) if _PAPERS.fullmatch(papers) else None
