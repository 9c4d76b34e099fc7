"""clauses: parts of a mention that may each belong to a concept of its own, with their offsets."""

import re
from typing import NamedTuple

from pipeline.match.wording import Term, Token, Wording

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NAMED = re.compile(r"(?P<name>[^.:;()–—]{2,60}?)(?:[.:]|\s[–—-])\s+(?=\S)")  # "Stamina. Most of a shift…"
_BREAK = re.compile(r"[,;:.!?•|]|\s[–—-]\s|\s/\s")
_HARD = frozenset(";:.!?•|")
NAME_WORDS = 5  # a longer head is a sentence


class Word(NamedTuple):
    """One term of a clause. `factor` is what its place makes of its weight."""

    name: str
    factor: float
    written: str  # as the text has it


class Clause(NamedTuple):
    """`text[start:end]`, what it says, and which clause of the same mention it lies in (-1: none).

    `words` of a coordinated object hold the verb it shares, though that stands outside the span; `label` shows it.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    actions: tuple[str, ...]  # the terms that lead the clause as its verbs
    label: str
    parent: int = -1
    main: bool = True  # it has a verb of its own, or is the whole; False: a coordinated object

    def overlaps(self, other: "Clause") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class _Segment(NamedTuple):
    """What stands between two coordinators or breaks: `tokens[first:last]`; `hard` after a full stop or the like."""

    first: int
    last: int
    hard: bool


def split_clauses(text: str, kind: str, wording: Wording) -> list[Clause]:
    """The clauses of a mention in order; never empty, and the first one always stands for the mention's main sense.

    A duty with several verbs yields the whole and a clause for each verb; coordinated objects yield a clause each that
    shares the verb ("process orders, returns and exchanges": three). Names (tools, titles, occupations) are not split.
    """
    tokens = _outside_brackets(text, wording.tokens(text))
    if not tokens:
        return [_whole(text, wording.tokens(text), wording)]
    if kind not in ("duty", "skill", "credential"):
        return [_whole(text, tokens, wording)]
    named = _NAMED.match(text) if kind != "duty" else None
    if named:
        name = [token for token in tokens if token.end <= named.end("name")]
        if 0 < len(name) <= NAME_WORDS:
            return _parts(text, name, kind, wording, support=tokens[len(name) :])
    return _parts(text, tokens, kind, wording)


def _outside_brackets(text: str, tokens: list[Token]) -> list[Token]:
    if "(" not in text and "[" not in text:
        return tokens
    inside = [found.span() for found in _BRACKETS.finditer(text)]
    return [token for token in tokens if not any(start <= token.start < end for start, end in inside)]


def _whole(text: str, tokens: list[Token], wording: Wording) -> Clause:
    """The mention as one clause, its words all of one weight."""
    words = tuple(_word(term, tokens, 1.0) for term in wording.terms(tokens))
    start, end = (tokens[0].start, tokens[-1].end) if tokens else (0, len(text))
    return Clause(start, end, words, (), text[start:end])


def _word(term: Term, tokens: list[Token], factor: float) -> Word:
    written = " ".join(token.form for token in tokens[term.first : term.last])
    return Word(term.name, factor, written)


def _segments(text: str, tokens: list[Token], wording: Wording) -> list[_Segment]:
    """The tokens cut at commas, stops and coordinators."""
    found, first, hard = [], 0, True
    for i, token in enumerate(tokens):
        gap = text[tokens[i - 1].end : token.start] if i else ""
        mark = _BREAK.search(gap)
        joins = token.form in wording.coordinators or ("&" in gap)
        if i > first and (mark or joins):
            found.append(_Segment(first, i, hard))
            first, hard = i, bool(mark and mark.group() in _HARD)
        if token.form in wording.coordinators and i == first:
            first = i + 1
    if first < len(tokens):
        found.append(_Segment(first, len(tokens), hard))
    return found


def _form(form: str) -> str:
    """The shape of a verb: `ing`, `s`, `ed` or bare. Coordinated verbs share it."""
    if form.endswith("ing") and len(form) > 4:
        return "ing"
    if form.endswith("ed") and len(form) > 4:
        return "ed"
    return "s" if form.endswith("s") and not form.endswith("ss") else "bare"


def _leading_verb(tokens: list[Token], segment: _Segment, wording: Wording, shape: str) -> int:
    """The position of the verb that leads the segment, -1 where an object does."""
    for i in range(segment.first, min(segment.last, segment.first + 3)):
        token = tokens[i]
        if token.form in wording.stop or token.form in wording.openers or token.form.endswith("ly"):
            if token.form not in (
                "to",
                "then",
                "they",
                "he",
                "she",
                "may",
                "must",
                "will",
                "can",
            ) and not token.form.endswith("ly"):
                return -1
            continue
        known = token.stem in wording.actions or any(
            " ".join(t.stem for t in tokens[i : i + n]) in wording.actions for n in (2, 3)
        )
        if shape == "ing":
            return i if _form(token.form) == "ing" else -1
        return i if known and (not shape or _form(token.form) == shape) else -1
    return -1


def _first_shape(tokens: list[Token], segment: _Segment, wording: Wording) -> str:
    """The shape of the mention's first verb, which later ones share; empty where none is known."""
    for i in range(segment.first, min(segment.last, segment.first + 5)):
        if tokens[i].stem in wording.actions and tokens[i].form not in wording.stop:
            return _form(tokens[i].form)
        if i == segment.first and _form(tokens[i].form) == "ing":
            return "ing"
    return ""


