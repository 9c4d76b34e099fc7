"""extract: sections in, claims out, with where every cell comes from, every number accounted for, and mentions."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline import tables
from pipeline.countries import country_scope
from pipeline.extract.context import Reader
from pipeline.extract.draft import Draft
from pipeline.extract.figures import Sheet, read_figures
from pipeline.extract.rules import ScopeRules, load_claim_rules, load_finder
from pipeline.extract.scopes import Subject
from pipeline.extract.subjects import Tracker
from pipeline.extract.words import read_categories, read_promises
from pipeline.ids import slug
from pipeline.mentions import find_mentions
from pipeline.occupations import Occupation, load_namer, name_pattern
from pipeline.packs import load, pack_hash
from pipeline.quantities import find_numbers
from pipeline.settings import Settings
from pipeline.spans import Span
from pipeline.statements import Statement, read_statements
from pipeline.tables import Row


def extract_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Read one partition of documents: claims, claim_spans, numbers, mentions.

    `inputs` are the segment partition (documents, sections, occupations) and the ingest partition (texts). Rows come in the order of documents and offsets.
    """
    sections: dict[str, list[Row]] = {}
    for section in tables.read_rows(inputs, "sections"):
        sections.setdefault(section["document_id"], []).append(section)
    occupations = {row["occupation_id"]: row for row in tables.read_rows(inputs, "occupations")}
    rows: dict[str, list[Row]] = {"claims": [], "claim_spans": [], "numbers": [], "mentions": []}
    documents = {
        row["document_id"]: row for row in tables.read_rows(inputs[:1], "documents") if row["document_id"] in sections
    }
    for document_id, document in documents.items():
        text = tables.read_text(inputs, document_id)
        known = occupations.get(document["occupation_id"])
        for name, found in extract_document(text, document, sections[document_id], known, settings).items():
            rows[name] += found
    for name, found in rows.items():
        tables.write_rows(output, name, found)


def extract_document(
    text: str, document: Row, sections: Sequence[Row], occupation: Row | None, settings: Settings
) -> dict[str, list[Row]]:
    """The rows of one document, by table."""
    rules = load_claim_rules(settings.packs)
    subject = find_subject(document, occupation, settings)
    reader = Reader(text, load_finder(settings.packs), settings.packs, document.get("country"))
    statements = list(read_statements(text, sections))
    drafts: list[Draft] = []
    left: dict[Span, str] = {}
    sheet, tracker = Sheet({}), Tracker(text, subject, statements)
    silent = [section for section in sections if section["kind"] in rules.silent_sections]
    for statement in statements:
        if statement.section["kind"] in rules.silent_sections:
            continue
        context = reader.context(statement)
        about = tracker.subject(context)
        figures, reasons = read_figures(text, context, about, rules, sheet)
        words = read_categories(text, context, about, rules)
        left.update(reasons)
        made = [figure for figure in figures if not any(word.covers(figure) for word in words)] + words
        for draft in made:
            name_occupation(draft, statement, about, tracker)
        drafts += made
    drafts += read_promises(text, sections, statements, drafts, None, subject, rules)
    drafts = one_claim_a_span(drafts)
    support_occupation(text, drafts, subject, document)
    pack = pack_hash(settings.packs)
    claims, spans = [], []
    for draft in drafts:
        claim, rows = draft.rows(text, document, pack)
        claims.append(claim)
        spans += rows
    return {
        "claims": claims, "claim_spans": spans, "numbers": account(text, document, claims, spans, left, silent, settings),
        "mentions": find_mentions(text, document, sections, settings),
    }  # fmt: skip


def find_subject(document: Row, occupation: Row | None, settings: Settings) -> Subject:
    """What the document is about, with the names its occupation goes under."""
    namer = load_namer(settings.packs)
    names = [occupation["occupation"], *occupation["aliases"]] if occupation else []
    known = (
        Occupation(occupation["occupation_id"], occupation["occupation"], tuple(occupation["aliases"]), "")
        if occupation
        else None
    )
    slugs = frozenset(slug(namer.singular(name)) for name in names)
    scopes = load(settings.packs, "scopes.toml", ScopeRules).scope
    modifiers = frozenset(
        word.lower() for scope in scopes if scope.type in ("level", "worker_class") for word in scope.names
    )
    labels = {label: (scope.type, scope.id) for scope in scopes for label in scope.labels}
    country = country_scope(document.get("country"), settings.packs)
    return Subject(
        document["occupation_id"], name_pattern(namer, known), slugs, namer, country, None, modifiers, labels
    )


