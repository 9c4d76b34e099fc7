"""printing: figures, ranges and words as a page would print them."""

import random
from typing import Any

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
RATES = {"hour": [" an hour", "/hr", " per hour"], "week": [" a week"], "month": [" a month"], "year": ["", " a year"]}
WORDS = {"<=": "up to ", ">=": "at least ", "<": "under ", ">": "over ", "~": "about "}
PLAIN = {
    "high_school": "a high school diploma", "associate": "an associate's degree", "bachelor": "a bachelor's degree",
    "master": "a master's degree", "postsecondary_nondegree": "a certificate", "no_formal_credential": "no credential",
    "none": "none", "full_or_part_time": "full or part time",
}  # fmt: skip
NOUNS = {"jobs": [" jobs", " positions", ""], "jobs/year": [" openings"], "words/minute": [" words a minute", " wpm"]}


def print_figure(rng: random.Random, cells: dict[str, Any]) -> str:
    """The evidence of a claim: its comparator's word, the figure or word, and now and then its unit."""
    unit, lead = cells.get("unit") or "", WORDS.get(cells.get("comparator", "="), "")
    if cells.get("category"):
        return PLAIN.get(str(cells["category"]), str(cells["category"]).replace("_", " "))
    if cells.get("quantifier"):
        return f"{lead}{cells['quantifier']} {unit}"
    if cells.get("value") is not None:
        return lead + print_amount(rng, cells["value"], unit)
    dash = rng.choice(["-", "–", " to "])
    if "/" in unit and unit[:3] in SIGNS:
        return lead + dash.join(print_amount(rng, cells[end], unit) for end in ("low", "high"))
    return f"{lead}{cells['low']:g}{dash}{cells['high']:g} {unit}"


def print_amount(rng: random.Random, value: float, unit: str) -> str:
    """One figure with its unit as its kind is written: money with a sign, large round figures in millions."""
    currency, _, rate = unit.partition("/")
    if currency in SIGNS:
        digits = f"{value:,.2f}" if rate == "hour" else f"{value:,.0f}"
        return f"{SIGNS[currency]}{digits}{rng.choice(RATES[rate])}"
    if currency.isupper() and rate:
        return f"{value:,.0f} {currency}"
    if unit == "percent":
        text = f"{value:g}".replace("-", "a fall of ") if value < 0 else f"{value:g}"
        return text + rng.choice([" percent", "%", " per cent"])
    if value >= 1e6 and value % 1e5 == 0 and rng.random() < 0.6:
        return f"{value / 1e6:.1f} million{rng.choice(NOUNS.get(unit, ['']))}"
    return f"{value:,.10g}{rng.choice(NOUNS.get(unit, [f' {unit}']))}"
