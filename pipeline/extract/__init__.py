"""extract: sections in, claims out, with where every cell comes from, every number accounted for, and mentions."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline import tables
from pipeline.countries import find_country, home_scope
from pipeline.extract.columns import Sheet
from pipeline.extract.context import Context, Reader
from pipeline.extract.course_cards import find_courses
from pipeline.extract.credentials import drop_papers
from pipeline.extract.draft import Draft
from pipeline.extract.figures import read_figures
from pipeline.extract.ladders import find_ladders
from pipeline.extract.licences import names_step
from pipeline.extract.listed import OCCUPATIONS, find_listed, with_parts
from pipeline.extract.missing import read_missing
from pipeline.extract.numbers import account
from pipeline.extract.opening import take_title
from pipeline.extract.posts import ladder_of
from pipeline.extract.promises import read_promises
from pipeline.extract.ranked_cards import find_ranked
from pipeline.extract.restated import take_restated
from pipeline.extract.rules import ScopeRules, load_claim_rules, load_finder
from pipeline.extract.subject import Subject
from pipeline.extract.subjects import Tracker
from pipeline.extract.words import read_absent, read_categories
from pipeline.ids import slug
from pipeline.mentions import find_mentions
from pipeline.occupations import Occupation, load_namer, name_pattern, short_names
from pipeline.packs import load, pack_hash
from pipeline.paragraphs import unwrap
from pipeline.quantities.unit_rules import UnitRules
from pipeline.settings import Settings
from pipeline.spans import Span, read_part
from pipeline.statements import read_statements
from pipeline.tables import Row


def extract_part(inputs: Sequence[Path], output: Path, settings: Settings) -> None:
    """Read one partition of documents: claims, claim_spans, numbers, mentions.

    `inputs` are the segment partition (documents, sections, occupations) and the ingest partition (texts). Rows come in
    the order of documents and offsets.
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
        whole = tables.read_text(inputs, document_id)
        text = read_part(whole)
        if document["country"] is None:  # a name in passing is enough to read a plain "$" by
            document = {**document, "country": find_country(whole, document["url"], settings.packs)}
        known = occupations.get(document["occupation_id"])
        for name, found in extract_document(text, document, sections[document_id], known, settings).items():
            rows[name] += found
    for name, found in rows.items():
        tables.write_rows(output, name, found)


def extract_document(
    text: str, document: Row, sections: Sequence[Row], occupation: Row | None, settings: Settings
) -> dict[str, list[Row]]:
    """The rows of one document, by table. What is read is the text as it flows; what is quoted, as it stands."""
    original, text = text, unwrap(text, document["media_type"])
    rules = load_claim_rules(settings.packs)
    subject = find_subject(document, occupation, settings, text)
    reader = Reader(text, load_finder(settings.packs), settings.packs, document.get("country"))
    take_title(reader, sections, document["title"], subject.own)
    silent = [section for section in sections if section["kind"] in rules.silent_sections]
    statements = list(read_statements(text, [one for one in sections if one["kind"] not in rules.silent_sections]))
    reader.ladder = find_ladders(text, statements, reader, subject)
    reader.ranked = find_ranked(text, statements, subject)
    reader.courses = find_courses(text, statements)
    reader.listed = find_listed(text, statements)
    subject = with_parts(text, subject, reader, statements)
    drafts: list[Draft] = []
    read: list[tuple[Context, Subject]] = []
    left: dict[Span, str] = {}
    sheet = Sheet(find_dollar(document, settings), settings.packs, find_currency(document, settings))
    tracker = Tracker(text, subject, statements, sections)
    last: Context | None = None
    for statement in statements:
        context = last = reader.after(reader.context(statement), last)
        about = tracker.subject(context)
        figures, reasons = read_figures(text, context, about, rules, sheet)
        words = read_categories(text, context, about, rules) + read_absent(text, context, about, rules)
        left.update(reasons)
        made = [figure for figure in figures if not any(word.covers(figure) for word in words)] + words
        for draft in made:
            name_occupation(draft, context, about, tracker)
        drafts += made
        read.append((context, about))
    for draft, context, about in read_missing(text, read, drafts, rules):
        name_occupation(draft, context, about, tracker)
        drafts.append(draft)
    take_restated(text, drafts)
    drafts += read_promises(text, sections, statements, drafts, subject, rules)
    nobodys = [draft for draft in drafts if tracker.is_nobodys(draft.occupation_id, draft.scope_type)]
    left.update({draft.evidence: "of_no_named_occupation" for draft in nobodys})
    drafts = [draft for draft in drafts if draft not in nobodys]
    drafts = one_claim_a_span(drop_papers(drop_repeated(text, drafts)))
    support_occupation(text, drafts, subject)
    pack = pack_hash(settings.packs)
    claims, spans = [], []
    for draft in drafts:
        claim, rows = draft.rows(original, document, pack)
        claims.append(claim)
        spans += rows
    numbers = account(original, document, claims, spans, left, silent, settings)
    mentions = find_mentions(text, document, sections, settings)
    for mention in mentions:
        mention["text"] = original[mention["start"] : mention["end"]]
    return {"claims": claims, "claim_spans": spans, "numbers": numbers, "mentions": mentions}


