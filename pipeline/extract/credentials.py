"""credentials: lines that name a credential, over what is asked of those who take it or the pay of its holders."""

import re
from collections.abc import Sequence

from pipeline.extract.context import Context, is_keyed
from pipeline.extract.draft import Draft
from pipeline.extract.subject import Scope, Subject
from pipeline.ids import slug
from pipeline.quantities import Quantity

ASKED = ("education", "experience")  # what a credential asks for, as posts do
# "Fundamental Payroll Credential (FPC):", "Certified Payroll Specialist (CPS):"
_CREDENTIAL = re.compile(
    r"\W*(?:(?:[A-Z][\w&'’-]*\s+(?:(?:of|in|for|and)\s+)?){1,6}(?:Credential|Certification|Certificate|Designation|Diplomate)"
    r"(?:\s\([A-Z][\w-]{1,6}\))?|(?:Certified|Registered|Accredited|Chartered)(?:\s+(?:in\s+)?[A-Z][\w&'’-]*){1,5}\s\([A-Z][\w-]{1,6}\))"
    r"(?:,\s[^:]{2,60})?\W*"
)
_LETTERS = re.compile(r"\W*[A-Za-z]{0,2}[A-Z]{2,5}(?:[-/]?[A-Z]{1,4})?\W*")  # "PHR", "aPHR", "SHRM-CP"
_LISTS = re.compile(r"\b(?:certifications?|certificates|credentials|designations)\b", re.IGNORECASE)


def is_of_credential(text: str, context: Context, subject: Subject) -> bool:
    """Whether a statement is the value of a key that is a credential's name, and no name of the occupation."""
    if not is_keyed(text, context) or not context.heads:
        return False
    key = context.heads[0].span
    named = subject.own is not None and subject.own.search(text, *key) is not None
    if named:
        return False
    listed = any(_LISTS.search(text, *head.span) for head in context.heads[1:3])
    return _CREDENTIAL.fullmatch(text, *key) is not None or (listed and _LETTERS.fullmatch(text, *key) is not None)


def papers_over(text: str, context: Context, quantity: Quantity) -> Scope | None:
    """The class by what its members hold, where that is all of the line over a label of pay and its sum.

    "Bachelor's degree" over "Median salary: $73,000".
    """
    if quantity.dimension != "money" or len(context.heads) < 2 or not context.heads[0].of("pay", "wage_statistic"):
        return None
    over = context.heads[1].span
    words = text[slice(*over)].strip(" *:#")
    whole = any(c.end - c.start >= len(words) for c in context.heads[1].of("education"))
    return Scope("worker_class", "", slug(words), over) if whole and over.start < context.heads[0].span.start else None


def drop_papers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those of an education that is no more than the name of those whose pay stands under it."""
    named = {span for d in drafts if d.attribute == "wage" for role, span in d.spans if role == "scope"}
    return [d for d in drafts if d.attribute != "education" or d.sentence not in named]
