"""binding: how binding a requirement is, and of what its words say so: required, typical, preferred."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.clauses import clause, sentence_of
from pipeline.extract.context import Passage
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

_BOUND = re.compile(r"(?:must|has to|have to|requir|compulsory|mandatory|obligatory)", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r",\s+(?:which|that|who|where)\b|[.!?]\s+[A-Z]"
    r"|\b(?:or|and)\s+(?:then\s+)?(?:(?:the|they|you|it|most|many|some|an?)\b|\w+(?:s|ing|ed)\b)"
)


_OF_WORKERS = re.compile(r"(?:most|nearly|almost|virtually|majority)\b(?! employers)|standard", re.IGNORECASE)
# "Most firms require bakers to have": what most of those ask for who employ them, not what most have
_ASKS = re.compile(r"(?<!who )(?<!that )\b(?:require|ask|want|expect|need)s?\b", re.IGNORECASE)
_JOINED = re.compile(r",|\b(?:and|but)\b")
_POINTS_BACK = re.compile(r"\b(?:that|this|it)\s+(?:takes?|lasts?|runs?)\b", re.IGNORECASE)


def length_said(text: str, body: Passage, figure: Quantity) -> Cue | None:
    """What the length of a training is said to be: typical, or one that must be done; else None.

    "Most workers learn in a few months" and "expect two years" tell neither, nor does what another clause requires.
    """
    part = clause(text, body, figure)
    back = _POINTS_BACK.search(text, part.start, figure.start) is not None
    if back:  # "Firms usually train you; that takes two months"
        part = body.span
    for cue in sorted(body.of("requirement"), key=lambda cue: abs(cue.start - figure.start)):
        if not part.start <= cue.start < part.end:
            continue
        gap = text[cue.end : figure.start] if cue.end <= figure.start else text[figure.end : cue.start]
        if not back and (_OWN_CLAUSE.search(gap) or (cue.start >= figure.end and _JOINED.search(gap))):
            continue
        if cue.value == "typical" and not _OF_WORKERS.match(text, cue.start, cue.end):
            return cue
        if cue.value == "required" and _BOUND.match(text, cue.start, cue.end):
            return cue
    return None


_AGAIN = re.compile(r"\s*[()]?\s*")  # "a Juris Doctor (J.D.) degree": one thing by several names
_OR = re.compile(r"\s*+(?:in\s++[\w ]{1,30}?)?,?\s*+(?:or|and/or|/)\s*(?:an?\s+|other\s+|its\s+)?", re.IGNORECASE)


# "Shops usually want a diploma, and some ask for two years": who asks for what.
_OTHERS_ASK = re.compile(
    r",\s+(?:which|where|for\s+which|since|because)\s|,\s+(?:and|but)\s+(?:then\s+)?(?:apply|enrol|enroll|go\s+on|move\s+on)\s|,\s+(?:and|but|or)\s+(?=(?:some|many|most|a\s+few|others?|larger|smaller|senior|the|it|they)\s"
    r"|an?\s+[\w'’. -]{2,40}?\s(?:is|are)\s+(?:also\s+)?(?:required|needed|preferred|asked)\b"
    r"|(?:[\w'’-]+\s+){1,6}?(?:ask|want|require|prefer|expect|provide|give|offer)s?\b)"
    r"|\s+but\s+(?=(?:some|many|most|a\s+few|larger|smaller)\s)|\s+and\s+(?=(?:some|many|others)\s(?:\w+\s)?(?:work|have|hold)\b)",
    re.IGNORECASE,
)


def own_part(text: str, part: Span, figure: Quantity) -> Span:
    """The part of a clause up to where others are said to ask for something else."""
    cuts = [match.span() for match in _OTHERS_ASK.finditer(text, *part)]
    start = max((end for _, end in cuts if end <= figure.start), default=part.start)
    return Span(start, min((begin for begin, _ in cuts if begin >= figure.end), default=part.end))


# "Grade 10 with mathematics (N2 preferred)": of what else the brackets name.
_ASIDE = re.compile(
    r"\((?!(?:\w+ly|often|always|is|are|but|also|not|if|where|though|and|or|strong|a|an)\b)"
    r"[A-Z0-9a-z][\w'’.&/ -]{0,40}\s\Z"
)
_DENIED = re.compile(r"(?:n['’]t|\bnot)\s(?:\w+\s)?$")  # "While a degree isn't required, many earn a certificate"
_REFINES = re.compile(r"(?:,|\band|\bbut)\s(?:preferably|ideally)\b", re.IGNORECASE)


# "…need a diploma and may be asked for references": what another verb says of something else.
_ANOTHER = re.compile(r"[^.;]*\b(?:and|but)\s(?:\w+ly\s|also\s|often\s)?$")
_MODAL = re.compile(r"(?:may|might|must|can|should)\b", re.IGNORECASE)
# "Although a bachelor's degree is the most common, bakers may choose …": what a subordinate clause says of its own.
_ALTHOUGH = re.compile(r"\W*(?:although|though|while|even though)\b[^,;.]*,\s", re.IGNORECASE)


def _governing(text: str, near: Sequence[Cue], figure: Quantity, start: int) -> list[Cue]:
    """The words of a clause that speak of a figure, and neither of what comes before its verb nor behind its own."""
    opened = _ALTHOUGH.match(text, start)
    if opened and figure.end < opened.end():
        return [cue for cue in near if cue.start < opened.end()] or list(near)
    later = [cue for cue in near if opened and opened.end() <= cue.start < figure.start]
    near = [cue for cue in near if not later or cue.start >= later[0].start]
    if not any(cue.end <= figure.start for cue in near):
        return list(near)
    behind = [cue for cue in near if cue.start >= figure.end and _MODAL.match(text, cue.start)]
    other = [cue for cue in behind if _ANOTHER.fullmatch(text, figure.end, cue.start)]
    return [cue for cue in near if cue not in other]


# "Most painters, plasterers, and other finishers work full time": what most do, however long their name.
_MOST_WORK = re.compile(
    r"\W*(?P<most>Most|(?:The\s+)?(?:vast\s+|great\s+)?[Mm]ajority\s+of)\s"
    r"(?:(?!\b(?:some|others|many|few|who|that|but|if)\b)[^.;:]){3,160}?\s(?:work|are\s+employed)\s+"
)


def binding(
    text: str, body: Passage, figure: Quantity, words: Sequence[str], others: Sequence[Cue] | None = None
) -> Cue | None:
    """How binding a requirement is: the weightiest of `words` in its clause that nothing of its kind stands before.

    "0-2 years, or 1-3 years preferred" prefers the second only. `others` are what is of the kind of a category.
    """
    part = own_part(text, clause(text, body, figure), figure)
    most = _MOST_WORK.fullmatch(text, sentence_of(text, body, figure).start, figure.start)
    if most and "typical" in words:
        return Cue("requirement", "typical", *most.span("most"), "requirement.typical")
    near = [cue for cue in body.of("requirement") if part.start <= cue.start < part.end and cue.value in words]
    near = [
        replace(cue, value="typical") if cue.value == "prevalent" and _ASKS.search(text, cue.start, cue.end) else cue
        for cue in near
    ]
    near = [cue for cue in near if cue.value != "level" or cue.start <= figure.start < cue.end]
    near = [cue for cue in near if cue.start < figure.end or not _ASIDE.search(text, figure.end, cue.start)]
    near = [cue for cue in near if not _DENIED.search(text, part.start, cue.start)]
    here = sentence_of(text, body, figure)  # "You must hold a degree. This is typically one in science"
    near = [cue for cue in near if here.start <= cue.start < here.end] or near
    if others is None:
        between = [q.start for q in body.figures if q.start > figure.end and q.dimension == figure.dimension]
    else:
        between, end = [], figure.end  # "a diploma or GED is required" is one group
        same = next((cue.value for cue in others if cue.start == figure.start), "")
        for cue in others:
            if cue.start >= end:
                again = cue.value == same or text[cue.start : cue.end].lower() == "degree"
                one = _OR.fullmatch(text, end, cue.start) or (again and _AGAIN.fullmatch(text, end, cue.start))
                if between or not (one or text[end - 3 : end].endswith((" or", "/"))):
                    between.append(cue.start)
                end = cue.end
        lasts = (q.start for q in body.figures if q.dimension == "duration" and q.start > figure.end)
        # "A diploma is required, and three years of practice are typical"
        between += [start for start in lasts if any(figure.end <= cue.start < start for cue in near)]
    near = [cue for cue in near if not any(figure.end <= start < cue.start for start in between)]
    if any(cue.end <= figure.start for cue in near):  # "one to three years of office work, preferably in a law firm"
        near = [cue for cue in near if cue.start < figure.end or not _REFINES.search(text, cue.start - 5, cue.end)]
    near = _governing(text, near, figure, part.start)
    order = ("level", "preferred", "prevalent", "sometimes", "typical", "often", "required")
    return min(near, key=lambda cue: (order.index(cue.value), abs(cue.start - figure.start)), default=None)
