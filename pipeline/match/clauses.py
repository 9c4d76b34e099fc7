"""clauses: parts of a mention that may each belong to a concept of its own, with their offsets."""

import re
from typing import NamedTuple

from pipeline.match.segments import Segment, cut_segments
from pipeline.match.wording import Term, Token, Wording

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NAMED = re.compile(r"(?P<name>[^.:;()–—]{2,60}?)(?:[.:]|\s[–—-])\s+(?=\S)")  # "Stamina. Most of a shift…"
_ARTICLE = re.compile(r"^\s+[^\W\d_]+\s")  # "phone the owner": an article stands between the words that count
NAME_WORDS = 5  # a longer head is a sentence


class Word(NamedTuple):
    """One term of a clause. `factor` is what its place makes of its weight."""

    name: str
    factor: float
    written: str  # as the text has it
    leads: bool = False  # a verb that leads the clause: `wire` the outlets, against the `wire` that is pulled


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
    """The mention as one clause, its words all of one weight: "new-account" is what sets these clerks apart."""
    forms = ((term, tokens[term.first : term.last]) for term in wording.terms(tokens))
    words = tuple(Word(term.name, 1.0, " ".join(token.form for token in own)) for term, own in forms)
    start, end = (tokens[0].start, tokens[-1].end) if tokens else (0, len(text))
    return Clause(start, end, words, (), text[start:end])


def _word(term: Term, tokens: list[Token], factor: float, wording: Wording) -> Word:
    """A term as a word of a clause; half of a hyphened compound ("open-plan") says less than a word of its own."""
    own = tokens[term.first : term.last]
    if len(own) == 1 and own[0].joined:
        factor *= wording.rules.factors.hyphened
    return Word(term.name, factor, " ".join(token.form for token in own))


def _form(form: str) -> str:
    """The shape of a verb: `ing`, `s`, `ed` or bare. Coordinated verbs share it."""
    if form.endswith("ing") and len(form) > 4:
        return "ing"
    if form.endswith("ed") and len(form) > 4:
        return "ed"
    return "s" if form.endswith("s") and not form.endswith("ss") else "bare"


def _leading_verb(text: str, tokens: list[Token], segment: Segment, wording: Wording, shape: str) -> int:
    """The position of the verb that leads the segment, -1 where an object does."""
    for i in range(segment.first, min(segment.last, segment.first + 3)):
        token = tokens[i]
        if token.form in wording.stop or token.form in wording.openers or token.form.endswith("ly"):
            if token.form not in wording.leaders and not token.form.endswith("ly"):
                return -1
            continue
        known = (token.stem in wording.actions and wording.is_verb(token)) or any(
            " ".join(t.stem for t in tokens[i : i + n]) in wording.actions for n in (2, 3) if i + n <= segment.last
        )
        if shape == "ing":
            return i if _form(token.form) == "ing" else -1
        if shape and _is_noun(text, tokens, i, wording):
            return -1
        return i if known and (not shape or _form(token.form) == shape) else -1
    return -1


def _is_noun(text: str, tokens: list[Token], i: int, wording: Wording) -> bool:
    """Whether the word is a noun after all: "an issue is resolved", "addresses, phone numbers and notes"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind and behind.form in wording.copulas:
        return True
    gap = text[tokens[i].end : behind.start] if behind else ""
    return tokens[i].form in wording.nouns and not _ARTICLE.search(gap)


def _in_series(tokens: list[Token], former: Segment, wording: Wording) -> bool:
    """Whether the verb behind `former` is one of several infinitives ("take orders to start, stop or change it")."""
    last = tokens[former.last - 1]
    return (
        former.last - former.first > 2
        and tokens[former.last - 2].form == "to"
        and last.stem in wording.actions
        and wording.is_verb(last)
    )


def _first_shape(tokens: list[Token], segment: Segment, wording: Wording) -> str:
    """The shape of the mention's first verb, which later ones share; empty where none is known."""
    for i in range(segment.first, min(segment.last, segment.first + 5)):
        if tokens[i].stem in wording.actions and wording.is_verb(tokens[i]) and tokens[i].form not in wording.stop:
            return _form(tokens[i].form)
        if i == segment.first and _form(tokens[i].form) == "ing":
            return "ing"
    return ""


