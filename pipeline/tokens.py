"""tokens: a line as spaCy's English tokenizer splits it, each run between spaces split once a process.

spaCy makes a Doc of every line and a lexeme with all its attributes of every new word, which takes several times what
its splitting does. No token reaches over white space, so that the splitting of a run is that of the same run before.
"""

import re
import sys
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

MOST_KNOWN = 100_000  # runs that are remembered
MARKS = frozenset(",;:?!")  # each a token of its own behind a word; a full stop may belong to the word
_RUN = re.compile(r"\S+")


class Tokens(NamedTuple):
    """The tokens of a line: in small letters, and their half-open offsets."""

    words: list[str]
    starts: list[int]
    ends: list[int]


_Piece = tuple[str, int, int]  # a token of a run: in small letters, and its offsets there
_known: dict[str, tuple[_Piece, ...]] = {}


def split(text: str) -> Tokens:
    """The tokens of a line as spaCy gives them, but for white space at its ends."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    known, last = _known, 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        if last and text[last:start] != " ":  # spaCy keeps white space but for one space as a token
            words.append(" ")
            starts.append(last + (text[last] == " "))
            ends.append(start)
        run = match.group()
        for word, begin, stop in known.get(run) or _split_run(run):
            words.append(word)
            starts.append(start + begin)
            ends.append(start + stop)
        last = end
    return Tokens(words, starts, ends)


def _split_run(run: str) -> tuple[_Piece, ...]:
    """The tokens of a run without white space; a word of letters, with a mark behind it or none, needs no tokenizer."""
    body, mark, rules = run[:-1], run[-1], _tokenizer().rules
    if run.isascii() and run.isalpha() and run not in rules:
        pieces: tuple[_Piece, ...] = ((run.lower(), 0, len(run)),)
    elif mark in MARKS and body.isascii() and body.isalpha() and body not in rules:
        pieces = ((body.lower(), 0, len(body)), (mark, len(body), len(run)))
    else:
        pieces = tuple((token.text.lower(), token.idx, token.idx + len(token)) for token in _tokenizer()(run))
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[run] = pieces
    return pieces


@cache
def _tokenizer() -> Any:
    """spaCy's English tokenizer, with a vocabulary that computes no attributes."""
    load_spacy()
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    rules = English.Defaults
    return Tokenizer(
        Vocab(),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def load_spacy() -> None:
    """Import spaCy without its command line, a third of what importing it costs; nothing here uses it."""
    if "spacy" in sys.modules:
        return

    def info(*args: Any, **options: Any) -> Any:
        """What `spacy.info` does, loaded when it is called."""
        from spacy.cli.info import info

        return info(*args, **options)

    names = ("spacy.cli", "spacy.cli.info")
    sys.modules.update({name: ModuleType(name) for name in names})
    sys.modules["spacy.cli.info"].info = info  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        for name in names:
            del sys.modules[name]
