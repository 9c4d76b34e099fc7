"""programmes: the course whose length a duration is: "the certificate takes 9 months", "10 weeks of basic training"."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context, Passage, is_keyed, is_sentence
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity
from pipeline.spans import Span

_COURSE = re.compile(
    r"\b(?P<award>certificate|diploma)\s+(?:program(?:me)?|course)s?\b"
    r"|(?P<word>\b(?:certificate|(?<!school )diploma|program(?:me)?|course|boot[- ]?camp|type rating)s?"
    r"(?P<grade>\s[IVX]{1,4}\b)?)"
    r"|(?P<school>[“\"]\b(?-i:[A-Z])\b[”\"]\sschool|\b(?-i:[B-Z])\sschool|\b(?:flight|trade|vocational)\sschool)\b"
    r"|\b(?P<name>PGCE|PGDE|CDL|NVQ|SVQ|BTEC|HND|HNC)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<word>\b[A-Za-z][A-Za-z'’-]*)\s+$")
_LASTS = re.compile(
    r"\b(?:take|takes|took|last|lasts|lasting|run|runs|of|is|are|requires?|completed?\s+in|in|within|adds?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s*(?:long\s*)?(?:(?!(?:of|for|in|to|at|and|or|as|by|on)\b)[A-Za-z-]+\s+){0,2}"
)  # "two-year PCP program"
_TO_FINISH = re.compile(  # "18 months to finish the national certificate"
    r"\s+to\s+(?:complete|finish|earn|get|obtain|do)\s+(?:(?:the|an?|your)\s+)?(?:[\w'’-]+\s+){0,4}"
    r"|\s+for\s+(?:the|an?)\s+(?:[\w'’-]+\s+){0,2}",
    re.IGNORECASE,
)
_ON_THE_JOB = re.compile(
    r"\b(?:apprentice(?:ship)?|internship|residency|traineeship)\s+(?:program|course)", re.IGNORECASE
)
_OF_NAMED = re.compile(
    r"\s+(?:of|through|in|at)\s+(?P<name>(?:[A-Z][a-z]+\s+){1,4}Training"
    r"|(?!(?:high|secondary|primary|law|medical|graduate)\b)[a-z-]+\s+school)\b"
)  # "10 weeks of Basic Combat Training", "a year of cosmetology school"


_OF_KIND = re.compile(r"\b(certificate|diploma)s?\s+(?:program(?:me)?|course)s?$", re.IGNORECASE)
# A key that names a course or an award, by a word or as a short form: "Certificate III: 12 months", "EMR: 3 weeks".
_KEY = re.compile(
    r"(?=.*\b(?i:certificate|diploma|degree|bachelor|associate|master|NVQ|level \d|class [A-Z0-9])"
    r"|[A-Z]{2,6}(?:/[A-Z]{2,6})?\W*$)"
    r"(?P<name>[A-Z].{1,50}?)\s*:?\s*$"
)


# A label that is an award's or a course's: "Day certificate", "Diploma in Pastry"; a degree's length is no claim.
_LABEL = re.compile(
    r"(?!.*\b(?i:degrees?|bachelor\S*|associate\S*|master\S*|doctor\S*|apprentice\S*|internship|residency|fees?|costs?)\b)"
    r"(?:[\w&,'’().-]+\s+){0,6}?(?P<kind>(?i:certificate|diploma|bootcamp|boot\scamp)s?(?:\s[IVX]{1,4}\b)?)"
    r"(?:\s+(?i:program(?:me)?s?|courses?|level\s\w+)|\s+(?:in|of|for)\s[\w&,'’() -]{2,60})?\W*"
)
# "Course duration: 3 years (degree), 1 year (diploma)"
_KIND_BEHIND = re.compile(r"\s?\((?P<kind>certificate|diploma|boot ?camp)\b[^()]{0,30}\)", re.IGNORECASE)
# "12 months · from $900" under "Certificate III in Baking": the first of a course's facts in one line.
_FACTS = re.compile(r"\s*(?:[·•|]|,?\s(?:full|part)[- ]time\b)")
_LENGTH = re.compile(r"\b(?:length|duration|time|weeks?|months?|years?|how long)\b", re.IGNORECASE)


# "The standard apprenticeship is a four-year program": an apprenticeship, whatever it is called there.
_IS_APPRENTICESHIP = re.compile(
    r"\bapprenticeships?\b[^.;]{0,30}?\b(?:is|are|being)\s+(?:usually\s+|typically\s+)?an?\s+$"
)


def find_course(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The course whose length a duration is, as its row's label, its key, its item or its sentence says, or None."""
    if _IS_APPRENTICESHIP.search(text, max(context.body.span.start, quantity.start - 60), quantity.start):
        return None
    if context.course:
        return Scope("programme", "", *context.course) if context.course[0] else None
    aside = _KIND_BEHIND.match(text, quantity.end)
    if aside and any(head.of("training_head") for head in context.heads[:1]):
        return Scope("programme", "", slug(aside["kind"]), Span(*aside.span("kind")))
    if context.statement.cells:
        columns = context.column(quantity)
        timed = not columns or any(_LENGTH.search(text, *head.span) for head in columns)
        return _labelled(text, context.heads[0].span) or _timed(text, context) if timed else None
    if is_keyed(text, context):
        keyed = _labelled(text, context.heads[0].span) or keyed_programme(text, context.heads[0].span)
        told = keyed or _timed(text, context)
        if told:
            return told
    opens = not re.search(r"\w", text[context.body.span.start : quantity.start])
    if (
        opens
        and context.heads
        and _FACTS.match(text, quantity.end)
        and (over := _labelled(text, context.heads[0].span))
    ):
        return over
    label = re.search(r"[\s,(:–—-]+$", text[context.body.span.start : quantity.start])
    named = _labelled(text, Span(context.body.span.start, context.body.span.start + label.start())) if label else None
    found = named or find_programme(text, context.body, quantity, subject)
    return _told_before(text, context, found) if found is not None and context.prior is not None else found


