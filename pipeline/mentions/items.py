"""items: reads the items of lists, table rows and series of names as mentions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.gates import any_gate, fold
from pipeline.mentions.duties import Workers
from pipeline.mentions.enumerations import split_name, split_series, trim
from pipeline.mentions.rules import Matcher, MentionRules
from pipeline.spans import Span
from pipeline.tables import Row

LONGEST_NAME = 6  # words of a skill's name before its explanation
LONGEST_ITEM = 14  # words of a line without marker that may be an item
_AROUND = re.compile(r"\[\d+\]|^[\W_]+|[\W_]+$")
_LONGEST_LABEL = 120  # characters
_LONGEST_MENTION = 1000  # characters; what is longer is no item, and would make the patterns slow

_KEY = re.compile(r"[^\s:\t|][^:\t|]{1,60}?(?:\[\d+\])?(?:\s*:(?=\s)|\t)\s*")
_NAME_END = re.compile(r"\s*:(?=\s|$)|\s+[—–-]\s+|\t|(?<=[a-z]{2})\.\s+(?=[A-Z])")
_DETAIL = re.compile(  # what a list of names adds to each: pay, a figure, an explanation
    r"\t|:\s|\s+[—–-]\s+|\s*\([^)]*\d|\s{2,}|\s+(?:earn|start|make|at)s?\s[^,;]*\d|\s+[$£€₹]\s?\d|,\s*[$£€₹]"
)
_HEAD_CELL = re.compile(
    r"(?:occupations?|jobs?|(?:job )?titles?|careers?|roles?|industr(?:y|ies)|sectors?|skills?|tools?|task|duty|name"
    r"|type|employers?|level|state|area|percent|examples?|description|importance|category|options?|courses?)"
    r"(?:\s+(?:title|name|type))?$",
    re.IGNORECASE,
)
_CELL = re.compile(r"\s*(?:\t|\|)\s*")
_ASIDE = re.compile(r":\s|\s*\(|,?\s+(?:such as|like|including)\s", re.IGNORECASE)
_PURPOSE = re.compile(r"\s+for\s")  # "a dairy licence for some posts"
_FEATURE = re.compile(r"\b(?:is|are|was|were|can|will|has|have|should|want|says?|if|they|you)\b", re.IGNORECASE)


_NAMED = frozenset(["industry", "title", "related_occupation"])  # kinds that no sentence names


@dataclass
class Reader:
    """One document as it is read: rules, text, and the mentions found so far by kind, start and end."""

    text: str
    rules: MentionRules
    workers: Workers
    section: Row = field(default_factory=dict)
    names_workers: bool = True  # whether "they" are the occupation's people
    found: dict[tuple[str, int, int], tuple[str, list[str], str]] = field(default_factory=dict)

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def bars(self, kind: str, quote: str) -> bool:
        """Whether a rule says that such an item is no mention of the kind."""
        return any_gate(self.rules.guards.get(kind, ()), quote)

    def add(self, kind: str, span: Span, rule: str, examples: Sequence[str] = ()) -> None:
        """Keep a mention, unless it has no letter or a rule bars it."""
        if span.end - span.start > _LONGEST_MENTION:
            return
        quote = self.quote(span)
        if any(char.isalpha() for char in quote) and not self.bars(kind, quote):
            self.found.setdefault((kind, *span), (self.section["section_id"], list(examples), rule))


def find_label(text: str, rules: MentionRules) -> Matcher | None:
    """The rule that knows a heading or key; marks around it, indexes and a colon at its end don't count."""
    if len(text) > _LONGEST_LABEL:
        return None
    return _label_of(text, rules)


@lru_cache(maxsize=4096)
def _label_of(text: str, rules: MentionRules) -> Matcher | None:
    plain = _AROUND.sub("", text)
    return next((rule for rule in rules.labels if rule.gate.pattern.fullmatch(plain)), None)


def read_card(reader: Reader, body: Span, *, marked: bool) -> str | None:
    """Read `Key: value` where a label rule knows the key; returns the kind it names, None where it was none."""
    match = _KEY.match(reader.text, body.start, body.end)
    if match is None or match.end() >= body.end or match.group().count(" ") > LONGEST_NAME:
        return None
    label = find_label(match.group(), reader.rules)
    if label is None or (marked and label.kind not in {"credential", "title", "industry"}):
        return None
    value = Span(match.end(), body.end)
    if _HEAD_CELL.match(reader.quote(value)):
        return None
    if label.kind == "duty":
        reader.add("duty", trim(reader.text, *value), label.id)
    elif label.kind:
        read_series(reader, value, label.kind, label.id)
    return label.kind


