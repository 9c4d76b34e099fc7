"""reasons: the lines that explain one row of each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline import wording
from pipeline.explain.folder import Folder, repr_line
from pipeline.tables import Row

CELLS = {  # the cells of a claim by the role of the span that supports them
    "value": ("value", "low", "high", "category", "quantifier", "comparator"),
    "unit": ("unit",),
    "statistic": ("statistic",),
    "scope": ("scope_type", "scope", "scope_id"),
    "period": ("period", "period_kind", "period_start", "period_end"),
    "occupation": ("occupation_id",),
    "attribution": ("attributed_to",),
}


def title(kind: str, row_id: str, text: str) -> list[str]:
    """The first line and the line under it."""
    line = f"{kind} {row_id}: {text}"
    return [line, "=" * min(len(line), 100)]


def name_claim(claim: Row) -> str:
    """What a claim says in one phrase: `median pay, retail trade: $22,000 a year (2002)`."""
    scope = wording.format_scope(claim)
    about = wording.figure_label(claim["attribute"], claim["statistic"]) + (f", {scope}" if scope else "")
    return f"{about}: {wording.format_reading(claim)} ({wording.format_period(claim['period'])})"


def cite_claim(folder: Folder, claim_id: str | None) -> str:
    """One line for a claim that another row rests on."""
    claim = folder.row("claims", claim_id)
    if claim is None:
        return f"  {claim_id}: not in claims"
    place = folder.place(claim["document_id"], claim["start"])
    return f"  {claim_id}  {wording.format_reading(claim)}, {repr_line(claim['evidence'])}, {place}"


def listed(heading: str, lines: Iterable[str], none: str = "") -> Iterator[str]:
    """A heading and its lines, or one line that says there are none."""
    found = list(lines)
    if found:
        yield from ("", f"{heading}:", *found)
    elif none:
        yield from ("", none)


def explain_claim(folder: Folder, claim: Row) -> Iterator[str]:
    """Quote, cells with their spans, rule, dating, comparisons, reconciled row."""
    document_id, claim_id = claim["document_id"], claim["claim_id"]
    yield from title("claim", claim_id, name_claim(claim))
    yield f"{claim['publisher'] or 'unknown publisher'}: {folder.place(document_id, claim['start'])}"
    yield from _quote(folder, claim)
    yield from listed("Where each cell comes from", _cells(folder, claim))
    rule, _, version = claim["rule_id"].rpartition("@")
    yield from ("", f"Rule: {rule} (rules version {version}); {wording.word('claim_status', claim['status'])}.")
    numbers = folder.select("numbers", "claim_id", claim_id)
    yield from listed("Numbers it accounts for", (_number(number) for number in numbers))
    yield from listed("Inferred period", (_dating(row) for row in folder.select("datings", "claim_id", claim_id)))
    both = [*folder.select("comparisons", "claim_a", claim_id), *folder.select("comparisons", "claim_b", claim_id)]
    yield from listed("Compared", (_compared(row, claim_id) for row in both), "Compared with nothing.")
    yield from listed("Reconciled in", _reconciled_in(folder, claim_id), "In no reconciled row.")


def _quote(folder: Folder, claim: Row) -> Iterator[str]:
    """The line or sentence with the evidence in »guillemets«, and the heading it stands under."""
    text = folder.text(claim["document_id"])
    section = folder.row("sections", claim["section_id"])
    if section is not None:
        heading = repr_line(section["heading"]) if section["heading"] else "no heading"
        yield f"Section: {heading} ({wording.word('section_kind', section['kind'])}, by {section['kind_basis']})"
    if text is None:
        yield from ("", f"  »{claim['evidence']}«  (the text was left out of this output)")
        return
    before = text[claim["sentence_start"] : claim["start"]]
    after = text[claim["end"] : claim["sentence_end"]]
    said = repr_line(f"{before}»{claim['evidence']}«{after}")[1:-1]
    yield from (
        "",
        f"  {said}",
        f"  text[{claim['start']}:{claim['end']}], code points of text/{claim['document_id']}.txt",
    )


def _cells(folder: Folder, claim: Row) -> Iterator[str]:
    spans = folder.select("claim_spans", "claim_id", claim["claim_id"])
    for role, columns in CELLS.items():
        filled = ", ".join(f"{column} = {claim[column]}" for column in columns if claim[column] is not None)
        if not filled:
            continue
        mine = [span for span in spans if span["role"] == role]
        where = [f"{folder.words(claim['document_id'], s['start'], s['end'])} [{s['start']}:{s['end']}]" for s in mine]
        default = "the rule's default" if f"+default:{role}" in claim["rule_id"] else "no span"
        yield f"  {role:<12} {filled}  ←  {'; '.join(where) or default}"


def _dating(row: Row) -> str:
    basis = wording.word("period_basis", row["basis"])
    series = f" {wording.word('series', row['series'])}" if row["series"] else ""
    offered = f", {row['figures_matched']} of {row['figures_offered']} figures" if row["figures_offered"] else ""
    tests = "".join(f"\n      - {test}" for test in row["tests"])
    return f"  {wording.format_period(row['period'])}: {basis}{series}{offered}{tests}"


def _compared(row: Row, claim_id: str) -> str:
    other = "b" if row["claim_a"] == claim_id else "a"
    against = f"{row[f'reading_{other}'] or '-'} of {row[f'path_{other}']}" if row[f"claim_{other}"] else "nothing"
    kind = wording.word("comparison_kind", row["kind"])
    return f"  {row['comparison_id']}  {kind}, with {against}: {row['explanation']}"


def _reconciled_in(folder: Folder, claim_id: str) -> Iterator[str]:
    for row in folder.table("reconciled").to_pylist():
        if claim_id in row["claim_ids"] or claim_id in row["rival_claim_ids"]:
            part = "supports the value" if claim_id in row["claim_ids"] else "says otherwise"
            status = wording.word("reconciled_status", row["status"])
            yield f"  {row['reconciled_id']}  {wording.format_reading(row)}, {status}; this claim {part}"


def _number(number: Row) -> str:
    fate = wording.word("disposition", number["disposition"])
    reason = f": {number['reason'].replace('_', ' ')}" if number["reason"] else ""
    claim = f" {number['claim_id']}" if number["claim_id"] else ""
    return f"  {number['start']:>7}  {repr_line(number['text'])}  {fate}{claim}{reason}"


def explain_comparison(folder: Folder, row: Row) -> Iterator[str]:
    """Both readings, the kind, the tests, the difference."""
    kind = wording.word("comparison_kind", row["kind"])
    label = wording.figure_label(row["attribute"], row["statistic_a"])
    yield from title("comparison", row["comparison_id"], f"{label}: {kind}")
    yield row["explanation"]
    for end in "ab":
        if row[f"claim_{end}"]:
            basis = row[f"period_basis_{end}"]
            when = wording.format_period(row[f"period_{end}"]) + (
                f", {wording.word('period_basis', basis)}" if basis else ""
            )
            yield from ("", f"{end}: {row[f'publisher_{end}'] or row[f'path_{end}']} ({when})")
            yield cite_claim(folder, row[f"claim_{end}"])
    if row["difference"] is not None:
        percent = f" ({row['difference_percent']:+.2f}%)" if row["difference_percent"] is not None else ""
        real = row["real_difference_percent"]
        yield from ("", f"Difference (b less a): {row['difference']:+,.2f}{percent}")
        if real is not None:
            yield f"In constant money: {real:+.2f}%"
    yield from listed("Tests, in order", (f"  {i}. {test}" for i, test in enumerate(row["tests"], 1)))
    if row["needs_review"]:
        yield from ("", "A person should look at this.")


def explain_reconciled(folder: Folder, row: Row) -> Iterator[str]:
    """The headline, its support and rivals, and each period."""
    scope = wording.format_scope(row)
    label = wording.figure_label(row["attribute"], row["statistic"]) + (f", {scope}" if scope else "")
    yield from title("reconciled", row["reconciled_id"], f"{row['occupation'] or ''}, {label}".lstrip(", "))
    basis = f", {wording.word('period_basis', row['period_basis'])}" if row["period_basis"] else ""
    yield f"{wording.format_reading(row)} ({wording.format_period(row['period'])}{basis})"
    status = row["status"]
    yield f"{wording.word('reconciled_status', status)}: {wording.word('status_meaning', status)}."
    told = (("n_claims", "claim"), ("n_documents", "document"), ("n_witnesses", "independent origin"))
    counts = ", ".join(wording.count(row[column], one) for column, one in told)
    confidence = "" if row["confidence"] is None else f"; confidence {row['confidence']:.2f}"
    yield f"{counts}; chosen by policy {row['policy']}{confidence}."
    if row["note"]:
        yield row["note"]
    yield from listed("Claims that carry it", (cite_claim(folder, claim_id) for claim_id in row["claim_ids"]))
    yield from listed(
        "Claims that say otherwise", (cite_claim(folder, claim_id) for claim_id in row["rival_claim_ids"])
    )
    periods = folder.select("reconciled_periods", "reconciled_id", row["reconciled_id"])
    yield from listed("By period", (line for period in periods for line in _period(period, row["unit"])))


def _period(period: Row, unit: str | None) -> Iterator[str]:
    reading = wording.format_reading({**period, "unit": unit})
    yield f"  {wording.format_period(period['period'])}: {reading}, {period['n_witnesses']} independent"
    reasons = [*period["why_lost"], *[""] * len(period["rivals"])]
    for rival, reason in zip(period["rivals"], reasons):
        yield f"      not chosen: {rival}{f' ({reason})' if reason else ''}"
    yield from (f"      - {test}" for test in period["tests"])


def explain_match(folder: Folder, row: Row) -> Iterator[str]:
    """Both clauses in their mentions, the score and its tests."""
    yield from title("match", row["match_id"], f"{row['decision']}, score {row['score']:.2f} of 1")
    for end in "ab":
        mention = folder.row("mentions", row[f"mention_{end}"])
        if mention is None:
            continue
        start, stop = row[f"clause_{end}_start"], row[f"clause_{end}_end"]
        clause = folder.words(mention["document_id"], start, stop) or repr_line(mention["text"])
        yield f"{end}: {clause}"
        yield f"   {mention['mention_id']}, {folder.place(mention['document_id'], start)}"
    yield from listed("Tests", (f"  - {test}" for test in row["tests"]))


def explain_concept(folder: Folder, row: Row) -> Iterator[str]:
    """Members with their words, the matches among them, and who doesn't name it."""
    yield from title("concept", row["concept_id"], row["label"])
    members = folder.select("concept_members", "concept_id", row["concept_id"])
    yield f"{wording.count(row['n_mentions'], 'mention')} in {wording.count(row['n_documents'], 'document')}."
    yield from listed("Members", (_member(folder, member) for member in members))
    held = {member["mention_id"] for member in members}
    among = [
        match
        for mention in sorted(held)
        for match in folder.select("matches", "mention_a", mention)
        if match["mention_b"] in held
    ]
    lines = (f"  {m['match_id']}  {m['decision']}, {m['score']:.2f}: {'; '.join(m['tests'])}" for m in among)
    yield from listed("Matches among them", lines)
    reconciled = folder.row("reconciled_concepts", row["concept_id"])
    if reconciled:
        silent = ", ".join(reconciled["not_named_by"]) or "none"
        yield from ("", f"Documents that list such things and don't name it: {silent}.")


