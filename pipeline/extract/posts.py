"""posts: the posts on an occupation's ladder, which are levels of it, and those that are other occupations."""

import re
from collections.abc import Sequence

from pipeline.extract.rules import ScopeRules
from pipeline.extract.subject import Subject
from pipeline.occupations import OccupationNamer, forms_pattern
from pipeline.patterns import Cue
from pipeline.spans import Span

_NOUN_BEFORE = re.compile(r"(?<![\w-])(?P<word>[A-Za-z][a-z]+)\s+$")


def ladder_of(names: Sequence[str], namer: OccupationNamer, lexicon: ScopeRules) -> re.Pattern[str] | None:
    """A pattern for the posts that are levels of an occupation of these names, its own names aside; None without."""
    own = {namer.singular(name) for name in names}
    heads = {name.split()[-1] for name in own if name}  # a forensic accountant climbs as accountants do
    posts = {post for ladder in lexicon.ladder if (own | heads) & set(ladder.of) for post in ladder.posts} - own
    forms = "|".join(forms_pattern(namer, post) for post in sorted(posts, key=lambda post: (-len(post), post)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE) if forms else None


def is_post(name: str, subject: Subject) -> bool:
    """Whether a name, singular, is a post on the ladder of the document's occupation."""
    return subject.posts is not None and subject.posts.fullmatch(name) is not None


def is_level_name(name: str, subject: Subject) -> bool:
    """Whether each word of a name tells a level, or is of the occupation's own: "Senior manager", "Lead baker"."""
    known = subject.modifiers | subject.ranks | subject.own_modifiers | subject.namer.ranks | subject.namer.standings
    own = {word for one in (subject.occupation_id or "", *subject.names) for word in one.split("-")[-1:]}
    words = subject.namer.singular(name).split()
    return is_post(" ".join(words), subject) or all(word in known or word in own for word in words)


def names_post(text: str, cue: Cue, span: Span, subject: Subject) -> bool:
    """Whether a level's word is the noun of another's name: "project managers", no managers of the occupation."""
    if not subject.namer.is_person(text[cue.start : cue.end].split()[-1]):
        return False
    before = _NOUN_BEFORE.search(text, max(span.start, cue.start - 30), cue.start)
    word = before["word"].lower() if before else ""
    namer, own = subject.namer, set((subject.occupation_id or "").split("-")[-1:])
    plain = namer.function_words | namer.determiners | namer.ranks | subject.own_modifiers | subject.not_scopes | own
    return bool(word) and word not in plain and word not in subject.labels and not word.endswith(("ly", "ing", "ed"))
