"""skills: finds soft skills in sentences: "strong writing and listening skills", "ability to stay calm"."""

import re
from functools import lru_cache

from pipeline.mentions.duties import Token, tokenize
from pipeline.mentions.rules import MentionRules
from pipeline.spans import Span, stripped

_CONNECTORS = frozenset([",", "and", "or", "&", "/"])
_WIDEST = 14  # tokens before "skills" that are looked at


def find_skills(text: str, sentence: Span, rules: MentionRules, *, cued: bool) -> list[Span]:
    """The skills that a sentence asks for, in order. `cued`: the section says so already, no word of need is wanted."""
    quote = text[sentence.start : sentence.end]
    if rules.phrases["skill_bar"].search(quote):
        return []
    if not cued and not rules.phrases["skill_cue"].search(quote):
        return []
    spans = [*_find_modified(text, sentence, rules), *_find_abilities(text, sentence, rules)]
    phrases = _phrase_pattern(rules)
    spans += [Span(*match.span()) for match in phrases.finditer(text, *sentence)]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@lru_cache(maxsize=4)
def _phrase_pattern(rules: MentionRules) -> re.Pattern[str]:
    names = sorted(rules.words["skill_phrases"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def _find_abilities(text: str, sentence: Span, rules: MentionRules) -> list[Span]:
    """The spans "ability to …" up to the end of what one is able to do."""
    return [stripped(text, *match.span(1)) for match in rules.phrases["ability"].finditer(text, *sentence)]


def _find_modified(text: str, sentence: Span, rules: MentionRules) -> list[Span]:
    """The names before "skills", one for each member of a series."""
    tokens = tokenize(text, *sentence)
    found: list[Span] = []
    for i, token in enumerate(tokens):
        if token.word in {"skills", "skill"}:
            begin = _walk_back(tokens, i, rules)
            found.extend(_members(tokens, begin, i, rules))
    return found


def _walk_back(tokens: list[Token], noun: int, rules: MentionRules) -> int:
    """Index of the first token of the series of names that ends at `noun`."""
    begin = noun
    for i in range(noun - 1, max(noun - _WIDEST, 0) - 1, -1):
        word = tokens[i].word
        if _is_name(word, rules) or word in rules.words["skill_modifiers"]:
            begin = i
        elif word not in _CONNECTORS:
            break
    return begin


def _is_name(word: str, rules: MentionRules) -> bool:
    """Whether skills are named so; a compound is where its parts are ("problem-solving")."""
    nouns = rules.words["skill_nouns"]
    return word in nouns or ("-" in word and all(part in nouns for part in word.split("-")))


def _members(tokens: list[Token], begin: int, noun: int, rules: MentionRules) -> list[Span]:
    """The members of the series between two tokens; "verbal and written communication skills" is one."""
    spans: list[Span] = []
    start = begin
    for i in range(begin, noun + 1):
        if i < noun and tokens[i].word not in _CONNECTORS:
            continue
        end = i if i < noun else noun + 1
        words = [token.word for token in tokens[start : min(end, noun)]]
        if i < noun and (not words or words[-1] in rules.words["skill_shared"]):
            start = start if words else i + 1
            continue
        if any(_is_name(word, rules) for word in words):
            spans.append(Span(tokens[start].start, tokens[end - 1].end))
        start = i + 1
    return spans