def _parts(
    text: str, tokens: list[Token], kind: str, wording: Wording, support: list[Token] | None = None
) -> list[Clause]:
    """The whole first, then the clauses with a verb of their own, then coordinated objects."""
    segments = cut_segments(text, tokens, wording) or [Segment(0, len(tokens), True)]
    behind = support or []
    support_words = [_word(term, behind, wording.rules.factors.support, wording) for term in wording.terms(behind)]
    groups: list[list[int]] = []  # main clauses as runs of segments
    shape = _first_shape(tokens, segments[0], wording)
    bare_verb = series = False
    for n, segment in enumerate(segments):
        verb = _leading_verb(text, tokens, segment, wording, shape if n else "") if kind == "duty" else -1
        series = n > 0 and verb >= 0 and (series or _in_series(tokens, segments[n - 1], wording))
        opener = tokens[segment.first].form in wording.openers
        starts = (
            not groups
            or (verb >= 0 and not bare_verb and not opener and not series)
            or (segment.hard and segment.last - segment.first > 1)
        )
        if starts and not (groups and segments[groups[-1][-1]].opening):
            groups.append([n])
        else:
            groups[-1].append(n)
        terms = wording.terms(tokens[segment.first : segment.last])
        bare_verb = verb >= 0 and len(terms) <= 1 and not any(wording.is_full(term.name) for term in terms)
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
    kept = [clause for n, clause in enumerate(clauses) if not n or kind != "duty" or _fits_alone(clause, wording)]
    if len(kept) < len(clauses):  # parents are counted anew
        place = {id(clause): n for n, clause in enumerate(kept)}
        kept = [
            clause._replace(parent=place.get(id(clauses[clause.parent]), 0) if clause.parent >= 0 else -1)
            for clause in kept
        ]
    return kept[: wording.rules.candidates.clauses]


def says_what(clause: Clause, wording: Wording) -> bool:
    """Whether a clause names, beside its verbs, what it is about: "settle them" does not."""
    return any(not word.leads or wording.is_full(word.name) for word in clause.words)


def _fits_alone(clause: Clause, wording: Wording) -> bool:
    """Whether a part of a mention means something by itself: it holds a word that does not fit just anything."""
    return any(
        (not word.leads or wording.is_full(word.name)) and wording.factor(word.name) > wording.rules.factors.common
        for word in clause.words
        if word.factor >= wording.rules.factors.carried
    )


def _with(clause: Clause, words: list[Word]) -> Clause:
    return clause._replace(words=clause.words + tuple(words))


def _clause(text: str, tokens: list[Token], segments: list[Segment], wording: Wording) -> Clause:
    """One clause over a run of segments; words behind a tail opener, or in an opening condition, weigh less."""
    factors = wording.rules.factors
    words: list[Word] = []
    actions: list[str] = []
    tail = setting = False
    for n, segment in enumerate(segments):
        span = tokens[segment.first : segment.last]
        opening = segment.opening and len(segments) > 1
        at = 0
        for term in wording.terms(span):
            reach = range(at, term.last if term.last - term.first == 1 else term.first)
            tail = tail or (bool(words) and any(span[i].form in wording.tails for i in reach))
            named = any(not word.leads for word in words)  # "participate in meetings" has its object there
            setting = setting or (named and any(span[i].form in wording.places for i in reach))
            at = term.last
            factor = factors.opening if opening else factors.tail if tail else 1.0
            word = _word(term, span, min(factor, factors.setting) if setting else factor, wording)
            leads = not actions or (n == 1 and len(words) == 1 and term.first == 0)
            if not tail and not opening and leads and wording.leads(term, span):
                actions.append(term.name)
                word = word._replace(leads=True)
            words.append(word)
        tail = tail and not opening
    first, last = segments[0].first, segments[-1].last
    while first < last - 1 and tokens[first].form in wording.leaders:
        first += 1  # "to solve problems"
    while last > first + 1 and tokens[last - 1].form in wording.hanging:
        last -= 1  # "when necessary", of which only "when" counts as a word
    start, end = tokens[first].start, tokens[last - 1].end
    return Clause(start, end, tuple(words), tuple(actions), text[start:end])


def _carried(main: Clause, wording: Wording) -> dict[str, str]:
    """The verbs that objects of a clause share, as the text has them; of "process orders" it is "process"."""
    leading = [word for word in main.words if word.leads]
    full = {word: wording.is_full(word.name) for word in leading}
    return {
        word.name.split(" ")[0] if full[word] else word.name: word.written.split(" ")[0] if full[word] else word.written
        for word in leading
    }


def _with_verbs(words: tuple[Word, ...], verbs: dict[str, str], wording: Wording) -> tuple[Word, ...]:
    """The words of an object behind the verbs that it shares; verb and object may make a phrase: "process" "orders"."""
    carried = wording.rules.factors.carried
    led: list[Word] = []
    for name, verb in verbs.items():
        made = next((word for word in words if f"{name} {word.name}" in wording.actions), None)
        if made:
            words = tuple(word for word in words if word is not made)
        led.append(Word(f"{name} {made.name}" if made else name, carried, verb, True))
    return (*led, *words)


