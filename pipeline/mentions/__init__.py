"""mentions: finds duties, skills, tools, titles, related occupations, industries and credentials in a document."""

import re
from collections.abc import Iterator, Sequence

from pipeline.gates import any_gate, fold
from pipeline.ids import content_id
from pipeline.mentions.duties import find_duties, name_workers
from pipeline.mentions.enumerations import split_series
from pipeline.mentions.items import (
    LONGEST_ITEM,
    LONGEST_NAME,
    Reader,
    explained_name,
    find_label,
    is_running_text,
    read_card,
    read_item,
    read_names,
    read_series,
)
from pipeline.mentions.rules import Matcher, MentionRules, load_mention_rules
from pipeline.mentions.skills import find_skills
from pipeline.settings import Settings
from pipeline.spans import Line, Span, lines, marker_length, sentences, stripped
from pipeline.tables import Row

_STOP = re.compile(r"[.!?][\"'”’)]*$")
_ROW = re.compile(r"\t|^\||\s{2,}\S*\d|\s[$£€]\s?\d[\d,.]*$|\s\d{1,3},\d{3}$")
_SERIES_END = re.compile(
    r"\s[—–]\s|,\s+(?:which|who|where|but|because|as)\b|\s(?:because|while|which|whose|who)\s|\.\s"
)
_ASIDE_END = re.compile(r"[,)]")
_TOOL_END = re.compile(r"\s(?:to|for|in|when|extensively|at|on|as|with|during|regularly|every|that)\b")
_PAIR = re.compile(r"[^:\t]{2,50}:\s+\S")
_RUNNING_CARDS = frozenset(["title", "related_occupation"])  # a card may go on with a name a line
_LONGEST_LINE = 4000  # characters; a longer line is running text
_LONGEST_SENTENCE = 3000  # characters; a longer one is no sentence but a broken file
_EXPLAINED = 5  # words of a name before "." or ":" in a paragraph


def find_mentions(text: str, document: Row, sections: Sequence[Row], settings: Settings) -> list[Row]:
    """The rows of `mentions` for one document, in the order of the text; spans of one kind never overlap."""
    rules = load_mention_rules(settings.packs)
    reader = Reader(text, rules, name_workers(document.get("occupation"), rules))
    silent: set[str] = set()
    for section in sections:
        if section["kind"] in rules.file.silent or section.get("parent_section_id") in silent:
            silent.add(section["section_id"])
        else:
            reader.section, reader.names_workers = section, True
            _read_section(reader)
    return _make_rows(reader, document)


def _make_rows(reader: Reader, document: Row) -> list[Row]:
    """The mentions found as rows; where two of one kind overlap, the one that begins first, then the longer."""
    rows: list[Row] = []
    ends: dict[str, int] = {}
    for kind, start, end in sorted(reader.found, key=lambda key: (key[1], -key[2], key[0])):
        section_id, examples, rule = reader.found[kind, start, end]
        if start < ends.get(kind, 0):
            continue
        ends[kind] = end
        rows.append(
            {
                "mention_id": content_id("mention", document["text_sha256"], start, end, kind),
                "document_id": document["document_id"],
                "section_id": section_id,
                "occupation_id": document.get("occupation_id"),
                "kind": kind,
                "text": reader.text[start:end],
                "start": start,
                "end": end,
                "examples": examples,
                "rule_id": f"mentions.{rule}@{reader.rules.hash}",
            }
        )
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["kind"]))


def _read_section(reader: Reader) -> None:
    """Read one section block by block; its heading may say what its lists hold."""
    kind: str | None = reader.rules.file.lists.get(reader.section["kind"])
    heading = reader.section.get("heading") or ""
    lead: str | None = None
    if heading and (label := find_label(heading, reader.rules)) is not None:
        kind = label.kind
    elif heading:
        lead = _find_lead(heading.rstrip(" :") + ":", reader, kind)
    for block in _blocks(reader.text, reader.section):
        lead = _read_block(reader, block, kind, lead)


def _find_lead(text: str, reader: Reader, kind: str | None) -> str | None:
    """The kind of the items behind a line that ends with a colon; None where it doesn't say.

    "To become one you have to:" says that they are no duties (""), but leaves a list of skills or qualifications
    what it is.
    """
    if (label := find_label(text, reader.rules)) is not None:
        return label.kind
    said = next((rule.kind for rule in reader.rules.lead_ins if any_gate((rule.gate,), text)), None)
    mixed = kind not in {"duty", None} or reader.section["kind"] == "qualifications"
    return None if said == "" and mixed else said


def _blocks(text: str, section: Row) -> Iterator[list[Line]]:
    """The lines of a section's body, grouped where blank lines part them; the heading is left out."""
    bounds = [(section["start"], section["end"])]
    if section.get("heading_start") is not None:
        bounds = [(section["start"], section["heading_start"]), (section["heading_end"], section["end"])]
    block: list[Line] = []
    for start, end in bounds:
        for line in lines(text, start, end):
            blank = not line.text.strip(" \t\u00a0:|-")
            if block and (blank or text.count("\n", block[-1].end, line.start) > 1):
                yield block
                block = []
            if not blank:
                block.append(line)
    if block:
        yield block


