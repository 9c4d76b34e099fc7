"""hostile: the CPU that texts made to be slow take, beside ordinary text of the same size.

    python -m benchmarks.hostile [--kb 64] [--family NAME ...] [--grown 16] [--most 10] [--record NAME]

Each family is one document of the size asked for, taken through every stage in a copy of this process, which has all
rules loaded, under a limit of CPU time. Ordinary text is paragraphs, items and rows about an occupation with words and
figures drawn at random. `--grown` leaves out families whose CPU does not grow faster than their size from so many KB to
four times as many: what is within bounds at a size, and grows with it, stays within them. `--record` keeps the result
under a name for docs/reliability.md. Exit code 1 where a family takes more than `--most` times the CPU of ordinary
text, or comes to no end.
"""

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.recording import record
from pipeline.run import Run, run_all
from pipeline.settings import Settings

LIMIT = 600  # CPU seconds after which a family counts as endless
WORDS = re.findall(
    r"\w+",
    "bakers mix dough weigh flour check orders ovens clean tools serve customers plan recipes train helpers keep "
    "records follow safety rules work early shifts bread cakes stores hotels schools companies machines product "
    "quality supplies contracts equipment clients reports budget staff materials delivery schedule samples ",
)
SENTENCES = (
    "The median annual wage of bakers was ${money} in May {year}.",
    "About {percent} percent of bakers worked in {word} and {word} shops in {year}.",
    "Employment is projected to grow {percent} percent from {year} to 2032, faster than the average.",
    "Bakers {word} {word} and {word} the {word} before they {word} each {word}.",
    "Most bakers {word} with {word}, {word} or {word}, and some need a high school diploma.",
    "Training takes {small} to {large} months on the job, and {word} {word} helps.",
)


def ordinary(size: int, seed: int = 1) -> str:
    """Text like that of a long handbook: headings, paragraphs, items and rows, no two alike."""
    draw = random.Random(seed)
    words = [*WORDS, *("".join(draw.choices("abcdefghilmnoprstu", k=draw.randint(4, 9))) for _ in range(4000))]

    def sentence() -> str:
        text = draw.choice(SENTENCES)
        while "{word}" in text:
            text = text.replace("{word}", draw.choice(words), 1)
        return text.format(
            money=f"{draw.randint(20, 90)},{draw.randint(100, 999)}",
            year=draw.randint(2004, 2024),
            percent=draw.randint(1, 60),
            small=draw.randint(1, 5),
            large=draw.randint(6, 24),
        )

    parts = ["Bakers"]
    length = 0
    while length < size:
        block = draw.random()
        if block < 0.1:
            part = " ".join(draw.choices(words, k=3)).title()
        elif block < 0.3:
            part = "\n".join(f"• {' '.join(draw.choices(words, k=8)).capitalize()}" for _ in range(5))
        else:
            part = " ".join(sentence() for _ in range(draw.randint(2, 6)))
        parts.append(part)
        length += len(part.encode()) + 2
    return "\n\n".join(parts)[:size]


def repeat(piece: str, size: int) -> str:
    """A piece over and over, cut to a number of bytes."""
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def html(body: str) -> str:
    """A whole page about bakers with this in its body."""
    return f"<!doctype html><html><head><title>Bakers</title></head><body><h1>Bakers</h1>{body}</body></html>"


def nested(tag: str, size: int) -> str:
    """An element in itself, as often as fits."""
    depth = size // (2 * len(tag) + 5)
    return f"<{tag}>" * depth + "bread" + f"</{tag}>" * depth