def _parts(
    text: str, tokens: list[Token], kind: str, wording: Wording, support: list[Token] | None = None
) -> list[Clause]:
    """The whole first, then the clauses with a verb of their own, then coordinated objects."""
    segments = _segments(text, tokens, wording) or [_Segment(0, len(tokens), True)]
    behind = support or []
    support_words = [_word(term, behind, wording.rules.factors.support) for term in wording.terms(behind)]
    groups: list[list[int]] = []  # main clauses as runs of segments
    shape = _first_shape(tokens, segments[0], wording)
    bare_verb = False
    for n, segment in enumerate(segments):
        verb = _leading_verb(tokens, segment, wording, shape if n else "") if kind == "duty" else -1
        opener = tokens[segment.first].form in wording.openers
        starts = (
            not groups
            or (verb >= 0 and not bare_verb and not opener)
            or (segment.hard and segment.last - segment.first > 1)
        )
        if starts and not (groups and _opens(tokens, segments, groups[-1], wording)):
            groups.append([n])
        else:
            groups[-1].append(n)
        bare_verb = verb >= 0 and len(wording.terms(tokens[segment.first : segment.last])) <= 1
    mains = [_clause(text, tokens, [segments[n] for n in group], wording) for group in groups]
    clauses: list[Clause] = []
    if len(mains) == 1:
        clauses.append(_with(mains[0], support_words))
        owners = [0]
    else:
        words = tuple(word for main in mains for word in main.words)
        clauses.append(
            Clause(mains[0].start, mains[-1].end, words, mains[0].actions, text[mains[0].start : mains[-1].end])
        )
        clauses.extend(main._replace(parent=0) for main in mains)
        owners = list(range(1, len(mains) + 1))
    for group, owner in zip(groups, owners):
        clauses.extend(_objects(text, tokens, [segments[n] for n in group], clauses[owner], owner, kind, wording))
    return clauses[: wording.rules.candidates.clauses]


def _with(clause: Clause, words: list[Word]) -> Clause:
    return clause._replace(words=clause.words + tuple(words))


def _opens(tokens: list[Token], segments: list[_Segment], group: list[int], wording: Wording) -> bool:
    """Whether the group so far is only a condition that the next segment belongs to ("If it rains, …")."""
    return len(group) == 1 and tokens[segments[group[0]].first].form in wording.openers


def _clause(text: str, tokens: list[Token], segments: list[_Segment], wording: Wording) -> Clause:
    """One clause over a run of segments; words behind a tail opener, or in an opening condition, weigh less."""
    factors = wording.rules.factors
    words: list[Word] = []
    actions: list[str] = []
    tail = False
    for n, segment in enumerate(segments):
        span = tokens[segment.first : segment.last]
        opening = n == 0 and len(segments) > 1 and span[0].form in wording.openers
        at = 0
        for term in wording.terms(span):
            reach = range(at, term.last if term.last - term.first == 1 else term.first)
            tail = tail or (bool(words) and any(span[i].form in wording.tails for i in reach))
            at = term.last
            words.append(_word(term, span, factors.tail if tail or opening else 1.0))
            leads = not actions or (n == 1 and len(words) == 2 and term.first == 0)
            if not tail and not opening and leads and term.name in wording.actions:
                actions.append(term.name)
        tail = tail and not opening
    start, end = tokens[segments[0].first].start, tokens[segments[-1].last - 1].end
    return Clause(start, end, tuple(words), tuple(actions), text[start:end])


def _objects(
    text: str, tokens: list[Token], segments: list[_Segment], main: Clause, owner: int, kind: str, wording: Wording
) -> list[Clause]:
    """A clause for each coordinated object of the main clause, the verb carried along; none where there is one."""
    filled: list[_Segment] = []
    for segment in segments:
        if filled and tokens[segment.first].form in wording.stop:  # "before and after each trip": no object
            filled[-1] = filled[-1]._replace(last=segment.last)
        elif wording.terms(tokens[segment.first : segment.last]):
            filled.append(segment)
    found: list[Clause] = []
    for n, segment in enumerate(filled):
        if found and kind == "duty" and found[-1].words[-1].factor < found[0].words[0].factor:
            break  # the objects of a tail ("using a jack, liftgate or forklift") are none of the verb's
        own = _clause(text, tokens, [segment], wording)
        words, label = own.words, own.label
        if kind == "duty" and len(words) == 1 and words[0].name in main.actions:
            continue  # "load and unload trailers": a verb alone is no object
        if n and kind == "duty":
            written = {word.name: word.written for word in main.words}
            carried = [a for a in main.actions if a not in {word.name for word in words}]
            words = tuple(Word(a, wording.rules.factors.carried, written[a]) for a in carried) + words
            if carried and tokens[filled[0].first].form not in wording.openers:
                label = f"{text[main.start : tokens[filled[0].first].end]} {own.label}"
        found.append(Clause(own.start, own.end, words, main.actions if kind == "duty" else (), label, owner, False))
    return found if len(found) > 1 else []
