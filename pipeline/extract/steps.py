"""steps: what a degree is in the sentence that names it: a step of the way in, or a course of so many years."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pipeline.extract.context import Context, is_sentence
from pipeline.patterns import Cue

IN_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}\.?")  # "Good in Nova Scotia"
_STEP = re.compile(
    r"\W*(?:(?:Step\s+)?\d+\s?[.):–-]\s+)?(?:Obtain|Earn|Finish|Complete|Get|Acquire|Attain)\s+(?:(?:an?|your)\s|high\s+school\b)"
)
_EITHER = re.compile(r"\b(?:apprenticeship|traineeship|internship|job)\s+or\s+(?:an?\s+)?$", re.IGNORECASE)
_OR_ELSE = re.compile(r"(?:\s\w+){0,2}?\s+or\s+(?:an?\s+)?(?:apprenticeship|traineeship|internship)\b", re.IGNORECASE)
_LASTS = re.compile(r"(?:\s+\w+){0,3}?\s+(?:takes?|lasts?|runs?)\b")


_NEXT = re.compile(
    r"['’]?s?['’]?(?:\s+degrees?)?(?P<gap>,?\s*(?:\bor\b|/|\band/or\b)\s*(?:even\s+)?(?:an?\s+)?)(?P<second>\w+(?:\.\w+)*)",
    re.IGNORECASE,
)


def each_of(text: str, cues: Sequence[Cue], words: Mapping[str, str]) -> Iterator[Cue]:
    """The cues, one that names two degrees as two: "a bachelor's or a master's degree".

    `words` are the words that such degrees begin with, and the category of each.
    """
    for cue in cues:
        first = re.match(r"[A-Za-z]+?(?=['’]?s?\b)", text[cue.start : cue.end])
        other = _NEXT.match(text, cue.start + first.end()) if first and first.group().lower() in words else None
        second = other and next((words[word] for word in words if other["second"].lower().startswith(word)), None)
        if other is None or second is None:
            yield cue
            continue
        value = words[first.group().lower()] if first else cue.value
        yield msgspec.structs.replace(cue, value=value, end=other.start("gap"))
        if other.end() <= cue.end:
            yield msgspec.structs.replace(cue, value=second, start=other.start("second"))


# "How to Become a Baker: Degree Requirements", "Master's in Baking | Salary & Requirements": what a page is called.
_CALLED = re.compile(r"\bhow\s+to\s+become\b|\s\|\s|\s&\s", re.IGNORECASE)


def names_page(text: str, context: Context) -> bool:
    """Whether a statement is of what the page is called, and says nothing of its own."""
    here = context.body.span
    titles = (page.span for page in (context.title, *context.page) if page)
    return any(t.start <= here.start and here.end <= t.end and _CALLED.search(text, *t) for t in titles)


def is_step(text: str, context: Context) -> bool:
    """Whether a statement tells to get what it names: "Obtain a bachelor's degree"."""
    return _STEP.match(text, context.body.span.start, context.body.span.end) is not None


_LOWER = re.compile(r"\b(?:grade|year|yr|std\.?|standard|class)\s?[1-9]\b(?!\s?(?:-|–|to|or)\s?1\d)", re.IGNORECASE)


# "a Juris Doctor (J.D.) degree", "an MSW degree": the word for what is named before it; "the field of degree" is none.
_NAMED_BEFORE = re.compile(r"(?:\)|\b(?:[A-Z]\.?){2,5}|\b[A-Z][a-z]{1,4}\.\s?D\.|\b[Ff]ields?\sof|\bDoctor)\s$")
_JOINED = re.compile(r"\W*(?:or|and|/)$", re.IGNORECASE)
_DEGREE_NEXT = re.compile(
    r"\s*(?:[\w'’-]+\s+)?(?:bachelor|baccalaur|master|doctor|degree|higher|diploma|certificate|four|4)"
)


def is_no_award(text: str, cue: Cue) -> bool:
    """Whether the year of school that is named is below those that end it, or a degree is none: "non-degree".

    So is a degree named again ("a J.D. degree"), and an associate who is somebody: "a research associate or".
    """
    before, said = text[max(0, cue.start - 12) : cue.start], text[cue.start : cue.end]
    if before[-4:].lower() in ("non-", "non ") or (said in ("degree", "degrees") and _NAMED_BEFORE.search(before)):
        return True
    joined = _JOINED.search(said) if cue.value == "associate" else None
    if joined and not _DEGREE_NEXT.match(text, cue.end):
        return True
    return cue.value == "high_school" and _LOWER.search(text, cue.start, cue.end) is not None


def is_one_way(text: str, cue: Cue) -> bool:
    """Whether a certificate is one of two ways in: "Complete an apprenticeship or a certificate program"."""
    if cue.value != "postsecondary_nondegree":
        return False
    before = _EITHER.search(text, max(0, cue.start - 40), cue.start)
    return before is not None or _OR_ELSE.match(text, cue.end) is not None


# "a Bachelor of Psychology (BPsych), a four-year professional degree": the same degree by its kind.
_KIND = re.compile(
    r"(?:professional|postgraduate|post-graduate|graduate|undergraduate|university|college|first|advanced)\s+(?:degree|qualification)",
    re.IGNORECASE,
)
_SAME = re.compile(r"[^.;:,]{0,50},\s+(?:(?:which|this|that)\s+is\s+)?an?\s+(?:[\w-]+\s+){0,3}")


def names_again(text: str, context: Context, cue: Cue) -> bool:
    """Whether a degree's kind is said of the degree named right before it."""
    if not _KIND.fullmatch(text, cue.start, cue.end):
        return False
    before = [c for c in context.body.of("education") if c.end <= cue.start]
    return bool(before) and _SAME.fullmatch(text, before[-1].end, cue.start) is not None


