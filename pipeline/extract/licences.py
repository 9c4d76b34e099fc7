"""licences: how binding a licence is, where a sentence denies it or says it of some places only."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context
from pipeline.extract.draft import Draft
from pipeline.patterns import Cue
from pipeline.quantities import Quantity

# "You need no licence", "Registration isn't compulsory"; but "Nobody may work without a licence".
_DENIED = re.compile(
    r"(?:\bno\b(?!\s+one\b)|\bnot\b|\bnever\b|n['’]t\b)(?:\s+[\w'’-]+){0,3}?\s+"
    r"(?:licen[cs]\w*|regist\w+|certif\w+|CDL|required|compulsory|mandatory|obligatory|needed|necessary|a\s+legal)\b",
    re.IGNORECASE,
)
_LACKING = re.compile(r"\b(?:without|unless|until|only)\b", re.IGNORECASE)
# "Some cities require a license", "must be registered in 21 states", "may need a licence", "… if you handle asbestos".
# But "Ohio is the only state that requires one".
_IN_PART = re.compile(
    r"(?<!\bthe )\b(?:some|many|most|several|certain|(?:a\s+)?few"
    r"|(?:a|two|three)\s+dozen|a\s+(?:number|handful)\s+of|nearly\s+all|almost\s+all|only|half)\s+"
    r"(?:(?:of|the|other|larger|big|U\.?S\.?|Canadian|Australian)\s+){0,3}"
    r"(?:states?|provinces?|councils?|boroughs?|cities|towns|counties|territories|jurisdictions|municipalities|localities|countries|employers"
    r"|roles|jobs|positions|cases)\b"
    r"|\bin\s+others\b|\bin\s+(?:those\s+)?(?:states|provinces)\s+(?:that|which|where)\b"
    r"|\b(?:all|every)\s+states?\s+(?:but|except)\b|\bexcept\b|\bin\s+[A-Z][\w ,]{2,60}\s+only\b"
    r"|(?<!all )\b(?:about\s+)?(?!50\b|fifty\b)(?:\d{1,2}\+?|\w+teen|t(?:wo|hree|en|welve|wenty)(?:-\w+)?|four|five|six"
    r"|seven|eight|nine|eleven|(?:thir|for)ty(?:-\w+)?)"
    r"\s+(?:states|provinces|territories|counties)\b"
    r"|\b(?:if|where|when)\s+(?:(?<!where\s)(?<!when\s)(?:they|you|he\s+or\s+she)"
    r"|(?:the|their|your)\s+(?:job|work|project|business|firm|vehicle|site|building))\s+(?:also\s+)?"
    r"(?:do|does|carry|carries|handle|use|operate|supervise|install|treat|drive|fly|sell|run|costs?|involves?|includes?|has|need"
    r"|works?(?!\s+(?:as|for)\b))\b(?!\s+not|n['’]t)"
    r"|\bfor\s+(?:any\s+|all\s+)?(?:[\w-]+\s+)?(?:jobs?|work|contracts?|projects?)\s+(?:(?:that\s+(?:is|are)|worth|valued|costing|priced)\s+){0,2}"
    r"(?:over|above|(?:of\s+)?more\s+than)\s+[$£€₹]",
    re.IGNORECASE,
)
# "To handle bats, you must hold a licence", "A licence is needed for spraying": for some of the work, unless it is what
# the occupation is called by.
_TASK = (
    r"(?:handl|disturb|us|operat|spray|appl|fly|carry|prescrib|supervis|install|remov|stor|transport)(?:e|y|ing|ying|l)?"
    r"\s+(?!(?:it|them|(?:the|this)\s+(?:title|name))\b)"
)
_TO_DO = re.compile(rf"(?:To|For)\s+(?P<task>{_TASK}[^,.;]{{3,80}}),", re.IGNORECASE)
_DONE = re.compile(
    rf"(?:\s+(?:(?:is|are)\s+)?(?:needed|required|necessary|compulsory|mandatory))?\s+(?:to|for)\s+(?P<task>{_TASK}[^,.;]{{3,80}})",
    re.IGNORECASE,
)
# What a driver's licence is said to be for: a class of vehicles beyond the ordinary car.
OF_CLASS = re.compile(
    r"\W{1,3}(?:(?:with|for|in|of|including)\s+)?(?:an?\s+|the\s+)?(?:categor(?:y|ies)|class|code|cat\.?)\s+"
    r"(?:C1?E?|D1?E?|[HM][RC]|LR|10|14|2|4)\b",
    re.IGNORECASE,
)
# "Only Ohio, Iowa and Maine require a license"
_ONLY_THERE = re.compile(
    r"\b[Oo]nly\s+[A-Z][\w.]*(?:,?\s+(?:and\s+)?[A-Z][\w.]*)*\s+(?:requires?|licen[cs]es?|regulates?|asks?|registers?)\b"
)
_OFTEN = re.compile(
    r"\b(?:often|sometimes|occasionally)\s+(?:required|needed|necessary|mandatory|asked\s+for)\b", re.IGNORECASE
)
_STEP = re.compile(r"(?:Register|Apply|Get|Obtain|Become|Earn|Gain|Secure)\b")  # how the name of a step begins
BEFORE = 30  # characters before a word of licences in which it is denied


def names_step(text: str, draft: Draft) -> bool:
    """Whether a claim of a licence is the name of a step: "Register with the board"."""
    return draft.attribute == "licence" and _STEP.match(text, *draft.evidence) is not None


def only_there(text: str, context: Context, cue: Cue) -> bool:
    """Whether a licence is said to be asked for in the places of a list and nowhere else."""
    return any(m.start() < cue.end for m in _ONLY_THERE.finditer(text, *context.body.span))


def is_for_part(text: str, context: Context, cue: Cue, occupation: str | None) -> bool:
    """Whether a licence is asked for one task of several, which the occupation's name doesn't tell: "To use lasers"."""
    task = _TO_DO.match(text, context.body.span.start, cue.start) or _DONE.match(text, cue.end, context.body.span.end)
    if task is None:
        return False
    words = {word[:4] for word in (occupation or "").split("-")}  # "To operate a crane" of crane operators
    return not any(word[:4].lower() in words for word in re.findall(r"[a-z]{4,}", task["task"], re.IGNORECASE))


def weigh_licence(text: str, context: Context, cue: Cue, occupation: str | None) -> str:
    """The category of a licence cue: what its words say, unless the clause denies it or says it of some places only."""
    if cue.value != "required":
        return cue.value
    place = Quantity(cue.start, cue.end, "", None, None, None, "=", "", core=(cue.start, cue.end))
    part = clause(text, context.body, place)
    start = max(part.start, cue.start - BEFORE)
    before = re.split(r"[,.;:()]", text[start : cue.start])[-1]
    said = before + text[cue.start : cue.end]
    if _DENIED.search(said) and not _LACKING.search(said):
        return "not_required"
    in_part = _IN_PART.search(text, *part) or only_there(text, context, cue) or _OFTEN.search(text, cue.start, cue.end)
    return "sometimes" if in_part or is_for_part(text, context, cue, occupation) else cue.value
