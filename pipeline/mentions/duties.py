"""duties: finds the duty clauses of a sentence: "they answer calls, take orders and bill customers" has three."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.gates import any_gate, fold
from pipeline.mentions.rules import MentionRules
from pipeline.spans import Span

_TOKEN = re.compile(r"\w+(?:['’\-./&]\w+)*|[^\w\s]")
_ARTICLE_REACH = 6  # tokens before the head noun that may belong to the subject
_LONGEST_INTRO = 16  # tokens of "In an insurance agency, …" before the subject
_POSTMODIFIERS = frozenset(["who", "in", "at", "employed", "working", "with", "for", "on"])
_ASIDES = frozenset(["also", "sometimes", "often", "or", "including", "such", "called", "known", "like"])
_PREPOSITIONS = frozenset(["with", "by", "to", "for", "of", "from", "as", "such"])  # that end no clause
_LONGEST_CLAUSE = 60  # tokens; a longer clause is no clause but a broken line


class Token(NamedTuple):
    """A word or mark: lower case, with its span in the document."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Workers:
    """Last words of the names of the occupation's people, singular and plural, in lower case."""

    singular: frozenset[str]
    plural: frozenset[str]


@lru_cache(maxsize=256)
def name_workers(occupation: str | None, rules: MentionRules) -> Workers:
    """The nouns that mean this occupation's people: last words of its name, initials (CSR), short forms, workers."""
    singular: set[str] = set()
    plural = set(rules.words["workers"]) - {"worker"}
    shorts = dict(pair.split("=") for pair in rules.words["short_forms"])
    for part in re.split(r"\s+(?:and|or)\s+|/|,", occupation or ""):
        words = re.findall(r"[^\W\d_]+(?:['’-]\w+)*", part.lower())
        if not words:
            continue
        heads = {words[-1], shorts.get(words[-1], words[-1])}
        if len(words) > 1:
            heads.add("".join(word[0] for word in words))
        singular |= heads
        plural |= {_plural(head) for head in heads}
    return Workers(frozenset(singular), frozenset(plural))


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