# "Entry requirements" under "University": what a course asks of those who want to begin it.
_ENTRY = re.compile(
    r"(?:typical |usual )?(?:entry|admission|academic|entrance) (?:requirements?|criteria)\W*", re.IGNORECASE
)
_COURSE = re.compile(
    r"(?:university|college|(?:\w+ )?apprenticeships?|traineeships?|degree|further education|higher education"
    r"|(?:(?:college|university|foundation|access) )?courses?|postgraduate(?: study)?|T[ -]levels?)\W*",
    re.IGNORECASE,
)


def asks_for_course(text: str, context: Context) -> bool:
    """Whether a statement stands under the entry requirements of a way of study, not of the occupation."""
    spans = [head.span for head in context.heads]
    entry = next((n for n, span in enumerate(spans) if _ENTRY.fullmatch(text, *span)), None)
    return entry is not None and any(_COURSE.fullmatch(text, *span) for span in spans[entry + 1 : entry + 2])


def only_lasts(text: str, cue: Cue) -> bool:
    """Whether a sentence says no more of an award than how long it takes: "The PhD takes four years"."""
    named = text.endswith(("The ", "This ", "That ", "A ", "An ", "a further "), 0, cue.start)
    return named and _LASTS.match(text, cue.end) is not None


_COURSE_TIME = re.compile(r"[^.;:|\d]{0,70}?[\s,(–—-]+$")


def lists_course(text: str, context: Context, cue: Cue) -> bool:
    """Whether a short line names a course and its length, none that is asked for: "Diploma in Baking - 2 years"."""
    earlier = [c for c in context.body.of("education") if c.start < cue.start and only_lasts(text, c)]
    asked = any(c.value in ("required", "preferred") for c in context.body.of("requirement"))
    if only_lasts(text, cue) or (earlier and not asked):
        return True  # "A diploma takes one year, and a degree a further two"
    if context.statement.cells or is_sentence(text, context) or context.body.of("requirement", "experience"):
        return False
    times = [f for f in context.body.figures if f.dimension == "duration" and f.start >= cue.end]
    return bool(times) and _COURSE_TIME.fullmatch(text, cue.end, times[0].start) is not None
