"""wording: the tables' codes, readings and periods in plain words, the same in report, wide tables and explanations."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pipeline.tables import Row

NOT_GIVEN = "and not given in "  # documents follow
BOUNDS = (">", ">=", "<", "<=")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@lru_cache(maxsize=1)
def wordings() -> dict[str, dict[str, str]]:
    """Plain words by kind of code and code."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def word(kind: str, code: str | None) -> str:
    """A code in plain words: its line in wording.toml, else the code with spaces for underscores."""
    if code is None:
        return ""
    return wordings().get(kind, {}).get(code, code.replace("_", " "))


def figure_label(attribute: str, statistic: str | None) -> str:
    """What is claimed, such as `median pay` or `typical entry education`."""
    phrase = wordings()["figure"].get(f"{attribute}.{statistic}")
    if phrase or statistic is None:
        return phrase or word("attribute", attribute)
    return f"{word('attribute', attribute)}, {word('statistic', statistic)}"


def format_figure(number: float) -> str:
    """Digits with thousands separated and no needless decimals: `33,750`, `16.23`, `1.9 million`."""
    if abs(number) >= 1e6 and number == round(number, -5):
        return f"{number / 1e6:,.1f}".removesuffix(".0") + " million"
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.2f}" if abs(number) >= 0.01 else f"{number:.3g}"


def format_quantity(numbers: list[float], unit: str | None) -> str:
    """One figure or two ends of a range with their unit: `$33,750 a year`, `2 to 4 weeks`, `5%`."""
    unit = unit or ""
    base, _, per = unit.partition("/")
    if per and len(base) == 3 and base.isupper():
        sign = wordings()["money"].get(base)
        amounts = [format_figure(n) if n == int(n) else f"{n:,.2f}" for n in numbers]
        figures = [f"{sign}{amount}" if sign else f"{base} {amount}" for amount in amounts]
        return f"{' to '.join(figures)} {wordings()['per'].get(per, 'a ' + per)}"
    if unit == "percent":
        return f"{' to '.join(_format_share(number) for number in numbers)}%"
    text = " to ".join(format_figure(number) for number in numbers)
    if per:
        return f"{text} {base} {wordings()['per'].get(per, 'a ' + per)}"
    if numbers[-1:] == [1] and len(numbers) == 1 and unit.endswith("s"):
        unit = unit[:-1]
    return f"{text} {unit}".rstrip()


def _format_share(number: float) -> str:
    """A figure in percent: `12.5` of "1 in 8", with no zeros that nobody printed."""
    text = format_figure(number)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def count(number: int, one: str) -> str:
    """How many there are: `1 claim`, `3 claims`."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def note_promises(paths: list[str], others: str = "") -> str:
    """The note of a reconciled row on documents that promise its figure and do not give it."""
    return f"promised {others}{NOT_GIVEN}{', '.join(paths)}"


def is_noted(path: str, note: str | None) -> bool:
    """Whether the note of `note_promises`, the last of a row's notes, names a document."""
    return f", {path}, " in f", {(note or '').rpartition(NOT_GIVEN)[2]}, " and NOT_GIVEN in (note or "")


def format_reading(row: Row) -> str:
    """What a claim or reconciled row says, in words: comparator, figure and unit, or category, or quantifier."""
    if row.get("status") in ("declared_missing", "missing"):
        return word("claim_status", "declared_missing")
    numbers = [row[end] for end in ("value", "low", "high") if row.get(end) is not None]
    if row.get("category"):
        text = word("category", row["category"])
    elif len(numbers) == 1 and row.get("value") is None:
        bound = "at least" if row.get("low") is not None else "at most"
        return f"{bound} {format_quantity(numbers, row.get('unit'))}"
    elif numbers:
        text = format_quantity(numbers, row.get("unit"))
    elif row.get("quantifier"):
        unit = row.get("unit") or ""
        of = "" if unit in ("percent", "") else f" {unit}"
        text = f"{word('quantifier', row['quantifier'])}{of}"
        if row.get("comparator") not in BOUNDS:
            return text  # "about several weeks" says no more
    elif row.get("evidence"):
        return f"“{row['evidence']}”"
    else:
        return "no single value"
    comparator = word("comparator", row.get("comparator")) if row.get("comparator") else ""
    return f"{comparator} {text}".strip()


def format_period(period: str | None) -> str:
    """An EDTF period in words: `May 2016`, `2016–2026`, `until 2012`; `undated` for none."""
    if not period:
        return "undated"
    start, slash, end = period.partition("/")
    if not slash:
        return _format_point(start)
    if start in ("", ".."):
        return f"until {_format_point(end)}"
    if end in ("", ".."):
        return f"from {_format_point(start)}"
    return f"{_format_point(start)}–{_format_point(end)}"


def _format_point(point: str) -> str:
    year, _, month = point.partition("-")
    digits = month[:2]
    if digits.isdigit() and 1 <= int(digits) <= 12:
        return f"{_MONTHS[int(digits) - 1]} {year}"
    return point


def format_scope(row: Row) -> str:
    """Whom a reading is about, where not the whole occupation: `retail trade`; empty for the whole."""
    if not row.get("scope_type"):
        return ""
    return row.get("scope") or (row.get("scope_id") or "").replace("-", " ") or word("scope_type", row["scope_type"])