def _read_block(reader: Reader, block: Sequence[Line], kind: str | None, lead: str | None) -> str | None:
    """Read lines that no blank line parts; returns what its last line says of the list behind it."""
    listing = _is_list(block, kind if lead is None else lead, reader.rules)
    for number, line in enumerate(block):
        marker = marker_length(line.text)
        start = line.start + marker
        if not number and not marker:  # what stands behind the heading's colon
            start += len(line.text) - len(line.text.lstrip(" \t\u00a0:"))
        body = stripped(reader.text, start, line.end)
        quote = reader.quote(body)
        listed = kind if lead is None else lead
        if not quote or quote.startswith("#"):
            continue
        if len(quote) > _LONGEST_LINE:
            _read_prose(reader, body, kind)
        elif quote.endswith(":") or (not marker and len(block) > 1 and find_label(quote, reader.rules)):
            lead = _find_lead(quote, reader, kind)
            if not marker:
                _read_prose(reader, body, kind)
        elif (card := read_card(reader, body, marked=bool(marker))) is not None:
            lead = lead if marker else card if card in _RUNNING_CARDS else None
        elif marker or listing or (_ROW.search(quote) and not is_running_text(quote)):
            read_item(reader, body, listed)
            if not listed:
                _read_prose(reader, body, None)
        elif lead and lead != "duty" and number and not is_running_text(quote) and not _PAIR.match(quote):
            read_series(reader, body, lead, f"{lead}-list")  # a card: the label's line, the value's line
            lead = lead if lead in _RUNNING_CARDS else None
        else:
            lead = None
            _read_line(reader, body, kind)
        read_names(reader, body)
    return lead


def _is_list(block: Sequence[Line], kind: str | None, rules: MentionRules) -> bool:
    """Whether lines without markers are items: two or more, short, no sentences; duties begin with a verb."""
    texts = [line.text.strip() for line in block if not marker_length(line.text)]
    if len(texts) < 2 or not kind:
        return False
    if kind == "duty":
        verbs = rules.verbs["base"] | rules.verbs["s"] | rules.verbs["ing"]
        return all(re.split(r"\W", text, maxsplit=1)[0].lower() in verbs for text in texts)
    return all(len(text.split()) <= LONGEST_ITEM and not _STOP.search(text) for text in texts)


def _read_line(reader: Reader, body: Span, kind: str | None) -> None:
    """Read a line without marker: a series of names, a skill with its explanation, or prose."""
    if kind in {"title", "tool", "industry", "related_occupation", "credential"}:
        if not is_running_text(reader.quote(body)):
            read_series(reader, body, kind, f"{kind}-list")
            return
    elif kind == "skill":
        name = explained_name(reader, body)
        if (
            name is not None
            and reader.quote(name).count(" ") < _EXPLAINED
            and not reader.bars("skill", reader.quote(name))
        ):
            reader.add("skill", name, "skill-explained")
            return
    _read_prose(reader, body, kind)


def _read_prose(reader: Reader, body: Span, kind: str | None) -> None:
    """Read sentences: series behind a phrase, skills, and duties where the section is about what workers do."""
    text, rules, section = reader.text, reader.rules, reader.section["kind"]
    for number, sentence in enumerate(sentences(text, body.start, body.end)):
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        folded = fold(reader.quote(sentence))
        for rule in rules.series:
            if rule.reads(section) and (match := rule.gate.search(text, folded, *sentence)):
                end = sentence.end
                if text[max(match.start() - 2, 0) : match.start()].strip() in {",", "("}:  # ", also called X, do…"
                    aside = _ASIDE_END.search(text, match.end(), end)
                    end = aside.start() if aside else end
                _read_phrase(reader, Span(match.end(), end), rule)
        if section in rules.file.skill_prose:
            for span in find_skills(text, sentence, rules, cued=section == "skills"):
                reader.add("skill", span, "skill-prose")
        if kind == "duty" or (kind is None and section in rules.file.duty_prose):
            _read_duties(reader, sentence, first=number == 0)
        elif kind == "skill":
            _read_qualities(reader, sentence)


def _read_duties(reader: Reader, sentence: Span, *, first: bool) -> None:
    """Read the duties of one sentence, and note whether "they" of the next one are the workers."""
    words = re.findall(r"[\w'’-]+", reader.quote(sentence).lower())
    subject = words[1:2] if words[:1] and words[0] in {"these", "many", "some", "most", "the", "other"} else words[:1]
    if reader.rules.words["non_workers"].intersection(subject):
        reader.names_workers = False
    elif (reader.workers.plural | reader.workers.singular).intersection(words):
        reader.names_workers = True
    for span in find_duties(
        reader.text, sentence, reader.workers, reader.rules, pronouns=reader.names_workers, opening=first
    ):
        reader.add("duty", span, "duty-prose")


def _read_qualities(reader: Reader, sentence: Span) -> None:
    """Read a sentence of a skills section that is nothing but a series of short names: "Tact, calm, steady hands."."""
    quote = reader.quote(sentence)
    if quote.count(",") < 2 or is_running_text(quote.rstrip(".")):
        return
    parts = split_series(reader.text, *sentence, bool, pairs=False)
    if all(reader.quote(part).count(" ") < LONGEST_NAME - 2 for part in parts):
        for part in parts:
            reader.add("skill", part, "skill-series")


def _read_phrase(reader: Reader, rest: Span, rule: Matcher) -> None:
    """Read the series behind a phrase, up to the dash or clause that ends it."""
    stop = _SERIES_END.search(reader.text, *rest)
    end = stop.start() if stop else rest.end
    if rule.kind != "tool":
        read_series(reader, Span(rest.start, end), rule.kind, rule.id, strict=rule.kind == "related_occupation")
        return
    if stop := _TOOL_END.search(reader.text, rest.start, end):
        end = stop.start()
    for part in split_series(reader.text, rest.start, end, bool, pairs=True):
        words = reader.quote(part).lower().split()
        if 0 < len(words) <= LONGEST_NAME and words[-1] in reader.rules.words["tool_nouns"]:
            reader.add("tool", part, rule.id)