def _member(folder: Folder, member: Row) -> str:
    start, end = member["clause_start"], member["clause_end"]
    words = folder.words(member["document_id"], start, end)
    if not words:
        mention = folder.row("mentions", member["mention_id"])
        words = repr_line(mention["text"]) if mention else ""
    return f"  {words}, {folder.place(member['document_id'], start)} ({member['mention_id']}, {member['score']:.2f})"


def explain_mention(folder: Folder, row: Row) -> Iterator[str]:
    """The words, where they stand, and the concepts they are in."""
    yield from title("mention", row["mention_id"], repr_line(row["text"]))
    yield f"{row['kind'].replace('_', ' ')}, {folder.place(row['document_id'], row['start'])}; rule {row['rule_id']}"
    concepts = [
        folder.row("concepts", m["concept_id"])
        for m in folder.select("concept_members", "mention_id", row["mention_id"])
    ]
    yield from listed("Concepts", (f"  {c['concept_id']}  {c['label']}" for c in concepts if c), "In no concept.")


def explain_document(folder: Folder, row: Row) -> Iterator[str]:
    """What is known of the document, its sections, claims, and every number with what became of it."""
    document_id = row["document_id"]
    yield from title("document", document_id, row["path"])
    edition = " to ".join(
        dict.fromkeys(wording.format_period(row[c]) for c in ("vintage_start", "vintage_end") if row[c])
    )
    facts = {
        "title": row["title"],
        "publisher": row["publisher"] and f"{row['publisher']} ({row['publisher_basis'] or 'basis not known'})",
        "edition": edition and f"{edition} ({row['vintage_basis'] or 'basis not known'})",
        "upstream": row["upstream"],
        "occupation": row["occupation"],
        "sha256": row["sha256"],
        "read as": f"{row['media_type']}, {row['encoding'] or 'no encoding'}, {row['characters']} characters",
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)
    yield from (f"warning: {warning}" for warning in row["warnings"])
    sections = folder.select("sections", "document_id", document_id)
    yield from listed("Sections", (_section(section) for section in sections))
    claims = folder.select("claims", "document_id", document_id)
    yield from listed("Claims", (f"  {c['claim_id']}  {name_claim(c)}" for c in claims), "No claims.")
    numbers = folder.select("numbers", "document_id", document_id)
    fates = Counter(wording.word("disposition", number["disposition"]) for number in numbers)
    heading = f"Numbers ({', '.join(f'{n} {fate}' for fate, n in sorted(fates.items()))})"
    yield from listed(heading, (_number(number) for number in numbers), "No numbers.")


def _section(section: Row) -> str:
    indent = "  " * max(section["level"], 1)
    heading = repr_line(section["heading"]) if section["heading"] else "(no heading)"
    kind = wording.word("section_kind", section["kind"])
    return f"{indent}{heading} {kind}, by {section['kind_basis']} [{section['start']}:{section['end']}]"
