"""claims: every quote, id, cell and value of the claims, recomputed from the text."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.ids import content_id
from pipeline.layout.scales import read_scale
from pipeline.packs import pack_hash
from pipeline.patterns import cue_finder
from pipeline.quantities import Quantity, parse_quantities
from pipeline.tables import Row
from pipeline.verify.problem import Folder, Problem
from pipeline.verify.texts import outside_section

ROLES = {  # which role's span supports a filled cell
    "value": "value",
    "low": "value",
    "high": "value",
    "category": "value",
    "quantifier": "value",
    "comparator": "value",
    "unit": "unit",
    "statistic": "statistic",
    "scope_type": "scope",
    "scope": "scope",
    "scope_id": "scope",
    "period": "period",
    "period_kind": "period",
    "period_start": "period",
    "period_end": "period",
    "occupation_id": "occupation",
    "attributed_to": "attribution",
}
_RULE = re.compile(r"@([0-9a-f]{8})$")


def check_claims(folder: Folder) -> Iterator[Problem]:
    """Quote, id, sentence, section, spans and figures of every claim."""
    spans: dict[str, list[Row]] = defaultdict(list)
    for span in folder.rows("claim_spans"):
        spans[span["claim_id"]].append(span)
    sections = folder.by_key("sections")
    for claim in folder.rows("claims"):
        document = folder.documents.get(claim["document_id"])
        if document is None:
            continue  # named by the check of foreign keys
        for what in (
            *_quote(claim, folder.text(claim["document_id"])),
            *_identity(claim, document),
            *_cells(claim, spans[claim["claim_id"]], document["characters"]),
            *_figures(claim, spans[claim["claim_id"]], folder),
        ):
            yield Problem("claims", claim["claim_id"], what)
        if outside_section(claim, sections):
            yield Problem("claims", claim["claim_id"], "stands outside its section")
    yield from check_rules(folder)


def check_rules(folder: Folder) -> Iterator[Problem]:
    """Every claim and mention names its rule and the rules' version; that version is the one at hand."""
    versions = set()
    for table, key in (("claims", "claim_id"), ("mentions", "mention_id")):
        for row in folder.rows(table):
            version = _RULE.search(row["rule_id"])
            if version is None:
                yield Problem(table, row[key], "rule_id does not end with the version of the rules")
            else:
                versions.add(version[1])
    if versions and versions != {pack_hash(folder.settings.packs)[:8]}:
        yield Problem(
            "claims", "", f"were read with other rules ({', '.join(sorted(versions))})", "give the same --pack"
        )


def _quote(claim: Row, text: str | None) -> Iterator[str]:
    if not claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]:
        yield "the evidence stands outside its sentence"
    if text is not None and text[claim["start"] : claim["end"]] != claim["evidence"]:
        yield "evidence is not what stands in the text"


def _identity(claim: Row, document: Row) -> Iterator[str]:
    parts = (
        document["text_sha256"],
        claim["start"],
        claim["end"],
        claim["attribute"],
        claim["statistic"],
        claim["scope"],
    )
    if content_id("claim", *parts) != claim["claim_id"]:
        yield "claim_id is not the hash of its parts"
    if claim["path"] != document["path"] or claim["publisher"] != document["publisher"]:
        yield "path or publisher is not its document's"
    shapes = [claim["value"] is not None, claim["low"] is not None or claim["high"] is not None]
    if sum([*shapes, claim["category"] is not None, claim["quantifier"] is not None]) > 1:
        yield "has more than one of value, range, category and quantifier"
    if claim["status"] == "asserted_undated" and claim["period"] is not None:
        yield "has a period and counts as undated"


def _cells(claim: Row, spans: list[Row], characters: int) -> Iterator[str]:
    """Cells with neither a span nor a named default, and spans that lie outside the document."""
    roles = {span["role"] for span in spans}
    for role in dict.fromkeys(ROLES.values()):
        filled = [column for column, needs in ROLES.items() if needs == role and claim[column] is not None]
        if filled and role not in roles and f"+default:{role}" not in claim["rule_id"]:
            yield f"{', '.join(filled)}: no span and no named default says where from"
    for span in spans:
        if not 0 <= span["start"] < span["end"] <= characters:
            yield f"the span of its {span['role']} lies outside the document"


def _figures(claim: Row, spans: list[Row], folder: Folder) -> Iterator[str]:
    """Value, low and high read anew from the quote."""
    said = tuple(claim[column] for column in ("value", "low", "high"))
    text = folder.text(claim["document_id"])
    if said == (None, None, None):
        return
    quantities = parse_quantities(_flow(claim["evidence"]), folder.settings.packs)
    factors = [1.0]
    if text is not None:  # what stands around it may be needed: the rate, the second end of a range
        start, end = claim["sentence_start"], claim["sentence_end"]
        around = parse_quantities(_flow(text[start:end]), folder.settings.packs)
        quantities += [q for q in around if start + q.start < claim["end"] and claim["start"] < start + q.end]
        factors = _factors([text[span["start"] : span["end"]] for span in spans if span["role"] == "unit"])
    if _is_fall(claim, spans, text, folder):
        quantities += [_mirror(quantity) for quantity in quantities]
    if not any(_same(said, quantity, factor) for quantity in quantities for factor in factors):
        yield f"value, low and high are not what its evidence {claim['evidence']!r} says"


def _flow(words: str) -> str:
    """The words with line ends as spaces, of the same length: a sentence may have been broken to a width."""
    return re.sub(r"[\r\n]", " ", words)


def _is_fall(claim: Row, spans: list[Row], text: str | None, folder: Folder) -> bool:
    """Whether a word beside the figure, which a span of its value names, says that it is a fall."""
    beside = [s for s in spans if s["role"] == "value" and (s["end"] <= claim["start"] or claim["end"] <= s["start"])]
    if text is None:  # left out: that there is such a word must do
        return bool(beside)
    find = cue_finder(folder.settings.packs).find
    words = (text[span["start"] : span["end"]] for span in beside)
    return any((cue.cue, cue.value) == ("growth", "down") for word in words for cue in find(word, 0, []))


def _mirror(quantity: Quantity) -> Quantity:
    """The quantity below zero."""
    value, low, high = (None if end is None else -end for end in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=high, high=low)


def _factors(units: list[str]) -> list[float]:
    """What a table's head may multiply its figures by ("in thousands")."""
    return [1.0, *sorted({scale.factor for unit in units if (scale := read_scale(unit))})]


def _same(said: tuple[float | None, ...], quantity: Quantity, factor: float) -> bool:
    read = (quantity.value, quantity.low, quantity.high)
    if all(_equal(a, b, factor) for a, b in zip(said, read)):
        return True
    value, low, high = said  # a bound may be kept as the open end of a range
    one_end = value is None and (low is None) != (high is None)
    return one_end and _equal(low if low is not None else high, quantity.value, factor)


def _equal(said: float | None, read: float | None, factor: float) -> bool:
    if said is None or read is None:
        return said is read
    return math.isclose(said, read * factor, rel_tol=1e-6, abs_tol=1e-6)