def name_occupation(draft: Draft, statement: Statement, about: Subject, tracker: Tracker) -> None:
    """On a page about several occupations, give a claim the one over its column or that its statement is about."""
    over = next(
        (c for cell, c in zip(statement.cells, statement.columns) if cell.start <= draft.evidence.start < cell.end), ()
    )
    subject = tracker.of_column(over) or about
    draft.occupation_id = subject.occupation_id
    if subject.place is not None:
        draft.support("occupation", subject.place)
        if draft.scope_type == "other_occupation" and draft.scope_id == subject.occupation_id:
            draft.unscope()


def one_claim_a_span(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order of offsets, one for each span, attribute, statistic and scope."""
    kept: dict[tuple[object, ...], Draft] = {}
    ranks = tables.vocabulary_rank("attribute"), tables.vocabulary_rank("statistic")
    for draft in sorted(drafts, key=lambda d: (d.evidence, ranks[0][d.attribute], ranks[1][d.statistic], d.rule)):
        kept.setdefault((draft.evidence, draft.attribute, draft.statistic, draft.scope), draft)
    return list(kept.values())


def support_occupation(text: str, drafts: Sequence[Draft], subject: Subject, document: Row) -> None:
    """Give each claim the place where the document names its occupation: in the sentence, else the first time."""
    first = subject.own.search(text) if subject.own else None
    for draft in drafts:
        if draft.occupation_id is None:
            continue
        if any(role == "occupation" for role, _ in draft.spans):
            continue
        own = subject.own.search(text, draft.sentence.start, draft.sentence.end) if subject.own else None
        place = own or first
        draft.support("occupation", Span(*place.span()) if place else None)


# -- every number ----------------------------------------------------------------------------------------------------------

_LEFT_OUT = (
    ("list_marker", re.compile(r"(?m)^\s*\(?\d{1,2}[.)]\s")),
    ("phone_number", re.compile(r"(?<!\d)(?:\+?\d{1,2}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)")),
    ("address_or_code", re.compile(r"(?<![\w-])\d{2}-\d{4}(?:\.\d{2})?(?![\d-])|https?://\S+|\S+@\S+")),
    ("time_of_day", re.compile(r"\b\d{1,2}-to-\d{1,2}\b|\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)|\b24/7\b|\b\d{1,2}:\d{2}\b", re.IGNORECASE)),
    ("ordinal", re.compile(r"\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE)),
    ("year_of_no_claim", re.compile(r"(?<![\w$£€,.-])(?:19|20)\d\d(?![\w%]|[,.]\d)")),
    ("part_of_a_name", re.compile(r"\b[A-Za-z]+-?\d+\w*|\b\d+\([a-z]\)|\b\d+[A-Za-z]{2,}\w*|(?:Series|Level|Form|Windows|Class|Grade|Section|Part|Chapter|Step|Version|Office)\s\d+")),
)  # fmt: skip


def account(
    text: str,
    document: Row,
    claims: Sequence[Row],
    spans: Sequence[Row],
    left: dict[Span, str],
    silent: Sequence[Row],
    settings: Settings,
) -> list[Row]:
    """A row for every number of the text: a claim's value, a part of a claim, or left out with the reason."""
    values = sorted((claim["start"], claim["end"], claim["claim_id"]) for claim in claims)
    by_role = sorted(
        (span["start"], span["end"], span["claim_id"]) for span in spans if span["role"] not in ("occupation",)
    )
    shapes = [(name, match.span()) for name, pattern in _LEFT_OUT for match in pattern.finditer(text)]
    rows = []
    for start, end in find_numbers(text, settings.packs):
        row: Row = {
            "document_id": document["document_id"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "claim_id": None,
            "reason": None,
        }
        owner = next((claim for a, b, claim in values if a <= start and end <= b), None)
        part = next((claim for a, b, claim in by_role if a <= start and end <= b), None) if owner is None else None
        if owner or part:
            row |= {"disposition": "claim" if owner else "part_of_claim", "claim_id": owner or part}
        else:
            row |= {"disposition": "left_out", "reason": reason_for(start, end, left, shapes, silent)}
        rows.append(row)
    return rows


def reason_for(
    start: int, end: int, left: dict[Span, str], shapes: Sequence[tuple[str, tuple[int, int]]], silent: Sequence[Row]
) -> str:
    """Why a number became no claim, in a word."""
    for section in silent:
        if section["start"] <= start < section["end"]:
            return f"in_{section['kind']}"
    shape = next((name for name, (a, b) in shapes if a <= start and end <= b), None)
    if shape:
        return shape
    return next(
        (reason for span, reason in left.items() if span.start <= start and end <= span.end and reason), "no_quantity"
    )