HEAD = "Bakers\n\nDuties\n\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "punctuation run": lambda n: HEAD + repeat("!", n),
    "mixed punctuation": lambda n: HEAD + repeat("?!.,;:-()[]{}'\"/…", n),
    "punctuation in words": lambda n: HEAD + repeat("a!b?c.", n),
    "punctuation lines": lambda n: HEAD + repeat("!" * 79 + "\n", n),
    "quotes": lambda n: HEAD + repeat("'\"", n),
    "emoji": lambda n: HEAD + repeat("😀👩‍🍳", n),
    "emoji words": lambda n: HEAD + repeat("😀 ", n),
    "smileys": lambda n: HEAD + repeat(":-)", n),
    "url run": lambda n: HEAD + "http://" + repeat("a.b/", n),
    "one long word": lambda n: HEAD + repeat("a", n),
    "one-letter words": lambda n: HEAD + repeat("a ", n),
    "one-letter lines": lambda n: HEAD + repeat("a\n", n),
    "words with hyphens": lambda n: HEAD + repeat("a-", n),
    "abbreviations": lambda n: HEAD + repeat("a.b.", n),
    "abbreviated words": lambda n: HEAD + repeat("Mr. ", n),
    "full stops between words": lambda n: HEAD + repeat("A. b ", n),
    "digits": lambda n: HEAD + repeat("1", n),
    "digits and commas": lambda n: HEAD + repeat("1,", n),
    "digits and dots": lambda n: HEAD + repeat("1.", n),
    "numbers": lambda n: HEAD + repeat("12 ", n),
    "number words": lambda n: HEAD + repeat("twenty ", n),
    "number words and": lambda n: HEAD + repeat("hundred and ", n),
    "years": lambda n: HEAD + repeat("2016-", n),
    "years and to": lambda n: HEAD + repeat("2016 to ", n),
    "sums": lambda n: HEAD + repeat("$9", n),
    "sums and to": lambda n: HEAD + repeat("$9 to ", n),
    "sums a line": lambda n: HEAD + repeat("The median wage was $9.\n", n),
    "percents": lambda n: HEAD + repeat("9% ", n),
    "percent rows": lambda n: HEAD + repeat("9%\t", n),
    "fractions": lambda n: HEAD + repeat("1 in 8 ", n),
    "from": lambda n: HEAD + repeat("from 1 ", n),
    "between and": lambda n: HEAD + repeat("between 1 and ", n),
    "more than": lambda n: HEAD + repeat("more than ", n),
    "dashes": lambda n: HEAD + repeat("-", n),
    "long dashes": lambda n: HEAD + repeat("—", n),
    "spaced dashes": lambda n: HEAD + repeat("- ", n),
    "brackets": lambda n: HEAD + repeat("(", n),
    "bracket pairs": lambda n: HEAD + repeat("()", n),
    "nested brackets": lambda n: HEAD + repeat("([{", n),
    "stars": lambda n: HEAD + repeat("*", n),
    "bold": lambda n: HEAD + repeat("**a**\n", n),
    "spaces": lambda n: HEAD + "a" + repeat(" ", n) + "b",
    "no-break spaces": lambda n: HEAD + "a" + repeat("\u00a0", n) + "b",
    "tabs": lambda n: HEAD + "a" + repeat("\t", n) + "b",
    "newlines": lambda n: HEAD + repeat("\n", n) + "b",
    "carriage returns": lambda n: HEAD + repeat("a\r", n),
    "line separators": lambda n: HEAD + repeat("a\u2028", n),
    "headings": lambda n: HEAD + repeat("# Duties\n\n", n),
    "headings, plain": lambda n: HEAD + repeat("Duties\n\n", n),
    "headings, deeper": lambda n: HEAD + repeat("".join(f"{'#' * i} Pay\n\n" for i in range(1, 7)), n),
    "headings of all kinds": lambda n: HEAD + repeat("Duties\n\nPay\n\nSkills\n\nTools\n\nOutlook\n\n", n),
    "hashes": lambda n: HEAD + repeat("#", n),
    "bullets": lambda n: HEAD + repeat("• Mix dough\n", n),
    "bare bullets": lambda n: HEAD + repeat("• ", n),
    "bullet lines": lambda n: HEAD + repeat("•\n", n),
    "numbered items": lambda n: HEAD + "".join(f"{i % 99}. Mix dough\n" for i in range(n // 14)),
    "cells": lambda n: HEAD + repeat("Pay\t$9\n", n),
    "one row": lambda n: HEAD + repeat("Pay\t", n),
    "rows of cells": lambda n: HEAD + repeat("\t".join(["9"] * 40) + "\n", n),
    "commas between words": lambda n: HEAD + repeat("mix, ", n),
    "and": lambda n: HEAD + repeat("mix and ", n),
    "and or": lambda n: HEAD + repeat("and/or ", n),
    "semicolons": lambda n: HEAD + repeat("mix dough; ", n),
    "colons": lambda n: HEAD + repeat("duties: ", n),
    "cue words": lambda n: HEAD + repeat("median wage ", n),
    "months": lambda n: HEAD + repeat("May ", n),
    "occupations": lambda n: HEAD + repeat("baker welder nurse ", n),
    "capital words": lambda n: HEAD + repeat("Baker ", n),
    "places": lambda n: HEAD + repeat("California ", n),
    "degrees": lambda n: HEAD + repeat("high school diploma ", n),
    "last updated": lambda n: HEAD + repeat("last updated: ", n),
    "sources": lambda n: HEAD + repeat("Source: The A", n),
    "copyright": lambda n: HEAD + repeat("(c) 2012 A", n),
    "combining marks": lambda n: HEAD + "a" + repeat("\u0301", n),
    "zero width": lambda n: HEAD + repeat("a\u200b", n),
    "bidi": lambda n: HEAD + repeat("\u202ea", n),
    "dotted capital i": lambda n: HEAD + repeat("İ", n),
    "wide letters": lambda n: HEAD + repeat("中", n),
    "right to left": lambda n: HEAD + repeat("من ", n),
    "questions": lambda n: HEAD + repeat("How much? ", n),
    "sentences": lambda n: HEAD + repeat("They mix. ", n),
    "one sentence": lambda n: HEAD + repeat("they mix dough ", n),
    "json": lambda n: HEAD + repeat('{"title": "Baker", "pay": 9}, ', n),
    "open braces": lambda n: HEAD + repeat('{"a":', n),
    "pipes": lambda n: HEAD + repeat("| a ", n),
    "underscores": lambda n: HEAD + repeat("_", n),
    "at signs": lambda n: HEAD + repeat("a@", n),
    "ampersands": lambda n: HEAD + repeat("&amp;", n),
    "random words": lambda n: HEAD + " ".join("".join(random.Random(i).choices("abcdefg", k=6)) for i in range(n // 7)),
    "random characters": lambda n: HEAD + "".join(random.Random(n).choices(" \n.,-$%019abcABC()", k=n)),
    "random unicode": lambda n: HEAD + "".join(chr(random.Random(n + i).randrange(32, 0x3000)) for i in range(n // 3)),
}
PAGES: dict[str, Callable[[int], str]] = {
    "page: nested div": lambda n: nested("div", n),
    "page: nested span": lambda n: nested("span", n),
    "page: nested b": lambda n: nested("b", n),
    "page: nested ul li": lambda n: repeat("<ul><li>a", n),
    "page: nested table": lambda n: repeat("<table><tr><td>a", n),
    "page: nested blockquote": lambda n: nested("blockquote", n),
    "page: open p": lambda n: repeat("<p>a", n),
    "page: open b p": lambda n: repeat("<b><p>a", n),
    "page: open a": lambda n: repeat("<a href=#x>a", n),
    "page: open headings": lambda n: repeat("<h2>Pay", n),
    "page: open definitions": lambda n: repeat("<dl><dt>a<dd>b", n),
    "page: definitions": lambda n: "<dl>" + repeat("<dt>a</dt><dd>b</dd>", n) + "</dl>",
    "page: dt only": lambda n: "<dl>" + repeat("<dt>a</dt>", n) + "</dl>",
    "page: cells": lambda n: "<table>" + repeat("<tr><td>a</td><td>9</td></tr>", n) + "</table>",
    "page: one row": lambda n: "<table><tr>" + repeat("<td>9</td>", n) + "</tr></table>",
    "page: wide spans": lambda n: "<table>" + repeat("<tr><td colspan=1000 rowspan=1000>a", n) + "</table>",
    "page: tables": lambda n: repeat("<table><tr><td>a</td></tr></table>", n),
    "page: line breaks": lambda n: repeat("a<br>", n),
    "page: comments": lambda n: repeat("<!--a-->", n),
    "page: hidden": lambda n: repeat('<div style="display:none">a', n),
    "page: classes": lambda n: repeat('<div class="nav share ads">a</div>', n),
    "page: nested classes": lambda n: repeat('<div class="nav share ads">a', n),
    "page: attributes": lambda n: f"<p {' '.join(f'a{i}=1' for i in range(n // 9))}>a</p>",
    "page: entities": lambda n: repeat("&amp;&#65;&nbsp;", n),
    "page: open angle": lambda n: repeat("<", n),
    "page: open tags": lambda n: repeat("<a ", n),
    "page: meta": lambda n: repeat('<meta name="date" content="x">', n),
    "page: links": lambda n: repeat('<a href="#a">a</a> ', n) + '<div hidden id="a">a</div>',
    "page: buttons": lambda n: repeat("<button>How?</button>", n),
    "page: lists": lambda n: repeat("<ul><li>mix dough</li></ul>", n),
    "page: bold paragraphs": lambda n: repeat("<p><b>Pay</b></p>", n),
    "page: captions": lambda n: repeat("<table><caption>Pay</caption><tr><th>a<td>9</table>", n),
    "page: whitespace": lambda n: f"<p>a{repeat(' ', n)}b</p>",
}


def run_cpu(text: str, name: str, limit: int = LIMIT) -> tuple[float, int]:
    """CPU seconds of a whole run over one document in a copy of this process, and how it ended (0: well)."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        (Path(folder) / "raw").mkdir()
        (Path(folder) / "raw" / name).write_bytes(text.encode())
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_CPU, (limit + int(time.process_time()), -1))
            code = 1
            try:
                run_all(Run(Path(folder) / "out", Settings()), Path(folder) / "raw")
                code = 0
            except BaseException as error:
                print(f"    {type(error).__name__}: {str(error)[:300]}", flush=True)
            finally:
                os._exit(code)
        _, status, used = os.wait4(child, 0)
        return used.ru_utime + used.ru_stime, os.waitstatus_to_exitcode(status)


def make_text(name: str, size: int) -> tuple[str, str]:
    """A family's document of this size, and a file name for it."""
    return (html(PAGES[name](size)), "a.html") if name in PAGES else (TEXTS[name](size), "a.txt")


def grows(name: str, kb: int, start: float) -> bool:
    """Whether a family's CPU grows faster than its size from so many KB to four times as many.

    `start` is what any document takes; a quarter and 0.2 s are left to chance.
    """
    small, large = (run_cpu(*make_text(name, size * 1024))[0] - start for size in (kb, 4 * kb))
    return large > 1.25 * 4 * max(small, 0) + 0.2


def main() -> int:
    """Measure every family; 1 where one of them is beyond what is allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=int, default=64)
    parser.add_argument("--family", action="append", help="only families whose name holds this")
    parser.add_argument("--grown", type=int, metavar="KB")
    parser.add_argument("--most", type=float, default=10.0)
    parser.add_argument("--record")
    given = parser.parse_args()
    size = given.kb * 1024
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:  # load everything once, here
        (Path(folder) / "raw").mkdir()
        (Path(folder) / "raw" / "a.txt").write_text(ordinary(3000), "utf-8")
        (Path(folder) / "raw" / "b.html").write_text(html(ordinary(300)), "utf-8")
        run_all(Run(Path(folder) / "out", Settings()), Path(folder) / "raw")
    base, _ = run_cpu(ordinary(size), "a.txt")
    print(f"{given.kb} KB; ordinary text takes {base:.2f} CPU seconds", flush=True)
    start = run_cpu("Bakers\n\nBakers bake bread.\n", "a.txt")[0] if given.grown else 0.0
    worst, beyond, count, left = (0.0, ""), [], 0, 0
    for name in {**TEXTS, **PAGES}:
        if given.family and not any(part in name for part in given.family):
            continue
        if given.grown and not grows(name, given.grown, start):
            left += 1
            continue
        seconds, code = run_cpu(*make_text(name, size), int(given.most * base) + 5)
        ratio = seconds / base
        worst, count = max(worst, (ratio, name)), count + 1
        bad = ratio > given.most or code != 0
        if bad:
            beyond.append(name)
        print(f"{'!' if bad else ' '} {ratio:7.2f} × {seconds:7.2f} s {code:4} {name}", flush=True)
    among = f" ({left} more grow with their size)" if given.grown else ""
    result = (
        f"{count} families of {given.kb} KB{among} beside ordinary text at {base:.1f} CPU seconds: the worst takes "
        f"{worst[0]:.2f} times as long ({worst[1]}); beyond {given.most:g}: {', '.join(beyond) or 'none'}"
    )
    print(result)
    if given.record:
        record(given.record, result)
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
