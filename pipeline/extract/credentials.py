"""credentials: keys that name a credential, under which stands what is asked of those who take it."""

import re

from pipeline.extract.context import Context, is_keyed
from pipeline.extract.subject import Subject

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
