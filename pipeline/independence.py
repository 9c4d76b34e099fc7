"""independence: which documents are one origin for an attribute, and what proves it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.ids import content_id, slug
from pipeline.readings import reading_text, significant_digits
from pipeline.reconcile_rules import Rules
from pipeline.shared_text import Passage, count_shared_words
from pipeline.tables import Row, vocabularies

BASES = vocabularies()["witness_basis"]
MOST_HOLDERS = 200  # independent holders of one statement that a further document is compared with
Place = tuple[str | None, str, str]  # occupation_id, attribute, document_id


@dataclass(frozen=True, slots=True)
class Proof:
    """Why two documents are one origin."""

    basis: str
    edition: str | None = None
    figures: tuple[str, ...] = ()
    words: int | None = None
    how: str = "both name one upstream source"  # where an upstream is named


@dataclass
class Origins:
    """Groups of documents of one origin, for each occupation and attribute; a document alone is its own origin."""

    parents: dict[Place, Place] = field(default_factory=dict)
    proofs: dict[Place, list[tuple[str, Proof]]] = field(default_factory=dict)  # the other document, why
    sources: set[Place] = field(default_factory=set)  # documents whose publisher others name as their source

    def origin(self, place: Place) -> Place:
        """The group a document is in, named by one of its members."""
        while self.parents.get(place, place) != place:
            place = self.parents[place]
        return place

    def join(self, place: Place, earlier: Place, proof: Proof) -> None:
        """Make a document one origin with an earlier one."""
        self.parents.setdefault(place, place)
        self.parents.setdefault(earlier, earlier)
        self.parents[self.origin(place)] = self.origin(earlier)
        for side, other in ((place, earlier), (earlier, place)):
            self.proofs.setdefault(side, []).append((other[2], proof))

    def explain(self, occupation_id: str | None, attribute: str, a: str, b: str) -> str:
        """The proof that two documents have one origin, in words."""
        proofs = [proof for other, proof in self.proofs.get((occupation_id, attribute, a), []) if other == b]
        if not proofs:
            return "through a third document"
        proof = min(proofs, key=lambda proof: BASES.index(proof.basis))
        if proof.basis == "upstream_named":
            return proof.how
        if proof.basis == "text":
            return f"{proof.words} words in a row are shared"
        return f"{len(proof.figures)} shared statements ({'; '.join(proof.figures)})"

    def count(self, occupation_id: str | None, attribute: str, documents: Iterable[str]) -> int:
        """How many independent origins the documents are."""
        return len({self.origin((occupation_id, attribute, document)) for document in documents})

    def is_one(self, occupation_id: str | None, attribute: str, a: str, b: str) -> bool:
        """Whether two documents were shown to have one origin."""
        return self.origin((occupation_id, attribute, a)) == self.origin((occupation_id, attribute, b))


def find_origins(
    claims: Sequence[Row],
    documents: Mapping[str, Row],
    periods: Mapping[str, str],
    passages: Sequence[Passage],
    rules: Rules,
    texts: Mapping[str, str] | None = None,
) -> Origins:
    """Origins from all three proofs. `periods`: claim id to its known period, stated or dated; claims in order.

    `texts`: of the documents by id; without them a proven copy is not searched for further words taken over.
    """
    origins = Origins()
    asserted = [claim for claim in claims if claim["status"] != "declared_missing"]
    join_by_upstream(origins, asserted, documents, rules)
    join_by_figures(origins, asserted, periods, rules)
    join_by_text(origins, asserted, passages)
    join_by_words(origins, asserted, periods, texts or {}, rules)
    return origins


def upstream_name(text: str | None, rules: Rules) -> str | None:
    """The canonical name of an upstream source, where one of its names stands in the text as whole words."""
    if not text:
        return None
    plain = f"-{slug(text)}-"
    return next(
        (u.id for u in rules.upstream if any(f"-{name}-" in plain for name in [u.id, *u.names])), slug(text) or None
    )


def join_by_upstream(origins: Origins, claims: Sequence[Row], documents: Mapping[str, Row], rules: Rules) -> None:
    """Join documents that name one and the same upstream, for a claim or for the document as a whole.

    With them the documents of the publisher that has this name; those of a publisher that nobody names stay apart.
    """
    naming: dict[tuple[str | None, str, str], dict[Place, None]] = defaultdict(dict)
    published: dict[tuple[str | None, str, str], dict[Place, None]] = defaultdict(dict)
    for claim in claims:
        document = documents[claim["document_id"]]
        place = (claim["occupation_id"], claim["attribute"], claim["document_id"])
        sides = ((naming, claim["attributed_to"] or document["upstream"]), (published, document["publisher"]))
        for side, said in sides:
            if (name := upstream_name(said, rules)) is not None:
                side[claim["occupation_id"], claim["attribute"], name][place] = None
    for key, places in naming.items():
        own = published.get(key, {})
        first, *others = dict.fromkeys([*own, *places])
        origins.sources.update(own if others else ())
        for place in others:
            if origins.origin(first) != origins.origin(place):
                origins.join(place, first, Proof("upstream_named", how=name_relation(place in own, first in own)))


def name_relation(publishes: bool, first_publishes: bool) -> str:
    """How a document and the first of its origin are bound by a name: by publishing under it, or by naming it."""
    if publishes:
        return "both are of one publisher, whom others name as their source"
    return "one names the other as its source" if first_publishes else "both name one upstream source"


def statement_key(claim: Row, period: str | None, rules: Rules) -> str | None:
    """A statement as a fingerprint that documents may share; None for one that proves nothing.

    An exact figure is one, whatever its period; "about" before so many digits is a turn of phrase, and copies leave it
    off. So is a figure or word of a projection's window: alone it proves nothing, but percent and word of one window
    together name its edition.
    """
    scope = " ".join(filter(None, (claim["scope_type"], claim["scope_id"])))
    name = " ".join(filter(None, (claim["attribute"], claim["statistic"], scope))).replace("_", " ")
    value = claim["value"]
    if value is not None and (claim["comparator"] or "=") in "=~" and significant_digits(value) >= rules.witness.digits:
        return f"{name}: {reading_text({**claim, 'comparator': '='})}"
    projected = f"{claim['attribute']}.{claim['statistic']}" in rules.time.projected
    return f"{name}: {reading_text(claim)} {period}" if projected and period and "/" in period else None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fingerprint of a document: what it is about, and its known period."""

    attribute: str
    question: str
    period: str | None


