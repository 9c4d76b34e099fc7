"""targets: functions from bytes to nothing that fail where the program breaks what it promises of any input."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.decoding import decode_bytes, unpack_gzip
from pipeline.errors import InputError
from pipeline.extract import extract_document
from pipeline.ids import content_hash
from pipeline.ingest import render_document
from pipeline.occupations import OccupationNamer, load_namer
from pipeline.periods import parse_periods
from pipeline.quantities import find_numbers, parse_quantities
from pipeline.run import Run, run_all
from pipeline.section_rules import Lexicon, load_lexicon
from pipeline.segment import section_rows, segment_text
from pipeline.settings import Settings
from pipeline.spans import lines, sentences
from pipeline.statements import read_statements
from pipeline.tables import Row, tables, to_arrow
from pipeline.verify import verify

PACKS = Settings().packs
HTML = "text/html"
BETWEEN = b"\x1e"  # two documents in the input of `whole`


@cache
def rules() -> tuple[Lexicon, OccupationNamer]:
    """What segment needs, loaded once."""
    return load_lexicon(PACKS), load_namer(PACKS)


def quantities(data: bytes) -> None:
    """Quantities lie in order within the line, do not overlap, quote it, and have one kind of value."""
    text = data.decode("utf-8", "replace")
    end = 0
    for quantity in parse_quantities(text, PACKS):
        assert end <= quantity.start < quantity.end <= len(text), quantity
        assert quantity.text == text[quantity.start : quantity.end], quantity
        assert quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end, quantity
        kinds = [quantity.value is not None, quantity.low is not None or quantity.high is not None]
        assert sum([*kinds, quantity.quantifier is not None]) == 1, quantity
        end = quantity.end
    found = find_numbers(text, PACKS)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(found)), found


_EDTF_SIDE = re.compile(r"([0-9]{4})(?:-[0-9]{2}){0,2}|\.\.")


def periods(data: bytes) -> None:
    """Periods lie in order within the line, and each is EDTF whose years are those it names."""
    text = data.decode("utf-8", "replace")
    end = 0
    for period in parse_periods(text):
        assert end <= period.start < period.end <= len(text), period
        sides = [_EDTF_SIDE.fullmatch(side) for side in period.edtf.split("/")]
        years = [int(side[1]) if side and side[1] else None for side in sides]
        assert all(sides) and len(sides) <= 2, period
        assert (years[0], years[-1]) == (period.first, period.last), period
        end = period.end


def splitting(data: bytes) -> None:
    """Lines hold all but line ends; sentences of a line lie in order within it and leave out nothing but space."""
    text = data.decode("utf-8", "replace")
    for line in lines(text):
        assert text[line.start : line.end] == line.text
        at = line.start
        for start, end in sentences(text, line.start, line.end):
            assert at <= start < end <= line.end and not text[at:start].strip(), (at, start)
            at = end
        assert not text[at : line.end].strip()


def segment(data: bytes) -> None:
    """Sections tile the text; parents come before their children; statements lie within their section."""
    text = data.decode("utf-8", "replace")
    if not text.strip():
        return
    found = segment_text(text, None, None, *rules()).sections
    starts = [section.start for section in found]
    assert starts[0] == 0 and starts == sorted(set(starts)) and starts[-1] < len(text), starts
    assert all(section.parent is None or section.parent < i for i, section in enumerate(found))
    rows = [
        {
            "section_id": str(i),
            "parent_section_id": None if section.parent is None else str(section.parent),
            "kind": section.kind,
            "kind_basis": section.kind_basis,
            "heading_start": section.heading.start if section.heading else None,
            "heading_end": section.heading.end if section.heading else None,
            "start": section.start,
            "end": [*starts, len(text)][i + 1],
        }
        for i, section in enumerate(found)
    ]
    for statement in read_statements(text, rows):
        assert 0 <= statement.start <= statement.end <= len(text), statement


def extract(data: bytes) -> None:
    """What is claimed or mentioned stands where it is said; every row fits its table, and no two have one key."""
    text = data.decode("utf-8", "replace")
    if not text.strip():
        return
    found = segment_text(text, None, None, *rules())
    known = found.occupation
    named: Row | None = None
    if known:
        named = {"occupation_id": known.occupation_id, "occupation": known.name, "aliases": sorted(known.aliases)}
    document = {
        **dict.fromkeys(tables()["documents"].names),
        **(named or {}),
        "document_id": "doc",
        "text_sha256": content_hash(data),
        "path": "a.txt",
        "media_type": "text/plain",
    }
    sections = section_rows("doc", found.sections, len(text))
    for table, rows in extract_document(text, document, sections, named, Settings()).items():
        to_arrow(table, rows)
        keys = [tuple(row[column] for column in tables()[table].key) for row in rows]
        assert len(keys) == len(set(keys)), (table, keys)
        for row in rows:
            said = row.get("evidence") or row.get("text")
            assert 0 <= row["start"] < row["end"] <= len(text), (table, row)
            assert said in (None, text[row["start"] : row["end"]]), (table, row)


def whole(data: bytes) -> None:
    """Documents, set apart by a sign of their own, go through every stage, and all that is written is verified."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        raw.mkdir()
        for number, part in enumerate(data.split(BETWEEN)):
            (raw / f"{number}.{'html' if part.startswith(b'<') else 'txt'}").write_bytes(part)
        run_all(Run(out, Settings()), raw)
        problems = verify(out, raw, Settings())
        assert not problems, problems


def ingest(data: bytes) -> None:
    """Bytes become a text that can be written, or an InputError with code and remedy: as text, page, gzip or PDF."""
    forms = (("text/plain", False), (HTML, False), ("text/plain", True), ("application/pdf", False))
    kind, packed = forms[data[0] % 4 if data else 0]
    try:
        page, decoded = render_document(data[1:], kind, packed)
        page.text.encode("utf-8")
        assert page.text.strip() and 0 < decoded.confidence <= 1
    except InputError as error:
        assert error.reason and error.remedy and error.problem


def decoding(data: bytes) -> None:
    """Bytes become text, and the text of UTF-8 is the text that was encoded; gzip comes apart or is refused."""
    for work in (decode_bytes, unpack_gzip):
        try:
            work(data)
        except InputError as error:
            assert error.reason and error.remedy
    text = data.decode("utf-8", "ignore").lstrip("\ufeff").replace("\x00", "")
    try:
        assert not text or decode_bytes(text.encode()).text == text
    except InputError as error:
        assert error.reason == "binary"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "quantities": quantities,
    "periods": periods,
    "splitting": splitting,
    "decoding": decoding,
    "segment": segment,
    "ingest": ingest,
    "extract": extract,
    "whole": whole,
}
