"""paragraphs: lines that were broken to a width, read as the paragraphs and items they are.

Plain text and the pages of a PDF break a sentence wherever the line is full. What is said in a sentence is read from
the whole of it; so the line ends inside it become spaces, and every offset stays what it was.
"""

import re
from itertools import pairwise

NARROW, WIDE = 45, 130  # characters of the longest line of a text that was broken to a width
LEAST = 30  # characters of a line that goes on in the next, however it ends
FULL = 0.6  # of the longest line: a line that a small letter may follow
NEARLY = 0.85  # and one that a figure may
MEDIA = frozenset({"text/plain", "text/markdown", "application/pdf"})  # others have lines of our own making
UNFINISHED = re.compile(  # words that end no line of their own
    r"(?:an?|the|of|to|for|and|n?or|but|with|from|as|is|are|was|were|be|been|has|have|had|that|which|who|whose|than|the?ir"
    r"|its|his|her|our|your|per|about|between|during|into|will|can|may|must|should|would|could|not|no|most|many|some|more"
    r"|less|each|every|when|while|if|because)"
)

_LINE = re.compile(r"(?P<body>[^\r\n\v\f\x85\u2028\u2029]*)(?P<break>\r\n|[\r\n]|$)")
_CELLS = re.compile(r"\t|\S {3,}\S|\s\|\s|^\s*\|")
_MARKER = re.compile(r"\s*(?:[^\w\s$£€₹¥(\"'“‘\[+]|[-+*][ \t]|o[ \t]+[A-Z]|\(?(?:\d{1,2}|[a-zA-Z])[.)][ \t])")
_KEY = re.compile(
    r"\s*(?:[A-Z][^.:!?]{0,60}|[\w.\[\]-]{1,60})[\"']?:(?:\s|$)|\s*[{}\[\]]|\s*\"[^\"]*\":|\s*[\w.-]+\s*=\s"
)
_NUMBERED = re.compile(r"^[ \t]*0*(?P<n>\d{1,4})[.:|)]?(?:[ \t]+|$)", re.MULTILINE)
LEAST_NUMBERED, LEAST_EMPTY = 8, 2  # lines whose numbers count up, and those of them with nothing behind the number
_BEGINS_FIGURE = re.compile(r"\s*[$£€₹]?\d")
_STOPPED = re.compile(r"[.!?][\"'”’)\]]*$")
_OPEN = re.compile(r"(?:[,;(–—]|\b[\w-]*-|\b[A-Z]?[a-z]+/)$")


def unwrap(text: str, media_type: str = "text/plain") -> str:
    """The text, of the same length, with the line ends inside wrapped paragraphs and items as spaces."""
    if media_type not in MEDIA:
        return text
    text = _without_numbers(text)
    found = [match for match in _LINE.finditer(text) if match.end() > match.start()]
    widths = [len(match["body"].rstrip()) for match in found if not _has_cells(match["body"])]
    width = max(widths, default=0)
    if not NARROW <= width <= WIDE:
        return text
    pieces, at = [], 0
    for block in _blocks(found):
        flows = _flows([match["body"] for match in block], width)
        for one, two in pairwise(block):
            if joins(one["body"], two["body"], width, flows):
                pieces += [text[at : one.end("body")], " " * (one.end() - one.end("body"))]
                at = one.end()
    return "".join([*pieces, text[at:]])


def _has_cells(line: str) -> bool:
    """Whether tabs, bars or three spaces part what a line holds."""
    return ("\t" in line or "   " in line or "|" in line) and _CELLS.search(line) is not None


def _without_numbers(text: str) -> str:
    """The text with spaces for the numbers of its lines, where empty lines are counted, too: no list does that."""
    run: list[re.Match[str]] = []
    for match in _NUMBERED.finditer(text):
        beside = bool(run) and text.count("\n", run[-1].start(), match.start()) == 1
        if run and beside and int(match["n"]) == int(run[-1]["n"]) + 1:
            run.append(match)
        elif len(run) < LEAST_NUMBERED:
            run = [match]
    empty = sum(1 for match in run if text[match.end() : match.end() + 1] in ("", "\r", "\n"))
    if len(run) < LEAST_NUMBERED or empty < LEAST_EMPTY:
        return text
    for match in run:
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _blocks(found: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """The lines in runs with no empty line between."""
    blocks: list[list[re.Match[str]]] = [[]]
    for match in found:
        if match["body"].strip():
            blocks[-1].append(match)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _flows(block: list[str], width: int) -> bool:
    """Whether the lines are running text: some line goes on in small letters, and some sentence ends."""
    goes_on = any(_starts_small(two) and len(one) >= FULL * width for one, two in pairwise(block))
    return goes_on and any(re.search(r"[.!?]", line) for line in block)


def _starts_small(line: str) -> bool:
    return line.lstrip()[:1].islower()


def joins(one: str, two: str, width: int, flows: bool) -> bool:
    """Whether the second of two lines goes on with what the first began.

    `width` is that of the text's longest line; `flows` says that the lines around are running text.
    """
    if _CELLS.search(one) or _CELLS.search(two) or _MARKER.match(two):
        return False
    if not (any(c.isalpha() for c in two) and any(c.isalnum() for c in one)):
        return False  # a ruling, or a row of figures
    words, following = one.rstrip(), two.split()[0]
    last = words.rsplit(None, 1)[-1].lower().strip("\"'“”‘’")
    if len(words) < LEAST or words.endswith(":") or one.endswith("  ") or _KEY.match(two):
        return False
    full = len(words) + 1 + len(following) > width
    if not _STOPPED.search(words):
        if UNFINISHED.fullmatch(last) or _OPEN.search(words):
            return True
        if _starts_small(two):
            return len(words) >= FULL * width
        if flows and _BEGINS_FIGURE.match(two) and len(words) >= NEARLY * width:
            return True
        deeper = len(two) - len(two.lstrip()) >= 2 and bool(_MARKER.match(one))
        return deeper or (full and flows)
    return full and flows