class Head(NamedTuple):
    """The first verb of duties: its index and form (base, s, ing), and the index where its subject begins."""

    verb: int
    form: str
    begin: int


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`."""
    return [Token(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def find_duties(
    text: str, sentence: Span, workers: Workers, rules: MentionRules, *, pronouns: bool, opening: bool
) -> list[Span]:
    """The duty clauses of one sentence, verb first, in order.

    `pronouns`: whether "they" may be the workers here. `opening`: whether a sentence without a subject that begins
    with a verb in -s ("Cleans teeth…") tells duties.
    """
    tokens = tokenize(text, *sentence)
    found: list[Span] = []
    heads = _find_heads(text, tokens, workers, rules, pronouns=pronouns, opening=opening)
    for place, head in enumerate(heads):
        if found and tokens[head.verb].start < found[-1].end:
            continue
        stop = heads[place + 1].begin if place + 1 < len(heads) else len(tokens)
        stop = _clause_end(tokens, head, max(stop, head.verb + 1), rules)
        found.extend(_split_clauses(text, tokens, head, stop, rules))
    return found


def _find_heads(
    text: str, tokens: Sequence[Token], workers: Workers, rules: MentionRules, *, pronouns: bool, opening: bool
) -> list[Head]:
    """Where duties begin: behind each subject or opening phrase, in order."""
    if not tokens:
        return []
    heads: dict[int, Head] = {}
    folded = fold(text[tokens[0].start : tokens[-1].end])
    for gate, form in rules.openings:
        for match in gate.finditer(text, folded, tokens[0].start, tokens[-1].end):
            index = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
            if index + 1 < len(tokens) and tokens[index].word in rules.verbs[form]:
                begin = next(i for i, token in enumerate(tokens) if token.end > match.start())
                heads.setdefault(index, Head(index, form, begin))
    for begin in _clause_starts(tokens):
        subject = _read_subject(tokens, begin, workers, rules, pronouns=pronouns)
        if subject is not None and (verb := _read_verb(text, tokens, *subject, rules)) is not None:
            heads.setdefault(verb[0], Head(*verb, begin))
    plain = len(tokens) > 1 and tokens[1].word.isalpha() and tokens[0].word not in workers.plural
    if opening and not heads and plain and tokens[0].word in rules.verbs["s"]:
        heads[0] = Head(0, "s", 0)
    return [heads[index] for index in sorted(heads)]


def _clause_starts(tokens: Sequence[Token]) -> list[int]:
    """Indexes where a subject may stand: the beginning, and behind a comma or semicolon with or without "and"."""
    starts = [0]
    for i, token in enumerate(tokens[:-1]):
        if token.word in {",", ";", ":", "—", "–"} and (i < _LONGEST_INTRO or token.word != ","):
            starts.append(i + 1)
        if token.word in {"and", "but", "or", "so", "whereas"}:
            starts.append(i + 1)
    return starts


def _read_subject(
    tokens: Sequence[Token], begin: int, workers: Workers, rules: MentionRules, *, pronouns: bool
) -> tuple[int, str, bool] | None:
    """Index behind the subject, the form its verb takes (base, s, ing) and whether it can only be a subject."""
    word = tokens[begin].word
    if match := rules.phrases["pronouns"].fullmatch(word):
        if word.startswith("they") and not pronouns:
            return None
        return begin + 1, "s" if match.group() in {"he", "she"} else "base", True
    behind = tokens[begin - 1].word if begin else ""
    if behind in {"and", "or"} and (begin < 2 or tokens[begin - 2].word not in {",", ";"}):
        return None
    limit = min(begin + _ARTICLE_REACH, len(tokens))
    for i in range(begin, limit):
        word = tokens[i].word
        following = tokens[i + 1].word if i + 1 < len(tokens) else ""
        if word in workers.plural and following not in workers.plural | workers.singular:
            return i + 1, "base", True
        if word in workers.singular and tokens[begin].word in rules.words["determiners"] and i > begin:
            return i + 1, "s", True
        if not word[0].isalnum() or (word in rules.words["no_verbs"] and word not in rules.words["determiners"]):
            break
    alone = rules.words["quantifiers"] | {"those"}
    return (begin + 1, "base", False) if pronouns and tokens[begin].word in alone else None


def _read_verb(
    text: str, tokens: Sequence[Token], behind: int, form: str, sure: bool, rules: MentionRules
) -> tuple[int, str] | None:
    """Index and form of the first verb of a duty behind a subject; None where the sentence tells none."""
    index = behind
    auxiliary = rules.phrases["auxiliary"]
    last = tokens[-1].end
    if index + 2 < len(tokens) and tokens[index].word == "," and tokens[index + 1].word in _ASIDES:
        reach = range(index + 2, min(index + 14, len(tokens)))  # "bakers, also called dough makers, knead…"
        index = next((i + 1 for i in reach if tokens[i].word == ","), len(tokens))
    if index < len(tokens) and tokens[index].word in _POSTMODIFIERS:  # "clerks who work in banks often help…"
        reach = range(index + 1, min(index + 14, len(tokens)))
        helped = (i for i in reach if (match := auxiliary.match(text, tokens[i].start, last)) and match.group())
        index = next(helped, len(tokens))
    if index >= len(tokens):
        return None
    if (match := auxiliary.match(text, tokens[index].start, last)) and match.group():
        if rules.phrases["modal"].search(match.group()):
            form = "base"
        index = next((i for i in range(index, len(tokens)) if tokens[i].start >= match.end()), len(tokens))
    if index + 1 >= len(tokens):
        return None
    word = tokens[index].word
    if rules.phrases["kept_states"].match(text, tokens[index].start, last):
        return index, form
    if word in rules.words["no_verbs"] or not word.replace("-", "").isalpha():
        return None
    if word in rules.verbs[form]:
        return index, form
    if word in rules.verbs["ing"] and tokens[index - 1].word.endswith("be"):
        return index, "ing"
    unknown = (
        form == "base"
        and sure
        and not re.search(r"(?:ing|ed|ly|s|tion|ment|ness|ity|ive|al|ous|ful|ary|able|ible|ic)$", word)
    )
    return (index, form) if unknown else None


def _clause_end(tokens: Sequence[Token], head: Head, stop: int, rules: MentionRules) -> int:
    """Index behind the last token of the duties that begin at `head`, at most `stop`."""
    stop = min(stop, head.verb + _LONGEST_CLAUSE)
    for i in range(head.verb + 1, stop):
        word = tokens[i].word
        following = tokens[i + 1].word if i + 1 < stop else ""
        if word in {";", ":", "—", "–", "?", "!"} or (word == "-" and tokens[i - 1].end < tokens[i].start):
            return i
        if word == "," and following in rules.words["enders"]:
            return i
        if word == "," and following in {"and", "or", "but"} and _has_own_verb(tokens, i + 2, stop, head.form, rules):
            return i
    return stop


def _has_own_verb(tokens: Sequence[Token], begin: int, stop: int, form: str, rules: MentionRules) -> bool:
    """Whether ", and …" opens a clause with a subject and a verb of its own, and no further duty."""
    skip = begin + 1 if begin < stop and tokens[begin].word in rules.words["fillers"] else begin
    if skip < stop and tokens[skip].word in rules.verbs[form]:
        return False
    words = [token.word for token in tokens[begin : min(stop, begin + 8)]]
    reach = words[: words.index(",")] if "," in words else words
    return any(word in {"is", "are", "was", "were", "must", "may", "can", "will", "has", "have"} for word in reach)


def _split_clauses(text: str, tokens: Sequence[Token], head: Head, stop: int, rules: MentionRules) -> list[Span]:
    """The clauses of coordinated verbs between two tokens; verbs that share one object stay together."""
    peers = (i for i in range(head.verb + 2, stop) if _is_peer(tokens, head.verb, i, stop, head.form, rules))
    starts = [head.verb, *peers]
    spans: list[Span] = []
    begin = starts[0]
    for place, start in enumerate(starts):
        after = starts[place + 1] if place + 1 < len(starts) else stop
        end = _trim(tokens, start, after, rules, peer=after != stop)
        if after != stop and _object_index(tokens, start, end, rules) >= end:
            continue  # a bare verb: it shares the next one's object
        span = Span(tokens[begin].start, tokens[end - 1].end)
        if end - begin >= 2 and not any_gate(rules.guards["duty"], text[span.start : span.end]):
            spans.append(span)
        begin = after
    return spans


def _object_index(tokens: Sequence[Token], verb: int, stop: int, rules: MentionRules) -> int:
    """Index behind a verb and its particles: `put in` before `, hook up and…` has no object of its own."""
    i = verb + 1
    while i < stop and tokens[i].word in rules.words["particles"]:
        i += 1
    return i


def _trim(tokens: Sequence[Token], start: int, stop: int, rules: MentionRules, *, peer: bool) -> int:
    """`stop` without what joins a clause to the next one: comma, "and", and before a peer an adverb or "may"."""
    joined = {",", "and", "or", ".", "/", "but", "then", *_PREPOSITIONS} | (
        rules.words["fillers"] if peer else frozenset()
    )
    while stop > start + 1 and tokens[stop - 1].word in joined:
        stop -= 1
    return stop


def _is_peer(tokens: Sequence[Token], first: int, i: int, stop: int, form: str, rules: MentionRules) -> bool:
    """Whether the token is a verb coordinated with the first one, rather than a noun or a verb of a lower clause."""
    if tokens[i].word not in rules.verbs[form]:
        return False
    before = i - 1
    while before > first and tokens[before].word in rules.words["fillers"]:
        before -= 1
    joint = tokens[before].word
    if joint not in {",", "and", "or", "then"}:
        return False
    comma = joint == "," or tokens[before - 1].word == ","
    behind = _object_index(tokens, i, stop, rules)
    following = tokens[behind].word if behind < stop else ""
    if not following or following in rules.words["back_references"] or following in {".", "of"}:
        return False  # "take up complaints and settle them": of what "them" is, the clause before tells
    nouns = rules.words["noun_verbs"]
    if (
        (tokens[i].word in nouns or tokens[i].word.removesuffix("s") in nouns)
        and following not in rules.words["object_openers"]
        and not comma
    ):
        return False
    if following in {",", "and", "or"}:  # "construct, install and repair frames", but no "orders and complaints"
        skip = behind + 1 if behind + 1 < stop and tokens[behind + 1].word not in {"and", "or"} else behind + 2
        if not (skip < stop and tokens[skip].word in rules.verbs[form]):
            return False
    either = nouns | rules.words["series_nouns"]
    noun = tokens[i].word in either or tokens[i].word.removesuffix("s") in either
    if (
        comma
        and noun
        and following not in rules.words["object_openers"]
        and _is_noun_series(tokens, first, i, form, rules)
    ):
        return False
    if form == "base" and _is_infinitive_series(tokens, first, before, rules):
        return False
    if comma:
        return True
    last = max((k for k in range(first, before) if tokens[k].word == ","), default=first)
    between = [token.word for token in tokens[last:before]]
    infinitive = any(word == "to" and following in rules.verbs["base"] for word, following in pairwise(between))
    if form == "base" and infinitive:
        return False
    return not any(word in rules.words["subordinators"] for word in between[1:])


def _is_noun_series(tokens: Sequence[Token], first: int, i: int, form: str, rules: MentionRules) -> bool:
    """Whether the word stands at the end of a series of nouns: "power, lighting, and control systems"."""
    commas = [k for k in range(first + 1, i) if tokens[k].word == ","]
    pieces = [tokens[k + 1].word for k in commas if k + 1 < i and tokens[k + 1].word not in {"and", "or"}]
    return bool(pieces) and pieces[-1] not in rules.verbs[form]


def _is_infinitive_series(tokens: Sequence[Token], first: int, joint: int, rules: MentionRules) -> bool:
    """Whether a series of bare verbs behind "to" is still running: "orders to start, stop or change service"."""
    words = [token.word for token in tokens[first : joint + 1]]
    verbs = rules.verbs["base"] | rules.words["no_verbs"]
    places = [i for i in range(len(words) - 2) if words[i] == "to" and words[i + 1] in verbs]
    return any(words[i + 2] == "," and not {"and", "or"}.intersection(words[i + 3 : -1]) for i in places[-1:])