def join_by_figures(origins: Origins, claims: Sequence[Row], periods: Mapping[str, str], rules: Rules) -> None:
    """Join documents that share enough statements of one edition; a figure in two units is one statement.

    A document is compared with the first holders of each statement only, and is not listed as one where it joined them.
    """
    said: dict[tuple[str | None, str], dict[str, Statement]] = defaultdict(dict)
    for claim in claims:
        period = periods.get(claim["claim_id"])
        if (key := statement_key(claim, period, rules)) is not None:
            statement = Statement(claim["attribute"], key.partition(":")[0], period)
            said[claim["occupation_id"], claim["document_id"]].setdefault(key, statement)
    holders: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for (occupation, document), own in said.items():
        candidates: dict[str, list[str]] = defaultdict(list)
        for key in own:
            for other in holders[occupation, key]:
                candidates[other].append(key)
        covered: set[str] = set()
        for other, keys in candidates.items():
            for edition, shared in find_editions(keys, own, said[occupation, other], rules.witness.base_year):
                if len({own[key].question for key in shared}) < rules.witness.figures:
                    continue
                covered.update(shared)
                proof = Proof("figures", edition, tuple(shared))
                for attribute in sorted({own[key].attribute for key in shared}):
                    origins.join((occupation, attribute, document), (occupation, attribute, other), proof)
        for key in own:
            if key not in covered and len(holders[occupation, key]) < MOST_HOLDERS:
                holders[occupation, key].append(document)


def find_editions(
    keys: Sequence[str], a: Mapping[str, Statement], b: Mapping[str, Statement], base_year: Sequence[str]
) -> list[tuple[str | None, list[str]]]:
    """Each period that shared statements are of, with those of it or of no known period.

    A page may copy several editions: pay of one year, a projection of another; the one with most statements is first.
    Statements of `base_year` attributes for the first or last year of a projection are of that projection's edition.
    """
    known = {key: {statement.period for statement in (a[key], b[key]) if statement.period} for key in keys}
    groups: list[tuple[str | None, list[str]]] = [
        (
            period,
            [key for key in keys if known[key] <= {period, *(ends(period) if a[key].attribute in base_year else ())}],
        )
        for period in sorted({period for said in known.values() for period in said})
    ]
    return sorted(groups, key=lambda group: -len(group[1])) or [(None, list(keys))]


