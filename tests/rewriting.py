"""rewriting: the ways a sentence may be written without changing what it claims; each gives its variants."""

import html
import re
from collections.abc import Callable, Iterator

DASHES = "-–—−‑"
SPACES = "\u00a0\u2009\u202f\u2007"
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONEY = r"\$[0-9][0-9,]*(?:\.[0-9]+)?"
WHOLE = r"[0-9]{1,3}(?:,[0-9]{3})*(?![0-9]|[.,][0-9])"  # dollars without cents
PLAIN = r"(?<![0-9$.,/-])[0-9]{1,2}(?![0-9.,]?[0-9]|[-–]|th\b)"
RATES = {
    "hour": ["an hour", "/hour", "/hr", "hourly", "each hour", "p/h"],
    "week": ["a week", "/week", "weekly", "each week"],
    "month": ["a month", "/month", "monthly", "each month"],
    "year": ["a year", "/year", "annually", "each year", "per annum", "yearly", "/yr", "p.a."],
}


def in_words(number: int) -> str:
    """A number below a billion as English writes it."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {'and ' if size == 100 else ''}{in_words(number % size)}" if number % size else ""
            return f"{in_words(number // size)} {name}{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def replaced(text: str, pattern: str, forms: Callable[[re.Match[str]], list[str]]) -> Iterator[str]:
    """One variant for each form of the matches: all matches are given their first form, then their second, …"""
    most = max((len(forms(match)) for match in re.finditer(pattern, text)), default=0)
    for i in range(most):
        yield re.sub(pattern, lambda match, i=i: (found := forms(match))[min(i, len(found) - 1)], text)  # type: ignore[misc]


def dash_kinds(text: str) -> Iterator[str]:
    """Figures parted by "to" by every dash, with and without spaces; dashes of years by every other dash."""
    spaced = [f"{space}{dash}{space}" for dash in DASHES for space in ("", " ")]
    ends = rf"(?<!from )({MONEY}|(?<!from )(?<![0-9.])[0-9]{{1,2}}) to (?={MONEY}|[0-9])"
    if not re.search(r"from [$0-9]", text):
        yield from replaced(text, ends, lambda match: [match[1] + link for link in spaced])
    yield from replaced(text, r"(?<=\b20[0-9]{2})-(?=[0-9]{2}\b)", lambda _: list(DASHES))
    yield from replaced(text, r"from (\d{4}) to (\d{4})", lambda match: [f"{match[1]}{d}{match[2]}" for d in DASHES])


def space_kinds(text: str) -> Iterator[str]:
    """Every space as one of another kind; only those at figures."""
    for space in SPACES:
        yield text.replace(" ", space)
        yield re.sub(r"(?<=[0-9]) | (?=[0-9$])", space, text)


def words_for_figures(text: str) -> Iterator[str]:
    """Small figures in words, and numbers in words in figures."""
    if not re.search(r"percentile|percent earned", text):
        yield from replaced(text, PLAIN, lambda match: [in_words(int(match[0]))])
    numbers = {word: str(i) for i, word in enumerate(ONES) if i > 0}
    pattern = rf"(?<![-a-z])(?:{'|'.join(numbers)})(?![-a-z])"
    yield from replaced(text, f"(?i:{pattern})", lambda match: [numbers[match[0].lower()]])


def money_ranges(text: str) -> Iterator[str]:
    """Two sums as "$A to $B", "between $A and $B", "$A–$B" and "from $A to $B"."""
    ends = rf"(?:between |from )?({MONEY}) (?:to|and) ({MONEY})"
    yield from replaced(
        text, ends, lambda m: [f"between {m[1]} and {m[2]}", f"from {m[1]} to {m[2]}"] if ":" not in text else []
    )
    if not re.search("range from", text):
        yield from replaced(text, ends, lambda m: [f"{m[1]} to {m[2]}", f"{m[1]}–{m[2]}", f"{m[1]} - {m[2]}"])


def money_forms(text: str) -> Iterator[str]:
    """A sum with a space behind its sign, without commas, with the code of its currency, in thousands, in words."""
    yield from replaced(text, r"\$(?=[0-9])", lambda _: ["$ ", "US$", "USD ", "US $", "USD"])
    yield from replaced(text, rf"\$({WHOLE})", lambda m: [f"${m[1].replace(',', '')}", f"{m[1]} dollars"])
    yield from replaced(text, r"\$([0-9.,]*[0-9])", lambda m: [f"{m[1]} USD", f"${m[1]} USD"])
    thousands = [int(figure.replace(",", "")) for figure in re.findall(rf"\$({WHOLE})", text)]
    if thousands and all(amount % 100 == 0 and amount >= 10_000 for amount in thousands):
        yield from replaced(text, rf"\$({WHOLE})", lambda m: thousand_forms(int(m[1].replace(",", "")) / 1000))


def thousand_forms(thousands: float) -> list[str]:
    """A round sum in thousands of dollars."""
    return [f"${thousands:g}K", f"${thousands:g}k", f"${thousands:g} thousand"]


def count_forms(text: str) -> Iterator[str]:
    """A count without its commas, with other marks for them, and in or out of millions and thousands."""
    count = r"(?<![$0-9,])([0-9]{1,3}),([0-9]{3})(?![0-9,.][0-9])"
    yield from replaced(text, count, lambda m: [f"{m[1]}{mark}{m[2]}" for mark in ("", "\u00a0", "\u202f", "\u2009")])
    yield from replaced(text, count, lambda m: [f"{float(m[1] + '.' + m[2]):g} thousand"] if len(m[1]) < 4 else [])
    yield from replaced(text, r"([0-9.]+) million", lambda m: [f"{float(m[1]) * 1e6:,.0f}"])


def clause_order(text: str) -> Iterator[str]:
    """The period before what it dates, or behind it."""
    period = r"((?:in|by|from) (?:May )?[0-9]{4}(?: to [0-9]{4})?)"
    clause = "(?:(?!, )[^:])*"
    behind = re.fullmatch(rf"({clause}) {period}\.", text)
    if behind:
        body = behind[1] if behind[1].startswith("New ") else behind[1][0].lower() + behind[1][1:]
        yield f"{behind[2].capitalize()}, {body}.".replace("may ", "May ")
    before = re.fullmatch(rf"(In [0-9]{{4}}), ({clause})\.", text)
    if before:
        yield f"{before[2][0].upper()}{before[2][1:]} {before[1].lower()}."


def list_marks(text: str) -> Iterator[str]:
    """The sentence as an item of a list, and without its full stop."""
    for mark in ("- ", "• ", "* ", "– ", "1. ", "(a) "):
        yield mark + text
    yield text.removesuffix(".")


def rate_forms(text: str) -> Iterator[str]:
    """ "Per year" in other words."""
    for rate, forms in RATES.items():
        for form in forms:
            said = form if form.startswith("/") else f" {form}"
            if "hours per" in text and form in ("weekly", "monthly"):
                continue
            yield from replaced(text, rf" per {rate}(?! of)", lambda _, said=said: [said])


def percent_forms(text: str) -> Iterator[str]:
    """ "Percent" by its sign and in other spellings."""
    yield from replaced(text, r" percent\b", lambda _: ["%", " %", " per cent", " pct", "\u00a0%"])


def quotes(text: str) -> Iterator[str]:
    """Other apostrophes, and the sentence in quotation marks."""
    yield from replaced(text, "'", lambda _: ["’", "ʼ", "´"])
    for a, b in () if ":" in text else ("“”", '""', "‘’", "«»"):
        yield f"{a}{text}{b}"


def emphasis(text: str) -> Iterator[str]:
    """The first figure, or all of it, in Markdown's emphasis."""
    figure = rf"{MONEY}|(?<![0-9$.,-])[0-9][0-9.,]*[0-9](?: percent)?(?![0-9a-z-])"
    for mark in ("**", "*", "_", "__"):
        for most in (1, 0):
            yield re.sub(figure, lambda match, mark=mark: f"{mark}{match[0]}{mark}", text, count=most)  # type: ignore[misc]
        yield f"{mark}{text}{mark}"