def read_item(reader: Reader, body: Span, listed: str | None) -> None:
    """Read one item of a list, or one row of a table, whose name stands in the first cell."""
    cell = _CELL.search(reader.text, body.start, body.end)
    first, rest = body, Span(body.end, body.end)
    if cell is not None and cell.start() == body.start and cell.end() < body.end:  # "| cell | cell |"
        body = Span(cell.end(), body.end - (reader.text[body.end - 1] == "|"))
        cell = _CELL.search(reader.text, *body)
    if cell is not None:
        first, rest = Span(body.start, cell.start()), Span(cell.end(), body.end)
        if _HEAD_CELL.match(reader.quote(first)) or (listed == "duty" and reader.quote(first).count(" ") < 1):
            return
    kind = _item_kind(reader, first, listed)
    if kind is None or (kind in _NAMED and is_running_text(reader.quote(first))):
        return
    if kind == "duty" and not _tells_duty(reader, first):
        return
    rule = f"{kind}-list"
    if kind == "tool":
        name, examples = split_name(reader.text, *first, reader.rules.phrases["tool_example"])
        others = split_series(reader.text, *rest, bool, pairs=True) if rest.start < rest.end else []
        reader.add(kind, name, rule, examples + [reader.quote(span) for span in others])
    elif kind == "duty":
        reader.add(kind, trim(reader.text, *first), rule)
    elif kind == "skill":
        reader.add(kind, explained_name(reader, first) or trim(reader.text, *first), rule)
    elif kind == "credential":
        _read_credential(reader, first, rule)
    else:
        reader.add(kind, _bare_name(reader, first, kind), rule)


def _tells_duty(reader: Reader, item: Span) -> bool:
    """Whether an item of a list of duties tells one: a word or two without a verb ("Customer service") do not."""
    words = reader.quote(item).lower().split()
    verbs = reader.rules.verbs
    return len(words) > 2 or any(words[0].strip(".,;:") in verbs[form] for form in ("base", "s", "ing") if words)


def _item_kind(reader: Reader, item: Span, listed: str | None) -> str | None:
    """The kind of an item: what its list says, else what it looks like where a section holds several kinds."""
    quote = reader.quote(item)
    where = {"skill": "skills", "tool": "tools", None: reader.section["kind"]}.get(listed)
    if where is None or (listed is None and where != "qualifications"):
        return listed or None
    name = _ASIDE.split(quote, maxsplit=1)[0].strip()
    for rule in reader.rules.items:
        if rule.reads(where) and any_gate((rule.gate,), name if rule.kind == "tool" else quote):
            return rule.kind
    return listed


def explained_name(reader: Reader, body: Span) -> Span | None:
    """The short name in front of an explanation ("Patience: waiting for dough"); None where there is none."""
    match = _NAME_END.search(reader.text, body.start, body.end)
    if match is None or not 0 < len(reader.text[body.start : match.start()].split()) <= LONGEST_NAME:
        return None
    return trim(reader.text, body.start, match.start())


def _bare_name(reader: Reader, item: Span, kind: str) -> Span:
    """A name without the figure, pay or explanation that its list adds."""
    end = item.end
    if kind != "title" and (match := reader.rules.phrases["industry_figure"].search(reader.text, item.start, end)):
        end = match.start()
    if (match := _DETAIL.search(reader.text, item.start, end)) and match.start() > item.start:
        end = match.start()
    return trim(reader.text, item.start, end)


def _read_credential(reader: Reader, item: Span, rule: str) -> None:
    """Read an item that names credentials: the names that rules know, else the item without key and detail."""
    before = len(reader.found)
    read_names(reader, item)
    if len(reader.found) > before:
        return
    key = _KEY.match(reader.text, *item)
    start = key.end() if key is not None and key.end() < item.end else item.start
    end = item.end
    for sign in (_DETAIL, _PURPOSE):
        if (match := sign.search(reader.text, start, end)) and match.start() > start:
            end = match.start()
    reader.add("credential", trim(reader.text, start, end), rule)


def read_names(reader: Reader, body: Span) -> None:
    """Read what goes by a name that a rule knows, wherever the section allows it."""
    folded = fold(reader.quote(body))
    for rule in reader.rules.names:
        if rule.reads(reader.section["kind"]):
            for match in rule.gate.finditer(reader.text, folded, *body):
                reader.add(rule.kind, Span(*match.span()), rule.id)


def read_series(reader: Reader, span: Span, kind: str, rule: str, *, strict: bool = False) -> None:
    """Read names that stand one behind the other; `strict`: only what has the shape of its kind."""
    whole = whole_test(kind, reader.rules)
    for part in split_series(reader.text, *span, whole, pairs=kind in {"title", "related_occupation", "tool"}):
        quote = reader.quote(part)
        if kind == "tool":
            name, examples = split_name(reader.text, *part, reader.rules.phrases["tool_example"])
            reader.add(kind, name, rule, examples)
        elif kind == "credential":
            _read_credential(reader, part, rule)
        elif len(quote.split()) <= LONGEST_ITEM and (not strict or whole(quote)):
            reader.add(kind, part, rule)


def is_running_text(quote: str) -> bool:
    """Whether a line is a sentence rather than a series of names."""
    return bool(_FEATURE.search(quote)) or bool(re.search(r"[a-z)][.!?][\"'”’)]*(?:\s+[A-Z]|$)", quote))


def whole_test(kind: str, rules: MentionRules) -> Callable[[str], bool]:
    """The test that tells a whole name of the kind: for people, that its last word is a noun for people."""
    nouns, endings = rules.words["occupation_nouns"], tuple(sorted(rules.words["occupation_endings"]))

    def names_people(piece: str) -> bool:
        last = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", piece).lower())[-1:]
        forms = [last[0], last[0].removesuffix("s"), last[0].removesuffix("es")] if last else []
        return any(form in nouns or form.endswith(endings) for form in forms)

    return names_people if kind in {"title", "related_occupation"} else bool