def ends(window: str) -> set[str]:
    """The first and the last year of a window in EDTF; none for a point."""
    return set(window.split("/")) if "/" in window else set()


def join_by_text(origins: Origins, claims: Sequence[Row], passages: Sequence[Passage]) -> None:
    """Join two documents for the attributes that both claim inside a passage they share."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        by_document[claim["document_id"]].append(claim)
    for passage in passages:
        inside_a = places_inside(by_document[passage.document_a], passage.start_a, passage.end_a)
        inside_b = places_inside(by_document[passage.document_b], passage.start_b, passage.end_b)
        for occupation, attribute in sorted(inside_a & inside_b, key=str):
            a, b = (occupation, attribute, passage.document_b), (occupation, attribute, passage.document_a)
            origins.join(a, b, Proof("text", words=passage.words))


def join_by_words(
    origins: Origins, claims: Sequence[Row], periods: Mapping[str, str], texts: Mapping[str, str], rules: Rules
) -> None:
    """Join a proven copy with what it copies for each further attribute where both say the same in the same words.

    Figures or a passage have proved that text was taken over; a run of `copy_words` around one reading then shows that
    it was taken over too. Two known periods that differ are two editions.
    """
    pairs = {
        (place[0], min(place[2], other), max(place[2], other))
        for place, proofs in origins.proofs.items()
        for other, proof in proofs
        if proof.basis != "upstream_named"
    }
    involved = {(occupation, document) for occupation, a, b in pairs for document in (a, b)}
    said: dict[tuple[str | None, str], dict[tuple[str, str, str], Row]] = defaultdict(dict)
    for claim in claims:
        if (claim["occupation_id"], claim["document_id"]) in involved:
            key = (claim["attribute"], claim["scope_id"] or "", reading_text(claim))
            said[claim["occupation_id"], claim["document_id"]].setdefault(key, claim)
    for occupation, a, b in sorted(pairs, key=str):
        for key, first in said[occupation, a].items():
            second = said[occupation, b].get(key)
            if second is None or origins.is_one(occupation, key[0], a, b):
                continue
            known = [periods.get(claim["claim_id"]) for claim in (first, second)]
            if all(known) and known[0] != known[1]:
                continue
            words = count_shared_words(texts.get(a, ""), first["start"], texts.get(b, ""), second["start"])
            if words >= rules.witness.copy_words:
                origins.join((occupation, key[0], b), (occupation, key[0], a), Proof("text", words=words))


def places_inside(claims: Sequence[Row], start: int, end: int) -> set[tuple[str | None, str]]:
    """Occupation and attribute of the claims whose evidence overlaps a span."""
    return {(c["occupation_id"], c["attribute"]) for c in claims if c["start"] < end and c["end"] > start}


def list_witnesses(
    origins: Origins, document_order: Mapping[str, int], attribute_order: Mapping[str | None, int]
) -> list[Row]:
    """The table `witnesses`: every document that shares its origin with another one, with the proofs it is part of."""
    groups: dict[Place, list[Place]] = defaultdict(list)
    for place in origins.parents:
        groups[origins.origin(place)].append(place)
    rows = []
    for members in groups.values():
        members.sort(key=lambda place: document_order[place[2]])
        occupation, attribute, _ = members[0]
        witness_id = content_id("wit", occupation, attribute, *(document for _, _, document in members))
        order = (occupation or "", attribute_order[attribute], document_order[members[0][2]])
        for member in members:
            proofs = sorted((proof for _, proof in origins.proofs[member]), key=lambda proof: BASES.index(proof.basis))
            row = {
                "witness_id": witness_id,
                "document_id": member[2],
                "attribute": attribute,
                "edition": next((proof.edition for proof in proofs if proof.edition), None),
                "basis": proofs[0].basis,
                "shared_figures": sorted({figure for proof in proofs for figure in proof.figures}),
                "shared_words": max((proof.words for proof in proofs if proof.words), default=None),
            }
            rows.append(((*order, document_order[member[2]]), row))
    return [row for _, row in sorted(rows, key=lambda entry: entry[0])]