def web_pages(text: str) -> Iterator[str]:
    """The sentence as a page's paragraph, list item and cell; with marked figures; with entities."""
    said = html.escape(text, quote=False)
    bold = re.sub(rf"{MONEY}|(?<![0-9$.,-])[0-9][0-9.,]*[0-9](?! *[-–])", lambda match: f"<b>{match[0]}</b>", said)
    entities = said.replace(" ", "&nbsp;").replace("$", "&#36;").replace("–", "&ndash;")
    for body in (f"<p>{said}</p>", f"<ul><li>{said}</li></ul>", f"<p>{bold}</p>", f"<div><span>{said}</span></div>"):
        yield f"<html><body><main>{body}</main></body></html>"
    broken = said.replace(" ", "\n   ")
    for body in (entities, f"\n  {broken}\n"):
        yield f"<html><body><main><p>{body}</p></main></body></html>"


REWRITES: dict[str, Callable[[str], Iterator[str]]] = {
    "dash kinds": dash_kinds, "space kinds": space_kinds, "words for figures": words_for_figures,
    "money ranges": money_ranges, "money forms": money_forms, "count forms": count_forms,
    "clause order": clause_order, "list marks": list_marks, "rate forms": rate_forms, "percent forms": percent_forms,
    "quotes": quotes, "emphasis": emphasis, "web pages": web_pages,
}  # fmt: skip
HEADINGS = {  # kind of section → what may stand over it
    "pay": ["Pay", "PAY", "pay:", "**Pay**", "## Pay", "Wages and Earnings", "Salary"],
    "outlook": ["Job outlook", "JOB OUTLOOK", "Outlook:", "## Job Outlook"],
    "employment": ["Employment", "EMPLOYMENT", "Work Environment", "## Work environment"],
    "education": ["Education", "EDUCATION", "How to become a baker", "## Education:"],
    "training": ["Training", "TRAINING", "## Training", "Training:"],
    "schedule": ["Work schedules", "WORK SCHEDULES", "Hours", "## Hours"],
    "skills": ["Skills", "SKILLS", "skills:", "## Skills"],
}
