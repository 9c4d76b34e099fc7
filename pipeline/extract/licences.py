"""licences: how binding a licence is, where a sentence denies it or says it of some places only."""

import re

from pipeline.extract.clauses import clause
from pipeline.extract.context import Context
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
    r"|\bin\s+others\b"
    r"|\b(?:all|every)\s+states?\s+(?:but|except)\b|\bexcept\b|\bin\s+[A-Z][\w ,]{2,60}\s+only\b"
    r"|(?<!all )\b(?:about\s+)?(?!50\b|fifty\b)(?:\d{1,2}|\w+teen|t(?:wo|hree|en|welve|wenty)(?:-\w+)?|four|five|six"
    r"|seven|eight|nine|eleven|(?:thir|for)ty(?:-\w+)?)"
    r"\s+(?:states|provinces|territories|counties)\b"
    r"|\bif\s+(?:they|you|he\s+or\s+she|(?:the|their|your)\s+(?:job|work|project|business|firm))\s+(?:also\s+)?"
    r"(?:do|does|carry|carries|handle|use|operate|supervise|install|treat|drive|fly|sell|run|costs?|involves?|includes?"
    r"|works?(?!\s+(?:as|for)\b))\b(?!\s+not|n['’]t)"
    r"|\bfor\s+(?:any\s+|all\s+)?(?:[\w-]+\s+)?(?:jobs?|work|contracts?|projects?)\s+(?:(?:that\s+(?:is|are)|worth|valued|costing|priced)\s+){0,2}"
    r"(?:over|above|(?:of\s+)?more\s+than)\s+[$£€₹]",
    re.IGNORECASE,
)
# "Only Ohio, Iowa and Maine require a license"
_ONLY_THERE = re.compile(
    r"\b[Oo]nly\s+[A-Z][\w.]*(?:,?\s+(?:and\s+)?[A-Z][\w.]*)*\s+(?:requires?|licen[cs]es?|regulates?|asks?|registers?)\b"
)
_OFTEN = re.compile(r"\b(?:often|sometimes|occasionally)\s+(?:required|needed|asked\s+for)\b", re.IGNORECASE)
BEFORE = 30  # characters before a word of licences in which it is denied


def only_there(text: str, context: Context, cue: Cue) -> bool:
    """Whether a licence is said to be asked for in the places of a list and nowhere else."""
    return any(m.start() < cue.end for m in _ONLY_THERE.finditer(text, *context.body.span))


def weigh_licence(text: str, context: Context, cue: Cue) -> str:
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
    return "sometimes" if in_part else cue.value
