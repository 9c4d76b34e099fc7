"""countries: the country a document is about, by its address and the places it names."""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from pipeline.packs import load


class CountryRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a country is named, the endings of its hosts, and its id as a scope."""

    names: list[str]
    domains: list[str]
    scope: str


class CountryRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of countries.toml."""

    country: dict[str, CountryRule]


LONG_NAME = 5  # letters of a name that may stand in capitals; shorter ones are other words, too
SURE = 3  # times that a page names the country it is surely about; one or two may be a passing word
TITLED = 160  # characters of a text that may be its title
SEARCHED = 200_000  # characters of a text in which countries are looked for


@lru_cache(maxsize=8)
def _compiled(packs: tuple[Path, ...]) -> tuple[dict[str, CountryRule], re.Pattern[str], dict[str, str]]:
    rules = load(packs, "countries.toml", CountryRules).country
    owner = {name: code for code, rule in rules.items() for name in rule.names}
    capitals = {name.upper(): code for name, code in owner.items() if len(name) >= LONG_NAME and name.istitle()}
    owner = capitals | owner  # "SINGAPORE – A cleaner …"
    # What stands before a name is looked at behind its first letter: so `re` skips to places that one can begin at.
    rest: dict[str, list[str]] = {}
    for name in sorted(owner, key=lambda name: (-len(name), name)):
        rest.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    names = "|".join(rf"{first}(?<!\w{first})(?:{'|'.join(ends)})" for first, ends in rest.items())
    return rules, re.compile(rf"(?:{names})(?!\w)"), owner


def count_countries(text: str, packs: tuple[Path, ...]) -> dict[str, int]:
    """How often a text names each country, by its ISO 3166 code."""
    return dict(_count(text[:SEARCHED], packs))


@lru_cache(maxsize=2)  # a text and its title: who asks for a country asks several times
def _count(text: str, packs: tuple[Path, ...]) -> Counter[str]:
    _, pattern, owner = _compiled(packs)
    return Counter(owner[match.group()] for match in pattern.finditer(text))


def home_scope(text: str, code: str | None, packs: tuple[Path, ...]) -> tuple[str, ...]:
    """Scope ids that mean the whole country of a document.

    Where a page names several as often, they are parts to it, but for one that its first words name: "in Canada …, and
    in Ireland …". So are the two that a page sets side by side.
    """
    if code is not None and _sets_beside(count_countries(text, packs), code):
        return ()
    if code is not None or len(count_countries(text, packs)) < 2:
        return country_scope(code, packs)
    first = _compiled(packs)[1].search(text, 0, TITLED)
    return country_scope(_compiled(packs)[2][first.group()], packs) if first else ()


def _sets_beside(counts: dict[str, int], code: str) -> bool:
    """Whether another country is named more than in passing, and at least half as often as a document's own."""
    other = max((count for name, count in counts.items() if name != code), default=0)
    return other > SURE and 2 * other >= counts.get(code, 0)


def country_of_host(url: str | None, packs: tuple[Path, ...]) -> str | None:
    """ISO 3166 code of the country whose ending the host of an address has."""
    host = urlsplit(url).hostname or "" if url else ""
    rules = _compiled(packs)[0].items()
    return next((code for code, rule in rules if any(host.endswith(ending) for ending in rule.domains)), None)


def find_country(text: str, url: str | None, packs: tuple[Path, ...]) -> str | None:
    """ISO 3166 code of the country whose host or names a document carries; None where none is, or two as often.

    One passing name is enough to read a plain "$" by; what is compared with what asks for `find_sure_country`.
    """
    if (code := country_of_host(url, packs)) is not None:
        return code
    ranked = sorted(count_countries(text, packs).items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def find_sure_country(text: str, title: str | None, url: str | None, packs: tuple[Path, ...]) -> str | None:
    """The country of `find_country` where no passing word can be the reason.

    Its host says so, or its title, or the text names it `SURE` times and twice as often as any other.
    """
    code = find_country(text, url, packs)
    if code is None or code == country_of_host(url, packs) or code == find_country(title or "", None, packs):
        return code
    counts = count_countries(text, packs)
    others = max((count for name, count in counts.items() if name != code), default=0)
    return code if counts[code] >= max(SURE, 2 * others) else None


def country_of_language(tag: str | None, packs: tuple[Path, ...]) -> str | None:
    """The country in a page's language tag: SG of `en-SG`. None for `en-US`, which pages of every country carry."""
    region = re.fullmatch(r"[A-Za-z]{2,3}[-_]([A-Za-z]{2})", tag or "")
    code = region.group(1).upper() if region else None
    return code if code != "US" and code in _compiled(packs)[0] else None


def country_scope(code: str | None, packs: tuple[Path, ...]) -> tuple[str, ...]:
    """Scope ids that mean the whole country of a document: its own, or any country where its own is not known."""
    rules = _compiled(packs)[0]
    return (rules[code].scope,) if code in rules else tuple(rule.scope for rule in rules.values())


def name_scope(code: str, packs: tuple[Path, ...]) -> str:
    """The scope id that means a country: the code itself, in small letters, for one that the pack does not name."""
    rules = _compiled(packs)[0]
    return rules[code].scope if code in rules else code.lower()