def find_dollar(document: Row, settings: Settings) -> str:
    """The currency that a plain "$" means in a document of this country; USD where the country is not known."""
    return load(settings.packs, "units.toml", UnitRules).country_dollars.get(document.get("country") or "", "USD")


def find_currency(document: Row, settings: Settings) -> str | None:
    """The currency of a document's country; None where the country is not known."""
    rules = load(settings.packs, "units.toml", UnitRules)
    return (rules.country_dollars | rules.country_currencies).get(document.get("country") or "")


@lru_cache(maxsize=8)
def scope_words(
    packs: tuple[Path, ...],
) -> tuple[ScopeRules, frozenset[str], frozenset[str], dict[str, tuple[str, str]]]:
    """The scopes of a set of packs, the words that narrow an occupation, those that are ranks, and those of labels."""
    lexicon, namer = load(packs, "scopes.toml", ScopeRules), load_namer(packs)
    classes = [scope for scope in lexicon.scope if scope.type in ("level", "worker_class")]
    modifiers = frozenset(form for s in classes for word in s.names for form in (word.lower(), namer.singular(word)))
    ranks = frozenset(word for scope in classes for word in scope.labels if word not in scope.names)
    labels = {label: (scope.type, scope.id) for scope in lexicon.scope for label in scope.labels}
    return lexicon, modifiers, ranks, labels


@lru_cache(maxsize=8)
def place_names(packs: tuple[Path, ...]) -> frozenset[str]:
    """The names of the places of a set of packs, in small letters."""
    scopes = load(packs, "scopes.toml", ScopeRules).scope
    return frozenset(name.lower() for scope in scopes if scope.type == "geography" for name in scope.names)


@lru_cache(maxsize=32)
def codes_of(country: str | None, packs: tuple[Path, ...]) -> dict[str, tuple[str, str]]:
    """The short labels of the places of a country: "sa" on a page of Australia."""
    scopes = load(packs, "scopes.toml", ScopeRules).scope
    return {code: (s.type, s.id) for s in scopes for owner, code in s.codes.items() if owner == country}


def find_subject(document: Row, occupation: Row | None, settings: Settings, text: str) -> Subject:
    """What the document is about, with the names its occupation goes under."""
    namer = load_namer(settings.packs)
    names = [occupation["occupation"], *occupation["aliases"]] if occupation else []
    known = (
        Occupation(occupation["occupation_id"], occupation["occupation"], tuple(occupation["aliases"]), "")
        if occupation
        else None
    )
    slugs = frozenset(slug(namer.singular(name)) for name in (*names, *short_names(namer, names, text)))
    lexicon, modifiers, ranks, labels = scope_words(settings.packs)
    codes = codes_of(document.get("country"), settings.packs)
    country = (*home_scope(text, document.get("country"), settings.packs), "national")
    return Subject(
        document["occupation_id"],
        name_pattern(namer, known),
        slugs,
        namer,
        country,
        None,
        modifiers,
        codes | labels,
        frozenset(lexicon.not_scopes),
        frozenset(lexicon.people),
        frozenset(lexicon.own_modifiers),
        ranks,
        frozenset(lexicon.not_kinds),
        place_names(settings.packs),
        ladder_of(names, namer, lexicon),
        bodies=frozenset(lexicon.bodies),
        employers=frozenset(lexicon.employers),
        opens_employers=frozenset(lexicon.opens_employers),
        demonyms=lexicon.demonyms,
    )


def name_occupation(draft: Draft, context: Context, about: Subject, tracker: Tracker) -> None:
    """On a page about several occupations, give a claim the one over its column or that its statement is about."""
    statement = context.statement
    listed = context.listed == OCCUPATIONS or draft.scope_id in tracker.whole.part_ids.values()
    over = next(
        (c for cell, c in zip(statement.cells, statement.columns) if cell.start <= draft.evidence.start < cell.end), ()
    )
    named = tracker.of_column(over) or tracker.of_words(statement, draft.evidence)
    subject = named or about
    scoped = next((span for role, span in draft.spans if role == "scope"), None)
    within = scoped is not None and subject.place is not None and _covers(subject.place, scoped)
    if (
        draft.scope_type == "other_occupation"
        and scoped
        and not listed
        and (level := rank_of(draft.scope_id or "", about)) is not None
    ):
        draft.scope_type, draft.scope_id = "level", level
    elif draft.scope_type == "other_occupation" and tracker.whole.occupation_id is None and scoped and not within:
        behind = scoped.start >= draft.evidence.end and draft.scope_id not in tracker.names.values()
        if named is None or behind:  # "6% for singers"
            subject = tracker.named(draft.scope_id, scoped)
        draft.unscope()
    everybody = draft.scope_type == "all_occupations" and tracker.whole.occupation_id is None
    draft.occupation_id = None if everybody else subject.occupation_id
    if subject.place is not None:
        draft.support("occupation", subject.place)
        names = set((subject.occupation_id or "").split("-"))
        if within and draft.scope_type in ("level", "worker_class") and set((draft.scope_id or "").split("-")) <= names:
            draft.unscope()  # "manager" of "Nurse manager"
        if draft.scope_type == "other_occupation" and (within or draft.scope_id == subject.occupation_id):
            draft.unscope()  # "controllers" of "Controllers & finance managers"


