"""places: which country a claim is of, beside that of most documents about its occupation, and what it counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.comparability import Question, find_question
from pipeline.countries import name_scope
from pipeline.reconcile_rules import Rules
from pipeline.tables import Row

CODE = 2  # letters of a country that the pack has no name for
JOINING = ("and", "of")


@dataclass(frozen=True, slots=True)
class Places:
    """Countries as scope ids. An occupation is at home in the country of most of its documents; a document whose
    country is not known is taken to be of that one."""

    homes: dict[str | None, str]  # by occupation
    several: frozenset[str | None]  # occupations whose documents are of more than one country
    countries: dict[str, str]  # by document
    rules: Rules

    def ask(self, claim: Row) -> Question:
        """The question that a claim answers: a figure of a whole occupation abroad is one of that country."""
        return find_question(claim, self.rules, self.homes.get(claim["occupation_id"]), self.abroad(claim))

    def abroad(self, claim: Row) -> str | None:
        """The country of a claim's document, where it is not its occupation's home."""
        own = self.countries.get(claim["document_id"])
        return None if own == self.homes.get(claim["occupation_id"]) else own

    def name(self, claim: Row) -> str | None:
        """The country of a claim's document, where the occupation's documents are of several."""
        own = self.countries.get(claim["document_id"]) if claim["occupation_id"] in self.several else None
        if own is None or len(own) <= CODE:
            return own and own.upper()
        return " ".join(word if word in JOINING else word.capitalize() for word in own.split("-"))


def find_places(claims: Sequence[Row], documents: Mapping[str, Row], rules: Rules, packs: tuple[Path, ...]) -> Places:
    """The countries of documents, and of occupations. Of two with as many documents the first in path order is home."""
    countries = {name: name_scope(row["country"], packs) for name, row in documents.items() if row.get("country")}
    told: dict[str | None, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        if claim["document_id"] in countries:
            told[claim["occupation_id"]][claim["document_id"]] = None
    counts = {occupation: Counter(countries[name] for name in names) for occupation, names in told.items()}
    homes = {occupation: max(count, key=lambda name: count[name]) for occupation, count in counts.items()}
    return Places(homes, frozenset(o for o, count in counts.items() if len(count) > 1), countries, rules)


def find_counted(claims: Sequence[Row], texts: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """What a claim's sentence says that it counts, people or jobs, by claim id; none where it says both or neither."""
    patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for entry in rules.counted:
        patterns[entry.attribute].append(
            (entry.id, re.compile(rf"\b(?:{'|'.join(map(re.escape, entry.words))})\b", re.I))
        )
    found = {}
    for claim in claims:
        sentence = texts.get(claim["document_id"], "")[claim["sentence_start"] : claim["sentence_end"]]
        said = [name for name, pattern in patterns.get(claim["attribute"], ()) if pattern.search(sentence)]
        if len(said) == 1:
            found[claim["claim_id"]] = said[0]
    return found
