"""comparability: which claims answer the same question, in units that can be turned into each other."""

from dataclasses import dataclass

from pipeline.ids import slug
from pipeline.reconcile_rules import Names, Rules
from pipeline.tables import Row

NAMED_ELSEWHERE = ("geography", "other_occupation", "several")  # scopes whose id names no part of the occupation


@dataclass(frozen=True, slots=True)
class Measure:
    """The family a unit belongs to: one of the unit is `factor` of `prefer`. `family` is "category" for words."""

    family: str
    factor: float
    prefer: str | None
    derived_step: float | None = None
    derived_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a claim answers. Claims of one question are compared; the fields are those of the reconciled row."""

    occupation_id: str | None
    attribute: str
    statistic: str | None
    family: str
    aspect: str
    scope_type: str | None
    scope_id: str | None


def find_measure(attribute: str, unit: str | None, category: str | None, rules: Rules) -> Measure:
    """The family of a claim's unit; a category that is a band of its own attribute's figure takes the figure's unit."""
    if unit is None and category is not None:
        band = next(
            (b for b in rules.band if (b.attribute, b.of, b.category) == (attribute, attribute, category)), None
        )
        if band is None:
            return Measure("category", 1.0, None)
        unit = band.unit
    if unit is None:
        return Measure("", 1.0, None)
    for family in rules.family:
        if family.attributes and attribute not in family.attributes:
            continue
        currency, _, rate = unit.partition("/")
        for name, factor in family.factors.items():
            if name == unit or (name.startswith("*/") and rate and name == f"*/{rate}"):
                any_currency = name.startswith("*/")
                prefer = family.prefer.replace("*", currency) if any_currency else family.prefer
                key = f"{family.id}:{currency}" if any_currency else family.id
                return Measure(key, factor, prefer, family.derived_step, family.derived_percent)
    return Measure(unit, 1.0, unit)


def canonical_name(text: str | None, names: list[Names], filler: list[str]) -> str | None:
    """The canonical id of a name in any of its spellings; None for None. Names joined by `+` keep it, in sorted order.

    Words of `filler` are left off its ends where that makes it a known name: "the retail industry" is retail trade,
    "management of companies and enterprises" keeps its companies. A name without a Latin letter or digit is its own id.
    """
    if text is None:
        return None
    parts = {_canonical_part(part, names, filler) for part in text.split("+") if part.strip()}
    return "+".join(sorted(parts)) or None


def _canonical_part(text: str, names: list[Names], filler: list[str]) -> str:
    plain = slug(text.replace("&", " and "))
    if not plain:
        return " ".join(text.casefold().split())
    words = plain.split("-")
    while len(words) > 1 and words[0] in filler:
        words = words[1:]
    while len(words) > 1 and words[-1] in filler:
        words = words[:-1]
    known = {name: entry.id for entry in names for name in (entry.id, *entry.names)}
    return known.get(plain) or known.get("-".join(words)) or plain


def together_name(attribute: str, statistic: str | None, rules: Rules) -> tuple[str | None, str]:
    """The statistic under which a claim is compared, and what a reader should know of it."""
    for entry in rules.together:
        if entry.attribute == attribute and statistic in entry.statistics:
            return entry.name, entry.note
    return statistic, ""


def find_question(claim: Row, rules: Rules, home: str | None = None, abroad: str | None = None) -> Question:
    """The question a claim answers: the same for two claims if and only if they are comparable.

    A claim without unit and category (a promise that was not kept) has an empty family. `home` is the country that a
    claim without a scope is of, as a scope id; `abroad` that of the claim's document, where it is another.
    """
    attribute, category = claim["attribute"], claim["category"]
    aspect = next((a.id for a in rules.aspect if a.attribute == attribute and category in a.categories), "")
    scope = canonical_name(claim["scope_id"] or claim["scope"], rules.scope, rules.scopes.filler)
    return Question(
        claim["occupation_id"],
        attribute,
        together_name(attribute, claim["statistic"], rules)[0],
        find_measure(attribute, claim["unit"], category, rules).family,
        aspect,
        *place_scope(claim["scope_type"], scope, home, abroad),
    )


def place_scope(
    scope_type: str | None, scope_id: str | None, home: str | None, abroad: str | None
) -> tuple[str | None, str | None]:
    """A scope among documents of several countries: the home country is no part, and a part abroad is one there."""
    if scope_type == "geography" and scope_id is not None and scope_id == home:
        return None, None
    if abroad is None or scope_type in NAMED_ELSEWHERE:
        return scope_type, scope_id
    if scope_type is None:
        return "geography", abroad
    return scope_type, "+".join(sorted({*(scope_id or "").split("+"), abroad} - {""}))