# "Newly appointed bakers", "highly specialised bakers": how long or how well they have done it.
_STANDING = re.compile(r"(?:newly|freshly|recently|highly|less|more|most)-[a-z]{3,}ed")


def rank_of(name: str, about: Subject) -> str | None:
    """The level that a name is of the statement's own occupation: "lead" where "lead-observer" is said of observers."""
    standing = name.removesuffix(f"-{about.occupation_id}") if about.occupation_id else name
    if standing != name and _STANDING.fullmatch(standing):
        return standing
    first, _, rest = name.partition("-")
    if about.occupation_id is None or not about.occupation_id.endswith(f"-{rest}"):
        return None
    kind, level = about.labels.get(first, ("", ""))
    return level if kind == "level" and first not in about.occupation_id.split("-") else None


def _covers(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


# "The internship has to last …": what was said before, as the subject of what is said of it now.
_LASTS = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:lasts?|takes?|runs?|adds?|costs?|can|is(?!\s+(?:what|how|still|the\s)))\b", re.IGNORECASE
)


STEP_NEAR = 300  # characters between the name of a step and the sentence that says what it is


def drop_repeated(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without kinds of training that an earlier one claims and that only stand as a subject later.

    And without a bare answer ("Yes.") or the name of a step ("Register with the board") whose section says the same
    in a sentence: "You must hold a licence.", and without a numbered step that its line goes on to explain.
    """
    drafts = [draft for draft in drafts if not _is_explained(text, draft, drafts)]
    kept: list[Draft] = []
    answers = ("cell.", "category.licence_short")
    told = [d for d in drafts if not d.rule.startswith(answers) and not names_step(text, d)]
    sections = {(d.section_id, d.attribute, d.category) for d in told}
    said: set[tuple[str | None, str | None, str | None]] = set()
    for draft in sorted(drafts, key=lambda d: d.evidence):
        key = (draft.category, draft.scope_id, draft.occupation_id)
        step = names_step(text, draft)
        short = draft.rule.startswith(("cell.licence", answers[1])) or step
        if short and (draft.section_id, draft.attribute, draft.category) in sections:
            continue
        if step and any(d.category == draft.category and _is_soon(draft, d) for d in told):
            continue
        if draft.attribute == "training":
            if key in said and _LASTS.match(text, draft.evidence.end, draft.sentence.end):
                continue
            said.add(key)
        kept.append(draft)
    return kept


_NUMBERED = re.compile(r"[^\w\n]*(?:step\s+)?(?:\d{1,2}|one|two|three|four|five|six)\s?[.:)–—-]\W*", re.IGNORECASE)


def _is_explained(text: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a claim stands in the name of a numbered step whose line goes on to claim the same in a sentence.

    "Step 1: Finish high school. Most employers ask for a high school diploma."
    """
    line, end = text.rfind("\n", 0, draft.sentence.start) + 1, text.find("\n", draft.sentence.end)
    named = draft.attribute in ("education", "licence") and _NUMBERED.fullmatch(text, line, draft.evidence.start)
    if not named:
        return False
    later = (d for d in drafts if d.sentence.start >= draft.sentence.end and (end < 0 or d.sentence.start < end))
    same = (d for d in later if d.attribute == draft.attribute)
    return any(draft.attribute == "licence" or d.category == draft.category for d in same)


def _is_soon(step: Draft, other: Draft) -> bool:
    """Whether a claim of the same attribute stands a little behind the name of a step."""
    return other.attribute == step.attribute and 0 <= other.evidence.start - step.evidence.end < STEP_NEAR


def one_claim_a_span(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order of offsets, one for each span, attribute, statistic and scope."""
    kept: dict[tuple[object, ...], Draft] = {}
    ranks = tables.vocabulary_rank("attribute"), tables.vocabulary_rank("statistic")
    for draft in sorted(drafts, key=lambda d: (d.evidence, ranks[0][d.attribute], ranks[1][d.statistic], d.rule)):
        kept.setdefault((draft.evidence, draft.attribute, draft.statistic, draft.scope), draft)
    return list(kept.values())


def support_occupation(text: str, drafts: Sequence[Draft], subject: Subject) -> None:
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