# "We offer a diploma in baking. The course lasts 6 months.": what the course leads to is its kind.
_THE_COURSE = re.compile(r"(?:The|This|Our)\s+(?:course|program(?:me)?|training)\b")
_LEADS_TO = re.compile(
    r"\b(?:an?|the|our)\s+(?:[\w-]+\s+){0,3}?(?P<kind>diploma|certificate|bootcamp)\b", re.IGNORECASE
)


def _told_before(text: str, context: Context, found: Scope) -> Scope | None:
    """The course by the kind that the sentence before names, where this one says "the course"; None of a degree."""
    prior = context.prior.span if context.prior is not None else context.body.span
    if not _THE_COURSE.match(text, *context.body.span):
        return found
    if _is_degree_before(context):
        return None
    kinds = [*_LEADS_TO.finditer(text, *prior)]
    return Scope("programme", "", slug(kinds[0]["kind"]), found.span) if len(kinds) == 1 else found


def _is_degree_before(context: Context) -> bool:
    """Whether what the sentence before names last is a degree: "Complete a Bachelor of Nursing. The course takes …"."""
    named = context.prior.of("education", "training") if context.prior is not None else []
    return bool(named) and named[-1].value in DEGREES


# A label that says whose length stands behind it: "Course duration", "Length of the programme (full-time)".
_TIMED = re.compile(
    r"(?:(?:typical|average|usual)\s)?(?:(?P<kind>course|program(?:me)?|boot[- ]?camp)\s(?:length|duration|time)"
    r"|(?:length|duration)\sof\s(?:the\s)?(?P<of>course|program(?:me)?|boot[- ]?camp))(?:\s\([^()]{2,40}\))?\s*:?",
    re.IGNORECASE,
)


def _timed(text: str, context: Context) -> Scope | None:
    """The course whose length a label says it gives, by its kind where the heading over it names one."""
    match = _TIMED.fullmatch(text, *context.heads[0].span)
    if match is None:
        return None
    named = next((found for head in context.heads[1:2] if (found := _labelled(text, head.span))), None)
    kind = "kind" if match["kind"] else "of"
    return named or Scope("programme", "", slug(match[kind]), Span(*match.span(kind)))


def _labelled(text: str, label: Span) -> Scope | None:
    match = _LABEL.fullmatch(text, *label)
    return Scope("programme", "", slug(match["kind"].removesuffix("s")), Span(*match.span("kind"))) if match else None