class _Object(NamedTuple):
    """One of several objects of a verb, `tokens[first:last]`; words that it shares with the others come as `also`."""

    first: int
    last: int
    also: tuple[Word, ...] = ()


def _objects(
    text: str, tokens: list[Token], segments: list[Segment], main: Clause, owner: int, kind: str, wording: Wording
) -> list[Clause]:
    """A clause for each coordinated object of the main clause, the verb carried along; none where there is one."""
    listed, shared = _listed(tokens, segments, kind, wording)
    if len(listed) < 2:
        return []
    verbs = _carried(main, wording)
    found: list[Clause] = []
    for n, item in enumerate(_with_heads(tokens, listed, wording)):
        own = _clause(text, tokens, [Segment(item.first, item.last, False)], wording)
        alike = _form(tokens[item.first].form) == _form(tokens[listed[0].first].form)
        alike = alike and tokens[item.first].form not in wording.nouns
        if n and not (alike and len(own.words) > 1 and own.words[0].leads):  # "process orders, exchanges": no verb
            own = own._replace(words=tuple(word._replace(leads=False) for word in own.words), actions=())
        words, label = own.words + item.also, " ".join([own.label, *(word.written for word in item.also)])
        if kind == "duty":
            if not any(wording.is_full(word.name) or not (word.leads or word.name in verbs) for word in words):
                continue  # "load and unload trailers": a verb alone is no object
            if n and not own.actions:
                words = _with_verbs(words, verbs, wording)
                label = " ".join([*list(verbs.values())[:1], label])
            words += shared
        actions = tuple(verbs) if kind == "duty" else ()
        found.append(Clause(own.start, own.end, words, actions, label, owner, False))
    return found if len(found) > 1 else []


def _listed(
    tokens: list[Token], segments: list[Segment], kind: str, wording: Wording
) -> tuple[list[_Object], tuple[Word, ...]]:
    """The coordinated objects of a clause, and the words behind the last one, which hold for all of them.

    What follows a preposition belongs to its phrase and is no object ("answer questions about orders, returns"), but
    for an enumeration ("requests including orders, returns"): its items are objects of the verb.
    """
    factors = wording.rules.factors
    found: list[_Object] = []
    for n, segment in enumerate(segments):
        first = segment.first
        if segment.opening:
            continue
        if found and tokens[first].form in wording.stop and tokens[first].form not in wording.enumerators:
            break  # "before and after each trip": no object
        while first < segment.last - 1 and tokens[first].form in wording.enumerators:
            first += 1
        for at in range(first, segment.last):
            if not wording.terms(tokens[first:at]) or tokens[at].form not in wording.borders or kind != "duty":
                continue
            if _inside_phrase(tokens, first, at, segment.last, wording):
                continue
            found.append(_Object(first, at))
            if tokens[at].form not in wording.enumerators:
                rest = [_clause("", tokens, [Segment(at, segment.last, False), *segments[n + 1 :]], wording)]
                weight = factors.setting if tokens[at].form in wording.places else factors.shared
                return found, tuple(word._replace(factor=weight, leads=False) for word in rest[0].words)
            first = at + 1
            while first < segment.last and tokens[first].form in wording.stop:
                first += 1
        if wording.terms(tokens[first : segment.last]):
            found.append(_Object(first, segment.last))
    return found, ()


def _inside_phrase(tokens: list[Token], first: int, at: int, last: int, wording: Wording) -> bool:
    """Whether the word at `at` is part of a phrase of the thesaurus ("look after")."""
    return any(term.first < at - first < term.last for term in wording.terms(tokens[first:last]))


def _with_heads(tokens: list[Token], listed: list[_Object], wording: Wording) -> list[_Object]:
    """The objects, those that only qualify the last one's noun with that noun: "incident, arrest and other reports"."""
    last = wording.terms(tokens[listed[-1].first : listed[-1].last])
    head = tokens[listed[-1].last - 1]
    if len(last) < 2 or head.form in wording.stop:
        return listed
    made = []
    for item in listed[:-1]:
        form = tokens[item.last - 1].form
        own = wording.terms(tokens[item.first : item.last])
        lone = item.last - item.first == 1 or item is listed[0]
        lone = lone and not (item is listed[0] and len(own) == 1 and own[0].name in wording.actions)
        needs = form.endswith(wording.adjectives) or (_plural(head.form) and not _plural(form))
        also = (_word(last[-1], tokens[listed[-1].first : listed[-1].last], 1.0, wording),) if lone and needs else ()
        made.append(item._replace(also=also))
    if not all(item.also for item in made if item.last - item.first == 1):
        return listed  # "fuel, oil, brakes and lights": things of their own
    return [*made, listed[-1]]


def _plural(form: str) -> bool:
    return form.endswith("s") and not form.endswith(("ss", "us", "is"))