def keyed_programme(text: str, key: Span) -> Scope | None:
    """The course that the key before a duration names, or None."""
    match = _KEY.fullmatch(text, *key)
    if match is None:
        return None
    name = _OF_KIND.sub(r"\1", match.group("name"))  # "Certificate programs" are the programme "certificate"
    return Scope("programme", "", slug(name), Span(*match.span("name")))


# A degree's length is no claim: "a master's degree from an accredited program", "the associate program".
_OF_DEGREE = re.compile(
    r"\b(?:degree|bachelor\S*|master['’]?s?|doctora\w+)\s+(?:(?:from|in|at|of|an?|the|accredited)\s+){0,3}(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


_DEGREE_TAKES = re.compile(  # "the B.Pharm takes five years", "DPT programs typically last 3 years"
    r"\b(?:[BM]\.?\s?[A-Z][A-Za-z]*|MBBS|LLB|PhD|(?!U\.[SK]\.)(?:[A-Z][a-z]{0,4}\.){2,3}|PharmD|AuD|D(?:PT|NP|VM|DS|MD))"
    r"(?:\s+(?:degrees?|program(?:me)?s?))?\s+(?:\w+ly\s+)?(?:takes?|lasts?|runs?|is|are)\s+(?:\w+\s+)?$"
)


_TO_DEGREE = re.compile(  # "programs of two years that lead to an associate degree"
    r"(?:\s+\w+){0,3}?,?\s+(?:that\s+|which\s+)?(?:end|lead|result|culminat)\w*\s+(?:in|to|with)\s+(?:both\s+)?(?:an?\s+)?"
    r"(?:associate|bachelor|master|doctora)"
    r"|,?\s+at\s+(?:bachelor|master|doctora|degree|undergraduate|postgraduate)"  # "one year, at master's level"
    r"|\s+(?:for|via|with)\s+(?:an?|the)\s+(?:[\w'’-]+\s+){0,2}?degree\b"  # "or three years for a degree"
    r"|\s+of\s+(?:(?:undergraduate|graduate|postgraduate|college)\s+(?:study|studies|work|education|coursework)"
    r"|(?:law|medical|dental|veterinary|graduate|pharmacy)\s+school)\b",  # "four years of undergraduate study"
    re.IGNORECASE,
)


_DEGREE_LASTS = re.compile(  # "…and associate of science degrees also typically take two years"
    r"\bdegrees?(?:\s+program(?:me)?s?)?(?:,[^,.;]{1,80},)?\s+(?:also\s+)?(?:\w+ly\s+)?(?:takes?|lasts?)\s+(?:\w+\s+){0,2}$"
)


def tells_degree(text: str, start: int, quantity: Quantity) -> bool:
    """Whether the course that a duration in a sentence is the length of is one that ends with a degree."""
    if _DEGREE_TAKES.search(text, start, quantity.start) or _DEGREE_LASTS.search(text, start, quantity.start):
        return True
    if _TO_DEGREE.match(text, quantity.end):
        return True
    courses = list(_COURSE.finditer(text, max(start, quantity.start - 60), quantity.start))
    return bool(courses) and _OF_DEGREE.search(text, start, courses[-1].start()) is not None


DEGREES = ("associate", "bachelor", "master", "doctoral_or_professional")


# "…, which takes three years", "It takes two to three years": the length of what was named before.
_TAKES = re.compile(
    r"\b(?P<word>which|that|it|this|they)\s+(?:\w+ly\s+)?(?:takes?|lasts?|runs?\s+for)\s+(?:\w+\s+){0,2}"
    r"(?:(?:years?|months?)\b[^.;]{0,20}?,?\s+or\s+(?:\w+\s+){0,2})?$",  # "It takes three years, or five by evening"
    re.IGNORECASE,
)


_DEGREE_ASIDE = re.compile(  # "an associate degree (24 months)", "Bachelor's (4 years)"
    r"\b(?:degrees?|(?:associate|bachelor|master)(?:['’]?s)?|doctorate|[AB]\.?A?\.?S\.?|of\s(?:Applied\s)?(?:Science|Arts))\s\("
    r"(?:about\s|usually\s)?$"
)
_FOUR_YEAR = re.compile(r"[\s-](?:diplomas?(?!\s(?:in|of|course|program))|colleges?|universit|schools?|institution)")


_YEAR_DEGREE = re.compile(r"[\s-](?:[a-z'’-]+\s){0,2}degrees?\b")
_OF_OR_TO = re.compile(r"\s+(?:of|to)\s")


def _takes_degree(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a pronoun whose length a duration is stands for a degree, in its sentence or the one before."""
    pronoun = _TAKES.search(text, context.body.span.start, quantity.start)
    if pronoun is None or _OF_OR_TO.match(text, quantity.end):
        return False  # "It takes three years to qualify", "it takes a year of training": no pronoun
    own = [cue for cue in context.body.of("education", "training") if cue.end <= pronoun.start()]
    here = pronoun["word"].lower() == "which"  # of what its own sentence names
    prior = context.prior.of("education", "training") if context.prior and not here else []
    named = own or prior
    return bool(named) and named[-1].value in DEGREES


def _says_which(text: str, quantity: Quantity) -> bool:
    """Whether a duration says which diploma, school or degree is meant: "a four-year diploma", "a 2-year degree"."""
    if "-year" not in quantity.text:
        return False
    school = quantity.value == 4 and _FOUR_YEAR.match(text, quantity.end)
    return bool(school or _YEAR_DEGREE.match(text, quantity.end))


def is_of_degree(text: str, context: Context, quantity: Quantity) -> bool:
    """Whether a duration is a degree's length: "B.Sc in Baking - 3 years", "the associate program takes two years"."""
    if context.course is not None:
        return not context.course[0]
    if _DEGREE_ASIDE.search(text, max(0, quantity.start - 40), quantity.core[0]):
        return True
    if _says_which(text, quantity):
        return True
    if is_sentence(text, context):
        start = clause(text, context.body, quantity).start
        before = _THE_COURSE.match(text, *context.body.span) is not None and _is_degree_before(context)
        return before or tells_degree(text, start, quantity) or _takes_degree(text, context, quantity)
    labels = [context.body, *(context.heads[:1] if context.statement.cells else ())]
    return any(cue.value in DEGREES for label in labels for cue in label.of("education"))


def find_programme(text: str, body: Passage, quantity: Quantity, subject: Subject) -> Scope | None:
    """The course that takes or lasts as long as the duration says, or is of so many months."""
    named = _OF_NAMED.match(text, quantity.end, body.span.end)
    if named:
        return Scope("programme", "", slug(named.group("name")), Span(*named.span("name")))
    if _TO_DEGREE.match(text, quantity.end) or _says_which(text, quantity):
        return None
    part = clause(text, body, quantity)
    if _DEGREE_TAKES.search(text, part.start, quantity.start):
        return None
    last = min(part.end, quantity.end + 40)
    last = min(part.end, last + len(re.match(r"\w*", text[last:]).group()))  # type: ignore[union-attr]
    others = [f for f in body.figures if f.dimension == "duration" and f.unit in _LONG and f.end <= quantity.start]
    joints = (_OR_ELSE, _AND_ELSE) if _BY_MODE.match(text, quantity.end) else (_OR_ELSE,)
    gaps = {f: text[f.end : quantity.start] for f in others}  # "in five months by day or nine"
    either = [f for f, gap in gaps.items() if any(joint.search(gap) for joint in joints)]
    if either and not _APPRENTICE.match(text, quantity.end):
        return find_programme(text, body, either[0], subject)
    far = _THEY_TAKE.search(text[max(part.start, quantity.start - 30) : quantity.start])
    first = max(part.start, quantity.start - (200 if far else 90))
    first = max([first, *(f.end for f in others)])  # "the course lasts 14 weeks, and learning the rest three years"
    found = [match for match in _COURSE.finditer(text, first, last) if _has_length(text, match, quantity, bool(others))]
    found = [match for match in found if not _ON_THE_JOB.search(text, max(first, match.start() - 24), match.end())]
    found = [match for match in found if not _OF_DEGREE.search(text, body.span.start, match.start())]
    found = [match for match in found if not _is_of_body(text, match, body.span.start)]
    found = [match for match in found if not _DEPENDS.search(text, body.span.start, match.start())]
    if not found:
        return None
    match = min(found, key=lambda m: abs(m.start() - quantity.start))
    award = match.group("award") or match.group().lower().startswith(("certificate", "diploma", "boot"))
    if award:  # of whatever subject: "a certificate program in dental assisting"
        words = slug((match.group("award") or match.group()).removesuffix("s"))
        if words == "boot-camp" and _A_COURSE.search(text[max(first, match.start() - 12) : match.end()]):
            words = "bootcamp"  # "Boot camp" without an article is the forces'
        return Scope("programme", "", words, Span(*match.span()))
    leads = _FROM_COURSE.search(text, body.span.start, match.start())
    if leads:
        return Scope("programme", "", slug(leads["award"]), Span(*leads.span("award")))
    span = Span(_first_word(text, body, match.start(), subject), match.end())
    return Scope("programme", "", slug(text[span.start : span.end].removesuffix("s")), span)


# "A diploma from an accredited program, which takes two years": the award is the course.
_FROM_COURSE = re.compile(
    r"\b(?P<award>certificate|diploma)\s+(?:in\s+(?:[\w&'’-]+\s+){1,4}?)?(?:from|at|through)\s+(?:an?|the)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
# "the Council for Accreditation of Baking Programs": a word of a body's name, no course.
_OF_BODY = re.compile(r"\b[A-Z][a-z]+\s+(?:of|for|on)\s+(?:[A-Z][\w&'’-]*\s+(?:and\s+)?){0,4}$")


_DEPENDS = re.compile(r"\b[Dd]epend(?:s|ing)\s+(?:up)?on\s+(?:\w+\s+){0,3}$")  # "Depending on the program, it takes"


def _is_of_body(text: str, course: re.Match[str], start: int) -> bool:
    return course.group()[0].isupper() and _OF_BODY.search(text, start, course.start()) is not None


_A_COURSE = re.compile(r"\b(?:an?|the|most|many|some|\w+ing)\s(?:boot[- ]camp)$|camps$", re.IGNORECASE)
# "Programs are run by colleges and academies, and they take six months": the course stands farther off.
_THEY_TAKE = re.compile(r"\b(?:they|it|which|that)\s+(?:\w+\s+)?(?:takes?|lasts?|runs?)\b[^.;]*$")


def _first_word(text: str, body: Passage, start: int, subject: Subject) -> int:
    """Where a course's name starts: up to three words before, none of them an article, a verb or the like."""
    for _ in range(3):
        before = _BEFORE.search(text, max(body.span.start, start - 30), start)
        word = before.group("word").lower() if before else ""
        if (
            before is None
            or word in subject.not_kinds
            or word.endswith(("'s", "’s"))
            or any(f.start <= before.start() < f.end for f in body.figures)
        ):
            break
        start = before.start()
    return start


_LONG = ("weeks", "months", "years")  # "the course is 600 hours long and takes five months"
_OR_ELSE = re.compile(r"^[^.;]{0,60}\bor\s+(?:(?:about|around|up\s+to|in)\s+)?$")
_AND_ELSE = re.compile(r"^[^.;]{0,60}\band\s+(?:(?:about|around|up\s+to|in)\s+)?$")
_BY_MODE = re.compile(
    r"\s+(?:(?:in|on|by|at|for|if|as)\s+)?(?:the\s+|an?\s+)?(?:evening|night|weekend|day|part|full)", re.IGNORECASE
)
_APPRENTICE = re.compile(r"[^.;,\d]{0,40}\bapprentice", re.IGNORECASE)  # "or two years as an apprentice"
_OTHER_TRAINING = re.compile(r"\b(?:apprenticeships?|internships?|residency|traineeships?|training)\b", re.IGNORECASE)


def _has_length(text: str, match: re.Match[str], quantity: Quantity, goes_on: bool) -> bool:
    before = match.end() <= quantity.start
    gap = text[match.end() : quantity.start] if before else text[quantity.end : match.start()]
    if before and _OTHER_TRAINING.search(gap):
        return False  # "a certificate is required, and the apprenticeship takes three years"
    if before and goes_on and gap == " ":
        return True  # "the apprenticeship takes 15 months, and our bootcamp 12 weeks"
    if before:
        return bool(_LASTS.search(gap)) or (gap.strip() == "," and text.startswith(" long", quantity.end))
    return gap == "-" or bool(_KIND.fullmatch(gap) or _TO_FINISH.fullmatch(gap))
